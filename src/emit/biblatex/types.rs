//! The entry types of the standard data model that we print, and which one fits a work.

use super::super::Client;
use crate::model::{Entry, Field, Kind};

/// A field of an entry, in the order of printing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Slot {
    Author,
    Bookauthor,
    Editor,
    Translator,
    Title,
    Titleaddon,
    Maintitle,
    Booktitle,
    Journaltitle,
    Journaltitleaddon,
    Entrysubtype,
    Eventtitle,
    Series,
    Edition,
    Volume,
    Volumes,
    Number,
    Chapter,
    Type,
    Howpublished,
    Organization,
    Institution,
    Publisher,
    Location,
    Date,
    Origdate,
    Pages,
    Doi,
    Eprint,
    Url,
    Urldate,
    Library,
    Pubstate,
    Note,
    Language,
    Keywords,
    Pagination,
    Langid,
    Annotation,
    Annote,
    Comment,
}

impl Slot {
    /// The name in the data model.
    pub(super) fn name(self) -> &'static str {
        match self {
            Slot::Author => "author",
            Slot::Bookauthor => "bookauthor",
            Slot::Editor => "editor",
            Slot::Translator => "translator",
            Slot::Title => "title",
            Slot::Titleaddon => "titleaddon",
            Slot::Maintitle => "maintitle",
            Slot::Booktitle => "booktitle",
            Slot::Journaltitle => "journaltitle",
            Slot::Journaltitleaddon => "journaltitleaddon",
            Slot::Entrysubtype => "entrysubtype",
            Slot::Eventtitle => "eventtitle",
            Slot::Series => "series",
            Slot::Edition => "edition",
            Slot::Volume => "volume",
            Slot::Volumes => "volumes",
            Slot::Number => "number",
            Slot::Chapter => "chapter",
            Slot::Type => "type",
            Slot::Howpublished => "howpublished",
            Slot::Organization => "organization",
            Slot::Institution => "institution",
            Slot::Publisher => "publisher",
            Slot::Location => "location",
            Slot::Date => "date",
            Slot::Origdate => "origdate",
            Slot::Pages => "pages",
            Slot::Doi => "doi",
            Slot::Eprint => "eprint",
            Slot::Url => "url",
            Slot::Urldate => "urldate",
            Slot::Library => "library",
            Slot::Pubstate => "pubstate",
            Slot::Note => "note",
            Slot::Language => "language",
            Slot::Keywords => "keywords",
            Slot::Pagination => "pagination",
            Slot::Langid => "langid",
            Slot::Annotation => "annotation",
            Slot::Annote => "annote",
            Slot::Comment => "comment",
        }
    }
}

/// Some of the fields: a bit each.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Slots(u64);

impl Slots {
    const fn of(list: &[Slot]) -> Slots {
        let (mut bits, mut at) = (0, 0);
        while at < list.len() {
            bits |= 1 << list[at] as u64;
            at += 1;
        }
        Slots(bits)
    }

    /// True if `slot` is one of them.
    pub(super) fn has(self, slot: Slot) -> bool {
        self.0 >> slot as u64 & 1 == 1
    }

    /// Takes in one more.
    pub(super) fn add(&mut self, slot: Slot) {
        self.0 |= 1 << slot as u64;
    }
}

/// An entry type and the fields it declares, of those that we ever print. Fields that every type has
/// are in [`EVERYWHERE`]. Source: the data model that comes with biblatex 3.18 (`blx-dm.def`).
pub(super) struct Type {
    pub(super) name: &'static str,
    takes: Slots,
}

impl Type {
    /// True if the type declares `slot`.
    pub(super) fn takes(&self, slot: Slot) -> bool {
        self.takes.has(slot) || EVERYWHERE.has(slot)
    }
}

/// Fields of every type.
const EVERYWHERE: Slots = Slots::of(&[
    Slot::Title,
    Slot::Date,
    Slot::Note,
    Slot::Pubstate,
    Slot::Language,
    Slot::Titleaddon,
    Slot::Entrysubtype,
    Slot::Origdate,
    Slot::Doi,
    Slot::Eprint,
    Slot::Url,
    Slot::Urldate,
    Slot::Library,
    Slot::Pagination,
    Slot::Keywords,
    Slot::Langid,
    Slot::Annotation,
    Slot::Annote,
    Slot::Comment,
]);

const ARTICLE: Type = Type {
    name: "article",
    takes: Slots::of(&[
        Slot::Author,
        Slot::Editor,
        Slot::Translator,
        Slot::Journaltitle,
        Slot::Journaltitleaddon,
        Slot::Series,
        Slot::Volume,
        Slot::Number,
        Slot::Pages,
    ]),
};

const BOOK: Type = Type {
    name: "book",
    takes: Slots::of(&[
        Slot::Author,
        Slot::Editor,
        Slot::Translator,
        Slot::Maintitle,
        Slot::Series,
        Slot::Edition,
        Slot::Volume,
        Slot::Volumes,
        Slot::Number,
        Slot::Chapter,
        Slot::Location,
        Slot::Publisher,
        Slot::Pages,
    ]),
};

const BOOKLET: Type = Type {
    name: "booklet",
    takes: Slots::of(&[
        Slot::Author,
        Slot::Editor,
        Slot::Howpublished,
        Slot::Type,
        Slot::Location,
        Slot::Chapter,
        Slot::Pages,
    ]),
};

const COLLECTION: Type = Type {
    name: "collection",
    takes: Slots::of(&[
        Slot::Editor,
        Slot::Translator,
        Slot::Maintitle,
        Slot::Series,
        Slot::Edition,
        Slot::Volume,
        Slot::Volumes,
        Slot::Number,
        Slot::Chapter,
        Slot::Location,
        Slot::Publisher,
        Slot::Pages,
    ]),
};

const INBOOK: Type = Type {
    name: "inbook",
    takes: Slots::of(&[
        Slot::Author,
        Slot::Bookauthor,
        Slot::Editor,
        Slot::Translator,
        Slot::Booktitle,
        Slot::Maintitle,
        Slot::Series,
        Slot::Edition,
        Slot::Volume,
        Slot::Volumes,
        Slot::Number,
        Slot::Chapter,
        Slot::Location,
        Slot::Publisher,
        Slot::Pages,
    ]),
};

const INCOLLECTION: Type = Type {
    name: "incollection",
    takes: Slots::of(&[
        Slot::Author,
        Slot::Editor,
        Slot::Translator,
        Slot::Booktitle,
        Slot::Maintitle,
        Slot::Series,
        Slot::Edition,
        Slot::Volume,
        Slot::Volumes,
        Slot::Number,
        Slot::Chapter,
        Slot::Location,
        Slot::Publisher,
        Slot::Pages,
    ]),
};

const INPROCEEDINGS: Type = Type {
    name: "inproceedings",
    takes: Slots::of(&[
        Slot::Author,
        Slot::Editor,
        Slot::Booktitle,
        Slot::Eventtitle,
        Slot::Series,
        Slot::Volume,
        Slot::Volumes,
        Slot::Number,
        Slot::Chapter,
        Slot::Location,
        Slot::Publisher,
        Slot::Pages,
    ]),
};

const MISC: Type = Type {
    name: "misc",
    takes: Slots::of(&[
        Slot::Author,
        Slot::Editor,
        Slot::Howpublished,
        Slot::Type,
        Slot::Organization,
        Slot::Location,
    ]),
};

const ONLINE: Type =
    Type { name: "online", takes: Slots::of(&[Slot::Author, Slot::Editor, Slot::Organization]) };

const PERIODICAL: Type =
    Type { name: "periodical", takes: Slots::of(&[Slot::Editor, Slot::Series, Slot::Volume, Slot::Number]) };

const PROCEEDINGS: Type = Type {
    name: "proceedings",
    takes: Slots::of(&[
        Slot::Editor,
        Slot::Eventtitle,
        Slot::Series,
        Slot::Volume,
        Slot::Volumes,
        Slot::Number,
        Slot::Chapter,
        Slot::Location,
        Slot::Publisher,
        Slot::Pages,
    ]),
};

const REPORT: Type = Type {
    name: "report",
    takes: Slots::of(&[
        Slot::Author,
        Slot::Type,
        Slot::Number,
        Slot::Chapter,
        Slot::Institution,
        Slot::Location,
        Slot::Pages,
    ]),
};

const THESIS: Type = Type {
    name: "thesis",
    takes: Slots::of(&[
        Slot::Author,
        Slot::Type,
        Slot::Chapter,
        Slot::Institution,
        Slot::Location,
        Slot::Pages,
    ]),
};

const UNPUBLISHED: Type = Type {
    name: "unpublished",
    takes: Slots::of(&[Slot::Author, Slot::Eventtitle, Slot::Howpublished, Slot::Type, Slot::Location]),
};

/// Types that the data model names and gives no fields to; styles and other programs know them well.
const OWN_FIELDS: Slots = Slots::of(&[
    Slot::Author,
    Slot::Editor,
    Slot::Howpublished,
    Slot::Type,
    Slot::Organization,
    Slot::Publisher,
    Slot::Location,
    Slot::Series,
    Slot::Volume,
    Slot::Number,
    Slot::Pages,
]);

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
        // A shelfmark without a description: the shelfmark is the title, and nothing more is known. Styles print it
        // best so; pandoc would not know what it is, and the others know a manuscript better.
        Kind::Archival
            if !has(Field::Title)
                && !matches!(client, Some(Client::Pandoc | Client::Typst | Client::Zotero)) =>
        {
            &MISC
        }
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
        // pandoc gives `misc` no type at all, and every other program takes the next type to it.
        Kind::Misc | Kind::Online if matches!(client, None | Some(Client::Pandoc)) => &BOOKLET,
        Kind::Misc | Kind::Online => &MISC,
        Kind::Video if free => &VIDEO,
        Kind::Audio if free => &AUDIO,
        Kind::Jurisdiction if free => &JURISDICTION,
        Kind::Legislation if free => &LEGISLATION,
        Kind::Video | Kind::Audio | Kind::Jurisdiction | Kind::Legislation if client.is_none() => &BOOKLET,
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
