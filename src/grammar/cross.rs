//! References to another note: `Miller (n. 12 above), 34`, `Wehler, Kaiserreich (wie Anm. 5), S. 12`.

use super::back::with_locators;
use super::draft::Draft;
use super::imprint::past;
use super::input::In;
use super::name::names;
use super::tail::ends;
use super::token::{Case, Hit, Kind, bit};
use super::work::work;
use crate::lexicon::Sense;
use crate::model::{Back, Doubt, Field, Kind as Work, Unit, Via};
use crate::small;

/// How far a name and a short title may reach, in tokens.
const REACH: usize = 40;

/// What a reference in brackets begins with.
const LEADS: u128 =
    bit(Sense::Locator(Unit::Note)) | bit(Sense::Supra) | bit(Sense::Signal) | bit(Sense::OpCit);

/// A note referred to by its number.
struct Reference {
    /// The token with the number.
    label: usize,
    /// The token behind the reference.
    end: usize,
}

/// `Miller (n. 12 above), 34`   `Scott (n 31) 260–66`   `Hunt und Jacob 2001 (wie Anm. 1), 196`   `Judt, above n 1`   `see above, n. 12`
pub fn cross(i: In<'_>) -> Option<Draft> {
    let note = |hit: &Hit| matches!(hit.sense, Sense::Locator(Unit::Note));
    if i.note.bits & bit(Sense::Supra) == 0 && !i.note.hits.iter().any(note) {
        return None;
    }
    let (at, found, halves) = ahead(i)?;
    let label = i.note.word(found.label);
    if label.is_empty() || !label.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let mut draft = if at == i.at {
        Draft::at(i, Work::Misc)
    } else {
        let mut head = i.until(at);
        while !head.is_empty() && matches!(head.kind(head.len() - 1), Some(Kind::Comma)) {
            head = head.until(head.end - 1);
        }
        match head.len() {
            // `Memo`
            1 if head.means(0, bit(Sense::DocumentHead)) => Draft::at(i, Work::Misc),
            _ if halves => in_halves(head),
            _ => named(head)?,
        }
    };
    draft.back = Some(Back::Cross(label.into()));
    draft.shows.back = true;
    draft.back_span = i.note.span(at, found.end);
    draft.end = found.end;
    with_locators(i.part(found.end, i.end), &mut draft);
    Some(draft)
}

/// A name, a short title or both, and nothing that a full citation has.
fn named(i: In<'_>) -> Option<Draft> {
    // `Ltr, Stimson to Roosevelt`
    if i.means(0, bit(Sense::DocumentHead)) && i.is(1, Kind::Comma) && i.len() > 2 {
        let mut draft = Draft::at(i, Work::Letter);
        draft.text(Field::Title, i.note.span(i.at + 2, i.end), i.note.text);
        return Some(draft);
    }
    let mut draft = work(i).filter(|d| d.end == i.end)?;
    let s = &draft.shows;
    if s.imprint
        || s.journal
        || s.steps
        || s.url
        || draft.locators.iter().any(|l| l.value.unit != Unit::Volume)
    {
        return None;
    }
    draft.doubts.remove(Doubt::BareName);
    Some(draft)
}

/// `Saldern, Häuserleben. Zur Geschichte städtischen Arbeiterwohnens`: who wrote it, if anybody is named, and a title with a stop in it.
fn in_halves(i: In<'_>) -> Draft {
    let mut draft = Draft::at(i, Work::Book);
    let mut title = i;
    if let Ok((rest, found)) = names(i)
        && matches!(rest.kind(0), Some(Kind::Comma | Kind::Colon))
        && matches!(rest.case(1), Case::Capital | Case::Upper)
    {
        draft.names(Field::Author, i.span_to(rest), found);
        title = rest.skip(1);
    }
    draft.text(Field::Title, title.note.span(title.at, title.end), i.note.text);
    draft
}

/// The first reference in the clause, where it begins, and whether a stop stands before it in the title.
fn ahead(i: In<'_>) -> Option<(usize, Reference, bool)> {
    let mut at = i.at;
    let mut halves = false;
    while at < i.end && at < i.at + REACH {
        let here = i.part(at, i.end);
        let t = here.peek(0)?;
        match t.kind {
            Kind::ParenOpen | Kind::BracketOpen if at > i.at => {
                let close = t.partner as usize;
                if close < i.end
                    && here.means(1, LEADS)
                    && let Some(found) = reference(here.part(at + 1, close), true)
                    && found.end == close
                {
                    return Some((at, Reference { end: close + 1, ..found }, halves));
                }
            }
            Kind::Word if t.bits & (bit(Sense::Supra) | bit(Sense::Locator(Unit::Note))) != 0 => {
                // `Memo cited n. 12`, `Ltr, Stimson to Roosevelt, cited above, n. 2`
                if at > i.at
                    && small::is(i.note.word(at - 1), small::CITED_AT)
                    && let Some(found) = reference(here, true)
                {
                    return Some((at - 1, found, halves));
                }
                let begins = at == i.at || matches!(i.note.list[at - 1].kind, Kind::Comma | Kind::QuoteClose);
                if begins && let Some(found) = reference(here, false) {
                    return Some((at, found, halves));
                }
            }
            Kind::Semi => return None,
            Kind::Dot | Kind::Query if t.stop && !halves && second_half(i, at) => halves = true,
            _ if t.stop => return None,
            _ => {}
        }
        at = past(i, at);
    }
    None
}

/// `Saldern, Häuserleben. Zur Geschichte städtischen Arbeiterwohnens (wie Anm. 22)`: between the stop at `stop` and the bracket nothing but words, and
/// no number before them: the second half of a title.
fn second_half(i: In<'_>, stop: usize) -> bool {
    const LONGEST: usize = 24;
    // `Was bedeuten „Österreich“ und „österreichisch“ im 18. Jahrhundert? Eine begriffsgeschichtliche Studie (s. Anm. 7)`: a question ends no citation.
    let asked = i.note.list[stop].kind == Kind::Query;
    let words = asked
        || i.note.list[i.at..stop]
            .iter()
            .all(|t| matches!(t.kind, Kind::Word | Kind::Comma | Kind::Dash | Kind::Slash | Kind::Dot));
    let second = i.part(stop + 1, i.end);
    let open =
        (1..LONGEST).find(|n| !matches!(second.kind(*n), Some(Kind::Word | Kind::Dash | Kind::Number)));
    let lead = bit(Sense::Signal) | bit(Sense::Via(Via::Quoted)) | bit(Sense::Ibid);
    words
        && matches!(second.case(0), Case::Capital)
        && !second.means(0, lead)
        && open.is_some_and(|n| second.is(n, Kind::ParenOpen) && second.means(n + 1, LEADS))
}

/// `above, n. 12`   `supra note 12`   `n. 12 above`   `wie Anm. 5`   in brackets also `note 5`, `see n. 5`
fn reference(i: In<'_>, bracketed: bool) -> Option<Reference> {
    let supra = |i: In<'_>| i.long(Sense::Supra);
    let note_word = |i: In<'_>| i.long(Sense::Locator(Unit::Note));
    let mut here = i;
    let mut said = false;
    // `(see above, n. 12)`
    if bracketed && let Some(len) = here.long(Sense::Signal) {
        here = here.skip(len).past_dot();
    }
    // `Smith (op. cit. n. 4): 155`
    if bracketed && let Some(len) = here.long(Sense::OpCit) {
        here = here.skip(len).past_dot().past_comma();
    }
    if let Some(len) = supra(here) {
        said = true;
        here = here.skip(len).past_dot();
        here = here.past_comma();
        // `wie Anm. 5`: the word for a note is part of the form.
        if here.is(0, Kind::Number) {
            return Some(Reference { label: here.at, end: here.at + 1 });
        }
    }
    here = here.skip(note_word(here)?).past_dot();
    if !here.is(0, Kind::Number) {
        return None;
    }
    let label = here.at;
    let mut end = label + 1;
    if !said {
        let after = here.skip(1).past_comma();
        match supra(after) {
            Some(len) => end = after.at + len,
            None if !bracketed => return None,
            None => {}
        }
    }
    Some(Reference { label, end })
}

/// Words that point to another place of the text.
pub const WITHIN: u128 = bit(Sense::Supra) | bit(Sense::Infra);

/// `See below, chap. 4`   `Cf. infra, p. 45`   `siehe unten, Kap. 3`: a place in this text and no work.
pub fn within_text(i: In<'_>) -> bool {
    let pointing = |i: In<'_>| {
        // `Cf. ante, vol. i. ch. 4.`
        let latin = (small::is(i.word(0), small::WITHIN) && i.is(1, Kind::Comma)).then_some(((), 1));
        i.hit(|s| matches!(s, Sense::Supra | Sense::Infra).then_some(())).or(latin)
    };
    let led = || i.long(Sense::Signal).map(|len| i.skip(len).past_dot());
    // `See Appendix B, infra, pp. 215–16.`
    let part = i.skip(2);
    if i.case(0) == Case::Capital
        && i.starts(|s| matches!(s, Sense::Locator(_)))
        && part.is(0, Kind::Comma)
        && part.case(1) == Case::Lower
        && part.means(1, WITHIN)
    {
        return true;
    }
    let Some((at, ((), len))) =
        pointing(i).map(|hit| (i, hit)).or_else(|| led().and_then(|at| Some((at, pointing(at)?))))
    else {
        return false;
    };
    let rest = at.skip(len).past_dot();
    let place = if rest.is(0, Kind::Comma) { rest.skip(1) } else { rest };
    ends(rest) || place.is(0, Kind::Number) || place.means(0, bit(Sense::Locator(Unit::Page)))
}
