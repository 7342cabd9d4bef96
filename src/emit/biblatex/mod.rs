//! BibLaTeX: one entry a work, in the standard data model.
//!
//! Every field of a work comes out somewhere: in the field of its name, else in the nearest field that
//! the entry type declares, else as words in `note`.

mod date;
mod lang;
mod types;
mod words;

use std::borrow::Cow;

use self::types::{Slot, Slots, Type};
use super::item::{citing, note_ids};
use super::shelfmark::path;
use super::{Client, Printing, View, Writer, shelfmark};
use crate::Reading;
use crate::ahead;
use crate::hash::Set;
use crate::model::{Entry, Field, Fields, Kind, Level, Name, Place, Value};

pub(super) const WRITER: Writer = Writer {
    name: "biblatex",
    suffixes: &["bib"],
    about: "the works, for LaTeX, Zotero, JabRef, pandoc and Typst",
    write: |reading, printing| Ok(print(reading, printing).into_bytes()),
};

pub(super) use self::date::edtf;
pub(super) use self::lang::stated;
#[cfg(feature = "csl")]
pub(super) use self::words::integer;
pub(super) use self::words::{curl, whole_and_part};

/// See [`super::biblatex`].
pub(super) fn print(reading: &Reading, printing: &Printing) -> String {
    let ids = if printing.with_notes { note_ids(&View::new(reading), true) } else { Vec::new() };
    let entries = &reading.ledger.entries;
    let mut out = String::with_capacity(entries.len() * 320);
    let mut keys = Set::with_capacity_and_hasher(entries.len(), Default::default());
    let described: Vec<&Entry> = reading.ledger.described().collect();
    // The room for the fields of an entry is that of the one before.
    let mut fields = Vec::with_capacity(16);
    for some in described.chunks(ahead::TOGETHER) {
        ahead::fields(some.iter().map(|entry| &entry.fields));
        for entry in some {
            if !out.is_empty() {
                out.push('\n');
            }
            let key = key(&entry.key, &mut keys);
            let cited_in = citing(&ids, &entry.cited_in);
            let printed = Printed::new(entry, printing.client, cited_in, fields);
            printed.print(&key, &mut out);
            fields = printed.fields;
            fields.clear();
        }
    }
    if printing.client == Some(Client::Jabref) {
        out.push_str("\n@Comment{jabref-meta: databaseType:biblatex;}\n");
    }
    out
}

/// A key that BibTeX can read and that stands once: what cannot stand in a key becomes `-`.
fn key<'k>(key: &'k str, taken: &mut Set<Cow<'k, str>>) -> Cow<'k, str> {
    let small = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
    if !key.is_empty() && key.bytes().all(small) && taken.insert(key.into()) {
        return key.into();
    }
    let fits = |c: char| c.is_alphanumeric() || "-_.:+/!*?&".contains(c);
    let mut plain: String = key.chars().map(|c| if fits(c) { c } else { '-' }).collect();
    if plain.is_empty() {
        plain.push_str("work");
    }
    let mut unique = plain.clone();
    let mut count = 1;
    // Case does not tell two keys apart for every program.
    while !taken.insert(unique.to_lowercase().into()) {
        count += 1;
        unique = format!("{plain}-{count}");
    }
    unique.into()
}

/// As many as the longest name of a field has letters, at least.
const SPACES: &str = "                    ";

/// An entry on its way to paper.
struct Printed<'e> {
    entry: &'e Entry,
    client: Option<Client>,
    kind: &'static Type,
    langid: Option<&'static str>,
    /// In the order of printing, from [`Printed::new`] on.
    fields: Vec<(Slot, Cow<'e, str>)>,
    /// Those that are set.
    set: Slots,
    /// What found no field of its own, as words.
    notes: Vec<String>,
}

impl<'e> Printed<'e> {
    /// `fields` is empty.
    fn new(
        entry: &'e Entry,
        client: Option<Client>,
        cited_in: Option<String>,
        fields: Vec<(Slot, Cow<'e, str>)>,
    ) -> Printed<'e> {
        let place = entry.fields.place().filter(|place| !place.is_empty());
        let address = place.map(shelfmark);
        let mut printed = Printed {
            entry,
            client,
            kind: types::of(entry, client),
            langid: langid(entry),
            fields,
            set: Slots::default(),
            notes: Vec::new(),
        };
        printed.title(address.as_deref());
        if let (Some(place), Some(address)) = (place, &address) {
            printed.archive(place, address);
        }
        for (field, value) in entry.fields.iter() {
            printed.field(field, value);
        }
        printed.supply();
        if let Some(cited_in) = cited_in {
            let name = match client {
                Some(Client::Zotero) => Slot::Annote,
                Some(Client::Jabref) => Slot::Comment,
                _ => Slot::Annotation,
            };
            printed.put(name, words::literal(&format!("Cited in notes: {cited_in}")).into_owned());
        }
        if !printed.notes.is_empty() {
            let note = printed.notes.join("; ");
            printed.fields.push((Slot::Note, note.into()));
        }
        if let Some(langid) = printed.langid {
            printed.fields.push((Slot::Langid, langid.into()));
        }
        printed.fields.sort_by_key(|(slot, _)| *slot);
        printed
    }

    fn print(&self, key: &str, out: &mut String) {
        let width = self.fields.iter().map(|(slot, _)| slot.name().len()).max().unwrap_or(0);
        out.push('@');
        out.push_str(self.kind.name);
        out.push('{');
        out.push_str(key);
        out.push_str(",\n");
        for (slot, value) in &self.fields {
            let name = slot.name();
            out.push_str("  ");
            out.push_str(name);
            out.push_str(SPACES.get(..width - name.len()).unwrap_or(SPACES));
            out.push_str(" = {");
            out.push_str(value);
            out.push_str("},\n");
        }
        out.push_str("}\n");
    }

    /// True if the type declares a field and it is not set.
    fn is_free(&self, slot: Slot) -> bool {
        self.kind.takes(slot) && !self.set.has(slot)
    }

    /// Sets a field if the type declares it and it is free.
    fn put(&mut self, slot: Slot, value: impl Into<Cow<'e, str>>) -> bool {
        let free = self.is_free(slot);
        let value = value.into();
        if free && !value.is_empty() {
            self.set.add(slot);
            self.fields.push((slot, value));
        }
        free
    }

    /// Sets the first of the fields that can be set, or adds the value as words to the note.
    fn put_or_note(&mut self, slots: &[Slot], value: impl Into<Cow<'e, str>>, before: &str, after: &str) {
        let value = value.into();
        if value.is_empty() {
            return;
        }
        match slots.iter().find(|slot| self.is_free(**slot)) {
            Some(slot) => {
                self.put(*slot, value);
            }
            None => self.notes.push(format!("{before}{value}{after}")),
        }
    }

    /// The title; a place in an archive (`address`) stands for the title of a document that has none.
    fn title(&mut self, address: Option<&str>) {
        let title = match (self.entry.fields.text(Field::Title), address) {
            (Some(title), _) if self.volume_title(Slot::Title, title) => return,
            (Some(title), _) if !words::is_blank(title) => self.words(title),
            // Numbers and abbreviations: no program may touch their case.
            (_, Some(address)) if self.langid.is_none() => words::whole(address).into(),
            (_, Some(address)) => words::literal(address).into_owned().into(),
            // Square brackets say that the cataloguer supplied it.
            _ => "[untitled]".into(),
        };
        self.put(Slot::Title, title);
    }

    /// Sets the title of a volume and that of the whole, if `text` says both and the program has a field for the
    /// whole. Zotero drops that field, and with it the name of the edition; pandoc prints only the whole. A file for
    /// them or for every program has the two in one.
    fn volume_title(&mut self, slot: Slot, text: &'e str) -> bool {
        let volume = self.entry.fields.text(Field::Volume).and_then(words::integer);
        let fits = matches!(self.client, Some(Client::Chicago | Client::Jabref | Client::Latex));
        if volume.is_none() || !fits || !self.is_free(Slot::Maintitle) || !self.is_free(slot) {
            return false;
        }
        let Some((whole, part)) = words::whole_and_part(text) else { return false };
        let (whole, part) = (self.words(whole), self.words(part));
        self.put(Slot::Maintitle, whole) && self.put(slot, part)
    }

    fn archive(&mut self, place: &'e Place, address: &str) {
        let address = words::literal(address).into_owned();
        let bare = self.entry.fields.text(Field::Title).is_none_or(|title| title.trim().is_empty());
        let named = !place.name.is_empty() && !place.repository.is_empty();
        match self.client {
            _ if bare => {}
            Some(Client::Chicago) if self.kind.name == "misc" => {
                let below = words::literal(&path(place)).into_owned();
                if !below.is_empty() {
                    self.notes.push(below);
                }
                let whole = if place.repository.is_empty() { &place.name } else { &place.repository };
                self.put(Slot::Organization, words::item(whole));
            }
            // Typst's reader has one field for both and keeps the note.
            Some(Client::Typst) => self.notes.push(address.clone()),
            // Typst's reader would drop it for a note of the archive's whole name, which goes with it here.
            None if named && self.is_free(Slot::Howpublished) => {
                self.put(Slot::Howpublished, format!("{address} ({})", words::literal(&place.name)));
            }
            _ => {
                if !self.put(Slot::Howpublished, address.clone()) {
                    self.notes.push(address.clone());
                }
            }
        }
        if self.client == Some(Client::Chicago) && self.kind.name == "misc" {
            let sort = if self.entry.kind == Kind::Letter { "letter" } else { "archival" };
            self.put(Slot::Entrysubtype, sort);
        }
        // The address once more for styles and programs that look for it there; Zotero passes it over.
        if !bare && !matches!(self.client, Some(Client::Typst | Client::Zotero)) {
            self.put(Slot::Library, address);
        }
        if named && (bare || self.client.is_some() || !self.set.has(Slot::Howpublished)) {
            self.notes.push(words::literal(&place.name).into_owned());
        }
        let city = words::places(&place.city);
        // A file that nobody describes is printed by its address alone: no place of publication behind it.
        let address_alone = bare && self.client == Some(Client::Chicago) && self.kind.name == "misc";
        let printed = address_alone || self.entry.fields.text(Field::Location).is_some();
        if !city.is_empty() && (printed || !self.put(Slot::Location, city.clone())) {
            self.notes.push(city.into_owned());
        }
        self.archival();
    }

    fn archival(&mut self) {
        // biblatex takes a postnote `l. 5` for a Roman page unless told that nothing is paged; the crate that Typst
        // reads with knows no such pagination and calls it malformed.
        if self.client != Some(Client::Typst) {
            self.put(Slot::Pagination, "none");
        }
        self.put(Slot::Keywords, "archival");
    }

    fn field(&mut self, field: Field, value: &'e Value) {
        match value {
            Value::Names(names) => self.names(field, names),
            Value::Date(date) => self.date(field, &date.edtf),
            Value::Text(text) => self.text(field, text),
            Value::Place(_) => {}
        }
    }

    fn names(&mut self, field: Field, names: &[Name]) {
        let value = words::names(names);
        let listed = |value: String| value.replace(" and ", ", ");
        match field {
            // pandoc's styles print both: `T. Brown, T. Brown to A. Green`.
            Field::Author if self.client == Some(Client::Pandoc) && self.is_named_by_title(names) => {}
            Field::Author => self.put_or_note(&[Slot::Author], value, "by ", ""),
            // Zotero's import passes it over.
            Field::Bookauthor if self.kind.takes(Slot::Bookauthor) && self.client != Some(Client::Zotero) => {
                self.put(Slot::Bookauthor, value);
            }
            Field::Bookauthor => self.notes.push(format!("in a book by {}", listed(value))),
            Field::Editor if self.kind.takes(Slot::Editor) => {
                self.put(Slot::Editor, value);
            }
            Field::Editor => self.notes.push(format!("edited by {}", listed(value))),
            Field::Translator if self.kind.takes(Slot::Translator) => {
                self.put(Slot::Translator, value);
            }
            Field::Translator => self.notes.push(format!("translated by {}", listed(value))),
            _ => self.notes.push(value),
        }
    }

    /// True for a letter whose title begins with the name of the one who wrote it, as the note has it.
    fn is_named_by_title(&self, names: &[Name]) -> bool {
        let title = self.entry.fields.text(Field::Title).unwrap_or_default();
        let full = |name: &Name| [&name.given, &name.prefix, &name.family].map(|part| part.trim()).join(" ");
        let begins = |name: &str| !name.is_empty() && title.starts_with(name);
        self.entry.kind == Kind::Letter
            && matches!(names, [one] if begins(full(one).replace("  ", " ").trim()) || begins(one.family.trim()) || begins(one.literal.trim()))
    }

    fn date(&mut self, field: Field, edtf: &'e str) {
        let slot = match field {
            Field::Origdate => Slot::Origdate,
            Field::Urldate => Slot::Urldate,
            _ => Slot::Date,
        };
        match date::edtf(edtf) {
            // Typst's reader knows no seasons.
            Some(date) if self.client == Some(Client::Typst) && is_season(&date) => {
                self.put(slot, date.get(..4).unwrap_or_default().to_owned());
                self.notes.push(format!("{}: {}", slot.name(), words::literal(edtf)));
            }
            Some(date) => {
                self.put(slot, date);
            }
            None if edtf == "nodate" && self.client == Some(Client::Chicago) && slot == Slot::Date => {
                self.put_or_note(&[Slot::Titleaddon], "n.d.", "", "");
            }
            None if edtf.trim().is_empty() || edtf == "nodate" => {}
            None => self.notes.push(format!("{}: {}", slot.name(), words::literal(edtf))),
        }
    }

    fn text(&mut self, field: Field, text: &'e str) {
        let plain = || words::literal(text);
        match field {
            Field::Title => {}
            Field::Booktitle if self.volume_title(Slot::Booktitle, text) => {}
            Field::Booktitle => {
                let words = self.words(text);
                self.put_or_note(&[Slot::Booktitle], words, "in ", "");
            }
            Field::Journaltitle => {
                let words = words::literal_of(words::curl(text));
                self.put_or_note(&[Slot::Journaltitle, Slot::Howpublished], words, "in ", "");
            }
            Field::Eventtitle => {
                let words = self.words(text);
                self.put_or_note(&[Slot::Eventtitle], words, "", "");
            }
            Field::Series => {
                let words = self.words(text);
                self.put_or_note(&[Slot::Series], words, "", "");
            }
            Field::Edition if text.bytes().all(|b| b.is_ascii_digit()) => {
                self.put_or_note(&[Slot::Edition], plain(), "edition ", "");
            }
            Field::Edition => self.put_or_note(&[Slot::Edition], plain(), "", ""),
            Field::Volume => match words::integer(text).filter(|_| self.kind.takes(Slot::Volume)) {
                Some(number) => self.put_or_note(&[Slot::Volume], number, "", ""),
                // A double volume is no integer; journals print it where the number would stand.
                None if self.entry.kind == Kind::Article && !self.entry.fields.has(Field::Number) => {
                    self.put_or_note(&[Slot::Number], plain(), "vol. ", "");
                }
                None => self.notes.push(format!("vol. {}", plain())),
            },
            Field::Volumes => match words::integer(text).filter(|_| self.kind.takes(Slot::Volumes)) {
                Some(number) => self.put_or_note(&[Slot::Volumes], number, "", ""),
                None => self.notes.push(format!("{} vols.", plain())),
            },
            Field::Number => self.put_or_note(&[Slot::Number], plain(), "no. ", ""),
            Field::Chapter => self.put_or_note(&[Slot::Chapter], plain(), "chap. ", ""),
            Field::Location => {
                self.put_or_note(&[Slot::Location, Slot::Journaltitleaddon], words::places(text), "", "");
            }
            Field::Publisher => {
                let names: &[Slot] = match self.entry.fields.has(Field::Institution) {
                    true => &[Slot::Publisher, Slot::Organization, Slot::Howpublished],
                    false => &[Slot::Publisher, Slot::Institution, Slot::Organization, Slot::Howpublished],
                };
                self.put_or_note(names, words::item(text), "", "");
            }
            Field::Institution => {
                let names: &[Slot] = match self.entry.fields.has(Field::Publisher) {
                    true => &[Slot::Institution, Slot::Organization, Slot::Howpublished],
                    false => &[Slot::Institution, Slot::Organization, Slot::Publisher, Slot::Howpublished],
                };
                self.put_or_note(names, words::item(text), "", "");
            }
            Field::Type => self.put_or_note(&[Slot::Type], plain(), "", ""),
            Field::Pages => {
                let pages = words::pages(text);
                let label = if pages.contains(['-', ',']) { "pp. " } else { "p. " };
                self.put_or_note(&[Slot::Pages], pages, label, "");
            }
            Field::Doi => self.put_or_note(&[Slot::Doi], words::verbatim(text), "", ""),
            Field::Eprint => self.put_or_note(&[Slot::Eprint], words::verbatim(text), "", ""),
            Field::Url => self.put_or_note(&[Slot::Url], words::verbatim(text), "", ""),
            Field::Entrysubtype => self.put_or_note(&[Slot::Entrysubtype], plain(), "", ""),
            Field::Language => self.put_or_note(&[Slot::Language], plain(), "", ""),
            Field::Pubstate if self.client == Some(Client::Zotero) => self.notes.push(plain().into_owned()),
            Field::Pubstate => self.put_or_note(&[Slot::Pubstate], plain(), "", ""),
            Field::Date | Field::Origdate | Field::Urldate => self.date(field, text),
            Field::Author | Field::Bookauthor | Field::Editor | Field::Translator => {
                self.names(field, &[Name::body(text)]);
            }
            Field::Archive | Field::Note => self.notes.push(plain().into_owned()),
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
            self.put(Slot::Type, word);
        }
        if !archived {
            match kind {
                Kind::Archival => self.archival(),
                Kind::Interview | Kind::Legislation | Kind::Jurisdiction | Kind::Video | Kind::Audio => {
                    self.put(Slot::Keywords, kind.name());
                }
                _ => {}
            }
        }
    }

    fn words(&self, text: &'e str) -> Cow<'e, str> {
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
    let titles = [Field::Title, Field::Booktitle, Field::Journaltitle].map(|field| fields.text(field));
    if titles.iter().all(Option::is_none) {
        // Labels are no words of a language; but a title in Russian letters, or with Russian levels, must
        // not be put into small letters as an English one is.
        let place = fields.place()?;
        let russian = |level| matches!(level, Level::Fond | Level::Opis | Level::Delo | Level::Edkhr);
        let written = lang::script(&[shelfmark(place).as_str()]).flatten();
        return written.or_else(|| place.steps.iter().any(|step| russian(step.level)).then_some("russian"));
    }
    lang::of(&titles.map(Option::unwrap_or_default))
}
