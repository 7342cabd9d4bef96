//! The elements of a page, nested as they are meant, in one list. No recursion; every element ends.

use super::super::flow::At;
use super::source::{self, Piece};
use html5gum::{DefaultEmitter, HtmlString, StartTag, Token, Tokenizer};
use std::collections::{BTreeMap, HashMap};

/// One thing of the page, in order.
#[derive(Clone, Copy, Debug)]
pub(super) enum Item {
    /// The element with this index begins.
    Start(usize),
    /// It ends.
    End(usize),
    /// Bytes of [`Tree::text`].
    Text(usize, usize),
}

/// An element.
#[derive(Debug, Default)]
pub(super) struct Element {
    pub(super) name: String,
    pub(super) parent: Option<usize>,
    /// The items where it begins and ends.
    pub(super) start: usize,
    pub(super) end: usize,
    /// Where a link leads: the name of a place as in [`Tree::places`].
    pub(super) link: Option<String>,
    pub(super) id: Option<String>,
    /// `class`, `role` and `epub:type`, in small letters.
    pub(super) class: String,
    pub(super) style: String,
    /// `start` of an `ol`, `value` of an `li`.
    pub(super) number: Option<u32>,
}

impl Element {
    /// True if one of its classes or roles is `word`.
    pub(super) fn is(&self, word: &str) -> bool {
        self.class.split_ascii_whitespace().any(|class| class == word)
    }
}

/// A page, or all pages of a book.
#[derive(Debug, Default)]
pub(super) struct Tree {
    pub(super) items: Vec<Item>,
    pub(super) elements: Vec<Element>,
    pub(super) text: String,
    /// Where the text stands in the pages, in order.
    pieces: Vec<Piece>,
    /// The names of the pages; an empty one if it is a page alone.
    pub(super) pages: Vec<String>,
    /// Elements by the name of their place: `page#id`.
    pub(super) places: HashMap<String, usize>,
    /// How many texts that are not blank stand before each item.
    pub(super) texts: Vec<u32>,
    /// What the page says of the look of classes.
    pub(super) css: String,
}

/// Elements without content.
const VOID: &[&str] = &[
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track",
    "wbr",
];

/// Elements that stand on lines of their own, and end a paragraph that is open.
const BLOCKS: &[&str] = &[
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "center",
    "dd",
    "details",
    "dialog",
    "dir",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hgroup",
    "hr",
    "html",
    "li",
    "main",
    "menu",
    "nav",
    "ol",
    "p",
    "pre",
    "section",
    "summary",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "ul",
];

/// True for an element that stands on lines of its own.
pub(super) fn is_block(name: &str) -> bool {
    BLOCKS.binary_search(&name).is_ok()
}

/// What an opening element ends, and what it does not look beyond.
fn ends(name: &str) -> (&'static [&'static str], &'static [&'static str]) {
    match name {
        "a" => (&["a"], &["td", "th", "table"]),
        "li" => (&["li"], &["ol", "ul", "menu", "dir"]),
        "dt" | "dd" => (&["dt", "dd"], &["dl"]),
        "tr" => (&["tr"], &["table"]),
        "td" | "th" => (&["td", "th"], &["tr", "table"]),
        "tbody" | "thead" | "tfoot" => (&["tbody", "thead", "tfoot"], &["table"]),
        "option" => (&["option"], &["select"]),
        name if is_block(name) => {
            (&["p"], &["td", "th", "li", "dd", "div", "aside", "section", "blockquote"])
        }
        _ => (&[], &[]),
    }
}

/// How far up an element that is to be ended is looked for.
const DEEP: usize = 64;

#[derive(Default)]
struct Open {
    stack: Vec<usize>,
    /// How many elements of each name are open.
    count: HashMap<String, usize>,
}

impl Tree {
    /// Adds a page. `page` stands before the names of its places.
    pub(super) fn add(&mut self, source: &str, page: &str) {
        let mut emitter = DefaultEmitter::<usize>::new_with_span();
        let number = self.pages.len() as u16;
        self.pages.push(page.to_owned());
        emitter.naively_switch_states(true);
        let mut open = Open::default();
        for token in Tokenizer::new_with_emitter(source, emitter) {
            let Ok(token) = token;
            match token {
                Token::StartTag(tag) => self.start(tag, page, &mut open),
                Token::EndTag(tag) => self.end(&lossy(&tag.name), &mut open),
                Token::String(text) => {
                    let start = self.text.len();
                    self.text.push_str(&String::from_utf8_lossy(&text));
                    let new = self.text.get(start..).unwrap_or("");
                    source::find(
                        source,
                        text.span.start,
                        text.span.end,
                        new,
                        start,
                        number,
                        &mut self.pieces,
                    );
                    self.items.push(Item::Text(start, self.text.len()));
                }
                _ => {}
            }
        }
        while let Some(at) = open.stack.pop() {
            self.close(at);
        }
    }

    fn start(&mut self, tag: StartTag<usize>, page: &str, open: &mut Open) {
        let name = lossy(&tag.name);
        let (ended, bounds) = ends(&name);
        if !ended.is_empty() {
            let found = open.stack.iter().rev().take(DEEP).position(|at| {
                self.elements
                    .get(*at)
                    .is_some_and(|e| ended.contains(&e.name.as_str()) || bounds.contains(&e.name.as_str()))
            });
            let up = found.filter(|up| {
                let at = open.stack.len().checked_sub(up + 1).and_then(|at| open.stack.get(at));
                at.and_then(|at| self.elements.get(*at)).is_some_and(|e| ended.contains(&e.name.as_str()))
            });
            for _ in 0..up.map_or(0, |up| up + 1) {
                self.pop(open);
            }
        }
        let get = |key: &str| {
            tag.attributes.get(key.as_bytes()).map(|value| String::from_utf8_lossy(value).into_owned())
        };
        let at = self.elements.len();
        let id = get("id").or_else(|| if name == "a" { get("name") } else { None });
        for key in [get("id"), if name == "a" { get("name") } else { None }].into_iter().flatten() {
            self.places.entry(place(page, &key)).or_insert(at);
        }
        let link = if name == "a" { get("href").and_then(|href| target(page, &href)) } else { None };
        let number = get("start").or_else(|| get("value")).filter(|_| matches!(name.as_str(), "ol" | "li"));
        let element = Element {
            parent: open.stack.last().copied(),
            start: self.items.len(),
            end: self.items.len() + 1,
            link,
            id,
            class: classes(&tag.attributes),
            style: get("style").unwrap_or_default().to_ascii_lowercase(),
            number: number.and_then(|number| number.trim().parse().ok()),
            name,
        };
        let leaf = tag.self_closing && element.name.contains(':') || VOID.contains(&element.name.as_str());
        // Pages that are XML end empty anchors in their start tag.
        let leaf = leaf
            || tag.self_closing && matches!(element.name.as_str(), "a" | "span" | "div" | "p" | "i" | "em");
        self.items.push(Item::Start(at));
        if leaf {
            self.elements.push(element);
            self.close(at);
            return;
        }
        *open.count.entry(element.name.clone()).or_default() += 1;
        open.stack.push(at);
        self.elements.push(element);
    }

    /// Ends the element of this name; an end without a beginning is nothing. An end of letters' looks does
    /// not end blocks around them.
    fn end(&mut self, name: &str, open: &mut Open) {
        if open.count.get(name).copied().unwrap_or(0) == 0 {
            return;
        }
        let inline = !is_block(name);
        let mut up = None;
        for (k, at) in open.stack.iter().rev().enumerate() {
            let Some(element) = self.elements.get(*at) else { break };
            if element.name == name {
                up = Some(k);
                break;
            }
            if inline && (is_block(&element.name) || k > DEEP) {
                break;
            }
        }
        for _ in 0..up.map_or(0, |up| up + 1) {
            self.pop(open);
        }
    }

    fn pop(&mut self, open: &mut Open) {
        let Some(at) = open.stack.pop() else { return };
        if let Some(count) = self.elements.get(at).and_then(|e| open.count.get_mut(&e.name)) {
            *count = count.saturating_sub(1);
        }
        self.close(at);
    }

    fn close(&mut self, at: usize) {
        if let Some(element) = self.elements.get_mut(at) {
            element.end = self.items.len();
        }
        self.items.push(Item::End(at));
    }

    /// Counts the texts, when all pages are there, and takes the style sheets out.
    pub(super) fn seal(&mut self) {
        let mut count = 0;
        self.texts.reserve(self.items.len() + 1);
        let mut hidden: Option<usize> = None;
        for item in &self.items {
            self.texts.push(count);
            match *item {
                Item::Start(at) => {
                    if hidden.is_none() && self.elements.get(at).is_some_and(|e| is_hidden(&e.name)) {
                        hidden = Some(at);
                    }
                }
                Item::End(at) => {
                    if hidden == Some(at) {
                        hidden = None;
                    }
                }
                Item::Text(start, end) => {
                    let text = self.text.get(start..end).unwrap_or("");
                    match hidden.and_then(|at| self.elements.get(at)) {
                        Some(element) if element.name == "style" => self.css.push_str(text),
                        Some(_) => {}
                        None => count += u32::from(!text.trim().is_empty()),
                    }
                }
            }
        }
        self.texts.push(count);
    }

    /// The bytes `start..end` of the text, in pieces, and where each stands.
    pub(super) fn pieces(&self, start: usize, end: usize) -> impl Iterator<Item = (&str, At)> {
        let first = self.pieces.partition_point(|piece| piece.end <= start);
        let pieces = self.pieces.get(first..).unwrap_or(&[]).iter();
        pieces
            .take_while(move |piece| piece.start < end)
            .map(|piece| (self.text.get(piece.start..piece.end).unwrap_or(""), piece.at))
    }

    /// The text inside an element, up to some forty bytes.
    pub(super) fn label(&self, at: usize) -> String {
        let mut out = String::new();
        let Some(element) = self.elements.get(at) else { return out };
        for item in self.items.get(element.start..element.end).unwrap_or(&[]).iter().take(200) {
            if let Item::Text(start, end) = item {
                out.push_str(self.text.get(*start..*end).unwrap_or(""));
                if out.len() > 40 {
                    break;
                }
            }
        }
        out
    }

    /// An element and what it stands in, from the inside out.
    pub(super) fn up(&self, at: usize) -> impl Iterator<Item = (usize, &Element)> {
        std::iter::successors(self.elements.get(at).map(|e| (at, e)), |(_, e)| {
            e.parent.and_then(|at| self.elements.get(at).map(|e| (at, e)))
        })
        .take(DEEP)
    }
}

/// True for elements whose text is not the page's.
pub(super) fn is_hidden(name: &str) -> bool {
    matches!(
        name,
        "script"
            | "style"
            | "title"
            | "template"
            | "noscript"
            | "svg"
            | "select"
            | "textarea"
            | "iframe"
            | "object"
            | "rt"
            | "rp"
    )
}

fn lossy(name: &HtmlString) -> String {
    let name = String::from_utf8_lossy(name);
    // Word's pages have tags of its own, with a prefix.
    name.into_owned()
}

fn classes<S>(attributes: &BTreeMap<HtmlString, S>) -> String
where
    S: AsBytes,
{
    let mut out = String::new();
    for key in ["class", "role", "epub:type"] {
        if let Some(value) = attributes.get(key.as_bytes()) {
            if !out.is_empty() {
                out.push(' ');
            }
            out.push_str(&String::from_utf8_lossy(value.bytes()).to_lowercase());
        }
    }
    out
}

/// The bytes of an attribute's value.
trait AsBytes {
    fn bytes(&self) -> &[u8];
}

impl<B: html5gum::SpanBound> AsBytes for html5gum::Spanned<HtmlString, B> {
    fn bytes(&self) -> &[u8] {
        &self.value
    }
}

/// The name of a place.
fn place(page: &str, id: &str) -> String {
    format!("{page}#{id}")
}

/// The name of the place a link leads to; `None` if it leads out of the document.
fn target(page: &str, href: &str) -> Option<String> {
    let (file, id) = href.trim().split_once('#')?;
    let id = unescaped(id);
    if id.is_empty() {
        return None;
    }
    // A page alone is the same wherever it was taken from.
    if file.is_empty() || page.is_empty() {
        return Some(place(page, &id));
    }
    if file.contains("://") {
        return None;
    }
    Some(place(&super::super::package::resolve(page, &unescaped(file)), &id))
}

/// `%20` and the like undone.
pub(super) fn unescaped(text: &str) -> String {
    if !text.contains('%') {
        return text.to_owned();
    }
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        let code = text.get(at + 1..at + 3).and_then(|hex| u8::from_str_radix(hex, 16).ok());
        match code.filter(|_| *byte == b'%') {
            Some(code) => {
                out.push(code);
                at += 3;
            }
            None => {
                out.push(*byte);
                at += 1;
            }
        }
    }
    String::from_utf8_lossy(&out).into_owned()
}
