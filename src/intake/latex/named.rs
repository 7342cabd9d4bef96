//! What the macros do: looks, notes, citations, quotations, and those whose arguments do not print.

use super::super::flow::Look;
use super::Made;
use super::scan::{Brace, Scan};
use crate::model::NoteKind;

impl Scan<'_> {
    /// A macro with a name that is neither a character nor an accent.
    pub(super) fn named(&mut self, name: &str, made: &mut Made) {
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
        let kind = if name.contains("endnote") { NoteKind::Endnote } else { NoteKind::Footnote };
        // Packages number their own: `\footnoteA` (manyfoot), `\Afootnote` (ednotes), `\pagenote` (memoir).
        let name = match name {
            "footnote" | "endnote" | "footnotemark" | "endnotemark" | "footnotetext" | "endnotetext"
            | "thanks" => name,
            "sidenote" | "tablefootnote" | "pagenote" | "parnote" | "sidefootnote" | "bottomnote" => {
                "footnote"
            }
            _ if is_series(name, "footnote") => "footnote",
            _ if is_series(name, "endnote") => "endnote",
            _ => return false,
        };
        // `\footnote*` has no number.
        let starred = self.star();
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
                let label = label.unwrap_or_else(|| if starred { "*".to_owned() } else { made.next(kind) });
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
            made.flow.push(&text, Look::default(), self.here());
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
            "input" | "include" | "subfile" | "subfileinclude" | "import" | "subimport" | "includefrom" => {
                self.elsewhere(name, made);
            }
            "label" => {
                let label = self.argument().unwrap_or("").trim();
                if self.silent == 0 && self.depth == 0 {
                    made.label(label);
                }
            }
            // Of another note: `see n.~\ref{fn:roads}`.
            "ref" | "autoref" | "cref" | "Cref" | "vref" => {
                self.star();
                let label = self.argument().unwrap_or("").trim();
                if let Some(number) = made.labels.get(label).cloned().filter(|_| self.silent == 0) {
                    self.print(made, &number);
                }
            }
            "footref" | "pageref" | "index" | "bibliography" | "bibliographystyle" | "addbibresource"
            | "vspace" | "includegraphics" | "usepackage" | "selectlanguage" | "pagestyle"
            | "thispagestyle" | "hypersetup" | "phantomsection" | "color" | "pagenumbering" | "markright"
            | "nocite" | "graphicspath" | "glossary" | "printbibliography" | "documentclass"
            | "hyphenation" => {
                self.star();
                self.option();
                if !matches!(name, "phantomsection" | "printbibliography") {
                    self.skip_argument();
                }
            }
            "setlength" | "addtolength" | "addcontentsline" | "markboth" | "newlength" | "setstretch"
            | "rule" => {
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
            "newcommand"
            | "renewcommand"
            | "providecommand"
            | "DeclareRobustCommand"
            | "newenvironment"
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
            "hypertarget" | "hyperlink" | "href" | "textcolor" | "foreignlanguage" | "textlang"
            | "colorbox" | "raisebox" | "parbox" | "multicolumn" | "resizebox" | "hyperref"
            | "selectfont" | "makebox" | "mbox" | "fbox" => {
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

    /// Another file, which is not read: the command itself is left in its place.
    fn elsewhere(&mut self, name: &str, made: &mut Made) {
        let mut words = String::new();
        // `\import` has a folder and a file. A primitive `\input` has its file bare.
        let most = if matches!(name, "import" | "subimport" | "includefrom") { 2 } else { 1 };
        for _ in 0..most {
            words.extend(self.argument());
        }
        if words.is_empty() && name == "input" {
            let rest = self.rest();
            let end = rest.find(|c: char| c.is_whitespace() || matches!(c, '\\' | '{' | '}' | '%'));
            let file = rest.get(..end.unwrap_or(rest.len())).unwrap_or("");
            words.push_str(file);
            self.at += file.len();
        }
        let words = words.trim();
        if words.is_empty() || self.silent > 0 || self.depth > 0 {
            return;
        }
        let words = format!("\\{name}{{{}}}", words.split_whitespace().collect::<Vec<_>>().join(" "));
        self.print(made, &words);
        made.files.push(words);
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
            "tabular" | "longtable" | "array" | "minipage" | "multicols" | "thebibliography"
            | "otherlanguage" | "spacing" | "supertabular" | "tblr" | "longtblr" | "addmargin"
            | "hyphenrules" => 1,
            "tabularx" | "tabulary" | "wrapfigure" | "adjustwidth" | "CJK" => 2,
            _ => 0,
        };
        self.option();
        for _ in 0..arguments {
            self.skip_argument();
        }
        // LaTeX prints the heading of a list of works by itself.
        if name == "thebibliography" && self.silent == 0 {
            made.flow.push("References", Look::default(), None);
            made.flow.line();
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
    pub(super) fn verbatim(&mut self, made: &mut Made) {
        self.star();
        let rest = self.rest();
        let Some(sign) = rest.chars().next() else { return };
        let inner = rest.get(sign.len_utf8()..).unwrap_or("");
        let line = inner.split('\n').next().unwrap_or("");
        let Some((text, _)) = line.split_once(if sign == '{' { '}' } else { sign }) else { return };
        self.print(made, text);
        self.at += 2 * sign.len_utf8() + text.len();
    }
}

/// True for `note` with a capital before or behind: a series of notes of its own.
fn is_series(name: &str, note: &str) -> bool {
    let letter = name.strip_prefix(note).or_else(|| name.strip_suffix(note));
    letter.is_some_and(|letter| letter.len() == 1 && letter.bytes().all(|b| b.is_ascii_uppercase()))
}
