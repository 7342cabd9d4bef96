//! A note that cites as lists of social science do: the year in brackets behind the author, then the title.

use super::super::draft::Draft;
use super::super::imprint::{has, top_level};
use super::super::input::In;
use super::super::locator::locators;
use super::super::name::names;
use super::super::serial::serial_behind;
use super::super::series::capital_name;
use super::super::tail::ends;
use super::super::token::{Case, GIVEN, Kind, Token, bit};
use super::super::towns::place_sense;
use super::super::work::role_after;
use super::head::heads;
use super::{commas, headed, stops};
use crate::lexicon::Sense;
use crate::model::{Doubt, Field, Kind as Work, Span, Unit};
use crate::small;

/// `Assmann, Aleida (1999): Erinnerungsräume. München: C. H. Beck, S. 13`   `Welskopp, Thomas (2002): Klasse. In: Kocka, Jürgen (Hg.): Moderne. Köln: Böhlau, S. 12-35`
///
/// What is behind the year is read as in a list, where its facts need no year of their own; the pages at the end are those of the
/// note.
pub fn year_behind_author(i: In<'_>) -> Option<Draft> {
    const BACK: usize = 16;
    let open = year_of_author(i)?;
    let semi = top_level(i, Kind::Semi).into_iter().find(|at| *at > open).unwrap_or(i.end);
    let whole = i.until(semi);
    let pages = |at: usize| {
        let next = whole.part(at + 1, whole.end);
        let divided = matches!(i.note.list[at].kind, Kind::Comma | Kind::Dot);
        // `London: Faber, 12`
        let bare = next.is(0, Kind::Number) && next.word(0).len() < 4 && next.skip(1).past_dot().is_empty();
        let bare = bare && i.note.list[at].kind == Kind::Comma && i.note.list[at - 1].kind == Kind::Word;
        let label = divided && (bare || next.means(0, bit(Sense::Locator(Unit::Page))));
        let (rest, found) = label.then(|| locators(next).ok()).flatten()?;
        // `, No 2, pages 131–141`: of the journal.
        let points = found.first().is_some_and(|l| l.value.unit != Unit::Number);
        (points && rest.past_dot().is_empty()).then_some((at, rest, found))
    };
    let found = (open..whole.end).rev().take(BACK).filter_map(pages).last();
    let stopped = usize::from(i.note.list[whole.end - 1].kind == Kind::Dot);
    let end = found.as_ref().map_or(whole.end - stopped, |(at, ..)| *at);
    let body = whole.until(end);
    // `Kenneth Harris (1982) Attlee, Weidenfeld and Nicolson, p. 252`: without a mark behind the year more than a title must be told.
    let marked = marked_behind(i, open);
    let pointed = marked && (found.is_some() || fills_the_note(whole, open));
    // `De Felice R. (1976), Mussolini, Einaudi, Torino`: a comma behind the year divides all that follows.
    let by_comma = behind_year(i, open).is_some_and(|t| t.kind == Kind::Comma);
    let by_commas = || town_and_house(body);
    let readings = [stops, commas, title_alone].into_iter().take(if pointed { 3 } else { 2 });
    let mut read = readings
        .filter_map(|reading| reading(body))
        .filter_map(|draft| to_its_end(draft, body, marked, pointed));
    let first = if by_comma { by_commas() } else { None };
    let mut draft = match first {
        Some(draft) => draft,
        None => read.next().filter(divided_rightly).or_else(by_commas).or_else(|| {
            [stops, commas, title_alone]
                .into_iter()
                .take(if pointed { 3 } else { 2 })
                .filter_map(|reading| reading(body))
                .find_map(|draft| to_its_end(draft, body, marked, pointed))
        })?,
    };
    draft.doubts.remove(Doubt::PagesOrLocator);
    // `(1972, June 19). GOP Security Aide Among Five Arrested. Washington Post`: no book has a day.
    let day = draft.fields.date().is_some_and(|d| d.edtf.len() == 10);
    if day && draft.fields.has(Field::Publisher) && !draft.fields.has(Field::Location) {
        draft.rename(Field::Publisher, Field::Journaltitle);
        draft.sort("newspaper");
        draft.kind = Work::Article;
    }
    journal_by_volume(&mut draft, i);
    let part = matches!(draft.kind, Work::Article | Work::Incollection);
    // `Slavic Review, 12(3), 12–34`, `In R. C. Tucker (Ed.), Stalinism (pp. 12–34)`: its own pages, which nothing points at.
    for locator in std::mem::take(&mut draft.locators) {
        let range = part && locator.value.unit == Unit::Page && locator.value.value.contains(['-', '–']);
        if range && !draft.fields.has(Field::Pages) {
            draft.words(Field::Pages, locator.span, locator.value.value);
        } else if !range || draft.fields.text(Field::Pages) != Some(locator.value.value.as_str()) {
            draft.locators.push(locator);
        }
    }
    draft.end = body.end;
    if let Some((_, rest, found)) = found {
        draft.end = rest.at;
        match found.as_slice() {
            [only] if part && only.value.value.contains(['-', '–']) && !draft.fields.has(Field::Pages) => {
                draft.words(Field::Pages, only.span, only.value.value.clone());
            }
            _ => draft.locate(found),
        }
        draft.shows.labelled = true;
        draft.shows.numbered = true;
    }
    journal_for_house(&mut draft, i);
    draft.shows.dated = true;
    draft.shows.imprint = true;
    let rest = i.part(draft.end, i.end);
    draft.shows.closed = ends(rest);
    // `American Historical Association, Annual Report, 1899`: what a society prints in a year.
    (draft.shows.closed && serial_behind(i).is_none()).then_some(draft)
}

/// `In: VfZ 21`: a name with a number, of which neither place nor house nor editor is told, is a journal and its volume.
fn journal_by_volume(draft: &mut Draft, i: In<'_>) {
    let told = [Field::Location, Field::Publisher, Field::Editor, Field::Volume]
        .iter()
        .any(|f| draft.fields.has(*f));
    let Some(span) = draft.site(Field::Booktitle).filter(|_| !told && draft.kind == Work::Incollection)
    else {
        return;
    };
    let text = span.of(i.note.text);
    let Some((name, volume)) = text.rsplit_once(' ') else { return };
    if volume.is_empty() || volume.len() > 3 || !volume.bytes().all(|b| b.is_ascii_digit()) {
        return;
    }
    let cut = span.start + name.len() as u32;
    draft.forget(Field::Booktitle);
    draft.text(Field::Journaltitle, Span { start: span.start, end: cut }, i.note.text);
    draft.text(Field::Volume, Span { start: cut + 1, end: span.end }, i.note.text);
    draft.kind = Work::Article;
    draft.shows.journal = true;
    draft.shows.host = false;
}

/// `S. Smith (2000) The Making of the Class, Past & Present, 57, pp. 12–30`   `…, Past & Present 57/2, S. 12–30`: a volume and pages behind what was
/// taken for a house, whose town nobody tells, show that it is a journal.
pub fn journal_for_house(draft: &mut Draft, i: In<'_>) {
    let Some(span) = draft.site(Field::Publisher).filter(|_| draft.kind == Work::Book) else { return };
    let other = [Field::Location, Field::Edition, Field::Editor, Field::Volume, Field::Series];
    let house = i.part(i.note.at_byte(span.start), i.note.at_byte(span.end));
    if other.into_iter().any(|f| draft.fields.has(f))
        || has(house, bit(Sense::PublisherWord))
        || house.is_empty()
    {
        return;
    }
    let units: Vec<Unit> = draft.locators.iter().map(|l| l.value.unit).collect();
    let labelled = |n: usize| {
        draft.locators.get(n).is_some_and(|l| l.span.of(i.note.text).starts_with(char::is_alphabetic))
    };
    // `Past & Present 57/2`
    let number = (house.at + 1..house.end).find(|at| house.note.list[*at].kind == Kind::Number);
    match (units.as_slice(), number) {
        ([Unit::Volume, Unit::Page], None) if !labelled(0) => {
            let volume = draft.locators.remove(0);
            draft.words(Field::Volume, volume.span, volume.value.value);
        }
        ([Unit::Page], Some(at)) => {
            let counts = house.part(at, house.end);
            let issue = counts.is(1, Kind::Slash) && counts.is(2, Kind::Number) && counts.len() == 3;
            if !(issue || counts.len() == 1) || counts.word(0).len() > 3 {
                return;
            }
            draft.forget(Field::Publisher);
            draft.text(Field::Publisher, i.note.span(house.at, at), i.note.text);
            draft.text(Field::Volume, i.note.span(at, at + 1), i.note.text);
            if issue {
                draft.text(Field::Number, i.note.span(at + 2, at + 3), i.note.text);
            }
        }
        _ => return,
    }
    draft.rename(Field::Publisher, Field::Journaltitle);
    if let [pages] = draft.locators.as_slice()
        && pages.value.value.contains(['-', '–'])
    {
        let pages = draft.locators.remove(0);
        draft.words(Field::Pages, pages.span, pages.value.value);
    }
    draft.kind = Work::Article;
    draft.shows.journal = true;
}

/// `El pasado ciego. Una historia de la guerra, Madrid, Alianza`: not so if what was taken for a house has a comma or an article.
fn divided_rightly(draft: &Draft) -> bool {
    let article = |house: &str| small::is(house.split(' ').next().unwrap_or(""), small::ARTICLES_OF_TITLES);
    draft.fields.text(Field::Publisher).is_none_or(|house| !house.contains(", ") && !article(house))
        && draft.fields.text(Field::Location).is_none_or(|place| !place.split(", ").any(article))
}

/// `De Felice R. (1976), Mussolini, Einaudi, Torino`   `Bloch M. (1983), Les Rois thaumaturges. Étude, Paris, Gallimard`   `Casanova, J. (1976): La Iglesia de
/// Franco, Madrid`: behind the year the title, and between commas a town that is known and a house, in either order.
fn town_and_house(i: In<'_>) -> Option<Draft> {
    const LONGEST: usize = 6;
    let (area, mut draft) = headed(i)?;
    if !draft.fields.has(Field::Date) || !matches!(area.case(0), Case::Capital | Case::Upper) {
        return None;
    }
    let commas = top_level(area, Kind::Comma);
    let last = *commas.last()?;
    let before = commas.len().checked_sub(2).map(|at| commas[at]);
    let town = |part: In<'_>| {
        part.long(Sense::City) == Some(part.len()) || place_sense(part) && part.len() < LONGEST
    };
    let house = |part: In<'_>| {
        let few = !part.is_empty() && part.len() <= LONGEST;
        few && matches!(part.case(0), Case::Capital | Case::Upper) && capital_name(part)
    };
    let end = area.part(last + 1, area.end);
    let between = before.map(|at| area.part(at + 1, last));
    let colon = top_level(end, Kind::Colon).first().copied();
    let (title_end, place, publisher) = if let Some(colon) = colon {
        let (place, name) = (end.until(colon), end.part(colon + 1, end.end));
        (town(place) && house(name)).then_some((last, place, Some(name)))?
    } else if let (Some(at), Some(part)) = (before, between)
        && town(part)
        && house(end)
    {
        (at, part, Some(end))
    } else if let (Some(at), Some(part)) = (before, between)
        && town(end)
        && house(part)
    {
        (at, end, Some(part))
    } else if town(end) && !has(area.until(last), bit(Sense::PublisherWord)) {
        (last, end, None)
    } else {
        return None;
    };
    let span = |part: In<'_>| part.note.span(part.at, part.end);
    draft.text(Field::Title, i.note.span(area.at, title_end), i.note.text);
    draft.text(Field::Location, span(place), i.note.text);
    if let Some(name) = publisher {
        draft.text(Field::Publisher, span(name), i.note.text);
    }
    draft.shows.imprint = true;
    draft.end = i.end;
    Some(draft)
}

/// The token behind the year at `at`, or behind its bracket.
fn behind_year<'n>(i: In<'n>, at: usize) -> Option<&'n Token<'n>> {
    let bracketed = i.note.list[at].kind == Kind::ParenOpen;
    let last = if bracketed { i.note.list[at].partner as usize } else { at };
    i.note.list.get(last + 1)
}

/// A comma, colon or stop stands behind the year at `at`, or behind its bracket.
fn marked_behind(i: In<'_>, at: usize) -> bool {
    behind_year(i, at).is_some_and(|t| matches!(t.kind, Kind::Comma | Kind::Colon | Kind::Dot))
}

/// `Levi, G. (1989), Le pouvoir au village. Histoire d’un exorciste, p. 93`: all words behind the year are the title.
fn title_alone(i: In<'_>) -> Option<Draft> {
    const LONGEST: usize = 30;
    let (title, mut draft) = headed(i)?;
    let capital = matches!(title.case(0), Case::Capital | Case::Upper);
    if !capital || title.len() > LONGEST || !draft.fields.has(Field::Date) {
        return None;
    }
    draft.text(Field::Title, i.note.span(title.at, title.end), i.note.text);
    draft.end = title.end;
    Some(draft)
}

/// `Minard, P. (1998), La fortune du colbertisme. État et industrie dans la France des Lumières.`: an initial behind the surname, the year in brackets,
/// and nothing else in the note, so that the words behind it need no page to be a title.
fn fills_the_note(whole: In<'_>, open: usize) -> bool {
    let bracketed = whole.note.list[open].kind == Kind::ParenOpen;
    let inverted = whole.is(1, Kind::Comma) && whole.case(2) == Case::Upper && whole.is(3, Kind::Dot);
    let opened = whole.at == 0 || whole.note.list[whole.at - 1].kind == Kind::Semi;
    let closed = whole.note.list.get(whole.end).is_none_or(|t| t.kind == Kind::Semi);
    bracketed && inverted && opened && closed
}

/// A reading that explains all words, with a name in full, a title, and where it came out or what says that there is no more of it:
/// quotation marks, capitals, the page `pointed` at.
fn to_its_end(mut draft: Draft, body: In<'_>, marked: bool, pointed: bool) -> Option<Draft> {
    let people = || draft.fields.names(Field::Author).iter().chain(draft.fields.names(Field::Editor));
    // `M-O A, TC 85/7/B; Geoffrey Thomas, Women and Industry (1948)`: the year stands between names and title.
    let before = |first: Option<Span>, then: Option<Span>| {
        first.zip(then).is_some_and(|(first, then)| first.start < then.start)
    };
    let told = before(draft.site(Field::Date), draft.site(Field::Title));
    if !told || people().all(|name| name.given.is_empty()) {
        return None;
    }
    if draft.end < body.end {
        draft.end = town_alone(body.part(draft.end, body.end), &mut draft)?.at;
    }
    let s = &draft.shows;
    let out = s.imprint || s.journal || s.host || draft.fields.has(Field::Location);
    let title = draft.site(Field::Title);
    let words = |span: Span| body.part(body.note.at_byte(span.start), body.note.at_byte(span.end));
    let named = || title.is_some_and(|span| capital_name(words(span)));
    if !out && let Some((before, town)) = title.and_then(|span| town_behind(words(span))) {
        draft.forget(Field::Title);
        draft.text(Field::Title, before, body.note.text);
        draft.text(Field::Location, town, body.note.text);
        return Some(draft);
    }
    let out = out || s.quoted || pointed || marked && named();
    (draft.end == body.end && out).then_some(draft)
}

/// `Beamtentum im Dritten Reich, Stuttgart`: a title whose last words behind a comma are a place that is known; both.
fn town_behind(title: In<'_>) -> Option<(Span, Span)> {
    let comma = top_level(title, Kind::Comma).last().copied().filter(|at| *at > title.at + 1)?;
    let town = title.part(comma + 1, title.end);
    let known = town.long(Sense::City).is_some_and(|len| len == town.len());
    known.then(|| (title.note.span(title.at, comma), title.note.span(town.at, town.end)))
}

/// `. Frankfurt am Main`: a place that is known, and nothing behind it.
fn town_alone<'n>(i: In<'n>, draft: &mut Draft) -> Option<In<'n>> {
    let town = i.skip(1);
    let stands = matches!(i.kind(0), Some(Kind::Dot | Kind::Comma)) && place_sense(town);
    let rest = i.part(i.end, i.end);
    stands.then(|| {
        draft.text(Field::Location, town.span_to(rest), i.note.text);
        rest
    })
}

/// Where the year stands: near, behind names, and more behind it; in brackets, or between commas or stops.
fn year_of_author(i: In<'_>) -> Option<usize> {
    const REACH: usize = 24;
    let near = i.until(i.end.min(i.at + REACH));
    let is_year = |at: usize| near.note.list[at].kind == Kind::Number && near.note.word(at).len() == 4;
    let year = (near.at + 2..near.end).find(|at| is_year(*at))?;
    // Of `21 (2015)`, `March 1992` and `, London 1998` none is the year of an author.
    match i.note.list[year - 1].kind {
        Kind::ParenOpen => in_brackets(i, year - 1).then_some(year - 1),
        Kind::Dot if before_colon(i, year) => Some(year),
        Kind::Comma | Kind::Dot => between_marks(i, year).then_some(year),
        Kind::Word | Kind::ParenClose => before_colon(i, year).then_some(year),
        _ => None,
    }
}

/// `Mommsen, Hans 1966: Beamtentum im Dritten Reich`   `Frei, Norbert (Hg.) 1999: Der Staat`: behind names that are turned round the year, no
/// mark before it and a colon behind.
fn before_colon(i: In<'_>, year: usize) -> bool {
    let behind = i.part(year + 1, i.end);
    let title = matches!(behind.case(1), Case::Capital | Case::Upper) || behind.is(1, Kind::QuoteOpen);
    let named = || {
        heads(i).is_some_and(|(rest, found)| role_after(rest, found.list.len()).0.at == year && found.full)
    };
    behind.is(0, Kind::Colon) && title && i.is(1, Kind::Comma) && !titled(i.until(year)) && named()
}

/// `Atul Gawande, 2014, Being Mortal`   `Taylor, Charles. 1989. Sources of the Self`: the same mark on both sides of the year, names before
/// it, and a title behind.
fn between_marks(i: In<'_>, year: usize) -> bool {
    let behind = i.part(year + 1, i.end);
    let mark = i.note.list[year - 1].kind;
    let title = matches!(behind.case(1), Case::Capital | Case::Upper) || behind.is(1, Kind::QuoteOpen);
    let named = || heads(i).is_some_and(|(rest, _)| rest.at + 8 > year);
    behind.is(0, mark) && title && !dated_later(behind) && !titled(i.until(year)) && named()
}

/// `, Barcelona, Destino, 1952`: another year behind a comma, so the first is a title.
fn dated_later(i: In<'_>) -> bool {
    let year = |at: &usize| {
        let here = i.part(*at, i.end);
        here.is(0, Kind::Comma)
            && here.is(1, Kind::Number)
            && here.word(1).len() == 4
            && matches!(here.kind(2), None | Some(Kind::Comma | Kind::Dot | Kind::Semi))
    };
    (i.at + 1..i.end).any(|at| year(&at))
}

/// Small words that stand in titles, and not between names.
fn titled(i: In<'_>) -> bool {
    let joins = bit(Sense::And) | bit(Sense::Particle) | bit(Sense::Editor) | bit(Sense::EtAl);
    let small = |t: &Token| t.bits & bit(Sense::Small) != 0 && t.bits & joins == 0 && t.span.len() > 1;
    // `Ad van der Woude`: the second of two particles.
    let particle = |at: usize| {
        at > i.at
            && i.note.list[at - 1].case == Case::Lower
            && i.part(at - 1, i.end).means(0, bit(Sense::Particle))
    };
    (i.at..i.end).any(|at| small(&i.note.list[at]) && !particle(at))
}

/// The bracket at token `open` holds the year of an author.
fn in_brackets(i: In<'_>, open: usize) -> bool {
    let close = i.note.list[open].partner as usize;
    // `(1972, June 19)`: the day of a newspaper.
    let day = || {
        i.note.list.get(open + 2).is_some_and(|t| t.kind == Kind::Comma)
            && (open + 3..=open + 5).contains(&close)
            && i.part(open + 3, close).means(0, bit(Sense::Month(1)))
    };
    let year = close == open + 2 || close == open + 3 && i.note.span(open + 2, open + 3).len() == 1 || day();
    let behind = i.part(close.min(i.end - 1) + 1, i.end);
    let divided = behind.len() > 2 && matches!(behind.kind(0), Some(Kind::Colon | Kind::Dot | Kind::Comma));
    // `Beattie, John M. (1986) Crime and the Courts.`, `King, Peter (1984) “Decision-Makers.”`
    let turned = || {
        (i.at..open).any(|at| {
            let given = i.part(at + 1, open);
            let initial = given.case(0) == Case::Upper && given.is(1, Kind::Dot);
            i.note.list[at].kind == Kind::Comma && (given.means(0, GIVEN) || initial)
        })
    };
    // `J. Austen (2003) Pride and Prejudice (New York: Penguin Classics)`
    let named =
        || names(i.until(open)).is_ok_and(|(rest, found)| found.full && role_after(rest, 2).0.is_empty());
    let title = matches!(behind.case(0), Case::Capital | Case::Upper) || behind.is(0, Kind::QuoteOpen);
    // `Jacques Rossiaud, La prostitution médiévale, Paris (1988), p. 23`: the town of a book.
    let commas = top_level(i.until(open), Kind::Comma);
    // `Grendi, Ripensare la microstoria?, «Quaderni storici», 29 (1994)`: a title and its journal.
    let quoted = || i.note.list[i.at..open].iter().any(|t| matches!(t.kind, Kind::QuoteOpen | Kind::Query));
    let town = || {
        let last = commas.last().map(|comma| i.part(comma + 1, open));
        commas.len() > 1 && last.is_some_and(|last| last.long(Sense::City) == Some(last.len()))
    };
    // `Isabel Burdiel, La política de los notables (1834). …`: a title before the bracket.
    year && !town() && !quoted() && !titled(i.until(open)) && (divided || title && (turned() || named()))
}
