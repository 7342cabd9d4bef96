//! Which lines are notes: the small type under the body, from one raised number to the next.

use super::super::draft::{dress, forward};
use super::super::txt;
use super::super::unwrap::{Unwrapped, Vocabulary};
use super::page::{Line, Page};
use crate::error::Error;
use crate::model::{Document, Format, Note, NoteKind, Span, Style};
use crate::text;
use std::collections::HashMap;

/// A line of the whole, with where it stands in the laid-out text.
struct Placed<'p> {
    line: &'p Line,
    page: usize,
    start: usize,
    /// Small type with no body under it.
    foot: bool,
}

/// A note: its label, its stretches of the text.
struct Found {
    label: String,
    number: Option<u32>,
    page: usize,
    start: usize,
    pieces: Vec<(usize, usize)>,
}

/// Lays the pages out as one text and finds the notes in it.
pub(super) fn document(pages: &[Page]) -> Result<Document, Error> {
    let body = body_size(pages);
    let running = running(pages);
    let mut out = String::new();
    let mut placed = Vec::new();
    let mut styles = Vec::new();
    for (page, Page { lines, .. }) in pages.iter().enumerate() {
        if page > 0 {
            out.push('\x0c');
        }
        let below = set_below(lines, body);
        for line in lines {
            let start = out.len();
            out.push_str(&line.text);
            out.push('\n');
            let foot = lines.len() <= MANY
                && line.size <= body * 0.93
                && !is_running(&running, line)
                && below.is_none_or(|below| line.y > below)
                && !lines.iter().any(|other| is_under(other, line) && other.size > body * 0.93);
            for span in &line.italics {
                styles.push((start + span.start as usize, start + span.end as usize));
            }
            placed.push(Placed { line, page, start, foot });
        }
    }
    under_the_line(&mut placed, pages, &running);
    let found = gather(&placed);
    let anchors = anchors(&placed, &found);
    let source = text::mended(Format::Pdf, "UTF-8".to_owned(), out)?;
    let place = |at: usize| forward(&source.trail, at as u32);
    let styles: Vec<(Span, Style)> = styles
        .into_iter()
        .map(|(start, end)| (Span { start: place(start), end: place(end) }, Style::Italic))
        .collect();
    let mut notes = notes(&source.text, &found, &anchors, place, pages);
    // Notes in the type of the body, or at the end of the text: there the reader of plain text knows more.
    let typed = txt::notes(&source.text);
    let numbered = |notes: &[Note]| {
        notes.iter().filter(|n| matches!(n.kind, NoteKind::Footnote | NoteKind::Endnote)).count()
    };
    if notes.is_empty() || numbered(&typed) > notes.len() + notes.len() / 4 + 2 {
        notes = typed;
    }
    for note in &mut notes {
        dress(note, &styles);
    }
    Ok(Document { source, notes })
}

/// The size of the body's letters: the largest that a good part of all letters have.
fn body_size(pages: &[Page]) -> f32 {
    let mut sizes: HashMap<i32, usize> = HashMap::new();
    let mut all = 0;
    for line in pages.iter().flat_map(|page| &page.lines) {
        *sizes.entry((line.size * 4.0).round() as i32).or_default() += line.text.len();
        all += line.text.len();
    }
    let large = sizes.iter().filter(|(_, count)| **count * 7 >= all).map(|(size, _)| *size).max();
    large.unwrap_or(0) as f32 / 4.0
}

/// True if a line stands under another, in the same column.
fn is_under(under: &Line, line: &Line) -> bool {
    under.y < line.y - 0.5 && under.from < line.to && under.to > line.from && under.text.len() > 5
}

/// A line without its figures, and its height: heads and feet of pages are the same on many.
type Shape = (String, i32);

fn shape(line: &Line) -> Shape {
    let words: String = line.text.chars().filter(|c| !c.is_numeric()).collect();
    (words.trim().to_owned(), (line.y / 2.0).round() as i32)
}

/// The heads and feet of pages. Of two or three pages two must have them, and there no line that may be a note is one.
fn running(pages: &[Page]) -> HashMap<Shape, usize> {
    let mut count: HashMap<Shape, usize> = HashMap::new();
    let few = pages.len() < 4;
    for Page { lines, .. } in pages {
        let apart =
            lines.iter().take(MANY).filter(|line| is_apart(lines, line) && (!few || label(line).is_none()));
        let mut here: Vec<Shape> = apart.map(shape).filter(|shape| shape.0.len() < 120).collect();
        here.sort_unstable();
        here.dedup();
        for shape in here {
            *count.entry(shape).or_default() += 1;
        }
    }
    count.retain(|_, pages| *pages > if few { 1 } else { 2 });
    count
}

/// True if no line stands close above or below: the last line of a note is no foot of a page.
fn is_apart(lines: &[Line], line: &Line) -> bool {
    !lines.iter().take(MANY).any(|other| {
        let by = (other.y - line.y).abs();
        by > 0.5 && by < 1.7 * line.size.max(other.size) && other.from < line.to && other.to > line.from
    })
}

/// The height down from which a page has its own foot, a line or two that stand well below the last of the notes
/// (`Journal of Examples 12 (2021)`): a single page shows none of it twice. `None` if the notes go on to the end.
fn set_below(lines: &[Line], body: f32) -> Option<f32> {
    if lines.len() > MANY {
        return None;
    }
    let mut up: Vec<&Line> = lines.iter().collect();
    up.sort_by(|a, b| a.y.total_cmp(&b.y));
    let small = up.iter().take_while(|line| line.size <= body * 0.93).count();
    let small = up.get(..small)?;
    let gaps: Vec<f32> = small.iter().zip(small.get(1..)?).map(|(low, high)| high.y - low.y).collect();
    let cut = small.iter().zip(&gaps).position(|(line, gap)| *gap > 2.0 * line.size)?;
    let (foot, lowest) = (small.get(..=cut)?, small.get(cut + 1)?);
    // Lines that are far apart everywhere part nothing.
    let leading = gaps.iter().skip(cut + 1).copied().fold(lowest.size * 1.2, f32::max);
    let apart = gaps.get(cut).is_some_and(|gap| *gap > 1.8 * leading);
    (apart && foot.len() < 3 && foot.iter().all(|line| label(line).is_none())).then_some(small.get(cut)?.y)
}

/// A page of print has a hundred lines; one of many more is a map or a trap.
const MANY: usize = 1000;

fn is_running(running: &HashMap<Shape, usize>, line: &Line) -> bool {
    let shape = shape(line);
    // `Ibid., 5.` is on many pages too, but is called by a number.
    let called = line.raised.first().is_some_and(|span| span.start == 0);
    shape.0.is_empty() || !called && running.contains_key(&shape)
}

/// A label at a line's beginning: what it says, the number, and the byte where the text begins.
fn label(line: &Line) -> Option<(String, Option<u32>, usize, bool)> {
    if let Some(span) = line.raised.first().filter(|span| span.start == 0) {
        let label: String = span.of(&line.text).chars().map(plain).collect();
        let rest = line.text.get(span.end as usize..)?;
        let lead = rest.len() - rest.trim_start().len();
        return Some((label.clone(), label.parse().ok(), span.end as usize + lead, true));
    }
    let digits = line.text.bytes().take_while(u8::is_ascii_digit).count();
    if digits == 0 {
        let sign = line.text.chars().take_while(|c| matches!(c, '*' | '†' | '‡' | '§')).count();
        let label: String = line.text.chars().take(sign).collect();
        return (sign > 0 && sign < 4).then(|| (label.clone(), None, label.len(), false));
    }
    let rest = line.text.get(digits..)?;
    let kept = rest.trim_start_matches(['.', ')', ']']).trim_start();
    if digits > 4 || kept.len() == rest.len() || kept.is_empty() {
        return None;
    }
    let label = line.text.get(..digits)?.to_owned();
    Some((label.clone(), label.parse().ok(), line.text.len() - kept.len(), false))
}

/// `1` for `¹`.
fn plain(c: char) -> char {
    match c {
        '¹' => '1',
        '²' => '2',
        '³' => '3',
        '⁰' => '0',
        '⁴'..='⁹' => char::from_digit(u32::from(c) - 0x2070, 10).unwrap_or(c),
        c => c,
    }
}

/// Where notes have the type of the body, the foot of a page begins under a level line, or where none is drawn,
/// with a raised number at a line's beginning.
fn under_the_line(placed: &mut [Placed], pages: &[Page], running: &HashMap<Shape, usize>) {
    let is_called = |p: &&Placed| p.line.raised.first().is_some_and(|span| span.start == 0);
    let all = placed.iter().filter(is_called).count();
    if all < 3 || placed.iter().filter(is_called).filter(|p| p.foot).count() * 2 > all {
        return;
    }
    for lines in placed.chunk_by_mut(|a, b| a.page == b.page) {
        let called = lines.iter().position(|p| is_called(&p));
        let page = lines.first().and_then(|p| pages.get(p.page));
        let ruled = page.and_then(|page| {
            let lowest = page.rules.iter().map(|rule| rule.y).min_by(f32::total_cmp)?;
            lines.iter().position(|p| p.line.y < lowest && is_over(page, p.line))
        });
        // A line under the head of the page has the whole of it below.
        let start = match (ruled, called) {
            (Some(ruled), Some(called)) if ruled < called && called - ruled <= CARRIED => ruled,
            (_, Some(called)) => called,
            (Some(ruled), None) if (lines.len() - ruled) * 5 <= lines.len() * 2 => ruled,
            _ => lines.len(),
        };
        for here in lines.iter_mut().skip(start) {
            here.foot = !is_running(running, here.line);
        }
    }
}

/// How many lines may be carried over to a page.
const CARRIED: usize = 25;

/// True if the lowest level line of the page that is above a line reaches over it.
fn is_over(page: &Page, line: &Line) -> bool {
    let above = page.rules.iter().filter(|rule| rule.y > line.y);
    above.min_by(|a, b| a.y.total_cmp(&b.y)).is_some_and(|rule| rule.from < line.to && rule.to > line.from)
}

/// How far numbers may jump: pages of a scan are lost, a date at a line's beginning is no label.
const JUMP: u32 = 60;

fn gather(placed: &[Placed]) -> Vec<Found> {
    let high =
        placed.iter().filter(|p| p.foot && label(p.line).is_some_and(|l| l.3 && l.1.is_some())).count();
    let mut found: Vec<Found> = Vec::new();
    let mut last = 0u32;
    let mut page = usize::MAX;
    for here in placed.iter().filter(|p| p.foot) {
        let first_of_page = here.page != page;
        page = here.page;
        let begins = label(here.line).filter(|(_, number, _, is_high)| match number {
            Some(number) if *is_high => *number == 1 || *number > last && *number - last <= JUMP,
            // Where labels are raised, a plain number is none.
            Some(_) if high > 1 => false,
            Some(number) => *number == last + 1 || *number == 1 && first_of_page,
            None => true,
        });
        let end = here.start + here.line.text.len();
        match begins {
            Some((label, number, text, _)) => {
                last = number.unwrap_or(last);
                let pieces = vec![(here.start + text, end)];
                found.push(Found { label, number, page: here.page, start: here.start, pieces });
            }
            None => {
                // A note goes on in the next line, or on the next page.
                if let Some(open) = found.last_mut().filter(|open| here.page <= open.page + 1) {
                    open.pieces.push((here.start, end));
                    if here.page > open.page && first_of_page {
                        open.page = here.page;
                    }
                }
            }
        }
    }
    found
}

/// Where the marks of the notes stand in the body.
fn anchors(placed: &[Placed], found: &[Found]) -> Vec<Option<(usize, usize)>> {
    let marks: Vec<(String, usize, usize, usize)> = placed
        .iter()
        .filter(|p| !p.foot)
        .flat_map(|p| {
            p.line.raised.iter().map(|span| {
                let label = span.of(&p.line.text).chars().map(plain).collect();
                (label, p.page, p.start + span.start as usize, p.start + span.end as usize)
            })
        })
        .collect();
    let mut from = 0;
    found
        .iter()
        .map(|note| {
            let ahead = marks.get(from..)?;
            // A mark stands on the page of its note, or a note is carried over.
            let reach = ahead.iter().take_while(|mark| mark.1 <= note.page).take(500);
            let at = reach.into_iter().position(|mark| mark.0 == note.label && mark.1 + 1 >= note.page)?;
            let (_, _, start, end) = ahead.get(at)?;
            from += at + 1;
            Some((*start, *end))
        })
        .collect()
}

fn notes(
    source: &str,
    found: &[Found],
    anchors: &[Option<(usize, usize)>],
    place: impl Fn(usize) -> u32,
    pages: &[Page],
) -> Vec<Note> {
    let pieces: Vec<Vec<(u32, u32)>> = found
        .iter()
        .map(|note| {
            note.pieces.iter().map(|(start, end)| trimmed(source, place(*start), place(*end))).collect()
        })
        .collect();
    let words = Vocabulary::of(
        source,
        pieces.iter().flat_map(|p| p.windows(2)).filter_map(|pair| match pair {
            [(a, b), (c, d)] => {
                Some((source.get(*a as usize..*b as usize)?, source.get(*c as usize..*d as usize)?))
            }
            _ => None,
        }),
    );
    // Numbers that begin again on every page part nothing.
    let firsts = found.iter().filter(|note| note.number == Some(1)).count();
    let last_page = found.last().map_or(0, |note| note.page);
    let by_page = firsts > 2 && firsts * 2 > last_page;
    let (mut section, mut last) = (0u16, 0u32);
    let mut notes = Vec::with_capacity(found.len());
    for ((note, pieces), anchor) in found.iter().zip(&pieces).zip(anchors) {
        let made = Unwrapped::new(source, pieces, &words);
        let after_gap = note.number.is_some_and(|n| n > last.saturating_add(1));
        if let Some(number) = note.number {
            if number <= last && !by_page {
                section = section.saturating_add(1);
            }
            last = number;
        }
        if made.text.is_empty() {
            continue;
        }
        let end = pieces.last().map_or(0, |piece| piece.1);
        notes.push(Note {
            label: note.label.clone(),
            kind: NoteKind::Footnote,
            page: printed(pages, note.page),
            section,
            text: made.text,
            trail: made.trail,
            span: Span { start: place(note.start), end },
            anchor: anchor.map(|(start, end)| Span { start: place(start), end: place(end) }),
            after_gap: after_gap && !notes.is_empty(),
            styles: Vec::new(),
            given: Vec::new(),
        });
    }
    notes
}

/// A stretch without blanks at its ends.
fn trimmed(source: &str, start: u32, end: u32) -> (u32, u32) {
    let text = source.get(start as usize..end as usize).unwrap_or("");
    let lead = text.len() - text.trim_start().len();
    let start = start + lead as u32;
    (start, start + text.trim().len() as u32)
}

/// The number that is printed on a page: a line of figures alone, at its head or foot.
fn printed(pages: &[Page], page: usize) -> Option<String> {
    let lines = &pages.get(page)?.lines;
    let (head, foot) = (lines.iter().take(2), lines.iter().rev().take(2));
    let figures = |line: &&Line| {
        let text = line.text.trim_matches(['-', '–', '—', ' ', '[', ']']);
        !text.is_empty() && text.len() <= 4 && text.bytes().all(|b| b.is_ascii_digit())
    };
    let line = head.chain(foot).find(figures)?;
    Some(line.text.trim_matches(['-', '–', '—', ' ', '[', ']']).to_owned())
}
