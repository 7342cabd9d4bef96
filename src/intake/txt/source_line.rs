//! Lines that say where a document or an illustration comes from: `Document 1 –` and, under it,
//! `Source: RGAE, f. 4372 …`.

use super::super::words::leads_source;
use super::lines::{Kind, Lines};

/// One such line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct SourceLine {
    /// What the source is of: `Document 1`; else `Source` and its number among such.
    pub(super) label: String,
    /// The lines from that with the label on.
    pub(super) lines: Vec<usize>,
    /// The stretches of the source from the word on.
    pub(super) pieces: Vec<(u32, u32)>,
}

/// Finds the source lines and takes their lines out of the text.
pub(super) fn take(text: &str, lines: &mut Lines) -> Vec<SourceLine> {
    let mut found: Vec<SourceLine> = Vec::new();
    let mut at = 0;
    while let Some(line) = lines.get(at) {
        let Some(source) = line.is_text().then(|| word_at(line.of(text))).flatten() else {
            at += 1;
            continue;
        };
        let words = line.of(text);
        let here = words.get(..source).and_then(numbered);
        let above = above(text, lines, at);
        let apart = at.checked_sub(1).and_then(|a| lines.get(a)).is_none_or(|l| !l.is_text()) || line.page;
        if (source > 0 && here.is_none()) || (source == 0 && !apart && above.is_none()) {
            at += 1;
            continue;
        }
        let mut own = Vec::new();
        let label = match (here, above) {
            (Some(label), _) => label,
            (None, Some((label, line))) => {
                own.push(line);
                label
            }
            (None, None) => format!("Source {}", found.len() + 1),
        };
        let mut pieces = vec![(line.text + source as u32, line.end)];
        own.push(at);
        at += 1;
        while let Some(next) = lines.get(at).filter(|l| l.is_text() && !l.page) {
            if word_at(next.of(text)).is_some() || numbered(next.of(text)).is_some() {
                break;
            }
            pieces.push((next.text, next.end));
            own.push(at);
            at += 1;
        }
        found.push(SourceLine { label, lines: own, pieces });
    }
    for at in found.iter().flat_map(|source| &source.lines) {
        if let Some(line) = lines.all.get_mut(*at) {
            line.kind = Kind::Taken;
        }
    }
    found
}

/// Where in a line the word stands that leads a source: at the start, or after `Document 1.`
fn word_at(words: &str) -> Option<usize> {
    let colon = memchr::memchr(b':', words.as_bytes().get(..80).unwrap_or(words.as_bytes()))?;
    let before = words.get(..colon)?;
    if leads_source(before.trim_end()) {
        return Some(0);
    }
    let last = before.trim_end().rfind(['.', ' ', '–', '—', '-'])?;
    let start = last + before.get(last..)?.chars().next()?.len_utf8();
    leads_source(before.get(start..)?.trim()).then_some(start)
}

/// `Document 1` of `Document 1 –`: a capitalised word, a number, and nothing but points and dashes after it,
/// or a title after a stop.
fn numbered(words: &str) -> Option<String> {
    let (name, rest) = words.split_once(' ')?;
    let capital =
        name.chars().next().is_some_and(char::is_uppercase) && name.chars().all(char::is_alphabetic);
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let after = rest.get(digits..)?;
    let ends = after.is_empty() || after.starts_with(['.', ':', ' ', ',', ')', '–', '—']);
    (capital && digits > 0 && digits < 5 && ends)
        .then(|| format!("{name} {}", rest.get(..digits).unwrap_or("")))
}

/// The label in the line above, with at most one blank between.
fn above(text: &str, lines: &Lines, at: usize) -> Option<(String, usize)> {
    for back in 1..=2 {
        let line = at.checked_sub(back).and_then(|a| lines.get(a))?;
        if line.is_text() {
            return numbered(line.of(text)).map(|label| (label, at - back));
        }
        if line.kind != Kind::Blank {
            return None;
        }
    }
    None
}
