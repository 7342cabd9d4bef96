#![doc = include_str!("../../tests/rules/unread-citation.md")]

use super::Definition;
use super::context::{Check, Findings};
use crate::model::Rule;

pub(super) const RULE: Definition = Definition {
    rule: Rule::UNREAD_CITATION,
    page: include_str!("../../tests/rules/unread-citation.md"),
    check,
};

fn check(cx: &Check, out: &mut Findings) {
    out.all.extend(cx.settled(RULE.rule).cloned());
}
