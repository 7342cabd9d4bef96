//! What the user has decided about works that are or are not the same.

use crate::model::{Field, Ledger};

/// Pairs of keys. In a pair, the first key is the document's; the second is the library's, or else another of the
/// document's.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Decisions {
    /// Works that are the same.
    pub same: Vec<(String, String)>,
    /// Works that are not.
    pub not_same: Vec<(String, String)>,
}

impl Decisions {
    /// Adds a decision; one that says the opposite of the same pair is dropped.
    pub fn add(&mut self, pair: (String, String), same: bool) {
        let (to, from) = match same {
            true => (&mut self.same, &mut self.not_same),
            false => (&mut self.not_same, &mut self.same),
        };
        let turned = (pair.1.clone(), pair.0.clone());
        from.retain(|other| *other != pair && *other != turned);
        if !to.contains(&pair) {
            to.push(pair);
        }
    }

    /// True if nothing is decided.
    pub fn is_empty(&self) -> bool {
        self.same.is_empty() && self.not_same.is_empty()
    }
}

/// Makes one work of two of a ledger: the work called `gone` becomes the one called `kept`, which takes from it
/// the fields it lacks. False if there are no such two.
pub fn join(ledger: &mut Ledger, kept: &str, gone: &str) -> bool {
    let at = |key: &str| ledger.entries.iter().position(|entry| entry.key == key);
    let (Some(to), Some(from)) = (at(kept), at(gone)) else { return false };
    if to == from {
        return false;
    }
    let removed = ledger.entries.remove(from);
    let to_now = if to > from { to - 1 } else { to };
    if let Some(entry) = ledger.entries.get_mut(to_now) {
        for (field, value) in removed.fields.iter() {
            let people = matches!(field, Field::Author | Field::Editor);
            let other = people && (entry.fields.has(Field::Author) || entry.fields.has(Field::Editor));
            if !entry.fields.has(field) && !other {
                entry.fields.set(field, value.clone());
            }
        }
        entry.cited_in.extend(removed.cited_in);
        entry.cited_in.sort_unstable();
        entry.cited_in.dedup();
    }
    for mention in &mut ledger.mentions {
        mention.entry = match mention.entry {
            Some(entry) if entry == from => Some(to_now),
            Some(entry) if entry > from => Some(entry - 1),
            entry => entry,
        };
    }
    true
}

/// Takes out works that no mention leads to, and counts anew which notes cite the others.
pub fn prune(ledger: &mut Ledger) {
    let mut cited: Vec<Vec<crate::model::NoteId>> = vec![Vec::new(); ledger.entries.len()];
    for mention in &ledger.mentions {
        if let Some(notes) = mention.entry.and_then(|n| cited.get_mut(n))
            && notes.last() != Some(&mention.citation.note)
        {
            notes.push(mention.citation.note);
        }
    }
    let mut next = 0;
    let places: Vec<Option<usize>> = cited
        .iter()
        .map(|notes| {
            next += usize::from(!notes.is_empty());
            (!notes.is_empty()).then(|| next - 1)
        })
        .collect();
    let entries = std::mem::take(&mut ledger.entries);
    ledger.entries = entries
        .into_iter()
        .zip(cited)
        .filter(|(_, notes)| !notes.is_empty())
        .map(|(mut entry, cited_in)| {
            entry.cited_in = cited_in;
            entry
        })
        .collect();
    for mention in &mut ledger.mentions {
        mention.entry = mention.entry.and_then(|n| places.get(n).copied().flatten());
    }
}
