//! Addresses read as a whole, from comma to comma up to the end of the sentence: each part is a step with its label, a
//! number that names a file, or the name of papers. Read so only if every part is one of them.

use ecow::{EcoString, EcoVec, eco_format};

use super::folders::{entry, folder_behind, past_volume, subject_file};
use super::label::{Mark, label};
use super::named::tail;
use super::repository::{agency, known, set_repository};
use super::value::value;
use super::{Found, signature, tidy, tongue, western};
use crate::grammar::date::full_date;
use crate::grammar::draft::plain;
use crate::grammar::input::In;
use crate::grammar::locator::locators;
use crate::grammar::token::{Case, Kind, bit};
use crate::lexicon::{Sense, Status, fold};
use crate::model::{Level, Locator, Sited, Step, Unit};

/// An address has no more parts than this.
pub const MOST: usize = 14;

/// The country whose archives are cited by the names of papers.
pub const LAND: &str = "United States";

/// `ll. 5–7, d. 253, op. 28, f. 5, RGANI`: from the leaf outwards; the file follows its leaves.
pub fn leaf_first(i: In<'_>) -> Option<(In<'_>, Found)> {
    let (rest, leaves) = leaves(i)?;
    let file = rest.skip(1);
    let delo = matches!(label(file, &Found::default()), Some((Mark::Step(Level::Delo), _)));
    if !rest.is(0, Kind::Comma) || !delo {
        return None;
    }
    let (rest, mut found) = super::place(file).ok()?;
    if !found.has(Level::Fond) || !found.locators.is_empty() {
        return None;
    }
    found.locators = leaves;
    Some((rest, found))
}

/// `ll. 5–7 ob.`: leaves by their label, and nothing else.
pub fn leaves(i: In<'_>) -> Option<(In<'_>, EcoVec<Sited<Locator>>)> {
    i.long(Sense::Locator(Unit::Folio))?;
    let (rest, mut found) = locators(i).ok()?;
    for leaf in found.make_mut() {
        if !matches!(leaf.value.unit, Unit::Folio | Unit::Page) {
            return None;
        }
        leaf.value.unit = Unit::Folio;
    }
    Some((rest, found))
}

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
        } else if !is_name(part) || describes(part) && !papers_of_a_kind(here) {
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

/// The name of papers ends with the word for files.
fn named_files(i: In<'_>, name: &str) -> bool {
    let last = name.rsplit(' ').next().unwrap_or_default();
    i.note.words.forms(&fold(last)).any(|form| form.sense == Sense::Step(Level::File))
}

/// From `i` to the next comma or colon, the end of the sentence or of the brackets.
pub fn part_of(i: In<'_>) -> In<'_> {
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
        && (i.peek(0).is_some_and(|t| t.stop) || i.len() == 1 || tongue::marks().secrecy.contains(i.word(1)))
}

/// Nothing of the address can follow.
pub fn ended(i: In<'_>) -> bool {
    matches!(i.kind(0), None | Some(Kind::Semi | Kind::ParenClose | Kind::BracketClose)) || sentence_ends(i)
}

/// Behind the comma or colon at `i`.
pub fn divided(i: In<'_>) -> Option<In<'_>> {
    matches!(i.kind(0), Some(Kind::Comma | Kind::Colon)).then(|| i.skip(1))
}

/// Behind quotation marks that took the comma in: `“Minutes,” DDEL`.
pub fn inside_quotes(i: In<'_>) -> Option<In<'_>> {
    let last = i.at.checked_sub(2).map(|at| i.note.list[at].kind);
    (last == Some(Kind::Comma)).then_some(i)
}

/// Behind a name: the years of the papers, where a comma or the end follows them.
pub fn past_years(i: In<'_>) -> In<'_> {
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
pub fn group_ahead(part: In<'_>) -> bool {
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
pub fn stepped(i: In<'_>, end: usize, found: &mut Found) -> bool {
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
        found.place.steps.push(Step { level, label: part.text_to(at).trim_end().into(), value });
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
        && !years_of_files(part)
        && whole(signature::signature(i))
    {
        Level::Signature
    } else {
        return false;
    };
    found.add(level, tidy(part.note.slice(part.at, part.end)));
    true
}

/// `CDF 1950–54`: the letters of files and their years, which are a series.
fn years_of_files(part: In<'_>) -> bool {
    let year =
        |n: usize, lengths: &[usize]| part.is(n, Kind::Number) && lengths.contains(&part.word(n).len());
    part.len() == 4 && year(1, &[4]) && part.is(2, Kind::Dash) && year(3, &[2, 4])
}

/// `FRC 330-78-0011`, `FRC 330 73 A 1304`, `Job 79-R01012A`: the number of a transfer of papers.
pub fn accession<'n>(i: In<'n>, found: &mut Found) -> Option<In<'n>> {
    if !tongue::marks().accessions.contains(i.word(0)) {
        return None;
    }
    let part = |n: &usize| matches!(i.kind(*n), Some(Kind::Number | Kind::Dash)) || i.case(*n) == Case::Upper;
    let len = 1 + (1..12).take_while(part).count();
    let rest = i.skip(len);
    if !(1..len).any(|n| i.is(n, Kind::Number)) || !western::closed(rest, 0) {
        return None;
    }
    let value = tidy(i.skip(1).text_to(rest));
    found.place.steps.push(Step { level: Level::File, label: i.word(0).into(), value });
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
pub fn is_name(part: In<'_>) -> bool {
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
        // `USSR vol. 8`
        let volume = || at > part.at && t.bits & (bit(Sense::Volume) | bit(Sense::Step(Level::Volume))) != 0;
        t.kind != Kind::Word || t.case != Case::Lower || t.bits & small != 0 || papers() || volume()
    };
    begins && (part.at..part.end).all(fits)
}

/// All of it is a day.
pub fn day(part: In<'_>) -> bool {
    full_date(part).is_ok_and(|(rest, date)| rest.is_empty() && date.edtf.len() == 10)
}

/// `Bundy to Johnson`, `Memorandum for the Record`, `3 June 1961`: what a document is, and no name of papers.
pub fn describes(part: In<'_>) -> bool {
    // `Office of the Special Assistant for Security`: what an office is for.
    let office = |at: usize| (part.at..at).any(|at| tongue::marks().offices.contains(part.note.word(at)));
    // `16a/18` is written to nobody.
    let addressed = (part.at + 1..part.end).any(|at| {
        part.note.list[at].case == Case::Lower
            && part.note.list[at].spaced
            && part.note.list[at].bits & bit(Sense::Addressee) != 0
            && !office(at)
    });
    // `NSC 68`, not `NSC Meetings`
    let headed =
        part.means(0, bit(Sense::DocumentHead)) && (part.case(0) != Case::Upper || part.is(1, Kind::Number));
    headed && !western::is_collection(&plain(part.note.slice(part.at, part.end))) || addressed || day(part)
}

/// `Poland, Cables, Vol. II`, `Memoranda of Conversation, Chronological File`: the word for a sort of documents names papers
/// where more of the address follows, and neither a day nor who was written to.
fn papers_of_a_kind(i: In<'_>) -> bool {
    let mut here = i;
    for n in 0..MOST {
        let part = part_of(here);
        let addressed = (part.at + 1..part.end).any(|at| {
            part.note.list[at].bits & bit(Sense::Addressee) != 0 && part.note.list[at].case == Case::Lower
        });
        if part.is_empty() || addressed || day(part) {
            return false;
        }
        here = here.part(part.end, here.end);
        match divided(here) {
            Some(next) => here = next,
            None => return n > 0,
        }
    }
    false
}

/// One name more: collection, series, subseries; further ones stand with the last.
pub fn named_papers(name: In<'_>, found: &mut Found) {
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
    if !found.has(Level::Collection) && !found.has(Level::RecordGroup) {
        found.add(Level::Collection, text);
    } else {
        found.add_series(text);
    }
}

impl Found {
    /// Adds the name of papers, or of what lies in those that are named.
    pub fn add_papers(&mut self, name: EcoString) {
        if self.has(Level::Collection) {
            self.add_series(name);
        } else {
            self.add(Level::Collection, name);
        }
    }

    /// Adds a name below a collection or a record group: a series, a series of that, then what goes on with it.
    pub fn add_series(&mut self, name: EcoString) {
        if !self.has(Level::Series) {
            self.add(Level::Series, name);
        } else if !self.has(Level::Subseries) {
            self.add(Level::Subseries, name);
        } else if let Some(last) = self.place.steps.iter_mut().rfind(|s| s.level == Level::Subseries) {
            last.value = eco_format!("{}, {name}", last.value);
        }
    }
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
        let described = || describes(part) && (part_of(rest).end == rest.end || !papers_of_a_kind(rest));
        if part.is_empty() || day || part.at == i.at && (described() || part.case(0) == Case::Lower) {
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

/// `Bd 50/08. In English in J. Noakes (ed.), …`: behind a stop a word that leads to a citation begins a sentence of its own.
pub fn begins_sentence(i: In<'_>) -> bool {
    let stopped = i.at.checked_sub(1).is_some_and(|at| i.note.list[at].stop);
    stopped && i.means(0, bit(Sense::In) | bit(Sense::Signal))
}
