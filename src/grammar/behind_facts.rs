//! What a citation still says behind the facts of publication: the series, and where the work is read.

use super::abroad::facts::year_here;
use super::address::{address, wrapped_address};
use super::draft::Draft;
use super::imprint::has;
use super::input::In;
use super::italic::italic_run;
use super::locator::locators;
use super::name::names;
use super::roles::edition_words;
use super::series::{capital_name, put_series};
use super::tail::ends;
use super::title::surely_person;
use super::token::{Case, Kind, bit};
use crate::lexicon::Sense;
use crate::model::{Date, Field, Kind as Work, Unit};
use crate::small;

/// How long a series or a site may be called.
const LONGEST: usize = 14;

/// `(Cambridge, 1973), Studies in Social History no. 5, p. 33`   `(London, 1955), Camden Third Series, 86`
pub fn series_behind_facts<'n>(at: In<'n>, draft: &mut Draft) -> Option<In<'n>> {
    if draft.fields.has(Field::Series)
        || at.case(0) != Case::Capital
        || at.note.bits & bit(Sense::SeriesWord) == 0
    {
        return None;
    }
    let words = (1..LONGEST).find(|n| !at.is(*n, Kind::Word))?;
    let mut number = at.skip(words);
    // `no. 5`: the label is the last of the words.
    let label = number.is(0, Kind::Dot) && at.means(words - 1, bit(Sense::Number) | bit(Sense::Volume));
    let name = at.until(at.at + words - usize::from(label));
    if label {
        number = number.skip(1);
    } else if number.is(0, Kind::Comma) {
        number = number.skip(1);
        if number.case(0) == Case::Lower && number.means(0, bit(Sense::Number) | bit(Sense::Volume)) {
            number = number.skip(1).past_dot();
        }
    }
    let rest = number.skip(1);
    let counted = number.is(0, Kind::Number) && number.word(0).len() < 4;
    let closes = ends(rest) || rest.is(0, Kind::Comma);
    if name.len() < 2 || !counted || !closes || !has(name, bit(Sense::SeriesWord)) || !capital_name(name) {
        return None;
    }
    put_series(name, draft);
    draft.text(Field::Number, number.span_to(rest), at.note.text);
    Some(rest)
}

/// `(London, 1802), *British History Online*, https://…`   `(London, 1839), Google Books, https://…`: the site on which a printed work is
/// read, and its address.
pub fn site_behind<'n>(at: In<'n>, draft: &mut Draft) -> Option<In<'n>> {
    if draft.fields.has(Field::Url) || !matches!(at.case(0), Case::Capital | Case::Upper) {
        return None;
    }
    let slanted = italic_run(at).map(|end| at.part(end, at.end));
    let end = slanted.or_else(|| (1..LONGEST).find(|n| !at.is(*n, Kind::Word)).map(|n| at.skip(n)))?;
    let to = end.skip(1);
    let addressed = end.is(0, Kind::Comma) && (to.is(0, Kind::Url) || wrapped_address(to));
    let name = at.until(end.at);
    let person = names(name).is_ok_and(|(rest, n)| rest.is_empty() && n.full && surely_person(name));
    if !addressed || person || !capital_name(name) {
        return None;
    }
    draft.text(Field::Note, at.span_to(end), at.note.text);
    Some(address(to, draft))
}

/// `, Warszawa 1970, wyd. 2, s. 3`   `, Kraków 1995 (wyd. 2), s. 15`: the edition behind the facts of publication.
pub fn edition_behind<'n>(at: In<'n>, draft: &mut Draft) -> Option<In<'n>> {
    if draft.fields.has(Field::Edition) || at.note.bits & bit(Sense::Edition) == 0 {
        return None;
    }
    let bracket = at.enclosed(Kind::ParenOpen);
    let (rest, words, span) = edition_words(bracket.map_or(at, |(inner, _)| inner))?;
    let rest = match bracket {
        Some((_, behind)) => Some(behind).filter(|_| rest.is_empty())?,
        None => rest,
    };
    if !(ends(rest) || rest.is(0, Kind::Comma)) || words.parse::<u8>().is_err() {
        return None;
    }
    draft.words(Field::Edition, span, words);
    Some(rest)
}

/// `, Bologna 1982 (2006²), p. 23`: a later edition in brackets behind the year, which is not the one used.
pub fn later_year(i: In<'_>) -> Option<In<'_>> {
    let (inner, behind) = i.enclosed(Kind::ParenOpen)?;
    let (rest, edition, _) = year_here(inner)?;
    (rest.is_empty() && edition.is_some()).then_some(behind)
}

/// A series in brackets behind the facts of publication: led by `=`, or capitalised and with a number at its end.
pub fn series_behind(i: In<'_>, rest: In<'_>) -> bool {
    let inner = i.part(i.at + 1, rest.at - 1);
    let last = inner.peek(inner.len().saturating_sub(1));
    // `(Eintrag vom 10.3.1933)`, `(Eintrag vom 27. 3. 1942)`
    let day = inner.len() > 3
        && inner.is(inner.len() - 2, Kind::Dot)
        && (inner.is(inner.len() - 3, Kind::Number) || last.is_some_and(|t| !t.spaced));
    let numbered = last.is_some_and(|t| t.kind == Kind::Number) && !day;
    let words = inner.note.list[inner.at..inner.end].iter().filter(|t| t.kind == Kind::Word).count();
    // `(Phantasos 7)`: a word that means nothing else.
    let alone = inner.len() == 2 || inner.len() == 3 && inner.is(1, Kind::Comma);
    // `(EDG, 58)`: and letters that stand for its name.
    let named = words == 1
        && alone
        && inner.peek(0).is_some_and(|t| {
            t.bits == 0
                && (t.case == Case::Capital || t.case == Case::Upper && (2..=6).contains(&t.span.len()))
        });
    let worded = words > 1 || named;
    // `(Geschichte der Gegenwart, Bd. 2)`: the number's label, which can mean a page as well.
    let label = inner.len().checked_sub(3).filter(|at| {
        inner.means(*at, bit(Sense::Volume) | bit(Sense::Number))
            || inner.means(*at + 1, bit(Sense::Volume) | bit(Sense::Number))
    });
    let words = inner.until(label.map_or(inner.end, |at| inner.at + at));
    let plain = !has(
        words,
        bit(Sense::City) | bit(Sense::Reprint) | bit(Sense::Locator(Unit::Page)) | bit(Sense::Month(1)),
    );
    i.is(0, Kind::ParenOpen)
        && (inner.word(0) == "="
            || numbered && worded && plain && matches!(inner.case(0), Case::Capital | Case::Upper)
            || numbered && paperback(inner)
            || named_series(i, inner, rest))
        // `Berlin/New York 1979 (Miscellanea Mediaevalia 12/1) 203–226`
        && (rest.is_empty() || matches!(rest.kind(0), Some(Kind::Comma | Kind::Dot | Kind::Semi | Kind::Number)))
}

/// `edition suhrkamp 1541`, `stw 12`: the series of a paperback, printed small.
fn paperback(inner: In<'_>) -> bool {
    const LONGEST: usize = 5;
    let words = inner.len() - 1;
    let known = inner.means(0, bit(Sense::SeriesWord) | bit(Sense::PublisherWord))
        || small::is(inner.word(0), small::PAPERBACKS);
    known && (1..LONGEST).contains(&words) && (0..words).all(|n| inner.is(n, Kind::Word))
}

/// ` (Europäische Geschichte im 20. Jahrhundert), S. 99`: right behind the year in brackets a name, and behind it the page.
fn named_series(i: In<'_>, inner: In<'_>, rest: In<'_>) -> bool {
    const OTHER: u128 = bit(Sense::City)
        | bit(Sense::Reprint)
        | bit(Sense::Edition)
        | bit(Sense::EditionWord)
        | bit(Sense::Translator)
        | bit(Sense::Month(1))
        | bit(Sense::ThesisWord)
        | bit(Sense::Signal);
    let year =
        i.at.checked_sub(1)
            .is_some_and(|at| i.note.list[at].kind == Kind::Number && i.note.list[at].span.len() == 4);
    let paged = rest.is(0, Kind::Comma)
        && rest.means(1, bit(Sense::Locator(Unit::Page)) | bit(Sense::Volume))
        && rest.is(2, Kind::Dot);
    let plain = inner.note.list[inner.at..inner.end]
        .iter()
        .all(|t| matches!(t.kind, Kind::Word | Kind::Dot | Kind::Number | Kind::Dash) && !t.stop)
        // `(Konziliengeschichte, Reihe A: Darstellungen)`
        || has(inner, bit(Sense::SeriesWord));
    year && paged
        && plain
        && inner.len() > 1
        && inner.case(0) == Case::Capital
        && matches!(inner.kind(1), Some(Kind::Word | Kind::Comma))
        && !has(inner, OTHER)
}

/// `(New York: Norton, 1990). P. 45`: behind the facts of publication a stop, and the page with a large label; with any behind the series of
/// `1932. (Brasiliana, 9). p. 254`.
pub fn page_behind_stop<'n>(i: In<'n>, draft: &mut Draft) -> Option<In<'n>> {
    let label = i.skip(1);
    let bracketed = i.at.checked_sub(1).is_some_and(|at| i.note.list[at].kind == Kind::ParenClose);
    let series_in_bracket = || {
        let open = i.at.checked_sub(1).map_or(0, |close| i.note.list[close].partner as usize);
        draft.site(Field::Series).is_some_and(|span| i.note.at_byte(span.start) == open + 1)
    };
    let large = i.is(0, Kind::Dot)
        && bracketed
        && (matches!(label.case(0), Case::Capital | Case::Upper) || series_in_bracket())
        && label.means(0, bit(Sense::Locator(Unit::Page)))
        && label.numbered();
    if !large || !draft.shows.imprint || !draft.locators.is_empty() {
        return None;
    }
    let (rest, found) = locators(label).ok().filter(|(rest, _)| ends(*rest))?;
    if found.first()?.value.unit != Unit::Page {
        return None;
    }
    let part = matches!(draft.kind, Work::Incollection | Work::Inproceedings | Work::Article);
    match found.as_slice() {
        [whole] if part && whole.value.value.contains('-') && !draft.fields.has(Field::Pages) => {
            draft.words(Field::Pages, whole.span, whole.value.value.clone());
        }
        _ => draft.locate(found),
    }
    draft.shows.labelled = true;
    draft.shows.numbered = true;
    Some(rest)
}

/// `, n.d.` with which a citation ends.
pub fn undated<'n>(at: In<'n>, draft: &mut Draft) -> Option<In<'n>> {
    if at.note.bits & bit(Sense::NoDate) == 0
        || !at.means(0, bit(Sense::NoDate))
        || at.case(0) != Case::Lower
        || draft.fields.has(Field::Date)
    {
        return None;
    }
    let rest = at.skip(at.long(Sense::NoDate)?);
    if !ends(rest.past_dot()) {
        return None;
    }
    draft.date(Field::Date, at.span_to(rest), Date::new("nodate"));
    draft.shows.dated = true;
    Some(rest)
}
