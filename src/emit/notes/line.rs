//! A citation on its way to paper: words, some of them in italics, with the stops of a style between them.

use std::borrow::Cow;
use std::ops::Range;

use super::super::biblatex::curl;
use super::Markup;

/// Words and the bytes of them that stand in italics.
#[derive(Clone, Debug, Default)]
pub(super) struct Line {
    text: String,
    italic: Vec<Range<usize>>,
    /// Commas and full stops go before a closing quotation mark.
    american: bool,
}

impl Line {
    pub(super) fn new(american: bool) -> Line {
        Line { american, ..Line::default() }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// A stop between two parts: nothing at the beginning, no stop twice, in American English before a closing
    /// quotation mark.
    pub(super) fn stop(&mut self, stop: &str) {
        if self.text.is_empty() {
            return;
        }
        let mut chars = stop.chars();
        match chars.next() {
            Some(mark @ ('.' | ',')) => {
                self.mark(mark);
                self.text.push_str(chars.as_str());
            }
            _ => self.text.push_str(stop),
        }
    }

    fn mark(&mut self, mark: char) {
        let bare = self.text.trim_end_matches(['”', '’']);
        let quoted = bare.len() < self.text.len() && self.text.ends_with('”');
        let last = bare.chars().next_back();
        let closed = match mark {
            '.' => matches!(last, Some('.' | '?' | '!' | '…')),
            _ => last == Some(','),
        };
        if closed && (quoted || bare.len() == self.text.len()) {
            return;
        }
        if quoted && self.american {
            self.text.insert(bare.len(), mark);
        } else {
            self.text.push(mark);
        }
    }

    /// Words as they are.
    pub(super) fn put(&mut self, words: &str) {
        self.text.push_str(words.trim());
    }

    /// Words behind a stop; nothing if there are none.
    pub(super) fn then(&mut self, stop: &str, words: &str) {
        if !words.trim().is_empty() {
            self.stop(stop);
            // An address on the net keeps its letters.
            if words.contains("://") { self.put(words) } else { self.put(&curl(words)) }
        }
    }

    /// A title in italics.
    pub(super) fn italic(&mut self, title: &str) {
        let start = self.text.len();
        self.text.push_str(&dashed(&curl(title.trim())));
        self.italic.push(start..self.text.len());
    }

    /// Words that another program has set.
    #[cfg(feature = "csl")]
    pub(super) fn set(&mut self, words: &str, italic: bool) {
        let start = self.text.len();
        self.text.push_str(words);
        match self.italic.last_mut() {
            Some(last) if italic && last.end == start => last.end = self.text.len(),
            _ if italic => self.italic.push(start..self.text.len()),
            _ => {}
        }
    }

    /// Gives quotations inside of others the other marks, where both have the same, and puts stops behind one where
    /// American English has them.
    #[cfg(feature = "csl")]
    pub(super) fn mark_quotations(&mut self) {
        // The marks that close, and those that stand for them.
        let mut open: Vec<(char, char)> = Vec::new();
        let mut out = String::with_capacity(self.text.len());
        let mut chars = self.text.chars().peekable();
        while let Some(c) = chars.next() {
            let pair = [('“', '”'), ('‘', '’')].into_iter().find(|(opening, _)| *opening == c);
            let apostrophe = c == '’' && chars.peek().is_some_and(|next| next.is_alphanumeric());
            match (pair, open.last()) {
                (Some((_, close)), Some((outer, _))) if close == *outer => {
                    let (opening, closing) = if close == '”' { ('‘', '’') } else { ('“', '”') };
                    open.push((close, closing));
                    out.push(opening);
                }
                (Some((_, close)), _) => {
                    open.push((close, close));
                    out.push(c);
                }
                (None, Some((close, shown))) if *close == c && !apostrophe => {
                    out.push(*shown);
                    open.pop();
                }
                _ => out.push(c),
            }
        }
        // All marks are of one length: the italics stand where they stood.
        self.text = out;
        if self.american {
            self.text = self.text.replace("”,", ",”").replace("”.", ".”");
        }
    }

    /// A title in neither.
    pub(super) fn plain(&mut self, title: &str) {
        self.text.push_str(&dashed(&curl(title.trim())));
    }

    /// A title in double quotation marks (American) or single ones; marks in it become the others.
    pub(super) fn quoted(&mut self, title: &str) {
        let title = curl(title.trim());
        let title = dashed(&title);
        let (open, close) = if self.american { ('“', '”') } else { ('‘', '’') };
        self.text.push(open);
        let mut depth = 0;
        let mut before = ' ';
        for c in title.chars() {
            let turned = match c {
                '“' if self.american => '‘',
                '”' if self.american => '’',
                '‘' if !self.american => {
                    depth += 1;
                    '“'
                }
                '’' if !self.american && depth > 0 && before.is_alphanumeric() => {
                    depth -= 1;
                    '”'
                }
                c => c,
            };
            self.text.push(turned);
            before = c;
        }
        self.text.push(close);
    }

    /// The words, for a text that goes on with `after`: its first stop is not said twice. What is left of `after`
    /// comes back.
    pub(super) fn finish(mut self, after: &str, markup: Markup) -> (String, &str) {
        let mut rest = after;
        if let Some(mark @ ('.' | ',')) = after.chars().next() {
            self.mark(mark);
            rest = after.get(1..).unwrap_or_default();
        }
        (self.render(markup), rest)
    }

    fn render(&self, markup: Markup) -> String {
        let mut out = String::with_capacity(self.text.len() + 8);
        let mut at = 0;
        for range in &self.italic {
            out.push_str(&escaped(self.text.get(at..range.start).unwrap_or_default(), markup));
            let title = escaped(self.text.get(range.clone()).unwrap_or_default(), markup);
            match markup {
                Markup::Markdown if !title.is_empty() => {
                    out.push('*');
                    out.push_str(&title);
                    out.push('*');
                }
                _ => out.push_str(&title),
            }
            at = range.end;
        }
        out.push_str(&escaped(self.text.get(at..).unwrap_or_default(), markup));
        out
    }
}

/// Text in which nothing is markup.
pub(super) fn escaped(text: &str, markup: Markup) -> Cow<'_, str> {
    if markup == Markup::Text || !text.contains(SPECIAL) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        if SPECIAL.contains(&c) {
            out.push('\\');
        }
        out.push(c);
    }
    Cow::Owned(out)
}

/// Letters that Markdown may take for markup inside a line.
const SPECIAL: &[char] = &['\\', '*', '_', '[', ']', '<', '`', '~', '^', '$', '#', '|'];

/// The hyphen of a range of figures as a dash.
pub(super) fn dashed(text: &str) -> Cow<'_, str> {
    if !text.contains('-') {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 4);
    let mut chars = text.chars().peekable();
    let mut before = ' ';
    while let Some(c) = chars.next() {
        let range = c == '-' && before.is_ascii_digit() && chars.peek().is_some_and(char::is_ascii_digit);
        out.push(if range { '–' } else { c });
        before = c;
    }
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(line: Line, after: &str) -> String {
        let (words, rest) = line.finish(after, Markup::Markdown);
        words + rest
    }

    #[test]
    fn stops_stand_once_and_where_the_language_has_them() {
        let mut line = Line::new(true);
        line.put("Ann Green");
        line.stop(", ");
        line.quoted("A \"Red\" Road?");
        line.stop(", ");
        line.italic("Roads_1950-60");
        assert_eq!(said(line, "."), "Ann Green, “A ‘Red’ Road?,” *Roads\\_1950–60*.");
        let mut line = Line::new(false);
        line.quoted("A 'Red' Road of Peru's");
        assert_eq!(said(line, ", p. 3"), "‘A “Red” Road of Peru’s’, p. 3");
        let mut line = Line::new(true);
        line.quoted("Road");
        assert_eq!(said(line, "."), "“Road.”");
        let mut line = Line::new(true);
        line.put("Green et al.");
        assert_eq!(said(line, ". See"), "Green et al. See");
    }
}
