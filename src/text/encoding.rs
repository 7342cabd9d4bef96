//! Which characters the bytes are.

use crate::error::Error;
use crate::model::{Repair, Span};
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{
    Encoding, GB18030, GBK, IBM866, KOI8_R, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1251, WINDOWS_1252,
};

/// A text as decoded, nothing mended but what was no character at all.
#[derive(Debug)]
pub(super) struct Decoded {
    pub(super) text: String,
    pub(super) encoding: String,
    /// Bytes that were no characters; spans in `text`.
    pub(super) repairs: Vec<Repair>,
}

/// How many bytes are looked at to tell an encoding; what a quarter of a megabyte does not show, more will not.
const SAMPLE: usize = 1 << 18;

pub(super) fn decode(bytes: &[u8], name: Option<&str>) -> Result<Decoded, Error> {
    let asked = match name {
        Some(name) => Some(by_name(name).ok_or_else(|| Error::UnknownEncoding { name: name.to_owned() })?),
        None => None,
    };
    if let Some((encoding, mark)) = Encoding::for_bom(bytes)
        && asked.is_none_or(|asked| asked == encoding || is_utf16(asked))
    {
        return with(encoding, bytes.get(mark..).unwrap_or(&[]), mark);
    }
    if let Some(encoding) = asked {
        return with(encoding, bytes, 0);
    }
    if let Some(at) = other_format(bytes) {
        return Err(Error::NotText { at });
    }
    if let Some(encoding) = utf16_by_pattern(bytes) {
        return with(encoding, bytes, 0);
    }
    check_controls(bytes, 0)?;
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Ok(Decoded { text: text.to_owned(), encoding: UTF_8.name().to_owned(), repairs: Vec::new() });
    }
    with(guess(bytes), bytes, 0)
}

/// The encoding a user means.
fn by_name(name: &str) -> Option<&'static Encoding> {
    let small: String = name.trim().to_ascii_lowercase().replace(['_', ' '], "-");
    let label = match small.as_str() {
        "latin-1" | "ansi" => "windows-1252",
        "koi8r" | "koi-8" | "koi8" => "koi8-r",
        "dos" | "dos-866" | "alt" => "ibm866",
        "utf-16" | "utf16" | "utf-16-le" | "utf16le" => "utf-16le",
        "utf16be" | "utf-16-be" => "utf-16be",
        other => other,
    };
    let squeezed = label.replace("cp-", "cp").replace("win-", "windows-").replace("windows12", "windows-12");
    Encoding::for_label_no_replacement(label.as_bytes())
        .or_else(|| Encoding::for_label_no_replacement(squeezed.as_bytes()))
}

fn is_utf16(encoding: &'static Encoding) -> bool {
    encoding == UTF_16LE || encoding == UTF_16BE
}

/// Decodes; `skipped` bytes stood before (a byte order mark).
fn with(encoding: &'static Encoding, bytes: &[u8], skipped: usize) -> Result<Decoded, Error> {
    if !is_utf16(encoding) {
        check_controls(bytes, skipped)?;
    }
    let name = encoding.name().to_owned();
    if encoding == UTF_8 {
        let (text, repairs) = broken_utf8(bytes);
        return Ok(Decoded { text, encoding: name, repairs });
    }
    let (text, _) = encoding.decode_without_bom_handling(bytes);
    if is_utf16(encoding)
        && let Some(at) = text.find('\0')
    {
        let units = text.get(..at).unwrap_or("").encode_utf16().count();
        return Err(Error::NotText { at: skipped + 2 * units });
    }
    let text = text.into_owned();
    let repairs = lost(&text);
    Ok(Decoded { text, encoding: name, repairs })
}

/// The replacement characters of a decoder, as repairs.
fn lost(text: &str) -> Vec<Repair> {
    let mark = "\u{fffd}";
    text.match_indices(mark)
        .map(|(at, _)| Repair {
            what: "broken-byte",
            span: Span::new(at, at + mark.len()),
            was: String::new(),
            now: mark.to_owned(),
            doubtful: true,
        })
        .collect()
}

/// Formats that are no text but are often given as one; the offset is that of their signature.
fn other_format(bytes: &[u8]) -> Option<usize> {
    const SIGNATURES: [&[u8]; 10] = [
        b"PK\x03\x04",
        b"PK\x05\x06",
        b"%PDF-",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        b"{\\rtf",
        b"\x1f\x8b\x08",
        b"\x89PNG\r\n",
        b"\xff\xd8\xff\xe0",
        b"Rar!\x1a",
        b"7z\xbc\xaf\x27\x1c",
    ];
    SIGNATURES.iter().any(|signature| bytes.starts_with(signature)).then_some(0)
}

/// Refuses bytes that no text in a one-byte or multi-byte encoding has.
fn check_controls(bytes: &[u8], skipped: usize) -> Result<(), Error> {
    if let Some(at) = memchr::memchr(0, bytes) {
        return Err(Error::NotText { at: skipped + at });
    }
    // Some of the upper control characters are what old TeX fonts leave behind: a quarter of those, or a
    // tenth of the others, is no text.
    let sample = bytes.get(..SAMPLE).unwrap_or(bytes);
    let lower = |b: &u8| matches!(b, 1..=8 | 127);
    let upper = |b: &u8| matches!(b, 14..=31);
    let lowers = count(sample, |b| (b.wrapping_sub(1) < 8) | (b == 127));
    let uppers = count(sample, |b| b.wrapping_sub(14) < 18);
    if lowers * 10 > sample.len() || uppers * 4 > sample.len() {
        let at = sample.iter().position(|b| lower(b) || upper(b)).unwrap_or(0);
        return Err(Error::NotText { at: skipped + at });
    }
    Ok(())
}

/// How many bytes are `wanted`. Blocks whose count fits a byte are counted many bytes at a time.
fn count(bytes: &[u8], wanted: impl Fn(u8) -> bool) -> usize {
    let in_block = |block: &[u8]| block.iter().fold(0u8, |n, b| n + u8::from(wanted(*b)));
    bytes.chunks(255).map(|block| usize::from(in_block(block))).sum()
}

/// UTF-16 without a mark: every second byte is one of very few.
fn utf16_by_pattern(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = bytes.get(..4096).unwrap_or(bytes);
    let pairs = sample.len() / 2;
    if pairs < 2 || bytes.len() % 2 == 1 {
        return None;
    }
    let high = |skip: usize| {
        sample.iter().skip(skip).step_by(2).take(pairs).filter(|b| matches!(b, 0 | 4 | 0x20)).count()
    };
    let zeros = |skip: usize| sample.iter().skip(skip).step_by(2).take(pairs).filter(|b| **b == 0).count();
    let (even, odd) = (high(0), high(1));
    if odd * 10 >= pairs * 8 && zeros(1) > 0 && zeros(0) * 50 <= pairs {
        Some(UTF_16LE)
    } else if even * 10 >= pairs * 8 && zeros(0) > 0 && zeros(1) * 50 <= pairs {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// UTF-8 with broken bytes: such a byte is read as windows-1252 where that gives a letter or a quote, as it
/// does for lines pasted from an old file, and is a replacement character elsewhere.
fn broken_utf8(bytes: &[u8]) -> (String, Vec<Repair>) {
    let mut text = String::with_capacity(bytes.len());
    let mut repairs = Vec::new();
    let mut at = 0;
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        let broken = chunk.invalid();
        at += chunk.valid().len() + broken.len();
        if broken.is_empty() {
            continue;
        }
        let (read, _) = WINDOWS_1252.decode_without_bom_handling(broken);
        let one = broken.len() == 1;
        let quote = read.chars().all(|c| "‘’“”–—…«»".contains(c));
        let latin = |c: char| ('A'..='\u{24f}').contains(&c) && c.is_alphabetic();
        let beside = text.chars().next_back().is_some_and(latin)
            || text.chars().next_back().is_none_or(|c| !c.is_alphabetic())
                && bytes.get(at).is_some_and(u8::is_ascii_alphabetic);
        let word = quote || beside && read.chars().all(char::is_alphabetic);
        let now = if one && word { read.into_owned() } else { "\u{fffd}".to_owned() };
        let start = text.len();
        text.push_str(&now);
        let was: String = broken.iter().map(|b| format!("\\x{b:02X}")).collect();
        repairs.push(Repair {
            what: "broken-byte",
            span: Span::new(start, text.len()),
            was,
            now,
            doubtful: true,
        });
    }
    (text, repairs)
}

/// The likeliest encoding of bytes that are not UTF-8 throughout.
fn guess(bytes: &[u8]) -> &'static Encoding {
    let sample = bytes.get(..SAMPLE).unwrap_or(bytes);
    if mostly_utf8(bytes) {
        return UTF_8;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(sample, true);
    let guessed = detector.guess(None, Utf8Detection::Deny);
    let chinese = chinese_share(sample);
    if (guessed == GBK || guessed == GB18030) && chinese > 0.8 {
        return GB18030;
    }
    if let Some(cyrillic) = cyrillic(sample) {
        return cyrillic;
    }
    if guessed == GBK { GB18030 } else { guessed }
}

/// True if broken bytes are rare among sound characters of several bytes.
fn mostly_utf8(bytes: &[u8]) -> bool {
    let (mut sound, mut broken) = (0usize, 0usize);
    for chunk in bytes.utf8_chunks() {
        sound += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    sound > 2 * broken
}

/// The share of pairs of high bytes that are characters in daily use in GB 2312.
fn chinese_share(bytes: &[u8]) -> f64 {
    let (mut pairs, mut common) = (0u32, 0u32);
    let mut at = 0;
    while let Some(lead) = bytes.get(at) {
        if *lead < 0x80 {
            at += 1;
            continue;
        }
        let trail = bytes.get(at + 1).copied().unwrap_or(0);
        pairs += 1;
        if trail >= 0xa1 && matches!(lead, 0xa1 | 0xa3 | 0xb0..=0xd7) {
            common += 1;
        }
        at += 2;
    }
    if pairs == 0 { 0.0 } else { f64::from(common) / f64::from(pairs) }
}

/// The Cyrillic encoding in which the bytes read as Russian, if words are made of high bytes alone (in other
/// European languages high bytes stand among plain letters).
fn cyrillic(bytes: &[u8]) -> Option<&'static Encoding> {
    let (mut pure, mut mixed) = (0usize, 0usize);
    for word in bytes.split(|b| !b.is_ascii_alphabetic() && *b < 0x80) {
        let high = word.iter().filter(|b| **b >= 0x80).count();
        if high == word.len() && high > 1 {
            pure += high;
        } else if high > 0 && high < word.len() {
            mixed += word.len();
        }
    }
    if pure < 2 || pure < 2 * mixed {
        return None;
    }
    let mut best: Option<(f64, &'static Encoding)> = None;
    for encoding in [WINDOWS_1251, KOI8_R, IBM866] {
        let (text, _) = encoding.decode_without_bom_handling(bytes);
        let score = russian(&text);
        if best.is_none_or(|(old, _)| score > old) {
            best = Some((score, encoding));
        }
    }
    best.filter(|(score, _)| *score > 0.0).map(|(_, encoding)| encoding)
}

/// How much a text reads like Russian, per character beyond ASCII: from -1 (not at all) to 1. Letters weigh
/// by how common they are, words by whether capitals stand where they may.
pub(super) fn russian(text: &str) -> f64 {
    let (mut score, mut count) = (0.0, 0u32);
    for word in text.split(|c: char| {
        c.is_ascii() || matches!(c, '«' | '»' | '“' | '”' | '–' | '—' | '№' | '…' | '\u{a0}')
    }) {
        if word.is_empty() {
            continue;
        }
        let mut capitals = 0;
        let mut length = 0;
        let mut first = false;
        for (at, c) in word.chars().enumerate() {
            length += 1;
            count += 1;
            if c.is_uppercase() {
                capitals += 1;
                first |= at == 0;
            }
            score += match c.to_lowercase().next().unwrap_or(c) {
                'о' | 'е' | 'а' | 'и' | 'н' | 'т' | 'с' | 'р' | 'в' | 'л' => 0.5,
                'к' | 'м' | 'д' | 'п' | 'у' | 'я' | 'ы' | 'ь' | 'г' | 'з' | 'б' | 'ч' | 'й' => {
                    0.2
                }
                'а'..='я' | 'ё' => 0.0,
                'і' | 'ї' | 'є' | 'ґ' | 'ў' | 'ј' => 0.0,
                _ => -1.0,
            };
        }
        let fits = capitals == 0 || capitals == length || (first && capitals == 1);
        score += f64::from(length) * if fits { 0.5 } else { -0.8 };
    }
    if count == 0 { 0.0 } else { score / f64::from(count) }
}
