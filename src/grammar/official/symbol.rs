//! Documents of the United Nations, known by their symbols.

use ecow::eco_vec;

use super::super::archive::document_date;
use super::super::date::roman;
use super::super::draft::{Draft, plain};
use super::super::imprint::{has, past};
use super::super::input::In;
use super::super::locator::locators;
use super::super::tail::ends;
use super::super::title_put::unquoted;
use super::super::token::{Case, Kind, bit};
use crate::lexicon::Sense;
use crate::model::{Field, Kind as Work, Name, Span};

/// `S/3237`   `A/RES/1514(XV)`   `S/PV.893`   `A/C.1/SR.1234`   `E/CN.4/1984/7/Add.1`   `S/RES/144 (1960)`
///
/// The organ's letter, then letters and numbers between strokes (United Nations Document Series Symbols).
pub fn symbol(i: In<'_>) -> Option<(In<'_>, Span)> {
    let organ = matches!(i.word(0), "A" | "S" | "E" | "T" | "ST");
    let tight = |i: In<'_>| i.peek(0).is_some_and(|t| !t.spaced);
    if !organ || !i.is(1, Kind::Slash) || !tight(i.skip(1)) {
        return None;
    }
    let mut here = i.skip(1);
    let mut digits = false;
    while matches!(here.kind(0), Some(Kind::Slash)) && tight(here) && tight(here.skip(1)) {
        let part = here.skip(1);
        match part.kind(0) {
            Some(Kind::Number) => {
                digits = true;
                here = part.skip(1);
            }
            Some(Kind::Word) if part.word(0).len() <= 8 => {
                here = part.skip(1);
                // `PV.893`, `C.1`, `Add.1`
                if here.is(0, Kind::Dot) && here.is(1, Kind::Number) && tight(here) && tight(here.skip(1)) {
                    digits = true;
                    here = here.skip(2);
                }
            }
            _ => break,
        }
    }
    if !digits {
        return None;
    }
    // The session or the year: `(XV)`, `(S-II)`, `(1960)`.
    if here.is(0, Kind::ParenOpen) {
        let close = here.peek(0)?.partner as usize;
        let inner = here.part(here.at + 1, close);
        let session = inner.len() <= 3
            && (roman(inner.word(0)).is_some() || inner.is(0, Kind::Number) && inner.word(0).len() == 4);
        if close < here.end && session {
            here = here.part(close + 1, here.end);
        }
    }
    Some((here, i.span_to(here)))
}

/// `UN Security Council, S/3237, 20 June 1954`   `UN General Assembly, Resolution 1514 (XV), A/RES/1514(XV), 14 December 1960`   `UN doc. S/4992`
pub fn united_nations(i: In<'_>) -> Option<Draft> {
    if !i.note.has(Kind::Slash) {
        return None;
    }
    // `AAN, KC PZPR, XI A/71`: a signature in an archive.
    if i.hit(|s| matches!(s, Sense::Archive(_)).then_some(())).is_some() {
        return None;
    }
    // `Lichfield Record Office, B/A/1/3`: so is one behind the name of a record office.
    let office = i.note.bits & bit(Sense::ArchiveWord) != 0
        && (1..4).any(|n| {
            i.means(n, bit(Sense::ArchiveWord))
                && i.skip(n).long(Sense::ArchiveWord).is_some_and(|len| len > 1 && i.is(n + len, Kind::Comma))
        });
    if office {
        return None;
    }
    let mut at = i.at;
    let (rest, span) = loop {
        let here = i.part(at, i.end);
        let t = here.peek(0)?;
        if t.kind == Kind::Word
            && t.case == Case::Upper
            && here.is(1, Kind::Slash)
            // `CHAR 20/138A/12` has none.
            && (t.spaced || at == i.at || !matches!(i.note.list[at - 1].kind, Kind::Number))
            && let Some(found) = symbol(here)
        {
            break found;
        }
        if t.kind == Kind::Semi || t.stop || at - i.at > 40 {
            return None;
        }
        at = past(i, at);
    };
    let mut draft = Draft::at(i, Work::Report);
    let note = i.note.text;
    // What stands before: the organ, a title, `UN doc.`
    let mut words = i.until(at);
    while !words.is_empty() && matches!(words.kind(words.len() - 1), Some(Kind::Comma | Kind::ParenOpen)) {
        words = words.until(words.end - 1);
    }
    let words = less_label(words);
    if !words.is_empty() {
        if !matches!(words.case(0), Case::Capital | Case::Upper) && !words.is(0, Kind::QuoteOpen) {
            return None;
        }
        let comma =
            (words.at..words.end).find(|c| words.note.list[*c].kind == Kind::Comma).unwrap_or(words.end);
        let first = words.until(comma);
        let body = has(first, bit(Sense::BodyWord))
            || first.len() <= 3 && first.case(0) == Case::Upper && first.word(0).len() > 1;
        let mut title = words;
        if body {
            let name = words.note.span(first.at, first.end);
            draft.name_list(Field::Author, name, eco_vec![Name::body(plain(name.of(note)))]);
            draft.shows.author = true;
            title = words.part((comma + 1).min(words.end), words.end);
        }
        title = less_label(title);
        // A day may stand before the symbol.
        if let Some(last) = (title.at..title.end).rev().find(|c| title.note.list[*c].kind == Kind::Comma)
            && let Ok((after, found)) = document_date(title.part(last + 1, title.end))
            && after.is_empty()
        {
            draft.date(Field::Date, title.note.span(last + 1, title.end), found);
            title = title.until(last);
        }
        // Behind a quoted title only the label can stand.
        if let Some((_, behind)) = title.enclosed(Kind::QuoteOpen) {
            title = title.until(behind.at);
        }
        if !title.is_empty() {
            if title.len() > 24 {
                return None;
            }
            draft.text(Field::Title, unquoted(title), note);
        }
    }
    draft.text(Field::Number, span, note);
    draft.series_key = Some(plain(span.of(note)));
    let mut here = rest;
    for _ in 0..3 {
        let next = if here.is(0, Kind::Comma) { here.skip(1) } else { here };
        if let Ok((after, found)) = document_date(next)
            && !draft.fields.has(Field::Date)
            && (next.at > here.at || here.is(0, Kind::ParenOpen))
        {
            draft.date(Field::Date, next.span_to(after), found);
            here = after;
        } else if let Some((inner, behind)) = here.enclosed(Kind::ParenOpen)
            && let Ok((after, found)) = document_date(inner)
            && after.is_empty()
        {
            draft.date(Field::Date, inner.span_to(after), found);
            here = behind;
        } else if next.at > here.at
            && let Ok((after, found)) = locators(next)
            && ends(after)
        {
            draft.locate(found);
            draft.shows.numbered = true;
            here = after;
        } else {
            break;
        }
    }
    draft.shows.imprint = true;
    draft.shows.genre = true;
    draft.end = here.at;
    draft.shows.closed = ends(here);
    Some(draft)
}

/// Without `UN doc.`, `Document` before or behind.
fn less_label(i: In<'_>) -> In<'_> {
    let label = |i: In<'_>| {
        matches!(i.word(0).to_ascii_lowercase().as_str(), "doc" | "document" | "docs") && i.len() <= 2
            || i.means(0, bit(Sense::GovernmentWord))
                && i.len() <= 5
                && i.long(Sense::GovernmentWord).is_some_and(|len| i.len() <= len + 1)
    };
    // Trailing label: the words behind the last comma.
    let from = (i.at..i.end).rev().find(|c| i.note.list[*c].kind == Kind::Comma);
    match from {
        Some(comma) if label(i.part(comma + 1, i.end)) => i.until(comma),
        None if label(i) => i.part(i.end, i.end),
        _ => i,
    }
}
