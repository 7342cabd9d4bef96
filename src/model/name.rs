//! Names of people and bodies.

use ecow::EcoString;

/// A person's name in parts, or a body's name whole (`literal`). Values are as printed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Name {
    /// Family name without its particle: `Beauvoir`, `López Mateos`. Empty for a body.
    pub family: EcoString,
    /// Given names or initials: `Peter H.`, `О. В.`; empty if not printed.
    pub given: EcoString,
    /// Particle that does not sort: `de`, `von dem`.
    pub prefix: EcoString,
    /// `Jr.`, `III`.
    pub suffix: EcoString,
    /// A body or a name that has no parts: `Central Intelligence Agency`.
    pub literal: EcoString,
}

impl Name {
    /// A person.
    pub fn person(given: impl Into<EcoString>, family: impl Into<EcoString>) -> Name {
        Name { given: given.into(), family: family.into(), ..Name::default() }
    }

    /// A body.
    pub fn body(literal: impl Into<EcoString>) -> Name {
        Name { literal: literal.into(), ..Name::default() }
    }

    /// True for a body or an undivided name.
    pub fn is_body(&self) -> bool {
        !self.literal.is_empty()
    }

    /// The word a short note would use: the family name, else the literal.
    pub fn sort_word(&self) -> &str {
        if self.is_body() { &self.literal } else { &self.family }
    }
}
