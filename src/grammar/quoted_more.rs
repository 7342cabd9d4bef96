//! What stands behind a complete reading of a quoted title.

use super::address::{address, leads_to_address, wrapped_address};
use super::archive;
use super::draft::Draft;
use super::input::In;
use super::locator::locators;
use super::tail::ends;
use super::token::{Case, Kind, bit};
use crate::lexicon::Sense;
use crate::model::Kind as Work;

/// Locators and an address behind a complete reading.
pub fn more<'n>(i: In<'n>, draft: &mut Draft) -> In<'n> {
    let mut here = i;
    for _ in 0..4 {
        let at = here.past_comma();
        if at.is(0, Kind::Url) || wrapped_address(at) {
            here = address(at, draft);
            continue;
        }
        if here.is(0, Kind::Dot) && here.is(1, Kind::Url) {
            here = address(here.skip(1), draft);
            continue;
        }
        // `late ed.`: which edition of a newspaper.
        if at.at > here.at
            && draft.kind == Work::Article
            && at.case(0) == Case::Lower
            && at.means(1, bit(Sense::Edition))
        {
            here = at.skip(2).past_dot();
            continue;
        }
        let led = if here.is(0, Kind::Dot) { here.skip(1) } else { at };
        if (led.means(0, bit(Sense::Accessed)) || led.is(0, Kind::BracketOpen))
            && let Some(to) = leads_to_address(led)
        {
            here = address(to, draft);
            continue;
        }
        if at.at > here.at
            && let Ok((rest, found)) = locators(at)
            && (ends(rest) || rest.is(0, Kind::Comma) || wrapped_address(rest))
            && draft.locators.is_empty()
        {
            draft.shows.labelled |= !at.is(0, Kind::Number);
            draft.shows.numbered = true;
            draft.locate(found);
            here = rest;
            continue;
        }
        break;
    }
    here
}

/// `, copy in CMH`, `, in CMH`, `, CMH`: who holds an unpublished paper.
pub fn held<'n>(i: In<'n>, draft: &mut Draft) -> In<'n> {
    if !i.is(0, Kind::Comma) {
        return i;
    }
    let mut here = i.skip(1);
    let copy = here.word(0) == "copy";
    if copy {
        here = here.skip(1);
    }
    let in_word = here.means(0, bit(Sense::In));
    if in_word {
        here = here.skip(1);
    }
    if !(copy || in_word) {
        return i;
    }
    if let Ok((rest, found)) = archive::place(here) {
        found.put(draft, here, rest);
        return rest;
    }
    // A code that the registry does not know.
    if here.case(0) == Case::Upper && here.word(0).len() >= 2 && ends(here.skip(1)) {
        let rest = here.skip(1);
        let place = crate::model::Place { repository: here.word(0).to_owned(), ..Default::default() };
        draft.place(here.span_to(rest), place);
        return rest;
    }
    i
}
