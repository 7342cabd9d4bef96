#![doc = include_str!("../../tests/rules/page-outside-range.md")]

use super::Definition;
use super::context::{Check, Findings};
use super::reversed_page_range::range;
use crate::model::{Field, Form, Kind, Rule, Unit};

pub(super) const RULE: Definition = Definition {
    rule: Rule { name: "page-outside-range", code: "IB307" },
    page: include_str!("../../tests/rules/page-outside-range.md"),
    check,
};

/// A range of so many pages is taken for the whole.
const WIDE: u32 = 8;

fn check(cx: &Check, out: &mut Findings) {
    for (e, entry) in cx.entries() {
        let part = matches!(entry.kind, Kind::Article | Kind::Incollection | Kind::Inproceedings);
        if !part {
            continue;
        }
        let given =
            cx.of_entry(e).find(|c| c.citation.fields.has(Field::Pages) && c.mention.form == Form::Full);
        // A wide range in the first note is the work's own, whatever later notes point at.
        let wide = |p: &&str| range(p).is_some_and(|(a, b)| b >= a.saturating_add(WIDE));
        let printed = given.and_then(|c| c.citation.fields.text(Field::Pages)).filter(wide);
        let Some(pages) = entry.fields.text(Field::Pages).or(printed) else { continue };
        let Some((first, last)) = range(pages).filter(|(a, b)| a < b) else { continue };
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
