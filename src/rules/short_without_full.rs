#![doc = include_str!("../../tests/rules/short-without-full.md")]

use super::Definition;
use super::context::Cited;
use super::context::{Check, Findings};
use super::spelling::folded;
use super::unknown_archive::shelf;
use super::works::Group;
use crate::model::{Entry, Field, Rule};

pub(super) const RULE: Definition = Definition {
    rule: Rule::SHORT_WITHOUT_FULL,
    page: include_str!("../../tests/rules/short-without-full.md"),
    check,
};

fn check(cx: &Check, out: &mut Findings) {
    for finding in cx.settled(RULE.rule) {
        let Some(c) = cx.of_finding(finding) else { continue };
        // A slip in the name or the title: that is what is reported.
        let near = |g: &Group| c.mention.entry.is_some_and(|e| g.entries.contains(&e)) && g.told(cx);
        if !cx.groups().iter().any(near) && !begins_a_title(cx, &c) && shelf(&c).is_none() {
            out.all.push(finding.clone());
        }
    }
}

/// True if the words are the beginning of a title that is cited in full.
fn begins_a_title(cx: &Check, c: &Cited) -> bool {
    let end = c.mention.locators.first().map_or(c.citation.span.end, |l| l.span.start);
    let words = c.note.text.get(c.citation.span.start as usize..end as usize).unwrap_or("");
    let words = folded(words.rsplit_once(',').map_or(words, |(words, _)| words));
    let begins = |e: &Entry| {
        let title = folded(e.fields.text(Field::Title).unwrap_or(""));
        title.strip_prefix(&words).is_some_and(|rest| rest.starts_with(' '))
    };
    words.contains(' ') && cx.entries().any(|(_, e)| begins(e))
}
