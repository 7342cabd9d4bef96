//! What a form of the lexicon can mean.

use super::archive::ArchiveId;
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

/// What a film or recording is on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum Medium {
    Video,
    Audio,
}

/// What a collection collects.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum Reporter {
    Case,
    Law,
    Treaty,
    /// The years of a reign: `7 & 8 Geo. 5`.
    Reign,
    /// A gazette, cited by year and number.
    Gazette,
    /// `v.` between the parties of a case.
    Versus,
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
    /// s.n., no publisher, б. и.
    NoPublisher,
    /// forthcoming, in press.
    Forthcoming,
    /// reprint, repr.
    Reprint,
    /// unpublished, typescript, mimeo, рукопись.
    Unpublished,
    /// г., гг., r. after a year.
    Year,
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
    /// The word of a document that has a recipient: letter, telegram, письмо, Schreiben.
    LetterHead,
    /// to, an, à, к, do: before the recipient of a letter.
    Addressee,
    /// from, von, de, от: before the writer of a letter.
    Sender,
    /// Hearings, Congressional Record, Cong., sess.
    GovernmentWord,
    /// interview, oral history.
    InterviewWord,
    /// the author, me: who wrote the document at hand.
    TheAuthor,
    /// review of.
    ReviewOf,
    /// introduction to, foreword to: a part of somebody's book.
    PartOf,
    /// directed by: a film.
    Director,
    /// DVD, videocassette; CD, LP.
    Medium(Medium),
    /// A word that a film company's name has: Films, Pictures, Studios.
    FilmWord,
    /// last modified, posted: before the day of a page on the web.
    Posted,
    /// blog, website, Twitter: a word of a web page's site.
    WebWord,
    /// A month, 1 to 12.
    Month(u8),
    /// Two months in one word: `avril-juin`. No form of a file: found where a note is cut into tokens.
    Months(u8, u8),
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
    /// The name of a magazine, whole, among the newspapers: New Yorker, Der Spiegel.
    Magazine,
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
    /// A Spanish given name that is not English as well: two family names may follow it.
    GivenName,
    /// A given name that one family name follows, even where three words stand: `Fernando Henrique Cardoso`.
    OtherGiven,
    /// A given name that is hardly a word of a title: Orlando, Sheila.
    FirstName,
    /// his, her, their: the author's own book.
    Own,
    /// `with` between an author and the one who helped to write.
    Along,
    /// A small word that marks a sentence of its language: `the`, `of`, `was`.
    Plain,
    /// was, has, who: a word that a sentence has, and no title that is written as one.
    Said,
    /// что, що: begins what somebody says or writes.
    Clause,
    /// -ов, -ский: letters that surnames end with.
    SurnameEnd,
    /// Version: the state of a text on the web, before its number.
    Release,
    /// The word for what a court hands down: `Judgment`, `Advisory Opinion`.
    Verdict,
    /// A company that sends programmes: `BBC`, `PBS`.
    Broadcaster,
    /// A collection of ancient texts on stone, papyrus and coins, cited by number: `CIL`, `P.Oxy.`.
    Corpus,
    /// прот., митрополит: the rank of a priest or monk, with his name.
    Clergy,
    /// mother, wife: who somebody is to whoever writes.
    Kin,
    /// same to same: a letter between those of the letter before.
    SameLetter,
    /// one, two, three: a number written as a word, behind `Part`, `Chapter`.
    Counted,
    /// MSS: behind a name, somebody's papers.
    PapersWord,
    /// pseud.: in brackets behind a name that is none.
    Pseudonym,
    /// Art., voce, hasło: before the quoted heading of an article in a work of reference.
    ArticleHead,
    /// History, Interviews, Politics: a word that ends titles, and family names only behind a given name.
    TitleNoun,
    /// ODNB, Neue Deutsche Biographie: a work of reference, whose articles are cited by their headings.
    ReferenceWork,
    /// Morgenausgabe, edición de la tarde: one of the editions of a newspaper's day, behind the day.
    DayEdition,
    /// Jahrhundert, století: behind an ordinal with its stop, which ends no sentence.
    Century,
    /// editorial, obituary: what stands in place of an author and a title before a newspaper.
    PieceHead,
    /// An author of antiquity, cited by book and chapter: Thuc., Livy, Tacitus.
    Ancient,
    /// A book of the Bible, cited by chapter and verse: Gen., Matt.
    Scripture,
    /// Patent: before its number.
    PatentWord,
    /// d., b., r.: a year of somebody's life behind it.
    LifeDate,
    /// The letters of a class of records, cited by class and piece without their archive: `FO 371/25224`.
    RecordClass,
    /// An abbreviation whose stop ends no sentence, and nothing else: U.S., etc., St.
    Abbreviation,
    /// accessed, дата обращения.
    Accessed,
    /// passim, et seq.: goes with a locator.
    Passim,
    /// A collection of cases, laws or treaties that is cited between volume and page: `347 U.S. 483`.
    Reporter(Reporter),
    /// A heading alone on its line: over a list of works (true), or over another part of a document.
    Heading(bool),
    /// Small words that hold a title together and are written small: of, the, and, der, la.
    Small,
    /// So, Thus: before a scholar's surname they lead in what he says.
    Thus,
    /// exh. cat., Ausst.-Kat., cat. exp.: says of a title that it is an exhibition's catalogue.
    Catalogue,
    /// Before the day of a document: dated, от, vom, du.
    DateWord,
    /// An agreement between states: treaty, convention, Vertrag.
    TreatyWord,
    /// Between a title and its other title: or, oder, ou, или.
    OtherTitle,
    /// An archive of the registry, by code, alias or name.
    Archive(ArchiveId),
    /// A printed series of documents that the registry knows by its code: FRUS, ДВП СССР.
    DocumentSeries(ArchiveId),
}

impl Sense {
    /// The number of its sort, whatever it carries: below 128.
    #[inline(always)]
    pub const fn sort(self) -> u8 {
        use Sense::*;
        match self {
            Ibid => 0,
            Idem => 1,
            OpCit => 2,
            LocCit => 3,
            Supra => 4,
            Infra => 5,
            Hereafter => 6,
            Signal => 7,
            Via(_) => 8,
            Editor => 9,
            Translator => 10,
            Compiler => 11,
            OtherRole => 12,
            By => 13,
            Locator(_) => 14,
            Step(_) => 15,
            Verso => 16,
            Volume => 17,
            Volumes => 18,
            Number => 19,
            Part => 20,
            Edition => 21,
            EditionWord => 22,
            Ordinal(_) => 23,
            SeriesWord => 24,
            NewSeries => 25,
            In => 26,
            And => 27,
            EtAl => 28,
            SubVerbo => 29,
            NoDate => 30,
            NoPlace => 31,
            Forthcoming => 32,
            Reprint => 33,
            Circa => 34,
            Thesis(_) => 35,
            ThesisWord => 36,
            ReportWord => 37,
            ConferenceWord => 38,
            DocumentHead => 39,
            GovernmentWord => 40,
            InterviewWord => 41,
            ReviewOf => 42,
            Month(_) | Months(..) => 43,
            Season(_) => 44,
            BodyWord => 45,
            PublisherWord => 46,
            JournalWord => 47,
            Newspaper => 48,
            ArchiveWord => 49,
            City => 50,
            State => 51,
            Particle => 52,
            Suffix => 53,
            Honorific => 54,
            Abbreviation => 55,
            Accessed => 56,
            Passim => 57,
            Small => 58,
            Archive(_) => 59,
            NoPublisher => 60,
            Unpublished => 61,
            Year => 62,
            DocumentSeries(_) => 63,
            GivenName => 64,
            TheAuthor => 80,
            PartOf => 81,
            Director => 82,
            Medium(_) => 83,
            FilmWord => 84,
            WebWord => 85,
            Magazine => 87,
            FirstName => 88,
            Own => 89,
            Along => 91,
            Plain => 94,
            Posted => 90,
            LetterHead => 65,
            Addressee => 66,
            Sender => 67,
            Heading(_) => 68,
            Reporter(_) => 69,
            OtherGiven => 70,
            TitleNoun => 71,
            PieceHead => 72,
            Ancient => 73,
            Scripture => 74,
            PatentWord => 75,
            LifeDate => 77,
            OtherTitle => 78,
            TreatyWord => 79,
            RecordClass => 76,
            DateWord => 86,
            Thus => 92,
            Catalogue => 93,
            Said => 95,
            SameLetter => 96,
            Counted => 97,
            ArticleHead => 98,
            Pseudonym => 99,
            PapersWord => 100,
            Century => 101,
            DayEdition => 102,
            ReferenceWork => 103,
            Clause => 104,
            SurnameEnd => 105,
            Release => 106,
            Verdict => 107,
            Broadcaster => 108,
            Corpus => 109,
            Clergy => 110,
            Kin => 111,
        }
    }

    /// The sense of a table and key of a lexicon file.
    pub(super) fn named(table: &str, key: &str) -> Option<Sense> {
        Some(match table {
            "ibid" => Sense::Ibid,
            "idem" => Sense::Idem,
            "opcit" => Sense::OpCit,
            "loccit" => Sense::LocCit,
            "supra" => Sense::Supra,
            "infra" => Sense::Infra,
            "hereafter" => Sense::Hereafter,
            "signal" => Sense::Signal,
            "thus" => Sense::Thus,
            "catalogue" => Sense::Catalogue,
            "via" => Sense::Via(match key {
                "quoted" => Via::Quoted,
                "cited" => Via::Cited,
                "reprinted" => Via::Reprinted,
                _ => return None,
            }),
            "editor" => Sense::Editor,
            "translator" => Sense::Translator,
            "compiler" => Sense::Compiler,
            "other_role" => Sense::OtherRole,
            "by" => Sense::By,
            "locator" => Sense::Locator(Unit::ALL.into_iter().find(|u| u.name() == key)?),
            "step" => Sense::Step(Level::ALL.into_iter().find(|l| l.name() == key)?),
            "verso" => Sense::Verso,
            "volume" => Sense::Volume,
            "volumes" => Sense::Volumes,
            "number" => Sense::Number,
            "part" => Sense::Part,
            "edition" => Sense::Edition,
            "edition_word" => Sense::EditionWord,
            "ordinal" => Sense::Ordinal(key.parse().ok()?),
            "series_word" => Sense::SeriesWord,
            "new_series" => Sense::NewSeries,
            "in" => Sense::In,
            "and" => Sense::And,
            "et_al" => Sense::EtAl,
            "sub_verbo" => Sense::SubVerbo,
            "no_date" => Sense::NoDate,
            "no_place" => Sense::NoPlace,
            "no_publisher" => Sense::NoPublisher,
            "forthcoming" => Sense::Forthcoming,
            "reprint" => Sense::Reprint,
            "unpublished" => Sense::Unpublished,
            "circa" => Sense::Circa,
            "year" => Sense::Year,
            "thesis" => Sense::Thesis(match key {
                "phd" => Thesis::Phd,
                "doctoral" => Thesis::Doctoral,
                "candidate" => Thesis::Candidate,
                "master" => Thesis::Master,
                "bachelor" => Thesis::Bachelor,
                "autoref" => Thesis::Autoref,
                _ => return None,
            }),
            "thesis_word" => Sense::ThesisWord,
            "report_word" => Sense::ReportWord,
            "conference_word" => Sense::ConferenceWord,
            "document_head" => Sense::DocumentHead,
            "letter_head" => Sense::LetterHead,
            "addressee" => Sense::Addressee,
            "sender" => Sense::Sender,
            "government_word" => Sense::GovernmentWord,
            "interview_word" => Sense::InterviewWord,
            "the_author" => Sense::TheAuthor,
            "review_of" => Sense::ReviewOf,
            "part_of" => Sense::PartOf,
            "director" => Sense::Director,
            "medium" => Sense::Medium(match key {
                "video" => Medium::Video,
                "audio" => Medium::Audio,
                _ => return None,
            }),
            "film_word" => Sense::FilmWord,
            "posted" => Sense::Posted,
            "web_word" => Sense::WebWord,
            "month" => Sense::Month(key.parse().ok()?),
            "season" => Sense::Season(match key {
                "spring" => 21,
                "summer" => 22,
                "autumn" => 23,
                "winter" => 24,
                _ => return None,
            }),
            "body_word" => Sense::BodyWord,
            "publisher_word" => Sense::PublisherWord,
            "journal_word" => Sense::JournalWord,
            "newspaper" => Sense::Newspaper,
            "magazine" => Sense::Magazine,
            "archive_word" => Sense::ArchiveWord,
            "city" => Sense::City,
            "state" => Sense::State,
            "particle" => Sense::Particle,
            "suffix" => Sense::Suffix,
            "other_given" => Sense::OtherGiven,
            "honorific" => Sense::Honorific,
            "given_name" => Sense::GivenName,
            "first_name" => Sense::FirstName,
            "own" => Sense::Own,
            "along" => Sense::Along,
            "plain" => Sense::Plain,
            "said" => Sense::Said,
            "clause" => Sense::Clause,
            "surname_end" => Sense::SurnameEnd,
            "release" => Sense::Release,
            "verdict" => Sense::Verdict,
            "broadcaster" => Sense::Broadcaster,
            "corpus" => Sense::Corpus,
            "clergy" => Sense::Clergy,
            "kin" => Sense::Kin,
            "same_letter" => Sense::SameLetter,
            "counted" => Sense::Counted,
            "century" => Sense::Century,
            "day_edition" => Sense::DayEdition,
            "reference_work" => Sense::ReferenceWork,
            "article_head" => Sense::ArticleHead,
            "papers_word" => Sense::PapersWord,
            "pseudonym" => Sense::Pseudonym,
            "title_noun" => Sense::TitleNoun,
            "piece_head" => Sense::PieceHead,
            "ancient" => Sense::Ancient,
            "scripture" => Sense::Scripture,
            "patent_word" => Sense::PatentWord,
            "life_date" => Sense::LifeDate,
            "record_class" => Sense::RecordClass,
            "abbreviation" => Sense::Abbreviation,
            "accessed" => Sense::Accessed,
            "passim" => Sense::Passim,
            "small" => Sense::Small,
            "date_word" => Sense::DateWord,
            "treaty_word" => Sense::TreatyWord,
            "other_title" => Sense::OtherTitle,
            "reporter" => Sense::Reporter(match key {
                "case" => Reporter::Case,
                "law" => Reporter::Law,
                "treaty" => Reporter::Treaty,
                "reign" => Reporter::Reign,
                "gazette" => Reporter::Gazette,
                "versus" => Reporter::Versus,
                _ => return None,
            }),
            "heading" => Sense::Heading(key == "list"),
            _ => return None,
        })
    }
}
