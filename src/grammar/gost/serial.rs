//! Serials that stand behind two slashes as hosts do: by their number, their letters, or their year alone.

use ecow::eco_vec;

use super::super::date::year;
use super::super::draft::Draft;
use super::super::imprint::has;
use super::super::input::In;
use super::super::journal_name::put_pages;
use super::super::locator::locators;
use super::super::token::{Case, Kind, bit};
use super::area::after_stop;
use super::leaf::numbered_leaf;
use crate::lexicon::Sense;
use crate::model::{Date, Field, Kind as Work, Unit};

/// `// Savoirs et clinique. № 7. С. 163–174`   `// New York Times. 1986.`: a journal by its number and pages, or by its year alone.
pub fn counted_host<'n>(name: In<'_>, behind: In<'n>, draft: &mut Draft) -> Option<In<'n>> {
    let at = after_stop(behind.skip(1));
    if !behind.is(0, Kind::Dot) {
        return None;
    }
    let journal = name.note.span(name.at, name.end);
    if numbered_leaf(at) {
        let (rest, pages) = locators(after_stop(at.skip(3))).ok()?;
        draft.text(Field::Journaltitle, journal, name.note.text);
        draft.text(Field::Number, at.skip(1).span_to(at.skip(2)), name.note.text);
        draft.kind = Work::Article;
        put_pages(pages, false, draft);
        return Some(rest);
    }
    let (rest, _) = year(at).ok().filter(|(rest, _)| rest.past_dot().is_empty())?;
    draft.text(Field::Journaltitle, journal, name.note.text);
    draft.date(Field::Date, at.span_to(rest), Date::new(at.text_to(rest)));
    draft.kind = Work::Article;
    Some(rest)
}

/// `// Логос. М.: Логос, 1991. № 2. С. 6–30`: a host of a word or two that counts its issues, and the pages of a part: a journal.
pub fn serial_by_number(name: In<'_>, draft: &mut Draft) {
    const WORDS: usize = 2;
    let [number, pages] = draft.locators.as_slice() else { return };
    let journal = name.len() <= WORDS || has(name, bit(Sense::JournalWord));
    if number.value.unit != Unit::Number
        || pages.value.unit != Unit::Page
        || !pages.value.value.contains('-')
        || !journal
    {
        return;
    }
    let (number, pages) = (number.span, eco_vec![pages.clone()]);
    draft.locators.clear();
    put_pages(pages, false, draft);
    draft.text(Field::Number, number, name.note.text);
    draft.rename(Field::Booktitle, Field::Journaltitle);
    draft.kind = Work::Article;
}

/// `// ТОДРЛ, т. 4, М.; Л., 1940`: letters for a name, and a volume: a serial that comes out in volumes.
pub fn serial_by_letters(name: In<'_>, draft: &mut Draft) {
    let letters = name.case(0) == Case::Upper && matches!(name.kind(1), None | Some(Kind::Comma | Kind::Dot));
    if letters && name.word(0).chars().count() > 1 && draft.fields.has(Field::Volume) {
        draft.rename(Field::Booktitle, Field::Journaltitle);
        draft.kind = Work::Article;
    }
}
