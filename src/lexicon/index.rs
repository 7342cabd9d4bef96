//! Forms by the hashes of their words: what reading a note asks of the lexicon, in as little room as can be.

use super::sense::Sense;
use super::words::{Capitals, Form};
use crate::hash::mix;
use std::ops::Range;

/// A form less its words: what forms are told apart by.
#[derive(Clone, Copy, Debug)]
pub struct Quick {
    /// The word after the first, as [`second`] has it; 0 if there is none.
    second: u32,
    /// Its place among all forms.
    pub number: u32,
    /// What it can mean.
    pub sense: Sense,
    /// See [`Form::dot`].
    pub dot: bool,
    capital: bool,
    code: bool,
    small: bool,
}

impl Quick {
    /// True for a form of one word.
    pub fn is_single(&self) -> bool {
        self.second == 0
    }

    /// See [`Form::fits`].
    pub fn fits(&self, printed: Capitals) -> bool {
        (printed.first | !self.capital) & (printed.two | !self.code) & !(self.small & printed.first)
    }
}

/// What stands for a second word: enough of its hash to turn most others away, and never 0.
fn second(hash: u64) -> u32 {
    hash as u32 | 1
}

/// The bit of a second word in [`Group::seconds`]. The lowest bit of what stands for it is always set.
fn bit_of(second: u32) -> u64 {
    1 << (second >> 1 & 63)
}

/// The forms that share a first word.
#[derive(Clone, Copy, Debug)]
pub struct Group {
    /// Of the first word.
    hash: u64,
    /// A bit for every second word.
    seconds: u64,
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
}

/// See the top of the file.
#[derive(Debug)]
pub struct Index {
    /// Group by group. The forms of several words stand by their second word, so that those a text can have are found
    /// among the hundreds that begin with `state` or `university`; of one second word, the longest first.
    quick: Vec<Quick>,
    groups: Vec<Group>,
    /// By hash: the upper half of a group's hash, and its place plus one; 0 where there is none. Twice as many as
    /// groups at least.
    slots: Vec<(u32, u32)>,
}

impl Index {
    /// Room for so many forms.
    pub fn with_room(forms: usize) -> Index {
        Index { quick: Vec::with_capacity(forms), groups: Vec::new(), slots: Vec::new() }
    }

    /// The next form; `begins` if its first word is another than that of the form before.
    pub fn push(&mut self, first: &str, begins: bool, form: &Form) {
        let at = self.quick.len() as u32;
        let rest = form.rest.as_bytes();
        let end = rest.iter().position(|b| *b == b' ').unwrap_or(rest.len());
        let second = match rest.get(..end) {
            None | Some([]) => 0,
            Some(word) => second(mix(0, word)),
        };
        if begins {
            let hash = mix(0, first.as_bytes());
            self.groups.push(Group { hash, seconds: 0, start: at, single: at, end: at });
        }
        if let Some(group) = self.groups.last_mut() {
            group.end = at + 1;
            if second != 0 {
                group.single = at + 1;
                group.seconds |= bit_of(second);
            }
        }
        let Form { sense, dot, capital, code, small, .. } = *form;
        self.quick.push(Quick { second, number: at, sense, dot, capital, code, small });
    }

    /// Makes groups found, once all forms are in.
    pub fn close(&mut self) {
        for group in &self.groups {
            if let Some(several) = self.quick.get_mut(group.several()) {
                several.sort_by_key(|form| form.second);
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

    /// The forms whose first word has this hash, which is good enough to stand for the word.
    pub fn group(&self, hash: u64) -> Option<&Group> {
        let mask = self.slots.len() - 1;
        let mut slot = hash as usize & mask;
        loop {
            let (half, group) = *self.slots.get(slot)?;
            let at = (group as usize).checked_sub(1)?;
            // Most words are in no group: nothing but the slot is looked at.
            if half == (hash >> 32) as u32
                && let Some(group) = self.groups.get(at)
                && group.hash == hash
            {
                return Some(group);
            }
            slot = (slot + 1) & mask;
        }
    }

    /// The forms of a group, longest first, less those that the word with the hash `next` does not go on.
    pub fn before(&self, group: &Group, next: u64) -> impl Iterator<Item = &Quick> {
        let next = second(next);
        let may = group.seconds & bit_of(next) != 0;
        let several = if may { self.quick.get(group.several()).unwrap_or(&[]) } else { &[] };
        let from = several.partition_point(|form| form.second < next);
        let several = several.get(from..).unwrap_or(&[]).iter().take_while(move |form| form.second == next);
        let single = self.quick.get(group.single as usize..group.end as usize).unwrap_or(&[]);
        several.chain(single)
    }

    /// All groups in order.
    pub fn groups(&self) -> impl Iterator<Item = &Group> {
        self.groups.iter()
    }
}
