//! Undoing line wraps: one space between lines, hyphens joined where the word was cut.

use crate::hash::Map;
use crate::lexicon::{Lexicon, Sense, fold};
use crate::model::{Level, Trail, Unit};

/// Builds a text out of pieces of a source and keeps the way back.
#[derive(Debug, Default)]
pub(super) struct Unwrapped {
    pub(super) text: String,
    pub(super) trail: Trail,
}

impl Unwrapped {
    /// Joins the pieces (first byte and byte after in `source`), which have no space at either end.
    pub(super) fn new(source: &str, pieces: &[(u32, u32)], words: &Vocabulary) -> Unwrapped {
        let size = pieces.iter().map(|(start, end)| (end - start) as usize + 1).sum();
        let steps = Vec::with_capacity(pieces.len());
        let mut made = Unwrapped { text: String::with_capacity(size), trail: Trail { steps } };
        for (start, end) in pieces {
            let Some(piece) = source.get(*start as usize..*end as usize) else { continue };
            match join(&made.text, piece, words) {
                Join::Space if !made.text.is_empty() => made.text.push(' '),
                Join::Space | Join::Close => {}
                Join::Cut => {
                    made.text.pop();
                }
            }
            made.push(piece, *start);
        }
        made
    }

    /// Takes a piece over, runs of blanks as one space.
    fn push(&mut self, piece: &str, start: u32) {
        // A soft hyphen that was a line by itself leaves a step without text.
        while self.trail.steps.last().is_some_and(|step| step.0 as usize >= self.text.len()) {
            self.trail.steps.pop();
        }
        self.trail.steps.push((self.text.len() as u32, start));
        let bytes = piece.as_bytes();
        let next = bytes.get(1..).unwrap_or(&[]);
        let odd = |a: u8, b: u8| ((a == b' ') & (b == b' ')) | (b < b' ');
        let first = bytes.first().is_some_and(|b| *b < b' ');
        if bytes.len() < 2 || !bytes.iter().zip(next).fold(first, |found, (a, b)| found | odd(*a, *b)) {
            self.text.push_str(piece);
            return;
        }
        let mut from = 0;
        let mut blanks = 0;
        for (at, byte) in bytes.iter().enumerate() {
            if matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | b'\x0c' | b'\x0b') {
                blanks += 1;
                continue;
            }
            let tab = blanks == 1 && at > 0 && bytes.get(at - 1) != Some(&b' ');
            if blanks > 1 || tab {
                self.text.push_str(piece.get(from..at - blanks).unwrap_or(""));
                self.text.push(' ');
                self.trail.steps.push((self.text.len() as u32, start + at as u32));
                from = at;
            }
            blanks = 0;
        }
        self.text.push_str(piece.get(from..).unwrap_or(""));
    }
}

/// How a line is joined to what stands before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Join {
    /// With a space.
    Space,
    /// Without one.
    Close,
    /// Without one and without the hyphen.
    Cut,
}

fn join(before: &str, next: &str, words: &Vocabulary) -> Join {
    let Some(last) = before.chars().next_back() else { return Join::Close };
    let Some(first) = next.chars().next() else { return Join::Close };
    let token = before.rsplit(' ').next().unwrap_or("");
    if is_address(token) {
        return if goes_on(token, next) { Join::Close } else { Join::Space };
    }
    let stem = before.get(..before.len() - last.len_utf8()).unwrap_or("");
    let prior = stem.chars().next_back().unwrap_or(' ');
    match last {
        // A soft hyphen is left only where a line cuts a word.
        '\u{ad}' => Join::Cut,
        '-' | '\u{2010}' if prior.is_alphanumeric() => {
            if prior.is_numeric() && first.is_numeric() && names_file(stem) {
                return Join::Cut;
            }
            if prior.is_numeric() || first.is_numeric() || first.is_uppercase() {
                return Join::Close;
            }
            if !first.is_alphabetic() {
                return if first.is_alphanumeric() { Join::Close } else { Join::Space };
            }
            if words.keeps_hyphen(head_of(stem), tail_of(next)) { Join::Close } else { Join::Cut }
        }
        '–' | '/' if prior.is_numeric() && first.is_numeric() => Join::Close,
        '–' if prior.is_alphanumeric() && first.is_alphanumeric() => Join::Close,
        '—' if !prior.is_whitespace() => Join::Close,
        _ if is_ideograph(last) && is_ideograph(first) => Join::Close,
        _ if first == '—' && !last.is_whitespace() && !next.starts_with("— ") => Join::Close,
        _ => Join::Space,
    }
}

/// True if `stem` ends with the label of a file and a number: in `d. 2-` and `53` one number is broken, in `ll. 5-` and
/// `7` a range of leaves is.
fn names_file(stem: &str) -> bool {
    let label = stem.trim_end_matches(|c: char| c.is_ascii_digit());
    let label = label.strip_suffix(' ').unwrap_or(label);
    let Some(label) = label.strip_suffix('.') else { return false };
    let word = label.rsplit([' ', ',', '.', ';', '/']).next().unwrap_or("");
    // `dd. 12-` and `15` are several files.
    let mut letters = word.chars();
    if letters.next() == letters.next() {
        return false;
    }
    let forms = Lexicon::builtin().alone(&fold(word));
    let mut file = false;
    for form in forms {
        match form.sense {
            Sense::Step(Level::Fond | Level::Opis | Level::Delo) => file = true,
            Sense::Locator(Unit::Page | Unit::Folio) | Sense::Step(Level::Box) => return false,
            _ => {}
        }
    }
    file
}

/// True if `token` is a web address or DOI.
fn is_address(token: &str) -> bool {
    token.contains("://")
        || token.contains("www.")
        || token.starts_with("doi.org/")
        || token.starts_with("10.") && token.contains('/')
        || token.starts_with("doi:10.")
}

/// True if an address goes on in the next line.
fn goes_on(token: &str, next: &str) -> bool {
    let word = next.split(' ').next().unwrap_or("");
    let bare = word.trim_end_matches(['.', ',', ';', ')', '>']);
    let pathlike =
        bare.contains(['/', '=', '_', '%', '&', '?', '#', '~']) || bare.contains('.') && !bare.ends_with('.');
    match token.chars().next_back() {
        Some('/' | '-' | '_' | '=' | '&' | '?' | '#' | '%' | '~' | '+') => {
            word.chars().next().is_some_and(char::is_alphanumeric)
                && (pathlike
                    || bare.len() == next.trim_end_matches(['.', ',', ';', ')']).len()
                    || bare.chars().any(|c| c.is_ascii_digit())
                    || bare.chars().all(|c| c.is_lowercase() || c == '-') && !token.ends_with('/')
                    || bare.contains('-'))
        }
        Some(',' | ';' | ')' | '>' | '”' | '"' | ']') => false,
        Some('.') => pathlike && word.chars().next().is_some_and(|c| c.is_lowercase() || c.is_ascii_digit()),
        _ => {
            word.starts_with(['/', '.', '?', '&', '=', '#', '%', '-', '_'])
                || pathlike && !word.contains("://") && bare.is_ascii()
        }
    }
}

fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{3000}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ff00}'..='\u{ffef}')
}

/// The letters `text` ends with.
fn head_of(text: &str) -> &str {
    let start = text
        .char_indices()
        .rev()
        .take_while(|(_, c)| c.is_alphabetic())
        .last()
        .map_or(text.len(), |(at, _)| at);
    text.get(start..).unwrap_or("")
}

/// The letters `text` starts with.
fn tail_of(text: &str) -> &str {
    let end = text.find(|c: char| !c.is_alphabetic()).unwrap_or(text.len());
    text.get(..end).unwrap_or("")
}

/// What a document's own words say of its hyphens.
#[derive(Debug, Default)]
pub(super) struct Vocabulary {
    /// Folded words that were asked for, and whether the document has them.
    seen: Map<u64, bool>,
}

impl Vocabulary {
    /// Looks the words up that decide on the hyphens at the ends of the lines given. One pass over `source`,
    /// none if no line ends with a hyphen.
    pub(super) fn of<'a>(source: &str, wraps: impl Iterator<Item = (&'a str, &'a str)>) -> Vocabulary {
        let mut seen = Map::default();
        for (line, next) in wraps {
            if let Some(stem) = line.strip_suffix(['-', '\u{2010}']) {
                let (head, tail) = (head_of(stem), tail_of(next));
                if !head.is_empty() && tail.chars().next().is_some_and(char::is_lowercase) {
                    for key in keys(head, tail) {
                        seen.insert(key, false);
                    }
                }
            }
        }
        let mut words = Vocabulary { seen };
        if !words.seen.is_empty() {
            words.scan(source);
        }
        words
    }

    fn scan(&mut self, source: &str) {
        // A small sieve spares most look-ups.
        let mut sieve = vec![false; 1 << 16];
        for key in self.seen.keys() {
            if let Some(slot) = sieve.get_mut((*key & 0xffff) as usize) {
                *slot = true;
            }
        }
        let (mut hash, mut cut) = (SEED, false);
        let mut last = ' ';
        for c in source.chars().chain(std::iter::once(' ')) {
            if is_letter(c) || (c == '-' && is_letter(last)) {
                hash = step(hash, c);
            } else {
                if hash != SEED {
                    let broken = last == '-';
                    if !cut
                        && !broken
                        && sieve.get((hash & 0xffff) as usize) == Some(&true)
                        && let Some(found) = self.seen.get_mut(&hash)
                    {
                        *found = true;
                    }
                    // What stands at either side of a cut is no word.
                    cut = broken && c == '\n' || cut && c == ' ' && last == ' ';
                    hash = SEED;
                } else if !matches!(c, ' ' | '\n' | '\t' | '\x0c') {
                    cut = false;
                }
            }
            last = c;
        }
    }

    fn has(&self, key: u64) -> bool {
        self.seen.get(&key).copied().unwrap_or(false)
    }

    /// True if `head-tail` is a compound and not one word cut in two: the document writes it so elsewhere, or
    /// has both halves as words of their own and never the joined word.
    fn keeps_hyphen(&self, head: &str, tail: &str) -> bool {
        let [joined, hyphened, first, second] = keys(head, tail);
        if self.has(joined) {
            return false;
        }
        if self.has(hyphened) {
            return true;
        }
        head.chars().count() > 2 && tail.chars().count() > 2 && self.has(first) && self.has(second)
    }
}

const SEED: u64 = 0xcbf2_9ce4_8422_2325;

fn step(hash: u64, c: char) -> u64 {
    let small = match c {
        'a'..='z' | 'а'..='я' | '-' => c as u32,
        'A'..='Z' | 'А'..='Я' | 'À'..='Þ' => c as u32 + 0x20,
        _ => c.to_lowercase().next().unwrap_or(c) as u32,
    };
    (hash ^ u64::from(small)).wrapping_mul(0x0000_0100_0000_01b3)
}

/// A letter, told quickly.
fn is_letter(c: char) -> bool {
    match c {
        _ if c.is_ascii() => c.is_ascii_alphabetic(),
        'а'..='я' | 'А'..='Я' => true,
        '\u{2000}'..='\u{2bff}' => false,
        _ => c.is_alphabetic(),
    }
}

/// The joined word, the compound, and either half.
fn keys(head: &str, tail: &str) -> [u64; 4] {
    let fold = |hash: u64, text: &str| text.chars().fold(hash, step);
    let start = fold(SEED, head);
    [fold(start, tail), fold(step(start, '-'), tail), start, fold(SEED, tail)]
}
