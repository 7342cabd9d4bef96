//! Codes that no registry has, before papers by their name and a unit of their country.

use super::label::{Mark, label};
use super::signature::signature;
use super::tongue::{Tongue, by_bundle};
use super::{Found, western};
use crate::grammar::draft::plain;
use crate::grammar::input::In;
use crate::grammar::token::{Case, Kind, Token, bit};
use crate::lexicon::Sense;
use crate::model::{Level, Step};

/// How many names may stand between the code and the first unit.
const NAMES: usize = 5;

/// `ARXQ, Cabildo, leg. 12, exp. 3`, `AHXyz, Protocolos Notariales, legajo 123, fol. 6`, `APXZ, Ofícios, cx. 12, doc. 3`: the letters of
/// an archive, the names of its papers, and a unit whose word only one country's archives have.
pub fn of_papers(i: In<'_>) -> Option<(In<'_>, Found)> {
    if !of_letters(i.word(0)) || !i.is(1, Kind::Comma) {
        return None;
    }
    let after = i.skip(2);
    let tongue = Tongue::told(after).filter(|tongue| named_papers(tongue.land()))?;
    let mut found = Found { land: tongue.land(), tongue: Some(tongue), ..Found::default() };
    found.place.repository = i.word(0).into();
    let mut here = after;
    for _ in 0..NAMES {
        if western::step_at(here, &found) {
            return Some((i.skip(1), found));
        }
        here = past_name(here).filter(|_| !here.means(0, bit(Sense::DocumentHead)))?;
    }
    None
}

/// `Actas de cabildo` in `AHXY, Ayuntamiento, Actas de cabildo, vol. 145-A`; `sección colonia`, `juicios criminales` in `AGXY, sección
/// colonia, juicios criminales, tomo 130`: the name of papers in which words are written small, if a unit follows it or a name
/// behind it. Puts it into `found`.
pub fn small_name<'n>(i: In<'n>, found: &mut Found) -> Option<In<'n>> {
    const UNITS: [Level; 7] = [
        Level::Box,
        Level::File,
        Level::Volume,
        Level::Folder,
        Level::Signature,
        Level::Item,
        Level::Document,
    ];
    let french = found.tongue.is_some_and(|tongue| tongue.is_of("France"));
    let tongue = found.tongue.filter(|tongue| french || named_papers(tongue.land()))?;
    if french && (i.case(0) == Case::Lower || i.means(0, bit(Sense::DocumentHead))) {
        return None;
    }
    if UNITS.into_iter().any(|level| found.has(level)) || !found.locators.is_empty() || i.is(0, Kind::Number)
    {
        return None;
    }
    let mut here = past_name(i)?;
    let end = i.part(here.at - 1, i.end);
    for _ in 0..NAMES {
        let bundle = by_bundle(found.land) && super::bare::bundle(here).is_some();
        // `Gouvernement général de l’Algérie (GGA), 9 H 112`
        let signed = || french && signature(here).is_some();
        if bundle || signed() || matches!(label(here, found), Some((Mark::Step(_), _))) {
            // `sección colonia`: the word of its level, and its name.
            if let Some((Mark::Step(level @ (Level::Series | Level::Collection | Level::Subseries)), len)) =
                tongue.read(i).filter(|(_, len)| i.at + len < end.at && !found.has(Level::Subseries))
                && !found.has(level)
            {
                let name = i.skip(len).past_dot();
                let value = plain(name.text_to(end));
                found.place.steps.push(Step { level, label: i.text_to(name).trim_end().into(), value });
                return Some(end);
            }
            let name = plain(i.text_to(less_code(i, end)));
            if !found.has(Level::Collection) && !found.has(Level::Series) {
                found.add(Level::Collection, name);
            } else {
                found.add_series(name);
            }
            return Some(end);
        }
        here = past_name(here)?;
    }
    None
}

/// `Mediceo del Principato 1234` before `, c. 12`   `Nunz. Spagna 345`: the name of papers and right behind it the number of the bundle, where the
/// country has such and a leaf follows, or nothing.
pub fn papers_and_bundle<'n>(i: In<'n>, found: &mut Found) -> Option<In<'n>> {
    const LONGEST: usize = 9;
    const SHORTEST: usize = 5;
    let filed = [Level::Box, Level::File, Level::Volume, Level::Folder, Level::Signature];
    if !found.known
        || !by_bundle(found.land)
        || found.tongue.is_none_or(|tongue| tongue.is_of("France"))
        || i.case(0) != Case::Capital
        || filed.into_iter().any(|level| found.has(level))
        || !found.locators.is_empty()
    {
        return None;
    }
    let name = |n: &usize| i.is(*n, Kind::Word) || i.is(*n, Kind::Dot) && !i.peek(*n).is_some_and(|t| t.stop);
    let len = (0..LONGEST).take_while(name).count();
    let number = i.skip(len);
    let rest = number.skip(1);
    let named =
        len > 0 && i.word(len - 1).chars().count() >= SHORTEST && !i.means(0, bit(Sense::DocumentHead));
    let spaced = number.peek(0).is_some_and(|t| t.kind == Kind::Number && t.spaced);
    let follows = |rest: In<'_>| {
        super::over(rest)
            || rest.is(0, Kind::Comma)
                && matches!(label(rest.skip(1), found), Some((Mark::Locator(_) | Mark::Step(Level::Item), _)))
    };
    if !(named && spaced && follows(rest)) {
        return None;
    }
    let text = plain(i.text_to(number));
    found.add_papers(text);
    found.add(Level::File, number.word(0));
    Some(rest)
}

/// `p.a.` in `ASMi, Commercio, p.a., cart. 12`   `parte antica`   `1.ª Divisão`: which part of the papers, below them or as their name.
pub fn part_of_papers<'n>(i: In<'n>, found: &mut Found) -> Option<In<'n>> {
    if !romance(found.land) || !found.locators.is_empty() || found.place.steps.len() > 3 {
        return None;
    }
    let glued = |n: usize| i.peek(n).is_some_and(|t| !t.spaced);
    let letter = |n: usize| i.case(n) == Case::Lower && i.word(n).len() == 1;
    let letters = || letter(0) && i.is(1, Kind::Dot) && letter(2) && glued(2) && i.is(3, Kind::Dot);
    let named = || i.means(0, bit(Sense::Part)) && i.case(1) == Case::Lower;
    if i.is(0, Kind::Number) {
        let ending = if i.is(1, Kind::Dot) { 2 } else { 1 };
        let counted = matches!(i.word(ending), "ª" | "º" | "a" | "o") && glued(ending) && i.word(0).len() < 3;
        let end = i.skip(ending + 2);
        if !counted || !i.is(ending + 1, Kind::Word) || !end.is(0, Kind::Comma) {
            return None;
        }
        found.add_papers(plain(i.text_to(end)));
        return Some(end);
    }
    let end = match (letters(), named()) {
        (true, _) => i.skip(4),
        (_, true) => i.skip(2),
        _ => return None,
    };
    let last = found.place.steps.last_mut().filter(|_| end.is(0, Kind::Comma))?;
    if !matches!(last.level, Level::Collection | Level::Series | Level::Subseries) || !last.label.is_empty() {
        return None;
    }
    last.value.push_str(", ");
    last.value.push_str(i.text_to(end));
    Some(end)
}

/// Lands of Romance languages.
pub fn romance(land: &str) -> bool {
    Tongue::of_land(land).is_some_and(|tongue| named_papers(tongue.land()) || tongue.is_of("France"))
}

/// Lands whose archives have their units below papers by their names.
fn named_papers(land: &str) -> bool {
    matches!(land, "Mexico" | "Italy" | "Brazil")
}

/// `AHPSe`, `ARXQ`: three letters or more, and no fewer capitals than small ones.
fn of_letters(word: &str) -> bool {
    let capitals = word.chars().filter(|c| c.is_uppercase()).count();
    let all = word.chars().count();
    (3..=9).contains(&all)
        && capitals > 2
        && capitals * 2 >= all
        && word.starts_with('A')
        && word.chars().all(char::is_alphabetic)
}

/// A name, and the comma behind it.
fn past_name(i: In<'_>) -> Option<In<'_>> {
    const LONGEST: usize = 9;
    let part = |n: &usize| {
        matches!(i.kind(*n), Some(Kind::Word | Kind::Dash | Kind::Amp))
            || i.is(*n, Kind::Dot) && !i.peek(*n).is_some_and(|t| t.stop)
            || i.is(*n, Kind::Number) && i.word(*n).len() == 4
    };
    let len = (0..LONGEST).take_while(part).count();
    let named = i.is(0, Kind::Word) || i.is(0, Kind::Number);
    let end = code_behind(i.skip(len)).unwrap_or(i.skip(len));
    (len > 0 && named && end.is(0, Kind::Comma)).then(|| end.skip(1))
}

/// ` (MI)`   ` (dalej: KC PZPR)`: past a bracket with the letters by which the papers before it are called.
fn code_behind(i: In<'_>) -> Option<In<'_>> {
    const LONGEST: usize = 3;
    let (inner, rest) = i.enclosed(Kind::ParenOpen)?;
    let letters = inner.long(Sense::Hereafter).map_or(inner, |len| inner.skip(len).past_dot());
    let letters = letters.skip(usize::from(letters.is(0, Kind::Colon)));
    let capitals = |t: &Token| t.kind == Kind::Word && t.case == Case::Upper && t.text.len() > 1;
    ((1..=LONGEST).contains(&letters.len())
        && letters.note.list[letters.at..letters.end].iter().all(capitals))
    .then_some(rest)
}

/// `Ministero dell’Interno (MI)`: where the name ends that `rest` is behind, less the bracket with its letters.
pub fn less_code<'n>(i: In<'n>, rest: In<'n>) -> In<'n> {
    let last = rest.at.checked_sub(1).map(|at| &i.note.list[at]).filter(|t| t.kind == Kind::ParenClose);
    let open = last.map(|t| t.partner as usize).filter(|open| *open > i.at);
    let Some(bracket) = open.map(|open| i.part(open, i.end)) else { return rest };
    if code_behind(bracket).is_some() { bracket } else { rest }
}
