#![doc = include_str!("../../tests/rules/dangling-note-reference.md")]

use super::Definition;
use super::context::{Check, Findings};
use crate::model::Rule;

pub(super) const RULE: Definition = Definition {
    rule: Rule::DANGLING_NOTE_REFERENCE,
    page: include_str!("../../tests/rules/dangling-note-reference.md"),
    check,
};

fn check(cx: &Check, out: &mut Findings) {
    out.all.extend(cx.settled(RULE.rule).cloned());
}
