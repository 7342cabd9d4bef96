//! The document's own lists of works: what their entries say, and what notes take from it.

use super::merge::Document;
use super::walk::{Here, Link, Walk};
use super::work::{Card, Work};
use crate::model::{Back, CitationId, Doubt, Doubts, Field, Fields, Form, Kind, NoteKind, Value};

/// The run that items of lists belong to.
pub const RUN: usize = 3;

impl<'a> Walk<'a> {
    /// Takes the entries of all lists, before any note: a note's short form may mean a work that no note before
    /// it names. Until a note names it in full, a work says what the list says.
    pub fn lists(&mut self) {
        let (document, notes) = (self.document, self.notes);
        let mut author: Option<(Field, Value)> = None;
        for read in notes {
            let note = document.notes.get(read.note.0 as usize);
            if !note.is_some_and(|n| n.kind == NoteKind::Bibliography) {
                continue;
            }
            let from = self.mentions.len();
            for (nth, citation) in read.citations.iter().enumerate() {
                let id = CitationId { note: read.note, nth: nth as u16 };
                let here = Here { id, citation, run: RUN, from };
                let mut fields = citation.fields.clone();
                if citation.back == Some(Back::Idem) {
                    repeat(&mut fields, citation.kind, author.as_ref());
                }
                author = [Field::Author, Field::Editor, Field::Translator]
                    .into_iter()
                    .find_map(|f| Some((f, fields.get(f)?.clone())));
                let link = match &citation.series_key {
                    Some(key) => self.volume_of_series(here, key),
                    None => self.entry(here, &fields),
                };
                self.mention(here, link);
            }
            if let Some(span) = self.spans.get_mut(read.note.0 as usize) {
                *span = (from, self.mentions.len());
            }
        }
        // Nothing in a note goes on from an address in a list.
        self.shelf = None;
        self.listed = self.works.len();
    }

    /// An entry of a list: a work that the lists name already, or a new one.
    fn entry(&mut self, here: Here<'a>, fields: &Fields) -> Link {
        let fields = self.placed(fields).into_owned();
        let card = Card::of(here.citation.kind, &fields);
        match self.find(here, &fields, &card) {
            Document::Known(work) | Document::Likely(work) => self.again(here, work, &fields, Form::Full),
            Document::New => {
                let letter = self.letter(here);
                let link = self.make(here, &fields, card, Form::Full);
                if let Some(work) = self.works.last_mut() {
                    work.from_list = true;
                    work.letter = letter;
                }
                link
            }
        }
    }

    /// The letter that tells apart the works of an author and a year: `1994a`.
    pub fn letter(&self, here: Here<'a>) -> Option<u8> {
        let (_, site) = here.citation.sites.iter().find(|(f, _)| *f == Field::Date)?;
        let text = &self.document.notes.get(here.id.note.0 as usize)?.text;
        let rest = text.get(site.end as usize..)?.as_bytes();
        let letter = *rest.first()?;
        let alone = !rest.get(1).is_some_and(u8::is_ascii_alphanumeric);
        (letter.is_ascii_lowercase() && alone).then_some(letter)
    }

    /// Of works that a reference may mean, those that a note before it cites, if there are any.
    pub fn prefer_cited(&self, found: &mut Vec<usize>) {
        let cited = |i: &usize| self.works.get(*i).is_some_and(|w| w.cited);
        if self.listed > 0 && found.len() > 1 && found.iter().any(cited) {
            found.retain(cited);
        }
    }

    /// The works in the order of their first mention in a note; then those that only the lists have.
    pub fn order(&self) -> Vec<usize> {
        let mut seen = vec![false; self.works.len()];
        let mut order = Vec::with_capacity(self.works.len());
        let noted = self.mentions.iter().filter(|m| !self.in_list(m.citation)).filter_map(|m| m.entry);
        for work in noted.chain(0..self.works.len()) {
            if let Some(seen) = seen.get_mut(work).filter(|seen| !**seen) {
                *seen = true;
                order.push(work);
            }
        }
        order
    }

    /// True for a citation in a list of works.
    pub fn in_list(&self, id: CitationId) -> bool {
        self.document.notes.get(id.note.0 as usize).is_some_and(|n| n.kind == NoteKind::Bibliography)
    }
}

impl Work {
    /// The first note that names a work of a list in full: what it says stands, the list fills the gaps.
    pub fn named_by_note(&mut self, kind: Kind, fields: &Fields, doubts: Doubts) {
        let mut fields = fields.clone();
        if doubts.has(Doubt::PagesOrLocator) {
            fields.remove(Field::Pages);
        }
        let listed = std::mem::replace(&mut self.fields, fields);
        let of_list = self.card.kind;
        self.card = Card::of(if kind == Kind::Misc { of_list } else { kind }, &self.fields);
        self.absorb(of_list, &listed, true, false);
        self.from_list = false;
    }
}

/// Dashes stand for those who head the entry before.
fn repeat(fields: &mut Fields, kind: Kind, author: Option<&(Field, Value)>) {
    let Some((field, names)) = author else { return };
    let field = match (kind, field) {
        (Kind::Collection, _) => Field::Editor,
        (_, Field::Translator) => Field::Translator,
        _ => Field::Author,
    };
    if !fields.has(field) {
        fields.set(field, names.clone());
    }
}
