//! One note at a time: prose with islands of citations.

use crate::lexicon::Lexicon;
use crate::model::{Document, NoteId, Part, Piece, ReadNote};

/// Reads every note of a document.
pub fn read(document: &Document, words: &Lexicon) -> Vec<ReadNote> {
    let _ = words;
    document
        .notes
        .iter()
        .enumerate()
        .map(|(n, note)| ReadNote {
            note: NoteId(n as u32),
            pieces: vec![Piece { len: note.text.len() as u32, part: Part::Prose }],
            citations: Vec::new(),
            unread: Vec::new(),
        })
        .collect()
}
