//! Works that are named again by a surname alone and a title behind its stop.

use ecow::eco_vec;

use super::super::date::year;
use super::super::input::In;
use super::super::name::{Names, and_len};
use super::super::token::{Case, Kind, bit};
use super::area::{Area, after_stop, area_end, ellipsis};
use super::facts::imprint;
use super::leaf::leaf_ahead;
use crate::letter;
use crate::lexicon::{Sense, fold};
use crate::model::{Name, Unit};

/// The most tokens of such a title.
const TITLE: usize = 18;

/// `Деникин. Очерки русской смуты, с. 96`   `Ключевский. Курс русской истории. Т. 3. С. 12`   `Кульчицкий и др. Голод. С. 12`: a surname
/// by its end or by the others beside it, a stop, a title, and what a title needs: a page, or where and when it was printed.
pub fn surname_alone(i: In<'_>) -> Option<(In<'_>, Names)> {
    let t = i.peek(0)?;
    let rest = and_others(i.skip(1));
    let title = rest.skip(1);
    let fits = t.case == Case::Capital
        && t.bits & !bit(Sense::SurnameEnd) == 0
        && rest.is(0, Kind::Dot)
        && matches!(title.case(0), Case::Capital | Case::Upper)
        && (title.case(1) != Case::None
            || matches!(title.kind(1), Some(Kind::Comma | Kind::Dot))
            || rest.at > i.at + 1
            // `Устрялов. История… Т. IV`
            || ellipsis(title.skip(1)) > 0)
        && (rest.at > i.at + 1 || ends_as_surname(i));
    if !fits {
        return None;
    }
    let found = area_end(title, true)?;
    // `Каганович. Первая очередь. 1933. С. 4`
    let dated = || found.kind == Area::Numbers && year(i.part(found.after, i.end)).is_ok();
    let titled = (matches!(found.kind, Area::Leaf | Area::Facts) || dated()) && found.at <= i.at + TITLE;
    let name = Name { family: i.word(0).into(), ..Name::default() };
    titled.then(|| (rest, Names { list: eco_vec![name], full: false }))
}

/// `и др`: up to the stop of its abbreviation, which ends the area as well.
fn and_others(i: In<'_>) -> In<'_> {
    match i.long(Sense::EtAl).filter(|_| i.means(0, bit(Sense::EtAl))) {
        Some(len) if i.note.list[i.at + len - 1].kind == Kind::Dot => i.skip(len - 1),
        Some(len) => i.skip(len),
        None => i,
    }
}

/// `Пономарёв. С. 8`   `Ключевский. Т. 3. С. 12`: a surname by its end, and nothing but a page behind its stop.
pub fn surname_paged(i: In<'_>) -> Option<(In<'_>, Names)> {
    let fits = i.case(0) == Case::Capital
        && i.peek(0)?.bits & !bit(Sense::SurnameEnd) == 0
        && i.is(1, Kind::Dot)
        && leaf_ahead(after_stop(i.skip(2)))
        && ends_as_surname(i);
    let name = Name { family: i.word(0).into(), ..Name::default() };
    fits.then(|| (i.skip(1), Names { list: eco_vec![name], full: false }))
}

/// `Ворожейкин. 1984. С. 22-25`: a surname by its end, and between stops the year that tells which work, and a page.
pub fn surname_and_year(i: In<'_>) -> Option<(In<'_>, Names)> {
    let when = i.skip(2);
    let (rest, _) = year(when).ok()?;
    let fits = i.case(0) == Case::Capital
        && i.peek(0)?.bits & !bit(Sense::SurnameEnd) == 0
        && i.is(1, Kind::Dot)
        && rest.at == when.at + 1
        && rest.is(0, Kind::Dot)
        && leaf_ahead(after_stop(rest.skip(1)))
        && ends_as_surname(i);
    let name = Name { family: i.word(0).into(), ..Name::default() };
    fits.then(|| (when, Names { list: eco_vec![name], full: false }))
}

/// `Nollau. Die Internationale. P. 109`   `Tivel and Kheimo. 10 let Kominterna. Vol. 2. P. 365`   `Fennell. Correspondence, pp. 82–83`
/// `Kerensky. The Catastrophe. London, 1927`: surnames in Latin letters, a title between stops, and a page whose label is printed large,
/// or place and year; or the one word that is the title, and a page with its label.
pub fn surnames_in_latin(i: In<'_>) -> Option<(In<'_>, Names)> {
    let surname = |n: usize| {
        i.case(n) == Case::Capital
            && i.word(n).len() > 2
            && !letter::has_cyrillic(i.word(n))
            && i.peek(n).is_some_and(|t| t.bits & !bit(Sense::SurnameEnd) == 0)
    };
    let and = and_len(i.skip(1));
    let second = and > 0 && surname(1 + and);
    let len = if second { 2 + and } else { 1 };
    let stop = i.is(len, Kind::Dot) && i.peek(len).is_some_and(|t| t.stop);
    if !surname(0) || !stop {
        return None;
    }
    let title = i.skip(len + 1);
    let begins = matches!(title.case(0), Case::Capital | Case::Upper)
        || title.is(0, Kind::Number) && title.is(1, Kind::Word);
    let end = (1..TITLE).find(|n| !matches!(title.kind(*n), Some(Kind::Word | Kind::Number | Kind::Dash)))?;
    let volume = |i: In<'_>| i.means(0, bit(Sense::Volume)) && i.is(1, Kind::Dot) && i.is(3, Kind::Dot);
    let behind = title.skip(end + 1);
    let page = if volume(behind) { behind.skip(4) } else { behind };
    let large = page.case(0) == Case::Upper || page.case(0) == Case::Capital;
    let paged =
        page.means(0, bit(Sense::Locator(Unit::Page))) && page.is(1, Kind::Dot) && page.is(2, Kind::Number);
    let stopped = title.is(end, Kind::Dot);
    let printed = || stopped && !second && behind.means(0, bit(Sense::City)) && imprint(behind).is_some();
    let short = || title.is(end, Kind::Comma) && end == 1 && paged && !large;
    if !(begins && (stopped && paged && large || printed() || short())) {
        return None;
    }
    let name = |n: usize| Name { family: i.word(n).into(), ..Name::default() };
    let mut list = eco_vec![name(0)];
    if second {
        list.push(name(1 + and));
    }
    Some((i.skip(len), Names { list, full: false }))
}

/// `-ов`, `-ский`: the word ends as surnames do.
fn ends_as_surname(i: In<'_>) -> bool {
    has_end(i, i.word(0))
}

/// `Подсчет А. А. Зимина.`   `Выражение В. О. Ключевского.`: a surname in the genitive is all that stands behind the initials, which are
/// its own; the word before them is nobody's name.
pub fn in_genitive(title: In<'_>) -> bool {
    let word = title.word(0);
    title.len() == 1
        && title.case(0) == Case::Capital
        && word.char_indices().next_back().is_some_and(|(last, _)| {
            has_end(title, word) || word.get(..last).is_some_and(|less| has_end(title, less))
        })
}

fn has_end(i: In<'_>, word: &str) -> bool {
    const LETTERS: usize = 5;
    const BEFORE: usize = 4;
    if !letter::has_cyrillic(word) {
        return false;
    }
    word.char_indices().rev().take(LETTERS).any(|(at, _)| {
        let end = word.get(at..).map(fold).unwrap_or_default();
        at > BEFORE && i.note.words.alone(&end).any(|f| f.sense == Sense::SurnameEnd)
    })
}
