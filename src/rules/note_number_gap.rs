#![doc = include_str!("../../tests/rules/note-number-gap.md")]

use super::Definition;
use super::context::{Check, Findings};
use crate::model::{Note, NoteId, NoteKind, Rule, Span};

pub(super) const RULE: Definition = Definition {
    rule: Rule::NOTE_NUMBER_GAP,
    page: include_str!("../../tests/rules/note-number-gap.md"),
    check,
};

fn check(cx: &Check, out: &mut Findings) {
    let mut before: Option<(NoteId, &Note, u32)> = None;
    for (id, note) in cx.notes().filter(|(_, n)| matches!(n.kind, NoteKind::Footnote | NoteKind::Endnote)) {
        let Ok(number) = note.label.parse::<u32>() else { continue };
        if let Some((last, last_note, last_number)) = before
            && last_note.section == note.section
            && number > last_number + 1
        {
            let missing = match number - last_number {
                2 => format!("note {} is missing", number - 1),
                _ => format!("notes {} to {} are missing", last_number + 1, number - 1),
            };
            let end = Span::new(last_note.text.len(), last_note.text.len());
            let finding = out.add(RULE.rule, last, end, format!("after this note, {missing}"));
            finding.with(id, Span::new(0, first_word(&note.text)), "the next one there is");
        }
        before = Some((id, note, number));
    }
}

fn first_word(text: &str) -> usize {
    text.find(char::is_whitespace).unwrap_or(text.len())
}
