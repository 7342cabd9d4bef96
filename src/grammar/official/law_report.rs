//! Cases that law reports have, cited by the name of whoever reported them: `Prigg v. Pennsylvania, 16 Peters, 539`.

use super::super::draft::Draft;
use super::super::input::In;
use super::super::locator::locators;
use super::super::tail::ends;
use super::super::token::{Case, Kind, bit};
use super::reporter::Place;
use crate::lexicon::{Reporter, Sense};
use crate::model::{Doubt, Field, Kind as Work, Unit};
use crate::small;

/// `Brown v. Board of Education`   `Brown v. Board, 493`: a case by the parties alone, up to the end or the page that is cited.
pub fn parties_alone(i: In<'_>) -> Option<Draft> {
    const PLAINTIFF: usize = 6;
    const LONGEST: usize = 14;
    let worded = |n: &usize| {
        matches!(i.kind(*n), Some(Kind::Word | Kind::Amp)) || i.is(*n, Kind::Dot) && !ended(i, *n)
    };
    // `v` has several senses, one of them its own.
    if i.note.bits & bit(Sense::Verso) == 0 || i.case(0) != Case::Capital {
        return None;
    }
    let versus = (1..PLAINTIFF).take_while(worded).find(|n| against(i, i.at + n))?;
    // `Golod v SSSR, 38`, `Sistema lagerei v Rossii`: the Russian “in”.
    if !i.is(versus + 1, Kind::Dot)
        && (i.case(versus - 1) == Case::Lower || small::is(i.word(versus + 1), small::RUSSIAN_PLACES))
    {
        return None;
    }
    let len = (versus..LONGEST).take_while(worded).last()? + 1;
    let behind = i.skip(len);
    let mut draft = Draft::at(i, Work::Jurisdiction);
    draft.text(Field::Title, i.span_to(behind), i.note.text);
    let end = if behind.is(0, Kind::Comma) {
        let (rest, pages) = locators(behind.skip(1)).ok()?;
        draft.locate(pages);
        rest
    } else {
        behind
    };
    draft.end = end.at;
    draft.shows.closed = ends(end);
    draft.doubts.add(Doubt::BareName);
    draft.shows.closed.then_some(draft)
}

/// The stop at token `n` ends a sentence.
fn ended(i: In<'_>, n: usize) -> bool {
    i.peek(n).is_some_and(|t| t.stop)
}

/// `16 Peters, 539` behind parties who went to law: whoever has reported a case needs no list.
pub fn by_name(i: In<'_>) -> Option<Place> {
    const LONGEST: usize = 6;
    if !i.is(0, Kind::Number) {
        return None;
    }
    let day = i.means(1, bit(Sense::Month(1)));
    if day || i.word(0).len() > 3 || !matches!(i.case(1), Case::Capital | Case::Upper) {
        return None;
    }
    let of_name = |n: &usize| match i.kind(*n) {
        Some(Kind::Word) => i.case(*n) != Case::Lower,
        Some(Kind::Dot | Kind::Amp) => true,
        _ => false,
    };
    let len = (1..=LONGEST).take_while(of_name).last()?;
    let name = i.skip(1);
    let page = past_comma_before_page(court(i.skip(len + 1)));
    (page.is(0, Kind::Number) && ends_or_goes_on(page.skip(1))).then(|| Place {
        sort: Reporter::Case,
        volume: Some(i.span_to(name)),
        name: name.span_to(i.skip(len + 1)),
        page: page.span_to(page.skip(1)),
        unit: Unit::Page,
        rest: page.skip(1).at,
    })
}

/// `18 Howard (U. S. Supreme Court) 43`, `2 Devereux (N. C.), 263`: past the court whose cases they are.
pub fn court(i: In<'_>) -> In<'_> {
    const LONGEST: usize = 8;
    let Some((inner, behind)) = i.enclosed(Kind::ParenOpen).filter(|(inner, _)| inner.len() <= LONGEST)
    else {
        return i;
    };
    let named = matches!(inner.case(0), Case::Capital | Case::Upper)
        && (0..inner.len()).all(|n| matches!(inner.kind(n), Some(Kind::Word | Kind::Dot)));
    if named && past_comma_before_page(behind).is(0, Kind::Number) { behind } else { i }
}

/// `101 U. S., 503`: older printers set a comma before the page.
pub fn past_comma_before_page(i: In<'_>) -> In<'_> {
    if i.is(0, Kind::Comma) && i.is(1, Kind::Number) { i.skip(1) } else { i }
}

/// `17 Howard, 393`, `4 Leigh, 252–254`: reports alone, whose page ends the citation.
pub fn alone(i: In<'_>) -> bool {
    ends(i) || i.is(0, Kind::ParenOpen) || i.is(0, Kind::Dash) && i.is(1, Kind::Number) && ends(i.skip(2))
}

/// Behind the first page of a case stands its end, its year, or a page that is pointed at.
fn ends_or_goes_on(i: In<'_>) -> bool {
    alone(i) || i.is(0, Kind::Comma) && (locators(i.skip(1)).is_ok() || by_name(i.skip(1)).is_some())
}

/// True if `v.` stands at token `at`, and a party behind it.
pub fn against(i: In<'_>, at: usize) -> bool {
    let here = i.part(at, i.end);
    let party = here.skip(1).past_dot();
    here.case(0) == Case::Lower
        && small::is(here.word(0), small::AGAINST)
        && party.at > at
        && matches!(party.case(0), Case::Capital | Case::Upper)
}
