//! What becomes of every citation: printed in full, in short or as *Ibid.*, or left as it is typed. How that looks is
//! no matter of the plan.

use ecow::EcoVec;

use super::super::rewrite::is_named;
use super::super::view::{Standing, View};
use crate::model::{
    Back, Because, CitationId, Doubt, Entry, Field, Fields, Form, Locator, NoteId, NoteKind, Part, Sited,
};

/// A citation in full that is less likely than this to be read right in every field stays as it is typed.
const SURE: f32 = 0.64;

/// The same of one that leans on another, of which only the link and the pages are printed.
const SURE_LINK: f32 = 0.58;

/// How a citation is printed anew.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Anew {
    Full,
    Short,
    /// Like the one before; at the `same_place` or another.
    Ibid {
        same_place: bool,
    },
}

/// A citation to be printed anew.
#[derive(Clone, Debug)]
pub(super) struct Cite<'r> {
    /// Its place in the ledger.
    pub(super) index: usize,
    pub(super) entry: &'r Entry,
    pub(super) locators: EcoVec<Sited<Locator>>,
    pub(super) anew: Anew,
}

impl<'r> Cite<'r> {
    /// A work of a bibliography by itself; `None` if it has neither title nor place.
    pub(super) fn full(index: usize, entry: &'r Entry) -> Option<Cite<'r>> {
        is_named(&entry.fields).then(|| Cite { index, entry, locators: EcoVec::new(), anew: Anew::Full })
    }
}

/// A citation, and how it is printed, or why it stays as it is typed.
pub(super) type Planned<'r> = (Standing<'r>, Result<Cite<'r>, &'static str>);

/// A note and its citations in order of the text, none inside of another.
pub(super) struct PlannedNote<'r> {
    pub(super) id: NoteId,
    pub(super) citations: Vec<Planned<'r>>,
}

/// The citation that `Ibid.` would lean on.
struct Before {
    entry: usize,
    locators: EcoVec<Sited<Locator>>,
}

struct Planner<'v, 'r> {
    view: &'v View<'r>,
    ibid: bool,
    /// Works that were printed in full.
    cited: Vec<bool>,
    before: Option<Before>,
}

/// Plans the footnotes, endnotes and source lines of a document. `ibid` says whether a work that was cited just before
/// may be `Ibid.`
pub(super) fn plan<'r>(view: &View<'r>, ibid: bool) -> Vec<PlannedNote<'r>> {
    let reading = view.reading;
    let mut planner = Planner { view, ibid, cited: vec![false; reading.ledger.entries.len()], before: None };
    let mut section = None;
    let mut out = Vec::with_capacity(reading.document.notes.len());
    for (n, note) in reading.document.notes.iter().enumerate() {
        if !matches!(note.kind, NoteKind::Footnote | NoteKind::Endnote | NoteKind::SourceLine) {
            continue;
        }
        if note.after_gap || section.is_some_and(|section| section != note.section) {
            planner.before = None;
        }
        section = Some(note.section);
        let id = NoteId(n as u32);
        out.push(PlannedNote { id, citations: planner.note(id) });
    }
    out
}

impl<'r> Planner<'_, 'r> {
    fn note(&mut self, note: NoteId) -> Vec<Planned<'r>> {
        let mut standing: Vec<Standing> = self.view.standing(note).collect();
        standing.sort_by_key(|one| one.citation.span.start);
        let mut out = Vec::with_capacity(standing.len());
        let mut end = 0;
        for one in standing {
            // Inside of another: the book that a chapter stands in.
            if one.citation.span.start < end {
                continue;
            }
            end = one.citation.span.end;
            let planned = match self.refused(one) {
                None => self.cite(one),
                Some(because) => Err(because),
            };
            if planned.is_err() {
                self.before = None;
            }
            out.push((one, planned));
        }
        // After several works nobody knows which is meant.
        if out.len() != 1 {
            self.before = None;
        }
        out
    }

    fn cite(&mut self, one: Standing<'r>) -> Result<Cite<'r>, &'static str> {
        let (Some(index), Some(entry)) = (one.mention.entry, self.view.entry(one.mention)) else {
            return Err(UNKNOWN);
        };
        let locators = pointed(self.view, one, 0);
        let cited = self.cited.get(index).copied().unwrap_or(false);
        if let Some(cited) = self.cited.get_mut(index) {
            *cited = true;
        }
        let same = self.before.take().filter(|before| before.entry == index && self.ibid);
        // `Ibid.` alone is the same place again.
        let same = same.filter(|before| cited && (!locators.is_empty() || before.locators.is_empty()));
        let values = |all: &[Sited<Locator>]| all.iter().map(|one| one.value.clone()).collect::<Vec<_>>();
        let anew = match same {
            Some(before) => Anew::Ibid { same_place: values(&before.locators) == values(&locators) },
            None if cited => Anew::Short,
            None => Anew::Full,
        };
        self.before = Some(Before { entry: index, locators: locators.clone() });
        Ok(Cite { index, entry, locators, anew })
    }

    /// Why a citation must stay as it was typed.
    fn refused(&self, one: Standing) -> Option<&'static str> {
        let Some(entry) = self.view.entry(one.mention) else { return Some(UNKNOWN) };
        if one.mention.ambiguous {
            return Some("it could be another work");
        }
        if !is_named(&entry.fields) {
            return Some("its work is named nowhere in full");
        }
        if one.citation.doubts(Doubt::WordsLeft) || self.has_prose(one) {
            return Some("it has words that were not understood");
        }
        let sure = if one.citation.form == Form::Full { SURE } else { SURE_LINK };
        if one.mention.confidence < sure {
            return Some("it was read with doubt");
        }
        if one.citation.back == Some(Back::Idem) && !one.citation.fields.has(Field::Title) {
            return Some("it says who wrote it and not what");
        }
        let own = &one.citation.fields;
        let silent = |field| matches!(field, Field::Archive | Field::Entrysubtype | Field::Language);
        // Pages that turned out to be pointed at are locators now.
        let pointed = |field| field == Field::Pages && !one.mention.locators.is_empty();
        if own.iter().any(|(field, _)| !silent(field) && !pointed(field) && !entry.fields.has(field)) {
            return Some("it says more than its work has");
        }
        if one.citation.form == Form::Full && !self.view.says_years(one, &entry.fields) {
            return Some("it says a year that its work does not have");
        }
        // A file may hold many documents.
        if entry.fields.has(Field::Archive) && !same_document(own, &entry.fields) {
            return Some("it describes another document of the file");
        }
        None
    }

    /// True if words inside the citation belong to no part of it.
    fn has_prose(&self, one: Standing) -> bool {
        let note = one.mention.citation.note;
        let text = self.view.text(note);
        let Some(read) = self.view.reading.notes.get(note.0 as usize) else { return true };
        let span = one.citation.span;
        let mut at = 0;
        read.pieces.iter().any(|piece| {
            let (start, end) = (at.max(span.start), (at + piece.len).min(span.end));
            at += piece.len;
            piece.part == Part::Prose
                && start < end
                && text
                    .get(start as usize..end as usize)
                    .is_none_or(|words| words.contains(char::is_alphanumeric))
        })
    }
}

/// Why a citation stays that leads nowhere.
const UNKNOWN: &str = "its work is not known";

/// What a citation points at; an `Ibid.` without pages points where the one before does.
fn pointed(view: &View, one: Standing, depth: usize) -> EcoVec<Sited<Locator>> {
    let mention = one.mention;
    let bare = mention.locators.is_empty() && one.citation.form == Form::Ibid && depth < 64;
    let leaned = |id: CitationId| view.citation(id).filter(|before| before.mention.entry == mention.entry);
    match mention.because {
        Because::Ibid { of } if bare => {
            leaned(of).map_or_else(EcoVec::new, |before| pointed(view, before, depth + 1))
        }
        _ => mention.locators.clone(),
    }
}

/// True if two descriptions of a document do not speak against each other.
fn same_document(own: &Fields, entry: &Fields) -> bool {
    let plain = |text: &str| -> String {
        text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
    };
    let title = |fields: &Fields| fields.text(Field::Title).map(plain);
    let titles = match (title(own), title(entry)) {
        (Some(a), Some(b)) => a.contains(&b) || b.contains(&a),
        _ => true,
    };
    let dates = match (own.date(), entry.date()) {
        (Some(a), Some(b)) => a.edtf.starts_with(b.edtf.as_str()) || b.edtf.starts_with(a.edtf.as_str()),
        _ => true,
    };
    titles && dates
}
