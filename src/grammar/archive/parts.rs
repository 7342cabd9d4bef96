//! Addresses read as a whole, from comma to comma up to the end of the sentence: each part is a step with its label, a
//! number that names a file, or the name of papers. Read so only if every part is one of them.

use super::folders::{entry, folder_behind, past_volume, subject_file};
use super::label::{Mark, label};
use super::named::tail;
use super::repository::{agency, known, set_repository};
use super::value::{LABELS, value};
use super::{Found, signature, tidy, tongue, western};
use crate::grammar::date::full_date;
use crate::grammar::draft::plain;
use crate::grammar::input::In;
use crate::grammar::token::{Case, Kind, bit};
use crate::lexicon::{ArchiveId, Sense, Status, fold};
use crate::model::{Date, Level, Locator, Sited, Step, Unit};

/// An address has no more parts than this.
const MOST: usize = 14;

/// The country whose archives are cited by the names of papers.
pub const LAND: &str = "United States";

/// `Johnson Library, National Security File, Country File, USSR, Vol. I`, `Department of State, Conference Files: Lot
/// 64 D 560, CF 1472`: who has the papers, their names from the general to the special, their numbers, the folder.
pub fn keeper_first(i: In<'_>) -> Option<(In<'_>, Found)> {
    let (named, id) = known(i).or_else(|| agency(i))?;
    if i.note.words.archive(id).country != LAND {
        return None;
    }
    let mut found = Found { known: true, headed: true, ..Found::default() };
    set_repository(&mut found, i.note.words, i.text_to(named), id);
    let named = tail(named, &mut found);
    if !matches!(named.kind(0), Some(Kind::Comma | Kind::Colon)) {
        return None;
    }
    let mut here = named.skip(1);
    let mut collected = false;
    for _ in 0..MOST {
        let part = part_of(here);
        if part.is_empty() {
            return None;
        }
        let text = || plain(part.note.slice(part.at, part.end));
        let inside = found.has(Level::Box)
            || found.has(Level::Reel)
            // `Lot 64 D 560, CF 1472`; not `Lot 77 D 112, Director's Files, Box 376`.
            || found.has(Level::File) && !western::box_ahead(here) && !western::is_collection(&text());
        // `RFE/RL Corporate Records, box 2, Hoover Institution`: papers, and who has them.
        let keeps = |id| i.note.words.archive(id).status == Status::Current;
        if known(here).is_some_and(|(end, id)| end.at >= part.end && keeps(id)) {
            return None;
        }
        if stepped(here, part.end, &mut found) {
        } else if inside && !found.has(Level::Folder) {
            here = folder(here, &mut found)?;
            break;
        } else if !is_name(part) || describes(part) {
            return None;
        } else {
            here = past_years(here.part(part.end, here.end));
            collected |= western::is_collection(&plain(part.text_to(here)));
            named_papers(part.part(part.at, here.at), &mut found);
            if let Some(next) = divided(here) {
                here = next;
                continue;
            }
            break;
        }
        here = here.part(part.end, here.end);
        match divided(here) {
            Some(next) => here = next,
            None => break,
        }
    }
    // `Department of State, Foreign Relations, vol. 6` is no address.
    let numbered = found.place.steps.iter().any(|s| !is_named(s.level) && s.level != Level::Volume);
    let agency = i.note.words.archive(id).status == Status::Agency;
    let last = found.place.steps.last().is_some_and(|s| western::is_collection(&s.value));
    // `INR Historical Files, Special Group Meetings, 1964`
    let filed =
        found.place.steps.first().is_some_and(|s| s.level == Level::Collection && named_files(i, &s.value));
    let collected = collected && (!agency || last || filed);
    (ended(here) && found.has_any_step() && (numbered || collected)).then_some((here, found))
}

/// `box 3, Winston Lord Files, lot 77D112, RG 59, National Archives`, `Staff Files, box 22, folder 3, Smith Papers,
/// HSTL`: numbers and names of papers from the special to the general, and who has them.
pub fn keeper_last(i: In<'_>) -> Option<(In<'_>, Found)> {
    let mut found = Found::elsewhere();
    let mut before: Vec<In<'_>> = Vec::new();
    let mut behind: Vec<In<'_>> = Vec::new();
    let mut here = i;
    let mut numbered = false;
    // `RG 84, Moscow Embassy, box 12, 320 Poland, NARA` goes from the general to the special.
    if !may_begin(i) || super::special::record_group(i) {
        return None;
    }
    for n in 0..MOST {
        let part = part_of(here);
        if part.is_empty() {
            return None;
        }
        let rest = here.part(part.end, here.end);
        let keeper =
            known(here).filter(|(end, _)| numbered && (end.at >= part.end || end.is(0, Kind::ParenOpen)));
        if let Some((end, id)) = keeper
            && let behind_it = tail(end, &mut Found::default())
            && !held_by_another(behind_it, id)
        {
            // `861.00/1157, National Archives, RG 59`
            if behind_it.is(0, Kind::Comma) && super::special::record_group(behind_it.skip(1)) {
                return None;
            }
            let read = finish(here, end, id, found, &before, &behind);
            return ended(read.0).then_some(read);
        }
        // `N4029/16/38, FO 371/18298, PRO`: the paper, then the piece.
        if here.means(0, bit(Sense::RecordClass)) && here.is(1, Kind::Number) {
            return None;
        }
        if keeper.is_none() && stepped(here, part.end, &mut found) {
            numbered = true;
        } else if let Some((first, second)) = box_and_folder(part).filter(|_| !found.has(Level::Box)) {
            found.add(Level::Box, first);
            found.add(Level::Folder, second);
            numbered = true;
        } else if let Some(date) = diary_day(part, &before) {
            // `Stimson Diaries, vol. 51, 15 May 1945, Yale University Library`
            found.date = Some((date, part.note.span(part.at, part.end)));
            numbered = true;
        } else if let Some(division) = division(part) {
            // `NAACP Papers, Part 1, reel 5`, `381 USSR (3-2-46), sec. 1, RG 218`
            found.locators.push(division);
        } else if let Some((Mark::Locator(_), _)) = label(part, &found) {
            return None;
        } else if part.is(0, Kind::QuoteOpen) && !found.has(Level::Folder) {
            let (inner, after) = part.enclosed(Kind::QuoteOpen)?;
            // `OCB Series, box 4, “Minutes”`; before the papers it is what the document is.
            let title = before.is_empty() && inner.means(0, bit(Sense::DocumentHead));
            if !after.is_empty() || n > 0 && !found.has(Level::Box) || title {
                return None;
            }
            let value = plain(inner.note.slice(inner.at, inner.end));
            found.add(Level::Folder, value);
        } else if found.date.is_none()
            && let Ok((end, date)) = full_date(part)
            && end.is_empty()
            && date.edtf.len() == 10
            && found.has(Level::Signature)
            && found.place.steps.len() == 1
            && divided(rest).is_some_and(|next| known(next).is_some())
        {
            // `C-M(56)126, 13 December 1956, NATO Archives`
            found.date = Some((date, part.note.span(part.at, part.end)));
        } else if is_name(part)
            // Behind a box or folder nothing says any more what the document is: `“vol. 25,” Memos to the President, NSF`.
            && (found.has_any_step() && !day(part) || !describes(part))
            && full_date(part).is_err()
        {
            // `Country File: USSR`: a name may have two halves.
            let second = if rest.is(0, Kind::Colon) { part_of(rest.skip(1)) } else { rest.until(rest.at) };
            let rest =
                if is_name(second) && !describes(second) { here.part(second.end, here.end) } else { rest };
            let end = past_years(rest);
            let name = part.part(part.at, end.at);
            // `folder 334, Staff Meetings`: the folder's name.
            let numeral = |s: &Step| s.value.bytes().all(|b| b.is_ascii_digit());
            let colon = here.at.checked_sub(1).is_some_and(|at| here.note.list[at].kind == Kind::Colon);
            let opened = found.has_any_step();
            let last = found.place.steps.last_mut();
            // `Box 36: Notes and Drafts`
            if colon && last.as_ref().is_some_and(|s| s.level == Level::Box) {
                let value = plain(part.note.slice(part.at, part.end));
                found.add(Level::Folder, value);
                here = divided(rest)?;
                continue;
            }
            let last = last.filter(|s| s.level == Level::Folder && behind.is_empty() && numeral(s));
            match last {
                Some(step)
                    if !western::is_collection(&plain(name.note.slice(name.at, name.end)))
                        && !tongue::marks()
                            .schools
                            .iter()
                            .any(|s| part.note.slice(name.at, name.end).contains(s)) =>
                {
                    step.value = format!("{}, {}", step.value, plain(name.note.slice(name.at, name.end)));
                }
                _ if opened => behind.push(name),
                _ => before.push(name),
            }
            here = end;
            if !here.is(0, Kind::Comma) {
                return None;
            }
            here = here.skip(1);
            continue;
        } else {
            return None;
        }
        here = divided(rest).or_else(|| inside_quotes(rest))?;
    }
    None
}

/// `Avon Papers (University of Birmingham), AP 20/1/19`, `Bruce Papers (National Archives of Australia, Canberra), AA 12/3`:
/// the papers, who has them in brackets, and a number in them.
pub fn keeper_in_brackets(i: In<'_>) -> Option<(In<'_>, Found)> {
    let name = super::repository::capital_run(i, 0, 6)?.0;
    let (inner, rest) = name.enclosed(Kind::ParenOpen)?;
    if !western::is_collection(&plain(i.text_to(name))) || !rest.is(0, Kind::Comma) {
        return None;
    }
    let mut found = Found { known: true, ..Found::default() };
    match known(inner) {
        Some((end, id)) => {
            set_repository(&mut found, i.note.words, inner.text_to(end), id);
            if !super::special::seated(end, &mut found).is_empty() {
                return None;
            }
        }
        None if western::is_body(inner) && is_name(inner) => {
            found.place.repository = plain(inner.note.slice(inner.at, inner.end));
            found.land = super::ELSEWHERE;
        }
        None => return None,
    }
    found.add(Level::Collection, plain(i.text_to(name)));
    super::repository::settle_tongue(rest, &mut found);
    let first = rest.skip(1);
    let end = super::steps::steps(first, &mut found);
    (end.at > first.at && found.place.steps.len() > 1).then_some((end, found))
}

/// The name of papers stands here, and no archive of the registry.
pub fn papers_first(i: In<'_>) -> bool {
    if i.case(0) != Case::Capital {
        return false;
    }
    let part = part_of(i);
    let last = || part.note.word(part.end - 1);
    part.len() > 1
        && part.end < i.end
        && (tongue::marks().papers.contains(&last()) || tongue::marks().papers_small.contains(&last()))
        && known(i).is_none()
}

/// An address that ends with who has the papers may begin here: with a label and its number, the number of a file, a
/// folder in quotation marks, the name of papers or of an office, a code.
fn may_begin(i: In<'_>) -> bool {
    let part = part_of(i);
    if part.is_empty() {
        return false;
    }
    // `Geographic File 1946–47`
    let text = || {
        let name = plain(part.note.slice(part.at, part.end));
        name.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '-' | ' ')).to_owned()
    };
    i.is(0, Kind::QuoteOpen)
        || i.is(0, Kind::Number)
        || i.means(0, LABELS)
        || i.case(0) == Case::Upper
            && (i.word(0).len() > 1 || i.peek(1).is_some_and(|t| !t.spaced && t.kind != Kind::Dot))
        || i.case(0) == Case::Capital
            && (western::is_collection(&text())
                || western::is_archive(&text())
                || western::is_office(part)
                || accession(part, &mut Found::elsewhere()).is_some())
}

/// The name of papers ends with the word for files.
fn named_files(i: In<'_>, name: &str) -> bool {
    let last = name.rsplit(' ').next().unwrap_or_default();
    i.note.words.forms(&fold(last)).iter().any(|form| form.sense == Sense::Step(Level::File))
}

/// `Part 1`, `sec. II`: a division of papers or of a file.
fn division(part: In<'_>) -> Option<Sited<Locator>> {
    let unit = |sense| match sense {
        Sense::Locator(unit @ (Unit::Part | Unit::Section)) => Some(unit),
        Sense::Part => Some(Unit::Part),
        _ => None,
    };
    let (unit, len) = part.hit(unit)?;
    let at = part.skip(len).past_dot();
    let (end, value) = value(at, Level::Volume)?;
    let span = part.note.span(part.at, part.end);
    end.is_empty().then_some(Sited { value: Locator { unit, value }, span })
}

/// A day of the diary that was named.
fn diary_day(part: In<'_>, before: &[In<'_>]) -> Option<Date> {
    let named = before.first()?;
    let last = named.note.word(named.end.checked_sub(1)?);
    let (rest, date) = full_date(part).ok()?;
    (tongue::marks().diaries.contains(&last) && rest.is_empty()).then_some(date)
}

/// `12:34` behind the name of papers: box and folder.
fn box_and_folder(part: In<'_>) -> Option<(String, String)> {
    let glued = |n: usize| part.peek(n).is_some_and(|t| !t.spaced);
    let numbers = part.is(0, Kind::Number) && part.is(1, Kind::Colon) && part.is(2, Kind::Number);
    (numbers && part.len() == 3 && glued(1) && glued(2))
        .then(|| (part.word(0).to_owned(), part.word(2).to_owned()))
}

/// The repository behind its papers: they become the outermost steps.
fn finish<'n>(
    here: In<'n>,
    end: In<'n>,
    id: ArchiveId,
    mut found: Found,
    before: &[In<'n>],
    behind: &[In<'n>],
) -> (In<'n>, Found) {
    let group = found.has(Level::RecordGroup);
    let id = if group { super::repository::known_in(here, LAND).unwrap_or(id) } else { id };
    set_repository(&mut found, here.note.words, here.text_to(end), id);
    found.known = true;
    let rest = super::special::seated(end, &mut found);
    let mut steps = std::mem::take(&mut found.place.steps);
    // `M-345, roll 12, RG 94`: the publication on film; `OG 123456, RG 65`: a file by its own number.
    let filmed = steps.iter().any(|s| s.level == Level::Reel);
    for step in steps.iter_mut().filter(|s| group && s.level == Level::Signature) {
        step.level = if filmed { Level::Series } else { Level::File };
    }
    let inner_group = !before.is_empty() && steps.first().is_some_and(|s| s.level == Level::RecordGroup);
    let (outer, inner): (Vec<Step>, Vec<Step>) =
        steps.into_iter().partition(|s| matches!(s.level, Level::RecordGroup | Level::Collection));
    found.place.steps = outer;
    // `Rockefeller Papers, RG 4, series B, RAC`: papers that have record groups of their own.
    let own = group && inner_group && behind.is_empty();
    let groups = if own { std::mem::take(&mut found.place.steps) } else { Vec::new() };
    for name in behind.iter().rev().chain(before) {
        named_papers(*name, &mut found);
    }
    found.place.steps.extend(groups);
    found.place.steps.extend(inner);
    super::special::outermost_first(&mut found);
    (rest, found)
}

/// Behind the comma at `i` an archive of the registry stands among the next parts of the sentence.
pub fn keeper_later(i: In<'_>) -> bool {
    let mut here = i;
    for _ in 0..MOST {
        match divided(here) {
            Some(next) if known(next).is_some() => return true,
            Some(next) => here = here.part(part_of(next).end, here.end),
            None => return inside_quotes(here).is_some_and(|next| known(next).is_some()),
        }
        here = inside_quotes(here).map_or(here, |next| next.part(part_of(next).end, next.end));
    }
    false
}

/// Another archive of the registry follows, which keeps the papers of the one before: `NPMP, National Archives`.
fn held_by_another(i: In<'_>, id: ArchiveId) -> bool {
    let modern = |id| i.note.words.modern(id);
    i.is(0, Kind::Comma) && known(i.skip(1)).is_some_and(|(_, other)| modern(other) != modern(id))
}

/// From `i` to the next comma or colon, the end of the sentence or of the brackets.
fn part_of(i: In<'_>) -> In<'_> {
    let mut rest = i;
    while let Some(t) = rest.peek(0) {
        match t.kind {
            Kind::ParenOpen | Kind::BracketOpen | Kind::QuoteOpen if (t.partner as usize) < i.end => {
                rest = rest.part(t.partner as usize, i.end);
                // `“Minutes,” DDEL`: the comma stands within.
                if t.kind == Kind::QuoteOpen && inside_quotes(rest.skip(1)).is_some() {
                    return i.until(rest.at + 1);
                }
            }
            Kind::Comma | Kind::Semi | Kind::ParenClose | Kind::BracketClose => break,
            Kind::Colon if rest.peek(1).is_some_and(|t| t.spaced) => break,
            Kind::Dot if sentence_ends(rest) => break,
            _ => {}
        }
        rest = rest.skip(1);
    }
    i.until(rest.at)
}

/// The stop at `i` ends a sentence, or stands before a remark on secrecy: `Vol. I. Secret.`
fn sentence_ends(i: In<'_>) -> bool {
    i.is(0, Kind::Dot)
        && (i.peek(0).is_some_and(|t| t.stop) || i.len() == 1 || tongue::marks().secrecy.contains(&i.word(1)))
}

/// Nothing of the address can follow.
pub fn ended(i: In<'_>) -> bool {
    matches!(i.kind(0), None | Some(Kind::Semi | Kind::ParenClose | Kind::BracketClose)) || sentence_ends(i)
}

/// Behind the comma or colon at `i`.
fn divided(i: In<'_>) -> Option<In<'_>> {
    matches!(i.kind(0), Some(Kind::Comma | Kind::Colon)).then(|| i.skip(1))
}

/// Behind quotation marks that took the comma in: `“Minutes,” DDEL`.
fn inside_quotes(i: In<'_>) -> Option<In<'_>> {
    let last = i.at.checked_sub(2).map(|at| i.note.list[at].kind);
    (last == Some(Kind::Comma)).then_some(i)
}

/// Behind a name: the years of the papers, where a comma or the end follows them.
fn past_years(i: In<'_>) -> In<'_> {
    let year = |n: usize, lengths: &[usize]| i.is(n, Kind::Number) && lengths.contains(&i.word(n).len());
    if !i.is(0, Kind::Comma) || !year(1, &[4]) {
        return i;
    }
    let end = if i.is(2, Kind::Dash) && year(3, &[2, 4]) { i.skip(4) } else { i.skip(2) };
    if end.is(0, Kind::Comma) || end.is(0, Kind::Colon) || ended(end) { end } else { i }
}

/// Levels whose value is a name.
fn is_named(level: Level) -> bool {
    matches!(level, Level::Collection | Level::Series | Level::Subseries)
}

/// A record group is named in the sentence behind this part.
fn group_ahead(part: In<'_>) -> bool {
    const FAR: usize = 40;
    let all = part.note.list.len();
    (part.end..(part.end + FAR).min(all))
        .take_while(|at| part.note.list[*at].kind != Kind::Semi)
        .any(|at| super::special::record_group(part.part(at, all)))
}

/// `II`, `B`, `7`: no name.
fn numeral(i: In<'_>) -> bool {
    i.len() == 1 && (i.is(0, Kind::Number) || i.case(0) == Case::Upper && i.word(0).len() < 4)
}

/// The part of `i` up to token `end` is one step: with its label, or a number that names a file.
fn stepped(i: In<'_>, end: usize, found: &mut Found) -> bool {
    let part = i.until(end);
    if accession(part, found).is_some_and(|end| end.is_empty()) {
        return true;
    }
    let marked = match label(part, found) {
        Some((Mark::Locator(Unit::Volume), at)) => Some((Level::Volume, at)),
        Some((Mark::Step(level), at)) => Some((level, at)),
        _ => None,
    };
    if let Some((level, at)) = marked
        && (!is_named(level) || numeral(at) && at.at > part.at)
        && (at.at > part.at + 1
            || part.is(1, Kind::Number)
            || !western::is_collection(&plain(part.text_to(at))))
        && let Some((end, value)) = value(at, level)
        && end.is_empty()
    {
        found.place.steps.push(Step { level, label: part.text_to(at).trim_end().to_owned(), value });
        return true;
    }
    let whole = |rest: Option<In<'_>>| rest.is_some_and(|rest| rest.at == end);
    let group = found.has(Level::RecordGroup);
    // `Oslo Legation Files, 800, box 2, RG 84`
    let post = || part.len() == 1 && part.is(0, Kind::Number) && part.word(0).len() == 3 && group_ahead(part);
    let level = if whole(signature::decimal(i)) || post() {
        Level::File
    } else if group && !found.has(Level::Entry) && whole(entry(i)) {
        Level::Entry
    } else if group && (whole(subject_file(i)) || by_subject(part, found)) {
        Level::File
    } else if !group
        && !found.has(Level::File)
        && !found.has(Level::Signature)
        && whole(signature::signature(i))
    {
        Level::Signature
    } else {
        return false;
    };
    found.add(level, tidy(part.note.slice(part.at, part.end)));
    true
}

/// `FRC 330-78-0011`, `FRC 330 73 A 1304`, `Job 79-R01012A`: the number of a transfer of papers.
pub fn accession<'n>(i: In<'n>, found: &mut Found) -> Option<In<'n>> {
    if !tongue::marks().accessions.contains(&i.word(0)) {
        return None;
    }
    let part = |n: &usize| matches!(i.kind(*n), Some(Kind::Number | Kind::Dash)) || i.case(*n) == Case::Upper;
    let len = 1 + (1..12).take_while(part).count();
    let rest = i.skip(len);
    if !(1..len).any(|n| i.is(n, Kind::Number)) || !western::closed(rest, 0) {
        return None;
    }
    let value = tidy(i.skip(1).text_to(rest));
    found.place.steps.push(Step { level: Level::File, label: i.word(0).to_owned(), value });
    Some(rest)
}

/// `POL US–USSR`, `AID (US) INDIA`, `EDU 12–2 Kennedy` behind the name of central files: a file by its subject.
fn by_subject(part: In<'_>, found: &Found) -> bool {
    let central = found.place.steps.iter().any(|s| s.level == Level::Series) && !found.has(Level::File);
    let body = |at: usize| {
        let t = &part.note.list[at];
        matches!(t.kind, Kind::Number | Kind::Dash | Kind::Slash | Kind::ParenOpen | Kind::ParenClose)
            || matches!(t.case, Case::Upper | Case::Capital)
    };
    central
        && part.case(0) == Case::Upper
        && (2..=6).contains(&part.word(0).len())
        && part.len() > 1
        && (part.at..part.end).all(body)
}

/// Words with capitals and the small ones between them, numbers and what stands in brackets.
fn is_name(part: In<'_>) -> bool {
    let small = bit(Sense::Small) | bit(Sense::And) | bit(Sense::In) | bit(Sense::Particle);
    let begins = matches!(part.case(0), Case::Capital | Case::Upper)
        || part.is(0, Kind::Number)
            && (1..5).any(|n| part.case(n) == Case::Capital || part.case(n) == Case::Upper && n == 1);
    let fits = |at: usize| {
        let t = &part.note.list[at];
        // `Conference files`
        let papers = || {
            at + 1 == part.end
                && at > part.at
                && western::is_collection(&plain(part.note.slice(part.at, part.end)))
        };
        t.kind != Kind::Word || t.case != Case::Lower || t.bits & small != 0 || papers()
    };
    begins && (part.at..part.end).all(fits)
}

/// All of it is a day.
fn day(part: In<'_>) -> bool {
    full_date(part).is_ok_and(|(rest, date)| rest.is_empty() && date.edtf.len() == 10)
}

/// `Bundy to Johnson`, `Memorandum for the Record`, `3 June 1961`: what a document is, and no name of papers.
fn describes(part: In<'_>) -> bool {
    // `Office of the Special Assistant for Security`: what an office is for.
    let office = |at: usize| (part.at..at).any(|at| tongue::marks().offices.contains(&part.note.word(at)));
    let addressed = (part.at + 1..part.end).any(|at| {
        part.note.list[at].case == Case::Lower
            && part.note.list[at].bits & bit(Sense::Addressee) != 0
            && !office(at)
    });
    // `NSC 68`, not `NSC Meetings`
    let headed =
        part.means(0, bit(Sense::DocumentHead)) && (part.case(0) != Case::Upper || part.is(1, Kind::Number));
    headed && !western::is_collection(&plain(part.note.slice(part.at, part.end))) || addressed || day(part)
}

/// One name more: collection, series, subseries; further ones stand with the last.
fn named_papers(name: In<'_>, found: &mut Found) {
    let text = plain(name.note.slice(name.at, name.end));
    let group = western::behind_group(name, found);
    let dated = name.end.checked_sub(1).is_some_and(|at| name.note.list[at].kind == Kind::Number);
    // `RG 218, Records of the Joint Chiefs of Staff`: the name of the record group.
    if group && (text.starts_with("General Records of ") || text.starts_with("Records of the ") && !dated) {
        return;
    }
    if western::is_department(&text) && !found.has_any_step() {
        return;
    }
    let level = if !found.has(Level::Collection) && !found.has(Level::RecordGroup) {
        Level::Collection
    } else if !found.has(Level::Series) {
        Level::Series
    } else if !found.has(Level::Subseries) {
        Level::Subseries
    } else {
        if let Some(last) = found.place.steps.iter_mut().rfind(|s| s.level == Level::Subseries) {
            last.value = format!("{}, {text}", last.value);
        }
        return;
    };
    found.add(level, text);
}

/// `Box 9, WSAG Minutes, Originals, 1971`, `Box 21, El Salvador: 12/80–1/81`: the folder behind its box, up to the next
/// label or the end; nothing if it says what a document is.
fn folder<'n>(i: In<'n>, found: &mut Found) -> Option<In<'n>> {
    if let Some((name, rest)) = folder_behind(i) {
        found.add(Level::Folder, plain(i.text_to(name)));
        return Some(rest);
    }
    let mut rest = i;
    for _ in 0..MOST {
        let part = part_of(rest);
        let day = part.at > i.at
            && full_date(part).is_ok_and(|(end, date)| end.is_empty() && date.edtf.len() == 10);
        if part.is_empty() || day || part.at == i.at && (describes(part) || part.case(0) == Case::Lower) {
            return None;
        }
        rest = past_volume(rest.part(part.end, rest.end));
        if ended(rest) {
            break;
        }
        rest = divided(rest)?;
    }
    found.add(Level::Folder, plain(i.text_to(rest)));
    Some(rest)
}
