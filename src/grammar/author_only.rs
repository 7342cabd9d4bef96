//! An author and nothing else, or what only an author's name can have behind it.

use ecow::EcoVec;

use super::author_date::{year_follows, year_locators, year_with_letter};
use super::draft::Draft;
use super::imprint::top_level;
use super::input::{In, comma};
use super::letters_title::letters_title;
use super::list::journal_for_house;
use super::locator::locators;
use super::possessive::is_owner;
use super::series::capital_name;
use super::tail::ends;
use super::tail_ends::{day_behind_page, remark};
use super::token::{Case, GIVEN, Kind, bit};
use super::towns::place_sense;
use super::work::{close, close_at};
use crate::lexicon::Sense;
use crate::model::{Date, Doubt, Field, Kind as Work, Locator, Sited, Unit};
use crate::small;

/// What shows that capitalised words are somebody's name.
const PERSON: u128 = GIVEN | bit(Sense::Particle) | bit(Sense::Honorific);

/// Author alone, with a locator or a year: `Dreier, 26`, `Saivetz and Woodby, p. 175`, `Prokhanov 1905: 4–6`, `(Kotkin 1995, 12)`
pub fn author_only(rest: In<'_>, mut draft: Draft) -> Option<Draft> {
    if draft.nobody() {
        return None;
    }
    // `Hill’s World, 60`: no given name; whose work it is.
    let owns = |given: &str| given.split(' ').any(is_owner);
    if draft.fields.names(Field::Author).iter().any(|n| owns(&n.given)) {
        return None;
    }
    // `APC, xxii, p. 174`
    if letters_title(rest.part(draft.start, rest.end)).is_some() {
        return None;
    }
    // `М., 1992`: one letter is a place, no surname.
    if draft
        .fields
        .names(Field::Author)
        .iter()
        .all(|n| n.family.trim_end_matches('.').chars().count() < 2 && !n.is_body())
        && !draft.fields.names(Field::Author).is_empty()
    {
        return None;
    }
    // `II, 4`: a volume.
    let authors = draft.fields.names(Field::Author);
    if let [only] = authors
        && only.given.is_empty()
        && super::date::roman(&only.family).is_some()
    {
        return None;
    }
    // `Sochineniia, XIII: 113`: what titles begin with, and nobody's name.
    if authors.len() == 1
        && rest.at == draft.start + 1
        && rest.part(draft.start, rest.end).means(0, bit(Sense::TitleNoun))
    {
        return None;
    }
    // `Seaboard Slave States, p. 101`: three words, and no given name among them.
    let name = rest.part(draft.start, rest.end);
    let words = rest.at - draft.start;
    let capitals = || (0..words).all(|n| name.case(n) == Case::Capital && !name.means(n, PERSON));
    if authors.len() == 1 && !authors[0].is_body() && words > 2 && !rest.note.russian && capitals() {
        return None;
    }
    draft.kind = Work::Book;
    // Author and year.
    if let Some((inner, behind)) = rest.enclosed(Kind::ParenOpen) {
        if let Some(after) = year_locators(inner, &mut draft)
            && after.is_empty()
            // `Nikolai Bukharin (1888–1938)`: a life, not a work.
            && draft.fields.date().is_none_or(|d| !d.edtf.contains('/'))
        {
            draft.shows.dated = true;
            if let Some(end) = title_behind_year(behind, &mut draft) {
                return super::work::close(draft, end);
            }
            // `Fitzpatrick (1999), xii`
            if let Ok((page, ())) = comma(behind)
                && let Ok((end, found)) = locators(page)
                && ends(end)
            {
                draft.shows.numbered = true;
                draft.locate(found);
                return close_at(draft, end);
            }
            return close_at(draft, behind);
        }
        return None;
    }
    // `Code Noir, 1724` is a title and its year; one surname and a year is an author's.
    let one_word = draft.fields.names(Field::Author).iter().all(|n| n.given.is_empty());
    let at = if rest.is(0, Kind::Comma) && one_word && year_with_letter(rest.skip(1)).is_some() {
        rest.skip(1)
    } else {
        rest
    };
    if at.is(0, Kind::Number) && year_with_letter(at).is_some() {
        let mut trial = draft.clone();
        // `but also in Moscow, 12 May 1920`: where and on which day something happened.
        let name = rest.part(draft.start, rest.at);
        let happened = || at.word(0).len() <= 2 && place_sense(name);
        if let Some(after) = year_locators(at, &mut trial)
            && !happened()
            && (ends(after) || year_follows(after))
            // `Acts of the Privy Council, 1629–30`: the years of a volume.
            && (at.at == rest.at && !of_an_age(&trial) || !trial.fields.date().is_some_and(|d| d.edtf.contains('/')))
        {
            trial.shows.dated = true;
            trial.shows.closed |= year_follows(after);
            return close_at(trial, after);
        }
    }
    if let Some((after, found)) = page_in_brackets(rest, draft.start) {
        draft.shows.numbered = true;
        draft.locate(found);
        draft.doubt(Doubt::BareName);
        return close(draft, after);
    }
    // Author and locator.
    let sep = match large_page(rest) {
        Some(page) if one_word => {
            draft.doubt(Doubt::BareName);
            page
        }
        _ => rest.past_comma(),
    };
    if (sep.at > rest.at || sep.means(0, bit(Sense::Locator(Unit::Page))))
        && let Ok((after, found)) = locators(sep)
        && (ends(after)
            || remark(after, &found)
            || sep.means(0, bit(Sense::Locator(Unit::Page))) && day_behind_page(after))
    {
        // `Code Noir, 1724`: nobody has so many pages; words that may be a name are a title, and this its year.
        let year = !one_word
            && sep.is(0, Kind::Number)
            && after.at == sep.at + 1
            && sep.word(0).len() == 4
            && sep.word(0).parse::<u16>().is_ok_and(|year| (1500..2100).contains(&year));
        if year {
            let name = draft.site(Field::Author)?;
            let mut titled = Draft::at(rest.part(draft.start, rest.end), Work::Book);
            titled.text(Field::Title, name, rest.note.text);
            let (_, found) = super::date::date(sep.until(after.at)).ok()?;
            titled.date(Field::Date, sep.span_to(after), found);
            titled.shows.dated = true;
            // Words that stand where an author would.
            titled.shows.author = true;
            return close(titled, after);
        }
        draft.shows.labelled = !sep.is(0, Kind::Number);
        draft.shows.numbered = true;
        writings_alone(&mut draft, &found, rest.note.text);
        draft.locate(if rest.note.russian { bare_volume(found) } else { found });
        return close(draft, after);
    }
    if ends(rest) || rest.is(0, Kind::Comma) && rest.len() == 1 {
        draft.doubt(Doubt::BareName);
        return close(draft, rest);
    }
    None
}

/// `Deutsche Geschichte 1800–1866`: the years of an age; no book took so long to appear.
fn of_an_age(draft: &Draft) -> bool {
    const LONGEST: u16 = 30;
    draft.fields.date().and_then(Date::years_apart).is_some_and(|years| years > LONGEST)
}

/// `Khlevniuk. P. 106`: behind a stop a page with its label printed large, as Russian books have it; only if the document knows
/// the name.
pub fn large_page(i: In<'_>) -> Option<In<'_>> {
    let page = i.is(0, Kind::Dot) && i.case(1) == Case::Upper && i.means(1, bit(Sense::Locator(Unit::Page)));
    (page && i.is(2, Kind::Dot) && i.is(3, Kind::Number)).then(|| i.skip(1))
}

/// `Memoirs, p. 285`, `Collected Works, 45:34`: what stands where an author would names what somebody wrote.
///
/// `Novísima Recopilación, lib. VI, tít. XII, ley 3`: a collection of laws has books, and titles in them.
fn writings_alone(draft: &mut Draft, found: &[Sited<Locator>], note: &str) {
    let [only] = draft.fields.names(Field::Author) else { return };
    let units = || found.iter().map(|l| l.value.unit).take(2).eq([Unit::Volume, Unit::Section]);
    let laws = !only.given.is_empty() && units();
    let named = only.is_body()
        || !small::is(&only.family, small::OWN_WRITINGS)
        || !only.given.split_whitespace().all(|word| small::is(word, small::OF_WRITINGS));
    let Some(title) = draft.site(Field::Author).filter(|_| laws || !named) else { return };
    draft.forget(Field::Author);
    draft.text(Field::Title, title, note);
}

/// `Пушкин, 4, 280–284`: Russian notes label their pages; of two bare numbers a small first one is the volume.
fn bare_volume(mut found: EcoVec<Sited<Locator>>) -> EcoVec<Sited<Locator>> {
    if let [first, second] = found.make_mut()
        && first.value.unit == Unit::Page
        && second.value.unit == Unit::Page
        && first.value.value.len() < 3
        && second.value.value.len() > 2
    {
        first.value.unit = Unit::Volume;
    }
    found
}

/// `(Kotkin 12)`   `(Kotkin 12; Fitzpatrick 45–46)`: a page behind the name and no comma, as the Modern Language Association
/// has it; only in brackets, and only if the document knows the name.
fn page_in_brackets(i: In<'_>, start: usize) -> Option<(In<'_>, EcoVec<Sited<Locator>>)> {
    let before = start.checked_sub(1).map(|at| i.note.list[at].kind);
    let closes = i.note.list.get(i.end).is_some_and(|t| t.kind == Kind::ParenClose);
    let fits = i.is(0, Kind::Number)
        && i.word(0).len() < 4
        && closes
        && matches!(before, Some(Kind::ParenOpen | Kind::Semi))
        && i.note.list[i.at - 1].kind != Kind::Dot;
    let (rest, found) = locators(i).ok().filter(|_| fits)?;
    (rest.is_empty() || rest.is(0, Kind::Semi)).then_some((rest, found))
}

/// `Kenneth Harris (1982) Attlee, Weidenfeld and Nicolson, p. 252`: the year behind the author, then title and publisher.
fn title_behind_year<'n>(i: In<'n>, draft: &mut Draft) -> Option<In<'n>> {
    let named = draft.shows.full_name || draft.fields.has(Field::Editor);
    // `‘Are You an Environmentalist?’: Work and Nature` is one title.
    let quotes = i.enclosed(Kind::QuoteOpen).is_some_and(|(_, behind)| !behind.is(0, Kind::Colon));
    let quotes_open = i.is(0, Kind::QuoteOpen);
    if !named || !(quotes_open || matches!(i.case(0), Case::Capital | Case::Upper)) {
        return None;
    }
    let commas: Vec<usize> = top_level(i, Kind::Comma).into_iter().take(12).collect();
    // Up to what is pointed at, or to the end.
    let found = commas.iter().enumerate().find_map(|(n, at)| {
        let (rest, found) = locators(i.part(at + 1, i.end)).ok()?;
        (n > 0).then_some((n, *at, rest, found))
    });
    let (count, end, rest, locators) = match found {
        Some((n, at, rest, found)) => (n, at, rest, found),
        None => {
            let end = (i.at..i.end).find(|at| i.note.list[*at].stop || i.note.list[*at].kind == Kind::Semi);
            let end = end.unwrap_or(i.end);
            (commas.iter().filter(|at| **at < end).count(), end, i.part(end, i.end), EcoVec::new())
        }
    };
    let comma = *commas.get(count.checked_sub(1)?)?;
    let publisher = i.part(comma + 1, end);
    let fits = (1..=6).contains(&publisher.len()) && capital_name(publisher);
    if !fits || comma == i.at {
        return None;
    }
    let (from, to) = match quotes {
        true => (i.at + 1, i.peek(0)?.partner as usize),
        false => (i.at, comma),
    };
    draft.text(Field::Title, i.note.span(from, to), i.note.text);
    draft.text(Field::Publisher, publisher.span_to(i.part(end, i.end)), i.note.text);
    draft.shows.numbered |= !locators.is_empty();
    draft.locate(locators);
    journal_for_house(draft, i);
    draft.shows.imprint = true;
    Some(rest)
}
