//! Single characters: line ends, blanks, ligatures, soft hyphens, old TeX fonts, loose accents.

use super::super::rewrite::{Rewrite, Rewritten};
use crate::letter;
use unicode_normalization::UnicodeNormalization;

/// True for bytes of characters that may need mending: control characters; the lead bytes of accents, odd
/// blanks, ligatures and the like. `oldest` texts have ligatures where page ends are.
#[inline]
fn is_odd(b: u8, oldest: bool) -> bool {
    (b < 0x20) & (b != b'\n') & (b != b'\t') & ((b != 0x0c) | oldest)
        | (b == 0x7f)
        | (b == 0xc2)
        | (b | 1 == 0xcd)
        | (b.wrapping_sub(0xe1) < 3)
        | (b == 0xef)
}

pub(super) fn mend(text: &str) -> Option<Rewritten> {
    let bytes = text.as_bytes();
    let mut rewrite = Rewrite::new(text);
    // Fonts older still leave ligatures where line and page ends are.
    let oldest = letter::any(bytes, |b| b | 1 == 0x0f);
    let mut at = 0;
    // Most stretches are letters, marks and line ends of ASCII; whatever is beyond has a sign.
    let may = |b: u8| ((b as i8) < 0x20) & (b != b'\n') | (b == 0x7f);
    while let Some(odd) = letter::find_among(bytes, at, may, |b| is_odd(b, oldest)) {
        at = odd;
        // Dashes, quotation marks and dots of print are the most of what is beyond ASCII in a Latin text.
        if let Some([0xe2, 0x80, 0x93..=0xa6]) = bytes.get(at..at + 3) {
            at += 3;
            continue;
        }
        let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) else { break };
        at = character(text, at, c, oldest, &mut rewrite);
    }
    rewrite.finish()
}

/// Mends the character at `at`; gives the place to go on from.
fn character(text: &str, at: usize, c: char, oldest: bool, rewrite: &mut Rewrite) -> usize {
    let next = at + c.len_utf8();
    match c {
        '\r' => {
            let feed = text.as_bytes().get(next) == Some(&b'\n');
            if feed {
                rewrite.replace(at, next, "");
            } else if oldest && between_letters(text, at, next) {
                rewrite.repair("tex-font", at, next, "fl", false);
            } else {
                rewrite.replace(at, next, "\n");
            }
        }
        '\x0b' if oldest && between_letters(text, at, next) => {
            rewrite.repair("tex-font", at, next, "ff", false)
        }
        '\x0c' if oldest && inside_line(text, at, next) => rewrite.repair("tex-font", at, next, "fi", false),
        '\x0c' => {}
        '\x0b' | '\u{85}' | '\u{2028}' | '\u{2029}' => rewrite.replace(at, next, "\n"),
        '\0'..='\x1f' | '\x7f' => match texfont(c) {
            Some(now) => rewrite.repair("tex-font", at, next, now, false),
            None => rewrite.repair("control", at, next, "", false),
        },
        '\u{ad}' => {
            // At a line's end it says that the word goes on: the joining of lines wants to know.
            let rest = text.get(next..).unwrap_or("");
            if !rest.trim_start_matches([' ', '\r']).starts_with('\n') {
                rewrite.repair("soft-hyphen", at, next, "", false);
            }
        }
        '\u{a0}' | '\u{1680}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}' => {
            rewrite.replace(at, next, " ");
        }
        '\u{200b}'
        | '\u{200e}'
        | '\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2069}'
        | '\u{feff}' => {
            rewrite.replace(at, next, "");
        }
        '\u{2010}' | '\u{2011}' => rewrite.replace(at, next, "-"),
        '\u{2126}' | '\u{212a}' | '\u{212b}' => {
            let mut buffer = String::new();
            buffer.extend(c.nfc());
            rewrite.replace(at, next, &buffer);
        }
        '\u{300}'..='\u{36f}' => return accents(text, at, rewrite),
        _ => {
            if let Some(now) = ligature(c) {
                rewrite.repair("ligature", at, next, now, false);
            }
        }
    }
    next
}

/// The letters of a ligature.
fn ligature(c: char) -> Option<&'static str> {
    match c {
        'ﬀ' => Some("ff"),
        'ﬁ' => Some("fi"),
        'ﬂ' => Some("fl"),
        'ﬃ' => Some("ffi"),
        'ﬄ' => Some("ffl"),
        'ﬅ' | 'ﬆ' => Some("st"),
        _ => None,
    }
}

/// What a control character stands for that a TeX font in the T1 or T2A encoding left behind. The fonts
/// older still (OT1) have `ffi` and `ffl` at 0E and 0F.
fn texfont(c: char) -> Option<&'static str> {
    Some(match c {
        '\x0e' => "ffi",
        '\x0f' => "ffl",
        '\x10' => "“",
        '\x11' => "”",
        '\x12' => "„",
        '\x13' => "«",
        '\x14' => "»",
        '\x15' => "–",
        '\x16' => "—",
        '\x19' => "ı",
        '\x1a' => "ȷ",
        '\x1b' => "ff",
        '\x1c' => "fi",
        '\x1d' => "fl",
        '\x1e' => "ffi",
        '\x1f' => "ffl",
        _ => return None,
    })
}

fn between_letters(text: &str, at: usize, next: usize) -> bool {
    text.get(..at).and_then(|t| t.chars().next_back()).is_some_and(char::is_alphabetic)
        && text.get(next..).and_then(|t| t.chars().next()).is_some_and(char::is_lowercase)
}

/// True for a form feed that no line end stands before and a small letter follows.
fn inside_line(text: &str, at: usize, next: usize) -> bool {
    text.get(..at).and_then(|t| t.chars().next_back()).is_some_and(|c| c != '\n' && c != '\r')
        && text.get(next..).and_then(|t| t.chars().next()).is_some_and(char::is_lowercase)
}

/// Composes the accents at `at` with the letter before them.
fn accents(text: &str, at: usize, rewrite: &mut Rewrite) -> usize {
    let end = text
        .get(at..)
        .and_then(|rest| rest.find(|c: char| !matches!(c, '\u{300}'..='\u{36f}')))
        .map_or(text.len(), |length| at + length);
    let Some(letter) = text.get(..at).and_then(|t| t.chars().next_back()).filter(|c| c.is_alphabetic())
    else {
        return end;
    };
    let start = at - letter.len_utf8();
    let Some(loose) = text.get(start..end) else { return end };
    let composed: String = loose.nfc().collect();
    if composed != loose {
        rewrite.replace(start, end, &composed);
    }
    end
}
