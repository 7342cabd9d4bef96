//! Archival citations of real documents, held against what people read in them. The documents lie beside the
//! project; where they are missing there is nothing to measure, and a line says so.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use ibid::model::{Entry, Kind};
use ibid::{Options, Reading};
use serde_json::Value;

/// Documents with works in archives.
const DOCUMENTS: [&str; 4] = ["clay", "macgregor", "memorial", "e-dossier"];

/// At least this share of works in archives must have the repository and every unit right.
const FLOOR: f64 = 0.95;

fn documents() -> Option<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    root.ancestors().map(|above| above.join("shared/eval/real")).find(|folder| folder.is_dir())
}

/// One object a line.
fn lines(path: &Path) -> Vec<Value> {
    let text = fs::read_to_string(path).expect("labels are text");
    text.lines().map(|line| serde_json::from_str(line).expect("labels are JSON")).collect()
}

/// A value without case, punctuation and the sort of its dashes.
fn fold(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or("")
}

/// The citation of the reading that covers most of `raw` in the note labelled `label`, and its entry.
fn found<'r>(reading: &'r Reading, label: &str, raw: &str) -> Option<&'r Entry> {
    let wanted = fold(raw);
    let mentions = reading.ledger.mentions.iter().filter_map(|mention| {
        let note = reading.document.notes.get(mention.citation.note.0 as usize)?;
        let citation = reading
            .notes
            .get(mention.citation.note.0 as usize)?
            .citations
            .get(usize::from(mention.citation.nth))?;
        let read = fold(citation.span.of(&note.text));
        let fits = note.label == label && (wanted.contains(&read) || read.contains(&wanted));
        fits.then_some((read.len().min(wanted.len()), mention))
    });
    let (common, mention) = mentions.max_by_key(|(common, _)| *common)?;
    (2 * common >= wanted.len()).then(|| reading.ledger.entries.get(mention.entry?))?
}

/// Repository and units of a labelled place are those of the entry.
fn same_place(entry: &Entry, archive: &Value) -> bool {
    let Some(place) = entry.fields.place() else { return false };
    let units: Vec<(String, String)> =
        place.steps.iter().map(|s| (s.level.name().to_owned(), fold(&s.value))).collect();
    let labelled: Vec<(String, String)> = archive["units"]
        .as_array()
        .into_iter()
        .flatten()
        .map(|unit| (text(&unit[0]).to_owned(), fold(text(&unit[1]))))
        .collect();
    fold(&place.repository) == fold(text(&archive["repository"])) && units == labelled
}

#[test]
fn places_of_real_archives_are_right() {
    let Some(folder) = documents() else {
        println!("no labelled documents beside the project: nothing measured");
        return;
    };
    let (mut right, mut all) = (0, 0);
    let mut faults = Vec::new();
    for name in DOCUMENTS {
        let base = folder.join(name).join(name);
        let bytes = fs::read(base.with_extension("txt")).expect("a document");
        let reading = ibid::read(&bytes, &Options::default()).expect("it is text");
        let works: BTreeMap<String, Value> = lines(&base.with_extension("works.jsonl"))
            .into_iter()
            .map(|work| (text(&work["id"]).to_owned(), work))
            .collect();
        let mut seen = Vec::new();
        for note in lines(&base.with_extension("notes.jsonl")) {
            for citation in note["citations"].as_array().into_iter().flatten() {
                let Some(work) = works.get(text(&citation["work"])) else { continue };
                let sort = text(&work["type"]);
                let entry = found(&reading, text(&note["label"]), text(&citation["raw"]));
                let place = &work["archive"];
                if place["units"].as_array().is_some_and(|units| !units.is_empty()) {
                    // Each work once, by the citation that names it whole.
                    if text(&citation["form"]) != "full" || seen.contains(&text(&work["id"]).to_owned()) {
                        continue;
                    }
                    seen.push(text(&work["id"]).to_owned());
                    all += 1;
                    let mut accepted = vec![place];
                    accepted.extend(work["variants"]["archive"].as_array().into_iter().flatten());
                    let fits = |entry: &Entry| accepted.iter().any(|a| !a.is_null() && same_place(entry, a));
                    match entry {
                        Some(entry) if fits(entry) => right += 1,
                        other => faults.push(format!(
                            "{name}: {citation}\n   {:?}",
                            other.and_then(|e| e.fields.place())
                        )),
                    }
                    if let Some(entry) = entry.filter(|e| e.fields.place().is_some()) {
                        assert!(
                            !matches!(entry.kind, Kind::Book | Kind::Article)
                                || matches!(sort, "book" | "article"),
                            "{name}: an address is read as print: {citation}"
                        );
                    }
                } else if let Some(entry) = entry {
                    assert!(
                        entry.fields.place().is_none() || !place.is_null(),
                        "{name}: print is read as an archive: {citation}"
                    );
                }
            }
        }
    }
    let share = f64::from(right) / f64::from(all.max(1));
    println!("{right} of {all} works in archives have their place right: {share:.3}");
    assert!(share >= FLOOR, "{right} of {all}:\n{}", faults.join("\n"));
}

/// Sorts of works that are printed, and never in an archive.
const PRINT: [&str; 9] = [
    "book",
    "collection",
    "incollection",
    "article",
    "periodical",
    "thesis",
    "proceedings",
    "inproceedings",
    "jurisdiction",
];

/// Folders of labelled documents under `root`, each with the file to read.
fn labelled(root: &Path) -> Vec<(PathBuf, PathBuf)> {
    let mut out = Vec::new();
    for part in ["real", "roundtrip"] {
        for folder in fs::read_dir(root.join(part)).into_iter().flatten().flatten() {
            let base = folder.path().join(folder.file_name());
            let list = base.with_extension("list.txt");
            let text = if list.is_file() { list } else { base.with_extension("txt") };
            out.push((base, text));
        }
    }
    out.sort();
    out
}

#[test]
fn no_address_is_read_as_print_and_no_print_as_an_address() {
    let Some(folder) = documents().and_then(|real| real.parent().map(Path::to_path_buf)) else {
        println!("no labelled documents beside the project: nothing measured");
        return;
    };
    let mut faults = Vec::new();
    let (mut addresses, mut prints) = (0, 0);
    for (base, file) in labelled(&folder) {
        let bytes = fs::read(&file).expect("a document");
        let options = Options { format: Some(ibid::model::Format::Text), ..Options::default() };
        let reading = ibid::read(&bytes, &options).expect("it is text");
        let works: BTreeMap<String, Value> = lines(&base.with_extension("works.jsonl"))
            .into_iter()
            .map(|work| (text(&work["id"]).to_owned(), work))
            .collect();
        for note in lines(&base.with_extension("notes.jsonl")) {
            for citation in note["citations"].as_array().into_iter().flatten() {
                let Some(work) = works.get(text(&citation["work"])) else { continue };
                let raw = text(&citation["raw"]);
                let Some(entry) = found(&reading, text(&note["label"]), raw) else { continue };
                let units = work["archive"]["units"].as_array().is_some_and(|units| !units.is_empty());
                let printed = PRINT.contains(&text(&work["type"]));
                // A pamphlet that an archive has is print with an address.
                if units && printed {
                    continue;
                }
                if units {
                    addresses += 1;
                    if matches!(entry.kind, Kind::Book | Kind::Article) {
                        faults.push(format!("{}: an address is read as print: {raw}", base.display()));
                    }
                } else if work["archive"].is_null() && printed {
                    prints += 1;
                    if entry.fields.place().is_some() || entry.kind == Kind::Archival {
                        faults.push(format!("{}: print is read as an address: {raw}", base.display()));
                    }
                }
            }
        }
    }
    println!("{addresses} citations of archives, {prints} of print");
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn in_the_samples_a_place_and_an_archival_work_go_together() {
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples");
    let mut places = 0;
    for sample in fs::read_dir(samples).expect("samples").flatten() {
        if sample.path().extension().is_none_or(|e| e == "md" && sample.file_name() == "README.md") {
            continue;
        }
        let bytes = fs::read(sample.path()).expect("a sample");
        let reading = ibid::read(&bytes, &Options::default()).expect("it can be read");
        for entry in &reading.ledger.entries {
            let place = entry.fields.place();
            let name = sample.file_name();
            places += usize::from(place.is_some());
            assert!(
                place.is_none_or(|p| p.steps.is_empty()) || !matches!(entry.kind, Kind::Book | Kind::Article),
                "{name:?}: an address read as print: {entry:?}"
            );
            assert!(
                entry.kind != Kind::Archival || place.is_some_and(|p| !p.is_empty()),
                "{name:?}: an archival work without a place: {entry:?}"
            );
        }
    }
    assert!(places > 10, "the samples cite archives: {places}");
}
