//! What a rule sees: a document read, and the questions that many rules ask of it.

use std::cell::OnceCell;

use super::strays::{self, Stray};
use super::works::{self, Group};
use super::{Settings, convention};
use crate::Reading;
use crate::lexicon::Lexicon;
use crate::model::{
    Also, Because, Citation, CitationId, Edit, Entry, Field, Finding, Fix, Form, Mention, Note, NoteId,
    NoteKind, Rule, Safety, Span,
};

/// A citation that stands, with its note and what became of it.
#[derive(Clone, Copy)]
pub(super) struct Cited<'r> {
    /// The note it stands in.
    pub(super) note: &'r Note,
    /// As the grammar read it.
    pub(super) citation: &'r Citation,
    /// As the document settled it.
    pub(super) mention: &'r Mention,
}

impl<'r> Cited<'r> {
    pub(super) fn id(&self) -> NoteId {
        self.mention.citation.note
    }

    /// Its words.
    pub(super) fn raw(&self) -> &'r str {
        self.citation.span.of(&self.note.text)
    }

    /// Where `field` was read; the whole citation if it is not known where.
    pub(super) fn site(&self, field: Field) -> Span {
        self.sited(field).unwrap_or(self.citation.span)
    }

    /// Where `field` was read.
    pub(super) fn sited(&self, field: Field) -> Option<Span> {
        let site = self.citation.sites.iter().find(|(f, span)| *f == field && !span.is_empty());
        site.map(|(_, span)| *span)
    }

    /// True if it says itself what it cites, in full or short, and leans on nothing.
    pub(super) fn speaks(&self) -> bool {
        self.citation.back.is_none() && matches!(self.mention.form, Form::Full | Form::Short)
    }

    /// True if it stands in a bibliography or in the document's own record.
    pub(super) fn listed(&self) -> bool {
        listed(self.note)
    }
}

/// True for an item of a bibliography or the document's own record.
pub(super) fn listed(note: &Note) -> bool {
    matches!(note.kind, NoteKind::Bibliography | NoteKind::Record)
}

/// A document, read, and what was asked for.
pub(super) struct Check<'r> {
    pub(super) reading: &'r Reading,
    pub(super) lexicon: &'r Lexicon,
    pub(super) settings: &'r Settings,
    /// Every citation that stands, in reading order.
    pub(super) cited: Vec<Cited<'r>>,
    /// Indices of `cited`, for each entry of the ledger.
    by_entry: Vec<Vec<usize>>,
    /// `begins[n]..begins[n + 1]` of `cited` is note n.
    begins: Vec<usize>,
    groups: OnceCell<Vec<Group>>,
    codes: OnceCell<convention::Codes<'r>>,
    strays: OnceCell<Vec<Stray<'r>>>,
}

impl<'r> Check<'r> {
    pub(super) fn new(reading: &'r Reading, lexicon: &'r Lexicon, settings: &'r Settings) -> Check<'r> {
        let mut cited: Vec<Cited> = Vec::with_capacity(reading.ledger.mentions.len());
        for mention in &reading.ledger.mentions {
            let id = mention.citation;
            let note = reading.document.notes.get(id.note.0 as usize);
            let citation =
                reading.notes.get(id.note.0 as usize).and_then(|n| n.citations.get(usize::from(id.nth)));
            if let (Some(note), Some(citation)) = (note, citation) {
                cited.push(Cited { note, citation, mention });
            }
        }
        cited.sort_by_key(|c| c.mention.citation);
        let mut by_entry = vec![Vec::new(); reading.ledger.entries.len()];
        let mut begins = Vec::with_capacity(reading.notes.len() + 1);
        for (at, c) in cited.iter().enumerate() {
            while begins.len() <= c.id().0 as usize {
                begins.push(at);
            }
            if let Some(list) = c.mention.entry.and_then(|e| by_entry.get_mut(e)) {
                list.push(at);
            }
        }
        begins.resize(reading.document.notes.len().max(begins.len()) + 1, cited.len());
        let (groups, codes, strays) = (OnceCell::new(), OnceCell::new(), OnceCell::new());
        Check { reading, lexicon, settings, cited, by_entry, begins, groups, codes, strays }
    }

    /// The notes, with their ids.
    pub(super) fn notes(&self) -> impl Iterator<Item = (NoteId, &'r Note)> + use<'r> {
        self.reading.document.notes.iter().enumerate().map(|(n, note)| (NoteId(n as u32), note))
    }

    /// The label of a note as printed.
    pub(super) fn label(&self, note: NoteId) -> &'r str {
        self.reading.document.notes.get(note.0 as usize).map_or("", |n| n.label.as_str())
    }

    /// The text of a note.
    pub(super) fn text(&self, note: NoteId) -> &'r str {
        self.reading.document.notes.get(note.0 as usize).map_or("", |n| n.text.as_str())
    }

    /// The citations of a note, in reading order.
    pub(super) fn of_note(&self, note: NoteId) -> &[Cited<'r>] {
        let at = note.0 as usize;
        match (self.begins.get(at), self.begins.get(at + 1)) {
            (Some(&from), Some(&to)) => self.cited.get(from..to).unwrap_or_default(),
            _ => &[],
        }
    }

    /// The citation of that id.
    pub(super) fn cited(&self, id: CitationId) -> Option<Cited<'r>> {
        self.of_note(id.note).iter().find(|c| c.mention.citation == id).copied()
    }

    /// The citations of an entry, in reading order.
    pub(super) fn of_entry(&self, entry: usize) -> impl Iterator<Item = &Cited<'r>> {
        self.by_entry.get(entry).into_iter().flatten().filter_map(|at| self.cited.get(*at))
    }

    /// The same as indices of `cited`.
    pub(super) fn of_entry_at(&self, entry: usize) -> impl Iterator<Item = usize> {
        self.by_entry.get(entry).into_iter().flatten().copied()
    }

    /// The works, with their places in the ledger.
    pub(super) fn entries(&self) -> impl Iterator<Item = (usize, &'r Entry)> + use<'r> {
        self.reading.ledger.entries.iter().enumerate()
    }

    /// The work a citation cites.
    pub(super) fn entry(&self, cited: &Cited) -> Option<&'r Entry> {
        self.reading.ledger.entries.get(cited.mention.entry?)
    }

    /// The citations of each work and of each volume that works are parts of, misspelt ones among them.
    pub(super) fn groups(&self) -> &[Group] {
        self.groups.get_or_init(|| works::groups(self))
    }

    /// The abbreviations that the document explains.
    pub(super) fn codes(&self) -> &convention::Codes<'r> {
        self.codes.get_or_init(|| convention::Codes::of(self))
    }

    /// The references that lead nowhere for a misspelt name.
    pub(super) fn strays(&self) -> &[Stray<'r>] {
        self.strays.get_or_init(|| strays::strays(self))
    }

    /// True if a reference leads nowhere for a misspelt name, which is what is reported.
    pub(super) fn is_stray(&self, cited: &Cited) -> bool {
        self.strays().iter().any(|s| s.cited.mention.citation == cited.mention.citation)
    }

    /// What the resolver found by `rule`.
    pub(super) fn settled(&self, rule: Rule) -> impl Iterator<Item = &'r Finding> + use<'r> {
        self.reading.ledger.findings.iter().filter(move |f| f.rule == rule)
    }

    /// The citation that a finding of the resolver is about.
    pub(super) fn of_finding(&self, finding: &Finding) -> Option<Cited<'r>> {
        self.of_note(finding.note?).iter().find(|c| c.citation.span == finding.span).copied()
    }

    /// The citation leaned on.
    pub(super) fn antecedent(&self, cited: &Cited) -> Option<Cited<'r>> {
        match cited.mention.because {
            Because::Ibid { of } | Because::Short { of } => self.cited(of),
            _ => None,
        }
    }

    /// True if the document has a bibliography section.
    pub(super) fn has_list(&self) -> bool {
        const FEWEST: usize = 3;
        self.notes().filter(|(_, n)| n.kind == NoteKind::Bibliography).nth(FEWEST - 1).is_some()
    }
}

/// Where findings are put.
#[derive(Default)]
pub(super) struct Findings {
    pub(super) all: Vec<Finding>,
}

impl Findings {
    /// Words of a note.
    pub(super) fn add(
        &mut self,
        rule: Rule,
        note: NoteId,
        span: Span,
        message: impl Into<String>,
    ) -> &mut Finding {
        self.put(rule, Some(note), span, message.into())
    }

    /// The document as a whole, or a place of its body (bytes of the source's text).
    pub(super) fn add_to_document(
        &mut self,
        rule: Rule,
        span: Span,
        message: impl Into<String>,
    ) -> &mut Finding {
        self.put(rule, None, span, message.into())
    }

    fn put(&mut self, rule: Rule, note: Option<NoteId>, span: Span, message: String) -> &mut Finding {
        self.all.push(Finding { rule, note, span, message, also: Vec::new(), fix: None });
        let last = self.all.len() - 1;
        &mut self.all[last]
    }
}

impl Finding {
    /// With another place.
    pub(super) fn with(&mut self, note: NoteId, span: Span, message: impl Into<String>) -> &mut Finding {
        self.also.push(Also { note, span, message: message.into() });
        self
    }

    /// With one change that mends it.
    pub(super) fn mended(
        &mut self,
        safety: Safety,
        message: impl Into<String>,
        note: NoteId,
        span: Span,
        text: impl Into<String>,
    ) -> &mut Finding {
        let edits = vec![Edit { note, span, text: text.into() }];
        self.fix = Some(Fix { message: message.into(), edits, safety });
        self
    }
}
