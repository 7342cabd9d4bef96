#![doc = include_str!("../../tests/rules/short-without-full.md")]

use std::collections::HashSet;

use super::Definition;
use super::context::Cited;
use super::context::{Check, Findings};
use super::spelling::folded;
use super::unknown_archive::shelf;
use crate::model::{Field, Rule};

pub(super) const RULE: Definition = Definition {
    rule: Rule::SHORT_WITHOUT_FULL,
    page: include_str!("../../tests/rules/short-without-full.md"),
    check,
};

fn check(cx: &Check, out: &mut Findings) {
    let mut settled = cx.settled(RULE.rule).peekable();
    if settled.peek().is_none() {
        return;
    }
    // A slip in the name or the title: that is what is reported.
    let near: HashSet<usize> =
        cx.groups().iter().filter(|g| g.told(cx)).flat_map(|g| g.entries.iter().copied()).collect();
    let beginnings = beginnings(cx);
    for finding in settled {
        let Some(c) = cx.of_finding(finding) else { continue };
        let known = c.mention.entry.is_some_and(|e| near.contains(&e)) || beginnings.contains(&words(&c));
        if !known && shelf(&c).is_none() {
            out.all.push(finding.clone());
        }
    }
}

/// How titles begin, folded: their first words, two at least.
fn beginnings(cx: &Check) -> HashSet<String> {
    const MOST: usize = 8;
    let mut all = HashSet::new();
    for title in cx.entries().filter_map(|(_, e)| e.fields.text(Field::Title)) {
        let title = folded(title);
        let ends = title.match_indices(' ').map(|(at, _)| at).skip(1).take(MOST);
        all.extend(ends.filter_map(|end| title.get(..end)).map(str::to_owned));
    }
    all
}

/// The words of a citation before what it points at, folded.
fn words(c: &Cited) -> String {
    let end = c.mention.locators.first().map_or(c.citation.span.end, |l| l.span.start);
    let words = c.note.text.get(c.citation.span.start as usize..end as usize).unwrap_or("");
    folded(words.rsplit_once(',').map_or(words, |(words, _)| words))
}
