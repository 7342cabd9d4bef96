//! What a reading has that speaks for it or against it.

macro_rules! signs {
    ($($(#[doc = $doc:literal])+ $sign:ident $name:literal)*) => {
        /// Something about a reading that makes it surer or less sure. `grammars/weights.toml` says by how much.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Sign {
            $($(#[doc = $doc])+ $sign,)*
        }

        impl Sign {
            /// All of them.
            pub const ALL: &[Sign] = &[$(Sign::$sign),*];

            /// The name in `weights.toml` and in output.
            pub fn name(self) -> &'static str {
                match self {
                    $(Sign::$sign => $name,)*
                }
            }
        }
    };
}

signs! {
    /// Facts of publication: place, publisher, year.
    Imprint "imprint"
    /// A date of its own.
    Dated "dated"
    /// Volume, number or pages as journals are cited.
    Journal "journal"
    /// A title in quotation marks.
    Quoted "quoted"
    /// A title in italics.
    Slanted "slanted"
    /// An author with given names or initials.
    FullName "full_name"
    /// An author.
    Author "author"
    /// A locator with its label, or after a volume.
    Labelled "labelled"
    /// A bare number as locator.
    Numbered "numbered"
    /// Steps of an archival place.
    Steps "steps"
    /// A repository of the registry.
    Repository "repository"
    /// A role: ed., trans.
    Role "role"
    /// `in` before the host.
    Host "host"
    /// Ibid. and its like.
    Back "back"
    /// A word that names the sort of work: thesis, hearing, interview.
    Genre "genre"
    /// A web address or DOI.
    Url "url"
    /// It ends where a citation ends.
    Closed "closed"
    /// A capitalised phrase and nothing else.
    BareName "bare_name"
    /// The pages may be the work's own or those pointed at.
    PagesOrLocator "pages_or_locator"
    /// The comma before the series may belong to the title.
    TitleOrSeries "title_or_series"
    /// Place or publisher.
    PlaceOrPublisher "place_or_publisher"
    /// Its start inside a sentence was guessed.
    StartGuessed "start_guessed"
    /// The author was taken from the sentence before.
    AuthorFromSentence "author_from_sentence"
    /// Any other doubt.
    OtherDoubt "other_doubt"
    /// No author and no editor.
    Nobody "nobody"
    /// Two authors or more.
    Several "several"
    /// No title, no periodical, no archive.
    Untitled "untitled"
    /// A title of more than sixteen words.
    LongTitle "long_title"
    /// A comma in the title.
    CommaInTitle "comma_in_title"
    /// A stop between words of the title.
    StopInTitle "stop_in_title"
    /// A word in the title or the host's that marks another field: ed., vol., 2nd ed., p.
    MarkInTitle "mark_in_title"
    /// A number at the end of the title.
    NumberEndsTitle "number_ends_title"
    /// Facts of publication without a publisher.
    NoPublisher "no_publisher"
    /// Facts of publication whose place is in no list.
    UnknownPlace "unknown_place"
    /// A part of a book without its editor.
    HostAlone "host_alone"
    /// An article without volume, number and day.
    Unnumbered "unnumbered"
    /// A name of the periodical with a comma or a stop in it.
    MarkInJournal "mark_in_journal"
    /// A series.
    Series "series"
    /// One word of the citation belongs to no field.
    WordLeft "word_left"
    /// Three words or more belong to no field.
    WordsLeft "words_left"
    /// A web page, a report, a thesis, a film: read by fewer rules than books and articles.
    RareKind "rare_kind"
    /// A work of no sort that was told.
    NoKind "no_kind"
    /// A note in Cyrillic letters, or with `//` before a host.
    Russian "russian"
}

/// A set of signs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Evidence(u64);

impl Evidence {
    /// Adds `sign` if it is `there`.
    pub fn put(&mut self, sign: Sign, there: bool) {
        self.0 |= u64::from(there) << sign as u64;
    }

    /// True if `sign` is among them.
    pub fn has(self, sign: Sign) -> bool {
        self.0 >> sign as u64 & 1 == 1
    }

    /// Those that are there, in the order of [`Sign::ALL`].
    pub fn iter(self) -> impl Iterator<Item = Sign> {
        set_bits(self.0).filter_map(|at| Sign::ALL.get(at).copied())
    }
}

/// The places of the bits that are set, the lowest first.
pub(super) fn set_bits(mut bits: u64) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let lowest = bits.trailing_zeros();
        bits &= bits.checked_sub(1)?;
        Some(lowest as usize)
    })
}
