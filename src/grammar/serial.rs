//! What a society prints from year to year, behind its name.

use ecow::eco_vec;

use super::corporate::body;
use super::date::plain_date;
use super::draft::Draft;
use super::input::In;
use super::numbering::counted_series;
use super::tail::ended;
use super::tail_ends::pointed_last;
use super::token::{Case, Kind, bit};
use crate::lexicon::Sense;
use crate::model::{Field, Kind as Work, Name};
use crate::small;

/// `American Historical Association, Annual Report, 1899, II, 270`   `Massachusetts Historical Society, Collections, Third Series, IV, 45`:
/// what a society prints, the series or the year of it, and the volume and page.
pub fn serial_of_society(i: In<'_>) -> Option<Draft> {
    let comma = serial_behind(i)?;
    let (name, society) = body(i).ok().filter(|(rest, _)| rest.at < comma.at && rest.is(0, Kind::Comma))?;
    serial(i, name, society, comma)
}

fn serial<'n>(i: In<'n>, name: In<'n>, society: Name, comma: In<'n>) -> Option<Draft> {
    let mut draft = Draft::at(i, Work::Book);
    draft.name_list(Field::Author, i.span_to(name), eco_vec![society]);
    draft.text(Field::Title, name.skip(1).span_to(comma), i.note.text);
    let mut here = comma;
    if let Some((series, rest)) = series_of_serial(here) {
        draft.text(Field::Series, series, i.note.text);
        here = rest;
    }
    let at = here.skip(1);
    if at.word(0).len() == 4
        && let Ok((rest, year)) = plain_date(at)
        && year.edtf.len() == 4
    {
        draft.date(Field::Date, at.span_to(rest), year);
        draft.shows.dated = true;
        here = rest;
    }
    if here.at == comma.at {
        return None;
    }
    here = pointed_last(here, &mut draft).unwrap_or(here);
    draft.shows.author = true;
    draft.shows.genre = true;
    draft.shows.full_name = true;
    ended(draft, here)
}

/// `, Collections, Third Series`, `, Annual Report, 1899`: behind the first comma what a society prints, and the series or the year of
/// it; the comma behind the serial.
pub fn serial_behind(i: In<'_>) -> Option<In<'_>> {
    const LONGEST: usize = 12;
    let part = |n: usize| i.is(n, Kind::Word) || i.is(n, Kind::Dot) || i.is(n, Kind::Amp);
    let serial = (2..LONGEST).find(|n| !part(*n)).map(|n| i.skip(n + 1))?;
    let annual = usize::from(serial.case(0) == Case::Capital && serial.means(0, bit(Sense::ReportWord)));
    let word = (0..=annual).find(|n| small::is(serial.word(*n), small::SERIALS_OF_SOCIETIES))?;
    let comma = serial.skip(word + 1).past_dot();
    let year = || comma.word(1).len() == 4 && comma.is(1, Kind::Number) && comma.is(2, Kind::Comma);
    (comma.is(0, Kind::Comma) && (year() || series_of_serial(comma).is_some())).then_some(comma)
}

/// `, Third Series`, `, 3rd ser.`, `, new series`, up to a comma.
fn series_of_serial(comma: In<'_>) -> Option<(crate::model::Span, In<'_>)> {
    let at = comma.skip(1);
    let anew = || at.long(Sense::NewSeries).map(|len| (at.span_to(at.skip(len)), at.skip(len).past_dot()));
    counted_series(at).or_else(anew).filter(|(_, rest)| rest.is(0, Kind::Comma))
}
