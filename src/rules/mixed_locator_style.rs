#![doc = include_str!("../../tests/rules/mixed-locator-style.md")]

use super::Definition;
use super::context::{Check, Findings};
use super::convention::{Case, odd_ones};
use crate::model::{Field, NoteKind, Rule, Unit};

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
        let Some(page) = page.filter(|l| l.value.value.starts_with(|c: char| c.is_ascii_digit())) else {
            continue;
        };
        let before = c.note.text.get(..page.span.start as usize).unwrap_or("").trim_end();
        let kind = match before.chars().next_back() {
            Some(',' | ')' | '”' | '’' | '"') => Way::Bare,
            Some('.') | Some('a'..='z' | 'а'..='я' | 'С') => match label(before) {
                true => Way::Labelled,
                false => continue,
            },
            _ => continue,
        };
        cases.push(Case { note: c.id(), span: page.span, kind });
    }
    odd_ones(cx, out, RULE.rule, &cases, |kind, _| match kind {
        Way::Bare => "a page without p., elsewhere pages have it".to_owned(),
        Way::Labelled => "a page with a label, elsewhere pages have none".to_owned(),
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
