//! `w:sym`: a character given by its code in a font.

/// The letters of the font Symbol from `A` and from `a` on.
const GREEK: [&str; 2] = ["ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ", "αβχδεφγηιϕκλμνοπθρστυϖωξψζ"];

/// The character that `code` prints in `font`; `None` if it is a picture.
pub(super) fn character(code: u32, font: Option<&str>) -> Option<char> {
    // Fonts of signs have their characters in the private area as well.
    let slot = if (0xf000..0xf100).contains(&code) { code - 0xf000 } else { code };
    let font = font.unwrap_or("");
    if font.eq_ignore_ascii_case("symbol") {
        let letter = |base: u32, letters: &str| letters.chars().nth((slot - base) as usize);
        return match slot {
            0x41..=0x5a => letter(0x41, GREEK[0]),
            0x61..=0x7a => letter(0x61, GREEK[1]),
            0x2d => Some('−'),
            0x20..=0x3f | 0x5b | 0x5d | 0x5f | 0x7b..=0x7d => char::from_u32(slot),
            0xa2 => Some('′'),
            0xb0 => Some('°'),
            0xb2 => Some('″'),
            0xb7 => Some('•'),
            0xbc => Some('…'),
            _ => None,
        };
    }
    if font.to_ascii_lowercase().contains("dings") {
        return None;
    }
    char::from_u32(slot).filter(|c| !c.is_control())
}
