//! Articles and chapters without quotation marks: what holds them.

use nom::Input;

use super::super::archive;
use super::super::back::in_ibid;
use super::super::container::host;
use super::super::date::year;
use super::super::draft::Draft;
use super::super::facts::{imprint_ahead, naked};
use super::super::imprint::{has, past, top_level};
use super::super::input::In;
use super::super::issue_bracket::town_bracket;
use super::super::issue_number::lettered_issue;
use super::super::journal::Issue;
use super::super::journal_name::put;
use super::super::journal_name::two_part_name;
use super::super::later_name::hereafter_in_brackets;
use super::super::list::dashes;
use super::super::name::{Names, and_len, names};
use super::super::numbering::Numbers;
use super::super::quoted::{chapter_pages, of_continent};
use super::super::quoted_more::more;
use super::super::series::capital_name;
use super::super::tail::ends;
use super::super::title::{surely_person, title_and_tail};
use super::super::title_look::volume_alone;
use super::super::token::{Case, Kind, Token, bit};
use super::super::work::role_after;
use super::collection::quoted_series;
use super::inverted::{given_known, inverted, inverted_where};
use crate::lexicon::Sense;
use crate::model::{Date, Field, Kind as Work, Span, Unit};
use crate::small;

/// `in: VfZ 12 (1964), S. 351–413`   `in Id., Miti emblemi spie, Einaudi, Torino 1986`   `[w:] Polska wieś, red. A. Dobroński, Białystok 1998`   `«Quaderni storici», XX, 1985, 58, pp. 269-277`
///
/// Reads the host of an unquoted title into `draft`, which is as it was if there is none; `at` is behind the comma or
/// stop that ends the title.
pub fn hosted<'n>(at: In<'n>, draft: &mut Draft) -> Option<In<'n>> {
    if let Some(rest) = in_ibid(at, draft) {
        return Some(rest);
    }
    match in_word(at) {
        Some((host, sure)) => held_by(host, sure, draft),
        None if at.is(0, Kind::QuoteOpen) => named_periodical(at, draft),
        None => plain_periodical(at, draft),
    }
}

/// A host may begin here. Cheap: most commas of a title are turned away.
pub fn may_host(i: In<'_>) -> bool {
    match i.peek(0) {
        Some(t) => match t.kind {
            Kind::BracketOpen => leads_in_brackets(i),
            Kind::QuoteOpen => quoted_series(i).is_none(),
            Kind::Word => t.bits & bit(Sense::In) != 0 || t.case != Case::Lower && i.note.bits & COUNTED != 0,
            _ => false,
        },
        None => false,
    }
}

/// Words that label what only a journal counts, or volumes, and those in the names of journals.
const COUNTED: u128 = bit(Sense::Number) | bit(Sense::Volume) | bit(Sense::JournalWord);

/// After a word for "in": a journal, a newspaper, or a book with its editor.
fn held_by<'n>(at: In<'n>, sure: bool, draft: &mut Draft) -> Option<In<'n>> {
    // `Zbrodnie niemieckie w powiecie dębickim [w:] AIPN, sygn. 131-IV, k. 12`: a paper, and the archive that keeps it.
    if sure
        && draft.fields.is_empty()
        && at.note.bits & archive::PLACE_BITS != 0
        && archive::begins(at)
        && let Ok((rest, found)) = archive::place(at)
        && ends(rest)
    {
        found.put(draft, at, rest);
        draft.kind = Work::Archival;
        return Some(rest);
    }
    if let Some(issue) = named_issue(at, draft.stops, true)
        && let Some(rest) = draft.attempt(|trial| {
            let rest = more(issue.put(trial), trial);
            // `in The Essays, vol. 4: 1925–1928, ed. X (…)`: a book.
            let edited =
                rest.is(0, Kind::Comma) && rest.means(1, bit(Sense::Editor) | bit(Sense::Translator));
            (!edited && !published(at, rest)).then_some(rest)
        })
    {
        return Some(rest);
    }
    if let Some(rest) = newspaper(at, draft).or_else(|| year_behind_name(at, draft)) {
        return Some(rest);
    }
    if sure && let Some(rest) = year_of_journal(at, draft) {
        return Some(rest);
    }
    draft.attempt(|trial| host_book(at, sure, trial))
}

/// The book behind "in", if something shows that it is no more of the title.
fn host_book<'n>(at: In<'n>, sure: bool, draft: &mut Draft) -> Option<In<'n>> {
    let rest = book(at, draft)?;
    // `A Study, in Three Parts`: without a colon only an editor makes a host of it.
    let s = &draft.shows;
    // `in Storia d’Italia. Dall’Unità a oggi, Torino, Einaudi, 1976`: facts of publication without brackets are not English.
    let naked = || {
        let author = !draft.fields.names(Field::Author).is_empty() || draft.back.is_some();
        let before = |span: Span| at.note.text.get(..span.start as usize).unwrap_or("");
        author && draft.site(Field::Location).is_some_and(|place| !before(place).ends_with('('))
    };
    // `What Is to Be Done?, in Collected Works, vol. 5 (Moscow: Progress, 1961)`, but `A Treatise, in Two Volumes`
    let works = || {
        let volume = draft.fields.has(Field::Volume) || draft.fields.has(Field::Bookauthor);
        volume && !draft.fields.names(Field::Author).is_empty() && !at.means(0, bit(Sense::Counted))
    };
    // `in: Winckelmann, Kritiken und Antikritiken, S. 34`: whose it is, its title told in short, and a page.
    let short =
        || sure && s.labelled && (draft.fields.has(Field::Bookauthor) || draft.fields.has(Field::Editor));
    if !(s.role || s.back || s.imprint && (sure || naked() || works()) || short()) {
        return None;
    }
    draft.shows.back = false;
    Some(rest)
}

/// `en Historia general de México, México, El Colegio de México, 1976, t. III, pp. 1-84`: place, publisher and year are
/// those of a book.
pub fn published(at: In<'_>, rest: In<'_>) -> bool {
    // `Repères, n° 27, Lyon, INRP, 2003`: an issue has them as well, with its number before them.
    let issue = |comma: usize| {
        let label = at.part(comma.saturating_sub(3).max(at.at), comma);
        at.note.list[comma - 1].kind == Kind::Number
            && has(label, bit(Sense::Number))
            && !has(label, bit(Sense::Volume))
    };
    top_level(at.until(rest.at), Kind::Comma).into_iter().take(4).any(|comma| {
        let facts = at.part(comma + 1, at.end);
        !issue(comma)
            && facts.means(0, bit(Sense::City))
            && naked(facts).is_some_and(|(_, found)| {
                found.location.is_some() && found.publisher.is_some() && found.date.is_some()
            })
    })
}

/// `[in:`, `[in`: a bracket whose first word leads a host.
fn leads_in_brackets(i: In<'_>) -> bool {
    i.means(1, bit(Sense::In)) || small::is(i.word(1), small::BRACKETED_TO)
}

/// A word for "in" and whether a colon or bracket shows that it leads a host: `in:`, `[w:]`, `dans`.
pub fn in_word(i: In<'_>) -> Option<(In<'_>, bool)> {
    if let Some(open) = i.peek(0).filter(|t| t.kind == Kind::BracketOpen) {
        let close = open.partner as usize;
        let short = close < i.end && close <= i.at + 4 && leads_in_brackets(i);
        return short.then(|| (i.part(close + 1, i.end), true));
    }
    if !i.means(0, bit(Sense::In)) {
        return None;
    }
    let colon = i.is(1, Kind::Colon);
    // `w`, `v`, `w:`: one letter alone says nothing.
    if i.word(0).chars().count() < 2 && !colon {
        return None;
    }
    let rest = if colon { i.skip(2) } else { i.skip(1) };
    let fits = matches!(rest.case(0), Case::Capital | Case::Upper)
        || rest.is(0, Kind::QuoteOpen)
        || rest.means(0, bit(Sense::Idem) | bit(Sense::Particle) | bit(Sense::Newspaper))
        || colon && dashes(rest).is_some();
    fits.then_some((rest, colon))
}

/// A journal, with or without quotation marks; `stops` as in a draft.
fn named_issue(at: In<'_>, stops: bool, led: bool) -> Option<Issue<'_>> {
    if let Some(found) = quoted_issue(at) {
        return Some(found);
    }
    // `Urkundenbuch der Stadt Straßburg, Bd. 1, bearb. v. W. Wiegand, Straßburg 1879, Nr. 234`: a volume, and no name.
    if volume_alone(at) || at.means(0, bit(Sense::Volume)) && at.numbered() {
        return None;
    }
    let mut here = at.at + 1;
    let mut crossed = false;
    while here < at.end && here < at.at + 18 {
        let i = at.part(here, at.end);
        let t = i.peek(0)?;
        let before = &at.note.list[here - 1];
        let candidate = match t.kind {
            Kind::Comma | Kind::ParenOpen => true,
            Kind::Number => before.kind == Kind::Word,
            Kind::Word => {
                t.bits & (bit(Sense::Volume) | bit(Sense::Number)) != 0
                    || before.kind == Kind::Word
                        && t.case == Case::Upper
                        && super::super::date::roman(i.word(0)).is_some()
                    || t.case == Case::Lower
                        && t.bits & (bit(Sense::By) | bit(Sense::Small)) != 0
                        && at.means(0, bit(Sense::Newspaper))
                    || lettered_issue(i)
            }
            Kind::Sign => true,
            Kind::Slash => !t.spaced,
            _ => false,
        };
        if candidate
            && let Some(found) = Issue::of(at.until(here), i)
            && (!crossed || found.numbers.is_of_a_journal())
        {
            return Some(found);
        }
        match t.kind {
            Kind::Semi | Kind::QuoteOpen | Kind::Slashes | Kind::Url | Kind::ParenClose | Kind::Colon => {
                return None;
            }
            // A bracket that is no year: `(Hg.)`; `Comparative Education Review (London), 59/1 (2015)`.
            Kind::ParenOpen => {
                let behind = town_bracket(i)?;
                return Issue::of(at.until(behind.at), behind);
            }
            // `in Computer Systems Reliability, ed. C. Bunyan, State of the Art Report 20 (1973)`: a book has an editor.
            Kind::Comma
                if i.case(1) == Case::Lower
                    && i.means(1, bit(Sense::Editor) | bit(Sense::Translator))
                    && !at.means(0, bit(Sense::JournalWord)) =>
            {
                return None;
            }
            // ISO 690: `Past & Present. 1979, vol. 85, p. 3-24`
            Kind::Dot if t.stop && stops && i.is(1, Kind::Number) => {
                return Issue::of(at.until(here), i.skip(1));
            }
            // `Češi a Němci. Soudobé dějiny, roč. 12`: behind the stop the whole name of a journal that is known.
            Kind::Dot if t.stop && !led && i.skip(1).long(Sense::JournalWord).is_some_and(|len| len > 1) => {
                return None;
            }
            // `Vingtième Siècle. Revue d'histoire`
            Kind::Dot if t.stop && !i.means(1, bit(Sense::JournalWord)) => {
                // `dans Annales. Histoire, sciences sociales, vol. 50`
                // `Konfliktní společenství. Češi a Němci. Soudobé dějiny, roč. 12`: no word before it, more of the title.
                let short = led || here == at.at + 1 || at.means(0, bit(Sense::JournalWord));
                if crossed || !short || !two_part_name(at, here) {
                    return None;
                }
                crossed = true;
            }
            _ => {}
        }
        here = past(at, here);
    }
    None
}

/// `«Rivista storica italiana», XII (1999), n. 3`   `„Dzieje Najnowsze” 1999, nr 3`   `„Kronika Miasta Poznania” (dalej: KMP) 2001, nr 2`
fn quoted_issue(at: In<'_>) -> Option<Issue<'_>> {
    let (name, behind) = at.enclosed(Kind::QuoteOpen).filter(|(name, _)| name.len() < 16)?;
    let behind = hereafter_in_brackets(behind).map_or(behind, |(rest, _)| rest);
    Issue::of(name, behind)
}

/// `In: American Naturalist, 2015, S. 163`: behind "in:" a name, a year and a page; a book has a place or an editor.
fn year_of_journal<'n>(at: In<'n>, draft: &mut Draft) -> Option<In<'n>> {
    const LONGEST: usize = 9;
    let len = (1..LONGEST).find(|n| !at.is(*n, Kind::Word)).filter(|n| at.is(*n, Kind::Comma))?;
    let (name, when) = (at.until(at.at + len), at.skip(len + 1));
    let (rest, _) = year(when).ok()?;
    let paged = rest.is(0, Kind::Comma) && rest.means(1, bit(Sense::Locator(Unit::Page)));
    let person = names(name).is_ok_and(|(rest, n)| rest.is_empty() && n.full) && surely_person(name);
    let house = bit(Sense::PublisherWord) | bit(Sense::City);
    if !paged
        || person
        || has(name, house)
        || !capital_name(name)
        || draft.fields.names(Field::Author).is_empty()
    {
        return None;
    }
    let date = Some((Date::new(when.word(0)), when.span_to(rest)));
    put(name, Numbers { date, ..Numbers::default() }, draft);
    draft.shows.journal = true;
    Some(more(rest, draft))
}

/// `in: Frankfurter Allgemeine Zeitung, S. 25`   `in: Süddeutsche Zeitung, 1986, S. 9`: a newspaper that is known needs no day.
fn newspaper<'n>(at: In<'n>, draft: &mut Draft) -> Option<In<'n>> {
    if !at.means(0, bit(Sense::Newspaper)) {
        return None;
    }
    let len = at.long(Sense::Newspaper)?;
    let mut rest = at.skip(len);
    let mut found = Numbers::default();
    // `in: Frankfurter Rundschau 1986, 166`
    let when = rest.past_comma();
    if when.is(0, Kind::Number)
        && let Ok((after, _)) = year(when)
    {
        found.date = Some((Date::new(when.word(0)), when.span_to(after)));
        rest = after;
    }
    // `in: New York Times (1959), S. 1`
    if let Some((when, behind)) = rest.enclosed(Kind::ParenOpen)
        && found.date.is_none()
        && let Ok((after, _)) = year(when)
        && after.is_empty()
    {
        found.date = Some((Date::new(when.word(0)), when.span_to(after)));
        rest = behind;
    }
    let page = rest.is(0, Kind::Comma) && rest.means(1, bit(Sense::Locator(Unit::Page)));
    // `[w:] Kultura narodowa i polityka, red. X`: the name goes on, and is another's.
    let goes_on = rest.is(0, Kind::Word) && rest.case(0) == Case::Lower
        // `in Il regime fascista. Storia e storiografia, a cura di …`
        || rest.is(0, Kind::Dot) && rest.case(1) == Case::Capital && imprint_ahead(rest.skip(1));
    if (!ends(rest) || goes_on) && !page && found.date.is_none() {
        return None;
    }
    let dated = found.date.is_some();
    put(at.until(at.at + len), found, draft);
    // Without a date it names the article again.
    draft.shows.journal = dated;
    draft.sort("newspaper");
    Some(more(rest, draft))
}

/// `, Die Zeit, 1986.`   `, Frankfurter Allgemeine Zeitung, 1986, S. 25`: the same without "in", where the year follows.
pub fn newspaper_of_year<'n>(at: In<'n>, draft: &mut Draft) -> Option<In<'n>> {
    let when = at.skip(at.long(Sense::Newspaper)?);
    let (rest, _) = year(when.past_comma()).ok()?;
    (ends(rest) || rest.is(0, Kind::Comma)).then(|| newspaper(at, draft)).flatten()
}

/// `«Corriere della Sera», 12 marzo 1938, p. 1`   `„Trybuna Ludu”, 21 X 1956`   `«Nord e sud», VIII (1961), n. 23, pp. 30-56`: a known
/// newspaper in quotation marks, or a journal with its numbers, without an article.
pub fn quoted_newspaper(i: In<'_>) -> Option<Draft> {
    let (name, behind) = i.enclosed(Kind::QuoteOpen)?;
    if !name.means(0, bit(Sense::Newspaper)) {
        return quoted_journal(i, name);
    }
    // `«Речь», 1907, № 113, 19 декабря`: the year first is the Russian habit.
    if i.note.russian && behind.is(0, Kind::Comma) && year(behind.skip(1)).is_ok() {
        return None;
    }
    let len = name.long(Sense::Newspaper)?;
    if len < name.len() {
        return None;
    }
    Some(without_article(i, quoted_issue(i)?))
}

/// `„Przegląd Katolicki” 5 (1867), nr 12, s. 177`   `„Kuryer Warszawski”, nr 23 z 20 marca 1762`: a name of few words in the marks of the
/// Continent, behind it a volume and its year, the number and the day of a newspaper, or a year and its issue.
fn quoted_journal(i: In<'_>, name: In<'_>) -> Option<Draft> {
    const LONGEST: usize = 8;
    let words = |t: &Token| {
        t.kind == Kind::Word
            && (t.case != Case::Lower || t.bits & bit(Sense::Small) != 0 || t.span.len() <= 3)
    };
    let named = name.len() <= LONGEST
        && name.case(0) != Case::Lower
        && name.iter_elements().enumerate().all(|(n, t)| {
            // `«Avanti!»`
            t.kind == Kind::Word || t.kind == Kind::Query && n > 0 && n + 1 == name.len()
        });
    if i.note.russian || !named || i.word(0) == "\"" || !of_continent(i) {
        return None;
    }
    let found = quoted_issue(i)?;
    let numbers = &found.numbers;
    let day = numbers.day && numbers.number.is_some() && name.len() > 1 && name.iter_elements().all(words);
    let day = day || numbers.day && tight(i, name);
    let counted = numbers.volume.is_some() && numbers.date.is_some() && numbers.pages.is_some();
    // `„Dzieje Najnowsze” 1999, nr 2, s. 34`: no comma before the year, and the issue.
    let (_, behind) = i.enclosed(Kind::QuoteOpen)?;
    let issue = behind.is(0, Kind::Number) && numbers.date.is_some() && numbers.number.is_some();
    if !(day || counted || issue) {
        return None;
    }
    let mut draft = without_article(i, found);
    // The marks tell its name.
    draft.shows.quoted = true;
    if day {
        draft.sort("newspaper");
    }
    draft.shows.closed.then_some(draft)
}

/// `«Il Becco giallo», 3 marzo 1925`: few words close to the marks, as Italy and Portugal write a newspaper's name; not what a document is.
fn tight(i: In<'_>, name: In<'_>) -> bool {
    const LONGEST: usize = 5;
    i.word(0) == "«"
        && name.peek(0).is_some_and(|t| !t.spaced)
        && name.len() <= LONGEST
        && !name.means(0, bit(Sense::DocumentHead))
        // `«El virrey a Su Majestad»`
        && !(1..name.len()).any(|n| name.case(n) == Case::Lower && name.means(n, bit(Sense::Addressee)))
}

/// A page behind a newspaper without an article points.
fn without_article<'n>(i: In<'n>, found: Issue<'n>) -> Draft {
    let mut draft = Draft::at(i, Work::Article);
    let rest = more(found.put(&mut draft), &mut draft);
    draft.forget(Field::Pages);
    draft.end = rest.at;
    draft.shows.closed = ends(rest);
    draft
}

/// `“Archivio storico italiano”, LXXXII (1924)`: marks of English that a program put for those of a keyboard; English has its
/// comma inside.
fn curled(at: In<'_>) -> bool {
    at.word(0) == "“"
        && at.enclosed(Kind::QuoteOpen).is_some_and(|(name, behind)| {
            behind.is(0, Kind::Comma)
                && !matches!(name.kind(name.len().saturating_sub(1)), Some(Kind::Comma | Kind::Query))
        })
}

/// A journal in the quotation marks of the Continent, without "in": `«Quaderni storici», XX, 1985`.
pub fn named_periodical<'n>(at: In<'n>, draft: &mut Draft) -> Option<In<'n>> {
    if !of_continent(at) && !curled(at) {
        return None;
    }
    let Some(found) = quoted_issue(at) else { return year_behind_name(at, draft) };
    // Whose article it is, its number, or a newspaper's name: `CIA, «Rapport», 12 mars 1950` is none.
    let sure = !draft.fields.names(Field::Author).is_empty() || at.means(1, bit(Sense::Newspaper));
    // `Zmiany na wsi, „Chłopska Droga”, 5 VI 1949`: the low mark is none of a quoted word's in a French or Italian note.
    let low = at.word(0) == "„";
    let sure = sure || low && found.numbers.date.as_ref().is_some_and(|(date, _)| date.edtf.len() == 10);
    draft.attempt(|trial| {
        let rest = more(found.put(trial), trial);
        (sure || trial.fields.has(Field::Volume) || trial.fields.has(Field::Number)).then_some(rest)
    })
}

/// `„Acta Universitatis Wratislaviensis. Prawo” 1993, s. 90`   `„Tygodnik Powszechny” (1987)`   `in «Meridiana», (1998), pp. 90`: behind an
/// author's title a name in low marks, or in any behind "in", and its year; a year without brackets has a page behind it.
fn year_behind_name<'n>(at: In<'n>, draft: &mut Draft) -> Option<In<'n>> {
    let led = at.at.checked_sub(1).is_some_and(|before| at.note.list[before].bits & bit(Sense::In) != 0);
    let (name, behind) = at.enclosed(Kind::QuoteOpen).filter(|_| led || at.word(0) == "„")?;
    if draft.fields.names(Field::Author).is_empty() || name.len() > 14 {
        return None;
    }
    let bracket = behind.past_comma().enclosed(Kind::ParenOpen);
    let (when, rest) = match bracket {
        Some((when, rest)) => (when, rest),
        None => (behind, behind.skip(1)),
    };
    year(when).ok().filter(|(after, _)| bracket.is_none() || after.is_empty())?;
    let paged = rest.is(0, Kind::Comma) && rest.means(1, bit(Sense::Locator(Unit::Page)));
    if !(paged || bracket.is_some() && ends(rest)) {
        return None;
    }
    let found = Numbers {
        date: Some((Date::new(when.word(0)), when.note.span(when.at, when.at + 1))),
        ..Numbers::default()
    };
    put(name, found, draft);
    draft.shows.journal = true;
    Some(more(rest, draft))
}

/// `Soudobé dějiny 15, 2008, č. 3–4, s. 703–717`   `Past & Present. 1979, vol. 85, p. 3-24` without a word before it: only where
/// nothing else is so printed.
fn plain_periodical<'n>(at: In<'n>, draft: &mut Draft) -> Option<In<'n>> {
    if !matches!(at.case(0), Case::Capital | Case::Upper) || at.note.bits & COUNTED == 0 {
        return None;
    }
    // `Revista USP, São Paulo, n. 12`: a city is where the journal before it appears.
    let city = at.long(Sense::City).is_some_and(|len| at.is(len, Kind::Comma));
    if city {
        return None;
    }
    let found = named_issue(at, draft.stops, false)?;
    draft.attempt(|trial| {
        let stops = trial.stops;
        let rest = more(found.put(trial), trial);
        let site = |field| trial.sites.iter().rfind(|(f, _)| *f == field).map(|(_, span)| *span);
        let name = site(Field::Journaltitle);
        // A book has volumes too, but its year stands behind a place: `Past & Present. 1979, vol. 85`.
        let stopped = || {
            let between = name
                .zip(site(Field::Date))
                .and_then(|(n, d)| at.note.text.get(n.end as usize..d.start as usize));
            stops && between == Some(". ") && !at.means(0, bit(Sense::City))
        };
        // ABNT: `Past & Present, [s. l.], v. 85`
        let placeless = || {
            name.is_some_and(|name| {
                let rest = at.part(at.note.at_byte(name.end), at.end);
                rest.is(1, Kind::BracketOpen) && rest.means(2, bit(Sense::NoPlace))
            })
        };
        // ABNT: `Tempo, v. 12, p. 12-34, 1993`: no book has its year behind the pages.
        let paged = || {
            let (pages, date) = (site(Field::Pages), site(Field::Date));
            stops && pages.zip(date).is_some_and(|(pages, date)| pages.end < date.start)
        };
        let f = &trial.fields;
        // `Český časopis historický 93, 1995, s. 12–34`
        let worded = || {
            let named = name
                .is_some_and(|name| has(at.part(at.at, at.note.at_byte(name.end)), bit(Sense::JournalWord)));
            let (volume, date) = (site(Field::Volume), site(Field::Date));
            named && volume.zip(date).is_some_and(|(volume, date)| volume.end < date.start)
        };
        // `Zeitschrift für Ostforschung, 4 (1956), S. 327`: a journal by the first word of its name; `Osteuropa, Jg. 4 (1956)`: books
        // have no volume for each year.
        let headed = || at.means(0, bit(Sense::JournalWord)) && worded();
        let yearly = || {
            let label = site(Field::Volume).map(|volume| at.note.at_byte(volume.start));
            label.is_some_and(|n| {
                let stop = usize::from(n > 1 && at.note.list[n - 1].kind == Kind::Dot);
                n > stop && small::is(at.note.word(n - 1 - stop), small::VOLUME_OF_YEAR)
            })
        };
        let counted = f.has(Field::Number)
            || f.has(Field::Volume)
                && (stopped() || placeless() || paged() || stops && worded() || headed() || yearly());
        // `Soudobé dějiny, roč. 12, č. 3 (1995)`: and nothing pointed at.
        let both = f.has(Field::Number) && f.has(Field::Volume);
        let whole = counted && f.has(Field::Date) && (trial.shows.numbered || stops && (both || worded()));
        (whole && f.text(Field::Journaltitle).is_none_or(|name| name.len() <= 70)).then_some(rest)
    })
}

/// A book behind "in": `ders., Titel`, `Broszat, Martin (Hg.): Titel`, `Manfred Hildermeier (Hg.), Titel`.
fn book<'n>(at: In<'n>, draft: &mut Draft) -> Option<In<'n>> {
    let at = various(at);
    let rest = match own(at, draft) {
        Some(title) => {
            draft.shows.host = true;
            let rest = title_and_tail(title, draft, Field::Booktitle)?;
            draft.shows.back = true;
            rest
        }
        None => match inverted_where(at, draft.stops) {
            // `in: Ganzert, Joachim: Das Kenotaph für Gaius Caesar in Limyra, Tübingen 1984`: whose book it is.
            Some(found)
                if !found.editor
                    && found.turned
                    && found.sep == Kind::Colon
                    && (draft.stops || given_known(at, &found)) =>
            {
                draft.shows.host = true;
                let own = draft.fields.names(Field::Author) == found.names.list.as_slice();
                if !own {
                    let span = at.note.span(at.at, found.names_end);
                    draft.name_list(Field::Bookauthor, span, found.names.list);
                }
                title_and_tail(at.part(found.title_at, at.end), draft, Field::Booktitle)?
            }
            // `in: Geschichtliche Grundbegriffe, Otto Brunner, Werner Conze (Hg.), Bd. 2 (Stuttgart 1975)`: a volume is no title, so
            // the title went before.
            Some(found) if found.editor && !volume_alone(at.part(found.title_at, at.end)) => {
                draft.shows.host = true;
                draft.shows.role = true;
                draft.stops =
                    found.title_at > 0 && draft.stops || at.note.list[found.title_at - 1].kind != Kind::Comma;
                let span = at.note.span(at.at, found.names_end);
                draft.name_list(Field::Editor, span, found.names.list);
                title_and_tail(at.part(found.title_at, at.end), draft, Field::Booktitle)?
            }
            _ => host(at, draft)?,
        },
    };
    draft.kind = Work::Incollection;
    chapter_pages(at.note.text, draft);
    draft.shows.closed = ends(rest);
    Some(rest)
}

/// `AA.VV., Nuove questioni di storia`: various authors, whom nobody names.
fn various(i: In<'_>) -> In<'_> {
    let Some(len) = i.long(Sense::EtAl) else { return i };
    let rest = i.skip(len).past_dot();
    if i.case(0) != Case::Lower && rest.is(0, Kind::Comma) { rest.skip(1) } else { i }
}

/// `ders., Titel`   `Id., Titolo`   `ders./Heinz-Elmar Tenorth (Hg.), Titel`: the author's own book, or one
/// edited with others; where its title begins.
fn own<'n>(at: In<'n>, draft: &mut Draft) -> Option<In<'n>> {
    // `In: ______ (org.). História geral`
    let rest = match dashes(at) {
        Some(rest) => rest,
        None => {
            let rest = at.skip(at.long(Sense::Idem)?).past_dot();
            // `in id. et al. (eds.), Lange und Kurze Wege`
            rest.long(Sense::EtAl).map_or(rest, |len| rest.skip(len).past_dot())
        }
    };
    let and = if rest.is(0, Kind::Slash) || rest.is(0, Kind::Comma) && rest.means(1, 0) {
        1
    } else {
        and_len(rest)
    };
    let mut list = draft.fields.names(Field::Author).to_vec();
    let mut after = rest;
    // `Ders./Schütze, Sebastian (Hrsg.), Titel`
    if and > 0
        && let Some(found) = inverted(rest.skip(and)).filter(|found| found.editor)
    {
        list.extend(found.names.list);
        draft.shows.role = true;
        draft.name_list(Field::Editor, at.note.span(at.at, found.names_end), list.into());
        return Some(at.part(found.title_at, at.end));
    }
    if and > 0 {
        let (next, more) = names(rest.skip(and)).ok()?;
        list.extend(more.list);
        after = next;
    }
    let (title, editor) = role_after(after, list.len());
    if editor {
        draft.shows.role = true;
        draft.names(Field::Editor, at.span_to(after), Names { list: list.into(), full: true });
    }
    match title.kind(0) {
        Some(Kind::Comma | Kind::Colon) => Some(title.skip(1)),
        Some(Kind::Dot) if draft.stops => Some(title.skip(1)),
        _ if editor => Some(title),
        _ => None,
    }
}
