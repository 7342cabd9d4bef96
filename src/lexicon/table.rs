//! The table that the build script made of `grammars/`.

use super::archive::{Archive, Status};
use super::words::Entry;
use super::{ArchiveId, Form, Sense};

static TEXT: &str = include_str!(concat!(env!("OUT_DIR"), "/lexicon.txt"));
static FORMS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/forms.bin"));
static ARCHIVES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/archives.bin"));

/// Bytes of a string's place: offset and length.
const STRING: usize = 6;
/// Bytes of a form: first word, the others, meaning, language, flags.
const FORM: usize = 3 * STRING + 3;
/// Bytes of an archive: fourteen strings.
const ARCHIVE: usize = 14 * STRING;

/// Every form, sorted by first word, the longest first.
pub(super) fn forms(senses: &[Sense]) -> impl Iterator<Item = Entry> {
    FORMS.chunks_exact(FORM).filter_map(|record| form(record, senses))
}

fn form(record: &[u8], senses: &[Sense]) -> Option<Entry> {
    let (first, record) = string(record)?;
    let (rest, record) = string(record)?;
    let (meaning, record) = record.split_first_chunk::<2>()?;
    let (lang, record) = string(record)?;
    let flags = record.first()?;
    let meaning = u16::from_le_bytes(*meaning);
    let sense = match meaning {
        0xc000.. => Sense::DocumentSeries(ArchiveId(meaning & 0x3fff)),
        0x8000.. => Sense::Archive(ArchiveId(meaning & 0x3fff)),
        _ => *senses.get(usize::from(meaning))?,
    };
    let form = Form {
        rest,
        sense,
        lang,
        dot: flags & 1 != 0,
        capital: flags & 2 != 0,
        code: flags & 4 != 0,
        small: flags & 8 != 0,
    };
    Some(Entry { first, form })
}

/// The registry of archives.
pub(super) fn archives() -> Vec<Archive> {
    let mut archives = Vec::with_capacity(ARCHIVES.len() / ARCHIVE);
    archives.extend(ARCHIVES.chunks_exact(ARCHIVE).filter_map(archive));
    archives
}

fn archive(mut record: &'static [u8]) -> Option<Archive> {
    let mut next = || {
        let (text, rest) = string(record)?;
        record = rest;
        Some(text)
    };
    Some(Archive {
        code: next()?,
        code_native: next()?,
        status: Status::named(next()?)?,
        // Once, for the life of the program.
        aliases: next()?.split('|').filter(|a| !a.is_empty()).collect::<Vec<_>>().leak(),
        seldom: next()?.split('|').filter(|a| !a.is_empty()).collect::<Vec<_>>().leak(),
        name: next()?,
        name_transliterated: next()?,
        name_english: next()?,
        city: next()?,
        country: next()?,
        predecessors: next()?,
        successor: next()?,
        scheme: next()?,
        note: next()?,
    })
}

fn string(record: &[u8]) -> Option<(&'static str, &[u8])> {
    let (offset, record) = record.split_first_chunk::<4>()?;
    let (length, record) = record.split_first_chunk::<2>()?;
    let offset = usize::try_from(u32::from_le_bytes(*offset)).ok()?;
    let end = offset.checked_add(usize::from(u16::from_le_bytes(*length)))?;
    let text = TEXT.get(offset..end)?;
    Some((text, record))
}
