//! Numbers alone: `5/28/253/5–7`, `R-5446-98-1710`, `ERA.1.4.1234`.

use super::value::leaves;
use super::{Found, tidy};
use crate::grammar::input::In;
use crate::grammar::token::{Case, Kind};
use crate::model::Level;

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
    // Three numbers with stops or hyphens could be a date; with a repository before them they are not.
    if count < 3 || found.place.repository.is_empty() && !(found.bare && mark == Some(Kind::Slash)) {
        return None;
    }
    let mut leaf = Vec::new();
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
