//! What divides the citations of one note, and what they share: one place for all, the address of a document behind it, the letter that encloses another.

use super::archive;
use super::input::In;
use super::lead::Led;
use super::name::{and_len, names};
use super::note::Walked;
use super::tail::ends;
use super::token::{Case, Kind, bit};
use crate::lexicon::Sense;
use crate::model::{Field, Kind as Work, Sited, Value, Via};

/// `Letter from Stalin to Lenin, 7 July 1918; RGASPI, f. 558, op. 1, d. 248, l. 1; …`, `“Record of Conversation,” 12 June 1989; AVPRF, f. 104, …`:
/// a semicolon between a document and its address, where nothing else says where it is.
pub fn address_behind(whole: In<'_>, out: &mut Walked) {
    if whole.note.bits & archive::PLACE_BITS == 0 || whole.note.bits & bit(Sense::DocumentHead) == 0 {
        return;
    }
    let mut n = 1;
    while n < out.islands.len() {
        let (first, second) = (&out.islands[n - 1], &out.islands[n]);
        let between = whole.part(first.draft.end, second.draft.start);
        let document = &first.draft;
        let described = document.fields.has(Field::Date)
            && document.locators.is_empty()
            && document.back.is_none()
            && !(document.shows.imprint
                || document.shows.url
                || document.shows.journal
                || document.shows.host)
            && !document.fields.has(Field::Archive)
            && headed_by_document(whole.part(document.start, document.end));
        let address = second.draft.back.is_none()
            && second.draft.fields.len() == 1
            && second.signal.is_none()
            && second.via.is_none()
            && second.draft.shows.headed;
        if !(described && address && between.len() == 1 && between.is(0, Kind::Semi)) {
            n += 1;
            continue;
        }
        let place = out.islands.remove(n).draft.into_parts();
        let document = &mut out.islands[n - 1].draft;
        if let Some(value) = place.fields.place().cloned() {
            document.fields.set(Field::Archive, Value::Place(Box::new(value)));
        }
        // What lies in an archive was read as a book for want of a place.
        if matches!(document.kind, Work::Book | Work::Misc | Work::Unpublished) {
            document.kind = Work::Archival;
        }
        document.sites.extend(place.sites);
        document.locators.extend(place.locators);
        document.end = place.end;
        document.shows.steps |= place.shows.steps;
        document.shows.headed = true;
        document.shows.repository |= place.shows.repository;
        document.shows.closed = place.shows.closed;
    }
}

/// `Letter from …`, `“Record of Conversation …”`: the word for a document, in quotation marks or without.
fn headed_by_document(i: In<'_>) -> bool {
    i.means(usize::from(i.is(0, Kind::QuoteOpen)), bit(Sense::DocumentHead))
}

/// `Slavic Review 45 (1986): 12; https://doi.org/…`: a semicolon between a work and its address, where nothing else says where it is.
pub fn address_apart(whole: In<'_>, out: &mut Walked) {
    const ADDRESSES: [Field; 2] = [Field::Doi, Field::Url];
    if !whole.note.has(Kind::Url) {
        return;
    }
    for n in (1..out.islands.len()).rev() {
        let (first, second) = (&out.islands[n - 1], &out.islands[n]);
        let between = whole.part(first.draft.end, second.draft.start);
        let printed = first.draft.back.is_none() && (first.draft.shows.imprint || first.draft.shows.journal);
        let lacks = ADDRESSES.iter().all(|f| !first.draft.fields.has(*f));
        let alone = second.signal.is_none()
            && second.via.is_none()
            && second.draft.fields.len() == 1
            && ADDRESSES.iter().any(|f| second.draft.fields.has(*f));
        if !(printed && lacks && alone && between.len() == 1 && between.is(0, Kind::Semi)) {
            continue;
        }
        let address = out.islands.remove(n).draft.into_parts();
        let draft = &mut out.islands[n - 1].draft;
        for field in ADDRESSES {
            if let Some(value) = address.fields.get(field) {
                draft.fields.set(field, value.clone());
            }
        }
        draft.sites.extend(address.sites);
        draft.end = address.end;
        draft.shows.url = true;
    }
}

/// `Ltr, A to B, 18 Oct 40, Incl to Ltr, C to D, 24 Oct 40, Mercer Papers, LC`: an enclosure lies where the
/// letter lies that it came with.
pub fn enclosed(whole: In<'_>, out: &mut Walked) {
    for n in (1..out.islands.len()).rev() {
        let (Some(first), Some(second)) = (out.islands.get(n - 1), out.islands.get(n)) else { continue };
        let between = whole.part(first.draft.end, second.draft.start);
        let encloses =
            (0..between.len().min(4)).any(|at| archive::marks().enclosed.contains(between.word(at)));
        if encloses
            && !first.draft.fields.has(Field::Archive)
            && let Some(place) = second.draft.fields.place().cloned()
            && let Some(first) = out.islands.get_mut(n - 1)
        {
            first.draft.fields.set(Field::Archive, Value::Place(Box::new(place)));
        }
    }
}

/// `A to B, 4 March 1862, and C to D, 11 April 1862, Sherman Papers, LC`: two letters that lie in one place.
pub fn joined_letters(whole: In<'_>, out: &mut Walked) {
    for n in (1..out.islands.len()).rev() {
        let (Some(first), Some(second)) = (out.islands.get(n - 1), out.islands.get(n)) else { continue };
        let letters =
            [first, second].iter().all(|i| i.draft.kind == Work::Letter && i.draft.fields.has(Field::Date));
        let between = whole.part(first.draft.end, second.draft.start);
        let joined =
            between.is(0, Kind::Comma) && between.len() == 1 + and_len(between.skip(1)) && between.len() > 1;
        let bare = !first.draft.fields.has(Field::Archive)
            && !first.draft.fields.has(Field::Booktitle)
            && first.draft.locators.is_empty();
        if letters
            && joined
            && bare
            && let Some(place) = second.draft.fields.place().cloned()
            && let Some(first) = out.islands.get_mut(n - 1)
        {
            first.draft.fields.set(Field::Archive, Value::Place(Box::new(place)));
        }
    }
}

/// `All in C-376, NAACP Collection, LC.`: the place of the documents named before it in the note.
pub fn shared_place(whole: In<'_>, out: &mut Walked) {
    if whole.note.bits & (archive::PLACE_BITS | bit(Sense::DocumentHead)) == 0 {
        return;
    }
    let mut last = 0;
    for at in 0..whole.end {
        if !archive::marks().gathered.contains(whole.note.word(at))
            || !whole.part(at + 1, whole.end).means(0, bit(Sense::In))
        {
            continue;
        }
        let place_at = whole.part(at + 2, whole.end);
        let Ok((rest, found)) = archive::place_or_file(place_at) else { continue };
        if !ends(rest) {
            continue;
        }
        out.islands.retain(|i| !(i.draft.start >= at && i.draft.start < rest.at));
        for island in &mut out.islands {
            let draft = &mut island.draft;
            if draft.start >= last
                && draft.end <= at
                && !draft.fields.has(Field::Archive)
                && draft.back.is_none()
            {
                draft.fields.set(Field::Archive, Value::Place(Box::new(found.place.clone())));
            }
        }
        last = rest.at;
    }
}

/// Marks between citations: `;`, `,`, stops, `and`, the count of the next: `(2)`.
pub fn separators<'n>(mut i: In<'n>, out: &Walked) -> (In<'n>, bool) {
    let mut joined = false;
    let after_citation = out.islands.last().is_some_and(|l| l.draft.end == i.at);
    loop {
        match i.kind(0) {
            Some(
                Kind::Semi
                | Kind::Comma
                | Kind::Dot
                | Kind::Colon
                | Kind::Dash
                | Kind::ParenClose
                | Kind::BracketClose
                | Kind::QuoteClose
                | Kind::Query,
            ) => {
                joined = false;
                i = i.skip(1);
            }
            Some(Kind::ParenOpen) => match counted(i) {
                Some(behind) => i = behind,
                None => return (i, joined),
            },
            // `Compare Brown, Legacy, 20–23, with Green, “Frontier,” 160`
            _ if after_citation
                && i.case(0) == Case::Lower
                && i.means(0, bit(Sense::Along))
                && out.islands.last().is_some_and(|l| l.signal.is_some()) =>
            {
                i = i.skip(1);
                joined = true;
            }
            Some(Kind::Number)
                if i.is(1, Kind::ParenClose) && i.word(0).len() <= 2 && of_one_author(out, i) =>
            {
                return (i.skip(2), true);
            }
            _ if after_citation && and_len(i) > 0 && i.case(0) != Case::Capital => {
                i = i.skip(and_len(i));
                joined = true;
            }
            _ => return (i, joined),
        }
    }
}

/// `Зимин А. А. 1) Пересветов. М., 1958; 2) Опричнина. М., 1964`: behind the author of the work cited last its number was printed.
fn of_one_author(out: &Walked, i: In<'_>) -> bool {
    let Some(last) = out.islands.last().map(|l| &l.draft) else { return false };
    match (last.site(Field::Author), last.site(Field::Title)) {
        (Some(author), Some(title)) => {
            i.note.text.get(author.end as usize..title.start as usize).is_some_and(|s| s.contains(')'))
        }
        (None, Some(_)) => {
            last.fields.has(Field::Author)
                && last.start > 1
                && i.note.list[last.start - 1].kind == Kind::ParenClose
        }
        _ => false,
    }
}

/// `(1) Leahy, I Was There, p. 259. (2) For the background, see …`: past the number of a source among the sources of a note.
pub fn counted(i: In<'_>) -> Option<In<'_>> {
    let number = i.is(1, Kind::Number) && i.word(1).len() <= 2;
    let letter = i.case(1) == Case::Lower && (i.word(1).len() == 1 || small_roman(i.word(1)));
    let apart = i.is(2, Kind::ParenClose) && i.peek(3).is_some_and(|t| t.spaced);
    let begins = matches!(i.case(3), Case::Capital | Case::Upper)
        || i.is(3, Kind::QuoteOpen)
        || i.means(3, bit(Sense::Ibid) | bit(Sense::Signal));
    ((number || letter) && apart && begins).then(|| i.skip(3))
}

/// `ii`, `iv`
fn small_roman(word: &str) -> bool {
    word.len() <= 4 && word.bytes().all(|b| matches!(b, b'i' | b'v' | b'x'))
}

/// `TsDAHOU 1/20/6277 (1933), 233–5, in Pyrih, ed., Holodomor, 798`   `…, l. 12, in ibid., 833`: behind the address of a document the book that
/// prints it.
pub fn printed_in<'n>(i: In<'n>, out: &Walked) -> Option<Led<'n>> {
    if i.case(0) != Case::Lower || !i.means(0, bit(Sense::In)) || i.long(Sense::In) != Some(1) {
        return None;
    }
    let kept = out.islands.last().is_some_and(|l| l.draft.fields.has(Field::Archive));
    let comma = i.at.checked_sub(1).is_some_and(|at| i.note.list[at].kind == Kind::Comma);
    let book = i.skip(1 + usize::from(i.is(1, Kind::Colon)));
    let named = || {
        matches!(book.case(0), Case::Capital | Case::Upper)
            && !book.means(0, bit(Sense::City))
            && names(book).is_ok_and(|(rest, _)| rest.is(0, Kind::Comma))
    };
    let via = Sited { value: Via::Reprinted, span: i.note.span(i.at, i.at + 1) };
    let led = kept && comma && (book.case(0) == Case::Lower && book.means(0, bit(Sense::Ibid)) || named());
    led.then(|| Led { via: Some(via), ..Led::by_nothing(book) })
}
