//! What stands behind the last locator, and what the locators of a printed work are.

use ecow::EcoVec;

use super::draft::Draft;
use super::input::In;
use super::token::{Case, Kind, bit};
use crate::lexicon::Sense;
use crate::model::{Field, Kind as Work, Locator, Sited, Unit};

/// `s.v. „Kraków”`, `s. l. n. d.`, `s. d.`: no page five, fifty or five hundred, nor one that follows.
pub fn letters_said(i: In<'_>) -> bool {
    let said = bit(Sense::SubVerbo) | bit(Sense::NoDate) | bit(Sense::NoPlace);
    i.means(0, said) && i.is(1, Kind::Dot) && matches!(i.word(2), "v" | "d" | "l")
}

/// `passim`, `et seq.` after the last locator.
pub fn trailing(i: In<'_>) -> In<'_> {
    let after = i.past_comma();
    match after.long(Sense::Passim).filter(|_| !letters_said(after)) {
        Some(len) => {
            let rest = after.skip(len);
            // The stop of `et seq.`; that behind `passim` ends the sentence.
            let short =
                after.peek(len - 1).is_some_and(|t| t.short) || after.peek(0).is_some_and(|t| t.short);
            let whole = after.peek(len - 1).is_some_and(|t| t.span.len() > 4) && len > 1;
            if short && !whole { rest.past_dot() } else { rest }
        }
        None => to_a_note(i, after),
    }
}

/// `p. 512, note.`, `p. 512 note`: to a note on the page that has no number, and nothing behind it.
fn to_a_note<'n>(i: In<'n>, after: In<'n>) -> In<'n> {
    let word = after.case(0) == Case::Lower
        && after.word(0).len() > 3
        && after.long(Sense::Locator(Unit::Note)).is_some();
    let rest = after.skip(1);
    let closes = rest.is_empty()
        || matches!(rest.kind(0), Some(Kind::Semi | Kind::ParenClose))
        || rest.is(0, Kind::Dot) && rest.peek(0).is_some_and(|t| t.stop) | (rest.len() == 1);
    if word && closes { rest } else { i }
}

/// `“Michael,” in Lyrical Ballads (1800), ll. 15–20`: what is printed has lines; an archive's file has leaves.
pub fn lines_of_verse(draft: &mut Draft, note: &str) {
    let printed = matches!(draft.kind, Work::Book | Work::Collection | Work::Incollection | Work::Article)
        && (draft.shows.imprint || draft.shows.journal || draft.shows.host || draft.shows.dated)
        && !draft.fields.has(Field::Archive);
    if !printed {
        return;
    }
    let mut lines = false;
    for locator in draft.locators.make_mut() {
        let before = note.get(..locator.span.start as usize).unwrap_or("").trim_end();
        let word = before.trim_end_matches('.').rsplit([' ', '(']).next().unwrap_or("");
        // Behind a comma the label before goes on.
        lines = locator.value.unit == Unit::Folio
            && (matches!(word, "l" | "ll") || lines && before.ends_with(','));
        if lines {
            locator.value.unit = Unit::Line;
        }
    }
}

/// `p. 176-207, et 11, 1930, p. 138-152`: an article that goes on in another volume, whose year is no page: pages behind it are
/// lower.
pub fn further_volume(found: &mut EcoVec<Sited<Locator>>) {
    const YEARS: std::ops::Range<u32> = 1700..2100;
    if found.len() < 3 {
        return;
    }
    let number = |l: &Sited<Locator>| l.value.value.parse::<u32>().ok();
    let page = |l: &Sited<Locator>| l.value.unit == Unit::Page;
    let fits = |n: &usize| {
        let [volume, year, pages] = &found[*n..*n + 3] else { return false };
        let first = pages.value.value.split('-').next().and_then(|from| from.parse::<u32>().ok());
        let counts = volume.value.unit == Unit::Volume || page(volume) && number(volume).is_some();
        let dated = page(year) && number(year).is_some_and(|year| YEARS.contains(&year));
        counts && dated && page(pages) && first.zip(number(year)).is_some_and(|(first, year)| first < year)
    };
    let Some(at) = (0..found.len() - 2).find(fits) else { return };
    found.make_mut()[at].value.unit = Unit::Volume;
    found.remove(at + 1);
}
