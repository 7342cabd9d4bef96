//! Facts of publication in an entry of a list, and the numbers of a journal behind a year at its head.

use ecow::{EcoString, eco_format};

use super::super::date::{day, month};
use super::super::draft::Draft;
use super::super::imprint::{Imprint, has, imprint, past, top_level};
use super::super::input::In;
use super::super::locator::locators;
use super::super::series::capital_name;
use super::super::token::{Case, Kind, Token, bit};
use super::super::towns::place_sense;
use crate::lexicon::Sense;
use crate::model::{Field, Kind as Work, Unit};

/// Up to the next stop.
pub fn area(i: In<'_>) -> In<'_> {
    let mut at = i.at;
    while at < i.end {
        let t = &i.note.list[at];
        // `Crossroad. p. 5–22`
        let page = || {
            let behind = i.part(at + 1, i.end);
            behind.case(0) == Case::Lower
                && behind.long(Sense::Locator(Unit::Page)).is_some()
                && behind.skip(1).past_dot().is(0, Kind::Number)
        };
        if t.kind == Kind::Dot && (t.stop || at + 1 == i.end || page()) || t.kind == Kind::Url {
            break;
        }
        at = past(i, at);
    }
    i.until(at)
}

/// Facts of publication up to the next stop, and what is after them; pages may stand behind a comma.
///
/// `Berkeley: University of California Press, 1995`   `Yale UP, 2000`   `Paris: Seuil`   `Köln 1998`
pub fn imprint_area(i: In<'_>) -> Option<(In<'_>, Imprint)> {
    if !(matches!(i.case(0), Case::Capital | Case::Upper) || i.is(0, Kind::BracketOpen)) {
        return None;
    }
    let whole = area(i);
    // `New York: Orbis Books (American Society of Missiology Series, 42)`: the series behind them.
    let series =
        whole.end.checked_sub(1).map(|last| &i.note.list[last]).filter(|t| t.kind == Kind::ParenClose);
    let whole = match series.map(|close| close.partner as usize) {
        Some(open) if open > whole.at + 1 && i.part(open + 1, i.end).case(0) == Case::Capital => {
            whole.until(open)
        }
        _ => whole,
    };
    if whole.len() > 30 || whole.is_empty() {
        return None;
    }
    // `Cambridge: Polity Press, 1991, 140–67`: the last year ends the facts; `Crossroad, New York, pp. 5–22`: and pages do.
    let commas = || (whole.at..whole.end).rev().filter(|at| i.note.list[*at].kind == Kind::Comma);
    let page = |comma: usize| i.part(comma + 1, whole.end).long(Sense::Locator(Unit::Page)).is_some();
    let paged = commas().next().is_some_and(page);
    let mut ends = if paged { Vec::new() } else { vec![whole.end] };
    ends.extend(commas().take(2));
    let mut undated = None;
    for end in ends {
        let Some(found) = imprint(i.part(i.at, end)) else { continue };
        let told = (found.location.is_some() || found.publisher.is_some()) && !found.doubtful_without_date();
        if told && found.date.is_some() {
            return Some((i.part(end, i.end), found));
        }
        if told && undated.is_none() {
            undated = Some((i.part(end, i.end), found));
        }
    }
    undated
}

impl Imprint {
    /// Words that nothing shows to be a publisher, and no year.
    fn doubtful_without_date(&self) -> bool {
        self.date.is_none() && (self.doubtful || self.location.is_none() && self.publisher.is_none())
    }
}

/// `Catholic Historical Review 64, 590–606`   `Catholic Historical Review, 64, 590–606`   `American Naturalist. 185(3), 417–32`: behind a year
/// at the head the name of a journal, its volume and all its pages, up to the end; or its issue in brackets.
pub fn counted<'n>(at: In<'n>, draft: &mut Draft) -> Option<In<'n>> {
    let found = counted_journal(at)?;
    let note = at.note.text;
    draft.text(Field::Journaltitle, found.name.note.span(found.name.at, found.name.end), note);
    draft.text(Field::Volume, found.volume.span_to(found.volume.skip(1)), note);
    if let Some(issue) = found.issue {
        draft.text(Field::Number, issue.note.span(issue.at, issue.end), note);
    }
    if let Some((span, pages)) = found.pages {
        draft.words(Field::Pages, span, pages);
    }
    draft.kind = Work::Article;
    draft.shows.journal = true;
    draft.shows.numbered = true;
    Some(found.rest)
}

/// A journal and its numbers, up to the end.
struct Counted<'n> {
    name: In<'n>,
    volume: In<'n>,
    issue: Option<In<'n>>,
    pages: Option<(crate::model::Span, EcoString)>,
    rest: In<'n>,
}

/// True if [`counted`] reads a journal here.
pub fn is_counted(at: In<'_>) -> bool {
    counted_journal(at).is_some_and(|found| {
        let word = |i: In<'_>| has(i, bit(Sense::JournalWord));
        // `Nature, History, and Narrative, Journal of American History, 78(4)`: words of the title, before the comma that does.
        let later = |comma: usize| {
            let name = found.name.part(comma + 1, found.name.end);
            name.means(0, bit(Sense::JournalWord)) || word(name) && !word(found.name.until(comma))
        };
        !top_level(found.name, Kind::Comma).into_iter().any(later)
    })
}

fn counted_journal(at: In<'_>) -> Option<Counted<'_>> {
    const LONGEST: usize = 16;
    if !matches!(at.case(0), Case::Capital | Case::Upper) {
        return None;
    }
    let number = (1..LONGEST).find(|n| at.is(*n, Kind::Number))?;
    let volume = at.skip(number);
    let divided = matches!(at.kind(number - 1), Some(Kind::Comma | Kind::Dot));
    let name = at.until(volume.at - usize::from(divided));
    let named = |t: &Token| {
        matches!(t.kind, Kind::Word | Kind::Amp | Kind::Dot | Kind::Colon | Kind::Comma) && !t.stop
    };
    if name.is_empty()
        || !name.note.list[name.at..name.end].iter().all(named)
        || name.means(name.len() - 1, bit(Sense::Volume) | bit(Sense::Number))
        || volume.word(0).len() > 3
    {
        return None;
    }
    let issue = volume.skip(1).enclosed(Kind::ParenOpen);
    let issue = issue.filter(|(inner, _)| inner.is(0, Kind::Number) && inner.len() <= 3);
    let behind = issue.map_or(volume.skip(1), |(_, behind)| behind);
    let issue = issue.map(|(inner, _)| inner);
    let ended = |rest: In<'_>| rest.is_empty() || matches!(rest.kind(0), Some(Kind::Dot | Kind::Url));
    if issue.is_some() && behind.past_dot().is_empty() {
        return Some(Counted { name, volume, issue, pages: None, rest: behind });
    }
    if !matches!(behind.kind(0), Some(Kind::Comma | Kind::Colon)) {
        return None;
    }
    let (rest, found) = locators(behind.skip(1)).ok()?;
    let whole = found.len() == 1 && found[0].value.unit == Unit::Page && found[0].value.value.contains('-');
    if !whole || !ended(rest) {
        return None;
    }
    let pages = Some((found[0].span, found[0].value.value.clone()));
    Some(Counted { name, volume, issue, pages, rest })
}

/// `Journal of British Studies 37.`   `American Psychologist 45 (March).`   `Revue d’éthique, no. 5.`   `New York Times, May 2.`: behind a
/// year at the head and a quoted title the name of a journal and what of its numbers is printed, up to the end.
pub fn held_without_year<'n>(at: In<'n>, draft: &mut Draft) -> Option<In<'n>> {
    if !matches!(at.case(0), Case::Capital | Case::Upper) {
        return None;
    }
    let whole = area(at);
    let word = |n: usize| {
        whole.is(n, Kind::Word)
            || matches!(whole.kind(n), Some(Kind::Amp | Kind::Dot | Kind::Colon | Kind::Quote))
    };
    let numbered = |n: usize| {
        let label = whole.case(n) == Case::Lower || whole.is(n + 1, Kind::Number);
        whole.is(n, Kind::Number) || whole.means(n, bit(Sense::Number) | bit(Sense::Volume)) && label
    };
    let length = (1..whole.len()).find(|n| numbered(*n) || !word(*n))?;
    let name = whole.until(whole.at + length);
    let mut here = whole.skip(length).past_comma();
    // `Modern Language Quarterly Vol 21, No 2`
    if here.means(0, bit(Sense::Volume)) && here.skip(1).past_dot().is(0, Kind::Number) {
        here = here.skip(1).past_dot();
    }
    let note = at.note.text;
    let mut trial = draft.clone();
    trial.text(Field::Journaltitle, name.note.span(name.at, name.end), note);
    // `New York Times, May 2`: the year stands at the head.
    let days = |i: In<'n>| (month(i).ok(), day(i.skip(1)).ok());
    if let (Some((_, month)), Some((rest, day))) = days(here)
        && rest.is_empty()
        && let Some(year) = draft.fields.date().and_then(|d| d.year())
    {
        let found = crate::model::Date::new(eco_format!("{year}-{month:02}-{day:02}"));
        let span = here.span_to(rest);
        trial.forget(Field::Date);
        trial.date(Field::Date, span, found);
        trial.sort("newspaper");
    } else {
        if here.is(0, Kind::Number) && here.word(0).len() <= 4 {
            trial.text(Field::Volume, here.span_to(here.skip(1)), note);
            here = here.skip(1);
        }
        let label = here.past_comma();
        if label.means(0, bit(Sense::Number))
            && let Some(len) = label.long(Sense::Number)
            && let number = label.skip(len).past_dot()
            && number.is(0, Kind::Number)
        {
            trial.text(Field::Number, number.span_to(number.skip(1)), note);
            here = number.skip(1);
        }
        // `(March)`, `(5)`
        if let Some((inner, behind)) = here.enclosed(Kind::ParenOpen) {
            let when = inner.len() <= 2 && inner.means(0, bit(Sense::Month(1)) | bit(Sense::Season(21)));
            if inner.len() == 1 && inner.is(0, Kind::Number) {
                trial.text(Field::Number, inner.span_to(inner.skip(1)), note);
            } else if !when {
                return None;
            }
            here = behind;
        }
        if matches!(here.kind(0), Some(Kind::Colon | Kind::Comma))
            && let Ok((rest, found)) = locators(here.skip(1))
            && found.len() == 1
            && found[0].value.unit == Unit::Page
        {
            trial.words(Field::Pages, found[0].span, found[0].value.value.clone());
            trial.shows.numbered = true;
            here = rest;
        }
        if !here.is_empty() || !(trial.fields.has(Field::Volume) || trial.fields.has(Field::Number)) {
            return None;
        }
        trial.shows.journal = true;
    }
    trial.kind = Work::Article;
    *draft = trial;
    Some(at.part(whole.end, at.end))
}

/// `William B. Eerdmans.`   `Praeger, Westport, CT.`   `Crossroad, New York, pp. 5–22.`: behind a year at the head the publisher
/// alone, or the place behind it, up to the end.
pub fn publisher_alone<'n>(at: In<'n>, draft: &mut Draft) -> Option<In<'n>> {
    const LONGEST: usize = 12;
    let whole = area(at);
    let commas = top_level(whole, Kind::Comma);
    let page = |comma: &usize| whole.part(comma + 1, whole.end).long(Sense::Locator(Unit::Page)).is_some();
    let end = commas.iter().copied().find(page).unwrap_or(whole.end);
    let facts = whole.until(end);
    let rest = at.part(end, at.end);
    let last =
        rest.len() <= 1 || end < whole.end || rest.is(1, Kind::Url) || rest.means(1, bit(Sense::Accessed));
    if facts.is_empty() || facts.len() > LONGEST || !last || has(facts, bit(Sense::Month(1))) {
        return None;
    }
    let place = commas.iter().find(|comma| **comma < end && place_sense(facts.part(**comma + 1, facts.end)));
    let publisher = facts.until(place.copied().unwrap_or(facts.end));
    if !capital_name(publisher)
        || publisher.note.list[publisher.at..publisher.end].iter().any(|t| t.kind == Kind::Number)
    {
        return None;
    }
    draft.text(Field::Publisher, publisher.note.span(publisher.at, publisher.end), at.note.text);
    if let Some(comma) = place {
        draft.text(Field::Location, at.note.span(comma + 1, facts.end), at.note.text);
    }
    draft.shows.imprint = true;
    Some(rest)
}
