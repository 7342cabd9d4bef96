//! A work as reference managers know works: the one reading that RIS, CSL-JSON and Zotero's table print.

use std::borrow::Cow;

use super::shelfmark::{path, shelfmark};
use super::{biblatex, view::View};
use crate::model::{Entry, Field, Kind, Name, NoteId, Place};

/// What sort of thing a work is to a reference manager.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    Book,
    Chapter,
    Journal,
    Magazine,
    Newspaper,
    Serial,
    Thesis,
    Report,
    Web,
    Manuscript,
    Letter,
    Interview,
    Conference,
    Video,
    Audio,
    Case,
    Law,
    Document,
}

impl Sort {
    /// The names in RIS, CSL and Zotero. RIS has no interview, and what it calls `GEN` and `UNPB` arrive as
    /// other things than they set out.
    pub(super) fn names(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Sort::Book => ("BOOK", "book", "book"),
            Sort::Chapter => ("CHAP", "chapter", "bookSection"),
            Sort::Journal => ("JOUR", "article-journal", "journalArticle"),
            Sort::Magazine => ("MGZN", "article-magazine", "magazineArticle"),
            Sort::Newspaper => ("NEWS", "article-newspaper", "newspaperArticle"),
            Sort::Serial => ("SER", "periodical", "book"),
            Sort::Thesis => ("THES", "thesis", "thesis"),
            Sort::Report => ("RPRT", "report", "report"),
            Sort::Web => ("ELEC", "webpage", "webpage"),
            Sort::Manuscript => ("MANSCPT", "manuscript", "manuscript"),
            Sort::Letter => ("PCOMM", "personal_communication", "letter"),
            Sort::Interview => ("PCOMM", "interview", "interview"),
            Sort::Conference => ("CONF", "paper-conference", "conferencePaper"),
            Sort::Video => ("VIDEO", "motion_picture", "film"),
            Sort::Audio => ("SOUND", "song", "audioRecording"),
            Sort::Case => ("CASE", "legal_case", "case"),
            Sort::Law => ("STAT", "legislation", "statute"),
            Sort::Document => ("GEN", "document", "document"),
        }
    }

    fn of(entry: &Entry) -> Sort {
        let has = |field| entry.fields.has(field);
        match entry.kind {
            Kind::Book | Kind::Collection | Kind::Proceedings => Sort::Book,
            Kind::Incollection => Sort::Chapter,
            Kind::Article if has(Field::Booktitle) && !has(Field::Journaltitle) => Sort::Chapter,
            Kind::Article => match entry.fields.text(Field::Entrysubtype) {
                Some("newspaper") => Sort::Newspaper,
                Some("magazine") => Sort::Magazine,
                _ => Sort::Journal,
            },
            Kind::Periodical => Sort::Serial,
            Kind::Thesis => Sort::Thesis,
            Kind::Report => Sort::Report,
            Kind::Online => Sort::Web,
            // A letter printed in an edition is a part of it.
            Kind::Letter if has(Field::Booktitle) => Sort::Chapter,
            Kind::Letter => Sort::Letter,
            Kind::Unpublished | Kind::Archival => Sort::Manuscript,
            Kind::Interview => Sort::Interview,
            Kind::Inproceedings => Sort::Conference,
            Kind::Video => Sort::Video,
            Kind::Audio => Sort::Audio,
            Kind::Jurisdiction => Sort::Case,
            Kind::Legislation => Sort::Law,
            Kind::Misc => Sort::Document,
        }
    }

    /// True for articles, whose number is that of an issue.
    pub(super) fn is_article(self) -> bool {
        matches!(self, Sort::Journal | Sort::Magazine | Sort::Newspaper)
    }
}

/// A work's values, each in one place; `None` and empty where there is none.
pub(super) struct Item<'e> {
    pub(super) key: &'e str,
    pub(super) sort: Sort,
    pub(super) author: &'e [Name],
    pub(super) book_author: &'e [Name],
    pub(super) editor: &'e [Name],
    pub(super) translator: &'e [Name],
    /// Of a letter: the body or person its title says it goes to.
    pub(super) recipient: Option<Name>,
    /// Never empty: an address in an archive stands for the title of a document that has none.
    pub(super) title: Cow<'e, str>,
    /// The book, journal or newspaper it stands in.
    pub(super) container: Option<&'e str>,
    pub(super) event: Option<&'e str>,
    pub(super) series: Option<&'e str>,
    pub(super) edition: Option<&'e str>,
    pub(super) volume: Option<&'e str>,
    pub(super) volumes: Option<&'e str>,
    pub(super) number: Option<&'e str>,
    pub(super) chapter: Option<&'e str>,
    /// Where it was published.
    pub(super) place: Option<&'e str>,
    /// Publisher, else institution.
    pub(super) publisher: Option<&'e str>,
    /// letter, PhD diss., zapiska.
    pub(super) genre: Option<&'e str>,
    /// EDTF; an undated work has none.
    pub(super) date: Option<&'e str>,
    pub(super) original_date: Option<&'e str>,
    pub(super) pages: Option<&'e str>,
    /// Code or name of the archive.
    pub(super) archive: Option<&'e str>,
    /// The archive's full name beside its code.
    pub(super) archive_name: Option<&'e str>,
    /// The address below the archive.
    pub(super) archive_location: Option<String>,
    pub(super) archive_city: Option<&'e str>,
    pub(super) doi: Option<&'e str>,
    pub(super) url: Option<&'e str>,
    pub(super) accessed: Option<&'e str>,
    /// Its code (`ru`), else as stated.
    pub(super) language: Option<&'e str>,
    pub(super) status: Option<&'e str>,
    pub(super) note: Option<&'e str>,
    /// What no reference manager has a field for: a name in Zotero's way (`Original Date`) and the value.
    pub(super) extra: Vec<(&'static str, Cow<'e, str>)>,
}

impl<'e> Item<'e> {
    pub(super) fn new(entry: &'e Entry) -> Item<'e> {
        let fields = &entry.fields;
        let text = |field| fields.text(field).map(str::trim).filter(|text| !text.is_empty());
        let date = |field| match fields.get(field)? {
            crate::model::Value::Date(date) => Some(date.edtf.trim()),
            crate::model::Value::Text(text) => Some(text.trim()),
            _ => None,
        };
        let date = |field| date(field).filter(|date| !date.is_empty() && *date != "nodate");
        let sort = Sort::of(entry);
        let place = fields.place().filter(|place| !place.is_empty());
        let title = match (text(Field::Title), place) {
            (Some(title), _) => Cow::Borrowed(title),
            (None, Some(place)) => Cow::Owned(shelfmark(place)),
            (None, None) => Cow::Borrowed("[untitled]"),
        };
        let mut extra = Vec::new();
        let mut spare = |name, value: Option<&'e str>| {
            if let Some(value) = value {
                extra.push((name, Cow::Borrowed(value)));
            }
        };
        let container = match (text(Field::Journaltitle), text(Field::Booktitle)) {
            (Some(journal), book) if sort.is_article() || book.is_none() => {
                spare("Book Title", book);
                Some(journal)
            }
            (journal, book) => {
                spare("Journal", journal);
                book
            }
        };
        let publisher = match (text(Field::Publisher), text(Field::Institution)) {
            (Some(publisher), institution) => {
                spare("Institution", institution);
                Some(publisher)
            }
            (None, institution) => institution,
        };
        let stated = text(Field::Entrysubtype);
        spare("Kind", stated.filter(|_| !matches!(sort, Sort::Newspaper | Sort::Magazine)));
        spare("Eprint", text(Field::Eprint));
        let (archive, archive_name) = archive(place);
        Item {
            key: &entry.key,
            sort,
            author: fields.names(Field::Author),
            book_author: fields.names(Field::Bookauthor),
            editor: fields.names(Field::Editor),
            translator: fields.names(Field::Translator),
            recipient: text(Field::Title).filter(|_| sort == Sort::Letter).and_then(recipient),
            title,
            container,
            event: text(Field::Eventtitle),
            series: text(Field::Series),
            edition: text(Field::Edition),
            volume: text(Field::Volume),
            volumes: text(Field::Volumes),
            number: text(Field::Number),
            chapter: text(Field::Chapter),
            place: text(Field::Location),
            publisher,
            genre: text(Field::Type),
            date: date(Field::Date),
            original_date: date(Field::Origdate),
            pages: text(Field::Pages),
            archive,
            archive_name,
            archive_location: place.map(path).filter(|path| !path.is_empty()),
            archive_city: place.map(|place| place.city.trim()).filter(|city| !city.is_empty()),
            doi: text(Field::Doi),
            url: text(Field::Url),
            accessed: date(Field::Urldate),
            language: language(entry),
            status: text(Field::Pubstate),
            note: text(Field::Note),
            extra,
        }
    }
}

/// What stands for the archive, and its full name if a code does.
fn archive(place: Option<&Place>) -> (Option<&str>, Option<&str>) {
    let Some(place) = place else { return (None, None) };
    let given = |text: &'_ str| !text.trim().is_empty();
    match (given(&place.repository), given(&place.name)) {
        (true, named) => (Some(place.repository.trim()), named.then(|| place.name.trim())),
        (false, true) => (Some(place.name.trim()), None),
        (false, false) => (None, None),
    }
}

/// The code of an entry's language: as stated, else told from its titles; a stated language that is not
/// known stands as it is.
fn language(entry: &Entry) -> Option<&str> {
    let told = biblatex::langid(entry).map(code);
    match entry.fields.text(Field::Language).map(str::trim).filter(|stated| !stated.is_empty()) {
        Some(stated) => biblatex::stated(stated).map(code).or(Some(stated)),
        None => told,
    }
}

/// The ISO 639-1 code of a language with a babel name.
fn code(langid: &'static str) -> &'static str {
    const CODES: &[(&str, &str)] = &[
        ("english", "en"),
        ("russian", "ru"),
        ("ukrainian", "uk"),
        ("german", "de"),
        ("french", "fr"),
        ("spanish", "es"),
        ("italian", "it"),
        ("portuguese", "pt"),
        ("polish", "pl"),
        ("czech", "cs"),
        ("hungarian", "hu"),
        ("romanian", "ro"),
        ("swedish", "sv"),
        ("dutch", "nl"),
        ("latin", "la"),
        ("greek", "el"),
        ("chinese", "zh"),
        ("japanese", "ja"),
        ("hebrew", "he"),
        ("arabic", "ar"),
        ("bulgarian", "bg"),
        ("serbian", "sr"),
    ];
    CODES.iter().find(|(name, _)| *name == langid).map_or(langid, |(_, code)| *code)
}

/// The recipient in `Ann Green to Ben Brown` or `Letter to the Board of Roads`: what follows the last
/// ` to `, if it is a name and nothing more.
fn recipient(title: &str) -> Option<Name> {
    let (_, to) = title.rsplit_once(" to ")?;
    let to = to.trim().trim_end_matches('.');
    let body = to.strip_prefix("the ");
    let words: Vec<&str> = body.unwrap_or(to).split(' ').collect();
    let capital = |word: &str| word.chars().next().is_some_and(char::is_uppercase);
    let (first, last) = (words.first()?, words.last()?);
    let plain = to.chars().all(|c| c.is_alphabetic() || " .'’-".contains(c));
    if !plain || words.len() > 6 || !capital(first) || !capital(last) {
        return None;
    }
    match body {
        Some(body) => Some(Name::body(body)),
        None if words.iter().all(|word| capital(word)) && words.len() < 5 => {
            let given = words.get(..words.len() - 1)?.join(" ");
            Some(Name::person(given, *last))
        }
        None => Some(Name::body(to)),
    }
}

/// The notes that cite a work: `12, 14, 3-2` (the second note 3).
pub(super) fn citing(ids: &[String], notes: &[NoteId]) -> Option<String> {
    let id = |note: &NoteId| Some(ids.get(note.0 as usize)?.strip_prefix('n')?.to_owned());
    let list: Vec<String> = notes.iter().filter_map(id).collect();
    (!list.is_empty()).then(|| list.join(", "))
}

/// The ids that [`citing`] takes; none if they are not asked for.
pub(super) fn note_ids(view: &View, wanted: bool) -> Vec<String> {
    if wanted { view.note_ids() } else { Vec::new() }
}

/// A name in one string: `von Last, First, Jr.`; a body as it is.
pub(super) fn inverted(name: &Name) -> String {
    if name.is_body() {
        return name.literal.trim().to_owned();
    }
    let mut out = String::new();
    if !name.prefix.is_empty() {
        out.push_str(&name.prefix);
        out.push(' ');
    }
    out.push_str(&name.family);
    if name.given.is_empty() && !name.suffix.is_empty() {
        out.push_str(", ");
    }
    for part in [&name.given, &name.suffix].into_iter().filter(|part| !part.is_empty()) {
        out.push_str(", ");
        out.push_str(part);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_goes_to_whom_its_title_names() {
        let to = |title: &str| recipient(title).map(|name| (name.given, name.family, name.literal));
        let words = |a: &str, b: &str, c: &str| Some((a.into(), b.into(), c.into()));
        assert_eq!(to("Ann Green to B. Brown"), words("B.", "Brown", ""));
        assert_eq!(to("Letter to the Board of Roads"), words("", "", "Board of Roads"));
        assert_eq!(to("Ann Green on how to mend roads"), None);
        assert_eq!(to("Ann Green to Ben Brown, 3 May"), None);
    }
}
