//! Volume, issue and date of a journal, all in one bracket behind its name.

use super::date::{date, full_date, year};
use super::draft::Draft;
use super::imprint::{Paren, has, paren};
use super::input::{In, word};
use super::issue_number::issue_number;
use super::journal::journal_issue;
use super::journal_name::put_pages;
use super::locator::locators;
use super::numbering::{Numbers, narrows, numeral, paged};
use super::series::capital_name;
use super::tail::ends;
use super::token::{Case, Kind, bit};
use crate::lexicon::Sense;
use crate::model::{Date, Field, Span};
use nom::Parser;

/// ` (Vol. 36, 1986), pp. 27-43`   ` (vol. xxi, no. 3; August 1959): 549–51`   ` (No. 12, Spring 1974)`
pub fn in_one_bracket(i: In<'_>) -> Option<(In<'_>, Numbers)> {
    if !(i.is(0, Kind::ParenOpen) && i.means(1, bit(Sense::Volume) | bit(Sense::Number))) {
        return None;
    }
    let (mut here, behind) = i.enclosed(Kind::ParenOpen)?;
    let mut found = Numbers { sure: true, ..Numbers::default() };
    while !here.is_empty() {
        if found.volume.is_none()
            && let Ok((rest, ())) = word(|s| (s == Sense::Volume).then_some(())).parse(here)
        {
            let (rest, span) = numeral(rest)?;
            found.volume = Some(span);
            here = rest;
        } else if found.number.is_none() && here.means(0, bit(Sense::Number)) {
            let (rest, span) = issue_number(here)?;
            found.number = Some(span);
            here = rest;
        } else {
            let (rest, day) =
                full_date(here).or_else(|_| date(here)).ok().filter(|_| found.date.is_none())?;
            found.day = day.is_day();
            found.date = Some((day, here.span_to(rest)));
            here = rest;
        }
        let divided = matches!(here.kind(0), Some(Kind::Comma | Kind::Semi | Kind::Colon));
        here = here.skip(usize::from(divided));
    }
    found.date.as_ref()?;
    let divided = matches!(behind.kind(0), Some(Kind::Comma | Kind::Colon));
    if divided
        && let Ok((rest, pages)) = locators(behind.skip(1))
        && ends(rest)
        && pages.iter().all(|p| paged(p.value.unit))
    {
        let narrowed = narrows(i.note.text, &pages);
        found.pages = Some((pages, narrowed));
        return Some((rest, found));
    }
    Some((behind, found))
}

/// `8 (no. 4, 1967): 415–420`: behind the volume number and year in one bracket.
pub fn volume_and_bracket(i: In<'_>) -> Option<(In<'_>, Numbers)> {
    let (bracket, volume) = numeral(i)?;
    if !(bracket.is(0, Kind::ParenOpen) && bracket.means(1, bit(Sense::Number))) {
        return None;
    }
    let (rest, mut found) = in_one_bracket(bracket).filter(|(_, found)| found.volume.is_none())?;
    found.volume = Some(volume);
    Some((rest, found))
}

/// `Wheare, International Affairs (Vol. 35, No. 2; April 1959), p. 227`: behind an author the name of a journal, whose numbers stand
/// in the bracket at `here`.
pub fn journal_alone<'n>(name: In<'n>, here: In<'n>, draft: &mut Draft) -> Option<In<'n>> {
    if !draft.fields.has(Field::Author) {
        return None;
    }
    let (rest, numbers) = in_one_bracket(here)?;
    if numbers.volume.is_none() || !ends(rest) {
        return None;
    }
    super::journal_name::put(name, numbers, draft);
    Some(rest)
}

/// `(American Historical Review, XV, p. 871)`, `(Pol. Sci. Quarterly, vol. 5, no. 2)`: behind the title of an article its journal, with
/// the numbers, in one bracket, as older notes have it.
pub fn journal_in_bracket<'n>(i: In<'n>, draft: &mut Draft) -> Option<In<'n>> {
    let (inner, behind) = i.enclosed(Kind::ParenOpen)?;
    let capital = matches!(inner.case(0), Case::Capital | Case::Upper);
    // `(Political Science Quarterly, vol. 29, no. 2, June 1914), pp. 282–98`
    let pages = behind.is(0, Kind::Comma).then(|| locators(behind.skip(1)).ok()).flatten();
    let pages = pages.filter(|(end, found)| ends(*end) && found.iter().all(|p| paged(p.value.unit)));
    if !capital
        || !(ends(behind) || pages.is_some())
        || !has(inner, bit(Sense::JournalWord) | bit(Sense::Magazine))
    {
        return None;
    }
    let found = journal_issue(inner, false)?;
    if found.numbers.volume.is_none() || !found.rest.is_empty() || !capital_name(found.name) {
        return None;
    }
    let whole = found.numbers.pages.is_some();
    found.put(draft);
    match pages {
        Some((end, pages)) if !whole => {
            let narrowed = narrows(i.note.text, &pages);
            put_pages(pages, narrowed, draft);
            Some(end)
        }
        _ => Some(behind),
    }
}

/// `(2001/112)`, `(1992/4-5)`, `(1931/77)`: behind the volume year and issue in one bracket, and what is behind it; `(1996/97)` are two
/// years.
pub fn year_and_issue(i: In<'_>) -> Option<(In<'_>, (Date, Span), Span)> {
    const YEARS: u32 = 10;
    let (inner, behind) = i.enclosed(Kind::ParenOpen).filter(|(inner, _)| inner.is(1, Kind::Slash))?;
    let (slash, _) = year(inner).ok().filter(|(rest, _)| rest.at == inner.at + 1)?;
    let issue = slash.skip(1);
    let (rest, number) = numeral(issue).filter(|(rest, _)| rest.is_empty())?;
    let value = |word: &str| word.parse::<u32>().ok();
    let (first, second) = (value(inner.word(0))?, value(issue.word(0))?);
    let later =
        rest.at == issue.at + 1 && issue.word(0).len() == 2 && (100 + second - first % 100) % 100 <= YEARS;
    let fits = issue.word(0).len() <= 3 && second > 0 && !later;
    fits.then(|| (behind, (Date::new(inner.word(0)), inner.span_to(slash)), number))
}

/// `Zona Abierta/69 (1994)`: right behind the name a slash and the number; the year follows in brackets.
pub fn slashed_number(i: In<'_>) -> Option<(In<'_>, Span)> {
    let tight = |n: usize| i.peek(n).is_some_and(|t| !t.spaced);
    let fits =
        i.is(0, Kind::Slash) && i.is(1, Kind::Number) && tight(0) && tight(1) && i.is(2, Kind::ParenOpen);
    fits.then(|| (i.skip(2), i.skip(1).span_to(i.skip(2))))
}

/// `Comparative Education Review (London), 59/1 (2015)`: where a journal appears, in brackets between its name and its numbers, tells it from
/// another of its name and belongs to it (Chicago 17, 14.182); what is behind.
pub fn town_bracket(i: In<'_>) -> Option<In<'_>> {
    let (inner, behind) = i.enclosed(Kind::ParenOpen)?;
    let mut here = inner;
    loop {
        here = here.skip(here.long(Sense::City)?);
        match here.kind(0) {
            None => break,
            Some(Kind::Semi | Kind::Slash | Kind::Dash | Kind::Comma) => here = here.skip(1),
            _ => return None,
        }
    }
    let at = behind.past_comma();
    let counted = at.is(0, Kind::Number) && at.word(0).len() <= 3 && !at.means(1, bit(Sense::Month(1)))
        || at.means(0, bit(Sense::Number) | bit(Sense::Volume)) && at.numbered();
    counted.then_some(behind)
}

/// `[1991]: 593–602`   `[September 1991], 593`: the date in brackets, and pages behind it.
pub fn dated_bracket(i: In<'_>) -> bool {
    i.is(0, Kind::BracketOpen)
        && matches!(paren(i), Ok((rest, Paren::Date(..))) if matches!(rest.kind(0), Some(Kind::Colon | Kind::Comma)) && rest.is(1, Kind::Number))
}
