//! The numbers of notes (ECMA-376 part 1, 17.11): form, first number, where they begin again.

use super::super::numeral::Numeral;
use super::super::xml::{Item, Tag, Xml};
use crate::error::Error;
use crate::model::NoteKind;

/// Where the numbers begin again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Restart {
    Never,
    Section,
    Page,
}

/// What a section, or the document, says of one kind of notes.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Rule {
    form: Option<Numeral>,
    first: Option<u32>,
    restart: Option<Restart>,
}

impl Rule {
    /// Takes in one element of `w:footnotePr` or `w:endnotePr`.
    pub(super) fn take(&mut self, tag: &Tag) {
        let value = || tag.get("val").unwrap_or_default();
        match tag.local() {
            "numFmt" => self.form = Some(Numeral::of_word(&value())),
            "numStart" => self.first = value().parse().ok(),
            "numRestart" => {
                self.restart = Some(match value().as_str() {
                    "eachSect" => Restart::Section,
                    "eachPage" => Restart::Page,
                    _ => Restart::Never,
                });
            }
            _ => {}
        }
    }

    fn over(self, base: Rule) -> Rule {
        Rule {
            form: self.form.or(base.form),
            first: self.first.or(base.first),
            restart: self.restart.or(base.restart),
        }
    }
}

/// A section's rules.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Section {
    pub(super) footnotes: Rule,
    pub(super) endnotes: Rule,
}

impl Section {
    /// The rule that the element `footnotePr` or `endnotePr` is about.
    pub(super) fn rule(&mut self, element: &str) -> &mut Rule {
        if element == "endnotePr" { &mut self.endnotes } else { &mut self.footnotes }
    }
}

/// A mark in the body.
#[derive(Clone, Debug)]
pub(super) struct Reference {
    pub(super) id: String,
    pub(super) kind: NoteKind,
    /// The author's own mark, in place of a number.
    pub(super) own: Option<String>,
    /// Index of the section it stands in.
    pub(super) section: usize,
    /// The page it stands on, from 0, as far as page breaks are known.
    pub(super) page: u32,
}

/// A mark's number as printed, and the run of numbers it belongs to.
#[derive(Clone, Debug)]
pub(super) struct Place {
    pub(super) label: String,
    pub(super) section: u16,
}

/// The document's rules.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Settings(Section);

impl Settings {
    /// Reads `settings.xml`.
    pub(super) fn read(&mut self, text: &str, part: &str) -> Result<(), Error> {
        let mut xml = Xml::new(text, part);
        let mut inside: Option<String> = None;
        while let Some(item) = xml.next()? {
            match item {
                Item::Start(tag) => match (tag.local(), &inside) {
                    (name @ ("footnotePr" | "endnotePr"), _) => inside = Some(name.to_owned()),
                    (_, Some(kind)) => self.0.rule(kind).take(&tag),
                    _ => {}
                },
                Item::End(name) if matches!(name.local(), "footnotePr" | "endnotePr") => inside = None,
                _ => {}
            }
        }
        Ok(())
    }

    /// The places of the references, which are in order.
    pub(super) fn number(&self, references: &[Reference], sections: &[Section]) -> Vec<Place> {
        let mut footnotes = Counter::new(Numeral::Decimal);
        let mut endnotes = Counter::new(Numeral::RomanLower);
        references
            .iter()
            .map(|reference| {
                let own = sections.get(reference.section).copied().unwrap_or_default();
                match reference.kind {
                    NoteKind::Endnote => endnotes.next(reference, own.endnotes.over(self.0.endnotes)),
                    _ => footnotes.next(reference, own.footnotes.over(self.0.footnotes)),
                }
            })
            .collect()
    }
}

struct Counter {
    usual: Numeral,
    /// The next number, and the section and page of the last mark.
    next: Option<(u32, usize, u32)>,
    section: u16,
}

impl Counter {
    fn new(usual: Numeral) -> Counter {
        Counter { usual, next: None, section: 0 }
    }

    fn next(&mut self, reference: &Reference, rule: Rule) -> Place {
        let first = rule.first.unwrap_or(1);
        let number = match (self.next, rule.restart.unwrap_or(Restart::Never)) {
            (None, _) => first,
            (Some((_, section, _)), Restart::Section) if section != reference.section => {
                self.section = self.section.saturating_add(1);
                first
            }
            // Numbers begin again, but the notes go on: an Ibid. may look back to the page before.
            (Some((_, _, page)), Restart::Page) if page != reference.page => first,
            (Some((number, _, _)), _) => number,
        };
        let after = if reference.own.is_some() { number } else { number.saturating_add(1) };
        self.next = Some((after, reference.section, reference.page));
        let label = match &reference.own {
            Some(own) => own.clone(),
            None => rule.form.unwrap_or(self.usual).print(number),
        };
        Place { label, section: self.section }
    }
}
