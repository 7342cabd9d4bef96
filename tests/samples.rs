//! What comes out of every sample, kept beside this file in `snapshots/` for a reader to judge.
//!
//! After a change that should alter it: `INSTA_UPDATE=always cargo test --test samples`, then read the
//! difference before it is committed.

mod common;

use std::path::{Path, PathBuf};

use encoding_rs::{Encoding, IBM866, KOI8_R, WINDOWS_1251};
use ibid::{Reading, emit};

#[test]
fn biblatex_of_every_sample() {
    for name in common::SAMPLES {
        let reading = common::read(&common::bytes(name));
        snapshots().bind(|| insta::assert_snapshot!(format!("{name}.bib"), emit::biblatex(&reading)));
    }
}

#[test]
fn csv_of_every_sample() {
    for name in common::SAMPLES {
        let reading = common::read(&common::bytes(name));
        let csv = emit::csv(&reading).expect("a table");
        snapshots().bind(|| insta::assert_snapshot!(format!("{name}.csv"), csv));
    }
}

/// The notes found, by label, and the work each citation was held to cite: what a reader checks first.
#[test]
fn links_of_every_sample() {
    for name in common::SAMPLES {
        let reading = common::read(&common::bytes(name));
        snapshots().bind(|| insta::assert_snapshot!(format!("{name}.links"), links(&reading)));
    }
}

#[test]
fn every_note_is_found() {
    let expected: [(&str, Vec<u32>); 6] = [
        ("thesis-chapter", (1..=24).chain(61..=70).chain(118..=119).collect()),
        ("article-endnotes", (1..=32).collect()),
        ("cold-war-archives", (1..=40).collect()),
        ("gost-article", (1..=38).collect()),
        ("short-notes", (1..=43).collect()),
        ("mojibake", (1..=26).collect()),
    ];
    for (name, expected) in expected {
        let reading = common::read(&common::bytes(name));
        let found: Vec<&str> = numbered(&reading).map(|note| note.label.as_str()).collect();
        let expected: Vec<String> = expected.iter().map(u32::to_string).collect();
        let lost = "the note between 15 and 17 has lost its mark: any label will do";
        if name == "article-endnotes" {
            assert_eq!(found.len(), expected.len(), "{name}: {lost}");
            assert!(found.iter().zip(&expected).all(|(f, e)| f == e || e == "16"), "{name}: {found:?}");
        } else {
            assert_eq!(found, expected, "{name}");
        }
    }
}

#[test]
fn an_ibid_after_lost_pages_has_no_work() {
    let reading = common::read(&common::bytes("thesis-chapter"));
    for label in ["61", "62", "118"] {
        let id = reading.document.notes.iter().position(|n| n.label == label).expect("the note is there");
        let mentions = reading.ledger.mentions.iter().filter(|m| m.citation.note.0 as usize == id);
        let entries: Vec<_> = mentions.map(|m| m.entry).collect();
        assert_eq!(entries, [None], "note {label}");
    }
}

#[test]
fn a_document_says_the_same_in_every_encoding() {
    let text = common::text("gost-article");
    let plain = emit::biblatex(&common::read(text.as_bytes()));
    for (bytes, name) in [
        (encoded(WINDOWS_1251, &text), "windows-1251"),
        (utf16(&text, true), "UTF-16LE"),
        (utf16(&text, false), "UTF-16BE"),
    ] {
        assert!(emit::biblatex(&common::read(&bytes)) == plain, "{name} is read otherwise than UTF-8");
    }
    // The older encodings have no dashes, ellipses or quotes of print.
    let older: String = text
        .chars()
        .map(|c| match c {
            '–' | '—' => '-',
            '«' | '»' => '"',
            '’' => '\'',
            '…' => '.',
            '№' => 'N',
            c => c,
        })
        .collect();
    let plain = emit::biblatex(&common::read(older.as_bytes()));
    for encoding in [KOI8_R, IBM866] {
        let bytes = encoded(encoding, &older);
        assert!(
            emit::biblatex(&common::read(&bytes)) == plain,
            "{} is read otherwise than UTF-8",
            encoding.name()
        );
    }
}

/// Real documents, where they are at hand. Their text is not part of the project; only what is counted is.
#[test]
fn documents_next_door() {
    let Some(seeds) = next_door() else {
        eprintln!("skipped: ../shared/seeds is not there");
        return;
    };
    let read = |name: &str| common::read(&std::fs::read(seeds.join(name)).expect("a seed"));
    let dissertation = read("dissertation.txt");
    assert_eq!(numbered(&dissertation).count(), 107, "surviving footnotes");
    let dossier = read("e-dossier.txt");
    assert_eq!(numbered(&dossier).count(), 32, "endnotes, one without its mark");
    assert!(!dossier.document.source.repairs.is_empty(), "damage was mended");
}

// --- help ------------------------------------------------------------------------------

fn snapshots() -> insta::Settings {
    let mut settings = insta::Settings::clone_current();
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings
}

/// Footnotes and endnotes: no source lines, records or lists.
fn numbered(reading: &Reading) -> impl Iterator<Item = &ibid::model::Note> {
    use ibid::model::NoteKind::{Endnote, Footnote};
    reading.document.notes.iter().filter(|n| matches!(n.kind, Footnote | Endnote))
}

fn links(reading: &Reading) -> String {
    let mut out = String::new();
    for (note, read) in reading.document.notes.iter().zip(&reading.notes) {
        out.push_str(&format!("{} {}\n", note.kind.name(), note.label));
        for mention in reading.ledger.mentions.iter().filter(|m| m.citation.note == read.note) {
            let Some(citation) = read.citations.get(usize::from(mention.citation.nth)) else { continue };
            let key =
                mention.entry.and_then(|e| reading.ledger.entries.get(e)).map_or("?", |e| e.key.as_str());
            let locators: Vec<String> = mention
                .locators
                .iter()
                .map(|l| format!("{} {}", l.value.unit.name(), l.value.value))
                .collect();
            let doubt = if mention.ambiguous { " (ambiguous)" } else { "" };
            let raw = citation.span.of(&note.text);
            out.push_str(&format!(
                "    {:<5} {key}{doubt} [{}] <- {raw}\n",
                mention.form.name(),
                locators.join(", ")
            ));
        }
    }
    out
}

fn encoded(encoding: &'static Encoding, text: &str) -> Vec<u8> {
    let (bytes, _, lost) = encoding.encode(text);
    assert!(!lost, "{} cannot say it all", encoding.name());
    bytes.into_owned()
}

fn utf16(text: &str, little: bool) -> Vec<u8> {
    let mark = if little { [0xff, 0xfe] } else { [0xfe, 0xff] };
    let units = text.encode_utf16().flat_map(|u| if little { u.to_le_bytes() } else { u.to_be_bytes() });
    mark.into_iter().chain(units).collect()
}

fn next_door() -> Option<PathBuf> {
    let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/seeds");
    seeds.is_dir().then_some(seeds)
}
