//! Papers of staffs and committees as official histories cite them: what is behind the day of a letter, minutes, papers by their
//! number, orders.

use super::super::archive::{self, document_date};
use super::super::date::plain_date;
use super::super::draft::Draft;
use super::super::imprint::{at_comma, past};
use super::super::input::In;
use super::super::locator::locators;
use super::super::tail::{ended, ends};
use super::super::token::{Case, Kind, bit};
use super::army::{message_first, sent_by, unit_record};
use super::army_history::army_history;
use super::bracketed::in_archive_in_brackets;
use crate::lexicon::Sense;
use crate::model::{Field, Kind as Work, Level, Name, Place, Step, Unit};
use crate::small;

/// `, in C-376, NAACP Collection, LC`   `, sub: Employment of Troops, AG 320.2, NARS`   `, same sub, WPD 4557`   `, CM-OUT 8099`: behind the
/// day of a letter what it is about, and where it is or its number.
pub fn behind_day<'n>(rest: In<'n>, draft: &mut Draft) -> In<'n> {
    let mut rest = rest;
    let mut after = rest.skip(1);
    // `Min, Conf of Sv Comds, Chicago, 22-24 Jul 43, pp. 252-53`
    if after.means(0, bit(Sense::Locator(Unit::Page)))
        && let Ok((end, found)) = locators(after)
        && ends(end)
    {
        draft.locate(found);
        return end;
    }
    if after.means(0, bit(Sense::In)) {
        after = after.skip(1);
    }
    if subject_word(after) {
        // What it is about may have commas; the place is behind one of them.
        let end = sentence_end(after);
        rest = end;
        let commas = (after.at..end.at).filter(|at| after.note.list[*at].kind == Kind::Comma);
        let placed = |at| {
            Some(past_copy(after.part(at + 1, after.end))).filter(|at| archive::place_or_file(*at).is_ok())
        };
        after = commas.take(12).find_map(placed).unwrap_or(end);
    } else if small::is(after.word(0), small::SAME_SUBJECT) && small::is(after.word(1), small::SUBJECTS) {
        rest = after.skip(2);
        after = rest.past_comma();
    }
    // `, in 142.0323`
    if let Some(end) = decimal_file(after, draft) {
        return end;
    }
    // `, OPD 381`
    let placed = archive::place_or_file(after);
    let whole = placed.as_ref().is_ok_and(|(end, _)| ends(*end) && !registered(after));
    if !whole && let Some(end) = message_number(after, draft) {
        return end;
    }
    let Ok((end, found)) = placed else { return rest };
    found.put(draft, after, end);
    end
}

/// `, in 142.0323`, `, all in 142.04-15`: the decimals of a file alone, with which the citation ends.
fn decimal_file<'n>(i: In<'n>, draft: &mut Draft) -> Option<In<'n>> {
    let at = i.skip(usize::from(i.word(0) == "all"));
    let at = at.skip(usize::from(at.means(0, bit(Sense::In))));
    let decimals = at.is(0, Kind::Number) && at.is(1, Kind::Dot) && at.is(2, Kind::Number);
    if !decimals || at.word(0).len() != 3 || at.peek(2).is_none_or(|t| t.spaced) {
        return None;
    }
    let part = at.is(3, Kind::Dash) && at.is(4, Kind::Number);
    let end = at.skip(if part { 5 } else { 3 });
    if !ends(end) {
        return None;
    }
    let file = Step::bare(Level::File, at.text_to(end).trim().into());
    draft.place(at.span_to(end), Place { steps: vec![file], ..Place::default() });
    draft.shows.steps = true;
    Some(end)
}

/// `copy in OCS 15636-476`: past the words for a copy.
fn past_copy(i: In<'_>) -> In<'_> {
    i.skip(if small::is(i.word(0), small::COPIES) && i.means(1, bit(Sense::In)) { 2 } else { 0 })
}

/// `CM-OUT 8099`, `OCTAGON-Out 16`: the number of a message in the register of what came in and went out, and no signature.
pub fn registered(i: In<'_>) -> bool {
    i.word(0).contains('-') && message_mark(i).is_some()
}

/// `sub: `
pub fn subject_word(i: In<'_>) -> bool {
    small::is(i.word(0), small::SUBJECTS) && matches!(i.kind(1), Some(Kind::Colon | Kind::Dot))
}

/// `CM-OUT 8099`, `CM-IN-8444`, `OCTAGON-Out 16`, `C 53202`: behind the day the number of a message, with which the citation ends.
fn message_number<'n>(i: In<'n>, draft: &mut Draft) -> Option<In<'n>> {
    let end = message_mark(i)?;
    if !ends(end) || draft.fields.has(Field::Number) {
        return None;
    }
    draft.text(Field::Number, i.span_to(end), i.note.text);
    Some(end)
}

/// `CM-OUT 8099`, `CM-IN-8444`, `OCTAGON-Out 16`, `C 53202`: past the mark of a message: the letters of a register, and a number.
pub fn message_mark(i: In<'_>) -> Option<In<'_>> {
    const PARTS: usize = 6;
    let known = || i.means(0, bit(Sense::State) | bit(Sense::Month(1)));
    if i.case(0) != Case::Upper || known() {
        return None;
    }
    let close = |n: usize| i.peek(n).is_some_and(|t| !t.spaced);
    let joined = |n: usize| close(n) && (i.is(n, Kind::Dash) || i.is(n, Kind::Word) || i.is(n, Kind::Number));
    let mut len = (1..PARTS).find(|n| !joined(*n)).unwrap_or(PARTS);
    if i.is(len, Kind::Number) && !i.is(len - 1, Kind::Number) {
        len += 1;
    }
    (len > 1 && i.is(len - 1, Kind::Number)).then(|| i.skip(len))
}

/// Where the sentence or the citation ends.
fn sentence_end(i: In<'_>) -> In<'_> {
    let mut at = i.at;
    while at < i.end {
        let t = &i.note.list[at];
        if t.stop || matches!(t.kind, Kind::Semi | Kind::ParenClose) || t.kind == Kind::Dot && at + 1 == i.end
        {
            break;
        }
        at = past(i, at);
    }
    i.part(at, i.end)
}

/// `Min, 172d mtg CCS, 12 Sep 44`   `CCS 680/2, 16 Sep 44, title: Rpt to President`   `WD Cir 271, 1919`
pub fn staff_paper(i: In<'_>) -> Option<Draft> {
    minutes(i)
        .or_else(|| sent_by(i))
        .or_else(|| numbered_paper(i))
        .or_else(|| order(i))
        .or_else(|| message_first(i))
        .or_else(|| army_history(i))
        .or_else(|| in_archive_in_brackets(i))
        .or_else(|| unit_record(i))
}

/// `Min, 172d mtg CCS, 12 Sep 44`   `Min of Mtg of Advisory Cmte, Col J. S. Leonard, 22 Mar 43, ASW 291.2`: minutes, whose they are, and
/// the day.
fn minutes(i: In<'_>) -> Option<Draft> {
    const FAR: usize = 20;
    if i.case(0) != Case::Capital || !small::is(i.word(0), small::MINUTES) {
        return None;
    }
    let behind = i.skip(1).past_dot();
    if !(behind.is(0, Kind::Comma) || behind.word(0) == "of") {
        return None;
    }
    let day = |comma: In<'_>| {
        let (rest, date) = document_date(comma.skip(1)).ok()?;
        (date.edtf.len() >= 7).then_some((comma.at, rest.at, date))
    };
    let (comma, end, date) = at_comma(i.skip(2), FAR, day)?;
    let rest = i.part(end, i.end);
    let mut draft = Draft::at(i, Work::Unpublished);
    draft.text(Field::Title, i.note.span(i.at, comma), i.note.text);
    draft.date(Field::Date, i.note.span(comma + 1, end), date);
    draft.shows.dated = true;
    draft.shows.genre = true;
    let rest = if rest.is(0, Kind::Comma) { behind_day(rest, &mut draft) } else { rest };
    ended(draft, rest)
}

/// `CCS 680/2, 16 Sep 44, title: Rpt to President and Prime Minister`: whose paper it is, its number, its day and its title.
fn numbered_paper(i: In<'_>) -> Option<Draft> {
    let close_by = |n: usize| i.peek(n).is_some_and(|t| !t.spaced);
    if i.case(0) != Case::Upper || !i.is(1, Kind::Number) {
        return None;
    }
    let mark = |n: usize| matches!(i.kind(n), Some(Kind::Slash | Kind::Dash)) && close_by(n);
    let len = if mark(2) && i.is(3, Kind::Number) && close_by(3) { 4 } else { 2 };
    let day = i.skip(len + 1);
    if !i.is(len, Kind::Comma) {
        return None;
    }
    let (rest, date) = document_date(day).ok()?;
    let word = rest.skip(1);
    if !rest.is(0, Kind::Comma)
        || !(subject_word(word) || small::is(word.word(0), small::TITLE_WORDS) && word.is(1, Kind::Colon))
    {
        return None;
    }
    let title = word.skip(2);
    let end = sentence_end(title);
    let mut draft = Draft::at(i, Work::Report);
    let body = i.skip(1);
    draft.name_list(Field::Author, i.span_to(body), [Name::body(i.text_to(body))].into_iter().collect());
    draft.text(Field::Number, body.span_to(i.skip(len)), i.note.text);
    draft.date(Field::Date, day.span_to(rest), date);
    draft.text(Field::Title, title.span_to(end), i.note.text);
    draft.shows.author = true;
    draft.shows.dated = true;
    draft.shows.genre = true;
    ended(draft, end)
}

/// `WD Cir 271, 1919`   `FM 100-5, 22 May 41, par. 94`   `FM 100-5, Field Service Regulations: Operations, 22 May 41`: an order or a manual of
/// an army, by its number, perhaps with its title.
fn order(i: In<'_>) -> Option<Draft> {
    const FAR: usize = 24;
    let far = if i.case(0) == Case::Upper { 3 } else { 1 };
    let word = (0..far).find(|n| small::is(i.word(*n), small::ORDERS))?;
    if (0..word).any(|n| i.case(n) != Case::Upper) || !i.is(word + 1, Kind::Number) {
        return None;
    }
    let close_by = |n: usize| i.peek(n).is_some_and(|t| !t.spaced);
    let mark = i.is(word + 2, Kind::Dash) && close_by(word + 2) && i.is(word + 3, Kind::Number);
    let number = i.skip(word + 2 + if mark { 2 } else { 0 });
    let day = |comma: In<'_>| {
        let (rest, date) = plain_date(comma.skip(1)).ok()?;
        Some((comma.at, rest.at, date))
    };
    let (comma, end, date) = number.is(0, Kind::Comma).then(|| at_comma(number, FAR, day)).flatten()?;
    let mut draft = Draft::at(i, Work::Report);
    if comma > number.at {
        draft.text(Field::Number, i.span_to(number), i.note.text);
        draft.text(Field::Title, i.note.span(number.at + 1, comma), i.note.text);
    } else {
        draft.text(Field::Title, i.span_to(number), i.note.text);
    }
    draft.date(Field::Date, i.note.span(comma + 1, end), date);
    draft.shows.dated = true;
    draft.shows.genre = true;
    let mut end = i.part(end, i.end);
    if end.is(0, Kind::Comma)
        && let Ok((behind, found)) = locators(end.skip(1))
        && ends(behind)
    {
        draft.locate(found);
        end = behind;
    }
    ended(draft, end)
}
