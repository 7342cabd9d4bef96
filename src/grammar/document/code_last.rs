//! Papers whose keeper is told by letters that neither the document nor the registry explains.

use super::super::archive::{self, document_date};
use super::super::draft::Draft;
use super::super::imprint::top_level;
use super::super::input::In;
use super::super::tail::{ended, ends};
use super::super::token::{Case, Kind, bit};
use super::describe::describe;
use crate::lexicon::Sense;
use crate::model::{Field, Kind as Work, Level, Step};

/// `Protocol 306, October 15, 1960, AOK`   `Memcon, Chervonenko with Chan, October 13, 1960, 0570, 6/3/5, MFA`: what the paper is, its day,
/// perhaps its number, and the letters of who keeps it, with which the note ends.
pub fn code_last(i: In<'_>) -> Option<Draft> {
    if !i.means(0, bit(Sense::DocumentHead)) || i.case(0) != Case::Capital {
        return None;
    }
    let commas = top_level(i, Kind::Comma);
    let keeper = commas.iter().map(|at| i.part(at + 1, i.end)).find(|code| {
        let ascii = code.word(0).len() > 1 && code.word(0).bytes().all(|c| c.is_ascii_uppercase());
        ascii && code.peek(0).is_some_and(|t| t.bits == 0) && ends(code.skip(1))
    })?;
    let words = i.until(keeper.at - 1);
    // The day, and behind it nothing or the number.
    let (behind, number) = commas.iter().filter(|at| **at < words.end).find_map(|at| {
        let day = words.part(at + 1, words.end);
        let (behind, _) = document_date(day).ok().filter(|(_, date)| date.is_day())?;
        let number = behind.past_comma();
        let figures = (number.at..number.end)
            .all(|at| matches!(i.note.list[at].kind, Kind::Number | Kind::Slash | Kind::Comma | Kind::Dash));
        (behind.is_empty() || behind.is(0, Kind::Comma) && figures && !number.is_empty())
            .then_some((behind, number))
    })?;
    let mut draft = Draft::at(i, Work::Archival);
    describe(words.until(behind.at), &mut draft);
    let mut kept = archive::Found::default();
    kept.place.repository = keeper.word(0).into();
    if !number.is_empty() {
        let value = number.text_to(words.skip(words.len()));
        kept.place.steps.push(Step::bare(Level::Signature, value.into()));
    }
    let rest = keeper.skip(1);
    kept.put(&mut draft, behind, rest);
    draft.fields.has(Field::Date).then(|| ended(draft, rest)).flatten()
}

/// `ChP 2/266`   `PrP 1/193`: capitals among the letters, a number, a slash and a number, and nothing else.
pub fn mark_alone(i: In<'_>) -> Option<Draft> {
    const LETTERS: usize = 5;
    let letters = i.word(0);
    let capitals = letters.bytes().filter(u8::is_ascii_uppercase).count();
    let coded = capitals > 1 && letters.len() <= LETTERS && letters.bytes().all(|c| c.is_ascii_alphabetic());
    let rest = i.skip(4);
    let fits = coded
        // `NYT 8/20` is a newspaper and its day; `ChP` means no chapter.
        && (i.peek(0).is_some_and(|t| t.bits == 0) || capitals < letters.len())
        && i.is(1, Kind::Number)
        && i.is(2, Kind::Slash)
        && i.is(3, Kind::Number)
        && ends(rest);
    if !fits {
        return None;
    }
    let mut draft = Draft::at(i, Work::Archival);
    let mut kept = archive::Found::default();
    kept.place.steps.push(Step::bare(Level::Signature, i.text_to(rest).into()));
    kept.put(&mut draft, i, rest);
    ended(draft, rest)
}
