//! What a document does everywhere, and where it does otherwise; and the abbreviations it explains.

use std::collections::HashSet;

use super::context::{Check, Findings};
use super::manual::Manual;
use crate::model::{NoteId, Rule, Span};
use crate::roman;

/// One place and how it is done there.
#[derive(Clone, Debug)]
pub(super) struct Case<K> {
    pub(super) note: NoteId,
    pub(super) span: Span,
    pub(super) kind: K,
}

/// Reports the places that do otherwise than most: one finding a note, or, where no way prevails, one for all.
/// Where a manual is followed that wants one way, every note that does otherwise is reported.
///
/// `say` makes the message of a place from its kind, the kind it should be, and where that is so. The index of
/// each new finding's case is handed back, so that a rule can add a fix.
pub(super) fn odd_ones<K: Copy + PartialEq>(
    cx: &Check,
    out: &mut Findings,
    rule: Rule,
    cases: &[Case<K>],
    wanted: impl Fn(Manual) -> Option<K>,
    say: impl Fn(K, K, &str) -> String,
) -> Vec<(usize, usize)> {
    const FEWEST: usize = 3;
    if let Some((manual, wanted)) = cx.settings.manual.and_then(|m| Some((m, wanted(m)?))) {
        let reason = format!("in {}", manual.title());
        let mut made = Vec::new();
        let mut last = None;
        for (at, case) in cases.iter().enumerate().filter(|(_, c)| c.kind != wanted) {
            if last.replace(case.note) != Some(case.note) {
                out.add(rule, case.note, case.span, say(case.kind, wanted, &reason));
                made.push((out.all.len() - 1, at));
            }
        }
        return made;
    }
    let mut kinds: Vec<(K, usize)> = Vec::new();
    for case in cases {
        match kinds.iter_mut().find(|(k, _)| *k == case.kind) {
            Some((_, count)) => *count += 1,
            None => kinds.push((case.kind, 1)),
        }
    }
    let Some(&(most, count)) = kinds.iter().rev().max_by_key(|(_, count)| *count) else { return Vec::new() };
    let Some(usual) = cases.iter().find(|c| c.kind == most) else { return Vec::new() };
    if kinds.len() < 2 || count < FEWEST {
        return Vec::new();
    }
    let others = cases.len() - count;
    let mut made = Vec::new();
    let mut last = None;
    for (at, case) in cases.iter().enumerate().filter(|(_, c)| c.kind != most) {
        if last.replace(case.note) == Some(case.note) {
            continue;
        }
        let mut message = say(case.kind, most, "elsewhere");
        let prevails = others * 3 <= count;
        if !prevails {
            message.push_str(&format!("; {others} of {} are not like most", cases.len()));
        }
        let usual_here = format!("as mostly, in note {}", cx.label(usual.note));
        out.add(rule, case.note, case.span, message).with(usual.note, usual.span, usual_here);
        made.push((out.all.len() - 1, at));
        if !prevails {
            break;
        }
    }
    made
}

/// True for what looks like a code: `RGANI`, `TsKhSD`, `UN ARMS`; no Roman number.
pub(super) fn is_code(text: &str) -> bool {
    let token = |word: &str| {
        let letters = word.chars().filter(|c| c.is_alphabetic()).count();
        let capitals = word.chars().filter(|c| c.is_uppercase()).count();
        letters > 0
            && capitals * 2 >= letters
            && word.chars().next().is_some_and(char::is_uppercase)
            && word.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '-' | '’' | '\''))
    };
    let capitals = text.chars().filter(|c| c.is_uppercase()).count();
    let length = text.chars().count();
    let words = text.split(' ').count();
    (2..=14).contains(&length)
        && capitals > 1
        && words < 4
        && text.split(' ').all(token)
        && roman::read(text).is_none()
}

/// A code as it is compared: letters and digits, small.
fn key(code: &str) -> String {
    code.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// A name given for later use in a note: `[hereafter RGANI]`.
pub(super) struct Given<'r> {
    pub(super) name: &'r str,
    pub(super) note: NoteId,
    pub(super) span: Span,
    /// The work or archive it stands for, folded.
    pub(super) of: String,
}

/// The abbreviations that a document explains.
pub(super) struct Codes<'r> {
    defined: HashSet<String>,
    /// Those that notes give with `hereafter`, in order.
    pub(super) given: Vec<Given<'r>>,
}

impl<'r> Codes<'r> {
    pub(super) fn of(cx: &Check<'r>) -> Codes<'r> {
        let mut defined = HashSet::new();
        let mut given = Vec::new();
        for c in &cx.cited {
            if let Some(name) = &c.citation.hereafter {
                defined.insert(key(&name.value));
                let place = c.citation.fields.place();
                let of = match place {
                    Some(place) if !place.name.is_empty() => place.name.clone(),
                    Some(place) if !place.code.is_empty() => place.code.clone(),
                    Some(place) => place.repository.clone(),
                    None => cx.entry(c).map_or(String::new(), |e| e.key.clone()).into(),
                };
                let of = super::spelling::folded(&of);
                given.push(Given { name: &name.value, note: c.id(), span: name.span, of });
            }
        }
        let text = &cx.reading.document.source.text;
        bracketed(text, &mut defined);
        listed(text, &mut defined);
        Codes { defined, given }
    }

    /// True if the document says what the code stands for.
    pub(super) fn explains(&self, code: &str) -> bool {
        self.defined.contains(&key(code))
    }
}

/// Codes in brackets after a name: `Archive of Nowhere (GAXX)`, `[hereafter: GAXX]`, `(далее — ГАХХ)`.
fn bracketed(text: &str, defined: &mut HashSet<String>) {
    const LONGEST: usize = 80;
    for (at, open) in text.match_indices(['(', '[']) {
        let rest = text.get(at + open.len()..).unwrap_or("");
        let Some(end) = rest.bytes().take(LONGEST).position(|b| b == b')' || b == b']') else { continue };
        let inside = rest.get(..end).unwrap_or("").trim();
        let last = inside.rsplit([',', ':', ';', '–', '—', '=', '“', '«', '"', '‘']).next().unwrap_or("");
        let words: Vec<&str> =
            last.split_whitespace().map(|w| w.trim_matches(['”', '»', '"', '’'])).collect();
        // The longest run of words at the end that is a code: `hereafter UN ARMS`.
        let code =
            (0..words.len()).map(|from| words.get(from..).unwrap_or(&[]).join(" ")).find(|w| is_code(w));
        // A name comes before: two capitals at least among the words just before.
        let before = text.get(..at).unwrap_or("").trim_end();
        let named =
            before.ends_with(|c: char| c.is_alphanumeric() || matches!(c, '”' | '»' | '’' | ',' | '.'));
        if let (Some(code), true) = (code, named) {
            defined.insert(key(&code));
        }
    }
}

/// Codes at the head of a line of a list of abbreviations: `GAXX – State Archive of Nowhere`.
fn listed(text: &str, defined: &mut HashSet<String>) {
    for line in text.lines() {
        let line = line.trim_start();
        let Some(end) =
            line.find(['–', '—', '=', '\t', ':']).or_else(|| line.find("  ")).or_else(|| line.find(" - "))
        else {
            continue;
        };
        let (head, tail) = line.split_at(end);
        let tail = tail.trim_start_matches(['–', '—', '=', '\t', ':', ' ', '-']);
        let name = tail.starts_with(char::is_uppercase) && tail.split_whitespace().nth(1).is_some();
        if name && is_code(head.trim()) {
            defined.insert(key(head.trim()));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_and_other_words() {
        for code in ["RGANI", "TsKhSD", "UN ARMS", "АВП РФ", "CWIHP"] {
            assert!(is_code(code), "{code}");
        }
        for other in ["Smith", "XIV", "Hoover", "a", "", "The Hague", "VII"] {
            assert!(!is_code(other), "{other}");
        }
    }

    #[test]
    fn definitions_are_found() {
        let mut defined = HashSet::new();
        bracketed(
            "the Archive of Nowhere (GAXX) and the State Archive [hereafter UN ARMX] see (p. 5)",
            &mut defined,
        );
        listed("ABCD – Archive of Birds\nSmith – A Man of Parts\n", &mut defined);
        let mut all: Vec<String> = defined.into_iter().collect();
        all.sort();
        assert_eq!(all, ["abcd", "gaxx", "unarmx"]);
    }
}
