#![doc = include_str!("../../tests/rules/page-outside-range.md")]

use super::Definition;
use super::context::{Check, Cited, Findings};
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
        // A wide range in the first note is the work's own, whatever later notes point at; of a narrow one those
        // notes show it.
        let pages = |c: &Cited| {
            let pages = c.mention.locators.iter().filter(|l| l.value.unit == Unit::Page);
            pages.filter_map(|l| range(&l.value.value)).next()
        };
        let others: Vec<(u32, u32)> = cx
            .of_entry(e)
            .filter(|c| c.citation.back.is_none() && c.mention.form != Form::Full)
            .filter_map(pages)
            .collect();
        let wide = |p: &&str| {
            range(p).is_some_and(|(a, b)| {
                let inside = others.iter().filter(|(from, to)| *from >= a && *to <= b).count();
                b >= a.saturating_add(WIDE) || b > a + 2 && inside > 0 && inside + 1 >= others.len()
            })
        };
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
