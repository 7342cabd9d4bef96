//! What a citation points at inside a work.

use ecow::EcoString;

/// The unit of a locator; names are those of `SCHEMA.md` and of CSL.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[allow(missing_docs)]
pub enum Unit {
    Page,
    Folio,
    Volume,
    Chapter,
    Section,
    Note,
    Document,
    Number,
    Column,
    Paragraph,
    Line,
    Appendix,
    Plate,
    Figure,
    Table,
    Part,
    Verse,
}

impl Unit {
    /// Every unit.
    pub const ALL: [Unit; 17] = [
        Unit::Page,
        Unit::Folio,
        Unit::Volume,
        Unit::Chapter,
        Unit::Section,
        Unit::Note,
        Unit::Document,
        Unit::Number,
        Unit::Column,
        Unit::Paragraph,
        Unit::Line,
        Unit::Appendix,
        Unit::Plate,
        Unit::Figure,
        Unit::Table,
        Unit::Part,
        Unit::Verse,
    ];

    /// The name in output: `page`, `folio` …
    pub fn name(self) -> &'static str {
        match self {
            Unit::Page => "page",
            Unit::Folio => "folio",
            Unit::Volume => "volume",
            Unit::Chapter => "chapter",
            Unit::Section => "section",
            Unit::Note => "note",
            Unit::Document => "document",
            Unit::Number => "number",
            Unit::Column => "column",
            Unit::Paragraph => "paragraph",
            Unit::Line => "line",
            Unit::Appendix => "appendix",
            Unit::Plate => "plate",
            Unit::Figure => "figure",
            Unit::Table => "table",
            Unit::Part => "part",
            Unit::Verse => "verse",
        }
    }
}

/// One item pointed at: `33-35` of `pp. 33–35, 47`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Locator {
    /// What is counted.
    pub unit: Unit,
    /// As printed, without its label, dashes of ranges as `-`: `34`, `161-64`, `5 ob.`, `xiv`.
    pub value: EcoString,
}
