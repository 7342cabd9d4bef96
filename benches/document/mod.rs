//! A long document made of the samples' notes, renumbered.

use std::fmt::Write;
use std::io::Write as _;

use ibid::lexicon::{self, Lexicon};
use ibid::{Options, read};

const SAMPLES: [&[u8]; 6] = [
    include_bytes!("../../samples/thesis-chapter.txt"),
    include_bytes!("../../samples/article-endnotes.txt"),
    include_bytes!("../../samples/cold-war-archives.txt"),
    include_bytes!("../../samples/gost-article.txt"),
    include_bytes!("../../samples/short-notes.txt"),
    include_bytes!("../../samples/mojibake.txt"),
];

/// The same notes as the footnotes of a .docx, one to a paragraph.
pub fn docx_of_notes(count: usize) -> std::io::Result<Vec<u8>> {
    const W: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
    let mut body = format!("<w:document {W}><w:body>");
    let mut notes = format!("<w:footnotes {W}>");
    let list = String::from_utf8(of_notes(count)).map_err(std::io::Error::other)?;
    for (n, line) in list.lines().enumerate() {
        let note = line.split_once(". ").map_or(line, |(_, note)| note);
        let note = note.replace('&', "&amp;").replace('<', "&lt;");
        let _ = write!(
            body,
            "<w:p><w:r><w:t>The text of a paragraph.</w:t></w:r><w:r><w:footnoteReference w:id=\"{n}\"/></w:r></w:p>"
        );
        let _ = write!(
            notes,
            "<w:footnote w:id=\"{n}\"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t>{note}</w:t></w:r></w:p></w:footnote>"
        );
    }
    body.push_str("</w:body></w:document>");
    notes.push_str("</w:footnotes>");
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    for (name, part) in [("word/document.xml", body), ("word/footnotes.xml", notes)] {
        zip.start_file(name, options)?;
        zip.write_all(part.as_bytes())?;
    }
    Ok(zip.finish()?.into_inner())
}

/// A list of `count` notes as UTF-8. Each time round the samples, names and titles get other endings, so
/// that the works grow in number with the notes, as in a real book; chains of *Ibid.* stay as they are.
pub fn of_notes(count: usize) -> Vec<u8> {
    let notes = sample_notes();
    let mut out = String::with_capacity(count * 160);
    for (n, note) in notes.iter().cycle().take(count).enumerate() {
        let _ = write!(out, "{}. ", n + 1);
        let round = n / notes.len();
        if round == 0 {
            out.push_str(note);
        } else {
            with_endings(note, round, &mut out);
        }
        out.push('\n');
    }
    out.into_bytes()
}

fn sample_notes() -> Vec<String> {
    SAMPLES
        .iter()
        .filter_map(|bytes| read(bytes, &Options::default()).ok())
        .flat_map(|reading| reading.document.notes)
        .map(|note| note.text)
        .collect()
}

/// The note with an ending on every capitalised word that is long and in no list of words.
fn with_endings(note: &str, round: usize, out: &mut String) {
    let mut rest = note;
    while !rest.is_empty() {
        let end = rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len());
        let (word, after) = rest.split_at(end);
        out.push_str(word);
        let own = word.chars().next().is_some_and(char::is_uppercase) && word.chars().count() > 4;
        if own && Lexicon::builtin().forms(&lexicon::fold(word)).next().is_none() {
            ending(round, word.is_ascii(), out);
        }
        let gap = after.find(char::is_alphabetic).unwrap_or(after.len());
        out.push_str(&after[..gap]);
        rest = &after[gap..];
    }
}

/// Three syllables that differ much from one round to the next.
fn ending(round: usize, latin: bool, out: &mut String) {
    const LATIN: [&str; 12] = ["ba", "ko", "du", "ni", "sa", "ve", "lu", "ro", "mi", "ta", "ge", "po"];
    const CYRILLIC: [&str; 12] = ["ба", "ко", "ду", "ни", "са", "ве", "лу", "ро", "ми", "та", "ге", "по"];
    let syllables = if latin { &LATIN } else { &CYRILLIC };
    let mut mixed = (round as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 20;
    for _ in 0..3 {
        out.push_str(syllables[(mixed % 12) as usize]);
        mixed /= 12;
    }
}
