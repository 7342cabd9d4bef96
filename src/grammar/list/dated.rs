//! A note that cites as lists of social science do: the year in brackets behind the author, then the title.

use super::super::draft::Draft;
use super::super::imprint::top_level;
use super::super::input::In;
use super::super::locator::locators;
use super::super::name::names;
use super::super::series::capital_name;
use super::super::tail::ends;
use super::super::token::{Case, GIVEN, Kind, Token, bit};
use super::super::towns::place_sense;
use super::super::work::role_after;
use super::head::heads;
use super::{commas, headed, stops};
use crate::lexicon::Sense;
use crate::model::{Doubt, Field, Kind as Work, Unit};

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
        let label = matches!(i.note.list[at].kind, Kind::Comma | Kind::Dot)
            && next.means(0, bit(Sense::Locator(Unit::Page)));
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
    let pointed = found.is_some() && marked;
    let readings = [stops, commas, title_alone].into_iter().take(if pointed { 3 } else { 2 });
    let mut draft = readings
        .filter_map(|reading| reading(body))
        .find_map(|draft| to_its_end(draft, body, marked, pointed))?;
    draft.doubts.remove(Doubt::PagesOrLocator);
    // `(1972, June 19). GOP Security Aide Among Five Arrested. Washington Post`: no book has a day.
    let day = draft.fields.date().is_some_and(|d| d.edtf.len() == 10);
    if day && draft.fields.has(Field::Publisher) && !draft.fields.has(Field::Location) {
        draft.rename(Field::Publisher, Field::Journaltitle);
        draft.sort("newspaper");
        draft.kind = Work::Article;
    }
    let part = matches!(draft.kind, Work::Article | Work::Incollection);
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
    draft.shows.dated = true;
    draft.shows.imprint = true;
    let rest = i.part(draft.end, i.end);
    draft.shows.closed = ends(rest);
    draft.shows.closed.then_some(draft)
}

/// A comma, colon or stop stands behind the year at `at`, or behind its bracket.
fn marked_behind(i: In<'_>, at: usize) -> bool {
    let bracketed = i.note.list[at].kind == Kind::ParenOpen;
    let last = if bracketed { i.note.list[at].partner as usize } else { at };
    i.note.list.get(last + 1).is_some_and(|t| matches!(t.kind, Kind::Comma | Kind::Colon | Kind::Dot))
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

/// A reading that explains all words, with a name in full, a title, and where it came out or what says that there is no more of it:
/// quotation marks, capitals, the page `pointed` at.
fn to_its_end(mut draft: Draft, body: In<'_>, marked: bool, pointed: bool) -> Option<Draft> {
    let people = || draft.fields.names(Field::Author).iter().chain(draft.fields.names(Field::Editor));
    // `M-O A, TC 85/7/B; Geoffrey Thomas, Women and Industry (1948)`: the year stands between names and title.
    let before = |first: Option<crate::model::Span>, then: Option<crate::model::Span>| {
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
    let words =
        |span: crate::model::Span| body.part(body.note.at_byte(span.start), body.note.at_byte(span.end));
    let named = || title.is_some_and(|span| capital_name(words(span)));
    let out = out || s.quoted || pointed || marked && named();
    (draft.end == body.end && out).then_some(draft)
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
        Kind::Comma | Kind::Dot => between_marks(i, year).then_some(year),
        _ => None,
    }
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
        i.note.list[open + 2].kind == Kind::Comma
            && close <= open + 5
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
