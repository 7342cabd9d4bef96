//! Small words and letters that are asked at one place of a note only: the lists of `grammars/small.toml`, a static each.

include!(concat!(env!("OUT_DIR"), "/small.rs"));

/// The word is one of the list.
pub fn is(word: &str, list: &[&str]) -> bool {
    list.contains(&word)
}
