//! Speeches that were heard and are cited by their day.

use super::archive::document_date;
use super::draft::Draft;
use super::imprint::top_level;
use super::input::In;
use super::name::names;
use super::quoted_more::more;
use super::tail::{ended, ends};
use super::token::{Case, Kind, bit};
use crate::lexicon::Sense;
use crate::model::{Field, Kind as Work};
use crate::small;

/// `Margaret Thatcher, speech at Kensington Town Hall, 19 January 1976`   `Winston Churchill, speech, House of Commons, 4 June 1940`
///
/// Who spoke, what it was and where, and the day; the words up to the day are its title (Chicago 17, 14.217).
pub fn speech(i: In<'_>) -> Option<Draft> {
    const FAR: usize = 3;
    let spoken = bit(Sense::ConferenceWord);
    if i.note.bits & spoken == 0 || !matches!(i.case(0), Case::Capital | Case::Upper) {
        return None;
    }
    // Cheap: the comma behind a name, and the word.
    let comma = (1..8).find(|n| i.is(*n, Kind::Comma))?;
    let what = i.skip(comma + 1);
    if !what.means(0, spoken) || !small::is(what.word(0), small::SPOKEN) {
        return None;
    }
    let (rest, who) = names(i).ok().filter(|(rest, _)| rest.at + 1 == what.at)?;
    if !who.full || who.list.len() > 1 {
        return None;
    }
    let (end, day, behind, date) = top_level(what, Kind::Comma).into_iter().take(FAR).find_map(|at| {
        let day = what.part(at + 1, what.end);
        let (behind, date) = document_date(day).ok().filter(|(_, date)| date.edtf.len() >= 7)?;
        Some((at, day, behind, date))
    })?;
    if !(ends(behind) || behind.is(0, Kind::Comma)) {
        return None;
    }
    let mut draft = Draft::at(i, Work::Unpublished);
    draft.name_list(Field::Author, i.span_to(rest), who.list);
    draft.text(Field::Title, i.note.span(what.at, end), i.note.text);
    draft.date(Field::Date, day.span_to(behind), date);
    draft.shows.author = true;
    draft.shows.full_name = true;
    draft.shows.dated = true;
    draft.shows.genre = true;
    draft.shows.role = true;
    let end = more(behind, &mut draft);
    draft.kind = Work::Unpublished;
    ended(draft, end)
}
