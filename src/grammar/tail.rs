//! What follows a title: roles, edition, volume, series, facts of publication, locators, address.

use super::date::{date, plain_date, roman};
use super::draft::{Draft, plain};
use super::imprint::{
    Imprint, Paren, ThesisFacts, has, hereafter, paren, past, place_sense, thesis_head, top_level,
};
use super::input::{In, comma, dot, word};
use super::locator::locators;
use super::name::{and_len, body, names};
use super::token::{Case, Kind, bit};
use crate::lexicon::Sense;
use crate::model::{Doubt, Field, Kind as Work, Sited, Unit};
use nom::Parser;

/// Senses of words that can begin a part of the tail.
const OPENERS: u128 = bit(Sense::Editor)
    | bit(Sense::Translator)
    | bit(Sense::Compiler)
    | bit(Sense::OtherRole)
    | bit(Sense::Locator(Unit::Page))
    | bit(Sense::Volume)
    | bit(Sense::Ordinal(1))
    | bit(Sense::EditionWord)
    | bit(Sense::Edition)
    | bit(Sense::Month(1))
    | bit(Sense::Season(21))
    | bit(Sense::NoDate)
    | bit(Sense::Circa)
    | bit(Sense::Passim)
    | bit(Sense::Signal)
    | bit(Sense::City)
    | bit(Sense::Thesis(crate::lexicon::Thesis::Phd))
    | bit(Sense::ThesisWord)
    | bit(Sense::Forthcoming)
    | bit(Sense::ReportWord)
    | bit(Sense::Part);

/// A word after a comma can begin a part of the tail. Cheap: most commas of a title are turned away here.
pub fn may_begin(i: In<'_>) -> bool {
    match i.peek(0) {
        Some(t) => match t.kind {
            Kind::Number | Kind::Url | Kind::BracketOpen | Kind::Sign => true,
            Kind::Word => {
                t.bits & OPENERS != 0
                    || t.case != Case::Lower && colon_ahead(i)
                    || roman(i.word(0)).is_some()
                    || matches!(i.word(0), "unpublished" | "copy" | "doctoral")
                    || matches!(t.case, Case::Capital | Case::Upper) && place_year(i)
            }
            _ => false,
        },
        None => false,
    }
}

/// `Durham, NC:` — a colon after a few capitalised words.
fn colon_ahead(i: In<'_>) -> bool {
    let mut here = i;
    for _ in 0..12 {
        match here.peek(0) {
            Some(t) if t.kind == Kind::Colon => return true,
            Some(t)
                if t.kind == Kind::Word
                    && (t.case != Case::Lower || t.bits & (bit(Sense::And) | bit(Sense::Small)) != 0) => {}
            Some(t)
                if matches!(
                    t.kind,
                    Kind::Comma
                        | Kind::Dot
                        | Kind::Slash
                        | Kind::Dash
                        | Kind::Semi
                        | Kind::BracketOpen
                        | Kind::BracketClose
                        | Kind::Amp
                ) => {}
            Some(t) if t.kind == Kind::ParenOpen && (t.partner as usize) < here.end => {
                here = here.part(t.partner as usize, here.end);
            }
            _ => return false,
        }
        here = here.skip(1);
    }
    false
}

/// `Köln 1998`, `Paris, 1588`: a place and a year.
fn place_year(i: In<'_>) -> bool {
    i.hit(|s| (s == Sense::City).then_some(())).is_some()
}

/// Nothing of this citation can follow here: the end, a semicolon, a stop, a bracket, or words that lead
/// to another citation.
pub fn ends(i: In<'_>) -> bool {
    match i.peek(0) {
        None => true,
        Some(t) => match t.kind {
            Kind::Semi | Kind::ParenClose | Kind::BracketClose => true,
            Kind::Dot => {
                t.stop
                    || i.len() == 1
                    || i.peek(1)
                        .is_some_and(|n| n.spaced || matches!(n.kind, Kind::QuoteClose | Kind::ParenClose))
            }
            Kind::Comma => {
                let next = i.skip(1);
                next.is_empty()
                    || next.means(0, bit(Sense::Signal) | bit(Sense::Via(crate::model::Via::Quoted)))
                    || and_len(next) > 0
                    || next.case(0) == Case::Lower && !next.means(0, OPENERS)
                    || next.is(0, Kind::QuoteOpen)
            }
            Kind::Word => {
                t.bits & bit(Sense::Via(crate::model::Via::Quoted)) != 0
                    || t.bits & bit(Sense::Signal) != 0 && t.case == Case::Lower
                    || t.bits & bit(Sense::And) != 0
                    || t.case == Case::Lower && t.bits & (OPENERS | bit(Sense::In)) == 0
            }
            Kind::Amp => true,
            Kind::BracketOpen => true,
            Kind::ParenOpen => matches!(paren(i), Ok((_, Paren::Other | Paren::Hereafter(_)))),
            Kind::Dash => t.spaced && i.peek(1).is_some_and(|n| n.spaced),
            Kind::Query | Kind::QuoteClose | Kind::Other => true,
            _ => false,
        },
    }
}

/// A citation closes here by a mark, or by words that lead to another; not by the rest of a title:
/// `New England Diaries, 1600 to the Present`.
fn closes(i: In<'_>) -> bool {
    match i.peek(0) {
        Some(t) if t.kind == Kind::Word || t.kind == Kind::Dash => {
            t.bits & (bit(Sense::Via(crate::model::Via::Quoted)) | bit(Sense::Signal)) != 0 && t.case == Case::Lower
        }
        _ => ends(i),
    }
}

/// The parts of a tail so far.
#[derive(Clone, Copy, Default)]
struct Seen {
    imprint: bool,
    marked: bool,
    locators: bool,
    divided: bool,
    parts: u8,
}

/// Reads what follows a title into `draft`. `None` if nothing of a tail is here, or if it does not end as a
/// citation ends and no facts of publication were read.
///
/// `, 2nd ed. (Oxford: Wiley-Blackwell, 2006), 367`   `, trans. and ed. Boris Jakim (Hudson, NY: Lindisfarne Books, 1998), 39`   `, Durham, NC: Duke University Press, 1999, p. 5`
pub fn tail<'n>(i: In<'n>, draft: &mut Draft) -> Option<In<'n>> {
    tail_after(i, false, draft)
}

/// The same; `divided` says that a comma stood before, inside a quotation mark.
pub fn tail_after<'n>(i: In<'n>, divided: bool, draft: &mut Draft) -> Option<In<'n>> {
    let mut here = i;
    let mut seen = Seen::default();
    let mut end = i;
    for _ in 0..24 {
        let at_comma = here.is(0, Kind::Comma);
        seen.divided = at_comma || divided && here.at == i.at;
        let at = if at_comma || here.is(0, Kind::Colon) && seen.imprint { here.skip(1) } else { here };
        let Some(rest) = part(here, at, draft, &mut seen) else { break };
        seen.parts += 1;
        end = rest;
        here = rest;
    }
    if seen.parts == 0 {
        return None;
    }
    draft.shows.closed = ends(end);
    if seen.imprint || draft.shows.closed { Some(end) } else { None }
}

fn part<'n>(here: In<'n>, at: In<'n>, draft: &mut Draft, seen: &mut Seen) -> Option<In<'n>> {
    if at.is_empty() {
        return None;
    }
    if at.at == here.at && matches!(at.kind(0), Some(Kind::ParenOpen | Kind::BracketOpen)) {
        return in_paren(at, draft, seen);
    }
    if at.is(0, Kind::Url)
        || at.is(0, Kind::QuoteOpen) && at.is(1, Kind::Url)
        || at.is(0, Kind::Quote) && at.is(1, Kind::Url)
    {
        return Some(address(at, draft));
    }
    // `, 2010. https://…`: an address after the stop.
    if at.is(0, Kind::Dot) && at.is(1, Kind::Url) {
        return Some(address(at.skip(1), draft));
    }
    if let Some(rest) = roles(at, draft, seen) {
        return Some(rest);
    }
    if at.means(0, bit(Sense::Accessed)) {
        return accessed(at, draft);
    }
    if !seen.imprint {
        if let Some(rest) = edition(at, draft, seen) {
            return Some(rest);
        }
        if let Some(rest) = volumes(at, draft, seen) {
            return Some(rest);
        }
        if let Some(rest) = volume(at, draft, seen) {
            return Some(rest);
        }
        if seen.divided {
            if let Some(rest) = naked_thesis(at, draft, seen) {
                return Some(rest);
            }
            if let Some(rest) = naked_imprint(at, draft) {
                seen.imprint = true;
                return Some(rest);
            }
            if let Some(rest) = series(at, draft, seen) {
                return Some(rest);
            }
        }
    }
    if !seen.locators || seen.imprint {
        if let Some(rest) = pointed_at(here, at, draft, seen) {
            return Some(rest);
        }
    }
    if at.means(0, bit(Sense::Passim)) && seen.divided {
        let (_, len) = at.hit(|s| (s == Sense::Passim).then_some(()))?;
        let rest = at.skip(len);
        return ends(rest).then_some(rest);
    }
    if seen.divided && !seen.imprint && !draft.fields.has(Field::Date) {
        if let Ok((rest, found)) = date(at)
            && !found.edtf.contains('/')
            && (closes(rest) || rest.is(0, Kind::Comma))
        {
            draft.date(Field::Date, at.span_to(rest), found);
            draft.shows.dated = true;
            seen.marked = true;
            return Some(rest);
        }
        if at.means(0, bit(Sense::Forthcoming)) {
            let (_, len) = at.hit(|s| (s == Sense::Forthcoming).then_some(()))?;
            let rest = at.skip(len);
            if ends(rest) {
                draft.text(Field::Pubstate, at.span_to(rest), at.note.text);
                return Some(rest);
            }
        }
    }
    None
}

fn pointed_at<'n>(here: In<'n>, at: In<'n>, draft: &mut Draft, seen: &mut Seen) -> Option<In<'n>> {
    let (rest, found) = locators(at).ok()?;
    // A lone year behind a title is its date, and years in a row are part of the title.
    let first = &found[0].value;
    let bare = at.is(0, Kind::Number);
    if bare && !seen.imprint && !closes(rest) && !rest.is(0, Kind::Comma) && and_len(rest) == 0 {
        return None;
    }
    if bare && !seen.imprint {
        if title_years(&first.value) {
            return None;
        }
        let yearlike =
            first.value.len() == 4 && first.value.parse::<u16>().is_ok_and(|y| (1450..2060).contains(&y));
        if yearlike && found.len() == 1 {
            return None;
        }
    }
    if !(ends(rest)
        || rest.is(0, Kind::Comma) && seen.imprint
        || rest.is(0, Kind::ParenOpen)
        || rest.is(0, Kind::Url)
        || next_part(rest))
    {
        return None;
    }
    // `Signes, Folio 381 (Paris: …)`: a series and its number before the facts of publication.
    if !seen.imprint && rest.is(0, Kind::ParenOpen) && matches!(paren(rest), Ok((_, Paren::Imprint(_)))) {
        return None;
    }
    if !seen.divided && bare && !seen.imprint {
        // A number glued to the title without a comma is part of it.
        return None;
    }
    draft.shows.labelled |= !bare || found.len() > 1 && found[0].value.unit == Unit::Volume;
    draft.shows.numbered = true;
    draft.locate(found);
    seen.locators = true;
    Some(rest)
}

fn next_part(i: In<'_>) -> bool {
    i.is(0, Kind::Comma)
        && (i.is(1, Kind::Url)
            || i.means(1, bit(Sense::Via(crate::model::Via::Quoted)) | bit(Sense::Locator(Unit::Page)))
            || i.means(1, bit(Sense::ArchiveWord)))
        || i.is(0, Kind::Comma) && matches!(i.word(1), "copy" | "cited" | "quoted")
}

/// `1830-1870`, `1897-98`: two years, the second later.
fn title_years(value: &str) -> bool {
    match value.split_once('-') {
        Some((a, b)) if a.len() == 4 => match (a.parse::<u16>(), b.parse::<u16>()) {
            (Ok(a), Ok(b)) => {
                let b = if b < 100 { a / 100 * 100 + b } else { b };
                (1000..2060).contains(&a) && (1000..2060).contains(&b) && a < b && a >= 1400
            }
            _ => false,
        },
        _ => false,
    }
}

fn in_paren<'n>(i: In<'n>, draft: &mut Draft, seen: &mut Seen) -> Option<In<'n>> {
    let note = i.note.text;
    let (rest, found) = paren(i).ok()?;
    match found {
        Paren::Imprint(found) if !seen.imprint => {
            found.put(draft, note);
            seen.imprint = true;
            Some(rest)
        }
        Paren::Date(found, span) if !seen.imprint => {
            // `, trans. X [1923] (Paris: …)`: a bracketed year before the facts is the first date.
            if rest.is(0, Kind::ParenOpen) && matches!(paren(rest), Ok((_, Paren::Imprint(_)))) {
                draft.date(Field::Origdate, span, found);
            } else {
                draft.date(Field::Date, span, found);
                draft.shows.dated = true;
                draft.shows.imprint = true;
                seen.imprint = true;
            }
            Some(rest)
        }
        Paren::Thesis(facts) => {
            put_thesis(facts, draft, note);
            seen.imprint = true;
            Some(rest)
        }
        Paren::Hereafter(span) => {
            draft.hereafter = Some(Sited { value: plain(span.of(note)), span });
            Some(rest)
        }
        Paren::Other if seen.imprint => {
            // `(p. 93)`, `(45)`: the place cited, after the pages of the whole.
            let inner = i.part(i.at + 1, rest.at - 1);
            match locators(inner) {
                Ok((after, more)) if after.is_empty() => {
                    // `pp. 110–85 (p. 125)`: the range before is all its pages.
                    if draft.locators.len() == 1 && draft.locators[0].value.value.contains('-') {
                        let whole = std::mem::take(&mut draft.locators);
                        super::journal::put_pages(whole, true, draft);
                    }
                    draft.locate(more);
                    draft.shows.labelled = true;
                    Some(rest)
                }
                _ => None,
            }
        }
        _ => None,
    }
}

/// Puts the facts of a thesis into a draft.
pub fn put_thesis(facts: ThesisFacts, draft: &mut Draft, note: &str) {
    draft.kind = Work::Thesis;
    if let Some(span) = facts.institution {
        draft.text(Field::Institution, span, note);
    }
    if let Some(span) = facts.location {
        draft.text(Field::Location, span, note);
    }
    if let Some((date, span)) = facts.date {
        draft.date(Field::Date, span, date);
    }
    draft.shows.imprint = true;
    draft.shows.genre = true;
}

/// `, Ph.D. Dissertation, European University Institute, Florence, March 2012`: a thesis without brackets.
fn naked_thesis<'n>(at: In<'n>, draft: &mut Draft, seen: &mut Seen) -> Option<In<'n>> {
    let (rest, _) = thesis_head(at)?;
    // Up to the date, or to the end of the clause.
    let mut here = rest;
    let mut stop = None;
    while let Some(t) = here.peek(0) {
        if t.kind == Kind::Semi || t.stop {
            break;
        }
        if let Ok((after, _)) = plain_date(here)
            && here.at > rest.at
        {
            stop = Some(after);
            break;
        }
        here = here.part(past(here, here.at), here.end);
    }
    let stop = stop.unwrap_or(here);
    let facts = super::imprint::thesis_facts(at.until(stop.at))?;
    put_thesis(facts, draft, at.note.text);
    seen.imprint = true;
    Some(at.part(stop.at, at.end))
}

/// `ed. A and B`   `trans. Boris Jakim`   `edited by Wayne S. Smith`   `ed. and trans. by X`   `with an introduction by C`
fn roles<'n>(at: In<'n>, draft: &mut Draft, seen: &mut Seen) -> Option<In<'n>> {
    let mut here = at;
    let mut by = false;
    let mut found = [false; 3];
    let mut any = false;
    let mut words = 0;
    loop {
        let role = here.hit(|s| match s {
            Sense::Editor | Sense::Compiler => Some(0),
            Sense::Translator => Some(1),
            Sense::OtherRole => Some(2),
            _ => None,
        });
        let Some((role, len)) = role else { break };
        found[role] = true;
        any = true;
        words += 1;
        // `trans. and ed.`, `translated and edited by`: one form, two roles.
        let inner = here.until(here.at + len);
        found[0] |= has(inner, bit(Sense::Editor)) && role != 2;
        found[1] |= has(inner, bit(Sense::Translator)) && role != 2;
        by |= has(inner, bit(Sense::By)) || here.is(len, Kind::Dot);
        here = here.skip(len);
        here = dot(here).map_or(here, |(i, ())| i);
        let and = and_len(here);
        if and > 0
            && here
                .skip(and)
                .hit(|s| {
                    matches!(s, Sense::Editor | Sense::Translator | Sense::OtherRole | Sense::Compiler)
                        .then_some(())
                })
                .is_some()
        {
            here = here.skip(and);
        } else if !here.means(0, bit(Sense::Editor) | bit(Sense::Translator)) {
            break;
        }
        if words > 5 {
            break;
        }
    }
    if !any {
        // `with an introduction by X`
        if at.word(0) == "with" {
            let mut h = at.skip(1);
            if h.means(0, bit(Sense::Small)) {
                h = h.skip(1);
            }
            if h.means(0, bit(Sense::OtherRole)) {
                return roles(h, draft, seen);
            }
        }
        return None;
    }
    // `by`, `from the Russian by`
    let mut here = here;
    for _ in 0..5 {
        if here.means(0, bit(Sense::By)) {
            let (_, len) = here.hit(|s| (s == Sense::By).then_some(()))?;
            here = here.skip(len);
            by = true;
            break;
        }
        if matches!(here.word(0), "from" | "the" | "of" | "to" | "into")
            || here.case(0) == Case::Capital && matches!(here.word(1), "by")
        {
            here = here.skip(1);
        } else {
            break;
        }
    }
    // `Translated into English` is part of a title.
    if !by && at.word(0).len() > 6 {
        return None;
    }
    let (rest, list) = names(here)
        .or_else(|_| {
            body(here).map(|(i, n)| (i, super::name::Names { list: vec![n], others: false, full: true }))
        })
        .ok()?;
    // An editor's name must end where a part ends.
    if !(rest.is(0, Kind::Comma)
        || rest.is(0, Kind::ParenOpen)
        || rest.is(0, Kind::Dot)
        || ends(rest)
        || rest.means(0, bit(Sense::And)))
    {
        return None;
    }
    // `ed. Series Name (…)`: a lone capitalised word run that is no name.
    let span = here.span_to(rest);
    if found[0] {
        draft.names(Field::Editor, span, list.clone());
    }
    if found[1] {
        draft.names(Field::Translator, span, list);
    }
    draft.shows.role = true;
    seen.marked = true;
    // `and trans. C`
    let and = and_len(rest);
    if and > 0 && rest.skip(and).means(0, bit(Sense::Translator) | bit(Sense::Editor)) {
        return roles(rest.skip(and), draft, seen).or(Some(rest));
    }
    Some(rest)
}

/// `2nd ed.`   `3d ed. rev.`   `rev. ed.`   `Second Edition`   `6th edn`
fn edition<'n>(at: In<'n>, draft: &mut Draft, seen: &mut Seen) -> Option<In<'n>> {
    let mut here = at;
    let mut number = None;
    for _ in 0..6 {
        if here.is(0, Kind::Number) && here.word(0).len() <= 2 && number.is_none() {
            number = Some(here.word(0).to_owned());
            here = here.skip(1);
            if here.peek(0).is_some_and(|t| t.kind == Kind::Word && !t.spaced)
                && matches!(
                    here.word(0),
                    "st" | "nd" | "rd" | "d" | "th" | "e" | "ème" | "er" | "a" | "ª" | "º" | "о" | "е"
                )
            {
                here = here.skip(1);
            } else if here.is(0, Kind::Dash) && here.case(1) == Case::Lower {
                here = here.skip(2);
            }
            here = dot(here).map_or(here, |(i, ())| i);
        } else if let Some((n, len)) = here.hit(|s| if let Sense::Ordinal(n) = s { Some(n) } else { None }) {
            number = Some(n.to_string());
            here = here.skip(len);
        } else if here.means(0, bit(Sense::EditionWord)) && !here.means(0, bit(Sense::Edition)) {
            here = here.skip(1);
            here = dot(here).map_or(here, |(i, ())| i);
            let and = and_len(here);
            here = here.skip(and);
        } else {
            break;
        }
    }
    if here.at == at.at {
        return None;
    }
    let (mut rest, ()) = word(|s| (s == Sense::Edition).then_some(())).parse(here).ok()?;
    if rest.means(0, bit(Sense::EditionWord)) {
        rest = rest.skip(1);
        rest = dot(rest).map_or(rest, |(i, ())| i);
    }
    let span = at.span_to(rest);
    match number {
        Some(number) => {
            draft.fields.set(Field::Edition, crate::model::Value::Text(number));
            draft.sites.push((Field::Edition, span));
        }
        None => draft.text(Field::Edition, span, at.note.text),
    }
    seen.marked = true;
    draft.shows.role = true;
    Some(rest)
}

/// `90 vols.`   `3 vols.`   `in 2 vols.`
fn volumes<'n>(at: In<'n>, draft: &mut Draft, seen: &mut Seen) -> Option<In<'n>> {
    let here = if at.means(0, bit(Sense::In)) { at.skip(1) } else { at };
    if !here.is(0, Kind::Number) || !here.means(1, bit(Sense::Volumes) | bit(Sense::Volume)) {
        return None;
    }
    let span = here.span_to(here.skip(1));
    let (rest, ()) =
        word(|s| matches!(s, Sense::Volumes | Sense::Volume).then_some(())).parse(here.skip(1)).ok()?;
    draft.text(Field::Volumes, span, at.note.text);
    seen.marked = true;
    Some(rest)
}

/// `vol. 12`, `Tomo VII`, `vol. XXV (1905)`, `Volume I: The United States` before the facts of publication.
fn volume<'n>(at: In<'n>, draft: &mut Draft, seen: &mut Seen) -> Option<In<'n>> {
    if !at.means(0, bit(Sense::Volume)) {
        return None;
    }
    let (here, ()) = word(|s| (s == Sense::Volume).then_some(())).parse(at).ok()?;
    let value = here.peek(0)?;
    if !(value.kind == Kind::Number || roman(here.word(0)).is_some()) {
        return None;
    }
    let mut rest = here.skip(1);
    if matches!(rest.kind(0), Some(Kind::Dash | Kind::Slash)) && rest.is(1, Kind::Number) {
        rest = rest.skip(2);
    }
    // Without facts of publication behind it a volume points: `Works, vol. 2, 45`.
    if !imprint_ahead(rest) {
        return None;
    }
    draft.text(Field::Volume, here.span_to(rest), at.note.text);
    seen.marked = true;
    // `(1905)`: the year of the volume, before the imprint.
    if let Ok((after, Paren::Date(..))) = paren(rest)
        && after.is(0, Kind::ParenOpen)
    {
        rest = after;
    }
    Some(rest)
}

/// An imprint in parentheses, or a naked one, stands before the clause ends.
pub fn imprint_ahead(i: In<'_>) -> bool {
    let mut here = i;
    let mut steps = 0;
    let mut stops = 0;
    while let Some(t) = here.peek(0) {
        match t.kind {
            Kind::ParenOpen => {
                if matches!(paren(here), Ok((_, Paren::Imprint(_) | Paren::Thesis(_) | Paren::Date(..)))) {
                    return true;
                }
            }
            Kind::Semi => return false,
            Kind::Dot if t.stop => {
                // One more stop may divide title and subtitle: `Storia dell’Unione Sovietica. 1945-1991, Bologna: …`
                stops += 1;
                let next = here.skip(1);
                if stops > 1
                    || next.means(
                        0,
                        bit(Sense::Signal) | bit(Sense::Ibid) | bit(Sense::Via(crate::model::Via::Quoted)),
                    )
                    || next.is(0, Kind::QuoteOpen)
                {
                    return false;
                }
            }
            Kind::Comma if colon_ahead(here.skip(1)) && naked(here.skip(1)).is_some() => return true,
            Kind::Comma if place_year(here.skip(1)) && naked(here.skip(1)).is_some() => return true,
            Kind::Comma
                if here
                    .peek(1)
                    .is_some_and(|t| t.kind == Kind::Number || t.bits & bit(Sense::Month(1)) != 0)
                    && super::date::full_date(here.skip(1)).is_ok() =>
            {
                return true;
            }
            _ => {}
        }
        here = here.part(past(here, here.at), here.end);
        steps += 1;
        if steps > 60 {
            return false;
        }
    }
    false
}

/// `, Series Name 12 (…)`: words between a marked part and the facts of publication.
fn series<'n>(at: In<'n>, draft: &mut Draft, seen: &mut Seen) -> Option<In<'n>> {
    if !seen.marked || draft.fields.has(Field::Series) || !matches!(at.case(0), Case::Capital | Case::Upper) {
        return None;
    }
    let mut here = at;
    while let Some(t) = here.peek(0) {
        match t.kind {
            Kind::ParenOpen if matches!(paren(here), Ok((_, Paren::Imprint(_) | Paren::Date(..)))) => {
                put_series(at.until(here.at), draft);
                return Some(here);
            }
            Kind::Semi => return None,
            Kind::Dot if t.stop && !imprint_ahead(here.skip(1)) => return None,
            Kind::Comma if naked(here.skip(1)).is_some() => {
                put_series(at.until(here.at), draft);
                return Some(here);
            }
            _ => {}
        }
        if here.at - at.at > 40 {
            return None;
        }
        here = here.part(past(here, here.at), here.end);
    }
    None
}

/// A series and its number: `Champs 486`, `Studien zur Kunstgeschichte, 43`, `Working Papers, no. 12`, `Serie X, vol. 27`.
pub fn put_series(i: In<'_>, draft: &mut Draft) {
    let note = i.note.text;
    let mut end = i.end;
    if end > i.at + 1 && i.note.list[end - 1].kind == Kind::Number {
        let number = i.part(end - 1, end);
        let mut name_end = end - 1;
        while name_end > i.at {
            let t = &i.note.list[name_end - 1];
            let label = matches!(t.kind, Kind::Comma | Kind::Dot | Kind::Sign)
                || t.bits & (bit(Sense::Number) | bit(Sense::Volume)) != 0
                    && t.case != Case::Upper
                    && name_end + 3 > end;
            if !label {
                break;
            }
            name_end -= 1;
        }
        // A year belongs to the name: `Annual Proceedings 2006`.
        let year = number.word(0).len() == 4 && name_end == end - 1;
        if name_end > i.at && !year {
            draft.text(Field::Number, i.note.span(end - 1, end), note);
            end = name_end;
        }
    }
    draft.text(Field::Series, i.note.span(i.at, end), note);
}

/// A naked imprint into a draft.
fn naked_imprint<'n>(at: In<'n>, draft: &mut Draft) -> Option<In<'n>> {
    let (rest, found) = naked(at)?;
    found.put(draft, at.note.text);
    Some(rest)
}

/// `Durham, NC: Duke University Press, 1999`   `Paris, Éditions du Seuil, 1968`   `Stuttgart 1998`   `México, D.F.: El Colegio de México, 2010`
///
/// Facts of publication without parentheses: place, colon or comma, publisher, comma, year.
pub fn naked(at: In<'_>) -> Option<(In<'_>, Imprint)> {
    let first = at.peek(0)?;
    if !(matches!(first.case, Case::Capital | Case::Upper) || first.kind == Kind::BracketOpen) {
        return None;
    }
    // The place: up to a colon, with nothing but names in it.
    let mut here = at;
    let mut colon = None;
    for _ in 0..14 {
        let t = here.peek(0)?;
        match t.kind {
            Kind::Colon => {
                colon = Some(here.at);
                break;
            }
            Kind::Word
                if t.case != Case::Lower
                    || t.bits & (bit(Sense::And) | bit(Sense::Small) | bit(Sense::Particle)) != 0 => {}
            Kind::Comma
            | Kind::Dot
            | Kind::Slash
            | Kind::Dash
            | Kind::Amp
            | Kind::BracketOpen
            | Kind::BracketClose => {}
            _ => break,
        }
        here = here.skip(1);
    }
    let mut found = Imprint::default();
    if let Some(colon) = colon {
        let place = at.part(at.at, colon);
        let words = (place.at..place.end).filter(|w| at.note.list[*w].kind == Kind::Word).count();
        if words <= 8 && (place_sense(place) || words <= 3) {
            let (publisher_end, rest, date) = year_after(at.part(colon + 1, at.end))?;
            let publisher = at.part(colon + 1, publisher_end);
            if publisher.is_empty() || top_level(publisher, Kind::Colon).len() > 0 {
                return None;
            }
            found.location = Some(at.note.span(place.at, place.end));
            found.publisher = Some(at.note.span(publisher.at, publisher.end));
            found.date = Some(date);
            return Some((rest, found));
        }
        return None;
    }
    // `Paris, Seuil, 1968` and `Köln 1998`: only where the place is known.
    let (_, len) = at.hit(|s| (s == Sense::City).then_some(()))?;
    let mut after = at.skip(len);
    after = dot(after).map_or(after, |(i, ())| i);
    // More places, a state.
    for _ in 0..4 {
        let and = and_len(after);
        let sep = if matches!(after.kind(0), Some(Kind::Slash | Kind::Dash)) { 1 } else { and };
        let next = if sep > 0 {
            after.skip(sep)
        } else if after.is(0, Kind::Comma) && after.means(1, bit(Sense::State)) {
            after.skip(1)
        } else {
            break;
        };
        match next.hit(|s| matches!(s, Sense::City | Sense::State).then_some(())) {
            Some((_, len)) => {
                after = next.skip(len);
                after = dot(after).map_or(after, |(i, ())| i);
            }
            None => break,
        }
    }
    found.location = Some(at.span_to(after));
    // Place and year.
    let bare = comma(after).map_or(after, |(i, ())| i);
    if let Ok((rest, date)) = date(bare)
        && (ends(rest) || rest.is(0, Kind::Comma) || rest.is(0, Kind::Colon))
    {
        found.date = Some((date, bare.span_to(rest)));
        return Some((rest, found));
    }
    if !after.is(0, Kind::Comma) {
        return None;
    }
    let (publisher_end, rest, date) = year_after(after.skip(1))?;
    found.publisher = Some(at.note.span(after.at + 1, publisher_end));
    found.date = Some(date);
    Some((rest, found))
}

type Dated = (crate::model::Date, crate::model::Span);

/// The first `, year` that ends a publisher's name; where the name ends, and what is after the year.
fn year_after(i: In<'_>) -> Option<(usize, In<'_>, Dated)> {
    let mut here = i;
    let mut count = 0;
    while let Some(t) = here.peek(0) {
        if t.kind == Kind::Comma || t.kind == Kind::Number && t.span.len() == 4 && count > 0 {
            let at = if t.kind == Kind::Comma { here.skip(1) } else { here };
            if let Ok((rest, found)) = date(at)
                && at.is(0, Kind::Number)
                    | at.is(0, Kind::BracketOpen)
                    | at.means(0, bit(Sense::NoDate) | bit(Sense::Circa))
                && (ends(rest) || matches!(rest.kind(0), Some(Kind::Comma | Kind::Colon)))
            {
                return Some((here.at, rest, (found, at.span_to(rest))));
            }
        }
        // `Secretaría de Relaciones Exteriores; Academia de Ciencias, México, 1981`: two publishers.
        let second = t.kind == Kind::Semi && body(here.skip(1)).is_ok_and(|(r, _)| r.is(0, Kind::Comma));
        if t.kind == Kind::Semi && !second || t.stop && t.kind == Kind::Dot {
            return None;
        }
        count += 1;
        if count > 30 {
            return None;
        }
        here = here.part(past(here, here.at), here.end);
    }
    None
}

/// A URL or DOI with the date it was seen.
pub fn address<'n>(i: In<'n>, draft: &mut Draft) -> In<'n> {
    let mut here = i;
    let wrapped = !here.is(0, Kind::Url);
    if wrapped {
        here = here.skip(1);
    }
    let text = here.word(0);
    let span = here.span_to(here.skip(1));
    let doi = text.find("10.").filter(|_| {
        let lower = text.get(..16).unwrap_or(text).to_ascii_lowercase();
        lower.starts_with("doi") || lower.contains("doi.org")
    });
    match doi {
        Some(at) => {
            draft.fields.set(Field::Doi, crate::model::Value::Text(text[at..].to_owned()));
            draft.sites.push((Field::Doi, span));
        }
        None => {
            draft.fields.set(Field::Url, crate::model::Value::Text(text.to_owned()));
            draft.sites.push((Field::Url, span));
        }
    }
    draft.shows.url = true;
    here = here.skip(1);
    if wrapped && !here.is_empty() && matches!(here.kind(0), Some(Kind::QuoteClose | Kind::Quote)) {
        here = here.skip(1);
    }
    // `[accessed 26 June 2015]`, `(accessed …)`, `, accessed …`
    let inner = match here.peek(0) {
        Some(t)
            if matches!(t.kind, Kind::BracketOpen | Kind::ParenOpen) && (t.partner as usize) < here.end =>
        {
            let close = t.partner as usize;
            accessed(here.part(here.at + 1, close), draft)
                .filter(|r| r.is_empty())
                .map(|_| here.part(close + 1, here.end))
        }
        Some(t) if t.kind == Kind::Comma => accessed(here.skip(1), draft),
        _ => None,
    };
    inner.unwrap_or(here)
}

/// `accessed 26 June 2015`
fn accessed<'n>(at: In<'n>, draft: &mut Draft) -> Option<In<'n>> {
    let (mut rest, ()) = word(|s| (s == Sense::Accessed).then_some(())).parse(at).ok()?;
    if matches!(rest.kind(0), Some(Kind::Colon)) || matches!(rest.word(0), "on" | "am") {
        rest = rest.skip(1);
    }
    let (after, found) = date(rest).ok()?;
    draft.date(Field::Urldate, rest.span_to(after), found);
    if after.is(0, Kind::Comma) && after.is(1, Kind::Url) {
        return Some(address(after.skip(1), draft));
    }
    Some(after)
}

/// Divides `Title, Series Name 12` where no mark says so. True if a series was found.
///
/// The last comma counts if what follows is a name (capitals throughout, no list's "and" before) and either
/// has a word of series, or a number behind it, or the title already had its subtitle.
pub fn split_series(title: In<'_>, draft: &mut Draft, field: Field) -> bool {
    let note = title.note.text;
    let commas = top_level(title, Kind::Comma);
    let Some(mut comma) = commas.last().copied() else { return false };
    // `Series, no. 12`, `Series, 12`, `Series, vol. 27`
    let mut chunk = title.part(comma + 1, title.end);
    let last_number = title.note.list[title.end - 1].kind == Kind::Number;
    let numbered_tail = last_number
        && chunk.len() <= 3
        && (chunk.len() == 1 || chunk.means(0, bit(Sense::Number) | bit(Sense::Volume)));
    if numbered_tail {
        if chunk.word(chunk.len() - 1).len() == 4 {
            return false;
        }
        let before: Vec<usize> = commas.iter().copied().filter(|c| *c < comma).collect();
        let Some(earlier) = before.last().copied() else { return false };
        comma = earlier;
        chunk = title.part(comma + 1, title.end);
    }
    // A series may itself hold a comma: take an earlier one if its chunk begins with a word of series.
    let last = comma;
    for earlier in commas.iter().copied().filter(|c| *c < last).rev().take(2) {
        let wider = title.part(earlier + 1, title.end);
        if wider.means(0, bit(Sense::SeriesWord)) && capital_name(wider) {
            chunk = wider;
            comma = earlier;
        }
    }
    let labelled = chunk.means(0, bit(Sense::SeriesWord)) && chunk.len() >= 3;
    if chunk.is_empty() || !(capital_name(chunk) || labelled) || comma == title.at {
        return false;
    }
    let series_word = has(chunk, bit(Sense::SeriesWord));
    let number = title.note.list[title.end - 1].kind == Kind::Number
        && title.note.word(title.end - 1).len() < 4
        && chunk.len() > 1;
    let head = title.part(title.at, comma);
    let colon = !top_level(head, Kind::Colon).is_empty();
    let words = chunk.len();
    let list_like = and_len(chunk) > 0 || commas.len() > 1 && enumerates(head);
    let certain = series_word && words >= 2 || number && words >= 2 || numbered_tail || labelled;
    let joined = chunk.note.list[chunk.at..chunk.end].iter().any(|t| t.bits & bit(Sense::And) != 0);
    let likely = colon && !joined && (2..=8).contains(&words) && !list_like && !lower_start_after_colon(head);
    if !(certain || likely) || list_like && !certain {
        return false;
    }
    draft.text(field, title.note.span(title.at, comma), note);
    put_series(chunk, draft);
    // `Title, Series, vol. 27 (…)`: the volume is the series'.
    if !draft.fields.has(Field::Number)
        && let Some(value) = draft.fields.remove(Field::Volume)
    {
        draft.fields.set(Field::Number, value);
        for site in &mut draft.sites {
            if site.0 == Field::Volume {
                site.0 = Field::Number;
            }
        }
    }
    draft.doubt(Doubt::TitleOrSeries);
    true
}

/// The last items before the comma are short and alike: a list, not a series behind it.
fn enumerates(head: In<'_>) -> bool {
    let commas = top_level(head, Kind::Comma);
    match commas.last() {
        Some(last) => {
            let item = head.part(last + 1, head.end);
            item.len() <= 3 && item.at > head.at && and_len(item) == 0 && !item.is(0, Kind::Number)
        }
        None => false,
    }
}

fn lower_start_after_colon(head: In<'_>) -> bool {
    top_level(head, Kind::Colon)
        .last()
        .is_some_and(|c| head.note.list.get(c + 1).is_some_and(|t| t.case == Case::Lower))
}

/// Every word that is not small is capitalised.
pub fn capital_name(i: In<'_>) -> bool {
    let mut any = false;
    for t in &i.note.list[i.at..i.end] {
        match t.kind {
            Kind::Word => {
                let small = t.bits
                    & (bit(Sense::Small)
                        | bit(Sense::And)
                        | bit(Sense::In)
                        | bit(Sense::Particle)
                        | bit(Sense::Number)
                        | bit(Sense::Volume))
                    != 0;
                if t.case == Case::Lower && !small && !(t.span.len() <= 3) {
                    return false;
                }
                any |= t.case != Case::Lower;
            }
            Kind::Colon | Kind::Query => return false,
            _ => {}
        }
    }
    any && i.case(0) != Case::Lower
}

/// `(hereafter X)` or `[hereafter X]` after a citation.
pub fn definition<'n>(i: In<'n>, draft: &mut Draft) -> In<'n> {
    if let Some(open) = i.peek(0).filter(|t| matches!(t.kind, Kind::ParenOpen | Kind::BracketOpen)) {
        let close = open.partner as usize;
        if close < i.end
            && let Some(span) = hereafter(i.part(i.at + 1, close))
        {
            draft.hereafter = Some(Sited { value: plain(span.of(i.note.text)), span });
            return i.part(close + 1, i.end);
        }
    }
    i
}
