#![doc = include_str!("../../tests/rules/short-before-full.md")]

use super::Definition;
use super::context::{Check, Findings};
use super::works::{Role, printed};
use crate::model::{Field, Form, Rule};

pub(super) const RULE: Definition = Definition {
    rule: Rule::SHORT_BEFORE_FULL,
    page: include_str!("../../tests/rules/short-before-full.md"),
    check,
};

fn check(cx: &Check, out: &mut Findings) {
    out.all.extend(cx.settled(RULE.rule).cloned());
    // A first mention with initials and a title looks full until the imprint comes later.
    for group in cx.groups() {
        let cited =
            group.statements.iter().filter(|s| s.role == Role::Work).filter_map(|s| cx.cited.get(s.at));
        let mut cited = cited.filter(|c| !c.listed() && c.speaks() && c.mention.form == Form::Full);
        let Some(first) = cited.next().filter(|c| !printed(c) && c.citation.fields.has(Field::Title)) else {
            continue;
        };
        let Some(full) = cited.find(|c| printed(c) && c.id() != first.id()) else { continue };
        if full.note.section != first.note.section || full.note.kind != first.note.kind {
            continue;
        }
        let message = format!("this short form comes before the full one in note {}", cx.label(full.id()));
        let finding = out.add(RULE.rule, first.id(), first.citation.span, message);
        finding.with(full.id(), full.citation.span, "named in full here");
    }
}
