//! What the name of a journal is made of: stops within it, magazines that are known.

use super::input::In;
use super::name::names;
use super::token::{Case, Kind, bit};
use crate::lexicon::Sense;

/// `Annales. Économies, Sociétés, Civilisations`, `Clio. Femmes, Genre, Histoire`: a short name, a stop, its subtitle.
pub fn two_part_name(i: In<'_>, at: usize) -> bool {
    let next = i.part(at + 1, i.end);
    at - i.at <= 3
        && matches!(next.case(0), Case::Capital)
        && !next.means(
            0,
            bit(Sense::Signal)
                | bit(Sense::Via(crate::model::Via::Quoted))
                | bit(Sense::Ibid)
                | bit(Sense::Idem),
        )
        && !names(next).is_ok_and(|(rest, found)| found.full && rest.is(0, Kind::Comma))
}

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
