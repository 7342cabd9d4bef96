//! Author and date in the text: `Ann Smith (1999)`, `(Smith 1999, 12)`, `(p. 41)`.

use super::super::words::{ends_as_place_or_time, is_article};
use crate::hash::Set;
use crate::model::Note;
use crate::small;

/// The longest parenthesis looked at, in bytes.
const LONGEST: usize = 200;

/// How much the parentheses of a text without a list must show together to be citations.
const ENOUGH: u32 = 2;

/// The parentheses of a text that cite, each with the name before it: stretches of the source.
///
/// Asked only of texts that have no other notes. `listed` are the items of its reference list: a name that
/// heads one is an author's, whatever else it might be. Empty if the parentheses do not show enough.
pub(super) fn citing(text: &str, listed: &[Note]) -> Vec<(u32, u32)> {
    let bytes = text.as_bytes();
    let known = heads(listed);
    let mut found = Vec::new();
    let mut shown = 0;
    let mut done = 0;
    for start in memchr::memchr_iter(b'(', bytes) {
        let window = bytes.get(start + 1..bytes.len().min(start + LONGEST)).unwrap_or(&[]);
        let Some(length) = window.iter().position(|b| matches!(b, b'(' | b')')) else { continue };
        let end = start + 1 + length;
        if bytes.get(end) != Some(&b')') || start < done || is_listed(listed, start) {
            continue;
        }
        let Some(inner) = text.get(start + 1..end) else { continue };
        if is_blank_line_in(inner) {
            continue;
        }
        let is_known = |name: &str| name.split([' ', '\n']).any(|word| known.contains(&folded(word)));
        let from = match kind(inner) {
            Some(Kind::Authored { name, close, points }) => {
                if !is_known(name) && (ends_as_place_or_time(name) || !close && !points && !known.is_empty())
                {
                    continue;
                }
                shown += 1 + u32::from(points || is_known(name));
                start
            }
            Some(Kind::Pages) => start,
            Some(Kind::Year { points }) => match name_before(text, start, done) {
                Some((name, article)) => {
                    let words = text.get(name..start).unwrap_or("").trim();
                    // `the World Bank (1992)` is in the list; `the Treaty (1919)` is not.
                    if article && !words.split([' ', '\n']).all(|word| known.contains(&folded(word))) {
                        continue;
                    }
                    let thing = || ends_as_place_or_time(words) || is_part_of_name(text, name);
                    if !is_known(words) && (!known.is_empty() && !points || thing()) {
                        continue;
                    }
                    shown += 1 + u32::from(is_known(words));
                    name
                }
                None => continue,
            },
            None => continue,
        };
        done = end + 1;
        found.push((from as u32, done as u32));
    }
    if shown >= ENOUGH { found } else { Vec::new() }
}

/// True if the name at `at` ends a longer one: `the Treaty of Versailles (1919)`.
fn is_part_of_name(text: &str, at: usize) -> bool {
    let mut words = text.get(..at).unwrap_or("").trim_end().rsplit([' ', '\n']).filter(|w| !w.is_empty());
    let mut small = words.next().unwrap_or("");
    if is_article(small) {
        small = words.next().unwrap_or("");
    }
    let before = words.next().and_then(|w| w.chars().next());
    small::is(small, small::LEADING_ON) && before.is_some_and(char::is_uppercase)
}

/// The words that head the items of a list, up to the title.
fn heads(listed: &[Note]) -> Set<String> {
    const NAMES: usize = 160;
    let mut known = Set::default();
    for note in listed {
        let end = note.text.char_indices().map(|(at, _)| at).take_while(|at| *at < NAMES).last().unwrap_or(0);
        let head = note.text.get(..end).unwrap_or("");
        // The year ends the names, or a quotation mark does, or the first long word with a stop.
        let end = head.find(|c: char| c.is_ascii_digit() || matches!(c, '“' | '"' | '«' | '‘'));
        for word in head.get(..end.unwrap_or(head.len())).unwrap_or("").split(' ').take(12) {
            let capital = word.chars().next().is_some_and(char::is_uppercase);
            if capital && word.chars().filter(|c| c.is_alphabetic()).count() > 1 {
                known.insert(folded(word));
            }
            let last = word.ends_with('.') && word.chars().filter(|c| c.is_alphabetic()).count() > 3;
            if last {
                break;
            }
        }
    }
    known
}

fn folded(word: &str) -> String {
    let bare = word.trim_end_matches("’s").trim_end_matches("'s");
    bare.chars().filter(|c| c.is_alphabetic()).flat_map(char::to_lowercase).collect()
}

/// True for a place inside the list.
fn is_listed(listed: &[Note], at: usize) -> bool {
    let next = listed.partition_point(|note| (note.span.end as usize) <= at);
    listed.get(next).is_some_and(|note| (note.span.start as usize) <= at)
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind<'t> {
    /// `Smith 1999, 12`.
    Authored {
        /// The capitalised words before the year.
        name: &'t str,
        /// Nothing stands between name and year: `Smith 1999`, not `Smith, 1999`.
        close: bool,
        /// A page, a letter or another author follows, or `and` or `et al.` goes before.
        points: bool,
    },
    /// `1995, 12`: wants a name before it.
    Year {
        /// A page follows.
        points: bool,
    },
    /// `p. 41`.
    Pages,
}

fn is_blank_line_in(inner: &str) -> bool {
    inner.split('\n').skip(1).any(|line| line.trim().is_empty())
}

fn kind(inner: &str) -> Option<Kind<'_>> {
    let inner = inner.trim();
    if let Some(rest) = year(inner) {
        let page = rest.strip_prefix([',', ':']).unwrap_or("").trim_start();
        let points = page.starts_with(|c: char| c.is_ascii_digit()) && year(page).is_none();
        return (rest.is_empty() || rest.starts_with([',', ':', ';', ' ', '[']))
            .then_some(Kind::Year { points });
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
    let mut name: Option<(usize, usize)> = None;
    let (mut close, mut joined) = (false, false);
    for (at, word) in words(inner) {
        if let Some(rest) = year(word) {
            let after = inner.get(at + word.len()..).unwrap_or("").trim_start();
            let closes = matches!(rest, "" | "," | ":" | ";") || rest.starts_with(':');
            if let Some((from, to)) = name
                && closes
                && !after.starts_with(['–', '—'])
            {
                let lettered = word.bytes().any(|b| b.is_ascii_lowercase());
                let points = joined || lettered || !rest.is_empty() && !after.is_empty() || rest.len() > 1;
                let name = inner.get(from..to).unwrap_or("");
                return Some(Kind::Authored { name, close, points });
            }
            (name, joined) = (None, false);
            continue;
        }
        let bare = word.trim_end_matches([',', '.', ';']);
        let capital =
            bare.chars().next().is_some_and(char::is_uppercase) && bare.chars().any(char::is_lowercase);
        if capital || bare == "al" {
            let from = name.map_or(at, |(from, _)| from);
            name = Some((from, at + bare.len()));
            joined |= bare == "al";
            close = !word.ends_with([',', ';']);
        } else if name.is_some() && small::is(bare, small::JOINING) {
            joined = true;
        } else {
            (name, joined) = (None, false);
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

/// Where the name starts that stands right before `at`, not before `from`; and whether an article stands before it.
fn name_before(text: &str, at: usize, from: usize) -> Option<(usize, bool)> {
    let before = text.get(from..at)?;
    let before = before.strip_suffix([' ', '\n'])?.trim_end();
    let mut start = None;
    let mut article = false;
    let mut end = before.len();
    let mut pending = false;
    for _ in 0..9 {
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
        let joined = small::is(word, small::JOINING);
        // `Kotkin and Viola (1996)`, `Hall et al. (1987)`
        if joined && start.is_some() || start.is_none() && (word == "al." || word == "et") {
            (end, pending) = (begin, true);
            if begin == 0 {
                break;
            }
            continue;
        }
        let stops = word.ends_with([',', ';', ':', ')', '”']) || word.ends_with('.') && !initial;
        let capital = bare.chars().next().is_some_and(char::is_uppercase);
        let particle = start.is_some()
            && bare.len() <= 4
            && bare.chars().all(char::is_lowercase)
            && small::is(bare, small::PARTICLES);
        if stops && !(pending && capital && word.ends_with(',')) || !(capital || particle) {
            article = is_article(word);
            break;
        }
        if capital {
            start = Some(from + begin);
            pending = false;
        }
        end = begin;
        if begin == 0 {
            break;
        }
    }
    // `van der Linden (2007)`
    let start = start?;
    let head = text.get(from..start)?.trim_end();
    let particle = ["van", "van der", "van den", "van de"].into_iter().find(|p| {
        head.ends_with(p) && head.len() > p.len() && head[..head.len() - p.len()].ends_with([' ', '\n'])
    });
    Some((particle.map_or(start, |p| from + head.len() - p.len()), article))
}
