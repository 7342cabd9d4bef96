//! Where a letter is read, told in few words: letters that stand for an archive, the title of an edition without its “in”.

use super::archive;
use super::draft::Draft;
use super::imprint::has;
use super::input::In;
use super::tail::ends;
use super::token::{Case, Kind, bit};
use crate::lexicon::Sense;
use crate::model::{Field, Level, Place, Unit};

/// `Rothschild to Balfour, 18 July 1917, WIA.`   `GW to Gordon, October 23, 1782, GWLC.`: behind the day letters alone, and nothing
/// more: by what code the author of the document knows whoever keeps the letter.
pub fn kept_by_code<'n>(i: In<'n>, draft: &mut Draft) -> Option<In<'n>> {
    let code = i.skip(1);
    let rest = code.skip(1);
    if !i.is(0, Kind::Comma) || !is_code(code) || !ends(rest) || rest.is(0, Kind::Comma) {
        return None;
    }
    let place = Place { repository: code.word(0).into(), ..Place::default() };
    draft.place(code.span_to(rest), place);
    draft.shows.headed = true;
    Some(rest)
}

/// `WIA`, `GWLC`: two to six capitals that are no number and no town; a letter’s state would stand before its day.
fn is_code(i: In<'_>) -> bool {
    let no = bit(Sense::City) | bit(Sense::Suffix) | bit(Sense::Honorific);
    let word = i.word(0);
    i.case(0) == Case::Upper
        && (2..=6).contains(&word.len())
        && word.chars().all(|c| c.is_ascii_uppercase())
        && !i.means(0, no)
        && super::date::roman(word).is_none()
}

/// `Nehru to Gandhi, 13 August 1934, A Bunch of Old Letters, 115`: an edition by its whole title, without “in” and without facts of
/// publication, and the page in it.
pub fn titled_edition(after: In<'_>, draft: &Draft, end: In<'_>) -> bool {
    const LEAST: usize = 3;
    let Some(title) = draft.fields.text(Field::Booktitle) else { return false };
    let kept =
        archive::PLACE_BITS & !bit(Sense::Step(Level::Fond)) | bit(Sense::BodyWord) | bit(Sense::Newspaper);
    let words = after.until(end.at);
    let page = |l: &crate::model::Sited<crate::model::Locator>| l.value.unit == Unit::Page;
    title.split(' ').count() >= LEAST
        && !title.contains(',')
        && !draft.locators.is_empty()
        && draft.locators.iter().all(page)
        && !after.means(0, bit(Sense::City))
        && !has(words, kept)
        && ends(end)
}
