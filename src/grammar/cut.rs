//! Cutting a note's text: words and how they are written, numbers, marks, addresses.

use super::token::{Buffer, Case, Kind, Look, NONE, Token, Tokens};
use crate::hash::{self, Run};
use crate::letter;
use crate::lexicon::{Capitals, fold_into};
use crate::model::Span;

impl Tokens<'_> {
    /// Cuts the text, and hashes its words.
    pub(super) fn cut(&mut self, buffer: &mut Buffer) {
        let text = self.text;
        let bytes = text.as_bytes();
        let (mut at, mut spaced) = (0, false);
        buffer.looks.clear();
        buffer.points.clear();
        while let Some(first) = bytes.get(at) {
            let mut look = Look::NONE;
            let mut case = Case::None;
            let (kind, len) = match first {
                b' ' => {
                    spaced = true;
                    at += 1;
                    continue;
                }
                b'a'..=b'z' | b'A'..=b'Z' => {
                    let run = hash::letters(bytes, at);
                    match (bytes.get(at + run.len), run.len) {
                        (Some(b'.' | b':'), 3..=5) if let len @ 1.. = address(text, at) => (Kind::Url, len),
                        // Most words are plain letters.
                        (next, _) if next.is_none_or(ends_word) => {
                            (case, look) = plain_word(run);
                            (Kind::Word, run.len)
                        }
                        _ => {
                            let len;
                            (len, case, look) = word_at(text, at, run, &mut buffer.text);
                            (Kind::Word, len)
                        }
                    }
                }
                b'0'..=b'9' => {
                    let run = hash::digits(bytes, at);
                    look.hash = run.hash;
                    (Kind::Number, run.len)
                }
                b'.' => (Kind::Dot, 1),
                b',' => (Kind::Comma, 1),
                b':' => (Kind::Colon, 1),
                b';' => (Kind::Semi, 1),
                b'?' | b'!' => (Kind::Query, 1),
                b'/' if bytes.get(at + 1) == Some(&b'/') => {
                    self.russian = true;
                    (Kind::Slashes, 2)
                }
                b'/' => (Kind::Slash, 1),
                b'-' => (Kind::Dash, 1),
                b'#' => {
                    look = looked_up("#", &mut buffer.text);
                    (Kind::Sign, 1)
                }
                b'&' => {
                    look.hash = hash::word(b"&");
                    (Kind::Amp, 1)
                }
                b'(' => (Kind::ParenOpen, 1),
                b')' => (Kind::ParenClose, 1),
                b'[' => (Kind::BracketOpen, 1),
                b']' => (Kind::BracketClose, 1),
                b'"' | b'\'' | b'<' | b'>' => (Kind::Quote, 1),
                b'\t'..=b'\r' => {
                    spaced = true;
                    at += 1;
                    continue;
                }
                0..0x80 => (Kind::Other, 1),
                _ => {
                    let c = text[at..].chars().next().unwrap_or(' ');
                    let width = c.len_utf8();
                    match c {
                        '\u{2010}'..='\u{2015}' | '\u{2212}' => (Kind::Dash, width),
                        '“' | '”' | '„' | '«' | '»' | '‘' | '’' | '‹' | '›' | '‚' => {
                            (Kind::Quote, width)
                        }
                        '№' | '§' | '¶' | '°' => {
                            look = looked_up(&text[at..at + width], &mut buffer.text);
                            (Kind::Sign, width)
                        }
                        c if letter::is_letter(c) => {
                            let len;
                            (len, case, look) = other_word(text, at, &mut buffer.text);
                            (Kind::Word, len)
                        }
                        c if c.is_whitespace() => {
                            spaced = true;
                            at += width;
                            continue;
                        }
                        _ => (Kind::Other, width),
                    }
                }
            };
            let span = Span::new(at, at + len);
            if kind.is_point() {
                buffer.points.push(self.list.len() as u32);
            }
            self.list.push(Token {
                span,
                kind,
                case,
                spaced,
                stop: false,
                short: false,
                papers: false,
                partner: NONE,
                bits: 0,
                hits: (0, 0),
            });
            buffer.looks.push(look);
            spaced = false;
            at += len;
        }
    }
}

/// What any word is looked up by; `room` is for folding it.
fn looked_up(word: &str, room: &mut String) -> Look {
    fold_into(room, word);
    let joined = letter::any(word.as_bytes(), |b| (b == b'-') | (b == 0xe2));
    Look { hash: hash::word(room.as_bytes()), printed: Capitals::of(word), joined }
}

/// What stands behind most words, and in none.
fn ends_word(byte: &u8) -> bool {
    matches!(byte, b' ' | b',' | b'.' | b':' | b';' | b')' | b'(' | b'/' | b'?' | b'!' | b']' | b'0'..=b'9')
}

/// How a word of Latin letters is written, and what it is looked up by.
fn plain_word(run: Run) -> (Case, Look) {
    let case = match (run.first, run.all) {
        (false, _) => Case::Lower,
        (true, true) => Case::Upper,
        (true, false) => Case::Capital,
    };
    let printed = Capitals { first: run.first, two: run.two };
    (case, Look { hash: run.hash, printed, joined: false })
}

/// How any word is written.
fn case_of(word: &str) -> Case {
    let mut letters = word.chars().filter(|c| letter::is_letter(*c));
    let Some(first) = letters.next() else { return Case::None };
    if !letter::is_upper(first) {
        // `d’Aquin`, `dell’Arco`: small before the apostrophe, a capital after.
        if let Some((before, after)) = word.split_once(is_apostrophe)
            && before.chars().count() <= 5
        {
            let capital = after.chars().next().is_some_and(letter::is_upper);
            return if capital { Case::Capital } else { Case::Lower };
        }
        return if letter::is_lower(first) { Case::Lower } else { Case::Capital };
    }
    if letters.all(letter::is_upper) { Case::Upper } else { Case::Capital }
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʹ' | 'ʼ' | '`' | '′' | 'ʺ' | '″' | '´')
}

/// The bytes of the word at `at`, which does not begin with a Latin letter, how it is written, and what it is looked up by.
fn other_word(text: &str, at: usize, room: &mut String) -> (usize, Case, Look) {
    let bytes = text.as_bytes().get(at..).unwrap_or(&[]);
    russian_word(bytes).unwrap_or_else(|| word_at(text, at, Run::NONE, room))
}

/// The same of any word, whose first letters are the Latin ones of `plain`: letters and marks, hyphens and apostrophes
/// between letters, a soft sign at the end where no quotation is open (`opis’`).
fn word_at(text: &str, at: usize, plain: Run, room: &mut String) -> (usize, Case, Look) {
    let text = text.get(at..).unwrap_or("");
    let mut end = plain.len;
    let mut chars = text[end..].char_indices().map(|(at, c)| (at + plain.len, c)).peekable();
    while let Some((at, c)) = chars.next() {
        if letter::is_letter(c) || is_mark(c) {
            end = at + c.len_utf8();
        } else if (is_apostrophe(c) || c == '-' || c == '\u{2010}' || c == '"') && end == at {
            // Inside a word only: a letter must follow.
            match chars.peek() {
                Some((_, next)) if next.is_alphabetic() && (c != '"' || next.is_lowercase()) => {}
                _ => break,
            }
        } else {
            break;
        }
    }
    let end = end.max(text.chars().next().map_or(0, char::len_utf8));
    if end == plain.len {
        let (case, look) = plain_word(plain);
        return (end, case, look);
    }
    (end, case_of(&text[..end]), looked_up(&text[..end], room))
}

/// The bytes of a word of Russian letters and nothing else, with something after it that is in no word, how it is written,
/// and what it is looked up by.
fn russian_word(bytes: &[u8]) -> Option<(usize, Case, Look)> {
    // Few words are longer.
    let mut folded = [0; 64];
    let (letters, _) = bytes.as_chunks::<2>();
    let (mut end, mut first, mut small, mut capitals) = (0, false, false, 0);
    for ([lead, last], room) in letters.iter().zip(folded.as_chunks_mut::<2>().0) {
        *room = match (lead, last) {
            // Capitals, the second half of whose small letters has another lead byte.
            (0xd0, 0x90..=0x9f) => [0xd0, last + 0x20],
            (0xd0, 0xa0..=0xaf) => [0xd1, last - 0x20],
            (0xd0, 0xb0..=0xbf) | (0xd1, 0x80..=0x8f) => [*lead, *last],
            _ => break,
        };
        let capital = *lead == 0xd0 && *last < 0xb0;
        first |= capital && end == 0;
        capitals += usize::from(capital);
        small |= !capital;
        end += 2;
    }
    if end == 0 || end == folded.len() {
        return None;
    }
    match bytes.get(end) {
        None | Some(b' ' | b',' | b'.' | b':' | b';' | b')' | b'(' | b'/' | b'?' | b'!' | b']') => {}
        _ => return None,
    }
    let case = match (first, small) {
        (true, true) => Case::Capital,
        (true, false) => Case::Upper,
        (false, _) => Case::Lower,
    };
    let printed = Capitals { first, two: capitals > 1 };
    Some((end, case, Look { hash: hash::word(&folded[..end]), printed, joined: false }))
}

fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | 'ʹ' | 'ʺ' | 'ʼ' | 'ʻ' | '\u{fe20}'..='\u{fe2f}')
}

/// The bytes of a URL or DOI at `at`, where a Latin letter stands; 0 if there is none.
fn address(text: &str, at: usize) -> usize {
    match text.as_bytes().get(at..at + 2) {
        Some(b"ht" | b"hT" | b"Ht" | b"HT" | b"ww" | b"wW") => url_len(&text[at..]),
        Some(b"do" | b"dO" | b"Do" | b"DO") => doi_len(&text[at..]),
        _ => 0,
    }
}

/// The bytes of a URL at the start of `text`, its closing punctuation left out; 0 if there is none.
fn url_len(text: &str) -> usize {
    let lower = text.get(..8).unwrap_or(text);
    let starts = ["http://", "https://", "www."].iter().any(|p| {
        lower.len() >= p.len() && lower.is_char_boundary(p.len()) && lower[..p.len()].eq_ignore_ascii_case(p)
    });
    if !starts {
        return 0;
    }
    address_len(text)
}

/// The bytes of `doi:10.…` or `doi.org/10.…`; 0 if there is none.
fn doi_len(text: &str) -> usize {
    let Some(head) = text.get(..4) else { return 0 };
    if head.eq_ignore_ascii_case("doi:") {
        let rest = text[4..].trim_start();
        let gap = text.len() - 4 - rest.len();
        let begins = rest.starts_with("10.") || rest.starts_with("http");
        return if begins { 4 + gap + address_len(rest) } else { 0 };
    }
    if text.len() > 10 && text.get(..8).is_some_and(|h| h.eq_ignore_ascii_case("doi.org/")) {
        return address_len(text);
    }
    0
}

fn address_len(text: &str) -> usize {
    let mut end = text
        .find(|c: char| c.is_whitespace() || matches!(c, '>' | '<' | '”' | '»' | '"' | '’'))
        .unwrap_or(text.len());
    while let Some(c) = text[..end].chars().next_back() {
        let closes = match c {
            '.' | ',' | ';' | ':' => true,
            ')' => !text[..end].contains('('),
            ']' => !text[..end].contains('['),
            _ => false,
        };
        if !closes {
            break;
        }
        end -= c.len_utf8();
    }
    end
}
