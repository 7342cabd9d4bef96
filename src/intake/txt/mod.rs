//! Plain text: notes at the feet of pages, endnotes, lists of notes, source lines; in a text without any of
//! them the record at its head, or authors and dates in parentheses; and lists of works.

mod chain;
mod extent;
mod joined;
mod lines;
mod list;
mod parenthesis;
mod record;
mod slanted;
mod source_line;
mod symbols;

use smallvec::SmallVec;

use super::label::{self, Class};
use super::marks::Marks;
use super::unwrap::{Unwrapped, Vocabulary};
use crate::model::{Note, NoteKind, Span, Trail};
use chain::Candidate;
use extent::{Extent, Layout};
use lines::Lines;
use source_line::SourceLine;
use symbols::SIGN;

/// The stretches of a note in its source: few notes have more than two lines.
type Pieces = SmallVec<[(u32, u32); 2]>;

/// The notes of a text, in reading order.
pub(super) fn notes(text: &str) -> Vec<Note> {
    let mut lines = Lines::new(text);
    let marks = Marks::find(text);
    let labels = joined::part(text, &mut lines, &marks);
    let sources = source_line::take(text, &mut lines);
    let mut items = list::take(text, &mut lines);
    let mut chosen = chain::choose(text, &lines, &labels, &marks);
    if chosen.is_empty() && items.iter().any(|item| item.numbered) {
        // No other notes: the numbers under the heading are theirs.
        list::put_back(&mut lines, &items);
        items.clear();
        chosen = chain::choose(text, &lines, &labels, &marks);
    }
    let chosen = symbols::add(text, &lines, chosen);
    let mut notes = numbered(text, &lines, &marks, &chosen);
    if !sources.is_empty() {
        notes.extend(sources.iter().map(|source| of_source(text, source)));
        notes.sort_by_key(|note| note.span.start);
    }
    if notes.is_empty() && items.is_empty() {
        notes.extend(record(text, &lines));
    }
    let listed = list::notes(text, &lines, &items);
    if notes.is_empty() {
        notes = parentheses(text, &listed);
    }
    if !listed.is_empty() {
        notes.extend(listed);
        notes.sort_by_key(|note| note.span.start);
    }
    notes.iter_mut().for_each(slanted::slanted);
    notes
}

/// The lists of works of a text whose notes are kept apart from it.
pub(super) fn lists(text: &str) -> Vec<Note> {
    let mut lines = Lines::new(text);
    let items = list::take(text, &mut lines);
    list::notes(text, &lines, &items)
}

fn numbered(text: &str, lines: &Lines, marks: &Marks, chosen: &[Candidate]) -> Vec<Note> {
    let start = |c: &Candidate| lines.get(c.line).map_or(0, |l| l.text);
    let called = marks.places(chosen.iter().map(|c| (c.label.number, start(c))));
    let layout = extent::layout(text, lines, chosen, &called);
    let extents = extent::extents(text, lines, chosen, layout);
    let body = chosen.first().is_some_and(|c| lines.all.iter().take(c.line).any(|l| l.is_text()));
    let kind = if layout == Layout::List && body { NoteKind::Endnote } else { NoteKind::Footnote };
    let pieces: Vec<Pieces> = extents.iter().map(|e| pieces(text, lines, chosen, e)).collect();
    let words = Vocabulary::of(text, wraps(text, &pieces));
    let places = anchors(text, lines, marks, chosen, &extents);
    let pages = lines.pages(text);
    let mut notes: Vec<Note> = Vec::with_capacity(extents.len());
    let (mut section, mut last) = (0u16, 0u32);
    for ((extent, pieces), anchor) in extents.iter().zip(&pieces).zip(places) {
        let candidate = extent.candidate.and_then(|at| chosen.get(at));
        let after_gap = candidate.is_some_and(|c| c.gap) && last.saturating_add(1) != extent.number;
        if candidate.is_some_and(|c| c.restarts) {
            section = section.saturating_add(1);
        }
        let made = Unwrapped::new(text, pieces, &words);
        if made.text.is_empty() {
            continue;
        }
        if extent.number != SIGN {
            last = extent.number;
        }
        let first = extent.lines.first().copied().unwrap_or(0);
        let start = lines.get(first).map_or(0, |l| l.text);
        notes.push(Note {
            label: name(text, lines, candidate, extent),
            kind,
            page: pages.get(first),
            section,
            text: made.text,
            trail: made.trail,
            span: Span { start, end: pieces.last().map_or(start, |p| p.1) },
            anchor,
            after_gap,
            styles: Vec::new(),
            given: Vec::new(),
        });
    }
    notes
}

/// The label as printed; raised and misread digits as digits, a lost one as its number.
fn name(text: &str, lines: &Lines, candidate: Option<&Candidate>, extent: &Extent) -> String {
    let printed = candidate.and_then(|c| {
        let line = lines.get(c.line)?;
        line.of(text).get(c.label.name.0 as usize..c.label.name.1 as usize)
    });
    match printed {
        Some(printed) if extent.number == SIGN || label::roman(printed) > 0 => printed.to_owned(),
        _ => extent.number.to_string(),
    }
}

/// Where the marks of the notes stand in the body.
fn anchors(
    text: &str,
    lines: &Lines,
    marks: &Marks,
    chosen: &[Candidate],
    extents: &[Extent],
) -> Vec<Option<Span>> {
    let start = |extent: &Extent| extent.lines.first().and_then(|at| lines.get(*at)).map_or(0, |l| l.text);
    let numbers = extents.iter().filter(|e| e.number != SIGN).map(|e| (e.number, start(e)));
    let mut numbered = marks.places(numbers).into_iter();
    let signs: Vec<Candidate> = chosen.iter().filter(|c| c.label.number == SIGN).copied().collect();
    let mut signs = symbols::marks(text, lines, &signs).into_iter();
    let place = |extent: &Extent| if extent.number == SIGN { signs.next() } else { numbered.next() };
    extents.iter().map(place).map(Option::flatten).collect()
}

/// The stretches of the source a note's text is made of: its lines without the label.
fn pieces(text: &str, lines: &Lines, chosen: &[Candidate], extent: &Extent) -> Pieces {
    let candidate = extent.candidate.and_then(|at| chosen.get(at));
    let label = candidate.map_or(0, |c| c.label.text);
    let mut pieces = Pieces::with_capacity(extent.lines.len());
    for (k, at) in extent.lines.iter().enumerate() {
        let Some(line) = lines.get(*at) else { continue };
        let start = if k == 0 { line.text + label } else { line.text };
        if start < line.end {
            pieces.push((start, line.end));
        }
    }
    // `[Footnote 12: text]`: the bracket that the label opened.
    let bracketed = candidate.is_some_and(|c| {
        let line = lines.get(c.line).map_or("", |l| l.of(text));
        c.label.class == Class::Named
            && line.starts_with('[')
            && !line.get(..c.label.text as usize).is_some_and(|label| label.contains(']'))
    });
    if bracketed
        && let Some(last) = pieces.last_mut()
        && text.get(last.0 as usize..last.1 as usize).is_some_and(|piece| piece.ends_with(']'))
    {
        last.1 -= 1;
    }
    pieces
}

/// The ends of lines and what comes after them.
fn wraps<'a, P: AsRef<[(u32, u32)]>>(
    text: &'a str,
    pieces: &'a [P],
) -> impl Iterator<Item = (&'a str, &'a str)> {
    pieces.iter().flat_map(|p| p.as_ref().windows(2)).filter_map(|pair| match pair {
        [(a, b), (c, d)] => Some((text.get(*a as usize..*b as usize)?, text.get(*c as usize..*d as usize)?)),
        _ => None,
    })
}

fn of_source(text: &str, source: &SourceLine) -> Note {
    let made = Unwrapped::new(text, &source.pieces, &Vocabulary::default());
    plain(source.label.clone(), NoteKind::SourceLine, made.text, made.trail, &source.pieces)
}

/// The record at the head of an article. Each of its lines is a step of the trail, for nothing else parts
/// title and author.
fn record(text: &str, lines: &Lines) -> Option<Note> {
    let pieces = record::head(text, lines)?;
    let mut joined = String::new();
    let mut trail = Trail::default();
    for (start, end) in &pieces {
        if !joined.is_empty() {
            joined.push(' ');
        }
        trail.steps.push((joined.len() as u32, *start));
        joined.push_str(text.get(*start as usize..*end as usize).unwrap_or(""));
    }
    Some(plain("record".to_owned(), NoteKind::Record, joined, trail, &pieces))
}

/// Authors and dates in parentheses; `listed` are the items of the reference list, if there is one.
fn parentheses(text: &str, listed: &[Note]) -> Vec<Note> {
    let found = parenthesis::citing(text, listed);
    let cut: Vec<Vec<(u32, u32)>> = found.iter().map(|span| lines::cut_span(text, *span)).collect();
    let words = Vocabulary::of(text, wraps(text, &cut));
    cut.iter()
        .enumerate()
        .map(|(k, pieces)| {
            let made = Unwrapped::new(text, pieces, &words);
            plain(format!("({})", k + 1), NoteKind::Parenthesis, made.text, made.trail, pieces)
        })
        .collect()
}

fn plain(label: String, kind: NoteKind, text: String, trail: Trail, pieces: &[(u32, u32)]) -> Note {
    let start = pieces.first().map_or(0, |p| p.0);
    Note {
        label,
        kind,
        page: None,
        section: 0,
        text,
        trail,
        span: Span { start, end: pieces.last().map_or(start, |p| p.1) },
        anchor: None,
        after_gap: false,
        styles: Vec::new(),
        given: Vec::new(),
    }
}
