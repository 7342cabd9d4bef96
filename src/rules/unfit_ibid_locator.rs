#![doc = include_str!("../../tests/rules/unfit-ibid-locator.md")]

use super::Definition;
use super::context::{Check, Findings};
use crate::model::Rule;

pub(super) const RULE: Definition = Definition {
    rule: Rule::UNFIT_IBID_LOCATOR,
    page: include_str!("../../tests/rules/unfit-ibid-locator.md"),
    check,
};

fn check(cx: &Check, out: &mut Findings) {
    out.all.extend(cx.settled(RULE.rule).cloned());
}
