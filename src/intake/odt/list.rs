//! The numbers that print before the items of a list (OpenDocument 1.3 part 3, 5.3 and 16.30): somebody may have
//! typed notes as one.

use super::super::numeral::Numeral;
use super::super::xml::Tag;
use std::collections::HashMap;

/// How a level of a list is numbered; no form for a bullet.
#[derive(Clone, Debug, Default)]
struct Level {
    form: Option<Numeral>,
    before: String,
    after: String,
    first: u32,
}

/// The list styles of a document.
#[derive(Debug, Default)]
pub(super) struct ListStyles {
    all: HashMap<String, HashMap<usize, Level>>,
    /// The style that is being read.
    open: Option<String>,
}

impl ListStyles {
    /// Takes in a start tag of a part with styles.
    pub(super) fn take(&mut self, tag: &Tag) {
        match tag.local() {
            "list-style" => self.open = tag.get("name"),
            "list-level-style-number" => {
                let level = tag.get("level").and_then(|level| level.parse().ok()).unwrap_or(1);
                let form =
                    tag.get("num-format").filter(|form| !form.is_empty()).map(|form| Numeral::of_odf(&form));
                let made = Level {
                    form,
                    before: tag.get("num-prefix").unwrap_or_default(),
                    after: tag.get("num-suffix").unwrap_or_default(),
                    first: tag.get("start-value").and_then(|value| value.parse().ok()).unwrap_or(1),
                };
                if let Some(style) = &self.open {
                    self.all.entry(style.clone()).or_default().insert(level, made);
                }
            }
            _ => {}
        }
    }
}

/// The lists that are open, and where those before them ended.
#[derive(Debug, Default)]
pub(super) struct Lists {
    open: Vec<List>,
    ended: HashMap<String, u32>,
}

#[derive(Debug)]
struct List {
    style: Option<String>,
    /// The last number; `None` before the first item.
    count: Option<u32>,
}

impl Lists {
    /// `text:list`
    pub(super) fn begin(&mut self, tag: &Tag) {
        let style = tag.get("style-name").or_else(|| self.open.last().and_then(|list| list.style.clone()));
        let goes_on =
            tag.get("continue-numbering").as_deref() == Some("true") || tag.get("continue-list").is_some();
        let count = style.as_ref().filter(|_| goes_on).and_then(|style| self.ended.get(style)).copied();
        self.open.push(List { style, count });
    }

    pub(super) fn end(&mut self) {
        if let Some(List { style: Some(style), count: Some(count) }) = self.open.pop() {
            self.ended.insert(style, count);
        }
    }

    /// `text:list-item`: what prints before its first paragraph.
    pub(super) fn item(&mut self, tag: &Tag, styles: &ListStyles) -> Option<String> {
        let depth = self.open.len();
        let list = self.open.last_mut()?;
        let level =
            list.style.as_ref().and_then(|style| styles.all.get(style)).and_then(|style| style.get(&depth));
        let own = tag.get("start-value").and_then(|value| value.parse().ok());
        let next = match list.count {
            Some(count) => count.saturating_add(1),
            None => level.map_or(1, |level| level.first),
        };
        let number = own.unwrap_or(next);
        list.count = Some(number);
        let Level { form, before, after, .. } = level?;
        Some(format!("{before}{}{after}", (*form)?.print(number)))
    }
}
