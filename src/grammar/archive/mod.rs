//! Places in archives: from the repository down to the leaf, or from the box up to the repository.

use ecow::{EcoString, eco_format};

mod bare;
mod class;
mod coded;
mod day;
mod folders;
mod fonds;
mod found;
mod german;
mod headed;
mod keeper;
mod label;
mod leaning;
mod named;
mod number_ahead;
mod office;
mod outermost;
mod papers;
mod parts;
mod repository;
mod shelf;
mod signature;
mod special;
mod steps;
mod tongue;
mod town;
mod unknown;
pub mod value;
mod western;
mod year;

use nom::Input;

use super::date::roman;
use super::draft::Draft;
use super::imprint::{Paren, paren, placed_and_dated};
use super::input::{In, Parsed};
use super::serial::serial_behind;
use super::token::{Case, Kind, bit};
use crate::lexicon::{ArchiveId, Sense};
use crate::model::{Field, Level, Place, Step};
use crate::small;
use day::told_or_dated;
pub use day::{diary_ahead, diary_volume, document_date};
use found::ELSEWHERE;
pub use found::Found;
pub use leaning::{
    box_again, class_again, file_and_leaf, holding_again, leaf_again, own_again, papers_again,
    same_unit_before, signed, signed_again, signed_by_itself, steps_only, whole_address,
};
pub use office::{file_of_office, place_or_file};
use papers::{bound_papers, mss_of, papers_of_somebody, papers_signed, private_papers, volume_of_mss};
pub use papers::{boxed, own_hands, papers_alone};
pub use signature::{initials, joined, manuscripts, tell};
pub use steps::{number_len, steps};
pub use tongue::{keeps_records, marks};
pub use western::is_office;

/// Senses that a place in an archive has.
pub const PLACE_BITS: u128 = bit(Sense::Archive(ArchiveId(0)))
    | bit(Sense::Step(Level::Fond))
    | bit(Sense::ArchiveWord)
    | bit(Sense::RecordClass)
    | bit(Sense::PapersWord);

/// `RGANI, f. 5, op. 28, d. 253, ll. 5–7 ob.`   `АВП РФ. Ф. 0104. Оп. 16. П. 117. Д. 9. Л. 22–24`   `box 20, folder 17, Jay Lovestone Papers, Hoover Institution Archives, Stanford, CA`
pub fn place(i: In<'_>) -> Parsed<'_, Found> {
    if told_or_dated(i) || !spoken_of(i) && !may_begin_unsaid(i) {
        return i.miss();
    }
    let read = i.note.places.get(i.at, i.end, || read_place(i).ok().map(|(rest, found)| (rest.at, found)));
    read.map_or_else(|| i.miss(), |(end, found)| Ok((i.part(end, i.end), found)))
}

/// `RGANI, f. 5, op. 28; Miller, Soviet Relations, 12`: a word that speaks of papers stands before the next semicolon.
fn spoken_of(i: In<'_>) -> bool {
    let ahead = || i.iter_elements().take_while(|t| t.kind != Kind::Semi).any(|t| t.papers);
    i.at < i.note.places_end && (i.note.coded || ahead())
}

/// The place at `i`, in whatever order it is printed.
fn read_place(i: In<'_>) -> Parsed<'_, Found> {
    // `(From National Library, Singapore, Call no. RSING 959.51)`: where the copy is from.
    if i.case(0) == Case::Capital && i.means(0, bit(Sense::Sender)) || in_serial(i) {
        return i.miss();
    }
    // `HAK to RN, March 17, 1971`: who writes, by initials.
    if i.case(0) == Case::Upper
        && i.case(1) == Case::Lower
        && i.means(1, bit(Sense::Addressee))
        && i.is(3, Kind::Comma)
        && super::date::full_date(i.skip(4)).is_ok()
    {
        return i.miss();
    }
    if let Some(read) = parts::leaf_first(i) {
        return Ok(read);
    }
    if let Some(read) = class::piece(i) {
        // `CAB 128/17, TNA`: who has it may be said behind.
        let keeps = |f: &Found| !f.place.code.is_empty() || western::is_archive(&f.place.repository);
        let held = special::special_first(i).ok().filter(|(_, f)| !f.place.repository.is_empty() && keeps(f));
        return Ok(held.unwrap_or(read));
    }
    // `Smith Papers, RG 4, series B, box 61, RAC`: papers, then who has them.
    if keeper::papers_first(i)
        && let Some(whole) = keeper::keeper_last(i)
    {
        return Ok(whole);
    }
    // `Sir John Simon Papers (Bodleian Library, Oxford), Box 85`
    if i.note.has(Kind::ParenOpen)
        && let Some(whole) = keeper::keeper_in_brackets(i)
    {
        return Ok(whole);
    }
    let first = from_repository(i).and_then(|read| if published(i, read.0) { i.miss() } else { Ok(read) });
    let first = first.map(|(rest, mut found)| {
        found.headed = true;
        let rest = headed::item_behind(rest, &mut found).unwrap_or(rest);
        (rest, found)
    });
    // What was read is not all of the address: one that is understood to its end counts before it.
    let whole = |rest: In<'_>, found: &Found| {
        parts::ended(rest)
            && !western::is_collection(&found.place.repository)
            && !western::is_archive(&found.place.repository)
    };
    let ended = first.as_ref().is_ok_and(|(rest, found)| whole(*rest, found));
    if !ended
        && let Some(whole) =
            parts::keeper_first(i).filter(|(rest, _)| !published(i, *rest)).or_else(|| keeper::keeper_last(i))
    {
        return Ok(whole);
    }
    // `AGN, Mercedes, 14:203`: only the archive, or the name of papers, was read.
    if let Ok((rest, found)) = &first
        && !ended
        && rest.is(0, Kind::Comma)
        && headed::only_named(found)
        && let Some(whole) = headed::headed(i).filter(|(end, _)| end.at > rest.at)
    {
        return Ok(whole);
    }
    // `Policy Planning Staff, PPS 23, 24 February 1948, box 3, Records of …, NARA`: who made a paper does not keep it.
    if let Ok((rest, found)) = &first
        && !found.known
        && keeper::keeper_later(*rest)
    {
        return i.miss();
    }
    if first.is_ok() {
        return first;
    }
    if let Some(read) = private_papers(i)
        .or_else(|| bound_papers(i))
        .or_else(|| papers_signed(i))
        .or_else(|| papers_of_somebody(i))
        .or_else(|| keeper::keeper_in_brackets(i))
    {
        return Ok(read);
    }
    special::special_first(i).or_else(|miss| university_first(i).ok_or(miss)).or_else(|miss| {
        office_file(i).or_else(|| headed::headed(i)).filter(|(rest, _)| !published(i, *rest)).ok_or(miss)
    })
}

/// `Massachusetts Historical Society, Proceedings, XLIII, 7`: what the keeper prints, and the volume of it, is no place in its
/// holdings.
fn in_serial(i: In<'_>) -> bool {
    const LONGEST: usize = 8;
    let serial = (1..LONGEST).find(|n| !i.is(*n, Kind::Word) && !i.is(*n, Kind::Dot)).map(|n| i.skip(n));
    serial_behind(i).is_some()
        || serial.is_some_and(|at| {
            at.is(0, Kind::Comma)
                && small::is(at.word(1), small::SERIALS_OF_SOCIETIES)
                && at.is(2, Kind::Comma)
                && at.case(3) == Case::Upper
                && roman(at.word(3)).is_some()
                && at.is(4, Kind::Comma)
        })
}

/// `AAN, Przewodnik (Warszawa 1999)`: place and year in parentheses are those of a book.
fn published(i: In<'_>, rest: In<'_>) -> bool {
    // `‘Title’, Bibliothèque de l’École des Chartes, vol. 106 (1945–46), pp. 189–224`: behind a quoted title a volume and its year
    // are a journal's.
    let kind = |n: usize| i.at.checked_sub(n).map(|at| i.note.list[at].kind);
    let titled = kind(1) == Some(Kind::QuoteClose)
        || kind(1) == Some(Kind::Comma) && kind(2) == Some(Kind::QuoteClose);
    let of_a_year = |at: usize| {
        i.note.list[at].kind == Kind::ParenOpen
            && i.note.list[at - 1].kind == Kind::Number
            && matches!(paren(i.part(at, i.end)), Ok((_, Paren::Date(..))))
    };
    if titled && (i.at + 1..=rest.at).filter(|at| *at < i.end).any(of_a_year) {
        return true;
    }
    let closed = |at: usize| (i.note.list[at].partner as usize + 1).min(i.end);
    (i.at..rest.at)
        .any(|at| i.note.list[at].kind == Kind::ParenOpen && placed_and_dated(i.part(at, closed(at))))
}

/// `Harvard University, Houghton Library, Trotsky Papers, box 3`: the university, perhaps a department of it, then the
/// library that has the papers.
fn university_first(i: In<'_>) -> Option<(In<'_>, Found)> {
    if !i.means(0, bit(Sense::BodyWord))
        && !i.means(1, bit(Sense::BodyWord))
        && !i.means(2, bit(Sense::BodyWord))
    {
        return None;
    }
    let (mut end, _) = repository::capital_run(i, bit(Sense::BodyWord), 6)?;
    for _ in 0..2 {
        if !end.is(0, Kind::Comma) {
            return None;
        }
        let next = end.skip(1);
        if let Ok((rest, mut found)) = from_repository(next)
            && (found.known || found.has(Level::Signature) || found.has(Level::Box))
            && found.addressed()
        {
            // `University of X, Y Library, CMS/ACC 85`: of a library that no registry knows the university is the name too.
            if !found.known {
                found.place.repository =
                    crate::grammar::draft::plain(i.note.span(i.at, end.at).of(i.note.text))
                        + ", "
                        + found.place.repository.as_str();
            }
            found.headed = true;
            return Some((rest, found));
        }
        end = repository::capital_run(next, bit(Sense::ArchiveWord), 8).filter(|(_, shows)| *shows)?.0;
    }
    None
}

/// `AG 322.99 (2-23-38)(1)`: a file of an office by its decimal and the days of its papers, which needs no repository.
fn office_file(i: In<'_>) -> Option<(In<'_>, Found)> {
    if !office(i) {
        return None;
    }
    let rest = signature::decimal(i)?;
    let dated = rest.at.checked_sub(1).is_some_and(|at| i.note.list[at].kind == Kind::ParenClose);
    if !dated || !ends_here(rest) {
        return None;
    }
    let mut found = Found::elsewhere();
    let value = tidy(i.text_to(rest));
    found.add(Level::File, value);
    Some((rest, found))
}

/// `AG 322.99`: the letters of an office and a decimal.
pub fn office(i: In<'_>) -> bool {
    let glued = |n: usize| i.peek(n).is_some_and(|t| !t.spaced);
    let letters = i.case(0) == Case::Upper && (2..=6).contains(&i.word(0).len());
    letters && i.is(1, Kind::Number) && i.is(2, Kind::Dot) && glued(2) && i.is(3, Kind::Number) && glued(3)
}

/// `РГАЭ. Ф. 1`, `XYZA, f. 5`: an archive of the registry, or capitals, with a fond right behind.
pub fn addressed(i: In<'_>) -> bool {
    let len = match i.hit(|s| matches!(s, Sense::Archive(_)).then_some(())) {
        Some((_, len)) => len,
        None if i.case(0) == Case::Upper && i.word(0).chars().count() > 1 => 1,
        None => return false,
    };
    matches!(i.kind(len), Some(Kind::Dot | Kind::Comma))
        && i.skip(len + 1).long(Sense::Step(Level::Fond)).is_some()
}

/// `TNA, FO 371/86756`: an archive of the registry, and an address in it, which is nobody's name.
pub fn begins(i: In<'_>) -> bool {
    i.starts(|s| matches!(s, Sense::Archive(_)))
        && place(i).is_ok_and(|(_, found)| found.known && !found.place.steps.is_empty())
}

/// The place has the number of a file, a signature, a box or a record group.
pub fn names_file(place: &Place) -> bool {
    use Level::{Box, Delo, Edkhr, RecordGroup, Signature};
    [Delo, Edkhr, Signature, Box, RecordGroup].into_iter().any(|level| place.step(level).is_some())
}

/// `(Top Secret)` behind the day of a document; past it.
pub fn past_secrecy(i: In<'_>) -> In<'_> {
    i.enclosed(Kind::ParenOpen)
        .filter(|(inner, _)| inner.len() <= 3 && tongue::marks().secrecy.contains(inner.word(0)))
        .map_or(i, |(_, behind)| behind)
}

/// A place may begin here though no word of the note says so.
pub fn may_begin_unsaid(i: In<'_>) -> bool {
    office(i)
        || mss_of(i).is_some()
        || volume_of_mss(i).is_some()
        || signature::initials(i).is_some()
            && (repository::in_stops(i).is_some() || signature::class_in_stops(i).is_some())
        || diary_ahead(i).is_some()
        || unknown::numbered(i)
        || german::towned(i)
        || unknown::classed(i)
        || unknown::of_two_words(i).is_some()
        || unknown::shelfmarked(i)
        || unknown::of_manuscripts(i)
        || unknown::shelved(i)
        || town::in_a_town(i).is_some()
        || i.note.bits & bit(Sense::Locator(crate::model::Unit::Folio)) != 0
            && (german::sheets(i) || unknown::leafed(i))
}

/// The first sentence ends here before the mark of a paper: `SRO: DD/SF/123`.
pub fn mark_in_next_sentence(i: In<'_>) -> bool {
    const FAR: usize = 40;
    let stop = (i.at..i.end.min(i.at + FAR)).find(|at| i.note.list[*at].stop);
    stop.is_some_and(|at| unknown::shelfmarked(i.part(at + 1, i.end)))
}

/// Repository first, then the steps down.
/// `L.457`: the letter of a series and the number in it, with a stop between, where a word for a leaf has a blank.
fn series_and_number(i: In<'_>) -> Option<In<'_>> {
    let glued = |n: usize| i.peek(n).is_some_and(|t| !t.spaced);
    let letter = i.case(0) == Case::Upper && i.word(0).chars().count() == 1;
    let number = i.is(1, Kind::Dot) && i.is(2, Kind::Number) && glued(1) && glued(2);
    (letter && number && !(i.is(3, Kind::Slash) || i.is(3, Kind::Dot) && i.is(4, Kind::Number)))
        .then(|| i.skip(3))
}

fn from_repository(i: In<'_>) -> Parsed<'_, Found> {
    let (rest, mut found) = repository::repository(i)?;
    let had = found.place.steps.len();
    let after = separators(rest);
    if found.known
        && coded::romance(found.land)
        && let Some(end) = series_and_number(after)
    {
        found.add(Level::Signature, tidy(after.text_to(end)));
        return Ok((steps::below(end, &mut found), found));
    }
    let end = steps::steps(after, &mut found);
    if found.place.steps.is_empty() {
        // A known repository alone may be the place of something described before it.
        if found.known && found.locators.is_empty() && ends_here(rest) {
            return Ok((rest, found));
        }
        return i.miss();
    }
    if found.place.steps.len() == had && found.locators.is_empty() {
        return Ok((rest, found));
    }
    // `APC, XIII, p. 360`: a printed series by its letters, and its volume.
    let volume = |step: &Step| step.label.is_empty() && crate::grammar::date::roman(&step.value).is_some();
    if found.place.steps.len() == 1 && found.place.steps.iter().all(volume) && after.is(1, Kind::Comma) {
        return i.miss();
    }
    // `NC 18/1/1054, Cadbury Research Library`: a signature, and who has it.
    let bare = found.has(Level::Fond) && found.place.steps.iter().all(|step| step.label.is_empty());
    if !found.known
        && bare
        && end.is(0, Kind::Comma)
        && let Some((_, id)) = repository::known(end.skip(1))
        && !tongue::by_fond(i.note.words.archive(id).country)
    {
        return i.miss();
    }
    // `NSF, box 36, JFKL`: what looked like the repository is a collection in it.
    if !found.known
        && end.is(0, Kind::Comma)
        && !found.has(Level::Subseries)
        && let Some((last, id)) = repository::known(end.skip(1))
    {
        // `AWF, NSC Series, box 9, DDEL`: what was read as collection is a series of it.
        let named = found.has(Level::Collection);
        for step in found.place.steps.iter_mut().filter(|_| named) {
            step.level = match step.level {
                Level::Collection => Level::Series,
                Level::Series => Level::Subseries,
                level => level,
            };
        }
        let value = std::mem::take(&mut found.place.repository);
        found.place.steps.insert(0, Step::bare(Level::Collection, value));
        repository::set_repository(&mut found, i.note.words, end.skip(1).text_to(last), id);
        found.known = true;
        let last = named::tail(last, &mut found);
        return Ok((last, found));
    }
    // `NSF, Country File, Norway, box 179`: papers, of which nobody says who has them.
    if !found.known && marks().paper_codes.contains(found.place.repository.as_str()) {
        let papers = std::mem::take(&mut found.place.repository);
        for step in &mut found.place.steps {
            step.level = match step.level {
                Level::Collection => Level::Series,
                Level::Series => Level::Subseries,
                level => level,
            };
        }
        found.place.steps.insert(0, Step::bare(Level::Collection, papers));
        found.land = ELSEWHERE;
    }
    let end = town::town_behind(end, &mut found);
    Ok((end, found))
}

/// `Indiana Division, Indiana State Library`: who has the papers, nothing being said of which, up to where a citation
/// ends.
pub fn keeper_alone(i: In<'_>) -> Parsed<'_, Found> {
    let read = repository::known(i).map(|(rest, id)| (rest, Some(id)));
    let read = read.or_else(|| {
        let (mut rest, mut shows) = repository::capital_run(i, bit(Sense::ArchiveWord), 12)?;
        if western::is_department(i.text_to(rest)) && rest.is(0, Kind::Comma) {
            (rest, shows) = repository::capital_run(rest.skip(1), bit(Sense::ArchiveWord), 12)?;
        }
        (shows && rest.at > i.at + 1).then_some((rest, None))
    });
    let Some((rest, id)) = read else { return i.miss() };
    let mut found = Found::elsewhere();
    match id {
        Some(id) => repository::set_repository(&mut found, i.note.words, i.text_to(rest), id),
        None => found.place.repository = crate::grammar::draft::plain(i.text_to(rest)),
    }
    let mut rest = town::place_tail(rest, &mut found);
    // `Niels Bohr Library, American Institute of Physics`: the body that the library is of.
    if rest.is(0, Kind::Comma)
        && let Some((end, true)) = repository::capital_run(rest.skip(1), bit(Sense::BodyWord), 8)
    {
        let body = crate::grammar::draft::plain(rest.skip(1).text_to(end));
        found.place.repository = eco_format!("{}, {body}", found.place.repository);
        rest = town::place_tail(end, &mut found);
    }
    if !crate::grammar::tail::ends(rest) {
        return i.miss();
    }
    found.known = true;
    Ok((rest, found))
}

/// `GRI`, `YVA`: one word of capitals in place of who has the papers; nothing need know it.
pub fn keeper_in_letters(i: In<'_>) -> Found {
    keeper_alone(i).map(|(_, found)| found).unwrap_or_else(|_| {
        let mut found = Found::elsewhere();
        found.place.repository = crate::grammar::draft::plain(i.text_to(i.skip(i.len())));
        found
    })
}

/// `611.37/8-1560` or `C-376` or a quoted folder: an address may begin so where no word says it.
pub fn begins_unsaid(i: In<'_>) -> bool {
    signature::decimal(i).is_some()
        || folders::quoted_folder(i).is_some()
        || i.case(0) == Case::Upper && i.is(1, Kind::Dash) && i.is(2, Kind::Number) && signature_held(i)
        || signature::class_in_stops(i).is_some()
        || special::film(i).is_some()
}

/// `S-0163-0001-03, United Nations Archives`: a signature, and who has it.
fn signature_held(i: In<'_>) -> bool {
    signature::signature(i)
        .is_some_and(|end| end.is(0, Kind::Comma) && repository::known(end.skip(1)).is_some())
}

/// Steps were printed before `i` in the same note, or Ibid. with a leaf: an address is in force.
pub fn in_force_before(i: In<'_>) -> bool {
    // `Там же. Л. 71; Д. 2639. Л. 1`
    let leaf = |at: usize| i.note.list[at].bits & bit(Sense::Locator(crate::model::Unit::Folio)) != 0;
    let again = |at: usize| i.note.list[at].bits & bit(Sense::Ibid) != 0;
    let near = i.at.saturating_sub(12)..i.at;
    let leaned = near.clone().any(again) && near.clone().any(leaf);
    leaned
        || (i.at.saturating_sub(60)..i.at).any(|at| {
            let here = i.part(at, i.at);
            i.note.hits(at).iter().any(|h| {
                let n = h.len as usize;
                matches!(
                    h.sense,
                    Sense::Step(
                        Level::Fond
                            | Level::Opis
                            | Level::Delo
                            | Level::Edkhr
                            | Level::Papka
                            | Level::Box
                            | Level::RecordGroup
                    )
                ) && (here.is(n, Kind::Number) || here.is(n, Kind::Dot) && here.is(n + 1, Kind::Number))
            })
        })
}

/// Behind a semicolon at `i`, a code and an address by numbers alone stood before it in the note: `GANO P-2/2/376/55–56;`.
pub fn numbers_before(i: In<'_>) -> bool {
    const FAR: usize = 40;
    use Kind::{Colon, Comma, Dash, Number, Semi, Slash};
    let list = &i.note.list;
    let part = |at: &usize| {
        let t = &list[*at];
        matches!(t.kind, Number | Slash | Dash | Comma | Colon | Semi)
            || t.case == Case::Upper && t.span.len() <= 2
    };
    let behind = i.at.checked_sub(1).is_some_and(|at| list[at].kind == Semi);
    let code = || (i.at.saturating_sub(FAR)..i.at).rev().find(|at| !part(at));
    behind && code().is_some_and(|at| unknown::numbered(i.part(at, i.end)))
}

/// Commas, stops, colons and slashes between steps, and the dash behind a stop or before a label: `Ф. 1. – Оп. 24`,
/// `Державний архів Полтавської області – Ф. 11`.
fn separators(mut i: In<'_>) -> In<'_> {
    let start = i.at;
    loop {
        match i.peek(0) {
            Some(t)
                if matches!(t.kind, Kind::Comma | Kind::Dot | Kind::Colon | Kind::Slash | Kind::Quote) => {}
            Some(t)
                if t.kind == Kind::Dash
                    && t.spaced
                    && (i.at > start && i.is(1, Kind::Word) || i.means(1, steps::STEP)) => {}
            // `GARF-7523/45/199/12`
            Some(t) if t.kind == Kind::Dash && !t.spaced && i.is(1, Kind::Number) && i.is(2, Kind::Slash) => {
            }
            _ => return i,
        }
        i = i.skip(1);
    }
}

/// Nothing of an address follows: the end, the stop of a sentence, a semicolon, a bracket.
fn over(i: In<'_>) -> bool {
    separators(i).is_empty()
        || i.peek(0)
            .is_some_and(|t| t.stop || matches!(t.kind, Kind::Semi | Kind::ParenClose | Kind::BracketClose))
}

/// The same, or the list goes on behind a comma.
fn over_or_listed(i: In<'_>) -> bool {
    over(i) || i.is(0, Kind::Comma)
}

/// A value as output wants it: no separator at its end, dashes of ranges as `-`.
fn tidy(text: &str) -> EcoString {
    let text = text.trim().trim_end_matches(['.', ',']);
    // Most values are a number.
    if text.bytes().all(|b| b.is_ascii_alphanumeric()) {
        return text.into();
    }
    text.chars()
        .map(|c| if matches!(c, '\u{2010}'..='\u{2015}' | '\u{2212}') { '-' } else { c })
        .collect::<String>()
        .replace("--", "-")
        .replace(" - ", "-")
        .into()
}

/// A place ends here: nothing, a stop, a semicolon or a closing mark follows.
fn ends_here(i: In<'_>) -> bool {
    matches!(
        i.kind(0),
        None | Some(
            Kind::Dot | Kind::Semi | Kind::ParenClose | Kind::BracketOpen | Kind::ParenOpen | Kind::Comma
        )
    )
}

impl Found {
    /// Puts it into a draft, whose place began at `i` and ended at `rest`.
    pub fn put(mut self, draft: &mut Draft, i: In<'_>, rest: In<'_>) {
        let note = i.note.text;
        self.file_of_a_fond();
        draft.shows.steps |= !self.place.steps.is_empty();
        draft.shows.repository |= self.known;
        // Steps printed behind the repository, and the leaves with their label.
        draft.shows.headed |=
            !self.place.repository.is_empty() && self.headed && !self.place.steps.is_empty();
        draft.shows.labelled |= !self.locators.is_empty();
        let mut span = i.span_to(rest);
        if let Some(first) = self.locators.first() {
            span.end = span.end.min(first.span.start);
        }
        draft.place(span, self.place);
        draft.locate(self.locators);
        if let Some((date, span)) = self.date
            && span.end <= i.span_to(rest).end
            && !draft.fields.has(Field::Date)
        {
            draft.date(Field::Date, span, date);
        }
        if let Some(span) = self.title
            && !draft.fields.has(Field::Title)
        {
            draft.text(Field::Title, span, note);
        }
        if self.hereafter.is_some() {
            draft.hereafter = self.hereafter;
        }
    }
}
