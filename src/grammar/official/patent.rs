//! Patents, known by their numbers.

use super::super::date::full_date;
use super::super::draft::Draft;
use super::super::input::{In, comma, word};
use super::super::name::names;
use super::super::numbering::thousands;
use super::super::tail::ends;
use super::super::token::{Case, Kind, bit};
use crate::lexicon::Sense;
use crate::model::{Field, Kind as Work};
use nom::Parser;

/// `Thomas A. Edison, “Electric Lamp,” U.S. Patent 223,898, filed November 4, 1879, and issued January 27, 1880`   `U.S. Patent No. 821,393, “Flying
/// Machine,” issued May 22, 1906`   `Guglielmo Marconi, British Patent 12,039, 2 June 1896`
pub fn patent(i: In<'_>) -> Option<Draft> {
    if i.note.bits & bit(Sense::PatentWord) == 0 {
        return None;
    }
    let note = i.note.text;
    let mut draft = Draft::at(i, Work::Misc);
    let mut here = i;
    if number(here).is_none() && !here.is(0, Kind::QuoteOpen) {
        let (rest, found) = names(here).ok()?;
        draft.names(Field::Author, here.span_to(rest), found);
        here = comma_of(rest)?;
    }
    if let Some((rest, title)) = quoted_title(here) {
        draft.text(Field::Title, title, note);
        here = rest;
    }
    // `Edison, Electric Lamp, U.S. Patent 223,898`: a title without its quotation marks.
    if draft.fields.has(Field::Author)
        && number(here).is_none()
        && let Some(comma) = (here.at + 1..here.end.min(here.at + 14)).find(|at| {
            here.note.list[*at].kind == Kind::Comma && number(here.part(at + 1, here.end)).is_some()
        })
        && here.case(0) != Case::Lower
    {
        draft.text(Field::Title, here.note.span(here.at, comma), note);
        here = here.part(comma + 1, here.end);
    }
    let rest = number(here)?;
    draft.text(Field::Number, here.span_to(rest), note);
    let numbered = here.span_to(rest);
    here = rest;
    if !draft.fields.has(Field::Title)
        && let Some((rest, title)) = comma_of(here).and_then(quoted_title)
    {
        draft.text(Field::Title, title, note);
        here = rest.past_comma();
        draft.shows.quoted = true;
    }
    // The days: filed, issued; the last is the patent's.
    for _ in 0..3 {
        let mut at = here.past_comma();
        let mut words = 0;
        while at.case(0) == Case::Lower && words < 3 {
            at = at.skip(1);
            words += 1;
        }
        let Ok((rest, found)) = full_date(at) else { break };
        draft.date(Field::Date, at.span_to(rest), found);
        here = rest;
    }
    if !draft.fields.has(Field::Title) {
        draft.text(Field::Title, numbered, note);
    }
    draft.shows.genre = true;
    draft.shows.imprint = true;
    draft.end = here.at;
    draft.shows.closed = ends(here);
    Some(draft)
}

/// `U.S. Patent No. 821,393`: what is after the number.
fn number(i: In<'_>) -> Option<In<'_>> {
    let len = i.long(Sense::PatentWord)?;
    let at = i.skip(len);
    let at = word(|s| (s == Sense::Number).then_some(())).parse(at).map_or(at, |(i, ())| i);
    if !at.is(0, Kind::Number) {
        return None;
    }
    let mut rest = at.skip(1);
    while let Some(after) = thousands(rest) {
        rest = after;
    }
    Some(rest)
}

/// A title in quotation marks and its comma.
fn quoted_title(i: In<'_>) -> Option<(In<'_>, crate::model::Span)> {
    let (title, rest) = i.enclosed(Kind::QuoteOpen).filter(|(title, _)| !title.is_empty())?;
    Some((rest.past_comma(), i.note.span(title.at, title.end)))
}

fn comma_of(i: In<'_>) -> Option<In<'_>> {
    comma(i).ok().map(|(i, ())| i).or_else(|| i.is(0, Kind::QuoteOpen).then_some(i))
}
