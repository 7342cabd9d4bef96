//! Records of debates whose volume or series stands before their name.

use super::super::draft::Draft;
use super::super::input::In;
use super::super::locator::locators;
use super::super::token::{Case, Kind};
use super::parliament::{before_day, finish, government, parts};
use super::record_name::numeral;
use crate::model::{Field, Kind as Work, Unit};

/// `125 H.C. Debs. col. 43, 10 February 1920`   `131 H.C. Deb. 5s., col. 1950`: a record of debates, its volume first.
pub fn by_volume(i: In<'_>) -> Option<Draft> {
    let name = i.skip(1);
    if let Some(draft) = by_series(i) {
        return Some(draft);
    }
    let end = government(name).filter(|_| i.word(0).len() <= 4 && name.case(0) == Case::Upper)?;
    let mut draft = Draft::at(i, Work::Legislation);
    draft.text(Field::Title, name.span_to(end), i.note.text);
    draft.text(Field::Volume, i.span_to(name), i.note.text);
    let rest = match locators(before_day(end, &draft, true)) {
        Ok((rest, columns)) if columns.iter().all(|l| l.value.unit == Unit::Column) => {
            draft.locate(columns);
            draft.shows.numbered = true;
            end.part(rest.at, end.end)
        }
        _ => end,
    };
    finish(parts(rest, &mut draft, true), draft)
        .filter(|d| d.locators.iter().any(|l| l.value.unit == Unit::Column))
}

/// `3 Hansard CCXVI, 1101 (20 June 1873)`: the series of the record first, then its volume and the column.
fn by_series(i: In<'_>) -> Option<Draft> {
    let name = i.skip(1);
    let end = government(name).filter(|_| i.word(0).len() == 1 && name.case(0) == Case::Capital)?;
    let volume = end.past_comma();
    if !(numeral(volume) || volume.is(0, Kind::Number) && volume.is(1, Kind::Comma)) {
        return None;
    }
    let (rest, columns) = locators(volume.skip(2)).ok()?;
    let mut draft = Draft::at(i, Work::Legislation);
    draft.text(Field::Title, name.span_to(end), i.note.text);
    draft.text(Field::Series, i.span_to(name), i.note.text);
    draft.text(Field::Volume, volume.span_to(volume.skip(1)), i.note.text);
    draft.locate(columns);
    draft.shows.numbered = true;
    finish(parts(rest, &mut draft, true), draft)
}
