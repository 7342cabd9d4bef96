//! Where a finding stands in the file.

use super::Report;
use crate::model::{Document, Finding, Format, Note, NoteId, Span};

/// The lines of a decoded text.
#[derive(Clone, Debug, Default)]
pub struct Lines {
    /// Where each line begins.
    starts: Vec<u32>,
    text: String,
}

/// A place in a file, from 1; columns are characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Place {
    pub line: usize,
    pub column: usize,
    pub end_line: usize,
    pub end_column: usize,
}

impl Lines {
    /// The lines of a text before mending: see [`crate::text::characters`].
    pub fn new(text: String) -> Lines {
        let ends = text.match_indices('\n').map(|(at, _)| at as u32 + 1);
        let starts = std::iter::once(0).chain(ends).collect();
        Lines { starts, text }
    }

    /// Line and column of a byte.
    fn of(&self, at: u32) -> (usize, usize) {
        let line = self.starts.partition_point(|start| *start <= at).max(1);
        let start = self.starts.get(line - 1).copied().unwrap_or(0) as usize;
        let before = self.text.get(start..at as usize).unwrap_or("");
        (line, before.chars().count() + 1)
    }

    /// Where a note's words stand.
    fn place(&self, document: &Document, note: Option<&Note>, span: Span) -> Option<Place> {
        let span = in_file(document, note, span, &self.text)?;
        let (line, column) = self.of(span.start);
        let (end_line, end_column) = self.of(span.end);
        Some(Place { line, column, end_line, end_column })
    }
}

impl Report<'_> {
    /// Where a finding stands in the file; `None` for the document as a whole, or a file that has no lines.
    pub fn place(&self, finding: &Finding) -> Option<Place> {
        self.place_of(finding.note, finding.span)
    }

    /// Where words of a note, or of the document, stand in the file.
    pub(super) fn place_of(&self, note: Option<NoteId>, span: Span) -> Option<Place> {
        let document = &self.reading.document;
        if note.is_none() && span.is_empty() {
            return None;
        }
        let note = note.and_then(|n| document.notes.get(n.0 as usize));
        self.lines?.place(document, note, span)
    }
}

/// Words of a note (or of the document) as bytes of the file's characters, `text`.
///
/// A plain text has its trail. Markdown and LaTeX are laid out anew, so the words are looked for with what
/// stands around them: they are found if there is one such place and no more.
pub(super) fn in_file(document: &Document, note: Option<&Note>, span: Span, text: &str) -> Option<Span> {
    let source = &document.source;
    if source.format == Format::Text {
        let span = note.map_or(span, |note| in_source(note, span));
        return Some(source.trail.span(span));
    }
    let words = note.map_or(source.text.as_str(), |note| &note.text);
    around(words, span).find_map(|(context, lead)| {
        let mut found = memchr::memmem::find_iter(text.as_bytes(), context.as_bytes());
        let (first, second) = (found.next()?, found.next());
        let start = first + lead;
        second.is_none().then(|| Span::new(start, start + span.len()))
    })
}

/// Stretches of a text around a span, widest first, and how many bytes stand before the span.
fn around(text: &str, span: Span) -> impl Iterator<Item = (&str, usize)> {
    const WIDTHS: [usize; 5] = [60, 30, 15, 8, 4];
    WIDTHS.into_iter().filter_map(move |width| {
        let mut from = (span.start as usize).saturating_sub(width);
        let mut to = (span.end as usize + width).min(text.len());
        while !text.is_char_boundary(from) {
            from -= 1;
        }
        while !text.is_char_boundary(to) {
            to += 1;
        }
        text.get(from..to).filter(|t| !t.is_empty()).map(|t| (t, span.start as usize - from))
    })
}

/// A span of a note's text in the source's text. The byte after a span is where its last byte is, and one more:
/// the note's next byte may stand on another line.
fn in_source(note: &Note, span: Span) -> Span {
    let start = note.trail.back(span.start);
    if span.is_empty() {
        return Span { start, end: start };
    }
    Span { start, end: (note.trail.back(span.end - 1) + 1).max(start) }
}
