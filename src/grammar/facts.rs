//! Facts of publication without their parentheses.

use super::abroad::facts::{
    ahead, between_place_and_year, collection, first_edition, no_place_year, publisher_place,
    town_before_publisher, town_state_year, town_year, year_here,
};
use super::abroad::issue::issue;
use super::abroad::semicolon::facts_behind;
use super::date::date;
use super::draft::Draft;
use super::imprint::{Imprint, Paren, has, next_top, paren, past, top_level};
use super::input::In;
use super::name::{and_len, names};
use super::published::{Published, house_and_town, house_and_volume, house_before_place, published};
use super::quoted::of_continent;
use super::reissue::another_edition;
use super::roles::edition_words;
use super::series::capital_name;
use super::society::second_town;
use super::tail::{colon_ahead, ends, place_year};
use super::thesis::thesis_head;
use super::title::surely_person;
use super::title_look::place_colon;
use super::title_look::publisher_year;
use super::token::{Case, GIVEN, Kind, bit};
use super::towns::{of_the_count, place_sense, town_and_land, town_by_another};
use super::volume_ordinal::volume_ahead;
use crate::lexicon::Sense;
use crate::model::{Field, Span};
use crate::small;

const THESIS: u128 = bit(Sense::Thesis(crate::lexicon::Thesis::Phd)) | bit(Sense::ThesisWord);

/// An imprint in parentheses, or a naked one, stands before the clause ends.
pub fn imprint_ahead(i: In<'_>) -> bool {
    let mut here = i;
    let mut steps = 0;
    let mut stops = 0;
    let mut piece = i.at;
    while let Some(t) = here.peek(0) {
        match t.kind {
            Kind::ParenOpen => {
                if matches!(
                    paren(here),
                    Ok((_, Paren::Imprint(_) | Paren::Thesis(_) | Paren::Paper(_) | Paren::Date(..)))
                ) {
                    return true;
                }
            }
            Kind::Semi => return facts_behind(here),
            // `Item 373. On occupations, see Mary Massey, Refugee Life (…)`: the facts are another's.
            Kind::Word
                if t.case == Case::Lower
                    && t.bits & bit(Sense::Signal) != 0
                    && t.span.len() > 2
                    && here.note.list[here.at - 1].kind == Kind::Comma
                    && names(here.skip(1)).is_ok_and(|(_, found)| found.full) =>
            {
                return false;
            }
            // `, 3. Aufl. Wiesbaden 1947`
            Kind::Dot
                if here.at > 0
                    && here.note.list[here.at - 1].bits & bit(Sense::Edition) != 0
                    && place_year(here.skip(1))
                    && naked(here.skip(1)).is_some() =>
            {
                return true;
            }
            // `Fritz Haber 1868–1934. Eine Biographie. München 1998. S. 300`
            Kind::Dot
                if t.stop && !i.note.russian && place_year(here.skip(1)) && naked(here.skip(1)).is_some() =>
            {
                return true;
            }
            Kind::Dot if t.stop => {
                // One more stop may divide title and subtitle: `Storia dell’Unione Sovietica. 1945-1991, Bologna: …`
                // And single words are no sentences: `Krest’ianovedenie. Teoriia. Istoriia. Sovremennost’ (Moscow: …)`
                // `Das Altarbild. Das Porträt in der Malerei. Die Sammler`: nor are names of many capitals.
                stops += usize::from(here.at > piece + 1 && !capital_name(i.part(piece, here.at)));
                let next = here.skip(1);
                piece = next.at;
                if stops > 1
                    || next.means(
                        0,
                        bit(Sense::Signal) | bit(Sense::Ibid) | bit(Sense::Via(crate::model::Via::Quoted)),
                    )
                    || next.is(0, Kind::QuoteOpen)
                {
                    return false;
                }
            }
            Kind::Comma if colon_ahead(here.skip(1)) && naked(here.skip(1)).is_some() => return true,
            Kind::Comma
                if (place_year(here.skip(1)) || ahead(here.skip(1))) && naked(here.skip(1)).is_some() =>
            {
                return true;
            }
            Kind::Comma if leads_host(here.skip(1)) => return true,
            Kind::Comma if here.means(1, THESIS) && thesis_head(here.skip(1)).is_some() => return true,
            Kind::Comma
                if here
                    .peek(1)
                    .is_some_and(|t| t.kind == Kind::Number || t.bits & bit(Sense::Month(1)) != 0)
                    && super::date::full_date(here.skip(1)).is_ok() =>
            {
                return true;
            }
            _ => {}
        }
        here = here.part(past(here, here.at), here.end);
        steps += 1;
        if steps > 60 {
            return false;
        }
    }
    false
}

/// `in: VfZ 12`, `in Id.`, `«Quaderni storici», XX`, `[w:] …`: what holds an article.
fn leads_host(i: In<'_>) -> bool {
    match i.kind(0) {
        Some(Kind::BracketOpen) => i.means(1, bit(Sense::In)),
        Some(Kind::QuoteOpen) => {
            of_continent(i) && i.enclosed(Kind::QuoteOpen).is_some_and(|(_, behind)| issue(behind).is_some())
        }
        _ => {
            i.means(0, bit(Sense::In))
                && (matches!(i.kind(1), Some(Kind::Colon | Kind::QuoteOpen))
                    || i.means(1, bit(Sense::Idem))
                    || i.case(0) == Case::Lower && surnames_who_edited(i.skip(1)))
        }
    }
}

/// `Kocka/Frevert (Hrsg)`, `Braun, H./Riedel (Hrsg)`: behind "in" without a colon, surnames and their role.
fn surnames_who_edited(i: In<'_>) -> bool {
    const NAMES: usize = 12;
    let name = |n: &usize| {
        matches!(i.kind(*n), Some(Kind::Word | Kind::Slash | Kind::Comma | Kind::Dot | Kind::Dash))
    };
    let open = (0..NAMES).take_while(name).count();
    i.case(0) == Case::Capital && i.is(open, Kind::ParenOpen) && i.means(open + 1, bit(Sense::Editor))
}

/// A naked imprint into a draft; the first edition may stand behind it.
pub fn naked_imprint<'n>(at: In<'n>, draft: &mut Draft) -> Option<In<'n>> {
    let (mut rest, mut found) = naked(at)?;
    // `Paris, Plon, 1970 (2e éd., Paris, Seuil, 1979)`: the facts of the edition that was used, behind those of the first.
    if let Ok((after, Paren::Imprint(later))) = paren(rest)
        && later.edition.is_some()
        && later.location.is_some()
        && let (Some((first, _)), Some((date, _))) = (&found.date, &later.date)
        && first.year() < date.year()
    {
        Imprint { origdate: found.date, ..Imprint::clone(&later) }.put(draft, at.note.text);
        return Some(after);
    }
    if told_in_brackets(rest, found.publisher.is_none()) {
        return None;
    }
    if let Some((after, again)) = another_edition(rest, &found) {
        Imprint { origdate: found.date, ..again }.put(draft, at.note.text);
        return Some(after);
    }
    if found.origdate.is_none()
        && let Some((after, first)) = first_edition(rest)
    {
        // `1968 (rééd. 1985)`: a later one says nothing of this book.
        if found.date.as_ref().is_none_or(|(d, _)| first.0.edtf <= d.edtf) {
            found.origdate = Some(first);
        }
        rest = after;
    }
    found.put(draft, at.note.text);
    if rest.is(0, Kind::Comma)
        && !draft.fields.has(Field::Edition)
        && (rest.is(1, Kind::Number) || rest.means(1, bit(Sense::Ordinal(1))))
        && let Some((end, number, span)) = edition_words(rest.skip(1))
        && (end.is(0, Kind::Comma) || super::tail::ends(end))
    {
        draft.words(Field::Edition, span, number);
        rest = end;
    }
    Some(rest)
}

/// `Éd. Maspero, Paris, 1975`: a house by its capital, as a town is behind its name; no editor.
pub fn edition_house<'n>(at: In<'n>, draft: &mut Draft) -> Option<In<'n>> {
    let either = at.means(0, bit(Sense::Editor)) && at.means(0, bit(Sense::PublisherWord));
    if either && at.case(0) == Case::Capital { naked_imprint(at, draft) } else { None }
}

/// `…, Houston, Texas, January 5-8, 1970, 3 vols. (New York: Pergamon Press, 1970)`: place and publisher stand in brackets
/// behind, so the place and day before them are of the title.
///
/// `…, Lille, 2000, Actes du Congrès national 125 (Paris: Éditions du CTHS, 2002)`: so they are before a series, if they are `bare`
/// of a publisher.
pub fn told_in_brackets(rest: In<'_>, bare: bool) -> bool {
    const NEAR: usize = 6;
    const SERIES: usize = 24;
    let series = bare
        && rest.is(0, Kind::Comma)
        && matches!(rest.case(1), Case::Capital | Case::Upper)
        && !names(rest.skip(1))
            .is_ok_and(|(end, found)| found.full && surely_person(rest.skip(1).until(end.at)));
    let far = rest.at + if series { SERIES } else { NEAR };
    let mut here = rest;
    while here.at < far {
        match here.kind(0) {
            Some(Kind::ParenOpen) => {
                let far = here.at >= rest.at + NEAR;
                // `Milano 1964 (nuova ed. Bompiani, Milano 1974)`
                // `Torino, Einaudi, 1992 (1ª ed. Firenze, Sansoni, 1939)`: the first.
                let again = here.means(1, bit(Sense::Reprint))
                    || edition_words(here.skip(1)).is_some_and(|(_, number, _)| number == "1");
                return !again
                    && matches!(paren(here), Ok((_, Paren::Imprint(f)))
                    if f.date.is_some() && (f.location.is_some() && f.publisher.is_some() || far));
            }
            Some(Kind::Word)
                if here.means(0, bit(Sense::Signal) | bit(Sense::In)) && here.case(0) == Case::Lower
                    // `, Berlin 1995, Bd. 1, S. 9 (Eintrag vom 10.3.1933)`
                    || here.means(0, bit(Sense::Locator(crate::model::Unit::Page))) && here.is(1, Kind::Dot) =>
            {
                return false;
            }
            Some(Kind::Comma | Kind::Number | Kind::Word | Kind::Dot) => here = here.skip(1),
            _ => return false,
        }
    }
    false
}

/// `Durham, NC: Duke University Press, 1999`   `Paris, Éditions du Seuil, 1968`   `Stuttgart 1998`   `México, D.F.: El Colegio de México, 2010`
///
/// Facts of publication without parentheses: place, colon or comma, publisher, comma, year.
pub fn naked(at: In<'_>) -> Option<(In<'_>, Imprint)> {
    naked_facts(at).filter(|(rest, found)| !when_they_met(*rest, found))
}

/// `Atti della giornata di studio, Salerno, 1 giugno 2002, ed. Alfonso Leone`: before who edited the book, where and on which day
/// people met, and no facts of its publication.
fn when_they_met(rest: In<'_>, found: &Imprint) -> bool {
    found.publisher.is_none()
        && before_editors(rest)
        && found.date.as_ref().is_some_and(|(date, _)| date.is_day())
}

/// `, ed. Alfonso Leone`: who edited the book comes behind a comma.
pub fn before_editors(i: In<'_>) -> bool {
    i.is(0, Kind::Comma) && i.case(1) == Case::Lower && i.means(1, bit(Sense::Editor))
}

fn naked_facts(at: In<'_>) -> Option<(In<'_>, Imprint)> {
    let first = at.peek(0)?;
    // `Zweiter Bd. München 1988`
    if first.bits & bit(Sense::Ordinal(1)) != 0 && volume_ahead(at) {
        return None;
    }
    if first.bits & bit(Sense::NoPlace) != 0
        && let Some(read) = no_place_year(at)
    {
        return Some(read);
    }
    // `il Mulino, Bologna 2007`
    if first.case == Case::Lower && first.bits & bit(Sense::PublisherWord) != 0 {
        return publisher_place(at).or_else(|| publisher_year(at));
    }
    if !(matches!(first.case, Case::Capital | Case::Upper) || first.kind == Kind::BracketOpen)
        && of_the_count(at).is_none()
    {
        return None;
    }
    if let Some(read) = house_and_town(at) {
        return Some(read);
    }
    if let Some(read) = town_and_land(at).and_then(|after| behind_town(at.span_to(after), after)) {
        return Some(read);
    }
    // `[Paris], Seuil, 1871`   `[Berlin] 1933`: a town that the book does not name.
    if let Some((town, behind)) = at.enclosed(Kind::BracketOpen)
        && place_sense(town)
    {
        return behind_town(town.note.span(town.at, town.end), behind);
    }
    // The place: up to a colon, with nothing but names in it.
    let mut here = at;
    let mut colon = None;
    for _ in 0..14 {
        // `Leipzig o. J.`: no year ends the words.
        let Some(t) = here.peek(0) else { break };
        match t.kind {
            Kind::Colon => {
                colon = Some(here.at);
                break;
            }
            Kind::Word
                if t.case != Case::Lower
                    || t.bits & (bit(Sense::And) | bit(Sense::Small) | bit(Sense::Particle)) != 0 => {}
            // `Der Staat. Eine Bilanz. München: Beck 1999`: the end of a sentence is in no place.
            Kind::Dot if t.stop => break,
            Kind::Comma
            | Kind::Dot
            | Kind::Slash
            | Kind::Dash
            | Kind::Amp
            | Kind::BracketOpen
            | Kind::BracketClose => {}
            _ => break,
        }
        here = here.skip(1);
    }
    let mut found = Imprint::default();
    // `Turner, Beard, Parrington [New York: Knopf, 1968]`: a bracket that closes behind the colon holds the facts.
    if let Some(colon) = colon {
        let mut before = at.note.list[at.at..colon].iter().skip(1);
        if before.any(|t| t.kind == Kind::BracketOpen && (t.partner as usize) > colon) {
            return None;
        }
        let place = at.part(at.at, colon);
        let words = (place.at..place.end).filter(|w| at.note.list[*w].kind == Kind::Word).count();
        // `Chambers, Robert: Vestiges of Creation, 1844`   `In: American Naturalist, 2015`: a given name and a word before a host.
        // `Janet Browne, Charles Darwin: The Power of Place, 2003`: a person who is the title.
        let named = place.means(0, GIVEN) && !place.means(0, bit(Sense::City)) && !place_sense(place);
        // `Ein Überblick, in: Geschichte und Gesellschaft, Bd. 5, 1979`
        let last = place.len().saturating_sub(1);
        let leads = place.means(last, bit(Sense::In)) && (last == 0 || place.case(last) == Case::Lower);
        if last_noun_before(place) || leads {
            return None;
        }
        if let Some(read) = house_before_place(place, at) {
            return Some(read);
        }
        if named {
            return None;
        }
        if words <= 8 && (place_sense(place) || words <= 3) {
            let Published { publisher, rest, date, edition, first } = published(at.part(colon + 1, at.end))?;
            let two = || {
                next_top(publisher, Kind::Semi)
                    .is_some_and(|semi| place_colon(publisher.part(semi + 1, publisher.end)))
            };
            // `Economic Surveys: Ireland, May 1978`: a title, and the month it came out.
            let month = publisher.means(publisher.len().saturating_sub(1), bit(Sense::Month(1)));
            let dated =
                month && top_level(publisher, Kind::Comma).last() == Some(&(publisher.end.saturating_sub(2)));
            // `Jonathan Edwards, Pastor: Religion and Society, New York, Hill and Wang, 1980`: the town stands behind.
            let town_behind = || {
                !place_sense(place)
                    && top_level(publisher, Kind::Comma).iter().any(|comma| {
                        let town = publisher.part(comma + 1, publisher.end);
                        place_sense(next_top(town, Kind::Comma).map_or(town, |end| town.until(end)))
                    })
            };
            // `Heart of the State, Site of Tension: The Archival Turn from Venice, ca. 1400–1700`: so long no book is printed.
            let centuries = date.0.edtf.contains('~') && date.0.edtf.contains('/');
            // `New Approaches to Naples: The Power of Place, ed. Melissa Calaresu, Farnham, 2013`: no house has an editor.
            let edited = || {
                at.note.bits & bit(Sense::Editor) != 0
                    && top_level(publisher, Kind::Comma).iter().any(|comma| {
                        let role = publisher.part(comma + 1, publisher.end);
                        role.case(0) == Case::Lower
                            && role.means(0, bit(Sense::Editor))
                            && role.is(1, Kind::Dot)
                    })
            };
            // `The People’s War: Britain 1939–1945`: years that a title tells of, behind no comma or no town.
            // `Berlin u. a.: De Gruyter 2008–2015`
            let among =
                || place.long(Sense::City).is_some_and(|len| place.skip(len).means(0, bit(Sense::EtAl)));
            let told =
                date.0.edtf.contains('/') && !place_sense(place) && !at.is(0, Kind::BracketOpen) && !among();
            // `Gulag: A History, 2003`: no house is called so.
            let article =
                || small::is(publisher.word(0), small::ARTICLES_OF_TITLES) && publisher.is(1, Kind::Word);
            if publisher.is_empty()
                || article()
                || dated
                || told
                || edited()
                || centuries && !place_sense(place)
                || town_behind()
                || next_top(publisher, Kind::Colon).is_some() && !two()
            {
                return None;
            }
            found.location = Some(at.note.span(place.at, place.end));
            // `Rio de Janeiro: UFRJ; São Paulo: Edusp, 1994`
            let house = second_town(publisher, &mut found).unwrap_or(publisher);
            let (publisher, series) = collection(house);
            found.series = series;
            found.publisher = Some(at.note.span(publisher.at, publisher.end));
            found.date = Some(date);
            found.edition = edition;
            found.origdate = first;
            return Some((rest, found));
        }
        return None;
    }
    if let Some(read) = house_and_collection(at) {
        return Some(read);
    }
    // `A People’s Tragedy, Oxford University Press, 1997`: no place.
    if let Some(read) = publisher_year(at) {
        return Some(read);
    }
    if let Some(read) = near_another(at) {
        return Some(read);
    }
    // `Paris, Seuil, 1968` and `Köln 1998`: only where the place is known.
    let Some(len) = at.long(Sense::City).or_else(|| of_the_count(at)) else {
        return town_year(at)
            .or_else(|| town_state_year(at))
            .or_else(|| publisher_place(at))
            .or_else(|| town_first(at));
    };
    let mut after = at.skip(len);
    after = after.past_dot();
    // More places, a state.
    for _ in 0..4 {
        let and = and_len(after);
        let sep = if matches!(after.kind(0), Some(Kind::Slash | Kind::Dash)) { 1 } else { and };
        let next = if sep > 0 {
            after.skip(sep)
        } else if after.is(0, Kind::Comma) && after.means(1, bit(Sense::State)) {
            after.skip(1)
        } else {
            break;
        };
        match next.hit(|s| matches!(s, Sense::City | Sense::State).then_some(())) {
            // `Baton Rouge, Louisiana State University Press`: a name that begins as a state's does.
            Some((_, len)) if !(after.is(0, Kind::Comma) && next.is(len, Kind::Word)) => {
                after = next.skip(len);
                after = after.past_dot();
            }
            _ => break,
        }
    }
    // `Praha – Litomyšl, Paseka 2005`: the second is a town though no list knows it.
    let second = after.is(0, Kind::Dash) && after.peek(0).is_some_and(|t| t.spaced);
    if second && after.case(1) == Case::Capital && after.is(2, Kind::Comma) {
        after = after.skip(2);
    }
    after = more_towns(after).unwrap_or(after);
    found.location = Some(at.span_to(after));
    after = and_elsewhere(after);
    // `Paris (1985), p. 12`
    if let Some((when, rest)) = after.enclosed(Kind::ParenOpen)
        && when.len() == 1
        && let Ok((_, year)) = date(when)
        && year.edtf.len() == 4
        && (ends(rest)
            || rest.is(0, Kind::Comma) && rest.means(1, bit(Sense::Locator(crate::model::Unit::Page))))
    {
        found.date = Some((year, when.span_to(when.skip(1))));
        return Some((rest, found));
    }
    // `Paris, vol. 1, 1984`
    let told = between_place_and_year(after);
    if told.volume.is_some()
        && let Some((rest, edition, year)) = year_here(told.rest.past_comma())
    {
        (found.volume, found.edition, found.date) = (told.volume, edition, Some(year));
        return Some((rest, found));
    }
    // Place and year.
    let bare = after.past_comma();
    if let Some((rest, edition, year)) = year_here(bare)
        // `Köln 1848, Berlin 1999`, `Basel 1870–1900. Basel/Frankfurt a. M. 1990`: the last place and year are those of the book.
        && !((rest.is(0, Kind::Comma) || year.0.edtf.contains('/') && rest.is(0, Kind::Dot))
            && place_year(rest.skip(1))
            && naked(rest.skip(1)).is_some())
    {
        // `The Family in Oneida County, New York, 1790–1865, Perspectives on History (…)`: years that a title tells of.
        let marked = bit(Sense::Locator(crate::model::Unit::Page)) | bit(Sense::Volume);
        let goes_on = rest.is(0, Kind::Comma) && rest.case(1) == Case::Capital && !rest.means(1, marked);
        if year.0.edtf.contains('/') && goes_on {
            return None;
        }
        found.edition = edition;
        found.date = Some(year);
        return Some((rest, found));
    }
    if !after.is(0, Kind::Comma) {
        // `Cambridge University Press, Cambridge, 1986`
        let house = next_top(after, Kind::Comma)
            .is_some_and(|comma| has(after.until(comma), bit(Sense::PublisherWord)));
        return if house { publisher_place(at) } else { None };
    }
    // `Kent, Ohio, August 19, 1970`: a place and a day; a month publishes nothing.
    if after.means(1, bit(Sense::Month(1))) {
        let (rest, day) = date(after.skip(1)).ok()?;
        found.date = Some((day, after.skip(1).span_to(rest)));
        return Some((rest, found));
    }
    let read = published(after.skip(1))?;
    // `Havana, Washington, and Africa, 1959–1976`: the last of a title's nouns.
    if read.publisher.case(0) == Case::Lower && and_len(read.publisher) > 0 {
        return None;
    }
    Some(by_house(found, read))
}

/// `Cambridge (Mass.), Harvard University Press, 1976`   `Princeton (New Jersey), 1976`: behind the bracket of a land the house, and the year.
fn behind_town<'n>(town: Span, after: In<'n>) -> Option<(In<'n>, Imprint)> {
    let mut found = Imprint { location: Some(town), ..Imprint::default() };
    if let Some((rest, edition, year)) = year_here(after.past_comma()) {
        (found.edition, found.date) = (edition, Some(year));
        return Some((rest, found));
    }
    if !matches!(after.kind(0), Some(Kind::Comma | Kind::Colon)) {
        return None;
    }
    Some(by_house(found, published(after.skip(1))?))
}

/// The facts so far, with the house, its series and the year.
fn by_house<'n>(mut found: Imprint, read: Published<'n>) -> (In<'n>, Imprint) {
    let (house, volume) = house_and_volume(read.publisher);
    let (publisher, series) = collection(house);
    found.volume = found.volume.or(volume);
    found.publisher = (!publisher.is_empty()).then(|| publisher.note.span(publisher.at, publisher.end));
    found.series = series;
    found.date = Some(read.date);
    found.edition = read.edition;
    found.origdate = read.first;
    (read.rest, found)
}

/// `Reinbek bei Hamburg 1989`: a town that no list knows, told by what lies near, right before the year.
fn near_another(at: In<'_>) -> Option<(In<'_>, Imprint)> {
    let after = town_by_another(at)?;
    let (rest, edition, year) = year_here(after).filter(|(_, _, year)| !year.0.edtf.contains('/'))?;
    let found =
        Imprint { location: Some(at.span_to(after)), edition, date: Some(year), ..Imprint::default() };
    Some((rest, found))
}

/// `Gallimard, coll. « Folio », 1989`   `CNRS Éditions, Collection La Méridienne, 2006`: no place, but a house and its collection.
fn house_and_collection(at: In<'_>) -> Option<(In<'_>, Imprint)> {
    const LONGEST: usize = 8;
    if at.note.bits & bit(Sense::SeriesWord) == 0 || at.means(0, bit(Sense::City) | bit(Sense::SeriesWord)) {
        return None;
    }
    let name = |n: &usize| matches!(at.kind(*n), Some(Kind::Word | Kind::Dash | Kind::Amp | Kind::Slash));
    let comma = (0..LONGEST).take_while(name).count();
    if comma == 0 || !at.is(comma, Kind::Comma) || !at.means(comma + 1, bit(Sense::SeriesWord)) {
        return None;
    }
    let Published { publisher, rest, date, edition, first } = published(at)?;
    // `Neue Forschungen, Edition Suhrkamp 1284, Frankfurt am Main, 1986`: a place, and what is before them is no house.
    if top_level(publisher, Kind::Comma)
        .iter()
        .any(|comma| place_year(publisher.part(comma + 1, publisher.end)))
    {
        return None;
    }
    let (publisher, series) = collection(publisher);
    let found = Imprint {
        publisher: Some(at.note.span(publisher.at, publisher.end)),
        series: Some(series.filter(|_| publisher.end == at.at + comma)?),
        date: Some(date),
        edition,
        origdate: first,
        ..Imprint::default()
    };
    Some((rest, found))
}

/// `Eugene, Cascade Books, 2009`: a town that no list knows, its publisher, the year.
fn town_first(at: In<'_>) -> Option<(In<'_>, Imprint)> {
    let (place, behind) = town_before_publisher(at)?;
    let Published { publisher, rest, date, edition, first } = published(behind)?;
    if next_top(publisher, Kind::Colon).is_some() {
        return None;
    }
    let (publisher, series) = collection(publisher);
    let found = Imprint {
        location: Some(place.note.span(place.at, place.end)),
        publisher: Some(at.note.span(publisher.at, publisher.end)),
        date: Some(date),
        edition,
        series,
        origdate: first,
        // It may be the last word of a title.
        doubtful: !place_sense(place),
        ..Imprint::default()
    };
    Some((rest, found))
}

/// `Persons, Houses, Cities, Oxford: …`: between the comma before and a town that every list knows, the last nouns of a title.
fn last_noun_before(place: In<'_>) -> bool {
    let commas = top_level(place, Kind::Comma);
    commas.last().is_some_and(|comma| {
        let town = place.part(comma + 1, place.end);
        // `New York` is a state too: `Fredonia, New York`. Behind nouns of one word it is the town.
        let comma_at = |before: usize| {
            place.at.checked_sub(before).is_some_and(|at| place.note.list[at].kind == Kind::Comma)
        };
        let single = || commas.iter().enumerate().all(|(n, comma)| *comma == place.at + 1 + 2 * n);
        let nouns = || single() && comma_at(1) && (commas.len() > 1 || comma_at(3));
        town.means(0, bit(Sense::City))
            && (!town.means(0, bit(Sense::State)) && !place_sense(place.until(*comma)) || nouns())
            && place_sense(town)
    })
}

/// `, Boston 2022`   `, Weimar, Wien 2001`   `, Berlin and Vienna, 1973`: more towns between commas, the last of them right before the year;
/// where that begins.
fn more_towns(i: In<'_>) -> Option<In<'_>> {
    const MOST: usize = 4;
    let mut here = i;
    for _ in 0..MOST {
        let and = and_len(here);
        let len = here.skip(and.max(1)).long(Sense::City).filter(|_| and > 0 || here.is(0, Kind::Comma))?;
        here = here.skip(and.max(1) + len).past_dot();
        let joined = and > 0 && here.is(0, Kind::Comma) && here.is(1, Kind::Number);
        if joined || here.is(0, Kind::Number) || here.is(0, Kind::Other) {
            return year_here(here.past_comma()).map(|_| here);
        }
    }
    None
}

/// `Boston u. a. 1988`, `Paderborn [u. a.], 1999`, `Stuttgart (u. a.) 1989`: more places than are named.
fn and_elsewhere(i: In<'_>) -> In<'_> {
    if i.note.bits & bit(Sense::EtAl) == 0 {
        return i;
    }
    let bracket = matches!(i.kind(0), Some(Kind::BracketOpen | Kind::ParenOpen));
    let at = if bracket || i.is(0, Kind::Comma) { i.skip(1) } else { i };
    let Some(len) = at.long(Sense::EtAl) else { return i };
    let rest = at.skip(len);
    let rest = rest.past_dot();
    match rest.kind(0) {
        Some(Kind::BracketClose | Kind::ParenClose) if bracket => rest.skip(1),
        _ if bracket => i,
        _ => rest,
    }
}

pub type Dated = (crate::model::Date, crate::model::Span);
