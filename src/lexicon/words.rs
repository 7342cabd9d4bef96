//! The table of forms.

use super::archive::{Archive, ArchiveId};
use super::index::{Group, Index, Quick};
use super::sense::Sense;
use super::{file, table};
use crate::error::Error;
use crate::hash;
use crate::letter;
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

/// A form and its first word.
#[derive(Clone, Copy, Debug)]
pub(super) struct Entry {
    pub(super) first: &'static str,
    pub(super) form: Form,
}

/// The forms of `grammars/`, and those of a user's files, ready for look-up.
#[derive(Debug)]
pub struct Lexicon {
    forms: Vec<Form>,
    /// The first word of each group of the index.
    firsts: Vec<&'static str>,
    index: Index,
    archives: Vec<Archive>,
}

impl Lexicon {
    /// The forms and archives that come with the program; made ready on first use.
    pub fn builtin() -> &'static Lexicon {
        static BUILTIN: OnceLock<Lexicon> = OnceLock::new();
        BUILTIN.get_or_init(|| {
            let senses = senses();
            Lexicon::new(table::forms(&senses), table::archives())
        })
    }

    /// The built-in lexicon with a user's files laid over it: pairs of a file's name and its text. Their
    /// words are added; an archive takes the place of the built-in one with the same code and name.
    ///
    /// # Errors
    /// [`Error::Lexicon`] with the file and line if one cannot be read.
    pub fn with(files: &[(&str, &str)]) -> Result<Lexicon, Error> {
        let senses = senses();
        // The user's come first: sorting keeps their order.
        let mut entries = Vec::new();
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
                ids.push(ArchiveId(u16::try_from(id).map_err(|_| fault(1, "too many archives".to_owned()))?));
            }
            for row in file::arrange(read.rows) {
                let sense = match row.meaning {
                    file::Meaning::Name(n) => senses.get(usize::from(n)).copied(),
                    file::Meaning::Archive(n) => ids.get(usize::from(n)).copied().map(Sense::Archive),
                    file::Meaning::Series(n) => ids.get(usize::from(n)).copied().map(Sense::DocumentSeries),
                };
                let Some(sense) = sense else { continue };
                // A user's lexicon is read once and lasts as long as the program.
                let (first, rest, lang) = (row.first.leak(), row.rest.leak(), row.lang.leak());
                let form = Form {
                    rest,
                    sense,
                    lang,
                    dot: row.dot,
                    capital: row.capital,
                    code: row.code,
                    small: row.small,
                };
                entries.push(Entry { first, form });
            }
        }
        for (code, name, line) in successors {
            if !archives.iter().any(|a| a.code == code) {
                let message = format!("no archive has the code `{code}`, which is named as successor");
                return Err(Error::Lexicon { file: name.to_owned(), line, message });
            }
        }
        entries.extend(table::forms(&senses));
        entries.sort_by(|a, b| {
            let words = |e: &Entry| e.form.rest.split(' ').filter(|w| !w.is_empty()).count();
            a.first
                .cmp(b.first)
                .then_with(|| words(b).cmp(&words(a)))
                .then_with(|| a.form.rest.cmp(b.form.rest))
        });
        entries.dedup_by(|a, b| a.first == b.first && a.form == b.form);
        Ok(Lexicon::new(entries.into_iter(), archives))
    }

    /// From entries sorted by first word, the longest first.
    fn new(entries: impl Iterator<Item = Entry>, archives: Vec<Archive>) -> Lexicon {
        let (_, room) = entries.size_hint();
        let room = room.unwrap_or(0);
        let mut firsts: Vec<&'static str> = Vec::with_capacity(room / 2);
        let mut forms = Vec::with_capacity(room);
        let mut index = Index::with_room(room);
        for Entry { first, form } in entries {
            let begins = firsts.last() != Some(&first);
            if begins {
                firsts.push(first);
            }
            index.push(first, begins, &form);
            forms.push(form);
        }
        index.close();
        Lexicon { forms, firsts, index, archives }
    }

    /// Every form that begins with `first` (already folded), longest first. Empty for an unknown word.
    pub fn forms(&self, first: &str) -> &[Form] {
        let group = self.place(hash::word(first.as_bytes())).and_then(|place| self.group(place));
        group.and_then(|group| self.forms.get(group.all())).unwrap_or(&[])
    }

    /// Where the forms are that begin with the word of this hash ([`hash::word`]); `None` for an unknown word.
    pub fn place(&self, first: u64) -> Option<u32> {
        self.index.place(first)
    }

    /// Those forms.
    pub fn group(&self, place: u32) -> Option<&Group> {
        self.index.group(place)
    }

    /// Its forms of several words that the words with the hashes `second` and `third` can go on: the longest first, and those
    /// of two words.
    pub fn several(&self, group: &Group, second: u64, third: impl Fn() -> u64) -> [&[Quick]; 2] {
        self.index.several(group, second, third)
    }

    /// Its forms of one word.
    pub fn single(&self, group: &Group) -> &[Quick] {
        self.index.single(group)
    }

    /// The words behind its first of a form.
    pub fn rest(&self, form: &Quick) -> &'static str {
        self.forms.get(form.number as usize).map_or("", |form| form.rest)
    }

    /// Every archive of the registry, in the order of their ids.
    pub fn archives(&self) -> &[Archive] {
        &self.archives
    }

    /// Every form with its first word.
    pub fn all(&self) -> impl Iterator<Item = (&'static str, &Form)> {
        self.index.groups().zip(&self.firsts).flat_map(|(group, first)| {
            self.forms.get(group.all()).unwrap_or(&[]).iter().map(move |form| (*first, form))
        })
    }
}

/// The senses in the order of [`file::names`].
fn senses() -> Vec<Sense> {
    file::names().map(|(table, key)| Sense::named(table, key).unwrap_or(Sense::Abbreviation)).collect()
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
        Lexicon::builtin().forms(first).iter().filter(|f| f.rest == rest).map(|f| f.sense).collect()
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
        assert!(Lexicon::builtin().forms("").is_empty());
    }

    #[test]
    fn the_longest_form_comes_first() {
        for first in &Lexicon::builtin().firsts {
            let lengths: Vec<usize> =
                Lexicon::builtin().forms(first).iter().map(|f| f.rest.split_whitespace().count()).collect();
            assert!(lengths.is_sorted_by(|a, b| a >= b), "{first}");
        }
    }

    #[test]
    fn a_form_says_how_it_is_printed() {
        let march = Lexicon::builtin().forms("march").iter().find(|f| f.sense == Sense::Month(3));
        assert!(
            march.is_some_and(|f| f.fits(Capitals::of("March")) && !f.fits(Capitals::of("march")) && !f.dot)
        );
        let number = Lexicon::builtin().forms("no").iter().find(|f| f.sense == Sense::Number);
        assert!(number.is_some_and(|f| f.fits(Capitals::of("no")) && f.dot));
        let group =
            Lexicon::builtin().forms("rg").iter().find(|f| f.sense == Sense::Step(Level::RecordGroup));
        assert!(group.is_some_and(|f| f.fits(Capitals::of("RG")) && !f.fits(Capitals::of("Rg"))));
        let and = Lexicon::builtin().forms("y").iter().find(|f| f.sense == Sense::And);
        assert!(and.is_some_and(|f| f.fits(Capitals::of("y")) && !f.fits(Capitals::of("Y"))));
        let signal = Lexicon::builtin().forms("z").iter().find(|f| f.sense == Sense::Signal);
        assert!(
            signal.is_some_and(|f| f.rest == "b" && f.fits(Capitals::of("z")) && !f.fits(Capitals::of("Z")))
        );
    }
}
