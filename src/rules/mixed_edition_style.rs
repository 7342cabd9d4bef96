#![doc = include_str!("../../tests/rules/mixed-edition-style.md")]

use super::Definition;
use super::context::{Check, Cited, Findings};
use super::convention::{Case, odd_ones};
use super::manual::Manual;
use crate::model::{Field, Rule, Span};

pub(super) const RULE: Definition = Definition {
    rule: Rule { name: "mixed-edition-style", code: "IB507" },
    page: include_str!("../../tests/rules/mixed-edition-style.md"),
    check,
};

/// The words for an edition that are held against each other.
const WORDS: [&str; 2] = ["ed.", "edn"];

fn check(cx: &Check, out: &mut Findings) {
    let mut cases = Vec::new();
    for c in cx.cited.iter().filter(|c| !c.listed()) {
        let Some((span, kind)) = word(c) else { continue };
        cases.push(Case { note: c.id(), span, kind });
    }
    odd_ones(cx, out, RULE.rule, &cases, Manual::edition, |kind, most, there| {
        format!("an edition is an “{kind}” here, an “{most}” {there}")
    });
}

/// The word after the number of an edition: `ed.` of `2nd ed.`
fn word(c: &Cited) -> Option<(Span, &'static str)> {
    let site = c.sited(Field::Edition)?;
    let text = &c.note.text;
    // The site may hold the word or end before it.
    let from = site.start as usize;
    let rest = text.get(from..)?;
    let number = rest.len() - rest.trim_start_matches(|c: char| !c.is_whitespace()).len();
    let after = rest.get(number..)?;
    let at = from + number + (after.len() - after.trim_start().len());
    let word = text.get(at..)?;
    let found = WORDS.iter().find(|w| {
        let rest = word.strip_prefix(**w);
        rest.is_some_and(|rest| !rest.starts_with(char::is_alphabetic))
    })?;
    Some((Span::new(at, at + found.len()), found))
}
