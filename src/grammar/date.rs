//! Dates as notes print them, to EDTF.

use ecow::{EcoString, eco_format};

use super::another_day::past_remark;
use super::date_more::{double_day, hijri_day, of_the_week, supplied_year};
use super::date_republican::republican;
use super::input::{In, Parsed, comma, dot, word};
use super::numbering::year_follows;
use super::styles_of_day::two_styles;
use super::token::{Case, Kind, bit};
use crate::lexicon::Sense;
use crate::model::Date;
pub use crate::roman::read as roman;
use crate::small;
use nom::Parser;
use nom::branch::alt;
use nom::combinator::opt;

/// A date in any of its writings, with a word of doubt before it.
///
/// `October 11, 1960`   `3 авг. 1960 г.`   `c. 1960`   `[1923]`   `no date, aprox. 1960-61`
pub fn date(i: In<'_>) -> Parsed<'_, Date> {
    if i.is(0, Kind::BracketOpen) || i.means(0, bit(Sense::NoDate) | bit(Sense::Circa)) {
        return alt((no_date, bracketed, circa, plain_date)).parse(i);
    }
    plain_date(i)
}

/// A date without words of doubt.
pub fn plain_date(i: In<'_>) -> Parsed<'_, Date> {
    match first(i) {
        First::Year => alt((iso, year_month, years)).parse(i),
        _ => full_date(i),
    }
}

/// A date that has at least a month or a season: what a newspaper, a letter, a file has.
pub fn full_date(i: In<'_>) -> Parsed<'_, Date> {
    // `el 30 de agosto de 2015`
    if i.is(1, Kind::Number)
        && i.case(0) == Case::Lower
        && small::is(i.word(0), small::ARTICLE_OF_DAY)
        && i.means(2, bit(Sense::Small))
    {
        return full_date(i.skip(1));
    }
    if i.note.has(Kind::BracketOpen)
        && let Ok(found) = supplied_year(i)
    {
        return Ok(found);
    }
    match first(i) {
        First::Day if i.case(1) == Case::Capital && hijri_day(i).is_ok() => hijri_day(i),
        First::Day if republican(i).is_ok() => republican(i),
        First::Day if i.is(2, Kind::Slash) && i.is(1, Kind::Dot) => double_day(i),
        // Without a month's name it is all in figures.
        First::Day if i.note.bits & MONTHS == 0 => alt((numeric, month_slash_day)).parse(i),
        First::Day => {
            alt((month_day_range, days_in_row, day_month_year, two_styles, numeric, month_slash_day)).parse(i)
        }
        First::Month => {
            alt((month_day_range, days_in_row, month_day_year, two_styles, season_year, month_year)).parse(i)
        }
        First::Year => iso(i),
        First::Other => of_the_week(i),
    }
}

/// `2014-02-11`
fn iso(i: In<'_>) -> Parsed<'_, Date> {
    let glued = |n: usize| i.peek(n).is_some_and(|t| !t.spaced);
    let two = |n: usize| i.is(n, Kind::Number) && i.word(n).len() == 2 && glued(n);
    let shape = i.is(1, Kind::Dash) && two(2) && i.is(3, Kind::Dash) && two(4) && glued(1) && glued(3);
    if !shape || i.word(0).len() != 4 {
        return i.miss();
    }
    match (i.word(0).parse::<u16>(), i.word(2).parse::<u8>(), i.word(4).parse::<u8>()) {
        (Ok(year), Ok(month @ 1..=12), Ok(day @ 1..=31)) => Ok((i.skip(5), ymd(year, month, day, None))),
        _ => i.miss(),
    }
}

/// `from May 3 to June 5`, `between May and July 1940`
pub fn begins_range(i: In<'_>) -> bool {
    small::is(i.word(0), small::RANGE_FROM)
}

/// The name of a month.
const MONTHS: u128 = bit(Sense::Month(1));

/// What a date may begin with.
enum First {
    /// A number of one or two digits.
    Day,
    /// A longer number.
    Year,
    /// A month, a season, or a word before it.
    Month,
    /// No date begins so.
    Other,
}

/// Tells from the first token which dates are worth a try.
fn first(i: In<'_>) -> First {
    match i.peek(0) {
        Some(t) if t.kind == Kind::Number => {
            if t.span.len() <= 2 {
                First::Day
            } else {
                First::Year
            }
        }
        Some(t) if t.bits & (bit(Sense::Month(1)) | bit(Sense::Season(21))) != 0 => First::Month,
        Some(_) if begins_range(i) => First::Month,
        _ => First::Other,
    }
}

/// `n.d.`   `б. д.`   `no date, aprox. 1960-61`
fn no_date(i: In<'_>) -> Parsed<'_, Date> {
    let (rest, ()) = word(|s| (s == Sense::NoDate).then_some(())).parse(i)?;
    let after = rest.past_comma();
    // `n.d. [1947]`
    match circa(after).or_else(|_| bracketed(after)).or_else(|_| in_paren(after)) {
        Ok(found) => Ok(found),
        Err(_) => Ok((rest, Date::new("nodate"))),
    }
}

/// `undated (1946)`
fn in_paren(i: In<'_>) -> Parsed<'_, Date> {
    let Some(open) = i.peek(0).filter(|t| t.kind == Kind::ParenOpen) else { return i.miss() };
    let close = open.partner as usize;
    match plain_date(i.until(close).skip(1)) {
        Ok((rest, found)) if rest.is_empty() && close < i.end => Ok((i.part(close + 1, i.end), found)),
        _ => i.miss(),
    }
}

/// `[1923]`   `[c. 1960]`   `[1960?]`
fn bracketed(i: In<'_>) -> Parsed<'_, Date> {
    let Some((inner, behind)) = i.enclosed(Kind::BracketOpen) else { return i.miss() };
    // `Leipzig [o. J.]`
    let (rest, date) = alt((no_date, circa, plain_date)).parse(inner)?;
    let doubtful = rest.is(0, Kind::Query);
    if rest.skip(usize::from(doubtful)).is_empty() {
        let date = if doubtful { Date::new(eco_format!("{}?", date.edtf)) } else { date };
        return Ok((behind, date));
    }
    i.miss()
}

/// `c. 1960`   `ca. 1960–61`   `около 1960`
fn circa(i: In<'_>) -> Parsed<'_, Date> {
    // `(Stanford, CA 1992)`: a state.
    let (i, ()) = word(|s| (s == Sense::Circa && i.word(0) != "CA").then_some(())).parse(i)?;
    let (i, date) = alt((plain_date, short_years)).parse(i)?;
    let edtf = match date.edtf.split_once('/') {
        Some((from, to)) => eco_format!("{from}~/{to}~"),
        None => eco_format!("{}~", date.edtf),
    };
    Ok((i, Date::new(edtf)))
}

/// `from October 31 through November 22, 1960`   `31 October – 22 November 1960`
fn month_day_range(i: In<'_>) -> Parsed<'_, Date> {
    let start = i.skip(usize::from(begins_range(i)));
    let part = |i| alt((month_and_day, day_and_month)).parse(i);
    let (rest, (from_month, from_day)) = part(start)?;
    let rest = match rest.kind(0) {
        Some(Kind::Dash) => rest.skip(1),
        _ if small::is(rest.word(0), small::RANGE_TO) => rest.skip(1),
        _ => return i.miss(),
    };
    let (rest, (to_month, to_day)) = part(rest)?;
    let (rest, _) = opt(comma).parse(rest)?;
    let (rest, y) = year(rest)?;
    Ok((
        year_word(rest),
        Date::new(eco_format!("{y}-{from_month:02}-{from_day:02}/{y}-{to_month:02}-{to_day:02}")),
    ))
}

/// `, January 6, March 27, July 27, 1962`   `, 6 January, 27 March 1962`   `, May 6 and 23, 1957`: days in a row and the year of them all, behind the comma
/// of what they are days of; from the first to the last.
fn days_in_row(i: In<'_>) -> Parsed<'_, Date> {
    const MOST: usize = 12;
    let listed = i.at.checked_sub(1).is_some_and(|before| i.note.list[before].kind == Kind::Comma);
    let month_first = !i.is(0, Kind::Number);
    let months = || {
        (i.at..i.end.min(i.at + 40)).filter(|at| i.note.list[*at].bits & bit(Sense::Month(1)) != 0).count()
    };
    if !listed || months() < 2 && !month_first {
        return i.miss();
    }
    let day_or_days = |i| -> Parsed<'_, u8> {
        let (rest, from) = day(i)?;
        let to = if rest.is(0, Kind::Dash) { day(rest.skip(1)).ok() } else { None };
        Ok(to.filter(|(_, to)| *to > from).unwrap_or((rest, from)))
    };
    let (mut here, (from_month, from_day)) = if month_first { month_and_day(i)? } else { day_and_month(i)? };
    let mut last = (from_month, from_day);
    let mut count = 1;
    if month_first && here.is(0, Kind::Dash) {
        (here, last.1) = day_or_days(here.skip(1))?;
    }
    while count < MOST {
        let next = past_remark(here).past_comma();
        let next = next.skip(usize::from(next.means(0, bit(Sense::And))));
        let found = if !month_first {
            day_and_month(next).ok()
        } else if let Ok((at, m)) = month(next) {
            day_or_days(at).ok().map(|(rest, d)| (rest, (m, d)))
        } else if next.is(0, Kind::Number) && next.word(0).len() <= 2 {
            day_or_days(next).ok().map(|(rest, d)| (rest, (last.0, d)))
        } else {
            None
        };
        match found.filter(|(_, day)| *day > last) {
            Some((rest, day)) => (here, last) = (rest, day),
            None => break,
        }
        count += 1;
    }
    let (rest, y) = year(past_remark(here).past_comma())?;
    if count < 2 {
        return i.miss();
    }
    let ((fm, fd), (tm, td)) = ((from_month, from_day), last);
    Ok((year_word(rest), Date::new(eco_format!("{y}-{fm:02}-{fd:02}/{y}-{tm:02}-{td:02}"))))
}

pub(super) fn month_and_day(i: In<'_>) -> Parsed<'_, (u8, u8)> {
    (month, day).parse(i)
}

pub(super) fn day_and_month(i: In<'_>) -> Parsed<'_, (u8, u8)> {
    (day, month).map(|(d, m)| (m, d)).parse(i)
}

/// `October 11, 1960`   `Nov. 3-5, 1960`   `October 31 through November 22, 1960`
fn month_day_year(i: In<'_>) -> Parsed<'_, Date> {
    let (i, month) = month(i)?;
    let (i, day) = day(i)?;
    let (i, to) = opt(day_to).parse(i)?;
    let (i, _) = opt(comma).parse(i)?;
    let (i, year) = year(i)?;
    let (i, year) = new_style(i, year, month);
    Ok((year_word(i), ymd(year, month, day, to)))
}

/// `5 February 1675/6`: before the year began on the first of January; the later one is ours.
fn new_style(i: In<'_>, year: u16, month: u8) -> (In<'_>, u16) {
    let glued = |n: usize| i.peek(n).is_some_and(|t| !t.spaced);
    let later = || {
        i.word(1)
            .parse()
            .is_ok_and(|n: u16| i.word(1).len() < 3 && n == (year + 1) % if n > 9 { 100 } else { 10 })
    };
    let both = month <= 3 && i.is(0, Kind::Slash) && glued(0) && i.is(1, Kind::Number) && glued(1) && later();
    if both { (i.skip(2), year + 1) } else { (i, year) }
}

/// `11 October 1960`   `3–5 Aug. 1960`   `9 Oct 39`   `3 августа 1960 г.`
fn day_month_year<'n>(i: In<'n>) -> Parsed<'n, Date> {
    // `New York Tribune, 5, 6 July 1863`: days in a row, behind the comma of what they are days of.
    let listed = i.at.checked_sub(1).is_some_and(|before| i.note.list[before].kind == Kind::Comma);
    let (i, day) = day(i)?;
    let (i, to) = if i.is(0, Kind::Comma) && !listed { (i, None) } else { opt(day_to).parse(i)? };
    if to.is_some_and(|to| to <= day) {
        return i.miss();
    }
    let (i, _) = opt(dot).parse(i)?;
    let i = match i.long(Sense::Small) {
        // 3 de agosto de 1960; but `22 mai`.
        Some(len) if i.word(0).len() <= 3 && !i.means(0, bit(Sense::Month(1))) => i.skip(len),
        _ => i,
    };
    let (i, month) = month(i)?;
    let behind = i.at;
    let (i, _) = opt(comma).parse(i)?;
    let divided = i.at > behind;
    let i = match i.long(Sense::Small) {
        Some(len) if i.word(0).len() <= 3 => i.skip(len),
        _ => i,
    };
    // Behind a comma it may be a page.
    let old = |i: In<'n>| if divided { i.miss() } else { old_year(i) };
    let (i, year) = alt((year, old, short_year)).parse(i)?;
    let (i, year) = new_style(i, year, month);
    Ok((year_word(i), ymd(year, month, day, to)))
}

/// `03.08.1960`   `3/8/1960`   `18.02.63`   `2 VIII 1960`: the day first.
fn numeric(i: In<'_>) -> Parsed<'_, Date> {
    // `SNIE 11-10-57`: the number of an estimate.
    let lettered = |at: usize| i.note.list[at].case == Case::Upper;
    if i.is(1, Kind::Dash) && i.is(2, Kind::Number) && i.at.checked_sub(1).is_some_and(lettered) {
        return i.miss();
    }
    let (i, day) = day(i)?;
    // `21 X 1956`
    if i.case(0) == Case::Upper
        && let Some(month @ 1..=12) = roman(i.word(0))
        && let Ok((rest, y)) = year(i.skip(1))
    {
        return Ok((year_word(rest), ymd(y, month as u8, day, None)));
    }
    let sep = i.kind(0);
    if !matches!(sep, Some(Kind::Dot | Kind::Slash | Kind::Dash)) {
        return i.miss();
    }
    let i = i.skip(1);
    let (i, month) = match i.peek(0) {
        Some(t) if t.kind == Kind::Number && t.span.len() < 3 => {
            let m: u8 = i.word(0).parse().unwrap_or(0);
            if !(1..=12).contains(&m) {
                return i.miss();
            }
            (i.skip(1), m)
        }
        Some(t) if t.kind == Kind::Word && t.case == Case::Upper => match roman(i.word(0)) {
            Some(m @ 1..=12) => (i.skip(1), m as u8),
            _ => return i.miss(),
        },
        _ => return i.miss(),
    };
    if i.kind(0) != sep {
        return i.miss();
    }
    let i = i.skip(1);
    let (i, year) = alt((year, short_year)).parse(i)?;
    let turned = sep == Some(Kind::Slash) && i.note.month_first && day <= 12;
    let (month, day) = if turned { (day, month) } else { (month, day) };
    Ok((year_word(i), ymd(year, month, day, None)))
}

/// `2/18/67`, `12/22/1974`: an American's date, told by a second number that is no month.
fn month_slash_day(i: In<'_>) -> Parsed<'_, Date> {
    let slashes = i.is(1, Kind::Slash) && i.is(2, Kind::Number) && i.is(3, Kind::Slash);
    let (month, day) = (i.word(0).parse().unwrap_or(0), i.word(2).parse().unwrap_or(0));
    if !slashes || !(1..=12).contains(&month) || !(13..=31).contains(&day) {
        return i.miss();
    }
    let (rest, year) = alt((year, short_year)).parse(i.skip(4))?;
    Ok((rest, ymd(year, month, day, None)))
}

/// `Spring 2014`   `Winter 1996/97`   `Fall/Winter 2001`   `осень 1960 г.`
fn season_year(i: In<'_>) -> Parsed<'_, Date> {
    let (i, from) = season(i)?;
    let (i, to) = opt(|i| match i_kind(i) {
        Some(Kind::Dash | Kind::Slash) => season(i.skip(1)),
        _ => i.miss(),
    })
    .parse(i)?;
    let (i, _) = opt(comma).parse(i)?;
    let (i, year) = year(i)?;
    let i = range_end(i).map_or(i, |(i, _)| i);
    let edtf = match to {
        Some(to) => eco_format!("{year}-{from:02}/{year}-{to:02}"),
        None => eco_format!("{year}-{from:02}"),
    };
    Ok((year_word(i), Date::new(edtf)))
}

fn season(i: In<'_>) -> Parsed<'_, u8> {
    word(|s| if let Sense::Season(n) = s { Some(n) } else { None }).parse(i)
}

/// `October 1960`   `Nov., 2000`   `July–August 1960`
fn month_year(i: In<'_>) -> Parsed<'_, Date> {
    let pair = two_months(i).map(|(rest, (from, to))| (rest, (from, Some(to))));
    let (i, (from, to)) = pair.or_else(|_| {
        let (i, from) = month(i)?;
        let (i, to) = opt(|i| {
            let Some(Kind::Dash | Kind::Slash) = i_kind(i) else { return i.miss() };
            month(i.skip(1))
        })
        .parse(i)?;
        Ok((i, (from, to)))
    })?;
    let (i, _) = opt(comma).parse(i)?;
    let i = match i.long(Sense::Small) {
        Some(len) if i.word(0).len() <= 3 => i.skip(len),
        _ => i,
    };
    // `November 26, 29, and December 3, 1863`: days in a row, no year.
    let days = i.is(1, Kind::Comma) && i.is(2, Kind::Number) && i.word(2).len() <= 2 && i.is(3, Kind::Comma);
    let (i, year) = if days { year(i)? } else { alt((year, short_year)).parse(i)? };
    let edtf = match to {
        Some(to) => eco_format!("{year}-{from:02}/{year}-{to:02}"),
        None => eco_format!("{year}-{from:02}"),
    };
    Ok((year_word(i), Date::new(edtf)))
}

/// `1960, October 11`   `1960. 11 окт.`   `1905 Nov-Dec`
fn year_month(i: In<'_>) -> Parsed<'_, Date> {
    let (i, y) = year(i)?;
    let i = match i.kind(0) {
        Some(Kind::Comma | Kind::Dot) => i.skip(1),
        _ => i,
    };
    if let Ok((rest, d)) = day(i)
        && let Ok((rest, m)) = month(rest)
    {
        return Ok((rest, ymd(y, m, d, None)));
    }
    if let Ok((rest, (from, to))) = two_months(i) {
        return Ok((rest, Date::new(eco_format!("{y}-{from:02}/{y}-{to:02}"))));
    }
    let (i, m) = month(i)?;
    if let Ok((rest, d)) = day(i) {
        return Ok((rest, ymd(y, m, d, None)));
    }
    if matches!(i.kind(0), Some(Kind::Dash))
        && let Ok((rest, to)) = month(i.skip(1))
    {
        return Ok((rest, Date::new(eco_format!("{y}-{m:02}/{y}-{to:02}"))));
    }
    Ok((i, Date::new(eco_format!("{y}-{m:02}"))))
}

/// `1989`   `1922–`   `1984–1986`   `1991-95`   `1972–4`   `1960/61`   `1806 g.`
pub fn years(i: In<'_>) -> Parsed<'_, Date> {
    let printed = i.word(0);
    let (i, from) = year(i)?;
    match range_end(i) {
        Ok((rest, to)) => {
            let to = complete(from, &to);
            if to > from {
                return Ok((year_word(rest), Date::new(eco_format!("{from}/{to}"))));
            }
            Ok((year_word(i), Date::new(printed)))
        }
        Err(_) => {
            if i.is(0, Kind::Query) && i.peek(0).is_some_and(|t| !t.spaced) {
                return Ok((i.skip(1), Date::new(eco_format!("{from}?"))));
            }
            // `(London, 1922–)`: the work still goes on.
            if i.is(0, Kind::Dash)
                && i.peek(0).is_some_and(|t| !t.spaced)
                && matches!(i.kind(1), None | Some(Kind::ParenClose | Kind::Comma | Kind::Dot))
                // `М.: ИФРАН, 1997–. Т. 3`
                && i.note
                    .list
                    .get(i.at + 1)
                    .is_some_and(|t| matches!(t.kind, Kind::ParenClose | Kind::Comma | Kind::Dot) && !t.spaced)
            {
                return Ok((i.skip(1), Date::new(eco_format!("{printed}/"))));
            }
            Ok((year_word(i), Date::new(printed)))
        }
    }
}

/// The second year of a range, as printed: `–86`, `/1961`.
fn range_end(i: In<'_>) -> Parsed<'_, EcoString> {
    let Some(Kind::Dash | Kind::Slash) = i.kind(0) else { return i.miss() };
    match i.peek(1) {
        // `2011/3`: an issue within its year; `1996/7` are two years.
        Some(t) if i.is(0, Kind::Slash) && t.span.len() == 1 && !year_follows(i, t.text) => i.miss(),
        Some(t) if t.kind == Kind::Number && !t.spaced && matches!(t.span.len(), 1 | 2 | 4) => {
            Ok((i.skip(2), i.word(1).into()))
        }
        _ => i.miss(),
    }
}

/// `60-61` for 1960–1961, where the words before say that it is a date.
fn short_years(i: In<'_>) -> Parsed<'_, Date> {
    let (rest, from) = short_year(i)?;
    if matches!(rest.kind(0), Some(Kind::Dash | Kind::Slash))
        && let Ok((rest, to)) = short_year(rest.skip(1))
    {
        return Ok((rest, Date::new(eco_format!("{from}/{to}"))));
    }
    Ok((rest, Date::new(from.to_string())))
}

fn complete(from: u16, to: &str) -> u16 {
    match (to.len(), to.parse::<u16>()) {
        (1, Ok(n)) => from / 10 * 10 + n,
        (2, Ok(n)) => from / 100 * 100 + n,
        (_, Ok(n)) => n,
        _ => 0,
    }
}

/// A year of four digits, 1400 to 2099, not part of a longer number.
pub fn year(i: In<'_>) -> Parsed<'_, u16> {
    match i.peek(0) {
        Some(t) if t.kind == Kind::Number && t.span.len() == 4 => {
            let year: u16 = i.word(0).parse().unwrap_or(0);
            if !(1400..2100).contains(&year) || glued_letter(i.skip(1)) {
                return i.miss();
            }
            Ok((i.skip(1), year))
        }
        // c1989, ©1989
        _ => i.miss(),
    }
}

/// `12 May 1356`: a year of the Middle Ages, behind a day and the name of its month.
fn old_year(i: In<'_>) -> Parsed<'_, u16> {
    let year: u16 = i.word(0).parse().unwrap_or(0);
    let number = i.is(0, Kind::Number) && i.word(0).len() == 4 && !glued_letter(i.skip(1));
    if number && (1000..1400).contains(&year) { Ok((i.skip(1), year)) } else { i.miss() }
}

/// A letter right after a number makes it something else: `1960s`, `2nd`.
fn glued_letter(i: In<'_>) -> bool {
    i.peek(0).is_some_and(|t| t.kind == Kind::Word && !t.spaced)
}

/// `34` for 1934, in military and diplomatic dates: `1 Aug 34`.
fn short_year(i: In<'_>) -> Parsed<'_, u16> {
    match i.peek(0) {
        Some(t) if t.kind == Kind::Number && t.span.len() == 2 && !glued_letter(i.skip(1)) => {
            Ok((i.skip(1), 1900 + i.word(0).parse::<u16>().unwrap_or(0)))
        }
        _ => i.miss(),
    }
}

/// `11`, `3rd`, `1º`: a day of the month.
pub fn day(i: In<'_>) -> Parsed<'_, u8> {
    match i.peek(0) {
        Some(t) if t.kind == Kind::Number && t.span.len() <= 2 => {
            let day: u8 = i.word(0).parse().unwrap_or(0);
            if !(1..=31).contains(&day) {
                return i.miss();
            }
            let mut rest = i.skip(1);
            // `9th February`, `1er mai`, `1° maggio`
            let raised = matches!(rest.word(0), "st" | "nd" | "rd" | "th" | "er" | "d" | "°" | "º");
            if raised && rest.peek(0).is_some_and(|t| !t.spaced) {
                rest = rest.skip(1);
            }
            Ok((rest, day))
        }
        _ => i.miss(),
    }
}

/// `–5`, `and 29`, `, 10, 17`: to another day of the same month; of several issues of a paper the last.
fn day_to(i: In<'_>) -> Parsed<'_, u8> {
    if i.is(0, Kind::Dash) || i.means(0, bit(Sense::And)) {
        return day(i.skip(1));
    }
    let mut last: Option<(In<'_>, u8)> = None;
    let mut here = i;
    for _ in 0..8 {
        if !here.is(0, Kind::Comma) {
            break;
        }
        let next = here.skip(1);
        let next = if next.means(0, bit(Sense::And)) { next.skip(1) } else { next };
        match day(next) {
            Ok((rest, n)) if last.is_none_or(|(_, before)| n > before) => {
                last = Some((rest, n));
                here = rest;
            }
            _ => break,
        }
    }
    match last {
        Some((rest, n)) => Ok((rest, n)),
        None => i.miss(),
    }
}

/// `Aug.`   `августа`   `Dicember` is not one.
pub(super) fn month(i: In<'_>) -> Parsed<'_, u8> {
    // `4 listopada` is November in Polish, `4. listopada` October in Croatian.
    let leaves = |n: u8| matches!(n, 10 | 11) && i.word(0) == "listopada" && (n == 10) != ordinal_before(i);
    word(|s| if let Sense::Month(n) = s { Some(n).filter(|n| !leaves(*n)) } else { None }).parse(i)
}

/// `4. `: a number with a stop stands before.
fn ordinal_before(i: In<'_>) -> bool {
    let before = |n: usize| i.at.checked_sub(n).and_then(|at| i.note.list.get(at));
    before(1).is_some_and(|t| t.kind == Kind::Dot)
        && before(2).is_some_and(|t| t.kind == Kind::Number && t.span.len() <= 2)
}

/// `avril-juin`, `Fall-Winter`: two in one word.
fn two_months(i: In<'_>) -> Parsed<'_, (u8, u8)> {
    word(|s| if let Sense::Months(from, to) = s { Some((from, to)) } else { None }).parse(i)
}

/// The word for "year" behind one: `1960 г.`, `1806 g.`, `1936—1938 гг.`, `1968 r.`, `1998 m.`, `1962. godine`; glued to
/// it only in Cyrillic, as `1985r` is a leaf.
fn year_word(i: In<'_>) -> In<'_> {
    let ordinal = i.is(0, Kind::Dot) && i.case(1) == Case::Lower && !i.note.russian;
    let i = if ordinal && i.means(1, bit(Sense::Year)) { i.skip(1) } else { i };
    if !i.means(0, bit(Sense::Year)) || !i.note.russian && i.peek(0).is_some_and(|t| !t.spaced) {
        return i;
    }
    let Ok((rest, ())) = word(|s| (s == Sense::Year).then_some(())).parse(i) else { return i };
    match rest.enclosed(Kind::ParenOpen) {
        Some((inner, behind)) if inner.len() == 2 && inner.means(0, bit(Sense::Year)) => behind,
        _ => rest,
    }
}

fn i_kind(i: In<'_>) -> Option<Kind> {
    i.kind(0)
}

pub(super) fn ymd(year: u16, month: u8, day: u8, to: Option<u8>) -> Date {
    match to {
        Some(to) if to > day => {
            Date::new(eco_format!("{year}-{month:02}-{day:02}/{year}-{month:02}-{to:02}"))
        }
        _ => Date::new(eco_format!("{year}-{month:02}-{day:02}")),
    }
}
