//! Finding notes. One file a format; nothing here looks inside a note.
//!
//! A format's reader takes a file's bytes and gives a [`Document`]: the text, and the notes in reading order,
//! each with its label, its text and the way back. What several readers share lies in files of its own:
//! [`flow`] gathers text and keeps where it was, [`draft`] lays body and notes out as one text, [`xml`] and [`package`] open office files, [`unwrap`] joins
//! lines, [`marks`] finds the places of the notes in a body without marks.

mod docx;
mod draft;
mod epub;
mod flow;
mod given;
mod html;
mod label;
mod latex;
mod markdown;
mod marks;
mod numeral;
mod odt;
mod package;
#[cfg(feature = "pdf")]
mod pdf;
mod sniff;
mod txt;
mod unwrap;
mod words;
mod xml;

use crate::error::Error;
use crate::model::{Document, Format, Source};
use crate::text;

/// A format's reader.
#[derive(Clone, Copy, Debug)]
pub struct Reader {
    /// The format.
    pub format: Format,
    /// Suffixes of its files, without the stop.
    pub suffixes: &'static [&'static str],
    /// What it is, in a few words.
    pub about: &'static str,
    /// True if a file with these bytes is one. A file is given to the first reader that says so.
    pub sniff: fn(&[u8]) -> bool,
    /// Reads a file: its bytes and, where bytes alone do not say it, the name of their encoding.
    pub read: fn(&[u8], Option<&str>) -> Result<Document, Error>,
}

/// The readers, in the order in which they are asked. Text is what is left.
pub const READERS: &[Reader] = &[
    Reader {
        format: Format::Docx,
        suffixes: &["docx", "docm", "dotx"],
        about: "Word, LibreOffice, Google Docs, pandoc",
        sniff: sniff::docx,
        read: docx::read,
    },
    Reader {
        format: Format::Odt,
        suffixes: &["odt", "fodt", "ott"],
        about: "OpenDocument text, packed or flat",
        sniff: sniff::odt,
        read: odt::read,
    },
    Reader {
        format: Format::Epub,
        suffixes: &["epub"],
        about: "EPUB: all chapters in order",
        sniff: sniff::epub,
        read: epub::read,
    },
    #[cfg(feature = "pdf")]
    Reader {
        format: Format::Pdf,
        suffixes: &["pdf"],
        about: "PDF with text: notes in small type at the foot of pages",
        sniff: sniff::pdf,
        read: pdf::read,
    },
    Reader {
        format: Format::Html,
        suffixes: &["html", "htm", "xhtml"],
        about: "HTML by word processors, pandoc, blogs, wikis, journals",
        sniff: sniff::html,
        read: html::read,
    },
    Reader {
        format: Format::Latex,
        suffixes: &["tex", "ltx", "latex"],
        about: "LaTeX: \\footnote, \\endnote",
        sniff: latex::sniff,
        read: latex::read,
    },
    Reader {
        format: Format::Markdown,
        suffixes: &["md", "markdown", "mdown", "qmd", "rmd"],
        about: "Markdown: [^1] and ^[notes in place]",
        sniff: markdown::sniff,
        read: markdown::read,
    },
    Reader {
        format: Format::Text,
        suffixes: &["txt", "text"],
        about: "plain text: notes at the foot of pages, at the end, or as a list",
        sniff: |_| true,
        read: |bytes, encoding| text::decode(bytes, encoding).map(read),
    },
];

/// Reads a file of any format: the one named, else the one its bytes show.
///
/// Offsets in the notes are bytes of [`Source::text`], which is the body's text with the marks in their places
/// and, for formats that keep notes apart, the notes after it. A document without notes is no error.
///
/// # Errors
/// [`Error::Empty`] without bytes or text, [`Error::Damaged`], [`Error::Bomb`], [`Error::Unsupported`] for
/// kinds of files that are known but not read, and what [`text::decode`] says.
pub fn document(bytes: &[u8], format: Option<Format>, encoding: Option<&str>) -> Result<Document, Error> {
    if bytes.is_empty() {
        return Err(Error::Empty);
    }
    let wanted = |reader: &&Reader| match format {
        Some(format) => reader.format == format,
        None => (reader.sniff)(bytes),
    };
    if format.is_none() {
        sniff::refused(bytes)?;
    }
    match READERS.iter().find(wanted) {
        Some(reader) => (reader.read)(bytes, encoding),
        None => {
            Err(Error::Unsupported { what: "a format that this build leaves out", advice: "save it as text" })
        }
    }
}

/// Finds the notes of a text.
///
/// Takes the source as [`crate::text::decode`] gives it; offsets in the notes are bytes of
/// [`Source::text`]. A text without notes gives a document without notes. Never fails.
pub fn read(source: Source) -> Document {
    let notes = txt::notes(&source.text);
    Document { source, notes }
}
