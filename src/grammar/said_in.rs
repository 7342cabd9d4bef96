//! Who said something, and in whose book it is read.

use super::date::years;
use super::draft::Draft;
use super::imprint::has;
use super::input::In;
use super::journal::Issue;
use super::name::{Names, names};
use super::name_list::facts_ahead;
use super::quoted::of_continent;
use super::quoted_more::more;
use super::tail::ends;
use super::title::{surely_person, title_and_tail, titled};
use super::token::{Case, Kind, bit};
use super::work::{authored, close};
use crate::lexicon::Sense;
use crate::model::{Field, Kind as Work};

/// `Wilbur Fiske, in Warren B. Armstrong, For Courageous Fighting (Lawrence: …), 114`   `… as argued by Salim Tamari in Year of the
/// Locust (Oakland: …)`
///
/// Behind a name a small “in”: a comma before it, and what is cited is another's book, in which the first is quoted; none, and it is his
/// own, of which a sentence speaks.
pub fn said_in<'n>(i: In<'n>, rest: In<'n>, found: &Names) -> Option<Draft> {
    if !found.full || found.list.len() > 1 {
        return None;
    }
    let comma = rest.is(0, Kind::Comma);
    let word = rest.skip(usize::from(comma));
    let host = word.skip(1);
    if comma && host.is(0, Kind::QuoteOpen) && word.means(0, bit(Sense::In)) && of_continent(host) {
        return in_journal(i, rest, found, host);
    }
    let led = word.case(0) == Case::Lower && word.means(0, bit(Sense::In)) && word.long(Sense::In) == Some(1);
    if !led || !matches!(host.case(0), Case::Capital | Case::Upper) {
        return None;
    }
    if comma {
        let (behind, others) = names(host).ok().filter(|(_, others)| others.full)?;
        if !facts_ahead(behind) {
            return told_in(i, rest, found, host, behind, others);
        }
        return authored(host, behind, others)
            .filter(|d| d.shows.imprint && d.fields.has(Field::Title) && d.kind == Work::Book);
    }
    let by = i.at.checked_sub(1).map(|at| &i.note.list[at]);
    if !by.is_some_and(|t| t.case == Case::Lower && t.bits & bit(Sense::By) != 0) {
        return None;
    }
    let mut draft = Draft::at(i, Work::Book);
    draft.names(Field::Author, i.span_to(rest), found.clone());
    let end = titled(host, &mut draft)?;
    if !draft.shows.imprint || !draft.fields.has(Field::Location) {
        return None;
    }
    close(draft, end)
}

/// `Georgi Knyazev, in Ales Adamovich and Daniil Granin, A Book of the Blockade, p. 261`: who says it, and in whose book, which is known
/// and told in short.
fn told_in<'n>(
    i: In<'n>,
    rest: In<'n>,
    found: &Names,
    host: In<'n>,
    behind: In<'n>,
    others: Names,
) -> Option<Draft> {
    let people =
        |from: In<'n>, to: In<'n>, names: &Names| names.list.len() > 1 || surely_person(from.until(to.at));
    if !behind.is(0, Kind::Comma) || !(surely_person(i.until(rest.at)) || people(host, behind, &others)) {
        return None;
    }
    let mut draft = Draft::at(i, Work::Incollection);
    draft.names(Field::Author, i.span_to(rest), found.clone());
    draft.names(Field::Bookauthor, host.span_to(behind), others);
    let end = title_and_tail(behind.skip(1), &mut draft, Field::Booktitle)?;
    draft.kind = Work::Incollection;
    draft.shows.host = true;
    let pages = !draft.locators.is_empty() && draft.shows.labelled;
    if !pages || draft.shows.imprint { None } else { close(draft, end) }
}

/// `S. Sechi, in «Nuova Rivista Storica», 1967`   `R. Romeo, in «Rivista storica italiana», LXX, 1958, p. 12`: who wrote, and in which
/// journal; what it was called is left out.
fn in_journal<'n>(i: In<'n>, rest: In<'n>, found: &Names, host: In<'n>) -> Option<Draft> {
    let (name, behind) = host.enclosed(Kind::QuoteOpen)?;
    let mut draft = Draft::at(i, Work::Article);
    draft.names(Field::Author, i.span_to(rest), found.clone());
    let end = match Issue::of(name, behind) {
        Some(issue) => issue.put(&mut draft),
        None if has(name, bit(Sense::JournalWord)) && behind.is(0, Kind::Comma) => {
            let (end, when) = years(behind.skip(1)).ok().filter(|(end, _)| ends(*end))?;
            draft.text(Field::Journaltitle, name.note.span(name.at, name.end), i.note.text);
            draft.date(Field::Date, behind.skip(1).span_to(end), when);
            draft.shows.journal = true;
            draft.shows.dated = true;
            end
        }
        None => return None,
    };
    let end = more(end, &mut draft);
    close(draft, end)
}
