//! Dates that every reader of BibLaTeX takes.

use std::borrow::Cow;

/// An EDTF date in the shape that readers agree on, or `None` if there is none: not a day of the
/// calendar, `nodate`, no EDTF at all.
///
/// Taken: years, months, days, seasons (21 to 24), unknown last digits of a year (`195X`), one closing
/// `~`, `?` or `%`, ranges, open ranges. In a range with `~` on both dates only the last one is kept,
/// because several readers stumble over the first.
pub(in crate::emit) fn edtf(date: &str) -> Option<Cow<'_, str>> {
    // Most are years.
    if date.len() == 4 && date.bytes().all(|b| b.is_ascii_digit()) {
        return (date != "0000").then_some(date.into());
    }
    let date = date.trim();
    let Some((from, to)) = date.split_once('/') else {
        let (plain, doubt) = doubt(date);
        let point = point(plain)?;
        let whole = point.len() == plain.len();
        return Some(if whole { date.into() } else { format!("{point}{doubt}").into() });
    };
    let ((from, doubt_from), (to, doubt_to)) = (doubt(from), doubt(to));
    let doubt = if doubt_to.is_empty() { doubt_from } else { doubt_to };
    let range = match (is_open(from), is_open(to)) {
        (true, true) => return None,
        (true, false) => format!("../{}{doubt}", point(to)?),
        (false, true) => format!("{}/..", point(from)?),
        (false, false) => format!("{}/{}{doubt}", point(from)?, point(to)?),
    };
    Some(range.into())
}

/// Cuts off a closing mark of doubt.
fn doubt(date: &str) -> (&str, &str) {
    match date.char_indices().next_back() {
        Some((at, '~' | '?' | '%')) => date.split_at(at),
        _ => (date, ""),
    }
}

fn is_open(date: &str) -> bool {
    date.is_empty() || date == ".."
}

/// A year, month or day; unknown months and days (`1960-XX`) are left off.
fn point(date: &str) -> Option<&str> {
    let mut parts = date.split('-');
    let year = parts.next()?;
    let known = year.bytes().take_while(u8::is_ascii_digit).count();
    if year.len() != 4 || known < 2 || year == "0000" || year.bytes().skip(known).any(|b| b != b'X') {
        return None;
    }
    let Some(month) = parts.next().filter(|month| *month != "XX") else { return Some(year) };
    let number = two_digits(month).filter(|_| known == 4)?;
    let Some(day) = parts.next().filter(|day| *day != "XX") else {
        return date.get(..7).filter(|_| matches!(number, 1..=12 | 21..=24));
    };
    let last = days(year.parse().ok()?, number)?;
    let fits = two_digits(day).is_some_and(|day| (1..=last).contains(&day)) && parts.next().is_none();
    date.get(..10).filter(|_| fits)
}

fn two_digits(text: &str) -> Option<u32> {
    (text.len() == 2 && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse().ok())?
}

fn days(year: u32, month: u32) -> Option<u32> {
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => Some(31),
        4 | 6 | 9 | 11 => Some(30),
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => Some(29),
        2 => Some(28),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::edtf;

    #[test]
    fn good_dates_pass() {
        for date in [
            "1989",
            "2000-11",
            "1960-10-11",
            "1960~",
            "1960/1962",
            "2014-21",
            "196X",
            "1960-08/..",
            "../1960",
        ] {
            assert_eq!(edtf(date).as_deref(), Some(date));
        }
        assert_eq!(edtf("1960~/1961~").as_deref(), Some("1960/1961~"));
        assert_eq!(edtf("1960-XX-XX").as_deref(), Some("1960"));
        assert_eq!(edtf("1960-05-XX?").as_deref(), Some("1960-05?"));
    }

    #[test]
    fn days_that_never_were_do_not() {
        for date in [
            "nodate",
            "",
            "1905-06-31",
            "1900-02-29",
            "1960-13",
            "60",
            "c. 1950",
            "/",
            "XXXX",
            "1960-1",
            "1960-10/11",
        ] {
            assert_eq!(edtf(date), None, "{date}");
        }
    }
}
