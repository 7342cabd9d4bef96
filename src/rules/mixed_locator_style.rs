#![doc = include_str!("../../tests/rules/mixed-locator-style.md")]

use super::Definition;
use super::context::{Check, Findings};
use super::convention::{Case, odd_ones};
use super::manual::Manual;
use super::spelling::is_cyrillic;
use crate::model::{Field, Kind, NoteKind, Rule, Unit};

pub(super) const RULE: Definition = Definition {
    rule: Rule { name: "mixed-locator-style", code: "IB502" },
    page: include_str!("../../tests/rules/mixed-locator-style.md"),
    check,
};

#[derive(Clone, Copy, PartialEq)]
enum Way {
    Labelled,
    Bare,
}

fn check(cx: &Check, out: &mut Findings) {
    let mut cases = Vec::new();
    for c in cx.cited.iter().filter(|c| !c.listed() && c.note.kind != NoteKind::Parenthesis) {
        let archival = cx.entry(c).is_some_and(|e| e.fields.has(Field::Archive));
        let page = c.mention.locators.first().filter(|l| l.value.unit == Unit::Page && !archival);
        // A year may have been taken for a page.
        let year = |v: &str| v.len() == 4 && v.parse().is_ok_and(|y: u32| (1500..2100).contains(&y));
        let digits = |v: &str| v.starts_with(|c: char| c.is_ascii_digit()) && !year(v);
        let Some(page) = page.filter(|l| digits(&l.value.value)) else { continue };
        let before = c.note.text.get(..page.span.start as usize).unwrap_or("").trim_end();
        // Latin manuals have nothing to say of Russian notes.
        if cx.settings.manual.is_some_and(|m| !m.is_russian()) && is_cyrillic(c.raw()) {
            continue;
        }
        let journal = cx.entry(c).is_some_and(|e| e.kind == Kind::Article && e.fields.has(Field::Volume));
        let free = journal && cx.settings.manual.is_some_and(Manual::bares_pages_of_journals);
        let kind = match before.chars().next_back() {
            Some(',' | ')') if free => continue,
            Some(',' | ')' | '”' | '’' | '"') => Way::Bare,
            Some('.') | Some('a'..='z' | 'а'..='я' | 'С') => match label(before) {
                true => Way::Labelled,
                false => continue,
            },
            _ => continue,
        };
        cases.push(Case { note: c.id(), span: page.span, kind });
    }
    let wanted = |m: Manual| Some(if m.labels_pages() { Way::Labelled } else { Way::Bare });
    odd_ones(cx, out, RULE.rule, &cases, wanted, |kind, _, there| match kind {
        Way::Bare => format!("a page without p., pages have it {there}"),
        Way::Labelled => format!("a page with a label, pages have none {there}"),
    });
}

/// True if a text ends in a label of pages.
fn label(before: &str) -> bool {
    let word = before.trim_end_matches('.').rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or("");
    matches!(
        word.to_lowercase().as_str(),
        "p" | "pp" | "page" | "pages" | "pg" | "с" | "сс" | "стр" | "s" | "c"
    )
}
