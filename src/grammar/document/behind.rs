//! What a document is, said behind its place.

use ecow::EcoVec;

use super::super::archive::{self, document_date};
use super::super::date::full_date;
use super::super::draft::{Draft, plain};
use super::super::imprint::{past, top_level};
use super::super::input::In;
use super::super::locator::locators;
use super::super::name::names;
use super::super::series::capital_name;
use super::super::tail::ends;
use super::super::token::{Case, Kind, bit};
use super::describe::{describe, describes, few_words};
use super::letter::writes_to;
use crate::lexicon::Sense;
use crate::model::{Field, Level, Locator, Sited, Step, Unit, Value};

/// `Совещание политработников РККА, л. 7–29`: where the words end, what is behind the leaf, and the leaf.
fn sentence_and_leaf(i: In<'_>) -> Option<(usize, In<'_>, EcoVec<Sited<Locator>>)> {
    const LONGEST: usize = 30;
    if i.case(0) != Case::Capital || !i.note.russian {
        return None;
    }
    let reach = i.until(i.end.min(i.at + LONGEST));
    let leaf = |at: &usize| i.part(at + 1, i.end).means(0, bit(Sense::Locator(Unit::Folio)));
    let comma = top_level(reach, Kind::Comma).into_iter().find(leaf)?;
    let words = i.until(comma);
    let divided = words.note.list[words.at..words.end].iter().any(|t| t.stop || t.kind == Kind::Semi);
    let (rest, found) =
        locators(i.part(comma + 1, i.end)).ok().filter(|(rest, _)| ends(*rest) && !divided)?;
    Some((comma, rest, found))
}

/// A description behind the place.
///
/// `, Z. I. Romanova “Cooperation,” no date, aprox. 1960-61, p. 6`   ` (Ponomarev to CC CPSU, 3 August 1960)`   `: Ponomarev to the CC, 3 August 1960`   `, B. S. Nikiforov to V. A. Kuzmishchev, 23 June 1964`
pub fn after_place<'n>(i: In<'n>, draft: &mut Draft) -> In<'n> {
    // `Л. 4. (Письма разных лиц, 1921–1926)`
    let behind_stop = i.is(0, Kind::Dot) && matches!(i.kind(1), Some(Kind::ParenOpen | Kind::BracketOpen));
    let start = i;
    let i = if behind_stop { i.skip(1) } else { i };
    let brackets = [Kind::ParenOpen, Kind::BracketOpen].into_iter().find_map(|k| Some((k, i.enclosed(k)?)));
    if let Some((bracket, (inner, after))) = brackets {
        // `17/3/1012/33 (24 January 1939)`
        if !draft.fields.has(Field::Date)
            && let Ok((rest, date)) = document_date(inner)
            && rest.is_empty()
            && date.edtf.len() >= 4
        {
            draft.date(Field::Date, inner.span_to(rest), date);
            return after;
        }
        if tells_who(inner) && ends(after) {
            return after;
        }
        let describes = inner.means(0, bit(Sense::DocumentHead))
            || inner.is(0, Kind::QuoteOpen)
            || writes_to(inner).is_some()
            || names_file(inner, bracket, after)
            || few_words(inner) && describes(inner) && ends(after);
        // `F.O. 371/4036 (Russian text in DVP, vol. 3, pp. 16-17)`: where it is printed.
        let describes = describes && !printed_elsewhere(inner);
        if describes && !draft.fields.has(Field::Title) {
            describe(inner, draft);
            return after;
        }
        if papers_of(inner, draft) {
            return after_place(after, draft);
        }
        return start;
    }
    let sep = match i.kind(0) {
        Some(Kind::Comma | Kind::Colon) => i.skip(1),
        // `CO 822/3117 Malcolm MacDonald to Duncan Sandys, 18 September 1963`: no mark between the place and a letter.
        Some(Kind::Word)
            if !draft.fields.has(Field::Title)
                && i.at > 0
                && i.note.list[i.at - 1].kind == Kind::Number
                && matches!(i.case(0), Case::Capital | Case::Upper)
                && let Some((end, _)) = writes_to(i) =>
        {
            describe(i.until(end), draft);
            return behind(i.part(end, i.end), draft);
        }
        // `…, pp. 454-483. “Mexico, Economic Situation,” no date`
        Some(Kind::Dot) if i.is(1, Kind::QuoteOpen) => i.skip(1),
        // `Л. 116–118. Приказ НКО № 227 от 28 июля 1942 г.`: a sentence of its own that ends the note.
        Some(Kind::Dot)
            if !draft.fields.has(Field::Title)
                && i.means(1, bit(Sense::DocumentHead))
                && let Some(end) = to_its_date(i.skip(1))
                && i.part(end, i.end).len() < 2 =>
        {
            describe(i.skip(1).until(end), draft);
            return i.part(end, i.end);
        }
        // `ф. 17, оп. 165, д. 62. Совещание политработников РККА, л. 7–29`: a sentence of its own, and the leaf in it.
        Some(Kind::Dot)
            if !draft.fields.has(Field::Title)
                && draft.locators.is_empty()
                && let Some((comma, rest, found)) = sentence_and_leaf(i.skip(1)) =>
        {
            describe(i.skip(1).until(comma), draft);
            draft.locate(found);
            return rest;
        }
        _ => return i,
    };
    if !draft.fields.has(Field::Title)
        && sep.means(0, bit(Sense::NoDate))
        && let Some(end) = undated(sep, draft)
    {
        return end;
    }
    let mut at = sep;
    if let Some(rest) = where_and_when(sep, draft) {
        return rest;
    }
    // `TNA, CAB 129/92, 10 April 1958`
    if !draft.fields.has(Field::Date)
        && let Ok((rest, found)) = full_date(sep)
        && found.edtf.len() >= 10
    {
        if ends(rest) {
            draft.date(Field::Date, sep.span_to(rest), found);
            return rest;
        }
        if rest.is(0, Kind::Comma)
            && let Some(end) = draft.attempt(|trial| {
                trial.date(Field::Date, sep.span_to(rest), found);
                titled(rest.skip(1), trial)
            })
        {
            return end;
        }
    }
    // Words that name the sort of papers: `Informational materials,`
    for _ in 0..5 {
        if let Some(rest) = titled(at, draft) {
            return rest;
        }
        // `as cited in Miller, “Title,” 50` is another work.
        // `FO 371/86756, and Lynne Viola, “The Campaign”`: so is what an “and” leads to.
        let other = bit(Sense::Via(crate::model::Via::Quoted)) | bit(Sense::And);
        let leads = at.means(0, bit(Sense::Signal)) || at.case(0) == Case::Lower && at.means(0, other);
        if leads || at.word(0) == "as" {
            break;
        }
        // One chunk of words may stand between.
        let Some(next) = chunk(at) else { break };
        if !next.is(0, Kind::Comma) {
            break;
        }
        at = next.skip(1);
    }
    // `ll. 18–19, Zorin diary, 5 May 1947`: any few words with their day, where the citation ends.
    // `O.3/1234, Bericht von Jakob Silberstein`: what it is, of no day.
    if matches!(i.kind(0), Some(Kind::Colon | Kind::Comma))
        && !draft.fields.has(Field::Title)
        && let Some(end) = to_the_end(sep)
    {
        describe(sep.until(end), draft);
        return i.part(end, i.end);
    }
    if !draft.fields.has(Field::Title)
        && let Some(end) = to_its_date(sep).or_else(|| named_of_year(sep))
        && ends(i.part(end, i.end))
        && few_words(sep.until(end))
    {
        describe(sep.until(end), draft);
        return behind(i.part(end, i.end), draft);
    }
    i
}

/// `, Barcelona, 12 de mayo de 1356` behind a leaf: where a document was written, and the day, with which the citation ends.
fn where_and_when<'n>(i: In<'n>, draft: &mut Draft) -> Option<In<'n>> {
    if draft.fields.has(Field::Date) || i.case(0) != Case::Capital || !i.means(0, bit(Sense::City)) {
        return None;
    }
    let day = i.skip(i.long(Sense::City)?);
    let (rest, date) = full_date(day.skip(1))
        .ok()
        .filter(|(rest, date)| day.is(0, Kind::Comma) && date.is_day() && ends(*rest))?;
    draft.date(Field::Date, day.skip(1).span_to(rest), date);
    if !draft.fields.has(Field::Location) {
        draft.text(Field::Location, i.span_to(day), i.note.text);
    }
    Some(rest)
}

/// `l. 184 (Nikolai Makhatadze, 1936)`: whose words stand there, and when; neither title nor date of the file.
fn tells_who(inner: In<'_>) -> bool {
    if inner.case(0) != Case::Capital || inner.case(1) != Case::Capital {
        return false;
    }
    let Ok((rest, found)) = names(inner) else { return false };
    let [name] = found.list.as_slice() else { return false };
    let said = rest.is_empty()
        || rest.is(0, Kind::Comma) && document_date(rest.skip(1)).is_ok_and(|(i, _)| i.is_empty());
    said && found.full && !name.is_body() && !inner.means(0, bit(Sense::DocumentHead) | bit(Sense::BodyWord))
}

/// `FO 800/254 (Henderson Papers)`: whose papers a class of the state's records holds, in brackets behind their mark.
fn papers_of(inner: In<'_>, draft: &mut Draft) -> bool {
    let last = inner.len().checked_sub(1).map_or("", |at| inner.word(at));
    if !(2..=6).contains(&inner.len()) || !archive::marks().private.contains(last) || !capital_name(inner) {
        return false;
    }
    let Some(Value::Place(place)) = draft.fields.get_mut(Field::Archive) else { return false };
    let bare = place.step(Level::Signature).is_some() && place.step(Level::Collection).is_none();
    if bare {
        let name = plain(inner.text_to(inner.part(inner.end, inner.end)));
        place.steps.insert(0, Step::bare(Level::Collection, name));
    }
    bare
}

/// `undated minute by Sargent`: a document that has no day, with which the citation ends.
fn undated<'n>(i: In<'n>, draft: &mut Draft) -> Option<In<'n>> {
    let len = i.long(Sense::NoDate)?;
    let (_, none) = document_date(i.until(i.at + len)).ok()?;
    let words = i.skip(len);
    if !words.means(0, bit(Sense::DocumentHead)) {
        return None;
    }
    let mut end = words;
    while !ends(end) || end.case(0) == Case::Lower {
        if !matches!(end.kind(0), Some(Kind::Word | Kind::Dot)) || end.at > i.at + 12 {
            return None;
        }
        end = end.skip(1);
    }
    draft.text(Field::Title, words.span_to(end), i.note.text);
    draft.date(Field::Date, i.span_to(words), none);
    Some(end)
}

/// Brackets behind a whole address hold the name of the file: square ones a supplied title, round ones
/// words that begin with a capital and end the citation.
fn names_file(inner: In<'_>, bracket: Kind, after: In<'_>) -> bool {
    let words = inner.len() >= 2 && matches!(inner.case(0), Case::Capital | Case::Upper);
    let told = super::super::later_name::hereafter(inner).is_some()
        || inner.means(
            0,
            bit(Sense::Signal) | bit(Sense::Translator) | bit(Sense::Via(crate::model::Via::Quoted)),
        );
    let place = archive::place(inner).is_ok();
    words && !told && !place && (bracket == Kind::BracketOpen || inner.case(1) == Case::Lower && ends(after))
}

/// `Russian text in DVP, vol. 3, no. 6, pp. 16-17`: the words end with a volume and its pages.
fn printed_elsewhere(words: In<'_>) -> bool {
    let behind = |from: usize, sense: Sense| {
        (from + 1..words.end).find(|at| {
            words.note.list[at - 1].kind == Kind::Comma && words.note.list[*at].bits & bit(sense) != 0
        })
    };
    let volume = behind(words.at, Sense::Volume);
    volume.is_some_and(|volume| behind(volume, Sense::Locator(Unit::Page)).is_some())
}

/// A short run of words up to a comma.
fn chunk(i: In<'_>) -> Option<In<'_>> {
    let mut here = i;
    for _ in 0..8 {
        match here.peek(0) {
            Some(t) if matches!(t.kind, Kind::Word | Kind::Number | Kind::Dash | Kind::Colon) => {
                here = here.skip(1)
            }
            Some(t) if t.kind == Kind::Dot && !t.stop => here = here.skip(1),
            Some(t) if t.kind == Kind::ParenOpen => here = here.part(past(here, here.at), here.end),
            Some(t) if t.kind == Kind::Comma && here.at > i.at => return Some(here),
            _ => return None,
        }
    }
    None
}

/// `V. Bazykin, “Concerning Relations,” 3 August 1960, Item 1, No. 516/OCA, p. 23`   `“Zapiska,” 3 avg. 1960`   `X to Y, 23 June 1964`
fn titled<'n>(i: In<'n>, draft: &mut Draft) -> Option<In<'n>> {
    let mut here = i;
    let mut author = None;
    let opening = |i: In<'_>| {
        i.is(0, Kind::QuoteOpen) || i.is(0, Kind::Quote) && matches!(i.word(0), "“" | "«" | "„" | "\"" | "‘")
    };
    if !opening(here) {
        // `Memorandum by Hayter, 3 March 1953`, `Schreiben an Meier, 12.3.1964, Bl. 3`
        let dated = if headed(i) { to_its_date(i) } else { None };
        if let Some(end) = dated.or_else(|| writes_to(i).map(|(end, _)| end)) {
            describe(i.until(end), draft);
            return Some(behind(i.part(end, i.end), draft));
        }
        let (rest, found) = names(here).ok()?;
        let after = rest.past_comma();
        if !opening(after) {
            return None;
        }
        author = Some((here.span_to(rest), found));
        here = after;
    }
    let (title, after) = if let Some(quoted) = here.enclosed(Kind::QuoteOpen) {
        quoted
    } else if here.is(0, Kind::Quote) {
        // Left open: the title ends before the date.
        let mut at = here.skip(1);
        while !(at.is_empty() || at.is(0, Kind::Comma) && document_date(at.skip(1)).is_ok()) {
            at = at.skip(1);
        }
        draft.doubt(crate::model::Doubt::UnpairedQuote);
        (here.part(here.at + 1, at.at), at)
    } else {
        return None;
    };
    if let Some((span, found)) = author {
        draft.names(Field::Author, span, found);
    }
    describe(title, draft);
    draft.shows.quoted = true;
    Some(behind(after, draft))
}

/// `Report of the Commissioner`, `Annual Report of the Commissioner`, `Politburo resolution of the CC`: the word for a document, or the
/// second after what sort it is or whose.
fn headed(i: In<'_>) -> bool {
    let head = bit(Sense::DocumentHead);
    i.means(0, head) || i.case(0) == Case::Capital && i.means(1, head)
}

/// `, reprinted in Karner, Dokumente, 100`: where the document is printed.
fn printed_in(i: In<'_>) -> bool {
    i.is(0, Kind::Comma) && i.means(1, bit(Sense::Via(crate::model::Via::Quoted)))
}

/// Where the day of a document ends that is named here; `None` if the sentence ends without one.
pub fn to_its_date(i: In<'_>) -> Option<usize> {
    let headed = headed(i);
    let mut at = i.at;
    for _ in 0..24 {
        let here = i.part(at, i.end);
        // Behind a stop too, if nothing follows: `Письмо И. И. Иванова П. П. Петрову. 6 мая 1933 г.`
        if (here.is(0, Kind::Comma) || here.is(0, Kind::Dot) && here.peek(0).is_some_and(|t| t.stop))
            && let Ok((rest, found)) = document_date(here.skip(1))
            && (found.edtf.len() >= 7
                || found.edtf.len() == 4 && headed && ends(rest)
                || found.edtf == "nodate" && ends(rest))
        {
            return (ends(rest) || leaf_follows(rest) || printed_in(rest)).then_some(rest.at);
        }
        // `Eintrag vom 18.7.1941`
        if at > i.at
            && here.is(0, Kind::Number)
            && i.note.list[at - 1].kind == Kind::Word
            && let Ok((rest, found)) = full_date(here)
            && found.edtf.len() >= 10
            && (ends(rest) || leaf_follows(rest))
        {
            return Some(rest.at);
        }
        if here.peek(0).is_none_or(|t| t.stop || t.kind == Kind::Semi) {
            return None;
        }
        at = past(i, at);
    }
    None
}

/// `WO 276/516, Appreciation on Future Military Policy in Kenya, 1954`: a paper by its name, all in capitals, and its year alone, with
/// which the citation ends.
fn named_of_year(i: In<'_>) -> Option<usize> {
    const FEWEST: usize = 4;
    let comma = (FEWEST..24).find(|n| i.is(*n, Kind::Comma))?;
    let year = i.skip(comma + 1);
    let alone =
        year.is(0, Kind::Number) && year.word(0).len() == 4 && !year.is(1, Kind::Comma) && ends(year.skip(1));
    (alone && i.case(0) == Case::Capital && capital_name(i.until(i.at + comma))).then_some(year.at + 1)
}

/// `R 58/217, Meldung vom 15.7.1941, Bl. 170`: the leaf stands behind what the document is.
fn leaf_follows(i: In<'_>) -> bool {
    i.is(0, Kind::Comma)
        && i.means(1, bit(Sense::Locator(crate::model::Unit::Page)))
        && (i.is(2, Kind::Number) || i.is(2, Kind::Dot) && i.is(3, Kind::Number))
}

/// `Отчет о работе ГУМ за 1952 г.`: a document's name behind a colon, up to where the citation ends, without a comma.
fn to_the_end(i: In<'_>) -> Option<usize> {
    const MOST: usize = 24;
    if !i.means(0, bit(Sense::DocumentHead)) || i.case(0) == Case::Lower {
        return None;
    }
    let fits = |t: &super::super::token::Token| {
        matches!(
            t.kind,
            Kind::Word | Kind::Number | Kind::Dash | Kind::QuoteOpen | Kind::QuoteClose | Kind::Sign
        ) || t.kind == Kind::Dot && !t.stop
    };
    let end = (0..MOST).map(|n| i.skip(n)).find(|here| here.peek(0).is_none_or(|t| !fits(t)))?;
    (end.at > i.at + 1 && ends(end)).then_some(end.at)
}

/// The date of `draft` is the bare year in which the day at `i` lies.
fn year_of_day(i: In<'_>, draft: &Draft) -> bool {
    let Some(year) = draft.fields.date() else { return false };
    full_date(i).is_ok_and(|(_, day)| {
        day.is_day() && year.edtf.len() == 4 && day.edtf.starts_with(year.edtf.as_str())
    })
}

/// Date, item number and page behind a description.
fn behind<'n>(i: In<'n>, draft: &mut Draft) -> In<'n> {
    // `“Reports on the trip,” Report on the delegation’s visit, no date`: more words of description.
    let mut here = if i.means(0, bit(Sense::DocumentHead)) { past_words(i) } else { i };
    let start = here;
    let mut last = i;
    // `“Trade with the USSR,” minute of 4 May 1951`
    if i.means(0, bit(Sense::DocumentHead))
        && !draft.fields.has(Field::Date)
        && let Some((at, rest, found)) = (1..4).map(|n| i.skip(n)).find_map(|at| {
            let (rest, found) = full_date(at).ok()?;
            Some((at, rest, found))
        })
    {
        draft.date(Field::Date, at.span_to(rest), found);
        (here, last) = (rest, rest);
    }
    for _ in 0..6 {
        let at = match here.kind(0) {
            Some(Kind::Comma) => here.skip(1),
            _ if here.at == start.at => here,
            _ => break,
        };
        // `PS, 1943, b. 12, «Relazione del prefetto», 5 marzo 1943`: the day of the document, not the year of its file.
        if (!draft.fields.has(Field::Date) || year_of_day(at, draft))
            && let Ok((rest, found)) = document_date(at)
        {
            draft.date(Field::Date, at.span_to(rest), found);
            last = rest;
        } else if at.at > here.at
            && let Ok((rest, found)) = locators(at)
            && matches!(found[0].value.unit, Unit::Page | Unit::Folio | Unit::Part)
        {
            draft.locate(found);
            last = rest;
        } else if at.at > here.at
            && let Ok((rest, found)) = archive::steps_only(at)
            && found.place.steps.len() == 1
            && found.locators.is_empty()
            && let Some(crate::model::Value::Place(place)) = draft.fields.get_mut(Field::Archive)
        {
            // `Item 1`: a step printed behind the description.
            place.steps.extend(found.place.steps);
            last = rest;
        } else if at.at > here.at
            && let Some(rest) = chunk(at).or_else(|| numbered(at))
            // `‘Malaya’, minute by Paskin, 3 June 1948`
            && (at.case(0) != Case::Lower || at.means(0, bit(Sense::DocumentHead)))
        {
            // `Item 1`, `No. 516/OCA`: kept as words.
            here = rest;
            continue;
        } else {
            break;
        }
        here = last;
    }
    last
}

/// Words up to a comma that a date follows, or to a quotation mark that pairs with none.
fn past_words(i: In<'_>) -> In<'_> {
    let mut here = i;
    while let Some(t) = here.peek(0) {
        match t.kind {
            Kind::Quote if here.at > i.at => return here.skip(1),
            Kind::Comma if document_date(here.skip(1)).is_ok() => return here,
            Kind::Word | Kind::Number | Kind::Dash | Kind::Comma if here.at < i.at + 30 => {
                here = here.skip(1)
            }
            _ => return i,
        }
    }
    i
}

/// `No. 516/OCA`
fn numbered(i: In<'_>) -> Option<In<'_>> {
    if !i.means(0, bit(Sense::Number)) {
        return None;
    }
    let mut here = i;
    while here.peek(0).is_some_and(|t| !matches!(t.kind, Kind::Comma | Kind::Semi) && !t.stop) {
        here = here.skip(1);
    }
    Some(here)
}
