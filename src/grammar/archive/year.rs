//! The year of a file among the steps of its address.

use super::Found;
use super::label::label;
use super::separators;
use super::tongue::marks;
use crate::grammar::date::plain_date;
use crate::grammar::input::In;
use crate::grammar::token::{Case, Kind};
use crate::model::Date;

/// `d. 3504 (1860)`: the year of the file.
pub fn year_behind<'n>(i: In<'n>, found: &mut Found) -> Option<In<'n>> {
    let open = i.peek(0).filter(|t| t.kind == Kind::ParenOpen && t.spaced && found.date.is_none())?;
    let close = open.partner as usize;
    if close >= i.end {
        return None;
    }
    let inner = i.part(i.at + 1, close);
    let (end, date) = plain_date(inner).ok()?;
    if !end.is_empty() || date.edtf.len() != 4 {
        return None;
    }
    found.date = Some((date, i.note.span(inner.at, inner.end)));
    Some(i.part(close + 1, i.end))
}

/// `Там же. 1908 г. Д. 61`: a year with its word, behind Ibid.
pub fn said_year(i: In<'_>) -> bool {
    i.is(0, Kind::Number)
        && i.word(0).len() == 4
        && i.case(1) == Case::Lower
        && i.word(1).chars().count() <= 2
}

/// `1806 g.`, `1898 god`, `за 1864 г.`: the year of a file among the steps.
pub fn year_of_file<'n>(i: In<'n>, found: &Found) -> Option<(In<'n>, Date)> {
    let led = i.case(0) == Case::Lower && i.word(0).chars().count() < 4 && i.word(1).len() == 4;
    let (rest, date) = plain_date(if led { i.skip(1) } else { i }).ok()?;
    let after = separators(rest);
    let divided = led || after.at > rest.at || rest.at > i.at + 1;
    (divided && label(after, found).is_some()).then_some((rest, date))
}

/// `año 1783` behind a step: the year of the file, which its word tells from a volume.
pub fn year_by_word<'n>(i: In<'n>, found: &mut Found) -> Option<In<'n>> {
    if !i.is(1, Kind::Number) || i.word(1).len() != 4 || !found.has_any_step() || found.date.is_some() {
        return None;
    }
    let (rest, date) = plain_date(i.skip(1)).ok().filter(|_| marks().years.contains(i.word(0)))?;
    found.date = Some((date, i.skip(1).span_to(rest)));
    Some(rest)
}
