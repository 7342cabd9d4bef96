//! Names compared: who could be whom.

use ecow::{EcoString, eco_format};

use super::fold::{self, split};
use crate::model::Name;

/// Bytes that a folded name has room for at first.
const ROOM: usize = 48;

/// Plain words of so many bytes are folded where they stand.
const PLAIN: usize = 24;

/// A name folded for comparison.
#[derive(Clone, Debug, Default)]
pub struct Person {
    /// The family name with its particle, or a body's whole name, as [`fold::skeleton`].
    pub family: EcoString,
    /// Given names, folded the same way.
    pub given: EcoString,
    /// True for a body.
    pub body: bool,
}

/// Room for names on their way: folded, then less what schools disagree about.
struct Room {
    folded: Vec<u8>,
    bones: Vec<u8>,
}

impl Room {
    /// Most names are plain words, which need no folding first.
    fn new() -> Room {
        Room { folded: Vec::new(), bones: Vec::with_capacity(ROOM) }
    }
}

impl Person {
    /// Folds a name.
    pub fn of(name: &Name) -> Person {
        Person::by(name, &mut Room::new())
    }

    /// The same, with room for what is folded on the way.
    fn by(name: &Name, room: &mut Room) -> Person {
        let mut skeleton = |parts: [&str; 2]| {
            let Room { folded, bones } = &mut *room;
            bones.clear();
            let [before, last] = parts;
            let mut small = [0; PLAIN];
            if before.is_empty()
                && let Some(small) = small.get_mut(..last.len())
                && last.bytes().all(|b| b.is_ascii_alphanumeric())
            {
                // Most names are one plain word.
                small.copy_from_slice(last.as_bytes());
                small.make_ascii_lowercase();
                fold::bones_onto(bones, small);
            } else {
                folded.clear();
                folded.reserve(ROOM);
                if !before.is_empty() {
                    fold::words_onto(folded, before);
                    folded.push(b' ');
                }
                fold::words_onto(folded, last);
                fold::bones_onto(bones, folded);
            }
            EcoString::from(std::str::from_utf8(bones).unwrap_or(""))
        };
        if name.is_body() {
            return Person { family: skeleton(["", &name.literal]), given: EcoString::new(), body: true };
        }
        let family = skeleton([&name.prefix, &name.family]);
        let given = if name.given.is_empty() { EcoString::new() } else { skeleton(["", &name.given]) };
        let given = with_jot(given, &name.given);
        Person { family, given, body: false }
    }

    /// Folds a list.
    pub fn all(names: &[Name]) -> Vec<Person> {
        if names.is_empty() {
            return Vec::new();
        }
        let mut room = Room::new();
        let mut people = Vec::with_capacity(names.len());
        let all = names.iter().map(|name| Person::by(name, &mut room));
        people.extend(all.filter(|p| !p.family.is_empty()));
        people
    }

    /// The forms of the family name that a short note may use: the whole, and each of its words; of two letters, as `Wee` is when
    /// folded, only the last.
    pub fn handles(&self) -> impl Iterator<Item = &str> {
        let several = self.family.contains(' ');
        let parts = split(&self.family)
            .filter(move |w| several && (w.len() > 2 || w.len() > 1 && ends(&self.family, w)))
            .take(6);
        std::iter::once(self.family.as_str()).chain(parts)
    }

    /// The form to look a short note's author up by.
    pub fn handle(&self) -> &str {
        &self.family
    }

    /// True if the two could be one: family names fit, given names do not speak against it.
    pub fn fits(&self, other: &Person) -> bool {
        self.family_fits(other) && (given_fits(&self.given, &other.given) || self.shares(other))
    }

    /// True if one whole name is the end of the other: what one reading takes for given names (`La`,
    /// `Fabius`) another takes for part of the family name, or it is the last of several.
    fn shares<'a>(&'a self, other: &'a Person) -> bool {
        let length = |p: &Person| p.given.len() + p.family.len();
        let (short, long) = if length(self) < length(other) { (self, other) } else { (other, self) };
        // Whole names from their ends.
        let letters =
            |p: &'a Person| p.family.bytes().rev().chain(std::iter::once(b' ')).chain(p.given.bytes().rev());
        let mut rest = letters(long);
        split(&short.given).next().is_some_and(|first| first.len() > 1)
            && letters(short).all(|letter| rest.next() == Some(letter))
            && rest.next() == Some(b' ')
    }

    fn family_fits(&self, other: &Person) -> bool {
        let (a, b) = (self.family.as_str(), other.family.as_str());
        if a.is_empty() || b.is_empty() {
            return false;
        }
        if a == b {
            return true;
        }
        let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
        if self.body || other.body {
            let one_word = !short.contains(' ') && short.len() > 2 && split(long).any(|w| w == short);
            return one_word || starts(long, short) || fold::abbreviates(short, long);
        }
        // `Luu` is short when folded, and stands for `Kim Luu`.
        short.len() > 2 && starts(long, short) || short.len() > 1 && ends(long, short)
    }

    /// True if the family names are one but for a slip of the pen.
    pub fn slips(&self, other: &Person) -> bool {
        (self.family == other.family || fold::slip(&self.family, &other.family))
            && given_fits(&self.given, &other.given)
    }
}

/// `J.` goes with `Jacques`: the letter that folding leaves out before a vowel is put back at the head of the given
/// names. `E.` goes with `Jekaterina` as well: [`given_fits`] tries both.
fn with_jot(folded: EcoString, printed: &str) -> EcoString {
    let jot = printed.starts_with(['J', 'Y', 'j', 'y']);
    if jot && folded.len() > 1 && folded.starts_with(['a', 'e', 'o', 'u']) {
        return eco_format!("i{folded}");
    }
    folded
}

/// The word without the letter that stands before its first vowel.
fn without_jot(word: &str) -> &str {
    match word.strip_prefix('i') {
        Some(rest) if rest.len() > 1 && rest.starts_with(['a', 'e', 'o', 'u']) => rest,
        _ => word,
    }
}

fn starts(long: &str, short: &str) -> bool {
    long.strip_prefix(short).is_some_and(|rest| rest.starts_with(' '))
}

fn ends(long: &str, short: &str) -> bool {
    long.strip_suffix(short).is_some_and(|rest| rest.ends_with(' '))
}

/// True unless two sets of given names speak of two people: `P. H.`, `Peter` and `Peter H.` go together,
/// `Peter` and `Gaddis` do not. Names of either side that the other lacks say nothing.
fn given_fits(a: &str, b: &str) -> bool {
    let initial = |w: &str| w.len() == 1;
    // `F. J.` goes with `Frederick Jackson`: behind the first name the letter that folding leaves out is lost.
    let jotless =
        |letter: &str, word: &str| letter == "i" && word.len() > 1 && word.starts_with(['a', 'e', 'o', 'u']);
    split(a).zip(split(b)).enumerate().all(|(at, (x, y))| {
        if at > 0 && (jotless(x, y) || jotless(y, x)) {
            return true;
        }
        // `Iakov`, `Yakov`, `Jakov`: alike with the letter or without it.
        let (x, y) = if initial(x) || initial(y) {
            let vowel = |w: &str| initial(w) && w != "i";
            (if vowel(y) { without_jot(x) } else { x }, if vowel(x) { without_jot(y) } else { y })
        } else {
            (without_jot(x), without_jot(y))
        };
        x.is_empty()
            || y.is_empty()
            || x.starts_with(y)
            || y.starts_with(x)
            || (initial(x) || initial(y)) && x.get(..1) == y.get(..1)
            || fold::slip(x, y)
            || x.len() > 2 && y.len() > 2 && x.get(..2) == y.get(..2) && x.len().abs_diff(y.len()) < 2
    })
}

/// True if `some` could be a shortening of `all`: the first is the first, the others follow in order.
pub fn lead(some: &[Person], all: &[Person]) -> bool {
    let (Some(first), Some(head)) = (some.first(), all.first()) else { return false };
    // `Palafox y Mendoza, Historia Real`: two names, or one man's two surnames.
    if let [a, b] = some
        && a.given.is_empty()
        && b.given.is_empty()
        && let Some(first) = head.family.strip_suffix(b.family.as_str())
        && let Some((first, and)) = first.trim_end().rsplit_once(' ')
        && and.len() == 1
        && (first == a.family || ends(first, &a.family))
    {
        return true;
    }
    if !first.fits(head) {
        return false;
    }
    let mut rest = all[1..].iter();
    some[1..].iter().all(|p| rest.any(|q| p.fits(q)))
}

/// True if either list could be a shortening of the other.
pub fn alike(a: &[Person], b: &[Person]) -> bool {
    if a.len() <= b.len() { lead(a, b) } else { lead(b, a) }
}

/// `new` with more to say than `old` of one person: `Peter H.` beside `P.`.
pub fn fuller_given(old: &str, new: &str) -> bool {
    if old.is_empty() {
        return !new.is_empty();
    }
    let letters = |s: &str| s.chars().filter(|c| c.is_alphabetic()).count();
    letters(new) > letters(old)
        && given_fits(&fold::skeleton(&fold::words(old)), &fold::skeleton(&fold::words(new)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn person(given: &str, family: &str) -> Person {
        Person::of(&Name::person(given, family))
    }

    #[test]
    fn namesakes_are_told_apart_by_given_names() {
        assert!(person("P.", "Smith").fits(&person("Peter H.", "Smith")));
        assert!(person("", "Smith").fits(&person("Gaddis", "Smith")));
        assert!(!person("Peter", "Smith").fits(&person("Gaddis", "Smith")));
        assert!(person("J.", "Rougerie").fits(&person("Jacques", "Rougerie")));
        assert!(person("F. J.", "Turner").fits(&person("Frederick Jackson", "Turner")));
        assert!(!person("F. J.", "Turner").fits(&person("Frederick Henry", "Turner")));
    }

    #[test]
    fn parts_of_a_double_name_fit() {
        let molinari = Name { prefix: "de".into(), ..Name::person("Gustave", "Molinari") };
        assert!(person("", "Molinari").fits(&Person::of(&molinari)));
        assert!(person("", "Mateos").fits(&person("Adolfo", "López Mateos")));
        assert!(!person("", "Mat").fits(&person("Adolfo", "López Mateos")));
    }

    #[test]
    fn a_short_note_may_leave_authors_out_but_not_change_their_order() {
        let all = [person("A.", "One"), person("B.", "Two"), person("C.", "Three")];
        let two = person("", "Two");
        assert!(lead(&[person("", "One"), person("", "Three")], &all));
        assert!(!lead(&[two.clone(), person("", "One")], &all));
        assert!(!lead(&[two], &all));
    }
}
