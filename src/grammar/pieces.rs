//! Tiling: every byte of a note ends in a field, a separator or prose.

use super::token::{Kind, Token, Tokens};
use crate::model::{Citation, Part, Piece, Span};

/// Pieces that tile `tokens.text`, from what its citations read; `sites` has what leads to them, and is emptied.
pub fn tile(tokens: &Tokens<'_>, citations: &[Citation], sites: &mut Vec<(Span, Part)>) -> Vec<Piece> {
    let text = tokens.text;
    for (of, citation) in citations.iter().enumerate() {
        let of = of as u16;
        for (field, span) in &citation.sites {
            sites.push((*span, Part::Field { of, is: *field }));
        }
        for locator in &citation.locators {
            sites.push((locator.span, Part::Locator { of, unit: locator.value.unit }));
        }
    }
    sites.retain(|(s, _)| !s.is_empty());
    sites.sort_by_key(|(s, _)| (s.start, std::cmp::Reverse(s.end)));
    let mut pieces = Pieces { out: Vec::with_capacity(sites.len() * 2 + 2), at: 0, token: 0 };
    for (span, part) in sites.drain(..) {
        // Pages that are both a field and a locator are one piece.
        if span.start < pieces.at || span.end as usize > text.len() {
            continue;
        }
        gap(tokens, citations, Span { start: pieces.at, end: span.start }, &mut pieces);
        pieces.push(span.end, part);
    }
    gap(tokens, citations, Span { start: pieces.at, end: text.len() as u32 }, &mut pieces);
    pieces.out
}

struct Pieces {
    out: Vec<Piece>,
    at: u32,
    /// No token before this one begins in what is left.
    token: usize,
}

impl Pieces {
    fn push(&mut self, end: u32, part: Part) {
        if end <= self.at {
            return;
        }
        let len = end - self.at;
        self.at = end;
        match self.out.last_mut() {
            Some(last) if last.part == part && matches!(part, Part::Prose | Part::Separator) => {
                last.len += len
            }
            _ => self.out.push(Piece { len, part }),
        }
    }
}

/// Parts the piece that stands at `whole`: its own part ends at byte `head` of the note, and `words` at its end, behind what divides
/// them, become a `part`. Nothing changes if no piece stands there.
pub fn divide(pieces: &mut Vec<Piece>, whole: Span, head: u32, words: Span, part: Part) {
    let mut at = 0;
    let Some(n) = pieces.iter().position(|piece| {
        let here = at == whole.start && piece.len == whole.end - whole.start;
        at += piece.len;
        here
    }) else {
        return;
    };
    let lens = [head - whole.start, words.start - head, words.end - words.start];
    let parts = [pieces[n].part, Part::Separator, part];
    pieces.splice(n..=n, lens.into_iter().zip(parts).map(|(len, part)| Piece { len, part }));
}

/// What stands between fields: inside a citation labels and marks are separators, other words are prose;
/// outside all is prose.
fn gap(tokens: &Tokens<'_>, citations: &[Citation], span: Span, pieces: &mut Pieces) {
    if span.is_empty() {
        return;
    }
    // Beyond the reach of every citation all is prose.
    let Some(citation) = last(citations, span.end).filter(|c| span.start < c.span.end) else {
        return pieces.push(span.end, Part::Prose);
    };
    if citation.span.start <= span.start && span.end <= citation.span.end {
        return inside(tokens, citation.span, span, pieces);
    }
    while let Some(t) = tokens.list.get(pieces.token).filter(|t| t.span.start < span.end) {
        pieces.token += 1;
        if t.span.start < span.start {
            continue;
        }
        let start = t.span.start.max(pieces.at);
        let end = t.span.end.min(span.end);
        let inside = last(citations, t.span.start + 1).is_some_and(|c| t.span.end <= c.span.end);
        // White space goes with what is before it.
        if start > pieces.at {
            let before = inside && last(citations, start).is_some_and(|c| start <= c.span.end);
            pieces.push(start, if before { Part::Separator } else { Part::Prose });
        }
        pieces.push(end, if inside && is_label(t) { Part::Separator } else { Part::Prose });
    }
    if span.end > pieces.at {
        let trailing = last(citations, pieces.at).is_some_and(|c| span.end <= c.span.end);
        pieces.push(span.end, if trailing { Part::Separator } else { Part::Prose });
    }
}

/// The same of a `gap` in a citation: most are. White space goes with what is before it, and separators side by side are one.
fn inside(tokens: &Tokens<'_>, citation: Span, gap: Span, pieces: &mut Pieces) {
    let mut begun = citation.start < pieces.at;
    // Up to here all are separators, though they are not put yet.
    let mut parted = pieces.at;
    while let Some(t) = tokens.list.get(pieces.token).filter(|t| t.span.start < gap.end) {
        pieces.token += 1;
        if t.span.start < gap.start {
            continue;
        }
        begun = true;
        let whole = t.span.end <= citation.end;
        if whole && is_label(t) {
            parted = t.span.end.min(gap.end);
            continue;
        }
        pieces.push(if whole { t.span.start } else { parted }, Part::Separator);
        pieces.push(t.span.end.min(gap.end), Part::Prose);
        parted = pieces.at;
    }
    pieces.push(gap.end, if begun { Part::Separator } else { Part::Prose });
}

/// A word that says what stands beside it, or a mark: no words of prose.
fn is_label(token: &Token) -> bool {
    match token.kind {
        Kind::Word => token.hits.1 > 0,
        Kind::Number | Kind::Url | Kind::Other => false,
        _ => true,
    }
}

/// The last citation that begins before byte `end`: they stand in order and never overlap, so that no other can
/// reach beyond it.
fn last(citations: &[Citation], end: u32) -> Option<&Citation> {
    // Few notes have more than a handful.
    match citations {
        [only] => (only.span.start < end).then_some(only),
        _ => citations.get(citations.partition_point(|c| c.span.start < end).checked_sub(1)?),
    }
}
