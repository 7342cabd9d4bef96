//! Dates with a day, as they are printed in a note.

use crate::lexicon::{Lexicon, Sense, fold};
use crate::model::Span;

/// In which order a date is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Order {
    /// `3 May 1960`.
    DayMonth,
    /// `May 3, 1960`.
    MonthDay,
    /// `03.05.1960`, `3/5/1960`.
    Numbers,
}

/// A date with a day.
#[derive(Clone, Copy, Debug)]
pub(super) struct Day<'t> {
    pub(super) span: Span,
    pub(super) order: Order,
    pub(super) day: u32,
    pub(super) month: u32,
    /// The month as printed; empty in a date of numbers.
    pub(super) word: &'t str,
    pub(super) year: u32,
}

impl Day<'_> {
    /// True if the calendar has it. A date of numbers may be read either way.
    pub(super) fn is_possible(&self) -> bool {
        let fits = |day: u32, month: u32| day > 0 && day <= length(month, self.year);
        fits(self.day, self.month) || self.order == Order::Numbers && fits(self.month, self.day)
    }
}

fn length(month: u32, year: u32) -> u32 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        1..=12 => 31,
        _ => 0,
    }
}

/// The dates of a text that have a day, in order.
pub(super) fn days<'t>(text: &'t str, words: &Lexicon) -> Vec<Day<'t>> {
    // Most notes have no date with a day: no work for them.
    let tokens = tokens(text);
    let mut found: Vec<Day> = Vec::new();
    for at in 0..tokens.len() {
        let day = numbers(text, &tokens, at).or_else(|| worded(text, &tokens, at, words));
        if let Some(day) = day
            && found.last().is_none_or(|last| last.span.end <= day.span.start)
        {
            found.push(day);
        }
    }
    found
}

/// Runs of letters and of digits.
fn tokens(text: &str) -> Vec<Span> {
    let mut all = Vec::new();
    let mut start: Option<(usize, bool)> = None;
    for (at, c) in text.char_indices() {
        let kind = if c.is_ascii_digit() {
            Some(true)
        } else if c.is_alphabetic() {
            Some(false)
        } else {
            None
        };
        if let Some((from, digits)) = start
            && kind != Some(digits)
        {
            all.push(Span::new(from, at));
            start = None;
        }
        if let (Some(digits), None) = (kind, start) {
            start = Some((at, digits));
        }
    }
    if let Some((from, _)) = start {
        all.push(Span::new(from, text.len()));
    }
    all
}

fn number(text: &str, span: Option<&Span>, digits: std::ops::RangeInclusive<usize>) -> Option<u32> {
    let word = span?.of(text);
    if !digits.contains(&word.len()) || !word.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    word.parse().ok()
}

fn between<'t>(text: &'t str, a: Option<&Span>, b: Option<&Span>) -> Option<&'t str> {
    text.get(a?.end as usize..b?.start as usize)
}

fn year_like(year: u32) -> bool {
    (1000..2100).contains(&year)
}

/// `03.05.1960`.
fn numbers<'t>(text: &'t str, tokens: &[Span], at: usize) -> Option<Day<'t>> {
    let [a, b, c] = tokens.get(at..at + 3)? else { return None };
    let (day, month) = (number(text, Some(a), 1..=2)?, number(text, Some(b), 1..=2)?);
    let year = number(text, Some(c), 4..=4).filter(|y| year_like(*y))?;
    let (first, second) = (between(text, Some(a), Some(b))?, between(text, Some(b), Some(c))?);
    let before = text.get(..a.start as usize)?.chars().next_back();
    let mut rest = text.get(c.end as usize..)?.chars();
    let after = rest.next();
    let runs_on = after == Some('.') && rest.next().is_some_and(|c| c.is_ascii_digit());
    let apart = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric() && !matches!(c, '.' | '/' | '-'));
    let ends = after.is_none_or(|c| !c.is_alphanumeric() && c != '/' && c != '-');
    if first != second || !matches!(first, "." | "/") || !apart(before) || !ends || runs_on {
        return None;
    }
    Some(Day { span: a.to(*c), order: Order::Numbers, day, month, word: "", year })
}

/// `3 May 1960`, `May 3, 1960`, `3 мая 1960`.
fn worded<'t>(text: &'t str, tokens: &[Span], at: usize, words: &Lexicon) -> Option<Day<'t>> {
    let (a, b, c) = (tokens.get(at)?, tokens.get(at + 1)?, tokens.get(at + 2)?);
    let year = number(text, Some(c), 4..=4).filter(|y| year_like(*y))?;
    let (first, second) = (between(text, Some(a), Some(b))?, between(text, Some(b), Some(c))?);
    if let Some(day) = number(text, Some(a), 1..=2) {
        let counted = tokens.get(at.wrapping_sub(1)).is_some_and(|before| {
            let word = before.of(text);
            let near =
                between(text, Some(before), Some(a)).is_some_and(|s| s.trim_matches(['.', ' ']).is_empty());
            near && matches!(
                fold(word).as_str(),
                "no" | "vol" | "nr" | "p" | "pp" | "с" | "т" | "вып" | "issue"
            )
        });
        let numbered =
            text.get(..a.start as usize).is_some_and(|t| t.trim_end().ends_with(['№', '#', '-', '–']));
        let month = month(b.of(text), words)?;
        if counted || numbered || first != " " || !matches!(second, " " | ". " | ", ") {
            return None;
        }
        return Some(Day { span: a.to(*c), order: Order::DayMonth, day, month, word: b.of(text), year });
    }
    let day = number(text, Some(b), 1..=2)?;
    if !matches!(first, " " | ". ") || second != ", " {
        return None;
    }
    let month = month(a.of(text), words)?;
    Some(Day { span: a.to(*c), order: Order::MonthDay, day, month, word: a.of(text), year })
}

fn month(word: &str, words: &Lexicon) -> Option<u32> {
    let latin = !super::spelling::is_cyrillic(word);
    if latin && !word.starts_with(char::is_uppercase) {
        return None;
    }
    words.alone(&fold(word)).find_map(|form| match form.sense {
        Sense::Month(month) => Some(u32::from(month)),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<(Order, u32, u32, u32)> {
        days(text, Lexicon::builtin()).iter().map(|d| (d.order, d.day, d.month, d.year)).collect()
    }

    #[test]
    fn dates_are_read() {
        assert_eq!(read("Smith, 3 May 1960, p. 5"), [(Order::DayMonth, 3, 5, 1960)]);
        assert_eq!(read("Times, May 3, 1960."), [(Order::MonthDay, 3, 5, 1960)]);
        assert_eq!(read("03.05.1960, п. 5"), [(Order::Numbers, 3, 5, 1960)]);
        assert_eq!(read("31 июня 1946 г."), [(Order::DayMonth, 31, 6, 1946)]);
        assert_eq!(read("vol. 45 May 1960; f. 5.12.1960.7; May 1960"), []);
    }

    #[test]
    fn the_calendar() {
        let possible = |text: &str| days(text, Lexicon::builtin()).iter().all(Day::is_possible);
        assert!(possible("29 February 1960, 31.12.1959, 12/31/1959"));
        assert!(!possible("29 February 1961"));
        assert!(!possible("31.13.1960"));
        assert!(!possible("April 31, 1960"));
    }
}
