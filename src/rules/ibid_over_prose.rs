#![doc = include_str!("../../tests/rules/ibid-over-prose.md")]

use super::Definition;
use super::context::{Check, Findings};
use crate::model::Rule;

pub(super) const RULE: Definition = Definition {
    rule: Rule::IBID_OVER_PROSE,
    page: include_str!("../../tests/rules/ibid-over-prose.md"),
    check,
};

fn check(cx: &Check, out: &mut Findings) {
    out.all.extend(cx.settled(RULE.rule).cloned());
}
