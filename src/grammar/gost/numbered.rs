//! Year, number, day and pages behind a journal's name.

use ecow::eco_format;

use super::super::date::{full_date, month, plain_date, year};
use super::super::draft::Draft;
use super::super::input::{In, word};
use super::super::journal_name::put_pages;
use super::super::locator::locators;
use super::super::numbering::is_numeral;
use super::super::tail::ends;
use super::super::token::{Case, Kind, bit};
use super::area::{PAGE, after_stop, bare_volume, volume};
use crate::lexicon::Sense;
use crate::model::{Date, Field, Span, Unit};
use nom::Parser;

/// `2012. Вып. 9. С. 25`   `2000. № 1. С. 61–74`   `1960. 11 окт.`   `2012. Т. 10. С. 129`   `т. 14, 1958, с. 106`   `№ 4, 1958, с. 37`: behind a journal's name.
pub fn numbered<'n>(i: In<'n>, draft: &mut Draft) -> Option<In<'n>> {
    const EDITION: usize = 4;
    let note = i.note.text;
    let i = match in_town(i) {
        Some((town, number)) => {
            draft.text(Field::Location, town, note);
            number
        }
        None => i,
    };
    let i = match volume_first(i) {
        Some((value, year)) => {
            draft.text(Field::Volume, value.note.span(value.at, value.end), note);
            year
        }
        None => match number_first(i).or_else(|| number_and_day(i)) {
            Some((value, year)) => {
                draft.text(Field::Number, value.note.span(value.at, value.end), note);
                year
            }
            None => i,
        },
    };
    let (mut here, found) = plain_date(i).ok()?;
    // `№ 19 (март 1931). С. 18`
    if here.is(0, Kind::ParenClose) {
        here = here.skip(1);
    }
    let mut when = found;
    // `1917. 25 октября (7 ноября)`: by the new calendar in brackets.
    if when.is_day()
        && let Some((inner, behind)) = here.enclosed(Kind::ParenOpen)
        && let Some((_, day)) = day_month(inner).filter(|(end, _)| end.is_empty())
        && let Some(year) = when.year()
    {
        when = Date::new(eco_format!("{year}-{day}"));
        here = behind;
    }
    let mut span = i.span_to(here);
    let mut any = when.edtf.len() >= 7 || draft.fields.has(Field::Number);
    for _ in 0..8 {
        // `22 авг. (веч. вып.). С. 2`: which edition of that day's paper.
        if when.is_day()
            && let Some((inner, behind)) = here.enclosed(Kind::ParenOpen)
            && inner.case(0) == Case::Lower
            && inner.len() <= EDITION
            && behind.is(0, Kind::Dot)
        {
            here = behind;
        }
        let at = match here.kind(0) {
            Some(Kind::Dot | Kind::Comma) => after_stop(here.skip(1)),
            // `7 нояб. С. 1`: the stop of the month.
            _ if here.at > i.at && here.note.list[here.at - 1].kind == Kind::Dot => after_stop(here),
            _ => break,
        };
        if (at.means(0, bit(Sense::Number)) || at.is(0, Kind::Sign))
            && !draft.fields.has(Field::Number)
            && !number_behind(at)
        {
            let rest = if at.is(0, Kind::Sign) {
                // `№№ 3–7`
                at.skip(1 + usize::from(at.is(1, Kind::Sign)))
            } else {
                word(|s| (s == Sense::Number).then_some(())).parse(at).ok()?.0
            };
            if rest.is(0, Kind::Number) {
                let mut end = rest.skip(1);
                if matches!(end.kind(0), Some(Kind::Dash | Kind::Slash)) && end.is(1, Kind::Number) {
                    end = end.skip(2);
                }
                // `Ч. 3 (12)`, `Ч. 1–4 (128–131)`: and its number from the first on.
                if end.is(0, Kind::ParenOpen) && end.is(2, Kind::ParenClose) {
                    end = end.skip(3);
                } else if end.is(0, Kind::ParenOpen) && end.is(2, Kind::Dash) && end.is(4, Kind::ParenClose) {
                    end = end.skip(5);
                }
                if here.is(0, Kind::Dot) {
                    end = more_numbers(end);
                }
                draft.text(Field::Number, rest.span_to(end), note);
                any = true;
                here = end;
                continue;
            }
        }
        // `№ 12 (303). Вып. 55`: what counts the issues once more is no volume.
        let again = at.means(0, bit(Sense::Number)) && draft.fields.has(Field::Number);
        if at.means(0, bit(Sense::Volume)) && !again && !draft.fields.has(Field::Volume) {
            let (rest, ()) = word(|s| (s == Sense::Volume).then_some(())).parse(at).ok()?;
            if is_numeral(rest, 0) {
                // `Т. 3 (10)`: and its number from the first on.
                let whole =
                    rest.is(1, Kind::ParenOpen) && rest.is(2, Kind::Number) && rest.is(3, Kind::ParenClose);
                let end = rest.skip(if whole { 4 } else { 1 });
                draft.text(Field::Volume, rest.span_to(end), note);
                any = true;
                here = end;
                continue;
            }
        }
        if bare_volume(at) && !draft.fields.has(Field::Volume) {
            here = at.skip(1);
            draft.text(Field::Volume, at.span_to(here), note);
            continue;
        }
        if !draft.fields.has(Field::Series)
            && let Some(name) = part_of_serial(at, any)
        {
            draft.text(Field::Series, name.note.span(name.at, name.end), note);
            here = i.part(name.end, i.end);
            continue;
        }
        // The day of a newspaper: `1960. 11 окт.`
        if when.edtf.len() == 4
            && let Some((rest, day)) = day_month(at)
        {
            when = Date::new(eco_format!("{}-{day}", when.edtf));
            span = i.span_to(rest);
            any = true;
            here = rest;
            continue;
        }
        // A second number, of the whole: `№ 3. Вып. 1`.
        if any
            && at.means(0, bit(Sense::Number) | bit(Sense::Volume))
            && let Ok((rest, ())) =
                word(|s| matches!(s, Sense::Number | Sense::Volume).then_some(())).parse(at)
            && rest.is(0, Kind::Number)
        {
            here = rest.skip(1);
            continue;
        }
        match locators(at) {
            Ok((rest, found)) if at.means(0, bit(Sense::Locator(Unit::Page))) => {
                put_pages(found, false, draft);
                draft.shows.labelled = true;
                any = true;
                here = rest;
            }
            // `1999, № 3, 12–34`: the word for pages left out, as Bulgarians do.
            Ok((rest, found)) if any && here.is(0, Kind::Comma) && bare_range(at) && ends(rest) => {
                put_pages(found, false, draft);
                here = rest;
            }
            _ => break,
        }
    }
    draft.date(Field::Date, span, when);
    draft.shows.dated = true;
    draft.shows.journal |= any;
    (any || ends(here)).then_some(here)
}

/// `. Сер. 2. Вып. 3`   `. Серия: История. № 3`   `. № 12 (303). История. Вып. 55`: behind the year of a university's journal which of its
/// series it is, and then a number or a page; bare words where its number stood before.
pub fn part_of_serial(i: In<'_>, numbered: bool) -> Option<In<'_>> {
    const LONGEST: usize = 6;
    let labelled = i.long(Sense::SeriesWord).map(|len| i.skip(len).past_dot());
    let name = labelled.map_or(i, |rest| rest.skip(usize::from(rest.is(0, Kind::Colon))));
    let words = |n: &usize| matches!(name.kind(*n), Some(Kind::Word | Kind::Dash));
    let counted = labelled.is_some() && name.is(0, Kind::Number);
    let len = if counted { 1 } else { (0..LONGEST).take_while(words).count() };
    let fits = counted || name.case(0) == Case::Capital && !name.means(0, PAGE | COUNTED);
    let next = after_stop(name.skip(len + 1));
    let number = next.means(0, COUNTED) && next.numbered();
    let goes_on = number || labelled.is_some() && (next.is(0, Kind::Sign) || next.means(0, PAGE));
    let stopped = matches!(name.kind(len), Some(Kind::Dot | Kind::Comma));
    (fits && len > 0 && stopped && goes_on && (labelled.is_some() || numbered))
        .then(|| name.until(name.at + len))
}

/// What the issues of a serial are counted by.
const COUNTED: u128 = bit(Sense::Number) | bit(Sense::Volume);

/// `, 4, 5` in `1998. № 3, 4, 5. С. 12`: numbers of one year, before the stop of the page or the end.
fn more_numbers(i: In<'_>) -> In<'_> {
    let mut end = i;
    while end.is(0, Kind::Comma) && end.is(1, Kind::Number) && end.word(1).len() <= 2 {
        end = end.skip(2);
        if end.is(0, Kind::Dash) && end.is(1, Kind::Number) {
            end = end.skip(2);
        }
    }
    let page = || after_stop(end.skip(1)).means(0, bit(Sense::Locator(Unit::Page)));
    if end.is_empty() || end.is(0, Kind::Semi) || end.is(0, Kind::Dot) && (end.len() == 1 || page()) {
        end
    } else {
        i
    }
}

/// `12–34`: a number, and a greater one that is no year.
fn bare_range(i: In<'_>) -> bool {
    let number = |n: usize| i.word(n).parse::<u16>().ok().filter(|n| *n < 1500);
    i.is(1, Kind::Dash) && number(0).zip(number(2)).is_some_and(|(from, to)| from < to)
}

/// `Париж, № 5786, 26 января 1937 г.`: the town of a newspaper before its number and day; the town, and where the number begins.
pub fn in_town(i: In<'_>) -> Option<(Span, In<'_>)> {
    let len = i.long(Sense::City).filter(|len| i.note.russian && i.is(*len, Kind::Comma))?;
    let number = i.skip(len + 1);
    number_and_day(number).map(|_| (i.note.span(i.at, i.at + len), number))
}

/// `№ 5786, 26 января 1937 г.`: the number and the day.
pub fn number_and_day(i: In<'_>) -> Option<(In<'_>, In<'_>)> {
    let value = i.skip(1);
    let day = value.skip(2);
    let fits = i.is(0, Kind::Sign)
        && value.is(0, Kind::Number)
        && matches!(value.kind(1), Some(Kind::Comma | Kind::Dot))
        && full_date(day).is_ok_and(|(_, found)| found.edtf.len() == 10);
    fits.then(|| (value.until(value.at + 1), day))
}

/// `Ч. 262. № 3`, `Кн. 2. № 5`: a word that may mean a volume or a number means the volume, if the number stands behind it.
fn number_behind(i: In<'_>) -> bool {
    if !i.means(0, bit(Sense::Volume)) {
        return false;
    }
    let value = i.skip(1).past_dot();
    is_numeral(value, 0) && value.is(1, Kind::Dot) && after_stop(value.skip(2)).is(0, Kind::Sign)
}

/// `11 окт.`   `20 (7) октября`: a day and its month, as the end of a date; the day by the other calendar may stand beside it.
pub fn day_month(i: In<'_>) -> Option<(In<'_>, String)> {
    if !i.is(0, Kind::Number) || i.word(0).len() > 2 {
        return None;
    }
    let other = i.is(1, Kind::ParenOpen) && i.is(2, Kind::Number) && i.is(3, Kind::ParenClose);
    let (rest, month) = month(i.skip(if other { 4 } else { 1 })).ok()?;
    // `25 октября (7 ноября)`: by the new calendar in brackets.
    if let Some((inner, behind)) = rest.enclosed(Kind::ParenOpen)
        && let Some((_, new)) = day_month(inner).filter(|(end, _)| end.is_empty())
    {
        return Some((behind, new));
    }
    Some((rest, format!("{month:02}-{:0>2}", i.word(0))))
}

/// `. — № 12. — 9 червня. — С. 24`   `. 15 мая. С. 3`   `. 1924. 3 янв.`   `. 1970. № 5. С. 12`: behind Там же another issue of the
/// periodical before, known by its day or by year and number. A day without its year is of the year before.
pub fn issue_again<'n>(i: In<'n>, draft: &mut Draft) -> Option<In<'n>> {
    if !(i.note.russian
        && (i.is(0, Kind::Number) || i.is(0, Kind::Dash) || i.is(0, Kind::Sign) || i.is(0, Kind::Word)))
    {
        return None;
    }
    let mut here = i;
    let mut at = after_stop(i);
    let (mut year_at, mut number, mut day) = (None, None, None);
    loop {
        let counted = at.is(0, Kind::Sign) || at.means(0, bit(Sense::Number));
        if day.is_none()
            && let Some((rest, found)) = day_month(at)
        {
            day = Some((found, at.span_to(rest)));
            here = rest;
        } else if year_at.is_none() && year(at).is_ok() {
            year_at = Some(at);
            here = at.skip(1);
        } else if counted && number.is_none() {
            let value = at.skip(1).past_dot();
            if !value.is(0, Kind::Number) {
                break;
            }
            number = Some(value);
            here = value.skip(1);
        } else {
            break;
        }
        at = match here.kind(0) {
            Some(Kind::Dot | Kind::Comma) => after_stop(here.skip(1)),
            _ if here.note.list[here.at - 1].kind == Kind::Dot => after_stop(here),
            _ => break,
        };
    }
    if day.is_none() && (year_at.is_none() || number.is_none()) {
        return None;
    }
    let years = year_at.map_or("XXXX", |at| at.word(0));
    let (edtf, span) = match day {
        Some((day, span)) => (eco_format!("{years}-{day}"), span),
        None => (years.into(), year_at?.span_to(year_at?.skip(1))),
    };
    draft.date(Field::Date, span, Date::new(edtf));
    if let Some(value) = number {
        draft.text(Field::Number, value.span_to(value.skip(1)), i.note.text);
    }
    if at.means(0, bit(Sense::Locator(Unit::Page)))
        && let Ok((rest, found)) = locators(at)
    {
        draft.locate(found);
        here = rest;
    }
    Some(here)
}

/// `№ 4, 1958`   `№№ 13–14, 1928`   `№ 4. 1958`   `№ 19 (март 1931)`   `№ 6, март 1979`: an issue's number before its year or month, a
/// mark between or brackets around; the number, and what is behind it.
pub fn number_first(i: In<'_>) -> Option<(In<'_>, In<'_>)> {
    let signs = (0..2).take_while(|n| i.is(*n, Kind::Sign)).count();
    let value = i.skip(signs);
    if signs == 0 || !value.is(0, Kind::Number) {
        return None;
    }
    let range = value.is(1, Kind::Dash) && value.is(2, Kind::Number);
    let rest = value.skip(if range { 3 } else { 1 });
    let month = |i: &In<'_>| i.means(0, bit(Sense::Month(1))) && plain_date(*i).is_ok();
    let mark = || matches!(rest.kind(0), Some(Kind::Comma | Kind::Dot));
    let next = after_stop(rest.skip(1));
    let year_at = Some(next).filter(|at| mark() && (of_year(*at) || month(at))).or_else(|| {
        let (inner, _) = rest.enclosed(Kind::ParenOpen)?;
        let dated = plain_date(inner).is_ok_and(|(rest, _)| rest.is_empty());
        dated.then(|| rest.skip(1))
    })?;
    Some((value.until(rest.at), year_at))
}

/// `т. 14, 1958`: a volume before its year, where no place stands between; the volume, and the year.
pub fn volume_first(i: In<'_>) -> Option<(In<'_>, In<'_>)> {
    let (value, rest) = volume(i)?;
    Some((value, year_behind(rest)?))
}

/// `, 1958`: where the year behind the comma begins.
fn year_behind(i: In<'_>) -> Option<In<'_>> {
    let at = i.skip(1);
    (i.is(0, Kind::Comma) && of_year(at)).then_some(at)
}

/// `1958`
fn of_year(i: In<'_>) -> bool {
    i.is(0, Kind::Number) && i.word(0).len() == 4 && year(i).is_ok()
}
