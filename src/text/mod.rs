//! Bytes, characters, offsets: decoding and mending. Knows nothing of notes.
//!
//! Bytes become characters in [`encoding`]; [`mend`] then undoes what went wrong on the way to us: texts
//! decoded wrongly once before, ligatures, old TeX fonts, loose accents, line ends. Every step goes through
//! [`rewrite::Rewrite`], which keeps the way back.

mod encoding;
mod mend;
mod rewrite;

use crate::error::Error;
use crate::model::{Format, Origin, Source};

/// Makes characters of bytes and mends them.
///
/// `encoding` is a name of the WHATWG list (`windows-1251`, `koi8-r`, `ibm866`, `gb18030` …), in any case;
/// without one it is found out: a byte order mark, the pattern of UTF-16, valid UTF-8, the letters of Russian
/// in the Cyrillic encodings, at last a guess by statistics.
///
/// In [`Source::text`] lines end with `\n`, pages with `\x0c`; every other blank but the tab is a space,
/// characters are composed (NFC), ligatures and soft hyphens are resolved, dashes and quotation marks typed with hyphens and
/// accents (`12--15`, ``` ``Title'' ```) are those of print. One soft hyphen stays: that at a line's end, which says that the
/// word goes on. [`Source::trail`] leads from bytes of the text to bytes of
/// the decoded text before mending (UTF-8, without a byte order mark); it is empty where nothing moved.
/// [`Source::repairs`] lists what was mended, in order, except blanks, line ends, typed dashes and quotation
/// marks, and the composing of accents.
///
/// # Errors
/// [`Error::Empty`] if there are no bytes, [`Error::NotText`] if they are no text, with the offset of the
/// first that shows it, [`Error::UnknownEncoding`] if `encoding` names nothing known, [`Error::TooLarge`]
/// from 4 GiB on.
pub fn decode(bytes: &[u8], encoding: Option<&str>) -> Result<Source, Error> {
    if bytes.is_empty() {
        return Err(Error::Empty);
    }
    // Mending can make a text longer, though never twice as long.
    if bytes.len() >= (u32::MAX / 4) as usize {
        return Err(Error::TooLarge { bytes: bytes.len() });
    }
    let decoded = encoding::decode(bytes, encoding)?;
    if decoded.text.is_empty() {
        return Err(Error::Empty);
    }
    let mended = mend::mend(decoded.text, decoded.repairs);
    Ok(source(Format::Text, decoded.encoding, mended))
}

/// Makes characters of the bytes of a marked-up text, and mends nothing: that is for its text alone, once the
/// marks are off ([`mend`]).
///
/// Gives the characters and the encoding's name.
///
/// # Errors
/// As [`decode`].
pub fn characters(bytes: &[u8], encoding: Option<&str>) -> Result<(String, String), Error> {
    if bytes.is_empty() {
        return Err(Error::Empty);
    }
    if bytes.len() >= (u32::MAX / 4) as usize {
        return Err(Error::TooLarge { bytes: bytes.len() });
    }
    let decoded = encoding::decode(bytes, encoding)?;
    Ok((decoded.text, decoded.encoding))
}

/// Mends a text that was taken out of a document of `format`, as [`decode`] does.
///
/// [`Source::trail`] leads back to `text` as it was given.
///
/// # Errors
/// [`Error::Empty`] if there is none, [`Error::TooLarge`] from 1 GiB on.
pub fn mended(format: Format, encoding: String, text: String) -> Result<Source, Error> {
    if text.is_empty() {
        return Err(Error::Empty);
    }
    if text.len() >= (u32::MAX / 4) as usize {
        return Err(Error::TooLarge { bytes: text.len() });
    }
    Ok(source(format, encoding, mend::mend(text, Vec::new())))
}

fn source(format: Format, encoding: String, mended: rewrite::Rewritten) -> Source {
    let rewrite::Rewritten { text, trail, repairs, .. } = mended;
    Source { format, encoding, text, trail, repairs, origin: Origin::default(), elsewhere: Vec::new() }
}
