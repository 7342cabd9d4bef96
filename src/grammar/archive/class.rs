//! Classes of records: the letters by which the British state's archive, and those laid out like it, order what they keep.

use ecow::{EcoString, eco_format};

use super::western::{closed, name_chunk};
use super::{ELSEWHERE, Found, ends_here, signature, steps, tidy};
use crate::grammar::draft::plain;
use crate::grammar::input::In;
use crate::grammar::locator::locators;
use crate::grammar::token::{Case, Kind, bit};
use crate::lexicon::{Sense, fold};
use crate::model::{Level, Unit};

/// Whose classes [`Sense::RecordClass`] names: the archive's code, and its country.
pub const HOLDER: (&str, &str) = ("TNA", "United Kingdom");

/// Their archive, as a place has it until it is settled.
fn holder(i: In<'_>) -> EcoString {
    let words = i.note.words;
    let id = words.alone(&fold(HOLDER.0)).find_map(|form| match form.sense {
        Sense::Archive(id) if words.archive(id).country == HOLDER.1 => Some(id),
        _ => None,
    });
    id.map_or(EcoString::new(), |id| eco_format!("#{}", id.0))
}

/// `FO 371/25224`, `CAB128/30, CM(46)23`, `PRO 30/22/11`: class and piece, which everybody who cites them so knows
/// whose they are.
pub fn piece(i: In<'_>) -> Option<(In<'_>, Found)> {
    // `CP (49) 185, CAB 129/36`: the paper, then the piece that holds it.
    if i.case(0) == Case::Upper
        && i.is(1, Kind::ParenOpen)
        && let Some(paper) = signature::signature(i).filter(|end| end.is(0, Kind::Comma))
        && paper.means(1, bit(Sense::RecordClass))
        && paper.is(2, Kind::Number)
    {
        let (rest, mut found) = piece(paper.skip(1)).filter(|(_, found)| !found.has(Level::Document))?;
        found.add(Level::Document, tidy(i.text_to(paper)));
        return Some((rest, found));
    }
    // `TNA, War Office (WO) 32/5678; Foreign Office (FO) 371/999`
    if i.is(2, Kind::ParenOpen) || i.is(2, Kind::BracketOpen) {
        if !i.means(3, bit(Sense::RecordClass)) {
            return None;
        }
        let mut found = Found { land: HOLDER.1, ..Found::default() };
        let rest = explained(i, &mut found)?;
        found.place.code = holder(i);
        return Some((rest, found));
    }
    // `F.O. 371/25224`
    let stops = signature::class_in_stops(i);
    let class = stops.is_some() || i.means(0, bit(Sense::RecordClass));
    // `CHAR 20/13/8`: an archive known by its class.
    let alias = i.hit(|s| if let Sense::Archive(id) = s { Some(id) } else { None });
    let alias = alias.filter(|(id, len)| *len == 1 && i.note.words.archive(*id).country == HOLDER.1);
    if i.case(0) != Case::Upper || !class && alias.is_none() {
        return None;
    }
    let number = stops.unwrap_or(1);
    // `H.O. 42.160`, `HO 42.195`
    let dotted = || {
        class
            && i.word(0).len() > 1
            && i.is(number + 1, Kind::Dot)
            && i.is(number + 2, Kind::Number)
            && i.peek(number + 2).is_some_and(|t| !t.spaced)
            && ends_here(i.skip(number + 3))
    };
    let stopped = stops.is_some() && i.is(number + 1, Kind::Dot) || stops.is_none() && dotted();
    if !i.is(number, Kind::Number)
        || !(i.is(number + 1, Kind::Slash) || stopped)
        || i.peek(number + 1).is_some_and(|t| t.spaced)
    {
        return None;
    }
    let rest = if stopped { i.skip(number + 3) } else { signature::signature(i)? };
    let mut found = Found { land: HOLDER.1, ..Found::default() };
    found.place.code = match alias.filter(|_| !class) {
        Some((id, _)) => eco_format!("#{}", id.0),
        None => holder(i),
    };
    let push = |found: &mut Found, level, at: In<'_>, rest| {
        let value = tidy(at.text_to(rest));
        found.add(level, value);
    };
    push(&mut found, Level::Signature, i, rest);
    // `FO 371/23055, C6794/13/18`: the paper in the piece.
    let next = rest.skip(1);
    if rest.is(0, Kind::Comma)
        && next.case(0) == Case::Upper
        && !next.means(0, bit(Sense::RecordClass))
        && let Some(end) = signature::signature(next).filter(|end| ends_here(*end))
    {
        push(&mut found, Level::Document, next, end);
        return Some((end, found));
    }
    // `SP 12/152, no. 54`: the number of a paper in the piece.
    if rest.is(0, Kind::Comma)
        && next.case(0) == Case::Lower
        && next.means(0, bit(Sense::Locator(Unit::Number)))
        && let Ok((end, numbers)) = locators(next)
        && ends_here(end)
    {
        found.locators.extend(numbers);
        return Some((end, found));
    }
    if stopped && rest.peek(0).is_some_and(|t| t.stop) {
        return Some((rest, found));
    }
    Some((steps::below(rest, &mut found), found))
}

/// `Foreign Office (FO) 371/12345`, `Cabinet Papers [CAB] 128/30`, `Records of the Board of Trade (BT) 64/789`: whose records they
/// are, the letters of their class explained, and the piece.
pub fn explained<'n>(i: In<'n>, found: &mut Found) -> Option<In<'n>> {
    const NAME: usize = 9;
    if found.has(Level::Signature) || !matches!(found.land, "United Kingdom" | ELSEWHERE) {
        return None;
    }
    let bracket = |n: &usize| matches!(i.kind(*n), Some(Kind::ParenOpen | Kind::BracketOpen));
    let open = (1..NAME).find(bracket).filter(|n| i.case(n + 1) == Case::Upper)?;
    let number = i.skip(open + 3);
    let letters = i.word(open + 1);
    let whole = i.peek(open)?.partner as usize == i.at + open + 2 && letters.len() <= 4;
    if !whole || name_chunk(i.until(i.at + open))?.at != i.at + open {
        return None;
    }
    let len = steps::number_len(number);
    let piece = number.skip(len);
    // A class, or the initials of the name before it.
    let class = i.means(open + 1, bit(Sense::RecordClass)) || number.is(1, Kind::Slash);
    if len == 0 || !class || !closed(piece, 0) {
        return None;
    }
    if !found.has(Level::Collection) {
        found.add(Level::Collection, plain(i.text_to(i.skip(open))));
    }
    found.add(Level::Signature, eco_format!("{letters} {}", tidy(number.text_to(piece))));
    Some(piece)
}
