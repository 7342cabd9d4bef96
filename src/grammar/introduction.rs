//! Introductions and forewords to the books of others.

use super::abroad::facts::initial;
use super::date::roman;
use super::draft::Draft;
use super::imprint::{Paren, paren};
use super::input::{In, comma};
use super::name::{Names, names};
use super::tail::ends;
use super::title::{surely_person, title_and_tail};
use super::token::{Case, Kind, bit};
use crate::lexicon::Sense;
use crate::model::{Field, Kind as Work, Name, Unit};

/// `introduction to Illuminations, by Walter Benjamin, trans. Harry Zohn (New York: Schocken Books, 1969), 12`
///
/// Behind the author's name; the part's name is its title.
pub fn introduction<'n>(i: In<'n>, draft: &mut Draft) -> Option<In<'n>> {
    if !i.means(0, bit(Sense::PartOf)) {
        return None;
    }
    let rest = draft.attempt(|trial| {
        let book = part_of(i, trial)?;
        let (title, who) = whose_book(book).map_or((book, None), |(title, who)| (title, Some(who)));
        let rest = title_and_tail(title, trial, Field::Booktitle)?;
        if let (Some(who), false) = (who, trial.fields.has(Field::Bookauthor)) {
            trial.name_list(Field::Bookauthor, book.span_to(title), who.list);
        }
        Some(rest)
    })?;
    draft.kind = Work::Incollection;
    Some(rest)
}

/// `Alexander Herzen, From the Other Shore`: whose the book is, before its title.
fn whose_book(i: In<'_>) -> Option<(In<'_>, Names)> {
    let (rest, who) = names(i).ok()?;
    let whole = who.full && who.list.iter().all(|n| !n.given.is_empty()) && surely_person(i.until(rest.at));
    let titled = rest.is(0, Kind::Comma) && matches!(rest.case(1), Case::Capital | Case::Upper);
    (whole && titled && !rest.means(1, bit(Sense::City))).then(|| (rest.skip(1), who))
}

/// `introduction to`: the part's name, which is its title; the book's own begins behind.
pub fn part_of<'n>(i: In<'n>, draft: &mut Draft) -> Option<In<'n>> {
    let len = i.long(Sense::PartOf)?;
    // Less its "to".
    draft.text(Field::Title, i.note.span(i.at, i.at + len.max(2) - 1), i.note.text);
    draft.kind = Work::Incollection;
    draft.shows.host = true;
    Some(i.skip(len))
}

/// `, by Walter Benjamin`: whose book it is, behind its title. Behind the title of a part it is the book's author.
pub fn written_by<'n>(at: In<'n>, draft: &mut Draft) -> Option<In<'n>> {
    if at.case(0) != Case::Lower || !at.means(0, bit(Sense::By)) {
        return None;
    }
    let field = if draft.shows.host { Field::Bookauthor } else { Field::Author };
    let known = draft.fields.names(Field::Author);
    let taken = draft.fields.has(field) || !draft.shows.host && draft.fields.has(Field::Editor);
    // `Cairns Craig, History of Scottish Literature, vol. 2, by Cairns Craig`: said twice.
    let again = || at.long(Sense::By).and_then(|len| names(at.skip(len)).ok());
    if taken {
        let (rest, found) = again().filter(|_| !known.is_empty())?;
        return (found.list.as_slice() == known && rest.is(0, Kind::ParenOpen)).then_some(rest);
    }
    let len = at.long(Sense::By)?;
    let who = at.skip(len);
    let (rest, found) = names(who).ok()?;
    let closed = ends(rest) || rest.is(0, Kind::ParenOpen) || comma(rest).is_ok();
    // `by Mrs. Carmichael, Vol. I (London, …)`
    let volume = rest.is(0, Kind::Comma) && rest.means(1, bit(Sense::Volume));
    // `by Gregor der Große, ed. Floribert Rommel (…)`
    let whole = || found.list.iter().all(Name::is_body);
    if !closed || !found.full && !rest.is(0, Kind::ParenOpen) && !volume && !whole() {
        return None;
    }
    let span = who.span_to(rest);
    match field {
        Field::Author => draft.names(field, span, found),
        // The author's own book.
        _ if found.list.as_slice() == known => {}
        _ => draft.name_list(field, span, found.list),
    }
    draft.shows.role = true;
    Some(rest)
}

/// `Half a Man, M. W. Ovington, page 69`: behind a title whoever wrote it, by initials and a surname, before the page or the facts of
/// publication. Cheap.
pub fn initials_behind(i: In<'_>) -> Option<In<'_>> {
    const MOST: usize = 3;
    if !initial(i) {
        return None;
    }
    let letters = (1..=MOST).take_while(|n| initial(i.skip(2 * n))).count() + 1;
    let name = i.skip(2 * letters);
    let rest = name.skip(1);
    let point = bit(Sense::Locator(Unit::Page)) | bit(Sense::Volume);
    let pointed = rest.is(0, Kind::Comma) && rest.means(1, point) && rest.skip(1).numbered();
    let surname = name.case(0) == Case::Capital && !name.means(0, bit(Sense::TitleNoun));
    (surname && (pointed || matches!(paren(rest), Ok((_, Paren::Imprint(_)))))).then_some(rest)
}

/// The same, put into a draft that has no author.
pub fn author_behind<'n>(i: In<'n>, draft: &mut Draft) -> Option<In<'n>> {
    let rest = initials_behind(i)?;
    if draft.fields.has(Field::Author) || draft.fields.has(Field::Editor) || draft.shows.host {
        return None;
    }
    let (rest, found) = names(i.until(rest.at)).ok().filter(|(rest, found)| rest.is_empty() && found.full)?;
    draft.names(Field::Author, i.span_to(rest), found);
    Some(i.part(rest.at, i.end))
}

/// `(Princeton: Princeton University Press, 1966), vii, 9–10`: of a book in one volume a small Roman number before a low page is one
/// of the preface.
pub fn front_matter(draft: &mut Draft) {
    const LOW: u32 = 40;
    let f = &draft.fields;
    let whole = draft.shows.imprint
        && !f.has(Field::Volumes)
        && !f.has(Field::Volume)
        && f.date().is_some_and(|d| !d.edtf.contains('/'));
    if whole
        && draft.locators.len() > 1
        && let [first, second, ..] = draft.locators.make_mut()
        && first.value.unit == Unit::Volume
        && second.value.unit == Unit::Page
        && first.value.value.starts_with(char::is_lowercase)
        && roman(&first.value.value).is_some_and(|n| n >= 5)
    {
        let digits =
            second.value.value.find(|c: char| !c.is_ascii_digit()).unwrap_or(second.value.value.len());
        if second.value.value[..digits].parse::<u32>().is_ok_and(|page| page <= LOW) {
            first.value.unit = Unit::Page;
        }
    }
}
