//! What a citation points at.

use ecow::{EcoString, EcoVec};

use super::archive;
use super::date::{plain_date, roman};
use super::input::{In, Parsed};
use super::locator_end::{further_volume, letters_said, trailing};
use super::locator_first::{
    book_in_roman, half_and_page, halved_volume, in_sections, question, series_first, word_for_years,
    year_before_page, years_of_calendar,
};
use super::locator_on::{list_goes_on, old_style, other_volume};
use super::locator_ordinal::counted;
use super::locator_value::{past_number_sign, values};
use super::name::and_len;
use super::numbering::{initials_of_a_name, inside};
use super::tail::ends;
use super::tail_ends::paged_part;
use super::token::{Case, Kind, Token, bit};
use crate::lexicon::Sense;
use crate::model::{Level, Locator, Sited, Span, Unit};
use crate::small;

/// No citation points at more: what is repeated without end is read in pieces, so that a long note costs no more for it.
pub const MOST: usize = 100;

/// What may lie in a volume, besides its pages.
const LYING_IN_VOLUME: u128 =
    bit(Sense::Locator(Unit::Part)) | bit(Sense::Locator(Unit::Number)) | bit(Sense::Locator(Unit::Document));

/// Locators in a row, commas between: at least one.
///
/// `p. 34`   `pp. 53-55 & 154`   `12:105–7`   `I, 242, 254`   `chap. 6`   `Document 104, pp. 105-106`   `preface ix`
pub fn locators<'n>(i: In<'n>) -> Parsed<'n, EcoVec<Sited<Locator>>> {
    let mut found = EcoVec::new();
    if let Some((page, rest)) = lone_page(i) {
        push(page, page.span_to(rest), Unit::Page, &mut found);
        return Ok((rest, found));
    }
    if let Some(read) = halved_volume(i).or_else(|| half_and_page(i)).or_else(|| in_sections(i)) {
        return Ok(read);
    }
    if let Some(rest) = question(i).or_else(|| book_in_roman(i)) {
        push(i, i.span_to(rest), Unit::Section, &mut found);
        return Ok((rest, found));
    }
    let mut here = series_first(i).unwrap_or(i);
    let mut last = i;
    let mut unit = None;
    if years_of_calendar(here) || year_before_page(here) || word_for_years(here) {
        return i.miss();
    }
    loop {
        here = especially(here);
        here = unknown_part(here).unwrap_or(here);
        let before = found.len();
        // `Pepys, Diary, 6:93, 5 June`: a day is no page.
        if before > 0 && here.is(0, Kind::Number) && here.means(1, bit(Sense::Month(1))) {
            break;
        }
        match item(here, unit, &mut found) {
            Ok((rest, next)) => {
                last = rest;
                unit = next;
            }
            Err(_) => {
                found.truncate(before);
                break;
            }
        }
        let mut sep = past_remark(last);
        let mut divided = false;
        let volume = sep.is(0, Kind::Semi) && other_volume(sep.skip(1), &found);
        if volume {
            unit = None;
        }
        if volume
            || sep.is(0, Kind::Comma)
            || sep.is(0, Kind::Semi) && list_goes_on(sep.skip(1))
            || sep.is(0, Kind::Dot) && (gost_label(sep.skip(1)) || old_style(sep.skip(1), unit))
        {
            sep = sep.skip(1);
            divided = true;
        }
        // `pp. 45-88: 50`: the whole, and the page in it.
        if sep.is(0, Kind::Colon)
            && sep.is(1, Kind::Number)
            && let [only] = found.as_slice()
            && only.value.unit == Unit::Page
            && inside(&only.value.value, sep.word(1))
        {
            sep = sep.skip(1);
            divided = true;
        }
        // `6, pt. 1:123`: the page behind the part of a volume.
        if sep.is(0, Kind::Colon)
            && sep.is(1, Kind::Number)
            && found.last().is_some_and(|l: &Sited<Locator>| l.value.unit == Unit::Part)
        {
            // `6, pt. 1`: what a part is of.
            if let [volume, _] = found.make_mut()
                && volume.value.unit == Unit::Page
                && !volume.value.value.contains('-')
            {
                volume.value.unit = Unit::Volume;
            }
            sep = sep.skip(1);
            unit = Some(Unit::Page);
            divided = true;
        }
        let and = and_len(sep);
        if and > 0 && issue_ahead(sep.skip(and)) {
            break;
        }
        if and > 0 {
            sep = sep.skip(and);
            divided = true;
        } else if matches!(sep.word(0), "on" | "in") && sep.means(1, bit(Sense::Locator(Unit::Page))) {
            // footnote 37 on page 224
            sep = sep.skip(1);
            divided = true;
        }
        if !divided && !sep.means(0, bit(Sense::Locator(Unit::Page))) {
            break;
        }
        here = sep;
        if found.len() > MOST {
            break;
        }
    }
    if found.is_empty() {
        return i.miss();
    }
    further_volume(&mut found);
    Ok((trailing(last), found))
}

/// `(pp. 465–6)` behind a title: what is pointed at, and what is behind the bracket, where the citation ends.
pub fn pages_in_paren(i: In<'_>) -> Option<(In<'_>, EcoVec<Sited<Locator>>)> {
    let (inner, behind) = i.enclosed(Kind::ParenOpen)?;
    let inner = especially(inner);
    if !inner.means(0, bit(Sense::Locator(Unit::Page))) || inner.case(0) != Case::Lower {
        return None;
    }
    let (rest, found) = locators(inner).ok()?;
    // `(sec. XVII-XVIII)`: centuries.
    if found.first().is_none_or(|l| {
        l.value.unit == Unit::Section && !l.value.value.starts_with(|c: char| c.is_ascii_digit())
    }) {
        return None;
    }
    (rest.is_empty() && super::tail::ends(behind)).then_some((behind, found))
}

/// `63 (on dress), 78–80 (on language)`   `pp. 705 (Baltic) and 904`: what stands on a page, if another number follows.
fn past_remark(i: In<'_>) -> In<'_> {
    let Some((inner, rest)) = i.enclosed(Kind::ParenOpen) else { return i };
    let and = and_len(rest);
    let lone = and > 0 && rest.is(and, Kind::Number) && rest.word(and).len() < 4 && inner.len() < 4;
    if (inner.case(0) != Case::Lower && !(lone && inner.case(0) == Case::Capital)) || inner.len() > 11 {
        return i;
    }
    let facts = i.note.list[inner.at..inner.end].iter().any(|t| t.kind == Kind::Number);
    if !facts && (lone || rest.is(0, Kind::Comma) && rest.is(1, Kind::Number)) { rest } else { i }
}

/// `45, no. 4 (Winter 1986): 1–20` behind `357–413, and`: another issue that has the work's second part, and no page.
fn issue_ahead(i: In<'_>) -> bool {
    let behind = i.skip(3).past_dot();
    i.is(0, Kind::Number)
        && i.is(1, Kind::Comma)
        && i.means(2, bit(Sense::Number))
        && behind.is(0, Kind::Number)
        && behind.is(1, Kind::ParenOpen)
}

/// After a stop a locator with a label: `Т. 2. С. 34`.
fn gost_label(i: In<'_>) -> bool {
    i.means(0, bit(Sense::Locator(Unit::Page)))
        // `Ч. I. Приложение № 27`
        && (i.numbered() || i.is(1, Kind::Sign))
        && i.word(0).chars().next().is_some_and(|c| ('\u{400}'..'\u{530}').contains(&c))
}

/// `especially 66–68`, `esp. pp. 5`: a word between citation and locator.
fn especially(i: In<'_>) -> In<'_> {
    if on_page(i)
        || small::is(i.word(0), small::QUOTED_PAGE)
            && i.means(1, bit(Sense::Locator(Unit::Page)))
            && i.skip(1).numbered()
    {
        return i.skip(1);
    }
    if i.means(0, bit(Sense::Signal))
        && i.case(0) == Case::Lower
        && (!i.means(0, bit(Sense::Locator(Unit::Page))) || i.is(1, Kind::Dot) && i.is(3, Kind::Dot))
        && let Some(len) = i.long(Sense::Signal)
    {
        let rest = i.skip(len);
        let rest = rest.past_dot();
        // `hier: S. 280`
        let rest = if matches!(rest.kind(0), Some(Kind::Comma | Kind::Colon)) { rest.skip(1) } else { rest };
        // `here esp. 246–8`
        if rest.case(0) == Case::Lower && rest.means(0, bit(Sense::Signal)) {
            return especially(rest);
        }
        if rest.is(0, Kind::Number) || rest.means(0, bit(Sense::Locator(Unit::Page))) {
            return rest;
        }
    }
    i
}

/// `373–404, on 380`, `on 25, 31`: of a page, and not a day.
fn on_page(i: In<'_>) -> bool {
    i.case(0) == Case::Lower
        && i.is(1, Kind::Number)
        && i.word(1).len() < 4
        && small::is(i.word(0), small::ON_PAGE)
        && matches!(
            i.kind(2),
            None | Some(Kind::Dot | Kind::Semi | Kind::Comma | Kind::Dash | Kind::ParenClose)
        )
        && !i.means(3, bit(Sense::Month(1)))
}

/// `titre 5, p. 456`, `tezkire 40, p. 12`: past a part whose name no list has, to the labelled page in it.
fn unknown_part(i: In<'_>) -> Option<In<'_>> {
    let counts = bit(Sense::Locator(Unit::Page))
        | bit(Sense::Month(1))
        | bit(Sense::Volume)
        | bit(Sense::Number)
        | bit(Sense::Signal)
        | bit(Sense::Step(Level::Fond))
        | bit(Sense::Small);
    let known = !i.is(0, Kind::Word) || i.means(0, counts);
    let numeral = i.is(1, Kind::Number) && i.word(1).len() <= 3 || roman(i.word(1)).is_some();
    let page = i.skip(3);
    // `Tape 1, p. 34`
    let record = small::is(i.word(0), small::PARTS_OF_RECORD);
    ((i.case(0) == Case::Lower || record)
        && !known
        && numeral
        && i.is(2, Kind::Comma)
        && page.case(0) == Case::Lower
        && page.means(0, bit(Sense::Locator(Unit::Page)))
        && page.numbered())
    .then_some(page)
}

/// `15. 1. 1856`   `3.4.1848`
fn day_in_figures(i: In<'_>) -> bool {
    i.is(0, Kind::Number)
        && i.is(1, Kind::Dot)
        && i.is(2, Kind::Number)
        && i.is(3, Kind::Dot)
        && i.is(4, Kind::Number)
        && i.word(0).len() <= 2
        && i.word(2).len() <= 2
        && i.word(4).len() == 4
}

/// One labelled list or one bare value; gives the unit that goes on after it.
fn item<'n>(i: In<'n>, going_on: Option<Unit>, out: &mut EcoVec<Sited<Locator>>) -> Parsed<'n, Option<Unit>> {
    if letters_said(i) || initials_of_a_name(i) {
        return i.miss();
    }
    // `t. II, 2e partie, p. 45`
    if let Some(found) = counted(i) {
        out.push(sited(found.value, i.part(found.value.end, i.end), found.unit));
        return Ok((found.rest, Some(found.unit)));
    }
    // `Ivi, c. 45r`
    if let Some(leaf) = archive::leaf_again(i)
        && let Ok((rest, ())) = values(leaf, Unit::Folio, true, out)
    {
        return Ok((rest, Some(Unit::Folio)));
    }
    if let Some((unit, len)) = i.hit(|s| if let Sense::Locator(u) = s { Some(u) } else { None }) {
        let rest = i.skip(len);
        // `chast’ 2`: a soft sign ends the label.
        let softened =
            rest.is(0, Kind::Quote) && rest.is(1, Kind::Number) && rest.peek(0).is_some_and(|t| !t.spaced);
        let rest = if softened { rest.skip(1) } else { rest.past_dot() };
        // `Sitzung v. 15. 1. 1856`: the German word before a day, no volume.
        if unit == Unit::Volume && day_in_figures(rest) {
            return i.miss();
        }
        // `CC00123`: a document by its letters and number.
        let glued = rest.at == i.at + 1 && rest.peek(0).is_some_and(|t| !t.spaced && t.span.len() > 4);
        let lettered = glued && i.case(0) == Case::Upper && i.word(0).len() > 1;
        // `FO 371/86756`: a class of records and its piece.
        let classed =
            i.case(0) == Case::Upper && i.means(0, bit(Sense::RecordClass)) && rest.is(1, Kind::Slash);
        // `The Theology of the Crusades c. 1095–1216`: a year, no chapter.
        if lettered
            || classed
            || matches!(unit, Unit::Chapter | Unit::Part)
                && i.means(0, bit(Sense::Circa))
                && rest.is(0, Kind::Number)
                && rest.word(0).len() > 2
        {
            return i.miss();
        }
        // `Приложение № 27`; `Приложения. С. 12`: a page of them, and no appendix C.
        let rest = if unit == Unit::Appendix && rest.is(0, Kind::Sign) { rest.skip(1) } else { rest };
        if unit == Unit::Appendix && rest.means(0, bit(Sense::Locator(Unit::Page))) && rest.is(1, Kind::Dot) {
            return item(rest, going_on, out);
        }
        // `Doc. No. 53`, `document #53`
        let rest = if unit == Unit::Document { past_number_sign(rest) } else { rest };
        if let Ok((rest, ())) = values(rest, unit, true, out) {
            return Ok((rest, Some(unit)));
        }
        // `рис. на с. 430`, `fig. on p. 12`: a figure without a number of its own.
        if matches!(unit, Unit::Figure | Unit::Table | Unit::Plate)
            && rest.means(0, bit(Sense::Small))
            && rest.case(0) == Case::Lower
            && rest.means(1, bit(Sense::Locator(Unit::Page)))
        {
            return item(rest.skip(1), going_on, out);
        }
        // `Part Three`, `chapter seven, p. 12`: in words, if nothing but another locator is behind it.
        if matches!(unit, Unit::Part | Unit::Chapter)
            && rest.means(0, bit(Sense::Counted))
            && let behind = rest.skip(1)
            && (ends(behind)
                || behind.is(0, Kind::Comma)
                    && (behind.is(1, Kind::Number)
                        || behind.skip(1).starts(|s| matches!(s, Sense::Locator(_)))))
        {
            out.push(sited(rest, behind, unit));
            return Ok((behind, Some(unit)));
        }
        // `Chapters I`: another reading of the label may fit; a label without a value is none.
    }
    // `preface ix`, `introduction, xii`: the part has its own numbers.
    if i.means(0, bit(Sense::OtherRole)) && i.case(0) == Case::Lower {
        let rest = i.skip(1);
        // `introduction and ch. 4`, `preface.`: all of the part.
        let and = and_len(rest);
        let all = ends(rest) && !matches!(rest.kind(0), Some(Kind::Comma | Kind::Word));
        let more = and > 0 && rest.skip(and).starts(|s| matches!(s, Sense::Locator(_)));
        if small::is(i.word(0), small::PARTS_OF_BOOKS) && (all || more) {
            out.push(sited(i, rest, Unit::Chapter));
            return Ok((rest, Some(Unit::Chapter)));
        }
        let rest = rest.past_comma();
        if rest.case(0) == Case::Lower && roman(rest.word(0)).is_some() {
            out.push(sited(rest, rest.skip(1), Unit::Page));
            return Ok((rest.skip(1), Some(Unit::Page)));
        }
    }
    // `Introd., p. lxxxvi`, `Preface, pp. v-vii`: so has the part with a capital.
    if i.case(0) == Case::Capital
        && let Some(page) = paged_part(i)
        && let numeral = page.skip(1).past_dot()
        && numeral.case(0) == Case::Lower
        && (roman(numeral.word(0)).is_some() || numeral.word(0).contains('-'))
    {
        return values(numeral, Unit::Page, true, out).map(|(rest, ())| (rest, Some(Unit::Page)));
    }
    // `ii. 45`, `xliv. 300`: a volume in small letters, a stop, a page; the collections of learned societies have many.
    let numeral = || roman(i.word(0)).is_some_and(|n| n <= 30);
    let glued = |n: usize| i.peek(n).is_some_and(|t| !t.spaced);
    if i.case(0) == Case::Lower
        && i.is(1, Kind::Dot)
        && i.is(2, Kind::Number)
        && !glued(2)
        && roman(i.word(0)).is_some_and(|n| n < 100)
    {
        out.push(sited(i, i.skip(1), Unit::Volume));
        return values(i.skip(2), Unit::Page, false, out).map(|(rest, ())| (rest, Some(Unit::Page)));
    }
    // `II. i. 322`, `II, ii, 12`, `IV, ii, pp. 841–3`: volume, its part, the page.
    let mark = i.kind(1).filter(|k| matches!(k, Kind::Dot | Kind::Comma));
    let labelled = i.is(3, Kind::Comma) && i.means(4, bit(Sense::Locator(Unit::Page)));
    if going_on.is_none()
        && i.case(0) == Case::Upper
        && mark.is_some()
        && i.kind(3) == mark
        && i.case(2) == Case::Lower
        && (i.is(4, Kind::Number) || labelled && i.skip(4).numbered())
        && numeral()
        && roman(i.word(2)).is_some_and(|n| n <= 10)
    {
        out.push(sited(i, i.skip(1), Unit::Volume));
        out.push(sited(i.skip(2), i.skip(3), Unit::Part));
        let page = i.skip(if labelled { 5 } else { 4 }).past_dot();
        return values(page, Unit::Page, labelled, out).map(|(rest, ())| (rest, Some(Unit::Page)));
    }
    // `III: i 223–4`, `II:i, 45`: the same behind a colon.
    if going_on.is_none()
        && i.case(0) == Case::Upper
        && i.is(1, Kind::Colon)
        && i.case(2) == Case::Lower
        && numeral()
        && roman(i.word(2)).is_some_and(|n| n <= 10)
        && let page = i.skip(3).past_comma()
        && page.is(0, Kind::Number)
    {
        out.push(sited(i, i.skip(1), Unit::Volume));
        out.push(sited(i.skip(2), i.skip(3), Unit::Part));
        return values(page, Unit::Page, false, out).map(|(rest, ())| (rest, Some(Unit::Page)));
    }
    // `i. p. 411`, `IV. pp. 3–5`, `II. 45`
    if going_on.is_none() && matches!(i.case(0), Case::Lower | Case::Upper) && i.is(1, Kind::Dot) && numeral()
    {
        let after = i.skip(2);
        let label = after.case(0) == Case::Lower || after.is(0, Kind::Sign);
        let page = label && after.means(0, bit(Sense::Locator(Unit::Page)));
        let bare = i.case(0) == Case::Upper
            && after.is(0, Kind::Number)
            && (i.word(0).len() > 1 || matches!(i.word(0), "I" | "X"));
        if (page || bare) && old_style(after, Some(Unit::Volume)) {
            out.push(sited(i, i.skip(1), Unit::Volume));
            return item(after, Some(Unit::Page), out);
        }
    }
    // `i, 161`, `iii, no. 12`, `xiv., 302`: a volume in small letters; higher numbers with a comma are pages of a preface, if no
    // printer has set a stop behind them.
    let highest = if printers_stop(i) { 99 } else { 10 };
    let small = i.case(0) == Case::Lower
        && going_on.is_none()
        && i.is(1, Kind::Comma)
        && (i.is(2, Kind::Number) || i.means(2, bit(Sense::Locator(Unit::Page))))
        && roman(i.word(0)).is_some_and(|n| n <= highest);
    // `II, 45`, `I: 45`: a volume in capitals, then a page.
    if small || i.case(0) == Case::Upper && roman(i.word(0)).is_some() {
        let after = i.skip(1);
        if matches!(after.kind(0), Some(Kind::Comma | Kind::Colon)) && after.is(1, Kind::Number)
            || after.is(0, Kind::Comma)
                && (after.means(1, bit(Sense::Locator(Unit::Page)))
                    // `XI, pt. 2, 45`, `IV, no. 117`
                    || after.case(1) == Case::Lower
                        && after.means(1, LYING_IN_VOLUME)
                        && after.skip(1).numbered())
        {
            out.push(sited(i, after, Unit::Volume));
            if after.is(0, Kind::Colon) {
                return match values(after.skip(1), Unit::Page, false, out) {
                    Ok((rest, ())) => Ok((rest, Some(Unit::Page))),
                    Err(_) => i.miss(),
                };
            }
            return Ok((after, Some(Unit::Page)));
        }
        return i.miss();
    }
    // `5, p. 20`: a number without a label before a page that has one is the volume's.
    if going_on.is_none()
        && i.is(0, Kind::Number)
        && i.word(0).len() <= 2
        && i.is(1, Kind::Comma)
        // `6, at p. 25` is a page, and the place in it.
        && i.skip(2).long(Sense::Locator(Unit::Page)).is_some_and(|len| len == 1)
        && i.is(3, Kind::Dot)
    {
        out.push(sited(i, i.skip(1), Unit::Volume));
        return Ok((i.skip(1), None));
    }
    // `27(2):318`: volume, its part, the page.
    if i.is(0, Kind::Number)
        && i.word(0).len() <= 3
        && i.is(1, Kind::ParenOpen)
        && i.is(2, Kind::Number)
        && i.is(3, Kind::ParenClose)
        && i.is(4, Kind::Colon)
        && i.is(5, Kind::Number)
    {
        out.push(sited(i, i.skip(1), Unit::Volume));
        out.push(sited(i.skip(2), i.skip(3), Unit::Part));
        return values(i.skip(5), Unit::Page, false, out).map(|(rest, ())| (rest, Some(Unit::Page)));
    }
    // `2.3:209`: the part of a volume, and the page.
    if i.is(0, Kind::Number)
        && i.word(0).len() <= 2
        && i.is(1, Kind::Dot)
        && i.is(2, Kind::Number)
        && i.is(3, Kind::Colon)
        && i.is(4, Kind::Number)
        && (1..5).all(glued)
    {
        out.push(sited(i, i.skip(3), Unit::Volume));
        return values(i.skip(4), Unit::Page, false, out).map(|(rest, ())| (rest, Some(Unit::Page)));
    }
    // `12:105–7`, `69: 198–201`: volume and page.
    // `1:xxvi`
    let front = i.case(2) == Case::Lower && roman(i.word(2)).is_some();
    if i.is(0, Kind::Number)
        && i.is(1, Kind::Colon)
        && (i.is(2, Kind::Number) || front)
        && i.word(0).len() <= 3
    {
        out.push(sited(i, i.skip(1), Unit::Volume));
        return match values(i.skip(2), Unit::Page, front, out) {
            Ok((rest, ())) => Ok((rest, Some(Unit::Page))),
            Err(_) => i.miss(),
        };
    }
    // `1:201–3, 2: pl. 156`: a volume, and what is no page in it.
    if i.is(0, Kind::Number) && i.is(1, Kind::Colon) && i.word(0).len() <= 2 && i.case(2) == Case::Lower {
        let label = i.skip(2);
        if let Some((unit, len)) = label.hit(|s| if let Sense::Locator(u) = s { Some(u) } else { None }) {
            let value = label.skip(len).past_dot();
            let volume = sited(i, i.skip(1), Unit::Volume);
            let at = out.len();
            if let Ok((rest, ())) = values(value, unit, true, out) {
                out.insert(at, volume);
                return Ok((rest, Some(unit)));
            }
        }
    }
    // `2.40`: book and chapter of a classic.
    let pointed = i.is(0, Kind::Number) && i.is(1, Kind::Dot) && i.is(2, Kind::Number);
    if pointed
        && going_on.is_none()
        && i.word(0).len() <= 2
        && i.word(2).len() <= 3
        && i.peek(2).is_some_and(|t| !t.spaced)
        && !i.is(3, Kind::Dot)
            | i.peek(3).is_none_or(|t| t.stop)
            | (i.len() == 4)
            | i.peek(4).is_some_and(|t| t.kind == Kind::Number && !t.spaced)
        // `Münchner Post, 16.2.1963`, `04.06.2023, https://…`: a day.
        && !(i.word(4).len() == 4 && plain_date(i).is_ok())
    {
        return values(i, Unit::Section, true, out).map(|(rest, ())| (rest, Some(Unit::Section)));
    }
    let unit = match going_on {
        Some(Unit::Folio) => Unit::Folio,
        Some(Unit::Column) => Unit::Column,
        Some(
            Unit::Paragraph
            | Unit::Section
            | Unit::Document
            | Unit::Number
            | Unit::Volume
            | Unit::Part
            | Unit::Chapter,
        )
        | None
        | Some(_) => Unit::Page,
    };
    match values(i, unit, false, out) {
        Ok((rest, ())) => Ok((rest, Some(unit))),
        Err(e) => Err(e),
    }
}

/// `xiv.,`: between a numeral and its comma stands a stop, which is no token.
fn printers_stop(i: In<'_>) -> bool {
    let end = |n: usize| i.peek(n).map(|t| t.span.end);
    i.is(1, Kind::Comma) && i.peek(1).map(|t| t.span.start) > end(0)
}

pub fn push(i: In<'_>, span: Span, unit: Unit, out: &mut EcoVec<Sited<Locator>>) {
    out.push(Sited { value: Locator { unit, value: tidy(span.of(i.note.text)) }, span });
}

fn sited(from: In<'_>, to: In<'_>, unit: Unit) -> Sited<Locator> {
    let span = from.span_to(to);
    Sited { value: Locator { unit, value: tidy(span.of(from.note.text)) }, span }
}

/// `34.`   `61–77;`   `p. 34.`   `pp. 61–77`: a page or two up to the end, without its label, and what is behind it. Most
/// locators are one: nothing else reads so, and it is cheap.
pub fn lone_page(i: In<'_>) -> Option<(In<'_>, In<'_>)> {
    let label = || i.hit(|s| if let Sense::Locator(unit) = s { Some(unit) } else { None });
    let page = match i.kind(0)? {
        Kind::Number => i,
        Kind::Word if i.is(1, Kind::Dot) && label() == Some((Unit::Page, 1)) => i.skip(2),
        _ => return None,
    };
    let short = |n: usize| page.is(n, Kind::Number) && page.word(n).len() < 4;
    let rest = page.skip(if page.is(1, Kind::Dash) && short(2) { 3 } else { 1 });
    let next = rest.skip(1);
    // `5. Aufl.`, `2. München 1984`, `С. 5. Т. 2`: the number is none of a page, or the locator goes on behind its stop.
    let counts = bit(Sense::EditionWord)
        | bit(Sense::City)
        | bit(Sense::Edition)
        | bit(Sense::Ordinal(1))
        | bit(Sense::Volumes)
        | bit(Sense::Volume)
        | bit(Sense::Locator(Unit::Page));
    let over = |t: &Token| match t.kind {
        Kind::Semi => !list_goes_on(next),
        Kind::Dot => next.is_empty() || t.stop && !next.means(0, counts),
        _ => false,
    };
    (short(0) && rest.peek(0).is_none_or(over)).then_some((page, rest))
}

/// A value as output wants it: dashes of ranges as `-`, no space around them.
fn tidy(text: &str) -> EcoString {
    // Most values are a number.
    if text.bytes().all(|b| b.is_ascii_alphanumeric()) {
        return text.into();
    }
    let mut out = EcoString::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\u{2010}'..='\u{2015}' | '\u{2212}' | '-' => {
                while out.ends_with(' ') {
                    out.pop();
                }
                if !out.ends_with('-') {
                    out.push('-');
                }
            }
            ' ' if out.ends_with('-') || out.ends_with(' ') => {}
            c => out.push(c),
        }
    }
    let end = out.trim_end_matches([',', ' ']).len();
    out.truncate(end);
    out
}
