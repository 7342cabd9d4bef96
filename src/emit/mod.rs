//! Printing what was read. One file a format; a [`Writer`] in each, listed in [`WRITERS`].

mod biblatex;
mod cell;
mod csv;
mod csv_citations;
mod json;
mod shelfmark;
mod view;

use crate::{Error, Reading};

pub use shelfmark::shelfmark;
pub use view::{Standing, View};

/// A format that a [`Reading`] can be printed in.
#[derive(Debug)]
pub struct Writer {
    /// What it is called on the command line: `biblatex`.
    pub name: &'static str,
    /// Suffixes of file names that ask for it, without the dot; the first writer that has one gets it.
    pub suffixes: &'static [&'static str],
    /// What it is for, in one line.
    pub about: &'static str,
    /// Prints a reading; the second argument is the path the document came from.
    pub write: fn(&Reading, &str) -> Result<Vec<u8>, Error>,
}

/// Every format, the default one first.
pub const WRITERS: &[&Writer] = &[&biblatex::WRITER, &csv::WRITER, &csv_citations::WRITER, &json::WRITER];

/// The writer of that name.
pub fn writer(name: &str) -> Option<&'static Writer> {
    WRITERS.iter().copied().find(|w| w.name == name)
}

/// The writer for files with that suffix (no dot; case does not matter).
pub fn writer_for_suffix(suffix: &str) -> Option<&'static Writer> {
    WRITERS.iter().copied().find(|w| w.suffixes.iter().any(|s| s.eq_ignore_ascii_case(suffix)))
}

/// The works as BibLaTeX, in order of first mention, `\n` at every line's end.
pub fn biblatex(reading: &Reading) -> String {
    biblatex::print(reading)
}

/// The works as CSV, one row each: see the columns in [`csv_columns`].
///
/// # Errors
/// If the CSV writer cannot write; with a buffer in memory it always can.
pub fn csv(reading: &Reading) -> Result<String, Error> {
    csv::print(reading)
}

/// The columns of [`csv()`], in order.
pub fn csv_columns() -> Vec<&'static str> {
    csv::columns()
}

/// The citations as CSV, one row each, in reading order.
///
/// # Errors
/// If the CSV writer cannot write; with a buffer in memory it always can.
pub fn csv_citations(reading: &Reading) -> Result<String, Error> {
    csv_citations::print(reading)
}

/// Everything as JSON, schema 1: notes with their citations, entries, diagnostics. `path` is printed as
/// the source's path. Offsets are bytes: `span` and repairs of the decoded text before mending, all
/// others of the note's text.
pub fn json(reading: &Reading, path: &str) -> String {
    json::print(reading, path)
}
