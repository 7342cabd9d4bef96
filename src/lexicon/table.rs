//! The tables of forms and archives: those that the build script made of `grammars/`, and those with a user's files.

use super::archive::{Archive, Status};
use super::index::Index;
use super::pack::{Entry, FORM, Packed, STRING, Strings};
use std::num::TryFromIntError;
use std::ops::Range;

static TEXT: &str = include_str!(concat!(env!("OUT_DIR"), "/lexicon.txt"));
static FORMS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/forms.bin"));
static QUICK: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/quick.bin"));
static GROUPS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/groups.bin"));
static SLOTS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/slots.bin"));
static ARCHIVES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/archives.bin"));

/// Bytes of an archive: fourteen strings.
const ARCHIVE: usize = 14 * STRING;

/// The forms, and how they are found.
#[derive(Clone, Copy, Debug)]
pub(super) struct Table {
    text: &'static str,
    forms: &'static [[u8; FORM]],
    pub(super) index: Index,
}

impl Table {
    /// That of `grammars/`.
    pub(super) fn builtin() -> Table {
        Table { text: TEXT, forms: FORMS.as_chunks().0, index: Index::new(QUICK, GROUPS, SLOTS) }
    }

    /// Of entries sorted by first word, the longest first. It lasts as long as the program.
    ///
    /// # Errors
    /// If a word is too long, or there are too many.
    pub(super) fn of(entries: &[Entry]) -> Result<Table, TryFromIntError> {
        let mut strings = Strings::default();
        let Packed { forms, quick, groups, slots } = Packed::of(entries, &mut strings)?;
        let index = Index::new(quick.leak(), groups.leak(), slots.leak());
        Ok(Table { text: strings.text.leak(), forms: forms.leak().as_chunks().0, index })
    }

    /// Every form, sorted by first word, the longest first.
    pub(super) fn entries(&self) -> impl Iterator<Item = Entry<'static>> + Clone {
        self.entries_of(0..self.forms.len())
    }

    /// The forms with these numbers.
    pub(super) fn entries_of(&self, numbers: Range<usize>) -> impl Iterator<Item = Entry<'static>> + Clone {
        let text = self.text;
        self.forms.get(numbers).unwrap_or(&[]).iter().filter_map(move |record| entry(text, record))
    }

    /// The words behind the first of the form with this number.
    pub(super) fn rest(&self, number: usize) -> &'static str {
        let place = self.forms.get(number).and_then(|form| form.get(STRING..)?.first_chunk());
        place.and_then(|place| text(self.text, *place)).unwrap_or("")
    }
}

/// A form, from its record.
fn entry(all: &'static str, record: &[u8; FORM]) -> Option<Entry<'static>> {
    let (first, record) = string(all, record)?;
    let (rest, record) = string(all, record)?;
    let (lang, record) = string(all, record)?;
    let [low, high, asks] = *record.first_chunk()?;
    Some(Entry { first, rest, lang, meaning: u16::from_le_bytes([low, high]), asks })
}

/// The registry of archives.
pub(super) fn archives() -> Vec<Archive> {
    let mut archives = Vec::with_capacity(ARCHIVES.len() / ARCHIVE);
    archives.extend(ARCHIVES.chunks_exact(ARCHIVE).filter_map(archive));
    archives
}

fn archive(mut record: &'static [u8]) -> Option<Archive> {
    let mut next = || {
        let (text, rest) = string(TEXT, record)?;
        record = rest;
        Some(text)
    };
    Some(Archive {
        code: next()?,
        code_native: next()?,
        status: Status::named(next()?)?,
        // Once, for the life of the program.
        aliases: next()?.split('|').filter(|a| !a.is_empty()).collect::<Vec<_>>().leak(),
        seldom: next()?.split('|').filter(|a| !a.is_empty()).collect::<Vec<_>>().leak(),
        name: next()?,
        name_transliterated: next()?,
        name_english: next()?,
        city: next()?,
        country: next()?,
        predecessors: next()?,
        successor: next()?,
        scheme: next()?,
        note: next()?,
    })
}

/// The string of `all` at the head of a record, and the rest of the record.
fn string<'r>(all: &'static str, record: &'r [u8]) -> Option<(&'static str, &'r [u8])> {
    let (place, record) = record.split_first_chunk::<STRING>()?;
    Some((text(all, *place)?, record))
}

/// The string of `all` at a place.
fn text(all: &'static str, [a, b, c, d, e, f]: [u8; STRING]) -> Option<&'static str> {
    let offset = usize::try_from(u32::from_le_bytes([a, b, c, d])).ok()?;
    let end = offset.checked_add(usize::from(u16::from_le_bytes([e, f])))?;
    all.get(offset..end)
}
