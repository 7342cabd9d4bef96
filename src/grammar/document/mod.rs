//! Documents in archives: a description and a place, in either order.

mod beside_ibid;
mod describe;
mod letter;

use super::archive::{self, PLACE_BITS, document_date};
use super::date::full_date;
use super::draft::Draft;
use super::imprint::past;
use super::input::{In, comma};
use super::locator::locators;
use super::name::names;
use super::tail::ends;
use super::token::{Case, Kind, bit};
use crate::lexicon::Sense;
use crate::model::{Field, Kind as Work, Level, Sited, Unit};
use beside_ibid::again;
pub use beside_ibid::behind_back;
pub use describe::describe;
use describe::{describes, few_words};
use letter::{letter, writes_to};

/// `RGANI, f. 5, op. 28, d. 253, l. 5`   `Telegram to Gromyko, April 28, 1961. AVPRF, Fond 104, …`   `Ltr, Walsh to CofS, 1 Aug 34`
pub fn document(i: In<'_>) -> Option<Draft> {
    let mut best: Option<Draft> = None;
    let places = i.note.bits & PLACE_BITS != 0 || archive::may_begin_unsaid(i);
    if places && let Some(draft) = place_first(i) {
        best = Some(draft);
    }
    if best.is_none() && (places || i.note.bits & bit(Sense::Ibid) != 0) {
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
            .or_else(|_| archive::signed_again(i))
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
    let rest = later_name(rest, &mut draft);
    draft.end = rest.at;
    draft.shows.closed = ends(rest);
    Some(draft)
}

/// `(hereafter “Petrov memo”)` behind the address: a name for the document.
fn later_name<'n>(i: In<'n>, draft: &mut Draft) -> In<'n> {
    let Some(open) = i
        .peek(0)
        .filter(|t| matches!(t.kind, Kind::ParenOpen | Kind::BracketOpen) && (t.partner as usize) < i.end)
    else {
        return i;
    };
    let close = open.partner as usize;
    match super::imprint::hereafter(i.part(i.at + 1, close)) {
        Some(span) if draft.hereafter.is_none() => {
            let value = super::draft::plain(span.of(i.note.text));
            draft.hereafter = Some(Sited { value, span });
            i.part(close + 1, i.end)
        }
        _ => i,
    }
}

/// `8/3/1960` in an American archive: the month comes first.
fn month_first(draft: &mut Draft, note: &str) {
    let Some((_, span)) = draft.sites.iter().find(|(field, _)| *field == Field::Date) else { return };
    let mut parts = span.of(note).split('/');
    let (Some(month), Some(day), Some(_), None) = (parts.next(), parts.next(), parts.next(), parts.next())
    else {
        return;
    };
    let number = |text: &str| text.trim().parse::<u8>().ok();
    if let (Some(month @ 1..=12), Some(day @ 1..=31)) = (number(month), number(day))
        && let Some(year) = draft.fields.date().and_then(|d| d.year()).map(str::to_owned)
    {
        let date = crate::model::Date::new(format!("{year}-{month:02}-{day:02}"));
        draft.fields.set(Field::Date, crate::model::Value::Date(date));
    }
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
        // `17/3/1012/33 (24 January 1939)`
        if !draft.fields.has(Field::Date)
            && let Ok((rest, date)) = document_date(inner)
            && rest.is_empty()
            && date.edtf.len() >= 4
        {
            draft.date(Field::Date, inner.span_to(rest), date);
            return i.part(close + 1, i.end);
        }
        let describes = inner.means(0, bit(Sense::DocumentHead))
            || inner.is(0, Kind::QuoteOpen)
            || writes_to(inner).is_some()
            || names_file(inner, open.kind, i.part(close + 1, i.end))
            || few_words(inner) && describes(inner) && ends(i.part(close + 1, i.end));
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
        _ => return i,
    };
    let mut at = sep;
    // `TNA, CAB 129/92, 10 April 1958`
    if !draft.fields.has(Field::Date)
        && let Ok((rest, found)) = full_date(sep)
        && found.edtf.len() >= 10
    {
        if ends(rest) {
            draft.date(Field::Date, sep.span_to(rest), found);
            return rest;
        }
        if rest.is(0, Kind::Comma) {
            let mut trial = draft.clone();
            trial.date(Field::Date, sep.span_to(rest), found);
            if let Some(end) = titled(rest.skip(1), &mut trial) {
                *draft = trial;
                return end;
            }
        }
    }
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
    // `ll. 18–19, Zorin diary, 5 May 1947`: any few words with their day, where the citation ends.
    if !draft.fields.has(Field::Title)
        && let Some(end) = to_its_date(sep)
        && few_words(sep.until(end))
    {
        describe(sep.until(end), draft);
        return i.part(end, i.end);
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
        // `Memorandum by Hayter, 3 March 1953`
        if i.means(0, bit(Sense::DocumentHead))
            && let Some(end) = to_its_date(i)
        {
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

/// Where the day of a document ends that is named here; `None` if the sentence ends without one.
fn to_its_date(i: In<'_>) -> Option<usize> {
    let mut at = i.at;
    for _ in 0..24 {
        let here = i.part(at, i.end);
        if here.is(0, Kind::Comma)
            && let Ok((rest, found)) = document_date(here.skip(1))
            && found.edtf.len() >= 7
        {
            return ends(rest).then_some(rest.at);
        }
        // `Eintrag vom 18.7.1941`
        if at > i.at
            && here.is(0, Kind::Number)
            && i.note.list[at - 1].kind == Kind::Word
            && let Ok((rest, found)) = full_date(here)
            && found.edtf.len() >= 10
            && ends(rest)
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
        ) || before.kind == Kind::Word && i.note.list[at - 1].bits & bit(Sense::In) != 0
            || before.kind == Kind::Dash
                && before.spaced
                && here.hit(|s| matches!(s, Sense::Archive(_)).then_some(())).is_some();
        // `Letter from X to Y, 3 June 1952 (RGASPI, f. 83, op. 1, d. 5)`
        let wrapped = before.kind == Kind::ParenOpen;
        if candidate
            && t.bits & bit(Sense::Ibid) != 0
            && let Some(draft) = again(i, here)
        {
            return Some(draft);
        }
        let known = t.bits & PLACE_BITS != 0
            || t.case == Case::Upper && (t.span.len() > 1 || before.bits & bit(Sense::In) != 0)
            || before.kind == Kind::Comma && archive::begins_unsaid(here)
            || t.case == Case::Capital && before.kind == Kind::Comma
            || before.stop;
        if (candidate || wrapped)
            && known
            && let Some((rest, found)) = kept(i, here, wrapped)
            && (!wrapped || rest.at == before.partner as usize)
        {
            let words = i.until(if wrapped { at - 1 } else { at });
            let rest = if wrapped { rest.skip(1) } else { rest };
            // A sentence with an address in parentheses is no description.
            if wrapped && !(named_and_dated(words) && at - i.at <= 40) {
                return None;
            }
            // `Incl to Ltr, A to B`: the letter is a citation of its own.
            let divided = matches!(before.kind, Kind::Comma | Kind::Dash) && found.known && found.addressed();
            if !(describes(words) || divided && named_so(words)) || matches!(i.word(0), "Incl" | "Encl") {
                return None;
            }
            let mut draft = Draft::at(i, Work::Archival);
            draft.shows.genre = words.means(0, bit(Sense::DocumentHead));
            draft.shows.host = before.kind == Kind::Slashes;
            let american = found.land == "United States";
            found.put(&mut draft, here, rest);
            describe(words, &mut draft);
            if american {
                month_first(&mut draft, i.note.text);
            }
            let rest = later_name(rest, &mut draft);
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
            let next = i.part(at + 1, i.end);
            // `Письмо Иванова Петрову. 12 мая 1934 г. // …`: its day in a sentence of its own.
            let dated = document_date(next)
                .is_ok_and(|(rest, _)| matches!(rest.kind(0), Some(Kind::Dot | Kind::Slashes)));
            // Only the sentence just before the place describes it.
            stops -= usize::from(dated && stops == 1);
            if stops > 1 {
                return None;
            }
            let follows = dated
                || next.means(0, bit(Sense::Step(Level::Fond))) && archive::whole_address(next).is_ok()
                || next.means(0, bit(Sense::Ibid))
                || archive::place(next).is_ok_and(|(_, f)| !f.place.steps.is_empty())
                || next.word(0) == "In"
                    && archive::place(next.skip(1)).is_ok_and(|(_, f)| !f.place.steps.is_empty());
            if !follows {
                return None;
            }
        }
        at = if t.kind == Kind::ParenOpen && t.bits == 0 && opens_place(here) { at + 1 } else { past(i, at) };
        if at - i.at > 120 {
            return None;
        }
    }
    None
}

/// Where a document is kept: a place with its steps. Of one named by who writes to whom and by its day, the name of the
/// papers is enough, or of who has them: `Clay to Webster, 3 March 1850, Webster Papers`.
fn kept<'n>(i: In<'n>, here: In<'n>, wrapped: bool) -> Option<(In<'n>, archive::Found)> {
    let before = i.note.list[here.at - 1].kind;
    let read = archive::place(here).or_else(|miss| {
        let fond = before != Kind::Word && here.means(0, bit(Sense::Step(Level::Fond)));
        if fond { archive::whole_address(here) } else { Err(miss) }
    });
    if let Some(read) = read.ok().filter(|(_, found)| !found.place.steps.is_empty()) {
        return Some(read);
    }
    let alone = !wrapped && before == Kind::Comma && named_and_dated(i.until(here.at - 1));
    alone.then(|| archive::papers_alone(here).or_else(|_| archive::keeper_alone(here)).ok()).flatten()
}

/// Few words from a capital on, before the address: `Brezhnev diary`.
fn named_so(words: In<'_>) -> bool {
    matches!(words.case(0), Case::Capital | Case::Upper) && few_words(words)
}

/// `Letter from X to Y, 3 June 1952`: a document's name or who writes to whom, and its day at the end.
fn named_and_dated(words: In<'_>) -> bool {
    let named = words.means(0, bit(Sense::DocumentHead))
        || words.is(0, Kind::QuoteOpen)
        || writes_to(words).is_some();
    named
        && (words.at + 1..words.end).any(|at| {
            let before = words.note.list[at - 1].kind;
            matches!(before, Kind::Comma | Kind::QuoteClose)
                && document_date(words.part(at, words.end)).is_ok_and(|(rest, _)| rest.is_empty())
        })
}

/// The parenthesis at `i` holds a place: it begins with an archive.
fn opens_place(i: In<'_>) -> bool {
    i.means(1, PLACE_BITS) && i.skip(1).hit(|s| matches!(s, Sense::Archive(_)).then_some(())).is_some()
}

/// What the document is, in brackets behind an address that leans on another.
pub fn behind_place<'n>(i: In<'n>, draft: &mut Draft) -> In<'n> {
    let bracket = |n| matches!(i.kind(n), Some(Kind::ParenOpen | Kind::BracketOpen));
    if bracket(0) || i.is(0, Kind::Dot) && bracket(1) { after_place(i, draft) } else { i }
}
