//! What the productions for places in archives give.

use ecow::{EcoString, EcoVec};

use super::tongue::Tongue;
use crate::model::{Date, Level, Locator, Place, Sited, Span, Step};

/// A place, and what stood among its steps.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// The place.
    pub place: Place,
    /// Leaves, pages, parts.
    pub locators: EcoVec<Sited<Locator>>,
    /// A year among the steps: `1806 g.`
    pub date: Option<(Date, Span)>,
    /// The name of the file in parentheses after its number.
    pub title: Option<Span>,
    /// Words between the repository and its first step, as tokens: they may say what the document is.
    pub words: Option<(usize, usize)>,
    /// A code for later use.
    pub hereafter: Option<Sited<EcoString>>,
    /// The registry knows the repository.
    pub known: bool,
    /// The repository's country as in the registry; empty if not known.
    pub land: &'static str,
    /// That country's own unit words.
    pub(super) tongue: Option<&'static Tongue>,
    /// The repository was printed first.
    pub(super) headed: bool,
    /// Numbers alone may be an address though no repository is printed: after Ibid.
    pub(super) bare: bool,
}

/// The land of a repository whose country is not known.
pub(super) const ELSEWHERE: &str = "elsewhere";

impl Found {
    /// A place in a land not known.
    pub(super) fn elsewhere() -> Found {
        Found::with_words(None)
    }

    /// A place in the land whose words for units are known, if they are.
    pub(super) fn with_words(tongue: Option<&'static Tongue>) -> Found {
        Found { tongue, land: tongue.map_or(ELSEWHERE, Tongue::land), ..Found::default() }
    }

    /// Adds a step that has no label.
    pub(super) fn add(&mut self, level: Level, value: impl Into<EcoString>) {
        self.place.steps.push(Step::bare(level, value.into()));
    }

    pub(super) fn has(&self, level: Level) -> bool {
        self.place.step(level).is_some()
    }

    pub(super) fn has_any_step(&self) -> bool {
        !self.place.steps.is_empty()
    }

    /// The file is named.
    pub(super) fn has_file(&self) -> bool {
        self.has(Level::Delo) || self.has(Level::Edkhr) || self.has(Level::File)
    }

    /// The address names a file, or papers: by the steps of a fond, a signature, a box, a collection.
    pub fn addressed(&self) -> bool {
        let file = self.has_file() || self.has(Level::Box) || self.has(Level::RecordGroup);
        file && self.place.steps.len() > 1 || self.has(Level::Signature) || self.has(Level::Collection)
    }

    /// `fond 517, inventory 1, file 1100`, `fonds 517, inventaire 1, dossier 1100`: where there are fond and opis, a file is a delo.
    pub(super) fn file_of_a_fond(&mut self) {
        let soviet = self.has(Level::Fond) && (self.has(Level::Opis) || self.by_fond());
        if !soviet {
            return;
        }
        let delo = !self.has(Level::Delo) && !self.has(Level::Edkhr);
        // `AVPRF, fond 0104, opis 16, folder 117, file 9`
        let papka = !self.place.repository.is_empty() && self.papki() && !self.has(Level::Papka);
        for step in &mut self.place.steps {
            step.level = match step.level {
                Level::File if delo => Level::Delo,
                Level::Folder if papka => Level::Papka,
                level => level,
            };
        }
    }

    /// An address has begun.
    pub(super) fn in_force(&self) -> bool {
        !self.place.repository.is_empty() || self.has_any_step()
    }

    /// The archive is laid out by fond, opis and file, or may be.
    pub(super) fn by_fond(&self) -> bool {
        super::tongue::by_fond(self.land)
    }

    /// The archive of foreign policy, whose files lie in papki; true where no archive is printed.
    pub(super) fn papki(&self) -> bool {
        let letters: String = self.place.repository.chars().filter(|c| c.is_alphabetic()).collect();
        let named =
            |text: &str| ["Foreign", "MID", "МИД", "vneshnei", "внешней"].iter().any(|w| text.contains(w));
        ["AVP", "АВП"].iter().any(|p| letters.starts_with(p))
            || letters.is_empty()
            || named(&letters)
            || named(&self.place.name)
    }
}
