//! Patents.

use super::date::full_date;
use super::draft::Draft;
use super::input::{In, comma, dot};
use super::tail::ends;
use super::token::{Case, Kind, bit};
use crate::lexicon::Sense;
use crate::model::{Field, Kind as Work};

/// `U.S. Patent 223,898, filed November 4, 1879, and issued January 27, 1880`   `US Patent No. 2,292,387 (August 11, 1942)`
///
/// Behind the title: whose patent, its number, its days. The last day is that of the patent.
pub fn patent<'n>(i: In<'n>, draft: &mut Draft) -> Option<In<'n>> {
    if i.note.bits & bit(Sense::Patent) == 0 {
        return None;
    }
    let mut at = i;
    if let Some((_, len)) = at.hit(|s| (s == Sense::State).then_some(())) {
        at = dot(at.skip(len)).map_or(at.skip(len), |(i, ())| i);
    } else if matches!(at.case(0), Case::Capital | Case::Upper) && !at.means(0, bit(Sense::Patent)) {
        at = at.skip(1);
    }
    let (_, len) = at.hit(|s| (s == Sense::Patent).then_some(()))?;
    if at.case(0) == Case::Lower {
        return None;
    }
    at = dot(at.skip(len)).map_or(at.skip(len), |(i, ())| i);
    let mut rest = at;
    while rest.is(0, Kind::Number)
        || rest.at > at.at
            && rest.is(0, Kind::Comma)
            && rest.peek(1).is_some_and(|t| t.kind == Kind::Number && !t.spaced)
    {
        rest = rest.skip(1);
    }
    if rest.at == at.at {
        return None;
    }
    let mut trial = draft.clone();
    trial.text(Field::Number, at.span_to(rest), i.note.text);
    for _ in 0..3 {
        let (chunk, close) = match rest.peek(0) {
            Some(t) if t.kind == Kind::ParenOpen && (t.partner as usize) < rest.end => {
                (rest.skip(1).until(t.partner as usize), Some(t.partner as usize + 1))
            }
            _ => match comma(rest) {
                Ok((after, ())) => (after, None),
                Err(_) => break,
            },
        };
        // `filed`, `and issued`
        let mut day = chunk;
        while day.at < chunk.at + 3 && day.case(0) == Case::Lower {
            day = day.skip(1);
        }
        let Ok((after, found)) = full_date(day) else { break };
        trial.date(Field::Date, day.span_to(after), found);
        trial.shows.dated = true;
        rest = close.map_or(i.part(after.at, i.end), |close| i.part(close, i.end));
    }
    if !ends(rest) {
        return None;
    }
    trial.kind = Work::Misc;
    trial.shows.genre = true;
    *draft = trial;
    Some(rest)
}
