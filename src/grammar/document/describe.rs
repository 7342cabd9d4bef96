//! What a description says of a document: its title, who wrote it to whom, when.

use ecow::{eco_format, eco_vec};

use super::super::archive::document_date;
use super::super::date::full_date;
use super::super::draft::{Draft, plain};
use super::super::imprint::{has, past};
use super::super::input::{In, comma};
use super::super::name::names;
use super::super::prose::tells;
use super::super::token::{Case, GIVEN, Kind, bit};
use super::less::{less_code, less_mark, less_place_or_number, place_behind};
use super::letter::{Author, letter_of, past_sort_alone, writes_to};
use crate::lexicon::Sense;
use crate::model::{Date, Field, Kind as Work, Level, Step, Value};

/// Words before a place describe a document: they begin with the name of one, have its date, or say who
/// wrote to whom.
pub fn describes(i: In<'_>) -> bool {
    if leads_inside(i) || tells(i) {
        return false;
    }
    if i.means(0, bit(Sense::DocumentHead)) || i.is(0, Kind::QuoteOpen) || i.is(0, Kind::BracketOpen) {
        return true;
    }
    if letter_of(i) {
        return true;
    }
    if of_a_body(i) || i.means(0, bit(Sense::Step(Level::Folder))) && i.is(1, Kind::QuoteOpen) {
        return true;
    }
    // `Всеподданнейший отчёт томского губернатора`: what sort of document it is, before its word.
    if i.case(0) == Case::Capital && i.case(1) == Case::Lower && i.means(1, bit(Sense::DocumentHead)) {
        return true;
    }
    if writes_to(i).is_some() {
        return true;
    }
    let mut at = i.at;
    while at < i.end {
        let here = i.part(at, i.end);
        if full_date(here).is_ok() {
            return true;
        }
        // `План завода, 1936 год`: a year behind the last comma.
        let year = || document_date(here).is_ok_and(|(rest, _)| closes(rest));
        if at > i.at && here.is(0, Kind::Number) && note_kind(i, at - 1) == Kind::Comma && year() {
            return true;
        }
        at = past(i, at);
    }
    false
}

/// `CIA, “Soviet Capabilities,”`: the letters of who wrote it, then its title.
fn of_a_body(i: In<'_>) -> bool {
    i.case(0) == Case::Upper && i.word(0).len() > 1 && i.is(1, Kind::Comma) && i.is(2, Kind::QuoteOpen)
}

/// Few words that need not say what they are, before or behind a whole address of a known archive: `Brezhnev diary`,
/// `Molotov’s speech to the plenum`. Nothing in them belongs to a citation of its own.
pub fn few_words(i: In<'_>) -> bool {
    const MOST: usize = 9;
    let led = bit(Sense::Signal)
        | bit(Sense::Ibid)
        | bit(Sense::OpCit)
        | bit(Sense::Via(crate::model::Via::Quoted));
    if i.means(0, led) || leads_inside(i) {
        return false;
    }
    let (mut at, mut words) = (i.at, 0);
    while at < i.end {
        let here = i.part(at, i.end);
        let Some(t) = here.peek(0) else { break };
        if let Ok((rest, _)) = document_date(here)
            && here.is(0, Kind::Number)
        {
            at = rest.at;
            continue;
        }
        let fits = match t.kind {
            Kind::Word => {
                words += 1;
                !here.starts(|s| matches!(s, Sense::Archive(_)))
            }
            Kind::Dot => !t.stop,
            Kind::Comma | Kind::Dash | Kind::Quote => true,
            // `diario storico della divisione «Acqui»`
            Kind::QuoteOpen => words > 0,
            // `COS(59) 12th meeting`
            Kind::Number => here.peek(1).is_some_and(|t| t.kind == Kind::Word && !t.spaced),
            // `ЦК КП(б)У`
            Kind::ParenOpen => !t.spaced,
            _ => false,
        };
        if !fits || words > MOST {
            return false;
        }
        at = past(i, at);
    }
    words > 1
}

/// `Elliot to Portland, 19 July 1796` before another day: the first of the days on which letters were written, and what is before it.
fn day_before(title: In<'_>) -> Option<(In<'_>, Date)> {
    let comma = (title.at + 1..title.end).rev().filter(|at| note_kind(title, *at) == Kind::Comma);
    comma.take(2).find_map(|at| {
        let (rest, found) = full_date(title.part(at + 1, title.end)).ok()?;
        (rest.is_empty() && found.is_day() && writes_to(title.until(at)).is_some())
            .then(|| (title.until(at), found))
    })
}

/// Nothing but the mark that divides description and address is left.
fn closes(i: In<'_>) -> bool {
    (0..i.len()).all(|n| matches!(i.kind(n), Some(Kind::Dot | Kind::Comma | Kind::Slashes | Kind::Dash)))
}

/// Words that lead to a citation stand inside: `For a contrary view, see “Zapiska,”`.
fn leads_inside(i: In<'_>) -> bool {
    (i.at..i.end).any(|at| {
        let here = i.part(at, i.end);
        here.case(0) == Case::Lower
            && here.means(0, bit(Sense::Signal) | bit(Sense::Via(crate::model::Via::Quoted)))
            && here.hit(|s| matches!(s, Sense::Signal | Sense::Via(_)).then_some(())).is_some_and(
                |(_, len)| {
                    let next = here.skip(len);
                    next.is(0, Kind::QuoteOpen)
                        || at == i.at && matches!(next.case(0), Case::Capital | Case::Upper)
                },
            )
    })
}

/// `Relacja J. Nowaka [w:]`: the word in brackets leads to the archive, and is no part of what is described.
fn less_in_brackets(i: In<'_>) -> In<'_> {
    let i = if i.len() > 1 && i.is(i.len() - 1, Kind::Comma) { i.until(i.end - 1) } else { i };
    let Some(last) = i.len().checked_sub(1).and_then(|at| i.peek(at)) else { return i };
    let open = last.partner as usize;
    let bracket = last.kind == Kind::BracketClose && open > i.at && open + 4 >= i.end && open < i.end;
    if bracket && i.part(open + 1, i.end).means(0, bit(Sense::In)) { i.until(open) } else { i }
}

/// `Staff Study, October 1984 (with attached documents)`: behind the day a remark in brackets, written small.
fn less_remark(words: In<'_>) -> In<'_> {
    let Some(close) = words.len().checked_sub(1).and_then(|at| words.peek(at)) else { return words };
    let open = close.partner as usize;
    let remark = close.kind == Kind::ParenClose && open > words.at + 1 && open < words.end;
    if !remark || words.part(open + 1, words.end).case(0) != Case::Lower {
        return words;
    }
    let before = words.until(open);
    let dated = (before.at + 1..before.end)
        .rev()
        .take(5)
        .any(|at| document_date(before.part(at, before.end)).is_ok_and(|(rest, _)| rest.is_empty()));
    if dated { before } else { words }
}

/// `Folder “Civil Rights,” Box 12`   `Minutes, 5 May 1984, Folder “June Meetings,” Box 1`: the folder by its word and its name in
/// quotation marks, before the box, belongs to the place.
fn less_folder<'n>(words: In<'n>, draft: &mut Draft) -> In<'n> {
    let comma = words.len() > 1 && words.is(words.len() - 1, Kind::Comma);
    let to = if comma { words.until(words.end - 1) } else { words };
    let Some(close) = to.len().checked_sub(1).and_then(|at| to.peek(at)) else { return words };
    let open = close.partner as usize;
    if close.kind != Kind::QuoteClose || open <= to.at || open >= to.end {
        return words;
    }
    let label = to.part(open - 1, to.end);
    let before = open.checked_sub(2).filter(|at| *at >= to.at).map(|at| &to.note.list[at]);
    let divided = before.is_none_or(|t| t.kind == Kind::Comma || t.bits & bit(Sense::In) != 0);
    if !divided || !label.means(0, bit(Sense::Step(Level::Folder))) {
        return words;
    }
    let Some(Value::Place(place)) = draft.fields.get_mut(Field::Archive) else { return words };
    if place.step(Level::Folder).is_some() {
        return words;
    }
    let inner = to.part(open + 1, to.end - 1);
    let value = plain(inner.text_to(to.part(to.end - 1, to.end)).trim_end().trim_end_matches(','));
    let behind =
        place.steps.iter().position(|step| step.level == Level::Box).map_or(place.steps.len(), |at| at + 1);
    let step = Step { level: Level::Folder, label: label.word(0).into(), value };
    place.steps.insert(behind, step);
    to.until(open - 1)
}

/// Title, author and date of a document out of its description.
pub fn describe(i: In<'_>, draft: &mut Draft) {
    let note = i.note.text;
    let mut words = less_folder(less_in_brackets(i), draft);
    while !words.is_empty()
        && (matches!(
            words.kind(words.len() - 1),
            Some(Kind::Dot | Kind::Comma | Kind::Colon | Kind::Dash | Kind::Slashes)
        ) || words.note.list[words.end - 1].bits & bit(Sense::In) != 0 && words.len() > 1)
    {
        // The stop of an abbreviation stays.
        words = words.until(words.end - 1);
    }
    words = less_remark(words);
    // `Memo, G-3 for CofS, 3 Jun 40, sub: Employment of Troops`: what it is about is no part of its name.
    if words.means(0, bit(Sense::LetterHead))
        && let Some(at) = (words.at + 2..words.end).find(|at| {
            matches!(words.note.word(*at), "sub" | "subj")
                && matches!(words.part(*at + 1, words.end).kind(0), Some(Kind::Colon | Kind::Dot))
                && words.note.list[*at - 1].kind == Kind::Comma
        })
    {
        words = words.until(at - 1);
    }
    if words.is_empty() {
        return;
    }
    // A day alone: what it is the day of stands in another sentence.
    if let Ok((rest, found)) = full_date(words)
        && closes(rest)
        && found.edtf.len() >= 10
    {
        draft.date(Field::Date, words.span_to(rest), found);
        draft.shows.dated = true;
        return;
    }
    // The date: at the end, or at the head.
    let mut at = words.at + 1;
    let mut title_end = words.end;
    while at < words.end {
        let here = words.part(at, words.end);
        let before = words.note.list[at - 1].kind;
        let divided = matches!(before, Kind::Comma | Kind::QuoteClose)
            || before == Kind::Dot && words.note.list[at - 1].stop
            || here.means(0, bit(Sense::NoDate));
        // `Записка Иванова Петрову от 12 августа 1932 г.`, `Report of 3 August 1960`
        let small = |at: usize, bits: u128| {
            let t = &words.note.list[at];
            t.kind == Kind::Word && t.case == Case::Lower && t.bits & bits != 0
        };
        // `Schreiben Bülows an Hoesch v. 14.2.1933`
        let stopped = before == Kind::Dot && at > words.at + 2 && small(at - 2, bit(Sense::DateWord));
        let dating = stopped || small(at - 1, bit(Sense::DateWord) | bit(Sense::Small));
        let of_year = dating && matches!(words.note.word(at - 1), "за" | "za");
        let day_first = before == Kind::Word && here.is(0, Kind::Number);
        if (divided || dating || day_first)
            && let Ok((rest, found)) = if divided || of_year { document_date(here) } else { full_date(here) }
            && (rest.is_empty()
                || rest.len() == 1
                    && (rest.is(0, Kind::Dot)
                        || of_year && rest.case(0) == Case::Lower && rest.word(0).chars().count() < 6))
            && found.edtf.len() >= if divided || of_year { 4 } else { 7 }
        {
            draft.date(Field::Date, here.span_to(rest), found);
            draft.shows.dated = true;
            // `Отчёт за 1935 год`: the year it is about.
            title_end = match words.note.word(at - 1) {
                _ if of_year && words.len() > 2 => words.end,
                _ if dating => at - 1 - usize::from(stopped),
                _ => at,
            };
            break;
        }
        at = past(words, at);
    }
    // `Протокол № 84 заседания Президиума от 31 октября 1957 г., п. II`: the day inside, behind its word.
    let head = words.means(0, bit(Sense::DocumentHead));
    if title_end == words.end
        && let Some((at, rest, found)) = (words.at + 1..words.end).find_map(|at| {
            let here = words.part(at, words.end);
            // `Protokoll der Sitzung am 12. September 1961, Anlage Nr. 3`
            let before = words.note.list[at - 1];
            let small = before.case == Case::Lower && before.bits & bit(Sense::Small) != 0 && head;
            let dating = before.bits & bit(Sense::DateWord) != 0 || small;
            let (rest, found) = full_date(here).ok().filter(|(_, f)| dating && f.edtf.len() >= 10)?;
            Some((at, rest, found))
        })
    {
        draft.date(Field::Date, words.part(at, words.end).span_to(rest), found);
        draft.shows.dated = true;
    }
    // `Minutes of the Politburo, 5 January 1930, protocol no. 112`: the only day inside, between commas.
    if title_end == words.end
        && !draft.fields.has(Field::Date)
        && words.means(0, bit(Sense::DocumentHead))
        && let Some((day, rest, found)) = between_commas(words)
        && rest.case(1) == Case::Lower
    {
        draft.date(Field::Date, day.span_to(rest), found);
        draft.shows.dated = true;
    }
    // `Roddie to FitzRoy, 14 December 1919, circulated as C.P. 322`: what stands behind the day of a letter is no part of its name.
    if title_end == words.end
        && !draft.fields.has(Field::Date)
        && let Some((day, rest, found)) = between_commas(words)
        && let letter = words.until(day.at - 1)
        && writes_to(letter).is_some_and(|(end, _)| end == letter.end)
    {
        draft.date(Field::Date, day.span_to(rest), found);
        draft.shows.dated = true;
        title_end = day.at;
    }
    // `Memorandum of Conversation, June 4, 1961, 10:15 a.m., Vienna`: the hour and the place behind the day.
    if title_end == words.end
        && !draft.fields.has(Field::Date)
        && words.means(0, bit(Sense::DocumentHead))
        && let Some((at, rest, found)) = (words.at + 2..words.end).find_map(|at| {
            let here = words.part(at, words.end);
            let (rest, found) = full_date(here).ok().filter(|(_, f)| f.edtf.len() >= 10)?;
            let divided = note_kind(words, at - 1) == Kind::Comma && rest.is(0, Kind::Comma);
            let hour = rest.is(1, Kind::Number)
                && matches!(rest.kind(2), Some(Kind::Colon | Kind::Dot | Kind::Word));
            (divided && (hour || rest.len() == 2 && rest.case(1) == Case::Capital))
                .then_some((at, rest, found))
        })
    {
        draft.date(Field::Date, words.part(at, words.end).span_to(rest), found);
        draft.shows.dated = true;
        words = words.until(at);
        title_end = at;
    }
    // `Office, May 17, 1985, On the reaction …`: the date in the middle, behind who wrote.
    if title_end == words.end {
        let mut at = words.at + 1;
        while at < words.end && at < words.at + 12 {
            let here = words.part(at + 1, words.end);
            if words.note.list[at].kind == Kind::Comma
                && let Ok((rest, found)) = full_date(here)
                && rest.is(0, Kind::Comma)
                && matches!(rest.case(1), Case::Capital | Case::Upper)
                && !words.means(0, bit(Sense::DocumentHead))
                && writes_to(words.until(at)).is_none()
                && (1..rest.len()).any(|n| rest.case(n) == Case::Lower)
            {
                draft.date(Field::Date, here.span_to(rest), found);
                draft.shows.dated = true;
                let span = words.note.span(words.at, at);
                draft.name_list(Field::Author, span, eco_vec![crate::model::Name::body(span.of(note))]);
                words = rest.skip(1);
                title_end = words.end;
                break;
            }
            at = past(words, at);
        }
    }
    if title_end == words.end
        && !draft.fields.has(Field::Date)
        && let Ok((rest, found)) = full_date(words)
        && rest.is(0, Kind::Comma)
    {
        draft.date(Field::Date, words.span_to(rest), found);
        draft.shows.dated = true;
        words = rest.skip(1);
    }
    // `[Не ранее 5 мая 1921 г.]. Доклад губчека`: the day first, in brackets or open at an end.
    if title_end == words.end
        && !draft.fields.has(Field::Date)
        && let Ok((rest, found)) = document_date(words)
        && let headed = rest.means(0, bit(Sense::DocumentHead))
        && rest.case(0) != Case::Lower
        && (headed || matches!(rest.kind(0), Some(Kind::Comma | Kind::Dot)))
        && (headed && found.edtf.len() >= 10 || words.is(0, Kind::BracketOpen) || found.edtf.contains(".."))
    {
        draft.date(Field::Date, words.span_to(rest), found);
        draft.shows.dated = true;
        words = rest.skip(usize::from(!headed));
    }
    let mut title = words.until(title_end);
    while title
        .peek(title.len().wrapping_sub(1))
        .is_some_and(|t| t.kind == Kind::Comma || t.kind == Kind::Dot && t.stop)
    {
        title = title.until(title.end - 1);
    }
    while let Some((before, first)) = day_before(title) {
        if let Some(last) = draft.fields.date().map(|d| d.edtf.clone()) {
            let last = last.rsplit('/').next().unwrap_or_default().to_owned();
            draft.fields.set(Field::Date, Value::Date(Date::new(eco_format!("{}/{last}", first.edtf))));
        }
        title = before;
    }
    // `Mikoyan to CC CPSU, “On conversations,”`: a letter with a title.
    if let Some(quote) = (title.at + 2..title.end).find(|at| note_kind(title, *at) == Kind::QuoteOpen)
        && note_kind(title, quote - 1) == Kind::Comma
        && let Some((end, Some((span, list)))) = writes_to(title.until(quote - 1))
        // `Ball to Johnson, memo, “Keeping the Power of Decision,”`: the sort of paper between.
        && (end + 1 == quote || past_sort_alone(title.part(end, quote)))
    {
        draft.kind = Work::Letter;
        draft.name_list(Field::Author, span, list);
        draft.shows.author = true;
        // Writer and recipient say as much as a full name.
        draft.shows.full_name = true;
        draft.shows.quoted = true;
        title = title.part(quote, title.end);
    }
    // `“O polozhenii v Vengrii,” Mikoian and Suslov to the CC CPSU`: the title first.
    if let Some(open) = title.peek(0).filter(|t| t.kind == Kind::QuoteOpen)
        && let close = open.partner as usize
        && close + 1 < title.end
        && let behind = title.part(close + 1, title.end)
        && let behind = behind.past_comma()
        && let Some((end, Some((span, list)))) = writes_to(behind)
        && end == title.end
    {
        draft.kind = Work::Letter;
        draft.name_list(Field::Author, span, list);
        draft.shows.author = true;
        draft.shows.quoted = true;
        title = title.until(close + 1);
    }
    // `Author, “Title”`, `A. Pavlenko, Memorandum of Conversation …`, `Iu. V. Andropov, On the situation in …`
    if let Ok((rest, found)) = names(title)
        && rest.is(0, Kind::Comma)
        && found.full
        && (rest.is(1, Kind::QuoteOpen)
            || rest.means(1, bit(Sense::DocumentHead))
            || rest.case(1) != Case::Lower && rest.means(1, bit(Sense::Small)))
        && !draft.fields.has(Field::Author)
        // `Svodka OGPU, “O nastroeniiakh”`: a report and whose it is.
        && !title.means(0, bit(Sense::DocumentHead))
    {
        draft.names(Field::Author, title.span_to(rest), found);
        title = rest.skip(1);
    }
    // `CIA, “Soviet Capabilities,” SNIE 11-10-57`: who wrote it, its title and number.
    if of_a_body(title) && !draft.fields.has(Field::Author) {
        let name = title.until(title.at + 1);
        let span = title.span_to(title.skip(1));
        draft.name_list(Field::Author, span, eco_vec![crate::model::Name::body(name.text_to(title.skip(1)))]);
        title = title.skip(2);
        let close = title.peek(0).map_or(title.end, |open| open.partner as usize + 1).min(title.end);
        let number = title.part(close, title.end);
        if number.case(0) == Case::Upper && number.is(1, Kind::Number) {
            draft.text(Field::Number, number.note.span(number.at, number.end), note);
            title = title.until(close);
        }
    }
    // `CIA, SNIE 80-62, “The Threat to US Security Interests,”`: who wrote it before its number.
    if title.case(0) == Case::Upper
        && title.word(0).len() > 1
        && title.is(1, Kind::Comma)
        && !draft.fields.has(Field::Author)
        && let coded = less_code(title.skip(2), draft)
        && coded.at > title.at + 2
    {
        let span = title.span_to(title.skip(1));
        draft.name_list(Field::Author, span, eco_vec![crate::model::Name::body(span.of(note))]);
        title = coded;
    }
    title = less_code(title, draft);
    // `Ltr, Walsh to Mercer`: the head is said by the type.
    if let Some(len) = title.long(Sense::DocumentHead)
        && let head = title.skip(len).past_dot()
        // `Telegram 511, Kennan to Byrnes`, `Telegramm Nr. 234, Schulenburg an Ribbentrop`
        && let head = head.skip(head.long(Sense::Number).unwrap_or(0)).past_dot()
        && let numbered = usize::from(head.is(0, Kind::Number))
        && let Ok((rest, ())) = comma(head.skip(numbered))
        && !rest.means(0, bit(Sense::DocumentHead))
        && writes_to(rest).is_some()
    {
        if numbered > 0 && !draft.fields.has(Field::Number) {
            draft.text(Field::Number, head.span_to(head.skip(1)), note);
        }
        title = rest;
    }
    // `Letter from Malenkov to Khrushchev`, and what the type says already.
    if matches!(title.word(0), "Letter" | "Ltr")
        && title.word(1) == "from"
        && writes_to(title.skip(2)).is_some_and(|(end, _)| end == title.end)
    {
        title = title.skip(2);
    }
    title = less_mark(title, draft);
    if let Some((end, author)) =
        writes_to(title).filter(|written| !quoted_words(title, written) && !at_a_town(title.until(written.0)))
    {
        // `Cromer to Lansdowne, private`: of what sort it is.
        let small =
            |at: usize| title.note.list[at].kind != Kind::Number && title.note.list[at].case != Case::Capital;
        if end + 1 < title.end
            && note_kind(title, end) == Kind::Comma
            && title.part(end + 1, title.end).case(0) == Case::Lower
            && (end + 1..title.end).all(small)
        {
            title = title.until(end);
        }
        title = less_place_or_number(title, draft);
        draft.kind = Work::Letter;
        if let Some((span, list)) = author
            && !draft.fields.has(Field::Author)
        {
            draft.name_list(Field::Author, span, list);
        }
    }
    // `carta del virrey al rey, México, 12 de marzo de 1754`: from where an office wrote.
    else if draft.fields.has(Field::Date) && (title.means(0, bit(Sense::LetterHead)) || written_to(title)) {
        title = less_place_or_number(title, draft);
    }
    // `“Economic Work Abroad,” report`: of what sort it is.
    if let Some(open) = title.peek(0).filter(|t| t.kind == Kind::QuoteOpen)
        && let behind = title.part((open.partner as usize + 1).min(title.end), title.end).past_comma()
        && (1..=2).contains(&behind.len())
        && (0..behind.len()).all(|n| behind.case(n) == Case::Lower)
        && behind.means(behind.len() - 1, bit(Sense::DocumentHead))
    {
        title = title.until(open.partner as usize + 1);
    }
    // `“A Tough Race,” San Francisco Chronicle, October 14, 1978, Box 1, Hayes Papers`: a clipping among papers.
    if let Some((head, paper)) = clipping(title).filter(|_| draft.fields.has(Field::Date)) {
        draft.text(Field::Journaltitle, paper.note.span(paper.at, paper.end), note);
        draft.kind = Work::Article;
        if draft.fields.date().is_some_and(|d| d.edtf.len() == 10) {
            draft.sort("newspaper");
        }
        title = head;
    }
    // `“Causa criminal”, Tunja, 1765`: where it was written.
    if let Some((end, place)) = place_behind(title) {
        draft.text(Field::Location, place, note);
        title = end;
    }
    // `Madrid, 29 de noviembre de 1796, AGI, Quito, 358`: nothing but where and when.
    if draft.fields.has(Field::Date)
        && !draft.fields.has(Field::Location)
        && title.long(Sense::City) == Some(title.len())
    {
        draft.text(Field::Location, title.note.span(title.at, title.end), note);
        return;
    }
    // A quoted title with nothing behind it loses its marks.
    let whole = title.peek(0).is_some_and(|t| {
        matches!(t.kind, Kind::QuoteOpen | Kind::BracketOpen) && t.partner as usize + 1 == title.end
    });
    let span = if whole {
        let mut end = title.end - 1;
        while end > title.at + 1 && note_kind(title, end - 1) == Kind::Comma {
            end -= 1;
        }
        title.note.span(title.at + 1, end)
    } else {
        title.note.span(title.at, title.end)
    };
    draft.text(Field::Title, span, note);
}

/// `gouverneur général au ministre des Colonies, Hanoi`: an office writes to another.
fn written_to(title: In<'_>) -> bool {
    (1..title.len()).any(|n| title.case(n) == Case::Lower && title.means(n, bit(Sense::Addressee)))
}

/// `note de l’attaché militaire à Berne`: behind the sort of document and whose it is, where he is, and nobody it is to.
fn at_a_town(title: In<'_>) -> bool {
    let town =
        (1..title.len()).find(|n| title.case(*n) == Case::Lower && title.means(*n, bit(Sense::Addressee)));
    title.means(0, bit(Sense::DocumentHead))
        && town.is_some_and(|n| {
            let place = title.skip(n + 1);
            !place.is_empty() && place.long(Sense::City) == Some(place.len())
        })
}

/// `“A Tough Race,” San Francisco Chronicle`: a quoted title with its comma inside, and behind it the name of a newspaper that is known, or
/// of few words that name no body, place or sort of paper; the title, and the name.
fn clipping(title: In<'_>) -> Option<(In<'_>, In<'_>)> {
    const LONGEST: usize = 6;
    let (inner, paper) = title.enclosed(Kind::QuoteOpen)?;
    let inside = inner.len() > 1 && matches!(inner.kind(inner.len() - 1), Some(Kind::Comma | Kind::Query));
    let paper = if inside { paper } else { comma(paper).ok()?.0 };
    let no = bit(Sense::DocumentHead)
        | bit(Sense::BodyWord)
        | bit(Sense::State)
        | bit(Sense::ArchiveWord)
        | bit(Sense::PapersWord)
        | bit(Sense::InterviewWord);
    let words = (1..=LONGEST).contains(&paper.len())
        && (0..paper.len()).all(|n| {
            paper.is(n, Kind::Word) && (paper.case(n) != Case::Lower || paper.means(n, bit(Sense::Small)))
        });
    let person =
        || names(paper).is_ok_and(|(rest, found)| rest.is_empty() && found.full && paper.means(0, GIVEN));
    let known = paper.means(0, bit(Sense::Newspaper)) || paper.means(1, bit(Sense::Newspaper));
    let named = known
        || paper.len() > 1
            && !has(paper, no)
            && paper.case(0) != Case::Lower
            && !person()
            && (inside || !written_there(paper));
    (words && named).then(|| (title.until(paper.at), paper))
}

/// `Santa Fe, 6 de noviembre de 1805`   `La Guaira, 1798`: a town, or words before a day as Spain and Portugal print it or before a
/// year alone: where a document was written.
fn written_there(paper: In<'_>) -> bool {
    let behind = paper.part(paper.end, paper.note.list.len()).past_comma();
    let of_month =
        behind.is(0, Kind::Number) && behind.case(1) == Case::Lower && behind.means(2, bit(Sense::Month(1)));
    let year = behind.is(0, Kind::Number) && behind.word(0).len() == 4;
    paper.long(Sense::City) == Some(paper.len()) || of_month || year
}

/// The first day that stands between two commas, where it begins and what is behind it.
fn between_commas(words: In<'_>) -> Option<(In<'_>, In<'_>, crate::model::Date)> {
    (words.at + 2..words.end).find_map(|at| {
        let day = words.part(at, words.end);
        if note_kind(words, at - 1) != Kind::Comma {
            return None;
        }
        let (rest, found) = full_date(day).ok().filter(|(_, f)| f.edtf.len() == 10)?;
        rest.is(0, Kind::Comma).then_some((day, rest, found))
    })
}

/// The sort of the token at `at` of the note.
pub fn note_kind(i: In<'_>, at: usize) -> Kind {
    i.note.list[at].kind
}

/// `‘Attitudes to Peace’`: in quotation marks, and two words alone may be no people.
fn quoted_words(title: In<'_>, (end, author): &(usize, Author)) -> bool {
    let quoted = title.at.checked_sub(1).is_some_and(|at| title.note.list[at].kind == Kind::QuoteOpen);
    let bare = |list: &[crate::model::Name]| matches!(list, [one] if one.given.is_empty() && !one.is_body());
    quoted && end - title.at == 3 && author.as_ref().is_some_and(|(_, list)| bare(list))
}
