//! Works by what a later citation may say of them, nearest first.

use crate::hash::{self, pair};

/// How many works a look-up gives at most: the nearest. Keeps the whole walk linear.
pub const REACH: usize = 24;

/// How many clues there are for a note of a book, about.
const CLUES: usize = 12;

/// A folded word or name, hashed once for all the clues that it is part of.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Word(u64);

impl From<&str> for Word {
    fn from(folded: &str) -> Word {
        Word(hash::word(folded.as_bytes()))
    }
}

/// Something a citation may say of a work.
#[derive(Clone, Copy, Debug)]
pub enum Clue {
    /// A family name, or a body's whole name.
    Family(Word),
    /// A family name and a word of the title.
    FamilyWord(Word, Word),
    /// A family name and a year.
    FamilyYear(Word, Word),
    /// Two neighbouring words of the title.
    Words(Word, Word),
    /// The first word of the title.
    Start(Word),
    /// The whole title.
    Title(Word),
    /// A path in an archive, hashed.
    Path(u64),
    /// A volume of a printed series of documents.
    Series(Word),
    /// An editor of a volume that has its imprint.
    Host(Word),
    /// A family name that works known only from short forms wait under.
    Waiting(Word),
}

impl Clue {
    fn hash(self) -> u64 {
        match self {
            Clue::Family(Word(a)) => pair(1, a),
            Clue::FamilyWord(Word(a), Word(b)) => pair(2 ^ a, b),
            Clue::FamilyYear(Word(a), Word(b)) => pair(3 ^ a, b),
            Clue::Words(Word(a), Word(b)) => pair(4 ^ a, b),
            Clue::Start(Word(a)) => pair(5, a),
            Clue::Path(path) => pair(6, path),
            Clue::Host(Word(a)) => pair(7, a),
            Clue::Title(Word(a)) => pair(8, a),
            Clue::Series(Word(a)) => pair(9, a),
            Clue::Waiting(Word(a)) => pair(10, a),
        }
    }
}

#[derive(Debug)]
struct Cell {
    /// The clue's.
    hash: u64,
    work: u32,
    /// The cell before it in the same slot, plus one; 0 for none.
    next: u32,
}

/// Works by clue: a hash table whose slots are chains, the latest cell first, so that it goes on growing by pushing
/// alone. Never iterated as a whole, so nothing depends on the order of hashes.
#[derive(Debug, Default)]
pub struct Index {
    /// The latest cell of each slot, plus one; 0 for none. As many as a power of two, or none at all.
    slots: Vec<u32>,
    cells: Vec<Cell>,
    /// One more than the highest work that a clue leads to.
    beyond: usize,
}

impl Index {
    /// With room for the works of so many notes.
    pub fn for_notes(count: usize) -> Index {
        let room = (CLUES * count).next_power_of_two();
        Index { slots: vec![0; room], cells: Vec::with_capacity(CLUES * count), beyond: 0 }
    }

    /// Notes that `clue` leads to `work`.
    pub fn add(&mut self, clue: Clue, work: usize) {
        let hash = clue.hash();
        if self.works(hash).next() != Some(work) {
            self.push(hash, work);
        }
    }

    /// Notes that `clue` leads to `work`, where it is known that it did not yet: no chain is followed.
    pub fn add_new(&mut self, clue: Clue, work: usize) {
        self.push(clue.hash(), work);
    }

    /// No clue leads to `work` yet, nor to one after it.
    pub fn is_new(&self, work: usize) -> bool {
        work >= self.beyond
    }

    fn push(&mut self, hash: u64, work: usize) {
        self.beyond = self.beyond.max(work + 1);
        if self.cells.len() >= self.slots.len() {
            self.grow();
        }
        let nth = self.cells.len() as u32 + 1;
        let next = self.head(hash, nth);
        self.cells.push(Cell { hash, work: work as u32, next });
    }

    /// Puts the cell with the number `nth`, from 1, at the head of the slot of its hash; gives the one that was there.
    fn head(&mut self, hash: u64, nth: u32) -> u32 {
        let slot = self.slot(hash).and_then(|slot| self.slots.get_mut(slot));
        slot.map_or(0, |slot| std::mem::replace(slot, nth))
    }

    /// Works that `clue` leads to, the latest added first, at most a fixed number. One work may come twice.
    pub fn nearest(&self, clue: Clue) -> impl Iterator<Item = usize> + '_ {
        self.works(clue.hash()).take(REACH)
    }

    /// The works of a clue's hash, the latest added first.
    fn works(&self, hash: u64) -> impl Iterator<Item = usize> + '_ {
        let mut at = self.slot(hash).and_then(|slot| self.slots.get(slot)).copied().unwrap_or(0);
        std::iter::from_fn(move || {
            loop {
                let cell = self.cells.get((at as usize).checked_sub(1)?)?;
                at = cell.next;
                if cell.hash == hash {
                    return Some(cell.work as usize);
                }
            }
        })
    }

    fn slot(&self, hash: u64) -> Option<usize> {
        let last = self.slots.len().checked_sub(1)?;
        Some(hash as usize & last)
    }

    /// Twice as many slots.
    fn grow(&mut self) {
        const LEAST: usize = 64;
        self.slots = vec![0; LEAST.max(2 * self.slots.len())];
        let mut cells = std::mem::take(&mut self.cells);
        for (before, cell) in cells.iter_mut().enumerate() {
            cell.next = self.head(cell.hash, before as u32 + 1);
        }
        self.cells = cells;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_latest_work_comes_first_however_many_there_are() {
        let mut index = Index::default();
        for work in 0..500 {
            index.add(Clue::Family("miller".into()), work);
            index.add(Clue::Family("miller".into()), work);
            index.add(Clue::Words(work.to_string().as_str().into(), "tides".into()), work);
        }
        assert!(index.nearest(Clue::Family("miller".into())).eq((0..500).rev().take(REACH)));
        assert!(index.nearest(Clue::Words("7".into(), "tides".into())).eq([7]));
        assert_eq!(index.nearest(Clue::Start("miller".into())).next(), None);
        assert_eq!(Index::default().nearest(Clue::Start("tides".into())).next(), None);
    }
}
