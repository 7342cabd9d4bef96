//! The parts of an entry behind its head: title, container, facts of publication.

use super::super::address::{accessed, address};
use super::super::container::host as note_host;
use super::super::date::{date, full_date};
use super::super::draft::Draft;
use super::super::host_editor::host_kind;
use super::super::imprint::{Paren, has, paren, past, top_level};
use super::super::input::{In, word};
use super::super::introduction::{part_of, written_by};
use super::super::journal::{journal, journal_issue};
use super::super::locator::locators;
use super::super::name::names;
use super::super::numbering::{is_numeral, title_years};
use super::super::roles::{edition, roles};
use super::super::series::put_series;
use super::super::tail::Seen;
use super::super::thesis::{put_thesis, thesis_facts, thesis_head};
use super::super::token::{Case, Kind, bit};
use super::super::volume::put_volume_title;
use super::super::volume::volumes;
use super::super::work::role_after;
use super::facts::{area, counted, held_without_year, imprint_area, is_counted, publisher_alone};
use crate::lexicon::Sense;
use crate::model::{Field, Kind as Work, Unit};
use nom::Parser;

/// How many ends of a title are tried.
const TRIED: usize = 14;

/// A title without quotation marks, and what follows it.
///
/// `Magnetic Mountain: Stalinism as a Civilization. Berkeley: University of California Press, 1995.`
pub fn book(i: In<'_>, draft: &Draft) -> Option<Draft> {
    let (title, mut draft, rest) = up_to(i, draft, false)?;
    draft.text(Field::Title, i.note.span(title.at, title.end), i.note.text);
    put_volume_title(title, &mut draft, Field::Title);
    draft.end = rest.at;
    Some(draft)
}

/// `Introduction to Collected Stories, by Dashiell Hammett. New York: Knopf, 1970.`: a part of somebody else's book.
pub fn introduction(i: In<'_>, draft: &Draft) -> Option<Draft> {
    if !i.means(0, bit(Sense::PartOf)) {
        return None;
    }
    let comma = top_level(i, Kind::Comma).into_iter().find(|at| {
        i.part(at + 1, i.end).means(0, bit(Sense::By)) && i.part(at + 1, i.end).case(0) == Case::Lower
    })?;
    let mut draft = draft.clone();
    let book = part_of(i, &mut draft)?;
    draft.text(Field::Booktitle, i.note.span(book.at, comma), i.note.text);
    let rest = written_by(i.part(comma + 1, i.end), &mut draft)?;
    draft.end = parts(rest, &mut draft).at;
    Some(draft)
}

/// `Review of The Road to Terror, by J. Arch Getty. Russian Review 60, no. 1 (2001): 118–19.`: what is reviewed is the title.
pub fn review(i: In<'_>, draft: &Draft) -> Option<Draft> {
    if !i.means(0, bit(Sense::ReviewOf)) {
        return None;
    }
    let mut draft = draft.clone();
    let title = area(i);
    let rest = i.part(title.end + 1, i.end);
    draft.kind = Work::Misc;
    let end = held(rest, &mut draft);
    if !draft.fields.has(Field::Journaltitle) {
        return None;
    }
    draft.text(Field::Title, i.note.span(title.at, title.end), i.note.text);
    draft.kind = Work::Article;
    draft.shows.genre = true;
    draft.end = end.at;
    Some(draft)
}

/// The first end of a title from which the rest is read to the end of the entry; else the one that leaves the
/// fewest words. `within` says that the title is a volume's: a comma may end it.
fn up_to<'n>(i: In<'n>, draft: &Draft, within: bool) -> Option<(In<'n>, Draft, In<'n>)> {
    let mut best: Option<(In<'n>, Draft, In<'n>)> = None;
    let mut tries = 0;
    let mut at = i.at;
    while at < i.end && tries < TRIED {
        let t = &i.note.list[at];
        let ends = match t.kind {
            Kind::Dot => t.stop || at + 1 == i.end,
            // `(1961), What is History?, London: Macmillan`: commas all along, behind the year.
            Kind::Comma => {
                let next = i.part(at + 1, i.end);
                within
                    || next.marked()
                    // `2008. Title, in: Benes, P. (Ed.), Book. Publisher`
                    || next.means(0, bit(Sense::In)) && next.is(1, Kind::Colon)
                    // `Race, Self-Selection, and the Job Search Process, American Journal of Sociology, 120(4)`
                    || draft.fields.has(Field::Date) && draft.kind == Work::Book && is_counted(next)
                    || draft.fields.has(Field::Date)
                        && imprint_area(next).is_some_and(|(r, f)| {
                            r.len() <= 1 && f.location.is_some() && f.publisher.is_some()
                        })
            }
            Kind::ParenOpen => tells(i.part(at, i.end), draft),
            Kind::Query => t.stop,
            Kind::Url => true,
            _ => false,
        };
        if ends && at > i.at {
            tries += 1;
            let end = if t.kind == Kind::Query { at + 1 } else { at };
            let mut trial = draft.clone();
            let rest = parts(i.part(end, i.end), &mut trial);
            let read = rest.at > end + 1 || rest.is_empty();
            // `What Mad Pursuit? A Personal View of Scientific Discovery, Basic Books, New York`: the question goes on.
            let asked = t.kind == Kind::Query
                && trial.fields.text(Field::Publisher).is_some_and(|name| name.contains(','));
            if rest.is_empty() && read && !asked {
                return Some((i.until(end), trial, rest));
            }
            if t.kind == Kind::Dot && best.as_ref().is_none_or(|(_, _, old)| rest.at > old.at && read) {
                best = Some((i.until(end), trial, rest));
            }
        }
        at = past(i, at);
    }
    best.or_else(|| (i.len() > 1 && tries == 0).then(|| (i, draft.clone(), i.part(i.end, i.end))))
}

impl In<'_> {
    /// A part with a mark of its own begins here: `edited by`, `vol. 2`, `2nd ed.`
    pub(super) fn marked(self) -> bool {
        self.means(
            0,
            bit(Sense::Editor)
                | bit(Sense::Translator)
                | bit(Sense::Volume)
                | bit(Sense::Edition)
                | bit(Sense::EditionWord),
        ) || self.is(0, Kind::Number) && self.means(1, bit(Sense::Volumes))
            || self.is(0, Kind::Number) && self.peek(1).is_some_and(|t| !t.spaced && t.kind == Kind::Word)
    }
}

/// A quoted title, and what holds it: a journal, a volume, a university.
pub fn article<'n>(i: In<'n>, mut draft: Draft) -> Option<Draft> {
    let close = i.peek(0)?.partner as usize;
    if close >= i.end {
        return None;
    }
    let mut end = close;
    while end > i.at + 2 && matches!(i.note.list[end - 1].kind, Kind::Comma | Kind::Dot) {
        end -= 1;
    }
    draft.text(Field::Title, i.note.span(i.at + 1, end), i.note.text);
    draft.shows.quoted = true;
    let mut rest = i.part(close + 1, i.end);
    if matches!(rest.kind(0), Some(Kind::Comma | Kind::Dot)) {
        rest = rest.skip(1);
    }
    // `“Title” [Translation].`
    if rest.is(0, Kind::BracketOpen)
        && let Ok((after, Paren::Other)) = paren(rest)
    {
        rest = after;
        if matches!(rest.kind(0), Some(Kind::Comma | Kind::Dot)) {
            rest = rest.skip(1);
        }
    }
    draft.kind = Work::Misc;
    let end = held(rest, &mut draft);
    draft.end = end.at;
    Some(draft)
}

/// What holds a part.
fn held<'n>(mut i: In<'n>, draft: &mut Draft) -> In<'n> {
    loop {
        // `“Obituary.” March 4, 1885.`: a day is no periodical.
        if thesis_head(i).is_some() || full_date(i).is_ok() {
            return parts(i, draft);
        }
        let reviewed = i.means(0, bit(Sense::ReviewOf)).then(|| area(i).end + 1).filter(|end| *end < i.end);
        let Some(end) = reviewed else { break };
        // `Review of Swing Time, by Zadie Smith. New York Times, …`: what is reviewed, then where.
        draft.shows.genre = true;
        i = i.part(end, i.end);
    }
    if i.means(0, bit(Sense::In)) {
        let len = i.long(Sense::In).map_or(1, |len| len);
        let mut at = i.skip(len);
        if at.is(0, Kind::Colon) {
            at = at.skip(1);
        }
        if let Some(rest) = host(at, draft) {
            return rest;
        }
    }
    // `In: Fertig, Georg (Hrsg.): …` is no journal, whatever stands behind.
    let led = i.means(0, bit(Sense::In)) && i.is(1, Kind::Colon);
    if led || i.means(0, bit(Sense::Accessed)) || i.is(0, Kind::Url) {
        return parts(i, draft);
    }
    // A volume without "in": its editor shows it.
    let mut paged = draft.clone();
    paged.kind = Work::Incollection;
    if let Some((title, mut trial, rest)) = up_to(i, &paged, true)
        && rest.is_empty()
        && trial.shows.role
        && trial.shows.imprint
    {
        trial.text(Field::Booktitle, i.note.span(title.at, title.end), i.note.text);
        trial.kind = host_kind(&trial);
        *draft = trial;
        return rest;
    }
    if draft.fields.has(Field::Date)
        && draft.shows.quoted
        && let Some(rest) = held_without_year(i, draft)
    {
        return parts(rest, draft);
    }
    let head = draft.fields.get(Field::Date).cloned();
    if let Some(rest) = journal(i, draft) {
        // A year behind the author is the year; the issue may say its month.
        if let (Some(head), true) = (head, draft.fields.date().is_none_or(|d| d.edtf.len() <= 4)) {
            draft.fields.set(Field::Date, head);
        }
        return parts(rest, draft);
    }
    // A site or a periodical without numbers: its name goes with the title.
    if let Some((name, trial, rest)) = up_to(i, draft, false)
        && rest.is_empty()
    {
        *draft = trial;
        if !draft.shows.url && !name.is_empty() {
            draft.text(Field::Journaltitle, i.note.span(name.at, name.end), i.note.text);
            draft.kind = Work::Article;
        }
        return rest;
    }
    parts(i, draft)
}

/// The volume behind `In`: `New Perspectives on Historical Writing, edited by Peter Burke, 140–67. Cambridge: Polity Press, 1991.`
fn host<'n>(i: In<'n>, draft: &mut Draft) -> Option<In<'n>> {
    let mut best: Option<(Draft, In<'n>)> = None;
    let mut offer = |mut draft: Draft, rest: In<'n>| {
        draft.kind = host_kind(&draft);
        if best.as_ref().is_none_or(|(_, old)| rest.at > old.at) {
            best = Some((draft, rest));
        }
    };
    draft.shows.host = true;
    // Editors first: `Burke, P. (ed.), Title`, `Peter Burke, ed., Title`, `P. Burke (Hg.): Title`.
    let people =
        super::head::heads(i).filter(|(_, found)| !found.list.iter().any(crate::model::Name::is_body));
    for (rest, found) in [people, names(i).ok()].into_iter().flatten() {
        let (after, editor) = role_after(rest, found.list.len());
        if !editor {
            continue;
        }
        let after = if matches!(after.kind(0), Some(Kind::Comma | Kind::Dot | Kind::Colon)) {
            after.skip(1)
        } else {
            after
        };
        let mut trial = draft.clone();
        trial.names(Field::Editor, i.span_to(rest), found);
        if let Some((title, mut trial, rest)) = up_to(after, &trial, true) {
            trial.text(Field::Booktitle, i.note.span(title.at, title.end), i.note.text);
            offer(trial, rest);
        }
    }
    let mut paged = draft.clone();
    paged.kind = Work::Incollection;
    if let Some((title, mut trial, rest)) = up_to(i, &paged, true) {
        trial.text(Field::Booktitle, i.note.span(title.at, title.end), i.note.text);
        offer(trial, rest);
    }
    let mut trial = draft.clone();
    if let Some(rest) = note_host(i, &mut trial) {
        let rest = parts(rest, &mut trial);
        offer(trial, rest);
    }
    let (found, rest) = best?;
    *draft = found;
    Some(rest)
}

/// The parts behind a title, stops or commas between; where reading ends.
pub fn parts<'n>(i: In<'n>, draft: &mut Draft) -> In<'n> {
    let mut here = i;
    let mut seen = Seen::default();
    for _ in 0..16 {
        let mut at = here;
        while matches!(at.kind(0), Some(Kind::Dot | Kind::Comma | Kind::Semi | Kind::Dash))
            || at.is(0, Kind::Colon) && seen.imprint
        {
            at = at.skip(1);
        }
        if at.is_empty() {
            return at;
        }
        match part(at, draft, &mut seen) {
            Some(rest) if rest.at > at.at => here = rest,
            _ => return here,
        }
    }
    here
}

fn part<'n>(at: In<'n>, draft: &mut Draft, seen: &mut Seen) -> Option<In<'n>> {
    let note = at.note.text;
    if at.is(0, Kind::Url) || matches!(at.kind(0), Some(Kind::QuoteOpen | Kind::Quote)) && at.is(1, Kind::Url)
    {
        return Some(address(at, draft));
    }
    if at.means(0, bit(Sense::Accessed)) {
        return accessed(at, draft);
    }
    // `Available at: https://…`, `Retrieved from https://…`
    if let Some(url) = (1..4).find(|n| at.is(*n, Kind::Url)) {
        let words = (0..url)
            .all(|n| matches!(at.kind(n), Some(Kind::Word | Kind::Colon | Kind::Quote | Kind::QuoteOpen)));
        if words {
            return Some(address(at.skip(url), draft));
        }
    }
    if matches!(at.kind(0), Some(Kind::ParenOpen | Kind::BracketOpen)) {
        return bracketed(at, draft, seen);
    }
    if let Some(rest) = extent(at) {
        return Some(rest);
    }
    // `Rev. ed. Cambridge, MA: …`: whoever revises is named behind "by".
    if let Some(rest) = edition(at, draft, seen)
        .or_else(|| roles(at, draft, seen))
        .or_else(|| volumes(at, draft, seen))
        .or_else(|| volume(at, draft))
    {
        return Some(rest);
    }
    // `1848. Reprint, London: Penguin, 2002.`: the year before is that of the first edition.
    if !seen.imprint
        && at.means(0, bit(Sense::Reprint))
        && let Some(len) = at.long(Sense::Reprint)
    {
        let next = at.skip(len);
        let next = if matches!(next.kind(0), Some(Kind::Comma | Kind::Dot)) { next.skip(1) } else { next };
        if let Some((rest, found)) = imprint_area(next).filter(|(_, found)| found.date.is_some()) {
            draft.rename(Field::Date, Field::Origdate);
            found.put(draft, note);
            seen.imprint = true;
            return Some(rest);
        }
    }
    if thesis_head(at).is_some() {
        let area = area(at);
        let facts = thesis_facts(area)?;
        put_thesis(&facts, draft, note);
        seen.imprint = true;
        return Some(at.part(area.end, at.end));
    }
    if part_of_volume(draft)
        && let Ok((rest, found)) = locators(at)
        && found[0].value.unit == Unit::Page
        && found[0].value.value.contains('-')
        // `Catholic Boston: Studies in Religion and Community, 1870–1970`
        && !(at.is(0, Kind::Number) && title_years(&found[0].value.value))
        && !draft.fields.has(Field::Pages)
    {
        draft.words(Field::Pages, found[0].span, found[0].value.value.clone());
        draft.shows.numbered = true;
        return Some(rest);
    }
    // An article without quotation marks: `Title. Journal, 91(5), 1053–1075.`
    if draft.kind == Work::Book && !seen.imprint && !draft.fields.has(Field::Journaltitle) {
        // `Catholic Historical Review. 1988. Vol. 64, p. 590–606`: the year of the head again (ISO 690).
        let name = area(at);
        let again = || {
            let year = draft.fields.date().and_then(|d| d.year());
            year.is_some_and(|year| at.part(name.end + 1, at.end).word(0) == year)
        };
        if let Some(found) = journal_issue(at, draft.stops || again())
            && let counted = found.numbers.volume.is_some()
            && !draft.fields.has(Field::Volume)
            && (counted || found.numbers.number.is_some() && !draft.fields.has(Field::Number))
        {
            let head = draft.fields.get(Field::Date).cloned();
            let rest = found.put(draft);
            if let Some(head) = head {
                draft.fields.set(Field::Date, head);
            }
            seen.imprint = true;
            return Some(rest);
        }
        if draft.fields.has(Field::Date)
            && let Some(rest) = counted(at, draft)
        {
            seen.imprint = true;
            return Some(rest);
        }
        if at.means(0, bit(Sense::In)) && (at.word(0) != "in" || at.is(1, Kind::Colon)) {
            let len = at.long(Sense::In).map_or(1, |len| len);
            let after = at.skip(len + usize::from(at.is(len, Kind::Colon)));
            if let Some(rest) = draft.attempt(|trial| host(after, trial)) {
                seen.imprint = true;
                return Some(rest);
            }
        }
    }
    if !seen.imprint
        && let Some((rest, found)) = imprint_area(at)
        && (found.date.is_some() || found.location.is_some() || draft.fields.has(Field::Date))
    {
        let head = draft.fields.get(Field::Date).cloned();
        found.put(draft, note);
        if let Some(head) = head {
            draft.fields.set(Field::Date, head);
        }
        seen.imprint = true;
        return Some(rest);
    }
    if !seen.imprint
        && draft.fields.has(Field::Date)
        && let Some(rest) = publisher_alone(at, draft)
    {
        seen.imprint = true;
        return Some(rest);
    }
    if !draft.fields.has(Field::Date)
        && let Ok((rest, found)) = full_date(at).or_else(|_| date(at))
        && (rest.is_empty() || matches!(rest.kind(0), Some(Kind::Dot | Kind::Comma | Kind::Semi)))
    {
        draft.date(Field::Date, at.span_to(rest), found);
        draft.shows.dated = true;
        return Some(rest);
    }
    series(at, draft, seen)
}

fn part_of_volume(draft: &Draft) -> bool {
    draft.shows.host || matches!(draft.kind, Work::Article | Work::Incollection | Work::Inproceedings)
}

/// False for words in parentheses that are none of the parts behind a title: `Christian Doctrine (since 1700).`
fn tells(at: In<'_>, draft: &Draft) -> bool {
    let Ok((rest, found)) = paren(at) else { return false };
    let inner = at.part(at.at + 1, rest.at - 1);
    let years = matches!(&found, Paren::Date(date, _) if date.edtf.contains('/') && rest.len() > 1);
    !matches!(found, Paren::Other) && !years || marked_inside(inner, &mut draft.clone(), &mut Seen::default())
}

/// `2nd ed.`, `Vol. 2`, `pp. 140–67`, `J. Smith, Trans.` in parentheses.
fn marked_inside(inner: In<'_>, draft: &mut Draft, seen: &mut Seen) -> bool {
    let mut here = inner;
    let mut known = false;
    while let Some(rest) = edition(here, draft, seen)
        .or_else(|| volume(here, draft))
        .or_else(|| roles(here, draft, seen))
        .filter(|rest| rest.at > here.at)
    {
        known = true;
        here = if rest.is(0, Kind::Comma) { rest.skip(1) } else { rest };
    }
    // `(E. B. Gelles, Ed.)`, `(M. Heim & L. Lee, Trans.)`
    if let Ok((rest, found)) = names(here)
        && rest.is(0, Kind::Comma)
        && let word = rest.skip(1)
        && let Some((field, len)) = word.hit(|s| match s {
            Sense::Editor => Some(Field::Editor),
            Sense::Translator => Some(Field::Translator),
            _ => None,
        })
        && word.skip(len).past_dot().is_empty()
        && !draft.fields.has(field)
    {
        draft.names(field, here.span_to(rest), found);
        draft.shows.role = true;
        return true;
    }
    // `República y guerra civil (1931-1939)`: years of the title.
    let years = here.is(0, Kind::Number)
        && here.word(0).len() == 4
        && here.is(1, Kind::Dash)
        && here.word(2).len() == 4;
    if !years
        && let Ok((_, list)) = locators(here)
        && list[0].value.unit == Unit::Page
    {
        draft.locate(list);
        return true;
    }
    known
}

fn bracketed<'n>(at: In<'n>, draft: &mut Draft, seen: &mut Seen) -> Option<In<'n>> {
    let note = at.note.text;
    let (rest, found) = paren(at).ok()?;
    match found {
        Paren::Imprint(found) if !seen.imprint => {
            found.put(draft, note);
            seen.imprint = true;
        }
        Paren::Date(date, span) if !draft.fields.has(Field::Date) => {
            draft.date(Field::Date, span, date);
            draft.shows.dated = true;
        }
        Paren::Thesis(facts) => {
            put_thesis(&facts, draft, note);
            seen.imprint = true;
        }
        // `(2nd ed.)`, `(Vol. 2)`, `(pp. 140–67)`, `(J. Smith, Trans.)`, `[DVD]`
        _ => {
            let inner = at.part(at.at + 1, rest.at - 1);
            let marked = marked_inside(inner, draft, seen);
            // `New York: Orbis Books (American Society of Missiology Series, 42)`; what is cited has a year or a semicolon.
            let cites = inner.note.list[inner.at..inner.end]
                .iter()
                .any(|t| t.kind == Kind::Semi || t.kind == Kind::Number && t.span.len() == 4);
            let named = inner.case(0) == Case::Capital && inner.len() > 1 && !cites;
            if !marked && named && seen.imprint && !draft.fields.has(Field::Series) {
                put_series(inner, draft);
            }
        }
    }
    Some(rest)
}

/// `vol. 2`, `Bd. 3`
fn volume<'n>(at: In<'n>, draft: &mut Draft) -> Option<In<'n>> {
    if !at.means(0, bit(Sense::Volume)) || draft.fields.has(Field::Volume) {
        return None;
    }
    let (here, ()) = word(|s| (s == Sense::Volume).then_some(())).parse(at).ok()?;
    if !is_numeral(here, 0) {
        return None;
    }
    let rest = here.skip(1);
    // `Vol. 4, Variability among Natural Populations. Chicago: …`   `Vol. 2, Japan. Translated by …`   `Vol. 5 of The Christian Tradition. Chicago: …`
    let whole = rest.word(0) == "of";
    if whole || matches!(rest.kind(0), Some(Kind::Comma | Kind::Colon)) {
        let title = area(rest.skip(1));
        let facts = at.part((title.end + 1).min(at.end), at.end);
        if title.case(0) == Case::Capital
            && title.len() <= 30
            && (facts.marked() || imprint_area(facts).is_some())
        {
            draft.text(Field::Volume, here.span_to(rest), at.note.text);
            if whole {
                draft.text(Field::Note, rest.span_to(facts), at.note.text);
            } else {
                draft.volume_title = Some((title.at, title.end));
            }
            return Some(at.part(title.end, at.end));
        }
    }
    if !(rest.is_empty() || matches!(rest.kind(0), Some(Kind::Dot | Kind::Comma | Kind::ParenClose))) {
        return None;
    }
    draft.text(Field::Volume, here.span_to(rest), at.note.text);
    Some(rest)
}

/// How many pages a work has, which is no field: `319 с.`, `240 pp.`, `xii + 240 p.`; what is after it.
pub fn extent(i: In<'_>) -> Option<In<'_>> {
    let mut at = i;
    while matches!(at.kind(0), Some(Kind::Dot | Kind::Comma | Kind::Dash)) {
        at = at.skip(1);
    }
    if !at.is(0, Kind::Number) || !at.means(1, bit(Sense::Locator(Unit::Page))) {
        return None;
    }
    let rest = at.skip(2);
    let rest = rest.past_dot();
    (rest.is_empty() || matches!(rest.kind(0), Some(Kind::Dot | Kind::Comma | Kind::Dash))).then_some(rest)
}

/// `Studies in Social History 12. ` before the facts of publication.
fn series<'n>(at: In<'n>, draft: &mut Draft, seen: &mut Seen) -> Option<In<'n>> {
    if seen.imprint
        || draft.fields.has(Field::Series)
        || at.case(0) == Case::Lower
        || at.case(0) == Case::None
    {
        return None;
    }
    let name = area(at);
    // `Il cosmo di un mugnaio del ’500`: a century.
    let numbered = name.len() > 1
        && name.note.list[name.end - 1].kind == Kind::Number
        && name.note.list[name.end - 2].kind == Kind::Word;
    let next = at.part(name.end + 1, at.end);
    if name.len() > 12 || !(has(name, bit(Sense::SeriesWord)) || numbered) || imprint_area(next).is_none() {
        return None;
    }
    put_series(name, draft);
    Some(at.part(name.end, at.end))
}
