//! One value of a locator: a number, a numeral, a range, with what belongs to it.

use ecow::EcoVec;

use super::archive::value::ringed_sides;
use super::date::roman;
use super::input::{In, Parsed};
use super::locator::push;
use super::name::and_len;
use super::numbering::{is_numeral, thousands};
use super::tail::ends;
use super::token::{Case, Kind, bit};
use crate::lexicon::Sense;
use crate::model::{Locator, Sited, Span, Unit};
use crate::small;

/// `34`   `34–36`   `505 – 528`   `xiv–xv`   `5ob.`   `34f.`   `34n12`   `I.5`   `3–С`
pub fn value<'n>(i: In<'n>, unit: Unit, labelled: bool) -> Parsed<'n, Span> {
    let (mut rest, ()) = point(i, unit, labelled)?;
    if rest.is(0, Kind::Dash)
        && let Ok((next, ())) = point(rest.skip(1), unit, labelled)
    {
        rest = next;
    } else if unit == Unit::Folio && other_side(rest) || unit == Unit::Page && section_behind(rest) {
        rest = rest.skip(2);
    }
    // `pp. 85-ss.`
    let open = rest.is(0, Kind::Dash) && rest.means(1, bit(Sense::Passim)) && rest.case(1) == Case::Lower;
    rest = following(if open { rest.skip(1) } else { rest });
    let span = i.span_to(rest);
    Ok((rest, span))
}

/// `p. 6-A`: the section of a newspaper behind its page.
fn section_behind(i: In<'_>) -> bool {
    let glued = |n: usize| i.peek(n).is_some_and(|t| !t.spaced);
    i.is(0, Kind::Dash)
        && glued(0)
        && glued(1)
        && matches!(i.word(1), "A" | "B" | "C" | "D" | "E" | "F")
        && ends(i.skip(2))
}

/// `87r–v`: both sides of a leaf.
fn other_side(i: In<'_>) -> bool {
    i.is(0, Kind::Dash) && i.peek(1).is_some_and(|t| !t.spaced) && matches!(i.word(1), "v" | "r")
}

/// One end of a range.
fn point<'n>(i: In<'n>, unit: Unit, labelled: bool) -> Parsed<'n, ()> {
    let Some(t) = i.peek(0) else { return i.miss() };
    match t.kind {
        Kind::Number => {
            // `pt. 10: 10828–30`: a page of five figures, behind a colon only.
            let before = |n: usize| i.at.checked_sub(n).map(|at| i.note.list[at]);
            let long = t.span.len() == 5
                && (before(1).is_some_and(|t| t.kind == Kind::Colon)
                    || before(1).is_some_and(|t| t.kind == Kind::Dash)
                        && before(2).is_some_and(|t| t.kind == Kind::Number && t.span.len() == 5)
                    // `Congressional Record, 88th Cong., 2d sess., 7 Aug. 1964, 18459`: so do the records of a parliament.
                    || i.note.bits & bit(Sense::GovernmentWord) != 0
                        && before(1).is_some_and(|t| t.kind == Kind::Comma)
                        && before(2).is_some_and(|t| t.kind == Kind::ParenClose || t.span.len() == 4));
            // `Religion in England, c. 1400–c. 1580`: a year counts no volume, part or chapter.
            let counts = matches!(unit, Unit::Volume | Unit::Part | Unit::Chapter);
            // `Kocka, 19. Jahrhundert, S. 50`: an ordinal of the title.
            // `Altonaer Blutsonntag, 17. Juli 1932`: a day of it.
            let behind = bit(Sense::Century) | if labelled { 0 } else { bit(Sense::Month(1)) };
            let ordinal = i.is(1, Kind::Dot) && i.means(2, behind);
            // `Интервью с М. И. Петровой, 1924 г. р.`: a year by its word.
            let of_year = !labelled && t.span.len() == 4 && i.means(1, bit(Sense::Year));
            if t.span.len() > 6
                || ordinal
                || of_year
                || !labelled && t.span.len() > 4 && !long
                || labelled && counts && super::date::year(i).is_ok()
            {
                return i.miss();
            }
            let mut rest = i.skip(1);
            if t.span.len() <= 3 && !(unit == Unit::Page && two_pages(i)) {
                rest = thousands(rest).unwrap_or(rest);
            }
            // `p. 1.722`: thousands as the Continent prints them.
            if labelled
                && unit == Unit::Page
                && t.span.len() <= 2
                && rest.is(0, Kind::Dot)
                && rest.is(1, Kind::Number)
                && rest.word(1).len() == 3
                && rest.peek(1).is_some_and(|t| !t.spaced)
            {
                rest = rest.skip(2);
            }
            // `34n12`, `5ob.`, `12a`, `5 об.`
            if let Some(n) = rest.peek(0).filter(|n| n.kind == Kind::Word) {
                let glued = !n.spaced;
                let text = rest.word(0);
                if unit == Unit::Folio
                    && let Some(behind) = ringed_sides(rest)
                {
                    rest = behind;
                } else if glued && small::is(text, small::NOTES_ON_PAGE) && rest.is(1, Kind::Number) {
                    // The note follows as a value of its own.
                } else if unit == Unit::Folio && glued && small::is(text, small::SIDES) {
                    // `13r.`, `87r-v`: the stop ends the note.
                    rest = rest.skip(1);
                } else if n.bits & bit(Sense::Verso) != 0 && (unit == Unit::Folio || glued) {
                    rest = past_its_dot(rest.skip(1));
                } else if text == "f"
                    && rest.is(1, Kind::Dot)
                    && matches!(rest.kind(2), Some(Kind::Comma | Kind::Semi | Kind::ParenClose))
                {
                    // `333, 336f., 342`, `S. 20f.; …`: the stop belongs to it, and something goes on.
                } else if glued && unit == Unit::Section && small::is(text, small::FIRST) {
                    // `art. 1er`
                    rest = rest.skip(1);
                } else if glued && text.chars().count() == 1 {
                    rest = rest.skip(1);
                    if rest.means(0, bit(Sense::Verso)) && unit == Unit::Folio {
                        rest = past_its_dot(rest.skip(1));
                    }
                } else if glued && !is_following(text) {
                    return i.miss();
                }
            } else {
                let pointed = rest.is(0, Kind::Dot)
                    && matches!(
                        unit,
                        Unit::Section
                            | Unit::Chapter
                            | Unit::Paragraph
                            | Unit::Number
                            | Unit::Figure
                            | Unit::Table
                            | Unit::Plate
                    );
                let glued = rest.is(1, Kind::Number) && rest.peek(1).is_some_and(|t| !t.spaced);
                if glued && (pointed || rest.is(0, Kind::Slash)) {
                    rest = rest.skip(2);
                    // `1.22.4`: book, chapter, section.
                    let third = rest.is(0, Kind::Dot) && rest.is(1, Kind::Number);
                    if pointed && third && rest.peek(1).is_some_and(|t| !t.spaced) {
                        rest = rest.skip(2);
                    }
                }
            }
            Ok((rest, ()))
        }
        Kind::Word
            if matches!(unit, Unit::Folio | Unit::Page)
                && let Some(rest) = unnumbered_leaf(i, labelled && unit == Unit::Folio) =>
        {
            Ok((rest, ()))
        }
        // `A1`, `p. C 7`, `p. A4286`: a page of a newspaper's section, or of the appendix to a record.
        Kind::Word
            if unit == Unit::Page
                && matches!(i.word(0), "A" | "B" | "C" | "D" | "E" | "F")
                && i.is(1, Kind::Number)
                && i.peek(1).is_some_and(|n| {
                    if n.spaced {
                        labelled && n.span.len() <= 2
                    } else {
                        n.span.len() <= 2 || labelled && n.span.len() == 4
                    }
                }) =>
        {
            Ok((i.skip(2), ()))
        }
        Kind::Word if roman(i.word(0)).is_some() || roman_range(i.word(0)) => {
            let small = t.case == Case::Lower;
            if !labelled && (!small || century_word(i)) {
                return i.miss();
            }
            // A lone `i`, `v`, `c` … without a label is rarely a page.
            if !labelled && t.span.len() == 1 && !matches!(i.word(0), "v" | "x" | "i") {
                return i.miss();
            }
            let mut rest = i.skip(1);
            if rest.is(0, Kind::Dot) && rest.is(1, Kind::Number) && rest.peek(1).is_some_and(|t| !t.spaced) {
                rest = rest.skip(2);
            }
            // `Bd. II/1`: the half of a volume.
            if matches!(unit, Unit::Volume | Unit::Part)
                && let Some(behind) = half_behind(rest)
            {
                rest = behind;
            }
            Ok((rest, ()))
        }
        // `A-16`: a page of an appendix.
        Kind::Word
            if unit == Unit::Page
                && matches!(i.word(0), "A" | "B" | "C" | "D" | "E" | "F")
                && i.is(1, Kind::Dash)
                && i.is(2, Kind::Number)
                && (1..=2).all(|n| i.peek(n).is_some_and(|t| !t.spaced))
                && ends(i.skip(3)) =>
        {
            Ok((i.skip(3), ()))
        }
        // `Т. XVIа`: a half volume of an encyclopaedia.
        Kind::Word
            if labelled
                && unit == Unit::Volume
                && t.case != Case::Lower
                && i.word(0)
                    .strip_suffix(['а', 'a', 'б', 'b'])
                    .is_some_and(|numeral| roman(numeral).is_some()) =>
        {
            Ok((i.skip(1), ()))
        }
        // `col. b`
        Kind::Word
            if labelled
                && unit == Unit::Column
                && t.case == Case::Lower
                && i.word(0).chars().count() == 1 =>
        {
            Ok((i.skip(1), ()))
        }
        Kind::Word
            if labelled
                && t.case == Case::Upper
                && i.word(0).chars().count() == 1
                && !matches!(unit, Unit::Page | Unit::Folio) =>
        {
            Ok((i.skip(1), ()))
        }
        _ => i.miss(),
    }
}

/// `apparat v XIX v.`, `v XVIII–XIX vv.`: behind a numeral in capitals Russian's letter for the century is no page.
fn century_word(i: In<'_>) -> bool {
    matches!(i.word(0), "v" | "vv")
        && i.is(1, Kind::Dot)
        && i.at.checked_sub(1).is_some_and(|before| {
            i.note.list[before].case == Case::Upper
                && i.note.word(before).split(['-', '–']).all(|numeral| roman(numeral).is_some())
        })
}

/// `/1`, `/II`: behind a volume's number, without a space, which half of it; what is behind that.
pub fn half_behind(i: In<'_>) -> Option<In<'_>> {
    let glued = |n: usize| i.peek(n).is_some_and(|t| !t.spaced);
    let half = i.is(0, Kind::Slash) && glued(0) && glued(1);
    (half && is_numeral(i, 1) && i.word(1).len() <= 2).then(|| i.skip(2))
}

/// `sig. C3v`, `sig. A.3`, `sig. Aa3r`, `B2v–B3r`: a leaf of an old book, by the letters of its quire, whose side is told or which
/// has its label; what is behind it.
fn unnumbered_leaf(i: In<'_>, sig: bool) -> Option<In<'_>> {
    const QUIRE: usize = 3;
    let glued = |n: usize| i.peek(n).is_some_and(|t| !t.spaced);
    let letters = matches!(i.case(0), Case::Upper | Case::Capital) && i.word(0).len() <= QUIRE;
    let number = if sig && i.is(1, Kind::Dot) && i.word(0).len() == 1 { 2 } else { 1 };
    if !letters || !i.is(number, Kind::Number) || !glued(number) || i.word(number).len() > 2 {
        return None;
    }
    let side = glued(number + 1) && matches!(i.word(number + 1), "r" | "v");
    (side || sig).then(|| i.skip(number + 1 + usize::from(side)))
}

/// `pp. 381,394`, `179,180`: of no book so high a page is cited; they are two, one behind the other.
fn two_pages(i: In<'_>) -> bool {
    const HIGHEST: u32 = 40;
    let number = |n: usize| i.word(n).parse::<u32>().ok();
    i.is(1, Kind::Comma)
        && i.is(2, Kind::Number)
        && number(0).zip(number(2)).is_some_and(|(from, to)| from > HIGHEST && from < to)
}

/// `viii-ix`, `lxxxvi-viii`: joined by a hyphen two numerals are one word; the second may be short of its tens.
fn roman_range(word: &str) -> bool {
    let rises = |(from, to): (u32, u32)| from < to || to < 10 && from % 10 < to;
    word.split_once('-').and_then(|(from, to)| roman(from).zip(roman(to))).is_some_and(rises)
}

/// `f`, `ff`: the pages behind too.
pub fn is_following(text: &str) -> bool {
    matches!(text, "f" | "ff" | "n" | "sq" | "sqq")
}

/// Past the stop of an abbreviation, unless it ends the sentence too: `S. 16 ff. Die Angaben sind …`, but `S. 16 f. Anm. 3`.
fn past_its_dot(i: In<'_>) -> In<'_> {
    let labels = bit(Sense::Locator(Unit::Page)) | bit(Sense::Volume) | bit(Sense::Number) | bit(Sense::Part);
    let behind = i.past_dot();
    let label = behind.means(0, labels) && behind.skip(1).past_dot().is(0, Kind::Number);
    let sentence = matches!(behind.case(0), Case::Capital | Case::Upper)
        && behind.peek(0).is_some_and(|t| t.spaced)
        && !label;
    if sentence { i } else { behind }
}

/// `f.`, `ff.`, `et seq.`, `sq.`: belongs to the value.
fn following(i: In<'_>) -> In<'_> {
    if let Some(t) = i.peek(0).filter(|t| t.kind == Kind::Word) {
        let text = i.word(0);
        if is_following(text)
            && text != "n"
            && (!t.spaced || i.is(1, Kind::Dot) || i.peek(1).is_none_or(|t| t.kind != Kind::Number))
        {
            return past_its_dot(i.skip(1));
        }
        // `et seq.`, `ss.`, `i n.`, `e segg.`, `и сл.`
        if t.bits & bit(Sense::Passim) != 0
            && !text.starts_with("pas")
            && let Some(len) = i.long(Sense::Passim)
        {
            // `et suivantes.`: a whole word has no stop of its own.
            let whole = i.word(len - 1).chars().count() > 6;
            let rest = if whole { i.skip(len) } else { past_its_dot(i.skip(len)) };
            if !rest.is(0, Kind::Number) {
                return rest;
            }
        }
    }
    i
}

/// Past the word or the sign for a number, if a number is behind it: `No. 53`, `#53`.
pub fn past_number_sign(i: In<'_>) -> In<'_> {
    let len = if i.is(0, Kind::Sign) { Some(1) } else { i.long(Sense::Number) };
    let number = i.skip(len.unwrap_or(0)).past_dot();
    if len.is_some() && number.is(0, Kind::Number) { number } else { i }
}

/// Values of one unit; after a label they may be roman, lettered, and joined by "and".
pub fn values<'n>(i: In<'n>, unit: Unit, labelled: bool, out: &mut EcoVec<Sited<Locator>>) -> Parsed<'n, ()> {
    let (mut rest, span) = value(i, unit, labelled)?;
    push(i, span, unit, out);
    // `34n12`, `34 n. 12`, `46nn13–14`, `47 nn. 13, 14`: a note on that page, or several.
    if unit == Unit::Page && small::is(rest.word(0), small::NOTES_ON_PAGE) {
        let several = rest.word(0).len() > 1;
        let mut after = rest.skip(1).past_dot();
        while after.is(0, Kind::Number)
            && let Ok((end, span)) = value(after, Unit::Note, true)
        {
            push(after, span, Unit::Note, out);
            rest = end;
            if !(several && another_near(after, end)) {
                break;
            }
            after = end.skip(1);
        }
    }
    if labelled && !matches!(unit, Unit::Page | Unit::Folio) {
        // `Chapters I and II`, `docs. 3, 5`: only another value that is not a page's may follow.
        loop {
            let and = and_len(rest);
            let after = if and > 0 {
                rest.skip(and)
            } else if matches!(unit, Unit::Chapter | Unit::Document | Unit::Number)
                && another_chapter(i, rest)
            {
                rest.skip(1)
            } else {
                break;
            };
            match value(after, unit, true) {
                Ok((next, span)) => {
                    push(after, span, unit, out);
                    rest = next;
                }
                Err(_) => break,
            }
        }
    }
    Ok((rest, ()))
}

/// `chs. 10, 12`, `docs. 3, 5, 7`: behind a label of several and a first, one not far behind it; a page is farther, or has its
/// own label.
fn another_chapter(first: In<'_>, i: In<'_>) -> bool {
    let label = |n: usize| first.at.checked_sub(n).map_or("", |at| first.note.word(at));
    // `№ 87, 89. С. 246`: the page has its own label.
    let page_behind =
        || i.is(2, Kind::Dot) && i.means(3, bit(Sense::Locator(Unit::Page))) && i.skip(3).numbered();
    (label(1).ends_with('s') || label(1) == "." && label(2).ends_with('s') || page_behind())
        && another_near(first, i)
}

/// `13, 14`: behind a number and its comma one that is a little higher, and nothing of its own behind it.
fn another_near(first: In<'_>, i: In<'_>) -> bool {
    const FAR: u32 = 30;
    let number = |at: In<'_>| at.word(0).parse::<u32>().ok();
    let near = |(from, to): (u32, u32)| (from + 1..=from + FAR).contains(&to);
    i.is(0, Kind::Comma)
        && number(first).zip(number(i.skip(1))).is_some_and(near)
        && matches!(i.kind(2), None | Some(Kind::Dot | Kind::Semi | Kind::ParenClose | Kind::Comma))
}
