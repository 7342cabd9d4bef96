//! Pages of an article as they are cited abroad, and the page within them.

use ecow::EcoVec;

use super::super::date::year;
use super::super::input::In;
use super::super::locator::locators;
use super::super::numbering::{Numbers, inside, narrows, paged};
use super::super::tail::ends;
use super::super::token::{Kind, bit};
use crate::lexicon::Sense;
use crate::model::Unit;

/// Pages as they are cited.
pub type Pages = EcoVec<crate::model::Sited<crate::model::Locator>>;

/// `S. 351–413, hier S. 360`   `: 61–74`   `380-392` behind the year; and whether a narrower place is cited.
pub fn pages<'n>(here: In<'n>, at: In<'n>, found: &Numbers) -> Option<(In<'n>, Pages, bool)> {
    let label = at.means(0, bit(Sense::Locator(Unit::Page)));
    let bare = at.is(0, Kind::Number)
        && found.date.is_some()
        && (here.is(0, Kind::Colon)
            || here.is(0, Kind::Comma) && (found.volume.is_some() || found.number.is_some()) && range(at)
            || at.at == here.at && found.number.is_some() && range(at)
            // `in: Kant-Studien 84 (1993) 159–174`, `Middle East Journal 28 (1974) 85`: right behind the year in brackets.
            || at.at == here.at
                && found.volume.is_some()
                && (range(at) || ends(at.skip(1)))
                && at.note.list[at.at - 1].kind == Kind::ParenClose);
    if !(label || bare) || found.volume.is_none() && found.number.is_none() && found.date.is_none() {
        return None;
    }
    let (rest, pages) = locators(at).ok()?;
    if let Some((rest, cited)) = behind_colon(rest, &pages) {
        return Some((rest, cited, true));
    }
    if !paged(pages.first()?.value.unit)
        || !(ends(rest)
            || matches!(rest.kind(0), Some(Kind::Comma | Kind::Dot | Kind::Url | Kind::ParenOpen)))
    {
        return None;
    }
    let (rest, pages) = less_year(at, rest, pages, found);
    let narrowed = narrows(at.note.text, &pages)
        || pages.len() > 1 && inside(&pages[0].value.value, &pages[1].value.value);
    Some((rest, pages, narrowed))
}

/// `111-157: 138`: behind the whole and a colon the page cited, as Italians and Spaniards have it.
pub fn behind_colon<'n>(rest: In<'n>, pages: &Pages) -> Option<(In<'n>, Pages)> {
    let [whole] = pages.as_slice() else { return None };
    if !(rest.is(0, Kind::Colon) && rest.is(1, Kind::Number) && whole.value.value.contains('-')) {
        return None;
    }
    let (after, cited) = locators(rest.skip(1)).ok()?;
    let fits = ends(after) && paged(whole.value.unit) && cited.iter().all(|l| paged(l.value.unit));
    fits.then(|| (after, pages.iter().cloned().chain(cited).collect()))
}

/// ABNT: `p. 337-359, 1996`: the year behind the pages is none of them.
fn less_year<'n>(at: In<'n>, rest: In<'n>, mut pages: Pages, found: &Numbers) -> (In<'n>, Pages) {
    if found.date.is_some() {
        return (rest, pages);
    }
    // `p. 491–521, 2001, p. 4`: the year stands between the whole and the page cited.
    let yearlike = |v: &str| v.len() == 4 && v.parse::<u16>().is_ok_and(|y| (1500..2060).contains(&y));
    if let Some(n) = (1..pages.len()).find(|n| yearlike(&pages[*n].value.value))
        && pages[0].value.value.contains('-')
    {
        let from = at.note.at_byte(pages[n].span.start);
        pages.truncate(n);
        return (at.part(from.saturating_sub(1), at.end), pages);
    }
    let Some(last) = pages.last().filter(|_| pages.len() > 1) else {
        return (rest, pages);
    };
    let from = at.note.at_byte(last.span.start);
    let year_at = at.part(from, at.end);
    if year(year_at).is_ok_and(|(after, _)| ends(after)) && from > at.at {
        pages.pop();
        return (at.part(from - 1, at.end), pages);
    }
    (rest, pages)
}

/// `5–27`
pub fn range(i: In<'_>) -> bool {
    i.is(0, Kind::Number) && i.is(1, Kind::Dash) && i.is(2, Kind::Number)
}
