//! Documents that are a zip of parts: docx, odt, epub. Only the parts asked for are unpacked, in memory, and
//! never more than [`MOST`] bytes of them.

use super::xml;
use crate::error::Error;
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// The most bytes that all parts of a document may unpack to: a book of a thousand pages has thirty million.
const MOST: u64 = 256 << 20;
/// A part that unpacks to more than this must not have been packed tighter than [`TIGHTEST`].
const LARGE: u64 = 32 << 20;
/// The text of documents packs to a tenth or a twentieth of its size.
const TIGHTEST: u64 = 200;

/// A zip archive in memory.
pub(super) struct Package<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
    size: u64,
    left: u64,
}

impl<'a> Package<'a> {
    /// Opens the archive.
    ///
    /// # Errors
    /// [`Error::Damaged`] if it is none, or is cut short.
    pub(super) fn open(bytes: &'a [u8]) -> Result<Package<'a>, Error> {
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(|error| Error::Damaged {
            part: "the file".to_owned(),
            message: format!("it is no whole zip archive ({error})"),
        })?;
        Ok(Package { zip, size: bytes.len() as u64, left: MOST })
    }

    /// The bytes of a part; `None` if there is none of this name.
    ///
    /// # Errors
    /// [`Error::Damaged`] if it cannot be unpacked, [`Error::Bomb`] if it unpacks to too much.
    pub(super) fn bytes(&mut self, name: &str) -> Result<Option<Vec<u8>>, Error> {
        let Some(at) = self.find(name) else { return Ok(None) };
        let damaged = |message: String| Error::Damaged { part: name.to_owned(), message };
        let file = self.zip.by_index(at).map_err(|error| damaged(error.to_string()))?;
        let packed = file.compressed_size().min(self.size);
        let limit = self.left.min(LARGE.max(packed.saturating_mul(TIGHTEST)));
        let mut bytes = Vec::with_capacity(file.size().min(limit).min(LARGE) as usize);
        file.take(limit + 1).read_to_end(&mut bytes).map_err(|error| damaged(error.to_string()))?;
        if bytes.len() as u64 > limit {
            return Err(Error::Bomb { part: name.to_owned(), most: limit });
        }
        self.left -= bytes.len() as u64;
        Ok(Some(bytes))
    }

    /// The characters of an XML part; `None` if there is none of this name.
    ///
    /// # Errors
    /// As [`Package::bytes`]; [`Error::Damaged`] if they are no characters.
    pub(super) fn xml(&mut self, name: &str) -> Result<Option<String>, Error> {
        match self.bytes(name)? {
            Some(bytes) => xml::characters(bytes, name).map(Some),
            None => Ok(None),
        }
    }

    /// Names are compared as they are, then without regard to case and kind of stroke.
    fn find(&self, name: &str) -> Option<usize> {
        self.zip.index_for_name(name).or_else(|| {
            let plain = |name: &str| name.replace('\\', "/").to_ascii_lowercase();
            let wanted = plain(name);
            (0..self.zip.len())
                .find(|at| matches!(self.zip.name_for_index(*at), Some(Ok(found)) if plain(&found) == wanted))
        })
    }
}

/// `target` as it is meant in the part `base`: `../a/b.xml` in `x/y.xml` is `a/b.xml`. Never leads out of the
/// archive.
pub(super) fn resolve(base: &str, target: &str) -> String {
    let mut path: Vec<&str> = Vec::new();
    if !target.starts_with('/') {
        path.extend(base.split('/'));
        path.pop();
    }
    for step in target.split('/') {
        match step {
            "" | "." => {}
            ".." => {
                path.pop();
            }
            step => path.push(step),
        }
    }
    path.join("/")
}
