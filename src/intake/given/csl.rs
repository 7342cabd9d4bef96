//! CSL-JSON, as Zotero and Mendeley put it into a document (CSL data schema 1.0.2).

use super::{date, locators};
use crate::model::{Date, Field, Fields, GivenId, GivenItem, Kind, Level, Name, Place, Step, Unit, Value};
use serde_json::Value as Json;

/// The items of a citation: `{"citationItems": [{"itemData": {…}, "locator": "34", "label": "page"}]}`.
pub(super) fn citation(json: &str) -> Option<Vec<GivenItem>> {
    // What stands behind the object is the program's.
    let citation = serde_json::Deserializer::from_str(json).into_iter::<Json>().next()?.ok()?;
    let items = citation.get("citationItems")?.as_array()?;
    Some(items.iter().filter_map(item).collect())
}

fn item(cited: &Json) -> Option<GivenItem> {
    let data = cited.get("itemData")?;
    let address = ["uris", "uri"].iter().find_map(|name| cited.get(name)?.get(0)?.as_str());
    let id = address.map(str::to_owned).or_else(|| word(data, "id")).or_else(|| word(cited, "id"))?;
    let (kind, fields) = work(data);
    let pointed = word(cited, "locator").map_or_else(Vec::new, |value| {
        locators(cited.get("label").and_then(Json::as_str).map_or(Unit::Page, unit), &value)
    });
    Some(GivenItem { id: GivenId { id, key: word(data, "citation-key") }, kind, fields, locators: pointed })
}

fn unit(label: &str) -> Unit {
    match label {
        "folio" => Unit::Folio,
        "volume" => Unit::Volume,
        "chapter" => Unit::Chapter,
        "section" => Unit::Section,
        "note" => Unit::Note,
        "issue" => Unit::Number,
        "column" => Unit::Column,
        "paragraph" => Unit::Paragraph,
        "line" => Unit::Line,
        "figure" => Unit::Figure,
        "part" => Unit::Part,
        "verse" => Unit::Verse,
        _ => Unit::Page,
    }
}

/// The type and fields of an item.
pub(super) fn work(data: &Json) -> (Kind, Fields) {
    let mut fields = Fields::new();
    let (kind, subtype) = kind(data);
    if let Some(subtype) = subtype {
        fields.set(Field::Entrysubtype, Value::Text(subtype.into()));
    }
    let host = match kind {
        Kind::Article => Field::Journaltitle,
        Kind::Incollection | Kind::Inproceedings => Field::Booktitle,
        Kind::Book | Kind::Collection => Field::Series,
        _ => Field::Eventtitle,
    };
    let publisher = match kind {
        Kind::Thesis | Kind::Report => Field::Institution,
        _ => Field::Publisher,
    };
    let texts = [
        ("title", Field::Title),
        ("container-title", host),
        ("collection-title", Field::Series),
        ("edition", Field::Edition),
        ("volume", Field::Volume),
        ("number-of-volumes", Field::Volumes),
        ("issue", Field::Number),
        ("collection-number", Field::Number),
        ("number", Field::Number),
        ("chapter-number", Field::Chapter),
        ("publisher-place", Field::Location),
        ("event-place", Field::Location),
        ("publisher", publisher),
        ("genre", Field::Type),
        ("page", Field::Pages),
        ("DOI", Field::Doi),
        ("URL", Field::Url),
        ("language", Field::Language),
        ("status", Field::Pubstate),
    ];
    for (name, field) in texts {
        if let Some(value) = word(data, name).filter(|_| !fields.has(field)) {
            fields.set(field, Value::Text(printed(field, &value).into()));
        }
    }
    let names = [
        ("author", Field::Author),
        ("container-author", Field::Bookauthor),
        ("editor", Field::Editor),
        ("translator", Field::Translator),
    ];
    for (name, field) in names {
        let list: Vec<Name> =
            data.get(name).and_then(Json::as_array).into_iter().flatten().filter_map(person).collect();
        if !list.is_empty() {
            fields.set(field, Value::Names(list.into()));
        }
    }
    for (name, field) in
        [("issued", Field::Date), ("original-date", Field::Origdate), ("accessed", Field::Urldate)]
    {
        if let Some(date) = data.get(name).and_then(dated) {
            fields.set(field, Value::Date(date));
        }
    }
    if fields.has(Field::Doi) && fields.text(Field::Url).is_some_and(|url| url.contains("doi.org/")) {
        fields.remove(Field::Url);
    }
    let (archive, location) = (word(data, "archive"), word(data, "archive_location"));
    if kind == Kind::Archival || archive.is_some() && location.is_some() {
        let step = |value: String| Step::bare(Level::Signature, value.into());
        let place = Place {
            repository: archive.unwrap_or_default().into(),
            city: word(data, "archive-place").unwrap_or_default().into(),
            steps: location.map(step).into_iter().collect(),
            ..Place::default()
        };
        if !place.is_empty() {
            fields.set(Field::Archive, Value::Place(Box::new(place)));
        }
    }
    (kind, fields)
}

/// CSL's types (1.0.2, appendix III).
fn kind(data: &Json) -> (Kind, Option<&'static str>) {
    let has = |name: &str| word(data, name).is_some();
    let kind = match data.get("type").and_then(Json::as_str).unwrap_or("") {
        "article-journal" | "article" | "review" | "review-book" => Kind::Article,
        "article-magazine" => return (Kind::Article, Some("magazine")),
        "article-newspaper" => return (Kind::Article, Some("newspaper")),
        "book" if data.get("author").is_none() && data.get("editor").is_some() => Kind::Collection,
        "book" | "classic" => Kind::Book,
        "chapter" | "entry" | "entry-dictionary" | "entry-encyclopedia" => Kind::Incollection,
        "paper-conference" if has("container-title") => Kind::Inproceedings,
        "thesis" => Kind::Thesis,
        "report" => Kind::Report,
        "webpage" | "post" | "post-weblog" => Kind::Online,
        "periodical" => Kind::Periodical,
        "personal_communication" => Kind::Letter,
        "interview" => Kind::Interview,
        "collection" | "document" | "manuscript" if has("archive_location") => Kind::Archival,
        "manuscript" | "paper-conference" | "speech" => Kind::Unpublished,
        "motion_picture" | "broadcast" => Kind::Video,
        "song" => Kind::Audio,
        "legal_case" => Kind::Jurisdiction,
        "bill" | "legislation" | "regulation" | "treaty" => Kind::Legislation,
        _ => Kind::Misc,
    };
    (kind, None)
}

/// A value that is words or a number; nothing if it is empty.
fn word(data: &Json, name: &str) -> Option<String> {
    let text = match data.get(name)? {
        Json::String(text) => text.split_whitespace().collect::<Vec<_>>().join(" "),
        Json::Number(number) => number.to_string(),
        _ => return None,
    };
    (!text.is_empty()).then_some(text)
}

/// Ranges have a hyphen, rich text loses its marks.
fn printed(field: Field, value: &str) -> String {
    match field {
        Field::Pages | Field::Volume | Field::Number => value.replace(['–', '—'], "-"),
        Field::Title | Field::Booktitle => {
            let mut text = value.to_owned();
            for mark in ["<i>", "</i>", "<b>", "</b>", "<sup>", "</sup>", "<sub>", "</sub>"] {
                text = text.replace(mark, "");
            }
            text.replace("<span style=\"font-variant:small-caps;\">", "").replace("</span>", "")
        }
        _ => value.to_owned(),
    }
}

fn person(name: &Json) -> Option<Name> {
    let part = |which| word(name, which).unwrap_or_default();
    let prefix = [part("dropping-particle"), part("non-dropping-particle")].join(" ").trim().to_owned();
    let made = Name {
        family: part("family").into(),
        given: part("given").into(),
        prefix: prefix.into(),
        suffix: part("suffix").into(),
        literal: part("literal").into(),
    };
    if made.literal.is_empty() && made.given.is_empty() && !made.family.is_empty() && made.prefix.is_empty() {
        return Some(Name::body(made.family));
    }
    (made.is_body() || !made.family.is_empty()).then_some(made)
}

fn dated(value: &Json) -> Option<Date> {
    let number = |part: &Json| match part {
        Json::Number(n) => n.as_u64().and_then(|n| u32::try_from(n).ok()),
        Json::String(text) => text.trim().parse().ok(),
        _ => None,
    };
    // Older lists of pandoc's: `- year: 1990`.
    let first = value.as_array().and_then(|list| list.first()).unwrap_or(value);
    if first.get("year").is_some() {
        let parts = ["year", "month", "day"].into_iter().map_while(|name| number(first.get(name)?));
        return date(&parts.collect::<Vec<_>>());
    }
    let point = |parts: &Json| date(&parts.as_array()?.iter().map_while(number).collect::<Vec<_>>());
    if let Some(parts) = value.get("date-parts").and_then(Json::as_array) {
        let mut points = parts.iter().filter_map(point);
        let first = points.next()?;
        let mut edtf = match points.next() {
            Some(last) if last != first => format!("{}/{}", first.edtf, last.edtf),
            _ => first.edtf.to_string(),
        };
        if value.get("circa").is_some_and(|circa| circa.as_bool() != Some(false)) {
            edtf.push('~');
        }
        return Some(Date::new(edtf));
    }
    // `{"raw": "1960-10-11"}`, `{"literal": "May 1960"}`
    let text = match value {
        Json::String(text) => text.clone(),
        value => word(value, "raw").or_else(|| word(value, "literal"))?,
    };
    let numbers: Vec<u32> = text.split(['-', '/']).map_while(|part| part.trim().parse().ok()).collect();
    let year = || text.split(|c: char| !c.is_ascii_digit()).find(|run| run.len() == 4)?.parse().ok();
    match numbers.first() {
        Some(1000..=2999) => date(&numbers),
        _ => date(&[year()?]),
    }
}
