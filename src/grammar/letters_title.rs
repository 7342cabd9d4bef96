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
use crate::model::{Doubt, Field, Kind as Work, Locator, Sited, Unit};

/// `APC, xxii, p. 174`   `JCC 5:425`   `OR 11(2):45`   `ALCW, 7:380`   `O.R., ser. I, vol. XXV, pt. 2, p. 4`   `SR, IV, ii, pp. 841–3`: no author has a volume for a title.
pub fn letters_title(i: In<'_>) -> Option<Draft> {
    if i.case(0) != Case::Upper && !mixed(i.word(0)) {
        return None;
    }
    let rest = of_years(county(letters(i)?));
    let comma = rest.is(0, Kind::Comma);
    let numbers = rest.skip(usize::from(comma));
    // `JCC 5:425`: volume and page, with no comma before them.
    let glued = !comma && rest.at == i.at + 1 && rest.is(0, Kind::Number) && rest.is(1, Kind::Colon);
    let side = || rest.is(3, Kind::Word) && rest.peek(3).is_some_and(|t| !t.spaced && t.span.len() == 1);
    let glued =
        glued && i.word(0).len() > 2 && rest.is(2, Kind::Number) && (rest.word(2).len() > 1 || side());
    // `OR 11(2):45`
    let halved = rest.is(1, Kind::ParenOpen) && rest.is(3, Kind::ParenClose) && rest.is(4, Kind::Colon);
    let glued = glued || !comma && rest.at == i.at + 1 && rest.is(0, Kind::Number) && halved;
    // `ALCW, 7:380`
    let counted =
        comma && numbers.is(0, Kind::Number) && numbers.is(1, Kind::Colon) && numbers.is(2, Kind::Number);
    // `CWMG XLV, 200`, `B.D. IV, no. 26`
    let numeral = !comma
        && (rest.at == i.at + 1 || i.is(1, Kind::Dot))
        && rest.case(0) == Case::Upper
        && rest.word(0).len() > 1
        && rest.is(1, Kind::Comma)
        && super::date::roman(rest.word(0)).is_some();
    let chronicle = comma && i.note.russian && chronicle(i.until(rest.at), numbers);
    if !(glued || counted || numeral || chronicle || comma && !numbers.is(0, Kind::Number)) {
        return None;
    }
    let (end, found) = locators(past_series(numbers)).ok().filter(|(end, _)| ends(*end))?;
    let mut found = found;
    if chronicle {
        return entitled(i, rest, found, end);
    }
    // `CSPD, 1640, p. 45`: a volume by its years.
    if rest.at.checked_sub(1).is_some_and(|at| i.note.list[at].kind == Kind::Number) {
        return entitled(i, rest, found, end).map(|mut draft| {
            draft.shows.dated = true;
            draft
        });
    }
    let [volume, _, ..] = found.make_mut() else { return None };
    // `xxii, p. 174`: before a page with its label a Roman number counts a volume.
    if volume.value.unit == Unit::Page && super::date::roman(&volume.value.value).is_some() {
        volume.value.unit = Unit::Volume;
    }
    if volume.value.unit != Unit::Volume {
        return None;
    }
    let mut draft = entitled(i, rest, found, end)?;
    // What the document knows by these letters, or will.
    if counted {
        draft.doubt(Doubt::BareName);
    }
    Some(draft)
}

/// `, 1292–1301` behind `C.C.R.`, `, 1640` behind `CSPD`: the years of a volume of a calendar, which are of its title; no author
/// of capitals alone wrote so early.
fn of_years(i: In<'_>) -> In<'_> {
    const LATEST: u16 = 1760;
    let early =
        i.word(1).len() == 4 && i.word(1).parse::<u16>().is_ok_and(|year| (1000..LATEST).contains(&year));
    if !(i.is(0, Kind::Comma) && i.is(1, Kind::Number) && early) {
        return i;
    }
    let rest = i.skip(if i.is(2, Kind::Dash) && i.is(3, Kind::Number) { 4 } else { 2 });
    let pointed = rest.is(0, Kind::Comma) && rest.skip(1).starts(|s| matches!(s, Sense::Locator(_)));
    if pointed { rest } else { i }
}

/// `I, XI, pt. 2, 45`, `II, XXV, 4`: past the series of a work in several, to the volume.
fn past_series(i: In<'_>) -> In<'_> {
    let numeral = |n: usize| i.case(n) == Case::Upper && super::date::roman(i.word(n)).is_some();
    let series = numeral(0) && i.is(1, Kind::Comma) && numeral(2) && i.is(3, Kind::Comma);
    let behind = i.is(4, Kind::Number) || i.case(4) == Case::Lower;
    i.skip(if series && behind { 2 } else { 0 })
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
pub fn letters(i: In<'_>) -> Option<In<'_>> {
    const MOST: usize = 5;
    let one = |n: usize| i.case(n) == Case::Upper && i.word(n).chars().count() == 1 && i.is(n + 1, Kind::Dot);
    let stopped = (0..MOST).take_while(|n| one(2 * n)).count();
    if stopped > 1 {
        return Some(i.skip(2 * stopped));
    }
    let whole = (2..=MOST).contains(&i.word(0).chars().count()) && super::date::roman(i.word(0)).is_none();
    whole.then(|| i.skip(1))
}
