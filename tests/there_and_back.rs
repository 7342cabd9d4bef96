//! There and back: what `--to json` says of a work is what an independent reader finds in every other format, field by
//! field. What a format has no field for stands in its note.

mod common;
#[path = "common/programs.rs"]
mod programs;

use std::collections::BTreeMap;
use std::fs;

use biblatex::{Bibliography, ChunksExt, Person};
use ibid::Reading;
use ibid::emit;
use programs::{CITATION_JS, Folder, documents, modules, run};
use serde_json::Value as Json;

/// The values of one work by the names that a format has for its fields.
type Record = BTreeMap<String, Vec<String>>;

/// A field of the JSON and where a format has it: the first name that has a value.
type Table = &'static [(&'static str, &'static [&'static str])];

const BIBLATEX: Table = &[
    ("title", &["title"]),
    ("author", &["author"]),
    ("editor", &["editor"]),
    ("translator", &["translator"]),
    ("bookauthor", &["bookauthor"]),
    ("booktitle", &["booktitle"]),
    ("journaltitle", &["journaltitle", "howpublished"]),
    ("series", &["series"]),
    ("edition", &["edition"]),
    ("volume", &["volume", "number"]),
    ("volumes", &["volumes"]),
    ("number", &["number"]),
    ("location", &["location", "journaltitleaddon"]),
    ("publisher", &["publisher", "institution", "organization", "howpublished"]),
    ("institution", &["institution", "organization", "publisher", "howpublished"]),
    ("type", &["type"]),
    ("date", &["date"]),
    ("origdate", &["origdate"]),
    ("urldate", &["urldate"]),
    ("pages", &["pages"]),
    ("doi", &["doi"]),
    ("url", &["url"]),
    ("archive", &["howpublished", "title"]),
];

const CSL: Table = &[
    ("title", &["title"]),
    ("author", &["author"]),
    ("editor", &["editor"]),
    ("translator", &["translator"]),
    ("bookauthor", &["container-author"]),
    ("booktitle", &["container-title"]),
    ("journaltitle", &["container-title"]),
    ("series", &["collection-title"]),
    ("edition", &["edition"]),
    ("volume", &["volume"]),
    ("volumes", &["number-of-volumes"]),
    ("number", &["issue", "collection-number", "number"]),
    ("location", &["publisher-place"]),
    ("publisher", &["publisher"]),
    ("institution", &["publisher"]),
    ("type", &["genre"]),
    ("date", &["issued"]),
    ("origdate", &["original-date"]),
    ("urldate", &["accessed"]),
    ("pages", &["page"]),
    ("doi", &["DOI"]),
    ("url", &["URL"]),
    ("archive", &["address"]),
];

const RIS: Table = &[
    ("title", &["title", "primary_title"]),
    ("author", &["authors"]),
    ("editor", &["secondary_authors", "tertiary_authors"]),
    ("translator", &["subsidiary_authors"]),
    ("booktitle", &["secondary_title"]),
    ("journaltitle", &["secondary_title"]),
    ("series", &["tertiary_title", "secondary_title"]),
    ("edition", &["edition"]),
    ("volume", &["volume"]),
    ("volumes", &["number_of_volumes"]),
    ("number", &["number", "issn", "note"]),
    ("location", &["place_published"]),
    ("publisher", &["publisher"]),
    ("institution", &["publisher"]),
    ("type", &["type_of_work"]),
    ("date", &["date"]),
    ("origdate", &["original_publication"]),
    ("urldate", &["access_date"]),
    ("pages", &["pages"]),
    ("doi", &["doi"]),
    ("url", &["urls"]),
    ("archive", &["address"]),
];

/// A value without what writing it down may change: the shape of quotation marks, dashes and spaces.
fn plain(text: &str) -> String {
    let signs: String = text
        .chars()
        .map(|c| match c {
            '“' | '”' | '„' => '"',
            '‘' | '’' => '\'',
            '–' => '-',
            c => c,
        })
        .collect();
    signs.replace("--", "-").split_whitespace().collect::<Vec<_>>().join(" ")
}

/// `von Last, First, Jr.`; a body as it is.
fn inverted(prefix: &str, family: &str, given: &str, suffix: &str) -> String {
    let last = [prefix, family].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
    [last.as_str(), given, suffix].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

fn named(json: &Json, prefix: &str) -> String {
    let part = |name: &str| json[name].as_str().unwrap_or_default();
    match part("literal") {
        "" => inverted(part(prefix), part("family"), part("given"), part("suffix")),
        literal => literal.to_owned(),
    }
}

/// The works as `--to json` has them: the fields of the tables, each with its values.
fn said(reading: &Reading) -> Vec<(String, Record)> {
    let json: Json = serde_json::from_str(&emit::json(reading, "a")).expect("JSON");
    let entries = json["entries"].as_array().expect("entries");
    let values = |value: &Json| match value {
        Json::String(text) => vec![text.clone()],
        Json::Array(names) => names.iter().map(|name| named(name, "prefix")).collect(),
        Json::Object(place) => vec![place["shelfmark"].as_str().unwrap_or_default().to_owned()],
        other => panic!("{other}"),
    };
    let record = |entry: &Json| {
        let fields = entry["fields"].as_object().expect("fields");
        let fields = fields.iter().map(|(name, value)| (name.clone(), values(value))).collect();
        (entry["key"].as_str().expect("a key").to_owned(), fields)
    };
    entries.iter().map(record).collect()
}

/// VI is 6 where volumes are integers.
fn arabic(text: &str) -> Option<i32> {
    let digit = |c: char| {
        Some(match c.to_ascii_uppercase() {
            'I' => 1,
            'V' => 5,
            'X' => 10,
            'L' => 50,
            'C' => 100,
            _ => return None,
        })
    };
    let digits: Option<Vec<i32>> = text.chars().map(digit).collect();
    let digits = digits.filter(|digits| !digits.is_empty())?;
    let after = digits.iter().skip(1).copied().chain([0]);
    Some(digits.iter().zip(after).fold(0, |sum, (a, b)| if *a < b { sum - a } else { sum + a }))
}

/// Holds a reader's records against the JSON. `notes` are the names of what is prose in the format.
#[track_caller]
fn same(
    program: &str,
    sample: &str,
    reading: &Reading,
    found: &BTreeMap<String, Record>,
    table: Table,
    notes: &[&str],
) {
    let works = said(reading);
    assert_eq!(found.len(), works.len(), "{program}: {sample}");
    let mut compared = 0;
    for (key, fields) in &works {
        let Some(record) = found.get(key) else { panic!("{program}: {sample}: {key} is lost") };
        let prose: Vec<String> =
            notes.iter().filter_map(|name| record.get(*name)).flatten().map(|text| plain(text)).collect();
        for (field, places) in table {
            let Some(values) = fields.get(*field).filter(|values| **values != ["nodate"]) else { continue };
            let wanted: Vec<String> = values.iter().map(|value| plain(value)).collect();
            let fits = |got: &Vec<String>| {
                let got: Vec<String> = got.iter().map(|value| plain(value)).collect();
                got == wanted
                    || (*field == "volume"
                        && got.first()
                            == wanted.first().and_then(|v| arabic(v)).map(|n| n.to_string()).as_ref())
                    // Several readers of BibLaTeX stumble over the first mark of a range.
                    || got == wanted.iter().map(|value| value.replace("~/", "/")).collect::<Vec<_>>()
                    || (*field == "archive"
                        && got
                            .first()
                            .zip(wanted.first())
                            .is_some_and(|(got, wanted)| got.starts_with(wanted.as_str())))
            };
            let own = places.iter().filter_map(|place| record.get(*place)).any(fits);
            let aside = || {
                wanted.iter().all(|value| {
                    let words: Vec<&str> = value.split(", ").collect();
                    prose.iter().any(|prose| words.iter().all(|word| prose.contains(word)))
                })
            };
            assert!(own || aside(), "{program}: {sample}: {key}: {field} {wanted:?} is not in {record:#?}");
            compared += 1;
        }
    }
    assert!(compared >= works.len(), "{program}: {sample}: {compared} values");
}

fn each(test: &str, file: &str, mut check: impl FnMut(&str, &Reading, &Folder) -> Option<()>) {
    for (name, reading) in documents() {
        let folder = Folder::new(&format!("back-{test}-{name}"), file, &reading, None);
        if check(&name, &reading, &folder).is_none() {
            return;
        }
    }
}

fn people(people: Vec<Person>) -> Vec<String> {
    people.iter().map(|p| inverted(&p.prefix, &p.name, &p.given_name, &p.suffix)).collect()
}

#[test]
fn the_biblatex_crate_finds_the_values_of_the_json() {
    each("biblatex", "a.bib", |name, reading, folder| {
        let text = fs::read_to_string(folder.0.join("a.bib")).expect("written");
        let bibliography = Bibliography::parse(&text).expect("BibLaTeX");
        let record = |entry: &biblatex::Entry| {
            let mut record: Record = entry
                .fields
                .iter()
                .map(|(name, chunks)| (name.clone(), vec![chunks.format_verbatim()]))
                .collect();
            for role in ["author", "editor", "translator", "bookauthor"] {
                if let Ok(names) = entry.get_as::<Vec<Person>>(role) {
                    record.insert(role.to_owned(), people(names));
                }
            }
            (entry.key.clone(), record)
        };
        let found = bibliography.iter().map(record).collect();
        same("biblatex crate", name, reading, &found, BIBLATEX, &["note"]);
        Some(())
    });
}

/// A date of CSL as EDTF.
fn edtf(date: &Json) -> String {
    if let Some(literal) = date["literal"].as_str() {
        return literal.to_owned();
    }
    let number = |part: &Json| part.as_u64().or_else(|| part.as_str()?.parse().ok()).unwrap_or_default();
    let one = |parts: &Json| {
        let parts: Vec<u64> = parts.as_array().into_iter().flatten().map(number).collect();
        let texts: Vec<String> = parts
            .iter()
            .enumerate()
            .map(|(n, part)| if n == 0 { format!("{part:04}") } else { format!("{part:02}") })
            .collect();
        texts.join("-")
    };
    let mut points: Vec<String> = date["date-parts"].as_array().into_iter().flatten().map(one).collect();
    let season = number(&date["season"]);
    for point in &mut points {
        if season > 0 {
            point.push_str(&format!("-{}", 20 + season));
        }
        if date["circa"] == true {
            point.push('~');
        }
    }
    points.join("/")
}

/// Items of CSL-JSON.
fn csl(text: &str) -> BTreeMap<String, Record> {
    let items: Vec<Json> = serde_json::from_str(text).unwrap_or_else(|error| panic!("{error}: {text}"));
    let values = |value: &Json| match value {
        Json::String(text) => vec![text.clone()],
        Json::Number(number) => vec![number.to_string()],
        Json::Array(names) => names.iter().map(|name| named(name, "non-dropping-particle")).collect(),
        date => vec![edtf(date)],
    };
    let record = |item: &Json| {
        let fields = item.as_object().expect("an item");
        let mut record: Record = fields.iter().map(|(name, value)| (name.clone(), values(value))).collect();
        let address: Vec<&str> =
            ["archive", "archive_location"].iter().filter_map(|name| item[*name].as_str()).collect();
        record.insert("address".to_owned(), vec![address.join(", ")]);
        (item["id"].as_str().expect("an id").to_owned(), record)
    };
    items.iter().map(record).collect()
}

#[test]
fn csl_json_has_the_values_of_the_json() {
    let npm = modules("npm");
    each("csl", "a.csl.json", |name, reading, folder| {
        let text = fs::read_to_string(folder.0.join("a.csl.json")).expect("written");
        same("CSL-JSON", name, reading, &csl(&text), CSL, &["note"]);
        if let Some(npm) = &npm {
            let (well, out) =
                run("node", &["--no-warnings", "-e", CITATION_JS, &folder.file("a.csl.json")], npm)?;
            assert!(well, "{name}: {out}");
            same("citation-js", name, reading, &csl(&out), CSL, &["note"]);
        }
        Some(())
    });
}

#[test]
fn rispy_finds_the_values_of_the_json() {
    let Some(py) = modules("py") else { return };
    each("rispy", "a.ris", |name, reading, folder| {
        let code = "import json,rispy; print(json.dumps(rispy.load(open('a.ris', encoding='utf-8'))))";
        let (well, out) = run(py.join("bin/python"), &["-c", code], &folder.0)?;
        assert!(well, "{name}: {out}");
        let items: Vec<Json> = serde_json::from_str(&out).expect("JSON");
        let mut found = BTreeMap::new();
        for item in &items {
            let mut record = Record::new();
            for (name, value) in item.as_object().expect("a record") {
                let values: Vec<String> = match value {
                    Json::Array(list) => {
                        list.iter().filter_map(|one| Some(one.as_str()?.to_owned())).collect()
                    }
                    Json::String(text) => vec![text.clone()],
                    // Tags that it has no name for.
                    other => other
                        .as_object()
                        .into_iter()
                        .flatten()
                        .flat_map(|(_, one)| one.as_array().into_iter().flatten())
                        .filter_map(|one| Some(one.as_str()?.to_owned()))
                        .collect(),
                };
                record.insert(name.clone(), values);
            }
            let joined = |names: [&str; 2], by: &str| -> Vec<String> {
                let parts: Vec<&str> =
                    names.iter().filter_map(|name| record.get(*name)?.first().map(String::as_str)).collect();
                vec![parts.join(by)]
            };
            let (pages, address) = (
                joined(["start_page", "end_page"], "-"),
                joined(["name_of_database", "accession_number"], ", "),
            );
            record.insert("pages".to_owned(), pages);
            record.insert("address".to_owned(), address);
            // `1960/08/03/`, `1990///Spring`, `1958///ca.`
            for date in ["date", "access_date"] {
                let Some(slashed) = record.get(date).and_then(|date| date.first()) else { continue };
                let parts: Vec<&str> = slashed.split('/').collect();
                let day = parts
                    .iter()
                    .take(3)
                    .filter(|part| !part.is_empty())
                    .copied()
                    .collect::<Vec<_>>()
                    .join("-");
                let more = match parts.get(3).copied().unwrap_or_default() {
                    "Spring" => "-21",
                    "Summer" => "-22",
                    "Autumn" => "-23",
                    "Winter" => "-24",
                    "ca." => "~",
                    other => other,
                };
                record.insert(date.to_owned(), vec![day + more]);
            }
            found.insert(item["id"].as_str().expect("an id").to_owned(), record);
        }
        same("rispy", name, reading, &found, RIS, &["notes", "notes_abstract", "unknown_tag"]);
        Some(())
    });
}

#[test]
fn the_csv_crate_finds_the_values_of_the_json() {
    each("csv", "a.csv", |name, reading, folder| {
        let mut table = csv::Reader::from_path(folder.0.join("a.csv")).expect("a table");
        let heads = table.headers().expect("a head").clone();
        let mut found = BTreeMap::new();
        for row in table.records() {
            let row = row.expect("a row");
            let mut record = Record::new();
            for (head, cell) in heads.iter().zip(&row).filter(|(_, cell)| !cell.is_empty()) {
                // A `'` in front keeps a spreadsheet from changing the cell.
                let cell = cell.strip_prefix('\'').unwrap_or(cell);
                let names = ["author", "editor", "translator", "bookauthor"].contains(&head);
                let values =
                    if names { cell.split("; ").map(str::to_owned).collect() } else { vec![cell.to_owned()] };
                record.insert(head.to_owned(), values);
            }
            found.insert(record["key"].concat(), record);
        }
        let own: Table = &[
            ("title", &["title"]),
            ("author", &["author"]),
            ("editor", &["editor"]),
            ("translator", &["translator"]),
            ("bookauthor", &["bookauthor"]),
            ("booktitle", &["booktitle"]),
            ("journaltitle", &["journaltitle"]),
            ("series", &["series"]),
            ("edition", &["edition"]),
            ("volume", &["volume"]),
            ("volumes", &["volumes"]),
            ("number", &["number"]),
            ("location", &["location"]),
            ("publisher", &["publisher"]),
            ("institution", &["institution"]),
            ("type", &["genre"]),
            ("date", &["date"]),
            ("origdate", &["origdate"]),
            ("urldate", &["urldate"]),
            ("pages", &["pages"]),
            ("doi", &["doi"]),
            ("url", &["url"]),
            ("archive", &["shelfmark"]),
        ];
        same("csv crate", name, reading, &found, own, &[]);
        Some(())
    });
}
