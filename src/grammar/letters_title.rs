//! Letters that stand for a collection of many volumes.

use ecow::EcoVec;

use super::archive;
use super::draft::Draft;
use super::input::In;
use super::locator::locators;
use super::tail::ends;
use super::token::{Case, Kind, bit};
use super::work::close;
use crate::letter;
use crate::lexicon::Sense;
use crate::model::{Field, Kind as Work, Locator, Sited, Unit};

/// `APC, xxii, p. 174`   `JCC 5:425`   `O.R., ser. I, vol. XXV, pt. 2, p. 4`   `SR, IV, ii, pp. 841–3`: no author has a volume for a title.
pub fn letters_title(i: In<'_>) -> Option<Draft> {
    if i.case(0) != Case::Upper && !mixed(i.word(0)) {
        return None;
    }
    let rest = county(letters(i)?);
    let comma = rest.is(0, Kind::Comma);
    let numbers = rest.skip(usize::from(comma));
    // `JCC 5:425`: volume and page, with no comma before them.
    let glued = !comma && rest.at == i.at + 1 && rest.is(0, Kind::Number) && rest.is(1, Kind::Colon);
    let glued = glued && i.word(0).len() > 2 && rest.is(2, Kind::Number) && rest.word(2).len() > 1;
    // `CWMG XLV, 200`
    let numeral = !comma
        && rest.at == i.at + 1
        && rest.case(0) == Case::Upper
        && rest.word(0).len() > 1
        && rest.is(1, Kind::Comma)
        && super::date::roman(rest.word(0)).is_some();
    let chronicle = comma && i.note.russian && chronicle(i.until(rest.at), numbers);
    if !(glued || numeral || chronicle || comma && !numbers.is(0, Kind::Number)) {
        return None;
    }
    let (end, found) = locators(numbers).ok().filter(|(end, _)| ends(*end))?;
    let mut found = found;
    if chronicle {
        return entitled(i, rest, found, end);
    }
    let [volume, _, ..] = found.make_mut() else { return None };
    // `xxii, p. 174`: before a page with its label a Roman number counts a volume.
    if volume.value.unit == Unit::Page && super::date::roman(&volume.value.value).is_some() {
        volume.value.unit = Unit::Volume;
    }
    if volume.value.unit != Unit::Volume {
        return None;
    }
    entitled(i, rest, found, end)
}

/// A work whose title the letters up to `rest` are.
fn entitled<'n>(i: In<'n>, rest: In<'n>, found: EcoVec<Sited<Locator>>, end: In<'n>) -> Option<Draft> {
    let mut draft = Draft::at(i, Work::Book);
    draft.text(Field::Title, i.span_to(rest), i.note.text);
    draft.shows.numbered = true;
    draft.shows.labelled = true;
    draft.locate(found);
    close(draft, end)
}

/// `НПЛ, с. 469`   `ПСРЛ, 13, с. 45`   `ДДГ, № 4, с. 12`: a chronicle or charters by their letters, and a page with its label; no historian of
/// Russia is known by capitals alone.
fn chronicle(name: In<'_>, numbers: In<'_>) -> bool {
    let page = |i: In<'_>| i.case(0) == Case::Lower && i.means(0, bit(Sense::Locator(Unit::Page)));
    let counted = || {
        let number = numbers.skip(usize::from(numbers.is(0, Kind::Sign)));
        number.is(0, Kind::Number) && number.is(1, Kind::Comma) && page(number.skip(2))
    };
    name.len() == 1
        && letter::has_cyrillic(name.word(0))
        && !name.means(0, bit(Sense::BodyWord) | bit(Sense::GovernmentWord) | archive::PLACE_BITS)
        && (page(numbers) || counted())
}

/// `VCH Essex, iv`, `CSP Venetian, vii`: one word that says which of its parts.
fn county(i: In<'_>) -> In<'_> {
    let volume = |i: In<'_>| i.case(0) == Case::Lower && super::date::roman(i.word(0)).is_some();
    let one = i.case(0) == Case::Capital && i.is(1, Kind::Comma) && volume(i.skip(2));
    i.skip(usize::from(one))
}

/// `ToP`, `DofP`: capitals at both ends and small letters between.
fn mixed(word: &str) -> bool {
    (3..=5).contains(&word.len())
        && word.starts_with(|c: char| c.is_ascii_uppercase())
        && word.ends_with(|c: char| c.is_ascii_uppercase())
        && word.bytes().all(|b| b.is_ascii_alphabetic())
        && word.bytes().any(|b| b.is_ascii_lowercase())
}

/// `APC`, `O.R.`
fn letters(i: In<'_>) -> Option<In<'_>> {
    const MOST: usize = 5;
    let one = |n: usize| i.case(n) == Case::Upper && i.word(n).chars().count() == 1 && i.is(n + 1, Kind::Dot);
    let stopped = (0..MOST).take_while(|n| one(2 * n)).count();
    if stopped > 1 {
        return Some(i.skip(2 * stopped));
    }
    let whole = (2..=MOST).contains(&i.word(0).chars().count()) && super::date::roman(i.word(0)).is_none();
    whole.then(|| i.skip(1))
}
