//! Who *Ibid.* is: citations to works.

use crate::model::{Document, Ledger, ReadNote};

/// Settles which works a document's citations cite.
pub fn resolve(document: &Document, notes: &[ReadNote]) -> Ledger {
    let _ = (document, notes);
    Ledger::default()
}
