//! Where a finding stands in the file.

use super::Report;
use crate::model::{Finding, Span};

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
    /// The lines of a text before mending: see [`crate::text::decoded`].
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
}

impl Report<'_> {
    /// Where a finding stands in the file; `None` for the document as a whole, or a file that has no lines.
    pub fn place(&self, finding: &Finding) -> Option<Place> {
        let lines = self.lines?;
        if finding.note.is_none() && finding.span.is_empty() {
            return None;
        }
        let span = self.source_span(finding);
        let (line, column) = lines.of(span.start);
        let (end_line, end_column) = lines.of(span.end);
        Some(Place { line, column, end_line, end_column })
    }

    /// Bytes of the decoded text before mending.
    fn source_span(&self, finding: &Finding) -> Span {
        let document = &self.reading.document;
        let note = finding.note.and_then(|n| document.notes.get(n.0 as usize));
        let span = note.map_or(finding.span, |n| in_source(n, finding.span));
        document.source.trail.span(span)
    }
}

/// A span of a note's text in the source's text. The byte after a span is where its last byte is, and one more:
/// the note's next byte may stand on another line.
pub(crate) fn in_source(note: &crate::model::Note, span: Span) -> Span {
    let start = note.trail.back(span.start);
    if span.is_empty() {
        return Span { start, end: start };
    }
    Span { start, end: (note.trail.back(span.end - 1) + 1).max(start) }
}
