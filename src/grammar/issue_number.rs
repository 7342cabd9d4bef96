//! The number of an issue behind its word, and what stands for one.

use super::address::wrapped_address;
use super::imprint::{Paren, paren};
use super::input::{In, word};
use super::numbering::numeral;
use super::tail::ends;
use super::token::{Case, Kind, bit};
use crate::lexicon::Sense;
use crate::model::Span;
use crate::small;
use nom::Parser;

/// `no. 4`   `n.2`   `№ 7`   `nos. 1–2`   `Issue 03`   `no. 32/33`
pub fn issue_number(i: In<'_>) -> Option<(In<'_>, Span)> {
    let mut rest = if i.is(0, Kind::Sign) {
        i.skip(1)
    } else {
        word(|s| (s == Sense::Number).then_some(())).parse(i).ok()?.0
    };
    if rest.is(0, Kind::Sign) {
        rest = rest.skip(1);
    }
    if let Some(end) = named_issue(rest) {
        return Some((end, rest.span_to(end)));
    }
    let (end, span) = numeral(rest)?;
    if let Some(all) = by_thousands(rest) {
        return Some((all, rest.span_to(all)));
    }
    // `no. 1 (23), 45`: and its number from the first issue on.
    let whole = end.is(0, Kind::ParenOpen)
        && end.is(1, Kind::Number)
        && end.word(1).len() < 4
        && end.is(2, Kind::ParenClose)
        && matches!(end.kind(3), None | Some(Kind::Comma | Kind::Colon | Kind::Dot | Kind::ParenOpen));
    if whole {
        return Some((end.skip(3), rest.span_to(end.skip(3))));
    }
    // `nos. 3, 4, 5 (1998)`
    // `nos. 2, 6 (1981)`: that of the volume, and that from the first issue on.
    let plural = || i.word(0).ends_with('s').then(|| whole_number(end)).flatten();
    if let Some(all) = several(end).or_else(plural).or_else(|| told_issue(end)) {
        return Some((all, rest.span_to(all)));
    }
    // `Nos. 2 and 3`
    let and = super::name::and_len(end);
    match (and > 0 && end.is(and, Kind::Number) && end.word(and).len() <= 3).then(|| end.skip(and + 1)) {
        Some(both) if matches!(both.kind(0), None | Some(Kind::Semi | Kind::ParenOpen | Kind::Comma)) => {
            Some((both, rest.span_to(both)))
        }
        _ => Some((end, span)),
    }
}

/// `2.308` in `núm. 2.308`: thousands, as the Continent prints them; what is behind.
pub fn by_thousands(i: In<'_>) -> Option<In<'_>> {
    let glued = |n: usize| i.peek(n).is_some_and(|t| !t.spaced);
    let group = i.is(0, Kind::Number) && i.is(1, Kind::Dot) && i.is(2, Kind::Number) && glued(1) && glued(2);
    (group && i.word(0).len() <= 2 && i.word(2).len() == 3).then(|| i.skip(3))
}

/// `Supplement`, `Supplément 1`, `Special Issue`, `S1` behind the word for a number: an issue outside of the count.
pub fn named_issue(i: In<'_>) -> Option<In<'_>> {
    let counted = |at: In<'_>| at.is(0, Kind::Number) && at.word(0).len() <= 2;
    if i.case(0) == Case::Upper && i.word(0).len() == 1 && counted(i.skip(1)) {
        return i.peek(1).is_some_and(|t| !t.spaced).then(|| i.skip(2));
    }
    if !matches!(i.case(0), Case::Capital | Case::Lower) || !i.means(0, bit(Sense::Number)) {
        return None;
    }
    let end = i.skip(i.long(Sense::Number)?).past_dot();
    // `no. supl. (2001)`
    if i.case(0) == Case::Lower {
        return outside_of_count(end).then_some(end);
    }
    let end = end.skip(usize::from(counted(end)));
    matches!(end.kind(0), Some(Kind::ParenOpen | Kind::Comma | Kind::Colon)).then_some(end)
}

/// `, Morgenblatt (November 1930)`, `, Januar–März (2007)` behind `no. 1`: which issue it is, in a word between its number and the
/// bracket of the date.
pub fn told_issue(i: In<'_>) -> Option<In<'_>> {
    const LONGEST: usize = 4;
    let name = i.skip(1);
    let season = bit(Sense::Season(21)) | bit(Sense::Month(1));
    let word = |n: &usize| {
        matches!(name.case(*n), Case::Capital | Case::Upper)
            // `nos. 3, spring (2008)`
            || *n == 0 && name.means(0, season)
            || matches!(name.kind(*n), Some(Kind::Dash | Kind::Slash | Kind::Dot))
    };
    let len = (0..LONGEST).take_while(word).count();
    let dated = || matches!(paren(name.skip(len)), Ok((_, Paren::Date(..))));
    (i.is(0, Kind::Comma) && len > 0 && name.is(len, Kind::ParenOpen) && dated()).then(|| name.skip(len))
}

/// `in press`, `forthcoming`, with which a citation ends, or behind which its address stands; what is behind.
pub fn to_appear(i: In<'_>) -> Option<In<'_>> {
    let rest = i.skip(i.long(Sense::Forthcoming)?);
    let addressed = rest.is(0, Kind::Comma) && (rest.is(1, Kind::Url) || wrapped_address(rest.skip(1)));
    (i.case(0) == Case::Lower && (ends(rest) || addressed || wrapped_address(rest))).then_some(rest)
}

/// `79, Suppl. (1975)`: behind the word the bracket of the date.
pub fn outside_of_count(i: In<'_>) -> bool {
    matches!(paren(i.past_dot()), Ok((_, Paren::Date(..))))
}

/// `, 4, 5` behind a first number: more numbers of one year, each greater than the one before, up to the bracket of the year.
fn several(i: In<'_>) -> Option<In<'_>> {
    let number = |at: In<'_>| at.word(0).parse::<u32>().ok().filter(|n| *n < 100);
    let mut last = number(i.part(i.at.checked_sub(1)?, i.end))?;
    let mut rest = i;
    while rest.is(0, Kind::Comma)
        && rest.is(1, Kind::Number)
        && let Some(next) = number(rest.skip(1)).filter(|next| *next > last)
    {
        last = next;
        rest = rest.skip(2);
    }
    let dated = || matches!(paren(rest), Ok((_, Paren::Date(..))));
    (rest.at > i.at && rest.is(0, Kind::ParenOpen) && dated()).then_some(rest)
}

/// `, 3 (1980)`, `, 7–8 (1982)` behind `2.1`, `4.1–2`: the issue counted from the first of all, up to the bracket of the year.
pub fn whole_number(i: In<'_>) -> Option<In<'_>> {
    let number = i.skip(1);
    let (rest, _) = numeral(number).filter(|_| i.is(0, Kind::Comma) && number.is(0, Kind::Number))?;
    (rest.is(0, Kind::ParenOpen) && matches!(paren(rest), Ok((_, Paren::Date(..))))).then_some(rest)
}

/// `bis` in `54.4bis`, `no. 4bis`: glued to a number, it was put in between; what is behind.
pub fn past_between(i: In<'_>) -> In<'_> {
    let glued = i.peek(0).is_some_and(|t| t.kind == Kind::Word && !t.spaced);
    i.skip(usize::from(glued && small::is(i.word(0), small::PUT_BETWEEN)))
}

/// `B 28/79`, `B 28-29/79`: the issue of a year, with the letter of its series.
pub fn lettered_issue(i: In<'_>) -> bool {
    let letter = i.case(0) == Case::Upper && i.word(0).len() == 1;
    let slash = if i.is(2, Kind::Dash) { 4 } else { 2 };
    letter && i.is(1, Kind::Number) && i.is(slash, Kind::Slash) && i.is(slash + 1, Kind::Number)
}

/// `Resolution No. P95/1`, `the CC CPSU. P 93/6`: behind a stop a letter alone belongs to the number of a document.
pub fn protocol_letter(i: In<'_>, at: usize) -> bool {
    let letter = &i.note.list[at - 1];
    let dot = at.checked_sub(2).filter(|dot| *dot > i.at).map(|dot| &i.note.list[dot]);
    letter.case == Case::Upper
        && letter.span.len() == 1
        && dot.is_some_and(|t| t.kind == Kind::Dot)
        && i.note.list.get(at + 1).is_some_and(|t| t.kind == Kind::Slash)
}
