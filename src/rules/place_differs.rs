#![doc = include_str!("../../tests/rules/place-differs.md")]

use super::Definition;
use super::context::{Check, Findings};
use super::works;
use super::works_facts::Fact;
use crate::model::Rule;

pub(super) const RULE: Definition = Definition {
    rule: Rule { name: "place-differs", code: "IB305" },
    page: include_str!("../../tests/rules/place-differs.md"),
    check,
};

fn check(cx: &Check, out: &mut Findings) {
    works::report(cx, out, RULE.rule, Fact::Place);
}
