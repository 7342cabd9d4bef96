//! Parts and volumes by an ordinal number, before the page in them.

use super::date::roman;
use super::input::In;
use super::tail::ends;
use super::token::{Case, Kind, bit};
use crate::lexicon::Sense;
use crate::model::Unit;
use crate::small;

/// A part by its ordinal number.
pub struct Counted<'n> {
    /// Its number, as printed.
    pub value: In<'n>,
    /// What it is of.
    pub unit: Unit,
    /// What is behind.
    pub rest: In<'n>,
}

/// `2e partie`   `première partie`   `1ª parte`   `1. Teil`   `2. Abt.`   `parte prima`: which part of a volume, if a page or nothing is
/// behind it.
pub fn counted(i: In<'_>) -> Option<Counted<'_>> {
    let found = by_ordinal(i)?;
    let rest = found.rest;
    let next = rest.skip(1);
    let paged = next.is(0, Kind::Number) || next.means(0, bit(Sense::Locator(Unit::Page)));
    (ends(rest) || rest.is(0, Kind::Comma) && paged).then_some(found)
}

/// The same, whatever is behind.
pub fn by_ordinal(i: In<'_>) -> Option<Counted<'_>> {
    number_first(i).or_else(|| number_behind(i))
}

/// `2e partie`   `première partie`   `1. Teil`
fn number_first(i: In<'_>) -> Option<Counted<'_>> {
    const LONGEST: usize = 2;
    let glued = |n: usize| i.peek(n).is_some_and(|t| !t.spaced);
    let (value, at) = if i.is(0, Kind::Number) && i.word(0).len() <= LONGEST {
        let raised = glued(1) && small::is(i.word(1), small::RAISED_ENDINGS);
        if !(raised || i.is(1, Kind::Dot) && glued(1)) {
            return None;
        }
        (i.until(i.at + 1), i.skip(2))
    // `III. Teil`
    } else if i.case(0) == Case::Upper && i.is(1, Kind::Dot) && roman(i.word(0)).is_some() {
        (i.until(i.at + 1), i.skip(2))
    // `Zweiter Band`
    } else if matches!(i.case(0), Case::Lower | Case::Capital) && i.means(0, bit(Sense::Ordinal(1))) {
        (i.until(i.at + 1), i.skip(1))
    } else {
        return None;
    };
    let (unit, len) = sort_of(at)?;
    Some(Counted { value, unit, rest: at.skip(len).past_dot() })
}

/// `parte prima`   `livre premier`
fn number_behind(i: In<'_>) -> Option<Counted<'_>> {
    if i.case(0) != Case::Lower || i.case(1) != Case::Lower || !i.means(1, bit(Sense::Ordinal(1))) {
        return None;
    }
    let (unit, len) = sort_of(i)?;
    (len == 1).then(|| Counted { value: i.part(i.at + 1, i.at + 2), unit, rest: i.skip(2) })
}

/// What is counted, and how many tokens say so.
fn sort_of(i: In<'_>) -> Option<(Unit, usize)> {
    // `Abteilung` is elsewhere a fond, and `Hälfte` nothing.
    if small::is(i.word(0), small::COUNTED_PARTS) {
        return Some((Unit::Part, 1));
    }
    i.hit(|s| match s {
        Sense::Locator(unit @ (Unit::Part | Unit::Section | Unit::Chapter | Unit::Volume)) => Some(unit),
        _ => None,
    })
}
