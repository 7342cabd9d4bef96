//! Days by two calendars.

use super::date::{date, day, month, year, ymd};
use super::input::{In, Parsed};
use super::token::Kind;
use crate::model::Date;

/// `18 (30) November 1889`   `18/30 November 1889`   `November 18 (30), 1889`: the day by the old calendar and, in brackets or behind a
/// stroke, by the new one, which counts.
pub fn two_styles(i: In<'_>) -> Parsed<'_, Date> {
    if let Ok(found) = two_months(i) {
        return Ok(found);
    }
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

/// `19 October/1 November 1914`   `25 октября (7 ноября) 1917`   `October 25 (November 7), 1917`: the same across the end of a month, each day with
/// its own.
fn two_months(i: In<'_>) -> Parsed<'_, Date> {
    let (behind, old) = day_and_month(i)?;
    // `19 December 1916/1 January 1917`
    let mark = year(behind.past_comma()).map_or(behind, |(rest, _)| rest);
    let bracket = mark.is(0, Kind::ParenOpen);
    if !bracket && !mark.is(0, Kind::Slash) {
        return i.miss();
    }
    let (rest, new) = day_and_month(mark.skip(1))?;
    let next = new.1 == old.1 % 12 + 1;
    if !next || !apart(old.0, new.0) || bracket != rest.is(0, Kind::ParenClose) {
        return i.miss();
    }
    let rest = if bracket { rest.skip(1) } else { rest };
    // `25 октября (7 ноября) 1917 г.`: with the word for it.
    let (behind, year) = date(rest.past_comma())?;
    match year.edtf.parse() {
        Ok(year) => Ok((behind, ymd(year, new.1, new.0, None))),
        Err(_) => i.miss(),
    }
}

/// `19 October`, `October 25`
fn day_and_month(i: In<'_>) -> Parsed<'_, (u8, u8)> {
    if i.is(0, Kind::Number) {
        let (_, day) = day(i.until(i.at + 1))?;
        let (rest, month) = month(i.skip(1))?;
        return Ok((rest, (day, month)));
    }
    let (rest, month) = month(i)?;
    let (_, day) = day(rest.until(rest.at + 1))?;
    Ok((rest.skip(1), (day, month)))
}

/// The days of the two calendars are nine to fourteen apart.
fn apart(old: u8, new: u8) -> bool {
    let days = if new > old { new - old } else { (new + 31).saturating_sub(old) };
    (9..=14).contains(&days)
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
    let bracket = i.is(1, Kind::ParenOpen) && i.is(3, Kind::ParenClose);
    if !bracket && !i.is(1, Kind::Slash) {
        return i.miss();
    }
    let (_, old) = day(i.until(i.at + 1))?;
    let (_, new) = day(i.part(i.at + 2, i.at + 3))?;
    if apart(old, new) { Ok((i.skip(if bracket { 4 } else { 3 }), (old, new))) } else { i.miss() }
}
