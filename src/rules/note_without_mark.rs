#![doc = include_str!("../../tests/rules/note-without-mark.md")]

use super::Definition;
use super::context::{Check, Findings};
use super::mark_without_note::marked;
use crate::model::{NoteKind, Rule, Span};

pub(super) const RULE: Definition = Definition {
    rule: Rule { name: "note-without-mark", code: "IB604" },
    page: include_str!("../../tests/rules/note-without-mark.md"),
    check,
};

fn check(cx: &Check, out: &mut Findings) {
    if !marked(cx) {
        return;
    }
    for (id, note) in cx.notes().filter(|(_, n)| matches!(n.kind, NoteKind::Footnote | NoteKind::Endnote)) {
        if note.anchor.is_none() && note.label.parse::<u32>().is_ok() {
            let end = note.text.find(char::is_whitespace).unwrap_or(note.text.len());
            let message = format!("the text does not call note {}", note.label);
            out.add(RULE.rule, id, Span::new(0, end), message);
        }
    }
}
