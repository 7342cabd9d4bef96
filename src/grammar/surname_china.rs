//! Names of East Asia, whose surname stands first.

use super::token::{Case, GIVEN, Token};
use crate::small;

/// `Liang Qichao`, `Zou Rong`, `Ch’en Chieh-hsien`, `Ng Chin-keong`: a surname of China or Korea, and behind it syllables that make a given
/// name there and are no surname.
pub fn surname_first(first: &Token<'_>, second: &Token<'_>) -> bool {
    if !small::SURNAMES_OF_ASIA.may_begin(first.text)
        || first.case != Case::Capital
        || second.case != Case::Capital
        || second.bits & GIVEN != 0
    {
        return false;
    }
    let (surname, given) = (bare(first.text), bare(second.text));
    small::is(&surname, small::SURNAMES_OF_ASIA)
        && !small::is(&given, small::SURNAMES_OF_ASIA)
        && given_name(&given)
}

/// Less the sign that Wade and Giles have behind a consonant.
fn bare(word: &str) -> String {
    word.chars().filter(|c| !matches!(c, '’' | '\'' | '‘')).collect()
}

/// `Qichao`, `Rong`, `Chieh-hsien`: one syllable or two, the second small behind a hyphen.
fn given_name(word: &str) -> bool {
    let word = word.to_lowercase();
    match word.split_once('-') {
        Some((a, b)) => syllable(a) && syllable(b),
        None => syllable(&word) || two_syllables(&word),
    }
}

/// `Qichao`: the second begins with a consonant.
fn two_syllables(word: &str) -> bool {
    (1..word.len()).any(|at| {
        let halves = word.get(..at).zip(word.get(at..));
        halves.is_some_and(|(a, b)| syllable(a) && syllable(b) && !b.starts_with(['a', 'e', 'i', 'o', 'u']))
    })
}

/// A consonant or none, and an ending.
fn syllable(text: &str) -> bool {
    let ending = |rest: &str| small::is(rest, small::ENDINGS_OF_SYLLABLES);
    ending(text)
        || small::BEGINNINGS_OF_SYLLABLES.iter().any(|head| text.strip_prefix(head).is_some_and(ending))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn syllables_of_two_spellings() {
        for name in ["Qichao", "Rong", "Chieh-hsien", "Zedong", "Kai-shek", "Xiaoping", "Enlai", "Chin-keong"]
        {
            assert!(given_name(name), "{name}");
        }
        for name in ["Thomas", "Marvin", "Smith", "Robert", "Luu"] {
            assert!(!given_name(name), "{name}");
        }
    }
}
