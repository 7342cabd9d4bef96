//! Markdown: `[^1]` and `[^1]:` as in CommonMark's extensions and pandoc, and pandoc's notes in place, `^[…]`.

use super::draft::{Draft, Noted};
use super::flow::{Flow, Look, Way};
use super::given;
use crate::error::Error;
use crate::model::{Document, Format, NoteKind};
use crate::text;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use std::collections::HashMap;

/// Stands before the number of a note in place, where an author's key has a letter or figure.
const IN_PLACE: char = '\u{f8ff}';
/// Keeps the beginning of a note from being read as a list; mending takes it away.
const NOTHING: char = '\u{200b}';

/// Reads a Markdown file.
///
/// Keys that are numbers or signs are the labels; if any is a word, or a note stands in place, all notes are
/// numbered in the order of their marks, as pandoc does. Straight quotes and hyphens become what they print as.
///
/// # Errors
/// As [`text::characters`]; [`Error::Empty`] if there is no text.
pub(super) fn read(bytes: &[u8], encoding: Option<&str>) -> Result<Document, Error> {
    let (source, encoding) = text::characters(bytes, encoding)?;
    let Prepared { text: prepared, way } = prepare(&source);
    let mut walk = Walk { way, ..Walk::default() };
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_SMART_PUNCTUATION
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS;
    for (event, range) in Parser::new_ext(&prepared, options).into_offset_iter() {
        walk.event(event, prepared.get(range.clone()).unwrap_or(""), range.start);
    }
    let document = walk.finish().finish(Format::Markdown, encoding)?;
    Ok(given::by_listed_key(document, &source))
}

/// True if the text has notes as Markdown writes them.
pub(super) fn sniff(bytes: &[u8]) -> bool {
    if memchr::memchr(b'^', bytes).is_none() {
        return false;
    }
    let defined = |line: &[u8]| {
        let line = line.trim_ascii_start();
        let key = line
            .strip_prefix(b"[^")
            .and_then(|rest| rest.iter().position(|b| *b == b']').map(|at| (rest, at)));
        key.is_some_and(|(rest, at)| at > 0 && rest.get(at + 1) == Some(&b':'))
    };
    let in_place = |line: &[u8]| {
        line.windows(3).any(|w| w.ends_with(b"^[") && !w.starts_with(b"\\") && !w.starts_with(b" "))
    };
    bytes.split(|b| *b == b'\n').any(|line| defined(line) || in_place(line))
}

#[derive(Default)]
struct Walk {
    /// From what is parsed to the file.
    way: Way,
    flow: Flow,
    outer: Vec<(Flow, String)>,
    italic: usize,
    raised: usize,
    /// What is not printed: metadata, pictures' names.
    silent: usize,
    /// Keys in the order of their marks; the notes by key, in the order they are written.
    marks: Vec<String>,
    marked: HashMap<String, usize>,
    notes: Vec<(String, Flow)>,
}

impl Walk {
    /// `source` is what the event was parsed from, which begins at byte `at`.
    fn event(&mut self, event: Event, source: &str, at: usize) {
        match event {
            Event::Start(tag) => self.start(tag, source, at),
            Event::End(tag) => self.end(tag),
            Event::Text(text) | Event::Code(text) | Event::InlineMath(text) | Event::DisplayMath(text) => {
                self.push(&text, source, at);
            }
            Event::FootnoteReference(key) => self.mark(&key),
            Event::SoftBreak => self.flow.space(),
            Event::HardBreak | Event::Rule => self.flow.line(),
            Event::InlineHtml(tag) => self.html(&tag),
            Event::Html(_) | Event::TaskListMarker(_) => {}
        }
    }

    fn start(&mut self, tag: Tag, source: &str, at: usize) {
        match tag {
            Tag::Emphasis => self.italic += 1,
            Tag::MetadataBlock(_) => self.silent += 1,
            // A note that begins with a year and a stop looks like a list.
            Tag::Item if source.starts_with(|c: char| c.is_ascii_digit()) => {
                let end = source.find(|c: char| !c.is_ascii_digit()).map_or(source.len(), |at| at + 1);
                let number = source.get(..end).unwrap_or("").to_owned();
                self.push(&number, &number, at);
                self.flow.space();
            }
            Tag::FootnoteDefinition(key) => {
                let outer = std::mem::replace(&mut self.flow, Flow::one_line());
                self.outer.push((outer, key.into_string()));
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Emphasis => self.italic = self.italic.saturating_sub(1),
            TagEnd::MetadataBlock(_) => self.silent = self.silent.saturating_sub(1),
            TagEnd::FootnoteDefinition => {
                if let Some((outer, key)) = self.outer.pop() {
                    let flow = std::mem::replace(&mut self.flow, outer);
                    self.notes.push((key, flow));
                }
            }
            TagEnd::TableCell => self.flow.space(),
            TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Subscript | TagEnd::Link | TagEnd::Image => {}
            _ => self.flow.line(),
        }
    }

    /// Words that were parsed from `source`, which begins at byte `at`.
    fn push(&mut self, text: &str, source: &str, at: usize) {
        if self.silent > 0 {
            return;
        }
        let look = Look { italic: self.italic > 0, small_caps: false, raised: self.raised > 0 };
        // Code has strokes around it; a quotation mark that was made curved stands for a straight one.
        let lead = if text.len() <= source.len() { source.find(text) } else { None };
        let mut from = 0;
        for line in text.split('\n') {
            if from > 0 {
                self.flow.line();
            }
            match lead {
                Some(lead) => self.flow.push_along(line, look, at + lead + from, &self.way),
                None => {
                    let place = self.way.whole(at, at + source.len());
                    self.flow.push(line, look, Some(place));
                }
            }
            from += line.len() + 1;
        }
    }

    /// A mark in a note calls nothing: notes have no notes.
    fn mark(&mut self, key: &str) {
        if !self.outer.is_empty() {
            return;
        }
        let next = self.marks.len();
        let at = *self.marked.entry(key.to_owned()).or_insert(next);
        if at == next {
            self.marks.push(key.to_owned());
        }
        self.flow.mark(at);
    }

    /// The few tags that writers of Markdown use for letters.
    fn html(&mut self, tag: &str) {
        let name = tag.trim_start_matches('<').trim_end_matches('>').trim_end_matches('/').trim();
        match name.to_ascii_lowercase().as_str() {
            "i" | "em" | "cite" => self.italic += 1,
            "/i" | "/em" | "/cite" => self.italic = self.italic.saturating_sub(1),
            "sup" => self.raised += 1,
            "/sup" => self.raised = self.raised.saturating_sub(1),
            "br" => self.flow.line(),
            _ => {}
        }
    }

    fn finish(mut self) -> Draft {
        while let Some((outer, key)) = self.outer.pop() {
            let flow = std::mem::replace(&mut self.flow, outer);
            self.notes.push((key, flow));
        }
        // A note that no mark calls stands behind the one that is written before it.
        let mut order: Vec<(usize, usize, usize)> = Vec::with_capacity(self.notes.len());
        let (mut rank, mut nth) = (0, 0);
        let mut seen = HashMap::new();
        for (n, (key, _)) in self.notes.iter().enumerate() {
            if seen.insert(key.as_str(), n).is_some() {
                continue;
            }
            match self.marked.get(key) {
                Some(at) => (rank, nth) = (at + 1, 0),
                None => nth += 1,
            }
            order.push((rank, nth, n));
        }
        order.sort_unstable();
        let typed = self.notes.iter().all(|(key, _)| is_printed(key));
        let mut places = vec![usize::MAX; self.marks.len()];
        let mut notes = Vec::with_capacity(order.len());
        for (_, _, n) in order {
            let Some((key, flow)) = self.notes.get_mut(n) else { continue };
            let number = notes.len() + 1;
            if let Some(place) = self.marked.get(key.as_str()).and_then(|at| places.get_mut(*at)) {
                *place = notes.len();
            }
            let label = if typed { key.clone() } else { number.to_string() };
            notes.push(Noted::new(label, NoteKind::Footnote, std::mem::take(flow)));
        }
        self.flow.renumber(|mark| places.get(mark).copied().unwrap_or(usize::MAX));
        Draft { body: self.flow, notes, parts: Vec::new() }
    }
}

/// True for a key that is a label: a number or signs.
fn is_printed(key: &str) -> bool {
    let number = key.len() <= 6 && key.bytes().all(|b| b.is_ascii_digit());
    let signs = key.chars().count() <= 3 && key.chars().all(|c| !c.is_alphanumeric() && c != IN_PLACE);
    !key.is_empty() && (number || signs)
}

/// A text to be parsed, and the way back into the file.
struct Prepared {
    text: String,
    way: Way,
}

impl Prepared {
    /// What comes next stands at byte `there` of the file.
    fn step(&mut self, there: usize) {
        self.way.step(self.text.len(), there);
    }
}

/// Rewrites what CommonMark does not know: notes in place get keys, and are written at the end; the marks of
/// bracketed spans (`[Title]{.smallcaps}`) go; an escaped blank is a blank. One pass; code is left alone.
fn prepare(source: &str) -> Prepared {
    let found = scan(source);
    if found.is_empty() {
        return Prepared { text: source.to_owned(), way: Way::default() };
    }
    let text = String::with_capacity(source.len() + source.len() / 8);
    let mut out = Prepared { text, way: Way::default() };
    let mut notes: Vec<(usize, usize)> = Vec::new();
    let mut from = 0;
    for Place { start, end, what } in found {
        // What stands inside a note in place went with it.
        let Some(kept) = source.get(from..start).filter(|_| start >= from) else { continue };
        out.step(from);
        out.text.push_str(kept);
        out.way.put(out.text.len(), start);
        match what {
            What::Drop(now) => out.text.push_str(now),
            What::Note => {
                out.text.push_str(&format!("[^{IN_PLACE}{}]", notes.len() + 1));
                notes.push((start + 2, end - 1));
            }
        }
        from = end;
    }
    out.step(from);
    out.text.push_str(source.get(from..).unwrap_or(""));
    for (n, (start, end)) in notes.iter().enumerate() {
        out.text.push_str(&format!("\n\n[^{IN_PLACE}{}]: {NOTHING}", n + 1));
        inner(source, *start, *end, &mut out);
    }
    out.step(source.len());
    out.text.push('\n');
    out
}

/// A note in place on one line.
fn inner(source: &str, start: usize, end: usize, out: &mut Prepared) {
    let note = source.get(start..end).unwrap_or("");
    for (k, word) in note.split_whitespace().enumerate() {
        if k > 0 {
            out.text.push(' ');
        }
        out.step(start + (word.as_ptr() as usize - note.as_ptr() as usize));
        // An escaped blank has left its stroke behind.
        out.text.push_str(word.strip_suffix('\\').unwrap_or(word));
    }
}

struct Place {
    start: usize,
    end: usize,
    what: What,
}

enum What {
    /// `^[…]`.
    Note,
    /// Put this in its place.
    Drop(&'static str),
}

/// Finds the places to rewrite, in order of their beginnings.
fn scan(source: &str) -> Vec<Place> {
    let bytes = source.as_bytes();
    let mut found: Vec<Place> = Vec::new();
    // Brackets that are open in this paragraph: where, and whether a note begins there.
    let mut open: Vec<(usize, bool)> = Vec::new();
    let (mut at, mut line_start) = (0, true);
    let mut fence: Option<u8> = None;
    while let Some(&byte) = bytes.get(at) {
        if line_start {
            let line = line(bytes, at);
            let mark = fence_of(line);
            line_start = false;
            if fence.is_some() || mark.is_some() {
                if fence.is_none() {
                    fence = mark;
                } else if mark == fence {
                    fence = None;
                }
                at += line.len();
                open.clear();
                continue;
            }
            if line.trim_ascii().is_empty() {
                open.clear();
            }
        }
        match byte {
            b'\n' => line_start = true,
            b'\\' => {
                if bytes.get(at + 1) == Some(&b' ') {
                    found.push(Place { start: at, end: at + 2, what: What::Drop(" ") });
                }
                at += 1;
            }
            b'`' => at = code(bytes, at),
            b'^' if bytes.get(at + 1) == Some(&b'[') => {
                open.push((at, true));
                at += 1;
            }
            b'^' => {
                if let Some(end) = exponent(bytes, at + 1) {
                    found.push(Place { start: at, end: at + 1, what: What::Drop("<sup>") });
                    found.push(Place { start: end, end: end + 1, what: What::Drop("</sup>") });
                    at = end;
                }
            }
            b'[' => open.push((at, false)),
            b']' => match open.pop() {
                Some((start, true)) => found.push(Place { start, end: at + 1, what: What::Note }),
                Some((start, false)) => {
                    if let Some(end) = attributes(bytes, at + 1) {
                        found.push(Place { start, end: start + 1, what: What::Drop("") });
                        found.push(Place { start: at, end, what: What::Drop("") });
                    }
                }
                None => {}
            },
            _ => {}
        }
        at += 1;
    }
    found.sort_by_key(|place| place.start);
    found
}

fn line(bytes: &[u8], at: usize) -> &[u8] {
    let rest = bytes.get(at..).unwrap_or(&[]);
    let end = memchr::memchr(b'\n', rest).unwrap_or(rest.len());
    rest.get(..end).unwrap_or(rest)
}

/// The sign of a line that opens or closes a block of code.
fn fence_of(line: &[u8]) -> Option<u8> {
    let line = line.trim_ascii_start();
    [b'`', b'~'].into_iter().find(|sign| line.len() >= 3 && line.iter().take(3).all(|b| b == sign))
}

/// The last byte of the code that begins at `at`; `at` itself if no end is near.
fn code(bytes: &[u8], at: usize) -> usize {
    const FAR: usize = 1000;
    let run = |at: usize| bytes.iter().skip(at).take(FAR).take_while(|b| **b == b'`').count();
    let ticks = run(at);
    let mut end = at + ticks;
    while end < bytes.len().min(at + FAR) {
        if bytes.get(end) == Some(&b'`') {
            let here = run(end);
            if here == ticks {
                return end + here - 1;
            }
            end += here;
        } else {
            end += 1;
        }
    }
    at + ticks - 1
}

/// The `^` that ends what is raised from `at` on: a short word (`2^nd^`).
fn exponent(bytes: &[u8], at: usize) -> Option<usize> {
    let rest = bytes.get(at..)?;
    let length = rest.iter().take(12).take_while(|b| b.is_ascii_alphanumeric() || !b.is_ascii()).count();
    (length > 0 && rest.get(length) == Some(&b'^')).then_some(at + length)
}

/// The byte after `{.class key=value}` at `at`.
fn attributes(bytes: &[u8], at: usize) -> Option<usize> {
    let rest = bytes.get(at..)?.strip_prefix(b"{")?;
    if !matches!(rest.first()?, b'.' | b'#') && !rest.iter().take(40).any(|b| *b == b'=') {
        return None;
    }
    let end = rest.iter().take(200).position(|b| matches!(b, b'}' | b'\n'))?;
    (rest.get(end) == Some(&b'}')).then_some(at + 1 + end + 1)
}
