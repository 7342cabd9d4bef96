//! Which language a work's title is in, as far as `langid` needs it: by script, then by small words.

use std::sync::LazyLock;

use crate::hash::{self, Map, Run};
use crate::letter;

/// Small words that stand in nearly every title of a language. English is among them to be told apart.
const WORDS: &[(&str, &[&str])] = &[
    (
        "english",
        &[
            "the", "of", "and", "to", "for", "on", "with", "from", "by", "an", "at", "its", "his", "her",
            "their", "how", "why", "what", "under", "between", "after", "before", "during", "into", "is",
            "was", "in", "as", "a", "no", "do", "who",
        ],
    ),
    (
        "german",
        &[
            "der",
            "die",
            "das",
            "des",
            "dem",
            "den",
            "und",
            "im",
            "zur",
            "zum",
            "von",
            "vom",
            "für",
            "über",
            "eine",
            "einer",
            "eines",
            "ein",
            "mit",
            "bei",
            "aus",
            "auf",
            "zwischen",
            "nach",
            "als",
            "unter",
            "am",
            "in",
            "geschichte",
            "krieg",
        ],
    ),
    (
        "french",
        &[
            "le", "la", "les", "des", "du", "et", "dans", "pour", "sur", "une", "un", "aux", "au", "de",
            "par", "en", "avec", "sous", "ses", "chez", "histoire", "guerre",
        ],
    ),
    (
        "spanish",
        &[
            "el",
            "la",
            "los",
            "las",
            "y",
            "de",
            "del",
            "en",
            "por",
            "para",
            "con",
            "una",
            "un",
            "al",
            "su",
            "sus",
            "entre",
            "desde",
            "historia",
            "guerra",
            "relaciones",
        ],
    ),
    (
        "italian",
        &[
            "il", "lo", "la", "gli", "della", "delle", "dei", "del", "degli", "dell", "di", "nel", "nella",
            "nell", "e", "per", "con", "una", "un", "dal", "dalla", "alla", "sul", "sulla", "tra", "storia",
            "guerra", "a", "in",
        ],
    ),
    (
        "portuguese",
        &[
            "o", "os", "as", "do", "da", "dos", "das", "em", "no", "na", "e", "para", "uma", "um", "ao",
            "pela",
        ],
    ),
    (
        "polish",
        &[
            "w", "i", "z", "na", "do", "oraz", "dla", "przez", "się", "od", "po", "za", "ze", "we", "polski",
            "lat",
        ],
    ),
    (
        "russian",
        &[
            "v",
            "i",
            "o",
            "na",
            "po",
            "iz",
            "ob",
            "dlia",
            "dlya",
            "k",
            "s",
            "ot",
            "vo",
            "so",
            "pri",
            "za",
            "goda",
            "godov",
            "gg",
            "sssr",
            "istoriia",
            "istorii",
            "istoriya",
            "rossii",
            "rossiia",
            "russkoi",
            "sovetskoi",
            "ocherki",
            "sbornik",
            "dokumenty",
            "materialy",
            "zapiska",
            "zapiski",
            "spravka",
            "protokol",
            "pis'ma",
        ],
    ),
];

/// Ends of words of romanised Russian that no other of these languages has.
const RUSSIAN_ENDS: &[&str] =
    &["ogo", "skii", "skij", "skoi", "skaia", "skaya", "ikh", "ykh", "akh", "iia", "ii", "nye", "ost'", "ie"];

/// The `langid` of a work's titles, or `None` for English and where there is no telling.
pub(super) fn of(texts: &[&str]) -> Option<&'static str> {
    script(texts).unwrap_or_else(|| latin(texts))
}

/// By script: `Some` if most letters are not Latin.
pub(super) fn script(texts: &[&str]) -> Option<Option<&'static str>> {
    // The lead bytes of all other scripts: what lies between them and ASCII is Latin, or signs.
    let other = |b: u8| (b >= 0xcd) & (b != 0xe2);
    if !texts.iter().any(|text| !text.is_ascii() && letter::any(text.as_bytes(), other)) {
        return None;
    }
    let (mut latin, mut cyrillic, mut other) = (0, 0, [0; 5]);
    let (mut ukrainian, mut serbian) = (false, false);
    for c in texts.iter().flat_map(|text| text.chars()) {
        match c {
            // Most letters of a Cyrillic title.
            'а'..='я' | 'А'..='Я' => cyrillic += 1,
            _ if !letter::is_letter(c) => {}
            '\u{400}'..='\u{52f}' => {
                cyrillic += 1;
                ukrainian |= matches!(c, 'і' | 'ї' | 'є' | 'ґ' | 'І' | 'Ї' | 'Є' | 'Ґ');
                serbian |= matches!(c, 'ј' | 'љ' | 'њ' | 'ћ' | 'ђ' | 'џ');
            }
            '\u{370}'..='\u{3ff}' | '\u{1f00}'..='\u{1fff}' => other[0] += 1,
            '\u{590}'..='\u{5ff}' => other[1] += 1,
            '\u{600}'..='\u{6ff}' => other[2] += 1,
            '\u{3040}'..='\u{30ff}' => other[3] += 1,
            '\u{4e00}'..='\u{9fff}' => other[4] += 1,
            _ => latin += 1,
        }
    }
    let rest: usize = other.iter().sum();
    if latin >= cyrillic + rest || latin + cyrillic + rest == 0 {
        return None;
    }
    if cyrillic >= rest {
        return Some(Some(match (ukrainian, serbian) {
            (true, _) => "ukrainian",
            (_, true) => "serbianc",
            _ => "russian",
        }));
    }
    // A page of Japanese has Chinese signs as well, hence the order.
    let names = ["greek", "hebrew", "arabic", "japanese", "chinese"];
    Some(other.iter().zip(names).find(|(count, _)| **count > 0).map(|(_, name)| name))
}

/// Small words and the languages that have them.
struct Small {
    /// By the hash of the word, a bit for each language by its place in [`WORDS`].
    languages: Map<u64, u8>,
    /// By first and last letter, a bit for each length of a word: most words are turned away by it.
    lengths: [[u16; LETTERS]; LETTERS],
    /// By the last letter, a bit for each letter before it, of the ends of words that tell a language.
    ends: [u32; LETTERS],
}

impl Small {
    fn of(words: &[(&str, &[&str])]) -> Small {
        let mut small =
            Small { languages: Map::default(), lengths: [[0; LETTERS]; LETTERS], ends: [0; LETTERS] };
        for (at, (_, words)) in words.iter().enumerate() {
            for word in *words {
                *small.languages.entry(hash::word(word.as_bytes())).or_insert(0) |= 1u8 << at;
                if word.len() < 16 {
                    small.lengths[first(word)][last(word)] |= 1 << word.len();
                }
            }
        }
        for end in RUSSIAN_ENDS.iter().chain(ENDS.iter().map(|(end, _)| end)) {
            small.ends[last(end)] |= 1 << before_last(end);
        }
        small
    }

    /// False for a word of ASCII letters, small or not, that is surely none of them.
    fn may_have(&self, word: &str) -> bool {
        word.len() < 16 && self.lengths[first(word)][last(word)] >> word.len() & 1 == 1
    }

    /// False for a word of ASCII letters, small or not, whose end surely tells nothing.
    fn may_end(&self, word: &str) -> bool {
        self.ends[last(word)] >> before_last(word) & 1 == 1
    }
}

/// As many as five bits tell apart: enough for the letters of ASCII, small or not. What is no such letter has the place
/// of one.
const LETTERS: usize = 32;

fn place(letter: Option<u8>) -> usize {
    usize::from(letter.unwrap_or(0)) % LETTERS
}

fn first(word: &str) -> usize {
    place(word.bytes().next())
}

fn last(word: &str) -> usize {
    place(word.bytes().next_back())
}

fn before_last(word: &str) -> usize {
    place(word.bytes().nth_back(1))
}

fn small_words() -> &'static Small {
    static SMALL: LazyLock<Small> = LazyLock::new(|| Small::of(WORDS));
    &SMALL
}

/// True for what of ASCII stands in no word.
const ENDS_WORD: [bool; 256] = {
    let mut ends = [false; 256];
    let mut b = 0;
    while b < 0x80 {
        ends[b] = !(b as u8).is_ascii_alphanumeric() && b as u8 != b'\'';
        b += 1;
    }
    ends
};

/// By small words, letters and ends of words, for Latin script.
fn latin(texts: &[&str]) -> Option<&'static str> {
    let small = small_words();
    let mut scores = [0u32; WORDS.len()];
    let mut lower = String::new();
    let inside = |c: char| letter::is_alphanumeric(c) || c == '\'' || c == '’';
    for text in texts {
        let mut initial = false;
        let mut rest = *text;
        loop {
            // Most words are plain letters, and end with them.
            let run = if lower.is_empty() { hash::letters_here(rest.as_bytes(), 0) } else { Run::NONE };
            if run.len > 0 && rest.as_bytes().get(run.len).is_none_or(|b| ENDS_WORD[usize::from(*b)]) {
                if run.len > 1 || !run.first {
                    score_plain(rest.get(..run.len).unwrap_or(""), small, &mut scores);
                }
                let Some(next) = rest.get(run.len + 1..) else { break };
                rest = next;
                initial = false;
                continue;
            }
            let plain = rest.bytes().position(|b| !b.is_ascii_alphanumeric()).unwrap_or(rest.len());
            if plain > 0 {
                let (run, after) = rest.split_at(plain);
                // A capital alone is an initial.
                initial = lower.is_empty() && plain == 1 && run.bytes().all(|b| b.is_ascii_uppercase());
                let start = lower.len();
                lower.push_str(run);
                if let Some(run) = lower.get_mut(start..) {
                    run.make_ascii_lowercase();
                }
                rest = after;
            }
            let c = rest.chars().next();
            rest = rest.get(c.map_or(0, char::len_utf8)..).unwrap_or("");
            match c {
                Some(c) if inside(c) => {
                    initial = false;
                    letter::push_small(&mut lower, if c == '’' { '\'' } else { c });
                    continue;
                }
                _ if !lower.is_empty() && !initial => score(&lower, small, &mut scores),
                _ => {}
            }
            lower.clear();
            if c.is_none() {
                break;
            }
        }
    }
    let english = scores[0];
    if scores.iter().skip(1).all(|score| *score < 2) {
        return None;
    }
    let (best, score) =
        scores.iter().enumerate().skip(1).max_by_key(|(at, score)| (**score, usize::MAX - at))?;
    let alone = scores.iter().enumerate().all(|(at, other)| at == best || other < score);
    (*score >= 2 && *score > english && alone).then(|| WORDS.get(best).map(|(name, _)| *name))?
}

/// Adds what a word (in small letters) says.
fn score(word: &str, small: &Small, scores: &mut [u32; WORDS.len()]) {
    by_word(hash::word(word.as_bytes()), small, scores);
    shape(word, |language, points| add(language, points, scores));
}

/// The same of a word of ASCII letters, small or not.
fn score_plain(word: &str, small: &Small, scores: &mut [u32; WORDS.len()]) {
    if small.may_have(word) {
        by_word(hash::letters(word.as_bytes(), 0).hash, small, scores);
    }
    if word.len() > 4 && small.may_end(word) {
        endings(word, |language, points| add(language, points, scores));
    }
}

/// Adds to the score of a language.
fn add(language: &str, points: u32, scores: &mut [u32; WORDS.len()]) {
    if let Some(at) = WORDS.iter().position(|(name, _)| *name == language) {
        scores[at] += points;
    }
}

/// Adds what a small word says.
fn by_word(hash: u64, small: &Small, scores: &mut [u32; WORDS.len()]) {
    let languages = small.languages.get(&hash).copied().unwrap_or(0);
    if languages > 0 {
        for (at, score) in scores.iter_mut().enumerate() {
            *score += u32::from(languages >> at & 1) * 2;
        }
    }
}

/// What the elision, the end and the letters of a word (in small letters) say.
fn shape(word: &str, mut add: impl FnMut(&'static str, u32)) {
    // l'État, d'une; dell'arte
    // It stands behind four letters at most.
    let elided = word.bytes().take(5).any(|b| b == b'\'');
    match elided.then(|| word.split_once('\'')).flatten() {
        Some(("l" | "d" | "qu", rest)) if rest.len() > 2 => add("french", 2),
        Some(("dell" | "nell" | "all" | "sull", _)) => add("italian", 2),
        _ => {}
    }
    endings(word, &mut add);
    if word.is_ascii() {
        return;
    }
    for c in word.chars() {
        match c {
            'ß' | 'ä' | 'ö' | 'ü' => add("german", 1),
            'ñ' => add("spanish", 2),
            'ã' | 'õ' => add("portuguese", 2),
            'ł' | 'ą' | 'ę' | 'ś' | 'ż' | 'ź' | 'ć' | 'ń' => add("polish", 2),
            'è' | 'ê' | 'à' | 'œ' | 'û' => add("french", 1),
            _ => {}
        }
    }
}

/// What the end of a word (its ASCII letters small or not) says.
fn endings(word: &str, mut add: impl FnMut(&'static str, u32)) {
    let last = word.bytes().next_back().map(|b| b.to_ascii_lowercase());
    let ends = |end: &str| {
        let tail = || word.len().checked_sub(end.len()).and_then(|at| word.as_bytes().get(at..));
        end.bytes().next_back() == last
            && tail().is_some_and(|tail| tail.eq_ignore_ascii_case(end.as_bytes()))
    };
    let russian = matches!(last, Some(b'o' | b'i' | b'a' | b'h' | b'e' | b'\''));
    if word.len() > 4 && russian && RUSSIAN_ENDS.iter().any(|end| ends(end)) {
        add("russian", 2);
    }
    for (end, language) in ENDS {
        if word.len() > end.len() + 2 && ends(end) {
            add(language, 2);
        }
    }
}

/// Ends of words of other languages.
const ENDS: [(&str, &str); 4] =
    [("ción", "spanish"), ("zione", "italian"), ("ção", "portuguese"), ("ung", "german")];

/// The babel name of a language that a note states, if it is a common one.
pub(in crate::emit) fn stated(language: &str) -> Option<&'static str> {
    let language = language.trim().trim_start_matches("in ").trim_start_matches("In ");
    const STATED: &[(&str, &str)] = &[
        ("english", "english"),
        ("russian", "russian"),
        ("ukrainian", "ukrainian"),
        ("german", "german"),
        ("french", "french"),
        ("spanish", "spanish"),
        ("italian", "italian"),
        ("portuguese", "portuguese"),
        ("polish", "polish"),
        ("czech", "czech"),
        ("hungarian", "hungarian"),
        ("romanian", "romanian"),
        ("swedish", "swedish"),
        ("dutch", "dutch"),
        ("latin", "latin"),
        ("greek", "greek"),
        ("chinese", "chinese"),
        ("japanese", "japanese"),
    ];
    STATED.iter().find(|(name, _)| language.eq_ignore_ascii_case(name)).map(|(_, langid)| *langid)
}

#[cfg(test)]
mod tests {
    use super::of;

    #[test]
    fn languages_are_told_by_script_and_small_words() {
        for (text, langid) in [
            ("Очерки по истории", Some("russian")),
            ("Історія України", Some("ukrainian")),
            ("Geschichte der Städte", Some("german")),
            ("L'invention de la ville", Some("french")),
            ("La ciudad y los caminos", Some("spanish")),
            ("Storia della città nel Novecento", Some("italian")),
            ("Dzieje miast w Polsce", Some("polish")),
            ("Zapiska o poezdke v gorod", Some("russian")),
            ("Ocherki istorii sovetskogo goroda", Some("russian")),
            ("The Cities of the Plain", None),
            ("S. K. Brown to V. I. White", None),
            ("No Room in the U.S.", None),
            ("Cold War in the Andes: La Paz and the Americas", None),
            ("Cities", None),
            ("", None),
        ] {
            assert_eq!(of(&[text]), langid, "{text}");
        }
    }
}
