//! Days of the calendar that France had from 1793 to 1805.

use super::date::{roman, ymd};
use super::input::{In, Parsed};
use super::token::Kind;
use crate::model::Date;
use crate::small;

/// The day in September on which each year began, that of the year I in 1792 first.
const NEW_YEAR: [u16; 14] = [22, 22, 22, 23, 22, 22, 22, 23, 23, 23, 23, 24, 23, 23];

/// `3 floréal an IX`   `12 vendémiaire an 4`: a day of the republic as a day of ours.
pub fn republican(i: In<'_>) -> Parsed<'_, Date> {
    if !small::is(i.word(2), small::REPUBLICAN_YEAR) || !(i.is(3, Kind::Number) || roman(i.word(3)).is_some())
    {
        return i.miss();
    }
    let month = small::REPUBLICAN_MONTHS.iter().position(|month| month.eq_ignore_ascii_case(i.word(1)));
    let day = i.word(0).parse::<u16>().ok().filter(|day| (1..=30).contains(day));
    let year = roman(i.word(3)).map_or_else(|| i.word(3).parse().ok(), |year| u16::try_from(year).ok());
    let (Some(month), Some(day), Some(year)) = (month, day, year) else { return i.miss() };
    let Some(begins) = year.checked_sub(1).and_then(|at| NEW_YEAR.get(usize::from(at))) else {
        return i.miss();
    };
    Ok((i.skip(4), ours(year + 1791, begins + 30 * month as u16 + day - 1)))
}

/// The day that is `day` days behind the last of August.
fn ours(year: u16, mut day: u16) -> Date {
    let leap = |year: u16| year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    let (mut year, mut month) = (year, 9u8);
    loop {
        let len = match month {
            2 => 28 + u16::from(leap(year)),
            4 | 6 | 9 | 11 => 30,
            _ => 31,
        };
        if day <= len {
            return ymd(year, month, day as u8, None);
        }
        day -= len;
        if month == 12 {
            (year, month) = (year + 1, 1);
        } else {
            month += 1;
        }
    }
}
