//! Real programs read what is written. Each test runs where its program is installed, and says so where it is not.

mod common;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use ibid::Reading;
use ibid::emit::{self, Client, Printing};
use ibid::model::Field;
use serde_json::Value as Json;

/// Runs a program; `None`, and a word about it, if it is not installed.
fn run(program: &str, args: &[&str], folder: &Path) -> Option<(bool, String)> {
    match Command::new(program).args(args).current_dir(folder).output() {
        Ok(output) => {
            let text = String::from_utf8_lossy(&output.stdout) + String::from_utf8_lossy(&output.stderr);
            Some((output.status.success(), text.into_owned()))
        }
        Err(error) => {
            eprintln!("skipped: {program}: {error}");
            None
        }
    }
}

/// A folder with one file, taken away at the end.
struct Folder(PathBuf);

impl Folder {
    fn new(test: &str, name: &str, reading: &Reading, client: Option<Client>) -> Folder {
        let folder = std::env::temp_dir().join(format!("ibid-clients-{test}-{}", std::process::id()));
        fs::create_dir_all(&folder).expect("a folder");
        let writer = emit::writer_for_file(name).expect("a format");
        let printing = Printing { client, ..Printing::default() };
        fs::write(folder.join(name), (writer.write)(reading, &printing).expect("printed")).expect("written");
        Folder(folder)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// Letters and figures, their case kept.
fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// Every title that a program read back is ours, letter by letter.
fn same_titles(reading: &Reading, items: &[Json], client: Option<Client>, name: &str) {
    assert_eq!(items.len(), reading.ledger.entries.len(), "{name}");
    for entry in &reading.ledger.entries {
        let item = items.iter().find(|item| item["id"] == entry.key.as_str()).expect("the work");
        let read = letters(item["title"].as_str().unwrap_or_default());
        match (entry.fields.text(Field::Title), entry.fields.place()) {
            (Some(title), _) => assert_eq!(read, letters(title), "{name}: {}", entry.key),
            (None, Some(place)) => {
                assert_eq!(read, letters(&emit::shelfmark(place)), "{name}: {}", entry.key)
            }
            (None, None) => {}
        }
        // What is no more than an address is `misc`, which pandoc gives no type; `--for pandoc` is for that.
        let typed = client == Some(Client::Pandoc);
        assert!(
            !typed || !item["type"].as_str().unwrap_or_default().is_empty(),
            "{name}: {} has no type",
            entry.key
        );
        let families = |json: &Json| -> Vec<String> {
            let family =
                |name: &Json| letters(name["family"].as_str().or(name["literal"].as_str()).unwrap_or(""));
            json.as_array().into_iter().flatten().map(family).collect()
        };
        let ours: Vec<String> =
            entry.fields.names(Field::Author).iter().map(|name| letters(name.sort_word())).collect();
        assert_eq!(families(&item["author"]), ours, "{name}: {}", entry.key);
    }
}

#[test]
fn pandoc_keeps_titles_and_names() {
    for name in common::SAMPLES {
        let reading = common::read(&common::bytes(name));
        for (file, format, client) in [
            ("a.bib", "biblatex", None),
            ("a.bib", "biblatex", Some(Client::Pandoc)),
            ("a.csl.json", "csljson", None),
        ] {
            let folder = Folder::new(&format!("pandoc-{name}"), file, &reading, client);
            let Some((well, out)) = run("pandoc", &["-f", format, "-t", "csljson", file], &folder.0) else {
                return;
            };
            assert!(well, "{name}: {out}");
            let items: Vec<Json> =
                serde_json::from_str(&out).unwrap_or_else(|e| panic!("{name}: {e}\n{out}"));
            same_titles(&reading, &items, client, name);
        }
    }
}

#[test]
fn biber_finds_nothing_that_a_type_does_not_declare() {
    for name in common::SAMPLES {
        let reading = common::read(&common::bytes(name));
        let folder = Folder::new(&format!("biber-{name}"), "in.bib", &reading, None);
        let args = ["--tool", "--validate-datamodel", "--nolog", "--output-file=out.bib", "in.bib"];
        let Some((_, out)) = run("biber", &args, &folder.0) else { return };
        let complaint = |line: &&str| line.starts_with("WARN") || line.starts_with("ERROR");
        // A note may be right to name no author or date.
        let bad: Vec<&str> =
            out.lines().filter(complaint).filter(|line| !line.contains("Missing mandatory field")).collect();
        assert!(bad.is_empty(), "{name}: {bad:?}");
    }
}
