//! A book that is a part, by its series, of a whole in several series.

use super::draft::Draft;
use super::imprint::{Paren, paren, past};
use super::input::In;
use super::numbering::is_numeral;
use super::token::{Case, Kind, bit};
use crate::lexicon::Sense;
use crate::model::{Field, Level};

/// `ser. 2 of Freedom: A Documentary History of Emancipation`: which part of a whole in series the book is, up to its facts of
/// publication; what is behind it.
pub fn series_of_whole<'n>(at: In<'n>, draft: &mut Draft) -> Option<In<'n>> {
    const LONGEST: usize = 40;
    if !numbered_of(at) {
        return None;
    }
    let mut here = at;
    while here.at < at.at + LONGEST {
        match here.kind(0)? {
            Kind::ParenOpen if matches!(paren(here), Ok((_, Paren::Imprint(_)))) => {
                draft.text(Field::Note, at.span_to(here), at.note.text);
                return Some(here);
            }
            Kind::Semi | Kind::QuoteOpen => return None,
            _ => here = here.part(past(here, here.at), here.end),
        }
    }
    None
}

/// `ser. 2 of Freedom`
pub fn numbered_of(i: In<'_>) -> bool {
    let value = i.skip(1).past_dot();
    i.case(0) == Case::Lower
        && i.means(0, bit(Sense::SeriesWord) | bit(Sense::Step(Level::Series)))
        && is_numeral(value, 0)
        && value.case(1) == Case::Lower
        && value.means(1, bit(Sense::Small))
        && matches!(value.case(2), Case::Capital | Case::Upper)
}
