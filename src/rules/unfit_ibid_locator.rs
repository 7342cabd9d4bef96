#![doc = include_str!("../../tests/rules/unfit-ibid-locator.md")]

use super::Definition;
use super::context::{Check, Cited, Findings};
use super::works;
use crate::model::{Back, Field, Finding, Kind, Rule, Span, Unit};

pub(super) const RULE: Definition = Definition {
    rule: Rule::UNFIT_IBID_LOCATOR,
    page: include_str!("../../tests/rules/unfit-ibid-locator.md"),
    check,
};

fn check(cx: &Check, out: &mut Findings) {
    let settled: Vec<&Finding> = cx.settled(RULE.rule).collect();
    out.all.extend(settled.iter().copied().cloned());
    for c in cx.cited.iter().filter(|c| c.citation.back == Some(Back::Ibid)) {
        let Some(entry) = cx.entry(c).filter(|e| works::published(e) && e.kind != Kind::Misc) else {
            continue;
        };
        let reported = |f: &&Finding| f.note == Some(c.id()) && f.span == c.citation.span;
        let file = c.citation.fields.place().is_some_and(|p| !p.steps.is_empty());
        let Some(span) = leaf(c).or(file.then(|| c.site(Field::Archive))) else { continue };
        // Manuscripts and old prints are counted in leaves.
        let leaves = c.mention.entry.is_some_and(|e| cx.of_entry(e).any(|c| c.speaks() && leaf(c).is_some()));
        if leaves || settled.iter().any(reported) {
            continue;
        }
        let what = if file { "a file" } else { "a leaf" };
        let title = entry.fields.text(Field::Title).unwrap_or("");
        let message = format!("{what} does not go with the work before, “{}”", brief(title));
        let finding = out.add(RULE.rule, c.id(), span, message);
        if let Some(before) = cx.antecedent(c) {
            finding.with(before.id(), before.citation.span, "leans on this");
        }
    }
}

/// The leaf that a citation points at.
fn leaf(c: &Cited) -> Option<Span> {
    c.mention.locators.iter().find(|l| l.value.unit == Unit::Folio).map(|l| l.span)
}

/// The first words of a title.
fn brief(title: &str) -> String {
    const WORDS: usize = 6;
    let mut words = title.split(' ');
    let start: Vec<&str> = words.by_ref().take(WORDS).collect();
    let more = if words.next().is_some() { " …" } else { "" };
    format!("{}{more}", start.join(" "))
}
