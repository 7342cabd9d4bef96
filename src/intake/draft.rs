//! A document in the making: what every reader of a format with marks puts its text into.
//!
//! A [`Draft`] is the body's flow and a flow for each note; [`Draft::finish`] lays them out as one text, mends it and
//! gives the document.

use super::flow::Flow;
use super::given;
use super::txt;
use super::unwrap::{Unwrapped, Vocabulary};
use crate::error::Error;
use crate::model::{Document, Format, Given, Note, NoteKind, Origin, Span, Style, Trail};
use crate::text;

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
    /// The names of the parts that [`super::flow::At::part`] counts; none for a file that is one part.
    pub(super) parts: Vec<String>,
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
        let cited = self.body.given().to_vec();
        let body = self.body.text();
        let mut labels: Vec<(usize, usize)> = Vec::with_capacity(self.body.marks().len());
        let mut out = String::with_capacity(body.len() + body.len() / 8);
        let parts = if self.parts.is_empty() { vec![String::new()] } else { self.parts };
        let mut origin = Origin { parts, taken: Vec::new() };
        let mut from = 0;
        for (at, note) in self.body.marks() {
            origin.taken.extend(self.body.taken(from, *at, out.len()));
            out.push_str(body.get(from..*at).unwrap_or(""));
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
        origin.taken.extend(self.body.taken(from, body.len(), out.len()));
        out.push_str(body.get(from..).unwrap_or(""));
        out.truncate(out.trim_end().len());
        let length = out.len();
        let mut laid = Vec::with_capacity(self.notes.len());
        for (n, note) in self.notes.iter().enumerate() {
            if note.flow.text().is_empty() {
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
            origin.taken.extend(note.flow.taken(0, note.flow.text().len(), text));
            out.push_str(note.flow.text());
            laid.push(Laid { note: n, start, text, end: out.len() });
        }
        let mut source = text::mended(format, encoding, out)?;
        source.origin = origin;
        let place = |at: usize| forward(&source.trail, at as u32);
        if laid.is_empty() {
            let mut notes = txt::notes(&source.text);
            // There were no marks, or next to none, to move them.
            let styles = carried_styles(self.body.styles(), |at| place((at as usize).min(length)));
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
            let styles = carried_styles(noted.flow.styles(), |at| place(text + at as usize));
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
            let given = carried(noted.flow.given().to_vec(), |at| place(text + at as usize)).into_iter();
            note.given = given.filter_map(|g| worn(&note, g.span).map(|span| Given { span, ..g })).collect();
            notes.push(note);
        }
        // The lists of works stand in the body.
        let body = source.text.get(..place(length) as usize).unwrap_or("");
        let mut lists = txt::lists(body);
        if !lists.is_empty() {
            let styles = carried_styles(self.body.styles(), |at| place(moved(at).min(length)));
            lists.iter_mut().for_each(|entry| dress(entry, &styles));
        }
        notes.extend(lists);
        let cited = carried(cited, |at| place(moved(at)));
        Ok(given::in_the_sentence(Document { source, notes }, cited))
    }
}

/// Styles at the bytes of the source where `place` puts theirs.
fn carried_styles(styles: &[(Span, Style)], place: impl Fn(u32) -> u32) -> Vec<(Span, Style)> {
    let carry =
        |(span, style): &(Span, Style)| (Span { start: place(span.start), end: place(span.end) }, *style);
    styles.iter().map(carry).collect()
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
