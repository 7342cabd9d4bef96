//! Where what follows a title begins, and where it ends.

use ecow::{EcoVec, eco_vec};

use super::abroad::collection::{leads_number, leads_series, quoted_series};
use super::abroad::facts::ahead;
use super::address::in_address;
use super::container::host;
use super::date::{full_date, roman};
use super::draft::{Draft, plain as plain_text};
use super::facts::{imprint_ahead, naked};
use super::imprint::{Paren, paren};
use super::input::In;
use super::introduction::initials_behind;
use super::letter_kept::{code_of_keeper, put_code};
use super::locator::locators;
use super::locator_first::series_first;
use super::name::and_len;
use super::roles::{edition_words, on_behalf};
use super::series_of_whole::numbered_of;
use super::title_marks::of_a_day;
use super::token::{Case, GIVEN, Kind, bit};
use super::towns::{of_the_count, town_and_land, town_by_another};
use crate::lexicon::{Medium, Sense};
use crate::model::{Date, Field, Kind as Work, Locator, Sited, Span, Unit};
use crate::small;

/// Senses of words that can begin a part of the tail.
const OPENERS: u128 = bit(Sense::Editor)
    | bit(Sense::Translator)
    | bit(Sense::Compiler)
    | bit(Sense::OtherRole)
    | bit(Sense::Locator(Unit::Page))
    | bit(Sense::Volume)
    | bit(Sense::Ordinal(1))
    | bit(Sense::EditionWord)
    | bit(Sense::Edition)
    | bit(Sense::Month(1))
    | bit(Sense::Season(21))
    | bit(Sense::NoDate)
    | bit(Sense::NoPlace)
    | bit(Sense::Circa)
    | bit(Sense::Passim)
    | bit(Sense::Signal)
    | bit(Sense::City)
    | bit(Sense::Thesis(crate::lexicon::Thesis::Phd))
    | bit(Sense::ThesisWord)
    | bit(Sense::Forthcoming)
    | bit(Sense::ReportWord)
    | bit(Sense::Accessed)
    | bit(Sense::Director)
    | bit(Sense::SubVerbo)
    | bit(Sense::OpCit)
    | bit(Sense::Ibid)
    | bit(Sense::LocCit)
    | bit(Sense::NewSeries)
    | bit(Sense::Catalogue)
    | bit(Sense::Broadcaster)
    | bit(Sense::Part);

/// A word after a comma can begin a part of the tail. Cheap: most commas of a title are turned away here.
pub fn may_begin(i: In<'_>) -> bool {
    match i.peek(0) {
        Some(t) => match t.kind {
            Kind::Number | Kind::Url | Kind::BracketOpen | Kind::Sign => true,
            Kind::ParenOpen => imprint_in_brackets(i),
            Kind::Quote | Kind::QuoteOpen => of_the_count(i).is_some() || quoted_series(i).is_some(),
            Kind::Word => {
                t.bits & (OPENERS | bit(Sense::Unpublished)) != 0
                    || t.case != Case::Lower && colon_ahead(i)
                    || t.bits & bit(Sense::By) != 0 && t.case == Case::Lower
                    // `with a new introduction by`
                    || t.bits & (bit(Sense::Along) | bit(Sense::Reprint)) != 0
                        && t.case == Case::Lower
                        && (1..5).any(|n| i.means(n, bit(Sense::OtherRole)))
                    || roman(i.word(0)).is_some()
                    || series_first(i).is_some()
                    || initials_behind(i).is_some()
                    || t.bits & bit(Sense::GovernmentWord) != 0 && i.numbered()
                    || numbered_of(i)
                    || t.case != Case::Lower && role_behind(i)
                    || matches!(i.word(0), "unpublished" | "copy" | "doctoral")
                    || matches!(t.case, Case::Capital | Case::Upper) && (place_year(i)
                            || ahead(i)
                            || town_and_land(i).is_some()
                            || town_by_another(i).is_some())
                    || t.bits & bit(Sense::Small) != 0 && ahead(i)
                    || on_behalf(i).is_some()
                    || filmed(i).is_some()
                    || small::is(i.word(0), small::MADE_OF)
                    || t.bits & bit(Sense::Medium(Medium::Audio)) != 0
                    || in_address(i).is_some()
                    || leads_series(i)
                    || leads_number(i)
            }
            _ => false,
        },
        None => false,
    }
}

/// `Julian P. Boyd, ed. (…)`   `F. Blass (éd.)`: a word for a role behind what may be a name. Cheap.
pub fn role_behind(i: In<'_>) -> bool {
    const NAME: usize = 14;
    const SHORT: usize = 4;
    let roles = bit(Sense::Editor) | bit(Sense::Compiler) | bit(Sense::Translator);
    i.note.bits & roles != 0
        && (2..NAME).any(|n| {
            i.is(n, Kind::Comma)
                && i.means(n + 1, roles)
                && i.case(n + 1) == Case::Lower
                && i.is(n + 2, Kind::Dot)
                && (matches!(i.kind(n + 3), Some(Kind::ParenOpen | Kind::Comma))
                    || i.means(n + 3, bit(Sense::City)))
                || i.is(n, Kind::ParenOpen)
                    && i.means(n + 1, roles)
                    && (i.case(0) == Case::Upper
                        || (0..n).any(|at| i.means(at, GIVEN))
                        || n <= SHORT && (0..n).all(|at| i.case(at) == Case::Capital))
        })
}

/// `(Oxford, 1981)`
pub fn imprint_in_brackets(i: In<'_>) -> bool {
    i.is(0, Kind::ParenOpen) && matches!(paren(i), Ok((_, Paren::Imprint(_))))
}

/// `Durham, NC:` — a colon after a few capitalised words.
pub fn colon_ahead(i: In<'_>) -> bool {
    let mut here = i;
    for _ in 0..12 {
        match here.peek(0) {
            Some(t) if t.kind == Kind::Colon => return true,
            Some(t)
                if t.kind == Kind::Word
                    && (t.case != Case::Lower || t.bits & (bit(Sense::And) | bit(Sense::Small)) != 0) => {}
            Some(t)
                if matches!(
                    t.kind,
                    Kind::Comma
                        | Kind::Dot
                        | Kind::Slash
                        | Kind::Dash
                        | Kind::Semi
                        | Kind::BracketOpen
                        | Kind::BracketClose
                        | Kind::Amp
                ) => {}
            Some(t) if t.kind == Kind::ParenOpen && (t.partner as usize) < here.end => {
                here = here.part(t.partner as usize, here.end);
            }
            _ => return false,
        }
        here = here.skip(1);
    }
    false
}

/// `Köln 1998`, `Paris, 1588`: a place and a year.
pub fn place_year(i: In<'_>) -> bool {
    i.long(Sense::City).is_some()
}

/// Nothing of this citation can follow here: the end, a semicolon, a stop, a bracket, or words that lead
/// to another citation.
pub fn ends(i: In<'_>) -> bool {
    match i.peek(0) {
        None => true,
        Some(t) => match t.kind {
            Kind::Semi | Kind::ParenClose | Kind::BracketClose => true,
            Kind::Dot => {
                t.stop
                    || i.len() == 1
                    || i.peek(1)
                        .is_some_and(|n| n.spaced || matches!(n.kind, Kind::QuoteClose | Kind::ParenClose))
            }
            Kind::Comma => {
                let next = i.skip(1);
                next.is_empty()
                    || next.means(0, bit(Sense::Signal) | bit(Sense::Via(crate::model::Via::Quoted)))
                    || and_len(next) > 0
                    || next.case(0) == Case::Lower && !next.means(0, OPENERS)
                    || next.is(0, Kind::QuoteOpen)
            }
            Kind::Word => {
                t.bits & bit(Sense::Via(crate::model::Via::Quoted)) != 0
                    || t.bits & bit(Sense::Signal) != 0 && t.case == Case::Lower
                    || t.bits & bit(Sense::And) != 0
                    || t.case == Case::Lower && t.bits & (OPENERS | bit(Sense::In)) == 0
            }
            Kind::Amp => true,
            Kind::BracketOpen => true,
            Kind::ParenOpen => matches!(paren(i), Ok((_, Paren::Other | Paren::Hereafter(_)))),
            Kind::Dash => t.spaced && i.peek(1).is_some_and(|n| n.spaced),
            Kind::Query | Kind::QuoteClose | Kind::Other => true,
            _ => false,
        },
    }
}

/// The reading up to `end`, if the citation ends there.
pub fn ended(mut draft: Draft, end: In<'_>) -> Option<Draft> {
    draft.end = end.at;
    draft.shows.closed = ends(end);
    draft.shows.closed.then_some(draft)
}

/// Behind `46 ff.`, `110 et passim.`: the stop of the abbreviation is the sentence's too, and another begins.
pub fn begins_anew(i: In<'_>) -> bool {
    let stopped = i.at.checked_sub(1).is_some_and(|at| i.note.list[at].kind == Kind::Dot);
    stopped && i.case(0) == Case::Capital && i.peek(0).is_some_and(|t| t.spaced)
}

/// `(Philadelphia, 1968), Introduction, p. 14`, `Preface, xv`, `‘Introduction’, pp. 1–46`: past the part of the book that has the page.
pub fn paged_part(i: In<'_>) -> Option<In<'_>> {
    let quoted = i.enclosed(Kind::QuoteOpen).filter(|(inner, _)| inner.len() == 1);
    let (part, behind) = quoted.unwrap_or((i, i.skip(1).past_dot()));
    if !behind.is(0, Kind::Comma) || !part.means(0, bit(Sense::OtherRole)) {
        return None;
    }
    let page = behind.skip(1);
    let small = page.case(0) == Case::Lower;
    let labelled = small && page.means(0, bit(Sense::Locator(Unit::Page)));
    let numeral = small && page.word(0).len() > 1 && roman(page.word(0)).is_some();
    (labelled || numeral || quoted.is_some() && page.is(0, Kind::Number)).then_some(page)
}

/// `, in-8°`, `, in-fol.`, `, in-12`: how the sheets are folded, which says nothing of the work; what is behind it.
pub fn folded(i: In<'_>) -> Option<In<'_>> {
    const LONGEST: usize = 6;
    let glued = |n: usize| i.peek(n).is_some_and(|t| !t.spaced);
    if !small::is(i.word(0), small::FOLDED) || !i.is(1, Kind::Dash) || !glued(1) || !glued(2) {
        return None;
    }
    let end = (3..LONGEST)
        .find(|n| matches!(i.kind(*n), None | Some(Kind::Comma | Kind::Semi | Kind::ParenClose)))?;
    let short = i.is(2, Kind::Number) || i.is(2, Kind::Word) && i.word(2).chars().count() <= 6;
    short.then(|| i.skip(end))
}

/// `, microfilm (Bethesda, MD: University Publications of America, 1994)`, `microfilm ed. (`: what it was copied on, before the facts
/// of publication.
pub fn filmed(i: In<'_>) -> Option<In<'_>> {
    if i.case(0) != Case::Lower || !i.means(0, bit(Sense::Step(crate::model::Level::Reel))) {
        return None;
    }
    let rest = i.skip(1);
    let rest = rest.long(Sense::Edition).map_or(rest, |len| rest.skip(len).past_dot());
    imprint_in_brackets(rest).then_some(rest)
}

/// `, STC 12119`, `, Wing H123`, `, Evans no. 14954`: the book in a catalogue of all that were printed, which says nothing of the
/// work; what is behind it.
pub fn catalogued(i: In<'_>) -> Option<In<'_>> {
    if !matches!(i.case(0), Case::Upper | Case::Capital) || !small::is(i.word(0), small::CATALOGUES) {
        return None;
    }
    let label = i.skip(1);
    let number = label.long(Sense::Number).map_or(label, |len| label.skip(len).past_dot());
    let letters = usize::from(number.case(0) == Case::Upper);
    let rest = number.skip(letters + 1);
    let pointed =
        rest.is(0, Kind::Dot) && rest.is(1, Kind::Number) && rest.peek(1).is_some_and(|t| !t.spaced);
    let rest = if pointed { rest.skip(2) } else { rest };
    (number.is(letters, Kind::Number) && (ends(rest) || rest.is(0, Kind::Comma))).then_some(rest)
}

/// `July 18–22`, `22 July`, `5 Sept. 1665`, where the citation ends.
pub fn day_of_entry(i: In<'_>) -> bool {
    if i.note.bits & bit(Sense::Month(1)) == 0 {
        return false;
    }
    fn past_day(i: In<'_>) -> In<'_> {
        let short = |n: usize| i.is(n, Kind::Number) && i.word(n).len() <= 2;
        let range = i.is(1, Kind::Dash) && short(2);
        i.skip(usize::from(short(0)) + if short(0) && range { 2 } else { 0 })
    }
    let month = past_day(i);
    if !month.means(0, bit(Sense::Month(1))) {
        return false;
    }
    let behind = month.skip(1).past_dot();
    let day = if month.at > i.at { behind } else { past_day(behind) };
    let year = day.past_comma();
    let end = if year.is(0, Kind::Number) && year.word(0).len() == 4 { year.skip(1) } else { day };
    end.at > i.at + 1 && ends(end)
}

/// `Lettres édifiantes [. . .], vol. 27`: past the bracket that says that the title is cut.
pub fn past_omission(i: In<'_>) -> In<'_> {
    match i.enclosed(Kind::BracketOpen) {
        Some((inner, rest))
            if !inner.is_empty()
                && i.note.list[inner.at..inner.end].iter().all(|t| t.kind == Kind::Other) =>
        {
            rest
        }
        _ => i,
    }
}

/// ` (1891), ed. Isobel Murray (…)`: a year, and right behind its comma what was done to the edition used.
pub fn first_out(found: &Date, rest: In<'_>) -> bool {
    let marked =
        bit(Sense::Editor) | bit(Sense::Translator) | bit(Sense::OtherRole) | bit(Sense::EditionWord);
    found.edtf.len() == 4
        && (rest.case(1) == Case::Lower && rest.means(1, marked)
            || rest.is(1, Kind::Number)
                && (2..4).any(|n| rest.means(n, bit(Sense::Edition) | bit(Sense::EditionWord))))
}

/// ` [1968], 2nd ed., trans. James Benedict (London: Verso, 2005)`: behind a year in brackets an edition or a role, and the facts of
/// publication.
pub fn facts_behind(i: In<'_>) -> bool {
    let marked = bit(Sense::Editor) | bit(Sense::Translator) | bit(Sense::EditionWord) | bit(Sense::Edition);
    i.is(0, Kind::Comma) && (1..4).any(|n| i.means(n, marked)) && imprint_ahead(i)
}

/// `7 vols. (London, 1872–83), v. 123`: of a work in several volumes the fifth, and no label.
pub fn small_volume(i: In<'_>) -> Option<(In<'_>, EcoVec<Sited<Locator>>)> {
    if !(i.word(0) == "v" && i.is(1, Kind::Dot) && i.is(2, Kind::Number)) {
        return None;
    }
    let (rest, more) = locators(i.skip(2)).ok()?;
    let volume = Locator { unit: Unit::Volume, value: i.word(0).into() };
    let mut found = eco_vec![Sited { value: volume, span: i.span_to(i.skip(1)) }];
    found.extend(more);
    Some((rest, found))
}

/// `De Felice, Mussolini il duce, I, cit., p. 60`: the volume, a numeral alone before the words that say it was cited before.
pub fn volume_before_cit(i: In<'_>) -> Option<(In<'_>, EcoVec<Sited<Locator>>)> {
    const HIGHEST: u32 = 40;
    let cited = i.is(1, Kind::Comma) && i.case(2) == Case::Lower && i.means(2, bit(Sense::OpCit));
    if !cited || roman(i.word(0)).is_none_or(|volume| volume > HIGHEST) {
        return None;
    }
    let volume = Locator { unit: Unit::Volume, value: i.word(0).into() };
    Some((i.skip(1), eco_vec![Sited { value: volume, span: i.span_to(i.skip(1)) }]))
}

/// `Stalin-Kaganovich Correspondence, 180 (doc. 55)`: behind the page in brackets the document that stands there, or the note.
pub fn document_behind<'n>(i: In<'n>, draft: &mut Draft) -> Option<In<'n>> {
    let (inner, behind) = i.enclosed(Kind::ParenOpen)?;
    if !inner.means(0, bit(Sense::Locator(Unit::Document))) {
        return None;
    }
    let (rest, found) = locators(inner).ok()?;
    let apart =
        |l: &Sited<Locator>| matches!(l.value.unit, Unit::Document | Unit::Note | Unit::Table | Unit::Figure);
    if !rest.is_empty() || !found.iter().all(apart) {
        return None;
    }
    draft.locate(found);
    Some(behind)
}

/// `(Oxford, 1998), 1.109`   `(Chicago, 1994), 2.2.26–8`: behind the facts of publication a volume, a stop and a page; an ancient, who is
/// known by one name, is cited by books and chapters. `(İstanbul: Hamle, 2009), 1/23`: a slash, as those who study the Orient have it.
pub fn volume_stop_page(found: EcoVec<Sited<Locator>>, draft: &Draft, text: &str) -> EcoVec<Sited<Locator>> {
    let [only] = found.as_slice() else { return found };
    let full = |field: Field| draft.fields.names(field).iter().any(|name| !name.given.is_empty());
    let modern = full(Field::Author) || draft.kind == Work::Collection && full(Field::Editor);
    let parts = || {
        let (volume, page) = only.span.of(text).rsplit_once('.')?;
        let low = |part: &str| part.len() <= 2 && part.bytes().all(|b| b.is_ascii_digit());
        let fits =
            volume.split('.').all(low) && volume.len() < 5 && page.starts_with(|c: char| c.is_ascii_digit());
        fits.then_some((volume.len() as u32, volume, page))
    };
    let slashed = || {
        let (volume, page) = only.span.of(text).split_once('/')?;
        let (v, p) = (volume.parse::<u16>().ok()?, page.parse::<u16>().ok()?);
        let house = draft.fields.has(Field::Publisher) && draft.kind != Work::Article;
        (house && v < 50 && p > v + 1).then_some((volume.len() as u32, volume, page))
    };
    let read = match only.value.unit {
        Unit::Section if modern => parts(),
        Unit::Page => slashed(),
        _ => None,
    };
    let Some((len, volume, page)) = read else { return found };
    let sited = |unit, start, end, value: &str| Sited {
        value: Locator { unit, value: plain_text(value) },
        span: Span { start, end },
    };
    let Span { start, end } = only.span;
    eco_vec![sited(Unit::Volume, start, start + len, volume), sited(Unit::Page, start + len + 1, end, page)]
}

/// `). 2. ed. Rio de Janeiro: Nova Fronteira, 1998`: behind a stop the edition, or place, house and year.
pub fn facts_in_next_area(i: In<'_>) -> bool {
    let at = i.skip(1);
    let at = edition_words(at).map_or(at, |(rest, ..)| rest.past_comma());
    i.is(0, Kind::Dot)
        && naked(at).is_some_and(|(_, facts)| facts.date.is_some() && facts.publisher.is_some())
}

/// `La Grande Peur [1932], Paris, Colin, 1988`   `O abolicionismo [1883]. Petrópolis: Vozes, 1977`: facts of publication behind a year in
/// square brackets make it the first.
pub fn first_before(rest: In<'_>) -> bool {
    let at = rest.skip(1);
    let again = at.long(Sense::Reprint).map_or(at, |len| at.skip(len).past_dot().past_comma());
    let dated = naked(again).is_some_and(|(_, facts)| facts.date.is_some() && facts.location.is_some());
    matches!(rest.kind(0), Some(Kind::Comma | Kind::Dot)) && dated
}

/// `FitzGerald, 311: the raiders threw family bibles into the fire`: behind the page, what stands there.
pub fn remark(i: In<'_>, found: &[Sited<Locator>]) -> bool {
    let page = found.last().is_some_and(|l| l.value.unit == Unit::Page);
    // `Pepys, Diary, 6:163–64, July 18–22`: of a diary, the day of the entry.
    if page && i.is(0, Kind::Comma) && found.len() > 1 && day_of_entry(i.skip(1)) {
        return true;
    }
    let word = i.case(1) == Case::Lower && i.means(1, bit(Sense::Small) | bit(Sense::Plain));
    // `Murin, Stalin, 158 (Svanidze diary: Nov. 4, 1934)`
    if page && i.is(0, Kind::ParenOpen) && found.len() == 1 && found[0].value.value.len() == 3 {
        return i.at > 1 && i.note.list[i.at - 2].kind == Kind::Comma && of_a_day(i);
    }
    // `Welles, Diary, I, 70 (Aug. 10, 1862)`
    if page && found.len() == 2 && found[0].value.unit == Unit::Volume && of_a_day(i) {
        return true;
    }
    // `Langbein, Origins, 190—reiterating what he had said in 1978`
    let dash = i.peek(0).is_some_and(|t| t.kind == Kind::Dash && t.text.len() > 2);
    if page && dash {
        let behind = i.skip(usize::from(i.is(1, Kind::Dash)));
        return behind.case(1) == Case::Lower && behind.len() > 2;
    }
    page && i.is(0, Kind::Colon) && (word || i.is(1, Kind::QuoteOpen)) && i.len() > 3
}

/// `Halder, KTB II, S. 4 (1.7.1940)`   `Nicolson, p. 37, September 9, 1939`: the day that a diary told in short is cited for.
pub fn day_of_diary(i: In<'_>, draft: &Draft) -> bool {
    let paged = draft.locators.last().is_some_and(|l| l.value.unit == Unit::Page);
    let book = draft.kind == Work::Book && !draft.shows.imprint && !draft.shows.dated;
    let bracketed = || matches!(paren(i), Ok((_, Paren::Date(day, _))) if day.edtf.len() == 10);
    draft.shows.labelled && paged && book && (bracketed() || day_behind_page(i))
}

/// `, September 9, 1939`: behind a page the day of the entry that stands on it, with which the citation ends.
pub fn day_behind_page(i: In<'_>) -> bool {
    i.is(0, Kind::Comma) && full_date(i.skip(1)).is_ok_and(|(rest, day)| day.is_day() && ends(rest))
}

/// `, entry for 1 January 1967, pp. 181–2`: the day of a diary, behind the facts of its edition.
pub fn entry_of_day(i: In<'_>) -> Option<In<'_>> {
    let len = i.long(Sense::Step(crate::model::Level::Entry))?;
    let day = i.skip(len);
    let day = day.skip(usize::from(day.case(0) == Case::Lower && day.means(0, bit(Sense::Small))));
    let (rest, found) = full_date(day).ok()?;
    (i.case(0) == Case::Lower && found.edtf.len() == 10).then_some(rest)
}

/// `, II, 36 (London, 1801)`   `, vol. i., pp. 45–50 (New York, 1912)`: what is pointed at stands before the facts of publication, with
/// which the citation ends; where these begin.
pub fn paged_before_facts(i: In<'_>) -> Option<(In<'_>, EcoVec<Sited<Locator>>)> {
    let at = i.skip(1);
    let labelled = || at.case(0) == Case::Lower && at.means(0, bit(Sense::Locator(Unit::Page)));
    let volume = || {
        at.case(0) == Case::Upper
            && at.is(1, Kind::Comma)
            && at.is(2, Kind::Number)
            && roman(at.word(0)).is_some()
    };
    if !i.is(0, Kind::Comma) || !i.note.has(Kind::ParenOpen) || !(labelled() || volume()) {
        return None;
    }
    let (open, pages) = locators(at).ok()?;
    let paged = pages.iter().any(|l| l.value.unit == Unit::Page);
    let Ok((behind, Paren::Imprint(facts))) = paren(open) else { return None };
    (paged && facts.location.is_some() && facts.date.is_some() && ends(behind)).then_some((open, pages))
}

/// `, p. 34` with which a citation ends, into the draft; what is behind it.
pub fn pointed_last<'n>(i: In<'n>, draft: &mut Draft) -> Option<In<'n>> {
    if !i.is(0, Kind::Comma) {
        return None;
    }
    let (rest, found) = locators(i.skip(1)).ok().filter(|(rest, _)| ends(*rest))?;
    draft.locate(found);
    draft.shows.numbered = true;
    Some(rest)
}

/// `Greaves, Pyramidographia, preface`   `Smith, Empire, passim`: where in the work, and no number tells it; what is behind it.
pub fn told_without_number(at: In<'_>) -> Option<In<'_>> {
    if at.case(0) != Case::Lower {
        return None;
    }
    if at.means(0, bit(Sense::Passim)) {
        let rest = at.skip(at.long(Sense::Passim)?);
        return ends(rest).then_some(rest);
    }
    let part = small::is(at.word(0), small::PARTS_WITHOUT_NUMBERS);
    let rest = at.skip(1);
    (part && (ends(rest) || rest.is(0, Kind::Comma))).then_some(rest)
}

/// `Plotinus, Enneads, VI.9.11, trans. A. H. Armstrong (…)`   `Aristotle, Politics, 3.7, in The Complete Works, ed. Jonathan Barnes (…)`: the
/// book and chapter of a classic stand behind its title, and what it is read in behind them (Chicago 17, 14.242).
pub fn before_edition(found: &[Sited<Locator>], rest: In<'_>) -> bool {
    let roles = bit(Sense::Translator) | bit(Sense::Editor) | bit(Sense::In);
    found.iter().all(|locator| locator.value.unit == Unit::Section)
        && rest.is(0, Kind::Comma)
        && rest.case(1) == Case::Lower
        && rest.means(1, roles)
}

/// `, in The Complete Works of Aristotle, ed. Jonathan Barnes (Princeton: …, 1984)`: the edition that holds a classic, behind its chapter.
pub fn held_edition<'n>(i: In<'n>, draft: &mut Draft) -> Option<In<'n>> {
    let title = i.skip(2);
    let led = i.is(0, Kind::Comma) && i.case(1) == Case::Lower && i.means(1, bit(Sense::In));
    let chapter = draft.locators.last().is_some_and(|locator| locator.value.unit == Unit::Section);
    if !led || !chapter || draft.shows.imprint || !matches!(title.case(0), Case::Capital | Case::Upper) {
        return None;
    }
    let end = draft.attempt(|trial| host(title, trial).filter(|_| trial.shows.imprint))?;
    draft.kind = Work::Incollection;
    Some(end)
}

/// `, mps, s. 12`, `, Maszynopis w zbiorach autora`, `, MS, OCMH`, `, MS in CMH files`,
/// `, MS, pp. 23–31, OCMH Files`: it was never printed, and no page alone tells more of it; perhaps
/// who has it.
pub fn unprinted<'n>(i: In<'n>, draft: &mut Draft) -> Option<In<'n>> {
    if !i.means(0, bit(Sense::Unpublished)) {
        return None;
    }
    let len = i.long(Sense::Unpublished)?;
    let mut rest = i.skip(len).past_dot();
    if let Some(more) = rest.long(Sense::Unpublished) {
        rest = rest.skip(more).past_dot();
    }
    let told = |rest: In<'n>| rest.is(0, Kind::Comma) && locators(rest.skip(1)).is_ok() || ends(rest);
    if rest.is(0, Kind::Comma)
        && let Ok((behind, found)) = locators(rest.skip(1))
        && code_of_keeper(behind).is_some_and(ends)
    {
        draft.locate(found);
        draft.shows.numbered = true;
        rest = behind;
    }
    if let Some(behind) = code_of_keeper(rest).filter(|behind| told(*behind)) {
        put_code(rest, behind, draft);
        rest = behind;
    }
    if !told(rest) {
        return None;
    }
    draft.kind = Work::Unpublished;
    draft.shows.genre = true;
    Some(rest)
}

/// `1943/44`: a year that two share, up to `rest`; not `Briefe an die Braut, 1859/1860, K. F. Koehler, Leipzig, 1921`, where the facts follow.
pub fn shared_year(at: In<'_>, rest: In<'_>) -> bool {
    let facts = rest.skip(1);
    let published = || imprint_ahead(facts) || naked(facts).is_some_and(|(_, found)| found.date.is_some());
    at.is(1, Kind::Slash) && !(rest.is(0, Kind::Comma) && published())
}
