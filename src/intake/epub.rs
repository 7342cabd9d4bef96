//! EPUB 2 and 3: the pages of a book in reading order, as one page.

use super::html::Pages;
use super::package::{self, Package};
use super::xml::{self, Item, Xml};
use crate::error::Error;
use crate::model::{Document, Format};
use crate::text;
use std::collections::HashMap;

/// Reads a book. Notes on a page of their own are found from wherever they are called.
///
/// # Errors
/// [`Error::Damaged`] if the archive is broken or says of no page, [`Error::Bomb`], [`Error::Unsupported`] if
/// the pages are encrypted, [`Error::Empty`] if there is no text.
pub(super) fn read(bytes: &[u8], encoding: Option<&str>) -> Result<Document, Error> {
    let mut package = Package::open(bytes)?;
    let root = root(&mut package)?;
    let Some(contents) = package.xml(&root)? else {
        return Err(Error::Damaged { part: root, message: "the part is missing".to_owned() });
    };
    let book = Book::read(&contents, &root)?;
    let locked = package.xml("META-INF/encryption.xml")?.unwrap_or_default();
    let mut pages = Pages::default();
    let mut found = false;
    for name in &book.pages {
        if !locked.is_empty() && locked.contains(name.as_str()) {
            return Err(Error::Unsupported {
                what: "a book with copy protection",
                advice: "use a copy without it",
            });
        }
        let Some(bytes) = package.bytes(name)? else { continue };
        found = true;
        let source = match encoding {
            Some(_) => text::characters(&bytes, encoding)?.0,
            None if bytes.is_empty() => continue,
            None => xml::characters(bytes, name)?,
        };
        pages.add(&source, name);
    }
    if !found {
        return Err(Error::Damaged { part: root, message: "it leads to no page".to_owned() });
    }
    let mut css = String::new();
    for name in &book.sheets {
        css.push_str(
            &package.bytes(name)?.map(|b| String::from_utf8_lossy(&b).into_owned()).unwrap_or_default(),
        );
    }
    pages.draft(&css).finish(Format::Epub, "UTF-8".to_owned())
}

/// The part that lists the others.
fn root(package: &mut Package) -> Result<String, Error> {
    let part = "META-INF/container.xml";
    let Some(text) = package.xml(part)? else {
        return Err(Error::Damaged { part: part.to_owned(), message: "the part is missing".to_owned() });
    };
    let mut xml = Xml::new(&text, part);
    while let Some(item) = xml.next()? {
        let Item::Start(tag) = item else { continue };
        if let Some(path) = tag.get("full-path").filter(|_| tag.local() == "rootfile") {
            return Ok(package::resolve("", &path));
        }
    }
    Err(Error::Damaged { part: part.to_owned(), message: "it names no book".to_owned() })
}

/// The parts of a book.
#[derive(Default)]
struct Book {
    /// In reading order, each once; then those without a place in it.
    pages: Vec<String>,
    sheets: Vec<String>,
}

impl Book {
    fn read(text: &str, root: &str) -> Result<Book, Error> {
        let mut book = Book::default();
        let mut parts: HashMap<String, String> = HashMap::new();
        let (mut spine, mut others) = (Vec::new(), Vec::new());
        let mut xml = Xml::new(text, root);
        while let Some(item) = xml.next()? {
            let Item::Start(tag) = item else { continue };
            match tag.local() {
                "item" => {
                    let (Some(id), Some(href)) = (tag.get("id"), tag.get("href")) else { continue };
                    let name = package::resolve(root, &super::html::unescaped(&href));
                    match tag.get("media-type").as_deref() {
                        Some("text/css") => book.sheets.push(name.clone()),
                        // Notes may be out of the order of pages; a table of contents always is.
                        Some("application/xhtml+xml") if tag.get("properties").as_deref() != Some("nav") => {
                            others.push(id.clone());
                        }
                        _ => {}
                    }
                    parts.insert(id, name);
                }
                "itemref" => spine.extend(tag.get("idref")),
                _ => {}
            }
        }
        book.pages = spine.iter().chain(&others).filter_map(|id| parts.remove(id)).collect();
        Ok(book)
    }
}
