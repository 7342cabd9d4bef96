//! Years that stand within a title, and are no year of publication.

use super::super::date::{plain_date, year};
use super::super::imprint::past;
use super::super::input::In;
use super::super::locator::locators;
use super::super::token::{Case, Kind, bit};
use super::area::{PAGE, after_stop, ellipsis, unstopped_place};
use super::facts::imprint;
use super::leaf::leaf_ahead;
use crate::lexicon::Sense;
use crate::model::Unit;

/// `1921–1922 гг. С. 15`   `1945–1970 гг… Т. 1. С. 411`: the years that a title is about, and then a page: no journal is of two years.
pub fn years_and_leaf(i: In<'_>) -> bool {
    if !(i.is(0, Kind::Number) && i.is(1, Kind::Dash) && i.is(2, Kind::Number)) {
        return false;
    }
    let Ok((rest, found)) = plain_date(i) else { return false };
    let cut = ellipsis(rest);
    let next = after_stop(if cut > 0 { rest.skip(cut) } else { rest.past_dot() });
    // `1899–1900. Т. 5. С. 12` may be years and volume of a serial; its years have no word behind them.
    let worded = rest.at > i.at + 3;
    let volume = || locators(next).is_ok_and(|(_, found)| found[0].value.unit == Unit::Volume);
    found.edtf.contains('/') && leaf_ahead(next) && (worded || cut > 0 || !volume())
}

/// `В 5 томах. 1927–1939. Том 1. Май 1927 – ноябрь 1929. М., 1999`: the years that a work is about; place and date of
/// its own follow.
pub fn years_of_volumes(i: In<'_>) -> bool {
    let Ok((rest, found)) = plain_date(i) else { return false };
    if !found.edtf.contains('/') {
        return false;
    }
    // `1918–1939. Документы и материалы. В 4-х т.`: the title goes on.
    let next = after_stop(rest.past_dot());
    let numbers = bit(Sense::Number) | bit(Sense::Volume) | PAGE;
    let counted = next.means(0, numbers) && (1..3).any(|at| next.is(at, Kind::Number));
    if rest.is(0, Kind::Dot) && next.case(0) == Case::Capital && !counted {
        return true;
    }
    let mut at = rest.at;
    while at < rest.end && at < rest.at + 24 {
        let here = rest.part(at, rest.end);
        match here.kind(0) {
            Some(Kind::Dot) if imprint(after_stop(here.skip(1))).is_some() => return true,
            Some(Kind::Word) if unstopped_place(here) => return true,
            Some(Kind::Semi | Kind::Slashes) => return false,
            _ => at = past(rest, at),
        }
    }
    false
}

/// `Временник Пушкинской комиссии. 1974. Л., 1977`: the year that a serial is for; place and year of its own follow.
pub fn year_of_serial(i: In<'_>) -> bool {
    let year_alone = i.is(0, Kind::Number) && year(i).is_ok() && i.is(1, Kind::Dot);
    let next = if year_alone { after_stop(i.skip(2)) } else { return false };
    next.means(0, bit(Sense::City)) && imprint(next).is_some()
}

/// `16.5.1935. S. 1`: a day in figures and a page, its label printed large.
pub fn paged_day(i: In<'_>) -> bool {
    let day = [0, 2, 4].into_iter().all(|n| i.is(n, Kind::Number)) && i.word(4).len() == 4;
    let stops = || [1, 3, 5].into_iter().all(|n| i.is(n, Kind::Dot));
    day && stops() && i.means(6, PAGE) && matches!(i.case(6), Case::Capital | Case::Upper)
}
