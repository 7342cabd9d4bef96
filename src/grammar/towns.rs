//! Whether words are the name of a place of publication.

use super::imprint::{has, top_level};
use super::input::In;
use super::name::and_len;
use super::token::{Case, Kind, bit};
use crate::lexicon::Sense;
use crate::model::Span;
use crate::small;

pub fn all_state(i: In<'_>) -> bool {
    i.long(Sense::State).is_some_and(|len| i.len() <= len + 1)
}

/// `New York`   `Cambridge, MA`   `London and New York`   `Washington, D.C.`   `M.–Л.`   `[Paris]`
///
/// True if all of `i` is a known place, or words that end with a state.
pub fn place_sense(i: In<'_>) -> bool {
    let mut here = i;
    if here.is_empty() {
        return false;
    }
    if here.is(0, Kind::BracketOpen) && here.peek(0).is_some_and(|t| t.partner as usize + 1 == here.end) {
        here = here.part(here.at + 1, here.end - 1);
    }
    let mut known = false;
    loop {
        // `Arlington Heights, Ill.`: more words than the city's, and a state.
        let longer = |len: usize| {
            here.case(len) == Case::Capital
                && here.is(len + 1, Kind::Comma)
                && here.means(len + 2, bit(Sense::State))
        };
        match here.long(Sense::City).filter(|len| !longer(*len)).or_else(|| of_the_count(here)) {
            Some(len) => {
                here = here.skip(len);
                known = true;
            }
            // An unknown town is a place if a state follows: `Grand Rapids, MI`.
            None => {
                let mut rest = here;
                let mut words = 0;
                while matches!(rest.case(0), Case::Capital) && words < 4 {
                    rest = rest.skip(1);
                    words += 1;
                    if rest.is(0, Kind::Dot) && rest.peek(0).is_some_and(|t| !t.stop) {
                        rest = rest.skip(1);
                    }
                }
                let after = rest.past_comma();
                // `Vintage Books, New York`
                let named = has(here.until(rest.at), bit(Sense::PublisherWord));
                if words > 0 && !named && rest.is(0, Kind::Comma) && after.means(0, bit(Sense::State)) {
                    here = rest;
                    known = true;
                } else if words == 0 && known {
                    return here.is_empty();
                } else if words == 0 || !known_state_alone(here) {
                    return false;
                } else {
                    here = rest;
                    known = true;
                }
            }
        }
        here = here.past_dot();
        // The state; its country may follow: `Princeton, NJ, USA`.
        let after = here.past_comma();
        if let Some(len) = after.long(Sense::State) {
            here = after.skip(len).past_dot();
            if here.is(0, Kind::Comma)
                && let Some(len) = here.skip(1).long(Sense::State)
            {
                here = here.skip(1 + len).past_dot();
            }
        } else if after.is(0, Kind::ParenOpen)
            && after.peek(0).is_some_and(|t| t.partner as usize <= after.at + 3)
        {
            let close = after.peek(0).map_or(after.at, |t| t.partner as usize);
            here = after.part(close + 1, after.end);
        }
        if here.is_empty() {
            return known;
        }
        let and = and_len(here);
        let sep = match here.kind(0) {
            Some(Kind::Slash | Kind::Dash | Kind::Semi | Kind::Comma) => 1,
            _ => and,
        };
        if sep == 0 {
            return false;
        }
        here = here.skip(sep);
        let and = and_len(here);
        here = here.skip(and);
    }
}

/// `Illinois` in place of a city.
pub fn known_state_alone(i: In<'_>) -> bool {
    all_state(i)
}

/// `Cambridge (Mass.)`   `Lawrenceville (NJ)`   `Jaraíz de la Vera (Cáceres)`: a town and in brackets its state or land, as the
/// Continent prints them; what is behind the bracket.
pub fn town_and_land(i: In<'_>) -> Option<In<'_>> {
    const WORDS: usize = 6;
    const LAND: usize = 5;
    if !matches!(i.case(0), Case::Capital | Case::Upper) || !i.note.has(Kind::ParenOpen) {
        return None;
    }
    let small = |n: usize| i.case(n) == Case::Lower && i.means(n, bit(Sense::Particle) | bit(Sense::Small));
    let named = |n: &usize| i.case(*n) == Case::Capital || small(*n) || i.is(*n, Kind::Dash);
    let len = (0..WORDS).take_while(named).count();
    let (land, behind) = i.skip(len).enclosed(Kind::ParenOpen)?;
    let divides = behind.is(0, Kind::Comma) || behind.is(0, Kind::Number) || behind.is(0, Kind::Colon);
    let whole = |sense: Sense| land.long(sense).is_some_and(|len| land.skip(len).past_dot().is_empty());
    let town = i.long(Sense::City) == Some(len) && land.case(0) == Case::Capital
        // `Berlin (Ost) 1978`, but `Aldershot (Ashgate) 1994`
        && (behind.is(0, Kind::Comma) || land.len() == 1 && land.word(0).len() < 5);
    let known = land.len() <= LAND && (whole(Sense::State) || whole(Sense::City) || town);
    // `Baltimore (Md.)/London`
    let second = if behind.is(0, Kind::Slash) { behind.skip(1).long(Sense::City) } else { None };
    let behind = second.map_or(behind, |len| behind.skip(1 + len));
    (len > 0 && (divides || second.is_some()) && known && !i.means(0, bit(Sense::In))).then_some(behind)
}

/// `Cambridge`   `New Haven & London`   `Novato CA`: towns right before a year; what is behind them.
pub fn towns(i: In<'_>) -> Option<In<'_>> {
    const WORDS: usize = 3;
    let mut here = i;
    loop {
        // A town that no list knows, told by its state: `Conshohocken PA`.
        let unknown = || (1..=WORDS).take_while(|n| here.case(n - 1) == Case::Capital);
        let by_state = || unknown().find(|n| here.skip(*n).past_comma().means(0, bit(Sense::State)));
        let town = here.skip(here.long(Sense::City).or_else(by_state)?).past_dot();
        let land = town.past_comma();
        here = land.long(Sense::State).map_or(town, |len| land.skip(len).past_dot());
        let sep = if here.is(0, Kind::Slash) { 1 } else { and_len(here) };
        if sep == 0 {
            return here.past_comma().is(0, Kind::Number).then_some(here);
        }
        here = here.skip(sep);
    }
}

/// `Reinbek bei Hamburg`   `Neuwied am Rhein`: a town, told from others by what lies near; what is behind it, a year.
pub fn town_by_another(i: In<'_>) -> Option<In<'_>> {
    let joined = i.case(0) == Case::Capital
        && i.case(1) == Case::Lower
        && small::is(i.word(1), small::JOIN_TOWNS)
        && !i.means(0, bit(Sense::Small) | bit(Sense::TitleNoun));
    let near = i.skip(2).past_dot();
    let near =
        near.skip(usize::from(near.case(0) == Case::Lower && near.means(0, bit(Sense::Small)))).past_dot();
    let after = near.skip(near.long(Sense::City).unwrap_or(1)).past_dot();
    (joined && near.case(0) == Case::Capital && after.is(0, Kind::Number)).then_some(after)
}

/// `'s-Gravenhage`, `’s-Hertogenbosch`: how many tokens a Dutch town takes whose name begins with a mark.
pub fn of_the_count(i: In<'_>) -> Option<usize> {
    let mark = matches!(i.kind(0), Some(Kind::Quote | Kind::QuoteOpen | Kind::QuoteClose));
    let rest = i.word(1).strip_prefix("s-");
    (mark && rest.is_some_and(|name| name.starts_with(char::is_uppercase))).then_some(2)
}

/// `Lake Forest, IL`: whatever it is, behind it a comma and its state, in brackets or the like.
fn in_state(place: In<'_>) -> bool {
    let last = place.len().saturating_sub(2);
    last > 0 && place.is(last, Kind::Comma) && place.means(last + 1, bit(Sense::State))
}

/// `ABC (Madrid)`, `El Nacional, México`: a newspaper's place behind its name.
pub fn printed_at(name: In<'_>) -> (In<'_>, Option<Span>) {
    let closed = name.note.list.get(name.end.saturating_sub(1)).filter(|t| t.kind == Kind::ParenClose);
    let (from, to, end) = match closed {
        Some(t) => (t.partner as usize + 1, name.end - 1, t.partner as usize),
        None => match (name.at..name.end).rev().take(4).find(|at| name.note.list[*at].kind == Kind::Comma) {
            Some(comma) => (comma + 1, name.end, comma),
            None => return (name, None),
        },
    };
    let place = name.part(from, to);
    if end > name.at
        && (place.long(Sense::City).is_some_and(|len| len == place.len())
            || closed.is_some() && in_state(place))
    {
        return (name.until(end), Some(name.note.span(from, to)));
    }
    (name, None)
}

/// `Washington, DC: A Guide (`: a town and its state, and behind them a subtitle or the facts of publication.
pub fn title_of_town(i: In<'_>) -> bool {
    i.is(1, Kind::Comma)
        && i.case(2) == Case::Upper
        && i.means(2, bit(Sense::State))
        && matches!(i.kind(3), Some(Kind::Colon | Kind::ParenOpen))
}

/// Every part between semicolons is a town that is known.
pub fn all_towns(i: In<'_>) -> bool {
    let semis = top_level(i, Kind::Semi);
    let starts = std::iter::once(i.at).chain(semis.iter().map(|semi| semi + 1));
    let ends = semis.iter().copied().chain(std::iter::once(i.end));
    starts.zip(ends).all(|(from, to)| place_sense(i.part(from, to)))
}
