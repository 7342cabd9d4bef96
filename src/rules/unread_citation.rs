#![doc = include_str!("../../tests/rules/unread-citation.md")]

use super::Definition;
use super::context::{Check, Findings};
use crate::model::{Rule, Span};

pub(super) const RULE: Definition = Definition {
    rule: Rule::UNREAD_CITATION,
    page: include_str!("../../tests/rules/unread-citation.md"),
    check,
};

fn check(cx: &Check, out: &mut Findings) {
    for read in &cx.reading.notes {
        let stands = |span: &Span| {
            cx.of_note(read.note)
                .iter()
                .any(|c| c.citation.span.start < span.end && span.start < c.citation.span.end)
        };
        for span in read.unread.iter().filter(|s| !stands(s)) {
            out.add(RULE.rule, read.note, *span, "this looks like a citation and was not read");
        }
    }
}
