//! Hashes for our own tables: fast for short words, and the same on every machine and in every run.

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};

/// A map whose keys are hashed fast.
pub type Map<K, V> = HashMap<K, V, BuildHasherDefault<Fast>>;

/// A set whose values are hashed fast.
pub type Set<T> = HashSet<T, BuildHasherDefault<Fast>>;

/// An odd number with no pattern: the golden ratio's digits.
const SEED: u64 = 0x9e37_79b9_7f4a_7c15;

/// Stirs a word into a hash: both halves of a long product.
fn stir(hash: u64, word: u64) -> u64 {
    let product = u128::from(hash.rotate_left(5) ^ word ^ 0x517c_c1b7_2722_0a95) * u128::from(SEED);
    product as u64 ^ (product >> 64) as u64
}

/// The hash of `bytes`, and of where they end, with `seed` stirred in. Good enough to stand for the bytes.
pub fn mix(seed: u64, bytes: &[u8]) -> u64 {
    let mut hash = seed;
    // The last word may lap over the one before: the length says how far.
    let last = match bytes {
        [.., a, b, c, d, e, f, g, h] => {
            let mut rest = bytes;
            while let Some((word, after)) = rest.split_first_chunk::<8>()
                && !after.is_empty()
            {
                hash = stir(hash, u64::from_le_bytes(*word));
                rest = after;
            }
            u64::from_le_bytes([*a, *b, *c, *d, *e, *f, *g, *h])
        }
        [a, b, c, d, ..] => {
            let end = bytes.last_chunk::<4>().map_or(0, |end| u32::from_le_bytes(*end));
            u64::from(u32::from_le_bytes([*a, *b, *c, *d])) << 32 | u64::from(end)
        }
        few => few.iter().fold(0, |word, byte| word << 8 | u64::from(*byte)),
    };
    stir(stir(hash, last), bytes.len() as u64)
}

/// [`mix`] without a seed of the small letters of `bytes`, which are ASCII letters.
pub fn mix_small(bytes: &[u8]) -> u64 {
    const SMALL: u64 = 0x2020_2020_2020_2020;
    let mut hash = 0;
    let last = match bytes {
        [.., a, b, c, d, e, f, g, h] => {
            let mut rest = bytes;
            while let Some((word, after)) = rest.split_first_chunk::<8>()
                && !after.is_empty()
            {
                hash = stir(hash, u64::from_le_bytes(*word) | SMALL);
                rest = after;
            }
            u64::from_le_bytes([*a, *b, *c, *d, *e, *f, *g, *h]) | SMALL
        }
        [a, b, c, d, ..] => {
            let end = bytes.last_chunk::<4>().map_or(0, |end| u32::from_le_bytes(*end));
            (u64::from(u32::from_le_bytes([*a, *b, *c, *d])) << 32 | u64::from(end)) | SMALL
        }
        few => few.iter().fold(0, |word, byte| word << 8 | u64::from(*byte | 0x20)),
    };
    stir(stir(hash, last), bytes.len() as u64)
}

/// The hasher of [`Map`] and [`Set`].
#[derive(Clone, Copy, Debug, Default)]
pub struct Fast(u64);

impl Hasher for Fast {
    fn write(&mut self, bytes: &[u8]) {
        self.0 = mix(self.0, bytes);
    }

    /// What a `str` ends with: its length is stirred in already.
    fn write_u8(&mut self, byte: u8) {
        if byte != 0xff {
            self.0 = stir(self.0, u64::from(byte));
        }
    }

    fn write_u32(&mut self, word: u32) {
        self.0 = stir(self.0, u64::from(word));
    }

    fn write_u64(&mut self, word: u64) {
        self.0 = stir(self.0, word);
    }

    fn write_usize(&mut self, word: usize) {
        self.0 = stir(self.0, word as u64);
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_differs_hashes_differently() {
        let texts = ["", "\0", "a", "b", "ab", "ba", "abcdefgh", "abcdefg", "abcdefgh\0", "abcdefghi"];
        let hashes: Set<u64> = texts.iter().map(|t| mix(1, t.as_bytes())).collect();
        assert_eq!(hashes.len(), texts.len());
        assert_ne!(mix(1, b"ab"), mix(2, b"ab"));
        assert_ne!(mix(mix(1, b"ab"), b"c"), mix(mix(1, b"a"), b"bc"));
    }

    #[test]
    fn a_word_has_the_hash_of_its_small_letters() {
        for word in ["A", "Of", "THE", "Miller", "Geschichte", "internationalism", "Wirtschaftsgeschichte"] {
            assert_eq!(mix_small(word.as_bytes()), mix(0, word.to_ascii_lowercase().as_bytes()), "{word}");
        }
    }

    #[test]
    fn words_that_differ_in_neighbouring_letters_keep_apart() {
        let mut seen = Set::default();
        for a in b'a'..=b'z' {
            for b in b'a'..=b'z' {
                for c in b'a'..=b'z' {
                    let word = [b'n', b'e', b'i', b'g', b'h', b'b', b'o', a, b, c, b's'];
                    assert!(seen.insert(mix(5, &word)));
                }
            }
        }
    }
}
