//! Printed series of documents that are known by series, years and volume: FRUS, DDF, ADAP, ДВП.

use ecow::{EcoString, EcoVec, eco_format, eco_vec};

use super::super::corporate::body;
use super::super::date::{full_date, roman, years};
use super::super::document::describe;
use super::super::document::writes_to;
use super::super::draft::{Draft, plain};
use super::super::facts::naked;
use super::super::gost::facts;
use super::super::imprint::{Paren, has, paren, past};
use super::super::input::{In, word};
use super::super::later_name::hereafter_in_brackets;
use super::super::locator::locators;
use super::super::name::names;
use super::super::numbering::is_numeral;
use super::super::roles::roles;
use super::super::series::capital_name;
use super::super::tail::{Seen, ends};
use super::super::title_look::letters;
use super::super::token::{Case, Kind, bit};
use super::document_behind::{described_behind, document_behind};
use crate::lexicon::{ArchiveId, Sense};
use crate::model::{Field, Kind as Work, Level, Locator, Name, Sited, Span, Unit, Value};
use crate::small;
use nom::Parser;

/// The volume, or a document in it.
///
/// `FRUS, 1958–1960, vol. 6, Cuba, doc. 481`   `Foreign Relations of the United States, 1958–1960, 6:456`   `U.S. Department of State, FRUS, 1946, vol. 6, …`   `Memorandum of Conversation, 12 May 1959, FRUS, 1958–1960, VI, no. 269`
pub fn volume_series(i: In<'_>) -> Option<Draft> {
    if i.note.bits & bit(Sense::DocumentSeries(ArchiveId(0))) == 0 {
        return None;
    }
    let mut draft = Draft::at(i, Work::Book);
    if known(i).is_some() {
        return whole(i, draft);
    }
    // The body that publishes it stands before.
    if let Some(comma) = (i.at + 1..i.end.min(i.at + 14)).find(|at| i.note.list[*at].kind == Kind::Comma)
        && known(i.part(comma + 1, i.end)).is_some()
        && has(i.until(comma), bit(Sense::BodyWord))
        && describes_nothing(i.until(comma))
    {
        let name = i.note.span(i.at, comma);
        draft.name_list(Field::Author, name, eco_vec![Name::body(name.of(i.note.text))]);
        draft.shows.author = true;
        return whole(i.part(comma + 1, i.end), draft);
    }
    document(i, draft)
}

/// `Department of State, Memorandum of Conversation, 5 May 1961`: behind the body whose paper it is what the paper is called.
fn less_body<'n>(words: In<'n>, draft: &mut Draft) -> In<'n> {
    let Some((rest, name)) = body(words).ok().filter(|(rest, _)| rest.is(0, Kind::Comma)) else {
        return words;
    };
    let paper = rest.skip(1);
    let called = paper.is(0, Kind::QuoteOpen) || matches!(paper.case(0), Case::Capital | Case::Upper);
    let dated = full_date(paper).is_ok();
    let written = || !paper.means(0, bit(Sense::DocumentHead)) && writes_to(words).is_some();
    if !called || dated || paper.means(0, bit(Sense::BodyWord)) || written() {
        return words;
    }
    draft.name_list(Field::Author, words.span_to(rest), eco_vec![name]);
    draft.shows.author = true;
    paper
}

fn describes_nothing(i: In<'_>) -> bool {
    !i.means(0, bit(Sense::DocumentHead)) && !(i.at..i.end).any(|at| i.note.word(at) == "to")
}

/// The series that the registry knows; the tokens of its name.
fn known(i: In<'_>) -> Option<(ArchiveId, usize)> {
    i.means(0, bit(Sense::DocumentSeries(ArchiveId(0))))
        .then(|| i.hit(|s| if let Sense::DocumentSeries(id) = s { Some(id) } else { None }))
        .flatten()
}

fn whole(i: In<'_>, mut draft: Draft) -> Option<Draft> {
    let rest = volume(i, &mut draft, Field::Title)?;
    if let Some(words) = described_behind(rest).filter(|_| !draft.locators.is_empty()) {
        return Some(document_behind(words, draft));
    }
    draft.kind = match draft.fields.has(Field::Booktitle) {
        true => Work::Incollection,
        false if draft.fields.names(Field::Editor).is_empty() => Work::Book,
        false => Work::Collection,
    };
    draft.end = rest.at;
    draft.shows.closed = ends(rest);
    Some(draft)
}

/// A document, then the volume: `Bohlen to Department of State, 5 March 1953, FRUS, 1952–1954, 8:1083`.
fn document(i: In<'_>, mut draft: Draft) -> Option<Draft> {
    if !(matches!(i.case(0), Case::Capital | Case::Upper) || i.is(0, Kind::QuoteOpen)) {
        return None;
    }
    let mut at = i.at + 1;
    let mut dated = false;
    while at < i.end && at - i.at < 60 {
        let here = i.part(at, i.end);
        let before = i.note.list[at - 1];
        let t = here.peek(0)?;
        if known(here).is_some()
            && (before.kind == Kind::Comma
                || before.kind == Kind::QuoteClose
                || before.bits & bit(Sense::In) != 0
                || before.kind == Kind::Colon
                    && at > i.at + 2
                    && i.note.list[at - 2].bits & bit(Sense::In) != 0
                || before.kind == Kind::Dot && dated)
        {
            // `Aufzeichnung Bräutigam, 5.11.1941, in: ADAP, Serie D`
            let words = i.until(if before.kind == Kind::Colon { at - 1 } else { at });
            let told = words.means(0, bit(Sense::DocumentHead)) || words.is(0, Kind::QuoteOpen) || dated;
            let coded = words.case(0) == Case::Upper
                && (2..9).any(|n| words.is(n, Kind::Comma) && words.is(n + 1, Kind::QuoteOpen));
            if !told {
                return None;
            }
            let words = match editors_behind(words) {
                Some((words, people)) => {
                    draft.names(
                        Field::Editor,
                        people.note.span(people.at, people.end),
                        names(people).ok()?.1,
                    );
                    words
                }
                None => words,
            };
            let words = less_body(words, &mut draft);
            describe(words, &mut draft);
            // `Kissinger to Nixon, memorandum, Washington`: who wrote to whom is title enough.
            let whole = coded
                || draft.shows.quoted
                || words.is(0, Kind::QuoteOpen)
                || draft.kind != Work::Letter && of_two(words);
            if !whole
                && let Some((head, _)) = draft.fields.text(Field::Title).and_then(|t| t.split_once(", "))
            {
                let head = head.into();
                draft.fields.set(Field::Title, Value::Text(head));
            }
            let date = draft.fields.get(Field::Date).cloned();
            let rest = volume(here, &mut draft, Field::Booktitle)?;
            if let Some(date) = date {
                draft.fields.set(Field::Date, date);
            }
            if draft.kind != Work::Letter {
                draft.kind = Work::Incollection;
            }
            draft.shows.genre = true;
            draft.shows.host = true;
            draft.series_key = None;
            draft.end = rest.at;
            draft.shows.closed = ends(rest);
            return Some(draft);
        }
        if t.kind == Kind::Semi || t.kind == Kind::Dot && t.stop && !dated {
            return None;
        }
        dated |= matches!(before.kind, Kind::Comma | Kind::QuoteClose) && full_date(here).is_ok();
        at = past(i, at);
    }
    None
}

/// `Memorandum of conversation, Kissinger and Dobrynin, March 8, 1971`: who spoke belongs to what the document is called.
fn of_two(words: In<'_>) -> bool {
    let mut commas = (words.at..words.end).filter(|at| words.note.list[*at].kind == Kind::Comma);
    let (Some(first), Some(second)) = (commas.next(), commas.next()) else { return false };
    names(words.part(first + 1, second)).is_ok_and(|(rest, found)| rest.is_empty() && found.list.len() > 1)
}

/// `Grey to Bertie, 29 July 1914, G. P. Gooch and H. Temperley (eds.),`: those who edited the series, before its name; what stands
/// before them, and their names.
fn editors_behind(words: In<'_>) -> Option<(In<'_>, In<'_>)> {
    let close = words.end.checked_sub(2).filter(|at| *at > words.at)?;
    let open = words.note.list[close].partner as usize;
    if words.note.list[close].kind != Kind::ParenClose
        || open <= words.at
        || !words.part(open + 1, close).means(0, bit(Sense::Editor))
    {
        return None;
    }
    let leads = |at: &usize| {
        let t = &words.note.list[*at];
        t.kind == Kind::Comma || t.case == Case::Lower && t.bits & bit(Sense::In) != 0
    };
    (words.at + 1..open).rev().filter(leads).take(6).find_map(|at| {
        let people = words.part(at + 1, open);
        let (rest, found) = names(people).ok()?;
        (rest.is_empty() && found.full).then(|| (words.until(at + 1), people))
    })
}

/// Series, years, volume and its title, facts of publication, and what is pointed at.
fn volume<'n>(i: In<'n>, draft: &mut Draft, field: Field) -> Option<In<'n>> {
    let (id, len) = known(i)?;
    let note = i.note.text;
    let mut here = i.skip(len);
    here = here.past_dot();
    let mut title = i.span_to(i.skip(len));
    let mut subtitle: Option<Span> = None;
    let (mut when, mut number, mut piece, mut within) = (None, None, None, None);
    let mut seen = Seen::default();
    let mut located = false;
    let (mut named, mut years_behind) = (false, None);
    let mut document: Option<Span> = None;
    for _ in 0..12 {
        let divided = matches!(here.kind(0), Some(Kind::Comma | Kind::Colon | Kind::Semi | Kind::Dot));
        if divided && here.peek(0).is_some_and(|t| t.kind == Kind::Semi && !names_go_on(here.skip(1))) {
            break;
        }
        let colon = here.is(0, Kind::Colon);
        let at = if divided { here.skip(1) } else { here };
        if at.is_empty() {
            break;
        }
        // `British Documents on the Origins of the War [B.D.] (London, 1926–38)`
        if !divided
            && let Some((inner, behind)) = at.enclosed(Kind::BracketOpen)
            && letters(inner)
        {
            draft.later_name(inner.note.span(inner.at, inner.end), note);
            here = behind;
            continue;
        }
        // `Foreign Relations of the United States [hereafter, FRUS], 1948, vol. 2`
        if !divided
            && i.note.bits & bit(Sense::Hereafter) != 0
            && let Some((behind, span)) = hereafter_in_brackets(at)
        {
            draft.later_name(span, note);
            named = true;
            here = behind;
            continue;
        }
        if at.is(0, Kind::ParenOpen) && !divided {
            // `Akten zur deutschen auswärtigen Politik 1918–1945 (ADAP), Serie D`: its code.
            if at.peek(0).is_some_and(|t| t.partner as usize == at.at + 2) && known(at.skip(1)).is_some() {
                here = at.skip(3);
                continue;
            }
            match paren(at) {
                Ok((rest, Paren::Imprint(found))) if !seen.imprint => {
                    found.put(draft, note);
                    seen.imprint = true;
                    here = rest;
                    continue;
                }
                Ok((rest, Paren::Date(date, span))) if !seen.imprint => {
                    draft.date(Field::Date, span, date);
                    seen.imprint = true;
                    here = rest;
                    continue;
                }
                _ => break,
            }
        }
        if when.is_none()
            && at.is(0, Kind::Number)
            && let Ok((rest, found)) = years(at)
        {
            when = found.edtf.get(..4).map(str::to_owned);
            if number.is_none() && subtitle.is_none() && !seen.imprint {
                if named {
                    years_behind = Some(at.span_to(rest));
                } else {
                    title = title.to(at.span_to(rest));
                }
            }
            here = rest;
            continue;
        }
        if within.is_none()
            && number.is_none()
            && let Some((rest, name)) = subseries(at)
        {
            draft.text(Field::Series, at.span_to(rest), note);
            within = Some(name);
            here = rest;
            continue;
        }
        if number.is_none()
            && let Some((rest, span)) = volume_number(at, when.is_some() || within.is_some(), colon)
        {
            number = Some(span);
            here = rest;
            continue;
        }
        if number.is_some()
            && piece.is_none()
            && at.means(0, bit(Sense::Part))
            && let Ok((rest, ())) = word(|s| (s == Sense::Part).then_some(())).parse(at)
            && is_numeral(rest, 0)
        {
            piece = Some(rest.span_to(rest.skip(1)));
            here = rest.skip(1);
            continue;
        }
        // `т. XXII, кн. 1`
        if number.is_some()
            && piece.is_none()
            && at.means(0, bit(Sense::Volume))
            && let Ok((rest, ())) = word(|s| (s == Sense::Volume).then_some(())).parse(at)
            && rest.is(0, Kind::Number)
        {
            piece = Some(rest.span_to(rest.skip(1)));
            here = rest.skip(1);
            continue;
        }
        // `. М., 1992, с. 624`
        if !seen.imprint
            && i.note.russian
            && here.is(0, Kind::Dot)
            && let Some(rest) = facts(at, draft)
        {
            seen.imprint = true;
            located = !draft.locators.is_empty();
            here = rest;
            break;
        }
        // `. Washington, DC: Government Printing Office, 1997`: behind a stop, as in a list; `, vol. IV, Londres, 1964`.
        let placed = here.is(0, Kind::Comma) && number.is_some() && at.means(0, bit(Sense::City));
        if !seen.imprint
            && (here.is(0, Kind::Dot) || placed)
            && let Some((rest, found)) = naked(at)
            && found.location.is_some()
        {
            found.put(draft, note);
            seen.imprint = true;
            here = rest;
            continue;
        }
        if let Some(rest) = roles(at, draft, &mut seen) {
            here = rest;
            continue;
        }
        if field == Field::Title
            && number.is_some()
            && document.is_none()
            && let Some((title, rest, found)) = document_in_volume(at)
        {
            document = Some(title);
            draft.locate(found);
            draft.shows.numbered = true;
            located = true;
            here = rest;
            continue;
        }
        // `DDI, VIII, IV, d. 568`: the document by its letter.
        if number.is_some()
            && small::is(at.word(0), small::DOCUMENT_LETTERS)
            && at.is(1, Kind::Dot)
            && at.is(2, Kind::Number)
        {
            let span = at.skip(2).span_to(at.skip(3));
            draft.point(Unit::Document, span, span.of(note));
            draft.shows.labelled = true;
            draft.shows.numbered = true;
            located = true;
            here = at.skip(3);
            if described_behind(here).is_some() {
                break;
            }
            continue;
        }
        // `FRUS, 1958–1960, Cuba, 440–42`: behind the volume's title a number points.
        if (!at.is(0, Kind::Number) && when.is_some()
            || number.is_some()
            || seen.imprint
            || subtitle.is_some())
            && let Ok((rest, found)) = locators(at)
            && (ends(rest) || described_behind(rest).is_some())
        {
            draft.shows.labelled = true;
            draft.shows.numbered = true;
            draft.locate(found);
            located = true;
            here = rest;
            break;
        }
        // The volume's title, or the subseries before the years.
        if let Some(rest) = words_up_to(at, number.is_some())
            && subtitle.is_none()
            && !seen.imprint
        {
            if number.is_none() && when.is_none() {
                title = title.to(at.span_to(rest));
            } else {
                subtitle = Some(at.span_to(rest));
            }
            here = rest;
            continue;
        }
        break;
    }
    if when.is_none() && number.is_none() && within.is_none() && !seen.imprint {
        return None;
    }
    if !(ends(here) || located || seen.imprint) {
        return None;
    }
    let mut name = plain(title.of(note));
    // `Foreign Relations of the United States (hereafter FRUS), 1951`: the years less what stands in the brackets.
    if let Some(span) = years_behind {
        name.push_str(", ");
        name.push_str(&plain(span.of(note)));
    }
    if let Some(span) = subtitle {
        name.push_str(", ");
        name.push_str(&plain(span.of(note)));
        draft.sites.push((field, span));
    }
    let field = if document.is_some() { Field::Booktitle } else { field };
    draft.fields.set(field, Value::Text(name));
    draft.sites.push((field, title));
    if let Some(span) = number {
        let mut value = plain(span.of(note));
        if let Some(piece) = piece {
            value.push_str(", pt. ");
            value.push_str(&plain(piece.of(note)));
            draft.sites.push((Field::Volume, piece));
        }
        draft.words(Field::Volume, span, value);
    }
    let numeral = |span: Span| {
        let text = span.of(note);
        roman(text).map_or_else(|| text.to_owned(), |n| n.to_string())
    };
    draft.series_key = Some(eco_format!(
        "{} {} {} {} {}",
        id.0,
        // Volumes of a series within the series are counted in it; its years are often left out.
        within.as_ref().map_or(when.as_deref().unwrap_or_default(), |_| ""),
        within.as_deref().unwrap_or_default(),
        number.map(numeral).unwrap_or_default(),
        piece.map(numeral).unwrap_or_default(),
    ));
    // The volume has many documents.
    if let Some(span) = document {
        draft.text(Field::Title, span, note);
        draft.series_key = None;
        draft.shows.host = true;
    }
    draft.shows.repository = true;
    draft.shows.imprint = true;
    Some(here)
}

/// `“Memorandum of Conversation, May 7, 1965,” document number 284`: behind the volume the document that is cited in it, and its number.
fn document_in_volume(i: In<'_>) -> Option<(Span, In<'_>, EcoVec<Sited<Locator>>)> {
    let (inner, behind) = i.enclosed(Kind::QuoteOpen)?;
    let title = inner.note.span(inner.at, inner.end);
    let at = behind.past_comma();
    let worded = at.case(0) == Case::Lower && at.means(0, bit(Sense::Locator(Unit::Document)));
    let number = at.skip(1);
    if worded && number.means(0, bit(Sense::Number)) && number.is(1, Kind::Number) {
        let value = Locator { unit: Unit::Document, value: number.word(1).into() };
        let span = number.skip(1).span_to(number.skip(2));
        return Some((title, number.skip(2), eco_vec![Sited { value, span }]));
    }
    match locators(at) {
        Ok((rest, found)) => Some((title, rest, found)),
        Err(_) => ends(behind).then(|| (title, behind, EcoVec::new())),
    }
}

/// `ser.`, `Serie`: past the word and its stop.
fn series_word(i: In<'_>) -> Option<In<'_>> {
    word(|s| (s == Sense::Step(Level::Series)).then_some(())).parse(i).ok().map(|(rest, ())| rest)
}

/// `3rd ser.`   `Third Series`   `series D`   `ser. 3`   `Serie B`: the series within a series, and what it is known by.
fn subseries(i: In<'_>) -> Option<(In<'_>, EcoString)> {
    let one = |i: In<'_>| i.is(0, Kind::Number) || i.case(0) == Case::Upper && i.word(0).len() <= 4;
    if let Some(rest) = series_word(i)
        && one(rest)
    {
        let name = roman(rest.word(0)).filter(|_| rest.word(0).len() > 1);
        return Some((rest.skip(1), name.map_or_else(|| rest.word(0).into(), |n| eco_format!("{n}"))));
    }
    // `DGFP, D, VII`, `ADAP, D, Bd. XIII`: a letter before the volume.
    let letter = i.case(0) == Case::Upper && matches!(i.word(0), "A" | "B" | "C" | "D" | "E");
    if letter && i.is(1, Kind::Comma) && (is_numeral(i, 2) || i.means(2, bit(Sense::Volume))) {
        return Some((i.skip(1), i.word(0).into()));
    }
    // `DDI, s. VIII, vol. IV`
    if small::is(i.word(0), small::SERIES_LETTERS) && i.is(1, Kind::Dot) && i.is(3, Kind::Comma) {
        return roman(i.word(2)).map(|n| (i.skip(3), eco_format!("{n}")));
    }
    // `DDI, VIII, IV`: two numerals.
    let numeral = |n: usize| i.case(n) == Case::Upper && roman(i.word(n)).is_some();
    if numeral(0) && i.is(1, Kind::Comma) && numeral(2) && i.is(3, Kind::Comma) {
        return roman(i.word(0)).map(|n| (i.skip(1), eco_format!("{n}")));
    }
    // `3rd ser.`
    if i.is(0, Kind::Number) && i.peek(1).is_some_and(|t| t.kind == Kind::Word && !t.spaced) {
        return series_word(i.skip(2)).map(|rest| (rest, i.word(0).into()));
    }
    let (ordinal, len) = i.hit(|s| if let Sense::Ordinal(n) = s { Some(n) } else { None })?;
    series_word(i.skip(len)).map(|rest| (rest, eco_format!("{ordinal}")))
}

/// `vol. 6`   `Volume VI`   `VI`   `6` before `:` or `,`
fn volume_number(i: In<'_>, dated: bool, colon: bool) -> Option<(In<'_>, Span)> {
    if i.means(0, bit(Sense::Volume))
        && let Ok((rest, ())) = word(|s| (s == Sense::Volume).then_some(())).parse(i)
        && is_numeral(rest, 0)
    {
        return Some((rest.skip(1), rest.span_to(rest.skip(1))));
    }
    if roman(i.word(0)).is_some() && i.case(0) != Case::Capital && i.word(0).len() < 7 {
        return Some((i.skip(1), i.span_to(i.skip(1))));
    }
    let small = i.is(0, Kind::Number) && i.word(0).len() <= 2;
    let goes_on = matches!(i.kind(1), Some(Kind::Colon))
        || i.is(1, Kind::Comma) && i.len() > 2
        || i.is(1, Kind::Number);
    (small && dated && !colon && goes_on).then(|| (i.skip(1), i.span_to(i.skip(1))))
}

/// Behind a semicolon the title of the volume goes on: `Eastern Europe; The Soviet Union`.
fn names_go_on(i: In<'_>) -> bool {
    words_up_to(i, true).is_some_and(|rest| {
        rest.is(0, Kind::ParenOpen) && matches!(paren(rest), Ok((_, Paren::Imprint(_) | Paren::Date(..))))
            // `American Republics; Mexico, ed. N. Stephen Kane (…)`
            || rest.is(0, Kind::Comma) && rest.means(1, bit(Sense::Editor)) && rest.case(1) == Case::Lower
            || rest.is(0, Kind::Semi) && names_go_on(rest.skip(1))
            // `Foreign Policy; United Nations, doc. 12`
            || rest.is(0, Kind::Comma) && rest.means(1, bit(Sense::Locator(Unit::Document)))
    })
}

/// `1969–1973`   `October 1970–October 1971`   `January–June 1965`   `September 1969`: what is behind the time that a volume covers.
fn years_of_title(i: In<'_>) -> Option<In<'_>> {
    let month = |i: In<'_>| i.means(0, bit(Sense::Month(1))) && i.case(0) == Case::Capital;
    let year = |i: In<'_>| i.is(0, Kind::Number) && i.word(0).len() == 4;
    if !month(i) {
        let (rest, found) = years(i).ok().filter(|_| i.is(0, Kind::Number))?;
        return (found.edtf.contains('/') && !rest.is(0, Kind::Colon)).then_some(rest);
    }
    let until = if i.is(1, Kind::Dash) && month(i.skip(2)) { i.skip(2) } else { i };
    let rest = Some(until.skip(1)).filter(|rest| year(*rest))?.skip(1);
    if !rest.is(0, Kind::Dash) {
        return Some(rest);
    }
    let end = rest.skip(1);
    let end = if month(end) { end.skip(1) } else { end };
    year(end).then(|| end.skip(1))
}

/// Capitalised words up to a comma, bracket or colon; semicolons between names of one title.
fn words_up_to(i: In<'_>, within: bool) -> Option<In<'_>> {
    let mut here = i;
    while let Some(t) = here.peek(0) {
        match t.kind {
            Kind::Word | Kind::Dash | Kind::Quote | Kind::Amp => here = here.skip(1),
            Kind::Number if t.span.len() == 4 || here.at > i.at => here = here.skip(1),
            Kind::Dot if !t.stop => here = here.skip(1),
            Kind::Semi if within && here.at > i.at && names_go_on(here.skip(1)) => here = here.skip(1),
            // `Vietnam: The Kissinger–Le Duc Tho Negotiations`
            Kind::Colon
                if within && here.at > i.at && here.case(1) == Case::Capital && here.is(2, Kind::Word) =>
            {
                here = here.skip(1);
            }
            // `Chile, 1969–1973`   `Soviet Union, October 1970–October 1971`: the years are of the title.
            Kind::Comma
                if within
                    && here.at > i.at
                    && let Some(rest) = years_of_title(here.skip(1)) =>
            {
                here = rest;
            }
            _ => break,
        }
        if here.at > i.at + 24 {
            return None;
        }
    }
    let words = i.until(here.at);
    // `10: microfiche supplement, doc. 5`
    if within
        && i.at > 0
        && i.note.list[i.at - 1].kind == Kind::Colon
        && here.is(0, Kind::Comma)
        && words.len() < 4
    {
        return (here.at > i.at).then_some(here);
    }
    let colon = (words.at..words.end).find(|at| words.note.list[*at].kind == Kind::Colon);
    let named = |words: In<'_>| capital_name(words) || words.len() < 4;
    let fits = match colon {
        Some(at) => named(words.until(at)) && named(words.part(at + 1, words.end)),
        None => named(words),
    };
    (here.at > i.at && matches!(i.case(0), Case::Capital | Case::Upper) && fits).then_some(here)
}
