//! Small words and letters that are asked at one place of a note only: the lists of `grammars/small.toml`, a static each.

include!(concat!(env!("OUT_DIR"), "/small.rs"));

/// A few words as they are printed, told from most others by their first letter and their length.
#[derive(Debug)]
pub struct Words {
    list: &'static [&'static str],
    /// A bit for every first byte, of which the six lowest bits count.
    heads: u64,
    /// A bit for every length in bytes, of which the six lowest bits count.
    lens: u64,
}

impl Words {
    /// These words, none of which is empty.
    pub const fn of(list: &'static [&'static str]) -> Words {
        let (mut heads, mut lens, mut at) = (0, 0, 0);
        while at < list.len() {
            let word = list[at].as_bytes();
            heads |= 1 << (word[0] & 63);
            lens |= 1 << (word.len() & 63);
            at += 1;
        }
        Words { list, heads, lens }
    }

    /// The word is one of them.
    #[inline]
    pub fn contains(&self, word: &str) -> bool {
        self.may_begin(word) && self.lens >> (word.len() & 63) & 1 != 0 && self.list.contains(&word)
    }

    /// One of them may begin as `word` does.
    #[inline]
    pub fn may_begin(&self, word: &str) -> bool {
        word.as_bytes().first().is_some_and(|first| self.heads >> (first & 63) & 1 != 0)
    }

    /// All of them, in their order.
    pub fn iter(&self) -> impl Iterator<Item = &'static str> + use<> {
        self.list.iter().copied()
    }
}

/// The word is one of the list.
#[inline]
pub fn is(word: &str, list: &Words) -> bool {
    list.contains(word)
}
