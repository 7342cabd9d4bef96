//! Films and recordings.

use super::date::date;
use super::draft::Draft;
use super::facts::imprint_ahead;
use super::imprint::{Paren, has, paren, past};
use super::input::In;
use super::name::names;
use super::tail::ends;
use super::token::{Case, Kind, bit};
use crate::lexicon::{Medium, Sense};
use crate::model::{Field, Kind as Work};
use crate::small;

/// `Shoah, dir. Claude Lanzmann (New Yorker Films, 1985)`   `Battleship Potemkin, directed by Sergei Eisenstein (…)`
///
/// Behind the title. `dir.` is an editor in other languages: a film shows itself by a company or a medium.
pub fn directed<'n>(at: In<'n>, draft: &mut Draft) -> Option<In<'n>> {
    if !at.means(0, bit(Sense::Director)) {
        return None;
    }
    let len = at.long(Sense::Director)?;
    let who = at.skip(len);
    let who = who.past_dot();
    let (rest, found) = names(who).ok()?;
    if !(ends(rest) || matches!(rest.kind(0), Some(Kind::Comma | Kind::ParenOpen))) {
        return None;
    }
    let plain = has(at.until(at.at + len), bit(Sense::By)) && !at.means(0, bit(Sense::Editor));
    if !plain && !shows_film(rest) {
        return None;
    }
    if !draft.fields.has(Field::Author) {
        draft.names(Field::Author, who.span_to(rest), found);
    }
    draft.kind = Work::Video;
    draft.shows.role = true;
    draft.shows.genre = true;
    Some(rest)
}

/// `Dziga Vertov, dir., Man with a Movie Camera (VUFKU, 1929)`: behind the name; what is after the role and its comma.
pub fn director_first(i: In<'_>) -> Option<In<'_>> {
    if !i.is(0, Kind::Comma) || !i.means(1, bit(Sense::Director)) {
        return None;
    }
    let at = i.skip(1);
    let len = at.long(Sense::Director)?;
    let rest = at.skip(len).past_dot();
    let plain = !at.means(0, bit(Sense::Editor));
    (rest.is(0, Kind::Comma) && (plain && rest.note.list[rest.at - 1].kind != Kind::Dot || shows_film(rest)))
        .then(|| rest.skip(1))
}

/// A film company or a medium before the clause ends.
fn shows_film(i: In<'_>) -> bool {
    let mut here = i;
    for _ in 0..24 {
        let Some(t) = here.peek(0) else { return false };
        if t.kind == Kind::Semi || t.stop {
            return false;
        }
        let next = past(here, here.at);
        let inner = here.until(next);
        if has(inner, bit(Sense::FilmWord) | bit(Sense::Medium(Medium::Video))) {
            return true;
        }
        // No company and no place: `(1963)`.
        if t.kind == Kind::ParenOpen && matches!(paren(here), Ok((_, Paren::Date(..)))) {
            return true;
        }
        here = here.part(next, here.end);
    }
    false
}

/// `, DVD`   `, 35 mm`   `, videocassette (VHS)`: what it is on, behind the facts of publication.
pub fn medium<'n>(at: In<'n>, draft: &mut Draft) -> Option<In<'n>> {
    if !at.means(0, bit(Sense::Medium(Medium::Video))) {
        return None;
    }
    let (medium, len) = at.hit(|s| if let Sense::Medium(m) = s { Some(m) } else { None })?;
    let rest = at.skip(len);
    if !(ends(rest) || matches!(rest.kind(0), Some(Kind::Comma | Kind::ParenOpen))) {
        return None;
    }
    draft.text(Field::Note, at.span_to(rest), at.note.text);
    draft.kind = if medium == Medium::Video { Work::Video } else { Work::Audio };
    draft.shows.genre = true;
    Some(rest)
}

/// `, 12:30`   `, 1:02:30`   `at 00:45:10`: a time in a film, which is no page.
pub fn running_time<'n>(at: In<'n>, draft: &Draft) -> Option<In<'n>> {
    if !matches!(draft.kind, Work::Video | Work::Audio) {
        return None;
    }
    let start = if matches!(at.word(0), "at" | "min") { at.skip(1) } else { at };
    let mut here = start.past_dot();
    if !(here.is(0, Kind::Number) && here.is(1, Kind::Colon)) {
        return None;
    }
    while here.is(0, Kind::Number)
        || matches!(here.kind(0), Some(Kind::Colon | Kind::Dash)) && here.is(1, Kind::Number)
    {
        here = here.skip(1);
    }
    ends(here).then_some(here)
}

/// `, CD-ROM, Digitale Bibliothek 49 (…)`   `, 12 inch LP (…)`   `, oil on canvas, New York: …`   `, photograph, December 1984`: what a work is on
/// or made of, before the facts of publication or the date.
pub fn medium_ahead<'n>(at: In<'n>, draft: &mut Draft) -> Option<In<'n>> {
    const LONGEST: usize = 5;
    // Most parts of a tail begin with a word that has a capital.
    if at.case(0) == Case::Capital && !small::is(at.word(0), small::MADE_OF) {
        return None;
    }
    let counted = at.skip(usize::from(at.is(0, Kind::Number)));
    let named = |n: &usize| {
        let here = counted.skip(*n);
        small::is(here.word(0), small::MADE_OF) || here.means(0, bit(Sense::Medium(Medium::Audio)))
    };
    let word = (0..LONGEST)
        .take_while(|n| !matches!(counted.kind(*n), Some(Kind::Comma | Kind::ParenOpen)))
        .find(named)?;
    // Small words but for its own letters: a title has capitals.
    let small = (0..word).all(|n| counted.case(n) == Case::Lower);
    let end =
        (word + 1..=word + LONGEST).find(|n| !matches!(counted.kind(*n), Some(Kind::Word | Kind::Dash)))?;
    let rest = counted.skip(end);
    let more = (word + 1..end).all(|n| counted.case(n) != Case::Capital);
    let followed = match rest.kind(0) {
        Some(Kind::ParenOpen) => matches!(paren(rest), Ok((_, Paren::Imprint(_)))),
        Some(Kind::Comma) => imprint_ahead(rest) || date(rest.skip(1)).is_ok(),
        _ => false,
    };
    if !small || !more || !followed {
        return None;
    }
    draft.text(Field::Note, at.span_to(rest), at.note.text);
    Some(rest)
}
