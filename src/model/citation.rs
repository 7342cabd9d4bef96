//! One note as the grammar read it.

use ecow::{EcoString, EcoVec};

use super::evidence::set_bits;
use super::{Field, Fields, GivenId, Kind, Locator, NoteId, Sited, Span, Unit};

/// Which citation: the note, and which of its citations in reading order, from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct CitationId {
    /// The note.
    pub note: NoteId,
    /// Its place among the note's citations.
    pub nth: u16,
}

/// How the author wrote the reference.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Form {
    /// Enough to make an entry.
    Full,
    /// Names a work that is cited elsewhere.
    Short,
    /// Leans on the citation before: Ibid., Там же, Ebd., Idem as the whole work.
    Ibid,
    /// Leans on the author's work cited earlier: op. cit., Указ. соч.
    OpCit,
}

impl Form {
    /// The name in output.
    pub fn name(self) -> &'static str {
        match self {
            Form::Full => "full",
            Form::Short => "short",
            Form::Ibid => "ibid",
            Form::OpCit => "opcit",
        }
    }
}

/// What a citation leans on, beside or instead of names and titles of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Back {
    /// Ibid.: the work before; fields and steps that are printed replace its own.
    Ibid,
    /// Idem with a title: the author of the citation before, another work.
    Idem,
    /// `“Title,” in ibid., 30–56`: a part of what holds the work before.
    Host,
    /// op. cit.: the author's earlier work.
    OpCit,
    /// loc. cit.: the same place in it.
    LocCit,
    /// `see above, n. 12`: the note with that label.
    Cross(EcoString),
    /// `op. cit. (12)`: the work that the note with that label cites.
    OpCitIn(EcoString),
}

/// How a citation is reached through another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Via {
    /// quoted in, Цит. по.
    Quoted,
    /// cited in.
    Cited,
    /// reprinted in.
    Reprinted,
}

impl Via {
    /// The name in output.
    pub fn name(self) -> &'static str {
        match self {
            Via::Quoted => "quoted in",
            Via::Cited => "cited in",
            Via::Reprinted => "reprinted in",
        }
    }
}

/// Something about a reading that could be otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Doubt {
    /// A capitalised phrase with nothing else to show that it is a citation: kept only if the document
    /// has a work it fits.
    BareName,
    /// A range after an article or a chapter: all its pages, or those pointed at.
    PagesOrLocator,
    /// The comma before the series may belong to the title.
    TitleOrSeries,
    /// Place or publisher.
    PlaceOrPublisher,
    /// The name has two family names, or a second given name.
    TwoSurnames,
    /// The start of the citation inside a sentence was guessed.
    StartGuessed,
    /// The author was taken from the sentence before the title.
    AuthorFromSentence,
    /// The given name stands in the text above the note only.
    GivenFromBody,
    /// Quotation marks or brackets do not pair.
    UnpairedQuote,
    /// Words inside the citation were left unread.
    WordsLeft,
}

impl Doubt {
    const ALL: [Doubt; 10] = [
        Doubt::BareName,
        Doubt::PagesOrLocator,
        Doubt::TitleOrSeries,
        Doubt::PlaceOrPublisher,
        Doubt::TwoSurnames,
        Doubt::StartGuessed,
        Doubt::AuthorFromSentence,
        Doubt::GivenFromBody,
        Doubt::UnpairedQuote,
        Doubt::WordsLeft,
    ];
}

/// What could be otherwise about a reading: doubts, each once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Doubts(u16);

impl Doubts {
    /// True if `doubt` was noted.
    pub fn has(self, doubt: Doubt) -> bool {
        self.0 & 1 << doubt as u16 != 0
    }

    /// Notes `doubt`.
    pub fn add(&mut self, doubt: Doubt) {
        self.0 |= 1 << doubt as u16;
    }

    /// Takes `doubt` back.
    pub fn remove(&mut self, doubt: Doubt) {
        self.0 &= !(1 << doubt as u16);
    }

    /// Nothing could be otherwise.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// All, in the order of [`Doubt`].
    pub fn iter(self) -> impl Iterator<Item = Doubt> {
        set_bits(u64::from(self.0)).filter_map(|at| Doubt::ALL.get(at).copied())
    }
}

/// One reference as the author wrote it.
#[derive(Clone, Debug, PartialEq)]
pub struct Citation {
    /// From its first word to its last locator, signal and closing stop left out: bytes of the note's text.
    pub span: Span,
    /// How it is written.
    pub form: Form,
    /// What sort of work it seems to be.
    pub kind: Kind,
    /// What it says of the work.
    pub fields: Fields,
    /// Where each field was read (bytes of the note's text), in reading order.
    pub sites: Vec<(Field, Span)>,
    /// What it points at.
    pub locators: EcoVec<Sited<Locator>>,
    /// A leading signal: `See also`.
    pub signal: Option<Span>,
    /// `quoted in` …, if this work carries the one before.
    pub via: Option<Sited<Via>>,
    /// What it leans on.
    pub back: Option<Back>,
    /// What makes a volume of a printed series of documents known, however it is written: the series, its
    /// years, the volume.
    pub series_key: Option<EcoString>,
    /// A name given for later use: `(hereafter RGANI)`.
    pub hereafter: Option<Sited<EcoString>>,
    /// What the file itself knows the work by, where it marks these words as its citation.
    pub given: Option<Box<GivenId>>,
    /// What could be otherwise.
    pub doubts: Doubts,
    /// What speaks for the reading and against it.
    pub evidence: super::Evidence,
    /// The chance that every field of it is right, 0 to 1: from the evidence, by `grammars/weights.toml`.
    pub confidence: f32,
}

impl Citation {
    /// A citation that says `fields` of a work, and nothing else: no words of a note, no doubts.
    pub fn saying(fields: Fields, kind: Kind, form: Form) -> Citation {
        Citation {
            span: Span::default(),
            form,
            kind,
            fields,
            sites: Vec::new(),
            locators: EcoVec::new(),
            signal: None,
            via: None,
            back: None,
            series_key: None,
            hereafter: None,
            given: None,
            doubts: Doubts::default(),
            evidence: super::Evidence::default(),
            confidence: 1.0,
        }
    }

    /// True if `doubt` was noted.
    pub fn doubts(&self, doubt: Doubt) -> bool {
        self.doubts.has(doubt)
    }
}

/// A stretch of a note and what it is. Pieces have lengths, not places: they tile the note.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Bytes.
    pub len: u32,
    /// What they are.
    pub part: Part,
}

/// What a piece of a note is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The author speaking.
    Prose,
    /// Punctuation, spaces and labels inside a citation: `, ed. `.
    Separator,
    /// See, Cf.
    Signal,
    /// quoted in.
    Via,
    /// Ibid., op. cit.
    Back,
    /// A value that citation `of` kept.
    Field {
        /// Which of the note's citations.
        of: u16,
        /// Which field.
        is: Field,
    },
    /// A locator of citation `of`.
    Locator {
        /// Which of the note's citations.
        of: u16,
        /// Its unit.
        unit: Unit,
    },
}

/// What the grammar hands on: the pieces of a note, and its citations.
#[derive(Clone, Debug, PartialEq)]
pub struct ReadNote {
    /// Which note.
    pub note: NoteId,
    /// Pieces that tile the note's text: their lengths sum to its length.
    pub pieces: Vec<Piece>,
    /// Citations in reading order.
    pub citations: Vec<Citation>,
    /// Places (bytes of the note's text) of words that look citable and were not read.
    pub unread: Vec<Span>,
}
