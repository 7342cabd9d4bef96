//! Works by what a later citation may say of them, nearest first.

use crate::hash::{Map, mix};

/// How many works a look-up gives at most: the nearest. Keeps the whole walk linear.
const REACH: usize = 24;

/// How many clues lead to a work of a book, about: its share of those that it has in common with others.
const CLUES: usize = 4;

/// Something a citation may say of a work. Strings are folded.
#[derive(Clone, Copy, Debug)]
pub enum Clue<'a> {
    /// A family name, or a body's whole name.
    Family(&'a str),
    /// A family name and a word of the title.
    FamilyWord(&'a str, &'a str),
    /// A family name and a year.
    FamilyYear(&'a str, &'a str),
    /// Two neighbouring words of the title; the second is empty for a title of one word.
    Words(&'a str, &'a str),
    /// The first word of the title.
    Start(&'a str),
    /// The whole title.
    Title(&'a str),
    /// A path in an archive, hashed.
    Path(u64),
    /// A volume of a printed series of documents.
    Series(&'a str),
    /// An editor of a volume that has its imprint.
    Host(&'a str),
}

impl Clue<'_> {
    fn hash(self) -> u64 {
        match self {
            Clue::Family(a) => mix(1, a.as_bytes()),
            Clue::FamilyWord(a, b) => mix(mix(2, a.as_bytes()), b.as_bytes()),
            Clue::FamilyYear(a, b) => mix(mix(3, a.as_bytes()), b.as_bytes()),
            Clue::Words(a, b) => mix(mix(4, a.as_bytes()), b.as_bytes()),
            Clue::Start(a) => mix(5, a.as_bytes()),
            Clue::Path(path) => mix(6, &path.to_le_bytes()),
            Clue::Series(a) => mix(9, a.as_bytes()),
            Clue::Title(a) => mix(8, a.as_bytes()),
            Clue::Host(a) => mix(7, a.as_bytes()),
        }
    }
}

#[derive(Debug)]
struct Cell {
    work: u32,
    /// The cell before it with the same clue, plus one; 0 for none.
    next: u32,
}

/// Works by clue. Never iterated as a whole, so nothing depends on the order of hashes.
#[derive(Debug, Default)]
pub struct Index {
    heads: Map<u64, u32>,
    cells: Vec<Cell>,
}

impl Index {
    /// With room for so many works.
    pub fn for_works(count: usize) -> Index {
        let mut heads = Map::default();
        heads.reserve(CLUES * count);
        Index { heads, cells: Vec::with_capacity(CLUES * count) }
    }

    /// Notes that `clue` leads to `work`.
    pub fn add(&mut self, clue: Clue<'_>, work: usize) {
        let head = self.heads.entry(clue.hash()).or_insert(0);
        let known = (*head as usize).checked_sub(1).and_then(|at| self.cells.get(at));
        if known.is_some_and(|cell| cell.work as usize == work) {
            return;
        }
        self.cells.push(Cell { work: work as u32, next: *head });
        *head = self.cells.len() as u32;
    }

    /// Works that `clue` leads to, the latest added first, at most a fixed number. One work may come twice.
    pub fn nearest(&self, clue: Clue<'_>) -> impl Iterator<Item = usize> + '_ {
        let mut at = self.heads.get(&clue.hash()).copied().unwrap_or(0);
        std::iter::from_fn(move || {
            let cell = self.cells.get((at as usize).checked_sub(1)?)?;
            at = cell.next;
            Some(cell.work as usize)
        })
        .take(REACH)
    }
}
