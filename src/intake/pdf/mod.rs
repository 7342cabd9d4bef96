//! PDF: text by position and size. Notes are the small type at the foot of a page.
//!
//! The objects are read by `lopdf`; what is done with them here never unpacks without bound, never follows
//! a form into itself, and leaves out what it does not understand.

mod content;
mod font;
mod glyph;
mod notes;
mod object;
mod page;

use crate::error::Error;
use crate::model;
use lopdf::{Dictionary, Document, Object, ObjectId};
use object::Budget;
use std::collections::HashSet;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Reads a PDF.
///
/// # Errors
/// [`Error::Damaged`] if its objects cannot be read, [`Error::Bomb`], [`Error::Unsupported`] with a password, or
/// without text: a scan.
pub(super) fn read(bytes: &[u8], _encoding: Option<&str>) -> Result<model::Document, Error> {
    let damaged = |message: String| Error::Damaged { part: "the PDF".to_owned(), message };
    unpack_once(bytes)?;
    // The reader of objects is not ours: should it have a fault, the document is damaged, no more.
    let read = catch_unwind(AssertUnwindSafe(|| open(bytes)));
    let pages = read.unwrap_or_else(|_| Err(damaged("its objects make no sense".to_owned())))?;
    if pages.iter().all(|page| page.lines.is_empty()) {
        return Err(Error::Unsupported {
            what: "a PDF of pictures, without text",
            advice: "let a program for text recognition (OCR) read it first",
        });
    }
    notes::document(&pages)
}

/// What is on every page.
fn open(bytes: &[u8]) -> Result<Vec<page::Page>, Error> {
    let damaged = |message: String| Error::Damaged { part: "the PDF".to_owned(), message };
    let mut document = Document::load_mem(bytes).map_err(|error| damaged(error.to_string()))?;
    if document.is_encrypted() && document.decrypt("").is_err() {
        return Err(Error::Unsupported { what: "a PDF with a password", advice: "save it without one" });
    }
    let mut reader = content::Pages::new(&document);
    let mut pages = Vec::new();
    for (page, resources) in tree(&document) {
        let (glyphs, rules) = reader.page(page, resources);
        pages.push(page::Page { lines: page::lines(&glyphs), rules });
        if reader.budget.spent || reader.budget.operations == 0 {
            return Err(Error::Bomb { part: format!("page {}", pages.len()), most: object::MOST });
        }
    }
    if pages.is_empty() {
        return Err(damaged("it has no pages".to_owned()));
    }
    Ok(pages)
}

/// The pages in order, each with its resources. A branch is never entered twice.
fn tree(document: &Document) -> Vec<(&Dictionary, Option<&Dictionary>)> {
    let mut pages = Vec::new();
    let mut seen: HashSet<ObjectId> = HashSet::new();
    let root = document.catalog().ok().and_then(|catalog| catalog.get(b"Pages").ok());
    let mut todo: Vec<(&Object, Option<&Dictionary>)> = root.into_iter().map(|root| (root, None)).collect();
    while let Some((object, inherited)) = todo.pop() {
        let Ok((Some(id), Object::Dictionary(node))) = document.dereference(object) else { continue };
        if !seen.insert(id) {
            continue;
        }
        let own = node.get(b"Resources").ok().and_then(|object| object::dictionary(document, object));
        let resources = own.or(inherited);
        match object::get(document, node, b"Kids") {
            Some(Object::Array(kids)) => todo.extend(kids.iter().rev().map(|kid| (kid, resources))),
            _ => pages.push((node, resources)),
        }
    }
    pages
}

/// Unpacks, within bounds and to see whether it can be done, what the reader of objects unpacks of itself.
fn unpack_once(bytes: &[u8]) -> Result<(), Error> {
    let mut budget = Budget { bytes: 256 << 20, ..Budget::default() };
    for at in memchr::memmem::find_iter(bytes, b"stream") {
        let head = bytes.get(at.saturating_sub(400)..at).unwrap_or(&[]);
        let head = match memchr::memmem::rfind(head, b"obj") {
            Some(from) => head.get(from..).unwrap_or(head),
            None => head,
        };
        let says = |word: &[u8]| memchr::memmem::find(head, word).is_some();
        if !says(b"/ObjStm") && !says(b"/XRef") {
            continue;
        }
        let body = bytes.get(at + 6..).unwrap_or(&[]);
        let lead = body.iter().take_while(|b| matches!(b, b'\r' | b'\n')).count();
        object::inflate(body.get(lead..).unwrap_or(&[]), &mut budget);
        if budget.spent {
            return Err(Error::Bomb { part: "the PDF".to_owned(), most: 256 << 20 });
        }
    }
    Ok(())
}
