//! Quoted titles, and what holds them: a host, a journal, an archive, an address.

use super::abroad::host::{hosted, named_periodical, published};
use super::archive::{self, PLACE_BITS};
use super::back::{in_ibid, journal_again};
use super::broadcast::programme;
use super::cited_before::{host_again, opcit_behind};
use super::container::host;
use super::correspondence::dated_part;
use super::date::{date, full_date};
use super::document_in_edition::edited_by;
use super::draft::{Draft, plain};
use super::encyclopaedia::entry_of;
use super::facts::{imprint_ahead, naked};
use super::host_editor::{
    edited_article, edited_host, edited_work_behind, host_by_editor, special_issue, translated_in,
};
use super::imprint::{Paren, has, paren};
use super::input::{In, comma};
use super::interview::interview;
use super::issue_bracket::journal_in_bracket;
use super::journal::{Issue, journal_issue};
use super::journal_name::put_pages;
use super::later_name::hereafter_in_brackets;
use super::locator::locators;
use super::name::names;
use super::numbering::says;
use super::numbering::{inside, narrows};
use super::official::{reviewed, year_first};
use super::paper::{naked_paper, put_paper, report_code, working_paper};
use super::periodical::{behind_title, past_the};
use super::quoted_more::{
    chapter_in, chapter_of, dated_newspaper, held, more, of_newspaper, part_or_pseudonym, unheld,
    words_of_sentence, words_small,
};
use super::review::review;
use super::tail::{ends, place_year, tail_after};
use super::thesis::{naked_thesis, put_thesis, school_and_thesis, thesis_head};
use super::title::{surely_person, title_and_tail};
use super::token::{Case, Kind, bit};
use super::web::page;
use crate::lexicon::Sense;
use crate::model::{Doubt, Field, Kind as Work, Locator, Sited, Unit};
use crate::small;

/// A quoted title and what follows it, into `draft`.
pub fn quoted<'n>(i: In<'n>, draft: &mut Draft) -> Option<In<'n>> {
    let open = i.peek(0)?;
    let close = open.partner as usize;
    if open.kind != Kind::QuoteOpen || close >= i.end || close <= i.at + 1 {
        return None;
    }
    // Words quoted from the middle of a sentence are no title.
    if i.case(1) == Case::Lower
        && !(i.word(1).contains(['’', '\'']) || i.note.list[close - 1].kind == Kind::Comma && i.at > 0)
    {
        return None;
    }
    let note = i.note.text;
    let inner = i.part(i.at + 1, close);
    let mut title_end = close;
    while title_end > inner.at && matches!(i.note.list[title_end - 1].kind, Kind::Comma) {
        title_end -= 1;
    }
    // `"'Speaking Bolshevik,'"`: a quotation at the end of the title, its comma inside.
    let inner_close = title_end - 1;
    let nested = i.note.list[inner_close].kind == Kind::QuoteClose && inner_close > inner.at + 1;
    let comma_inside = nested && i.note.list[inner_close - 1].kind == Kind::Comma;
    if nested && i.note.list[inner_close].partner as usize == inner.at {
        let end = inner_close - usize::from(comma_inside);
        draft.text(Field::Title, i.note.span(inner.at + 1, end), note);
    } else if comma_inside {
        let span = i.note.span(inner.at, title_end);
        let words = plain(i.note.span(inner.at, inner_close - 1).of(note));
        let mark = plain(i.note.word(inner_close));
        draft.words(Field::Title, span, words + mark.as_str());
    } else {
        draft.text(Field::Title, i.note.span(inner.at, title_end), note);
    }
    draft.shows.quoted = true;
    let last = if nested && title_end == close { inner_close - 1 } else { close - 1 };
    let ended = matches!(i.note.list[last].kind, Kind::Comma | Kind::Dot | Kind::Query);
    let mut after = past_dots(i.part(close + 1, i.end));
    let mut translated = false;
    // `“Karibskii krizis” [The Caribbean Crisis],`: a translation of the title.
    if after.is(0, Kind::BracketOpen)
        && let Ok((rest, Paren::Other)) = paren(after)
        && matches!(after.case(1), Case::Capital | Case::Upper)
    {
        after = rest;
        translated = true;
    }
    // `« Jiazu jituan yanjiu » (Recherches sur les groupes contrôlés par des familles), Guanli pinglun, vol. 18`
    if let Some(rest) = translated_in_round(after) {
        after = rest;
        translated = true;
    }
    // `“The Dulles Papers” (hereafter DP), in …`
    if let Some((behind, name)) = hereafter_in_brackets(after)
        && behind.is(0, Kind::Comma)
        && behind.len() > 1
    {
        draft.later_name(name, note);
        after = behind;
    }
    // `“Gromov Invariants.” See also …`: the stop inside ends the citation.
    if i.note.list[close].stop
        && after.means(0, bit(Sense::Signal) | bit(Sense::Via(crate::model::Via::Quoted)) | bit(Sense::Ibid))
    {
        draft.kind = Work::Misc;
        return Some(after);
    }
    let rest = match after.kind(0) {
        Some(Kind::Comma) => after.skip(1),
        Some(Kind::Dot)
            if after.len() > 1
                && !ended
                && (!after.peek(0).is_some_and(|t| t.stop) || draft.stops || in_colon(after.skip(1))) =>
        {
            after.skip(1)
        }
        _ => after,
    };
    let separated = rest.at > after.at || ended && !translated || of_newspaper(after);
    if separated && let Some((host, pages)) = page_before_host(rest) {
        let end = quoted_rest(after, host, separated, draft)?;
        draft.locate(pages);
        return Some(end);
    }
    let end = quoted_rest(after, rest, separated, draft)?;
    in_works(draft);
    Some(end)
}

/// `, p. 258 dans Pierre Nora (dir.), Les Lieux de mémoire`: the page cited between a title and its host.
fn page_before_host(i: In<'_>) -> Option<(In<'_>, ecow::EcoVec<Sited<Locator>>)> {
    let label = i.case(0) == Case::Lower && i.means(0, bit(Sense::Locator(Unit::Page)));
    // `chap. 3 in Language and Revolution` tells which part it is.
    let paged = |pages: &[Sited<Locator>]| pages.iter().all(|page| page.value.unit == Unit::Page);
    let (host, pages) = locators(i).ok().filter(|(_, pages)| label && paged(pages))?;
    (host.case(0) == Case::Lower && host.means(0, bit(Sense::In))).then_some((host, pages))
}

/// `“Tak chto zhe nam delat’?,” PSS, 25:182–411`: letters that stand for all of somebody’s works are no journal.
fn in_works(draft: &mut Draft) {
    let works = |name: &str| small::is(name, small::WORKS_IN_LETTERS);
    if draft.fields.text(Field::Journaltitle).is_some_and(works) && !draft.fields.has(Field::Date) {
        draft.rename(Field::Journaltitle, Field::Booktitle);
        draft.kind = Work::Incollection;
        draft.shows.host = true;
    }
}

/// ` (Recherches sur les groupes contrôlés par des familles)`: words written small in round brackets, between a title and the name of
/// a journal or a book.
fn translated_in_round(i: In<'_>) -> Option<In<'_>> {
    const FEWEST: usize = 4;
    let (inner, rest) = i.enclosed(Kind::ParenOpen)?;
    let tokens = &inner.note.list[inner.at..inner.end];
    // `“Perevertysh” (The Troublemaker) (Moscow: Author, 1995)`: before the facts of publication, however few.
    if rest.is(0, Kind::ParenOpen)
        && inner.case(0) == Case::Capital
        && tokens.iter().all(|t| t.kind == Kind::Word)
        && matches!(paren(i), Ok((_, Paren::Other)))
        && matches!(paren(rest), Ok((_, Paren::Imprint(facts))) if facts.location.is_some())
    {
        return Some(rest);
    }
    let words = tokens.len() >= FEWEST
        && tokens.iter().all(|t| matches!(t.kind, Kind::Word | Kind::Comma | Kind::Dash));
    let small = tokens.iter().filter(|t| t.case == Case::Lower).count() * 2 > inner.len();
    let named = rest.is(0, Kind::Comma) && matches!(rest.case(1), Case::Capital | Case::Upper);
    let led = rest.is(0, Kind::Comma) && rest.means(1, bit(Sense::In));
    (words
        && small
        && inner.case(0) == Case::Capital
        && (named || led)
        && matches!(paren(i), Ok((_, Paren::Other))))
    .then_some(rest)
}

/// `« How Social Is the Animal? »..., op. cit.`: past the stops that say that the title is cut, before a comma.
fn past_dots(i: In<'_>) -> In<'_> {
    let glued = |n: usize| i.peek(n).is_some_and(|t| !t.spaced);
    let stops = (0..4).take_while(|n| glued(*n) && (i.is(*n, Kind::Dot) || i.word(*n) == "…")).count();
    let cut = stops == 1 && i.word(0) == "…" || stops == 3;
    if cut && i.is(stops, Kind::Comma) { i.skip(stops) } else { i }
}

/// `“Titel”. In: …`: the stop divides a title from its host.
fn in_colon(i: In<'_>) -> bool {
    i.means(0, bit(Sense::In)) && i.is(1, Kind::Colon)
}

pub fn quoted_rest<'n>(after: In<'n>, rest: In<'n>, separated: bool, draft: &mut Draft) -> Option<In<'n>> {
    let note = after.note.text;
    if let Some(end) = opcit_behind(rest, draft) {
        draft.kind = Work::Misc;
        return Some(end);
    }
    if separated && let Some(end) = host_again(rest, draft) {
        return Some(end);
    }
    if let Some(end) = draft.attempt(|trial| journal_in_bracket(rest, trial)) {
        return Some(end);
    }
    // A thesis, with or without its parentheses.
    if let Ok((end, Paren::Thesis(facts))) = paren(rest) {
        put_thesis(&facts, draft, note);
        return Some(more(end, draft));
    }
    if let Ok((end, Paren::Paper(facts))) = paren(rest) {
        put_paper(&facts, draft, note);
        // `(speech, Selma, AL, March 7, 2015), White House, https://…`: where it can be read.
        if let Ok((site, ())) = comma(end) {
            let kind = draft.kind;
            if let Some(end) = draft.attempt(|trial| page(site, trial)) {
                draft.kind = kind;
                return Some(end);
            }
        }
        return Some(more(end, draft));
    }
    // `“What Is PHP?” (The PHP Group), accessed 6 December 2016, http://…`
    if rest.is(0, Kind::ParenOpen)
        && let Some(end) = page(rest, draft)
    {
        return Some(end);
    }
    if let Some(end) = year_first(rest, draft).or_else(|| dated_newspaper(rest, draft)) {
        return Some(more(end, draft));
    }
    if separated {
        if let Some(end) = behind_title(rest, draft) {
            return Some(end);
        }
        if let Some(end) = review(rest, draft).or_else(|| interview(rest, draft)) {
            return Some(end);
        }
        // `„Title”, „Teki Archiwalne”, t. 11, 2012`
        if rest.is(0, Kind::QuoteOpen)
            && let Some(end) = named_periodical(rest, draft)
        {
            return Some(end);
        }
        if let Some(end) = report_code(rest, draft).or_else(|| translated_in(rest, draft)) {
            return Some(end);
        }
        if let Some(end) = page(rest, draft).or_else(|| working_paper(rest, draft)) {
            return Some(end);
        }
    }
    if let Some(end) = dated_part(rest, draft) {
        return Some(end);
    }
    // `“Title,” PhD diss., Princeton University, 1984, 101`
    if thesis_head(rest).is_some()
        && let Some(end) =
            // `‘Suburban Warriors’ PhD thesis, Columbia University 1995`: without its comma too.
            draft
                .attempt(|trial| tail_after(after, true, trial).filter(|_| trial.kind == Work::Thesis))
    {
        return Some(end);
    }
    // `“Who Lost Russia?” PhD thesis (London School of Economics, 1996)`
    if let Some((end, facts)) = naked_thesis(rest).filter(|(_, facts)| facts.date.is_some()) {
        put_thesis(&facts, draft, note);
        return Some(more(end, draft));
    }
    // `chapter 1 of Rabelais and His World, trans. Helene Iswolsky (…)`
    if let Some((book, value)) = chapter_of(rest).filter(|_| rest.case(0) == Case::Lower)
        && let Some(end) = draft.attempt(|trial| {
            trial.text(Field::Chapter, value, note);
            host(book, trial).filter(|_| trial.shows.imprint)
        })
    {
        draft.kind = Work::Incollection;
        return Some(end);
    }
    // `chap. 3 in Language and Revolution`
    let rest = match chapter_in(rest) {
        Some((host, value)) => {
            draft.text(Field::Chapter, value, note);
            host
        }
        None => rest,
    };
    if let Some(end) = in_ibid(rest, draft).or_else(|| journal_again(rest, draft)) {
        return Some(end);
    }
    // `«Las Memorias de Juan Perón», revista Panorama, 14 de abril de 1970`: what sort of thing the name is of.
    let sorted =
        separated && rest.case(1) == Case::Capital && small::is(rest.word(0), small::SORTS_OF_PERIODICALS);
    let rest = rest.skip(usize::from(sorted));
    if separated && let Some(end) = draft.attempt(|trial| programme(rest, trial)) {
        return Some(end);
    }
    if separated && let Some(end) = entry_of(rest, draft).or_else(|| school_and_thesis(rest, draft)) {
        return Some(end);
    }
    // `special issue, “Empires and Intimacies,” ed. Damon Salesa, Journal of American History 88, no. 3 (2001)`
    if separated
        && let Some(journal) = special_issue(rest)
        && let Some(found) = journal_issue(journal, draft.stops)
    {
        let end = found.put(draft);
        return Some(more(end, draft));
    }
    // `„Chłopi a władza”, [w:] Polska 1944/45–1989, red. J. Eisler, …`
    if rest.is(0, Kind::BracketOpen)
        && rest.means(1, bit(Sense::In))
        && let Some(end) = hosted(rest, draft)
    {
        return Some(end);
    }
    // `“Anthropology and History,” preface to Society and Culture in Early Modern France (…)`: a part that has a title of its own.
    if separated
        && rest.case(0) == Case::Lower
        && let Some(len) = rest.long(Sense::PartOf)
        && let Some(end) = draft.attempt(|trial| host(rest.skip(len), trial))
    {
        chapter_pages(note, draft);
        return Some(end);
    }
    // `”Norden”, i Lars Trägårdh (red.), Staten`: elsewhere the word is an “and”.
    let northern = separated
        && small::is(rest.word(0), small::IN_OF_THE_NORTH)
        && (rest.is(1, Kind::Colon) || edited_by(rest.skip(1)));
    // The host: in Book; in Editors, Book. `„Klamry” w 1944 roku`: no book.
    let year = rest.is(1, Kind::Number) && rest.case(2) == Case::Lower && rest.word(1).len() == 4;
    if !year && (rest.means(0, bit(Sense::In)) || rest.word(0) == "In" || northern) {
        let len = rest.long(Sense::In).unwrap_or(1);
        let mut host_at = rest.skip(len);
        // `dans, Nora Pierre (éd.), Les lieux de mémoire`
        if matches!(host_at.kind(0), Some(Kind::Colon | Kind::Comma)) {
            host_at = host_at.skip(1);
        }
        // `in his Russian Thinkers (…)`: the author's own book.
        if let Some((_, len)) = host_at.hit(|s| matches!(s, Sense::Own | Sense::Idem).then_some(())) {
            host_at = host_at.skip(len);
            if host_at.is(0, Kind::Comma) {
                host_at = host_at.skip(1);
            }
        }
        let host_at = past_the(host_at);
        // `in Kritika 2, no. 2 (Spring 2001): 363–93`: a journal.
        let numbered = |trial: &mut Draft, found: Issue<'n>| {
            let end = found.put(trial);
            let f = &trial.fields;
            ((ends(end) || end.is(0, Kind::Comma))
                && !end.means(1, bit(Sense::Editor) | bit(Sense::Translator))
                && f.has(Field::Volume)
                && f.has(Field::Date)
                && f.text(Field::Journaltitle).is_some_and(|name| !name.contains(','))
                && (f.has(Field::Number) || has(host_at.until(end.at), bit(Sense::JournalWord))))
            .then_some(end)
        };
        if let Some(found) = journal_issue(host_at, draft.stops)
            && let Some(end) = draft.attempt(|trial| numbered(trial, found))
        {
            return Some(more(end, draft));
        }
        // `in: Vossische Zeitung, 22.3.1933`, `in «Quaderni storici», 35 (1977)`
        if let Some(end) = hosted(rest, draft) {
            return Some(end);
        }
        if let Some(end) = draft.attempt(|trial| host(host_at, trial)) {
            chapter_pages(note, draft);
            return Some(end);
        }
    }
    if separated
        && let Some(end) = host_by_editor(rest, draft)
            .or_else(|| edited_article(rest, draft))
            .or_else(|| edited_work_behind(rest, draft))
    {
        return Some(end);
    }
    // A date, then the place of the document, an address, or the end.
    if let Some(end) = document(rest, draft) {
        return Some(end);
    }
    if separated && let Some(end) = naked_paper(rest, draft).or_else(|| reviewed(rest, draft)) {
        return Some(end);
    }
    // `„Polski rok 1968”, Warszawa 2006, s. 33`: a place and its year, no journal and its volume.
    // `„Aliens and Anorexia”, Tuskar Rock Press, London 2018, s. 153`: the house before them.
    let housed = || {
        naked(rest).is_some_and(|(_, found)| {
            found.publisher.is_some_and(|house| house.start == rest.note.span(rest.at, rest.at + 1).start)
                && found.location.is_some()
                && found.date.is_some_and(|(date, _)| date.edtf.len() == 4)
        })
    };
    let placed = separated && (place_year(rest) && naked(rest).is_some() || housed());
    // `“Fereque duobus annis quievit.” Ordericus, iii, p. 379`: a sentence, and no date: no article.
    let sentence = words_of_sentence(after, draft);
    let in_journal = |trial: &mut Draft, found: Issue<'n>| {
        let end = found.put(trial);
        if sentence && !trial.fields.has(Field::Date) {
            return None;
        }
        let of_book = match paren(end) {
            // `12 (1909): 44 (Gompers spoke at a meeting on Dec. 10, 1908)`: a remark that ends with a day.
            Ok((_, Paren::Imprint(found))) => {
                !(found.location.is_none()
                    && trial.fields.has(Field::Volume)
                    && trial.fields.has(Field::Date))
            }
            // `Forty Portraits, Held at Boston, September 22–28, 1907 (n.p., 1907)`: a second date is a book's.
            Ok((_, Paren::Date(..))) => trial.fields.has(Field::Date),
            // `‘An Essay’, A Collection of Essays, Chicago, University of Chicago Press, 2017, pp. 18–35`
            _ => published(rest, end),
        };
        (!of_book).then_some(end)
    };
    if !placed
        && (separated || rest.is(0, Kind::ParenOpen))
        && let Some(found) = journal_issue(rest, draft.stops)
        && let Some(end) = draft.attempt(|trial| in_journal(trial, found))
    {
        if matches!(draft.kind, Work::Misc | Work::Book | Work::Collection) {
            draft.kind = Work::Article;
        }
        return Some(more(end, draft));
    }
    // `Douglas Hay, “Crime and Justice” Past and Present 47 (1980): 45–84`: the comma between is lost; its numbers show a journal.
    if !separated
        && draft.shows.full_name
        && matches!(rest.case(0), Case::Capital | Case::Upper)
        && let Some(found) = journal_issue(rest, draft.stops)
        && let Some(end) = draft.attempt(|trial| {
            let end = in_journal(trial, found)?;
            let fields = &trial.fields;
            (fields.has(Field::Volume) && fields.has(Field::Date) && ends(end)).then_some(end)
        })
    {
        draft.kind = Work::Article;
        return Some(more(end, draft));
    }
    // `“Special Message,” March 12, 1947, Public Papers of the Presidents (…), 176`: a document by its day, and what prints it.
    if separated
        && let Ok((behind, day)) = full_date(rest)
        && day.edtf.len() == 10
        && behind.is(0, Kind::Comma)
        && matches!(behind.case(1), Case::Capital | Case::Upper)
        && imprint_ahead(behind.skip(1))
        && let Some(end) = draft.attempt(|trial| {
            title_and_tail(behind.skip(1), trial, Field::Booktitle).filter(|_| trial.shows.imprint)
        })
    {
        draft.forget(Field::Date);
        draft.date(Field::Date, rest.span_to(behind), day);
        draft.kind = Work::Incollection;
        chapter_pages(note, draft);
        return Some(end);
    }
    // Facts of publication straight behind a quoted title: an old way of quoting books, a pamphlet, a paper.
    if let Some(end) = draft.attempt(|trial| tail_after(after, separated, trial)) {
        if draft.shows.url && !draft.fields.has(Field::Publisher) {
            draft.kind = Work::Online;
        } else if draft.shows.imprint
            && !draft.fields.has(Field::Publisher)
            && !draft.fields.has(Field::Location)
        {
            draft.kind = Work::Unpublished;
        } else if draft.fields.has(Field::Publisher)
            // `«История гражданской войны в СССР», т. 3, М., 1957`
            || (placed || draft.fields.has(Field::Volume) && draft.fields.has(Field::Location))
                && continental_quotes(after)
        {
            // A book that holds it, named without "in".
            draft.kind = Work::Book;
        } else if draft.fields.has(Field::Edition)
            || draft.locators.iter().any(|l| matches!(l.value.unit, Unit::Volume | Unit::Part))
        {
            // An old way of quoting books.
            draft.kind = Work::Book;
        } else {
            draft.kind = Work::Misc;
        }
        return Some(held(end, draft));
    }
    // `‘I certainly shouldn’t recommend it to anybody’, W. K. Hancock, Argument of Empire (London, 1943)`: words that are quoted, and whose
    // book they are in.
    let quoted_by = || {
        draft.nobody()
            && words_small(draft)
            && names(rest).is_ok_and(|(end, found)| {
                found.full && end.is(0, Kind::Comma) && surely_person(rest.until(end.at))
            })
    };
    if separated && quoted_by() {
        return None;
    }
    // `“Prof. G. Bonet-Maury,” Forty Portraits … (n.p., 1907), 4–5`: a host without "in".
    if separated
        && matches!(rest.case(0), Case::Capital | Case::Upper)
        && imprint_ahead(rest)
        && !says(rest)
        && let Some(end) = draft
            .attempt(|trial| title_and_tail(rest, trial, Field::Booktitle).filter(|_| trial.shows.imprint))
    {
        part_or_pseudonym(after, draft);
        return Some(end);
    }
    if separated && let Some(end) = draft.attempt(|trial| edited_host(rest, trial)) {
        draft.kind = Work::Incollection;
        chapter_pages(note, draft);
        return Some(end);
    }
    if separated && let Some(end) = unheld(rest, draft) {
        return Some(end);
    }
    let stopped = after.at > 0 && after.note.list[after.at - 1].stop;
    if !sentence && (ends(rest) || ends(after) || stopped) {
        draft.kind = Work::Misc;
        if draft.fields.names(Field::Author).is_empty() {
            draft.doubt(Doubt::BareName);
        }
        return Some(if ends(after) || stopped { after } else { rest });
    }
    // `“Declaration”` with prose behind it.
    None
}

/// The quotation at `i` has the marks of German, French, Italian, Polish, Russian; or those of a keyboard, `"Quaderni
/// storici",`, with nothing of the sentence inside, as Americans have it.
pub fn of_continent(i: In<'_>) -> bool {
    match i.word(0) {
        "„" | "«" | "»" | ",," => true,
        "\"" => i.enclosed(Kind::QuoteOpen).is_some_and(|(inside, _)| {
            let last = inside.peek(inside.len().saturating_sub(1));
            last.is_some_and(|t| !matches!(t.kind, Kind::Comma | Kind::Query) && !t.stop)
        }),
        _ => false,
    }
}

/// The quotation that ends before `i` is printed as on the Continent, where books are quoted too.
fn continental_quotes(i: In<'_>) -> bool {
    let close = i.at.checked_sub(1).and_then(|at| i.note.list.get(at));
    close.is_some_and(|t| of_continent(i.part(t.partner as usize, i.end)))
}

/// A chapter's range may be all its pages.
pub fn chapter_pages(note: &str, draft: &mut Draft) {
    // `in Kocka (Hg.), Bürgertum, Bd. 3, S. 360–394`: told in short, and yet the volume it stands in.
    // `in Proselytism, ed. Witte and Bourdeaux, 227–38, at 236`
    let within = || match draft.locators.as_slice() {
        [whole, cited] => {
            let between = note.get(whole.span.end as usize..cited.span.start as usize).unwrap_or("");
            let word = between.trim_matches([' ', ',']);
            let pages = whole.value.unit == Unit::Page && cited.value.unit == Unit::Page;
            pages && word == "at" && inside(&whole.value.value, &cited.value.value)
        }
        _ => false,
    };
    let in_volume = within()
        || matches!(draft.locators.as_slice(), [v, p] if v.value.unit == Unit::Volume && p.value.unit == Unit::Page && p.value.value.contains('-'));
    if (draft.shows.imprint || in_volume) && !draft.locators.is_empty() && !draft.fields.has(Field::Pages) {
        let mut found = std::mem::take(&mut draft.locators);
        // `1992, vol. 3, p. 776-823`: the volume that the chapter stands in.
        if let [volume, page, ..] = found.as_slice()
            && volume.value.unit == Unit::Volume
            && page.value.value.contains('-')
            && page.span.start > volume.span.end + 2
            && !draft.fields.has(Field::Volume)
        {
            draft.words(Field::Volume, volume.span, volume.value.value.clone());
            found.remove(0);
        }
        // `653-697, pp. 665; 669`: the whole, then the places cited.
        let narrowed = narrows(note, &found);
        put_pages(found, narrowed, draft);
    }
}

/// A date and what may follow it: `, August 17, 2010, https://…`, `, May 1942, p. 22, copy in CMH`, `, January 28, 1968, box 49, …`
pub fn document<'n>(i: In<'n>, draft: &mut Draft) -> Option<In<'n>> {
    let day = full_date(i).or_else(|_| date(i)).ok();
    let here = day.as_ref().map_or(i, |(rest, _)| archive::past_secrecy(*rest));
    if day.is_some() {
        let address = here.is(0, Kind::Url) || here.is(1, Kind::Url);
        if !(here.is(0, Kind::Comma) || here.is(0, Kind::Dot) || ends(here) || address) {
            return None;
        }
    }
    let at = match here.kind(0) {
        Some(Kind::Comma | Kind::Dot) if day.is_some() => here.skip(1),
        _ => here,
    };
    let kept = if i.note.bits & PLACE_BITS != 0 { archive::place(at).ok() } else { None };
    // `Journal of the Early Republic, t. 33, n° 2, 2013, p. 255`: a volume, no file, if number, year and pages stand behind.
    let kept = kept.filter(|(rest, found)| {
        let volume = |issue: Issue| {
            issue.rest.at > rest.at && issue.numbers.volume.is_some() && issue.numbers.date.is_some()
        };
        // `ASR, 6, 1958, p. 127-148`: nor is a journal's short name an archive's, though one has it.
        let step_alone = found.place.code.is_empty() && found.place.steps.len() == 1;
        !((step_alone || found.place.steps.is_empty()) && journal_issue(at, draft.stops).is_some_and(volume))
    });
    // A locator of a document: `“Stenogramma,” l. 202`
    if day.is_none() && kept.is_none() {
        return None;
    }
    // `“Vietnam 1965,” Box 3, Adams Papers`: a folder, and the box it lies in.
    if day.is_none()
        && !draft.fields.has(Field::Author)
        && at.long(Sense::Step(crate::model::Level::Box)).is_some()
        && archive::place(at.part(draft.start, at.end))
            .is_ok_and(|(_, f)| f.place.step(crate::model::Level::Folder).is_some())
    {
        return None;
    }
    draft.attempt(|trial| {
        if let Some((_, found)) = day {
            trial.date(Field::Date, i.span_to(here), found);
            trial.shows.dated = true;
        }
        if let Some((rest, found)) = kept {
            found.put(trial, at, rest);
            trial.kind = document_kind(trial);
            // `“Inventaire après décès,” AN, MC/ET/XCVII/422, 13 October 1767`: the day behind the address.
            if !trial.fields.has(Field::Date)
                && let Ok((when, ())) = comma(rest)
                && let Ok((end, found)) = full_date(when)
                && found.edtf.len() >= 7
                && (ends(end) || end.is(0, Kind::Comma))
            {
                trial.date(Field::Date, when.span_to(end), found);
                trial.shows.dated = true;
                return Some(end);
            }
            return Some(rest);
        }
        let end = more(here, trial);
        trial.kind = if trial.shows.url { Work::Online } else { Work::Unpublished };
        let end = held(end, trial);
        (ends(end) || trial.shows.url).then_some(end)
    })
}

/// A letter if someone writes to someone, else an archival document.
pub fn document_kind(draft: &Draft) -> Work {
    match draft.fields.text(Field::Title) {
        Some(title) if title.starts_with("Letter to ") || title.starts_with("Letter from ") => Work::Letter,
        _ => Work::Archival,
    }
}
