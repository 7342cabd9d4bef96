//! A periodical alone, without an article.

use super::super::date::full_date;
use super::super::draft::Draft;
use super::super::input::In;
use super::super::locator::locators;
use super::super::quoted::of_continent;
use super::super::token::{Case, Kind, bit};
use super::area::{after_stop, numbers_ahead};
use super::{LONGEST_NAME, article, finish, past_kind, told};
use crate::lexicon::Sense;
use crate::model::{Field, Kind as Work, Unit};

/// `«Вестник Европы», 1908, № 1, стр. 285`   `«Новое время» (иллюстрированное приложение), 1907, № 11413, 19 декабря`   `«Revue des études
/// slaves» (1935. № 2)`: a periodical alone, its name in quotation marks, with year and number behind it.
pub fn quoted_periodical(i: In<'_>) -> Option<Draft> {
    let (name, mut rest) = past_kind(i).enclosed(Kind::QuoteOpen)?;
    if !matches!(name.case(0), Case::Capital | Case::Upper) || name.len() > LONGEST_NAME {
        return None;
    }
    let mut draft = Draft::at(i, Work::Article);
    draft.text(Field::Journaltitle, name.note.span(name.at, name.end), name.note.text);
    if let Some((inside, behind)) = rest.enclosed(Kind::ParenOpen) {
        if numbers_ahead(inside) {
            let end = article(inside, &mut draft)?;
            return (told(&draft) && end.is_empty()).then(|| finish(draft, behind)).flatten();
        }
        rest = behind;
    }
    // `«Діло» (Львів), 12 березня 1933, ч. 65`
    let of_day =
        || rest.is(1, Kind::Number) && full_date(rest.skip(1)).is_ok_and(|(_, d)| d.edtf.len() == 10);
    if !rest.is(0, Kind::Comma) || !(numbers_ahead(rest.skip(1)) || of_day()) {
        return None;
    }
    let rest = article(rest.skip(1), &mut draft)?;
    draft.forget(Field::Pages);
    told(&draft).then(|| finish(draft, rest)).flatten()
}

/// `«Problems of Communism», 1964, N 1`, `„Świat”, 26 II 1956, nr 9`: behind what stands in quotation marks year or day, and the number of an
/// issue, in a note without Cyrillic. Cheap.
pub fn counted_behind(i: In<'_>) -> bool {
    let Some((_, rest)) = i.enclosed(Kind::QuoteOpen) else { return false };
    let year = rest.is(0, Kind::Comma) && rest.is(1, Kind::Number) && rest.word(1).len() == 4;
    let day = || {
        let behind = full_date(rest.skip(1)).ok().filter(|(_, day)| day.is_day());
        behind.filter(|_| rest.is(0, Kind::Comma) && of_continent(i)).map(|(behind, _)| behind)
    };
    let counted = if year { Some(rest.skip(2)) } else { day() };
    counted
        .is_some_and(|at| at.is(0, Kind::Comma) && (at.means(1, bit(Sense::Number)) || at.is(1, Kind::Sign)))
}

/// `Правда от 5 мая 1942 г. С. 3`   `Красная звезда. № 45 от 1 марта 1943 г.`: a newspaper that is known, and the word before its day.
pub fn of_day(i: In<'_>) -> Option<Draft> {
    let len = i.long(Sense::Newspaper)?;
    let mut draft = Draft::at(i, Work::Article);
    let mut here = i.skip(len);
    draft.text(Field::Journaltitle, i.span_to(here), i.note.text);
    let at = if matches!(here.kind(0), Some(Kind::Dot | Kind::Comma)) { here.skip(1) } else { here };
    if at.is(0, Kind::Sign) && at.is(1, Kind::Number) {
        draft.text(Field::Number, at.skip(1).span_to(at.skip(2)), i.note.text);
        here = at.skip(2);
    }
    if here.case(0) != Case::Lower || !here.means(0, bit(Sense::DateWord)) {
        return None;
    }
    let (rest, found) = full_date(here.skip(1)).ok().filter(|(_, found)| found.edtf.len() == 10)?;
    draft.date(Field::Date, here.skip(1).span_to(rest), found);
    let end = of_that_day(rest, &mut draft);
    finish(draft, end)
}

/// ` С. 3`: the page of a newspaper behind its day at `i`. Returns what is behind.
fn of_that_day<'n>(i: In<'n>, draft: &mut Draft) -> In<'n> {
    draft.sort("newspaper");
    draft.shows.dated = true;
    draft.shows.journal = true;
    // The stop of `г.` may be the one before the page.
    let next = if matches!(i.kind(0), Some(Kind::Dot | Kind::Comma)) { i.skip(1) } else { i };
    let next = after_stop(next);
    match locators(next) {
        Ok((end, pages)) if next.means(0, bit(Sense::Locator(Unit::Page))) => {
            draft.locate(pages);
            draft.shows.labelled = true;
            end
        }
        _ => i,
    }
}

/// `// Правда. 12 марта 1937 г. С. 3`   `// Советская Сибирь, 12 марта 1937 г.`: a newspaper as the host, its day with the year last.
pub fn paper_and_day<'n>(host: In<'n>, draft: &mut Draft) -> Option<In<'n>> {
    let end = (host.at + 1..host.end.min(host.at + LONGEST_NAME)).find(|at| {
        let t = &host.note.list[*at];
        t.kind == Kind::Comma || t.kind == Kind::Dot && t.stop
    })?;
    let day = after_stop(host.part(end + 1, host.end));
    if !day.is(0, Kind::Number) || !day.means(1, bit(Sense::Month(1))) {
        return None;
    }
    let (rest, found) = full_date(day).ok().filter(|(_, found)| found.edtf.len() == 10)?;
    draft.kind = Work::Article;
    draft.text(Field::Journaltitle, host.note.span(host.at, end), host.note.text);
    if numbers_ahead(day) {
        return article(day, draft);
    }
    draft.date(Field::Date, day.span_to(rest), found);
    Some(of_that_day(rest, draft))
}

/// `Партийно-политическая работа в РККА, 1938, № 3, с. 73`: a periodical by its name alone, the year and the number between commas.
pub fn between_commas(i: In<'_>) -> Option<Draft> {
    let words = |n: &usize| matches!(i.kind(*n), Some(Kind::Word | Kind::Dash));
    let len = (0..LONGEST_NAME).take_while(words).count();
    let rest = i.skip(len);
    let year = |n: usize| rest.is(n, Kind::Number) && rest.word(n).len() == 4;
    let sign = |n: usize| rest.is(n, Kind::Sign) && rest.is(n + 1, Kind::Number);
    let year_first = year(1) && rest.is(2, Kind::Comma) && sign(3);
    let number_first = sign(1) && rest.is(3, Kind::Comma) && year(4);
    if len < 2 || i.case(0) != Case::Capital || !rest.is(0, Kind::Comma) || !(year_first || number_first) {
        return None;
    }
    let mut draft = Draft::at(i, Work::Article);
    draft.text(Field::Journaltitle, i.span_to(rest), i.note.text);
    let rest = article(rest.skip(1), &mut draft)?;
    draft.forget(Field::Pages);
    (told(&draft) && draft.shows.labelled).then(|| finish(draft, rest)).flatten()
}
