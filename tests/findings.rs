//! What `ibid check` says of documents that stand beside the project: real ones, read by people, and made ones
//! whose truth is known. A test says so and passes where they are not there; IBID_SHARED names another folder.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use ibid::lexicon::Lexicon;
use ibid::model::{Finding, NoteId};
use ibid::rules::{self, Settings};
use ibid::{Options, Reading};
use serde_json::Value;

/// A folder beside the project; `None`, with a line, if it is not there.
fn shared(name: &str) -> Option<PathBuf> {
    let beside = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared");
    let path = std::env::var_os("IBID_SHARED").map_or_else(beside, PathBuf::from).join(name);
    if !path.exists() {
        eprintln!("skipped: ../shared/{name} is not there");
        return None;
    }
    Some(path)
}

fn check(path: &Path) -> (Reading, Vec<Finding>) {
    let bytes = fs::read(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let reading = ibid::read(&bytes, &Options::default()).expect("a document");
    let findings = rules::check(&reading, Lexicon::builtin(), &Settings::default());
    (reading, findings)
}

fn label(reading: &Reading, note: NoteId) -> &str {
    &reading.document.note(note).label
}

#[test]
fn a_dissertation_has_the_faults_that_people_found_in_it() {
    let Some(seeds) = shared("seeds") else { return };
    let (reading, findings) = check(&seeds.join("dissertation.txt"));
    let at = |rule: &str, note: &str| -> Vec<&Finding> {
        let here = |f: &&Finding| f.rule.name == rule && f.note.is_some_and(|n| label(&reading, n) == note);
        findings.iter().filter(here).collect()
    };
    let words = |f: &Finding| f.span.of(&reading.document.note(f.note.expect("a note")).text).to_owned();
    for note in ["329", "506", "526", "629", "848", "862"] {
        assert!(!at("orphan-ibid", note).is_empty(), "orphan-ibid at {note}");
    }
    let [editor] = at("author-differs", "28")[..] else { panic!("author-differs at 28") };
    assert_eq!(words(editor), "Euesebio Mujal-Leon");
    let there = &editor.also[0];
    assert_eq!(label(&reading, there.note), "11");
    assert_eq!(there.span.of(&reading.document.note(there.note).text), "Eusebio Mujal-León");
    for (note, first) in [("41", "34"), ("64", "7"), ("350", "31")] {
        let [again] = at("repeated-full-form", note)[..] else { panic!("repeated-full-form at {note}") };
        assert_eq!(label(&reading, again.also[0].note), first);
    }
    let [place] = at("place-differs", "64")[..] else { panic!("place-differs at 64") };
    assert_eq!(words(place), "Chicago, IL");
    for note in ["70", "84"] {
        assert!(!at("note-number-gap", note).is_empty(), "note-number-gap after {note}");
    }
    for note in ["61", "63"] {
        assert!(!at("mixed-locator-style", note).is_empty(), "mixed-locator-style at {note}");
    }
}

/// A made document with its truth.
struct Made {
    name: String,
    text: PathBuf,
    notes: Vec<Value>,
    works: Vec<Value>,
}

fn made(folder: &Path) -> Vec<Made> {
    let lines = |path: PathBuf| -> Vec<Value> {
        let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        text.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect()
    };
    let mut all: Vec<Made> = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder").flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let file = |suffix: &str| entry.path().join(format!("{name}.{suffix}"));
        for text in ["txt", "list.txt", "docx", "odt", "md", "html", "tex"].map(file) {
            if text.is_file() {
                let (notes, works) = (lines(file("notes.jsonl")), lines(file("works.jsonl")));
                all.push(Made { name: name.clone(), text, notes, works });
            }
        }
    }
    all.sort_by(|a, b| a.text.cmp(&b.text));
    all
}

impl Made {
    fn note(&self, label: &str) -> Option<usize> {
        self.notes.iter().position(|n| n["label"] == label)
    }

    fn citations(&self, at: usize) -> &[Value] {
        self.notes.get(at).and_then(|n| n["citations"].as_array()).map_or(&[], Vec::as_slice)
    }

    fn work(&self, id: &Value) -> &Value {
        self.works.iter().find(|w| w["id"] == *id).unwrap_or(&Value::Null)
    }

    /// The works that a note cites.
    fn cited(&self, at: usize) -> BTreeSet<String> {
        self.citations(at).iter().map(|c| c["work"].to_string()).collect()
    }

    /// The citation around a place of a note.
    fn citation(&self, at: usize, start: usize, end: usize) -> &Value {
        let text = self.notes[at]["text"].as_str().unwrap_or("");
        let around = |c: &&Value| {
            let raw = c["raw"].as_str().unwrap_or("");
            text.match_indices(raw).any(|(from, _)| from < end.max(start + 1) && start < from + raw.len())
        };
        self.citations(at).iter().find(around).unwrap_or(&Value::Null)
    }

    /// True if the truth has what a finding says.
    fn justifies(&self, reading: &Reading, finding: &Finding) -> bool {
        let Some(at) = finding.note.and_then(|n| self.note(label(reading, n))) else { return false };
        let (start, end) = (finding.span.start as usize, finding.span.end as usize);
        let here = self.citation(at, start, end);
        let work = self.work(&here["work"]);
        let form = |c: &Value, form: &str| c["form"] == form;
        let before = || (0..at).rev().find(|n| !self.citations(*n).is_empty());
        let full = |upto: usize| {
            (0..upto).any(|n| self.citations(n).iter().any(|c| form(c, "full") && c["work"] == here["work"]))
        };
        let people = |w: &Value| {
            let list = ["author", "editor"].into_iter().find_map(|field| w[field].as_array()?.first());
            list.map(|p| p["family"].to_string() + &p["literal"].to_string())
        };
        let namesakes = || self.works.iter().filter(|w| people(w) == people(work)).count();
        match finding.rule.name {
            "orphan-ibid" => here["work"].is_null() && !here.is_null(),
            "ambiguous-ibid" => before().is_some_and(|n| self.cited(n).len() > 1),
            "ibid-over-prose" => at > 0 && self.citations(at - 1).is_empty(),
            "same-locator-ibid" => before()
                .is_some_and(|n| self.citations(n).last().is_some_and(|c| c["locators"] == here["locators"])),
            "unfit-ibid-locator" => {
                let archival = work["archive"].is_object();
                let leaf = |l: &Value| l["label"] == "folio";
                !archival && here["locators"].as_array().is_some_and(|l| l.iter().any(leaf))
            }
            "short-before-full" => !full(at) && full(self.notes.len()),
            "short-without-full" => !full(self.notes.len()),
            "ambiguous-short-form" | "ambiguous-opcit" => namesakes() > 1,
            "opcit-without-work" => !full(at),
            "repeated-full-form" => form(here, "full") && full(at),
            "missing-facts" => {
                let house = work["publisher"].is_string() || work["location"].is_string();
                work["date"].is_null() || !house
            }
            "incomplete-archival-place" => {
                let units = work["archive"]["units"].as_array();
                units.is_some_and(|u| !u.iter().any(|u| u[0] == "opis"))
            }
            // The notes of a made document agree with each other.
            _ => false,
        }
    }
}

#[test]
fn made_documents_have_no_faults_that_their_truth_does_not_have() {
    let Some(folder) = shared("eval/roundtrip") else { return };
    let mut wrong = Vec::new();
    let documents = made(&folder);
    assert!(documents.len() > 7, "few documents in {}", folder.display());
    for document in &documents {
        let (reading, findings) = check(&document.text);
        for finding in findings.iter().filter(|f| f.rule.code < "IB5") {
            if !document.justifies(&reading, finding) {
                let note = finding.note.map_or("-", |n| label(&reading, n));
                let file = document.text.file_name().unwrap_or_default().to_string_lossy();
                wrong.push(format!("{file} note {note}: {} ({})", finding.message, finding.rule.name));
            }
        }
        assert!(!document.name.is_empty());
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}
