//! Notes with a sign for a number: `*`, `**`, `†`.

use super::super::label::{Class, Label, Opening};
use super::chain::Candidate;
use super::lines::{Kind, Lines};
use crate::hash::Map;
use crate::model::Span;

/// The number of a label that is a sign.
pub(super) const SIGN: u32 = 0;

/// Adds the notes with a sign to those with a number; both in order of lines.
///
/// Beside numbered notes a line counts if its sign stands in the text before it, glued to a word. Without
/// them a text of nothing but such lines is a list of notes.
pub(super) fn add(text: &str, lines: &Lines, chosen: Vec<Candidate>) -> Vec<Candidate> {
    let mut signs: Vec<Candidate> = Vec::new();
    for (at, line) in lines.all.iter().enumerate() {
        if line.is_text()
            && let Some(label) = read(line.of(text))
        {
            signs.push(Candidate::sign(at, label));
        }
    }
    if signs.is_empty() {
        return chosen;
    }
    let first = lines.all.iter().position(|l| l.is_text());
    let list = chosen.is_empty() && signs.first().map(|s| s.line) == first && is_list(lines, &signs);
    let places = marks(text, lines, &signs);
    let numbered = |line: usize| chosen.binary_search_by_key(&line, |c| c.line).is_ok();
    let mut places = places.into_iter();
    // Notes at one foot follow each other: `* …`, `† …`.
    let mut kept: Option<usize> = None;
    let follows = |kept: Option<usize>, line: usize| {
        kept.is_some_and(|last| {
            line - last <= 12 && (last..line).all(|at| lines.get(at).is_some_and(|l| l.is_text()))
        })
    };
    signs.retain(|sign| {
        let marked = places.next().flatten().is_some();
        let Some(line) = lines.get(sign.line) else { return false };
        let opens = lines.before(sign.line).is_none_or(|l| !l.is_text()) || line.page;
        let joins = numbered(sign.line + 1) || sign.line.checked_sub(1).is_some_and(numbered);
        let near = sign.line + 1..=sign.line + 8;
        let head = Some(sign.line) == first && chosen.first().is_some_and(|c| near.contains(&c.line));
        let keep = list || head || marked && (opens || joins || follows(kept, sign.line));
        if keep {
            kept = Some(sign.line);
        }
        keep
    });
    let mut all = chosen;
    all.extend(signs);
    all.sort_by_key(|c| c.line);
    all
}

/// Where the signs of notes, which are in order, stand in the text before each: glued to a word, the last
/// such place, and each place for one note. One pass.
pub(super) fn marks(text: &str, lines: &Lines, signs: &[Candidate]) -> Vec<Option<Span>> {
    let mut latest: Map<&str, Span> = Map::default();
    let mut places = Vec::with_capacity(signs.len());
    let mut at = 0;
    for sign in signs {
        let Some(line) = lines.get(sign.line) else {
            places.push(None);
            continue;
        };
        let start = line.text as usize;
        while let Some(next) = text.get(at..start).and_then(|rest| rest.find(is_sign)) {
            let from = at + next;
            let rest = text.get(from..start).unwrap_or("");
            let first = rest.chars().next().unwrap_or(' ');
            let length = rest.chars().take_while(|c| *c == first).map(char::len_utf8).sum::<usize>().max(1);
            at = from + length;
            let glued =
                text.get(..from).and_then(|t| t.chars().next_back()).is_some_and(|c| !c.is_whitespace());
            let after = text.get(at..).and_then(|t| t.chars().next());
            if glued && after.is_none_or(|c| c.is_whitespace() || c.is_ascii_punctuation()) {
                latest.insert(text.get(from..at).unwrap_or(""), Span::new(from, at));
            }
        }
        let name = line.of(text).get(..sign.label.name.1 as usize).unwrap_or("");
        places.push(latest.remove(name));
        at = at.max(start + name.len());
    }
    places
}

fn is_sign(c: char) -> bool {
    matches!(c, '*' | '†' | '‡' | '¶' | '§' | '∗' | '⁎' | '＊')
}

fn is_list(lines: &Lines, signs: &[Candidate]) -> bool {
    // Paragraphs or lines: nearly all of them start with a sign.
    let starts = |at: usize| lines.before(at).is_none_or(|l| l.kind == Kind::Blank);
    let paragraphs = lines.all.iter().enumerate().filter(|(at, l)| l.is_text() && starts(*at)).count();
    let led = signs.iter().filter(|s| starts(s.line)).count();
    signs.len() > 1 && led * 5 >= paragraphs * 4
}

/// Reads a sign at the start of a line, and text after it.
fn read(words: &str) -> Option<Label> {
    let first = words.chars().next()?;
    if !is_sign(first) {
        return None;
    }
    let count = words.chars().take_while(|c| *c == first).count();
    let length = count * first.len_utf8();
    let rest = words.get(length..)?;
    let text = rest.trim_start();
    let opens = text.chars().next().is_some_and(|c| c.is_alphabetic() || "“‘«\"'([„".contains(c));
    // `§ 12` is a paragraph of a law.
    if count > 4 || !opens || (first == '§' && !text.starts_with(char::is_uppercase)) {
        return None;
    }
    let at = (words.len() - text.len()) as u32;
    Some(Label {
        class: Class::Sign,
        number: SIGN,
        opening: Opening::Strong,
        name: (0, length as u32),
        text: at,
    })
}
