//! Works that a sentence names in short, with nothing that leads to them: the document must know them.

use super::draft::Draft;
use super::input::In;
use super::note::accepted;
use super::prose::strong;
use super::token::{Case, Kind, Token, bit};
use super::weigh::Start;
use crate::lexicon::Sense;
use crate::model::{Doubt, Field};

/// `… told once more in Fowler, Harvest of the Rich`, `I follow Thompson, “Time,” 70`: a small word, `before`, and a surname with its comma. Cheap.
pub fn may_be_known(here: In<'_>, before: &Token<'_>) -> bool {
    behind_in(here, before) || behind_small(here, before) && surname_and_title(here)
}

/// `… can be found in Fowler`: a capital behind a small “in”.
pub fn behind_in(here: In<'_>, before: &Token<'_>) -> bool {
    before.bits & bit(Sense::In) != 0 && behind_small(here, before)
}

/// A capital behind a small word.
fn behind_small(here: In<'_>, before: &Token<'_>) -> bool {
    before.kind == Kind::Word && before.case == Case::Lower && here.case(0) == Case::Capital
}

/// `Thompson, “Time`, `Thompson, Making`
fn surname_and_title(here: In<'_>) -> bool {
    here.is(1, Kind::Comma) && (here.is(2, Kind::QuoteOpen) || here.case(2) == Case::Capital)
}

/// An author and a title, up to the end. Behind “in” no number need tell it, if nothing of a citation is behind it (`bare`); behind
/// another word a page must.
pub fn known_in_sentence<'n>(here: In<'n>, before: &Token<'_>, bare: bool, whole: In<'n>) -> Option<Draft> {
    let mut draft = accepted(here, Start::Led, whole)?;
    let s = &draft.shows;
    let named = draft.fields.has(Field::Title) && !draft.fields.names(Field::Author).is_empty() && s.closed;
    let led = behind_in(here, before);
    let told = if led {
        // `A good discussion is in Peterson, Arms and Armor, 159–163.`
        bare || s.numbered && !strong(&draft) && !s.full_name
    } else {
        s.numbered && !s.full_name && !s.imprint && !s.journal && !s.dated && !s.host
    };
    if !named || !told {
        return None;
    }
    draft.doubt(Doubt::BareName);
    Some(draft)
}
