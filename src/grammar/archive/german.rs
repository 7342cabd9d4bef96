//! German archives by the letters of their word and by their town, known by the sheets behind them.

use super::tongue::{Tongue, marks};
use super::unknown::codelike;
use super::{Found, separators, signature, western};
use crate::grammar::draft::plain;
use crate::grammar::input::In;
use crate::grammar::token::{Case, Kind, bit};
use crate::lexicon::Sense;

/// `KrA Neuburg, Rep. 5, Nr. 28, Bl. 7`: a code and its town, known by the sheets (`Bl.`) behind them.
pub fn of_sheets(i: In<'_>) -> Option<(In<'_>, Found)> {
    if !of_an_archive(i) {
        return None;
    }
    let mut rest = i.skip(1);
    while matches!(rest.case(0), Case::Capital | Case::Upper) && rest.at < i.at + 4 {
        rest = rest.skip(1);
    }
    // `StVuR (1), Nr. 12, Bl. 4`: one of several.
    if rest.is(0, Kind::ParenOpen) && rest.is(1, Kind::Number) && rest.is(2, Kind::ParenClose) {
        rest = rest.skip(3);
    }
    let after = rest.skip(1);
    if !rest.is(0, Kind::Comma) {
        return None;
    }
    let tongue = Tongue::told(after)
        .filter(|t| super::tongue::by_signature(t.land()))
        .or_else(|| if towned(i) || german_code(i.word(0)) { Tongue::of_land("Germany") } else { None })?;
    let mut found = Found { land: tongue.land(), tongue: Some(tongue), ..Found::default() };
    found.place.repository = plain(i.text_to(rest));
    let signed = |i: In<'_>| signature::any_signature(i, &found).is_some() || western::step_at(i, &found);
    // `HU UA, Phil. Fak., Nr. 1480`: the name of the papers between.
    let behind = || {
        western::name_chunk(after).is_some_and(|end| separators(end).at > end.at && signed(separators(end)))
    };
    (signed(after) || behind()).then_some((rest, found))
}

/// `StA`, `StadtA`, `HStAM`: the code has the letters of a German archive.
pub fn german_code(word: &str) -> bool {
    let has = |letters: &str| word.as_bytes().windows(letters.len()).any(|some| some == letters.as_bytes());
    marks().codes.iter().any(has)
}

/// `KrA`, `StadtA`, `UA`: a code, or a German word with the A of its archive.
pub fn of_an_archive(i: In<'_>) -> bool {
    let word = i.word(0);
    let short = || {
        (word.ends_with('A') || german_code(word)) && word.chars().filter(|c| c.is_uppercase()).count() > 1
    };
    (i.case(0) == Case::Upper || codelike(word) || short()) && word.chars().count() > 1
}

/// `StA Hamburg,`: such a code with the town it keeps the records of.
pub fn towned(i: In<'_>) -> bool {
    i.is(1, Kind::Comma) && german_code(i.word(0)) && of_an_archive(i)
        || i.is(2, Kind::Comma)
            && i.case(1) == Case::Capital
            && i.word(0).ends_with('A')
            && (i.means(1, bit(Sense::City)) || german_code(i.word(0)))
            && of_an_archive(i)
}

/// Such a code stands here, and sheets (`Bl.`) are named further on.
pub fn sheets(i: In<'_>) -> bool {
    of_an_archive(i) && Tongue::told(i).is_some_and(|tongue| super::tongue::by_signature(tongue.land()))
}
