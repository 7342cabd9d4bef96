//! LaTeX: the text that is there. No TeX: macros that are not known leave their arguments, and nothing is
//! looked up in other files.

mod expand;
mod named;
mod scan;
mod symbol;

use super::draft::{Draft, Noted};
use super::flow::Flow;
use super::given;
use super::numeral::Numeral;
use crate::error::Error;
use crate::model::{Document, Format, NoteKind, Span};
use crate::text;
use scan::Scan;
use std::collections::HashMap;

/// Reads a LaTeX file.
///
/// Notes carry the numbers that LaTeX would print; chapters number anew in the classes that do so. Keys of
/// citations stay, as `[@key, 5]`.
///
/// # Errors
/// As [`text::characters`]; [`Error::Empty`] if there is no text.
pub(super) fn read(bytes: &[u8], encoding: Option<&str>) -> Result<Document, Error> {
    let (source, encoding) = text::characters(bytes, encoding)?;
    // Blanks at a line's end print nothing, and every byte stays in its place.
    let source =
        if source.contains('\r') { source.replace("\r\n", " \n").replace('\r', "\n") } else { source };
    let (preamble, body) = match source.split_once("\\begin{document}") {
        Some((preamble, body)) => (preamble, body.split("\\end{document}").next().unwrap_or(body)),
        None => ("", source.as_str()),
    };
    let start = body.as_ptr() as usize - source.as_ptr() as usize;
    let (body, way) = expand::expand(preamble, body, start);
    let scan = |labels| {
        let mut made = Made { restart: restart(preamble), labels, ..Made::default() };
        let mut scan = Scan::new(&body, Some(&way));
        scan.umlauts = is_german(preamble);
        scan.run(&mut made);
        made
    };
    let mut made = scan(HashMap::new());
    // Notes that name others by their labels, of which some come later: now the numbers are known.
    if !made.labels.is_empty() && body.contains("ref{") {
        made = scan(made.labels);
    }
    let files = std::mem::take(&mut made.files);
    let mut document = made.finish().finish(Format::Latex, encoding)?;
    let mut from = 0;
    for words in files {
        let Some(at) = document.source.text.get(from..).and_then(|rest| rest.find(&words)) else { continue };
        document.source.elsewhere.push(Span::new(from + at, from + at + words.len()));
        from += at + words.len();
    }
    Ok(given::by_key(document))
}

/// True if the text has what only LaTeX writes.
pub(super) fn sniff(bytes: &[u8]) -> bool {
    const SIGNS: [&[u8]; 6] = [
        b"\\documentclass",
        b"\\begin{document}",
        b"\\footnote{",
        b"\\footnote[",
        b"\\endnote{",
        b"\\footcite",
    ];
    memchr::memchr(b'\\', bytes).is_some()
        && SIGNS.iter().any(|sign| memchr::memmem::find(bytes, sign).is_some())
}

/// True if babel is told of German, in which `"u` is an umlaut.
fn is_german(preamble: &str) -> bool {
    let options = preamble.lines().filter(|line| {
        let line = line.trim_start();
        line.starts_with("\\documentclass") || line.contains("{babel}") || line.contains("{ngerman}")
    });
    options.into_iter().any(|line| ["german", "austrian", "naustrian"].iter().any(|name| line.contains(name)))
}

/// The heading at which the numbers of footnotes begin again.
fn restart(preamble: &str) -> Option<&'static str> {
    let compact: String = preamble.chars().filter(|c| !c.is_whitespace() && *c != '*').collect();
    for level in ["section", "chapter", "part"] {
        if compact.contains(&format!("\\counterwithin{{footnote}}{{{level}}}"))
            || compact.contains(&format!("\\@addtoreset{{footnote}}{{{level}}}"))
        {
            return Some(match level {
                "section" => "section",
                "chapter" => "chapter",
                _ => "part",
            });
        }
    }
    if compact.contains("\\counterwithout{footnote}") || compact.contains("\\@removefromreset{footnote}") {
        return None;
    }
    let class = compact.split("\\documentclass").nth(1).and_then(|rest| rest.split('{').nth(1)).unwrap_or("");
    let class = class.split('}').next().unwrap_or("");
    (!class.contains("article") && !class.contains("artcl")).then_some("chapter")
}

/// A counter of notes.
#[derive(Default)]
struct Counter {
    last: u32,
    section: u16,
    /// A number was given since it began.
    used: bool,
}

/// What a scan makes: the body and its notes.
#[derive(Default)]
struct Made {
    flow: Flow,
    /// Flows that wait while a note is read, and the notes.
    outer: Vec<(Flow, usize)>,
    notes: Vec<Noted>,
    /// Notes by label whose text is still to come.
    open: HashMap<(NoteKind, String), usize>,
    footnotes: Counter,
    endnotes: Counter,
    thanks: u32,
    /// The commands that put in other files, as they print, in order.
    files: Vec<String>,
    restart: Option<&'static str>,
    /// The numbers of notes that have a `\label`.
    labels: HashMap<String, String>,
}

impl Made {
    fn counter(&mut self, kind: NoteKind) -> &mut Counter {
        if kind == NoteKind::Endnote { &mut self.endnotes } else { &mut self.footnotes }
    }

    /// The next number, as a label.
    fn next(&mut self, kind: NoteKind) -> String {
        let counter = self.counter(kind);
        counter.last = counter.last.saturating_add(1);
        counter.used = true;
        counter.last.to_string()
    }

    /// A mark here, with the label of its note. Gives the note.
    fn mark(&mut self, kind: NoteKind, label: String) -> usize {
        self.flow.mark(self.notes.len());
        self.add(kind, label)
    }

    fn add(&mut self, kind: NoteKind, label: String) -> usize {
        let section = self.counter(kind).section;
        let mut noted = Noted::new(label, kind, Flow::one_line());
        noted.section = section;
        self.notes.push(noted);
        self.notes.len() - 1
    }

    /// A label, which in a note stands for its number.
    fn label(&mut self, label: &str) {
        if let Some(noted) = self.outer.last().and_then(|(_, note)| self.notes.get(*note)) {
            self.labels.insert(label.to_owned(), noted.label.clone());
        }
    }

    /// The text of note `note` begins.
    fn begin(&mut self, note: usize) {
        self.outer.push((std::mem::replace(&mut self.flow, Flow::one_line()), note));
    }

    /// It ends.
    fn end(&mut self) {
        let Some((outer, note)) = self.outer.pop() else { return };
        let flow = std::mem::replace(&mut self.flow, outer);
        if let Some(noted) = self.notes.get_mut(note) {
            noted.flow = flow;
        }
    }

    /// `\footnotemark`: its text comes later.
    fn mark_alone(&mut self, kind: NoteKind, label: Option<String>) {
        let label = label.unwrap_or_else(|| self.next(kind));
        let note = self.mark(kind, label.clone());
        self.open.insert((kind, label), note);
    }

    /// `\footnotetext`: gives the note whose text follows.
    fn text_alone(&mut self, kind: NoteKind, label: Option<String>) -> usize {
        let label = label.unwrap_or_else(|| self.counter(kind).last.to_string());
        match self.open.remove(&(kind, label.clone())) {
            Some(note) => note,
            None => self.add(kind, label),
        }
    }

    /// `\thanks`: numbered by signs.
    fn thanks(&mut self) -> usize {
        self.thanks += 1;
        self.mark(NoteKind::Footnote, Numeral::Signs.print(self.thanks))
    }

    /// The counter `name` is set.
    fn set(&mut self, name: &str, value: u32, add: bool) {
        let kind = match name {
            "footnote" => NoteKind::Footnote,
            "endnote" => NoteKind::Endnote,
            _ => return,
        };
        let counter = self.counter(kind);
        let value = if add { counter.last.saturating_add(value) } else { value };
        if value < counter.last && counter.used {
            counter.section = counter.section.saturating_add(1);
            counter.used = false;
        }
        counter.last = value;
    }

    /// A numbered heading.
    fn heading(&mut self, name: &str) {
        if self.restart == Some(name) {
            self.set("footnote", 0, false);
        }
    }

    fn finish(mut self) -> Draft {
        while !self.outer.is_empty() {
            self.end();
        }
        Draft { body: self.flow, notes: self.notes, parts: Vec::new() }
    }
}
