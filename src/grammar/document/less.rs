//! What stands at the end of a document's title, or before it, and is no part of it: its number, its mark, a place.

use super::super::archive::document_date;
use super::super::draft::{Draft, plain};
use super::super::input::In;
use super::super::token::{Case, Kind, bit};
use super::describe::note_kind;
use super::staff::message_mark;
use crate::lexicon::Sense;
use crate::model::{Field, Level, Step, Value};
use crate::small;

/// `NSC 68, “United States Objectives and Programs”`   `NIE 11-3-55, “Soviet Capabilities”`   `National Intelligence Estimate 11-8-62, “Soviet
/// Capabilities”`: the number of a paper before its title.
pub fn less_code<'n>(title: In<'n>, draft: &mut Draft) -> In<'n> {
    let sort = title.long(Sense::DocumentHead).filter(|len| *len > 1).unwrap_or(1);
    let number = |n: &usize| matches!(title.kind(*n), Some(Kind::Number | Kind::Dash | Kind::Slash));
    let len = sort + (sort..sort + 7).take_while(number).count();
    let quoted = title.skip(len + 1);
    let whole = quoted.enclosed(Kind::QuoteOpen).is_some_and(|(_, behind)| behind.is_empty());
    let coded = title.case(0) == Case::Upper || sort > 1;
    if !coded || len == sort || !title.is(len, Kind::Comma) || !whole {
        return title;
    }
    draft.text(Field::Number, title.note.span(title.at, title.at + len), title.note.text);
    quoted
}

/// `Acheson to Truman, London`   `Kennan to Byrnes, no. 511`: behind who is written to from where, or the number of the telegram.
pub fn less_place_or_number<'n>(title: In<'n>, draft: &mut Draft) -> In<'n> {
    const LONGEST: usize = 7;
    let from = title.end.saturating_sub(LONGEST).max(title.at + 1);
    let Some(comma) = (from..title.end).rev().find(|at| note_kind(title, *at) == Kind::Comma) else {
        return title;
    };
    let last = title.part(comma + 1, title.end);
    // `Hoare to Halifax, tel. no. 345`
    let wired = small::is(last.word(0), small::TELEGRAMS);
    let counted = if wired { last.skip(1).past_dot() } else { last };
    let number = counted.skip(counted.long(Sense::Number).unwrap_or(usize::from(!wired))).past_dot();
    let numbered = (wired || last.means(0, bit(Sense::Number) | bit(Sense::LetterHead)))
        && number.is(0, Kind::Number)
        && number.at > last.at
        && number.len() == 1;
    if numbered && !draft.fields.has(Field::Number) {
        draft.text(Field::Number, last.note.span(number.at, number.end), last.note.text);
    } else if !draft.fields.has(Field::Number) && message_mark(last).is_some_and(|end| end.is_empty()) {
        // `CINCFE to DA, C 53202`
        draft.text(Field::Number, last.note.span(last.at, last.end), last.note.text);
    } else if !draft.fields.has(Field::Location)
        && (last.long(Sense::City) == Some(last.len())
            || draft.fields.has(Field::Date) && unknown_place(last))
    {
        draft.text(Field::Location, last.note.span(last.at, last.end), last.note.text);
    } else {
        return title;
    }
    title.until(comma)
}

/// `Péra` in `Constans à Delcassé, Péra, 3 mars 1903`: one word with a capital that no list has.
fn unknown_place(i: In<'_>) -> bool {
    i.len() == 1
        && i.case(0) == Case::Capital
        && i.peek(0).is_some_and(|t| t.kind == Kind::Word && t.bits == 0)
}

/// `Senter to Harker (JS/3304)`: in brackets behind what the document is, its own mark, which belongs to the place.
pub fn less_mark<'n>(title: In<'n>, draft: &mut Draft) -> In<'n> {
    const LONGEST: usize = 12;
    let Some(close) = title.len().checked_sub(1).and_then(|at| title.peek(at)) else { return title };
    let open = close.partner as usize;
    if close.kind != Kind::ParenClose || open <= title.at + 1 || open + LONGEST < title.end {
        return title;
    }
    let mark = title.part(open + 1, title.end - 1);
    let slash = (1..mark.len()).any(|n| mark.is(n, Kind::Slash));
    let letters = mark.case(0) == Case::Upper && (1..mark.len()).all(|n| mark.case(n) != Case::Lower);
    if !(slash && letters) || document_date(mark).is_ok() {
        return title;
    }
    let value = plain(mark.text_to(mark.part(mark.end, mark.end)));
    let Some(Value::Place(place)) = draft.fields.get_mut(Field::Archive) else { return title };
    if place.step(Level::Document).is_some() || place.step(Level::Signature).is_none() {
        return title;
    }
    place.steps.push(Step::bare(Level::Document, value));
    title.until(open)
}

/// `“Causa criminal”, Santa Marta - Santa Fe`: behind a quoted title and its comma a place, or two; the title, and the place.
pub fn place_behind(title: In<'_>) -> Option<(In<'_>, crate::model::Span)> {
    const LONGEST: usize = 6;
    let open = title.peek(0).filter(|t| t.kind == Kind::QuoteOpen)?;
    let close = open.partner as usize;
    if close + 2 >= title.end || note_kind(title, close + 1) != Kind::Comma {
        return None;
    }
    let place = title.part(close + 2, title.end);
    let part = |n: usize| match place.kind(n) {
        Some(Kind::Word) => {
            place.case(n) == Case::Capital
                || n > 0 && place.means(n, bit(Sense::Small) | bit(Sense::Particle))
        }
        Some(Kind::Dash) => n > 0,
        _ => false,
    };
    let named = place.len() <= LONGEST
        && (0..place.len()).all(part)
        && !place.means(0, bit(Sense::DocumentHead) | bit(Sense::Month(1)));
    named.then(|| (title.until(close + 1), place.note.span(place.at, place.end)))
}
