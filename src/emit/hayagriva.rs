//! Hayagriva: the YAML that Typst reads. Unlike a `.bib` there it keeps archive, town and shelfmark apart.

use serde_json::{Map, Value, json};

use super::date;
use super::item::{Item, Sort, citing, inverted, note_ids};
use super::{Printing, View, Writer};
use crate::Reading;
use crate::model::Name;

pub(super) const WRITER: Writer = Writer {
    name: "hayagriva",
    suffixes: &["yml", "yaml"],
    about: "the works, for Typst",
    write: |reading, printing| Ok(print(reading, printing).into_bytes()),
};

fn print(reading: &Reading, printing: &Printing) -> String {
    let view = View::new(reading);
    let ids = note_ids(&view, printing.with_notes);
    let mut out = String::with_capacity(reading.ledger.entries.len() * 320);
    for entry in reading.ledger.described() {
        let item = Item::new(entry);
        out.push_str(&quoted(item.key));
        out.push_str(":\n");
        lines(&fields(&item, citing(&ids, &entry.cited_in)), 2, &mut out);
    }
    out
}

/// The value in double quotes, as YAML and JSON both have them.
fn quoted(text: &str) -> String {
    Value::from(text).to_string()
}

fn lines(map: &Map<String, Value>, indent: usize, out: &mut String) {
    for (name, value) in map {
        out.push_str(&" ".repeat(indent));
        out.push_str(name);
        match value {
            Value::Object(map) if !map.is_empty() => {
                out.push_str(":\n");
                lines(map, indent + 2, out);
            }
            // In one line YAML is JSON.
            value => {
                out.push_str(": ");
                out.push_str(&value.to_string());
                out.push('\n');
            }
        }
    }
}

/// Words whose letters no style changes and in which no sign is markup.
fn words(text: &str) -> Value {
    json!({ "value": text, "verbatim": true })
}

fn names(names: &[Name]) -> Option<Value> {
    let person = |name: &Name| match name.is_body() {
        // A comma would part it.
        true => json!({ "name": inverted(name) }),
        false => {
            let parts = [
                ("name", &name.family),
                ("given-name", &name.given),
                ("prefix", &name.prefix),
                ("suffix", &name.suffix),
            ];
            let given = parts.into_iter().filter(|(_, part)| !part.trim().is_empty());
            let mut parts: Map<String, Value> =
                given.map(|(name, part)| (name.to_owned(), part.trim().into())).collect();
            if !parts.contains_key("name") {
                parts = Map::from_iter([("name".to_owned(), inverted(name).into())]);
            }
            Value::Object(parts)
        }
    };
    (!names.is_empty()).then(|| names.iter().map(person).collect())
}

/// A date as Typst has it; ranges, seasons and years of which digits are unknown have none.
fn dated(edtf: &str) -> Option<String> {
    let read = date::read(edtf).filter(|read| read.to.is_none() && !read.open && !read.unsure)?;
    let point = read.from.filter(|point| point.is_known() && point.season.is_none())?;
    let parts: Vec<String> = point.parts().iter().skip(1).map(|part| format!("-{part:02}")).collect();
    Some(format!("{}{:04}{}", if read.circa { "~" } else { "" }, point.year, parts.concat()))
}

fn fields(item: &Item, cited_in: Option<String>) -> Map<String, Value> {
    let (kind, host) = kinds(item);
    let mut own = Map::new();
    let mut parent = Map::new();
    let mut notes: Vec<String> = Vec::new();
    let set = |map: &mut Map<String, Value>, name: &str, value: Option<Value>| {
        if let Some(value) = value {
            map.insert(name.to_owned(), value);
        }
    };
    own.insert("type".to_owned(), kind.into());
    set(&mut own, "title", Some(words(&item.title)));
    set(&mut own, "author", names(item.author));
    match item.date.map(|edtf| (edtf, dated(edtf))) {
        Some((_, Some(date))) => set(&mut own, "date", Some(date.into())),
        Some((edtf, None)) => {
            // Typst wants a year to sort by.
            let year = edtf.get(..4).filter(|year| year.bytes().all(|b| b.is_ascii_digit()));
            set(&mut own, "date", year.map(Value::from));
            notes.push(format!("date: {edtf}"));
        }
        None => {}
    }
    let text = |value: Option<&str>| value.map(Value::from);
    set(&mut own, "genre", item.genre.or(genre(item.sort)).map(words));
    // What is said of the whole stands in the whole.
    let whole = if host.is_some() { &mut parent } else { &mut own };
    if let Some(host) = host {
        whole.insert("type".to_owned(), host.into());
        set(whole, "title", item.container.or(item.event).map(words));
        set(whole, "author", names(item.book_author));
    } else {
        notes.extend(item.container.map(|container| format!("in {container}")));
        notes.extend(item.event.map(str::to_owned));
    }
    set(whole, "editor", names(item.editor));
    let translators = |names| json!([{ "role": "translator", "names": names }]);
    set(whole, "affiliated", names(item.translator).map(translators));
    set(whole, "edition", text(item.edition));
    set(whole, "volume", text(item.volume));
    let mut serial = Map::new();
    match item.sort {
        Sort::Report => set(&mut serial, "serial", text(item.number)),
        _ => set(whole, "issue", text(item.number)),
    }
    match item.volumes.filter(|volumes| volumes.bytes().all(|b| b.is_ascii_digit())) {
        Some(volumes) => set(whole, "volume-total", text(Some(volumes))),
        None => notes.extend(item.volumes.map(|volumes| format!("{volumes} vols."))),
    }
    match (item.publisher, item.place) {
        (Some(name), Some(place)) => {
            set(whole, "publisher", Some(json!({ "name": words(name), "location": words(place) })))
        }
        (Some(name), None) => set(whole, "publisher", Some(words(name))),
        (None, place) => set(whole, "location", place.map(words)),
    }
    notes.extend(item.series.map(str::to_owned));
    set(&mut own, "chapter", text(item.chapter));
    set(&mut own, "page-range", text(item.pages));
    set(&mut own, "archive", item.archive.map(words));
    set(&mut own, "archive-location", item.archive_city.map(words));
    set(&mut own, "call-number", item.archive_location.as_deref().map(words));
    set(&mut own, "language", item.language.filter(|code| code.len() == 2).map(Value::from));
    match item
        .url
        .filter(|url| url.starts_with("http") && url.contains("://") && !url.contains(char::is_whitespace))
    {
        Some(url) => {
            let seen = item.accessed.and_then(dated);
            let value = seen.map_or_else(|| url.into(), |date| json!({ "value": url, "date": date }));
            set(&mut own, "url", Some(value));
        }
        None => notes.extend(item.url.map(str::to_owned)),
    }
    set(&mut serial, "doi", text(item.doi));
    if !serial.is_empty() {
        own.insert("serial-number".to_owned(), Value::Object(serial));
    }
    notes.extend(item.archive_name.map(str::to_owned));
    notes.extend(item.original_date.map(|date| format!("first published {date}")));
    notes.extend(item.status.map(str::to_owned));
    notes.extend(item.note.map(str::to_owned));
    notes.extend(item.extra.iter().map(|(name, value)| format!("{name}: {value}")));
    notes.extend(cited_in.map(|notes| format!("Cited in notes: {notes}")));
    set(&mut own, "note", (!notes.is_empty()).then(|| words(&notes.join("; "))));
    if host.is_some() {
        own.insert("parent".to_owned(), Value::Object(parent));
    }
    own
}

/// The type of a work, and that of the whole it stands in.
fn kinds(item: &Item) -> (&'static str, Option<&'static str>) {
    let edited = item.author.is_empty() && !item.editor.is_empty();
    let within = |host| (item.container.is_some() || item.event.is_some()).then_some(host);
    match item.sort {
        Sort::Book if edited => ("anthology", None),
        Sort::Book => ("book", None),
        Sort::Chapter => ("chapter", within(if item.editor.is_empty() { "book" } else { "anthology" })),
        Sort::Journal | Sort::Magazine => ("article", within("periodical")),
        Sort::Newspaper => ("article", within("newspaper")),
        Sort::Serial => ("periodical", None),
        Sort::Thesis => ("thesis", None),
        Sort::Report => ("report", None),
        Sort::Web => ("web", None),
        Sort::Manuscript | Sort::Letter => ("manuscript", None),
        Sort::Conference => ("article", within("proceedings")),
        Sort::Video => ("video", None),
        Sort::Audio => ("audio", None),
        Sort::Case => ("case", None),
        Sort::Law => ("legislation", None),
        Sort::Interview | Sort::Document => ("misc", None),
    }
}

/// The word for what has no type of its own.
fn genre(sort: Sort) -> Option<&'static str> {
    match sort {
        Sort::Letter => Some("letter"),
        Sort::Interview => Some("interview"),
        _ => None,
    }
}
