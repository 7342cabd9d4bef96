//! Works of antiquity and the Bible, cited by their own divisions and by no edition.

use ecow::eco_vec;

use super::draft::Draft;
use super::input::In;
use super::name::and_len;
use super::tail::ends;
use super::token::{Case, Kind, bit};
use crate::lexicon::Sense;
use crate::model::{Field, Kind as Work, Name, Span, Unit, Value};

/// `Thuc. 1.22.4`   `Tacitus, Annals, 1.1`   `Matt. 5:3–12`
pub fn classical(i: In<'_>) -> Option<Draft> {
    if i.note.bits & (bit(Sense::Ancient) | bit(Sense::Scripture)) == 0 {
        return None;
    }
    scripture(i).or_else(|| ancient(i))
}

/// `Gen. 1:1`   `1 Cor. 13:4–7`   `Luke 2:1-5, 3:1`: a book of the Bible, chapter and verse.
fn scripture(i: In<'_>) -> Option<Draft> {
    // `1 Cor.`, `II Kings`
    let numbered = i.is(0, Kind::Number) && matches!(i.word(0), "1" | "2" | "3" | "4")
        || matches!(i.word(0), "I" | "II" | "III");
    let book = i.skip(usize::from(numbered));
    let (_, len) = book.hit(|s| (s == Sense::Scripture).then_some(()))?;
    let rest = book.skip(len);
    let rest = rest.past_dot();
    if book.case(0) == Case::Lower
        || !(rest.is(0, Kind::Number) && rest.is(1, Kind::Colon) && rest.is(2, Kind::Number))
    {
        return None;
    }
    let mut draft = Draft::at(i, Work::Book);
    draft.text(Field::Title, i.span_to(book.skip(len)), i.note.text);
    let mut here = rest;
    while here.is(0, Kind::Number) && here.is(1, Kind::Colon) && here.is(2, Kind::Number) {
        push(&mut draft, Unit::Chapter, here.span_to(here.skip(1)), here);
        let (after, span) = range(here.skip(2));
        push(&mut draft, Unit::Verse, span, here);
        here = after;
        if matches!(here.kind(0), Some(Kind::Comma | Kind::Semi))
            && here.is(1, Kind::Number)
            && here.is(2, Kind::Colon)
        {
            here = here.skip(1);
        }
    }
    finish(draft, here)
}

/// `Livy, 21.1`   `Thuc. 1.22.4`   `Plutarch, Life of Pericles, 12.3`   `Augustine, Confessions, VIII.12`
fn ancient(i: In<'_>) -> Option<Draft> {
    let (_, len) = i.hit(|s| (s == Sense::Ancient).then_some(()))?;
    if i.case(0) == Case::Lower {
        return None;
    }
    let rest = i.skip(len).past_dot();
    let mut draft = Draft::at(i, Work::Book);
    let name = Name { family: i.text_to(rest).trim_end_matches('.').into(), ..Name::default() };
    draft.fields.set(Field::Author, Value::Names(eco_vec![name]));
    draft.sites.push((Field::Author, i.span_to(rest)));
    let title = rest.past_comma();
    // The title: a few words, up to the first number.
    let mut here = title;
    while here.at - title.at < 8 && here.is(0, Kind::Word) && !divided(here) {
        here = here.skip(1).past_dot();
    }
    if here.at > title.at {
        let capital = matches!(title.case(0), Case::Capital | Case::Upper);
        if !capital {
            return None;
        }
        draft.text(Field::Title, title.span_to(here), i.note.text);
    }
    let mut at = here.past_comma();
    if !divided(at) {
        return None;
    }
    // `2.40, 3.1 and 5.6`
    loop {
        let (after, span) = division(at);
        push(&mut draft, Unit::Section, span, at);
        here = after;
        let next = here.past_comma();
        let next = next.skip(and_len(next));
        if next.at == here.at || !divided(next) {
            break;
        }
        at = next;
    }
    finish(draft, here)
}

/// `1.22`, `VIII.12`: numbers with stops between them.
fn divided(i: In<'_>) -> bool {
    let head = i.is(0, Kind::Number) && i.word(0).len() <= 3 || super::date::roman(i.word(0)).is_some();
    head && i.is(1, Kind::Dot)
        && i.is(2, Kind::Number)
        && i.peek(1).is_some_and(|t| !t.spaced)
        && i.peek(2).is_some_and(|t| !t.spaced)
}

/// All of `1.22.4`, `2.40–46`, `3.14.1–3.16`.
fn division(i: In<'_>) -> (In<'_>, Span) {
    let mut here = i.skip(1);
    while matches!(here.kind(0), Some(Kind::Dot | Kind::Dash))
        && here.is(1, Kind::Number)
        && here.peek(1).is_some_and(|t| !t.spaced)
    {
        here = here.skip(2);
    }
    (here, i.span_to(here))
}

fn range(i: In<'_>) -> (In<'_>, Span) {
    let rest = i.skip(1);
    let rest = if rest.is(0, Kind::Dash) && rest.is(1, Kind::Number) { rest.skip(2) } else { rest };
    (rest, i.span_to(rest))
}

fn push(draft: &mut Draft, unit: Unit, span: Span, i: In<'_>) {
    let value = span.of(i.note.text).replace(['–', '—'], "-");
    draft.point(unit, span, value);
}

fn finish(mut draft: Draft, rest: In<'_>) -> Option<Draft> {
    draft.shows.labelled = true;
    draft.shows.numbered = true;
    draft.shows.genre = true;
    draft.end = rest.at;
    draft.shows.closed = ends(rest);
    draft.shows.closed.then_some(draft)
}
