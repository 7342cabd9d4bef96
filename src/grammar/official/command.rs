//! Papers presented to Parliament by command.

use super::super::draft::Draft;
use super::super::imprint::{Paren, paren};
use super::super::input::In;
use super::super::tail::{ended, ends};
use super::super::title::title_and_tail;
use super::super::token::{Case, Kind, bit};
use super::parliament::paper_number;
use crate::lexicon::Sense;
use crate::model::{Field, Kind as Work};

/// `Cmd. 9475`: what is behind it.
pub fn command(i: In<'_>) -> Option<In<'_>> {
    let cut_short = i.case(0) == Case::Capital && i.word(0).starts_with('C') && i.word(0).len() <= 4;
    if !cut_short || !i.means(0, bit(Sense::GovernmentWord)) {
        return None;
    }
    paper_number(i)
}

/// `Cmd. 6404, Social Insurance and Allied Services (London: HMSO, 1942), 120`   `Cd. 3524, Minutes of Proceedings of the Colonial
/// Conference, 1907, p. 45`   `Cmd. 6404 (1942), Social Insurance and Allied Services, para. 301`: the number first, then the title.
pub fn command_first(i: In<'_>) -> Option<Draft> {
    let end = command(i)?;
    let mut draft = Draft::at(i, Work::Report);
    let title = match paren(end) {
        Ok((behind, Paren::Date(year, span))) => {
            draft.date(Field::Date, span, year);
            behind
        }
        _ => end,
    };
    if !title.is(0, Kind::Comma) {
        return None;
    }
    let rest = title_and_tail(title.skip(1), &mut draft, Field::Title)
        .filter(|_| draft.shows.imprint || draft.shows.dated || draft.shows.labelled)?;
    draft.text(Field::Number, i.span_to(end), i.note.text);
    draft.kind = Work::Report;
    draft.shows.genre = true;
    ended(draft, rest)
}

/// `Social Insurance and Allied Services, Cmd. 6404 (1942), para. 12`: the number behind the title.
pub fn command_behind<'n>(at: In<'n>, draft: &mut Draft) -> Option<In<'n>> {
    let end = command(at)?;
    if draft.fields.has(Field::Number)
        || !(ends(end) || matches!(end.kind(0), Some(Kind::Comma | Kind::ParenOpen)))
    {
        return None;
    }
    draft.text(Field::Number, at.span_to(end), at.note.text);
    if draft.kind == Work::Book {
        draft.kind = Work::Report;
    }
    draft.shows.genre = true;
    Some(end)
}
