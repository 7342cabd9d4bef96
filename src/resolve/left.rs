//! What was left unread, and says so: notes of a length that no note has, text that stands in another file, words that
//! look like a citation and were not read as one.

use crate::model::{Document, Finding, Ledger, Note, NoteId, ReadNote, Rule, Span};

/// Adds what was left to the findings of `ledger`, which are sorted by note.
pub(super) fn report(document: &Document, notes: &[ReadNote], ledger: &mut Ledger) {
    let unread = unread(notes, ledger);
    let findings = &mut ledger.findings;
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
    for (note, span) in unread {
        let message = "this looks like a citation and was not read".to_owned();
        add(Rule::UNREAD_CITATION, Some(note), span, message);
    }
    if findings.len() > count {
        findings.sort_by_key(|f| (f.note, f.span.start, f.rule.code));
    }
}

/// What the grammar could not read and no citation of a work covers.
fn unread(notes: &[ReadNote], ledger: &Ledger) -> Vec<(NoteId, Span)> {
    let cited = |read: &ReadNote, span: &Span| {
        let first = ledger.mentions.partition_point(|m| m.citation.note < read.note);
        let mentions = ledger.mentions[first..].iter().take_while(|m| m.citation.note == read.note);
        mentions
            .filter_map(|m| read.citations.get(usize::from(m.citation.nth)))
            .any(|c| c.span.start < span.end && span.start < c.span.end)
    };
    let left = |read| move |span: &&Span| !cited(read, span);
    notes
        .iter()
        .flat_map(|read| read.unread.iter().filter(left(read)).map(|span| (read.note, *span)))
        .collect()
}
