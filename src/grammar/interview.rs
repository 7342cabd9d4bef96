//! Interviews and oral history.

use super::archive::{self, PLACE_BITS};
use super::container::host;
use super::corporate::body;
use super::date::{date, full_date};
use super::draft::Draft;
use super::imprint::{next_top, past, top_level};
use super::input::{In, comma};
use super::interview_between::interview_between;
use super::interview_who::{
    life_date, past_birth, past_description, past_office, settlement, talked_with, told_author, told_of,
};
use super::letter_kept::kept_by_code;
use super::locator::locators;
use super::name::{Names, names};
use super::numbering::is_numeral;
use super::quoted_more::more;
use super::tail::{ended, ends};
use super::token::{Case, GIVEN, Kind, bit};
use super::towns::place_sense;
use crate::lexicon::Sense;
use crate::model::{Field, Kind as Work, Level, Place, Value};
use crate::small;

/// Words for an interview.
pub const INTERVIEW: u128 = bit(Sense::InterviewWord);

/// `interview by William Taubman, Moscow, March 12, 1989`   `in discussion with the author, May 1993`
///
/// Behind the name of who speaks, or behind the title that the interview was printed under.
pub fn interview<'n>(i: In<'n>, draft: &mut Draft) -> Option<In<'n>> {
    if i.note.bits & INTERVIEW == 0 {
        return None;
    }
    let head = past_article(i);
    if !head.means(0, INTERVIEW) {
        return None;
    }
    let len = head.long(Sense::InterviewWord)?;
    let rest = questioner(head.skip(len));
    // `Witold Bagieński, Wywiad cywilny Polski Ludowej`: the first word of a title.
    if head.case(0) == Case::Capital && rest.at == head.at + len && rest.case(0) == Case::Lower {
        return None;
    }
    let end = draft.attempt(|trial| {
        if !trial.fields.has(Field::Title) {
            trial.text(Field::Title, i.span_to(rest), i.note.text);
        }
        trial.kind = Work::Interview;
        held(rest, trial)
    })?;
    // `Smith, interview.`: the word alone names it again.
    let alone = rest.at == head.at + len && end.at == rest.at && ends(rest) && !draft.shows.dated;
    if alone && draft.site(Field::Title).is_some_and(|title| title == i.span_to(rest)) {
        draft.forget(Field::Title);
        draft.shows.role = true;
        return Some(end);
    }
    draft.shows.genre = true;
    Some(end)
}

/// `Dean Rusk Oral History Interview I, July 28, 1969, by Paige E. Mulhollan, transcript, LBJ Library, 12`: whose it is stands
/// before the words, as in a library's catalogue.
fn catalogued(i: In<'_>) -> Option<Draft> {
    let word = (2..7).find(|n| i.means(*n, INTERVIEW))?;
    if i.case(word) == Case::Lower || (0..word).any(|n| i.is(n, Kind::Comma)) {
        return None;
    }
    let who = i.until(i.at + word);
    let (rest, found) = names(who).ok()?;
    if !rest.is_empty() || !found.full || found.list.len() > 1 {
        return None;
    }
    let at = i.skip(word);
    let len = at.long(Sense::InterviewWord)?;
    let mut end = at.skip(len);
    // `Interview I`, `Interview #2`, `Interview no. 3`
    end = end.skip(usize::from(end.is(0, Kind::Sign) || end.means(0, bit(Sense::Number))));
    end = end.past_dot();
    end = end.skip(usize::from(is_numeral(end, 0)));
    if !end.is(0, Kind::Comma) {
        return None;
    }
    let mut draft = Draft::at(i, Work::Interview);
    draft.names(Field::Author, i.span_to(rest), found);
    draft.text(Field::Title, i.span_to(end), i.note.text);
    kept(end, draft).filter(|draft| draft.shows.dated || draft.shows.steps)
}

/// `Interview with Georgii Arbatov, by the author, Moscow, September 18, 1990`   `Author’s interview with Anatoly Dobrynin, Moscow, 2 June 1993`
pub fn interview_first(i: In<'_>) -> Option<Draft> {
    let talked = talked_with(i).or_else(|| told_author(i));
    if i.note.bits & INTERVIEW == 0 && talked.is_none() {
        return None;
    }
    if let Some(draft) = catalogued(i).or_else(|| interview_between(i)).or_else(|| by_surname(i)) {
        return Some(draft);
    }
    let head = past_article(i);
    let own = head.means(0, bit(Sense::TheAuthor)) && head.means(1, INTERVIEW);
    if !head.means(0, INTERVIEW) && !own && talked.is_none() {
        return None;
    }
    let mut here = head.skip(usize::from(own && !head.means(0, INTERVIEW)));
    let len = here.long(Sense::InterviewWord).or(talked)?;
    here = here.skip(len);
    // `Interview, author with Gen. William C. Westmoreland`
    if here.is(0, Kind::Comma) && here.means(1, bit(Sense::TheAuthor)) {
        let asker = here.skip(1);
        here = if small::is(asker.word(own_len(asker)), small::ASKED_OF) { asker } else { here };
    }
    // `Interview by the author with`, `Telephone interview, `
    for _ in 0..4 {
        let own = here.means(0, bit(Sense::TheAuthor));
        let filler = own || here.means(0, bit(Sense::By)) || matches!(here.word(0), "with" | "of" | "the");
        if !filler {
            break;
        }
        here = here.skip(if own { own_len(here) } else { 1 });
    }
    // `Conversation with the author, London, May 2005`: with whom is not said.
    let in_town = || here.skip(1).long(Sense::City).is_some_and(|len| here.is(len + 1, Kind::Comma));
    let asked = || i.means(0, bit(Sense::TheAuthor)) && day_or_year(here.skip(1));
    if here.is(0, Kind::Comma) && (in_town() || asked()) {
        let mut draft = Draft::at(i, Work::Interview);
        draft.text(Field::Title, i.span_to(here), i.note.text);
        return kept(here, draft).filter(|draft| draft.shows.dated);
    }
    // `Oral history interview, George Ball, April 12, 1965`
    let here = here.past_comma();
    let here = past_description(here).unwrap_or(here);
    // `Gen. Anatolii Gribkov by Raymond Garthoff`: who answers, up to who asks.
    let by = (2..7).find(|n| here.case(*n) == Case::Lower && here.means(*n, bit(Sense::By)));
    let (rest, found) = names(by.map_or(here, |n| here.until(here.at + n))).ok()?;
    let rest = i.part(rest.at, i.end);
    // `with Mikhail Petrov (b. 1921), Omsk`
    let after_name = rest;
    // `Testimonianza di Vittorio Foa all’autore`
    let rest = rest.skip(rest.long(Sense::TheAuthor).filter(|_| rest.case(0) == Case::Lower).unwrap_or(0));
    let rest = rest
        .enclosed(Kind::ParenOpen)
        .filter(|(inner, behind)| life_date(*inner) || told_of(*inner, *behind))
        .map_or(rest, |(_, rest)| rest);
    // `Interviews with veterans` is prose; so is `Interview with X that`.
    // `Interview with Gen. Anatolii Gribkov by Raymond Garthoff, Moscow`
    let rest = past_birth(rest).or_else(|| asked_by(rest)).unwrap_or(rest);
    let closed = ends(rest) || matches!(rest.kind(0), Some(Kind::Comma | Kind::ParenOpen)) || in_place(rest);
    // `Interview with Smith.`: named again.
    if !found.full && found.list.len() == 1 && ends(rest) && head.case(0) == Case::Capital {
        let mut draft = Draft::at(i, Work::Interview);
        draft.names(Field::Author, here.span_to(after_name), found);
        draft.shows.role = true;
        draft.end = rest.at;
        draft.shows.closed = true;
        return Some(draft);
    }
    if !closed || !(found.full || comma(rest).is_ok() || rest.is(0, Kind::ParenOpen)) {
        return None;
    }
    let mut draft = Draft::at(i, Work::Interview);
    draft.names(Field::Author, here.span_to(after_name), found);
    draft.text(Field::Title, i.span_to(after_name), i.note.text);
    let after = rest.past_comma();
    let rest = asked_by(after).or_else(|| past_office(rest)).unwrap_or(rest);
    // `Интервью с В. М. Фалиным. Москва, 12 мая 1999 г.`: a stop for the comma.
    let behind = rest.skip(1);
    let stopped = i.note.russian
        && rest.is(0, Kind::Dot)
        && (behind.means(0, bit(Sense::City)) || full_date(behind).is_ok_and(|(_, day)| day.is_day()));
    kept(if stopped { behind } else { rest }, draft)
}

/// An interview with what is behind its people: where, when, and who has it.
pub fn kept(i: In<'_>, mut draft: Draft) -> Option<Draft> {
    let end = held(i, &mut draft)?;
    draft.shows.genre = true;
    draft.end = end.at;
    draft.shows.closed = ends(end);
    Some(draft)
}

/// `Gromyko interview`   `Gromyko interview, 12 March 1989`: named again, no comma between.
pub fn named_again(i: In<'_>, rest: In<'_>, found: &Names) -> Option<Draft> {
    if rest.case(0) != Case::Lower {
        return None;
    }
    called_again(i, rest, found)
}

/// The same, however the word is printed.
fn called_again(i: In<'_>, rest: In<'_>, found: &Names) -> Option<Draft> {
    // `Author interview, Moscow, 1992`: with whom is not told.
    let asker = i.means(0, bit(Sense::TheAuthor)) && i.at + own_len(i) >= rest.at;
    if !rest.means(0, INTERVIEW) || found.list.len() != 1 || asker {
        return None;
    }
    let len = rest.long(Sense::InterviewWord)?;
    let mut draft = Draft::at(i, Work::Interview);
    draft.names(Field::Author, i.span_to(rest), found.clone());
    // `Kennan interview by Gaddis, August 30, 1989`
    let by = super::imprint::has(rest.until(rest.at + len), bit(Sense::By));
    let after = if by || rest.skip(len).means(0, bit(Sense::By)) {
        questioner(rest.skip(len))
    } else {
        rest.skip(len)
    };
    let end = if ends(after) { after } else { held(after, &mut draft)? };
    // With a day it may stand for the whole: `Gromyko interview, 12 March 1989`.
    draft.shows.genre = draft.shows.dated;
    if end.at > after.at && !draft.shows.dated && !draft.shows.numbered {
        return None;
    }
    draft.shows.role = true;
    ended(draft, end)
}

/// `Henry Interview, 7–8`   `Cleveland Interview, 12 March 1989`   `Paul Nitze OH, 3–5`: a name and the word, printed with capitals.
pub fn by_surname(i: In<'_>) -> Option<Draft> {
    if i.note.bits & INTERVIEW == 0 || i.case(0) != Case::Capital {
        return None;
    }
    let odd = bit(Sense::BodyWord) | bit(Sense::TheAuthor) | bit(Sense::OtherRole) | INTERVIEW;
    let word = (1..4).find(|n| i.means(*n, INTERVIEW) && i.case(*n) != Case::Lower)?;
    let end = i.skip(word).long(Sense::InterviewWord).map(|len| i.skip(word + len))?;
    // `Last Interview, 12`: where more words stand before, no title.
    let named = word == 1 || i.case(word) == Case::Upper || i.means(0, GIVEN);
    if !named || i.means(0, odd) || !(end.is(0, Kind::Comma) || ends(end)) {
        return None;
    }
    let (rest, found) = names(i.until(i.at + word)).ok()?;
    rest.is_empty().then(|| called_again(i, i.skip(word), &found)).flatten()
}

/// `Hanoi, July 1989`   `Fort Hall, 3 May 1964`: a name of few words, and the day with which the citation ends.
pub fn place_and_day(i: In<'_>) -> bool {
    const WORDS: usize = 4;
    let len = (0..WORDS).take_while(|n| i.case(*n) == Case::Capital).count();
    let day = i.skip(len + 1);
    len > 0 && i.is(len, Kind::Comma) && day_or_year(day) && date(day).is_ok_and(|(rest, _)| ends(rest))
}

/// `12 May 1995`, or a year or a month that the citation ends with.
fn day_or_year(i: In<'_>) -> bool {
    full_date(i).is_ok() || date(i).is_ok_and(|(rest, found)| matches!(found.edtf.len(), 4 | 7) && ends(rest))
}

fn past_article(i: In<'_>) -> In<'_> {
    if matches!(i.word(0), "an" | "a" | "in") && i.means(1, INTERVIEW) && !i.means(0, INTERVIEW) {
        i.skip(1)
    } else {
        i
    }
}

/// How long the words for whoever writes this are.
pub fn own_len(i: In<'_>) -> usize {
    i.long(Sense::TheAuthor).map_or(1, |len| len)
}

/// `by William Taubman`, `with the author`, `the author`: who asked.
fn questioner(i: In<'_>) -> In<'_> {
    let mut here = i;
    if here.case(0) == Case::Lower && (here.means(0, bit(Sense::By)) || here.word(0) == "with") {
        here = here.skip(1);
    }
    if here.means(0, bit(Sense::TheAuthor)) {
        return here.skip(own_len(here));
    }
    match names(here) {
        Ok((rest, _)) if here.at > i.at || i.at > 0 && i.note.list[i.at - 1].case == Case::Lower => rest,
        _ => i,
    }
}

/// `by William Taubman`, `interviewed by the author`, `conducted by Richard McKinzie`: behind a comma.
fn asked_by(i: In<'_>) -> Option<In<'_>> {
    if i.case(0) != Case::Lower || !i.means(0, bit(Sense::By) | INTERVIEW | bit(Sense::OtherRole)) {
        return None;
    }
    let (_, len) =
        i.hit(|s| matches!(s, Sense::By | Sense::InterviewWord | Sense::OtherRole).then_some(()))?;
    let who = i.skip(len);
    let rest = questioner(who);
    (rest.at > who.at).then_some(rest)
}

/// `in Moscow`
fn in_place(i: In<'_>) -> bool {
    i.means(0, bit(Sense::In)) && i.means(1, bit(Sense::City))
}

/// Place, day, medium, archive or book behind, commas between, in any order. `None` if it does not end.
///
/// `, Moscow, March 12, 1989`   ` (Moscow, 2 June 1993)`   `, July 28, 1969, Lyndon Baines Johnson Library, Austin, Texas`   `, in Power/Knowledge, ed. Colin Gordon (…), 109–33`
fn held<'n>(i: In<'n>, draft: &mut Draft) -> Option<In<'n>> {
    if let Some((inner, behind)) = i.enclosed(Kind::ParenOpen) {
        return chunks(inner, draft).is_empty().then(|| chunks(behind, draft));
    }
    let end = chunks(i, draft);
    // `, OCMH`, `, OCMH files`: by letters alone who keeps it.
    let end = if draft.shows.dated { kept_by_code(end, draft).unwrap_or(end) } else { end };
    (ends(end) || draft.shows.imprint || draft.shows.steps).then_some(end)
}

fn chunks<'n>(i: In<'n>, draft: &mut Draft) -> In<'n> {
    let mut here = i;
    for _ in 0..8 {
        let at = here.past_comma();
        let at = if matches!(at.word(0), "on") { at.skip(1) } else { at };
        if at.is_empty() {
            break;
        }
        // `, aged c. 80,`
        if at.at > here.at
            && small::is(at.word(0), small::OF_AGE)
            && let Some(comma) = next_top(at.until(at.end.min(at.at + 6)), Kind::Comma)
        {
            here = at.part(comma, at.end);
            continue;
        }
        // `, at Lokoja, 14 August 1978`
        let placed = at.at > here.at && small::is(at.word(0), small::AT_PLACE) && at.case(1) == Case::Capital;
        let at = at.skip(usize::from(placed));
        // `interview by John Smith, 1972`
        let year = || {
            let (rest, found) = date(at).ok().filter(|(_, found)| found.edtf.len() == 4)?;
            (at.at > here.at && (ends(rest) || rest.is(0, Kind::Comma))).then_some((rest, found))
        };
        if !draft.fields.has(Field::Date)
            && let Some((rest, found)) = full_date(at).ok().or_else(year)
        {
            draft.date(Field::Date, at.span_to(rest), found);
            draft.shows.dated = true;
            here = rest;
            continue;
        }
        if at.means(0, bit(Sense::In)) && at.case(0) == Case::Lower {
            if at.means(1, bit(Sense::City))
                && let Some((rest, place)) = place_chunk(at.skip(1))
            {
                draft.text(Field::Location, place, i.note.text);
                here = rest;
                continue;
            }
            let book = |trial: &mut Draft| host(at.skip(1), trial).filter(|_| trial.shows.imprint);
            if let Some(end) = draft.attempt(book) {
                draft.kind = Work::Incollection;
                return end;
            }
        }
        if !draft.fields.has(Field::Location)
            && let Some((rest, place)) = place_chunk(at)
        {
            draft.text(Field::Location, place, i.note.text);
            here = rest;
            continue;
        }
        if at.at > here.at
            && !draft.fields.has(Field::Location)
            && let Some(rest) = settlement(at)
        {
            draft.text(Field::Location, at.span_to(rest), i.note.text);
            here = rest;
            continue;
        }
        // `. Личный архив автора`: in a sentence of its own.
        let behind = if here.is(0, Kind::Dot) { here.skip(1) } else { at };
        let stopped = here.at.checked_sub(1).is_some_and(|at| i.note.list[at].kind == Kind::Dot);
        if (behind.at > here.at || stopped)
            && let Ok((rest, found)) = archive::own_hands(behind)
        {
            found.put(draft, behind, rest);
            here = rest;
            continue;
        }
        // `Nixon Library, August 3, 2006`: who has the record, and the day.
        if at.at > here.at
            && let Some(rest) = keeper_before_day(at, draft)
        {
            here = rest;
            continue;
        }
        if i.note.bits & PLACE_BITS != 0
            && at.at > here.at
            && let Ok((rest, found)) = archive::place(at)
        {
            let mut found = found;
            pages_behind(&mut found, at, rest, draft);
            found.put(draft, at, rest);
            draft.shows.steps = true;
            here = rest;
            // `Lyndon Baines Johnson Library, Austin, Texas`: where it is.
            if let Some((rest, _)) = comma(here).ok().and_then(|(after, ())| place_chunk(after)) {
                here = rest;
            }
            continue;
        }
        if let Some(rest) = asked_by(at).filter(|rest| ends(*rest) || rest.is(0, Kind::Comma)) {
            here = rest;
            continue;
        }
        // `Columbia University Oral History Collection`: named papers, and nobody else is said to have them.
        if at.at > here.at
            && let Ok((rest, found)) = archive::papers_alone(at)
        {
            found.put(draft, at, rest);
            here = rest;
            continue;
        }
        if at.at > here.at
            && let Some(rest) = holder(at, draft)
        {
            here = rest;
            continue;
        }
        // `LBJ Library, p. 12`: who has it, and what is pointed at in it.
        if at.at > here.at
            && let Some(comma) = next_top(at, Kind::Comma)
            && locators(at.part(comma + 1, at.end)).is_ok_and(|(rest, _)| ends(rest))
            && let Ok((rest, found)) = archive::keeper_alone(at.until(comma))
            && rest.is_empty()
        {
            found.put(draft, at, at.part(comma, at.end));
            draft.shows.steps = true;
            here = at.part(comma, at.end);
            continue;
        }
        // `Interview G-0056-1`: its number.
        if at.at > here.at && at.means(0, INTERVIEW) && !at.is(1, Kind::Comma) {
            let mut end = at.skip(1);
            while end.at - at.at < 8
                && end.peek(0).is_some_and(|t| {
                    matches!(t.kind, Kind::Number | Kind::Dash | Kind::Sign) || t.case == Case::Upper
                })
            {
                end = end.skip(1);
            }
            if end.at > at.at + 1 && (ends(end) || end.is(0, Kind::Comma)) {
                here = end;
                continue;
            }
        }
        // `by the author`, `transcript`, `tape recording`: words that say how.
        if at.at > here.at
            && let Some(rest) = how(at)
        {
            here = rest;
            continue;
        }
        if at.at > here.at
            && draft.locators.is_empty()
            && let Ok((rest, found)) = locators(at)
            && (ends(rest)
                || rest.is(0, Kind::Comma)
                    && (rest.means(1, PLACE_BITS | bit(Sense::BodyWord)) || rest.case(1) == Case::Capital))
        {
            draft.locate(found);
            draft.shows.numbered = true;
            here = rest;
            continue;
        }
        break;
    }
    more(here, draft)
}

/// `Nixon Library, August 3, 2006`, `Fort Hall, 3 May 1964`, `Miller Center of Public Affairs, University of Virginia, November 15, 2001`: who
/// has the record, if it is known, or else where it was made, before the day.
fn keeper_before_day<'n>(i: In<'n>, draft: &mut Draft) -> Option<In<'n>> {
    const NAMES: usize = 2;
    const LONGEST: usize = 8;
    if draft.fields.has(Field::Date) || !matches!(i.case(0), Case::Capital | Case::Upper) {
        return None;
    }
    let mut name = i;
    for _ in 0..NAMES {
        let part = |n: &usize| {
            name.is(*n, Kind::Word) && (name.case(*n) != Case::Lower || name.means(*n, bit(Sense::Small)))
        };
        let len = (0..LONGEST).take_while(part).count();
        let end = name.skip(len);
        if len == 0
            || !end.is(0, Kind::Comma)
            || name.means(0, bit(Sense::Month(1)) | bit(Sense::DocumentHead))
        {
            return None;
        }
        if day_or_year(end.skip(1)) {
            if let Ok((rest, found)) = archive::keeper_alone(i.until(end.at))
                && rest.is_empty()
                && !draft.fields.has(Field::Archive)
            {
                found.put(draft, i, end);
                draft.shows.steps = true;
            }
            return Some(end);
        }
        name = end.skip(1);
    }
    None
}

/// `University of Southern Mississippi Oral History Program`: a body that keeps the record, though no list of archives
/// knows it.
fn holder<'n>(i: In<'n>, draft: &mut Draft) -> Option<In<'n>> {
    if draft.fields.has(Field::Archive) || !draft.shows.dated {
        return None;
    }
    let (rest, _) = body(i).ok()?;
    if rest.at < i.at + 3 || !(ends(rest) || rest.is(0, Kind::Comma)) {
        return None;
    }
    let place = Place { repository: i.text_to(rest).into(), ..Place::default() };
    draft.fields.set(Field::Archive, Value::Place(Box::new(place)));
    draft.sites.push((Field::Archive, i.span_to(rest)));
    draft.shows.steps = true;
    // `, Hattiesburg`: where it is.
    let seat = comma(rest).ok().and_then(|(after, ())| seat(after));
    Some(seat.unwrap_or(rest))
}

/// One or two words behind the name of a body, and nothing after: the town where it is.
fn seat(i: In<'_>) -> Option<In<'_>> {
    if let Some((rest, _)) = place_chunk(i) {
        return Some(rest);
    }
    let rest = i.skip(1 + usize::from(i.case(1) == Case::Capital));
    (i.case(0) == Case::Capital && ends(rest)).then_some(rest)
}

/// `John F. Kennedy Library Oral History Program, 45–46`: a number behind the one who keeps a transcript is its page.
fn pages_behind(found: &mut archive::Found, at: In<'_>, rest: In<'_>, draft: &mut Draft) {
    let numbers = |v: &str| v.chars().all(|c| c.is_ascii_digit() || matches!(c, '-' | '–'));
    let Some(last) = found.place.steps.last() else { return };
    if last.level != Level::Signature || !last.label.is_empty() || !numbers(&last.value) {
        return;
    }
    let Some(comma) = top_level(at.until(rest.at), Kind::Comma).pop() else { return };
    if let Ok((end, pages)) = locators(at.part(comma + 1, rest.at))
        && end.is_empty()
    {
        found.place.steps.pop();
        draft.locate(pages);
        draft.shows.numbered = true;
    }
}

/// `Moscow`   `Providence, RI`   `Washington, D.C.`: a place, and what is behind it.
fn place_chunk(i: In<'_>) -> Option<(In<'_>, crate::model::Span)> {
    if i.case(0) == Case::Lower || i.case(0) == Case::None {
        return None;
    }
    let mut end = i;
    let mut best = None;
    // `San José de Gracia`: a town that is called like a greater one.
    let mut longer = false;
    for _ in 0..10 {
        let particle = end.at > i.at
            && end.case(0) == Case::Lower
            && end.means(0, bit(Sense::Particle))
            && end.case(1) == Case::Capital;
        longer |= particle;
        if end.is_empty()
            || matches!(end.kind(0), Some(Kind::Comma | Kind::Semi | Kind::ParenClose))
            || ends(end) && !particle
        {
            let place = i.until(end.at);
            // `Formia, 12 May 1995`: no list knows the town, but the day says that it is one.
            // `Acton, 1964`
            let dated = end.at == i.at + 1 && end.is(0, Kind::Comma) && day_or_year(end.skip(1));
            if !place.is_empty() && (place_sense(place) || longer && i.means(0, bit(Sense::City)) || dated) {
                best = Some((end, i.span_to(end)));
            }
            if !end.is(0, Kind::Comma) || longer {
                break;
            }
        }
        // `Lisboa, 12 de Março`: a day is no part of it.
        if end.is(1, Kind::Number) {
            break;
        }
        end = end.part(past(end, end.at), end.end);
    }
    best
}

/// A few small words up to the next comma or the end: `by the author`, `transcript`, `tape recording`.
fn how(i: In<'_>) -> Option<In<'_>> {
    // `tape 2, side A`: where on the recording.
    let counted = i.is(1, Kind::Number) || i.case(1) == Case::Upper && i.word(1).len() == 1;
    if counted && small::is(i.word(0), small::OF_A_RECORDING) && (ends(i.skip(2)) || i.is(2, Kind::Comma)) {
        return Some(i.skip(2));
    }
    let mut here = i;
    for _ in 0..5 {
        match here.peek(0) {
            Some(t) if t.kind == Kind::Word && t.case == Case::Lower => here = here.skip(1),
            _ => break,
        }
    }
    let shows = super::imprint::has(
        i.until(here.at),
        bit(Sense::TheAuthor)
            | INTERVIEW
            | bit(Sense::DocumentHead)
            | bit(Sense::Medium(crate::lexicon::Medium::Audio)),
    );
    if here.at > i.at && shows && (ends(here) || here.is(0, Kind::Comma)) {
        return Some(here);
    }
    // `ABC News transcript`, `Internet Copy`
    let mut here = i;
    while here.at - i.at < 6 && here.is(0, Kind::Word) {
        here = here.skip(1);
    }
    let last = here.at.checked_sub(1).and_then(|at| i.note.list.get(at))?;
    let paper = last.bits & bit(Sense::DocumentHead) != 0 && last.case == Case::Lower && ends(here);
    let copied = small::is(last.text, small::COPIES) && (ends(here) || here.is(0, Kind::Comma));
    (here.at > i.at + 1 && (paper || copied)).then_some(here)
}

/// `Andrzej Pepłoński, Wywiad polski na ZSRR, Warszawa 1996`: an author's title of several words, with place and year alone.
pub fn about_interviews(draft: &Draft) -> bool {
    let year_alone = draft.fields.date().is_some_and(|d| d.edtf.len() == 4);
    let placed = draft.shows.imprint && draft.fields.has(Field::Location) && year_alone;
    placed
        && draft.fields.has(Field::Author)
        && draft.fields.text(Field::Title).is_some_and(|t| t.split(' ').count() > 2)
}

/// `Anne Applebaum, ‘Interview with Hennadii Boriak’, 25 February 2017`: in quotation marks the word, and with whom.
pub fn titled_interview(i: In<'_>, draft: &Draft) -> bool {
    if !draft.shows.quoted || i.note.bits & bit(Sense::InterviewWord) == 0 {
        return false;
    }
    let Some(title) = draft.site(Field::Title) else { return false };
    let here = i.part(i.note.at_byte(title.start), i.note.list.len());
    here.means(0, bit(Sense::InterviewWord)) && small::is(here.word(1), small::ASKED_OF)
}
