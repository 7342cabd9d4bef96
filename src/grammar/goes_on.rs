//! Whether the sentence goes on behind a citation.

use super::draft::Draft;
use super::input::In;
use super::name::{and_len, names};
use super::token::{Kind, bit};
use crate::lexicon::Sense;
use crate::model::{Field, Kind as Work, Via};

/// A stop, a semicolon or the end.
pub fn stops_after(i: In<'_>) -> bool {
    match i.peek(0) {
        None => true,
        Some(t) => {
            t.kind == Kind::Semi
                || t.kind == Kind::Dot && (t.stop || i.len() == 1)
                || i.note.list[i.at - 1].stop
                || t.kind == Kind::ParenClose
                || t.kind == Kind::Comma && i.means(1, bit(Sense::Signal) | bit(Sense::Via(Via::Quoted)))
                || t.bits & bit(Sense::Via(Via::Quoted)) != 0
        }
    }
}

/// `The British World (2003), ‘Introduction’`   `…, introduction.`: a part of the book is named behind its year.
pub fn part_behind(i: In<'_>) -> bool {
    let year = i.at.checked_sub(1).is_some_and(|at| i.note.list[at].kind == Kind::ParenClose);
    // `in T. S. Ashton, Industrial Revolution (1948) and A. Radford, The Economic History of England (…)`
    let other = || {
        let and = and_len(i);
        and > 0 && names(i.skip(and)).is_ok_and(|(rest, found)| found.full && rest.is(0, Kind::Comma))
    };
    year && other()
        || year
            && i.is(0, Kind::Comma)
            && (i.is(1, Kind::QuoteOpen) || i.means(1, bit(Sense::OtherRole)) && stops_after(i.skip(2)))
}

/// `is developed by N. J. Smelser, Social Change in the Industrial Revolution (1959), and …`: the sentence goes on behind the year.
pub fn year_and(i: In<'_>) -> bool {
    let year = i.at.checked_sub(1).is_some_and(|at| i.note.list[at].kind == Kind::ParenClose);
    year && i.is(0, Kind::Comma) && and_len(i.skip(1)) > 0
}

/// `Henry Halleck to Don Carlos Buell, March 4, 1862, and …`: a letter with its day, and another behind it.
pub fn letter_and(draft: &Draft, behind: In<'_>) -> bool {
    draft.kind == Work::Letter
        && draft.shows.role
        && draft.fields.has(Field::Date)
        && behind.is(0, Kind::Comma)
        && and_len(behind.skip(1)) > 0
}
