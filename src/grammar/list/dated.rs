//! A note that cites as lists of social science do: the year in brackets behind the author, then the title.

use super::super::draft::Draft;
use super::super::imprint::{place_sense, top_level};
use super::super::input::In;
use super::super::locator::locators;
use super::super::tail::ends;
use super::super::token::{Case, GIVEN, Kind, Token, bit};
use super::stops;
use crate::lexicon::Sense;
use crate::model::{Doubt, Field, Kind as Work, Unit};

/// `Assmann, Aleida (1999): Erinnerungsräume. München: C. H. Beck, S. 13`   `Welskopp, Thomas (2002): Klasse. In: Kocka, Jürgen (Hg.): Moderne. Köln: Böhlau, S. 12-35`
///
/// What is behind the year is read as in a list, where its facts need no year of their own; the pages at the end are those of the
/// note.
pub fn year_behind_author(i: In<'_>) -> Option<Draft> {
    const BACK: usize = 16;
    let open = year_in_brackets(i)?;
    let semi = top_level(i, Kind::Semi).into_iter().find(|at| *at > open).unwrap_or(i.end);
    let whole = i.until(semi);
    let pages = |at: usize| {
        let next = whole.part(at + 1, whole.end);
        let label = matches!(i.note.list[at].kind, Kind::Comma | Kind::Dot)
            && next.means(0, bit(Sense::Locator(Unit::Page)));
        let (rest, found) = label.then(|| locators(next).ok()).flatten()?;
        rest.past_dot().is_empty().then_some((at, rest, found))
    };
    let found = (open..whole.end).rev().take(BACK).filter_map(pages).last();
    let stopped = usize::from(i.note.list[whole.end - 1].kind == Kind::Dot);
    let end = found.as_ref().map_or(whole.end - stopped, |(at, ..)| *at);
    let body = whole.until(end);
    let mut draft = stops(body)?;
    if draft
        .fields
        .names(Field::Author)
        .iter()
        .chain(draft.fields.names(Field::Editor))
        .all(|n| n.given.is_empty())
        || !draft.fields.has(Field::Title)
        || !draft.fields.has(Field::Date)
    {
        return None;
    }
    if draft.end < body.end {
        draft.end = town_alone(body.part(draft.end, body.end), &mut draft)?.at;
    }
    let s = &draft.shows;
    if draft.end < body.end || !(s.imprint || s.journal || s.host || draft.fields.has(Field::Location)) {
        return None;
    }
    draft.doubts.remove(Doubt::PagesOrLocator);
    let part = matches!(draft.kind, Work::Article | Work::Incollection);
    draft.end = body.end;
    if let Some((_, rest, found)) = found {
        draft.end = rest.at;
        match found.as_slice() {
            [only] if part && only.value.value.contains(['-', '–']) && !draft.fields.has(Field::Pages) => {
                draft.words(Field::Pages, only.span, only.value.value.clone());
            }
            _ => draft.locate(found),
        }
        draft.shows.labelled = true;
        draft.shows.numbered = true;
    }
    draft.shows.dated = true;
    draft.shows.imprint = true;
    let rest = i.part(draft.end, i.end);
    draft.shows.closed = ends(rest);
    draft.shows.closed.then_some(draft)
}

/// `. Frankfurt am Main`: a place that is known, and nothing behind it.
fn town_alone<'n>(i: In<'n>, draft: &mut Draft) -> Option<In<'n>> {
    let town = i.skip(1);
    let stands = matches!(i.kind(0), Some(Kind::Dot | Kind::Comma)) && place_sense(town);
    let rest = i.part(i.end, i.end);
    stands.then(|| {
        draft.text(Field::Location, town.span_to(rest), i.note.text);
        rest
    })
}

/// Where the bracket with the year stands: near, behind a name, and a colon or stop and more behind it.
fn year_in_brackets(i: In<'_>) -> Option<usize> {
    const REACH: usize = 24;
    if !i.note.has(Kind::ParenOpen) {
        return None;
    }
    let near = i.until(i.end.min(i.at + REACH));
    let open = (near.at + 1..near.end).find(|at| {
        let year = || i.part(*at + 1, i.end);
        i.note.list[*at].kind == Kind::ParenOpen && year().is(0, Kind::Number) && year().word(0).len() == 4
    })?;
    let close = i.note.list[open].partner as usize;
    let year = close == open + 2 || close == open + 3 && i.note.span(open + 2, open + 3).len() == 1;
    let behind = i.part(close + 1, i.end);
    let divided = behind.len() > 2 && matches!(behind.kind(0), Some(Kind::Colon | Kind::Dot));
    // `Beattie, John M. (1986) Crime and the Courts.`, `King, Peter (1984) “Decision-Makers.”`
    let turned = || {
        (i.at..open).any(|at| {
            let given = i.part(at + 1, open);
            let initial = given.case(0) == Case::Upper && given.is(1, Kind::Dot);
            i.note.list[at].kind == Kind::Comma && (given.means(0, GIVEN) || initial)
        })
    };
    let title = matches!(behind.case(0), Case::Capital | Case::Upper) || behind.is(0, Kind::QuoteOpen);
    let divided = divided || title && turned();
    // `Isabel Burdiel, La política de los notables (1834). …`: a title before the bracket.
    let joins = bit(Sense::And) | bit(Sense::Particle) | bit(Sense::Editor);
    let small = |t: &Token| t.bits & bit(Sense::Small) != 0 && t.bits & joins == 0 && t.span.len() > 1;
    let titled = i.note.list[i.at..open].iter().any(small);
    (year && divided && !titled).then_some(open)
}
