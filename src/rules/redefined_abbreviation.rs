#![doc = include_str!("../../tests/rules/redefined-abbreviation.md")]

use std::collections::HashMap;

use super::Definition;
use super::context::{Check, Findings};
use super::convention::Given;
use super::spelling::folded;
use crate::model::Rule;

pub(super) const RULE: Definition = Definition {
    rule: Rule { name: "redefined-abbreviation", code: "IB406" },
    page: include_str!("../../tests/rules/redefined-abbreviation.md"),
    check,
};

fn check(cx: &Check, out: &mut Findings) {
    let mut first: HashMap<String, &Given> = HashMap::new();
    for given in &cx.codes().given {
        let key = folded(given.name);
        match first.get(&key) {
            Some(before) if before.of != given.of && !before.of.is_empty() && !given.of.is_empty() => {
                let message =
                    format!("“{}” stands for something else in note {}", given.name, cx.label(before.note));
                out.add(RULE.rule, given.note, given.span, message).with(
                    before.note,
                    before.span,
                    "given here",
                );
            }
            Some(_) => {}
            None => {
                first.insert(key, given);
            }
        }
    }
}
