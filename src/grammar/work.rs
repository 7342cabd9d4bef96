//! Works as Chicago and its neighbours cite them: author, title, where it is, facts of publication.

use super::archive::{self, PLACE_BITS};
use super::date::{date, full_date, plain_date, year};
use super::draft::Draft;
use super::imprint::{Paren, paren, past};
use super::input::{In, comma, dot};
use super::journal::{journal, periodical, put_pages};
use super::locator::locators;
use super::name::{Names, and_len, body, names};
use super::tail::{
    address, capital_name, definition, ends, imprint_ahead, may_begin, naked, put_thesis, split_series, tail,
    tail_after,
};
use super::token::{Case, Kind, bit};
use super::weigh::weigh;
use crate::lexicon::Sense;
use crate::model::{Doubt, Field, Kind as Work, Name, Span, Unit};

/// The best reading of a work that begins at `i`.
pub fn work(i: In<'_>) -> Option<Draft> {
    let mut best: Option<Draft> = None;
    for reading in [by_author, by_body, possessive, quoted_first, title_first, periodical] {
        // An author, a title and facts of publication: no other reading explains more.
        if best.as_ref().is_some_and(|b| complete(b)) {
            break;
        }
        if let Some(draft) = reading(i)
            && best.as_ref().is_none_or(|b| weigh(&draft, i) > weigh(b, i))
        {
            best = Some(draft);
        }
    }
    best
}

/// A reading with all that a full citation has.
fn complete(draft: &Draft) -> bool {
    let s = &draft.shows;
    s.full_name
        && (s.imprint || s.journal)
        && draft.fields.has(Field::Title)
        && !draft.doubts.contains(&Doubt::PlaceOrPublisher)
        && draft.fields.names(Field::Author).len() < 3
}

/// `Peter H. Smith, Talons of the Eagle (…), p. 197`   `Joseph, “What We Know,” in …`   `Hamès, 84`
fn by_author(i: In<'_>) -> Option<Draft> {
    if !may_be_name(i) {
        return None;
    }
    let (rest, found) = names(i).ok()?;
    // `Russian Orthodox Church`: a body, if three words and one of them shows it.
    if rest.at - i.at >= 3
        && super::imprint::has(i.until(rest.at), bit(Sense::BodyWord))
        && body(i).is_ok_and(|(r, _)| r.at >= rest.at)
    {
        return None;
    }
    let several = found.list.len() > 1;
    let several_commas = found.list.len() > 2;
    let rest_of_list = rest.at;
    let best = authored(i, rest, found);
    if several && best.as_ref().is_none_or(|d| !d.fields.has(Field::Title)) {
        // The "list" may have taken in the title: `Coleman, Russian Baptists and Spiritual Revolution`.
        let (rest, one) = super::name::first_name(i).ok()?;
        let other = authored(i, rest, one);
        return match (best, other) {
            (Some(a), Some(b)) => {
                // In a short form `A, B, and C, 34` names three authors; `A, B and C, 34` is a title.
                let serial = i.note.list[..rest_of_list].iter().rev().take(12).any(|t| t.bits & bit(Sense::And) != 0)
                    && and_after_comma(i, rest_of_list);
                let title = b.shows.imprint || !serial && several_commas;
                Some(if title && b.fields.has(Field::Title) { b } else { a })
            }
            (a, b) => a.or(b),
        };
    }
    best
}

/// The last "and" before token `end` stands behind a comma.
fn and_after_comma(i: In<'_>, end: usize) -> bool {
    let mut at = end;
    while at > i.at {
        at -= 1;
        let here = i.part(at, i.end);
        if and_len(here) > 0 {
            return at > i.at && i.note.list[at - 1].kind == Kind::Comma;
        }
    }
    false
}

/// A word that opens a sentence or a title is no name: `In`, `The`, `On`.
fn may_be_name(i: In<'_>) -> bool {
    let no = bit(Sense::Small)
        | bit(Sense::In)
        | bit(Sense::And)
        | bit(Sense::Signal)
        | bit(Sense::Via(crate::model::Via::Quoted))
        | bit(Sense::Ibid);
    match i.peek(0) {
        Some(t) if t.kind == Kind::BracketOpen => true,
        // `December 1959`, `Spring 2015`
        Some(t) if t.bits & (bit(Sense::Month(1)) | bit(Sense::Season(21))) != 0 && i.is(1, Kind::Number) => {
            false
        }
        Some(t) => {
            t.kind == Kind::Word
                && (t.case != Case::Lower || t.bits & bit(Sense::Particle) != 0)
                && (t.bits & no == 0 || t.bits & bit(Sense::Particle) != 0 || i.is(1, Kind::Dot))
        }
        None => false,
    }
}

/// `Army War College Historical Section, “The Colored Soldier,” May 1942`   `CIA, NIE 80-1-60`
fn by_body(i: In<'_>) -> Option<Draft> {
    if i.note.bits & bit(Sense::BodyWord) == 0 && i.case(0) != Case::Upper {
        return None;
    }
    if i.case(0) == Case::Lower || i.case(0) == Case::None {
        return None;
    }
    let (mut rest, first) = body(i).ok()?;
    let mut list = vec![first];
    // `International Bank …, International Development Association, An Appraisal …`
    if rest.is(0, Kind::Comma)
        && let Ok((after, second)) = body(rest.skip(1))
        && after.is(0, Kind::Comma)
        && after.at > rest.at + 2
        && matches!(after.case(1), Case::Capital | Case::Upper)
    {
        list.push(second);
        rest = after;
    }
    // A body's title must follow, or a quoted one: a run of capitals alone may be a title.
    if !(rest.is(0, Kind::Comma) || rest.is(0, Kind::QuoteOpen)) {
        return None;
    }
    let full = Names { list, others: false, full: true };
    let draft = authored(i, rest, full)?;
    (draft.fields.has(Field::Title) || draft.shows.dated).then_some(draft)
}

/// `Rayford W. Logan's The Negro in American Life (New York: Dial, 1954)`   `Lee's Employment of Negro Troops`
fn possessive(i: In<'_>) -> Option<Draft> {
    let near = i.until(i.at + 8);
    let has = (near.at..near.end).any(|at| i.note.word(at).ends_with("’s") || i.note.word(at).ends_with("'s"));
    if !has || !may_be_name(i) {
        return None;
    }
    let (rest, mut found) = names(i).ok()?;
    // The title's first words may have been taken for the name: cut behind the apostrophe.
    let mut at = i.at;
    while at < rest.at {
        let word = i.note.word(at);
        if let Some(stem) = word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")) {
            let stem_len = stem.len();
            let (_, named) = names(i.part(i.at, at + 1)).ok()?;
            found = named;
            let last = found.list.last_mut()?;
            let cut = last.family.len().checked_sub(word.len() - stem_len)?;
            last.family.truncate(cut);
            let after = i.part(at + 1, i.end);
            if !matches!(after.case(0), Case::Capital | Case::Upper) && !after.is(0, Kind::QuoteOpen) {
                return None;
            }
            let mut draft = Draft::at(i, Work::Book);
            let mut span = i.span_to(after);
            span.end -= (word.len() - stem_len) as u32;
            draft.names(Field::Author, span, found);
            let rest = titled(after, &mut draft)?;
            return close(draft, rest);
        }
        at += 1;
    }
    None
}

/// After the names: role, separator, title or locator.
fn authored<'n>(i: In<'n>, rest: In<'n>, found: Names) -> Option<Draft> {
    let mut draft = Draft::at(i, Work::Book);
    let span = i.span_to(rest);
    let (after, editor) = role_after(rest, found.list.len());
    draft.names(if editor { Field::Editor } else { Field::Author }, span, found);
    if editor {
        draft.kind = Work::Collection;
        draft.shows.role = true;
    }
    let sep = if after.is(0, Kind::Comma)
        || after.is(0, Kind::Colon) && after.peek(1).is_some_and(|t| t.kind == Kind::QuoteOpen)
    {
        after.skip(1)
    } else {
        after
    };
    let separated = sep.at > after.at || editor || sep.is(0, Kind::QuoteOpen);
    if separated && !sep.is_empty() {
        // `Miller 1989, 34` is below; here a title or the address of a document.
        let before = draft.clone();
        if sep.is(0, Kind::QuoteOpen) && !opens_title_words(sep) {
            if let Some(rest) = quoted(sep, &mut draft) {
                return close(draft, rest);
            }
        } else if let Some(rest) = titled(sep, &mut draft) {
            return close(draft, rest);
        }
        draft = before;
    }
    author_only(rest, draft)
}

/// `, eds.`   ` (ed.)`   `, ed.`   ` [comp.]` after names; what is after it, and whether it was there.
fn role_after(i: In<'_>, people: usize) -> (In<'_>, bool) {
    let at = comma(i).map_or(i, |(i, ())| i);
    if let Ok((rest, Paren::Editor)) = paren(at) {
        return (rest, true);
    }
    let Some((_, len)) = at.hit(|s| matches!(s, Sense::Editor | Sense::Compiler).then_some(())) else {
        return (i, false);
    };
    // `Markets and Morals, ed. Gerald Dworkin`: two names want `eds.`, so this is a title and its editor.
    if people > 1 && matches!(at.word(0), "ed" | "Ed") && !at.is(len + 1, Kind::Comma) {
        return (i, false);
    }
    // `edited by` leads another name; `ed.` closes this one.
    let mut rest = at.skip(len);
    rest = dot(rest).map_or(rest, |(i, ())| i);
    if rest.means(0, bit(Sense::By))
        || super::imprint::has(at.until(at.at + len), bit(Sense::By))
        || at.word(0).len() > 4
            && !matches!(
                at.word(0),
                "editor" | "editors" | "Editor" | "Editors" | "coord" | "coords" | "coordinador"
            )
    {
        return (i, false);
    }
    // `, ed. and trans.`
    if and_len(rest) > 0 && rest.skip(1).means(0, bit(Sense::Translator)) {
        let (_, len) = rest.skip(1).hit(|s| (s == Sense::Translator).then_some(())).unwrap_or(((), 1));
        rest = rest.skip(1 + len);
        rest = dot(rest).map_or(rest, |(i, ())| i);
    }
    (rest, true)
}

/// A quotation that is part of an unquoted title: `“One Hell of a Gamble”: Khrushchev, Castro, …`
fn opens_title_words(i: In<'_>) -> bool {
    let Some(open) = i.peek(0) else { return false };
    let close = open.partner as usize;
    if close >= i.end || close == 0 {
        return false;
    }
    let inside = i.note.list[close - 1].kind;
    if matches!(inside, Kind::Comma | Kind::Dot | Kind::Query) {
        return false;
    }
    let after = i.part(close + 1, i.end);
    after.is(0, Kind::Colon)
        || matches!(after.kind(0), Some(Kind::Word))
            && !after.means(
                0,
                bit(Sense::In)
                    | bit(Sense::Via(crate::model::Via::Quoted))
                    | bit(Sense::Signal)
                    | bit(Sense::Month(1)),
            )
            && after.case(0) != Case::Lower
            && plain_date(after).is_err()
            && journal(after, &mut Draft::at(after, Work::Article)).is_none()
}

/// Author alone, with a locator or a year: `Dreier, 26`, `Saivetz and Woodby, p. 175`, `Prokhanov 1905: 4–6`, `(Kotkin 1995, 12)`
fn author_only(rest: In<'_>, mut draft: Draft) -> Option<Draft> {
    if draft.fields.names(Field::Author).is_empty() && draft.fields.names(Field::Editor).is_empty() {
        return None;
    }
    draft.kind = Work::Book;
    // Author and year.
    let bracketed = rest.peek(0).filter(|t| t.kind == Kind::ParenOpen && (t.partner as usize) < rest.end);
    if let Some(open) = bracketed {
        let close = open.partner as usize;
        let inner = rest.part(rest.at + 1, close);
        if let Some(after) = year_locators(inner, &mut draft)
            && after.is_empty()
        {
            draft.shows.dated = true;
            return close_at(draft, rest.part(close + 1, rest.end));
        }
        return None;
    }
    // `Code Noir, 1724` is a title and its year; one surname and a year is an author's.
    let one_word = draft.fields.names(Field::Author).iter().all(|n| n.given.is_empty());
    let at =
        if rest.is(0, Kind::Comma) && one_word && year(rest.skip(1)).is_ok() { rest.skip(1) } else { rest };
    if year(at).is_ok() {
        let before = draft.clone();
        if let Some(after) = year_locators(at, &mut draft)
            && ends(after)
        {
            draft.shows.dated = true;
            return close_at(draft, after);
        }
        draft = before;
    }
    // Author and locator.
    let sep = comma(rest).map_or(rest, |(i, ())| i);
    if sep.at > rest.at || sep.means(0, bit(Sense::Locator(crate::model::Unit::Page))) {
        if let Ok((after, found)) = locators(sep)
            && ends(after)
        {
            draft.shows.labelled = !sep.is(0, Kind::Number);
            draft.shows.numbered = true;
            draft.locate(found);
            return close(draft, after);
        }
    }
    if ends(rest) || rest.is(0, Kind::Comma) && rest.len() == 1 {
        draft.doubt(Doubt::BareName);
        return close(draft, rest);
    }
    None
}

/// `1995, 12`   `2006a, 34–36`   `1905 Nov-Dec: 4–6`
fn year_locators<'n>(i: In<'n>, draft: &mut Draft) -> Option<In<'n>> {
    let (mut rest, found) = plain_date(i).ok()?;
    if rest.peek(0).is_some_and(|t| t.kind == Kind::Word && !t.spaced && t.span.len() == 1) {
        rest = rest.skip(1);
    }
    draft.date(Field::Date, i.span_to(rest), found);
    let sep = match rest.kind(0) {
        Some(Kind::Comma | Kind::Colon) => rest.skip(1),
        _ => return Some(rest),
    };
    match locators(sep) {
        Ok((after, found)) => {
            draft.locate(found);
            draft.shows.numbered = true;
            Some(after)
        }
        Err(_) => Some(rest),
    }
}

/// A quoted title first: no author, or a document described.
fn quoted_first(i: In<'_>) -> Option<Draft> {
    if !i.is(0, Kind::QuoteOpen) || opens_title_words(i) {
        return None;
    }
    let mut draft = Draft::at(i, Work::Misc);
    let rest = quoted(i, &mut draft)?;
    close(draft, rest)
}

/// An unquoted title first: `The Russians Aren’t Coming, edited by Wayne S. Smith (…)`
fn title_first(i: In<'_>) -> Option<Draft> {
    if !(matches!(i.case(0), Case::Capital | Case::Upper)
        || i.is(0, Kind::Number)
        || i.is(0, Kind::QuoteOpen) && opens_title_words(i))
    {
        return None;
    }
    let mut draft = Draft::at(i, Work::Book);
    let rest = titled(i, &mut draft)?;
    let strong = draft.shows.imprint
        || draft.shows.role
        || draft.shows.labelled
        || draft.shows.numbered
        || draft.shows.dated
        || draft.shows.url;
    if !strong {
        // A bare capitalised phrase: a title only if the document knows it.
        let title = i.until(rest.at);
        if title.note.list[title.at..title.end]
            .iter()
            .any(|t| matches!(t.kind, Kind::Comma | Kind::QuoteOpen | Kind::Quote))
        {
            return None;
        }
        if !capital_name(title) || title.len() > 14 || i.is(0, Kind::Number) {
            return None;
        }
        draft.doubt(Doubt::BareName);
    }
    // Prose is no title: `The era is described in Logan's The Negro in American Life (…)`.
    let (_, span) = draft.sites.iter().find(|(f, _)| *f == Field::Title)?;
    if !reads_as_title(i, *span) {
        return None;
    }
    // A title without its author in a citation with facts of publication has an editor, or none.
    if draft.fields.has(Field::Editor) {
        draft.kind = Work::Collection;
    }
    close(draft, rest)
}

/// Words with no author before them are a title if they are capitalised throughout, or are in a language that
/// writes titles small; Russian titles are read by their own grammar.
fn reads_as_title(i: In<'_>, span: Span) -> bool {
    let end = i.note.list.partition_point(|t| t.span.start < span.end);
    let title = i.until(end);
    if capital_name_or_subtitle(title) {
        return true;
    }
    let english = title.note.list[title.at..title.end].iter().any(|t| {
        t.kind == Kind::Word
            && matches!(
                t.span.of(i.note.text),
                "the"
                    | "of"
                    | "is"
                    | "are"
                    | "was"
                    | "were"
                    | "has"
                    | "have"
                    | "to"
                    | "this"
                    | "that"
                    | "with"
                    | "for"
                    | "from"
                    | "by"
                    | "not"
            )
    });
    !english && !i.note.russian && title.len() <= 24 && title_like_foreign(title)
}

fn title_like_foreign(i: In<'_>) -> bool {
    !i.note.list[i.at..i.end].iter().any(|t| {
        matches!(t.kind, Kind::QuoteOpen | Kind::Quote)
            || t.bits & (bit(Sense::Signal) | bit(Sense::Via(crate::model::Via::Quoted))) != 0
                && t.case == Case::Lower
                && t.span.len() > 2
    })
}

/// Capitalised throughout, with a colon or question mark between parts.
fn capital_name_or_subtitle(i: In<'_>) -> bool {
    let mut from = i.at;
    let mut at = i.at;
    while at <= i.end {
        let divides = at == i.end || matches!(i.note.list[at].kind, Kind::Colon | Kind::Query | Kind::Dot);
        if divides {
            let part = i.part(from, at);
            if !part.is_empty() && !capital_or_number(part) {
                return false;
            }
            from = at + 1;
        }
        at += 1;
    }
    true
}

fn capital_or_number(i: In<'_>) -> bool {
    capital_name(i) || i.note.list[i.at..i.end].iter().all(|t| t.kind != Kind::Word || t.case != Case::Lower)
}

fn close(mut draft: Draft, rest: In<'_>) -> Option<Draft> {
    let rest = definition(rest, &mut draft);
    draft.shows.closed = ends(rest);
    close_at(draft, rest)
}

fn close_at(mut draft: Draft, rest: In<'_>) -> Option<Draft> {
    // Whoever publishes under the author's very name is a body.
    if let (Some(publisher), Some((_, span))) =
        (draft.fields.text(Field::Publisher), draft.sites.iter().find(|(f, _)| *f == Field::Author))
        && publisher == span.of(rest.note.text)
    {
        let body = Name::body(publisher);
        draft.fields.set(Field::Author, crate::model::Value::Names(vec![body]));
    }
    // A body's paper with its day: a report.
    if draft.kind == Work::Book
        && draft.fields.names(Field::Author).iter().any(Name::is_body)
        && !draft.fields.has(Field::Publisher)
        && draft.fields.date().is_some_and(|d| d.edtf.len() >= 10)
    {
        draft.kind = Work::Report;
    }
    draft.end = rest.at;
    draft.shows.closed |= ends(rest);
    (draft.end > draft.start).then_some(draft)
}

/// An unquoted title and what follows it, into `draft`.
pub fn titled<'n>(i: In<'n>, draft: &mut Draft) -> Option<In<'n>> {
    let rest = title_and_tail(i, draft, Field::Title)?;
    if draft.kind == Work::Book || draft.kind == Work::Collection {
        let has_author = !draft.fields.names(Field::Author).is_empty();
        let has_editor = !draft.fields.names(Field::Editor).is_empty();
        if !has_author && has_editor {
            draft.kind = Work::Collection;
        }
    }
    Some(rest)
}

/// An unquoted title, up to the first place where what follows a title can be read, and that.
///
/// `Soviet Relations with Latin America, 1959-1987 (New York: Cambridge University Press, 1989), p. 34`
fn title_and_tail<'n>(i: In<'n>, draft: &mut Draft, field: Field) -> Option<In<'n>> {
    if !begins_title(i) {
        return None;
    }
    let mut at = i.at;
    let mut crossed = 0;
    loop {
        let here = i.part(at, i.end);
        let Some(t) = here.peek(0) else { return finish_title(i, here, draft, field) };
        match t.kind {
            Kind::ParenOpen | Kind::BracketOpen if at > i.at => {
                let fits = matches!(
                    paren(here),
                    Ok((_, Paren::Imprint(_) | Paren::Date(..) | Paren::Thesis(_) | Paren::Hereafter(_)))
                );
                if fits {
                    let mut trial = draft.clone();
                    if let Some(rest) = tail(here, &mut trial) {
                        *draft = trial;
                        put_title(i.until(at), draft, field);
                        return Some(rest);
                    }
                }
            }
            Kind::Comma | Kind::Colon if at > i.at => {
                let next = here.skip(1);
                if t.kind == Kind::Comma && next.is_empty() {
                    return finish_title(i, here, draft, field);
                }
                if t.kind == Kind::Comma && leads_on(next) {
                    return finish_title(i, here, draft, field);
                }
                if t.kind == Kind::Comma && may_begin(next) {
                    let mut trial = draft.clone();
                    if let Some(rest) = tail(here, &mut trial)
                        && (rest.at > at + 1)
                    {
                        *draft = trial;
                        put_title(i.until(at), draft, field);
                        return Some(rest);
                    }
                }
            }
            Kind::Semi | Kind::ParenClose | Kind::BracketClose | Kind::Slashes => {
                return finish_title(i, here, draft, field);
            }
            Kind::Url if at > i.at => {
                put_title(i.until(at), draft, field);
                return Some(address(here, draft));
            }
            // `… from Stalin to Gorbachev Chapel Hill: University of …, 2007`: the comma is lost.
            Kind::Word
                if at > i.at + 2
                    && t.bits & bit(Sense::City) != 0
                    && t.spaced
                    && i.note.list[at - 1].kind == Kind::Word
                    && naked(here).is_some_and(|(_, f)| f.publisher.is_some() && place_colon(here)) =>
            {
                let mut trial = draft.clone();
                if let Some((rest, found)) = naked(here) {
                    found.put(&mut trial, i.note.text);
                    *draft = trial;
                    put_title(i.until(at), draft, field);
                    let mut more = draft.clone();
                    return Some(match tail(rest, &mut more) {
                        Some(rest) => {
                            *draft = more;
                            rest
                        }
                        None => rest,
                    });
                }
            }
            Kind::Word
                if at > i.at
                    && t.case == Case::Lower
                    && (t.bits & bit(Sense::Via(crate::model::Via::Quoted)) != 0
                        && here.hit(|s| matches!(s, Sense::Via(_)).then_some(())).is_some()) =>
            {
                return finish_title(i, here, draft, field);
            }
            // `Title ed. X`, `Title p. 5`: a marked part without its comma.
            Kind::Word
                if at > i.at + 1
                    && t.case == Case::Lower
                    && t.bits
                        & (bit(Sense::Locator(crate::model::Unit::Page))
                            | bit(Sense::Editor)
                            | bit(Sense::Translator))
                        != 0
                    && (here.is(1, Kind::Dot) || matches!(here.word(0), "p" | "pp")) =>
            {
                let mut trial = draft.clone();
                if let Some(rest) = tail(here, &mut trial) {
                    *draft = trial;
                    put_title(i.until(at), draft, field);
                    return Some(rest);
                }
            }
            _ => {}
        }
        if t.stop && at > i.at {
            // A stop may divide title and subtitle, if facts of publication follow before the next one.
            let next = here.skip(1);
            let title_so_far = i.until(at);
            let crossable = crossed < 2
                && !next.means(
                    0,
                    bit(Sense::Signal) | bit(Sense::Via(crate::model::Via::Quoted)) | bit(Sense::Ibid),
                )
                && !next.is(0, Kind::QuoteOpen)
                && !archive_ahead(next)
                && imprint_ahead(next)
                && (!draft.fields.is_empty() || capital_name(title_so_far) || t.kind == Kind::Query)
                && !next_is_author(next, draft);
            if !crossable {
                let stop =
                    if t.kind == Kind::Query || t.kind == Kind::QuoteClose { here.skip(1) } else { here };
                return finish_title(i, stop, draft, field);
            }
            crossed += 1;
        }
        let next = past(i, at);
        // A quotation that ends its sentence ends what went before.
        if next > at + 1 && next < i.end && i.note.list[next - 1].stop && t.kind == Kind::QuoteOpen {
            return finish_title(i, i.part(next, i.end), draft, field);
        }
        at = next;
        if at - i.at > 160 {
            return None;
        }
    }
}

/// The city before a colon: `Chapel Hill:`.
fn place_colon(i: In<'_>) -> bool {
    i.hit(|s| (s == Sense::City).then_some(())).is_some_and(|(_, len)| i.is(len, Kind::Colon))
}

/// A new sentence that begins with a name and a title: another citation, not a subtitle.
fn next_is_author(next: In<'_>, draft: &Draft) -> bool {
    match names(next) {
        Ok((rest, found)) => {
            // `Ars Poetica. Die Dichtkunst, ed. by X`: a role or a number behind it makes it a subtitle.
            let role = bit(Sense::Editor) | bit(Sense::Translator) | bit(Sense::Edition) | bit(Sense::Ordinal(1));
            found.full
                && rest.is(0, Kind::Comma)
                && !rest.means(1, role)
                && !rest.is(1, Kind::Number)
                && draft.fields.has(Field::Author)
        }
        Err(_) => false,
    }
}

fn archive_ahead(i: In<'_>) -> bool {
    archive::place(i).is_ok_and(|(_, f)| !f.place.steps.is_empty())
}

/// Words after a comma that lead to another citation or to prose.
fn leads_on(i: In<'_>) -> bool {
    let t = match i.peek(0) {
        Some(t) => t,
        None => return true,
    };
    if t.bits & bit(Sense::Via(crate::model::Via::Quoted)) != 0
        && i.hit(|s| matches!(s, Sense::Via(_)).then_some(())).is_some()
    {
        return true;
    }
    t.case == Case::Lower
        && t.bits & bit(Sense::Signal) != 0
        && i.hit(|s| (s == Sense::Signal).then_some(())).is_some_and(|(_, len)| {
            let next = i.skip(len);
            matches!(next.case(0), Case::Capital | Case::Upper)
                || next.is(0, Kind::QuoteOpen)
                || next.means(0, bit(Sense::Ibid) | bit(Sense::Signal))
        })
}

fn begins_title(i: In<'_>) -> bool {
    match i.peek(0) {
        Some(t) => match t.kind {
            Kind::Word => {
                t.case != Case::Lower
                    || t.span.len() > 3 && t.bits == 0 && i.note.word(i.at).contains(['’', '\''])
            }
            Kind::Number => {
                i.peek(1).is_some_and(|n| n.kind == Kind::Word && n.spaced && n.case == Case::Capital)
            }
            Kind::QuoteOpen => true,
            _ => false,
        },
        None => false,
    }
}

fn finish_title<'n>(i: In<'n>, end: In<'n>, draft: &mut Draft, field: Field) -> Option<In<'n>> {
    let title = i.until(end.at);
    if title.is_empty() || !ends(end) && !end.is(0, Kind::Slashes) {
        return None;
    }
    // `Code Noir, 1724` was read above; prose is not a title.
    if draft.fields.is_empty() && !capital_name(title) {
        return None;
    }
    if !draft.fields.is_empty() && !title_like(title) {
        return None;
    }
    put_title(title, draft, field);
    Some(end)
}

/// Words that can be a title behind an author: not a sentence. Foreign titles are written small.
fn title_like(i: In<'_>) -> bool {
    let words: Vec<&super::token::Token> =
        i.note.list[i.at..i.end].iter().filter(|t| t.kind == Kind::Word).collect();
    if words.is_empty() || words.len() > 40 {
        return false;
    }
    let capitals = words.iter().filter(|t| t.case != Case::Lower).count();
    let small = words
        .iter()
        .filter(|t| {
            t.case == Case::Lower && t.bits & (bit(Sense::Small) | bit(Sense::In) | bit(Sense::And)) != 0
        })
        .count();
    let lower = words.len() - capitals - small;
    // Title case, or a run that may be a foreign title.
    lower == 0 || capitals >= lower || words.len() <= 25 && i.note.list[i.end - 1].kind != Kind::Dot
}

fn put_title(title: In<'_>, draft: &mut Draft, field: Field) {
    let mut title = title;
    while title.len() > 1 && matches!(title.kind(title.len() - 1), Some(Kind::Comma | Kind::Colon)) {
        title = title.until(title.end - 1);
    }
    if !draft.fields.has(Field::Series) && draft.shows.imprint && split_series(title, draft, field) {
        return;
    }
    let whole =
        title.peek(0).is_some_and(|t| t.kind == Kind::QuoteOpen && t.partner as usize + 1 == title.end);
    let span = if whole {
        title.note.span(title.at + 1, title.end - 1)
    } else {
        title.note.span(title.at, title.end)
    };
    draft.text(field, span, title.note.text);
}

/// A quoted title and what follows it, into `draft`.
pub fn quoted<'n>(i: In<'n>, draft: &mut Draft) -> Option<In<'n>> {
    let open = i.peek(0)?;
    let close = open.partner as usize;
    if open.kind != Kind::QuoteOpen || close >= i.end || close <= i.at + 1 {
        return None;
    }
    // Words quoted from the middle of a sentence are no title.
    if i.case(1) == Case::Lower
        && !(i.word(1).contains(['’', '\'']) || i.note.list[close - 1].kind == Kind::Comma && i.at > 0)
    {
        return None;
    }
    let note = i.note.text;
    let inner = i.part(i.at + 1, close);
    let mut title_end = close;
    while title_end > inner.at && matches!(i.note.list[title_end - 1].kind, Kind::Comma) {
        title_end -= 1;
    }
    draft.text(Field::Title, i.note.span(inner.at, title_end), note);
    draft.shows.quoted = true;
    let ended = matches!(i.note.list[close - 1].kind, Kind::Comma | Kind::Dot | Kind::Query);
    let after = i.part(close + 1, i.end);
    // `“Gromov Invariants.” See also …`: the stop inside ends the citation.
    if i.note.list[close].stop && after.means(0, bit(Sense::Signal) | bit(Sense::Via(crate::model::Via::Quoted)) | bit(Sense::Ibid)) {
        draft.kind = Work::Misc;
        return Some(after);
    }
    let rest = match after.kind(0) {
        Some(Kind::Comma) => after.skip(1),
        Some(Kind::Dot) if after.len() > 1 && !ended && !after.peek(0).is_some_and(|t| t.stop) => {
            after.skip(1)
        }
        _ => after,
    };
    let separated = rest.at > after.at || ended;
    quoted_rest(after, rest, separated, draft)
}

fn quoted_rest<'n>(after: In<'n>, rest: In<'n>, separated: bool, draft: &mut Draft) -> Option<In<'n>> {
    let note = after.note.text;
    // A thesis, with or without its parentheses.
    if let Ok((end, Paren::Thesis(facts))) = paren(rest) {
        put_thesis(facts, draft, note);
        return Some(more(end, draft));
    }
    // The host: in Book; in Editors, Book.
    if rest.means(0, bit(Sense::In)) || rest.word(0) == "In" {
        let (_, len) = rest.hit(|s| (s == Sense::In).then_some(())).unwrap_or(((), 1));
        let mut host_at = rest.skip(len);
        if host_at.is(0, Kind::Colon) {
            host_at = host_at.skip(1);
        }
        let mut trial = draft.clone();
        if let Some(end) = host(host_at, &mut trial) {
            *draft = trial;
            // A chapter's range may be all its pages.
            if draft.shows.imprint && !draft.locators.is_empty() && !draft.fields.has(Field::Pages) {
                let found = std::mem::take(&mut draft.locators);
                // `653-697, pp. 665; 669`: the whole, then the places cited.
                let narrowed = found.len() > 1 && super::journal::inside(&found[0].value.value, &found[1].value.value) && found[0].value.value.contains('-') && found[0].span.end + 2 < found[1].span.start;
                put_pages(found, narrowed, draft);
            }
            return Some(end);
        }
    }
    // A date, then the place of the document, an address, or the end.
    if let Some(end) = document(rest, draft) {
        return Some(end);
    }
    if separated || rest.is(0, Kind::ParenOpen) {
        let mut trial = draft.clone();
        if let Some(end) = journal(rest, &mut trial)
            && !matches!(paren(end), Ok((_, Paren::Imprint(_))))
        {
            *draft = trial;
            if draft.kind == Work::Misc || draft.kind == Work::Book || draft.kind == Work::Collection {
                draft.kind = Work::Article;
            }
            return Some(more(end, draft));
        }
    }
    // Facts of publication straight behind a quoted title: an old way of quoting books, a pamphlet, a paper.
    let mut trial = draft.clone();
    if let Some(end) = tail_after(after, separated, &mut trial) {
        *draft = trial;
        if draft.shows.url && !draft.fields.has(Field::Publisher) {
            draft.kind = Work::Online;
        } else if draft.shows.imprint
            && !draft.fields.has(Field::Publisher)
            && !draft.fields.has(Field::Location)
        {
            draft.kind = Work::Unpublished;
        } else if draft.fields.has(Field::Publisher) {
            // A book that holds it, named without "in".
            draft.kind = Work::Book;
        } else if draft.fields.has(Field::Edition)
            || draft.locators.iter().any(|l| matches!(l.value.unit, Unit::Volume | Unit::Part))
        {
            // An old way of quoting books.
            draft.kind = Work::Book;
        } else {
            draft.kind = Work::Misc;
        }
        return Some(held(end, draft));
    }
    // `“Prof. G. Bonet-Maury,” Forty Portraits … (n.p., 1907), 4–5`: a host without "in".
    if separated && matches!(rest.case(0), Case::Capital | Case::Upper) && imprint_ahead(rest) {
        let mut trial = draft.clone();
        if let Some(end) = title_and_tail(rest, &mut trial, Field::Booktitle)
            && trial.shows.imprint
        {
            *draft = trial;
            draft.kind = Work::Incollection;
            return Some(end);
        }
    }
    let stopped = after.at > 0 && after.note.list[after.at - 1].stop;
    if ends(rest) || ends(after) || stopped {
        draft.kind = Work::Misc;
        if draft.fields.names(Field::Author).is_empty() {
            draft.doubt(Doubt::BareName);
        }
        return Some(if ends(after) || stopped { after } else { rest });
    }
    // `“Declaration”` with prose behind it.
    None
}

/// A date and what may follow it: `, August 17, 2010, https://…`, `, May 1942, p. 22, copy in CMH`, `, January 28, 1968, box 49, …`
fn document<'n>(i: In<'n>, draft: &mut Draft) -> Option<In<'n>> {
    let mut trial = draft.clone();
    let mut here = i;
    let mut dated = false;
    if let Ok((rest, found)) = full_date(i).or_else(|_| date(i)) {
        let address = rest.is(0, Kind::Url) || rest.is(1, Kind::Url);
        if !(rest.is(0, Kind::Comma) || rest.is(0, Kind::Dot) || ends(rest) || address) {
            return None;
        }
        trial.date(Field::Date, i.span_to(rest), found);
        trial.shows.dated = true;
        dated = true;
        here = rest;
    }
    let at = match here.kind(0) {
        Some(Kind::Comma | Kind::Dot) if dated => here.skip(1),
        _ => here,
    };
    if i.note.bits & PLACE_BITS != 0
        && let Ok((rest, found)) = archive::place(at)
    {
        found.put(&mut trial, at, rest);
        trial.kind = document_kind(&trial);
        *draft = trial;
        return Some(rest);
    }
    if !dated {
        // A locator of a document: `“Stenogramma,” l. 202`
        return None;
    }
    let end = more(here, &mut trial);
    if trial.shows.url {
        trial.kind = Work::Online;
    } else {
        trial.kind = Work::Unpublished;
    }
    let end = held(end, &mut trial);
    if !ends(end) && !trial.shows.url {
        return None;
    }
    *draft = trial;
    Some(end)
}

/// `, copy in CMH`, `, in CMH`, `, CMH`: who holds an unpublished paper.
fn held<'n>(i: In<'n>, draft: &mut Draft) -> In<'n> {
    if !i.is(0, Kind::Comma) {
        return i;
    }
    let mut here = i.skip(1);
    let copy = here.word(0) == "copy";
    if copy {
        here = here.skip(1);
    }
    let in_word = here.means(0, bit(Sense::In));
    if in_word {
        here = here.skip(1);
    }
    if !(copy || in_word) {
        return i;
    }
    if let Ok((rest, found)) = archive::place(here) {
        found.put(draft, here, rest);
        return rest;
    }
    // A code that the registry does not know.
    if here.case(0) == Case::Upper && here.word(0).len() >= 2 && ends(here.skip(1)) {
        let rest = here.skip(1);
        let place = crate::model::Place { repository: here.word(0).to_owned(), ..Default::default() };
        draft.place(here.span_to(rest), place);
        return rest;
    }
    i
}

/// A letter if someone writes to someone, else an archival document.
fn document_kind(draft: &Draft) -> Work {
    match draft.fields.text(Field::Title) {
        Some(title) if title.starts_with("Letter to ") || title.starts_with("Letter from ") => Work::Letter,
        _ => Work::Archival,
    }
}

/// Locators and an address behind a complete reading.
fn more<'n>(i: In<'n>, draft: &mut Draft) -> In<'n> {
    let mut here = i;
    for _ in 0..4 {
        let at = comma(here).map_or(here, |(i, ())| i);
        if at.is(0, Kind::Url) || at.is(0, Kind::QuoteOpen) && at.is(1, Kind::Url) {
            here = address(at, draft);
            continue;
        }
        if here.is(0, Kind::Dot) && here.is(1, Kind::Url) {
            here = address(here.skip(1), draft);
            continue;
        }
        if at.at > here.at
            && let Ok((rest, found)) = locators(at)
            && (ends(rest) || rest.is(0, Kind::Comma))
            && draft.locators.is_empty()
        {
            draft.shows.labelled |= !at.is(0, Kind::Number);
            draft.shows.numbered = true;
            draft.locate(found);
            here = rest;
            continue;
        }
        break;
    }
    here
}

/// The host of a chapter, after "in".
///
/// `Uncivil Religion, ed. Robert N. Bellah (New York: Crossroad, 1987), 5–22`   `Eusebio Mujal-León, ed. The USSR and Latin America (…)`   `Korbonski and Fukuyama, The Soviet Union, p. 3`   `Jakim and Bird, 112`
fn host<'n>(i: In<'n>, draft: &mut Draft) -> Option<In<'n>> {
    let note = i.note.text;
    draft.shows.host = true;
    let mut best: Option<(i32, Draft, In<'n>)> = None;
    let mut offer = |mut d: Draft, end: In<'n>| {
        d.end = end.at;
        d.kind = host_kind(&d);
        d.shows.closed = ends(end);
        let w = weigh(&d, i);
        if best.as_ref().is_none_or(|(b, ..)| w > *b) {
            best = Some((w, d, end));
        }
    };
    // Names first.
    if may_be_name(i)
        && let Ok((rest, found)) = names(i)
    {
        let span = i.span_to(rest);
        let (after, editor) = role_after(rest, found.list.len());
        let sep = comma(after).map_or(after, |(i, ())| i);
        let mut trial = draft.clone();
        let list = found.list.clone();
        if editor {
            trial.names(Field::Editor, span, found.clone());
            trial.shows.role = true;
            if let Some(end) = title_and_tail(sep, &mut trial, Field::Booktitle) {
                offer(trial, end);
            }
        } else if sep.at > after.at {
            let mut trial = draft.clone();
            trial.name_list(Field::Editor, span, list.clone());
            // Author of the whole: one full name and a title that is not theirs alone.
            // `Jews, Antiquity, and the Imagination, ed. X`: an editor behind the title was no editor before it.
            if let Some(end) = title_and_tail(sep, &mut trial, Field::Booktitle)
                && !(trial.shows.role && !found.full)
            {
                if trial.shows.imprint || trial.shows.dated {
                    let whole = trial.fields.remove(Field::Editor);
                    if let (Some(value), true) = (whole, found.full) {
                        trial.fields.set(Field::Bookauthor, value);
                        for site in &mut trial.sites {
                            if site.1 == span {
                                site.0 = Field::Bookauthor;
                            }
                        }
                    }
                }
                offer(trial, end);
            }
            // `in Jakim and Bird, 112`
            if let Ok((end, found_locators)) = locators(sep)
                && ends(end)
            {
                let mut trial = draft.clone();
                trial.name_list(Field::Editor, span, list);
                trial.shows.numbered = true;
                trial.locate(found_locators);
                offer(trial, end);
            }
        } else if ends(rest) && !found.full {
            let mut trial = draft.clone();
            trial.name_list(Field::Editor, span, list);
            offer(trial, rest);
        }
    }
    // The title first.
    let mut trial = draft.clone();
    if let Some(end) = title_and_tail(i, &mut trial, Field::Booktitle) {
        offer(trial, end);
    }
    let _ = note;
    let (_, found, end) = best?;
    *draft = found;
    Some(end)
}

/// The part's sort follows its host: `Proceedings of …`.
fn host_kind(draft: &Draft) -> Work {
    match draft.fields.text(Field::Booktitle) {
        Some(title) if title.starts_with("Proceedings of") || title.starts_with("Proc. ") => {
            Work::Inproceedings
        }
        _ => Work::Incollection,
    }
}

/// Takes the author from the sentence that leads to a title: `LaFeber writes, “…” Inevitable Revolutions: …`
pub fn author_in_sentence(before: In<'_>) -> Option<(Name, Span)> {
    let (rest, found) = names(before).ok()?;
    let one = found.list.into_iter().next()?;
    let verb = rest.case(0) == Case::Lower && rest.word(0).ends_with('s') && rest.word(0).len() > 3;
    (verb && !one.is_body()).then(|| (one, before.span_to(rest)))
}
