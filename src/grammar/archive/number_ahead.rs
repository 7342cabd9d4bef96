//! What the number behind a label looks like, and what stands behind it: by it a label is decided.

use super::Found;
use super::label::Mark;
use crate::grammar::input::In;
use crate::grammar::token::Kind;
use crate::lexicon::Sense;
use crate::model::{Level, Unit};
use crate::small;

/// `56r`, `12v`: the side of a leaf.
pub fn sided(i: In<'_>) -> bool {
    i.is(0, Kind::Number) && small::is(i.word(1), small::SIDES) && i.peek(1).is_some_and(|t| !t.spaced)
}

/// `1.1.13`: a number with stops in it.
pub fn dotted(i: In<'_>) -> bool {
    let glued = |n: usize| i.peek(n).is_some_and(|t| !t.spaced);
    i.is(0, Kind::Number) && i.is(1, Kind::Dot) && i.is(2, Kind::Number) && glued(1) && glued(2)
}

/// `2.10.02`: a number of three parts.
pub fn three_parts(i: In<'_>) -> bool {
    dotted(i)
        && i.is(3, Kind::Dot)
        && i.is(4, Kind::Number)
        && (3..5).all(|n| i.peek(n).is_some_and(|t| !t.spaced))
}

/// Behind the number at `after` stands a leaf with another word than that at `i`.
pub fn other_leaf(i: In<'_>, after: In<'_>, so_far: &Found) -> bool {
    let next = after.skip(2);
    let leaf = || so_far.tongue.and_then(|tongue| tongue.read(next)).map(|(mark, _)| mark);
    after.is(0, Kind::Number)
        && after.is(1, Kind::Comma)
        && !next.word(0).eq_ignore_ascii_case(i.word(0))
        && !next.word(0).eq_ignore_ascii_case("ff")
        && leaf() == Some(Mark::Locator(Unit::Folio))
}

/// Behind the number at `i` a leaf is named: `362, ll. 77–102`.
pub fn leaf_follows(i: In<'_>) -> bool {
    i.is(0, Kind::Number)
        && matches!(i.kind(1), Some(Kind::Comma | Kind::Dot))
        && i.skip(2).long(Sense::Locator(Unit::Folio)).is_some()
}

/// Behind the number at `i` a document or file is named: `20, dok. 3`.
pub fn document_follows(i: In<'_>) -> bool {
    let label = i.skip(2);
    i.is(0, Kind::Number)
        && matches!(i.kind(1), Some(Kind::Comma | Kind::Dot | Kind::Semi))
        && label
            .hit(|s| {
                matches!(s, Sense::Step(Level::Delo | Level::Edkhr | Level::Document | Level::File))
                    .then_some(())
            })
            .is_some_and(|((), len)| {
                label.is(len, Kind::Number) || label.is(len, Kind::Dot) && label.is(len + 1, Kind::Number)
            })
}

/// Behind the number at `i` a file is named: `п. 117, д. 9`.
pub fn delo_follows(i: In<'_>) -> bool {
    (1..5).any(|n| {
        i.note.hits(i.at + n).iter().any(|h| matches!(h.sense, Sense::Step(Level::Delo | Level::Edkhr)))
            && (i.is(n + 1, Kind::Number) || i.is(n + 1, Kind::Dot) && i.is(n + 2, Kind::Number))
    })
}
