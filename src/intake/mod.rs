//! Finding notes. One file a format; nothing here looks inside a note.

use crate::model::{Document, Note, NoteKind, Source, Span, Trail};

/// Finds the notes of a text.
pub fn read(source: Source) -> Document {
    let mut notes = Vec::new();
    let mut at = 0;
    for line in source.text.split_inclusive('\n') {
        let digits = line.bytes().take_while(u8::is_ascii_digit).count();
        if digits > 0 && line[digits..].starts_with(". ") {
            let text = line[digits + 2..].trim().to_owned();
            notes.push(Note {
                label: line[..digits].to_owned(),
                kind: NoteKind::Footnote,
                page: None,
                section: 0,
                text,
                trail: Trail::default(),
                span: Span::new(at, at + line.len()),
                anchor: None,
                after_gap: false,
                styles: Vec::new(),
            });
        }
        at += line.len();
    }
    Document { source, notes }
}
