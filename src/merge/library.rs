//! Reading a `.bib` file that others wrote: entry by entry, so that one bad entry spoils no other.

use std::ops::Range;

use ecow::EcoString;

use biblatex::{Bibliography, Chunk, ChunksExt, Entry, Person};

use crate::grammar;
use crate::lexicon::Lexicon;
use crate::model::{
    Date, Document, Field, Fields, Format, Kind, Level, Name, Note, NoteKind, Place, Source, Span, Trail,
    Value,
};

/// A library as it was read.
#[derive(Clone, Debug, Default)]
pub struct Library {
    /// The entries that could be read, in order.
    pub entries: Vec<Known>,
    /// What could not.
    pub faults: Vec<Fault>,
    /// Every key of the file, also of entries that could not be read.
    pub keys: Vec<String>,
}

/// An entry of a library.
#[derive(Clone, Debug, PartialEq)]
pub struct Known {
    /// Its key.
    pub key: String,
    /// Where it stands: bytes of the file's text.
    pub span: Range<usize>,
    /// Its kind, as far as the type tells.
    pub kind: Kind,
    /// What it says that works are known by.
    pub fields: Fields,
    /// Words of it that may be an address in an archive, letters and digits alone.
    pub(super) addresses: Vec<String>,
}

/// Letters and digits in small letters: what two ways to print an address have in common.
pub(super) fn plain(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// An entry that could not be read, or stands twice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The line it begins in, from 1.
    pub line: usize,
    /// What is wrong.
    pub message: String,
}

impl Library {
    /// Reads the text of a `.bib` file. Entries that cannot be read are listed as faults.
    pub fn read(text: &str) -> Library {
        let mut library = Library::default();
        let mut strings = String::new();
        let mut addresses = Addresses::default();
        let mut seen = std::collections::HashSet::new();
        let mut lines = Lines { text, at: 0, line: 1 };
        for block in blocks(text) {
            let whole = text.get(block.clone()).unwrap_or_default();
            let line = lines.at(block.start);
            let name = whole.get(1..).unwrap_or_default().trim_start();
            if starts(name, "comment") || starts(name, "preamble") {
                continue;
            }
            if starts(name, "string") {
                strings.push_str(whole);
                strings.push('\n');
                continue;
            }
            let key = key_of(whole).unwrap_or_default();
            if !key.is_empty() {
                library.keys.push(key.to_owned());
                if !seen.insert(key.to_owned()) {
                    let message = format!("the key `{key}` stands twice; the first entry has it");
                    library.faults.push(Fault { line, message });
                    continue;
                }
            }
            // Abbreviations of months need no definition.
            let read = match Bibliography::parse(whole) {
                Err(_) if !strings.is_empty() => Bibliography::parse(&format!("{strings}{whole}")),
                read => read,
            };
            match read.map(|read| read.into_iter().next()) {
                Ok(Some(entry)) => {
                    addresses.of(library.entries.len(), &entry);
                    library.entries.push(known(entry, block));
                }
                Ok(None) => {
                    library.faults.push(Fault { line, message: "no entry could be read here".to_owned() })
                }
                Err(error) => library.faults.push(Fault { line, message: error.kind.to_string() }),
            }
        }
        addresses.settle(&mut library.entries);
        library
    }
}

/// Counts lines forward.
struct Lines<'t> {
    text: &'t str,
    at: usize,
    line: usize,
}

impl Lines<'_> {
    fn at(&mut self, to: usize) -> usize {
        self.line += self.text.get(self.at..to).unwrap_or_default().bytes().filter(|b| *b == b'\n').count();
        self.at = to;
        self.line
    }
}

fn starts(name: &str, word: &str) -> bool {
    name.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word))
}

fn key_of(block: &str) -> Option<&str> {
    let (_, rest) = block.split_once(['{', '('])?;
    let end = rest.find([',', '}', ')', '\n']).unwrap_or(rest.len());
    rest.get(..end).map(str::trim)
}

/// An entry longer than this, in bytes, is one that is not closed.
const LONGEST: usize = 1 << 18;

/// The blocks `@name{…}` of a file: from the sign to the brace that closes it, or, if none does, to the next line
/// that begins with the sign.
fn blocks(text: &str) -> Vec<Range<usize>> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = bytes.get(at..).and_then(|rest| rest.iter().position(|b| *b == b'@')) {
        let start = at + start;
        at = start + 1;
        let mut open = start + 1;
        while bytes.get(open).is_some_and(|b| b.is_ascii_alphanumeric() || b.is_ascii_whitespace()) {
            open += 1;
        }
        let named = bytes.get(start + 1..open).is_some_and(|name| name.iter().any(u8::is_ascii_alphabetic));
        let (up, down) = match bytes.get(open) {
            Some(b'{') if named => (b'{', b'}'),
            Some(b'(') if named => (b'(', b')'),
            _ => continue,
        };
        let mut depth = 0usize;
        let mut end = open;
        let mut closed = false;
        let mut line_start = None;
        while let Some(&b) = bytes.get(end).filter(|_| end - open < LONGEST) {
            end += 1;
            match b {
                b if b == up => depth += 1,
                b if b == down => {
                    depth = depth.saturating_sub(1);
                    if depth == 0 {
                        closed = true;
                        break;
                    }
                }
                b'\n' if line_start.is_none() && bytes.get(end) == Some(&b'@') => line_start = Some(end),
                _ => {}
            }
        }
        if !closed {
            end = line_start.unwrap_or(end);
        }
        found.push(start..end.min(bytes.len()));
        at = end;
    }
    found
}

fn known(entry: Entry, span: Range<usize>) -> Known {
    let mut fields = Fields::new();
    let words = |name: &str| {
        let text = entry.get(name)?.format_verbatim();
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        (!text.is_empty()).then_some(text)
    };
    for (field, names) in [(Field::Author, "author"), (Field::Translator, "translator")] {
        let people = if field == Field::Author { entry.author().ok() } else { entry.translator().ok() };
        put_names(&mut fields, field, people.unwrap_or_default(), braced(&entry, names));
    }
    let editors = entry.editors().unwrap_or_default().into_iter().flat_map(|(people, _)| people).collect();
    put_names(&mut fields, Field::Editor, editors, braced(&entry, "editor"));
    let titled = |title: &str, subtitle: &str| match (words(title), words(subtitle)) {
        (Some(title), Some(subtitle)) => Some(format!("{title}: {subtitle}")),
        (title, _) => title,
    };
    // The title of a volume stands after that of the whole.
    let volume = |part: Option<String>| match (titled("maintitle", "mainsubtitle"), part) {
        (Some(whole), Some(part)) => Some(format!("{whole}, {part}")),
        (_, part) => part,
    };
    let in_whole = entry.get("booktitle").is_some();
    let texts = [
        (
            Field::Title,
            if in_whole { titled("title", "subtitle") } else { volume(titled("title", "subtitle")) },
        ),
        (Field::Booktitle, volume(titled("booktitle", "booksubtitle"))),
        (Field::Journaltitle, titled("journaltitle", "journalsubtitle").or_else(|| words("journal"))),
        (Field::Series, words("series")),
        (Field::Edition, words("edition")),
        (Field::Volume, words("volume")),
        (Field::Number, words("number")),
        (Field::Location, words("location").or_else(|| words("address"))),
        (Field::Publisher, words("publisher")),
        (Field::Institution, words("institution").or_else(|| words("school"))),
        (Field::Eventtitle, words("eventtitle")),
        (Field::Entrysubtype, words("entrysubtype").filter(|kind| kind == "newspaper" || kind == "magazine")),
        // The data model's own names of theses are no words.
        (Field::Type, words("type").filter(|kind| !kind.ends_with("thesis"))),
        (Field::Volumes, words("volumes")),
        (Field::Chapter, words("chapter")),
        (Field::Pages, words("pages").map(|pages| pages.replace(['–', '—'], "-").replace("--", "-"))),
        (Field::Url, words("url")),
        (Field::Doi, words("doi")),
    ];
    for (field, text) in texts {
        if let Some(text) = text {
            fields.set(field, Value::Text(text.into()));
        }
    }
    if let Some(date) = words("date").or_else(|| words("year")) {
        fields.set(Field::Date, Value::Date(Date::new(date)));
    }
    for (field, name) in [(Field::Origdate, "origdate"), (Field::Urldate, "urldate")] {
        if let Some(date) = words(name) {
            fields.set(field, Value::Date(Date::new(date)));
        }
    }
    let authors = entry.book_author().unwrap_or_default();
    put_names(&mut fields, Field::Bookauthor, authors, braced(&entry, "bookauthor"));
    let kind = kind(&entry.entry_type.to_string().to_lowercase());
    Known { key: entry.key, span, kind, fields, addresses: Vec::new() }
}

/// True if the list is one name in braces: a body.
fn braced(entry: &Entry, field: &str) -> bool {
    entry.get(field).is_some_and(|chunks| matches!(chunks, [one] if matches!(one.v, Chunk::Verbatim(_))))
}

fn put_names(fields: &mut Fields, field: Field, people: Vec<Person>, body: bool) {
    let names: Vec<Name> = people
        .into_iter()
        .filter(|person| !person.name.is_empty() && person.name != "others")
        .map(|person| match body || person.given_name.is_empty() && person.name.contains(' ') {
            true => Name::body(person.name),
            false => Name {
                family: person.name.into(),
                given: person.given_name.into(),
                prefix: person.prefix.into(),
                suffix: person.suffix.into(),
                literal: EcoString::new(),
            },
        })
        .collect();
    if !names.is_empty() {
        fields.set(field, Value::Names(names.into()));
    }
}

fn kind(name: &str) -> Kind {
    match name {
        "book" | "mvbook" | "reference" | "mvreference" => Kind::Book,
        "collection" | "mvcollection" => Kind::Collection,
        "incollection" | "inbook" | "bookinbook" | "suppbook" | "suppcollection" | "inreference" => {
            Kind::Incollection
        }
        "article" | "suppperiodical" => Kind::Article,
        "periodical" => Kind::Periodical,
        "thesis" | "phdthesis" | "mastersthesis" => Kind::Thesis,
        "report" | "techreport" => Kind::Report,
        "online" | "electronic" | "www" => Kind::Online,
        "unpublished" | "manuscript" => Kind::Unpublished,
        "letter" => Kind::Letter,
        "proceedings" | "mvproceedings" => Kind::Proceedings,
        "inproceedings" | "conference" => Kind::Inproceedings,
        "video" | "movie" => Kind::Video,
        "audio" | "music" => Kind::Audio,
        "jurisdiction" => Kind::Jurisdiction,
        "legislation" | "legal" => Kind::Legislation,
        _ => Kind::Misc,
    }
}

/// Fields that may hold an address in an archive, read by the grammar as notes are.
#[derive(Default)]
struct Addresses {
    text: String,
    /// Where each stands in the text, and which entry it is of.
    lines: Vec<(usize, Span)>,
}

impl Addresses {
    fn of(&mut self, at: usize, entry: &Entry) {
        let words = |name: &str| entry.get(name).map(|chunks| chunks.format_verbatim());
        let both = |a: &str, b: &str| Some(format!("{}, {}", words(a)?, words(b)?));
        let kind = kind(&entry.entry_type.to_string().to_lowercase());
        let loose = matches!(kind, Kind::Unpublished | Kind::Misc | Kind::Letter | Kind::Report);
        let numbered = |text: &String| text.bytes().any(|b| b.is_ascii_digit());
        let candidates = [
            words("library"),
            words("shelfmark"),
            both("archive", "archivelocation"),
            words("howpublished").filter(|_| loose),
            both("organization", "note").filter(|_| loose),
            words("title").filter(|_| loose && entry.get("author").is_none()),
            words("note").filter(|_| loose),
        ];
        for text in candidates.into_iter().flatten().filter(numbered) {
            let start = self.text.len();
            self.text.extend(text.chars().map(|c| if c.is_control() { ' ' } else { c }));
            self.lines.push((at, Span::new(start, self.text.len())));
            self.text.push('\n');
        }
    }

    fn settle(self, entries: &mut [Known]) {
        let source = Source {
            format: Format::Text,
            encoding: "UTF-8".to_owned(),
            text: String::new(),
            trail: Trail::default(),
            repairs: Vec::new(),
            origin: Default::default(),
            elsewhere: Vec::new(),
        };
        let note = |span: Span| Note {
            label: String::new(),
            kind: NoteKind::Footnote,
            page: None,
            section: 0,
            text: span.of(&self.text).trim().to_owned(),
            trail: Trail::default(),
            span,
            anchor: None,
            after_gap: false,
            styles: Vec::new(),
            given: Vec::new(),
        };
        let notes = self.lines.iter().map(|(_, span)| note(*span)).collect();
        let document = Document { source, notes };
        let read = grammar::read(&document, Lexicon::builtin());
        for ((at, span), read) in self.lines.iter().zip(read) {
            if let Some(known) = entries.get_mut(*at) {
                known.addresses.push(plain(span.of(&self.text)));
            }
            let whole = span.of(&self.text).trim();
            let mut places = read.citations.iter().filter_map(|one| Some((one.fields.place()?, one.span)));
            let named = |(place, _): &(&Place, Span)| {
                !(place.steps.is_empty() || place.repository.is_empty() && place.name.is_empty())
            };
            let (Some((place, read)), Some(known)) = (places.find(named), entries.get_mut(*at)) else {
                continue;
            };
            if known.fields.has(Field::Archive) {
                continue;
            }
            // The address stands for the title of a document that has none.
            if known.fields.text(Field::Title) == Some(span.of(&self.text).trim()) {
                known.fields.remove(Field::Title);
            }
            let mut place = place.clone();
            // The name of a folder, which notes have in quotation marks, ends an address.
            let rest = whole.get(read.end as usize..).unwrap_or_default();
            let words = rest.strip_prefix(' ').filter(|rest| rest.starts_with(char::is_alphanumeric));
            if let (Some(words), Some(last)) = (words, place.steps.last_mut())
                && last.level == Level::Folder
            {
                last.value.push(' ');
                last.value.push_str(words);
            }
            // Where the archive is, we write there too.
            if place.city.is_empty()
                && let Some(Value::Text(city)) = known.fields.remove(Field::Location)
            {
                place.city = city;
            }
            known.fields.set(Field::Archive, Value::Place(Box::new(place)));
            known.kind = Kind::Archival;
        }
    }
}
