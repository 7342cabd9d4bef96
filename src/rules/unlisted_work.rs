#![doc = include_str!("../../tests/rules/unlisted-work.md")]

use super::Definition;
use super::bibliography::{expected, matches};
use super::context::{Check, Findings};
use crate::model::{Entry, Rule};

pub(super) const RULE: Definition = Definition {
    rule: Rule { name: "unlisted-work", code: "IB608" },
    page: include_str!("../../tests/rules/unlisted-work.md"),
    check,
};

fn check(cx: &Check, out: &mut Findings) {
    let report = |out: &mut Findings, e: usize, entry: &Entry| {
        let first = cx.of_entry(e).find(|c| !c.listed()).filter(|_| expected(cx, e, entry));
        if let Some(c) = first {
            out.add(RULE.rule, c.id(), c.citation.span, "the bibliography does not have this work");
        }
    };
    if cx.has_list() {
        for group in cx.groups() {
            let listed = group.statements.iter().filter_map(|s| cx.cited.get(s.at)).any(|c| c.listed());
            let entries = group.entries.iter().filter_map(|e| Some((*e, cx.reading.ledger.entries.get(*e)?)));
            if let (false, Some((e, entry))) = (listed, entries.into_iter().next()) {
                report(out, e, entry);
            }
        }
    }
    let Some(list) = &cx.settings.bibliography else { return };
    for ((e, entry), found) in cx.entries().zip(matches(cx, list)) {
        if found.is_none() {
            report(out, e, entry);
        }
    }
}
