//! CSV: one row a citation.

use std::borrow::Cow;

use super::cell::cell;
use super::csv::{failed, finish};
use super::json::two_places;
use super::{View, Writer};
use crate::model::{Locator, NoteId, Sited, Unit};
use crate::{Error, Reading};

pub(super) const WRITER: Writer = Writer {
    name: "csv-citations",
    suffixes: &[],
    about: "the citations, one row each, with the work that each one means",
    write: |reading, _| Ok(print(reading)?.into_bytes()),
};

const COLUMNS: [&str; 12] = [
    "note",
    "note_id",
    "citation",
    "raw",
    "form",
    "key",
    "locator",
    "signal",
    "via",
    "antecedent",
    "ambiguous",
    "confidence",
];

/// See [`super::csv_citations`].
pub(super) fn print(reading: &Reading) -> Result<String, Error> {
    let view = View::new(reading);
    let ids = view.note_ids();
    let id = |note: NoteId| ids.get(note.0 as usize).map_or("", String::as_str);
    let mut out = csv::Writer::from_writer(Vec::new());
    out.write_record(COLUMNS).map_err(failed)?;
    for note in (0..reading.document.notes.len()).map(|n| NoteId(n as u32)) {
        let text = view.text(note);
        for (place, standing) in view.standing(note).enumerate() {
            let (citation, mention) = (standing.citation, standing.mention);
            let locators = locator_list(&mention.locators);
            let row: [Cow<str>; 12] = [
                cell(view.label(note)),
                cell(id(note)),
                Cow::Owned((place + 1).to_string()),
                cell(view.raw(standing)),
                Cow::Borrowed(mention.form.name()),
                view.entry(mention).map_or(Cow::Borrowed(""), |entry| cell(&entry.key)),
                cell(&locators),
                citation.signal.map_or(Cow::Borrowed(""), |span| cell(span.of(text))),
                Cow::Borrowed(citation.via.as_ref().map_or("", |via| via.value.name())),
                Cow::Borrowed(mention.because.antecedent().map_or("", |of| id(of.note))),
                Cow::Borrowed(if mention.ambiguous { "true" } else { "false" }),
                Cow::Owned(two_places(mention.confidence).to_string()),
            ];
            out.write_record(row.iter().map(|c| c.as_bytes())).map_err(failed)?;
        }
    }
    finish(out)
}

/// `34; 40-45`; units other than pages are named: `folio 5 ob.; volume 2`.
pub(super) fn locator_list(locators: &[Sited<Locator>]) -> String {
    let mut out = String::new();
    for Sited { value: Locator { unit, value }, .. } in locators {
        if !out.is_empty() {
            out.push_str("; ");
        }
        if *unit != Unit::Page {
            out.push_str(unit.name());
            out.push(' ');
        }
        out.push_str(value);
    }
    out
}
