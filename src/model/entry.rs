//! A work's fields.

use ecow::{EcoString, EcoVec};

use super::{Date, Name, Place};

/// The type of a work; names are those of `SCHEMA.md`, BibLaTeX's where it has one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[allow(missing_docs)]
pub enum Kind {
    Book,
    Collection,
    Incollection,
    Article,
    Periodical,
    Thesis,
    Report,
    Online,
    Unpublished,
    Letter,
    Archival,
    Interview,
    Proceedings,
    Inproceedings,
    Video,
    Audio,
    Jurisdiction,
    Legislation,
    Misc,
}

impl Kind {
    /// The name in output.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Book => "book",
            Kind::Collection => "collection",
            Kind::Incollection => "incollection",
            Kind::Article => "article",
            Kind::Periodical => "periodical",
            Kind::Thesis => "thesis",
            Kind::Report => "report",
            Kind::Online => "online",
            Kind::Unpublished => "unpublished",
            Kind::Letter => "letter",
            Kind::Archival => "archival",
            Kind::Interview => "interview",
            Kind::Proceedings => "proceedings",
            Kind::Inproceedings => "inproceedings",
            Kind::Video => "video",
            Kind::Audio => "audio",
            Kind::Jurisdiction => "jurisdiction",
            Kind::Legislation => "legislation",
            Kind::Misc => "misc",
        }
    }
}

/// A field of a work, named as in BibLaTeX. The order is the order of output.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[allow(missing_docs)]
pub enum Field {
    Author,
    Bookauthor,
    Editor,
    Translator,
    Title,
    Booktitle,
    Journaltitle,
    Entrysubtype,
    Series,
    Edition,
    Volume,
    Volumes,
    Number,
    Chapter,
    Location,
    Publisher,
    Institution,
    Eventtitle,
    Type,
    Date,
    Origdate,
    Pages,
    Archive,
    Doi,
    Eprint,
    Url,
    Urldate,
    Language,
    Pubstate,
    Note,
}

impl Field {
    /// The name in output.
    pub fn name(self) -> &'static str {
        match self {
            Field::Author => "author",
            Field::Bookauthor => "bookauthor",
            Field::Editor => "editor",
            Field::Translator => "translator",
            Field::Title => "title",
            Field::Booktitle => "booktitle",
            Field::Journaltitle => "journaltitle",
            Field::Entrysubtype => "entrysubtype",
            Field::Series => "series",
            Field::Edition => "edition",
            Field::Volume => "volume",
            Field::Volumes => "volumes",
            Field::Number => "number",
            Field::Chapter => "chapter",
            Field::Location => "location",
            Field::Publisher => "publisher",
            Field::Institution => "institution",
            Field::Eventtitle => "eventtitle",
            Field::Type => "type",
            Field::Date => "date",
            Field::Origdate => "origdate",
            Field::Pages => "pages",
            Field::Archive => "archive",
            Field::Doi => "doi",
            Field::Eprint => "eprint",
            Field::Url => "url",
            Field::Urldate => "urldate",
            Field::Language => "language",
            Field::Pubstate => "pubstate",
            Field::Note => "note",
        }
    }
}

/// A field's value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// Anything that is words; ranges have `-`, quotes are straight, no stop at the end.
    Text(EcoString),
    /// People and bodies in order.
    Names(EcoVec<Name>),
    /// A date.
    Date(Date),
    /// A place in an archive: rare and large, so kept apart.
    Place(Box<Place>),
}

/// Fields and values, each field once, in the order of [`Field`].
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Fields {
    list: EcoVec<(Field, Value)>,
    /// A bit for each field that has a value: most questions are about those that have none.
    present: u32,
}

impl Fields {
    /// No fields.
    pub fn new() -> Fields {
        Fields::default()
    }

    /// The value of `field`.
    pub fn get(&self, field: Field) -> Option<&Value> {
        if !self.has(field) {
            return None;
        }
        self.list.iter().find(|(f, _)| *f == field).map(|(_, v)| v)
    }

    /// The same, to change.
    pub fn get_mut(&mut self, field: Field) -> Option<&mut Value> {
        if !self.has(field) {
            return None;
        }
        self.list.make_mut().iter_mut().find(|(f, _)| *f == field).map(|(_, v)| v)
    }

    /// Sets `field`, in place of an earlier value.
    pub fn set(&mut self, field: Field, value: Value) {
        self.present |= 1 << field as u32;
        match self.list.binary_search_by_key(&field, |(f, _)| *f) {
            Ok(at) => self.list.make_mut()[at].1 = value,
            Err(at) => {
                // Most works have no more.
                if self.list.capacity() == 0 {
                    self.list.reserve(6);
                }
                self.list.insert(at, (field, value));
            }
        }
    }

    /// Takes `field` away.
    pub fn remove(&mut self, field: Field) -> Option<Value> {
        let at = self.list.iter().position(|(f, _)| *f == field)?;
        self.present &= !(1 << field as u32);
        Some(self.list.remove(at).1)
    }

    /// True if `field` has a value.
    pub fn has(&self, field: Field) -> bool {
        self.present & 1 << field as u32 != 0
    }

    /// A text value, or `None` for another sort of value.
    pub fn text(&self, field: Field) -> Option<&str> {
        match self.get(field)? {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    /// A list of names; empty if there is none.
    pub fn names(&self, field: Field) -> &[Name] {
        match self.get(field) {
            Some(Value::Names(names)) => names,
            _ => &[],
        }
    }

    /// Whom the work goes by: its authors, or its editors if it has none; empty if it has neither.
    pub fn lead(&self) -> &[Name] {
        match self.names(Field::Author) {
            [] => self.names(Field::Editor),
            authors => authors,
        }
    }

    /// The date.
    pub fn date(&self) -> Option<&Date> {
        match self.get(Field::Date)? {
            Value::Date(date) => Some(date),
            _ => None,
        }
    }

    /// The place in an archive.
    pub fn place(&self) -> Option<&Place> {
        match self.get(Field::Archive)? {
            Value::Place(place) => Some(place),
            _ => None,
        }
    }

    /// All, in the order of output.
    pub fn iter(&self) -> impl Iterator<Item = (Field, &Value)> {
        self.list.iter().map(|(f, v)| (*f, v))
    }

    /// How many fields have a value.
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// No field has a value.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }
}
