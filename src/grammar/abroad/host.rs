//! Articles and chapters without quotation marks: what holds them.

use super::super::back::in_ibid;
use super::super::date::year;
use super::super::draft::Draft;
use super::super::facts::naked;
use super::super::imprint::{past, top_level};
use super::super::input::{In, dot};
use super::super::journal::{Numbers, put};
use super::super::list::dashes;
use super::super::name::{Names, and_len, names};
use super::super::quoted::{chapter_pages, host, more, of_continent};
use super::super::tail::ends;
use super::super::title::title_and_tail;
use super::super::token::{Case, Kind, bit};
use super::super::work::role_after;
use super::inverted::inverted;
use super::issue::issue;
use crate::lexicon::Sense;
use crate::model::{Date, Field, Kind as Work, Unit};

/// `in: VfZ 12 (1964), S. 351–413`   `in Id., Miti emblemi spie, Einaudi, Torino 1986`   `[w:] Polska wieś, red. A. Dobroński, Białystok 1998`   `«Quaderni storici», XX, 1985, 58, pp. 269-277`
///
/// Reads the host of an unquoted title into `draft`; `at` is behind the comma or stop that ends the title.
pub fn hosted<'n>(at: In<'n>, draft: &mut Draft) -> Option<In<'n>> {
    let mut trial = draft.clone();
    if let Some(rest) = in_ibid(at, &mut trial) {
        *draft = trial;
        return Some(rest);
    }
    let rest = match in_word(at) {
        Some((host, sure)) => held_by(host, sure, &mut trial)?,
        None if at.is(0, Kind::QuoteOpen) => named_periodical(at, &mut trial)?,
        None => plain_periodical(at, &mut trial)?,
    };
    *draft = trial;
    Some(rest)
}

/// A host may begin here. Cheap: most commas of a title are turned away.
pub fn may_host(i: In<'_>) -> bool {
    match i.peek(0) {
        Some(t) => match t.kind {
            Kind::BracketOpen => i.means(1, bit(Sense::In)),
            Kind::QuoteOpen => true,
            Kind::Word => t.bits & bit(Sense::In) != 0 || t.case != Case::Lower && i.note.bits & COUNTED != 0,
            _ => false,
        },
        None => false,
    }
}

/// Words that label what only a journal counts, or volumes.
const COUNTED: u128 = bit(Sense::Number) | bit(Sense::Volume);

/// After a word for "in": a journal, or a book with its editor.
fn held_by<'n>(at: In<'n>, sure: bool, draft: &mut Draft) -> Option<In<'n>> {
    let mut trial = draft.clone();
    if let Some(rest) = periodical(at, &mut trial)
        // `in The Essays, vol. 4: 1925–1928, ed. X (…)`: a book.
        && !(rest.is(0, Kind::Comma) && rest.means(1, bit(Sense::Editor) | bit(Sense::Translator)))
        && !published(at, rest)
    {
        *draft = trial;
        return Some(rest);
    }
    if let Some(rest) = newspaper(at, draft) {
        return Some(rest);
    }
    let mut trial = draft.clone();
    let rest = book(at, &mut trial)?;
    // `A Study, in Three Parts`: without a colon only an editor makes a host of it.
    let s = &trial.shows;
    // `in Storia d’Italia. Dall’Unità a oggi, Torino, Einaudi, 1976`: facts of publication without brackets are not English.
    let naked = || {
        let place = trial.sites.iter().find(|(f, _)| *f == Field::Location).map(|(_, s)| s.start as usize);
        let author = !trial.fields.names(Field::Author).is_empty() || trial.back.is_some();
        author && place.is_some_and(|start| !at.note.text[..start].ends_with('('))
    };
    if !(s.role || s.back || s.imprint && (sure || naked())) {
        return None;
    }
    trial.shows.back = false;
    *draft = trial;
    Some(rest)
}

/// `en Historia general de México, México, El Colegio de México, 1976, t. III, pp. 1-84`: place, publisher and year are
/// those of a book.
fn published(at: In<'_>, rest: In<'_>) -> bool {
    top_level(at.until(rest.at), Kind::Comma).into_iter().take(4).any(|comma| {
        let facts = at.part(comma + 1, at.end);
        facts.means(0, bit(Sense::City))
            && naked(facts).is_some_and(|(_, found)| {
                found.location.is_some() && found.publisher.is_some() && found.date.is_some()
            })
    })
}

/// A word for "in" and whether a colon or bracket shows that it leads a host: `in:`, `[w:]`, `dans`.
pub fn in_word(i: In<'_>) -> Option<(In<'_>, bool)> {
    if let Some(open) = i.peek(0).filter(|t| t.kind == Kind::BracketOpen) {
        let close = open.partner as usize;
        let short = close < i.end && close <= i.at + 4 && i.means(1, bit(Sense::In));
        return short.then(|| (i.part(close + 1, i.end), true));
    }
    if !i.means(0, bit(Sense::In)) {
        return None;
    }
    let colon = i.is(1, Kind::Colon);
    // `w`, `v`, `w:`: one letter alone says nothing.
    if i.word(0).chars().count() < 2 && !colon {
        return None;
    }
    let rest = if colon { i.skip(2) } else { i.skip(1) };
    let fits = matches!(rest.case(0), Case::Capital | Case::Upper)
        || rest.is(0, Kind::QuoteOpen)
        || rest.means(0, bit(Sense::Idem) | bit(Sense::Particle) | bit(Sense::Newspaper))
        || colon && dashes(rest).is_some();
    fits.then_some((rest, colon))
}

/// A journal behind "in", with or without quotation marks.
pub fn periodical<'n>(at: In<'n>, draft: &mut Draft) -> Option<In<'n>> {
    if let Some(rest) = quoted_periodical(at, draft) {
        return Some(rest);
    }
    let mut here = at.at + 1;
    while here < at.end && here < at.at + 18 {
        let i = at.part(here, at.end);
        let t = i.peek(0)?;
        let before = &at.note.list[here - 1];
        let candidate = match t.kind {
            Kind::Comma | Kind::ParenOpen => true,
            Kind::Number => before.kind == Kind::Word,
            Kind::Word => {
                t.bits & (bit(Sense::Volume) | bit(Sense::Number)) != 0
                    || before.kind == Kind::Word
                        && t.case == Case::Upper
                        && super::super::date::roman(i.word(0)).is_some()
                    || t.case == Case::Lower
                        && t.bits & (bit(Sense::By) | bit(Sense::Small)) != 0
                        && at.means(0, bit(Sense::Newspaper))
            }
            Kind::Sign => true,
            _ => false,
        };
        if candidate && let Some((rest, found)) = issue(i) {
            put(at.until(here), found, draft);
            return Some(more(rest, draft));
        }
        match t.kind {
            Kind::Semi | Kind::QuoteOpen | Kind::Slashes | Kind::Url | Kind::ParenClose | Kind::Colon => {
                return None;
            }
            // A bracket that is no year: `(Hg.)`.
            Kind::ParenOpen => return None,
            // ISO 690: `Past & Present. 1979, vol. 85, p. 3-24`
            Kind::Dot if t.stop && draft.stops && i.is(1, Kind::Number) => {
                let (rest, found) = issue(i.skip(1))?;
                put(at.until(here), found, draft);
                return Some(more(rest, draft));
            }
            // `Vingtième Siècle. Revue d'histoire`
            Kind::Dot if t.stop && !i.means(1, bit(Sense::JournalWord)) => return None,
            _ => {}
        }
        here = past(at, here);
    }
    None
}

/// `«Rivista storica italiana», XII (1999), n. 3`   `„Dzieje Najnowsze” 1999, nr 3`
pub fn quoted_periodical<'n>(at: In<'n>, draft: &mut Draft) -> Option<In<'n>> {
    let open = at.peek(0).filter(|t| t.kind == Kind::QuoteOpen)?;
    let close = open.partner as usize;
    if close >= at.end || close > at.at + 16 {
        return None;
    }
    let (rest, found) = issue(at.part(close + 1, at.end))?;
    put(at.part(at.at + 1, close), found, draft);
    Some(more(rest, draft))
}

/// `in: Frankfurter Allgemeine Zeitung, S. 25`   `in: Süddeutsche Zeitung, 1986, S. 9`: a newspaper that is known needs no day.
fn newspaper<'n>(at: In<'n>, draft: &mut Draft) -> Option<In<'n>> {
    if !at.means(0, bit(Sense::Newspaper)) {
        return None;
    }
    let ((), len) = at.hit(|s| (s == Sense::Newspaper).then_some(()))?;
    let mut rest = at.skip(len);
    let mut found = Numbers::default();
    if rest.is(0, Kind::Comma)
        && let Ok((after, _)) = year(rest.skip(1))
    {
        let when = rest.skip(1);
        found.date = Some((Date::new(when.word(0)), when.span_to(after)));
        rest = after;
    }
    let page = rest.is(0, Kind::Comma) && rest.means(1, bit(Sense::Locator(Unit::Page)));
    if !ends(rest) && !page && found.date.is_none() {
        return None;
    }
    let dated = found.date.is_some();
    put(at.until(at.at + len), found, draft);
    // Without a date it names the article again.
    draft.shows.journal = dated;
    draft.sort("newspaper");
    Some(more(rest, draft))
}

/// `«Corriere della Sera», 12 marzo 1938, p. 1`   `„Trybuna Ludu”, 21 X 1956`: a known newspaper in quotation marks,
/// without an article.
pub fn quoted_newspaper(i: In<'_>) -> Option<Draft> {
    let open = i.peek(0).filter(|t| t.kind == Kind::QuoteOpen && i.means(1, bit(Sense::Newspaper)))?;
    let name = i.part(i.at + 1, open.partner as usize);
    let ((), len) = name.hit(|s| (s == Sense::Newspaper).then_some(()))?;
    if len < name.len() {
        return None;
    }
    let mut draft = Draft::at(i, Work::Article);
    let rest = quoted_periodical(i, &mut draft)?;
    // A page behind a newspaper without an article points.
    draft.fields.remove(Field::Pages);
    draft.sites.retain(|(f, _)| *f != Field::Pages);
    draft.end = rest.at;
    draft.shows.closed = ends(rest);
    Some(draft)
}

/// A journal in the quotation marks of the Continent, without "in": `«Quaderni storici», XX, 1985`.
fn named_periodical<'n>(at: In<'n>, draft: &mut Draft) -> Option<In<'n>> {
    if !of_continent(at.word(0)) {
        return None;
    }
    let author = !draft.fields.names(Field::Author).is_empty();
    let rest = quoted_periodical(at, draft)?;
    // Whose article it is, its number, or a newspaper's name: `CIA, «Rapport», 12 mars 1950` is none.
    let f = &draft.fields;
    (author || f.has(Field::Volume) || f.has(Field::Number) || at.means(1, bit(Sense::Newspaper)))
        .then_some(rest)
}

/// `Soudobé dějiny 15, 2008, č. 3–4, s. 703–717`   `Past & Present. 1979, vol. 85, p. 3-24` without a word before it: only where
/// nothing else is so printed.
fn plain_periodical<'n>(at: In<'n>, draft: &mut Draft) -> Option<In<'n>> {
    if !matches!(at.case(0), Case::Capital | Case::Upper) || at.note.bits & COUNTED == 0 {
        return None;
    }
    let mut trial = draft.clone();
    let rest = periodical(at, &mut trial)?;
    let f = &trial.fields;
    // A book has volumes too, but its year stands behind a place: `Past & Present. 1979, vol. 85`.
    let stopped = || {
        let site = |field| trial.sites.iter().rfind(|(f, _)| *f == field).map(|(_, s)| *s);
        let (name, date) = (site(Field::Journaltitle), site(Field::Date));
        let between = name.zip(date).and_then(|(n, d)| at.note.text.get(n.end as usize..d.start as usize));
        draft.stops && between == Some(". ") && !at.means(0, bit(Sense::City))
    };
    // ABNT: `Past & Present, [s. l.], v. 85`
    let placeless = || {
        let name = trial.sites.iter().rfind(|(f, _)| *f == Field::Journaltitle).map(|(_, s)| s.end as usize);
        let behind = name.map(|end| at.note.list.partition_point(|t| (t.span.start as usize) < end));
        behind.is_some_and(|n| {
            let rest = at.part(n, at.end);
            rest.is(1, Kind::BracketOpen) && rest.means(2, bit(Sense::NoPlace))
        })
    };
    // `Revista USP, São Paulo, n. 12`: a city is where the journal before it appears.
    let city = at.hit(|s| (s == Sense::City).then_some(())).is_some_and(|((), len)| at.is(len, Kind::Comma));
    if city {
        return None;
    }
    let counted = f.has(Field::Number) || f.has(Field::Volume) && (stopped() || placeless());
    let whole = counted && f.has(Field::Date) && trial.shows.numbered;
    if !whole || f.text(Field::Journaltitle).is_some_and(|j| j.len() > 70) {
        return None;
    }
    *draft = trial;
    Some(rest)
}

/// A book behind "in": `ders., Titel`, `Broszat, Martin (Hg.): Titel`, `Manfred Hildermeier (Hg.), Titel`.
fn book<'n>(at: In<'n>, draft: &mut Draft) -> Option<In<'n>> {
    let at = various(at);
    let rest = match own(at, draft) {
        Some(title) => {
            draft.shows.host = true;
            let rest = title_and_tail(title, draft, Field::Booktitle)?;
            draft.shows.back = true;
            rest
        }
        None => match inverted(at) {
            Some(found) if found.editor => {
                draft.shows.host = true;
                draft.shows.role = true;
                draft.stops =
                    found.title_at > 0 && draft.stops || at.note.list[found.title_at - 1].kind != Kind::Comma;
                let span = at.note.span(at.at, found.names_end);
                draft.name_list(Field::Editor, span, found.names.list);
                title_and_tail(at.part(found.title_at, at.end), draft, Field::Booktitle)?
            }
            _ => host(at, draft)?,
        },
    };
    draft.kind = Work::Incollection;
    chapter_pages(draft);
    draft.shows.closed = ends(rest);
    Some(rest)
}

/// `AA.VV., Nuove questioni di storia`: various authors, whom nobody names.
fn various(i: In<'_>) -> In<'_> {
    let Some(((), len)) = i.hit(|s| (s == Sense::EtAl).then_some(())) else { return i };
    let rest = dot(i.skip(len)).map_or(i.skip(len), |(i, ())| i);
    if i.case(0) != Case::Lower && rest.is(0, Kind::Comma) { rest.skip(1) } else { i }
}

/// `ders., Titel`   `Id., Titolo`   `ders./Heinz-Elmar Tenorth (Hg.), Titel`: the author's own book, or one
/// edited with others; where its title begins.
fn own<'n>(at: In<'n>, draft: &mut Draft) -> Option<In<'n>> {
    // `In: ______ (org.). História geral`
    let rest = match dashes(at) {
        Some(rest) => rest,
        None => {
            let ((), len) = at.hit(|s| (s == Sense::Idem).then_some(()))?;
            dot(at.skip(len)).map_or(at.skip(len), |(i, ())| i)
        }
    };
    let and = if rest.is(0, Kind::Slash) || rest.is(0, Kind::Comma) && rest.means(1, 0) {
        1
    } else {
        and_len(rest)
    };
    let mut list = draft.fields.names(Field::Author).to_vec();
    let mut after = rest;
    if and > 0 {
        let (next, more) = names(rest.skip(and)).ok()?;
        list.extend(more.list);
        after = next;
    }
    let (title, editor) = role_after(after, list.len());
    if editor {
        draft.shows.role = true;
        draft.names(Field::Editor, at.span_to(after), Names { list, full: true });
    }
    match title.kind(0) {
        Some(Kind::Comma | Kind::Colon) => Some(title.skip(1)),
        Some(Kind::Dot) if draft.stops => Some(title.skip(1)),
        _ if editor => Some(title),
        _ => None,
    }
}
