#![doc = include_str!("../../tests/rules/author-differs.md")]

use super::Definition;
use super::context::{Check, Findings};
use super::works;
use super::works_facts::{Fact, narrow, shown_name};
use crate::model::Rule;

pub(super) const RULE: Definition = Definition {
    rule: Rule { name: "author-differs", code: "IB301" },
    page: include_str!("../../tests/rules/author-differs.md"),
    check,
};

fn check(cx: &Check, out: &mut Findings) {
    works::report(cx, out, RULE.rule, Fact::Author);
    works::report(cx, out, RULE.rule, Fact::Editor);
    for stray in cx.strays() {
        let (even, odd) = (shown_name(stray.name), shown_name(stray.meant));
        let span = narrow(&stray.cited.note.text, stray.span, &stray.name.family);
        let right = stray.right;
        let there = narrow(&right.note.text, right.site(crate::model::Field::Author), &stray.meant.family);
        let message = format!("the author is “{even}” here, “{odd}” in note {}", cx.label(right.id()));
        out.add(RULE.rule, stray.cited.id(), span, message).with(right.id(), there, "here");
    }
}
