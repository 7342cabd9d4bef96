//! Addresses read whole whose keeper comes last, from the special to the general, or stands in brackets.

use ecow::{EcoString, eco_format};

use super::folders::{folder_word, past_volume};
use super::label::{Mark, label};
use super::named::tail;
use super::parts::{
    LAND, MOST, accession, day, describes, divided, ended, group_ahead, inside_quotes, is_name, named_papers,
    part_of, past_years, stepped,
};
use super::repository::{known, set_repository};
use super::value::{LABELS, value};
use super::{Found, tongue, western};
use crate::grammar::date::full_date;
use crate::grammar::draft::plain;
use crate::grammar::input::{In, comma};
use crate::grammar::locator::locators;
use crate::grammar::token::{Case, Kind, Token, bit};
use crate::lexicon::{ArchiveId, Sense};
use crate::model::{Date, Level, Locator, Sited, Step, Unit};

/// `box 3, Winston Lord Files, lot 77D112, RG 59, National Archives`, `Staff Files, box 22, folder 3, Smith Papers,
/// HSTL`: numbers and names of papers from the special to the general, and who has them.
pub fn keeper_last(i: In<'_>) -> Option<(In<'_>, Found)> {
    // `RG 84, Moscow Embassy, box 12, 320 Poland, NARA` goes from the general to the special.
    if !registered_behind(i) || !may_begin(i) || super::special::record_group(i) {
        return None;
    }
    let mut read =
        Parts { i, found: Found::elsewhere(), before: Vec::new(), behind: Vec::new(), numbered: false };
    let mut here = i;
    for _ in 0..MOST {
        let part = part_of(here);
        if part.is_empty() {
            return None;
        }
        let keeper = read.keeper(here, part);
        if let Some((end, id)) = keeper
            && let behind_it = tail(end, &mut Found::default())
            && !held_by_another(behind_it, id)
        {
            // `861.00/1157, National Archives, RG 59`
            if behind_it.is(0, Kind::Comma) && super::special::record_group(behind_it.skip(1)) {
                return None;
            }
            let (rest, mut whole) = finish(here, end, id, read.found.clone(), &read.before, &read.behind);
            if let Some(rest) = pointed_behind(rest, &mut whole) {
                return Some((rest, whole));
            }
            // `box 18, NSA, Presidential Country Files, GRFL`: the code of papers, which an archive has too.
            if end.at != here.at + 1 || here.case(0) != Case::Upper || !keeper_later(end) {
                return None;
            }
        }
        // `folder 4, Schomburg Center for Research in Black Culture, New York Public Library`: an archive of a larger library.
        if let Some((end, id)) = keeper
            && part.len() > 2
            && end.is(0, Kind::Comma)
            && read.found.has(Level::Box)
            && let Some((outer, _)) = known(end.skip(1)).filter(|(outer, _)| ended(*outer))
        {
            return Some(finish(here, outer, id, read.found.clone(), &read.before, &read.behind));
        }
        // `N4029/16/38, FO 371/18298, PRO`: the paper, then the piece.
        if here.means(0, bit(Sense::RecordClass)) && here.is(1, Kind::Number) {
            return None;
        }
        let rest = here.part(part.end, here.end);
        here = if let Some(next) = read.day_of_a_tape(here) {
            next
        } else if keeper.is_none() && stepped(here, part.end, &mut read.found) {
            read.numbered = true;
            next_part(rest)?
        } else if read.number(part) {
            next_part(rest)?
        } else if let Some((Mark::Locator(_), _)) = label(part, &read.found) {
            return None;
        } else if part.is(0, Kind::QuoteOpen) && !read.found.has(Level::Folder) {
            read.quoted_folder(part)?;
            next_part(rest)?
        } else if read.day_of_a_paper(part, rest) {
            next_part(rest)?
        } else {
            read.name(here, part)?
        };
    }
    None
}

/// `Truman Library`   `Truman Library, p. 3`   `Truman Library, 3`: nothing behind who has the papers, or what is pointed at in the paper.
fn pointed_behind<'n>(keeper: In<'n>, found: &mut Found) -> Option<In<'n>> {
    if ended(keeper) || !found.locators.is_empty() {
        return ended(keeper).then_some(keeper);
    }
    let at = comma(keeper).ok()?.0;
    let (rest, list) = locators(at).ok()?;
    // `Brown Papers, LSE, 1/2`: the mark of the paper.
    let marked = at.is(0, Kind::Number) && !(at.is(1, Kind::Dash) || rest.at == at.at + 1);
    let inside = |l: &Sited<Locator>| !matches!(l.value.unit, Unit::Volume | Unit::Number | Unit::Part);
    if marked || !ended(rest) || !list.iter().all(inside) {
        return None;
    }
    found.locators.extend(list);
    Some(rest)
}

/// Behind the first word stands one of the registry, or its letters with a stop each.
fn registered_behind(i: In<'_>) -> bool {
    let list = i.note.list.get(i.at + 1..i.end).unwrap_or(&[]);
    let letter = |t: &Token| t.case == Case::Upper && t.span.len() <= 2;
    list.iter().any(|t| t.bits & bit(Sense::Archive(ArchiveId(0))) != 0 || letter(t))
}

/// Behind the comma or colon at `rest`, or behind quotation marks that took it in.
fn next_part(rest: In<'_>) -> Option<In<'_>> {
    divided(rest).or_else(|| inside_quotes(rest))
}

/// What the parts of an address said, up to who has the papers.
struct Parts<'n> {
    /// Where the address began.
    i: In<'n>,
    /// Steps, divisions, a day.
    found: Found,
    /// Names of papers before the first number.
    before: Vec<In<'n>>,
    /// Those behind it.
    behind: Vec<In<'n>>,
    /// A number of a file or a box was read: who has it may follow.
    numbered: bool,
}

impl<'n> Parts<'n> {
    /// An archive of the registry that is the whole part.
    fn keeper(&self, here: In<'n>, part: In<'n>) -> Option<(In<'n>, ArchiveId)> {
        known(here).filter(|(end, _)| self.numbered && (end.at >= part.end || end.is(0, Kind::ParenOpen)))
    }

    /// `Conversation 587-3, October 7, 1971, Nixon Library`: the day of the tape; where to go on.
    fn day_of_a_tape(&mut self, here: In<'n>) -> Option<In<'n>> {
        if !self.found.has(Level::Item) || self.found.date.is_some() {
            return None;
        }
        let (end, date) = full_date(here).ok().filter(|(_, date)| date.edtf.len() == 10)?;
        let next = divided(end)?;
        self.found.date = Some((date, here.span_to(end)));
        Some(next)
    }

    /// A part that is a number without the word for it, the day of a diary or a division of papers.
    fn number(&mut self, part: In<'n>) -> bool {
        if let Some((first, second)) = box_and_folder(part).filter(|_| !self.found.has(Level::Box)) {
            self.found.add(Level::Box, first);
            self.found.add(Level::Folder, second);
        } else if self.bare_box(part) {
            self.found.add(Level::Box, part.word(0));
        } else if let Some(date) = diary_day(part, &self.before) {
            // `Stimson Diaries, vol. 51, 15 May 1945, Yale University Library`
            self.found.date = Some((date, part.note.span(part.at, part.end)));
        } else if let Some(division) = division(part) {
            // `NAACP Papers, Part 1, reel 5`, `381 USSR (3-2-46), sec. 1, RG 218`
            self.found.locators.push(division);
            return true;
        } else {
            return false;
        }
        self.numbered = true;
        true
    }

    /// `65` between the name of papers and who has them: a box, its word left out.
    fn bare_box(&self, part: In<'n>) -> bool {
        let papers = || self.before.last().is_some_and(|name| western::is_collection(&printed(*name)));
        part.len() == 1
            && part.is(0, Kind::Number)
            && part.word(0).len() < 4
            && !self.found.has_any_step()
            && papers()
    }

    /// `OCB Series, box 4, “Minutes”`; before the papers it is what the document is.
    fn quoted_folder(&mut self, part: In<'n>) -> Option<()> {
        let (inner, after) = part.enclosed(Kind::QuoteOpen)?;
        let title = self.before.is_empty() && inner.means(0, bit(Sense::DocumentHead));
        let worded = after.len() == 1 && folder_word(after);
        if !(after.is_empty() || worded) || part.at > self.i.at && !self.found.has(Level::Box) || title {
            return None;
        }
        self.found.add(Level::Folder, printed(inner));
        Some(())
    }

    /// `C-M(56)126, 13 December 1956, NATO Archives`, `JCS 1952/1, 21 December 1948, CCS 373 (10-23-48), RG 218`: the day
    /// of a paper behind its signature.
    fn day_of_a_paper(&mut self, part: In<'n>, rest: In<'n>) -> bool {
        let signed = self.found.has(Level::Signature) && self.found.place.steps.len() == 1;
        if !signed || self.found.date.is_some() {
            return false;
        }
        let Ok((end, date)) = full_date(part) else { return false };
        let followed = divided(rest).is_some_and(|next| {
            let slashed = super::signature::has_stroke(self.i, part);
            known(next).is_some() || slashed && self.before.is_empty() && group_ahead(part)
        });
        if !end.is_empty() || date.edtf.len() != 10 || !followed {
            return false;
        }
        self.found.date = Some((date, part.note.span(part.at, part.end)));
        true
    }

    /// The name of papers or of a folder; where to go on. `None` if the part is none.
    fn name(&mut self, here: In<'n>, part: In<'n>) -> Option<In<'n>> {
        let opened = self.found.has_any_step();
        // Behind a box or folder nothing says any more what the document is: `“vol. 25,” Memos to the President, NSF`.
        let told = if opened { day(part) } else { describes(part) };
        if !is_name(part) || told || full_date(part).is_ok() {
            return None;
        }
        let rest = here.part(part.end, here.end);
        // `Country File: USSR`: a name may have two halves.
        let second = if rest.is(0, Kind::Colon) { part_of(rest.skip(1)) } else { rest.until(rest.at) };
        let rest = if is_name(second) && !describes(second) { here.part(second.end, here.end) } else { rest };
        let end = past_years(rest);
        let name = part.part(part.at, end.at);
        let text = printed(name);
        let papers = western::is_collection(&text);
        let school =
            || tongue::marks().schools.iter().any(|s| part.note.slice(name.at, name.end).contains(s));
        // `NSC Files, box 489, Brown/Green 1969, part 1, NPMP`
        let boxed = self.found.place.steps.last().is_some_and(|s| s.level == Level::Box);
        if boxed
            && self.behind.is_empty()
            && self.before.iter().any(|name| western::is_collection(&printed(*name)))
            && !papers
            && !western::is_department(&text)
            && known(name).is_none()
            && !school()
        {
            let past = past_part(past_volume(end));
            self.found.add(Level::Folder, printed(name.part(name.at, past.at)));
            return divided(past);
        }
        // `Box 36: Notes and Drafts`
        let colon = here.at.checked_sub(1).is_some_and(|at| here.note.list[at].kind == Kind::Colon);
        if colon && boxed {
            self.found.add(Level::Folder, printed(part));
            return divided(rest);
        }
        // `folder 334, Staff Meetings`: the folder's name.
        let numeral = |s: &Step| s.value.bytes().all(|b| b.is_ascii_digit());
        let last = self.found.place.steps.last_mut();
        let last = last.filter(|s| s.level == Level::Folder && self.behind.is_empty() && numeral(s));
        // `folder 4, Rare Books Division, New York Public Library`: the part of the library that has it.
        let keeps = super::super::imprint::has(name, bit(Sense::ArchiveWord))
            && divided(end).is_some_and(|next| known(next).is_some());
        match last {
            Some(step) if !papers && !school() && !keeps && !western::is_department(&text) => {
                step.value = eco_format!("{}, {text}", step.value)
            }
            _ if opened => self.behind.push(name),
            _ => self.before.push(name),
        }
        end.is(0, Kind::Comma).then(|| end.skip(1))
    }
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
            found.place.repository = printed(inner);
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

/// All of `i` as a value.
fn printed(i: In<'_>) -> EcoString {
    plain(i.note.slice(i.at, i.end))
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
        && (tongue::marks().papers.contains(last()) || tongue::marks().papers_small.contains(last()))
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
        let name = printed(part);
        name.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '-' | ' ')).to_owned()
    };
    // `8 July 1970, USSR vol. 8, box 712`: the folder, its word left out.
    let dated = i.at.checked_sub(2).is_some_and(|at| {
        i.note.list[at + 1].kind == Kind::Comma
            && i.note.list[at].kind == Kind::Number
            && i.note.word(at).len() == 4
    });
    let boxed = || {
        let next = i.part(part.end, i.end);
        next.is(0, Kind::Comma) && next.skip(1).long(Sense::Step(Level::Box)).is_some()
    };
    i.is(0, Kind::QuoteOpen)
        || dated && boxed()
        || i.is(0, Kind::Number)
        || i.means(0, LABELS)
        || super::label::conversation(i)
        || i.case(0) == Case::Upper
            && (i.word(0).len() > 1 || i.peek(1).is_some_and(|t| !t.spaced && t.kind != Kind::Dot))
        || i.case(0) == Case::Capital
            && (western::is_collection(&text())
                || western::is_archive(&text())
                || western::is_office(part)
                || accession(part, &mut Found::elsewhere()).is_some())
}

/// `, part 1` behind the name of a folder.
fn past_part(i: In<'_>) -> In<'_> {
    let part = if i.is(0, Kind::Comma) { part_of(i.skip(1)) } else { return i };
    if division(part).is_some() { i.part(part.end, i.end) } else { i }
}

/// A day of the diary that was named.
fn diary_day(part: In<'_>, before: &[In<'_>]) -> Option<Date> {
    let named = before.first()?;
    let last = named.note.word(named.end.checked_sub(1)?);
    let (rest, date) = full_date(part).ok()?;
    (tongue::marks().diaries.contains(last) && rest.is_empty()).then_some(date)
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

/// `12:34` behind the name of papers: box and folder.
fn box_and_folder(part: In<'_>) -> Option<(EcoString, EcoString)> {
    let glued = |n: usize| part.peek(n).is_some_and(|t| !t.spaced);
    let numbers = part.is(0, Kind::Number) && part.is(1, Kind::Colon) && part.is(2, Kind::Number);
    (numbers && part.len() == 3 && glued(1) && glued(2)).then(|| (part.word(0).into(), part.word(2).into()))
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
    // `USSR vol. 8, box 712, Country Files`: what stands before the box and names no papers is the folder.
    let text = |name: &In<'n>| plain(name.note.slice(name.at, name.end));
    let mut before = before;
    if let [name] = before
        && !text(name).split(": ").any(|half| western::is_collection(half) && !half.ends_with(" file"))
        && found.place.steps.first().is_some_and(|s| s.level == Level::Box)
        && !found.has(Level::Folder)
        && behind.iter().any(|name| western::is_collection(&text(name)))
    {
        found.add(Level::Folder, text(name));
        before = &[];
    }
    // `Manuscript Division, LC`, `Center for Legislative Archives, NARA`: a department keeps nothing itself.
    let departments = behind
        .iter()
        .rev()
        .take_while(|name| western::is_department(&text(name)) || group && western::is_archive(&text(name)))
        .count();
    let behind = &behind[..behind.len() - departments];
    let id = if group { super::repository::known_in(here, LAND).unwrap_or(id) } else { id };
    set_repository(&mut found, here.note.words, here.text_to(end), id);
    found.known = true;
    let rest = super::special::seated(end, &mut found);
    let mut steps = std::mem::take(&mut found.place.steps);
    // `M-345, roll 12, RG 94`: the publication on film; `OG 123456, RG 65`: a file by its own number.
    let filmed = steps.iter().any(|s| s.level == Level::Reel);
    let filed = steps.iter().any(|s| s.level == Level::File);
    for step in steps.iter_mut().filter(|s| group && s.level == Level::Signature) {
        step.level = match (filmed, filed) {
            (true, _) => Level::Series,
            (false, false) => Level::File,
            (false, true) => Level::Document,
        };
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
    super::outermost::outermost_first(&mut found);
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
