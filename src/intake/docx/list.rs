//! The numbers that Word prints before the paragraphs of a list (ECMA-376 part 1, 17.9): somebody may have typed
//! notes as one.

use super::super::numeral::Numeral;
use super::super::xml::{Item, Xml};
use crate::error::Error;
use std::collections::HashMap;

/// Levels that a list has.
const LEVELS: usize = 9;

/// One level of a list.
#[derive(Clone, Debug, Default)]
struct Level {
    start: Option<u32>,
    form: Numeral,
    /// No number is printed: a bullet, or nothing.
    bullet: bool,
    /// `%1.`: the number of each level stands for its sign.
    text: String,
}

/// The lists of a document, and how far their numbers are.
#[derive(Debug, Default)]
pub(super) struct Lists {
    kinds: HashMap<String, Vec<Level>>,
    /// Lists by their ids: their kind, and where their levels begin if they say so.
    lists: HashMap<String, (String, [Option<u32>; LEVELS])>,
    /// The last number of each level, by kind.
    counts: HashMap<String, [u32; LEVELS]>,
    /// Lists that have begun.
    begun: HashMap<String, ()>,
}

impl Lists {
    /// Reads `numbering.xml`.
    pub(super) fn read(text: &str, part: &str) -> Result<Lists, Error> {
        let mut lists = Lists::default();
        let mut xml = Xml::new(text, part);
        let (mut kind, mut list): (Option<String>, Option<String>) = (None, None);
        let mut level = 0;
        while let Some(item) = xml.next()? {
            let tag = match item {
                Item::Start(tag) => tag,
                Item::End(name) => {
                    match name.local() {
                        "abstractNum" => kind = None,
                        "num" => list = None,
                        _ => {}
                    }
                    continue;
                }
                Item::Text(_) => continue,
            };
            let value = || tag.get("val").unwrap_or_default();
            match tag.local() {
                "abstractNum" => {
                    let id = tag.get("abstractNumId").unwrap_or_default();
                    lists.kinds.insert(id.clone(), vec![Level::default(); LEVELS]);
                    kind = Some(id);
                }
                "num" => list = tag.get("numId"),
                "abstractNumId" => {
                    if let Some(list) = &list {
                        lists.lists.insert(list.clone(), (value(), [None; LEVELS]));
                    }
                }
                "lvl" | "lvlOverride" => {
                    level = tag.get("ilvl").and_then(|level| level.parse().ok()).unwrap_or(LEVELS);
                }
                "startOverride" => {
                    if let Some((_, starts)) = list.as_ref().and_then(|list| lists.lists.get_mut(list))
                        && let Some(start) = starts.get_mut(level)
                    {
                        *start = value().parse().ok();
                    }
                }
                name @ ("start" | "numFmt" | "lvlText") => {
                    let levels = kind.as_ref().and_then(|kind| lists.kinds.get_mut(kind));
                    if let Some(level) = levels.and_then(|levels| levels.get_mut(level)) {
                        match name {
                            "start" => level.start = value().parse().ok(),
                            "numFmt" => {
                                level.bullet = matches!(value().as_str(), "bullet" | "none");
                                level.form = Numeral::of_word(&value());
                            }
                            _ => level.text = value(),
                        }
                    }
                }
                _ => {}
            }
        }
        Ok(lists)
    }

    /// What prints before the next paragraph of list `id`, on its level `level` from 0; nothing for bullets.
    pub(super) fn next(&mut self, id: &str, level: usize) -> Option<String> {
        let (kind, starts) = self.lists.get(id)?;
        let levels = self.kinds.get(kind)?;
        let own = levels.get(level)?;
        let counts = self.counts.entry(kind.clone()).or_default();
        let first = self.begun.insert(id.to_owned(), ()).is_none();
        let start = |at: usize| {
            starts.get(at).copied().flatten().or(levels.get(at).and_then(|level| level.start)).unwrap_or(1)
        };
        // A list that says where it begins does so, whatever others of its kind have counted.
        if first && starts.iter().any(Option::is_some) {
            *counts = [0; LEVELS];
        }
        for (at, count) in counts.iter_mut().enumerate() {
            if at == level {
                *count = if *count == 0 { start(at) } else { count.saturating_add(1) };
            } else if at > level {
                *count = 0;
            } else if *count == 0 {
                *count = start(at);
            }
        }
        if own.bullet {
            return None;
        }
        let mut printed = own.text.clone();
        for (at, count) in counts.iter().enumerate() {
            let sign = format!("%{}", at + 1);
            if printed.contains(&sign) {
                let form = levels.get(at).map_or(Numeral::Decimal, |level| level.form);
                printed = printed.replace(&sign, &form.print(*count));
            }
        }
        (!printed.trim().is_empty()).then_some(printed)
    }
}
