//! Catalogues of exhibitions.

use super::facts::naked;
use super::input::In;
use super::tail::{Seen, ends};
use super::token::Kind;
use crate::lexicon::Sense;

/// `, exh. cat. (Munich: Prestel, 1989)`: what the book is, no part of its title.
pub fn catalogue<'n>(at: In<'n>, seen: &mut Seen) -> Option<In<'n>> {
    if !seen.divided {
        return None;
    }
    let len = at.long(Sense::Catalogue)?;
    let rest = shown(at.skip(len).past_dot());
    seen.marked = true;
    (ends(rest) || matches!(rest.kind(0), Some(Kind::Comma | Kind::ParenOpen))).then_some(rest)
}

/// ` (Paris, Grand Palais, 1993), Paris, RMN, 1993`   `, Paris, Grand Palais, 9 mars-14 juin 1993, Paris, RMN, 1993`: past where and when
/// the exhibition was, if facts of publication follow.
fn shown(i: In<'_>) -> In<'_> {
    const LONGEST: usize = 24;
    let published = |i: In<'_>| {
        i.is(0, Kind::Comma)
            && naked(i.skip(1))
                .is_some_and(|(_, f)| f.location.is_some() && f.publisher.is_some() && f.date.is_some())
    };
    if let Some((_, rest)) = i.enclosed(Kind::ParenOpen) {
        return if published(rest) { rest } else { i };
    }
    if !i.is(0, Kind::Comma) {
        return i;
    }
    let year = |at: usize| i.note.list[at].kind == Kind::Number && i.note.word(at).len() == 4;
    let behind = |at: &usize| year(*at - 1) && published(i.part(*at, i.end));
    (i.at + 2..i.end.min(i.at + LONGEST)).find(behind).map_or(i, |at| i.part(at, i.end))
}
