//! Finding notes. One file a format; nothing here looks inside a note.
//!
//! A format's reader takes the decoded [`Source`] and gives a [`Document`]: the notes in reading order, each
//! with its label, its text with line wraps undone, and the way back. What several readers share lies in
//! files of its own: [`unwrap`] joins lines, [`marks`] finds the places of the notes in the body.

mod label;
mod marks;
mod txt;
mod unwrap;
mod words;

use crate::model::{Document, Format, Source};

/// Finds the notes of a text.
///
/// Takes the source as [`crate::text::decode`] gives it; offsets in the notes are bytes of
/// [`Source::text`]. A text without notes gives a document without notes. Never fails.
pub fn read(source: Source) -> Document {
    let notes = match source.format {
        Format::Text => txt::notes(&source.text),
    };
    Document { source, notes }
}
