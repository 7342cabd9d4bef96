//! What was left unread, and says so: notes of a length that no note has, text that stands in another file.

use crate::model::{Document, Finding, Note, NoteId, Rule, Span};

/// Adds what was left to `findings`, which are sorted by note.
pub(super) fn report(document: &Document, findings: &mut Vec<Finding>) {
    let count = findings.len();
    let mut add = |rule, note, span, message| {
        findings.push(Finding { rule, note, span, message, also: Vec::new(), fix: None });
    };
    for span in &document.source.elsewhere {
        let words = span.of(&document.source.text);
        let message = format!("{words} stands for another file, which is not read: give that file too");
        add(Rule::TEXT_ELSEWHERE, None, *span, message);
    }
    for (n, note) in document.notes.iter().enumerate().filter(|(_, note)| !note.is_read()) {
        let message = format!(
            "this note has {} bytes; of more than {} none is read, and it is kept as prose",
            note.text.len(),
            Note::LONGEST
        );
        let first = note.text.find(char::is_whitespace).unwrap_or(note.text.len()).min(40);
        let first = (0..=first).rev().find(|at| note.text.is_char_boundary(*at)).unwrap_or(0);
        add(Rule::OVERLONG_NOTE, Some(NoteId(n as u32)), Span::new(0, first), message);
    }
    if findings.len() > count {
        findings.sort_by_key(|f| (f.note, f.span.start, f.rule.code));
    }
}
