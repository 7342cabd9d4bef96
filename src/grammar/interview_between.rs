//! Interviews that are told between two names.

use super::draft::Draft;
use super::input::In;
use super::interview::{INTERVIEW, kept, own_len};
use super::name::{Names, names};
use super::token::{Case, Kind, bit};
use crate::lexicon::Sense;
use crate::model::{Field, Kind as Work};
use crate::small;

/// `Sidney Fine interview with Norman Bully, Oct. 11, 1961`   `Jane Doe interview by John Smith, Chicago, 1961`   `John Smith interview with author`
///
/// Who asked stands before "with", who answered before "by"; whoever writes this has asked.
pub fn interview_between(i: In<'_>) -> Option<Draft> {
    const LONGEST: usize = 6;
    if i.note.bits & INTERVIEW == 0 || i.case(0) != Case::Capital {
        return None;
    }
    if i.means(0, INTERVIEW)
        && let Some(draft) = interview_headed(i)
    {
        return Some(draft);
    }
    let word = (2..LONGEST).find(|n| i.case(*n) == Case::Lower && i.means(*n, INTERVIEW))?;
    let before = i.until(i.at + word);
    let first = person(before).filter(|(rest, _)| rest.is_empty())?.1;
    let at = i.skip(word);
    let said = at.skip(at.long(Sense::InterviewWord)?);
    let leads = |at: In<'_>| small::is(at.word(0), small::ASKED_OF) || at.means(0, bit(Sense::By));
    let who = if leads(said) { said.skip(1) } else { said };
    let by = i.part(who.at - 1, i.end).means(0, bit(Sense::By));
    let own = bit(Sense::TheAuthor);
    // `interview with author` is one form, its last word whoever writes.
    let (rest, second) = if i.part(who.at - 1, i.end).means(0, own) {
        (who, None)
    } else if who.means(0, own) {
        (who.skip(own_len(who)), None)
    } else if leads(i.part(who.at - 1, i.end)) {
        person(who).map(|(rest, found)| (rest, Some(found)))?
    } else {
        return None;
    };
    if !(rest.is(0, Kind::Comma) || rest.is(0, Kind::ParenOpen)) {
        return None;
    }
    let mut draft = Draft::at(i, Work::Interview);
    match second.filter(|_| !by) {
        Some(found) => draft.names(Field::Author, who.span_to(rest), found),
        None => draft.names(Field::Author, i.span_to(at), first),
    }
    draft.text(Field::Title, i.span_to(rest), i.note.text);
    kept(rest, draft).filter(|draft| draft.shows.dated || draft.shows.steps)
}

/// `Interview, Forrest Pogue with Gen Handy, 9 Aug 56`, `Interv, Maj Roy Lamson and Maj David Hamilton with Gen Marshall, 25 Jul 49`: the word
/// first, and behind its comma who asked whom.
fn interview_headed(i: In<'_>) -> Option<Draft> {
    const FAR: usize = 16;
    let comma = i.skip(i.long(Sense::InterviewWord)?).past_dot();
    let asked = comma.is(0, Kind::Comma).then(|| comma.skip(1))?;
    let with =
        (1..FAR).find(|n| asked.case(*n) == Case::Lower && small::is(asked.word(*n), small::ASKED_OF))?;
    names(asked.until(asked.at + with)).ok().filter(|(end, _)| end.is_empty())?;
    let who = asked.skip(with + 1);
    let (rest, found) = names(who).ok().filter(|(_, found)| found.list.iter().all(|name| !name.is_body()))?;
    if !(rest.is(0, Kind::Comma) || rest.is(0, Kind::ParenOpen)) {
        return None;
    }
    let mut draft = Draft::at(i, Work::Interview);
    draft.names(Field::Author, who.span_to(rest), found);
    draft.text(Field::Title, i.span_to(rest), i.note.text);
    kept(rest, draft).filter(|draft| draft.shows.dated || draft.shows.steps)
}

/// `Sidney Fine`: one person with a given name.
fn person(i: In<'_>) -> Option<(In<'_>, Names)> {
    names(i).ok().filter(|(_, found)| found.full && found.list.len() == 1 && !found.list[0].is_body())
}
