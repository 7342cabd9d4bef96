//! Short notes that a printer set on one line: `1 Там же. С. 15. 2 Там же. С. 16.`

use super::super::label::{self, Class, Label, Opening};
use super::super::marks::Marks;
use super::lines::{Line, Lines};

/// How many lines below may hold the next number at their start; then it is not looked for inside a line.
const NEAR: usize = 40;

/// Cuts lines where the next note begins inside them: behind the end of a sentence, with the number that
/// follows, if the body calls it and no line begins with it. Gives the labels of all lines.
pub(super) fn part(text: &str, lines: &mut Lines, marks: &Marks) -> Vec<Option<Label>> {
    let read = |lines: &[Line]| -> Vec<Option<Label>> {
        lines.iter().map(|line| line.is_text().then(|| label::read(line.of(text))).flatten()).collect()
    };
    let labels = read(&lines.all);
    let mut parted: Vec<Line> = Vec::with_capacity(lines.all.len());
    let mut current: Option<(u32, Class)> = None;
    for (at, line) in lines.all.iter().enumerate() {
        let mut line = *line;
        if !line.is_text() || line.page {
            current = None;
        }
        if let Some(label) = labels.get(at).copied().flatten().filter(bare) {
            current = Some((label.number, label.class));
        }
        while let Some((number, class)) = current
            && marks.calls(number + 1, line.start)
            && !begun_below(&labels, at, number + 1)
            && let Some((end, start)) = inside(text, line, number + 1, class)
        {
            parted.push(Line { end, ..line });
            line = Line { start, text: start, page: false, ..line };
            current = Some((number + 1, class));
        }
        parted.push(line);
    }
    if parted.len() == lines.all.len() {
        return labels;
    }
    lines.all = parted;
    read(&lines.all)
}

fn bare(label: &Label) -> bool {
    matches!(label.class, Class::Bare | Class::Dot)
}

/// A line below, on this page or the next, begins with the number.
fn begun_below(labels: &[Option<Label>], at: usize, number: u32) -> bool {
    let below = labels.iter().skip(at + 1).take(NEAR).flatten();
    below.filter(|label| bare(label)).any(|label| label.number == number)
}

/// Where the words before the number end, and where the number begins: bytes of the text.
fn inside(text: &str, line: Line, number: u32, class: Class) -> Option<(u32, u32)> {
    let words = line.of(text);
    let wanted = number.to_string();
    let mut from = 0;
    while let Some(found) = words.get(from..).and_then(|rest| rest.find(&wanted)) {
        let at = from + found;
        from = at + wanted.len();
        let before = words.get(..at)?;
        let ended = before.trim_end();
        let closes = ended.len() < before.len()
            && ended.ends_with(['.', '?', '!', '”', '"', '»', ')'])
            // `Vol. 2 Ibid` is no end: a word of one to four letters before the stop wants its number.
            && !short_word(ended);
        let begins = || {
            label::read(words.get(at..)?)
                .filter(|l| l.number == number && l.class == class && l.opening == Opening::Strong)
        };
        if closes && !ended.is_empty() && begins().is_some() {
            return Some((line.text + ended.len() as u32, line.text + at as u32));
        }
    }
    None
}

/// `Vol.`, `Т.`, `no.`: an abbreviation of letters that a number follows.
fn short_word(ended: &str) -> bool {
    let Some(bare) = ended.strip_suffix('.') else { return false };
    let word = bare.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or("");
    (1..=4).contains(&word.chars().count())
}
