//! Typed footnotes in, a bibliography out.
//!
//! A document goes one way through the house: [`intake::document`] takes the text out of its format and finds
//! the notes ([`text`] makes characters of bytes and mends them), [`grammar::read`] reads the citations of each
//! note, [`resolve::resolve`] settles which works they cite, and [`emit`] prints them. No step looks back.

mod ahead;
pub mod emit;
pub mod error;
pub mod grammar;
mod hash;
pub mod intake;
mod letter;
pub mod lexicon;
pub mod merge;
pub mod model;
pub mod report;
pub mod resolve;
mod roman;
pub mod rules;
mod small;
pub mod text;

pub use error::Error;

use std::sync::Arc;

use lexicon::Lexicon;
use model::{Document, Format, Ledger, ReadNote};

/// How to take a document in.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The encoding's name; detected if `None`.
    pub encoding: Option<String>,
    /// The format; by what the bytes show if `None`.
    pub format: Option<Format>,
    /// The words and archives to read with ([`Lexicon::with`] adds a user's own); those that come with the
    /// program if `None`.
    pub lexicon: Option<Arc<Lexicon>>,
}

/// A document read: its notes, what each cites, and the works.
#[derive(Clone, Debug)]
pub struct Reading {
    /// The text and the notes.
    pub document: Document,
    /// One for each note, in the same order.
    pub notes: Vec<ReadNote>,
    /// The works and every mention of them.
    pub ledger: Ledger,
}

/// Reads a document from its bytes.
///
/// # Errors
/// If the bytes are empty, are no text, are a damaged or hostile file, or the encoding asked for is unknown. A
/// document without notes is no error: the reading is empty.
pub fn read(bytes: &[u8], options: &Options) -> Result<Reading, Error> {
    let document = intake::document(bytes, options.format, options.encoding.as_deref())?;
    let words = options.lexicon.as_deref().unwrap_or_else(|| Lexicon::builtin());
    let notes = grammar::read(&document, words);
    let ledger = resolve::resolve(&document, &notes);
    Ok(Reading { document, notes, ledger })
}
