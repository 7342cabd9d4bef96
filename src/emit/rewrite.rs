//! Typed notes made live: every citation whose work is known becomes a citation command of pandoc or biblatex,
//! and all other words of the file stay as they are.
//!
//! The file's own bytes are found again by the letters and figures of each note: markup has none that print.

use std::collections::HashMap;
use std::ops::Range;

use super::View;
use super::view::Standing;
use crate::Reading;
use crate::model::{Field, Fields, Form, Format, NoteId, Unit};

/// A file with live citations.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rewritten {
    /// The file's text.
    pub text: String,
    /// How many citations were made live.
    pub live: usize,
    /// Those that were left, in reading order.
    pub left: Vec<Left>,
}

/// A citation that was left as it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Left {
    /// The note's label.
    pub note: String,
    /// Its words.
    pub raw: String,
    /// Why.
    pub because: &'static str,
}

/// Rewrites `file`, the text of the Markdown or LaTeX file that `reading` was made from. Keys are those of the
/// reading's entries. `None` for another format.
pub fn rewrite(reading: &Reading, file: &str) -> Option<Rewritten> {
    made_live(reading, file, false)
}

/// The same with one bracket for the works of a note of Markdown, its signals inside: `[See @miller1989, 34; @hill1990]`.
/// Around a citation of its own that does not begin a note pandoc prints parentheses.
pub fn rewrite_joined(reading: &Reading, file: &str) -> Option<Rewritten> {
    made_live(reading, file, true)
}

fn made_live(reading: &Reading, file: &str, joined: bool) -> Option<Rewritten> {
    let syntax = match reading.document.source.format {
        Format::Markdown => Syntax::Markdown,
        Format::Latex => Syntax::Latex,
        _ => return None,
    };
    let view = View::new(reading);
    let mut bodies = Bodies::of(file, syntax);
    let mut changes: Vec<(Range<usize>, String)> = Vec::new();
    let mut out = Rewritten::default();
    for note in (0..reading.document.notes.len()).map(|n| NoteId(n as u32)) {
        if view.standing(note).next().is_none() {
            continue;
        }
        let text = view.text(note);
        let signs = signs(text, None);
        let (start, body) = bodies.take(&signs).unzip();
        let first = changes.len();
        for standing in view.standing(note) {
            let because = match (view.entry(standing.mention), &body) {
                (None, _) => "its work is not known",
                (Some(_), _) if standing.mention.ambiguous => "it could be another work",
                (Some(entry), _) if !is_named(&entry.fields) => "its work is named nowhere in full",
                (Some(entry), _)
                    if standing.citation.form == Form::Full && !view.says_years(standing, &entry.fields) =>
                {
                    "it says a year that its work does not have"
                }
                (Some(_), None) => "its note was not found in the file",
                (Some(entry), Some(body)) => match place(file, syntax, text, &signs, body, standing) {
                    Some(at) => {
                        changes.push((at, command(syntax, &entry.key, text, standing)));
                        out.live += 1;
                        continue;
                    }
                    None => "its words could not be told from the markup",
                },
            };
            let raw = view.raw(standing).to_owned();
            out.left.push(Left { note: view.label(note).to_owned(), raw, because });
        }
        if let Some(start) = start.filter(|_| joined && syntax == Syntax::Markdown) {
            let note = changes.split_off(first);
            changes.extend(join(file, start, note));
        }
    }
    changes.sort_by_key(|(at, _)| at.start);
    let mut from = 0;
    for (at, new) in changes {
        // Two citations that share words: the first has them.
        let Some(before) = file.get(from..at.start) else { continue };
        out.text.push_str(before);
        out.text.push_str(&new);
        from = at.end;
    }
    out.text.push_str(file.get(from..).unwrap_or_default());
    Some(out)
}

/// Puts the citations of a note that begins at `start` into one bracket, as far as nothing but a semicolon and words
/// stand between them; what stands before the first goes in with it.
fn join(file: &str, start: usize, mut note: Vec<(Range<usize>, String)>) -> Vec<(Range<usize>, String)> {
    note.sort_by_key(|(at, _)| at.start);
    let words = |from: usize, to: usize| {
        file.get(from..to)
            .filter(|words| !words.contains(['[', ']', '@', ';', '`']) && !words.contains("\n\n"))
    };
    let mut out: Vec<(Range<usize>, String)> = Vec::with_capacity(note.len());
    for (at, new) in note {
        let inner = new.get(1..).unwrap_or_default();
        if let Some((last, text)) = out.last_mut() {
            let between = file.get(last.end..at.start).and_then(|between| between.strip_prefix(';'));
            if let Some(between) = between.and_then(|between| words(at.start - between.len(), at.start)) {
                text.pop();
                text.push(';');
                text.push_str(between);
                text.push_str(inner);
                last.end = at.end;
                continue;
            }
        } else if let Some(before) = words(start, at.start) {
            out.push((start..at.end, format!("[{before}{inner}")));
            continue;
        }
        out.push((at, new));
    }
    out
}

/// True for a work that can be printed: it has a title or a place in an archive.
pub(super) fn is_named(fields: &Fields) -> bool {
    [Field::Title, Field::Booktitle, Field::Journaltitle, Field::Archive]
        .iter()
        .any(|field| fields.has(*field))
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Syntax {
    Markdown,
    Latex,
}

/// A letter or figure and where it stands.
type Sign = (char, usize);

/// The letters and figures of a text in small letters; in a file, those that print.
fn signs(text: &str, syntax: Option<(Syntax, usize)>) -> Vec<Sign> {
    let base = syntax.map_or(0, |(_, base)| base);
    let latex = matches!(syntax, Some((Syntax::Latex, _)));
    let mut signs = Vec::with_capacity(text.len());
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        if latex && c == '\\' {
            let mut named = false;
            while chars.next_if(|(_, c)| c.is_ascii_alphabetic()).is_some() {
                named = true;
            }
            if !named {
                chars.next();
            }
        } else if c.is_alphanumeric() {
            signs.extend(c.to_lowercase().map(|c| (c, base + at)));
        }
    }
    signs
}

/// The notes of a file, by their signs: where each begins, and the signs.
struct Bodies(HashMap<String, Vec<(usize, Vec<Sign>)>>);

impl Bodies {
    fn of(file: &str, syntax: Syntax) -> Bodies {
        let ranges = match syntax {
            Syntax::Markdown => markdown(file),
            Syntax::Latex => latex(file),
        };
        let mut bodies: HashMap<String, Vec<(usize, Vec<Sign>)>> = HashMap::new();
        for range in ranges.into_iter().rev() {
            let text = file.get(range.clone()).unwrap_or_default();
            let signs = signs(text, Some((syntax, range.start)));
            let start = range.start + text.len() - text.trim_start().len();
            bodies.entry(signs.iter().map(|(c, _)| c).collect()).or_default().push((start, signs));
        }
        Bodies(bodies)
    }

    /// The next note of these signs; two notes alike are two.
    fn take(&mut self, signs: &[Sign]) -> Option<(usize, Vec<Sign>)> {
        let key: String = signs.iter().map(|(c, _)| c).collect();
        self.0.get_mut(&key)?.pop()
    }
}

/// `[^1]: …` up to the next block that is not indented, and `^[…]`.
fn markdown(file: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut open: Option<usize> = None;
    let mut at = 0;
    let mut blank = false;
    for line in file.split_inclusive('\n') {
        let defined = line.strip_prefix("[^").and_then(|rest| rest.find("]:")).map(|end| at + end + 4);
        let indented = line.starts_with([' ', '\t']);
        let empty = line.trim().is_empty();
        if let Some(start) = open
            && (defined.is_some() || (blank && !indented && !empty))
        {
            found.push(start..at);
            open = None;
        }
        if let Some(start) = defined {
            open = Some(start);
        }
        if open.is_none() {
            inline(line, at, &mut found);
        }
        blank = empty;
        at += line.len();
    }
    if let Some(start) = open {
        found.push(start..file.len());
    }
    found
}

/// Notes in place, within a line.
fn inline(line: &str, base: usize, found: &mut Vec<Range<usize>>) {
    let mut from = 0;
    while let Some(start) = line.get(from..).and_then(|rest| rest.find("^[")).map(|at| from + at + 2) {
        let mut depth = 1;
        let mut end = start;
        for (at, c) in line.get(start..).unwrap_or_default().char_indices() {
            depth += i32::from(c == '[') - i32::from(c == ']');
            if depth == 0 {
                end = start + at;
                break;
            }
        }
        if end > start {
            found.push(base + start..base + end);
        }
        from = end.max(start);
    }
}

/// The arguments of footnote and endnote commands.
fn latex(file: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for name in ["\\footnote", "\\footnotetext", "\\endnote", "\\endnotetext"] {
        for (at, _) in file.match_indices(name) {
            let mut start = at + name.len();
            let rest = file.get(start..).unwrap_or_default();
            if rest.starts_with('[') {
                start += rest.find(']').map_or(0, |end| end + 1);
            }
            if file.get(start..).is_some_and(|rest| rest.starts_with('{'))
                && let Some(end) = closing(file, start)
            {
                found.push(start + 1..end);
            }
        }
    }
    found.sort_by_key(|range| range.start);
    found
}

/// The brace that closes the one at `open`.
fn closing(file: &str, open: usize) -> Option<usize> {
    let mut depth = 0usize;
    let bytes = file.as_bytes();
    let mut at = open;
    while let Some(b) = bytes.get(at) {
        match b {
            b'\\' => at += 1,
            b'{' => depth += 1,
            b'}' => {
                depth = depth.checked_sub(1)?;
                if depth == 0 {
                    return Some(at);
                }
            }
            _ => {}
        }
        at += 1;
    }
    None
}

/// Where a citation stands in the file, markup around it taken in.
fn place(
    file: &str,
    syntax: Syntax,
    text: &str,
    signs: &[Sign],
    body: &[Sign],
    standing: Standing,
) -> Option<Range<usize>> {
    let span = standing.citation.span;
    let (start, end) = (span.start as usize, span.end as usize);
    let first = signs.partition_point(|(_, at)| *at < start);
    let last = signs.partition_point(|(_, at)| *at < end).checked_sub(1)?;
    if first > last {
        return None;
    }
    let mut from = body.get(first)?.1;
    let (_, at) = *body.get(last)?;
    let mut to = at + file.get(at..)?.chars().next()?.len_utf8();
    // Signs of the citation that are no letters: an opening quote, a closing bracket.
    let head = text.get(start..signs.get(first)?.1)?;
    for sign in head.chars().rev().filter(|c| !c.is_whitespace()) {
        from = before(file, from, sign)?;
    }
    let after_last = signs.get(last)?.1;
    let after_last = after_last + text.get(after_last..)?.chars().next()?.len_utf8();
    for sign in text.get(after_last..end)?.chars().filter(|c| !c.is_whitespace()) {
        to = after(file, to, sign)?;
    }
    match syntax {
        Syntax::Markdown => emphasis(file, from, to),
        Syntax::Latex => braces(file, from, to),
    }
}

/// How a sign may be written in a file.
fn written(sign: char) -> &'static [&'static str] {
    match sign {
        '“' | '„' => &["“", "„", "\"", "``", "''", "«"],
        '”' => &["”", "\"", "''", "»", "“"],
        '"' => &["\"", "''", "``", "“", "”"],
        '‘' | '’' | '\'' => &["'", "’", "‘", "`"],
        '–' | '—' | '-' => &["---", "--", "–", "—", "-"],
        _ => &[],
    }
}

const MARKUP: &[char] = &['*', '_', '{', '}', '\\', ' ', '\n'];

/// The place before a sign that stands before `from`, markup passed over.
fn before(file: &str, from: usize, sign: char) -> Option<usize> {
    let left = file.get(..from)?.trim_end_matches(MARKUP);
    let mut own = [0; 4];
    let own: &str = sign.encode_utf8(&mut own);
    let forms = written(sign).iter().copied().chain([own]);
    forms.into_iter().find_map(|form| left.strip_suffix(form)).map(str::len)
}

/// The place after a sign that stands at `to`.
fn after(file: &str, to: usize, sign: char) -> Option<usize> {
    let rest = file.get(to..)?;
    let right = rest.trim_start_matches(MARKUP);
    let mut own = [0; 4];
    let own: &str = sign.encode_utf8(&mut own);
    let forms = written(sign).iter().copied().chain([own]);
    let left = forms.into_iter().find_map(|form| right.strip_prefix(form))?;
    Some(file.len() - left.len())
}

/// Takes in the stars of an emphasis that begins or ends in the range only.
fn emphasis(file: &str, mut from: usize, mut to: usize) -> Option<Range<usize>> {
    for mark in ["**", "*", "_"] {
        let inside = file.get(from..to)?.replace("\\*", "  ");
        let single = match mark {
            "*" => inside.replace("**", ""),
            _ => inside,
        };
        if single.matches(mark).count() % 2 == 0 {
            continue;
        }
        if file.get(..from)?.ends_with(mark) {
            from -= mark.len();
        } else if file.get(to..)?.starts_with(mark) {
            to += mark.len();
        } else {
            return None;
        }
    }
    // Stars around the whole.
    for mark in ["**", "*", "_"] {
        if file.get(..from)?.ends_with(mark) && file.get(to..)?.starts_with(mark) {
            from -= mark.len();
            to += mark.len();
        }
    }
    Some(from..to)
}

/// Takes in the command whose argument begins or ends in the range only.
fn braces(file: &str, mut from: usize, mut to: usize) -> Option<Range<usize>> {
    for _ in 0..8 {
        let (mut depth, mut lowest) = (0i32, 0i32);
        for b in file.get(from..to)?.bytes() {
            depth += i32::from(b == b'{') - i32::from(b == b'}');
            lowest = lowest.min(depth);
        }
        if lowest < 0 {
            let left = file.get(..from)?.strip_suffix('{')?;
            from = command_start(left);
        } else if depth > 0 {
            file.get(to..)?.strip_prefix('}')?;
            to += 1;
        } else if let Some(left) = file.get(..from)?.strip_suffix('{')
            && file.get(to..)?.starts_with('}')
            && command_start(left) < left.len()
            && !left.ends_with("note")
            && !left.ends_with("text")
        {
            from = command_start(left);
            to += 1;
        } else {
            return Some(from..to);
        }
    }
    None
}

/// Where the command begins that ends the text; its end if it ends with none.
fn command_start(left: &str) -> usize {
    let name = left.trim_end_matches(|c: char| c.is_ascii_alphabetic() || c == '*');
    if name.ends_with('\\') { name.len() - 1 } else { left.len() }
}

/// `[@key, 34]`, `\autocite[34]{key}`.
fn command(syntax: Syntax, key: &str, text: &str, standing: Standing) -> String {
    let locators: Vec<String> = standing
        .mention
        .locators
        .iter()
        .map(|locator| match locator.value.unit {
            Unit::Page => locator.value.value.to_string(),
            unit => format!("{} {}", label(text, locator.span.start as usize, unit), locator.value.value),
        })
        .collect();
    let paged = standing.mention.locators.iter().all(|locator| locator.value.unit == Unit::Page);
    let list = locators.join(", ");
    match (syntax, list.is_empty()) {
        (Syntax::Markdown, true) => format!("[@{key}]"),
        (Syntax::Markdown, false) => format!("[@{key}, {list}]"),
        (Syntax::Latex, true) => format!("\\autocite{{{key}}}"),
        (Syntax::Latex, false) => {
            // biblatex would take `l. 5` for a Roman page.
            let plain = if paged { "" } else { "\\nopp " };
            format!("\\autocite[{plain}{}]{{{key}}}", list.replace('-', "--"))
        }
    }
}

/// The label before a locator as printed; the unit's own name where there is none.
fn label(text: &str, at: usize, unit: Unit) -> &str {
    let word = text.get(..at).unwrap_or_default().split_whitespace().next_back().unwrap_or_default();
    let short = word.chars().count() < 9 && word.chars().any(char::is_alphabetic);
    let named = word.chars().all(|c| c.is_alphabetic() || c == '.');
    if short && named { word } else { unit.name() }
}
