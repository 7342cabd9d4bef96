//! Where a note ends, and the lines it is made of.

use smallvec::{SmallVec, smallvec};

use super::chain::Candidate;
use super::lines::{Kind, Line, Lines, ends_sentence};
use super::symbols::SIGN;
use crate::model::Span;

/// How the notes stand in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Layout {
    /// At the feet of the pages, body between.
    Feet,
    /// One after the other: endnotes, or nothing but notes.
    List,
}

/// The lines of one note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Extent {
    /// Its number; [`SIGN`] if it has a sign instead.
    pub(super) number: u32,
    /// Index of the candidate; `None` if the mark is lost.
    pub(super) candidate: Option<usize>,
    /// The lines, in order; page furniture left out.
    pub(super) lines: SmallVec<[usize; 2]>,
}

/// Whether the chosen notes stand at the feet of pages. `places` are the marks of the notes in the body:
/// where there are any, they stand between the notes or before them all.
pub(super) fn layout(text: &str, lines: &Lines, chosen: &[Candidate], places: &[Option<Span>]) -> Layout {
    let start = |c: &Candidate| lines.get(c.line).map_or(0, |l| l.text);
    let first = chosen.first().map_or(0, start);
    let called = places.iter().flatten().count();
    if called > 1 && called * 2 > chosen.len() {
        let between = places.iter().flatten().filter(|place| place.start > first).count();
        return if between * 10 > called { Layout::Feet } else { Layout::List };
    }
    let (mut foreign, mut own) = (0usize, 0usize);
    for pair in chosen.windows(2) {
        let [here, next] = pair else { continue };
        let stop = first_break(text, lines, here.line, next.line);
        own += stop - here.line;
        if next.restarts && !lines.all.get(here.line..next.line).unwrap_or(&[]).iter().any(|l| l.page) {
            continue;
        }
        foreign += lines.all.get(stop..next.line).unwrap_or(&[]).iter().filter(|l| l.is_text()).count();
    }
    if foreign * 5 > own && foreign > 5 { Layout::Feet } else { Layout::List }
}

/// The first line after `from` that is not in its paragraph.
fn first_break(text: &str, lines: &Lines, from: usize, limit: usize) -> usize {
    let mut at = from + 1;
    while at < limit {
        match lines.get(at) {
            Some(line) if line.is_text() && !line.page && !starts_page(text, lines, at) => at += 1,
            _ => break,
        }
    }
    at
}

/// True if the line is the first of a page by its one blank, in texts that show pages so.
fn starts_page(text: &str, lines: &Lines, at: usize) -> bool {
    let Some(line) = lines.get(at) else { return false };
    if !lines.double {
        return false;
    }
    let next_blank = lines.get(at + 1).is_none_or(|l| l.kind == Kind::Blank);
    let runs_on = !ends_sentence(line.of(text)) && lines.get(at + 2).is_some_and(Line::is_text);
    (lines.blank_starts_page && line.indent() == 1) || (next_blank && runs_on)
}

/// The extents of the chosen notes, and of those whose mark is lost, in order.
pub(super) fn extents(text: &str, lines: &Lines, chosen: &[Candidate], layout: Layout) -> Vec<Extent> {
    let mut found: Vec<Extent> = Vec::with_capacity(chosen.len());
    let ruled = chosen.iter().any(|c| lines.before(c.line).is_some_and(|l| l.kind == Kind::Rule));
    let whole = layout == Layout::List && each_on_a_line(text, lines, chosen);
    for (k, here) in chosen.iter().enumerate() {
        let next = chosen.get(k + 1);
        let limit = next.map_or(lines.all.len(), |n| n.line);
        let mut own = smallvec![here.line];
        let mut stop = first_break(text, lines, here.line, limit);
        let ends = lines.get(here.line).is_some_and(|l| ends_sentence(l.of(text)));
        if whole && ends && next.is_none_or(|n| n.gap || n.restarts) {
            stop = here.line + 1;
        }
        own.extend(here.line + 1..stop);
        let mut extent = Extent { number: here.label.number, candidate: Some(k), lines: own };
        let mut unmarked = Vec::new();
        match (layout, next) {
            (Layout::Feet, Some(next)) => carry_over(text, lines, &mut extent, stop, next.line, ruled),
            (Layout::Feet, None) => {}
            (Layout::List, next) => {
                let missing = match next {
                    Some(n) if !n.restarts && here.label.number != SIGN => {
                        n.label.number.saturating_sub(here.label.number + 1)
                    }
                    _ => 0,
                };
                paragraphs(text, lines, &mut extent, stop, next.map(|n| n.line), missing, &mut unmarked);
            }
        }
        found.push(extent);
        found.append(&mut unmarked);
    }
    found
}

/// True if the notes of a list stand each on one line, however long.
fn each_on_a_line(text: &str, lines: &Lines, chosen: &[Candidate]) -> bool {
    let one = |pair: &&[Candidate]| match pair {
        [here, next] => {
            next.gap || next.restarts || first_break(text, lines, here.line, next.line) == here.line + 1
        }
        _ => false,
    };
    chosen.len() > 3 && chosen.windows(2).filter(one).count() + 1 == chosen.len()
}

/// Adds to a note at a page's foot what stands under the rules of the pages after it, and over the first
/// label of the next foot.
fn carry_over(text: &str, lines: &Lines, extent: &mut Extent, stop: usize, next: usize, ruled: bool) {
    let mut stop = stop;
    if ruled {
        let mut at = stop;
        while at < next {
            let under = lines.get(at).is_some_and(|l| l.kind == Kind::Rule);
            at += 1;
            if under && lines.get(at).is_some_and(|l| l.is_text() && !l.page) && at < next {
                let end = first_break(text, lines, at, next);
                extent.lines.extend(at..end);
                at = end;
                stop = end;
            }
        }
    }
    // The lines right above the next label, up to a blank, a rule or the page's top.
    let mut from = next;
    while from > stop {
        match lines.get(from - 1) {
            Some(line) if line.is_text() && lines.get(from).is_some_and(|l| !l.page || from == next) => {
                from -= 1
            }
            _ => break,
        }
    }
    if from == next || next - from > 60 {
        return;
    }
    let apart = from.checked_sub(1).and_then(|at| lines.get(at)).is_some_and(|l| l.kind == Kind::Blank);
    let open = extent.lines.last().and_then(|at| lines.get(*at)).is_some_and(|l| !ends_sentence(l.of(text)));
    let small = lines
        .get(from)
        .is_some_and(|l| l.of(text).starts_with(|c: char| c.is_lowercase() || c.is_ascii_digit()));
    if apart && !lines.double && (open || small) {
        extent.lines.extend(from..next);
    }
}

/// Gives the unlabelled paragraphs between two notes of a list to the first note, or to the notes whose
/// numbers are missing.
fn paragraphs(
    text: &str,
    lines: &Lines,
    extent: &mut Extent,
    stop: usize,
    next: Option<usize>,
    missing: u32,
    unmarked: &mut Vec<Extent>,
) {
    let limit = next.unwrap_or(lines.all.len());
    let mut at = stop;
    let mut after_page = false;
    let mut after_blank = false;
    while at < limit {
        let Some(line) = lines.get(at) else { break };
        after_page |= line.page || matches!(line.kind, Kind::Folio | Kind::Head);
        match line.kind {
            Kind::Taken => return,
            Kind::Blank => after_blank = true,
            Kind::Folio | Kind::Head | Kind::Rule => {}
            Kind::Text => {
                let end = first_break(text, lines, at, limit);
                let lost = unmarked.len();
                let current = unmarked.last_mut().unwrap_or(extent);
                let open = current
                    .lines
                    .last()
                    .and_then(|l| lines.get(*l))
                    .is_some_and(|l| !ends_sentence(l.of(text)));
                let small = line.of(text).starts_with(|c: char| c.is_lowercase() || c.is_ascii_digit());
                if after_page && (open || next.is_some() && (small || !after_blank)) {
                    current.lines.extend(at..end);
                } else if next.is_none() {
                    return;
                } else if missing as usize > lost {
                    let number = extent.number + lost as u32 + 1;
                    unmarked.push(Extent { number, candidate: None, lines: (at..end).collect() });
                } else if ends_sentence(lines.get(end - 1).unwrap_or(line).of(text)) {
                    current.lines.extend(at..end);
                }
                after_page = false;
                after_blank = false;
                at = end;
                continue;
            }
        }
        at += 1;
    }
}
