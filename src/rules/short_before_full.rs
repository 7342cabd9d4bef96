#![doc = include_str!("../../tests/rules/short-before-full.md")]

use super::Definition;
use super::context::{Check, Findings};
use crate::model::Rule;

pub(super) const RULE: Definition = Definition {
    rule: Rule::SHORT_BEFORE_FULL,
    page: include_str!("../../tests/rules/short-before-full.md"),
    check,
};

fn check(cx: &Check, out: &mut Findings) {
    out.all.extend(cx.settled(RULE.rule).cloned());
}
