//! Unquoted titles: where they end nothing says but what follows.

use super::abroad::facts::stopped_publisher;
use super::abroad::host::{hosted, may_host, newspaper_of_year as of_a_year};
use super::abroad::of_year::{issue_of_year, subtitle_ahead, subtitle_and_page};
use super::abroad::semicolon::behind_semicolon;
use super::abroad::thesis::degree;
use super::abroad::usual_order::surname_colon;
use super::address::address;
use super::date::date;
use super::draft::Draft;
use super::facts::{imprint_ahead, naked, naked_imprint};
use super::host_editor::led_by_editors;
use super::imprint::{Paren, has, paren, past};
use super::input::In;
use super::issue_bracket::journal_alone;
use super::italic::{italic_run, italic_title, led_in, named_in};
use super::locator::{locators, pages_in_paren};
use super::name::names;
use super::numbering::ends_in_page;
use super::periodical::in_newspaper;
use super::piece_in_journal::journal_behind_stop;
use super::quoted_words::opens_title_words;
use super::series::{capital_name, put_series, series_paren};
use super::tail::{ends, may_begin, place_year, tail};
use super::title_look::{
    another_work, archive_ahead, begins_title, capital_name_or_subtitle, dash_behind, dated_behind, leads_on,
    leads_via, led_by_in, letters, own, paged, place_colon, publisher_year, quoted_end, title_like,
    title_reaches, volume_alone, volume_and_page,
};
use super::title_marks::{
    asked_in, cited_ahead, day_and_record, edited_behind, editors_in_paren, first_imprint, first_printed,
    goes_on_behind, next_is_author, of_a_day, said_in, says_published, slanted_host, titles_first_sentence,
    told_in_bracket, translated_by, years_before_opcit, years_of_title,
};
use super::title_put::put_title;
use super::token::{Case, GIVEN, Kind, bit};
use super::volume::{marked_before_facts, volume_before_facts};
use super::volume_ordinal::volume_ahead;
use crate::lexicon::Sense;
use crate::model::{Field, Kind as Work};

/// An unquoted title and what follows it, into `draft`.
pub fn titled<'n>(i: In<'n>, draft: &mut Draft) -> Option<In<'n>> {
    titled_before(i, i.end, draft)
}

/// The same of a title that begins a citation, and reads as one for what stands in it.
pub fn titled_first<'n>(i: In<'n>, draft: &mut Draft) -> Option<In<'n>> {
    titled_before(i, title_reaches(i), draft)
}

fn titled_before<'n>(i: In<'n>, most: usize, draft: &mut Draft) -> Option<In<'n>> {
    let rest = title_ending_by(i, most, draft, Field::Title)?;
    if draft.kind == Work::Book || draft.kind == Work::Collection {
        let has_author = !draft.fields.names(Field::Author).is_empty();
        let has_editor = !draft.fields.names(Field::Editor).is_empty();
        if !has_author && has_editor {
            draft.kind = Work::Collection;
        }
    }
    Some(rest)
}

/// An unquoted title, up to the first place where what follows a title can be read, and that. `draft` is as it was
/// if there is none.
///
/// `Soviet Relations with Latin America, 1959-1987 (New York: Cambridge University Press, 1989), p. 34`
pub fn title_and_tail<'n>(i: In<'n>, draft: &mut Draft, field: Field) -> Option<In<'n>> {
    title_ending_by(i, i.end, draft, field)
}

/// The same; the title ends before token `most`, or there.
fn title_ending_by<'n>(i: In<'n>, most: usize, draft: &mut Draft, field: Field) -> Option<In<'n>> {
    if let Some(rest) = italic_title(i, draft, field, tail) {
        return Some(rest);
    }
    if !begins_title(i) || volume_alone(i) {
        return None;
    }
    let mut at = i.at;
    let mut crossed = 0;
    loop {
        if at > most {
            return None;
        }
        let here = i.part(at, i.end);
        let Some(t) = here.peek(0) else { return finish_title(i, here, draft, field) };
        // Nothing divides a slanted run.
        if t.kind == Kind::Word
            && at > i.at
            && let Some(end) = italic_run(here)
        {
            if draft.fields.is_empty() && led_in(i, at) {
                return None;
            }
            at = end;
            continue;
        }
        match t.kind {
            Kind::Comma | Kind::ParenOpen
                if draft.fields.is_empty() && field == Field::Title && said_in(i, here) =>
            {
                return None;
            }
            Kind::ParenOpen | Kind::BracketOpen if at > i.at => {
                let fits = matches!(
                    paren(here),
                    Ok((
                        _,
                        Paren::Imprint(_)
                            | Paren::Date(..)
                            | Paren::Thesis(_)
                            | Paren::Paper(_)
                            | Paren::Hereafter(_)
                    ))
                ) && !dash_behind(here);
                // `British Documents on the Origins of the War [B.D.] (London, 1926–38)`: the letters that stand for it.
                if let Some((inner, behind)) = here.enclosed(Kind::BracketOpen)
                    && letters(inner)
                    && matches!(paren(behind), Ok((_, Paren::Imprint(_))))
                    && let Some(rest) = before(i.until(at), draft, field, |trial| tail(behind, trial))
                {
                    draft.later_name(inner.note.span(inner.at, inner.end), i.note.text);
                    return Some(rest);
                }
                if field == Field::Title
                    && let Some(rest) = journal_alone(i.until(at), here, draft)
                {
                    return Some(rest);
                }
                // `Chłopi a władza [w:] J. Eisler (red.), Polska, Warszawa 1995`
                if t.kind == Kind::BracketOpen
                    && field == Field::Title
                    && may_host(here)
                    && let Some(rest) = hosted(here, draft)
                {
                    put_title(i.until(at), draft, field);
                    return Some(rest);
                }
                // `Comentarios reales de los Incas [Lisboa, 1609], edición de A. Miró, Caracas, Ayacucho, 1976`
                if field == Field::Title
                    && let Some((rest, first, span)) = first_imprint(here)
                    && let Some(rest) = before(i.until(at), draft, field, |trial| {
                        tail(rest, trial).filter(|_| trial.shows.imprint && trial.fields.has(Field::Date))
                    })
                {
                    draft.date(Field::Origdate, span, first);
                    return Some(rest);
                }
                // `Riadom so Stalinym, 158 (Svanidze diary: Nov. 4, 1934)`: behind a page stands no imprint.
                let fits = fits && !(paged(i.until(at)) && of_a_day(here));
                // `Politik als Beruf (1919), in: ders., Gesammelte Politische Schriften, …`: when it was first printed.
                if field == Field::Title
                    && let Some(rest) = first_printed(here, draft)
                {
                    put_title(i.until(at), draft, field);
                    return Some(rest);
                }
                // `Les villes dans la France moderne (1740-1840), Paris, Albin Michel, 1988`: years of the title.
                let fits = fits && !years_of_title(here, draft.stops);
                if !fits
                    && let Some((rest, series)) = series_paren(here)
                    && let Some(rest) = before(i.until(at), draft, field, |trial| {
                        put_series(series, trial);
                        // `(= Forschungen zur Geschichte 36). Böhlau, Köln 2001`
                        trial.stops |= rest.is(0, Kind::Dot);
                        tail(if rest.is(0, Kind::Word) { naked_imprint(rest, trial)? } else { rest }, trial)
                    })
                {
                    return Some(rest);
                }
                // `Spanish Explorers in the Southern United States (J. F. Jameson, ed.), pp. 289-290`
                if let Some((behind, span, editors)) = editors_in_paren(here)
                    && !draft.fields.has(Field::Editor)
                    && let Some(rest) = before(i.until(at), draft, field, |trial| {
                        trial.name_list(Field::Editor, span, editors);
                        trial.shows.role = true;
                        tail(behind, trial)
                    })
                {
                    return Some(rest);
                }
                if !fits && let Some(rest) = told_in_bracket(i.until(at), here, draft, field) {
                    return Some(rest);
                }
                // `Three Who Made a Revolution (pp. 465–6)`
                if let Some((rest, found)) = pages_in_paren(here) {
                    put_title(i.until(at), draft, field);
                    draft.shows.labelled = true;
                    draft.shows.numbered = true;
                    draft.locate(found);
                    return Some(rest);
                }
                if fits && let Some(rest) = before(i.until(at), draft, field, |trial| tail(here, trial)) {
                    return Some(rest);
                }
            }
            Kind::Comma | Kind::Colon if at > i.at => {
                let next = here.skip(1);
                // `Mazzini e i rivoluzionari italiani, 1830–1845, op. cit.`: years of the title.
                if let Some(len) = years_before_opcit(next) {
                    at = next.at + len;
                    continue;
                }
                if t.kind == Kind::Comma
                    && field == Field::Title
                    && let Some(rest) = slanted_host(i, here, next, draft)
                {
                    return Some(rest);
                }
                // `Vergangenheit, die nicht vergehen will, Frankfurter Allgemeine Zeitung, 06.06.1986, S. 25`
                if t.kind == Kind::Comma
                    && field == Field::Title
                    && draft.fields.has(Field::Author)
                    && next.means(0, bit(Sense::Newspaper))
                    && let Some(rest) = in_newspaper(next, draft).or_else(|| of_a_year(next, draft))
                {
                    put_title(i.until(at), draft, field);
                    return Some(rest);
                }
                // `Karl der Große und das Kaisertum, Historische Zeitschrift 1953, 257–334 (260)`
                if t.kind == Kind::Comma
                    && field == Field::Title
                    && draft.fields.has(Field::Author)
                    && let Some(issue) = issue_of_year(next)
                {
                    let rest = issue.put(draft);
                    put_title(i.until(at), draft, field);
                    return Some(rest);
                }
                if t.kind == Kind::Comma && next.is_empty() {
                    return finish_title(i, here, draft, field);
                }
                if t.kind == Kind::Comma && leads_on(next) {
                    return finish_title(i, here, draft, field);
                }
                if t.kind == Kind::Comma && another_work(i.until(at), next, draft) {
                    put_title(i.until(at), draft, field);
                    return Some(here);
                }
                // `Aufzeichnung Carstens, 5. März 1963, in: ebd.`: a day is no title.
                let titled = i.note.bits & bit(Sense::Ibid) == 0 || date(i.until(at)).is_err();
                if t.kind == Kind::Comma
                    && field == Field::Title
                    && titled
                    && may_host(next)
                    && let Some(rest) = hosted(next, draft)
                {
                    put_title(i.until(at), draft, field);
                    return Some(rest);
                }
                if t.kind == Kind::Comma
                    && may_begin(next)
                    && let Some(rest) = before(i.until(at), draft, field, |trial| {
                        tail(here, trial).filter(|rest| rest.at > at + 1)
                    })
                {
                    return Some(rest);
                }
            }
            // `Die Feudalgesellschaft; Frankfurt am Main 1982`
            Kind::Semi
                if at > i.at
                    && let Some(rest) = behind_semicolon(here, draft) =>
            {
                put_title(i.until(at), draft, field);
                return Some(rest);
            }
            Kind::Semi
                if at > i.at && field == Field::Title && crossed == 0 && goes_on_behind(here, draft) =>
            {
                crossed += 1;
            }
            Kind::Semi | Kind::ParenClose | Kind::BracketClose | Kind::Slashes => {
                return finish_title(i, here, draft, field);
            }
            Kind::Url if at > i.at => {
                put_title(i.until(at), draft, field);
                return Some(address(here, draft));
            }
            // `Clark also knew Mason from his youth. On the land, see Barbara Mann, …`: two sentences, no title.
            Kind::Word
                if crossed > 0
                    && t.case == Case::Lower
                    && t.bits & bit(Sense::Signal) != 0
                    && t.span.len() > 2
                    && i.note.list[at - 1].kind == Kind::Comma =>
            {
                return None;
            }
            // `Lenin, PSS 45:360`: letters that stand for a title, volume and page behind them.
            Kind::Number | Kind::Word
                if at > i.at
                    && field == Field::Title
                    && !draft.fields.names(Field::Author).is_empty()
                    && volume_and_page(here)
                    && (t.kind == Kind::Word
                        || at == i.at + 1 && i.case(0) == Case::Upper && i.word(0).len() > 1) =>
            {
                if let Ok((rest, found)) = locators(here)
                    && ends(rest)
                {
                    put_title(i.until(at), draft, field);
                    draft.shows.numbered = true;
                    draft.locate(found);
                    return Some(rest);
                }
            }
            // `Systematic Theology 3 vols (Chicago, 1951–63)`, `Origins of Mendelism 2nd ed. (…)`: a marked part without its comma.
            Kind::Number if at > i.at && t.span.len() <= 2 && marked_before_facts(here) => {
                if let Some(rest) = before(i.until(at), draft, field, |trial| tail(here, trial)) {
                    return Some(rest);
                }
            }
            // `The Primary Chronicle in Serge A. Zenkovsky (ed.), Medieval Russia’s Epics`: the comma before the word was left out.
            Kind::Word
                if at > i.at
                    && field == Field::Title
                    && t.case == Case::Lower
                    && t.bits & bit(Sense::In) != 0
                    && led_by_editors(here)
                    && capital_name(i.until(at))
                    && let Some(rest) = hosted(here, draft) =>
            {
                put_title(i.until(at), draft, field);
                return Some(rest);
            }
            // `Geschichte des Konzils von Trient Bd. 1, Freiburg im Breisgau 1951`
            Kind::Word
                if at > i.at + 1
                    && t.bits & bit(Sense::Volume) != 0
                    && volume_before_facts(here)
                    && let Some(rest) = before(i.until(at), draft, field, |trial| tail(here, trial)) =>
            {
                return Some(rest);
            }
            // `… of Helvidius, D. MacCulloch, ‘Mary and Sixteenth-century Protestants’, in …`: another's article.
            Kind::QuoteOpen
                if draft.fields.is_empty()
                    && (at > i.at + 2 || at == i.at + 2 && dated_behind(here))
                    && matches!(i.note.list[at - 1].kind, Kind::Comma | Kind::Colon)
                    && here.case(1) == Case::Capital
                    && (t.partner as usize) > at + 3
                    && (i.note.list[i.at..at - 1].iter().any(|t| t.kind == Kind::Comma)
                        || at == i.at + 2
                        || named_in(i, at - 1)
                        // `Nguyen Anh, “The Coup,” 17 November 1971, TTU, …`
                        || names(i).is_ok_and(|(rest, n)| n.full && rest.at + 1 == at)) =>
            {
                return None;
            }
            // `For the BBC see Asa Briggs, The BBC (…)`: a sentence that leads to a citation.
            Kind::Word
                if at > i.at + 1
                    && draft.fields.is_empty()
                    && t.case == Case::Lower
                    && t.bits & bit(Sense::Signal) != 0
                    && t.span.len() > 2
                    && (here.is(1, Kind::QuoteOpen)
                        || own(here.skip(1))
                        || names(here.skip(1)).is_ok_and(|(rest, n)| {
                            n.full
                                && (rest.is(0, Kind::Comma) || matches!(paren(rest), Ok((_, Paren::Editor))))
                        }))
                    && here.long(Sense::Signal).is_some_and(|len| len == 1 || own(here.skip(1))) =>
            {
                return None;
            }
            // `… from Stalin to Gorbachev Chapel Hill: University of …, 2007`: the comma is lost.
            Kind::Word
                if at > i.at + 2
                    && t.bits & bit(Sense::City) != 0
                    && t.spaced
                    && i.note.list[at - 1].kind == Kind::Word
                    && place_colon(here) =>
            {
                if let Some((rest, found)) = naked(here).filter(|(_, found)| found.publisher.is_some()) {
                    found.put(draft, i.note.text);
                    put_title(i.until(at), draft, field);
                    return Some(draft.attempt(|trial| tail(rest, trial)).unwrap_or(rest));
                }
            }
            Kind::Word
                if at > i.at
                    && t.case == Case::Lower
                    && t.bits & bit(Sense::Via(crate::model::Via::Quoted)) != 0
                    && leads_via(here) =>
            {
                return finish_title(i, here, draft, field);
            }
            // `Speziell zu Weikersheim: ebd., S. 38`: a back-reference stands in no title.
            Kind::Word
                if t.bits & bit(Sense::Ibid) != 0
                    && t.case == Case::Lower
                    && at > i.at
                    && matches!(i.note.list[at - 1].kind, Kind::Comma | Kind::Colon)
                    && matches!(here.kind(1), Some(Kind::Comma | Kind::Dot)) =>
            {
                return None;
            }
            // `zur Kriegsschuldfrage vgl. Fritz Fischer, Griff …`: words that lead to a citation are no part of a title.
            Kind::Word
                if at > i.at
                    && t.case == Case::Lower
                    && t.short
                    && t.bits & bit(Sense::Signal) != 0
                    && t.span.len() > 2
                    && here.is(1, Kind::Dot)
                    && matches!(here.case(2), Case::Capital | Case::Upper) =>
            {
                return finish_title(i, here, draft, field);
            }
            // `Andreas Freiherr v. Baumgartner`: no numeral, but the particle of a noble name.
            Kind::Word
                if at > i.at
                    && t.span.len() == 1
                    && t.case == Case::Lower
                    && t.bits & bit(Sense::By) != 0
                    && i.note.list
                        [at - 1 - usize::from(i.note.list[at - 1].kind == Kind::Dot && at > i.at + 1)]
                    .bits
                        & bit(Sense::Honorific)
                        != 0
                    && here.is(1, Kind::Dot)
                    && here.case(2) == Case::Capital =>
            {
                at += 2;
                continue;
            }
            // `Title ed. X`, `Title p. 5`: a marked part without its comma.
            Kind::Word
                if at > i.at + usize::from(t.bits & bit(Sense::OpCit) == 0)
                    && t.case == Case::Lower
                    && t.bits
                        & (bit(Sense::Locator(crate::model::Unit::Page))
                            | bit(Sense::OpCit)
                            | bit(Sense::Editor)
                            | bit(Sense::Translator))
                        != 0
                    && (here.is(1, Kind::Dot)
                        || matches!(here.word(0), "p" | "pp")
                        || translated_by(here)) =>
            {
                if let Some(rest) = before(i.until(at), draft, field, |trial| tail(here, trial)) {
                    return Some(rest);
                }
            }
            _ => {}
        }
        // `Titel. Untertitel. Berlin: Propyläen 1989`, `Título. In: …`
        // `im 19. Jahrhundert, Zürich 2002`: the stop of an ordinal divides nothing.
        let ordinal = t.kind == Kind::Dot
            && !t.stop
            && i.note.list[at.saturating_sub(1)].kind == Kind::Number
            && i.note.list[at.saturating_sub(1)].span.len() <= 2
            && !place_year(here.skip(1));
        // `Zentralausschuß im April 1848. In: Jahrbuch für Landeskunde 12 (1913) 170–260`: the word of a host with its colon.
        let led = t.kind == Kind::Dot && here.case(1) == Case::Capital && led_by_in(here.skip(1));
        if (draft.stops || led) && at > i.at && matches!(t.kind, Kind::Dot | Kind::Query) && !ordinal {
            let next = here.skip(1);
            let held = if field == Field::Title && may_host(next) { hosted(next, draft) } else { None };
            let mut rest = held.or_else(|| degree(next, draft));
            // `FAUSTO, B. A Revolução de 1930. Folha de S. Paulo, São Paulo, 12 maio 1993`
            if rest.is_none() && field == Field::Title && next.means(0, bit(Sense::Newspaper)) {
                rest = in_newspaper(next, draft);
            }
            if rest.is_none() && may_begin(next) {
                rest = draft.attempt(|trial| tail(here, trial).filter(|rest| rest.at > at + 1));
            }
            if let Some(rest) = rest {
                let title = stopped_publisher(i.until(at + usize::from(t.kind == Kind::Query)), draft);
                put_title(title, draft, field);
                return Some(rest);
            }
        }
        if t.stop && at > i.at && t.kind == Kind::Dot && field == Field::Title && !draft.fields.is_empty() {
            let next = here.skip(1);
            let published = |draft: &mut Draft| {
                let (rest, found) = publisher_year(next)?;
                found.put(draft, i.note.text);
                Some(rest)
            };
            if let Some(rest) = journal_behind_stop(next, draft).or_else(|| published(draft)) {
                put_title(i.until(at), draft, field);
                return Some(rest);
            }
        }
        // `Deutsche Geschichte 1866–1918. Bd. II: Machtstaat, München 1992`   `Eine Biographie. München 1998. S. 300`: behind a
        // stop the volume, or place and year.
        if t.stop
            && t.kind == Kind::Dot
            && !draft.stops
            && !i.note.russian
            && (at > i.at + 1 || i.word(0).len() > 2) // `Adenauer. Bd. 1: Der Aufstieg`, but `H. Bd. 1`
            && (edited_behind(here.skip(1))
                || (draft.fields.has(Field::Author) || draft.fields.has(Field::Editor))
                    && (volume_ahead(here.skip(1))
                        || place_year(here.skip(1)) && naked(here.skip(1)).is_some()))
            && let Some(rest) = before(i.until(at), draft, field, |trial| {
                trial.stops = true;
                let rest = tail(here, trial)?;
                trial.stops = false;
                trial.shows.imprint.then_some(rest)
            })
        {
            return Some(rest);
        }
        if t.kind == Kind::Query
            && at > i.at
            && field == Field::Title
            && let Some(rest) = asked_in(here, draft)
        {
            put_title(i.until(at + 1), draft, field);
            return Some(rest);
        }
        // `Powledge, Free at Last? 373–376`: the mark of a question leaves no room for a comma.
        if t.kind == Kind::Query
            && at > i.at + 1
            && !draft.fields.is_empty()
            && here.is(1, Kind::Number)
            && let Ok((rest, found)) = locators(here.skip(1))
            && ends(rest)
        {
            put_title(i.until(at + 1), draft, field);
            draft.shows.numbered = true;
            draft.locate(found);
            return Some(rest);
        }
        if t.stop && at > i.at {
            // A stop may divide title and subtitle, if facts of publication follow before the next one.
            let next = here.skip(1);
            let title_so_far = i.until(at);
            let foreign = !has(title_so_far, bit(Sense::Plain) | bit(Sense::Signal));
            let crossable = (crossed < 2 || (draft.stops || foreign) && crossed < 5)
                && !next.means(
                    0,
                    bit(Sense::Signal) | bit(Sense::Via(crate::model::Via::Quoted)) | bit(Sense::Ibid),
                )
                && (!next.is(0, Kind::QuoteOpen)
                    || opens_title_words(next)
                    || quoted_end(next, draft)
                    || subtitle_ahead(next, draft))
                && !ends_in_page(title_so_far)
                && (!draft.fields.is_empty()
                    || draft.back.is_some()
                    || t.kind == Kind::Query
                    || capital_name(title_so_far)
                    || i.at == 0 && titles_first_sentence(title_so_far, next, crossed))
                && (draft.stops
                    || imprint_ahead(next)
                    || cited_ahead(next)
                    || subtitle_ahead(next, draft)
                    || subtitle_and_page(next, draft)
                    || day_and_record(next))
                && !archive_ahead(next)
                && !says_published(next)
                && !next_is_author(next, draft);
            if !crossable {
                let stop =
                    if t.kind == Kind::Query || t.kind == Kind::QuoteClose { here.skip(1) } else { here };
                return finish_title(i, stop, draft, field);
            }
            crossed += 1;
        }
        let next = past(i, at);
        // `The Soviet ‘Great Terror,’ 24`: the comma stands within the quotation that ends the title.
        if t.kind == Kind::QuoteOpen
            && at > i.at
            && next > at + 2
            && i.note.list[next - 2].kind == Kind::Comma
            && let Some((rest, found)) = locators(i.part(next, i.end)).ok().filter(|(rest, _)| ends(*rest))
        {
            put_title(i.until(next), draft, field);
            draft.shows.numbered = true;
            draft.locate(found);
            return Some(rest);
        }
        // A quotation that ends its sentence ends what went before.
        if next > at + 1
            && next < i.end
            && i.note.list[next - 1].stop
            && t.kind == Kind::QuoteOpen
            && at > i.at
        {
            return finish_title(i, i.part(next, i.end), draft, field);
        }
        at = next;
        if at - i.at > 160 {
            return None;
        }
    }
}

/// What stands behind a title, read into `draft`, and the title with it.
pub fn before<'n>(
    title: In<'n>,
    draft: &mut Draft,
    field: Field,
    read: impl FnOnce(&mut Draft) -> Option<In<'n>>,
) -> Option<In<'n>> {
    let rest = draft.attempt(read)?;
    put_title(title, draft, field);
    Some(rest)
}

/// Words that can hardly be anything but a name: initials, a particle, a given name that is known. A German subtitle
/// has two capitals as well: `Allgemeines Landrecht, Verwaltung und soziale Bewegung`.
pub fn surely_person(name: In<'_>) -> bool {
    let stopped = |n| name.is(n, Kind::Dot);
    (0..name.len()).any(|n| name.means(n, GIVEN) || stopped(n))
}

/// A title that ends at `end` with all that was said of the work, if it can be one.
pub fn finish_title<'n>(i: In<'n>, end: In<'n>, draft: &mut Draft, field: Field) -> Option<In<'n>> {
    let title = i.until(end.at);
    if title.is_empty() || !ends(end) && !end.is(0, Kind::Slashes) {
        return None;
    }
    // `Code Noir, 1724` was read above; prose is not a title.
    if draft.fields.is_empty() && draft.back.is_none() && !capital_name(title) && !surname_colon(title) {
        return None;
    }
    if !draft.fields.is_empty() && !title_like(title) {
        return None;
    }
    // `Chinese Repository, Aug. 1834`: a month is no title.
    if super::date::date(title)
        .is_ok_and(|(rest, _)| rest.is_empty() || rest.len() == 1 && rest.is(0, Kind::Dot))
    {
        return None;
    }
    // `Like Hamid, Campbell-Johnson is an erratic source, but …`: a sentence with nothing that a citation has.
    let bare = draft.locators.is_empty() && draft.fields.date().is_none() && draft.back.is_none();
    if bare
        && title.len() > 8
        && has(title, bit(Sense::Plain))
        && !capital_name_or_subtitle(title)
        && !surname_colon(title)
    {
        return None;
    }
    put_title(title, draft, field);
    Some(end)
}
