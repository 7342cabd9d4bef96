//! References that lead nowhere because a name in them is misspelt.

use std::collections::HashMap;

use super::context::{Check, Cited};
use super::spelling::{Likeness, folded, likeness};
use super::works::title_key;
use crate::model::{Because, Field, Form, Name, Rule, Span};

/// A reference whose author is another's, misspelt.
pub(super) struct Stray<'r> {
    /// The reference.
    pub(super) cited: Cited<'r>,
    /// Where its author stands.
    pub(super) span: Span,
    /// The name as it has it.
    pub(super) name: &'r Name,
    /// The citation that names the author rightly.
    pub(super) right: Cited<'r>,
    /// The name as that has it.
    pub(super) meant: &'r Name,
}

/// How many references that lead nowhere are looked into.
const MOST: usize = 256;

/// How many authors with something in common one is held against.
const NEAR: usize = 48;

/// An author, and the first citation of each of the works: title and citation.
struct Known<'r> {
    name: &'r Name,
    works: Vec<(String, Cited<'r>)>,
}

/// The references of a document that lead nowhere for a slip in the author's name.
pub(super) fn strays<'r>(cx: &Check<'r>) -> Vec<Stray<'r>> {
    let lost = lost(cx);
    if lost.is_empty() {
        return Vec::new();
    }
    let known = known(cx);
    // A slip leaves the first letters or the last ones as they were.
    let mut by_end: HashMap<(bool, String), Vec<usize>> = HashMap::new();
    for (at, author) in known.iter().enumerate() {
        for end in ends(author.name) {
            by_end.entry(end).or_default().push(at);
        }
    }
    let find = |cited: Cited<'r>| -> Option<Stray<'r>> {
        let (name, field) = lead(&cited)?;
        let title = cited.citation.fields.text(Field::Title).map(title_key).unwrap_or_default();
        let near =
            ends(name).into_iter().filter_map(|end| by_end.get(&end)).flat_map(|l| l.iter().take(NEAR));
        let mut near: Vec<usize> = near.copied().collect();
        near.sort_unstable();
        near.dedup();
        let fits = |at: usize| -> Option<(&'r Name, Cited<'r>)> {
            let author = known.get(at)?;
            if likeness(author.name.sort_word(), name.sort_word()) != Likeness::Spelt {
                return None;
            }
            let before = |c: &Cited| c.mention.citation < cited.mention.citation;
            let same = |t: &str| title.is_empty() || t == title || begins(t, &title);
            let work = author.works.iter().rev().find(|(t, c)| before(c) && same(t))?;
            Some((author.name, work.1))
        };
        let (meant, right) = near.into_iter().find_map(fits)?;
        Some(Stray { cited, span: cited.site(field), name, right, meant })
    };
    lost.into_iter().filter_map(find).collect()
}

fn begins(whole: &str, start: &str) -> bool {
    whole.strip_prefix(start).is_some_and(|rest| rest.starts_with(' '))
}

/// What leads nowhere: op. cit. of nobody's, and short forms of what is nowhere named.
fn lost<'r>(cx: &Check<'r>) -> Vec<Cited<'r>> {
    let rules = [Rule::OPCIT_WITHOUT_WORK, Rule::SHORT_WITHOUT_FULL];
    let found = rules.into_iter().flat_map(|rule| cx.settled(rule));
    let named = |c: &Cited| c.citation.back.is_none() || c.mention.because == Because::Unresolved;
    found.filter_map(|f| cx.of_finding(f)).filter(named).take(MOST).collect()
}

/// Who is named in full, with the works of each.
fn known<'r>(cx: &Check<'r>) -> Vec<Known<'r>> {
    let mut all: Vec<Known> = Vec::new();
    let mut index: HashMap<String, usize> = HashMap::new();
    for (e, entry) in cx.entries() {
        let Some(c) = cx.of_entry(e).find(|c| c.mention.form == Form::Full && !c.listed()) else { continue };
        let Some((name, _)) = lead(c) else { continue };
        let at = *index.entry(folded(name.sort_word())).or_insert_with(|| {
            all.push(Known { name, works: Vec::new() });
            all.len() - 1
        });
        if let Some(author) = all.get_mut(at) {
            author.works.push((title_key(entry.fields.text(Field::Title).unwrap_or("")), *c));
        }
    }
    all
}

/// The first person or body that a citation names.
fn lead<'r>(c: &Cited<'r>) -> Option<(&'r Name, Field)> {
    let fields = &c.citation.fields;
    let first = |field| fields.names(field).first().map(|name| (name, field));
    first(Field::Author).or_else(|| first(Field::Editor))
}

/// The two first and the two last letters of a name.
fn ends(name: &Name) -> [(bool, String); 2] {
    let word = folded(name.sort_word());
    let first = word.chars().take(2).collect();
    let last: Vec<char> = word.chars().rev().take(2).collect();
    [(true, first), (false, last.into_iter().collect())]
}
