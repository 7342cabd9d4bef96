#![doc = include_str!("../../tests/rules/repeated-full-form.md")]

use super::Definition;
use super::context::Cited;
use super::context::{Check, Findings};
use super::works;
use crate::model::{Field, Form, NoteKind, Rule};

pub(super) const RULE: Definition = Definition {
    rule: Rule { name: "repeated-full-form", code: "IB204" },
    page: include_str!("../../tests/rules/repeated-full-form.md"),
    check,
};

fn check(cx: &Check, out: &mut Findings) {
    for (e, entry) in cx.entries() {
        if !works::published(entry) {
            continue;
        }
        // A new chapter may name a work in full again.
        let mut first: Option<&Cited> = None;
        for c in cx.of_entry(e).filter(|c| is_whole(c)) {
            match first {
                Some(before) if before.note.section == c.note.section => {
                    let volumes =
                        c.citation.fields.text(Field::Volume) != before.citation.fields.text(Field::Volume);
                    if !volumes && before.id() != c.id() {
                        let message =
                            format!("note {} names this work in full already", cx.label(before.id()));
                        let place = before.citation.span;
                        out.add(RULE.rule, c.id(), c.citation.span, message).with(
                            before.id(),
                            place,
                            "in full here",
                        );
                    }
                }
                _ => first = Some(c),
            }
        }
    }
}

/// True for a note that has all that a first mention has.
fn is_whole(c: &Cited) -> bool {
    let fields = &c.citation.fields;
    const HOUSES: [Field; 3] = [Field::Publisher, Field::Location, Field::Institution];
    let printed = HOUSES.iter().any(|f| fields.has(*f)) && fields.has(Field::Date);
    let article = fields.has(Field::Journaltitle) && fields.has(Field::Date);
    let note = matches!(c.note.kind, NoteKind::Footnote | NoteKind::Endnote);
    let named = !fields.lead().is_empty();
    note && named
        && c.speaks()
        && c.mention.form == Form::Full
        && fields.has(Field::Title)
        && (printed || article)
}
