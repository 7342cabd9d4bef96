//! Text as it is taken out of a format: [`Flow`] takes runs as they come and keeps where they look different, where
//! marks of notes stand, and where in the file each run was.

use crate::model::{Given, GivenItem, Span, Style, Taken};

/// How a run of letters looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Look {
    pub(super) italic: bool,
    pub(super) small_caps: bool,
    /// Above the line: an exponent.
    pub(super) raised: bool,
}

/// Where a run stands in the file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct At {
    /// Which of the document's parts, from 0.
    pub(super) part: u16,
    /// Which paragraph of the part, from 1; 0 where the format has none.
    pub(super) paragraph: u32,
    /// First byte of the part.
    pub(super) byte: u32,
    /// How many bytes stand for the whole run; `None` if they are the run itself.
    pub(super) whole: Option<u32>,
}

impl At {
    /// Letters as they stand from `byte` on, in a file that is one part without paragraphs.
    pub(super) fn byte(byte: usize) -> At {
        At { byte: byte as u32, ..At::default() }
    }

    /// `bytes` bytes from here on that stand for other letters.
    pub(super) fn whole(self, bytes: usize) -> At {
        At { whole: Some(bytes as u32), ..self }
    }

    /// The place `bytes` further on.
    pub(super) fn ahead(self, bytes: usize) -> At {
        match self.whole {
            Some(_) => self,
            None => At { byte: self.byte + bytes as u32, ..self },
        }
    }
}

/// The way from a text that a reader made for itself back into the file. Unlike a [`crate::model::Trail`] it may
/// lead back and forth: a note that was written in its place comes last.
#[derive(Clone, Debug, Default)]
pub(super) struct Way {
    /// Sorted by `here`.
    steps: Vec<Step>,
}

/// From byte `here` on, the text goes along with byte `there` of the file, or, if it was put in, stands for the bytes
/// from there to the next step.
#[derive(Clone, Copy, Debug)]
struct Step {
    here: u32,
    there: u32,
    put: bool,
}

impl Way {
    /// What comes from byte `here` on stands at byte `there` of the file.
    pub(super) fn step(&mut self, here: usize, there: usize) {
        self.add(Step { here: here as u32, there: there as u32, put: false });
    }

    /// What comes from byte `here` on, up to the next step, was put in for what stands there.
    pub(super) fn put(&mut self, here: usize, there: usize) {
        self.add(Step { here: here as u32, there: there as u32, put: true });
    }

    fn add(&mut self, step: Step) {
        if self.steps.last().is_some_and(|last| last.here == step.here) {
            self.steps.pop();
        }
        self.steps.push(step);
    }

    /// How many steps begin up to `here`.
    fn upto(&self, here: usize) -> usize {
        self.steps.partition_point(|step| step.here as usize <= here)
    }

    /// Where byte `here` stands in the file.
    fn back(&self, here: usize) -> usize {
        let Some(step) = self.upto(here).checked_sub(1).and_then(|at| self.steps.get(at)) else {
            return here;
        };
        step.there as usize + if step.put { 0 } else { here - step.here as usize }
    }

    /// Where letters stand that begin at byte `from`.
    fn at(&self, from: usize) -> At {
        let next = self.upto(from);
        match next.checked_sub(1).and_then(|at| self.steps.get(at)) {
            Some(Step { there, put: true, .. }) => {
                let end = self.steps.get(next).map_or(*there, |step| step.there);
                At::byte(*there as usize).whole(end.saturating_sub(*there).max(1) as usize)
            }
            _ => At::byte(self.back(from)),
        }
    }

    /// Where the bytes `from..to` stand that are read as something else.
    pub(super) fn whole(&self, from: usize, to: usize) -> At {
        let at = self.at(from);
        match at.whole {
            Some(_) => at,
            None => at.whole(self.back(to).saturating_sub(at.byte as usize)),
        }
    }
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
    /// Where it was taken from, in order.
    taken: Vec<Taken>,
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

    /// Its styles, in order for each style.
    pub(super) fn styles(&self) -> &[(Span, Style)] {
        &self.styles
    }

    /// What it cites by the file's own marks.
    pub(super) fn given(&self) -> &[Given] {
        &self.given
    }

    /// Where marks stand, and the notes they call; in order.
    pub(super) fn marks(&self) -> &[(usize, usize)] {
        &self.marks
    }

    /// The stretches of the bytes `from..to` that were taken from the file, in order, as if `from` were at `base`.
    pub(super) fn taken(&self, from: usize, to: usize, base: usize) -> impl Iterator<Item = Taken> {
        let first = self.taken.partition_point(|t| (t.here + t.len) as usize <= from);
        let ahead = self.taken.get(first..).unwrap_or(&[]).iter();
        ahead.take_while(move |t| (t.here as usize) < to).map(move |t| {
            let (start, end) = ((t.here as usize).max(from), ((t.here + t.len) as usize).min(to));
            let here = (base + start - from) as u32;
            if t.len != t.whole {
                return Taken { here, len: (end - start) as u32, ..*t };
            }
            let len = (end - start) as u32;
            Taken { here, len, there: t.there + start as u32 - t.here, whole: len, ..*t }
        })
    }

    /// Adds a run whose bytes lie in another text from byte `at` on, which `way` leads back from into the file.
    pub(super) fn push_along(&mut self, run: &str, look: Look, at: usize, way: &Way) {
        let mut from = 0;
        for step in way.steps.get(way.upto(at)..).unwrap_or(&[]) {
            let cut = step.here as usize - at;
            if cut >= run.len() {
                break;
            }
            if let Some(piece) = run.get(from..cut) {
                self.push(piece, look, Some(way.at(at + from)));
                from = cut;
            }
        }
        self.push(run.get(from..).unwrap_or(""), look, Some(way.at(at + from)));
    }

    /// Adds a run, which stands at `at` in the file; `None` if it does not stand there (the number of a list).
    pub(super) fn push(&mut self, run: &str, look: Look, at: Option<At>) {
        if look.raised && !self.blank && self.begun {
            let digits = run.trim();
            if !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit()) {
                let raised: String = digits.bytes().map(raised).collect();
                let lead = run.len() - run.trim_start().len();
                self.run(&raised, look, at.map(|at| at.ahead(lead).whole(digits.len())));
                self.blank = run.ends_with(char::is_whitespace);
                return;
            }
        }
        self.run(run, look, at);
    }

    fn run(&mut self, run: &str, look: Look, at: Option<At>) {
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
            let here = self.text.len();
            start.get_or_insert(here);
            self.text.push_str(word);
            self.begun = true;
            if let Some(at) = at {
                let ahead = word.as_ptr() as usize - run.as_ptr() as usize;
                self.take(here, word.len(), at.ahead(ahead));
            }
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

    /// The bytes from `here` on were taken from `at`; what goes on behind one blank is one stretch.
    fn take(&mut self, here: usize, len: usize, at: At) {
        let At { part, paragraph, byte: there, whole } = at;
        let (here, len) = (here as u32, len as u32);
        let whole = whole.unwrap_or(len);
        if let Some(last) = self.taken.last_mut()
            && (last.part, last.paragraph) == (part, paragraph)
            && last.len == last.whole
            && len == whole
        {
            let (gap, there_gap) = (here - last.here - last.len, there.wrapping_sub(last.there + last.whole));
            if gap == there_gap && gap < 2 {
                last.len += gap + len;
                last.whole = last.len;
                return;
            }
        }
        self.taken.push(Taken { here, len, there, whole, paragraph, part });
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
        self.taken.extend(other.taken(0, other.text.len(), base));
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
        self.taken = self.taken(0, kept, 0).collect();
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
        let emptied = ["[]", "()", "[ ]", "( )"].iter().any(|pair| self.text.starts_with(pair));
        let opened = self.text.starts_with(['[', '(']) && !emptied;
        if !opened {
            self.cut(self.text.len() - rest.len());
        }
    }

    /// Takes the first `cut` bytes off.
    fn cut(&mut self, cut: usize) {
        if self.text.get(cut..).is_none() {
            return;
        }
        self.taken = self.taken(cut, self.text.len(), 0).collect();
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
