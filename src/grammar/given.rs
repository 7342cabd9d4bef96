//! Citations that the file itself marks: what it says of them stands in place of what was read.

use super::token::{Kind, Tokens};
use crate::model::{Citation, Doubts, Form, Given, GivenItem, Sited, Span};

/// The citations of a note, of what was `read` and what is `given`, in reading order. Nothing that was read
/// reaches into words that are given.
pub fn settle(given: &[Given], read: Vec<Citation>, tokens: &Tokens<'_>) -> Vec<Citation> {
    let meets = |c: &Citation, g: &Given| c.span.start < g.span.end && g.span.start < c.span.end;
    let mut out: Vec<Citation> = Vec::with_capacity(read.len() + given.len());
    let (mut own, mut within): (Vec<Citation>, Vec<Vec<Citation>>) =
        (Vec::new(), vec![Vec::new(); given.len()]);
    for citation in read {
        match given.iter().position(|g| meets(&citation, g)) {
            Some(at) => within[at].push(citation),
            None => own.push(citation),
        }
    }
    for (g, inside) in given.iter().zip(within) {
        let whole = inside.iter().all(|c| g.span.start <= c.span.start && c.span.end <= g.span.end);
        if whole && inside.len() == g.items.len() && g.items.iter().all(|item| !item.fields.is_empty()) {
            out.extend(inside.into_iter().zip(&g.items).map(|(read, item)| told(read, item)));
            continue;
        }
        let spans = divided(g, tokens);
        out.extend(g.items.iter().zip(spans).map(|(item, span)| told(bare(span, item, tokens.text), item)));
    }
    out.extend(own);
    out.sort_by_key(|c| c.span.start);
    out
}

/// What was read, with what the file says of the work.
fn told(read: Citation, item: &GivenItem) -> Citation {
    Citation {
        kind: item.kind,
        fields: item.fields.clone(),
        given: Some(Box::new(item.id.clone())),
        doubts: Doubts::default(),
        confidence: 0.99,
        ..read
    }
}

/// A citation of which nothing could be read.
fn bare(span: Span, item: &GivenItem, text: &str) -> Citation {
    let words = span.of(text);
    let locators = item.locators.iter().map(|locator| {
        let printed = locator.value.split('-').next().unwrap_or("");
        let at = words.rfind(printed).map(|at| span.start as usize + at);
        let span = at.map_or(Span { start: span.end, end: span.end }, |at| Span::new(at, at + printed.len()));
        Sited { value: locator.clone(), span }
    });
    Citation {
        span,
        locators: locators.collect(),
        confidence: 0.99,
        ..Citation::saying(item.fields.clone(), item.kind, Form::Full)
    }
}

/// The words of each item: they stand between semicolons; where these are too few, the first items have a word
/// each.
fn divided(given: &Given, tokens: &Tokens<'_>) -> Vec<Span> {
    let from = tokens.list.partition_point(|t| t.span.end <= given.span.start);
    let to = tokens.at_byte(given.span.end);
    let count = given.items.len();
    let semis: Vec<usize> = (from..to).filter(|at| tokens.list[*at].kind == Kind::Semi).take(count).collect();
    let mut parts: Vec<(usize, usize)> = Vec::with_capacity(count);
    let mut start = from;
    for n in 1..=count {
        let end = match (n == count, semis.get(n - 1)) {
            (true, _) => to,
            (false, Some(at)) if semis.len() + 1 == count => *at,
            _ => start + 1,
        };
        parts.push((start, end.min(to)));
        start = if semis.len() + 1 == count { end + 1 } else { end };
    }
    let span = |(from, to): (usize, usize)| {
        let (mut from, mut to) = (from, to);
        // The brackets are of all of them.
        if count > 1 && from + 1 < to && tokens.list[from].kind == Kind::BracketOpen {
            from += 1;
        }
        if count > 1 && from + 1 < to && tokens.list[to - 1].kind == Kind::BracketClose {
            to -= 1;
        }
        while to > from + 1 && matches!(tokens.list[to - 1].kind, Kind::Dot | Kind::Comma | Kind::Semi) {
            to -= 1;
        }
        tokens.span(from, to)
    };
    parts.into_iter().map(span).filter(|span| !span.is_empty()).collect()
}
