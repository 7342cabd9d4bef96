//! What reference managers are given: RIS and CSL-JSON read back value by value, and the ways of printing for
//! one program or another.

use std::collections::HashMap;

use ibid::Reading;
use ibid::emit::{self, Client, Printing};
use ibid::model::*;
use proptest::prelude::*;
use serde_json::{Value as Json, json};

/// A reading of works alone, every one cited in note 1.
fn reading(works: Vec<(&str, Kind, Fields)>) -> Reading {
    let source = Source {
        format: Format::Text,
        encoding: "UTF-8".into(),
        text: "1".into(),
        trail: Trail::default(),
        repairs: Vec::new(),
        origin: Default::default(),
        elsewhere: Vec::new(),
    };
    let note = Note {
        label: "1".into(),
        kind: NoteKind::Footnote,
        page: None,
        section: 0,
        text: "1".into(),
        trail: Trail::default(),
        span: Span::new(0, 1),
        anchor: None,
        after_gap: false,
        styles: Vec::new(),
        given: Vec::new(),
    };
    let read = ReadNote { note: NoteId(0), pieces: Vec::new(), citations: Vec::new(), unread: Vec::new() };
    let entries = works
        .into_iter()
        .map(|(key, kind, fields)| Entry {
            key: key.into(),
            kind,
            fields,
            cited_in: vec![NoteId(0)],
            elsewhere: false,
        })
        .collect();
    let ledger = Ledger { entries, ..Ledger::default() };
    Reading { document: Document { source, notes: vec![note] }, notes: vec![read], ledger }
}

fn one(kind: Kind, fields: Fields) -> Reading {
    reading(vec![("key", kind, fields)])
}

fn text(value: &str) -> Value {
    Value::Text(value.into())
}

fn people(names: &[(&str, &str)]) -> Value {
    Value::Names(names.iter().map(|(given, family)| Name::person(*given, *family)).collect())
}

fn fields(values: &[(Field, Value)]) -> Fields {
    let mut fields = Fields::new();
    for (field, value) in values {
        fields.set(*field, value.clone());
    }
    fields
}

fn date(edtf: &str) -> Value {
    Value::Date(Date::new(edtf))
}

/// `GAXX (Town), f. 5, op. 28`.
fn place() -> Value {
    let step = |level, label: &str, value: &str| Step { level, label: label.into(), value: value.into() };
    Value::Place(Box::new(Place {
        repository: "GAXX".into(),
        name: "Archive of Roads".into(),
        city: "Town".into(),
        code: "".into(),
        steps: vec![step(Level::Fond, "f.", "5"), step(Level::Opis, "op.", "28")],
    }))
}

fn letter() -> Fields {
    fields(&[
        (Field::Author, people(&[("Ann", "Green")])),
        (Field::Title, text("Ann Green to Ben Brown")),
        (Field::Date, date("1960-08-03~")),
        (Field::Archive, place()),
    ])
}

/// A record's tags and values, in order.
fn records(ris: &str) -> Vec<Vec<(String, String)>> {
    let mut all = Vec::new();
    let mut record = Vec::new();
    for line in ris.lines().filter(|line| !line.is_empty()) {
        let (tag, value) = line.split_once("  - ").expect("a tag and a value");
        if tag == "ER" {
            all.push(std::mem::take(&mut record));
        } else {
            record.push((tag.to_owned(), value.to_owned()));
        }
    }
    assert!(record.is_empty(), "a record is not closed");
    all
}

fn tagged<'r>(record: &'r [(String, String)], tag: &str) -> Vec<&'r str> {
    record.iter().filter(|(t, _)| t == tag).map(|(_, value)| value.as_str()).collect()
}

fn csl(reading: &Reading) -> Vec<Json> {
    serde_json::from_str(&emit::csl_json(reading)).expect("JSON")
}

fn print(reading: &Reading, format: &str, printing: &Printing) -> String {
    let writer = emit::writer(format).expect("a format");
    String::from_utf8((writer.write)(reading, printing).expect("printed")).expect("UTF-8")
}

fn for_client(reading: &Reading, client: Client) -> String {
    print(reading, "biblatex", &Printing { client: Some(client), ..Printing::default() })
}

#[test]
fn ris_keeps_a_letter_in_an_archive() {
    let printed = "\
TY  - PCOMM
ID  - key
AU  - Green, Ann
A2  - Brown, Ben
TI  - Ann Green to Ben Brown
CY  - Town
PY  - 1960
DA  - 1960/08/03/ca.
DB  - GAXX
AN  - f. 5, op. 28
DP  - Archive of Roads
ER  - 

";
    assert_eq!(emit::ris(&one(Kind::Letter, letter())), printed);
}

#[test]
fn csl_keeps_a_letter_in_an_archive() {
    let item = json!({
        "id": "key",
        "type": "personal_communication",
        "citation-key": "key",
        "author": [{"family": "Green", "given": "Ann"}],
        "recipient": [{"family": "Brown", "given": "Ben"}],
        "title": "Ann Green to Ben Brown",
        "issued": {"date-parts": [[1960, 8, 3]], "circa": true},
        "archive": "GAXX",
        "archive_location": "f. 5, op. 28",
        "archive-place": "Town",
        "source": "Archive of Roads"
    });
    assert_eq!(csl(&one(Kind::Letter, letter())), [item]);
}

/// Typst's own format has archive, town and shelfmark each in its field, and a part within its whole.
#[test]
fn hayagriva_keeps_a_letter_in_an_archive_and_a_part_in_its_whole() {
    let printed = print(&one(Kind::Letter, letter()), "hayagriva", &Printing::default());
    for line in [
        "  type: \"manuscript\"\n",
        "  date: \"~1960-08-03\"\n",
        "  archive:\n    value: \"GAXX\"\n",
        "  archive-location:\n    value: \"Town\"\n",
        "  call-number:\n    value: \"f. 5, op. 28\"\n",
    ] {
        assert!(printed.contains(line), "{line}{printed}");
    }
    let chapter = fields(&[
        (Field::Author, people(&[("Ann", "Green")])),
        (Field::Title, text("Roads & \"Rails\": {50}% of $5")),
        (Field::Booktitle, text("Ways")),
        (Field::Editor, people(&[("Ben", "White")])),
        (Field::Publisher, text("Quai")),
        (Field::Location, text("Paris")),
        (Field::Date, date("1990/1991")),
        (Field::Pages, text("3-17")),
    ]);
    let wanted = "\
\"key\":
  author: [{\"given-name\":\"Ann\",\"name\":\"Green\"}]
  date: \"1990\"
  note:
    value: \"date: 1990/1991\"
    verbatim: true
  page-range: \"3-17\"
  parent:
    editor: [{\"given-name\":\"Ben\",\"name\":\"White\"}]
    publisher:
      location:
        value: \"Paris\"
        verbatim: true
      name:
        value: \"Quai\"
        verbatim: true
    title:
      value: \"Ways\"
      verbatim: true
    type: \"anthology\"
  title:
    value: \"Roads & \\\"Rails\\\": {50}% of $5\"
    verbatim: true
  type: \"chapter\"
";
    assert_eq!(print(&one(Kind::Incollection, chapter), "hayagriva", &Printing::default()), wanted);
}

#[test]
fn an_undescribed_file_has_its_address_for_a_title() {
    let reading = one(Kind::Archival, fields(&[(Field::Archive, place())]));
    assert_eq!(csl(&reading)[0]["title"], "GAXX, f. 5, op. 28");
    assert_eq!(tagged(&records(&emit::ris(&reading))[0], "TI"), ["GAXX, f. 5, op. 28"]);
}

#[test]
fn dates_take_the_shape_of_each_format() {
    let cases = [
        ("1989", json!({"date-parts": [[1989]]}), "1989///"),
        ("1960-10", json!({"date-parts": [[1960, 10]]}), "1960/10//"),
        ("1960?", json!({"date-parts": [[1960]], "circa": true}), "1960///?"),
        ("2014-21", json!({"date-parts": [[2014]], "season": 1}), "2014///Spring"),
        ("1960/1962", json!({"date-parts": [[1960], [1962]]}), "1960///"),
        ("1960-08/..", json!({"literal": "1960-08/.."}), "1960/08//"),
        ("196X", json!({"literal": "196X"}), ""),
    ];
    for (edtf, issued, slashed) in cases {
        let reading = one(Kind::Book, fields(&[(Field::Title, text("T")), (Field::Date, date(edtf))]));
        assert_eq!(csl(&reading)[0]["issued"], issued, "{edtf}");
        let record = records(&emit::ris(&reading)).remove(0);
        let wanted: &[&str] = if slashed.is_empty() { &[] } else { &[slashed] };
        assert_eq!(tagged(&record, "DA"), wanted, "{edtf}");
        let lost = edtf.contains(['/', 'X']);
        assert_eq!(tagged(&record, "N1").contains(&&*format!("Date: {edtf}")), lost, "{edtf}");
    }
    let undated = one(Kind::Book, fields(&[(Field::Title, text("T")), (Field::Date, date("nodate"))]));
    assert_eq!(csl(&undated)[0].get("issued"), None);
}

#[test]
fn suffixes_name_formats() {
    let name = |file: &str| emit::writer_for_file(file).map(|writer| writer.name);
    assert_eq!(name("a.json"), Some("json"));
    assert_eq!(name("a.csl.json"), Some("csl-json"));
    assert_eq!(name("A.BIB"), Some("biblatex"));
    assert_eq!(name("a.ris"), Some("ris"));
    assert_eq!(name("json"), None);
    assert_eq!(name("a.txt"), None);
}

#[test]
fn citing_notes_travel_when_asked_for() {
    let reading = one(Kind::Book, fields(&[(Field::Title, text("T"))]));
    let noted = Printing { with_notes: true, ..Printing::default() };
    for format in ["biblatex", "ris", "csl-json"] {
        assert!(print(&reading, format, &noted).contains("Cited in notes: 1"), "{format}");
        assert!(!print(&reading, format, &Printing::default()).contains("Cited in"), "{format}");
    }
}

#[test]
fn chicago_has_archives_from_small_to_large() {
    let printed = "\
@misc{key,
  author       = {Green, Ann},
  title        = {Ann {Green} to {Ben} {Brown}},
  entrysubtype = {letter},
  type         = {letter},
  organization = {GAXX},
  location     = {Town},
  date         = {1960-08-03~},
  library      = {GAXX, f. 5, op. 28},
  note         = {f. 5, op. 28; Archive of Roads},
  keywords     = {archival},
  pagination   = {none},
}
";
    assert_eq!(for_client(&one(Kind::Letter, letter()), Client::Chicago), printed);
    // A file that nobody describes: its address, and no place of publication.
    let mut file = letter();
    for described in [Field::Title, Field::Author, Field::Date] {
        file.remove(described);
    }
    let file = for_client(&one(Kind::Archival, file), Client::Chicago);
    assert!(file.contains("title        = {GAXX, f. 5, op. 28}"), "{file}");
    assert!(!file.contains("location") && file.contains("Town"), "{file}");
    let undated = fields(&[(Field::Title, text("On roads")), (Field::Date, date("nodate"))]);
    assert!(for_client(&one(Kind::Book, undated), Client::Chicago).contains("titleaddon = {n.d.}"));
}

#[test]
fn each_program_gets_what_it_needs() {
    let work = one(Kind::Letter, letter());
    assert!(for_client(&work, Client::Jabref).ends_with("@Comment{jabref-meta: databaseType:biblatex;}\n"));
    assert!(for_client(&work, Client::Pandoc).contains("library      = {GAXX, f. 5, op. 28}"));
    assert!(!for_client(&work, Client::Zotero).contains("library"));
    let latex = for_client(&work, Client::Latex);
    assert!(latex.contains("library      = {GAXX, f. 5, op. 28}") && latex.contains("pagination   = {none}"));
    let typst = for_client(&work, Client::Typst);
    assert!(
        typst.contains("{GAXX, f. 5, op. 28; Archive of Roads}") && !typst.contains("howpublished"),
        "{typst}"
    );
    // A letter's title names who wrote it, and pandoc's styles would print the name twice.
    let named = fields(&[
        (Field::Author, people(&[("Thomas", "Brown")])),
        (Field::Title, text("Thomas Brown to Ann Green")),
    ]);
    let named = one(Kind::Letter, named);
    assert!(!for_client(&named, Client::Pandoc).contains("author"));
    assert!(emit::biblatex(&named).contains("author = {Brown, Thomas}"), "{}", emit::biblatex(&named));
    // A file of an archive that nothing describes: a manuscript for those who know `misc` less well.
    let bare = one(Kind::Archival, fields(&[(Field::Archive, place())]));
    assert!(emit::biblatex(&bare).starts_with("@misc{"));
    assert!(for_client(&bare, Client::Latex).starts_with("@misc{"));
    for client in [Client::Pandoc, Client::Typst, Client::Zotero] {
        assert!(for_client(&bare, client).starts_with("@unpublished{"), "{client:?}");
    }
    assert!(!for_client(&bare, Client::Typst).contains("pagination"));
    let spring = one(Kind::Book, fields(&[(Field::Title, text("T")), (Field::Date, date("2014-21"))]));
    assert!(for_client(&spring, Client::Typst).contains("= {2014},"));
    assert!(emit::biblatex(&spring).contains("= {2014-21},"));
    let film = one(Kind::Video, fields(&[(Field::Title, text("T"))]));
    assert!(for_client(&film, Client::Pandoc).starts_with("@video{"));
    assert!(emit::biblatex(&film).starts_with("@booklet{"));
}

/// The years of a whole part its title from that of the volume.
#[test]
fn a_volume_with_a_title_of_its_own_names_the_whole() {
    let titled = |title: &str| fields(&[(Field::Title, text(title)), (Field::Volume, text("VI"))]);
    let volume = one(Kind::Book, titled("Papers on Roads, 1958-1960, Peru"));
    let latex = for_client(&volume, Client::Latex);
    assert!(
        latex.contains("  title     = {Peru},\n  maintitle = {Papers on {Roads}, 1958-1960},\n"),
        "{latex}"
    );
    // Zotero drops the title of the whole, pandoc that of the volume.
    for plain in [emit::biblatex(&volume), for_client(&volume, Client::Pandoc)] {
        assert!(plain.contains("  title  = {Papers on {Roads}, 1958-1960, {Peru}},\n"), "{plain}");
    }
    let whole = one(Kind::Book, titled("Papers on Roads, 1958-1960"));
    assert!(!for_client(&whole, Client::Latex).contains("maintitle"));
    let part = one(
        Kind::Incollection,
        fields(&[
            (Field::Title, text("A telegram")),
            (Field::Booktitle, text("Papers on Roads, 1961-63, Peru")),
            (Field::Volume, text("6")),
        ]),
    );
    let chicago = for_client(&part, Client::Chicago);
    assert!(chicago.contains("booktitle = {{Peru}}") || chicago.contains("booktitle = {Peru}"), "{chicago}");
}

#[test]
fn zotero_reads_its_own_columns() {
    let reading = one(Kind::Letter, letter());
    let zotero = Printing { client: Some(Client::Zotero), ..Printing::default() };
    let printed = print(&reading, "csv", &zotero);
    let mut rows = csv::Reader::from_reader(printed.as_bytes());
    let row: HashMap<String, String> = rows.deserialize().next().expect("a row").expect("cells");
    for (column, value) in [
        ("Item Type", "letter"),
        ("Author", "Green, Ann"),
        ("Recipient", "Brown, Ben"),
        ("Archive", "GAXX"),
        ("Archive Location", "f. 5, op. 28"),
        ("Place", "Town"),
        ("Publication Year", "1960"),
    ] {
        assert_eq!(row.get(column).map(String::as_str), Some(value), "{column}");
    }
}

// There and back

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

/// The fields that are words, and the variable and tags they may be found under.
const WORDS: [(Field, &[&str], &[&str]); 19] = [
    (Field::Title, &["title"], &["TI"]),
    (Field::Booktitle, &["container-title"], &["T2", "C3"]),
    (Field::Journaltitle, &["container-title"], &["T2", "C3"]),
    (Field::Series, &["collection-title"], &["T2", "T3"]),
    (Field::Edition, &["edition"], &["ET"]),
    (Field::Volume, &["volume"], &["VL"]),
    (Field::Volumes, &["number-of-volumes"], &["NV"]),
    (Field::Number, &["issue", "number", "collection-number"], &["IS", "SN", "M1"]),
    (Field::Chapter, &["chapter-number"], &["SE"]),
    (Field::Location, &["publisher-place"], &["CY"]),
    (Field::Publisher, &["publisher"], &["PB"]),
    (Field::Institution, &["publisher"], &["PB"]),
    (Field::Eventtitle, &["event-title"], &["T2"]),
    (Field::Type, &["genre"], &["M3"]),
    (Field::Doi, &["DOI"], &["DO"]),
    (Field::Eprint, &[], &[]),
    (Field::Url, &["URL"], &["UR"]),
    (Field::Pubstate, &["status"], &[]),
    (Field::Note, &["note"], &["N1"]),
];

fn words() -> impl Strategy<Value = String> {
    "[\\PC&&[^\\pZ\\p{Cn}\\p{Co}]]{1,8}( [\\PC&&[^\\pZ\\p{Cn}\\p{Co}]]{1,8}){0,3}"
}

fn name() -> impl Strategy<Value = Name> {
    let part = "[A-ZЖÉ][a-zж'-]{1,6}( [A-Z][a-z]{1,5})?";
    let person =
        (part, part, "(|von|de la)", "(|Jr\\.|III)").prop_map(|(family, given, prefix, suffix)| Name {
            family: family.into(),
            given: given.into(),
            prefix: prefix.into(),
            suffix: suffix.into(),
            literal: "".into(),
        });
    prop_oneof![person, "[A-Z&][a-z]{1,6}( of| and)? [A-Z][a-z]{1,6}".prop_map(Name::body)]
}

fn edtf() -> impl Strategy<Value = String> {
    prop_oneof![
        "1[0-9]{3}[~?]?",
        "1[0-9]{3}-(0[1-9]|1[0-2])~?",
        "1[0-9]{3}-(0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])[~?]?",
    ]
}

/// A work of any kind with any of its fields.
fn work() -> impl Strategy<Value = (Kind, Fields)> {
    let text = proptest::collection::vec(proptest::option::of(words()), WORDS.len());
    let names = || proptest::collection::vec(name(), 0..4);
    (0..KINDS.len(), text, names(), names(), names(), proptest::option::of(edtf()), any::<bool>()).prop_map(
        |(kind, text, authors, editors, translators, edtf, archived)| {
            let mut fields = Fields::new();
            for ((field, _, _), words) in WORDS.iter().zip(text) {
                if let Some(words) = words {
                    fields.set(*field, Value::Text(words.into()));
                }
            }
            for (field, names) in
                [(Field::Author, authors), (Field::Editor, editors), (Field::Translator, translators)]
            {
                if !names.is_empty() {
                    fields.set(field, Value::Names(names.into()));
                }
            }
            if let Some(edtf) = edtf {
                fields.set(Field::Date, date(&edtf));
            }
            if archived {
                fields.set(Field::Archive, place());
            }
            (KINDS[kind], fields)
        },
    )
}

fn csl_name(json: &Json) -> Name {
    let part = |key: &str| json[key].as_str().unwrap_or_default().to_owned();
    Name {
        family: part("family").into(),
        given: part("given").into(),
        prefix: part("non-dropping-particle").into(),
        suffix: part("suffix").into(),
        literal: part("literal").into(),
    }
}

/// `von Last, First, Jr.` in parts again.
fn ris_name(text: &str) -> Name {
    let mut parts = text.split(", ");
    let family = parts.next().unwrap_or_default();
    let Some(given) = parts.next() else { return Name::body(family) };
    let particle = ["de la ", "von "].into_iter().find(|p| family.starts_with(p)).unwrap_or_default();
    Name {
        family: family[particle.len()..].into(),
        given: given.into(),
        prefix: particle.trim().into(),
        suffix: parts.next().unwrap_or_default().into(),
        literal: "".into(),
    }
}

proptest! {
    /// What CSL-JSON says is what the work says.
    #[test]
    fn csl_reads_back((kind, fields) in work()) {
        let item = csl(&one(kind, fields.clone())).remove(0);
        let note = item["note"].as_str().unwrap_or_default();
        for (field, variables, _) in WORDS {
            let Some(value) = fields.text(field) else { continue };
            let held = variables.iter().any(|variable| item[variable] == value)
                || note.lines().any(|line| line == value || line.ends_with(&format!(": {value}")));
            prop_assert!(held, "{} {:?} is not in {}", field.name(), value, item);
        }
        for field in [Field::Author, Field::Editor, Field::Translator] {
            let read: Vec<Name> =
                item[field.name()].as_array().into_iter().flatten().map(csl_name).collect();
            prop_assert_eq!(&read[..], fields.names(field));
        }
        let date = fields.date().map(|date| date.edtf.clone());
        let parts = &item["issued"]["date-parts"][0];
        let read = parts.as_array().map(|parts| {
            let parts: Vec<String> = parts.iter().map(|n| format!("{:02}", n.as_u64().unwrap_or(0))).collect();
            parts.join("-")
        });
        prop_assert_eq!(read.as_deref(), date.as_deref().map(|date| date.trim_end_matches(['~', '?'])));
        prop_assert_eq!(item["issued"]["circa"] == true, date.is_some_and(|date| date.ends_with(['~', '?'])));
        prop_assert_eq!(item["archive_location"] == "f. 5, op. 28", fields.has(Field::Archive));
    }

    /// So does RIS, a line a value.
    #[test]
    fn ris_reads_back((kind, fields) in work()) {
        let record = records(&emit::ris(&one(kind, fields.clone()))).remove(0);
        let notes = tagged(&record, "N1");
        for (field, _, tags) in WORDS {
            let Some(value) = fields.text(field) else { continue };
            let held = tags.iter().any(|tag| tagged(&record, tag).contains(&value))
                || notes.iter().any(|line| line.ends_with(&format!(": {value}")));
            prop_assert!(held, "{} {:?} is not in {:?}", field.name(), value, record);
        }
        for (field, tags) in
            [(Field::Author, &["AU"][..]), (Field::Editor, &["A2", "A3"]), (Field::Translator, &["A4"])]
        {
            let lines: Vec<&str> = tags.iter().flat_map(|tag| tagged(&record, tag)).collect();
            // The recipient of a letter stands before its editors.
            let read: Vec<Name> = lines.into_iter().map(ris_name).collect();
            let names = fields.names(field);
            prop_assert!(read.ends_with(names), "{:?} {:?}", read, names);
        }
        let read = tagged(&record, "DA").first().map(|date| {
            let parts: Vec<&str> = date.split('/').take(3).filter(|part| !part.is_empty()).collect();
            let doubt = match date.rsplit('/').next() { Some("ca.") => "~", Some("?") => "?", _ => "" };
            parts.join("-") + doubt
        });
        prop_assert_eq!(read, fields.date().map(|date| date.edtf.to_string()));
        prop_assert_eq!(tagged(&record, "AN") == ["f. 5, op. 28"], fields.has(Field::Archive));
    }
}
