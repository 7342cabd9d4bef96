//! What armies wrote of themselves as their histories cite it: manuscripts by number, unprinted histories, indorsements.

use super::super::archive::document_date;
use super::super::draft::Draft;
use super::super::input::In;
use super::super::letter_kept::{code_of_keeper, put_code};
use super::super::locator::locators;
use super::super::name::names;
use super::super::tail::{ended, ends};
use super::super::token::{Case, Kind, bit};
use super::letter::{letter_behind, paper_between};
use super::staff::behind_day;
use crate::lexicon::Sense;
use crate::model::{Field, Kind as Work, Name, Unit};
use crate::small;

/// The readings here, by what the citation begins with.
pub fn army_history(i: In<'_>) -> Option<Draft> {
    match i.kind(0)? {
        Kind::Number => indorsement(i),
        Kind::Word if i.case(0) == Case::Lower => None,
        Kind::Word => numbered_manuscript(i)
            .or_else(|| report_of_office(i))
            .or_else(|| unprinted_history(i))
            .or_else(|| paper_sent(i)),
        _ => None,
    }
}

/// `2d Ind, TAG to CG Third Army, 4 May 42, AG 291.2 (3-9-42)`: what was written below a letter, by its count.
fn indorsement(i: In<'_>) -> Option<Draft> {
    let counted = i.peek(1).is_some_and(|t| t.kind == Kind::Word && !t.spaced);
    let comma = i.skip(3).past_dot();
    if !counted || !small::is(i.word(2), small::INDORSEMENTS) || !comma.is(0, Kind::Comma) {
        return None;
    }
    letter_behind(i, comma.skip(1))
}

/// `MS # B-123 (Westphal), OCMH`   `MS # T-121 (Zimmerman et al.), Part B, p. 45`: what an officer wrote for the historians, by its number.
fn numbered_manuscript(i: In<'_>) -> Option<Draft> {
    if i.word(0) != "MS" || !(i.is(1, Kind::Sign) || i.means(1, bit(Sense::Number))) {
        return None;
    }
    let number = i.skip(2).past_dot();
    let marked = number.case(0) == Case::Upper && number.is(1, Kind::Dash) && number.is(2, Kind::Number);
    if !marked {
        return None;
    }
    let mut rest = number.skip(3);
    let mut draft = Draft::at(i, Work::Unpublished);
    draft.text(Field::Title, i.span_to(rest), i.note.text);
    draft.text(Field::Number, number.span_to(rest), i.note.text);
    if let Some((inner, behind)) = rest.enclosed(Kind::ParenOpen) {
        let (left, who) = names(inner).ok()?;
        draft.names(Field::Author, inner.span_to(left), who);
        draft.shows.author = true;
        rest = behind;
    }
    draft.shows.genre = true;
    draft.shows.numbered = true;
    let rest = pointed_and_kept(rest, &mut draft);
    ended(draft, rest)
}

/// `, Part B, p. 45`, `, OCMH`, in any order.
fn pointed_and_kept<'n>(i: In<'n>, draft: &mut Draft) -> In<'n> {
    let mut here = i;
    for _ in 0..4 {
        if !here.is(0, Kind::Comma) {
            break;
        }
        let part = here.skip(2);
        if here.means(1, bit(Sense::Part)) && part.case(0) == Case::Upper && part.word(0).len() == 1 {
            let span = part.span_to(part.skip(1));
            draft.point(Unit::Part, span, span.of(i.note.text));
            here = part.skip(1);
        } else if let Ok((rest, found)) = locators(here.skip(1)) {
            draft.locate(found);
            here = rest;
        } else if let Some(rest) = code_of_keeper(here)
            && !draft.fields.has(Field::Archive)
        {
            put_code(here, rest, draft);
            here = rest;
        } else {
            break;
        }
    }
    here
}

/// `Rpt, Air Staff, “Post-Hostilities Intelligence Requirements,” 3 May 45, p. 12`: a report, whose it is, its title in marks and its day.
fn report_of_office(i: In<'_>) -> Option<Draft> {
    const LONGEST: usize = 10;
    if !small::is(i.word(0), small::REPORTS_OF_OFFICES) || !i.is(1, Kind::Comma) {
        return None;
    }
    let office = i.skip(2);
    let named = |n: &usize| {
        matches!(office.case(*n), Case::Capital | Case::Upper) || office.means(*n, bit(Sense::Small))
    };
    let part = |n: &usize| named(n) || matches!(office.kind(*n), Some(Kind::Dash | Kind::Number | Kind::Amp));
    let comma = office.skip((0..LONGEST).take_while(part).count());
    let quote = comma.skip(1);
    if comma.at == office.at || !comma.is(0, Kind::Comma) {
        return None;
    }
    let (inner, mut rest) = quote.enclosed(Kind::QuoteOpen)?;
    let trailed = inner.len() > 1 && inner.is(inner.len() - 1, Kind::Comma);
    let mut draft = Draft::at(i, Work::Report);
    let body = Name::body(office.text_to(comma).trim());
    draft.name_list(Field::Author, office.span_to(comma), [body].into_iter().collect());
    let end = inner.end - usize::from(trailed);
    draft.text(Field::Title, i.note.span(inner.at, end), i.note.text);
    draft.shows.author = true;
    draft.shows.quoted = true;
    draft.shows.genre = true;
    let day = rest.past_comma();
    if let Ok((behind, date)) = document_date(day) {
        draft.date(Field::Date, day.span_to(behind), date);
        draft.shows.dated = true;
        rest = behind;
    }
    if rest.is(0, Kind::Comma) {
        rest = behind_day(rest, &mut draft);
    }
    ended(draft, rest)
}

/// `Hist of Tng, ASF, p. 45, MS, OCMH`   `History of the Second Army, ch. 4, MS in OCMH files`: a history that was never printed and whose
/// author is not told, by where its manuscript is.
fn unprinted_history(i: In<'_>) -> Option<Draft> {
    const FAR: usize = 40;
    if !small::is(i.word(0), small::HISTORIES) && !small::is(i.word(1), small::HISTORIES) {
        return None;
    }
    let comma = (2..FAR)
        .take_while(|n| i.peek(*n).is_some_and(|t| t.kind != Kind::Semi && !t.stop))
        .find(|n| i.is(*n, Kind::Comma) && i.means(n + 1, bit(Sense::Unpublished)))?;
    let manuscript = i.skip(comma + 1);
    let mut behind = manuscript.skip(manuscript.long(Sense::Unpublished)?).past_dot();
    let mut draft = Draft::at(i, Work::Unpublished);
    let pages = (2..comma).find_map(|n| {
        let (rest, found) = i.is(n, Kind::Comma).then(|| locators(i.skip(n + 1)).ok()).flatten()?;
        (rest.at == i.at + comma).then_some((n, found))
    });
    let end = pages.as_ref().map_or(comma, |(n, _)| *n);
    draft.text(Field::Title, i.note.span(i.at, i.at + end), i.note.text);
    pages.into_iter().for_each(|(_, found)| draft.locate(found));
    if let Some(rest) = code_of_keeper(behind) {
        put_code(behind, rest, &mut draft);
        behind = rest;
    }
    if behind.is(0, Kind::Comma)
        && let Ok((rest, found)) = locators(behind.skip(1))
    {
        draft.locate(found);
        behind = rest;
    }
    draft.shows.genre = true;
    draft.shows.numbered = !draft.locators.is_empty();
    ends(behind).then(|| ended(draft, behind)).flatten()
}

/// `CG I MAC Ltr to CG 3d Mar Div, 22 Sept 43`
fn paper_sent(i: In<'_>) -> Option<Draft> {
    paper_between(i).and_then(|_| letter_behind(i, i))
}
