//! References to a note by its number.

use super::back::with_locators;
use super::draft::Draft;
use super::input::{In, comma, dot};
use super::name::names;
use super::title::title_like;
use super::token::{Case, Kind, bit};
use crate::lexicon::Sense;
use crate::model::{Back, Field, Kind as Work, Unit};

/// `Miller (n. 12 above), 34`   `see above, n. 12`   `supra note 12`   `Wehler (Anm. 1), S. 60`   `Wehler, Kaiserreich (wie Anm. 1), S. 50`   `Nipperdey, wie Anm. 2, S. 99`
pub fn cross(i: In<'_>) -> Option<Draft> {
    let mut draft = Draft::at(i, Work::Misc);
    let mut here = i;
    let mut bracketed = false;
    if let Ok((rest, found)) = names(i) {
        let span = i.span_to(rest);
        let at = comma(rest).map_or(rest, |(i, ())| i);
        if note_paren(rest).is_some() || at.means(0, bit(Sense::Supra)) || at.is(0, Kind::ParenOpen) {
            draft.names(Field::Author, span, found);
            here = at;
        } else if rest.is(0, Kind::Comma)
            && let Some(title) = title_before_paren(at)
        {
            draft.names(Field::Author, span, found);
            draft.kind = Work::Book;
            let whole = title
                .peek(0)
                .is_some_and(|t| t.kind == Kind::QuoteOpen && t.partner as usize + 1 == title.end);
            let inner = if whole { title.part(title.at + 1, title.end - 1) } else { title };
            draft.text(Field::Title, i.note.span(inner.at, inner.end), i.note.text);
            here = i.part(title.end, i.end);
        }
        bracketed = note_paren(here).is_some();
    }
    let inner = match here.peek(0) {
        Some(t) if t.kind == Kind::ParenOpen && (t.partner as usize) < here.end => {
            here.part(here.at + 1, t.partner as usize)
        }
        _ => here,
    };
    let wrapped = inner.end != here.end;
    let (label_at, end) = number(inner, bracketed)?;
    let label = i.note.word(label_at);
    if !label.bytes().all(|b| b.is_ascii_digit()) || label.is_empty() {
        return None;
    }
    draft.back = Some(Back::Cross(label.to_owned()));
    draft.shows.back = true;
    let end = if wrapped { inner.end + 1 } else { end };
    draft.back_span = i.note.span(here.at, end);
    draft.end = end;
    with_locators(i.part(end, i.end), &mut draft);
    Some(draft)
}

/// The token of the note's number, and where the reference ends: `above, n. 12`, `wie Anm. 1`, `n. 12 above`; in
/// a bracket behind a name `Anm. 1` will do.
fn number(i: In<'_>, bracketed: bool) -> Option<(usize, usize)> {
    let supra =
        |i: In<'_>| i.hit(|s| (s == Sense::Supra).then_some(())).map(|((), len)| stopped(i.skip(len)).at);
    if let Some(rest) = supra(i) {
        // `wie Anm. 1`: the word for note is part of the form.
        if i.note.list.get(rest).is_some_and(|t| t.kind == Kind::Number) {
            return Some((rest, rest + 1));
        }
        let rest = i.part(rest, i.end);
        let rest = comma(rest).map_or(rest, |(i, ())| i);
        let at = note_word(rest)?;
        return Some((at, at + 1));
    }
    let at = note_word(i)?;
    let after = i.part(at + 1, i.end);
    if bracketed && after.is_empty() {
        return Some((at, at + 1));
    }
    let after = comma(after).map_or(after, |(i, ())| i);
    Some((at, supra(after)?))
}

/// Behind a word for note, its number's token.
fn note_word(i: In<'_>) -> Option<usize> {
    i.hit(|s| (s == Sense::Locator(Unit::Note)).then_some(())).map(|((), len)| stopped(i.skip(len)).at)
}

fn stopped(i: In<'_>) -> In<'_> {
    dot(i).map_or(i, |(i, ())| i)
}

/// `(Anm. 1)`, `(wie Anm. 1)`, `(n. 12 above)`: a bracket that holds nothing but a reference to a note.
fn note_paren(i: In<'_>) -> Option<usize> {
    let open = i.peek(0).filter(|t| t.kind == Kind::ParenOpen)?;
    let close = open.partner as usize;
    let inner = (close < i.end && close <= i.at + 8).then(|| i.part(i.at + 1, close))?;
    let (_, end) = number(inner, true)?;
    (end == inner.end).then_some(close + 1)
}

/// A short title up to a bracket with a reference to a note.
fn title_before_paren(i: In<'_>) -> Option<In<'_>> {
    if !(matches!(i.case(0), Case::Capital | Case::Upper) || i.is(0, Kind::QuoteOpen)) {
        return None;
    }
    let mut at = i.at + 1;
    while at < i.end && at < i.at + 24 {
        let here = i.part(at, i.end);
        match here.peek(0)? {
            t if t.kind == Kind::ParenOpen => {
                let title = i.until(at);
                return (note_paren(here).is_some() && title_like(title)).then_some(title);
            }
            t if t.stop || matches!(t.kind, Kind::Semi | Kind::Number) && t.kind == Kind::Semi => {
                return None;
            }
            _ => {}
        }
        at = super::imprint::past(i, at);
    }
    None
}
