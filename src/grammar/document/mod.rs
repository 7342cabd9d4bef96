//! Documents in archives: a description and a place, in either order.

mod letter;

use super::archive::{self, PLACE_BITS, document_date};
use super::date::full_date;
use super::draft::Draft;
use super::imprint::past;
use super::input::{In, comma, dot};
use super::locator::locators;
use super::name::names;
use super::tail::ends;
use super::token::{Case, Kind, bit};
use crate::lexicon::Sense;
use crate::model::{Field, Kind as Work, Level, Unit};
use letter::{letter, writes_to};

/// `RGANI, f. 5, op. 28, d. 253, l. 5`   `Telegram to Gromyko, April 28, 1961. AVPRF, Fond 104, …`   `Ltr, Houston to CofS, 1 Aug 34`
pub fn document(i: In<'_>) -> Option<Draft> {
    let mut best: Option<Draft> = None;
    let places = i.note.bits & PLACE_BITS != 0;
    if places && let Some(draft) = place_first(i) {
        best = Some(draft);
    }
    if best.is_none() && places {
        best = described(i);
    }
    if best.is_none() {
        best = letter(i);
    }
    best
}

/// The place, then perhaps what the document is.
fn place_first(i: In<'_>) -> Option<Draft> {
    let (rest, found) =
        archive::place(i)
            .or_else(|_| {
                archive::steps_only(i).and_then(|(rest, found)| {
                    if steps_alone(i, &found) { Ok((rest, found)) } else { i.miss() }
                })
            })
            .ok()?;
    if found.place.steps.is_empty() {
        return None;
    }
    let mut draft = Draft::at(i, Work::Archival);
    let words = found.words;
    found.put(&mut draft, i, rest);
    // `RGANI, Ponomarev to CC, 3 August 1960, f. 5`: what the document is, between archive and fond.
    if let Some((from, to)) = words {
        let words = i.part(from, to);
        if draft.fields.has(Field::Date) || describes(words) {
            describe(words, &mut draft);
        }
    }
    let rest = after_place(rest, &mut draft);
    draft.end = rest.at;
    draft.shows.closed = ends(rest);
    Some(draft)
}

/// Steps without a repository that can be nothing else: fond and file named, or an address of the same note
/// gone on with.
///
/// `f. 5, op. 30, d. 12`   `; d. 254, l. 1`   `Д. 254. Л. 3`
fn steps_alone(i: In<'_>, found: &archive::Found) -> bool {
    let steps = &found.place.steps;
    let Some(first) = steps.first().filter(|s| !s.label.is_empty()) else { return false };
    let file = |l: Level| matches!(l, Level::Delo | Level::Edkhr | Level::Papka | Level::Document);
    let has_leaf = found.locators.iter().any(|l| l.value.unit == Unit::Folio);
    match first.level {
        Level::Fond | Level::RecordGroup if steps.len() >= 2 => true,
        Level::Opis if steps.iter().any(|s| file(s.level)) => true,
        Level::Delo | Level::Edkhr if has_leaf && i.at == 0 => true,
        Level::Fond
        | Level::Opis
        | Level::Delo
        | Level::Edkhr
        | Level::Papka
        | Level::Karton
        | Level::Korob
        | Level::Box
        | Level::Folder
        | Level::File
        | Level::Document
        | Level::Item => i.at > 0 && archive::in_force_before(i),
        _ => false,
    }
}

/// A description behind the place.
///
/// `, Z. I. Romanova “Cooperation,” no date, aprox. 1960-61, p. 6`   ` (Ponomarev to CC CPSU, 3 August 1960)`   `: Ponomarev to the CC, 3 August 1960`   `, B. S. Nikiforov to V. A. Kuzmishchev, 23 June 1964`
fn after_place<'n>(i: In<'n>, draft: &mut Draft) -> In<'n> {
    // `Л. 4. (Письма разных лиц, 1921–1926)`
    let behind_stop = i.is(0, Kind::Dot) && matches!(i.kind(1), Some(Kind::ParenOpen | Kind::BracketOpen));
    let start = i;
    let i = if behind_stop { i.skip(1) } else { i };
    if let Some(open) = i
        .peek(0)
        .filter(|t| matches!(t.kind, Kind::ParenOpen | Kind::BracketOpen) && (t.partner as usize) < i.end)
    {
        let close = open.partner as usize;
        let inner = i.part(i.at + 1, close);
        let describes = inner.means(0, bit(Sense::DocumentHead))
            || inner.is(0, Kind::QuoteOpen)
            || writes_to(inner).is_some()
            || names_file(inner, open.kind, i.part(close + 1, i.end));
        if describes && !draft.fields.has(Field::Title) {
            describe(inner, draft);
            return i.part(close + 1, i.end);
        }
        return start;
    }
    let sep = match i.kind(0) {
        Some(Kind::Comma | Kind::Colon) => i.skip(1),
        // `…, pp. 454-483. “Mexico, Economic Situation,” no date`
        Some(Kind::Dot) if i.is(1, Kind::QuoteOpen) => i.skip(1),
        _ => return i,
    };
    let mut at = sep;
    // Words that name the sort of papers: `Informational materials,`
    let mut trial = draft.clone();
    for _ in 0..5 {
        if let Some(rest) = titled(at, &mut trial) {
            *draft = trial;
            return rest;
        }
        // `as cited in Miller, “Title,” 50` is another work.
        if at.means(0, bit(Sense::Via(crate::model::Via::Quoted)) | bit(Sense::Signal)) || at.word(0) == "as"
        {
            break;
        }
        // One chunk of words may stand between.
        let Some(next) = chunk(at) else { break };
        if !next.is(0, Kind::Comma) {
            break;
        }
        at = next.skip(1);
        trial = draft.clone();
    }
    i
}

/// Brackets behind a whole address hold the name of the file: square ones a supplied title, round ones
/// words that begin with a capital and end the citation.
fn names_file(inner: In<'_>, bracket: Kind, after: In<'_>) -> bool {
    let words = inner.len() >= 2 && matches!(inner.case(0), Case::Capital | Case::Upper);
    let told = super::imprint::hereafter(inner).is_some()
        || inner.means(
            0,
            bit(Sense::Signal) | bit(Sense::Translator) | bit(Sense::Via(crate::model::Via::Quoted)),
        );
    let place = archive::place(inner).is_ok();
    words && !told && !place && (bracket == Kind::BracketOpen || inner.case(1) == Case::Lower && ends(after))
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
        if let Some((end, _)) = writes_to(i) {
            describe(i.until(end), draft);
            return Some(behind(i.part(end, i.end), draft));
        }
        let (rest, found) = names(here).ok()?;
        let after = comma(rest).map_or(rest, |(i, ())| i);
        if !opening(after) {
            return None;
        }
        author = Some((here.span_to(rest), found));
        here = after;
    }
    let open = here.peek(0)?;
    let (title, after) = if open.kind == Kind::QuoteOpen && (open.partner as usize) < here.end {
        let close = open.partner as usize;
        (here.part(here.at + 1, close), here.part(close + 1, here.end))
    } else if open.kind == Kind::Quote {
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

/// Date, item number and page behind a description.
fn behind<'n>(i: In<'n>, draft: &mut Draft) -> In<'n> {
    // `“Reports on the trip,” Report on the delegation’s visit, no date`: more words of description.
    let mut here = if i.means(0, bit(Sense::DocumentHead)) { past_words(i) } else { i };
    let start = here;
    let mut last = i;
    for _ in 0..6 {
        let at = match here.kind(0) {
            Some(Kind::Comma) => here.skip(1),
            _ if here.at == start.at => here,
            _ => break,
        };
        if !draft.fields.has(Field::Date)
            && let Ok((rest, found)) = document_date(at)
        {
            draft.date(Field::Date, at.span_to(rest), found);
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
            && let Ok((rest, found)) = locators(at)
            && matches!(found[0].value.unit, crate::model::Unit::Page | crate::model::Unit::Folio)
        {
            draft.locate(found);
            last = rest;
        } else if at.at > here.at
            && let Some(rest) = chunk(at).or_else(|| numbered(at))
            && at.case(0) != Case::Lower
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

/// The description, then the place, in one sentence or two.
fn described(i: In<'_>) -> Option<Draft> {
    if !(matches!(i.case(0), Case::Capital | Case::Upper)
        || i.is(0, Kind::QuoteOpen)
        || i.is(0, Kind::Number)
        || i.is(0, Kind::BracketOpen))
    {
        return None;
    }
    let mut at = i.at + 1;
    let mut stops = 0;
    let mut dates = 0;
    while at < i.end {
        let before = i.note.list[at - 1];
        let here = i.part(at, i.end);
        let t = here.peek(0)?;
        let candidate = matches!(
            before.kind,
            Kind::Comma | Kind::Dot | Kind::QuoteClose | Kind::Slashes | Kind::BracketClose | Kind::Colon
        ) || before.kind == Kind::Word && i.note.list[at - 1].bits & bit(Sense::In) != 0;
        let known = t.bits & PLACE_BITS != 0
            || t.case == Case::Upper && (t.span.len() > 1 || before.bits & bit(Sense::In) != 0)
            || before.kind == Kind::Comma && archive::begins_unsaid(here)
            || t.case == Case::Capital && before.kind == Kind::Comma
            || before.stop;
        if candidate
            && known
            && let Ok((rest, found)) = archive::place(here)
            && !found.place.steps.is_empty()
        {
            let words = i.until(at);
            // `Incl to Ltr, A to B`: the letter is a citation of its own.
            if !describes(words) || matches!(i.word(0), "Incl" | "Encl") {
                return None;
            }
            let mut draft = Draft::at(i, Work::Archival);
            draft.shows.genre = words.means(0, bit(Sense::DocumentHead));
            draft.shows.host = before.kind == Kind::Slashes;
            found.put(&mut draft, here, rest);
            describe(words, &mut draft);
            draft.end = rest.at;
            draft.shows.closed = ends(rest);
            return Some(draft);
        }
        if t.kind == Kind::Semi {
            return None;
        }
        // A second date is of another document: `Ltr, A to B, 18 Oct 40, Incl to Ltr, C to D, 24 Oct 40`.
        if before.kind == Kind::Comma && full_date(here).is_ok() {
            dates += 1;
            if dates > 1 {
                return None;
            }
        }
        if t.stop && at > i.at {
            stops += 1;
            // Only the sentence just before the place describes it.
            if stops > 1 {
                return None;
            }
            let next = i.part(at + 1, i.end);
            let follows = archive::place(next).is_ok_and(|(_, f)| !f.place.steps.is_empty())
                || next.word(0) == "In"
                    && archive::place(next.skip(1)).is_ok_and(|(_, f)| !f.place.steps.is_empty());
            if !follows {
                return None;
            }
        }
        at = past(i, at);
        if at - i.at > 120 {
            return None;
        }
    }
    None
}

/// Words before a place describe a document: they begin with the name of one, have its date, or say who
/// wrote to whom.
fn describes(i: In<'_>) -> bool {
    if leads_inside(i) {
        return false;
    }
    if i.means(0, bit(Sense::DocumentHead)) || i.is(0, Kind::QuoteOpen) || i.is(0, Kind::BracketOpen) {
        return true;
    }
    if writes_to(i).is_some() {
        return true;
    }
    let mut at = i.at;
    while at < i.end {
        if full_date(i.part(at, i.end)).is_ok() {
            return true;
        }
        at = past(i, at);
    }
    false
}

/// Words that lead to a citation stand inside: `For a contrary view, see “Zapiska,”`.
fn leads_inside(i: In<'_>) -> bool {
    (i.at..i.end).any(|at| {
        let here = i.part(at, i.end);
        here.case(0) == Case::Lower
            && here.means(0, bit(Sense::Signal) | bit(Sense::Via(crate::model::Via::Quoted)))
            && here.hit(|s| matches!(s, Sense::Signal | Sense::Via(_)).then_some(())).is_some_and(
                |(_, len)| {
                    let next = here.skip(len);
                    next.is(0, Kind::QuoteOpen)
                        || at == i.at && matches!(next.case(0), Case::Capital | Case::Upper)
                },
            )
    })
}

/// Title, author and date of a document out of its description.
pub(super) fn describe(i: In<'_>, draft: &mut Draft) {
    let note = i.note.text;
    let mut words = i;
    while !words.is_empty()
        && (matches!(
            words.kind(words.len() - 1),
            Some(Kind::Dot | Kind::Comma | Kind::Colon | Kind::Slashes)
        ) || words.note.list[words.end - 1].bits & bit(Sense::In) != 0 && words.len() > 1)
    {
        // The stop of an abbreviation stays.
        words = words.until(words.end - 1);
    }
    if words.is_empty() {
        return;
    }
    // The date: at the end, or at the head.
    let mut at = words.at + 1;
    let mut title_end = words.end;
    while at < words.end {
        let here = words.part(at, words.end);
        let before = words.note.list[at - 1].kind;
        let divided =
            before == Kind::Comma || before == Kind::QuoteClose || here.means(0, bit(Sense::NoDate));
        // `Записка Иванова Петрову от 12 августа 1932 г.`, `Report of 3 August 1960`
        let dating = before == Kind::Word
            && matches!(
                words.note.word(at - 1),
                "от" | "ot" | "of" | "dated" | "from" | "за" | "vom" | "від" | "de" | "del"
            );
        let day_first = before == Kind::Word && here.is(0, Kind::Number);
        if (divided || dating || day_first)
            && let Ok((rest, found)) = if divided { document_date(here) } else { full_date(here) }
            && (rest.is_empty() || rest.len() == 1 && rest.is(0, Kind::Dot))
            && found.edtf.len() >= if divided { 4 } else { 7 }
        {
            draft.date(Field::Date, here.span_to(rest), found);
            draft.shows.dated = true;
            title_end = if dating { at - 1 } else { at };
            break;
        }
        at = past(words, at);
    }
    // `Office, May 17, 1985, On the reaction …`: the date in the middle, behind who wrote.
    if title_end == words.end {
        let mut at = words.at + 1;
        while at < words.end && at < words.at + 12 {
            let here = words.part(at + 1, words.end);
            if words.note.list[at].kind == Kind::Comma
                && let Ok((rest, found)) = full_date(here)
                && rest.is(0, Kind::Comma)
                && matches!(rest.case(1), Case::Capital | Case::Upper)
            {
                draft.date(Field::Date, here.span_to(rest), found);
                draft.shows.dated = true;
                let span = words.note.span(words.at, at);
                draft.name_list(Field::Author, span, vec![crate::model::Name::body(span.of(note))]);
                words = rest.skip(1);
                title_end = words.end;
                break;
            }
            at = past(words, at);
        }
    }
    if title_end == words.end
        && let Ok((rest, found)) = full_date(words)
        && rest.is(0, Kind::Comma)
    {
        draft.date(Field::Date, words.span_to(rest), found);
        draft.shows.dated = true;
        words = rest.skip(1);
    }
    let mut title = words.until(title_end);
    while !title.is_empty() && matches!(title.kind(title.len() - 1), Some(Kind::Comma)) {
        title = title.until(title.end - 1);
    }
    // `Mikoyan to CC CPSU, “On conversations,”`: a letter with a title.
    if let Some(quote) = (title.at + 2..title.end).find(|at| note_kind(title, *at) == Kind::QuoteOpen)
        && note_kind(title, quote - 1) == Kind::Comma
        && let Some((end, Some((span, list)))) = writes_to(title.until(quote - 1))
        && end + 1 == quote
    {
        draft.kind = Work::Letter;
        draft.name_list(Field::Author, span, list);
        draft.shows.author = true;
        // Writer and recipient say as much as a full name.
        draft.shows.full_name = true;
        draft.shows.quoted = true;
        title = title.part(quote, title.end);
    }
    // `Author, “Title”`, `A. Pavlenko, Memorandum of Conversation …`
    if let Ok((rest, found)) = names(title)
        && rest.is(0, Kind::Comma)
        && found.full
        && (rest.is(1, Kind::QuoteOpen) || rest.means(1, bit(Sense::DocumentHead)))
        && !draft.fields.has(Field::Author)
    {
        draft.names(Field::Author, title.span_to(rest), found);
        title = rest.skip(1);
    }
    // `Ltr, White to Spingarn`: the head is said by the type.
    if let Some((_, len)) = title.hit(|s| (s == Sense::DocumentHead).then_some(()))
        && let Ok((rest, ())) = comma(dot(title.skip(len)).map_or(title.skip(len), |(i, ())| i))
        && !rest.means(0, bit(Sense::DocumentHead))
        && writes_to(rest).is_some()
    {
        title = rest;
    }
    if let Some((_, author)) = writes_to(title) {
        draft.kind = Work::Letter;
        if let Some((span, list)) = author
            && !draft.fields.has(Field::Author)
        {
            draft.name_list(Field::Author, span, list);
        }
    }
    // A quoted title with nothing behind it loses its marks.
    let whole = title.peek(0).is_some_and(|t| {
        matches!(t.kind, Kind::QuoteOpen | Kind::BracketOpen) && t.partner as usize + 1 == title.end
    });
    let span = if whole {
        let mut end = title.end - 1;
        while end > title.at + 1 && note_kind(title, end - 1) == Kind::Comma {
            end -= 1;
        }
        title.note.span(title.at + 1, end)
    } else {
        title.note.span(title.at, title.end)
    };
    draft.text(Field::Title, span, note);
}

fn note_kind(i: In<'_>, at: usize) -> Kind {
    i.note.list[at].kind
}
