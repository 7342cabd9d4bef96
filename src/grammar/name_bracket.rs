//! Names with a part in brackets: the given names, as French manuals have them, or letters that are supplied.

use super::input::In;
use super::name::{Names, and_len, is_initial};
use super::token::{Case, GIVEN, Kind, bit};
use crate::lexicon::Sense;
use crate::model::Name;
use crate::small;

/// `BLOCH (Marc)`   `Bloch (M.)`   `LE ROY LADURIE (Emmanuel)`   `LA GORCE (Paul-Marie de)`: the surname, then the given names in brackets.
pub fn given_in_brackets(i: In<'_>) -> Option<(In<'_>, Name)> {
    const LONGEST: usize = 6;
    let open = (1..LONGEST).find(|n| !i.is(*n, Kind::Word) && !i.is(*n, Kind::Dash))?;
    let (inner, behind) = i.skip(open).enclosed(Kind::ParenOpen)?;
    let surname = i.until(i.at + open);
    if !family(surname) || inner.is_empty() || inner.len() > LONGEST || !closes(behind) {
        return None;
    }
    let initial = is_initial(inner.skip(1), inner.word(0));
    // `WASHINGTON (D.C.)`, `Pravda (Sofia)`: where it is.
    if i.means(0, bit(Sense::City) | bit(Sense::Newspaper))
        || !initial && inner.means(0, bit(Sense::City) | bit(Sense::State))
    {
        return None;
    }
    let shouted = surname.case(0) == Case::Upper && surname.word(0).chars().count() > 2;
    let capital = matches!(inner.case(0), Case::Capital | Case::Upper);
    if !(initial || inner.means(0, GIVEN) || shouted && capital && names_only(inner)) || !names_only(inner) {
        return None;
    }
    let text = |from: usize, to: usize| i.note.slice(from, to).trim();
    Some((behind, Name::person(text(inner.at, inner.end), text(surname.at, surname.end))))
}

/// `(William Samuel)` in `William S. (William Samuel) Peterson`, `(Gordon)` in `G. (Gordon) Hutchinson`: the given names at length, as
/// catalogues have them, between those that are printed and the surname; what is behind.
pub fn given_at_length<'n>(start: In<'n>, here: In<'n>) -> Option<In<'n>> {
    const LONGEST: usize = 6;
    let (inner, behind) = here.enclosed(Kind::ParenOpen)?;
    let first = |i: In<'n>| i.word(0).chars().next();
    let named = here.at > start.at
        && inner.len() <= LONGEST
        && first(inner).is_some()
        && first(inner) == first(start)
        && (inner.word(0) == start.word(0)
            || is_initial(start.skip(1), start.word(0))
            || start.means(0, GIVEN))
        && inner.case(0) == Case::Capital
        && names_only(inner);
    (named && behind.case(0) == Case::Capital && !behind.means(0, bit(Sense::Editor))).then_some(behind)
}

/// `Link, William A. (William Allen).`: behind initials the given names in full, as catalogues of libraries have them.
pub fn in_full<'n>(i: In<'n>, name: &Name) -> Option<In<'n>> {
    let (inner, behind) = i.enclosed(Kind::ParenOpen)?;
    let initial = |word: &str| word.len() == 2 && word.ends_with('.');
    let same = name.given.chars().next().is_some_and(|first| inner.word(0).starts_with(first));
    let words = inner.len() < 5
        && inner.note.list[inner.at..inner.end]
            .iter()
            .all(|t| t.kind == Kind::Word && t.case == Case::Capital);
    (name.given.split(' ').any(initial) && same && words).then_some(behind)
}

/// `J[ohn] Smith`   `W[illiam] H[enry] Petty`   `J[ohn] S[mith]`   `M. [Mary] Hays`: letters that the title page has not, told as if it had.
pub fn supplied(i: In<'_>) -> Option<(In<'_>, Name)> {
    const MOST: usize = 4;
    let mut given = String::new();
    let mut here = i;
    let mut last = String::new();
    for _ in 0..MOST {
        let (word, rest) = whole_word(here)?;
        if !last.is_empty() {
            given = if given.is_empty() { last } else { format!("{given} {last}") };
        }
        (last, here) = (word, rest);
        if closes(here) {
            let shown = (i.at..here.at).any(|at| i.note.list[at].kind == Kind::BracketOpen);
            return (shown && !given.is_empty()).then(|| (here, Name::person(&given, &last)));
        }
    }
    None
}

/// `J[ohn]`, `M. [Mary]`, `Smith`, `H.`: a name or an initial, its missing letters or itself in brackets behind it.
fn whole_word(i: In<'_>) -> Option<(String, In<'_>)> {
    let initial = is_initial(i.skip(1), i.word(0));
    if !matches!(i.case(0), Case::Capital | Case::Upper) {
        return None;
    }
    let behind = i.skip(1 + usize::from(initial));
    let Some((inner, rest)) = behind.enclosed(Kind::BracketOpen).filter(|(inner, _)| inner.len() == 1) else {
        return Some((i.text_to(behind).to_owned(), behind));
    };
    let glued = behind.peek(0).is_some_and(|t| !t.spaced);
    match (inner.case(0), glued) {
        (Case::Lower, true) if !initial => Some((format!("{}{}", i.word(0), inner.word(0)), rest)),
        (Case::Capital, false) if initial => Some((inner.word(0).to_owned(), rest)),
        _ => None,
    }
}

/// `Miles Ignotus (pseud.), …`   `S. Budyonny (sic), …`   `M. Delaloi (Delaloye), …`: what a bracket says of the name before it, that it is
/// feigned, printed so, or spelt otherwise elsewhere, or when its bearer lived; what is behind it.
pub fn past_aside<'n>(i: In<'n>, found: &Names) -> In<'n> {
    let bracket = match i.kind(0) {
        Some(kind @ (Kind::ParenOpen | Kind::BracketOpen)) => i.enclosed(kind),
        _ => None,
    };
    let Some((inner, behind)) = bracket else { return i };
    let first = |text: &str| text.chars().next();
    let otherwise = || {
        let family = found.list.last().and_then(|name| first(&name.family));
        inner.len() == 1
            && inner.case(0) == Case::Capital
            && !inner.means(0, bit(Sense::City) | bit(Sense::Editor) | GIVEN)
            && first(inner.word(0)) == family
            && behind.is(0, Kind::Comma)
            && matches!(behind.case(1), Case::Capital | Case::Upper)
    };
    // `N. Lenin (V. I. Ulyanov), What Is to Be Done?`: his own name.
    let own = || {
        const LONGEST: usize = 7;
        found.full
            && found.list.len() == 1
            && found.list.iter().all(|name| !name.given.is_empty() && !name.is_body())
            && inner.len() <= LONGEST
            && matches!(inner.case(0), Case::Capital | Case::Upper)
            && inner.case(inner.len().saturating_sub(1)) == Case::Capital
            && names_only(inner)
            && (0..inner.len()).all(|n| {
                !inner.means(
                    n,
                    bit(Sense::City)
                        | bit(Sense::State)
                        | bit(Sense::BodyWord)
                        | bit(Sense::Editor)
                        | bit(Sense::PublisherWord),
                )
            })
            && behind.is(0, Kind::Comma)
            && matches!(behind.case(1), Case::Capital | Case::Upper)
    };
    let said = inner.means(0, bit(Sense::Pseudonym)) || small::is(inner.word(0), small::PRINTED_SO);
    if said && inner.len() <= 2 || lifetime(inner, behind) || otherwise() || own() { behind } else { i }
}

/// `Alexander Herzen (1812–1870), My Past and Thoughts`   `Ibn Hajar (d. 852/1449), Fath al-Bari`: the years of a life, or that of a death by
/// one calendar or two, and a title behind the comma.
fn lifetime(inner: In<'_>, behind: In<'_>) -> bool {
    let year = |n: usize| inner.is(n, Kind::Number) && (3..=4).contains(&inner.word(n).len());
    let died =
        inner.case(0) == Case::Lower && small::is(inner.word(0), small::DIED) && inner.is(1, Kind::Dot);
    let years = match inner.len() {
        3 => year(0) && inner.is(1, Kind::Dash) && year(2) || died && year(2),
        5 => died && year(2) && inner.is(3, Kind::Slash) && year(4),
        _ => false,
    };
    years
        && behind.is(0, Kind::Comma)
        && (matches!(behind.case(1), Case::Capital | Case::Upper)
            || behind.is(1, Kind::QuoteOpen)
            || behind.means(1, bit(Sense::Particle)))
}

/// Words of a surname: `LE ROY LADURIE`, `Carrère d’Encausse`, `Lévi-Strauss`.
fn family(i: In<'_>) -> bool {
    let part = |n: usize| match i.kind(n) {
        Some(Kind::Dash) => i.peek(n).is_some_and(|t| !t.spaced),
        _ => matches!(i.case(n), Case::Capital | Case::Upper) || i.means(n, bit(Sense::Particle)),
    };
    (0..i.len()).all(part)
        && !i.is(i.len() - 1, Kind::Dash)
        && matches!(i.case(i.len() - 1), Case::Capital | Case::Upper)
        && !i
            .means(0, bit(Sense::DocumentHead) | bit(Sense::BodyWord) | bit(Sense::Signal) | bit(Sense::Ibid))
}

/// Given names and initials, and the particle of the surname behind them.
fn names_only(i: In<'_>) -> bool {
    (0..i.len()).all(|n| match i.kind(n) {
        Some(Kind::Dash) => i.peek(n).is_some_and(|t| !t.spaced),
        Some(Kind::Dot) => n > 0 && is_initial(i.skip(n), i.word(n - 1)),
        _ => matches!(i.case(n), Case::Capital | Case::Upper) || n > 0 && i.means(n, bit(Sense::Particle)),
    })
}

/// Behind the name the title, another name, or what its bearer did.
fn closes(i: In<'_>) -> bool {
    matches!(i.kind(0), Some(Kind::Comma | Kind::Colon | Kind::ParenOpen))
        || and_len(i) > 0
        || i.means(0, bit(Sense::Editor))
        || i.is(0, Kind::Dash) && i.peek(0).is_some_and(|t| t.spaced)
}
