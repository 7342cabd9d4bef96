//! `references:` in the metadata of a Markdown file, as pandoc writes them: CSL items in YAML. What is read of YAML is
//! what such lists are made of: mappings and sequences by their indents, words plain, quoted or folded, `[…]`, `{…}`.

use super::csl;
use crate::model::{Fields, Kind};
use serde_json::{Map, Value as Json};
use std::collections::HashMap;

/// No list of works is deeper.
const DEEPEST: usize = 12;

/// The works of the list in `source`, by their keys; none if there is no list.
pub(super) fn references(source: &str) -> HashMap<String, (Kind, Fields)> {
    let mut lines = source.lines();
    let opened = lines.by_ref().any(|line| line.trim_end() == "---");
    let named = |line: &str| line.trim_end() == "references:";
    if !opened || !lines.by_ref().any(named) {
        return HashMap::new();
    }
    let inside = lines.take_while(|line| !matches!(line.trim_end(), "---" | "..."));
    let mut block = Block { lines: inside.filter_map(Line::of).collect(), at: 0 };
    let Some(Json::Array(items)) = block.value(0, 0) else { return HashMap::new() };
    let keyed = |item: &Json| Some((item.get("id")?.as_str()?.to_owned(), csl::work(item)));
    items.iter().filter_map(keyed).collect()
}

/// A line with something in it.
#[derive(Clone, Copy)]
struct Line<'t> {
    indent: usize,
    text: &'t str,
}

impl<'t> Line<'t> {
    fn of(line: &'t str) -> Option<Line<'t>> {
        let text = line.trim();
        let comment = text.is_empty() || text.starts_with('#');
        (!comment).then(|| Line { indent: line.len() - line.trim_start().len(), text })
    }

    fn is_item(&self) -> bool {
        self.text == "-" || self.text.starts_with("- ")
    }
}

struct Block<'t> {
    lines: Vec<Line<'t>>,
    at: usize,
}

impl<'t> Block<'t> {
    /// The line that comes next, if it stands at `indent` or deeper.
    fn next(&self, indent: usize) -> Option<Line<'t>> {
        self.lines.get(self.at).copied().filter(|line| line.indent >= indent)
    }

    /// What stands at `indent` or deeper from here on.
    fn value(&mut self, indent: usize, depth: usize) -> Option<Json> {
        let first = self.next(indent).filter(|_| depth < DEEPEST)?;
        if first.is_item() {
            return Some(self.items(first.indent, depth));
        }
        match split(first.text) {
            Some(_) => Some(self.pairs(first.indent, depth)),
            None => {
                self.at += 1;
                Some(self.scalar(first.text, first.indent.saturating_sub(1), depth))
            }
        }
    }

    fn items(&mut self, indent: usize, depth: usize) -> Json {
        let mut items = Vec::new();
        while let Some(line) = self.next(indent).filter(|line| line.indent == indent && line.is_item()) {
            let text = line.text.get(1..).unwrap_or("").trim_start();
            if text.is_empty() {
                self.at += 1;
            } else if let Some(slot) = self.lines.get_mut(self.at) {
                // What stands behind the stroke is a line further in.
                *slot = Line { indent: indent + line.text.len() - text.len(), text };
            }
            match self.value(indent + 1, depth + 1) {
                Some(item) => items.push(item),
                // Too deep, or nothing there.
                None => self.at += usize::from(!text.is_empty()),
            }
        }
        Json::Array(items)
    }

    fn pairs(&mut self, indent: usize, depth: usize) -> Json {
        let mut pairs = Map::new();
        while let Some(line) = self.next(indent).filter(|line| line.indent == indent) {
            let Some((name, text)) = split(line.text) else { break };
            self.at += 1;
            let value = match text {
                // A sequence may stand as far out as its name.
                "" => match self.next(indent).is_some_and(|next| next.indent > indent || next.is_item()) {
                    true => self.value(indent, depth + 1).unwrap_or(Json::Null),
                    false => Json::Null,
                },
                text => self.scalar(text, indent, depth),
            };
            pairs.insert(name.to_owned(), value);
        }
        Json::Object(pairs)
    }

    /// Words, with the lines deeper than `indent` that go on with them.
    fn scalar(&mut self, text: &str, indent: usize, depth: usize) -> Json {
        let folded = text.starts_with(['|', '>']);
        let mut words = if folded { String::new() } else { text.to_owned() };
        while let Some(line) = self.next(indent + 1) {
            words.push(' ');
            words.push_str(line.text);
            self.at += 1;
        }
        match words.trim() {
            words if folded => Json::String(printed(words)),
            words => Flow { rest: words }.value("", depth).unwrap_or_else(|| Json::String(printed(words))),
        }
    }
}

/// The name and the value of a line, `title: Roads`.
fn split(text: &str) -> Option<(&str, &str)> {
    let (name, value) = match text.split_once(": ") {
        Some((name, value)) => (name, value.trim()),
        None => (text.strip_suffix(':')?, ""),
    };
    let name = name.trim_matches(['"', '\'']);
    let plain = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_');
    (!name.is_empty() && name.chars().all(plain)).then_some((name, value))
}

/// Values in a line.
struct Flow<'t> {
    rest: &'t str,
}

impl Flow<'_> {
    /// The value here; plain words go up to one of `stops`. `None` if it is not well made.
    fn value(&mut self, stops: &str, depth: usize) -> Option<Json> {
        self.rest = self.rest.trim_start();
        match self.rest.chars().next().filter(|_| depth < DEEPEST)? {
            '[' => {
                let mut items = Vec::new();
                self.rest = self.rest.get(1..)?;
                while !self.closes(']')? {
                    items.push(self.value(",]", depth + 1)?);
                }
                Some(Json::Array(items))
            }
            '{' => {
                let mut pairs = Map::new();
                self.rest = self.rest.get(1..)?;
                while !self.closes('}')? {
                    let (name, rest) = self.rest.trim_start().split_once(':')?;
                    self.rest = rest;
                    pairs.insert(
                        name.trim().trim_matches(['"', '\'']).to_owned(),
                        self.value(",}", depth + 1)?,
                    );
                }
                Some(Json::Object(pairs))
            }
            quote @ ('"' | '\'') => self.quoted(quote),
            _ => {
                let end = self.rest.find(|c| stops.contains(c)).unwrap_or(self.rest.len());
                let (words, rest) = self.rest.split_at_checked(end)?;
                self.rest = rest;
                Some(match words.trim() {
                    "true" => Json::Bool(true),
                    "false" => Json::Bool(false),
                    words => Json::String(printed(words)),
                })
            }
        }
    }

    /// True past the closing sign, false before another value; `None` if the text ends.
    fn closes(&mut self, sign: char) -> Option<bool> {
        self.rest = self.rest.trim_start_matches([' ', ',']);
        match self.rest.strip_prefix(sign) {
            Some(rest) => {
                self.rest = rest;
                Some(true)
            }
            None => (!self.rest.is_empty()).then_some(false),
        }
    }

    fn quoted(&mut self, quote: char) -> Option<Json> {
        let mut words = String::new();
        let mut chars = self.rest.get(1..)?.char_indices().peekable();
        while let Some((at, c)) = chars.next() {
            match c {
                '\\' if quote == '"' => {
                    words.extend(chars.next().map(|(_, c)| if c == 'n' { ' ' } else { c }))
                }
                c if c == quote && quote == '\'' && chars.peek().is_some_and(|(_, next)| *next == '\'') => {
                    words.push('\'');
                    chars.next();
                }
                c if c == quote => {
                    self.rest = self.rest.get(at + 2..)?;
                    return Some(Json::String(printed(&words)));
                }
                c => words.push(c),
            }
        }
        None
    }
}

/// The words as they print: values are Markdown, with `*italics*` and `[CPSU]{.nocase}`.
fn printed(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    let mut rest = words;
    while let Some(end) = rest.find("]{.") {
        let (head, tail) = (rest.get(..end).unwrap_or(""), rest.get(end + 1..).unwrap_or(""));
        let open = head.rfind('[');
        out.push_str(head.get(..open.unwrap_or(end)).unwrap_or(""));
        out.push_str(open.and_then(|at| head.get(at + 1..)).unwrap_or(""));
        rest = tail.split_once('}').map_or("", |(_, rest)| rest);
    }
    out.push_str(rest);
    out.retain(|c| c != '*');
    out.replace("\\", "")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Field;

    #[test]
    fn lists_in_every_dress() {
        let found = references(
            "---\ntitle: Roads\nreferences:\n- id: green1989\n  type: book\n  author:\n  - family: Green\n    given: Ann\n  \
             title: \"The *Roads* of [PERU]{.nocase}: \\\"A\\\" history\"\n  publisher-place: London\n  issued:\n    date-parts:\n    - - 1989\n      - 4\n\
             - type: article-journal\n  id: brown1975\n  author: [{family: Brown, given: T.}, {literal: 'Roads'' Office'}]\n  title: >\n    Bridges\n    \
             of the North\n  container-title: Journal of\n    Bridges\n  issued: 1975-04\n  volume: 12\n- id: hill\n  issued:\n  - year: 1990\n...\nText: no more.\n",
        );
        let text = |key: &str, field| found[key].1.text(field).unwrap_or_default().to_owned();
        assert_eq!(text("green1989", Field::Title), "The Roads of PERU: \"A\" history");
        assert_eq!(found["green1989"].1.names(Field::Author)[0].family, "Green");
        assert_eq!(text("green1989", Field::Location), "London");
        assert_eq!(text("brown1975", Field::Title), "Bridges of the North");
        assert_eq!(text("brown1975", Field::Journaltitle), "Journal of Bridges");
        assert_eq!(found["brown1975"].1.names(Field::Author)[1].literal, "Roads' Office");
        let date = |key: &str| found[key].1.date().map(|date| date.edtf.clone());
        assert_eq!(date("green1989").as_deref(), Some("1989-04"));
        assert_eq!(date("brown1975").as_deref(), Some("1975-04"));
        assert_eq!(date("hill").as_deref(), Some("1990"));
    }

    proptest::proptest! {
        #[test]
        fn any_list_is_survived(text in "[-a: \\[\\]{}'\"|>,*\n]{0,120}") {
            references(&format!("---\nreferences:\n{text}"));
        }
    }
}
