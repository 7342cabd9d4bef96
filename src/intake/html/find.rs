//! Which links call notes, and where the notes stand. Pages agree on nothing but this: a short label that is
//! a link, and further on the place it leads to.

use super::tree::{Item, Tree, is_block};
use crate::model::NoteKind;
use std::collections::HashMap;

/// A note of the page: the items it is made of.
#[derive(Debug)]
pub(super) struct Found {
    pub(super) label: String,
    pub(super) kind: NoteKind,
    pub(super) start: usize,
    /// The item after the last.
    pub(super) end: usize,
    /// The list prints the number, not the text.
    pub(super) numbered: bool,
    /// It stands where it is called.
    pub(super) in_place: bool,
}

/// The notes in the order in which they stand, and which element calls which.
#[derive(Debug, Default)]
pub(super) struct Notes {
    pub(super) all: Vec<Found>,
    /// From the calling link to the index of its note.
    pub(super) calls: HashMap<usize, usize>,
    /// The items where calls begin, in order.
    pub(super) called_at: Vec<usize>,
}

/// Classes of notes that stand in the sentence, to be shown at the side or on a click.
const IN_PLACE: &[&str] = &[
    "sidenote",
    "ltx_note_content",
    "modern-footnotes-footnote__note",
    "footnote__note",
    "inline-footnote__note",
];

/// Words in an element's class that make it the call of a note, or the way back.
const CALLS: &[&str] = &[
    "noteref",
    "doc-noteref",
    "footnote-ref",
    "footnote",
    "footnote_referrer",
    "endnote-ref",
    "fn",
    "reference",
    "sdfootnoteanc",
    "sdendnoteanc",
    "footnoteref",
    "xref-fn",
    "footnote-link",
    "note-link",
    "note",
];

/// The label in a link's text: `[12]` is `12`; `None` if it is none.
pub(super) fn label(text: &str) -> Option<&str> {
    let text = text.trim_matches(|c: char| {
        c.is_whitespace()
            || matches!(
                c,
                '[' | ']' | '(' | ')' | '{' | '}' | '.' | ',' | '\u{200b}' | '\u{fe0e}' | '\u{feff}'
            )
    });
    if text.is_empty() || text.len() > 24 {
        return None;
    }
    let bare = text
        .strip_prefix("note ")
        .or_else(|| text.strip_prefix("Note "))
        .or_else(|| text.strip_prefix("n. "));
    let bare = bare.unwrap_or(text);
    let digits = bare.trim_end_matches(|c: char| c.is_ascii_lowercase() || matches!(c, '\'' | '*'));
    let number = !digits.is_empty() && digits.len() <= 5 && digits.bytes().all(|b| b.is_ascii_digit());
    let number = number && bare.len() - digits.len() <= 1;
    let roman = bare.len() <= 9 && bare.bytes().all(|b| b"ivxlcIVXLC".contains(&b));
    let letter = bare.chars().count() == 1 && bare.chars().all(char::is_alphabetic);
    let signs = bare.chars().count() <= 4
        && bare.chars().all(|c| matches!(c, '*' | '†' | '‡' | '§' | '‖' | '¶' | '#'));
    (number || roman || letter || signs).then_some(text)
}

/// A link that may call a note.
struct Call {
    link: usize,
    target: usize,
    label: String,
    sure: bool,
}

/// Finds the notes.
pub(super) fn find(tree: &Tree) -> Notes {
    let calls = calls(tree);
    // Where notes may begin, to tell where others end.
    let mut starts: Vec<usize> =
        calls.iter().filter_map(|c| Some(tree.elements.get(c.target)?.start)).collect();
    starts.sort_unstable();
    starts.dedup();
    let mut by_target: HashMap<usize, usize> = HashMap::new();
    let mut notes: Vec<(Found, Option<usize>)> = Vec::new();
    let mut links: Vec<(usize, usize)> = Vec::new();
    for call in &calls {
        if let Some(at) = by_target.get(&call.target) {
            links.push((call.link, *at));
            continue;
        }
        let Some((found, content)) = place(tree, call, &starts) else { continue };
        if !call.sure && !leads_back(tree, call.link, &found) {
            continue;
        }
        by_target.insert(call.target, notes.len());
        links.push((call.link, notes.len()));
        notes.push((found, content));
    }
    let more = beside(tree, &notes);
    notes.extend(more.into_iter().map(|found| (found, None)));
    notes.extend(in_place(tree).into_iter().map(|found| (found, None)));
    settle(tree, notes.into_iter().map(|(found, _)| found).collect(), &links)
}

fn calls(tree: &Tree) -> Vec<Call> {
    let mut calls = Vec::new();
    for (link, element) in tree.elements.iter().enumerate() {
        let Some(name) = &element.link else { continue };
        let Some(target) = tree.places.get(name).copied() else { continue };
        let Some(to) = tree.elements.get(target) else { continue };
        // The way to a note leads on; what leads back is the way from it.
        if to.start <= element.end || is_heading(&to.name) {
            continue;
        }
        let text = tree.label(link);
        let Some(label) = label(&text) else { continue };
        let mut sure = names_note(name, label);
        for (_, around) in tree.up(link).take(3) {
            sure |= around.name == "sup" || CALLS.iter().any(|word| around.is(word));
        }
        sure |= tree.items.get(element.start..element.end).unwrap_or(&[]).iter().take(12).any(
            |item| matches!(item, Item::Start(at) if tree.elements.get(*at).is_some_and(|e| e.name == "sup")),
        );
        calls.push(Call { link, target, label: label.to_owned(), sure });
    }
    calls
}

fn is_heading(name: &str) -> bool {
    matches!(name, "h1" | "h2" | "h3" | "h4" | "h5" | "h6")
}

/// True for the name of a place that programs give notes.
fn names_note(place: &str, label: &str) -> bool {
    let id = place.rsplit('#').next().unwrap_or("").to_ascii_lowercase();
    let id = id.trim_matches(['_', '-']);
    let word: String = id.chars().take_while(|c| c.is_ascii_alphabetic()).collect();
    matches!(
        word.as_str(),
        "fn" | "ftn"
            | "edn"
            | "ftnt"
            | "note"
            | "notes"
            | "endnote"
            | "footnote"
            | "en"
            | "sdfootnote"
            | "sdendnote"
            | "easy"
    ) || matches!(word.as_str(), "n" | "f" | "nt" | "foot") && id.get(word.len()..) == Some(label)
        || id.starts_with("cite_note")
        || id.contains("footnote")
        || id.contains("endnote")
}

/// Where the note that a link leads to stands, and the element that holds it.
fn place(tree: &Tree, call: &Call, starts: &[usize]) -> Option<(Found, Option<usize>)> {
    let to = tree.elements.get(call.target)?;
    let from = tree.elements.get(call.link)?;
    let texts = |item: usize| tree.texts.get(item).copied().unwrap_or(0);
    let is_first = |start: usize| texts(start) == texts(to.start);
    let others = |start: usize, end: usize| {
        starts.partition_point(|s| *s < end) - starts.partition_point(|s| *s < start)
    };
    // The largest element that begins with the target and holds no other note.
    let mut content = None;
    for (at, element) in tree.up(call.target) {
        let whole = matches!(
            element.name.as_str(),
            "body" | "html" | "main" | "article" | "ol" | "ul" | "dl" | "table" | "tbody"
        );
        if whole
            || element.start < from.start
            || !is_first(element.start)
            || others(element.start, element.end) > 1
        {
            break;
        }
        if is_block(&element.name) {
            content = Some(at);
        }
    }
    let (start, mut end) = match content.and_then(|at| tree.elements.get(at)) {
        Some(element) if element.name != "dt" => (element.start, element.end + 1),
        // It begins within a line, or its words stand beside it: up to the next, or the end of the block.
        _ => {
            let block = tree.up(call.target).skip(1).find(|(_, e)| is_block(&e.name))?.1;
            (to.start, block.end)
        }
    };
    if let Some(next) = starts.get(starts.partition_point(|s| *s <= to.start)) {
        end = end.min(*next).max(start);
    }
    let items = tree.items.get(start..end).unwrap_or(&[]);
    let bounds = |item: &Item| match item {
        Item::Text(start, end) => Some((*start, *end)),
        _ => None,
    };
    let first = items.iter().find_map(bounds)?;
    let last = items.iter().rev().find_map(bounds)?;
    // A chapter that a table of contents leads to is no note.
    if texts(start) == texts(end) || last.1 - first.0 > LONGEST {
        return None;
    }
    let element = content.and_then(|at| tree.elements.get(at));
    let numbered = element.is_some_and(|e| e.name == "li" && is_ordered(tree, e.parent));
    let kind = if is_endnote(tree, call) { NoteKind::Endnote } else { NoteKind::Footnote };
    Some((Found { label: call.label.clone(), kind, start, end, numbered, in_place: false }, content))
}

/// The most bytes that a note has.
const LONGEST: usize = 30_000;

fn is_ordered(tree: &Tree, list: Option<usize>) -> bool {
    list.and_then(|at| tree.elements.get(at)).is_some_and(|e| e.name == "ol" && !e.style.contains("none"))
}

fn is_endnote(tree: &Tree, call: &Call) -> bool {
    tree.elements.get(call.target).is_some_and(|to| {
        let id = to.id.as_deref().unwrap_or("").to_ascii_lowercase();
        id.contains("edn") || id.contains("endnote") || to.is("endnote") || to.is("rearnote")
    })
}

/// True if a link in the note leads back to its call or close to it.
fn leads_back(tree: &Tree, link: usize, found: &Found) -> bool {
    let Some(call) = tree.elements.get(link) else { return false };
    tree.items.get(found.start..found.end).unwrap_or(&[]).iter().any(|item| match item {
        Item::Start(at) => tree
            .elements
            .get(*at)
            .and_then(|e| e.link.as_ref())
            .and_then(|name| tree.places.get(name))
            .and_then(|at| tree.elements.get(*at))
            .is_some_and(|to| to.start.abs_diff(call.start) <= NEAR),
        _ => false,
    })
}

/// How many items a call and the place that stands for it may be apart.
const NEAR: usize = 8;

/// The items of lists of notes that nothing calls.
fn beside(tree: &Tree, notes: &[(Found, Option<usize>)]) -> Vec<Found> {
    let mut lists: HashMap<usize, NoteKind> = HashMap::new();
    let mut taken: HashMap<usize, ()> = HashMap::new();
    for (found, content) in notes {
        let Some(at) = *content else { continue };
        let Some(element) = tree.elements.get(at) else { continue };
        taken.insert(at, ());
        if let (true, Some(list)) = (found.numbered, element.parent) {
            lists.insert(list, found.kind);
        }
    }
    let mut counts: HashMap<usize, u32> = HashMap::new();
    let mut more = Vec::new();
    for (at, element) in tree.elements.iter().enumerate() {
        let Some(list) = element.parent.filter(|_| element.name == "li") else { continue };
        let Some(kind) = lists.get(&list) else { continue };
        let first = tree.elements.get(list).and_then(|e| e.number).unwrap_or(1);
        let next = counts.entry(list).or_insert(first);
        let number = element.number.unwrap_or(*next);
        *next = number.saturating_add(1);
        if !taken.contains_key(&at) {
            let (start, end) = (element.start, element.end + 1);
            more.push(Found {
                label: number.to_string(),
                kind: *kind,
                start,
                end,
                numbered: true,
                in_place: false,
            });
        }
    }
    more
}

/// Notes that stand where they are called.
fn in_place(tree: &Tree) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    for element in &tree.elements {
        if !IN_PLACE.iter().any(|word| element.is(word))
            || found.last().is_some_and(|f| element.start < f.end)
        {
            continue;
        }
        found.push(Found {
            label: (found.len() + 1).to_string(),
            kind: NoteKind::Footnote,
            start: element.start,
            end: element.end + 1,
            numbered: true,
            in_place: true,
        });
    }
    found
}

/// Puts the notes in the order in which they stand, none inside another.
fn settle(tree: &Tree, found: Vec<Found>, links: &[(usize, usize)]) -> Notes {
    let mut order: Vec<usize> = (0..found.len()).collect();
    order.sort_by_key(|at| found.get(*at).map_or(0, |f| f.start));
    let mut place = vec![None; found.len()];
    let mut notes = Notes::default();
    let mut given: Vec<Option<Found>> = found.into_iter().map(Some).collect();
    for at in order {
        let Some(mut next) = given.get_mut(at).and_then(Option::take) else { continue };
        if let Some(last) = notes.all.last() {
            if next.end <= last.end {
                continue;
            }
            next.start = next.start.max(last.end);
        }
        if let Some(place) = place.get_mut(at) {
            *place = Some(notes.all.len());
        }
        notes.all.push(next);
    }
    for (link, at) in links {
        if let Some(note) = place.get(*at).copied().flatten() {
            notes.calls.insert(*link, note);
            notes.called_at.extend(tree.elements.get(*link).map(|e| e.start));
        }
    }
    notes.called_at.sort_unstable();
    notes
}

/// True if the element is a link from a note back to a call.
pub(super) fn is_way_back(tree: &Tree, notes: &Notes, at: usize, label: &str) -> bool {
    let Some(element) = tree.elements.get(at) else { return false };
    let back = [
        "footnote-back",
        "doc-backlink",
        "reversefootnote",
        "footnote-backref",
        "footnote-return",
        "mw-cite-backlink",
        "backlink",
    ];
    if back.iter().any(|word| element.is(word)) {
        return true;
    }
    let Some(to) =
        element.link.as_ref().and_then(|name| tree.places.get(name)).and_then(|at| tree.elements.get(*at))
    else {
        return false;
    };
    if to.start >= element.start {
        return false;
    }
    let at = notes.called_at.partition_point(|start| start + NEAR < to.start);
    let near = notes.called_at.get(at).is_some_and(|start| start.abs_diff(to.start) <= NEAR);
    let text = tree.label(element_index(tree, element.start).unwrap_or(0));
    let arrow = !text.trim().is_empty() && !text.contains(char::is_alphanumeric);
    near || arrow || self::label(&text).is_some_and(|text| text == label)
}

fn element_index(tree: &Tree, item: usize) -> Option<usize> {
    match tree.items.get(item) {
        Some(Item::Start(at)) => Some(*at),
        _ => None,
    }
}
