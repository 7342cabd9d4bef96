//! Where a finding stands in the file.

use super::Report;
use crate::model::{Document, Finding, Note, NoteId, Span, Spot};

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

    /// Where words of a note, or without one of the document's text, stand in the file.
    pub fn place(&self, document: &Document, note: Option<&Note>, span: Span) -> Option<Place> {
        let span = in_file(document, note, span)?;
        let (line, column) = self.of(span.start);
        let (end_line, end_column) = self.of(span.end);
        Some(Place { line, column, end_line, end_column })
    }
}

impl<'r> Report<'r> {
    /// Where a finding stands in the file; `None` for the document as a whole, or a file that has no lines.
    pub fn place(&self, finding: &Finding) -> Option<Place> {
        self.place_of(finding.note, finding.span)
    }

    /// The part and paragraph where a finding stands, in a file that has such; `None` for one that has lines.
    pub fn spot(&self, finding: &Finding) -> Option<Spot<'r>> {
        if finding.note.is_none() && finding.span.is_empty() {
            return None;
        }
        let document = &self.reading.document;
        let note = finding.note.and_then(|n| document.notes.get(n.0 as usize));
        document.spot(note, finding.span).filter(|spot| spot.part.is_some() || spot.paragraph.is_some())
    }

    /// The same in words: `word/footnotes.xml, paragraph 12`.
    pub(super) fn in_part(&self, finding: &Finding) -> Option<String> {
        let Spot { part, paragraph, .. } = self.spot(finding)?;
        let paragraph = paragraph.map(|n| format!("paragraph {n}"));
        Some([part.map(str::to_owned), paragraph].into_iter().flatten().collect::<Vec<_>>().join(", "))
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

/// Words of a note (or of the document) as bytes of the file's characters; `None` where the file is no text.
pub(super) fn in_file(document: &Document, note: Option<&Note>, span: Span) -> Option<Span> {
    document.spot(note, span).filter(|spot| spot.part.is_none()).map(|spot| spot.span)
}
