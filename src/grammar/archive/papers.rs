//! Somebody's papers by their name, a number perhaps behind it.

use ecow::{EcoString, eco_format};

use super::tongue::marks;
use super::{Found, ends_here, signature, steps, tidy};
use crate::grammar::date::{full_date, roman};
use crate::grammar::imprint::next_top;
use crate::grammar::input::{In, Parsed};
use crate::grammar::locator::locators;
use crate::grammar::name::names;
use crate::grammar::tail::ends;
use crate::grammar::token::{Case, Kind, bit};
use crate::lexicon::Sense;
use crate::model::{Level, Unit};
use crate::small;

/// `Draper MSS., 4 JJ 28`, `Bancroft MSS., II, 45`: somebody’s manuscripts in bound volumes, as American historians name them, and the
/// volume by the letters of its series, or by its numeral and the page in it.
pub fn bound_papers(i: In<'_>) -> Option<(In<'_>, Found)> {
    let (name, end) = volume_of_mss(i)?;
    let at = name.skip(1);
    let mut found = Found::elsewhere();
    found.add(Level::Collection, crate::grammar::draft::plain(i.text_to(name)));
    found.headed = true;
    if at.is(0, Kind::Number) {
        found.add(Level::Signature, tidy(at.text_to(end)));
        return Some((end, found));
    }
    let (end, volume) = locators(at).ok().filter(|(end, _)| ends(*end))?;
    found.locators = volume;
    Some((end, found))
}

/// The comma behind the name of manuscripts, and the end of `4 JJ 28` or `II, 45` behind it.
pub fn volume_of_mss(i: In<'_>) -> Option<(In<'_>, In<'_>)> {
    let name = (1..=3).find(|n| i.case(*n) == Case::Upper && marks().manuscripts.contains(i.word(*n)))?;
    let named = (0..name).all(|n| i.case(n) == Case::Capital && !i.means(n, bit(Sense::Small)));
    let comma = i.skip(name + 1).past_dot();
    let at = comma.skip(1);
    if !named || !comma.is(0, Kind::Comma) {
        return None;
    }
    let lettered = at.is(0, Kind::Number) && at.case(1) == Case::Upper && at.word(1).len() <= 3;
    let leaf = at.skip(2);
    let several = leaf.is(1, Kind::Dash) && leaf.is(2, Kind::Number);
    if lettered && leaf.is(0, Kind::Number) {
        let end = leaf.skip(if several { 3 } else { 1 });
        return ends(end).then_some((comma, end));
    }
    let numeral = at.case(0) == Case::Upper && roman(at.word(0)).is_some();
    (numeral && at.is(1, Kind::Comma) && at.is(2, Kind::Number)).then(|| (comma, at.skip(3)))
}

/// `Grey MSS 5992`, `Spring Rice MSS 1/20, fo. 3`: somebody's papers, as British historians name them, and a number in them.
pub fn private_papers(i: In<'_>) -> Option<(In<'_>, Found)> {
    let end = mss_of(i)?;
    let mut found = Found::elsewhere();
    found.add(Level::Signature, tidy(i.text_to(end)));
    found.headed = true;
    Some((steps::below(end, &mut found), found))
}

/// One to three capitalised words, the word for manuscripts, and a number behind which the address ends or goes on to a leaf.
pub fn mss_of(i: In<'_>) -> Option<In<'_>> {
    let name = (1..=3).find(|n| i.case(*n) == Case::Upper && marks().manuscripts.contains(i.word(*n)))?;
    let named =
        (0..name).all(|n| i.case(n) == Case::Capital && !i.means(n, bit(Sense::Small) | bit(Sense::In)));
    let number = i.skip(name + 1).past_dot();
    if !named
        || i.hit(|s| matches!(s, Sense::Archive(_)).then_some(())).is_some()
        || !number.is(0, Kind::Number)
    {
        return None;
    }
    let slashed = |n: &usize| number.is(*n, Kind::Slash) && number.is(n + 1, Kind::Number);
    let parts = (0..4).take_while(|n| slashed(&(1 + 2 * n))).count();
    let end = number.skip(1 + 2 * parts);
    (ends_here(end) && !end.is(0, Kind::ParenOpen)).then_some(end)
}

/// `Lloyd George Papers, F/9/2/20`   `Austen Chamberlain papers AC5/1/46`   `Baldwin Papers 42, ff. 3–10`   `Jones Papers, 25 Nov. 1943`:
/// papers of which nobody says who has them, with the signature in them, leaves or a day.
pub fn papers_signed(i: In<'_>) -> Option<(In<'_>, Found)> {
    let papers = (1..=MOST).find(|n| marks().private.contains(i.word(*n)))?;
    let named = (0..papers).all(|n| {
        let initial = i.is(n, Kind::Dot) && n > 0 && i.case(n - 1) == Case::Upper;
        initial || matches!(i.case(n), Case::Capital | Case::Upper) && !i.means(n, bit(Sense::Small))
    });
    let official = bit(Sense::GovernmentWord) | bit(Sense::ReportWord) | bit(Sense::Signal);
    if !named || i.case(0) == Case::Lower || (0..papers).any(|n| i.means(n, official)) {
        return None;
    }
    let name = i.skip(papers + 1);
    let at = name.past_comma();
    let mut found = Found::elsewhere();
    found.add(Level::Collection, tidy(i.text_to(name)));
    found.headed = true;
    if let Some(end) = number_of_papers(at) {
        // `Ismay Papers 4/29, LHCMA`: who has them is said.
        if end.is(0, Kind::Comma) && super::repository::known(end.skip(1)).is_some() {
            return None;
        }
        found.add(Level::Signature, tidy(at.text_to(end)));
        // `Chartwell Papers, CHAR 20/13/8`: an archive known by its class.
        if let Some((id, _)) = at.hit(|s| if let Sense::Archive(id) = s { Some(id) } else { None }) {
            found.place.code = eco_format!("#{}", id.0);
        }
        return Some((steps::below(end, &mut found), found));
    }
    let day = full_date(at).is_ok_and(|(rest, day)| day.edtf.len() == 10 && ends(rest));
    (at.at > name.at && day && at.is(1, Kind::Word)).then_some((name, found))
}

/// The longest name before its papers, in words and stops.
const MOST: usize = 6;

/// `F/9/2/20`, `NC 18/1/1041`, `1/27/72`, `3/8/5a`, `MB1/D4`, or a number before leaves: what ends behind it.
pub fn number_of_papers(i: In<'_>) -> Option<In<'_>> {
    let glued = |i: In<'_>, n: usize| i.peek(n).is_some_and(|t| !t.spaced);
    let letters = usize::from(i.case(0) == Case::Upper && i.word(0).len() <= 5);
    // `BEVN II 6/13`: a part of the papers by its numeral.
    let part = letters == 1 && roman(i.word(1)).is_some() && i.is(2, Kind::Number);
    let letters = letters + usize::from(part);
    let mut end = i.skip(letters);
    // `BEVN II/4/1`
    let numeral = || letters > 0 && roman(end.word(0)).is_some() && end.is(1, Kind::Slash);
    let first = end.is(0, Kind::Number) || numeral();
    end = end.skip(usize::from(first));
    let mut slashes = 0;
    while end.is(0, Kind::Slash)
        && glued(end, 0)
        && (end.is(1, Kind::Number) || end.case(1) == Case::Upper)
        && glued(end, 1)
    {
        end = end.skip(2);
        // `MB1/D4`
        let lettered = i.note.list[end.at - 1].kind == Kind::Word;
        end = end.skip(usize::from(lettered && end.is(0, Kind::Number) && glued(end, 0)));
        slashes += 1;
    }
    // `3/8/5a`
    let part = slashes > 0 && end.case(0) == Case::Lower && end.word(0).len() == 1 && glued(end, 0);
    end = end.skip(usize::from(part));
    let leaf = end.past_comma();
    let leaves = first
        && letters == 0
        && leaf.long(Sense::Locator(Unit::Folio)).is_some()
        && leaf.case(0) == Case::Lower
        && leaf.numbered();
    ((slashes > 0 && (first || letters > 0)) && ends_here(end) || leaves && slashes == 0).then_some(end)
}

/// `Columbia University Oral History Collection`: the name of papers alone, up to where a citation ends.
pub fn papers_alone(i: In<'_>) -> Parsed<'_, Found> {
    let Some((rest, _)) = super::repository::capital_run(i, 0, 12) else { return i.miss() };
    let name = crate::grammar::draft::plain(i.text_to(rest));
    let closed = ends(rest) || rest.is(0, Kind::Comma);
    if !closed || !super::western::is_collection(&name) || rest.at < i.at + 2 {
        return i.miss();
    }
    let mut found = Found::elsewhere();
    found.add(Level::Collection, name);
    // `GFK Papers, 138`: of papers known by initials the number is that of a box.
    if i.case(0) == Case::Upper && rest.is(0, Kind::Comma) && rest.is(1, Kind::Number) && ends(rest.skip(2)) {
        found.add(Level::Box, rest.word(1));
        return Ok((rest.skip(2), found));
    }
    // `Monmouth MSS, E987`
    let code = rest.skip(1);
    if rest.is(0, Kind::Comma)
        && code.case(0) == Case::Upper
        && code.is(1, Kind::Number)
        && code.peek(1).is_some_and(|t| !t.spaced)
        && let Some(end) = signature::signature(code).filter(|end| ends(*end))
    {
        found.add(Level::Signature, tidy(code.text_to(end)));
        return Ok((end, found));
    }
    if rest.is(0, Kind::Comma)
        && let Some(end) = keeper_letters(rest.skip(1))
    {
        found.place.repository = tidy(rest.skip(1).text_to(end));
        return Ok((end, found));
    }
    Ok((rest, found))
}

/// `zbiory autora`, `w zbiorach autora`, `Личный архив автора`, `in the author’s possession`: that who wrote the text at hand has it, with
/// which the citation ends.
pub fn own_hands(i: In<'_>) -> Parsed<'_, Found> {
    const LED: usize = 2;
    let small = |n: usize| i.case(n) == Case::Lower && i.means(n, bit(Sense::In) | bit(Sense::Small));
    let Some((words, rest)) = (0..=LED)
        .take_while(|n| (0..*n).all(small))
        .map(|n| i.skip(n))
        .find_map(|words| Some((words, words.skip(hands(words)?))))
    else {
        return i.miss();
    };
    if !ends(rest) || rest.is(0, Kind::Comma) {
        return i.miss();
    }
    let mut found = Found::elsewhere();
    found.known = true;
    found.place.repository = tidy(words.text_to(rest));
    Ok((rest, found))
}

/// The words for who has it himself: a form of several words of an archive, or the word for a private possession.
fn hands(i: In<'_>) -> Option<usize> {
    let several = i.long(Sense::ArchiveWord).filter(|len| *len > 1);
    several.or_else(|| small::is(i.word(0), small::PRIVATE_HANDS).then_some(1))
}

/// `box 34, SNCCP`, `reel 12, folder 3, AFLR`: a box, a folder, and letters for the papers that no list knows, with which the citation ends.
pub fn boxed(i: In<'_>) -> Parsed<'_, Found> {
    let boxes = bit(Sense::Step(Level::Box)) | bit(Sense::Step(Level::Reel));
    if i.case(0) != Case::Lower || !i.means(0, boxes) {
        return i.miss();
    }
    let (rest, steps) = super::steps_only(i)?;
    let Some(end) = keeper_letters(rest.skip(1)).filter(|_| rest.is(0, Kind::Comma)) else { return i.miss() };
    let mut found = Found::elsewhere();
    found.place.steps = steps.place.steps;
    found.locators = steps.locators;
    found.place.repository = tidy(rest.skip(1).text_to(end));
    Ok((end, found))
}

/// `Rives Papers, SHC-UNC`, `Lee Papers, VHS`, `box 2, LMG/ONR`, `box 4, Gates/ONR`: behind the name of papers or a box the letters of who has
/// them, which no list knows and with which the citation ends.
fn keeper_letters(i: In<'_>) -> Option<In<'_>> {
    let letters = |n: usize| i.case(n) == Case::Upper && i.word(n).len() > 1;
    let joined = |end: In<'_>| {
        (end.is(0, Kind::Dash) || end.is(0, Kind::Slash))
            && end.case(1) == Case::Upper
            && end.peek(0).is_some_and(|t| !t.spaced)
    };
    let mut end = i.skip(1);
    // Somebody's papers by his name: `Gates/ONR`.
    let named = i.case(0) == Case::Capital && end.is(0, Kind::Slash) && joined(end);
    while joined(end) {
        end = end.skip(2);
    }
    let known = i.means(0, bit(Sense::State)) || crate::grammar::date::roman(i.word(0)).is_some();
    ((letters(0) || named) && !known && ends(end)).then_some(end)
}

/// `Private papers of Sir James Chadwick`: papers that no archive has, if the citation ends there.
pub fn papers_of_somebody(i: In<'_>) -> Option<(In<'_>, Found)> {
    let told = i.case(0) == Case::Capital
        && i.case(1) == Case::Lower
        && marks().private.contains(i.word(1))
        && i.case(2) == Case::Lower
        && i.means(2, bit(Sense::Small));
    let (end, who) = told.then(|| names(i.skip(3)).ok()).flatten()?;
    if !who.full || !(ends(end) || end.is(0, Kind::ParenOpen)) {
        return None;
    }
    let mut found = Found::elsewhere();
    found.add(Level::Collection, tidy(i.text_to(end)));
    found.headed = true;
    Some((end, found))
}

/// `Add. MS 44086` right behind who has the papers, no comma between: `Gladstone Papers, BL Add. MS 44086`.
pub fn shelfmark(i: In<'_>) -> Option<(In<'_>, EcoString)> {
    let end = Some(i)
        .filter(|i| i.is(0, Kind::Word) && signature::manuscripts(*i))
        .and_then(signature::signature)?;
    Some((end, tidy(i.text_to(end))))
}

/// `Presidenza del Consiglio dei ministri, b. 345`: in a country that has boxes and no fonds the words before the
/// box name the papers, if they do not say what the document is.
pub fn named_papers(words: In<'_>, found: &Found) -> bool {
    // `Segreteria particolare del duce, Carteggio riservato`: or behind the comma of whose they are.
    let series = |at: usize| {
        words.note.list[at - 1].kind == Kind::Comma && sort_of_papers(to_comma(words.part(at, words.end)))
    };
    let described = |at: usize| {
        let t = &words.note.list[at];
        let sort = || if at == words.at { sort_of_papers(words) } else { series(at) };
        // `Affari politici 1931-45, Russia`: the years of the papers.
        let before = at.checked_sub(1).map(|at| words.note.list[at].kind);
        let years = at > words.at
            && (t.span.len() == 4 && t.text.starts_with('1')
                || before == Some(Kind::Dash) && t.span.len() == 2);
        t.kind == Kind::Number && !years
            || matches!(t.kind, Kind::QuoteOpen | Kind::ParenOpen | Kind::Colon)
            || t.bits & bit(Sense::DocumentHead) != 0 && !sort()
    };
    found.tongue.is_some()
        && !found.by_fond()
        && matches!(words.case(0), Case::Capital | Case::Upper)
        && !(words.at..words.end).any(described)
}

/// `Correspondance politique`: the sort of papers; of a document it is said whose it is, to whom or about what.
pub fn sort_of_papers(words: In<'_>) -> bool {
    words.case(0) == Case::Capital
        && words.case(1) == Case::Lower
        && !crate::grammar::imprint::has(words, bit(Sense::Small) | bit(Sense::In) | bit(Sense::Particle))
}

/// Up to the next comma.
pub fn to_comma(i: In<'_>) -> In<'_> {
    next_top(i, Kind::Comma).map_or(i, |comma| i.until(comma))
}
