//! Journals, magazines and newspapers: a name, then numbers.

use super::abroad::issue::{issue, issue_of};
use super::address::wrapped_address;
use super::another_day::{last_day, of_its_day};
use super::date::{date, full_date, plain_date, roman, year};
use super::date_more::day_behind_its_word;
use super::draft::Draft;
use super::imprint::{Paren, paren, past, placed_and_dated};
use super::input::{In, word};
use super::issue_bracket::{dated_bracket, slashed_number, volume_and_bracket, year_and_issue};
use super::issue_number::{issue_number, lettered_issue, outside_of_count, protocol_letter, to_appear};
use super::italic::italic_run;
use super::journal_name::{
    further, journal_dot, put, three_words_of_a_name, translated_issue, two_part_name, years_of_name,
};
use super::locator::locators;
use super::numbering::{
    Numbers, article_number, bare_issue, bare_volume, behind_year, capital_label, counted_series,
    day_edition, is_numeral, is_sentence, issue_before_page, issue_before_range, issue_glued,
    may_be_numbered, narrows, numeral, page_in_paren, small_number, volume_after_date, year_then_page,
};
use super::periodical::{in_town, town_before_year};
use super::roles::edition_words;
use super::tail::ends;
use super::token::{Case, Kind, bit};
use crate::lexicon::Sense;
use crate::model::{Unit, Via};
use crate::small;
use nom::Parser;

/// A journal's name, the numbers behind it, and what is after them.
pub struct Issue<'n> {
    /// The name.
    pub name: In<'n>,
    /// Its numbers.
    pub numbers: Numbers,
    /// Behind them.
    pub rest: In<'n>,
}

impl<'n> Issue<'n> {
    /// The issue of `name` whose numbers begin at `at`, as they are printed abroad.
    pub fn of(name: In<'n>, at: In<'n>) -> Option<Issue<'n>> {
        if name.len() == 1 && name.case(0) == Case::Upper && roman(name.word(0)).is_some() {
            return None;
        }
        let word = name.len() > 1 && name.case(0) == Case::Capital && name.means(0, bit(Sense::JournalWord));
        // `in: VfZ 21 (1973)`
        let led = name.at.checked_sub(2).is_some_and(|before| {
            name.note.list[before].bits & bit(Sense::In) != 0
                && name.note.list[before + 1].kind == Kind::Colon
        });
        issue_of(at, word || led).filter(|_| !is_sentence(name)).map(|(rest, numbers)| Issue {
            name,
            numbers,
            rest,
        })
    }

    /// Puts it into a draft; what is behind it.
    pub fn put(self, draft: &mut Draft) -> In<'n> {
        put(self.name, self.numbers, draft);
        self.rest
    }
}

/// A journal's name and numbers, after an article's title; `draft` is as it was if there are none.
pub fn journal<'n>(i: In<'n>, draft: &mut Draft) -> Option<In<'n>> {
    Some(journal_issue(i, draft.stops)?.put(draft))
}

/// A journal by its name and numbers; `stops` as in a draft.
///
/// `European Sociological Review 15 (1999): 233–49`   `Journal of Cold War Studies, Vol. 17, n.2, Spring 2015, pp. 73-102`   `New York Times, May 2, 2015`
pub fn journal_issue(i: In<'_>, stops: bool) -> Option<Issue<'_>> {
    if !(matches!(i.case(0), Case::Capital | Case::Upper)
        || i.is(0, Kind::Number) && i.case(1) == Case::Capital)
    {
        return None;
    }
    // `«L'Ordine nuovo», I, n. 7`: a numeral is none either.
    if i.case(0) == Case::Upper && i.is(1, Kind::Comma) && roman(i.word(0)).is_some() {
        return None;
    }
    // `Part III, p. 42`, `Vol. 2`: a label, not a name.
    if i.means(0, bit(Sense::Locator(Unit::Page)) | bit(Sense::Volume) | bit(Sense::Part))
        && (i.is(1, Kind::Number)
            // `A.H.R.`, `P. & P.`, `Jl. Brit. Studies` are none.
            || i.is(1, Kind::Dot) && is_numeral(i, 2)
            || roman(i.word(1)).is_some())
    {
        return None;
    }
    // Slanted letters are its name, if they are not its volume as well: `*Slavic Review, 45*(3)`.
    let slanted = italic_run(i).filter(|end| i.note.list[end - 1].kind != Kind::Number);
    let mut at = slanted.unwrap_or(i.at);
    let mut crossed = false;
    while at < i.end {
        let here = i.part(at, i.end);
        let Some(t) = here.peek(0) else { break };
        if t.kind == Kind::Number && at > i.at && protocol_letter(i, at) {
            return None;
        }
        let candidate = at > i.at
            && match t.kind {
                // `opened in Geneva on April 26, 1954`: a day is no volume.
                Kind::Number => {
                    let stopped = i.note.list[at - 1].kind == Kind::Dot && at > i.at + 1;
                    let before = &i.note.list[at - 1 - usize::from(stopped)];
                    // `October 8 (Spring 1979)`: a journal's name.
                    let month = before.bits & bit(Sense::Month(1)) != 0;
                    // `New Approaches to Naples, c. 1500–c. 1800`
                    let about = before.kind == Kind::Dot
                        && at > i.at + 1
                        && i.note.list[at - 2].bits & bit(Sense::Circa) != 0;
                    // `NIE 11-4-57`
                    // `(éd. P. Joutard), Paris (1991), p. 292-310`
                    let paged = stopped && i.part(at - 2, i.end).long(Sense::Locator(Unit::Page)).is_some();
                    !(before.kind == Kind::Comma
                        || paged
                        || matches!(before.kind, Kind::Dash | Kind::Slash) && !t.spaced
                        || about)
                        && (!month || at == i.at + 1 && here.is(1, Kind::ParenOpen))
                }
                Kind::Comma => true,
                Kind::ParenOpen => !years_of_name(here),
                Kind::Word => {
                    // `New Left Review I/23`: a letter alone is a number only before another.
                    // `no séc. XVIII (1690-1814)`: a century is no volume.
                    let stop = usize::from(i.note.list[at - 1].kind == Kind::Dot);
                    let century =
                        at > i.at + stop && i.note.list[at - 1 - stop].bits & bit(Sense::Century) != 0;
                    lettered_issue(here)
                        || t.case != Case::Capital
                        && !century
                        && roman(here.word(0)).is_some_and(|_| {
                            here.word(0).len() > 1 || here.is(1, Kind::Slash) && here.is(2, Kind::Number)
                        })
                        // `Vorwärts Nr. 123 v. 5.5.1912`
                        || t.bits & bit(Sense::Number) != 0 && here.is(1, Kind::Dot) && i.means(0, bit(Sense::Newspaper))
                        || t.bits & (bit(Sense::Volume) | bit(Sense::Number)) != 0
                            && (t.case == Case::Lower || capital_label(i.until(at), here))
                }
                Kind::Sign => true,
                Kind::Slash => !t.spaced,
                _ => false,
            };
        if candidate
            && may_be_numbered(here)
            && let Some((rest, numbers)) = issue_behind(here)
            && (!crossed || numbers.is_of_a_journal())
            && !(numbers.volume.is_none() && numbers.number.is_none() && !numbers.day && in_town(i.until(at)))
            // `Jugoslovensko-sovjetski odnosi, Beograd 2010, str. 279`: town and year of a book.
            && !(t.kind == Kind::Number && t.span.len() == 4 && here.is(1, Kind::Comma) && in_town(i.until(at)))
            && !is_sentence(i.until(at))
        {
            return Some(Issue { name: i.until(at), numbers, rest });
        }
        if t.bits & bit(Sense::Month(1)) != 0
            && let Some(found) = of_its_day(i, here)
        {
            return Some(found);
        }
        match t.kind {
            // `Boletín del Instituto “Dr. Emilio Ravignani”, núm. 1`
            Kind::QuoteOpen
                if i.note.list[at - usize::from(at > i.at)].kind == Kind::Word
                    && (t.partner as usize) < at + 7 => {}
            Kind::Semi | Kind::ParenClose | Kind::Url | Kind::Slashes | Kind::QuoteOpen => return None,
            // `Khan cited in Personal Report No. 14`
            Kind::Word
                if t.case == Case::Lower
                    && t.bits & bit(Sense::Via(Via::Quoted)) != 0
                    && here
                        .hit(|s| matches!(s, Sense::Via(_)).then_some(()))
                        .is_some_and(|(_, len)| len > 1) =>
            {
                return None;
            }
            // `‘Vedere per apprendere’, Le vie dell’innovazione, ed. Carlo G. Lacaita, Milan, 2009, 277–311`: a book has an editor.
            Kind::Comma
                if at > i.at
                    && here.case(1) == Case::Lower
                    && here.means(1, bit(Sense::Editor))
                    && here.is(2, Kind::Dot)
                    && matches!(here.case(3), Case::Capital | Case::Upper) =>
            {
                return None;
            }
            // `Encyclopaedia Britannica, 9th ed. (1878)`: a book has editions.
            Kind::Comma
                if (here.is(1, Kind::Number) || here.means(1, bit(Sense::Ordinal(1))))
                    && edition_words(here.skip(1)).is_some_and(|(rest, ..)| rest.is(0, Kind::ParenOpen)) =>
            {
                return None;
            }
            Kind::Comma
                if at > i.at
                    && let Some(found) = translated_issue(i.until(at), here) =>
            {
                return Some(found);
            }
            // `the Secretariat for Foreign Affairs (that is, the Ministry), 19 July 1968`: a bracket of a sentence.
            Kind::ParenOpen
                if here.case(1) == Case::Lower && here.case(2) == Case::Lower && here.is(3, Kind::Comma) =>
            {
                return None;
            }
            // `Oxford Dictionary of National Biography (Oxford, 2004), online edn`: a book has place and year.
            Kind::ParenOpen if at > i.at && placed_and_dated(here) => return None,
            Kind::Dot if t.stop && stops && year(here.skip(1)).is_ok() => {
                return Issue::of(i.until(at), here.skip(1));
            }
            Kind::Dot if t.stop && !journal_dot(i, at) => {
                if crossed && !three_words_of_a_name(i, at) || !two_part_name(i, at) {
                    return None;
                }
                crossed = true;
            }
            _ => {}
        }
        at = past(i, at);
        if at - i.at > 40 {
            return None;
        }
    }
    None
}

/// The numbers of a journal behind its name.
pub fn issue_behind(i: In<'_>) -> Option<(In<'_>, Numbers)> {
    further(numbers(i).filter(|_| !years_of_title(i)), issue(i))
}

/// `História Económica de Portugal, 1700–2000, vol. 1, …`: no issue is of so many years; a title tells of them.
pub fn years_of_title(i: In<'_>) -> bool {
    const MOST: u16 = 5;
    let year = |n: usize| i.word(n).parse::<u16>().ok().filter(|year| *year > 1000);
    let range = i.is(0, Kind::Comma) && i.is(2, Kind::Dash) && i.is(4, Kind::Comma);
    range && year(1).zip(year(3)).is_some_and(|(from, to)| to > from + MOST)
}

/// Volume, number, date and pages in the orders that journals are cited in.
fn numbers(i: In<'_>) -> Option<(In<'_>, Numbers)> {
    let mut found = Numbers::default();
    let mut here = i;
    let mut end = i;
    let mut comma_first = false;
    for step in 0..8 {
        let sep = here.kind(0);
        let mut at = match sep {
            Some(Kind::Comma | Kind::Colon | Kind::Slash) => here.skip(1),
            Some(Kind::Dot)
                if step > 0
                    && (!here.peek(0).is_some_and(|t| t.stop)
                        || here.means(
                            1,
                            bit(Sense::Volume) | bit(Sense::Number) | bit(Sense::Locator(Unit::Page)),
                        )) =>
            {
                here.skip(1)
            }
            _ => here,
        };
        if step == 0 {
            comma_first = at.at > here.at;
        }
        if at.is_empty() {
            break;
        }
        // `Vorwärts Nr. 123 v. 5.5.1912`, `Frankfurter Rundschau v. 12.5.1976`: the word before the day is none for a volume.
        let dating = found.date.is_none() && day_behind_its_word(at);
        if dating {
            at = at.skip(1).past_dot();
        }
        if step == 0
            && let Some(whole) = volume_and_bracket(at)
        {
            return Some(whole);
        }
        if step == 0
            && let Some((rest, span)) = slashed_number(here)
        {
            found.number = Some(span);
            here = rest;
            continue;
        }
        // Labelled volume and number. `A1` is a page: a label of one letter has its stop. `fasc. 2`, `вып. 4` may be
        // either: they count the issue.
        if found.volume.is_none()
            && at.means(0, bit(Sense::Volume))
            && (found.number.is_some() || !at.means(0, bit(Sense::Number)))
            && (at.word(0).len() > 1 || at.is(1, Kind::Dot))
            && let Ok((rest, ())) = word(|s| (s == Sense::Volume).then_some(())).parse(at)
            && let Some((rest2, span)) = numeral(rest)
            // `Frankfurter Zeitung v. 2.4.1933`
            && full_date(rest).is_err()
        {
            found.volume = Some(span);
            found.sure = true;
            end = rest2;
            here = rest2;
            continue;
        }
        if found.number.is_none()
            && (at.means(0, bit(Sense::Number)) || at.is(0, Kind::Sign))
            && let Some((rest, span)) = issue_number(at)
        {
            found.number = Some(span);
            found.sure = true;
            end = rest;
            here = rest;
            continue;
        }
        // `Historia, 22, Santiago de Chile, 1987`: where it appears, between its number and its year.
        let counted = found.volume.is_some() || found.number.is_some();
        if counted
            && found.date.is_none()
            && found.place.is_none()
            && sep == Some(Kind::Comma)
            && let Some(rest) = town_before_year(at)
        {
            found.place = Some(at.span_to(rest));
            (here, end) = (rest, rest);
            continue;
        }
        // `Special Issue` without a number of its own.
        if let Some(len) = at.long(Sense::Number)
            && found.volume.is_some()
            && (len >= 2 || outside_of_count(at.skip(len)))
        {
            here = at.skip(len).past_dot();
            end = here;
            continue;
        }
        // `Philosophy and Phenomenological Research, in press`
        if sep == Some(Kind::Comma)
            && found.date.is_none()
            && let Some(rest) = to_appear(at)
        {
            found.forthcoming = Some(at.span_to(rest));
            end = rest;
            break;
        }
        let dated = || sep == Some(Kind::Comma) && found.date.is_some() && found.volume.is_some();
        if let Some(rest) = article_number(at).filter(|_| sep == Some(Kind::Colon) || dated()) {
            found.article = Some(at.span_to(rest));
            end = rest;
            break;
        }
        // `William and Mary Quarterly, 3rd ser., 57`, `…, Third Series, Vol. 19`
        if found.volume.is_none()
            && let Some((series, rest)) = counted_series(at)
        {
            found.series = Some(series);
            found.sure = true;
            here = rest;
            continue;
        }
        // `special issue`, `n.s.`
        if at.means(0, bit(Sense::NewSeries)) && found.volume.is_none() {
            let behind = at.skip(at.long(Sense::NewSeries)?).past_dot();
            found.series = Some(at.span_to(behind));
            at = behind;
            here = at;
            continue;
        }
        // In parentheses: a date, or an issue. `Sociological Forum 6 [1991]: 593`: inside a parenthesis.
        if found.day
            && found.pages.is_none()
            && at.is(0, Kind::ParenOpen)
            && let Some(rest) = day_edition(at)
        {
            (here, end) = (rest, rest);
            continue;
        }
        let bracketed = || found.volume.is_some() && dated_bracket(at);
        if at.is(0, Kind::ParenOpen) || bracketed() {
            // `39 (2000): 8–33 (9)`: behind the pages of the whole a number in it is the page cited, and no issue.
            if let Some((pages, narrowed)) = &mut found.pages
                && let Some((rest, cited)) = page_in_paren(at, pages)
            {
                *narrowed = true;
                pages.extend(cited);
                return Some((rest, found));
            }
            if found.date.is_none()
                && found.number.is_none()
                && let Some((rest, year, issue)) = year_and_issue(at)
            {
                (found.date, found.number, found.sure) = (Some(year), Some(issue), true);
                (here, end) = (rest, rest);
                continue;
            }
            // `3 (1933), H. 6 (Juni), S. 171`: the month of the issue.
            let month = at.means(1, bit(Sense::Month(1))) && at.is(2, Kind::ParenClose);
            if month && found.date.is_some() && found.number.is_some() {
                (here, end) = (at.skip(3), at.skip(3));
                continue;
            }
            let small = || small_number(at) && found.number.is_none();
            match paren(at) {
                Ok((rest, Paren::Date(..))) if found.volume.is_some() && small() => {
                    found.number = Some(at.note.span(at.at + 1, rest.at - 1));
                    end = rest;
                    here = rest;
                    continue;
                }
                // `February 1961, vol. 23, no. 2 (February 1961)`: the same again.
                // `3 (1933), H. 6 (Juni 1933)`: and its month.
                Ok((rest, Paren::Date(date, span)))
                    if found.date.as_ref().is_some_and(|(known, _)| date.edtf.starts_with(&*known.edtf)) =>
                {
                    found.date = Some((date, span));
                    (here, end) = (rest, rest);
                    continue;
                }
                Ok((rest, Paren::Date(date, span))) if found.date.is_none() => {
                    found.day = date.is_day();
                    found.date = Some((date, span));
                    found.sure = true;
                    end = rest;
                    here = rest;
                    continue;
                }
                Ok((rest, _)) if small() => {
                    found.number = Some(at.note.span(at.at + 1, rest.at - 1));
                    // `2013(2)`: what stood before is the year.
                    end = rest;
                    here = rest;
                    continue;
                }
                // `American Historical Review (forthcoming)`
                Ok((rest, _)) if at.means(1, bit(Sense::Forthcoming)) && found.forthcoming.is_none() => {
                    let inner = at.part(at.at + 1, rest.at - 1);
                    let words = inner.long(Sense::Forthcoming).map_or(1, |len| len);
                    found.forthcoming = Some(inner.span_to(inner.skip(words)));
                    if let Ok((_, found_date)) = plain_date(inner.skip(words)) {
                        found.date =
                            Some((found_date, inner.skip(words).span_to(inner.part(inner.end, inner.end))));
                    }
                    found.sure = true;
                    end = rest;
                    here = rest;
                    continue;
                }
                Ok((rest, _)) if found.pages.is_some() => {
                    // `(p. 93)`: the place cited.
                    let inner = at.part(at.at + 1, rest.at - 1);
                    // `(quote p. 211)`, `(quotation on p. 211)`
                    let word = usize::from(small::is(inner.word(0), small::QUOTED_PAGE));
                    let on = word > 0 && inner.case(1) == Case::Lower && inner.means(1, bit(Sense::Small));
                    let inner = inner.skip(word + usize::from(on));
                    if let Ok((after, more)) = locators(inner)
                        && after.is_empty()
                        && let Some((pages, narrowed)) = &mut found.pages
                    {
                        *narrowed = true;
                        pages.extend(more);
                        return Some((rest, found)).filter(|_| true);
                    }
                    break;
                }
                _ => break,
            }
        }
        // `Slavic Review, 55, 1996, 1, pp. 78–105`: the issue behind volume and year.
        if found.number.is_none()
            && found.volume.is_some()
            && found.date.is_some()
            && sep == Some(Kind::Comma)
            && issue_before_page(at)
            && let Some((rest, span)) = numeral(at)
        {
            found.number = Some(span);
            (here, end) = (rest, rest);
            continue;
        }
        // `Theoretische geschiedenis 9 (1982) 2, 271-303`
        if at.at == here.at && found.number.is_none() && found.volume.is_some() && issue_before_range(at) {
            found.number = Some(at.span_to(at.skip(1)));
            (here, end) = (at.skip(1), at.skip(1));
            continue;
        }
        if found.day
            && found.pages.is_none()
            && sep == Some(Kind::Comma)
            && let Some(rest) = day_edition(at)
        {
            (here, end) = (rest, rest);
            continue;
        }
        // Pages end it.
        let wants_pages = found.volume.is_some() || found.date.is_some() || found.number.is_some();
        let paged = sep == Some(Kind::Colon)
            || at.means(0, bit(Sense::Locator(Unit::Page)))
            || found.date.is_some() && (sep == Some(Kind::Comma) || sep == Some(Kind::Dot))
            || issue_glued(here) && sep == Some(Kind::Comma) && found.number.is_some()
            // `Geographical Journal 117 (1951) 377–94`
            || found.volume.is_some() && found.date.is_some() && at.at == here.at && behind_year(at);
        if wants_pages
            && paged
            // `Philosophy of Science, 59(3), 1992, 67`: the year, and the page behind it.
            && !(found.date.is_none() && year_then_page(at))
            && !(found.date.is_some()
                && !found.day
                && found.volume.is_none()
                && at.is(0, Kind::Number)
                && volume_after_date(at))
            && let Ok((rest, pages)) = locators(at)
            && (ends(rest)
                || rest.is(0, Kind::Comma)
                || rest.is(0, Kind::ParenOpen)
                || rest.is(0, Kind::Url)
                || wrapped_address(rest)
                || rest.is(0, Kind::Dot))
            && pages.iter().all(|p| !matches!(p.value.unit, Unit::Volume))
        {
            let narrowed = narrows(i.note.text, &pages);
            found.pages = Some((pages, narrowed));
            end = rest;
            here = rest;
            if here.is(0, Kind::ParenOpen) {
                continue;
            }
            break;
        }
        // `Time, 10/16/50, 10/30/50`: another day of the same paper.
        if sep == Some(Kind::Comma)
            && found.pages.is_none()
            && let Some((first, span)) = &found.date
            && let Some((rest, date)) = last_day(at, first)
        {
            found.date = Some((date, span.to(at.span_to(rest))));
            end = rest;
            break;
        }
        // A date without parentheses.
        if found.date.is_none()
            && (at.at > here.at || step > 0)
            && let Ok((rest, date)) = full_date(at)
            && (ends(rest)
                // `The Guardian, 2 August 2017 <https://…>`
                || wrapped_address(rest)
                || matches!(
                    rest.kind(0),
                    Some(Kind::Comma | Kind::Colon | Kind::Dot | Kind::Slash | Kind::ParenOpen)
                ))
        {
            found.day = date.is_day();
            found.date = Some((date, at.span_to(rest)));
            end = rest;
            here = rest;
            continue;
        }
        if found.date.is_none()
            && at.at > here.at
            && year(at).is_ok()
            && !at.is(1, Kind::ParenOpen)
            && let Ok((rest, date)) = plain_date(at)
            && (ends(rest)
                || wrapped_address(rest)
                || matches!(rest.kind(0), Some(Kind::Comma | Kind::Colon | Kind::Dot)))
        {
            found.date = Some((date, at.span_to(rest)));
            end = rest;
            here = rest;
            continue;
        }
        // `2013(2)`: year and issue.
        if found.date.is_none()
            && found.volume.is_none()
            && year(at).is_ok()
            && at.is(1, Kind::ParenOpen)
            && small_number(at.skip(1))
            && let Ok((rest, date)) = date(at.until(at.at + 1))
        {
            found.date = Some((date, at.span_to(rest)));
            found.sure = true;
            here = at.skip(1);
            end = here;
            continue;
        }
        // A bare volume.
        if found.volume.is_none()
            && !found.day
            && (sep != Some(Kind::Colon))
            && let Some((rest, span, issue)) = bare_volume(at)
        {
            let good = match rest.kind(0) {
                Some(Kind::ParenOpen | Kind::Colon) => true,
                Some(Kind::BracketOpen) => dated_bracket(rest),
                Some(Kind::Comma) => {
                    rest.means(1, bit(Sense::Number) | bit(Sense::Month(1)) | bit(Sense::Season(21)))
                        || bare_issue(rest).is_some()
                        || rest.is(1, Kind::Sign)
                        || town_before_year(rest.skip(1)).is_some()
                        || year(rest.skip(1)).is_ok()
                        || found.date.is_some()
                        || rest.means(1, bit(Sense::Locator(Unit::Page)))
                }
                None | Some(Kind::Dot) => found.date.is_some(),
                _ => found.date.is_some(),
            };
            if good {
                found.volume = Some(span);
                if let Some(issue) = issue {
                    found.number = Some(issue);
                }
                // `(Winter 2015), 40: 2, 308–19`: behind the year volume and issue, and a comma before the pages.
                let spaced_issue = || {
                    let issue = rest.skip(1);
                    let pages = issue.is(1, Kind::Comma) && issue.is(2, Kind::Number);
                    let small = issue.is(0, Kind::Number) && issue.word(0).len() <= 2;
                    let told = found.date.is_some() && rest.is(0, Kind::Colon) && small && pages;
                    told.then(|| (issue.skip(1), issue.span_to(issue.skip(1))))
                };
                let rest = match bare_issue(rest).or_else(spaced_issue) {
                    Some((rest, span)) if found.number.is_none() => {
                        found.number = Some(span);
                        rest
                    }
                    _ => rest,
                };
                found.sure |= matches!(rest.kind(0), Some(Kind::ParenOpen));
                end = rest;
                here = rest;
                continue;
            }
        }
        break;
    }
    let dated = found.date.is_some();
    let numbered = found.volume.is_some() || found.number.is_some();
    let accept = match (&found.date, numbered, &found.pages) {
        _ if found.forthcoming.is_some() => true,
        (Some((date, _)), false, _) if comma_first => {
            date.edtf.len() > 4 || found.pages.is_some() || ends(end)
        }
        (Some(_), false, _) => found.sure,
        (_, true, Some(_)) => true,
        (_, true, None) => dated || found.volume.is_some() && found.number.is_some() && ends(end),
        _ => false,
    };
    (accept && end.at > i.at).then_some((end, found))
}
