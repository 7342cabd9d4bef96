#![doc = include_str!("../../tests/rules/impossible-date.md")]

use super::Definition;
use super::context::{Check, Findings};
use super::days::days;
use crate::model::{Field, Rule};

pub(super) const RULE: Definition = Definition {
    rule: Rule { name: "impossible-date", code: "IB309" },
    page: include_str!("../../tests/rules/impossible-date.md"),
    check,
};

fn check(cx: &Check, out: &mut Findings) {
    for (id, note) in cx.notes() {
        for day in days(&note.text, cx.lexicon).iter().filter(|d| !d.is_possible()) {
            out.add(RULE.rule, id, day.span, "the calendar has no such day");
        }
    }
    for c in &cx.cited {
        let Some((from, to)) = c.citation.fields.date().and_then(|d| d.edtf.split_once('/')) else {
            continue;
        };
        let year = |d: &str| d.get(..4).and_then(|y| y.parse::<u32>().ok());
        if let (Some(from), Some(to), Some(site)) = (year(from), year(to), c.sited(Field::Date))
            && to < from
        {
            out.add(RULE.rule, c.id(), site, format!("{to} comes before {from}"));
        }
    }
}
