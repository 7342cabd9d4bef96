//! Short forms that look like something else until the document is known.

use std::borrow::Cow;

use ecow::{EcoString, EcoVec};

use super::fold;
use super::index::Clue;
use super::people::{self, Person};
use super::title::{self, Fit};
use super::walk::{Here, Link, Walk};
use super::work::{Card, Work};
use crate::model::{Field, Fields, Form, Kind, Locator, Name, Sited, Span, Unit, Value};
use crate::small;

/// Facts that a short form leaves out. It may name the volume that the part stands in.
const FACTS: [Field; 11] = [
    Field::Journaltitle,
    Field::Series,
    Field::Edition,
    Field::Number,
    Field::Location,
    Field::Publisher,
    Field::Institution,
    Field::Eventtitle,
    Field::Archive,
    Field::Doi,
    Field::Url,
];

/// True if `fields` say nothing of where or how the work was published or is kept.
pub fn factless(fields: &Fields) -> bool {
    FACTS.iter().all(|f| !fields.has(*f))
}

/// True if a citation with a date, but without any other fact, repeats a work whose facts were given before:
/// `“Report on tides,” 3 May 1960, l. 5`.
pub fn says_less(fields: &Fields, work: &Work) -> bool {
    work.full.is_some() && factless(fields) && !factless(&work.fields)
}

impl<'a> Walk<'a> {
    /// `Miller, “Tides,” 1098`: a number read as a year is a page if a work of that name and title is known,
    /// and of another year. A number in parentheses stays a year.
    pub fn page_for_year(&mut self, here: Here<'a>, fields: &Fields, card: &Card) -> Option<Link> {
        let c = here.citation;
        let printed = fields.date().map(|d| d.edtf.as_str())?;
        let number = printed.len() == 4 && printed.bytes().all(|b| b.is_ascii_digit());
        let people = card.people();
        let bare = !people.is_empty() && people.iter().all(|p| p.given.is_empty() && !p.body);
        if !number || !bare || !c.locators.is_empty() || !factless(fields) {
            return None;
        }
        let site = c.sites.iter().find(|(f, _)| *f == Field::Date).map_or(c.span, |(_, span)| *span);
        if self.in_parentheses(here, site) {
            return None;
        }
        let mut rest = fields.clone();
        rest.remove(Field::Date);
        let found =
            if card.title.is_empty() { self.works_of(card) } else { self.best(card, &rest, Fit::Run) };
        let known: Vec<&Work> = found.iter().filter_map(|i| self.works.get(*i)).collect();
        let year = |w: &&Work| w.fields.date().and_then(|d| d.year()) == Some(printed);
        if known.iter().any(year) || !known.iter().any(|w| w.full.is_some() && !factless(&w.fields)) {
            return None;
        }
        let page = Sited { value: Locator { unit: Unit::Page, value: printed.into() }, span: site };
        let link = self.short(here, &rest)?;
        Some(Link { page: Some(page), ..link })
    }

    /// `Berruezo, La participación americana (1810-14), 79`: years behind the title of a work known by that name belong to the
    /// title, if it has them.
    pub fn years_of_title(&mut self, here: Here<'a>, fields: &Fields, card: &Card) -> Option<Link> {
        let years = fields.date().filter(|d| d.edtf.contains('/'))?;
        let short = card.people().first().is_some_and(|p| !p.body);
        if !short || !factless(fields) || card.title.is_empty() {
            return None;
        }
        let mut rest = fields.clone();
        rest.remove(Field::Date);
        let first = years.edtf.get(..4)?;
        let named = |i: &usize| {
            let title = self.works.get(*i).and_then(|w| w.fields.text(Field::Title));
            title.is_some_and(|title| title.contains(first))
        };
        let found = self.best(card, &rest, Fit::Start).into_iter().find(named)?;
        Some(self.known(here, found, &rest))
    }

    /// `Miller, Prag 1968, 231`: what was read as a title, its town and its year is the author of a known work and how its title begins.
    pub fn town_and_year_of_title(&self, fields: &Fields, card: &Card) -> Option<usize> {
        let town = fields.text(Field::Location).filter(|_| fields.len() == 3)?;
        let year = fields.date().filter(|d| d.edtf.len() == 4)?;
        let authors = family_names(fields.text(Field::Title)?)?;
        let begins = fold::title(&format!("{town} {}", year.edtf));
        let named = Card { authors: Person::all(&authors), title: String::new(), ..card.clone() };
        let fits = |i: &usize| {
            self.works.get(*i).is_some_and(|w| w.full.is_some() && w.card.title.starts_with(&begins))
        };
        self.works_of(&named).into_iter().find(fits)
    }

    fn in_parentheses(&self, here: Here<'a>, site: Span) -> bool {
        let note = self.document.notes.get(here.id.note.0 as usize);
        let before = note.and_then(|n| n.text.get(..site.start as usize)).unwrap_or("");
        before.trim_end().ends_with(['(', '['])
    }

    /// `Shattered Hope, 362`: what was read as a name is the title of a known work, or its beginning. One
    /// word must be all that stands before the subtitle, or point at a page of the only work it begins.
    pub fn title_for_name(&self, here: Here<'a>, fields: &Fields) -> Option<usize> {
        let title = match fields.names(Field::Author) {
            [] => return None,
            [name] => fold::title(&self.with_rank(here, as_printed(name))),
            // `Fiefs and Vassals, 164`
            [_, _, ..] => {
                let (_, site) = here.citation.sites.iter().find(|(f, _)| *f == Field::Author)?;
                let note = self.document.notes.get(here.id.note.0 as usize)?;
                fold::title(note.text.get(site.start as usize..site.end as usize)?)
            }
        };
        let card = Card { kind: Kind::Misc, authors: Vec::new(), editors: Vec::new(), title };
        let found = self.best(&card, &Fields::new(), Fit::Start);
        if card.title.contains(' ') {
            // `Mastny (Soviet Insecurity, 33)`: words from inside a title, if one work alone has them.
            let inside = || match self.best(&card, &Fields::new(), Fit::Run).as_slice() {
                [work] if !here.citation.locators.is_empty() => Some(*work),
                _ => None,
            };
            return found.first().copied().or_else(inside);
        }
        let before_subtitle = |i: &usize| {
            let printed = self.works.get(*i).and_then(|w| w.fields.text(Field::Title)).unwrap_or("");
            printed.split_once(':').is_some_and(|(main, _)| fold::title(main) == card.title)
        };
        let whole = |i: &usize| self.works.get(*i).is_some_and(|w| w.card.title == card.title);
        match found.iter().find(|i| whole(i) || before_subtitle(i)) {
            Some(work) => Some(*work),
            None if found.len() == 1 && !here.citation.locators.is_empty() => found.first().copied(),
            None => None,
        }
    }

    /// `(Captain Swing, 7)`: the rank that no name keeps may be the first word of a title.
    fn with_rank(&self, here: Here<'a>, name: Cow<'a, str>) -> Cow<'a, str> {
        let citation = here.citation;
        let end = citation.locators.first().map_or(citation.span.end, |l| l.span.start);
        let note = self.document.notes.get(here.id.note.0 as usize);
        let words = note.and_then(|n| n.text.get(citation.span.start as usize..end as usize)).unwrap_or("");
        let words = words.trim_end_matches(|c: char| !c.is_alphanumeric());
        if words.len() > name.len() && words.ends_with(name.as_ref()) { Cow::Borrowed(words) } else { name }
    }

    /// `Browning (1992), 71`, `Andrew and Mitrokhin (2005), 12`: what was read as a title is the author, if a
    /// work of that name and year is known, or no title begins so and a place in the work is pointed at. A surname of two words,
    /// `Álvarez Junco (2001), p. 130`, must be known.
    pub fn author_for_title(&mut self, here: Here<'a>, fields: &Fields, card: &Card) -> Option<Link> {
        let date = fields.date().filter(|d| fields.len() == 2 && d.edtf.len() == 4)?;
        let title = fields.text(Field::Title)?;
        let names = family_names(title);
        let divided = names.is_some();
        let authors = names.or_else(|| double_surname(title))?;
        let named = Card { authors: Person::all(&authors), title: String::new(), ..card.clone() };
        let handle = named.authors.first()?.handle();
        let dated = |i: usize| self.works.get(i).is_some_and(|w| w.card.named_by(&named.authors));
        if !self.index.nearest(Clue::FamilyYear(handle.into(), date.edtf.as_str().into())).any(dated) {
            if !divided {
                return None;
            }
            if let Some(work) = self.best(card, fields, Fit::Start).first() {
                return Some(self.known(here, *work, fields));
            }
            if here.citation.locators.is_empty() {
                return None;
            }
        }
        let mut meant = Fields::new();
        meant.set(Field::Author, Value::Names(authors));
        meant.set(Field::Date, Value::Date(date.clone()));
        let link = self.by_year(here, &meant, &named, &date.edtf);
        Some(Link { form: Form::Short, ..link })
    }

    /// `One, Two, and Three, 45`: what was read as a title is the other authors of a known work.
    pub fn names_for_title(&self, card: &Card) -> Option<usize> {
        let words: Vec<String> = fold::weighty(&card.title).take(12).map(fold::skeleton).collect();
        let alone = Card { title: String::new(), editors: Vec::new(), ..card.clone() };
        let others = |people: &[Person]| {
            let rest = people.get(1..).unwrap_or(&[]);
            !words.is_empty() && words.iter().all(|w| rest.iter().any(|p| p.handles().any(|h| h == w)))
        };
        let fits = |i: &usize| {
            self.works.get(*i).is_some_and(|w| others(&w.card.authors) || others(&w.card.editors))
        };
        self.works_of(&alone).into_iter().find(fits)
    }
}

impl Walk<'_> {
    /// `Andrés Mendo, Príncipe Perfecto y Ministros Ajustados, Documentos (…)` and `Mendo, Príncipe Perfecto, 45`: the work whose first
    /// author that is, and whose others are what the short form calls its title; `Yves Congar, Theologian of the Church, ed. by Gabriel
    /// Flynn (…)` and `Flynn, Yves Congar, 12`: the work whose editor that is, and whose author is. With its title, whole.
    pub fn title_behind_names(&self, here: Here<'_>, card: &Card) -> Option<(usize, String)> {
        let people = card.people();
        if here.citation.form != Form::Short
            || people.iter().any(|p| !p.given.is_empty())
            || card.title.is_empty()
        {
            return None;
        }
        let alone = Card { title: String::new(), editors: Vec::new(), ..card.clone() };
        let whole = |i: usize| {
            let title = self.whole_title(i, people)?;
            begins(&fold::title(&title), &card.title).then_some((i, title))
        };
        self.works_of(&alone).into_iter().find_map(whole)
    }

    /// All that stands from the second author of a work on to the end of its title, as printed; from the first, if `people` edited it.
    fn whole_title(&self, at: usize, people: &[Person]) -> Option<String> {
        let work = self.works.get(at)?;
        let authors = work.fields.names(Field::Author);
        let edited = people::lead(people, &work.card.editors);
        let first = if edited { authors.first() } else { authors.get(1).filter(|_| people.len() == 1) }?;
        let citation = self.cited(work.full?)?;
        let site = |field| citation.sites.iter().find(|(f, _)| *f == field).map(|(_, span)| *span);
        let (names, title) = (site(Field::Author)?, site(Field::Title)?);
        let text = &self.document.notes.get(work.full?.note.0 as usize)?.text;
        let from = text.get(names.start as usize..names.end as usize)?.find(as_printed(first).as_ref())?;
        text.get(names.start as usize + from..title.end as usize).map(str::to_owned)
    }

    /// Gives a work the whole of its title, and takes the authors that stand in it from it.
    pub fn less_names(&mut self, at: usize, title: String) {
        if let Some(work) = self.works.get_mut(at) {
            let printed = |name: &Name| title.starts_with(as_printed(name).as_ref());
            let authors = work.fields.names(Field::Author);
            let authors: EcoVec<Name> = authors.iter().take_while(|n| !printed(n)).cloned().collect();
            if authors.is_empty() {
                work.fields.remove(Field::Author);
                if work.card.kind == Kind::Book {
                    work.card.kind = Kind::Collection;
                }
            } else {
                work.fields.set(Field::Author, Value::Names(authors));
            }
            work.fields.set(Field::Title, Value::Text(title.into()));
            work.card = Card::of(work.card.kind, &work.fields);
        }
        self.enter(at);
    }

    /// `Bellori, Vite de’ pittori, ed. Borea (Turin: Einaudi, 1976), 251`: surnames and nothing else, the beginning of a title and the
    /// year of a work known in full are that work again, whatever else is told to tell it from its like.
    pub fn surnames_again(&mut self, here: Here<'_>, fields: &Fields, card: &Card) -> Option<usize> {
        let bare = |people: &[Person]| people.iter().all(|p| p.given.is_empty() && !p.body);
        if card.authors.is_empty() || !bare(&card.authors) || !bare(&card.editors) || card.title.is_empty() {
            return None;
        }
        let year = fields.date()?.year()?;
        if here.citation.form != Form::Full {
            return None;
        }
        let found = self.best(card, fields, Fit::Start);
        let [work] = found.as_slice() else { return None };
        let known = self.works.get(*work)?;
        let named = known.card.authors.iter().all(|p| !p.given.is_empty());
        let same = known.full.is_some() && named && known.fields.date().and_then(|d| d.year()) == Some(year);
        same.then_some(*work)
    }

    /// `Harley, Woodward, The History of Cartography, 13`: what was read as a given name is the second of the two whose work is known.
    pub fn second_for_given(&self, card: &Card) -> Option<usize> {
        let [only] = card.people() else { return None };
        if only.given.is_empty() || only.given.contains(' ') || only.body || card.title.is_empty() {
            return None;
        }
        let second = fold::skeleton(&only.given);
        let theirs = |i: &usize| {
            self.works.get(*i).is_some_and(|w| match w.card.people() {
                [a, b, ..] => {
                    a.family == only.family
                        && b.family == second
                        && title::fit(&card.title, &w.card.title) >= Fit::Within
                }
                _ => false,
            })
        };
        let mut found = self.index.nearest(Clue::Family(only.handle().into())).filter(theirs);
        let work = found.next()?;
        found.all(|other| other == work).then_some(work)
    }

    /// `Schilling, Historische Zeitschrift 246, S. 12`   `Schilling, HZ 246, S. 12`: in place of a title the journal, or its letters, and its
    /// volume, in which the only known article of the author stands.
    pub fn by_journal(&self, card: &Card) -> Option<usize> {
        if card.people().is_empty() || card.title.is_empty() {
            return None;
        }
        let stands = |work: &usize| {
            let Some(known) = self.works.get(*work) else { return false };
            let journal = known.fields.text(Field::Journaltitle).map(fold::title);
            let letters = |least: usize| -> Option<String> {
                let words = journal.as_deref()?.split(' ').filter(|w| w.len() >= least);
                Some(words.filter_map(|w| w.chars().next()).collect())
                    .filter(|letters: &String| letters.len() > 1)
            };
            // `VfZ`, and `GG` for Geschichte und Gesellschaft
            let names = [journal.clone(), letters(1), letters(4)];
            let mut names = names.iter().flatten();
            let rest = names.find_map(|name| {
                card.title.strip_prefix(name.as_str()).filter(|rest| rest.is_empty() || rest.starts_with(' '))
            });
            let volume = known.fields.text(Field::Volume).unwrap_or_default();
            rest.is_some_and(|rest| rest.is_empty() || rest.trim_start() == volume)
        };
        let untitled = Card { title: Default::default(), ..card.clone() };
        let mut found = self.works_of(&untitled);
        found.retain(stands);
        match found.as_slice() {
            [only] => Some(*only),
            _ => None,
        }
    }

    /// `Rothfels, in: VfZ 1 (1953), S. 4`: a surname, a journal and its volume, and no title: the article that is known there.
    pub fn article_again(&self, fields: &Fields, card: &Card) -> Option<usize> {
        let volume = fields.text(Field::Volume)?;
        let surname = card.authors.first().is_some_and(|p| p.given.is_empty() && !p.body);
        if !surname || fields.has(Field::Title) || !fields.has(Field::Journaltitle) {
            return None;
        }
        let known = self.by_journal(card)?;
        (self.works.get(known)?.fields.text(Field::Volume) == Some(volume)).then_some(known)
    }

    /// `Ginsburg in Kirov, p. 197`   `Soup: Sudoplatov, p. 65`: what was read as a title is who said it, or of what, and the name of an
    /// author who is known.
    pub fn name_behind(&self, card: &Card, fields: &Fields) -> Option<usize> {
        let title =
            fields.text(Field::Title).filter(|_| card.people().is_empty() && fields.date().is_none())?;
        let (_, name) = title.rsplit_once(": ").or_else(|| title.rsplit_once(" in "))?;
        let authors = family_names(name).filter(|names| names.len() == 1)?;
        let meant = Card { authors: Person::all(&authors), title: String::new(), ..card.clone() };
        match self.works_of(&meant).as_slice() {
            [work] => Some(*work),
            _ => None,
        }
    }

    /// `… in the archives of the Procurement Committee (The Years of Hunger, p. 229)`: what stands before the bracket wrote nothing, and the
    /// words in it begin the title of one work.
    pub fn title_alone(&self, card: &Card, fields: &Fields) -> Vec<usize> {
        if card.people().is_empty() || !card.title.contains(' ') {
            return Vec::new();
        }
        let alone = Card { authors: Vec::new(), editors: Vec::new(), ..card.clone() };
        let found = self.best(&alone, fields, Fit::Start);
        if found.len() == 1 { found } else { Vec::new() }
    }

    /// `Elton: The Tudor Constitution, S. 5`: what was read as a title is the author, a colon and the short title of a
    /// known work, as German notes have it.
    pub fn behind_colon(&self, card: &Card, fields: &Fields) -> Option<usize> {
        let (name, title) =
            fields.text(Field::Title).filter(|_| card.people().is_empty())?.split_once(": ")?;
        let authors = family_names(name)?;
        let meant = Card { authors: Person::all(&authors), title: fold::title(title), ..card.clone() };
        self.best(&meant, fields, Fit::Run).first().copied()
    }
}

/// True if `title` is `short`, or begins with its words.
fn begins(title: &str, short: &str) -> bool {
    title.strip_prefix(short).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
}

/// Family names alone, if `printed` could be a list of them: `One`, `One and Two`, `One, Two, and Three`.
fn family_names(printed: &str) -> Option<EcoVec<Name>> {
    let mut names = Vec::new();
    for word in printed.split([' ', ',', '/', ';']).filter(|w| !w.is_empty()) {
        if small::is(word, small::JOINING) {
            continue;
        }
        let mut letters = word.chars();
        let capital = letters.next().is_some_and(char::is_uppercase);
        // `OSTERHAMMEL` in capitals throughout, no initials.
        let lower = word.chars().any(char::is_lowercase) || word.chars().count() > 2;
        if !capital || !lower || !letters.all(|c| c.is_alphabetic() || "-'’".contains(c)) {
            return None;
        }
        names.push(Name::person("", word));
    }
    // Words that nothing divides are no list.
    let divided = printed.split(' ').count() == 1
        || printed.split(' ').count() > names.len()
        || printed.contains([',', '/', ';']);
    (divided && !names.is_empty() && names.len() < 5).then_some(names.into())
}

/// `Álvarez Junco`: two capital words that may be one surname.
fn double_surname(printed: &str) -> Option<EcoVec<Name>> {
    let word = |word: &str| {
        let mut letters = word.chars();
        letters.next().is_some_and(char::is_uppercase) && letters.all(|c| c.is_alphabetic() || c == '-')
    };
    let (first, second) = printed.split_once(' ')?;
    (word(first) && word(second)).then(|| EcoVec::from([Name::person("", printed)]))
}

/// A name as it stands in the note: a body's, or given and family name.
pub fn as_printed(name: &Name) -> Cow<'_, str> {
    if name.is_body() {
        Cow::Borrowed(&name.literal)
    } else if name.given.is_empty() && name.prefix.is_empty() {
        Cow::Borrowed(&name.family)
    } else {
        let parts = [&name.given, &name.prefix, &name.family];
        let parts: Vec<&str> = parts.into_iter().map(EcoString::as_str).filter(|p| !p.is_empty()).collect();
        Cow::Owned(parts.join(" "))
    }
}
