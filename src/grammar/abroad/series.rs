//! Series of the German lands: in one bracket with the facts of publication, or with nothing but a year.

use super::super::date::roman;
use super::super::imprint::{Imprint, has, imprint, next_top, top_level};
use super::super::input::In;
use super::super::society::series_and_facts;
use super::super::tail::place_year;
use super::super::token::{Case, Kind, bit};
use crate::lexicon::Sense;
use crate::model::Span;

/// `MIÖG Ergänzungsbd. 19, Graz–Köln 1963`   `Österreichische Geschichte 378–907, Wien 1995`: the same without a mark. No publisher is
/// called by a number, and no place.
pub fn series_before_facts(i: In<'_>) -> Option<Imprint> {
    const LONGEST: usize = 4;
    if !matches!(i.case(0), Case::Capital | Case::Upper)
        || place_year(i)
        || next_top(i, Kind::Colon).is_some()
    {
        return None;
    }
    let comma = top_level(i, Kind::Comma).into_iter().rev().find(|at| place_year(i.part(at + 1, i.end)))?;
    let name = less_role(i.until(comma));
    let number = name.end.checked_sub(1).filter(|at| *at > i.at + 1)?;
    let years = i.note.list[number - 1].kind == Kind::Dash;
    let t = &i.note.list[number];
    if t.kind != Kind::Number || t.span.len() >= LONGEST && !years {
        return None;
    }
    if name.end < comma {
        let facts = imprint(i.part(comma + 1, i.end))
            .filter(|found| found.date.is_some() && found.location.is_some())?;
        return Some(Imprint { series: Some((name.note.span(name.at, name.end), None)), ..facts });
    }
    series_and_facts(i).filter(|found| found.publisher.is_none() && found.edition.is_none())
}

/// `Veröffentlichungen des Max-Planck-Instituts für Geschichte 1977`   `Selbstzeugnisse der Neuzeit 1996`: in one bracket a series and
/// the year, as Austria's lawyers have it, who set the page right behind the bracket; a publisher is called otherwise.
pub fn series_and_year(i: In<'_>, found: &Imprint) -> Option<Imprint> {
    let name = found.publisher.filter(|_| found.location.is_none() && found.series.is_none())?;
    let year = i.note.at_byte(name.end);
    let name = i.until(year);
    if let Some((series, number)) = counted(name) {
        return Some(Imprint {
            series: Some((series, Some(number))),
            publisher: None,
            doubtful: false,
            ..found.clone()
        });
    }
    let page = i.note.list.get(i.end + 1).is_some_and(|t| t.kind == Kind::Number);
    if !page || year + 1 != i.end || i.note.list[year].kind != Kind::Number || name.len() < 2 {
        return None;
    }
    let small = (name.at..name.end).any(|at| {
        let t = &i.note.list[at];
        t.case == Case::Lower && t.bits & (bit(Sense::Small) | bit(Sense::In)) != 0
    });
    let house = bit(Sense::PublisherWord) | bit(Sense::BodyWord) | bit(Sense::City);
    let shows = has(name, bit(Sense::SeriesWord)) || small && name.len() > 2 && !has(name, house);
    shows.then(|| Imprint {
        series: Some((i.note.span(name.at, name.end), None)),
        publisher: None,
        doubtful: false,
        ..found.clone()
    })
}

/// `Sources chrétiennes 381`, `Studies in Modern Warfare i` before the comma of a year: the name and the number of a series; no house
/// is counted.
fn counted(name: In<'_>) -> Option<(Span, Span)> {
    let last = name.end.checked_sub(1).filter(|last| *last > name.at + 1)?;
    let t = &name.note.list[last];
    let numeral = t.case == Case::Lower && roman(t.text).is_some();
    let fits = (t.kind == Kind::Number && t.span.len() < 4 || numeral)
        && name.note.list[last - 1].kind == Kind::Word
        && !has(name, bit(Sense::PublisherWord));
    fits.then(|| (name.note.span(name.at, last), t.span))
}

/// `Österreichische Geschichte 890–1990, hrsg. v. Herwig Wolfram`: a series without whoever edits it.
pub fn less_role(series: In<'_>) -> In<'_> {
    let role = |comma: &usize| {
        let role = series.part(comma + 1, series.end);
        *comma > series.at && role.case(0) == Case::Lower && role.means(0, bit(Sense::Editor))
    };
    let comma = top_level(series, Kind::Comma).into_iter().find(role);
    comma.map_or(series, |comma| series.until(comma))
}
