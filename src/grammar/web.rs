//! Pages on the web: a title, whose site it is, when it was written or seen, and the address.

use nom::Input;

use super::address::{accessed, address, in_address, wrapped_address};
use super::date::{date, full_date};
use super::draft::Draft;
use super::imprint::has;
use super::input::{In, comma, dot};
use super::roles::roles;
use super::tail::{Seen, ended, ends};
use super::token::{Case, Kind, bit};
use crate::lexicon::Sense;
use crate::model::{Field, Kind as Work};
use crate::small;

/// `Wilson Center, March 5, 2015, https://…`   `National Security Archive, accessed May 3, 2015, https://…`   `available at <http://…>`
/// `Digital Scriptorium, University of Leeds, accessed 3 May 2015`
///
/// Behind a title. A newspaper's article that is read on the web stays an article.
pub fn page<'n>(i: In<'n>, draft: &mut Draft) -> Option<In<'n>> {
    if !address_ahead(i) {
        return None;
    }
    let mut trial = draft.clone();
    let mut here = i;
    let mut site: Option<In<'n>> = None;
    let mut web = false;
    for step in 0..8 {
        let at = match here.kind(0) {
            Some(Kind::Comma | Kind::Colon) => here.skip(1),
            Some(Kind::Dot) if here.is(1, Kind::Url) => here.skip(1),
            _ => here,
        };
        let wrapped = matches!(at.kind(0), Some(Kind::QuoteOpen | Kind::Quote)) && at.is(1, Kind::Url);
        if at.is(0, Kind::Url) || wrapped {
            let end = address(at, &mut trial);
            if of_periodical(site, &trial, web) {
                return None;
            }
            *draft = of_site(trial, site);
            return Some(end);
        }
        if at.means(0, bit(Sense::Accessed)) || in_address(at).is_some() {
            // `Washington Post, February 12, 2007, accessed May 3, 2020, https://…`
            if of_periodical(site, &trial, web) {
                return None;
            }
            here = match accessed(at, &mut trial) {
                Some(rest) if trial.shows.url => {
                    *draft = of_site(trial, site);
                    return Some(rest);
                }
                // The day it was seen says as much as the address, which was left out.
                Some(rest) if ends(rest) && trial.fields.has(Field::Urldate) => {
                    trial.shows.url = true;
                    *draft = of_site(trial, site);
                    return Some(rest);
                }
                Some(rest) => rest,
                // `available at`, `URL:`
                None => {
                    let len = at.long(Sense::Accessed)?;
                    at.skip(len)
                }
            };
            continue;
        }
        // `at https://…`
        if at.case(0) == Case::Lower
            && at.means(0, bit(Sense::Small) | bit(Sense::Plain))
            && at.is(1, Kind::Url)
        {
            here = at.skip(1);
            continue;
        }
        // `last modified April 3, 2012`
        let posted = at.long(Sense::Posted).map_or(at, |len| at.skip(len));
        if posted.at > at.at
            && let Ok((rest, found)) = full_date(posted)
        {
            // `Adams to Jefferson, 3 March 1814, Founders Online, last modified June 13, 2018, …`: a letter has its day.
            if !(trial.kind == Work::Letter && trial.fields.has(Field::Date)) {
                trial.date(Field::Date, posted.span_to(rest), found);
            }
            trial.shows.dated = true;
            here = rest;
            continue;
        }
        if !trial.fields.has(Field::Date)
            && (at.at > here.at || step == 0)
            && let Ok((rest, found)) = full_date(at).or_else(|_| date(at))
            && (rest.is_empty()
                || matches!(rest.kind(0), Some(Kind::Comma | Kind::Url | Kind::Dot))
                || wrapped_address(rest)
                || ends(rest))
        {
            trial.date(Field::Date, at.span_to(rest), found);
            trial.shows.dated = true;
            here = rest;
            continue;
        }
        // `American Panorama, ed. Robert K. Nelson and Edward L. Ayers`
        if site.is_some()
            && at.means(0, bit(Sense::Editor))
            && let Some(rest) = roles(at, &mut trial, &mut Seen::default())
        {
            here = rest;
            continue;
        }
        // `(blog)`
        if let Some((inner, behind)) = at.enclosed(Kind::ParenOpen) {
            if has(inner, bit(Sense::WebWord)) && inner.len() <= 3 {
                web = true;
            } else if is_owner(inner) && behind.is(0, Kind::Comma) {
                trial.text(Field::Publisher, i.note.span(inner.at, inner.end), i.note.text);
            } else if accessed(inner, &mut trial).is_none_or(|rest| !rest.is_empty()) {
                return None;
            }
            here = behind;
            continue;
        }
        // The site's name, up to the comma, the bracket or the address; perhaps its owner's behind it.
        let mut end = at;
        while let Some(t) = end.peek(0) {
            let word = match t.kind {
                // `Mail Online`: to Czechs the word tells where a thing is to be found.
                Kind::Word if end.at > at.at && small::is(t.text, small::PAPERS_ON_THE_WEB) => true,
                Kind::Word => t.bits & (bit(Sense::Accessed) | bit(Sense::Posted)) == 0,
                Kind::Amp | Kind::Quote | Kind::Dash | Kind::Slash => true,
                Kind::Number => end.at > at.at,
                Kind::Dot => !t.stop,
                _ => false,
            };
            if !word || end.at - at.at > 12 {
                break;
            }
            end = end.skip(1);
        }
        let named = matches!(at.case(0), Case::Capital | Case::Upper) || at.word(0) == "the";
        if end.at == at.at || !named || site.is_some_and(|s| s.end - s.at > 16) {
            return None;
        }
        let words = at.until(end.at);
        web |= has(words, bit(Sense::WebWord));
        site = Some(site.map_or(words, |s| i.part(s.at, end.at)));
        here = end;
    }
    None
}

/// The site is a newspaper or a journal, and its issue has a date: no page of the web.
fn of_periodical(site: Option<In<'_>>, page: &Draft, web: bool) -> bool {
    let Some((site, date)) = site.zip(page.fields.date()) else { return false };
    let newspaper = site.means(0, bit(Sense::Newspaper))
        || has(site, bit(Sense::Newspaper) | bit(Sense::JournalWord)) && !has(site, bit(Sense::BodyWord));
    // `Mail Online, 17 July 2015, http://…`: the word belongs to the name of what appears by the day.
    let by_day = || {
        site.len() > 1
            && site.peek(site.len() - 1).is_some_and(|t| small::is(t.text, small::PAPERS_ON_THE_WEB))
            && date.edtf.len() == 10
    };
    newspaper && !web || page.kind != Work::Letter && by_day()
}

/// A page, and whose site it is.
fn of_site(mut page: Draft, site: Option<In<'_>>) -> Draft {
    if let Some(words) = site {
        page.text(Field::Note, words.note.span(words.at, words.end), words.note.text);
    }
    page.kind = Work::Online;
    page
}

/// An address, or the day when it was seen, stands before the clause ends.
fn address_ahead(i: In<'_>) -> bool {
    i.note.list[i.at..i.end.min(i.at + 60)]
        .iter()
        .take_while(|t| t.kind != Kind::Semi)
        .any(|t| t.kind == Kind::Url || t.case == Case::Lower && t.bits & bit(Sense::Accessed) != 0)
}

/// `“General Python FAQ” (The Python Software Foundation), accessed …`: in brackets, whose site it is.
fn is_owner(inner: In<'_>) -> bool {
    matches!(inner.case(0), Case::Capital | Case::Upper)
        && inner.len() <= 10
        && inner.iter_elements().all(|t| {
            matches!(t.kind, Kind::Word | Kind::Amp | Kind::Comma | Kind::Dash)
                && t.bits & bit(Sense::Accessed) == 0
        })
}

/// `https://www.loc.gov/collections/federal-theatre-project/`: nothing but an address.
pub fn bare_address(i: In<'_>) -> Option<Draft> {
    let wrapped = matches!(i.kind(0), Some(Kind::QuoteOpen | Kind::Quote)) && i.is(1, Kind::Url);
    if !i.is(0, Kind::Url) && !wrapped {
        return None;
    }
    let mut draft = Draft::at(i, Work::Online);
    let rest = address(i, &mut draft);
    let rest = comma(rest).ok().and_then(|(after, ())| accessed(after, &mut draft)).unwrap_or(rest);
    ended(draft, rest)
}

/// `, online edn, Jan. 2008`   `, online edition`: how the work was read, behind its facts of publication.
pub fn online_edition<'n>(at: In<'n>, draft: &mut Draft) -> Option<In<'n>> {
    // `Kindle, loc. 34`   `Kindle edition, 34`
    if small::is(at.word(0), small::BOOKS_FOR_READERS) {
        let words = at.skip(1).hit(|s| matches!(s, Sense::Edition | Sense::EditionWord).then_some(()));
        let rest = at.skip(1 + words.map_or(0, |((), len)| len));
        let rest = if words.is_some() { rest.past_dot() } else { rest };
        if !(ends(rest) || rest.is(0, Kind::Comma)) {
            return None;
        }
        draft.text(Field::Note, at.span_to(rest), at.note.text);
        return Some(rest);
    }
    if !at.means(0, bit(Sense::WebWord)) || at.case(0) != Case::Lower {
        return None;
    }
    let ((), len) = at.skip(1).hit(|s| matches!(s, Sense::Edition | Sense::EditionWord).then_some(()))?;
    let rest = at.skip(1 + len);
    let mut rest = dot(rest).ok().filter(|(r, ())| !r.is_empty()).map_or(rest, |(i, ())| i);
    if rest.is(0, Kind::Comma)
        && let Ok((after, _)) = date(rest.skip(1))
        && (ends(after) || matches!(after.kind(0), Some(Kind::Comma | Kind::BracketOpen | Kind::ParenOpen)))
    {
        rest = after;
    }
    draft.text(Field::Note, at.span_to(rest), at.note.text);
    Some(rest)
}
