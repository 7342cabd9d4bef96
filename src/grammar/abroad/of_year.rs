//! Journals that count by the year alone, and what tells that one follows.

use super::super::date::{year, years};
use super::super::draft::Draft;
use super::super::imprint::{has, past};
use super::super::input::In;
use super::super::journal::Issue;
use super::super::locator::locators;
use super::super::name::names;
use super::super::numbering::{Numbers, paged};
use super::super::roles::edition_words;
use super::super::series::{capital_name, has_centuries};
use super::super::tail::ends;
use super::super::title::surely_person;
use super::super::token::{Case, GIVEN, Kind, Token, bit};
use super::host::{hosted, may_host};
use crate::lexicon::Sense;
use crate::model::{Date, Field, Kind as Work, Unit};
use crate::small;

/// `Historische Zeitschrift 2001, 561–596`   `Mitteilungen des Instituts 1953, 257–334 (260)`   `NJW 2004, 1098 (1100)`   `HZ 236, 1983, S. 579–599`
///
/// A journal without a word before it: its name says what it is, or is letters alone; its year, the pages of the article and in
/// brackets the page that is cited, as lawyers have it; or its numbers.
pub fn issue_of_year(at: In<'_>) -> Option<Issue<'_>> {
    const LONGEST: usize = 14;
    if !matches!(at.case(0), Case::Capital | Case::Upper) {
        return None;
    }
    let name = |n: &usize| matches!(at.kind(*n), Some(Kind::Word | Kind::Dash | Kind::Amp));
    let len = (0..LONGEST).take_while(name).count();
    let (name, when) = (at.until(at.at + len), at.skip(len));
    if len == 0 || !when.is(0, Kind::Number) || !names_journal(name) {
        return None;
    }
    if when.word(0).len() < 4 {
        let found = Issue::of(name, when)?;
        let whole = found.numbers.volume.is_some() && found.numbers.pages.is_some();
        return whole.then_some(found);
    }
    let pages = when.skip(2);
    if year(when).is_err() || !when.is(1, Kind::Comma) || !pages.is(0, Kind::Number) {
        return None;
    }
    let (mut rest, mut found) =
        locators(pages).ok().filter(|(_, f)| f.iter().all(|l| paged(l.value.unit)))?;
    let mut narrowed = false;
    if let Some((inner, behind)) = rest.enclosed(Kind::ParenOpen)
        && inner.is(0, Kind::Number)
        && let Ok((after, cited)) = locators(inner)
        && after.is_empty()
    {
        found.extend(cited);
        (rest, narrowed) = (behind, true);
    }
    let date = Some((Date::new(when.word(0)), when.span_to(when.skip(1))));
    let numbers = Numbers { date, pages: Some((found, narrowed)), sure: true, ..Numbers::default() };
    ends(rest).then_some(Issue { name, numbers, rest })
}

/// `Zeitschrift für …`, `Frühmittelalterliche Studien`, `JZ`: a word of it says that it is a journal, or it is letters.
fn names_journal(name: In<'_>) -> bool {
    let letters = name.len() == 1
        && name.case(0) == Case::Upper
        && name.word(0).chars().count() > 1
        && !name.means(0, bit(Sense::City) | bit(Sense::State) | bit(Sense::Volume) | bit(Sense::Number));
    let noun = || {
        (name.at..name.end).any(|at| {
            name.note.word(at).rsplit('-').next().is_some_and(|noun| small::is(noun, small::JOURNAL_NOUNS))
        })
    };
    letters || name.long(Sense::City).is_none() && (has(name, bit(Sense::JournalWord)) || noun())
}

/// `. Zwischen bürgerlicher Verbesserung und neuer Weiblichkeit, 1986, 142`: behind the stop of an author's title its second half,
/// and then the year of a book that is cited by surname alone, a journal, or a newspaper.
pub fn subtitle_ahead(i: In<'_>, draft: &Draft) -> bool {
    const REACH: usize = 40;
    let authors = draft.fields.names(Field::Author);
    let begins = matches!(i.case(0), Case::Capital | Case::Upper) || i.is(0, Kind::QuoteOpen);
    if authors.is_empty() || !begins || surnames(i) {
        return false;
    }
    let bare = authors.iter().all(|name| name.given.is_empty() && !name.is_body());
    let mut here = i;
    while here.at < i.at + REACH {
        let Some(t) = here.peek(0) else { return false };
        let next = here.skip(1);
        match t.kind {
            Kind::Comma if bare && year_alone(next) => return true,
            Kind::Comma if next.means(0, bit(Sense::Newspaper)) && of_newspaper(next) => return true,
            Kind::Comma if issue_of_year(next).is_some() || journal_here(next) => return true,
            Kind::Semi | Kind::Url => return false,
            Kind::Dot if t.stop => return false,
            // `. South African Journal of Military Studies Vol. 8, No. 4, 1978`: another's issue, no half of a title.
            Kind::Word if t.bits & bit(Sense::Number) != 0 && next.past_dot().is(0, Kind::Number) => {
                return false;
            }
            Kind::Word if t.case == Case::Lower && t.bits & LEADS != 0 && t.span.len() > 3 => return false,
            _ => here = here.part(past(here, here.at), here.end),
        }
    }
    false
}

/// `, Rivista storica italiana, vol. 74, fasc. 3, 1962, p. 90`: a journal by its name, and its labelled numbers.
pub fn journal_here(i: In<'_>) -> bool {
    let mut draft = Draft::at(i, Work::Article);
    i.is(0, Kind::Word)
        && i.case(0) != Case::Lower
        && may_host(i)
        && hosted(i, &mut draft).is_some()
        && draft.shows.journal
}

/// Words that lead to another citation.
const LEADS: u128 = bit(Sense::Signal) | bit(Sense::Ibid) | bit(Sense::Via(crate::model::Via::Quoted));

/// `Kocka, `, `Kocka/Frevert, `: another author begins here.
fn surnames(i: In<'_>) -> bool {
    let mut here = i;
    while here.case(0) == Case::Capital && here.is(1, Kind::Slash) {
        here = here.skip(2);
    }
    here.case(0) == Case::Capital && here.is(1, Kind::Comma)
}

/// `1986, 142`   `1979.`: a year, and a page or nothing.
fn year_alone(i: In<'_>) -> bool {
    // `13. Aufl. 1994, S. 34`
    let i = edition_words(i).map_or(i, |(rest, ..)| rest.past_comma());
    let Ok((rest, found)) = years(i) else { return false };
    let paged = rest.is(0, Kind::Comma)
        && (rest.is(1, Kind::Number) || rest.means(1, bit(Sense::Locator(Unit::Page))));
    let first: Option<u16> = found.edtf.get(..4).and_then(|y| y.parse().ok());
    i.is(0, Kind::Number)
        && first.is_some_and(|y| (1450..2060).contains(&y))
        && (paged || rest.is_empty() || rest.is(0, Kind::Semi) || rest.is(0, Kind::Dot))
}

/// `Frankfurter Rundschau, 1986`   `Die Zeit, 3.10.1986`
fn of_newspaper(i: In<'_>) -> bool {
    i.long(Sense::Newspaper).is_some_and(|len| i.is(len, Kind::Comma) && i.is(len + 1, Kind::Number))
}

/// `2001 (3.º), pp. 711-733`: behind the year the quarter in which the number appeared.
pub fn quarter(i: In<'_>) -> In<'_> {
    const LONGEST: usize = 12;
    let counted = |inner: In<'_>| {
        let text = i.note.slice(inner.at, inner.end);
        inner.is(0, Kind::Number) && text.len() <= LONGEST && text.contains(['º', '°'])
    };
    match i.enclosed(Kind::ParenOpen) {
        Some((inner, rest)) if rest.is(0, Kind::Comma) && counted(inner) => rest,
        _ => i,
    }
}

/// `. Een burger in oorlogstijd, p. 68`   `. 1936–1945, S. 412 f.`: behind the stop of an author's title its second half, of which a page
/// is pointed at and nothing else is told.
pub fn subtitle_and_page(i: In<'_>, draft: &Draft) -> bool {
    const REACH: usize = 24;
    let in_years = || years(i).is_ok_and(|(rest, found)| rest.is(0, Kind::Comma) && found.edtf.contains('/'));
    let words = i.case(0) == Case::Capital && i.peek(1).is_some_and(|t| t.kind == Kind::Word);
    // `. France, 1871-1890, 15`
    let place = i.is(1, Kind::Comma) && i.is(3, Kind::Dash) && i.word(2).len() == 4;
    if draft.fields.names(Field::Author).is_empty() || !place && (surnames(i) || !(words || in_years())) {
        return false;
    }
    let divides = |t: &Token| {
        t.stop || matches!(t.kind, Kind::Comma | Kind::Semi | Kind::ParenOpen | Kind::QuoteOpen | Kind::Url)
    };
    let reach = i.note.list[i.at..i.end.min(i.at + REACH)].iter().position(divides);
    let Some(end) = reach.map(|at| i.skip(at)) else {
        let whole = i.skip(i.len());
        return i.len() < REACH && half_title(i, whole) && capital_name(i);
    };
    let half = i.until(end.at);
    // `Ensaio Sobre as Origens de Portugal`, `Die Welt Eines Müllers`: one word that English has, too.
    let plain = (half.at..half.end).filter(|at| half.note.list[*at].bits & bit(Sense::Plain) != 0).count();
    let journal = bit(Sense::JournalWord) | bit(Sense::Volume);
    if has(half, LEADS) || plain > usize::from(capital_name(half) && !has(half, journal)) {
        return false;
    }
    // `. Sociedades Indígenas y Occidentalización. Siglos XVI-XVIII, 20`: a third part.
    if end.is(0, Kind::Dot) && end.len() > 1 {
        return half_title(i, end) && capital_name(half) && subtitle_and_page(end.skip(1), draft);
    }
    // `. Essai Sur La Culture Populaire` to the end of its note, as a machine writes titles with capitals.
    if end.is(0, Kind::Dot) && end.len() == 1 {
        return half_title(i, end) && capital_name(half);
    }
    // `. France, 1871-1890, 15`
    let years = end.is(2, Kind::Dash) && years(end.skip(1)).is_ok_and(|(_, found)| found.edtf.contains('/'));
    let comma = if years && end.is(0, Kind::Comma) { end.skip(4) } else { end };
    if years && ends(comma) {
        return true;
    }
    let page = comma.skip(1);
    let labelled = page.means(0, bit(Sense::Locator(Unit::Page)));
    let bare = || page.is(0, Kind::Number) && page.word(0).len() < 4 && (years || half_title(i, end));
    // `Storia Di Giorgio Siculo`: a name within it, and nobody's.
    let led = half.means(0, GIVEN) || half.is(1, Kind::Dot);
    let person =
        led && names(half).is_ok_and(|(rest, found)| rest.is_empty() && found.full && surely_person(half));
    comma.is(0, Kind::Comma)
        && !person
        && (labelled || bare())
        && locators(page).is_ok_and(|(rest, _)| ends(rest))
}

/// `Essai Sur La Culture Populaire`: three words at least up to `end`, and nothing that another citation begins with.
fn half_title(i: In<'_>, end: In<'_>) -> bool {
    let other = bit(Sense::ArchiveWord) | bit(Sense::BodyWord) | bit(Sense::Newspaper) | LEADS;
    let words = (i.at..end.at).filter(|at| i.note.list[*at].kind == Kind::Word).count();
    (words > 2 || has_centuries(i.until(end.at)))
        && !i.means(0, other | GIVEN)
        && !has(i.until(end.at), LEADS)
}
