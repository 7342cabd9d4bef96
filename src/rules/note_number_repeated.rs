#![doc = include_str!("../../tests/rules/note-number-repeated.md")]

use std::collections::HashMap;

use super::Definition;
use super::context::{Check, Findings};
use crate::model::{NoteId, NoteKind, Rule, Span};

pub(super) const RULE: Definition = Definition {
    rule: Rule { name: "note-number-repeated", code: "IB602" },
    page: include_str!("../../tests/rules/note-number-repeated.md"),
    check,
};

fn check(cx: &Check, out: &mut Findings) {
    let mut seen: HashMap<(u16, &str), NoteId> = HashMap::new();
    for (id, note) in cx.notes().filter(|(_, n)| matches!(n.kind, NoteKind::Footnote | NoteKind::Endnote)) {
        if note.label.parse::<u32>().is_err() {
            continue;
        }
        match seen.get(&(note.section, note.label.as_str())) {
            Some(before) => {
                let word = |text: &str| Span::new(0, text.find(char::is_whitespace).unwrap_or(text.len()));
                let message = format!("there are two notes {}", note.label);
                let finding = out.add(RULE.rule, id, word(&note.text), message);
                finding.with(*before, word(cx.text(*before)), "the first");
            }
            None => {
                seen.insert((note.section, &note.label), id);
            }
        }
    }
}
