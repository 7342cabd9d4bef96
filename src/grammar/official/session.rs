//! Which congress and which of its sessions.

use super::super::date::roman;
use super::super::draft::Draft;
use super::super::imprint::{has, past};
use super::super::input::In;
use super::super::series::capital_name;
use super::super::tail::ends;
use super::super::token::{Case, Kind, bit};
use super::parliament::{finish, government, parts, past_count};
use super::past_number_word;
use crate::lexicon::Sense;
use crate::model::{Field, Kind as Work, Unit};
use crate::small;

/// `86th Cong., 2nd sess.`   `65 Cong., 1 sess.`   `7 Cong. 2 sess.`: what is behind it.
pub fn congress(i: In<'_>) -> Option<In<'_>> {
    if let Some(session) = term(i) {
        return Some(session);
    }
    if let Some(session) = bare_count(i).and_then(|rest| bare_count(rest.past_comma())) {
        return Some(session);
    }
    let rest = government(ordinal(i)?)?;
    let next = if rest.is(0, Kind::Comma) { rest.skip(1) } else { rest };
    match ordinal(next).and_then(government) {
        Some(session) => Some(session),
        // `150th NSC meeting` is no Congress.
        None => (!rest.is(0, Kind::Word)).then_some(rest),
    }
}

/// `5. Legislaturperiode, 1. Session 1881/82`   `IX. Wahlperiode`: the term of a German parliament by its number, and the session in it.
fn term(i: In<'_>) -> Option<In<'_>> {
    let rest = counted(i).filter(|_| i.means(2, bit(Sense::GovernmentWord)))?;
    let session = rest.skip(1);
    Some(counted(session).filter(|_| !session.means(2, bit(Sense::Month(1)))).unwrap_or(rest))
}

/// `I. Session 1881/82`: a number with its stop, a word with a capital, and perhaps years, up to a comma.
fn counted(i: In<'_>) -> Option<In<'_>> {
    let number = (i.is(0, Kind::Number) || roman(i.word(0)).is_some()) && i.word(0).len() <= 4;
    if !number || !i.is(1, Kind::Dot) || i.case(2) != Case::Capital {
        return None;
    }
    Some(past_count(i.skip(3))).filter(|rest| rest.is(0, Kind::Comma))
}

/// `leg. XXIII`   `1ª sessione`: the number of an Italian parliament or of its session, up to a comma.
pub fn counted_term(i: In<'_>) -> Option<In<'_>> {
    let of_parliament = small::is(i.word(0), small::TERMS_OF_PARLIAMENT);
    let rest = if of_parliament {
        let number = i.skip(1).past_dot();
        Some(past_count(number)).filter(|rest| rest.at > number.at)?
    } else {
        let ending = i.is(0, Kind::Number)
            && i.peek(1).is_some_and(|t| !t.spaced && matches!(t.text, "ª" | "a" | "º"));
        if !ending || i.case(2) != Case::Lower {
            return None;
        }
        i.skip(3)
    };
    rest.is(0, Kind::Comma).then_some(rest)
}

/// `65 Cong.`: a congress or a session counted without an ending.
fn bare_count(i: In<'_>) -> Option<In<'_>> {
    let counted = i.is(0, Kind::Number) && i.word(0).len() <= 3 && i.is(1, Kind::Word) && i.is(2, Kind::Dot);
    government(i.skip(usize::from(counted))).filter(|_| counted)
}

/// `86th`   `2.` before `Wahlperiode`
pub fn ordinal(i: In<'_>) -> Option<In<'_>> {
    let glued = i.peek(1).is_some_and(|t| t.kind == Kind::Word && !t.spaced);
    let short = i.word(0).len() <= 3 && i.is(1, Kind::Dot) && i.is(3, Kind::Comma);
    let stopped = short && i.means(2, bit(Sense::GovernmentWord));
    (i.is(0, Kind::Number) && (glued || stopped)).then(|| i.skip(2))
}

/// `37th Congress, 2nd Session, 1580`: a congress sits for two years that its number tells, the first from 1789 on; another number is
/// a page.
pub fn year_of_congress(draft: &Draft, edtf: &str) -> bool {
    let Some(note) = draft.fields.text(Field::Note).filter(|_| edtf.len() == 4) else { return true };
    let Some((number, behind)) = note.split_once(|c: char| !c.is_ascii_digit()) else { return true };
    let (Ok(number), Ok(year)) = (number.parse::<i32>(), edtf.parse::<i32>()) else { return true };
    !behind.contains("Cong") || (1785 + 2 * number..=1792 + 2 * number).contains(&year)
}

/// The session of a congress stands just before `i`.
pub fn congress_ends(i: In<'_>) -> bool {
    let before = i.note.list[i.at - 1];
    let word = if before.kind == Kind::Dot { i.at.checked_sub(2) } else { i.at.checked_sub(1) };
    word.is_some_and(|at| i.note.list[at].bits & bit(Sense::GovernmentWord) != 0)
}

/// `, 5 Cong. 2 sess. pp. 1235, 1249` behind Ibid.: another session of the record before, and what is pointed at in it.
pub fn session_again<'n>(i: In<'n>, draft: &mut Draft) -> Option<In<'n>> {
    let at = i.past_comma();
    // Cheap: a count stands first.
    if !at.is(0, Kind::Number) || i.note.bits & bit(Sense::GovernmentWord) == 0 {
        return None;
    }
    let rest = congress(at)?;
    draft.text(Field::Note, at.span_to(rest), i.note.text);
    Some(parts(rest, draft, true))
}

/// `I. pt. 2`, `III. No. 2`, `IV 523` right behind a session: past the numeral of a volume.
pub fn volume_of_session(i: In<'_>) -> Option<In<'_>> {
    let numeral = i.case(0) == Case::Upper && roman(i.word(0)).is_some();
    let rest = i.skip(1).past_dot();
    let points = bit(Sense::Part) | bit(Sense::Number) | bit(Sense::Locator(Unit::Page));
    (numeral && (rest.is(0, Kind::Number) || rest.means(0, points))).then_some(rest)
}

/// `, on H.R. 10132, Selective Training, pp. 585-90` behind a session: what was heard, up to its pages or its end.
pub fn heard(i: In<'_>) -> Option<In<'_>> {
    let led = i.is(0, Kind::Comma) && i.case(1) == Case::Lower && i.means(1, bit(Sense::Small));
    led.then(|| up_to_pages(i.skip(2))).flatten()
}

/// `, Hearings on HR 3791, pp. 285-90` behind the session of a committee: the title, up to its pages or its end.
pub fn titled_behind<'n>(committee: In<'n>, i: In<'n>) -> Option<In<'n>> {
    let sat = has(committee, bit(Sense::BodyWord)) && capital_name(committee);
    let titled = sat && i.is(0, Kind::Comma) && i.case(1) == Case::Capital;
    // `Senate Documents, 28 Cong., 1 Sess., No. 174`
    let counts = bit(Sense::Volume) | bit(Sense::Part) | bit(Sense::Number) | bit(Sense::Month(1));
    (titled && !i.means(1, counts)).then(|| up_to_pages(i.skip(2))).flatten()
}

/// Up to the comma before pages, or to the end of the citation.
fn up_to_pages(i: In<'_>) -> Option<In<'_>> {
    const FAR: usize = 40;
    let mut here = i;
    // `National Defense . . . Hearings`: words left out end no sentence.
    let left_out =
        |at: usize| i.note.list[at - 1].kind == Kind::Dot || i.part(at + 1, i.end).is(0, Kind::Dot);
    while here.peek(0).is_some_and(|t| t.kind != Kind::Semi && (!t.stop || left_out(here.at)))
        && here.at - i.at < FAR
    {
        if here.is(0, Kind::Comma) && here.means(1, bit(Sense::Locator(Unit::Page))) {
            return Some(here);
        }
        here = here.part(past(here, here.at), here.end);
    }
    ends(here).then_some(here)
}

/// ` (Serial 956)`, ` (Serial No. 956)` behind a paper: which volume of the congress's set has it.
pub fn past_serial(i: In<'_>) -> In<'_> {
    const LONGEST: usize = 4;
    match i.enclosed(Kind::ParenOpen) {
        Some((inner, behind))
            if (2..=LONGEST).contains(&inner.len())
                && small::is(inner.word(0), small::SERIAL_SET)
                && inner.is(inner.len() - 1, Kind::Number) =>
        {
            behind
        }
        _ => i,
    }
}

/// `PL 703, 76th Cong, 2 Jul 40`   `Public Law 45, 78th Cong.`: a law by its number and the congress that made it.
pub fn law_of_congress(i: In<'_>) -> Option<Draft> {
    const LONGEST: usize = 4;
    if i.note.bits & bit(Sense::GovernmentWord) == 0 || !small::PUBLIC_LAWS.may_begin(i.word(0)) {
        return None;
    }
    let len = (1..=LONGEST).rev().find(|n| small::is(i.text_to(i.skip(*n)), small::PUBLIC_LAWS))?;
    let number = past_number_word(i.skip(len));
    let comma = number.skip(1);
    if !number.is(0, Kind::Number) || !comma.is(0, Kind::Comma) {
        return None;
    }
    let session = comma.skip(1);
    let rest = congress(session)?;
    let mut draft = Draft::at(i, Work::Legislation);
    draft.text(Field::Title, i.span_to(comma), i.note.text);
    draft.text(Field::Note, session.span_to(rest), i.note.text);
    finish(parts(rest, &mut draft, true), draft)
}
