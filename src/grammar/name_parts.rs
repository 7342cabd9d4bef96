//! What belongs to a name and is no word of it: a saint’s, the sign of an owner, what tells father and son apart.

use ecow::{EcoString, eco_format};

use super::imprint::placed_and_dated;
use super::input::In;
use super::name::{and_len, is_single, name};
use super::name_list::{cited_before, role_closes};
use super::token::{Case, GIVEN, Kind, bit};
use crate::lexicon::Sense;
use crate::model::Name;
use crate::small;

/// The last sign of `Ochieng’ (London: …)`, `Ng’ang’a and Ogot’, …`: an apostrophe that pairs with no other and ends a name.
pub fn owner_mark(i: In<'_>) -> bool {
    i.is(0, Kind::Quote)
        && i.peek(0).is_some_and(|t| !t.spaced)
        && (matches!(i.kind(1), Some(Kind::Comma | Kind::ParenOpen)) || and_len(i.skip(1)) > 0)
}

/// Behind the stop of an initial, or its hyphen: `J.P. Mayer`, `J.-P. Mayer`.
pub fn joined(i: In<'_>) -> bool {
    let before = |n: usize| i.at.checked_sub(n).map(|at| i.note.list[at].kind);
    before(1) == Some(Kind::Dot) || before(1) == Some(Kind::Dash) && before(2) == Some(Kind::Dot)
}

/// `St.` of `Muriel St. Clare Byrne`: a saint's name within a name.
pub fn is_saint(i: In<'_>) -> bool {
    i.means(0, bit(Sense::Honorific))
        && i.peek(0).is_some_and(|t| t.short && t.span.len() <= 3)
        && i.is(1, Kind::Dot)
        && matches!(i.case(2), Case::Capital | Case::Upper)
        && i.word(0).starts_with("St")
}

/// `, Jr.`   `III`
pub fn suffix(i: In<'_>, mut name: Name) -> (In<'_>, Name) {
    let after = i.past_comma();
    // `Louvet, II. 194`: behind a surname alone, the numeral of a volume.
    // `a cura di L. Firpo, III, Bari, Laterza 1967`: or that before its town.
    let town = || after.is(1, Kind::Comma) && after.means(2, bit(Sense::City));
    let volume = || {
        after.at > i.at && (name.given.is_empty() || town()) && super::date::roman(after.word(0)).is_some()
    };
    // `Schurhammer, St. Francis Xavier`: a Czech is the elder so, and everybody else a saint.
    let saint = || is_saint(after);
    if let Some(len) = after.long(Sense::Suffix).filter(|_| !volume() && !saint()) {
        let rest = after.skip(len);
        let rest = rest.past_dot();
        name.suffix = after.text_to(rest).into();
        return (rest, name);
    }
    // Suffix read as the family name: `Charles Smith III`.
    if matches!(name.family.as_str(), "Jr" | "Jr." | "Sr" | "Sr." | "II" | "III" | "IV")
        && name.given.contains(' ')
    {
        let suffix = std::mem::take(&mut name.family);
        if let Some((given, family)) = name.given.rsplit_once(' ') {
            name.family = family.into();
            name.given = given.into();
        }
        name.suffix = suffix;
    }
    (i, name)
}

/// `J. Romein en A. Verschoor`   `Karel Kaplan a Pavel Paleček`: a word for "and" that means other things in other languages, between a
/// surname and a given name, two towns, or two pages.
pub fn between_names(i: In<'_>) -> bool {
    if i.case(0) != Case::Lower || !small::is(i.word(0), small::AND_BETWEEN_NAMES) {
        return false;
    }
    let Some(before) = i.at.checked_sub(1).map(|at| &i.note.list[at]) else { return false };
    let initial = i.case(1) == Case::Upper && i.word(1).chars().count() == 1 && i.is(2, Kind::Dot);
    // `MALÍŘ, Jiří a MAREK, Pavel`
    let turned = i.case(1) == Case::Upper && i.is(2, Kind::Comma) && i.means(3, GIVEN);
    let given = i.case(1) == Case::Capital && i.means(1, GIVEN) || turned;
    let towns = i.means(1, bit(Sense::City)) && before.bits & bit(Sense::City) != 0;
    // `Mark a Christopher G. ELLISON`
    let shouted = |n: usize| i.case(n) == Case::Upper && i.word(n).chars().nth(2).is_some();
    let in_capitals = i.case(1) == Case::Capital
        && (shouted(2) || i.is(3, Kind::Dot) && i.word(2).chars().count() == 1 && shouted(4));
    // `Carta de Azaña a M. Rivas`: elsewhere to whom.
    let letters = || {
        i.word(0) != "a"
            || in_capitals
            || i.note.text.contains(['ř', 'ě', 'ů', 'ň', 'ž', 'š', 'č', 'ľ', 'ť'])
            // `Jan Gebhart a Jan Kuklík, Druhá republika`: two whole names at the head.
            || i.at == 2 && given && i.note.list[0].bits & GIVEN != 0 && i.case(2) == Case::Capital
    };
    // `s. 12 a 45`, `p. 12 en 45`
    let numbers = before.kind == Kind::Number && i.is(1, Kind::Number);
    // `Blom, J.C.H. en J. Talsma (red.)`
    let initials = before.kind == Kind::Dot && initial && i.at > 1 && {
        let letter = &i.note.list[i.at - 2];
        letter.case == Case::Upper && letter.span.len() == 1
    };
    let named = before.case == Case::Capital && (initial || given || towns)
        || initials
        || matches!(before.case, Case::Capital | Case::Upper) && in_capitals;
    (named || numbers) && letters()
}

/// `Elizabeth Turner, with an essay by Guy Davenport, Americans in Paris`: past whoever wrote a part, whom no field has.
pub fn part_by(i: In<'_>) -> Option<In<'_>> {
    if i.case(0) != Case::Lower || !i.means(0, bit(Sense::OtherRole)) {
        return None;
    }
    let len = i.long(Sense::OtherRole).filter(|len| *len > 2)?;
    let (next, helper) = name(i.skip(len)).ok()?;
    (!helper.given.is_empty()
        && next.is(0, Kind::Comma)
        && matches!(next.case(1), Case::Capital | Case::Upper)
        && !next.means(1, GIVEN))
    .then_some(next)
}

/// `with Brian VanDeMark,`   `with Thomas J. Biersteker and Herbert Y. Schandler,`: one or two who helped.
pub fn helpers(i: In<'_>) -> Option<(In<'_>, Vec<Name>)> {
    if i.case(0) != Case::Lower || !i.means(0, bit(Sense::Along)) {
        return None;
    }
    let len = i.long(Sense::Along)?;
    let (mut rest, first) = name(i.skip(len)).ok()?;
    let mut found = vec![first];
    let and = and_len(rest);
    if and > 0
        && let Ok((behind, second)) = name(rest.skip(and))
    {
        found.push(second);
        rest = behind;
    }
    let named = found.iter().all(|helper| !helper.given.is_empty());
    // `ed. Halil İnalcık with Donald Quataert (Cambridge: …)`
    let ends = rest.is(0, Kind::Comma) || placed_and_dated(rest);
    (named && ends).then_some((rest, found))
}

/// `J. H.`, `G. D. H.`: up to three initials, which a family name further on makes a name.
pub fn initials_alone(name: &Name) -> bool {
    name.is_body()
        && name.literal.len() < 10
        && name.literal.split_whitespace().all(|w| w.len() == 2 && w.ends_with('.'))
}

/// `Laura de Mello e Souza (org.)`, `Luis González y González, Pueblo en vilo`: one surname of two, where two authors would have their given
/// names each; `and` is at the word between them, and `found` the name behind it, up to `next`. What is behind, and the surname.
pub fn second_surname<'n>(
    i: In<'n>,
    and: In<'n>,
    first: &Name,
    next: In<'n>,
    found: &Name,
) -> Option<(In<'n>, EcoString)> {
    let word = and.word(0);
    let titled = || {
        let title = matches!(next.case(1), Case::Capital | Case::Upper) || next.is(1, Kind::QuoteOpen);
        // `ed. Rafael Altamira y Crevea, vol. 2`, `ed. Laura de Mello e Souza (São Paulo: …)`
        next.is(0, Kind::Comma) && (title || next.means(1, bit(Sense::Volume))) || next.is(0, Kind::ParenOpen)
    };
    // `Julio Cejador y Frauca`: a given name that is a month as well.
    let joined = role_closes(next)
        // `J. Ortega y Gasset, op. cit.`
        || matches!(word, "y" | "e") && cited_before(next)
        || (word == "y" || word == "e" && i.means(0, GIVEN)) && titled();
    (word.len() == 1 && is_single(found) && joined)
        .then(|| (next, eco_format!("{} {word} {}", first.family, found.family)))
}

/// The words of a name: their tokens.
#[derive(Default)]
pub struct Words {
    tokens: [usize; 16],
    count: usize,
}

impl Words {
    /// One more.
    pub fn push(&mut self, token: usize) {
        if let Some(slot) = self.tokens.get_mut(self.count) {
            *slot = token;
            self.count += 1;
        }
    }

    /// How many.
    pub fn len(&self) -> usize {
        self.count
    }

    /// None.
    pub fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// All of them.
    pub fn list(&self) -> &[usize] {
        &self.tokens[..self.count]
    }
}
