//! Days by two calendars.

use super::date::{day, month, year, ymd};
use super::input::{In, Parsed};
use super::token::Kind;
use crate::model::Date;

/// `18 (30) November 1889`   `18/30 November 1889`   `November 18 (30), 1889`: the day by the old calendar and, in brackets or behind a
/// stroke, by the new one, which counts.
pub fn two_styles(i: In<'_>) -> Parsed<'_, Date> {
    if i.is(0, Kind::Number) {
        let (rest, (old, new)) = pair(i)?;
        let (rest, month) = month(rest)?;
        let (rest, year) = year(rest.past_comma())?;
        return Ok((rest, by_the_new(year, month, old, new)));
    }
    let (rest, month) = month(i)?;
    let (rest, (old, new)) = pair(rest)?;
    let (rest, year) = year(rest.past_comma())?;
    Ok((rest, by_the_new(year, month, old, new)))
}

/// The later day; `20 (1) December` lies in the next month.
fn by_the_new(year: u16, month: u8, old: u8, new: u8) -> Date {
    match (new < old, month) {
        (false, _) => ymd(year, month, new, None),
        (true, 12) => ymd(year + 1, 1, new, None),
        (true, _) => ymd(year, month + 1, new, None),
    }
}

/// `18 (30)`, `18/30`: two days as far apart as the calendars were, the second perhaps in the next month; and what is behind them.
fn pair(i: In<'_>) -> Parsed<'_, (u8, u8)> {
    const APART: std::ops::RangeInclusive<u8> = 9..=14;
    let bracket = i.is(1, Kind::ParenOpen) && i.is(3, Kind::ParenClose);
    if !bracket && !i.is(1, Kind::Slash) {
        return i.miss();
    }
    let (_, old) = day(i.until(i.at + 1))?;
    let (_, new) = day(i.part(i.at + 2, i.at + 3))?;
    let apart = if new > old { new - old } else { (new + 31).saturating_sub(old) };
    if APART.contains(&apart) { Ok((i.skip(if bracket { 4 } else { 3 }), (old, new))) } else { i.miss() }
}
