//! A part's text as it prints: paragraphs and runs, marks of notes, what is not printed passed over.

use super::super::flow::{At, Flow, Look};
use super::super::given;
use super::super::xml::{Item, Tag, Xml};
use super::list::Lists;
use super::number::{Reference, Section};
use super::style::{Properties, Styles};
use super::symbol;
use crate::error::Error;
use crate::model::{GivenItem, NoteKind};

/// What was read of a part.
#[derive(Debug, Default)]
pub(super) struct Walked {
    pub(super) flow: Flow,
    pub(super) references: Vec<Reference>,
    pub(super) sections: Vec<Section>,
    pub(super) notes: Vec<Stored>,
}

/// A note of a part of notes.
#[derive(Debug)]
pub(super) struct Stored {
    pub(super) id: String,
    pub(super) flow: Flow,
    /// True if its number prints in front of it by itself.
    pub(super) auto: bool,
}

/// Elements that do not print, with all that is in them: what was deleted or moved away, how things looked
/// before they were changed, instructions of fields, readings beside characters, properties.
const UNPRINTED: &[&str] = &[
    "del",
    "moveFrom",
    "rPrChange",
    "pPrChange",
    "sectPrChange",
    "tblPrChange",
    "tblPrExChange",
    "trPrChange",
    "tcPrChange",
    "numberingChange",
    "delText",
    "delInstrText",
    "rt",
    "sdtEndPr",
    "tblPr",
    "tblGrid",
    "trPr",
    "tcPr",
    "smartTagPr",
    "customXmlPr",
    "binData",
];

#[derive(Default)]
struct Paragraph {
    properties: Properties,
    /// Which paragraph of the part it is, from 1.
    number: u32,
    /// Inside `w:pPr`.
    head: bool,
    /// The end of the paragraph is deleted: it goes on in the next.
    joined: bool,
    /// A section ends with it.
    section: Option<Section>,
    /// The list it belongs to, and its level there.
    list: Option<String>,
    level: usize,
}

#[derive(Default)]
struct Run {
    own: Properties,
    style: Properties,
    /// Inside `w:rPr`.
    head: bool,
}

/// A field: its instruction, and where the words begin that it prints.
#[derive(Default)]
struct Code {
    instruction: String,
    data: String,
    /// The instruction is at its end.
    prints: bool,
    start: usize,
}

/// The longest instruction that is kept: a citation has its whole item in it.
const LONGEST: usize = 1 << 20;

struct Walk<'s> {
    styles: &'s Styles,
    /// The lists of the body.
    lists: Lists,
    walked: Walked,
    /// Paragraphs and runs that are open; text boxes put some into others.
    paragraphs: Vec<Paragraph>,
    runs: Vec<Run>,
    /// Flows that wait while a text box is read, and text boxes that wait for the end of their paragraph.
    outer: Vec<Flow>,
    boxes: Vec<Flow>,
    flow: Flow,
    /// The open fields.
    fields: Vec<Code>,
    /// Inside `w:instrText`, and `w:fldData`.
    code: bool,
    data: bool,
    /// For each open content control, where its words begin and what its tag says that they cite.
    controls: Vec<(usize, Option<Vec<GivenItem>>)>,
    /// How many of them are.
    instructions: usize,
    /// For each open `mc:AlternateContent`, whether one of its forms was read.
    choices: Vec<bool>,
    /// The open `w:sectPr`, and which of its rules is open.
    section: Option<Section>,
    rule: Option<String>,
    /// A note whose own mark is about to come.
    own_mark: bool,
    /// The open note.
    note: Option<(String, bool)>,
    text: bool,
    /// Pages by explicit breaks, and as laid out when the file was last saved.
    breaks: u32,
    rendered: Vec<(usize, u32)>,
    renders: u32,
}

/// Reads the main part, with its lists, or a part of notes, whose lists print no numbers of notes.
///
/// `part` is what messages call it, `number` which of the document's parts it is.
pub(super) fn walk(
    text: &str,
    (number, part): (u16, &str),
    styles: &Styles,
    lists: Option<Lists>,
) -> Result<Walked, Error> {
    let notes = lists.is_none();
    let mut walk = Walk {
        styles,
        lists: lists.unwrap_or_default(),
        walked: Walked::default(),
        paragraphs: Vec::new(),
        runs: Vec::new(),
        outer: Vec::new(),
        boxes: Vec::new(),
        flow: if notes { Flow::one_line() } else { Flow::default() },
        fields: Vec::new(),
        code: false,
        data: false,
        controls: Vec::new(),
        instructions: 0,
        choices: Vec::new(),
        section: None,
        rule: None,
        own_mark: false,
        note: None,
        text: false,
        breaks: 0,
        rendered: Vec::new(),
        renders: 0,
    };
    let mut xml = Xml::new(text, part).count(&["p"], true);
    while let Some(item) = xml.next()? {
        match item {
            Item::Start(tag) => {
                if walk.start(&tag, xml.paragraphs()) {
                    xml.skip()?;
                }
            }
            Item::End(name) => walk.end(name.local()),
            Item::Text(text) => {
                if walk.text {
                    let paragraph = walk.paragraphs.last().map_or(0, |paragraph| paragraph.number);
                    walk.push(&text, Some(xml.place(number, paragraph)));
                } else if walk.code || walk.data {
                    walk.coded(&text);
                }
            }
        }
    }
    Ok(walk.finish())
}

impl Walk<'_> {
    /// Takes in a start tag; true if the element is to be passed over.
    fn start(&mut self, tag: &Tag, paragraphs: u32) -> bool {
        let name = tag.local();
        if self.section.is_some() {
            self.in_section(tag);
            return false;
        }
        if let Some(run) = self.runs.last_mut().filter(|run| run.head) {
            match name {
                "rStyle" => run.style = tag.get("val").map(|id| self.styles.of(&id)).unwrap_or_default(),
                "rPrChange" => return true,
                _ => run.own.take(tag),
            }
            return false;
        }
        if let Some(paragraph) = self.paragraphs.last_mut().filter(|paragraph| paragraph.head) {
            match name {
                "pStyle" => {
                    let style = tag.get("val");
                    paragraph.properties = self.styles.paragraph(style.as_deref());
                    if let Some((list, level)) = style.and_then(|style| self.styles.list(&style)) {
                        (paragraph.list, paragraph.level) = (paragraph.list.take().or(Some(list)), level);
                    }
                }
                "ilvl" => paragraph.level = tag.get("val").and_then(|v| v.parse().ok()).unwrap_or(0),
                "numId" => paragraph.list = tag.get("val"),
                "del" | "moveFrom" => paragraph.joined = true,
                "sectPr" => self.section = Some(Section::default()),
                "pPrChange" | "rPrChange" => return true,
                _ => {}
            }
            return false;
        }
        if UNPRINTED.contains(&name) {
            return true;
        }
        match name {
            "p" => {
                let properties = self.styles.paragraph(None);
                self.paragraphs.push(Paragraph { properties, number: paragraphs, ..Paragraph::default() });
            }
            "pPr" => {
                if let Some(paragraph) = self.paragraphs.last_mut() {
                    paragraph.head = true;
                }
            }
            "r" => self.runs.push(Run::default()),
            "rPr" => {
                if let Some(run) = self.runs.last_mut() {
                    run.head = true;
                }
            }
            "t" => self.text = true,
            "instrText" => self.code = true,
            "fldData" => self.data = true,
            "fldSimple" => {
                let instruction = tag.get("instr").unwrap_or_default();
                let start = self.flow.here();
                self.fields.push(Code { instruction, prints: true, start, ..Code::default() });
            }
            "sdt" => self.controls.push((self.flow.here(), None)),
            "tag" => {
                if let Some((_, items)) = self.controls.last_mut() {
                    *items = tag.get("val").and_then(|tag| given::tag(&tag));
                }
            }
            // What a control holds before anything is put into it.
            "placeholder" | "dropDownList" | "comboBox" | "date" => return true,
            "tab" | "ptab" => self.blank(),
            "br" | "cr" => {
                if tag.get("type").as_deref() == Some("page") {
                    self.breaks += 1;
                }
                self.flow.line();
            }
            "lastRenderedPageBreak" => self.renders += 1,
            "noBreakHyphen" => self.push("-", None),
            "sym" => {
                let code = tag.get("char").and_then(|code| u32::from_str_radix(&code, 16).ok());
                if let Some(c) = code.and_then(|code| symbol::character(code, tag.get("font").as_deref())) {
                    self.push(c.encode_utf8(&mut [0; 4]), None);
                }
            }
            "footnoteReference" => self.reference(tag, NoteKind::Footnote),
            "endnoteReference" => self.reference(tag, NoteKind::Endnote),
            "footnoteRef" | "endnoteRef" => {
                if let Some((_, auto)) = &mut self.note {
                    *auto = true;
                }
            }
            "footnote" | "endnote" => {
                let kind = tag.get("type");
                if !matches!(kind.as_deref(), None | Some("normal")) {
                    return true;
                }
                self.note = Some((tag.get("id").unwrap_or_default(), false));
            }
            "fldChar" => match tag.get("fldCharType").as_deref() {
                Some("begin") => {
                    self.fields.push(Code::default());
                    self.instructions += 1;
                }
                Some("separate") => {
                    let start = self.flow.here();
                    if let Some(code) = self.fields.last_mut().filter(|code| !code.prints) {
                        (code.prints, code.start) = (true, start);
                        self.instructions -= 1;
                    }
                }
                Some("end") => self.field_ends(),
                _ => {}
            },
            "sectPr" => self.section = Some(Section::default()),
            "AlternateContent" => self.choices.push(false),
            "Choice" | "Fallback" => match self.choices.last_mut() {
                Some(taken) if *taken => return true,
                Some(taken) => *taken = true,
                None => {}
            },
            "txbxContent" => {
                let one_line = self.note.is_some();
                let inner = if one_line { Flow::one_line() } else { Flow::default() };
                self.outer.push(std::mem::replace(&mut self.flow, inner));
            }
            _ => {}
        }
        false
    }

    fn end(&mut self, name: &str) {
        match name {
            "sectPr" => {
                let Some(section) = self.section.take() else { return };
                match self.paragraphs.last_mut() {
                    Some(paragraph) => paragraph.section = Some(section),
                    None => self.walked.sections.push(section),
                }
            }
            "footnotePr" | "endnotePr" => self.rule = None,
            _ if self.section.is_some() => {}
            "rPr" => {
                if let Some(run) = self.runs.last_mut() {
                    run.head = false;
                }
            }
            "pPr" => {
                let Some(paragraph) = self.paragraphs.last_mut() else { return };
                paragraph.head = false;
                let number = paragraph.list.take().and_then(|list| self.lists.next(&list, paragraph.level));
                if let Some(number) = number {
                    self.flow.push(&number, Look::default(), None);
                    self.flow.space();
                }
            }
            "t" => self.text = false,
            "instrText" => self.code = false,
            "fldData" => self.data = false,
            "fldSimple" => self.field_ends(),
            "sdt" => {
                if let Some((start, Some(items))) = self.controls.pop() {
                    self.flow.cite(start, items);
                }
            }
            "r" => {
                self.runs.pop();
            }
            "p" => {
                let paragraph = self.paragraphs.pop().unwrap_or_default();
                if !paragraph.joined {
                    self.flow.line();
                }
                if self.paragraphs.is_empty() {
                    for aside in std::mem::take(&mut self.boxes) {
                        self.flow.append(aside);
                        self.flow.line();
                    }
                }
                if let Some(section) = paragraph.section {
                    self.walked.sections.push(section);
                }
            }
            "AlternateContent" => {
                self.choices.pop();
            }
            "txbxContent" => {
                if let Some(outer) = self.outer.pop() {
                    self.boxes.push(std::mem::replace(&mut self.flow, outer));
                }
            }
            "footnote" | "endnote" => {
                if let Some((id, auto)) = self.note.take() {
                    let flow = std::mem::replace(&mut self.flow, Flow::one_line());
                    self.walked.notes.push(Stored { id, flow, auto });
                }
                self.fields.clear();
                self.instructions = 0;
                self.own_mark = false;
            }
            _ => {}
        }
    }

    /// Inside `w:sectPr`.
    fn in_section(&mut self, tag: &Tag) {
        let Some(section) = &mut self.section else { return };
        match (tag.local(), &self.rule) {
            (name @ ("footnotePr" | "endnotePr"), _) => self.rule = Some(name.to_owned()),
            (_, Some(rule)) => section.rule(rule).take(tag),
            _ => {}
        }
    }

    fn reference(&mut self, tag: &Tag, kind: NoteKind) {
        if self.note.is_some() || self.is_instruction() || self.look().hidden == Some(true) {
            return;
        }
        let own = matches!(tag.get("customMarkFollows").as_deref(), Some("1" | "true" | "on"));
        self.own_mark = own;
        self.flow.mark(self.walked.references.len());
        self.rendered.push((self.walked.references.len(), self.renders));
        self.walked.references.push(Reference {
            id: tag.get("id").unwrap_or_default(),
            kind,
            own: own.then(String::new),
            section: self.walked.sections.len(),
            page: self.breaks,
        });
    }

    /// Words of an instruction, or what goes with it.
    fn coded(&mut self, text: &str) {
        // What a field inside another says counts for both: EndNote puts its data so.
        let data = self.data;
        for code in self.fields.iter_mut().rev().take_while(|code| !code.prints).take(3) {
            let into = if data { &mut code.data } else { &mut code.instruction };
            if into.len() + text.len() <= LONGEST {
                into.push_str(text);
            }
        }
    }

    fn field_ends(&mut self) {
        let Some(code) = self.fields.pop() else { return };
        if !code.prints {
            self.instructions -= 1;
        } else if self.instructions == 0
            && let Some(items) = given::field(&code.instruction, &code.data)
        {
            self.flow.cite(code.start, items);
        }
    }

    fn is_instruction(&self) -> bool {
        self.instructions > 0
    }

    fn look(&self) -> Properties {
        let paragraph = self.paragraphs.last().map(|p| p.properties).unwrap_or_default();
        match self.runs.last() {
            Some(run) => self.styles.look(paragraph, run.style, run.own),
            None => self.styles.look(paragraph, Properties::default(), Properties::default()),
        }
    }

    fn blank(&mut self) {
        if !self.runs.is_empty() {
            self.flow.space();
        }
    }

    fn push(&mut self, text: &str, at: Option<At>) {
        let look = self.look();
        if self.is_instruction() || look.hidden == Some(true) {
            return;
        }
        if self.own_mark {
            self.own_mark = text.trim().is_empty();
            if let Some(reference) = self.walked.references.last_mut() {
                reference.own = Some(text.trim().to_owned());
            }
            return;
        }
        let on = |property: Option<bool>| property.unwrap_or(false);
        let look = Look { italic: on(look.italic), small_caps: on(look.small_caps), raised: on(look.raised) };
        self.flow.push(text, look, at);
    }

    fn finish(mut self) -> Walked {
        self.walked.flow = self.flow;
        // Where the layout was saved it knows better than the breaks that were typed.
        if self.renders > 0 {
            for (at, page) in self.rendered {
                if let Some(reference) = self.walked.references.get_mut(at) {
                    reference.page = page;
                }
            }
        }
        self.walked
    }
}
