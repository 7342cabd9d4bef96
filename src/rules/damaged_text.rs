#![doc = include_str!("../../tests/rules/damaged-text.md")]

use super::Definition;
use super::context::{Check, Findings};
use crate::model::{Note, NoteId, Repair, Rule, Span};

pub(super) const RULE: Definition =
    Definition { rule: Rule::DAMAGED_TEXT, page: include_str!("../../tests/rules/damaged-text.md"), check };

fn check(cx: &Check, out: &mut Findings) {
    let source = &cx.reading.document.source;
    let mut repairs = source.repairs.iter().filter(|r| is_damage(r)).peekable();
    let mut body: Vec<&Repair> = Vec::new();
    let mut order: Vec<(NoteId, &Note)> = cx.notes().collect();
    order.sort_by_key(|(_, n)| n.span.start);
    for (id, note) in order {
        let mut places: Vec<(Span, bool)> = Vec::new();
        while let Some(repair) = repairs.next_if(|r| r.span.start < note.span.end) {
            match (repair.span.start >= note.span.start).then(|| within(note, repair.span)).flatten() {
                Some(span) => places.push((word(&note.text, span), repair.doubtful)),
                None => body.push(repair),
            }
        }
        places.dedup_by_key(|(span, _)| *span);
        mended(out, id, &note.text, &places);
        lost(out, id, &note.text);
    }
    body.extend(repairs);
    if let Some(first) = body.first() {
        let message = format!("letters of the body were damaged and put right in {} places", body.len());
        out.add_to_document(RULE.rule, first.span, message);
    }
}

/// Letters that were wrong in the file; not its ligatures and hyphens.
fn is_damage(repair: &Repair) -> bool {
    matches!(repair.what, "mojibake" | "lost-byte" | "broken-byte")
}

/// One finding a note: its words that were put right.
fn mended(out: &mut Findings, id: NoteId, text: &str, places: &[(Span, bool)]) {
    const MOST: usize = 8;
    let Some(((first, _), others)) = places.split_first() else { return };
    let chosen = places.iter().filter(|(_, doubtful)| *doubtful).count();
    let count = match places.len() {
        1 => "a damaged word was put right".to_owned(),
        n => format!("{n} damaged words were put right"),
    };
    let context = match chosen {
        0 => String::new(),
        n if n == places.len() => ", by what stands around it".to_owned(),
        n => format!(", {n} of them by what stands around"),
    };
    let shown = first.of(text);
    let finding = out.add(RULE.rule, id, *first, format!("{count}{context}: “{shown}”"));
    for (span, _) in others.iter().take(MOST) {
        finding.with(id, *span, "here too");
    }
}

/// Letters that could not be put right.
fn lost(out: &mut Findings, id: NoteId, text: &str) {
    if let Some((at, _)) = text.match_indices('\u{fffd}').next() {
        let span = word(text, Span::new(at, at + '\u{fffd}'.len_utf8()));
        out.add(RULE.rule, id, span, "a letter is lost and could not be guessed");
    } else if let Some(span) = garbled(text) {
        out.add(RULE.rule, id, span, "letters are damaged and could not be put right");
    }
}

/// Two signs that stand for one letter read in the wrong encoding: `Ð²` for `в`, `Ã©` for `é`.
fn garbled(text: &str) -> Option<Span> {
    if text.is_ascii() {
        return None;
    }
    let low = |c: char| {
        matches!(c, '\u{80}'..='\u{bf}' if !matches!(c, '«' | '»' | '\u{a0}'))
            || "‚ƒ„…†‡ˆ‰Š‹Œ•˜™š›œžŸ€".contains(c)
    };
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map_or(' ', |(_, c)| *c);
        let lead = matches!(c, 'Ã' | 'Â' | 'Ð' | 'Ñ' | 'Å' | 'Ä') && low(next) || c == 'â' && next == '€';
        if lead {
            let end = at + c.len_utf8() + next.len_utf8();
            return Some(word(text, Span::new(at, end)));
        }
    }
    None
}

/// The place in a note's text of a place in the source.
fn within(note: &Note, source: Span) -> Option<Span> {
    // The steps of the trail rise on both sides.
    let steps = &note.trail.steps;
    let at = steps.partition_point(|(_, there)| *there <= source.start).checked_sub(1)?;
    let (here, there) = steps.get(at)?;
    let start = here + (source.start - there);
    let end = (start + source.len() as u32).min(note.text.len() as u32);
    let span = Span { start: start.min(end), end };
    (!span.of(&note.text).is_empty()).then_some(span)
}

/// The word around a place.
fn word(text: &str, span: Span) -> Span {
    let letter = |c: char| c.is_alphanumeric() || c == '\u{fffd}' || c == '-';
    let before = text.get(..span.start as usize).unwrap_or("");
    let after = text.get(span.end as usize..).unwrap_or("");
    let start = before.trim_end_matches(letter).len();
    let end = text.len() - after.trim_start_matches(letter).len();
    Span::new(start, end)
}
