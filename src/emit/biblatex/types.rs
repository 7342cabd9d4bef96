//! The entry types of the standard data model that we print, and which one fits a work.

use crate::model::{Entry, Field, Kind};

/// An entry type and the fields it declares, of those that we ever print. Fields that every type has
/// are in [`EVERYWHERE`]. Source: the data model that comes with biblatex 3.18 (`blx-dm.def`).
pub(super) struct Type {
    pub(super) name: &'static str,
    takes: &'static [&'static str],
}

impl Type {
    /// True if the type declares `field`.
    pub(super) fn takes(&self, field: &str) -> bool {
        self.takes.contains(&field) || EVERYWHERE.contains(&field)
    }
}

/// Fields of every type.
const EVERYWHERE: &[&str] = &[
    "title",
    "date",
    "note",
    "pubstate",
    "language",
    "titleaddon",
    "entrysubtype",
    "origdate",
    "doi",
    "eprint",
    "url",
    "urldate",
    "library",
    "pagination",
    "keywords",
    "langid",
];

const ARTICLE: Type = Type {
    name: "article",
    takes: &[
        "author",
        "editor",
        "translator",
        "journaltitle",
        "journaltitleaddon",
        "series",
        "volume",
        "number",
        "pages",
    ],
};

const BOOK: Type = Type {
    name: "book",
    takes: &[
        "author",
        "editor",
        "translator",
        "series",
        "edition",
        "volume",
        "volumes",
        "number",
        "chapter",
        "location",
        "publisher",
        "pages",
    ],
};

const COLLECTION: Type = Type {
    name: "collection",
    takes: &[
        "editor",
        "translator",
        "series",
        "edition",
        "volume",
        "volumes",
        "number",
        "chapter",
        "location",
        "publisher",
        "pages",
    ],
};

const INBOOK: Type = Type {
    name: "inbook",
    takes: &[
        "author",
        "bookauthor",
        "editor",
        "translator",
        "booktitle",
        "series",
        "edition",
        "volume",
        "volumes",
        "number",
        "chapter",
        "location",
        "publisher",
        "pages",
    ],
};

const INCOLLECTION: Type = Type {
    name: "incollection",
    takes: &[
        "author",
        "editor",
        "translator",
        "booktitle",
        "series",
        "edition",
        "volume",
        "volumes",
        "number",
        "chapter",
        "location",
        "publisher",
        "pages",
    ],
};

const INPROCEEDINGS: Type = Type {
    name: "inproceedings",
    takes: &[
        "author",
        "editor",
        "booktitle",
        "eventtitle",
        "series",
        "volume",
        "volumes",
        "number",
        "chapter",
        "location",
        "publisher",
        "pages",
    ],
};

const MISC: Type =
    Type { name: "misc", takes: &["author", "editor", "howpublished", "type", "organization", "location"] };

const ONLINE: Type = Type { name: "online", takes: &["author", "editor", "organization"] };

const PERIODICAL: Type = Type { name: "periodical", takes: &["editor", "series", "volume", "number"] };

const PROCEEDINGS: Type = Type {
    name: "proceedings",
    takes: &[
        "editor",
        "eventtitle",
        "series",
        "volume",
        "volumes",
        "number",
        "chapter",
        "location",
        "publisher",
        "pages",
    ],
};

const REPORT: Type = Type {
    name: "report",
    takes: &["author", "type", "number", "chapter", "institution", "location", "pages"],
};

const THESIS: Type =
    Type { name: "thesis", takes: &["author", "type", "chapter", "institution", "location", "pages"] };

const UNPUBLISHED: Type =
    Type { name: "unpublished", takes: &["author", "eventtitle", "howpublished", "type", "location"] };

/// The entry type of a work: the one its kind asks for if it has what that type must have, else the
/// nearest type that does with less.
///
/// Two things the data model asks for are let go, because the note is right to lack them and every style
/// prints without them: an author (unsigned articles, anonymous books) and a date.
pub(super) fn of(entry: &Entry) -> &'static Type {
    let has = |field| entry.fields.has(field);
    match entry.kind {
        Kind::Book | Kind::Collection => volume(entry),
        Kind::Incollection => part(entry),
        Kind::Article if has(Field::Journaltitle) => &ARTICLE,
        Kind::Article if has(Field::Booktitle) => part(entry),
        Kind::Periodical if has(Field::Editor) => &PERIODICAL,
        Kind::Thesis if has(Field::Institution) || has(Field::Publisher) => &THESIS,
        Kind::Report if has(Field::Institution) || has(Field::Publisher) => &REPORT,
        Kind::Online if has(Field::Url) || has(Field::Doi) || has(Field::Eprint) => &ONLINE,
        Kind::Proceedings => &PROCEEDINGS,
        Kind::Inproceedings if has(Field::Booktitle) && has(Field::Author) => &INPROCEEDINGS,
        Kind::Letter if has(Field::Booktitle) => part(entry),
        Kind::Thesis | Kind::Unpublished | Kind::Letter | Kind::Archival | Kind::Inproceedings
            if has(Field::Author) && has(Field::Title) =>
        {
            &UNPUBLISHED
        }
        // Laws, cases, recordings and letters have types of their own, which declare no fields.
        _ => &MISC,
    }
}

/// A volume: a collection must have an editor and can have no author.
fn volume(entry: &Entry) -> &'static Type {
    let (author, editor) = (entry.fields.has(Field::Author), entry.fields.has(Field::Editor));
    if editor && !author { &COLLECTION } else { &BOOK }
}

/// A part: in a collection if there is an editor; only a part of a book can name the book's author.
fn part(entry: &Entry) -> &'static Type {
    let has = |field| entry.fields.has(field);
    if !has(Field::Booktitle) {
        volume(entry)
    } else if has(Field::Editor) && !has(Field::Bookauthor) {
        &INCOLLECTION
    } else {
        &INBOOK
    }
}
