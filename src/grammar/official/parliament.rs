//! Papers of parliaments and governments: records of debates, hearings, reports, command papers, decrees.

use ecow::eco_vec;

use super::super::archive::document_date;
use super::super::date::{date, full_date, roman, year};
use super::super::draft::{Draft, plain};
use super::super::imprint::{Paren, has, next_top, paren, past, top_level};
use super::super::input::{In, word};
use super::super::locator::locators;
use super::super::name::names;
use super::super::series::capital_name;
use super::super::tail::ends;
use super::super::title_put::unquoted;
use super::super::token::{Case, Kind, bit};
use super::past_number_word;
use super::record_by_number::by_volume;
use super::record_name::{chamber, house_before_day, in_sentences, numeral, series_in_brackets, whose};
use super::session::{
    congress, congress_ends, counted_term, heard, ordinal, past_serial, titled_behind, volume_of_session,
    year_of_congress,
};
use crate::lexicon::Sense;
use crate::model::{Date, Field, Kind as Work, Name, Unit};
use nom::Parser;

/// `Congressional Record, 86th Cong., 2nd sess., vol. 106, pt. 4 (March 10, 1960), 5123`   `U.S. Congress, Senate, Committee on X, Title, 86th Cong., 2nd sess., 1960, S. Rep. 12, 5`   `Hansard, HC Deb., 5 March 1946, vol. 420, col. 192`   `Colonial Office, Title, Cmd. 5479 (London: HMSO, 1937), 390`
pub fn parliament(i: In<'_>) -> Option<Draft> {
    if i.note.bits & (bit(Sense::GovernmentWord) | bit(Sense::DocumentHead)) == 0 {
        return None;
    }
    if i.is(0, Kind::Number) {
        return by_volume(i);
    }
    if !matches!(i.case(0), Case::Capital | Case::Upper) && !i.is(0, Kind::QuoteOpen) {
        return None;
    }
    decree(i)
        .or_else(|| record(i))
        .or_else(|| spoken(i))
        .or_else(|| of_congress(i, Kind::Comma))
        .or_else(|| numbered(i))
        .or_else(|| number_alone(i))
}

/// What is behind a word of government.
pub fn government(i: In<'_>) -> Option<In<'_>> {
    let len = i.long(Sense::GovernmentWord)?;
    Some(i.skip(len).past_dot())
}

/// `Executive Order 9981, July 26, 1948`
fn decree(i: In<'_>) -> Option<Draft> {
    let rest = past_number_word(government(i)?);
    if !rest.is(0, Kind::Number) || rest.at < i.at + 2 || !rest.is(1, Kind::Comma) {
        return None;
    }
    let (after, found) = document_date(rest.skip(2)).ok().filter(|(_, d)| d.edtf.len() >= 4)?;
    if !ends(after) && !after.is(0, Kind::Comma) {
        return None;
    }
    let mut draft = Draft::at(i, Work::Legislation);
    draft.text(Field::Title, i.span_to(rest.skip(1)), i.note.text);
    draft.date(Field::Date, rest.skip(2).span_to(after), found);
    finish(parts(after, &mut draft, false), draft)
}

/// `Cmnd. 1234 (1960), para. 13`   `S. Rep. No. 94-755, at 3 (1976)`: a paper known by its number.
fn number_alone(i: In<'_>) -> Option<Draft> {
    let end = paper_number(i)?;
    let mut draft = Draft::at(i, Work::Report);
    draft.text(Field::Title, i.span_to(end), i.note.text);
    finish(parts(end, &mut draft, false), draft).filter(|d| d.fields.has(Field::Date))
}

/// `S. Rep. 465`, `S. Rep. No. 94-755`: what is behind a paper's number.
pub fn paper_number(i: In<'_>) -> Option<In<'_>> {
    let end = Some(past_number_word(government(i)?)).filter(|number| number.is(0, Kind::Number))?.skip(1);
    Some(if end.is(0, Kind::Dash) && end.is(1, Kind::Number) { end.skip(2) } else { end })
}

/// `legislatura XXVI`   `sess. 1921-23`   `sessão n.º 34`: past the number of a parliament or its years.
pub fn past_count(i: In<'_>) -> In<'_> {
    let i = past_number_word(i);
    if i.is(0, Kind::Number) || roman(i.word(0)).is_some() {
        let years = matches!(i.kind(1), Some(Kind::Dash | Kind::Slash)) && i.is(2, Kind::Number);
        return i.skip(if years { 3 } else { 1 });
    }
    i
}

/// `Winston Churchill, HC Deb, 13 May 1940, vol. 360, col. 1502`: who spoke before the record of the debate.
fn spoken(i: In<'_>) -> Option<Draft> {
    const NAME: usize = 8;
    let comma = (i.at + 1..i.end.min(i.at + NAME)).find(|at| i.note.list[*at].kind == Kind::Comma)?;
    let debate = i.part(comma + 1, i.end);
    government(debate)?;
    let (rest, who) = names(i.until(comma)).ok().filter(|(rest, _)| rest.is_empty())?;
    let mut draft = record(debate)?;
    draft.start = i.at;
    draft.names(Field::Author, i.span_to(rest), who);
    draft.shows.author = true;
    Some(draft)
}

/// A record of debates, known by its name alone.
fn record(i: In<'_>) -> Option<Draft> {
    let rest = chamber(whose(in_sentences(government(i)?)));
    // `Hansard 3, lxxxix, 760`: the series glued to the name.
    let series = rest.is(0, Kind::Number)
        && rest.word(0).len() == 1
        && rest.is(1, Kind::Comma)
        && numeral(rest.skip(2));
    let house = rest.is(0, Kind::ParenOpen)
        && (government(rest.skip(1)).is_some() || series_in_brackets(rest).is_some());
    // `HC Deb Series 5, 8 May 1940`
    let series = series
        || rest.means(0, bit(Sense::SeriesWord)) && rest.is(1, Kind::Number) && rest.is(2, Kind::Comma);
    if !rest.is(0, Kind::Comma) && !house && !series && ordinal(rest).is_none() && full_date(rest).is_err() {
        return None;
    }
    // The name goes on over a comma: `Hansard, HC Deb.`, `Atti parlamentari, Camera dei deputati, Discussioni`.
    let mut end = rest;
    for _ in 0..2 {
        // `séance du 10 juillet 1945`: a day is none of the name, nor are a term and its years: `legislatura 1876-1877`.
        let small = end.case(1) == Case::Lower;
        let on =
            |n: &In<'_>| n.is(0, Kind::Comma) || n.is(0, Kind::Number) && !small && full_date(*n).is_err();
        match government(end.skip(1)).filter(on) {
            Some(next) if !house && end.is(0, Kind::Comma) && congress(end.skip(1)).is_none() => end = next,
            _ => break,
        }
    }
    end = house_before_day(end).unwrap_or(end);
    // `Hansard (Commons), 5th ser.`
    if let Some((house, behind)) = end.enclosed(Kind::ParenOpen)
        && government(house).is_some_and(|rest| rest.is_empty())
    {
        end = behind;
    }
    let next = if end.is(0, Kind::Comma) { end.skip(1) } else { end };
    // Only what a record has may follow; a title would make it a paper.
    let fits = congress(next).is_some()
        || counted_term(next).is_some()
        || next.at > end.at && numeral(next)
        || ordinal(next).is_some()
        || next.means(0, bit(Sense::Volume))
        || next.means(0, bit(Sense::Month(1)))
        || next.is(0, Kind::Number)
        || series
        || next.is(0, Kind::ParenOpen)
        // `Atti parlamentari, Senato del Regno, legisl. XXVI, …`   `…, seduta del 3 maggio 1923`
        || government(next).is_some_and(|rest| past_count(rest).at > rest.at || full_date(rest).is_ok());
    if !fits {
        return None;
    }
    let mut draft = Draft::at(i, Work::Legislation);
    draft.text(Field::Title, i.span_to(end), i.note.text);
    finish(parts(end, &mut draft, true), draft)
        .filter(|d| d.fields.has(Field::Date) || d.fields.has(Field::Volume) || !d.locators.is_empty())
}

/// A paper of a congress: bodies, title, congress and session; `by` divides the bodies: a comma in a note, a stop in a list.
///
/// `U.S. Congress. House. Committee on Foreign Affairs. Background Material. 84th Cong., 2d sess., 1956. Committee Print.`
pub fn of_congress(i: In<'_>, by: Kind) -> Option<Draft> {
    let mut at = i.at;
    let rest = loop {
        let here = i.part(at, i.end);
        let t = here.peek(0)?;
        if t.kind == Kind::Number
            && at > i.at
            && let Some(rest) = congress(here)
        {
            break rest;
        }
        // `Hearings before the Committee on X. Vol. 6, Title, 94th Cong.`: the stop before the volume or part.
        let volume = || i.part(at + 1, i.end).means(0, bit(Sense::Volume) | bit(Sense::Part));
        // `Hearings Before the Committee on X. House of Representatives, 76th Cong.`: the stop before the house.
        let house = || {
            let house = government(i.part(at + 1, i.end));
            house.is_some_and(|rest| rest.is(0, Kind::Comma) && congress(rest.skip(1)).is_some())
        };
        let stop = t.kind == Kind::Dot && t.stop && by != Kind::Dot;
        if t.kind == Kind::Semi || stop && !volume() && !house() || at - i.at > 90 {
            return None;
        }
        at = past(i, at);
    };
    let mut words = i.until(at);
    while !words.is_empty() && matches!(words.kind(words.len() - 1), Some(Kind::Comma | Kind::Dot)) {
        words = words.until(words.end - 1);
    }
    let mut draft = Draft::at(i, Work::Report);
    // `Sen. Ex. Doc., No. 70, 39th Cong.`: the number of a paper that has no other title.
    if by == Kind::Comma
        && let Some(comma) = top_level(words, Kind::Comma).last().copied()
        && let number = words.part(comma + 1, words.end)
        && number.means(0, bit(Sense::Number))
        && number.numbered()
        && number.len() <= 3
    {
        draft.text(Field::Number, number.note.span(number.at, number.end), i.note.text);
        words = words.until(comma);
    }
    let title = bodies(words, by, &mut draft);
    if title.is_empty() || by == Kind::Dot && draft.fields.names(Field::Author).is_empty() {
        return None;
    }
    // `Final Report of the Select Committee, S. Rep. 94-755, 94th Cong.`: its number behind the title.
    let number = top_level(title, Kind::Comma).last().copied().filter(|comma| {
        let code = title.part(comma + 1, title.end);
        let rest = government(code).map(past_number_word);
        by == Kind::Comma
            && rest.is_some_and(|rest| rest.is(0, Kind::Number) && rest.at > code.at && rest.len() <= 3)
    });
    if let Some(comma) = number {
        draft.text(Field::Number, title.note.span(comma + 1, title.end), i.note.text);
    }
    let title = number.map_or(title, |comma| title.until(comma));
    if let Some(end) = heard(rest) {
        draft.text(Field::Title, i.note.span(title.at, end.at), i.note.text);
        return finish(parts(end, &mut draft, false), draft);
    }
    let session = i.note.span(at, rest.at);
    draft.text(Field::Note, session, i.note.text);
    // `Senate Committee on Military Affairs, 76th Cong., 1st sess., Hearings on HR 3791`
    if draft.fields.names(Field::Author).is_empty()
        && let Some(end) = titled_behind(title, rest)
    {
        let body = i.note.span(title.at, title.end);
        draft.name_list(Field::Author, body, eco_vec![Name::body(plain(body.of(i.note.text)))]);
        draft.text(Field::Title, i.note.span(rest.at + 1, end.at), i.note.text);
        draft.shows.author = true;
        return finish(parts(end, &mut draft, false), draft);
    }
    draft.text(Field::Title, unquoted(title), i.note.text);
    finish(parts(rest, &mut draft, false), draft)
}

/// A paper with a number of its own before the facts of publication, or an estimate with one before its title.
fn numbered(i: In<'_>) -> Option<Draft> {
    let note = i.note.text;
    let mut draft = Draft::at(i, Work::Report);
    let after = bodies(i, Kind::Comma, &mut draft);
    if draft.fields.names(Field::Author).is_empty() {
        return None;
    }
    // `CIA, National Intelligence Estimate 11-4-57, “Main Trends,” November 12, 1957, 5`
    if after.means(0, bit(Sense::DocumentHead) | bit(Sense::ReportWord) | bit(Sense::GovernmentWord)) {
        let comma = next_top(after, Kind::Comma)?;
        let head = after.until(comma);
        let quote = after.part(comma + 1, after.end);
        if head.len() <= 12
            && head.note.list[comma - 1].kind == Kind::Number
            && let Some((_, behind)) = quote.enclosed(Kind::QuoteOpen)
        {
            draft.text(Field::Title, unquoted(quote.until(behind.at)), note);
            draft.text(Field::Number, head.note.span(head.at, head.end), note);
            draft.shows.quoted = true;
            return finish(parts(behind, &mut draft, false), draft);
        }
    }
    // `Colonial Office, Palestine Royal Commission Report, Cmd. 5479 (London: HMSO, 1937), 390`
    for comma in top_level(after, Kind::Comma).into_iter().take(8) {
        let here = after.part(comma + 1, after.end);
        if here.means(0, bit(Sense::GovernmentWord))
            && let Some(number) = government(here)
            && number.is(0, Kind::Number)
            && matches!(paren(number.skip(1)), Ok((_, Paren::Imprint(_) | Paren::Date(..))))
        {
            draft.text(Field::Title, unquoted(after.until(comma)), note);
            draft.text(Field::Number, here.span_to(number.skip(1)), note);
            return finish(parts(number.skip(1), &mut draft, false), draft);
        }
    }
    None
}

/// The bodies before a title, one within the other; what is behind them.
///
/// `U.S. Congress, Senate, Committee on Foreign Relations, Nomination of …`
fn bodies<'n>(i: In<'n>, by: Kind, draft: &mut Draft) -> In<'n> {
    let mut end = i.at;
    let mut from = i.at;
    let stops = |at: &usize| by != Kind::Dot || i.note.list[*at].stop;
    for comma in top_level(i, by).into_iter().filter(stops).take(5) {
        let chunk = i.part(from, comma);
        let all = government(chunk.until(comma)).is_some_and(|rest| rest.is_empty());
        let first = from == i.at;
        // `Final Report of the Select Committee on X`: a title, though a body's name stands in it.
        let report = has(chunk.until(chunk.at + 2), bit(Sense::ReportWord)) && !all;
        let body = chunk.len() <= 16
            && !report
            && capital_name(chunk)
            && (all
                || has(chunk, bit(Sense::BodyWord))
                    && !chunk.means(0, bit(Sense::GovernmentWord) | bit(Sense::DocumentHead))
                    && (first
                        || chunk.means(0, bit(Sense::BodyWord))
                        || chunk.means(1, bit(Sense::BodyWord)))
                || first
                    && has(chunk, bit(Sense::GovernmentWord))
                    && chunk.len() <= 4
                    && !has(chunk, bit(Sense::Small))
                || chunk.means(0, bit(Sense::BodyWord)));
        if !body {
            break;
        }
        end = comma;
        from = comma + 1;
    }
    if end == i.at {
        return i;
    }
    let span = i.note.span(i.at, end);
    draft.name_list(Field::Author, span, eco_vec![Name::body(plain(span.of(i.note.text)))]);
    draft.shows.author = true;
    i.part(from, i.end)
}

/// Dates, volumes, numbers, facts of publication and locators. `record` says that a number before a colon is a
/// volume's.
pub fn parts<'n>(i: In<'n>, draft: &mut Draft, record: bool) -> In<'n> {
    let note = i.note.text;
    let mut here = i;
    let mut behind_session = i.at > 0 && congress_ends(i);
    for _ in 0..10 {
        if here.is(0, Kind::ParenOpen) {
            if let Some((number, rest)) = series_in_brackets(here).filter(|_| record) {
                draft.text(Field::Series, number, note);
                here = rest;
                continue;
            }
            match paren(here) {
                Ok((rest, Paren::Imprint(found))) => {
                    found.put(draft, note);
                    here = rest;
                    continue;
                }
                Ok((rest, Paren::Date(found, span))) => {
                    if !draft.fields.has(Field::Date) {
                        draft.date(Field::Date, span, found);
                    }
                    here = rest;
                    continue;
                }
                _ => return here,
            }
        }
        // A stop divides in a list: `1956. Committee Print.`
        let comma = here.is(0, Kind::Comma) || here.is(0, Kind::Dot) && here.len() > 1;
        let at = if comma { here.skip(1) } else { here };
        // A comma may stand inside the quotation mark.
        let comma = comma || here.at == i.at && i.note.list[i.at - 1].kind == Kind::QuoteClose;
        if at.is_empty() {
            return here;
        }
        if record
            && !draft.fields.has(Field::Date)
            && let Some((rest, found)) = sitting(at)
        {
            draft.date(Field::Date, at.span_to(rest), found);
            draft.shows.dated = true;
            here = rest;
            continue;
        }
        let term = if record && comma { counted_term(at) } else { None };
        if let Some(rest) = term {
            let before = draft.fields.text(Field::Note).map_or_else(String::new, |s| format!("{s}, "));
            let words = plain(at.span_to(rest).of(note));
            draft.words(Field::Note, at.span_to(rest), before + &words);
            here = rest;
            continue;
        }
        if let Some(rest) = congress(at) {
            draft.text(Field::Note, at.span_to(rest), note);
            here = rest;
            behind_session = true;
            continue;
        }
        // `94th Cong. 13 (1975)`, `7 Cong. 2 sess. pp. 385–6`: no comma before the page.
        let paged = || {
            at.case(0) == Case::Lower && at.means(0, bit(Sense::Locator(Unit::Page)))
                || at.means(0, bit(Sense::Number)) && at.numbered()
        };
        let behind = std::mem::take(&mut behind_session);
        let comma = comma || behind && (at.is(0, Kind::Number) || paged());
        // `32 Cong. 2 sess. I. pt. 2, No. 1`, `8 Cong. 1 sess. IV 523`: the volume of the session.
        if behind
            && !draft.fields.has(Field::Volume)
            && let Some(rest) = volume_of_session(at)
        {
            draft.text(Field::Volume, at.span_to(at.skip(1)), note);
            here = rest;
            behind_session = true;
            continue;
        }
        // `Hansard 3, lxxxix, 760 (12 Feb. 1847)`
        if record && here.at == i.at && at.is(0, Kind::Number) && at.is(1, Kind::Comma) && numeral(at.skip(2))
        {
            draft.text(Field::Series, at.span_to(at.skip(1)), note);
            here = at.skip(1);
            continue;
        }
        if record && comma && !draft.fields.has(Field::Volume) && numeral(at) {
            draft.text(Field::Volume, at.span_to(at.skip(1)), note);
            here = at.skip(1);
            continue;
        }
        if record && at.at == i.at && at.means(0, bit(Sense::SeriesWord)) && at.is(1, Kind::Number) {
            draft.text(Field::Series, at.span_to(at.skip(2)), note);
            here = at.skip(2);
            continue;
        }
        // `5th ser.`, `5s`
        if record && at.is(0, Kind::Number) && at.peek(1).is_some_and(|t| t.kind == Kind::Word && !t.spaced) {
            let rest = at.skip(2).past_dot();
            // `5th ser.`, `4th series,`
            let word = rest.means(0, bit(Sense::NewSeries) | bit(Sense::SeriesWord))
                || rest.case(0) == Case::Lower && matches!(rest.kind(1), Some(Kind::Comma | Kind::Dot));
            let rest = if word { rest.skip(1).past_dot() } else { rest };
            draft.text(Field::Series, at.span_to(rest), note);
            here = rest;
            // `5th ser. (Commons), vol. 347`
            if let Some((house, behind)) = rest.enclosed(Kind::ParenOpen)
                && house.len() <= 3
                && house.case(0) == Case::Capital
                && !has(house, bit(Sense::Month(1)))
                && house.note.list[house.at..house.end].iter().all(|t| t.kind == Kind::Word)
            {
                draft.text(Field::Note, house.note.span(house.at, house.end), note);
                here = behind;
            }
            continue;
        }
        // `H.C. Deb., 5s, 276, 9 March 1933`
        if record
            && comma
            && draft.fields.has(Field::Series)
            && !draft.fields.has(Field::Volume)
            && at.is(0, Kind::Number)
            && at.word(0).len() <= 3
            && at.is(1, Kind::Comma)
        {
            draft.text(Field::Volume, at.span_to(at.skip(1)), note);
            here = at.skip(1);
            continue;
        }
        if !draft.fields.has(Field::Date)
            && (comma || record && here.at == i.at)
            && let Ok((rest, found)) = document_date(at).or_else(|_| date(at))
            && found.edtf.len() >= 4
            && year_of_congress(draft, &found.edtf)
            && (ends(rest)
                || record && rest.means(0, bit(Sense::Volume))
                || matches!(rest.kind(0), Some(Kind::Comma | Kind::ParenOpen)))
        {
            draft.date(Field::Date, at.span_to(rest), found);
            draft.shows.dated = true;
            here = rest;
            continue;
        }
        // `HC Deb 17 January 1950 vol 470 c123`   `HC Debs, 3 September 1939, c. 297`   `vol 434, cc968-9`: debates have no leaves.
        if record
            && (at.means(0, bit(Sense::Circa)) || at.long(Sense::Locator(Unit::Folio)).is_some())
            && (draft.fields.has(Field::Volume) || draft.fields.has(Field::Date))
            && let Some(number) = Some(at.skip(1).past_dot()).filter(|n| n.is(0, Kind::Number))
        {
            let several = number.is(1, Kind::Dash) && number.is(2, Kind::Number);
            let rest = number.skip(if several { 3 } else { 1 });
            let span = number.span_to(rest);
            draft.point(Unit::Column, span, plain(span.of(note)));
            draft.shows.numbered = true;
            here = rest;
            continue;
        }
        if !draft.fields.has(Field::Volume)
            && at.means(0, bit(Sense::Volume))
            && let Ok((rest, ())) = word(|s| (s == Sense::Volume).then_some(())).parse(at)
            && (rest.is(0, Kind::Number) || rest.case(0) == Case::Upper && roman(rest.word(0)).is_some())
        {
            draft.text(Field::Volume, rest.span_to(rest.skip(1)), note);
            here = rest.skip(1);
            continue;
        }
        // `Congressional Record, 88th Cong., 2d sess., 1964, 110, pt. 5: 6528`
        if record
            && !draft.fields.has(Field::Volume)
            && at.is(0, Kind::Number)
            && at.is(1, Kind::Comma)
            && at.means(2, bit(Sense::Part))
        {
            draft.text(Field::Volume, at.span_to(at.skip(1)), note);
            here = at.skip(1);
            continue;
        }
        if record && !draft.fields.has(Field::Volume) && at.is(0, Kind::Number) && at.is(1, Kind::Colon) {
            draft.text(Field::Volume, at.span_to(at.skip(1)), note);
            let (rest, found) = match locators(at.skip(2)) {
                Ok(found) => found,
                Err(_) => return here,
            };
            draft.locate(found);
            draft.shows.numbered = true;
            return rest;
        }
        // `5th series, vol. 351, House of Commons, 3 September 1939`
        if record
            && comma
            && let Some(rest) = government(at).map(past_count).filter(|rest| rest.is(0, Kind::Comma))
        {
            let before = draft.fields.text(Field::Note).map_or_else(String::new, |s| format!("{s}, "));
            let words = plain(at.span_to(rest).of(note));
            draft.words(Field::Note, at.span_to(rest), before + &words);
            here = rest;
            continue;
        }
        // `seduta del 3 maggio 1923`
        if record
            && comma
            && !draft.fields.has(Field::Date)
            && let Some(day) = government(at)
            && let Ok((rest, found)) = full_date(day)
        {
            draft.date(Field::Date, day.span_to(rest), found);
            draft.shows.dated = true;
            here = rest;
            continue;
        }
        // `Bd. 1, Berlin 1882, S. 345`
        if record
            && comma
            && !draft.fields.has(Field::Location)
            && let Some(len) = at.long(Sense::City)
            && let Ok((rest, _)) = year(at.skip(len))
        {
            draft.text(Field::Location, at.span_to(at.skip(len)), note);
            if !draft.fields.has(Field::Date) {
                draft.date(Field::Date, at.skip(len).span_to(rest), Date::new(at.word(len)));
            }
            here = rest;
            continue;
        }
        // `Diario de Sesiones de las Cortes, 12 de mayo de 1876, núm. 60, p. 1234`
        if record
            && comma
            && draft.fields.has(Field::Date)
            && !draft.fields.has(Field::Number)
            && at.means(0, bit(Sense::Number))
            && let number = past_number_word(at)
            && number.is(0, Kind::Number)
            && number.is(1, Kind::Comma)
        {
            draft.text(Field::Number, number.span_to(number.skip(1)), note);
            here = number.skip(1);
            continue;
        }
        // `S. Rep. 465`
        if comma
            && !draft.fields.has(Field::Number)
            && let Some(rest) = paper_number(at)
        {
            draft.text(Field::Number, at.span_to(rest), note);
            here = rest;
            continue;
        }
        // A part is pointed at; what follows it may be the date or the page.
        if at.means(0, bit(Sense::Part))
            && let Ok((rest, ())) = word(|s| (s == Sense::Part).then_some(())).parse(at)
            && rest.is(0, Kind::Number)
        {
            let span = rest.span_to(rest.skip(1));
            draft.point(Unit::Part, span, span.of(note));
            here = rest.skip(1);
            if here.is(0, Kind::Colon)
                && let Ok((end, found)) = locators(here.skip(1))
            {
                draft.locate(found);
                draft.shows.numbered = true;
                return end;
            }
            continue;
        }
        if comma
            && let Ok((rest, found)) = locators(before_day(at, draft, record))
            && let rest = at.part(rest.at, at.end)
            && (ends(rest) || rest.is(0, Kind::ParenOpen) || record && rest.is(0, Kind::Comma))
        {
            draft.locate(found);
            draft.shows.numbered = true;
            if ends(rest) || draft.fields.has(Field::Date) {
                return rest;
            }
            here = rest;
            continue;
        }
        // `1956, Committee Print, 12`: what sort of paper.
        if comma
            && let Some(len) = at.long(Sense::ReportWord)
            && matches!(at.case(0), Case::Capital)
            && matches!(at.kind(len), Some(Kind::Comma | Kind::Dot) | None)
        {
            let sort = plain(at.span_to(at.skip(len)).of(note));
            let session = draft.fields.text(Field::Note).map_or_else(String::new, |s| format!("{s}, "));
            draft.words(Field::Note, at.span_to(at.skip(len)), session + &sort);
            here = at.skip(len);
            continue;
        }
        return here;
    }
    here
}

/// `230. Sitzung vom 17. 9. 1952`: a sitting by its number, and its day.
fn sitting(i: In<'_>) -> Option<(In<'_>, Date)> {
    let counted = i.is(0, Kind::Number) && i.word(0).len() <= 3 && i.is(1, Kind::Dot);
    let rest = government(i.skip(2)).filter(|_| counted)?;
    let day = rest
        .skip(usize::from(rest.case(0) == Case::Lower && rest.means(0, bit(Sense::Small) | bit(Sense::By))));
    let (rest, found) = full_date(day).ok()?;
    (found.edtf.len() == 10).then_some((rest, found))
}

/// `col. 297, 3 September 1939`: up to the comma before the day of a debate, or all.
pub fn before_day<'n>(i: In<'n>, draft: &Draft, record: bool) -> In<'n> {
    const REACH: usize = 12;
    if !record || draft.fields.has(Field::Date) {
        return i;
    }
    let comma = (i.at..i.end.min(i.at + REACH))
        .find(|at| i.note.list[*at].kind == Kind::Comma && full_date(i.part(at + 1, i.end)).is_ok());
    i.until(comma.unwrap_or(i.end))
}

pub fn finish(rest: In<'_>, mut draft: Draft) -> Option<Draft> {
    draft.shows.imprint = true;
    draft.shows.genre = true;
    let rest = past_serial(rest);
    draft.end = rest.at;
    // `(statement of Clarence M. Kelley)`
    draft.shows.closed = ends(rest) || rest.is(0, Kind::ParenOpen);
    let told = draft.fields.text(Field::Title).is_some_and(|t| !t.is_empty());
    (told && draft.shows.closed).then_some(draft)
}
