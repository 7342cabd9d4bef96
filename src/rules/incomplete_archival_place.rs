#![doc = include_str!("../../tests/rules/incomplete-archival-place.md")]

use std::collections::{HashMap, HashSet};

use super::Definition;
use super::context::{Check, Findings};
use crate::model::{Field, Level, Rule, Step};

pub(super) const RULE: Definition = Definition {
    rule: Rule { name: "incomplete-archival-place", code: "IB403" },
    page: include_str!("../../tests/rules/incomplete-archival-place.md"),
    check,
};

fn check(cx: &Check, out: &mut Findings) {
    // What the archive's own order has, as the registry or the other notes show it.
    let mut ordered: HashSet<&str> = HashSet::new();
    for place in cx.cited.iter().filter_map(|c| c.citation.fields.place()) {
        if place.step(Level::Opis).is_some() {
            ordered.insert(place.repository.as_str());
        }
    }
    let mut schemes: HashMap<&str, bool> = HashMap::new();
    for c in cx.cited.iter().filter(|c| c.citation.back.is_none()) {
        let Some(place) = c.citation.fields.place() else { continue };
        let simple = |s: &Step| matches!(s.level, Level::Fond | Level::Opis | Level::Delo | Level::Edkhr);
        if place.repository.is_empty() || place.step(Level::Fond).is_none() || !place.steps.iter().all(simple)
        {
            continue;
        }
        let known = *schemes.entry(place.repository.as_str()).or_insert_with(|| {
            let found = cx.lexicon.find_archive(&place.repository).into_iter().next();
            let scheme = found.map_or("", |id| cx.lexicon.archive(id).scheme);
            scheme.starts_with("fond>opis")
        });
        if !known && !ordered.contains(place.repository.as_str()) {
            continue;
        }
        let file = place.step(Level::Delo).or(place.step(Level::Edkhr)).is_some();
        let missing = match (place.step(Level::Opis), file) {
            (None, true) => "the address has a file and no opis",
            (Some(_), false) if !c.mention.locators.is_empty() => "the address has a leaf and no file",
            (None, false) if !c.mention.locators.is_empty() => {
                "the address has a leaf and neither opis nor file"
            }
            _ => continue,
        };
        out.add(RULE.rule, c.id(), c.site(Field::Archive), missing);
    }
}
