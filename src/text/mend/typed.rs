//! Dashes and quotation marks as typewriters, letters and TeX have them: `12--15`, `work---and`, `К., 1995.- С. 50`, ``` ``Title'' ```.

use super::super::rewrite::{Rewrite, Rewritten};
use memchr::memmem;

/// Makes dashes of hyphens between words and numbers, and quotation marks of grave accents. A rule of hyphens, a repeated
/// author (`---. Title`), an option (`--help`), an address and code in backticks stay as they are.
pub(super) fn mend(text: &str) -> Option<Rewritten> {
    let bytes = text.as_bytes();
    let typed = [&b"--"[..], b"``", b".-"];
    if typed.iter().all(|mark| memmem::find(bytes, mark).is_none()) {
        return None;
    }
    let mut rewrite = Rewrite::new(text);
    let mut at = 0;
    while let Some(found) = memchr::memchr2(b'-', b'`', bytes.get(at..)?) {
        let start = at + found;
        let mark = *bytes.get(start)?;
        let run = bytes.get(start..)?.iter().take_while(|b| **b == mark).count();
        at = start + run;
        match (mark, run) {
            (b'-', 2 | 3) if divides(bytes, start, at) => {
                rewrite.replace(start, at, if run == 2 { "–" } else { "—" });
            }
            (b'-', 1) if divides_areas(text, start) => rewrite.replace(start, at, "–"),
            (b'`', 2) => {
                if let Some(close) = closing(text, at) {
                    rewrite.replace(start, at, "“");
                    rewrite.replace(close, close + 2, "”");
                    at = close + 2;
                }
            }
            _ => {}
        }
    }
    rewrite.finish()
}

/// The hyphens `start..end` stand between words or numbers, with blanks on both sides or on none.
fn divides(bytes: &[u8], start: usize, end: usize) -> bool {
    let before = |n: usize| start.checked_sub(n).and_then(|at| bytes.get(at)).copied().unwrap_or(b'\n');
    let after = |n: usize| bytes.get(end + n).copied().unwrap_or(b'\n');
    let word = |b: u8| b.is_ascii_alphanumeric() || b >= 0x80;
    let closes =
        |b: u8| word(b) || matches!(b, b'.' | b',' | b';' | b')' | b']' | b'"' | b'\'' | b'?' | b'!');
    let opens = |b: u8| word(b) || matches!(b, b'(' | b'[' | b'"' | b'\'' | b'`');
    match (before(1), after(0)) {
        (b' ', b' ' | b'\n') => closes(before(2)) && (after(0) == b'\n' || opens(after(1))),
        (left, right) if left.is_ascii_digit() && right.is_ascii_digit() => true,
        (left, right) => {
            // `(born 1950--)`
            let open_end = left.is_ascii_digit() && right == b')';
            (closes(left) && opens(right) || open_end) && !in_address(bytes, start)
        }
    }
}

/// `Геральдика.- М., 1981.- С. 15`, `Геральдика.-М., 1981.-С. 15`: the hyphen at `at` stands behind a stop, and before a blank, or between the
/// areas of a description; `Jean.-Paul`, `М.-Л.` and `Dr.-Ing.` stay.
fn divides_areas(text: &str, at: usize) -> bool {
    /// Letters of a word that is no town cut short, as in `Пг.-М.`
    const WORD: usize = 5;
    let Some(before) = text.get(..at).and_then(|t| t.strip_suffix('.')) else { return false };
    let Some(behind) = text.get(at + 1..) else { return false };
    let large = |t: &str| t.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || c == '[');
    if let Some(next) = behind.strip_prefix(' ') {
        return large(next) && !before.ends_with(char::is_uppercase);
    }
    let short = || {
        let letters = behind.chars().take_while(|c| c.is_alphabetic()).count();
        behind.chars().nth(letters).is_some_and(|c| matches!(c, '.' | ',' | ':'))
    };
    let word = || before.chars().rev().take_while(|c| c.is_alphabetic()).count() >= WORD;
    large(behind)
        && !behind.starts_with(|c: char| c.is_ascii())
        && (before.ends_with(|c: char| c.is_ascii_digit()) || word())
        && short()
}

/// The word with `at` is an address.
fn in_address(bytes: &[u8], at: usize) -> bool {
    let blank = |b: &u8| b.is_ascii_whitespace();
    let from = bytes.get(..at).and_then(|b| b.iter().rposition(blank)).map_or(0, |blank| blank + 1);
    let word = bytes.get(from..at).unwrap_or_default();
    memmem::find(word, b"://").is_some() || word.starts_with(b"www.") || word.contains(&b'@')
}

/// Where the two apostrophes stand that close a quotation beginning at `at`; in its paragraph, and before another one.
fn closing(text: &str, at: usize) -> Option<usize> {
    const LONGEST: usize = 400;
    let rest = text.as_bytes().get(at..)?;
    let rest = rest.get(..LONGEST.min(rest.len()))?;
    if rest.first().is_none_or(u8::is_ascii_whitespace) {
        return None;
    }
    let close = memmem::find(rest, b"''")?;
    let inside = rest.get(..close)?;
    let broken = memmem::find(inside, b"``").is_some() || memmem::find(inside, b"\n\n").is_some();
    (!broken).then_some(at + close)
}

#[cfg(test)]
mod tests {
    fn mended(text: &str) -> String {
        super::mend(text).map_or_else(|| text.to_owned(), |made| made.text)
    }

    #[test]
    fn hyphens_between_words_and_numbers_are_dashes() {
        assert_eq!(
            mended("pp. 12--15; work---and -- at last -- play"),
            "pp. 12–15; work—and – at last – play"
        );
        assert_eq!(mended("Ibid.--which see (1950--)"), "Ibid.–which see (1950–)");
    }

    #[test]
    fn hyphens_behind_stops_divide_areas() {
        assert_eq!(mended("Геральдика.- М., 1981.- С. 15"), "Геральдика.– М., 1981.– С. 15");
        assert_eq!(mended("Геральдика.-М., 1981.-С. 15"), "Геральдика.–М., 1981.–С. 15");
        for text in ["J.-P. Sartre", "М.-Л., 1930; Пг.-М., 1923", "Dr.-Ing. Weiß", "Bd.- und seitenweise"]
        {
            assert_eq!(mended(text), text);
        }
    }

    #[test]
    fn other_hyphens_stay() {
        for text in [
            "----------",
            "---. Title. Place, 1999.",
            "ibid convert --to csv",
            "<!-- a remark -->",
            "https://example.org/a--b",
            "| --- | --- |",
        ] {
            assert_eq!(mended(text), text);
        }
    }

    #[test]
    fn quotation_marks_of_tex_are_quotation_marks() {
        assert_eq!(mended("Lee, ``The Road,'' 12--15"), "Lee, “The Road,” 12–15");
        assert_eq!(mended("``code`` and ``open"), "``code`` and ``open");
    }
}
