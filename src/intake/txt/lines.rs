//! The lines of a text and what each is: text, blank, a rule, a page number, a running head.

use crate::hash::Map;

/// What a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Text,
    Blank,
    /// A line of dashes or a long run of blanks, as it stands over the notes of a page.
    Rule,
    /// A page number alone.
    Folio,
    /// A running head or foot.
    Head,
    /// A line that is read elsewhere.
    Taken,
}

/// One line.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line {
    /// First byte of the line.
    pub(super) start: u32,
    /// First byte that is no blank.
    pub(super) text: u32,
    /// The byte after the last that is no blank.
    pub(super) end: u32,
    pub(super) kind: Kind,
    /// True if a form feed stands before it.
    pub(super) page: bool,
}

impl Line {
    /// The line without the blanks around it.
    pub(super) fn of(self, text: &str) -> &str {
        text.get(self.text as usize..self.end as usize).unwrap_or("")
    }

    /// The number of blanks it starts with.
    pub(super) fn indent(self) -> u32 {
        self.text - self.start
    }

    pub(super) fn is_text(self) -> bool {
        self.kind == Kind::Text
    }

    fn len(self) -> u32 {
        self.end - self.text
    }
}

/// The lines of a text.
#[derive(Debug, Default)]
pub(super) struct Lines {
    pub(super) all: Vec<Line>,
    /// Every other line is blank though sentences run on.
    pub(super) double: bool,
    /// A page starts with a line that starts with one blank; other lines do not.
    pub(super) blank_starts_page: bool,
}

impl Lines {
    /// Cuts `text` into lines and says what each is.
    pub(super) fn new(text: &str) -> Lines {
        let mut lines = Lines { all: cut(text), ..Lines::default() };
        lines.double = lines.is_double(text);
        lines.blank_starts_page = lines.double && lines.one_blank_is_rare();
        lines.find_heads(text);
        lines.find_folios(text);
        lines
    }

    pub(super) fn get(&self, at: usize) -> Option<Line> {
        self.all.get(at).copied()
    }

    /// The nearest line before `at` that is neither blank nor page furniture, if no page break or rule
    /// stands between.
    pub(super) fn before(&self, at: usize) -> Option<Line> {
        at.checked_sub(1).and_then(|at| self.get(at))
    }

    /// The printed page number each line stands on.
    pub(super) fn pages(&self, text: &str) -> Pages {
        let feeds = self.all.iter().any(|l| l.page);
        let mut known: Vec<(usize, String)> = Vec::new();
        let mut start = 0;
        let mut number: Option<String> = None;
        for (at, line) in self.all.iter().enumerate() {
            if feeds && line.page {
                known.extend(number.take().map(|n| (start, n)));
                start = at;
            }
            if let Kind::Folio | Kind::Head = line.kind {
                let Some(found) = number_in(line.of(text)) else { continue };
                if feeds {
                    number = number.or(Some(found));
                } else if self.blank_starts_page && line.indent() == 1 {
                    known.push((at, found));
                } else {
                    known.push((start, found));
                    start = at + 1;
                }
            }
        }
        known.extend(number.map(|n| (start, n)));
        let ends = if feeds || self.blank_starts_page { None } else { Some(start) };
        Pages { known, ends }
    }

    fn is_double(&self, text: &str) -> bool {
        let (mut open, mut tight, mut lines) = (0, 0, 0);
        for (at, line) in self.all.iter().enumerate() {
            if !line.is_text() || line.len() < 40 {
                continue;
            }
            lines += 1;
            let blank_then_text = self.get(at + 1).is_some_and(|l| l.kind == Kind::Blank)
                && self.get(at + 2).is_some_and(Line::is_text);
            tight += usize::from(self.get(at + 1).is_some_and(Line::is_text));
            if blank_then_text && !ends_sentence(line.of(text)) {
                open += 1;
            }
        }
        open >= 8 && open * 5 >= lines * 2 && open > 2 * tight
    }

    fn one_blank_is_rare(&self) -> bool {
        let one = self.all.iter().filter(|l| l.is_text() && l.indent() == 1).count();
        let texts = self.all.iter().filter(|l| l.is_text()).count();
        one * 8 < texts
    }

    /// Marks the first and last lines of pages that come again, numbers aside, and those with a page
    /// number far from the words.
    fn find_heads(&mut self, text: &str) {
        if !self.all.iter().any(|l| l.page) {
            return;
        }
        let mut edges: Vec<usize> = Vec::new();
        let mut starts: Vec<usize> =
            self.all.iter().enumerate().filter(|(_, l)| l.page).map(|(at, _)| at).collect();
        if starts.first() != Some(&0) {
            starts.insert(0, 0);
        }
        for (k, start) in starts.iter().enumerate() {
            let stop = starts.get(k + 1).copied().unwrap_or(self.all.len());
            let page = self.all.get(*start..stop).unwrap_or(&[]);
            if let Some(first) = page.iter().position(|l| l.is_text()) {
                edges.push(start + first);
                if let Some(last) = page.iter().rposition(|l| l.is_text())
                    && last > first + 1
                {
                    edges.push(start + last);
                }
            }
        }
        let mut seen: Map<String, u32> = Map::default();
        for at in &edges {
            if let Some(line) = self.get(*at) {
                let bare = letters(line.of(text));
                if bare.chars().count() > 2 {
                    *seen.entry(bare).or_default() += 1;
                }
            }
        }
        for at in edges {
            let Some(line) = self.get(at) else { continue };
            let words = line.of(text);
            let alone =
                self.get(at + 1).is_none_or(|l| !l.is_text()) || self.before(at).is_none_or(|l| !l.is_text());
            let again = seen.get(&letters(words)).copied().unwrap_or(0) > 1;
            if alone
                && ((again && words.len() < 120 && !ends_sentence(words)) || numbered_far(words))
                && let Some(line) = self.all.get_mut(at)
            {
                line.kind = Kind::Head;
            }
        }
    }

    /// Marks lines that are a page number alone: they stand apart and rise.
    fn find_folios(&mut self, text: &str) {
        let mut last = 0;
        for at in 0..self.all.len() {
            let Some(line) = self.get(at).filter(|l| l.is_text() && l.len() <= 16) else { continue };
            let Some(number) = folio(line.of(text)) else { continue };
            let above = self.before(at).is_none_or(|l| !l.is_text()) || line.page;
            let below = self.get(at + 1).is_none_or(|l| !l.is_text() || l.page);
            if above && below && (number > last || number == 0) {
                last = last.max(number);
                if let Some(line) = self.all.get_mut(at) {
                    line.kind = Kind::Folio;
                }
            }
        }
    }
}

/// Printed page numbers and the lines from which they hold.
#[derive(Debug)]
pub(super) struct Pages {
    known: Vec<(usize, String)>,
    /// Nothing is known from this line on.
    ends: Option<usize>,
}

impl Pages {
    /// The number of the page that a line stands on.
    pub(super) fn get(&self, line: usize) -> Option<String> {
        if self.ends.is_some_and(|end| line >= end) {
            return None;
        }
        let at = self.known.partition_point(|(start, _)| *start <= line);
        at.checked_sub(1).and_then(|at| self.known.get(at)).map(|(_, number)| number.clone())
    }
}

/// A stretch of the text line by line, without the blanks around each.
pub(super) fn cut_span(text: &str, span: (u32, u32)) -> Vec<(u32, u32)> {
    let mut start = span.0;
    let part = text.get(span.0 as usize..span.1 as usize).unwrap_or("");
    let mut pieces = Vec::new();
    for line in part.split(['\n', '\x0c']) {
        let lead = (line.len() - line.trim_start().len()) as u32;
        let bare = line.trim();
        if !bare.is_empty() {
            pieces.push((start + lead, start + lead + bare.len() as u32));
        }
        start += line.len() as u32 + 1;
    }
    pieces
}

/// The page number at either end of a running head, or alone.
fn number_in(line: &str) -> Option<String> {
    let bare = line
        .trim_matches(|c: char| matches!(c, '-' | '–' | '—' | '|' | '[' | ']' | ' ' | '(' | ')' | '~' | '·'));
    let words = || bare.split_whitespace();
    [words().next(), words().next_back()].into_iter().flatten().find_map(|word| {
        let number = word.len() <= 4 && word.bytes().all(|b| b.is_ascii_digit());
        let roman = words().count() == 1 && super::super::label::roman(&word.to_lowercase()) > 0;
        (number || roman).then(|| word.to_owned())
    })
}

/// True if a sentence may end with the end of `line`.
pub(super) fn ends_sentence(line: &str) -> bool {
    match line.chars().next_back() {
        Some('”' | '’' | '"' | '\'' | '»' | ')' | ']' | '*') => true,
        Some('.') => !ends_in_abbreviation(line),
        Some('!' | '?' | '…' | ':') => true,
        Some(c) => super::super::label::superscript(c).is_some() || glued_digit(line),
        None => true,
    }
}

/// True if the line ends with a mark glued to the end of a sentence: `harbour.12`.
fn glued_digit(line: &str) -> bool {
    let bare = line.trim_end_matches(|c: char| c.is_ascii_digit());
    bare.len() < line.len() && bare.ends_with(['.', '”', '"', '’', '?', '!', ')', '»', ']'])
}

/// True if `line` ends with a short word and a stop, which wants something after it: `p.`, `vol.`, `оп.`
fn ends_in_abbreviation(line: &str) -> bool {
    let Some(bare) = line.strip_suffix('.') else { return false };
    let (mut first, mut count) = (' ', 0);
    for c in bare.chars().rev().take_while(|c| !matches!(c, ' ' | '(' | '[' | '.' | '\u{a0}')) {
        count += 1;
        if count > 3 {
            return false;
        }
        first = c;
    }
    first.is_lowercase() || count == 1 && first.is_alphabetic()
}

fn cut(text: &str) -> Vec<Line> {
    let bytes = text.as_bytes();
    let mut lines = Vec::with_capacity(text.len() / 64 + 1);
    let mut start = 0;
    let mut page = false;
    let ends = memchr::memchr2_iter(b'\n', b'\x0c', bytes).chain(std::iter::once(bytes.len()));
    for end in ends {
        let raw = bytes.get(start..end).unwrap_or(&[]);
        let feed = bytes.get(end) == Some(&b'\x0c');
        let lead = raw.iter().take_while(|b| b.is_ascii_whitespace()).count();
        let trail = if lead == raw.len() {
            0
        } else {
            raw.iter().rev().take_while(|b| b.is_ascii_whitespace()).count()
        };
        let bare = raw.get(lead..raw.len() - trail).unwrap_or(&[]);
        let kind = match bare {
            [] if lead >= 10 => Kind::Rule,
            [] => Kind::Blank,
            _ if is_rule(text.get(start + lead..end - trail).unwrap_or("")) => Kind::Rule,
            _ => Kind::Text,
        };
        let last = end == bytes.len() && bare.is_empty();
        // Between a line's end and a form feed there is no line.
        if !((feed || last) && raw.is_empty()) {
            lines.push(Line {
                start: start as u32,
                text: (start + lead) as u32,
                end: (end - trail).max(start + lead) as u32,
                kind,
                page,
            });
            page = false;
        }
        page |= feed;
        start = end + 1;
    }
    lines
}

fn is_rule(line: &str) -> bool {
    let mut count = 0;
    for c in line.chars() {
        match c {
            '_' | '-' | '–' | '—' | '─' | '━' | '=' | '―' | '\u{2500}'..='\u{257f}' => count += 1,
            ' ' => {}
            _ => return false,
        }
    }
    count >= 5
}

/// The letters of a line: what is left of a running head without its page number.
fn letters(line: &str) -> String {
    line.chars().filter(|c| c.is_alphabetic()).collect()
}

/// True if a number stands at one end of the line, with a gap between it and the words.
fn numbered_far(line: &str) -> bool {
    let head = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let tail = line.trim_end_matches(|c: char| c.is_ascii_digit());
    (head.len() < line.len() && head.starts_with("   ")) || (tail.len() < line.len() && tail.ends_with("   "))
}

/// The page number that `line` is; 0 for a Roman one.
fn folio(line: &str) -> Option<u32> {
    let bare = line
        .trim_matches(|c: char| matches!(c, '-' | '–' | '—' | '|' | '[' | ']' | ' ' | '(' | ')' | '~' | '·'));
    if !bare.is_empty() && bare.len() <= 4 && bare.bytes().all(|b| b.is_ascii_digit()) {
        return bare.parse().ok();
    }
    let small = bare.to_lowercase();
    (super::super::label::roman(&small) > 0).then_some(0)
}
