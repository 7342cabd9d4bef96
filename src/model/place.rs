//! A place in an archive: a path, top down.

use ecow::EcoString;

/// A level of an archive's order. Names are those of `SCHEMA.md`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[allow(missing_docs)]
pub enum Level {
    Collection,
    RecordGroup,
    Series,
    Subseries,
    Fond,
    Opis,
    Podfond,
    Papka,
    Korob,
    Karton,
    Delo,
    Edkhr,
    Box,
    Folder,
    File,
    Entry,
    Reel,
    Frame,
    Item,
    Document,
    Portfolio,
    Volume,
    Signature,
}

impl Level {
    /// Every level, outermost first.
    pub const ALL: [Level; 23] = [
        Level::Collection,
        Level::RecordGroup,
        Level::Series,
        Level::Subseries,
        Level::Fond,
        Level::Podfond,
        Level::Opis,
        Level::Papka,
        Level::Korob,
        Level::Karton,
        Level::Delo,
        Level::Edkhr,
        Level::Box,
        Level::Folder,
        Level::File,
        Level::Entry,
        Level::Reel,
        Level::Frame,
        Level::Item,
        Level::Document,
        Level::Portfolio,
        Level::Volume,
        Level::Signature,
    ];

    /// The name in output: `fond`, `record_group` …
    pub fn name(self) -> &'static str {
        match self {
            Level::Collection => "collection",
            Level::RecordGroup => "record_group",
            Level::Series => "series",
            Level::Subseries => "subseries",
            Level::Fond => "fond",
            Level::Opis => "opis",
            Level::Podfond => "podfond",
            Level::Papka => "papka",
            Level::Korob => "korob",
            Level::Karton => "karton",
            Level::Delo => "delo",
            Level::Edkhr => "edkhr",
            Level::Box => "box",
            Level::Folder => "folder",
            Level::File => "file",
            Level::Entry => "entry",
            Level::Reel => "reel",
            Level::Frame => "frame",
            Level::Item => "item",
            Level::Document => "document",
            Level::Portfolio => "portfolio",
            Level::Volume => "volume",
            Level::Signature => "signature",
        }
    }
}

/// One step of a path: `op. 28`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Step {
    /// Which level.
    pub level: Level,
    /// The label as printed (`op.`, `Д.`), empty where only the number stood.
    pub label: EcoString,
    /// The value as printed, leading zeros kept: `0104`, `1dop`, `R-5446`.
    pub value: EcoString,
}

impl Step {
    /// A step that is printed without a label.
    pub fn bare(level: Level, value: EcoString) -> Step {
        Step { level, label: EcoString::new(), value }
    }
}

/// A place in an archive, outermost step first. Leaves (л., l.) are locators, not steps.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Place {
    /// Code or name as printed: `RGANI`, `АВП РФ`, `Hoover Institution Archives`; empty if not printed.
    pub repository: EcoString,
    /// The full name, where the note gives both name and code.
    pub name: EcoString,
    /// The city, where the note gives it.
    pub city: EcoString,
    /// The registry's code of today (`РЦХИДНИ` has `RGASPI`); empty if the registry does not know it.
    pub code: EcoString,
    /// The path below the repository.
    pub steps: Vec<Step>,
}

impl Place {
    /// The value of the first step at `level`.
    pub fn step(&self, level: Level) -> Option<&str> {
        self.steps.iter().find(|s| s.level == level).map(|s| s.value.as_str())
    }

    /// Neither repository nor steps.
    pub fn is_empty(&self) -> bool {
        self.repository.is_empty() && self.name.is_empty() && self.steps.is_empty()
    }
}
