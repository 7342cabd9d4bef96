//! Documents in archives: a description and a place, in either order.

use ecow::{eco_format, eco_vec};

mod army;
mod army_history;
mod behind;
mod beside_ibid;
mod bracketed;
mod code_last;
mod day_last;
mod describe;
mod less;
mod letter;
mod records;
mod staff;

use super::archive::{self, PLACE_BITS, document_date};
use super::correspondence::printed_papers;
use super::date::full_date;
use super::draft::Draft;
use super::imprint::{at_comma, past};
use super::input::{In, comma};
use super::locator::locators;
use super::name::{Names, is_initial, names};
use super::tail::{definition, ended, ends};
use super::token::{Case, Kind, bit};
use crate::lexicon::Sense;
use crate::model::{Back, Field, Kind as Work, Level, Name, Unit};
use crate::small;
use behind::{after_place, to_its_date};
use beside_ibid::again;
pub use beside_ibid::behind_back;
use code_last::{code_last, mark_alone};
use day_last::{ends_in_day, named_and_dated, named_so};
pub use describe::describe;
use describe::{describes, few_words};
pub use less::less_code;
pub use letter::{commander, kin, named_office, past_sort, sent_paper, where_from, writes_to};
use letter::{letter, letter_of};
use records::records;
pub use staff::{behind_day, registered, staff_paper};

/// `RGANI, f. 5, op. 28, d. 253, l. 5`   `Telegram to Gromyko, April 28, 1961. AVPRF, Fond 104, …`   `Ltr, Walsh to CofS, 1 Aug 34`
pub fn document(i: In<'_>) -> Option<Draft> {
    let mut best: Option<Draft> = None;
    let places = i.note.bits & PLACE_BITS != 0 || archive::may_begin_unsaid(i) || added(i);
    if places && let Some(draft) = place_first(i) {
        best = Some(draft);
    }
    let leaned = i.note.bits & bit(Sense::Ibid) != 0;
    if best.is_none() && (places || leaned || marked_behind(i)) {
        best = described(i);
    }
    if best.as_ref().is_none_or(|read| !read.shows.closed) {
        best = letter(i).filter(|read| best.is_none() || read.shows.closed).or(best);
    }
    if best.is_none() {
        best = signature_first(i).or_else(|| mark_alone(i));
    }
    // `Schreiben an den Landrat, 4.5.1935, StadtA Neuburg, 45/6`: no word of the note shows that it is a place.
    if best.is_none() && !(places || leaned) && i.means(0, bit(Sense::DocumentHead)) {
        best = described(i);
    }
    let mut draft = best
        .or_else(|| diary(i))
        .or_else(|| records(i))
        .or_else(|| code_last(i))
        .map(|draft| pointed_behind(i, draft))?;
    // `Memo, AGF for ASW, 25 Oct 43, AGF 341/1159`: who wrote to whom says as much as an editor of an edition.
    let letter = draft.kind == Work::Letter && i.means(0, bit(Sense::DocumentHead)) && draft.shows.closed;
    draft.shows.role |= letter && draft.fields.has(Field::Archive) && draft.fields.has(Field::Date);
    Some(draft)
}

/// `TNA, FO 371/86756, para. 4`   `RG 59, Central Decimal File, 611.61/3-550, NARA, pp. 3–4`: behind the whole address what is pointed at in the
/// paper, with its word.
fn pointed_behind(i: In<'_>, mut draft: Draft) -> Draft {
    let rest = i.part(draft.end, i.end);
    let inside =
        |unit| matches!(unit, Unit::Page | Unit::Paragraph | Unit::Line | Unit::Note | Unit::Appendix);
    if draft.locators.is_empty()
        && let Ok((at, ())) = comma(rest)
        && (at.is(0, Kind::Word) || at.is(0, Kind::Number) && !draft.shows.headed && at.word(0).len() < 4)
        && let Ok((end, found)) = locators(at)
        && ends(end)
        && found.iter().all(|l| inside(l.value.unit))
    {
        draft.locate(found);
        draft.end = end.at;
        draft.shows.closed = true;
    }
    draft
}

/// `LSE, 12 January 1943`: who has a diary, and where its day begins.
fn holder_before_day(i: In<'_>) -> Option<(In<'_>, archive::Found)> {
    const FAR: usize = 8;
    let comma = (1..FAR).find(|n| i.is(*n, Kind::Comma))?;
    let day = i.skip(comma + 1);
    full_date(day).ok()?;
    let (rest, found) = archive::keeper_alone(i.until(i.at + comma)).ok()?;
    rest.is_empty().then_some((day, found))
}

/// `Stimson Diary, May 3, 1945, Yale University Library`   `Stimson Diary, May 3 and 10, 1945`: a diary that nobody printed, by its day.
fn diary(i: In<'_>) -> Option<Draft> {
    let name = archive::diary_ahead(i)?;
    let mut kept = archive::Found::default();
    // `Stimson Diaries, vol. 51, 15 May 1945`
    let day = archive::diary_volume(name.skip(1), &mut kept);
    // `Dalton diary, LSE, 12 January 1943`: who has it, before the day.
    let mut holder = None;
    let day = match holder_before_day(day) {
        Some((rest, found)) => {
            holder = Some(found);
            rest
        }
        None => day,
    };
    // `Patterson Diary, entry for 3 Mar 43`
    let entry = small::is(day.word(0), small::ENTRIES_OF_A_DIARY) && day.means(1, bit(Sense::Small));
    let day = day.skip(if entry { 2 } else { 0 });
    let (mut rest, found) = document_date(day).ok().filter(|(_, d)| matches!(d.edtf.len(), 10 | 21))?;
    let mut draft = Draft::at(i, Work::Archival);
    draft.date(Field::Date, day.span_to(rest), found);
    // `Stimson Diary, 5 May 1945, vol. 51, p. 67, Yale University Library`
    if rest.is(0, Kind::Comma) && kept.place.steps.is_empty() {
        let behind = archive::diary_volume(rest.skip(1), &mut kept);
        if behind.at > rest.at + 1 {
            rest = i.part(behind.at - 1, i.end);
        }
    }
    if rest.is(0, Kind::Comma)
        && let Ok((end, pages)) = locators(rest.skip(1))
        && (end.is(0, Kind::Comma) || ends(end))
    {
        draft.locate(pages);
        rest = end;
    }
    let volume = std::mem::take(&mut kept.place.steps);
    if let Some(found) = holder {
        kept = found;
    } else if rest.is(0, Kind::Comma)
        && let Ok((end, found)) =
            archive::place(rest.skip(1)).or_else(|_| archive::keeper_alone(rest.skip(1)))
    {
        kept = found;
        rest = end;
    }
    let value = super::draft::plain(i.text_to(name));
    kept.place.steps.splice(0..0, volume);
    kept.place.steps.insert(0, crate::model::Step::bare(Level::Collection, value));
    kept.put(&mut draft, i, rest);
    draft.shows.dated = true;
    ended(draft, rest)
}

/// `BBK/D/96`, `NC 18/1/1156`: the mark of a paper may stand here. Cheap.
pub fn marked_first(i: In<'_>) -> bool {
    let slash = |n: usize| i.is(n, Kind::Slash) && i.peek(n).is_some_and(|t| !t.spaced);
    // `Add. MSS 43650, Cobden to Bright, 1 Oct. 1854`
    let added = || archive::manuscripts(i);
    matches!(i.case(0), Case::Upper | Case::Capital)
        && (i.case(0) == Case::Upper && slash(1) || i.is(1, Kind::Number) && slash(2))
        || i.case(0) == Case::Capital && i.is(1, Kind::Dot) && i.case(2) == Case::Upper && added()
}

/// `Brown to Green, 27 July 1947. SRO: DD/SF/123`: behind who wrote to whom the mark of a paper, in a sentence of its own. Cheap.
pub fn marked_behind(i: In<'_>) -> bool {
    let told = |sense| i.note.bits & bit(sense) != 0;
    told(Sense::Addressee) && archive::mark_in_next_sentence(i)
        || (told(Sense::Addressee) || told(Sense::DocumentHead)) && kept_behind(i)
        || letter_of(i)
}

/// `Jervis to Bute, 18 July 1796, Add. MS 31166`, `Forman to Lewis, January 26, 1962, box 20, SNCCP`: behind a comma and a year the shelfmark of a
/// manuscript, or a box.
fn kept_behind(i: In<'_>) -> bool {
    const FAR: usize = 24;
    let boxes = bit(Sense::Step(Level::Box)) | bit(Sense::Step(Level::Reel));
    matches!(i.case(0), Case::Capital | Case::Upper)
        && (i.at + 2..i.end.min(i.at + FAR)).any(|at| {
            let here = i.part(at, i.end);
            i.note.list[at - 1].kind == Kind::Comma
                && i.note.list[at - 2].kind == Kind::Number
                && (here.means(0, boxes) && here.case(0) == Case::Lower || archive::manuscripts(here))
        })
}

/// `BBK/D/96, Beaverbrook to Sikorski, 3 March 1942`   `NC 18/1/1156, Neville to Ida Chamberlain, 17 May 1940`: the mark of a paper whose
/// keeper the reader knows, and who wrote to whom when.
fn signature_first(i: In<'_>) -> Option<Draft> {
    if !marked_first(i) {
        return None;
    }
    let (rest, found) = archive::signed_by_itself(i).ok().filter(|(rest, _)| rest.is(0, Kind::Comma))?;
    let words = rest.skip(1);
    let (end, _) = writes_to(words)?;
    let day = i.part(end, i.end);
    let (behind, _) =
        document_date(day.skip(1)).ok().filter(|(_, d)| day.is(0, Kind::Comma) && d.edtf.len() >= 10)?;
    let mut draft = Draft::at(i, Work::Letter);
    found.put(&mut draft, i, rest);
    describe(words.until(behind.at), &mut draft);
    ended(draft, behind)
}

/// The place, then perhaps what the document is.
fn place_first(i: In<'_>) -> Option<Draft> {
    let (rest, found) =
        archive::place(i)
            .or_else(|_| archive::class_again(i))
            .or_else(|_| {
                archive::steps_only(i).and_then(|(rest, found)| {
                    if steps_alone(i, &found) { Ok((rest, found)) } else { i.miss() }
                })
            })
            .or_else(|_| archive::signed_again(i))
            .or_else(|_| if added(i) { archive::signed_by_itself(i) } else { i.miss() })
            .ok()
            .or_else(|| quoted_place(i))?;
    if found.place.steps.is_empty() {
        return None;
    }
    let mut draft = Draft::at(i, Work::Archival);
    let words = found.words;
    found.put(&mut draft, i, rest);
    spoken(i.until(rest.at), &mut draft);
    // `RGANI, Ponomarev to CC, 3 August 1960, f. 5`: what the document is, between archive and fond.
    if let Some((from, to)) = words {
        let words = i.part(from, to);
        if draft.fields.has(Field::Date) || describes(words) {
            describe(words, &mut draft);
        }
    }
    let rest = after_place(rest, &mut draft);
    let rest = held_behind(rest, &mut draft).unwrap_or(rest);
    let rest = definition(rest, &mut draft);
    draft.end = rest.at;
    draft.shows.closed = ends(rest);
    Some(draft)
}

/// `Add. MS 31166, fol. 12`: a manuscript that a library added to its own, by which every reader knows the library.
fn added(i: In<'_>) -> bool {
    i.case(0) == Case::Capital
        && i.is(1, Kind::Dot)
        && matches!(i.case(2), Case::Capital | Case::Upper)
        && archive::manuscripts(i)
}

/// `Imperial War Museum Sound Archive, Interview with Peter Lee, 7493, reel 5`: among the steps, whose interview it is.
fn spoken(i: In<'_>, draft: &mut Draft) {
    const INTERVIEW: u128 = bit(Sense::InterviewWord);
    if i.note.bits & INTERVIEW == 0 {
        return;
    }
    let begins =
        |at: &usize| i.note.list[at - 1].kind == Kind::Comma && i.part(*at, i.end).means(0, INTERVIEW);
    let Some(words) = (i.at + 1..i.end).find(begins).map(|at| i.part(at, i.end)) else { return };
    let who = words.skip(words.long(Sense::InterviewWord).unwrap_or(1));
    let Ok((end, found)) = names(who) else { return };
    if !(end.is_empty() || matches!(end.kind(0), Some(Kind::Comma | Kind::ParenOpen))) {
        return;
    }
    let name = super::draft::plain(words.text_to(end));
    let Some(crate::model::Value::Place(place)) = draft.fields.get_mut(Field::Archive) else { return };
    let Some(at) = place.steps.iter().position(|step| step.value.starts_with(name.as_str())) else { return };
    let mark = place.steps[at].value[name.len()..].trim();
    match mark.strip_prefix('(').and_then(|mark| mark.strip_suffix(')')) {
        Some(mark) => place.steps[at] = crate::model::Step::bare(Level::Signature, mark.into()),
        None => drop(place.steps.remove(at)),
    }
    draft.kind = Work::Interview;
    draft.names(Field::Author, who.span_to(end), found);
    draft.text(Field::Title, words.span_to(end), i.note.text);
    draft.shows.genre = true;
}

/// `PREM 11/449, Churchill to Strang, 19 June 1953, TNA`: who has the piece, said behind what it is.
fn held_behind<'n>(i: In<'n>, draft: &mut Draft) -> Option<In<'n>> {
    let place = draft.fields.place().filter(|place| place.repository.is_empty())?;
    if place.step(Level::Signature).is_none() || !i.is(0, Kind::Comma) || !draft.fields.has(Field::Date) {
        return None;
    }
    let (rest, holder) = archive::keeper_alone(i.skip(1)).ok()?;
    let mut place = place.clone();
    if place.code != holder.place.code {
        return None;
    }
    place.repository = holder.place.repository;
    place.city = holder.place.city;
    draft.fields.set(Field::Archive, crate::model::Value::Place(Box::new(place)));
    Some(rest)
}

/// `“RGANI, f. 5, op. 28, d. 253,” l. 5`: a style prints the address of a file that nobody describes as a title.
fn quoted_place(i: In<'_>) -> Option<(In<'_>, archive::Found)> {
    let (inner, behind) = i.enclosed(Kind::QuoteOpen)?;
    let (rest, mut found) = archive::place(inner).ok()?;
    let whole = rest.is_empty() || rest.len() == 1 && matches!(rest.kind(0), Some(Kind::Comma | Kind::Dot));
    (whole && !found.place.steps.is_empty()).then(|| (archive::steps(behind, &mut found), found))
}

/// `8/3/1960` in an American archive: the month comes first.
fn month_first(draft: &mut Draft, note: &str) {
    let Some(span) = draft.site(Field::Date) else { return };
    let mut parts = span.of(note).split('/');
    let (Some(month), Some(day), Some(_), None) = (parts.next(), parts.next(), parts.next(), parts.next())
    else {
        return;
    };
    let number = |text: &str| text.trim().parse::<u8>().ok();
    if let (Some(month @ 1..=12), Some(day @ 1..=31)) = (number(month), number(day))
        && let Some(year) = draft.fields.date().and_then(|d| d.year()).map(str::to_owned)
    {
        let date = crate::model::Date::new(eco_format!("{year}-{month:02}-{day:02}"));
        draft.fields.set(Field::Date, crate::model::Value::Date(date));
    }
}

/// Steps without a repository that can be nothing else: fond and file named, or an address of the same note
/// gone on with.
///
/// `f. 5, op. 30, d. 12`   `; d. 254, l. 1`   `Д. 254. Л. 3`
fn steps_alone(i: In<'_>, found: &archive::Found) -> bool {
    let steps = &found.place.steps;
    // `GANO P-2/2/376/55–56; P-2/2/377/1`
    let numbers = steps.len() > 2 && steps.iter().all(|s| s.label.is_empty());
    if numbers && archive::numbers_before(i) {
        return true;
    }
    let Some(first) = steps.first().filter(|s| !s.label.is_empty()) else { return false };
    let file = |l: Level| matches!(l, Level::Delo | Level::Edkhr | Level::Papka | Level::Document);
    let has_leaf = found.locators.iter().any(|l| l.value.unit == Unit::Folio);
    match first.level {
        Level::Fond | Level::RecordGroup if steps.len() >= 2 => true,
        Level::Opis if steps.iter().any(|s| file(s.level)) => true,
        Level::Delo | Level::Edkhr if has_leaf && i.at == 0 => true,
        Level::Fond
        | Level::Opis
        | Level::Delo
        | Level::Edkhr
        | Level::Papka
        | Level::Karton
        | Level::Korob
        | Level::Box
        | Level::Folder
        | Level::File
        | Level::Document
        | Level::Item => i.at > 0 && archive::in_force_before(i),
        Level::Volume => archive::same_unit_before(i),
        _ => false,
    }
}

/// The description, then the place, in one sentence or two.
fn described(i: In<'_>) -> Option<Draft> {
    if !(matches!(i.case(0), Case::Capital | Case::Upper)
        || i.is(0, Kind::QuoteOpen)
        || i.is(0, Kind::Number)
        || i.is(0, Kind::BracketOpen)
        || i.means(0, bit(Sense::SameLetter)))
    {
        return None;
    }
    let mut at = i.at + 1;
    let mut stops = 0;
    let (mut dates, mut day_end) = (0, 0);
    while at < i.end {
        let before = i.note.list[at - 1];
        let here = i.part(at, i.end);
        let t = here.peek(0)?;
        // `W. Ulbricht to N. S. Khrushchev`: behind an initial a name goes on.
        if before.kind == Kind::Dot
            && (t.case == Case::Capital || t.case == Case::Upper && here.is(1, Kind::Dot))
            && initial_before(here)
        {
            at += 1;
            continue;
        }
        // `Vermerk, o. D., IfZ-Archiv, ED 110`: no day, and no place begins in the words for it.
        if before.kind == Kind::Comma
            && t.bits & bit(Sense::NoDate) != 0
            && let Some(len) = here.long(Sense::NoDate)
        {
            at += len;
            continue;
        }
        let candidate = matches!(
            before.kind,
            Kind::Comma | Kind::Dot | Kind::QuoteClose | Kind::Slashes | Kind::BracketClose | Kind::Colon
        ) || before.kind == Kind::Word && i.note.list[at - 1].bits & bit(Sense::In) != 0
            || before.kind == Kind::Dash
                && before.spaced
                && (here.starts(|s| matches!(s, Sense::Archive(_))) || archive::addressed(here));
        // `Letter from X to Y, 3 June 1952 (RGASPI, f. 83, op. 1, d. 5)`
        let wrapped = before.kind == Kind::ParenOpen;
        if candidate
            && t.bits & bit(Sense::Ibid) != 0
            && let Some(draft) = again(i, here)
        {
            return Some(draft);
        }
        let known = t.bits & PLACE_BITS != 0
            || t.case == Case::Upper && (t.span.len() > 1 || before.bits & bit(Sense::In) != 0)
            || before.kind == Kind::Comma && archive::begins_unsaid(here)
            // `W. E. B. Smith Papers`
            || before.kind == Kind::Comma && t.case == Case::Upper && here.is(1, Kind::Dot)
            || before.kind == Kind::Comma && (t.case == Case::Capital || here.is(1, Kind::Number))
            // `Acheson to Truman, March 5, 1950, in Acheson Papers, box 64`
            || t.case == Case::Capital
                && before.bits & bit(Sense::In) != 0
                && at > i.at + 1
                && i.note.list[at - 2].kind == Kind::Comma
            // `in the author’s possession`
            || before.kind == Kind::Comma
                && t.case == Case::Lower
                && t.bits & bit(Sense::In) != 0
                && archive::own_hands(here).is_ok()
            || before.stop;
        if (candidate || wrapped)
            && known
            && let Some((rest, found)) = kept(i, here, wrapped)
            && (!wrapped || rest.at == before.partner as usize)
        {
            let words = i.until(if wrapped { at - 1 } else { at });
            let rest = if wrapped { rest.skip(1) } else { rest };
            // A sentence with an address in parentheses is no description.
            if wrapped && !(named_and_dated(words) && at - i.at <= 40) {
                return None;
            }
            // `Incl to Ltr, A to B`: the letter is a citation of its own.
            let divided = matches!(before.kind, Kind::Comma | Kind::Dash) && found.known && found.addressed();
            if !(describes(words) || divided && named_so(words)) || matches!(i.word(0), "Incl" | "Encl") {
                return None;
            }
            let mut draft = Draft::at(i, Work::Archival);
            draft.shows.genre = words.means(0, bit(Sense::DocumentHead));
            draft.shows.host = before.kind == Kind::Slashes;
            let american = found.land == "United States";
            found.put(&mut draft, here, rest);
            describe(words, &mut draft);
            if words.means(0, bit(Sense::SameLetter)) {
                draft.kind = Work::Letter;
                draft.back = Some(Back::Idem);
            }
            if american {
                month_first(&mut draft, i.note.text);
            }
            let rest = definition(rest, &mut draft);
            draft.end = rest.at;
            draft.shows.closed = ends(rest);
            return Some(draft);
        }
        if t.kind == Kind::Semi {
            return None;
        }
        // A second date is of another document: `Ltr, A to B, 18 Oct 40, Incl to Ltr, C to D, 24 Oct 40`.
        if before.kind == Kind::Comma
            && let Ok((rest, _)) = full_date(here)
        {
            // `Elliot to Portland, 19 July 1796, 8 Aug. 1796, FO 20/11`: letters of several days.
            dates += usize::from(day_end != at - 1);
            day_end = rest.at;
            if dates > 1 {
                return None;
            }
        }
        if t.stop && at > i.at {
            stops += 1;
            let next = i.part(at + 1, i.end);
            // `Письмо Иванова Петрову. 12 мая 1934 г. // …`: its day in a sentence of its own.
            let dated = document_date(next).is_ok_and(|(rest, _)| {
                matches!(rest.kind(0), Some(Kind::Dot | Kind::Slashes | Kind::Dash))
                    || archive::addressed(rest)
            });
            // Only the sentence just before the place describes it.
            // `Воспоминания Н.И. Смирнова. Рукопись. Личный архив автора.`: in what form it is.
            let form = next.case(0) == Case::Capital
                && next.means(0, bit(Sense::Unpublished))
                && next.is(1, Kind::Dot)
                && archive::own_hands(next.skip(2)).is_ok();
            stops -= usize::from((dated || form) && stops == 1);
            if stops > 1 {
                return None;
            }
            if let Some(draft) = paper_of_body(i.until(at), next) {
                return Some(draft);
            }
            let follows = dated
                || next.means(0, bit(Sense::Step(Level::Fond))) && archive::whole_address(next).is_ok()
                || next.means(0, bit(Sense::Ibid))
                || form
                || archive::own_hands(next).is_ok()
                || archive::place(next).is_ok_and(|(_, f)| !f.place.steps.is_empty())
                || next.word(0) == "In"
                    && archive::place(next.skip(1)).is_ok_and(|(_, f)| !f.place.steps.is_empty());
            if !follows {
                return None;
            }
        }
        at = if t.kind == Kind::ParenOpen && t.bits == 0 && opens_place(here) { at + 1 } else { past(i, at) };
        if at - i.at > 120 {
            return None;
        }
    }
    None
}

/// `Комиссия по истории метрополитена. Протокол, 8 января 1934 г. (ЦАГМ. Ф. 665. Оп. 1. Д. 121)`: whose paper it is, in a
/// sentence before its name.
fn paper_of_body(body: In<'_>, next: In<'_>) -> Option<Draft> {
    const LONGEST: usize = 12;
    let named = body.means(0, bit(Sense::BodyWord)) && body.len() <= LONGEST;
    if !named || next.case(0) != Case::Capital || !next.means(0, bit(Sense::DocumentHead)) {
        return None;
    }
    let mut draft = described(next)?;
    let span = body.note.span(body.at, body.end);
    draft.start = body.at;
    draft.names(
        Field::Author,
        span,
        Names { list: eco_vec![Name::body(span.of(body.note.text))], full: true },
    );
    Some(draft)
}

/// `I. ` stands before the word here.
fn initial_before(i: In<'_>) -> bool {
    let before = |n: usize| i.at.checked_sub(n).map(|at| i.part(at, i.end));
    before(2).is_some_and(|word| word.case(0) == Case::Upper && is_initial(word.skip(1), word.word(0)))
}

/// Where a document is kept: a place with its steps. Of one named by who writes to whom and by its day, the name of the
/// papers is enough, or of who has them: `Clay to Webster, 3 March 1850, Webster Papers`.
fn kept<'n>(i: In<'n>, here: In<'n>, wrapped: bool) -> Option<(In<'n>, archive::Found)> {
    let before = i.note.list[here.at - 1].kind;
    if registered(here) {
        return None;
    }
    let read = archive::place(here).or_else(|miss| {
        let fond = before != Kind::Word && here.means(0, bit(Sense::Step(Level::Fond)));
        if fond { archive::whole_address(here) } else { Err(miss) }
    });
    if let Some(read) = read.ok().filter(|(rest, found)| !found.place.steps.is_empty() && !dated(here, *rest))
    {
        return Some(read);
    }
    let words = i.until(here.at - 1);
    // `Relacja Jana Nowaka, zbiory autora`
    if words.means(0, bit(Sense::DocumentHead))
        && let Ok(read) = archive::own_hands(here)
    {
        return Some(read);
    }
    let apart = !wrapped && before == Kind::Comma;
    if apart
        && let Ok(read) = archive::boxed(here).or_else(|_| archive::file_of_office(here))
        && ends_in_day(words)
    {
        return Some(read);
    }
    let alone = apart && named_and_dated(words);
    let read = || {
        let added = || if archive::manuscripts(here) { archive::signed_by_itself(here) } else { here.miss() };
        let papers = archive::papers_alone(here).or_else(|_| archive::keeper_alone(here));
        papers.or_else(|_| added()).ok()
    };
    alone.then(read).flatten().filter(|(rest, found)| !printed_papers(*rest, found))
}

/// `NSC Meeting, May 5, 1961, NSF, Meetings and Memoranda, box 313, JFKL`: with a day between its commas a place begins behind the day.
fn dated(here: In<'_>, rest: In<'_>) -> bool {
    let words = here.until(rest.at);
    here.case(0) != Case::Lower
        && (here.at + 2..rest.at).any(|at| {
            words.note.list[at - 1].kind == Kind::Comma
                && words.note.list[at].bits & bit(Sense::Month(1)) != 0
                && full_date(words.part(at, rest.at))
                    .is_ok_and(|(behind, day)| day.edtf.len() == 10 && behind.is(0, Kind::Comma))
        })
}

/// The parenthesis at `i` holds a place: it begins with an archive.
fn opens_place(i: In<'_>) -> bool {
    i.means(1, PLACE_BITS) && i.skip(1).starts(|s| matches!(s, Sense::Archive(_)))
}

/// What the document is, in brackets behind an address that leans on another.
pub fn behind_place<'n>(i: In<'n>, draft: &mut Draft) -> In<'n> {
    let bracket = |n| matches!(i.kind(n), Some(Kind::ParenOpen | Kind::BracketOpen));
    if bracket(0) || i.is(0, Kind::Dot) && bracket(1) {
        return after_place(i, draft);
    }
    if !i.is(0, Kind::Comma) || draft.fields.has(Field::Title) {
        return i;
    }
    let words = i.skip(1);
    match to_its_day(words).or_else(|| few_to_its_day(words)) {
        Some(end) => {
            describe(words.until(end.at), draft);
            end
        }
        None => i,
    }
}

/// `minute by Hankey, 10 March 1960`, `Brown to Green, 5 May 1960`: what a document is, up to its day, with which the
/// citation ends.
fn to_its_day<'n>(i: In<'n>) -> Option<In<'n>> {
    const FAR: usize = 24;
    if !i.means(0, bit(Sense::DocumentHead)) && writes_to(i).is_none() {
        return None;
    }
    let day = |comma: In<'n>| document_date(comma.skip(1)).ok().filter(|(_, date)| date.edtf.len() >= 10);
    at_comma(i, FAR, day).map(|(rest, _)| rest).filter(|rest| ends(*rest))
}

/// `Telegramm Neuraths vom 3. 4. 1931`   `tract de la CGT, 3 mai 1899`: few words up to the day, with which the citation ends.
fn few_to_its_day<'n>(i: In<'n>) -> Option<In<'n>> {
    let end = i.part(to_its_date(i)?, i.end);
    (i.is(0, Kind::Word) && ends(end) && few_words(i.until(end.at))).then_some(end)
}
