//! What somebody wrote in a journal, cited without its title, or with one that nothing marks.

use super::date::full_date;
use super::draft::Draft;
use super::imprint::{has, top_level};
use super::input::In;
use super::journal::journal_issue;
use super::journal_name::{is_newspaper, put_pages};
use super::series::capital_name;
use super::tail::ends;
use super::token::{Case, Kind, bit};
use crate::lexicon::Sense;
use crate::model::{Field, Kind as Work, Unit};

/// `, in Classica et Mediaevalia (1965), 101–46`   `, in Journal of Roman Studies 54 (1964), 75`   `, in: VfZ 1 (1953), S. 4`: behind an author.
pub fn in_journal<'n>(i: In<'n>, draft: &mut Draft) -> Option<In<'n>> {
    if i.case(0) != Case::Lower || !i.means(0, bit(Sense::In)) {
        return None;
    }
    let led = i.is(1, Kind::Colon);
    let at = i.skip(1 + usize::from(led));
    if at.case(0) != Case::Capital && !(led && at.case(0) == Case::Upper) {
        return None;
    }
    let found = journal_issue(at, draft.stops)?;
    let (name, numbers) = (found.name, &found.numbers);
    let commas = name.note.list[name.at..name.end].iter().any(|t| t.kind == Kind::Comma);
    let range =
        numbers.pages.as_ref().is_some_and(|(pages, _)| pages.iter().any(|p| p.value.value.contains('-')));
    let counted = numbers.volume.is_some() && numbers.pages.is_some() || numbers.sure && range;
    let letters =
        led && numbers.volume.is_some() && name.word(0).chars().filter(|c| c.is_uppercase()).count() > 1;
    if numbers.date.is_none() && !letters
        || !counted
        || name.len() < 2 && !letters
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

/// `Byzantinische Zeitschrift 46 (1953) 302–307`   `Foreign Affairs 65 (1987/4) 19`: behind the stop of a title by somebody the name of
/// its journal, the volume, the year in brackets, and a page.
pub fn journal_behind_stop<'n>(i: In<'n>, draft: &mut Draft) -> Option<In<'n>> {
    const LONGEST: usize = 9;
    let volume = (1..LONGEST).find(|n| !i.is(*n, Kind::Word))?;
    if !i.is(volume, Kind::Number) || i.word(volume).len() > 3 || !draft.fields.has(Field::Author) {
        return None;
    }
    let (year, behind) = i.skip(volume + 1).enclosed(Kind::ParenOpen)?;
    let issue = year.len() == 3 && year.is(1, Kind::Slash) && year.is(2, Kind::Number);
    let dated = year.is(0, Kind::Number) && year.word(0).len() == 4 && (year.len() == 1 || issue);
    if !dated || !behind.past_comma().is(0, Kind::Number) {
        return None;
    }
    let found = journal_issue(i, false).filter(|found| found.name.end == i.at + volume)?;
    Some(found.put(draft))
}

/// `Gender: A Useful Category, American Historical Review 91/5 (1986), S. 1053–1075`: behind the last comma of a title without
/// quotation marks a name, its number, a year alone and a range of pages: no series, but the journal of an article.
pub fn journal_behind(title: In<'_>, comma: usize, draft: &mut Draft) -> bool {
    let year_alone = draft.fields.date().is_some_and(|d| d.edtf.len() == 4)
        && !draft.fields.has(Field::Location)
        && !draft.fields.has(Field::Publisher)
        && !draft.fields.has(Field::Edition)
        && draft.fields.names(Field::Editor).is_empty()
        && !draft.fields.names(Field::Author).is_empty();
    let range =
        draft.locators.first().is_some_and(|l| l.value.unit == Unit::Page && l.value.value.contains('-'));
    let chunk = title.part(comma + 1, title.end);
    if !year_alone || !range || chunk.len() < 2 || chunk.len() > 12 {
        return false;
    }
    // `91`, `91/5`, `91, 5`
    let number = |at: usize| {
        let t = &title.note.list[at];
        t.kind == Kind::Number && t.span.len() <= 3
    };
    let last = title.end - 1;
    let glued = title.note.list[last - 1].kind == Kind::Slash && last > chunk.at + 2 && number(last - 2);
    let volume = if glued { last - 2 } else { last };
    let name = chunk.until(volume);
    if !number(last)
        || name.is_empty()
        || name.note.list[name.end - 1].kind != Kind::Word
        || !capital_name(name)
        || has(name, bit(Sense::SeriesWord))
    {
        return false;
    }
    let note = title.note.text;
    part_article(title, comma, name, draft);
    draft.text(Field::Volume, title.note.span(volume, volume + 1), note);
    if glued {
        draft.text(Field::Number, title.note.span(last, last + 1), note);
    }
    let pages = std::mem::take(&mut draft.locators);
    let narrowed = pages.len() > 1;
    put_pages(pages, narrowed, draft);
    true
}

/// `Word Court, Atlantic Monthly, April 2000, p. 259`: behind the last comma of a title a name of two words or more, before a month and
/// a labelled page, by an author and without a place: no book has a month. True if it was parted.
pub fn magazine_behind(title: In<'_>, draft: &mut Draft) -> bool {
    if title.note.bits & bit(Sense::DateWord) != 0 && paper_of_a_day(title, draft) {
        return true;
    }
    if !of_a_month(draft) {
        return false;
    }
    let Some(comma) = top_level(title, Kind::Comma).last().copied() else { return false };
    let name = title.part(comma + 1, title.end);
    if comma == title.at || !names_magazine(name) {
        return false;
    }
    part_article(title, comma, name, draft);
    if draft.fields.date().is_some_and(|d| d.is_day()) {
        draft.sort(if has(name, bit(Sense::Magazine)) { "magazine" } else { "newspaper" });
    }
    true
}

/// The title up to its comma, and the journal behind it: an article.
fn part_article(title: In<'_>, comma: usize, journal: In<'_>, draft: &mut Draft) {
    let note = title.note;
    draft.text(Field::Title, note.span(title.at, comma), note.text);
    draft.text(Field::Journaltitle, note.span(journal.at, journal.end), note.text);
    draft.kind = Work::Article;
    draft.shows.journal = true;
}

/// `Hans Meier, Das Ende der Geduld, Münchner Post vom 16. Februar 1963, S. 3`: behind the last comma a newspaper, the word before a day and the
/// day; no law, letter or sitting of that day. True if it was parted.
fn paper_of_a_day(title: In<'_>, draft: &mut Draft) -> bool {
    let Some(comma) = top_level(title, Kind::Comma).last().copied() else { return false };
    let chunk = title.part(comma + 1, title.end);
    let Some(word) =
        (1..chunk.len()).find(|n| chunk.case(*n) == Case::Lower && chunk.means(*n, bit(Sense::DateWord)))
    else {
        return false;
    };
    let (name, at) = (chunk.until(chunk.at + word), chunk.skip(word + 1));
    let Ok((rest, day)) = full_date(at) else { return false };
    if comma == title.at || !rest.is_empty() || !day.is_day() || !(is_newspaper(name) || names_magazine(name))
    {
        return false;
    }
    part_article(title, comma, name, draft);
    draft.date(Field::Date, at.span_to(rest), day);
    draft.sort("newspaper");
    true
}

/// A month and a labelled page, an author in full, and nothing that a book has.
fn of_a_month(draft: &Draft) -> bool {
    let other = [Field::Location, Field::Publisher, Field::Edition, Field::Editor, Field::Volume];
    draft.shows.labelled
        && draft.fields.date().is_some_and(|d| d.edtf.len() >= 7 && d.edtf.as_bytes()[4] == b'-')
        && draft.locators.first().is_some_and(|l| l.value.unit == Unit::Page)
        && draft.fields.names(Field::Author).iter().any(|name| !name.given.is_empty())
        && !other.into_iter().any(|field| draft.fields.has(field))
}

/// `Atlantic Monthly`: a name that is of no place, body, papers or series.
fn names_magazine(name: In<'_>) -> bool {
    let none = bit(Sense::City)
        | bit(Sense::State)
        | bit(Sense::BodyWord)
        | bit(Sense::ArchiveWord)
        | bit(Sense::PapersWord)
        | bit(Sense::PublisherWord)
        | bit(Sense::SeriesWord)
        | bit(Sense::DocumentHead)
        | bit(Sense::Month(1));
    (2..=5).contains(&name.len()) && capital_name(name) && !has(name, none)
}
