//! Numbers alone: `5/28/253/5–7`, `R-5446-98-1710`, `ERA.1.4.1234`.

use ecow::EcoVec;

use super::value::leaves;
use super::western::closed;
use super::{Found, tidy};
use crate::grammar::date::plain_date;
use crate::grammar::input::In;
use crate::grammar::token::{Case, Kind, bit};
use crate::lexicon::Sense;
use crate::model::Level;
use crate::small;

/// Fond, opis and file (at the Foreign Ministry's archive the papka too), then perhaps a leaf, by their count.
/// Never where numbers are piece numbers: `FO 371/152128`, `0296/33`.
pub fn numbers<'n>(i: In<'n>, found: &mut Found) -> Option<In<'n>> {
    if !found.by_fond() || found.has_any_step() {
        return None;
    }
    let mut here = i;
    let mut start = here.at;
    // A class letter at the first number: `R-5446/98s`, `R5446-98`.
    let letter = here.case(0) == Case::Upper && here.word(0).chars().count() == 1;
    // `Ibid., C4850/258/55`: a paper of the Foreign Office; fonds have a letter only where it stands for what came late.
    if letter
        && found.place.repository.is_empty()
        && here.is(1, Kind::Number)
        && !small::is(here.word(0), small::LATE_FONDS)
    {
        return None;
    }
    if letter {
        here = here.skip(1);
        if here.is(0, Kind::Dash) {
            here = here.skip(1);
        }
    }
    let mut parts: [(usize, usize); 6] = [(0, 0); 6];
    let mut count = 0;
    let mut mark: Option<Kind> = None;
    loop {
        if !here.is(0, Kind::Number) || count > 0 && here.peek(0).is_some_and(|t| t.spaced) {
            return None;
        }
        here = here.skip(1);
        if here.peek(0).is_some_and(|t| t.kind == Kind::Word && !t.spaced && t.span.len() <= 6) {
            here = here.skip(1);
        }
        *parts.get_mut(count)? = (start, here.at);
        count += 1;
        let sep = here.peek(0).filter(|t| {
            !t.spaced
                && matches!(t.kind, Kind::Slash | Kind::Dash | Kind::Dot)
                && here.peek(1).is_some_and(|n| n.kind == Kind::Number && !n.spaced)
        });
        let Some(sep) = sep else { break };
        match mark {
            None => mark = Some(sep.kind),
            Some(kind) if kind == sep.kind => {}
            // `5/28/253/5–7`: the range of leaves.
            Some(_) => break,
        }
        here = here.skip(1);
        start = here.at;
    }
    let levels: &[Level] = if found.papki() && !found.place.repository.is_empty() {
        &[Level::Fond, Level::Opis, Level::Papka, Level::Delo]
    } else {
        &[Level::Fond, Level::Opis, Level::Delo]
    };
    // `RGASPI, 17/3`: fond and opis alone, where the archive is known.
    let two = count == 2 && mark == Some(Kind::Slash) && found.known && super::over(here);
    // Three numbers with stops or hyphens could be a date; with a repository before them they are not.
    if count < 3 && !two || found.place.repository.is_empty() && !(found.bare && mark == Some(Kind::Slash)) {
        return None;
    }
    let mut leaf = EcoVec::new();
    if count > levels.len() {
        let (from, _) = *parts.get(levels.len())?;
        here = leaves(i.part(from, i.end), &mut leaf)?;
    }
    for (level, (from, to)) in levels.iter().zip(parts.iter().take(count)) {
        let value = tidy(i.note.slice(*from, *to));
        found.add(*level, value);
    }
    found.locators.extend(leaf);
    Some(here)
}

/// `f. 5, op. 28, 253, l. 5`: the label of the file left out.
pub fn unlabelled_file<'n>(i: In<'n>, found: &mut Found) -> Option<In<'n>> {
    let last = found.place.steps.last()?;
    if last.level != Level::Opis || found.has_file() || !i.is(0, Kind::Number) || !found.locators.is_empty() {
        return None;
    }
    let (rest, value) = super::value::value(i, Level::Delo)?;
    let next = super::separators(rest);
    let leaf = matches!(super::label::label(next, found), Some((super::label::Mark::Locator(_), _)));
    if next.at == rest.at || !leaf {
        return None;
    }
    found.add(Level::Delo, value);
    Some(rest)
}

/// `AJ, 837, I-3-a/101`, `AJ, 507/IX, 119`: a fond by its number alone; `PA, 1948, F-1, 1234`: a folder and a
/// document in it, the year of the papers before them.
pub fn numbered_fond<'n>(i: In<'n>, found: &mut Found) -> Option<In<'n>> {
    // `HR-HDA-1220, kut. 12`: the fond is glued to the letters of the archive.
    let glued = i.is(0, Kind::Dash) && i.is(1, Kind::Number) && !i.peek(1).is_some_and(|t| t.spaced);
    let i = if glued && !found.has_any_step() { i.skip(1) } else { i };
    let comma = |n| matches!(i.kind(n), Some(Kind::Comma));
    let year = i.is(0, Kind::Number) && i.word(0).len() == 4 && plain_date(i).is_ok();
    let from = if year && comma(1) { 2 } else { 0 };
    if i.word(from) == "F"
        && i.is(from + 1, Kind::Dash)
        && i.is(from + 2, Kind::Number)
        && !found.has(Level::Folder)
    {
        found.add(Level::Folder, i.word(from + 2));
        return Some(i.skip(from + 3));
    }
    if !i.is(0, Kind::Number) || year {
        return None;
    }
    if found.has(Level::Folder) && !found.has(Level::Document) && closed(i, 1) {
        found.add(Level::Document, i.word(0));
        return Some(i.skip(1));
    }
    if found.has(Level::Fond) {
        return None;
    }
    let len = if i.is(1, Kind::Slash) && i.case(2) == Case::Upper && comma(3) { 3 } else { 1 };
    comma(len).then(|| {
        found.add(Level::Fond, i.text_to(i.skip(len)));
        i.skip(len)
    })
}

/// `Alanbrooke Papers, 5/2/17`, `ISA, RG 130.02, 2410/17`, `AGI, Indiferente, 429`: numbers alone behind papers or a
/// record group; in Spain and Latin America the bundle.
pub fn plain_numbers<'n>(i: In<'n>, found: &mut Found) -> Option<In<'n>> {
    const BELOW: [Level; 5] = [Level::Signature, Level::Box, Level::File, Level::Folder, Level::Volume];
    if !i.is(0, Kind::Number) || BELOW.into_iter().any(|level| found.has(level)) {
        return None;
    }
    let glued = |n: usize, kind| i.peek(n).is_some_and(|t| t.kind == kind && !t.spaced);
    if let Some(rest) = group_number(i).filter(|_| found.has(Level::RecordGroup)) {
        found.add(Level::File, i.text_to(rest));
        return Some(rest);
    }
    let mut n = 1;
    while glued(n, Kind::Slash) && glued(n + 1, Kind::Number) {
        n += 2;
    }
    let two = n == 1 && bundle(i) == Some(3);
    if !(closed(i, n) || i.is(n, Kind::ParenOpen) || two) {
        return None;
    }
    let len = if two { 3 } else { n };
    let level = if found.has(Level::RecordGroup) && n > 1 {
        Level::File
    } else if n > 1 && found.has(Level::Collection) {
        // `5/2/1917` and `5/2/17` in America are days.
        let day = n == 5 && (i.word(4).len() == 4 || found.land == "United States");
        if day {
            return None;
        }
        Level::Signature
    } else if n == 1
        && (found.has(Level::Collection) || found.has(Level::Series))
        && super::tongue::by_bundle(found.land)
        && (two
            || plain_date(i).is_err()
            || leaf_behind(i, found)
            || i.word(0) < "1400"
            || bundle_alone(i, found))
    {
        Level::File
    } else {
        return None;
    };
    found.add(level, i.text_to(i.skip(len)));
    Some(i.skip(len))
}

/// `CADN, Tunisie, 45, dépêche de Barrère`: behind the number of a bundle nothing, or what the document is.
pub fn bundle_ends(i: In<'_>) -> bool {
    let words = i.skip(1);
    super::over(i)
        || i.is(0, Kind::Comma)
            && (words.means(0, bit(Sense::DocumentHead))
                || crate::grammar::document::writes_to(words).is_some())
}

/// `429`   `546 y 548`: the numbers of one bundle or two, up to where they are closed; how many tokens.
pub fn bundle(i: In<'_>) -> Option<usize> {
    let two = || i.means(1, bit(Sense::And)) && i.is(2, Kind::Number) && closed(i, 3);
    match i.is(0, Kind::Number) {
        true if closed(i, 1) => Some(1),
        true if two() => Some(3),
        _ => None,
    }
}

/// `AGI, Indiferente General, 1535`, `AGI, Indiferente, 1535, n. 3`: in an archive of Spain a number right behind the name of the papers is
/// their bundle, though it could be a year.
fn bundle_alone(i: In<'_>, found: &Found) -> bool {
    let behind_name = found.place.steps.last().is_some_and(|step| step.level == Level::Collection);
    let item = || {
        matches!(
            super::label::label(i.skip(2), found),
            Some((super::label::Mark::Step(Level::Item | Level::Document), _))
        )
    };
    found.land == "Spain"
        && found.known
        && behind_name
        && (i.skip(1).past_dot().is_empty() || i.is(1, Kind::Comma) && item())
}

/// `2.05.80, inv.nr. 1234`: the number of an inventory, which could be a day, before the number of an item in it.
pub fn inventory<'n>(i: In<'n>, found: &mut Found) -> Option<In<'n>> {
    let glued = |n: usize, kind| i.peek(n).is_some_and(|t| t.kind == kind && !t.spaced);
    if !i.is(0, Kind::Number)
        || found.has(Level::Signature)
        || !glued(1, Kind::Dot)
        || !glued(2, Kind::Number)
    {
        return None;
    }
    let mut n = 3;
    while glued(n, Kind::Dot) && glued(n + 1, Kind::Number) {
        n += 2;
    }
    let item = i.is(n, Kind::Comma)
        && matches!(
            super::label::label(i.skip(n + 1), found),
            Some((super::label::Mark::Step(Level::Item), _))
        );
    item.then(|| {
        found.add(Level::Signature, i.text_to(i.skip(n)));
        i.skip(n)
    })
}

/// `Ceppi, 1234, c. 5r`: no year, as a leaf follows.
fn leaf_behind(i: In<'_>, found: &Found) -> bool {
    i.is(1, Kind::Comma)
        && matches!(
            super::label::label(i.skip(2), found),
            Some((super::label::Mark::Locator(crate::model::Unit::Folio), _))
        )
}

/// `2070-2145/12`, `5/123-1/12`: a number of a file with hyphens and strokes.
pub fn group_number(i: In<'_>) -> Option<In<'_>> {
    if !i.is(0, Kind::Number) {
        return None;
    }
    let rest = i.skip(super::steps::number_len(i));
    let has = |kind| (i.at..rest.at).any(|at| i.note.list[at].kind == kind);
    (has(Kind::Dash) && has(Kind::Slash) && closed(rest, 0)).then_some(rest)
}
