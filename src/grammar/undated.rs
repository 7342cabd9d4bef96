//! Facts of publication that tell no year: house and town behind a title, and then the page.

use super::draft::Draft;
use super::imprint::top_level;
use super::input::In;
use super::series::capital_name;
use super::token::{Case, GIVEN, Kind, bit};
use super::towns::place_sense;
use crate::lexicon::Sense;
use crate::model::{Field, Unit};

/// `Mater dolorosa, Taurus, Madrid, p. 175`   `Les rois thaumaturges, Paris, Gallimard, p. 33`: a title without the house and the town
/// behind it, which go into their fields. A town alone may be what the title is about, and so may several.
pub fn less_house_and_town<'n>(title: In<'n>, draft: &mut Draft) -> In<'n> {
    if title.note.bits & bit(Sense::City) == 0 || draft.fields.has(Field::Date) {
        return title;
    }
    let behind = title.part(title.end, title.note.list.len());
    let paged = behind.is(0, Kind::Comma)
        && behind.means(1, bit(Sense::Locator(Unit::Page)))
        && draft.locators.first().is_some_and(|l| l.value.unit == Unit::Page);
    let told = draft.fields.has(Field::Location) || draft.fields.has(Field::Publisher);
    if !paged || told {
        return title;
    }
    let commas = top_level(title, Kind::Comma);
    let [.., first, second] = commas[..] else { return title };
    let (one, other) = (title.part(first + 1, second), title.part(second + 1, title.end));
    let (house, town) = match (place_sense(one), place_sense(other)) {
        (false, true) => (one, other),
        (true, false) => (other, one),
        _ => return title,
    };
    if !is_house(house) || !is_house(town) {
        return title;
    }
    draft.text(Field::Location, title.note.span(town.at, town.end), title.note.text);
    draft.text(Field::Publisher, title.note.span(house.at, house.end), title.note.text);
    title.until(first)
}

/// `Taurus`   `Temas de Hoy`   `il Mulino`: a few words of a name, and no person's.
fn is_house(i: In<'_>) -> bool {
    const LONGEST: usize = 5;
    let named = matches!(i.case(0), Case::Capital | Case::Upper) || i.means(0, bit(Sense::PublisherWord));
    let plain = (0..i.len()).all(|n| matches!(i.kind(n), Some(Kind::Word | Kind::Dash | Kind::Slash)));
    named && plain && i.len() <= LONGEST && !i.means(0, GIVEN) && (i.len() == 1 || capital_name(i))
}
