//! Lists of works: the bibliography or reference list of a document, found by its heading.
//!
//! An item is one entry of the list. It is a note of its own kind: no note of the document leans on it, and
//! its label `[3]` is its place in the lists.

use super::super::unwrap::{Unwrapped, Vocabulary};
use super::super::words::heading;
use super::lines::{Kind, Line, Lines, ends_sentence};
use crate::model::{Note, NoteKind, Span};

/// An item longer than this is a paragraph of prose, in bytes.
const LONGEST: usize = 1200;

/// An item of a list: the lines it is made of, and where its text starts in the first of them.
#[derive(Clone, Debug)]
pub(super) struct Item {
    lines: Vec<usize>,
    label: usize,
    /// It stands behind a number.
    pub(super) numbered: bool,
}

/// Finds the items of all lists and takes their lines out of the text.
pub(super) fn take(text: &str, lines: &mut Lines) -> Vec<Item> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < lines.all.len() {
        let here = at;
        at += 1;
        if !lines.get(here).is_some_and(|l| l.is_text() && heading(l.of(text)) == Some(true)) {
            continue;
        }
        let (items, end) = section(text, lines, here + 1);
        if !believable(text, lines, &items) {
            continue;
        }
        at = end;
        found
            .extend(items.into_iter().filter(|item| is_entry(text, lines, item) || among(text, lines, item)));
    }
    for at in found.iter().flat_map(|item| &item.lines) {
        if let Some(line) = lines.all.get_mut(*at) {
            line.kind = Kind::Taken;
        }
    }
    found
}

/// Gives the lines back: the items were no list after all.
pub(super) fn put_back(lines: &mut Lines, items: &[Item]) {
    for at in items.iter().flat_map(|item| &item.lines) {
        if let Some(line) = lines.all.get_mut(*at) {
            line.kind = Kind::Text;
        }
    }
}

/// The items as notes.
pub(super) fn notes(text: &str, lines: &Lines, items: &[Item]) -> Vec<Note> {
    let pieces: Vec<Vec<(u32, u32)>> = items.iter().map(|item| pieces(lines, item)).collect();
    let wraps = pieces.iter().flat_map(|p| p.windows(2)).filter_map(|pair| match pair {
        [(a, b), (c, d)] => Some((text.get(*a as usize..*b as usize)?, text.get(*c as usize..*d as usize)?)),
        _ => None,
    });
    let words = Vocabulary::of(text, wraps);
    let mut notes = Vec::with_capacity(items.len());
    for pieces in &pieces {
        let made = Unwrapped::new(text, pieces, &words);
        if made.text.is_empty() {
            continue;
        }
        let start = pieces.first().map_or(0, |p| p.0);
        notes.push(Note {
            label: format!("[{}]", notes.len() + 1),
            kind: NoteKind::Bibliography,
            page: None,
            section: 0,
            text: made.text,
            trail: made.trail,
            span: Span { start, end: pieces.last().map_or(start, |p| p.1) },
            anchor: None,
            after_gap: false,
            styles: Vec::new(),
            given: Vec::new(),
        });
    }
    notes
}

fn pieces(lines: &Lines, item: &Item) -> Vec<(u32, u32)> {
    let mut pieces = Vec::with_capacity(item.lines.len());
    for (k, at) in item.lines.iter().enumerate() {
        let Some(line) = lines.get(*at) else { continue };
        let start = if k == 0 { line.text + item.label as u32 } else { line.text };
        if start < line.end {
            pieces.push((start, line.end));
        }
    }
    pieces
}

/// The items behind a heading, and the line where the list ends.
fn section(text: &str, lines: &Lines, from: usize) -> (Vec<Item>, usize) {
    let shape = Shape::of(text, lines, from);
    let mut items: Vec<Item> = Vec::new();
    let mut end = from;
    // Items in a row that are no entries.
    let mut odd = 0;
    let mut before: Option<Line> = None;
    let mut gap = false;
    let mut at = from;
    while let Some(line) = lines.get(at) {
        let here = at;
        at += 1;
        match line.kind {
            Kind::Blank | Kind::Rule => {
                gap = true;
                continue;
            }
            Kind::Folio | Kind::Head => continue,
            Kind::Taken => break,
            Kind::Text => {}
        }
        let words = line.of(text);
        match heading(words) {
            Some(false) => break,
            // A part of the list: `Primary Sources`, `Books`.
            Some(true) => {
                (before, gap) = (None, true);
                continue;
            }
            None => {}
        }
        if shape.begins(text, line, before, gap) {
            if items.last().is_some_and(|item| !is_entry(text, lines, item)) {
                odd += 1;
                let prose = items.last().is_some_and(|item| length(lines, item) > 200);
                if odd > 2 || prose {
                    break;
                }
            } else if !items.is_empty() {
                odd = 0;
                end = here;
            }
            let label = label(words);
            items.push(Item { lines: vec![here], label, numbered: is_number(words, label) });
        } else if let Some(item) = items.last_mut() {
            item.lines.push(here);
        }
        (before, gap) = (Some(line), false);
    }
    if items.last().is_some_and(|item| is_entry(text, lines, item) || among(text, lines, item)) {
        end = at.min(lines.all.len());
    }
    items.retain(|item| item.lines.first().is_some_and(|l| *l < end));
    (items, end)
}

/// True if enough of the items are entries.
fn believable(text: &str, lines: &Lines, items: &[Item]) -> bool {
    let entries = items.iter().filter(|item| is_entry(text, lines, item)).count();
    entries > 0 && entries * 5 >= items.len() * 3
}

/// How the items of a list stand: hanging lines, blank lines between, or a line each.
struct Shape {
    /// The indent of an item's first line, if it differs from that of its other lines.
    first: Option<u32>,
    /// Blank lines stand between the items, and not inside them.
    apart: bool,
    /// The longest line.
    width: u32,
    /// Every item is a line of its own.
    whole: bool,
    /// The items are counted: `1. `, `2. `
    counted: bool,
}

impl Shape {
    fn of(text: &str, lines: &Lines, from: usize) -> Shape {
        const LOOKED_AT: usize = 80;
        let (mut width, mut gaps, mut rows, mut closed, mut gap) = (0, 0, 0, 0, false);
        let mut indents: Vec<(u32, bool)> = Vec::new();
        let mut numbers: Vec<u32> = Vec::new();
        for line in lines.all.iter().skip(from).take(LOOKED_AT) {
            match line.kind {
                Kind::Text => {
                    let words = line.of(text);
                    if heading(words).is_some() {
                        gap = true;
                        continue;
                    }
                    closed += usize::from(is_closed(words));
                    numbers.extend(number(words));
                    width = width.max(line.end - line.text);
                    rows += 1;
                    gaps += usize::from(gap);
                    gap = false;
                    indents.push((line.indent(), begins_entry(words)));
                }
                Kind::Blank => gap = true,
                _ => {}
            }
        }
        let low = indents.iter().map(|(i, _)| *i).min().unwrap_or(0);
        let high = |i: u32| i > low + 1;
        let share = |deep: bool| {
            let of: Vec<bool> = indents.iter().filter(|(i, _)| high(*i) == deep).map(|(_, b)| *b).collect();
            (of.iter().filter(|b| **b).count() * 100).checked_div(of.len())
        };
        let first = match (share(false), share(true)) {
            (Some(flush), Some(deep)) if flush > deep + 20 => Some(low),
            (Some(flush), Some(deep)) if deep > flush + 20 => Some(low + 2),
            _ => None,
        };
        let whole = first.is_none() && closed * 10 >= rows * 9;
        let counted = numbers.len() > 1 && numbers.windows(2).all(|pair| pair[0] + 1 == pair[1]);
        Shape { first, apart: gaps * 4 > rows && !lines.double, width, whole, counted }
    }

    /// True if an item begins with `line`.
    fn begins(&self, text: &str, line: Line, before: Option<Line>, gap: bool) -> bool {
        let Some(before) = before else { return true };
        let words = line.of(text);
        if self.counted && number(words).is_some() {
            return true;
        }
        let above = before.of(text);
        if dashes(words) > 0 {
            return true;
        }
        if let Some(first) = self.first {
            let own = if first > 1 { line.indent() + 1 > first } else { line.indent() <= first + 1 };
            return own || gap && begins_entry(words);
        }
        let strong = begins_entry(words);
        let closed = is_closed(above);
        if self.whole && closed {
            return true;
        }
        if self.apart {
            return gap && (closed || strong) || strong && ends_sentence(above) && above.len() < LONGEST / 8;
        }
        let short = (before.end - before.text) * 10 < self.width * 8;
        gap && (closed || strong) || closed && strong || ends_sentence(above) && short
    }
}

/// True if an entry may end with the end of the line.
fn is_closed(words: &str) -> bool {
    ends_sentence(words) || words.ends_with(|c: char| c.is_ascii_digit()) || ends_with_extent(words)
}

/// `М.: Наука, 1977. 319 с.`, `340 p.`: how many pages the work has.
fn ends_with_extent(words: &str) -> bool {
    let Some((before, label)) = words.strip_suffix('.').and_then(|w| w.rsplit_once([' ', '\u{a0}'])) else {
        return false;
    };
    label.chars().count() <= 3
        && label.chars().all(char::is_alphabetic)
        && before.trim_end().ends_with(|c: char| c.is_ascii_digit())
}

/// The bytes of a number, bullet or bracket at the start of an item: `12. `, `[3] `, `• `.
fn label(words: &str) -> usize {
    let bare = words.trim_start_matches(['•', '·', '▪', '*', '-', '–']);
    if bare.len() < words.len() && bare.starts_with([' ', '\t']) {
        return words.len() - bare.trim_start().len();
    }
    let open = words.strip_prefix('[').unwrap_or(words);
    let digits = open.bytes().take_while(u8::is_ascii_digit).count();
    if digits == 0 || digits > 3 {
        return 0;
    }
    let rest = open.get(digits..).unwrap_or("");
    let closed = rest.trim_start_matches([']', '.', ')']);
    if closed.len() == rest.len() || !closed.starts_with([' ', '\t']) {
        return 0;
    }
    words.len() - closed.trim_start().len()
}

fn is_number(words: &str, label: usize) -> bool {
    words.get(..label).is_some_and(|l| l.bytes().any(|b| b.is_ascii_digit()))
}

/// The number before an item: `12. `, `[3] `
fn number(words: &str) -> Option<u32> {
    let label = words.get(..label(words))?;
    label.trim_matches(|c: char| !c.is_ascii_digit()).parse().ok()
}

/// The bytes of dashes that stand for an author: `———`, `---`, `___`.
fn dashes(words: &str) -> usize {
    let rest = words.trim_start_matches(['—', '–', '-', '_', '―', '─']);
    let (count, length) = (words.chars().count() - rest.chars().count(), words.len() - rest.len());
    let closed = rest.starts_with(['.', ',', ' ', ':', '(']);
    if closed && (count >= 2 || words.starts_with(['—', '―']) && rest.starts_with(['.', ','])) {
        length
    } else {
        0
    }
}

/// True if a line begins as an entry begins: `Kotkin, Stephen`, `Данилов В. П.`, `KOTKIN`, `“About`, `12.`, `World Bank. 1992.`
fn begins_entry(words: &str) -> bool {
    let rest = words.get(label(words)..).unwrap_or("");
    if rest.len() < words.len() || dashes(words) > 0 || rest.starts_with(['“', '«', '"', '„', '‘']) {
        return true;
    }
    let name = rest.split([',', '.', ':', '(']).next().unwrap_or("");
    let after = rest.get(name.len()..).unwrap_or("");
    let many = name.split(' ').count();
    let capital = name.chars().next().is_some_and(char::is_uppercase) || is_particle(name);
    let next = after.trim_start_matches([',', ' ']).chars().next();
    let comma = after.starts_with(", ") && many <= 4 && next.is_some_and(char::is_uppercase);
    // `Данилов В. П.`, `Хилл К.`
    let initial = after.starts_with('.')
        && name.rsplit(' ').next().is_some_and(|w| w.chars().count() == 1)
        && many > 1
        && many <= 3;
    // `KOTKIN Stephen`
    let upper = name.split(' ').next().is_some_and(|w| {
        w.chars().count() > 2 && w.chars().all(|c| c.is_uppercase() || matches!(c, '-' | '’' | '\''))
    });
    // `World Bank. 1992. Russian Economic Reform`: a body and the year.
    let year = after.trim_start_matches(['.', ',', ' ', '(']);
    let dated = many <= 10
        && year.bytes().take_while(u8::is_ascii_digit).count() == 4
        && year.get(4..).is_some_and(|rest| {
            rest.trim_start_matches(char::is_alphabetic).starts_with(['.', ')', ',', ':'])
        });
    capital && (comma || initial || upper || dated)
}

fn is_particle(name: &str) -> bool {
    let mut words = name.split(' ');
    words.next().is_some_and(|w| w.len() <= 4 && w.chars().all(char::is_lowercase))
        && words.next_back().is_some_and(|w| w.chars().next().is_some_and(char::is_uppercase))
}

fn length(lines: &Lines, item: &Item) -> usize {
    item.lines.iter().filter_map(|at| lines.get(*at)).map(|l| (l.end - l.text) as usize + 1).sum()
}

/// True if the item reads as an entry: it has a year, an address or the like, and begins as entries do or
/// ends with the year or pages of one.
fn is_entry(text: &str, lines: &Lines, item: &Item) -> bool {
    let of = |at: &usize| lines.get(*at).map_or("", |l| l.of(text));
    let first = item.lines.first().map_or("", of);
    if length(lines, item) > LONGEST {
        return false;
    }
    let last = item.lines.last().map_or("", of);
    let ending = last.trim_end_matches(['.', ')', ']']);
    let quoted = first.contains(['“', '"', '«', '„']) || last.contains("http");
    let ends = (quoted || ending.ends_with(|c: char| c.is_ascii_digit())) && first.len() > 12;
    let fits = begins_entry(first) || ends && first.chars().next().is_some_and(|c| !c.is_lowercase());
    fits && item.lines.iter().any(|at| has_year(of(at)) || of(at).contains("http"))
}

/// True if the item, among entries, can be one: short, with a capital and a year or an address; `U.S. Congress. House. …`
/// ends and begins as it likes.
fn among(text: &str, lines: &Lines, item: &Item) -> bool {
    const SHORT: usize = 400;
    let of = |at: &usize| lines.get(*at).map_or("", |l| l.of(text));
    length(lines, item) <= SHORT
        && item.lines.first().is_some_and(|at| of(at).starts_with(char::is_uppercase))
        && item.lines.iter().any(|at| has_year(of(at)) || of(at).contains("http"))
}

/// True if a year stands in `words`.
fn has_year(words: &str) -> bool {
    let bytes = words.as_bytes();
    let mut at = 0;
    while let Some(start) = bytes.get(at..).and_then(|b| b.iter().position(u8::is_ascii_digit)) {
        let start = at + start;
        let count = bytes.iter().skip(start).take_while(|b| b.is_ascii_digit()).count();
        let year = words.get(start..start + count).and_then(|w| w.parse::<u32>().ok());
        if count == 4 && year.is_some_and(|y| (1400..2100).contains(&y)) {
            return true;
        }
        at = start + count;
    }
    let small = words.to_lowercase();
    ["n.d.", "s.f.", "o. j.", "б. г.", "forthcoming"].iter().any(|word| small.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<String> {
        let mut lines = Lines::new(text);
        let items = take(text, &mut lines);
        notes(text, &lines, &items).into_iter().map(|n| n.text).collect()
    }

    #[test]
    fn hanging_lines_belong_to_the_item_above() {
        let text = "Words.\n\nBibliography\n\nArendt, Hannah. The Human Condition. Chicago:\n    University of Chicago Press, 1958.\nMayer, Arno J. The Persistence of the Old Regime. New\n    York: Pantheon, 1981.\n";
        assert_eq!(
            found(text),
            [
                "Arendt, Hannah. The Human Condition. Chicago: University of Chicago Press, 1958.",
                "Mayer, Arno J. The Persistence of the Old Regime. New York: Pantheon, 1981."
            ]
        );
    }

    #[test]
    fn parts_of_a_list_have_headings() {
        let text = "Works Cited\n\nPrimary Sources\n\nPaine, Thomas. Common Sense. Philadelphia: Bell, 1776.\n\nSecondary Sources\n\nWood, Gordon S. Empire of Liberty. New York: Oxford University Press, 2009.\n\nIndex\n\nAdams, John, 12\nBoston, 1773\n";
        assert_eq!(found(text).len(), 2);
    }

    #[test]
    fn a_heading_over_prose_is_no_list() {
        let text = "Sources\n\nThe papers of the ministry were opened in 1991, and historians have used them since. The chapters that follow rest on them.\n\nThey are not complete. Those of 1953 were lost in a fire, and nobody has found copies.\n";
        assert!(found(text).is_empty());
    }

    #[test]
    fn wrapped_lines_without_indents_part_where_a_name_follows_a_stop() {
        let text = "References\nArendt, Hannah. 1958. The Human Condition. Chicago: University of\nChicago Press.\nMayer, Arno J. 1981. The Persistence of the Old Regime. New York:\nPantheon.\n———. 1988. Why Did the Heavens Not Darken? New York: Pantheon.\n";
        assert_eq!(found(text).len(), 3);
    }
}
