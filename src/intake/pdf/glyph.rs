//! The characters that glyphs' names stand for: the names of the Adobe Glyph List that books and articles use,
//! most of them put together from a letter and an accent.

/// Names that are not put together.
const NAMES: &[(&str, &str)] = &[
    ("AE", "Æ"),
    ("Dcroat", "Đ"),
    ("Eth", "Ð"),
    ("Lslash", "Ł"),
    ("OE", "Œ"),
    ("Oslash", "Ø"),
    ("Thorn", "Þ"),
    ("ae", "æ"),
    ("ampersand", "&"),
    ("asciicircum", "^"),
    ("asciitilde", "~"),
    ("asterisk", "*"),
    ("at", "@"),
    ("backslash", "\\"),
    ("bar", "|"),
    ("braceleft", "{"),
    ("braceright", "}"),
    ("bracketleft", "["),
    ("bracketright", "]"),
    ("brokenbar", "¦"),
    ("bullet", "•"),
    ("cent", "¢"),
    ("colon", ":"),
    ("comma", ","),
    ("copyright", "©"),
    ("currency", "¤"),
    ("dagger", "†"),
    ("daggerdbl", "‡"),
    ("dcroat", "đ"),
    ("degree", "°"),
    ("divide", "÷"),
    ("dollar", "$"),
    ("dotlessi", "ı"),
    ("dotlessj", "ȷ"),
    ("eight", "8"),
    ("ellipsis", "…"),
    ("emdash", "—"),
    ("endash", "–"),
    ("equal", "="),
    ("eth", "ð"),
    ("Euro", "€"),
    ("exclam", "!"),
    ("exclamdown", "¡"),
    ("ff", "ff"),
    ("ffi", "ffi"),
    ("ffl", "ffl"),
    ("fi", "fi"),
    ("five", "5"),
    ("fl", "fl"),
    ("florin", "ƒ"),
    ("four", "4"),
    ("fraction", "⁄"),
    ("germandbls", "ß"),
    ("grave", "`"),
    ("greater", ">"),
    ("guillemotleft", "«"),
    ("guillemotright", "»"),
    ("guilsinglleft", "‹"),
    ("guilsinglright", "›"),
    ("hyphen", "-"),
    ("hyphenchar", "-"),
    ("less", "<"),
    ("logicalnot", "¬"),
    ("longs", "ſ"),
    ("lslash", "ł"),
    ("minus", "−"),
    ("mu", "µ"),
    ("multiply", "×"),
    ("nbspace", " "),
    ("nine", "9"),
    ("numbersign", "#"),
    ("numero", "№"),
    ("oe", "œ"),
    ("one", "1"),
    ("onehalf", "½"),
    ("onequarter", "¼"),
    ("onesuperior", "¹"),
    ("ordfeminine", "ª"),
    ("ordmasculine", "º"),
    ("oslash", "ø"),
    ("paragraph", "¶"),
    ("parenleft", "("),
    ("parenright", ")"),
    ("percent", "%"),
    ("period", "."),
    ("periodcentered", "·"),
    ("perthousand", "‰"),
    ("plus", "+"),
    ("plusminus", "±"),
    ("question", "?"),
    ("questiondown", "¿"),
    ("quotedbl", "\""),
    ("quotedblbase", "„"),
    ("quotedblleft", "“"),
    ("quotedblright", "”"),
    ("quoteleft", "‘"),
    ("quoteright", "’"),
    ("quotesinglbase", "‚"),
    ("quotesingle", "'"),
    ("registered", "®"),
    ("section", "§"),
    ("semicolon", ";"),
    ("seven", "7"),
    ("sfthyphen", "-"),
    ("six", "6"),
    ("slash", "/"),
    ("space", " "),
    ("sterling", "£"),
    ("thorn", "þ"),
    ("three", "3"),
    ("threequarters", "¾"),
    ("threesuperior", "³"),
    ("trademark", "™"),
    ("two", "2"),
    ("twosuperior", "²"),
    ("underscore", "_"),
    ("visiblespace", " "),
    ("yen", "¥"),
    ("zero", "0"),
];

/// Names of accents, and the characters that combine.
const ACCENTS: &[(&str, char)] = &[
    ("hungarumlaut", '\u{30b}'),
    ("commaaccent", '\u{326}'),
    ("circumflex", '\u{302}'),
    ("dotaccent", '\u{307}'),
    ("dieresis", '\u{308}'),
    ("cedilla", '\u{327}'),
    ("ogonek", '\u{328}'),
    ("macron", '\u{304}'),
    ("acute", '\u{301}'),
    ("grave", '\u{300}'),
    ("tilde", '\u{303}'),
    ("caron", '\u{30c}'),
    ("breve", '\u{306}'),
    ("ring", '\u{30a}'),
];

/// What a glyph's name stands for; `None` if that is not known.
pub(super) fn text(name: &str) -> Option<String> {
    let name = name.split('.').next().filter(|name| !name.is_empty())?;
    if let Some((_, text)) = NAMES.iter().find(|(known, _)| *known == name) {
        return Some((*text).to_owned());
    }
    let mut chars = name.chars();
    if let (Some(letter), None) = (chars.next(), chars.next()) {
        return Some(letter.to_string());
    }
    if name.contains('_') {
        return name.split('_').map(text).collect();
    }
    let hex = name
        .strip_prefix("uni")
        .filter(|h| h.len() >= 4 && h.len() % 4 == 0)
        .or_else(|| name.strip_prefix('u').filter(|h| (4..=6).contains(&h.len())));
    if let Some(hex) = hex.filter(|hex| hex.bytes().all(|b| b.is_ascii_hexdigit())) {
        let width = if name.starts_with("uni") { 4 } else { hex.len() };
        return (0..hex.len() / width)
            .map(|k| {
                u32::from_str_radix(hex.get(k * width..(k + 1) * width)?, 16).ok().and_then(char::from_u32)
            })
            .collect();
    }
    if let Some(number) = name.strip_prefix("afii").and_then(|n| n.parse::<u32>().ok()) {
        return cyrillic(number).map(String::from);
    }
    // Bitmap fonts of TeX name a glyph by its slot.
    if let Some(slot) = name.strip_prefix('a').and_then(|n| n.parse::<u8>().ok()) {
        return Some(char::from(slot).to_string());
    }
    ACCENTS.iter().find_map(|(accent, mark)| {
        let mut letter = name.strip_suffix(accent)?.chars();
        let base = match (letter.next(), letter.next()) {
            (Some(base), None) => base,
            _ => return None,
        };
        Some(String::from_iter([base, *mark]))
    })
}

/// The letters that old fonts number: `afii10017` is А.
fn cyrillic(number: u32) -> Option<char> {
    let code = match number {
        10017..=10022 => 0x410 + (number - 10017),
        10023 => 0x401,
        10024..=10049 => 0x416 + (number - 10024),
        10065..=10070 => 0x430 + (number - 10065),
        10071 => 0x451,
        10072..=10097 => 0x436 + (number - 10072),
        10050 => 0x490,
        10098 => 0x491,
        10053 => 0x404,
        10101 => 0x454,
        10055 => 0x406,
        10103 => 0x456,
        10056 => 0x407,
        10104 => 0x457,
        10062 => 0x40e,
        10110 => 0x45e,
        61352 => 0x2116,
        _ => return None,
    };
    char::from_u32(code)
}
