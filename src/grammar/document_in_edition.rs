//! Speeches, minutes and memoranda read in a printed edition.

use super::archive::{self, PLACE_BITS};
use super::correspondence::printed;
use super::date::full_date;
use super::document::{less_code, writes_to};
use super::draft::Draft;
use super::imprint::{at_comma, past};
use super::input::In;
use super::name::names;
use super::note::citation;
use super::tail::ends;
use super::token::{Case, Kind, bit};
use super::work::role_after;
use crate::lexicon::Sense;
use crate::model::{Doubt, Field, Kind as Work};

/// `Minutes of the Viceroy’s Eleventh Meeting, 7 April 1947, Transfer of Power, 10:157`
///
/// `Speech at Lahore, 23 March 1940, Pirzada, ed., Foundations of Pakistan, 2:337`: what sort of document it is, its day, and what
/// prints it.
pub fn document_in_edition(i: In<'_>) -> Option<Draft> {
    // `Cadogan Diary, 28 May 1940, in Dilks (ed.), Cadogan Diaries, p. 291`
    let headed = i.means(0, bit(Sense::DocumentHead))
        || i.note.bits & bit(Sense::In) != 0 && archive::diary_ahead(i).is_some();
    if i.case(0) == Case::Lower || !headed {
        return None;
    }
    let mut draft = Draft::at(i, Work::Incollection);
    let coded = coded_title(i, &mut draft);
    let (day, rest, found) = match coded {
        Some((_, day)) => full_date(day).ok().map(|(rest, found)| (day, rest, found))?,
        None => day_between_commas(i)?,
    };
    let after = rest.skip(1);
    if !rest.is(0, Kind::Comma) || i.note.bits & PLACE_BITS != 0 && archive::place(after).is_ok() {
        return None;
    }
    let title = coded.map_or(i.until(day.at - 1), |(title, _)| title);
    draft.text(Field::Title, title.note.span(title.at, title.end), i.note.text);
    draft.date(Field::Date, day.span_to(rest), found);
    let end = printed(after, &mut draft)?;
    draft.kind = Work::Incollection;
    draft.end = end.at;
    draft.shows.role = true;
    draft.shows.closed = ends(end);
    draft.shows.closed.then_some(draft)
}

/// `NIE 11-8-62, “Soviet Capabilities,” 6 July 1962`: behind the number of a paper its title in marks; the title, and where its day begins.
fn coded_title<'n>(i: In<'n>, draft: &mut Draft) -> Option<(In<'n>, In<'n>)> {
    const FAR: usize = 12;
    let open = (2..FAR).find(|n| i.is(*n, Kind::QuoteOpen)).map(|n| i.skip(n))?;
    let end = open.peek(0)?.partner as usize + 1;
    if end > i.end {
        return None;
    }
    let quoted = less_code(i.until(end), draft);
    let inner = (quoted.at > i.at).then(|| quoted.enclosed(Kind::QuoteOpen)).flatten()?.0;
    let comma = usize::from(inner.is(inner.len().checked_sub(1)?, Kind::Comma));
    Some((inner.until(inner.end - comma), i.part(end, i.end).past_comma()))
}

/// `Speech of Lowndes, Feb. 14, 1804: Annals of Cong., 8 Cong. 1 sess. p. 992`   `Letter to Mr. Rush, June 24, 1823: American State Papers,
/// Foreign Relations, Vol. V. p. 334`: what sort of document it is or who writes to whom, its day, and behind a colon what prints it.
pub fn document_and_colon(i: In<'_>) -> Option<Draft> {
    const FAR: usize = 30;
    // Cheap: a capital, and a colon near.
    let headed = i.means(0, bit(Sense::DocumentHead));
    if i.case(0) == Case::Lower
        || !i.note.has(Kind::Colon)
        || !headed && i.note.bits & bit(Sense::Addressee) == 0
        || !(3..FAR).any(|n| i.is(n, Kind::Colon))
    {
        return None;
    }
    let (comma, rest, day) = at_comma(i, FAR, |comma| {
        let (rest, day) = full_date(comma.skip(1)).ok()?;
        (day.edtf.len() == 10 && rest.is(0, Kind::Colon)).then_some((comma, rest, day))
    })?;
    let head = i.until(comma.at);
    let written = writes_to(i).filter(|(end, _)| *end <= comma.at);
    let letter = written.is_some();
    if !headed && !letter {
        return None;
    }
    let mut draft = citation(rest.skip(1)).filter(|host| {
        matches!(host.kind, Work::Legislation | Work::Report | Work::Book)
            && host.back.is_none()
            && host.nobody()
            && host.fields.has(Field::Title)
            && host.shows.closed
            && !host.locators.is_empty()
    })?;
    draft.rename(Field::Title, Field::Booktitle);
    draft.forget(Field::Date);
    draft.start = i.at;
    draft.kind = if letter || i.means(0, bit(Sense::LetterHead)) { Work::Letter } else { Work::Incollection };
    draft.text(Field::Title, head.note.span(head.at, head.end), i.note.text);
    if let Some((_, Some((span, list)))) = written {
        draft.name_list(Field::Author, span, list);
        draft.shows.author = true;
    }
    draft.date(Field::Date, comma.skip(1).span_to(rest), day);
    draft.shows.dated = true;
    draft.shows.host = true;
    draft.shows.genre = true;
    draft.shows.role = true;
    draft.doubts.remove(Doubt::BareName);
    Some(draft)
}

/// The first day between two commas, near the head.
fn day_between_commas(i: In<'_>) -> Option<(In<'_>, In<'_>, crate::model::Date)> {
    const FAR: usize = 24;
    let mut at = i.at + 1;
    while at < i.end && at < i.at + FAR {
        let t = &i.note.list[at];
        if matches!(t.kind, Kind::Semi | Kind::ParenOpen | Kind::QuoteOpen) || t.stop {
            return None;
        }
        if t.kind == Kind::Comma {
            let day = i.part(at + 1, i.end);
            if let Ok((rest, found)) = full_date(day) {
                let whole = found.edtf.len() == 10 && rest.is(0, Kind::Comma);
                return whole.then_some((day, rest, found));
            }
        }
        at = past(i, at);
    }
    None
}

/// `Singh, ed., Select Documents on Partition of the Punjab, 86–87`   `G. P. Gooch and H. Temperley (eds.), British Documents (…)`
pub fn edited_by(after: In<'_>) -> bool {
    names(after).is_ok_and(|(rest, found)| {
        // `Lyell (ed.), Life, Letters and Journals`
        let alone = found.list.len() == 1 && rest.at == after.at + 1 && !after.means(0, bit(Sense::City));
        let bracket =
            (found.full || alone) && rest.is(0, Kind::ParenOpen) && rest.means(1, bit(Sense::Editor));
        let comma =
            rest.is(0, Kind::Comma) && rest.case(1) == Case::Lower && rest.means(1, bit(Sense::Editor)) && {
                let (behind, edited) = role_after(rest, found.list.len());
                edited && behind.is(0, Kind::Comma) && behind.case(1) != Case::Lower
            };
        bracket || comma
    })
}
