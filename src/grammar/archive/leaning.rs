//! Addresses that lean on one before them: behind Ibid., behind a semicolon, or steps alone.

use super::number_ahead::three_parts;
use super::papers::{number_of_papers, to_comma};
use super::tongue::{self, Tongue};
use super::{
    ELSEWHERE, Found, ends_here, folders, label, separators, signature, steps, tidy, value, western,
};
use crate::grammar::date::roman;
use crate::grammar::draft::plain;
use crate::grammar::input::{In, Parsed};
use crate::grammar::token::{Case, Kind, bit};
use crate::lexicon::Sense;
use crate::model::{Level, Unit};
use crate::small;

/// `NS 19/1705, Bl. 3`, `CP (48) 7`: a signature behind Ibid., the repository being in force; in German also one
/// without a stroke: `Ebd., ZAIG 3453, Bl. 2`.
pub fn signed(i: In<'_>) -> Parsed<'_, Found> {
    // `Ibid., 761.00/3-156`
    if i.is(0, Kind::Number)
        && let Some(rest) = signature::decimal(i).filter(|rest| ends_here(*rest))
    {
        let mut found = Found::elsewhere();
        found.add(Level::File, tidy(i.text_to(rest)));
        return Ok((rest, found));
    }
    // `Ibid., POL 27 VIET S`
    if let Some(rest) = folders::subject_alone(i).filter(|rest| ends_here(*rest)) {
        let mut found = Found::elsewhere();
        found.add(Level::File, tidy(i.text_to(rest)));
        return Ok((rest, found));
    }
    // `Ibid., R-5446/1/13`: fond, opis and file.
    if small::is(i.word(0), small::LATE_FONDS) && i.is(1, Kind::Dash) && i.is(2, Kind::Number) {
        return steps_only(i);
    }
    // `Ibid., MS 78, fos. 3–5`, `Ibid., MSS.292/944`, `Ibid., H.O. 42/124`
    if (signature::manuscripts(i) || signature::class_in_stops(i).is_some())
        && let Some(rest) = signature::signature(i).filter(|rest| ends_here(*rest))
    {
        let mut found = Found::elsewhere();
        found.add(Level::Signature, tidy(i.text_to(rest)));
        return Ok((steps::below(rest, &mut found), found));
    }
    if let Some(rest) = carton(i).or_else(|| lettered_or_dotted(i)).or_else(|| stroked(i)) {
        let mut found = Found::with_words(Tongue::again(i));
        found.add(Level::Signature, tidy(i.text_to(rest)));
        return Ok((steps::below(rest, &mut found), found));
    }
    // `Ebd., I. HA, Rep. 90, Nr. 12`
    let division = roman(i.word(0)).is_some() && tongue::marks().division.contains(i.word(2));
    if !matches!(i.case(0), Case::Upper | Case::Capital)
        || i.is(1, Kind::Dot) && !tongue::marks().repertory.contains(i.word(0)) && !division
    {
        return i.miss();
    }
    let again = Tongue::again(i).filter(|t| tongue::by_signature(t.land()));
    let tongue = again.or_else(|| Tongue::told(i));
    let land = again.map_or(ELSEWHERE, Tongue::land);
    let mut found = Found { tongue, land, ..Found::default() };
    let marked = |rest: &In<'_>| {
        let text = i.text_to(*rest);
        i.case(0) == Case::Upper && (text.contains('/') || i.is(1, Kind::ParenOpen))
    };
    let read = signature::signature(i).filter(marked).or_else(|| {
        let labelled = found.tongue.is_some_and(|t| t.read(i).is_some());
        let title = labelled
            || i.case(0) == Case::Capital
                && !tongue::marks().repertory.contains(i.word(0))
                && i.word(0).chars().count() > 6;
        let paged = crate::grammar::locator::locators(i).is_ok();
        let end = again.filter(|_| !title && !paged).and_then(|_| signature::any_signature(i, &found))?;
        // A leaf or a volume behind it, what the paper is, or nothing: no title of a book.
        let next = separators(end);
        let told = || {
            next.is_empty()
                || label::label(next, &found).is_some()
                || next.means(0, bit(Sense::DocumentHead))
                || crate::grammar::document::writes_to(next).is_some()
        };
        (ends_here(end) && told()).then_some(end)
    });
    let Some(rest) = read else { return i.miss() };
    // `CP (48) 7`, `C4850/258/55`: a paper in the file.
    let glued = i.peek(1).is_some_and(|t| t.kind == Kind::Number && !t.spaced) && i.word(0).len() == 1;
    let paper = i.is(1, Kind::ParenOpen) || glued && i.text_to(rest).matches('/').count() > 1;
    let level = if paper { Level::Document } else { Level::Signature };
    let value = tidy(i.text_to(rest));
    found.add(level, value);
    Ok((steps::below(rest, &mut found), found))
}

/// `F7 13507`, `BB18 1234`, `72 AJ 123`: the class and its number in the archives of France, and the carton.
fn carton(i: In<'_>) -> Option<In<'_>> {
    let glued = |n: usize| i.peek(n).is_some_and(|t| !t.spaced);
    let class = |n: usize| i.case(n) == Case::Upper && i.word(n).len() <= 3 && i.word(n).is_ascii();
    let number = |n: usize| i.is(n, Kind::Number) && !glued(n);
    let lettered = class(0) && i.is(1, Kind::Number) && glued(1) && number(2);
    let numbered = i.is(0, Kind::Number) && class(1) && !glued(1) && number(2) && roman(i.word(1)).is_none();
    (lettered || numbered).then(|| i.skip(3)).filter(|rest| ends_here(*rest))
}

/// `C 1235, f. 3`, `K 28, 3. csomó`: one capital and its number, as no locator is printed; `2.10.02, inv.nr. 12`: a number of three parts,
/// which is no day where a unit follows.
fn lettered_or_dotted(i: In<'_>) -> Option<In<'_>> {
    let follows = |end: In<'_>| {
        let next = end.skip(1);
        let unit = bit(Sense::Step(Level::Fond)) | bit(Sense::Locator(Unit::Folio));
        let counted = next.is(0, Kind::Number) && next.is(1, Kind::Dot) && next.means(2, unit);
        end.is(0, Kind::Comma) && (next.means(0, unit) || counted)
    };
    let capital = i.case(0) == Case::Upper && i.word(0).len() == 1 && i.is(1, Kind::Number);
    let capital = capital && i.peek(1).is_some_and(|t| t.spaced);
    if capital && !matches!(i.word(0), "P" | "N") {
        return Some(i.skip(2)).filter(|end| follows(*end));
    }
    three_parts(i).then(|| i.skip(5)).filter(|end| follows(*end))
}

/// `1235, c. 3r` in `Ivi, 1235, c. 3r`, `124, f. 3`: the number of another file, and the leaf in it.
pub fn file_and_leaf(i: In<'_>) -> Parsed<'_, Found> {
    let tongue = Tongue::again(i);
    let numbered = i.is(0, Kind::Number) && i.is(1, Kind::Comma);
    let Some(leaf) = leaf_word(i.skip(2), tongue).filter(|_| numbered) else { return i.miss() };
    let mut found = Found::with_words(tongue);
    found.add(Level::File, i.word(0));
    match value::leaves(leaf, &mut found.locators) {
        Some(rest) if ends_here(rest) => Ok((rest, found)),
        _ => i.miss(),
    }
}

/// `c. 3r`, `f. 12`, `Bl. 5`: the word for a leaf, that of the country or of any; where its number begins.
fn leaf_word<'n>(i: In<'n>, tongue: Option<&'static Tongue>) -> Option<In<'n>> {
    let own = tongue
        .and_then(|tongue| tongue.read(i))
        .filter(|(mark, _)| *mark == label::Mark::Locator(Unit::Folio));
    let len = own.map(|(_, len)| len).or_else(|| i.long(Sense::Locator(Unit::Folio)))?;
    let value = i.skip(len).past_dot();
    value.is(0, Kind::Number).then_some(value)
}

/// `Atherton Papers, box 3`   `DDE Diary Series, box 35`   `PCM, b. 3, f. 4`   `Büro Staatssekretär, Bd. 3`   `UdSW, 125/12, k. 3`: papers by
/// their names behind Ibid., and the box or the like in them; a volume that is followed by a page is a book's.
pub fn papers_again(i: In<'_>) -> Parsed<'_, Found> {
    const NAMES: usize = 3;
    let tongue = Tongue::again(i).or_else(|| Tongue::told(i));
    let mut found = Found::with_words(tongue);
    let mut here = i;
    for _ in 0..NAMES {
        let name = to_comma(here);
        if !is_name(name) || name.end >= here.end {
            break;
        }
        let text = tidy(here.text_to(here.part(name.end, here.end)));
        let last = name.part(name.end - 1, name.end);
        if found.has_any_step() || last.long(Sense::Step(Level::Series)).is_some() {
            found.add_series(text);
        } else {
            found.add(Level::Collection, text);
        }
        here = here.part(name.end + 1, here.end);
        // `UdSW, 125/12, k. 3`
        if let Some(end) = number_of_papers(here).filter(|end| signature::has_stroke(here, *end)) {
            found.add(Level::Signature, tidy(here.text_to(end)));
            return Ok((steps::below(end, &mut found), found));
        }
        // `Miscellanea medicea, 12, ins. 3, c. 4`
        let leaf = |at: In<'_>| leaf_word(at, tongue).is_some() || label::label(at, &found).is_some();
        if here.is(0, Kind::Number) && here.is(1, Kind::Comma) && leaf(here.skip(2)) {
            found.add(Level::File, here.word(0));
            let end = steps::below(here.skip(1), &mut found);
            return if end.at > here.at + 1 { Ok((end, found)) } else { i.miss() };
        }
        let Some((mark, _)) = label::label(here, &found) else { continue };
        let filed = matches!(mark, label::Mark::Step(Level::Box | Level::Folder | Level::File | Level::Reel));
        let named = found.place.steps.len();
        let papers = western::is_collection(&found.place.steps[0].value);
        let end = steps::below(i.part(name.end, i.end), &mut found);
        let leaf = found.locators.iter().any(|l| l.value.unit == Unit::Folio);
        let closed = end.is_empty() || matches!(end.kind(0), Some(Kind::Dot | Kind::Semi));
        let told = filed || papers || leaf || closed && found.locators.is_empty();
        if told && found.place.steps.len() > named && ends_here(end) {
            return Ok((end, found));
        }
        break;
    }
    i.miss()
}

/// `Atherton Papers`, `Records of the Foreign Office`, `PCM`: capitals and small words between, as papers are named; not what a
/// document is.
fn is_name(part: In<'_>) -> bool {
    const LONGEST: usize = 8;
    // `Mémoires et documents`, `Correspondance politique`
    const SMALL: usize = 2;
    let named = |n: usize| {
        matches!(part.case(n), Case::Capital | Case::Upper)
            || n > 0 && part.is(n, Kind::Word) && part.means(n, bit(Sense::Small) | bit(Sense::Particle))
    };
    let text = || plain(part.note.slice(part.at, part.end));
    let small = (1..part.len()).filter(|n| !named(*n)).count();
    (1..=LONGEST).contains(&part.len())
        && named(0)
        && (1..part.len()).all(|n| named(n) || part.case(n) == Case::Lower)
        && small <= SMALL
        && (!part.means(0, bit(Sense::DocumentHead)) || western::is_collection(&text()))
}

/// `BBK/D/96, Beaverbrook to Sikorski`: the same where nothing before it is leant on.
pub fn signed_by_itself(i: In<'_>) -> Parsed<'_, Found> {
    let (rest, mut found) = signed(i)?;
    found.headed = true;
    Ok((rest, found))
}

/// `Tamże, 237/VII-120, k. 4`   `Tamże, 0296/33, t. 2, k. 15`: a signature of numbers and strokes, where the country has such; letters in
/// it, or a leaf behind it, tell it from a journal's number.
fn stroked(i: In<'_>) -> Option<In<'_>> {
    if !i.is(0, Kind::Number) || !i.is(1, Kind::Slash) || Tongue::again(i).is_none() {
        return None;
    }
    let part = |n: usize| {
        i.peek(n).is_some_and(|t| {
            !t.spaced && (matches!(t.kind, Kind::Number | Kind::Slash | Kind::Dash) || t.case == Case::Upper)
        })
    };
    let end = (1..).find(|n| !part(*n))?;
    let rest = i.skip(end);
    let letters = (1..end).any(|n| i.case(n) == Case::Upper);
    let filed = rest.is(0, Kind::Comma)
        && rest.means(1, bit(Sense::Locator(Unit::Folio)) | bit(Sense::Volume))
        && !rest.means(1, bit(Sense::Number));
    (ends_here(rest) && (letters || filed)).then_some(rest)
}

/// The word for Ibid. before `i` is of a country with signatures: `Ebd.`
pub fn own_again(i: In<'_>) -> bool {
    Tongue::again(i).is_some_and(|t| tongue::by_signature(t.land()))
}

/// `C 1235, f. 3`, `2.10.02, inv.nr. 12`: a holding by its letter or its number of three parts, behind Ibid.
pub fn holding_again(i: In<'_>) -> Parsed<'_, Found> {
    if lettered_or_dotted(i).is_some() { signed(i) } else { i.miss() }
}

/// `kart. 13` in `Tamtéž, kart. 13`: a box or a fond by the word of the country whose word for Ibid. stands before it, though elsewhere it means
/// a leaf; a series if there is more in it: `s. II, 45, c. 3`.
pub fn box_again(i: In<'_>, found: &Found) -> bool {
    let Some((label::Mark::Step(level), _)) = Tongue::again(i).and_then(|tongue| tongue.read(i)) else {
        return false;
    };
    let filed = found.place.steps.len() > 1 || !found.locators.is_empty();
    matches!(level, Level::Karton | Level::Box | Level::Fond) || level == Level::Series && filed
}

/// `TNA, FO 371/56763; FO 371/56764`, `NRS, GD112/39/12; CH2/121/3`: the signature of another file, the archive having been named in this note with
/// nothing but signatures and leaves since.
pub fn signed_again(i: In<'_>) -> Parsed<'_, Found> {
    let archived = |at: usize| i.note.hits(at).iter().any(|h| matches!(h.sense, Sense::Archive(_)));
    let back = (i.at.saturating_sub(40)..i.at).rev().find(|at| {
        let t = &i.note.list[*at];
        archived(*at)
            || !(matches!(
                t.kind,
                Kind::Number | Kind::Slash | Kind::Dash | Kind::Comma | Kind::Semi | Kind::Dot
            ) || t.case == Case::Upper
                || t.bits & (value::LABELS | bit(Sense::And)) != 0)
    });
    let Some(at) = back.filter(|at| archived(*at)) else { return i.miss() };
    let numbered = i.is(1, Kind::Number) && i.is(2, Kind::Slash);
    let behind = i.at.checked_sub(1).is_some_and(|before| i.note.list[before].kind == Kind::Semi);
    let marked = || {
        i.case(0) == Case::Upper && signature::signature(i).is_some_and(|end| signature::has_stroke(i, end))
    };
    if i.at == at || !(numbered || behind && marked()) {
        return i.miss();
    }
    signed(i)
}

/// `AN, F7 12345 et F7 12346`   `; BB30 372`: another carton of the class that stood before in the note, behind an archive of the registry and an
/// “and” or a semicolon.
pub fn class_again(i: In<'_>) -> Parsed<'_, Found> {
    const FAR: usize = 60;
    let list = &i.note.list;
    let led =
        i.at.checked_sub(1)
            .is_some_and(|at| list[at].kind == Kind::Semi || list[at].bits & bit(Sense::And) != 0);
    if !led || carton(i).is_none() {
        return i.miss();
    }
    let archived = |at: &usize| i.note.hits(*at).iter().any(|h| matches!(h.sense, Sense::Archive(_)));
    let same = |at: usize| list[at].text == i.word(0) && list[at + 1].text == i.word(1);
    let found = (i.at.saturating_sub(FAR)..i.at).find(archived);
    if found.is_some_and(|at| (at..i.at - 1).any(same)) { signed(i) } else { i.miss() }
}

/// `f. 5, op. 30, d. 12, l. 3`, `5/28/254`: steps alone, the repository being in force.
pub fn steps_only(i: In<'_>) -> Parsed<'_, Found> {
    let tongue = Tongue::again(i).or_else(|| Tongue::told(i));
    let mut found = Found { tongue, bare: true, ..Found::default() };
    let end = steps::steps(i, &mut found);
    if found.place.steps.is_empty() && found.locators.is_empty() {
        return i.miss();
    }
    Ok((end, found))
}

/// `Ф. 135, оп. 2, д. 614`: fond and file alone, behind what the document is.
pub fn whole_address(i: In<'_>) -> Parsed<'_, Found> {
    let (rest, found) = steps_only(i)?;
    let fond = found.place.steps.first().is_some_and(|s| s.level == Level::Fond);
    if fond && found.has_file() { Ok((rest, found)) } else { i.miss() }
}

/// `c. 45r` in `Ivi, c. 45r`, `m. 5` in `Ibid., m. 5`: a leaf by the word of the country whose word for Ibid. stands before it, where that is cut short and means
/// another thing elsewhere; its number.
pub fn leaf_again(i: In<'_>) -> Option<In<'_>> {
    const LONGEST: usize = 2;
    // `Ibid.,` has a stop more than `Ivi,`.
    let word = |at: usize| i.note.list[at].bits & bit(Sense::Ibid) != 0;
    let again = (2..=3).filter_map(|n| i.at.checked_sub(n)).any(word);
    if !again
        || i.case(0) != Case::Lower
        || i.word(0).len() > LONGEST
        || !i.is(1, Kind::Dot)
        || !i.is(2, Kind::Number)
    {
        return None;
    }
    // The rolls of England have a word that counts nothing else.
    let tongue = Tongue::again(i).or_else(|| Tongue::of_land(super::class::HOLDER.1))?;
    let leaf = matches!(tongue.read(i)?, (label::Mark::Locator(Unit::Folio), _));
    leaf.then(|| i.skip(2))
}

/// `; vol. 13, exp. 4` in `AGN, Tierras, vol. 12, exp. 3; vol. 13, exp. 4`: behind a semicolon the unit that the address before it had, by
/// the same word.
pub fn same_unit_before(i: In<'_>) -> bool {
    const FAR: usize = 40;
    let list = &i.note.list;
    let behind = i.at.checked_sub(1).is_some_and(|at| list[at].kind == Kind::Semi);
    if !behind {
        return false;
    }
    let near = i.at.saturating_sub(FAR)..i.at - 1;
    let same = |at: usize| {
        let word = i.note.word(at);
        let numbered = |n: usize| list.get(at + n).is_some_and(|t| t.kind == Kind::Number);
        (word.eq_ignore_ascii_case(i.word(0)) || word.strip_suffix('s') == Some(i.word(0)))
            && (numbered(1) || numbered(2))
    };
    let archived = |at: usize| i.note.hits(at).iter().any(|h| matches!(h.sense, Sense::Archive(_)));
    near.clone().any(same) && near.into_iter().any(archived)
}
