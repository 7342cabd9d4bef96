#![doc = include_str!("../../tests/rules/entry-differs.md")]

use super::Definition;
use super::bibliography::{Listed, matches};
use super::context::{Check, Cited, Findings};
use super::works::{Group, Role, Statement};
use super::works_facts::{Fact, Said, differ, edition, narrow, said};
use crate::model::{Name, Rule};

pub(super) const RULE: Definition = Definition {
    rule: Rule { name: "entry-differs", code: "IB609" },
    page: include_str!("../../tests/rules/entry-differs.md"),
    check,
};

const FACTS: [Fact; 6] = [Fact::Author, Fact::Editor, Fact::Title, Fact::Year, Fact::Publisher, Fact::Place];

fn check(cx: &Check, out: &mut Findings) {
    for group in cx.groups() {
        section(cx, out, group);
    }
    let Some(list) = &cx.settings.bibliography else { return };
    for ((e, _), found) in cx.entries().zip(matches(cx, list)) {
        let Some(work) = found.and_then(|at| list.works.get(at)) else { continue };
        for fact in FACTS {
            let Some(theirs) = of_entry(work, fact) else { continue };
            // The entry may be of another edition.
            let ours = |c: &&Cited| c.speaks() && !c.listed() && edition(c, fact).is_empty();
            for c in cx.of_entry(e).filter(ours) {
                let Some((ours, span)) = said(cx, c, Role::Work, fact, false) else { continue };
                let Some((odd, even)) = differ(fact, &theirs, &ours) else { continue };
                let span = narrow(&c.note.text, span, &even);
                let message = format!("{} “{even}” here, “{odd}” in the entry {}", fact.noun(), work.key);
                out.add(RULE.rule, c.id(), span, message);
                break;
            }
        }
    }
}

/// Notes against the document's own bibliography.
fn section(cx: &Check, out: &mut Findings, group: &Group) {
    let cited = |s: &Statement| Some((cx.cited.get(s.at)?, s.role));
    for fact in FACTS {
        let values = || {
            let statements = group.statements.iter().filter_map(cited);
            statements.filter_map(move |(c, role)| Some((c, said(cx, c, role, fact, false)?)))
        };
        let Some((listed, (theirs, there))) = values().find(|(c, _)| c.listed()) else { continue };
        let same = |c: &Cited| !c.listed() && edition(c, fact) == edition(listed, fact);
        for (c, (ours, span)) in values().filter(|(c, _)| same(c)) {
            let Some((odd, even)) = differ(fact, &theirs, &ours) else { continue };
            let span = narrow(&c.note.text, span, &even);
            let message = format!("{} “{even}” here, “{odd}” in the bibliography", fact.noun());
            let place = narrow(&listed.note.text, there, &odd);
            out.add(RULE.rule, c.id(), span, message).with(listed.id(), place, "in the bibliography");
            break;
        }
    }
}

fn of_entry(work: &Listed, fact: Fact) -> Option<Said> {
    let words = |text: &String| (!text.is_empty()).then(|| Said::Words(text.clone()));
    let people = |names: &Vec<Name>| (!names.is_empty()).then(|| Said::People(names.clone()));
    match fact {
        Fact::Author => people(&work.authors),
        Fact::Editor => people(&work.editors),
        Fact::Title => words(&work.title),
        Fact::Year => words(&work.year),
        Fact::Publisher => words(&work.publisher),
        Fact::Place => words(&work.location),
        Fact::Volume => None,
    }
}
