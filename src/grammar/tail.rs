//! What follows a title: roles, edition, volume, series, facts of publication, locators, address.

use super::abroad::collection::{series_in_brackets, series_led};
use super::abroad::facts::{book_number, initials, raised_behind, series_word};
use super::abroad::host::hosted;
use super::abroad::pages::behind_colon;
use super::abroad::semicolon::placed as placed_behind;
use super::address::{accessed, address, in_address, leads_to_address, wrapped_address};
use super::behind_facts::{
    edition_behind, later_year, series_behind, series_behind_facts, site_behind, undated,
};
use super::broadcast::sent_by;
use super::catalogue::catalogue;
use super::cited_before::opcit_behind;
use super::date::date;
use super::draft::{Draft, plain};
use super::encyclopaedia::head_word;
use super::facts::{before_editors, edition_house, naked, naked_imprint, told_in_brackets};
use super::film::{directed, medium, medium_ahead, running_time};
use super::imprint::{Paren, has, paren};
use super::input::In;
use super::introduction::{author_behind, written_by};
use super::italic::slanted;
use super::later_name::{hereafter_in_brackets, hereafter_said};
use super::locator::{locators, lone_page};
use super::name::and_len;
use super::numbering::{early_years, subtitled, title_years};
use super::official::command_behind;
use super::paper::put_paper;
use super::reissue::{later_edition, printed_again, reissued, tells_of_another};
use super::roles::{edition, named_role, roles};
use super::series::{capital_name, put_series, series, series_paren};
use super::series_of_whole::series_of_whole;
use super::society::associated;
use super::tail_ends::{
    before_edition, catalogued, document_behind, facts_behind, facts_in_next_area, filmed, first_before,
    first_out, held_edition, paged_part, past_omission, shared_year, small_volume, unprinted,
    volume_before_cit, volume_stop_page,
};
pub use super::tail_ends::{
    begins_anew, colon_ahead, day_of_diary, ended, ends, entry_of_day, folded, imprint_in_brackets,
    may_begin, paged_before_facts, place_year, remark, role_behind, told_without_number,
};
use super::thesis::{naked_thesis, put_thesis, thesis_in_print};
use super::title_marks::sign_of_title;
use super::title_put::house_edition_ahead;
use super::token::{Case, Kind, bit};
use super::volume::{part_of_volumes, volume, volumes};
use super::volume_behind::{series_of_volumes, volume_behind_facts};
use super::web::online_edition;
use crate::lexicon::Sense;
use crate::model::{Field, Sited, Unit, Via};
use crate::small;

/// A citation closes here by a mark, or by words that lead to another; not by the rest of a title:
/// `New England Diaries, 1600 to the Present`.
fn closes(i: In<'_>) -> bool {
    match i.peek(0) {
        Some(t) if t.kind == Kind::Word || t.kind == Kind::Dash => {
            t.bits & (bit(Sense::Via(Via::Quoted)) | bit(Sense::Signal)) != 0 && t.case == Case::Lower
        }
        _ => ends(i),
    }
}

/// The parts of a tail so far.
#[derive(Clone, Copy, Default)]
pub struct Seen {
    /// Facts of publication were read.
    pub imprint: bool,
    /// A role, an edition or a volume was read: words behind it are a series.
    pub marked: bool,
    locators: bool,
    /// A comma stood before the part.
    pub divided: bool,
    parts: u8,
}

/// Reads what follows a title into `draft`. `None` if nothing of a tail is here, or if it does not end as a
/// citation ends and no facts of publication were read.
///
/// `, 2nd ed. (Oxford: Wiley-Blackwell, 2006), 367`   `, trans. and ed. Boris Jakim (Hudson, NY: Lindisfarne Books, 1998), 39`   `, Durham, NC: Duke University Press, 1999, p. 5`
pub fn tail<'n>(i: In<'n>, draft: &mut Draft) -> Option<In<'n>> {
    tail_after(i, false, draft)
}

/// The same; `divided` says that a comma stood before, inside a quotation mark.
pub fn tail_after<'n>(i: In<'n>, divided: bool, draft: &mut Draft) -> Option<In<'n>> {
    let mut here = match paged_before_facts(i) {
        Some((facts, pages)) => {
            draft.locate(pages);
            draft.shows.numbered = true;
            facts
        }
        None => past_omission(i),
    };
    let mut seen = Seen::default();
    let mut end = i;
    for _ in 0..24 {
        // `, ed. Peter Demetz; trans. Edmund Jephcott (New York, 1978)`
        let at_role = here.is(0, Kind::Semi)
            && !seen.imprint
            && here.at > i.at
            && here.case(1) == Case::Lower
            && here.means(1, bit(Sense::Translator) | bit(Sense::Editor));
        // `, hg. v. Julius Tittmann. Leipzig 1891`: behind who edited a stop divides, too.
        let placed = here.is(0, Kind::Dot)
            && seen.marked
            && !seen.imprint
            && here.at > i.at
            && place_year(here.skip(1))
            && naked(here.skip(1)).is_some();
        // `, Bd. 1; Freiburg ²1951`
        let placed = placed
            || here.is(0, Kind::Semi) && !seen.imprint && here.at > i.at && placed_behind(here.skip(1));
        // `, Paris, Seuil, 1973 ; rééd. 1999, p. 132`
        let at_reissue = here.is(0, Kind::Semi)
            && seen.imprint
            && here.case(1) == Case::Lower
            && here.means(1, bit(Sense::Reprint));
        let at_comma = here.is(0, Kind::Comma)
            || at_role
            || at_reissue
            || placed
            || draft.stops && (here.is(0, Kind::Dot) || here.at == i.at && here.is(0, Kind::Query));
        // `4. ed. Rio de Janeiro`: the stop of an abbreviation divides as well.
        let stopped = here.at > i.at
            && here.note.list[here.at - 1].kind == Kind::Dot
            && (draft.stops || seen.marked && (place_year(here) || here.is(0, Kind::Number)));
        seen.divided = at_comma || divided && here.at == i.at || stopped;
        let at = if at_comma || here.is(0, Kind::Colon) && seen.imprint { here.skip(1) } else { here };
        if at_comma && let Some(rest) = folded(at).or_else(|| catalogued(at)).or_else(|| filmed(at)) {
            (here, end) = (rest, rest);
            continue;
        }
        let Some(rest) = part(here, at, draft, &mut seen) else { break };
        seen.parts += 1;
        end = rest;
        here = rest;
    }
    if seen.parts == 0 {
        return None;
    }
    draft.shows.closed = ends(end) || remark(end, &draft.locators) || day_of_diary(end, draft);
    if seen.imprint || draft.shows.closed { Some(end) } else { None }
}

fn part<'n>(here: In<'n>, at: In<'n>, draft: &mut Draft, seen: &mut Seen) -> Option<In<'n>> {
    if at.is_empty() || closed(at) {
        return None;
    }
    if lone_page(at).is_some()
        && (!seen.locators || seen.imprint)
        && let Some(rest) = pointed_at(at, draft, seen)
    {
        return Some(rest);
    }
    // `(IISH Dataverse, 2023) Dataset, https://…`: what sort of thing it is, behind its facts.
    if seen.imprint
        && at.at == here.at
        && small::is(at.word(0), small::SORTS_OF_DATA)
        && (at.is(1, Kind::Comma) || ends(at.skip(1)))
    {
        return Some(at.skip(1));
    }
    if at.at == here.at && matches!(at.kind(0), Some(Kind::ParenOpen | Kind::BracketOpen)) {
        if seen.locators && !seen.imprint && (remark(at, &draft.locators) || day_of_diary(at, draft)) {
            return None;
        }
        return in_paren(at, draft, seen);
    }
    // `2 vols., (Oxford, 1981)`: a comma before the facts of publication.
    if !seen.imprint && imprint_in_brackets(at) {
        return in_paren(at, draft, seen);
    }
    if at.is(0, Kind::Url) || wrapped_address(at) {
        return Some(address(at, draft));
    }
    // `, 2010. https://…`: an address after the stop.
    if at.is(0, Kind::Dot) && at.is(1, Kind::Url) {
        return Some(address(at.skip(1), draft));
    }
    if let Some(rest) = head_word(at, draft) {
        return Some(rest);
    }
    if let Some(rest) = directed(at, draft) {
        seen.marked = true;
        return Some(rest);
    }
    if seen.divided
        && let Some(rest) = written_by(at, draft).or_else(|| author_behind(at, draft))
    {
        seen.marked = true;
        return Some(rest);
    }
    if seen.imprint
        && seen.divided
        && let Some(rest) = reissued(at, draft)
            .or_else(|| volume_behind_facts(at, draft))
            .or_else(|| later_edition(at, draft))
            .or_else(|| edition_behind(at, draft))
            .or_else(|| medium(at, draft))
            .or_else(|| running_time(at, draft))
            .or_else(|| online_edition(at, draft))
    {
        return Some(rest);
    }
    if seen.imprint
        && seen.divided
        && let Some(rest) = series_behind_facts(at, draft)
            .or_else(|| series_in_brackets(at, draft))
            .or_else(|| site_behind(at, draft))
    {
        return Some(rest);
    }
    if seen.divided
        && !seen.imprint
        && let Some(rest) =
            sent_by(at, draft).or_else(|| command_behind(at, draft)).or_else(|| medium_ahead(at, draft))
    {
        seen.marked = true;
        return Some(rest);
    }
    if !seen.imprint
        && let Some(rest) = opcit_behind(at, draft).or_else(|| undated(at, draft))
    {
        return Some(rest);
    }
    if seen.divided
        && !seen.imprint
        && let Some(rest) = edition_house(at, draft)
    {
        seen.imprint = true;
        return Some(rest);
    }
    if let Some(rest) = roles(at, draft, seen) {
        return Some(rest);
    }
    if seen.divided
        && !seen.imprint
        && let Some(rest) = named_role(at, draft, seen)
    {
        return Some(rest);
    }
    if at.means(0, bit(Sense::Accessed))
        || at.is(0, Kind::BracketOpen) && at.means(1, bit(Sense::Accessed))
        || in_address(at).is_some()
    {
        return accessed(at, draft);
    }
    // `. URL: https://…`
    if at.is(0, Kind::Dot) && at.means(1, bit(Sense::Accessed)) {
        return leads_to_address(at.skip(1)).map(|to| address(to, draft));
    }
    if seen.divided
        && !seen.imprint
        && let Some(rest) = unprinted(at, draft)
    {
        seen.marked = true;
        return Some(rest);
    }
    if !seen.imprint {
        // `C. H. Beck, München 2014`: initials label nothing.
        if seen.divided
            && initials(at)
            && let Some(rest) = naked_imprint(at, draft)
        {
            seen.imprint = true;
            return Some(rest);
        }
        if let Some(rest) =
            edition(at, draft, seen).or_else(|| catalogue(at, seen)).or_else(|| printed_again(at, seen))
        {
            return Some(rest);
        }
        if let Some(rest) = part_of_volumes(at, draft).or_else(|| house_edition_ahead(at, draft)) {
            seen.marked = true;
            return Some(rest);
        }
        if let Some(rest) = volumes(at, draft, seen) {
            return Some(rest);
        }
        if let Some(rest) = volume(at, draft, seen) {
            return Some(rest);
        }
        if seen.divided
            && seen.marked
            && at.means(0, bit(Sense::In))
            && at.is(1, Kind::Colon)
            && let Some(rest) = hosted(at, draft)
        {
            seen.imprint = true;
            return Some(rest);
        }
        if seen.divided
            && let Some(rest) = series_led(at, draft).or_else(|| series_of_whole(at, draft))
        {
            seen.marked = true;
            return Some(rest);
        }
        if seen.divided
            && let Some(rest) = series_of_volumes(at)
        {
            draft.text(Field::Series, at.span_to(rest), at.note.text);
            seen.marked = true;
            return Some(rest);
        }
        if seen.divided {
            if let Some(rest) = thesis_in_print(at, draft) {
                seen.imprint = true;
                return Some(rest);
            }
            if let Some((rest, facts)) = naked_thesis(at) {
                put_thesis(&facts, draft, at.note.text);
                seen.imprint = true;
                return Some(rest);
            }
            if let Some(rest) = naked_imprint(at, draft) {
                seen.imprint = true;
                return Some(rest);
            }
            if let Some(rest) = series(at, draft, seen) {
                return Some(rest);
            }
        }
    }
    if seen.imprint
        && seen.divided
        && let Some((rest, _)) = naked_thesis(at)
    {
        return Some(rest);
    }
    if seen.imprint
        && seen.divided
        && let Some(rest) = entry_of_day(at)
    {
        return Some(rest);
    }
    if seen.imprint
        && let Some(rest) = book_number(at).or_else(|| associated(at))
    {
        return Some(rest);
    }
    // `Torino, Einaudi, 1975, 4 voll.`
    if seen.imprint
        && seen.divided
        && at.is(0, Kind::Number)
        && at.word(0).len() <= 2
        && !draft.fields.has(Field::Volumes)
        && let Some(rest) = volumes(at, draft, seen)
    {
        return Some(rest);
    }
    if (!seen.locators || seen.imprint)
        && let Some(rest) = pointed_at(at, draft, seen)
    {
        return Some(rest);
    }
    if seen.divided
        && let Some(rest) = told_without_number(at)
    {
        return Some(rest);
    }
    if seen.divided && !seen.imprint && !draft.fields.has(Field::Date) {
        if !closes_day(at)
            && let Ok((rest, found)) = date(at)
            // `1943/44`, but `1870–1945` are years of a title.
            && (!found.edtf.contains('/') || shared_year(at, rest))
            && !(found.is_day() && before_editors(rest))
            && (closes(rest) || rest.is(0, Kind::Comma) && !told_in_brackets(rest, true))
        {
            draft.date(Field::Date, at.span_to(rest), found);
            draft.shows.dated = true;
            seen.marked = true;
            return Some(rest);
        }
        if at.means(0, bit(Sense::Forthcoming)) {
            let len = at.long(Sense::Forthcoming)?;
            let rest = at.skip(len);
            if ends(rest) {
                draft.text(Field::Pubstate, at.span_to(rest), at.note.text);
                return Some(rest);
            }
        }
    }
    None
}

/// No part of a tail begins with a mark that closes, but for an address behind a stop: most tails end so. Cheap.
fn closed(at: In<'_>) -> bool {
    match at.kind(0) {
        Some(Kind::Semi | Kind::ParenClose | Kind::BracketClose | Kind::QuoteClose) => true,
        Some(Kind::Dot) if !at.note.russian => {
            !(at.is(1, Kind::Url) || at.means(1, bit(Sense::Accessed)) || wrapped_address(at))
        }
        _ => false,
    }
}

/// The year of a day in a title: `The Journal of Daniel Butrick, May 19, 1838 – April 1, 1839`.
fn closes_day(at: In<'_>) -> bool {
    let before = |n: usize| at.at.checked_sub(n).and_then(|b| at.note.list.get(b));
    let day = |n: usize| before(n).is_some_and(|t| t.kind == Kind::Number && t.span.len() <= 2);
    let month = |n: usize| before(n).is_some_and(|t| t.bits & bit(Sense::Month(1)) != 0);
    // `International Congress, Rome, September 4–11, 1955`
    let several = || before(3).is_some_and(|t| t.kind == Kind::Dash) && day(4) && month(5);
    at.is(0, Kind::Number) && day(2) && (month(3) || several())
}

fn pointed_at<'n>(at: In<'n>, draft: &mut Draft, seen: &mut Seen) -> Option<In<'n>> {
    let at = if seen.imprint { paged_part(at).unwrap_or(at) } else { at };
    let several = draft.fields.has(Field::Volumes).then(|| small_volume(at)).flatten();
    let again = || volume_before_cit(at).filter(|_| !seen.imprint);
    let (rest, found) = several.or_else(again).or_else(|| locators(at).ok())?;
    // `Firenze 1980, 189-215: 196`
    let (rest, found) = behind_colon(rest, &found).filter(|_| seen.imprint).unwrap_or((rest, found));
    let found = if seen.imprint { volume_stop_page(found, draft, at.note.text) } else { found };
    if !seen.imprint && sign_of_title(at, rest) {
        return None;
    }
    // A lone year behind a title is its date, and years in a row are part of the title.
    let first = &found[0].value;
    let bare = at.is(0, Kind::Number);
    if bare
        && !seen.imprint
        && !closes(rest)
        && !rest.is(0, Kind::Comma)
        && and_len(rest) == 0
        && !remark(rest, &found)
    {
        return None;
    }
    if bare && !seen.imprint {
        if title_years(&first.value) || early_years(&first.value) && subtitled(rest) {
            return None;
        }
        // `1943/44`
        let year = |text: &str| text.len() == 4 && text.parse().is_ok_and(|y: u16| (1450..2060).contains(&y));
        if found.len() < 3 && first.value.split_once('/').is_some_and(|(first, _)| year(first)) {
            return None;
        }
        let yearlike = year(&first.value);
        // `The Sacred Remains, 1999, 23`: pages are told in their order, so this is a year and a page.
        let page_before = || {
            found.get(1).is_some_and(|next| {
                let page = next.value.value.split('-').next().and_then(|p| p.parse::<u16>().ok());
                next.value.unit == Unit::Page
                    && page.is_some_and(|p| first.value.parse().is_ok_and(|y: u16| p < y))
            })
        };
        if yearlike && (found.len() == 1 || page_before()) {
            return None;
        }
    }
    if !(ends(rest)
        || remark(rest, &found)
        || begins_anew(rest)
        || rest.is(0, Kind::Comma) && seen.imprint
        || rest.is(0, Kind::ParenOpen)
        || rest.is(0, Kind::Url)
        || wrapped_address(rest)
        || next_part(rest)
        || !seen.imprint && before_edition(&found, rest))
    {
        return None;
    }
    // `Signes, Folio 381 (Paris: …)`: a series and its number before the facts of publication.
    if !seen.imprint
        && rest.is(0, Kind::ParenOpen)
        && !remark(rest, &found)
        && matches!(paren(rest), Ok((_, Paren::Imprint(_))))
    {
        return None;
    }
    if !seen.divided && bare && !seen.imprint {
        // A number glued to the title without a comma is part of it.
        return None;
    }
    draft.shows.labelled |= !bare || found.len() > 1 && found[0].value.unit == Unit::Volume;
    draft.shows.numbered = true;
    draft.locate(found);
    seen.locators = true;
    Some(document_behind(rest, draft).or_else(|| held_edition(rest, draft)).unwrap_or(rest))
}

fn next_part(i: In<'_>) -> bool {
    i.is(0, Kind::Comma)
        && (i.is(1, Kind::Url)
            || i.means(1, bit(Sense::Via(Via::Quoted)) | bit(Sense::Locator(Unit::Page)))
            // `S. 268–277, s. v. Bismarck`
            || i.means(1, bit(Sense::OpCit) | bit(Sense::SubVerbo)) && i.case(1) == Case::Lower
            || i.means(1, bit(Sense::ArchiveWord)))
        || i.is(0, Kind::Comma) && matches!(i.word(1), "copy" | "cited" | "quoted")
}

fn in_paren<'n>(i: In<'n>, draft: &mut Draft, seen: &mut Seen) -> Option<In<'n>> {
    let note = i.note.text;
    let (rest, found) = paren(i).ok()?;
    // `, hg. v. Walther Hofer (= Werke, Bd. 1), München 1957`
    if !seen.imprint
        && seen.marked
        && matches!(found, Paren::Other)
        && let Some((rest, series)) = series_paren(i)
    {
        put_series(series, draft);
        draft.stops |= rest.is(0, Kind::Dot);
        return Some(rest);
    }
    match found {
        // `o Sudeste escravista (Brasil, século XIX). 2. ed. Rio de Janeiro: …`: words of the title.
        Paren::Imprint(found) if !seen.imprint && found.date.is_none() && facts_in_next_area(rest) => None,
        Paren::Imprint(found) if !seen.imprint => {
            found.put(draft, note);
            seen.imprint = true;
            Some(rest)
        }
        Paren::Date(found, span) if !seen.imprint => {
            // `, trans. X [1923] (Paris: …)`: a bracketed year before the facts is the first date.
            if rest.is(0, Kind::ParenOpen) && matches!(paren(rest), Ok((_, Paren::Imprint(_)))) {
                // `The Federal Theatre (1935–1939) (Princeton: …)`: the years belong to the title.
                // So does a year in slanted letters.
                if i.is(0, Kind::ParenOpen) && (found.edtf.contains('/') || slanted(i)) {
                    return None;
                }
                draft.date(Field::Origdate, span, found);
            } else if (i.is(0, Kind::BracketOpen) || first_out(&found, rest)) && facts_behind(rest)
                || i.is(0, Kind::BracketOpen) && first_before(rest)
            {
                draft.date(Field::Origdate, span, found);
                seen.marked = true;
            } else {
                draft.date(Field::Date, span, found);
                draft.shows.dated = true;
                draft.shows.imprint = true;
                seen.imprint = true;
            }
            // `(1951)², S. 78`
            if let Some((behind, number)) = raised_behind(rest) {
                draft.words(Field::Edition, rest.span_to(behind), number);
                return Some(behind);
            }
            Some(rest)
        }
        // `Düsseldorf 1974 (zugl. Diss. Hamburg 1972)`: a note on how the book came to be.
        Paren::Thesis(_) if seen.imprint => Some(rest),
        Paren::Thesis(facts) => {
            put_thesis(&facts, draft, note);
            seen.imprint = true;
            Some(rest)
        }
        Paren::Paper(facts) if !seen.imprint => {
            put_paper(&facts, draft, note);
            seen.imprint = true;
            Some(rest)
        }
        Paren::Hereafter(span) => {
            draft.hereafter = Some(Sited { value: plain(span.of(note)), span });
            Some(rest)
        }
        // `Frankfurt a. M. 2001 (Suhrkamp Taschenbuch Wissenschaft 1524), S. 20`, `(= Österreichische Geschichte 1890–1990)`
        Paren::Other | Paren::Imprint(_) | Paren::Date(..)
            if seen.imprint && !draft.fields.has(Field::Series) && series_behind(i, rest) =>
        {
            let equals = usize::from(i.word(1) == "=");
            put_series(i.part(i.at + 1 + equals, rest.at - 1), draft);
            Some(rest)
        }
        // `Lerici, Milano 1964 (nuova ed. Bompiani, Milano 1974)`: what was printed again is not what is cited.
        Paren::Imprint(_) if seen.imprint && tells_of_another(i.part(i.at + 1, rest.at - 1)) => Some(rest),
        Paren::Other if seen.imprint => {
            if let Some(rest) = edition_behind(i, draft).or_else(|| later_year(i)) {
                return Some(rest);
            }
            // `(p. 93)`, `(45)`: the place cited, after the pages of the whole.
            let inner = i.part(i.at + 1, rest.at - 1);
            match locators(inner) {
                Ok((after, more)) if after.is_empty() => {
                    // `pp. 110–85 (p. 125)`: the range before is all its pages.
                    if draft.locators.len() == 1 && draft.locators[0].value.value.contains('-') {
                        let whole = std::mem::take(&mut draft.locators);
                        super::journal_name::put_pages(whole, true, draft);
                    }
                    draft.locate(more);
                    draft.shows.labelled = true;
                    Some(rest)
                }
                _ if book_number(inner).is_some_and(In::is_empty) => Some(rest),
                // `(ed. or. Garibaldi. Invention of a Hero, …)`, `(trad. it. …)`: another edition.
                _ if inner.case(0) == Case::Lower
                    && inner.means(0, bit(Sense::Reprint) | bit(Sense::Translator)) =>
                {
                    Some(rest)
                }
                // `1981 (coll. « Mouvement social »)`
                _ if !draft.fields.has(Field::Series) && series_word(inner).is_some() => {
                    let name = series_word(inner)?;
                    put_series(name.enclosed(Kind::QuoteOpen).map_or(name, |(quoted, _)| quoted), draft);
                    Some(rest)
                }
                // `(Indiana-Michigan Series; 12)`: the series behind the facts of publication.
                _ if !draft.fields.has(Field::Series)
                    && has(inner, bit(Sense::SeriesWord))
                    && capital_name(inner) =>
                {
                    put_series(inner, draft);
                    Some(rest)
                }
                _ => series_in_brackets(i, draft),
            }
        }
        _ => None,
    }
}

/// `(hereafter X)` or `[hereafter X]`, `. Hereafter X` after a citation.
pub fn definition<'n>(i: In<'n>, draft: &mut Draft) -> In<'n> {
    let said = || if draft.hereafter.is_none() { hereafter_said(i) } else { None };
    // `С. 240. (Далее «М. Фейнсод»)`: in brackets of its own behind the stop.
    let stopped = || {
        if i.is(0, Kind::Dot) && i.is(1, Kind::ParenOpen) { hereafter_in_brackets(i.skip(1)) } else { None }
    };
    let Some((behind, span)) = hereafter_in_brackets(i).or_else(stopped).or_else(said) else { return i };
    draft.later_name(span, i.note.text);
    behind
}
