//! Programmes of radio and television.

use super::date::full_date;
use super::draft::Draft;
use super::imprint::{Paren, paren, past};
use super::input::In;
use super::italic::italic_run;
use super::name::and_len;
use super::quoted_more::more;
use super::tail::ends;
use super::token::{Case, Kind, bit};
use crate::lexicon::Sense;
use crate::model::{Field, Kind as Work};

/// `BBC1`, `WNET and WETA`: who sent it, and what is behind it.
fn company(i: In<'_>) -> Option<In<'_>> {
    let len = i.long(Sense::Broadcaster)?;
    let mut rest = i.skip(len);
    // `BBC Radio 4`, `BBC2`
    if rest.is(0, Kind::Number) && rest.word(0).len() == 1 {
        rest = rest.skip(1);
    }
    let and = and_len(rest);
    if and > 0
        && let Some(len) = rest.skip(and).long(Sense::Broadcaster)
    {
        rest = rest.skip(and + len);
    }
    Some(rest)
}

/// A year or a day with a comma before it, or in brackets.
fn day_behind(i: In<'_>) -> bool {
    i.is(0, Kind::Comma) && (full_date(i.skip(1)).is_ok() || super::date::date(i.skip(1)).is_ok())
        || matches!(paren(i), Ok((_, Paren::Date(..))))
}

/// `*The World at War*, Thames Television, 1973`   `*Panorama*, BBC1, 12 May 1965`: behind the title, before the day.
pub fn sent_by<'n>(at: In<'n>, draft: &mut Draft) -> Option<In<'n>> {
    if !at.means(0, bit(Sense::Broadcaster)) || draft.fields.has(Field::Publisher) {
        return None;
    }
    let rest = company(at)?;
    if !day_behind(rest) || !draft.fields.names(Field::Author).is_empty() && draft.kind != Work::Video {
        return None;
    }
    draft.text(Field::Publisher, at.span_to(rest), at.note.text);
    draft.kind = Work::Video;
    draft.shows.genre = true;
    Some(rest)
}

/// `“The Unrest in Nicaragua,” *The MacNeil/Lehrer Report*, WNET and WETA, February 10, 1978, https://…`: behind the title of a broadcast
/// the programme, and who sent it when.
pub fn programme<'n>(i: In<'n>, draft: &mut Draft) -> Option<In<'n>> {
    const LONGEST: usize = 12;
    if i.note.bits & bit(Sense::Broadcaster) == 0 || i.case(0) == Case::Lower {
        return None;
    }
    let end = match italic_run(i) {
        Some(end) => i.part(end, i.end),
        None => {
            let mut at = i.at;
            while at < i.end && i.note.list[at].kind != Kind::Comma && at < i.at + LONGEST {
                at = past(i, at);
            }
            i.part(at, i.end)
        }
    };
    if !end.is(0, Kind::Comma) || end.at == i.at {
        return None;
    }
    let sender = end.skip(1);
    let rest = company(sender)?;
    if !day_behind(rest) {
        return None;
    }
    draft.text(Field::Booktitle, i.span_to(end), i.note.text);
    draft.text(Field::Publisher, sender.span_to(rest), i.note.text);
    let rest = match paren(rest) {
        Ok((behind, Paren::Date(found, span))) => {
            draft.date(Field::Date, span, found);
            behind
        }
        _ => {
            let day = rest.skip(1);
            let (behind, found) = full_date(day).or_else(|_| super::date::date(day)).ok()?;
            draft.date(Field::Date, day.span_to(behind), found);
            behind
        }
    };
    draft.kind = Work::Video;
    draft.shows.genre = true;
    draft.shows.dated = true;
    let end = more(rest, draft);
    (ends(end) || draft.shows.url).then_some(end)
}
