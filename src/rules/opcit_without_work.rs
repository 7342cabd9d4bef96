#![doc = include_str!("../../tests/rules/opcit-without-work.md")]

use super::Definition;
use super::context::{Check, Findings};
use crate::model::{Finding, Rule};

pub(super) const RULE: Definition = Definition {
    rule: Rule::OPCIT_WITHOUT_WORK,
    page: include_str!("../../tests/rules/opcit-without-work.md"),
    check,
};

fn check(cx: &Check, out: &mut Findings) {
    // A slip in the name: that is what is reported.
    let meant = |f: &&Finding| cx.of_finding(f).is_none_or(|c| !cx.is_stray(&c));
    out.all.extend(cx.settled(RULE.rule).filter(meant).cloned());
}
