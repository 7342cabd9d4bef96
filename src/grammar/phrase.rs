//! Words of a sentence that look like a title, and the author whom a sentence names.

use super::input::In;
use super::name::names;
use super::series::capital_name;
use super::title::surely_person;
use super::token::{Case, Kind};
use crate::model::{Name, Span};

/// A lower-case word, then a capitalised word before a comma: `auch bei Käpplinger, Jagd`.
pub fn sentence_before_name(title: In<'_>) -> bool {
    let comma = (title.at..title.end).find(|at| title.note.list[*at].kind == Kind::Comma);
    comma.is_some_and(|at| {
        at > title.at + 2
            && title.note.list[at - 1].case == Case::Capital
            && title.note.list[at - 2].case == Case::Lower
            && !capital_name(title.until(at))
    })
}

/// `21 Napoleon had slept badly: Andrew Roberts, Napoleon the Great (…)`: words from the page before an author, no title and
/// subtitle.
pub fn phrase_before_author(i: In<'_>, title: Span) -> bool {
    let end = i.note.list.partition_point(|t| t.span.start < title.end);
    let colon = (i.at..end).find(|at| i.note.list[*at].kind == Kind::Colon);
    let Some(colon) = colon.filter(|c| !capital_name(i.until(*c))) else { return false };
    let after = i.part(colon + 1, i.end);
    names(after).is_ok_and(|(rest, found)| {
        found.full && rest.at <= end + 1 && rest.is(0, Kind::Comma) && surely_person(after.until(rest.at))
    })
}

/// Takes the author from the sentence that leads to a title: `LaFeber writes, “…” Inevitable Revolutions: …`
pub fn author_in_sentence(before: In<'_>) -> Option<(Name, Span)> {
    let (rest, found) = names(before).ok()?;
    let one = found.list.into_iter().next()?;
    let word = rest.word(0);
    let verb = rest.case(0) == Case::Lower
        && word.len() > 3
        && (word.ends_with('s') || word.ends_with("ed") || word == "wrote");
    (verb && !one.is_body()).then(|| (one, before.span_to(rest)))
}
