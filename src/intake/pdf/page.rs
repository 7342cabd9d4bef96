//! Lines of a page: characters put together by where they stand.

use super::super::flow::raised;
use super::content::{Glyph, Rule};
use crate::model::Span;

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

/// Puts characters, in the order of the file, together to lines.
pub(super) fn lines(glyphs: &[Glyph]) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut start = 0;
    for at in 1..=glyphs.len() {
        let (Some(before), here) = (glyphs.get(at - 1), glyphs.get(at)) else { continue };
        if here.is_some_and(|here| goes_on(before, here)) {
            continue;
        }
        if let Some(line) = glyphs.get(start..at).and_then(line) {
            lines.push(line);
        }
        start = at;
    }
    lines
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
