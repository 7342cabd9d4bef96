#![doc = include_str!("../../tests/rules/mixed-quotation-marks.md")]

use super::Definition;
use super::context::listed;
use super::context::{Check, Findings};
use super::convention::{Case, odd_ones};
use super::manual::Manual;
use super::spelling::is_cyrillic;
use crate::model::{Rule, Safety, Span};

pub(super) const RULE: Definition = Definition {
    rule: Rule { name: "mixed-quotation-marks", code: "IB504" },
    page: include_str!("../../tests/rules/mixed-quotation-marks.md"),
    check,
};

#[derive(Clone, Copy, PartialEq)]
pub(super) enum Marks {
    Straight,
    Double,
    Single,
    Low,
    Angle,
}

fn check(cx: &Check, out: &mut Findings) {
    // Quotations in the two alphabets have marks of their own.
    let mut cases = [Vec::new(), Vec::new()];
    for (id, note) in cx.notes().filter(|(_, n)| !listed(n)) {
        for (span, kind) in quotations(&note.text) {
            let script = usize::from(is_cyrillic(span.of(&note.text)));

            if let Some(list) = cases.get_mut(script) {
                list.push(Case { note: id, span, kind });
            }
        }
    }
    for (script, cases) in cases.iter().enumerate() {
        let count = |kind: Marks| cases.iter().filter(|c| c.kind == kind).count();
        // Straight marks are double ones, typed.
        let typed = count(Marks::Straight) > count(Marks::Double);
        let wanted = |m: Manual| match m.quotes(script == 1) {
            Some(Marks::Double) if typed => Some(Marks::Straight),
            wanted => wanted,
        };
        let curly = count(Marks::Double);
        let made = odd_ones(cx, out, RULE.rule, cases, wanted, |kind, most, there| {
            format!("quotation marks {} here, {} {there}", shown(kind), shown(most))
        });
        for (finding, case) in made {
            let (Some(finding), Some(case)) = (out.all.get_mut(finding), cases.get(case)) else { continue };
            let curly = curly * 2 > cases.len() || cx.settings.manual.and_then(wanted) == Some(Marks::Double);
            if case.kind == Marks::Straight && curly {
                let text = case.span.of(cx.text(case.note));
                let inner = text.get(1..text.len().saturating_sub(1)).unwrap_or("");
                finding.mended(Safety::Safe, "write “ and ”", case.note, case.span, format!("“{inner}”"));
            }
        }
    }
}

fn shown(kind: Marks) -> &'static str {
    match kind {
        Marks::Straight => "\" \"",
        Marks::Double => "“ ”",
        Marks::Single => "‘ ’",
        Marks::Low => "„ “",
        Marks::Angle => "« »",
    }
}

/// The outermost quotations of a text, marks included.
pub(super) fn quotations(text: &str) -> Vec<(Span, Marks)> {
    let mut all = Vec::new();
    let mut open: Option<(usize, Marks)> = None;
    let mut depth = 0;
    let mut before = ' ';
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map_or(' ', |(_, c)| *c);
        match open {
            None => {
                let starts = !before.is_alphanumeric();
                open = match c {
                    '"' if starts && !next.is_whitespace() => Some((at, Marks::Straight)),
                    '“' => Some((at, Marks::Double)),
                    '„' => Some((at, Marks::Low)),
                    '«' => Some((at, Marks::Angle)),
                    '‘' if starts
                        && (next.is_alphanumeric()
                            || matches!(next, '“' | '"' | '«' | '¿' | '¡' | '[' | '…')) =>
                    {
                        Some((at, Marks::Single))
                    }
                    _ => None,
                };
                depth = 0;
            }
            Some((from, kind)) => {
                let (opens, closes) = match kind {
                    Marks::Straight => (false, c == '"' && !next.is_alphanumeric()),
                    Marks::Double => (c == '“', c == '”'),
                    Marks::Low => (c == '„', matches!(c, '“' | '”')),
                    Marks::Angle => (c == '«', c == '»'),
                    Marks::Single => (false, c == '’' && !next.is_alphanumeric()),
                };
                if opens {
                    depth += 1;
                } else if closes && depth > 0 {
                    depth -= 1;
                } else if closes {
                    all.push((Span::new(from, at + c.len_utf8()), kind));
                    open = None;
                }
            }
        }
        before = c;
    }
    all
}
