//! Editions of letters and papers by what stands for their name: letters or a few words, and a volume.

use super::archive::PLACE_BITS;
use super::draft::Draft;
use super::input::In;
use super::letters_title::letters;
use super::locator::locators;
use super::tail::ends;
use super::title_look::volume_and_page;
use super::token::{Case, Kind, bit};
use crate::lexicon::Sense;
use crate::model::{Field, Kind as Work, Span, Unit};
use crate::small;

/// `OR 11(1):405`, `Corres II: 188`, `Adams Papers 3:45`, `OR, ser. 1, 14:374`: an edition by letters or few words, perhaps its series between
/// commas, and its volume and page.
pub fn short_edition<'n>(i: In<'n>, draft: &mut Draft) -> Option<In<'n>> {
    const WORDS: usize = 4;
    let counted = |at: In<'n>| {
        let behind = series_between(at);
        let pointed = behind.map_or(at, |(_, behind)| behind);
        volume_and_page(pointed).then_some((at, behind.map(|(span, _)| span), pointed))
    };
    let (name, series, at) =
        (1..=WORDS).find_map(|n| counted(i.skip(n))).or_else(|| numbered_in_letters(i))?;
    let dot = |n: usize| n > 0 && i.is(n, Kind::Dot) && i.case(n - 1) == Case::Upper;
    let named = (0..name.at - i.at).all(|n| matches!(i.case(n), Case::Capital | Case::Upper) || dot(n));
    if !named || super::date::full_date(i).is_ok() {
        return None;
    }
    let (rest, found) = locators(at)
        .ok()
        .filter(|(rest, found)| ends(*rest) && found.first().is_some_and(|l| l.value.unit == Unit::Volume))?;
    draft.text(Field::Booktitle, i.span_to(name), i.note.text);
    series.into_iter().for_each(|span| draft.text(Field::Series, span, i.note.text));
    draft.locate(found);
    draft.kind = Work::Letter;
    draft.shows.dated = true;
    draft.shows.numbered = true;
    Some(rest)
}

/// `B.D. IV, no. 117`, `DDF, VI, no. 12`: an edition by its letters, and a document in one of its volumes.
fn numbered_in_letters(i: In<'_>) -> Option<(In<'_>, Option<Span>, In<'_>)> {
    let name = letters(i)?;
    let at = name.past_comma();
    let volume =
        at.case(0) == Case::Upper && super::date::roman(at.word(0)).is_some() && at.is(1, Kind::Comma);
    (volume && at.case(2) == Case::Lower).then_some((name, None, at))
}

/// `, ser. 1,`: the series of an edition, by its number; what is behind its comma.
fn series_between(i: In<'_>) -> Option<(Span, In<'_>)> {
    let number = i.skip(2).past_dot();
    let word = i.is(0, Kind::Comma) && small::is(i.word(1), small::COUNTING_AGAIN);
    let counted = number.is(0, Kind::Number) || super::date::roman(number.word(0)).is_some();
    (word && counted && number.is(1, Kind::Comma)).then(|| (number.span_to(number.skip(1)), number.skip(2)))
}

/// `PGW Digital`, `Washington Writings, 640`: behind a letter's day the edition by a short name of a few words, perhaps a page; what
/// is behind it. No archive is named so.
pub fn named_edition<'n>(i: In<'n>, draft: &mut Draft) -> Option<In<'n>> {
    const WORDS: usize = 5;
    let no = bit(Sense::BodyWord) | bit(Sense::DocumentHead) | bit(Sense::Month(1)) | PLACE_BITS;
    let word = |n: &usize| matches!(i.case(*n), Case::Capital | Case::Upper) && !i.means(*n, no);
    let len = (0..WORDS).take_while(word).count();
    let name = i.skip(len);
    let told = len > 1 && (0..len).any(|n| i.case(n) == Case::Capital);
    let page = if name.is(0, Kind::Comma) { locators(name.skip(1)).ok() } else { None };
    let page = page.filter(|(rest, found)| ends(*rest) && found.iter().all(|l| l.value.unit == Unit::Page));
    if !told || !(ends(name) || page.is_some()) {
        return None;
    }
    draft.text(Field::Booktitle, i.span_to(name), i.note.text);
    draft.kind = Work::Letter;
    draft.shows.dated = true;
    let Some((rest, found)) = page else { return Some(name) };
    draft.locate(found);
    draft.shows.numbered = true;
    Some(rest)
}

/// More than a volume or a place: `Correspondence, vol. 24`.
pub fn may_be_title(i: In<'_>) -> bool {
    let other = bit(Sense::City)
        | bit(Sense::Month(1))
        | bit(Sense::Volume)
        | bit(Sense::ArchiveWord)
        | bit(Sense::PapersWord);
    !i.means(0, other) && i.case(0) == Case::Capital && super::date::roman(i.word(0)).is_none()
}
