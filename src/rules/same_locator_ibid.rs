#![doc = include_str!("../../tests/rules/same-locator-ibid.md")]

use super::Definition;
use super::context::Cited;
use super::context::{Check, Findings};
use crate::model::{Back, Locator, Rule, Safety, Sited, Span};

pub(super) const RULE: Definition = Definition {
    rule: Rule { name: "same-locator-ibid", code: "IB104" },
    page: include_str!("../../tests/rules/same-locator-ibid.md"),
    check,
};

fn check(cx: &Check, out: &mut Findings) {
    for c in &cx.cited {
        let bare = c.citation.back == Some(Back::Ibid) && c.citation.fields.is_empty();
        let Some(before) = cx.antecedent(c).filter(|_| bare && !c.mention.ambiguous) else { continue };
        let same = |a: &[Sited<Locator>], b: &[Sited<Locator>]| {
            a.iter().map(|l| &l.value).eq(b.iter().map(|l| &l.value))
        };
        if c.mention.locators.is_empty() || !same(&c.mention.locators, &before.mention.locators) {
            continue;
        }
        let (Some(from), Some(to)) = (c.mention.locators.first(), c.mention.locators.last()) else {
            continue;
        };
        let span = from.span.to(to.span);
        let there =
            before.mention.locators.iter().map(|l| l.span).reduce(Span::to).unwrap_or(before.citation.span);
        let message = format!("the note before has this place already: {} alone says it", word(c));
        let finding = out.add(RULE.rule, c.id(), span, message).with(before.id(), there, "the same place");
        if let Some(cut) = superfluous(c) {
            finding.mended(Safety::Safe, format!("write {} alone", word(c)), c.id(), cut, "");
        }
    }
}

/// The word that leans: `Ibid.`
fn word(c: &Cited) -> String {
    let end = c.raw().find([',', ';', '(']).unwrap_or(c.raw().len());
    let word = c.raw().get(..end).unwrap_or("").trim();
    let word = word.split_once(". ").map_or(word, |(word, _)| word).trim_end_matches('.');
    let stop = if word.chars().all(|c| c.is_alphabetic()) && word.is_ascii() { "." } else { "" };
    format!("“{word}{stop}”")
}

/// What may go: all between the word and its closing stop.
fn superfluous(c: &Cited) -> Option<Span> {
    let text = &c.note.text;
    let first = c.mention.locators.first()?.span;
    let last = c.mention.locators.last()?.span;
    let head = text.get(c.citation.span.start as usize..first.start as usize)?;
    // Only a label may stand between: `Ibid., p. `.
    let end = head.find([',', '.', ' '])?;
    let end = if let Some(rest) = head.strip_prefix("Там же") { head.len() - rest.len() } else { end };
    let label = head.get(end..)?;
    if label.chars().filter(|c| c.is_alphabetic()).count() > 2 || last.end < c.citation.span.end {
        return None;
    }
    let start = c.citation.span.start as usize + end;
    let stop = text.get(last.end as usize..)?.starts_with('.');
    // The stop of the abbreviation stays, or that of the sentence takes its place.
    let start = if label.starts_with('.') && !stop { start + 1 } else { start };
    Some(Span::new(start, last.end as usize))
}
