//! Priests and monks, whose names have their rank before them or behind; and those of the ruling house.

use ecow::eco_vec;

use super::super::input::In;
use super::super::name::{Names, person};
use super::super::token::{Case, Kind, bit};
use super::area::{Area, area_end};
use super::facts::imprint_behind;
use super::names::{authors, given_name, patronymic};
use crate::lexicon::Sense;
use crate::model::Name;

/// `Митрополит Евлогий (Георгиевский). Путь моей жизни. М., 1994`   `Иоанн (Снычев), митр. Самодержавие духа. СПб., 1995`   `Цыпин В., прот. История Русской Церкви. М., 1997`
///
/// The rank before the name or behind it, a stop, and what shows that a title follows. No field has the rank.
pub fn clergy(i: In<'_>) -> Option<(In<'_>, Names)> {
    let (rest, name) = ranked(i)?;
    let rest = if rest.is(0, Kind::Dot) { rest } else { before_stop(rest)? };
    let title = rest.skip(1);
    if !(matches!(title.case(0), Case::Capital | Case::Upper) || title.is(0, Kind::QuoteOpen))
        || imprint_behind(rest)
    {
        return None;
    }
    let found = area_end(title, true)?;
    let shown = matches!(found.kind, Area::Facts | Area::Host | Area::Leaf | Area::Numbers);
    (shown && found.at > title.at).then(|| (rest, Names { list: eco_vec![name], full: true }))
}

/// `Архиепископ Никон (Рклицкий)`   `Протоиерей В. Цыпин`   `Владислав Цыпин, прот`: who, and what is behind him.
pub fn ranked(i: In<'_>) -> Option<(In<'_>, Name)> {
    if i.note.bits & bit(Sense::Clergy) == 0 {
        return None;
    }
    if let Some(len) = i.long(Sense::Clergy) {
        let here = i.skip(len).past_dot();
        return named_monk(here)
            .or_else(|| of_the_house(here))
            .or_else(|| given_name(here))
            .or_else(|| with_initials(here));
    }
    let (rest, name) = named_monk(i).or_else(|| given_name(i)).or_else(|| with_initials(i))?;
    let len = rest.is(0, Kind::Comma).then(|| rest.skip(1).long(Sense::Clergy)).flatten()?;
    Some((rest.skip(1 + len), name))
}

/// The stop that an abbreviation took stands before the title.
fn before_stop(i: In<'_>) -> Option<In<'_>> {
    let stop = i.at.checked_sub(1)?;
    (i.note.list[stop].kind == Kind::Dot).then(|| i.part(stop, i.end))
}

/// `Евлогий (Георгиевский)`: a monk has one name; the one he had in the world stands in brackets.
fn named_monk(i: In<'_>) -> Option<(In<'_>, Name)> {
    if i.case(0) != Case::Capital {
        return None;
    }
    let (inner, rest) = i.skip(1).enclosed(Kind::ParenOpen)?;
    let fits = inner.len() == 1 && inner.case(0) == Case::Capital;
    fits.then(|| (rest, Name { family: i.text_to(rest).into(), ..Name::default() }))
}

/// `Александр Михайлович` in `Великий князь Александр Михайлович. Книга воспоминаний`: who was of the ruling house has no surname.
fn of_the_house(i: In<'_>) -> Option<(In<'_>, Name)> {
    let named = i.case(0) == Case::Capital && i.means(0, bit(Sense::FirstName)) && patronymic(i.skip(1));
    let rest = i.skip(2);
    (named && rest.is(0, Kind::Dot))
        .then(|| (rest, Name { family: i.text_to(rest).into(), ..Name::default() }))
}

/// `В. Цыпин`, `Цыпин В.`: initials before or behind.
fn with_initials(i: In<'_>) -> Option<(In<'_>, Name)> {
    if let Some((rest, found)) = authors(i)
        && let [name] = found.list.as_slice()
    {
        return Some((rest, name.clone()));
    }
    if i.case(0) != Case::Upper {
        return None;
    }
    let (rest, name) = person(i).ok()?;
    (name.given.ends_with('.') && !name.family.is_empty()).then_some((rest, name))
}
