//! Spellings brought together: what two words have in common whoever typed them.

use crate::hash::first_eight;

/// True for words that say nothing of which title it is: articles, and `and` (`&` is no word at all).
#[rustfmt::skip]
fn is_dropped(word: &[u8]) -> bool {
    matches!(
        word,
        b"the" | b"a" | b"an" | b"and" | b"der" | b"die" | b"das" | b"le" | b"la" | b"les" | b"el" | b"los" | b"las"
            | b"il" | b"lo" | b"gli" | b"un" | b"une"
    )
}

/// True for words too common to look a title up by.
#[inline]
fn is_common(word: &str) -> bool {
    // Most words are longer.
    word.len() < 5 && is_common_short(word)
}

#[rustfmt::skip]
fn is_common_short(word: &str) -> bool {
    matches!(
        word,
        "of" | "in" | "on" | "for" | "to" | "from" | "with" | "by" | "at" | "as" | "its" | "into" | "und" | "den"
            | "dem" | "des" | "von" | "zu" | "im" | "et" | "de" | "du" | "en" | "y" | "e" | "o" | "l" | "del" | "da"
            | "do" | "dos" | "i" | "v" | "na" | "po" | "k" | "s" | "iz" | "ob" | "za" | "kak" | "dlia" | "w" | "z"
    )
}

/// Lower-case ASCII words with one space between: marks, apostrophes and soft signs dropped, other scripts
/// transliterated, all other signs taken as spaces.
pub fn words(text: &str) -> String {
    fold(text, false)
}

/// The same without articles and `and`; a title of nothing else keeps them.
pub fn title(text: &str) -> String {
    let folded = fold(text, true);
    if folded.is_empty() { fold(text, false) } else { folded }
}

/// The letters from `а` to `я` as `any_ascii` has them, for speed, but for the hard and the soft sign, which are dropped.
const RUSSIAN: [&str; 32] = [
    "a", "b", "v", "g", "d", "e", "zh", "z", "i", "y", "k", "l", "m", "n", "o", "p", "r", "s", "t", "u", "f",
    "kh", "ts", "ch", "sh", "shch", "", "y", "", "e", "yu", "ya",
];

/// Puts [`words`] of `text` at the end of `out`, which is empty or ends with a space. They are ASCII.
pub fn words_onto(out: &mut Vec<u8>, text: &str) {
    fold_onto(out, text, false);
}

/// Puts [`words`] of `text` at the end of `out` with nothing between them.
pub fn joined_onto(out: &mut String, text: &str) {
    // Most family names and numbers are one plain word.
    if text.bytes().all(|b| b.is_ascii_alphanumeric()) {
        let from = out.len();
        out.push_str(text);
        if let Some(word) = out.get_mut(from..) {
            word.make_ascii_lowercase();
        }
    } else {
        out.extend(split(&words(text)));
    }
}

fn fold(text: &str, drop: bool) -> String {
    // Eight bytes are put at a time.
    let mut out = Vec::with_capacity(text.len() + 8);
    fold_onto(&mut out, text, drop);
    string(out)
}

/// Folded letters as a text: they are ASCII.
fn string(folded: Vec<u8>) -> String {
    String::from_utf8(folded).unwrap_or_default()
}

/// One byte in each of the eight bytes of a word.
const fn eight(b: u8) -> u64 {
    u64::from_le_bytes([b; 8])
}

/// Eight bytes with small letters for capitals; and how many of them, from the first, are ASCII letters and digits.
fn small(bytes: u64) -> (u64, usize) {
    const HIGH: u64 = eight(0x80);
    // Without its highest bit a byte has room for a sum that sets the bit where the byte is at least `b`.
    let least = |bytes: u64, b: u8| (bytes & !HIGH) + eight(0x80 - b);
    let small = bytes | eight(0x20);
    let letters = least(small, b'a') & !least(small, b'z' + 1);
    let digits = least(bytes, b'0') & !least(bytes, b'9' + 1);
    let others = !((letters | digits) & !bytes) & HIGH;
    (small, others.trailing_zeros() as usize / 8)
}

fn fold_onto(out: &mut Vec<u8>, text: &str, drop: bool) {
    let bytes = text.as_bytes();
    let mut word = out.len();
    let mut at = 0;
    while at < bytes.len() {
        // Most words of most texts are a few ASCII letters.
        let (letters, count) = small(first_eight(bytes.get(at..).unwrap_or(&[])));
        let end = out.len() + count;
        out.extend_from_slice(&letters.to_le_bytes());
        out.truncate(end);
        at += count;
        if count == 8 {
            continue;
        }
        match bytes.get(at) {
            None => break,
            Some(b'\'' | b'`') => at += 1,
            Some(0..=0x7f) => {
                word = close(out, word, drop);
                at += 1;
            }
            Some(_) => {
                let Some(rest) = text.get(at..) else { break };
                // Seldom one alone.
                for c in rest.chars().take_while(|c| !c.is_ascii()) {
                    word = fold_wide(out, c, word, drop);
                    at += c.len_utf8();
                }
            }
        }
    }
    close(out, word, drop);
    if out.last() == Some(&b' ') {
        out.pop();
    }
}

/// The same of a character that is not ASCII, in or behind the word that began at `word`; gives the place where the
/// word begins then.
fn fold_wide(out: &mut Vec<u8>, c: char, mut word: usize, drop: bool) -> usize {
    match c {
        'А'..='я' => match RUSSIAN[(c as usize - 'А' as usize) % 32].as_bytes() {
            [letter] => out.push(*letter),
            letters => out.extend_from_slice(letters),
        },
        'ё' | 'Ё' => out.push(b'e'),
        '’' | '‘' | 'ʹ' | 'ʺ' | 'ʼ' | '´' | '′' | '\u{ad}' => {}
        _ => {
            for b in any_ascii::any_ascii_char(c).bytes() {
                match b {
                    b'a'..=b'z' | b'0'..=b'9' | b'A'..=b'Z' => out.push(b.to_ascii_lowercase()),
                    b'\'' | b'`' => {}
                    _ => word = close(out, word, drop),
                }
            }
        }
    }
    word
}

/// Ends the word that began at `word`; gives the place where the next begins.
fn close(out: &mut Vec<u8>, word: usize, drop: bool) -> usize {
    if out.len() == word {
        return word;
    }
    // None of them is longer.
    if drop && out.len() - word < 4 && out.get(word..).is_some_and(is_dropped) {
        out.truncate(word);
        return word;
    }
    out.push(b' ');
    out.len()
}

/// The words of a folded text, between single spaces; one empty word if it is empty.
pub fn split(folded: &str) -> Words<'_> {
    Words { rest: Some(folded) }
}

/// See [`split`].
#[derive(Clone, Debug)]
pub struct Words<'f> {
    rest: Option<&'f str>,
}

impl<'f> Iterator for Words<'f> {
    type Item = &'f str;

    fn next(&mut self) -> Option<&'f str> {
        let rest = self.rest?;
        let end = space(rest.as_bytes());
        self.rest = end.and_then(|end| rest.get(end + 1..));
        match end {
            Some(end) => rest.get(..end),
            None => Some(rest),
        }
    }
}

/// The place of the first space.
fn space(bytes: &[u8]) -> Option<usize> {
    let mut rest = bytes;
    while let Some((chunk, after)) = rest.split_first_chunk::<8>() {
        let others = u64::from_le_bytes(*chunk) ^ eight(b' ');
        // The lowest bit that is set stands in the first byte that is zero now.
        let spaces = others.wrapping_sub(eight(1)) & !others & eight(0x80);
        if spaces != 0 {
            return Some(bytes.len() - rest.len() + spaces.trailing_zeros() as usize / 8);
        }
        rest = after;
    }
    rest.iter().position(|b| *b == b' ').map(|at| bytes.len() - rest.len() + at)
}

/// The words of a folded title to look it up by, in order.
pub fn weighty(folded: &str) -> impl Iterator<Item = &str> + Clone {
    let all = split(folded).all(is_common);
    split(folded).filter(move |w| !w.is_empty() && (all || !is_common(w)))
}

/// A family name less what schools of transliteration disagree about: `Хлевнюк`, `Khlevniuk`, `Khlevnyuk`
/// and `Chlevnjuk` come close enough to be looked up together. `folded` comes from [`words`].
pub fn skeleton(folded: &str) -> String {
    let mut out = Vec::with_capacity(folded.len() + 1);
    bones_onto(&mut out, folded.as_bytes());
    string(out)
}

/// What a letter or digit does to those beside it.
#[derive(Clone, Copy, PartialEq)]
enum Bone {
    /// It stands for itself wherever it stands.
    Steady,
    /// A vowel: it stands for itself but behind an `i`.
    Vowel,
    /// It may be one sound with the next, or is written in two ways.
    Loose,
}

const BONES: [Bone; 256] = {
    let mut bones = [Bone::Steady; 256];
    let (vowels, loose) = (b"aeiou", b"yjckstwxz");
    let mut at = 0;
    while at < vowels.len() {
        bones[vowels[at] as usize] = Bone::Vowel;
        at += 1;
    }
    at = 0;
    while at < loose.len() {
        bones[loose[at] as usize] = Bone::Loose;
        at += 1;
    }
    bones
};

/// Puts the [`skeleton`] of what [`words_onto`] gives in `out`, which is empty.
pub fn bones_onto(out: &mut Vec<u8>, folded: &[u8]) {
    let mut rest = folded;
    let mut before = 0;
    while let Some((first, after)) = rest.split_first() {
        let bone = BONES[usize::from(*first)];
        if bone == Bone::Steady || bone == Bone::Vowel && before != b'i' {
            rest = after;
            if before != *first || *first == b' ' {
                out.push(*first);
                before = *first;
            }
            continue;
        }
        // Two letters for one sound.
        let (put, more) = match (first, after.first()) {
            (b'k', Some(b'h')) => (b'h', 1),
            (b'z' | b's' | b'c', Some(b'h')) => (*first, 1),
            (b't', Some(b's' | b'z')) => (b'c', 1),
            (b'y' | b'j', _) => (b'i', 0),
            (b'w', _) => (b'v', 0),
            (b'x', _) => (b'k', 0),
            _ => (*first, 0),
        };
        rest = after.get(more..).unwrap_or(&[]);
        if before == b'i' && matches!(put, b'a' | b'e' | b'o' | b'u' | b'i') {
            out.pop();
            before = out.last().copied().unwrap_or(0);
        }
        if *first == b'x' {
            if !out.ends_with(b"ks") {
                out.extend(b"ks");
            }
            before = b's';
        } else if before != put || put == b' ' {
            out.push(put);
            before = put;
        }
    }
}

/// True if `a` and `b` could be one word typed twice: one slip in a word of five letters, two in nine.
/// Numbers have no typos.
pub fn slip(a: &str, b: &str) -> bool {
    let (short, long) = (a.len().min(b.len()), a.len().max(b.len()));
    let allowed = match short {
        0..5 => return false,
        5..9 => 1,
        _ => 2,
    };
    if long - short > allowed || long > 64 {
        return false;
    }
    // One slip leaves the first letter or the last as it was.
    if allowed == 1 && a.bytes().next() != b.bytes().next() && a.bytes().next_back() != b.bytes().next_back()
    {
        return false;
    }
    let digit = |w: &str| w.bytes().any(|b| b.is_ascii_digit());
    let (x, y) = differing(a.as_bytes(), b.as_bytes());
    within(x, y, allowed) && !digit(a) && !digit(b)
}

/// How many bytes both begin with.
pub fn shared(a: &[u8], b: &[u8]) -> usize {
    let (mut x, mut y) = (a, b);
    while let (Some((p, after_x)), Some((q, after_y))) =
        (x.split_first_chunk::<8>(), y.split_first_chunk::<8>())
    {
        let differ = u64::from_le_bytes(*p) ^ u64::from_le_bytes(*q);
        if differ != 0 {
            return a.len() - x.len() + differ.trailing_zeros() as usize / 8;
        }
        (x, y) = (after_x, after_y);
    }
    a.len() - x.len() + x.iter().zip(y).take_while(|(x, y)| x == y).count()
}

/// Two words less what both begin and end with.
fn differing<'w>(a: &'w [u8], b: &'w [u8]) -> (&'w [u8], &'w [u8]) {
    let start = shared(a, b);
    let (a, b) = (a.get(start..).unwrap_or(&[]), b.get(start..).unwrap_or(&[]));
    let end = a.iter().rev().zip(b.iter().rev()).take_while(|(x, y)| x == y).count();
    (a.get(..a.len() - end).unwrap_or(&[]), b.get(..b.len() - end).unwrap_or(&[]))
}

/// True if at most `most` slips (a letter more, less or other, two neighbours swapped) lead from `a` to `b`, which neither
/// begin nor end alike: optimal string alignment. `most` is 1 or 2.
fn within(a: &[u8], b: &[u8], most: usize) -> bool {
    if is_one(a, b) {
        return true;
    }
    // Of two slips one stands at the head, and the other is all that is left behind what follows it.
    let then_one = |of_a: usize, of_b: usize| {
        let (Some(a), Some(b)) = (a.get(of_a..), b.get(of_b..)) else { return false };
        // Most are told apart by what follows the first.
        if a.len().min(b.len()) > 2 && a.first() != b.first() {
            return false;
        }
        let same = shared(a, b);
        is_one(a.get(same..).unwrap_or(&[]), b.get(same..).unwrap_or(&[]))
    };
    let swapped = || matches!((a, b), ([p, q, ..], [r, s, ..]) if p == s && q == r);
    most > 1 && (then_one(1, 1) || then_one(0, 1) || then_one(1, 0) || swapped() && then_one(2, 2))
}

/// True if what differs is one slip.
fn is_one(a: &[u8], b: &[u8]) -> bool {
    match (a, b) {
        ([] | [_], [] | [_]) => true,
        ([p, q], [r, s]) => p == s && q == r,
        _ => false,
    }
}

/// True if `code` abbreviates `name` by the first letters of its words: `ras` for `archive of the russian
/// academy of sciences`, `lc` for `library of congress`. Both folded.
pub fn abbreviates(code: &str, name: &str) -> bool {
    let initial = |s: &str| s.bytes().next();
    if initial(code).is_none() || name.is_empty() || !name.contains(' ') {
        return false;
    }
    let code: String = split(code).collect();
    let initials: String = split(name)
        .filter(|w| !is_dropped(w.as_bytes()) && !is_common(w))
        .filter_map(|w| w.chars().next())
        .collect();
    let many = initials.len() > 1 && code.len() > 1;
    many && (initials == code || code.len() > 2 && initials.ends_with(&code))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_joined_as_they_are_folded() {
        for text in ["", "Miller", "253", "De la Cruz", "O'Neill", "Хлевнюк", "28 ob."] {
            let mut out = "A".to_owned();
            joined_onto(&mut out, text);
            assert_eq!(out, format!("A{}", words(text).replace(' ', "")), "{text}");
        }
    }

    #[test]
    fn words_lose_case_marks_and_signs() {
        assert_eq!(words("L’URSS, dal “Trionfo” al Declino"), "lurss dal trionfo al declino");
        assert_eq!(words("Mujal-León"), "mujal leon");
        assert_eq!(words("Опись №  5"), "opis no 5");
    }

    #[test]
    fn russian_letters_are_those_of_the_table() {
        for c in ('а'..='я').chain('А'..='Я').filter(|c| !matches!(c, 'ь' | 'ъ' | 'Ь' | 'Ъ')) {
            assert_eq!(words(&c.to_string()), any_ascii::any_ascii_char(c).to_lowercase(), "{c}");
        }
    }

    #[test]
    fn titles_lose_articles() {
        assert_eq!(title("The Bear & the Back Yard"), "bear back yard");
        assert_eq!(title("The The"), "the the");
    }

    #[test]
    fn transliterations_meet() {
        for (a, b) in [
            ("Хлевнюк", "Khlevniuk"),
            ("Хлевнюк", "Khlevnyuk"),
            ("Троцкий", "Trotsky"),
            ("Яковлев", "Iakovlev"),
        ] {
            assert_eq!(skeleton(&words(a)), skeleton(&words(b)), "{a} {b}");
        }
    }

    #[test]
    fn numbers_have_no_slips() {
        assert!(slip("soviet", "sovet"));
        assert!(!slip("19451", "19452"));
        assert!(!slip("war", "wars"));
    }

    /// [`words`] letter by letter.
    fn plainly(text: &str) -> String {
        let mut out = String::new();
        for c in text.chars().filter(|c| !"’‘ʹʺʼ´′\u{ad}ьъЬЪ'`".contains(*c)) {
            let folded = if "ёЁ".contains(c) { "e" } else { any_ascii::any_ascii_char(c) };
            for c in folded.chars().filter(|c| !"'`".contains(*c)) {
                if c.is_ascii_alphanumeric() {
                    out.push(c.to_ascii_lowercase());
                } else if !out.is_empty() && !out.ends_with(' ') {
                    out.push(' ');
                }
            }
        }
        out.trim_end().to_owned()
    }

    proptest::proptest! {
        #[test]
        fn eight_bytes_at_a_time_are_folded_as_one(text in "([a-zA-Z0-9 ,.'@\\[`{-]|[À-џ’“]|\\PC|\\x01){0,40}") {
            proptest::prop_assert_eq!(words(&text), plainly(&text));
            let folded = words(&text);
            proptest::prop_assert!(split(&folded).eq(folded.split(' ')));
        }

        #[test]
        fn a_slip_is_what_the_distance_says(a in "[a-d]{5,12}", b in "[a-d]{5,12}") {
            let allowed = if a.len().min(b.len()) < 9 { 1 } else { 2 };
            proptest::prop_assert_eq!(slip(&a, &b), strsim::osa_distance(&a, &b) <= allowed);
        }

        #[test]
        fn a_word_retyped_with_slips_is_known(
            word in "[a-f]{9,14}",
            slips in proptest::collection::vec((0usize..14, 0u8..4, b'a'..b'g'), 0..4),
        ) {
            let mut typed = word.clone().into_bytes();
            for (at, how, letter) in slips {
                let at = at % typed.len();
                match how {
                    0 => typed.insert(at, letter),
                    1 if typed.len() > 9 => drop(typed.remove(at)),
                    2 if at > 0 => typed.swap(at, at - 1),
                    _ => typed[at] = letter,
                }
            }
            let typed = String::from_utf8(typed).expect("letters");
            proptest::prop_assert_eq!(slip(&word, &typed), strsim::osa_distance(&word, &typed) <= 2);
        }
    }

    #[test]
    fn initials_abbreviate() {
        assert!(abbreviates("ras", "archive of the russian academy of sciences"));
        assert!(abbreviates("lc", "library of congress"));
        assert!(!abbreviates("lc", "lenin library congress"));
    }
}
