//! Lines of a page: characters put together by where they stand.

use super::super::draft::raised;
use super::content::Glyph;
use crate::model::Span;

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
    for glyph in glyphs.iter().filter(|glyph| !glyph.text.trim().is_empty()) {
        let size = (glyph.size * 4.0).round() as i32;
        if let Some((_, count)) = sizes.iter_mut().find(|(known, _)| *known == size) {
            *count += glyph.text.len();
        } else if sizes.len() < 50 {
            sizes.push((size, glyph.text.len()));
        }
    }
    let size = sizes.iter().max_by_key(|(size, count)| (*count, *size))?.0 as f32 / 4.0;
    let base = glyphs.iter().find(|glyph| (glyph.size - size).abs() < 0.3).map_or(0.0, |glyph| glyph.y);
    let mut line = Line { y: base, size, from: f32::MAX, to: f32::MIN, ..Line::default() };
    let mut last: Option<&Glyph> = None;
    for glyph in glyphs {
        let gap = last.map_or(0.0, |last| glyph.x - last.end);
        let blank = glyph.text.chars().all(char::is_whitespace);
        let apart = gap > 0.17 * glyph.size.min(last.map_or(glyph.size, |last| last.size));
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

/// Adds a span, to the last one if no more than `gap` bytes are between.
fn extend(spans: &mut Vec<Span>, span: Span, gap: u32) {
    match spans.last_mut() {
        Some(last) if span.start <= last.end + gap => last.end = span.end,
        _ => spans.push(span),
    }
}
