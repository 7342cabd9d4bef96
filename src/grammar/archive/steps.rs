//! Steps and leaves one after another.

use ecow::{EcoString, EcoVec, eco_format};

use super::bare::{numbers, unlabelled_file};
use super::coded::part_of_papers;
use super::fonds::{named_fond, unlabelled_fond};
use super::label::{Mark, label};
use super::papers::{named_papers, sort_of_papers, to_comma};
use super::parts::begins_sentence;
use super::value::{LABELS, leaves, value};
use super::western::closed;
use super::year::{said_year, year_behind, year_by_word, year_of_file};
use super::{Found, separators, western};
use crate::grammar::date::{full_date, plain_date};
use crate::grammar::document::writes_to;
use crate::grammar::imprint::past;
use crate::grammar::input::In;
use crate::grammar::locator::{MOST, locators};
use crate::grammar::token::{Case, GIVEN, Kind, bit};
use crate::lexicon::Sense;
use crate::model::{Level, Locator, Sited, Step, Unit};

/// Reads what stands below, behind the marks that divide; gives `above` itself if nothing does.
pub fn below<'n>(above: In<'n>, found: &mut Found) -> In<'n> {
    let first = super::separators(above);
    let end = steps(first, found);
    if end.at > first.at { end } else { above }
}

/// Reads steps and leaves into `found`; gives the input after the last of them, `i` itself if there is none.
pub fn steps<'n>(i: In<'n>, found: &mut Found) -> In<'n> {
    if let Some(rest) = numbers(i, found) {
        // `558/1/3112 (1930): 1–14`: the year of the file.
        let rest = year_behind(rest, found).unwrap_or(rest);
        return leaves_behind(rest, found);
    }
    let mut end = i;
    let mut here = i;
    for _ in 0..28 {
        // `tomo 111, ff. 500-502. AHA, sección Gobierno`: the next sentence names another archive.
        if here.at > i.at
            && here.case(0) == Case::Upper
            && here.note.list[here.at - 1].kind == Kind::Dot
            && super::unknown::sectioned(here.skip(1))
        {
            break;
        }
        if let Some(rest) = named_fond(here, found).or_else(|| unlabelled_fond(here, found)) {
            end = rest;
        } else if let Some(rest) = part_of_papers(here, found) {
            end = rest;
        } else if let Some(rest) = year_by_word(here, found) {
            end = rest;
        } else if let Some((mark, at)) = label(here, found) {
            match step_or_leaf(here, mark, at, found) {
                Some(rest) => end = rest,
                None => break,
            }
        } else if let Some((rest, step)) = reversed(here, found) {
            match step {
                Reversed::Step(step) => found.place.steps.push(step),
                Reversed::Leaf(leaf) => found.locators.push(leaf),
            }
            end = rest;
        } else if let Some(rest) = unlabelled_file(here, found) {
            end = rest;
        } else if let Some(rest) = bare_leaf(here, found) {
            end = rest;
        } else if !begins_sentence(here)
            && let Some(rest) = western::part(here, found)
        {
            // `NL 1263 (Rheindorf), Bd. 180`: whose papers they are.
            end = named(rest, Level::Signature, found);
        } else if (found.has_any_step() || found.bare && said_year(here))
            && found.date.is_none()
            && let Some((rest, date)) = year_of_file(here, found)
        {
            found.date = Some((date, here.span_to(rest)));
            end = rest;
        } else if let Some(rest) = words_between(here, found) {
            here = rest;
            continue;
        } else {
            break;
        }
        end = reel_behind(end, found);
        let next = next_part(end, found);
        if next.at == end.at && !next.is(0, Kind::Word) && !next.is(0, Kind::Number) {
            break;
        }
        here = next;
        // No address points at more; what is repeated without end is read in pieces.
        if found.locators.len() > MOST {
            break;
        }
    }
    end
}

/// One labelled step or list of leaves; `None` if it begins another file.
fn step_or_leaf<'n>(i: In<'n>, mark: Mark, at: In<'n>, found: &mut Found) -> Option<In<'n>> {
    match mark {
        Mark::Step(level) => {
            let twice =
                level == Level::File && found.place.steps.iter().filter(|s| s.level == level).count() < 2;
            // A part among the steps begins no other file: `Портф. 150. Ч. 1. Д. 14`.
            let part = |unit| matches!(unit, Unit::Part | Unit::Number | Unit::Section | Unit::Volume);
            let pointed = found.locators.iter().any(|l| !part(l.value.unit));
            // `Abt. V, Nachlass Held 730`: papers in a division.
            let printed = level;
            let level = match level {
                Level::Collection if found.has(level) && !found.has(Level::Series) => Level::Series,
                // `Politica interna, sez. I`: a section of a series.
                Level::Series
                    if found.has(level) && !found.has(Level::Subseries) && found.tongue.is_some() =>
                {
                    Level::Subseries
                }
                level => level,
            };
            let below = level == Level::Series && found.tongue.is_some() && found.has(Level::Subseries);
            if found.has(level) && !twice && !below || pointed && is_file_level(level) {
                return None;
            }
            // `DAGR, 1927–1933, sez. I`: below the last of three names.
            if level == Level::Series
                && found.tongue.is_some()
                && found.has(level)
                && let Some((rest, _)) = value(at, level)
                && let Some(last) = found.place.steps.iter_mut().rfind(|s| s.level == Level::Subseries)
            {
                last.value = eco_format!("{}, {}", last.value, super::tidy(i.text_to(rest)));
                return Some(rest);
            }
            // `CDF 761.00/3-853`: the series, and a file in it.
            if level == Level::Series
                && found.has(Level::RecordGroup)
                && let Some(rest) = super::signature::decimal(at)
            {
                found.add(level, i.text_to(at).trim_end());
                found.add(Level::File, super::tidy(at.text_to(rest)));
                return Some(rest);
            }
            let (mut rest, mut value) = value(at, printed)?;
            // `box 12:3`: the folder behind a colon.
            let glued = |n, kind| rest.peek(n).is_some_and(|t| t.kind == kind && !t.spaced);
            if level == Level::Box && glued(0, Kind::Colon) && glued(1, Kind::Number) && closed(rest, 2) {
                found.place.steps.push(Step { level, label: i.text_to(at).trim_end().into(), value });
                found.add(Level::Folder, rest.word(1));
                return Some(rest.skip(2));
            }
            // `microfilm T-321, roll 10`: the number of the publication.
            // `Microcopy 316, reel 12`: of two films the first is the publication.
            let another = || rest.is(0, Kind::Comma) && rest.skip(1).long(Sense::Step(Level::Reel)).is_some();
            let film =
                level == Level::Reel && (value.starts_with(|c: char| c.is_ascii_uppercase()) || another());
            let level = if film && rest.is(0, Kind::Comma) && step_follows(rest, found) {
                Level::Series
            } else {
                level
            };
            if let Some((end, list)) = several(i, at, rest, level) {
                rest = end;
                value = list;
            }
            found.place.steps.push(western::step(level, i.text_to(at).trim_end().into(), value));
            Some(named(rest, level, found))
        }
        Mark::Locator(Unit::Folio) => leaves(at, &mut found.locators),
        Mark::Locator(unit) => match locators(i) {
            Ok((rest, more)) if !more.is_empty() => {
                for mut l in more {
                    // The file's own words: a leaf, not a line; a part, not a chapter.
                    l.value.unit = match (unit, l.value.unit) {
                        (_, Unit::Line) => Unit::Folio,
                        (Unit::Part, Unit::Chapter | Unit::Number) => Unit::Part,
                        (_, unit) => unit,
                    };
                    found.locators.push(l);
                }
                Some(rest)
            }
            _ => {
                let (rest, value) = value(at, Level::Volume)?;
                let span = at.span_to(rest);
                found.locators.push(Sited { value: Locator { unit, value }, span });
                Some(rest)
            }
        },
    }
}

/// Levels of which a second one, behind a leaf, begins another file.
fn is_file_level(level: Level) -> bool {
    matches!(
        level,
        Level::Delo | Level::Edkhr | Level::Opis | Level::Fond | Level::Papka | Level::Karton | Level::Korob
    )
}

/// The next step or leaf: behind commas and stops, or behind a semicolon that divides no files.
fn next_part<'n>(end: In<'n>, found: &Found) -> In<'n> {
    let next = separators(end);
    // `Box 14. Secret`: a sentence more is a remark.
    if found.land == super::parts::LAND && super::parts::ended(end) && label(next, found).is_none() {
        return end;
    }
    if !next.is(0, Kind::Semi) {
        return next;
    }
    let behind = next.skip(1);
    match label(behind, found) {
        // `fond 9401; opis 2; delo 64`
        Some((Mark::Step(level), _))
            if !found.has_file() && !found.has(level) && found.locators.is_empty() =>
        {
            behind
        }
        // `ll. 5–7, 12; l. 15`
        Some((Mark::Locator(Unit::Folio), _))
            if found.has_file()
                && !found.locators.is_empty()
                && !matches!(behind.word(0), "f" | "F" | "ф" | "Ф") =>
        {
            behind
        }
        _ => next,
    }
}

/// `dd. 12, 15, 18`, `Д. 19-а, 19-б`: several values of one step stay together as printed.
fn several<'n>(i: In<'n>, at: In<'n>, after: In<'n>, level: Level) -> Option<(In<'n>, EcoString)> {
    if !matches!(level, Level::Delo | Level::Edkhr | Level::File | Level::Folder | Level::Box) {
        return None;
    }
    // `dd.`, `дд.`, `dela`, `boxes`: the label says that there are several.
    let plural = matches!(i.word(0), "dd" | "дд" | "Дд" | "ДД" | "dela" | "дела" | "spravy" | "справи")
        || i.word(0).to_ascii_lowercase().ends_with("es")
        || matches!(i.word(0), "folders" | "Folders" | "files" | "Files")
        || many(i.word(0));
    let mut rest = after;
    loop {
        let sep = match rest.kind(0) {
            Some(Kind::Comma) => 1,
            _ => crate::grammar::name::and_len(rest),
        };
        let next = rest.skip(sep);
        if sep == 0 || !next.is(0, Kind::Number) || full_date(next).is_ok() {
            break;
        }
        let Some((end, _)) = value(next, level) else { break };
        // `d. 253, 5` is a leaf; `д. 19-а, 19-б` and `dd. 12, 15` are files.
        let lettered = end.at > next.at + 1 && end.peek(0).is_none_or(|t| t.kind != Kind::Word || t.spaced);
        let lettered = lettered && (next.at..end.at).any(|n| next.note.list[n].kind == Kind::Word);
        if !(plural || lettered) {
            break;
        }
        rest = end;
    }
    (rest.at > after.at).then(|| (rest, super::tidy(at.text_to(rest))))
}

/// `legs. 546 y 548`   `bb. 12, 15`   `legajos 3 y 4`: a word of Spain or Portugal with an s, one of Italy with its last letter twice.
fn many(word: &str) -> bool {
    let bytes = word.as_bytes();
    match bytes {
        [.., a, b] if a == b && a.is_ascii_alphabetic() => true,
        [_, _, _, .., last] => *last == b's',
        _ => false,
    }
}

/// A parenthesis after a value: the name of the fond or of the file.
fn named<'n>(i: In<'n>, level: Level, found: &mut Found) -> In<'n> {
    let Some(open) = i.peek(0).filter(|t| t.kind == Kind::ParenOpen) else { return i };
    let close = open.partner as usize;
    if close >= i.end {
        return i;
    }
    let rest = i.part(close + 1, i.end);
    let inner = i.part(i.at + 1, close);
    if matches!(level, Level::Delo | Level::Edkhr)
        && let Some(rest) = year_behind(i, found)
    {
        return rest;
    }
    // `op. 1(1)`: a number belongs to the value, so does a year: `op. 14 (1960)`.
    if inner.len() == 1 && inner.is(0, Kind::Number) {
        if let Some(step) = found.place.steps.last_mut() {
            step.value.push_str(if open.spaced { " " } else { "" });
            step.value.push_str(i.text_to(rest));
        }
        return rest;
    }
    // `(r. 5173)`: the film.
    if label(inner, found).is_some_and(|(mark, _)| mark == Mark::Step(Level::Reel)) {
        let end = steps_inside(inner, found);
        return if end { rest } else { i };
    }
    if matches!(level, Level::Delo | Level::Edkhr | Level::File)
        && found.title.is_none()
        && step_follows(rest, found)
    {
        found.title = Some(i.note.span(inner.at, inner.end));
        return rest;
    }
    // `NS 19/1705 (Himmler an Pohl, 12.3.1943), Bl. 3`: what the document is.
    if level == Level::Signature && found.words.is_none() && inner.len() > 2 && step_follows(rest, found) {
        found.words = Some((inner.at, inner.end));
    }
    // `Оп. 233 (ОО). 1905. Д. 106`: the department, and the year of the file.
    let dated = || {
        let next = separators(rest);
        next.at > rest.at && year_of_file(next, found).is_some()
    };
    if step_follows(rest, found) || level == Level::Fond || dated() { rest } else { i }
}

/// `d. 253 (r. 5173)`: the film in a parenthesis behind the file.
fn reel_behind<'n>(i: In<'n>, found: &mut Found) -> In<'n> {
    let Some(open) = i.peek(0).filter(|t| t.kind == Kind::ParenOpen) else { return i };
    let close = open.partner as usize;
    if close >= i.end || found.has(Level::Reel) {
        return i;
    }
    let inner = i.part(i.at + 1, close);
    let is_reel = label(inner, found).is_some_and(|(mark, _)| mark == Mark::Step(Level::Reel));
    if is_reel && steps_inside(inner, found) { i.part(close + 1, i.end) } else { i }
}

fn steps_inside(inner: In<'_>, found: &mut Found) -> bool {
    let Some((Mark::Step(level), at)) = label(inner, found) else { return false };
    match value(at, level) {
        Some((rest, value)) if rest.is_empty() => {
            found.place.steps.push(Step { level, label: inner.text_to(at).trim_end().into(), value });
            true
        }
        _ => false,
    }
}

fn step_follows(i: In<'_>, found: &Found) -> bool {
    let after = separators(i);
    after.at > i.at && label(after, found).is_some() || label(i, found).is_some()
}

/// The words of a fond's or department's name between steps: `f. 102, Departament politsii (DPOO), 1898 g., op. 226`.
fn words_between<'n>(i: In<'n>, found: &mut Found) -> Option<In<'n>> {
    if !found.has_any_step() && found.place.repository.is_empty()
        || !found.locators.is_empty()
        || found.has_file()
        // `FO 371/86756, TNA, p. 3`: who has the paper.
        || found.has(Level::Signature) && found.place.repository.is_empty() && super::repository::known(i).is_some()
    {
        return None;
    }
    // `AN, F7 13961. Lucien Febvre, « Les Rois »`: where commas divide, a stop ends the address.
    let commas = found.has_any_step() && (!found.by_fond() || found.has(Level::Signature));
    if commas && i.at.checked_sub(1).is_some_and(|at| i.note.list[at].stop) {
        return None;
    }
    let mut here = i;
    let mut count = 0;
    while let Some(t) = here.peek(0) {
        match t.kind {
            // `Bd. 346, Politischer Bericht Nr. 12`: what the document is, in an archive without fonds.
            Kind::Word
                if t.bits & bit(Sense::DocumentHead) != 0
                    && found.has_any_step()
                    && !found.by_fond()
                    // `Ministero dell'Interno, Carteggio riservato, b. 40`: a series in the papers.
                    && !(found.has(Level::Collection)
                        && found.place.steps.len() == 1
                        && count == 0
                        && sort_of_papers(to_comma(here))) =>
            {
                return None;
            }
            // `PREM 11/514, Churchill to Truman, 25 August 1952`: who writes to whom.
            Kind::Word
                if count > 0
                    && t.case == Case::Lower
                    && t.bits & bit(Sense::Addressee) != 0
                    && found.has(Level::Signature)
                    && writes_to(i).is_some() =>
            {
                return None;
            }
            // `F7 13961 et Lucien Febvre, « Les Rois »`, `busta 12. Si veda`: another work.
            Kind::Word if !found.by_fond() && t.case == Case::Lower && leads_on(here) => return None,
            Kind::Dot if t.stop && commas => return None,
            Kind::Word
                if t.bits & LABELS != 0
                    && count > 0
                    && let Some((mark, _)) = label(here, found) =>
            {
                // `b. 12, diario storico della divisione «Acqui»`: what the document is.
                let series = matches!(mark, Mark::Step(Level::Series | Level::Collection));
                let described = series && i.case(0) == Case::Lower && found.has(Level::Box);
                return if described { None } else { Some(between(i, here, found)) };
            }
            Kind::Word | Kind::Quote | Kind::Amp | Kind::Dash | Kind::Sign => here = here.skip(1),
            // `Szu, 1945–1964, 4. d.`
            Kind::Number if count > 0 && reversed(here, found).is_some() => {
                return Some(between(i, here, found));
            }
            // `1 eksp.`, `3 д-во`, `6 ot., 3 st.`: the divisions of an office.
            Kind::Number if count == 0 && t.span.len() < 3 && here.case(1) == Case::Lower => {
                here = here.skip(1)
            }
            // `4-е д-во`: an ordinal may be its first word.
            Kind::Number if count > 0 || here.is(1, Kind::Dash) && here.is(2, Kind::Word) => {
                here = here.skip(1)
            }
            // The title of a document among the steps.
            Kind::QuoteOpen if found.has_any_step() && t.text != "«" => return None,
            Kind::ParenOpen | Kind::QuoteOpen => here = here.part(past(here, here.at), here.end),
            Kind::Dot if !t.stop => here = here.skip(1),
            Kind::Comma | Kind::Dot | Kind::Colon => {
                let next = here.skip(1);
                if let Some((rest, date)) = year_of_file(next, found) {
                    found.date = Some((date, next.span_to(rest)));
                    between(i, here, found);
                    return Some(separators(rest));
                }
                if label(next, found).is_some() || reversed(next, found).is_some() {
                    between(i, here, found);
                    return Some(next);
                }
                if count > 14 {
                    return None;
                }
                here = next;
            }
            _ => return None,
        }
        count += 1;
        if count > 24 {
            return None;
        }
    }
    None
}

/// `et Lucien Febvre`, `y Santos Juliá`: an “and” before a person.
fn leads_on(i: In<'_>) -> bool {
    i.means(0, bit(Sense::And))
        && i.case(1) != Case::Lower
        && (i.means(1, GIVEN) || i.is(2, Kind::Dot) && i.word(1).len() == 1)
}

/// Words between the repository and its first step: a collection's name, or what the document is.
fn between<'n>(from: In<'n>, to: In<'n>, found: &mut Found) -> In<'n> {
    if !found.has_any_step() {
        let span = from.span_to(to);
        let words = from.until(to.at);
        let last = span.of(from.note.text).trim_end_matches([',', '.', ' ']);
        if western::is_collection(last) {
            found.add(Level::Collection, crate::grammar::draft::plain(last));
        } else if named_papers(words, found) {
            let levels = [Level::Collection, Level::Series, Level::Subseries];
            // `Correspondance politique, Russie`: the papers, and a series in them.
            let parts = last.splitn(levels.len(), ", ");
            for (level, part) in levels.into_iter().zip(parts) {
                found.add(level, super::tidy(&crate::grammar::draft::plain(part)));
            }
        } else if !words.is_empty() && from.case(0) != Case::Lower {
            found.words = Some((from.at, to.at));
        }
    } else if found.has(Level::Collection)
        && found.place.steps.len() == 1
        && named_papers(from.until(to.at), found)
    {
        // `PNF, Situazione politica delle province, b. 3`: a series in the papers.
        let text = from.text_to(to).trim_end_matches([',', '.', ' ']);
        found.add(Level::Series, super::tidy(&crate::grammar::draft::plain(text)));
    }
    to
}

/// The tokens of a number with its hyphens and slashes: `5/228`, `5/b`.
pub fn number_len(i: In<'_>) -> usize {
    if !i.is(0, Kind::Number) {
        return 0;
    }
    let mut len = 1;
    while matches!(i.kind(len), Some(Kind::Dash | Kind::Slash | Kind::Number))
        && !i.peek(len).is_some_and(|t| t.spaced)
    {
        len += 1;
    }
    // `5/b. ő. e.`
    let letter = i.is(len - 1, Kind::Slash) && i.peek(len).is_some_and(|t| t.kind == Kind::Word && !t.spaced);
    if letter && i.word(len).chars().count() <= 2 { len + 1 } else { len }
}

enum Reversed {
    Step(Step),
    Leaf(Sited<Locator>),
}

/// `101. f.`, `15. apr.`, `288. f.`, `24. d.`: the value before its label, as in Latvia and Hungary.
fn reversed<'n>(i: In<'n>, so_far: &Found) -> Option<(In<'n>, Reversed)> {
    if !i.is(0, Kind::Number) {
        return None;
    }
    let mut dots = number_len(i);
    // `12.–14. lp.`
    if dots == 1 && i.is(1, Kind::Dot) && i.is(2, Kind::Dash) && i.is(3, Kind::Number) {
        dots = 4;
    }
    if !i.is(dots, Kind::Dot) || !i.is(dots + 1, Kind::Word) {
        return None;
    }
    let after = i.skip(dots + 1);
    // `Ст. 3. Д. 12`: a label with a capital begins a step of its own.
    if so_far.by_fond() && after.case(0) != Case::Lower {
        return None;
    }
    let (mark, len) = match so_far.tongue.and_then(|t| t.read(after)) {
        Some(found) => found,
        // `2. Op. Armeekdo.`: an ordinal.
        None if super::tongue::by_signature(so_far.land) => return None,
        None => {
            let of = |level| after.hit(|s| (s == Sense::Step(level)).then_some(Mark::Step(level)));
            let level = [Level::Fond, Level::Opis, Level::Delo, Level::Edkhr, Level::Box, Level::Series]
                .into_iter()
                .find(|l| !so_far.has(*l) && of(*l).is_some());
            match level.and_then(of) {
                Some(found) => found,
                None => after.hit(|s| match s {
                    Sense::Locator(Unit::Folio) => Some(Mark::Locator(Unit::Folio)),
                    _ => None,
                })?,
            }
        }
    };
    let rest = after.skip(len);
    let rest = rest.past_dot();
    // `f. 288`: the label belongs to the number behind it, unless that has its own.
    let next = number_len(rest);
    let own = rest.is(next, Kind::Dot) && rest.is(next + 1, Kind::Word);
    if next > 0 && !own && !super::tongue::behind(so_far.land) {
        return None;
    }
    let number = i.part(i.at, i.at + dots);
    let value = super::tidy(i.note.slice(number.at, number.end)).replace(".-", "-");
    match mark {
        Mark::Step(level) if so_far.has(level) => None,
        Mark::Step(level) => {
            Some((rest, Reversed::Step(Step { level, label: after.text_to(rest).into(), value })))
        }
        Mark::Locator(unit) => {
            let span = i.note.span(i.at, i.at + dots);
            Some((rest, Reversed::Leaf(Sited { value: Locator { unit, value }, span })))
        }
    }
}

/// A bare number behind the file is a leaf: `d. 8932: 114`, `d. 253, 5–7`.
fn bare_leaf<'n>(i: In<'n>, found: &mut Found) -> Option<In<'n>> {
    let last = found.place.steps.last()?;
    // `SP 1/185, 21r`: the side of a leaf says what it is.
    let sided = || {
        last.level == Level::Signature
            && i.peek(1).is_some_and(|t| !t.spaced)
            && matches!(i.word(1), "r" | "v")
            && i.word(0).len() <= 3
    };
    if !(matches!(last.level, Level::Delo | Level::Edkhr) || sided())
        || !found.locators.is_empty()
        || !i.is(0, Kind::Number)
    {
        return None;
    }
    let before = i.at.checked_sub(1).map(|at| i.note.list[at].kind);
    if !matches!(before, Some(Kind::Comma | Kind::Colon)) {
        return None;
    }
    leaf_list(i, found)
}

/// Leaves without a label, where a citation can end behind them.
fn leaf_list<'n>(i: In<'n>, found: &mut Found) -> Option<In<'n>> {
    if plain_date(i).is_ok() {
        return None;
    }
    let mut list = EcoVec::new();
    let rest = leaves(i, &mut list)?;
    if !matches!(
        rest.kind(0),
        None | Some(
            Kind::Comma
                | Kind::Dot
                | Kind::Semi
                | Kind::ParenClose
                | Kind::ParenOpen
                | Kind::Colon
                | Kind::BracketOpen
        )
    ) {
        return None;
    }
    found.locators.extend(list);
    Some(rest)
}

/// Behind numbers alone: `5/28/253: 5–7`, `17/162/18, 5`, `R-5446-98-1710, l. 4`.
fn leaves_behind<'n>(i: In<'n>, found: &mut Found) -> In<'n> {
    if !found.locators.is_empty() {
        return i;
    }
    let next = separators(i);
    if next.at == i.at {
        return i;
    }
    if let Some((Mark::Locator(Unit::Folio), at)) = label(next, found) {
        return leaves(at, &mut found.locators).unwrap_or(i);
    }
    if let Some((Mark::Locator(Unit::Page), _)) = label(next, found)
        && let Ok((rest, more)) = locators(next)
    {
        found.locators.extend(more);
        return rest;
    }
    if matches!(i.kind(0), Some(Kind::Comma | Kind::Colon)) { leaf_list(next, found).unwrap_or(i) } else { i }
}

/// The bits of labels, for those who look for the next one.
pub const STEP: u128 = bit(Sense::Step(Level::Fond));
