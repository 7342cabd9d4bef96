//! How letters look (ECMA-376 part 1, 17.7): styles, what they are based on, toggles.

use super::super::xml::{Item, Tag, Xml};
use crate::error::Error;
use std::collections::HashMap;

/// What the properties of a run or a style say; `None` if they do not.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Properties {
    pub(super) italic: Option<bool>,
    pub(super) small_caps: Option<bool>,
    pub(super) hidden: Option<bool>,
    pub(super) raised: Option<bool>,
}

impl Properties {
    /// Takes in one element of `w:rPr`.
    pub(super) fn take(&mut self, tag: &Tag) {
        match tag.local() {
            "i" => self.italic = Some(tag.is_on()),
            "smallCaps" => self.small_caps = Some(tag.is_on()),
            "vanish" => self.hidden = Some(tag.is_on()),
            "vertAlign" => self.raised = Some(tag.get("val").as_deref() == Some("superscript")),
            _ => {}
        }
    }

    /// What this does not say, `base` does.
    fn over(self, base: Properties) -> Properties {
        Properties {
            italic: self.italic.or(base.italic),
            small_caps: self.small_caps.or(base.small_caps),
            hidden: self.hidden.or(base.hidden),
            raised: self.raised.or(base.raised),
        }
    }
}

#[derive(Debug, Default)]
struct Styled {
    properties: Properties,
    based_on: Option<String>,
    /// The list its paragraphs belong to, and their level there.
    list: Option<String>,
    level: Option<usize>,
}

/// The styles of a document.
#[derive(Debug, Default)]
pub(super) struct Styles {
    defaults: Properties,
    /// The paragraph style of paragraphs that name none.
    usual: Option<String>,
    all: HashMap<String, Styled>,
}

/// Styles are seldom based on one another more than three deep; a circle ends here.
const DEEPEST: usize = 32;

impl Styles {
    /// Reads `styles.xml`.
    pub(super) fn read(text: &str, part: &str) -> Result<Styles, Error> {
        let mut styles = Styles::default();
        let mut xml = Xml::new(text, part);
        let mut style: Option<(String, Styled)> = None;
        let (mut defaults, mut run) = (false, false);
        while let Some(item) = xml.next()? {
            match item {
                Item::Start(tag) => match tag.local() {
                    "style" => {
                        let id = tag.get("styleId").unwrap_or_default();
                        let usual = matches!(tag.get("default").as_deref(), Some("1" | "true" | "on"));
                        if usual && tag.get("type").as_deref() == Some("paragraph") {
                            styles.usual = Some(id.clone());
                        }
                        style = Some((id, Styled::default()));
                    }
                    "basedOn" => {
                        if let Some((_, styled)) = &mut style {
                            styled.based_on = tag.get("val");
                        }
                    }
                    "numId" => {
                        if let Some((_, styled)) = &mut style {
                            styled.list = tag.get("val");
                        }
                    }
                    "ilvl" => {
                        if let Some((_, styled)) = &mut style {
                            styled.level = tag.get("val").and_then(|level| level.parse().ok());
                        }
                    }
                    "rPrDefault" => defaults = true,
                    "rPr" => run = true,
                    // What a table's first row looks like is no matter here.
                    "tblStylePr" | "pPrChange" | "rPrChange" | "latentStyles" => xml.skip()?,
                    _ if run => match &mut style {
                        Some((_, styled)) => styled.properties.take(&tag),
                        None if defaults => styles.defaults.take(&tag),
                        None => {}
                    },
                    _ => {}
                },
                Item::End(name) => match name.local() {
                    "style" => {
                        if let Some((id, styled)) = style.take() {
                            styles.all.insert(id, styled);
                        }
                    }
                    "rPrDefault" => defaults = false,
                    "rPr" => run = false,
                    _ => {}
                },
                Item::Text(_) => {}
            }
        }
        Ok(styles)
    }

    /// What a style says, with what it is based on.
    pub(super) fn of(&self, id: &str) -> Properties {
        let mut found = Properties::default();
        let mut next = self.all.get(id);
        for _ in 0..DEEPEST {
            let Some(style) = next else { break };
            found = found.over(style.properties);
            next = style.based_on.as_deref().and_then(|id| self.all.get(id));
        }
        found
    }

    /// The list that paragraphs of a style belong to, and their level there.
    pub(super) fn list(&self, id: &str) -> Option<(String, usize)> {
        let mut level = None;
        let mut next = self.all.get(id);
        for _ in 0..DEEPEST {
            let style = next?;
            level = level.or(style.level);
            if let Some(list) = &style.list {
                return Some((list.clone(), level.unwrap_or(0)));
            }
            next = style.based_on.as_deref().and_then(|id| self.all.get(id));
        }
        None
    }

    /// What the style of a paragraph says.
    pub(super) fn paragraph(&self, id: Option<&str>) -> Properties {
        id.or(self.usual.as_deref()).map(|id| self.of(id)).unwrap_or_default()
    }

    /// How a run looks: what it says itself stands; styles switch each other off (17.7.3).
    pub(super) fn look(&self, paragraph: Properties, character: Properties, own: Properties) -> Properties {
        let toggle = |own: Option<bool>, of: fn(&Properties) -> Option<bool>| {
            own.unwrap_or_else(|| {
                of(&self.defaults).unwrap_or(false)
                    || of(&paragraph).unwrap_or(false) != of(&character).unwrap_or(false)
            })
        };
        Properties {
            italic: Some(toggle(own.italic, |p| p.italic)),
            small_caps: Some(toggle(own.small_caps, |p| p.small_caps)),
            hidden: Some(toggle(own.hidden, |p| p.hidden)),
            raised: own.raised.or(character.raised).or(paragraph.raised),
        }
    }
}
