//! Packs forms into tables without pointers: they cost nothing until they are read.
//!
//! This file is also part of the build script, which packs `grammars/`; a user's own files are packed with them as the
//! program runs. All numbers are little-endian; [`super::table`] and [`super::index`] read them.

use super::file::{Meaning, Row, names};
use crate::hash;
use std::collections::HashMap;
use std::num::TryFromIntError;

/// Bytes of a string's place in the text: offset (u32) and length (u16).
pub const STRING: usize = 6;
/// Bytes of a form: the places of its first word, of the others and of its language, what it [means](meaning) (u16) and
/// [asks] for (u8).
pub const FORM: usize = 3 * STRING + 3;
/// Bytes of a form less its words: a number, see [`super::index::Quick`].
pub const QUICK: usize = 16;
/// Bytes of the forms that share a first word: its hash (u64), a bit for each second word (u64), where they begin, where
/// those of one word begin, which come last, and where they end (u32 each), and whether one of those asks for a stop (u8).
pub const GROUP: usize = 29;
/// Bytes of a slot: the upper half of the hash of a group, and its place plus one (u32 each); 0 where there is none.
pub const SLOT: usize = 8;

/// What a form asks for of the print, and some of what it is: bits.
pub mod asks {
    /// A capital first.
    pub const CAPITAL: u8 = 1;
    /// Two capitals.
    pub const CODE: u8 = 2;
    /// No capital.
    pub const SMALL: u8 = 4;
    /// A stop, or a number behind it.
    pub const DOT: u8 = 8;
    /// It stands over a list: no note has it.
    pub const HEADING: u8 = 16;
    /// It is the label of a page.
    pub const PAGE: u8 = 32;
    /// It is the label of a step in an archive that books and journals have not: alone it shows an archive.
    pub const STEP: u8 = 64;
}

/// Meanings from here on are archives of the registry.
pub const ARCHIVES: u16 = 0x8000;
/// From here on they are series of documents.
pub const SERIES: u16 = 0xc000;

/// A form and its words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry<'t> {
    /// The first word, folded.
    pub first: &'t str,
    /// The others, folded, joined by a space.
    pub rest: &'t str,
    /// Of what language.
    pub lang: &'t str,
    /// A place in [`names`], or an archive.
    pub meaning: u16,
    /// Bits of [`asks`].
    pub asks: u8,
}

impl<'t> Entry<'t> {
    /// As a file has it.
    pub fn of(row: &'t Row) -> Entry<'t> {
        let Row { first, rest, lang, .. } = row;
        let meaning = match row.meaning {
            Meaning::Name(n) => n,
            Meaning::Archive(n) => ARCHIVES | n,
            Meaning::Series(n) => SERIES | n,
        };
        let asks = [
            (row.capital, asks::CAPITAL),
            (row.code, asks::CODE),
            (row.small, asks::SMALL),
            (row.dot, asks::DOT),
            (true, kind(row.meaning)),
        ];
        let asks = asks.iter().filter(|(asked, _)| *asked).fold(0, |all, (_, bit)| all | bit);
        Entry { first, rest, lang, meaning, asks }
    }
}

/// What a meaning is, among [`asks`].
fn kind(meaning: Meaning) -> u8 {
    let Meaning::Name(number) = meaning else { return 0 };
    match names().nth(usize::from(number)) {
        Some(("heading", _)) => asks::HEADING,
        Some(("locator", "page")) => asks::PAGE,
        // Books and journals have these as well: alone they show no archive.
        Some(("step", "volume" | "document" | "series" | "subseries")) => 0,
        Some(("step", _)) => asks::STEP,
        _ => 0,
    }
}

/// The text of every string once.
#[derive(Default)]
pub struct Strings {
    /// All of them.
    pub text: String,
    known: HashMap<String, u32>,
}

impl Strings {
    /// The place of `string`, which is put there if it is new.
    ///
    /// # Errors
    /// If it has more than 65,535 bytes.
    pub fn place(&mut self, string: &str) -> Result<[u8; STRING], TryFromIntError> {
        let at = match self.known.get(string) {
            Some(at) => *at,
            None => {
                let at = u32::try_from(self.text.len())?;
                self.text.push_str(string);
                self.known.insert(string.to_owned(), at);
                at
            }
        };
        let ([a, b, c, d], [e, f]) = (at.to_le_bytes(), u16::try_from(string.len())?.to_le_bytes());
        Ok([a, b, c, d, e, f])
    }
}

/// The tables.
#[derive(Default)]
pub struct Packed {
    /// [`FORM`] bytes each, in the order of the entries.
    pub forms: Vec<u8>,
    /// [`QUICK`] bytes each, group by group. The forms of several words stand by their second word and their third, so that
    /// those a text can have are found among the hundreds that begin with `state` or `university of`; of the same words, the
    /// longest first.
    pub quick: Vec<u8>,
    /// [`GROUP`] bytes each.
    pub groups: Vec<u8>,
    /// [`SLOT`] bytes each, by hash: twice as many as groups at least, and a power of two.
    pub slots: Vec<u8>,
}

impl Packed {
    /// Of entries sorted by first word, the longest first.
    ///
    /// # Errors
    /// If a word is too long, or there are too many.
    pub fn of(entries: &[Entry], strings: &mut Strings) -> Result<Packed, TryFromIntError> {
        let mut packed = Packed::default();
        for entry in entries {
            for string in [entry.first, entry.rest, entry.lang] {
                packed.forms.extend(strings.place(string)?);
            }
            packed.forms.extend(entry.meaning.to_le_bytes());
            packed.forms.push(entry.asks);
        }
        let mut hashes = Vec::new();
        let mut start = 0;
        for group in entries.chunk_by(|a, b| a.first == b.first) {
            hashes.push(packed.group(group, start)?);
            start += u32::try_from(group.len())?;
        }
        packed.slots = slots(&hashes)?;
        Ok(packed)
    }

    /// The forms that share a first word, the first of which has the number `start`; the hash of the word.
    fn group(&mut self, group: &[Entry], start: u32) -> Result<u64, TryFromIntError> {
        let mut quick: Vec<(u64, u128)> = Vec::with_capacity(group.len());
        for (number, entry) in (start..).zip(group) {
            let next = next_of(entry.rest);
            let low = u64::from(number) << 32 | u64::from(entry.meaning) << 16 | u64::from(entry.asks);
            quick.push((next, u128::from(next) << 64 | u128::from(low)));
        }
        let several = quick.iter().rposition(|(next, _)| *next != 0).map_or(0, |last| last + 1);
        let (long, single) = quick.split_at_mut(several);
        long.sort_by_key(|(next, _)| *next);
        let seconds =
            long.iter().fold(0, |all, (next, _)| if *next == 0 { all } else { all | bit_of(*next) });
        let dots = single.iter().any(|(_, form)| *form as u8 & asks::DOT != 0);
        let hash = hash::word(group.first().map_or("", |entry| entry.first).as_bytes());
        self.groups.extend(hash.to_le_bytes());
        self.groups.extend(seconds.to_le_bytes());
        for at in [0, several, group.len()] {
            self.groups.extend((start + u32::try_from(at)?).to_le_bytes());
        }
        self.groups.push(u8::from(dots));
        self.quick.extend(quick.iter().flat_map(|(_, form)| form.to_le_bytes()));
        Ok(hash)
    }
}

/// The slots of groups with these hashes.
fn slots(hashes: &[u64]) -> Result<Vec<u8>, TryFromIntError> {
    let mut slots = vec![0_u64; (2 * hashes.len()).next_power_of_two().max(2)];
    let mask = slots.len() - 1;
    for (at, hash) in (1_u32..).zip(hashes) {
        let mut slot = usize::try_from(*hash & mask as u64)?;
        while slots.get(slot).is_some_and(|taken| *taken != 0) {
            slot = (slot + 1) & mask;
        }
        if let Some(free) = slots.get_mut(slot) {
            *free = u64::from(at) << 32 | hash >> 32;
        }
    }
    Ok(slots.iter().flat_map(|slot| slot.to_le_bytes()).collect())
}

/// [`next`] of the words behind a form's first.
fn next_of(rest: &str) -> u64 {
    if rest.is_empty() {
        return 0;
    }
    let (len, second) = hash::first_word(rest.as_bytes());
    let others = rest.as_bytes().get(len + 1..);
    next(Some(second), others.map(|others| hash::first_word(others).1))
}

/// What stands for the words after a form's first: enough of the second's hash to turn most others away, and of the third's,
/// and never 0; 0 where there is none.
pub fn next(second: Option<u64>, third: Option<u64>) -> u64 {
    let half = |hash: Option<u64>| hash.map_or(0, |hash| u64::from(hash as u32 | 1));
    half(second) << 32 | half(third)
}

/// The bit of a second word among those of a group. The lowest bit of what stands for it is always set.
pub fn bit_of(next: u64) -> u64 {
    1 << (next >> 33 & 63)
}
