#![doc = include_str!("../../tests/rules/mixed-back-references.md")]

use super::Definition;
use super::context::{Check, Findings};
use super::convention::{Case, odd_ones};
use crate::model::{Back, Field, Form, NoteId, NoteKind, Rule};

pub(super) const RULE: Definition = Definition {
    rule: Rule { name: "mixed-back-references", code: "IB501" },
    page: include_str!("../../tests/rules/mixed-back-references.md"),
    check,
};

#[derive(Clone, Copy, PartialEq)]
enum Way {
    Ibid,
    Short,
}

fn check(cx: &Check, out: &mut Findings) {
    let mut cases = Vec::new();
    for (id, note) in cx.notes().skip(1) {
        let here = cx.of_note(id);
        let Some(c) = here.first().filter(|c| c.citation.via.is_none() && !c.listed()) else { continue };
        let before = cx.of_note(NoteId(id.0 - 1));
        let follows = !note.after_gap && before.first().is_some_and(|b| b.note.section == note.section);
        let alone = before.iter().all(|b| b.mention.entry == c.mention.entry) && c.mention.entry.is_some();
        if !follows || !alone || c.note.kind == NoteKind::Parenthesis {
            continue;
        }
        let kind = match (&c.citation.back, c.mention.form) {
            (Some(Back::Ibid), _) if c.citation.fields.is_empty() => Way::Ibid,
            (None, Form::Short) if !c.citation.fields.has(Field::Archive) => Way::Short,
            _ => continue,
        };
        cases.push(Case { note: id, span: c.citation.span, kind });
    }
    odd_ones(cx, out, RULE.rule, &cases, |kind, _| match kind {
        Way::Short => {
            "the work of the note before is named again, elsewhere the document says Ibid.".to_owned()
        }
        Way::Ibid => {
            "elsewhere the document names the work of the note before again, here it says Ibid.".to_owned()
        }
    });
}
