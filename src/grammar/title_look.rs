//! Whether words look like a title: how they are written says so.

use super::imprint::{Paren, has, paren};
use super::input::In;
use super::italic::italic_run;
use super::series::{capital_name, in_capital_name};
use super::token::{Case, Kind, Token, bit};
use crate::lexicon::Sense;
use crate::model::Span;

/// Words with no author before them are a title if they are capitalised throughout, or are in a language that
/// writes titles small; Russian titles are read by their own grammar.
pub fn reads_as_title(i: In<'_>, span: Span) -> bool {
    let end = i.note.at_byte(span.end);
    if italic_run(i) == Some(end) {
        return true;
    }
    let title = i.until(end);
    if capital_name_or_subtitle(title) || edited_sentence(i) == Some(end) {
        return true;
    }
    !i.note.russian && title.len() <= FOREIGN && !has(title, bit(Sense::Plain)) && title_like_foreign(title)
}

/// So far a title is looked over at most, so that a note costs no more than its length.
const LONGEST: usize = 40;

/// The longest title in a language that writes titles small.
const FOREIGN: usize = 24;

/// The token that no title from `i` on can take in and still read as one ([`reads_as_title`]); the end, if there is none.
///
/// `For three stages of the telling see …`: a small word of weight, and English.
pub fn title_reaches(i: In<'_>) -> usize {
    if italic_run(i).is_some() || edited_sentence(i).is_some() {
        return i.end;
    }
    let (mut prose, mut foreign) = (false, !i.note.russian);
    let mut begins = true;
    for at in i.at..i.end.min(i.at + LONGEST) {
        let t = &i.note.list[at];
        match t.kind {
            // What stands behind a comma may be a series, and no part of the title.
            Kind::Comma | Kind::ParenOpen | Kind::BracketOpen => return i.end,
            Kind::Colon | Kind::Query => begins = true,
            // `Nar. of Early Va.`: the stop of an abbreviation begins nothing.
            Kind::Dot => begins = t.stop || !short_before(i, at),
            _ => {
                prose |= t.kind == Kind::Word && t.case == Case::Lower && (begins || !in_capital_name(t));
                begins = false;
            }
        }
        foreign &= t.bits & bit(Sense::Plain) == 0 && at - i.at < FOREIGN && may_be_foreign(t);
        if prose && !foreign {
            return at;
        }
    }
    i.end
}

/// `The parliamentary history of England, ed. William Cobbett (36 vols., London, 1806–20)`: written as a sentence is, a title all
/// the same, where a citation may begin and the editor and facts of publication follow. Gives the comma behind it.
fn edited_sentence(i: In<'_>) -> Option<usize> {
    let roles = bit(Sense::Editor) | bit(Sense::Translator);
    let begins = i.at == 0 || i.note.list[i.at - 1].kind == Kind::Semi;
    if i.note.bits & roles == 0 || !begins || i.case(0) != Case::Capital {
        return None;
    }
    let upto = i.end.min(i.at + FOREIGN);
    let comma = (i.at + 2..upto).find(|at| i.note.list[*at].kind != Kind::Word)?;
    let role = i.part(comma + 1, i.end);
    let small =
        |at: usize| i.note.list[at].case == Case::Lower && i.note.list[at].bits & bit(Sense::Signal) != 0;
    if i.note.list[comma].kind != Kind::Comma
        || role.case(0) != Case::Lower
        || !role.means(0, roles)
        || (i.at..comma).any(small)
    {
        return None;
    }
    let open =
        (role.at..role.end.min(role.at + FOREIGN)).find(|at| i.note.list[*at].kind == Kind::ParenOpen)?;
    matches!(paren(i.part(open, i.end)), Ok((_, Paren::Imprint(_)))).then_some(comma)
}

fn title_like_foreign(i: In<'_>) -> bool {
    i.note.list[i.at..i.end].iter().all(may_be_foreign)
}

fn may_be_foreign(t: &Token) -> bool {
    !(matches!(t.kind, Kind::QuoteOpen | Kind::Quote)
        || t.bits & (bit(Sense::Signal) | bit(Sense::Via(crate::model::Via::Quoted))) != 0
            && t.case == Case::Lower
            && t.span.len() > 2)
}

/// The stop at `at` stands behind a short word printed with a capital.
fn short_before(i: In<'_>, at: usize) -> bool {
    const LONGEST: usize = 5;
    let before = at.checked_sub(1).map(|at| &i.note.list[at]);
    before.is_some_and(|t| t.kind == Kind::Word && t.case == Case::Capital && t.span.len() <= LONGEST)
}

/// Capitalised throughout, with a colon or question mark between parts.
pub fn capital_name_or_subtitle(i: In<'_>) -> bool {
    let mut from = i.at;
    let mut at = i.at;
    while at <= i.end {
        let divides = at == i.end
            || matches!(i.note.list[at].kind, Kind::Colon | Kind::Query)
            || i.note.list[at].kind == Kind::Dot && (i.note.list[at].stop || !short_before(i, at));
        if divides {
            let part = i.part(from, at);
            if !part.is_empty() && !capital_or_number(part) {
                return false;
            }
            from = at + 1;
        }
        at += 1;
    }
    true
}

fn capital_or_number(i: In<'_>) -> bool {
    capital_name(i) || i.note.list[i.at..i.end].iter().all(|t| t.kind != Kind::Word || t.case != Case::Lower)
}
