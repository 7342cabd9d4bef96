//! Russian notes after GOST R 7.0.5-2008: surname first, areas divided by stops, `//` before the host.

use super::archive;
use super::date::{date, full_date, plain_date, years};
use super::draft::Draft;
use super::imprint::{past, place_sense};
use super::input::{In, dot, word};
use super::journal::put_pages;
use super::locator::locators;
use super::name::{Names, names};
use super::tail::{definition, ends};
use super::token::{Case, Kind, bit};
use crate::lexicon::Sense;
use crate::model::{Field, Kind as Work, Span, Unit, Value, Via};
use nom::Parser;

/// `Хлевнюк О. В. Политбюро: Механизмы политической власти в 30-е годы. М., 1996. С. 205–206`   `Сануков К. Н. Расправа // Марийский юридический вестник. 2012. Вып. 9. С. 25`   `Записка № 3561/б // РГАСПИ. Ф. 17. Оп. 171. Д. 378. Л. 1–2`
pub fn gost(i: In<'_>) -> Option<Draft> {
    let t = i.peek(0)?;
    if !(matches!(t.case, Case::Capital | Case::Upper)
        || matches!(t.kind, Kind::QuoteOpen | Kind::Number | Kind::BracketOpen))
    {
        return None;
    }
    let mut draft = Draft::at(i, Work::Book);
    // The author: surname, then initials.
    let mut here = i;
    if let Ok((rest, found)) = names(i)
        && found.list.iter().all(|n| behind(&n.given))
        && !rest.is(0, Kind::Comma)
    {
        draft.names(Field::Author, i.span_to(rest), found);
        here = if rest.is(0, Kind::Dot) { rest.skip(1) } else { rest };
    }
    let area = area_end(here)?;
    // A sentence of prose before a name is no title: `Эти цифры оспариваются. Барт Р. Основы …`
    if !draft.fields.has(Field::Author) && name_behind_stop(here.until(area.at)) {
        return None;
    }
    match area.kind {
        Area::Host => with_host(here, area.at, draft),
        Area::Facts => {
            let title = here.until(area.at);
            put_title(title, &mut draft);
            let rest = facts(here.part(area.after, here.end), &mut draft)?;
            finish(draft, rest)
        }
        Area::Numbers => {
            // A periodical alone: `Известия ЦК КПСС. 1989. № 7. С. 86–93`
            if draft.fields.has(Field::Author) {
                // Author, title and year without a place.
                let title = here.until(area.at);
                put_title(title, &mut draft);
                let rest = numbered(here.part(area.after, here.end), &mut draft)?;
                return finish(draft, rest);
            }
            draft.text(Field::Journaltitle, here.note.span(here.at, area.at), here.note.text);
            draft.kind = Work::Article;
            let rest = numbered(here.part(area.after, here.end), &mut draft)?;
            if !(draft.fields.has(Field::Number)
                || draft.fields.has(Field::Volume)
                || draft.fields.date().is_some_and(|d| d.edtf.len() > 4))
            {
                return None;
            }
            if draft.fields.date().is_some_and(|d| d.edtf.len() == 10) {
                draft.fields.set(Field::Entrysubtype, Value::Text("newspaper".to_owned()));
            }
            draft.fields.remove(Field::Pages);
            draft.sites.retain(|(f, _)| *f != Field::Pages);
            finish(draft, rest)
        }
        Area::Leaf => {
            // `Рикёр П. Я-сам как другой. С. 123`: author and title, then a page: a short form.
            if !draft.fields.has(Field::Author) {
                return None;
            }
            let title = here.until(area.at);
            put_title(title, &mut draft);
            let (rest, found) = locators(here.part(area.after, here.end)).ok()?;
            draft.locate(found);
            draft.shows.labelled = true;
            finish(draft, rest)
        }
        Area::End => {
            if !draft.fields.has(Field::Author) || area.at == here.at {
                return None;
            }
            let title = here.until(area.at);
            put_title(title, &mut draft);
            finish(draft, here.part(area.at, here.end))
        }
    }
}

/// A surname with initials stands behind a stop, or what leads a citation: `. Цит. по:`
fn name_behind_stop(i: In<'_>) -> bool {
    let mut at = i.at;
    while at < i.end {
        if i.note.list[at].stop {
            let next = i.part(at + 1, i.end);
            let led = next.means(0, bit(Sense::Via(Via::Quoted)))
                && next.hit(|s| matches!(s, Sense::Via(_)).then_some(())).is_some();
            let named = |found: Names| found.list.iter().all(|n| behind(&n.given));
            if led || names(next).is_ok_and(|(_, found)| named(found)) {
                return true;
            }
        }
        at = past(i, at);
    }
    false
}

fn finish(mut draft: Draft, rest: In<'_>) -> Option<Draft> {
    let rest = definition(rest, &mut draft);
    draft.end = rest.at;
    draft.shows.closed = ends(rest);
    (draft.end > draft.start).then_some(draft)
}

/// Initials behind a surname: `О. В.`
fn behind(given: &str) -> bool {
    given.ends_with('.') && given.chars().filter(|c| c.is_alphabetic()).count() <= 5
}

enum Area {
    /// `//`
    Host,
    /// Place and year.
    Facts,
    /// Year and number.
    Numbers,
    /// A labelled page.
    Leaf,
    /// The clause ends.
    End,
}

struct Found {
    kind: Area,
    /// Where the words before it end.
    at: usize,
    /// Where it begins.
    after: usize,
}

/// The first place where an area of facts begins: after a stop (or `. —`), a place with its year, a year, a
/// labelled page; or `//`; or the end.
fn area_end(i: In<'_>) -> Option<Found> {
    let mut at = i.at;
    while at < i.end {
        let here = i.part(at, i.end);
        let t = here.peek(0)?;
        match t.kind {
            Kind::Slashes => return Some(Found { kind: Area::Host, at, after: at + 1 }),
            Kind::Semi | Kind::ParenClose => return Some(Found { kind: Area::End, at, after: at }),
            // `Голод в СССР… С. 118`: a long title cut short.
            Kind::Other if here.word(0) == "…" && at > i.at => {
                let next = after_stop(here.skip(1));
                if next.means(0, bit(Sense::Locator(Unit::Page))) && locators(next).is_ok() {
                    return Some(Found { kind: Area::Leaf, at, after: next.at });
                }
            }
            Kind::Dot | Kind::Query if at > i.at => {
                let next = after_stop(here.skip(1));
                if facts_ahead(next) {
                    return Some(Found { kind: Area::Facts, at, after: next.at });
                }
                if t.kind == Kind::Dot && numbers_ahead(next) {
                    return Some(Found { kind: Area::Numbers, at, after: next.at });
                }
                if t.kind == Kind::Dot
                    && next.means(0, bit(Sense::Locator(Unit::Page)))
                    && locators(next).is_ok_and(|(r, l)| {
                        ends(r) && matches!(l[0].value.unit, Unit::Page | Unit::Folio | Unit::Column)
                    })
                {
                    return Some(Found { kind: Area::Leaf, at, after: next.at });
                }
                if t.stop && !goes_on(i, next) {
                    return Some(Found { kind: Area::End, at, after: at });
                }
            }
            _ => {}
        }
        at = past(i, at);
        if at - i.at > 140 {
            return None;
        }
    }
    Some(Found { kind: Area::End, at: i.end, after: i.end })
}

/// After a stop inside a title facts must still follow before the sentence after next ends.
fn goes_on(i: In<'_>, next: In<'_>) -> bool {
    let mut at = next.at;
    let mut stops = 0;
    while at < i.end {
        let here = i.part(at, i.end);
        match here.kind(0) {
            Some(Kind::Slashes) => return true,
            Some(Kind::Semi) => return false,
            Some(Kind::Dot) => {
                let after = after_stop(here.skip(1));
                if facts_ahead(after) || numbers_ahead(after) {
                    return true;
                }
                if here.peek(0).is_some_and(|t| t.stop) {
                    stops += 1;
                    if stops > 3 {
                        return false;
                    }
                }
            }
            _ => {}
        }
        at = past(i, at);
        if at - next.at > 60 {
            return false;
        }
    }
    false
}

/// `. — `: the dash of the full form.
fn after_stop(i: In<'_>) -> In<'_> {
    if i.is(0, Kind::Dash) && i.peek(0).is_some_and(|t| t.spaced) { i.skip(1) } else { i }
}

/// `М., 1996`   `М.: Наука, 1977`   `СПб., 2001`   `Казань, 1993`   `М. ; Л. : Изд-во, 1936`
fn facts_ahead(i: In<'_>) -> bool {
    imprint(i).is_some()
}

/// What place, publisher and year GOST's facts give, and what is after them.
fn imprint(i: In<'_>) -> Option<(In<'_>, Span, Option<Span>, crate::model::Date, Span)> {
    // The place: a known one, or one capitalised word, up to a colon or comma.
    let mut at = i.at;
    let mut words = 0;
    loop {
        let here = i.part(at, i.end);
        let t = here.peek(0)?;
        match t.kind {
            Kind::Word if t.case != Case::Lower && words < 5 => words += 1,
            Kind::Dot if !t.spaced && words > 0 => {}
            Kind::Dash | Kind::Semi | Kind::Slash if words > 0 => {}
            Kind::Colon | Kind::Comma if words > 0 => break,
            _ => return None,
        }
        at += 1;
    }
    let place = i.until(at);
    let known = place_sense(place) || i.hit(|s| (s == Sense::City).then_some(())).is_some();
    if !known && (words > 2 || place.note.list[place.at..place.end].iter().any(|t| t.kind == Kind::Dot)) {
        return None;
    }
    let colon = i.note.list[at].kind == Kind::Colon;
    let location = i.note.span(place.at, place.end);
    let mut here = i.part(at + 1, i.end);
    if !colon {
        // The year must follow at once, or a publisher and the year.
        if let Ok((rest, found)) = date(here)
            && here.is(0, Kind::Number) | here.is(0, Kind::BracketOpen)
            && (ends(rest) || matches!(rest.kind(0), Some(Kind::Dot | Kind::Comma)))
            && (known || found.edtf.len() == 4)
        {
            return (known || words == 1).then_some((rest, location, None, found, here.span_to(rest)));
        }
        return None;
    }
    let from = here.at;
    let mut count = 0;
    while let Some(t) = here.peek(0) {
        if t.kind == Kind::Comma
            && let Ok((rest, found)) = years(here.skip(1))
            && (ends(rest) || matches!(rest.kind(0), Some(Kind::Dot | Kind::Comma)))
        {
            let publisher = i.note.span(from, here.at);
            return Some((rest, location, Some(publisher), found, here.skip(1).span_to(rest)));
        }
        if t.kind == Kind::Slashes || count > 24 {
            return None;
        }
        count += 1;
        here = here.part(past(here, here.at), here.end);
    }
    None
}

/// Place, publisher, year; then volume and pages.
fn facts<'n>(i: In<'n>, draft: &mut Draft) -> Option<In<'n>> {
    let (rest, location, publisher, date, span) = imprint(i)?;
    draft.text(Field::Location, location, i.note.text);
    if let Some(publisher) = publisher {
        draft.text(Field::Publisher, publisher, i.note.text);
    }
    draft.date(Field::Date, span, date);
    draft.shows.imprint = true;
    Some(pages(rest, draft))
}

/// `. Т. 2. С. 34–36`: volume and pages behind the year.
fn pages<'n>(i: In<'n>, draft: &mut Draft) -> In<'n> {
    let mut here = i;
    for _ in 0..4 {
        let at = match here.kind(0) {
            Some(Kind::Dot | Kind::Comma) => after_stop(here.skip(1)),
            _ => break,
        };
        if at.means(0, bit(Sense::Volume) | bit(Sense::Part))
            && let Ok((rest, volume)) =
                word(|s| matches!(s, Sense::Volume | Sense::Part).then_some(s == Sense::Volume)).parse(at)
            && rest.is(0, Kind::Number)
            && !at.means(0, bit(Sense::Locator(Unit::Page)) & !bit(Sense::Volume))
        {
            let span = rest.span_to(rest.skip(1));
            if volume && !draft.fields.has(Field::Volume) {
                draft.text(Field::Volume, span, i.note.text);
            }
            here = rest.skip(1);
            continue;
        }
        match locators(at) {
            Ok((rest, found)) if at.means(0, bit(Sense::Locator(Unit::Page))) => {
                // A part's whole range.
                if draft.kind == Work::Incollection {
                    put_pages(found, false, draft);
                } else {
                    draft.locate(found);
                }
                draft.shows.labelled = true;
                here = rest;
            }
            _ => break,
        }
    }
    here
}

/// `2012. Вып. 9. С. 25`   `2000. № 1. С. 61–74`   `1960. 11 окт.`   `2012. Т. 10. С. 129`: behind a journal's name.
fn numbered<'n>(i: In<'n>, draft: &mut Draft) -> Option<In<'n>> {
    let note = i.note.text;
    let (mut here, found) = plain_date(i).ok()?;
    let mut when = found;
    let mut span = i.span_to(here);
    let mut any = false;
    for _ in 0..6 {
        let at = match here.kind(0) {
            Some(Kind::Dot | Kind::Comma) => after_stop(here.skip(1)),
            _ => break,
        };
        if (at.means(0, bit(Sense::Number)) || at.is(0, Kind::Sign)) && !draft.fields.has(Field::Number) {
            let rest = if at.is(0, Kind::Sign) {
                at.skip(1)
            } else {
                word(|s| (s == Sense::Number).then_some(())).parse(at).ok()?.0
            };
            if rest.is(0, Kind::Number) {
                let mut end = rest.skip(1);
                if matches!(end.kind(0), Some(Kind::Dash | Kind::Slash)) && end.is(1, Kind::Number) {
                    end = end.skip(2);
                }
                if end.is(0, Kind::ParenOpen) && end.is(2, Kind::ParenClose) {
                    end = end.skip(3);
                }
                draft.text(Field::Number, rest.span_to(end), note);
                any = true;
                here = end;
                continue;
            }
        }
        if at.means(0, bit(Sense::Volume)) && !draft.fields.has(Field::Volume) {
            let (rest, ()) = word(|s| (s == Sense::Volume).then_some(())).parse(at).ok()?;
            if rest.is(0, Kind::Number) || super::date::roman(rest.word(0)).is_some() {
                draft.text(Field::Volume, rest.span_to(rest.skip(1)), note);
                any = true;
                here = rest.skip(1);
                continue;
            }
        }
        // The day of a newspaper: `1960. 11 окт.`
        if when.edtf.len() == 4
            && let Some((rest, day)) = day_month(at)
        {
            when = crate::model::Date::new(format!("{}-{day}", when.edtf));
            span = i.span_to(rest);
            any = true;
            here = rest;
            continue;
        }
        match locators(at) {
            Ok((rest, found)) if at.means(0, bit(Sense::Locator(Unit::Page))) => {
                put_pages(found, false, draft);
                draft.shows.labelled = true;
                any = true;
                here = rest;
            }
            _ => break,
        }
    }
    draft.date(Field::Date, span, when);
    draft.shows.dated = true;
    draft.shows.journal |= any;
    (any || ends(here)).then_some(here)
}

fn day_month(i: In<'_>) -> Option<(In<'_>, String)> {
    if !i.is(0, Kind::Number) || i.word(0).len() > 2 {
        return None;
    }
    let (rest, month) = super::date::month(i.skip(1)).ok()?;
    Some((rest, format!("{month:02}-{:0>2}", i.word(0))))
}

/// `1989. № 7`: a year with a number or a day behind it.
fn numbers_ahead(i: In<'_>) -> bool {
    let Ok((rest, _)) = plain_date(i) else { return false };
    match rest.kind(0) {
        Some(Kind::Dot | Kind::Comma) => {
            let next = after_stop(rest.skip(1));
            next.is(0, Kind::Sign)
                || next.means(0, bit(Sense::Number) | bit(Sense::Volume) | bit(Sense::Locator(Unit::Page)))
                || day_month(next).is_some()
                || full_date(next).is_ok()
        }
        _ => rest.is(0, Kind::Dot) || rest.is_empty(),
    }
}

/// Title // host.
fn with_host(i: In<'_>, slashes: usize, mut draft: Draft) -> Option<Draft> {
    let title = i.until(slashes);
    let host = i.part(slashes + 1, i.end);
    // An archive: the title describes the document.
    if let Ok((rest, found)) = archive::place(host) {
        described(title, &mut draft);
        found.put(&mut draft, host, rest);
        draft.kind = Work::Archival;
        return finish(draft, rest);
    }
    put_title(title, &mut draft);
    draft.shows.host = true;
    let area = area_end(host)?;
    match area.kind {
        Area::Facts => {
            draft.kind = Work::Incollection;
            host_title(host.until(area.at), &mut draft);
            let rest = facts(host.part(area.after, host.end), &mut draft)?;
            finish(draft, rest)
        }
        Area::Numbers => {
            draft.kind = Work::Article;
            draft.text(Field::Journaltitle, host.note.span(host.at, area.at), host.note.text);
            let rest = numbered(host.part(area.after, host.end), &mut draft)?;
            if draft.fields.date().is_some_and(|d| d.edtf.len() == 10) {
                draft.fields.set(Field::Entrysubtype, Value::Text("newspaper".to_owned()));
            }
            finish(draft, rest)
        }
        Area::Leaf => {
            draft.text(Field::Booktitle, host.note.span(host.at, area.at), host.note.text);
            draft.kind = Work::Incollection;
            let (rest, found) = locators(host.part(area.after, host.end)).ok()?;
            draft.locate(found);
            draft.shows.labelled = true;
            finish(draft, rest)
        }
        _ => {
            // `… // Правда. 1960. 11 окт.` ends here too; a host without facts is a short form.
            draft.text(Field::Booktitle, host.note.span(host.at, area.at), host.note.text);
            draft.kind = Work::Incollection;
            finish(draft, host.part(area.at, host.end))
        }
    }
}

/// A document's description before `//`: its date at the end is its date.
fn described(title: In<'_>, draft: &mut Draft) {
    let title = untrailed(title);
    let mut at = title.at + 1;
    while at < title.end {
        let here = title.part(at, title.end);
        if let Ok((rest, found)) = full_date(here)
            && untrailed(rest).is_empty()
        {
            let span = here.span_to(rest);
            draft.date(Field::Date, span, found);
            draft.shows.dated = true;
            let mut end = at;
            while end > title.at && matches!(title.note.list[end - 1].kind, Kind::Comma | Kind::Dot) {
                end -= 1;
            }
            draft.text(Field::Title, title.note.span(title.at, end), title.note.text);
            return;
        }
        at += 1;
    }
    draft.text(Field::Title, title.note.span(title.at, title.end), title.note.text);
}

fn untrailed(i: In<'_>) -> In<'_> {
    let mut i = i;
    while !i.is_empty() && matches!(i.kind(i.len() - 1), Some(Kind::Dot | Kind::Comma | Kind::Slash)) {
        i = i.until(i.end - 1);
    }
    i
}

/// Title, and behind a slash who is responsible: `/ под ред. А. А. Чернобаева`, `/ Сост. А. Н. Артизов, Ю. В. Сигачев`.
fn put_title(i: In<'_>, draft: &mut Draft) {
    responsible(i, draft, Field::Title);
}

fn host_title(i: In<'_>, draft: &mut Draft) {
    responsible(i, draft, Field::Booktitle);
}

fn responsible(i: In<'_>, draft: &mut Draft, field: Field) {
    let note = i.note.text;
    let mut title = untrailed(i);
    let mut at = title.at;
    while at < title.end {
        let t = &title.note.list[at];
        if t.kind == Kind::Slash && t.spaced {
            let after = title.part(at + 1, title.end);
            if roles(after, draft) || after.len() < 12 {
                title = untrailed(title.until(at));
            }
            break;
        }
        at = past(title, at);
    }
    // `. Т. 2. Февраль 1956 — начало 80-х годов`: the volume inside the title.
    let mut at = title.at;
    while at + 1 < title.end {
        let here = title.part(at, title.end);
        if here.is(0, Kind::Dot)
            && here.means(1, bit(Sense::Volume))
            && let Ok((rest, ())) = word(|s| (s == Sense::Volume).then_some(())).parse(here.skip(1))
            && (rest.is(0, Kind::Number) || super::date::roman(rest.word(0)).is_some())
        {
            draft.text(Field::Volume, rest.span_to(rest.skip(1)), note);
            title = title.until(at);
            break;
        }
        at = past(title, at);
    }
    let whole =
        title.peek(0).is_some_and(|t| t.kind == Kind::QuoteOpen && t.partner as usize + 1 == title.end);
    let span = if whole {
        title.note.span(title.at + 1, title.end - 1)
    } else {
        title.note.span(title.at, title.end)
    };
    draft.text(field, span, note);
    if draft.kind == Work::Book && !draft.fields.has(Field::Author) && field == Field::Title {
        draft.kind = Work::Collection;
    }
}

/// The names behind a role word.
fn roles(i: In<'_>, draft: &mut Draft) -> bool {
    let mut here = i;
    // Words before the role word and in it: `Научный редактор`, `отв. ред. и сост.`
    for _ in 0..6 {
        if let Some((translator, len)) = here.hit(|s| match s {
            Sense::Editor | Sense::Compiler => Some(false),
            Sense::Translator => Some(true),
            _ => None,
        }) {
            let mut rest = here.skip(len);
            rest = dot(rest).map_or(rest, |(i, ())| i);
            if rest.is(0, Kind::Colon) {
                rest = rest.skip(1);
            }
            if let Some((after, list)) = people(rest) {
                let field = if translator { Field::Translator } else { Field::Editor };
                let names = Names { list, full: true };
                draft.names(field, rest.span_to(after), names);
                draft.shows.role = true;
                return true;
            }
            here = rest;
            continue;
        }
        if here.is_empty() {
            break;
        }
        here = here.skip(1);
        here = dot(here).map_or(here, |(i, ())| i);
    }
    false
}

/// `А. Н. Артизов, Ю. В. Сигачев, И. Н. Шевчук`: initials first, commas between.
fn people(i: In<'_>) -> Option<(In<'_>, Vec<crate::model::Name>)> {
    let (mut rest, first) = super::name::person(i).ok()?;
    let mut list = vec![first];
    while list.len() < 16 {
        let sep = match rest.kind(0) {
            Some(Kind::Comma) => 1,
            _ => super::name::and_len(rest),
        };
        if sep == 0 {
            break;
        }
        match super::name::person(rest.skip(sep)) {
            Ok((after, name)) => {
                list.push(name);
                rest = after;
            }
            Err(_) => break,
        }
    }
    Some((rest, list))
}
