//! A document beside Ibid.: what it is stands before the word or behind it, and the archive is that of the note before.

use super::super::archive::{self, document_date};
use super::super::back::back;
use super::super::draft::Draft;
use super::super::imprint::past;
use super::super::input::In;
use super::super::locator::locators;
use super::super::tail::ends;
use super::super::token::{Case, Kind, bit};
use super::day_last::{ends_in_day, named_and_dated};
use super::describe::{describe, describes};
use super::letter::{letter, writes_to};
use crate::lexicon::Sense;
use crate::model::{Field, Kind as Work, Level, Locator, Sited, Unit};

/// A description, then Ibid. in place of the archive: `Письмо А Б от 5 мая 1930 г. // Там же. Ф. 558. Оп. 11. Д. 3`
///
/// `here` is the Ibid. It must say what only a document in an archive has, a step or a leaf, or be alone
/// behind a document's name.
pub fn again(i: In<'_>, here: In<'_>) -> Option<Draft> {
    let words = less_in(i.until(here.at));
    if !describes(words) {
        return None;
    }
    let mut draft = back(here)?;
    let words = filed_before(words, &mut draft).unwrap_or(words);
    let filed = draft.fields.has(Field::Archive) || draft.locators.iter().any(leaf);
    // `Morris to Adams, 7 May 1777, ibid.`   `Madison to Jefferson, 19 March 1787, ibid., 11:219`: who writes to whom, and when.
    let sent = writes_to(past_head(words)).is_some() && named_and_dated(untrailed(words));
    let alone = draft.locators.is_empty()
        && (words.means(0, bit(Sense::DocumentHead))
            || whose(words)
            || words.means(0, bit(Sense::SameLetter)) && ends_in_day(untrailed(words))
            || named_and_dated(untrailed(words)));
    // `Memorandum of conversation, 5 June 1961, ibid., 46`
    let paper = words.means(0, bit(Sense::DocumentHead))
        && (ends_in_day(untrailed(words)) || untrailed(words).len() <= 3 && !draft.locators.is_empty());
    if !(filed || alone || sent || paper) || draft.fields.has(Field::Title) {
        return None;
    }
    draft.start = i.at;
    let same = words.means(0, bit(Sense::SameLetter));
    draft.kind = if same { Work::Letter } else { Work::Archival };
    describe(words, &mut draft);
    draft.shows.closed = ends(i.part(draft.end, i.end));
    Some(draft)
}

/// `Memorandum, 18 February 1960, 611.37/2-1860, ibid.`   `Smith to Brown, 15 May 1905, box 4, ibid.`: the number of the file, or the box, at the end of the words goes into the
/// draft; the words before it.
fn filed_before<'n>(words: In<'n>, draft: &mut Draft) -> Option<In<'n>> {
    let all = untrailed(words);
    let comma = (all.at..all.end).rev().find(|at| all.note.list[*at].kind == Kind::Comma)?;
    let file = all.part(comma + 1, all.end);
    let step = file.means(0, bit(Sense::Step(Level::Box)));
    if draft.fields.has(Field::Archive) || !(file.is(0, Kind::Number) || step) || document_date(file).is_ok()
    {
        return None;
    }
    let read = if step {
        archive::steps_only(file).ok().filter(|(_, found)| found.place.steps.len() == 1)
    } else {
        archive::signed(file).ok()
    };
    let (rest, found) = read.filter(|(rest, _)| rest.is_empty())?;
    found.put(draft, file, rest);
    Some(all.until(comma))
}

/// `Telegram, Rusk to Lodge, 5 May 1964`: past the sort of paper and its comma.
fn past_head(words: In<'_>) -> In<'_> {
    match words.long(Sense::LetterHead).map(|len| words.skip(len).past_dot()) {
        Some(rest) if rest.is(0, Kind::Comma) => rest.skip(1),
        _ => words,
    }
}

/// `Morris to Adams, 7 May 1777, in ibid., 1:45`: without the “in” before the word.
fn less_in(words: In<'_>) -> In<'_> {
    let last = words.part(words.end.saturating_sub(1), words.end);
    let led = words.len() > 2 && last.case(0) == Case::Lower && last.means(0, bit(Sense::In));
    if led && words.is(words.len() - 2, Kind::Comma) { words.until(words.end - 1) } else { words }
}

/// Without the comma at the end.
fn untrailed(words: In<'_>) -> In<'_> {
    let comma = words.len() > 1 && words.is(words.len() - 1, Kind::Comma);
    if comma { words.until(words.end - 1) } else { words }
}

/// `Cadogan minute`, `Jones’s memorandum`: who wrote it, and the sort of document.
fn whose(i: In<'_>) -> bool {
    i.case(0) == Case::Capital && i.case(1) == Case::Lower && i.means(1, bit(Sense::DocumentHead))
}

/// `du 3`, `vom 3.`, `del 3`: a small word before a number.
fn day_led_in(i: In<'_>) -> bool {
    const LONGEST: usize = 4;
    i.is(0, Kind::Word) && i.case(0) == Case::Lower && i.word(0).len() <= LONGEST && i.is(1, Kind::Number)
}

/// A leaf of a file.
fn leaf(locator: &Sited<Locator>) -> bool {
    locator.value.unit == Unit::Folio
}

/// What the document is, behind Ibid.: `Ibid. Ltr, A to B, 1 Aug 34`   `Ibid., Zapiska X, 5 May 1960, d. 254, l. 3`
///
/// The words go on to the first step or leaf, or to the date. Gives where all of it ends.
pub fn behind_back<'n>(i: In<'n>, draft: &mut Draft) -> Option<In<'n>> {
    if let Some(found) = letter(i) {
        let found = found.into_parts();
        draft.fields = found.fields;
        draft.sites = found.sites;
        draft.kind = found.kind;
        return Some(i.part(found.end, i.end));
    }
    let head = i.means(0, bit(Sense::DocumentHead)) || i.is(0, Kind::QuoteOpen) || whose(i);
    let written = writes_to(i);
    if !head && written.is_none() {
        return None;
    }
    let mut at = written.map_or(i.at, |(end, _)| end);
    let mut dated = None;
    for _ in 0..24 {
        let here = i.part(at, i.end);
        let next = here.skip(1);
        if matches!(here.kind(0), Some(Kind::Comma | Kind::QuoteClose)) || here.is(0, Kind::Dot) {
            if let Ok((rest, found)) = archive::steps_only(next)
                && next.means(0, bit(Sense::Step(Level::Fond)) | bit(Sense::Locator(Unit::Page)))
                && (!found.place.steps.is_empty() || found.locators.iter().any(leaf))
            {
                describe(i.until(at), draft);
                // `Ibid., Smith to Jones, 14 May 1945, f. 5`: a fond alone holds no document.
                let fond = matches!(found.place.steps.as_slice(), [only] if only.level == Level::Fond);
                if found.place.steps.is_empty() {
                    draft.locate(found.locators);
                } else if fond && let Ok((_, leaves)) = locators(next) {
                    draft.locate(leaves);
                } else {
                    found.put(draft, next, rest);
                }
                return Some(rest);
            }
            if let Ok((rest, _)) = document_date(next) {
                dated = Some(rest.at);
                at = rest.at;
                continue;
            }
        }
        // `Ibid., lettre du 3 avril 1752`   `Ebd., Schreiben vom 3. April 1752`
        if at > i.at
            && day_led_in(here)
            && let Ok((rest, _)) = document_date(next)
        {
            dated = Some(rest.at);
            at = rest.at;
            continue;
        }
        match here.peek(0) {
            None => break,
            Some(t) if t.stop || t.kind == Kind::Semi => break,
            Some(_) => at = past(i, at),
        }
    }
    // A quotation with a date may be anything.
    let end = dated.filter(|_| !i.is(0, Kind::QuoteOpen))?;
    describe(i.until(end), draft);
    Some(i.part(end, i.end))
}
