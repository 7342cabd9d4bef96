//! Words before an address that name a document: few, or with its day at their end.

use super::super::archive::document_date;
use super::super::date::full_date;
use super::super::imprint::has;
use super::super::input::In;
use super::super::name::names;
use super::super::token::{Case, Kind, bit};
use super::describe::few_words;
use super::letter::writes_to;
use crate::lexicon::Sense;
use crate::small;

/// Few words from a capital on, before the address: `Brezhnev diary`.
pub fn named_so(words: In<'_>) -> bool {
    let body = has(words, bit(Sense::BodyWord));
    matches!(words.case(0), Case::Capital | Case::Upper) && !body && few_words(words)
}

/// `Letter from X to Y, 3 June 1952`: a document's name or who writes to whom, and its day at the end.
pub fn named_and_dated(words: In<'_>) -> bool {
    let named = words.means(0, bit(Sense::DocumentHead))
        || words.is(0, Kind::QuoteOpen)
        || words.note.has(Kind::QuoteOpen)
            && names(words)
                .is_ok_and(|(rest, n)| n.full && rest.is(0, Kind::Comma) && rest.is(1, Kind::QuoteOpen))
        || writes_to(words).is_some();
    named && ends_in_day(words)
}

/// Behind the last comma stands a day, or behind the word that leads to one: `Письмо Иванова Петрову от 5 мая 1934 г.`,
/// `Schreiben Bülows v. 14.2.1933`.
pub fn ends_in_day(words: In<'_>) -> bool {
    // No day has more tokens.
    const LONGEST: usize = 10;
    let from = words.end.saturating_sub(LONGEST).max(words.at + 1);
    (from..words.end).any(|at| {
        let before = words.note.list[at - 1];
        let here = words.part(at, words.end);
        let leads = |at: usize| {
            let t = words.note.list[at];
            t.case == Case::Lower && t.bits & bit(Sense::DateWord) != 0
        };
        match before.kind {
            Kind::Comma | Kind::QuoteClose => document_date(here).is_ok_and(|(rest, _)| rest.is_empty()),
            Kind::Word | Kind::Dot => {
                here.is(0, Kind::Number)
                    && (leads(at - 1) || before.kind == Kind::Dot && at > words.at + 2 && leads(at - 2))
                    && !states(words)
                    && full_date(here).is_ok_and(|(rest, day)| rest.is_empty() && day.is_day())
            }
            _ => false,
        }
    })
}

/// `Решение о том, что …`, `Приказ был издан …`: a sentence, and no name of a document.
fn states(words: In<'_>) -> bool {
    (words.at..words.end).any(|at| {
        words.note.list[at].bits & bit(Sense::Clause) != 0 || small::is(words.note.word(at), small::BEING)
    })
}
