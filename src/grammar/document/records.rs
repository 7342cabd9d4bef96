//! Records of a county, a parish, a court, known by what they are called and by who has them.

use super::super::archive;
use super::super::date::plain_date;
use super::super::draft::Draft;
use super::super::imprint::{has, top_level};
use super::super::input::In;
use super::super::locator::locators;
use super::super::tail::ends;
use super::super::token::{Case, GIVEN, Kind, bit};
use crate::lexicon::Sense;
use crate::model::{Field, Kind as Work, Unit};
use crate::small;

/// `Surry County, Wills, Deeds, Etc., 1671–1684, pp. 134–138, Virginia State Library`   `Elizabeth City County Records, 1684–1699, Virginia
/// State Library`
///
/// A word for records, perhaps pages, and behind the last comma an archive and nothing more.
pub fn records(i: In<'_>) -> Option<Draft> {
    if i.note.bits & bit(Sense::ArchiveWord) == 0
        || !matches!(i.case(0), Case::Capital | Case::Upper)
        || i.means(0, GIVEN)
    {
        return None;
    }
    let end = (i.at..i.end).find(|at| i.note.list[*at].kind == Kind::Semi || i.note.list[*at].stop);
    let whole = i.until(end.unwrap_or(i.end));
    let mut commas = top_level(whole, Kind::Comma);
    // `…, Chester County Archives, West Chester, Pa.`: its town behind who has them.
    let kept = |at: &usize| {
        let keeper = i.part(at + 1, i.end);
        let named = has(whole.part(at + 1, whole.end), bit(Sense::ArchiveWord));
        let read = || archive::keeper_alone(keeper).ok().filter(|(rest, _)| ends(*rest));
        named.then(read).flatten().map(|(rest, found)| (*at, keeper, rest, found))
    };
    let (comma, keeper, rest, found) = commas.iter().rev().take(3).find_map(kept)?;
    commas.retain(|at| *at <= comma);
    let words = i.until(comma);
    let paged = |at: usize| {
        let (behind, found) = locators(words.part(at + 1, words.end)).ok()?;
        let leaf = found.first().is_some_and(|l| matches!(l.value.unit, Unit::Page | Unit::Folio));
        (behind.is_empty() && leaf && words.part(at + 1, words.end).means(0, bit(Sense::Locator(Unit::Page))))
            .then_some((at, found))
    };
    let paged = commas.iter().rev().skip(1).find_map(|at| paged(*at));
    let mut title = i.until(paged.as_ref().map_or(comma, |(at, _)| *at));
    // `Records of the Court of Quarter Sessions, Chester County, 1765`
    let dated = commas.iter().rev().find(|at| **at < title.end).and_then(|at| {
        let (behind, date) = plain_date(title.part(at + 1, title.end)).ok()?;
        (behind.is_empty() && date.edtf.len() == 4).then_some((*at, date))
    });
    let title_end = title.end;
    if let Some((at, _)) = &dated {
        title = title.until(*at);
    }
    let named =
        |at: usize| i.note.list[at].case == Case::Capital && small::is(i.note.word(at), small::RECORDS);
    let unmarked =
        |at: usize| !matches!(i.note.list[at].kind, Kind::QuoteOpen | Kind::ParenOpen | Kind::Colon);
    if !(title.at..title.end).any(named) || !(title.at..title.end).all(unmarked) {
        return None;
    }
    let mut draft = Draft::at(i, Work::Archival);
    draft.text(Field::Title, title.note.span(title.at, title.end), i.note.text);
    found.put(&mut draft, keeper, rest);
    if let Some((at, date)) = dated {
        draft.date(Field::Date, i.note.span(at + 1, title_end), date);
    }
    if let Some((_, found)) = paged {
        draft.locate(found);
        draft.shows.labelled = true;
        draft.shows.numbered = true;
    }
    draft.shows.repository = true;
    draft.end = rest.at;
    draft.shows.closed = true;
    Some(draft)
}
