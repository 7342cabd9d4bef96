//! What somebody wrote in a journal, cited without its title.

use super::draft::Draft;
use super::imprint::has;
use super::input::In;
use super::journal::journal_issue;
use super::series::capital_name;
use super::tail::ends;
use super::token::{Case, Kind, bit};
use crate::lexicon::Sense;
use crate::model::Field;

/// `, in Classica et Mediaevalia (1965), 101–46`   `, in Journal of Roman Studies 54 (1964), 75`: behind an author.
pub fn in_journal<'n>(i: In<'n>, draft: &mut Draft) -> Option<In<'n>> {
    if i.case(0) != Case::Lower || !i.means(0, bit(Sense::In)) || i.case(1) != Case::Capital {
        return None;
    }
    let found = journal_issue(i.skip(1), draft.stops)?;
    let (name, numbers) = (found.name, &found.numbers);
    let commas = name.note.list[name.at..name.end].iter().any(|t| t.kind == Kind::Comma);
    let range =
        numbers.pages.as_ref().is_some_and(|(pages, _)| pages.iter().any(|p| p.value.value.contains('-')));
    let counted = numbers.volume.is_some() && numbers.pages.is_some() || numbers.sure && range;
    if numbers.date.is_none()
        || !counted
        || name.len() < 2
        || commas && !has(name, bit(Sense::JournalWord))
        || !capital_name(name)
        || !(ends(found.rest) || found.rest.is(0, Kind::Comma))
    {
        return None;
    }
    let rest = found.put(draft);
    draft.shows.imprint = true;
    draft.fields.has(Field::Journaltitle).then_some(rest)
}
