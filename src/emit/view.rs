//! The ledger seen from the notes: which citations of a note stand, and which work each cites.

use super::shelfmark;
use crate::Reading;
use crate::hash::{Map, Set};
use crate::model::{Citation, CitationId, Entry, Fields, Locator, Mention, NoteId, NoteKind, Sited, Value};

/// The mentions of a reading, note by note.
pub struct View<'r> {
    /// What is seen.
    pub reading: &'r Reading,
    /// Mentions that lead to a citation, sorted by note, reading order kept.
    mentions: Vec<&'r Mention>,
    /// `starts[n]..starts[n + 1]` of `mentions` is note n.
    starts: Vec<usize>,
}

/// A citation that stands, and what became of it.
#[derive(Clone, Copy, Debug)]
pub struct Standing<'r> {
    /// As the grammar read it.
    pub citation: &'r Citation,
    /// As the document settled it.
    pub mention: &'r Mention,
}

impl<'r> View<'r> {
    /// Sorts a reading's mentions by note. Mentions of notes or citations that are not there are left out.
    pub fn new(reading: &'r Reading) -> View<'r> {
        let mut mentions: Vec<&Mention> =
            reading.ledger.mentions.iter().filter(|m| citation(reading, m.citation).is_some()).collect();
        mentions.sort_by_key(|m| m.citation.note);
        let mut starts = Vec::with_capacity(reading.notes.len() + 1);
        let mut at = 0;
        for note in 0..=reading.notes.len() {
            while mentions.get(at).is_some_and(|m| (m.citation.note.0 as usize) < note) {
                at += 1;
            }
            starts.push(at);
        }
        View { reading, mentions, starts }
    }

    /// The citations of a note that stand, in reading order.
    pub fn standing(&self, note: NoteId) -> impl Iterator<Item = Standing<'r>> + '_ {
        self.of_note(note)
            .iter()
            .filter_map(|m| Some(Standing { citation: citation(self.reading, m.citation)?, mention: m }))
    }

    /// The place of a citation among those of its note that stand; `None` if it was taken back.
    pub fn place(&self, id: CitationId) -> Option<usize> {
        self.of_note(id.note).iter().position(|m| m.citation == id)
    }

    /// The citation `id` names, if it stands.
    pub fn citation(&self, id: CitationId) -> Option<Standing<'r>> {
        let mention = *self.of_note(id.note).get(self.place(id)?)?;
        Some(Standing { citation: citation(self.reading, id)?, mention })
    }

    /// The work a mention cites.
    pub fn entry(&self, mention: &Mention) -> Option<&'r Entry> {
        self.reading.ledger.entries.get(mention.entry?)
    }

    /// The text of a note; empty if there is none.
    pub fn text(&self, note: NoteId) -> &'r str {
        self.reading.document.notes.get(note.0 as usize).map_or("", |n| n.text.as_str())
    }

    /// The label of a note as printed.
    pub fn label(&self, note: NoteId) -> &'r str {
        self.reading.document.notes.get(note.0 as usize).map_or("", |n| n.label.as_str())
    }

    /// The words of a citation.
    pub fn raw(&self, standing: Standing<'r>) -> &'r str {
        standing.citation.span.of(self.text(standing.mention.citation.note))
    }

    /// True if every number of four digits in the citation is in `fields` or is pointed at: of two dates, that of a
    /// document and that of its edition, a work has one.
    pub(super) fn says_years(&self, one: Standing, fields: &Fields) -> bool {
        let mut numbers =
            self.raw(one).split(|c: char| !c.is_ascii_digit()).filter(|number| number.len() == 4);
        numbers.all(|number| {
            let pointed = |locator: &Sited<Locator>| locator.value.value.contains(number);
            one.mention.locators.iter().any(pointed)
                || fields.iter().any(|(_, value)| match value {
                    Value::Text(text) => text.contains(number),
                    Value::Date(date) => date.edtf.contains(number),
                    Value::Place(place) => shelfmark(place).contains(number) || place.name.contains(number),
                    Value::Names(names) => names.iter().any(|name| name.literal.contains(number)),
                })
        })
    }

    /// An id for each note: `n` and its label, `n11-2` for the second note 11, and so on; `b3` for the third item
    /// of the lists of works.
    pub fn note_ids(&self) -> Vec<String> {
        let notes = &self.reading.document.notes;
        let mut seen: Map<&str, usize> = Map::default();
        let mut taken: Set<String> = Set::default();
        notes
            .iter()
            .map(|note| {
                if note.kind == NoteKind::Bibliography {
                    return format!("b{}", note.label.trim_matches(['[', ']']));
                }
                loop {
                    let count = seen.entry(&note.label).or_insert(0);
                    *count += 1;
                    let id = if *count == 1 {
                        format!("n{}", note.label)
                    } else {
                        format!("n{}-{count}", note.label)
                    };
                    // A label may look like an id made from another: `11-2`.
                    if taken.insert(id.clone()) {
                        break id;
                    }
                }
            })
            .collect()
    }

    fn of_note(&self, note: NoteId) -> &[&'r Mention] {
        let note = note.0 as usize;
        match (self.starts.get(note), self.starts.get(note + 1)) {
            (Some(&from), Some(&to)) => self.mentions.get(from..to).unwrap_or_default(),
            _ => &[],
        }
    }
}

fn citation(reading: &Reading, id: CitationId) -> Option<&Citation> {
    reading.notes.get(id.note.0 as usize)?.citations.get(id.nth as usize)
}
