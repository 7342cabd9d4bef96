//! Place, publisher, year, and what is pointed at behind them.

use super::super::date::{date, years};
use super::super::draft::Draft;
use super::super::imprint::{has, past};
use super::super::input::{In, Parsed};
use super::super::journal_name::put_pages;
use super::super::locator::{locators, pages_in_paren};
use super::super::series::put_series;
use super::super::tail::ends;
use super::super::token::{Case, Kind, bit};
use super::super::towns::place_sense;
use super::area::after_stop;
use super::leaf::volume_named;
use super::names::authors;
use crate::letter;
use crate::lexicon::Sense;
use crate::model::{Date, Field, Kind as Work, Level, Span, Unit};
use crate::small;

/// What GOST's facts give.
pub struct Facts {
    location: Option<Span>,
    publisher: Option<Span>,
    date: (Date, Span),
}

/// `М., 1996`   `М.: Наука, 1977`   `СПб., 2001`   `М. ; Л. : Изд-во, 1936`   `Cambridge (Mass.), 1980`
///
/// And what is after them.
pub fn imprint(i: In<'_>) -> Option<(In<'_>, Facts)> {
    let town = i.means(0, bit(Sense::City));
    let alone = if town { None } else { house_alone(i) };
    alone.or_else(|| placed(i)).or_else(|| if town { house_alone(i) } else { None })
}

/// `Stanford University Press, 2003`   `Gallimard, 2004`   `W. W. Norton & Co., 2000`: in Latin letters a house without its town.
fn house_alone(i: In<'_>) -> Option<(In<'_>, Facts)> {
    const LONGEST: usize = 10;
    if !i.note.has(Kind::Comma)
        || !matches!(i.case(0), Case::Capital | Case::Upper)
        || letter::has_cyrillic(i.word(0))
    {
        return None;
    }
    let part = |n: &usize| {
        let small = bit(Sense::Small) | bit(Sense::Particle) | bit(Sense::And);
        match i.kind(*n) {
            Some(Kind::Word) => i.case(*n) != Case::Lower || i.means(*n, small),
            Some(Kind::Dot) => !i.peek(*n).is_some_and(|t| t.stop) || i.is(*n + 1, Kind::Comma),
            Some(Kind::Amp | Kind::Dash) => true,
            _ => false,
        }
    };
    let len = (0..LONGEST).take_while(part).count();
    let name = i.until(i.at + len);
    let year = i.skip(len + 1);
    if len == 0 || !i.is(len, Kind::Comma) || year.word(0).len() != 4 {
        return None;
    }
    // `пер. Lingis A. Martinus Nijhoff, 1987`: who translated stands before it.
    let (rest, found) = years(year).ok().filter(|_| authors(i).is_none())?;
    let known = has(name, bit(Sense::PublisherWord));
    let words = (0..len).filter(|n| i.is(*n, Kind::Word)).count();
    let stranger = i.note.russian
        && words <= 2
        && !has(name, bit(Sense::City) | bit(Sense::State) | bit(Sense::Month(1)) | bit(Sense::JournalWord));
    let closed = ends(rest) || matches!(rest.kind(0), Some(Kind::Dot | Kind::Comma));
    let facts = Facts {
        location: None,
        publisher: Some(i.note.span(name.at, name.end)),
        date: (found, year.span_to(rest)),
    };
    (closed && (known || stranger)).then_some((rest, facts))
}

fn placed(i: In<'_>) -> Option<(In<'_>, Facts)> {
    // `под ред. Fisher A. L. New York: Harcourt, 1969`: the second initial is of no town.
    let initial = |n: usize| i.case(n) == Case::Upper && i.word(n).len() == 1 && i.is(n + 1, Kind::Dot);
    let behind_initial =
        || i.at > 1 && i.part(i.at - 2, i.end).case(0) == Case::Upper && i.note.word(i.at - 2).len() == 1;
    if initial(0) && i.case(2) == Case::Capital && behind_initial() {
        return None;
    }
    let (at, words, known) = place_in_brackets(i).or_else(|| place(i))?;
    let none = i.until(at).means(0, bit(Sense::NoPlace))
        || i.is(0, Kind::BracketOpen) && i.means(1, bit(Sense::NoPlace));
    let colon = i.note.list[at].kind == Kind::Colon;
    let bare = i.note.list[at].kind == Kind::Number;
    // `РГАЭ. Ф. 1562. Оп. 20`: a fond, no place.
    if bare && (!known || i.means(0, bit(Sense::Step(Level::Fond)))) {
        return None;
    }
    let brackets = i.is(0, Kind::BracketOpen);
    let stop = i.note.list[at].kind == Kind::Dash && long_word_stopped(i.part(at, i.end));
    let location =
        if brackets { i.note.span(i.at + 1, at - 1) } else { i.note.span(i.at, at - usize::from(stop)) };
    let location = (!none).then_some(location);
    let mut here = i.part(at + usize::from(!bare), i.end);
    // `Портрет И. В. Сталина: В 2 кн. М., 1989`: the colon is the title's.
    if colon && here.means(0, bit(Sense::In)) && here.is(1, Kind::Number) {
        return None;
    }
    if !colon {
        // The year must follow at once, or a publisher and the year.
        if let Ok((rest, found)) = date_and_stop(here)
            && here.is(0, Kind::Number) | here.is(0, Kind::BracketOpen) | here.means(0, bit(Sense::NoDate))
            && (ends(rest) || matches!(rest.kind(0), Some(Kind::Dot | Kind::Comma)))
            && (known || found.edtf.len() == 4)
        {
            let facts = Facts { location, publisher: None, date: (found, here.span_to(rest)) };
            return (known || words == 1).then_some((rest, facts));
        }
        // `М., РОССПЭН, 1999`
        if !known
            || !matches!(here.case(0), Case::Capital | Case::Upper)
                && !here.is(0, Kind::QuoteOpen)
                && !house(here)
        {
            return None;
        }
    }
    // `М., изд. Гос. лит. музея, 1940`: a house that is named as one may be shortened.
    let sure = known && (colon || house(here));
    let from = here.at;
    let mut count = 0;
    while let Some(t) = here.peek(0) {
        if t.kind == Kind::Comma
            && let Ok((rest, found)) = years(here.skip(1)).or_else(|_| date_and_stop(here.skip(1)))
            && (ends(rest) || matches!(rest.kind(0), Some(Kind::Dot | Kind::Comma)))
        {
            // `Кембридж, Массачусетс, 1965`: where it was printed, twice.
            if !colon && place_sense(i.part(from, here.at)) {
                let location = Some(i.note.span(i.at, here.at));
                return Some((
                    rest,
                    Facts { location, publisher: None, date: (found, here.skip(1).span_to(rest)) },
                ));
            }
            let publisher = Some(i.note.span(from, here.at));
            let facts = Facts { location, publisher, date: (found, here.skip(1).span_to(rest)) };
            return Some((rest, facts));
        }
        // A colon or a sentence's end is no part of a publisher's name where the place is a guess.
        let foreign = t.kind == Kind::Colon || t.kind == Kind::Dot && t.stop;
        if t.kind == Kind::Slashes || count > 24 || foreign && !sure || !colon && count > 12 {
            return None;
        }
        count += 1;
        here = here.part(past(here, here.at), here.end);
    }
    None
}

/// `б. г. С. 12`: a date whose last stop, if it is an abbreviation's, ends the area as well.
fn date_and_stop(i: In<'_>) -> Parsed<'_, Date> {
    let (rest, found) = date(i)?;
    let short = found.edtf == "nodate"
        && rest.at > i.at
        && !rest.is(0, Kind::Comma)
        && i.note.list[rest.at - 1].kind == Kind::Dot;
    Ok((if short { i.part(rest.at - 1, i.end) } else { rest }, found))
}

/// Where the place ends, how many words it has, and whether it is a known one.
fn place(i: In<'_>) -> Option<(usize, usize, bool)> {
    // `Б. м., 1937`
    if i.means(0, bit(Sense::NoPlace))
        && let Some(len) = i.long(Sense::NoPlace)
    {
        let rest = i.skip(len).past_dot();
        return matches!(rest.kind(0), Some(Kind::Comma | Kind::Colon)).then_some((rest.at, 1, true));
    }
    if town_by_initial(i) {
        return Some((i.at + 2, 1, true));
    }
    // The place: a known one, or one capitalised word, up to a colon or comma.
    let mut at = i.at;
    let mut words = 0;
    loop {
        let here = i.part(at, i.end);
        let t = here.peek(0)?;
        match t.kind {
            Kind::Word if t.case != Case::Lower && words < 5 => words += 1,
            Kind::Word
                if words > 0 && words < 5 && t.bits & (bit(Sense::Small) | bit(Sense::Particle)) != 0 => {}
            Kind::Dot if !t.spaced && words > 0 => {}
            // `— К. — 1957`: year and place each in an area of its own.
            Kind::Dash
                if words > 0
                    && here.is(1, Kind::Number)
                    && here.word(1).len() == 4
                    && i.note.list[at - 1].kind == Kind::Dot =>
            {
                break;
            }
            // `Хрущев и Орджоникидзе. — М.`: stop and dash end a title; `М. — Л.` are two places.
            Kind::Dash if words > 0 && !here.is(1, Kind::Number) && long_word_stopped(here) => return None,
            Kind::Dash | Kind::Semi | Kind::Slash if words > 0 => {}
            // `Cambridge (Mass.)`
            Kind::ParenOpen if words > 0 && (t.partner as usize) < at + 5 && (t.partner as usize) < i.end => {
                at = t.partner as usize;
            }
            // `Stanford, Calif.: Hoover Institution`: the state is the place's as well.
            Kind::Comma if words > 0 && here.means(1, bit(Sense::State)) && state_and_colon(here.skip(1)) => {
            }
            // `New York, London: Continuum`
            Kind::Comma if words > 0 && i.means(0, bit(Sense::City)) && town_and_colon(here.skip(1)) => {}
            Kind::Colon | Kind::Comma if words > 0 => break,
            // `М. 2000, с. 12`, `Киев 1990`: the comma left out, as some journals do.
            Kind::Number if words > 0 && t.spaced && t.span.len() == 4 => break,
            // `Ростов н/Д: Изд-во`
            _ if words > 0 => {
                let place = i.until(at);
                let from = i.at + place.len().min(1) - 1;
                let len = i.part(from, i.end).long(Sense::City)?;
                if from + len <= at {
                    return None;
                }
                at = from + len;
                continue;
            }
            _ => return None,
        }
        at += 1;
    }
    let place = i.until(at);
    let dotted = |i: In<'_>| i.note.list[i.at..i.end].iter().any(|t| t.kind == Kind::Dot);
    // `Жуковский; М.`: the last of several places is known; `М. Языкову. М.; Л.` begins with the end of a title.
    let last = (place.at..place.end).rfind(|at| i.note.list[*at].kind == Kind::Semi);
    let known = place_sense(place)
        || last.is_some_and(|at| {
            let first = place.until(at);
            place_sense(place.part(at + 1, place.end)) && (!dotted(first) || place_sense(first))
        });
    let dotted = || dotted(place);
    if !known && (words > 2 || dotted()) {
        return None;
    }
    Some((at, words, known))
}

/// `P., 1857`, `L., 1909`, `P.: Seuil, 2006`: Paris, London, Berlin by their first letters, as Russian books print those of foreign ones,
/// and the year at once, or the colon of the house.
fn town_by_initial(i: In<'_>) -> bool {
    let dated = || {
        i.is(2, Kind::Comma)
            && i.is(3, Kind::Number)
            && i.word(3).len() == 4
            && (ends(i.skip(4)) || matches!(i.kind(4), Some(Kind::Dot | Kind::Comma)))
    };
    small::is(i.word(0), small::TOWN_INITIALS) && i.is(1, Kind::Dot) && (i.is(2, Kind::Colon) || dated())
}

/// `Calif.:`, `MA:`: a state, and the colon before the house.
fn state_and_colon(i: In<'_>) -> bool {
    i.long(Sense::State).is_some_and(|len| i.skip(len).past_dot().is(0, Kind::Colon))
}

/// `London:`: a town, and the colon before the house.
fn town_and_colon(i: In<'_>) -> bool {
    i.long(Sense::City).is_some_and(|len| i.skip(len).past_dot().is(0, Kind::Colon))
}

/// A stop stands before `i`, and before it a word too long to be a place's abbreviation.
fn long_word_stopped(i: In<'_>) -> bool {
    const SHORTENED: usize = 4;
    let before = |n: usize| i.at.checked_sub(n).and_then(|at| i.note.list.get(at));
    before(1).is_some_and(|t| t.kind == Kind::Dot)
        && before(2)
            .is_some_and(|t| t.kind == Kind::Word && t.span.of(i.note.text).chars().count() > SHORTENED)
}

/// `[М.; Л.], 1937`   `[Б. м.], 1918`: a place that the book does not name.
fn place_in_brackets(i: In<'_>) -> Option<(usize, usize, bool)> {
    let (inner, behind) = i.enclosed(Kind::BracketOpen)?;
    let last = (inner.at..inner.end).rfind(|at| i.note.list[*at].kind == Kind::Semi);
    let last = last.map_or(inner, |at| inner.part(at + 1, inner.end));
    let known = place_sense(last) || inner.means(0, bit(Sense::NoPlace));
    let mark = matches!(behind.kind(0), Some(Kind::Comma | Kind::Colon));
    // `[Звенигородка], 1917`
    let town = inner.len() == 1 && inner.case(0) == Case::Capital && behind.is(0, Kind::Comma);
    let dated = town && behind.is(1, Kind::Number) && behind.word(1).len() == 4;
    ((known || dated) && mark && inner.len() <= 8).then_some((behind.at, 1, known))
}

/// `изд-во АН СССР`, `тип. Мамонтова`, `изд. «Мир»`: the word for a house, written small; not the number of an edition.
fn house(i: In<'_>) -> bool {
    let edition = bit(Sense::EditionWord) | bit(Sense::Edition);
    i.case(0) == Case::Lower
        && (i.means(0, bit(Sense::PublisherWord))
            || i.means(0, edition) && !(1..4).any(|at| i.is(at, Kind::Number)))
}

/// `. М., 1980`: nothing but facts of publication stands behind what was taken for authors.
pub fn imprint_behind(rest: In<'_>) -> bool {
    rest.is(0, Kind::Dot) && rest.means(1, bit(Sense::City)) && imprint(after_stop(rest.skip(1))).is_some()
}

/// `: PhD diss. Columbia University, 1995`: where a thesis was written.
fn university<'n>(i: In<'n>, draft: &mut Draft) -> Option<In<'n>> {
    let end = at_university(i)?;
    let (rest, found) = date(i.part(end + 1, i.end)).ok()?;
    draft.text(Field::Institution, i.note.span(i.at, end), i.note.text);
    draft.date(Field::Date, i.note.span(end + 1, rest.at), found);
    draft.shows.imprint = true;
    Some(pages(rest, draft))
}

/// Where the name of a university ends, with a comma and the year behind it.
pub fn at_university(i: In<'_>) -> Option<usize> {
    if !matches!(i.case(0), Case::Capital | Case::Upper) {
        return None;
    }
    let end = (i.at..i.end.min(i.at + 9)).find(|at| i.note.list[*at].kind != Kind::Word)?;
    let year = i.part(end + 1, i.end);
    let named = super::super::imprint::has(i.until(end), bit(Sense::BodyWord));
    (named && i.note.list[end].kind == Kind::Comma && year.is(0, Kind::Number) && year.word(0).len() == 4)
        .then_some(end)
}

/// Place, publisher, year; then volume and pages.
pub fn facts<'n>(i: In<'n>, draft: &mut Draft) -> Option<In<'n>> {
    let Some((rest, found)) = imprint(i) else { return university(i, draft) };
    if let Some(location) = found.location {
        draft.text(Field::Location, location, i.note.text);
    }
    if let Some(publisher) = found.publisher {
        draft.text(Field::Publisher, publisher, i.note.text);
    }
    let (date, span) = found.date;
    draft.date(Field::Date, span, date);
    draft.shows.imprint = true;
    Some(pages(rest, draft))
}

/// `. Т. 2. С. 34–36`   `. 345 с.`: volume and pages behind the year; how many it has says nothing here.
pub fn pages<'n>(i: In<'n>, draft: &mut Draft) -> In<'n> {
    let mut here = i;
    for _ in 0..4 {
        let at = match here.kind(0) {
            Some(Kind::Dot | Kind::Comma) => after_stop(here.skip(1)),
            // `М., 1994 (ЖЗЛ). С. 5`
            Some(Kind::ParenOpen) => here,
            _ => break,
        };
        // `. (Жизнь замечательных людей)`: the series.
        if let Some((name, behind)) = at.enclosed(Kind::ParenOpen)
            && !draft.fields.has(Field::Series)
            && matches!(name.case(0), Case::Capital | Case::Upper)
            && (name.len() > 1 || name.case(0) == Case::Upper)
            && behind.is(0, Kind::Dot)
        {
            put_series(name, draft);
            here = behind;
            continue;
        }
        // `. – 345 с.`
        if at.is(0, Kind::Number)
            && at.means(1, bit(Sense::Locator(Unit::Page)))
            && at.case(1) == Case::Lower
            && !at.is(2, Kind::Number)
            && (at.is(2, Kind::Dot) || at.len() == 2)
        {
            here = at.skip(2);
            continue;
        }
        // `М., 1977 (особенно с. 34)`
        if let Some((behind, found)) = pages_in_paren(at) {
            draft.locate(found);
            draft.shows.labelled = true;
            here = behind;
            break;
        }
        let at = especially(at);
        match locators(at) {
            Ok((rest, found)) if at.means(0, bit(Sense::Locator(Unit::Page))) => {
                // A part's whole range.
                if draft.kind == Work::Incollection && !found.iter().any(|l| l.value.unit == Unit::Volume) {
                    put_pages(found, false, draft);
                } else {
                    draft.locate(found);
                }
                draft.shows.labelled = true;
                here = volume_named(rest);
            }
            _ => break,
        }
    }
    host_volume(draft, i.note.text);
    here
}

/// `. Esp. chap. 5`, `. Особенно с. 34`: past the word that stresses what is pointed at.
fn especially(i: In<'_>) -> In<'_> {
    let rest = i.long(Sense::Signal).map(|len| i.skip(len).past_dot());
    rest.filter(|rest| rest.means(0, bit(Sense::Locator(Unit::Page))) && rest.numbered()).unwrap_or(i)
}

/// `// Записки НТШ. – Львів, 1994. – Т. CCXXVIII. – С. 207–248`: a part lies in one volume of its host; nothing is pointed at by it.
fn host_volume(draft: &mut Draft, note: &str) {
    if draft.kind != Work::Incollection || draft.fields.has(Field::Volume) {
        return;
    }
    if let Some(at) = draft.locators.iter().position(|l| l.value.unit == Unit::Volume) {
        let span = draft.locators.remove(at).span;
        draft.text(Field::Volume, span, note);
    }
}
