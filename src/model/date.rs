//! Dates.

use ecow::EcoString;

/// A date as EDTF (ISO 8601-2 level 0 and 1): `1989`, `2000-11`, `1960-10-11`, `1960~`, `1960/1962`,
/// `2014-21` (spring), `nodate` where the note says there is none.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Date {
    /// The EDTF string.
    pub edtf: EcoString,
}

impl Date {
    /// From an EDTF string that the caller has made.
    pub fn new(edtf: impl Into<EcoString>) -> Date {
        Date { edtf: edtf.into() }
    }

    /// True if it begins with a day: `1863-07-05`, `1863-07-05/1863-07-06`.
    pub fn is_day(&self) -> bool {
        self.edtf.split('/').next().is_some_and(|first| first.trim_end_matches(['~', '?']).len() == 10)
    }

    /// How many years lie between the first and the last of a span: `1924/1926` gives 2.
    pub fn years_apart(&self) -> Option<u16> {
        let (first, last) = self.edtf.split_once('/')?;
        let year = |text: &str| text.get(..4)?.parse::<u16>().ok();
        year(last)?.checked_sub(year(first)?)
    }

    /// The first year, if the date has one: `1960/1962` gives 1960.
    pub fn year(&self) -> Option<&str> {
        let digits = self.edtf.get(..4)?;
        digits.bytes().all(|b| b.is_ascii_digit()).then_some(digits)
    }
}
