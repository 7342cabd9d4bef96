#![doc = include_str!("../../tests/rules/page-outside-range.md")]

use super::Definition;
use super::context::{Check, Findings};
use super::reversed_page_range::range;
use crate::model::{Field, Kind, Rule, Unit};

pub(super) const RULE: Definition = Definition {
    rule: Rule { name: "page-outside-range", code: "IB307" },
    page: include_str!("../../tests/rules/page-outside-range.md"),
    check,
};

fn check(cx: &Check, out: &mut Findings) {
    for (e, entry) in cx.entries() {
        let part = matches!(entry.kind, Kind::Article | Kind::Incollection | Kind::Inproceedings);
        let Some(pages) = entry.fields.text(Field::Pages).filter(|_| part) else { continue };
        let Some((first, last)) = range(pages).filter(|(a, b)| a < b) else { continue };
        let given = cx.of_entry(e).find(|c| c.citation.fields.has(Field::Pages));
        for c in cx.of_entry(e).filter(|c| !c.mention.ambiguous) {
            let outside = c.mention.locators.iter().find(|l| {
                let (from, to) = range(&l.value.value).unwrap_or((first, last));
                l.value.unit == Unit::Page && from <= to && (to < first || from > last)
            });
            let Some(locator) = outside else { continue };
            let message = format!("page {} lies outside the pages of the work, {pages}", locator.value.value);
            let finding = out.add(RULE.rule, c.id(), locator.span, message);
            if let Some(given) = given {
                finding.with(given.id(), given.site(Field::Pages), "the work's pages");
            }
        }
    }
}
