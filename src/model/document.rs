//! A document as it was taken in: its text and its notes.

use super::{Given, Origin, Span, Spot};

/// Which note: its place in the document, from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct NoteId(pub u32);

/// The format a document came in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum Format {
    Text,
    Docx,
    Odt,
    Markdown,
    Html,
    Latex,
    Epub,
    Pdf,
}

impl Format {
    /// The name in output and on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Format::Text => "text",
            Format::Docx => "docx",
            Format::Odt => "odt",
            Format::Markdown => "markdown",
            Format::Html => "html",
            Format::Latex => "latex",
            Format::Epub => "epub",
            Format::Pdf => "pdf",
        }
    }
}

/// One mended place of the source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repair {
    /// What was done: `mojibake`, `lost-byte`, `ligature`, `hyphen` …
    pub what: &'static str,
    /// Where it is now: bytes of [`Source::text`].
    pub span: Span,
    /// As it stood in the decoded source.
    pub was: String,
    /// As it is now.
    pub now: String,
    /// True if it was chosen by context and could be otherwise.
    pub doubtful: bool,
}

/// The way back from one text to another that it was made from: runs of bytes that correspond.
/// Between runs the two texts differ.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Trail {
    /// `(here, there)`: from byte `here` on, this text goes along with byte `there` of the other;
    /// sorted by `here`.
    pub steps: Vec<(u32, u32)>,
}

impl Trail {
    /// The place in the other text that byte `here` of this one came from.
    pub fn back(&self, here: u32) -> u32 {
        match self.steps.partition_point(|(h, _)| *h <= here).checked_sub(1) {
            Some(at) => {
                let (h, there) = self.steps[at];
                let end = self.steps.get(at + 1).map_or(u32::MAX, |(_, t)| *t);
                (there + (here - h)).min(end)
            }
            None => here,
        }
    }

    /// A span carried back.
    pub fn span(&self, span: Span) -> Span {
        let start = self.back(span.start);
        Span { start, end: self.back(span.end).max(start) }
    }
}

/// A document's text as we read it.
#[derive(Clone, Debug, PartialEq)]
pub struct Source {
    /// The format.
    pub format: Format,
    /// The encoding's name (`UTF-8`, `windows-1251`).
    pub encoding: String,
    /// The decoded and mended text.
    pub text: String,
    /// From `text` to the decoded text before mending.
    pub trail: Trail,
    /// What was mended, in order.
    pub repairs: Vec<Repair>,
    /// From the text before mending into the file, for formats whose text is laid out anew; empty for plain text,
    /// which is the file, and for print, which has places on pages only.
    pub origin: Origin,
    /// Words of `text` that stand for the text of another file (`\input{chapter2}`), which is not read; in order.
    pub elsewhere: Vec<Span>,
}

/// What a note is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum NoteKind {
    Footnote,
    Endnote,
    /// A `Source:` line under a document or an illustration.
    SourceLine,
    /// A parenthesis in the text: `(Kotkin 1995, 12)`.
    Parenthesis,
    /// An item of a bibliography or reference list.
    Bibliography,
    /// The document's own record: title, author, DOI at its head.
    Record,
}

impl NoteKind {
    /// The name in output.
    pub fn name(self) -> &'static str {
        match self {
            NoteKind::Footnote => "footnote",
            NoteKind::Endnote => "endnote",
            NoteKind::SourceLine => "source",
            NoteKind::Parenthesis => "parenthesis",
            NoteKind::Bibliography => "bibliography",
            NoteKind::Record => "record",
        }
    }
}

/// How letters look.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum Style {
    Italic,
    SmallCaps,
}

/// A footnote, an endnote, a source line or an item of a list.
#[derive(Clone, Debug, PartialEq)]
pub struct Note {
    /// The number or mark as printed, without stop or brackets: `11`, `*`.
    pub label: String,
    /// What it is.
    pub kind: NoteKind,
    /// The page it stands on, as printed, if known.
    pub page: Option<String>,
    /// Chapter or numbering run, from 0: it rises where the numbers start again.
    pub section: u16,
    /// The text: line wraps undone to one space, label taken off, no space at either end.
    pub text: String,
    /// From `text` to [`Source::text`].
    pub trail: Trail,
    /// Where the note stands, label included: bytes of [`Source::text`].
    pub span: Span,
    /// Where its mark stands in the body: bytes of [`Source::text`].
    pub anchor: Option<Span>,
    /// True if the notes just before it are lost (numbers jump), so that nothing can be leaned on.
    pub after_gap: bool,
    /// Letters that look different: bytes of `text`.
    pub styles: Vec<(Span, Style)>,
    /// Words that the file itself marks as citations, in order.
    pub given: Vec<Given>,
}

impl Note {
    /// The most bytes of a note that is read; a longer one is kept as prose. It is the length of a chapter.
    pub const LONGEST: usize = 256 << 10;

    /// True if it is no longer than a note can be.
    pub fn is_read(&self) -> bool {
        self.text.len() <= Note::LONGEST
    }
}

/// A document: its source and its notes, in reading order.
#[derive(Clone, Debug, PartialEq)]
pub struct Document {
    /// The text.
    pub source: Source,
    /// The notes; a [`NoteId`] is an index here.
    pub notes: Vec<Note>,
}

impl Document {
    /// The note `id` names.
    pub fn note(&self, id: NoteId) -> &Note {
        &self.notes[id.0 as usize]
    }

    /// Where words stand in the file: bytes of a note's text, or without a note of [`Source::text`]. `None` in print,
    /// and for words that the file does not have.
    pub fn spot(&self, note: Option<&Note>, span: Span) -> Option<Spot<'_>> {
        let span = note.map_or(span, |note| carried(&note.trail, span));
        let span = carried(&self.source.trail, span);
        match self.source.format {
            Format::Text => Some(Spot { part: None, paragraph: None, span }),
            _ => self.source.origin.spot(span),
        }
    }
}

/// A span carried back. The byte after it is where its last byte is, and one more: what comes next may stand elsewhere.
fn carried(trail: &Trail, span: Span) -> Span {
    let start = trail.back(span.start);
    if span.is_empty() {
        return Span { start, end: start };
    }
    Span { start, end: (trail.back(span.end - 1) + 1).max(start) }
}
