//! Lines of a page: characters put together by where they stand.

use super::super::flow::raised;
use super::content::{Glyph, Rule};
use crate::model::Span;
use std::borrow::Cow;

/// What is on a page.
#[derive(Debug, Default)]
pub(super) struct Page {
    pub(super) lines: Vec<Line>,
    /// Level lines that are drawn.
    pub(super) rules: Vec<Rule>,
}

/// A line of print.
#[derive(Debug, Default)]
pub(super) struct Line {
    pub(super) text: String,
    /// The height of its baseline.
    pub(super) y: f32,
    pub(super) from: f32,
    pub(super) to: f32,
    /// The size of most of its letters.
    pub(super) size: f32,
    /// Slanted letters: bytes of `text`.
    pub(super) italics: Vec<Span>,
    /// Numbers and signs above the line: bytes of `text`.
    pub(super) raised: Vec<Span>,
}

/// No line has more characters that tell its size.
const LONG: usize = 1000;

/// A page of more stretches than these is a map or a trap.
const MANY: usize = 1000;

/// Puts characters, in the order of the file, together to lines.
pub(super) fn lines(glyphs: &[Glyph]) -> Vec<Line> {
    let mut runs: Vec<Run> = Vec::new();
    let mut start = 0;
    for at in 1..=glyphs.len() {
        let (Some(before), here) = (glyphs.get(at - 1), glyphs.get(at)) else { continue };
        if here.is_some_and(|here| goes_on(before, here)) {
            continue;
        }
        runs.extend(glyphs.get(start..at).map(Run::of));
        start = at;
    }
    if runs.len() <= MANY {
        take_marks(&mut runs);
    }
    runs.iter().filter_map(|run| line(&run.glyphs)).collect()
}

/// Characters that a file sets one after another in a line.
struct Run<'g> {
    glyphs: Cow<'g, [Glyph]>,
    size: f32,
    y: f32,
    from: f32,
    to: f32,
}

impl<'g> Run<'g> {
    fn of(glyphs: &'g [Glyph]) -> Run<'g> {
        let first = |of: fn(&Glyph) -> f32| glyphs.first().map_or(0.0, of);
        let size = glyphs.iter().take(LONG).map(|glyph| glyph.size).fold(0.0, f32::max);
        let y = glyphs.iter().find(|glyph| glyph.size >= size - 0.3).map_or(0.0, |glyph| glyph.y);
        let to = glyphs.last().map_or(0.0, |glyph| glyph.end);
        Run { glyphs: Cow::Borrowed(glyphs), size, y, from: first(|glyph| glyph.x), to }
    }

    /// A number or sign and nothing else.
    fn is_mark(&self) -> bool {
        let sign =
            |text: &str| text.bytes().all(|b| b.is_ascii_digit()) || matches!(text, "*" | "†" | "‡" | "§");
        let mut text = self.glyphs.iter().filter(|glyph| !glyph.text.trim().is_empty()).peekable();
        self.glyphs.len() < 5 && text.peek().is_some() && text.all(|glyph| sign(&glyph.text))
    }

    /// True if a mark stands above this line: before it, in it or right behind it.
    fn takes(&self, mark: &Run) -> bool {
        let up = mark.y - self.y;
        mark.size < 0.88 * self.size
            && up > 0.12 * self.size
            && up < 0.8 * self.size
            && mark.to > self.from - 3.0 * self.size
            && mark.from < self.to + 0.6 * self.size
    }
}

/// Gives raised marks that were set by themselves, before a wide blank or after all other text of the page, to the
/// lines they stand above.
fn take_marks(runs: &mut Vec<Run>) {
    let mut at = 0;
    while let Some(mark) = runs.get(at) {
        let owner = mark.is_mark().then(|| runs.iter().position(|run| run.takes(mark))).flatten();
        let Some(owner) = owner else {
            at += 1;
            continue;
        };
        let mark = runs.remove(at);
        let Some(run) = runs.get_mut(if owner > at { owner - 1 } else { owner }) else { continue };
        let before = run.glyphs.iter().position(|glyph| glyph.x >= mark.from).unwrap_or(run.glyphs.len());
        run.glyphs.to_mut().splice(before..before, mark.glyphs.iter().cloned());
        (run.from, run.to) = (run.from.min(mark.from), run.to.max(mark.to));
    }
}

/// True if a character stands in the same line as the one before it.
fn goes_on(before: &Glyph, here: &Glyph) -> bool {
    let size = before.size.max(here.size);
    let gap = here.x - before.end;
    (here.y - before.y).abs() < 0.6 * size && gap > -size && gap < 3.0 * size
}

fn line(glyphs: &[Glyph]) -> Option<Line> {
    // The size with the most letters.
    let mut sizes: Vec<(i32, usize)> = Vec::new();
    for glyph in glyphs.iter().take(LONG).filter(|glyph| !glyph.text.trim().is_empty()) {
        let size = (glyph.size * 4.0).round() as i32;
        match sizes.iter_mut().find(|(known, _)| *known == size) {
            Some((_, count)) => *count += glyph.text.len(),
            None => sizes.push((size, glyph.text.len())),
        }
    }
    let size = sizes.iter().max_by_key(|(size, count)| (*count, *size))?.0 as f32 / 4.0;
    let base = glyphs.iter().find(|glyph| (glyph.size - size).abs() < 0.3).map_or(0.0, |glyph| glyph.y);
    let mut line = Line { y: base, size, from: f32::MAX, to: f32::MIN, ..Line::default() };
    let mut last: Option<&Glyph> = None;
    // An accent that stands by itself, over the letter that comes next.
    let mut accent: Option<char> = None;
    for (at, glyph) in glyphs.iter().enumerate() {
        if let Some(mark) = combining(&glyph.text) {
            if glyphs.get(at + 1).is_some_and(|next| next.x < glyph.end - 0.1 * glyph.size) {
                accent = Some(mark);
                continue;
            }
            if last.is_some_and(|last| glyph.x < last.end - 0.1 * glyph.size) {
                line.text.push(mark);
                continue;
            }
        }
        let gap = last.map_or(0.0, |last| glyph.x - last.end);
        let blank = glyph.text.chars().all(char::is_whitespace);
        // Quotation marks within one another keep a small distance.
        let quotes = is_quote(&glyph.text) && last.is_some_and(|last| is_quote(&last.text));
        let apart =
            gap > if quotes { 0.3 } else { 0.17 } * glyph.size.min(last.map_or(glyph.size, |last| last.size));
        if (blank || apart) && !line.text.is_empty() && !line.text.ends_with(' ') {
            line.text.push(' ');
        }
        last = Some(glyph);
        if blank {
            continue;
        }
        line.from = line.from.min(glyph.x);
        line.to = line.to.max(glyph.end);
        let at = line.text.len();
        let high = glyph.size < 0.88 * size && glyph.y > base + 0.12 * size;
        let digit = glyph.text.bytes().all(|b| b.is_ascii_digit());
        let sign = matches!(glyph.text.as_str(), "*" | "†" | "‡" | "§");
        if high && digit {
            line.text.extend(glyph.text.bytes().map(raised));
        } else {
            line.text.push_str(&glyph.text);
        }
        line.text.extend(accent.take());
        let span = Span::new(at, line.text.len());
        if high && (digit || sign) {
            extend(&mut line.raised, span, 0);
        } else if glyph.italic {
            extend(&mut line.italics, span, 1);
        }
    }
    let length = line.text.trim_end().len();
    line.text.truncate(length);
    (!line.text.is_empty()).then_some(line)
}

fn is_quote(text: &str) -> bool {
    matches!(text, "“" | "”" | "‘" | "’" | "„" | "«" | "»" | "\"" | "'")
}

/// The accent that combines, for one that stands by itself.
fn combining(text: &str) -> Option<char> {
    Some(match text {
        "`" => '\u{300}',
        "´" => '\u{301}',
        "ˆ" => '\u{302}',
        "˜" => '\u{303}',
        "¯" => '\u{304}',
        "˘" => '\u{306}',
        "˙" => '\u{307}',
        "¨" => '\u{308}',
        "˚" => '\u{30a}',
        "˝" => '\u{30b}',
        "ˇ" => '\u{30c}',
        "¸" => '\u{327}',
        "˛" => '\u{328}',
        _ => return None,
    })
}

/// Adds a span, to the last one if no more than `gap` bytes are between.
fn extend(spans: &mut Vec<Span>, span: Span, gap: u32) {
    match spans.last_mut() {
        Some(last) if span.start <= last.end + gap => last.end = span.end,
        _ => spans.push(span),
    }
}
