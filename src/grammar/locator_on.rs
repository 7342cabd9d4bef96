//! Where a list of locators goes on: behind a semicolon, behind the stop of a numeral.

use super::date::roman;
use super::draft::Draft;
use super::input::{In, word};
use super::locator::locators;
use super::numbering::is_numeral;
use super::tail::ends;
use super::token::{Case, Kind, bit};
use crate::lexicon::Sense;
use crate::model::{Field, Locator, Sited, Unit};

/// After `;` a bare number goes on with the list: `pp. 665; 669`, `160; see also 219`.
pub fn list_goes_on(i: In<'_>) -> bool {
    let led = i.case(0) == Case::Lower && i.means(0, bit(Sense::Signal));
    let i = if led { i.skip(i.long(Sense::Signal).unwrap_or(0)) } else { i };
    if led && i.long(Sense::Locator(Unit::Page)).is_some() {
        return i.numbered();
    }
    i.is(0, Kind::Number)
        && matches!(i.kind(1), None | Some(Kind::Dot | Kind::Comma | Kind::Dash | Kind::Semi))
        // `С. 5–12; 2014. № 1. С. 3–9`: the next year and its issue.
        && !(i.word(0).len() == 4 && (i.is(2, Kind::Sign) || i.is(3, Kind::Sign)))
}

/// `vol. 1 (London: Verso, 1985), 5; vol. 2, 7`: behind the page of a volume that was told with the title, another volume and its page;
/// they go into `draft`.
pub fn volume_by_label<'n>(i: In<'n>, draft: &mut Draft) -> Option<In<'n>> {
    let next = i.skip(1);
    if !i.is(0, Kind::Semi) || !next.means(0, bit(Sense::Volume)) {
        return None;
    }
    let told = draft.fields.has(Field::Volume).then_some(Unit::Volume);
    if !goes_to_volume(next, |unit| told == Some(unit) || draft.locators.iter().any(|l| l.value.unit == unit))
    {
        return None;
    }
    let (rest, found) = locators(next).ok().filter(|(rest, _)| ends(*rest))?;
    draft.locate(found);
    Some(rest)
}

/// `I, 70; II, 184`, `I. 70; II. 184`, `t. I, p. 70; t. II, p. 184`: after `;` another volume and its page, where a volume and a page went before.
pub fn other_volume(i: In<'_>, so_far: &[Sited<Locator>]) -> bool {
    goes_to_volume(i, |unit| so_far.iter().any(|l| l.value.unit == unit))
}

/// The same; `has` says which units were told so far.
fn goes_to_volume(i: In<'_>, has: impl Fn(Unit) -> bool) -> bool {
    if !(has(Unit::Volume) && has(Unit::Page)) {
        return false;
    }
    // `2:45; 4:123`
    if i.is(0, Kind::Number) && i.word(0).len() <= 2 && i.is(1, Kind::Colon) && i.is(2, Kind::Number) {
        return true;
    }
    // `ii. 45; iii. 7`, `i, 45; ii, 7`
    let small = i.case(0) == Case::Lower && roman(i.word(0)).is_some();
    if small && matches!(i.kind(1), Some(Kind::Dot | Kind::Comma)) && i.is(2, Kind::Number) {
        return true;
    }
    // `Т. 4. С. 8`, `T. II. P. 5`: the labels of one letter, as GOST has them.
    let long = |n: usize, unit| i.skip(n).long(Sense::Locator(unit)).is_some();
    if i.case(0) == Case::Upper && i.is(1, Kind::Dot) && long(0, Unit::Volume) && is_numeral(i, 2) {
        return i.is(3, Kind::Dot) && long(4, Unit::Page) && i.is(5, Kind::Dot) && i.is(6, Kind::Number);
    }
    // `Vol. III, p. 22`
    let label = |n: usize, unit| i.case(n) != Case::Upper && i.skip(n).long(Sense::Locator(unit)).is_some();
    let number = if label(0, Unit::Volume) { 1 + usize::from(i.is(1, Kind::Dot)) } else { 0 };
    let labelled = number > 0 && is_numeral(i, number);
    let numeral = labelled || i.case(number) == Case::Upper && roman(i.word(number)).is_some();
    let page = number + 2;
    // `Bd. 2, S. 7`
    let letter =
        labelled && long(page, Unit::Page) && i.is(page + 1, Kind::Dot) && i.is(page + 2, Kind::Number);
    // `II. 184`, `vol. iii. p. 7`
    let stop = i.is(number + 1, Kind::Dot)
        && (i.case(number) == Case::Upper && i.is(page, Kind::Number) || labelled && label(page, Unit::Page));
    numeral
        && (stop
            || i.is(number + 1, Kind::Comma)
                && (i.is(page, Kind::Number) || label(page, Unit::Page) || letter))
}

/// `vol. ii. p. 280`, `vol. iii. 45`, `bk. iv. ch. 2`, `lib. iii. § 245`: as the books of two centuries had it, a stop behind the number of
/// a larger unit, then what lies in it.
pub fn old_style(i: In<'_>, before: Option<Unit>) -> bool {
    let larger = matches!(before, Some(Unit::Volume | Unit::Part | Unit::Chapter | Unit::Section));
    let numeral = || i.at.checked_sub(2).is_some_and(|at| roman(i.note.word(at)).is_some());
    let label = || {
        word(|s| matches!(s, Sense::Locator(_)).then_some(()))(i)
            .is_ok_and(|(value, ())| is_numeral(value, 0))
    };
    larger
        && (i.is(0, Kind::Number) && i.word(0).len() <= 3 && numeral()
            || (i.case(0) == Case::Lower || i.is(0, Kind::Sign)) && label())
}
