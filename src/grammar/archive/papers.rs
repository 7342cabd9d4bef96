//! Somebody's papers by their name, a number perhaps behind it.

use super::tongue::marks;
use super::{Found, ends_here, separators, steps, tidy};
use crate::grammar::input::{In, Parsed};
use crate::grammar::token::{Case, Kind, bit};
use crate::lexicon::Sense;
use crate::model::Level;

/// `Grey MSS 5992`, `Spring Rice MSS 1/20, fo. 3`: somebody's papers, as British historians name them, and a number in them.
pub fn private_papers(i: In<'_>) -> Option<(In<'_>, Found)> {
    let end = mss_of(i)?;
    let mut found = Found::elsewhere();
    found.add(Level::Signature, tidy(i.text_to(end)));
    found.headed = true;
    let after = separators(end);
    let rest = steps::steps(after, &mut found);
    Some((if rest.at > after.at { rest } else { end }, found))
}

/// One to three capitalised words, the word for manuscripts, and a number behind which the address ends or goes on to a leaf.
pub fn mss_of(i: In<'_>) -> Option<In<'_>> {
    let name = (1..=3).find(|n| i.case(*n) == Case::Upper && marks().manuscripts.contains(&i.word(*n)))?;
    let named =
        (0..name).all(|n| i.case(n) == Case::Capital && !i.means(n, bit(Sense::Small) | bit(Sense::In)));
    let number = i.skip(name + 1).past_dot();
    if !named
        || i.hit(|s| matches!(s, Sense::Archive(_)).then_some(())).is_some()
        || !number.is(0, Kind::Number)
    {
        return None;
    }
    let slashed = |n: &usize| number.is(*n, Kind::Slash) && number.is(n + 1, Kind::Number);
    let parts = (0..4).take_while(|n| slashed(&(1 + 2 * n))).count();
    let end = number.skip(1 + 2 * parts);
    (ends_here(end) && !end.is(0, Kind::ParenOpen)).then_some(end)
}

/// `Columbia University Oral History Collection`: the name of papers alone, up to where a citation ends.
pub fn papers_alone(i: In<'_>) -> Parsed<'_, Found> {
    let Some((rest, _)) = super::repository::capital_run(i, 0, 12) else { return i.miss() };
    let name = crate::grammar::draft::plain(i.text_to(rest));
    let ends = crate::grammar::tail::ends(rest) || rest.is(0, Kind::Comma);
    if !ends || !super::western::is_collection(&name) || rest.at < i.at + 2 {
        return i.miss();
    }
    let mut found = Found::elsewhere();
    found.add(Level::Collection, name);
    // `GFK Papers, 138`: of papers known by initials the number is that of a box.
    if i.case(0) == Case::Upper
        && rest.is(0, Kind::Comma)
        && rest.is(1, Kind::Number)
        && crate::grammar::tail::ends(rest.skip(2))
    {
        found.add(Level::Box, rest.word(1).to_owned());
        return Ok((rest.skip(2), found));
    }
    Ok((rest, found))
}
