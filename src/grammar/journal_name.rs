//! What the name of a journal is made of: stops within it, magazines that are known.

use super::input::In;
use super::name::names;
use super::token::{Case, GIVEN, Kind, bit};
use crate::lexicon::Sense;

/// `Annales. Économies, Sociétés, Civilisations`, `Clio. Femmes, Genre, Histoire`: a short name, or one with a journal's word, a stop,
/// its subtitle.
pub fn two_part_name(i: In<'_>, at: usize) -> bool {
    const LONGEST: usize = 10;
    let next = i.part(at + 1, i.end);
    let word = i.means(0, bit(Sense::JournalWord));
    // `Studia Historica. Historia Medieval, 3, 1985`: behind a person stands no number.
    let counted = |i: In<'_>| i.is(0, Kind::Comma) && (i.is(1, Kind::Number) || i.means(1, COUNTED));
    let nobody = || word && !next.means(0, GIVEN);
    (at - i.at <= 3 || word && at - i.at <= LONGEST)
        && matches!(next.case(0), Case::Capital)
        && !next.means(
            0,
            bit(Sense::Signal)
                | bit(Sense::Via(crate::model::Via::Quoted))
                | bit(Sense::Ibid)
                | bit(Sense::Idem),
        )
        && !names(next)
            .is_ok_and(|(rest, found)| found.full && rest.is(0, Kind::Comma) && !counted(rest) && !nobody())
}

/// What labels the numbers of a journal.
const COUNTED: u128 = bit(Sense::Volume) | bit(Sense::Number);

/// `Вестник НГУ. Серия: Философия.`, `J. Amer. Math. Soc`: a stop inside a journal's name.
pub fn journal_dot(i: In<'_>, at: usize) -> bool {
    i.note.list[at - 1].kind == Kind::Word && i.note.word(at - 1).len() <= 5
        // `Vingtième Siècle. Revue d'histoire`
        || i.part(at + 1, i.end).means(0, bit(Sense::JournalWord))
}

/// The name, whole, of a magazine: `New Yorker`.
pub fn is_magazine(name: In<'_>) -> bool {
    is_known_as(name, Sense::Magazine)
}

/// The whole name is that of a newspaper that is known.
pub fn is_newspaper(name: In<'_>) -> bool {
    is_known_as(name, Sense::Newspaper)
}

fn is_known_as(name: In<'_>, sense: Sense) -> bool {
    name.hit(|s| (s == sense).then_some(())).is_some_and(|(_, len)| len == name.len())
}
