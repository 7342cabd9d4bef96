//! Where the characters of a page's text stand in the page: the tokenizer has resolved its references (`&uuml;`).

use super::super::flow::At;

/// A stretch of the text of pages, and where it stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Piece {
    /// Bytes of the text.
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) at: At,
}

/// Adds the pieces of `text`, which begins at byte `base` of all text and stands in the page between the bytes `from`
/// and `to`: what is the same is a piece, and so is each reference. What cannot be told apart is one piece.
pub(super) fn find(
    page: &str,
    from: usize,
    to: usize,
    text: &str,
    base: usize,
    part: u16,
    pieces: &mut Vec<Piece>,
) {
    let at = |byte: usize| At { part, ..At::byte(byte) };
    let (mut here, mut there) = (0, from);
    while here < text.len() {
        let (Some(rest), Some(source)) = (text.get(here..), page.get(there..to)) else { break };
        let same = common(rest, source);
        if same > 0 {
            pieces.push(Piece { start: base + here, end: base + here + same, at: at(there) });
            (here, there) = (here + same, there + same);
            continue;
        }
        // A line's end is one character, however it is written.
        if source.starts_with("\r\n") && rest.starts_with('\n') {
            there += 1;
            continue;
        }
        let (Some(length), Some(first)) = (reference(source), rest.chars().next()) else { break };
        let mut len = first.len_utf8();
        // Few references are two characters.
        let next = |len: usize| rest.get(len..).and_then(|rest| rest.chars().next());
        let behind = source.get(length..).and_then(|behind| behind.chars().next());
        if next(len)
            .is_some_and(|c| Some(c) != behind && !matches!(behind, Some('&' | '\r')) && behind.is_some())
        {
            len += next(len).map_or(0, char::len_utf8);
        }
        pieces.push(Piece { start: base + here, end: base + here + len, at: at(there).whole(length) });
        (here, there) = (here + len, there + length);
    }
    if here < text.len() {
        let whole = to.saturating_sub(there);
        pieces.push(Piece { start: base + here, end: base + text.len(), at: at(there).whole(whole) });
    }
}

/// How many bytes are the same at both beginnings, up to a reference or a line's end.
fn common(text: &str, source: &str) -> usize {
    let mut same = 0;
    for (a, b) in text.chars().zip(source.chars()) {
        if a != b {
            break;
        }
        if a == '&' {
            let length = source.get(same..).and_then(reference).unwrap_or(0);
            let literal = source.get(same..same + length);
            if length > 0 && literal != text.get(same..same + length) {
                break;
            }
        }
        same += a.len_utf8();
    }
    same
}

/// The bytes of the reference that `source` begins with: `&uuml;`, `&#252;`, `&copy`.
fn reference(source: &str) -> Option<usize> {
    const LONGEST: usize = 40;
    let rest = source.strip_prefix('&')?;
    let name = rest.bytes().take(LONGEST).take_while(|b| b.is_ascii_alphanumeric() || *b == b'#').count();
    (name > 0).then(|| 1 + name + usize::from(rest.as_bytes().get(name) == Some(&b';')))
}
