//! Numbers of a larger unit with which what is pointed at may begin: a volume in halves, books of a chronicle, the series of a work.

use ecow::EcoVec;

use super::date::roman;
use super::input::In;
use super::locator::{locators, push};
use super::locator_value::half_behind;
use super::numbering::is_numeral;
use super::token::{Case, Kind, bit};
use crate::lexicon::Sense;
use crate::model::{Level, Locator, Sited, Unit};
use crate::small::{self, Words};

/// `xii (1), no. 479`, `xii (2), 952`: the first half of the twelfth volume, and what lies in it.
pub fn halved_volume(i: In<'_>) -> Option<(In<'_>, EcoVec<Sited<Locator>>)> {
    // `CSP, Spain, IV (1), no. 547`
    let halved = matches!(i.case(0), Case::Lower | Case::Upper)
        && i.is(1, Kind::ParenOpen)
        && is_numeral(i, 2)
        // `IX (1918), 306`: a year.
        && i.word(2).len() < 4
        && i.is(3, Kind::ParenClose)
        && i.is(4, Kind::Comma)
        && roman(i.word(0)).is_some();
    if !halved {
        return None;
    }
    let (rest, more) = locators(i.skip(5)).ok()?;
    let mut found = EcoVec::new();
    push(i, i.span_to(i.skip(1)), Unit::Volume, &mut found);
    push(i, i.skip(2).span_to(i.skip(3)), Unit::Part, &mut found);
    found.extend(more);
    Some((rest, found))
}

/// `II/1:97`, `II/1, p. 97`, `IV/2, 45`: a half of a volume by its numeral, and the page in it.
pub fn half_and_page(i: In<'_>) -> Option<(In<'_>, EcoVec<Sited<Locator>>)> {
    if i.case(0) != Case::Upper || !i.is(1, Kind::Slash) || roman(i.word(0)).is_none() {
        return None;
    }
    let behind = half_behind(i.skip(1))?;
    let paged = behind.is(1, Kind::Number)
        || behind.is(0, Kind::Comma) && behind.means(1, bit(Sense::Locator(Unit::Page)));
    if !matches!(behind.kind(0), Some(Kind::Colon | Kind::Comma)) || !paged {
        return None;
    }
    let (rest, more) = locators(behind.skip(1)).ok()?;
    let mut found = EcoVec::new();
    push(i, i.span_to(behind), Unit::Volume, &mut found);
    found.extend(more);
    Some((rest, found))
}

/// `I.2.i`, `V.40`, `I.3.v–viii`: book, chapter and section of a chronicle, where a labelled page is behind them; what is behind.
pub fn sections(i: In<'_>) -> Option<In<'_>> {
    const BOOKS: u32 = 60;
    let glued = |n: usize| i.peek(n).is_some_and(|t| !t.spaced);
    let numeral = |n: usize| i.is(n, Kind::Number) && i.word(n).len() <= 3 || roman(i.word(n)).is_some();
    if i.case(0) != Case::Upper || roman(i.word(0)).is_none_or(|book| book > BOOKS) {
        return None;
    }
    let mut n = 1;
    while i.is(n, Kind::Dot) && glued(n) && glued(n + 1) && numeral(n + 1) {
        n += 2;
    }
    if n > 1 && i.is(n, Kind::Dash) && glued(n) && numeral(n + 1) {
        n += 2;
    }
    (n > 1 && paged_behind(i.skip(n))).then(|| i.skip(n))
}

/// `q. 65, a. 1`, `q. 3, a. 2, ad 1`: a question of a work of the schools and what lies in it; what is behind.
pub fn question<'n>(i: In<'n>) -> Option<In<'n>> {
    const DEEPEST: usize = 3;
    let part = |i: In<'n>, words| numbered_word(i, words).filter(|_| i.case(0) == Case::Lower);
    let mut here = part(i, small::QUESTION)?;
    for _ in 0..DEEPEST {
        match part(here.past_comma(), small::QUESTIONS) {
            Some(rest) => here = rest,
            None => break,
        }
    }
    // A question of a hearing is a number alone.
    (here.at > i.at + 3).then_some(here)
}

/// `q. 65`, `a. 1`: one of the words and its number; what is behind.
pub fn numbered_word<'n>(i: In<'n>, words: &Words) -> Option<In<'n>> {
    let number = i.skip(1).past_dot();
    (small::is(i.word(0), words) && number.is(0, Kind::Number)).then(|| number.skip(1))
}

/// `, p. 66`
pub fn paged_behind(i: In<'_>) -> bool {
    i.is(0, Kind::Comma)
        && i.case(1) == Case::Lower
        && i.skip(1).long(Sense::Locator(Unit::Page)).is_some()
        && i.skip(1).numbered()
}

/// `VI.9.11`, `VI.9.10–11`: book, treatise and chapter of a classic, the first in Roman figures; what is behind them.
pub fn book_in_roman(i: In<'_>) -> Option<In<'_>> {
    const LENGTH: usize = 5;
    let glued = (1..LENGTH).all(|n| i.peek(n).is_some_and(|t| !t.spaced));
    let numbers = i.is(2, Kind::Number) && i.is(4, Kind::Number);
    let stops = i.is(1, Kind::Dot) && i.is(3, Kind::Dot);
    if i.case(0) != Case::Upper || !(glued && numbers && stops) || roman(i.word(0)).is_none() {
        return None;
    }
    let rest = i.skip(LENGTH);
    let range = rest.is(0, Kind::Dash) && rest.is(1, Kind::Number);
    Some(rest.skip(2 * usize::from(range)))
}

/// The same, and the page.
pub fn in_sections(i: In<'_>) -> Option<(In<'_>, EcoVec<Sited<Locator>>)> {
    let behind = sections(i)?;
    let (rest, more) = locators(behind.skip(1)).ok()?;
    let mut found = EcoVec::new();
    push(i, i.span_to(behind), Unit::Section, &mut found);
    found.extend(more);
    Some((rest, found))
}

/// `Calendar of Close Rolls, 1227–1231, p. 44`: years that name a volume of a calendar, before what is pointed at in it.
pub fn years_of_calendar(i: In<'_>) -> bool {
    let digits = |n: usize| i.is(n, Kind::Number).then(|| i.word(n).len());
    let year = digits(0) == Some(4) && i.word(0).starts_with('1') && i.is(1, Kind::Dash);
    // `91 (1986), 1053–75, at p. 1060`: the pages of an article are no years.
    let named = i.at.checked_sub(2).is_some_and(|at| i.note.list[at].kind == Kind::Word);
    if !year
        || !named
        || !i.is(3, Kind::Comma)
        || !i.means(4, bit(Sense::Locator(Unit::Page)))
        || i.case(4) != Case::Lower
    {
        return false;
    }
    let (from, to) = (i.word(0), i.word(2));
    digits(2).is_some_and(|n| n <= 4 && from.get(4 - n..).is_some_and(|tail| tail < to))
}

/// `1928–1929 rr. v radians’kii Ukraïni`: behind a year the word for years, though elsewhere it is the word for lines.
pub fn word_for_years(i: In<'_>) -> bool {
    i.means(0, bit(Sense::Year))
        && i.at.checked_sub(1).is_some_and(|at| {
            let before = &i.note.list[at];
            before.kind == Kind::Number && before.span.len() == 4
        })
}

/// `Kaiserreich, 2004, S. 10`: the year of a work that is named again, before a labelled page; no page itself.
pub fn year_before_page(i: In<'_>) -> bool {
    let year = i.is(0, Kind::Number) && i.word(0).len() == 4 && matches!(&i.word(0)[..2], "18" | "19" | "20");
    // `Annual Report, 1870, II, 326`
    if year
        && i.is(1, Kind::Comma)
        && i.case(2) == Case::Upper
        && i.is(3, Kind::Comma)
        && i.is(4, Kind::Number)
    {
        return roman(i.word(2)).is_some();
    }
    year && i.is(1, Kind::Comma)
        && i.means(2, bit(Sense::Locator(Unit::Page)))
        && i.peek(2).is_some_and(|t| t.span.len() <= 3 || t.case == Case::Lower)
        // `U. S. Census, 1850, p. xliv`
        && (i.skip(2).numbered() || roman(i.skip(3).past_dot().word(0)).is_some())
}

/// `ser. 1, vol. 27, pt. 2, 318`, `2nd ser., 2:89`, `ser. 1, 27(3):881`: past the series of a work of many volumes, to the volume.
pub fn series_first(i: In<'_>) -> Option<In<'_>> {
    let next = ordinal_series(i).or_else(|| {
        if i.case(0) != Case::Lower || !is_series(i) {
            return None;
        }
        let value = i.skip(1).past_dot();
        let counted = value.is(0, Kind::Number) || roman(value.word(0)).is_some();
        (counted && value.is(1, Kind::Comma)).then(|| value.skip(2))
    })?;
    let volume = next.long(Sense::Locator(Unit::Volume)).is_some_and(|len| {
        next.is(len, Kind::Number) || next.is(len, Kind::Dot) && next.case(len + 1) != Case::Capital
    });
    // `2:89`, `27(3):881`
    let behind = if next.is(1, Kind::ParenOpen) && next.is(3, Kind::ParenClose) { 4 } else { 1 };
    let paged = next.is(0, Kind::Number) && next.word(0).len() <= 3 && next.is(behind, Kind::Colon);
    (volume || paged && next.is(behind + 1, Kind::Number)).then_some(next)
}

/// `ser.`, `series`
pub fn is_series(i: In<'_>) -> bool {
    i.means(0, bit(Sense::SeriesWord)) || i.long(Sense::Step(Level::Series)).is_some()
}

/// `2nd ser., `, `third series, `
fn ordinal_series(i: In<'_>) -> Option<In<'_>> {
    let len = match i.hit(|s| matches!(s, Sense::Ordinal(_)).then_some(())) {
        Some((_, len)) => len,
        None if i.is(0, Kind::Number) && i.peek(1).is_some_and(|t| t.kind == Kind::Word && !t.spaced) => 2,
        None => return None,
    };
    let word = i.skip(len);
    let rest = word.skip(1).past_dot();
    (word.case(0) == Case::Lower && is_series(word) && rest.is(0, Kind::Comma)).then(|| rest.skip(1))
}
