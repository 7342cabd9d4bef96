#![doc = include_str!("../../tests/rules/mixed-scripts.md")]

use super::Definition;
use super::context::{Check, Findings};
use crate::model::{Rule, Safety, Span};

pub(super) const RULE: Definition = Definition {
    rule: Rule { name: "mixed-scripts", code: "IB407" },
    page: include_str!("../../tests/rules/mixed-scripts.md"),
    check,
};

fn check(cx: &Check, out: &mut Findings) {
    for (id, note) in cx.notes().filter(|(_, n)| !n.text.is_ascii()) {
        let mut start = None;
        for (at, c) in note.text.char_indices().chain([(note.text.len(), ' ')]) {
            match (start, c.is_alphabetic()) {
                (None, true) => start = Some(at),
                (Some(from), false) => {
                    let span = Span::new(from, at);
                    if let Some(whole) = in_one_script(span.of(&note.text)) {
                        let message = "letters of two alphabets in one word";
                        let finding = out.add(RULE.rule, id, span, message);
                        finding.mended(Safety::Safe, "write it in one alphabet", id, span, whole);
                    }
                    start = None;
                }
                _ => {}
            }
        }
    }
}

/// Letters that look alike, Latin and Cyrillic.
const TWINS: [(char, char); 22] = [
    ('A', 'А'),
    ('B', 'В'),
    ('C', 'С'),
    ('E', 'Е'),
    ('H', 'Н'),
    ('I', 'І'),
    ('K', 'К'),
    ('M', 'М'),
    ('O', 'О'),
    ('P', 'Р'),
    ('T', 'Т'),
    ('X', 'Х'),
    ('Y', 'У'),
    ('a', 'а'),
    ('c', 'с'),
    ('e', 'е'),
    ('i', 'і'),
    ('k', 'к'),
    ('o', 'о'),
    ('p', 'р'),
    ('x', 'х'),
    ('y', 'у'),
];

/// A word of two alphabets in the one that it is meant to be in; `None` if it is in one, or if no one can say
/// which is meant.
fn in_one_script(word: &str) -> Option<String> {
    let cyrillic = |c: &char| ('\u{400}'..='\u{52f}').contains(c);
    let latin = |c: &char| c.is_alphabetic() && (*c as u32) < 0x250;
    if !word.chars().any(|c| cyrillic(&c)) || !word.chars().any(|c| latin(&c)) {
        return None;
    }
    let to_latin = |c: char| TWINS.iter().find(|(_, k)| *k == c).map(|(l, _)| *l);
    let to_cyrillic = |c: char| TWINS.iter().find(|(l, _)| *l == c).map(|(_, k)| *k);
    let all_latin: Option<String> =
        word.chars().map(|c| if cyrillic(&c) { to_latin(c) } else { Some(c) }).collect();
    let all_cyrillic: Option<String> =
        word.chars().map(|c| if latin(&c) { to_cyrillic(c) } else { Some(c) }).collect();
    match (all_latin, all_cyrillic) {
        (Some(latin), None) => Some(latin),
        (None, Some(cyrillic)) => Some(cyrillic),
        (Some(latin), Some(whole)) => {
            // A Roman number is Latin; else the alphabet with more letters.
            let number = latin.chars().all(|c| matches!(c, 'I' | 'X' | 'C' | 'M' | 'V' | 'L' | 'D'));
            let count = word.chars().filter(cyrillic).count();
            let others = word.chars().count() - count;
            if number || others > count { Some(latin) } else { (count > others).then_some(whole) }
        }
        (None, None) => None,
    }
}
