//! How far the name of a record of debates goes.

use super::super::date::{full_date, roman};
use super::super::imprint::has;
use super::super::input::In;
use super::super::locator_first::is_series;
use super::super::token::{Case, Kind, bit};
use super::parliament::government;
use crate::lexicon::Sense;
use crate::model::Span;

/// `Journal officiel de la République française. Débats parlementaires. Chambre des députés`: past parts of the name that are sentences of
/// their own.
pub fn in_sentences(i: In<'_>) -> In<'_> {
    const MOST: usize = 2;
    let mut here = i;
    for _ in 0..MOST {
        let stopped = here.at.checked_sub(1).is_some_and(|at| i.note.list[at].stop);
        match government(here).filter(|_| stopped) {
            Some(rest) => here = rest,
            None => break,
        }
    }
    here
}

/// `, Chambre` in `JO, Débats parlementaires, Chambre, 29 juin 1917`: the house by one word, before the day.
pub fn house_before_day(i: In<'_>) -> Option<In<'_>> {
    let house = i.is(0, Kind::Comma)
        && i.case(1) == Case::Capital
        && i.means(1, bit(Sense::BodyWord))
        && i.is(2, Kind::Comma);
    (house && full_date(i.skip(3)).is_ok()).then(|| i.skip(2))
}

/// `Congressional Record – Senate`: the chamber behind a dash.
pub fn chamber(i: In<'_>) -> In<'_> {
    let behind = i.is(0, Kind::Dash).then(|| government(i.skip(1))).flatten();
    behind.filter(|rest| rest.is(0, Kind::Comma)).unwrap_or(i)
}

/// `des Deutschen Bundestages` behind `Stenographische Berichte`: whose record it is, up to the comma.
pub fn whose(i: In<'_>) -> In<'_> {
    const MOST: usize = 8;
    // `House to Wilson, March 1, 1915` is a letter.
    if i.case(0) != Case::Lower
        || !i.means(0, bit(Sense::Small))
        || i.means(0, bit(Sense::Addressee))
        || i.case(1) == Case::None
    {
        return i;
    }
    let end = (1..MOST).find(|n| !i.is(*n, Kind::Word)).map(|n| i.skip(n));
    // `Hearings before the Committee on X` are no record.
    let named = |rest: &In<'_>| rest.is(0, Kind::Comma) && !has(i.until(rest.at), bit(Sense::BodyWord));
    end.filter(named).unwrap_or(i)
}

/// `lxxxix,`, `CCXVI (20 June 1873)`: a volume in Roman numerals.
pub fn numeral(i: In<'_>) -> bool {
    i.word(0).len() > 1
        && roman(i.word(0)).is_some()
        && matches!(i.kind(1), Some(Kind::Comma | Kind::ParenOpen))
}

/// `(series 4)` in `Parl. Debs. (series 4) vol. 123`: its number, and what is behind the bracket.
pub fn series_in_brackets(i: In<'_>) -> Option<(Span, In<'_>)> {
    let (inner, rest) = i.enclosed(Kind::ParenOpen)?;
    let counted = inner.len() == 2 && is_series(inner) && inner.is(1, Kind::Number);
    counted.then(|| (inner.note.span(inner.at + 1, inner.end), rest))
}
