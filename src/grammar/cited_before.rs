//! What says, behind a title or a name, that it was cited before, and what is told once more with it.

use super::back::with_locators;
use super::date::{roman, year};
use super::draft::Draft;
use super::input::In;
use super::locator::locators;
use super::tail::ends;
use super::token::{Case, Kind, bit};
use crate::lexicon::Sense;
use crate::model::{Back, Field, Kind as Work, Unit};

/// `Bloch, Apologie pour l’histoire, op. cit., p. 5`   `Lussu, Marcia su Roma, cit., p. 40`: the words behind a title
/// that say it was cited before, and where.
pub fn opcit_behind<'n>(i: In<'n>, draft: &mut Draft) -> Option<In<'n>> {
    // `Brovkin, Dear Comrades, Ibid, p. 83`: behind a title it says no more than op. cit.
    let again = i.means(0, bit(Sense::Ibid))
        && !draft.shows.quoted
        && !draft.fields.has(Field::Date)
        && i.note.list[i.at - 1].kind == Kind::Comma;
    // Capitals are a code: `LC`.
    if !again && (!i.means(0, bit(Sense::OpCit) | bit(Sense::LocCit)) || i.case(0) == Case::Upper) {
        return None;
    }
    let (sense, len) = i.hit(|s| match s {
        Sense::Ibid if again => Some(Sense::OpCit),
        Sense::OpCit | Sense::LocCit => Some(s),
        _ => None,
    })?;
    let bare = i.skip(len);
    let after = bare.past_dot();
    // `n.d.` is no date; with a page behind it, it is a Croat's or Slovene's work cited before.
    let undated = i.long(Sense::NoDate).is_some_and(|n| n >= len);
    if undated && locators(after.past_comma()).is_err() {
        return None;
    }
    // `cit. in`, `cité dans`: through another work.
    if after.means(0, bit(Sense::In)) {
        return None;
    }
    // `“Title”, in Fausto (org.), História geral, op. cit., p. 99–122`: the volume was cited before, not what stands in it.
    if !(draft.shows.host && draft.fields.has(Field::Title) && draft.fields.has(Field::Editor)) {
        draft.back = Some(if sense == Sense::OpCit { Back::OpCit } else { Back::LocCit });
        draft.shows.back = true;
    }
    draft.back_span = i.span_to(after);
    draft.end = if ends(bare) { bare.at } else { after.at };
    with_locators(past_journal(after), draft);
    Some(i.part(draft.end, i.end))
}

/// `J. Guillemain, « Les recherches de C. Patin », Celebrazioni patiniane, op. cit., p. 55`: behind a quoted title what holds it,
/// cited before, without an “in”; `i` is at its name.
pub fn host_again<'n>(i: In<'n>, draft: &mut Draft) -> Option<In<'n>> {
    const LONGEST: usize = 14;
    let told = bit(Sense::OpCit) | bit(Sense::LocCit);
    if i.note.bits & told == 0
        || !draft.fields.has(Field::Author) && draft.back.is_none()
        || !matches!(i.case(0), Case::Capital | Case::Upper)
    {
        return None;
    }
    let ends_name = |n: &usize| {
        !matches!(i.kind(*n), Some(Kind::Word | Kind::Dash | Kind::Other)) && !i.is(*n, Kind::Dot)
    };
    let comma = (1..LONGEST).find(ends_name).filter(|n| i.is(*n, Kind::Comma))?;
    let again = i.skip(comma + 1);
    if !again.means(0, told) || again.case(0) == Case::Upper {
        return None;
    }
    // `« T », Annales ESC, art. cit.`: the article is what was cited.
    let article = again.word(0).starts_with("art");
    let field = if article { Field::Journaltitle } else { Field::Booktitle };
    draft.attempt(|trial| {
        let rest = opcit_behind(again, trial)?;
        trial.text(field, i.note.span(i.at, i.at + comma), i.note.text);
        trial.kind = if article { Work::Article } else { Work::Incollection };
        Some(rest)
    })
}

/// `art. cit., Revue historique, 83, 1993, p. 160`   `op. cit., Paris, 1993, p. 12`: what was told already, the journal and its numbers
/// or the place and its year, before the page.
fn past_facts(i: In<'_>) -> Option<In<'_>> {
    const LONGEST: usize = 22;
    if !i.is(0, Kind::Comma) || !matches!(i.case(1), Case::Capital | Case::Upper) {
        return None;
    }
    let comma = (2..LONGEST).find(|n| i.is(*n, Kind::Comma))?;
    let name = i.part(i.at + 1, i.at + comma);
    if !(0..name.len()).all(|n| name.is(n, Kind::Word)) {
        return None;
    }
    let page = bit(Sense::Locator(Unit::Page));
    let labels = bit(Sense::Volume) | bit(Sense::Number);
    let paged = (comma..LONGEST).find(|n| i.is(*n, Kind::Comma) && i.means(n + 1, page))?;
    let counts = |n: usize| match i.kind(n) {
        Some(Kind::Word) => i.means(n, labels) || roman(i.word(n)).is_some(),
        Some(kind) => kind != Kind::Semi,
        None => false,
    };
    let years = (comma..paged).filter(|n| year(i.skip(*n)).is_ok() && i.word(*n).len() == 4).count();
    (years == 1 && (comma..paged).all(counts)).then(|| i.skip(paged))
}

/// `dz. cyt., „ZHW” nr 4, s. 89`: letters for the journal, and its number, before the page in an article cited before.
pub fn past_journal(i: In<'_>) -> In<'_> {
    if let Some(page) = past_facts(i) {
        return page;
    }
    let Some((name, behind)) = i.skip(1).enclosed(Kind::QuoteOpen) else { return i };
    if !i.is(0, Kind::Comma) || name.len() != 1 || name.case(0) != Case::Upper {
        return i;
    }
    let number = behind.means(0, bit(Sense::Number)) && behind.case(0) == Case::Lower && behind.numbered();
    let behind = if number { behind.skip(1).past_dot().skip(1) } else { behind };
    if behind.is(0, Kind::Comma) && behind.means(1, bit(Sense::Locator(Unit::Page))) { behind } else { i }
}
