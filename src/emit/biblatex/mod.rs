//! BibLaTeX: one entry a work, in the standard data model.
//!
//! Every field of a work comes out somewhere: in the field of its name, else in the nearest field that
//! the entry type declares, else as words in `note`.

mod date;
mod lang;
mod types;
mod words;

use std::collections::HashSet;

use self::types::Type;
use super::item::{citing, note_ids};
use super::shelfmark::path;
use super::{Client, Printing, View, Writer, shelfmark};
use crate::Reading;
use crate::model::{Entry, Field, Fields, Kind, Level, Name, Place, Value};

pub(super) const WRITER: Writer = Writer {
    name: "biblatex",
    suffixes: &["bib"],
    about: "the works, for LaTeX, Zotero, JabRef, pandoc and Typst",
    write: |reading, printing| Ok(print(reading, printing).into_bytes()),
};

pub(super) use self::date::edtf;
pub(super) use self::lang::stated;

/// The order in which an entry's fields are printed.
const ORDER: &[&str] = &[
    "author",
    "bookauthor",
    "editor",
    "translator",
    "title",
    "titleaddon",
    "booktitle",
    "journaltitle",
    "journaltitleaddon",
    "entrysubtype",
    "eventtitle",
    "series",
    "edition",
    "volume",
    "volumes",
    "number",
    "chapter",
    "type",
    "howpublished",
    "organization",
    "institution",
    "publisher",
    "location",
    "date",
    "origdate",
    "pages",
    "doi",
    "eprint",
    "url",
    "urldate",
    "library",
    "pubstate",
    "note",
    "language",
    "keywords",
    "pagination",
    "langid",
    "annotation",
    "annote",
    "comment",
];

/// See [`super::biblatex`].
pub(super) fn print(reading: &Reading, printing: &Printing) -> String {
    let ids = note_ids(&View::new(reading), printing.with_notes);
    let entries = &reading.ledger.entries;
    let mut out = String::with_capacity(entries.len() * 320);
    let mut keys = HashSet::with_capacity(entries.len());
    for entry in entries {
        if !out.is_empty() {
            out.push('\n');
        }
        let key = key(&entry.key, &mut keys);
        let cited_in = citing(&ids, &entry.cited_in);
        Printed::new(entry, printing.client, cited_in).print(&key, &mut out);
    }
    if printing.client == Some(Client::Jabref) {
        out.push_str("\n@Comment{jabref-meta: databaseType:biblatex;}\n");
    }
    out
}

/// A key that BibTeX can read and that stands once: what cannot stand in a key becomes `-`.
fn key(key: &str, taken: &mut HashSet<String>) -> String {
    let fits = |c: char| c.is_alphanumeric() || "-_.:+/!*?&".contains(c);
    let mut plain: String = key.chars().map(|c| if fits(c) { c } else { '-' }).collect();
    if plain.is_empty() {
        plain.push_str("work");
    }
    let mut unique = plain.clone();
    let mut count = 1;
    // Case does not tell two keys apart for every program.
    while !taken.insert(unique.to_lowercase()) {
        count += 1;
        unique = format!("{plain}-{count}");
    }
    unique
}

/// An entry on its way to paper.
struct Printed<'e> {
    entry: &'e Entry,
    client: Option<Client>,
    kind: &'static Type,
    langid: Option<&'static str>,
    fields: Vec<(&'static str, String)>,
    /// What found no field of its own, as words.
    notes: Vec<String>,
}

impl<'e> Printed<'e> {
    fn new(entry: &'e Entry, client: Option<Client>, cited_in: Option<String>) -> Printed<'e> {
        let mut printed = Printed {
            entry,
            client,
            kind: types::of(entry, client),
            langid: langid(entry),
            fields: Vec::with_capacity(16),
            notes: Vec::new(),
        };
        printed.title();
        if let Some(place) = entry.fields.place().filter(|place| !place.is_empty()) {
            printed.archive(place);
        }
        for (field, value) in entry.fields.iter() {
            printed.field(field, value);
        }
        printed.supply();
        if let Some(cited_in) = cited_in {
            let name = match client {
                Some(Client::Zotero) => "annote",
                Some(Client::Jabref) => "comment",
                _ => "annotation",
            };
            printed.put(name, words::literal(&format!("Cited in notes: {cited_in}")));
        }
        if !printed.notes.is_empty() {
            let note = printed.notes.join("; ");
            printed.fields.push(("note", note));
        }
        if let Some(langid) = printed.langid {
            printed.fields.push(("langid", langid.to_owned()));
        }
        printed.fields.sort_by_cached_key(|(name, _)| ORDER.iter().position(|n| n == name));
        printed
    }

    fn print(&self, key: &str, out: &mut String) {
        let width = self.fields.iter().map(|(name, _)| name.len()).max().unwrap_or(0);
        out.push('@');
        out.push_str(self.kind.name);
        out.push('{');
        out.push_str(key);
        out.push_str(",\n");
        for (name, value) in &self.fields {
            out.push_str("  ");
            out.push_str(name);
            for _ in name.len()..width {
                out.push(' ');
            }
            out.push_str(" = {");
            out.push_str(value);
            out.push_str("},\n");
        }
        out.push_str("}\n");
    }

    /// Sets a field if the type declares it and it is free.
    fn put(&mut self, name: &'static str, value: String) -> bool {
        let free = self.kind.takes(name) && !self.fields.iter().any(|(n, _)| *n == name);
        if free && !value.is_empty() {
            self.fields.push((name, value));
        }
        free
    }

    /// Sets the first of the fields that can be set, or adds the value as words to the note.
    fn put_or_note(&mut self, names: &[&'static str], value: String, before: &str, after: &str) {
        if value.is_empty() {
            return;
        }
        for &name in names {
            if self.kind.takes(name) && self.put(name, value.clone()) {
                return;
            }
        }
        self.notes.push(format!("{before}{value}{after}"));
    }

    /// The title; a place in an archive stands for the title of a document that has none.
    fn title(&mut self) {
        let fields = &self.entry.fields;
        let title = match (fields.text(Field::Title), fields.place().filter(|place| !place.is_empty())) {
            (Some(title), _) if !title.trim().is_empty() => self.words(title),
            // Numbers and abbreviations: no program may touch their case.
            (_, Some(place)) if self.langid.is_none() => words::whole(&shelfmark(place)),
            (_, Some(place)) => words::literal(&shelfmark(place)),
            // Square brackets say that the cataloguer supplied it.
            _ => "[untitled]".to_owned(),
        };
        self.put("title", title);
    }

    fn archive(&mut self, place: &Place) {
        let address = words::literal(&shelfmark(place));
        let bare = self.entry.fields.text(Field::Title).is_none_or(|title| title.trim().is_empty());
        match self.client {
            _ if bare => {}
            Some(Client::Chicago) if self.kind.name == "misc" => {
                let below = words::literal(&path(place));
                if !below.is_empty() {
                    self.notes.push(below);
                }
                let whole = if place.repository.is_empty() { &place.name } else { &place.repository };
                self.put("organization", words::item(whole));
            }
            // Typst's reader has one field for both and keeps the note.
            Some(Client::Typst) => self.notes.push(address.clone()),
            _ => {
                if !self.put("howpublished", address.clone()) {
                    self.notes.push(address.clone());
                }
            }
        }
        if self.client == Some(Client::Chicago) && self.kind.name == "misc" {
            let sort = if self.entry.kind == Kind::Letter { "letter" } else { "archival" };
            self.put("entrysubtype", sort.to_owned());
        }
        // The address once more where styles that know it look for it; Zotero passes it over.
        if !bare && !matches!(self.client, Some(Client::Typst | Client::Zotero)) {
            self.put("library", address);
        }
        if !place.name.is_empty() && !place.repository.is_empty() {
            self.notes.push(words::literal(&place.name));
        }
        let city = words::places(&place.city);
        let printed = self.entry.fields.text(Field::Location).is_some();
        if !city.is_empty() && (printed || !self.put("location", city.clone())) {
            self.notes.push(city);
        }
        self.archival();
    }

    fn archival(&mut self) {
        // biblatex takes `l. 5` for a Roman page unless told that nothing is paged; Typst's reader knows no such
        // pagination and complains.
        if !matches!(self.client, Some(Client::Typst | Client::Zotero)) {
            self.put("pagination", "none".to_owned());
        }
        self.put("keywords", "archival".to_owned());
    }

    fn field(&mut self, field: Field, value: &Value) {
        match value {
            Value::Names(names) => self.names(field, names),
            Value::Date(date) => self.date(field, &date.edtf),
            Value::Text(text) => self.text(field, text),
            Value::Place(_) => {}
        }
    }

    fn names(&mut self, field: Field, names: &[Name]) {
        let value = words::names(names);
        let listed = value.replace(" and ", ", ");
        match field {
            Field::Author => self.put_or_note(&["author"], value, "by ", ""),
            // Zotero's import passes it over.
            Field::Bookauthor if self.kind.takes("bookauthor") && self.client != Some(Client::Zotero) => {
                self.put("bookauthor", value);
            }
            Field::Bookauthor => self.notes.push(format!("in a book by {listed}")),
            Field::Editor if self.kind.takes("editor") => {
                self.put("editor", value);
            }
            Field::Editor => self.notes.push(format!("edited by {listed}")),
            Field::Translator if self.kind.takes("translator") => {
                self.put("translator", value);
            }
            Field::Translator => self.notes.push(format!("translated by {listed}")),
            _ => self.notes.push(value),
        }
    }

    fn date(&mut self, field: Field, edtf: &str) {
        let name = match field {
            Field::Origdate => "origdate",
            Field::Urldate => "urldate",
            _ => "date",
        };
        match date::edtf(edtf) {
            // Typst's reader knows no seasons.
            Some(date) if self.client == Some(Client::Typst) && is_season(&date) => {
                self.put(name, date.get(..4).unwrap_or_default().to_owned());
                self.notes.push(format!("{name}: {}", words::literal(edtf)));
            }
            Some(date) => {
                self.put(name, date);
            }
            None if edtf == "nodate" && self.client == Some(Client::Chicago) && name == "date" => {
                self.put_or_note(&["titleaddon"], "n.d.".to_owned(), "", "");
            }
            None if edtf.trim().is_empty() || edtf == "nodate" => {}
            None => self.notes.push(format!("{name}: {}", words::literal(edtf))),
        }
    }

    fn text(&mut self, field: Field, text: &str) {
        let plain = words::literal(text);
        match field {
            Field::Title => {}
            Field::Booktitle => {
                let words = self.words(text);
                self.put_or_note(&["booktitle"], words, "in ", "");
            }
            Field::Journaltitle => {
                let words = words::literal(&words::curl(text));
                self.put_or_note(&["journaltitle", "howpublished"], words, "in ", "");
            }
            Field::Eventtitle => {
                let words = self.words(text);
                self.put_or_note(&["eventtitle"], words, "", "");
            }
            Field::Series => {
                let words = self.words(text);
                self.put_or_note(&["series"], words, "", "");
            }
            Field::Edition if !text.contains(|c: char| !c.is_ascii_digit()) => {
                self.put_or_note(&["edition"], plain, "edition ", "");
            }
            Field::Edition => self.put_or_note(&["edition"], plain, "", ""),
            Field::Volume => match words::integer(text).filter(|_| self.kind.takes("volume")) {
                Some(number) => self.put_or_note(&["volume"], number, "", ""),
                // A double volume is no integer; journals print it where the number would stand.
                None if self.entry.kind == Kind::Article && !self.entry.fields.has(Field::Number) => {
                    self.put_or_note(&["number"], plain, "vol. ", "");
                }
                None => self.notes.push(format!("vol. {plain}")),
            },
            Field::Volumes => match words::integer(text).filter(|_| self.kind.takes("volumes")) {
                Some(number) => self.put_or_note(&["volumes"], number, "", ""),
                None => self.notes.push(format!("{plain} vols.")),
            },
            Field::Number => self.put_or_note(&["number"], plain, "no. ", ""),
            Field::Chapter => self.put_or_note(&["chapter"], plain, "chap. ", ""),
            Field::Location => {
                self.put_or_note(&["location", "journaltitleaddon"], words::places(text), "", "");
            }
            Field::Publisher => {
                let names: &[&str] = match self.entry.fields.has(Field::Institution) {
                    true => &["publisher", "organization", "howpublished"],
                    false => &["publisher", "institution", "organization", "howpublished"],
                };
                self.put_or_note(names, words::item(text), "", "");
            }
            Field::Institution => {
                let names: &[&str] = match self.entry.fields.has(Field::Publisher) {
                    true => &["institution", "organization", "howpublished"],
                    false => &["institution", "organization", "publisher", "howpublished"],
                };
                self.put_or_note(names, words::item(text), "", "");
            }
            Field::Type => self.put_or_note(&["type"], plain, "", ""),
            Field::Pages => {
                let pages = words::pages(text);
                let label = if pages.contains(['-', ',']) { "pp. " } else { "p. " };
                self.put_or_note(&["pages"], pages, label, "");
            }
            Field::Doi => self.put_or_note(&["doi"], words::verbatim(text), "", ""),
            Field::Eprint => self.put_or_note(&["eprint"], words::verbatim(text), "", ""),
            Field::Url => self.put_or_note(&["url"], words::verbatim(text), "", ""),
            Field::Entrysubtype => self.put_or_note(&["entrysubtype"], plain, "", ""),
            Field::Language => self.put_or_note(&["language"], plain, "", ""),
            Field::Pubstate if self.client == Some(Client::Zotero) => self.notes.push(plain),
            Field::Pubstate => self.put_or_note(&["pubstate"], plain, "", ""),
            Field::Date | Field::Origdate | Field::Urldate => self.date(field, text),
            Field::Author | Field::Bookauthor | Field::Editor | Field::Translator => {
                self.names(field, &[Name::body(text)]);
            }
            Field::Archive | Field::Note => self.notes.push(plain),
        }
    }

    /// What the type must have and the note does not say, and the words that tell kinds apart which
    /// share a type.
    fn supply(&mut self) {
        let kind = self.entry.kind;
        let given = |field| self.entry.fields.has(field);
        let (has_type, archived) = (given(Field::Type), given(Field::Archive));
        let word = match kind {
            Kind::Letter | Kind::Thesis | Kind::Report | Kind::Interview | Kind::Video | Kind::Audio => {
                Some(kind.name())
            }
            Kind::Legislation | Kind::Jurisdiction | Kind::Periodical => Some(kind.name()),
            _ => None,
        };
        if let Some(word) = word.filter(|_| !has_type) {
            self.put("type", word.to_owned());
        }
        if !archived {
            match kind {
                Kind::Archival => self.archival(),
                Kind::Interview | Kind::Legislation | Kind::Jurisdiction | Kind::Video | Kind::Audio => {
                    self.put("keywords", kind.name().to_owned());
                }
                _ => {}
            }
        }
    }

    fn words(&self, text: &str) -> String {
        words::title(text, self.langid.is_none())
    }
}

/// True if one of the dates has a season for its month.
fn is_season(date: &str) -> bool {
    date.split('/').any(|point| matches!(point.get(4..7), Some("-21" | "-22" | "-23" | "-24")))
}

/// The language of an entry: as stated, else that of its titles; a bare shelf mark has that of its labels.
pub(super) fn langid(entry: &Entry) -> Option<&'static str> {
    let fields: &Fields = &entry.fields;
    if let Some(langid) = fields.text(Field::Language).and_then(lang::stated) {
        return Some(langid).filter(|langid| *langid != "english");
    }
    let mut text = String::new();
    for field in [Field::Title, Field::Booktitle, Field::Journaltitle] {
        if let Some(title) = fields.text(field) {
            text.push_str(title);
            text.push(' ');
        }
    }
    if text.is_empty() {
        // Labels are no words of a language; but a title in Russian letters, or with Russian levels, must
        // not be put into small letters as an English one is.
        let place = fields.place()?;
        let russian = |level| matches!(level, Level::Fond | Level::Opis | Level::Delo | Level::Edkhr);
        let written = lang::script(&shelfmark(place)).flatten();
        return written.or_else(|| place.steps.iter().any(|step| russian(step.level)).then_some("russian"));
    }
    lang::of(&text)
}
