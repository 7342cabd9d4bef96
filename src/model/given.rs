//! Citations that a file itself marks as such.

use super::{Fields, Kind, Locator, Span};

/// Words of a note that the file marks as a citation: the field of a reference manager, or a key.
#[derive(Clone, Debug, PartialEq)]
pub struct Given {
    /// The words that print it: bytes of the note's text.
    pub span: Span,
    /// The works it cites, in order; at least one.
    pub items: Vec<GivenItem>,
}

/// One work of such a citation.
#[derive(Clone, Debug, PartialEq)]
pub struct GivenItem {
    /// What the file knows it by.
    pub id: GivenId,
    /// Its type.
    pub kind: Kind,
    /// What the file says of it; nothing where it has its key alone.
    pub fields: Fields,
    /// What is pointed at.
    pub locators: Vec<Locator>,
}

/// What a file knows a work by.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct GivenId {
    /// The same for every citation of the work: an address in a library, or its key.
    pub id: String,
    /// The key that the author uses, if there is one: `miller1989`.
    pub key: Option<String>,
}
