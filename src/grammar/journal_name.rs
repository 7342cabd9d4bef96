//! What the name of a journal is made of: stops within it, magazines that are known; and how it goes into a draft with its numbers.

use ecow::EcoVec;

use super::address::before_medium;
use super::date::roman;
use super::draft::Draft;
use super::input::In;
use super::journal::{Issue, issue_behind};
use super::name::names;
use super::numbering::{Numbers, less_series, may_be_numbered, paged};
use super::periodical::edition_left_out;
use super::token::{Case, GIVEN, Kind, bit};
use super::towns::printed_at;
use crate::lexicon::Sense;
use crate::model::{Date, Doubt, Field, Kind as Work, Locator, Sited};
use crate::small;

/// `Annales. Économies, Sociétés, Civilisations`, `Clio. Femmes, Genre, Histoire`: a short name, or one with a journal's word, a stop,
/// its subtitle.
pub fn two_part_name(i: In<'_>, at: usize) -> bool {
    const LONGEST: usize = 10;
    let next = i.part(at + 1, i.end);
    let word = i.means(0, bit(Sense::JournalWord));
    // `Studia Historica. Historia Medieval, 3, 1985`: behind a person stands no number.
    let counted = |i: In<'_>| i.is(0, Kind::Comma) && (i.is(1, Kind::Number) || i.means(1, COUNTED));
    let nobody = || word && !next.means(0, GIVEN);
    (at - i.at <= 3 || word && at - i.at <= LONGEST)
        && matches!(next.case(0), Case::Capital)
        && !next.means(
            0,
            bit(Sense::Signal)
                | bit(Sense::Via(crate::model::Via::Quoted))
                | bit(Sense::Ibid)
                | bit(Sense::Idem),
        )
        && !names(next)
            .is_ok_and(|(rest, found)| found.full && rest.is(0, Kind::Comma) && !counted(rest) && !nobody())
}

/// `Historia. Instituciones. Documentos, núm. 6`: the second stop, at `at`, of a name that is three words.
pub fn three_words_of_a_name(i: In<'_>, at: usize) -> bool {
    let whole =
        |n: usize| i.case(n) == Case::Capital && i.word(n).chars().nth(4).is_some() && !i.means(n, GIVEN);
    at == i.at + 3 && i.is(1, Kind::Dot) && i.is(5, Kind::Comma) && [0, 2, 4].into_iter().all(whole)
}

/// `Revue Biblique (1946-) 114, no. 4`: years in brackets that tell a journal from others of its name, and its numbers behind them.
pub fn years_of_name(i: In<'_>) -> bool {
    let Some((years, rest)) = i.enclosed(Kind::ParenOpen) else { return false };
    let dashed = matches!(years.len(), 2 | 3) && years.is(1, Kind::Dash) && years.word(0).len() == 4;
    let numbers = rest.past_comma();
    dashed
        && years.is(0, Kind::Number)
        && (years.len() == 2 || years.is(2, Kind::Number))
        && (rest.is(0, Kind::Number)
            || rest.is(0, Kind::Comma) && (numbers.is(0, Kind::Number) || numbers.means(0, COUNTED)))
}

/// What labels the numbers of a journal.
const COUNTED: u128 = bit(Sense::Volume) | bit(Sense::Number);

/// `Вестник НГУ. Серия: Философия.`, `J. Amer. Math. Soc`: a stop inside a journal's name.
pub fn journal_dot(i: In<'_>, at: usize) -> bool {
    i.note.list[at - 1].kind == Kind::Word && i.note.word(at - 1).len() <= 5
        // `Vingtième Siècle. Revue d'histoire`
        || i.part(at + 1, i.end).means(0, bit(Sense::JournalWord))
}

/// The name, whole, of a magazine: `New Yorker`.
pub fn is_magazine(name: In<'_>) -> bool {
    is_known_as(name, Sense::Magazine)
}

/// The whole name is that of a newspaper that is known.
pub fn is_newspaper(name: In<'_>) -> bool {
    is_known_as(name, Sense::Newspaper)
}

fn is_known_as(name: In<'_>, sense: Sense) -> bool {
    name.hit(|s| (s == sense).then_some(())).is_some_and(|(_, len)| len == name.len())
}

/// `Les Cahiers du GRIF, trad. Éléni Varikas, n° 37-38, 1988`: between the name of a journal and its numbers, at `here`, who translated
/// the article.
pub fn translated_issue<'n>(name: In<'n>, here: In<'n>) -> Option<Issue<'n>> {
    let role = here.skip(1);
    let len = role.long(Sense::Translator)?;
    let people = role.skip(len).past_dot();
    let people = people.skip(usize::from(people.case(0) == Case::Lower && people.means(0, bit(Sense::By))));
    let (rest, found) = names(people).ok().filter(|(_, found)| found.full)?;
    if !matches!(rest.kind(0), Some(Kind::Comma | Kind::ParenOpen)) {
        return None;
    }
    let (end, mut numbers) = issue_behind(rest).filter(|(_, numbers)| numbers.is_of_a_journal())?;
    numbers.translator = Some((people.span_to(rest), found));
    Some(Issue { name, numbers, rest: end })
}

/// `, no. 12 (1989): 193`: the number of an issue and its date, behind a word for the journal.
pub fn other_issue<'n>(name: In<'n>, i: In<'n>) -> Option<Issue<'n>> {
    let at = if i.is(0, Kind::Comma) { i.skip(1) } else { i };
    if !at.means(0, bit(Sense::Number)) && !at.is(0, Kind::Sign) {
        return None;
    }
    let (rest, numbers) = issue_behind(i)?;
    (numbers.number.is_some() && numbers.date.is_some() && !numbers.day).then_some(Issue {
        name,
        numbers,
        rest,
    })
}

/// Volume, date and pages of a journal that `name` stands for: `ibid. 17 (Winter 1993): 97-115`.
pub fn issue_of<'n>(name: In<'n>, i: In<'n>) -> Option<Issue<'n>> {
    let (rest, numbers) = may_be_numbered(i).then(|| issue_behind(i)).flatten()?;
    (numbers.volume.is_some() && numbers.date.is_some()).then_some(Issue { name, numbers, rest })
}

/// The reading of a journal's numbers that goes further.
pub fn further<'n>(a: Option<(In<'n>, Numbers)>, b: Option<(In<'n>, Numbers)>) -> Option<(In<'n>, Numbers)> {
    match (a, b) {
        (Some(a), Some(b)) => {
            let further = b.0.at > a.0.at || b.0.at == a.0.at && a.1.date.is_none() && b.1.date.is_some();
            Some(if further { b } else { a })
        }
        (a, b) => a.or(b),
    }
}

/// Pages behind a journal: those of the article if a narrower place follows; else they may be either.
pub fn put_pages(mut pages: EcoVec<Sited<Locator>>, narrowed: bool, draft: &mut Draft) {
    let range = |l: &Sited<Locator>| paged(l.value.unit) && l.value.value.contains('-');
    if narrowed || pages.len() == 1 && range(&pages[0]) {
        let first = pages[0].clone();
        draft.words(Field::Pages, first.span, first.value.value);
        if narrowed {
            pages.remove(0);
        } else {
            draft.doubt(Doubt::PagesOrLocator);
        }
    }
    draft.shows.numbered = true;
    draft.locate(pages);
}

/// `Annual Report of the American Historical Association for the Year 1899`: the name without the words that lead to its year.
pub fn less_for_year(name: In<'_>) -> In<'_> {
    const WORDS: usize = 3;
    let tail = (1..=WORDS).rev().filter(|n| name.len() > n + 2).find(|n| {
        let words = name.skip(name.len() - n);
        words.case(0) == Case::Lower
            && small::is(words.text_to(name.part(name.end, name.end)), small::FOR_YEAR)
    });
    tail.map_or(name, |n| name.until(name.end - n))
}

/// `Report of the Commissioner of Education, 1890–91, II, 45`: what an office has printed, by its year, and no periodical.
pub fn of_an_office(i: In<'_>, draft: &Draft) -> bool {
    let report = i.long(Sense::ReportWord).unwrap_or(usize::from(i.means(0, bit(Sense::DocumentHead))));
    report > 0
        && i.case(report) == Case::Lower
        && i.means(report, bit(Sense::Small))
        && draft.fields.date().is_some_and(|d| d.edtf.len() != 10)
        && !draft.fields.has(Field::Number)
}

/// `Magnalia (1853), ii. 10`: at `rest`, behind a small Roman number, its stop and a page: volume and page of a book.
pub fn page_behind_volume(i: In<'_>, rest: In<'_>) -> bool {
    let volume = rest.at.checked_sub(1).filter(|at| *at > i.at).map(|at| &i.note.list[at]);
    rest.is(0, Kind::Dot)
        && rest.is(1, Kind::Number)
        && volume.is_some_and(|t| t.case == Case::Lower && super::date::roman(t.text).is_some())
}

/// `Proceedings of the Digital Humanities Conference (Stanford, CA), 2011, 80–102`: what is printed of a meeting, with no volume and no issue,
/// is no journal. True if its facts are in their fields.
pub fn put_proceedings(name: In<'_>, found: &Numbers, draft: &mut Draft) -> bool {
    let Some(last) = name.end.checked_sub(1).filter(|last| *last > name.at + 1) else { return false };
    let tokens = name.note.list.get(name.at..name.end).unwrap_or(&[]);
    let meets = (name.at..name.end).any(|at| small::is(name.note.word(at), small::MEETINGS));
    let (whole, place) = match &name.note.list[last] {
        t if t.kind == Kind::ParenClose => {
            let open = t.partner as usize;
            (name.until(open), Some(name.part(open + 1, last)))
        }
        _ => (name, None),
    };
    let town = |place: In<'_>| {
        matches!(place.case(0), Case::Capital) && place.len() <= 5 && !place.is(place.len() - 1, Kind::Number)
    };
    let headed = small::is(name.word(0), small::PRINTED_OF_MEETINGS);
    if !meets
        || !(headed || place.is_some())
        || !place.is_none_or(town)
        || whole.is_empty()
        || tokens.iter().any(|t| t.kind == Kind::Comma) && place.is_none()
    {
        return false;
    }
    let note = name.note.text;
    draft.text(Field::Booktitle, name.note.span(whole.at, whole.end), note);
    if let Some(place) = place {
        draft.text(Field::Location, name.note.span(place.at, place.end), note);
    }
    if let Some((date, span)) = &found.date {
        draft.date(Field::Date, *span, date.clone());
        draft.shows.dated = true;
    }
    draft.shows.host = true;
    if let Some((pages, narrowed)) = &found.pages {
        put_pages(pages.clone(), *narrowed, draft);
    }
    draft.kind = Work::Inproceedings;
    true
}

/// `Revised Code of Virginia, 1819, I, 423`: of a work in few volumes its year, its volume in Roman numerals and the page; no word of
/// its name is a journal's.
pub fn of_a_code(name: In<'_>, draft: &Draft) -> bool {
    const FEW: u32 = 10;
    let few = draft.fields.text(Field::Volume).and_then(roman).is_some_and(|n| n < FEW);
    let year = draft.fields.date().is_some_and(|d| d.edtf.len() == 4);
    let behind = draft.site(Field::Volume).zip(draft.site(Field::Date)).is_some_and(|(v, d)| v.start > d.end);
    let phrase = (1..name.len()).any(|n| name.case(n) == Case::Lower && name.means(n, bit(Sense::Small)));
    few && year && behind && phrase && draft.shows.numbered
}

/// `1977-23`: spring to winter.
fn of_season(date: &Date) -> bool {
    matches!(date.edtf.get(5..), Some("21" | "22" | "23" | "24"))
}

/// `O Estado de S. Paulo, [s. l.], 14 mar. 1897`: a name less the words that say that no place is told.
fn less_no_place(name: In<'_>) -> In<'_> {
    let open =
        name.end.checked_sub(1).map(|close| &name.note.list[close]).filter(|t| t.kind == Kind::BracketClose);
    let open = open.map_or(name.end, |t| t.partner as usize);
    let told = open > name.at + 1 && name.part(open + 1, name.end).means(0, bit(Sense::NoPlace));
    let comma = told && name.note.list[open - 1].kind == Kind::Comma;
    if comma { name.until(open - 1) } else { name }
}

/// A journal's name and numbers into a draft.
pub fn put(name: In<'_>, found: Numbers, draft: &mut Draft) {
    let note = name.note.text;
    if found.volume.is_none() && found.number.is_none() && put_proceedings(name, &found, draft) {
        return;
    }
    let name = less_no_place(name);
    let paper = found.day && found.volume.is_none();
    let (name, place) = if paper { printed_at(edition_left_out(name)) } else { (name, None) };
    // `Frankfurter Zeitung vom 12. März 1933`, `v. 12. 3. 1933`
    let head = if name.note.list[name.end - 1].kind == Kind::Dot { name.until(name.end - 1) } else { name };
    let dating = paper
        && head.len() > 1
        && head.case(head.len() - 1) == Case::Lower
        && head.means(head.len() - 1, bit(Sense::DateWord));
    let name = if dating { head.until(head.end - 1) } else { name };
    // `Economic History Review New Series, 6, 1 (1953)`: no part of the name.
    let (name, again) = less_series(name);
    let place = found.place.or(place);
    let name = before_medium(less_for_year(name));
    draft.text(Field::Journaltitle, name.note.span(name.at, name.end), note);
    // `Vossische Zeitung, Nr. 123, 4.5.1905`: a newspaper that is known may count its issues.
    if paper && (found.number.is_none() || is_newspaper(name)) {
        let magazine = is_magazine(name) || name.means(0, bit(Sense::Small)) && is_magazine(name.skip(1));
        let sort = if magazine { "magazine" } else { "newspaper" };
        draft.sort(sort);
    } else if found.volume.is_none()
        && found.date.is_some()
        && (is_newspaper(name) || name.means(0, bit(Sense::Small)) && is_newspaper(name.skip(1)))
    {
        // `Foreign Policy, Fall 1977`: no newspaper is of a season.
        let season = found.date.as_ref().is_some_and(|(date, _)| of_season(date));
        let magazine =
            season || is_magazine(name) || name.means(0, bit(Sense::Small)) && is_magazine(name.skip(1));
        draft.sort(if magazine { "magazine" } else { "newspaper" });
    }
    if let Some(span) = found.volume {
        draft.text(Field::Volume, span, note);
    }
    if let Some(span) = found.number {
        draft.text(Field::Number, span, note);
    }
    if let Some((date, span)) = found.date {
        draft.date(Field::Date, span, date);
        draft.shows.dated = true;
    }
    if let Some(span) = found.series.or(again) {
        draft.text(Field::Series, span, note);
    }
    if let Some((span, people)) = found.translator {
        draft.names(Field::Translator, span, people);
    }
    if let Some(span) = found.article {
        draft.text(Field::Pages, span, note);
    }
    if let Some(span) = found.forthcoming {
        draft.text(Field::Pubstate, span, note);
    }
    if let Some(span) = place {
        draft.text(Field::Location, span, note);
    }
    draft.shows.journal = true;
    draft.shows.imprint |= found.sure;
    if let Some((pages, narrowed)) = found.pages {
        put_pages(pages, narrowed, draft);
    }
    draft.kind = Work::Article;
}
