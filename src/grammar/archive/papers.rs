//! Somebody's papers and diaries by their name, a number perhaps behind it.

use super::label::{Mark, label};
use super::tongue::marks;
use super::value::value;
use super::{Found, ends_here, separators, steps, tidy};
use crate::grammar::input::{In, Parsed};
use crate::grammar::token::{Case, Kind, bit};
use crate::lexicon::Sense;
use crate::model::{Level, Step, Unit};

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

/// `Stimson Diary, May 3, 1945`: the name of a diary, which ends where the answer begins.
pub fn diary_ahead(i: In<'_>) -> Option<In<'_>> {
    let end = (1..5).find(|n| marks().diaries.contains(&i.word(*n)))?;
    let named = (0..end).all(|n| {
        i.is(n, Kind::Word)
            && matches!(i.case(n), Case::Capital | Case::Upper)
            && !i.means(n, bit(Sense::Small))
            || i.is(n, Kind::Dot) && n > 0 && i.case(n - 1) == Case::Upper
    });
    (named && i.is(end + 1, Kind::Comma)).then(|| i.skip(end + 1))
}

/// `vol. 51,` behind the name of a diary: its volume goes into `found`; where the day begins.
pub fn diary_volume<'n>(i: In<'n>, found: &mut Found) -> In<'n> {
    let Some((Mark::Step(Level::Volume) | Mark::Locator(Unit::Volume), at)) = label(i, &Found::elsewhere())
    else {
        return i;
    };
    let level = Level::Volume;
    match value(at, level).filter(|(rest, _)| rest.is(0, Kind::Comma)) {
        Some((rest, value)) => {
            found.place.steps.push(Step { level, label: i.text_to(at).trim_end().to_owned(), value });
            rest.skip(1)
        }
        None => i,
    }
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
