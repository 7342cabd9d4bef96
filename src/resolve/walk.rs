//! The walk over the notes, and what it leaves behind.

use ecow::EcoString;
use smallvec::SmallVec;

use super::index::Index;
use super::initials::Initials;
use super::work::{Work, is_archival, leaves};
use super::{key, list, pages, place, volume};
use crate::ahead;
use crate::hash::Map;
use crate::model::{
    Also, Back, Because, Citation, CitationId, Document, Doubt, Entry, Field, Finding, Form, Inherited,
    Ledger, Locator, Mention, NoteId, NoteKind, ReadNote, Rule, Sited, Value,
};

/// How many ranges of leaves are kept of a document: enough to tell the documents of a file apart.
const LEAVES: usize = 16;

/// How many other places a finding lists at most.
const ALSO: usize = 8;

/// Where a citation was found to lead.
#[derive(Clone, Debug)]
pub struct Link {
    /// The work, if it can be known.
    pub work: Option<usize>,
    /// Why.
    pub because: Because,
    /// Others are possible.
    pub ambiguous: bool,
    /// Full or short, as settled.
    pub form: Form,
    /// How sure the link is, 0 to 1.
    pub sure: f32,
    /// A page that was read as something else.
    pub page: Option<Sited<Locator>>,
}

impl Link {
    /// To `work`, without doubt.
    pub fn to(work: usize, because: Because, form: Form) -> Link {
        Link { work: Some(work), because, ambiguous: false, form, sure: 1.0, page: None }
    }

    /// To nothing that could be known.
    pub fn lost(form: Form) -> Link {
        Link { work: None, because: Because::Unresolved, ambiguous: false, form, sure: 0.9, page: None }
    }

    /// The same, one of several.
    pub fn doubtful(self) -> Link {
        Link { ambiguous: true, sure: self.sure.min(0.6), ..self }
    }
}

/// What *Ibid.* can lean on in one run of notes: footnotes and endnotes, or lines of another sort.
#[derive(Clone, Debug, Default)]
pub struct Run {
    /// The mentions of the last note that has any: their range.
    pub last: Option<(usize, usize)>,
    /// The first note without a citation since then.
    pub skipped: Option<NoteId>,
    /// The last of those that looks like a citation and was not read.
    pub unread: Option<NoteId>,
    /// True if notes or the whole are missing before: why nothing can be leaned on.
    pub cut: Option<Cut>,
    /// The mention the run starts with.
    pub start: usize,
    section: u16,
}

/// Why an antecedent is out of reach.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cut {
    /// Notes are missing.
    Gap,
    /// Another chapter begins.
    Section,
}

/// What a name given for later use stands for.
#[derive(Clone, Debug)]
pub enum Named {
    /// A work.
    Work(usize),
    /// An archive: its full name.
    Archive(EcoString),
}

/// The state of the walk.
pub struct Walk<'a> {
    pub document: &'a Document,
    pub notes: &'a [ReadNote],
    pub works: Vec<Work>,
    pub index: Index,
    /// Works known only from short forms, by what a full citation may say of them.
    pub waiting: Index,
    pub mentions: Vec<Mention>,
    /// How sure each mention's link is.
    pub sure: Vec<f32>,
    pub findings: Vec<Finding>,
    pub runs: [Run; 4],
    /// The work whose place in an archive is in force, and the mention that set it.
    pub shelf: Option<(usize, usize)>,
    /// The last work whose place names its repository, by the [`place::head`] of the place.
    pub holders: Map<String, usize>,
    /// Names given for later use, folded.
    pub named: Map<String, Named>,
    /// Folded titles that works were called by, unlike their own: see `call`.
    pub called: Map<String, usize>,
    /// Works known only from short forms.
    pub unnamed: usize,
    /// Each note's mentions: their range.
    pub spans: Vec<(usize, usize)>,
    /// How many works the lists of the document name.
    pub listed: usize,
    /// Works by the initials of their titles.
    pub initials: Initials,
    labels: Option<Map<&'a str, SmallVec<[u32; 4]>>>,
    /// Works by what the file itself knows them by.
    pub given: Map<&'a str, usize>,
    /// Citations in full whose pages may be pages pointed at.
    doubtful: Vec<CitationId>,
    /// Mentions that point at a later note: the mention and the note.
    pub ahead: Vec<(usize, usize)>,
}

/// The citation at hand.
#[derive(Clone, Copy)]
pub struct Here<'a> {
    /// Its identity.
    pub id: CitationId,
    /// Itself.
    pub citation: &'a Citation,
    /// Which run its note belongs to.
    pub run: usize,
    /// The first mention of its note.
    pub from: usize,
}

impl<'a> Walk<'a> {
    /// Before the first note.
    pub fn new(document: &'a Document, notes: &'a [ReadNote]) -> Walk<'a> {
        let citations = notes.iter().map(|note| note.citations.len()).sum();
        Walk {
            document,
            notes,
            works: Vec::with_capacity(notes.len()),
            index: Index::for_notes(notes.len()),
            waiting: Index::default(),
            mentions: Vec::with_capacity(citations),
            sure: Vec::with_capacity(citations),
            findings: Vec::new(),
            runs: Default::default(),
            shelf: None,
            holders: Map::default(),
            named: Map::default(),
            called: Map::default(),
            unnamed: 0,
            initials: Initials::default(),
            spans: vec![(0, 0); document.notes.len()],
            listed: 0,
            labels: None,
            given: Map::default(),
            doubtful: Vec::new(),
            ahead: Vec::new(),
        }
    }

    /// Takes all notes in order.
    pub fn walk(&mut self) {
        self.lists();
        let notes = self.notes;
        for some in notes.chunks(ahead::TOGETHER) {
            ahead::citations(some.iter().flat_map(|note| &note.citations));
            for read in some {
                self.note(read);
            }
        }
        self.look_ahead();
    }

    fn note(&mut self, read: &'a ReadNote) {
        let from = self.mentions.len();
        let Some(note) = self.document.notes.get(read.note.0 as usize) else { return };
        if note.kind == NoteKind::Bibliography {
            return;
        }
        let run = run_of(note.kind);
        if let Some(state) = self.runs.get_mut(run) {
            let section = note.section != state.section;
            if note.after_gap || section {
                let cut = if note.after_gap { Cut::Gap } else { Cut::Section };
                // The first section of a document cuts nothing off.
                let cut = if state.last.is_none() && state.skipped.is_none() && !note.after_gap {
                    state.cut
                } else {
                    Some(cut)
                };
                *state = Run { cut, start: from, section: note.section, ..Run::default() };
            }
        }
        for (nth, citation) in read.citations.iter().enumerate() {
            let id = CitationId { note: read.note, nth: nth as u16 };
            self.citation(Here { id, citation, run, from });
        }
        let to = self.mentions.len();
        if let Some(span) = self.spans.get_mut(read.note.0 as usize) {
            *span = (from, to);
        }
        let Some(state) = self.runs.get_mut(run) else { return };
        if to > from {
            state.last = Some((from, to));
            (state.skipped, state.unread, state.cut) = (None, None, None);
        } else {
            state.skipped.get_or_insert(read.note);
            if !read.unread.is_empty() {
                state.unread = Some(read.note);
            }
        }
    }

    fn citation(&mut self, here: Here<'a>) {
        let c = here.citation;
        if let Some(id) = &c.given {
            let link = self.given(here, id);
            self.mention(here, link);
            return;
        }
        if let (None, Some(key)) = (&c.back, &c.series_key) {
            let link = self.volume_of_series(here, key);
            self.mention(here, link);
            return;
        }
        let link = match (&c.back, c.form) {
            (Some(Back::Cross(label) | Back::OpCitIn(label)), _) => Some(self.cross(here, label)),
            (Some(Back::Idem), _) => Some(self.idem(here)),
            (Some(Back::Host), _) => Some(self.in_host(here)),
            (Some(Back::Ibid), _) | (None, Form::Ibid) => Some(self.ibid(here)),
            (Some(Back::OpCit | Back::LocCit), _) | (None, Form::OpCit) => Some(self.opcit(here)),
            (None, Form::Short) => self.short(here, &c.fields),
            (None, Form::Full) => Some(self.full(here, &c.fields, Form::Full)),
        };
        if let Some(link) = link {
            self.mention(here, link);
        }
    }

    pub fn mention(&mut self, here: Here<'a>, link: Link) {
        let c = here.citation;
        let at = self.mentions.len();
        let inherited = self.taken_over(c, &link);
        let place = link.work.and_then(|w| self.works.get(w)).and_then(|w| w.fields.place());
        let mut locators = place.map_or_else(|| c.locators.clone(), |place| place::located(place, c));
        locators.extend(link.page);
        if let Some(index) = link.work
            && let Some(work) = self.works.get_mut(index)
        {
            work.last = at;
            work.cited |= here.run != list::RUN;
            if link.form == Form::Full {
                work.last_full = at;
            }
            if is_archival(&work.fields) {
                let room = LEAVES.saturating_sub(work.leaves.len());
                work.leaves.extend(leaves(&c.locators).take(room));
                self.shelf = Some((index, at));
                if let Some(place) = work.fields.place().filter(|p| !p.repository.is_empty())
                    && let Some(head) = place::head(place)
                {
                    self.holders.insert(head, index);
                }
            }
            if let Some(name) = &c.hereafter {
                self.name(&name.value, index);
            }
        }
        if link.form == Form::Full && c.doubts.has(Doubt::PagesOrLocator) {
            self.doubtful.push(here.id);
        }
        self.sure.push(link.sure);
        self.mentions.push(Mention {
            citation: here.id,
            entry: link.work,
            because: link.because,
            ambiguous: link.ambiguous,
            form: link.form,
            locators,
            inherited,
            confidence: c.confidence * link.sure,
        });
    }

    /// What a citation's place in an archive has of another: of the one it leans on, or of the last document.
    fn taken_over(&self, c: &Citation, link: &Link) -> Option<Inherited> {
        self.shelf?;
        let work = self.works.get(link.work?).filter(|w| is_archival(&w.fields))?;
        let (from, above) = match link.because.antecedent() {
            Some(of) => {
                let at = self.mentions.binary_search_by_key(&of, |m| m.citation).ok()?;
                (of, self.mentions.get(at)?.entry)
            }
            None => self.shelf.and_then(|(work, at)| Some((self.mentions.get(at)?.citation, Some(work))))?,
        };
        let above = self.works.get(above?)?.fields.place()?;
        let given = place::given(above, c).unwrap_or_default();
        let leans = link.because.antecedent().is_some();
        if !leans && (c.fields.place().is_none() || place::head(&given).is_some()) {
            return None;
        }
        let steps = place::kept(above, &given)?;
        // The work may have been found on another shelf after all.
        let now = work.fields.place()?;
        let repository = !above.repository.is_empty() || !above.name.is_empty();
        let taken =
            |s: &&crate::model::Step| now.step(s.level).is_some() && !place::replaced(s, above, &given);
        let levels = steps.iter().filter(taken).map(|s| s.level).collect();
        Some(Inherited { from, repository, levels })
    }

    /// The mention at `index`.
    pub fn mentioned(&self, index: usize) -> Option<&Mention> {
        self.mentions.get(index)
    }

    /// Notes with the label, in order: indices of the notes.
    pub fn labelled(&mut self, label: &str) -> &[u32] {
        let document = self.document;
        let labels = self.labels.get_or_insert_with(|| {
            let mut labels: Map<&str, SmallVec<[u32; 4]>> = Map::default();
            labels.reserve(document.notes.len());
            for (n, note) in document.notes.iter().enumerate() {
                labels.entry(note.label.as_str()).or_default().push(n as u32);
            }
            labels
        });
        labels.get(label).map_or(&[], SmallVec::as_slice)
    }

    /// The citation behind an identity.
    pub fn cited(&self, id: CitationId) -> Option<&'a Citation> {
        let notes: &'a [ReadNote] = self.notes;
        notes.get(id.note.0 as usize)?.citations.get(usize::from(id.nth))
    }

    /// Reports on a citation.
    pub fn report(&mut self, rule: Rule, at: Here<'_>, message: String, also: Vec<Also>) {
        let span = at.citation.span;
        self.findings.push(Finding { rule, note: Some(at.id.note), span, message, also, fix: None });
    }

    /// Other places of a finding: first mentions of works.
    pub fn places(&self, works: &[usize], message: &str) -> Vec<Also> {
        let first = |i: &usize| self.works.get(*i).map(|w| w.full.unwrap_or(w.first));
        works.iter().filter_map(first).take(ALSO).filter_map(|id| self.place(id, message)).collect()
    }

    /// One other place of a finding.
    pub fn place(&self, id: CitationId, message: &str) -> Option<Also> {
        let span = self.cited(id)?.span;
        Some(Also { note: id.note, span, message: message.to_owned() })
    }

    /// The label of a note, for messages.
    pub fn label(&self, note: NoteId) -> &'a str {
        let document: &'a Document = self.document;
        document.notes.get(note.0 as usize).map_or("", |n| n.label.as_str())
    }

    /// Settles what only the whole document can tell, and hands over the ledger.
    pub fn finish(mut self) -> Ledger {
        self.report_short_forms();
        self.sort();
        self.complete_genitives();
        self.share_families();
        volume::complete(&mut self.works);
        pages::settle(&mut self.works, &mut self.mentions, self.notes, std::mem::take(&mut self.doubtful));
        self.weigh_by_work();
        let keys = key::keys(&self.works);
        let mut cited_in: Vec<Vec<NoteId>> = vec![Vec::new(); self.works.len()];
        for mention in &self.mentions {
            let listed = self.document.notes.get(mention.citation.note.0 as usize);
            if listed.is_some_and(|n| n.kind == NoteKind::Bibliography) {
                continue;
            }
            if let Some(notes) = mention.entry.and_then(|e| cited_in.get_mut(e))
                && notes.last() != Some(&mention.citation.note)
            {
                notes.push(mention.citation.note);
            }
        }
        let works = self.works.into_iter().zip(keys).zip(cited_in);
        let entries = works
            .map(|((mut w, key), cited_in)| {
                // `in: ders. (Hg.)` where nobody went before: whoever it was is not known.
                for field in [Field::Author, Field::Editor] {
                    if matches!(w.fields.get(field), Some(Value::Names(names)) if names.is_empty()) {
                        w.fields.remove(field);
                    }
                }
                super::initials::lettered(&mut w);
                let elsewhere = w.given.is_some() && w.fields.is_empty();
                Entry { key, kind: w.card.kind, fields: w.fields, cited_in, elsewhere }
            })
            .collect();
        let mut findings = self.findings;
        findings.sort_by_key(|f| (f.note, f.span.start, f.rule.code));
        Ledger { entries, mentions: self.mentions, findings }
    }

    /// Puts mentions in reading order and works in that of their first mention, if lists went before.
    fn sort(&mut self) {
        if self.listed == 0 {
            return;
        }
        let order = self.order();
        let mut place = vec![0; order.len()];
        for (now, was) in order.iter().enumerate() {
            if let Some(place) = place.get_mut(*was) {
                *place = now;
            }
        }
        for mention in &mut self.mentions {
            mention.entry = mention.entry.and_then(|e| place.get(e).copied());
        }
        let mut mentions: Vec<(Mention, f32)> =
            std::mem::take(&mut self.mentions).into_iter().zip(std::mem::take(&mut self.sure)).collect();
        mentions.sort_by_key(|(m, _)| m.citation);
        (self.mentions, self.sure) = mentions.into_iter().unzip();
        let mut works: Vec<(usize, Work)> = place.into_iter().zip(std::mem::take(&mut self.works)).collect();
        works.sort_by_key(|(place, _)| *place);
        self.works = works.into_iter().map(|(_, work)| work).collect();
    }

    /// A citation is as sure as what the document says of its work: a full form by its own reading, the others by
    /// the best full form of the work and by their link to it.
    fn weigh_by_work(&mut self) {
        let mut best: Vec<Option<f32>> = vec![None; self.works.len()];
        for mention in &self.mentions {
            let full = mention.form == Form::Full && !matches!(mention.because, Because::Ibid { .. });
            if let (true, Some(best)) = (full, mention.entry.and_then(|e| best.get_mut(e))) {
                *best = Some(best.map_or(mention.confidence, |b| b.max(mention.confidence)));
            }
        }
        for (mention, link) in self.mentions.iter_mut().zip(&self.sure) {
            match mention.entry.and_then(|e| best.get(e).copied()) {
                Some(Some(work)) => mention.confidence = work * link,
                // Never named in full: what the work is was guessed from a short form.
                Some(None) => mention.confidence = mention.confidence.min(NEVER_FULL) * link,
                None => {}
            }
        }
    }

    /// Short forms that come before the full one, or have none.
    fn report_short_forms(&mut self) {
        if self.mentions.iter().all(|m| m.form == Form::Full) {
            return;
        }
        let mut shorts: Vec<Vec<CitationId>> = vec![Vec::new(); self.works.len()];
        for mention in &self.mentions {
            let Some(entry) = mention.entry else { continue };
            let (Some(work), Some(list)) = (self.works.get(entry), shorts.get_mut(entry)) else { continue };
            let before = work.full.is_none_or(|full| mention.citation < full);
            if mention.form != Form::Full && before && list.len() <= ALSO {
                list.push(mention.citation);
            }
        }
        for (work, list) in self.works.iter().zip(shorts) {
            let Some((first, others)) = list.split_first() else { continue };
            let Some(span) = self.cited(*first).map(|c| c.span) else { continue };
            let places = |ids: &[CitationId], message: &str| -> Vec<Also> {
                ids.iter().filter_map(|id| self.place(*id, message)).collect()
            };
            let (rule, message, also) = match work.full {
                Some(full) if self.listed(full) => continue,
                Some(full) => (
                    Rule::SHORT_BEFORE_FULL,
                    format!("This short form comes before the full one in note {}.", self.label(full.note)),
                    places(&[full], "Named in full here."),
                ),
                None if work.by_year => (
                    Rule::AUTHOR_DATE_WITHOUT_ENTRY,
                    "No work in the document goes with this author and year.".to_owned(),
                    places(others, "Cited again here."),
                ),
                None => (
                    Rule::SHORT_WITHOUT_FULL,
                    "The document names this work only in short form.".to_owned(),
                    places(others, "Cited again here."),
                ),
            };
            self.findings.push(Finding { rule, note: Some(first.note), span, message, also, fix: None });
        }
    }

    /// True for a citation that stands in a bibliography or in the document's own record.
    fn listed(&self, id: CitationId) -> bool {
        let kind = self.document.notes.get(id.note.0 as usize).map(|n| n.kind);
        matches!(kind, Some(NoteKind::Bibliography | NoteKind::Record))
    }
}

/// A work that no note names in full is at best this sure.
const NEVER_FULL: f32 = 0.8;

/// Which notes lean on each other: footnotes and endnotes on one another, other lines on their own sort.
fn run_of(kind: NoteKind) -> usize {
    match kind {
        NoteKind::Footnote | NoteKind::Endnote => 0,
        NoteKind::SourceLine => 1,
        NoteKind::Parenthesis => 2,
        NoteKind::Bibliography | NoteKind::Record => 3,
    }
}

/// True for a reading that is a citation only if the document has a work it fits.
pub fn bare_name(citation: &Citation) -> bool {
    citation.doubts(Doubt::BareName)
}
