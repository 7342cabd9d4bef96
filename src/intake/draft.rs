//! A document in the making: what every reader of a format with marks puts its text into.
//!
//! A [`Flow`] takes runs of text as they come and keeps where they look different and where marks of notes
//! stand. A [`Draft`] is the body's flow and a flow for each note; [`Draft::finish`] lays them out as one
//! text, mends it and gives the document.

use super::given;
use super::txt;
use super::unwrap::{Unwrapped, Vocabulary};
use crate::error::Error;
use crate::model::{Document, Format, Given, GivenItem, Note, NoteKind, Span, Style, Trail};
use crate::text;

/// How a run of letters looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Look {
    pub(super) italic: bool,
    pub(super) small_caps: bool,
    /// Above the line: an exponent.
    pub(super) raised: bool,
}

/// Text as it is gathered: every run of blanks is one space, and none stands at either end of a line.
#[derive(Clone, Debug, Default)]
pub(super) struct Flow {
    text: String,
    /// In order for each style; bytes of `text`.
    styles: Vec<(Span, Style)>,
    /// Words that the file marks as citations, in order; bytes of `text`.
    given: Vec<Given>,
    /// Where marks stand, and the notes they call.
    marks: Vec<(usize, usize)>,
    /// A blank is to be written before the next letter.
    blank: bool,
    /// The line has something in it.
    begun: bool,
    /// Ends of lines are blanks.
    one_line: bool,
}

impl Flow {
    /// For the text of a note, whose paragraphs are joined by a space.
    pub(super) fn one_line() -> Flow {
        Flow { one_line: true, ..Flow::default() }
    }

    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// True if it has neither text nor marks.
    pub(super) fn is_empty(&self) -> bool {
        self.text.is_empty() && self.marks.is_empty()
    }

    /// Adds a run.
    pub(super) fn push(&mut self, run: &str, look: Look) {
        if look.raised && !self.blank && self.begun {
            let digits = run.trim();
            if !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit()) {
                let raised: String = digits.bytes().map(raised).collect();
                self.run(&raised, look);
                self.blank = run.ends_with(char::is_whitespace);
                return;
            }
        }
        self.run(run, look);
    }

    fn run(&mut self, run: &str, look: Look) {
        let mut start = None;
        // Words are taken over whole.
        for (k, word) in run.split(char::is_whitespace).enumerate() {
            if k > 0 {
                self.blank = true;
            }
            if word.is_empty() {
                continue;
            }
            self.flush();
            start.get_or_insert(self.text.len());
            self.text.push_str(word);
            self.begun = true;
        }
        let Some(start) = start else { return };
        let end = self.text.len();
        if look.italic {
            self.style(start, end, Style::Italic);
        }
        if look.small_caps {
            self.style(start, end, Style::SmallCaps);
        }
    }

    /// A blank.
    pub(super) fn space(&mut self) {
        self.blank = true;
    }

    /// The end of a line or paragraph.
    pub(super) fn line(&mut self) {
        if self.one_line {
            self.blank = true;
            return;
        }
        self.blank = false;
        self.begun = false;
        if !self.text.is_empty() && !self.text.ends_with('\n')
            || self.marks.last().is_some_and(|m| m.0 == self.text.len())
        {
            self.text.push('\n');
        }
    }

    /// The mark that calls note `note` stands here.
    pub(super) fn mark(&mut self, note: usize) {
        self.flush();
        self.marks.push((self.text.len(), note));
        self.begun = true;
    }

    /// Gives the marks other notes.
    pub(super) fn renumber(&mut self, note: impl Fn(usize) -> usize) {
        for (_, mark) in &mut self.marks {
            *mark = note(*mark);
        }
    }

    /// Adds all of another flow at the end.
    pub(super) fn append(&mut self, other: Flow) {
        if other.is_empty() {
            self.blank |= other.blank;
            return;
        }
        self.flush();
        let base = self.text.len();
        self.text.push_str(&other.text);
        self.begun = other.begun;
        self.blank = other.blank;
        self.marks.extend(other.marks.iter().map(|(at, note)| (base + at, *note)));
        for (span, style) in other.styles {
            self.style(base + span.start as usize, base + span.end as usize, style);
        }
        self.given.extend(other.given.into_iter().map(|given| {
            let span = Span::new(base + given.span.start as usize, base + given.span.end as usize);
            Given { span, ..given }
        }));
    }

    /// Where the next letter will stand.
    pub(super) fn here(&self) -> usize {
        self.text.len() + usize::from(self.blank && self.begun)
    }

    /// The words from `start` on cite `items`. Nothing if there are no words.
    pub(super) fn cite(&mut self, start: usize, items: Vec<GivenItem>) {
        let words = self.text.get(start..).unwrap_or("");
        let start = start + words.len() - words.trim_start().len();
        if start < self.text.len() {
            self.given.push(Given { span: Span::new(start, self.text.len()), items });
        }
    }

    /// Takes `label` off the beginning, with the stop, bracket and blank after it. False if it is not there.
    pub(super) fn strip_label(&mut self, label: &str) -> bool {
        if label.is_empty() {
            return false;
        }
        let open = self.text.len() - self.text.trim_start_matches(['[', '(']).len();
        let Some(rest) = self.text.get(open..).and_then(|t| t.strip_prefix(label)) else { return false };
        let digits = label.ends_with(|c: char| c.is_alphanumeric());
        if digits && rest.starts_with(|c: char| c.is_alphanumeric()) {
            return false;
        }
        let kept = rest.trim_start_matches([']', ')', '.', ':', '\u{fe0e}']).trim_start();
        let cut = self.text.len() - kept.len();
        self.cut(cut);
        true
    }

    /// Takes arrows and the like, which led back to the mark, off both ends.
    pub(super) fn trim_signs(&mut self) {
        let sign = |c: char| {
            c.is_whitespace()
                || matches!(c, '^' | '↑' | '↩' | '↵' | '⤴' | '⏎' | '⬆' | '⇧' | '\u{fe0e}' | '\u{fe0f}')
        };
        let kept = self.text.trim_end_matches(sign).len();
        self.text.truncate(kept);
        for (span, _) in &mut self.styles {
            span.end = span.end.min(kept as u32);
        }
        self.styles.retain(|(span, _)| span.start < span.end);
        for given in &mut self.given {
            given.span.end = given.span.end.min(kept as u32);
        }
        self.given.retain(|given| given.span.start < given.span.end);
        self.cut(self.text.len() - self.text.trim_start_matches(sign).len());
    }

    /// Takes off what is left in front when a label was a link: `[]`, a stop.
    pub(super) fn trim_stop(&mut self) {
        let rest = self.text.trim_start_matches(['[', '(']);
        let rest = rest.trim_start_matches([']', ')', '.', ':', ' ']);
        let opened =
            self.text.starts_with(['[', '(']) && !self.text.starts_with("[]") && !self.text.starts_with("()");
        if !opened {
            self.cut(self.text.len() - rest.len());
        }
    }

    /// Takes the first `cut` bytes off.
    fn cut(&mut self, cut: usize) {
        if self.text.get(cut..).is_none() {
            return;
        }
        self.text.drain(..cut);
        let back = |at: u32| at.saturating_sub(cut as u32);
        for (span, _) in &mut self.styles {
            *span = Span { start: back(span.start), end: back(span.end) };
        }
        self.styles.retain(|(span, _)| !span.is_empty());
        for Given { span, .. } in &mut self.given {
            *span = Span { start: back(span.start), end: back(span.end) };
        }
        self.given.retain(|given| !given.span.is_empty());
        for (at, _) in &mut self.marks {
            *at = at.saturating_sub(cut);
        }
    }

    fn flush(&mut self) {
        if self.blank && self.begun {
            self.text.push(' ');
        }
        self.blank = false;
    }

    /// A run of the same look goes on over the blank between.
    fn style(&mut self, start: usize, end: usize, style: Style) {
        let before = self.styles.iter_mut().rev().take(2).find(|(_, s)| *s == style);
        if let Some((span, _)) = before {
            let gap = self.text.get(span.end as usize..start);
            if gap.is_some_and(|gap| gap.is_empty() || gap == " ") {
                span.end = end as u32;
                return;
            }
        }
        self.styles.push((Span::new(start, end), style));
    }
}

/// `¹` for `1`.
pub(super) fn raised(digit: u8) -> char {
    match digit {
        b'1' => '¹',
        b'2' => '²',
        b'3' => '³',
        b'4'..=b'9' => char::from_u32(0x2070 + u32::from(digit - b'0')).unwrap_or('⁰'),
        _ => '⁰',
    }
}

/// A note in the making.
#[derive(Clone, Debug)]
pub(super) struct Noted {
    pub(super) label: String,
    pub(super) kind: NoteKind,
    pub(super) page: Option<String>,
    pub(super) section: u16,
    pub(super) after_gap: bool,
    pub(super) flow: Flow,
}

impl Noted {
    pub(super) fn new(label: String, kind: NoteKind, flow: Flow) -> Noted {
        Noted { label, kind, page: None, section: 0, after_gap: false, flow }
    }
}

/// A document in the making: marks in the body are indices of `notes`.
#[derive(Debug, Default)]
pub(super) struct Draft {
    pub(super) body: Flow,
    pub(super) notes: Vec<Noted>,
}

/// Where a note came to stand in the laid-out text.
struct Laid {
    note: usize,
    start: usize,
    text: usize,
    end: usize,
}

impl Draft {
    /// Lays the text out: the body with the marks in it, an empty line, the notes in order, each a line with
    /// its label. A document without notes of its own is searched as plain text is: somebody may have typed
    /// them.
    ///
    /// # Errors
    /// [`Error::Empty`] if there is no text, [`Error::TooLarge`].
    pub(super) fn finish(self, format: Format, encoding: String) -> Result<Document, Error> {
        let mut anchors = vec![None; self.notes.len()];
        let cited = self.body.given.clone();
        let mut labels: Vec<(usize, usize)> = Vec::with_capacity(self.body.marks.len());
        let mut out = String::with_capacity(self.body.text.len() + self.body.text.len() / 8);
        let mut from = 0;
        for (at, note) in &self.body.marks {
            out.push_str(self.body.text.get(from..*at).unwrap_or(""));
            from = *at;
            let start = out.len();
            if let (Some(noted), Some(anchor)) = (self.notes.get(*note), anchors.get_mut(*note)) {
                out.push_str(&noted.label);
                anchor.get_or_insert((start, out.len()));
                labels.push((*at, out.len() - at));
            }
        }
        // Labels that stand before a place of the body move it on.
        let moved = |at: u32| {
            let before = labels.partition_point(|(place, _)| *place <= at as usize);
            at as usize + before.checked_sub(1).and_then(|n| labels.get(n)).map_or(0, |(_, shift)| *shift)
        };
        out.push_str(self.body.text.get(from..).unwrap_or(""));
        out.truncate(out.trim_end().len());
        let length = out.len();
        let mut laid = Vec::with_capacity(self.notes.len());
        for (n, note) in self.notes.iter().enumerate() {
            if note.flow.text.is_empty() {
                continue;
            }
            if laid.is_empty() && !out.is_empty() {
                out.push('\n');
            }
            if !out.is_empty() {
                out.push('\n');
            }
            let start = out.len();
            out.push_str(&note.label);
            if !note.label.is_empty() {
                out.push(' ');
            }
            let text = out.len();
            out.push_str(&note.flow.text);
            laid.push(Laid { note: n, start, text, end: out.len() });
        }
        let source = text::mended(format, encoding, out)?;
        let place = |at: usize| forward(&source.trail, at as u32);
        if laid.is_empty() {
            let mut notes = txt::notes(&source.text);
            let styles = self.body.styles.iter().map(|(span, style)| {
                // There were no marks, or next to none, to move them.
                let moved = |at: u32| place((at as usize).min(length));
                (Span { start: moved(span.start), end: moved(span.end) }, *style)
            });
            let styles: Vec<(Span, Style)> = styles.collect();
            for note in &mut notes {
                dress(note, &styles);
            }
            let cited = carried(cited, |at| place(moved(at).min(length)));
            return Ok(given::in_the_sentence(Document { source, notes }, cited));
        }
        let mut notes: Vec<Note> = Vec::with_capacity(laid.len());
        let mut given: Vec<Option<Noted>> = self.notes.into_iter().map(Some).collect();
        for Laid { note, start, text, end } in laid {
            let Some(noted) = given.get_mut(note).and_then(Option::take) else { continue };
            let (first, last) = (place(text), place(end));
            let piece = source.text.get(first as usize..last as usize).unwrap_or("");
            let lead = piece.len() - piece.trim_start().len();
            let pieces = [(first + lead as u32, first + piece.trim_end().len() as u32)];
            let made = Unwrapped::new(&source.text, &pieces, &Vocabulary::default());
            if made.text.is_empty() {
                continue;
            }
            let styles: Vec<(Span, Style)> = noted
                .flow
                .styles
                .iter()
                .map(|(span, style)| {
                    let moved = |at: u32| place(text + at as usize);
                    (Span { start: moved(span.start), end: moved(span.end) }, *style)
                })
                .collect();
            let anchor = anchors.get(note).copied().flatten();
            let mut note = Note {
                label: noted.label,
                kind: noted.kind,
                page: noted.page,
                section: noted.section,
                text: made.text,
                trail: made.trail,
                span: Span { start: place(start), end: last },
                anchor: anchor.map(|(from, to)| Span { start: place(from), end: place(to) }),
                after_gap: noted.after_gap,
                styles: Vec::new(),
                given: Vec::new(),
            };
            dress(&mut note, &styles);
            let given = carried(noted.flow.given, |at| place(text + at as usize)).into_iter();
            note.given = given.filter_map(|g| worn(&note, g.span).map(|span| Given { span, ..g })).collect();
            notes.push(note);
        }
        // The lists of works stand in the body.
        let body = source.text.get(..place(length) as usize).unwrap_or("");
        notes.extend(txt::lists(body));
        let cited = carried(cited, |at| place(moved(at)));
        Ok(given::in_the_sentence(Document { source, notes }, cited))
    }
}

fn carried(given: Vec<Given>, place: impl Fn(u32) -> u32) -> Vec<Given> {
    let carry = |given: Given| {
        let span = Span { start: place(given.span.start), end: place(given.span.end) };
        Given { span, ..given }
    };
    given.into_iter().map(carry).collect()
}

/// Gives a note the styles (bytes of the source, in order) that fall into it. What goes on over the end of a line or
/// page, or past a blank between two runs, is one.
pub(super) fn dress(note: &mut Note, styles: &[(Span, Style)]) {
    let from = styles.partition_point(|(span, _)| span.end <= note.span.start);
    for (span, style) in styles.iter().skip(from).take_while(|(span, _)| span.start < note.span.end) {
        let Some(kept) = worn(note, *span) else { continue };
        match note.styles.last_mut() {
            Some((last, before))
                if before == style
                    && note
                        .text
                        .get(last.end as usize..kept.start as usize)
                        .is_some_and(|gap| gap.trim().is_empty()) =>
            {
                last.end = kept.end;
            }
            _ => note.styles.push((kept, *style)),
        }
    }
}

/// The bytes of a note's text that come from `span` of the source, without blanks at either end; `None` if there
/// are none.
fn worn(note: &Note, span: Span) -> Option<Span> {
    let length = note.text.len() as u32;
    let mut start = forward(&note.trail, span.start).min(length);
    let mut end = forward(&note.trail, span.end).min(length);
    while start < end && !note.text.is_char_boundary(start as usize) {
        start += 1;
    }
    while end > start && !note.text.is_char_boundary(end as usize) {
        end -= 1;
    }
    let inside = Span { start, end };
    let lead = inside.of(&note.text).len() - inside.of(&note.text).trim_start().len();
    let start = start + lead as u32;
    let kept = Span { start, end: start + Span { start, end }.of(&note.text).trim_end().len() as u32 };
    (!kept.is_empty()).then_some(kept)
}

/// The place in this text of byte `there` of the one its trail leads back to.
pub(super) fn forward(trail: &Trail, there: u32) -> u32 {
    let at = trail.steps.partition_point(|step| step.1 <= there);
    let next = trail.steps.get(at).map_or(u32::MAX, |step| step.0);
    match at.checked_sub(1).and_then(|at| trail.steps.get(at)) {
        Some((here, from)) => here.saturating_add(there - from).min(next),
        None => there.min(next),
    }
}
