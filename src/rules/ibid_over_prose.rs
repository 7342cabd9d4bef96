#![doc = include_str!("../../tests/rules/ibid-over-prose.md")]

use super::Definition;
use super::context::{Check, Findings};
use crate::model::{Finding, Rule};

pub(super) const RULE: Definition = Definition {
    rule: Rule::IBID_OVER_PROSE,
    page: include_str!("../../tests/rules/ibid-over-prose.md"),
    check,
};

fn check(cx: &Check, out: &mut Findings) {
    // A note between that looks like a citation and was not read may be what is leaned on.
    let unread = |f: &Finding| {
        let from = f.also.iter().map(|a| a.note.0 + 1).max().unwrap_or(0) as usize;
        let to = f.note.map_or(0, |n| n.0 as usize);
        cx.reading.notes.get(from..to).unwrap_or(&[]).iter().any(|n| !n.unread.is_empty())
    };
    out.all.extend(cx.settled(RULE.rule).filter(|f| !unread(f)).cloned());
}
