//! The spellings under which an archive is met in print.
//!
//! This file is also part of the build script.

use super::file::ArchiveRow;
use super::fold::words;

/// Every spelling of an archive under which a note may cite it: its code and aliases first (`true`), then
/// its names. A generic row (the pattern of a name) has no names. Left out: a code that reads as a common
/// word or a person's name (`Memorial`), and a spelling with a number in it (`Fond 89`).
pub fn spellings(archive: &ArchiveRow) -> Vec<(String, bool)> {
    let mut out: Vec<(String, bool)> = Vec::new();
    let mut add = |text: &str, code: bool| {
        let text = text.trim();
        let number = words(text).any(|w| w.chars().all(|c| c.is_ascii_digit()));
        if !text.is_empty() && !number && !out.iter().any(|(known, _)| known == text) {
            out.push((text.to_owned(), code));
        }
    };
    let code = without_gloss(&archive.code);
    if code.contains(' ') || code.chars().filter(|c| c.is_uppercase()).nth(1).is_some() {
        add(code, true);
    }
    let others = std::iter::once(&archive.native).chain(&archive.aliases).map(|a| without_gloss(a));
    for other in others.clone() {
        add(other, true);
    }
    for other in others {
        for latin in latin(other) {
            add(&latin, true);
        }
    }
    if archive.status == "generic" {
        return out;
    }
    for name in [&archive.name, &archive.transliterated, &archive.english] {
        let name = without_gloss(name);
        let (short, _) = name.split_once(',').unwrap_or((name, ""));
        for name in [name, short] {
            if name.split_whitespace().count() < 2 && name.is_ascii() {
                continue;
            }
            add(name, false);
            if name.is_ascii() {
                for variant in english(name) {
                    add(&variant, false);
                }
            }
            for latin in latin(name) {
                add(&latin, false);
            }
        }
    }
    out
}

/// `BAR (Columbia)` without what tells it from another `BAR`.
pub fn without_gloss(name: &str) -> &str {
    name.split_once('(').map_or(name, |(before, _)| before).trim()
}

/// True if there is a Cyrillic letter in it.
pub fn is_cyrillic(text: &str) -> bool {
    text.chars().any(|c| ('\u{400}'..='\u{52f}').contains(&c))
}

/// An English name in its neighbours' spelling: Archives and Archive, Center and Centre, with `the` and without.
fn english(name: &str) -> Vec<String> {
    let mut out = Vec::new();
    let bare: String = name.split(' ').filter(|w| *w != "the" && *w != "The").collect::<Vec<_>>().join(" ");
    for base in [name.to_owned(), bare] {
        for (one, other) in
            [("Archives", "Archive"), ("Archive", "Archives"), ("Center", "Centre"), ("Centre", "Center")]
        {
            let swapped: Vec<&str> = base.split(' ').map(|w| if w == one { other } else { w }).collect();
            out.push(swapped.join(" "));
        }
        out.push(base);
    }
    out
}

/// A way to write Cyrillic in Latin letters: what each of `LETTERS` becomes.
type System = [&'static str; LETTERS.len()];

const LETTERS: [char; 38] = [
    'а', 'б', 'в', 'г', 'д', 'е', 'ё', 'ж', 'з', 'и', 'й', 'к', 'л', 'м', 'н', 'о', 'п', 'р', 'с', 'т', 'у',
    'ф', 'х', 'ц', 'ч', 'ш', 'щ', 'ъ', 'ы', 'ь', 'э', 'ю', 'я', 'і', 'ї', 'є', 'ґ', 'ў',
];

/// Names: Library of Congress without diacritics, BGN/PCGN, ISO 9, the Slavists' (with `ch` and with `x`
/// left to `h`), ISO 9 as typed without diacritics, and GOST 7.79 B as typed (`arhiv novejshej istorii`).
const SYSTEMS: [&System; 7] = [&LOC, &BGN, &ISO, &SLAVIST, &GERMAN, &TYPED, &GOST];

const LOC: System = [
    "a", "b", "v", "g", "d", "e", "e", "zh", "z", "i", "i", "k", "l", "m", "n", "o", "p", "r", "s", "t", "u",
    "f", "kh", "ts", "ch", "sh", "shch", "", "y", "", "e", "iu", "ia", "i", "i", "ie", "g", "u",
];
const BGN: System = [
    "a", "b", "v", "g", "d", "e", "e", "zh", "z", "i", "y", "k", "l", "m", "n", "o", "p", "r", "s", "t", "u",
    "f", "kh", "ts", "ch", "sh", "shch", "", "y", "", "e", "yu", "ya", "i", "yi", "ye", "g", "w",
];
const ISO: System = [
    "a", "b", "v", "g", "d", "e", "e", "ž", "z", "i", "j", "k", "l", "m", "n", "o", "p", "r", "s", "t", "u",
    "f", "h", "c", "č", "š", "ŝ", "", "y", "", "è", "û", "â", "ì", "ï", "ê", "g", "ŭ",
];
const SLAVIST: System = [
    "a", "b", "v", "g", "d", "e", "e", "ž", "z", "i", "j", "k", "l", "m", "n", "o", "p", "r", "s", "t", "u",
    "f", "h", "c", "č", "š", "šč", "", "y", "", "e", "ju", "ja", "i", "ji", "je", "g", "ŭ",
];
const GERMAN: System = [
    "a", "b", "v", "g", "d", "e", "e", "ž", "z", "i", "j", "k", "l", "m", "n", "o", "p", "r", "s", "t", "u",
    "f", "ch", "c", "č", "š", "šč", "", "y", "", "e", "ju", "ja", "i", "ji", "je", "g", "ŭ",
];
const TYPED: System = [
    "a", "b", "v", "g", "d", "e", "e", "z", "z", "i", "j", "k", "l", "m", "n", "o", "p", "r", "s", "t", "u",
    "f", "h", "c", "c", "s", "sc", "", "y", "", "e", "ju", "ja", "i", "ji", "je", "g", "u",
];

const GOST: System = [
    "a", "b", "v", "g", "d", "e", "e", "zh", "z", "i", "j", "k", "l", "m", "n", "o", "p", "r", "s", "t", "u",
    "f", "h", "c", "ch", "sh", "shh", "", "y", "", "e", "yu", "ya", "i", "yi", "ye", "g", "u",
];

/// A Cyrillic text in every usual transliteration; nothing for a text without Cyrillic letters.
pub fn latin(text: &str) -> Vec<String> {
    if !is_cyrillic(text) {
        return Vec::new();
    }
    // Ukrainian and Belarusian read two letters their own way, and have letters that Russian lacks.
    let text = if text.contains(['і', 'І', 'ї', 'Ї', 'є', 'Є', 'ґ']) {
        text.replace('и', "ы").replace('И', "Ы").replace('г', "\u{121}").replace('Г', "\u{120}")
    } else {
        text.to_owned()
    };
    let plain = |latin: String| latin.replace('\u{121}', "h").replace('\u{120}', "H");
    let mut out: Vec<String> =
        SYSTEMS.iter().filter_map(|system| transliterate(&text, system)).map(plain).collect();
    // -ский is -sky as often as -skii.
    let short = text.replace("ий ", "ы ").replace("ый ", "ы ");
    if short != text {
        out.extend([&LOC, &BGN].into_iter().filter_map(|system| transliterate(&short, system)).map(plain));
    }
    let mut seen: Vec<String> = Vec::new();
    for text in out {
        if !seen.contains(&text) {
            seen.push(text);
        }
    }
    seen
}

/// `text` in Latin letters, capitals kept as capitals; `None` if it has none in Cyrillic.
fn transliterate(text: &str, system: &System) -> Option<String> {
    if !is_cyrillic(text) {
        return None;
    }
    let mut out = String::new();
    for c in text.chars() {
        let low = c.to_lowercase().next().unwrap_or(c);
        match LETTERS.iter().position(|l| *l == low).and_then(|at| system.get(at)) {
            Some(latin) if c.is_uppercase() => {
                let mut letters = latin.chars();
                out.extend(letters.next().into_iter().flat_map(char::to_uppercase));
                out.push_str(letters.as_str());
            }
            Some(latin) => out.push_str(latin),
            None => out.push(c),
        }
    }
    Some(out)
}
