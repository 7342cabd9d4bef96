//! Addresses in archives: the tables of `tests/archives/` are the cases.

use ibid::model::{Entry, Field, Value};
use ibid::{Options, Reading};

/// What a case file says of one note.
struct Case<'t> {
    printed: &'t str,
    read: &'t str,
}

/// The rows of a file's tables.
fn cases(text: &str) -> Vec<Case<'_>> {
    text.lines()
        .filter_map(|line| {
            let mut cells = line.strip_prefix("| `")?.splitn(2, "` | ");
            Some(Case { printed: cells.next()?, read: cells.next()?.trim_end().trim_end_matches('|').trim() })
        })
        .collect()
}

fn reading(printed: &str) -> Reading {
    let notes: String =
        printed.split(" ¶ ").enumerate().map(|(n, note)| format!("{}. {note}\n", n + 1)).collect();
    ibid::read(notes.as_bytes(), &Options::default()).expect("notes are text")
}

/// One work and what is pointed at in it, in the words of the tables.
fn told(entry: Option<&Entry>, locators: &[(String, String)]) -> Vec<String> {
    let Some(entry) = entry else { return vec!["nothing".to_owned()] };
    let mut out = Vec::new();
    if let Some(place) = entry.fields.place() {
        out.push(if place.repository.is_empty() { "—".to_owned() } else { place.repository.clone() });
        out.extend(place.steps.iter().map(|s| format!("{} {}", s.level.name(), s.value)));
    }
    out.extend(locators.iter().map(|(unit, value)| format!("@{unit} {value}")));
    if let Some(place) = entry.fields.place() {
        out.push(format!("name: {}", place.name));
        out.push(format!("city: {}", place.city));
    }
    for (name, field) in [("title", Field::Title), ("date", Field::Date), ("author", Field::Author)] {
        let text = match entry.fields.get(field) {
            Some(Value::Text(text)) => text.clone(),
            Some(Value::Date(date)) => date.edtf.clone(),
            Some(Value::Names(names)) => names.iter().map(|n| n.sort_word()).collect::<Vec<_>>().join(", "),
            _ => continue,
        };
        out.push(format!("{name}: {text}"));
    }
    out
}

/// What a reading says of every citation, note by note.
fn all_told(reading: &Reading) -> Vec<Vec<Vec<String>>> {
    let mut notes = vec![Vec::new(); reading.document.notes.len()];
    for mention in &reading.ledger.mentions {
        let entry = mention.entry.and_then(|e| reading.ledger.entries.get(e));
        let locators: Vec<(String, String)> = mention
            .locators
            .iter()
            .map(|l| (l.value.unit.name().to_owned(), l.value.value.clone()))
            .collect();
        notes[mention.citation.note.0 as usize].push(told(entry, &locators));
    }
    notes
}

/// Facts that are compared only where the row has them.
fn optional(part: &str) -> bool {
    ["title: ", "date: ", "author: ", "name: ", "city: "].iter().any(|p| part.starts_with(p))
}

/// The first difference between a row and what was read.
fn differs(case: &Case<'_>) -> Option<String> {
    let got = all_told(&reading(case.printed));
    let want: Vec<Vec<Vec<&str>>> = case
        .read
        .split(" ¶ ")
        .map(|note| note.split(" + ").map(|work| work.split(" · ").collect()).collect())
        .collect();
    let counts = |n: &[Vec<Vec<String>>]| n.iter().map(Vec::len).collect::<Vec<_>>();
    let wanted: Vec<usize> = want.iter().map(Vec::len).collect();
    if counts(&got) != wanted {
        return Some(format!("{} works a note, not {wanted:?}: {got:?}", format_args!("{:?}", counts(&got))));
    }
    for (got, want) in got.iter().flatten().zip(want.iter().flatten()) {
        let solid: Vec<&str> = got.iter().map(String::as_str).filter(|p| !optional(p)).collect();
        let need: Vec<&str> = want.iter().copied().filter(|p| !optional(p)).collect();
        if solid != need {
            return Some(format!("{solid:?}\n      is not {need:?}; all: {got:?}"));
        }
        if let Some(missing) = want.iter().find(|p| optional(p) && !got.iter().any(|g| g == *p)) {
            return Some(format!("no `{missing}` in {got:?}"));
        }
    }
    None
}

fn check(text: &str) {
    let cases = cases(text);
    assert!(!cases.is_empty(), "a case file without a row");
    let faults: Vec<String> = cases
        .iter()
        .filter_map(|case| differs(case).map(|why| format!("  {}\n      {why}", case.printed)))
        .collect();
    assert!(faults.is_empty(), "{} of {} rows:\n{}", faults.len(), cases.len(), faults.join("\n"));
}

#[test]
fn decodings() {
    check(include_str!("archives/decodings.md"));
}

#[test]
fn styles_and_values() {
    check(include_str!("archives/styles.md"));
}

#[test]
fn repeats() {
    check(include_str!("archives/repeats.md"));
}

#[test]
fn descriptions() {
    check(include_str!("archives/descriptions.md"));
}

#[test]
fn countries() {
    check(include_str!("archives/countries.md"));
}

#[test]
fn damaged_print() {
    check(include_str!("archives/damaged.md"));
}

#[test]
fn definitions() {
    check(include_str!("archives/definitions.md"));
}
