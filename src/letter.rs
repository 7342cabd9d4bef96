//! What the standard library says of characters, faster for the letters of European languages.

/// [`char::is_alphabetic`].
#[inline]
pub fn is_letter(c: char) -> bool {
    match c {
        'a'..='z' | 'A'..='Z' => true,
        '\0'..='\u{7f}' => false,
        '×' | '÷' => false,
        'À'..='\u{24f}' | '\u{400}'..='\u{481}' | '\u{48a}'..='\u{52f}' => true,
        // Dashes, quotation marks, dots.
        '\u{2000}'..='\u{2070}' => false,
        _ => c.is_alphabetic(),
    }
}

/// [`char::is_alphanumeric`].
#[inline]
pub fn is_alphanumeric(c: char) -> bool {
    match c {
        '\0'..='\u{7f}' => c.is_ascii_alphanumeric(),
        // Dashes, quotation marks, dots.
        '\u{2000}'..='\u{206f}' => false,
        _ => is_letter(c) || c.is_numeric(),
    }
}

/// [`char::is_uppercase`].
#[inline]
pub fn is_upper(c: char) -> bool {
    match c {
        'A'..='Z' | 'Ѐ'..='Я' => true,
        '\0'..='\u{bf}' | 'а'..='џ' | '\u{2000}'..='\u{2070}' => false,
        _ => c.is_uppercase(),
    }
}

/// [`char::is_lowercase`].
#[inline]
pub fn is_lower(c: char) -> bool {
    match c {
        'a'..='z' | 'а'..='џ' => true,
        '\0'..='\u{7f}' | 'Ѐ'..='Я' => false,
        _ => c.is_lowercase(),
    }
}

/// Puts the small letters of `c` at the end of `out`, as [`char::to_lowercase`] gives them.
#[inline]
pub fn push_small(out: &mut String, c: char) {
    match c {
        '\0'..='\u{7f}' => out.push(c.to_ascii_lowercase()),
        'А'..='Я' => out.push(char::from_u32(c as u32 + 0x20).unwrap_or(c)),
        'а'..='џ' => out.push(c),
        _ => out.extend(c.to_lowercase()),
    }
}

/// True if the text has a character of the Cyrillic blocks.
pub fn has_cyrillic(text: &str) -> bool {
    // U+0400 to U+04FF have no other lead bytes, and those up to U+052F share theirs with Armenian.
    let bytes = text.as_bytes();
    any(bytes, |b| (b & 0xfc == 0xd0) | (b == 0xd4))
        && (any(bytes, |b| b & 0xfc == 0xd0) || text.chars().any(|c| ('\u{500}'..'\u{530}').contains(&c)))
}

/// True if any byte is `wanted`; whole blocks are looked at together.
#[inline(always)]
pub fn any(bytes: &[u8], wanted: impl Fn(u8) -> bool) -> bool {
    let in_block = |block: &[u8]| block.iter().fold(false, |found, b| found | wanted(*b));
    // The last block may lap over the one before.
    if let Some(last) = bytes.last_chunk::<16>() {
        let (blocks, _) = bytes.as_chunks::<16>();
        blocks.iter().any(|block| in_block(block)) || in_block(last)
    } else if let (Some(first), Some(last)) = (bytes.first_chunk::<8>(), bytes.last_chunk::<8>()) {
        in_block(first) | in_block(last)
    } else {
        bytes.iter().any(|b| wanted(*b))
    }
}

/// The place of the first byte from `from` on that is `wanted`; whole blocks are looked at together.
#[inline(always)]
pub fn find(bytes: &[u8], from: usize, wanted: impl Fn(u8) -> bool) -> Option<usize> {
    find_among(bytes, from, |_| true, wanted)
}

/// The same where `may` holds for whatever is `wanted`, and is soon told.
#[inline(always)]
pub fn find_among(
    bytes: &[u8],
    from: usize,
    may: impl Fn(u8) -> bool,
    wanted: impl Fn(u8) -> bool,
) -> Option<usize> {
    let mut at = from;
    let mut rest = bytes.get(from..)?;
    if wanted(*rest.first()?) {
        return Some(from);
    }
    let in_block = |block: &[u8]| block.iter().fold(false, |found, b| found | wanted(*b));
    while let Some((block, after)) = rest.split_first_chunk::<32>() {
        if block.iter().fold(false, |found, b| found | may(*b)) && in_block(block) {
            // Which quarter it is.
            let (quarters, _) = block.as_chunks::<8>();
            let before = quarters.iter().take_while(|quarter| !in_block(*quarter)).count();
            at += 8 * before;
            rest = rest.get(8 * before..)?;
            break;
        }
        at += block.len();
        rest = after;
    }
    rest.iter().position(|b| wanted(*b)).map(|offset| at + offset)
}

/// The place of the first byte from `from` on that is `wanted` with the one before it and the two behind it; what stands
/// outside the text is a line end. Whole blocks are looked at together.
#[inline(always)]
pub fn find_near(bytes: &[u8], from: usize, wanted: impl Fn([u8; 4]) -> bool) -> Option<usize> {
    find_near_among(bytes, from, |_| true, wanted)
}

/// The same where `may` holds for whatever is `wanted`, and is soon told.
#[inline(always)]
pub fn find_near_among(
    bytes: &[u8],
    from: usize,
    may: impl Fn(u8) -> bool,
    wanted: impl Fn([u8; 4]) -> bool,
) -> Option<usize> {
    const BLOCK: usize = 32;
    let get = |at: Option<usize>| at.and_then(|at| bytes.get(at)).copied().unwrap_or(b'\n');
    let here =
        |at: &usize| wanted([get(at.checked_sub(1)), get(Some(*at)), get(Some(at + 1)), get(Some(at + 2))]);
    let chunk = |at: usize| bytes.get(at..)?.first_chunk::<BLOCK>();
    let mut at = from;
    if at == 0 {
        if !bytes.is_empty() && here(&at) {
            return Some(at);
        }
        at = 1;
    }
    while let (Some(a), Some(b), Some(c), Some(d)) = (chunk(at - 1), chunk(at), chunk(at + 1), chunk(at + 2))
    {
        let any = |from: usize, len: usize| {
            (from..from + len).fold(false, |found, k| found | wanted([a[k], b[k], c[k], d[k]]))
        };
        if b.iter().fold(false, |found, b| found | may(*b)) && any(0, BLOCK) {
            // Which half it is.
            at += if any(0, BLOCK / 2) { 0 } else { BLOCK / 2 };
            break;
        }
        at += BLOCK;
    }
    (at..bytes.len()).find(here)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_said_otherwise() {
        for c in '\0'..=char::MAX {
            assert_eq!(is_letter(c), c.is_alphabetic(), "{c:?}");
            assert_eq!(is_alphanumeric(c), c.is_alphanumeric(), "{c:?}");
            assert_eq!(is_upper(c), c.is_uppercase(), "{c:?}");
            assert_eq!(is_lower(c), c.is_lowercase(), "{c:?}");
            let mut small = String::new();
            push_small(&mut small, c);
            assert_eq!(small, c.to_lowercase().to_string(), "{c:?}");
        }
    }

    #[test]
    fn the_first_is_found_wherever_it_stands() {
        for length in [0, 1, 6, 7, 8, 14, 15, 16, 31, 32, 33, 64, 70] {
            for at in 0..=length {
                let mut bytes = vec![b'a'; length];
                bytes.insert(at, b'x');
                assert!(any(&bytes, |b| b == b'x'));
                for from in 0..=at {
                    assert_eq!(find(&bytes, from, |b| b == b'x'), Some(at));
                }
                assert_eq!(find(&bytes, at + 1, |b| b == b'x'), None);
                assert_eq!(find(&bytes, length + 5, |b| b == b'x'), None);
            }
        }
        for at in 0..80 {
            let mut bytes = vec![b'a'; 80];
            bytes[at] = b'x';
            assert_eq!(find_near(&bytes, 0, |[_, b, ..]| b == b'x'), Some(at));
            assert_eq!(find_near(&bytes, at + 1, |[_, b, ..]| b == b'x'), None);
            assert_eq!(find_near(&bytes, 0, |[a, ..]| a == b'x'), Some(at + 1).filter(|at| *at < 80));
            assert_eq!(find_near(&bytes, 0, |[.., d]| d == b'x'), at.checked_sub(2));
        }
        assert_eq!(find_near(b"ab", 0, |[a, b, c, d]| [a, b, c, d] == *b"\nab\n"), Some(0));
        assert!(has_cyrillic("a Ж") && has_cyrillic("\u{52f}") && !has_cyrillic("é — \u{530}"));
    }
}
