//! The town of an archive: behind its name, before its signature, behind the last step.

use super::label::label;
use super::repository::known;
use super::steps::STEP;
use super::tongue::marks;
use super::{Found, keeps_records, signature, western};
use crate::grammar::draft::plain;
use crate::grammar::input::{In, dot};
use crate::grammar::token::{Case, Kind, bit};
use crate::grammar::towns::place_sense;
use crate::lexicon::{ArchiveId, Sense};
use crate::model::{Level, Unit};

/// What the registry calls archives of ministries and their posts.
const DIPLOMATIC: &str = "Diplomatic";

/// The city after a repository: `, Moscow`, `(Moscow)`, `(Rio de Janeiro)`.
pub fn place_tail<'n>(i: In<'n>, found: &mut Found) -> In<'n> {
    if !found.place.city.is_empty() {
        return i;
    }
    let after = match i.kind(0) {
        // `ЦДІА України, м. Львів, ф. 309`
        Some(Kind::Comma)
            if marks().town.contains(i.word(1))
                && i.is(2, Kind::Dot)
                && i.case(3) == Case::Capital
                && matches!(i.kind(4), Some(Kind::Comma | Kind::Dot)) =>
        {
            found.place.city = i.word(3).into();
            return i.skip(4);
        }
        Some(Kind::Comma) => i.skip(1),
        Some(Kind::ParenOpen)
            if i.peek(0).is_some_and(|t| (t.partner as usize) < i.end && t.partner as usize <= i.at + 5) =>
        {
            let close = i.peek(0).map_or(i.at, |t| t.partner as usize);
            let inner = i.part(i.at + 1, close);
            if place_sense(inner) {
                found.place.city = inner.note.slice(inner.at, inner.end).into();
                return i.part(close + 1, i.end);
            }
            return i;
        }
        _ => return i,
    };
    // `SAPMO-BArch, NY 4090/437`, `AGI, Buenos Aires, 2, L. 5`, `PAAA, Rom (Quirinal) 1234`: no town.
    let numbered = |rest: &In<'_>| {
        rest.is(0, Kind::Number)
            || rest.is(0, Kind::Slash)
            // `ARSI, Rom. 12 I`
            || rest.is(0, Kind::Dot) && rest.is(1, Kind::Number)
            || rest.is(0, Kind::ParenOpen) && rest.is(2, Kind::ParenClose) && rest.is(3, Kind::Number)
            || rest.is(0, Kind::Comma)
                && rest.is(1, Kind::Number)
                // `AGI, Santa Fe, 546 y 548`
                && (matches!(rest.kind(2), None | Some(Kind::Comma | Kind::Dot | Kind::Semi | Kind::ParenClose))
                    || rest.means(2, bit(Sense::And)) && rest.is(3, Kind::Number))
                // `Den Haag, 2.05.80, inv.nr. 1234`
                && !rest.peek(3).is_some_and(|t| t.kind == Kind::Number && !t.spaced)
                && seat(after, found).is_none()
    };
    // `HHStA, Staatenabteilung, England`: of papers, where the archive is in another country.
    let abroad = || after.long(Sense::City).is_none() && super::tongue::by_signature(found.land);
    match city(after)
        .filter(|_| !abroad() && !post(after, found))
        .or_else(|| seat(after, found))
        .or_else(|| town_before_signature(after, found))
        .filter(|rest| label(after, found).is_none() && !numbered(rest) && !section(after, *rest, found))
    {
        Some(rest) => {
            // `Kew, London`: the quarter, then the city.
            let second = city(rest.skip(1)).filter(|end| {
                rest.is(0, Kind::Comma)
                    && matches!(end.kind(0), None | Some(Kind::Dot | Kind::Semi | Kind::ParenClose))
            });
            let rest = second.unwrap_or(rest);
            found.place.city = after.text_to(rest).into();
            rest
        }
        None => i,
    }
}

/// `Essex Record Office, Chelmsford, D/ACA 20`: between an archive that no registry knows and its signature stands its town.
fn town_before_signature<'n>(i: In<'n>, found: &Found) -> Option<In<'n>> {
    let rest = i.skip(1);
    let unknown = found.place.code.is_empty() && found.place.repository.contains(' ');
    let word = i.case(0) == Case::Capital
        && known(i).is_none()
        && i.word(0).chars().count() > 2
        && !i.means(0, STEP);
    // `Unilever Archives, Port Sunlight, UAC/1/2/3`
    let two = rest.case(0) == Case::Capital
        && !western::is_collection(i.text_to(rest.skip(1)))
        && !rest.means(0, bit(Sense::ArchiveWord) | bit(Sense::BodyWord));
    let rest = if two { rest.skip(1) } else { rest };
    let signed = || {
        (rest.case(1) == Case::Upper
            || rest.is(1, Kind::Number) && rest.is(2, Kind::Slash) && rest.is(4, Kind::Slash))
            && super::signature::signature(rest.skip(1)).is_some_and(|end| end.at > rest.at + 2)
    };
    (unknown && word && rest.is(0, Kind::Comma) && signed()).then_some(rest)
}

/// The town behind the last step, where the citation ends: `box 12, Cambridge, MA`.
pub fn town_behind<'n>(i: In<'n>, found: &mut Found) -> In<'n> {
    if !found.place.city.is_empty() || !i.is(0, Kind::Comma) {
        return i;
    }
    // `712.00/5-1454, Caracas (Thurston) to Department of State`: who writes from there.
    let writes = |rest: &In<'_>| {
        rest.is(0, Kind::ParenOpen) && crate::grammar::document::writes_to(i.skip(1)).is_some()
    };
    match city(i.skip(1)).filter(|rest| super::ends_here(*rest) && !rest.is(0, Kind::Comma) && !writes(rest))
    {
        Some(rest) => {
            found.place.city = i.skip(1).text_to(rest).into();
            rest
        }
        None => i,
    }
}

/// The town where the registry has the archive: `, Kew`.
pub fn seat<'n>(i: In<'n>, found: &Found) -> Option<In<'n>> {
    let id: u16 = found.place.code.strip_prefix('#')?.parse().ok()?;
    let words = (0..3).take_while(|n| i.case(*n) == Case::Capital).count();
    let rest = i.skip(words);
    let city = i.note.words.archive(ArchiveId(id)).city;
    let whole = city.split([',', '/']).any(|town| town.trim() == i.text_to(rest));
    (words > 0 && whole).then_some(rest)
}

/// `AGI, México, leg. 12`   `AHU, Bahia, cx. 123`: a section with the name of a town, and a unit right behind it; not where the archive is.
fn section(i: In<'_>, rest: In<'_>, found: &Found) -> bool {
    let Some(id) = found.place.code.strip_prefix('#').and_then(|id| id.parse().ok()) else { return false };
    let scheme = i.note.words.archive(ArchiveId(id)).scheme;
    let outermost = scheme.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    rest.is(0, Kind::Comma)
        && marks().sections.contains(outermost)
        && label(rest.skip(1), found).is_some()
        && seat(i, found).is_none()
}

/// `CADN, Constantinople, série D`: in an archive of diplomacy a town where it is not is a post, whose papers follow.
fn post(i: In<'_>, found: &Found) -> bool {
    let Some(id) = found.place.code.strip_prefix('#').and_then(|id| id.parse().ok()) else { return false };
    let archive = i.note.words.archive(ArchiveId(id));
    let len = i.long(Sense::City).unwrap_or(1);
    let name = i.text_to(i.skip(len));
    archive.name_english.contains(DIPLOMATIC)
        && !archive.city.contains(name)
        && i.is(len, Kind::Comma)
        && i.skip(len + 1).means(0, bit(Sense::Step(Level::Series)))
}

/// A city with its state: `Stanford, CA`, `Cambridge, MA`, `Moscow`.
fn city(i: In<'_>) -> Option<In<'_>> {
    let mut rest = match i.long(Sense::City) {
        // `M.Abt. 119` is not in Moscow.
        Some(len)
            if matches!(i.case(0), Case::Capital | Case::Upper)
                && !(i.word(0).chars().count() == 1 && i.is(1, Kind::Dot) && i.is(2, Kind::Word)) =>
        {
            i.skip(len)
        }
        _ => {
            let mut rest = i;
            let mut words = 0;
            while rest.case(0) == Case::Capital && words < 3 {
                rest = rest.skip(1);
                words += 1;
            }
            // `HHStA, PA I` is no town in Pennsylvania.
            let signed =
                || rest.is(2, Kind::Number) || rest.case(2) == Case::Upper && !rest.is(2, Kind::Comma);
            if words == 0
                || western::is_collection(i.text_to(rest))
                || !(rest.is(0, Kind::Comma) && rest.means(1, bit(Sense::State)))
                || signed()
            {
                return None;
            }
            rest
        }
    };
    // `New York Public Library` begins with a city and is none.
    if matches!(rest.case(0), Case::Capital | Case::Upper) && !rest.means(0, STEP) {
        return None;
    }
    // `Oxford, MS. Eng. c. 2714` is not in Mississippi.
    let manuscripts = |len: usize| {
        let mark = rest.skip(1 + len);
        // `MS. Macmillan dep. c. 286`
        let named = mark.is(0, Kind::Dot) && mark.case(1) == Case::Capital;
        mark.is(0, Kind::Number)
            // `Cincinnati, MS-361`
            || mark.is(0, Kind::Dash) && mark.is(1, Kind::Number) && mark.peek(0).is_some_and(|t| !t.spaced)
            || named && signature::signature(rest.skip(1)).is_some()
            || mark.case(0) == Case::Upper
            || mark.case(0) == Case::Capital && signature::signature(rest.skip(1)).is_some()
            || mark.case(0) == Case::Capital && mark.is(1, Kind::Number)
            || mark.is(0, Kind::Dot) && (2..=4).contains(&mark.word(1).len()) && mark.is(2, Kind::Dot)
    };
    if rest.is(0, Kind::Comma)
        && let Some(len) = rest.skip(1).long(Sense::State)
        && !manuscripts(len)
    {
        rest = rest.skip(1 + len);
        rest = dot(rest).ok().filter(|(r, ())| !r.is_empty() || len > 2).map_or(rest, |(i, ())| i);
    }
    Some(rest)
}

/// `Cambridge, Corpus Christi College, MS 183`   `Bruxelles, KBR, ms. 9961-62`   `New Haven, Yale University, Beinecke Library, MS 408`
/// `Baltimore, Walters Art Museum, W.174, fol. 17v`: a town, a body of it that no list knows, and the mark of a manuscript, or any mark
/// before a leaf.
pub fn in_a_town(i: In<'_>) -> Option<(In<'_>, Found)> {
    const NAME: usize = 10;
    let town =
        (1..=2).find(|n| i.is(*n, Kind::Comma)).filter(|n| (0..*n).all(|n| i.case(n) == Case::Capital))?;
    let no = bit(Sense::DocumentHead) | bit(Sense::BodyWord) | bit(Sense::ArchiveWord) | bit(Sense::Signal);
    let name = i.skip(town + 1);
    // `Harvard University, Houghton Library, Lenz Papers, bMS Russ 13`: a school is no town.
    if (0..town).any(|n| i.means(n, no)) || !matches!(name.case(0), Case::Capital | Case::Upper) {
        return None;
    }
    let first = (1..NAME).find(|n| name.is(*n, Kind::Comma))?;
    let marked = |n: &usize| name.is(*n, Kind::Comma) && signature::manuscripts(name.skip(n + 1));
    let manuscript = (first..NAME).find(marked);
    let end = name.skip(manuscript.unwrap_or(first));
    let body = name.until(end.at);
    if western::is_collection(name.text_to(end)) {
        return None;
    }
    let keeps = || {
        crate::grammar::imprint::has(body, bit(Sense::ArchiveWord))
            || (0..body.len()).any(|n| keeps_records(body.word(n)))
    };
    let shown = match manuscript {
        Some(_) => {
            // By its letters, in a town that is known.
            let code = body.len() == 1 && name.case(0) == Case::Upper && i.means(0, bit(Sense::City));
            code || keeps() || crate::grammar::imprint::has(body, bit(Sense::BodyWord))
        }
        None => i.means(0, bit(Sense::City)) && keeps() && leaf_behind(end.skip(1)),
    };
    if !shown || signature::signature(end.skip(1)).is_none() {
        return None;
    }
    let mut found = Found::elsewhere();
    found.place.repository = plain(name.text_to(end));
    found.place.city = i.text_to(i.skip(town)).into();
    Some((end, found))
}

/// `W.174, fol. 17v`: a mark, and a leaf behind it.
fn leaf_behind(i: In<'_>) -> bool {
    i.case(0) == Case::Upper
        && signature::signature(i).is_some_and(|end| {
            let leaf = end.skip(1);
            end.is(0, Kind::Comma) && leaf.long(Sense::Locator(Unit::Folio)).is_some() && leaf.numbered()
        })
}
