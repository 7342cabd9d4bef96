//! A publisher’s name and the year behind it.

use nom::Input;

use super::abroad::facts::{Edition, first_edition, glued, raised_behind, superscript, year_here};
use super::corporate::body;
use super::date::date;
use super::draft::Draft;
use super::facts::Dated;
use super::imprint::{Imprint, Paren, has, paren, past, top_level};
use super::input::In;
use super::numbering::is_numeral;
use super::roles::edition as edition_of;
use super::tail::{Seen, ends};
use super::title_look::place_colon;
use super::token::{Case, Kind, Token, bit};
use super::towns::{all_state, place_sense, towns};
use crate::lexicon::Sense;
use crate::model::{Span, Unit};

/// A publisher's name and the year behind it.
pub struct Published<'n> {
    pub publisher: In<'n>,
    pub rest: In<'n>,
    pub date: Dated,
    pub edition: Option<Edition>,
    pub first: Option<Dated>,
}

/// `Seuil, 1968`   `il Mulino, 1989³`   `Gallimard, [1985] 1989`   `Laterza, 2001 [1995]`
pub fn published(i: In<'_>) -> Option<Published<'_>> {
    // `Paris, 26-27 mars 1996`: a day.
    if i.is(0, Kind::Number) {
        return None;
    }
    // `Revista de História, São Paulo, v. 12, n. 3, p. 12-34, 1993`: the numbers of a journal are no house.
    let numbers = bit(Sense::Volume) | bit(Sense::Number);
    if i.case(0) == Case::Lower && i.means(0, numbers) && i.skip(1).past_dot().is(0, Kind::Number) {
        return None;
    }
    let (end, mut rest, date) = year_after(i)?;
    // `Camp Life: Day-by-Day, from April 19th, 1861, …`: a day.
    let word = |back: usize| end.checked_sub(back).filter(|at| *at > i.at).map(|at| &i.note.list[at]);
    let number = if word(1).is_some_and(|t| t.kind == Kind::Number) { 2 } else { 3 };
    let ordinal = number == 2 || word(1).is_some_and(|t| !t.spaced && t.case == Case::Lower);
    if ordinal && word(number).is_some_and(|t| t.bits & bit(Sense::Month(1)) != 0) {
        return None;
    }
    let mut edition = glued(i.part(rest.at - 1, i.end)).map(|(_, edition, _)| edition);
    let raised = i.part(end + usize::from(i.note.list[end].kind == Kind::Comma), i.end);
    if let Some((year, number)) = superscript(raised) {
        edition = Some((number, raised.span_to(year)));
    }
    if let Some((after, number)) = raised_behind(rest) {
        edition = Some((number, rest.span_to(after)));
        rest = after;
    }
    let mut first = None;
    // `1977 [1935]`: the first edition behind the one used.
    if rest.is(0, Kind::BracketOpen)
        && let Ok((after, Paren::Date(year, span))) = paren(rest)
    {
        first = Some((year, span));
        rest = after;
    }
    // `[1985] 1989`: or before it.
    let mut publisher = i.until(end);
    if first.is_none()
        && let Some(close) = end.checked_sub(1).filter(|c| i.note.list[*c].kind == Kind::BracketClose)
        && let open = i.note.list[close].partner as usize
        && open > i.at
        && let Ok((after, Paren::Date(year, span))) = paren(i.part(open, end))
        && after.is_empty()
    {
        first = Some((year, span));
        publisher = i.until(open - usize::from(i.note.list[open - 1].kind == Kind::Comma));
    }
    // `Sudamericana, 2ª edición, 1994`: the edition stands between publisher and year.
    if edition.is_none()
        && let Some(comma) = top_level(publisher, Kind::Comma).last()
        && let at = publisher.part(comma + 1, publisher.end)
        && *comma > publisher.at
        && let mut draft = Draft::at(at, crate::model::Kind::Book)
        && let Some(after) = edition_of(at, &mut draft, &mut Seen::default())
        && after.is_empty()
        && let Some(number) = draft.fields.text(crate::model::Field::Edition)
    {
        edition = Some((number.into(), at.span_to(after)));
        publisher = publisher.until(*comma);
    }
    Some(Published { publisher, rest, date, edition, first })
}

/// `São Paulo: Companhia das Letras; CNPq, 1988`: behind a colon and a house, another of few words right before the year.
/// `Paris, Gallimard; Éditions du Seuil, 1996`: behind a comma, if a word shows the second to be one.
fn second_house(from: In<'_>, semi: In<'_>) -> bool {
    const FEW: usize = 4;
    const MANY: usize = 12;
    let before = from.at.checked_sub(1).map(|at| from.note.list[at].kind);
    let shown = before == Some(Kind::Comma) && semi.means(1, bit(Sense::PublisherWord));
    let most = if shown { MANY } else { FEW };
    let words = (1..=most).take_while(|n| semi.is(*n, Kind::Word) || semi.is(*n, Kind::Dash)).count();
    let comma = semi.skip(words + 1);
    (shown || before == Some(Kind::Colon))
        && words > 0
        && matches!(semi.case(1), Case::Capital | Case::Upper)
        && comma.is(0, Kind::Comma)
        && comma.is(1, Kind::Number)
        && comma.word(1).len() == 4
}

/// The first `, year` that ends a publisher's name; where the name ends, and what is after the year.
pub fn year_after(i: In<'_>) -> Option<(usize, In<'_>, Dated)> {
    let mut here = i;
    let mut count = 0;
    while let Some(t) = here.peek(0) {
        // `The Sleepwalkers: How Europe Went to War in 1914`: a year that the words before it tell of.
        let told = t.kind == Kind::Number
            && here.at > i.at
            && here.note.list[here.at - 1].case == Case::Lower
            && here.note.list[here.at - 1].bits & (bit(Sense::Small) | bit(Sense::In)) != 0;
        // `New York: Barron’s Educational Series ⁷2010`
        let raised = t.kind == Kind::Other && count > 0 && superscript(here).is_some();
        let year = t.kind == Kind::Number && t.span.len() == 4 && count > 0 && !told;
        if t.kind == Kind::Comma || year || raised {
            let at = if t.kind == Kind::Comma { here.skip(1) } else { here };
            // `Einaudi, ²1968`
            if let Some((behind, _)) = superscript(at)
                && let Ok((rest, found)) = date(behind)
                && behind.is(0, Kind::Number)
                && (ends(rest) || rest.is(0, Kind::Comma))
            {
                return Some((here.at, rest, (found, behind.span_to(rest))));
            }
            if let Some((rest, _, date)) = glued(at)
                && (ends(rest) || rest.is(0, Kind::Comma))
            {
                return Some((here.at, rest, date));
            }
            if let Ok((rest, found)) = date(at)
                && at.is(0, Kind::Number)
                    | at.is(0, Kind::BracketOpen)
                    | at.means(0, bit(Sense::NoDate) | bit(Sense::Circa))
                && (ends(rest)
                    || matches!(rest.kind(0), Some(Kind::Comma | Kind::Colon))
                    // `1971 vol. 11, page 23`
                    || rest.case(0) == Case::Lower
                        && rest.means(0, bit(Sense::Volume) | bit(Sense::Locator(Unit::Page)))
                        && rest.numbered()
                    || first_edition(rest).is_some()
                    || matches!(paren(rest), Ok((_, Paren::Imprint(later))) if later.edition.is_some() || rest.means(1, bit(Sense::Reprint)))
                    || raised_behind(rest).is_some())
                // `Gallimard, [1985] 1989`: the year behind the brackets is that of the edition.
                && !(at.is(0, Kind::BracketOpen) && rest.is(0, Kind::Number))
            {
                return Some((here.at, rest, (found, at.span_to(rest))));
            }
        }
        // `Secretaría de Relaciones Exteriores; Academia de Ciencias, México, 1981`: two publishers.
        let second = t.kind == Kind::Semi && body(here.skip(1)).is_ok_and(|(r, _)| r.is(0, Kind::Comma));
        // `Rio de Janeiro: Civilização Brasileira; São Paulo: Companhia das Letras, 1988`: two places.
        let second = second || t.kind == Kind::Semi && (place_colon(here.skip(1)) || second_house(i, here));
        if t.kind == Kind::Semi && !second || t.stop && t.kind == Kind::Dot {
            return None;
        }
        count += 1;
        if count > 30 {
            return None;
        }
        here = here.part(past(here, here.at), here.end);
    }
    None
}

/// `Macmillan (London), 1965`   `Weidenfeld and Nicolson (London) 1977`   `Van Nostrand (Princeton, New Jersey), 1966`: the house, its town
/// in brackets, right before the year.
pub fn house_and_town(at: In<'_>) -> Option<(In<'_>, Imprint)> {
    const WORDS: usize = 6;
    if !matches!(at.case(0), Case::Capital | Case::Upper) || !at.note.has(Kind::ParenOpen) {
        return None;
    }
    let name = |n: &usize| {
        matches!(at.case(*n), Case::Capital | Case::Upper)
            || at.is(*n, Kind::Amp)
            || at.is(*n, Kind::Dot) && at.peek(*n).is_some_and(|t| !t.stop)
            || at.means(*n, bit(Sense::And))
    };
    let len = (0..WORDS).take_while(name).count();
    let (town, behind) = at.skip(len).enclosed(Kind::ParenOpen)?;
    let house = at.until(at.at + len);
    // `Pozuelo (Madrid), 2004`: a town that no list knows, and its province.
    let known = has(house, bit(Sense::PublisherWord)) || len > 1 && at.long(Sense::City).is_none();
    if !known || !place_sense(town) || all_state(town) && !has(town, bit(Sense::City)) {
        return None;
    }
    let (rest, edition, year) = year_here(behind.past_comma())?;
    let found = Imprint {
        publisher: Some(at.note.span(house.at, house.end)),
        location: Some(at.note.span(town.at, town.end)),
        edition,
        date: Some(year),
        ..Imprint::default()
    };
    Some((rest, found))
}

/// `Cambridge University Press: Cambridge 2007`   `Ivan R. Dee: Chicago 1993`: the house before the colon, and behind it nothing but its
/// towns and the year.
pub fn house_before_place<'n>(house: In<'n>, at: In<'n>) -> Option<(In<'n>, Imprint)> {
    const LONGEST: usize = 7;
    let town = at.part(house.end + 1, at.end);
    let behind = towns(town)?;
    let when = behind.past_comma();
    let word = |t: &Token| matches!(t.kind, Kind::Word | Kind::Amp) || t.kind == Kind::Dot && !t.stop;
    let named = house.len() <= LONGEST
        && house.iter_elements().all(word)
        && (has(house, bit(Sense::PublisherWord)) || !place_sense(house));
    let (rest, date) = date(when).ok().filter(|_| named && when.is(0, Kind::Number))?;
    let year = date.edtf.len() == 4;
    year.then(|| {
        let found = Imprint {
            publisher: Some(at.note.span(house.at, house.end)),
            location: Some(town.span_to(behind)),
            date: Some((date, when.span_to(rest))),
            ..Imprint::default()
        };
        (rest, found)
    })
}

/// `Published in association with the American Antiquarian Society by …`, `Published for …`: with whom a house published, not what holds the work.
pub fn published_with(i: In<'_>) -> bool {
    i.hit(|s| matches!(s, Sense::Via(_)).then_some(()))
        .is_none_or(|((), len)| i.case(0) == Case::Capital && i.case(len) == Case::Lower)
}

/// `Plon, vol. 4` before the year: the house, and the volume behind it.
pub fn house_and_volume(house: In<'_>) -> (In<'_>, Option<Span>) {
    const LONGEST: usize = 4;
    let comma =
        (house.at + 1..house.end).rev().take(LONGEST).find(|at| house.note.list[*at].kind == Kind::Comma);
    let told = |comma: usize| {
        let label = house.part(comma + 1, house.end);
        let value = label.skip(label.long(Sense::Volume)?).past_dot();
        (value.len() == 1 && is_numeral(value, 0)).then(|| value.span_to(value.skip(1)))
    };
    match comma.and_then(|comma| Some((comma, told(comma)?))) {
        Some((comma, volume)) => (house.until(comma), Some(volume)),
        None => (house, None),
    }
}
