//! OpenDocument text (OASIS ODF 1.0 to 1.4), packed (.odt) or flat (.fodt).

mod list;
mod style;
mod walk;

use super::draft::Draft;
use super::package::Package;
use super::xml;
use crate::error::Error;
use crate::model::{Document, Format};
use style::Styles;

/// Reads an .odt or .fodt file.
///
/// Notes stand at their marks in the body and carry the number that prints. Text that change tracking keeps
/// as deleted, comments and hidden text are left out.
///
/// # Errors
/// [`Error::Damaged`] if the archive or a part is broken or `content.xml` is missing, [`Error::Bomb`],
/// [`Error::Empty`] if there is no text.
pub(super) fn read(bytes: &[u8], _encoding: Option<&str>) -> Result<Document, Error> {
    let mut styles = Styles::default();
    let draft = if bytes.starts_with(b"PK") {
        let mut package = Package::open(bytes)?;
        if let Some(text) = package.xml("styles.xml")? {
            styles.read(&text, "styles.xml")?;
        }
        let part = "content.xml";
        let Some(text) = package.xml(part)? else {
            return Err(Error::Damaged { part: part.to_owned(), message: "the part is missing".to_owned() });
        };
        if is_encrypted(&mut package)? {
            return Err(Error::Unsupported {
                what: "a document with a password",
                advice: "save it without one",
            });
        }
        styles.read(&text, part)?;
        Draft { parts: vec![part.to_owned()], ..walk::walk(&text, part, &styles)? }
    } else {
        let part = "the file";
        let text = xml::characters(bytes.to_vec(), part)?;
        styles.read(&text, part)?;
        walk::walk(&text, part, &styles)?
    };
    draft.finish(Format::Odt, "UTF-8".to_owned())
}

/// The manifest says whether parts are encrypted.
fn is_encrypted(package: &mut Package) -> Result<bool, Error> {
    Ok(package.xml("META-INF/manifest.xml")?.is_some_and(|text| text.contains("encryption-data")))
}
