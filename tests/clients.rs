//! Real programs read what is written, and every value they keep is compared with what the works say: capitals,
//! diacritics, Cyrillic letters, braces and `&`.
//!
//! Each test runs where its program is installed, and says so where it is not: `common/programs.rs`.

mod common;
#[path = "common/programs.rs"]
mod programs;

use std::fs;

use biblatex::{Bibliography, ChunksExt};
use ibid::Reading;
use ibid::emit::{self, Client, Printing};
use ibid::model::{Entry, Field, Level, Value};
use programs::{CITATION_JS, Folder, documents, modules, run};
use serde_json::Value as Json;

/// Letters, figures and `&`, their case kept: what no program may touch.
fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric() || *c == '&').collect()
}

/// A work as a program has it: its key, if the program keeps keys, and all values.
struct Record {
    key: Option<String>,
    values: Vec<String>,
}

/// All strings and numbers in JSON.
fn strings(json: &Json, out: &mut Vec<String>) {
    match json {
        Json::String(text) => out.push(text.clone()),
        Json::Number(number) => out.push(number.to_string()),
        Json::Array(list) => list.iter().for_each(|one| strings(one, out)),
        Json::Object(map) => map.values().for_each(|one| strings(one, out)),
        Json::Null | Json::Bool(_) => {}
    }
}

fn records(json: &str, key: &str) -> Vec<Record> {
    let items: Vec<Json> = serde_json::from_str(json).unwrap_or_else(|error| panic!("{error}: {json}"));
    let record = |item: &Json| {
        let mut values = Vec::new();
        strings(item, &mut values);
        Record { key: item[key].as_str().map(str::to_owned), values }
    };
    items.iter().map(record).collect()
}

/// The entries of a `.bib`, as the reader of Typst has them.
fn bibliography(text: &str) -> Vec<Record> {
    let read = Bibliography::parse(text).unwrap_or_else(|error| panic!("{error}\n{text}"));
    let record = |entry: &biblatex::Entry| {
        let mut values: Vec<String> = entry.fields.values().map(|chunks| chunks.format_verbatim()).collect();
        let people = entry
            .author()
            .into_iter()
            .flatten()
            .chain(entry.editors().into_iter().flatten().flat_map(|e| e.0));
        // Some styles have the title of a whole and that of its volume in two fields.
        if let Some(whole) = entry.get("maintitle").map(|chunks| chunks.format_verbatim()) {
            let parts = ["title", "booktitle"].into_iter().filter_map(|name| entry.get(name));
            values
                .extend(parts.map(|part| format!("{whole}, {}", part.format_verbatim())).collect::<Vec<_>>());
        }
        values.extend(people.flat_map(|p| [p.given_name, p.name, p.prefix, p.suffix]));
        Record { key: Some(entry.key.clone()), values }
    };
    read.iter().map(record).collect()
}

/// What a work says that a program must have kept: names part by part, titles, the imprint, the year, and the
/// address in an archive.
fn said(entry: &Entry, fields: &[Field]) -> Vec<(Field, String)> {
    let mut out = Vec::new();
    for field in fields {
        match entry.fields.get(*field) {
            Some(Value::Text(text)) => out.push((*field, text.to_string())),
            Some(Value::Names(names)) => {
                for name in names {
                    let parts = [&name.given, &name.family, &name.literal];
                    out.extend(
                        parts
                            .into_iter()
                            .filter(|part| !part.is_empty())
                            .map(|part| (*field, part.to_string())),
                    );
                }
            }
            Some(Value::Date(date)) => {
                let year: String = date.edtf.chars().take_while(char::is_ascii_digit).collect();
                out.push((*field, year));
            }
            Some(Value::Place(place)) => {
                // Every step but names, which stand apart in some formats.
                let steps = place.steps.iter().filter(|step| step.level != Level::Collection);
                out.extend(steps.map(|step| (*field, step.value.to_string())));
            }
            None => {}
        }
    }
    out
}

const ALL: &[Field] = &[
    Field::Title,
    Field::Author,
    Field::Editor,
    Field::Booktitle,
    Field::Journaltitle,
    Field::Publisher,
    Field::Location,
    Field::Date,
    Field::Volume,
    Field::Number,
    Field::Archive,
];

/// Every value of every work is in the program's record of it, letter by letter; no brace and no backslash is.
#[track_caller]
fn survive(program: &str, sample: &str, reading: &Reading, records: &[Record], fields: &[Field]) {
    assert_eq!(records.len(), reading.ledger.entries.len(), "{program}: {sample}");
    for entry in &reading.ledger.entries {
        let title = entry.fields.text(Field::Title).map(letters);
        let by_key = records.iter().find(|record| record.key.as_deref() == Some(&entry.key));
        let by_title = || {
            let title = title.as_ref()?;
            records.iter().find(|record| record.values.iter().any(|value| letters(value) == *title))
        };
        let Some(record) = by_key.or_else(by_title) else {
            assert!(title.is_none(), "{program}: {sample}: {} is lost", entry.key);
            continue;
        };
        let kept: Vec<String> = record.values.iter().map(|value| letters(value)).collect();
        for (field, value) in said(entry, fields) {
            let wanted = letters(&value);
            // Volumes are numbers in BibLaTeX: VI is 6 there.
            let roman = field == Field::Volume && !value.bytes().all(|b| b.is_ascii_digit());
            assert!(
                roman || kept.iter().any(|kept| kept.contains(&wanted)),
                "{program}: {sample}: {}: {} {value:?} is not in {:?}",
                entry.key,
                field.name(),
                record.values
            );
        }
        for value in &record.values {
            let clean = !value.contains(['{', '}', '\\']);
            assert!(clean || sample == "signs", "{program}: {sample}: {}: {value:?}", entry.key);
        }
        if sample == "signs" {
            // Sign by sign.
            for (field, value) in said(entry, &[Field::Title, Field::Journaltitle, Field::Publisher]) {
                let there = record.values.iter().any(|kept| kept.contains(&value));
                assert!(there, "{program}: {}: {} {value:?}: {:?}", entry.key, field.name(), record.values);
            }
        }
    }
}

/// Every document, printed for a program.
fn each(
    test: &str,
    file: &str,
    client: Option<Client>,
    mut check: impl FnMut(&str, &Reading, &Folder) -> Option<()>,
) {
    for (name, reading) in documents() {
        let folder = Folder::new(&format!("{test}-{name}"), file, &reading, client);
        if check(&name, &reading, &folder).is_none() {
            return;
        }
    }
}

#[test]
fn pandoc_keeps_every_letter_of_biblatex() {
    for client in [None, Some(Client::Pandoc)] {
        each("pandoc-bib", "a.bib", client, |name, reading, folder| {
            let (well, out) = run("pandoc", &["-f", "biblatex", "-t", "csljson", "a.bib"], &folder.0)?;
            assert!(well, "{name}: {out}");
            survive("pandoc", name, reading, &records(&out, "id"), ALL);
            let items: Vec<Json> = serde_json::from_str(&out).expect("JSON");
            let typed = |item: &Json| !item["type"].as_str().unwrap_or_default().is_empty();
            // It has no type for `misc`, which a file for every program says of a shelfmark alone.
            let bare = |item: &Json| {
                let entry = reading.ledger.entries.iter().find(|entry| item["id"] == *entry.key);
                client.is_none() && entry.is_some_and(|entry| !entry.fields.has(Field::Title))
            };
            assert!(items.iter().all(|item| typed(item) || bare(item)), "{name}: a work has no type");
            Some(())
        });
    }
}

#[test]
fn pandoc_keeps_every_letter_of_csl_json() {
    each("pandoc-csl", "a.csl.json", None, |name, reading, folder| {
        let (well, out) = run("pandoc", &["-f", "csljson", "-t", "csljson", "a.csl.json"], &folder.0)?;
        assert!(well, "{name}: {out}");
        survive("pandoc", name, reading, &records(&out, "id"), ALL);
        Some(())
    });
}

#[test]
fn biber_finds_nothing_that_a_type_does_not_declare() {
    for client in [None, Some(Client::Latex), Some(Client::Chicago)] {
        each("biber", "in.bib", client, |name, reading, folder| {
            let args = ["--tool", "--validate-datamodel", "--nolog", "--output-file=out.bib", "in.bib"];
            let (_, out) = run("biber", &args, &folder.0)?;
            let complaint = |line: &&str| line.starts_with("WARN") || line.starts_with("ERROR");
            // A note may be right to name no author or date. Films and laws are what they are for Chicago, whose
            // style knows them; the data model gives them no fields.
            let passed = |line: &&str| {
                line.contains("Missing mandatory field")
                    || (client == Some(Client::Chicago) && line.contains("Invalid field"))
            };
            let bad: Vec<&str> = out.lines().filter(complaint).filter(|line| !passed(line)).collect();
            assert!(bad.is_empty(), "{name}: {bad:?}");
            let written = fs::read_to_string(folder.0.join("out.bib")).expect("biber writes");
            survive("biber", name, reading, &bibliography(&written), ALL);
            Some(())
        });
    }
}

/// The reader that Typst has is a crate, and always there.
#[test]
fn typst_reads_every_letter() {
    for client in [None, Some(Client::Typst)] {
        each("typst", "a.bib", client, |name, reading, folder| {
            let text = fs::read_to_string(folder.0.join("a.bib")).expect("written");
            survive("biblatex crate", name, reading, &bibliography(&text), ALL);
            for entry in Bibliography::parse(&text).expect("BibLaTeX").iter() {
                let report = entry.verify();
                // It knows no `none`, which LaTeX needs; Typst's own file has it not.
                let passed = |field: &str| client.is_none() && field == "pagination";
                let bad: Vec<_> = report.malformed.iter().filter(|(field, _)| !passed(field)).collect();
                assert!(bad.is_empty(), "{name}: {}: {bad:?}", entry.key);
            }
            Some(())
        });
    }
}

#[test]
fn spreadsheets_have_every_letter() {
    for (file, client, key) in [("a.csv", None, "key"), ("a.csv", Some(Client::Zotero), "Key")] {
        each("csv", file, client, |name, reading, folder| {
            let mut table = csv::Reader::from_path(folder.0.join(file)).expect("a table");
            let at = table.headers().expect("a head").iter().position(|head| head == key).expect("keys");
            let record = |row: csv::StringRecord| Record {
                key: row.get(at).map(str::to_owned),
                values: row.iter().map(str::to_owned).collect(),
            };
            let records: Vec<Record> = table.records().map(|row| record(row.expect("a row"))).collect();
            survive("csv", name, reading, &records, ALL);
            Some(())
        });
    }
}

/// JabRef starts slowly: three samples, one of each script, and one with broken letters mended.
#[test]
fn jabref_keeps_every_letter() {
    for (name, file) in [("cold-war-archives", "a.bib"), ("gost-article", "a.bib"), ("mojibake", "a.ris")] {
        let reading = common::read(&common::bytes(name));
        let folder = Folder::new(&format!("jabref-{name}"), file, &reading, None);
        let source = if file.ends_with("ris") { format!("{file},ris") } else { file.to_owned() };
        let Some((_, out)) = run("jabref", &["-n", "-i", &source, "-o", "out.bib"], &folder.0) else {
            return;
        };
        let Ok(written) = fs::read_to_string(folder.0.join("out.bib")) else { panic!("{name}: {out}") };
        // Of RIS it makes entries without keys.
        let mut keyed = String::with_capacity(written.len());
        for (n, part) in written.split("{,").enumerate() {
            if n > 0 {
                keyed.push_str(&format!("{{entry{n},"));
            }
            keyed.push_str(part);
        }
        let written = keyed;
        // Of RIS it does not read where a document is kept, nor every number.
        let unkept: &[Field] = if file.ends_with("ris") { &[Field::Archive, Field::Number] } else { &[] };
        let fields: Vec<Field> = ALL.iter().copied().filter(|field| !unkept.contains(field)).collect();
        survive("JabRef", name, &reading, &bibliography(&written), &fields);
    }
}

#[test]
fn python_reads_every_letter() {
    let Some(py) = modules("py") else { return };
    let python = py.join("bin/python");
    each("rispy", "a.ris", None, |name, reading, folder| {
        let code = "import json,rispy; print(json.dumps(rispy.load(open('a.ris', encoding='utf-8'))))";
        let (well, out) = run(&python, &["-c", code], &folder.0)?;
        assert!(well, "{name}: {out}");
        survive("rispy", name, reading, &records(&out, "id"), ALL);
        Some(())
    });
    each("pybtex", "a.bib", None, |name, reading, folder| {
        let code = "import json\nfrom pybtex.database import parse_file\n\
            entries = parse_file('a.bib', bib_format='bibtex').entries\n\
            people = lambda e: [str(p) for role in e.persons.values() for p in role]\n\
            print(json.dumps([dict(id=k, f=list(e.fields.values()), p=people(e)) for k, e in entries.items()]))";
        let (well, out) = run(&python, &["-c", code], &folder.0)?;
        assert!(well, "{name}: {out}");
        // It hands on what it reads as TeX.
        let mut records = records(&out, "id");
        for value in records.iter_mut().flat_map(|record| &mut record.values) {
            *value = value.replace("\\{", "\u{1}").replace("\\}", "\u{2}").replace(['{', '}'], "");
            for (command, sign) in
                [("\\textasciitilde", "~"), ("\\textasciicircum", "^"), ("\\textbackslash", "\u{3}")]
            {
                *value = value.replace(command, sign);
            }
            *value =
                value.replace('\\', "").replace('\u{1}', "{").replace('\u{2}', "}").replace('\u{3}', "\\");
        }
        survive("pybtex", name, reading, &records, ALL);
        Some(())
    });
}

#[test]
fn node_reads_every_letter() {
    let Some(npm) = modules("npm") else { return };
    // Of RIS it does not read where a document is kept, nor a place that is no publisher's.
    let unkept = [Field::Archive, Field::Location, Field::Number];
    let fewer: Vec<Field> = ALL.iter().copied().filter(|field| !unkept.contains(field)).collect();
    for (file, fields) in [("a.bib", ALL), ("a.ris", &fewer), ("a.csl.json", ALL)] {
        each("citationjs", file, None, |name, reading, folder| {
            let (well, out) = run("node", &["--no-warnings", "-e", CITATION_JS, &folder.file(file)], &npm)?;
            assert!(well, "{name}: {out}");
            survive("citation-js", name, reading, &records(&out, "id"), fields);
            Some(())
        });
    }
    const BETTER_BIBTEX: &str = "import('@retorquere/bibtex-parser').then(B => { \
        const r = B.parse(require('fs').readFileSync(process.argv[1], 'utf8'), { sentenceCase: false }); \
        if (r.errors.length) { console.error(r.errors); process.exit(1) } \
        console.log(JSON.stringify(r.entries.map(e => ({ id: e.key, fields: e.fields })))) })";
    each("bbt", "a.bib", None, |name, reading, folder| {
        let (well, out) = run("node", &["--no-warnings", "-e", BETTER_BIBTEX, &folder.file("a.bib")], &npm)?;
        assert!(well, "{name}: {out}");
        survive("Better BibTeX", name, reading, &records(&out, "id"), ALL);
        Some(())
    });
}

/// LibreOffice opens the table for review, saves it as a spreadsheet and again as CSV: no date, no leading zero and no
/// formula is other than it was.
#[test]
fn a_spreadsheet_keeps_the_table_for_review() {
    for (name, reading) in documents()
        .into_iter()
        .filter(|(name, _)| matches!(&**name, "signs" | "cold-war-archives" | "gost-article"))
    {
        let folder = Folder::new(&format!("office-{name}"), "a.csv", &reading, None);
        let writer = emit::writer("csv-review").expect("the format");
        let table = (writer.write)(&reading, &Printing::default()).expect("printed");
        fs::write(folder.0.join("a.csv"), &table).expect("written");
        let profile = format!("-env:UserInstallation=file://{}", folder.file("profile"));
        for (to, from) in [("xlsx", "a.csv"), ("csv", "sheet/a.xlsx")] {
            let args = [&*profile, "--headless", "--convert-to", to, "--outdir", "sheet", from];
            let Some((_, out)) = run("soffice", &args, &folder.0) else { return };
            if !folder.0.join("sheet/a").with_extension(to).exists() {
                eprintln!("skipped: soffice makes no {to}: {out}");
                return;
            }
        }
        let back = fs::read_to_string(folder.0.join("sheet/a.csv")).expect("UTF-8");
        let mut again = reading.clone();
        let applied = ibid::merge::apply_review(&mut again, &back).expect("a table");
        assert_eq!((applied.changes, applied.problems.len()), (0, 0), "{name}: {:?}", applied.problems);
        assert_eq!(again.ledger.entries, reading.ledger.entries, "{name}");
    }
}
