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

/// The hash of two words, in their order.
pub fn pair(first: u64, second: u64) -> u64 {
    stir(stir(0, first), second)
}

/// A byte of each of eight.
const EACH: u64 = 0x0101_0101_0101_0101;

/// The highest bit of each of eight bytes.
const HIGH: u64 = 0x80 * EACH;

/// The bit that makes a capital small, in each of eight bytes.
const SMALL: u64 = 0x20 * EACH;

/// The hash of a folded word. No word has a zero byte, and only the last eight bytes of it are filled up with them, so that
/// its length need not be stirred in. That of an empty word is 0.
pub fn word(bytes: &[u8]) -> u64 {
    let (whole, rest) = bytes.as_chunks::<8>();
    let hash = whole.iter().fold(0, |hash, eight| stir(hash, u64::from_le_bytes(*eight)));
    if rest.is_empty() { hash } else { stir(hash, first_eight(rest)) }
}

/// The first eight of `bytes`, filled up with zeros.
pub fn first_eight(bytes: &[u8]) -> u64 {
    if let Some(eight) = bytes.first_chunk::<8>() {
        return u64::from_le_bytes(*eight);
    }
    let shift = |at: usize| 8 * at as u32;
    match (bytes, bytes.first_chunk::<4>(), bytes.last_chunk::<4>()) {
        // The last four may lap over the first.
        (_, Some(first), Some(last)) => {
            u64::from(u32::from_le_bytes(*first))
                | u64::from(u32::from_le_bytes(*last)) << shift(bytes.len() - 4)
        }
        ([a, b, c], ..) => u64::from(*a) | u64::from(*b) << 8 | u64::from(*c) << 16,
        ([a, b], ..) => u64::from(*a) | u64::from(*b) << 8,
        ([a], ..) => u64::from(*a),
        _ => 0,
    }
}

/// The first of words parted by a space each: how many bytes it has, and its hash.
pub fn first_word(words: &[u8]) -> (usize, u64) {
    let (mut len, mut hash) = (0, 0);
    loop {
        let printed = first_eight(words.get(len..).unwrap_or(&[]));
        let blank = printed ^ SMALL;
        // Right up to the first byte that is zero.
        let zero = |bytes: u64| bytes.wrapping_sub(EACH) & !bytes & HIGH;
        let here = ((zero(printed) | zero(blank)).trailing_zeros() / 8) as usize;
        if here > 0 {
            hash = stir(hash, printed & own(here));
        }
        len += here;
        if here < 8 {
            return (len, hash);
        }
    }
}

/// All bits of the first `len` of eight bytes.
fn own(len: usize) -> u64 {
    if len >= 8 { u64::MAX } else { (1 << (8 * len)) - 1 }
}

/// A run of letters, or of digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Run {
    /// How many they are.
    pub len: usize,
    /// The first is a capital.
    pub first: bool,
    /// One at least is.
    pub some: bool,
    /// Two at least are.
    pub two: bool,
    /// All are.
    pub all: bool,
    /// [`word`] of them, made small.
    pub hash: u64,
}

impl Run {
    /// None at all.
    pub const NONE: Run = Run { len: 0, first: false, some: false, two: false, all: true, hash: 0 };
}

/// The ASCII letters from `from` on.
pub fn letters(bytes: &[u8], from: usize) -> Run {
    letters_here(bytes, from)
}

/// The same, for who needs little of it: the rest is not worked out.
#[inline(always)]
pub fn letters_here(bytes: &[u8], from: usize) -> Run {
    run(bytes, from, block::<b'a', b'z', SMALL>)
}

/// The ASCII digits from `from` on.
pub fn digits(bytes: &[u8], from: usize) -> Run {
    run(bytes, from, block::<b'0', b'9', 0>)
}

/// What `block` counts from `from` on; eight bytes are looked at together.
#[inline(always)]
fn run(bytes: &[u8], from: usize, block: impl Fn(u64) -> Block) -> Run {
    let Block { mut len, folded, capitals, own } = block(first_eight(bytes.get(from..).unwrap_or(&[])));
    let mut run = Run {
        len,
        first: capitals & 0xff != 0,
        some: capitals != 0,
        two: capitals & capitals.wrapping_sub(1) != 0,
        all: capitals == own & SMALL,
        hash: if len > 0 { stir(0, folded) } else { 0 },
    };
    // Most words are shorter than a block.
    while len == 8 {
        let next = block(first_eight(bytes.get(from + run.len..).unwrap_or(&[])));
        if next.len > 0 {
            run.hash = stir(run.hash, next.folded);
        }
        let more = next.capitals != 0;
        run.two |= more && run.some || next.capitals & next.capitals.wrapping_sub(1) != 0;
        run.all &= next.capitals == next.own & SMALL;
        run.some |= more;
        len = next.len;
        run.len += len;
    }
    run
}

/// The bytes wanted at the start of eight.
struct Block {
    len: usize,
    /// They alone, made small.
    folded: u64,
    /// A bit for each capital, in its byte.
    capitals: u64,
    /// All bits of those wanted.
    own: u64,
}

/// The bytes `FIRST..=LAST` at the start of `printed`, where the bits `SMALL` set in each do not matter.
#[inline(always)]
fn block<const FIRST: u8, const LAST: u8, const SMALL: u64>(printed: u64) -> Block {
    let folded = printed | SMALL;
    // Less the highest bit none of the sums reaches into the next byte.
    let plain = folded & !HIGH;
    let from_first = plain + (0x80 - FIRST as u64) * EACH;
    let past_last = plain + (0x7f - LAST as u64) * EACH;
    let others = (!from_first | past_last | printed) & HIGH;
    let len = (others.trailing_zeros() / 8) as usize;
    // All bits below the byte that the lowest of them stands in.
    let own = ((others & others.wrapping_neg()) >> 7).wrapping_sub(1);
    Block { len, folded: folded & own, capitals: (folded ^ printed) & own, own }
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
    fn a_run_has_the_hash_of_its_word() {
        for word in ["", "A", "of", "THE", "Miller", "Absatzes", "Geschichte", "Reichswirtschaftsministerium"]
        {
            for before in ["", "(", "1234567 "] {
                for behind in ["", " ", ", and much more", "’s", "5", "[", "@", "`", "{", "\u{e9}t\u{e9}"] {
                    let text = format!("{before}{word}{behind}");
                    let run = letters(text.as_bytes(), before.len());
                    assert_eq!(run.len, word.len(), "{text}");
                    let capitals = word.chars().filter(char::is_ascii_uppercase).count();
                    assert_eq!((run.some, run.two), (capitals > 0, capitals > 1), "{text}");
                    assert_eq!(run.all, capitals == word.len(), "{text}");
                    assert_eq!(run.first, word.starts_with(|c: char| c.is_ascii_uppercase()), "{text}");
                    assert_eq!(run.hash, super::word(word.to_ascii_lowercase().as_bytes()), "{text}");
                }
            }
        }
        for (text, len) in [("", 0), ("1", 1), ("12345678901 5", 11), ("1998–99", 4), ("19/", 2), ("19:", 2)]
        {
            let run = digits(text.as_bytes(), 0);
            assert_eq!((run.len, run.first, run.two), (len, false, false), "{text}");
            assert_eq!(run.hash, super::word(&text.as_bytes()[..len]), "{text}");
        }
    }

    #[test]
    fn words_are_hashed_where_they_stand() {
        for words in ["", "a", "of", "the", "york", "state university of new york", "обл и край", "ab\u{e9}"]
        {
            let first = words.split(' ').next().unwrap_or("");
            assert_eq!(first_word(words.as_bytes()), (first.len(), super::word(first.as_bytes())), "{words}");
        }
        let all = "abcdefghijklmnopqrs";
        let hashes: Set<u64> = (0..all.len()).map(|end| super::word(&all.as_bytes()[..end])).collect();
        assert_eq!(hashes.len(), all.len());
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
