//! Facts of publication as they stand between commas on the Continent: the publisher before the place, a town
//! that no list knows, the edition above the year.

use ecow::EcoString;

use super::super::date::date;
use super::super::draft::Draft;
use super::super::imprint::{Imprint, has};
use super::super::input::In;
use super::super::name::and_len;
use super::super::numbering::is_numeral;
use super::super::published::{Published, published};
use super::super::tail::ends;
use super::super::token::{Case, GIVEN, Kind, Token, bit};
use super::collection::{collection_here, counted_behind};
use crate::lexicon::Sense;
use crate::model::{Date, Field, Span, Unit};

/// A year, or a town and its year, may end a run of names that begins here. Cheap.
pub fn ahead(i: In<'_>) -> bool {
    let mut here = i;
    for words in 0..15 {
        match here.peek(0) {
            // `Gallimard, Paris, vol. 1, 1984`
            Some(t) if t.kind == Kind::Number && t.span.len() < 4 && labelled(here) => {}
            Some(t) if t.kind == Kind::Number => return words > 0 && (4..6).contains(&t.span.len()),
            Some(t) if t.kind == Kind::Word => {}
            Some(t)
                if matches!(
                    t.kind,
                    Kind::Comma | Kind::Slash | Kind::Dash | Kind::Amp | Kind::Other | Kind::Quote
                ) => {}
            Some(t) if t.kind == Kind::Dot && !t.stop => {}
            // `Flammarion, coll. « Champs », 1986`
            Some(t) if t.kind == Kind::QuoteOpen && words > 1 && behind_series_word(here) => {
                here = here.part((t.partner as usize).clamp(here.at, here.end), here.end);
                continue;
            }
            Some(t) if t.kind == Kind::QuoteClose => {}
            _ => return false,
        }
        here = here.skip(1);
    }
    false
}

/// `vol. 1`, `n° 8`: a word for a volume or a number stands before the figure here.
fn labelled(number: In<'_>) -> bool {
    let list = &number.note.list[..number.at];
    let before = list.iter().rev().find(|t| t.kind != Kind::Dot);
    before.is_some_and(|t| {
        t.kind == Kind::Sign
            || t.case == Case::Lower && t.bits & (bit(Sense::Volume) | bit(Sense::Number)) != 0
    })
}

/// `coll. «`, `collection «`
fn behind_series_word(quote: In<'_>) -> bool {
    let list = &quote.note.list[..quote.at];
    let before = list.iter().rev().find(|t| t.kind != Kind::Dot);
    before.is_some_and(|t| t.bits & bit(Sense::SeriesWord) != 0)
}

/// `Einaudi, Torino 1976`   `il Mulino, Bologna, 2003`: the publisher before the place.
pub fn publisher_place(at: In<'_>) -> Option<(In<'_>, Imprint)> {
    if let Some(found) = publisher_town(at) {
        return Some(found);
    }
    const LONGEST: usize = 5;
    const BODY: usize = 12;
    let mut here = at;
    let mut capitals = 0;
    let mut words = 0;
    // `Istituto storico italiano per il Medio Evo`: what leads says that it is a body or a house, whose adjectives are small.
    // `State, Society and Mobilization in Europe, Cambridge 1997`: two nouns.
    let body = houses(at) && and_len(at.skip(1)) == 0;
    let most = if body { BODY } else { LONGEST };
    while let Some(t) = here.peek(0).filter(|_| words <= most) {
        match t.kind {
            Kind::Word => {
                words += 1;
                capitals += u8::from(t.case != Case::Lower);
                let small =
                    bit(Sense::Small) | bit(Sense::And) | bit(Sense::Particle) | bit(Sense::PublisherWord);
                if t.case == Case::Lower && t.bits & small == 0 && !body && t.span.len() > 3 {
                    return None;
                }
            }
            Kind::Dot if !t.stop => {}
            Kind::Amp | Kind::Dash | Kind::Quote => {}
            Kind::Comma => break,
            _ => return None,
        }
        here = here.skip(1);
    }
    if capitals == 0 || words > most || !here.is(0, Kind::Comma) {
        return None;
    }
    let publisher = at.until(here.at);
    let place = here.skip(1);
    // Roles, volumes and series are no publisher.
    let lower = publisher.case(0) == Case::Lower;
    let role = bit(Sense::Editor) | bit(Sense::Translator) | bit(Sense::Volume);
    // `Editori Riuniti` has a capital: a publisher.
    let initial = publisher.is(1, Kind::Dot) && publisher.word(0).chars().count() == 1;
    let series = publisher.means(0, bit(Sense::SeriesWord)) && !publisher.means(0, bit(Sense::PublisherWord));
    // `Princeton University Press, Princeton, 1950`
    let town = publisher.means(0, bit(Sense::City)) && !has(publisher, bit(Sense::PublisherWord));
    if (town || series) && !initial
        || publisher.means(0, role)
            && !initial
            // `Éd. Maspero, Paris, 1975`
            && (lower || words < 2 || publisher.is(1, Kind::Dot) && !publisher.means(0, bit(Sense::PublisherWord)))
    {
        return None;
    }
    let sure = has(publisher, bit(Sense::PublisherWord));
    // `Arbeit, Alltag und Fest, Berlin 1989`: nouns of a title.
    if !sure && (1..publisher.len()).any(|n| publisher.word(n) == "und") {
        return None;
    }
    let known = known_place(place);
    // `La Nuova Italia, Scandicci 1995`: a town that no list knows, between a publisher's name and the year.
    let unknown = || {
        let named = capitals >= 2 || sure;
        let town = place.case(0) == Case::Capital
            && place.is(1, Kind::Number)
            && place.word(1).len() == 4
            && !place.means(0, bit(Sense::Month(1)) | bit(Sense::Season(21)) | bit(Sense::Volume));
        (named && town).then(|| place.skip(1))
    };
    let after = known.or_else(unknown)?;
    let told = between_place_and_year(after);
    let (rest, edition, year) = year_here(told.rest.past_comma())?;
    if known.is_none() && year.0.edtf.contains('/') {
        return None;
    }
    // Where pages are `S.` or `s.` the habit gives no publisher: what stands here belongs to the title.
    // `Politik, Wirtschaft, Gesellschaft, Bonn ²1988 (Schriftenreihe 251), S. 77`
    let rest_behind = rest.enclosed(Kind::ParenOpen).map_or(rest, |(_, behind)| behind);
    let page = rest_behind.past_comma();
    let latin = page.is_empty()
        || !rest_behind.is(0, Kind::Comma)
        || matches!(page.word(0), "p" | "pp" | "vol" | "voll" | "t" | "ISBN")
        // `Raffaello Cortina, Milano 2017, 99-100`
        || page.is(0, Kind::Number) && ends(page.skip(super::super::archive::number_len(page)))
        // `Giunti, Firenze 1980, 189-215: 196`
        || page.is(0, Kind::Number) && page.is(1, Kind::Dash) && page.is(3, Kind::Colon)
        || told.series.is_some()
        || told.volume.is_some();
    // `C. H. Beck, München 2014`
    let sure = sure || initial;
    // `La Nuova Italia`, `Il Saggiatore`: the article is part of the name.
    let article = publisher.means(0, bit(Sense::Small)) && (lower || words < 2);
    // `Sozialgeschichte der Familie. Neue Forschungen, Stuttgart 1976`: two words behind a stop are the second half of a title.
    let behind_stop = at.at.checked_sub(1).is_some_and(|before| at.note.list[before].stop);
    let half = behind_stop
        && words > 1
        && !has(publisher, GIVEN)
        && publisher.note.list[publisher.at..publisher.end].iter().all(|t| t.kind == Kind::Word);
    let plain = words <= 3 && !article && latin && !half || body && latin;
    if !(sure || plain) {
        return None;
    }
    let found = Imprint {
        publisher: Some(at.note.span(publisher.at, publisher.end)),
        location: Some(at.note.span(place.at, after.at)),
        edition,
        date: Some(year),
        series: told.series,
        volume: told.volume,
        doubtful: !sure,
        ..Imprint::default()
    };
    Some((rest, found))
}

/// The words here begin as a publishing body's name does, or a house's: `Presses universitaires`, `Les Éditions ouvrières`.
fn houses(i: In<'_>) -> bool {
    let first = i.skip(usize::from(i.means(0, bit(Sense::Small)) && i.case(0) == Case::Capital));
    matches!(first.case(0), Case::Capital | Case::Upper)
        && first.means(0, bit(Sense::BodyWord) | bit(Sense::PublisherWord))
}

/// What may stand between a place and its year.
pub struct Told<'n> {
    pub series: Option<Series>,
    pub volume: Option<Span>,
    pub rest: In<'n>,
}

/// `, coll. « Les médiévistes français », 2007`   `, vol. 14, 1976`: behind the place a collection or the volume, and what is behind it.
pub fn between_place_and_year(i: In<'_>) -> Told<'_> {
    let none = Told { series: None, volume: None, rest: i };
    let at = i.skip(1);
    if !i.is(0, Kind::Comma) {
        return none;
    }
    if let Some((series, rest)) = collection_here(at).filter(|(_, rest)| rest.is(0, Kind::Comma)) {
        return Told { series: Some(series), volume: None, rest };
    }
    let Some(len) = at.long(Sense::Volume) else { return none };
    let value = at.skip(len).past_dot();
    let rest = value.skip(1);
    if is_numeral(value, 0) && rest.is(0, Kind::Comma) {
        Told { series: None, volume: Some(value.span_to(rest)), rest }
    } else {
        none
    }
}

/// `Einaudi Torino 1996`, `il Mulino Bologna 2007`: a publisher that is known, its town and the year, no comma between.
fn publisher_town(at: In<'_>) -> Option<(In<'_>, Imprint)> {
    let len = at.long(Sense::PublisherWord)?;
    let place = at.skip(len);
    if !place.is(0, Kind::Word) || place.case(0) != Case::Capital {
        return None;
    }
    let after = known_place(place).filter(|after| after.is(0, Kind::Number))?;
    let (rest, edition, year) = year_here(after)?;
    let found = Imprint {
        publisher: Some(at.span_to(place)),
        location: Some(at.note.span(place.at, after.at)),
        edition,
        date: Some(year),
        ..Imprint::default()
    };
    Some((rest, found))
}

/// `Hinterzarten 1954`: a town that no list knows, right before the year, with nothing behind it but where to
/// look.
pub fn town_year(at: In<'_>) -> Option<(In<'_>, Imprint)> {
    let mut here = at;
    let mut words = 0;
    while let Some(t) = here.peek(0) {
        match t.kind {
            Kind::Word if t.case == Case::Capital => words += 1,
            Kind::Word if words > 0 && t.bits & (bit(Sense::Small) | bit(Sense::Particle)) != 0 => {}
            Kind::Dot if words > 0 && !t.stop => {}
            Kind::Slash | Kind::Dash if words > 0 => {}
            Kind::Number | Kind::Other if words > 0 => break,
            _ => return None,
        }
        here = here.skip(1);
    }
    if words == 0
        || words > 3
        || at.means(0, bit(Sense::Month(1)) | bit(Sense::Season(21)) | bit(Sense::Volume) | bit(Sense::Small))
        // `NW 179, Nr. 1412, Bl. 2`
        || at.is(1, Kind::Dot) && at.means(0, bit(Sense::Number))
    {
        return None;
    }
    let (rest, edition, year) = year_here(here)?;
    // `Deutsche Geschichte 1866–1918, Bd. 1`: years of a title.
    if year.0.edtf.contains('/') {
        return None;
    }
    let page = rest.is(0, Kind::Comma)
        && rest.means(1, bit(Sense::Locator(Unit::Page)))
        && !matches!(rest.word(1), "p" | "pp");
    // `wyd. III, Tuchów 1997`: nothing of a title stands behind an edition.
    let edition_before = || {
        at.at > 2
            && at.note.list[at.at - 1].kind == Kind::Comma
            && at.note.list[at.at.saturating_sub(4)..at.at].iter().any(|t| t.bits & bit(Sense::Edition) != 0)
    };
    if !(page || ends(rest) && edition_before())
        || at.note.list[here.at - 1].kind == Kind::Word && at.note.list[here.at - 1].case == Case::Lower
    {
        return None;
    }
    let found = Imprint { location: Some(at.span_to(here)), edition, date: Some(year), ..Imprint::default() };
    Some((rest, found))
}

/// `Peabody, MA 1996`   `Hauppauge, NY 2010`: a town that no list knows and its state, right before the year.
pub fn town_state_year(at: In<'_>) -> Option<(In<'_>, Imprint)> {
    const TOWN: usize = 3;
    let words = (0..=TOWN).take_while(|n| at.is(*n, Kind::Word) && at.case(*n) == Case::Capital).count();
    let comma = at.skip(words);
    if words == 0 || words > TOWN || !comma.is(0, Kind::Comma) || !comma.means(1, bit(Sense::State)) {
        return None;
    }
    // `New Directions, New York 1953`: a publisher and its town.
    if comma.means(1, bit(Sense::City)) && comma.word(1).len() > 2 {
        return None;
    }
    let mut after = comma;
    while after.is(0, Kind::Comma)
        && let Some(len) = after.skip(1).long(Sense::State)
    {
        after = after.skip(1 + len).past_dot();
    }
    let (rest, edition, year) = year_here(after).filter(|_| !after.is(0, Kind::Comma))?;
    let found =
        Imprint { location: Some(at.span_to(after)), edition, date: Some(year), ..Imprint::default() };
    (found.date.as_ref().is_some_and(|(date, _)| !date.edtf.contains('/'))).then_some((rest, found))
}

/// `o. O. 1972`   `s. l. 1838`   `S. l., 1905`   `s.l., Imprenta del Estado, 1937`: no place is named, and the year.
pub fn no_place_year(at: In<'_>) -> Option<(In<'_>, Imprint)> {
    let after = at.skip(at.long(Sense::NoPlace)?).past_dot();
    if let Some((rest, edition, year)) = year_here(after.past_comma()) {
        return Some((rest, Imprint { edition, date: Some(year), ..Imprint::default() }));
    }
    if !matches!(after.kind(0), Some(Kind::Comma | Kind::Colon)) {
        return None;
    }
    let Published { publisher, rest, date, edition, first } = published(after.skip(1))?;
    let none =
        publisher.long(Sense::NoPublisher).is_some_and(|len| publisher.skip(len).past_dot().is_empty());
    let house = (!none && !publisher.is_empty()).then(|| at.note.span(publisher.at, publisher.end));
    Some((
        rest,
        Imprint { publisher: house, date: Some(date), edition, origdate: first, ..Imprint::default() },
    ))
}

/// `Macon, GA, Mercer University Press, 1984`   `Baton Rouge, Louisiana State University Press, 1976`   `Illinois, University of
/// Chicago Press, 2004`: a town that no list knows, or a state, before a publisher whose name says what it is. What it gives:
/// the place, and what stands behind its comma.
pub fn town_before_publisher(at: In<'_>) -> Option<(In<'_>, In<'_>)> {
    const LABELS: u128 = bit(Sense::Small)
        | bit(Sense::PublisherWord)
        | bit(Sense::BodyWord)
        | bit(Sense::Editor)
        | bit(Sense::Translator)
        | bit(Sense::Volume)
        | bit(Sense::SeriesWord)
        | bit(Sense::Month(1));
    fn state(i: In<'_>) -> Option<In<'_>> {
        let len = i.long(Sense::State)?;
        Some(i.skip(len).past_dot())
    }
    let alone = state(at).filter(|behind| behind.is(0, Kind::Comma));
    let town = match alone {
        Some(behind) => behind,
        None => {
            let town = |t: &Token| t.kind == Kind::Word && t.case == Case::Capital && t.bits & LABELS == 0;
            let words = (0..2).take_while(|n| at.peek(*n).is_some_and(town)).count();
            at.skip(words)
        }
    };
    if town.at == at.at || !town.is(0, Kind::Comma) {
        return None;
    }
    // The state behind the town.
    let stated = state(town.skip(1)).filter(|behind| alone.is_none() && behind.is(0, Kind::Comma));
    // `Metuchen, NJ, USA, Scarecrow Press`
    let country = stated.and_then(|behind| state(behind.skip(1))).filter(|behind| behind.is(0, Kind::Comma));
    let stated = country.or(stated);
    let place = stated.unwrap_or(town);
    let publisher = place.skip(1);
    // `Florida, Center for Advanced International Studies`: behind a state a body too is no title's noun.
    let known = bit(Sense::PublisherWord) | if alone.is_some() { bit(Sense::BodyWord) } else { 0 };
    // `Macon, GA, Mercer, 1984`: between a town with its state and the year stands a publisher.
    let named = matches!(publisher.case(0), Case::Capital | Case::Upper)
        && !publisher.means(0, bit(Sense::Month(1)) | bit(Sense::Season(21)))
        && (stated.is_some()
            || (0..8)
                .take_while(|n| publisher.is(*n, Kind::Word) || publisher.is(*n, Kind::Amp))
                .any(|n| publisher.means(n, known)));
    named.then(|| (at.until(place.at), publisher))
}

/// One known place or several: `Roma-Bari`, `Köln/Wien`, `Gdańsk–Warszawa`.
fn known_place(i: In<'_>) -> Option<In<'_>> {
    let len = i.long(Sense::City)?;
    let mut after = i.skip(len);
    after = after.past_dot();
    while matches!(after.kind(0), Some(Kind::Slash | Kind::Dash)) {
        let len = after.skip(1).long(Sense::City)?;
        after = after.skip(1 + len);
        after = after.past_dot();
    }
    Some(after)
}

/// A year, and where it stands.
pub type Year = (crate::model::Date, Span);

/// An edition's number, and where it stands.
pub type Edition = (EcoString, Span);

/// `1976`   `⁵1971`: a year, and the edition above it.
pub fn year_here(i: In<'_>) -> Option<(In<'_>, Option<Edition>, Year)> {
    if let Some((rest, edition, year)) = glued(i) {
        return (ends(rest) || rest.is(0, Kind::Comma)).then_some((rest, Some(edition), year));
    }
    let (at, edition) = match superscript(i) {
        Some((rest, number)) => (rest, Some((number, i.span_to(rest)))),
        None => (i, None),
    };
    let (rest, found) = date(at).ok()?;
    let span = at.span_to(rest);
    let (rest, edition) = match raised_behind(rest).filter(|_| edition.is_none()) {
        Some((after, number)) => (after, Some((number, rest.span_to(after)))),
        None => (rest, edition),
    };
    // `Leipzig o. J. [1904]`
    let undated = at.means(0, bit(Sense::NoDate)) && at.case(0) == Case::Lower;
    if !(at.is(0, Kind::Number) || at.is(0, Kind::BracketOpen) || undated)
        || !(ends(rest)
            || matches!(rest.kind(0), Some(Kind::Comma | Kind::Colon | Kind::ParenOpen | Kind::BracketOpen))
            // `Stuttgart 1967 196–219, hier 199`
            || rest.is(0, Kind::Number) && rest.is(1, Kind::Dash) && rest.is(2, Kind::Number) && span.len() == 4)
    {
        return None;
    }
    Some((rest, edition, (found, span)))
}

/// `1989³`, `2004²`: the edition stands behind the year.
pub fn raised_behind(i: In<'_>) -> Option<(In<'_>, EcoString)> {
    let mut here = i;
    let mut digits = EcoString::new();
    while here.peek(0).is_some_and(|t| !t.spaced && matches!(t.kind, Kind::Other | Kind::Number)) {
        digits.push_str(&here.word(0).chars().map(raised).collect::<Option<EcoString>>()?);
        here = here.skip(1);
    }
    (!digits.is_empty() && digits.len() <= 2).then_some((here, digits))
}

/// ` [1961]`   ` [zuerst 1961]`   ` (I ed. 1995)`   ` (1re éd. 1924)`   ` (1.ª ed., 1991)`: the year of the first edition behind that of the one used.
pub fn first_edition(i: In<'_>) -> Option<(In<'_>, Year)> {
    let open = i.peek(0).filter(|t| matches!(t.kind, Kind::ParenOpen | Kind::BracketOpen))?;
    let close = open.partner as usize;
    // `(1ª ed. Firenze, Sansoni, 1939)`
    const LONGEST: usize = 16;
    if close >= i.end || close > i.at + LONGEST || close < i.at + 2 {
        return None;
    }
    let year_at = i.part(close - 1, close);
    let (after, found) = date(year_at).ok()?;
    if !after.is_empty() || found.edtf.len() != 4 {
        return None;
    }
    let words = i.part(i.at + 1, close - 1);
    // `1990 (edition suhrkamp 1541)`: a series.
    if has(words, bit(Sense::PublisherWord) | bit(Sense::SeriesWord)) {
        return None;
    }
    let said = bit(Sense::Reprint) | bit(Sense::Edition) | bit(Sense::EditionWord);
    // `2003 (1942)`: an earlier year right behind the year.
    let earlier = i.at.checked_sub(1).is_some_and(|before| {
        let before = &i.note.list[before];
        before.kind == Kind::Number && before.span.len() == 4 && before.text > found.edtf.as_str()
    });
    let bare = words.is_empty() && (open.kind == Kind::BracketOpen || earlier);
    // `1974 [frz. 1966]`: the language it was written in, cut short.
    let tongue = earlier && words.case(0) == Case::Lower && words.means(0, bit(Sense::Abbreviation));
    let tongue = tongue && words.skip(1).past_dot().is_empty();
    (bare || tongue || has(words, said)).then(|| (i.part(close + 1, i.end), (found, year_at.span_to(after))))
}

/// `19872`, `21987`: a raised edition that lost its height beside the year; only where the five digits can be read
/// in one way.
pub fn glued(i: In<'_>) -> Option<(In<'_>, Edition, Year)> {
    let t = i.peek(0).filter(|t| t.kind == Kind::Number && t.span.len() == 5)?;
    let digits = i.word(0);
    let year = |y: &str| y.parse::<u16>().is_ok_and(|y| (1500..2060).contains(&y));
    let edition = |e: &str| e.parse::<u8>().is_ok_and(|e| e > 1);
    let behind = year(digits.get(..4)?) && edition(digits.get(4..)?);
    let before = edition(digits.get(..1)?) && year(digits.get(1..)?);
    if behind == before {
        return None;
    }
    let Span { start, end } = t.span;
    let (of_year, of_edition) = if behind {
        (Span { start, end: start + 4 }, Span { start: start + 4, end })
    } else {
        (Span { start: start + 1, end }, Span { start, end: start + 1 })
    };
    let text = |span: Span| EcoString::from(span.of(i.note.text));
    Some((i.skip(1), (text(of_edition), of_edition), (Date::new(text(of_year)), of_year)))
}

/// Small raised digits before a year.
pub fn superscript(i: In<'_>) -> Option<(In<'_>, EcoString)> {
    let mut here = i;
    let mut digits = EcoString::new();
    while here.is(0, Kind::Other) || here.is(0, Kind::Number) {
        let text = here.word(0);
        let Some(plain) = text.chars().map(raised).collect::<Option<EcoString>>() else { break };
        digits.push_str(&plain);
        here = here.skip(1);
    }
    (!digits.is_empty() && digits.len() <= 2 && here.is(0, Kind::Number)).then_some((here, digits))
}

fn raised(c: char) -> Option<char> {
    let n = match c {
        '⁰' => 0,
        '¹' => 1,
        '²' => 2,
        '³' => 3,
        '⁴'..='⁹' => c as u32 - '⁰' as u32,
        _ => return None,
    };
    char::from_digit(n, 10)
}

/// `Seuil, coll. « Points », n° 12`   `Gallimard, « Bibliothèque des histoires »`   `Aubier (coll. « Historique »)`   `Seuil
/// (L’Univers historique)`: the publisher, and the collection behind it with its number.
pub fn collection(publisher: In<'_>) -> (In<'_>, Option<Series>) {
    // `Oxford, coll. « Past Masters », 1982`: no publisher is named.
    if let Some((quoted, rest)) = series_word(publisher).and_then(|name| name.enclosed(Kind::QuoteOpen))
        && rest.is_empty()
    {
        return (publisher.until(publisher.at), Some((quoted.note.span(quoted.at, quoted.end), None)));
    }
    let mut at = publisher.at + 1;
    while at + 1 < publisher.end {
        let here = publisher.part(at, publisher.end);
        let name = match here.kind(0) {
            Some(Kind::Comma) if here.is(1, Kind::QuoteOpen) => Some(here.skip(1)),
            // `Fayard, Collection Pluriel`: what the collection is called by its capital.
            Some(Kind::Comma) if let Some(name) = counted_behind(here.skip(1)) => Some(name),
            Some(Kind::Comma) => series_word(here.skip(1)).or_else(|| {
                let named = here.means(1, bit(Sense::SeriesWord)) && here.case(1) == Case::Capital;
                Some(here.skip(1)).filter(|name| named && name.len() > 1)
            }),
            Some(Kind::ParenOpen) => {
                let close = here.peek(0).map_or(0, |t| t.partner as usize);
                let inner = here.part(here.at + 1, close.min(here.end));
                let capital = matches!(inner.case(0), Case::Capital | Case::Upper);
                let named = series_word(inner).or_else(|| {
                    (inner.is(0, Kind::QuoteOpen) || inner.len() > 1 && capital).then_some(inner)
                });
                named.filter(|n| close + 1 == publisher.end && !n.is_empty())
            }
            _ => None,
        };
        if let Some(name) = name {
            let (series, rest) = match name.enclosed(Kind::QuoteOpen) {
                Some(quoted) => quoted,
                None => {
                    let comma = (name.at..name.end).find(|c| name.note.list[*c].kind == Kind::Comma);
                    let end = comma.unwrap_or(name.end);
                    (name.until(end), name.part(end, name.end))
                }
            };
            let number = rest.note.list[rest.at..rest.end].iter().rposition(|t| t.kind == Kind::Number);
            let number = number.map(|n| rest.note.span(rest.at + n, rest.at + n + 1));
            return (publisher.until(at), Some((series.note.span(series.at, series.end), number)));
        }
        at += 1;
    }
    (publisher, None)
}

/// A series' name, and its number.
pub type Series = (Span, Option<Span>);

/// `coll. « Points »`, `Reihe Suhrkamp`: behind a word for a series.
pub fn series_word(i: In<'_>) -> Option<In<'_>> {
    let len = i.long(Sense::SeriesWord)?;
    // `collection Pluriel`
    let named = || i.case(0) == Case::Lower && matches!(i.case(len), Case::Capital | Case::Upper);
    // `Storia d’Italia. Annali`: the stop divides.
    let stopped = i.peek(len).is_some_and(|t| t.kind == Kind::Dot && !(t.stop && len > 1));
    if !(stopped || i.is(len, Kind::QuoteOpen) || named()) {
        return None;
    }
    let name = i.skip(len);
    Some(name.past_dot())
}

/// `H.`
pub fn initial(i: In<'_>) -> bool {
    i.case(0) == Case::Upper && i.word(0).chars().count() == 1 && i.is(1, Kind::Dot)
}

/// `C. H.`
pub fn initials(i: In<'_>) -> bool {
    initial(i) && initial(i.skip(2))
}

/// `, ISBN 3-486-44652-5`   `, 892 p.`   `. X, 281 S.`: the number of a book, how many pages it has: nothing that a citation keeps.
pub fn book_number(at: In<'_>) -> Option<In<'_>> {
    if at.word(0) == "ISBN" {
        let mut rest = at.skip(1);
        rest = if rest.is(0, Kind::Colon) { rest.skip(1) } else { rest };
        let from = rest.at;
        while matches!(rest.kind(0), Some(Kind::Number | Kind::Dash)) || rest.at > from && rest.word(0) == "X"
        {
            rest = rest.skip(1);
        }
        return (rest.at > from).then_some(rest);
    }
    // `X, 281 S.`   `XII + 178 S.`: the pages before the first.
    let before = is_numeral(at, 0)
        && at.is(0, Kind::Word)
        && (matches!(at.kind(1), Some(Kind::Comma | Kind::Dash)) || at.word(1) == "+")
        && at.is(2, Kind::Number);
    let at = if before { at.skip(2) } else { at };
    // `34 f.` is a page and the next, `6 voll.` are volumes.
    let label = at.means(1, bit(Sense::Locator(Unit::Page)))
        && !matches!(at.word(1), "f" | "ff")
        && !at.means(1, bit(Sense::Volumes));
    let pages =
        at.is(0, Kind::Number) && at.word(0).len() <= 4 && label && at.peek(1).is_some_and(|t| t.spaced);
    let rest = if at.is(2, Kind::Dot) { at.skip(3) } else { at.skip(2) };
    // `178 Seiten`
    let whole = at.word(1).chars().count() > 4 && (rest.is_empty() || rest.is(0, Kind::Comma));
    (pages && (at.is(2, Kind::Dot) || whole) && !rest.is(0, Kind::Number)).then_some(rest)
}

/// `El triángulo imposible. CIESAS. México. 1998`: where stops divide place and year, the publisher stands behind the stop
/// before them. The title without it.
pub fn stopped_publisher<'n>(title: In<'n>, draft: &mut Draft) -> In<'n> {
    let (Some(place), Some(year)) = (draft.site(Field::Location), draft.site(Field::Date)) else {
        return title;
    };
    let note = title.note.text;
    let marks = |from: u32, to: u32| {
        let between = note.get(from as usize..to as usize).unwrap_or("-");
        between.trim_matches(['.', ' ']).is_empty() && note[..to as usize].ends_with(". ")
    };
    let stopped = marks(place.end, year.start) && marks(title.note.list[title.end - 1].span.end, place.start);
    let stop = (title.at + 1..title.end)
        .rev()
        .find(|at| title.note.list[*at].kind == Kind::Dot && title.note.list[*at].stop)
        .filter(|_| stopped && !draft.fields.has(Field::Publisher));
    let Some(stop) = stop else { return title };
    let publisher = title.part(stop + 1, title.end);
    let placed = publisher.long(Sense::City).is_some() && publisher.is(publisher.len() - 1, Kind::Number);
    let named = matches!(publisher.case(0), Case::Capital | Case::Upper) && publisher.len() <= 12 && !placed;
    if !named {
        return title;
    }
    draft.text(Field::Publisher, title.note.span(publisher.at, publisher.end), note);
    title.until(stop)
}
