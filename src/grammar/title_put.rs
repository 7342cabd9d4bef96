//! A title taken into a draft, once its end is known.

use ecow::eco_format;

use super::abroad::facts::raised_behind;
use super::address::before_medium;
use super::draft::Draft;
use super::imprint::top_level;
use super::input::In;
use super::paper::code_behind;
use super::piece_in_journal::magazine_behind;
use super::series::{capital_name, split_series};
use super::token::{Case, GIVEN, Kind, bit};
use super::undated::less_house_and_town;
use super::volume::{behind_date, put_volume_title};
use crate::lexicon::Sense;
use crate::model::{Date, Field, Kind as Work, Locator, Sited, Span, Unit, Value};
use crate::small;

/// `Dukhovnyi khristianin 1, no. 1 (Tiflis: …, 1905)`: a periodical cited as a whole; the title without its numbers.
fn periodical_numbers<'n>(title: In<'n>, draft: &mut Draft) -> In<'n> {
    let tokens = &title.note.list[title.at..title.end];
    let (number, mut at) = match tokens {
        [.., n] if n.kind == Kind::Number && n.span.len() <= 3 => (title.end - 1, title.end - 1),
        _ => return title,
    };
    if at > title.at && title.note.list[at - 1].kind == Kind::Dot {
        at -= 1;
    }
    let label = at > title.at && title.note.list[at - 1].bits & bit(Sense::Number) != 0;
    let volume = (at - title.at).checked_sub(3).map(|n| title.at + n);
    let Some(volume) = volume.filter(|v| {
        label
            && *v > title.at
            && title.note.list[v + 1].kind == Kind::Comma
            && title.note.list[*v].kind == Kind::Number
            && title.note.list[v - 1].kind == Kind::Word
    }) else {
        return title;
    };
    draft.text(Field::Volume, title.note.span(volume, volume + 1), title.note.text);
    draft.text(Field::Number, title.note.span(number, number + 1), title.note.text);
    draft.kind = Work::Periodical;
    title.until(volume)
}

/// `L’Argent [1891], Paris, Gallimard, 1980`: a title without the year in brackets at its end, which is when it first came out.
fn less_first_year<'n>(title: In<'n>, draft: &mut Draft) -> In<'n> {
    let Some(close) = title.end.checked_sub(1).filter(|at| title.note.list[*at].kind == Kind::BracketClose)
    else {
        return title;
    };
    let open = title.note.list[close].partner as usize;
    if open <= title.at || open + 2 != close || draft.fields.has(Field::Origdate) {
        return title;
    }
    let first = title.note.span(open + 1, close);
    let early = first.of(title.note.text);
    let printed = match draft.fields.get(Field::Date) {
        Some(Value::Date(date)) => date.year(),
        _ => None,
    };
    let year = early.len() == 4 && early.starts_with('1') && early.bytes().all(|b| b.is_ascii_digit());
    if !year || printed.is_none_or(|late| early >= late) {
        return title;
    }
    draft.date(Field::Origdate, first, Date::new(early));
    title.until(open)
}

/// A title's words, less the quotation marks around the whole of it.
pub fn unquoted(title: In<'_>) -> Span {
    let whole =
        title.peek(0).is_some_and(|t| t.kind == Kind::QuoteOpen && t.partner as usize + 1 == title.end);
    if whole { title.note.span(title.at + 1, title.end - 1) } else { title.note.span(title.at, title.end) }
}

/// `Geschichtspolitik, Version: 1.0`   `Cliometrics, Version 2.1`: the title without the state of a text on the web.
fn released(title: In<'_>) -> In<'_> {
    const LONGEST: usize = 6;
    if title.note.bits & bit(Sense::Release) == 0 {
        return title;
    }
    let from = title.end.saturating_sub(LONGEST).max(title.at + 1);
    let state = (from..title.end).find(|at| {
        let i = title.part(*at, title.end);
        let number = i.skip(if i.is(2, Kind::Colon) { 3 } else { 2 });
        i.is(0, Kind::Comma)
            && i.means(1, bit(Sense::Release))
            && number.is(0, Kind::Number)
            && (number.len() == 1
                || number.len() == 3 && number.is(1, Kind::Dot) && number.is(2, Kind::Number))
    });
    state.map_or(title, |at| title.until(at))
}

/// `Silent Spring, 1st Vintage Books ed. (New York, 1964)`: a title without the edition of a house behind its last comma, which
/// goes into its field.
pub fn less_edition<'n>(title: In<'n>, draft: &mut Draft) -> In<'n> {
    let comma = top_level(title, Kind::Comma).last().copied();
    match comma.filter(|comma| put_house_edition(title.part(comma + 1, title.end), draft)) {
        Some(comma) => title.until(comma),
        None => title,
    }
}

/// `Islamophobia: A Challenge for Us All, Report (London: Runnymede Trust, 1997)`   `…, research report RC-6947 (IBM, 1978)`: a title
/// without the word for what is reported behind its last comma, and its number.
fn less_report<'n>(title: In<'n>, draft: &mut Draft) -> In<'n> {
    let comma = top_level(title, Kind::Comma).last().copied();
    let Some(comma) = comma.filter(|comma| *comma > title.at + 1) else { return title };
    let word = title.part(comma + 1, title.end);
    let len = match small::is(word.word(0), small::REPORTS) {
        true => 1,
        false => word.long(Sense::ReportWord).unwrap_or(word.len() + 1),
    };
    if word.len() < len || !matches!(word.case(0), Case::Capital | Case::Lower) {
        return title;
    }
    // `technical report 99-02`, `Documento de trabajo 56`; a name in capitals and its number are a series: `Working Paper 12`.
    let label = word.skip(len);
    let number = label.long(Sense::Number).map_or(label, |n| label.skip(n).past_dot());
    if !number.is_empty() {
        let counted = number.len() == 1 && number.is(0, Kind::Number) || code_of_report(number);
        if !counted || draft.fields.has(Field::Number) || word.case(0) == Case::Capital && capital_name(word)
        {
            return title;
        }
        draft.text(Field::Number, title.note.span(number.at, number.end), title.note.text);
    }
    draft.kind = Work::Report;
    title.until(comma)
}

/// `99-02`   `RC-6947`   `12/93`: figures or letters, a mark without white space, and figures.
fn code_of_report(i: In<'_>) -> bool {
    let glued = |n: usize| i.peek(n).is_some_and(|t| !t.spaced);
    i.len() == 3
        && (i.is(0, Kind::Number) || i.case(0) == Case::Upper)
        && matches!(i.kind(1), Some(Kind::Dash | Kind::Slash))
        && i.is(2, Kind::Number)
        && glued(1)
        && glued(2)
}

/// `1st Vintage Books ed.`   `Fiftieth Anniversary edition`   `Penguin Classics ed.`: whose edition it is or why it was made, and
/// the word for one. True if it is in its field.
pub fn put_house_edition(i: In<'_>, draft: &mut Draft) -> bool {
    const LONGEST: usize = 7;
    let end = i.end - usize::from(i.len() > 1 && i.note.list[i.end - 1].kind == Kind::Dot);
    let words = i.until(end);
    if words.len() == 1 && !draft.fields.has(Field::Edition) && put_bare_edition(words, draft) {
        return true;
    }
    if draft.fields.has(Field::Edition)
        || !(2..=LONGEST).contains(&words.len())
        || words.note.list[end - 1].bits & bit(Sense::Edition) == 0
        || small::is(words.word(0), small::ARTICLES_OF_TITLES)
        // `Norton Critical Editions`: a series.
        || small::is(words.word(words.len() - 1), small::EDITIONS)
    {
        return false;
    }
    // `1st`, `First`
    let counted = words.is(0, Kind::Number) && words.word(0).len() <= 2;
    let named = words.skip(if counted { 2 } else { 0 });
    let ordinal = words.hit(|s| if let Sense::Ordinal(n) = s { Some(n) } else { None });
    let house = |at: usize| {
        let t = &words.note.list[at];
        t.kind == Kind::Word && (matches!(t.case, Case::Capital | Case::Upper) || t.bits & EDITION != 0)
    };
    if named.is_empty() || !(named.at..end).all(house) {
        return false;
    }
    match ordinal {
        _ if counted => draft.text(Field::Edition, words.span_to(words.skip(1)), i.note.text),
        Some((number, len)) => {
            draft.words(Field::Edition, words.span_to(words.skip(len)), eco_format!("{number}"))
        }
        None => draft.text(Field::Edition, i.note.span(i.at, i.end), i.note.text),
    }
    true
}

/// `Stop Stealing Sheep, Second (Berkeley: …)`, `…, revised (London: …)`: which edition in one word, as libraries of BibTeX have it.
fn put_bare_edition(word: In<'_>, draft: &mut Draft) -> bool {
    const MOST: u8 = 20;
    let counted = word.hit(|s| if let Sense::Ordinal(n) = s { Some(n) } else { None });
    match (word.case(0), counted) {
        (Case::Capital, Some((number, 1))) if (2..=MOST).contains(&number) => {
            draft.words(Field::Edition, word.span_to(word.skip(1)), eco_format!("{number}"));
            true
        }
        (Case::Lower, None) if small::is(word.word(0), small::REVISED) => {
            draft.text(Field::Edition, word.span_to(word.skip(1)), word.note.text);
            true
        }
        _ => false,
    }
}

/// `, trans. by Alan Sheridan, 2nd Vintage Books ed (New York: …)`: such an edition before the facts of publication; what is behind it.
pub fn house_edition_ahead<'n>(at: In<'n>, draft: &mut Draft) -> Option<In<'n>> {
    const LONGEST: usize = 8;
    if !at.is(0, Kind::Number) && !matches!(at.case(0), Case::Capital | Case::Upper) {
        return None;
    }
    let open = (2..=LONGEST).find(|n| at.is(*n, Kind::ParenOpen))?;
    put_house_edition(at.until(at.at + open), draft).then(|| at.skip(open))
}

/// What says that words are an edition, or which.
const EDITION: u128 = bit(Sense::Edition) | bit(Sense::EditionWord);

/// Takes a title: its series, the volume's own title and a periodical's numbers become fields of their own.
pub fn put_title(title: In<'_>, draft: &mut Draft, field: Field) {
    let mut title = before_medium(title);
    while title.len() > 1 && matches!(title.kind(title.len() - 1), Some(Kind::Comma | Kind::Colon)) {
        title = title.until(title.end - 1);
    }
    title = released(title);
    if field == Field::Title && draft.shows.imprint {
        title = code_behind(title, draft);
    }
    if draft.shows.imprint {
        title = less_edition(title, draft);
        title = if field == Field::Title { less_report(title, draft) } else { title };
    }
    if !draft.shows.imprint && matches!(field, Field::Title | Field::Booktitle) {
        title = less_house_and_town(title, draft);
    }
    title = less_first_year(title, draft);
    // An article of a journal is in no series: `… in Reich, Ländern und Gemeinden, in: VfZ 21 (1973)`
    let held = field == Field::Title && draft.fields.has(Field::Journaltitle);
    let title = volume_before_year(title, draft);
    if field == Field::Title && !held && !draft.shows.imprint && magazine_behind(title, draft) {
        return;
    }
    let behind =
        draft.volume_title.is_some() && draft.site(Field::Volume).is_some_and(|v| behind_date(v, draft));
    if !held
        && (draft.volume_title.is_none() || behind)
        && !draft.fields.has(Field::Series)
        && draft.shows.imprint
        && split_series(title, draft, field)
    {
        put_volume_title(title, draft, field);
        return;
    }
    let title = if field == Field::Title { periodical_numbers(title, draft) } else { title };
    let title = if field == Field::Title { volume_before_page(title, draft) } else { title };
    let span = unquoted(title);
    draft.text(field, span, title.note.text);
    put_volume_title(title, draft, field);
}

/// `Deutsche Verwaltungsgeschichte 1 (1983) 21–31`   `Geschichte des Konzils von Trient 1² (1951) 86`: the volume before the year in
/// brackets, as Austria's lawyers have it; a bare page right behind the bracket shows it. The title without it.
fn volume_before_year<'n>(title: In<'n>, draft: &mut Draft) -> In<'n> {
    let behind = title.part(title.end, title.note.list.len());
    let dated = behind
        .enclosed(Kind::ParenOpen)
        .is_some_and(|(year, page)| year.len() == 1 && year.word(0).len() == 4 && page.is(0, Kind::Number));
    if !dated || draft.fields.has(Field::Volume) {
        return title;
    }
    let last = |back: usize| title.end.checked_sub(back).filter(|at| *at > title.at + 1);
    let raised = last(1).and_then(|at| raised_behind(title.part(at, title.end)));
    let Some(at) = last(1 + usize::from(raised.is_some())) else { return title };
    let number = &title.note.list[at];
    let counts = number.kind == Kind::Number && number.span.len() <= 2;
    if !counts || title.note.list[at - 1].case != Case::Capital {
        return title;
    }
    if let Some((_, edition)) = raised {
        draft.words(Field::Edition, title.note.span(at + 1, title.end), edition);
    }
    draft.text(Field::Volume, number.span, title.note.text);
    title.until(at)
}

/// `Halder, KTB II, S. 4`   `Nipperdey, Deutsche Geschichte 2, S. 23`: a work told in short, the volume behind its title, and the page. The
/// title without it. Rulers, wars and councils have a number of their own: `Kaiser Wilhelm II, p. 14`.
fn volume_before_page<'n>(title: In<'n>, draft: &mut Draft) -> In<'n> {
    let behind = title.part(title.end, title.note.list.len());
    let paged = behind.is(0, Kind::Comma) && behind.means(1, bit(Sense::Locator(Unit::Page)));
    let whole = draft.shows.imprint || draft.fields.has(Field::Date) || draft.fields.has(Field::Volume);
    let first_page = draft.locators.first().is_some_and(|l| l.value.unit == Unit::Page);
    let Some(last) = title.end.checked_sub(1).filter(|at| paged && !whole && first_page && *at > title.at)
    else {
        return title;
    };
    let (number, noun) = (&title.note.list[last], &title.note.list[last - 1]);
    let word = title.note.word(last);
    let digits = number.kind == Kind::Number && word.len() <= 2;
    let numeral = number.case == Case::Upper && small::is(word, small::VOLUMES_IN_ROMAN);
    // `Apollo 11, p. 5`, but `Briefe 4, S. 336`
    let german = behind.case(1) == Case::Upper;
    let alone = last == title.at + 1 && noun.case == Case::Capital && !german;
    // `Het leven van Willem III`
    let of_whom =
        last > title.at + 1 && title.note.list[last - 2].bits & (bit(Sense::By) | bit(Sense::Particle)) != 0;
    let counted = noun.kind == Kind::Word
        && noun.span.len() > 2
        && noun.bits & GIVEN == 0
        && !alone
        && !of_whom
        && !small::is(title.note.word(last - 1), small::NUMBERED_THEMSELVES);
    if !counted || !(numeral || digits && german) {
        return title;
    }
    let value = number.span.of(title.note.text).into();
    let found = Sited { value: Locator { unit: Unit::Volume, value }, span: number.span };
    draft.locators.insert(0, found);
    title.until(last)
}
