//! Papers of an army as its histories cite them: memoranda of somebody to nobody, messages by their number, what a unit has written.

use super::super::archive::document_date;
use super::super::draft::Draft;
use super::super::imprint::at_comma;
use super::super::input::In;
use super::super::name::names;
use super::super::tail::{ended, ends};
use super::super::tail_ends::pointed_last;
use super::super::token::{Case, Kind, bit};
use super::letter::writes_to;
use super::staff::{behind_day, message_mark};
use crate::lexicon::Sense;
use crate::model::{Field, Kind as Work, Name};
use crate::small;

/// `Memo, Lutes, 12 Sep 42, Lutes File`   `Memo, Chief of Staff, 14 Aug 42, sub: Reorganization, OPD 320.2`   `Memo for Record, 14 Aug 42`: a
/// paper and whose it is, who is written to by nobody told.
pub fn sent_by(i: In<'_>) -> Option<Draft> {
    const FAR: usize = 14;
    if i.case(0) != Case::Capital || !small::is(i.word(0), small::SHORT_PAPERS) {
        return None;
    }
    let day = |comma: In<'_>| {
        let (rest, date) = document_date(comma.skip(1)).ok()?;
        (date.edtf.len() == 10).then_some((comma.at, rest.at, date))
    };
    let (comma, end, date) = at_comma(i.skip(1), FAR, day)?;
    let writer = i.part(i.at + 2, comma);
    let for_record = i.word(1) == "for" && i.case(2) == Case::Capital;
    let named = i.is(1, Kind::Comma)
        && matches!(writer.case(0), Case::Capital | Case::Upper)
        && (0..writer.len()).all(|n| writer.case(n) != Case::Lower || matches!(writer.word(n), "of" | "the"));
    if !(named || for_record) {
        return None;
    }
    let mut draft = Draft::at(i, Work::Unpublished);
    draft.text(Field::Title, i.note.span(i.at, comma), i.note.text);
    if named {
        let span = i.note.span(writer.at, comma);
        let person = names(writer).ok().filter(|(rest, _)| rest.is_empty()).map(|(_, found)| found.list);
        let letters = writer.len() == 1 && writer.case(0) == Case::Upper;
        let office = letters || (0..writer.len()).any(|n| writer.case(n) == Case::Lower);
        let body = || [Name::body(writer.text_to(i.part(comma, i.end)))].into_iter().collect();
        draft.name_list(Field::Author, span, person.filter(|_| !office).unwrap_or_else(body));
        draft.shows.author = true;
    }
    draft.date(Field::Date, i.note.span(comma + 1, end), date);
    draft.shows.dated = true;
    draft.shows.genre = true;
    let rest = i.part(end, i.end);
    let rest = if rest.is(0, Kind::Comma) { behind_day(rest, &mut draft) } else { rest };
    if draft.fields.has(Field::Archive) {
        draft.kind = Work::Archival;
    }
    draft.end = rest.at;
    draft.shows.closed = ends(rest);
    Some(draft)
}

/// `CM-OUT 4567, Marshall to MacArthur, 8 Feb 42`: the number of a message before who sent it to whom.
pub fn message_first(i: In<'_>) -> Option<Draft> {
    let mark = message_mark(i).filter(|mark| mark.is(0, Kind::Comma))?;
    let at = mark.skip(1);
    let (end, author) = writes_to(at)?;
    let (span, list) = author?;
    let day = i.part(end, i.end).is(0, Kind::Comma).then(|| i.part(end + 1, i.end))?;
    let (rest, date) = document_date(day).ok()?;
    let mut draft = Draft::at(i, Work::Letter);
    draft.text(Field::Number, i.span_to(mark), i.note.text);
    draft.name_list(Field::Author, span, list);
    draft.text(Field::Title, i.note.span(at.at, end), i.note.text);
    draft.date(Field::Date, day.span_to(rest), date);
    draft.shows.author = true;
    draft.shows.dated = true;
    draft.shows.genre = true;
    let rest = if rest.is(0, Kind::Comma) { behind_day(rest, &mut draft) } else { rest };
    ended(draft, rest)
}

/// `129th Inf Jnl, 4 Feb 45`   `Hammond Rpt, p. 45`   `37th Div AAR Luzon, pp. 45-50`   `XIV Corps G-2 Jnl, 5 Feb 45`   `Sixth Army Rpt Luzon, I, 12-15`: what a unit has
/// written, by its day or its pages.
pub fn unit_record(i: In<'_>) -> Option<Draft> {
    const FAR: usize = 12;
    if !(matches!(i.case(0), Case::Upper | Case::Capital) || i.is(0, Kind::Number)) {
        return None;
    }
    let of_name = |n: &usize| match i.kind(*n) {
        Some(Kind::Word) => i.case(*n) != Case::Lower || i.peek(*n).is_some_and(|t| !t.spaced),
        Some(Kind::Number | Kind::Dash | Kind::Slash | Kind::Amp) => true,
        // `Periodic Rpt No. 60`
        Some(Kind::Dot) => i.is(*n + 1, Kind::Number),
        _ => false,
    };
    let len = (0..FAR).take_while(of_name).last()? + 1;
    let named = (1..len).rev().any(|n| small::is(i.word(n), small::UNIT_RECORDS));
    if !named || !i.is(len, Kind::Comma) {
        return None;
    }
    let mut draft = Draft::at(i, Work::Unpublished);
    draft.text(Field::Title, i.span_to(i.skip(len)), i.note.text);
    draft.shows.genre = true;
    let behind = i.skip(len + 1);
    let mut rest = i.skip(len);
    if let Ok((after, date)) = document_date(behind)
        && date.edtf.len() >= 7
    {
        draft.date(Field::Date, behind.span_to(after), date);
        draft.shows.dated = true;
        rest = after;
    }
    rest = pointed_last(rest, &mut draft).unwrap_or(rest);
    // `1st Mar Div Final Rpt, Phase V, p. 12`
    if rest.at == i.at + len
        && small::is(behind.word(0), small::PARTS_OF_REPORTS)
        && let part = behind.skip(2)
        && let Some(after) = pointed_last(part, &mut draft)
    {
        draft.text(Field::Title, i.span_to(part), i.note.text);
        rest = after;
    }
    if rest.at == i.at + len || i.means(0, bit(Sense::Ibid)) {
        return None;
    }
    ended(draft, rest)
}
