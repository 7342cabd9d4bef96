//! A document and its day, and in brackets the archive that has it.

use super::super::archive::{self, document_date};
use super::super::draft::Draft;
use super::super::imprint::{at_comma, has};
use super::super::input::In;
use super::super::series::capital_name;
use super::super::tail::ended;
use super::super::tail_ends::pointed_last;
use super::super::token::{Case, Kind, bit};
use crate::lexicon::Sense;
use crate::model::{Field, Kind as Work, Place};

/// `Politburo transcript, March 7, 1990 (Volkogonov Archive), 356`   `Minutes, 7 March 1990 (RGANI)`: what sort of document it is, its day, in brackets who has
/// it, and the page.
pub fn in_archive_in_brackets(i: In<'_>) -> Option<Draft> {
    const FAR: usize = 14;
    let headed = i.means(0, bit(Sense::DocumentHead)) || i.means(1, bit(Sense::DocumentHead));
    if !headed || i.case(0) == Case::Lower || !i.note.has(Kind::ParenOpen) {
        return None;
    }
    let day = |comma: In<'_>| {
        let (rest, date) = document_date(comma.skip(1)).ok()?;
        (date.edtf.len() == 10 && rest.is(0, Kind::ParenOpen)).then_some((comma.at, rest.at, date))
    };
    let (comma, end, date) = at_comma(i, FAR, day)?;
    let (inner, behind) = i.part(end, i.end).enclosed(Kind::ParenOpen)?;
    let known = inner.starts(|s| matches!(s, Sense::Archive(_)));
    let named = capital_name(inner) && has(inner, bit(Sense::ArchiveWord));
    if !(known || named) || archive::place(inner).is_ok_and(|(_, found)| found.addressed()) {
        return None;
    }
    let mut draft = Draft::at(i, Work::Archival);
    draft.text(Field::Title, i.note.span(i.at, comma), i.note.text);
    draft.date(Field::Date, i.note.span(comma + 1, end), date);
    match archive::place(inner) {
        Ok((rest, found)) if rest.is_empty() => found.put(&mut draft, inner, rest),
        _ => {
            let span = inner.note.span(inner.at, inner.end);
            let place = Place { repository: span.of(i.note.text).into(), ..Place::default() };
            draft.place(span, place);
        }
    }
    draft.shows.dated = true;
    draft.shows.genre = true;
    draft.shows.repository = true;
    let rest = pointed_last(behind, &mut draft).unwrap_or(behind);
    ended(draft, rest)
}
