//! Rewriting a text and keeping the way back.

use crate::model::{Repair, Span, Trail};

/// A text that is rewritten from front to back. What is not replaced is copied as it is, and not at all if
/// nothing is replaced.
#[derive(Debug)]
pub(super) struct Rewrite<'a> {
    from: &'a str,
    done: usize,
    out: String,
    steps: Vec<(u32, u32)>,
    swapped: Vec<bool>,
    repairs: Vec<Repair>,
}

impl<'a> Rewrite<'a> {
    pub(super) fn new(from: &'a str) -> Rewrite<'a> {
        Rewrite {
            from,
            done: 0,
            out: String::new(),
            steps: Vec::new(),
            swapped: Vec::new(),
            repairs: Vec::new(),
        }
    }

    /// Puts `now` for the bytes `start..end`, which come after all replaced before; what is out of order or
    /// cuts a character is left as it is.
    pub(super) fn replace(&mut self, start: usize, end: usize, now: &str) {
        let (Some(kept), Some(_)) = (self.from.get(self.done..start), self.from.get(start..end)) else {
            return;
        };
        if self.out.capacity() == 0 {
            self.out.reserve(self.from.len() + self.from.len() / 16);
        }
        self.out.push_str(kept);
        self.step(start, true);
        self.out.push_str(now);
        self.step(end, false);
        self.done = end;
    }

    /// The same, and lists it.
    pub(super) fn repair(&mut self, what: &'static str, start: usize, end: usize, now: &str, doubtful: bool) {
        if start < self.done {
            return;
        }
        let Some(was) = self.from.get(start..end) else { return };
        self.replace(start, end, now);
        let span = Span::new(self.out.len() - now.len(), self.out.len());
        self.repairs.push(Repair { what, span, was: was.to_owned(), now: now.to_owned(), doubtful });
    }

    fn step(&mut self, there: usize, swapped: bool) {
        let here = self.out.len() as u32;
        if self.steps.last().is_some_and(|(h, _)| *h == here) {
            self.steps.pop();
            self.swapped.pop();
        }
        self.steps.push((here, there as u32));
        self.swapped.push(swapped);
    }

    /// The new text with its trail and repairs; `None` if nothing was replaced.
    pub(super) fn finish(mut self) -> Option<Rewritten> {
        if self.steps.is_empty() {
            return None;
        }
        self.out.push_str(self.from.get(self.done..).unwrap_or(""));
        Some(Rewritten {
            text: self.out,
            trail: Trail { steps: self.steps },
            swapped: self.swapped,
            repairs: self.repairs,
        })
    }
}

/// A text, the way back from it, and what was mended in it.
#[derive(Debug, Default)]
pub(super) struct Rewritten {
    pub(super) text: String,
    pub(super) trail: Trail,
    /// For each step of the trail: it begins something put in, not something copied.
    swapped: Vec<bool>,
    pub(super) repairs: Vec<Repair>,
}

impl Rewritten {
    /// A text as it is.
    pub(super) fn new(text: String, repairs: Vec<Repair>) -> Rewritten {
        Rewritten { text, trail: Trail::default(), swapped: Vec::new(), repairs }
    }

    /// Takes the outcome of a further step: its text, both ways back made one, all repairs in order.
    pub(super) fn then(self, next: Option<Rewritten>) -> Rewritten {
        let Some(next) = next else { return self };
        let mut repairs = self.repairs;
        carry(&mut repairs, &next.trail, &next.text);
        if repairs.is_empty() {
            repairs = next.repairs;
        } else {
            repairs.extend(next.repairs);
            repairs.sort_by_key(|repair| (repair.span.start, repair.span.end));
        }
        if self.trail.steps.is_empty() {
            return Rewritten { repairs, ..next };
        }
        let (trail, swapped) = compose(&next.trail, &next.swapped, &self.trail, &self.swapped);
        Rewritten { text: next.text, trail, swapped, repairs }
    }
}

/// Brings the spans of repairs, which are in order, over into the text that `trail` leads back from.
fn carry(repairs: &mut [Repair], trail: &Trail, text: &str) {
    let forward = |there: u32| {
        let at = trail.steps.partition_point(|step| step.1 <= there);
        let next = trail.steps.get(at).map_or(u32::MAX, |step| step.0);
        match at.checked_sub(1).and_then(|at| trail.steps.get(at)) {
            Some((here, from)) => (here + (there - from)).min(next),
            None => there.min(next),
        }
    };
    for repair in repairs {
        // An end inside of what was replaced goes to the nearest character outward.
        let (mut start, mut end) = (forward(repair.span.start) as usize, forward(repair.span.end) as usize);
        start = start.min(text.len());
        end = end.clamp(start, text.len());
        while !text.is_char_boundary(start) {
            start -= 1;
        }
        while !text.is_char_boundary(end) {
            end += 1;
        }
        repair.span = Span::new(start, end);
    }
}

/// One trail for two: `outer` leads to the text that `inner` leads back from.
fn compose(outer: &Trail, new: &[bool], inner: &Trail, old: &[bool]) -> (Trail, Vec<bool>) {
    let mut steps: Vec<(u32, u32)> = Vec::with_capacity(outer.steps.len() + inner.steps.len());
    let mut swapped: Vec<bool> = Vec::with_capacity(steps.capacity());
    let mut push = |here: u32, there: u32, swap: bool| {
        if steps.last().is_some_and(|(h, _)| *h == here) {
            steps.pop();
            swapped.pop();
        }
        steps.push((here, there));
        swapped.push(swap);
    };
    let mut at = 0;
    let starts = std::iter::once((0, 0)).chain(outer.steps.iter().copied());
    let stops = outer.steps.iter().copied().chain(std::iter::once((u32::MAX, u32::MAX)));
    let flags = std::iter::once(false).chain(new.iter().copied());
    for (((here, middle), (stop, limit)), swap) in starts.zip(stops).zip(flags) {
        if stop <= here {
            continue;
        }
        while inner.steps.get(at).is_some_and(|step| step.0 <= middle) {
            at += 1;
        }
        let last = at.checked_sub(1).and_then(|at| Some((inner.steps.get(at)?.1, *old.get(at)?)));
        // What was put in before leads back as a whole.
        match last {
            Some((there, true)) => push(here, there, true),
            _ => push(here, inner.back(middle), swap),
        }
        // What was put in has no parts that lead further back.
        while let Some((m, there)) = inner.steps.get(at).copied().filter(|step| !swap && step.0 < limit) {
            let place = here.saturating_add(m - middle);
            if place >= stop {
                break;
            }
            push(place, there, old.get(at).copied().unwrap_or(false));
            at += 1;
        }
    }
    (Trail { steps }, swapped)
}
