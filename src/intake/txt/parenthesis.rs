//! Author and date in the text: `Ann Smith (1999)`, `(Smith 1999, 12)`, `(p. 41)`.

use super::super::words::is_article;

/// The longest parenthesis looked at, in bytes.
const LONGEST: usize = 200;

/// The parentheses of a text that cite, each with the name before it: stretches of the source.
///
/// Asked only of texts that have no other notes. Empty if no parenthesis has an author and a date.
pub(super) fn citing(text: &str) -> Vec<(u32, u32)> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let mut authored = false;
    let mut done = 0;
    for start in memchr::memchr_iter(b'(', bytes) {
        let window = bytes.get(start + 1..bytes.len().min(start + LONGEST)).unwrap_or(&[]);
        let Some(length) = window.iter().position(|b| matches!(b, b'(' | b')')) else { continue };
        let end = start + 1 + length;
        if bytes.get(end) != Some(&b')') || start < done {
            continue;
        }
        let Some(inner) = text.get(start + 1..end) else { continue };
        if is_blank_line_in(inner) {
            continue;
        }
        let from = match kind(inner) {
            Some(Kind::Authored) => {
                authored = true;
                start
            }
            Some(Kind::Pages) => start,
            Some(Kind::Year) => match name_before(text, start, done) {
                Some(name) => {
                    authored = true;
                    name
                }
                None => continue,
            },
            None => continue,
        };
        done = end + 1;
        found.push((from as u32, done as u32));
    }
    if authored { found } else { Vec::new() }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// `Smith 1999, 12`.
    Authored,
    /// `1995, 12`: wants a name before it.
    Year,
    /// `p. 41`.
    Pages,
}

fn is_blank_line_in(inner: &str) -> bool {
    inner.split('\n').skip(1).any(|line| line.trim().is_empty())
}

fn kind(inner: &str) -> Option<Kind> {
    let inner = inner.trim();
    if let Some(rest) = year(inner) {
        return (rest.is_empty() || rest.starts_with([',', ':', ';', ' ', '['])).then_some(Kind::Year);
    }
    let label = inner.bytes().take_while(|b| b.is_ascii_lowercase() || *b >= 0x80).count();
    if label > 0 && label <= 8 {
        let rest = inner.get(label..).unwrap_or("");
        let rest = rest.strip_prefix('.').unwrap_or("").trim_start();
        if rest.starts_with(|c: char| c.is_ascii_digit()) {
            return Some(Kind::Pages);
        }
    }
    // A capitalised word, then a year: `see Smith 1999`, `Smith, 1999; Hill 2003a: 5`.
    let mut name = false;
    for (at, word) in words(inner) {
        if let Some(rest) = year(word) {
            let after = inner.get(at + word.len()..).unwrap_or("").trim_start();
            let closes = matches!(rest, "" | "," | ":" | ";") || rest.starts_with(':');
            if name && closes && !after.starts_with(['–', '—']) {
                return Some(Kind::Authored);
            }
            name = false;
        } else {
            let bare = word.trim_end_matches([',', '.', ';']);
            let capital = bare.chars().next().is_some_and(char::is_uppercase);
            name = capital && bare.chars().any(char::is_lowercase) || bare == "al";
        }
    }
    None
}

/// The words of a text with their places.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.split([' ', '\n', '\t']).scan(0, |at, word| {
        let here = *at;
        *at += word.len() + 1;
        Some((here, word))
    })
}

/// What stands after a year (with its letter) at the start of `text`, if one stands there alone.
fn year(text: &str) -> Option<&str> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let value: u32 = text.get(..digits)?.parse().ok()?;
    if digits != 4 || !(1500..2100).contains(&value) {
        return None;
    }
    let rest = text.get(4..)?;
    let letter = rest.bytes().next().is_some_and(|b| (b'a'..=b'k').contains(&b));
    let rest = if letter { rest.get(1..)? } else { rest };
    (!rest.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '-' | '–' | '/'))).then_some(rest)
}

/// Where the name starts that stands right before `at`; not before `from`.
fn name_before(text: &str, at: usize, from: usize) -> Option<usize> {
    let before = text.get(from..at)?;
    let before = before.strip_suffix([' ', '\n'])?.trim_end();
    let mut start = None;
    let mut end = before.len();
    for _ in 0..5 {
        let head = before.get(..end)?.trim_end();
        if head.get(head.len()..).is_none() || before.get(head.len()..end)?.matches('\n').count() > 1 {
            break;
        }
        let begin = head
            .rfind([' ', '\n', '(', '“', '—'])
            .map_or(0, |b| b + head.get(b..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8));
        let word = head.get(begin..)?;
        let initial = word.chars().count() == 2 && word.ends_with('.');
        let bare = word.trim_end_matches([',']);
        let stops = word.ends_with([',', ';', ':', ')', '”']) || word.ends_with('.') && !initial;
        let capital = bare.chars().next().is_some_and(char::is_uppercase);
        let particle =
            start.is_some() && bare.len() <= 4 && bare.chars().all(char::is_lowercase) && is_particle(bare);
        if stops || !(capital || particle) {
            if is_article(word) {
                return None;
            }
            break;
        }
        if capital {
            start = Some(from + begin);
        }
        end = begin;
        if begin == 0 {
            break;
        }
    }
    start
}

fn is_particle(word: &str) -> bool {
    matches!(
        word,
        "de" | "von" | "van" | "der" | "del" | "da" | "di" | "du" | "dos" | "la" | "le" | "zu" | "al" | "el"
    )
}
