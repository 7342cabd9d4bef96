//! A table that was corrected by hand, applied to the document it was made from.

use std::collections::HashMap;

use super::decide::{join, prune};
use crate::emit::{ReviewRow, check, review_columns, review_rows};
use crate::model::{Date, Field, Kind, Level, Name, Place, Step, Value};
use crate::{Error, Reading};

/// What came of applying a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Applied {
    /// Cells and decisions that were applied.
    pub changes: usize,
    /// What could not be, each with the row's id.
    pub problems: Vec<String>,
}

/// Applies a table made with `csv-review` and corrected since. Rows are found by `id` and must still have the same
/// raw words; a row that nobody touched changes nothing. Changed cells change the work (`key` alone: which work the
/// citation means, or, in a work's first row, the work's key). `decision` may be empty, `ok`, `drop` (it is no
/// citation) or `same KEY` (its work is the one with that key).
///
/// # Errors
/// If the table is no CSV or lacks a column.
pub fn apply_review(reading: &mut Reading, table: &str) -> Result<Applied, Error> {
    let failed = |message: String| Error::Output { message };
    let table = table.trim_start_matches('\u{feff}');
    let mut reader =
        csv::ReaderBuilder::new().flexible(true).delimiter(delimiter(table)).from_reader(table.as_bytes());
    let head = reader.headers().map_err(|error| failed(error.to_string()))?.clone();
    let columns = review_columns();
    let places: Vec<Option<usize>> =
        columns.iter().map(|column| head.iter().position(|name| name.trim() == *column)).collect();
    for (column, place) in columns.iter().zip(&places).take(3) {
        if place.is_none() {
            return Err(failed(format!(
                "the table has no column `{column}`; it was not made with csv-review"
            )));
        }
    }
    let fresh = review_rows(reading);
    let by_id: HashMap<&str, &ReviewRow> =
        fresh.iter().filter_map(|row| Some((row.cells.first()?.as_str(), row))).collect();
    let mut applied = Applied::default();
    let mut keys: Vec<(usize, bool, String, String)> = Vec::new();
    let mut decisions: Vec<(usize, String, String)> = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|error| failed(error.to_string()))?;
        // A protected cell begins with one `'`, and a program may have taken it off already.
        let plain = |text: &str| text.strip_prefix('\'').unwrap_or(text).to_owned();
        let cells: Vec<Option<String>> =
            places.iter().map(|place| place.map(|n| plain(record.get(n).unwrap_or_default()))).collect();
        let cell = |name: &str| {
            let at = columns.iter().position(|column| *column == name)?;
            cells.get(at).cloned().flatten()
        };
        let id = cell("id").unwrap_or_default();
        if id.trim().is_empty() {
            continue;
        }
        let body: Vec<&str> =
            cells.iter().take(columns.len() - 1).map(|c| c.as_deref().unwrap_or_default()).collect();
        if cell("check").is_some_and(|sum| sum.trim() == check(&body)) {
            continue;
        }
        let Some(row) = by_id.get(id.trim()) else {
            applied
                .problems
                .push(format!("{id}: the document has no such citation; the row was passed over"));
            continue;
        };
        if row.cells.get(2).map(|raw| raw.trim()) != cell("raw").as_deref().map(str::trim) {
            applied
                .problems
                .push(format!("{id}: the document has other words there; the row was passed over"));
            continue;
        }
        for (at, column) in columns.iter().enumerate() {
            let (Some(old), Some(Some(new))) = (row.cells.get(at), cells.get(at)) else { continue };
            let (old, new) = (old.trim(), new.trim());
            if old == new || matches!(*column, "id" | "note" | "raw" | "confidence" | "check") {
                continue;
            }
            match *column {
                "key" => keys.push((row.mention, row.first, id.clone(), new.to_owned())),
                "decision" => decisions.push((row.mention, id.clone(), new.to_owned())),
                _ if !row.first => applied
                    .problems
                    .push(format!("{id}: `{column}` belongs into the first row of the work; left as it was")),
                _ => match set(reading, row.mention, column, new) {
                    Ok(()) => applied.changes += 1,
                    Err(message) => applied.problems.push(format!("{id}: {message}")),
                },
            }
        }
    }
    settle(reading, keys, decisions, &mut applied);
    Ok(applied)
}

/// What parts the columns: where the comma stands in numbers, spreadsheets write `;`; some write tabs.
fn delimiter(table: &str) -> u8 {
    let head = table.lines().next().unwrap_or_default();
    let most =
        [b',', b';', b'\t'].into_iter().rev().max_by_key(|sign| head.bytes().filter(|b| b == sign).count());
    most.unwrap_or(b',')
}

/// Which works citations mean, after all fields are corrected.
fn settle(
    reading: &mut Reading,
    keys: Vec<(usize, bool, String, String)>,
    decisions: Vec<(usize, String, String)>,
    applied: &mut Applied,
) {
    let ledger = &mut reading.ledger;
    for (mention, first, id, key) in keys {
        let known = ledger.entries.iter().position(|entry| entry.key == key);
        let Some(slot) = ledger.mentions.get_mut(mention) else { continue };
        match (known, slot.entry) {
            (Some(_), _) => slot.entry = known,
            (None, _) if key.is_empty() => slot.entry = None,
            (None, Some(entry)) if first => {
                if let Some(entry) = ledger.entries.get_mut(entry) {
                    entry.key = key;
                }
            }
            _ => {
                applied.problems.push(format!("{id}: no work has the key `{key}`; left as it was"));
                continue;
            }
        }
        if let Some(slot) = ledger.mentions.get_mut(mention) {
            slot.ambiguous = false;
        }
        applied.changes += 1;
    }
    let mut dropped = Vec::new();
    for (mention, id, decision) in decisions {
        let mut words = decision.split_whitespace();
        match (words.next(), words.next(), words.next()) {
            (None | Some("ok" | "OK"), None, None) => {}
            (Some("drop"), None, None) => dropped.push(mention),
            (Some("same"), Some(key), None) => {
                let entry = ledger.mentions.get(mention).and_then(|m| m.entry);
                let own = entry.and_then(|n| ledger.entries.get(n)).map(|entry| entry.key.clone());
                if own.is_some_and(|own| join(ledger, key, &own)) {
                    applied.changes += 1;
                } else {
                    applied.problems.push(format!("{id}: no other work has the key `{key}`; left as it was"));
                }
            }
            _ => applied.problems.push(format!(
                "{id}: `{decision}` is no decision; write nothing, ok, drop, or same and a key"
            )),
        }
    }
    applied.changes += dropped.len();
    dropped.sort_unstable();
    let mut at = 0;
    ledger.mentions.retain(|_| {
        at += 1;
        dropped.binary_search(&(at - 1)).is_err()
    });
    prune(ledger);
}

/// Sets a field of the work that a mention cites.
fn set(reading: &mut Reading, mention: usize, column: &str, new: &str) -> Result<(), String> {
    let entry = reading.ledger.mentions.get(mention).and_then(|m| m.entry);
    let Some(entry) = entry.and_then(|n| reading.ledger.entries.get_mut(n)) else {
        return Err(format!("`{column}`: the citation leads to no work"));
    };
    if column == "type" {
        let kind = KINDS.iter().find(|kind| kind.name() == new);
        entry.kind = *kind.ok_or_else(|| {
            let names: Vec<&str> = KINDS.iter().map(|kind| kind.name()).collect();
            format!("`{new}` is no type; there is {}", names.join(", "))
        })?;
        return Ok(());
    }
    let name = if column == "genre" { "type" } else { column };
    if let Some(field) = FIELDS.iter().find(|field| field.name() == name && **field != Field::Archive) {
        if new.is_empty() {
            entry.fields.remove(*field);
            return Ok(());
        }
        let value = match field {
            Field::Author | Field::Bookauthor | Field::Editor | Field::Translator => {
                Value::Names(names(new).into())
            }
            Field::Date | Field::Origdate | Field::Urldate => Value::Date(Date::new(new)),
            _ => Value::Text(new.into()),
        };
        entry.fields.set(*field, value);
        return Ok(());
    }
    let mut place = entry.fields.place().cloned().unwrap_or_default();
    match column {
        "archive" => place.repository = new.into(),
        "archive_name" => place.name = new.into(),
        "archive_place" => place.city = new.into(),
        "archive_code" => place.code = new.into(),
        column => {
            let name = match column {
                "archive_series" => "series",
                "archive_volume" => "volume",
                column => column,
            };
            let Some(level) = Level::ALL.into_iter().find(|level| level.name() == name) else {
                return Err(format!("`{column}` is made of other columns; correct those"));
            };
            step(&mut place, level, new);
        }
    }
    if place.is_empty() {
        entry.fields.remove(Field::Archive);
    } else {
        entry.fields.set(Field::Archive, Value::Place(Box::new(place)));
    }
    Ok(())
}

/// Sets a level of an address, in its order; `a; b` are two steps.
fn step(place: &mut Place, level: Level, new: &str) {
    let label = place.steps.iter().find(|step| step.level == level).map(|step| step.label.clone());
    let at = place.steps.iter().position(|step| step.level == level);
    let at =
        at.or_else(|| place.steps.iter().position(|step| step.level > level)).unwrap_or(place.steps.len());
    place.steps.retain(|step| step.level != level);
    let values = new.split("; ").map(str::trim).filter(|value| !value.is_empty());
    for (n, value) in values.enumerate() {
        let step = Step { level, label: label.clone().unwrap_or_default(), value: value.into() };
        place.steps.insert((at + n).min(place.steps.len()), step);
    }
}

/// `Family, Given; von Last, First, Jr.; Body`.
fn names(text: &str) -> Vec<Name> {
    let name = |one: &str| {
        let mut parts = one.split(", ").map(str::trim);
        let family = parts.next().unwrap_or_default();
        let Some(given) = parts.next() else { return Name::body(family) };
        let small = |word: &&str| word.chars().next().is_some_and(char::is_lowercase);
        let particle: Vec<&str> = family.split(' ').take_while(small).collect();
        let prefix = particle.join(" ");
        let rest = family.get(prefix.len()..).unwrap_or_default().trim();
        let (prefix, family) = if rest.is_empty() { (String::new(), family) } else { (prefix, rest) };
        let suffix = parts.next().unwrap_or_default().to_owned();
        Name { prefix: prefix.into(), suffix: suffix.into(), ..Name::person(given, family) }
    };
    text.split(';').map(str::trim).filter(|one| !one.is_empty()).map(name).collect()
}

const KINDS: [Kind; 19] = [
    Kind::Book,
    Kind::Collection,
    Kind::Incollection,
    Kind::Article,
    Kind::Periodical,
    Kind::Thesis,
    Kind::Report,
    Kind::Online,
    Kind::Unpublished,
    Kind::Letter,
    Kind::Archival,
    Kind::Interview,
    Kind::Proceedings,
    Kind::Inproceedings,
    Kind::Video,
    Kind::Audio,
    Kind::Jurisdiction,
    Kind::Legislation,
    Kind::Misc,
];

const FIELDS: [Field; 30] = [
    Field::Author,
    Field::Bookauthor,
    Field::Editor,
    Field::Translator,
    Field::Title,
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
    Field::Date,
    Field::Origdate,
    Field::Pages,
    Field::Archive,
    Field::Doi,
    Field::Eprint,
    Field::Url,
    Field::Urldate,
    Field::Language,
    Field::Pubstate,
    Field::Note,
];
