//! Bytes, characters, offsets: decoding and mending. Knows nothing of notes.

use crate::error::Error;
use crate::model::{Format, Source, Trail};

/// Makes characters of bytes and mends them.
///
/// # Errors
/// If there are no bytes, they are no text, or `encoding` names nothing known.
pub fn decode(bytes: &[u8], encoding: Option<&str>) -> Result<Source, Error> {
    let _ = encoding;
    let text = String::from_utf8_lossy(bytes).into_owned();
    Ok(Source {
        format: Format::Text,
        encoding: "UTF-8".to_owned(),
        text,
        trail: Trail::default(),
        repairs: Vec::new(),
    })
}
