//! Spellings brought together: what two words have in common whoever typed them.

/// True for words that say nothing of which title it is: articles, and `and` (`&` is no word at all).
#[rustfmt::skip]
fn is_dropped(word: &str) -> bool {
    matches!(
        word,
        "the" | "a" | "an" | "and" | "der" | "die" | "das" | "le" | "la" | "les" | "el" | "los" | "las" | "il"
            | "lo" | "gli" | "un" | "une"
    )
}

/// True for words too common to look a title up by.
#[rustfmt::skip]
fn is_common(word: &str) -> bool {
    word.len() < 5 && matches!(
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

fn fold(text: &str, drop: bool) -> String {
    let mut out = String::with_capacity(text.len() + 1);
    let mut word = 0;
    for c in text.chars() {
        match c {
            'a'..='z' | '0'..='9' => out.push(c),
            'A'..='Z' => out.push(c.to_ascii_lowercase()),
            '\'' | '`' | '’' | '‘' | 'ʹ' | 'ʺ' | 'ʼ' | '´' | '′' | '\u{ad}' | 'ь' | 'ъ' | 'Ь' | 'Ъ' =>
                {}
            'ё' | 'Ё' => out.push('e'),
            _ if c.is_ascii() => word = close(&mut out, word, drop),
            _ => {
                for b in any_ascii::any_ascii_char(c).chars() {
                    match b {
                        'a'..='z' | '0'..='9' => out.push(b),
                        'A'..='Z' => out.push(b.to_ascii_lowercase()),
                        '\'' | '`' => {}
                        _ => word = close(&mut out, word, drop),
                    }
                }
            }
        }
    }
    close(&mut out, word, drop);
    out.truncate(out.trim_end().len());
    out
}

/// Ends the word that began at `word`; gives the place where the next begins.
fn close(out: &mut String, word: usize, drop: bool) -> usize {
    if out.len() == word {
        return word;
    }
    if drop && is_dropped(&out[word..]) {
        out.truncate(word);
        return word;
    }
    out.push(' ');
    out.len()
}

/// The words of a folded title to look it up by, in order.
pub fn weighty(folded: &str) -> impl Iterator<Item = &str> + Clone {
    let all = folded.split(' ').all(is_common);
    folded.split(' ').filter(move |w| !w.is_empty() && (all || !is_common(w)))
}

/// A family name less what schools of transliteration disagree about: `Хлевнюк`, `Khlevniuk`, `Khlevnyuk`
/// and `Chlevnjuk` come close enough to be looked up together. `folded` comes from [`words`].
pub fn skeleton(folded: &str) -> String {
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
            _ => (c.len_utf8(), &rest[..c.len_utf8()]),
        };
        if out.ends_with('i') && put.starts_with(['a', 'e', 'o', 'u', 'i']) {
            out.pop();
        }
        if !(out.ends_with(put) && put != " ") {
            out.push_str(put);
        }
        rest = &rest[taken..];
    }
    out
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
    // One slip changes at most two of the letters that occur: a quick no for most pairs.
    let letters = |w: &str| w.bytes().fold(0u64, |set, c| set | 1 << (c & 63));
    if (letters(a) ^ letters(b)).count_ones() > 2 * allowed as u32 {
        return false;
    }
    let digit = |w: &str| w.bytes().any(|c| c.is_ascii_digit());
    !digit(a) && !digit(b) && strsim::osa_distance(a, b) <= allowed
}

/// True if `code` abbreviates `name` by the first letters of its words: `ras` for `archive of the russian
/// academy of sciences`, `lc` for `library of congress`. Both folded.
pub fn abbreviates(code: &str, name: &str) -> bool {
    let code: String = code.split(' ').collect();
    let initials: String = name
        .split(' ')
        .filter(|w| !is_dropped(w) && !is_common(w))
        .filter_map(|w| w.chars().next())
        .collect();
    let many = initials.len() > 1 && code.len() > 1;
    many && (initials == code || code.len() > 2 && initials.ends_with(&code))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_lose_case_marks_and_signs() {
        assert_eq!(words("L’URSS, dal “Trionfo” al Declino"), "lurss dal trionfo al declino");
        assert_eq!(words("Mujal-León"), "mujal leon");
        assert_eq!(words("Опись №  5"), "opis no 5");
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

    #[test]
    fn initials_abbreviate() {
        assert!(abbreviates("ras", "archive of the russian academy of sciences"));
        assert!(abbreviates("lc", "library of congress"));
        assert!(!abbreviates("lc", "lenin library congress"));
    }
}
