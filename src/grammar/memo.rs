//! What productions gave, kept while their note is read.

use std::cell::RefCell;

/// How many results are kept: those asked for last.
const KEPT: usize = 8;

/// Results of a production by the tokens it was given. Several readings try the same one at the same place.
#[derive(Debug)]
pub struct Memo<T>(RefCell<Kept<T>>);

#[derive(Debug)]
struct Kept<T> {
    results: Vec<(usize, usize, T)>,
    /// The oldest, if no more are kept.
    oldest: usize,
}

impl<T> Default for Memo<T> {
    fn default() -> Memo<T> {
        Memo(RefCell::new(Kept { results: Vec::new(), oldest: 0 }))
    }
}

impl<T> Memo<T> {
    /// Forgets all, and keeps the room.
    pub fn clear(&mut self) {
        let kept = self.0.get_mut();
        kept.results.clear();
        kept.oldest = 0;
    }
}

impl<T: Clone> Memo<T> {
    /// The result for tokens `at..end`, made by `read` unless it is known.
    pub fn get(&self, at: usize, end: usize, read: impl FnOnce() -> T) -> T {
        let known = |kept: &Kept<T>| {
            kept.results.iter().find(|(a, e, _)| *a == at && *e == end).map(|(.., result)| result.clone())
        };
        if let Some(result) = known(&self.0.borrow()) {
            return result;
        }
        // The production may ask for others of its sort.
        let result = read();
        let mut kept = self.0.borrow_mut();
        let new = (at, end, result.clone());
        if kept.results.len() < KEPT {
            kept.results.push(new);
        } else {
            let oldest = kept.oldest;
            kept.results[oldest] = new;
            kept.oldest = (oldest + 1) % KEPT;
        }
        result
    }
}
