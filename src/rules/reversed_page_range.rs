#![doc = include_str!("../../tests/rules/reversed-page-range.md")]

use super::Definition;
use super::context::{Check, Findings};
use crate::model::{Field, Rule, Safety, Span, Unit};

pub(super) const RULE: Definition = Definition {
    rule: Rule { name: "reversed-page-range", code: "IB308" },
    page: include_str!("../../tests/rules/reversed-page-range.md"),
    check,
};

fn check(cx: &Check, out: &mut Findings) {
    for c in &cx.cited {
        let counted = |u: Unit| matches!(u, Unit::Page | Unit::Folio | Unit::Column);
        let located = c.mention.locators.iter().filter(|l| counted(l.value.unit));
        let mut seen: Vec<Span> = Vec::new();
        let given = c.citation.fields.text(Field::Pages).and_then(|p| Some((p, c.sited(Field::Pages)?)));
        for (value, span) in located.map(|l| (l.value.value.as_str(), l.span)).chain(given) {
            let Some((from, to)) = range(value).filter(|(from, to)| from > to) else { continue };
            if seen.iter().any(|s| s.start < span.end && span.start < s.end) {
                continue;
            }
            seen.push(span);
            let finding =
                out.add(RULE.rule, c.id(), span, format!("the range runs backwards, from {from} to {to}"));
            let dash = if span.of(&c.note.text).contains('–') { '–' } else { '-' };
            finding.mended(Safety::Suggested, "turn it round", c.id(), span, format!("{to}{dash}{from}"));
        }
    }
}

/// First and last page of `61-74`, `161-64` (161 to 164) or `61`; `None` for anything else.
pub(super) fn range(value: &str) -> Option<(u32, u32)> {
    let digits = |t: &str| t.len() < 6 && !t.is_empty() && t.bytes().all(|b| b.is_ascii_digit());
    let value = value.replace(['–', '—'], "-");
    let Some((a, b)) = value.split_once('-') else {
        let page = digits(&value).then(|| value.parse().ok())??;
        return Some((page, page));
    };
    let (a, b) = (a.trim(), b.trim());
    if !digits(a) || !digits(b) {
        return None;
    }
    // A shortened second number takes its first digits from the first.
    let whole = if b.len() < a.len() { format!("{}{b}", a.get(..a.len() - b.len())?) } else { b.to_owned() };
    let (from, to): (u32, u32) = (a.parse().ok()?, whole.parse().ok()?);
    // 164-61 says too little to be shortened: taken as printed.
    if to < from && b.len() < a.len() { Some((from, b.parse().ok()?)) } else { Some((from, to)) }
}
