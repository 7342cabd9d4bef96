//! Forms by the hashes of their words: what reading a note asks of the lexicon, in as little room as can be.

use super::pack::{GROUP, QUICK, SLOT, asks, bit_of, next};
use super::words::Capitals;
use std::ops::Range;

/// A form less its words: what forms are told apart by. From the highest bit: what stands for the two words after the first,
/// as [`next`] has them (64), its place among all forms (32), what it can mean (16), what it asks for (the lowest 8).
#[derive(Clone, Copy, Debug)]
pub struct Quick(u128);

impl Quick {
    #[inline(always)]
    fn of(bytes: &[u8; QUICK]) -> Quick {
        Quick(u128::from_le_bytes(*bytes))
    }

    fn next(self) -> u64 {
        (self.0 >> 64) as u64
    }

    /// Its place among all forms.
    pub fn number(self) -> usize {
        (self.0 >> 32) as u32 as usize
    }

    /// What it can mean: see [`super::Lexicon::sense`].
    pub fn meaning(self) -> u16 {
        (self.0 >> 16) as u16
    }

    /// What it asks for, and what it is.
    pub fn wants(self) -> Wants {
        Wants(self.0 as u8)
    }

    /// True unless it asks for something that is `lacking`.
    pub fn fits(self, lacking: Wants) -> bool {
        self.0 as u8 & lacking.0 == 0
    }
}

/// Some of them.
#[derive(Clone, Copy, Debug)]
pub struct Forms(&'static [[u8; QUICK]]);

impl Forms {
    /// One after the other.
    pub fn iter(self) -> impl Iterator<Item = Quick> {
        self.0.iter().map(Quick::of)
    }
}

/// What a form asks for and is, what of that is lacking where it stands, or what several ask for and are together: bits of
/// [`asks`].
#[derive(Clone, Copy, Debug, Default)]
pub struct Wants(u8);

impl Wants {
    /// Those of another form as well.
    pub fn and(self, other: Wants) -> Wants {
        Wants(self.0 | other.0)
    }

    /// A stop is asked for.
    pub fn stop(self) -> bool {
        self.0 & asks::DOT != 0
    }

    /// One is the label of a page.
    pub fn page(self) -> bool {
        self.0 & asks::PAGE != 0
    }

    /// One is the label of a step that books have not: alone it shows an archive.
    pub fn step(self) -> bool {
        self.0 & asks::STEP != 0
    }

    /// What a word of a note with these capitals does not have, its stop aside.
    pub fn lacking(printed: Capitals) -> Wants {
        let capitals = match (printed.first, printed.two) {
            (true, true) => asks::SMALL,
            (true, false) => asks::CODE | asks::SMALL,
            (false, true) => asks::CAPITAL,
            (false, false) => asks::CAPITAL | asks::CODE,
        };
        Wants(capitals | asks::HEADING)
    }

    /// The same where the stop is lacking too.
    pub fn without_stop(self) -> Wants {
        Wants(self.0 | asks::DOT)
    }
}

/// The forms that share a first word.
#[derive(Clone, Copy, Debug)]
pub struct Group {
    /// A bit for every second word.
    seconds: u64,
    start: u32,
    /// Where the forms of one word begin, which come last.
    single: u32,
    end: u32,
    /// Forms of one word among them ask for a stop.
    pub dots: bool,
}

impl Group {
    fn of(bytes: &[u8; GROUP]) -> Option<Group> {
        let (_, bytes) = bytes.split_first_chunk::<8>()?;
        let (seconds, bytes) = bytes.split_first_chunk::<8>()?;
        let [a, b, c, d, e, f, g, h, i, j, k, l, dots] = *bytes.first_chunk::<13>()?;
        Some(Group {
            seconds: u64::from_le_bytes(*seconds),
            start: u32::from_le_bytes([a, b, c, d]),
            single: u32::from_le_bytes([e, f, g, h]),
            end: u32::from_le_bytes([i, j, k, l]),
            dots: dots != 0,
        })
    }

    /// Their numbers.
    pub(super) fn all(&self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// Those of the forms of several words.
    fn several(&self) -> Range<usize> {
        self.start as usize..self.single as usize
    }

    /// Those of the forms of one word.
    pub(super) fn alone(&self) -> Range<usize> {
        self.single as usize..self.end as usize
    }

    /// Some of its forms have several words.
    pub fn goes_on(&self) -> bool {
        self.seconds != 0
    }

    /// One of them may go on with the word of this hash.
    pub fn may_go_on(&self, second: u64) -> bool {
        self.seconds & bit_of(next(Some(second), None)) != 0
    }
}

/// The tables that [`super::pack`] makes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Index {
    quick: &'static [[u8; QUICK]],
    groups: &'static [[u8; GROUP]],
    slots: &'static [[u8; SLOT]],
}

impl Index {
    /// Of tables as they are packed.
    pub(super) fn new(quick: &'static [u8], groups: &'static [u8], slots: &'static [u8]) -> Index {
        Index { quick: quick.as_chunks().0, groups: groups.as_chunks().0, slots: slots.as_chunks().0 }
    }

    /// Where the forms are whose first word has this hash, which is good enough to stand for the word.
    pub(super) fn place(&self, hash: u64) -> Option<u32> {
        let mask = self.slots.len().wrapping_sub(1);
        let mut slot = hash as usize & mask;
        loop {
            let taken = u64::from_le_bytes(*self.slots.get(slot)?);
            let at = ((taken >> 32) as u32).checked_sub(1)?;
            // Most words are in no group: nothing but the slot is looked at.
            if taken as u32 == (hash >> 32) as u32 && self.hash(at) == Some(hash) {
                return Some(at);
            }
            slot = (slot + 1) & mask;
        }
    }

    /// The hash of the first word of a group.
    fn hash(&self, place: u32) -> Option<u64> {
        self.groups.get(place as usize)?.first_chunk().map(|hash| u64::from_le_bytes(*hash))
    }

    /// The forms at a [place](Index::place).
    pub(super) fn group(&self, place: u32) -> Option<Group> {
        self.groups.get(place as usize).and_then(Group::of)
    }

    /// The forms of several words of a group that the words with the hashes `second` and `third` can go on: the longest first,
    /// and those of two words.
    pub(super) fn several(&self, group: &Group, second: u64, third: impl Fn() -> u64) -> [Forms; 2] {
        let of = |form: &[u8; QUICK]| Quick::of(form).next();
        let from = |forms: &'static [[u8; QUICK]], wanted: u64| {
            forms.get(forms.partition_point(|form| of(form) < wanted)..).unwrap_or(&[])
        };
        let same = |forms: &[[u8; QUICK]], wanted: u64| forms.iter().take_while(|f| of(f) == wanted).count();
        let two = next(Some(second), None);
        let several = self.quick.get(group.several()).unwrap_or(&[]);
        let all = from(several, two);
        let (short, long) = all.split_at(same(all, two));
        if long.first().is_none_or(|form| of(form) >> 32 != two >> 32) {
            return [Forms(&[]), Forms(short)];
        }
        let three = next(Some(second), Some(third()));
        let long = from(long, three);
        [Forms(long.get(..same(long, three)).unwrap_or(&[])), Forms(short)]
    }

    /// The forms of one word of a group.
    pub(super) fn single(&self, group: &Group) -> Forms {
        Forms(self.quick.get(group.alone()).unwrap_or(&[]))
    }
}
