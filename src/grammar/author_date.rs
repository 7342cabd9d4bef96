//! Author and year in place of a title: `Kotkin 1995, 12`, `Kotkin (1995a)`, `(Kotkin 1995, 2001; Viola 1996)`.

use ecow::eco_vec;

use super::date::plain_date;
use super::draft::Draft;
use super::input::In;
use super::locator::locators;
use super::name::{Names, names};
use super::tail::ended;
use super::token::{Case, GIVEN, Kind, bit};
use crate::lexicon::Sense;
use crate::model::{Date, Doubt, Field, Kind as Work, Name, Unit};

const PAGE: u128 = bit(Sense::Locator(Unit::Page));

/// `1995`   `2006a`   `1905 Nov-Dec`   `n.d.`: a year with the letter that tells it from others of its author, and
/// the token behind the year itself.
pub fn year_with_letter(i: In<'_>) -> Option<(In<'_>, In<'_>, Date)> {
    if let Ok((rest, found)) = plain_date(i) {
        return Some((rest, rest, found));
    }
    let letter = i.peek(1).filter(|t| t.kind == Kind::Word && !t.spaced && t.span.len() == 1)?;
    if !letter.text.bytes().all(|b| (b'a'..=b'k').contains(&b)) {
        return None;
    }
    let (rest, found) = plain_date(i.until(i.at + 1)).ok()?;
    rest.is_empty().then(|| (i.skip(2), i.skip(1), found))
}

/// Year and locators behind a name.
///
/// `1995, 12`   `2006a, 34–36`   `1905 Nov-Dec: 4–6`
pub fn year_locators<'n>(i: In<'n>, draft: &mut Draft) -> Option<In<'n>> {
    let (rest, end, found) = year_with_letter(i)?;
    draft.date(Field::Date, i.span_to(end), found);
    let sep = match rest.kind(0) {
        Some(Kind::Comma | Kind::Colon) => rest.skip(1),
        // `Лотман 1995. С. 117`
        Some(Kind::Dot) if i.note.russian && rest.means(1, PAGE) => rest.skip(1),
        _ => return Some(rest),
    };
    if is_year(sep) {
        return Some(rest);
    }
    // Behind a semicolon another year is another work.
    let mut end = sep.at;
    while end < sep.end && !(sep.note.list[end].kind == Kind::Semi && is_year(sep.part(end + 1, sep.end))) {
        end += 1;
    }
    match locators(sep.until(end)) {
        Ok((after, found)) => {
            draft.locate(found);
            draft.shows.numbered = true;
            Some(sep.part(after.at, sep.end))
        }
        Err(_) => Some(rest),
    }
}

/// A year, with its letter or alone, that no page could be: nothing but marks behind it.
fn is_year(i: In<'_>) -> bool {
    let year = i.is(0, Kind::Number)
        && i.word(0).len() == 4
        && i.word(0).parse::<u16>().is_ok_and(|y| (1500..2060).contains(&y));
    let Some((rest, ..)) = year.then(|| year_with_letter(i)).flatten() else { return false };
    matches!(rest.kind(0), None | Some(Kind::Comma | Kind::Semi | Kind::Colon | Kind::ParenClose | Kind::Dot))
}

/// True if another year of the same author stands behind a comma or semicolon: `Kotkin 1995, 2001`.
pub fn year_follows(i: In<'_>) -> bool {
    matches!(i.kind(0), Some(Kind::Comma | Kind::Semi)) && is_year(i.skip(1))
}

/// The next year of the author of `last`, if `last` is an author and a year.
pub fn same_author_again(i: In<'_>, last: &Draft) -> Option<Draft> {
    let alone = last.fields.len() == 2 && last.fields.has(Field::Author) && last.fields.has(Field::Date);
    if !alone || !is_year(i) || i.note.bits & bit(Sense::Ibid) != 0 && last.back.is_some() {
        return None;
    }
    let mut draft = Draft::at(i, Work::Book);
    draft.fields.set(Field::Author, last.fields.get(Field::Author)?.clone());
    let rest = year_locators(i, &mut draft)?;
    draft.shows.author = true;
    draft.shows.dated = true;
    draft.end = rest.at;
    Some(draft)
}

/// A name in the sentence with its years in parentheses; the years behind the first are citations of their own.
///
/// `Stephen Kotkin (1995: 12)`   `Kotkin's (1995; 2001, 5)`   `Hall et al. (1987)`
///
/// Gives the citations and the rest of the parenthesis, which may cite on.
pub fn name_and_years(i: In<'_>) -> Option<(Vec<Draft>, In<'_>)> {
    // `As Kotkin (1995, 23) argues`: a small word that begins the sentence.
    let i = i.skip(usize::from(
        i.case(0) == Case::Capital && i.means(0, bit(Sense::Small)) && !i.is(1, Kind::Dot),
    ));
    let open = (i.at..i.end).find(|at| i.note.list[*at].kind == Kind::ParenOpen)?;
    let close = i.note.list[open].partner as usize;
    if open == i.at || close >= i.end {
        return None;
    }
    let before = i.until(open);
    let (rest, mut found) = names(before).ok()?;
    if !rest.is_empty() {
        return None;
    }
    // `Kotkin's (1995)`
    if let Some(last) = found.list.make_mut().last_mut()
        && let Some(stem) = last.family.strip_suffix("'s").or_else(|| last.family.strip_suffix("’s"))
    {
        last.family = stem.into();
    }
    let mut first = Draft::at(i, Work::Book);
    first.names(Field::Author, i.span_to(rest), found);
    first.shows.dated = true;
    let mut here = year_locators(i.part(open + 1, close), &mut first)?;
    let mut all = vec![first];
    while year_follows(here) {
        let last = all.last_mut()?;
        last.end = here.at;
        let next = same_author_again(here.skip(1), last)?;
        here = i.part(next.end, close);
        all.push(next);
    }
    // `Lewin (1985, p. 44, quoted in Kotkin 1995, 12)`: what else the parenthesis cites.
    let more = here.is(0, Kind::Comma) || here.is(0, Kind::Semi);
    if more {
        all.last_mut()?.end = here.at;
        return Some((all, here.part(here.at, close)));
    }
    if !here.is_empty() {
        return None;
    }
    all.last_mut()?.end = close + 1;
    Some((all, i.part(i.end, i.end)))
}

/// `This follows Kotkin (1995), who …`   `the view of Brown et al. (2003: 12)`: the same where `i` is the parenthesis and the
/// name ends the words of the sentence before it. Without a page or the letter of a year, the document must know
/// the work: cities have years in brackets too.
pub fn named_before<'n>(clause: In<'n>, i: In<'n>) -> Option<(Vec<Draft>, In<'n>)> {
    const NAME: usize = 8;
    let of_name = |at: &usize| {
        let t = &clause.note.list[*at];
        let joins = bit(Sense::And) | bit(Sense::EtAl) | bit(Sense::Particle);
        match t.kind {
            Kind::Word => t.case != Case::Lower || t.bits & joins != 0,
            Kind::Comma | Kind::Dot | Kind::Amp => !t.stop,
            _ => false,
        }
    };
    let first = (clause.at..i.at).rev().take(NAME).take_while(of_name).last()?;
    let (from, (mut drafts, rest)) = (first..i.at)
        .filter(|at| matches!(clause.part(*at, i.end).case(0), Case::Capital | Case::Upper))
        .find_map(|at| Some((at, name_and_years(clause.part(at, i.end))?)))?;
    let leads = from.checked_sub(1).filter(|at| *at >= clause.at).map_or(0, |at| clause.note.list[at].bits);
    let lettered = |d: &Draft| {
        let behind = d.site(Field::Date).and_then(|s| clause.note.text.get(s.end as usize..));
        behind.is_some_and(|text| text.starts_with(|c: char| c.is_ascii_lowercase()))
    };
    let shown = leads & (bit(Sense::Small) | bit(Sense::In)) == 0;
    for draft in &mut drafts {
        let sure = lettered(draft) || shown && draft.shows.numbered;
        if !sure {
            draft.doubt(Doubt::BareName);
        }
    }
    Some((drafts, rest))
}

/// `Brown, William Wells 1849, 49`   `DuBois, W. E. B. 1933, 44`: the whole name as in the list, the surname first, and the year; `rest`
/// begins behind the surname.
pub fn inverted_and_year(i: In<'_>, rest: In<'_>) -> Option<Draft> {
    const GIVEN_WORDS: usize = 4;
    let given = rest.skip(1);
    if !rest.is(0, Kind::Comma) || !matches!(given.case(0), Case::Capital | Case::Upper) {
        return None;
    }
    let known = given.means(0, GIVEN) || given.is(1, Kind::Dot) && given.word(0).len() == 1;
    let mut year = given;
    while year.at < given.at + 2 * GIVEN_WORDS && matches!(year.case(0), Case::Capital | Case::Upper) {
        year = year.skip(1).past_dot();
    }
    if !known || !year.is(0, Kind::Number) || year.word(0).len() != 4 {
        return None;
    }
    let name = Name { given: given.text_to(year).into(), ..Name::person("", i.text_to(rest)) };
    let mut draft = Draft::at(i, Work::Book);
    draft.names(Field::Author, i.span_to(year), Names { list: eco_vec![name], full: true });
    let end = year_locators(year, &mut draft)?;
    draft.shows.dated = true;
    ended(draft, end)
}
