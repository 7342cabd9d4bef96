//! Repositories that the registry does not know: by what their name says, or by the address behind it.

use super::coded;
use super::german::{german_code, of_sheets, towned};
use super::label::{Mark, label};
use super::named::{code_after, tail};
use super::repository::{bracketed_letters, capital_run, known, settle_tongue};
use super::steps::STEP;
use super::tongue::{Tongue, keeps_records, marks};
use super::{ELSEWHERE, Found, over, separators, signature, special, western};
use crate::grammar::date::{plain_date, roman};
use crate::grammar::draft::plain;
use crate::grammar::input::In;
use crate::grammar::token::{Case, Kind, bit};
use crate::grammar::towns::place_sense;
use crate::lexicon::Sense;
use crate::model::{Level, Unit};

/// The repository at `i`, which no registry knows, and where it ends.
pub fn unknown(i: In<'_>) -> Option<(In<'_>, Found)> {
    // `MSS Eur F125/8, IOR`: a shelfmark.
    if signature::manuscripts(i) && signature::signature(i).is_some() {
        return None;
    }
    // `StAOs, Rep. 430, Nr. 12`: a German archive by the letters of its word.
    if german_code(i.word(0))
        && let Some(found) = of_sheets(i)
    {
        return Some(found);
    }
    let coded =
        (i.case(0) == Case::Upper || codelike(i.word(0))) && (2..=9).contains(&i.word(0).chars().count());
    if coded
        && let Some(found) =
            code(i).or_else(|| beside_papers(i)).or_else(|| before_leaves(i)).or_else(|| before_strokes(i))
    {
        return Some(found);
    }
    // `M-O A, TC 85/7/B`
    let hyphened = i.case(0) == Case::Upper && i.is(1, Kind::Dash);
    if hyphened && let Some(found) = before_strokes(i) {
        return Some(found);
    }
    if let Some(found) = spelt_out(i).or_else(|| coded::of_papers(i)) {
        return Some(found);
    }
    named(i).or_else(|| in_small_letters(i)).or_else(|| of_sheets(i))
}

/// `Regional state archive, f. 1, op. 2`, `State archive of the Odesa region, f. 1`: a name in small letters, known by
/// its word for an archive and by the fond behind it.
fn in_small_letters(i: In<'_>) -> Option<(In<'_>, Found)> {
    const MOST: usize = 10;
    if i.case(0) != Case::Capital && i.at > 0 {
        return None;
    }
    let words = (0..MOST).take_while(|n| i.is(*n, Kind::Word) || i.is(*n, Kind::Dash)).count();
    let rest = i.skip(words);
    if !matches!(rest.kind(0), Some(Kind::Comma | Kind::Dot | Kind::ParenOpen)) {
        return None;
    }
    let kept = (0..words.min(4)).find(|n| keeps_records(i.word(*n)))?;
    // `Documents from the state archive`
    let led = bit(Sense::Small) | bit(Sense::In) | bit(Sense::And) | bit(Sense::DocumentHead);
    if (0..kept).any(|n| i.means(n, led)) {
        return None;
    }
    let mut found = Found::default();
    found.place.repository = plain(i.text_to(rest));
    let named = tail(rest, &mut found);
    settle_tongue(named, &mut found);
    let first = separators(named);
    let fond = matches!(label(first, &found), Some((Mark::Step(Level::Fond), _)));
    // `Archives municipales de Lyon, 4 WP 12`: of a country whose files have no fond.
    let signed = || !found.by_fond() && found.tongue.is_some() && signature::signature(first).is_some();
    (first.at > named.at && (fond || signed())).then_some((named, found))
}

const SECTION: u128 =
    bit(Sense::Step(Level::Series)) | bit(Sense::Step(Level::Collection)) | bit(Sense::Step(Level::Fond));

/// A code that is known in another land, before a section by the word of this one: `AHM, sección colonia` is not in Lisbon.
pub fn of_another_land(rest: In<'_>, land: &str) -> bool {
    sectioned(rest) && Tongue::sections_elsewhere(rest.skip(1), land)
}

/// `, sección colonia, Concejo de Medellín, tomo 33, f. 5`: behind a code the section of an archive by its name, and what counts in it.
pub fn sectioned(i: In<'_>) -> bool {
    const FAR: usize = 24;
    let section = i.skip(1);
    let named = |n: usize| section.is(n, Kind::Word) && roman(section.word(n)).is_none();
    let counted = |n: usize| {
        section.means(n, STEP | bit(Sense::Locator(Unit::Folio)))
            && (section.is(n + 1, Kind::Number)
                || section.is(n + 1, Kind::Dot) && section.is(n + 2, Kind::Number))
    };
    i.is(0, Kind::Comma)
        && section.means(0, SECTION)
        && section.word(0).chars().count() > 4
        && named(1)
        && (2..FAR).any(counted)
}

/// An unknown code before a label or before fond, opis and file by their numbers: `ОГАЧО. Ф. 274. Оп. 3`, `RAE f. 1`,
/// `ОГКУ «ГАИО». Ф. 1`, `XYZA 17/120/106`.
fn code(i: In<'_>) -> Option<(In<'_>, Found)> {
    let mut found = Found::default();
    let mut rest = i.skip(1);
    let mut words = 1;
    while words < 6 {
        if rest.means(0, STEP) && label(rest, &found).is_some() {
            break;
        }
        match rest.peek(0) {
            Some(t) if matches!(t.case, Case::Upper | Case::Capital) => rest = rest.skip(1),
            Some(_) if bracketed_letters(rest) => rest = rest.skip(3),
            // `ДА – Пловдив, ф. 52К`: its town behind a dash.
            Some(t)
                if t.kind == Kind::Dash
                    && words == 1
                    && rest.case(1) == Case::Capital
                    && rest.is(2, Kind::Comma) =>
            {
                rest = rest.skip(2);
            }
            // `АУСБУ в Харківській обл.`: where it sits.
            Some(_)
                if marks().region_in.contains(rest.word(0))
                    && rest.case(1) == Case::Capital
                    && marks().region.contains(rest.word(2)) =>
            {
                rest = rest.skip(3);
                // The stop of `обл.`
                if i.note.word(rest.at - 1).chars().count() < 4 && rest.is(0, Kind::Dot) {
                    rest = rest.skip(1);
                }
            }
            // `ЛННБ ім. В. Стефаника`: after whom it is called, with initials.
            Some(_) if marks().named_after.contains(rest.word(0)) && rest.is(1, Kind::Dot) => {
                rest = rest.skip(2);
                while rest.case(0) == Case::Upper && rest.is(1, Kind::Dot) {
                    rest = rest.skip(2);
                }
            }
            Some(t) if t.kind == Kind::QuoteOpen && t.text == "«" && (t.partner as usize) < rest.end => {
                rest = rest.part(t.partner as usize + 1, rest.end);
            }
            _ => break,
        }
        words += 1;
    }
    found.place.repository = i.text_to(rest).into();
    // `PPS Records, Box 27`: papers of a body by its letters.
    if words > 1 && western::is_collection(&found.place.repository) {
        return None;
    }
    let named = department(tail(rest, &mut found));
    settle_tongue(named, &mut found);
    // `CHAN, F7 13506` has no fond.
    let first = separators(named);
    let lettered = first.case(0) == Case::Upper
        && first.peek(1).is_some_and(|t| t.kind == Kind::Number && !t.spaced)
        && first.is(2, Kind::Number);
    // `LKA Stuttgart, D 1, Bd. 123`: nor has a German one with its town.
    let lettered = lettered || towned(i) && first.case(0) == Case::Upper && first.is(1, Kind::Number);
    // `CH2/121/3`: letters and a number without a blank are a signature.
    let apart = first.peek(0).is_some_and(|t| t.spaced || first.at > i.at + 1);
    let numbers = || apart && numbers_ahead(first) || leaves_ahead(first);
    if !lettered && fond_ahead(first, &found) || words == 1 && numbers() {
        return Some((named, found));
    }
    if words == 1 && sectioned(named) {
        found.tongue = Tongue::of_section(named.skip(1));
        found.land = found.tongue?.land();
        return Some((named, found));
    }
    // `ЛННБУ, ВР, ф. 9`: the department of manuscripts by its own code.
    let department = named.skip(1);
    let short = (2..=4).contains(&department.word(0).chars().count());
    if named.is(0, Kind::Comma) && department.case(0) == Case::Upper && short {
        let rest = department.skip(1);
        let first = separators(rest);
        if first.at > rest.at && fond_ahead(first, &found) {
            found.place.repository = i.text_to(rest).into();
            return Some((rest, found));
        }
    }
    None
}

/// `XYZA 17/120/106`: a code, then fond, opis and file by their numbers.
pub fn numbered(i: In<'_>) -> bool {
    let coded = i.case(0) == Case::Upper && (3..=9).contains(&i.word(0).len());
    coded && numbers_ahead(separators(i.skip(1)))
        || i.is(1, Kind::Number) && codelike(i.word(0)) && leaves_ahead(i.skip(1))
}

/// `17/120/106`, `P-2/2/376`: three numbers or more, and no date.
fn numbers_ahead(i: In<'_>) -> bool {
    let class = i.case(0) == Case::Upper && i.word(0).chars().count() == 1;
    let i = i.skip(if class { 1 + usize::from(i.is(1, Kind::Dash)) } else { 0 });
    let glued = |n: usize, kind| i.peek(n).is_some_and(|t| t.kind == kind && !t.spaced);
    i.is(0, Kind::Number)
        && glued(1, Kind::Slash)
        && glued(2, Kind::Number)
        && glued(3, Kind::Slash)
        && glued(4, Kind::Number)
        && plain_date(i).is_err()
}

/// `315-1-159, арк. 12`: three numbers with hyphens, and a leaf behind them.
fn leaves_ahead(i: In<'_>) -> bool {
    let glued = |n: usize, kind| i.peek(n).is_some_and(|t| t.kind == kind && !t.spaced);
    let numbers =
        i.is(0, Kind::Number) && [1, 3].iter().all(|n| glued(*n, Kind::Dash) && glued(n + 1, Kind::Number));
    numbers
        && i.is(5, Kind::Comma)
        && Tongue::told(i.skip(6)).is_some()
        && matches!(
            label(i.skip(6), &Found { tongue: Tongue::told(i.skip(6)), ..Found::default() }),
            Some((Mark::Locator(Unit::Folio), _))
        )
}

/// `ESRO, AMS 6270/1, fo. 12v`: a code, then a signature with its stroke, known by the leaves behind them.
fn before_leaves(i: In<'_>) -> Option<(In<'_>, Found)> {
    leafed(i).then(|| {
        let mut found = Found::elsewhere();
        found.place.repository = i.word(0).into();
        (i.skip(1), found)
    })
}

/// `CALS, QJF 55/2/41`: a code, then letters of a class and a number with strokes, where the citation ends.
///
/// `SRO: DD/SF/123`, `WRO, D/RA/A/2B`
fn before_strokes(i: In<'_>) -> Option<(In<'_>, Found)> {
    let code = || (classed(i) || shelfmarked(i) || of_manuscripts(i)).then(|| i.skip(1));
    code().or_else(|| of_two_words(i)).map(|rest| {
        let mut found = Found::elsewhere();
        found.place.repository = i.text_to(rest).into();
        (rest, found)
    })
}

/// Such a code stands here.
pub fn classed(i: In<'_>) -> bool {
    let letters = |n: usize| i.case(n) == Case::Upper && (2..=6).contains(&i.word(n).len());
    i.is(1, Kind::Comma)
        && i.is(3, Kind::Number)
        && letters(0)
        && letters(2)
        && !i.means(0, bit(Sense::JournalWord) | bit(Sense::Newspaper) | bit(Sense::BodyWord))
        && signature::signature(i.skip(2))
            .is_some_and(|end| signature::has_stroke(i.skip(2), end) && over(end))
}

/// `BBC WA, R9/21`, `M-O A, TC 85/7/B`, `M-O A, FR 2537`: a code of two groups of capitals before letters of a class and a
/// number, where the citation ends; where the code ends.
pub fn of_two_words(i: In<'_>) -> Option<In<'_>> {
    const LONGEST: usize = 4;
    let capitals = |n: usize| i.case(n) == Case::Upper && (1..=5).contains(&i.word(n).len());
    let hyphen = |n: usize| i.is(n, Kind::Dash) && i.peek(n).is_some_and(|t| !t.spaced);
    let len = (0..=LONGEST).find(|n| !capitals(*n) && !hyphen(*n)).filter(|len| i.is(*len, Kind::Comma))?;
    let mark = i.skip(len + 1);
    let groups = (0..len).filter(|n| capitals(*n)).count();
    let all: usize = (0..len).map(|n| i.word(n).len()).sum();
    let class = mark.case(0) == Case::Upper && mark.word(0).len() <= 4 && mark.is(1, Kind::Number);
    let end = signature::signature(mark).filter(|end| class && over(*end))?;
    let glued = mark.peek(1).is_some_and(|t| !t.spaced);
    let fits = groups > 1 && all > 2 && (mark.word(0).len() > 1 || glued) && end.at > mark.at + 1;
    fits.then(|| i.skip(len))
}

/// `SRO: DD/SF/123`, `WRO, D/RA/A/2B`: a code and behind a colon, or behind the comma of a record office, capitals and numbers
/// with strokes.
pub fn shelfmarked(i: In<'_>) -> bool {
    const OFFICE: &str = "RO";
    if i.case(0) != Case::Upper || !matches!(i.kind(1), Some(Kind::Colon | Kind::Comma)) {
        return false;
    }
    let word = i.word(0);
    let code = (2..=6).contains(&word.len())
        && !i.means(0, bit(Sense::JournalWord) | bit(Sense::Newspaper) | bit(Sense::BodyWord));
    let divided = i.is(1, Kind::Colon) || i.is(1, Kind::Comma) && word.len() > 2 && word.ends_with(OFFICE);
    let mark = i.skip(2);
    code && divided
        && matches!(mark.case(0), Case::Upper | Case::Capital)
        && signature::signature(mark)
            .is_some_and(|end| signature::has_stroke(mark, end) && (over(end) || end.is(0, Kind::Comma)))
}

/// `GL, MS 5106/1`, `NLX MS 4251, fol. 83`: a code before the shelfmark of a manuscript.
pub fn of_manuscripts(i: In<'_>) -> bool {
    if i.case(0) != Case::Upper {
        return false;
    }
    let code = (2..=6).contains(&i.word(0).len()) && !signature::manuscripts(i);
    let mark = i.skip(1).past_comma();
    code && signature::manuscripts(mark)
        && !i.means(0, bit(Sense::JournalWord) | bit(Sense::Newspaper) | bit(Sense::BodyWord))
        && signature::signature(mark).is_some_and(|end| over(end) || end.is(0, Kind::Comma))
}

/// Such a code stands here.
pub fn leafed(i: In<'_>) -> bool {
    let coded = i.case(0) == Case::Upper && (2..=6).contains(&i.word(0).len()) && i.is(1, Kind::Comma);
    let after = i.skip(2);
    let signed = || {
        let end = signature::signature(after).filter(|end| end.is(0, Kind::Comma))?;
        let stroke = signature::has_stroke(after, end);
        let leaf = matches!(label(end.skip(1), &Found::elsewhere()), Some((Mark::Locator(Unit::Folio), _)))
            || end.skip(1).long(Sense::Locator(Unit::Folio)).is_some();
        (stroke && leaf).then_some(())
    };
    coded && after.case(0) == Case::Upper && signed().is_some()
}

/// `NMXL, P. N. Smith Papers, box 3`: a code before papers that lie in it.
fn beside_papers(i: In<'_>) -> Option<(In<'_>, Found)> {
    let name = i.skip(2);
    if !i.is(1, Kind::Comma) {
        return None;
    }
    let rest = western::name_chunk(name)?;
    if !(rest.is(0, Kind::Comma) && western::is_collection(&plain(name.text_to(rest)))) {
        return None;
    }
    let mut found = Found::elsewhere();
    found.place.repository = i.word(0).into();
    (western::box_ahead(rest) || western::step_at(rest.skip(1), &found)).then(|| (i.skip(1), found))
}

/// `School of Oriental Studies, London, MS 380645`, `Somerset RO, DD/WO 56/3`: a body and the mark of a manuscript that it
/// has, a town perhaps between; or the letters of a record office.
pub fn shelved(i: In<'_>) -> bool {
    const FAR: usize = 12;
    let comma = |from: usize| (from..FAR).find(|n| i.is(*n, Kind::Comma));
    let Some(first) = (i.case(0) == Case::Capital).then(|| comma(1)).flatten() else { return false };
    let name = i.until(i.at + first);
    // `ThyssenKrupp Konzernarchiv, A/1234`
    let records = || {
        let after = i.skip(first + 1);
        // `Unternehmensarchiv Weberei AG, Z 174, Nr. 2045`
        let lettered = after.case(0) == Case::Upper && after.is(1, Kind::Number);
        // `Feldpostarchiv Berlin, 3.2002.0816`
        let dotted = after.is(0, Kind::Number) && after.is(1, Kind::Dot) && after.is(2, Kind::Number);
        (lettered || dotted || i.note.has(Kind::Slash))
            && holds_records(name)
            && signature::signature(after).is_some_and(|end| {
                lettered || dotted && several_stops(after, end) || signature::has_stroke(after, end)
            })
    };
    record_office(name)
        || records()
        || crate::grammar::imprint::has(name, bit(Sense::BodyWord))
            && (signature::manuscripts(i.skip(first + 1))
                || comma(first + 1).is_some_and(|second| signature::manuscripts(i.skip(second + 1))))
}

/// `Somerset RO`
fn record_office(name: In<'_>) -> bool {
    (name.at + 1..name.end)
        .next_back()
        .is_some_and(|last| marks().record_offices.contains(name.note.word(last)))
}

/// A name with a word that archives' names have: `Архив УФСБ РФ по Республике Марий Эл`, `Archiv der Stadt X`.
fn named(i: In<'_>) -> Option<(In<'_>, Found)> {
    let (mut rest, mut shows) = capital_run(i, bit(Sense::ArchiveWord) | bit(Sense::BodyWord), 14)?;
    // `KZ-Gedenkstätte Neuburg, Archiv, A 12`
    if rest.is(0, Kind::Comma)
        && rest.case(1) == Case::Capital
        && rest.is(2, Kind::Comma)
        && keeps_records(rest.word(1))
    {
        rest = rest.skip(2);
        shows = true;
    }
    if !(shows || holds_records(i.until(rest.at)) || record_office(i.until(rest.at))) {
        return None;
    }
    let mut found = Found::default();
    found.place.repository = plain(i.text_to(rest));
    // `Держархів Харківської обл.`: the stop is the word's.
    let short = |at: usize| marks().region.contains(i.note.word(at)) && i.note.word(at).chars().count() < 4;
    if i.note.list[rest.at - 1].kind == Kind::Dot && short(rest.at - 2) {
        found.place.repository.push('.');
    }
    let papers = western::is_collection(&found.place.repository);
    let named = tail(rest, &mut found);
    let named = department(named);
    settle_tongue(named, &mut found);
    let after = separators(named);
    if after.at == named.at && !named.is(0, Kind::Word) {
        return None;
    }
    // `Army War College Miscellaneous File 127-1, …`: papers, and who has them is said behind.
    if after.at == named.at && matches!(named.word(0), "File" | "Files") {
        return None;
    }
    // `Sammlung Lenz, SAPMO-BArch, NY 4215/112`: papers, and the archive that has them.
    if found.place.name.is_empty()
        && named.is(0, Kind::Comma)
        && known(after).is_some_and(|(end, _)| end.is(0, Kind::Comma))
        && !i.means_any(rest, bit(Sense::BodyWord))
    {
        return None;
    }
    if special::held(i, rest) || papers {
        return None;
    }
    // `AJJDC Archives, AR 33/44`: in Latin letters, no fond and a signature with its letters.
    // `Derbyshire Record Office, D258/34/12`: in English no fond by a letter.
    let glued = after.case(0) == Case::Upper
        && after.word(0).len() == 1
        && after.peek(1).is_some_and(|t| t.kind == Kind::Number && !t.spaced)
        && (rest.at - 1..rest.at)
            .any(|at| i.part(at, i.end).means(0, bit(Sense::ArchiveWord) | bit(Sense::BodyWord)))
        && latin(i.word(0));
    if glued && found.land.is_empty() && signature::signature(after).is_some() {
        found.land = ELSEWHERE;
    }
    if found.land.is_empty()
        && latin(i.word(0))
        && (after.case(0) == Case::Upper || after.is(0, Kind::Number) || signature::manuscripts(after))
        && !western::step_at(after, &found)
        && signature::signature(after).is_some_and(|end| {
            // `Women’s Library, London, 5/FPA/1/2`: a number first, with letters behind it.
            let lettered = |at: usize| i.note.list[at].case == Case::Upper;
            let strokes = (after.at..end.at).filter(|at| i.note.list[*at].kind == Kind::Slash).count();
            let kept = i.note.list[rest.at - 1].bits & bit(Sense::ArchiveWord) != 0;
            if after.is(0, Kind::Number)
                && !(after.at..end.at).any(lettered)
                && !(strokes > 1 && kept && over(end))
                && !(several_stops(after, end) && over(end))
            {
                return false;
            }
            // Papers, their signature and then who has them: `Party Archive, CP/CENT/3, Labour Archive`.
            let next = separators(end);
            // `Norfolk Record Office, NRS 12345, 27 A 6`: a paper of it.
            let paper = || signature::signature(next).is_some_and(over);
            // `Birmingham University Library, NC7/11/31/12, Halifax to Chamberlain, 5 May 1938`
            let stroke = |at: usize| i.note.list[at].kind == Kind::Slash;
            let other = || capital_run(next, bit(Sense::ArchiveWord), 12).is_some_and(|(_, shows)| shows);
            over(end)
                || label(next, &Found::elsewhere()).is_some()
                || paper()
                || (after.at..end.at).any(stroke) && !other()
        })
    {
        found.land = ELSEWHERE;
    }
    let papers = !found.by_fond() && i.means_any(rest, bit(Sense::ArchiveWord)) && western::box_ahead(after);
    let signed = !found.by_fond()
        && (signature::signature(after).is_some() || signature::any_signature(after, &found).is_some());
    if western::step_at(after, &found) || papers || signed {
        return Some((named, found));
    }
    // `University of X, Avon Papers, AP 20/45/12`: papers, and a signature behind them; the department may stand before them.
    let mut chunk = western::name_chunk(after)?;
    let mut after = after;
    let division = western::is_department(after.text_to(chunk)) && !western::is_office(after.until(chunk.at));
    if chunk.is(0, Kind::Comma) && division {
        after = chunk.skip(1);
        // `Durham University Library, Special Collections, GRE/B45/3`
        if latin(i.word(0)) && signature::signature(after).is_some_and(over) {
            found.land = ELSEWHERE;
            return Some((named, found));
        }
        chunk = western::name_chunk(after)?;
    }
    let division = super::tongue::by_signature(found.land);
    let papers = plain(after.text_to(chunk));
    let collection = western::is_collection(&papers) || western::is_archive(&papers);
    let elsewhere = Found { land: ELSEWHERE, ..found.clone() };
    // `Lambeth Palace Library, Fulham Papers, vol. 8, fo. 23`   `X State Archives, Judicial Department, vol. 12, fol. 34`: papers or an
    // office whose they are, and a volume or leaves behind them.
    let office = after.until(chunk.at).means(chunk.at - after.at - 1, bit(Sense::BodyWord));
    // `Gage Papers, American Series, vol. 12`
    let last = if chunk.is(0, Kind::Comma) && collection {
        western::name_chunk(chunk.skip(1)).filter(|end| end.is(0, Kind::Comma)).unwrap_or(chunk)
    } else {
        chunk
    };
    let volume = last.is(0, Kind::Comma)
        && matches!(
            label(last.skip(1), &elsewhere),
            Some((
                Mark::Step(Level::Volume | Level::File | Level::Item | Level::Box)
                    | Mark::Locator(Unit::Volume | Unit::Folio),
                value
            )) if value.is(0, Kind::Number)
        );
    if after.at > named.at
        && volume
        && (collection || office)
        && (found.land.is_empty() || !found.by_fond())
        && i.word(0).is_ascii()
        && !division
    {
        found.land = ELSEWHERE;
        return Some((named, found));
    }
    if after.at == named.at || !chunk.is(0, Kind::Comma) || !(collection || division) {
        return None;
    }
    if !division {
        found.land = ELSEWHERE;
    }
    let behind = chunk.skip(1);
    // `Burgenländisches Landesarchiv, BH Oberwart, 1938, Zl. 123`
    let numbered = || {
        let year = usize::from(behind.is(0, Kind::Number) && behind.is(1, Kind::Comma)) * 2;
        division && western::step_at(behind.skip(year), &found)
    };
    let marked = signature::signature(behind).is_some()
        || signature::any_signature(behind, &found).is_some()
        || numbered();
    marked.then_some((named, found))
}

/// `3.2002.0816`: numbers with stops between them.
fn several_stops(i: In<'_>, end: In<'_>) -> bool {
    let fits = |at: usize| matches!(i.note.list[at].kind, Kind::Number | Kind::Dot);
    (i.at..end.at).all(fits) && (i.at..end.at).filter(|at| i.note.list[*at].kind == Kind::Dot).count() > 1
}

/// In Latin letters.
pub fn latin(word: &str) -> bool {
    word.chars().all(|c| c < '\u{250}' || !c.is_alphabetic())
}

/// `, відділ рукописів, ф. 9`: the department of a library, written small.
///
/// `. Відділ рукописів. Ф. 9`: in a sentence of its own.
fn department(i: In<'_>) -> In<'_> {
    let apart = i.is(0, Kind::Dot) && i.case(1) == Case::Capital && i.case(2) == Case::Lower;
    // `, Інститут рукопису, ф. 10`
    let institute = i.is(0, Kind::Comma) && i.case(1) == Case::Capital && i.case(2) == Case::Lower;
    if !(apart || institute || i.is(0, Kind::Comma) && i.case(1) == Case::Lower) {
        return i;
    }
    let words = i.skip(1);
    // `, від. рукописів, ф. 11`
    let short = |n: usize| n == 1 && words.is(1, Kind::Dot) && words.case(2) == Case::Lower;
    let count = (0..5)
        .take_while(|n| words.case(*n) == Case::Lower || (apart || institute) && *n == 0 || short(*n))
        .count();
    let rest = words.skip(count);
    let holds = holds_records(words.until(rest.at));
    if holds && matches!(rest.kind(0), Some(Kind::Comma | Kind::Dot)) { rest } else { i }
}

/// `Rossiiskii gosudarstvennyi arkhiv chego-to (hereafter RGACh), f. 5`: a name of any words that has a code
/// behind it, and steps behind that.
pub fn spelt_out(i: In<'_>) -> Option<(In<'_>, Found)> {
    if !matches!(i.case(0), Case::Capital | Case::Upper) {
        return None;
    }
    let mut rest = i;
    while let Some(t) = rest.peek(0) {
        match t.kind {
            Kind::ParenOpen | Kind::BracketOpen => break,
            Kind::Word | Kind::Quote | Kind::Dash | Kind::Amp => rest = rest.skip(1),
            Kind::Dot if !t.stop => rest = rest.skip(1),
            Kind::Comma if rest.at > i.at => rest = rest.skip(1),
            _ => return None,
        }
        if rest.at - i.at > 16 {
            return None;
        }
    }
    let name = i.until(rest.at);
    if rest.at < i.at + 3 || !(i.means_any(rest, bit(Sense::ArchiveWord)) || holds_records(name)) {
        return None;
    }
    // The city may stand between name and code.
    let comma = (name.at..name.end).find(|at| name.note.list[*at].kind == Kind::Comma);
    let head = name.until(comma.unwrap_or(name.end));
    let mut found = Found::default();
    found.place.repository = plain(head.note.slice(head.at, head.end));
    if let Some(comma) = comma {
        let town = name.part(comma + 1, name.end);
        if town.len() > 3 || !place_sense(town) {
            return None;
        }
        found.place.city = town.note.slice(town.at, town.end).into();
    }
    let coded = code_after(rest, &mut found);
    if coded.at == rest.at || found.place.name.is_empty() {
        return None;
    }
    settle_tongue(coded, &mut found);
    let after = separators(coded);
    (after.at > coded.at && western::step_at(after, &found)).then_some((coded, found))
}

impl<'n> In<'n> {
    /// A token before `rest` can mean any sense of `bits`.
    fn means_any(self, rest: In<'n>, bits: u128) -> bool {
        crate::grammar::imprint::has(self.until(rest.at), bits)
    }
}

/// `OGACh`, `TsDNI`, `ГАМн`: a code with small letters in it.
pub fn codelike(word: &str) -> bool {
    word.chars().filter(|c| c.is_uppercase()).count() >= 3 && word.chars().all(char::is_alphabetic)
}

/// A word of the run says that it keeps records, in whatever case of its declension.
fn holds_records(i: In<'_>) -> bool {
    (0..i.len()).any(|n| keeps_records(i.word(n)))
}

fn fond_ahead(i: In<'_>, found: &Found) -> bool {
    matches!(
        label(i, found),
        Some((
            Mark::Step(
                Level::Fond
                    | Level::Opis
                    | Level::Delo
                    | Level::Box
                    | Level::RecordGroup
                    | Level::File
                    | Level::Signature
            ),
            _
        ))
    )
}
