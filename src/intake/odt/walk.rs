//! The body's text as it prints, with the notes that stand in it.

use super::super::draft::{Draft, Noted};
use super::super::flow::{At, Flow, Look};
use super::super::given;
use super::super::xml::{Item, Tag, Xml};
use super::list::Lists;
use super::style::{Properties, Styles};
use crate::error::Error;
use crate::model::NoteKind;

/// Elements that do not print, with all that is in them.
const UNPRINTED: &[&str] = &[
    "tracked-changes",
    "annotation",
    "desc",
    "binary-data",
    "ruby-text",
    "forms",
    "variable-decls",
    "sequence-decls",
    "user-field-decls",
    "dde-connection-decls",
    "alphabetical-index-auto-mark-file",
    "scripts",
    "font-face-decls",
    "automatic-styles",
    "master-styles",
    "styles",
    "settings",
    "meta",
    "event-listeners",
    "bibliography-mark-source",
    "table-of-content-source",
    "alphabetical-index-source",
    "bibliography-source",
];

/// A note that is being read.
struct Open {
    kind: NoteKind,
    /// As it stands in `text:note-citation`, and as its attribute has it.
    label: String,
    own: Option<String>,
    /// Inside `text:note-citation`.
    citation: bool,
    /// The body it stands in, and how many paragraphs are open there.
    outer: Flow,
    boxes: Vec<Flow>,
    depth: usize,
}

struct Walk<'s> {
    styles: &'s Styles,
    draft: Draft,
    flow: Flow,
    note: Option<Open>,
    /// How the letters of the open paragraphs and spans look, and the names of their elements.
    looks: Vec<Properties>,
    /// How many paragraphs are open; text is only what stands in one.
    paragraphs: usize,
    /// Which paragraphs of the part those are, from 1.
    numbers: Vec<u32>,
    /// Text boxes: the flows and depths they interrupt, and those that wait for their paragraph's end.
    outer: Vec<(Flow, usize)>,
    boxes: Vec<Flow>,
    counts: [Count; 2],
    /// The lists of the body, and what prints before the next paragraph.
    lists: Lists,
    number: Option<String>,
    /// The name of the open reference mark, and where its words begin: Zotero keeps the citation in it.
    cited: Option<(String, usize)>,
}

#[derive(Clone, Copy, Default)]
struct Count {
    notes: u32,
    last: u32,
    section: u16,
}

/// Reads `content.xml`, or the whole of a flat file.
pub(super) fn walk(text: &str, part: &str, styles: &Styles) -> Result<Draft, Error> {
    let mut walk = Walk {
        styles,
        draft: Draft::default(),
        flow: Flow::default(),
        note: None,
        looks: Vec::new(),
        paragraphs: 0,
        numbers: Vec::new(),
        outer: Vec::new(),
        boxes: Vec::new(),
        counts: [Count::default(); 2],
        lists: Lists::default(),
        number: None,
        cited: None,
    };
    let mut xml = Xml::new(text, part).count(&["p", "h"], false);
    while let Some(item) = xml.next()? {
        match item {
            Item::Start(tag) => {
                if walk.start(&tag, xml.paragraphs()) {
                    xml.skip()?;
                }
            }
            Item::End(name) => walk.end(name.local()),
            Item::Text(text) => {
                let paragraph = walk.numbers.last().copied().unwrap_or(0);
                walk.push(&text, xml.place(0, paragraph));
            }
        }
    }
    walk.draft.body = walk.flow;
    Ok(walk.draft)
}

impl Walk<'_> {
    /// Takes in a start tag; true if the element is to be passed over.
    fn start(&mut self, tag: &Tag, paragraphs: u32) -> bool {
        let name = tag.local();
        if UNPRINTED.contains(&name) || name == "section" && tag.get("display").as_deref() == Some("none") {
            return true;
        }
        match name {
            "p" | "h" => {
                self.paragraphs += 1;
                self.numbers.push(paragraphs);
                self.looks.push(self.styles.of("paragraph", tag.get("style-name")));
                if let Some(number) = self.number.take() {
                    self.flow.push(&number, Look::default(), None);
                    self.flow.space();
                }
            }
            "list" if self.note.is_none() => self.lists.begin(tag),
            "list-item" if self.note.is_none() => self.number = self.lists.item(tag, &self.styles.lists),
            "span" => {
                let outer = self.looks.last().copied().unwrap_or_default();
                self.looks.push(self.styles.of("text", tag.get("style-name")).over(outer));
            }
            "s" | "tab" => self.flow.space(),
            "line-break" if self.paragraphs > 0 => self.flow.line(),
            "title" if tag.prefix() == "svg" => return true,
            "reference-mark-start" => self.cited = tag.get("name").map(|name| (name, self.flow.here())),
            "reference-mark-end" => self.cite(tag.get("name")),
            "note" => self.note(tag),
            "note-citation" => {
                if let Some(note) = &mut self.note {
                    note.citation = true;
                    note.own = tag.get("label");
                }
            }
            "text-box" => {
                let inner = if self.note.is_some() { Flow::one_line() } else { Flow::default() };
                self.outer.push((std::mem::replace(&mut self.flow, inner), self.paragraphs));
                self.paragraphs = 0;
            }
            _ => {}
        }
        false
    }

    fn end(&mut self, name: &str) {
        match name {
            "p" | "h" => {
                self.looks.pop();
                self.numbers.pop();
                self.paragraphs = self.paragraphs.saturating_sub(1);
                self.flow.line();
                if self.paragraphs == 0 {
                    for aside in std::mem::take(&mut self.boxes) {
                        self.flow.append(aside);
                        self.flow.line();
                    }
                }
            }
            "span" => {
                self.looks.pop();
            }
            "list" if self.note.is_none() => self.lists.end(),
            "note-citation" => {
                if let Some(note) = &mut self.note {
                    note.citation = false;
                }
            }
            "note" => self.noted(),
            "text-box" => {
                if let Some((outer, paragraphs)) = self.outer.pop() {
                    self.boxes.push(std::mem::replace(&mut self.flow, outer));
                    self.paragraphs = paragraphs;
                }
            }
            _ => {}
        }
    }

    /// A reference mark ends.
    fn cite(&mut self, name: Option<String>) {
        let Some((open, start)) = self.cited.take() else { return };
        if name.is_some_and(|name| name == open)
            && let Some(items) = given::field(&open, "")
        {
            self.flow.cite(start, items);
        }
    }

    /// A note begins; one inside a note is that note's text.
    fn note(&mut self, tag: &Tag) {
        if self.note.is_some() {
            return;
        }
        let kind = match tag.get("note-class").as_deref() {
            Some("endnote") => NoteKind::Endnote,
            _ => NoteKind::Footnote,
        };
        self.flow.mark(self.draft.notes.len());
        self.note = Some(Open {
            kind,
            label: String::new(),
            own: None,
            boxes: std::mem::take(&mut self.boxes),
            citation: false,
            outer: std::mem::replace(&mut self.flow, Flow::one_line()),
            depth: self.paragraphs,
        });
        self.paragraphs = 0;
    }

    fn noted(&mut self) {
        let Some(open) = self.note.take() else { return };
        let flow = std::mem::replace(&mut self.flow, open.outer);
        self.paragraphs = open.depth;
        self.boxes = open.boxes;
        let rule = self.styles.notes(open.kind);
        let count = &mut self.counts[usize::from(open.kind == NoteKind::Endnote)];
        count.notes += 1;
        let label = match (open.label.trim(), open.own) {
            ("", Some(own)) => own.trim().to_owned(),
            ("", None) => rule.form.print(count.notes.saturating_add(rule.before)),
            (label, _) => label.to_owned(),
        };
        if let Ok(number) = label.parse::<u32>() {
            if number <= count.last && !rule.by_page {
                count.section = count.section.saturating_add(1);
            }
            count.last = number;
        }
        let section = count.section;
        let mut noted = Noted::new(label, open.kind, flow);
        noted.section = section;
        self.draft.notes.push(noted);
    }

    fn push(&mut self, text: &str, at: At) {
        if let Some(note) = self.note.as_mut().filter(|note| note.citation) {
            note.label.push_str(text.trim());
            return;
        }
        if self.paragraphs == 0 {
            return;
        }
        let look = self.looks.last().copied().unwrap_or_default();
        let on = |property: Option<bool>| property.unwrap_or(false);
        if on(look.hidden) {
            return;
        }
        let look = Look { italic: on(look.italic), small_caps: on(look.small_caps), raised: on(look.raised) };
        self.flow.push(text, look, Some(at));
    }
}
