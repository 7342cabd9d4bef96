//! Titles compared. Both sides come from [`super::fold::title`].

use super::fold::{shared, slip, split};

/// Words looked at on each side, so that a note of one endless title costs no more than others.
const MOST: usize = 48;

/// Letters, in bytes, of a word that only joins others.
const SMALL: usize = 3;

/// How well a shortened title fits a whole one, worst first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fit {
    /// Not at all.
    No,
    /// All words but one, and at least two.
    Loose,
    /// Its words occur in order.
    Within,
    /// Its words occur side by side.
    Run,
    /// It is the beginning.
    Start,
    /// It is the whole.
    Whole,
}

/// How `short` fits `full`, slips of the pen forgiven.
pub fn fit(short: &str, full: &str) -> Fit {
    if short.is_empty() || full.is_empty() {
        return Fit::No;
    }
    if let Some(rest) = full.strip_prefix(short) {
        match rest.as_bytes().first() {
            None => return Fit::Whole,
            Some(b' ') => return Fit::Start,
            _ => {}
        }
    }
    if let Some(more) = count(full).checked_sub(count(short))
        && let Some(run) = run(short, full, more)
    {
        return run;
    }
    let s = split(short).take(MOST);
    let mut rest = split(full).take(MOST);
    let (mut words, mut small, mut missed) = (0, 0, 0);
    let mut head = false;
    for word in s {
        words += 1;
        small += usize::from(word.len() <= SMALL);
        let mut ahead = rest.clone();
        if ahead.any(|w| same_word(w, word)) {
            rest = ahead;
        } else if let Some(behind) = initials(word, rest.clone()) {
            rest = behind;
        } else {
            missed += 1;
            head |= words == 1;
        }
    }
    match missed {
        0 => Fit::Within,
        // `Soc. Hist. of Va.` is not `Econ. Hist. of Va.`: of few words the first tells. Nor is `Years of Progress` `Years of
        // Hunger`: what joins two words tells nothing.
        1 if words - small > 2 && !(head && words < 5) => Fit::Loose,
        _ => Fit::No,
    }
}

/// `fdr` for `franklin d roosevelt`: what stands behind the words that begin with these letters.
fn initials<'t, I: Iterator<Item = &'t str> + Clone>(letters: &str, words: I) -> Option<I> {
    const LONGEST: usize = 5;
    if !(3..=LONGEST).contains(&letters.len()) {
        return None;
    }
    let mut from = words;
    loop {
        let mut here = from.clone();
        let fits = letters.chars().all(|c| here.next().is_some_and(|w| w.starts_with(c)));
        if fits {
            return Some(here);
        }
        from.next()?;
    }
}

/// True if one title's words stand in the other side by side, slips of the pen forgiven.
pub fn holds(a: &str, b: &str) -> bool {
    if a.is_empty() || b.is_empty() {
        return false;
    }
    let (of_a, of_b) = (count(a), count(b));
    let (short, long) = if of_a <= of_b { (a, b) } else { (b, a) };
    run(short, long, of_a.abs_diff(of_b)).is_some()
}

/// How `short` stands in `full`, which has `more` words, side by side.
fn run(short: &str, full: &str, more: usize) -> Option<Fit> {
    let mut words = split(short).take(MOST);
    let first = words.next()?;
    let mut starts = split(full).take(MOST);
    let mut at = 0;
    // Where no more words are left than `short` has, it cannot begin.
    while at <= more
        && let Some(start) = starts.next()
    {
        if same_word(start, first) {
            let mut here = starts.clone();
            if words.clone().all(|word| here.next().is_some_and(|w| same_word(w, word))) {
                return Some(match at {
                    0 if here.next().is_none() => Fit::Whole,
                    0 => Fit::Start,
                    _ => Fit::Run,
                });
            }
        }
        at += 1;
    }
    None
}

/// How many words of a title are looked at.
fn count(title: &str) -> usize {
    MOST.min(1 + title.bytes().filter(|b| *b == b' ').count())
}

/// True if the words of `short` stand in `full` side by side, letter by letter.
pub fn occurs(short: &str, full: &str) -> bool {
    let whole = |at: usize| {
        let end = at + short.len();
        (at == 0 || full[..at].ends_with(' ')) && (end == full.len() || full[end..].starts_with(' '))
    };
    let found = || memchr::memmem::find(full.as_bytes(), short.as_bytes());
    full.starts_with(short) && whole(0) || found().is_some_and(whole)
}

/// True for `Econ. Hist. of Va.`, `Ист. России`: words that a stop cuts short; and for `Соч`, whose stop ends the title.
pub fn is_abbreviated(printed: &str) -> bool {
    const LETTERS: usize = 4;
    let cut = |w: &str| w.len() > 2 && w.trim_end_matches(',').ends_with('.');
    let lone = !printed.is_ascii() && !printed.contains(' ') && printed.chars().count() <= LETTERS;
    lone || printed.split_whitespace().any(cut)
}

/// `econ hist va` for `economic history virginia in seventeenth century`: each word begins one of the whole title's, in their
/// order, or is its first and last letter; where but one is cut, both titles begin with the same word. Both from
/// [`super::fold::title`].
pub fn abbreviates(short: &str, full: &str) -> bool {
    let mut rest = split(full).take(MOST);
    let (mut words, mut cut) = (0, 0);
    let first = |title| split(title).next();
    let anchored = first(short).zip(first(full)).is_some_and(|(a, b)| b.starts_with(a));
    for word in split(short).take(MOST) {
        words += 1;
        let ends =
            |w: &str| w.len() > 3 && word.len() == 2 && w.starts_with(&word[..1]) && w.ends_with(&word[1..]);
        let stands = |w: &str| w.starts_with(word) || word.is_ascii() && ends(w);
        let Some(found) = rest.find(|w| stands(w)) else { return false };
        cut += usize::from(found.len() > word.len());
    }
    words > 1 && cut > 1 || anchored && cut == 1
}

/// True for a printed title that an ellipsis cuts short. The ellipsis itself is no word: folding drops it.
pub fn is_cut(printed: &str) -> bool {
    let printed = printed.trim_end();
    printed.ends_with('…') || printed.ends_with("..")
}

/// True if both are one title, slips of the pen and hyphens forgiven.
pub fn same(a: &str, b: &str) -> bool {
    if a == b {
        return !a.is_empty();
    }
    if a.len().abs_diff(b.len()) > 4 || a.is_empty() || b.is_empty() {
        return false;
    }
    // The words both begin with are one; from the first that differs on they are compared.
    let shared = shared(a.as_bytes(), b.as_bytes());
    let start =
        a.as_bytes().get(..shared).and_then(|s| s.iter().rposition(|c| *c == b' ')).map_or(0, |at| at + 1);
    // Where two letters differ, no hyphen can make up for it.
    let letters = a.as_bytes().get(shared).zip(b.as_bytes().get(shared));
    let letters = letters.is_some_and(|(x, y)| *x != b' ' && *y != b' ');
    let (a, b) = (a.get(start..).unwrap_or(""), b.get(start..).unwrap_or(""));
    let (mut x, mut y) = (split(a), split(b));
    let words = loop {
        match (x.next(), y.next()) {
            (None, None) => break true,
            (Some(x), Some(y)) if same_word(x, y) => {}
            _ => break false,
        }
    };
    words || !letters && a.bytes().filter(|c| *c != b' ').eq(b.bytes().filter(|c| *c != b' '))
}

/// True if one title is the beginning of the other: a subtitle more or less. One word is no title.
pub fn extends(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
    long.as_bytes().get(short.len()) == Some(&b' ') && long.starts_with(short) && short.contains(' ')
}

#[inline]
fn same_word(a: &str, b: &str) -> bool {
    // Most pairs are told apart by their lengths.
    let comparable = a.len().min(b.len()) > 4 && a.len().abs_diff(b.len()) < 3;
    a == b || comparable && slip(a, b)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_titles_fit_in_five_ways() {
        let full = "some remarks concerning western communions on occasion of letter published by archbishop of paris";
        assert_eq!(fit("archbishop of paris", full), Fit::Run);
        assert_eq!(fit("some remarks", full), Fit::Start);
        assert_eq!(fit("remarks letter", full), Fit::Within);
        assert_eq!(fit("remarks letters pamphlet", full), Fit::Loose);
        assert_eq!(fit("pamphlet", full), Fit::No);
        assert_eq!(
            fit("sovet latin american relations", "soviet latin american relations in peril"),
            Fit::Start
        );
    }

    #[test]
    fn one_title_with_a_slip_is_one_title() {
        assert!(same("soviet latin american relations", "sovet latin american relations"));
        assert!(same("anti communism in peril", "anticommunism in peril"));
        assert!(!same("history of peril 1917", "history of peril 1918"));
        assert!(extends("global cold war", "global cold war interventions"));
        assert!(!extends("war", "war of worlds"));
    }
}
