//! What looks citable in prose that no production read.

use super::date::full_date;
use super::imprint::{Paren, paren, past, placed_and_dated};
use super::input::In;
use super::token::{Case, Kind, Token, bit};
use super::towns::place_sense;
use crate::lexicon::Sense;
use crate::model::{Level, Span, Unit};

/// The last token of a clause that only a citation has: facts of publication, a locator with its label, an
/// archive. 0 if there is none.
pub fn evidence(clause: In<'_>, whole: In<'_>) -> usize {
    let mut last = 0;
    let mut at = clause.at;
    while at < clause.end {
        let here = whole.part(at, whole.end);
        let t = &clause.note.list[at];
        let shows = match t.kind {
            Kind::ParenOpen => {
                matches!(paren(here), Ok((_, Paren::Imprint(_) | Paren::Thesis(_) | Paren::Date(..))))
                    // `«Источник» (1995. № 3. С. 45–56)`
                    || here.is(1, Kind::Number) && here.is(2, Kind::Dot) && here.is(3, Kind::Sign)
            }
            Kind::Url => true,
            Kind::Colon => true,
            Kind::Number => at > 0 && clause.note.list[at - 1].kind == Kind::Comma,
            Kind::Word => {
                t.bits
                    & (bit(Sense::Locator(crate::model::Unit::Page))
                        | bit(Sense::Step(crate::model::Level::Fond)))
                    != 0
                    && (here.numbered() || super::date::roman(here.word(1)).is_some())
                    || t.bits & (bit(Sense::Ibid) | bit(Sense::OpCit)) != 0
            }
            _ => false,
        };
        if shows {
            last = at;
        } else if super::archive::office(here) {
            last = at + 1;
        }
        at = past(clause, at);
    }
    last
}

/// A clause that no production read and that looks like a citation: with facts of publication in brackets, an
/// address of an archive, or names, a place or publisher, a year and a page.
pub fn unread(clause: In<'_>) -> Option<Span> {
    if has_imprint(clause)
        || names_a_book(clause)
        || kept(clause)
        || dated_document(clause)
        || title_and_page(clause)
    {
        return Some(clause.note.span(clause.at, clause.end));
    }
    address(clause).map(|(from, to)| clause.note.span(from, to))
}

/// `Churchill, speech at Fulton, Missouri, 5 March 1946`   `Telephone conversation between Johnson and McNamara, 8 July 1965, 5:30 P.M.`: what sort of
/// paper it is, at the head or behind a name, and a day between commas.
fn dated_document(clause: In<'_>) -> bool {
    const NAME: usize = 6;
    let sort = bit(Sense::DocumentHead) | bit(Sense::LetterHead) | bit(Sense::InterviewWord);
    let comma = (1..NAME).find(|n| clause.is(*n, Kind::Comma));
    let named = comma.is_some_and(|n| {
        matches!(clause.case(0), Case::Capital | Case::Upper)
            && clause.case(n + 1) == Case::Lower
            && clause.means(n + 1, sort)
    });
    let headed = clause.case(0) == Case::Capital && clause.means(0, sort);
    // `Philanthropist, June 11, 1852`, `Washington Union, May 13, 1846`: one word or two, a day, and nothing more.
    let words = (0..2).take_while(|n| clause.case(*n) == Case::Capital).count();
    let alone = words > 0
        && clause.is(words, Kind::Comma)
        && !place_sense(clause.until(clause.at + words))
        && full_date(clause.skip(words + 1)).is_ok_and(|(rest, found)| rest.is_empty() && found.is_day());
    (headed || named || alone)
        && (clause.at + 2..clause.end).any(|at| {
            let day = clause.part(at, clause.end);
            clause.note.list[at - 1].kind == Kind::Comma
                && full_date(day).is_ok_and(|(rest, found)| {
                    found.is_day()
                        && (rest.is_empty() || matches!(rest.kind(0), Some(Kind::Comma | Kind::Dot)))
                })
        })
}

/// `Pis’ma I. V. Stalina V. M. Molotovu, p. 194`: nothing but words of a title or a name, and the page behind their comma.
fn title_and_page(clause: In<'_>) -> bool {
    const CAPITALS: usize = 3;
    let Some(comma) = (clause.at..clause.end).find(|at| clause.note.list[*at].kind == Kind::Comma) else {
        return false;
    };
    let page = clause.part(comma + 1, clause.end);
    let words = &clause.note.list[clause.at..comma];
    let word = |t: &Token| match t.kind {
        Kind::Word => t.case != Case::Lower || t.bits & (bit(Sense::Small) | bit(Sense::And)) != 0,
        _ => t.kind == Kind::Dot && !t.stop,
    };
    page.means(0, bit(Sense::Locator(Unit::Page)))
        && page.numbered()
        && words.iter().all(word)
        && words.iter().filter(|t| t.case == Case::Capital).count() >= CAPITALS
}

/// `RGANI, f. 5, op. 28`, and behind its comma `1354, XIA/83`: numbers and letters without a word of prose: the address was not
/// read to its end.
pub fn rest_of_address(clause: In<'_>) -> Option<Span> {
    let comma = clause.at.checked_sub(1).is_some_and(|at| clause.note.list[at].kind == Kind::Comma);
    let mut numbered = false;
    for at in clause.at..clause.end {
        let t = &clause.note.list[at];
        match t.kind {
            Kind::Number => numbered = true,
            Kind::Word if t.short || t.case == Case::Upper || t.span.len() <= 3 => {}
            Kind::Comma | Kind::Dot | Kind::Slash | Kind::Dash | Kind::Colon => {}
            _ => return None,
        }
    }
    (comma && numbered).then(|| clause.note.span(clause.at, clause.end))
}

/// `… (London: Faber, 1988) …`
fn has_imprint(clause: In<'_>) -> bool {
    let mut at = clause.at;
    while at < clause.end {
        let here = clause.part(at, clause.end);
        if here.is(0, Kind::ParenOpen) && placed_and_dated(here) {
            return true;
        }
        at = past(clause, at);
    }
    false
}

/// `Fowler Harvest of the Rich London Faber 1988 page 44`: four capitals at least, a place or a publisher
/// before a year, and a page after it.
fn names_a_book(clause: In<'_>) -> bool {
    const CAPITALS: usize = 4;
    let (mut capitals, mut printed, mut dated) = (0, false, false);
    for at in clause.at..clause.end {
        let here = clause.part(at, clause.end);
        let Some(t) = here.peek(0) else { break };
        match t.kind {
            Kind::Word if dated && t.bits & bit(Sense::Locator(Unit::Page)) != 0 => {
                let paged = here.numbered();
                if paged && capitals >= CAPITALS {
                    return true;
                }
            }
            Kind::Word => {
                capitals += usize::from(t.case == Case::Capital);
                printed |= t.bits & (bit(Sense::City) | bit(Sense::PublisherWord)) != 0;
            }
            Kind::Number => {
                let year = here.word(0).parse().is_ok_and(|y: u32| (1500..2100).contains(&y));
                dated |= year && printed;
            }
            _ => {}
        }
    }
    false
}

/// `…, Lincolnshire Archives, DIOC/REG/3`: behind a comma the name of an archive, and behind its own comma capitals and a stroke.
fn kept(clause: In<'_>) -> bool {
    const NAME: usize = 6;
    if clause.note.bits & bit(Sense::ArchiveWord) == 0 || !clause.note.has(Kind::Slash) {
        return false;
    }
    let comma = |at: usize| clause.note.list[at].kind == Kind::Comma;
    (clause.at..clause.end).filter(|at| comma(*at)).any(|at| {
        let name = clause.part(at + 1, clause.end);
        let Some(len) = (2..NAME).find(|n| name.is(*n, Kind::Comma)) else { return false };
        let mark = name.skip(len + 1);
        let stroke = mark.is(1, Kind::Slash) || mark.is(1, Kind::Number) && mark.is(2, Kind::Slash);
        (0..len).all(|n| name.case(n) == Case::Capital)
            && (0..len).any(|n| name.means(n, bit(Sense::ArchiveWord)))
            && mark.case(0) == Case::Upper
            && stroke
    })
}

/// `fond 12, opis 3, delo 44`: two steps at least of an address of an archive, each with its number. From the
/// first to the last of them.
fn address(clause: In<'_>) -> Option<(usize, usize)> {
    let (mut first, mut last, mut steps) = (None, clause.at, 0);
    for at in clause.at..clause.end {
        let here = clause.part(at, clause.end);
        if !here.means(0, bit(Sense::Step(Level::Fond))) {
            continue;
        }
        let number = 1 + usize::from(here.is(1, Kind::Dot));
        if here.is(number, Kind::Number) {
            first = first.or(Some(at));
            last = at + number + 1;
            steps += 1;
        }
    }
    first.filter(|_| steps > 1).map(|from| (from, last))
}
