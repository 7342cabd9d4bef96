//! Fonds by their name.

use super::label::{Mark, label};
use super::value::value;
use super::year::year_of_file;
use super::{Found, separators, western};
use crate::grammar::input::In;
use crate::grammar::token::{Case, Kind};
use crate::lexicon::Sense;
use crate::model::{Level, Step};

/// `Ф. Китайский стол. Оп. 491`, `f. Kantseliariia, op. 468`, `f. Kantseliariia, 1878 g., d. 26`: a fond by its name.
pub fn named_fond<'n>(i: In<'n>, found: &mut Found) -> Option<In<'n>> {
    if found.has_any_step() || found.place.repository.is_empty() {
        return None;
    }
    // `Fondo Presidentes, leg. 12`: a collection by the country's own word.
    if matches!(found.tongue.and_then(|tongue| tongue.read(i)), Some((Mark::Step(Level::Collection), _))) {
        return None;
    }
    let len = i.long(Sense::Step(Level::Fond))?;
    let at = i.skip(len).past_dot();
    let run = super::repository::capital_run(at, 0, 8).map(|(rest, _)| rest);
    let follows = |rest: &In<'_>| {
        let next = separators(*rest);
        // `ф. Канцелярия, 1878 г., д. 26`: the year of its files between.
        let dated = || next.is(0, Kind::Number) && year_of_file(next, found).is_some();
        next.at > rest.at
            && (matches!(
                label(next, found),
                Some((
                    Mark::Step(
                        Level::Opis
                            | Level::Delo
                            | Level::File
                            | Level::Volume
                            | Level::Karton
                            | Level::Item
                            | Level::Signature
                            | Level::Edkhr
                    ),
                    _
                ))
            ) || dated())
    };
    // `f. R–9414`: a number is read as one.
    if value(at, Level::Fond).is_some_and(|(rest, _)| follows(&rest)) {
        return None;
    }
    // `fond CC al PCR, Secția Relații Externe, dosar 12/1965`: a section of it between.
    let section = |rest: &In<'_>| {
        // `f. ÚV KSČ, 02/1, sv. 45`: the number of a part.
        let part = rest.is(1, Kind::Number) && rest.is(2, Kind::Slash) && rest.is(3, Kind::Number);
        let named = || western::name_chunk(rest.skip(1)).filter(|end| end.is(0, Kind::Comma));
        let end = if part { Some(rest.skip(4)) } else { named() };
        rest.is(0, Kind::Comma) && end.is_some_and(|end| follows(&end))
    };
    let rest = run
        .filter(follows)
        .or_else(|| to_comma(at).filter(follows))
        .or_else(|| to_comma(at).filter(|rest| found.tongue.is_some() && section(rest)))?;
    let label = i.text_to(at).trim_end().into();
    let value = crate::grammar::draft::plain(at.text_to(rest));
    found.place.steps.push(Step { level: Level::Fond, label, value });
    Some(rest)
}

/// `ГАРФ. Р-7523. Оп. 105. Д. 168`, `GARF, R-5446, op. 22a`: behind the archive the number of a fond without its word, before an inventory
/// that has one.
pub fn unlabelled_fond<'n>(i: In<'n>, found: &mut Found) -> Option<In<'n>> {
    let lettered = i.case(0) == Case::Upper && i.is(1, Kind::Dash) && i.is(2, Kind::Number);
    let number = usize::from(lettered) * 2;
    if !i.is(number, Kind::Number) || found.has_any_step() || found.place.repository.is_empty() {
        return None;
    }
    let rest = i.skip(number + 1);
    let next = separators(rest);
    let opis = next.at > rest.at && matches!(label(next, found), Some((Mark::Step(Level::Opis), _)));
    opis.then(|| {
        found.place.steps.push(Step::bare(Level::Fond, super::tidy(i.text_to(rest))));
        rest
    })
}

/// `CC al PCR – Relaţii Externe`: a name of any words, up to its comma.
fn to_comma(i: In<'_>) -> Option<In<'_>> {
    if !matches!(i.case(0), Case::Capital | Case::Upper) {
        return None;
    }
    (1..14).map(|n| i.skip(n)).take_while(|here| !here.is_empty()).find_map(|here| {
        match here.peek(0)?.kind {
            Kind::Comma => Some(Some(here)),
            Kind::Word | Kind::Dash | Kind::Amp | Kind::Quote | Kind::Number | Kind::Slash => None,
            _ => Some(None),
        }
    })?
}
