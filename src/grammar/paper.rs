//! Working papers, and papers that were read, typed or lent but never published.

use super::archive;
use super::date::date;
use super::draft::Draft;
use super::imprint::{past, top_level};
use super::input::{In, comma, word};
use super::quoted_more::more;
use super::tail::{ends, tail};
use super::token::{Case, Kind, bit};
use crate::lexicon::Sense;
use crate::model::{Date, Field, Kind as Work, Span};
use nom::Parser;

/// `Cold War International History Project Working Paper No. 6 (Washington, DC: …, 1993), 12`
///
/// Behind a quoted title: the series, its number, and the facts of publication or the end.
pub fn working_paper<'n>(i: In<'n>, draft: &mut Draft) -> Option<In<'n>> {
    if i.note.bits & bit(Sense::ReportWord) == 0 || !matches!(i.case(0), Case::Capital | Case::Upper) {
        return None;
    }
    let mut here = i;
    for _ in 0..14 {
        let t = here.peek(0)?;
        if t.bits & bit(Sense::ReportWord) != 0 {
            break;
        }
        let name = match t.kind {
            Kind::Word => t.case != Case::Lower || t.bits & (bit(Sense::Small) | bit(Sense::And)) != 0,
            Kind::Amp | Kind::Quote | Kind::Dash => true,
            Kind::Dot => !t.stop,
            _ => false,
        };
        if !name {
            return None;
        }
        here = here.skip(1);
    }
    let len = here.long(Sense::ReportWord)?;
    let mut name_end = here.skip(len);
    // `Working Paper Series`
    while name_end.case(0) == Case::Capital && name_end.means(0, bit(Sense::SeriesWord)) {
        name_end = name_end.skip(1);
    }
    // `Carl Beck Papers in Russian and East European Studies`
    let mut longer = name_end;
    while longer.at - name_end.at < 10
        && longer.is(0, Kind::Word)
        && (longer.case(0) != Case::Lower
            || longer.means(0, bit(Sense::Small) | bit(Sense::And) | bit(Sense::In)))
        && !longer.means(0, bit(Sense::Number))
    {
        longer = longer.skip(1);
    }
    if longer.is(0, Kind::Comma) && longer.means(1, bit(Sense::Number)) {
        name_end = longer;
    }
    let mut trial = draft.clone();
    trial.text(Field::Series, i.span_to(name_end), i.note.text);
    let mut rest = name_end;
    let at = rest.past_comma();
    let number = word(|s| (s == Sense::Number).then_some(())).parse(at).map_or(at, |(i, ())| i);
    let number = if number.is(0, Kind::Sign) { number.skip(1) } else { number };
    let mut end = number;
    if end.is(0, Kind::Number) || end.case(0) == Case::Upper && end.is(1, Kind::Dash) {
        end = end.skip(1);
        // `RM-1234`, `2005-12`, `12/93`
        while matches!(end.kind(0), Some(Kind::Dash | Kind::Slash | Kind::Dot))
            && end.peek(0).is_some_and(|t| !t.spaced)
            && end.peek(1).is_some_and(|t| !t.spaced && matches!(t.kind, Kind::Number | Kind::Word))
        {
            end = end.skip(2);
        }
        let year = number.at == rest.at + 1 && number.word(0).len() == 4 && end.at == number.at + 1;
        if !year {
            trial.text(Field::Number, number.span_to(end), i.note.text);
            rest = end;
        }
    }
    trial.shows.genre = true;
    trial.shows.imprint |= trial.fields.has(Field::Number);
    let rest = tail(rest, &mut trial).unwrap_or(rest);
    if !(ends(rest) || trial.shows.imprint)
        || !trial.fields.has(Field::Number) && !trial.fields.has(Field::Date)
    {
        return None;
    }
    trial.kind = Work::Report;
    *draft = trial;
    Some(rest)
}

/// `P-1472 (Santa Monica, CA: RAND, 1958)`: behind a quoted title the code of a report and its facts of publication.
pub fn report_code<'n>(i: In<'n>, draft: &mut Draft) -> Option<In<'n>> {
    let rest = code(i)?;
    if !matches!(rest.kind(0), Some(Kind::ParenOpen)) {
        return None;
    }
    let end = draft.attempt(|trial| tail(rest, trial).filter(|_| trial.shows.imprint))?;
    draft.text(Field::Number, i.span_to(rest), i.note.text);
    draft.kind = Work::Report;
    draft.shows.genre = true;
    Some(end)
}

/// `The Meaning of Limited War, RM-1224`: the title without the code of the report that it is.
pub fn code_behind<'n>(title: In<'n>, draft: &mut Draft) -> In<'n> {
    if title.len() < 4 || draft.fields.has(Field::Number) {
        return title;
    }
    let comma = (title.at + 1..title.end).rev().take(8).find(|at| title.note.list[*at].kind == Kind::Comma);
    let Some(comma) = comma else { return title };
    let at = title.part(comma + 1, title.end);
    if !code(at).is_some_and(|rest| rest.is_empty()) {
        return title;
    }
    draft.text(Field::Number, title.note.span(at.at, at.end), title.note.text);
    if draft.kind == Work::Book {
        draft.kind = Work::Report;
    }
    title.until(comma)
}

/// `RM-1224`, `NASA SP-4205`, `R-1744-ARPA`: letters, a hyphen, a number.
fn code(i: In<'_>) -> Option<In<'_>> {
    let mut here = i;
    while here.at - i.at < 3 && here.case(0) == Case::Upper && here.case(1) == Case::Upper {
        here = here.skip(1);
    }
    let glued = |n: usize| here.peek(n).is_some_and(|t| !t.spaced);
    let letters = here.case(0) == Case::Upper && here.word(0).len() <= 5;
    if !(letters && here.is(1, Kind::Dash) && glued(1) && here.is(2, Kind::Number) && glued(2)) {
        return None;
    }
    let mut rest = here.skip(3);
    while matches!(rest.kind(0), Some(Kind::Dash | Kind::Slash))
        && matches!(rest.kind(1), Some(Kind::Number | Kind::Word))
        && rest.peek(0).is_some_and(|t| !t.spaced)
    {
        rest = rest.skip(2);
    }
    Some(rest)
}

/// `(paper presented at the annual meeting of the AAASS, Honolulu, November 1988)`
#[derive(Clone, Debug)]
pub struct PaperFacts {
    /// What it is, and where it was read.
    pub words: Span,
    /// The day.
    pub date: Option<(Date, Span)>,
}

/// Words that name an unpublished paper, all of `i`: `unpublished manuscript, 1951`, `lecture, Northwestern University, Evanston, IL, February 1954`.
pub fn paper_facts(i: In<'_>) -> Option<PaperFacts> {
    if i.case(0) != Case::Lower || i.len() > 60 || !begins_paper(i) {
        return None;
    }
    let mut facts = PaperFacts { words: i.note.span(i.at, i.end), date: None };
    let commas = top_level(i, Kind::Comma);
    for start in commas.iter().rev().take(2) {
        let chunk = i.part(start + 1, i.end);
        if let Ok((rest, found)) = date(chunk)
            && rest.is_empty()
        {
            facts.date = Some((found, chunk.span_to(rest)));
            facts.words = i.note.span(i.at, *start);
        }
    }
    Some(facts)
}

/// `unpublished paper`, `paper presented at`, `typescript`, `a lecture given at`
fn begins_paper(i: In<'_>) -> bool {
    let words = bit(Sense::ConferenceWord) | bit(Sense::Unpublished) | bit(Sense::ReportWord);
    i.means(0, words) || i.means(0, bit(Sense::Small)) && i.means(1, words)
}

/// Puts the facts of a paper into a draft.
pub fn put_paper(facts: &PaperFacts, draft: &mut Draft, note: &str) {
    draft.kind = Work::Unpublished;
    draft.text(Field::Note, facts.words, note);
    if let Some((date, span)) = &facts.date {
        draft.date(Field::Date, *span, date.clone());
    }
    draft.shows.imprint = true;
    draft.shows.genre = true;
}

/// `, paper presented at the AHA, Chicago, January 5, 1991`   `, unpublished manuscript, 1951, 5`: the same without
/// brackets, behind a quoted title.
pub fn naked_paper<'n>(i: In<'n>, draft: &mut Draft) -> Option<In<'n>> {
    let words = bit(Sense::ConferenceWord) | bit(Sense::Unpublished);
    if i.note.bits & words == 0 || i.case(0) != Case::Lower || !begins_paper(i) {
        return None;
    }
    // Up to the first date, else to the end of the clause.
    let mut here = i;
    let mut end = None;
    while let Some(t) = here.peek(0) {
        if t.kind == Kind::Semi
            || t.stop
            || matches!(t.kind, Kind::ParenClose | Kind::Url)
            || here.at - i.at > 50
        {
            break;
        }
        if t.kind == Kind::Comma
            && let Ok((rest, _)) = date(here.skip(1))
            && (ends(rest) || rest.is(0, Kind::Comma))
        {
            end = Some(rest);
            break;
        }
        // `, unpublished, Brendon Papers, Centre of South Asian Studies`: who has it is told behind.
        if t.kind == Kind::Comma
            && i.note.bits & archive::PLACE_BITS != 0
            && archive::place(here.skip(1)).is_ok_and(|(rest, _)| ends(rest) || rest.is(0, Kind::Comma))
        {
            end = Some(here);
            break;
        }
        here = here.part(past(here, here.at), here.end);
    }
    let end = end.unwrap_or(here);
    if !(ends(end) || end.is(0, Kind::Comma)) {
        return None;
    }
    let facts = paper_facts(i.until(end.at))?;
    put_paper(&facts, draft, i.note.text);
    let end = more(end, draft);
    // `, in the author's possession`
    if let Ok((after, ())) = comma(end)
        && let Some(len) = after.long(Sense::Unpublished)
        && ends(after.skip(len))
    {
        return Some(after.skip(len));
    }
    Some(end)
}

/// `Fifth Annual Report of the Poor Law Commissioners`, `First Report from the Select Committee`: a report by its number.
pub fn numbered_report(i: In<'_>) -> bool {
    let at = i.skip(usize::from(i.means(0, bit(Sense::Small)) && i.case(0) == Case::Capital));
    let counted = at.case(0) == Case::Capital && at.starts(|s| matches!(s, Sense::Ordinal(_)));
    counted
        && (1..4).any(|n| {
            at.case(n) == Case::Capital
                && at.means(n, bit(Sense::DocumentHead))
                && at.case(n + 1) == Case::Lower
                && at.means(n + 1, bit(Sense::Small))
        })
}
