//! The words that notes are printed with: `grammars/styles/`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::model::Unit;

/// The words of one style for works in one script.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Words {
    pub(super) ibid: String,
    pub(super) and: String,
    pub(super) others: String,
    editors: [String; 2],
    pub(super) edited: String,
    pub(super) translated: String,
    /// Who is both, named once: `ed. and trans. by`.
    pub(super) both: String,
    pub(super) by: String,
    pub(super) directed: String,
    #[serde(rename = "in")]
    pub(super) within: String,
    pub(super) edition: String,
    ordinals: Vec<String>,
    pub(super) volume: String,
    pub(super) volumes: String,
    /// Before how many volumes there are: `в 5 т.`
    #[serde(default)]
    pub(super) among: String,
    pub(super) number: String,
    pub(super) chapter: String,
    pub(super) circa: String,
    pub(super) undated: String,
    pub(super) hereafter: String,
    pub(super) accessed: String,
    /// What short titles leave out in front.
    pub(super) articles: Vec<String>,
    months: Vec<String>,
    /// Of a month without a day, where it is another word.
    #[serde(default, rename = "months-alone")]
    months_alone: Vec<String>,
    seasons: Vec<String>,
    kinds: BTreeMap<String, String>,
    locators: BTreeMap<String, [String; 2]>,
}

impl Words {
    /// `ed.` or `eds.`
    pub(super) fn editors(&self, several: bool) -> &str {
        &self.editors[usize::from(several)]
    }

    /// `2nd`.
    pub(super) fn ordinal(&self, number: &str) -> String {
        let teen = matches!(number.as_bytes(), [.., b'1', _]);
        let at = match number.bytes().next_back() {
            Some(digit @ b'1'..=b'3') if !teen => usize::from(digit - b'1'),
            _ => 3,
        };
        format!("{number}{}", self.ordinals.get(at).map_or("", String::as_str))
    }

    /// The month, from 1; `alone` without a day.
    pub(super) fn month(&self, month: u32, alone: bool) -> &str {
        let names = if alone && !self.months_alone.is_empty() { &self.months_alone } else { &self.months };
        (month as usize).checked_sub(1).and_then(|at| names.get(at)).map_or("", String::as_str)
    }

    /// The season, from 1 (spring).
    pub(super) fn season(&self, season: u32) -> &str {
        (season as usize).checked_sub(1).and_then(|at| self.seasons.get(at)).map_or("", String::as_str)
    }

    /// The word for a kind of work.
    pub(super) fn kind(&self, name: &str) -> &str {
        self.kinds.get(name).map_or("", String::as_str)
    }

    /// The label of a locator: the unit's own, or one of `leaf`, `leaf-cyrillic`, `sheet`.
    pub(super) fn locator(&self, name: &str, several: bool) -> &str {
        self.locators.get(name).map_or("", |pair| &pair[usize::from(several)])
    }
}

/// Reads an embedded file; a test shows that all of them are sound.
fn read(text: &str) -> Words {
    toml::from_str(text).unwrap_or_default()
}

macro_rules! embedded {
    ($name:ident, $file:literal) => {
        pub(super) static $name: LazyLock<Words> =
            LazyLock::new(|| read(include_str!(concat!("../../../grammars/styles/", $file))));
    };
}

embedded!(CHICAGO, "chicago.toml");
embedded!(MHRA, "mhra.toml");
embedded!(GOST_CYRILLIC, "gost-cyrillic.toml");
embedded!(GOST_LATIN, "gost-latin.toml");

/// The key of a unit's label.
pub(super) fn key(unit: Unit) -> &'static str {
    unit.name()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_style_has_all_words() {
        for words in [&*CHICAGO, &*MHRA, &*GOST_CYRILLIC, &*GOST_LATIN] {
            assert!(!words.ibid.is_empty() && words.months.len() == 12 && words.seasons.len() == 4);
            assert!(words.ordinals.len() == 4 && words.kinds.contains_key("thesis"));
            for unit in Unit::ALL {
                assert!(words.locators.contains_key(key(unit)), "{unit:?}");
            }
            for name in ["sheet", "leaf", "leaf-cyrillic"] {
                assert!(words.locators.contains_key(name), "{name}");
            }
        }
    }

    #[test]
    fn numbers_are_ordered() {
        let said: Vec<String> =
            ["1", "2", "3", "4", "11", "12", "21", "113"].map(|n| CHICAGO.ordinal(n)).into();
        assert_eq!(said, ["1st", "2nd", "3rd", "4th", "11th", "12th", "21st", "113th"]);
    }
}
