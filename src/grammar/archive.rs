//! Places in archives: from the repository down to the leaf, or from the box up to the repository.

use super::date::{date, full_date, plain_date};
use super::draft::{Draft, plain};
use super::imprint::{hereafter, past, place_sense};
use super::input::{In, Parsed, comma, dot};
use super::locator::locators;
use super::token::{Case, Kind, bit};
use crate::lexicon::{ArchiveId, Sense};
use crate::model::{Date, Field, Level, Locator, Place, Sited, Span, Step, Unit};

/// A place, and what stood among its steps.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// The place.
    pub place: Place,
    /// Leaves, pages, parts.
    pub locators: Vec<Sited<Locator>>,
    /// A year among the steps: `1806 g.`
    pub date: Option<(Date, Span)>,
    /// The name of the file in parentheses after its number.
    pub title: Option<Span>,
    /// A code for later use.
    pub hereafter: Option<Sited<String>>,
    /// The registry knows the repository.
    pub known: bool,
}

/// Words that can begin or be a step.
const STEP: u128 = bit(Sense::Step(Level::Fond));

/// Senses that a place in an archive has.
pub const PLACE_BITS: u128 =
    bit(Sense::Archive(ArchiveId(0))) | bit(Sense::Step(Level::Fond)) | bit(Sense::ArchiveWord);

/// `RGANI, f. 5, op. 28, d. 253, ll. 5–7 ob.`   `АВП РФ. Ф. 0104. Оп. 16. П. 117. Д. 9. Л. 22–24`   `box 20, folder 17, Jay Lovestone Papers, Hoover Institution Archives, Stanford, CA`
pub fn place(i: In<'_>) -> Parsed<'_, Found> {
    if let Ok(found) = from_repository(i) {
        return Ok(found);
    }
    from_box(i)
}

/// Repository first, then the steps down.
fn from_repository(i: In<'_>) -> Parsed<'_, Found> {
    let (rest, mut found) = repository(i)?;
    let rest = place_tail(rest, &mut found);
    let after = separators(rest);
    let steps_end = steps(after, &mut found);
    if found.place.steps.is_empty() {
        // A known repository alone may be the place of something described before it.
        if found.known && found.locators.is_empty() && ends_here(rest) {
            return Ok((rest, found));
        }
        return i.miss();
    }
    Ok((steps_end, found))
}

/// `f. 5, op. 30, d. 12, l. 3`: steps alone, the repository being in force.
pub fn steps_only(i: In<'_>) -> Parsed<'_, Found> {
    let mut found = Found::default();
    let end = steps(i, &mut found);
    if found.place.steps.is_empty() && found.locators.is_empty() {
        return i.miss();
    }
    Ok((end, found))
}

/// `RGANI`   `ЦА ФСБ`   `Gosudarstvennyi arkhiv Rossiiskoi Federatsii (GARF)`   `Archive of X [Russian name, hereafter CODE]`
fn repository(i: In<'_>) -> Parsed<'_, Found> {
    let mut found = Found::default();
    let id = |s| if let Sense::Archive(id) = s { Some(id) } else { None };
    if let Some((id, len)) = i.hit(id)
        && (len > 1 || i.case(0) != Case::Lower)
    {
        let mut rest = i.skip(len);
        // A longer name that begins with a known one: `United Nations Archives and Record Management Section`.
        if super::name::and_len(rest) > 0
            && let Some((longer, _)) = capital_run(rest.skip(1), 0, 8)
            && !longer.is(0, Kind::Number)
        {
            rest = longer;
        }
        set_repository(&mut found, i.text_to(rest), id);
        found.known = true;
        rest = code_after(rest, &mut found);
        return Ok((rest, found));
    }
    // An unknown code before a label: `ОГАЧО. Ф. 274. Оп. 3`, `RAE f. 1`.
    if i.case(0) == Case::Upper && (2..=9).contains(&i.word(0).chars().count()) {
        let mut rest = i.skip(1);
        let mut words = 1;
        while words < 4 && matches!(rest.case(0), Case::Upper | Case::Capital) && !rest.means(0, STEP) {
            rest = rest.skip(1);
            words += 1;
        }
        let after = separators(rest);
        if fond_ahead(after) {
            found.place.repository = i.text_to(rest).to_owned();
            return Ok((rest, found));
        }
    }
    // A name with a word that archives' names have: `Архив УФСБ РФ по Республике Марий Эл`.
    if let Some((rest, shows)) = capital_run(i, bit(Sense::ArchiveWord) | bit(Sense::BodyWord), 14)
        && shows
    {
        let name = i.text_to(rest).to_owned();
        let with_code = code_after(rest, &mut found);
        let after = separators(with_code);
        if step_ahead(after) {
            if found.place.repository.is_empty() {
                found.place.repository = name;
            } else {
                found.place.name = name;
            }
            return Ok((with_code, found));
        }
    }
    i.miss()
}

fn set_repository(found: &mut Found, printed: &str, id: ArchiveId) {
    found.place.repository = plain(printed);
    found.place.code = format!("#{}", id.0);
}

/// `(GARF)`, `[Russian State Archive of Contemporary History, hereafter RGANI]` after a name: the code is
/// the repository, the name its name.
fn code_after<'n>(i: In<'n>, found: &mut Found) -> In<'n> {
    let Some(open) = i.peek(0).filter(|t| matches!(t.kind, Kind::ParenOpen | Kind::BracketOpen)) else {
        return i;
    };
    let close = open.partner as usize;
    if close >= i.end || close < i.at + 2 {
        return i;
    }
    let inner = i.part(i.at + 1, close);
    let rest = i.part(close + 1, i.end);
    if let Some(span) = hereafter(inner) {
        let code = span.of(i.note.text).trim().to_owned();
        found.place.name = std::mem::take(&mut found.place.repository);
        found.place.repository = code.clone();
        found.hereafter = Some(Sited { value: code, span });
        return rest;
    }
    if inner.len() <= 3 && inner.case(0) == Case::Upper {
        found.place.name = std::mem::take(&mut found.place.repository);
        found.place.repository = inner.note.slice(inner.at, inner.end).to_owned();
        return rest;
    }
    i
}

/// The city after a repository: `, Moscow`, `in Moscow`, `(Moscow)`.
fn place_tail<'n>(i: In<'n>, found: &mut Found) -> In<'n> {
    let after = match i.kind(0) {
        Some(Kind::Comma) => i.skip(1),
        Some(Kind::ParenOpen)
            if i.peek(0).is_some_and(|t| (t.partner as usize) < i.end && t.partner as usize <= i.at + 3) =>
        {
            let close = i.peek(0).map_or(i.at, |t| t.partner as usize);
            let inner = i.part(i.at + 1, close);
            if place_sense(inner) {
                found.place.city = inner.note.slice(inner.at, inner.end).to_owned();
                return i.part(close + 1, i.end);
            }
            return i;
        }
        _ => return i,
    };
    match city(after) {
        Some(rest) => {
            found.place.city = after.text_to(rest).to_owned();
            rest
        }
        None => i,
    }
}

/// A city with its state: `Stanford, CA`, `Cambridge, MA`, `Moscow`.
fn city(i: In<'_>) -> Option<In<'_>> {
    let mut rest = match i.hit(|s| (s == Sense::City).then_some(())) {
        Some((_, len)) => i.skip(len),
        None => {
            let mut rest = i;
            let mut words = 0;
            while rest.case(0) == Case::Capital && words < 3 {
                rest = rest.skip(1);
                words += 1;
            }
            if words == 0 || !(rest.is(0, Kind::Comma) && rest.means(1, bit(Sense::State))) {
                return None;
            }
            rest
        }
    };
    if rest.is(0, Kind::Comma)
        && let Some((_, len)) = rest.skip(1).hit(|s| (s == Sense::State).then_some(()))
    {
        rest = rest.skip(1 + len);
        rest = dot(rest).ok().filter(|(r, ())| !r.is_empty() || len > 2).map_or(rest, |(i, ())| i);
    }
    Some(rest)
}

/// `Arthur B. Spingarn Papers`: capitalised words and small ones between, up to a comma; and whether one of
/// them has a sense of `bits`.
fn capital_run(i: In<'_>, bits: u128, most: usize) -> Option<(In<'_>, bool)> {
    let mut here = i;
    let mut last = None;
    let mut shows = false;
    let mut words = 0;
    while let Some(t) = here.peek(0) {
        match t.kind {
            Kind::Word => {
                let small = t.bits & (bit(Sense::Small) | bit(Sense::And) | bit(Sense::In)) != 0;
                let archive = t.bits & bits != 0;
                if t.case == Case::Lower && !small && !archive && !russian_middle(here) {
                    break;
                }
                if words > 0 && t.bits & STEP != 0 && step_ahead(here) {
                    break;
                }
                shows |= archive;
                words += 1;
                let capital = t.case != Case::Lower || archive;
                here = here.skip(1);
                if here.is(0, Kind::Dot) && here.peek(0).is_some_and(|d| !d.stop && !d.spaced) {
                    here = here.skip(1);
                }
                if capital {
                    last = Some(here);
                }
            }
            Kind::Amp | Kind::Quote => here = here.skip(1),
            _ => break,
        }
        if words > most {
            break;
        }
    }
    let first_is_capital = matches!(i.case(0), Case::Capital | Case::Upper);
    last.filter(|_| first_is_capital).map(|rest| (rest, shows))
}

/// Names of Russian bodies are written small after the first word: `государственный архив`.
fn russian_middle(i: In<'_>) -> bool {
    i.means(0, bit(Sense::ArchiveWord) | bit(Sense::BodyWord))
        || i.word(0).chars().next().is_some_and(|c| ('\u{400}'..'\u{530}').contains(&c))
}

/// Commas, stops, colons and slashes between steps.
fn separators(mut i: In<'_>) -> In<'_> {
    while matches!(i.kind(0), Some(Kind::Comma | Kind::Dot | Kind::Colon | Kind::Slash | Kind::Quote)) {
        i = i.skip(1);
    }
    i
}

/// A label with its value stands here.
fn step_ahead(i: In<'_>) -> bool {
    label(i, &Place::default()).is_some()
}

fn fond_ahead(i: In<'_>) -> bool {
    matches!(
        label(i, &Place::default()),
        Some((Mark::Step(Level::Fond | Level::Opis | Level::Delo | Level::Box), _))
    )
}

/// What a label announces.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Mark {
    Step(Level),
    Locator(Unit),
}

/// `f.`, `опись`, `fond (f.)`, `ll.`: a label, decided by what has gone before, and where its value begins.
fn label<'n>(i: In<'n>, so_far: &Place) -> Option<(Mark, In<'n>)> {
    let t = i.peek(0)?;
    if t.kind == Kind::Sign {
        return None;
    }
    let unit_bits = STEP | bit(Sense::Locator(Unit::Page));
    if t.bits & unit_bits == 0 {
        return ocr_leaf(i, so_far);
    }
    let mut candidates: Vec<(Mark, usize)> = Vec::new();
    for hit in i.note.hits(i.at) {
        let mark = match hit.sense {
            Sense::Step(level) => Mark::Step(level),
            Sense::Locator(unit) => Mark::Locator(unit),
            Sense::Number if so_far.step(Level::Opis).is_some() => Mark::Step(Level::Delo),
            Sense::Volume => Mark::Locator(Unit::Volume),
            Sense::Part => Mark::Locator(Unit::Part),
            _ => continue,
        };
        candidates.push((mark, hit.len as usize));
    }
    let longest = candidates.iter().map(|(_, l)| *l).max()?;
    let after = i.skip(longest);
    let after = dot(after).map_or(after, |(i, ())| i);
    // `op.’ 8`, `opis' 1`, `opis” 2`
    let after = if after.is(0, Kind::Quote) { after.skip(1) } else { after };
    // `fond (f.) 1286`, `1806 god (g.)`
    let after = match after.peek(0) {
        Some(t)
            if t.kind == Kind::ParenOpen
                && (t.partner as usize) < i.end
                && t.partner as usize <= after.at + 3 =>
        {
            after.part(t.partner as usize + 1, i.end)
        }
        _ => after,
    };
    let after = match after.kind(0) {
        // `op, 28`: a comma for a stop.
        Some(Kind::Comma) if after.is(1, Kind::Number) && i.word(0).chars().count() <= 3 => after.skip(1),
        Some(Kind::Sign) => after.skip(1),
        _ => after,
    };
    value_end(after)?;
    let marks: Vec<Mark> = candidates.iter().filter(|(_, l)| *l == longest).map(|(m, _)| *m).collect();
    choose(&marks, so_far).map(|mark| (mark, after))
}

/// A leaf after a file as bad print leaves it: `11. 5–7`, `I. 5`, `JI. 5` for `ll.`, `l.`, `Л.`
fn ocr_leaf<'n>(i: In<'n>, so_far: &Place) -> Option<(Mark, In<'n>)> {
    if so_far.step(Level::Delo).is_none() && so_far.step(Level::Edkhr).is_none() {
        return None;
    }
    let damaged = matches!(i.word(0), "1" | "11" | "I" | "II" | "Il" | "JI" | "Jl" | "JL" | "lI");
    if damaged && i.is(1, Kind::Dot) && i.is(2, Kind::Number) && i.peek(2).is_some_and(|t| t.spaced) {
        return Some((Mark::Locator(Unit::Folio), i.skip(2)));
    }
    None
}

/// Of several meanings of a label, the one that fits what has gone before.
fn choose(marks: &[Mark], so_far: &Place) -> Option<Mark> {
    let has = |l: Level| so_far.step(l).is_some();
    let can = |m: Mark| marks.contains(&m);
    let file = has(Level::Delo) || has(Level::Edkhr) || has(Level::File);
    // A papka stands between opis and delo, and only in the Foreign Ministry's archive.
    if can(Mark::Step(Level::Papka)) && !has(Level::Papka) && !file {
        if marks.len() == 1 || has(Level::Opis) && foreign_policy(so_far) {
            return Some(Mark::Step(Level::Papka));
        }
    }
    if can(Mark::Locator(Unit::Page)) {
        return Some(Mark::Locator(Unit::Page));
    }
    if can(Mark::Locator(Unit::Folio)) && (file || has(Level::Opis) || has(Level::Fond)) {
        return Some(Mark::Locator(Unit::Folio));
    }
    const ORDER: [Level; 15] = [
        Level::Fond,
        Level::Opis,
        Level::Delo,
        Level::Edkhr,
        Level::Papka,
        Level::Box,
        Level::Folder,
        Level::RecordGroup,
        Level::Series,
        Level::Korob,
        Level::Karton,
        Level::File,
        Level::Reel,
        Level::Item,
        Level::Document,
    ];
    for level in ORDER {
        if can(Mark::Step(level)) && !has(level) {
            return Some(Mark::Step(level));
        }
    }
    marks.iter().copied().find(|m| match m {
        Mark::Step(l) => !has(*l),
        Mark::Locator(u) => matches!(u, Unit::Folio | Unit::Volume | Unit::Part | Unit::Document),
    })
}

/// The archive of foreign policy, whose files lie in papki.
fn foreign_policy(place: &Place) -> bool {
    let letters: String = place.repository.chars().filter(|c| c.is_alphabetic()).collect();
    ["AVP", "АВП"].iter().any(|p| letters.starts_with(p))
        || letters.is_empty()
        || ["Foreign", "MID", "МИД"].iter().any(|w| letters.contains(w))
}

/// Where a step's value ends: `R-9401`, `0104`, `1dop`, `1 dop.`, `23a`, `5/2`, `19-а, 19-б`, `13-10`; `None` if none is here.
fn value_end(i: In<'_>) -> Option<In<'_>> {
    let t = i.peek(0)?;
    let mut rest = match t.kind {
        Kind::Number => i.skip(1),
        // A class letter: `R-9401`, `Р9401`, `M-1`, `S-1078`.
        Kind::Word if t.case == Case::Upper && t.span.of(i.note.text).chars().count() <= 3 => {
            let next = if i.is(1, Kind::Dash) { 2 } else { 1 };
            if !i.is(next, Kind::Number) || next == 2 && i.peek(2).is_some_and(|t| t.spaced) {
                return None;
            }
            i.skip(next + 1)
        }
        _ => return None,
    };
    loop {
        let Some(t) = rest.peek(0) else { return Some(rest) };
        match t.kind {
            Kind::Word
                if !t.spaced && t.span.of(i.note.text).chars().count() <= 4 && !is_label_glued(rest) =>
            {
                rest = rest.skip(1);
            }
            // `op. 1 dop.`, `Д. 23 а`
            Kind::Word
                if t.spaced
                    && (matches!(rest.word(0), "dop" | "доп" | "ч" | "dop.")
                        || t.case == Case::Lower
                            && rest.word(0).chars().count() == 1
                            && matches!(rest.word(0), "а" | "б" | "в" | "a" | "b")
                            && !rest.is(1, Kind::Dot)) =>
            {
                rest = rest.skip(1);
                rest = dot(rest).map_or(rest, |(i, ())| i);
            }
            Kind::Dash | Kind::Slash if !t.spaced || t.kind == Kind::Dash => {
                let n = rest.peek(1)?;
                let glued = !n.spaced || t.kind == Kind::Dash && n.kind == Kind::Number && t.spaced;
                let goes_on = n.kind == Kind::Number
                    || n.kind == Kind::Word && n.span.of(i.note.text).chars().count() <= 2;
                if !(glued && goes_on) {
                    return Some(rest);
                }
                rest = rest.skip(2);
            }
            _ => return Some(rest),
        }
    }
}

/// A letter after a number that is the next label glued to it: `f.5op.28`.
fn is_label_glued(i: In<'_>) -> bool {
    i.is(1, Kind::Dot) && i.is(2, Kind::Number) && i.means(0, STEP | bit(Sense::Locator(Unit::Page)))
}

/// Steps and leaves one after another; gives the input after the last.
fn steps<'n>(i: In<'n>, found: &mut Found) -> In<'n> {
    let mut end = i;
    let mut here = i;
    if let Some(rest) = slashed(i, found) {
        return rest;
    }
    for _ in 0..24 {
        if let Some((mark, value)) = label(here, &found.place) {
            match mark {
                Mark::Step(level) => {
                    if found.place.step(level).is_some() || !found.locators.is_empty() && is_file_level(level)
                    {
                        // A second file begins: that is another citation.
                        break;
                    }
                    let Some(mut rest) = value_end(value) else { break };
                    rest = several(rest, level);
                    found.place.steps.push(Step {
                        level,
                        label: here.text_to(value).trim_end().to_owned(),
                        value: tidy(value.text_to(rest)),
                    });
                    end = named(rest, level, found);
                }
                Mark::Locator(_) => match locators(here) {
                    Ok((rest, more)) if !more.is_empty() => {
                        for mut l in more {
                            // The file's own words: a leaf, not a line; a part, not a chapter.
                            l.value.unit = match (mark, l.value.unit) {
                                (Mark::Locator(Unit::Folio), Unit::Line) => Unit::Folio,
                                (Mark::Locator(Unit::Part), Unit::Chapter) => Unit::Part,
                                (_, unit) => unit,
                            };
                            found.locators.push(l);
                        }
                        end = rest;
                    }
                    _ => match leaf(value, mark, found) {
                        Some(rest) => end = rest,
                        None => break,
                    },
                },
            }
        } else if let Some((rest, step)) = reversed_step(here, &found.place) {
            found.place.steps.push(step);
            end = rest;
        } else if !found.place.steps.is_empty() && found.date.is_none() && year_of_file(here).is_some() {
            let Some((rest, date)) = year_of_file(here) else { break };
            found.date = Some((date, here.span_to(rest)));
            end = rest;
        } else if let Some(rest) = words_between(here, found) {
            here = rest;
            continue;
        } else {
            break;
        }
        let next = separators(end);
        if next.at == end.at && !next.peek(0).is_some_and(|t| t.kind == Kind::Word) {
            break;
        }
        here = next;
    }
    end
}

fn is_file_level(level: Level) -> bool {
    matches!(level, Level::Delo | Level::Edkhr | Level::Opis | Level::Fond | Level::Papka)
}

/// `dd. 12, 15, 18`, `Д. 19-а, 19-б`: several values of one step stay together as printed.
fn several(i: In<'_>, level: Level) -> In<'_> {
    if !matches!(level, Level::Delo | Level::Edkhr) {
        return i;
    }
    let mut rest = i;
    loop {
        if !rest.is(0, Kind::Comma) || !rest.is(1, Kind::Number) {
            return rest;
        }
        let Some(next) = value_end(rest.skip(1)) else { return rest };
        // `d. 253, 5` is a leaf; `д. 19-а, 19-б` and `dd. 12, 15` are files.
        let lettered = next.at > rest.at + 2;
        if !lettered {
            return rest;
        }
        rest = next;
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
    // `op. 1(1)`: a number belongs to the value.
    if inner.len() == 1 && inner.is(0, Kind::Number) {
        if let Some(step) = found.place.steps.last_mut() {
            step.value.push_str(i.text_to(rest));
        }
        return rest;
    }
    if matches!(level, Level::Delo | Level::Edkhr | Level::File)
        && found.title.is_none()
        && step_follows(rest)
    {
        found.title = Some(i.note.span(inner.at, inner.end));
        return rest;
    }
    if step_follows(rest) || level == Level::Fond { rest } else { i }
}

fn step_follows(i: In<'_>) -> bool {
    let after = separators(i);
    after.at > i.at && step_ahead(after)
}

/// `1806 g.`, `1898 god`: the year of a file among the steps.
fn year_of_file(i: In<'_>) -> Option<(In<'_>, Date)> {
    let (rest, date) = plain_date(i).ok()?;
    let after = separators(rest);
    (after.at > rest.at && step_ahead(after)).then_some((rest, date))
}

/// The words of a fond's or department's name between steps: `f. 102, Departament politsii (DPOO), 1898 g., op. 226`.
fn words_between<'n>(i: In<'n>, found: &mut Found) -> Option<In<'n>> {
    if found.place.steps.is_empty() && found.place.repository.is_empty() || !found.locators.is_empty() {
        return None;
    }
    let mut here = i;
    let mut count = 0;
    while let Some(t) = here.peek(0) {
        match t.kind {
            Kind::Word if t.bits & STEP != 0 && count > 0 && step_ahead(here) => return Some(here),
            Kind::Word | Kind::Quote | Kind::Amp => here = here.skip(1),
            Kind::Number if count > 0 && t.span.len() == 4 => here = here.skip(1),
            Kind::ParenOpen => here = here.part(past(here, here.at), here.end),
            Kind::Dot if !t.stop => here = here.skip(1),
            Kind::Comma | Kind::Dot | Kind::Colon => {
                let next = here.skip(1);
                if let Some((rest, date)) = year_of_file(next) {
                    found.date = Some((date, next.span_to(rest)));
                    return Some(separators(rest));
                }
                if step_ahead(next) {
                    return Some(next);
                }
                if count > 8 {
                    return None;
                }
                here = next;
            }
            _ => return None,
        }
        count += 1;
        if count > 18 {
            return None;
        }
    }
    None
}

/// A leaf whose values the page grammar does not take.
fn leaf<'n>(value: In<'n>, mark: Mark, found: &mut Found) -> Option<In<'n>> {
    let Mark::Locator(unit) = mark else { return None };
    let rest = value_end(value)?;
    let span = value.span_to(rest);
    found.locators.push(Sited { value: Locator { unit, value: tidy(span.of(value.note.text)) }, span });
    Some(rest)
}

/// `101. f.`, `15. apr.`, `288. f.`: the value before its label, as in Latvia and Hungary.
fn reversed_step<'n>(i: In<'n>, so_far: &Place) -> Option<(In<'n>, Step)> {
    if !i.is(0, Kind::Number) || !i.is(1, Kind::Dot) || !i.means(2, STEP) {
        return None;
    }
    let after = i.skip(2);
    let (level, len) = after.hit(|s| if let Sense::Step(l) = s { Some(l) } else { None })?;
    if so_far.step(level).is_some() || after.is(len, Kind::Number) {
        return None;
    }
    let rest = after.skip(len);
    let rest = dot(rest).map_or(rest, |(i, ())| i);
    let step = Step { level, label: after.text_to(rest).to_owned(), value: i.word(0).to_owned() };
    Some((rest, step))
}

/// `5/28/253/5–7`, `R-5446/98s/1710/114`, `0104/16/117/9/22`: numbers alone, by their count.
fn slashed<'n>(i: In<'n>, found: &mut Found) -> Option<In<'n>> {
    if found.place.repository.is_empty() {
        return None;
    }
    let mut parts: Vec<(usize, usize)> = Vec::new();
    let mut here = i;
    // A class letter glued to the first number.
    let mut start = here.at;
    if here.case(0) == Case::Upper && here.word(0).chars().count() == 1 {
        here = here.skip(1);
        if here.is(0, Kind::Dash) {
            here = here.skip(1);
        }
    }
    loop {
        if !here.is(0, Kind::Number) {
            return None;
        }
        here = here.skip(1);
        if here.peek(0).is_some_and(|t| t.kind == Kind::Word && !t.spaced && t.span.len() <= 4) {
            here = here.skip(1);
        }
        parts.push((start, here.at));
        let slash = here.is(0, Kind::Slash) && here.peek(0).is_some_and(|t| !t.spaced);
        if !slash {
            break;
        }
        here = here.skip(1);
        start = here.at;
    }
    let foreign = foreign_policy(&found.place);
    let levels: &[Level] = if foreign {
        &[Level::Fond, Level::Opis, Level::Papka, Level::Delo]
    } else {
        &[Level::Fond, Level::Opis, Level::Delo]
    };
    if parts.len() < 3 {
        return None;
    }
    let value = |(from, to): (usize, usize)| i.note.slice(from, to).to_owned();
    for (level, part) in levels.iter().zip(&parts) {
        found.place.steps.push(Step { level: *level, label: String::new(), value: value(*part) });
    }
    if let Some(part) = parts.get(levels.len()) {
        let leaf = i.part(part.0, i.end);
        if let Ok((rest, more)) = locators(leaf) {
            found.locators.extend(more.into_iter().map(|mut l| {
                l.value.unit = Unit::Folio;
                l
            }));
            return Some(rest);
        }
    } else if matches!(here.kind(0), Some(Kind::Colon | Kind::Comma)) && here.is(1, Kind::Number) {
        if let Ok((rest, more)) = locators(here.skip(1)) {
            found.locators.extend(more.into_iter().map(|mut l| {
                l.value.unit = Unit::Folio;
                l
            }));
            return Some(rest);
        }
    }
    Some(here)
}

fn tidy(text: &str) -> String {
    text.trim()
        .trim_end_matches(['.', ','])
        .chars()
        .map(|c| if matches!(c, '\u{2010}'..='\u{2015}' | '\u{2212}') { '-' } else { c })
        .collect()
}

/// A place ends here: nothing, a stop, a semicolon or a closing mark follows.
fn ends_here(i: In<'_>) -> bool {
    matches!(
        i.kind(0),
        None | Some(
            Kind::Dot | Kind::Semi | Kind::ParenClose | Kind::BracketOpen | Kind::ParenOpen | Kind::Comma
        )
    )
}

/// Chicago's order, from the special to the general: box, folder, collection, repository, city.
///
/// `box 20, folder 17, Jay Lovestone Papers, Hoover Institution Archives, Stanford, CA`   `Arthur B. Spingarn Papers, Library of Congress`   `C-376, NAACP Collection, LC`
fn from_box(i: In<'_>) -> Parsed<'_, Found> {
    let mut found = Found::default();
    let after_steps = steps(i, &mut found);
    let mut here = if after_steps.at > i.at {
        match comma(after_steps) {
            Ok((rest, ())) => rest,
            Err(_) => return i.miss(),
        }
    } else if let Some((rest, value)) = signature(i) {
        found.place.steps.push(Step { level: Level::Signature, label: String::new(), value });
        rest
    } else {
        i
    };
    let opened = !found.place.steps.is_empty();
    // The collection.
    let mut collection = None;
    let id = |s| if let Sense::Archive(id) = s { Some(id) } else { None };
    for _ in 0..3 {
        if let Some((id, len)) = here.hit(id)
            && (len > 1 || here.case(0) != Case::Lower)
            && (collection.is_some() || opened)
        {
            let rest = here.skip(len);
            set_repository(&mut found, here.text_to(rest), id);
            found.known = true;
            return Ok(finish_box(here, rest, found, collection));
        }
        let Some((rest, shows)) = capital_run(here, bit(Sense::ArchiveWord), 12) else { break };
        let last = rest.note.slice(here.at, rest.at);
        let bodied = super::imprint::has(here.part(here.at, rest.at), bit(Sense::BodyWord));
        let next_comma = rest.is(0, Kind::Comma);
        if shows && is_collection_name(last) && next_comma && collection.is_none() {
            collection = Some(here.span_to(rest));
            here = rest.skip(1);
            continue;
        }
        if (shows || bodied) && (collection.is_some() || opened) {
            found.place.repository = plain(here.text_to(rest));
            return Ok(finish_box(here, rest, found, collection));
        }
        break;
    }
    // A collection alone, with a box.
    if let (Some(span), true) = (collection, opened) {
        let rest = i.part(here.at.saturating_sub(1), i.end);
        found.place.steps.insert(0, step_of(span, i));
        return Ok((rest, found));
    }
    i.miss()
}

fn step_of(span: Span, i: In<'_>) -> Step {
    Step { level: Level::Collection, label: String::new(), value: plain(span.of(i.note.text)) }
}

fn is_collection_name(text: &str) -> bool {
    let last = text.rsplit(' ').next().unwrap_or("");
    matches!(
        last.trim_end_matches('.'),
        "Papers"
            | "Collection"
            | "Collections"
            | "Records"
            | "File"
            | "Files"
            | "MSS"
            | "Manuscripts"
            | "Correspondence"
            | "Diary"
            | "Diaries"
            | "Nachlass"
            | "Nachlaß"
    ) || text.contains(" Papers") && !text.contains("Library")
}

/// After the repository: a code, a city; the collection becomes the outermost step.
fn finish_box<'n>(at: In<'n>, rest: In<'n>, mut found: Found, collection: Option<Span>) -> (In<'n>, Found) {
    let mut rest = code_after(rest, &mut found);
    // A library of a university: `Houghton Library, Harvard University, Cambridge, MA`.
    if rest.is(0, Kind::Comma)
        && let Some((after, _)) = capital_run(rest.skip(1), bit(Sense::BodyWord), 6)
        && super::imprint::has(rest.part(rest.at + 1, after.at), bit(Sense::BodyWord))
    {
        let name = rest.skip(1).text_to(after);
        found.place.repository = format!("{}, {}", found.place.repository, plain(name));
        rest = after;
    }
    rest = place_tail(rest, &mut found);
    if let Some(span) = collection {
        found.place.steps.insert(0, step_of(span, at));
    }
    (rest, found)
}

/// `C-376,` before a collection: a shelfmark without a label.
fn signature(i: In<'_>) -> Option<(In<'_>, String)> {
    if i.case(0) == Case::Upper
        && i.word(0).len() <= 3
        && i.is(1, Kind::Dash)
        && i.is(2, Kind::Number)
        && i.is(3, Kind::Comma)
    {
        return Some((i.skip(4), i.note.slice(i.at, i.at + 3).to_owned()));
    }
    None
}

impl Found {
    /// Puts it into a draft, whose place began at `i` and ended at `rest`.
    pub fn put(self, draft: &mut Draft, i: In<'_>, rest: In<'_>) {
        let note = i.note.text;
        draft.shows.steps |= !self.place.steps.is_empty();
        draft.shows.repository |= self.known;
        let mut span = i.span_to(rest);
        if let Some(first) = self.locators.first() {
            span.end = span.end.min(first.span.start);
        }
        draft.place(span, self.place);
        draft.locate(self.locators);
        if let Some((date, span)) = self.date
            && span.end <= i.span_to(rest).end
            && !draft.fields.has(Field::Date)
        {
            draft.date(Field::Date, span, date);
        }
        if let Some(span) = self.title
            && !draft.fields.has(Field::Title)
        {
            draft.text(Field::Title, span, note);
        }
        if self.hereafter.is_some() {
            draft.hereafter = self.hereafter;
        }
    }
}

/// A date before or after a description.
pub fn document_date(i: In<'_>) -> Parsed<'_, Date> {
    match full_date(i) {
        Ok(found) => Ok(found),
        Err(_) => date(i),
    }
}
