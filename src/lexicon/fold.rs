//! Folding: what makes two spellings one.
//!
//! This file is also part of the build script, which folds the forms of `grammars/` by the same rules.

/// `word` folded for look-up; see [`fold_into`].
pub fn fold(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    fold_into(&mut out, word);
    out
}

/// Puts `word`, folded, in place of what `out` held.
///
/// Folding makes letters small, takes ё for е, drops stops, soft and hard signs (`opis'`, `opisʹ`, `opis’`
/// are one) and combining marks, and mends words whose letters come from two alphabets: `РГАCПИ` with a
/// Latin `C` becomes all Cyrillic, `oр` with a Cyrillic `р` all Latin. Folding twice changes nothing more.
pub fn fold_into(out: &mut String, word: &str) {
    out.clear();
    fold_onto(out, word);
}

/// Puts `word`, folded, at the end of `out`; see [`fold_into`].
pub fn fold_onto(out: &mut String, word: &str) {
    let small = |bytes: &[u8]| bytes.iter().all(u8::is_ascii_lowercase);
    match word.as_bytes() {
        all if small(all) => return out.push_str(word),
        [first, rest @ ..] if first.is_ascii_uppercase() && small(rest) => {
            out.push(char::from(first.to_ascii_lowercase()));
            return out.push_str(word.get(1..).unwrap_or(""));
        }
        _ => {}
    }
    if word.is_ascii() {
        let start = out.len();
        if word.bytes().any(|b| matches!(b, b'.' | b'\'' | b'`' | b'"')) {
            out.extend(word.split(['.', '\'', '`', '"']));
        } else {
            out.push_str(word);
        }
        if let Some(added) = out.get_mut(start..) {
            added.make_ascii_lowercase();
        }
        return;
    }
    let script = if is_mixed(word) { majority(word) } else { Script::Neither };
    for c in word.chars() {
        match c {
            '.' | '\'' | '`' | '"' => continue,
            '\0'..='\x7f' if script != Script::Cyrillic => {
                out.push(c.to_ascii_lowercase());
                continue;
            }
            // Most letters beyond ASCII.
            'а'..='я' if script == Script::Neither => {
                out.push(c);
                continue;
            }
            // Small already, and like no letter of the other alphabet.
            'à'..='ö' | 'ø'..='ÿ' => {
                out.push(c);
                continue;
            }
            _ if is_dropped(c) => continue,
            _ => {}
        }
        let c = plain(c);
        let c = match script {
            Script::Cyrillic => cyrillic_twin(c).unwrap_or(c),
            Script::Latin => latin_twin(c).unwrap_or(c),
            Script::Neither => c,
        };
        for low in c.to_lowercase() {
            match low {
                '°' | 'ᵒ' => out.push('º'),
                _ if is_dropped(low) => {}
                _ => out.push(low),
            }
        }
    }
}

/// The words of a text as the lexicon sees them: runs of letters and digits with the apostrophes inside
/// them, and single signs that are words of their own (`№`, `§`, `&`, `#`, `¶`).
pub fn words(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let start = rest.find(|c: char| is_word(c) || is_sign(c))?;
        rest = rest.get(start..)?;
        let first = rest.chars().next()?;
        let end = if is_sign(first) {
            first.len_utf8()
        } else {
            rest.char_indices()
                .find(|&(at, c)| {
                    !(is_word(c)
                        || is_dropped(c)
                            && c != '.'
                            && rest.get(at + c.len_utf8()..).is_some_and(|r| r.starts_with(is_word)))
                })
                .map_or(rest.len(), |(at, _)| at)
        };
        let word = rest.get(..end)?;
        rest = rest.get(end..)?;
        Some(word)
    })
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '°' || ('\u{300}'..='\u{36f}').contains(&c)
}

fn is_sign(c: char) -> bool {
    matches!(c, '№' | '§' | '¶' | '#' | '&')
}

/// Stops, what is printed for the soft and the hard sign, combining marks.
fn is_dropped(c: char) -> bool {
    matches!(
        c,
        '.' | '\''
            | '`'
            | '"'
            | '\u{b4}'
            | '\u{2b9}'
            | '\u{2ba}'
            | '\u{2bb}'
            | '\u{2bc}'
            | '\u{2bd}'
            | '\u{2018}'
            | '\u{2019}'
            | '\u{201b}'
            | '\u{201c}'
            | '\u{201d}'
            | '\u{2032}'
            | '\u{2033}'
            | '\u{ad}'
            | '\u{300}'..='\u{36f}'
    )
}

/// The letter that stands for `c` in every comparison: е for ё, and for signs that become a Latin letter only
/// when made small (Kelvin, Ångström, the dotted İ, the capital ẞ) that letter, so that the alphabet of a
/// word is told from the same letters before it is folded and after.
fn plain(c: char) -> char {
    match c {
        'ё' => 'е',
        'Ё' => 'Е',
        'İ' => 'I',
        '\u{1e9e}' => 'ß',
        '\u{212a}' => 'K',
        '\u{212b}' => 'Å',
        'ˢ' => 's',
        _ => c,
    }
}

#[derive(Clone, Copy, PartialEq)]
enum Script {
    Latin,
    Cyrillic,
    Neither,
}

fn script(c: char) -> Script {
    match c {
        '\u{400}'..='\u{52f}' => Script::Cyrillic,
        'a'..='z' | 'A'..='Z' | '\u{c0}'..='\u{24f}' => Script::Latin,
        _ => Script::Neither,
    }
}

fn is_mixed(word: &str) -> bool {
    // Lead bytes of U+00C0 to U+027F, of what `plain` makes Latin, and of U+0400 to U+053F.
    let lead = |of: fn(&u8) -> bool| word.as_bytes().iter().any(of);
    if !lead(|b| matches!(b, 0xd0..=0xd4))
        || !lead(|b| b.is_ascii_alphabetic() || matches!(b, 0xc3..=0xc9 | 0xcb | 0xe1 | 0xe2))
    {
        return false;
    }
    let (mut latin, mut cyrillic) = (false, false);
    for c in word.chars().map(plain) {
        match script(c) {
            Script::Latin => latin = true,
            Script::Cyrillic => cyrillic = true,
            Script::Neither => {}
        }
    }
    latin && cyrillic
}

/// The alphabet a mixed word is meant to be in: that of a letter which has no twin in the other; else the
/// one with more letters; else Latin.
fn majority(word: &str) -> Script {
    let (mut latin, mut cyrillic, mut latin_only) = (0_usize, 0_usize, false);
    for c in word.chars().map(plain) {
        match script(c) {
            Script::Cyrillic if latin_twin(c).is_none() => return Script::Cyrillic,
            Script::Cyrillic => cyrillic += 1,
            Script::Latin => {
                latin += 1;
                latin_only |= cyrillic_twin(c).is_none();
            }
            Script::Neither => {}
        }
    }
    if !latin_only && cyrillic > latin { Script::Cyrillic } else { Script::Latin }
}

/// Letters that look alike, Latin and Cyrillic.
const TWINS: [(char, char); 22] = [
    ('A', 'А'),
    ('B', 'В'),
    ('C', 'С'),
    ('E', 'Е'),
    ('H', 'Н'),
    ('I', 'І'),
    ('K', 'К'),
    ('M', 'М'),
    ('O', 'О'),
    ('P', 'Р'),
    ('T', 'Т'),
    ('X', 'Х'),
    ('Y', 'У'),
    ('a', 'а'),
    ('c', 'с'),
    ('e', 'е'),
    ('i', 'і'),
    ('k', 'к'),
    ('o', 'о'),
    ('p', 'р'),
    ('x', 'х'),
    ('y', 'у'),
];

fn cyrillic_twin(c: char) -> Option<char> {
    TWINS.iter().find(|(latin, _)| *latin == c).map(|(_, cyrillic)| *cyrillic)
}

fn latin_twin(c: char) -> Option<char> {
    TWINS.iter().find(|(_, cyrillic)| *cyrillic == c).map(|(latin, _)| *latin)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_fold_to_one() {
        for (printed, folded) in [
            ("Ibid", "ibid"),
            ("Ph.D", "phd"),
            ("opis'", "opis"),
            ("opis’", "opis"),
            ("opisʹ", "opis"),
            ("Opisʼ", "opis"),
            ("perechen`", "perechen"),
            ("ob\"edinennyi", "obedinennyi"),
            ("Master's", "masters"),
            ("Отчёт", "отчет"),
            ("ЁЛКА", "елка"),
            ("Кiров", "кіров"),
            ("РГАCПИ", "ргаспи"),
            ("Тaм", "там"),
            ("oр", "op"),
            ("ор", "ор"),
            ("n°", "nº"),
            ("İstanbul", "istanbul"),
            ("núm", "núm"),
            ("Že", "že"),
            ("", ""),
            ("№", "№"),
        ] {
            assert_eq!(fold(printed), folded, "{printed}");
        }
    }

    #[test]
    fn words_of_a_form() {
        let split = |text| words(text).collect::<Vec<_>>();
        assert_eq!(split("op. cit."), ["op", "cit"]);
        assert_eq!(split("op.cit."), ["op", "cit"]);
        assert_eq!(split("изд-во, № 5"), ["изд", "во", "№", "5"]);
        assert_eq!(split("Tsentral'nyi arkhiv «M.»"), ["Tsentral'nyi", "arkhiv", "M"]);
        assert_eq!(split("l’Humanité, 'x'"), ["l’Humanité", "x"]);
        assert_eq!(split("§§ & n°"), ["§", "§", "&", "n°"]);
        assert!(split(" — ,;").is_empty());
    }

    #[test]
    fn the_alphabet_of_a_word_is_the_same_before_folding_and_after() {
        let letters: Vec<char> = ('\0'..='\u{52f}')
            .chain(['\u{1e9e}', '\u{212a}', '\u{212b}'])
            .filter(|c| c.is_alphabetic())
            .collect();
        for &one in &letters {
            for &other in &letters {
                let once = fold(&format!("{one}{other}"));
                assert_eq!(fold(&once), once, "{one}{other}");
            }
        }
        assert_eq!(fold("б\u{212a}"), "бк");
        assert_eq!(fold("Ёlka"), "elka");
    }

    proptest::proptest! {
        #[test]
        fn folding_twice_changes_nothing(word in "\\PC{0,12}") {
            let once = fold(&word);
            assert_eq!(fold(&once), once);
        }

        #[test]
        fn words_stand_in_the_text_in_order(text in "[\\PC&№§'’. -]{0,40}") {
            let mut rest = text.as_str();
            for word in words(&text) {
                let at = rest.find(word);
                assert!(at.is_some());
                rest = &rest[at.unwrap_or(0) + word.len()..];
            }
            assert!(!rest.chars().any(char::is_alphanumeric));
        }
    }
}
