//! What a citation points at behind its title: a page, or a volume and a page in it.

use super::super::date::{full_date, year};
use super::super::draft::Draft;
use super::super::input::In;
use super::super::locator::locators;
use super::super::tail::ends;
use super::super::token::{Case, Kind, bit};
use super::area::{PAGE, after_stop, volume};
use super::facts::imprint;
use crate::lexicon::Sense;
use crate::model::{Field, Unit};

/// `С. 118`   `Гл. 3`   `Т. 45. С. 345`   `Т. 36. № 36650`: pages, or a volume with nothing but pages or an act's number behind it.
pub fn leaf_ahead(mut i: In<'_>) -> bool {
    let done = |rest| ends(rest) || day_in_brackets(rest).is_some();
    let mut deep = false;
    while i.means(0, bit(Sense::Locator(Unit::Page))) {
        let Ok((rest, found)) = locators(i) else { return false };
        let unit = found[0].value.unit;
        let rest = if unit == Unit::Page { rest } else { volume_named(rest) };
        let next = rest.is(0, Kind::Dot).then(|| after_stop(rest.skip(1)));
        // `Т. 5. Кн. 1. М., 2004`: place and year follow.
        if unit != Unit::Page && next.is_some_and(|next| imprint(next).is_some()) {
            return false;
        }
        let volume = match unit {
            // `Политбюро. Гл. 3`
            Unit::Page | Unit::Folio | Unit::Column | Unit::Chapter => return done(rest),
            Unit::Volume | Unit::Part => true,
            // `Т. IV. Ч. I. Приложение № 27`
            Unit::Appendix if deep => return ends(rest),
            // The year of a journal may follow.
            Unit::Number | Unit::Document if deep => {
                return ends(rest) && next.is_none_or(|next| year(next).is_err());
            }
            _ => false,
        };
        if !volume || found.len() > 1 && done(rest) {
            return volume;
        }
        let Some(next) = next else { return false };
        i = next;
        deep = true;
    }
    false
}

/// `№ 1. С. 181`: behind an author and a title the number of the issue, and its page.
pub fn numbered_leaf(i: In<'_>) -> bool {
    i.is(0, Kind::Sign) && i.is(1, Kind::Number) && i.is(2, Kind::Dot) && leaf_ahead(after_stop(i.skip(3)))
}

/// `; т. 2, стр. 17`, `; Т. 2. М., 1960. С. 17`: behind a volume and its page another volume of the same work, perhaps with a place and a
/// year of its own, and the page.
pub fn next_volume<'n>(i: In<'n>, draft: &mut Draft) -> Option<In<'n>> {
    let (value, rest) =
        volume(i).filter(|_| draft.fields.has(Field::Volume) && !draft.locators.is_empty())?;
    if !matches!(rest.kind(0), Some(Kind::Dot | Kind::Comma)) {
        return None;
    }
    let behind = after_stop(rest.skip(1));
    let page = imprint(behind)
        .filter(|(end, _)| end.is(0, Kind::Dot))
        .map_or(behind, |(end, _)| after_stop(end.skip(1)));
    let (end, found) = locators(page).ok().filter(|_| page.means(0, PAGE))?;
    if found.iter().any(|l| l.value.unit != Unit::Page) {
        return None;
    }
    draft.point(Unit::Volume, value.note.span(value.at, value.end), value.note.slice(value.at, value.end));
    draft.locate(found);
    Some(end)
}

/// `С. 439 (22.08.1939)`: behind the page of a diary or of letters the day it is of; past it.
pub fn day_in_brackets(i: In<'_>) -> Option<In<'_>> {
    let (inner, behind) = i.enclosed(Kind::ParenOpen)?;
    let day = full_date(inner).is_ok_and(|(rest, day)| rest.is_empty() && day.edtf.len() == 10);
    (day && (ends(behind) || behind.is(0, Kind::Comma))).then_some(behind)
}

/// `Т. 1: 1900–1939. С. 277`, `Т. 3 (март–июль 1918 г.). С. 81`: what the volume holds, up to the stop before its page.
pub fn volume_named(i: In<'_>) -> In<'_> {
    const REACH: usize = 24;
    const SHORT: usize = 7;
    let page = |stop: In<'_>| stop.is(0, Kind::Dot) && after_stop(stop.skip(1)).means(0, PAGE);
    // `Т. 1. 1917–1945. С. 33`, `Т. V. Кустанайский уезд. С. 12`: a few words or years between two stops.
    let name = after_stop(i.skip(1));
    if i.is(0, Kind::Dot)
        && (name.case(0) == Case::Capital || name.is(0, Kind::Number) && name.is(1, Kind::Dash))
    {
        let inner = |n: &usize| matches!(name.kind(*n), Some(Kind::Word | Kind::Number | Kind::Dash));
        let len = (0..SHORT).take_while(inner).count();
        return if len > 1 && !name.means(0, PAGE) && page(name.skip(len)) { name.skip(len) } else { i };
    }
    if let Some((_, behind)) = i.enclosed(Kind::ParenOpen) {
        return if page(behind) { behind } else { i };
    }
    if !i.is(0, Kind::Colon) {
        return i;
    }
    // `Т. 3: Конец 1930–1933. М.: РОССПЭН, 2001. С. 12`: facts of publication are no part of its name.
    let facts = |stop: In<'_>| stop.is(0, Kind::Dot) && imprint(after_stop(stop.skip(1))).is_some();
    let stops = (i.at + 1..i.end.min(i.at + REACH)).map(|at| i.part(at, i.end));
    let mut ends = stops.take_while(|stop| !facts(*stop));
    ends.find(|stop| page(*stop)).unwrap_or(i)
}
