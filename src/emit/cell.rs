//! A cell that a spreadsheet leaves alone.

use std::borrow::Cow;

/// Protects text that a spreadsheet would change on opening: formulas (`=`, `@`, `+`, `-` in front), leading
/// zeros (`0104`), and what looks like a date, a time or a number with signs in it (`5-28`, `1960-10`,
/// `1/2`, `2E5`, `MAR 5`). A protected cell begins with `'`, as one would type it; a program takes off one
/// leading `'` and has the value. Whole numbers such as a year are left as they are.
pub(super) fn cell(text: &str) -> Cow<'_, str> {
    if is_fragile(text) { Cow::Owned(format!("'{text}")) } else { Cow::Borrowed(text) }
}

/// The value of a cell: without its protection.
pub(super) fn bare(text: &str) -> &str {
    text.strip_prefix('\'').unwrap_or(text)
}

fn is_fragile(text: &str) -> bool {
    let bytes = text.as_bytes();
    match bytes {
        [] => false,
        [b'=' | b'@' | b'+' | b'-' | b'\'' | b'\t' | b'\r' | b'\n' | b' ', ..] => true,
        [b'0', next, ..] if next.is_ascii_digit() => true,
        _ if bytes.iter().all(u8::is_ascii_digit) => bytes.len() > 15,
        _ => looks_like_number(text),
    }
}

/// Digits with signs or the name of a month between or around them, and nothing else.
fn looks_like_number(text: &str) -> bool {
    if text.len() > 40 || !text.bytes().any(|b| b.is_ascii_digit()) {
        return false;
    }
    text.split(|c: char| c.is_ascii_digit() || c.is_whitespace() || "-/.:,()%$€£+~?".contains(c))
        .filter(|word| !word.is_empty())
        .all(|word| word.eq_ignore_ascii_case("e") || is_month(word))
}

fn is_month(word: &str) -> bool {
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let word = word.to_ascii_lowercase();
    word.len() >= 3 && MONTHS.iter().any(|month| month.starts_with(&word))
}

#[cfg(test)]
mod tests {
    use super::cell;

    #[test]
    fn what_a_spreadsheet_would_change_is_protected() {
        for text in [
            "0104",
            "5-28",
            "1960-10",
            "1/2",
            "=A1",
            "+7",
            "-",
            "@x",
            "2E5",
            "MAR 5",
            "12:30",
            "1.10",
            "'90s",
            "1234567890123456",
        ] {
            assert_eq!(cell(text), format!("'{text}"));
        }
    }

    #[test]
    fn other_text_is_left_alone() {
        for text in ["", "5", "1989", "253a", "RGANI, f. 5, op. 28", "Marx 3", "15 ob.", "A-12", "0"] {
            assert_eq!(cell(text), text);
        }
    }
}
