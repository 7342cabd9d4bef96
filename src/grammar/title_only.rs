//! A title that stands first, without quotation marks.

use nom::Input;

use super::abroad::short_year::before_page;
use super::abroad::usual_order::{surname_colon, surnames_to_colon};
use super::archive;
use super::cross::WITHIN;
use super::date::{roman, year};
use super::draft::Draft;
use super::facts::naked;
use super::imprint::has;
use super::in_sentence::{as_somebody_says, book_then_subject};
use super::input::In;
use super::italic::{authors_before, italic_author, italic_run};
use super::locator::locators;
use super::name::{and_len, names};
use super::numbering::says;
use super::periodical::{in_paper, name_and_paper};
use super::possessive::is_owner;
use super::prose::{
    author_in_sentence, leads_to_own, only_dated, phrase_before_author, sentence_before_name,
    sentence_to_person,
};
use super::quoted_words::opens_title_words;
use super::series::capital_name;
use super::tail::{ends, place_year, tail};
use super::title::{surely_person, titled, titled_first};
use super::title_look::{capital_name_or_subtitle, reads_as_title, small_words};
use super::title_put::put_title;
use super::token::{Case, GIVEN, Kind, Token, bit};
use super::towns::place_sense;
use super::work::close;
use crate::lexicon::Sense;
use crate::model::{Doubt, Field, Kind as Work, Unit};
use crate::small;

/// `Smith (1999)`: one word and a year alone name an author, unless it is a newspaper or a word that titles are made of.
fn surname_and_year(i: In<'_>) -> bool {
    let title =
        bit(Sense::Newspaper) | bit(Sense::Magazine) | bit(Sense::TitleNoun) | bit(Sense::GovernmentWord);
    i.case(0) == Case::Capital
        && i.is(1, Kind::ParenOpen)
        && i.is(2, Kind::Number)
        && i.word(2).len() == 4
        && i.is(3, Kind::ParenClose)
        && ends(i.skip(4))
        && !i.means(0, title)
}

/// `Thomas Browne (1605–82), as cited in …`: a person and the years of a life; no work.
fn person_and_life(i: In<'_>) -> bool {
    const FARTHEST: usize = 7;
    let Some(open) = (2..=FARTHEST).find(|n| i.is(*n, Kind::ParenOpen)) else { return false };
    let years = i.is(open + 1, Kind::Number) && i.is(open + 2, Kind::Dash) && i.is(open + 3, Kind::Number);
    let name = i.until(i.at + open);
    years
        && i.is(open + 4, Kind::ParenClose)
        && surely_person(name)
        && names(name).is_ok_and(|(rest, found)| rest.is_empty() && found.full)
}

/// `Sur la vente au comte, *Inventaire des archives du Nord*`: a preposition first and a slanted title behind the comma: words of a
/// sentence lead to it.
fn leads_to_slanted(i: In<'_>) -> bool {
    const REACH: usize = 16;
    i.case(0) == Case::Capital
        && i.means(0, bit(Sense::Small))
        && !i.note.styles.is_empty()
        && (1..REACH).any(|n| i.is(n, Kind::Comma) && italic_run(i.skip(n + 1)).is_some())
}

/// `J. H. Clarke, Harlem: A Community in Transition, 1964`: a person is no title, and words before a colon that no list knows for a
/// town are none of its facts of publication.
fn named_before_place(title: In<'_>, draft: &Draft) -> bool {
    let Some(place) = draft.site(Field::Location) else { return false };
    // `KAPLAN, K.: Československo v letech 1948–1953`: no town is one letter behind a surname in capitals.
    let behind = title.part(title.end, title.note.list.len());
    let initial = |n: usize| behind.case(n) == Case::Upper && behind.word(n).chars().nth(1).is_none();
    if title.len() == 1
        && title.case(0) == Case::Upper
        && behind.is(0, Kind::Comma)
        && initial(1)
        && behind.is(2, Kind::Dot)
        && behind.is(3, Kind::Colon)
    {
        return true;
    }
    let town = |i: In<'_>| place_sense(i.part(i.note.at_byte(place.start), i.note.at_byte(place.end)));
    // `Moynihan, The Negro Family: The Case for National Action, 1965`, `DAVENPORT/BECK, The Attention Economy: …`
    let surnames = title.len() == 1 || title.len() == 3 && title.is(1, Kind::Slash);
    (surely_person(title) || surnames)
        && title.note.text.get(place.end as usize..).is_some_and(|behind| behind.starts_with(':'))
        && (surnames || names(title).is_ok_and(|(rest, found)| rest.is_empty() && found.full))
        && !town(title.part(title.at, title.note.list.len()))
}

/// So long a title with its subtitle is at most that a page alone follows.
const SUBTITLED: usize = 24;

/// `Part 5, pp. 380–84`, `In chapter 3, p. 77`: a part of a work that is not named here, and no title.
fn part_and_page(i: In<'_>) -> bool {
    let at = i.skip(usize::from(i.means(0, bit(Sense::In)) && i.case(1) == Case::Lower));
    if !at.means(0, bit(Sense::Locator(Unit::Page))) {
        return false;
    }
    let part = |s| matches!(s, Sense::Locator(Unit::Chapter | Unit::Part | Unit::Section)).then_some(());
    let Some(((), len)) = at.hit(part) else { return false };
    let number = at.skip(len).past_dot();
    let page = number.skip(2);
    (number.is(0, Kind::Number) && number.word(0).len() <= 3 || roman(number.word(0)).is_some())
        && number.is(1, Kind::Comma)
        && page.means(0, bit(Sense::Locator(Unit::Page)))
        && page.case(0) == Case::Lower
        && page.numbered()
}

/// `I follow Thompson, Making, 70`, `Ich folge hier Mommsen, Beamtentum, S. 12`: whoever writes the note says whom they use.
fn spoken(i: In<'_>) -> bool {
    const REACH: usize = 5;
    let name = (2..=REACH).find(|n| i.case(*n) != Case::Lower);
    small::is(i.word(0), small::WHO_WRITES)
        && i.case(1) == Case::Lower
        && name.is_some_and(|n| i.case(n) == Case::Capital && i.is(n + 1, Kind::Comma))
}

/// An unquoted title first: `The Russians Aren’t Coming, edited by Wayne S. Smith (…)`
pub fn title_first(i: In<'_>) -> Option<Draft> {
    // `Vgl.`, `Cfr.`: no word of a title.
    if i.means(0, bit(Sense::Signal)) && i.is(1, Kind::Dot) && i.peek(0).is_some_and(|t| t.short) {
        return None;
    }
    if spoken(i) {
        return None;
    }
    // `Knight cites Sovetskaia Latviia, 10 June 1953`
    if i.note.bits & bit(Sense::Month(1)) != 0 && says(i) {
        return None;
    }
    // `Chapter Twelve, pp. 200–1`: a part of this book.
    if i.means(0, bit(Sense::Locator(Unit::Chapter)))
        && i.means(1, bit(Sense::Counted))
        && i.is(2, Kind::Comma)
    {
        return None;
    }
    // `See n. 2, items 4 and 5`: another note.
    if i.means(0, bit(Sense::Signal))
        && i.skip(1)
            .long(Sense::Locator(Unit::Note))
            .is_some_and(|len| i.skip(1 + len).past_dot().is(0, Kind::Number))
    {
        return None;
    }
    // `vgl. S. 85, Anm. 27`: a page is no title.
    if i.means(0, bit(Sense::Locator(Unit::Page)))
        && i.peek(0).is_some_and(|t| t.short && t.span.len() <= 3)
        && i.is(1, Kind::Dot)
        && i.is(2, Kind::Number)
        && locators(i).is_ok_and(|(rest, _)| ends(rest))
    {
        return None;
    }
    if surname_and_year(i)
        || person_and_life(i)
        || i.case(0) == Case::Capital && before_page(i.skip(1)).is_some()
        || part_and_page(i)
    {
        return None;
    }
    // `(based on Lust’s translation, 58)`: what somebody did, and no title.
    if is_owner(i.word(0)) && i.case(1) == Case::Lower && i.is(2, Kind::Comma) {
        return None;
    }
    // `URL: (12.3.2019)`
    if i.means(0, bit(Sense::Accessed)) && i.is(1, Kind::Colon) {
        return None;
    }
    if i.means(0, bit(Sense::In))
        && let Some(draft) = book_then_subject(i)
    {
        return Some(draft);
    }
    if let Some(draft) = as_somebody_says(i) {
        return Some(draft);
    }
    let slanted = italic_run(i).is_some();
    if !slanted && leads_to_slanted(i) {
        return None;
    }
    if slanted && italic_author(i) || authors_before(i).is_some() {
        return None;
    }
    // `As Robert Service argues in Lenin: A Biography (…)`: a sentence that leads to a title.
    if i.means(0, bit(Sense::Small))
        && author_in_sentence(i.skip(1)).is_some_and(|(n, _)| !n.given.is_empty())
    {
        return None;
    }
    if !(matches!(i.case(0), Case::Capital | Case::Upper)
        || slanted
        || i.is(0, Kind::Number)
        || i.is(0, Kind::QuoteOpen) && opens_title_words(i))
    {
        return None;
    }
    let mut draft = Draft::at(i, Work::Book);
    // `Lüdtke: Was ist und wer treibt Alltagsgeschichte?, S. 91`: words of a sentence, if a surname stands before.
    let colon = surnames_to_colon(i).is_some_and(|n| surname_colon(i.until(i.end.min(i.at + n + 2))));
    let rest = if colon { titled(i, &mut draft) } else { titled_first(i, &mut draft) }?;
    if leads_to_archive(i.until(rest.at)) {
        return None;
    }
    let strong = draft.shows.imprint
        || draft.shows.role
        || draft.shows.labelled
        || draft.shows.numbered
        || draft.shows.dated
        || draft.shows.url;
    // `The Conscience of the Revolution, 44`: a page alone makes no citation; the document must know the title.
    let page_alone = draft.shows.numbered
        && !(draft.shows.imprint
            || draft.shows.role
            || draft.shows.labelled
            || draft.shows.dated
            || draft.shows.url
            || slanted
            || i.is(0, Kind::Number));
    let title_end = draft.site(Field::Title).map_or(rest.at, |span| i.note.at_byte(span.end));
    // `Channing, History of the United States, vol. II (1908)`, `U. S. Bureau of Education, Bulletin, 1916, No. 38`: a word, or a body, and no
    // title of an article.
    let lone = || {
        title_end == i.at + 1
            || has(i.until(title_end), bit(Sense::BodyWord)) && capital_name(i.until(title_end))
    };
    if draft.shows.journal && !slanted && lone() && !i.means(0, bit(Sense::PieceHead)) {
        return None;
    }
    // `Speech of Foreign Minister Pineau, New York Times, March 5, 1956`
    if draft.shows.dated && !draft.shows.imprint && !slanted {
        in_paper(i, title_end, &mut draft);
    }
    // `in Odessa, 12 May 1919`: where and when something happened.
    if draft.shows.dated && !draft.shows.imprint && place_sense(i.until(title_end)) {
        return None;
    }
    let title = i.until(title_end);
    // `from Francis Corbin, Oct. 21, 1788`: a person and a day.
    let of_day = draft.fields.date().is_some_and(|d| d.is_day());
    if of_day
        && !draft.shows.imprint
        && !slanted
        && i.means(0, GIVEN)
        && names(title).is_ok_and(|(rest, _)| rest.is_empty())
    {
        return None;
    }
    // `Speech on Central TV, November 29, 1990`: no book is of one day.
    if of_day && draft.kind == Work::Book && only_dated(&draft) {
        // `P 93/6, 30 July 1968`: the number of a document.
        if i.case(0) == Case::Upper && i.is(1, Kind::Number) {
            return None;
        }
        draft.kind = Work::Misc;
    }
    if named_before_place(title, &draft) || draft.shows.dated && name_and_paper(title) {
        return None;
    }
    // `Fiefs and Vassals: The Medieval Evidence Reinterpreted, 164`
    let subtitled = || title_end - i.at <= SUBTITLED && capital_name_or_subtitle(title);
    let short = || title_end - i.at <= 10 && (capital_name(title) || surname_colon(title));
    // `KPSS v rezoliutsiiakh, 30`, `XVII s”ezd, 30`: written small, in a language that is none of the sentence's.
    let opens = i.at == 0
        || i.note.list[i.at - 1].kind == Kind::Semi
        || i.note.list[i.at - 1].bits & bit(Sense::Signal) != 0;
    let foreign = || opens && title_end - i.at <= 10 && small_words(title) && !has(title, bit(Sense::Plain));
    if page_alone && (short() || subtitled() || foreign()) {
        draft.doubt(Doubt::BareName);
    }
    if !strong {
        // A bare capitalised phrase: a title only if the document knows it.
        let title = i.until(rest.at);
        if !slanted
            && title.note.list[title.at..title.end]
                .iter()
                .any(|t| matches!(t.kind, Kind::Comma | Kind::QuoteOpen | Kind::Quote))
        {
            return None;
        }
        let fits = slanted || capital_name(title) || surname_colon(title);
        if !fits || title.len() > 14 || i.is(0, Kind::Number) {
            return None;
        }
        draft.doubt(Doubt::BareName);
    }
    // `Diese Beobachtung auch bei Käpplinger, Jagd, 2011`: words of a sentence, a name and a short title: a year alone makes no
    // title of them.
    let year_alone = draft.shows.dated && !(draft.shows.imprint || draft.shows.role || draft.shows.url);
    let year_alone = year_alone && !slanted && draft.fields.names(Field::Author).is_empty();
    if year_alone && sentence_before_name(i.until(title_end)) {
        return None;
    }
    // Prose is no title: `The era is described in Logan's The Negro in American Life (…)`.
    let span = draft.site(Field::Title)?;
    // `Das Ende der Geduld, FAZ, 12. Mai 1976`: what a newspaper printed leads to nobody.
    let printed = draft.shows.journal && draft.fields.has(Field::Journaltitle);
    let sentence = || !printed && phrase_before_author(i, span) || sentence_to_person(i, span);
    if !reads_as_title(i, span) || sentence() || leads_to_own(i.until(title_end)) {
        if !colon || !surname_colon(i.until(title_end)) || draft.shows.imprint || draft.shows.dated {
            return None;
        }
        draft.doubt(Doubt::BareName);
    }
    // `Wainwright, in Episcopal Watchman 2 (…)`: who wrote in it, what it was called left out.
    // `C. F. G. Masterman, in J. T. Boulton (ed.), The Condition of England (1960)`
    let after = i.part(title_end, i.end);
    let initials = || draft.kind == Work::Incollection && i.case(0) == Case::Upper && i.is(1, Kind::Dot);
    if (draft.kind == Work::Article || initials())
        && !slanted
        && after.is(0, Kind::Comma)
        && after.means(1, bit(Sense::In))
        && let Ok((name_end, found)) = names(i)
        && name_end.at == title_end
        && (found.full || title_end == i.at + 1)
    {
        draft.forget(Field::Title);
        draft.names(Field::Author, i.span_to(name_end), found);
    }
    // `J. Chapman Real Wages in Soviet Russia since 1928 (Cambridge, Mass., 1963)`: the comma behind the author is lost.
    if draft.kind == Work::Book
        && draft.shows.imprint
        && !slanted
        && draft.nobody()
        && let Some(title) = behind_initials(i).filter(|title| title.at + 1 < title_end)
        && let Ok((rest, found)) = names(i.until(title.at))
        && rest.is_empty()
    {
        draft.names(Field::Author, i.span_to(title), found);
        draft.forget(Field::Title);
        draft.text(Field::Title, i.note.span(title.at, title_end), i.note.text);
    }
    // A title without its author in a citation with facts of publication has an editor, or none.
    if draft.fields.has(Field::Editor) && !draft.fields.has(Field::Booktitle) {
        draft.kind = Work::Collection;
    }
    close(draft, rest)
}

/// `J. Chapman Real Wages`: behind one or two initials, apart from each other, and a surname, where a title could begin.
fn behind_initials(i: In<'_>) -> Option<In<'_>> {
    let initial = |n: usize| {
        i.case(n) == Case::Upper
            && i.word(n).len() == 1
            && i.is(n + 1, Kind::Dot)
            && i.peek(n + 2).is_some_and(|t| t.spaced)
    };
    let count = (0..2).take_while(|n| initial(2 * n)).count();
    let surname = i.skip(2 * count);
    // `U. S. Foreign Policy`
    let land = i.means(0, bit(Sense::State) | bit(Sense::GovernmentWord) | bit(Sense::BodyWord));
    let title = surname.skip(1);
    let fits = count > 0
        && !land
        && surname.case(0) == Case::Capital
        && surname.word(0).len() > 2
        && surname.peek(0).is_some_and(|t| t.bits & !GIVEN == 0)
        && title.case(0) == Case::Capital
        && !title.is(1, Kind::Comma);
    fits.then_some(title)
}

/// `Stalin i Kaganovich. Perepiska. 1931–1936 gg., p. 51`   `Lubianka. Stalin i VChK, pp. 12–14`: a stop within a title, which begins the citation
/// and points at a page: names or few words first, and what the book is.
pub fn title_in_halves(i: In<'_>) -> Option<Draft> {
    const FIRST: usize = 5;
    const SECOND: usize = 10;
    if i.note.russian || !matches!(i.case(0), Case::Capital | Case::Upper) {
        return None;
    }
    let stop = (1..=FIRST).find(|n| !i.is(*n, Kind::Word))?;
    let sentence = i.is(stop, Kind::Dot) && i.peek(stop)?.stop;
    let other = bit(Sense::Signal) | bit(Sense::Ibid) | bit(Sense::Idem) | bit(Sense::OpCit);
    let named = |n: usize| {
        let small = i.case(n) == Case::Lower && i.word(n).len() == 1 || and_len(i.skip(n)) == 1;
        (i.case(n) != Case::Lower || small) && !i.means(n, other) && i.peek(n).is_some_and(|t| !t.short)
    };
    let second = i.skip(stop + 1);
    // `Zastol'nye rechi Stalina. Dokumenty i materialy, p. 45`: the second half says what the book holds.
    let holds = || second.means(0, bit(Sense::TitleNoun) | bit(Sense::DocumentHead)) && !i.means(0, other);
    if !sentence || !((0..stop).all(named) || holds()) {
        return None;
    }
    // `. 1931–1936 gg.`: the years may be a third.
    let goes_on = |n: usize| match second.kind(n) {
        Some(Kind::Word | Kind::Number | Kind::Dash) => true,
        Some(Kind::Dot) => year(second.skip(n + 1)).is_ok() || second.is(n + 1, Kind::Comma),
        _ => false,
    };
    let comma = (1..=SECOND).find(|n| !goes_on(*n))?;
    let person = comma == 2 && second.means(0, GIVEN);
    let titled = matches!(second.case(0), Case::Capital | Case::Upper) && comma + stop > 2 && !person;
    let page = second.skip(comma + 1);
    if !titled
        || !second.is(comma, Kind::Comma)
        || !page.means(0, bit(Sense::Locator(Unit::Page)))
        || second.means(0, other)
    {
        return None;
    }
    let (rest, found) = locators(page).ok().filter(|(rest, _)| ends(*rest))?;
    let mut draft = Draft::at(i, Work::Book);
    draft.text(Field::Title, i.span_to(second.skip(comma)), i.note.text);
    draft.locate(found);
    draft.shows.labelled = true;
    draft.shows.numbered = true;
    close(draft, rest)
}

/// `Deutsche Geschichte 1800–1866. Bürgerwelt und starker Staat. München 1987, S. 11`: no author, and stops that divide; the last before a
/// town and its year.
pub fn title_before_place(i: In<'_>) -> Option<Draft> {
    const LONGEST: usize = 30;
    let whole = i.at == 0 || i.note.list[i.at - 1].kind == Kind::Semi;
    if i.note.russian || !whole || !matches!(i.case(0), Case::Capital | Case::Upper) || i.is(1, Kind::Comma) {
        return None;
    }
    let lead = bit(Sense::Signal) | bit(Sense::Ibid) | bit(Sense::Idem) | bit(Sense::OpCit);
    let mut stop = None;
    let mut with_house = false;
    for at in i.at + 2..i.end.min(i.at + LONGEST) {
        let t = &i.note.list[at];
        match t.kind {
            Kind::Dot if t.stop => {
                let next = i.part(at + 1, i.end);
                // `Anais do Parlamento Brasileiro. Rio de Janeiro: Typographia Nacional, 1875`
                let town = next.long(Sense::City).unwrap_or(0);
                let housed = town > 0
                    && next.is(town, Kind::Colon)
                    && naked(next).is_some_and(|(_, f)| f.publisher.is_some() && f.date.is_some());
                if housed
                    || place_year(next)
                        && naked(next).is_some_and(|(_, f)| f.publisher.is_none() && f.date.is_some())
                {
                    (stop, with_house) = (Some(at), housed);
                    break;
                }
            }
            Kind::Word | Kind::Number | Kind::Dash => {}
            _ => return None,
        }
    }
    let title = i.until(stop?);
    let worded = if with_house { capital_name(title) } else { !has(title, bit(Sense::Plain)) };
    if !worded
        || has(title, lead)
        || !with_house
            && names(title)
                .is_ok_and(|(rest, found)| found.full && (rest.is_empty() || rest.is(0, Kind::Dot)))
    {
        return None;
    }
    let mut draft = Draft::at(i, Work::Book);
    draft.stops = true;
    let rest = tail(i.part(title.end, i.end), &mut draft)?;
    draft.stops = false;
    put_title(title, &mut draft, Field::Title);
    let closed = rest.is_empty() || matches!(rest.kind(0), Some(Kind::Semi | Kind::Dot));
    if draft.shows.imprint && closed { close(draft, rest) } else { None }
}

/// `Los expedientes del caso fueron AGN, Tierras, vol. 12, exp. 3`: words of a sentence behind which the code of an archive stands, and an
/// address in it.
fn leads_to_archive(i: In<'_>) -> bool {
    let list = &i.note.list;
    (i.at + 2..i.end).any(|at| {
        let t = &list[at];
        let before = &list[at - 1];
        t.case == Case::Upper
            && t.bits & archive::PLACE_BITS != 0
            && before.kind == Kind::Word
            && before.case == Case::Lower
            && before.bits & (bit(Sense::Small) | bit(Sense::In)) == 0
            && list.get(at + 1).is_some_and(|t| t.kind == Kind::Comma)
            && archive::place(i.part(at, i.end)).is_ok_and(|(_, found)| found.known && found.addressed())
    })
}

/// A title of a few words: in Russian with its first one large, elsewhere with all of them large but the small ones.
pub fn short_title(draft: &Draft, at: In<'_>) -> bool {
    const WORDS: usize = 8;
    let Some(title) = draft.site(Field::Title) else { return false };
    let words = at.until(at.note.at_byte(title.end));
    let large = |t: &Token| t.kind != Kind::Word || t.case != Case::Lower || t.bits & bit(Sense::Small) != 0;
    words.len() <= WORDS
        && matches!(words.case(0), Case::Capital | Case::Upper)
        && words.iter_elements().all(|t| t.bits & (WITHIN | bit(Sense::Clause) | bit(Sense::Said)) == 0)
        && (at.note.russian || words.iter_elements().all(large))
}
