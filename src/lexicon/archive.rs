//! The registry of archives.

use super::file::ArchiveRow;
use super::fold::{fold, words};
use super::sense::Sense;
use super::words::Lexicon;

/// Which archive: an index of the registry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ArchiveId(pub u16);

/// What has become of an archive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Status {
    Current,
    Former,
    Collection,
    Publication,
    Generic,
    Agency,
}

/// What the registry knows of an archive.
#[derive(Clone, Copy, Debug)]
pub struct Archive {
    /// The Latin code as English works print it: `RGANI`.
    pub code: &'static str,
    /// The code in its own script: `РГАНИ`; empty for Latin-script countries.
    pub code_native: &'static str,
    /// Its status.
    pub status: Status,
    /// Other spellings.
    pub aliases: &'static [&'static str],
    /// Spellings that mean too much else to be looked for in notes: `HI` of the Hoover Institution.
    pub seldom: &'static [&'static str],
    /// The name in its own language and script.
    pub name: &'static str,
    /// The name transliterated.
    pub name_transliterated: &'static str,
    /// The name in English.
    pub name_english: &'static str,
    /// The seat.
    pub city: &'static str,
    /// The country.
    pub country: &'static str,
    /// Predecessors with years, as text.
    pub predecessors: &'static str,
    /// The code of the archive that has its holdings now; empty if it exists.
    pub successor: &'static str,
    /// Its levels, outermost first: `fond>opis>delo>list`.
    pub scheme: &'static str,
    /// What to know when it is cited: other bodies of the same code, ways of numbering.
    pub note: &'static str,
}

impl Status {
    /// The status of that name in a lexicon file.
    pub(super) fn named(name: &str) -> Option<Status> {
        Some(match name {
            "current" => Status::Current,
            "former" => Status::Former,
            "collection" => Status::Collection,
            "publication" => Status::Publication,
            "generic" => Status::Generic,
            "agency" => Status::Agency,
            _ => return None,
        })
    }
}

impl Archive {
    /// The code as it is printed: `BAR (Columbia)` is printed `BAR`.
    pub fn siglum(&self) -> &'static str {
        super::spell::without_gloss(self.code)
    }

    /// From a user's file. Its texts are kept for the life of the program.
    pub(super) fn from_row(row: ArchiveRow) -> Archive {
        Archive {
            code: row.code.leak(),
            code_native: row.native.leak(),
            status: Status::named(&row.status).unwrap_or(Status::Current),
            aliases: leaked(row.aliases),
            seldom: leaked(row.seldom),
            name: row.name.leak(),
            name_transliterated: row.transliterated.leak(),
            name_english: row.english.leak(),
            city: row.city.leak(),
            country: row.country.leak(),
            predecessors: row.predecessors.leak(),
            successor: row.successor.leak(),
            scheme: row.scheme.leak(),
            note: row.note.leak(),
        }
    }
}

impl Lexicon {
    /// What the registry knows of an archive; an empty record for an id of another lexicon.
    pub fn archive(&self, id: ArchiveId) -> &Archive {
        self.archives().get(usize::from(id.0)).unwrap_or(&UNKNOWN)
    }

    /// The archives that `text` names: a code, another spelling or a name, in any alphabet, with or without
    /// stops and spaces. Those of that very code come first; then by the registry's order.
    ///
    /// If nothing has that name, a country or ministry at its end (`RF`, `MID`) is left off and it is tried
    /// again; then archives come in whose English name has all the words.
    pub fn find_archive(&self, text: &str) -> Vec<ArchiveId> {
        let mut asked: Vec<String> = words(text).map(fold).filter(|w| !w.is_empty()).collect();
        if asked.is_empty() {
            return Vec::new();
        }
        let all = asked.clone();
        loop {
            let found = self.spelt(&asked.concat());
            if !found.is_empty() {
                return found;
            }
            match asked.pop() {
                Some(tail) if TAILS.contains(&tail.as_str()) && !asked.is_empty() => {}
                _ => break,
            }
        }
        (0..)
            .zip(self.archives())
            .filter(|(_, archive)| {
                let name: Vec<String> =
                    words(archive.name_english).chain(words(archive.city)).map(fold).collect();
                all.iter().all(|w| name.contains(w))
            })
            .map(|(id, _)| ArchiveId(id))
            .collect()
    }

    /// The archive that has just this name, a code or any of its spellings; the first, if several have it.
    pub fn archive_named(&self, name: &str) -> Option<ArchiveId> {
        self.spelt(&words(name).map(fold).collect::<String>()).into_iter().next()
    }

    /// The archives with the spelling `key` (folded, without spaces): those of that code first.
    fn spelt(&self, key: &str) -> Vec<ArchiveId> {
        // Most spellings are told from it by their first word.
        let is_key = |text: &str| {
            let mut rest = Some(key);
            for word in words(text) {
                rest = rest.and_then(|rest| rest.strip_prefix(fold(word).as_str()));
                if rest.is_none() {
                    break;
                }
            }
            rest == Some("")
        };
        let codes = (0..).zip(self.archives()).filter_map(|(id, a)| {
            if is_key(a.siglum()) || is_key(a.code_native) {
                Some((false, ArchiveId(id)))
            } else {
                // A name of one word is too common to be looked for in notes, but may be asked for.
                let names = [a.name, a.name_transliterated, a.name_english];
                let mut spellings = a.aliases.iter().chain(a.seldom).chain(&names);
                let whole = |text: &str| is_key(text) || is_key(super::spell::without_gloss(text));
                spellings.any(|text| !text.is_empty() && whole(text)).then_some((true, ArchiveId(id)))
            }
        });
        let names = self.all().filter(|(first, _)| key.starts_with(first)).filter_map(|(first, form)| {
            let (Sense::Archive(id) | Sense::DocumentSeries(id)) = form.sense else { return None };
            let rest = form.rest.split(' ').flat_map(str::chars);
            first.chars().chain(rest).eq(key.chars()).then_some((true, id))
        });
        let mut found: Vec<(bool, ArchiveId)> = codes.chain(names).collect();
        found.sort_unstable();
        let mut ids: Vec<ArchiveId> = Vec::with_capacity(found.len());
        for (_, id) in found {
            if !ids.contains(&id) {
                ids.push(id);
            }
        }
        ids
    }

    /// The archive that has the holdings of `id` now: itself, or the last of its successors.
    pub fn modern(&self, id: ArchiveId) -> ArchiveId {
        let mut now = id;
        // No chain of the registry is longer; a user's file could make a circle.
        for _ in 0..8 {
            let successor = self.archive(now).successor;
            if successor.is_empty() {
                break;
            }
            let next = (0..).zip(self.archives()).find(|(_, a)| a.code == successor);
            match next.map(|(n, _)| ArchiveId(n)) {
                Some(next) => now = next,
                None => break,
            }
        }
        now
    }
}

/// Texts of a user's file, kept for the life of the program.
fn leaked(texts: Vec<String>) -> &'static [&'static str] {
    texts.into_iter().map(|text| &*text.leak()).collect::<Vec<&'static str>>().leak()
}

/// Answers for an id that is of no archive.
static UNKNOWN: Archive = Archive {
    code: "",
    code_native: "",
    status: Status::Generic,
    aliases: &[],
    seldom: &[],
    name: "",
    name_transliterated: "",
    name_english: "",
    city: "",
    country: "",
    predecessors: "",
    successor: "",
    scheme: "",
    note: "",
};

/// What may follow an archive's code and adds nothing to it.
const TAILS: [&str; 16] = [
    "mid",
    "rf",
    "rk",
    "sssr",
    "ukrainy",
    "rossii",
    "ukraine",
    "russia",
    "ussr",
    "мид",
    "рф",
    "рк",
    "ссср",
    "украины",
    "україни",
    "россии",
];

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(text: &str) -> Vec<&'static str> {
        let words = Lexicon::builtin();
        words.find_archive(text).into_iter().map(|id| words.archive(id).code).collect()
    }

    #[test]
    fn an_archive_is_found_in_every_script_and_spelling() {
        for (asked, code) in [
            ("RGANI", "RGANI"),
            ("rgani", "RGANI"),
            ("РГАНИ", "RGANI"),
            ("Р.Г.А.Н.И.", "RGANI"),
            ("РГАHИ", "RGANI"),
            ("Российский государственный архив новейшей истории", "RGANI"),
            ("Rossiiskii gosudarstvennyi arkhiv noveishei istorii", "RGANI"),
            ("Rossiyskiy gosudarstvennyy arkhiv noveyshey istorii", "RGANI"),
            ("Rossijskij gosudarstvennyj arhiv novejšej istorii", "RGANI"),
            ("Russian State Archive of Contemporary History", "RGANI"),
            ("AVP RF", "AVPRF"),
            ("AVP-RF", "AVPRF"),
            ("Riksarkivet", "RA"),
            ("Национальный архив Республики Саха (Якутия)", "NA RS(Ya)"),
            ("AVPRF MID", "AVPRF"),
            ("АВП РФ", "AVPRF"),
            ("Archive of Foreign Policy of the Russian Federation", "AVPRF"),
            ("CChSD", "TsKhSD"),
            ("РЦХИДНИ", "RTsKhIDNI"),
            ("TsAMO RF", "TsAMO"),
            ("ЦДАГО України", "TsDAHOU"),
            ("TsDAHO Ukrainy", "TsDAHOU"),
            ("Tsentralnyi derzhavnyi arkhiv hromadskykh obiednan Ukrainy", "TsDAHOU"),
            ("Hoover Institution Archives", "HIA"),
            ("Library of Congress", "LOC"),
            ("National Archives and Records Administration", "NARA"),
            ("The National Archives", "TNA"),
            ("Kennedy Library", "JFKL"),
            ("Archiwum Akt Nowych", "AAN"),
            ("Magyar Országos Levéltár", "MNL OL"),
            ("FRUS", "FRUS"),
            ("Fond 89", "Fond 89"),
            ("Volkogonov", "Volkogonov"),
        ] {
            assert_eq!(codes(asked).first(), Some(&code), "{asked}: {:?}", codes(asked));
        }
        assert!(codes("AGN").len() > 3, "a code of many archives gives them all");
        assert!(codes("contemporary history moscow").contains(&"RGANI"));
        assert!(codes("no such archive").is_empty());
        assert!(codes("").is_empty());
    }

    #[test]
    fn a_former_archive_leads_to_that_of_today() {
        let words = Lexicon::builtin();
        let modern = |code| {
            let id = words.find_archive(code).into_iter().next().expect("it is known");
            words.archive(words.modern(id)).code
        };
        assert_eq!(modern("TsPA IML"), "RGASPI");
        assert_eq!(modern("РЦХИДНИ"), "RGASPI");
        assert_eq!(modern("ЦХСД"), "RGANI");
        assert_eq!(modern("PRO"), "TNA");
        assert_eq!(modern("GARF"), "GARF");
        for id in (0..).map(ArchiveId).take(words.archives().len()) {
            let archive = words.archive(words.modern(id));
            assert!(archive.successor.is_empty(), "{} leads nowhere", words.archive(id).code);
        }
    }

    #[test]
    fn no_two_archives_have_one_code() {
        let mut codes: Vec<&str> = Lexicon::builtin().archives().iter().map(|a| a.code).collect();
        codes.sort_unstable();
        let doubled: Vec<_> = codes.windows(2).filter(|w| w[0] == w[1]).collect();
        assert!(doubled.is_empty(), "{doubled:?}");
    }
}
