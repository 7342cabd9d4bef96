//! The order in which a document's notes are read.
//!
//! A note is read by a few of the many productions, and the next note, more often than not, by others: what the
//! processor had learnt of the first is gone when the third comes. Notes that look alike are read one after the
//! other, so that the same code runs while it is at hand. No note's reading depends on another's; what is read is put
//! back into the order of the document.

/// Signs of a note that are looked at, the bits of one, and how far into the note they are looked for.
const SIGNS: u32 = 15;
const WIDTH: u32 = 4;
const BYTES: usize = 64;

/// The places of `notes`, whose texts these are, in the order to read them: alike by how they begin.
pub fn alike<'n>(notes: impl Iterator<Item = &'n str>) -> Vec<usize> {
    let mut order: Vec<(u64, usize)> = notes.enumerate().map(|(n, text)| (shape(text), n)).collect();
    order.sort_unstable();
    order.into_iter().map(|(_, n)| n).collect()
}

/// The signs of bytes: a capital, a small letter, a digit, and each mark.
const SIGN: [u8; 256] = {
    let mut signs = [12; 256];
    let mut byte = 0;
    while byte < 256 {
        match byte as u8 {
            b' ' => signs[byte] = 0,
            b'A'..=b'Z' => signs[byte] = CAPITAL,
            // The two bytes that letters of Cyrillic begin with: most words of a Russian note.
            0xd0 | 0xd1 => signs[byte] = 13,
            b'a'..=b'z' | 0x80.. => signs[byte] = SMALL,
            b'0'..=b'9' => signs[byte] = 3,
            b'.' => signs[byte] = 4,
            b',' => signs[byte] = 5,
            b'(' | b'[' => signs[byte] = 6,
            b')' | b']' => signs[byte] = 7,
            b'"' => signs[byte] = 8,
            b':' => signs[byte] = 9,
            b';' => signs[byte] = 10,
            b'/' => signs[byte] = 11,
            _ => {}
        }
        byte += 1;
    }
    signs
};

const CAPITAL: u8 = 1;
const SMALL: u8 = 2;

/// What a note's beginning looks like, the first sign in the highest bits: `Ibid., p. 20` is a capital, a stop, a
/// comma, a small letter, a stop and a number. What stands in a word behind its first letter is not told.
fn shape(text: &str) -> u64 {
    let (mut shape, mut seen, mut before) = (0, 0, 0);
    for &byte in text.as_bytes().iter().take(BYTES) {
        let sign = SIGN[usize::from(byte)];
        let in_word = sign == before
            || sign == SMALL && before != 0 && before <= SMALL
            || sign == SMALL && before == 13;
        if in_word {
            continue;
        }
        before = sign;
        if sign != 0 {
            shape = shape << WIDTH | u64::from(sign);
            seen += 1;
            if seen == SIGNS {
                break;
            }
        }
    }
    shape << (WIDTH * (SIGNS - seen))
}

#[cfg(test)]
mod tests {
    use super::{alike, shape};

    #[test]
    fn notes_that_begin_alike_are_read_together_and_each_once() {
        let texts = [
            "Ibid., 12.",
            "Lewin, Peasants, 40.",
            "Там же. Л. 4.",
            "Ibid., p. 9.",
            "Lewin, Lenin, 7.",
            "",
            "Ibid., 340.",
        ];
        let order = alike(texts.into_iter());
        let mut places = order.clone();
        places.sort_unstable();
        assert_eq!(places, (0..texts.len()).collect::<Vec<_>>());
        let at = |n: usize| order.iter().position(|place| *place == n).unwrap_or_default();
        assert_eq!(at(0).abs_diff(at(6)), 1, "Ibid. and a number");
        assert_eq!(at(1).abs_diff(at(4)), 1, "a name, a title, a page");
    }

    #[test]
    fn a_word_is_one_sign_whatever_its_letters() {
        assert_eq!(shape("Lewin, 40."), shape("Fitzpatrick, 117."));
        assert_ne!(shape("Lewin, 40."), shape("Lewin (40)."));
        assert_ne!(shape("Lewin, 40."), shape("Левин, 40."));
    }
}
