//! Notes with a sign for a number: `*`, `**`, `†`.

use super::super::label::{Class, Label, Opening};
use super::chain::Candidate;
use super::lines::{Kind, Lines};
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
    let mut after = 0;
    signs.retain(|sign| {
        let Some(line) = lines.get(sign.line) else { return false };
        let opens = lines.before(sign.line).is_none_or(|l| !l.is_text()) || line.page;
        let joins = chosen.iter().any(|c| c.line + 1 == sign.line || c.line == sign.line + 1);
        let head = Some(sign.line) == first
            && chosen.first().is_some_and(|c| c.line > sign.line && c.line <= sign.line + 8);
        let marked = mark(text, sign, lines, after);
        if let (Some(mark), true) = (marked, opens || joins) {
            after = mark.end.max(line.text);
            return true;
        }
        list || head
    });
    let mut all = chosen;
    all.extend(signs);
    all.sort_by_key(|c| c.line);
    all
}

/// Where the sign of a note stands in the text before it, from byte `after` on.
pub(super) fn mark(text: &str, sign: &Candidate, lines: &Lines, after: u32) -> Option<Span> {
    let line = lines.get(sign.line)?;
    let name = line.of(text).get(..sign.label.name.1 as usize)?;
    let before = text.get(after as usize..line.text as usize)?;
    let mut found = None;
    for (at, _) in before.rmatch_indices(name) {
        let prior = before.get(..at)?.chars().next_back();
        let next = before.get(at + name.len()..)?.chars().next();
        let sign = name.chars().next();
        let glued = prior.is_some_and(|c| !c.is_whitespace() && Some(c) != sign);
        let ends = next.is_none_or(|c| c.is_whitespace() || c.is_ascii_punctuation()) && next != sign;
        if glued && ends {
            let start = after as usize + at;
            found = Some(Span::new(start, start + name.len()));
            break;
        }
    }
    found
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
    if !matches!(first, '*' | '†' | '‡' | '¶' | '§' | '∗' | '⁎' | '＊') {
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
