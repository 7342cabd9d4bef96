//! What lawyers cite: the volume before the journal, the page before the parenthesis.

use ecow::EcoString;

use super::super::date::years;
use super::super::draft::{Draft, plain};
use super::super::imprint::{has, past, top_level};
use super::super::input::{In, comma};
use super::super::locator::locators;
use super::super::name::names;
use super::super::numbering::title_years;
use super::super::roles::edition_words;
use super::super::tail::ends;
use super::super::token::{Case, Kind, Token, bit};
use crate::lexicon::Sense;
use crate::model::{Date, Field, Kind as Work, Span, Unit};

/// The words between the page and the year that only this style has there.
#[derive(Default)]
struct Inside<'n> {
    edition: Option<(EcoString, Span)>,
    people: Vec<(Field, In<'n>)>,
    year: Option<(Date, Span)>,
}

/// `Charles Reich, The New Property, 73 Yale L.J. 733, 737 (1964)`   `Lawrence M. Friedman, A History of American Law 204 (2d ed. 1985)`   `The Legal Mind in America 12–14 (Perry Miller ed., 1962)`
pub fn law_review(i: In<'_>) -> Option<Draft> {
    if !i.note.has(Kind::ParenOpen) || !matches!(i.case(0), Case::Capital | Case::Upper) {
        return None;
    }
    let open = parenthesis(i)?;
    let close = i.note.list[open].partner as usize;
    let (from, first, pinpoint) = pages(i, open)?;
    let inside = inside(i.part(open + 1, close));
    let (year, year_span) = inside.year?;
    // `British Imperialism 1688–2000 (2nd edn, 2002)`
    if title_years(&plain(first.of(i.note.text))) {
        return None;
    }
    let head = i.until(from);
    // `Die verspielte Freiheit, Berlin 1989 (2. Aufl. 1998)`: place and year.
    let year_long = || plain(first.of(i.note.text)).parse().is_ok_and(|y: u16| (1500..2060).contains(&y));
    if head.means(head.len().saturating_sub(1), bit(Sense::City)) && year_long() {
        return None;
    }
    let told = inside.edition.is_some() || !inside.people.is_empty();
    let mut draft = match article(head) {
        Some(_) if told => return None,
        Some(mut draft) => {
            draft.text(Field::Pages, first, i.note.text);
            draft
        }
        None => {
            let mut draft = book(head, told || of_pages(first.of(i.note.text)))?;
            draft.point(Unit::Page, first, plain(first.of(i.note.text)));
            draft
        }
    };
    if let Some(span) = pinpoint {
        draft.point(Unit::Page, span, plain(span.of(i.note.text)));
    }
    if let Some((edition, span)) = inside.edition {
        draft.words(Field::Edition, span, edition);
    }
    for (field, people) in inside.people {
        let (_, found) = names(people).ok()?;
        if field == Field::Editor && draft.fields.names(Field::Author).is_empty() {
            draft.kind = Work::Collection;
        }
        draft.names(field, people.span_to(people.skip(people.len())), found);
    }
    draft.date(Field::Date, year_span, year);
    draft.shows.imprint = true;
    draft.shows.dated = true;
    let rest = i.part(close + 1, i.end);
    draft.end = rest.at;
    draft.shows.closed = ends(rest);
    Some(draft)
}

/// The parenthesis that closes the citation, with a number right before it.
fn parenthesis(i: In<'_>) -> Option<usize> {
    let mut at = i.at;
    while at < i.end.min(i.at + 90) {
        let t = &i.note.list[at];
        match t.kind {
            // `Annotations to “Finnegans Wake” 221 (1980)`
            Kind::QuoteOpen if at > i.at + 2 && i.note.list[at - 1].kind == Kind::Word => at = past(i, at),
            Kind::Semi | Kind::QuoteOpen | Kind::Url => return None,
            Kind::ParenOpen => {
                let close = t.partner as usize;
                let dated = |last: &Token| matches!(last.kind, Kind::Number | Kind::Dash);
                let year = close > at + 1 && close < i.end && dated(&i.note.list[close - 1]);
                return (year && at > i.at + 3 && i.note.list[at - 1].kind == Kind::Number).then_some(at);
            }
            Kind::BracketOpen => at = past(i, at),
            _ => at += 1,
        }
    }
    None
}

/// `1964`   `2d ed. 1985`   `Perry Miller ed., 1962`   `Carol Cosman trans., 2004`
fn inside(i: In<'_>) -> Inside<'_> {
    let mut found = Inside::default();
    // `1985–`: the work still goes on.
    let open = i.len() > 1 && i.is(i.len() - 1, Kind::Dash);
    let end = i.end - usize::from(open);
    let last = i.part(end - 1, end);
    let whole = last.word(0).parse::<u16>().is_ok_and(|year| (1500..2100).contains(&year));
    if !whole {
        return found;
    }
    let value = if open { format!("{}/", last.word(0)) } else { last.word(0).to_owned() };
    let year = Some((Date::new(value), i.note.span(last.at, i.end)));
    let mut words = i.until(end - 1);
    if !words.is_empty() && words.is(words.len() - 1, Kind::Comma) {
        words = words.until(words.end - 1);
    }
    if words.is_empty() {
        found.year = year;
        return found;
    }
    // `David Jones ed., John Smith trans., 2d ed.`
    let commas = top_level(words, Kind::Comma);
    let mut from = words.at;
    for end in commas.into_iter().chain([words.end]) {
        let part = words.part(from, end);
        if let Some((rest, edition, span)) = edition_words(part)
            && rest.is_empty()
        {
            found.edition = Some((edition, span));
            from = end + 1;
        } else if let Some((who, role)) = people(part) {
            found.people.push((role, who));
            from = end + 1;
        }
    }
    if from > words.end {
        found.year = year;
    }
    found
}

/// `Martha Woodmansee & Peter Jaszi eds.`
fn people(i: In<'_>) -> Option<(In<'_>, Field)> {
    if !has(i, bit(Sense::Editor) | bit(Sense::Compiler) | bit(Sense::Translator)) {
        return None;
    }
    let (rest, found) = names(i).ok()?;
    let role = rest.hit(|s| match s {
        Sense::Editor | Sense::Compiler => Some(Field::Editor),
        Sense::Translator => Some(Field::Translator),
        _ => None,
    });
    let (field, len) = role?;
    let after = rest.skip(len);
    let after = if after.is(0, Kind::Dot) { after.skip(1) } else { after };
    (after.is_empty() && found.full).then(|| (i.until(rest.at), field))
}

/// The page that is cited first, its token, and the one pointed at behind a comma: `733, 737`, `2-3`.
fn pages(i: In<'_>, open: usize) -> Option<(usize, Span, Option<Span>)> {
    let range = |end: usize| {
        let kind = |at: usize| i.note.list.get(at).map(|t| t.kind);
        if end < i.at + 3 || kind(end - 1) != Some(Kind::Number) {
            return None;
        }
        let dash = kind(end - 2) == Some(Kind::Dash) && kind(end - 3) == Some(Kind::Number);
        Some(if dash { end - 3 } else { end - 1 })
    };
    let last = range(open)?;
    let comma = last > i.at + 3 && i.note.list[last - 1].kind == Kind::Comma;
    if let Some(first) = range(last - 1).filter(|_| comma) {
        return Some((first, i.note.span(first, last - 1), Some(i.note.span(last, open))));
    }
    Some((last, i.note.span(last, open), None))
}

/// `163-80`, `214–19`: pages, which no title ends in; `14-18` and `1688–2000` are years.
fn of_pages(range: &str) -> bool {
    let mut ends = range.split(['-', '\u{2013}']);
    let (from, to) = (ends.next().unwrap_or(""), ends.next().unwrap_or(""));
    from.len() == 3 && (2..4).contains(&to.len()) && (from.len() > to.len() || from < to)
}

/// `73 Yale L.J.`: the volume and the journal's name, which it gives.
fn numbered_journal(i: In<'_>) -> Option<In<'_>> {
    let name = i.skip(1);
    let words = |at: usize| {
        let t = &i.note.list[at];
        match t.kind {
            Kind::Word => t.case != Case::Lower || t.bits & bit(Sense::Small) != 0,
            Kind::Dot | Kind::Amp | Kind::Quote => true,
            _ => false,
        }
    };
    let named = i.is(0, Kind::Number)
        && i.word(0).len() <= 4
        && matches!(name.case(0), Case::Capital | Case::Upper)
        && name.len() <= 14
        && (name.at..name.end).all(words);
    named.then_some(name)
}

/// `“Historicism in Legal Scholarship,” 90 Yale L.J. 1017, 1021 (1981)`: what stands behind the quoted title.
pub fn reviewed<'n>(i: In<'n>, draft: &mut Draft) -> Option<In<'n>> {
    if !i.is(0, Kind::Number) || !matches!(i.case(1), Case::Capital | Case::Upper) {
        return None;
    }
    let open = parenthesis(i)?;
    let close = i.note.list[open].partner as usize;
    let (year, span) = inside(i.part(open + 1, close)).year?;
    let (from, first, pinpoint) = pages(i, open)?;
    let name = numbered_journal(i.until(from))?;
    let note = i.note.text;
    draft.kind = Work::Article;
    draft.text(Field::Journaltitle, name.note.span(name.at, name.end), note);
    draft.text(Field::Volume, i.span_to(name), note);
    draft.text(Field::Pages, first, note);
    pinpoint.into_iter().for_each(|span| draft.point(Unit::Page, span, plain(span.of(note))));
    draft.date(Field::Date, span, year);
    draft.shows.journal = true;
    draft.shows.imprint = true;
    draft.shows.dated = true;
    Some(i.part(close + 1, i.end))
}

/// `Charles Reich, The New Property, 73 Yale L.J.`: up to the page.
fn article(i: In<'_>) -> Option<Draft> {
    let comma = (i.at + 3..i.end).rev().find(|at| i.note.list[*at].kind == Kind::Comma)?;
    let journal = i.part(comma + 1, i.end);
    let name = numbered_journal(journal)?;
    let note = i.note.text;
    let whole = i.until(comma);
    let mut draft = Draft::at(i, Work::Article);
    let title = match names(whole) {
        Ok((rest, found)) if found.full && rest.is(0, Kind::Comma) => {
            draft.names(Field::Author, whole.span_to(rest), found);
            rest.skip(1)
        }
        _ => whole,
    };
    // `Jones v. Smith, 12 Mass. Rep. 345`
    if (title.at..title.end).any(|at| matches!(i.note.word(at), "v" | "vs")) {
        draft = Draft::at(i, Work::Jurisdiction);
        draft.text(Field::Title, whole.note.span(whole.at, whole.end), note);
    } else {
        draft.text(Field::Title, title.note.span(title.at, title.end), note);
    }
    draft.text(Field::Volume, journal.span_to(name), note);
    draft.text(Field::Journaltitle, name.note.span(name.at, name.end), note);
    draft.shows.journal = true;
    Some(draft)
}

/// `Lawrence M. Friedman, A History of American Law`: up to the page. Nothing between page and year tells the style of a
/// book without more, unless its title stands in capitals.
fn book(i: In<'_>, told: bool) -> Option<Draft> {
    let note = i.note.text;
    // Cheap: most numbers before a parenthesis end here.
    let last = i.peek(i.len().checked_sub(1)?)?;
    let labelled =
        last.bits & (bit(Sense::Volume) | bit(Sense::Number) | bit(Sense::Locator(Unit::Page))) != 0;
    let capital = |t: &Token| t.kind != Kind::Word || !t.text.chars().any(char::is_lowercase);
    if last.kind != Kind::Word || labelled || !(told || capital(last)) {
        return None;
    }
    let mut draft = Draft::at(i, Work::Book);
    let mut title = i;
    if let Ok((rest, found)) = names(i)
        && found.full
        && let Ok((after, ())) = comma(rest)
    {
        draft.names(Field::Author, i.span_to(rest), found);
        title = after;
    }
    let capitals = || title.len() > 1 && title.note.list[title.at..title.end].iter().all(capital);
    if title.is_empty() || !(told || capitals()) {
        return None;
    }
    // `Michel Foucault, What Is an Author?, in Textual Strategies 141 (Josué V. Harari ed., 1979)`
    let host = (title.at + 1..title.end).find(|at| {
        title.note.list[*at - 1].kind == Kind::Comma && title.note.list[*at].bits & bit(Sense::In) != 0
    });
    match host {
        Some(at) => {
            draft.kind = Work::Incollection;
            draft.text(Field::Title, title.note.span(title.at, at - 1), note);
            draft.text(Field::Booktitle, title.note.span(at + 1, title.end), note);
        }
        None => draft.text(Field::Title, title.note.span(title.at, title.end), note),
    }
    Some(draft)
}

/// `“The USSR as a Communal Apartment” (1994) 53(2) Slavic Review 414, 420`   `‘Recherches’ (1967) 9:1 Past and Present 11–27 at 13`
/// `‘Cuba on the Cusp’ (2015) Time at 196`: behind a quoted title the year, the volume, the journal and its first page, as the
/// lawyers of Oxford have it. A year in brackets stands for the volume too: `[1951] Cambridge Law Journal 32`.
/// So have it those of Québec: `(1995) 50-3 Annales. Histoire, sciences sociales 487-522`.
pub fn year_first<'n>(i: In<'n>, draft: &mut Draft) -> Option<In<'n>> {
    let (inner, behind) = i.enclosed(Kind::ParenOpen).or_else(|| i.enclosed(Kind::BracketOpen))?;
    let (rest, when) = years(inner).ok().filter(|(rest, _)| rest.is_empty())?;
    let volume = behind.is(0, Kind::Number) && behind.word(0).len() <= 3;
    // `[1988] (44) New German Critique 85`: no volume but the issue.
    let alone = || {
        behind
            .enclosed(Kind::ParenOpen)
            .filter(|(inner, _)| inner.is(0, Kind::Number) && inner.word(0).len() <= 3)
    };
    let issue = if volume { glued_issue(behind.skip(1)) } else { alone() };
    let name = issue.map_or(behind.skip(usize::from(volume)), |(_, after)| after);
    let journal = name.until(journal_end(name, volume)?);
    let page = name.part(journal.end, name.end);
    // `Poetry, p. 272–85`
    let page = if labelled_page(page) { page.skip(2).past_dot() } else { page };
    let after = if page.is(0, Kind::Number) {
        let ranged = page.is(1, Kind::Dash) && page.is(2, Kind::Number);
        page.skip(if ranged { 3 } else { 1 })
    } else {
        page
    };
    let pointed = after.case(0) == Case::Lower && after.means(0, bit(Sense::Locator(Unit::Page)));
    if !(ends(after) || after.is(0, Kind::Comma) || pointed) {
        return None;
    }
    // `‘French as She Is Now Spoken’ (1926) Life`: without numbers an author must say that it is a citation.
    let paged = after.at > page.at;
    if !paged && !volume && draft.fields.names(Field::Author).is_empty() {
        return None;
    }
    let note = i.note.text;
    draft.date(Field::Date, inner.span_to(rest), when);
    if volume {
        draft.text(Field::Volume, behind.span_to(behind.skip(1)), note);
    }
    if let Some((issue, _)) = issue {
        draft.text(Field::Number, issue.note.span(issue.at, issue.end), note);
    }
    draft.text(Field::Journaltitle, i.note.span(journal.at, journal.end), note);
    if paged {
        draft.text(Field::Pages, page.span_to(after), note);
    }
    draft.kind = Work::Article;
    draft.shows.journal = true;
    draft.shows.numbered = true;
    // `131–32 at 132`
    if pointed && let Ok((rest, found)) = locators(after) {
        draft.locate(found);
        return Some(rest);
    }
    Some(after)
}

/// `(2)`   `:2`   `-4–5`: the issue, glued to the volume; what is behind it.
fn glued_issue(i: In<'_>) -> Option<(In<'_>, In<'_>)> {
    if let Some((inner, after)) = i.enclosed(Kind::ParenOpen) {
        return (inner.is(0, Kind::Number) && inner.word(0).len() <= 5).then_some((inner, after));
    }
    let glued = |n: usize| i.peek(n).is_some_and(|t| !t.spaced);
    let joint = matches!(i.kind(0), Some(Kind::Colon | Kind::Dash | Kind::Slash));
    if !joint || !glued(0) || !glued(1) || !i.is(1, Kind::Number) {
        return None;
    }
    let double = i.is(2, Kind::Dash) && i.is(3, Kind::Number) && glued(3);
    let after = i.skip(if double { 4 } else { 2 });
    Some((i.part(i.at + 1, after.at), after))
}

/// `, p. 272`: a comma, the label of a page in small letters, and the page.
fn labelled_page(i: In<'_>) -> bool {
    let label = i.skip(1);
    i.is(0, Kind::Comma)
        && label.case(0) == Case::Lower
        && label.means(0, bit(Sense::Locator(Unit::Page)))
        && label.skip(1).past_dot().is(0, Kind::Number)
}

/// Where the journal's name ends: before its page, before `at`, or with the citation; `None` if it is no name.
fn journal_end(i: In<'_>, volume: bool) -> Option<usize> {
    const NAME: usize = 16;
    if !matches!(i.case(0), Case::Capital | Case::Upper) {
        return None;
    }
    let mut end = i;
    while end.at < i.at + NAME {
        let part = match end.kind(0) {
            Some(Kind::Word) => {
                let page = bit(Sense::Locator(Unit::Page));
                let small = bit(Sense::Small) | bit(Sense::And) | bit(Sense::In) | bit(Sense::Particle);
                let at = end.case(0) == Case::Lower && end.means(0, page) && end.is(1, Kind::Number);
                !at && (end.case(0) != Case::Lower || volume || end.means(0, small))
            }
            Some(Kind::Amp | Kind::Dash | Kind::Quote) => true,
            Some(Kind::Dot) => !end.peek(0).is_some_and(|t| t.stop) || volume && end.len() > 2,
            // `50-3 Annales. Histoire, sciences sociales 487`
            Some(Kind::Comma | Kind::Colon) => volume && !end.is(1, Kind::Number) && !labelled_page(end),
            _ => false,
        };
        if !part {
            break;
        }
        end = end.skip(1);
    }
    let paged = end.is(0, Kind::Number)
        || end.case(0) == Case::Lower && end.is(1, Kind::Number)
        || volume && labelled_page(end);
    (end.at > i.at && (paged || !volume)).then_some(end.at)
}
