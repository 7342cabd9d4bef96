//! What the whole document cites, once each, with every mention of it.

use ecow::EcoVec;

use super::{CitationId, Fields, Finding, Kind, Level, NoteId};

/// A work.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// Its citation key: `miller1989`, `rgani5-28-253`.
    pub key: String,
    /// Its type.
    pub kind: Kind,
    /// Its fields, merged over the document.
    pub fields: Fields,
    /// The notes that cite it, each once, in order.
    pub cited_in: Vec<NoteId>,
    /// The document cites it by a key that is its own, and says nothing of it: the work is described elsewhere.
    pub elsewhere: bool,
}

/// Why a citation is held to cite a work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Because {
    /// It is the first to name it.
    Itself,
    /// It names the same work again in full.
    Same {
        /// The first citation of the work.
        of: CitationId,
    },
    /// Ibid. and its like.
    Ibid {
        /// The citation leaned on.
        of: CitationId,
    },
    /// Short title, author alone, op. cit.
    Short {
        /// The citation leaned on.
        of: CitationId,
    },
    /// Not known: the finding says why.
    Unresolved,
}

impl Because {
    /// The citation leaned on, for the forms that lean.
    pub fn antecedent(self) -> Option<CitationId> {
        match self {
            Because::Ibid { of } | Because::Short { of } => Some(of),
            _ => None,
        }
    }
}

/// What a citation of a file leaves to another to say: of `Ibid., d. 254` archive, fond and opis.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inherited {
    /// The citation that says it.
    pub from: CitationId,
    /// The archive is taken over.
    pub repository: bool,
    /// The steps taken over, outermost first.
    pub levels: Vec<Level>,
}

/// One citation and the work it cites.
#[derive(Clone, Debug, PartialEq)]
pub struct Mention {
    /// The citation.
    pub citation: CitationId,
    /// The work: an index of [`Ledger::entries`]; `None` where the document does not say.
    pub entry: Option<usize>,
    /// Why.
    pub because: Because,
    /// The antecedent cannot be known for certain; `entry` is the likeliest.
    pub ambiguous: bool,
    /// Full or short, as settled by the document: a first naming is full.
    pub form: super::Form,
    /// What it points at: as read, less what turned out to be the work's own pages.
    pub locators: EcoVec<super::Sited<super::Locator>>,
    /// What is taken over of its place in an archive, and from where; `None` for a whole address, and for what
    /// is in no archive.
    pub inherited: Option<Inherited>,
    /// How sure the reading and the link are, 0 to 1.
    pub confidence: f32,
}

/// Everything a document cites.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ledger {
    /// The works, in order of first mention.
    pub entries: Vec<Entry>,
    /// Every citation that stands, in reading order. A citation of a `ReadNote` that is missing here
    /// was taken back: its words are prose after all.
    pub mentions: Vec<Mention>,
    /// What could not be known or was doubtful.
    pub findings: Vec<Finding>,
}

impl Ledger {
    /// The works that the document describes: all but those that it cites by a key alone.
    pub fn described(&self) -> impl Iterator<Item = &Entry> {
        self.entries.iter().filter(|entry| !entry.elsewhere)
    }
}
