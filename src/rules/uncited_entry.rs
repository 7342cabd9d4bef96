#![doc = include_str!("../../tests/rules/uncited-entry.md")]

use super::Definition;
use super::bibliography::matches;
use super::context::{Check, Findings};
use super::works::Statement;
use crate::model::{Rule, Span};

pub(super) const RULE: Definition = Definition {
    rule: Rule { name: "uncited-entry", code: "IB607" },
    page: include_str!("../../tests/rules/uncited-entry.md"),
    check,
};

fn check(cx: &Check, out: &mut Findings) {
    if cx.has_list() {
        let notes = cx.cited.iter().any(|c| !c.listed());
        for group in cx.groups().iter().filter(|_| notes) {
            let cited = |s: &Statement| cx.cited.get(s.at);
            let listed = group.statements.iter().filter_map(cited).find(|c| c.listed());
            let entries = group.entries.iter().flat_map(|e| cx.of_entry(*e));
            let used = entries.chain(group.statements.iter().filter_map(cited)).any(|c| !c.listed());
            if let (Some(c), false) = (listed, used) {
                out.add(RULE.rule, c.id(), c.citation.span, "no note cites this work");
            }
        }
    }
    let Some(list) = &cx.settings.bibliography else { return };
    let matched = matches(cx, list);
    for (at, work) in list.works.iter().enumerate() {
        if work.is_known_by_title() && !matched.contains(&Some(at)) {
            let title = work.title.split(':').next().unwrap_or("");
            let message = format!("no note cites the entry {} (“{title}”)", work.key);
            out.add_to_document(RULE.rule, Span::default(), message);
        }
    }
}
