//! What stands behind the year among facts of publication.

use super::date::roman;
use super::imprint::Imprint;
use super::input::In;
use super::token::{Case, Kind, bit};
use crate::lexicon::Sense;

/// `Leiden: Brill, 2023; open access`: less the words, written small, behind the semicolon and the year.
pub fn freely_read(i: In<'_>) -> In<'_> {
    const LONGEST: usize = 3;
    let semi =
        (1..=LONGEST).filter_map(|n| i.end.checked_sub(n + 1)).find(|at| i.note.list[*at].kind == Kind::Semi);
    let fits = |at: &usize| {
        *at > i.at
            && i.note.list[at - 1].kind == Kind::Number
            && (at + 1..i.end).all(|at| {
                let t = &i.note.list[at];
                t.case == Case::Lower
                    && t.bits & (bit(Sense::Reprint) | bit(Sense::Edition) | bit(Sense::Editor)) == 0
            })
    };
    semi.filter(fits).map_or(i, |at| i.until(at))
}

/// `Washington, DC, 1937, Vol. 26`, `New York: Praeger, 1967, 2 vols.`: less the volume, or how many there are, behind the year.
pub fn volume_behind<'n>(i: In<'n>, found: &mut Imprint) -> In<'n> {
    const LONGEST: usize = 4;
    let comma = (2..=LONGEST).filter_map(|n| i.end.checked_sub(n)).find(|at| {
        *at > i.at && i.note.list[*at].kind == Kind::Comma && i.note.list[at - 1].kind == Kind::Number
    });
    let Some(comma) = comma else { return i };
    let volume = i.part(comma + 1, i.end);
    if volume.is(0, Kind::Number) && volume.means(1, bit(Sense::Volumes)) {
        if found.volumes.is_some() || !volume.skip(2).past_dot().is_empty() {
            return i;
        }
        found.volumes = Some(volume.span_to(volume.skip(1)));
        return i.until(comma);
    }
    let number = volume.skip(1).past_dot();
    let labelled = volume.means(0, bit(Sense::Volume)) && number.len() == 1;
    if !labelled || !(number.is(0, Kind::Number) || roman(number.word(0)).is_some()) {
        return i;
    }
    found.volume = Some(number.span_to(number.skip(1)));
    i.until(comma)
}

/// `Paris, 1906, 12`: less the page behind the year.
pub fn page_behind<'n>(i: In<'n>, found: &mut Imprint) -> In<'n> {
    let Some(comma) = i.end.checked_sub(2).filter(|at| *at > i.at + 1) else { return i };
    let page = &i.note.list[comma + 1];
    let year = &i.note.list[comma - 1];
    let fits = page.kind == Kind::Number
        && page.span.len() < 4
        && i.note.list[comma].kind == Kind::Comma
        && year.kind == Kind::Number
        && year.span.len() == 4
        && i.note.list[comma - 2].kind == Kind::Comma;
    if fits {
        found.page = Some(page.span);
        return i.until(comma);
    }
    i
}
