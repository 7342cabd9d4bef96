//! The table of forms.

use super::archive::{Archive, ArchiveId};
use super::file::{self, Meaning};
use super::index::{Forms, Group, Quick};
use super::pack::{ARCHIVES, Entry, SERIES, asks};
use super::sense::Sense;
use super::table::{self, Table};
use crate::error::Error;
use crate::hash;
use crate::letter;
use std::ops::Range;
use std::sync::OnceLock;

/// A form that begins with a given word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Form {
    /// The folded words after the first, joined by one space; empty for a form of one word.
    pub rest: &'static str,
    /// What it can mean.
    pub sense: Sense,
    /// The language, as in `lexicon.csv`; `mul` for any, or for several that share the form.
    pub lang: &'static str,
    /// An abbreviation (one word, or initials): counts only if its last word is printed with a stop, or if a
    /// number follows.
    pub dot: bool,
    /// Counts only if its first word is printed with a capital: `Pravda`, German `Bd.`, `М.`
    pub capital: bool,
    /// Counts only if its first word is printed with two capitals at least: `RGANI`, `NSC`, `MA`.
    pub code: bool,
    /// Counts only if it is printed without a capital: `y` between names, where `Y.` is an initial.
    pub small: bool,
}

/// The capitals of a printed word, which a form may ask for or forbid.
#[derive(Clone, Copy, Debug)]
pub struct Capitals {
    /// It begins with one.
    pub first: bool,
    /// It has two at least.
    pub two: bool,
}

impl Capitals {
    /// Those of `word`.
    pub fn of(word: &str) -> Capitals {
        let mut letters = word.chars();
        let first = letters.next().is_some_and(letter::is_upper);
        // Most words have none behind their first letter.
        let wanted = if first { 0 } else { 1 };
        Capitals { first, two: letters.filter(|c| letter::is_upper(*c)).nth(wanted).is_some() }
    }
}

impl Form {
    /// True if its first word, printed with these capitals, has those that the form asks for.
    pub fn fits(&self, printed: Capitals) -> bool {
        (!self.capital || printed.first) && (!self.code || printed.two) && !(self.small && printed.first)
    }
}

/// The forms of `grammars/`, and those of a user's files, ready for look-up.
#[derive(Debug)]
pub struct Lexicon {
    table: Table,
    /// By their number, and their sorts.
    senses: Vec<(Sense, u8)>,
    archives: Vec<Archive>,
}

impl Lexicon {
    /// The forms and archives that come with the program; made ready on first use.
    pub fn builtin() -> &'static Lexicon {
        static BUILTIN: OnceLock<Lexicon> = OnceLock::new();
        BUILTIN.get_or_init(|| Lexicon::new(Table::builtin(), table::archives()))
    }

    /// The built-in lexicon with a user's files laid over it: pairs of a file's name and its text. Their
    /// words are added; an archive takes the place of the built-in one with the same code and name.
    ///
    /// # Errors
    /// [`Error::Lexicon`] with the file and line if one cannot be read.
    pub fn with(files: &[(&str, &str)]) -> Result<Lexicon, Error> {
        let mut rows = Vec::new();
        let mut archives = table::archives();
        let mut successors = Vec::new();
        for (name, text) in files {
            let fault = |line, message| Error::Lexicon { file: (*name).to_owned(), line, message };
            let read = file::read(text, 0).map_err(|f| fault(f.line, f.message))?;
            let mut ids = Vec::with_capacity(read.archives.len());
            for row in read.archives {
                if !row.successor.is_empty() {
                    successors.push((row.successor.clone(), *name, row.line));
                }
                let archive = Archive::from_row(row);
                let known =
                    archives.iter().position(|a| a.code == archive.code && a.country == archive.country);
                let id = known.unwrap_or(archives.len());
                match archives.get_mut(id) {
                    Some(old) => *old = archive,
                    None => archives.push(archive),
                }
                ids.push(u16::try_from(id).map_err(|_| fault(1, "too many archives".to_owned()))?);
            }
            for mut row in file::arrange(read.rows) {
                let long = [&row.first, &row.rest, &row.lang].iter().any(|s| u16::try_from(s.len()).is_err());
                if long {
                    return Err(fault(1, "a form has more than 65,535 bytes".to_owned()));
                }
                let id = |n: u16| ids.get(usize::from(n)).copied();
                row.meaning = match row.meaning {
                    Meaning::Name(_) => row.meaning,
                    Meaning::Archive(n) => id(n).map_or(row.meaning, Meaning::Archive),
                    Meaning::Series(n) => id(n).map_or(row.meaning, Meaning::Series),
                };
                rows.push(row);
            }
        }
        for (code, name, line) in successors {
            if !archives.iter().any(|a| a.code == code) {
                let message = format!("no archive has the code `{code}`, which is named as successor");
                return Err(Error::Lexicon { file: name.to_owned(), line, message });
            }
        }
        // The user's come first: sorting keeps their order.
        let mut entries: Vec<Entry> = rows.iter().map(Entry::of).collect();
        for entry in Table::builtin().entries() {
            entries.push(entry);
        }
        entries.sort_by(|a, b| {
            let words = |e: &Entry| e.rest.split(' ').filter(|w| !w.is_empty()).count();
            a.first.cmp(b.first).then_with(|| words(b).cmp(&words(a))).then_with(|| a.rest.cmp(b.rest))
        });
        entries.dedup();
        let table = Table::of(&entries).map_err(|_| Error::Lexicon {
            file: files.first().map_or("", |(name, _)| name).to_owned(),
            line: 1,
            message: "too many words".to_owned(),
        })?;
        Ok(Lexicon::new(table, archives))
    }

    fn new(table: Table, archives: Vec<Archive>) -> Lexicon {
        let sense = |(table, key): (&str, &str)| Sense::named(table, key).unwrap_or(Sense::Abbreviation);
        let senses = file::names().map(sense).map(|sense| (sense, sense.sort())).collect();
        Lexicon { table, senses, archives }
    }

    /// The forms that are `word` (already folded) and no other. None for an unknown word.
    pub fn alone<'l>(&'l self, word: &str) -> impl Iterator<Item = Form> + Clone + use<'l> {
        self.forms_of(word, Group::alone)
    }

    /// Every form that begins with `first` (already folded), longest first. None for an unknown word.
    pub fn forms<'l>(&'l self, first: &str) -> impl Iterator<Item = Form> + Clone + use<'l> {
        self.forms_of(first, Group::all)
    }

    fn forms_of<'l>(
        &'l self,
        first: &str,
        numbers: fn(&Group) -> Range<usize>,
    ) -> impl Iterator<Item = Form> + Clone + use<'l> {
        let group = self.place(hash::word(first.as_bytes())).and_then(|place| self.group(place));
        let numbers = group.map_or(0..0, |group| numbers(&group));
        self.table.entries_of(numbers).map(|entry| self.form(&entry))
    }

    /// Where the forms are that begin with the word of this hash ([`hash::word`]); `None` for an unknown word.
    pub fn place(&self, first: u64) -> Option<u32> {
        self.table.index.place(first)
    }

    /// Those forms.
    pub fn group(&self, place: u32) -> Option<Group> {
        self.table.index.group(place)
    }

    /// Its forms of several words that the words with the hashes `second` and `third` can go on: the longest first, and those
    /// of two words.
    pub fn several(&self, group: &Group, second: u64, third: impl Fn() -> u64) -> [Forms; 2] {
        self.table.index.several(group, second, third)
    }

    /// Its forms of one word.
    pub fn single(&self, group: &Group) -> Forms {
        self.table.index.single(group)
    }

    /// The words behind its first of a form.
    pub fn rest(&self, form: Quick) -> &'static str {
        self.table.rest(form.number())
    }

    /// What a [meaning](Quick::meaning) is, and its [sort](Sense::sort).
    pub fn sense(&self, meaning: u16) -> (Sense, u8) {
        let archive = match meaning {
            SERIES.. => Sense::DocumentSeries(ArchiveId(meaning & !SERIES)),
            ARCHIVES.. => Sense::Archive(ArchiveId(meaning & !ARCHIVES)),
            _ => {
                let unknown = (Sense::Abbreviation, Sense::Abbreviation.sort());
                return self.senses.get(usize::from(meaning)).copied().unwrap_or(unknown);
            }
        };
        (archive, archive.sort())
    }

    fn form(&self, entry: &Entry<'static>) -> Form {
        Form {
            rest: entry.rest,
            sense: self.sense(entry.meaning).0,
            lang: entry.lang,
            dot: entry.asks & asks::DOT != 0,
            capital: entry.asks & asks::CAPITAL != 0,
            code: entry.asks & asks::CODE != 0,
            small: entry.asks & asks::SMALL != 0,
        }
    }

    /// Every archive of the registry, in the order of their ids.
    pub fn archives(&self) -> &[Archive] {
        &self.archives
    }

    /// Every form with its first word.
    pub fn all(&self) -> impl Iterator<Item = (&'static str, Form)> {
        self.table.entries().map(|entry| (entry.first, self.form(&entry)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::{Thesis, fold};
    use crate::model::{Level, Unit, Via};

    fn senses_of(form: &str) -> Vec<Sense> {
        let words: Vec<String> = crate::lexicon::words(form).map(fold).collect();
        let (first, rest) = words.split_first().expect("a form has words");
        let rest = rest.join(" ");
        Lexicon::builtin().forms(first).filter(|f| f.rest == rest).map(|f| f.sense).collect()
    }

    #[test]
    fn every_table_and_key_has_its_sense() {
        for (table, key) in file::names() {
            assert!(Sense::named(table, key).is_some(), "{table}.{key}");
        }
        assert_eq!(file::names().filter(|(t, _)| *t == "locator").count(), Unit::ALL.len());
        assert_eq!(file::names().filter(|(t, _)| *t == "step").count(), Level::ALL.len());
    }

    #[test]
    fn a_form_has_all_its_senses() {
        for (form, sense) in [
            ("Ibid", Sense::Ibid),
            ("Там же", Sense::Ibid),
            ("Tam že", Sense::Ibid),
            ("op. cit.", Sense::OpCit),
            ("ed. khr.", Sense::Step(Level::Edkhr)),
            ("ед. хр.", Sense::Step(Level::Edkhr)),
            ("Ph.D. diss.", Sense::Thesis(Thesis::Phd)),
            ("PhD diss.", Sense::Thesis(Thesis::Phd)),
            ("et al.", Sense::EtAl),
            ("op.", Sense::Step(Level::Opis)),
            ("opis’", Sense::Step(Level::Opis)),
            ("l.", Sense::Locator(Unit::Folio)),
            ("l.", Sense::Locator(Unit::Line)),
            ("f.", Sense::Step(Level::Fond)),
            ("f.", Sense::Passim),
            ("p.", Sense::Locator(Unit::Page)),
            ("p.", Sense::Step(Level::Papka)),
            ("ed.", Sense::Editor),
            ("ed.", Sense::Edition),
            ("т.", Sense::Volume),
            ("т.", Sense::Honorific),
            ("августа", Sense::Month(8)),
            ("avgusta", Sense::Month(8)),
            ("quoted in", Sense::Via(Via::Quoted)),
            ("Izvestiya", Sense::Newspaper),
            ("Izvestiâ", Sense::Newspaper),
            ("New York Times", Sense::Newspaper),
            ("СПб.", Sense::City),
        ] {
            assert!(senses_of(form).contains(&sense), "{form}: {:?}", senses_of(form));
        }
        assert!(senses_of("zxqv").is_empty());
        assert!(Lexicon::builtin().forms("").next().is_none());
    }

    #[test]
    fn the_longest_form_comes_first() {
        let all: Vec<(&str, Form)> = Lexicon::builtin().all().collect();
        for group in all.chunk_by(|a, b| a.0 == b.0) {
            let lengths: Vec<usize> = group.iter().map(|(_, f)| f.rest.split_whitespace().count()).collect();
            assert!(lengths.is_sorted_by(|a, b| a >= b), "{}", group[0].0);
        }
    }

    #[test]
    fn every_form_is_found_by_its_words_and_says_what_it_is() {
        let lexicon = Lexicon::builtin();
        let mut count = 0;
        for (first, form) in lexicon.all() {
            count += 1;
            let hash = |word: &str| hash::word(word.as_bytes());
            let group = lexicon.place(hash(first)).and_then(|place| lexicon.group(place)).expect(first);
            let found: Vec<Quick> = match form.rest.split(' ').collect::<Vec<_>>()[..] {
                [""] => lexicon.single(&group).iter().collect(),
                [second, ref others @ ..] => {
                    assert!(group.may_go_on(hash(second)), "{first} {}", form.rest);
                    let third = others.first().map_or(0, |third| hash(third));
                    let [long, short] = lexicon.several(&group, hash(second), || third);
                    long.iter().chain(short.iter()).collect()
                }
                [] => Vec::new(),
            };
            let of_books = matches!(
                form.sense,
                Sense::Step(Level::Volume | Level::Document | Level::Series | Level::Subseries)
            );
            let same = |quick: &Quick| {
                let wants = quick.wants();
                let (sense, sort) = lexicon.sense(quick.meaning());
                lexicon.rest(*quick) == form.rest
                    && (sense, sort) == (form.sense, form.sense.sort())
                    && wants.stop() == form.dot
                    && wants.page() == (form.sense == Sense::Locator(Unit::Page))
                    && wants.step() == (matches!(form.sense, Sense::Step(_)) && !of_books)
            };
            assert!(found.iter().any(same), "{first} {form:?}");
        }
        assert!(count > 40_000);
    }

    #[test]
    fn a_form_says_how_it_is_printed() {
        let march = Lexicon::builtin().forms("march").find(|f| f.sense == Sense::Month(3));
        assert!(
            march.is_some_and(|f| f.fits(Capitals::of("March")) && !f.fits(Capitals::of("march")) && !f.dot)
        );
        let number = Lexicon::builtin().forms("no").find(|f| f.sense == Sense::Number);
        assert!(number.is_some_and(|f| f.fits(Capitals::of("no")) && f.dot));
        let group = Lexicon::builtin().forms("rg").find(|f| f.sense == Sense::Step(Level::RecordGroup));
        assert!(group.is_some_and(|f| f.fits(Capitals::of("RG")) && !f.fits(Capitals::of("Rg"))));
        let and = Lexicon::builtin().forms("y").find(|f| f.sense == Sense::And);
        assert!(and.is_some_and(|f| f.fits(Capitals::of("y")) && !f.fits(Capitals::of("Y"))));
        let signal = Lexicon::builtin().forms("z").find(|f| f.sense == Sense::Signal);
        assert!(
            signal.is_some_and(|f| f.rest == "b" && f.fits(Capitals::of("z")) && !f.fits(Capitals::of("Z")))
        );
    }
}
