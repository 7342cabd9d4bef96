//! How letters look: named and automatic styles, what they are based on; and how notes are numbered.

use super::super::numeral::Numeral;
use super::super::xml::{Item, Tag, Xml};
use super::list::ListStyles;
use crate::error::Error;
use crate::model::NoteKind;
use std::collections::HashMap;

/// What a style says; `None` if it does not.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Properties {
    pub(super) italic: Option<bool>,
    pub(super) small_caps: Option<bool>,
    pub(super) hidden: Option<bool>,
    pub(super) raised: Option<bool>,
}

impl Properties {
    /// What this does not say, `base` does.
    pub(super) fn over(self, base: Properties) -> Properties {
        Properties {
            italic: self.italic.or(base.italic),
            small_caps: self.small_caps.or(base.small_caps),
            hidden: self.hidden.or(base.hidden),
            raised: self.raised.or(base.raised),
        }
    }

    fn take(&mut self, tag: &Tag) {
        if let Some(value) = tag.get("font-style") {
            self.italic = Some(value != "normal");
        }
        if let Some(value) = tag.get("font-variant") {
            self.small_caps = Some(value == "small-caps");
        }
        if let Some(value) = tag.get("display") {
            self.hidden = Some(value == "none");
        }
        if let Some(value) = tag.get("text-position") {
            let raise = value.split_whitespace().next().unwrap_or("");
            let percent = raise.trim_end_matches('%').parse::<f64>().unwrap_or(0.0);
            self.raised = Some(raise == "super" || percent > 0.0);
        }
    }
}

#[derive(Debug, Default)]
struct Styled {
    properties: Properties,
    parent: Option<String>,
}

/// How one kind of notes is numbered, where a note does not say it itself.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Numbering {
    pub(super) form: Numeral,
    /// The first number less one.
    pub(super) before: u32,
    /// Numbers begin again on every page: this parts nothing.
    pub(super) by_page: bool,
}

/// The styles of a document.
#[derive(Debug, Default)]
pub(super) struct Styles {
    /// By family and name.
    all: HashMap<(String, String), Styled>,
    usual: HashMap<String, Properties>,
    pub(super) footnotes: Numbering,
    pub(super) endnotes: Numbering,
    pub(super) lists: ListStyles,
}

/// A circle of parents ends here.
const DEEPEST: usize = 32;

impl Styles {
    /// Takes in the styles of a part; those of a later part come over those of an earlier.
    pub(super) fn read(&mut self, text: &str, part: &str) -> Result<(), Error> {
        let mut xml = Xml::new(text, part);
        let mut style: Option<(String, Option<String>, Styled)> = None;
        while let Some(item) = xml.next()? {
            match item {
                Item::Start(tag) => match tag.local() {
                    "list-style" | "list-level-style-number" => self.lists.take(&tag),
                    "style" | "default-style" if tag.prefix() == "style" => {
                        let styled = Styled { parent: tag.get("parent-style-name"), ..Styled::default() };
                        let name = if tag.local() == "style" { tag.get("name") } else { None };
                        style = Some((tag.get("family").unwrap_or_default(), name, styled));
                    }
                    "text-properties" => {
                        if let Some((_, _, styled)) = &mut style {
                            styled.properties.take(&tag);
                        }
                    }
                    "notes-configuration" => self.numbering(&tag),
                    "body" => xml.skip()?,
                    _ => {}
                },
                Item::End(name) if matches!(name.local(), "style" | "default-style") => match style.take() {
                    Some((family, Some(name), styled)) => {
                        self.all.insert((family, name), styled);
                    }
                    Some((family, None, styled)) => {
                        self.usual.insert(family, styled.properties);
                    }
                    None => {}
                },
                _ => {}
            }
        }
        Ok(())
    }

    fn numbering(&mut self, tag: &Tag) {
        let form = Numeral::of_odf(&tag.get("num-format").unwrap_or_default());
        let numbering = Numbering {
            form,
            before: tag.get("start-value").and_then(|value| value.parse().ok()).unwrap_or(0),
            by_page: tag.get("start-numbering-at").as_deref() == Some("page"),
        };
        match tag.get("note-class").as_deref() {
            Some("endnote") => self.endnotes = numbering,
            _ => self.footnotes = numbering,
        }
    }

    /// How the notes of a kind are numbered.
    pub(super) fn notes(&self, kind: NoteKind) -> Numbering {
        if kind == NoteKind::Endnote { self.endnotes } else { self.footnotes }
    }

    /// What a style says, with its parents and what is usual in its family.
    pub(super) fn of(&self, family: &str, name: Option<String>) -> Properties {
        let mut found = Properties::default();
        let mut next = name;
        for _ in 0..DEEPEST {
            let Some(name) = next.take() else { break };
            let Some(style) = self.all.get(&(family.to_owned(), name)) else { break };
            found = found.over(style.properties);
            next = style.parent.clone();
        }
        match self.usual.get(family) {
            Some(usual) if family != "text" => found.over(*usual),
            _ => found,
        }
    }
}
