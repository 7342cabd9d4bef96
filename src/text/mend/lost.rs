//! A punctuation mark whose last byte is gone: which one it was, from its neighbours.

use super::super::rewrite::{Rewrite, Rewritten};

/// A damaged place and what it was.
#[derive(Debug)]
pub(super) struct Fix {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) now: String,
    /// After `now` stood a general punctuation mark (U+2000 to U+203F) of which no more is known.
    pub(super) lost: bool,
    /// The whole is a guess.
    pub(super) doubtful: bool,
}

/// Quotes that are open at some place of a paragraph.
#[derive(Debug, Default)]
struct Open {
    stack: Vec<char>,
}

impl Open {
    fn see(&mut self, c: char, next: Option<char>) {
        match c {
            '“' | '‘' => self.stack.push(c),
            '”' => self.close('“'),
            '’' if next.is_none_or(|n| !n.is_alphanumeric()) && self.stack.last() == Some(&'‘') => {
                self.close('‘')
            }
            _ => {}
        }
    }

    fn close(&mut self, open: char) {
        if let Some(at) = self.stack.iter().rposition(|c| *c == open) {
            self.stack.truncate(at);
        }
    }
}

/// What the next quote after a place is.
#[derive(Debug, PartialEq, Eq)]
enum Ahead {
    Opens,
    Closes,
    MayClose,
    Nothing,
}

/// Puts the fixes, which are in order, into `text`, and chooses for each lost mark.
pub(super) fn apply(text: &str, fixes: &[Fix]) -> Option<Rewritten> {
    let mut rewrite = Rewrite::new(text);
    let british = {
        let count = |quote: char| fixes.iter().filter(|fix| fix.now.contains(quote)).count();
        count('‘') > count('“')
    };
    let mut open = Open::default();
    let mut done = 0;
    for (k, fix) in fixes.iter().enumerate() {
        let gap = text.get(done..fix.start).unwrap_or("");
        if ends_paragraph(gap) {
            open.stack.clear();
        }
        for (at, c) in gap.match_indices(['“', '”', '‘', '’']) {
            let next = gap.get(at + c.len()..).and_then(|rest| rest.chars().next());
            open.see(c.chars().next().unwrap_or(' '), next);
        }
        done = fix.end;
        let after = text.get(fix.end..).and_then(|rest| rest.chars().next());
        let mut inner = fix.now.chars().peekable();
        while let Some(c) = inner.next() {
            let next = inner.peek().copied().or(if fix.lost { Some(' ') } else { after });
            open.see(c, next);
        }
        if !fix.lost {
            rewrite.repair("mojibake", fix.start, fix.end, &fix.now, fix.doubtful);
            continue;
        }
        let eaten = text.get(fix.start..fix.end).is_some_and(|was| was.ends_with(['?', '\u{fffd}']));
        let (mark, space) = choose(text, fixes, k, &open, british, eaten);
        open.see(mark, Some(' '));
        let mut now = fix.now.clone();
        now.push(mark);
        now.push_str(&space);
        rewrite.repair("lost-byte", fix.start, fix.end, &now, true);
    }
    rewrite.finish()
}

/// The mark, and what the damage took with it.
fn choose(text: &str, fixes: &[Fix], k: usize, open: &Open, british: bool, eaten: bool) -> (char, String) {
    let Some(fix) = fixes.get(k) else { return ('\u{fffd}', String::new()) };
    let (prior, before) = before(text, fix);
    let after = text.get(fix.end..).and_then(|rest| rest.chars().next()).unwrap_or('\n');
    let opening = if british { '‘' } else { '“' };
    let closing = match open.stack.last() {
        Some('‘') => '’',
        Some(_) => '”',
        None if british => '’',
        None => '”',
    };
    let none = String::new();
    if before.is_numeric() && after.is_numeric() {
        return ('–', if eaten { century(text, fix) } else { none });
    }
    if before == '(' && matches!(after, ')' | '.') || before == '[' && after == ']' {
        return ('…', none);
    }
    let space = if eaten && after.is_alphanumeric() { " ".to_owned() } else { none.clone() };
    if before.is_whitespace() || matches!(before, '(' | '[' | '—' | '–' | '/') {
        let unclosed =
            open.stack.is_empty() && matches!(ahead(text, fixes, k), Ahead::Closes | Ahead::MayClose);
        let lists = before.is_whitespace() && matches!(prior, ',' | ':' | ';' | '.');
        if unclosed && (lists || !after.is_whitespace()) || matches!(before, '(' | '[') {
            return (opening, none);
        }
        if after.is_whitespace() || after.is_numeric() || !before.is_whitespace() {
            return ('–', if eaten && after.is_alphabetic() { " ".to_owned() } else { none });
        }
        return (opening, none);
    }
    if matches!(before, ',' | '.' | '!' | '?' | ';' | '…' | ')' | ']' | '’' | '”') {
        return (closing, space);
    }
    if open.stack.is_empty() {
        // Nothing to close: a possessive plural, or a dash glued to a number.
        return (if before.is_numeric() && !after.is_whitespace() { '–' } else { '’' }, space);
    }
    let plural = matches!(before, 's' | 'x' | 'z') && after.is_whitespace();
    match ahead(text, fixes, k) {
        Ahead::Closes if plural => ('’', space),
        _ => (closing, space),
    }
}

/// The last two characters before what is lost; the first of them skips blanks.
fn before(text: &str, fix: &Fix) -> (char, char) {
    let mut known: Vec<char> = fix.now.chars().rev().take(2).collect();
    known.extend(text.get(..fix.start).unwrap_or("").chars().rev().take(6));
    let last = known.first().copied().unwrap_or('\n');
    let prior = known.iter().find(|c| !c.is_whitespace()).copied().unwrap_or('\n');
    (prior, last)
}

/// The digit of a year that went with a dash: `1959 – 987` was `1959–1987`.
fn century(text: &str, fix: &Fix) -> String {
    let digits = |part: &str| part.chars().take_while(char::is_ascii_digit).count();
    let head = text.get(..fix.start).unwrap_or("");
    let year = head.len() - head.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    if year == 4 && digits(text.get(fix.end..).unwrap_or("")) == 3 {
        return head.get(head.len() - 4..head.len() - 3).unwrap_or("").to_owned();
    }
    String::new()
}

/// The next quote in the paragraph after fix `k`.
fn ahead(text: &str, fixes: &[Fix], k: usize) -> Ahead {
    let mut done = fixes.get(k).map_or(0, |fix| fix.end);
    for fix in fixes.iter().skip(k + 1).take(32) {
        let gap = text.get(done..fix.start).unwrap_or("");
        if ends_paragraph(gap) {
            return Ahead::Nothing;
        }
        done = fix.end;
        if let Some(c) = fix.now.chars().find(|c| matches!(c, '“' | '”' | '‘')) {
            return if c == '”' { Ahead::Closes } else { Ahead::Opens };
        }
        if fix.lost {
            let (_, last) = before(text, fix);
            let next = text.get(fix.end..).and_then(|rest| rest.chars().next()).unwrap_or('\n');
            match last {
                ',' | '.' | '!' | '?' => return Ahead::Closes,
                c if c.is_alphabetic() && !matches!(c, 's' | 'z' | 'x') => return Ahead::Closes,
                c if c.is_alphabetic() => return Ahead::MayClose,
                c if c.is_numeric() && !next.is_numeric() => return Ahead::Closes,
                _ => {}
            }
        }
    }
    Ahead::Nothing
}

/// True if a blank line or the start of a note stands in `gap`.
fn ends_paragraph(gap: &str) -> bool {
    let mut rest = gap;
    while let Some(at) = memchr::memchr(b'\n', rest.as_bytes()) {
        rest = rest.get(at + 1..).unwrap_or("");
        let next = rest.trim_start_matches([' ', '\t', '\u{a0}', '\r']);
        if next.starts_with(['\n', '[', '\x0c']) || next.starts_with(|c: char| c.is_ascii_digit()) {
            return true;
        }
    }
    false
}
