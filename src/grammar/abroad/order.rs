//! Documents that print the surname first and no comma behind it: `Bloch Marc, Apologie pour l’histoire, Paris, …`.
//!
//! One name does not show it (`Campbell Craig`), a document does: given names that are known stand last.

use super::super::token::{GIVEN, Tokens};
use crate::lexicon::{Lexicon, Sense, fold};
use crate::model::{Citation, Field, Kind, Name, ReadNote, Value};

const NAMES: [Field; 4] = [Field::Author, Field::Editor, Field::Translator, Field::Bookauthor];

/// The fewest names that show the habit.
const ENOUGH: u32 = 3;

/// How many names of two words begin with a given name that is known, and how many end with one; of those who lead a
/// citation, and of those behind a title.
#[derive(Clone, Copy, Debug, Default)]
pub struct Order {
    lead: Count,
    behind: Count,
}

#[derive(Clone, Copy, Debug, Default)]
struct Count {
    straight: u32,
    inverted: u32,
}

impl Count {
    fn shows(self, least: u32) -> bool {
        self.inverted >= least && self.inverted > 3 * self.straight
    }
}

impl Order {
    /// Counts the names of a note's citations.
    pub fn count(&mut self, citations: &[Citation], tokens: &Tokens<'_>) {
        for citation in citations {
            for (field, span) in &citation.sites {
                if !NAMES.contains(field) {
                    continue;
                }
                let Some(name) = citation.fields.names(*field).first() else { continue };
                if name.given.is_empty() || !name.prefix.is_empty() || name.given.contains([' ', '.']) {
                    continue;
                }
                let at = tokens.at_byte(span.start);
                let (Some(first), Some(second)) = (tokens.list.get(at), tokens.list.get(at + 1)) else {
                    continue;
                };
                if first.text != name.given || second.text != name.family {
                    continue;
                }
                let count = if leads(citation, *field) { &mut self.lead } else { &mut self.behind };
                match (first.bits & GIVEN != 0, second.bits & GIVEN != 0) {
                    (true, false) => count.straight += 1,
                    (false, true) => count.inverted += 1,
                    _ => {}
                }
            }
        }
    }

    /// Turns the names round in a document that shows the habit.
    pub fn settle(self, notes: &mut [ReadNote], words: &Lexicon) {
        if !self.lead.shows(ENOUGH) {
            return;
        }
        let all_behind = self.behind.shows(1);
        for citation in notes.iter_mut().flat_map(|n| &mut n.citations) {
            for field in NAMES {
                let all = leads(citation, field) || all_behind;
                if citation.fields.names(field).iter().all(|n| n.given.is_empty()) {
                    continue;
                }
                let turned =
                    citation.fields.names(field).iter().map(|n| turned(n, all, words)).collect::<Vec<_>>();
                citation.fields.set(field, Value::Names(turned.into()));
            }
        }
    }
}

/// The names a citation begins with.
fn leads(citation: &Citation, field: Field) -> bool {
    field == Field::Author
        || field == Field::Editor && citation.kind == Kind::Collection && !citation.fields.has(Field::Author)
}

/// `Marc`, `Bloch` read as given and family name, the other way round; `all` if doubtful ones are turned as well.
fn turned(name: &Name, all: bool, words: &Lexicon) -> Name {
    let known = |word: &str| {
        let given = |w: &str| {
            words
                .alone(&fold(w))
                .any(|f| matches!(f.sense, Sense::FirstName | Sense::GivenName | Sense::OtherGiven))
        };
        given(word) || word.split_once('-').is_some_and(|(first, _)| given(first))
    };
    if name.is_body() || name.given.is_empty() || !name.suffix.is_empty() {
        return name.clone();
    }
    let whole = [name.given.as_str(), &name.prefix, &name.family];
    let parts: Vec<&str> = whole.iter().flat_map(|p| p.split_whitespace()).collect();
    let initial = |w: &&str| w.ends_with('.');
    let (Some(first), Some(last)) = (parts.first(), parts.last()) else { return name.clone() };
    let straight = known(first) && !known(last) && !initial(last);
    let inverted = !known(first) && parts[1..].iter().any(|w| known(w));
    if initial(first) || straight || !(all || inverted) {
        return name.clone();
    }
    let split = (1..parts.len()).find(|at| known(parts[*at])).unwrap_or(1);
    Name {
        family: parts[..split].join(" ").into(),
        given: parts[split..].join(" ").into(),
        ..Name::default()
    }
}
