//! Fonts: the characters that codes stand for, how wide they are, whether they are slanted.

use super::glyph;
use super::object::{self, Budget};
use lopdf::{Dictionary, Document, Object};
use std::collections::HashMap;

/// A font of a page.
#[derive(Debug, Default)]
pub(super) struct Font {
    /// Codes are two bytes.
    wide: bool,
    /// What the file itself says.
    to_unicode: HashMap<u32, String>,
    /// By the names of glyphs or a known encoding; for codes of one byte.
    encoding: Vec<String>,
    /// In thousandths of the size.
    widths: HashMap<u32, f32>,
    usual: f32,
    pub(super) italic: bool,
}

/// More characters a font does not have.
const MOST: usize = 70_000;

impl Font {
    pub(super) fn read(document: &Document, dictionary: &Dictionary, budget: &mut Budget) -> Font {
        let mut font = Font { usual: 500.0, ..Font::default() };
        let name = object::name(document, dictionary, b"BaseFont").unwrap_or_default();
        let kind = object::name(document, dictionary, b"Subtype").unwrap_or_default();
        font.wide = kind == "Type0";
        let inner = if font.wide {
            object::get(document, dictionary, b"DescendantFonts")
                .and_then(|list| list.as_array().ok()?.first())
                .and_then(|first| object::dictionary(document, first))
        } else {
            Some(dictionary)
        };
        let descriptor = inner.and_then(|inner| {
            object::get(document, inner, b"FontDescriptor")
                .and_then(|found| object::dictionary(document, found))
        });
        font.italic = is_italic(document, &name, descriptor);
        if let Some(object) = object::get(document, dictionary, b"ToUnicode") {
            if let Some(bytes) = object::stream(document, object, budget) {
                font.to_unicode = to_unicode(&bytes);
            }
        }
        match (font.wide, inner) {
            (true, Some(inner)) => font.wide_widths(document, inner),
            (false, _) => {
                font.encode(document, dictionary, descriptor, &kind, budget);
                font.simple_widths(document, dictionary, &kind);
            }
            _ => {}
        }
        font
    }

    fn simple_widths(&mut self, document: &Document, dictionary: &Dictionary, kind: &str) {
        let first = object::number(document, dictionary, b"FirstChar").unwrap_or(0.0) as u32;
        // A font drawn in the file counts in units of its own.
        let mut unit = 1.0;
        if kind == "Type3" {
            let matrix = object::get(document, dictionary, b"FontMatrix").and_then(|m| m.as_array().ok());
            unit = matrix.and_then(|m| m.first()?.as_float().ok()).unwrap_or(0.001) * 1000.0;
        }
        let Some(Object::Array(widths)) = object::get(document, dictionary, b"Widths") else { return };
        for (k, width) in widths.iter().enumerate().take(256) {
            if let Some(width) = document.dereference(width).ok().and_then(|(_, w)| w.as_float().ok()) {
                self.widths.insert(first.saturating_add(k as u32), width * unit);
            }
        }
    }

    /// `/W [first [w w w] first last w …]`.
    fn wide_widths(&mut self, document: &Document, inner: &Dictionary) {
        self.usual = object::number(document, inner, b"DW").unwrap_or(1000.0);
        let Some(Object::Array(list)) = object::get(document, inner, b"W") else { return };
        let mut at = 0;
        while let Some(first) = list.get(at).and_then(|n| n.as_float().ok()) {
            let first = first.max(0.0) as u32;
            let next = list.get(at + 1).and_then(|object| document.dereference(object).ok()).map(|(_, o)| o);
            match next {
                Some(Object::Array(widths)) => {
                    for (k, width) in widths.iter().enumerate().take(MOST) {
                        self.widths.insert(first.saturating_add(k as u32), width.as_float().unwrap_or(0.0));
                    }
                    at += 2;
                }
                Some(last) => {
                    let last = last.as_float().unwrap_or(0.0).max(0.0) as u32;
                    let width = list.get(at + 2).and_then(|w| w.as_float().ok()).unwrap_or(0.0);
                    for code in (first..=last).take(MOST) {
                        self.widths.insert(code, width);
                    }
                    at += 3;
                }
                None => break,
            }
            if self.widths.len() > MOST {
                break;
            }
        }
    }

    /// The encoding of a font whose codes are one byte.
    fn encode(
        &mut self,
        document: &Document,
        dictionary: &Dictionary,
        descriptor: Option<&Dictionary>,
        kind: &str,
        budget: &mut Budget,
    ) {
        let object = object::get(document, dictionary, b"Encoding");
        let differences = object.and_then(|object| object::dictionary(document, object));
        let base = match object {
            Some(Object::Name(name)) => Some(String::from_utf8_lossy(name).into_owned()),
            _ => differences.and_then(|d| object::name(document, d, b"BaseEncoding")),
        };
        let mut own = || {
            let file = object::get(document, descriptor?, b"FontFile")?;
            Some(built_in(&object::stream(document, file, budget)?))
        };
        self.encoding = match base.as_deref() {
            Some("WinAnsiEncoding") => of(encoding_rs::WINDOWS_1252),
            Some("MacRomanEncoding") => of(encoding_rs::MACINTOSH),
            _ => own().filter(|table| table.iter().any(|text| !text.is_empty())).unwrap_or_else(|| {
                if kind == "TrueType" { of(encoding_rs::WINDOWS_1252) } else { standard() }
            }),
        };
        let Some(differences) = differences else { return };
        let Some(Object::Array(list)) = object::get(document, differences, b"Differences") else { return };
        let mut code = 0usize;
        for item in list.iter().take(1000) {
            match item {
                Object::Name(name) => {
                    if let Some(slot) = self.encoding.get_mut(code) {
                        *slot = glyph::text(&String::from_utf8_lossy(name)).unwrap_or_default();
                    }
                    code = code.saturating_add(1);
                }
                other => code = other.as_i64().ok().and_then(|n| usize::try_from(n).ok()).unwrap_or(code),
            }
        }
    }

    /// The codes of a string, with whether each is the code of a blank that is spaced by itself.
    pub(super) fn codes<'s>(&self, string: &'s [u8]) -> impl Iterator<Item = (u32, bool)> + use<'s> {
        let wide = self.wide;
        string.chunks(if wide { 2 } else { 1 }).map(move |bytes| {
            let code = bytes.iter().fold(0, |code, byte| code << 8 | u32::from(*byte));
            (code, !wide && code == 32)
        })
    }

    /// What a code prints; empty if that is not known.
    pub(super) fn text(&self, code: u32) -> &str {
        match self.to_unicode.get(&code) {
            Some(text) => text,
            None => self.encoding.get(code as usize).map_or("", String::as_str),
        }
    }

    /// How far it goes on, in parts of the size.
    pub(super) fn width(&self, code: u32) -> f32 {
        self.widths.get(&code).copied().unwrap_or(self.usual) / 1000.0
    }
}

fn is_italic(document: &Document, name: &str, descriptor: Option<&Dictionary>) -> bool {
    let name = name.rsplit('+').next().unwrap_or("").to_ascii_lowercase();
    if name.contains("italic") || name.contains("oblique") || name.ends_with("-it") {
        return true;
    }
    // Computer Modern and its kin name slanted fonts so.
    let tex = name.trim_end_matches(|c: char| c.is_ascii_digit());
    if matches!(tex, "cmti" | "cmsl" | "sfti" | "sfsl" | "ecti" | "lati" | "cmbxti") {
        return true;
    }
    let Some(descriptor) = descriptor else { return false };
    let angle = object::number(document, descriptor, b"ItalicAngle").unwrap_or(0.0);
    let flags = object::number(document, descriptor, b"Flags").unwrap_or(0.0) as u32;
    // Fonts of mathematics are slanted as well, but have no words.
    angle.abs() > 1.0 && angle.abs() < 45.0 || flags & 64 != 0
}

/// The table of a one-byte encoding; slots below the blank are empty.
fn of(encoding: &'static encoding_rs::Encoding) -> Vec<String> {
    (0..=255u8)
        .map(|code| match code {
            0..=31 | 127 => String::new(),
            code => encoding.decode_without_bom_handling(&[code]).0.into_owned(),
        })
        .collect()
}

/// Adobe's standard encoding.
fn standard() -> Vec<String> {
    const UPPER: &str =
        " ¡¢£⁄¥ƒ§¤'“«‹›ﬁﬂ –†‡· ¶•‚„”»…‰ ¿ `´ˆ˜¯˘˙¨ ˚¸ ˝˛ˇ—                 Æ ª    ŁØŒº     æ   ı  łøœß    ";
    let mut table: Vec<String> = (0..=126u8)
        .map(|code| match code {
            0..=31 => String::new(),
            b'\'' => "’".to_owned(),
            b'`' => "‘".to_owned(),
            code => char::from(code).to_string(),
        })
        .collect();
    table.resize(160, String::new());
    table.extend(UPPER.chars().map(|c| if c == ' ' { String::new() } else { c.to_string() }));
    table.resize(256, String::new());
    table
}

/// The encoding that a Type 1 font has in itself: `dup 12 /fi put`.
fn built_in(bytes: &[u8]) -> Vec<String> {
    let mut table = vec![String::new(); 256];
    let head = String::from_utf8_lossy(bytes.get(..20_000).unwrap_or(bytes)).into_owned();
    let head = head.split("eexec").next().unwrap_or("");
    if head.contains("StandardEncoding def") {
        return standard();
    }
    for rest in head.split("dup ").skip(1) {
        let mut words = rest.split_ascii_whitespace();
        let (Some(code), Some(name)) = (words.next(), words.next()) else { continue };
        if let (Ok(code), Some(name)) = (code.parse::<usize>(), name.strip_prefix('/')) {
            if let Some(slot) = table.get_mut(code) {
                *slot = glyph::text(name).unwrap_or_default();
            }
        }
    }
    table
}

/// Reads the map from codes to characters: `<03> <0041>`, `<03> <05> <0041>`, `<03> <05> [<0041> …]`.
fn to_unicode(bytes: &[u8]) -> HashMap<u32, String> {
    let mut map = HashMap::new();
    let text = String::from_utf8_lossy(bytes);
    for (open, close, ranges) in [("beginbfchar", "endbfchar", false), ("beginbfrange", "endbfrange", true)] {
        for block in text.split(open).skip(1) {
            let block = block.split(close).next().unwrap_or("");
            let mut tokens = Tokens(block);
            while let Some(Token::Hex(first)) = tokens.next() {
                let Some(from) = code(first) else { break };
                let to = if ranges {
                    match tokens.next() {
                        Some(Token::Hex(last)) => code(last).unwrap_or(from),
                        _ => break,
                    }
                } else {
                    from
                };
                match tokens.next() {
                    Some(Token::Hex(start)) => {
                        let start = utf16(start);
                        for (k, code) in (from..=to).enumerate().take(MOST) {
                            if let Some(text) = counted(&start, k as u32) {
                                map.insert(code, text);
                            }
                        }
                    }
                    Some(Token::Open) => {
                        let mut code = from;
                        while let Some(Token::Hex(next)) = tokens.next() {
                            map.insert(code, utf16(next));
                            code = code.saturating_add(1);
                        }
                    }
                    _ => break,
                }
                if map.len() > MOST {
                    return map;
                }
            }
        }
    }
    map
}

enum Token<'a> {
    Hex(&'a str),
    Open,
    Close,
}

struct Tokens<'a>(&'a str);

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        let at = self.0.find(['<', '[', ']'])?;
        let rest = self.0.get(at..)?;
        if rest.starts_with('<') {
            let (hex, after) = rest.get(1..)?.split_once('>')?;
            self.0 = after;
            return Some(Token::Hex(hex));
        }
        self.0 = rest.get(1..)?;
        Some(if rest.starts_with('[') { Token::Open } else { Token::Close })
    }
}

fn code(hex: &str) -> Option<u32> {
    u32::from_str_radix(hex.trim(), 16).ok()
}

fn utf16(hex: &str) -> String {
    let digits: Vec<u8> = hex.bytes().filter(u8::is_ascii_hexdigit).collect();
    let units = digits.chunks(4).filter_map(|unit| {
        std::str::from_utf8(unit).ok().and_then(|unit| u16::from_str_radix(unit, 16).ok())
    });
    char::decode_utf16(units)
        .map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER))
        .filter(|c| *c != '\0')
        .collect()
}

/// The text, its last character `by` further on.
fn counted(text: &str, by: u32) -> Option<String> {
    let last = text.chars().next_back()?;
    let mut out = text.get(..text.len() - last.len_utf8())?.to_owned();
    out.push(char::from_u32(u32::from(last).checked_add(by)?)?);
    Some(out)
}
