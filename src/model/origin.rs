//! The way from a text that was laid out anew back into the file it was taken from.

use super::Span;

/// A stretch of text and where it was taken from. Where both have the same length it was copied letter by letter;
/// else the one stands for the other as a whole (`“` for two strokes, `é` for `&eacute;`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Taken {
    /// First byte of the laid-out text.
    pub here: u32,
    /// Bytes of it.
    pub len: u32,
    /// First byte of the part's characters (UTF-8, without a byte order mark).
    pub there: u32,
    /// Bytes of them.
    pub whole: u32,
    /// Which paragraph of the part, from 1, as `(//w:p)[n]` counts; 0 where the format has none.
    pub paragraph: u32,
    /// Which of [`Origin::parts`].
    pub part: u16,
}

/// Where a laid-out text was taken from. What is in no stretch was put there: labels, blanks, numbers of lists.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Origin {
    /// Names of the parts of a file that has several (`word/footnotes.xml`); one empty name if it has not.
    pub parts: Vec<String>,
    /// In the order of the laid-out text, none over another.
    pub taken: Vec<Taken>,
}

/// A place in a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spot<'d> {
    /// The part, in a file that has several.
    pub part: Option<&'d str>,
    /// The paragraph of the part, from 1, where the format has paragraphs (`w:p`; `text:p` and `text:h`).
    pub paragraph: Option<u32>,
    /// Bytes of the part's, or the file's, characters (UTF-8, without a byte order mark).
    pub span: Span,
}

impl Origin {
    /// Where the bytes `span` of the laid-out text were taken from; `None` if none of them was taken from anywhere.
    /// What goes on in another part is left out.
    pub fn spot(&self, span: Span) -> Option<Spot<'_>> {
        let end = |t: &Taken| t.here + t.len;
        let first = self.taken.partition_point(|t| end(t) <= span.start);
        let from = self.taken.get(first).filter(|t| t.here < span.end.max(span.start + 1))?;
        let start = match span.start.checked_sub(from.here) {
            Some(ahead) if from.len == from.whole => from.there + ahead,
            _ => from.there,
        };
        let last = self.taken.partition_point(|t| t.here < span.end).saturating_sub(1).max(first);
        let to = self.taken.get(first..=last).unwrap_or(&[]).iter().rev().find(|t| t.part == from.part);
        let stop = to.map_or(start, |to| match span.end.checked_sub(to.here) {
            Some(ahead) if to.len == to.whole => to.there + ahead.min(to.len),
            _ => to.there + to.whole,
        });
        let part = self.parts.get(usize::from(from.part)).map(String::as_str).filter(|name| !name.is_empty());
        let paragraph = (from.paragraph > 0).then_some(from.paragraph);
        let stop = if span.is_empty() { start } else { stop.max(start) };
        Some(Spot { part, paragraph, span: Span { start, end: stop } })
    }
}
