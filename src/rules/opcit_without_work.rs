#![doc = include_str!("../../tests/rules/opcit-without-work.md")]

use super::Definition;
use super::context::{Check, Findings};
use crate::model::Rule;

pub(super) const RULE: Definition = Definition {
    rule: Rule::OPCIT_WITHOUT_WORK,
    page: include_str!("../../tests/rules/opcit-without-work.md"),
    check,
};

fn check(cx: &Check, out: &mut Findings) {
    out.all.extend(cx.settled(RULE.rule).cloned());
}
