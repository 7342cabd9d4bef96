//! What an interview's note tells of the person: with whom it was, what the person was, when and where born.

use super::date::{date, full_date};
use super::imprint::at_comma;
use super::input::{In, word};
use super::interview::{INTERVIEW, place_and_day};
use super::name::names;
use super::tail::ends;
use super::token::{Case, GIVEN, Kind, bit};
use crate::lexicon::Sense;
use crate::small;
use nom::Parser;

/// `Conversation with George Kennan, Princeton, May 2005`: nothing but with whom, where and when; a record of it would be in
/// an archive. Returns the length of the word.
pub fn talked_with(i: In<'_>) -> Option<usize> {
    if i.word(1) != "with" || !i.means(0, bit(Sense::DocumentHead)) || !i.means(2, GIVEN) {
        return None;
    }
    let (rest, _) = names(i.skip(2)).ok().filter(|(_, found)| found.full && found.list.len() == 1)?;
    let mut here = rest.skip(1);
    if let Some(len) = here.long(Sense::City).filter(|len| here.is(*len, Kind::Comma)) {
        here = here.skip(len + 1);
        // `Princeton, NJ, May 2005`
        here = here.skip(if here.case(0) == Case::Upper && here.is(1, Kind::Comma) { 2 } else { 0 });
    }
    let (end, _) = date(here).ok().filter(|_| rest.is(0, Kind::Comma))?;
    ends(end).then_some(1)
}

/// `Testimonianza di Vittorio Foa all’autore`: a word for what somebody says, who, and the words for whoever wrote the text at hand.
/// Returns the length of the word.
pub fn told_author(i: In<'_>) -> Option<usize> {
    const WORDS: usize = 3;
    if i.note.bits & bit(Sense::TheAuthor) == 0 || !i.means(0, bit(Sense::DocumentHead)) {
        return None;
    }
    let len = i.long(Sense::DocumentHead)?;
    let (rest, found) = names(i.skip(len)).ok()?;
    // `Témoignage de Marie Blanc, recueilli par l’auteur`
    let words = rest.past_comma();
    let told = words.case(0) == Case::Lower
        && (0..WORDS)
            .take_while(|n| words.case(*n) == Case::Lower)
            .any(|n| words.means(n, bit(Sense::TheAuthor)));
    (told && found.full && found.list.len() == 1).then_some(len)
}

/// `Interview with Walter Schwarz (a grocer’s son), Haifa, 3 May 1994`: who it is, told in brackets and small letters; place and day
/// are behind them.
pub fn told_of(inner: In<'_>, behind: In<'_>) -> bool {
    let day = |at: usize| full_date(inner.part(at, inner.end)).is_ok();
    inner.case(0) == Case::Lower
        && behind.is(0, Kind::Comma)
        && !inner.means(0, INTERVIEW | bit(Sense::By) | bit(Sense::TheAuthor))
        && !(inner.at..inner.end).any(day)
}

/// `former KGB officer Oleg Gordievsky, London`, `Gorbachev adviser Anatoly Chernyaev, July 1993`: past what the person is, in words the
/// last of which is small, to the name and its comma.
pub fn past_description(i: In<'_>) -> Option<In<'_>> {
    const LONGEST: usize = 8;
    const NAME: usize = 5;
    let other = bit(Sense::Small)
        | bit(Sense::And)
        | bit(Sense::In)
        | bit(Sense::By)
        | bit(Sense::Particle)
        | bit(Sense::TheAuthor)
        | INTERVIEW;
    let goes_on = |n: &usize| i.is(*n, Kind::Word) || i.is(*n, Kind::Dot) && i.word(n - 1).len() == 1;
    let comma = (1..LONGEST + NAME).find(|n| !goes_on(n)).filter(|n| i.is(*n, Kind::Comma))?;
    let name = (1..comma).rev().find(|n| i.case(*n - 1) == Case::Lower)?;
    (comma - name <= NAME && !i.means(name - 1, other) && i.case(name) == Case::Capital).then(|| i.skip(name))
}

/// `, economist and former official, Hanoi, July 1989`: past what the person was, in small letters, to the comma before place
/// and day.
pub fn past_office(i: In<'_>) -> Option<In<'_>> {
    const FAR: usize = 23;
    let other =
        INTERVIEW | bit(Sense::By) | bit(Sense::TheAuthor) | bit(Sense::In) | bit(Sense::DocumentHead);
    if !i.is(0, Kind::Comma) || i.case(1) != Case::Lower || i.means(1, other) {
        return None;
    }
    // `, former B-47 pilot, February 2006`
    let month = |i: In<'_>| date(i).is_ok_and(|(rest, found)| found.edtf.len() == 7 && ends(rest));
    at_comma(i.skip(1), FAR, Some)
        .filter(|comma| month(comma.skip(1)))
        .or_else(|| at_comma(i.skip(1), FAR, |comma| place_and_day(comma.skip(1)).then_some(comma)))
}

/// `, 1923 г.р.`, `, ur. 1923`: behind who speaks the year of birth, up to the comma or the end.
pub fn past_birth(i: In<'_>) -> Option<In<'_>> {
    const LONGEST: usize = 6;
    let part = i.is(0, Kind::Comma).then(|| i.skip(1))?;
    let year = |n: usize| part.is(n, Kind::Number) && part.word(n).len() == 4;
    // `1924 г. р. Томск, 12 июля 2003 г.`: the stop is the sentence's as well.
    let stopped = |at: &In<'_>| at.is(0, Kind::Dot) && at.peek(1).is_some_and(|t| t.case == Case::Capital);
    let end = (2..=LONGEST)
        .map(|n| part.skip(n))
        .find(|end| end.is_empty() || end.is(0, Kind::Comma) || stopped(end))?;
    let words = part.until(end.at);
    let letters: String =
        (words.at..words.end).map(|at| i.note.word(at)).filter(|word| *word != ".").collect();
    let born = |word: &str| small::is(word, small::BORN);
    let behind = year(0) && letters.get(4..).is_some_and(born);
    let before = year(words.len() - 1) && born(part.word(0)) && words.len() < 4;
    (behind || before).then_some(end)
}

/// `д. Красный Яр`: a settlement by the letters for its sort, and its name of few words.
pub fn settlement(i: In<'_>) -> Option<In<'_>> {
    let name = i.skip(2);
    let len = (0..4).take_while(|n| name.case(*n) == Case::Capital || name.is(*n, Kind::Dash)).count();
    let end = name.skip(len);
    let sort = i.is(1, Kind::Dot) && small::is(i.word(0), small::SETTLEMENTS);
    (sort && len > 0 && (ends(end) || end.is(0, Kind::Comma))).then_some(end)
}

/// `d. 1437`, `r. 1509–47`: the years of somebody's life.
pub fn life_date(i: In<'_>) -> bool {
    let years = |i: In<'_>| {
        i.is(0, Kind::Number)
            && i.word(0).len() >= 3
            && i.note.list[i.at..i.end].iter().all(|t| matches!(t.kind, Kind::Number | Kind::Dash))
    };
    i.len() <= 5
        && word(|s| (s == Sense::LifeDate).then_some(())).parse(i).is_ok_and(|(rest, ())| years(rest))
}
