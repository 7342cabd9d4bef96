//! CSL-JSON: one item a work, valid by the CSL data schema 1.0.2, one line an item.
//!
//! The whole address below the archive is `archive_location`: styles print it in one piece, and Zotero keeps it.
//! What CSL has no variable for stands in `note` as lines `Name: value`, which Zotero reads back from *Extra*.

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use super::date::{self, Dated, Point};
use super::item::{Item, Sort, citing, inverted, note_ids};
use super::{Client, Printing, View, Writer};
use crate::Reading;
use crate::model::Name;

pub(super) const WRITER: Writer = Writer {
    name: "csl-json",
    suffixes: &["csl.json"],
    about: "the works, for Zotero, pandoc and everything that speaks CSL",
    write: |reading, printing| Ok(print(reading, printing).into_bytes()),
};

/// See [`super::csl_json`].
pub(super) fn print(reading: &Reading, printing: &Printing) -> String {
    let view = View::new(reading);
    let ids = note_ids(&view, printing.with_notes);
    let mut out = String::with_capacity(reading.ledger.entries.len() * 320);
    out.push('[');
    for (n, entry) in reading.ledger.described().enumerate() {
        out.push_str(if n == 0 { "\n" } else { ",\n" });
        let variables = Variables::new(&Item::new(entry), citing(&ids, &entry.cited_in), printing.client);
        // Strings, numbers and maps with string keys cannot fail to be written to memory.
        out.push_str(&serde_json::to_string(&variables).unwrap_or_else(|_| "{}".to_owned()));
    }
    out.push_str("\n]\n");
    out
}

/// A work as one item.
#[cfg(feature = "csl")]
pub(super) fn item(entry: &crate::model::Entry) -> serde_json::Value {
    serde_json::to_value(Variables::new(&Item::new(entry), None, None)).unwrap_or_default()
}

/// The value of a variable.
enum Value {
    Text(String),
    Names(Vec<NameParts>),
    Date(DateParts),
}

impl Serialize for Value {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self {
            Value::Text(text) => to.serialize_str(text),
            Value::Names(names) => names.serialize(to),
            Value::Date(date) => date.serialize(to),
        }
    }
}

#[derive(Default, Serialize)]
struct NameParts {
    #[serde(skip_serializing_if = "String::is_empty")]
    family: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    given: String,
    #[serde(rename = "non-dropping-particle", skip_serializing_if = "String::is_empty")]
    particle: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    suffix: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    literal: String,
}

impl NameParts {
    fn of(name: &Name) -> NameParts {
        if name.is_body() {
            return NameParts { literal: name.literal.to_string(), ..NameParts::default() };
        }
        NameParts {
            family: name.family.to_string(),
            given: name.given.to_string(),
            particle: name.prefix.to_string(),
            suffix: name.suffix.to_string(),
            literal: String::new(),
        }
    }
}

#[derive(Default, Serialize)]
struct DateParts {
    #[serde(rename = "date-parts", skip_serializing_if = "Vec::is_empty")]
    parts: Vec<Vec<u32>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    season: Option<u32>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    circa: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    literal: Option<String>,
}

impl DateParts {
    /// A date with parts where CSL can say it so, else its EDTF form as words.
    fn of(edtf: &str) -> DateParts {
        let literal = || DateParts { literal: Some(edtf.to_owned()), ..DateParts::default() };
        let Some(Dated { from: Some(from), to, open: false, circa, unsure }) = date::read(edtf) else {
            return literal();
        };
        let whole = |point: Point| point.is_known() && (point.season.is_none() || to.is_none());
        if !whole(from) || !to.is_none_or(whole) {
            return literal();
        }
        DateParts {
            parts: [Some(from), to].into_iter().flatten().map(Point::parts).collect(),
            season: from.season_number(),
            circa: circa || unsure,
            literal: None,
        }
    }
}

/// An item's variables in order.
struct Variables(Vec<(&'static str, Value)>);

impl Serialize for Variables {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut map = to.serialize_map(Some(self.0.len()))?;
        for (name, value) in &self.0 {
            map.serialize_entry(name, value)?;
        }
        map.end()
    }
}

impl Variables {
    fn new(item: &Item, cited_in: Option<String>, client: Option<Client>) -> Variables {
        let mut all = Variables(Vec::with_capacity(20));
        let zotero = client == Some(Client::Zotero);
        let mut lines: Vec<String> = Vec::new();
        if let Some(note) = item.note {
            lines.push(one_line(note));
        }
        all.text("id", Some(item.key));
        all.text("type", Some(item.sort.names().1));
        all.text("citation-key", Some(item.key));
        all.names("author", item.author);
        all.names("recipient", item.recipient.as_slice());
        all.names("container-author", item.book_author);
        all.names("editor", item.editor);
        all.names("translator", item.translator);
        all.text("title", Some(&item.title));
        all.text("container-title", item.container);
        all.text("event-title", item.event);
        all.text("collection-title", item.series);
        all.text("edition", item.edition);
        all.text("volume", item.volume);
        all.text("number-of-volumes", item.volumes);
        let number = match item.sort {
            sort if sort.is_article() => "issue",
            Sort::Book | Sort::Chapter if item.series.is_some() => "collection-number",
            _ => "number",
        };
        all.text(number, item.number);
        all.text("chapter-number", item.chapter);
        // Zotero knows one place only, and not that of the archive.
        let place = if zotero { item.place.or(item.archive_city) } else { item.place };
        all.text("publisher-place", place);
        all.text("publisher", item.publisher);
        all.text("genre", item.genre);
        all.date("issued", item.date);
        all.date("original-date", item.original_date);
        all.text("page", item.pages);
        all.text("archive", item.archive);
        all.text("archive_location", item.archive_location.as_deref());
        all.text("archive-place", item.archive_city);
        all.text("source", item.archive_name);
        all.text("DOI", item.doi);
        all.text("URL", item.url);
        all.date("accessed", item.accessed);
        all.text("language", item.language);
        all.text("status", item.status);
        let mut spare = |name: &str, value: &str| lines.push(format!("{name}: {}", one_line(value)));
        for (name, value) in &item.extra {
            spare(name, value);
        }
        if zotero {
            if let Some(city) = item.archive_city {
                spare("Archive Place", city);
            }
            for name in item.book_author.iter().filter(|_| item.sort != Sort::Chapter) {
                spare("Container Author", &inverted(name));
            }
            if let Some(date) = item.original_date {
                spare("Original Date", date);
            }
        }
        if let Some(cited_in) = &cited_in {
            spare("Cited in notes", cited_in);
        }
        all.text("note", Some(lines.join("\n")).as_deref());
        all
    }

    fn text(&mut self, name: &'static str, value: Option<&str>) {
        if let Some(value) = value.map(str::trim).filter(|value| !value.is_empty()) {
            self.0.push((name, Value::Text(value.to_owned())));
        }
    }

    fn names(&mut self, name: &'static str, names: &[Name]) {
        let some =
            |name: &&Name| !(name.literal.is_empty() && name.family.is_empty() && name.given.is_empty());
        let parts: Vec<NameParts> = names.iter().filter(some).map(NameParts::of).collect();
        if !parts.is_empty() {
            self.0.push((name, Value::Names(parts)));
        }
    }

    fn date(&mut self, name: &'static str, edtf: Option<&str>) {
        if let Some(edtf) = edtf {
            self.0.push((name, Value::Date(DateParts::of(edtf))));
        }
    }
}

/// A value for a line of its own.
fn one_line(text: &str) -> String {
    text.split(['\n', '\r']).map(str::trim).collect::<Vec<_>>().join(" ").trim().to_owned()
}
