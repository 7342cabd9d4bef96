//! Papers cited again by whose they are and what they are.

use super::archive;
use super::draft::Draft;
use super::input::In;
use super::locator::locators;
use super::name::names;
use super::tail::ends;
use super::token::{Case, Kind};
use super::work::close;
use crate::model::{Field, Kind as Work};
use crate::small;

/// `Amiot, letter, GRI, 9–10`   `Jones, testimony, YVA, p. 3`: who wrote, what it is in a small word, who keeps it in letters, and the leaf.
pub fn kind_of_paper(i: In<'_>) -> Option<Draft> {
    const NAME: usize = 4;
    let comma = (1..=NAME).find(|n| i.is(*n, Kind::Comma))?;
    let kind = i.skip(comma + 1);
    if i.case(0) != Case::Capital
        || !small::is(kind.word(0), small::KINDS_OF_PAPERS)
        || !kind.is(1, Kind::Comma)
    {
        return None;
    }
    let (rest, found) =
        names(i).ok().filter(|(rest, found)| rest.at == i.at + comma && found.list.len() == 1)?;
    let keeper = kind.skip(2);
    let capitals = keeper.word(0).chars().filter(|c| c.is_uppercase()).count();
    if capitals < 2 || !keeper.is(0, Kind::Word) || !keeper.is(1, Kind::Comma) {
        return None;
    }
    let (end, at) = locators(keeper.skip(2)).ok().filter(|(end, _)| ends(*end))?;
    let letter = matches!(kind.word(0), "letter" | "letters");
    let mut draft = Draft::at(i, Work::Unpublished);
    draft.names(Field::Author, i.span_to(rest), found);
    draft.text(Field::Title, kind.span_to(kind.skip(1)), i.note.text);
    let kept = archive::keeper_in_letters(keeper.until(keeper.at + 1));
    kept.put(&mut draft, keeper, keeper.skip(1));
    // Where it is kept would make it a document of an archive.
    draft.kind = if letter { Work::Letter } else { Work::Unpublished };
    draft.shows.numbered = true;
    draft.locate(at);
    close(draft, end)
}
