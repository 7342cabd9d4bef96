//! Entries of encyclopaedias and dictionaries.

use super::draft::Draft;
use super::input::{In, word};
use super::introduction::written_by;
use super::tail::ends;
use super::token::{Kind, bit};
use crate::lexicon::Sense;
use nom::Parser;

/// `s.v. “Cuba.”`   `s.v. “Lansing, Robert”`   `s.v. Kuba`: the entry's head word, behind the work that has it.
///
/// The work is the encyclopaedia; the head word points into it.
pub fn head_word<'n>(at: In<'n>, draft: &mut Draft) -> Option<In<'n>> {
    if !at.means(0, bit(Sense::SubVerbo)) {
        return None;
    }
    let (mut here, ()) = word(|s| (s == Sense::SubVerbo).then_some(())).parse(at).ok()?;
    if here.is(0, Kind::Comma) {
        here = here.skip(1);
    }
    let rest = match here.enclosed(Kind::QuoteOpen) {
        Some((_, behind)) => behind,
        None => {
            let mut words = here;
            while words.at - here.at < 6 && words.is(0, Kind::Word) {
                words = words.skip(1);
            }
            words
        }
    };
    let stopped = rest.at > 0 && at.note.list[rest.at - 1].stop;
    if rest.at == here.at
        || !(ends(rest)
            || stopped
            || rest.is(0, Kind::Comma)
            || rest.means(0, bit(Sense::By) | bit(Sense::Accessed)))
    {
        return None;
    }
    draft.shows.labelled = true;
    draft.shows.role = true;
    // `s.v. “Odessa,” by Patricia Herlihy`: who wrote the entry did not write the work.
    Some(written_by(rest, &mut draft.clone()).unwrap_or(rest))
}
