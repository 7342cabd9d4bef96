//! Acts of states, known by what they are and their day: the habit of lands that count laws from year to year.

use super::super::archive::{document_date, initials, joined};
use super::super::draft::Draft;
use super::super::input::In;
use super::super::locator::locators;
use super::super::numbering::{is_numeral, thousands};
use super::super::tail::{ended, ends};
use super::super::token::{Case, Kind, bit};
use crate::lexicon::{Reporter, Sense};
use crate::model::{Field, Kind as Work, Span, Unit};
use crate::small;

/// True if an act may begin at `i`.
pub fn may_begin(i: In<'_>) -> bool {
    i.case(0) == Case::Capital && small::is(i.word(0), small::ACTS)
        || in_stops(i).is_some()
        || constitution_ahead(i).is_some()
        || constitution_in_full(i).is_some()
}

/// `R.D. 6 novembre 1926, n. 1848`, `D.P.R. 30 giugno 1965`: the letters of an act with their stops, before its day or number; how many
/// tokens they are.
fn in_stops(i: In<'_>) -> Option<usize> {
    if i.case(0) != Case::Upper || !i.is(1, Kind::Dot) {
        return None;
    }
    let len = initials(i)?;
    (i.is(len, Kind::Number) && small::is(&joined(i, len), small::ACTS_IN_LETTERS)).then_some(len)
}

/// `Regio decreto 20 ottobre 1939, n. 1863, art. 2`   `Decreto-Lei n.º 27 003, de 14 de Setembro de 1936, Diário do Governo, I Série, n.º 216`
/// `Loi du 7 mai 1946`
pub fn act(i: In<'_>) -> Option<Draft> {
    const KINDS: usize = 3;
    if !may_begin(i) {
        return None;
    }
    // `Regio decreto legislativo`
    let kinds = (1..KINDS)
        .take_while(|n| i.is(*n, Kind::Word) && !i.means(*n, bit(Sense::Small) | bit(Sense::Number)))
        .count();
    let mut number = None;
    let mut here = i.skip(in_stops(i).unwrap_or(1 + kinds)).past_dot();
    if let Some((rest, span)) = counted(here) {
        number = Some(span);
        here = rest.past_comma();
    }
    let (led, day) = (0..=2).find_map(|n| {
        let at = here.skip(n);
        let small = (0..n).all(|n| here.is(n, Kind::Word) && here.case(n) == Case::Lower);
        let found = document_date(at).ok().filter(|(_, day)| small && day.edtf.len() == 10)?;
        Some((at, found))
    })?;
    let (mut rest, day) = day;
    let mut draft = Draft::at(i, Work::Legislation);
    draft.date(Field::Date, led.span_to(rest), day);
    if let Some((behind, span)) = counted(rest.past_comma()).filter(|_| number.is_none()) {
        number = Some(span);
        rest = behind;
    }
    draft.text(Field::Title, i.span_to(rest), i.note.text);
    if let Some(span) = number {
        draft.text(Field::Number, span, i.note.text);
    }
    draft.shows.imprint = true;
    draft.shows.genre = true;
    rest = printed(rest, &mut draft);
    if rest.is(0, Kind::Comma)
        && let Ok((behind, found)) = locators(rest.skip(1))
        && ends(behind)
    {
        draft.locate(found);
        rest = behind;
    }
    ended(draft, rest)
}

/// `U.S. Const. art. I, § 8, cl. 3`   `N.Y. Const. art. VI`: a constitution by its short name, and what is pointed at in it.
pub fn constitution(i: In<'_>) -> Option<Draft> {
    let name = constitution_ahead(i).or_else(|| constitution_in_full(i))?;
    let (rest, found) = locators(name.past_comma()).ok().filter(|(rest, _)| ends(*rest))?;
    let mut draft = Draft::at(i, Work::Legislation);
    draft.text(Field::Title, i.span_to(name), i.note.text);
    draft.locate(found);
    draft.shows.genre = true;
    draft.shows.numbered = true;
    draft.shows.labelled = true;
    draft.end = rest.at;
    draft.shows.closed = true;
    Some(draft)
}

/// What is behind `U.S. Const.`
fn constitution_ahead(i: In<'_>) -> Option<In<'_>> {
    const LONGEST: usize = 6;
    if i.case(0) == Case::Lower || !i.is(1, Kind::Dot) {
        return None;
    }
    let last = (1..LONGEST).find(|n| small::is(i.word(*n), small::CONSTITUTIONS))?;
    let named = (0..last).all(|n| i.is(n, Kind::Dot) || matches!(i.case(n), Case::Capital | Case::Upper));
    (named && i.is(last + 1, Kind::Dot)).then(|| i.skip(last + 2))
}

/// `Constitution, Article I, Section 2`   `United States Constitution, Art. I, sec. 9`   `Constitution of Ohio, Article VIII`: its name in
/// full, before an article.
fn constitution_in_full(i: In<'_>) -> Option<In<'_>> {
    const LONGEST: usize = 8;
    let comma = (1..LONGEST).find(|n| !i.is(*n, Kind::Word) && !i.is(*n, Kind::Dot))?;
    let named =
        i.is(comma, Kind::Comma) && (0..comma).any(|n| small::is(i.word(n), small::CONSTITUTIONS_IN_FULL));
    let article = i.skip(comma + 1);
    let numeral = article.skip(article.long(Sense::Locator(Unit::Section))?).past_dot();
    (named && is_numeral(numeral, 0)).then(|| i.skip(comma))
}

/// `n. 1863`   `n.º 27 003`   `n.º 5/77`: the number of an act, and what is behind it.
fn counted(i: In<'_>) -> Option<(In<'_>, Span)> {
    let at = i.skip(i.long(Sense::Number)?).past_dot();
    if !at.is(0, Kind::Number) {
        return None;
    }
    let spaced = at.is(1, Kind::Number) && at.word(1).len() == 3 && at.word(0).len() <= 3;
    let glued = |n: usize| at.peek(n).is_some_and(|t| !t.spaced);
    // `n° 46-940`
    let stroke =
        (at.is(1, Kind::Slash) || at.is(1, Kind::Dash) && glued(1) && glued(2)) && at.is(2, Kind::Number);
    let stopped = at.is(1, Kind::Dot) && at.is(2, Kind::Number) && !at.peek(2).is_some_and(|t| t.spaced);
    let len = if spaced {
        2
    } else if stroke || stopped {
        3
    } else {
        1
    };
    let rest = thousands(at).unwrap_or(at.skip(len));
    Some((rest, at.span_to(rest)))
}

/// `, Diário do Governo, I Série, n.º 216`: the gazette that printed it, its series, number and day.
fn printed<'n>(i: In<'n>, draft: &mut Draft) -> In<'n> {
    const PARTS: usize = 4;
    let at = i.skip(1);
    let Some(len) = at.long(Sense::Reporter(Reporter::Gazette)).filter(|_| i.is(0, Kind::Comma)) else {
        return i;
    };
    draft.text(Field::Journaltitle, at.span_to(at.skip(len)), i.note.text);
    let mut here = at.skip(len);
    for _ in 0..PARTS {
        let at = here.past_comma();
        let counted_off = at.is(0, Kind::Number) || at.case(0) == Case::Upper;
        let series = at.at > here.at && counted_off && at.means(1, bit(Sense::SeriesWord));
        // `JORF du 1er juillet 1950`
        let led = at.case(0) == Case::Lower && at.means(0, bit(Sense::Small)) && at.is(1, Kind::Number);
        here = if series {
            at.skip(2)
        } else if let Some((rest, _)) = counted(at) {
            rest
        } else if let Ok((rest, _)) = document_date(at.skip(usize::from(led))) {
            rest
        } else {
            break;
        };
    }
    here
}
