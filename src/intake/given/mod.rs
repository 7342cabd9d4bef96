//! Citations that a file marks itself: fields of Zotero, Mendeley and EndNote with the item in them, and keys.

mod csl;
mod endnote;
pub(super) mod keys;
mod yaml;

use crate::model::{Date, Document, Given, GivenItem, Locator, Name, Note, NoteKind, Span, Trail, Unit};
use std::collections::HashMap;

/// Makes notes of the citations that stand in the sentences of the body (`given`, in order, bytes of the source):
/// parentheses, as where an author types `(Miller 1989)`. They take their place among the notes by their marks.
pub(super) fn in_the_sentence(document: Document, given: Vec<Given>) -> Document {
    if given.is_empty() {
        return document;
    }
    let Document { source, notes } = document;
    let typed = notes.iter().filter(|note| note.kind == NoteKind::Parenthesis).count();
    let covered = |span: Span| given.iter().any(|g| g.span.start < span.end && span.start < g.span.end);
    let mut placed: Vec<(u32, Note)> = Vec::with_capacity(notes.len() + given.len());
    let mut last = 0;
    for note in notes.iter().filter(|note| note.kind != NoteKind::Parenthesis || !covered(note.span)) {
        last = note.anchor.map_or(last, |anchor| anchor.start);
        let at = if note.kind == NoteKind::Parenthesis { note.span.start } else { last };
        placed.push((at, note.clone()));
    }
    for (n, Given { span, items }) in given.iter().enumerate() {
        let text = span.of(&source.text).to_owned();
        if text.trim() != text || text.is_empty() || text.contains('\n') {
            continue;
        }
        let whole = Span::new(0, text.len());
        let note = Note {
            label: format!("({})", typed + n + 1),
            kind: NoteKind::Parenthesis,
            page: None,
            section: 0,
            text,
            trail: Trail { steps: vec![(0, span.start)] },
            span: *span,
            anchor: None,
            after_gap: false,
            styles: Vec::new(),
            given: vec![Given { span: whole, items: items.clone() }],
        };
        placed.push((span.start, note));
    }
    placed.sort_by_key(|(at, _)| *at);
    Document { source, notes: placed.into_iter().map(|(_, note)| note).collect() }
}

/// Marks the citations by key in a document, in its notes and in its body.
pub(super) fn by_key(mut document: Document) -> Document {
    if memchr::memchr(b'@', document.source.text.as_bytes()).is_none() {
        return document;
    }
    for note in &mut document.notes {
        note.given = keys::cited(&note.text);
    }
    // Notes that are laid out by themselves stand behind the body.
    let within = |note: &&Note| matches!(note.kind, NoteKind::Parenthesis | NoteKind::Bibliography);
    let apart = document.notes.iter().filter(|note| !within(note));
    let end = apart.map(|note| note.span.start as usize).min().unwrap_or(document.source.text.len());
    let body = document.source.text.get(..end).unwrap_or("");
    let given = keys::cited(body);
    in_the_sentence(document, given)
}

/// The same, and the works that the metadata of the file lists are what their keys stand for.
pub(super) fn by_listed_key(document: Document, file: &str) -> Document {
    let mut document = by_key(document);
    let cites = |note: &Note| !note.given.is_empty();
    let listed = if document.notes.iter().any(cites) { yaml::references(file) } else { HashMap::new() };
    if !listed.is_empty() {
        for item in document.notes.iter_mut().flat_map(|n| &mut n.given).flat_map(|given| &mut given.items) {
            if let Some((kind, fields)) = listed.get(&item.id.id) {
                (item.kind, item.fields) = (*kind, fields.clone());
            }
        }
    }
    document
}

/// The works that the instruction of a field cites: `ADDIN ZOTERO_ITEM CSL_CITATION {…}`. `data` is what the
/// field carries beside it, in base64 (EndNote). `None` for any other field, and for one that cannot be read:
/// its printed words are then all there is.
pub(super) fn field(instruction: &str, data: &str) -> Option<Vec<GivenItem>> {
    let instruction = instruction.trim();
    let found = if let Some((_, json)) = instruction.split_once("CSL_CITATION") {
        csl::citation(json)
    } else if instruction.contains("EN.CITE") {
        match instruction.find("<EndNote") {
            Some(at) => endnote::citation(instruction.get(at..)?),
            None => endnote::citation(&base64(data)?),
        }
    } else {
        return None;
    };
    found.filter(|items| !items.is_empty())
}

/// The works of a content control of Mendeley Cite: `MENDELEY_CITATION_v3_` and the citation in base64.
pub(super) fn tag(tag: &str) -> Option<Vec<GivenItem>> {
    let coded = tag.strip_prefix("MENDELEY_CITATION_v3_")?;
    csl::citation(&base64(coded)?).filter(|items| !items.is_empty())
}

/// The text in base64; blanks count for nothing.
fn base64(coded: &str) -> Option<String> {
    let (mut bytes, mut bits, mut count) = (Vec::with_capacity(coded.len() / 4 * 3), 0u32, 0);
    for byte in coded.bytes() {
        let value = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' | b'-' => 62,
            b'/' | b'_' => 63,
            b'=' => break,
            _ if byte.is_ascii_whitespace() => continue,
            _ => return None,
        };
        bits = bits << 6 | u32::from(value);
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.push((bits >> count & 0xff) as u8);
        }
    }
    (!bytes.is_empty()).then(|| String::from_utf8_lossy(&bytes).trim_end_matches('\0').to_owned())
}

/// Locators of one unit: `34, 40–42`.
fn locators(unit: Unit, printed: &str) -> Vec<Locator> {
    let values = printed.split([',', ';']).map(|value| value.trim().replace(['–', '—'], "-"));
    values.filter(|value| !value.is_empty()).map(|value| Locator { unit, value: value.into() }).collect()
}

/// `Miller, Nicola`; without a comma a body or a name in one piece.
fn inverted(name: &str) -> Name {
    match name.split_once(',') {
        Some((family, given)) if !family.trim().is_empty() && !given.trim().is_empty() => {
            Name::person(given.trim(), family.trim())
        }
        _ => Name::body(name.trim().trim_end_matches(',')),
    }
}

/// A date of up to three numbers.
fn date(parts: &[u32]) -> Option<Date> {
    let (year, rest) = parts.split_first()?;
    let mut edtf = format!("{year:04}");
    for (part, most) in rest.iter().take(2).zip([12, 31]) {
        if !(1..=most).contains(part) {
            break;
        }
        edtf.push_str(&format!("-{part:02}"));
    }
    Some(Date::new(edtf))
}
