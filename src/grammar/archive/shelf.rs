//! Shelfmarks of libraries: the short name of a collection, and a number.

use super::Found;
use super::western::closed;
use crate::grammar::date::roman;
use crate::grammar::input::In;
use crate::grammar::token::{Case, Kind};
use crate::model::Level;

/// `Vat. lat. 1234`, `Magl. VIII, 1390`, `Cod. Pal. germ. 123`, `Ital. 123`: behind the library one word to three cut short with a stop,
/// then a number, with nothing but a leaf or the end behind it.
pub fn shelfmark<'n>(i: In<'n>, found: &Found) -> Option<In<'n>> {
    const WORDS: usize = 4;
    if i.case(0) != Case::Capital
        || !i.is(1, Kind::Dot)
        || found.has_any_step()
        || found.place.repository.is_empty()
    {
        return None;
    }
    let mut rest = i;
    let mut words = 0;
    while rest.is(0, Kind::Word) && rest.is(1, Kind::Dot) && words < WORDS {
        if rest.word(0).chars().count() > 7 || roman(rest.word(0)).is_some() && rest.case(0) == Case::Upper {
            break;
        }
        rest = rest.skip(2);
        words += 1;
    }
    // `Mscr. Dresd. R 123`
    if rest.case(0) == Case::Upper && rest.word(0).len() == 1 && rest.is(1, Kind::Number) {
        rest = rest.skip(1);
    }
    let numeral = rest.case(0) == Case::Upper && roman(rest.word(0)).is_some();
    // `Abt. V, Nachlass Held`: in Germany one such word is the head of a signature.
    let few = usize::from(super::tongue::by_signature(found.land));
    if words <= few || !(rest.is(0, Kind::Number) || numeral) {
        return None;
    }
    rest = rest.skip(1);
    // `It. VII 1234 (8567)`, `Rom. 12 I`
    if numeral && rest.is(0, Kind::Number) {
        rest = rest.skip(1);
        let bound = rest.is(0, Kind::ParenOpen) && rest.is(1, Kind::Number) && rest.is(2, Kind::ParenClose);
        rest = rest.skip(if bound { 3 } else { 0 });
    } else if !numeral && rest.case(0) == Case::Upper && roman(rest.word(0)).is_some() {
        rest = rest.skip(1);
    }
    // `Magl. VIII, 1390`, `Plut. 45, 12`
    let behind = rest.is(0, Kind::Comma) && closed(rest, 2);
    let glued = rest.is(0, Kind::Dot) && !rest.peek(1).is_some_and(|t| t.spaced);
    if rest.is(1, Kind::Number) && (behind || glued) {
        rest = rest.skip(2);
    }
    let next = super::separators(rest);
    let leaf = super::label::label(next, found).is_some();
    (super::over(rest) || rest.is(0, Kind::Comma) && (leaf || next.is_empty())).then_some(rest)
}

/// Puts such a signature into `found`.
pub fn shelved<'n>(i: In<'n>, found: &mut Found) -> Option<In<'n>> {
    let rest = shelfmark(i, found)?;
    found.add(Level::Signature, super::tidy(i.text_to(rest)));
    Some(rest)
}
