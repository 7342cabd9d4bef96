//! Entries of a bibliography or reference list: the first author inverted, stops between the parts, no
//! parentheses around the facts of publication; or parts divided by commas, as in notes.

use ecow::EcoVec;

mod dated;
mod facts;
mod head;
mod parts;

use super::draft::Draft;
use super::gost::gost;
use super::input::In;
use super::name::{Names, and_len, names};
use super::note;
use super::official;
use super::quoted::quoted;
use super::title::titled;
use super::token::{Case, GIVEN, Kind, Token};
use super::weigh::weigh;
use crate::lexicon::Sense;
use crate::model::{Back, Doubt, Field, Kind as Work, Name, Value};
pub use dated::{journal_for_house, year_behind_author};
pub use head::dashes;
use head::{heads, year_first};
use parts::{article, book, introduction, review};

/// The one citation of an entry. `None` if it cannot be read.
///
/// `Kotkin, Stephen. Magnetic Mountain: Stalinism as a Civilization. Berkeley: University of California Press, 1995.`
/// `Scott, Joan W. 1986. “Gender.” American Historical Review 91, no. 5: 1053–75.`   `———. Stalin's Peasants. New York: …`
pub fn entry(i: In<'_>) -> Option<Draft> {
    // Papers of governments and series of documents have their own rules, in a list as in a note.
    if official::may_begin(i)
        && let Some(draft) = official::volume_series(i).or_else(|| official::of_congress(i, Kind::Dot))
        && left(i.part(draft.end, i.end)) == 0
    {
        return Some(settled(draft));
    }
    let mut best: Option<(i32, Draft)> = None;
    let mut offer = |draft: Option<Draft>| {
        let Some(mut draft) = draft else { return };
        draft.start = i.at;
        let left = left(i.part(draft.end, i.end));
        let worth = weigh(&draft) - 3 * left;
        if left > 0 {
            draft.doubt(Doubt::WordsLeft);
        }
        if best.as_ref().is_none_or(|(w, _)| worth > *w) {
            best = Some((worth, draft));
        }
    };
    let whole = |draft: &Draft| draft.shows.imprint || draft.shows.journal || draft.shows.steps;
    // Where a comma or a colon is behind the names, an entry is printed as a note is.
    if !i.note.russian && as_in_notes(i) {
        let named = |draft: &Draft| !draft.fields.names(Field::Author).is_empty() || draft.shows.role;
        let to_its_end = |draft: &Draft| whole(draft) && named(draft) && left(i.part(draft.end, i.end)) == 0;
        let as_note = note::citation(i).filter(to_its_end);
        let missed = as_note.as_ref().is_none_or(|draft| misses_names(i, draft));
        let by_commas = if missed { commas(i).filter(to_its_end) } else { None };
        if let Some(draft) = by_commas.or(as_note) {
            return Some(settled(surname_before_given(i, draft)));
        }
    }
    let by_stops = stops(i);
    // Read to its end by its own rules: no other reading explains more.
    if let Some(draft) = &by_stops
        && (whole(draft) || draft.shows.url)
        && !draft.doubts.has(Doubt::PlaceOrPublisher)
        && !i.note.russian
        && left(i.part(draft.end, i.end)) == 0
    {
        return by_stops.map(settled);
    }
    offer(by_stops);
    offer(commas(i));
    if i.note.russian {
        offer(gost(i));
    }
    offer(note::citation(i).filter(whole));
    let (_, draft) = best.filter(|(worth, _)| *worth > 8)?;
    Some(settled(surname_before_given(i, draft)))
}

/// How many words behind a reading it could not place; a number of pages is none.
fn left(i: In<'_>) -> i32 {
    let rest = parts::extent(i).unwrap_or(i);
    rest.note.list[rest.at..rest.end]
        .iter()
        .filter(|t| matches!(t.kind, Kind::Word | Kind::Number | Kind::Url))
        .count() as i32
}

/// An entry points at nothing: pages are those of the whole.
fn settled(mut draft: Draft) -> Draft {
    draft.doubts.remove(Doubt::PagesOrLocator);
    let part = matches!(draft.kind, Work::Article | Work::Incollection | Work::Inproceedings);
    for locator in std::mem::take(&mut draft.locators) {
        let page = locator.value.unit == crate::model::Unit::Page;
        if part && page && !draft.fields.has(Field::Pages) {
            draft.words(Field::Pages, locator.span, locator.value.value);
        }
    }
    let nobody = draft.fields.names(Field::Author).is_empty() && draft.back.is_none();
    if draft.kind == Work::Book && nobody && !draft.fields.names(Field::Editor).is_empty() {
        draft.kind = Work::Collection;
    }
    if matches!(draft.kind, Work::Book | Work::Misc) && draft.shows.url && !draft.fields.has(Field::Publisher)
    {
        draft.kind = Work::Online;
    }
    // Whatever a list names, it names in full.
    draft.shows.imprint = true;
    draft
}

/// Author, and what stands before the title.
fn headed(i: In<'_>) -> Option<(In<'_>, Draft)> {
    let mut draft = Draft::at(i, Work::Book);
    let mut here = i;
    if let Some(rest) = dashes(i) {
        draft.back = Some(Back::Idem);
        draft.back_span = i.span_to(rest);
        draft.shows.author = true;
        draft.shows.full_name = true;
        here = role(rest, Names { list: EcoVec::new(), full: true }, i, &mut draft);
    } else if let Some((rest, found)) = heads(i) {
        here = role(rest, found, i, &mut draft);
    }
    let headed = here.at > i.at;
    if headed {
        here = divided(here);
        if let Some((rest, span, date)) = year_first(here).filter(|(rest, ..)| !year_opens_title(here, *rest))
        {
            draft.date(Field::Date, span, date);
            draft.shows.dated = true;
            here = divided(rest);
        }
    }
    Some((here, draft))
}

/// `Moradiellos, Enrique. 1936. Los mitos de la Guerra Civil. Barcelona: Península, 2004.`: a year alone, and the entry ends with one that
/// is later, behind its facts of publication.
fn year_opens_title(i: In<'_>, behind: In<'_>) -> bool {
    let end = i.end - usize::from(i.note.list[i.end - 1].kind == Kind::Dot);
    let year = |t: &Token| {
        if t.kind == Kind::Number && t.span.len() == 4 { t.text.parse::<u16>().ok() } else { None }
    };
    let first = i.peek(0).and_then(year);
    let last = i.note.list[..end].last().and_then(year);
    let in_facts = end > behind.at + 4
        && i.note.list[end - 2].kind == Kind::Comma
        && i.note.list[end - 3].kind == Kind::Word
        && i.note.list[behind.at..end].iter().any(|t| t.kind == Kind::Colon)
        && !behind.is(1, Kind::QuoteOpen);
    in_facts && behind.at == i.at + 1 && first.zip(last).is_some_and(|(first, last)| first < last)
}

/// The names and their role: `, eds.`   ` (Hg.)`   `, trans.`
fn role<'n>(rest: In<'n>, found: Names, from: In<'n>, draft: &mut Draft) -> In<'n> {
    let span = from.span_to(rest);
    let people = found.list.len().max(1);
    let repeated = found.list.is_empty();
    let (after, editor) = super::work::role_after(rest, people);
    let at = if rest.is(0, Kind::Comma) { rest.skip(1) } else { rest };
    let translator = at.long(Sense::Translator);
    let (field, after) = match translator {
        _ if editor => (Field::Editor, after),
        Some(len)
            if !at.is(0, Kind::ParenOpen)
                && !super::imprint::has(at.until(at.at + len), super::token::bit(Sense::By)) =>
        {
            let after = at.skip(len);
            (Field::Translator, after.past_dot())
        }
        _ => (Field::Author, rest),
    };
    draft.shows.role |= editor;
    if editor {
        draft.kind = Work::Collection;
    }
    if !repeated {
        draft.names(field, span, found);
    }
    after
}

/// Past a stop, comma or colon.
fn divided(i: In<'_>) -> In<'_> {
    if matches!(i.kind(0), Some(Kind::Dot | Kind::Comma | Kind::Colon)) { i.skip(1) } else { i }
}

/// Parts divided by stops.
fn stops(i: In<'_>) -> Option<Draft> {
    let (here, draft) = headed(i)?;
    let head = i.until(here.at);
    let mut draft = if here.is(0, Kind::QuoteOpen) {
        article(here, draft)
    } else {
        introduction(here, &draft).or_else(|| review(here, &draft)).or_else(|| book(here, &draft))
    }?;
    newspaper_first(head, &mut draft);
    (draft.end > here.at).then_some(draft)
}

/// `New York Times. “Obituary of General Gordon.” March 4, 1885.`: a newspaper stands where an author would (Chicago 17, 14.199).
fn newspaper_first(head: In<'_>, draft: &mut Draft) {
    let named = || head.long(Sense::Newspaper).is_some_and(|len| head.at + len + 1 >= head.end);
    if draft.shows.quoted
        && draft.fields.date().is_some_and(|d| d.edtf.len() >= 10)
        && !draft.fields.has(Field::Journaltitle)
        && named()
        && let Some(Value::Names(_)) = draft.fields.remove(Field::Author)
        && let Some(site) = draft.sites.iter_mut().find(|(f, _)| *f == Field::Author)
    {
        site.0 = Field::Journaltitle;
        let name = super::draft::plain(site.1.of(head.note.text));
        draft.fields.set(Field::Journaltitle, Value::Text(name));
        draft.sort("newspaper");
        draft.kind = Work::Article;
        draft.shows.journal = true;
    }
}

/// `Assmann, Jan: Das kulturelle Gedächtnis. Schrift und Erinnerung, München 1992`   `LEVI G., L’eredità immateriale. Carriera di un
/// esorcista, Torino, Einaudi, 1985`: no stop is behind the names, and no year.
fn as_in_notes(i: In<'_>) -> bool {
    const LONGEST: usize = 12;
    match heads(i) {
        Some((rest, found)) => {
            let (rest, _) = super::work::role_after(rest, found.list.len());
            matches!(rest.kind(0), Some(Kind::Comma | Kind::Colon)) && year_first(rest.skip(1)).is_none()
        }
        None => {
            let mark = (1..LONGEST)
                .find(|n| i.peek(*n).is_some_and(|t| t.kind == Kind::Comma || t.kind == Kind::Dot && t.stop));
            mark.is_some_and(|n| i.is(n, Kind::Comma))
        }
    }
}

/// `Blom, J.C.H. en J. Talsma (red.), De verzuiling voorbij`, `Dam, P. van, Staat van verzuiling`: the head of the entry has more names,
/// or a given name, than a note would have.
fn misses_names(i: In<'_>, draft: &Draft) -> bool {
    let authors = draft.fields.names(Field::Author);
    let read = if authors.is_empty() { draft.fields.names(Field::Editor) } else { authors };
    let Some((_, found)) = heads(i).filter(|_| !read.is_empty()) else { return false };
    let given = |names: &[Name]| names.first().is_some_and(|n| !n.given.is_empty());
    // `en J. Talsma (red.), De verzuiling voorbij`: no title begins with an “and” or a dash.
    let joined = draft.site(Field::Title).is_some_and(|span| {
        let title = i.part(i.note.at_byte(span.start), i.end);
        title.case(0) == Case::Lower && and_len(title) > 0 || title.is(0, Kind::Dash)
    });
    joined && read.len() < found.list.len() || !given(read) && given(&found.list)
}

/// `Friszke Andrzej, Opozycja polityczna w PRL`, `Vovelle Michel, Piété baroque`: a list goes by surnames, and a given name that is
/// known stands second.
fn surname_before_given(i: In<'_>, mut draft: Draft) -> Draft {
    let turned =
        i.means(1, GIVEN) && !i.means(0, GIVEN) && matches!(i.kind(2), Some(Kind::Comma | Kind::Dash));
    let Some(Value::Names(names)) = draft.fields.get(Field::Author).filter(|_| turned) else { return draft };
    let end = draft.site(Field::Author).map_or(i.at, |span| i.note.at_byte(span.end)).min(i.end);
    // `KUTNAR František, MAREK Jaroslav, Přehledné dějiny`: each of several.
    let is_turned = |name: &Name| {
        name.prefix.is_empty()
            && (i.at + 1..end).any(|at| {
                i.note.list[at].bits & GIVEN != 0
                    && i.note.list[at - 1].bits & GIVEN == 0
                    && name.family == i.note.word(at)
                    && name.given.to_lowercase() == i.note.word(at - 1).to_lowercase()
            })
    };
    if names.iter().any(is_turned) {
        let mut names = names.clone();
        for name in names.make_mut() {
            if is_turned(name) {
                std::mem::swap(&mut name.given, &mut name.family);
            }
        }
        draft.fields.set(Field::Author, Value::Names(names));
    }
    draft
}

/// Parts divided by commas, as in a note, behind an inverted name: `Nachname, Vorname: Titel, Ort 1998`.
fn commas(i: In<'_>) -> Option<Draft> {
    let (here, mut draft) = headed(i)?;
    if here.at == i.at {
        return None;
    }
    let rest = if here.is(0, Kind::QuoteOpen) { quoted(here, &mut draft) } else { titled(here, &mut draft) }?;
    draft.end = rest.at;
    draft.shows.closed = super::tail::ends(rest);
    Some(draft)
}

/// A name that is not inverted, and a stop behind it: `Chen Jian. `
fn plain_name(i: In<'_>) -> Option<(In<'_>, Names)> {
    let (rest, found) = names(i).ok()?;
    // `Encyclopaedia Britannica. 11th ed.`: behind a name stands a title.
    let titled = !rest.skip(1).marked();
    (found.full && titled && rest.is(0, Kind::Dot) && rest.peek(0).is_some_and(|t| t.stop))
        .then_some((rest, found))
}
