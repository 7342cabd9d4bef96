//! One pass over the source, from front to back, with a stack of what the open braces are for.

use super::super::draft::Look;
use super::Made;
use super::symbol::{accent, symbol};
use crate::model::NoteKind;

/// What happens where a brace closes.
enum Brace {
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
    source: &'a str,
    at: usize,
    look: Look,
    braces: Vec<(Brace, Look)>,
    silent: usize,
    quotes: usize,
    math: bool,
    /// How deep scans of arguments lie in one another.
    depth: usize,
    /// How many arguments were left open.
    open_ends: usize,
}

/// Arguments of citations are scanned by themselves, but not to any depth.
const DEEPEST: usize = 3;

impl<'a> Scan<'a> {
    pub(super) fn new(source: &'a str) -> Scan<'a> {
        Scan {
            source,
            at: 0,
            look: Look::default(),
            braces: Vec::new(),
            silent: 0,
            quotes: 0,
            math: false,
            depth: 0,
            open_ends: 0,
        }
    }

    pub(super) fn run(mut self, made: &mut Made) {
        let mut plain = self.at;
        while let Some(byte) = self.source.as_bytes().get(self.at).copied() {
            if !matches!(
                byte,
                b'\\' | b'{' | b'}' | b'%' | b'~' | b'$' | b'`' | b'\'' | b'-' | b'\n' | b'&' | b'"' | b'<' | b'>' | b',' | b'^' | b'_' | b'?' | b'!'
            ) {
                self.at += 1;
                continue;
            }
            let from = self.at;
            self.push(made, plain, from);
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
        if from < to {
            self.print(made, self.source.get(from..to).unwrap_or(""));
        }
    }

    fn print(&self, made: &mut Made, text: &str) {
        if self.silent == 0 {
            made.flow.push(text, self.look);
        }
    }

    fn rest(&self) -> &'a str {
        self.source.get(self.at..).unwrap_or("")
    }

    fn special(&mut self, byte: u8, made: &mut Made) {
        let rest = self.rest();
        let mut take = |length: usize, text: &str| {
            self.at += length;
            if self.silent == 0 {
                made.flow.push(text, self.look);
            }
        };
        match byte {
            b'-' if rest.starts_with("---") => take(3, "—"),
            b'-' if rest.starts_with("--") => take(2, "–"),
            b'-' => take(1, "-"),
            b'`' if rest.starts_with("``") => take(2, "“"),
            b'`' => take(1, "‘"),
            b'\'' if rest.starts_with("''") => take(2, "”"),
            b'\'' => take(1, if self.math { "′" } else { "’" }),
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
            b'"' if rest.starts_with("\"-") || rest.starts_with("\"\"") || rest.starts_with("\"|") => take(2, ""),
            b'"' => take(1, "\""),
            b'~' => take(1, " "),
            b'&' => take(1, " "),
            b'^' if self.math => self.raise(made),
            b'_' if self.math => take(1, ""),
            b'^' | b'_' => take(1, if byte == b'^' { "^" } else { "_" }),
            b'$' => {
                self.at += if rest.starts_with("$$") { 2 } else { 1 };
                self.math = !self.math;
            }
            b'%' => {
                let end = rest.find('\n').map_or(rest.len(), |at| at + 1);
                let lead = rest.get(end..).map_or(0, |next| next.len() - next.trim_start_matches([' ', '\t']).len());
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
        let (letter, inner) = if let Some(inner) = inner.strip_prefix("\\i").filter(|r| !starts_with_letter(r)) {
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

    fn named(&mut self, name: &str, made: &mut Made) {
        match name {
            "emph" => {
                let italic = !self.look.italic;
                self.group(|look| look.italic = italic);
            }
            "textit" | "textsl" | "mathit" => self.group(|look| look.italic = true),
            "textup" | "textnormal" | "textrm" => self.group(|look| look.italic = false),
            "textsc" => self.group(|look| look.small_caps = true),
            "textsuperscript" | "up" => self.group(|look| look.raised = true),
            "em" => self.look.italic = !self.look.italic,
            "it" | "itshape" | "sl" | "slshape" => self.look.italic = true,
            "rm" | "upshape" | "normalfont" => self.look.italic = false,
            "sc" | "scshape" => self.look.small_caps = true,
            "enquote" | "textquote" | "enquotex" => self.quote(made),
            "foreignquote" => {
                self.skip_argument();
                self.quote(made);
            }
            "url" | "path" | "nolinkurl" => {
                let address = self.argument().unwrap_or("");
                self.print(made, &address.replace(['\n', '\\'], ""));
            }
            "par" | "newline" | "linebreak" | "item" | "newpage" | "clearpage" | "bibitem" => {
                if self.silent == 0 {
                    made.flow.line();
                }
                if name == "bibitem" {
                    self.option();
                    self.skip_argument();
                }
            }
            "quad" | "qquad" | "space" | "nobreakspace" | "hfill" | "hspace" | "enspace" | "thinspace" => {
                if name == "hspace" {
                    self.star();
                    self.skip_argument();
                }
                self.print(made, " ");
            }
            "begin" => self.environment(made),
            "end" => {
                self.skip_argument();
                if self.silent == 0 {
                    made.flow.line();
                }
            }
            "part" | "chapter" | "section" | "subsection" | "subsubsection" | "paragraph" | "caption"
            | "addchap" | "addsec" => {
                let starred = self.star();
                self.option();
                if self.silent == 0 {
                    if !starred {
                        made.heading(name);
                    }
                    made.flow.line();
                }
                if self.rest().starts_with('{') {
                    self.at += 1;
                    self.braces.push((Brace::Line, self.look));
                }
            }
            _ => {
                if !self.note(name, made) && !self.citation(name, made) {
                    self.quiet(name, made);
                }
            }
        }
    }

    /// Macros of notes; false if it is none.
    fn note(&mut self, name: &str, made: &mut Made) -> bool {
        let kind = if name.starts_with("end") { NoteKind::Endnote } else { NoteKind::Footnote };
        match name {
            "footnote" | "endnote" | "sidenote" | "tablefootnote" | "footnotemark" | "endnotemark"
            | "footnotetext" | "endnotetext" | "thanks" => {}
            _ => return false,
        }
        if self.silent > 0 {
            return true;
        }
        let label = self.option().map(|text| self.plain(text)).filter(|text| !text.is_empty());
        let note = match name {
            "footnotemark" | "endnotemark" => {
                made.mark_alone(kind, label);
                return true;
            }
            _ if !self.rest().starts_with('{') => return true,
            "footnotetext" | "endnotetext" => made.text_alone(kind, label),
            "thanks" => made.thanks(),
            _ => {
                let label = label.unwrap_or_else(|| made.next(kind));
                made.mark(kind, label)
            }
        };
        self.at += 1;
        made.begin(note);
        self.braces.push((Brace::Note, self.look));
        self.look = Look::default();
        true
    }

    /// `\cite` and its kin; false if it is none. What they will print is not known: the keys stay.
    fn citation(&mut self, name: &str, made: &mut Made) -> bool {
        let lower = name.to_ascii_lowercase();
        if !lower.contains("cite") || lower.contains("citestyle") || lower.contains("citation") {
            return false;
        }
        self.star();
        let mut text = String::new();
        // `\cites` take several.
        for _ in 0..100 {
            let first = self.option();
            let second = self.option();
            if !self.rest().starts_with('{') {
                break;
            }
            let keys = self.argument().unwrap_or("");
            let (before, after) = match (first, second) {
                (Some(before), Some(after)) => (self.plain(before), self.plain(after)),
                (Some(after), None) => (String::new(), self.plain(after)),
                _ => Default::default(),
            };
            if !text.is_empty() {
                text.push_str("; ");
            }
            if !before.is_empty() {
                text.push_str(&before);
                text.push(' ');
            }
            for (k, key) in keys.split(',').enumerate() {
                text.push_str(if k > 0 { "; @" } else { "@" });
                text.push_str(key.trim());
            }
            if !after.is_empty() {
                text.push_str(", ");
                text.push_str(&after);
            }
            if !lower.ends_with("cites") {
                break;
            }
        }
        if lower == "nocite" || text.is_empty() || self.silent > 0 {
            return true;
        }
        let text = format!("[{text}]");
        if lower.starts_with("foot") {
            let label = made.next(NoteKind::Footnote);
            let note = made.mark(NoteKind::Footnote, label);
            made.begin(note);
            made.flow.push(&text, Look::default());
            made.end();
        } else {
            self.print(made, &text);
        }
        true
    }

    /// Macros whose arguments do not print, all or some.
    fn quiet(&mut self, name: &str, made: &mut Made) {
        match name {
            "setcounter" | "addtocounter" => {
                let counter = self.argument().unwrap_or("");
                let value = self.argument().unwrap_or("").trim();
                // A negative step takes back.
                if let (Ok(value), true) = (value.parse(), self.silent == 0) {
                    made.set(counter.trim(), value, name == "addtocounter");
                }
            }
            "label" | "ref" | "pageref" | "autoref" | "index" | "input" | "include" | "bibliography"
            | "bibliographystyle" | "addbibresource" | "vspace" | "includegraphics" | "usepackage"
            | "selectlanguage" | "pagestyle" | "thispagestyle" | "hypersetup" | "phantomsection" | "color"
            | "pagenumbering" | "markright" | "nocite" | "graphicspath" | "glossary" | "printbibliography"
            | "documentclass" | "cref" | "Cref" | "vref" | "hyphenation" => {
                self.star();
                self.option();
                if !matches!(name, "phantomsection" | "printbibliography") {
                    self.skip_argument();
                }
            }
            "setlength" | "addtolength" | "addcontentsline" | "markboth" | "newlength" | "setstretch" | "rule" => {
                self.option();
                let count = match name {
                    "addcontentsline" => 3,
                    "newlength" | "setstretch" => 1,
                    _ => 2,
                };
                for _ in 0..count {
                    self.skip_argument();
                }
            }
            "newcommand" | "renewcommand" | "providecommand" | "DeclareRobustCommand" | "newenvironment"
            | "renewenvironment" => {
                self.star();
                self.skip_argument();
                self.option();
                self.option();
                self.skip_argument();
                if name.ends_with("environment") {
                    self.skip_argument();
                }
            }
            "def" | "gdef" | "edef" => {
                // Up to the brace of the meaning.
                let rest = self.rest();
                self.at += rest.find(['{', '\n']).unwrap_or(rest.len());
                self.skip_argument();
            }
            // The first argument is a name, a colour, a language; the text comes after it.
            "hypertarget" | "hyperlink" | "href" | "textcolor" | "foreignlanguage" | "textlang" | "colorbox"
            | "raisebox" | "parbox" | "multicolumn" | "resizebox" | "hyperref" | "selectfont" | "makebox" | "mbox" | "fbox" => {
                self.option();
                if !matches!(name, "hyperref" | "selectfont" | "mbox" | "fbox" | "makebox") {
                    self.skip_argument();
                }
                if matches!(name, "multicolumn" | "resizebox") {
                    self.skip_argument();
                }
            }
            "texorpdfstring" => {
                if self.rest().starts_with('{') {
                    self.at += 1;
                    self.braces.push((Brace::ThenSilent, self.look));
                }
            }
            // Its own text comes first and is in the body already.
            "footnoterule" | "maketitle" | "tableofcontents" => {}
            _ => {
                self.star();
            }
        }
    }

    fn environment(&mut self, made: &mut Made) {
        let name = self.argument().unwrap_or("").trim();
        if self.silent == 0 {
            made.flow.line();
        }
        let arguments = match name.trim_end_matches('*') {
            "verbatim" | "lstlisting" | "Verbatim" | "minted" | "comment" | "filecontents" => {
                let end = format!("\\end{{{name}}}");
                let rest = self.rest();
                let length = rest.find(&end).unwrap_or(rest.len());
                if !matches!(name, "comment" | "filecontents") {
                    self.print(made, rest.get(..length).unwrap_or(""));
                }
                self.at += length;
                return;
            }
            "tabular" | "longtable" | "array" | "minipage" | "multicols" | "thebibliography" | "otherlanguage"
            | "spacing" | "supertabular" => 1,
            "tabularx" | "tabulary" | "wrapfigure" | "adjustwidth" => 2,
            _ => 0,
        };
        self.option();
        for _ in 0..arguments {
            self.skip_argument();
        }
    }

    fn quote(&mut self, made: &mut Made) {
        let single = self.star() || self.quotes % 2 == 1;
        // `\textquote[source]{…}`: the source stays.
        let source = self.option().map(|text| self.plain(text));
        if !self.rest().starts_with('{') {
            return;
        }
        self.at += 1;
        self.print(made, if single { "‘" } else { "“" });
        self.quotes += 1;
        self.braces.push((Brace::Quote(if single { "’" } else { "”" }), self.look));
        if let Some(source) = source.filter(|source| !source.is_empty()) {
            self.print(made, &source);
            self.print(made, " ");
        }
    }

    /// `\verb|…|`.
    fn verbatim(&mut self, made: &mut Made) {
        self.star();
        let rest = self.rest();
        let Some(sign) = rest.chars().next() else { return };
        let inner = rest.get(sign.len_utf8()..).unwrap_or("");
        let line = inner.split('\n').next().unwrap_or("");
        let Some((text, _)) = line.split_once(if sign == '{' { '}' } else { sign }) else { return };
        self.print(made, text);
        self.at += 2 * sign.len_utf8() + text.len();
    }

    /// The next group has this look; without one, the next letter, which is not worth the trouble.
    fn group(&mut self, change: impl FnOnce(&mut Look)) {
        self.star();
        if self.rest().starts_with('{') {
            self.at += 1;
            self.braces.push((Brace::Group, self.look));
            change(&mut self.look);
        }
    }

    /// The next `count` arguments do not print.
    fn silence(&mut self, count: usize) {
        for _ in 0..count {
            if self.rest().starts_with('{') {
                self.at += 1;
                self.silent += 1;
                self.braces.push((Brace::Silent, self.look));
            }
        }
    }

    fn star(&mut self) -> bool {
        let starred = self.rest().starts_with('*');
        self.at += usize::from(starred);
        starred
    }

    fn skip_argument(&mut self) {
        self.argument();
    }

    /// The words in the braces that come next, which are passed over.
    fn argument(&mut self) -> Option<&'a str> {
        let rest = self.rest();
        let start = rest.trim_start_matches([' ', '\t', '\n']);
        let inner = start.strip_prefix('{')?;
        let length = self.balanced(inner, b'}')?;
        self.at += rest.len() - inner.len() + length + 1;
        inner.get(..length)
    }

    /// The words in the brackets that come next, which are passed over.
    fn option(&mut self) -> Option<&'a str> {
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
    fn plain(&self, text: &str) -> String {
        if self.depth >= DEEPEST || !text.contains(['\\', '~', '-', '`', '\'', '{', '$']) {
            return text.trim().to_owned();
        }
        let mut made = Made::default();
        let mut scan = Scan::new(text);
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

fn starts_with_letter(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_alphabetic())
}
