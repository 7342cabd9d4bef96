//! Case files: `tests/notes/*.md`, each case one rule of how historians write notes.
//!
//! `tests/notes/README.md` says how a case is written. A case that does not hold yet is listed in
//! `tests/notes/pending.txt`; the list may only shrink: a listed case that holds fails the test, and so does
//! any other case that does not. `PENDING=shrink cargo test --test notes` takes off the list what holds now,
//! `PENDING=write` writes it anew (for new cases), `PENDING=show` prints what each listed case gives instead.

#[path = "notes/case.rs"]
mod case;
#[path = "notes/judge.rs"]
mod judge;

use std::collections::BTreeSet;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use case::Case;

/// One test for each file, named as the file is, and the list of them all.
macro_rules! files {
    ($($name:ident $file:literal)*) => {
        $(#[test] fn $name() { hold($file) })*
        const FILES: &[&str] = &[$($file),*];
    };
}

files! {
    antiquity "antiquity"
    archives "archives"
    articles "articles"
    author_date "author-date"
    back_references "back-references"
    bibliography "bibliography"
    books "books"
    british_mhra "british-mhra"
    chapters "chapters"
    czech "czech"
    dates "dates"
    dutch "dutch"
    edited_volumes "edited-volumes"
    encyclopaedias "encyclopaedias"
    films "films"
    french "french"
    frus "frus"
    german "german"
    german_journals "german-journals"
    gost "gost"
    gost_journals "gost-journals"
    government "government"
    interviews "interviews"
    introductions "introductions"
    italian "italian"
    laws "laws"
    letters_in_editions "letters-in-editions"
    library "library"
    locators "locators"
    multivolume "multivolume"
    names "names"
    newspapers "newspapers"
    not_citations "not-citations"
    patents "patents"
    places "places"
    polish "polish"
    portuguese "portuguese"
    prose_with_islands "prose-with-islands"
    reports "reports"
    reprints "reprints"
    reviews "reviews"
    short_forms "short-forms"
    signals_via "signals-via"
    slanted "slanted"
    spanish "spanish"
    theses "theses"
    treaties_un "treaties-un"
    ukrainian "ukrainian"
    web "web"
}

/// Every case of a file holds, but for those pending, which do not.
fn hold(file: &str) {
    let pending = pending();
    let mut wrong = String::new();
    for case in cases(file) {
        let name = format!("{file}: {}", case.name);
        let faults = judge::faults(&case);
        match (pending.contains(&name), faults.is_empty()) {
            (false, false) => {
                let _ = write!(wrong, "\n{}", report(&name, &case, &faults));
            }
            (true, true) => {
                let _ = write!(wrong, "\n{name}\n    holds now: take it off pending.txt\n");
            }
            (true, false) if shown("show") => eprintln!("{}", report(&name, &case, &faults)),
            _ => {}
        }
    }
    assert!(wrong.is_empty() || writes(), "{wrong}");
}

#[test]
fn every_file_is_run() {
    let there: BTreeSet<String> = fs::read_dir(folder())
        .expect("the folder of cases")
        .filter_map(|entry| Some(entry.ok()?.file_name().to_str()?.strip_suffix(".md")?.to_owned()))
        .filter(|name| name != "README")
        .collect();
    let run: BTreeSet<String> = FILES.iter().map(|file| (*file).to_owned()).collect();
    assert_eq!(there, run, "tests/notes/*.md and the list in tests/notes.rs differ");
}

/// No case twice, none pending that is not there; and the list is written if asked.
#[test]
fn pending_names_cases() {
    let listed = pending();
    let mut names = BTreeSet::new();
    let mut failing = Vec::new();
    for file in FILES {
        for case in cases(file) {
            let name = format!("{file}: {}", case.name);
            assert!(names.insert(name.clone()), "two cases are called {name}");
            let kept = shown("write") || shown("shrink") && listed.contains(&name);
            if kept && !judge::faults(&case).is_empty() {
                failing.push(name);
            }
        }
    }
    if writes() {
        eprintln!("{} cases, {} pending", names.len(), failing.len());
        let text: String = failing.iter().map(|name| format!("{name}\n")).collect();
        fs::write(folder().join("pending.txt"), text).expect("pending.txt is written");
        return;
    }
    let lost: Vec<&String> = listed.iter().filter(|name| !names.contains(*name)).collect();
    assert!(lost.is_empty(), "pending, but no such case: {lost:#?}");
}

// --- help ------------------------------------------------------------------------------

fn report(name: &str, case: &Case, faults: &[String]) -> String {
    let mut out = format!("{name}\n");
    for line in case.text.lines().filter(|line| !line.is_empty()) {
        let _ = writeln!(out, "    | {line}");
    }
    for fault in faults {
        let _ = writeln!(out, "    {fault}");
    }
    out
}

fn shown(what: &str) -> bool {
    std::env::var("PENDING").is_ok_and(|asked| asked == what)
}

/// The list is being written: nothing fails meanwhile.
fn writes() -> bool {
    shown("write") || shown("shrink")
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/notes")
}

fn cases(file: &str) -> Vec<Case> {
    let path = folder().join(file).with_extension("md");
    let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    case::read(&text).unwrap_or_else(|error| panic!("{file}.md: {error}"))
}

fn pending() -> BTreeSet<String> {
    let text = fs::read_to_string(folder().join("pending.txt")).unwrap_or_default();
    text.lines().map(str::to_owned).filter(|line| !line.is_empty()).collect()
}
