//! Citations by key, as pandoc writes them: `[see @miller1989, 34–35; @hill1990, chap. 2]`, `@miller1989 [34]`.
//! The reader of LaTeX prints `\cite` in the same way.

use super::locators;
use crate::model::{Fields, Given, GivenId, GivenItem, Kind, Locator, Span, Unit};

/// The citations by key in `text`, in order.
pub(crate) fn cited(text: &str) -> Vec<Given> {
    let mut found: Vec<Given> = Vec::new();
    let mut from = 0;
    while let Some(at) = memchr::memchr(b'@', text.as_bytes().get(from..).unwrap_or(&[])) {
        let at = from + at;
        from = at + 1;
        if found.last().is_some_and(|given| at < given.span.end as usize) {
            continue;
        }
        let Some(length) = key(text, at) else { continue };
        if let Some(open) = bracket(text, at) {
            let close = closing(text, open);
            if let Some(close) = close.filter(|close| *close > at) {
                let items = items(text.get(open + 1..close).unwrap_or(""));
                if !items.is_empty() {
                    found.push(Given { span: Span::new(open, close + 1), items });
                    continue;
                }
            }
        }
        // In the sentence; what is pointed at may stand in brackets behind it.
        let end = at + 1 + length;
        let mut item = one(text.get(at + 1..end).unwrap_or(""), "");
        let mut span = Span::new(at, end);
        let behind = text.get(end..).unwrap_or("");
        let clause = behind.strip_prefix(", ").and_then(|rest| rest.split([';', '.', ')', '\n']).next());
        if let Some(clause) = clause.filter(|clause| clause.len() < 40) {
            item.locators = pointed(clause);
            if !item.locators.is_empty() {
                span = Span::new(at, end + 2 + clause.trim_end().len());
            }
        } else if let Some(rest) = behind.strip_prefix(" [")
            && let Some(close) =
                rest.find(']').filter(|close| !rest.get(..*close).unwrap_or("").contains('@'))
        {
            item.locators = pointed(rest.get(..close).unwrap_or(""));
            if !item.locators.is_empty() {
                span = Span::new(at, end + 2 + close + 1);
            }
        }
        found.push(Given { span, items: vec![item] });
    }
    found
}

/// The length of the key behind the sign at `at`; an address is no key.
fn key(text: &str, at: usize) -> Option<usize> {
    let before = text.get(..at)?.chars().next_back();
    if before.is_some_and(|c| c.is_alphanumeric() || matches!(c, '_' | '.' | '/' | '@')) {
        return None;
    }
    let rest = text.get(at + 1..)?;
    if let Some(braced) = rest.strip_prefix('{') {
        return braced.find('}').map(|end| end + 2);
    }
    if !rest.starts_with(|c: char| c.is_alphanumeric() || c == '_') {
        return None;
    }
    let inside = |c: char| c.is_alphanumeric() || "_:.#$%&-+?<>~/".contains(c);
    let end = rest.find(|c| !inside(c)).unwrap_or(rest.len());
    // Marks at its end are the sentence's.
    Some(rest.get(..end)?.trim_end_matches(|c: char| !c.is_alphanumeric() && c != '_').len())
        .filter(|n| *n > 0)
}

/// How far before a key its bracket opens, at most.
const NEAR: usize = 400;

/// The bracket that is open at `at`.
fn bracket(text: &str, at: usize) -> Option<usize> {
    let mut depth = 0;
    for (back, byte) in text.as_bytes().get(at.saturating_sub(NEAR)..at)?.iter().rev().enumerate() {
        match byte {
            b']' => depth += 1,
            b'[' if depth == 0 => return Some(at - 1 - back),
            b'[' => depth -= 1,
            _ => {}
        }
    }
    None
}

fn closing(text: &str, open: usize) -> Option<usize> {
    let mut depth = 0;
    for (at, byte) in text.as_bytes().iter().enumerate().skip(open).take(4 * NEAR) {
        match byte {
            b'[' => depth += 1,
            b']' => {
                depth -= 1;
                if depth == 0 {
                    return Some(at);
                }
            }
            _ => {}
        }
    }
    None
}

/// The works in a bracket, between semicolons.
fn items(inner: &str) -> Vec<GivenItem> {
    inner
        .split(';')
        .filter_map(|part| {
            let at = part.match_indices('@').map(|(at, _)| at).find(|at| key(part, *at).is_some())?;
            let end = at + 1 + key(part, at)?;
            Some(one(part.get(at + 1..end)?, part.get(end..)?))
        })
        .collect()
}

fn one(key: &str, behind: &str) -> GivenItem {
    let key = key.trim_start_matches('{').trim_end_matches('}').to_owned();
    let locators = pointed(behind.trim_start_matches([',', ' ']));
    let id = GivenId { id: key.clone(), key: Some(key) };
    GivenItem { id, kind: Kind::Misc, fields: Fields::new(), locators }
}

/// Pages without a label, or what the label says; words that are no locator point at nothing.
fn pointed(words: &str) -> Vec<Locator> {
    let words = words.trim();
    let start = words.find(|c: char| c.is_ascii_digit()).unwrap_or(words.len());
    let (label, rest) = words.split_at(start);
    let label = label.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    // Labels of pandoc's locators (its manual, “Citation syntax”), which are English in every document.
    let unit = match label.as_str() {
        "" | "p" | "pp" | "page" | "pages" => Unit::Page,
        "f" | "ff" | "fol" | "fols" | "folio" | "l" | "ll" => Unit::Folio,
        "vol" | "vols" | "volume" => Unit::Volume,
        "chap" | "chaps" | "chapter" | "ch" => Unit::Chapter,
        "sec" | "secs" | "section" => Unit::Section,
        "n" | "nn" | "note" => Unit::Note,
        "no" | "nos" | "issue" => Unit::Number,
        "col" | "cols" | "column" => Unit::Column,
        "para" | "paras" | "paragraph" => Unit::Paragraph,
        "line" | "lines" => Unit::Line,
        "fig" | "figs" | "figure" => Unit::Figure,
        "pt" | "pts" | "part" => Unit::Part,
        "v" | "vv" | "verse" => Unit::Verse,
        _ => return Vec::new(),
    };
    let value = |c: char| c.is_alphanumeric() || matches!(c, '-' | '–' | '—' | ',' | ' ' | ':' | '.');
    let end = rest.find(|c| !value(c)).unwrap_or(rest.len());
    let found = locators(unit, rest.get(..end).unwrap_or("").trim_end_matches(['.', ' ']));
    // `34, emphasis added`: the words say no place.
    found.into_iter().take_while(|l| l.value.starts_with(|c: char| c.is_ascii_digit())).collect()
}
