//! Files of the offices of a staff, known by the letters of the office and a number: the practice of official histories.

use super::super::date::roman;
use super::super::input::{In, Parsed};
use super::super::locator::locators;
use super::super::tail::ends;
use super::super::token::{Case, Kind, bit};
use super::{Found, tidy};
use crate::lexicon::Sense;
use crate::model::Level;
use crate::small;

/// `WPD 4557`, `AG 322.97 (3-1-22) (1)`, `G-3/43276`, `ASW 291.2 NT`, `CSGPA 291.2 Negroes (14 May 48)`, `AG 620 (4-23-41) (1) sec. 2`: behind a
/// letter and its day the letters of an office and the number of its file, with which the citation ends, or which leaves follow.
pub fn file_of_office(i: In<'_>) -> Parsed<'_, Found> {
    let office = office(i).or_else(|| head_office(i).and_then(|_| office(i.skip(1))));
    let Some(number) = office.and_then(file_number) else { return i.miss() };
    let about = brackets(subject(number));
    let end = file_part(case(about).or_else(|| paper(about)).unwrap_or(about));
    let mut found = Found::elsewhere();
    let mut rest = end;
    // `OPD 370.5 Hawaii (12 Dec 43), sec. IV, 117`
    if end.is(0, Kind::Comma) {
        match locators(end.skip(1)) {
            Ok((behind, leaves)) if ends(behind) && end.is(1, Kind::Word) => {
                found.locators = leaves;
                rest = behind;
            }
            _ => return i.miss(),
        }
    }
    if !ends(rest) || rest.is(0, Kind::Comma) {
        return i.miss();
    }
    found.add(Level::File, tidy(i.text_to(end)));
    Ok((rest, found))
}

/// Where something is: an archive’s address, or the file of an office where no address ends the citation.
pub fn place_or_file(i: In<'_>) -> Parsed<'_, Found> {
    match super::place(i) {
        Ok((rest, found)) if ends(rest) => Ok((rest, found)),
        other => file_of_office(i).or_else(|_| named_file(i)).or(other),
    }
}

/// `Hq ASF, Folder ACofS OPD`, `Hq ASF, Fiscal 1942-44`, `Lutes File`, `Files, CG ASF`: files by the name of their headquarters, or by a word
/// that says that they are files, to the end of the citation.
fn named_file(i: In<'_>) -> Parsed<'_, Found> {
    const LONGEST: usize = 12;
    let part = |n: usize| {
        let word = matches!(i.case(n), Case::Capital | Case::Upper) || i.means(n, bit(Sense::Small));
        word || matches!(i.kind(n), Some(Kind::Number | Kind::Comma | Kind::Dash | Kind::Amp))
    };
    let len = (0..LONGEST).find(|n| !part(*n)).unwrap_or(LONGEST);
    let end = i.skip(len);
    let named = small::is(i.word(0), small::HEADQUARTERS) && i.case(1) == Case::Upper
        || (0..len).any(|n| i.case(n) == Case::Capital && small::is(i.word(n), small::FILES_OF_OFFICE));
    if !named || !i.is(0, Kind::Word) || i.is(len.saturating_sub(1), Kind::Comma) || !ends(end) {
        return i.miss();
    }
    let mut found = Found::elsewhere();
    found.add(Level::Collection, tidy(i.text_to(end)));
    Ok((end, found))
}

/// `AG 320.2`, `G-3/43276`, `SPGAM/322.5`: the letters of an office; where its number begins.
fn office(i: In<'_>) -> Option<In<'_>> {
    const LONGEST: usize = 7;
    let letters = i.case(0) == Case::Upper && i.word(0).len() <= LONGEST;
    let close = |n: usize| i.peek(n).is_some_and(|t| !t.spaced);
    // `G-3`
    let section = letters && i.is(1, Kind::Dash) && close(1) && i.is(2, Kind::Number) && close(2);
    let behind = if section { i.skip(3) } else { i.skip(1) };
    // `NY 10027`, `MAY 1945`; `AG 322.97` has the letters of a canton and of a month too.
    let posted = i.means(0, bit(Sense::State)) && behind.word(0).len() == 5;
    let month = i.means(0, bit(Sense::Month(1))) && behind.word(0).len() == 4;
    let known = posted || month || roman(i.word(0)).is_some();
    if !letters || known || !section && i.word(0).len() < 2 {
        return None;
    }
    if behind.is(0, Kind::Slash) && behind.is(1, Kind::Number) {
        return (!behind.peek(0)?.spaced).then(|| behind.skip(1));
    }
    behind.peek(0)?.spaced.then_some(behind)
}

/// `CofS` before `WDCSA 320.2`: whose office it is, by its letters, some of them small.
fn head_office(i: In<'_>) -> Option<()> {
    let capitals = i.word(0).chars().filter(|c| c.is_uppercase()).count();
    (i.case(0) == Case::Capital && capitals > 1 && i.word(0).chars().all(char::is_alphabetic)).then_some(())
}

/// `, Case 12`, `, Item 5`, `, Tab 4`: behind the file the part of it that offices count, to the end of the citation.
fn case(i: In<'_>) -> Option<In<'_>> {
    let end = i.skip(3);
    let counted =
        i.is(0, Kind::Comma) && small::is(i.word(1), small::PARTS_OF_FILES) && i.is(2, Kind::Number);
    (counted && ends(end)).then_some(end)
}

/// `4557`, `320.2`, `341/1159`, `20602-250`: the number of a file; what is behind it.
fn file_number(i: In<'_>) -> Option<In<'_>> {
    let part = |n: usize| i.is(n, Kind::Number) && !i.peek(n).is_some_and(|t| t.spaced);
    let mark = |n: usize| {
        matches!(i.kind(n), Some(Kind::Dot | Kind::Slash | Kind::Dash))
            && !i.peek(n).is_some_and(|t| t.spaced)
    };
    if !i.is(0, Kind::Number) || i.word(0).len() < 3 {
        return None;
    }
    let mut n = 1;
    while mark(n) && part(n + 1) && n < 6 {
        n += 2;
    }
    Some(i.skip(n))
}

/// `291.2 NT`, `291.2 Negroes (14 May 48)`, `370.5 PTO`: behind the number a word or two for what the file is about.
fn subject(i: In<'_>) -> In<'_> {
    const WORDS: usize = 2;
    let word = |n: &usize| matches!(i.case(*n), Case::Capital | Case::Upper);
    let about = i.skip((0..WORDS).take_while(word).count());
    if about.is(0, Kind::ParenOpen) || ends(about) || paper(about).is_some() { about } else { i }
}

/// `(3-1-22) (1)`, `(Advisory Cmte on Negro Trp Policies, 11 Jul 42) (1)`: behind the number the day of what began the file, and its section.
fn brackets(mut i: In<'_>) -> In<'_> {
    const LONGEST: usize = 16;
    while let Some((inner, behind)) = i.enclosed(Kind::ParenOpen) {
        let numbered = (0..inner.len()).any(|n| inner.is(n, Kind::Number));
        let named = inner.len() <= 4 && inner.case(inner.len().saturating_sub(1)) != Case::Lower;
        if inner.is_empty() || inner.len() > LONGEST || !(numbered || named) {
            break;
        }
        i = behind;
    }
    i
}

/// `, 12`, `, 4-B`, `, 31/6` behind `OPD 384 Africa`, `ABC 381 (7-25-42)`, `OPD 381`: the paper in a file, with which the citation ends.
fn paper(i: In<'_>) -> Option<In<'_>> {
    let lettered = i.is(2, Kind::Dash) && i.case(3) == Case::Upper && i.word(3).len() == 1
        || i.is(2, Kind::Slash) && i.is(3, Kind::Number);
    let end = i.skip(if lettered { 4 } else { 2 });
    (i.is(0, Kind::Comma) && i.is(1, Kind::Number) && i.word(1).len() <= 3 && ends(end)).then_some(end)
}

/// ` sec. 12`: the part of a file, no comma before it.
fn file_part(i: In<'_>) -> In<'_> {
    match i.is(0, Kind::Word).then(|| locators(i)) {
        Some(Ok((behind, _))) if ends(behind) && i.case(0) == Case::Lower => behind,
        _ => i,
    }
}
