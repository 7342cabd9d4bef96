//! Web addresses, DOIs, and when they were seen.

use ecow::eco_format;

use super::date::{date, full_date};
use super::draft::Draft;
use super::input::{In, word};
use super::locator::locators;
use super::tail::ends;
use super::token::{Case, Kind, bit};
use crate::lexicon::Sense;
use crate::model::{Date, Field};
use nom::Parser;

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
            draft.fields.set(Field::Doi, crate::model::Value::Text(text[at..].into()));
            draft.sites.push((Field::Doi, span));
        }
        None => {
            draft.fields.set(Field::Url, crate::model::Value::Text(text.into()));
            draft.sites.push((Field::Url, span));
        }
    }
    draft.shows.url = true;
    here = here.skip(1);
    if wrapped && !here.is_empty() && matches!(here.kind(0), Some(Kind::QuoteClose | Kind::Quote)) {
        here = here.skip(1);
    }
    // `<https://…>, (Consulté le 11 février 2014)`
    let bracketed = here.is(0, Kind::Comma)
        && matches!(here.kind(1), Some(Kind::ParenOpen | Kind::BracketOpen))
        && here.means(2, bit(Sense::Accessed));
    if bracketed {
        here = here.skip(1);
    }
    // `[accessed 26 June 2015]`, `(accessed …)`, `, accessed …`
    if here.is(0, Kind::Comma) {
        return accessed(here.skip(1), draft).unwrap_or(here);
    }
    // `http://…. Accessed June 25, 2010.`
    if here.is(0, Kind::Dot)
        && here.case(1) == Case::Capital
        && here.means(1, bit(Sense::Accessed))
        && let Some(end) = draft.attempt(|trial| {
            let end = accessed(here.skip(1), trial)?;
            (trial.fields.has(Field::Urldate) && ends(end)).then_some(end)
        })
    {
        return end;
    }
    let brackets = here.enclosed(Kind::BracketOpen).or_else(|| here.enclosed(Kind::ParenOpen));
    let Some((inner, behind)) = brackets else { return here };
    // What the brackets hold counts only if they hold nothing else.
    let seen = draft.attempt(|trial| {
        accessed(inner, trial).or_else(|| seen_on(inner, trial)).filter(|rest| rest.is_empty())
    });
    if seen.is_some() { behind } else { here }
}

/// `<https://…>`
pub fn wrapped_address(i: In<'_>) -> bool {
    matches!(i.kind(0), Some(Kind::QuoteOpen | Kind::Quote)) && i.is(1, Kind::Url)
}

/// `http://… (15.3.2012)`: a day behind an address is the day it was seen.
fn seen_on<'n>(i: In<'n>, draft: &mut Draft) -> Option<In<'n>> {
    let (rest, found) = full_date(i).ok()?;
    if found.edtf.len() < 10 || !rest.is_empty() {
        return None;
    }
    draft.date(Field::Urldate, i.span_to(rest), since_the_web(found));
    Some(rest)
}

/// `17.04.07`: whoever looked at an address did so in our century.
fn since_the_web(found: Date) -> Date {
    match found.edtf.strip_prefix("19") {
        Some(rest) if !rest.starts_with('9') => Date::new(eco_format!("20{rest}")),
        _ => found,
    }
}

/// `in https://…`, `in: <https://…>`: the address behind a word for "in".
pub fn in_address(i: In<'_>) -> Option<In<'_>> {
    if i.case(0) != Case::Lower || !i.means(0, bit(Sense::In)) {
        return None;
    }
    let to = i.skip(1 + usize::from(i.is(1, Kind::Colon)));
    (to.is(0, Kind::Url) || wrapped_address(to)).then_some(to)
}

/// `URL: http://…`   `Disponible en: <http://…>`   `[Электронный ресурс]. Режим доступа: http://…`: the words
/// before an address; what they lead to.
pub fn leads_to_address(i: In<'_>) -> Option<In<'_>> {
    if let Some(to) = in_address(i) {
        return Some(to);
    }
    let mut here = i;
    for _ in 0..3 {
        if let Some((inner, behind)) = here.enclosed(Kind::BracketOpen) {
            let len = inner.long(Sense::Accessed)?;
            if inner.len() > len + 1 {
                return None;
            }
            here = behind;
        } else {
            let len = here.long(Sense::Accessed)?;
            here = here.skip(len);
        }
        while matches!(here.kind(0), Some(Kind::Dot | Kind::Colon | Kind::Comma)) {
            here = here.skip(1);
        }
        // `[Электронный ресурс]. 2001. URL: http://…`
        if here.is(0, Kind::Number) && here.word(0).len() == 4 && here.is(1, Kind::Dot) {
            here = here.skip(2);
        }
        let wrapped = matches!(here.kind(0), Some(Kind::QuoteOpen | Kind::Quote));
        if here.is(usize::from(wrapped), Kind::Url) {
            return Some(here);
        }
    }
    None
}

/// ` [cit. 2014-02-11]. Dostupné z: https://…`   ` [accessed 11.02.2014]. Available at: https://…`   `. Disponible sur : https://…`:
/// what ISO 690 prints behind a citation, when it was seen and where; what is behind it.
pub fn seen_behind<'n>(i: In<'n>, draft: &mut Draft) -> In<'n> {
    let mut here = i;
    if let Some((inner, behind)) = here.enclosed(Kind::BracketOpen)
        && inner.means(0, bit(Sense::Accessed))
        && draft.attempt(|trial| accessed(inner, trial).filter(|rest| rest.is_empty())).is_some()
    {
        here = behind;
    }
    let led = if matches!(here.kind(0), Some(Kind::Dot | Kind::Comma)) { here.skip(1) } else { here };
    match leads_to_address(led).filter(|_| led.means(0, bit(Sense::Accessed))) {
        Some(to) => address(to, draft),
        None => here,
    }
}

/// ` [online]` at the end of a title or a journal's name: that it is read on a screen; what is before it.
pub fn before_medium(i: In<'_>) -> In<'_> {
    let Some(open) = i.peek(i.len().saturating_sub(1)).filter(|t| t.kind == Kind::BracketClose) else {
        return i;
    };
    let open = open.partner as usize;
    if open <= i.at || open >= i.end {
        return i;
    }
    let inner = i.part(open + 1, i.end - 1);
    let all = inner.long(Sense::Accessed).is_some_and(|len| len == inner.len());
    if all { i.until(open) } else { i }
}

/// `accessed 26 June 2015`
pub fn accessed<'n>(at: In<'n>, draft: &mut Draft) -> Option<In<'n>> {
    if let Some(to) = leads_to_address(at) {
        return Some(address(to, draft));
    }
    let (mut rest, ()) = word(|s| (s == Sense::Accessed).then_some(())).parse(at).ok()?;
    if matches!(rest.kind(0), Some(Kind::Colon)) || matches!(rest.word(0), "on" | "am") {
        rest = rest.skip(1);
    }
    // `Disponível em: p. 193`: no address, and what is cited.
    if let Ok((after, found)) = locators(rest)
        && !rest.is(0, Kind::Number)
        && ends(after)
    {
        draft.locate(found);
        draft.shows.labelled = true;
        draft.shows.numbered = true;
        return Some(after);
    }
    let (after, found) = date(rest).ok()?;
    draft.date(Field::Urldate, rest.span_to(after), since_the_web(found));
    if after.is(0, Kind::Comma) && after.is(1, Kind::Url) {
        return Some(address(after.skip(1), draft));
    }
    Some(after)
}
