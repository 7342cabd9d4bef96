//! The words that a country's archives have for their units, beside those of the lexicon.
//!
//! One letter is a leaf here and a file there (`l.` in Moscow and in Riga), so these words are asked by the
//! archive's country first, and only where the country is not known by a word that no other country has.

use super::label::Mark;
use crate::grammar::input::In;
use crate::grammar::token::Kind;
use crate::lexicon::fold_into;
use crate::model::{Level, Unit};
use crate::small::Words;

/// The unit words of one or several countries that share them.
#[derive(Debug)]
pub struct Tongue {
    /// Countries, named as in the registry.
    lands: Words,
    /// Words that the names of its archives have: ends of a word, or several words.
    names: &'static [&'static str],
    /// Its words for Ibid.: who writes them cites the country's own archives.
    again: &'static [&'static str],
    /// Folded words, the pieces of a form divided by one space, and what they announce.
    words: &'static [(&'static str, Mark)],
}

/// Countries by the layout of their archives.
struct Layout {
    /// By fond, opis and file.
    fond: Words,
    /// By fonds that are a number without a word.
    number: Words,
    /// By signatures.
    signature: Words,
    /// By series and item.
    series: Words,
    /// By collection and bundle.
    bundle: Words,
    /// With the unit's word behind its number.
    behind: Words,
}

/// Words in an address that name no level of it.
pub struct Marks {
    /// As `manuscripts` of `units.toml`.
    pub manuscripts: Words,
    /// As `given` of `units.toml`.
    pub given: Words,
    /// As `added` of `units.toml`.
    pub added: Words,
    /// As `division` of `units.toml`.
    pub division: Words,
    /// As `repertory` of `units.toml`.
    pub repertory: Words,
    /// As `region` of `units.toml`.
    pub region: Words,
    /// As `region_in` of `units.toml`.
    pub region_in: Words,
    /// As `named_after` of `units.toml`.
    pub named_after: Words,
    /// As `town` of `units.toml`.
    pub town: Words,
    /// As `town_in` of `units.toml`.
    pub town_in: Words,
    /// As `sections` of `units.toml`.
    pub sections: Words,
    /// As `years` of `units.toml`.
    pub years: Words,
    /// As `enclosed` of `units.toml`.
    pub enclosed: Words,
    /// As `gathered` of `units.toml`.
    pub gathered: Words,
    /// As `state` of `units.toml`.
    pub state: Words,
    /// As `codes` of `units.toml`.
    pub codes: Words,
    /// As `entries` of `units.toml`.
    pub entries: Words,
    /// As `offices` of `units.toml`.
    pub offices: Words,
    /// As `record_offices` of `units.toml`.
    pub record_offices: Words,
    /// As `houses` of `units.toml`.
    pub houses: Words,
    /// As `schools` of `units.toml`.
    pub schools: Words,
    /// As `boxes` of `units.toml`.
    pub boxes: Words,
    /// As `groups` of `units.toml`.
    pub groups: Words,
    /// As `accessions` of `units.toml`.
    pub accessions: Words,
    /// As `secrecy` of `units.toml`.
    pub secrecy: Words,
    /// As `private` of `units.toml`.
    pub private: Words,
    /// As `conversations` of `units.toml`.
    pub conversations: Words,
    /// As `sittings` of `units.toml`.
    pub sittings: Words,
    /// As `cases` of `units.toml`.
    pub cases: Words,
    /// As `diaries` of `units.toml`.
    pub diaries: Words,
    /// As `papers_small` of `units.toml`.
    pub papers_small: Words,
    /// As `paper_codes` of `units.toml`.
    pub paper_codes: Words,
    /// As `papers` of `units.toml`.
    pub papers: Words,
    /// As `papers_of` of `units.toml`.
    pub papers_of: Words,
}

// `MARKS`, `STEMS`, `rare`, `LAYOUT`, `TONGUES` and `TELLING`: `grammars/archives/units.toml`. The last are the words that show a
// tongue by themselves, before or behind a number, in their order, and its place in `TONGUES`.
include!(concat!(env!("OUT_DIR"), "/units.rs"));

impl Tongue {
    /// The tongue of a country's archives, if its words differ from the lexicon's.
    pub fn of_land(land: &str) -> Option<&'static Tongue> {
        TONGUES.iter().find(|t| t.lands.contains(land))
    }

    /// The tongues that have the word at `i` for a section of an archive: `sección colonia`.
    fn of_sections(i: In<'_>) -> impl Iterator<Item = &'static Tongue> {
        let section = |mark: &Mark| matches!(mark, Mark::Step(Level::Series | Level::Collection));
        TONGUES.iter().filter(move |t| t.read(i).is_some_and(|(mark, _)| section(&mark)))
    }

    /// The only tongue with that word, or of several (`fondo`) the one that the words behind it tell.
    pub fn of_section(i: In<'_>) -> Option<&'static Tongue> {
        let mut tongues = Tongue::of_sections(i);
        let first = tongues.next()?;
        if tongues.next().is_some() { Tongue::told(i) } else { Some(first) }
    }

    /// True if tongues have the word at `i` for a section, and none of them is that of the land.
    pub fn sections_elsewhere(i: In<'_>, land: &str) -> bool {
        let mut tongues = Tongue::of_sections(i).peekable();
        tongues.peek().is_some() && !tongues.any(|tongue| tongue.is_of(land))
    }

    /// The first of its countries.
    pub fn land(&'static self) -> &'static str {
        self.lands.iter().next().unwrap_or("")
    }

    /// True if it is that of a country.
    pub fn is_of(&self, land: &str) -> bool {
        self.lands.contains(land)
    }

    /// The tongue that a telling word within the next tokens shows.
    pub fn told(i: In<'_>) -> Option<&'static Tongue> {
        let mut word = String::new();
        let list = i.note.list.get(i.at..i.end).unwrap_or(&[]);
        let kind = |at: usize| list.get(at).map(|t| t.kind);
        for (ahead, t) in list.iter().enumerate().take(24) {
            if t.kind == Kind::Semi {
                return None;
            }
            if t.kind != Kind::Word {
                continue;
            }
            let next = kind(ahead + 1);
            let numbered = next == Some(Kind::Number)
                || next == Some(Kind::Dot) && kind(ahead + 2) == Some(Kind::Number)
                || ahead > 1 && list[ahead - 1].kind == Kind::Dot && list[ahead - 2].kind == Kind::Number
                || matches!(i.word(ahead), "exp" | "leg" | "caja");
            // `AP 20/45`: letters of a signature, not the Lithuanian `ap.`
            let letters = t.case == crate::grammar::token::Case::Upper
                && t.span.len() > 1
                && !i.is(ahead + 1, Kind::Dot);
            if numbered && !letters {
                fold_into(&mut word, i.word(ahead));
                let told = TELLING.binary_search_by_key(&word.as_str(), |(word, _)| word);
                if let Some((_, tongue)) = told.ok().and_then(|at| TELLING.get(at)) {
                    return TONGUES.get(*tongue);
                }
            }
            // `а.е. 4031`
            if next == Some(Kind::Dot)
                && kind(ahead + 3) == Some(Kind::Dot)
                && kind(ahead + 4) == Some(Kind::Number)
            {
                let (first, second) = (i.word(ahead).to_lowercase(), i.word(ahead + 2).to_lowercase());
                match (first.as_str(), second.as_str()) {
                    ("а", "е") | ("a", "e") => return Tongue::of_land("Bulgaria"),
                    ("a", "j") => return Tongue::of_land("Czech Republic"),
                    _ => {}
                }
            }
        }
        None
    }

    /// The tongue whose word for Ibid. ends before `i`: `Ebd.`, `Turpat`.
    pub fn again(i: In<'_>) -> Option<&'static Tongue> {
        let word = (i.at.saturating_sub(3)..i.at).rev().find(|at| i.note.list[*at].kind == Kind::Word)?;
        let mut folded = String::new();
        fold_into(&mut folded, i.note.word(word));
        TONGUES.iter().find(|t| t.again.contains(&folded.as_str()))
    }

    /// The tongue that the name of an archive shows: `Stadtarchiv Neuburg`, `Archivio di Stato di X`.
    pub fn named(name: &str) -> Option<&'static Tongue> {
        if !name.contains(' ') {
            return None;
        }
        let name = name.to_lowercase();
        let has = |form: &&str| {
            // Both are short: the search that needs no preparing.
            let at = memchr::memmem::find(name.as_bytes(), form.as_bytes());
            at.is_some_and(|at| {
                let after = name.get(at + form.len()..).and_then(|rest| rest.chars().next());
                after.is_none_or(|c| !c.is_alphabetic())
            })
        };
        TONGUES.iter().find(|t| t.names.iter().any(has))
    }

    /// What the word at `i` announces, and how many tokens it has (its last stop not counted); the longest
    /// form counts. Several meanings of one word come in the order of the table.
    pub fn read(&self, i: In<'_>) -> Option<(Mark, usize)> {
        let mut best: Option<(Mark, usize)> = None;
        let mut word = String::new();
        fold_into(&mut word, i.word(0));
        for (form, mark) in self.words {
            let mut pieces = form.split(' ');
            if pieces.next() != Some(word.as_str()) {
                continue;
            }
            let mut len = 1;
            let mut fits = true;
            for piece in pieces {
                if i.is(len, Kind::Dot) {
                    len += 1;
                }
                fits &= i.word(len).to_lowercase() == piece;
                len += 1;
            }
            if fits && best.is_none_or(|(_, l)| len > l) {
                best = Some((*mark, len));
            }
        }
        best
    }
}

/// Words in an address that name no level of it.
pub fn marks() -> &'static Marks {
    &MARKS
}

/// The word says of a body that it keeps records, in whatever case of its declension: `архива`, `Staatsarchiv`.
pub fn keeps_records(word: &str) -> bool {
    may_keep(word) && {
        let word = word.to_lowercase();
        STEMS.iter().any(|stem| word.contains(stem))
    }
}

/// Three letters side by side of which each stem has some: most words need not be looked at twice.
fn may_keep(word: &str) -> bool {
    let mut last = ['\0'; 3];
    word.chars().any(|c| {
        let small = if c.is_ascii() { c.to_ascii_lowercase() } else { c.to_lowercase().next().unwrap_or(c) };
        last = [last[1], last[2], small];
        rare(last)
    })
}

/// Countries whose archives are laid out by fond, opis and file; an archive of no known country may be.
pub fn by_fond(land: &str) -> bool {
    land.is_empty() || LAYOUT.fond.contains(land)
}

/// Countries whose fonds are cited by their number without a word.
pub fn numbered_fonds(land: &str) -> bool {
    LAYOUT.number.contains(land)
}

/// Countries whose archives have signatures of any letters and numbers.
pub fn by_signature(land: &str) -> bool {
    LAYOUT.signature.contains(land)
}

/// Countries whose archives have series and the items in them.
pub fn by_series(land: &str) -> bool {
    LAYOUT.series.contains(land)
}

/// Countries whose archives have collections of numbered bundles.
pub fn by_bundle(land: &str) -> bool {
    LAYOUT.bundle.contains(land)
}

/// Countries whose archives print the unit's word behind its number.
pub fn behind(land: &str) -> bool {
    LAYOUT.behind.contains(land)
}
