//! Words and where they come from: what a form of `grammars/` can mean, in every language at once.
//!
//! A form is a run of words. It is looked up folded (case, stops, soft signs and Latin look-alikes in
//! Cyrillic words undone, see [`fold`]), word by word, the longest first. A form maps to *all* its
//! senses; the grammar decides by position.

mod archive;
mod file;
mod fold;
mod index;
mod pack;
mod sense;
mod spell;
mod table;
mod words;

pub use archive::{Archive, ArchiveId, Status};
pub use fold::{fold, fold_into, fold_onto, words};
pub use index::{Forms, Group, Quick, Wants};
pub use sense::{Medium, Reporter, Sense, Thesis};
pub use words::{Capitals, Form, Lexicon};
