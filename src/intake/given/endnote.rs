//! EndNote's records, as it puts them into a document: `<EndNote><Cite>…<record>…</record></Cite></EndNote>`.

use super::super::xml::{Item, Xml};
use super::{date, inverted, locators};
use crate::model::{Field, Fields, GivenId, GivenItem, Kind, Name, Unit, Value};
use std::collections::HashMap;

/// The items of a citation.
pub(super) fn citation(xml: &str) -> Option<Vec<GivenItem>> {
    let mut reader = Xml::new(xml, "EN.CITE");
    let mut items = Vec::new();
    let mut path: Vec<String> = Vec::new();
    let mut record = Record::default();
    // What can be read of a record that is cut short counts.
    while let Ok(Some(item)) = reader.next() {
        match item {
            Item::Start(tag) => {
                let name = tag.local();
                if name == "ref-type" {
                    record.kind = tag.get("name").unwrap_or_default();
                }
                if name == "key" {
                    record.library = tag.get("db-id").unwrap_or_default();
                }
                path.push(name.to_owned());
                if matches!(name, "author") {
                    record
                        .people
                        .push((path.iter().rev().nth(1).cloned().unwrap_or_default(), String::new()));
                }
            }
            Item::End(name) => {
                path.pop();
                if name.local() == "Cite" {
                    items.extend(std::mem::take(&mut record).item());
                }
            }
            Item::Text(text) => record.take(&path, &text),
        }
    }
    Some(items)
}

#[derive(Default)]
struct Record {
    kind: String,
    library: String,
    people: Vec<(String, String)>,
    texts: HashMap<String, String>,
    pointed: String,
}

impl Record {
    /// Text within elements `path`; `style` says only how it looks.
    fn take(&mut self, path: &[String], text: &str) {
        let within = |name: &str| path.iter().any(|p| p == name);
        let Some(name) = path.iter().rev().find(|name| *name != "style") else { return };
        if name == "author" {
            if let Some((_, person)) = self.people.last_mut() {
                person.push_str(text);
            }
        } else if name == "Pages" {
            self.pointed.push_str(text);
        } else if within("record") || name == "RecNum" {
            // `date` of `pub-dates` is the day, `year` the year.
            self.texts.entry(name.clone()).or_default().push_str(text);
        }
    }

    fn item(self) -> Option<GivenItem> {
        let text = |name: &str| {
            let text = self.texts.get(name)?.split_whitespace().collect::<Vec<_>>().join(" ");
            (!text.is_empty()).then_some(text)
        };
        let number = text("rec-number").or_else(|| text("RecNum"))?;
        text("title")?;
        let kind = match self.kind.as_str() {
            "Book" | "Electronic Book" => Kind::Book,
            "Edited Book" => Kind::Collection,
            "Book Section" | "Electronic Book Section" | "Encyclopedia" => Kind::Incollection,
            "Journal Article" | "Electronic Article" | "Magazine Article" | "Newspaper Article" => {
                Kind::Article
            }
            "Thesis" => Kind::Thesis,
            "Report" | "Government Document" => Kind::Report,
            "Web Page" | "Blog" => Kind::Online,
            "Conference Paper" | "Conference Proceedings" => Kind::Inproceedings,
            "Manuscript" | "Unpublished Work" => Kind::Unpublished,
            "Personal Communication" => Kind::Letter,
            "Case" => Kind::Jurisdiction,
            "Statute" | "Bill" | "Legal Rule or Regulation" => Kind::Legislation,
            "Film or Broadcast" => Kind::Video,
            _ => Kind::Misc,
        };
        let mut fields = Fields::new();
        match self.kind.as_str() {
            "Magazine Article" => fields.set(Field::Entrysubtype, Value::Text("magazine".into())),
            "Newspaper Article" => fields.set(Field::Entrysubtype, Value::Text("newspaper".into())),
            _ => {}
        }
        let host = match kind {
            Kind::Article => Field::Journaltitle,
            Kind::Incollection | Kind::Inproceedings => Field::Booktitle,
            _ => Field::Series,
        };
        let publisher =
            if matches!(kind, Kind::Thesis | Kind::Report) { Field::Institution } else { Field::Publisher };
        let texts = [
            ("title", Field::Title),
            ("secondary-title", host),
            ("tertiary-title", Field::Series),
            ("edition", Field::Edition),
            ("volume", Field::Volume),
            ("num-vols", Field::Volumes),
            ("number", Field::Number),
            ("pub-location", Field::Location),
            ("publisher", publisher),
            ("pages", Field::Pages),
            ("electronic-resource-num", Field::Doi),
            ("url", Field::Url),
            ("language", Field::Language),
        ];
        for (name, field) in texts {
            if let Some(value) = text(name).filter(|_| !fields.has(field)) {
                let value = if field == Field::Pages { value.replace(['–', '—'], "-") } else { value };
                fields.set(field, Value::Text(value.into()));
            }
        }
        for (name, field) in [
            ("authors", if kind == Kind::Collection { Field::Editor } else { Field::Author }),
            ("secondary-authors", Field::Editor),
            ("subsidiary-authors", Field::Translator),
        ] {
            let list: Vec<Name> = self
                .people
                .iter()
                .filter(|(role, person)| role == name && !person.trim().is_empty())
                .map(|(_, person)| inverted(person))
                .collect();
            if !list.is_empty() && !fields.has(field) {
                fields.set(field, Value::Names(list.into()));
            }
        }
        let year = text("year").and_then(|year| year.trim().parse().ok());
        if let Some(date) = year.and_then(|year| date(&[year])) {
            fields.set(Field::Date, Value::Date(date));
        }
        let id = format!("endnote:{}:{number}", self.library);
        let locators = locators(Unit::Page, &self.pointed);
        Some(GivenItem { id: GivenId { id, key: None }, kind, fields, locators })
    }
}
