#![doc = include_str!("../../tests/rules/text-elsewhere.md")]

use super::Definition;
use super::context::{Check, Findings};
use crate::model::Rule;

pub(super) const RULE: Definition = Definition {
    rule: Rule::TEXT_ELSEWHERE,
    page: include_str!("../../tests/rules/text-elsewhere.md"),
    check,
};

fn check(cx: &Check, out: &mut Findings) {
    out.all.extend(cx.settled(RULE.rule).cloned());
}
