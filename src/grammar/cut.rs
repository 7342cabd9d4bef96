//! Cutting a note's text: words and how they are written, numbers, marks, addresses.

use super::date::roman;
use super::token::{Buffer, Case, Kind, Look, NONE, Token, Tokens};
use crate::hash::{self, Run};
use crate::letter;
use crate::lexicon::{Capitals, fold_into};
use crate::model::Span;
use crate::small;

/// What can begin with a byte.
#[derive(Clone, Copy, PartialEq)]
enum Begins {
    Blank,
    /// A word, or an address.
    Word,
    Number,
    /// A mark that is the byte alone: see [`MARKS`].
    Mark,
    /// Told by more than the byte.
    Other,
}

/// That of all bytes.
const BEGINS: [Begins; 256] = {
    let mut begins = [Begins::Other; 256];
    let mut byte = 0;
    while byte < 0x80 {
        begins[byte] = match byte as u8 {
            b' ' | b'\t'..=b'\r' => Begins::Blank,
            b'a'..=b'z' | b'A'..=b'Z' => Begins::Word,
            b'0'..=b'9' => Begins::Number,
            b'/' | b'#' | b'&' => Begins::Other,
            _ => Begins::Mark,
        };
        byte += 1;
    }
    begins
};

/// What kind of mark a byte is.
const MARKS: [Kind; 256] = {
    let mut marks = [Kind::Other; 256];
    let mut byte = 0;
    while byte < 0x80 {
        marks[byte] = match byte as u8 {
            b'.' => Kind::Dot,
            b',' => Kind::Comma,
            b':' => Kind::Colon,
            b';' => Kind::Semi,
            b'?' | b'!' => Kind::Query,
            b'-' => Kind::Dash,
            b'(' => Kind::ParenOpen,
            b')' => Kind::ParenClose,
            b'[' => Kind::BracketOpen,
            b']' => Kind::BracketClose,
            b'"' | b'\'' | b'<' | b'>' => Kind::Quote,
            _ => Kind::Other,
        };
        byte += 1;
    }
    marks
};

/// A token cut out: what it is, its bytes, how it is written, what it is looked up by.
struct Cut {
    kind: Kind,
    len: usize,
    case: Case,
    look: Look,
}

impl Cut {
    fn mark(kind: Kind, len: usize) -> Cut {
        Cut { kind, len, case: Case::None, look: Look::NONE }
    }

    fn word((len, case, look): (usize, Case, Look)) -> Cut {
        Cut { kind: Kind::Word, len, case, look }
    }
}

impl Tokens<'_> {
    /// Cuts the text, and hashes its words.
    pub(super) fn cut(&mut self, buffer: &mut Buffer<'_>) {
        let text = self.text;
        let bytes = text.as_bytes();
        let (mut at, mut spaced) = (0, false);
        buffer.looks.clear();
        buffer.asked.clear();
        buffer.points.clear();
        while let Some(first) = bytes.get(at) {
            let first = usize::from(*first);
            let begins = BEGINS[first];
            if begins == Begins::Blank {
                spaced = true;
                at += 1;
                continue;
            }
            let here = self.list.len() as u32;
            let cut = if begins == Begins::Word {
                let cut = latin_word(text, at, &mut buffer.text);
                buffer.note(here, &cut);
                cut
            } else if begins == Begins::Number {
                let run = hash::digits(bytes, at);
                // A number has no meanings of its own, but forms of several words have numbers.
                let look = Look { hash: run.hash, ..Look::NONE };
                Cut { kind: Kind::Number, len: run.len, case: Case::None, look }
            } else if begins == Begins::Mark {
                let two = first == usize::from(b',') && (spaced || at == 0) && low_quote(&bytes[at..]);
                if matches!(bytes[at], b',' | b';' | b':')
                    && !spaced
                    && self.numeral_with_stop(&bytes[at + 1..])
                {
                    self.list.pop();
                    buffer.looks.pop();
                    buffer.points.pop();
                }
                let here = self.list.len() as u32;
                let cut = if two { Cut::mark(Kind::Quote, 2) } else { Cut::mark(MARKS[first], 1) };
                buffer.note(here, &cut);
                cut
            } else {
                let c = text[at..].chars().next().unwrap_or(' ');
                let Some(cut) = other(text, at, c, &mut buffer.text) else {
                    spaced = true;
                    at += c.len_utf8();
                    continue;
                };
                self.russian |= cut.kind == Kind::Slashes;
                buffer.note(here, &cut);
                cut
            };
            let Cut { kind, len, case, look } = cut;
            self.list.push(Token {
                text: text.get(at..at + len).unwrap_or(""),
                span: Span::new(at, at + len),
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

    /// `vol. xxxvii., p. 165`, `ch. IV., 12`: a stop was set behind each numeral (as printers did up to 1920), and is the last
    /// token; before a comma it says nothing. One letter may be an initial unless an abbreviation is before it, or a comma or
    /// bracket, and a page is `behind`: `Vol. V., 45`, `American Conflict, I., p. 45`.
    fn numeral_with_stop(&self, behind: &[u8]) -> bool {
        let [.., before, stop, word, dot] = self.list.as_slice() else { return false };
        let paged = || {
            let page = behind.trim_ascii_start();
            let figures = page.iter().take_while(|b| b.is_ascii_digit()).count();
            let label = [b"p. ".as_slice(), b"pp. ", b"no. ", b"ch. "]
                .into_iter()
                .any(|label| page.starts_with(label));
            label || (1..=3).contains(&figures)
        };
        let labelled = match stop.kind {
            Kind::Dot => before.kind == Kind::Word && (before.case == Case::Lower || before.span.len() > 2),
            Kind::Comma | Kind::ParenClose => paged(),
            _ => false,
        };
        // `AA.VV., Agricoltura`, `AA. VV., Agricoltura`: letters behind letters are an abbreviation's.
        let letters = stop.kind == Kind::Dot && before.case == Case::Upper && before.span.len() < 3;
        // `c. d., s. 60`, `n. d., str. 102`, `l. c., p. 5`: words for a work cited before; nobody counts to so many.
        let again = before.span.len() == 1 && matches!(word.text, "c" | "d");
        dot.kind == Kind::Dot
            && !dot.spaced
            && word.kind == Kind::Word
            && word.spaced
            && !letters
            && !again
            && (labelled || word.span.len() > 1)
            && roman(word.text).is_some()
    }
}

impl Buffer<'_> {
    /// Notes what is to be done yet with token `at`, which is no number.
    fn note(&mut self, at: u32, cut: &Cut) {
        if cut.look.hash != 0 {
            self.asked.push((at, None));
        } else if cut.kind.is_point() {
            self.points.push(at);
        }
    }
}

/// The word or the address at `at`, where a Latin letter stands.
fn latin_word(text: &str, at: usize, room: &mut String) -> Cut {
    let bytes = text.as_bytes();
    let run = hash::letters(bytes, at);
    let next = bytes.get(at + run.len);
    if let (Some(b'.' | b':'), 3..=5) = (next, run.len)
        && let len @ 1.. = address(text, at)
    {
        return Cut::mark(Kind::Url, len);
    }
    if next == Some(&b'.')
        && run.len > 2
        && bytes.get(at + run.len + 1).is_some_and(u8::is_ascii_lowercase)
        && let len @ 1.. = host_len(&text[at..])
    {
        return Cut::mark(Kind::Url, len);
    }
    // Most words are plain letters.
    if next.is_none_or(ends_word) {
        let (case, look) = plain_word(run);
        let case = if !run.first && glued_particle(&bytes[at..at + run.len]) { Case::Capital } else { case };
        return Cut::word((run.len, case, look));
    }
    Cut::word(word_at(text, at, run, room))
}

/// `duCille`, `deMause`, `vonBraun`: a particle of two or three small letters glued to the surname.
fn glued_particle(word: &[u8]) -> bool {
    let capital = |n: usize| word.get(n).is_some_and(u8::is_ascii_uppercase);
    let small = |n: usize| word.get(n).is_some_and(u8::is_ascii_lowercase);
    capital(2) && small(3) || capital(3) && small(2) && small(4)
}

/// `,,Arisierung" in Hamburg`: two commas for the low mark that a keyboard lacks, a quotation's first word or its dots behind them.
fn low_quote(bytes: &[u8]) -> bool {
    let begins = |b: &u8| b.is_ascii_alphanumeric() || *b == b'.' || *b >= 0xc2;
    bytes.get(1) == Some(&b',') && bytes.get(2).is_some_and(begins)
}

/// What begins with the character `c` at `at`; nothing if it is a blank.
fn other(text: &str, at: usize, c: char, room: &mut String) -> Option<Cut> {
    let width = c.len_utf8();
    Some(match c {
        '/' if text.as_bytes().get(at + 1) == Some(&b'/') => Cut::mark(Kind::Slashes, 2),
        '/' => Cut::mark(Kind::Slash, 1),
        '&' => Cut { look: Look { hash: hash::word(b"&"), ..Look::NONE }, ..Cut::mark(Kind::Amp, 1) },
        '#' | '№' | '§' | '¶' | '°' => {
            Cut { look: looked_up(&text[at..at + width], room), ..Cut::mark(Kind::Sign, width) }
        }
        '\u{2010}'..='\u{2015}' | '\u{2212}' => Cut::mark(Kind::Dash, width),
        '“' | '”' | '„' | '«' | '»' | '‘' | '’' | '‹' | '›' | '‚' => {
            Cut::mark(Kind::Quote, width)
        }
        c if letter::is_letter(c) => Cut::word(other_word(text, at, room)),
        c if c.is_whitespace() => return None,
        _ => Cut::mark(Kind::Other, width),
    })
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
        // `al-Jabarti`
        let glued = word.split_once('-').is_some_and(|(before, after)| {
            small::is(before, small::ARTICLES_OF_ARABIC) && after.chars().next().is_some_and(letter::is_upper)
        });
        return if letter::is_lower(first) && !glued { Case::Lower } else { Case::Capital };
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
    let (before, text) = text.split_at_checked(at).unwrap_or((text, ""));
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
        } else if c == '”' && end == at && at > 0 && hard_sign(before, text, at) {
            // `s”ezd`
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

/// `s”ezd`, `ob”iatiiakh`: the mark at byte `at` of `text` stands for a hard sign: a consonant before it and what softens behind
/// it, and the quotation it may stand in closes further on.
fn hard_sign(before: &str, text: &str, at: usize) -> bool {
    let consonant = text[..at].ends_with(['s', 'b', 'd', 't', 'z', 'v', 'n', 'r', 'S', 'B', 'D']);
    let behind = &text[at + '”'.len_utf8()..];
    let open = || before.rfind(['“', '”', '„']).is_some_and(|at| !before[at..].starts_with('”'));
    let closes = || behind.find(['“', '”']).is_some_and(|at| behind[at..].starts_with('”'));
    consonant && behind.starts_with(['e', 'i', 'y', 'j', 'E']) && (!open() || closes())
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

/// The bytes of an address without its scheme, `clerk.house.gov/archive/1972.pdf`: letters and stops to a known end of a host, and a
/// stroke; 0 if there is none.
fn host_len(text: &str) -> usize {
    const ENDS: [&str; 8] = [".org", ".com", ".gov", ".edu", ".net", ".mil", ".info", ".uk"];
    let host =
        text.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '.' | '-'))).unwrap_or(text.len());
    let known = text.as_bytes().get(host) == Some(&b'/')
        && ENDS.iter().any(|end| text[..host].len() > end.len() && text[..host].ends_with(end));
    if known { address_len(text) } else { 0 }
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
