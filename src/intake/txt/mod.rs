//! Plain text: notes at the feet of pages, endnotes, lists of notes.

mod chain;
mod extent;
mod lines;

use super::label;
use super::marks::Marks;
use super::unwrap::{Unwrapped, Vocabulary};
use crate::model::{Note, NoteKind, Span};
use chain::Candidate;
use extent::{Extent, Layout};
use lines::Lines;

/// The notes of a text, in reading order.
pub(super) fn notes(text: &str) -> Vec<Note> {
    let lines = Lines::new(text);
    let marks = Marks::find(text);
    let chosen = chain::choose(text, &lines, &marks);
    numbered(text, &lines, &marks, &chosen)
}

fn numbered(text: &str, lines: &Lines, marks: &Marks, chosen: &[Candidate]) -> Vec<Note> {
    let layout = extent::layout(text, lines, chosen);
    let extents = extent::extents(text, lines, chosen, layout);
    let body = chosen.first().is_some_and(|c| lines.all.iter().take(c.line).any(|l| l.is_text()));
    let kind = if layout == Layout::List && body { NoteKind::Endnote } else { NoteKind::Footnote };
    let pieces: Vec<Vec<(u32, u32)>> = extents.iter().map(|e| pieces(lines, chosen, e)).collect();
    let wraps = pieces.iter().flat_map(|p| p.windows(2)).filter_map(|pair| match pair {
        [(a, b), (c, d)] => Some((text.get(*a as usize..*b as usize)?, text.get(*c as usize..*d as usize)?)),
        _ => None,
    });
    let words = Vocabulary::of(text, wraps);
    let places =
        marks.places(extents.iter().zip(&pieces).map(|(e, p)| (e.number, p.first().map_or(0, |p| p.0))));
    let mut notes = Vec::with_capacity(extents.len());
    let mut section: u16 = 0;
    for ((extent, pieces), anchor) in extents.iter().zip(&pieces).zip(places) {
        let candidate = extent.candidate.and_then(|at| chosen.get(at));
        let after_gap = candidate.is_some_and(|c| c.gap) && !follows(notes.last(), extent.number);
        if candidate.is_some_and(|c| c.restarts) {
            section = section.saturating_add(1);
        }
        let made = Unwrapped::new(text, pieces, &words);
        if made.text.is_empty() {
            continue;
        }
        let start = extent.lines.first().and_then(|at| lines.get(*at)).map_or(0, |l| l.text);
        let end = pieces.last().map_or(start, |p| p.1);
        notes.push(Note {
            label: extent.number.to_string(),
            kind,
            page: None,
            section,
            text: made.text,
            trail: made.trail,
            span: Span { start, end },
            anchor,
            after_gap,
            styles: Vec::new(),
        });
    }
    notes
}

fn follows(last: Option<&Note>, number: u32) -> bool {
    last.is_some_and(|note| label::number(&note.label).saturating_add(1) == number)
}

/// The stretches of the source a note's text is made of: its lines without the label.
fn pieces(lines: &Lines, chosen: &[Candidate], extent: &Extent) -> Vec<(u32, u32)> {
    let label = extent.candidate.and_then(|at| chosen.get(at)).map_or(0, |c| c.label.text);
    let mut pieces = Vec::with_capacity(extent.lines.len());
    for (k, at) in extent.lines.iter().enumerate() {
        let Some(line) = lines.get(*at) else { continue };
        let start = if k == 0 { line.text + label } else { line.text };
        if start < line.end {
            pieces.push((start, line.end));
        }
    }
    pieces
}
