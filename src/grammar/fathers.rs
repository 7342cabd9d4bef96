//! Works of the Fathers, cited by the column of the series that prints them.

use super::draft::Draft;
use super::input::In;
use super::name::names;
use super::tail::ends;
use super::token::{Case, Kind, bit};
use crate::lexicon::Sense;
use crate::model::{Field, Kind as Work, Name, Unit};

/// `Gregory of Nyssa, De hominis opificio, PG 44:184B`   `Maximus the Confessor, Ambigua 7 (PG 91:1081C)`: who wrote it, its title, perhaps
/// its part by number, and the series by its letters, with volume and column.
pub fn father(i: In<'_>) -> Option<Draft> {
    const FAR: usize = 24;
    if i.note.bits & bit(Sense::Corpus) == 0 || i.case(0) != Case::Capital {
        return None;
    }
    let author = (1..FAR).find(|n| i.is(*n, Kind::Comma))?;
    let series = (author + 2..FAR).find(|n| {
        let at = i.skip(*n);
        matches!(i.kind(n - 1), Some(Kind::Comma | Kind::ParenOpen))
            && at.case(0) == Case::Upper
            && at.means(0, bit(Sense::Corpus))
            && at.is(1, Kind::Number)
            && at.is(2, Kind::Colon)
            && at.is(3, Kind::Number)
    })?;
    let at = i.skip(series);
    // `184B`, `1081C`
    let column = at.skip(3);
    let letter = column.case(1) == Case::Upper
        && column.word(1).len() == 1
        && column.peek(1).is_some_and(|t| !t.spaced);
    let behind = column.skip(1 + usize::from(letter));
    let bracket = i.is(series - 1, Kind::ParenOpen);
    let end = if bracket && behind.is(0, Kind::ParenClose) { behind.skip(1) } else { behind };
    if !ends(end) || bracket && end.at == behind.at {
        return None;
    }
    let mut title = i.part(i.at + author + 1, at.at - 1);
    let part = title.part(title.end - 1, title.end);
    let numbered = part.is(0, Kind::Number) && title.len() > 1;
    title = title.until(title.end - usize::from(numbered));
    if title.is_empty() || title.is(0, Kind::Number) {
        return None;
    }
    let mut draft = Draft::at(i, Work::Book);
    let name = i.until(i.at + author);
    match names(name).ok().filter(|(rest, _)| rest.is_empty()) {
        Some((rest, found)) => draft.names(Field::Author, name.span_to(rest), found),
        // `Maximus the Confessor`
        None if author <= 4 => {
            let comma = i.skip(author);
            draft.name_list(
                Field::Author,
                i.span_to(comma),
                [Name::body(i.text_to(comma))].into_iter().collect(),
            );
        }
        None => return None,
    }
    draft.text(Field::Title, title.note.span(title.at, title.end), i.note.text);
    if numbered {
        draft.point(Unit::Section, part.span_to(part.skip(1)), part.word(0));
    }
    let volume = at.skip(1);
    draft.point(Unit::Volume, volume.span_to(volume.skip(1)), volume.word(0));
    let span = column.span_to(behind);
    draft.point(Unit::Column, span, span.of(i.note.text));
    draft.shows.author = true;
    draft.shows.numbered = true;
    draft.shows.labelled = true;
    draft.end = end.at;
    draft.shows.closed = true;
    Some(draft)
}
