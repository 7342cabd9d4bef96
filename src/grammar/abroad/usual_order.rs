//! Names in their usual order: before a colon or a stop, and behind one that is turned round.

use ecow::EcoVec;

use super::super::imprint::{Paren, paren};
use super::super::input::In;
use super::super::name::{and_len, may_lead_to, names, person};
use super::super::token::{Case, GIVEN, Kind};
use super::facts::initial;
use super::inverted::Inverted;
use crate::model::Name;
use crate::small;

/// `Hans Mommsen:`   `Walter H. Pehle (Hrsg.):`   `Michail Gefter / Leonid Luks (Hg.):`: names in their usual order
/// before a colon.
pub fn straight(i: In<'_>) -> Option<Inverted> {
    if !may_lead_to(i, 0, true) {
        return stopped(i);
    }
    let (mut rest, mut names) = names(i).ok()?;
    if !names.full {
        return None;
    }
    // `Bol’shevistskoe rukovodstvo: Perepiska`: an adjective is nobody's given name.
    if small::RUSSIAN_ADJECTIVES.iter().any(|ending| i.word(0).ends_with(ending)) && !i.means(1, GIVEN) {
        return None;
    }
    // `Lynn Hunt, Margaret Jacob: The Affective Revolution, in: …`
    let mut by_comma = false;
    if let [_] = names.list.as_slice()
        && rest.is(0, Kind::Comma)
        && (i.means(0, GIVEN) && rest.means(1, GIVEN) || initial(rest.skip(1)))
        && let Ok((behind, second)) = person(rest.skip(1))
        && behind.is(0, Kind::Colon)
        && !second.given.is_empty()
    {
        names.list.push(second);
        rest = behind;
        by_comma = !i.note.colons;
    }
    // `Peter Kriedte, Hans Medick, Jürgen Schlumbohm: Industrialisierung vor der Industrialisierung`
    if !rest.is(0, Kind::Colon)
        && let Some((behind, more)) = three(i, rest, names.list.len())
    {
        names.list.extend(more);
        rest = behind;
    }
    let (after, editor) = match paren(rest) {
        Ok((after, Paren::Editor)) => (after, true),
        _ => (rest, false),
    };
    if !after.is(0, Kind::Colon) {
        return stopped(i);
    }
    Some(Inverted {
        names,
        editor,
        names_end: rest.at,
        title_at: after.at + 1,
        sep: Kind::Colon,
        capitals: false,
        turned: false,
        by_comma,
    })
}

/// `, Hans Medick, Jürgen Schlumbohm:` behind the first of them: with commas between, and before the colon, three at least whose
/// given names are known; a title has a colon behind one.
fn three<'n>(i: In<'n>, rest: In<'n>, so_far: usize) -> Option<(In<'n>, EcoVec<Name>)> {
    const MOST: usize = 6;
    let mut end = rest;
    let mut more = EcoVec::new();
    while end.is(0, Kind::Comma)
        && end.means(1, GIVEN)
        && more.len() < MOST
        && let Ok((behind, name)) = person(end.skip(1))
        && !name.given.is_empty()
    {
        more.push(name);
        end = behind;
    }
    (end.is(0, Kind::Colon) && i.means(0, GIVEN) && so_far + more.len() > 2).then_some((end, more))
}

/// `Enrique Florescano. Memoria mexicana. México: FCE, 1994`   `João José Reis. A morte é uma festa. São Paulo: …`: names in their
/// usual order before a stop; a given name must be known.
fn stopped(i: In<'_>) -> Option<Inverted> {
    // `G. R. Elton. The Tudor Constitution. …`
    let initials = initial(i) && i.peek(0).is_some_and(|t| t.kind == Kind::Word);
    if !(i.means(0, GIVEN) || initials) || i.note.russian || i.is(1, Kind::Comma) {
        return None;
    }
    let (rest, names) = names(i).ok()?;
    let stop = rest.peek(0).is_some_and(|t| t.kind == Kind::Dot && t.stop);
    let title = rest.skip(1);
    let fits = names.full
        && stop
        && names.list.iter().all(|n| !n.given.is_empty())
        && (matches!(title.case(0), Case::Capital | Case::Upper) || title.is(0, Kind::QuoteOpen));
    fits.then_some(Inverted {
        names,
        editor: false,
        names_end: rest.at,
        title_at: title.at,
        sep: Kind::Dot,
        capitals: false,
        turned: false,
        by_comma: false,
    })
}

/// `Peter Schöttler, Nick Srnicek und Graham Harman`: behind the comma a given name and a surname, and then one more whose given
/// name is first: none of them is turned round.
pub fn straight_list(i: In<'_>) -> bool {
    let person = |i: In<'_>| i.means(0, GIVEN) && i.case(1) == Case::Capital && !i.means(1, GIVEN);
    let and = and_len(i.skip(2));
    person(i) && and > 0 && person(i.skip(2 + and))
}

/// `, Ira Berlin, and Leon Litwack.` behind a name turned round: the others in their usual order, up to the last behind an “and”.
pub fn straight_behind(i: In<'_>) -> Option<(In<'_>, EcoVec<Name>)> {
    const MOST: usize = 8;
    let mut rest = i;
    let mut others = EcoVec::new();
    while others.len() < MOST && rest.is(0, Kind::Comma) {
        let and = and_len(rest.skip(1));
        let at = rest.skip(1 + and);
        let (behind, name) = person(at).ok()?;
        let shouted = behind.note.list[behind.at - 1].case == Case::Upper;
        if name.given.is_empty() || !(at.means(0, GIVEN) || initial(at) || shouted) {
            return None;
        }
        others.push(name);
        rest = behind;
        // `SCHELLINGER, Paul, Christopher HUDSON a Marijk RIJSBERMAN`: no comma before the last, as ISO 690 has it.
        let last = and_len(rest);
        if shouted && last > 0 {
            let (behind, name) = person(rest.skip(last)).ok()?;
            others.push(name);
            let closes = matches!(behind.kind(0), Some(Kind::Dot | Kind::Comma | Kind::ParenOpen));
            return closes.then_some((behind, others));
        }
        if and > 0 {
            let closes = matches!(rest.kind(0), Some(Kind::Dot | Kind::Comma | Kind::ParenOpen));
            return (closes && others.len() > 1).then_some((rest, others));
        }
    }
    None
}

/// `Menéndez y Pelayo, Marcelino`, `Ortega y Gasset, J.`: one surname of two words, if a single given name or initial is behind it.
pub fn compound(i: In<'_>) -> bool {
    i.case(0) == Case::Capital
        && small::is(i.word(1), small::JOINING_SURNAMES)
        && i.case(2) == Case::Capital
        && i.is(3, Kind::Comma)
        && (i.means(4, GIVEN) || initial(i.skip(4)))
}

/// `Osterhammel: Die Verwandlung der Welt`   `RITTER / TENFELDE: Arbeiter im Deutschen Kaiserreich`: German notes name a work again so; the
/// document must know it.
pub fn surname_colon(i: In<'_>) -> bool {
    const LONGEST: usize = 14;
    surnames_to_colon(i).is_some_and(|colon| {
        i.len() < LONGEST + colon && matches!(i.case(colon + 1), Case::Capital | Case::Upper)
    })
}

/// Surnames parted by slashes, up to a colon: how many tokens they have.
pub fn surnames_to_colon(i: In<'_>) -> Option<usize> {
    const MOST: usize = 3;
    let surname = |n: usize| match i.case(n) {
        Case::Capital => true,
        Case::Upper => i.word(n).chars().count() > 2,
        _ => false,
    };
    let last = (0..MOST).map(|n| 2 * n).find(|n| !surname(*n) || !i.is(n + 1, Kind::Slash))?;
    (surname(last) && i.is(last + 1, Kind::Colon)).then_some(last + 1)
}
