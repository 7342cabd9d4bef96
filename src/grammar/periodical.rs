//! A periodical cited without an article; what stands in its name besides.

use ecow::EcoVec;

use super::archive;
use super::date::{full_date, roman, year};
use super::document::writes_to;
use super::draft::Draft;
use super::imprint::{has, next_top, top_level};
use super::input::In;
use super::journal::{journal, journal_issue};
use super::journal_name::{is_magazine, is_newspaper, of_a_code, of_an_office, page_behind_volume};
use super::locator::locators;
use super::name::names;
use super::numbering::{counted_series, issue_of_year};
use super::paper::numbered_report;
use super::possessive::is_owner;
use super::prose::sentence_to_person;
use super::quoted_more::more;
use super::series::capital_name;
use super::tail::{ended, ends};
use super::token::{Case, GIVEN, Kind, Token, bit};
use crate::lexicon::Sense;
use crate::model::{Date, Field, Kind as Work, Locator, Sited, Span, Unit, Via};
use crate::small;

/// `RUSI Journal May 1933, p. 18`: the month before the year belongs to a journal's number, and is nobody's surname.
pub fn month_of_journal(i: In<'_>, rest: In<'_>) -> bool {
    rest.is(0, Kind::Number)
        && rest.at > i.at + 1
        && i.means(rest.at - 1 - i.at, bit(Sense::Month(1)))
        && has(i.until(rest.at), bit(Sense::JournalWord))
}

/// `James Reston, New York Times, June 5, 1961, A1`   `Editorial, Washington Post, June 6, 1961`: behind an author, or a word
/// for a piece that has none, stands the newspaper, without a title.
pub fn in_newspaper<'n>(i: In<'n>, draft: &mut Draft) -> Option<In<'n>> {
    // `El País`, `Le Monde`: an article may be of the name.
    let named = |i: In<'_>| {
        let known = i.means(0, bit(Sense::Newspaper)).then(|| i.long(Sense::Newspaper));
        known.flatten().is_some_and(|len| i.is(len, Kind::Comma))
    };
    if !(named(i) || i.means(0, bit(Sense::Small)) && named(i.skip(1))) {
        return None;
    }
    let rest = daily(i, draft)?;
    draft.kind = Work::Article;
    Some(rest)
}

/// `Speech of Foreign Minister Pineau, New York Times, March 5, 1956`: a newspaper that is known, between what it printed and the
/// day, is no part of the title, which ends at token `end`.
pub fn in_paper(i: In<'_>, end: usize, draft: &mut Draft) {
    let day = draft.fields.date().is_some_and(|d| d.edtf.len() == 10);
    let title = i.until(end);
    let comma = top_level(title, Kind::Comma).last().copied().filter(|at| day && *at > i.at);
    let Some(comma) = comma else { return };
    let name = i.part(comma + 1, end);
    let paper = name.skip(usize::from(name.means(0, bit(Sense::Small))));
    if !(is_newspaper(paper) || is_newspaper(name)) {
        return;
    }
    draft.forget(Field::Title);
    draft.text(Field::Title, i.note.span(i.at, comma), i.note.text);
    draft.text(Field::Journaltitle, name.note.span(name.at, name.end), i.note.text);
    draft.sort("newspaper");
    draft.kind = Work::Article;
    draft.shows.journal = true;
}

/// A periodical of one day, where the citation ends.
fn daily<'n>(i: In<'n>, draft: &mut Draft) -> Option<In<'n>> {
    let found = journal_issue(i, draft.stops).filter(|found| ends(found.rest))?;
    draft.attempt(|trial| {
        let rest = found.put(trial);
        trial.fields.date().is_some_and(|d| d.edtf.len() == 10).then_some(rest)
    })
}

/// `Das Ende der Geduld, FAZ, 12. Mai 1976, S. 3`: what a newspaper that is known printed on a day, no marks around it and nobody
/// before it.
pub fn headline(i: In<'_>) -> Option<Draft> {
    const LONGEST: usize = 24;
    if i.note.bits & bit(Sense::Newspaper) == 0 || !matches!(i.case(0), Case::Capital | Case::Upper) {
        return None;
    }
    let from = i.at + 3;
    let comma = (from..i.end.min(i.at + LONGEST)).find(|at| i.note.list[*at].kind == Kind::Comma)?;
    let (title, paper) = (i.until(comma), i.part(comma + 1, i.end));
    let named = paper.skip(usize::from(paper.means(0, bit(Sense::Small)) && paper.case(0) == Case::Capital));
    if !named.means(0, bit(Sense::Newspaper)) {
        return None;
    }
    let whole = |at: usize| {
        let t = &i.note.list[at];
        !t.stop && !matches!(t.kind, Kind::Semi | Kind::QuoteOpen | Kind::ParenOpen | Kind::Colon)
    };
    let person = names(title).is_ok_and(|(rest, _)| rest.is_empty());
    if person || !(title.at..title.end).all(whole) || has(title, bit(Sense::Signal) | bit(Sense::In)) {
        return None;
    }
    let found = journal_issue(paper, false)?;
    if !(found.numbers.day && is_newspaper(found.name.part(named.at, found.name.end))) {
        return None;
    }
    let mut draft = Draft::at(i, Work::Article);
    draft.text(Field::Title, i.span_to(i.part(comma, i.end)), i.note.text);
    // `As reported by Smith, New York Times, March 5, 1956`
    if draft.site(Field::Title).is_some_and(|title| sentence_to_person(i, title)) {
        return None;
    }
    let rest = more(found.put(&mut draft), &mut draft);
    ended(draft, rest)
}

/// `Editorial, Washington Post, June 6, 1961, A20`
pub fn piece(i: In<'_>) -> Option<Draft> {
    if i.case(0) == Case::Lower || !i.means(0, bit(Sense::PieceHead)) {
        return None;
    }
    let mut draft = Draft::at(i, Work::Article);
    let rest = piece_by(i, &mut draft)?;
    draft.end = rest.at;
    draft.shows.closed = ends(rest);
    Some(draft)
}

/// `letter to the editor, New York Times, May 5, 1920, 12`: the same behind an author.
pub fn piece_by<'n>(i: In<'n>, draft: &mut Draft) -> Option<In<'n>> {
    let len = i.long(Sense::PieceHead)?;
    if !i.is(len, Kind::Comma) {
        return None;
    }
    // A newspaper that is known may have an article before its name.
    let paper = i.skip(len + 1);
    let rest = in_newspaper(paper, draft).or_else(|| daily(paper, draft))?;
    draft.text(Field::Title, i.span_to(i.skip(len)), i.note.text);
    draft.kind = Work::Article;
    draft.shows.genre = true;
    Some(rest)
}

/// `Leeds Mercury, 18 Jan. 1812`: a citation that is a few capitalised words and a day, and no person's or town's name, names
/// a newspaper.
fn dated_paper(i: In<'_>, rest: In<'_>, draft: &Draft) -> bool {
    let opens = i.at == 0
        || matches!(i.note.list[i.at - 1].kind, Kind::Semi | Kind::Dot | Kind::Colon | Kind::ParenOpen)
        || i.note.list[i.at - 1].bits & (bit(Sense::Signal) | bit(Sense::Via(Via::Quoted))) != 0
        // `reproduced in Young Ireland, 11 Feb. 1922`
        || i.at > 1
            && i.note.list[i.at - 1].bits & bit(Sense::In) != 0
            && i.note.list[i.at - 2].bits & bit(Sense::Via(Via::Quoted)) != 0;
    let closes = rest.is_empty()
        || rest.is(0, Kind::Comma) && rest.means(1, bit(Sense::Via(Via::Quoted)))
        || rest.is(0, Kind::Semi)
        || rest.is(0, Kind::ParenClose)
        || rest.is(0, Kind::Dot)
        // ` (interview with de Valera)`: what was printed on that day.
        || rest.is(0, Kind::ParenOpen) && rest.case(1) == Case::Lower;
    let Some(name) = draft.site(Field::Journaltitle) else { return false };
    let name = less_soft_sign(i.until(i.note.at_byte(name.end)));
    let words = &i.note.list[i.at..name.end];
    let person = GIVEN
        | bit(Sense::Honorific)
        | bit(Sense::BodyWord)
        | bit(Sense::DocumentHead)
        | bit(Sense::InterviewWord)
        | bit(Sense::Month(1));
    if !(opens && closes) {
        return false;
    }
    // `Sotsialisticheskii vestnik, May 12, 1933: 3`: a day and a page.
    let foreign = words.len() > 1 && other_tongue(name) && month_and_page(draft);
    // `La Chasse illustrée, 2 mars 1878`: an article with its capital, one word of capitals, and a day.
    let articled = i.case(0) == Case::Capital
        && i.means(0, bit(Sense::Small))
        && (3..=4).contains(&words.len())
        && other_tongue(name.skip(1))
        && draft.fields.date().is_some_and(|d| d.is_day());
    let foreign = foreign || articled;
    // `Philadelphia Aurora`, `Virginia Argus (Richmond)`: behind a town, or with its town, it is nobody's name.
    let town = i.long(Sense::City) == Some(1) && !i.means(0, GIVEN) || draft.fields.has(Field::Location);
    let person = if town { person & !GIVEN } else { person };
    draft.fields.date().is_some_and(|d| d.edtf.len() >= 7 && (!d.edtf.contains('/') || d.edtf.len() > 20))
        && ((2..=5).contains(&words.len()) || words.len() == 1 && month_and_page(draft))
        && i.long(Sense::City).is_none_or(|len| len < words.len())
        && words.iter().all(|t| {
            t.kind == Kind::Word
                && (foreign || t.case == Case::Capital || t.bits & bit(Sense::Small) != 0)
                && t.bits & person == 0
        })
}

/// `Istoricheskii Arkhiv, no. 2, 1994, pp. 220–3`, `Sovetskaia iustitsiia, no. 12 (1932): 29`, `Anti-Bread Tax Circular, No. 91, June 16,
/// 1842`: a labelled number of a year, and its page, or of a day: an issue of a periodical that no list knows.
fn numbered_issue(i: In<'_>, draft: &Draft) -> bool {
    let Some(name) = draft.site(Field::Journaltitle) else { return false };
    let whole = i.until(i.note.at_byte(name.end));
    let name = less_soft_sign(whole);
    let no = GIVEN | bit(Sense::ReportWord) | bit(Sense::SeriesWord) | bit(Sense::BodyWord);
    let day = draft.fields.date().map_or(0, |d| d.edtf.len());
    let labelled = i.is(whole.len(), Kind::Comma) && i.means(whole.len() + 1, bit(Sense::Number));
    labelled
        && draft.fields.has(Field::Number)
        && !draft.fields.has(Field::Volume)
        && (day == 10 || day == 4 && draft.shows.numbered)
        // `Zavety, nos. 4–5 (1912): 12`: one word, if a page follows.
        && (if draft.shows.numbered { 1..=6 } else { 2..=6 }).contains(&name.len())
        && (capital_name(name) || other_tongue(name))
        && !has(name, no)
        // `Circular Letter, no. 12, 3 May 1870`: a paper of an office.
        && !name.means(0, bit(Sense::DocumentHead))
}

/// `Sovetskaia iustitsiia`, `Derevnia na strazhe`: the first word alone has a capital, and none of them is a word of prose.
fn other_tongue(name: In<'_>) -> bool {
    let prose = bit(Sense::Plain) | bit(Sense::Signal) | bit(Sense::City);
    name.case(0) == Case::Capital && !has(name, prose) && (1..name.len()).all(|n| name.case(n) == Case::Lower)
}

/// `Sibirskaia zhizn’`: a soft sign ends the name, and no quotation.
fn less_soft_sign(name: In<'_>) -> In<'_> {
    let sign = |at: usize| name.note.list[at].kind == Kind::Quote && !name.note.list[at].spaced;
    if name.len() > 1 && sign(name.end - 1) { name.until(name.end - 1) } else { name }
}

/// `Liberator, January 1964, 4–5`, `Variety, 12 June 1946, 45`: a month or a day and a page tell that one word names a magazine or a
/// newspaper.
fn month_and_page(draft: &Draft) -> bool {
    let paged = draft.fields.has(Field::Pages) || !draft.locators.is_empty();
    paged && draft.fields.date().is_some_and(|d| matches!(d.edtf.len(), 7 | 10) && !d.edtf.contains('/'))
}

/// `М.:`, `. Москва` at the end of what was taken for a name.
fn place_in_facts(i: In<'_>, inside: bool) -> bool {
    let Some(len) = i.long(Sense::City) else { return false };
    let after = i.skip(len);
    let after = after.past_dot();
    let stopped = inside && i.note.list[i.at - 1].kind == Kind::Dot;
    after.is(0, Kind::Colon) || stopped && after.is_empty()
}

/// A periodical cited without an article: `Pittsburgh Courier, December 21, 1940`, `The Crisis 47 (July 1940): 209`, `Известия ЦК КПСС. 1989. № 7. С. 86–93`
pub fn periodical(i: In<'_>) -> Option<Draft> {
    let paper = bit(Sense::Newspaper) | bit(Sense::Magazine);
    let known = i.means(0, paper) || i.means(0, bit(Sense::Small)) && i.means(1, paper);
    if i.means(0, bit(Sense::Month(1)) | bit(Sense::Season(21))) && i.is(1, Kind::Number) {
        return None;
    }
    if let Some(read) = by_roman_volume(i).or_else(|| by_section(i)) {
        return Some(read);
    }
    let book = || next_top(i, Kind::Comma).is_some_and(|comma| owned(i.until(comma)));
    if numbered_report(i) || !known && book() {
        return None;
    }
    let mut draft = Draft::at(i, Work::Article);
    let rest = journal(i, &mut draft)?;
    // `Foreign Relations …, 1958–1960, vol. 6, Cuba (…)` goes on: a book.
    // `New York Times, September 25, 1943, first edition, front page`: what is said of the paper of a day.
    let leads_on = bit(Sense::Locator(Unit::Page)) | bit(Sense::In) | bit(Sense::Via(Via::Quoted));
    let said = || {
        let day = draft.fields.date().is_some_and(|d| d.edtf.len() == 10);
        known && day && rest.is(0, Kind::Comma) && rest.case(1) == Case::Lower && !rest.means(1, leads_on)
    };
    if !(ends(rest) || said()) {
        return None;
    }
    if of_an_office(i, &draft) || page_behind_volume(i, rest) {
        return None;
    }
    let whole = i.until(rest.at);
    let shows = known
        || has(whole.until(i.at + 8), bit(Sense::JournalWord) | bit(Sense::Newspaper))
        || dated_paper(i, rest, &draft)
        || numbered_issue(i, &draft);
    let volume = draft.fields.has(Field::Volume) && draft.fields.has(Field::Date);
    // `Title, 1724` is a book, and a sentence with a date in it is prose.
    let title = draft.fields.text(Field::Journaltitle)?;
    if title.contains(',') && !known || title.split(' ').count() > 9 {
        return None;
    }
    // `Socialism in One Country, 1924–1926, vol. 1`: years that a title tells of.
    let told = draft.fields.date().and_then(Date::years_apart).is_some_and(|years| years > 1);
    if dated_report(&draft, i) || !known && told {
        return None;
    }
    // `Davies et al. 1994, ch. 2`: people. `Panorama, BBC1, 12 May 1965`: a programme.
    if has(whole, bit(Sense::EtAl)) || title.contains(',') && has(whole.skip(1), bit(Sense::Broadcaster)) {
        return None;
    }
    // `М.: Захаров, 2005. Т. 2`, `Rio de Janeiro: Paz e Terra, 1987. v. 1`: facts of publication.
    let span = draft.site(Field::Journaltitle)?;
    let name = i.until(i.note.at_byte(span.end));
    if name_and_paper(name) || !shows && of_a_code(name, &draft) {
        return None;
    }
    // `Eintrag vom 30. Januar 1933`: no name ends so.
    let last = name.part(name.end - 1, name.end);
    // `Jones Papers, 25 Nov. 1943`
    let papers = archive::marks();
    if leads(name) || papers.private.contains(last.word(0)) || papers.diaries.contains(last.word(0)) {
        return None;
    }
    // `Brief Heinemanns an Adenauer vom 9.10.1950`: a letter, and its day.
    if i.means(0, bit(Sense::DocumentHead)) && has(name.skip(1), bit(Sense::Addressee)) {
        return None;
    }
    // `Milner to Chamberlain, 3 May 1899, C. 9345, no. 78`
    let addressed =
        || (1..name.len()).any(|n| name.case(n) == Case::Lower && name.means(n, bit(Sense::Addressee)));
    if i.note.bits & bit(Sense::Addressee) != 0
        && !known
        && draft.fields.date().is_some_and(|d| d.edtf.len() == 10)
        && addressed()
        && writes_to(name).is_some()
    {
        return None;
    }
    issue_of_year(&mut draft, i.note.text);
    // `Stern (1969), 105`: of a book, who wrote it and its year; a magazine has a number or a day.
    let year = draft.fields.date().is_some_and(|d| d.edtf.len() == 4);
    if name.len() == 1
        && i.is(1, Kind::ParenOpen)
        && i.is(3, Kind::ParenClose)
        && year
        && draft.shows.numbered
        && !(draft.fields.has(Field::Volume) || draft.fields.has(Field::Number))
    {
        return None;
    }
    // `Viceroy’s Personal Report No 14, 25 July 1947`: a paper by its number.
    if last.word(0) == "No" {
        return None;
    }
    if last.case(0) == Case::Lower && last.means(0, bit(Sense::By) | bit(Sense::Small) | bit(Sense::In)) {
        return None;
    }
    if (name.at..name.end).any(|at| {
        let here = name.part(at, name.end);
        here.means(0, bit(Sense::City)) && place_in_facts(here, at > i.at)
    }) {
        return None;
    }
    let day = draft.fields.text(Field::Entrysubtype).is_some();
    // `Totem II (27 October 1953)`: a number and a day, no page, and no word of a journal.
    // `LP, VI, 1487–8`: no periodical is so old.
    const FIRST: u16 = 1650;
    let year_of = |d: &crate::model::Date| d.year().and_then(|y| y.parse::<u16>().ok());
    if !shows && draft.fields.date().and_then(year_of).is_some_and(|year| year < FIRST) {
        return None;
    }
    let in_bracket =
        || draft.site(Field::Date).is_some_and(|d| i.note.text[..d.start as usize].ends_with('('));
    let day_alone = !draft.shows.numbered && draft.fields.date().is_some_and(|d| d.edtf.len() == 10);
    if !shows && draft.fields.has(Field::Volume) && day_alone && in_bracket() {
        return None;
    }
    // Russian journals are read by their own grammar, unless their name is known.
    if i.note.russian && !shows {
        return None;
    }
    // `Kotkin 1995, 2001`: years of works, not a volume.
    let yearlike = |v: &str| v.len() == 4 && v.parse::<u16>().is_ok_and(|y| (1500..2060).contains(&y));
    if !shows && draft.fields.text(Field::Volume).is_some_and(yearlike) {
        return None;
    }
    // `New Princeton Review, vol. IV, p. 183`
    // `Virginia Magazine of History and Biography, Vol. I, pp. 364-373`
    let journal = |at: usize| {
        let t = &name.note.list[at];
        let next = name.part(at + 1, name.end).past_dot();
        t.bits & bit(Sense::JournalWord) != 0
            && (next.is_empty() || at > name.at && next.case(0) == Case::Lower)
    };
    let named = || {
        name.end > name.at + 1
            && (name.at..name.end).any(journal)
            && i.is(name.len(), Kind::Comma)
            && i.means(name.len() + 1, bit(Sense::Volume))
    };
    let paged = draft.fields.has(Field::Volume) && draft.shows.numbered && named();
    if !(volume
        || paged
        || shows && (day || draft.fields.has(Field::Number) || draft.fields.has(Field::Date)))
    {
        return None;
    }
    let order = volume && !shows && order_of_office(name, rest, &draft);
    if draft.fields.text(Field::Entrysubtype).is_none()
        && draft.fields.date().is_some_and(|d| d.edtf.len() == 7)
    {
        draft.sort("magazine");
    }
    // A page behind a periodical without an article points.
    draft.forget(Field::Pages);
    if order {
        number_in_title(name, &mut draft);
    }
    draft.end = rest.at;
    draft.shows.closed = ends(rest);
    Some(draft)
}

/// `Annual Report of the Services of Supply, 1942`, `Proceedings of the Ohio Antislavery Convention, 1835`: a report, or what a meeting
/// printed, of a year: a book, unless it counts volumes.
fn dated_report(draft: &Draft, i: In<'_>) -> bool {
    let year = !draft.fields.has(Field::Volume)
        && !draft.fields.has(Field::Number)
        && draft.fields.date().is_some_and(|d| d.edtf.len() == 4);
    let Some(name) = draft.site(Field::Journaltitle).filter(|_| year) else { return false };
    let name = i.until(i.note.at_byte(name.end));
    let report = (0..3).any(|n| name.means(n, bit(Sense::ReportWord)));
    report || small::is(name.word(name.len() - 1), small::GATHERINGS)
}

/// `Gladstone in Hansard`, `Cobbett in The Times`: who spoke or wrote, and the paper that is known, which is the citation.
pub fn name_and_paper(name: In<'_>) -> bool {
    const NAME: usize = 4;
    let word = (1..NAME).find(|n| name.case(*n) == Case::Lower && name.word(*n) == "in");
    word.is_some_and(|n| {
        let paper = name.skip(n + 1);
        let paper = paper.skip(usize::from(paper.means(0, bit(Sense::Small))));
        let known = paper.long(Sense::Newspaper).is_some_and(|len| len == paper.len())
            || paper.len() == 1 && super::official::may_begin(paper);
        (0..n).all(|at| name.case(at) == Case::Capital) && known
    })
}

/// `For the South see The American Political Science Review, vol. I`: a small word inside leads to a citation.
fn leads(name: In<'_>) -> bool {
    let see =
        |n: usize| name.case(n) == Case::Lower && name.word(n).len() > 2 && name.means(n, bit(Sense::Signal));
    (1..name.len()).any(|n| see(n) && !name.means(n, bit(Sense::Small)))
}

/// So many volumes has no book that is cited by an author and a title.
const OF_NO_BOOK: u32 = 20;

/// `American Journal of Political Economy, XXX, p. 1040`   `The World’s Work, XX, p. 271`: a volume in Roman numerals and its page,
/// behind words for a journal; so high a volume no book has.
fn by_roman_volume(i: In<'_>) -> Option<Draft> {
    let issue = roman_issue(i)?;
    let name = issue.name;
    let named = has(name, bit(Sense::JournalWord)) && capital_name(name) || of_a_society(name);
    let high = issue.number >= OF_NO_BOOK && has(name, bit(Sense::Small));
    // `Niles’ Register, XII, 45`
    let paper = name.skip(usize::from(name.means(0, bit(Sense::Small))));
    let known = || is_newspaper(paper) || is_magazine(paper);
    if !(named || high || known()) || owned(name) && !known() || leads(name) {
        return None;
    }
    let mut draft = Draft::at(i, Work::Article);
    let rest = issue.put(&mut draft);
    draft.end = rest.at;
    draft.shows.closed = true;
    Some(draft)
}

/// `Hutchinson’s History of Massachusetts Bay, I, 34`: whose a book is, but `Harper’s Magazine, XX, 271`.
fn owned(name: In<'_>) -> bool {
    is_owner(name.word(0)) && !name.means(name.len() - 1, bit(Sense::JournalWord))
}

/// `“Slavery and Conversion,” Am. Hist. Rev., XXI, 504`   `“Slavery,” in American Historical Review, XXI, 504`: behind a title in marks a
/// journal, its volume in Roman numerals and the page.
pub fn behind_title<'n>(i: In<'n>, draft: &mut Draft) -> Option<In<'n>> {
    let i = if i.case(0) == Case::Lower && i.means(0, bit(Sense::In)) { past_the(i.skip(1)) } else { i };
    // `Southern Workman, xxxvii, 165`: so high a volume no book has.
    let of_journal = |issue: &RomanIssue<'_>| {
        has(issue.name, bit(Sense::JournalWord)) || issue.number >= OF_NO_BOOK && capital_name(issue.name)
    };
    let issue = roman_issue(i).filter(of_journal)?;
    let rest = issue.put(draft);
    draft.kind = Work::Article;
    Some(rest)
}

/// `the Journal of Negro History` behind “in”: past the article.
pub fn past_the(i: In<'_>) -> In<'_> {
    i.skip(usize::from(small::is(i.word(0), small::THE) && i.case(1) == Case::Capital))
}

/// `Massachusetts Historical Society Collections`, `Mass. Hist. Soc. Coll.`: what a society prints.
fn of_a_society(name: In<'_>) -> bool {
    let stop = usize::from(name.is(name.len() - 1, Kind::Dot));
    name.len() > 2 + stop && small::is(name.word(name.len() - 1 - stop), small::SERIALS_OF_SOCIETIES)
}

/// A journal’s name, its volume in Roman numerals, pages, and the end.
struct RomanIssue<'n> {
    name: In<'n>,
    series: Option<Span>,
    volume: Span,
    number: u32,
    pages: EcoVec<Sited<Locator>>,
    rest: In<'n>,
}

impl<'n> RomanIssue<'n> {
    /// Puts it into a draft; what is behind it.
    fn put(self, draft: &mut Draft) -> In<'n> {
        let (name, note) = (self.name, self.name.note);
        draft.text(Field::Journaltitle, note.span(name.at, name.end), note.text);
        self.series.into_iter().for_each(|span| draft.text(Field::Series, span, note.text));
        draft.text(Field::Volume, self.volume, note.text);
        draft.locate(self.pages);
        draft.shows.journal = true;
        draft.shows.numbered = true;
        self.rest
    }
}

/// `American Journal of Political Economy, XXX, p. 1040`   `Am. Hist. Rev., XXI, 504`
fn roman_issue(i: In<'_>) -> Option<RomanIssue<'_>> {
    const LONGEST: usize = 12;
    let part = |n: usize| i.is(n, Kind::Word) || i.is(n, Kind::Dot) && !i.peek(n).is_some_and(|t| t.stop);
    let comma = (0..LONGEST).find(|n| !part(*n)).filter(|n| *n > 1 && i.is(*n, Kind::Comma))?;
    // `Massachusetts Historical Society, Proceedings, XLIII, 7`
    let serial = i.is(comma + 2, Kind::Comma) && small::is(i.word(comma + 1), small::SERIALS_OF_SOCIETIES);
    let comma = if serial { comma + 2 } else { comma };
    let behind = i.skip(comma + 1);
    let numeral = |t: &Token| t.case == Case::Upper || t.case == Case::Lower && t.span.len() > 1;
    let anew = || {
        behind
            .long(Sense::NewSeries)
            .map(|len| (behind.span_to(behind.skip(len)), behind.skip(len).past_dot()))
    };
    let series = counted_series(behind).or_else(anew).filter(|(_, rest)| rest.is(0, Kind::Comma));
    let volume = series.map_or(behind, |(_, rest)| rest.skip(1));
    let series = series.map(|(span, _)| span);
    let number =
        roman(volume.word(0)).filter(|_| volume.is(1, Kind::Comma) && volume.peek(0).is_some_and(numeral))?;
    let name = i.until(i.at + comma);
    let (rest, pages) = locators(volume.skip(2)).ok().filter(|(rest, _)| ends(*rest))?;
    let span = volume.span_to(volume.skip(1));
    (name.case(0) != Case::Lower).then_some(RomanIssue { name, series, volume: span, number, pages, rest })
}

/// `Chicago Defender, March 5, 1927, 1: 11`: a newspaper, its day, the section of that day and the page in it.
fn by_section(i: In<'_>) -> Option<Draft> {
    const LONGEST: usize = 6;
    if !i.note.has(Kind::Colon) {
        return None;
    }
    let comma = (1..LONGEST).find(|n| !i.is(*n, Kind::Word)).filter(|n| i.is(*n, Kind::Comma))?;
    let name = i.until(i.at + comma);
    let (rest, day) = full_date(i.skip(comma + 1)).ok().filter(|(_, day)| day.edtf.len() == 10)?;
    let numbers = rest.is(0, Kind::Comma)
        && rest.is(1, Kind::Number)
        && rest.word(1).len() == 1
        && rest.is(2, Kind::Colon)
        && rest.is(3, Kind::Number);
    let (end, pages) = locators(rest.skip(3)).ok().filter(|(end, _)| numbers && ends(*end))?;
    if !capital_name(name) || name.means(0, GIVEN) || leads(name) {
        return None;
    }
    let mut draft = Draft::at(i, Work::Article);
    draft.text(Field::Journaltitle, name.note.span(name.at, name.end), i.note.text);
    draft.sort("newspaper");
    draft.date(Field::Date, i.skip(comma + 1).span_to(rest), day);
    let section = rest.skip(1);
    draft.point(Unit::Section, section.span_to(section.skip(1)), section.word(0));
    draft.locate(pages);
    draft.shows.journal = true;
    draft.shows.dated = true;
    draft.shows.numbered = true;
    draft.end = end.at;
    draft.shows.closed = true;
    Some(draft)
}

/// `WD Cir 59, 2 Mar 42`, `AR 170-10, 10 Aug 42`: letters of an office, a number, a day behind a comma and no page: one of
/// its numbered papers, no journal.
fn order_of_office(name: In<'_>, rest: In<'_>, draft: &Draft) -> bool {
    let letters = name.case(0) == Case::Upper && (2..=5).contains(&name.word(0).len());
    let day = draft.fields.date().is_some_and(|d| d.edtf.len() == 10);
    let brackets = (name.end..rest.at).any(|at| name.note.list[at].kind == Kind::ParenOpen);
    letters && day && !brackets && name.len() <= 3 && !draft.shows.numbered && draft.locators.is_empty()
}

/// The number belongs to the name of the paper.
fn number_in_title(name: In<'_>, draft: &mut Draft) {
    let end = draft
        .sites
        .iter()
        .filter(|(f, _)| matches!(f, Field::Volume | Field::Number))
        .map(|(_, s)| s.end)
        .max();
    let Some(end) = end else { return };
    let start = name.note.span(name.at, name.end).start;
    for field in [Field::Journaltitle, Field::Volume, Field::Number, Field::Entrysubtype] {
        draft.fields.remove(field);
    }
    draft.sites.retain(|(f, _)| *f == Field::Date);
    draft.text(Field::Title, Span { start, end }, name.note.text);
    draft.kind = Work::Report;
    draft.shows.journal = false;
}

/// `New York Times, late ed.`: the name without the edition of the day.
///
/// `Le Monde, mercredi`: the day of the week neither.
pub fn edition_left_out(name: In<'_>) -> In<'_> {
    let comma = (name.at + 1..name.end).rev().take(5).find(|at| name.note.list[*at].kind == Kind::Comma);
    let Some(comma) = comma else { return name };
    let last = name.part(comma + 1, name.end);
    let edition = last.len() >= 2
        && last.case(0) == Case::Lower
        && (1..last.len()).any(|n| last.means(n, bit(Sense::Edition)));
    let of_the_week = small::is(last.word(0), small::DAYS_OF_THE_WEEK) && last.skip(1).past_dot().is_empty();
    if edition || of_the_week { name.until(comma) } else { name }
}

/// `The Origins of the Christian Mystical Tradition, Oxford`, `The Humanizing Brain, Pilgrim Press, Cleveland, OH`: a book and its town. Behind a
/// journal's town stand its numbers.
pub fn in_town(name: In<'_>) -> bool {
    let stated = name.len() > 4
        && name.is(name.len() - 2, Kind::Comma)
        && name.means(name.len() - 1, bit(Sense::State));
    let name = if stated { name.until(name.end - 2) } else { name };
    let comma = (name.at..name.end).rev().take(4).find(|at| name.note.list[*at].kind == Kind::Comma);
    comma.is_some_and(|at| {
        let town = name.part(at + 1, name.end);
        // `München/Zürich`
        let second =
            town.long(Sense::City).filter(|len| town.is(*len, Kind::Slash)).map(|len| town.skip(len + 1));
        let town = second.unwrap_or(town);
        at > name.at + 1 && town.long(Sense::City).is_some_and(|len| len == town.len())
    })
}

/// `Santiago de Chile, 1987, pp. 249-262`: a town that is known, the year, and the page behind it.
pub fn town_before_year(i: In<'_>) -> Option<In<'_>> {
    if !i.means(0, bit(Sense::City)) {
        return None;
    }
    let rest = i.skip(i.long(Sense::City)?);
    let (behind, _) = year(rest.skip(1)).ok().filter(|_| rest.is(0, Kind::Comma))?;
    let paged = behind.is(0, Kind::Comma) && behind.means(1, bit(Sense::Locator(Unit::Page)));
    paged.then_some(rest)
}
