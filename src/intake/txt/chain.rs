//! Which of the lines that begin with a number begin a note: those whose numbers follow each other.

use super::super::label::{Class, Label, Opening};
use super::super::marks::Marks;
use super::lines::{Kind, Lines, ends_sentence};

/// A line that may begin a note.
#[derive(Clone, Copy, Debug)]
pub(super) struct Candidate {
    /// The line's index.
    pub(super) line: usize,
    pub(super) label: Label,
    /// How much the line looks like the first of a note.
    worth: i32,
    /// It stands at the head of a page, under a rule, or after a blank.
    opens: bool,
    /// The line before it ends a sentence.
    clean: bool,
    /// The numbering starts again here.
    pub(super) restarts: bool,
    /// Numbers are missing before it.
    pub(super) gap: bool,
}

impl Candidate {
    /// A line that starts with a sign.
    pub(super) fn sign(line: usize, label: Label) -> Candidate {
        Candidate { line, label, worth: 0, opens: true, clean: true, restarts: false, gap: false }
    }
}

const START: i32 = 10;
const FOLLOWS: i32 = 6;
const JUMPS: i32 = -8;
const JUMPS_INSIDE: i32 = -20;
const RESTARTS: i32 = -8;
const REPEATS: i32 = -6;

/// The lines that begin a note, in order; `labels` are those of all lines.
pub(super) fn choose(text: &str, lines: &Lines, labels: &[Option<Label>], marks: &Marks) -> Vec<Candidate> {
    let all = candidates(text, lines, labels);
    let mut best: ((bool, i64), Vec<Candidate>) = ((false, 0), Vec::new());
    // Most documents have labels of one or two classes.
    let there = all.iter().fold(0_u32, |bits, c| bits | 1 << c.label.class as u32);
    for class in Class::NUMBERED.into_iter().filter(|class| there & 1 << *class as u32 != 0) {
        let mut of_class: Vec<Candidate> = Vec::with_capacity(all.len());
        of_class.extend(all.iter().filter(|c| c.label.class == class));
        let (score, chain) = longest(&of_class);
        if !believable(lines, marks, class, &chain) {
            continue;
        }
        let chain = without_interruptions(chain);
        let chain = only_marked(lines, marks, chain);
        let found = marks.count(chain.iter().map(|c| (c.label.number, start_of(lines, c))));
        // Notes that the body calls come before anything else that is numbered, such as its paragraphs.
        let called = found > 2 && found * 5 >= chain.len() * 3;
        let score = (called, score + 20 * found as i64);
        if score > best.0 {
            best = (score, chain);
        }
    }
    fill(&all, best.1)
}

fn start_of(lines: &Lines, candidate: &Candidate) -> u32 {
    lines.get(candidate.line).map_or(0, |l| l.text)
}

/// Every line that could begin a note.
fn candidates(text: &str, lines: &Lines, labels: &[Option<Label>]) -> Vec<Candidate> {
    let mut found = Vec::with_capacity(lines.all.len() / 4);
    for (at, (line, label)) in lines.all.iter().zip(labels).enumerate() {
        if let (true, Some(label)) = (line.is_text(), *label) {
            let words = line.of(text);
            let clean = lines.before(at).is_none_or(|l| !l.is_text() || ends_sentence(l.of(text)));
            let (worth, opens) = weigh(lines, at, words, &label, clean);
            found.push(Candidate { line: at, label, worth, opens, clean, restarts: false, gap: false });
        }
    }
    found
}

/// How much a line looks like the first of a note, and whether it opens something; `clean` if the line before it ends a sentence.
fn weigh(lines: &Lines, at: usize, words: &str, label: &Label, clean: bool) -> (i32, bool) {
    let mut worth = START;
    let line = lines.get(at);
    let before = lines.before(at);
    let page = line.is_some_and(|l| l.page) || before.is_none();
    let after_blank = before.is_some_and(|l| l.kind == Kind::Blank) && !lines.double;
    let opens = page
        || after_blank
        || before.is_some_and(|l| matches!(l.kind, Kind::Rule | Kind::Folio | Kind::Head));
    match before {
        _ if opens => worth += 4,
        Some(line) if line.is_text() => worth += if clean { 2 } else { -6 },
        _ => {}
    }
    let below = lines.get(at + 1).map(|l| l.kind);
    if lines.double && before.is_some_and(|l| l.kind == Kind::Blank) && below == Some(Kind::Blank) {
        worth -= 10;
    }
    worth += match label.opening {
        Opening::Strong => 2,
        Opening::Weak => 0,
        Opening::Digit => -3,
        Opening::Nothing => -5,
    };
    if label.opening == Opening::Nothing && below != Some(Kind::Text) {
        worth -= 10;
    }
    if matches!(label.class, Class::Bare) && (1500..2100).contains(&label.number) {
        worth -= 8;
    }
    if is_contents(words) {
        worth -= 16;
    }
    (worth, opens)
}

/// True for a line of a table of contents: leaders or a gap, then a number.
fn is_contents(words: &str) -> bool {
    let bare = words.trim_end_matches(|c: char| c.is_ascii_digit());
    if bare.len() == words.len() {
        return false;
    }
    let bare = bare.trim_end_matches(' ');
    bare.ends_with("...")
        || bare.ends_with("…")
        || bare.ends_with(". .")
        || words[bare.len()..].starts_with("   ")
}

/// The chain of candidates of one class that is worth most. O(n log n).
fn longest(all: &[Candidate]) -> (i64, Vec<Candidate>) {
    let limit = 20_000 + all.len() as u32;
    let top = all.iter().map(|c| c.label.number).filter(|n| *n <= limit).max().unwrap_or(0) as usize;
    // For each number, the best chain that ends with it; over them a tree of best chains below a number.
    let mut ends: Vec<Option<(i64, usize)>> = vec![None; top + 1];
    let mut below = Below::new(top + 1);
    let mut best: Option<(i64, usize)> = None;
    let mut back: Vec<(Option<usize>, bool, bool)> = Vec::with_capacity(all.len());
    for (at, c) in all.iter().enumerate() {
        let number = c.label.number as usize;
        if number > top {
            back.push((None, false, false));
            continue;
        }
        let mut from: (i64, Option<usize>, bool, bool) =
            (if number == 1 { 2 } else { 0 }, None, false, false);
        let mut offer = |score: i64, at: usize, restarts: bool, gap: bool| {
            if score > from.0 {
                from = (score, Some(at), restarts, gap);
            }
        };
        if let Some((score, end)) = number.checked_sub(1).and_then(|n| ends.get(n).copied().flatten()) {
            offer(score + i64::from(FOLLOWS), end, false, false);
        }
        let strong = c.opens && c.label.opening == Opening::Strong;
        // A number printed twice, and after it one that goes on as if it had not been.
        if c.clean && matches!(c.label.opening, Opening::Strong | Opening::Weak) {
            let follows = |end: usize| {
                let before = back.get(end).and_then(|(before, ..)| all.get((*before)?));
                before.is_some_and(|b| b.label.number as usize + 1 == number)
            };
            if let Some((score, end)) = ends.get(number).copied().flatten().filter(|(_, end)| follows(*end)) {
                offer(score + i64::from(REPEATS), end, false, false);
            }
            if let Some((score, end)) = number.checked_sub(2).and_then(|n| ends.get(n).copied().flatten())
                && let Some((Some(before), ..)) = back.get(end)
                && all.get(*before).is_some_and(|b| b.label.number as usize + 2 == number)
            {
                offer(score + i64::from(REPEATS), end, false, false);
            }
        }
        if let Some((score, end)) = below.best(number.saturating_sub(1)) {
            let far = all.get(end).map_or(0, |e| c.label.number - e.label.number);
            let jump = match far {
                1001.. => {
                    if strong {
                        JUMPS - 10
                    } else {
                        JUMPS_INSIDE - 10
                    }
                }
                _ if strong => JUMPS,
                0..=6 if c.clean && c.label.opening == Opening::Strong => JUMPS - 2,
                _ => JUMPS_INSIDE,
            };
            offer(score + i64::from(jump), end, false, true);
        }
        if let Some((score, end)) = best {
            let restart = if number == 1 && c.opens { RESTARTS } else { 3 * RESTARTS };
            if all.get(end).is_some_and(|e| e.label.number >= c.label.number) {
                offer(score + i64::from(restart), end, true, number > 1);
            }
        }
        let score = from.0 + i64::from(c.worth);
        back.push((from.1, from.2, from.3));
        if let Some(slot) = ends.get_mut(number)
            && slot.is_none_or(|(old, _)| score >= old)
        {
            *slot = Some((score, at));
        }
        below.put(number, (score, at));
        if best.is_none_or(|(old, _)| score >= old) {
            best = Some((score, at));
        }
    }
    let Some((score, end)) = best else { return (0, Vec::new()) };
    let mut chain = Vec::with_capacity(all.len());
    let mut at = Some(end);
    while let Some(here) = at {
        let (Some(c), Some((from, restarts, gap))) = (all.get(here), back.get(here).copied()) else { break };
        chain.push(Candidate { restarts, gap, ..*c });
        at = from;
    }
    chain.reverse();
    (score, chain)
}

/// Best chain that ends below a number (a Fenwick tree of greatest values).
struct Below {
    tree: Vec<Option<(i64, usize)>>,
}

impl Below {
    fn new(size: usize) -> Below {
        Below { tree: vec![None; size + 1] }
    }

    fn put(&mut self, number: usize, value: (i64, usize)) {
        let mut at = number + 1;
        while let Some(slot) = self.tree.get_mut(at) {
            if slot.is_none_or(|old| value.0 >= old.0) {
                *slot = Some(value);
            }
            at += at & at.wrapping_neg();
        }
    }

    /// The best with a number less than `number`.
    fn best(&self, number: usize) -> Option<(i64, usize)> {
        let mut best: Option<(i64, usize)> = None;
        let mut at = number.min(self.tree.len().saturating_sub(1));
        while at > 0 {
            if let Some(Some(value)) = self.tree.get(at)
                && best.is_none_or(|old| value.0 > old.0)
            {
                best = Some(*value);
            }
            at -= at & at.wrapping_neg();
        }
        best
    }
}

/// True if a chain can be a document's notes: one number alone is one only at the document's start, or if it is the
/// first and the body calls it.
fn believable(lines: &Lines, marks: &Marks, class: Class, chain: &[Candidate]) -> bool {
    let Some(first) = chain.first() else { return false };
    let roman = matches!(class, Class::Roman | Class::RomanDot | Class::RomanSquare);
    let heads = lines.all.iter().take(first.line).all(|l| !l.is_text());
    match chain.len() {
        1 => {
            let called = || {
                let place = (first.label.number, start_of(lines, first));
                first.label.number == 1
                    && first.clean
                    && first.label.opening == Opening::Strong
                    && marks.calls(place.0, place.1)
            };
            (heads || called()) && !roman && first.label.opening != Opening::Nothing
        }
        2 => !roman || first.label.number == 1,
        _ => !roman || first.label.number == 1 || chain.len() > 4,
    }
}

/// Takes out a run that starts anew and after which the numbers go on as if it were not there: a numbered
/// list in the body.
fn without_interruptions(chain: Vec<Candidate>) -> Vec<Candidate> {
    if !chain.iter().any(|c| c.restarts || c.gap) {
        return chain;
    }
    let mut runs: Vec<Vec<Candidate>> = Vec::new();
    for c in chain {
        if c.restarts || c.gap || runs.is_empty() {
            let first = c.label.number;
            let ends = |run: &Vec<Candidate>| run.last().map(|c| c.label.number);
            if let [.., kept, _] = runs.as_slice()
                && ends(kept).is_some_and(|n| n + 1 == first)
            {
                runs.pop();
            }
            let after = runs.last().and_then(ends);
            match runs.last_mut() {
                Some(run) if after.is_some_and(|n| n + 1 == first) => {
                    run.push(Candidate { restarts: false, gap: false, ..c });
                    continue;
                }
                _ => runs.push(Vec::new()),
            }
        }
        if let Some(run) = runs.last_mut() {
            run.push(c);
        }
    }
    runs.into_iter().flatten().collect()
}

/// Where most notes have their mark in the body, a run without any is none; nor is one that starts again
/// after a run of which most have, as a numbered list of books does. If only the later notes of a run are
/// marked, and go on from the run before, those before them are none.
fn only_marked(lines: &Lines, marks: &Marks, chain: Vec<Candidate>) -> Vec<Candidate> {
    let places = marks.places(chain.iter().map(|c| (c.label.number, start_of(lines, c))));
    let marked = places.iter().flatten().count();
    let most = marked * 5 >= chain.len() * 3;
    let mut kept = Kept { notes: Vec::with_capacity(chain.len()), most, marked: 0 };
    let mut run: Vec<(Candidate, bool)> = Vec::with_capacity(chain.len());
    for (c, place) in chain.into_iter().zip(places) {
        if c.restarts || c.gap {
            kept.add(&mut run);
        }
        run.push((c, place.is_some()));
    }
    kept.add(&mut run);
    if let Some(first) = kept.notes.first_mut() {
        (first.restarts, first.gap) = (false, false);
    }
    kept.notes
}

/// The notes kept so far.
struct Kept {
    notes: Vec<Candidate>,
    /// Most of all notes are marked.
    most: bool,
    /// How many of the notes kept are marked.
    marked: usize,
}

impl Kept {
    fn add(&mut self, run: &mut Vec<(Candidate, bool)>) {
        let marked = run.iter().filter(|(_, marked)| *marked).count();
        let before = self.marked > 2 && self.marked * 5 >= self.notes.len() * 3;
        let again = run.first().is_some_and(|(c, _)| c.restarts);
        let strict = self.most || before && again;
        let first = run.iter().position(|(_, marked)| *marked);
        if first.is_some() || !strict {
            let follows =
                |c: &Candidate| self.notes.last().is_some_and(|k| k.label.number + 1 == c.label.number);
            let from =
                first.filter(|at| strict && run.get(*at).is_some_and(|(c, _)| follows(c))).unwrap_or(0);
            let start = self.notes.len();
            self.notes.extend(run.iter().skip(from).map(|(c, _)| *c));
            if let (true, Some(c)) = (from > 0, self.notes.get_mut(start)) {
                (c.restarts, c.gap) = (false, false);
            }
            self.marked += marked;
        }
        run.clear();
    }
}

/// Puts in a number that is written in another way than the rest (`13 Ibid.` between `12.` and `14.`).
fn fill(all: &[Candidate], chain: Vec<Candidate>) -> Vec<Candidate> {
    if chain.len() < 2 || chain.len() == all.len() {
        return chain;
    }
    let mut filled = Vec::with_capacity(chain.len());
    let mut others = all.iter().peekable();
    for mut c in chain {
        if let Some(last) = filled.last().map(|l: &Candidate| (l.line, l.label.number)) {
            let mut expected = last.1 + 1;
            while let Some(other) = others.next_if(|o| o.line < c.line) {
                let fits = other.line > last.0 && other.label.class != c.label.class && other.worth > 8;
                if c.gap && fits && other.label.number == expected && expected < c.label.number {
                    filled.push(*other);
                    expected += 1;
                }
            }
            c.gap = c.gap && (c.restarts || c.label.number != expected);
        }
        filled.push(c);
    }
    filled
}
