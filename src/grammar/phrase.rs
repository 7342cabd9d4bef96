//! The words of the text at the head of a note that says where they are from.

use super::imprint::next_top;
use super::input::In;
use super::token::{Case, Kind, Token, bit};
use crate::lexicon::Sense;

/// `“We must act”: Smith, The Long War, 12`   `“It’s ridiculous …” Herbert, diary entry, …`   `heuque: H. L. Monnas, ‘Silks’, …`   `Later, at
/// Milner’s request … Stein, Balfour Declaration, 520–21`: what stands behind the words, in a document whose notes begin so.
pub fn past_phrase(i: In<'_>) -> In<'_> {
    if !i.note.phrases {
        return i;
    }
    if let Some((_, behind)) = i.enclosed(Kind::QuoteOpen) {
        if behind.is(0, Kind::Colon) {
            return behind.skip(1);
        }
        // `…”`, `. . .”`: broken off before the end.
        let last = behind.at.checked_sub(2).map(|at| &i.note.list[at]);
        let broken = last.is_some_and(|t| t.text == "…" || t.kind == Kind::Dot);
        return if broken && !behind.is_empty() { behind } else { i };
    }
    told(i).unwrap_or(i)
}

/// The words stand without quotation marks, before a colon or stops.
fn told(i: In<'_>) -> Option<In<'_>> {
    const LONGEST: usize = 24;
    let near = i.until(i.end.min(i.at + LONGEST));
    if let Some(cut) = (near.at..near.end).find(|at| near.note.list[*at].text == "…") {
        let behind = i.part(cut + 1, i.end);
        return matches!(behind.case(0), Case::Capital | Case::Upper).then_some(behind);
    }
    let colon = next_top(near, Kind::Colon)?;
    let words = i.until(colon);
    // A title with its colon has a comma before it, or capitals.
    let small = |t: &Token| t.case == Case::Lower && t.bits & (bit(Sense::Small) | bit(Sense::And)) == 0;
    let prose = words.note.list[words.at..words.end].iter().any(small);
    let behind = i.part(colon + 1, i.end);
    (prose && next_top(words, Kind::Comma).is_none() && !behind.is_empty()).then_some(behind)
}
