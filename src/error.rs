//! What can go wrong, and the way out.

use std::fmt;

/// Why a document could not be taken in or written. Nothing in the grammar is an error: what cannot be
/// read is prose.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Error {
    /// There is not one character in it.
    Empty,
    /// The bytes are no text: `at` is the byte offset of the first that shows it.
    NotText {
        /// Byte offset in the input.
        at: usize,
    },
    /// No encoding of that name is known.
    UnknownEncoding {
        /// The name that was asked for.
        name: String,
    },
    /// Larger than is read (1 GiB).
    TooLarge {
        /// Size in bytes.
        bytes: usize,
    },
    /// The document's file is broken.
    Damaged {
        /// The part of it that is (`word/footnotes.xml`), or the format's name.
        part: String,
        /// What is wrong with it.
        message: String,
    },
    /// A part grows beyond all measure when it is unpacked.
    Bomb {
        /// The part.
        part: String,
        /// The bytes that it may unpack to.
        most: u64,
    },
    /// A kind of document that is not read.
    Unsupported {
        /// What it is.
        what: &'static str,
        /// What to do about it.
        advice: &'static str,
    },
    /// A lexicon file cannot be read.
    Lexicon {
        /// The file's name.
        file: String,
        /// The line, from 1.
        line: usize,
        /// What is wrong with it.
        message: String,
    },
    /// A style of notes cannot be used.
    Style {
        /// What it is or is not: `is no style in CSL`.
        message: String,
    },
    /// The output could not be made.
    Output {
        /// What the writer said.
        message: String,
    },
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Error::Empty => write!(f, "the document is empty"),
            Error::NotText { at } => write!(
                f,
                "byte {at} is not text: if this is a document of another kind, save it as text (or name its encoding with --encoding)"
            ),
            Error::UnknownEncoding { name } => {
                write!(
                    f,
                    "no encoding is called `{name}`: try utf-8, windows-1251, koi8-r, ibm866 or gb18030"
                )
            }
            Error::TooLarge { bytes } => {
                write!(f, "{bytes} bytes are more than can be read (1 GiB): split the document")
            }
            Error::Damaged { part, message } => write!(
                f,
                "{part} is damaged: {message}. Open the document in the program it was made with and save it again"
            ),
            Error::Bomb { part, most } => {
                write!(
                    f,
                    "{part} unpacks to more than the {} MiB that are allowed it, which no document needs. If it is one \
                     all the same, split it, or save its text as .txt",
                    most >> 20
                )
            }
            Error::Unsupported { what, advice } => write!(f, "this is {what}: {advice}"),
            Error::Lexicon { file, line, message } => write!(f, "{file}:{line}: {message}"),
            Error::Style { message } => write!(f, "the style {message}"),
            Error::Output { message } => write!(f, "the output could not be made: {message}"),
        }
    }
}

impl std::error::Error for Error {}
