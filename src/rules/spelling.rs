//! Spellings compared: one word printed twice, or two words.

use strsim::osa_distance;

/// Lower-case words with one space between, marks of all sorts taken out; letters of other scripts
/// transliterated, accents dropped. `Mujal-León` and `mujal leon` are one.
pub(super) fn folded(text: &str) -> String {
    plain(&any_ascii::any_ascii(text))
}

/// The same with accents and scripts kept.
pub(super) fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\'' | '`' | '’' | '‘' | 'ʹ' | 'ʺ' | 'ʼ' | '´' | '′' | '\u{ad}' => {}
            'ё' | 'Ё' => out.push('е'),
            c if c.is_alphanumeric() => out.extend(c.to_lowercase()),
            '&' if out.is_empty() || out.ends_with(' ') => out.push_str("and "),
            '&' => out.push_str(" and "),
            _ if out.ends_with(' ') || out.is_empty() => {}
            _ => out.push(' '),
        }
    }
    out.truncate(out.trim_end().len());
    out
}

/// How two printed forms of one word or name stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Likeness {
    /// Letter by letter, but for case and marks of punctuation.
    Same,
    /// One word spelt two ways: accents, a slip of the pen, another romanisation.
    Spelt,
    /// Two words.
    Other,
}

/// Compares two words (or names).
pub(super) fn likeness(a: &str, b: &str) -> Likeness {
    let (x, y) = (plain(a), plain(b));
    if x == y || joined(&x) == joined(&y) {
        return Likeness::Same;
    }
    // The same name in two scripts is no misspelling.
    if is_cyrillic(&x) != is_cyrillic(&y) {
        return Likeness::Same;
    }
    if is_cyrillic(&x) && inflected(&x, &y) {
        return Likeness::Same;
    }
    let (f, g) = (folded(a), folded(b));
    if f == g || skeleton(&f) == skeleton(&g) || slips(&f, &g) || slips(&x, &y) {
        return Likeness::Spelt;
    }
    Likeness::Other
}

fn joined(text: &str) -> String {
    text.split(' ').collect()
}

/// The same, whatever the letters are romanised to: `ж` is one letter and not two.
pub(super) fn slips_in_any_script(a: &str, b: &str) -> bool {
    slips(a, b) || slips(&skeleton(a), &skeleton(b))
}

/// True if `a` and `b`, folded, could be one word typed twice. Numbers have no slips.
pub(super) fn slips(a: &str, b: &str) -> bool {
    let (short, long) = (a.chars().count().min(b.chars().count()), a.len().max(b.len()));
    let allowed = match short {
        0..4 => return false,
        4..8 => 1,
        _ => 2,
    };
    if long > 64 || a.len().abs_diff(b.len()) > 2 * allowed {
        return false;
    }
    let digit = |w: &str| w.bytes().any(|c| c.is_ascii_digit());
    !digit(a) && !digit(b) && osa_distance(a, b) <= allowed
}

/// A romanised word less what schools of transliteration disagree about.
pub(super) fn skeleton(folded: &str) -> String {
    let mut out = String::with_capacity(folded.len());
    let mut rest = folded;
    while let Some(c) = rest.chars().next() {
        let (taken, put) = match rest.as_bytes() {
            [b'k', b'h', ..] => (2, "h"),
            [b'z', b'h', ..] => (2, "z"),
            [b's', b'h', ..] => (2, "s"),
            [b'c', b'h', ..] => (2, "c"),
            [b't', b's' | b'z', ..] => (2, "c"),
            [b'y' | b'j', ..] => (1, "i"),
            [b'w', ..] => (1, "v"),
            [b'x', ..] => (1, "ks"),
            _ => (c.len_utf8(), rest.get(..c.len_utf8()).unwrap_or("")),
        };
        if out.ends_with('i') && put.starts_with(['a', 'e', 'o', 'u', 'i']) {
            out.pop();
        }
        if !out.ends_with(put) || put == " " {
            out.push_str(put);
        }
        rest = rest.get(taken..).unwrap_or("");
    }
    out
}

/// True if a letter is Cyrillic.
pub(super) fn is_cyrillic(text: &str) -> bool {
    text.chars().any(|c| ('\u{400}'..='\u{52f}').contains(&c))
}

/// Endings of Russian names and adjectives in their cases, the empty one among them.
const ENDINGS: [&str; 33] = [
    "", "а", "я", "у", "ю", "е", "ы", "и", "ь", "й", "ой", "ей", "ою", "ею", "ом", "ем", "ым", "им", "ый",
    "ий", "ого", "его", "го", "ому", "ему", "му", "ая", "яя", "ую", "юю", "ых", "их", "ью",
];

/// True if two Russian words differ only in their endings: `Иванов`, `Иванова`, `Толстой`, `Толстого`.
fn inflected(a: &str, b: &str) -> bool {
    const SHORTEST: usize = 3;
    let common: usize = a.chars().zip(b.chars()).take_while(|(p, q)| p == q).map(|(c, _)| c.len_utf8()).sum();
    let mut ends = a.get(..common).unwrap_or("").char_indices().rev().map(|(at, _)| at);
    let stems = std::iter::once(common).chain(ends.next());
    stems.into_iter().any(|stem| {
        let (x, y) = (a.get(stem..).unwrap_or(""), b.get(stem..).unwrap_or(""));
        let soft = |x: &str, y: &str| x == "ь" && y.is_empty();
        let long = a.get(..stem).unwrap_or("").chars().count() >= SHORTEST;
        long && ENDINGS.contains(&x) && ENDINGS.contains(&y) && !soft(x, y) && !soft(y, x)
    })
}

/// True for words that a title may have or lack.
pub(super) fn is_small(word: &str) -> bool {
    matches!(
        word,
        "the"
            | "a"
            | "an"
            | "and"
            | "of"
            | "in"
            | "on"
            | "for"
            | "to"
            | "der"
            | "die"
            | "das"
            | "und"
            | "le"
            | "la"
            | "les"
            | "et"
            | "el"
            | "los"
            | "las"
            | "y"
            | "de"
            | "il"
            | "e"
            | "i"
            | "и"
            | "в"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_word_spelt_two_ways() {
        for (a, b) in [
            ("Mujal-Leon", "Mujal-León"),
            ("Euesebio", "Eusebio"),
            ("Khlevniuk", "Chlevnjuk"),
            ("Smith", "Smyth"),
            ("Sovet", "Soviet"),
            ("Френкель", "Френкел"),
            ("Автономова", "Автономовв"),
        ] {
            assert_eq!(likeness(a, b), Likeness::Spelt, "{a} {b}");
        }
    }

    #[test]
    fn the_same_or_another() {
        for (a, b) in [
            ("Mujal-León", "mujal león"),
            ("Иванов", "Иванова"),
            ("Толстой", "Толстого"),
            ("Достоевский", "Достоевскому"),
            ("Хлевнюк", "Khlevniuk"),
            ("O’Neill", "O'Neill"),
        ] {
            assert_eq!(likeness(a, b), Likeness::Same, "{a} {b}");
        }
        for (a, b) in [("1959", "1958"), ("Miller", "Smith"), ("Ivan", "Oleg"), ("war", "car")] {
            assert_eq!(likeness(a, b), Likeness::Other, "{a} {b}");
        }
    }
}
