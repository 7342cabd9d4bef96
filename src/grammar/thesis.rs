//! Theses: the words for one, and where and when it was accepted.

use super::abroad::facts::book_number;
use super::date::{date, plain_date};
use super::draft::Draft;
use super::imprint::{Paren, has, last_year, paren, past, top_level, trimmed};
use super::input::In;
use super::name::names;
use super::quoted_more::more;
use super::series::{capital_name, put_series};
use super::token::{Case, Kind, bit};
use super::towns::place_sense;
use crate::lexicon::Sense;
use crate::model::{Date, Field, Kind as Work, Span};
use crate::small;

/// `(unpublished PhD diss., Princeton University, 1998)`
#[derive(Clone, Debug)]
pub struct ThesisFacts {
    /// University.
    pub institution: Option<Span>,
    /// City, where it is given.
    pub location: Option<Span>,
    /// Of how many volumes it is.
    pub volumes: Option<Span>,
    /// Date.
    pub date: Option<(Date, Span)>,
}

/// `PhD diss., Brandeis University, 1973`   `unpublished Ph.D. thesis, University of Texas at Austin, 1998`   `kandidat diss., Moscow State University, 2024`
///
/// All of `i`, up to its end.
pub fn thesis_facts(i: In<'_>) -> Option<ThesisFacts> {
    if let Some((rest, _)) = thesis_head(i) {
        return Some(degree_facts(rest));
    }
    university_first(i)
}

/// `Oxford, DPhil thesis, 2006`   `University of Leeds Ph.D. thesis, 1990`: where it was accepted before what it is.
fn university_first(i: In<'_>) -> Option<ThesisFacts> {
    let words = bit(Sense::Thesis(crate::lexicon::Thesis::Phd)) | bit(Sense::ThesisWord);
    if !matches!(i.case(0), Case::Capital | Case::Upper) || !has(i, words) {
        return None;
    }
    let named = |t: &super::token::Token| {
        matches!(t.kind, Kind::Comma | Kind::Dot)
            || t.kind == Kind::Word && (t.case != Case::Lower || t.bits & bit(Sense::Small) != 0)
    };
    let at = (i.at + 1..i.end).find(|at| i.note.list[*at].bits & words != 0 || !named(&i.note.list[*at]))?;
    let thesis = i.part(at, i.end);
    let thesis = match thesis.means(0, words) {
        true => thesis,
        // `Oxford University unpublished D.Phil. thesis, 1981`
        false if thesis.means(0, bit(Sense::Forthcoming)) || thesis.word(0).starts_with("unpub") => thesis,
        false => return None,
    };
    let (rest, _) = thesis_head(thesis)?;
    let mut facts = degree_facts(rest);
    if facts.institution.is_some() || facts.location.is_some() || facts.date.is_none() {
        return None;
    }
    let body = i.until(at);
    let span = Some(trimmed(body));
    if place_sense(body.until(body.end - usize::from(body.is(body.len() - 1, Kind::Comma)))) {
        facts.location = span;
    } else {
        facts.institution = span;
    }
    Some(facts)
}

/// `Brandeis University, 1973`   `Freie Universität Berlin 2000`   `Paris, EHESS, 2007`: behind the words for a thesis.
pub fn degree_facts(i: In<'_>) -> ThesisFacts {
    let mut facts = ThesisFacts { institution: None, location: None, volumes: None, date: None };
    let commas = top_level(i, Kind::Comma);
    let mut body_end = i.end;
    for start in std::iter::once(i.at).chain(commas.iter().map(|c| c + 1)).rev().take(2) {
        let chunk = i.part(start, i.end);
        if let Ok((rest, date)) = date(chunk)
            && rest.is_empty()
        {
            facts.date = Some((date, chunk.span_to(rest)));
            body_end = if start == i.at { i.at } else { start - 1 };
            break;
        }
    }
    // `Freie Universität Berlin 2000`, `Diss. phil. Tübingen 1997`
    if facts.date.is_none()
        && let Some(at) = last_year(i)
        && let Ok((rest, date)) = date(i.part(at, i.end))
        && rest.is_empty()
    {
        facts.date = Some((date, i.part(at, i.end).span_to(rest)));
        body_end = at;
    }
    let mut body = i.part(i.at, body_end);
    // A place alone stands for its university.
    if place_sense(body) && !has(body, bit(Sense::BodyWord)) {
        facts.location = Some(trimmed(body));
        return facts;
    }
    // `Paris, EHESS, 2007`
    if let Some(first) = commas.iter().find(|c| **c < body_end)
        && place_sense(i.part(i.at, *first))
    {
        facts.location = Some(trimmed(i.part(i.at, *first)));
        body = i.part(*first + 1, body_end);
    } else if let Some(last) = commas.iter().rfind(|c| **c < body_end) {
        let place = i.part(last + 1, body_end);
        if place_sense(place) && !has(place, bit(Sense::BodyWord)) && !in_university_name(i, *last) {
            facts.location = Some(trimmed(place));
            body = i.part(i.at, *last);
        }
    }
    let (body, volumes) = less_volumes(from_its_name(unsupervised(less_academic(body))));
    facts.volumes = volumes;
    if !body.is_empty() {
        facts.institution = Some(trimmed(body));
    }
    facts
}

/// `des techniques de l’EHESS`: the rest of its field before the school's name.
fn from_its_name(i: In<'_>) -> In<'_> {
    if i.case(0) != Case::Lower || !i.means(0, bit(Sense::Small)) {
        return i;
    }
    let named =
        |n: &usize| i.case(*n) != Case::Lower && i.is(*n, Kind::Word) || i.means(*n, bit(Sense::BodyWord));
    (1..i.len()).find(named).map_or(i, |n| i.skip(n))
}

/// `Università di Firenze, a.a.` before `1976-77`: the words for an academic year.
fn less_academic(i: In<'_>) -> In<'_> {
    let Some(comma) = top_level(i, Kind::Comma).last().copied() else { return i };
    let words = i.part(comma + 1, i.end);
    let year = small::is(i.note.slice(words.at, words.end).trim(), small::ACADEMIC_YEAR);
    if year { i.until(comma) } else { i }
}

/// `Université Lyon 2, 2 vol.`: of how many volumes it is; the body without them, and the number.
fn less_volumes(i: In<'_>) -> (In<'_>, Option<Span>) {
    let none = (i, None);
    let Some(comma) = top_level(i, Kind::Comma).last().copied() else { return none };
    let last = i.part(comma + 1, i.end);
    let counted = last.is(0, Kind::Number)
        && last.means(1, bit(Sense::Volumes) | bit(Sense::Volume))
        && last.skip(2).past_dot().past_comma().is_empty();
    if counted { (i.until(comma), Some(last.span_to(last.skip(1)))) } else { none }
}

/// `sous la direction de X, Université Paris 1`   `Universidad de Chile, dir. X`: less who supervised it.
fn unsupervised(i: In<'_>) -> In<'_> {
    let led = |i: In<'_>| {
        i.case(0) == Case::Lower
            && (i.means(0, bit(Sense::Editor)) || small::is(i.word(0), small::SUPERVISORS))
    };
    let commas = top_level(i, Kind::Comma);
    if led(i) {
        return commas.first().map_or(i.part(i.end, i.end), |c| i.part(c + 1, i.end));
    }
    match commas.iter().find(|c| led(i.part(**c + 1, i.end))) {
        Some(c) => i.until(*c),
        None => i,
    }
}

/// `University of California, Los Angeles`: the city is part of the name.
fn in_university_name(i: In<'_>, comma: usize) -> bool {
    let before = i.part(i.at, comma);
    let text = before.note.slice(before.at, before.end);
    text.starts_with("University of ") || text.ends_with("State University")
}

/// `unpublished PhD diss.,` and what is after it.
pub fn thesis_head(i: In<'_>) -> Option<(In<'_>, ThesisFacts)> {
    let mut here = i;
    let mut shows = false;
    let mut steps = 0;
    while let Some(t) = here.peek(0) {
        let thesis = bit(Sense::Thesis(crate::lexicon::Thesis::Phd)) | bit(Sense::ThesisWord);
        if t.bits & thesis != 0 {
            let (_, len) = here.hit(|s| matches!(s, Sense::Thesis(_) | Sense::ThesisWord).then_some(()))?;
            here = here.skip(len);
            here = here.past_dot();
            shows = true;
        } else if t.bits & bit(Sense::Forthcoming) != 0
            || matches!(
                here.word(0),
                "unpublished"
                    | "unpubl"
                    | "Unpublished"
                    | "doctoral"
                    | "Doctoral"
                    | "master"
                    | "of"
                    | "in"
                    | "history"
                    | "History"
            )
        {
            here = here.skip(1);
            here = here.past_dot();
        } else if let Some(behind) = typewritten(here) {
            here = behind;
        } else {
            break;
        }
        steps += 1;
        if steps > 8 {
            break;
        }
    }
    if !shows {
        return None;
    }
    let here = past_field(here);
    let here = match here.kind(0) {
        Some(Kind::Comma | Kind::Colon | Kind::Semi) => here.skip(1),
        _ => here,
    };
    Some((here, ThesisFacts { institution: None, location: None, volumes: None, date: None }))
}

/// `thèse de doctorat d’histoire contemporaine,`   `thèse de doctorat (histoire),`   `tesi di laurea in storia moderna,`: behind the words for a thesis its
/// field, in small letters.
fn past_field(i: In<'_>) -> In<'_> {
    const LONGEST: usize = 6;
    let small = |i: In<'_>, n: usize| i.case(n) == Case::Lower && !i.means(n, bit(Sense::BodyWord));
    if let Some((inner, behind)) = i.enclosed(Kind::ParenOpen) {
        let field = (1..=LONGEST).contains(&inner.len()) && (0..inner.len()).all(|n| small(inner, n));
        return if field && behind.is(0, Kind::Comma) { behind } else { i };
    }
    let words = (0..LONGEST).take_while(|n| small(i, *n)).count();
    if i.is(words, Kind::Comma) { i.skip(words) } else { i }
}

/// Puts the facts of a thesis into a draft.
pub fn put_thesis(facts: &ThesisFacts, draft: &mut Draft, note: &str) {
    draft.kind = Work::Thesis;
    if let Some(span) = facts.institution {
        draft.text(Field::Institution, span, note);
    }
    if let Some(span) = facts.location {
        draft.text(Field::Location, span, note);
    }
    if let Some(span) = facts.volumes {
        draft.text(Field::Volumes, span, note);
    }
    if let Some((date, span)) = &facts.date {
        draft.date(Field::Date, *span, date.clone());
    }
    draft.shows.imprint = true;
    draft.shows.genre = true;
}

/// `Oxford D.Phil. thesis (1989), 34`   `University of Leeds Ph.D. thesis, 1990, p. 12`: where it was accepted, before the words for a
/// thesis, and no brackets round them; into `draft`.
pub fn school_and_thesis<'n>(i: In<'n>, draft: &mut Draft) -> Option<In<'n>> {
    const LONGEST: usize = 10;
    let words = bit(Sense::Thesis(crate::lexicon::Thesis::Phd)) | bit(Sense::ThesisWord);
    if i.note.bits & words == 0 || i.case(0) != Case::Capital {
        return None;
    }
    let at = (1..LONGEST).find(|n| i.means(*n, words) || !i.is(*n, Kind::Word))?;
    let (rest, _) = thesis_head(i.skip(at)).filter(|_| i.means(at, words))?;
    let (span, (end, found)) = match paren(rest) {
        Ok((behind, Paren::Date(found, span))) => (span, (behind, found)),
        _ => {
            let day = rest.past_comma();
            let (behind, found) = plain_date(day).ok()?;
            (day.span_to(behind), (behind, found))
        }
    };
    let institution = Some(trimmed(i.until(i.at + at)));
    let facts = ThesisFacts { institution, location: None, volumes: None, date: Some((found, span)) };
    put_thesis(&facts, draft, i.note.text);
    Some(more(end, draft))
}

/// `, Ph.D. Dissertation, European University Institute, Florence, March 2012`: a thesis without brackets, and what is
/// behind it.
pub fn naked_thesis(at: In<'_>) -> Option<(In<'_>, ThesisFacts)> {
    let (rest, _) = thesis_head(at)?;
    // `PhD thesis (Paris X–Nanterre, 2008)`
    if let Some((inner, behind)) = rest.enclosed(Kind::ParenOpen) {
        let facts = degree_facts(inner);
        if facts.date.is_some() {
            return Some((behind, facts));
        }
    }
    // Up to the date, or to the end of the clause.
    let mut here = rest;
    let mut stop = None;
    while let Some(t) = here.peek(0) {
        // `PhD thesis, University of Cambridge (1964), 246`
        if t.kind == Kind::ParenOpen
            && here.at > rest.at
            && let Ok((after, Paren::Date(date, span))) = paren(here)
        {
            let comma = usize::from(here.note.list[here.at - 1].kind == Kind::Comma);
            let facts = thesis_facts(at.until(here.at - comma)).filter(|f| f.date.is_none())?;
            return Some((after, ThesisFacts { date: Some((date, span)), ..facts }));
        }
        // `université de Paris, 412 p.`: how long it is.
        let long =
            || t.kind == Kind::Comma && here.is(1, Kind::Number) && book_number(here.skip(1)).is_some();
        if t.kind == Kind::Semi || t.stop || long() {
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
    let facts = thesis_facts(at.until(stop.at))?;
    let behind = at.part(stop.at, at.end);
    let behind = past_supervisor(typewritten(behind).unwrap_or(behind));
    Some((behind, facts))
}

/// `, PhD thesis, Tübinger Studien 11 (Tübingen: Universität, 1991)`   `, PhD thesis (Munich: Ludwig-Maximilians-Universität, 2003)`: that a
/// printed work is a thesis, its series, and its facts of publication in brackets; what is behind them.
pub fn thesis_in_print<'n>(at: In<'n>, draft: &mut Draft) -> Option<In<'n>> {
    const LONGEST: usize = 24;
    let (rest, _) = thesis_head(at)?;
    let plain = |n: &usize| {
        matches!(rest.kind(*n), Some(Kind::Word | Kind::Comma | Kind::Number | Kind::Dot | Kind::Dash))
    };
    let open = (0..LONGEST).take_while(plain).count();
    let (behind, Paren::Imprint(facts)) = paren(rest.skip(open)).ok()? else { return None };
    let series = rest.until(rest.at + open).past_comma();
    let named = open == 0 || series.len() > 1 && capital_name(series);
    if !named || facts.location.is_none() || facts.publisher.is_none() || facts.date.is_none() {
        return None;
    }
    if open > 0 {
        put_series(series, draft);
    }
    facts.put(draft, at.note.text);
    // Where it was written, if no house printed it.
    if facts.publisher.is_some_and(|span| !house_in(span, rest.skip(open))) {
        draft.rename(Field::Publisher, Field::Institution);
    }
    draft.kind = Work::Thesis;
    draft.shows.genre = true;
    Some(behind)
}

/// The words of `span`, inside the bracket that `open` begins with, name a house: `Deutscher Kunstverlag`, not `Oxford University`.
fn house_in(span: Span, open: In<'_>) -> bool {
    const BODY: u128 = bit(Sense::BodyWord);
    const HOUSE: u128 = bit(Sense::PublisherWord);
    let Some((inner, _)) = open.enclosed(Kind::ParenOpen) else { return false };
    inner.note.list[inner.at..inner.end]
        .iter()
        .filter(|t| t.span.start >= span.start && t.span.end <= span.end)
        .any(|t| t.bits & HOUSE != 0 && t.bits & BODY == 0)
}

/// `, relatore G. Levi`   `, orient. Maria Silva`: past who supervised it, where that stands behind the year.
fn past_supervisor(i: In<'_>) -> In<'_> {
    let led = i.is(0, Kind::Comma)
        && i.case(1) == Case::Lower
        && (small::is(i.word(1), small::SUPERVISORS) || i.means(1, bit(Sense::Editor)));
    if !led {
        return i;
    }
    let len = i.skip(1).long(Sense::Editor).unwrap_or(1);
    let who = i.skip(1 + len).past_dot();
    let who = who.skip(usize::from(who.means(0, bit(Sense::Honorific)))).past_dot();
    match names(who) {
        Ok((rest, _))
            if rest.is_empty() || matches!(rest.kind(0), Some(Kind::Comma | Kind::Dot | Kind::Semi)) =>
        {
            rest
        }
        _ => i,
    }
}

/// `(masch.)`: in brackets that nobody printed it.
fn typewritten(i: In<'_>) -> Option<In<'_>> {
    const LONGEST: usize = 3;
    let (inner, behind) = i.enclosed(Kind::ParenOpen)?;
    (inner.len() <= LONGEST && inner.means(0, bit(Sense::Forthcoming) | bit(Sense::Unpublished)))
        .then_some(behind)
}
