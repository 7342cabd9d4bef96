#![doc = include_str!("../../tests/rules/unused-abbreviation.md")]

use super::Definition;
use super::context::{Check, Findings};
use crate::model::Rule;

pub(super) const RULE: Definition = Definition {
    rule: Rule { name: "unused-abbreviation", code: "IB405" },
    page: include_str!("../../tests/rules/unused-abbreviation.md"),
    check,
};

fn check(cx: &Check, out: &mut Findings) {
    for given in &cx.codes().given {
        let after = given.note.0 as usize + 1;
        // Where notes are lost it may have been used in them.
        let notes = cx.reading.document.notes.get(after..).unwrap_or(&[]);
        if notes.iter().any(|n| n.after_gap)
            || used(cx.text(given.note).get(given.span.end as usize..), given.name)
        {
            continue;
        }
        let body = || {
            let here = uses(cx.text(given.note), given.name);
            uses(&cx.reading.document.source.text, given.name) > here
        };
        if !notes.iter().any(|n| used(Some(&n.text), given.name)) && !body() {
            let message = format!("“{}” is given for later use and never used", given.name);
            out.add(RULE.rule, given.note, given.span, message);
        }
    }
}

fn used(text: Option<&str>, name: &str) -> bool {
    uses(text.unwrap_or(""), name) > 0
}

/// How often a name stands in a text as whole words.
fn uses(text: &str, name: &str) -> usize {
    let word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let whole = |at: &usize| {
        let before = text.get(..*at).and_then(|t| t.chars().next_back());
        let after = text.get(at + name.len()..).and_then(|t| t.chars().next());
        !word(before) && !word(after)
    };
    if name.is_empty() { 0 } else { text.match_indices(name).filter(|(at, _)| whole(at)).count() }
}
