//! Printing what was read. One file a format; a [`Writer`] in each, listed in [`WRITERS`].

mod biblatex;
mod cell;
mod client;
mod csl_json;
mod csv;
mod csv_citations;
mod csv_review;
mod date;
mod hayagriva;
mod item;
mod json;
mod notes;
mod rewrite;
mod ris;
mod shelfmark;
mod view;
mod zotero_csv;

use crate::{Error, Reading};

pub use client::{Client, Printing};
pub use csv_review::{ReviewRow, check, review_columns, review_rows};
pub use notes::{CslStyle, Markup, Notes, STYLES, Style, full_notes, notes};
pub use rewrite::{Left, Rewritten, rewrite, rewrite_joined};
pub use shelfmark::shelfmark;
pub use view::{Standing, View};

/// A format that a [`Reading`] can be printed in.
#[derive(Debug)]
pub struct Writer {
    /// What it is called on the command line: `biblatex`.
    pub name: &'static str,
    /// Ends of file names that ask for it, without the dot: `bib`, `csl.json`.
    pub suffixes: &'static [&'static str],
    /// What it is for, in one line.
    pub about: &'static str,
    /// Prints a reading.
    pub write: fn(&Reading, &Printing) -> Result<Vec<u8>, Error>,
}

/// Every format, the default one first.
pub const WRITERS: &[&Writer] = &[
    &biblatex::WRITER,
    &ris::WRITER,
    &csl_json::WRITER,
    &hayagriva::WRITER,
    &csv::WRITER,
    &csv_citations::WRITER,
    &csv_review::WRITER,
    &json::WRITER,
];

/// The writer of that name.
pub fn writer(name: &str) -> Option<&'static Writer> {
    WRITERS.iter().copied().find(|w| w.name == name)
}

/// The writer for a file of that name: the one with the longest suffix that the name ends in, so that
/// `a.csl.json` is CSL-JSON and `a.json` is not. Case does not matter.
pub fn writer_for_file(name: &str) -> Option<&'static Writer> {
    let name = name.to_lowercase();
    let fits = |suffix: &str| name.strip_suffix(suffix).is_some_and(|stem| stem.ends_with('.'));
    let longest = |w: &Writer| w.suffixes.iter().filter(|s| fits(s)).map(|s| s.len()).max();
    WRITERS.iter().copied().filter(|w| longest(w).is_some()).max_by_key(|w| longest(w))
}

/// The works as BibLaTeX, in order of first mention, `\n` at every line's end, for any program.
pub fn biblatex(reading: &Reading) -> String {
    biblatex::print(reading, &Printing::default())
}

/// The works as RIS, one record each.
pub fn ris(reading: &Reading) -> String {
    ris::print(reading, &Printing::default())
}

/// The works as CSL-JSON, one item each.
pub fn csl_json(reading: &Reading) -> String {
    csl_json::print(reading, &Printing::default())
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
