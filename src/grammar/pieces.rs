//! Tiling: every byte of a note ends in a field, a separator or prose.

use super::token::{Kind, Tokens};
use crate::model::{Citation, Part, Piece, Span};

/// Pieces that tile `tokens.text`, from what its citations read.
pub fn tile(tokens: &Tokens<'_>, citations: &[Citation], leads: &[(Span, Part)]) -> Vec<Piece> {
    let text = tokens.text;
    let count = citations.iter().map(|c| c.sites.len() + c.locators.len()).sum::<usize>() + leads.len();
    let mut sites: Vec<(Span, Part)> = Vec::with_capacity(count);
    sites.extend(leads);
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
    for (span, part) in sites {
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

/// What stands between fields: inside a citation labels and marks are separators, other words are prose;
/// outside all is prose.
fn gap(tokens: &Tokens<'_>, citations: &[Citation], span: Span, pieces: &mut Pieces) {
    if span.is_empty() {
        return;
    }
    // Beyond the reach of every citation all is prose.
    if last(citations, span.end).is_none_or(|c| c.span.end <= span.start) {
        return pieces.push(span.end, Part::Prose);
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
        let label = match t.kind {
            Kind::Word => t.hits.1 > 0,
            Kind::Number | Kind::Url | Kind::Other => false,
            _ => true,
        };
        pieces.push(end, if inside && label { Part::Separator } else { Part::Prose });
    }
    if span.end > pieces.at {
        let trailing = last(citations, pieces.at).is_some_and(|c| span.end <= c.span.end);
        pieces.push(span.end, if trailing { Part::Separator } else { Part::Prose });
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
