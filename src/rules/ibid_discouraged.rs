#![doc = include_str!("../../tests/rules/ibid-discouraged.md")]

use super::Definition;
use super::context::{Check, Findings};
use crate::model::{Back, Rule};

pub(super) const RULE: Definition = Definition {
    rule: Rule { name: "ibid-discouraged", code: "IB506" },
    page: include_str!("../../tests/rules/ibid-discouraged.md"),
    check,
};

fn check(cx: &Check, out: &mut Findings) {
    let Some(manual) = cx.settings.manual.filter(|m| m.discourages_ibid()) else { return };
    for c in cx.cited.iter().filter(|c| c.citation.back == Some(Back::Ibid)) {
        let message = format!("{} prefers the short form to Ibid.", manual.title());
        let finding = out.add(RULE.rule, c.id(), c.citation.span, message);
        let work = cx.antecedent(c);
        if let Some(work) = work {
            finding.with(work.id(), work.citation.span, "the work");
        }
    }
}
