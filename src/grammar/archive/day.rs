//! The day of a document in an archive, in the ways that only documents are dated.

use ecow::eco_format;

use nom::Input;

use super::super::date::{date, full_date, roman};
use super::super::input::{In, Parsed};
use super::super::token::{Case, Kind, bit};
use super::{Found, label, marks, value};
use crate::lexicon::{Sense, fold};
use crate::model::{Date, Level, Step, Unit};
use crate::small;

/// A date before or after a description, words of time before it counted in: `not later than 5 Aug. 1960`.
pub fn document_date(i: In<'_>) -> Parsed<'_, Date> {
    // `[не позднее 6 июня 1930 г.]`; brackets within brackets are none, however deep they go.
    if let Some((inner, behind)) = i.enclosed(Kind::BracketOpen)
        && let Ok((rest, found)) = said(inner)
        && rest.is_empty()
        && found.edtf.contains("..")
    {
        return Ok((behind, found));
    }
    said(i)
}

/// The same without brackets around it.
fn said(i: In<'_>) -> Parsed<'_, Date> {
    let day_behind = |list| led(i, list).filter(|len| full_date(i.skip(*len)).is_ok());
    let until = || led(i, small::NOT_AFTER).or_else(|| day_behind(small::UNTIL_DAY)).map(|len| (len, true));
    let since = || led(i, small::NOT_BEFORE).or_else(|| day_behind(small::SINCE_DAY)).map(|len| (len, false));
    // Most days begin with a number.
    let words = i.is(0, Kind::Word).then(|| until().or_else(since)).flatten();
    let (len, open_start) = match words {
        Some(found) => found,
        None => {
            if i.is(0, Kind::Number)
                && let Some(found) = two_days(i).or_else(|| roman_month(i))
            {
                return Ok(found);
            }
            // `late 1960`, `Mitte Dezember 1917`
            if small::is(i.word(0), small::PART_OF_YEAR)
                && let Ok((rest, found)) = date(i.skip(if i.is(1, Kind::Dash) { 2 } else { 1 }))
                && matches!(found.edtf.len(), 4 | 7)
            {
                return Ok((rest, found));
            }
            return match full_date(i) {
                Ok(found) => Ok(found),
                Err(_) => date(i),
            };
        }
    };
    let (rest, found) = date(i.skip(len))?;
    let edtf = if open_start { format!("../{}", found.edtf) } else { format!("{}/..", found.edtf) };
    Ok((rest, Date::new(edtf)))
}

/// The tokens of the words at `i` that are in the list; at the head of a sentence they have a capital.
fn led(i: In<'_>, list: &small::Words) -> Option<usize> {
    let printed = i.word(0);
    list.iter().find_map(|phrase| {
        // Most words are of another length than the first of any.
        let (first, rest) = phrase.split_at_checked(printed.len())?;
        if !(rest.is_empty() || rest.starts_with(' '))
            || !printed.chars().flat_map(char::to_lowercase).eq(first.chars())
        {
            return None;
        }
        let mut behind = rest.split(' ').skip(1).zip(1..);
        behind.all(|(word, at)| i.word(at) == word).then(|| rest.split(' ').count())
    })
}

/// `1 Aug and 29 Aug 34`: letters of two days, known by the first of them.
fn two_days(i: In<'_>) -> Option<(In<'_>, Date)> {
    // A short month stands here without its stop and without a year behind it.
    let after = if i.is(2, Kind::Dot) { i.skip(3) } else { i.skip(2) };
    if !after.means(0, bit(Sense::And)) || i.word(0).len() > 2 || !after.is(1, Kind::Number) {
        return None;
    }
    let month = month(i.skip(1))?;
    let last = after.skip(1);
    let (rest, last) = full_date(last).or_else(|_| date(last)).ok()?;
    let day: u8 = i.word(0).parse().ok().filter(|day| (1..=31).contains(day))?;
    let year = last.edtf.get(..4).filter(|_| last.edtf.len() == 10)?;
    Some((rest, Date::new(eco_format!("{year}-{month:02}-{day:02}"))))
}

/// The month whose name the word at `i` is, long or short, without its stop.
fn month(i: In<'_>) -> Option<u8> {
    i.note.words.alone(&fold(i.word(0))).find_map(|form| match form.sense {
        Sense::Month(month) => Some(month),
        _ => None,
    })
}

/// `3/VIII-60`, `3-VIII-1960` with any mark between.
fn roman_month(i: In<'_>) -> Option<(In<'_>, Date)> {
    let mark = |n| matches!(i.kind(n), Some(Kind::Slash | Kind::Dash | Kind::Dot));
    if !(mark(1) && i.is(2, Kind::Word) && mark(3) && i.is(4, Kind::Number)) {
        return None;
    }
    let day: u8 = i.word(0).parse().ok().filter(|day| (1..=31).contains(day))?;
    let month = roman(i.word(2)).filter(|month| (1..=12).contains(month))?;
    let year: u16 = i.word(4).parse().ok()?;
    let year = match i.word(4).len() {
        2 => 1900 + year,
        4 => year,
        _ => return None,
    };
    Some((i.skip(5), Date::new(eco_format!("{year}-{month:02}-{day:02}"))))
}

/// `Stimson Diary, May 3, 1945`: the name of a diary, which ends where the answer begins.
pub fn diary_ahead(i: In<'_>) -> Option<In<'_>> {
    let end = (1..5).find(|n| marks().diaries.contains(i.word(*n)))?;
    let named = (0..end).all(|n| {
        i.is(n, Kind::Word)
            && matches!(i.case(n), Case::Capital | Case::Upper)
            && !i.means(n, bit(Sense::Small))
            || i.is(n, Kind::Dot) && n > 0 && i.case(n - 1) == Case::Upper
    });
    (named && i.is(end + 1, Kind::Comma)).then(|| i.skip(end + 1))
}

/// `vol. 51,` behind the name of a diary: its volume goes into `found`; where the day begins.
pub fn diary_volume<'n>(i: In<'n>, found: &mut Found) -> In<'n> {
    use label::Mark;
    let Some((Mark::Step(Level::Volume) | Mark::Locator(Unit::Volume), at)) =
        label::label(i, &Found::elsewhere())
    else {
        return i;
    };
    let level = Level::Volume;
    match value::value(at, level).filter(|(rest, _)| rest.is(0, Kind::Comma)) {
        Some((rest, value)) => {
            found.place.steps.push(Step { level, label: i.text_to(at).trim_end().into(), value });
            rest.skip(1)
        }
        None => i,
    }
}

/// `18 January 1961, SAPMO-BArch, DY 30/3508`   `W. Ulbricht to N. S. Khrushchev, 18 January 1961`   `Record of conversation, 6 October
/// 1956`: the day of a paper, or what it is and who wrote it to whom, with its day behind; no address begins so. Cheap.
pub fn told_or_dated(i: In<'_>) -> bool {
    if is_day(i) || about_a_year(i) {
        return true;
    }
    let head = i.means(0, bit(Sense::DocumentHead));
    let mut small = false;
    let mut to = false;
    for (n, t) in i.iter_elements().enumerate() {
        match t.kind {
            Kind::Comma => return (to || head && small) && is_day(i.skip(n + 1)),
            Kind::Semi | Kind::ParenOpen | Kind::QuoteOpen => return false,
            _ if t.papers || t.stop => return false,
            _ => {}
        }
        small |= t.case == Case::Lower;
        to |= t.case == Case::Lower && t.bits & bit(Sense::Addressee) != 0;
    }
    false
}

/// `c. 1950,`: a year that is not certain, before the rest of what a paper is.
fn about_a_year(i: In<'_>) -> bool {
    let about = i.case(0) == Case::Lower && i.means(0, bit(Sense::Circa));
    about && date(i).is_ok_and(|(rest, found)| found.edtf.ends_with('~') && rest.is(0, Kind::Comma))
}

/// `18 January 1961`, `October 26, 1956`, in words.
fn is_day(i: In<'_>) -> bool {
    let month = bit(Sense::Month(1));
    let day = i.skip(1).past_dot();
    i.is(0, Kind::Number) && i.means(1, month) && i.is(2, Kind::Number)
        || i.means(0, month) && day.is(0, Kind::Number) && day.is(1, Kind::Comma) && day.is(2, Kind::Number)
}
