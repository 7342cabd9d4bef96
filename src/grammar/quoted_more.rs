//! What stands behind a complete reading of a quoted title.

use super::address::{accessed, address, leads_to_address, wrapped_address};
use super::another_day::section_of_paper;
use super::archive;
use super::date::full_date;
use super::draft::Draft;
use super::encyclopaedia::past_article;
use super::facts::naked;
use super::imprint::top_level;
use super::input::In;
use super::locator::locators;
use super::name::names;
use super::numbering::is_numeral;
use super::quoted::{chapter_pages, quoted};
use super::quoted_words::opens_title_words;
use super::series::capital_name;
use super::tail::ends;
use super::token::{Case, GIVEN, Kind, bit};
use super::work::close;
use crate::lexicon::Sense;
use crate::model::{Date, Field, Kind as Work, Name, Unit};

/// A quoted title first: no author, or a document described.
pub fn quoted_first(i: In<'_>) -> Option<Draft> {
    let at = past_article(i);
    if !at.is(0, Kind::QuoteOpen) || opens_title_words(at) {
        return None;
    }
    if let Some(draft) = author_behind(at) {
        return Some(draft);
    }
    let mut draft = Draft::at(i, Work::Misc);
    let rest = quoted(at, &mut draft)?;
    close(draft, rest)
}

/// Locators and an address behind a complete reading.
pub fn more<'n>(i: In<'n>, draft: &mut Draft) -> In<'n> {
    let mut here = i;
    for _ in 0..4 {
        let at = here.past_comma();
        if at.is(0, Kind::Url) || wrapped_address(at) {
            here = address(at, draft);
            continue;
        }
        // `[http://…, accessed 3 March 2010]`
        if let Some((inner, behind)) =
            at.enclosed(Kind::BracketOpen).filter(|(inner, _)| inner.is(0, Kind::Url))
            && draft.attempt(|trial| address(inner, trial).is_empty().then_some(())).is_some()
        {
            here = behind;
            continue;
        }
        if here.is(0, Kind::Dot) && here.is(1, Kind::Url) {
            here = address(here.skip(1), draft);
            continue;
        }
        // `late ed.`: which edition of a newspaper.
        if at.at > here.at
            && draft.kind == Work::Article
            && at.case(0) == Case::Lower
            && at.means(1, bit(Sense::Edition))
        {
            here = at.skip(2).past_dot();
            continue;
        }
        if at.at > here.at
            && let Some(rest) = section_of_paper(at, draft)
        {
            here = rest;
            continue;
        }
        let led = if here.is(0, Kind::Dot) { here.skip(1) } else { at };
        if (led.means(0, bit(Sense::Accessed) | bit(Sense::In)) || led.is(0, Kind::BracketOpen))
            && let Some(to) = leads_to_address(led)
        {
            here = address(to, draft);
            continue;
        }
        // `, accessed May 3, 2020, https://…`
        if at.at > here.at
            && at.case(0) == Case::Lower
            && at.means(0, bit(Sense::Accessed))
            && let Some(rest) = draft.attempt(|trial| accessed(at, trial))
        {
            here = rest;
            continue;
        }
        if at.at > here.at
            && let Ok((rest, found)) = locators(at)
            && (ends(rest) || rest.is(0, Kind::Comma) || wrapped_address(rest))
            && draft.locators.is_empty()
        {
            draft.shows.labelled |= !at.is(0, Kind::Number);
            draft.shows.numbered = true;
            draft.locate(found);
            here = rest;
            continue;
        }
        break;
    }
    here
}

/// `“American Negro Slavery,” U. B. Phillips. New York, Appleton, 1908, p. 43`: the title of a book in quotation marks, its author behind it,
/// then place, house and year.
pub fn author_behind(i: In<'_>) -> Option<Draft> {
    let (inner, behind) = i.enclosed(Kind::QuoteOpen)?;
    let mut title = inner;
    while title.len() > 1 && matches!(title.kind(title.len() - 1), Some(Kind::Comma)) {
        title = title.until(title.end - 1);
    }
    let who = behind.past_comma();
    // Cheap: an initial or a given name stands behind a comma.
    let named = who.case(0) == Case::Upper && who.is(1, Kind::Dot) || who.means(0, GIVEN);
    if !named || title.end == inner.end && who.at == behind.at {
        return None;
    }
    let (rest, found) = names(who).ok()?;
    let people = found.full && found.list.iter().all(|name| !name.given.is_empty() && !name.is_body());
    if !people || !matches!(rest.kind(0), Some(Kind::Dot | Kind::Comma)) {
        return None;
    }
    let (end, facts) = naked(rest.skip(1))?;
    if facts.location.is_none() || facts.publisher.is_none() || facts.date.is_none() {
        return None;
    }
    let mut draft = Draft::at(i, Work::Book);
    draft.text(Field::Title, title.note.span(title.at, title.end), i.note.text);
    draft.names(Field::Author, who.span_to(rest), found);
    draft.shows.quoted = true;
    draft.shows.author = true;
    facts.put(&mut draft, i.note.text);
    let end = more(end, &mut draft);
    close(draft, end)
}

/// `, copy in CMH`, `, in CMH`, `, CMH`: who holds an unpublished paper.
pub fn held<'n>(i: In<'n>, draft: &mut Draft) -> In<'n> {
    if !i.is(0, Kind::Comma) {
        return i;
    }
    let mut here = i.skip(1);
    let copy = here.word(0) == "copy";
    if copy {
        here = here.skip(1);
    }
    let in_word = here.means(0, bit(Sense::In));
    if in_word {
        here = here.skip(1);
    }
    if !(copy || in_word) {
        return i;
    }
    if let Ok((rest, found)) = archive::place(here) {
        found.put(draft, here, rest);
        return rest;
    }
    // A code that the registry does not know.
    if here.case(0) == Case::Upper && here.word(0).len() >= 2 && ends(here.skip(1)) {
        let rest = here.skip(1);
        let place = crate::model::Place { repository: here.word(0).into(), ..Default::default() };
        draft.place(here.span_to(rest), place);
        return rest;
    }
    i
}

/// `“Fereque duobus annis a bellis Normannia quievit.” Ordericus, …`: nobody’s words with a stop before the mark that closes them, few of
/// them capitals, and a citation right behind: a sentence that is quoted.
pub fn words_of_sentence(after: In<'_>, draft: &Draft) -> bool {
    let before = |n: usize| after.at.checked_sub(n).map(|at| after.note.list[at]);
    let closed = before(1).is_some_and(|t| t.kind == Kind::QuoteClose)
        && before(2).is_some_and(|t| matches!(t.kind, Kind::Dot | Kind::Query));
    if !closed || !draft.nobody() || !matches!(after.case(0), Case::Capital | Case::Upper) {
        return false;
    }
    words_small(draft)
}

/// Five words or more, and of the long ones most are written small.
pub fn words_small(draft: &Draft) -> bool {
    const LEAST: usize = 5;
    let title = draft.fields.text(Field::Title).unwrap_or("");
    let small = title.split(' ').filter(|w| w.starts_with(char::is_lowercase) && w.len() > 3).count();
    let large = title.split(' ').skip(1).filter(|w| w.starts_with(char::is_uppercase)).count();
    title.split(' ').count() >= LEAST && small > 2 * large
}

/// `‘Cato’, Guilty Men (London, 1940)`: one word in the marks of a title, no comma within them, and a title behind that nothing leads to:
/// the name under which somebody wrote.
pub fn part_or_pseudonym(after: In<'_>, draft: &mut Draft) {
    if !pseudonym(after, draft) {
        draft.kind = Work::Incollection;
        chapter_pages(after.note.text, draft);
    }
}

fn pseudonym(after: In<'_>, draft: &mut Draft) -> bool {
    let comma_outside = after.is(0, Kind::Comma);
    let name =
        draft.fields.text(Field::Title).filter(|t| !t.contains(' ') && t.starts_with(char::is_uppercase));
    let (Some(name), true, true) = (name.map(Name::body), comma_outside, draft.nobody()) else {
        return false;
    };
    let span = draft.site(Field::Title).unwrap_or_default();
    draft.forget(Field::Title);
    draft.rename(Field::Booktitle, Field::Title);
    draft.name_list(Field::Author, span, ecow::eco_vec![name]);
    draft.kind = Work::Book;
    draft.shows.author = true;
    true
}

/// A newspaper behind a quoted title that nothing else holds: without a day, or behind it.
pub fn unheld<'n>(i: In<'n>, draft: &mut Draft) -> Option<In<'n>> {
    undated(i, draft).or_else(|| day_and_paper(i, draft))
}

/// `‘Australia is Right’, 21 December 1941, Sunday Express`: behind a quoted title the day, and then the newspaper that is known.
fn day_and_paper<'n>(i: In<'n>, draft: &mut Draft) -> Option<In<'n>> {
    let (rest, day) =
        full_date(i).ok().filter(|(rest, day)| day.edtf.len() == 10 && rest.is(0, Kind::Comma))?;
    let paper = rest.skip(1);
    let name = paper.skip(usize::from(paper.means(0, bit(Sense::Small))));
    let len = name.long(Sense::Newspaper)?;
    let end = name.skip(len);
    let numbered = end.is(0, Kind::Comma) && locators(end.skip(1)).is_ok();
    if !(ends(end) || numbered) {
        return None;
    }
    draft.date(Field::Date, i.span_to(rest), day);
    draft.text(Field::Journaltitle, paper.span_to(end), i.note.text);
    draft.sort("newspaper");
    draft.kind = Work::Article;
    draft.shows.journal = true;
    draft.shows.dated = true;
    Some(more(end, draft))
}

/// `“Khrushchev’s Visit Ends on a Note of Hope,” New York Times, p. 154`: behind a quoted title a newspaper that is known, or a name
/// before a page with its label or an address, and no date.
fn undated<'n>(i: In<'n>, draft: &mut Draft) -> Option<In<'n>> {
    const NAME: usize = 8;
    let paper = i.skip(usize::from(i.means(0, bit(Sense::Small))));
    let newspaper = paper.long(Sense::Newspaper).map(|len| paper.skip(len));
    let end = newspaper.or_else(|| (1..NAME).find(|n| i.is(*n, Kind::Comma)).map(|n| i.skip(n)))?;
    let name = i.until(end.at);
    let next = end.skip(1);
    let labelled = next.means(0, bit(Sense::Locator(Unit::Page))) && next.case(0) == Case::Lower;
    let led = end.is(0, Kind::Comma)
        && (labelled || next.is(0, Kind::Url))
        && name.note.list[name.at..name.end].iter().all(|t| t.kind == Kind::Word);
    let closes = newspaper.is_some() && ends(end);
    // `“It reduced itself to a question of personnel.” Memorandum Notes, p. 56`: words quoted, and no title before a comma.
    let before = |n: usize| i.at.checked_sub(n).map(|at| i.note.list[at].kind);
    let comma = before(1) == Some(Kind::Comma)
        || before(1) == Some(Kind::QuoteClose) && before(2) == Some(Kind::Comma);
    if !comma
        || draft.fields.names(Field::Author).is_empty() && newspaper.is_none()
        || !(led || closes)
        || !capital_name(name)
    {
        return None;
    }
    draft.text(Field::Journaltitle, name.note.span(name.at, name.end), i.note.text);
    draft.kind = Work::Article;
    draft.shows.journal = led;
    if newspaper.is_some() {
        draft.sort("newspaper");
    }
    Some(more(end, draft))
}

/// `The Times (21 February 1972)`   `The Sun (Baltimore, 15 May 1996)`: a newspaper and behind it in brackets its day, and perhaps its
/// town before that, as the lawyers of Oxford have it.
pub fn paper_of_day(i: In<'_>) -> Option<PaperOfDay<'_>> {
    const NAME: usize = 6;
    let open = (1..NAME).find(|n| !i.is(*n, Kind::Word)).filter(|n| i.is(*n, Kind::ParenOpen))?;
    let name = i.until(i.at + open);
    if i.case(0) == Case::Lower || !capital_name(name) {
        return None;
    }
    let (inner, rest) = i.skip(open).enclosed(Kind::ParenOpen)?;
    let whole = |i: In<'_>| {
        full_date(i).ok().filter(|(rest, day)| rest.is_empty() && day.edtf.len() == 10).map(|(_, day)| day)
    };
    let (town, day) = match whole(inner) {
        Some(_) => (None, inner),
        None => {
            let comma = *top_level(inner, Kind::Comma).first()?;
            (Some(inner.until(comma)), inner.part(comma + 1, inner.end))
        }
    };
    let when = whole(day)?;
    Some(PaperOfDay { name, town, day, when, rest })
}

/// What [`paper_of_day`] read.
pub struct PaperOfDay<'n> {
    name: In<'n>,
    town: Option<In<'n>>,
    day: In<'n>,
    when: Date,
    rest: In<'n>,
}

/// `‘Mr. Nixon Goes to China’ The Times (21 February 1972) 5`   `“What Lies Back of Foster,” The Nation (Jan. 17, 1923): 69–70`: behind a quoted title without a comma a newspaper of a day, and its page.
pub fn dated_newspaper<'n>(i: In<'n>, draft: &mut Draft) -> Option<In<'n>> {
    let quoted = i.at.checked_sub(1).is_some_and(|at| i.note.list[at].kind == Kind::QuoteClose);
    let found = paper_of_day(i).filter(|_| quoted)?;
    let span = |words: In<'n>| words.note.span(words.at, words.end);
    let note = i.note.text;
    draft.text(Field::Journaltitle, span(found.name), note);
    found.town.into_iter().for_each(|town| draft.text(Field::Location, span(town), note));
    draft.date(Field::Date, span(found.day), found.when);
    draft.kind = Work::Article;
    draft.sort("newspaper");
    draft.shows.journal = true;
    draft.shows.dated = true;
    let at = found.rest.skip(usize::from(matches!(found.rest.kind(0), Some(Kind::Colon | Kind::Comma))));
    if let Ok((rest, pages)) = locators(at)
        && (ends(rest) || rest.is(0, Kind::Comma))
    {
        draft.locate(pages);
        draft.shows.numbered = true;
        return Some(more(rest, draft));
    }
    Some(more(found.rest, draft))
}

/// `“Famous Slave Case” Piqua Daily Call, August 31, 1916`: behind a title without a comma the name of a newspaper and its day.
pub fn of_newspaper(i: In<'_>) -> bool {
    const LONGEST: usize = 5;
    let capital =
        |n: &usize| i.case(*n) == Case::Capital || i.case(*n) == Case::Upper && i.word(*n).len() > 1;
    let len = (0..=LONGEST).take_while(capital).count();
    (2..=LONGEST).contains(&len)
        && i.is(len, Kind::Comma)
        && !i.means(0, GIVEN)
        && full_date(i.skip(len + 1)).is_ok_and(|(_, day)| day.edtf.len() == 10)
}

/// `chap. 3 in`, `ch. IV of`: the host behind, and the number.
pub fn chapter_in(i: In<'_>) -> Option<(In<'_>, crate::model::Span)> {
    chapter(i).filter(|(host, _)| host.means(0, bit(Sense::In)) && host.case(0) == Case::Lower)
}

/// `Chapter 5 of Patterson, Congressional Conservatism`: what the chapter is of, and its number.
pub fn chapter_of(i: In<'_>) -> Option<(In<'_>, crate::model::Span)> {
    if !i.means(0, bit(Sense::Locator(Unit::Chapter))) {
        return None;
    }
    let (host, number) = chapter(i)?;
    let leads = host.case(0) == Case::Lower && host.means(0, bit(Sense::In) | bit(Sense::Small));
    (leads && host.case(1) == Case::Capital).then(|| (host.skip(1), number))
}

/// `chap. 3`, `Chapter IV`: what is behind, and the number.
fn chapter(i: In<'_>) -> Option<(In<'_>, crate::model::Span)> {
    let len = i.long(Sense::Locator(Unit::Chapter))?;
    let value = i.skip(len).past_dot();
    let numbered = is_numeral(value, 0) || value.means(0, bit(Sense::Counted));
    let behind = value.skip(1);
    numbered.then(|| (behind, value.span_to(behind)))
}
