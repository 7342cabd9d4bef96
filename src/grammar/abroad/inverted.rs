//! Names with the surname first, and what divides them from a title.

use super::super::imprint::{paren, Paren};
use super::super::input::{comma, dot, In};
use super::super::name::{and_len, names, Names};
use super::super::token::{bit, Case, Kind};
use crate::lexicon::Sense;
use crate::model::Name;

/// Names, what they are, and where the title begins.
pub struct Inverted {
    /// In order.
    pub names: Names,
    /// A role behind them says that they edited.
    pub editor: bool,
    /// The token behind the last name.
    pub names_end: usize,
    /// The first token of what follows.
    pub title_at: usize,
    /// What stands before it.
    pub sep: Kind,
    /// Surnames in capitals.
    pub capitals: bool,
}

/// `Mommsen, Hans:`   `HOLANDA, Sérgio Buarque de.`   `Broszat, Martin/Fröhlich, Elke (Hg.):`   `FRAGOSO, João; FLORENTINO, Manolo.`   `KATZ, Friedrich,`
pub fn inverted(i: In<'_>) -> Option<Inverted> {
    let Some((mut rest, first, capitals)) = one(i) else { return straight(i) };
    let mut list = vec![first];
    while list.len() < 8 {
        let and = and_len(rest);
        let sep = match rest.kind(0) {
            Some(Kind::Slash | Kind::Semi | Kind::Amp) => 1,
            _ => and,
        };
        if sep == 0 {
            break;
        }
        // A list has its names all one way round, but the last may be printed straight.
        match one(rest.skip(sep)) {
            Some((next, name, upper)) if upper == capitals => {
                list.push(name);
                rest = next;
            }
            _ => break,
        }
    }
    let mut names_end = rest.at;
    if let Some(((), len)) = comma(rest).map_or(rest, |(i, ())| i).hit(|s| (s == Sense::EtAl).then_some(())) {
        rest = comma(rest).map_or(rest, |(i, ())| i).skip(len);
        rest = dot(rest).map_or(rest, |(i, ())| i);
        names_end = names_end.max(rest.at);
    }
    let mut editor = false;
    if let Ok((after, Paren::Editor)) = paren(rest) {
        rest = after;
        editor = true;
    } else if let Some(((), len)) = comma(rest)
        .map_or(rest, |(i, ())| i)
        .hit(|s| matches!(s, Sense::Editor | Sense::Compiler).then_some(()))
        && rest.is(0, Kind::Comma)
    {
        let after = rest.skip(1 + len);
        rest = dot(after).map_or(after, |(i, ())| i);
        editor = true;
    }
    let names = Names { list, full: true };
    // The stop of the last initial is the area's as well: `CARVALHO, J. M. Cidadania`.
    if i.note.list[rest.at - 1].kind == Kind::Dot
        && (matches!(rest.case(0), Case::Capital | Case::Upper) || rest.is(0, Kind::QuoteOpen))
    {
        return Some(Inverted { names, editor, names_end, title_at: rest.at, sep: Kind::Dot, capitals });
    }
    let sep = rest.kind(0).filter(|k| matches!(k, Kind::Colon | Kind::Dot | Kind::Comma))?;
    Some(Inverted { names, editor, names_end, title_at: rest.at + 1, sep, capitals })
}

/// `Hans Mommsen:`   `Walter H. Pehle (Hrsg.):`   `Michail Gefter / Leonid Luks (Hg.):`: names in their usual order
/// before a colon.
fn straight(i: In<'_>) -> Option<Inverted> {
    let (rest, names) = names(i).ok()?;
    if !names.full {
        return None;
    }
    let (after, editor) = match paren(rest) {
        Ok((after, Paren::Editor)) => (after, true),
        _ => (rest, false),
    };
    after.is(0, Kind::Colon).then_some(Inverted {
        names,
        editor,
        names_end: rest.at,
        title_at: after.at + 1,
        sep: Kind::Colon,
        capitals: false,
    })
}

/// `Mommsen, Hans`   `HOLANDA, Sérgio Buarque de`   `Tuñón de Lara, Manuel`   `Winkler, Heinrich A.`
fn one(i: In<'_>) -> Option<(In<'_>, Name, bool)> {
    // The surname: one to four words before the comma.
    let mut here = i;
    let mut words = 0;
    while here.kind(0) == Some(Kind::Word) && words < 5 {
        let t = here.peek(0)?;
        let particle = t.bits & bit(Sense::Particle) != 0 && t.case == Case::Lower;
        if t.case == Case::Lower && !particle {
            return None;
        }
        words += 1;
        here = here.skip(1);
    }
    if words == 0 || words > 4 || !here.is(0, Kind::Comma) {
        return None;
    }
    let family = i.until(here.at);
    let capitals = all_capitals(family);
    // `Eric Hobsbawm, Nations: …` is a name in its usual order: two words before the comma are a surname in
    // capitals, or one before a given name that is known.
    let several = family.note.list[family.at..family.end].iter().filter(|t| t.case != Case::Lower).count() > 1;
    if several && !capitals && !here.means(1, bit(Sense::GivenName)) {
        return None;
    }
    let prefix = usize::from(family.case(0) == Case::Lower && family.len() > 1);
    // The given names: one to four words, initials with their stops, particles behind.
    let given_at = here.skip(1);
    let mut here = given_at;
    let mut words = 0;
    let mut given_end = here.at;
    while let Some(t) = here.peek(0).filter(|t| t.kind == Kind::Word) {
        let particle = t.bits & bit(Sense::Particle) != 0 && t.case == Case::Lower;
        if t.case == Case::Lower && !particle {
            return None;
        }
        // Words that begin a title or lead a role are no given name.
        if words == 0 && t.bits & (bit(Sense::Small) | bit(Sense::Editor) | bit(Sense::City)) != 0 && t.span.len() > 2 {
            return None;
        }
        words += 1;
        here = here.skip(1);
        if here.is(0, Kind::Dot) && t.case == Case::Upper && t.span.of(i.note.text).chars().count() <= 2 && !particle {
            // The stop of the last initial may also end the area.
            let last = !matches!(here.case(1), Case::Upper | Case::Capital) || here.peek(0).is_some_and(|d| d.stop);
            here = here.skip(1);
            given_end = here.at;
            if last && here.case(0) != Case::None && here.peek(0).is_some_and(|n| n.spaced) && !initial(here) {
                break;
            }
        } else {
            given_end = here.at;
        }
        if here.is(0, Kind::Dash) && here.peek(0).is_some_and(|t| !t.spaced) && here.case(1) == Case::Upper {
            here = here.skip(1);
        }
    }
    if words == 0 || words > 4 || given_at.case(0) == Case::Lower {
        return None;
    }
    let name = Name {
        family: i.note.slice(family.at + prefix, family.end).to_owned(),
        given: i.note.slice(given_at.at, given_end).to_owned(),
        prefix: if prefix > 0 { i.note.slice(family.at, family.at + prefix).to_owned() } else { String::new() },
        ..Name::default()
    };
    Some((i.part(given_end, i.end), name, capitals))
}

/// `H.`
fn initial(i: In<'_>) -> bool {
    i.case(0) == Case::Upper && i.word(0).chars().count() == 1 && i.is(1, Kind::Dot)
}

/// `HOLANDA`, `PRADO JÚNIOR`, `DE ROSA`: every word in capitals, and more than a letter.
fn all_capitals(i: In<'_>) -> bool {
    let list = &i.note.list[i.at..i.end];
    list.iter().all(|t| t.case == Case::Upper || t.case == Case::Lower)
        && list.iter().any(|t| t.case == Case::Upper && t.span.len() > 2)
}
