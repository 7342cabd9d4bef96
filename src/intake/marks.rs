//! The marks in the body that call a note: `harbour.12`, `harbour¹²`, `harbour[12]`.

use super::label::superscript;
use crate::hash;
use crate::letter;
use crate::model::Span;

/// All places in a text that may call a note.
#[derive(Debug, Default)]
pub(super) struct Marks {
    /// Number, first byte, byte after; sorted.
    all: Vec<(u32, u32, u32)>,
}

impl Marks {
    /// Finds every number that is glued to a word, raised, or stands in square brackets. One pass.
    pub(super) fn find(text: &str) -> Marks {
        let bytes = text.as_bytes();
        let mut all = Vec::new();
        let mut at = 0;
        while let Some(found) = letter::find_near_among(bytes, at, |b| digit(b) | raised(b), may_begin) {
            at = found;
            match bytes.get(at).copied().unwrap_or(0) {
                b'0'..=b'9' => {
                    let end = at + hash::digits(bytes, at).len;
                    if end - at <= 5
                        && let Some(span) = glued(text, at, end)
                    {
                        let number = text.get(at..end).and_then(|n| n.parse().ok()).unwrap_or(0);
                        all.push((number, span.start, span.end));
                    }
                    at = end;
                }
                0xC2 | 0xE2 => {
                    let rest = text.get(at..).unwrap_or("");
                    let (mut number, mut length) = (0u32, 0);
                    for c in rest.chars().take(5) {
                        let Some(digit) = superscript(c) else { break };
                        number = number * 10 + digit;
                        length += c.len_utf8();
                    }
                    if length > 0 {
                        if text
                            .get(..at)
                            .and_then(|t| t.chars().next_back())
                            .is_some_and(|c| !c.is_whitespace())
                        {
                            all.push((number, at as u32, (at + length) as u32));
                        }
                        at += length;
                    } else {
                        at += 1;
                    }
                }
                _ => at += 1,
            }
        }
        all.sort_unstable();
        Marks { all }
    }

    /// How many of the notes (number, first byte), in order, have a mark before them.
    pub(super) fn count(&self, notes: impl Iterator<Item = (u32, u32)>) -> usize {
        self.places(notes).iter().flatten().count()
    }

    /// The mark of each note (number, first byte), in order: each after the one before it and before the note.
    pub(super) fn places(&self, notes: impl Iterator<Item = (u32, u32)>) -> Vec<Option<Span>> {
        let notes: Vec<(u32, u32)> = notes.collect();
        let mut places = Vec::with_capacity(notes.len());
        let mut last = 0;
        for (k, (number, start)) in notes.iter().enumerate() {
            let mut place = self.next(*number, last).filter(|span| span.end <= *start);
            // The next note's mark before this one's: this one is a false friend.
            if let (Some(found), Some((next, limit))) = (place, notes.get(k + 1))
                && *next == number + 1
                && let Some(after) = self.next(*next, last)
                && after.start < found.start
                && after.end <= *limit
            {
                place = None;
            }
            if let Some(span) = place {
                last = span.end;
            }
            places.push(place);
        }
        places
    }

    /// True if the note with this number is called before byte `at`.
    pub(super) fn calls(&self, number: u32, at: u32) -> bool {
        self.next(number, 0).is_some_and(|span| span.end <= at)
    }

    fn next(&self, number: u32, from: u32) -> Option<Span> {
        // Most notes of a list have none.
        if self.all.last().is_none_or(|mark| mark.0 < number) {
            return None;
        }
        let at = self.all.partition_point(|mark| *mark < (number, from, 0));
        self.all.get(at).filter(|mark| mark.0 == number).map(|mark| Span { start: mark.1, end: mark.2 })
    }
}

/// A mark may begin with the second of these bytes: a digit behind what is neither a blank, a digit, nor one of the signs that
/// stand before most numbers which are none (see [`glued`]); or a raised digit, whose second byte is not that of dashes.
fn may_begin([before, here, next, _]: [u8; 4]) -> bool {
    let parted = (before <= b' ') | (before == b'(') | (before == b'-') | (before == b'/');
    digit(here) & !digit(before) & !parted | raised(here) & (next != 0x80)
}

#[inline]
fn digit(b: u8) -> bool {
    b.wrapping_sub(b'0') < 10
}

/// True for the first byte of a raised digit, and of other signs.
#[inline]
fn raised(b: u8) -> bool {
    b | 0x20 == 0xe2
}

/// The span of the mark if the digits `at..end` are one.
fn glued(text: &str, at: usize, end: usize) -> Option<Span> {
    let bytes = text.as_bytes();
    let before = bytes.get(at.checked_sub(1)?)?;
    let after = bytes.get(end).copied().unwrap_or(b' ');
    if *before == b'[' || *before == b'^' {
        let closes = *before == b'^' || after == b']';
        let first = at == 1 || bytes.get(at - 2).is_none_or(|b| *b == b'\n' || *b == b'\x0c');
        return (closes && !first).then(|| Span::new(at - 1, if after == b']' { end + 1 } else { end }));
    }
    if before.is_ascii_whitespace() || bytes.get(at) == Some(&b'0') {
        return None;
    }
    let c = text.get(..at)?.chars().next_back()?;
    let opens = matches!(
        c,
        '(' | '['
            | '-'
            | '–'
            | '—'
            | '/'
            | '“'
            | '‘'
            | '«'
            | '„'
            | '№'
            | '#'
            | '$'
            | '£'
            | '€'
            | '+'
            | '='
            | '<'
            | '>'
            | '§'
            | '&'
            | '~'
            | '_'
            | '¶'
            | '±'
    );
    let runs_on = after.is_ascii_alphanumeric() || matches!(after, b'-' | b'/' | b'%');
    if opens || runs_on || (matches!(c, '.' | ',' | ':' | '\'') && after == b':') {
        return None;
    }
    Some(Span::new(at, end))
}
