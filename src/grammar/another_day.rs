//! Days of newspapers and diaries: another day of what was just cited by its day, a day behind a word.

use ecow::eco_format;

use super::address::wrapped_address;
use super::archive;
use super::date::full_date;
use super::draft::Draft;
use super::input::In;
use super::journal::Issue;
use super::journal_name::is_newspaper;
use super::locator::locators;
use super::name::and_len;
use super::numbering::Numbers;
use super::tail::{ended, ends};
use super::token::{Case, Kind, bit};
use crate::lexicon::Sense;
use crate::model::{Date, Field, Kind as Work, Level, Unit};
use crate::small;

/// `Manchester Guardian, 4 May 1926, p. 3; 7 May 1926, p. 5`   `Dalton diary, 12 June 1943; 14 June 1943`
///
/// Behind a semicolon a day and perhaps its page, and nothing else: another issue of the newspaper, another entry of the diary.
pub fn another_day(i: In<'_>, last: &Draft) -> Option<Draft> {
    if i.note.bits & bit(Sense::Month(1)) == 0 || !(i.is(0, Kind::Number) || i.means(0, bit(Sense::Month(1))))
    {
        return None;
    }
    let before = i.part(last.end, i.end);
    let divided = before.is(0, Kind::Semi)
        && (i.at == before.at + 1 || i.at == before.at + 2 && and_len(before.skip(1)) == 1);
    if !divided || !by_its_day(last) {
        return None;
    }
    let (rest, day) = full_date(i).ok().filter(|(_, day)| day.edtf.len() == 10)?;
    let mut draft = Draft::at(i, last.kind);
    for field in [Field::Journaltitle, Field::Entrysubtype, Field::Location, Field::Archive] {
        if let Some(value) = last.fields.get(field) {
            draft.fields.set(field, value.clone());
        }
    }
    draft.date(Field::Date, i.span_to(rest), day);
    draft.shows.dated = true;
    draft.shows.journal = last.shows.journal;
    let mut end = rest;
    if rest.is(0, Kind::Comma)
        && let Ok((behind, found)) = locators(rest.skip(1))
    {
        draft.locate(found);
        draft.shows.numbered = true;
        end = behind;
    }
    ended(draft, end)
}

/// `Time, 10/16/50, 10/30/50`, `Chicago Tribune, May 4, 1886, May 6, 1886`, `Young Ireland, 10 Mar. 1920, 26 Mar., 30 Apr., 14 May 1921`:
/// behind a first day others of the same paper, up to the end; from the first to the last.
pub fn last_day<'n>(i: In<'n>, first: &Date) -> Option<(In<'n>, Date)> {
    let month = bit(Sense::Month(1));
    if !(i.is(1, Kind::Slash) || i.means(0, month) || i.is(0, Kind::Number) && i.means(1, month))
        || !first.is_day()
    {
        return None;
    }
    let (rest, last) = full_date(i).ok()?;
    let day = last.edtf.rsplit('/').next()?;
    let later = day.len() == 10 && first.edtf.as_str() < last.edtf.as_str();
    (later && ends(rest)).then(|| (rest, Date::new(eco_format!("{}/{day}", first.edtf))))
}

/// A newspaper of one day, or a diary by its own day, was cited.
fn by_its_day(last: &Draft) -> bool {
    let day = last.fields.date().is_some_and(|d| d.edtf.len() >= 10);
    let paper = last.kind == Work::Article
        && last.fields.has(Field::Journaltitle)
        && last.fields.text(Field::Entrysubtype).is_some();
    let diary = || {
        last.kind == Work::Archival
            && !last.fields.has(Field::Title)
            && last.fields.place().is_some_and(|place| {
                let name = place.step(Level::Collection).and_then(|name| name.split(' ').next_back());
                name.is_some_and(|word| archive::marks().diaries.contains(word))
            })
    };
    day && (paper || diary())
}

/// ` (first quotation)`: a word or two in brackets, of what is taken from that day.
pub fn past_remark(i: In<'_>) -> In<'_> {
    const MOST: usize = 3;
    if !i.is(0, Kind::ParenOpen) {
        return i;
    }
    let words = (1..=MOST).take_while(|n| i.is(*n, Kind::Word) && i.case(*n) == Case::Lower).count();
    if words > 0 && i.is(words + 1, Kind::ParenClose) { i.skip(words + 2) } else { i }
}

/// `The Liberator of May 3, 1850, p. 2`: a newspaper that is known, and its day behind a word and no comma.
pub fn of_its_day<'n>(i: In<'n>, day: In<'n>) -> Option<Issue<'n>> {
    let name = i.until(day.at.checked_sub(1).filter(|at| *at > i.at)?);
    let paper = name.skip(usize::from(name.means(0, bit(Sense::Small))));
    if !small::is(i.note.word(name.end), small::OF_A_DAY) || !(is_newspaper(name) || is_newspaper(paper)) {
        return None;
    }
    let (rest, date) = full_date(day).ok().filter(|(_, date)| date.is_day())?;
    let mut numbers = Numbers { day: true, date: Some((date, day.span_to(rest))), ..Numbers::default() };
    if rest.is(0, Kind::Comma)
        && let Ok((end, pages)) = locators(rest.skip(1))
        && ends(end)
    {
        numbers.pages = Some((pages, false));
        return Some(Issue { name, numbers, rest: end });
    }
    Some(Issue { name, numbers, rest })
}

/// `The Guardian, 2 August 2017, section Film <https://…>`   `New York Times, September 3, 1999, sec. Arts, https://…`: the part of a newspaper,
/// by its name, behind the day.
pub fn section_of_paper<'n>(at: In<'n>, draft: &mut Draft) -> Option<In<'n>> {
    const LONGEST: usize = 6;
    let label = bit(Sense::Locator(Unit::Section));
    if !draft.shows.journal || at.case(0) != Case::Lower || !at.means(0, label) {
        return None;
    }
    let name = at.skip(at.long(Sense::Locator(Unit::Section))?).past_dot();
    let named = matches!(name.case(0), Case::Capital | Case::Upper);
    let end = (1..=LONGEST).find(|n| !matches!(name.kind(*n), Some(Kind::Word | Kind::Amp)))?;
    let rest = name.skip(end);
    let closed = ends(rest) || matches!(rest.kind(0), Some(Kind::Comma | Kind::Url)) || wrapped_address(rest);
    let day = draft.fields.date().is_some_and(Date::is_day);
    if !named || !closed || !day || draft.fields.has(Field::Volume) {
        return None;
    }
    draft.text(Field::Note, name.span_to(rest), at.note.text);
    Some(rest)
}
