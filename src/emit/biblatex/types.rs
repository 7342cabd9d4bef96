//! The entry types of the standard data model that we print, and which one fits a work.

use super::super::Client;
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
    "annotation",
    "annote",
    "comment",
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

const BOOKLET: Type = Type {
    name: "booklet",
    takes: &["author", "editor", "howpublished", "type", "location", "chapter", "pages"],
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

/// Types that the data model names and gives no fields to; styles and other programs know them well.
const OWN_FIELDS: &[&str] = &[
    "author",
    "editor",
    "howpublished",
    "type",
    "organization",
    "publisher",
    "location",
    "series",
    "volume",
    "number",
    "pages",
];

const AUDIO: Type = Type { name: "audio", takes: OWN_FIELDS };
const JURISDICTION: Type = Type { name: "jurisdiction", takes: OWN_FIELDS };
const LEGISLATION: Type = Type { name: "legislation", takes: OWN_FIELDS };
const VIDEO: Type = Type { name: "video", takes: OWN_FIELDS };

/// The entry type of a work: the one its kind asks for.
///
/// What the data model wants beside is let go where the note is right to lack it and every style prints
/// without: an author (unsigned articles, files of an archive), a date, an institution. A type is only changed
/// where its main title would be lost: a part whose whole is not named is no part.
pub(super) fn of(entry: &Entry, client: Option<Client>) -> &'static Type {
    let has = |field| entry.fields.has(field);
    // Where nobody validates, laws and films may be what they are.
    let free = matches!(client, Some(Client::Chicago | Client::Pandoc | Client::Zotero));
    match entry.kind {
        // Its manual has archives so: no quotation marks around the title, the address from small to large.
        Kind::Archival | Kind::Letter | Kind::Unpublished | Kind::Interview
            if client == Some(Client::Chicago) && has(Field::Archive) =>
        {
            &MISC
        }
        // A shelfmark without a description: the shelfmark is the title, and nothing more is known.
        Kind::Archival if !has(Field::Title) && client.is_none() => &MISC,
        Kind::Book | Kind::Collection => volume(entry),
        Kind::Incollection => part(entry),
        Kind::Article if has(Field::Booktitle) && !has(Field::Journaltitle) => part(entry),
        Kind::Article => &ARTICLE,
        Kind::Periodical => &PERIODICAL,
        Kind::Thesis => &THESIS,
        Kind::Report => &REPORT,
        Kind::Online | Kind::Misc if has(Field::Url) || has(Field::Doi) || has(Field::Eprint) => &ONLINE,
        Kind::Proceedings => &PROCEEDINGS,
        Kind::Inproceedings if has(Field::Booktitle) => &INPROCEEDINGS,
        Kind::Letter if has(Field::Booktitle) => part(entry),
        Kind::Unpublished | Kind::Letter | Kind::Archival | Kind::Interview | Kind::Inproceedings => {
            &UNPUBLISHED
        }
        // pandoc gives `misc` no type at all.
        Kind::Misc | Kind::Online if client == Some(Client::Pandoc) => &BOOKLET,
        Kind::Misc | Kind::Online => &MISC,
        Kind::Video if free => &VIDEO,
        Kind::Audio if free => &AUDIO,
        Kind::Jurisdiction if free => &JURISDICTION,
        Kind::Legislation if free => &LEGISLATION,
        Kind::Video | Kind::Audio | Kind::Jurisdiction | Kind::Legislation => &MISC,
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
