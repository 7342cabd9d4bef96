//! Where a letter is read, told in few words: letters that stand for an archive, the title of an edition without its “in”.

use super::archive;
use super::correspondence::letter_in_edition;
use super::draft::{Draft, plain};
use super::imprint::{has, top_level};
use super::input::In;
use super::journal::journal_issue;
use super::locator::locators;
use super::series::capital_name;
use super::tail::ends;
use super::token::{Case, Kind, bit};
use crate::lexicon::Sense;
use crate::model::{Field, Kind as Work, Level, Place, Step, Unit};
use crate::small;

/// `Hardwicke Correspondence: Newcastle to Hardwicke, 3 May, 1752`   `Mss Selborne 71: Selborne to Curtis, 11 November 1907`: the
/// papers first, perhaps behind who has them, and behind their colon a letter in them.
pub fn under_papers(i: In<'_>) -> Option<Draft> {
    const LONGEST: usize = 20;
    let colon = (1..LONGEST).find(|n| i.is(*n, Kind::Colon))?;
    let name = i.until(i.at + colon);
    let kept = |n: usize| small::is(name.word(n), small::KEPT_LETTERS);
    let last = name.len() - 1;
    // `Mss Selborne 71`, `Selborne MSS, 71`
    let numbered =
        name.is(last, Kind::Number) && (kept(0) || last > 0 && kept(last - 1) || last > 1 && kept(last - 2));
    if !(kept(last) || numbered) || !capital_name(name) || has(name, bit(Sense::Signal)) {
        return None;
    }
    let mut draft = letter_in_edition(i.skip(colon + 1))?;
    let day = draft.fields.date().is_some_and(|d| d.edtf.len() >= 10);
    if !day || draft.fields.has(Field::Archive) || draft.fields.has(Field::Booktitle) {
        return None;
    }
    let span = name.note.span(name.at, name.end);
    draft.place(span, papers_and_keeper(name));
    draft.start = i.at;
    draft.shows.steps = true;
    draft.shows.dated = true;
    Some(draft)
}

/// `Milner Papers`, `Bodleian Library, Milner Papers`, `University of Texas at Austin, J. L. Garvin Papers`: papers, perhaps behind who has them.
fn papers_and_keeper(name: In<'_>) -> Place {
    if let Ok((rest, found)) = archive::place(name)
        && rest.is_empty()
        && !found.place.repository.is_empty()
    {
        return found.place;
    }
    let text = |i: In<'_>| plain(name.note.span(i.at, i.end).of(name.note.text));
    if name.is(name.len() - 1, Kind::Number) {
        return Place { steps: vec![Step::bare(Level::Signature, text(name))], ..Place::default() };
    }
    let comma = top_level(name, Kind::Comma).last().copied();
    let papers = comma.map_or(name, |comma| name.part(comma + 1, name.end));
    let repository = comma.map_or_else(Default::default, |comma| text(name.until(comma)));
    Place { repository, steps: vec![Step::bare(Level::Collection, text(papers))], ..Place::default() }
}

/// `Binney to Biddle, Correspondence of Nicholas Biddle, 220`: behind a letter whose day is not told the book that has it, and the page.
pub fn book_of_letters<'n>(i: In<'n>, draft: &mut Draft) -> Option<In<'n>> {
    const LONGEST: usize = 10;
    let named =
        |n: &usize| matches!(i.case(*n), Case::Capital | Case::Upper) || i.means(*n, bit(Sense::Small));
    let len = (0..LONGEST).take_while(named).count();
    if !small::is(i.word(0), small::BOOKS_OF_LETTERS) || i.case(1) != Case::Lower || !i.is(len, Kind::Comma) {
        return None;
    }
    let (rest, found) = locators(i.skip(len + 1)).ok().filter(|(rest, _)| ends(*rest))?;
    draft.text(Field::Booktitle, i.span_to(i.skip(len)), i.note.text);
    draft.locate(found);
    draft.shows.host = true;
    draft.shows.numbered = true;
    Some(rest)
}

/// `Rothschild to Balfour, 18 July 1917, WIA.`   `GW to Gordon, October 23, 1782, GWLC.`   `…, March 28, 1924, PBAFP KFYA.`: behind the
/// day letters alone, one code or two, and nothing more (`OCMH files`): by what the author of the document knows whoever keeps the letter.
pub fn kept_by_code<'n>(i: In<'n>, draft: &mut Draft) -> Option<In<'n>> {
    let rest = code_of_keeper(i).filter(|rest| ends(*rest) && !rest.is(0, Kind::Comma))?;
    put_code(i, rest, draft);
    Some(rest)
}

/// `, OCMH`, `, OCMH Files`, `in CMH files`: past the letters of who keeps it.
pub fn code_of_keeper(i: In<'_>) -> Option<In<'_>> {
    let code = i.skip(1);
    let filed = small::is(code.word(1), small::FILES_OF_OFFICE);
    let rest = code.skip(1 + usize::from(filed || is_code(code.skip(1))));
    let led = i.is(0, Kind::Comma) || i.case(0) == Case::Lower && i.means(0, bit(Sense::In));
    (led && is_code(code)).then_some(rest)
}

/// Puts who keeps it, whose letters are behind the first token and before `rest`.
pub fn put_code(i: In<'_>, rest: In<'_>, draft: &mut Draft) {
    let code = i.skip(1);
    let place = Place { repository: code.text_to(rest).into(), ..Place::default() };
    draft.place(code.span_to(rest), place);
    draft.shows.headed = true;
}

/// `WIA`, `GWLC`: two to six capitals that are no number and no town; a letter’s state would stand before its day.
fn is_code(i: In<'_>) -> bool {
    let no = bit(Sense::City) | bit(Sense::Suffix) | bit(Sense::Honorific);
    let word = i.word(0);
    i.case(0) == Case::Upper
        && (2..=6).contains(&word.len())
        && word.chars().all(|c| c.is_ascii_uppercase())
        && !i.means(0, no)
        && super::date::roman(word).is_none()
}

/// `Angel to Seward, June 10, 1861, Message, 1861, p. 396`: an edition by a word or few and its year, and the page in it.
pub fn edition_of_year<'n>(i: In<'n>, draft: &mut Draft) -> Option<In<'n>> {
    const LONGEST: usize = 4;
    let comma = (1..=LONGEST).find(|n| i.is(*n, Kind::Comma))?;
    let year_at = i.skip(comma + 1);
    let (name, page) = (i.until(i.at + comma), year_at.skip(2));
    let named = capital_name(name)
        && !has(name, bit(Sense::City) | bit(Sense::BodyWord) | bit(Sense::Newspaper) | archive::PLACE_BITS);
    let paged = year_at.is(1, Kind::Comma) && page.means(0, bit(Sense::Locator(Unit::Page)));
    if !named || !paged || year_at.word(0).len() != 4 || super::date::year(year_at).is_err() {
        return None;
    }
    let (rest, found) = locators(page).ok().filter(|(rest, _)| ends(*rest))?;
    draft.text(Field::Booktitle, i.span_to(year_at.skip(1)), i.note.text);
    draft.locate(found);
    draft.shows.labelled = true;
    draft.shows.dated = true;
    Some(rest)
}

/// `Nehru to Gandhi, 13 August 1934, A Bunch of Old Letters, 115`: an edition by its whole title, without “in” and without facts of
/// publication, and the page in it.
pub fn titled_edition(after: In<'_>, draft: &Draft, end: In<'_>) -> bool {
    const LEAST: usize = 3;
    let Some(title) = draft.fields.text(Field::Booktitle) else { return false };
    let kept =
        archive::PLACE_BITS & !bit(Sense::Step(Level::Fond)) | bit(Sense::BodyWord) | bit(Sense::Newspaper);
    let words = after.until(end.at);
    let page = |l: &crate::model::Sited<crate::model::Locator>| l.value.unit == Unit::Page;
    title.split(' ').count() >= LEAST
        && !title.contains(',')
        && !draft.locators.is_empty()
        && draft.locators.iter().all(page)
        && !after.means(0, bit(Sense::City))
        && !has(words, kept)
        && ends(end)
}

/// `in American Historical Review, 26 (1921), 726`   `New-York Historical Society, Collections, LXI (1928), 23`: printed in a periodical,
/// whose year is left aside for the letter's day.
pub fn in_periodical<'n>(i: In<'n>, draft: &mut Draft) -> Option<In<'n>> {
    // Cheap: the year stands in brackets.
    if i.case(0) != Case::Capital
        || i.note.bits & bit(Sense::JournalWord) == 0
        || !i.note.has(Kind::ParenOpen)
    {
        return None;
    }
    let found = journal_issue(i, draft.stops)?;
    let numbers = &found.numbers;
    let counted =
        numbers.volume.is_some() && numbers.date.is_some() && !numbers.day && numbers.pages.is_some();
    if !counted || found.name.len() < 2 || !has(found.name, bit(Sense::JournalWord)) || !ends(found.rest) {
        return None;
    }
    let date = draft.fields.remove(Field::Date);
    let rest = found.put(draft);
    draft.kind = Work::Letter;
    if let Some(date) = date {
        draft.fields.set(Field::Date, date);
        draft.shows.dated = true;
    }
    Some(rest)
}
