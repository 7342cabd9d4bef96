//! The readers of formats: what a word processor, a browser or LaTeX prints is what is read.

#[path = "../common/mod.rs"]
#[allow(dead_code)]
mod common;

mod docx;
mod given;
mod hostile;
mod italics;
mod lists;
mod markup;
mod odt;
mod origin;
mod package;
#[cfg(feature = "pdf")]
mod pdf;

use std::path::Path;

use ibid::Error;
use ibid::model::{Document, Format, Note, Style};

/// The sample page in a format.
fn sample(suffix: &str) -> Vec<u8> {
    named(&format!("formats.{suffix}"))
}

fn named(file: &str) -> Vec<u8> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples").join(file);
    std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn read(bytes: &[u8]) -> Document {
    ibid::intake::document(bytes, None, None).expect("a document")
}

fn error(bytes: &[u8]) -> Error {
    ibid::intake::document(bytes, None, None).expect_err("no document")
}

/// Label and text of each note.
fn notes(document: &Document) -> Vec<(&str, &str)> {
    document.notes.iter().map(|note| (note.label.as_str(), note.text.as_str())).collect()
}

fn italics(note: &Note) -> Vec<&str> {
    let italic = note.styles.iter().filter(|(_, style)| *style == Style::Italic);
    italic.map(|(span, _)| span.of(&note.text)).collect()
}

/// The body up to the mark of a note, its last few words.
fn before(document: &Document, at: usize, bytes: usize) -> &str {
    let anchor = document.notes[at].anchor.expect("a mark");
    let end = anchor.start as usize;
    &document.source.text[end - bytes..end]
}

const SUFFIXES: [(&str, Format); 7] = [
    ("md", Format::Markdown),
    ("docx", Format::Docx),
    ("odt", Format::Odt),
    ("fodt", Format::Odt),
    ("html", Format::Html),
    ("epub", Format::Epub),
    ("tex", Format::Latex),
];

#[test]
fn a_page_says_the_same_in_every_format() {
    let first = read(&sample("md"));
    assert_eq!(first.notes.len(), 9);
    for (suffix, format) in SUFFIXES {
        let document = read(&sample(suffix));
        assert_eq!(document.source.format, format, "{suffix}: found out by what is in it");
        assert_eq!(notes(&document), notes(&first), "{suffix}");
        for (note, same) in document.notes.iter().zip(&first.notes) {
            assert_eq!(italics(note), italics(same), "{suffix}: note {}", note.label);
            assert_eq!(
                note.span.of(&document.source.text),
                format!("{} {}", note.label, note.text),
                "{suffix}"
            );
        }
        assert_eq!(before(&document, 2, 7), "warned;", "{suffix}");
        assert_eq!(before(&document, 7, 3), "800", "{suffix}: in a table");
    }
    assert_eq!(italics(&first.notes[0]), ["The Rise and Fall of T. D. Lysenko", "The Lysenko Affair"]);
    assert!(first.notes[4].text.contains("l. 17. The letter"), "paragraphs of a note are joined");
}

#[test]
fn a_page_says_the_same_by_libreoffice() {
    let first = read(&sample("md"));
    for file in ["formats-libreoffice.docx", "formats-libreoffice.odt"] {
        let document = read(&named(file));
        assert_eq!(notes(&document), notes(&first), "{file}");
        for (note, same) in document.notes.iter().zip(&first.notes) {
            assert_eq!(italics(note), italics(same), "{file}: note {}", note.label);
        }
    }
}

#[test]
fn notes_typed_under_a_heading_of_a_word_document_are_found() {
    let (first, typed) = (read(&sample("md")), read(&named("formats-python-docx.docx")));
    let texts = |document: &Document| -> Vec<(String, String)> {
        let bare = |text: &str| text.replace(['<', '>'], "");
        document.notes.iter().map(|note| (note.label.clone(), bare(&note.text))).collect()
    };
    assert_eq!(texts(&typed), texts(&first));
    for (note, same) in typed.notes.iter().zip(&first.notes) {
        assert_eq!(italics(note), italics(same), "note {}", note.label);
        assert!(note.anchor.is_some(), "note {} is called in the text", note.label);
    }
}

#[cfg(feature = "pdf")]
#[test]
fn a_page_says_the_same_in_print() {
    let (first, print) = (read(&sample("md")), read(&named("formats-libreoffice.pdf")));
    assert_eq!(print.source.format, Format::Pdf);
    assert_eq!(notes(&print), notes(&first));
    for (note, same) in print.notes.iter().zip(&first.notes) {
        assert_eq!(italics(note), italics(same), "note {}", note.label);
        let anchor = note.anchor.expect("its mark was seen");
        assert!(anchor.start < note.span.start);
    }
    assert_eq!(before(&print, 2, 7), "warned;");
}

#[test]
fn kinds_of_files_that_are_not_read_say_what_to_do() {
    for (bytes, word) in [
        (&b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 and more"[..], ".docx"),
        (b"{\\rtf1\\ansi Hello}", ".docx or .odt"),
    ] {
        let said = error(bytes).to_string();
        assert!(said.contains(word), "{said}");
    }
}

#[test]
fn typed_notes_are_found_where_a_format_has_none() {
    let page = b"<!DOCTYPE html><html><body><p>The text.1 And more.2 The end.</p><p>Notes</p>\
        <p>1. Anna Miller, <i>The Road</i> (London: Verso, 1989), 5.</p><p>2. Ibid., 7.</p></body></html>";
    let document = read(page);
    assert_eq!(document.source.format, Format::Html);
    assert_eq!(
        notes(&document),
        [("1", "Anna Miller, The Road (London: Verso, 1989), 5."), ("2", "Ibid., 7.")]
    );
    assert_eq!(italics(&document.notes[0]), ["The Road"]);
}
