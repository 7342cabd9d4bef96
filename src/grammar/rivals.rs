//! The readings of a citation that compete, and which of them are tried at all.

use nom::Input;

use super::archive;
use super::document::{document, marked_behind, marked_first};
use super::draft::Draft;
use super::gost::gost;
use super::input::In;
use super::token::{Case, Kind, Token, bit};
use super::weigh::weigh;
use super::work::work;
use crate::letter::has_cyrillic;
use crate::lexicon::Sense;
use crate::model::{Doubt, Field, Kind as Work, Level, Place};

/// Words that say that papers are described.
const PAPERS: u128 = archive::PLACE_BITS | bit(Sense::DocumentHead) | bit(Sense::Ibid);

/// The readings that compete: a document of an archive, a work after GOST, a work after Chicago. The heaviest wins, of
/// like weight the first named. A reading that none can outweigh is taken before the others are tried.
pub fn rivals(i: In<'_>) -> Option<Draft> {
    let spoken = i.note.bits & PAPERS != 0 && (i.note.coded || speaks_of_papers(i));
    // Facts of publication stand in parentheses, addresses do not.
    let papers_first = i.means(0, PAPERS) || spoken && !bracketed(i);
    let mut described = if papers_first { document(i) } else { None };
    if described.as_ref().is_some_and(|draft| registered(i, draft) || kept(i, draft) || marked(i, draft)) {
        return described;
    }
    let divided = gost(i);
    if described.is_none() && divided.as_ref().is_some_and(|draft| all_areas(i, draft)) {
        return divided;
    }
    let named = work(i);
    if divided.is_none() && described.is_none() && named.as_ref().is_some_and(|draft| published(i, draft)) {
        return named;
    }
    if !papers_first && (spoken || archive::may_begin_unsaid(i) || marked_first(i) || marked_behind(i)) {
        described = document(i);
        if described.as_ref().is_some_and(|draft| marked(i, draft)) {
            return described;
        }
    }
    let mut best: Option<(i32, Draft)> = None;
    for draft in [described, divided, named].into_iter().flatten() {
        let weight = weigh(&draft);
        if best.as_ref().is_none_or(|(least, _)| weight > *least) {
            best = Some((weight, draft));
        }
    }
    best.map(|(_, draft)| draft)
}

/// A word that says so stands before the next semicolon; or stood before in the note, whose address may go on: `RGIA, f. 776,
/// op. 8; Nr. 12, Bl. 7`.
fn speaks_of_papers(i: In<'_>) -> bool {
    let says = |t: &Token| t.bits & PAPERS != 0 || t.papers;
    i.iter_elements().take_while(|t| t.kind != Kind::Semi).any(says) || i.note.list[..i.at].iter().any(says)
}

/// A parenthesis opens before the next semicolon.
fn bracketed(i: In<'_>) -> bool {
    i.note.has(Kind::ParenOpen)
        && i.iter_elements().take_while(|t| t.kind != Kind::Semi).any(|t| t.kind == Kind::ParenOpen)
}

/// `W. Ulbricht to N. S. Khrushchev, 18 January 1961, SAPMO-BArch, DY 30/3508, Bl. 28–39`: where it is kept, up to the
/// file, and no words in quotation marks, which an author may have written.
fn kept(i: In<'_>, draft: &Draft) -> bool {
    let s = &draft.shows;
    let words = i.until(draft.end);
    s.repository
        && s.steps
        && s.closed
        && draft.fields.place().is_some_and(archive::names_file)
        && words.iter_elements().all(|t| t.kind != Kind::QuoteOpen && t.bits & bit(Sense::InterviewWord) == 0)
}

/// `Cheshire Archives, EDC 5 (1598), no. 34`: a body that calls itself an archive, and the capitals and number of a mark, which are no
/// series and year of a book.
fn marked(i: In<'_>, draft: &Draft) -> bool {
    let mark = |place: &Place| {
        place.step(Level::Signature).is_some_and(|mark| mark.bytes().take(2).all(|c| c.is_ascii_uppercase()))
            && (place.repository.ends_with(" Archives") || place.repository.ends_with(" Record Office"))
    };
    draft.shows.headed
        && draft.shows.closed
        && draft.kind == Work::Archival
        && i.case(0) == Case::Capital
        && draft.fields.place().is_some_and(mark)
}

/// An archive of the registry, and a whole address in it.
fn registered(i: In<'_>, draft: &Draft) -> bool {
    i.starts(|s| matches!(s, Sense::Archive(_)))
        && draft.shows.headed
        && draft.shows.repository
        && draft.shows.closed
        && draft.fields.place().is_some_and(archive::names_file)
}

/// `Зима В. Ф. Голод в СССР 1946–1947 годов. М.: ИРИ РАН, 1996. С. 20`: in a Russian note a surname, and areas up to
/// the end.
fn all_areas(i: In<'_>, draft: &Draft) -> bool {
    let s = &draft.shows;
    has_cyrillic(i.word(0))
        && i.case(0) == Case::Capital
        && s.author
        && s.closed
        && (s.imprint || s.journal || s.host)
}

/// `Peter Pringle, The Murder of Nikolai Vavilov (New York: Simon & Schuster, 2008)`: whose it is and where it was
/// published, in full.
fn published(i: In<'_>, draft: &Draft) -> bool {
    let s = &draft.shows;
    // `Foreign Ministry Archive, Fond 0110, …`
    let archive = archive::PLACE_BITS & !bit(Sense::Step(Level::Fond));
    draft.kind != Work::Letter
        && s.full_name
        && s.closed
        && (s.imprint || s.journal)
        && draft.fields.has(Field::Author)
        && draft.fields.has(Field::Title)
        && !draft.doubts.has(Doubt::PlaceOrPublisher)
        && i.until(draft.end).iter_elements().all(|t| t.bits & archive == 0)
}
