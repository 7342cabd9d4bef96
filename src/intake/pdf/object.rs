//! Objects of a file: looked up through references, unpacked within bounds.

use flate2::read::ZlibDecoder;
use lopdf::{Dictionary, Document, Object};
use std::io::Read;

/// How much may still be unpacked and done for a file.
#[derive(Debug)]
pub(super) struct Budget {
    /// Bytes.
    pub(super) bytes: u64,
    /// Operations of pages.
    pub(super) operations: u64,
    /// A bound was met.
    pub(super) spent: bool,
}

/// The most bytes that all pages of a file may unpack to.
pub(super) const MOST: u64 = 512 << 20;

impl Default for Budget {
    fn default() -> Budget {
        Budget { bytes: MOST, operations: 50_000_000, spent: false }
    }
}

/// The object under a key, references followed.
pub(super) fn get<'d>(document: &'d Document, dictionary: &'d Dictionary, key: &[u8]) -> Option<&'d Object> {
    document.dereference(dictionary.get(key).ok()?).ok().map(|(_, object)| object)
}

/// An object as a dictionary, references followed.
pub(super) fn dictionary<'d>(document: &'d Document, object: &'d Object) -> Option<&'d Dictionary> {
    match document.dereference(object).ok()?.1 {
        Object::Dictionary(found) => Some(found),
        Object::Stream(stream) => Some(&stream.dict),
        _ => None,
    }
}

/// The name under a key.
pub(super) fn name(document: &Document, dictionary: &Dictionary, key: &[u8]) -> Option<String> {
    get(document, dictionary, key)?.as_name().ok().map(|name| String::from_utf8_lossy(name).into_owned())
}

/// The number under a key.
pub(super) fn number(document: &Document, dictionary: &Dictionary, key: &[u8]) -> Option<f32> {
    get(document, dictionary, key)?.as_float().ok()
}

/// The bytes of a stream, unpacked; `None` if it is none, or is packed in a way that text is not.
pub(super) fn stream(document: &Document, object: &Object, budget: &mut Budget) -> Option<Vec<u8>> {
    let Object::Stream(stream) = document.dereference(object).ok()?.1 else { return None };
    let filters: Vec<Vec<u8>> = match get(document, &stream.dict, b"Filter") {
        Some(Object::Name(name)) => vec![name.clone()],
        Some(Object::Array(names)) => {
            names.iter().filter_map(|n| n.as_name().ok().map(<[u8]>::to_vec)).collect()
        }
        _ => Vec::new(),
    };
    let mut bytes = stream.content.clone();
    // Nobody packs text more than twice.
    for filter in filters.iter().take(3) {
        bytes = match filter.as_slice() {
            b"FlateDecode" | b"Fl" => inflate(&bytes, budget)?,
            b"ASCIIHexDecode" | b"AHx" => from_hex(&bytes),
            b"ASCII85Decode" | b"A85" | b"LZWDecode" | b"LZW" if bytes.len() < 1 << 20 => {
                let unpacked = stream.decompressed_content().ok()?;
                budget.bytes = budget.bytes.saturating_sub(unpacked.len() as u64);
                return Some(unpacked);
            }
            _ => return None,
        };
    }
    Some(bytes)
}

/// What can be unpacked of it is; a stream that is cut short gives what it has.
pub(super) fn inflate(bytes: &[u8], budget: &mut Budget) -> Option<Vec<u8>> {
    let mut out = Vec::new();
    let _ = ZlibDecoder::new(bytes).take(budget.bytes + 1).read_to_end(&mut out);
    if out.len() as u64 > budget.bytes {
        budget.spent = true;
        return None;
    }
    budget.bytes -= out.len() as u64;
    Some(out)
}

fn from_hex(bytes: &[u8]) -> Vec<u8> {
    let digit = |b: &u8| char::from(*b).to_digit(16).map(|d| d as u8);
    let digits: Vec<u8> = bytes.iter().take_while(|b| **b != b'>').filter_map(digit).collect();
    digits
        .chunks(2)
        .map(|pair| {
            pair.iter().fold(0, |byte, digit| byte << 4 | digit) << if pair.len() == 1 { 4 } else { 0 }
        })
        .collect()
}
