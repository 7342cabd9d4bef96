#![doc = include_str!("../../tests/rules/undefined-abbreviation.md")]

use std::collections::HashSet;

use super::Definition;
use super::context::{Check, Cited, Findings};
use super::convention::is_code;
use super::works_facts::narrow;
use crate::model::{Field, Rule};

pub(super) const RULE: Definition = Definition {
    rule: Rule { name: "undefined-abbreviation", code: "IB404" },
    page: include_str!("../../tests/rules/undefined-abbreviation.md"),
    check,
};

fn check(cx: &Check, out: &mut Findings) {
    let mut seen: HashSet<&str> = HashSet::new();
    for c in cx.cited.iter().filter(|c| c.speaks()) {
        let fields = &c.citation.fields;
        let titles = [Field::Journaltitle, Field::Title, Field::Booktitle, Field::Series];
        let titles = titles.into_iter().filter_map(|field| Some((field, fields.text(field)?)));
        let name = alone(cx, c).map(|code| (Field::Author, code));
        for (field, code) in titles.chain(name) {
            let capitals = code.chars().all(|c| c.is_uppercase() || matches!(c, '.' | ' '));
            if !capitals || !is_code(code) || cx.codes().explains(code) || !seen.insert(code) {
                continue;
            }
            if NAMES.contains(&code) || !cx.lexicon.find_archive(code).is_empty() {
                continue;
            }
            let span = narrow(&c.note.text, c.site(field), code);
            out.add(RULE.rule, c.id(), span, format!("the document does not say what {code} stands for"));
        }
    }
}

/// `TBQR, 34`: a name alone, of a work that no note names by its title.
fn alone<'a>(cx: &Check<'a>, c: &Cited<'a>) -> Option<&'a str> {
    let entry = c.mention.entry.and_then(|e| cx.reading.ledger.entries.get(e))?;
    match c.citation.fields.names(Field::Author) {
        [name] if name.given.is_empty() => {
            let code = if name.is_body() { &name.literal } else { &name.family };
            // Capitals that nobody can speak may have become the title of the work.
            entry.fields.text(Field::Title).is_none_or(|title| title == code).then_some(code.as_str())
        }
        _ => None,
    }
}

/// Titles that are capitals and no abbreviation to be explained.
const NAMES: &[&str] = &[
    "PMLA", "ELH", "MLN", "NOVA", "TIME", "USA", "USSR", "UK", "СССР", "США", "КПСС", "ООН", "UNESCO", "NATO",
];
