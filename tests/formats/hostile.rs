//! Files that are broken, or made to break a reader: an error or a document, soon and without much memory.

use super::package::{Docx, fodt, footnote, mark, pack, run};
use super::{SUFFIXES, error, sample};
use ibid::intake::READERS;
use ibid::model::{Document, Span};
use ibid::{Error, intake};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use proptest::test_runner::FileFailurePersistence;

#[test]
fn cut_archives_and_missing_parts_are_named() {
    let whole = sample("docx");
    for length in [4, 100, whole.len() / 2, whole.len() - 10] {
        let said = error(&whole[..length]);
        assert!(matches!(said, Error::Damaged { .. } | Error::Unsupported { .. }), "{length}: {said:?}");
    }
    let empty = pack(&[("[Content_Types].xml", b"<Types/>")]);
    assert!(matches!(error(&empty), Error::Damaged { part, .. } if part == "word/document.xml"));
    let cut = pack(&[("word/document.xml", b"<w:document xmlns:w='w'><w:body><w:p>")]);
    assert!(matches!(error(&cut), Error::Damaged { part, .. } if part == "word/document.xml"));
}

#[test]
fn bombs_are_not_unpacked() {
    let body = format!("<w:p>{}{}</w:p>", run("A"), mark(1));
    let mut footnotes = footnote(1, &run("One."));
    footnotes.push_str(&" ".repeat(100 << 20));
    let bytes = Docx { body: &body, footnotes: &footnotes, ..Docx::default() }.bytes();
    assert!(bytes.len() < 1 << 20);
    assert!(matches!(error(&bytes), Error::Bomb { part, .. } if part == "word/footnotes.xml"));
}

#[test]
fn entities_are_never_resolved() {
    let laughs = "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;\"><!ENTITY c SYSTEM \
        \"file:///etc/passwd\">]><w:document xmlns:w=\"w\"><w:body><w:p><w:r><w:t>&b;&c;</w:t></w:r></w:p></w:body></w:document>";
    let bytes = pack(&[("word/document.xml", laughs.as_bytes())]);
    assert!(matches!(error(&bytes), Error::Damaged { .. }));
}

#[test]
fn a_note_of_a_chapters_length_is_prose_and_said_so() {
    let mut text = format!(
        "1. Ann Smith, Rivers (London: Hale, 1990), 12.\n2. {}\n3. Ibid., 14.\n",
        "1 ".repeat(200_000)
    );
    text.push('\n');
    let reading = ibid::read(text.as_bytes(), &ibid::Options::default()).expect("a text");
    let long = reading.document.notes.iter().position(|note| !note.is_read()).expect("the long note");
    assert!(reading.document.notes[long].text.len() > 390_000, "its words are kept");
    assert!(reading.notes[long].citations.is_empty());
    let len: u32 = reading.notes[long].pieces.iter().map(|piece| piece.len).sum();
    assert_eq!(len as usize, reading.document.notes[long].text.len());
    assert!(reading.ledger.findings.iter().any(|f| f.rule.name == "overlong-note"));
}

#[test]
fn depth_and_length_are_no_trouble() {
    const MANY: usize = 30_000;
    let nested = format!("<w:p>{}</w:p>", "<w:r>".repeat(MANY) + &"</w:r>".repeat(MANY));
    let _ = intake::document(&Docx { body: &nested, ..Docx::default() }.bytes(), None, None);
    let spans = format!("<text:p>{}A{}</text:p>", "<text:span>".repeat(MANY), "</text:span>".repeat(MANY));
    let _ = intake::document(&fodt("", &spans), None, None);
    for piece in [
        "<div>",
        "<p><b>",
        "</p>",
        "<a href=#x>",
        "<li>",
        "<a id=x href=#x>1",
        "^[",
        "[^1]: ",
        "[^1]",
        "`",
        "*_",
        "\\footnote{",
        "\\\\[",
        "\\label{",
        "\\textit{",
        "\\newcommand{\\x}{\\x\\x}\\x",
        "$^{",
        "}",
        "1 ",
    ] {
        let text = piece.repeat(MANY);
        for reader in READERS {
            let _ = (reader.read)(text.as_bytes(), None);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 64,
        max_shrink_iters: 256,
        failure_persistence: Some(Box::new(FileFailurePersistence::WithSource("regressions"))),
        ..ProptestConfig::default()
    })]

    #[test]
    fn any_bytes_are_read_or_refused(bytes in vec(any::<u8>(), 0..600)) {
        every_reader(&bytes)?;
    }

    #[test]
    fn any_marks_are_read_or_refused(words in vec(select(MARKS), 0..80)) {
        every_reader(words.concat().as_bytes())?;
    }

    #[test]
    fn damaged_samples_are_read_or_refused(
        (suffix, _) in select(&SUFFIXES[..]),
        changes in vec((any::<Index>(), any::<u8>()), 1..20),
        cut in any::<Index>(),
        whole in any::<bool>(),
    ) {
        let mut bytes = sample(suffix);
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        if !whole {
            bytes.truncate(cut.index(bytes.len()));
        }
        every_reader(&bytes)?;
    }

    /// The parts of an archive are damaged, not the archive.
    #[test]
    fn damaged_parts_are_read_or_refused(
        part in select(&["word/document.xml", "word/footnotes.xml", "word/styles.xml", "word/_rels/document.xml.rels"][..]),
        changes in vec((any::<Index>(), select(XML)), 1..12),
    ) {
        let bytes = sample("docx");
        let mut zip = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("the sample");
        let mut parts = Vec::new();
        for at in 0..zip.len() {
            let mut file = zip.by_index(at).expect("a part");
            let name = file.name().expect("a name").into_owned();
            let mut text = Vec::new();
            std::io::Read::read_to_end(&mut file, &mut text).expect("its bytes");
            if name == part {
                for (place, piece) in &changes {
                    let place = place.index(text.len());
                    text.splice(place..place, piece.bytes());
                }
            }
            parts.push((name, text));
        }
        let parts: Vec<(&str, &[u8])> = parts.iter().map(|(name, text)| (name.as_str(), text.as_slice())).collect();
        every_reader(&pack(&parts))?;
    }
}

/// What marked-up texts are made of.
const MARKS: &[&str] = &[
    "<p>",
    "</p>",
    "<li id=\"fn1\">",
    "<ol>",
    "</ol>",
    "<a href=\"#fn1\" id=\"r1\">",
    "<a href=\"#r1\">",
    "</a>",
    "<sup>",
    "1",
    "[1]",
    "<i>",
    "</i>",
    "&amp;",
    "&#x301;",
    "<script>",
    "<pre>",
    "\n",
    "\n\n",
    " ",
    "Miller",
    "é",
    "\u{301}",
    "\u{ad}",
    "\u{a0}",
    "[^1]",
    "[^1]:",
    "^[",
    "]",
    "[",
    "{.x}",
    "`",
    "```\n",
    "*",
    "\\ ",
    "^a^",
    "\\footnote",
    "\\footnotemark",
    "\\footnotetext",
    "{",
    "}",
    "[7]",
    "\\emph{",
    "\\'",
    "\\v",
    "\\i",
    "%",
    "~",
    "--",
    "``",
    "''",
    "$",
    "\\begin{verbatim}",
    "\\end{verbatim}",
    "\\verb|",
    "\\cite[",
    "\\newcommand{\\q}[1]{<#1>}",
    "\\q{",
    "\\q",
    "\\enquote{",
    "\\chapter{",
    "\\\\",
    "\\setcounter{footnote}{3}",
    "\\begin{document}",
    "12. ",
    "\u{feff}",
    "\u{f8ff}1",
];

/// What is strange in XML.
const XML: &[&str] = &[
    "<",
    ">",
    "&",
    "&amp;",
    "&#0;",
    "&#xd800;",
    "&x;",
    "<w:p>",
    "</w:p>",
    "<w:r/>",
    "<w:footnoteReference w:id=\"1\"/>",
    "\"",
    "<!--",
    "]]>",
    "<w:del>",
    "\u{301}",
    " ",
];

/// Every reader gives a document whose offsets are true, or an error that says something.
pub fn every_reader(bytes: &[u8]) -> Result<(), TestCaseError> {
    for reader in READERS {
        match (reader.read)(bytes, None) {
            Ok(document) => offsets_are_true(&document)?,
            Err(error) => prop_assert!(!error.to_string().is_empty()),
        }
    }
    if let Err(error) = intake::document(bytes, None, None) {
        prop_assert!(!error.to_string().is_empty());
    }
    Ok(())
}

fn offsets_are_true(document: &Document) -> Result<(), TestCaseError> {
    let text = &document.source.text;
    let fits = |span: Span, text: &str| span.start <= span.end && text.get(span.range()).is_some();
    for note in &document.notes {
        prop_assert!(fits(note.span, text), "{note:?}");
        prop_assert!(note.anchor.is_none_or(|anchor| fits(anchor, text)), "{note:?}");
        prop_assert_eq!(note.text.trim(), &note.text);
        prop_assert!(!note.text.is_empty());
        for (span, _) in &note.styles {
            prop_assert!(!span.is_empty() && fits(*span, &note.text), "{note:?}");
        }
        for (here, there) in &note.trail.steps {
            prop_assert!(
                note.text.is_char_boundary(*here as usize) && text.is_char_boundary(*there as usize)
            );
        }
    }
    Ok(())
}
