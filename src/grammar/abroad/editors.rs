//! Names behind a word for a role: turned round, or several with commas between them.

use ecow::EcoVec;

use super::super::draft::Draft;
use super::super::imprint::has;
use super::super::input::In;
use super::super::name::{Names, person};
use super::super::tail::place_year;
use super::super::token::{Case, GIVEN, Kind, bit};
use super::inverted::one;
use crate::lexicon::Sense;
use crate::model::{Field, Name, Value};

/// `übersetzt von Hauber, Karl F., Frankfurt am Main 1979`   `hrsg. v. Kurt Jeserich, Hans Pohl, Georg-Christoph von Unruh, Bd. 1, Stuttgart 1983`
///
/// `rest` is behind the names that were read at `i`; more of them, if a given name that is known follows the comma.
pub fn all_of<'n>(i: In<'n>, rest: In<'n>, found: Names) -> (In<'n>, Names) {
    // Read as surnames, so far.
    if !found.full
        && i.is(1, Kind::Comma)
        && i.means(2, GIVEN)
        && let Some((behind, list)) = turned(i)
        && list.len() > 1
        && closes(behind)
    {
        return (behind, Names { list, full: true });
    }
    if !rest.is(0, Kind::Comma) || !given_ahead(rest.skip(1)) {
        return (rest, found);
    }
    if let [only] = found.list.as_slice()
        && only.given.is_empty()
        && let Some((behind, list)) = turned(i)
        && closes(behind)
    {
        return (behind, Names { list, full: true });
    }
    more(rest, found)
}

/// `Baumann, Anette/Westphal, Siegrid`: each with the surname first, slashes between them.
fn turned(i: In<'_>) -> Option<(In<'_>, EcoVec<Name>)> {
    let (mut rest, first, _) = one(i)?;
    let mut list: EcoVec<Name> = [first].into_iter().collect();
    while rest.is(0, Kind::Slash)
        && let Some((behind, name, _)) = one(rest.skip(1))
    {
        list.push(name);
        rest = behind;
    }
    Some((rest, list))
}

/// A given name that is known, or two joined before a particle: `Georg-Christoph von Unruh`.
fn given_ahead(i: In<'_>) -> bool {
    let particle = bit(Sense::Particle);
    let joined =
        i.is(1, Kind::Dash) && i.means(3, particle) || i.word(0).contains('-') && i.means(1, particle);
    i.means(0, GIVEN) || i.case(0) == Case::Capital && joined
}

fn closes(i: In<'_>) -> bool {
    matches!(i.kind(0), Some(Kind::Comma | Kind::Semi | Kind::ParenOpen | Kind::Dot))
}

/// One alone before a place may be the publisher: `hrsg. v. Hans Pohl, Franz Steiner, Stuttgart 1983`.
fn more<'n>(rest: In<'n>, mut found: Names) -> (In<'n>, Names) {
    let mut end = rest;
    let mut others: EcoVec<Name> = EcoVec::new();
    while end.is(0, Kind::Comma)
        && given_ahead(end.skip(1))
        && let Ok((next, name)) = person(end.skip(1))
        && !name.given.is_empty()
        // `hrsg. v. Ernst Bruckmüller, Ulrike Döcker. Wien 1990`
        && (next.is(0, Kind::Comma) || next.is(0, Kind::Dot) && place_year(next.skip(1)))
        && !has(end.skip(1).until(next.at), bit(Sense::PublisherWord))
    {
        others.push(name);
        end = next;
    }
    let last = end.is(0, Kind::Comma) && place_year(end.skip(1));
    let alone = others.len() == 1 && found.list.len() == 1;
    if !found.full || others.is_empty() || alone && last {
        return (rest, found);
    }
    found.list.extend(others);
    (end, found)
}

/// `hrsg. von Hermann Braun/hrsg. von Manfred Riedel`: the mark between two who are named with the role of each.
pub fn divides(i: In<'_>) -> bool {
    i.is(0, Kind::Slash)
        && i.case(1) == Case::Lower
        && i.means(1, bit(Sense::Editor) | bit(Sense::Translator))
}

/// Those of a field who were named `before` a role was read once more stand before those that it gave.
pub fn after(before: EcoVec<Name>, field: Field, draft: &mut Draft) {
    let mut all = before;
    all.extend(draft.fields.names(field).iter().cloned());
    draft.fields.set(field, Value::Names(all));
}
