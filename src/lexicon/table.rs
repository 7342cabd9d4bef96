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
    let (mut first, mut lang) = (Kept::default(), Kept::default());
    FORMS.as_chunks::<FORM>().0.iter().filter_map(move |record| form(record, senses, &mut first, &mut lang))
}

/// A form; `first` and `lang` are those of the form before, which mostly are the same.
fn form(record: &[u8; FORM], senses: &[Sense], first: &mut Kept, lang: &mut Kept) -> Option<Entry> {
    let [f0, f1, f2, f3, f4, f5, r0, r1, r2, r3, r4, r5, m0, m1, l0, l1, l2, l3, l4, l5, flags] = *record;
    let first = first.string([f0, f1, f2, f3, f4, f5])?;
    let rest = if (r4, r5) == (0, 0) { "" } else { text([r0, r1, r2, r3, r4, r5])? };
    let lang = lang.string([l0, l1, l2, l3, l4, l5])?;
    let meaning = u16::from_le_bytes([m0, m1]);
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

/// The string read last, and its place.
#[derive(Default)]
struct Kept {
    place: u64,
    text: &'static str,
}

impl Kept {
    /// The string at a place.
    fn string(&mut self, place: [u8; STRING]) -> Option<&'static str> {
        let [a, b, c, d, e, f] = place;
        let number = u64::from_le_bytes([a, b, c, d, e, f, 0, 0]);
        if number != self.place {
            *self = Kept { place: number, text: text(place)? };
        }
        Some(self.text)
    }
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

/// The string at the head of a record, and the rest of the record.
fn string(record: &[u8]) -> Option<(&'static str, &[u8])> {
    let (place, record) = record.split_first_chunk::<STRING>()?;
    Some((text(*place)?, record))
}

/// The string at a place.
fn text([a, b, c, d, e, f]: [u8; STRING]) -> Option<&'static str> {
    let offset = usize::try_from(u32::from_le_bytes([a, b, c, d])).ok()?;
    let end = offset.checked_add(usize::from(u16::from_le_bytes([e, f])))?;
    TEXT.get(offset..end)
}
