//! Entries of encyclopaedias and dictionaries.

use super::draft::Draft;
use super::input::{In, word};
use super::introduction::written_by;
use super::quoted_more::more;
use super::tail::ends;
use super::token::{Kind, bit};
use super::web::online_edition;
use crate::lexicon::Sense;
use crate::model::{Field, Kind as Work};
use nom::Parser;

/// `‘Cranmer, Thomas (1489–1556)’, ODNB, online edn, http://…`: behind the heading of an article the work of reference that
/// has it, which everybody knows by its name.
pub fn entry_of<'n>(i: In<'n>, draft: &mut Draft) -> Option<In<'n>> {
    let ((), len) = i.hit(|s| (s == Sense::ReferenceWork).then_some(()))?;
    let mut rest = i.skip(len);
    let goes_on = matches!(rest.kind(0), Some(Kind::Comma | Kind::BracketOpen | Kind::Url));
    // `, vol. 14, 123`, `, 2nd ed.`: read as a volume with its facts.
    let web = bit(Sense::WebWord) | bit(Sense::Accessed);
    let facts = rest.is(0, Kind::Comma) && !rest.is(1, Kind::Url) && !rest.means(1, web);
    if facts || !(ends(rest) || goes_on) {
        return None;
    }
    draft.text(Field::Booktitle, i.span_to(rest), i.note.text);
    draft.kind = Work::Incollection;
    draft.shows.host = true;
    draft.shows.genre = true;
    if rest.is(0, Kind::Comma)
        && let Some(behind) = online_edition(rest.skip(1), draft)
    {
        rest = behind;
    }
    Some(more(rest, draft))
}

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
