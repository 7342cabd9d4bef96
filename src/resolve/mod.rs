//! Who *Ibid.* is: citations to works.
//!
//! One walk over the notes in reading order. Each citation finds the work it cites among those known so far
//! (by what it says, [`short`], [`full`] and [`reread`], or by what it leans on, [`chain`]) or makes a new one. The
//! document's own lists of works are read first ([`list`]). What only
//! the whole document can tell is settled after the walk: short forms never named in full, parts of a volume
//! whose imprint stands elsewhere ([`volume`]), page ranges ([`pages`]), keys ([`key`]).
//! Works are looked up by hashed clues ([`index`]), never searched one by one, so the walk is linear.

mod chain;
mod fold;
mod full;
mod given;
mod host;
mod index;
mod initials;
mod key;
mod left;
mod list;
mod merge;
mod namesake;
mod pages;
mod people;
mod place;
mod prefer;
mod reread;
mod short;
mod title;
mod volume;
mod walk;
mod work;

use crate::model::{Document, Ledger, ReadNote};

/// Settles which works a document's citations cite.
///
/// `notes` are those of `document` as the grammar read them, in the same order. Entries come in order of first
/// mention in a note, then those that only a list has; mentions in reading order, findings by note. A citation that turned out to be prose has no mention.
pub fn resolve(document: &Document, notes: &[ReadNote]) -> Ledger {
    let mut walk = walk::Walk::new(document, notes);
    walk.walk();
    let mut ledger = walk.finish();
    left::report(document, notes, &mut ledger);
    ledger
}
