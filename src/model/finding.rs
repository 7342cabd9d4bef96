//! What is wrong or doubtful, as values.

use super::{NoteId, Span};

/// A rule's name and code; both are part of the interface.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Rule {
    /// `orphan-ibid`: reads well after "allow".
    pub name: &'static str,
    /// `IB101`.
    pub code: &'static str,
}

impl Rule {
    /// An Ibid. whose antecedent is not there.
    pub const ORPHAN_IBID: Rule = Rule { name: "orphan-ibid", code: "IB101" };
    /// An Ibid. after a note that cites several works.
    pub const AMBIGUOUS_IBID: Rule = Rule { name: "ambiguous-ibid", code: "IB102" };
    /// An Ibid. that skips a note without a citation.
    pub const IBID_OVER_PROSE: Rule = Rule { name: "ibid-over-prose", code: "IB103" };
    /// A leaf for a book, a file for a journal.
    pub const UNFIT_IBID_LOCATOR: Rule = Rule { name: "unfit-ibid-locator", code: "IB105" };
    /// op. cit. and no work it fits.
    pub const OPCIT_WITHOUT_WORK: Rule = Rule { name: "opcit-without-work", code: "IB106" };
    /// op. cit. and several works it fits.
    pub const AMBIGUOUS_OPCIT: Rule = Rule { name: "ambiguous-opcit", code: "IB107" };
    /// `n. 12` is not there.
    pub const DANGLING_NOTE_REFERENCE: Rule = Rule { name: "dangling-note-reference", code: "IB108" };
    /// A short form that comes before the full one.
    pub const SHORT_BEFORE_FULL: Rule = Rule { name: "short-before-full", code: "IB201" };
    /// A short form whose full form is nowhere.
    pub const SHORT_WITHOUT_FULL: Rule = Rule { name: "short-without-full", code: "IB202" };
    /// A short form that fits several works.
    pub const AMBIGUOUS_SHORT_FORM: Rule = Rule { name: "ambiguous-short-form", code: "IB203" };
    /// Numbers of notes are missing.
    pub const NOTE_NUMBER_GAP: Rule = Rule { name: "note-number-gap", code: "IB601" };
    /// Letters were lost in the source and chosen again by context.
    pub const DAMAGED_TEXT: Rule = Rule { name: "damaged-text", code: "IB605" };
    /// Words that look citable and were not read.
    pub const UNREAD_CITATION: Rule = Rule { name: "unread-citation", code: "IB606" };
    /// Author and date with no entry to go with them.
    pub const AUTHOR_DATE_WITHOUT_ENTRY: Rule = Rule { name: "author-date-without-entry", code: "IB610" };
    /// A note that is too long to be one.
    pub const OVERLONG_NOTE: Rule = Rule { name: "overlong-note", code: "IB611" };
    /// A part of the document that is another file.
    pub const TEXT_ELSEWHERE: Rule = Rule { name: "text-elsewhere", code: "IB612" };
}

/// One thing found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Which rule.
    pub rule: Rule,
    /// The note; `None` for the document as a whole.
    pub note: Option<NoteId>,
    /// Bytes of the note's text; without a note, of [`super::Source::text`].
    pub span: Span,
    /// One sentence.
    pub message: String,
    /// Other places that belong to it.
    pub also: Vec<Also>,
    /// How to mend it, where that is known.
    pub fix: Option<Fix>,
}

/// Another place of a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Also {
    /// The note.
    pub note: NoteId,
    /// Bytes of its text.
    pub span: Span,
    /// What it has to do with it.
    pub message: String,
}

/// A change that mends a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// What it does, as an order: `write “Ibid.” alone`.
    pub message: String,
    /// The changes; they do not overlap.
    pub edits: Vec<Edit>,
    /// Whether it may be made without asking.
    pub safety: Safety,
}

/// Words to put in place of others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// The note.
    pub note: NoteId,
    /// Bytes of its text.
    pub span: Span,
    /// What to put there.
    pub text: String,
}

/// How certain a fix is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Safety {
    /// It says what the author meant, in other signs.
    Safe,
    /// The author has to decide.
    Suggested,
}

impl Safety {
    /// The name in output.
    pub fn name(self) -> &'static str {
        match self {
            Safety::Safe => "safe",
            Safety::Suggested => "suggested",
        }
    }
}
