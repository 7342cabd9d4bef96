//! What a file is, by its first bytes; a suffix can lie.

use crate::error::Error;
use memchr::memmem;

/// How far into a file its kind is looked for.
const HEAD: usize = 4096;

fn head(bytes: &[u8]) -> &[u8] {
    bytes.get(..HEAD).unwrap_or(bytes)
}

fn is_zip(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06")
}

/// The names of an archive's parts stand at its end, and before each part, uncompressed.
fn lists(bytes: &[u8], name: &[u8]) -> bool {
    let from = bytes.len().saturating_sub(1 << 18);
    bytes.get(from..).is_some_and(|tail| memmem::find(tail, name).is_some())
        || memmem::find(head(bytes), name).is_some()
}

pub(super) fn docx(bytes: &[u8]) -> bool {
    is_zip(bytes)
        && !odt_package(bytes)
        && (lists(bytes, b"word/") || lists(bytes, b"[Content_Types].xml") && !foreign(bytes))
}

/// Workbooks and slides come in the same kind of package.
fn foreign(bytes: &[u8]) -> bool {
    lists(bytes, b"xl/workbook") || lists(bytes, b"ppt/presentation")
}

pub(super) fn odt(bytes: &[u8]) -> bool {
    odt_package(bytes) || {
        let head = head(bytes);
        memmem::find(head, b"urn:oasis:names:tc:opendocument:xmlns:office:1.0").is_some()
            && memmem::find(head, b"office:document").is_some()
    }
}

fn odt_package(bytes: &[u8]) -> bool {
    is_zip(bytes)
        && (memmem::find(head(bytes), b"mimetypeapplication/vnd.oasis.opendocument.text").is_some()
            || lists(bytes, b"content.xml") && lists(bytes, b"META-INF/manifest.xml"))
}

pub(super) fn epub(bytes: &[u8]) -> bool {
    is_zip(bytes)
        && (memmem::find(head(bytes), b"mimetypeapplication/epub+zip").is_some()
            || lists(bytes, b"META-INF/container.xml"))
}

/// The sign may stand a little further on.
#[cfg(feature = "pdf")]
pub(super) fn pdf(bytes: &[u8]) -> bool {
    memmem::find(bytes.get(..1024).unwrap_or(bytes), b"%PDF-").is_some()
}

/// A page begins with its type or its root, after blanks, comments and the like; a piece of one has paragraphs
/// and links.
pub(super) fn html(bytes: &[u8]) -> bool {
    let narrow: Vec<u8> = head(bytes).iter().filter(|b| **b != 0).map(u8::to_ascii_lowercase).collect();
    let has = |word: &[u8]| memmem::find(&narrow, word).is_some();
    let begun = narrow.iter().position(|b| b.is_ascii_graphic()).and_then(|at| narrow.get(at)) == Some(&b'<');
    let begun =
        begun || narrow.starts_with(&[0xef, 0xbb, 0xbf, b'<']) || narrow.starts_with(&[0xff, 0xfe, b'<']);
    begun && (has(b"<html") || has(b"<!doctype html") || has(b"<p") || has(b"<div") || has(b"<body"))
}

/// Says what a file is that is not read, and what to do.
pub(super) fn refused(bytes: &[u8]) -> Result<(), Error> {
    let error = |what, advice| Err(Error::Unsupported { what, advice });
    if bytes.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
        return error(
            "a Word document of before 2007, or one with a password",
            "save it as .docx, without a password",
        );
    }
    if bytes.starts_with(b"{\\rtf") {
        return error("a document in RTF", "save it as .docx or .odt");
    }
    if is_zip(bytes) && foreign(bytes) {
        return error("a workbook or a set of slides", "save the text of its notes as a document");
    }
    if is_zip(bytes) && !docx(bytes) && !odt(bytes) && !epub(bytes) {
        return error(
            "an archive, or a document that is cut short",
            "give the documents in it, or the whole of it",
        );
    }
    Ok(())
}
