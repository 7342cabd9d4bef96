#![doc = include_str!("../../tests/rules/mark-without-note.md")]

use super::Definition;
use super::context::{Check, Findings};
use crate::model::{Note, Rule, Span};

pub(super) const RULE: Definition = Definition {
    rule: Rule { name: "mark-without-note", code: "IB603" },
    page: include_str!("../../tests/rules/mark-without-note.md"),
    check,
};

fn check(cx: &Check, out: &mut Findings) {
    if !marked(cx) {
        return;
    }
    let text = &cx.reading.document.source.text;
    let notes: Vec<(u32, &Note)> = cx.notes().filter_map(|(_, n)| Some((n.label.parse().ok()?, n))).collect();
    let mut spans: Vec<Span> = cx.notes().map(|(_, n)| n.span).collect();
    spans.sort_unstable();
    for pair in notes.windows(2) {
        let [(a, first), (b, second)] = pair else { continue };
        let (Some(from), Some(to)) = (first.anchor, second.anchor) else { continue };
        if first.section != second.section || *b <= *a + 1 || *b > *a + MOST || from.end >= to.start {
            continue;
        }
        // Between the marks of the two, in the body.
        let first = spans.partition_point(|s| s.end <= from.end);
        let inside = spans.get(first..).unwrap_or(&[]).iter().take_while(|s| s.start < to.start);
        // One finding for all that are missing between two notes.
        let mut found: Option<(Span, u32, u32)> = None;
        for number in a + 1..*b {
            let mut at = found.map_or(from.end, |(span, ..)| span.end) as usize;
            while let Some(span) = next_mark(text, at, to.start as usize, number) {
                at = span.end as usize;
                if !inside.clone().any(|s| s.start <= span.start && span.end <= s.end) {
                    found =
                        Some(found.map_or((span, number, number), |(span, first, _)| (span, first, number)));
                    break;
                }
            }
        }
        if let Some((span, first, last)) = found {
            let message = match last - first {
                0 => format!("the text calls note {first}, and there is none"),
                _ => format!("the text calls notes {first} to {last}, and there are none"),
            };
            out.add_to_document(RULE.rule, span, message);
        }
    }
}

/// How many numbers may be missing at once.
const MOST: u32 = 20;

/// True if the marks of most notes were found in the body, so that one that lacks it stands out.
pub(super) fn marked(cx: &Check) -> bool {
    const FEWEST: usize = 4;
    let numbered = || cx.notes().filter(|(_, n)| n.label.parse::<u32>().is_ok());
    let (all, found) = (numbered().count(), numbered().filter(|(_, n)| n.anchor.is_some()).count());
    found >= FEWEST && found * 5 >= all * 4
}

/// The next mark with this number: raised, in brackets, or glued to the end of a word.
fn next_mark(text: &str, from: usize, to: usize, number: u32) -> Option<Span> {
    const RAISED: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    let digits = number.to_string();
    let raised: String = digits.bytes().filter_map(|b| RAISED.get(usize::from(b - b'0'))).collect();
    let body = text.get(from..to)?;
    let find = |mark: &str| {
        body.match_indices(mark).map(|(at, _)| Span::new(from + at, from + at + mark.len())).find(|span| {
            let before = text.get(..span.start as usize).and_then(|t| t.chars().next_back()).unwrap_or(' ');
            let after = text.get(span.end as usize..).and_then(|t| t.chars().next()).unwrap_or(' ');
            let glued = before.is_alphabetic()
                || matches!(before, '.' | ',' | ';' | '”' | '"' | '’' | '»' | '!' | '?');
            let ends = !after.is_alphanumeric() && !RAISED.contains(&after);
            let sentence = after.is_whitespace() || matches!(after, ',' | ';' | ')');
            match mark.starts_with('[') {
                true => {
                    !before.is_whitespace()
                        || text.get(..span.start as usize).is_some_and(|t| !t.ends_with('\n'))
                }
                false if mark == digits => glued && sentence && !decimal(text, span.start as usize),
                false => !before.is_whitespace() && !RAISED.contains(&before) && ends,
            }
        })
    };
    find(&raised).or_else(|| find(&format!("[{digits}]"))).or_else(|| find(&digits))
}

/// True if the sign before `at` belongs to a number: `3.5`, `1,200`.
fn decimal(text: &str, at: usize) -> bool {
    let mut before = text.get(..at).unwrap_or("").chars().rev();
    matches!(before.next(), Some('.' | ',')) && before.next().is_some_and(|c| c.is_ascii_digit())
}
