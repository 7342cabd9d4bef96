//! A thesis as ABNT describes it.

use super::super::date::year;
use super::super::draft::Draft;
use super::super::imprint::past;
use super::super::input::In;
use super::super::locator::locators;
use super::super::thesis::{degree_facts, put_thesis};
use super::super::token::{Case, Kind, bit};
use crate::lexicon::{Sense, Thesis};
use crate::model::Unit;

/// `1987. 300 f. Tese (Doutorado em História) – Universidade Federal Fluminense, Niterói, 1987`
///
/// Behind the stop that ends the title: year and leaves if given, the word for a thesis, a degree, who granted it.
pub fn degree<'n>(i: In<'n>, draft: &mut Draft) -> Option<In<'n>> {
    if i.note.bits & (bit(Sense::Thesis(Thesis::Phd)) | bit(Sense::ThesisWord)) == 0 {
        return None;
    }
    let stop = |i: In<'n>| i.past_dot();
    let mut here = year(i).map_or(i, |(rest, _)| stop(rest));
    if here.at > i.at && here.is(0, Kind::Number) && here.is(1, Kind::Word) && here.word(1).len() <= 2 {
        here = stop(here.skip(2));
    }
    let ((), len) = here.hit(|s| matches!(s, Sense::Thesis(_) | Sense::ThesisWord).then_some(()))?;
    here = stop(here.skip(len));
    if let Some((_, behind)) = here.enclosed(Kind::ParenOpen) {
        here = behind;
    }
    here = match here.kind(0) {
        Some(Kind::Dash | Kind::Comma | Kind::Colon) => here.skip(1),
        _ => return None,
    };
    let mut end = here.at;
    let page = |at: usize| {
        let next = here.part(at, here.end);
        matches!(next.kind(0), Some(Kind::Comma | Kind::Dot))
            && next.means(1, bit(Sense::Locator(Unit::Page)))
            && next.case(1) == Case::Lower
    };
    while end < here.end && !here.note.list[end].stop && here.note.list[end].kind != Kind::Semi && !page(end)
    {
        end = past(here, end);
    }
    put_thesis(&degree_facts(here.until(end)), draft, i.note.text);
    let rest = here.part(end.min(here.end), here.end);
    // `Recife, 2003. p. 45`   `Recife, 2003, p. 45`
    let pointed = matches!(rest.kind(0), Some(Kind::Comma | Kind::Dot));
    match locators(rest.skip(1)) {
        Ok((behind, found)) if pointed => {
            draft.locate(found);
            draft.shows.labelled = true;
            Some(behind)
        }
        _ => Some(rest),
    }
}
