#![doc = include_str!("../../tests/rules/unknown-archive.md")]

use std::collections::HashMap;

use super::Definition;
use super::context::Cited;
use super::context::{Check, Findings};
use super::convention::is_code;
use super::works_facts::narrow;
use crate::model::{Field, Place, Rule, Unit};

pub(super) const RULE: Definition = Definition {
    rule: Rule { name: "unknown-archive", code: "IB401" },
    page: include_str!("../../tests/rules/unknown-archive.md"),
    check,
};

fn check(cx: &Check, out: &mut Findings) {
    let mut first: HashMap<&str, usize> = HashMap::new();
    for c in &cx.cited {
        let Some(code) = unknown(cx, c) else { continue };
        let span = narrow(&c.note.text, c.sited(Field::Archive).unwrap_or(c.citation.span), code);
        match first.get(code).and_then(|at| out.all.get_mut(*at)) {
            Some(finding) if finding.also.len() < MOST => {
                finding.with(c.id(), span, "here too");
            }
            Some(_) => {}
            None => {
                first.insert(code, out.all.len());
                let message =
                    format!("no archive known is called {code}, and the document does not say what it is");
                out.add(RULE.rule, c.id(), span, message);
            }
        }
    }
}

/// How many other places are listed at most.
const MOST: usize = 8;

/// The code of an archive that nobody knows.
fn unknown<'r>(cx: &Check<'r>, c: &Cited<'r>) -> Option<&'r str> {
    let Some(place) = c.citation.fields.place() else {
        return shelf(c).filter(|code| !cx.codes().explains(code));
    };
    let code = place.repository.as_str();
    let known = !place.code.is_empty() || !place.name.is_empty() || cx.codes().explains(code);
    (!known && is_code(code) && is_archival(place)).then_some(code)
}

/// The code of a shelf mark that was read as a name with a leaf: `TsGXX, f. 55, op. 1, d. 4`.
pub(super) fn shelf<'r>(c: &Cited<'r>) -> Option<&'r str> {
    let [name] = c.citation.fields.names(Field::Author) else { return None };
    let leaf = c.mention.locators.first().is_some_and(|l| l.value.unit == Unit::Folio);
    let code = name.sort_word();
    let stands = match c.citation.fields.text(Field::Title) {
        None => leaf,
        Some(title) => is_signature(title),
    };
    (stands && is_code(code)).then_some(code)
}

/// `R 901/25873`, `FO 371/19467`: capitals and numbers with a stroke, and no words.
fn is_signature(title: &str) -> bool {
    const WORDS: usize = 4;
    let word = |w: &str| {
        let letters = w.chars().filter(|c| c.is_alphabetic()).count();
        letters < 5 && !w.chars().any(char::is_lowercase)
    };
    let numbered = title.split('/').all(|part| part.ends_with(|c: char| c.is_ascii_digit()));
    title.contains('/') && numbered && title.split(' ').count() <= WORDS && title.split(' ').all(word)
}

/// True for an address in an archive, not for a number that stands after some code.
fn is_archival(place: &Place) -> bool {
    place.steps.iter().any(|s| !s.label.is_empty() || is_signature(&s.value))
}
