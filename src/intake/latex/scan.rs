//! One pass over the source, from front to back, with a stack of what the open braces are for.

use super::super::flow::{At, Look, Way};
use super::Made;
use super::symbol::{accent, symbol};

/// What happens where a brace closes.
pub(super) enum Brace {
    /// The look that was before.
    Group,
    /// A note ends.
    Note,
    /// Nothing in it prints.
    Silent,
    /// A line ends.
    Line,
    /// A quotation ends; they nest.
    Quote(&'static str),
    /// The next argument does not print.
    ThenSilent,
}

pub(super) struct Scan<'a> {
    pub(super) source: &'a str,
    pub(super) at: usize,
    /// The way back into the file, if this is its text.
    way: Option<&'a Way>,
    /// Where the sign or macro begins that is being read.
    start: usize,
    pub(super) look: Look,
    pub(super) braces: Vec<(Brace, Look)>,
    pub(super) silent: usize,
    pub(super) quotes: usize,
    pub(super) math: bool,
    /// `"u` is `ü`.
    pub(super) umlauts: bool,
    /// How deep scans of arguments lie in one another.
    pub(super) depth: usize,
    /// How many arguments were left open.
    pub(super) open_ends: usize,
}

/// Arguments of citations are scanned by themselves, but not to any depth.
const DEEPEST: usize = 3;

impl<'a> Scan<'a> {
    pub(super) fn new(source: &'a str, way: Option<&'a Way>) -> Scan<'a> {
        Scan {
            source,
            at: 0,
            way,
            start: 0,
            look: Look::default(),
            braces: Vec::new(),
            silent: 0,
            quotes: 0,
            math: false,
            umlauts: false,
            depth: 0,
            open_ends: 0,
        }
    }

    pub(super) fn run(mut self, made: &mut Made) {
        let mut plain = self.at;
        while let Some(byte) = self.source.as_bytes().get(self.at).copied() {
            if !matches!(
                byte,
                b'\\'
                    | b'{'
                    | b'}'
                    | b'%'
                    | b'~'
                    | b'$'
                    | b'`'
                    | b'\''
                    | b'-'
                    | b'\n'
                    | b'&'
                    | b'"'
                    | b'<'
                    | b'>'
                    | b','
                    | b'^'
                    | b'_'
                    | b'?'
                    | b'!'
            ) {
                self.at += 1;
                continue;
            }
            let from = self.at;
            self.push(made, plain, from);
            self.start = from;
            self.special(byte, made);
            // Whatever happens, the scan goes on.
            if self.at <= from {
                self.at = from + 1;
            }
            plain = self.at;
        }
        let end = self.at.min(self.source.len());
        self.push(made, plain, end);
        while let Some((brace, _)) = self.braces.pop() {
            if matches!(brace, Brace::Note) {
                made.end();
            }
        }
    }

    fn push(&self, made: &mut Made, from: usize, to: usize) {
        if from >= to || self.silent > 0 {
            return;
        }
        let text = self.source.get(from..to).unwrap_or("");
        match self.way {
            Some(way) => made.flow.push_along(text, self.look, from, way),
            None => made.flow.push(text, self.look, None),
        }
    }

    /// Prints what the sign or macro stands for that has been read up to here.
    pub(super) fn print(&self, made: &mut Made, text: &str) {
        if self.silent == 0 {
            made.flow.push(text, self.look, self.here());
        }
    }

    /// Where that sign or macro stands in the file.
    pub(super) fn here(&self) -> Option<At> {
        Some(self.way?.whole(self.start, self.at))
    }

    pub(super) fn rest(&self) -> &'a str {
        self.source.get(self.at..).unwrap_or("")
    }

    fn special(&mut self, byte: u8, made: &mut Made) {
        let (rest, math, umlauts) = (self.rest(), self.math, self.umlauts);
        let mut take = |length: usize, text: &str| {
            self.at += length;
            self.print(made, text);
        };
        match byte {
            b'-' if rest.starts_with("---") => take(3, "—"),
            b'-' if rest.starts_with("--") => take(2, "–"),
            b'-' => take(1, "-"),
            b'`' if rest.starts_with("``") => take(2, "“"),
            b'`' => take(1, "‘"),
            b'\'' if rest.starts_with("''") => take(2, "”"),
            b'\'' => take(1, if math { "′" } else { "’" }),
            b',' if rest.starts_with(",,") => take(2, "„"),
            b',' => take(1, ","),
            b'<' if rest.starts_with("<<") => take(2, "«"),
            b'<' => take(1, "<"),
            b'>' if rest.starts_with(">>") => take(2, "»"),
            b'>' => take(1, ">"),
            b'?' if rest.starts_with("?`") => take(2, "¿"),
            b'?' => take(1, "?"),
            b'!' if rest.starts_with("!`") => take(2, "¡"),
            b'!' => take(1, "!"),
            // Babel's short forms.
            b'"' if rest.starts_with("\"`") => take(2, "„"),
            b'"' if rest.starts_with("\"'") => take(2, "“"),
            b'"' if rest.starts_with("\"<") => take(2, "«"),
            b'"' if rest.starts_with("\">") => take(2, "»"),
            b'"' if rest.starts_with("\"---") => take(4, "—"),
            b'"' if rest.starts_with("\"=") || rest.starts_with("\"~") => take(2, "-"),
            b'"' if rest.starts_with("\"-") || rest.starts_with("\"\"") || rest.starts_with("\"|") => {
                take(2, "")
            }
            b'"' if umlauts && umlaut(rest).is_some() => take(2, umlaut(rest).unwrap_or_default()),
            b'"' => take(1, "\""),
            b'~' => take(1, " "),
            b'&' => take(1, " "),
            b'^' if math => self.raise(made),
            b'_' if math => take(1, ""),
            b'^' | b'_' => take(1, if byte == b'^' { "^" } else { "_" }),
            b'$' => {
                self.at += if rest.starts_with("$$") { 2 } else { 1 };
                self.math = !self.math;
            }
            b'%' => {
                let end = rest.find('\n').map_or(rest.len(), |at| at + 1);
                let lead =
                    rest.get(end..).map_or(0, |next| next.len() - next.trim_start_matches([' ', '\t']).len());
                self.at += end + lead;
            }
            b'\n' => {
                let blank = rest.trim_start_matches([' ', '\t', '\n']);
                let lines = rest.get(..rest.len() - blank.len()).unwrap_or("").matches('\n').count();
                self.at += rest.len() - blank.len();
                if self.silent == 0 {
                    if lines > 1 { made.flow.line() } else { made.flow.space() }
                }
            }
            b'{' => {
                self.at += 1;
                self.braces.push((Brace::Group, self.look));
            }
            b'}' => {
                self.at += 1;
                self.close(made);
            }
            _ => self.control(made),
        }
    }

    fn close(&mut self, made: &mut Made) {
        let Some((brace, look)) = self.braces.pop() else { return };
        self.look = look;
        match brace {
            Brace::Group => {}
            Brace::Note => made.end(),
            Brace::Silent => self.silent = self.silent.saturating_sub(1),
            Brace::Line => {
                if self.silent == 0 {
                    made.flow.line();
                }
            }
            Brace::Quote(text) => {
                self.quotes = self.quotes.saturating_sub(1);
                self.print(made, text);
            }
            Brace::ThenSilent => self.silence(1),
        }
    }

    /// In mathematics: what comes next is raised.
    fn raise(&mut self, made: &mut Made) {
        self.at += 1;
        let outer = self.look;
        if self.rest().starts_with('{') {
            self.at += 1;
            self.braces.push((Brace::Group, outer));
            self.look.raised = true;
            return;
        }
        if let Some(c) = self.rest().chars().next().filter(|c| c.is_alphanumeric()) {
            self.at += c.len_utf8();
            self.look.raised = true;
            self.print(made, c.encode_utf8(&mut [0; 4]));
            self.look = outer;
        }
    }

    /// A macro.
    fn control(&mut self, made: &mut Made) {
        self.at += 1;
        let rest = self.rest();
        let length = rest.bytes().position(|b| !b.is_ascii_alphabetic()).unwrap_or(rest.len());
        if length == 0 {
            let Some(sign) = rest.chars().next() else { return };
            self.at += sign.len_utf8();
            self.sign(sign, made);
            return;
        }
        let name = rest.get(..length).unwrap_or("");
        self.at += length;
        if name == "verb" || name == "lstinline" {
            self.verbatim(made);
            return;
        }
        // Blanks after a macro's name do not print, but an empty line is one.
        let after = self.rest();
        let blank = after.len() - after.trim_start_matches([' ', '\t', '\n']).len();
        if after.get(..blank).unwrap_or("").matches('\n').count() < 2 {
            self.at += blank;
        }
        if let Some(mark) = accent(name) {
            self.accent(mark, made);
        } else if let Some(text) = symbol(name) {
            self.print(made, text);
            // `\og` and `\fg` keep their distance; the rest stand close.
            if name == "og" {
                made.flow.space();
            }
        } else {
            self.named(name, made);
        }
    }

    /// A macro of one sign.
    fn sign(&mut self, sign: char, made: &mut Made) {
        let mut buffer = [0; 4];
        let name = sign.encode_utf8(&mut buffer);
        match sign {
            '\\' => {
                self.star();
                self.option();
                if self.silent == 0 {
                    made.flow.line();
                }
            }
            ' ' | '\n' | '\t' | ',' | ';' | ':' => self.print(made, " "),
            '-' | '/' | '!' | '@' => {}
            '(' | '[' => self.math = true,
            ')' | ']' => self.math = false,
            _ => match accent(name) {
                Some(mark) => self.accent(mark, made),
                None => self.print(made, name),
            },
        }
    }

    /// An accent over the letter that follows, bare, in braces, or `\i`.
    fn accent(&mut self, mark: char, made: &mut Made) {
        let rest = self.rest().trim_start_matches([' ', '\t']);
        let (inner, braced) = match rest.strip_prefix('{') {
            Some(inner) => (inner, true),
            None => (rest, false),
        };
        let (letter, inner) =
            if let Some(inner) = inner.strip_prefix("\\i").filter(|r| !starts_with_letter(r)) {
                (Some('i'), inner.strip_prefix(' ').unwrap_or(inner))
            } else if let Some(inner) = inner.strip_prefix("\\j").filter(|r| !starts_with_letter(r)) {
                (Some('j'), inner.strip_prefix(' ').unwrap_or(inner))
            } else {
                let letter = inner.chars().next().filter(|c| c.is_alphabetic());
                (letter, inner.get(letter.map_or(0, char::len_utf8)..).unwrap_or(""))
            };
        let Some(letter) = letter else { return };
        let mut text = String::from(letter);
        text.push(mark);
        let inner = match (braced, inner.strip_prefix('}')) {
            (true, Some(inner)) => inner,
            (true, None) => {
                // More than a letter in the braces.
                self.braces.push((Brace::Group, self.look));
                inner
            }
            (false, _) => inner,
        };
        self.at = self.source.len() - inner.len();
        self.print(made, &text);
    }

    /// The next group has this look; without one, the next letter, which is not worth the trouble.
    pub(super) fn group(&mut self, change: impl FnOnce(&mut Look)) {
        self.star();
        if self.rest().starts_with('{') {
            self.at += 1;
            self.braces.push((Brace::Group, self.look));
            change(&mut self.look);
        }
    }

    /// The next `count` arguments do not print.
    pub(super) fn silence(&mut self, count: usize) {
        for _ in 0..count {
            if self.rest().starts_with('{') {
                self.at += 1;
                self.silent += 1;
                self.braces.push((Brace::Silent, self.look));
            }
        }
    }

    pub(super) fn star(&mut self) -> bool {
        let starred = self.rest().starts_with('*');
        self.at += usize::from(starred);
        starred
    }

    pub(super) fn skip_argument(&mut self) {
        self.argument();
    }

    /// The words in the braces that come next, which are passed over.
    pub(super) fn argument(&mut self) -> Option<&'a str> {
        let rest = self.rest();
        let start = rest.trim_start_matches([' ', '\t', '\n']);
        let inner = start.strip_prefix('{')?;
        let length = self.balanced(inner, b'}')?;
        self.at += rest.len() - inner.len() + length + 1;
        inner.get(..length)
    }

    /// The words in the brackets that come next, which are passed over.
    pub(super) fn option(&mut self) -> Option<&'a str> {
        let inner = self.rest().strip_prefix('[')?;
        let length = self.balanced(inner, b']')?;
        self.at += length + 2;
        inner.get(..length)
    }

    /// How far it is to the sign that closes. Where many are left open, no more are looked for.
    fn balanced(&mut self, inner: &str, close: u8) -> Option<usize> {
        if self.open_ends > 1000 {
            return None;
        }
        let found = balanced(inner, close);
        self.open_ends += usize::from(found.is_none());
        found
    }

    /// What an argument prints.
    pub(super) fn plain(&self, text: &str) -> String {
        if self.depth >= DEEPEST || !text.contains(['\\', '~', '-', '`', '\'', '{', '$']) {
            return text.trim().to_owned();
        }
        let mut made = Made::default();
        let mut scan = Scan::new(text, None);
        scan.depth = self.depth + 1;
        scan.run(&mut made);
        made.finish().body.text().to_owned()
    }
}

/// An argument that is left open for pages is none.
const FAR: usize = 20_000;

/// How far it is to the sign that closes.
fn balanced(inner: &str, close: u8) -> Option<usize> {
    let mut depth = 0usize;
    let mut escaped = false;
    for (at, byte) in inner.bytes().enumerate().take(FAR) {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            byte if byte == close && depth == 0 => return Some(at),
            b'{' => depth += 1,
            b'}' => depth = depth.checked_sub(1)?,
            _ => {}
        }
    }
    None
}

/// The letter that a stroke and a letter make in German.
fn umlaut(rest: &str) -> Option<&'static str> {
    Some(match rest.as_bytes().get(1)? {
        b'a' => "ä",
        b'o' => "ö",
        b'u' => "ü",
        b'A' => "Ä",
        b'O' => "Ö",
        b'U' => "Ü",
        b'e' => "ë",
        b'i' => "ï",
        b's' | b'z' => "ß",
        b'S' | b'Z' => "SS",
        _ => return None,
    })
}

fn starts_with_letter(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_alphabetic())
}
