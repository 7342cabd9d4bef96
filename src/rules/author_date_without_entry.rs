#![doc = include_str!("../../tests/rules/author-date-without-entry.md")]

use super::Definition;
use super::context::{Check, Findings};
use crate::model::Rule;

pub(super) const RULE: Definition = Definition {
    rule: Rule::AUTHOR_DATE_WITHOUT_ENTRY,
    page: include_str!("../../tests/rules/author-date-without-entry.md"),
    check,
};

fn check(cx: &Check, out: &mut Findings) {
    out.all.extend(cx.settled(RULE.rule).cloned());
}
