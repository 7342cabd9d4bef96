//! Days with what is printed around them, and which of two numbers is the day.

use ecow::eco_format;

use super::date::{day_and_month, full_date, month, month_and_day, year};
use super::input::{In, Parsed};
use super::token::{Case, Kind, bit};
use crate::lexicon::{Lexicon, Sense, fold};
use crate::model::Date;
use crate::small;

/// `Sunday, February 9, 1955`   `mercredi 12 mai 1976`   `Montag, 12. Mai 1976`: the day of the week before a whole day.
pub fn of_the_week(i: In<'_>) -> Parsed<'_, Date> {
    if !small::is(i.word(0), small::DAYS_OF_THE_WEEK) {
        return i.miss();
    }
    full_date(i.skip(1).past_dot().past_comma())
        .and_then(|(rest, found)| if found.edtf.len() == 10 { Ok((rest, found)) } else { i.miss() })
}

/// `5 March [1950]`   `March 5, [1950]`   `March [1950?]`: the year in brackets, supplied by an editor or by who cites.
pub fn supplied_year(i: In<'_>) -> Parsed<'_, Date> {
    if !(1..4).any(|n| i.is(n, Kind::BracketOpen)) {
        return i.miss();
    }
    let (rest, (month, day)) = month_and_day(i)
        .or_else(|_| day_and_month(i))
        .map(|(rest, (month, day))| (rest, (month, Some(day))))
        .or_else(|_| month(i).map(|(rest, month)| (rest, (month, None))))?;
    let Some((inner, behind)) = rest.past_comma().enclosed(Kind::BracketOpen) else { return i.miss() };
    let before = usize::from(inner.is(0, Kind::Query));
    let (end, year) = year(inner.skip(before))?;
    let doubtful = before > 0 || end.is(0, Kind::Query);
    if end.len() > usize::from(end.is(0, Kind::Query)) {
        return i.miss();
    }
    let mark = if doubtful { "?" } else { "" };
    let edtf = match day {
        Some(day) => eco_format!("{year}-{month:02}-{day:02}{mark}"),
        None => eco_format!("{year}-{month:02}{mark}"),
    };
    Ok((behind, Date::new(edtf)))
}

/// `12 Şaban 1247/16 January 1832`   `23 Şevval 1310 [10 May 1893]`   `3 Dhu al-Hijja 966 (18 June 1559)`: a day of the Muslim calendar and, behind it,
/// the same day of ours, which is the date.
pub fn hijri_day(i: In<'_>) -> Parsed<'_, Date> {
    const WORDS: usize = 4;
    if !small::is(i.word(1), small::HIJRI_MONTHS) || i.word(0).len() > 2 {
        return i.miss();
    }
    let Some(len) = (2..2 + WORDS).find(|n| i.is(*n, Kind::Number) && (3..=4).contains(&i.word(*n).len()))
    else {
        return i.miss();
    };
    let rest = i.skip(len + 1);
    if rest.is(0, Kind::Slash) {
        return full_date(rest.skip(1));
    }
    let Some((inner, behind)) = rest.enclosed(Kind::BracketOpen).or_else(|| rest.enclosed(Kind::ParenOpen))
    else {
        return i.miss();
    };
    full_date(inner).and_then(|(end, found)| if end.is_empty() { Ok((behind, found)) } else { i.miss() })
}

/// `vom 5. Mai 1912`, `v. 5.5.1912`: a whole day behind the word that leads it in.
pub fn day_behind_its_word(i: In<'_>) -> bool {
    i.case(0) == Case::Lower
        && i.means(0, bit(Sense::DateWord))
        && full_date(i.skip(1).past_dot()).is_ok_and(|(_, day)| day.edtf.len() == 10)
}

/// True if the dates with slashes of a document have the month first: one at least that can be nothing else, and none that
/// has the day first; where none tells, if other dates have the month before the day: `June 7, 1975`.
pub fn month_first(text: &str, words: &Lexicon) -> bool {
    let bytes = text.as_bytes();
    let number = |from: usize| -> Option<(u32, usize)> {
        let len = bytes.get(from..)?.iter().take(5).take_while(|b| b.is_ascii_digit()).count();
        let value = text.get(from..from + len)?.parse().ok()?;
        Some((value, from + len))
    };
    let (mut either, mut month, mut day) = (false, false, false);
    for at in memchr::memchr_iter(b'/', bytes) {
        let from = bytes[..at].iter().rev().take(3).take_while(|b| b.is_ascii_digit()).count();
        let before = at.checked_sub(from + 1).and_then(|b| bytes.get(b));
        let free = before.is_none_or(|b| !b.is_ascii_alphanumeric() && !matches!(b, b'/' | b'-' | b'.'));
        if !(1..=2).contains(&from) || !free {
            continue;
        }
        let Some((a, _)) = number(at - from) else { continue };
        let Some((b, end)) = number(at + 1) else { continue };
        if bytes.get(end) != Some(&b'/') {
            continue;
        }
        let Some((_, last)) = number(end + 1) else { continue };
        let year = matches!(last - end - 1, 2 | 4) && bytes.get(last) != Some(&b'/');
        if !year || !(1..=31).contains(&a) || !(1..=31).contains(&b) {
            continue;
        }
        either |= a <= 12 && b <= 12;
        month |= a <= 12 && b > 12;
        day |= a > 12 && b <= 12;
    }
    either && !day && (month || says_month_first(text, words))
}

/// More dates like `June 7, 1975` than like `7 June 1975`.
fn says_month_first(text: &str, words: &Lexicon) -> bool {
    let month = |word: &str| {
        let word = fold(word.trim_end_matches('.'));
        words.alone(&word).any(|f| matches!(f.sense, Sense::Month(_)))
    };
    let (mut month_day, mut day_month) = (0, 0);
    let mut before = "";
    for word in text.split_ascii_whitespace() {
        let day = |w: &str| w.len() <= 2 && w.bytes().all(|b| b.is_ascii_digit()) && !w.is_empty();
        if word.ends_with(',') && day(word.trim_end_matches(',')) && month(before) {
            month_day += 1;
        } else if day(before) && word.starts_with(|c: char| c.is_alphabetic()) && month(word) {
            day_month += 1;
        }
        before = word;
    }
    month_day > day_month
}

/// `13./14. März 1908`   `13./14. 3. 1968`: the issue of two days.
pub fn double_day(i: In<'_>) -> Parsed<'_, Date> {
    if !i.is(1, Kind::Dot) || !i.is(2, Kind::Slash) || !i.is(3, Kind::Number) || i.word(0).len() > 2 {
        return i.miss();
    }
    let (rest, last) = full_date(i.skip(3))?;
    let (Ok(day), Some((month, to))) = (i.word(0).parse::<u8>(), last.edtf.rsplit_once('-')) else {
        return i.miss();
    };
    if !last.is_day() || to.parse::<u8>() != Ok(day + 1) {
        return i.miss();
    }
    Ok((rest, Date::new(ecow::eco_format!("{month}-{day:02}/{month}-{to}"))))
}
