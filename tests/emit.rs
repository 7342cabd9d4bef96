//! What is printed of a reading made by hand: JSON, CSV and BibLaTeX, the last read back by another program's
//! parser.

use biblatex::{Bibliography, ChunksExt};
use ibid::Reading;
use ibid::emit;
use ibid::model::*;
use proptest::prelude::*;
use serde_json::{Value as Json, json};

/// A reading put together by hand.
struct Builder(Reading);

impl Builder {
    fn new() -> Builder {
        let source = Source {
            format: Format::Text,
            encoding: "UTF-8".into(),
            text: String::new(),
            trail: Trail::default(),
            repairs: Vec::new(),
            origin: Default::default(),
            elsewhere: Vec::new(),
        };
        let document = Document { source, notes: Vec::new() };
        Builder(Reading { document, notes: Vec::new(), ledger: Ledger::default() })
    }

    /// Adds a note and tiles it: each citation (given by its words) is one title, the rest is prose.
    fn note(mut self, label: &str, text: &str, citations: &[&str]) -> Builder {
        let start = self.0.document.source.text.len();
        self.0.document.source.text.push_str(text);
        let id = NoteId(self.0.document.notes.len() as u32);
        let (mut pieces, mut read, mut at) = (Vec::new(), Vec::new(), 0);
        for (nth, words) in citations.iter().enumerate() {
            let from = at + text[at..].find(words).expect("the note has the words");
            let span = Span::new(from, from + words.len());
            pieces.push(Piece { len: (from - at) as u32, part: Part::Prose });
            let part = Part::Field { of: nth as u16, is: Field::Title };
            pieces.push(Piece { len: span.len() as u32, part });
            at = span.end as usize;
            read.push(citation(span));
        }
        pieces.push(Piece { len: (text.len() - at) as u32, part: Part::Prose });
        self.0.notes.push(ReadNote { note: id, pieces, citations: read, unread: Vec::new() });
        self.0.document.notes.push(Note {
            label: label.into(),
            kind: NoteKind::Footnote,
            page: Some("4".into()),
            section: 0,
            text: text.into(),
            trail: Trail::default(),
            span: Span::new(start, start + text.len()),
            anchor: None,
            after_gap: false,
            styles: Vec::new(),
            given: Vec::new(),
        });
        self
    }

    fn entry(mut self, key: &str, kind: Kind, fields: Fields) -> Builder {
        self.0.ledger.entries.push(Entry {
            key: key.into(),
            kind,
            fields,
            cited_in: vec![NoteId(0)],
            elsewhere: false,
        });
        self
    }

    fn mention(mut self, note: u32, nth: u16, entry: Option<usize>, because: Because) -> Builder {
        self.0.ledger.mentions.push(Mention {
            citation: CitationId { note: NoteId(note), nth },
            entry,
            because,
            ambiguous: false,
            form: Form::Full,
            locators: Vec::new().into(),
            inherited: None,
            confidence: 0.98765,
        });
        self
    }
}

fn citation(span: Span) -> Citation {
    Citation {
        span,
        form: Form::Full,
        kind: Kind::Book,
        fields: Fields::new(),
        sites: Vec::new(),
        locators: Vec::new().into(),
        signal: None,
        via: None,
        back: None,
        series_key: None,
        hereafter: None,
        given: None,
        doubts: Doubts::default(),
        evidence: Evidence::default(),
        confidence: 1.0,
    }
}

/// Fields from words: `Family, Given; Body` for names, EDTF for dates.
fn fields(values: &[(Field, &str)]) -> Fields {
    let mut fields = Fields::new();
    for (field, text) in values {
        let name = |one: &str| match one.split_once(", ") {
            Some((family, given)) => Name::person(given, family),
            None => Name::body(one),
        };
        let value = match field {
            Field::Author | Field::Bookauthor | Field::Editor | Field::Translator => {
                Value::Names(text.split("; ").map(name).collect())
            }
            Field::Date | Field::Origdate | Field::Urldate => Value::Date(Date::new(*text)),
            _ => Value::Text((*text).into()),
        };
        fields.set(*field, value);
    }
    fields
}

fn place(repository: &str, steps: &[(Level, &str, &str)]) -> Value {
    let step = |(level, label, value): &(Level, &str, &str)| Step {
        level: *level,
        label: (*label).into(),
        value: (*value).into(),
    };
    let steps = steps.iter().map(step).collect();
    Value::Place(Box::new(Place { repository: repository.into(), steps, ..Place::default() }))
}

fn one(kind: Kind, fields: Fields) -> Reading {
    Builder::new().entry("key", kind, fields).0
}

// JSON

fn as_json(reading: &Reading) -> Json {
    serde_json::from_str(&emit::json(reading, "a.txt")).expect("JSON")
}

#[test]
fn json_says_where_citations_stand_and_what_they_cite() {
    let of = CitationId { note: NoteId(0), nth: 1 };
    let reading = Builder::new()
        .note("11", "As Brown says, see Green, Towns.", &["Brown", "Green, Towns"])
        .note("11", "Ibid.", &["Ibid"])
        .entry("green", Kind::Book, fields(&[(Field::Author, "Green, Ann"), (Field::Title, "Towns")]))
        .mention(0, 1, Some(0), Because::Itself)
        .mention(1, 0, Some(0), Because::Ibid { of })
        .0;
    let json = as_json(&reading);
    assert_eq!(json["schema"], 1);
    assert_eq!(json["source"]["path"], "a.txt");
    assert_eq!(json["notes"][0]["id"], "n11");
    assert_eq!(json["notes"][1]["id"], "n11-2");
    assert_eq!(json["notes"][1]["span"]["start"], 32);
    // The first citation of the note was taken back: it is prose, and the second is now number 0.
    let citations = json["notes"][0]["citations"].as_array().expect("a list");
    assert_eq!(citations.len(), 1);
    assert_eq!(citations[0]["raw"], "Green, Towns");
    assert_eq!((&citations[0]["start"], &citations[0]["end"]), (&json!(19), &json!(31)));
    assert_eq!(citations[0]["confidence"], 0.99);
    let pieces = json!([[19, "prose"], [12, "field", 0, "title"], [1, "prose"]]);
    assert_eq!(json["notes"][0]["pieces"], pieces);
    let ibid = &json["notes"][1]["citations"][0];
    assert_eq!(ibid["entry"], "green");
    assert_eq!(ibid["antecedent"], json!({"note": "n11", "citation": 0}));
    assert_eq!(json["entries"][0]["fields"]["author"], json!([{"family": "Green", "given": "Ann"}]));
    assert_eq!(json["entries"][0]["cited_in"], json!(["n11"]));
}

#[test]
fn json_prints_places_locators_and_findings() {
    let mut values = Fields::new();
    values.set(Field::Archive, place("GAXX", &[(Level::Fond, "f.", "05"), (Level::Delo, "d.", "7")]));
    let mut reading = Builder::new()
        .note("1", "GAXX, f. 05, d. 7, l. 3.", &["GAXX, f. 05, d. 7, l. 3"])
        .entry("gaxx05-7", Kind::Archival, values)
        .mention(0, 0, Some(0), Because::Itself)
        .0;
    let locator = Locator { unit: Unit::Folio, value: "3".into() };
    reading.ledger.mentions[0].locators = vec![Sited { value: locator, span: Span::new(22, 23) }].into();
    reading.ledger.findings.push(Finding {
        rule: Rule::DAMAGED_TEXT,
        note: Some(NoteId(0)),
        span: Span::new(0, 4),
        message: "made up".into(),
        also: vec![],
        fix: None,
    });
    let json = as_json(&reading);
    let place = &json["entries"][0]["fields"]["archive"];
    assert_eq!(place["units"], json!([["fond", "05"], ["delo", "7"]]));
    assert_eq!(place["shelfmark"], "GAXX, f. 05, d. 7");
    let locators = &json["notes"][0]["citations"][0]["locators"];
    assert_eq!(*locators, json!([{"label": "folio", "value": "3"}]));
    let finding = json!({
        "rule": "damaged-text", "code": "IB605", "note": "1", "start": 0, "end": 4, "message": "made up",
        "also": [], "fix": null, "where": {"start": 0, "end": 4}
    });
    assert_eq!(json["diagnostics"][0], finding);
}

#[test]
fn labels_that_look_like_ids_do_not_make_two_ids_one() {
    let builder = Builder::new().note("1", "a", &[]).note("1-2", "b", &[]);
    let json = as_json(&builder.note("1", "c", &[]).note("1", "d", &[]).0);
    let ids: Vec<&Json> = json["notes"].as_array().expect("a list").iter().map(|note| &note["id"]).collect();
    assert_eq!(ids, ["n1", "n1-2", "n1-3", "n1-4"]);
}

#[test]
fn mentions_of_what_is_not_there_are_left_out() {
    let reading = Builder::new()
        .note("1", "a", &["a"])
        .mention(0, 0, Some(7), Because::Itself)
        .mention(0, 9, None, Because::Itself)
        .mention(9, 0, None, Because::Itself)
        .0;
    let json = as_json(&reading);
    assert_eq!(json["notes"][0]["citations"].as_array().map(Vec::len), Some(1));
    assert_eq!(json["notes"][0]["citations"][0]["entry"], Json::Null);
}

// CSV

fn rows(csv: &str) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(csv.as_bytes());
    reader.records().map(|row| row.expect("even rows").iter().map(str::to_owned).collect()).collect()
}

fn cell<'c>(rows: &'c [Vec<String>], row: usize, column: &str) -> &'c str {
    let at = rows[0].iter().position(|name| name == column).expect(column);
    &rows[row][at]
}

#[test]
fn csv_has_a_row_a_work_and_splits_its_address() {
    let mut values = fields(&[(Field::Author, "Green, Ann; Board of Roads"), (Field::Date, "1960-10")]);
    let steps = [(Level::Fond, "f.", "0104"), (Level::Volume, "vol.", "2"), (Level::Delo, "d.", "5-28")];
    values.set(Field::Archive, place("GAXX", &steps));
    let reading = Builder::new()
        .note("12", "x y", &["x", "y"])
        .entry("k", Kind::Archival, values)
        .mention(0, 0, Some(0), Because::Itself)
        .mention(0, 1, Some(0), Because::Itself)
        .0;
    let rows = rows(&emit::csv(&reading).expect("a table"));
    assert_eq!(rows[0], emit::csv_columns());
    let want = [
        ("key", "k"),
        ("type", "archival"),
        ("author", "Green, Ann; Board of Roads"),
        ("date", "'1960-10"),
        ("shelfmark", "GAXX, f. 0104, vol. 2, d. 5-28"),
        ("archive", "GAXX"),
        ("fond", "'0104"),
        ("archive_volume", "2"),
        ("volume", ""),
        ("delo", "'5-28"),
        ("notes", "12"),
        ("citations", "2"),
    ];
    for (column, value) in want {
        assert_eq!(cell(&rows, 1, column), value, "{column}");
    }
}

#[test]
fn csv_of_citations_has_a_row_a_citation() {
    let reading = Builder::new()
        .note("12", "Green, Towns, 3; Brown", &["Green, Towns, 3", "Brown"])
        .entry("green", Kind::Book, fields(&[(Field::Title, "Towns")]))
        .mention(0, 0, Some(0), Because::Itself)
        .mention(0, 1, None, Because::Unresolved)
        .0;
    let rows = rows(&emit::csv_citations(&reading).expect("a table"));
    assert_eq!(rows.len(), 3);
    assert_eq!((cell(&rows, 1, "raw"), cell(&rows, 1, "key")), ("Green, Towns, 3", "green"));
    assert_eq!((cell(&rows, 2, "citation"), cell(&rows, 2, "key")), ("2", ""));
}

proptest! {
    /// One leading `'` taken off gives the value, and what is left in a cell is no formula.
    #[test]
    fn csv_cells_give_their_values_back(title in "\\PC{0,12}", number in "[-=+@'0-9./a-e ]{0,6}") {
        let values = fields(&[(Field::Title, &title), (Field::Number, &number)]);
        let rows = rows(&emit::csv(&one(Kind::Book, values)).expect("a table"));
        for (column, value) in [("title", &title), ("number", &number)] {
            let cell = cell(&rows, 1, column);
            prop_assert_eq!(cell.strip_prefix('\'').unwrap_or(cell), value);
            prop_assert!(!cell.starts_with(['=', '+', '-', '@']));
        }
    }
}

// BibLaTeX

fn parsed(reading: &Reading) -> (String, Bibliography) {
    let printed = emit::biblatex(reading);
    let read = Bibliography::parse(&printed).unwrap_or_else(|e| panic!("{e}\n{printed}"));
    (printed, read)
}

/// Text as both sides may have it: quotes straight, a run of dashes one hyphen, of white space one space.
fn plain(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        let c = match c {
            '‘' | '’' => '\'',
            '“' | '”' | '«' | '»' => '"',
            '–' | '—' => '-',
            c if c.is_whitespace() => ' ',
            c => c,
        };
        if !(matches!(c, ' ' | '-') && out.ends_with(c)) {
            out.push(c);
        }
    }
    out.trim().to_owned()
}

#[test]
fn a_book_reads_well() {
    let reading = one(
        Kind::Book,
        fields(&[
            (Field::Author, "Green, Ann; Board of Roads and Bridges"),
            (Field::Title, "The \"Red\" Towns of Peru: A Short History, 1959-1987"),
            (Field::Volume, "XII"),
            (Field::Location, "London and New York"),
            (Field::Publisher, "Hill and Dale"),
            (Field::Date, "1989"),
        ]),
    );
    let printed = "\
@book{key,
  author    = {Green, Ann and {Board of Roads and Bridges}},
  title     = {The “{Red}” {Towns} of {Peru}: {A} {Short} {History}, 1959-1987},
  volume    = {12},
  publisher = {{Hill and Dale}},
  location  = {London and New York},
  date      = {1989},
}
";
    assert_eq!(emit::biblatex(&reading), printed);
}

#[test]
fn an_archival_document_keeps_its_address() {
    let mut values = fields(&[
        (Field::Author, "Иванов, П. С."),
        (Field::Title, "Записка о поездке"),
        (Field::Date, "1960-08-03"),
    ]);
    values.set(Field::Archive, place("ГАХХ", &[(Level::Fond, "Ф.", "5"), (Level::Opis, "", "28")]));
    let printed = "\
@unpublished{key,
  author       = {Иванов, П. С.},
  title        = {Записка о поездке},
  howpublished = {ГАХХ, Ф. 5, Оп. 28},
  date         = {1960-08-03},
  library      = {ГАХХ, Ф. 5, Оп. 28},
  keywords     = {archival},
  pagination   = {none},
  langid       = {russian},
}
";
    assert_eq!(emit::biblatex(&one(Kind::Archival, values)), printed);
}

/// Typst's reader has one field for a note and for where a document is kept: the archive's whole name goes with the
/// address, or the address is lost.
#[test]
fn the_name_of_the_archive_takes_no_address_away() {
    let mut kept = place("GAXX", &[(Level::Fond, "F.", "5")]);
    if let Value::Place(place) = &mut kept {
        place.name = "State Archive of Examples".into();
    }
    let mut values = fields(&[(Field::Title, "Report")]);
    values.set(Field::Archive, kept);
    let (printed, _) = parsed(&one(Kind::Archival, values));
    assert!(printed.contains("howpublished = {GAXX, F. 5 (State Archive of Examples)}"), "{printed}");
    assert!(printed.contains("library      = {GAXX, F. 5}") && !printed.contains("note "), "{printed}");
}

#[test]
fn a_bare_address_is_the_title() {
    let mut values = Fields::new();
    values.set(Field::Archive, place("NAXX", &[(Level::RecordGroup, "RG", "59"), (Level::Box, "Box", "3")]));
    let printed = emit::biblatex(&one(Kind::Archival, values));
    assert!(printed.starts_with("@misc{key,\n  title      = {{NAXX, RG 59, Box 3}},\n"), "{printed}");
    assert!(!printed.contains("howpublished"), "{printed}");
    let mut values = Fields::new();
    values
        .set(Field::Archive, place("GAXX", &[(Level::Fond, "f.", "89"), (Level::Collection, "per.", "45")]));
    let printed = emit::biblatex(&one(Kind::Archival, values));
    assert!(printed.contains("= {GAXX, f. 89, per. 45},"), "{printed}");
    assert!(printed.contains("langid     = {russian}"), "{printed}");
}

#[test]
fn the_type_is_one_that_has_what_it_needs() {
    use Field::*;
    let cases: &[(Kind, &[Field], &str)] = &[
        (Kind::Book, &[Author, Title], "@book"),
        (Kind::Book, &[Editor, Title], "@collection"),
        (Kind::Collection, &[Author, Editor, Title], "@book"),
        (Kind::Incollection, &[Author, Title, Booktitle, Editor], "@incollection"),
        (Kind::Incollection, &[Author, Title, Booktitle], "@inbook"),
        (Kind::Incollection, &[Author, Bookauthor, Title, Booktitle, Editor], "@inbook"),
        (Kind::Article, &[Title, Journaltitle], "@article"),
        (Kind::Article, &[Title], "@article"),
        (Kind::Thesis, &[Author, Title], "@thesis"),
        (Kind::Thesis, &[Author, Title, Institution], "@thesis"),
        (Kind::Report, &[Author, Title], "@report"),
        (Kind::Online, &[Title, Url], "@online"),
        (Kind::Letter, &[Author, Title], "@unpublished"),
        (Kind::Archival, &[Title], "@unpublished"),
        (Kind::Archival, &[], "@misc"),
        (Kind::Periodical, &[Title], "@periodical"),
        (Kind::Periodical, &[Title, Editor], "@periodical"),
        (Kind::Legislation, &[Title], "@booklet"),
        (Kind::Misc, &[Author, Title], "@booklet"),
    ];
    for (kind, given, name) in cases {
        let values: Vec<(Field, &str)> = given.iter().map(|field| (*field, "Word, Other")).collect();
        let printed = emit::biblatex(&one(*kind, fields(&values)));
        assert_eq!(printed.split('{').next(), Some(*name), "{kind:?} {given:?}");
    }
}

#[test]
fn what_is_no_date_or_number_is_kept_as_words() {
    let printed = emit::biblatex(&one(
        Kind::Article,
        fields(&[
            (Field::Title, "T"),
            (Field::Journaltitle, "J"),
            (Field::Volume, "32/33"),
            (Field::Number, "4"),
            (Field::Date, "1905-06-31"),
        ]),
    ));
    assert!(printed.contains("note         = {vol. 32/33; date: 1905-06-31}"), "{printed}");
    let undated = emit::biblatex(&one(Kind::Book, fields(&[(Field::Title, "T"), (Field::Date, "nodate")])));
    assert!(!undated.contains("date"), "{undated}");
}

#[test]
fn keys_are_fit_for_bibtex_and_stand_once() {
    let mut builder = Builder::new();
    for key in ["a b", "a-b", "A-b", "", "иванов1960", "x,y}"] {
        builder = builder.entry(key, Kind::Book, fields(&[(Field::Title, "T")]));
    }
    let (_, read) = parsed(&builder.0);
    let keys: Vec<&str> = read.iter().map(|entry| entry.key.as_str()).collect();
    assert_eq!(keys, ["a-b", "a-b-2", "A-b-3", "work", "иванов1960", "x-y-"]);
}

const KINDS: [Kind; 19] = [
    Kind::Book,
    Kind::Collection,
    Kind::Incollection,
    Kind::Article,
    Kind::Periodical,
    Kind::Thesis,
    Kind::Report,
    Kind::Online,
    Kind::Unpublished,
    Kind::Letter,
    Kind::Archival,
    Kind::Interview,
    Kind::Proceedings,
    Kind::Inproceedings,
    Kind::Video,
    Kind::Audio,
    Kind::Jurisdiction,
    Kind::Legislation,
    Kind::Misc,
];

/// Every field but the archive, with a value that can be known again.
const VALUES: [(Field, &str); 29] = [
    (Field::Author, "Qauthor, Ann"),
    (Field::Bookauthor, "Qbookauthor, Ben"),
    (Field::Editor, "Qeditor, Cy"),
    (Field::Translator, "Qtranslator, Di"),
    (Field::Title, "Qtitle"),
    (Field::Booktitle, "Qbooktitle"),
    (Field::Journaltitle, "Qjournaltitle"),
    (Field::Entrysubtype, "Qentrysubtype"),
    (Field::Series, "Qseries"),
    (Field::Edition, "Qedition"),
    (Field::Volume, "311"),
    (Field::Volumes, "312"),
    (Field::Number, "313/4"),
    (Field::Chapter, "314"),
    (Field::Location, "Qlocation"),
    (Field::Publisher, "Qpublisher"),
    (Field::Institution, "Qinstitution"),
    (Field::Eventtitle, "Qeventtitle"),
    (Field::Type, "Qtype"),
    (Field::Date, "1951-02-03"),
    (Field::Origdate, "1952"),
    (Field::Pages, "315"),
    (Field::Doi, "10.1/qdoi"),
    (Field::Eprint, "qeprint"),
    (Field::Url, "http://q.example/url"),
    (Field::Urldate, "1953-02-03"),
    (Field::Language, "Qlanguage"),
    (Field::Pubstate, "Qpubstate"),
    (Field::Note, "Qnote"),
];

fn name() -> impl Strategy<Value = Name> {
    let family = "[A-ZÉЖ][a-zéж']{1,6}( [A-Z][a-z]{1,5}| y [A-Z][a-z]{1,4}|-[A-Z][a-z]{1,5})?";
    let given = "([A-ZЖ][a-zж]{1,5}|[A-Z]\\.( [A-Z]\\.)?|[A-Z]&[A-Z]|and|A, B)";
    let parts = (family, given, "(|von|de la|фон)", "(|Jr\\.|III)");
    let person = parts.prop_map(|(family, given, prefix, suffix)| Name {
        family: family.into(),
        given: given.into(),
        prefix: prefix.into(),
        suffix: suffix.into(),
        ..Name::default()
    });
    let alone = family.prop_map(|family| Name { family: family.into(), ..Name::default() });
    let body = "[A-Z#%][a-z&_,]{1,6}( and| of| the|,)? [A-Za-z]{2,6}".prop_map(Name::body);
    prop_oneof![person, alone, body]
}

proptest! {
    /// Whatever a work's kind and fields are, every value is in its entry.
    #[test]
    fn no_field_is_lost(
        kind in 0..KINDS.len(),
        given in proptest::collection::vec(any::<bool>(), VALUES.len()),
        archived: bool,
    ) {
        let given: Vec<_> = VALUES.iter().zip(given).filter(|(_, on)| *on).map(|(value, _)| *value).collect();
        let mut values = fields(&given);
        if archived {
            values.set(Field::Archive, Value::Place(Box::new(Place {
                repository: "Qrepository".into(),
                name: "Qname".into(),
                city: "Qcity".into(),
                code: "".into(),
                steps: vec![Step { level: Level::Fond, label: "Qlabel".into(), value: "Qvalue".into() }],
            })));
        }
        let (printed, read) = parsed(&one(KINDS[kind], values));
        let entry = read.get("key").expect("the entry");
        let all: Vec<String> = entry.fields.values().map(|value| value.format_verbatim()).collect();
        let held = |word: &str| all.iter().any(|value| value.contains(word));
        for word in given.iter().flat_map(|(_, words)| words.split(", ")) {
            prop_assert!(held(word), "{} is not in\n{}", word, printed);
        }
        for word in ["Qrepository", "Qname", "Qcity", "Qlabel Qvalue"].iter().filter(|_| archived) {
            prop_assert!(held(word), "{} is not in\n{}", word, printed);
        }
    }

    /// Titles with any characters read back as they were.
    #[test]
    fn titles_read_back(title in "\\PC{1,40}", german: bool) {
        prop_assume!(!plain(&title).is_empty());
        let mut values = fields(&[(Field::Title, &title), (Field::Booktitle, &title), (Field::Note, &title)]);
        if german {
            values.set(Field::Language, Value::Text("German".into()));
        }
        let (printed, read) = parsed(&one(Kind::Incollection, values));
        let entry = read.get("key").expect("the entry");
        for field in ["title", "booktitle", "note"] {
            let value = entry.get(field).map(|value| value.format_verbatim()).unwrap_or_default();
            prop_assert_eq!(plain(&value), plain(&title), "{} of\n{}", field, printed);
        }
    }

    /// So do names.
    #[test]
    fn names_read_back(names in proptest::collection::vec(name(), 1..4)) {
        let mut values = Fields::new();
        values.set(Field::Author, Value::Names(names.clone().into()));
        let (printed, read) = parsed(&one(Kind::Book, values));
        let people = read.get("key").expect("the entry").author().expect("authors");
        prop_assert_eq!(people.len(), names.len(), "{}", printed);
        for (person, name) in people.iter().zip(&names) {
            let family = if name.is_body() { &name.literal } else { &name.family };
            let read = [&person.name, &person.given_name, &person.prefix, &person.suffix];
            let want = [family, &name.given, &name.prefix, &name.suffix];
            prop_assert_eq!(read, want, "{}", printed);
        }
    }

    /// So do dates; what is no date becomes words.
    #[test]
    fn dates_are_dates_or_words(date in "[0-9]{4}(-[0-9]{2}){0,2}[~?]?(/[0-9]{4}[~?]?)?") {
        let values = fields(&[(Field::Title, "T"), (Field::Date, &date)]);
        let (printed, read) = parsed(&one(Kind::Book, values));
        let entry = read.get("key").expect("the entry");
        if entry.get("date").is_some() {
            // The parser knows no seasons.
            let season = ["-21", "-22", "-23", "-24"].iter().any(|season| date.contains(season));
            prop_assert!(season || entry.date().is_ok(), "{}", printed);
        } else {
            prop_assert!(printed.contains(&date.replace('~', "\\textasciitilde{}")), "{}", printed);
        }
    }

    /// Odd keys, addresses on the net and numbers leave the file whole.
    #[test]
    fn any_words_leave_the_file_whole(key in "\\PC{0,8}", url in "\\PC{1,20}", number in "\\PC{0,8}") {
        let text = [(Field::Title, "T"), (Field::Url, &*url), (Field::Number, &number), (Field::Pages, &number)];
        let mut values = fields(&text);
        values.set(Field::Archive, place(&number, &[(Level::Box, &key, &url)]));
        let reading =
            Builder::new().entry(&key, Kind::Report, values).entry(&key, Kind::Book, Fields::new()).0;
        let (printed, read) = parsed(&reading);
        prop_assert_eq!(read.len(), 2, "{}", printed);
    }
}
