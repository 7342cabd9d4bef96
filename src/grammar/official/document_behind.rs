//! What a document is, said behind its place in a printed series.

use super::super::date::full_date;
use super::super::document::{describe, writes_to};
use super::super::draft::Draft;
use super::super::imprint::at_comma;
use super::super::input::In;
use super::super::tail::ends;
use super::super::token::{Kind, bit};
use crate::lexicon::Sense;
use crate::model::{Field, Kind as Work, Value};

/// `, Grandi a Ciano, Londra, 19 luglio 1936` behind the number of a document: what the document is, up to its day, with which the citation
/// ends.
pub fn described_behind(i: In<'_>) -> Option<In<'_>> {
    const FAR: usize = 40;
    let words = i.is(0, Kind::Comma).then(|| i.skip(1))?;
    if !words.means(0, bit(Sense::DocumentHead)) && writes_to(words).is_none() {
        return None;
    }
    at_comma(words, FAR, |comma| {
        let (rest, date) = full_date(comma.skip(1)).ok()?;
        (date.edtf.len() == 10 && ends(rest)).then(|| words.until(rest.at))
    })
}

/// The volume was read, and `words` say which document in it is meant.
pub fn document_behind(words: In<'_>, mut draft: Draft) -> Draft {
    draft.rename(Field::Title, Field::Booktitle);
    draft.forget(Field::Date);
    describe(words, &mut draft);
    if draft.kind != Work::Letter {
        draft.kind = Work::Incollection;
        // `Memorandum of Conversation, by the Assistant Secretary (Cabot), Washington`
        if let Some((head, _)) = draft.fields.text(Field::Title).and_then(|t| t.split_once(", ")) {
            let head = head.into();
            draft.fields.set(Field::Title, Value::Text(head));
        }
    }
    draft.shows.genre = true;
    draft.shows.host = true;
    draft.series_key = None;
    draft.end = words.end;
    draft.shows.closed = true;
    draft
}
