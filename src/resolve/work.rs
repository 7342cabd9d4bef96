//! A work as the walk knows it: its fields, and the same folded for comparison.

use ecow::{EcoString, eco_format};

use super::people::{self, Person};
use super::reread::{as_printed, factless};
use super::{fold, title};
use crate::model::{CitationId, Field, Fields, GivenId, Kind, Locator, Name, Sited, Unit, Value};

/// What citations and works are compared by.
#[derive(Clone, Debug)]
pub struct Card {
    /// The type.
    pub kind: Kind,
    /// Authors, folded.
    pub authors: Vec<Person>,
    /// Editors, folded.
    pub editors: Vec<Person>,
    /// The title, folded; the journal's or newspaper's where a part has none.
    pub title: String,
}

impl Card {
    /// Folds what `fields` say.
    pub fn of(kind: Kind, fields: &Fields) -> Card {
        let title = fields.text(Field::Title).or_else(|| fields.text(Field::Journaltitle)).unwrap_or("");
        Card {
            kind,
            authors: Person::all(fields.names(Field::Author)),
            editors: Person::all(fields.names(Field::Editor)),
            title: fold::title(title),
        }
    }

    /// Those a short note would name: authors, else editors.
    pub fn people(&self) -> &[Person] {
        if self.authors.is_empty() { &self.editors } else { &self.authors }
    }

    /// True if `some` could be a short note's names for this work.
    pub fn named_by(&self, some: &[Person]) -> bool {
        people::lead(some, &self.authors) || people::lead(some, &self.editors)
    }
}

/// A work.
#[derive(Clone, Debug)]
pub struct Work {
    /// Folded.
    pub card: Card,
    /// Merged over the mentions so far.
    pub fields: Fields,
    /// The first mention.
    pub first: CitationId,
    /// The first mention in full.
    pub full: Option<CitationId>,
    /// The latest mention: an index of the mentions.
    pub last: usize,
    /// The latest mention in full.
    pub last_full: usize,
    /// Leaves and pages cited, of a document in an archive.
    pub leaves: Vec<(u32, u32)>,
    /// Known from author and year alone.
    pub by_year: bool,
    /// What the file itself knows it by.
    pub given: Option<Box<GivenId>>,
    /// Known from a list of works alone.
    pub from_list: bool,
    /// A short form told how long the family name of one of its people is.
    pub learnt: bool,
    /// A note cites it.
    pub cited: bool,
    /// The letter behind its year: `1994a`.
    pub letter: Option<u8>,
}

/// True for the parts of volumes and journals, false for what stands alone, `None` where the type does not say.
pub fn is_part(kind: Kind) -> Option<bool> {
    match kind {
        Kind::Article | Kind::Incollection | Kind::Inproceedings => Some(true),
        Kind::Book | Kind::Collection | Kind::Proceedings | Kind::Periodical | Kind::Thesis => Some(false),
        _ => None,
    }
}

/// True for a document that is known by its place in an archive.
pub fn is_archival(fields: &Fields) -> bool {
    fields.place().is_some_and(|p| !p.is_empty())
}

impl Work {
    /// Takes in what a further mention says: gaps are filled, fuller given names win, and so does the
    /// fuller title of a work known only from short forms. `full` is true for a mention in full.
    pub fn absorb(&mut self, kind: Kind, fields: &Fields, full: bool, doubtful_pages: bool) {
        // The item in the file is the entry.
        if self.given.is_some() {
            return;
        }
        let upgrade = full && self.full.is_none();
        if upgrade || full && self.card.kind == Kind::Misc {
            self.card.kind = kind;
        }
        if self.full.is_some() && factless(fields) && !fields.has(Field::Date) {
            self.learn_families(fields);
            self.learn_title(fields);
        }
        if !full && self.full.is_some() {
            self.fill_names(fields);
            return;
        }
        let bare = is_archival(&self.fields) && !self.fields.has(Field::Title) && fields.has(Field::Title);
        if bare && full {
            self.card.kind = kind;
        }
        let before = self.fields.len();
        let mut retitled = false;
        for (field, value) in fields.iter() {
            match field {
                Field::Pages if doubtful_pages => {}
                Field::Title if self.fields.has(field) => {
                    let old = self.fields.text(field).unwrap_or("").len();
                    let longer = fields.text(field).is_some_and(|new| new.len() > old);
                    let cut = self.fields.text(field).is_some_and(title::is_cut);
                    if upgrade || (self.full.is_none() || cut && full) && longer {
                        self.fields.set(field, value.clone());
                        retitled = true;
                    }
                }
                Field::Author if self.card.authors.is_empty() && !self.card.editors.is_empty() => {}
                Field::Editor if self.card.editors.is_empty() && !self.card.authors.is_empty() && !full => {}
                Field::Author | Field::Editor | Field::Translator | Field::Bookauthor => {}
                Field::Archive => self.fill_place(value),
                Field::Date if self.fields.date().is_some_and(|d| d.edtf == "nodate") => {
                    self.fields.set(field, value.clone());
                }
                _ if !self.fields.has(field) => self.fields.set(field, value.clone()),
                _ => {}
            }
        }
        self.fill_names(fields);
        if full {
            self.fill_lists(fields);
        }
        for field in [Field::Author, Field::Editor, Field::Translator, Field::Bookauthor] {
            let other = match field {
                Field::Author => !self.card.editors.is_empty() && !upgrade,
                Field::Editor => {
                    !self.card.authors.is_empty() && is_part(self.card.kind) == Some(false) && !full
                }
                _ => false,
            };
            if let (Some(value), false, false) = (fields.get(field), self.fields.has(field), other) {
                self.fields.set(field, value.clone());
            }
        }
        if upgrade
            && self.fields.has(Field::Editor)
            && !fields.has(Field::Author)
            && fields.has(Field::Editor)
        {
            // `Smith, Empire` before `Smith, ed., Empire`: the short form named the editor.
            if self.card.authors.len() <= fields.names(Field::Editor).len() {
                self.fields.remove(Field::Author);
            }
        }
        if upgrade || retitled || self.fields.len() != before {
            self.card = Card::of(self.card.kind, &self.fields);
        }
    }

    /// Op. cit. behind a family name tells how long that is, as a short title does; true if the work did not know.
    pub fn named_again(&mut self, fields: &Fields) -> bool {
        if self.given.is_some() || self.full.is_none() {
            return false;
        }
        let family = |work: &Work| work.card.people().first().map_or(0, |p| p.family.len());
        let before = family(self);
        self.learn_families(fields);
        family(self) != before
    }

    /// `Cecilia Noriega Elío, El Constituyente de 1842 (…)` and `Noriega Elío, Constituyente, 103`: a short form has the family
    /// name and nothing else, so that it tells how far to the front it reaches.
    fn learn_families(&mut self, fields: &Fields) {
        let short = [Field::Author, Field::Editor].into_iter().flat_map(|f| fields.names(f));
        let mut learnt = false;
        for short in short.filter(|n| !n.is_body() && !n.family.is_empty()) {
            let printed = as_printed(short);
            let several = printed.contains([' ', '-']);
            for field in [Field::Author, Field::Editor] {
                let learn = if several { takes_family } else { leaves_family };
                let names = self.fields.names(field).iter().enumerate();
                let Some((n, name)) = names.filter_map(|(n, name)| Some((n, learn(name, &printed)?))).next()
                else {
                    continue;
                };
                if let Some(Value::Names(names)) = self.fields.get_mut(field) {
                    names.make_mut()[n] = name;
                    learnt = true;
                }
            }
        }
        if learnt {
            self.learnt = true;
            self.card = Card::of(self.card.kind, &self.fields);
        }
    }

    /// `Cheikh Abdou, Rissalat al Tawhid, Exposé de la religion musulmane (Geuthner, 1925)` and `Abdou, Rissalat al Tawhid, Exposé, 217`: a
    /// short title that goes on behind the comma shows that no series was named there.
    fn learn_title(&mut self, fields: &Fields) {
        let (Some(short), Some(title)) = (fields.text(Field::Title), self.fields.text(Field::Title)) else {
            return;
        };
        let Some(series) = self.fields.text(Field::Series).filter(|_| short.len() > title.len() + 2) else {
            return;
        };
        let whole = format!("{title}, {series}");
        let (short, whole_folded, title) = (fold::title(short), fold::title(&whole), fold::title(title));
        if short.len() > title.len() && whole_folded.starts_with(&short) {
            let whole = match self.fields.text(Field::Number) {
                Some(number) => format!("{whole} {number}"),
                None => whole,
            };
            self.fields.remove(Field::Series);
            self.fields.remove(Field::Number);
            self.fields.set(Field::Title, Value::Text(whole.into()));
            self.card = Card::of(self.card.kind, &self.fields);
        }
    }

    /// Lets fuller given names win, name by name.
    fn fill_names(&mut self, fields: &Fields) {
        for field in [Field::Author, Field::Editor, Field::Translator] {
            let new = fields.names(field);
            if new.iter().all(|n| n.given.is_empty()) {
                continue;
            }
            // What is as it was stays shared with its citation.
            if self.fields.names(field) == new {
                continue;
            }
            if let Some(Value::Names(old)) = self.fields.get_mut(field) {
                fill_given(old.make_mut(), new);
            }
        }
    }

    /// Lets a longer list of authors or editors win that begins with those known.
    fn fill_lists(&mut self, fields: &Fields) {
        for field in [Field::Author, Field::Editor] {
            let (old, new) = (self.fields.names(field), fields.names(field));
            let longer = !old.is_empty() && new.len() > old.len();
            if !longer || !people::lead(&Person::all(old), &Person::all(new)) {
                continue;
            }
            let mut whole = new.to_vec();
            fill_given(&mut whole, old);
            self.fields.set(field, Value::Names(whole.into()));
            self.card = Card::of(self.card.kind, &self.fields);
        }
    }

    fn fill_place(&mut self, value: &Value) {
        let Value::Place(new) = value else { return };
        let lacks = |old: &EcoString, new: &EcoString| old.is_empty() && !new.is_empty();
        let known = self.fields.place().is_some_and(|old| {
            !lacks(&old.repository, &new.repository)
                && !lacks(&old.name, &new.name)
                && !lacks(&old.city, &new.city)
                && !lacks(&old.code, &new.code)
        });
        // What is as it was stays shared with its citation.
        if known {
            return;
        }
        match self.fields.get_mut(Field::Archive) {
            Some(Value::Place(old)) => {
                for (old, new) in [
                    (&mut old.repository, &new.repository),
                    (&mut old.name, &new.name),
                    (&mut old.city, &new.city),
                    (&mut old.code, &new.code),
                ] {
                    if old.is_empty() {
                        old.clone_from(new);
                    }
                }
            }
            _ => self.fields.set(Field::Archive, value.clone()),
        }
    }
}

/// `Ángeles Mendieta Alatorre` and `Alatorre, Margarita Maza, 12`: of two words that were taken for the family name the short form
/// has the last.
fn leaves_family(name: &Name, printed: &str) -> Option<Name> {
    let given = name.family.strip_suffix(printed)?.strip_suffix(' ')?;
    let one = !given.contains(' ') && given.starts_with(char::is_uppercase) && given.chars().count() > 3;
    let person = !name.is_body() && !name.given.is_empty() && name.prefix.is_empty();
    (person && one).then(|| Name::person(eco_format!("{} {given}", name.given), printed))
}

/// `name` with the family name `printed`, if that is the end of the whole name and has more words than the family name it has.
fn takes_family(name: &Name, printed: &str) -> Option<Name> {
    if name.is_body() || name.given.is_empty() || !name.suffix.is_empty() {
        return None;
    }
    let whole = as_printed(name);
    let family = whole.len() - name.given.len();
    let given = whole.strip_suffix(printed).filter(|_| printed.len() > family)?;
    // `Hughes`, `Langston Hughes`: what is left is a name of its own, and the first word no initial.
    let first = printed.split([' ', '.', '-']).next().unwrap_or("");
    let word = first.chars().count() > 1 && first.starts_with(char::is_uppercase);
    if !word || !given.ends_with(' ') || given.trim().is_empty() {
        return None;
    }
    // `Diego de Saavedra Fajardo`, `Saavedra Fajardo`: the particle before it stays one.
    let given = given.trim_end();
    let small = |word: &&str| word.starts_with(char::is_lowercase);
    let particle = given.split(' ').rev().take_while(small).map(|w| w.len() + 1).sum::<usize>();
    let (given, prefix) = given.split_at(given.len().checked_sub(particle)?);
    let name = Name { prefix: prefix.trim().into(), ..Name::person(given.trim_end(), printed) };
    (!name.given.is_empty()).then_some(name)
}

/// Given names of `new` replace those of `old` that say less of the same person.
pub fn fill_given(old: &mut [Name], new: &[Name]) {
    let mut rest = new.iter();
    for name in old {
        let folded = Person::of(name);
        let mut ahead = rest.clone();
        let Some(other) = ahead.find(|n| Person::of(n).fits(&folded)) else { continue };
        rest = ahead;
        if name.family == other.family && people::fuller_given(&name.given, &other.given) {
            name.given.clone_from(&other.given);
        }
    }
}

/// True if two EDTF dates do not contradict each other: one is the other, or says less.
pub fn dates_agree(a: &str, b: &str) -> bool {
    let sure = |c: &u8| !matches!(c, b'~' | b'?' | b'%');
    if a == "nodate" || b == "nodate" {
        return true;
    }
    // Two dates without doubts are compared as they stand.
    match a.bytes().zip(b.bytes()).find(|(x, y)| x != y) {
        None => return true,
        Some((x, y)) if sure(&x) && sure(&y) => return false,
        _ => {}
    }
    let (mut x, mut y) = (a.bytes().filter(sure), b.bytes().filter(sure));
    loop {
        match (x.next(), y.next()) {
            (None, _) | (_, None) => break true,
            (x, y) if x != y => break false,
            _ => {}
        }
    }
}

/// The same for the dates of two sets of fields; a missing date agrees with any.
pub fn dated_alike(a: &Fields, b: &Fields) -> bool {
    match (a.date(), b.date()) {
        (Some(a), Some(b)) => dates_agree(&a.edtf, &b.edtf),
        _ => true,
    }
}

/// First and last number of a printed range, shortened ones made whole: `161-64`, `12`, `5ob.-7`.
/// `None` if there is no number.
pub fn range(printed: &str) -> Option<(u32, u32)> {
    let number = |s: &str| -> Option<(u32, usize)> {
        let at = s.find(|c: char| c.is_ascii_digit())?;
        let digits: &str = s[at..].split(|c: char| !c.is_ascii_digit()).next()?;
        Some((digits.parse().ok()?, digits.len()))
    };
    let (low, high) = printed.split_once(['-', '–']).unwrap_or((printed, ""));
    let (first, width) = number(low)?;
    let Some((last, given)) = number(high) else { return Some((first, first)) };
    if last >= first || given >= width {
        return Some((first, last.max(first)));
    }
    let unit = 10u32.checked_pow(given as u32)?;
    let whole = (first / unit).checked_mul(unit)?.checked_add(last)?;
    Some((first, whole.max(first)))
}

/// The leaves and pages that locators point at.
pub fn leaves(locators: &[Sited<Locator>]) -> impl Iterator<Item = (u32, u32)> + '_ {
    locators
        .iter()
        .filter(|l| matches!(l.value.unit, Unit::Folio | Unit::Page))
        .filter_map(|l| range(&l.value.value))
}

/// True if two descriptions of documents of one file could be of one document.
pub fn described_alike(a: &Card, fa: &Fields, b: &Card, fb: &Fields) -> bool {
    let named = || a.authors.is_empty() || b.authors.is_empty() || people::alike(&a.authors, &b.authors);
    let titled = || {
        a.title.is_empty()
            || b.title.is_empty()
            || title::same(&a.title, &b.title)
            || title::holds(&a.title, &b.title)
    };
    dated_alike(fa, fb) && named() && titled()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_are_made_whole() {
        assert_eq!(range("161-64"), Some((161, 164)));
        assert_eq!(range("1006-8"), Some((1006, 1008)));
        assert_eq!(range("5 ob.-7"), Some((5, 7)));
        assert_eq!(range("12"), Some((12, 12)));
        assert_eq!(range("74-61"), Some((74, 74)));
        assert_eq!(range("ix"), None);
        assert_eq!(range("99999999999"), None);
    }

    #[test]
    fn dates_agree_when_one_says_less() {
        assert!(dates_agree("1960", "1960-08-03"));
        assert!(dates_agree("1960~", "1960"));
        assert!(!dates_agree("1960-08-03", "1960-08-04"));
    }
}
