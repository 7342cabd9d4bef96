//! Cutting a note's text: words and how they are written, numbers, marks, addresses.

use super::token::{Case, Kind, NONE, Token, Tokens};
use crate::letter;
use crate::model::Span;

impl Tokens<'_> {
    /// Cuts the text.
    pub(super) fn cut(&mut self) {
        let text = self.text;
        let bytes = text.as_bytes();
        let mut at = 0;
        let mut spaced = false;
        while let Some(first) = bytes.get(at) {
            if *first == b' ' {
                spaced = true;
                at += 1;
                continue;
            }
            let c = match first {
                0..0x80 => char::from(*first),
                _ => text[at..].chars().next().unwrap_or(' '),
            };
            let width = c.len_utf8();
            if c.is_whitespace() {
                spaced = true;
                at += width;
                continue;
            }
            let mut case = Case::None;
            let (kind, len) = match c {
                'a'..='z' | 'A'..='Z' => match address(text, at) {
                    0 => {
                        let (len, written) = word_at(&text[at..]);
                        case = written;
                        (Kind::Word, len)
                    }
                    len => (Kind::Url, len),
                },
                '0'..='9' => (Kind::Number, bytes[at..].iter().take_while(|b| b.is_ascii_digit()).count()),
                '.' => (Kind::Dot, 1),
                ',' => (Kind::Comma, 1),
                ':' => (Kind::Colon, 1),
                ';' => (Kind::Semi, 1),
                '?' | '!' => (Kind::Query, 1),
                '/' if bytes.get(at + 1) == Some(&b'/') => {
                    self.russian = true;
                    (Kind::Slashes, 2)
                }
                '/' => (Kind::Slash, 1),
                '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' => (Kind::Dash, width),
                '&' => (Kind::Amp, 1),
                '(' => (Kind::ParenOpen, 1),
                ')' => (Kind::ParenClose, 1),
                '[' => (Kind::BracketOpen, 1),
                ']' => (Kind::BracketClose, 1),
                '“' | '”' | '„' | '«' | '»' | '"' | '‘' | '’' | '\'' | '‹' | '›' | '‚' | '<' | '>' => {
                    (Kind::Quote, width)
                }
                '№' | '§' | '¶' | '°' => (Kind::Sign, width),
                c if letter::is_letter(c) => {
                    let (len, written) = word_at(&text[at..]);
                    case = written;
                    (Kind::Word, len)
                }
                _ => (Kind::Other, width),
            };
            let span = Span::new(at, at + len);
            self.list.push(Token {
                span,
                kind,
                case,
                spaced,
                stop: false,
                short: false,
                partner: NONE,
                bits: 0,
                hits: (0, 0),
            });
            spaced = false;
            at += len;
        }
    }
}

/// How a word of Latin letters is written.
fn plain_case(word: &[u8]) -> Case {
    match word {
        [first, ..] if first.is_ascii_lowercase() => Case::Lower,
        [_, rest @ ..] if rest.iter().all(u8::is_ascii_uppercase) => Case::Upper,
        _ => Case::Capital,
    }
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

/// The bytes of the word at the start of `text`, and how it is written: letters and marks, hyphens and
/// apostrophes between letters, a soft sign at the end where no quotation is open (`opis’`).
fn word_at(text: &str) -> (usize, Case) {
    // Most words are plain letters.
    let bytes = text.as_bytes();
    let plain = bytes.iter().take_while(|b| b.is_ascii_alphabetic()).count();
    let case = || plain_case(&bytes[..plain]);
    if plain == 0
        && let Some(russian) = russian_word(bytes)
    {
        return russian;
    }
    match bytes.get(plain) {
        None => return (plain, case()),
        Some(b' ' | b',' | b'.' | b':' | b';' | b')' | b'(' | b'/' | b'?' | b'!' | b']' | b'0'..=b'9')
            if plain > 0 =>
        {
            return (plain, case());
        }
        _ => {}
    }
    let mut end = plain;
    let mut chars = text[plain..].char_indices().map(|(at, c)| (at + plain, c)).peekable();
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
    (end, if end == plain { case() } else { case_of(&text[..end]) })
}

/// The bytes of a word of Russian letters and nothing else, with something after it that is in no word.
fn russian_word(bytes: &[u8]) -> Option<(usize, Case)> {
    let (mut end, mut capital, mut small) = (0, false, false);
    loop {
        match bytes.get(end..) {
            Some([0xd0, 0x90..=0xaf, ..]) => capital |= end == 0,
            Some([0xd0, 0xb0..=0xbf, ..] | [0xd1, 0x80..=0x8f, ..]) => small = true,
            Some([] | [b' ' | b',' | b'.' | b':' | b';' | b')' | b'(' | b'/' | b'?' | b'!' | b']', ..])
                if end > 0 =>
            {
                let case = match (capital, small) {
                    (true, true) => Case::Capital,
                    (true, false) => Case::Upper,
                    (false, _) => Case::Lower,
                };
                return Some((end, case));
            }
            _ => return None,
        }
        end += 2;
    }
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
        return if rest.starts_with("10.") {
            4 + gap + address_len(rest)
        } else if rest.starts_with("http") {
            4 + gap + address_len(rest)
        } else {
            0
        };
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
