//! A name that a note gives a work or an archive for later use.

use super::draft::Draft;
use super::input::In;
use super::token::{Case, Kind, Token, bit};
use crate::lexicon::Sense;
use crate::model::{Field, Span};
use crate::small;

/// `hereafter RGANI`   `hereafter cited as NYT`   `Russian State Archive, hereafter RGANI`   `далее – РГАНИ`
///
/// The span of the name that is given.
pub fn hereafter(i: In<'_>) -> Option<Span> {
    let mut here = i;
    while !here.is_empty() {
        if here.means(0, bit(Sense::Hereafter)) {
            let name = later_name(here)?;
            let name = name.enclosed(Kind::QuoteOpen).map_or(name, |(quoted, _)| quoted);
            return (!name.is_empty()).then(|| name.note.span(name.at, name.end));
        }
        here = here.skip(1);
    }
    None
}

/// Where the name begins that `hereafter cited as` at `i` gives.
fn later_name(i: In<'_>) -> Option<In<'_>> {
    let len = i.long(Sense::Hereafter)?;
    let mut name = i.skip(len);
    while let Some(t) = name.peek(0) {
        let filler = matches!(t.kind, Kind::Comma | Kind::Colon | Kind::Dash | Kind::Dot)
            || small::is(name.word(0), small::NAMING);
        if !filler {
            break;
        }
        name = name.skip(1);
    }
    Some(name)
}

/// `(hereafter RGANI)`, `[hereafter cited as NYT]`: what is behind the brackets, and the name.
pub fn hereafter_in_brackets(i: In<'_>) -> Option<(In<'_>, Span)> {
    let (inner, behind) = i.enclosed(Kind::ParenOpen).or_else(|| i.enclosed(Kind::BracketOpen))?;
    Some((behind, hereafter(inner)?))
}

/// `…, 2:33. Hereafter CSPD.`   `…, 4:12; hereafter cited as APC`: the same behind a citation and without brackets, in a
/// sentence or clause of its own: what is behind it, and the name.
pub fn hereafter_said(i: In<'_>) -> Option<(In<'_>, Span)> {
    const LONGEST: usize = 8;
    if i.note.bits & bit(Sense::Hereafter) == 0 {
        return None;
    }
    let at = i.skip(usize::from(matches!(i.kind(0), Some(Kind::Dot | Kind::Semi | Kind::Comma))));
    if at.at == i.at || !at.means(0, bit(Sense::Hereafter)) {
        return None;
    }
    let name = later_name(at)?;
    if let Some((quoted, rest)) = name.enclosed(Kind::QuoteOpen) {
        return (!quoted.is_empty()).then(|| (rest, quoted.note.span(quoted.at, quoted.end)));
    }
    if !matches!(name.case(0), Case::Capital | Case::Upper) {
        return None;
    }
    let word = |t: &Token| matches!(t.kind, Kind::Word | Kind::Number | Kind::Dash | Kind::Amp);
    let end = (1..=LONGEST).map(|n| name.skip(n)).find(|rest| !rest.peek(0).is_some_and(word))?;
    let closed = end.is_empty()
        || end.is(0, Kind::Semi)
        || end.is(0, Kind::Dot) && (end.len() == 1 || end.peek(0)?.stop);
    closed.then(|| (end, name.span_to(end)))
}

/// `Voprosy filosofii (henceforth VF), 1956`: the name for later use is no part of what a journal is called.
pub fn less_later_name(draft: &mut Draft, whole: In<'_>) {
    let Some(span) = draft.site(Field::Journaltitle) else { return };
    let last = whole.note.at_byte(span.end).saturating_sub(1);
    let Some(close) = whole.note.list.get(last).filter(|t| t.kind == Kind::ParenClose) else { return };
    let open = close.partner as usize;
    let name = whole.note.span(open, open).start..span.end;
    if name.start <= span.start {
        return;
    }
    if let Some((_, later)) = hereafter_in_brackets(whole.part(open, last + 1)) {
        let words = Span { start: span.start, end: whole.note.span(open - 1, open).end };
        draft.forget(Field::Journaltitle);
        draft.text(Field::Journaltitle, words, whole.note.text);
        draft.later_name(later, whole.note.text);
    }
}
