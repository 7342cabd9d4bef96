//! Short forms that look like something else until the document is known.

use super::fold;
use super::people::Person;
use super::title::Fit;
use super::walk::{Here, Link, Walk};
use super::work::{Card, Work};
use crate::model::{Field, Fields, Kind, Locator, Sited, Span, Unit};

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
        let page = Sited { value: Locator { unit: Unit::Page, value: printed.to_owned() }, span: site };
        let link = self.short(here, &rest)?;
        Some(Link { page: Some(page), ..link })
    }

    fn in_parentheses(&self, here: Here<'a>, site: Span) -> bool {
        let note = self.document.notes.get(here.id.note.0 as usize);
        let before = note.and_then(|n| n.text.get(..site.start as usize)).unwrap_or("");
        before.trim_end().ends_with(['(', '['])
    }

    /// `Shattered Hope, 362`: what was read as given and family name is the title of a known work.
    pub fn title_for_name(&self, fields: &Fields) -> Option<usize> {
        let [name] = fields.names(Field::Author) else { return None };
        let printed =
            if name.is_body() { name.literal.clone() } else { format!("{} {}", name.given, name.family) };
        let title = fold::title(&printed);
        if !title.contains(' ') {
            return None;
        }
        let card = Card { kind: Kind::Misc, authors: Vec::new(), editors: Vec::new(), title };
        self.best(&card, &Fields::new(), Fit::Start).first().copied()
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
