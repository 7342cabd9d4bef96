//! Judgments of international and other courts, known by the parties, the number of the case and the day.

use super::super::date::{date, full_date};
use super::super::draft::Draft;
use super::super::imprint::{Paren, paren, past};
use super::super::input::In;
use super::super::locator::locators;
use super::super::tail::ends;
use super::super::token::{Case, Kind, bit};
use crate::lexicon::Sense;
use crate::model::{Field, Kind as Work};
use crate::small;

/// `Prosecutor v. Tadić, Case No. IT-94-1-T, Judgment, 7 May 1997, para. 562`   `ICTY, Prosecutor v. Jokić, Judgment, case no. IT-01-42/1-S, 18 March 2004`
pub fn judged(i: In<'_>) -> Option<Draft> {
    if i.note.bits & bit(Sense::Verdict) == 0 || !matches!(i.case(0), Case::Capital | Case::Upper) {
        return None;
    }
    let court = i.case(0) == Case::Upper && i.is(1, Kind::Comma);
    let name = i.skip(if court { 2 } else { 0 });
    let end = parties(name)?;
    let mut draft = Draft::at(i, Work::Jurisdiction);
    if court {
        draft.text(Field::Institution, i.span_to(i.skip(1)), i.note.text);
    }
    draft.text(Field::Title, name.span_to(end), i.note.text);
    let mut here = end;
    let mut handed_down = false;
    for _ in 0..8 {
        if let Ok((rest, Paren::Date(found, span))) = paren(here) {
            draft.date(Field::Date, span, found);
            here = rest;
            continue;
        }
        let at = here.skip(1);
        if !here.is(0, Kind::Comma) || at.is_empty() {
            break;
        }
        if !draft.fields.has(Field::Date)
            && let Ok((rest, found)) = full_date(at).or_else(|_| date(at))
            && (ends(rest) || matches!(rest.kind(0), Some(Kind::Comma | Kind::ParenOpen)))
        {
            draft.date(Field::Date, at.span_to(rest), found);
            here = rest;
            continue;
        }
        if let Ok((rest, found)) = locators(at)
            && ends(rest)
            && !at.means(0, bit(Sense::Number))
        {
            draft.locate(found);
            draft.shows.numbered = true;
            here = rest;
            break;
        }
        let chunk = chunk(at);
        if !handed_down && at.case(0) != Case::Lower && at.means(0, bit(Sense::Verdict)) {
            handed_down = true;
        } else if !draft.fields.has(Field::Number) && numbered(at.until(chunk.at)) {
            let code = past_label(at);
            draft.text(Field::Number, code.span_to(chunk), i.note.text);
        } else {
            break;
        }
        here = chunk;
    }
    draft.shows.genre = true;
    draft.shows.imprint = true;
    draft.end = here.at;
    draft.shows.closed = ends(here);
    (handed_down && draft.fields.has(Field::Date) && draft.shows.closed).then_some(draft)
}

/// `Prosecutor v. Tadić`, up to the comma or the bracket.
fn parties(i: In<'_>) -> Option<In<'_>> {
    const LONGEST: usize = 24;
    let mut at = i.at + 1;
    let mut against = None;
    while at < i.end && at < i.at + LONGEST {
        let t = &i.note.list[at];
        match t.kind {
            Kind::Comma | Kind::ParenOpen => break,
            Kind::Word if small::is(i.note.word(at), small::AGAINST) => against = Some(at),
            Kind::Semi | Kind::QuoteOpen | Kind::Url => return None,
            Kind::Dot if t.stop && against.is_none_or(|v| v + 1 != at) => return None,
            _ => {}
        }
        at += 1;
    }
    let behind = i.part(against? + 1, i.end).past_dot();
    (behind.at < at && matches!(behind.case(0), Case::Capital | Case::Upper)).then(|| i.part(at, i.end))
}

/// Up to the next comma or bracket.
fn chunk(i: In<'_>) -> In<'_> {
    let mut at = i.at;
    while at < i.end
        && !matches!(i.note.list[at].kind, Kind::Comma | Kind::ParenOpen | Kind::Semi)
        && !(i.note.list[at].kind == Kind::Dot && i.note.list[at].stop && at + 1 == i.end)
    {
        at = past(i, at);
    }
    i.part(at, i.end)
}

/// `Case No. IT-94-1-T`, `ICC-01/12-01/15-171`: the number of a case has marks between its parts.
fn numbered(i: In<'_>) -> bool {
    let tokens = &i.note.list[i.at..i.end];
    tokens.iter().any(|t| t.kind == Kind::Number)
        && tokens.iter().any(|t| matches!(t.kind, Kind::Dash | Kind::Slash) && !t.spaced)
}

/// Past `Case No.`
fn past_label(i: In<'_>) -> In<'_> {
    let label = (0..2).find(|n| i.means(*n, bit(Sense::Number)) && i.is(n + 1, Kind::Dot));
    label.map_or(i, |n| i.skip(n + 2))
}
