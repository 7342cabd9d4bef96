//! Findings printed. One file a format; a [`Format`] in each, listed in [`FORMATS`].

mod errorformat;
mod github;
mod json;
mod mend;
mod place;
mod sarif;
mod terminal;

use crate::Reading;
use crate::model::Finding;

pub use mend::{Change, apply, changes};
pub use place::{Lines, Place};

/// What is printed.
#[derive(Clone, Copy, Debug)]
pub struct Report<'r> {
    /// The document.
    pub reading: &'r Reading,
    /// What was found in it, by note.
    pub findings: &'r [Finding],
    /// The path the document came from.
    pub path: &'r str,
    /// The lines of the document, if it is a text.
    pub lines: Option<&'r Lines>,
    /// Columns of the terminal.
    pub width: usize,
}

/// A format that findings can be printed in.
pub struct Format {
    /// What it is called on the command line.
    pub name: &'static str,
    /// What it is for, in one line.
    pub about: &'static str,
    /// Prints findings. Only `text` has colours, as escapes.
    pub print: fn(&Report) -> String,
}

/// Every format, the default one first.
pub const FORMATS: &[&Format] =
    &[&terminal::FORMAT, &json::FORMAT, &json::LINES, &sarif::FORMAT, &github::FORMAT, &errorformat::FORMAT];

/// The format of that name.
pub fn format(name: &str) -> Option<&'static Format> {
    FORMATS.iter().copied().find(|f| f.name == name)
}

impl<'r> Report<'r> {
    /// The text of a finding's note, or of the document.
    fn text(&self, finding: &Finding) -> &'r str {
        match finding.note {
            Some(note) => self.reading.document.notes.get(note.0 as usize).map_or("", |n| n.text.as_str()),
            None => &self.reading.document.source.text,
        }
    }

    /// The label of a note as printed.
    fn label(&self, note: crate::model::NoteId) -> &'r str {
        self.reading.document.notes.get(note.0 as usize).map_or("", |n| n.label.as_str())
    }
}
