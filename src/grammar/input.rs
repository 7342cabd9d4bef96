//! The grammar's input: a run of a note's tokens. `Copy`, so that a production may try and go back.

use nom::{Err, IResult, Input, Needed};

use super::token::{Case, Hit, Kind, Token, Tokens, bit};
use crate::lexicon::Sense;
use crate::model::Span;

/// Tokens `at..end` of a note.
#[derive(Clone, Copy)]
pub struct In<'n> {
    /// The whole note.
    pub note: &'n Tokens<'n>,
    /// The next token.
    pub at: usize,
    /// The first token that is out of reach.
    pub end: usize,
}

/// Where a production missed. A miss is not an error: it is prose, or another production's turn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Miss {
    /// The token it stopped at.
    pub at: usize,
}

/// What a production gives.
pub type Parsed<'n, T> = IResult<In<'n>, T, Miss>;

impl<'n> nom::error::ParseError<In<'n>> for Miss {
    fn from_error_kind(i: In<'n>, _: nom::error::ErrorKind) -> Miss {
        Miss { at: i.at }
    }
    fn append(_: In<'n>, _: nom::error::ErrorKind, other: Miss) -> Miss {
        other
    }
    fn or(self, other: Miss) -> Miss {
        if other.at > self.at { other } else { self }
    }
}

impl std::fmt::Debug for In<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:?}", self.note.slice(self.at, self.end))
    }
}

impl<'n> In<'n> {
    /// The whole of a note.
    pub fn whole(note: &'n Tokens<'n>) -> In<'n> {
        In { note, at: 0, end: note.list.len() }
    }

    /// Tokens `at..end` of the same note.
    pub fn part(self, at: usize, end: usize) -> In<'n> {
        In { at, end: end.min(self.note.list.len()).max(at), ..self }
    }

    /// The same, not reaching past token `end`.
    pub fn until(self, end: usize) -> In<'n> {
        self.part(self.at, end.min(self.end))
    }

    /// The same, beginning `n` tokens further on.
    pub fn skip(self, n: usize) -> In<'n> {
        In { at: (self.at + n).min(self.end), ..self }
    }

    /// `p. 45`, `vol 3`: behind the word here, and its stop if it has one, stands a number.
    pub fn numbered(self) -> bool {
        self.is(1, Kind::Number) || self.is(1, Kind::Dot) && self.is(2, Kind::Number)
    }

    /// Past the stop of an abbreviation, if one stands here.
    pub fn past_dot(self) -> In<'n> {
        dot(self).map_or(self, |(rest, ())| rest)
    }

    /// Past a comma, if one stands here.
    pub fn past_comma(self) -> In<'n> {
        comma(self).map_or(self, |(rest, ())| rest)
    }

    /// Nothing left.
    pub fn is_empty(self) -> bool {
        self.at >= self.end
    }

    /// Tokens left.
    pub fn len(self) -> usize {
        self.end.saturating_sub(self.at)
    }

    /// The token `ahead` places on, if in reach.
    pub fn peek(self, ahead: usize) -> Option<&'n Token<'n>> {
        let at = self.at + ahead;
        if at < self.end { self.note.list.get(at) } else { None }
    }

    /// Its kind.
    pub fn kind(self, ahead: usize) -> Option<Kind> {
        self.peek(ahead).map(|t| t.kind)
    }

    /// True if the token `ahead` places on is of `kind`.
    pub fn is(self, ahead: usize, kind: Kind) -> bool {
        match self.peek(ahead) {
            Some(t) => t.kind == kind,
            None => false,
        }
    }

    /// The text of the token `ahead` places on; empty out of reach.
    pub fn word(self, ahead: usize) -> &'n str {
        if self.at + ahead < self.end { self.note.word(self.at + ahead) } else { "" }
    }

    /// True if the token `ahead` places on can mean any sense of `bits`.
    pub fn means(self, ahead: usize, bits: u128) -> bool {
        self.peek(ahead).is_some_and(|t| t.bits & bits != 0)
    }

    /// The longest hit at the next token that `want` takes, and what it makes of it. Hits that reach
    /// past the end do not count.
    pub fn hit<T>(self, want: impl Fn(Sense) -> Option<T>) -> Option<(T, usize)> {
        if self.is_empty() {
            return None;
        }
        let mut best: Option<(T, usize)> = None;
        for Hit { sense, len } in self.note.hits(self.at) {
            let len = *len as usize;
            if self.at + len <= self.end
                && best.as_ref().is_none_or(|(_, l)| len > *l)
                && let Some(value) = want(*sense)
            {
                best = Some((value, len));
            }
        }
        best
    }

    /// How many tokens the longest form has that stands here with just this sense.
    #[inline]
    pub fn long(self, sense: Sense) -> Option<usize> {
        // Most words have no such sense at all.
        if !self.means(0, bit(sense)) {
            return None;
        }
        self.hit(|s| (s == sense).then_some(())).map(|((), len)| len)
    }

    /// A word or words with a sense that `want` takes stand here.
    pub fn starts(self, want: impl Fn(Sense) -> bool) -> bool {
        self.hit(|sense| want(sense).then_some(())).is_some()
    }

    /// The case of the next word.
    pub fn case(self, ahead: usize) -> Case {
        self.peek(ahead).map_or(Case::None, |t| t.case)
    }

    /// The inside of the brackets or quotation marks of `kind` that open here, and what is after them; nothing if they
    /// close out of reach.
    pub fn enclosed(self, kind: Kind) -> Option<(In<'n>, In<'n>)> {
        let close = self.peek(0).filter(|t| t.kind == kind)?.partner as usize;
        (close < self.end).then(|| (self.part(self.at + 1, close), self.part(close + 1, self.end)))
    }

    /// The bytes from here to where `rest` begins, white space at the end left out.
    pub fn span_to(self, rest: In<'n>) -> Span {
        self.note.span(self.at, rest.at)
    }

    /// The text from here to where `rest` begins.
    pub fn text_to(self, rest: In<'n>) -> &'n str {
        self.span_to(rest).of(self.note.text)
    }

    /// A miss here.
    pub fn miss<T>(self) -> Parsed<'n, T> {
        Err(Err::Error(Miss { at: self.at }))
    }
}

impl<'n> Input for In<'n> {
    type Item = &'n Token<'n>;
    type Iter = std::slice::Iter<'n, Token<'n>>;
    type IterIndices = std::iter::Enumerate<std::slice::Iter<'n, Token<'n>>>;

    fn input_len(&self) -> usize {
        self.len()
    }
    fn take(&self, n: usize) -> Self {
        self.part(self.at, self.at + n)
    }
    fn take_from(&self, n: usize) -> Self {
        self.skip(n)
    }
    fn take_split(&self, n: usize) -> (Self, Self) {
        (self.skip(n), self.part(self.at, self.at + n))
    }
    fn position<P: Fn(Self::Item) -> bool>(&self, p: P) -> Option<usize> {
        self.iter_elements().position(p)
    }
    fn iter_elements(&self) -> Self::Iter {
        self.note.list.get(self.at..self.end).unwrap_or_default().iter()
    }
    fn iter_indices(&self) -> Self::IterIndices {
        self.iter_elements().enumerate()
    }
    fn slice_index(&self, n: usize) -> Result<usize, Needed> {
        if n <= self.len() { Ok(n) } else { Err(Needed::Unknown) }
    }
}

/// One token of `kind`.
pub fn token<'n>(kind: Kind) -> impl Fn(In<'n>) -> Parsed<'n, &'n Token<'n>> {
    move |i| match i.peek(0) {
        Some(t) if t.kind == kind => Ok((i.skip(1), t)),
        _ => i.miss(),
    }
}

/// `,`
pub fn comma(i: In<'_>) -> Parsed<'_, ()> {
    token(Kind::Comma)(i).map(|(i, _)| (i, ()))
}

/// A stop that may stand after an abbreviation.
pub fn dot(i: In<'_>) -> Parsed<'_, ()> {
    match i.peek(0) {
        Some(t) if t.kind == Kind::Dot && !t.spaced => Ok((i.skip(1), ())),
        _ => i.miss(),
    }
}

/// A word of the lexicon with a sense that `want` takes, and its stop if it has one.
pub fn word<'n, T>(want: impl Fn(Sense) -> Option<T>) -> impl Fn(In<'n>) -> Parsed<'n, T> {
    move |i| match i.hit(&want) {
        Some((value, len)) => Ok((i.skip(len).past_dot(), value)),
        None => i.miss(),
    }
}
