//! Laws of a land as they are collected, cited by the year, the volume or the chapter.

use super::super::date::{plain_date, years};
use super::super::draft::Draft;
use super::super::input::In;
use super::super::locator::locators;
use super::super::tail::ends;
use super::super::token::{Case, Kind, bit};
use crate::lexicon::Sense;
use crate::model::{Field, Kind as Work, Unit};
use crate::small;

/// `Laws of Maryland, 1715, ch. 44`   `Statutes of South Carolina, VII, 352`   `Laws of Jamaica`: the word for laws, whose they are, and what is
/// pointed at by the year or the chapter; the name of a land alone is a whole note.
pub fn laws_of(i: In<'_>) -> Option<Draft> {
    const LONGEST: usize = 12;
    if i.case(0) != Case::Capital || !small::is(i.word(0), small::COLLECTED_LAWS) || i.word(1) != "of" {
        return None;
    }
    let named = |n: &usize| {
        matches!(i.case(*n), Case::Capital | Case::Upper)
            || i.case(*n) == Case::Lower && i.means(*n, bit(Sense::Small))
            || i.is(*n, Kind::Dot) && !i.peek(*n).is_some_and(|t| t.stop)
    };
    let mut len = 2 + (2..LONGEST).take_while(named).count();
    // The stop of the note.
    len -= usize::from(i.is(len - 1, Kind::Dot) && i.len() == len);
    let name = i.skip(len);
    if len == 2 || i.case(len - 1) == Case::Lower {
        return None;
    }
    let mut draft = Draft::at(i, Work::Legislation);
    draft.text(Field::Title, i.span_to(name), i.note.text);
    draft.shows.genre = true;
    let mut rest = name;
    if rest.is(0, Kind::Comma)
        && let Ok((behind, date)) = years(rest.skip(1)).or_else(|_| plain_date(rest.skip(1)))
        // `Acts of the General Assembly of Virginia, 1831-32, Ch. XXII`; without a chapter the years are a volume's.
        && (date.edtf.len() == 4 || behind.skip(1).long(Sense::Locator(Unit::Chapter)).is_some())
    {
        draft.date(Field::Date, rest.skip(1).span_to(behind), date);
        draft.shows.dated = true;
        rest = behind;
    }
    if rest.is(0, Kind::Comma)
        && let Ok((behind, found)) = locators(rest.skip(1))
        && ends(behind)
    {
        let chapter =
            found.iter().any(|l| matches!(l.value.unit, Unit::Chapter | Unit::Volume | Unit::Section));
        if !(chapter || draft.shows.dated) {
            return None;
        }
        draft.shows.numbered = true;
        draft.locate(found);
        rest = behind;
    }
    // `Laws of Jamaica.`: all of the note.
    let alone = rest.at == name.at;
    if !ends(rest) || rest.is(0, Kind::Comma) || alone && !(i.at == 0 && rest.len() <= 1 && len == 3) {
        return None;
    }
    // The word for laws and whose they are say as much as who printed them.
    draft.shows.imprint = true;
    draft.end = rest.at;
    draft.shows.closed = true;
    Some(draft)
}
