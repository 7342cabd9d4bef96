//! A work named again: a surname, a short title and its year, as in many German notes; or a name, a colon, a title and a page.

use super::super::draft::Draft;
use super::super::input::In;
use super::super::locator::locators;
use super::super::name::{Names, names};
use super::super::tail::ends;
use super::super::title::titled;
use super::super::title_put::put_title;
use super::super::token::{Case, Kind};
use super::super::towns::place_sense;
use super::super::work::{close, may_be_name};
use crate::model::{Date, Field, Kind as Work, Name};
use crate::small;

/// `Winkler, Wer war Luther? 2017, S. 17`   `Köhler, Geschichte der Skulptur 1998, S. 115`
///
/// `rest` begins behind the surname.
pub fn short_title_and_year(i: In<'_>, rest: In<'_>, found: &Names) -> Option<Draft> {
    let [name] = found.list.as_slice() else { return None };
    if !name.given.is_empty() {
        return None;
    }
    let (title, year) = before_page(rest)?;
    let (end, pages) = locators(year.skip(2)).ok().filter(|(end, _)| ends(*end))?;
    let mut draft = Draft::at(i, Work::Book);
    draft.names(Field::Author, i.span_to(rest), found.clone());
    put_title(title, &mut draft, Field::Title);
    draft.date(Field::Date, year.span_to(year.skip(1)), Date::new(year.word(0)));
    draft.shows.author = true;
    draft.shows.dated = true;
    draft.shows.labelled = true;
    draft.shows.numbered = true;
    draft.locate(pages);
    draft.end = end.at;
    draft.shows.closed = true;
    Some(draft)
}

/// `Althoff: Spielregeln, S. 99`   `P. Preston: El holocausto español…, pp. 301-302`: in a document that sets a colon behind who leads, a
/// name, its colon, a title and where in it.
pub fn by_colon(i: In<'_>) -> Option<Draft> {
    const NAME: usize = 12;
    if !i.note.colons || !i.note.has(Kind::Colon) || i.note.russian || !may_be_name(i) {
        return None;
    }
    let colon = (1..NAME).find(|n| i.is(*n, Kind::Colon))?;
    let (rest, found) = names(i.until(i.at + colon)).ok().filter(|(rest, _)| rest.is_empty())?;
    let title = i.part(rest.at + 1, i.end);
    if found.list.iter().any(Name::is_body) || !matches!(title.case(0), Case::Capital | Case::Upper) {
        return None;
    }
    let mut draft = Draft::at(i, Work::Book);
    draft.names(Field::Author, i.span_to(rest), found);
    let end = titled(title, &mut draft)?;
    let s = &draft.shows;
    let told = s.imprint || s.host || s.journal || s.dated || s.genre || s.url;
    (!told && s.labelled && s.numbered && ends(end)).then(|| close(draft, end)).flatten()
}

/// `, Geschichte der Skulptur 1998, S. 115`: the title behind a surname, and what begins with its year. No place stands before
/// the year, and nothing but a page behind it.
pub fn before_page(i: In<'_>) -> Option<(In<'_>, In<'_>)> {
    const WORDS: usize = 12;
    if !i.is(0, Kind::Comma) || i.case(1) != Case::Capital {
        return None;
    }
    let title = i.skip(1);
    let mut year = title;
    while year.at < title.at + WORDS && matches!(year.kind(0), Some(Kind::Word | Kind::Query | Kind::Dash)) {
        year = year.skip(1);
    }
    let dated =
        year.is(0, Kind::Number) && year.word(0).len() == 4 && matches!(&year.word(0)[..2], "19" | "20");
    let paged = year.is(1, Kind::Comma) && small::is(year.word(2), small::GERMAN_PAGE);
    if year.at == title.at || !dated || !paged {
        return None;
    }
    // `Winkler, Weimar 1993, S. 33`: a place; `Winkler, Deutschland seit 1945, S. 33`: a year of the title.
    let last = title.part(year.at - 1, year.at);
    let small = last.is(0, Kind::Word) && last.case(0) == Case::Lower || last.is(0, Kind::Dash);
    let place = (title.at..year.at).any(|at| place_sense(title.part(at, year.at)));
    (!small && !place).then(|| (title.until(year.at), year))
}
