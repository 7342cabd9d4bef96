//! Letters, memoranda and diaries in printed editions.

use ecow::EcoVec;

use super::archive::{self, PLACE_BITS, document_date};
use super::container::host;
use super::document::{
    behind_day, commander, kin, named_office, past_sort, registered, sent_paper, where_from, writes_to,
};
use super::document_in_edition::edited_by;
use super::draft::Draft;
use super::edition_in_letters::{may_be_title, named_edition, short_edition};
use super::imprint::{Paren, has, paren, past};
use super::input::{In, comma};
use super::italic::italic_run;
use super::letter_kept::{
    book_of_letters, edition_of_year, in_periodical, kept_by_code, titled_edition, under_papers,
};
use super::locator::locators;
use super::name::{Names, and_len, may_lead_to, names};
use super::quoted_more::more;
use super::tail::{ended, ends};
use super::title::title_and_tail;
use super::token::{Case, GIVEN, Kind, bit};
use super::towns::place_sense;
use super::web::page;
use crate::lexicon::Sense;
use crate::model::{Back, Date, Field, Kind as Work, Name, Span, Unit, Value};
use crate::small;

/// Who writes to whom.
struct People<'n> {
    writer: Option<(Span, EcoVec<Name>)>,
    title: Span,
    rest: In<'n>,
}

/// `Thomas Jefferson to James Madison, 30 January 1787, in The Papers of Thomas Jefferson, ed. Julian P. Boyd (…), 11:92`
///
/// `Marx an Engels, 2. April 1858, in: …`   `Jefferson to Madison, 30 January 1787, 11:93`
pub fn letter_in_edition(i: In<'_>) -> Option<Draft> {
    if i.note.bits & (bit(Sense::Addressee) | bit(Sense::DocumentHead) | bit(Sense::SameLetter)) == 0 {
        return None;
    }
    let told = bit(Sense::Addressee) | bit(Sense::DocumentHead);
    // `Entrevista a Marcelino Camacho, …, 12 de mayo de 1998`
    if i.means(0, bit(Sense::InterviewWord)) {
        return None;
    }
    if let Some(draft) = told_privately(i) {
        return Some(draft);
    }
    if i.note.has(Kind::Colon)
        && let Some(draft) = under_papers(i)
    {
        return Some(draft);
    }
    let again = i.means(0, bit(Sense::SameLetter));
    if !again
        && !i.means(0, bit(Sense::DocumentHead) | bit(Sense::LetterHead))
        && !may_lead_to(i, told, false)
    {
        return None;
    }
    let people = people(i)
        .filter(|p| !p.rest.is(0, Kind::Word) || p.rest.means(0, bit(Sense::DateWord)))
        .or_else(|| offices(i))?;
    let mut draft = Draft::at(i, Work::Letter);
    if again {
        draft.back = Some(Back::Idem);
    }
    let whole_name = people.writer.as_ref().is_some_and(|(_, w)| w.iter().any(|n| !n.given.is_empty()));
    if let Some((span, list)) = people.writer {
        draft.name_list(Field::Author, span, list);
        draft.shows.author = true;
    }
    draft.text(Field::Title, people.title, i.note.text);
    let (rest, dated) = when_and_where(people.rest, &mut draft);
    let after = rest.past_comma();
    let kept = past_in(after);
    // `PTJ 12:439`: volume and page are an edition's.
    if dated
        && after.at > rest.at
        && let Some(end) = draft.attempt(|trial| short_edition(after, trial))
    {
        draft.shows.full_name = true;
        draft.shows.role = true;
        draft.end = end.at;
        draft.shows.closed = ends(end);
        return Some(draft);
    }
    // An archive's address belongs to another production.
    // `*The Papers of Thomas Jefferson*`: slanted letters are an edition's.
    if (i.note.bits & PLACE_BITS != 0 || archive::may_begin_unsaid(kept))
        && italic_run(kept).is_none()
        && !registered(kept)
        && archive::place(kept).is_ok_and(|(end, found)| !printed_papers(end, &found))
    {
        return None;
    }
    // `Morris to Adams, 7 May 1777, ibid.`, `…, in ibid., 1:45`: where the letter before it lies.
    if after.at > rest.at && kept.case(0) == Case::Lower && kept.means(0, bit(Sense::Ibid)) {
        return None;
    }
    // Who wrote to whom says as much as a full name.
    draft.shows.full_name = true;
    draft.shows.role = true;
    // `Letter from Anna Reed, 3 May 1971, in the author’s possession`
    if dated
        && after.at > rest.at
        && let Ok((end, found)) = archive::own_hands(after)
    {
        found.put(&mut draft, after, end);
        draft.end = end.at;
        draft.shows.closed = true;
        return Some(draft);
    }
    let of_year = if dated && after.at > rest.at { edition_of_year(after, &mut draft) } else { None };
    if let Some(end) = of_year.or_else(|| printed(after, &mut draft)) {
        draft.end = end.at;
        draft.shows.closed = ends(end);
        return Some(draft);
    }
    // `Founders Online, National Archives, https://…`: the site that shows it.
    if dated
        && rest.is(0, Kind::Comma)
        && let Some(end) = draft.attempt(|trial| page(rest, trial).filter(|end| ends(*end)))
    {
        draft.kind = Work::Letter;
        draft.end = end.at;
        draft.shows.closed = true;
        return Some(draft);
    }
    // `Washington to Jay, Aug. 15, 1786, PGW Digital`
    if dated
        && after.at > rest.at
        && draft.fields.date().is_some_and(|d| d.is_day())
        && !i.means(0, bit(Sense::DocumentHead))
        && let Some(end) = draft.attempt(|trial| named_edition(after, trial))
    {
        draft.end = end.at;
        draft.shows.closed = true;
        return Some(draft);
    }
    if !dated
        && after.at > rest.at
        && let Some(end) = draft.attempt(|trial| book_of_letters(after, trial))
    {
        return ended(draft, end);
    }
    // `Estimates for U.K., 1833.`: a letter has a day.
    if !dated
        || draft.fields.date().is_some_and(|d| d.edtf.len() == 4)
            && !i.means(0, bit(Sense::LetterHead))
            && !whole_name
    {
        return None;
    }
    // `Handy to Marshall, 22 Aug 42, CM-IN-8444`
    let bare = dated && rest.is(0, Kind::Comma) && !i.means(0, bit(Sense::DocumentHead));
    let told = if bare { behind_day(rest, &mut draft) } else { rest };
    let told = Some(told).filter(|told| told.at > rest.at && ends(*told));
    if dated && let Some(end) = told.or_else(|| kept_by_code(rest, &mut draft)) {
        draft.shows.dated = true;
        draft.end = end.at;
        draft.shows.closed = true;
        return Some(draft);
    }
    let end = more(rest, &mut draft);
    if !(ends(end) || another_letter(end)) {
        return None;
    }
    // A letter named by its people and its day: short if it points into an edition known already.
    let pointed = draft.locators.iter().any(|l| l.value.unit == Unit::Volume);
    draft.shows.dated = whole_name && !pointed;
    draft.end = end.at;
    draft.shows.closed = true;
    Some(draft)
}

/// `Joseph Volpe, Aug. 31, 1998, personal communication`: who told the author, and the day before what it was.
fn told_privately(i: In<'_>) -> Option<Draft> {
    if i.note.bits & bit(Sense::LetterHead) == 0 || !matches!(i.case(0), Case::Capital | Case::Upper) {
        return None;
    }
    let (rest, who) =
        names(i).ok().filter(|(rest, who)| who.full && who.list.len() == 1 && rest.is(0, Kind::Comma))?;
    let day = rest.skip(1);
    let (behind, date) = document_date(day).ok().filter(|(rest, _)| rest.is(0, Kind::Comma))?;
    let what = behind.skip(1);
    let len = what.long(Sense::LetterHead).filter(|_| what.case(0) == Case::Lower)?;
    let end = what.skip(len);
    let end = past_author(end, false).unwrap_or(end);
    if !ends(end) || end.is(0, Kind::Comma) {
        return None;
    }
    let mut draft = Draft::at(i, Work::Letter);
    draft.name_list(Field::Author, i.span_to(rest), who.list);
    draft.text(Field::Title, what.span_to(end), i.note.text);
    draft.date(Field::Date, day.span_to(behind), date);
    draft.shows.author = true;
    draft.shows.full_name = true;
    draft.shows.role = true;
    draft.shows.dated = true;
    draft.end = end.at;
    draft.shows.closed = true;
    Some(draft)
}

/// `, and Alfred Rives to Robert Ould, January 4, 1862, NARA`: behind a letter and its day another, with which it lies.
fn another_letter(i: In<'_>) -> bool {
    let next = i.past_comma();
    let next = next.skip(and_len(next));
    next.at > i.at + 1
        && writes_to(next).is_some_and(|(end, _)| {
            let day = next.part(end, i.end);
            day.is(0, Kind::Comma) && document_date(day.skip(1)).is_ok_and(|(_, d)| d.edtf.len() >= 7)
        })
}

/// `in The Papers of …`: the edition, its own date left aside for the letter's.
pub fn printed<'n>(after: In<'n>, draft: &mut Draft) -> Option<In<'n>> {
    let led = after.means(0, bit(Sense::In));
    // `…, 12 July 1918, Correspondence, ed. Herbert Aptheker (…), 1:227`
    if !(led || draft.fields.has(Field::Date) && matches!(after.case(0), Case::Capital | Case::Upper)) {
        return None;
    }
    if !led && let Some(end) = short_edition(after, draft) {
        return Some(end);
    }
    if let Some(end) = in_periodical(if led { after.skip(1) } else { after }, draft) {
        return Some(end);
    }
    let date = draft.fields.remove(Field::Date);
    let mut trial = draft.clone();
    let edited = !led && edited_by(after);
    // `Walpole to Mann, 7 July 1779, Walpole, Correspondence, vol. 24, p. 497`: whose letters they are.
    let owned = !led
        && !edited
        && names(after).is_ok_and(|(rest, found)| {
            found.list.len() == 1
                && !found.list[0].is_body()
                && rest.is(0, Kind::Comma)
                && (matches!(rest.case(1), Case::Capital | Case::Upper) && may_be_title(rest.skip(1)))
        });
    let read = if led || edited || owned {
        host(if led { past_in(after) } else { after }, &mut trial)
    } else {
        title_and_tail(after, &mut trial, Field::Booktitle).filter(|end| end.at > after.at)
    };
    let Some(end) = read else {
        if let Some(date) = date {
            draft.fields.set(Field::Date, date);
        }
        return None;
    };
    if !(trial.shows.imprint
        || trial.fields.has(Field::Editor) && !owned
        || led && !trial.locators.is_empty()
        || trial.shows.url && italic_run(after).is_some()
        || pointed_edition(&trial, end)
        || !led && titled_edition(after, &trial, end))
    {
        if let Some(date) = date {
            draft.fields.set(Field::Date, date);
        }
        return None;
    }
    if owned || led && !has(after.until(end.at), bit(Sense::Editor)) && own_letters(&trial) {
        trial.rename(Field::Editor, Field::Bookauthor);
    }
    trial.kind = Work::Letter;
    if let Some(date) = date {
        trial.fields.set(Field::Date, date);
        trial.shows.dated = true;
    }
    *draft = trial;
    Some(end)
}

/// `Adams to Rush, 3 July 1812, in Adams, Works`: a surname alone before the edition, and it is the writer's.
fn own_letters(draft: &Draft) -> bool {
    match (draft.fields.names(Field::Editor), draft.fields.names(Field::Author)) {
        ([owner], [writer]) => owner.given.is_empty() && owner.family == writer.family,
        _ => false,
    }
}

/// `PTJ, 6:204`, `Papers of Jefferson, vol. 15, 395`: an edition by its short name, and the volume pointed at.
fn pointed_edition(draft: &Draft, end: In<'_>) -> bool {
    let short = |title: &str| !title.contains(',') && title.split(' ').count() <= 8;
    // `D.D. no. 575`
    let letters = |title: &str| title.chars().all(|c| c.is_uppercase() || c == '.');
    // `Darwin Correspondence Project, letter no. 729`
    let edition = |title: &str| {
        let last = title.rsplit(' ').next().unwrap_or_default();
        short(title) && (small::is(last, small::EDITIONS_OF_LETTERS) || small::is(last, small::KEPT_LETTERS))
    };
    draft.fields.text(Field::Booktitle).is_some_and(|title| letters(title) || edition(title))
        && draft.locators.iter().any(|l| matches!(l.value.unit, Unit::Number | Unit::Document))
        && ends(end)
        || draft.fields.text(Field::Booktitle).is_some_and(short)
            && draft.locators.iter().any(|l| l.value.unit == Unit::Volume)
            && draft.locators.iter().any(|l| l.value.unit != Unit::Volume)
            && ends(end)
}

/// `Hamilton Papers, xx, 311–12`, `Grant Papers, 10:253`: papers that nobody is said to have, and volume and page of their edition.
pub fn printed_papers(end: In<'_>, found: &archive::Found) -> bool {
    let steps = &found.place.steps;
    if edited_behind(end) {
        return true;
    }
    steps.len() == 1
        && found.place.repository.is_empty()
        && end.is(0, Kind::Comma)
        && locators(end.skip(1)).is_ok_and(|(rest, found)| {
            ends(rest)
                && matches!(found.as_slice(), [v, p] if v.value.unit == Unit::Volume && p.value.unit == Unit::Page)
        })
}

/// `, vol. 2, ed. Stuart B. Kaufman (Urbana: University of Illinois Press, 1987)`: who edited the papers, and the facts of publication.
fn edited_behind(end: In<'_>) -> bool {
    const REACH: usize = 40;
    let edits =
        |at: usize| end.note.list[at].case == Case::Lower && end.note.list[at].bits & bit(Sense::Editor) != 0;
    end.is(0, Kind::Comma)
        && end.note.bits & bit(Sense::Editor) != 0
        && (end.at..end.end.min(end.at + REACH))
            .find(|at| end.note.list[*at].kind == Kind::ParenOpen)
            .is_some_and(|open| {
                (end.at..open).any(edits)
                    && matches!(paren(end.part(open, end.end)), Ok((_, Paren::Imprint(_))))
            })
}

/// Past `in`, `in:`.
fn past_in(i: In<'_>) -> In<'_> {
    match i.long(Sense::In) {
        Some(len) => {
            let rest = i.skip(len);
            if rest.is(0, Kind::Colon) { rest.skip(1) } else { rest }
        }
        None => i,
    }
}

/// `Thomas Jefferson to James Madison`   `Karl Marx, letter to Joseph Weydemeyer`   `Memorandum from Kennan to Marshall`
/// `George Ball, e-mail message to the author`   `Letter to the author from George Ball`
fn people(i: In<'_>) -> Option<People<'_>> {
    // `Same to same, 3 May 1791`
    if let Some(len) = i.long(Sense::SameLetter) {
        let rest = i.skip(len);
        return rest.is(0, Kind::Comma).then(|| People { writer: None, title: i.span_to(rest), rest });
    }
    if i.means(0, bit(Sense::DocumentHead)) {
        let len = i.long(Sense::DocumentHead)?;
        let mut from = i.skip(len);
        from = from.past_dot();
        from = from.past_comma();
        if let Some(sender) = past_author(i.skip(len), has(i.until(i.at + len), bit(Sense::Addressee)))
            .filter(|rest| rest.means(0, bit(Sense::Sender)))
        {
            let who = sender.skip(1);
            let (rest, writer) = names(who).ok()?;
            return Some(People {
                writer: Some((who.span_to(rest), writer.list)),
                title: i.span_to(rest),
                rest,
            });
        }
        // `Email from David Koppelman (May 6, 2019)`: to whoever writes this.
        let sender = from.case(0) == Case::Lower && from.means(0, bit(Sense::Sender));
        if i.means(0, bit(Sense::LetterHead)) && (sender || has(i.until(i.at + len), bit(Sense::Sender))) {
            let who = from.skip(usize::from(sender));
            if let Some((rest, writer)) = names(who).ok().filter(|(_, w)| w.full && who.means(0, GIVEN))
                && (rest.is(0, Kind::ParenOpen) || rest.is(0, Kind::Comma))
            {
                let writer = Some((who.span_to(rest), writer.list));
                return Some(People { writer, title: i.span_to(rest), rest });
            }
        }
        // `Letter to Dr Patrick McCartan, 7 February 1918`: whose it is, the sentence says.
        if i.means(0, bit(Sense::LetterHead))
            && has(i.until(i.at + len), bit(Sense::Addressee))
            && let Ok((rest, _)) = names(from)
            && rest.is(0, Kind::Comma)
        {
            return Some(People { writer: None, title: i.span_to(rest), rest });
        }
        let (to, writer) = names(from).ok().filter(|_| !commander(from))?;
        let rest = addressee(to)?;
        return Some(People { writer: Some((from.span_to(to), writer.list)), title: i.span_to(rest), rest });
    }
    // `Brief Heinemanns an Adenauer`, `List W. Gomułki do N. Chruszczowa`: who wrote it stands in the genitive.
    if i.means(0, bit(Sense::LetterHead)) && i.case(0) == Case::Capital {
        let len = i.long(Sense::LetterHead)?;
        let rest = addressee(names(i.skip(len)).ok()?.0)?;
        return Some(People { writer: None, title: i.span_to(rest), rest });
    }
    let (rest, mut writer) = names(i).ok()?;
    if writer.list.len() > 3 {
        return None;
    }
    if let ([only], Some(office)) = (writer.list.make_mut(), named_office(i, rest)) {
        *only = office;
    }
    let span = i.span_to(rest);
    // `Karl Marx, letter to Joseph Weydemeyer`
    if rest.is(0, Kind::Comma) && rest.case(1) == Case::Lower && rest.means(1, bit(Sense::DocumentHead)) {
        let at = rest.skip(1);
        let len = at.long(Sense::DocumentHead)?;
        let named = has(at.until(at.at + len), bit(Sense::Addressee));
        let who = at.skip(len);
        let rest = match past_author(who, named) {
            Some(rest) => rest,
            None if named => names(who).ok()?.0,
            // `George Ball, personal communication, 3 May 1999`
            None if at.means(0, bit(Sense::LetterHead)) && who.is(0, Kind::Comma) && writer.full => who,
            None => addressee(who)?,
        };
        return Some(People { writer: Some((span, writer.list)), title: at.span_to(rest), rest });
    }
    let rest = addressee(past_sort(where_from(rest)))?;
    Some(People { writer: Some((span, writer.list)), title: i.span_to(rest), rest })
}

/// ` to Joseph Weydemeyer`, ` to the author`, ` to his mother`: what is behind who is written to.
fn addressee(i: In<'_>) -> Option<In<'_>> {
    if let Some(rest) = past_author(i, false) {
        return Some(rest);
    }
    match to(i) {
        Some(who) => Some(names(who).ok()?.0),
        None => kin(i.skip(i.long(Sense::Addressee).filter(|_| i.case(0) == Case::Lower)?)),
    }
}

/// ` to the author`, ` to author`: whoever wrote the document at hand; `led` says that the "to" is read already.
fn past_author(i: In<'_>, led: bool) -> Option<In<'_>> {
    let who = if led {
        i
    } else {
        let len = i.long(Sense::Addressee)?;
        i.skip(len)
    };
    let len = who.long(Sense::TheAuthor)?;
    Some(who.skip(len))
}

/// `Viceroy to Secretary of State, 3 May 1942`, `Lord Curzon to the East India Association, 12 September 1900`: titles and
/// offices, known by the day behind them.
fn offices(i: In<'_>) -> Option<People<'_>> {
    let (title, end, writer) =
        sent_paper(i).or_else(|| writes_to(i).map(|(end, writer)| (i, end, writer)))?;
    let rest = i.part(end, i.end);
    let day = rest.is(0, Kind::Comma)
        && document_date(rest.skip(1))
            .is_ok_and(|(_, d)| matches!(d.edtf.len(), 7 | 10) && !d.edtf.contains('/'));
    day.then(|| People { writer, title: title.span_to(rest), rest })
}

/// Past a small `to`, `an`, `à` before a capital.
fn to(i: In<'_>) -> Option<In<'_>> {
    let len = i.long(Sense::Addressee)?;
    let rest = i.skip(len);
    (i.case(0) == Case::Lower && matches!(rest.case(0), Case::Capital | Case::Upper)).then_some(rest)
}

/// `, Geneva, 7 February 1908`   `, memorandum, Washington, December 18, 1970`   ` (30 January 1787)`: what is
/// behind, and whether a day was read.
fn when_and_where<'n>(i: In<'n>, draft: &mut Draft) -> (In<'n>, bool) {
    if let Some((inner, behind)) = i.enclosed(Kind::ParenOpen) {
        return match document_date(inner) {
            Ok((rest, found)) if rest.is_empty() => {
                draft.date(Field::Date, inner.span_to(rest), found);
                (behind, true)
            }
            // `Montecatino to Ercole d’Este (Florence, December 17, 1482)`
            _ => match comma_and_day(inner) {
                Some((span, found)) => {
                    draft.date(Field::Date, span, found);
                    (behind, true)
                }
                None => (i, false),
            },
        };
    }
    // `Brief Heinemanns an Adenauer vom 9.10.1950`
    if let Some(len) = i.long(Sense::DateWord)
        && let day = i.skip(len).past_dot()
        && let Ok((rest, found)) = document_date(day)
    {
        draft.date(Field::Date, day.span_to(rest), found);
        return (rest, true);
    }
    let mut here = i;
    let mut closed = false;
    for _ in 0..4 {
        let at = match comma(here) {
            Ok((at, ())) => at,
            // The comma stood inside the quotation.
            Err(_) if closed => here,
            Err(_) => break,
        };
        closed = false;
        // `, “Skybolt and Nassau,”`: what the paper is headed.
        if let Some((heading, behind)) = at.enclosed(Kind::QuoteOpen) {
            closed = heading.note.list[heading.end - 1].kind == Kind::Comma;
            here = behind;
            continue;
        }
        if let Ok((rest, found)) = document_date(at) {
            draft.date(Field::Date, at.span_to(rest), found);
            return (rest, true);
        }
        if at.means(0, bit(Sense::In)) && at.case(0) == Case::Lower {
            break;
        }
        // A place, or the sort of paper.
        let mut end = at;
        while !end.is_empty() && !end.is(0, Kind::Comma) && end.at - at.at < 6 {
            end = end.part(past(end, end.at), end.end);
        }
        let words = at.until(end.at);
        let fits = end.is(0, Kind::Comma)
            && (place_sense(words)
                || words.means(0, bit(Sense::DocumentHead)) && words.case(0) == Case::Lower
                || words.means(0, bit(Sense::State))
                || words.len() <= 2
                    && words.case(0) == Case::Capital
                    && !words.means(0, bit(Sense::BodyWord)));
        if !fits {
            break;
        }
        here = end;
    }
    (i, false)
}

/// `Florence, December 17, 1482`, `Flor., 3 May 1482`: a place of a word or two, and the day behind its comma.
fn comma_and_day(inner: In<'_>) -> Option<(Span, Date)> {
    let comma = (1..4).find(|n| inner.is(*n, Kind::Comma)).filter(|_| inner.case(0) == Case::Capital)?;
    let day = inner.skip(comma + 1);
    let (rest, found) =
        document_date(day).ok().filter(|(rest, found)| rest.is_empty() && found.edtf.len() == 10)?;
    Some((day.span_to(rest), found))
}

/// `Gideon Welles, diary entry, 4 July 1863`: who wrote the entry, and where what it is begins.
fn diarist(i: In<'_>) -> Option<(In<'_>, Names)> {
    const NAME: usize = 6;
    let comma = (1..NAME).find(|n| i.is(*n, Kind::Comma))?;
    let entry = i.skip(comma + 1);
    if entry.case(0) != Case::Lower || !small::is(entry.word(0), small::DIARY_WORDS) {
        return None;
    }
    names(i.until(i.at + comma))
        .ok()
        .filter(|(rest, who)| rest.is_empty() && who.full)
        .map(|(_, who)| (entry, who))
}

/// `Entry for 7 November 1937, in The Diary of Georgi Dimitrov, ed. Ivo Banac (…), 65`   `Gideon Welles, diary entry, 4 July 1863, in Diary of Gideon Welles (Boston, 1911), 1:364`
pub fn entry_in_diary(i: In<'_>) -> Option<Draft> {
    if let Some((entry, who)) = diarist(i) {
        let mut draft = entry_of_day(entry)?;
        draft.start = i.at;
        let name = i.until(entry.at - 1);
        draft.name_list(Field::Author, name.note.span(name.at, name.end), who.list);
        draft.shows.author = true;
        draft.shows.full_name = true;
        return Some(draft);
    }
    if !(i.means(0, bit(Sense::DocumentHead)) || i.means(0, bit(Sense::Step(crate::model::Level::Entry)))) {
        return None;
    }
    entry_of_day(i)
}

/// `diary entry for July 28, 1863, in The Journals of Josiah Gorgas, 75`
fn entry_of_day(i: In<'_>) -> Option<Draft> {
    let mut here = i.skip(1);
    for _ in 0..3 {
        here = here.past_comma();
        if document_date(here).is_ok() {
            break;
        }
        if here.case(0) != Case::Lower {
            return None;
        }
        here = here.skip(1);
    }
    let (rest, found) = document_date(here).ok()?;
    let after = comma(rest).ok()?.0;
    let mut draft = Draft::at(i, Work::Incollection);
    draft.text(Field::Title, i.span_to(rest), i.note.text);
    draft.date(Field::Date, here.span_to(rest), found);
    let end = printed(after, &mut draft)?;
    draft.kind = Work::Incollection;
    draft.end = end.at;
    draft.shows.closed = ends(end);
    Some(draft)
}

/// `, November 25, 1936, in Problems of Leninism (…), 540`   ` (1893), in The Frontier in American History (…), 1–38`
///
/// Behind a quoted title: first spoken or printed on its own, read in a book. The day is the first date.
pub fn dated_part<'n>(i: In<'n>, draft: &mut Draft) -> Option<In<'n>> {
    let (rest, at, found) = if i.is(0, Kind::ParenOpen) {
        let (inner, behind) = i.enclosed(Kind::ParenOpen)?;
        let (rest, found) = document_date(inner).ok()?;
        rest.is_empty().then_some((behind, inner.span_to(rest), found))?
    } else {
        let (rest, found) = document_date(i).ok()?;
        (rest, i.span_to(rest), found)
    };
    let after = rest.past_comma();
    let led = after.means(0, bit(Sense::In)) && after.case(0) == Case::Lower;
    // `“Address to the States,” April 26, 1783, PJM, 6:494`
    let named = after.at > rest.at && matches!(after.case(0), Case::Capital | Case::Upper);
    if !(led || named && found.edtf.len() >= 7) {
        return None;
    }
    let mut trial = draft.clone();
    let end = if led {
        let at = past_in(after);
        host(at.skip(usize::from(at.word(0) == "the")), &mut trial)?
    } else {
        title_and_tail(after, &mut trial, Field::Booktitle)?
    };
    // `“To Harry Fulton,” Aug. 31, 1915, in the Samuel Gompers Papers, Vol. 9`
    let volume = led
        && ends(end)
        && trial.fields.text(Field::Booktitle).is_some_and(|t| !t.contains(',') && t.split(' ').count() <= 8)
        && (trial.fields.has(Field::Volume) || trial.locators.iter().any(|l| l.value.unit == Unit::Volume));
    if !(led && trial.shows.imprint || volume || pointed_edition(&trial, end)) {
        return None;
    }
    trial.kind = Work::Incollection;
    if trial.fields.has(Field::Date) {
        trial.fields.set(Field::Origdate, Value::Date(found));
        trial.sites.push((Field::Origdate, at));
    } else {
        trial.date(Field::Date, at, found);
    }
    *draft = trial;
    Some(end)
}
