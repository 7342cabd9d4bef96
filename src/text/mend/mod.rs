//! Undoing what went wrong before the text came to us.

mod characters;
mod lost;
mod mojibake;
mod typed;

use super::rewrite::Rewritten;
use crate::model::Repair;

/// Mends a decoded text. `repairs` are those of the decoding, with spans in `text`.
pub(super) fn mend(text: String, repairs: Vec<Repair>) -> Rewritten {
    let ascii = text.is_ascii();
    let mut made = Rewritten::new(text, repairs);
    if !ascii {
        for step in [mojibake::gbk, mojibake::latin, mojibake::latin, mojibake::cyrillic, mojibake::letters] {
            let next = step(&made.text);
            made = made.then(next);
        }
    }
    for step in [characters::mend, typed::mend] {
        let next = step(&made.text);
        made = made.then(next);
    }
    made
}
