//! The table of forms.

use crate::lexicon::ArchiveId;
use crate::model::{Level, Unit, Via};

/// The sort of thesis a word names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum Thesis {
    Phd,
    Doctoral,
    Candidate,
    Master,
    Bachelor,
    Autoref,
}

/// What a form can mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Sense {
    /// Ibid., Там же, Ebd.
    Ibid,
    /// Idem, Ders., Он же.
    Idem,
    /// op. cit., Указ. соч., a. a. O.
    OpCit,
    /// loc. cit.
    LocCit,
    /// supra, above (a note above).
    Supra,
    /// infra, below.
    Infra,
    /// hereafter, далее, im Folgenden.
    Hereafter,
    /// See, Cf., for example: leads a citation and belongs to none.
    Signal,
    /// Leads a citation that carries the one before: quoted in, Цит. по.
    Via(Via),
    /// ed., eds., edited by, под ред., Hg.
    Editor,
    /// trans., translated by, пер.
    Translator,
    /// comp., сост.: an editor in BibLaTeX's sense.
    Compiler,
    /// introduction, foreword, afterword by, commentary, annotations, revised: a name that is no field here.
    OtherRole,
    /// with a name after it: `by`, `von`, `par` after a role word.
    By,
    /// p., pp., С., vol. (when it points), chap. …
    Locator(Unit),
    /// f., op., d., box, folder: a step of a place in an archive.
    Step(Level),
    /// ob., v., verso, recto after a leaf.
    Verso,
    /// vol., Т., Bd.: the volume of a work or journal.
    Volume,
    /// vols.: how many volumes.
    Volumes,
    /// no., №, nr, H., Вып.: the number in a journal or series.
    Number,
    /// Part of a work or volume: pt., Ч.
    Part,
    /// ed., edn, изд., Aufl. after an ordinal.
    Edition,
    /// revised, expanded: words that go with an edition.
    EditionWord,
    /// An ordinal written as a word: second, 2-е is not here.
    Ordinal(u8),
    /// Series, Studies in, Library: a word that marks the name of a series.
    SeriesWord,
    /// n.s., 3rd ser.
    NewSeries,
    /// in, в, en, dans before the host of a part.
    In,
    /// and, &, и, und, y, et.
    And,
    /// et al., и др., u. a.
    EtAl,
    /// s.v.
    SubVerbo,
    /// n.d., б. д., s.a.
    NoDate,
    /// n.p., s.l., б. м.
    NoPlace,
    /// forthcoming, in press.
    Forthcoming,
    /// reprint, repr.
    Reprint,
    /// ca., c., около.
    Circa,
    /// A word of a thesis: PhD diss., канд. дис.
    Thesis(Thesis),
    /// dissertation, thesis alone.
    ThesisWord,
    /// Working Paper, Occasional Paper, Report: a numbered report.
    ReportWord,
    /// paper presented at, lecture.
    ConferenceWord,
    /// Letter, Memorandum, Telegram, Записка: heads of a description of a document.
    DocumentHead,
    /// Hearings, Congressional Record, Cong., sess.
    GovernmentWord,
    /// interview, oral history.
    InterviewWord,
    /// review of.
    ReviewOf,
    /// A month, 1 to 12.
    Month(u8),
    /// A season as EDTF: 21 spring to 24 winter.
    Season(u8),
    /// A unit that a body's name has: University, Committee, Министерство.
    BodyWord,
    /// A word that a publisher's name has: Press, Verlag, изд-во.
    PublisherWord,
    /// A word that a journal's or newspaper's name has: Journal, Review, Вестник.
    JournalWord,
    /// The name of a newspaper or magazine, whole: Pravda, New York Times.
    Newspaper,
    /// An archive, a library's collections: a word of an archive's name (Archive, Papers, Collection).
    ArchiveWord,
    /// A city or place of publication, whole: New York, М., СПб.
    City,
    /// A state or country after a city: MA, Calif., D.C.
    State,
    /// A particle of a name: de, von, van der.
    Particle,
    /// Jr., III.
    Suffix,
    /// A title before a name: Maj. Gen., Patriarch, Rev.
    Honorific,
    /// An abbreviation whose stop ends no sentence, and nothing else: U.S., etc., St.
    Abbreviation,
    /// accessed, дата обращения.
    Accessed,
    /// passim, et seq.: goes with a locator.
    Passim,
    /// Small words that hold a title together and are written small: of, the, and, der, la.
    Small,
    /// An archive of the registry, by code, alias or name.
    Archive(ArchiveId),
}

/// A form that begins with a given word.
#[derive(Clone, Copy, Debug)]
pub struct Form {
    /// The folded words after the first, joined by one space; empty for a form of one word.
    pub rest: &'static str,
    /// What it can mean.
    pub sense: Sense,
    /// The language, as in `lexicon.csv`; `mul` for any.
    pub lang: &'static str,
}

/// The forms of `grammars/`, ready for look-up.
pub struct Lexicon {}

impl Lexicon {
    /// The forms and archives that come with the program; made ready on first use.
    pub fn builtin() -> &'static Lexicon {
        static BUILTIN: Lexicon = Lexicon {};
        &BUILTIN
    }

    /// Every form that begins with `first` (already folded), longest first. Empty for an unknown word.
    pub fn forms(&self, first: &str) -> &[Form] {
        let _ = first;
        &[]
    }

    /// What the registry knows of an archive.
    pub fn archive(&self, id: ArchiveId) -> &crate::lexicon::Archive {
        let _ = id;
        unimplemented!()
    }
}
