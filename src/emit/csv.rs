//! CSV: one row a work.

use std::borrow::Cow;
use std::fmt::Write as _;

use super::cell::cell;
use super::{Client, View, Writer, shelfmark, zotero_csv};
use crate::model::{Entry, Field, Level, Name, Place, Value};
use crate::{Error, Reading};

pub(super) const WRITER: Writer = Writer {
    name: "csv",
    suffixes: &["csv"],
    about: "the works, one row each, for a spreadsheet",
    write: |reading, printing| match printing.client {
        Some(Client::Zotero) => Ok(zotero_csv::print(reading, printing)?.into_bytes()),
        _ => Ok(print(reading)?.into_bytes()),
    },
};

/// Every field of a work but its place in an archive, which has columns of its own.
const FIELDS: [Field; 29] = [
    Field::Author,
    Field::Title,
    Field::Date,
    Field::Bookauthor,
    Field::Editor,
    Field::Translator,
    Field::Booktitle,
    Field::Journaltitle,
    Field::Entrysubtype,
    Field::Series,
    Field::Edition,
    Field::Volume,
    Field::Volumes,
    Field::Number,
    Field::Chapter,
    Field::Location,
    Field::Publisher,
    Field::Institution,
    Field::Eventtitle,
    Field::Type,
    Field::Origdate,
    Field::Pages,
    Field::Doi,
    Field::Eprint,
    Field::Url,
    Field::Urldate,
    Field::Language,
    Field::Pubstate,
    Field::Note,
];

/// See [`super::csv_columns`]. `type` is the kind of work; what a note calls the type of a report or
/// thesis is `genre`. `series` and `volume` are of print, `archive_series` and `archive_volume` of archives.
pub(super) fn columns() -> Vec<&'static str> {
    let mut columns = vec!["key", "type"];
    columns.extend(FIELDS.map(|field| if field == Field::Type { "genre" } else { field.name() }));
    columns.extend(["shelfmark", "archive", "archive_name", "archive_place", "archive_code"]);
    columns.extend(Level::ALL.map(|level| match level {
        Level::Series => "archive_series",
        Level::Volume => "archive_volume",
        level => level.name(),
    }));
    columns.extend(["notes", "citations"]);
    columns
}

/// See [`super::csv()`].
pub(super) fn print(reading: &Reading) -> Result<String, Error> {
    let view = View::new(reading);
    let mut citations = vec![0usize; reading.ledger.entries.len()];
    for count in reading.ledger.mentions.iter().filter_map(|m| m.entry) {
        if let Some(count) = citations.get_mut(count) {
            *count += 1;
        }
    }
    let columns = columns();
    let mut out = csv::Writer::from_writer(Vec::new());
    out.write_record(&columns).map_err(failed)?;
    let mut row: Vec<Cow<str>> = Vec::with_capacity(columns.len());
    for (entry, count) in reading.ledger.entries.iter().zip(citations) {
        row.clear();
        fill(&mut row, &view, entry, count);
        out.write_record(row.iter().map(|c| c.as_bytes())).map_err(failed)?;
    }
    finish(out)
}

pub(super) fn fill<'r>(row: &mut Vec<Cow<'r, str>>, view: &View<'r>, entry: &'r Entry, citations: usize) {
    row.push(cell(&entry.key));
    row.push(Cow::Borrowed(entry.kind.name()));
    for field in FIELDS {
        row.push(match entry.fields.get(field) {
            None | Some(Value::Place(_)) => Cow::Borrowed(""),
            Some(Value::Text(text)) => cell(text),
            Some(Value::Date(date)) => cell(&date.edtf),
            Some(Value::Names(names)) => guarded(name_list(names)),
        });
    }
    let nowhere = Place::default();
    match entry.fields.place() {
        Some(place) => {
            row.push(guarded(shelfmark(place)));
            row.extend([&place.repository, &place.name, &place.city, &place.code].map(|value| cell(value)));
        }
        None => row.extend([const { Cow::Borrowed("") }; 5]),
    }
    let steps = &entry.fields.place().unwrap_or(&nowhere).steps;
    for level in Level::ALL {
        let values = steps.iter().filter(|step| step.level == level).map(|step| step.value.as_str());
        row.push(guarded(values.collect::<Vec<_>>().join("; ")));
    }
    let notes = entry.cited_in.iter().map(|note| view.label(*note));
    row.push(guarded(notes.collect::<Vec<_>>().join("; ")));
    row.push(Cow::Owned(citations.to_string()));
}

/// `Family, Given; von Last, First, Jr.; Body`.
pub(super) fn name_list(names: &[Name]) -> String {
    let mut out = String::new();
    for name in names {
        if !out.is_empty() {
            out.push_str("; ");
        }
        if name.is_body() {
            out.push_str(&name.literal);
            continue;
        }
        if !name.prefix.is_empty() {
            let _ = write!(out, "{} ", name.prefix);
        }
        out.push_str(&name.family);
        for part in [&name.given, &name.suffix].into_iter().filter(|part| !part.is_empty()) {
            let _ = write!(out, ", {part}");
        }
    }
    out
}

fn guarded<'r>(text: String) -> Cow<'r, str> {
    match cell(&text) {
        Cow::Owned(guarded) => Cow::Owned(guarded),
        Cow::Borrowed(_) => Cow::Owned(text),
    }
}

/// The text of a finished table.
pub(super) fn finish(out: csv::Writer<Vec<u8>>) -> Result<String, Error> {
    let bytes = out.into_inner().map_err(|e| Error::Output { message: e.to_string() })?;
    String::from_utf8(bytes).map_err(|e| Error::Output { message: e.to_string() })
}

pub(super) fn failed(error: csv::Error) -> Error {
    Error::Output { message: error.to_string() }
}
