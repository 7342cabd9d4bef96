//! An author who leads a title in another way than by a comma.

use super::draft::Draft;
use super::input::In;
use super::name::{Names, names};
use super::title::titled;
use super::token::{Case, Kind};
use super::work::close;
use crate::lexicon::Sense;
use crate::model::{Field, Kind as Work};

/// `Turner: The Negro in Pennsylvania, 29`, where the document sets a colon behind surnames.
pub fn by_surname_and_colon<'n>(i: In<'n>, rest: In<'n>, found: Names) -> Option<Draft> {
    let mut draft = Draft::at(i, Work::Book);
    draft.names(Field::Author, i.span_to(rest), found);
    let end = titled(rest.skip(1), &mut draft)?;
    let s = &draft.shows;
    if s.imprint || s.journal || s.numbered || s.dated { close(draft, end) } else { None }
}

/// `Daniels in his Conscience of the Revolution, 90`
pub fn in_own_book<'n>(i: In<'n>, rest: In<'n>, found: Names) -> Option<Draft> {
    let at = rest.skip(1);
    let len = at.long(Sense::Own)?;
    let mut draft = Draft::at(i, Work::Book);
    draft.names(Field::Author, i.span_to(rest), found);
    let end = titled(at.skip(len), &mut draft)?;
    if !(draft.shows.imprint || draft.shows.numbered) {
        return None;
    }
    draft.shows.labelled = true;
    close(draft, end)
}

/// `, D. MacCulloch, ‘Mary and Protestants’`: initials and a surname, and a quoted title behind them.
pub fn other_author(i: In<'_>) -> bool {
    i.is(0, Kind::Comma)
        && i.case(1) == Case::Upper
        && i.is(2, Kind::Dot)
        && names(i.skip(1)).is_ok_and(|(rest, found)| {
            found.full && found.list.len() == 1 && rest.is(0, Kind::Comma) && rest.is(1, Kind::QuoteOpen)
        })
}

/// `Howard Hibbard, Carlo Maderno and Roman Architecture, 1580–1630 (London: …)`: years alone are no title, so that what stands before them
/// is none of the authors, as names were read up to `rest`. Gives the first alone.
pub fn before_title_in_years<'n>(i: In<'n>, rest: In<'n>) -> Option<(In<'n>, Names)> {
    let years = rest.is(0, Kind::Comma)
        && rest.is(1, Kind::Number)
        && rest.word(1).len() == 4
        && rest.is(2, Kind::Dash)
        && rest.is(3, Kind::Number)
        && rest.is(4, Kind::ParenOpen);
    let comma = (i.at..rest.at).find(|at| years && i.note.list[*at].kind == Kind::Comma)?;
    let (behind, found) = names(i.until(comma)).ok().filter(|(behind, _)| behind.at == comma)?;
    Some((i.part(behind.at, i.end), found))
}
