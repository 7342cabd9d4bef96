//! Where a value stands.

use std::ops::Range;

/// A stretch of some text: bytes, half open. Which text is said where the span is kept.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// First byte after.
    pub end: u32,
}

impl Span {
    /// The span `start..end`; an inverted pair is an empty span at `start`.
    pub fn new(start: usize, end: usize) -> Span {
        Span { start: start as u32, end: end.max(start) as u32 }
    }

    /// The number of bytes.
    pub fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    /// True if no byte is in it.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// As a range to index a `str` with.
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// The smallest span that holds both.
    pub fn to(self, other: Span) -> Span {
        Span { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// The text it covers; empty if it does not fit the text.
    pub fn of(self, text: &str) -> &str {
        text.get(self.range()).unwrap_or("")
    }
}

/// A value and where it was read: bytes of the note's text.
#[derive(Clone, Debug, PartialEq)]
pub struct Sited<T> {
    /// What was read.
    pub value: T,
    /// Where.
    pub span: Span,
}
