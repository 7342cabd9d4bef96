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
    (leaf && is_code(code) && !c.citation.fields.has(Field::Title)).then_some(code)
}

/// True for an address in an archive, not for a number that stands after some code.
fn is_archival(place: &Place) -> bool {
    place.steps.iter().any(|s| !s.label.is_empty())
}
