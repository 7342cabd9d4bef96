//! HTML, as word processors, pandoc, blogs, wikis and journals write their notes.

mod css;
mod find;
mod source;
mod tree;

use super::draft::{Draft, Noted};
use super::flow::{Flow, Look};
use crate::error::Error;
use crate::model::{Document, Format, NoteKind};
use crate::text;
use find::Notes;
use std::collections::HashMap;
use tree::{Element, Item, Tree};

/// Reads a page.
///
/// A note is what a short label that is a link leads on to; links back are left out, and the labels of notes
/// are those of their links.
///
/// # Errors
/// As [`text::characters`]; [`Error::Empty`] if there is no text.
pub(super) fn read(bytes: &[u8], encoding: Option<&str>) -> Result<Document, Error> {
    let declared = encoding.map(str::to_owned).or_else(|| declared(bytes));
    let (source, encoding) = match text::characters(bytes, declared.as_deref()) {
        // Pages say what they like.
        Err(Error::UnknownEncoding { .. }) if encoding.is_none() => text::characters(bytes, None)?,
        other => other?,
    };
    let mut pages = Pages::default();
    pages.add(&source, "");
    drop(source);
    pages.draft("").finish(Format::Html, encoding)
}

/// `%20` and the like undone.
pub(super) fn unescaped(text: &str) -> String {
    tree::unescaped(text)
}

/// Pages that are one document.
#[derive(Default)]
pub(super) struct Pages(Tree);

impl Pages {
    /// Adds a page; `name` is what links of other pages call it.
    pub(super) fn add(&mut self, source: &str, name: &str) {
        self.0.add(source, name);
    }

    /// The body and the notes of all pages. `css` is what style sheets beside the pages say.
    pub(super) fn draft(mut self, css: &str) -> Draft {
        self.0.seal();
        let looks = css::looks(&[css, &self.0.css]);
        let notes = find::find(&self.0);
        let mut draft = Walk::new(&self.0, &notes, &looks).walk();
        draft.parts.clone_from(&self.0.pages);
        draft
    }
}

/// The encoding that the page names in its head, if its bytes do not show it otherwise.
fn declared(bytes: &[u8]) -> Option<String> {
    if std::str::from_utf8(bytes).is_ok()
        || bytes.starts_with(&[0xff, 0xfe])
        || bytes.starts_with(&[0xfe, 0xff])
    {
        return None;
    }
    let head = String::from_utf8_lossy(bytes.get(..2048).unwrap_or(bytes)).to_ascii_lowercase();
    let rest = head.split_once("charset=").or_else(|| head.split_once("encoding="))?.1;
    let name = rest.trim_start_matches(['"', '\'', ' ']);
    let name: String =
        name.chars().take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_')).collect();
    (!name.is_empty()).then_some(name)
}

struct Walk<'t> {
    tree: &'t Tree,
    notes: &'t Notes,
    looks: &'t HashMap<String, Look>,
    flow: Flow,
    draft: Draft,
    /// How the letters of the open elements look.
    stack: Vec<Look>,
    preformatted: usize,
    /// The next number of each list whose numbers print, by its element.
    counts: HashMap<usize, u32>,
    in_note: bool,
}

impl<'t> Walk<'t> {
    fn new(tree: &'t Tree, notes: &'t Notes, looks: &'t HashMap<String, Look>) -> Walk<'t> {
        let (flow, draft) = (Flow::default(), Draft::default());
        Walk {
            tree,
            notes,
            looks,
            flow,
            draft,
            stack: Vec::new(),
            preformatted: 0,
            counts: HashMap::new(),
            in_note: false,
        }
    }

    fn walk(mut self) -> Draft {
        let mut at = 0;
        let mut next = 0;
        let mut last: HashMap<NoteKind, (u32, u16)> = HashMap::new();
        while at < self.tree.items.len() {
            match self.notes.all.get(next) {
                Some(found) if found.start == at => {
                    if found.in_place {
                        self.flow.mark(next);
                    }
                    let outer = std::mem::replace(&mut self.flow, Flow::one_line());
                    let way_back = self.stretch(at, found.end, Some(&found.label));
                    let mut flow = std::mem::replace(&mut self.flow, outer);
                    flow.trim_signs();
                    if way_back {
                        flow.trim_stop();
                    } else if !found.numbered || found.in_place {
                        flow.strip_label(&found.label);
                    }
                    let mut noted = Noted::new(found.label.clone(), found.kind, flow);
                    let (number, section) = last.entry(found.kind).or_default();
                    if let Ok(label) = found.label.parse::<u32>() {
                        if label <= *number {
                            *section = section.saturating_add(1);
                        }
                        *number = label;
                    }
                    noted.section = *section;
                    self.draft.notes.push(noted);
                    if !found.in_place {
                        self.flow.line();
                    }
                    at = found.end;
                    next += 1;
                }
                found => {
                    let end = found.map_or(self.tree.items.len(), |f| f.start);
                    self.stretch(at, end, None);
                    at = end;
                }
            }
        }
        self.draft.body = self.flow;
        self.draft
    }

    /// Takes in items. In a note (`label`) the links back are left out; true if one of them was the label.
    fn stretch(&mut self, from: usize, to: usize, label: Option<&str>) -> bool {
        let mut at = from;
        let mut way_back = false;
        self.in_note = label.is_some();
        while at < to {
            let Some(item) = self.tree.items.get(at).copied() else { break };
            at += 1;
            match item {
                Item::Start(index) => {
                    let Some(element) = self.tree.elements.get(index) else { continue };
                    if tree::is_hidden(&element.name) {
                        at = element.end + 1;
                        continue;
                    }
                    match label {
                        Some(label) if find::is_way_back(self.tree, self.notes, index, label) => {
                            let text = self.tree.label(index);
                            way_back |=
                                matches!(self.flow.text(), "" | "[" | "(") && find::label(&text).is_some();
                            at = element.end + 1;
                            self.flow.space();
                            continue;
                        }
                        None => {
                            if let Some(note) = self.notes.calls.get(&index) {
                                self.flow.mark(*note);
                                at = element.end + 1;
                                continue;
                            }
                        }
                        _ => {}
                    }
                    self.open(index);
                }
                Item::End(index) => self.close(index),
                Item::Text(start, end) => self.text(start, end),
            }
        }
        way_back
    }

    fn open(&mut self, index: usize) {
        let Some(element) = self.tree.elements.get(index) else { return };
        let mut look = self.stack.last().copied().unwrap_or_default();
        match element.name.as_str() {
            "i" | "em" | "cite" | "dfn" | "var" => look.italic = true,
            "sup" => look.raised = true,
            "br" | "hr" => self.flow.line(),
            "pre" => self.preformatted += 1,
            "td" | "th" => self.flow.space(),
            _ => {}
        }
        for class in element.class.split_ascii_whitespace() {
            if let Some(named) = self.looks.get(class) {
                look.italic |= named.italic;
                look.small_caps |= named.small_caps;
                look.raised |= named.raised;
            }
            look.small_caps |= matches!(class, "smallcaps" | "small-caps" | "sc");
        }
        if !element.style.is_empty() {
            css::apply(&element.style, &mut look);
        }
        if tree::is_block(&element.name) && !matches!(element.name.as_str(), "td" | "th") {
            self.flow.line();
        }
        self.stack.push(look);
        if element.name == "li" && !self.in_note {
            self.list_number(element);
        }
    }

    /// The number that prints before an item of an ordered list: somebody may have typed notes as one.
    fn list_number(&mut self, item: &Element) {
        let Some(list) = item.parent else { return };
        let Some(ordered) = self.tree.elements.get(list).filter(|list| list.name == "ol") else { return };
        if ordered.style.contains("none") {
            return;
        }
        let next = self.counts.entry(list).or_insert(ordered.number.unwrap_or(1));
        let number = item.number.unwrap_or(*next);
        *next = number.saturating_add(1);
        self.flow.push(&format!("{number}."), Look::default(), None);
        self.flow.space();
    }

    fn close(&mut self, index: usize) {
        let Some(element) = self.tree.elements.get(index) else { return };
        self.stack.pop();
        match element.name.as_str() {
            "pre" => self.preformatted = self.preformatted.saturating_sub(1),
            "td" | "th" => self.flow.space(),
            name if tree::is_block(name) => self.flow.line(),
            _ => {}
        }
    }

    fn text(&mut self, start: usize, end: usize) {
        let look = self.stack.last().copied().unwrap_or_default();
        for (text, at) in self.tree.pieces(start, end) {
            if self.preformatted == 0 {
                self.flow.push(text, look, Some(at));
                continue;
            }
            let mut from = 0;
            for line in text.split('\n') {
                if from > 0 {
                    self.flow.line();
                }
                self.flow.push(line, look, Some(at.ahead(from)));
                from += line.len() + 1;
            }
        }
    }
}
