//! CSV to be corrected by hand and read again: one row a citation; the first row of a work has its fields.

use super::cell::{bare, cell};
use super::csv::{self, failed, finish};
use super::csv_citations::locator_list;
use super::json::two_places;
use super::{View, Writer};
use crate::model::NoteId;
use crate::{Error, Reading};

pub(super) const WRITER: Writer = Writer {
    name: "csv-review",
    suffixes: &[],
    about: "citations and works to be corrected in a spreadsheet and applied again",
    write: |reading, _| Ok(print(reading)?.into_bytes()),
};

/// The columns before those of the work.
const BEFORE: [&str; 5] = ["id", "note", "raw", "form", "locator"];

/// The columns after them.
const AFTER: [&str; 3] = ["confidence", "decision", "check"];

/// One citation as the table has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReviewRow {
    /// Which mention of the ledger.
    pub mention: usize,
    /// True if the row has the fields of its work.
    pub first: bool,
    /// Cells as [`review_columns`] names them, without protection; the last is the check of the others.
    pub cells: Vec<String>,
}

/// The columns of the table for review, in order.
pub fn review_columns() -> Vec<&'static str> {
    let mut columns = BEFORE.to_vec();
    columns.extend(work_columns());
    columns.extend(AFTER);
    columns
}

fn work_columns() -> impl Iterator<Item = &'static str> {
    csv::columns().into_iter().filter(|column| !matches!(*column, "notes" | "citations"))
}

/// The rows of the table for review, in reading order. An id is that of the note and the place of the citation
/// in it: `n12.1`.
pub fn review_rows(reading: &Reading) -> Vec<ReviewRow> {
    let view = View::new(reading);
    let ids = view.note_ids();
    let mut seen = vec![false; reading.ledger.entries.len()];
    let places: std::collections::HashMap<_, usize> =
        reading.ledger.mentions.iter().enumerate().map(|(n, mention)| (mention.citation, n)).collect();
    let width = work_columns().count();
    let mut rows = Vec::with_capacity(reading.ledger.mentions.len());
    for note in (0..reading.document.notes.len()).map(|n| NoteId(n as u32)) {
        for standing in view.standing(note) {
            let mention = standing.mention;
            let id = ids.get(note.0 as usize).map_or("", String::as_str);
            let mut cells = vec![
                // By the place among all that were read, so that a citation taken out moves no other.
                format!("{id}.{}", mention.citation.nth + 1),
                view.label(note).to_owned(),
                view.raw(standing).to_owned(),
                mention.form.name().to_owned(),
                locator_list(&mention.locators),
            ];
            let mut first = false;
            match (mention.entry.and_then(|n| seen.get_mut(n)), view.entry(mention)) {
                (Some(seen), Some(entry)) if !*seen => {
                    *seen = true;
                    first = true;
                    let mut row = Vec::new();
                    csv::fill(&mut row, &view, entry, 0);
                    cells.extend(row.iter().take(width).map(|text| bare(text).to_owned()));
                }
                (_, entry) => {
                    cells.push(entry.map_or_else(String::new, |entry| entry.key.clone()));
                    cells.extend(std::iter::repeat_n(String::new(), width - 1));
                }
            }
            cells.push(two_places(mention.confidence).to_string());
            cells.push(String::new());
            cells.push(check(&cells));
            let Some(&mention) = places.get(&mention.citation) else { continue };
            rows.push(ReviewRow { mention, first, cells });
        }
    }
    rows
}

/// A short sum of the cells of a row: it tells whether anybody has touched them.
pub fn check<T: AsRef<str>>(cells: &[T]) -> String {
    // FNV-1a; a cell cannot hold the separator.
    let mut sum: u64 = 0xcbf2_9ce4_8422_2325;
    for cell in cells {
        for byte in cell.as_ref().trim().bytes().chain([0]) {
            sum = (sum ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
    format!("x{sum:016x}")
}

fn print(reading: &Reading) -> Result<String, Error> {
    let mut out = ::csv::Writer::from_writer(Vec::new());
    out.write_record(review_columns()).map_err(failed)?;
    for row in review_rows(reading) {
        out.write_record(row.cells.iter().map(|text| cell(text).into_owned())).map_err(failed)?;
    }
    finish(out)
}
