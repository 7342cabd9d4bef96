//! The record of an article: title, author, DOI, date, journal at its head, then an abstract or nothing.

use super::super::words::leads_abstract;
use super::lines::Lines;

/// The lines of the head, each a stretch of the source; `None` if the text has none.
///
/// Asked only of texts without notes: a head is at most a dozen short lines before the abstract or the first
/// long paragraph, and has a DOI, an ISSN or ISBN, or stands over an abstract.
pub(super) fn head(text: &str, lines: &Lines) -> Option<Vec<(u32, u32)>> {
    let mut pieces = Vec::new();
    let (mut number, mut over) = (false, false);
    for line in lines.all.iter().filter(|l| l.is_text()) {
        let words = line.of(text);
        if leads_abstract(words) {
            over = true;
            break;
        }
        if words.len() > 400 {
            over |= number;
            break;
        }
        if pieces.len() == 12 {
            return None;
        }
        number |= has_number(words);
        pieces.push((line.text, line.end));
    }
    (pieces.len() > 1 && (number || over)).then_some(pieces)
}

/// True if a line has a DOI, ISSN or ISBN.
fn has_number(words: &str) -> bool {
    let doi = words.find("10.").is_some_and(|at| {
        let rest = words.get(at + 3..).unwrap_or("");
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        digits >= 4 && rest.get(digits..).is_some_and(|r| r.starts_with('/'))
    });
    doi || words.contains("ISSN") || words.contains("ISBN")
}
