//! Words between underscores, as typists and plain-text libraries mark italics: `_The Generall Historie of Virginia_`.

use crate::model::{Note, Span, Style, Trail};

/// Takes the underscores out of a note's text and says that what stood between them is slanted.
pub(super) fn slanted(note: &mut Note) {
    let pairs = pairs(&note.text);
    if pairs.is_empty() {
        return;
    }
    let mut text = String::with_capacity(note.text.len());
    let mut cuts: Vec<u32> = Vec::with_capacity(pairs.len() * 2);
    let mut from = 0;
    for (open, close) in pairs {
        text.push_str(&note.text[from..open]);
        let start = text.len();
        text.push_str(&note.text[open + 1..close]);
        note.styles.push((Span::new(start, text.len()), Style::Italic));
        cuts.extend([open as u32, close as u32]);
        from = close + 1;
    }
    text.push_str(&note.text[from..]);
    note.trail = without(&note.trail, &cuts);
    note.text = text;
}

/// The bytes of the underscores that open and close a run of words: the first before a letter, the second behind a letter or a
/// mark, neither inside a word.
fn pairs(text: &str) -> Vec<(usize, usize)> {
    let mut pairs = Vec::new();
    let mut open: Option<usize> = None;
    for at in memchr::memchr_iter(b'_', text.as_bytes()) {
        let before = text[..at].chars().next_back();
        let after = text[at + 1..].chars().next();
        let apart = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric() && c != '_');
        let touches = |c: Option<char>| c.is_some_and(|c| !c.is_whitespace() && c != '_');
        match open {
            Some(from) if touches(before) && apart(after) => {
                pairs.push((from, at));
                open = None;
            }
            _ if apart(before) && touches(after) => open = Some(at),
            _ => {}
        }
    }
    pairs
}

/// The trail of a text from which the bytes `cuts`, in order, are taken out.
fn without(trail: &Trail, cuts: &[u32]) -> Trail {
    let mut steps: Vec<(u32, u32)> = Vec::with_capacity(trail.steps.len() + cuts.len());
    let mut put = |here: u32, there: u32| match steps.last_mut() {
        Some(last) if last.0 == here => last.1 = there,
        _ => steps.push((here, there)),
    };
    let mut gone = 0;
    let mut cuts = cuts.iter().copied().peekable();
    for (k, (here, there)) in trail.steps.iter().enumerate() {
        while let Some(cut) = cuts.next_if(|cut| cut < here) {
            put(cut - gone, trail.back(cut + 1));
            gone += 1;
        }
        put(here - gone, *there);
        if k + 1 == trail.steps.len() {
            for cut in cuts.by_ref() {
                put(cut - gone, trail.back(cut + 1));
                gone += 1;
            }
        }
    }
    Trail { steps }
}
