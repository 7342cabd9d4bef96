//! The order in which a document's notes are read.
//!
//! A note is read by a few of the many productions, and the next note, more often than not, by others: what the
//! processor had learnt of the first is gone when the third comes. Notes that look alike are read one after the
//! other, so that the same code runs while it is at hand. No note's reading depends on another's; what is read is put
//! back into the order of the document.

use crate::letter;
use crate::model::Note;

/// Signs of a note that are looked at, and the bits of one.
const SIGNS: u32 = 15;
const WIDTH: u32 = 4;

/// The places of `notes` in the order to read them: alike by how they begin.
pub fn alike(notes: &[Note]) -> Vec<usize> {
    let mut order: Vec<(u64, usize)> = notes.iter().enumerate().map(|(n, note)| (shape(&note.text), n)).collect();
    order.sort_unstable();
    order.into_iter().map(|(_, n)| n).collect()
}

/// What a note's beginning looks like, the first sign in the highest bits: `Ibid., p. 20` is a capital, a stop, a
/// comma, a small letter, a stop and a number.
fn shape(text: &str) -> u64 {
    let mut shape = u64::from(letter::has_cyrillic(text));
    let (mut seen, mut before) = (0, 0);
    for byte in text.bytes() {
        let sign = match byte {
            b'A'..=b'Z' | 0xd0 | 0xd1 => 1,
            b'a'..=b'z' | 0x80.. => 2,
            b'0'..=b'9' => 3,
            b'.' => 4,
            b',' => 5,
            b'(' | b'[' => 6,
            b')' | b']' => 7,
            b'"' => 8,
            b':' => 9,
            b';' => 10,
            b'/' => 11,
            b' ' => 0,
            _ => 12,
        };
        // The letters of a word are one sign, as its capital is.
        let goes_on = sign == before || sign == 2 && before == 1;
        if sign != 0 && !goes_on {
            shape = shape << WIDTH | sign;
            seen += 1;
        }
        if !(goes_on && sign == 2) {
            before = sign;
        }
        if seen == SIGNS {
            break;
        }
    }
    shape << (WIDTH * (SIGNS - seen))
}
