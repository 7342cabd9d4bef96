//! Forms by the hashes of their words: what reading a note asks of the lexicon, in as little room as can be.

use super::sense::Sense;
use super::words::{Capitals, Form};
use crate::hash;
use crate::model::{Level, Unit};
use std::ops::Range;

/// A form less its words: what forms are told apart by.
#[derive(Clone, Copy, Debug)]
pub struct Quick {
    /// The two words after the first, as [`next`] has them.
    next: u64,
    /// Its place among all forms.
    pub number: u32,
    /// What it can mean.
    pub sense: Sense,
    /// The sort of that, as [`Sense::sort`] has it.
    pub sort: u8,
    /// What it asks for, and what it is.
    wants: Wants,
}

impl Quick {
    /// What it asks for, and what it is.
    pub fn wants(&self) -> Wants {
        self.wants
    }

    /// True unless it asks for something that is `lacking`.
    pub fn fits(&self, lacking: Wants) -> bool {
        self.wants.0 & lacking.0 == 0
    }
}

/// What a form asks for and is, what of that is lacking where it stands, or what several ask for and are together: bits.
#[derive(Clone, Copy, Debug, Default)]
pub struct Wants(u8);

impl Wants {
    /// See [`Form::capital`].
    const CAPITAL: u8 = 1;
    /// See [`Form::code`].
    const CODE: u8 = 2;
    /// See [`Form::small`].
    const SMALL: u8 = 4;
    /// See [`Form::dot`].
    const DOT: u8 = 8;
    /// It stands over a list: no note has it.
    const HEADING: u8 = 16;
    /// It is the label of a page.
    const PAGE: u8 = 32;
    /// It is the label of a step in an archive that books and journals have not.
    const STEP: u8 = 64;

    fn of(form: &Form) -> Wants {
        let bit = |wanted: bool, bit: u8| if wanted { bit } else { 0 };
        Wants(
            bit(form.capital, Wants::CAPITAL)
                | bit(form.code, Wants::CODE)
                | bit(form.small, Wants::SMALL)
                | bit(form.dot, Wants::DOT)
                | bit(matches!(form.sense, Sense::Heading(_)), Wants::HEADING)
                | bit(form.sense == Sense::Locator(Unit::Page), Wants::PAGE)
                | bit(matches!(form.sense, Sense::Step(level) if !of_books(level)), Wants::STEP),
        )
    }

    /// Those of another form as well.
    pub fn and(self, other: Wants) -> Wants {
        Wants(self.0 | other.0)
    }

    /// A stop is asked for.
    pub fn stop(self) -> bool {
        self.0 & Wants::DOT != 0
    }

    /// One is the label of a page.
    pub fn page(self) -> bool {
        self.0 & Wants::PAGE != 0
    }

    /// One is the label of a step that books have not: alone it shows an archive.
    pub fn step(self) -> bool {
        self.0 & Wants::STEP != 0
    }

    /// What a word of a note with these capitals does not have, its stop aside.
    pub fn lacking(printed: Capitals) -> Wants {
        let capitals = match (printed.first, printed.two) {
            (true, true) => Wants::SMALL,
            (true, false) => Wants::CODE | Wants::SMALL,
            (false, true) => Wants::CAPITAL,
            (false, false) => Wants::CAPITAL | Wants::CODE,
        };
        Wants(capitals | Wants::HEADING)
    }

    /// The same where the stop is lacking too.
    pub fn without_stop(self) -> Wants {
        Wants(self.0 | Wants::DOT)
    }
}

/// A step that books and journals have as well: alone it shows no archive.
fn of_books(level: Level) -> bool {
    matches!(level, Level::Volume | Level::Document | Level::Series | Level::Subseries)
}

/// What stands for the words after a form's first: enough of the second's hash to turn most others away, and of the third's,
/// and never 0; 0 where there is none.
fn next(second: Option<u64>, third: Option<u64>) -> u64 {
    let half = |hash: Option<u64>| hash.map_or(0, |hash| u64::from(hash as u32 | 1));
    half(second) << 32 | half(third)
}

/// The bit of a second word in [`Group::seconds`]. The lowest bit of what stands for it is always set.
fn bit_of(next: u64) -> u64 {
    1 << (next >> 33 & 63)
}

/// The forms that share a first word.
#[derive(Clone, Copy, Debug)]
pub struct Group {
    /// Of the first word.
    hash: u64,
    /// A bit for every second word.
    seconds: u64,
    /// Forms of one word among them ask for a stop.
    pub dots: bool,
    start: u32,
    /// Where the forms of one word begin, which come last.
    single: u32,
    end: u32,
}

impl Group {
    /// Their numbers.
    pub fn all(&self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// Those of the forms of several words.
    fn several(&self) -> Range<usize> {
        self.start as usize..self.single as usize
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

/// See the top of the file.
#[derive(Debug)]
pub struct Index {
    /// Group by group. The forms of several words stand by their second word and their third, so that those a text can have
    /// are found among the hundreds that begin with `state` or `university of`; of the same words, the longest first.
    quick: Vec<Quick>,
    groups: Vec<Group>,
    /// By hash: the upper half of a group's hash, and its place plus one; 0 where there is none. Twice as many as
    /// groups at least.
    slots: Vec<(u32, u32)>,
}

impl Index {
    /// Room for so many forms.
    pub fn with_room(forms: usize) -> Index {
        Index { quick: Vec::with_capacity(forms), groups: Vec::with_capacity(forms / 2), slots: Vec::new() }
    }

    /// The next form; `begins` if its first word is another than that of the form before.
    pub fn push(&mut self, first: &str, begins: bool, form: &Form) {
        let at = self.quick.len() as u32;
        let rest = form.rest.as_bytes();
        let next = if rest.is_empty() {
            0
        } else {
            let (len, second) = hash::first_word(rest);
            let others = rest.get(len + 1..);
            next(Some(second), others.map(|others| hash::first_word(others).1))
        };
        if begins {
            let hash = hash::word(first.as_bytes());
            self.groups.push(Group { hash, seconds: 0, dots: false, start: at, single: at, end: at });
        }
        if let Some(group) = self.groups.last_mut() {
            group.end = at + 1;
            if next != 0 {
                group.single = at + 1;
                group.seconds |= bit_of(next);
            } else {
                group.dots |= form.dot;
            }
        }
        self.quick.push(Quick {
            next,
            number: at,
            sense: form.sense,
            sort: form.sense.sort(),
            wants: Wants::of(form),
        });
    }

    /// Makes groups found, once all forms are in.
    pub fn close(&mut self) {
        for group in &self.groups {
            if let Some(several) = self.quick.get_mut(group.several()) {
                several.sort_by_key(|form| form.next);
            }
        }
        self.slots = vec![(0, 0); (2 * self.groups.len()).next_power_of_two().max(2)];
        let mask = self.slots.len() - 1;
        for (at, group) in (1_u32..).zip(&self.groups) {
            let mut slot = group.hash as usize & mask;
            while self.slots.get(slot).is_some_and(|(_, group)| *group != 0) {
                slot = (slot + 1) & mask;
            }
            if let Some(free) = self.slots.get_mut(slot) {
                *free = ((group.hash >> 32) as u32, at);
            }
        }
    }

    /// Where the forms are whose first word has this hash, which is good enough to stand for the word.
    pub fn place(&self, hash: u64) -> Option<u32> {
        let mask = self.slots.len() - 1;
        let mut slot = hash as usize & mask;
        loop {
            let (half, group) = *self.slots.get(slot)?;
            let at = group.checked_sub(1)?;
            // Most words are in no group: nothing but the slot is looked at.
            if half == (hash >> 32) as u32 && self.group(at).is_some_and(|group| group.hash == hash) {
                return Some(at);
            }
            slot = (slot + 1) & mask;
        }
    }

    /// The forms at a [place](Index::place).
    pub fn group(&self, place: u32) -> Option<&Group> {
        self.groups.get(place as usize)
    }

    /// The forms of several words of a group that the words with the hashes `second` and `third` can go on: the longest first,
    /// and those of two words.
    pub fn several(&self, group: &Group, second: u64, third: impl Fn() -> u64) -> [&[Quick]; 2] {
        let two = next(Some(second), None);
        let several = self.quick.get(group.several()).unwrap_or(&[]);
        let all = several.get(several.partition_point(|form| form.next < two)..).unwrap_or(&[]);
        let (short, long) = all.split_at(all.iter().take_while(|form| form.next == two).count());
        if long.first().is_none_or(|form| form.next >> 32 != two >> 32) {
            return [&[], short];
        }
        let three = next(Some(second), Some(third()));
        let long = long.get(long.partition_point(|form| form.next < three)..).unwrap_or(&[]);
        [long.get(..long.iter().take_while(|form| form.next == three).count()).unwrap_or(&[]), short]
    }

    /// The forms of one word of a group.
    pub fn single(&self, group: &Group) -> &[Quick] {
        self.quick.get(group.single as usize..group.end as usize).unwrap_or(&[])
    }

    /// All groups in order.
    pub fn groups(&self) -> impl Iterator<Item = &Group> {
        self.groups.iter()
    }
}
