//! Volumes by an ordinal number: `2. Bd.`, `Zweiter Band`, `parte prima`.

use super::draft::{Draft, plain};
use super::facts::{imprint_ahead, naked_imprint};
use super::input::In;
use super::locator_ordinal::{Counted, by_ordinal};
use super::tail_ends::place_year;
use super::token::{Kind, bit};
use super::volume::volume_title;
use crate::lexicon::Sense;
use crate::model::{Field, Unit};

/// `2. Bd., 1. Abt., Berlin 1880`   `Zweiter Band: Machtstaat, München 1992`   `3. Teil, Berlin 1907`: the number before its word, and facts
/// of publication behind; what the volume is called stands between.
pub fn ordinal_volume<'n>(at: In<'n>, draft: &mut Draft) -> Option<In<'n>> {
    let found = by_ordinal(at).filter(|found| matches!(found.unit, Unit::Volume | Unit::Part))?;
    let part = part_by_ordinal(found.rest);
    let rest = part.unwrap_or(found.rest);
    if draft.fields.has(Field::Volume) || !(imprint_ahead(rest) || place_year(rest)) {
        return None;
    }
    let note = at.note.text;
    let number = number(&found);
    let (value, span) = match part {
        Some(part) => {
            let part_of_it = plain(found.rest.skip(1).span_to(part).of(note));
            (format!("{number}, {part_of_it}"), at.span_to(part))
        }
        None => (number, at.note.span(found.value.at, found.value.end)),
    };
    draft.words(Field::Volume, span, value);
    // `Erster Bd. München 1988`: the stop of the word is that before the place as well.
    if place_year(rest) {
        return naked_imprint(rest, draft);
    }
    Some(volume_title(rest, draft).unwrap_or(rest))
}

/// `Bd. 2`, `Zweiter Band`: the word for a volume, or its number before it.
pub fn volume_ahead(i: In<'_>) -> bool {
    i.means(0, bit(Sense::Volume)) || i.means(0, bit(Sense::Ordinal(1))) && by_ordinal(i).is_some()
}

/// The number in figures: of `zweiter` 2.
fn number(found: &Counted<'_>) -> String {
    let counted = found.value.hit(|s| if let Sense::Ordinal(n) = s { Some(n) } else { None });
    match counted.filter(|_| !found.value.is(0, Kind::Number)) {
        Some((n, _)) => n.to_string(),
        None => found.value.word(0).to_owned(),
    }
}

/// `, 1re partie`   `, parte prima`   `, 1. Abt.` behind the number of a volume, before its comma or bracket.
pub fn part_by_ordinal(i: In<'_>) -> Option<In<'_>> {
    let found = by_ordinal(i.skip(1)).filter(|found| i.is(0, Kind::Comma) && found.unit != Unit::Volume)?;
    matches!(found.rest.kind(0), Some(Kind::Comma | Kind::ParenOpen)).then_some(found.rest)
}
