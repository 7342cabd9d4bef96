//! Volumes told behind the facts of publication, and bare numbers before them that count volumes.

use super::date::roman;
use super::draft::{Draft, plain};
use super::imprint::{Imprint, Paren, next_top, paren, past};
use super::input::In;
use super::series::capital_name;
use super::tail::ends;
use super::token::{Case, GIVEN, Kind, bit};
use crate::lexicon::Sense;
use crate::model::{Field, Level, Unit};

/// `(Brill, 1997), I, Canonical Compositions from the Biblical World, ed. by William W. Hallo`: behind the facts of publication which
/// volume it is, and what it is called (MHRA 3, 11.2.2); who edited it follows.
pub fn volume_behind_facts<'n>(at: In<'n>, draft: &mut Draft) -> Option<In<'n>> {
    const LONGEST: usize = 30;
    const MOST: u32 = 60;
    // `(Meiner, 2010), 13.3, Philosophie der symbolischen Formen`
    let parted = at.is(0, Kind::Number)
        && at.is(1, Kind::Dot)
        && at.is(2, Kind::Number)
        && at.word(0).len() <= 2
        && at.peek(2).is_some_and(|t| !t.spaced && t.span.len() <= 2);
    if at.case(0) != Case::Upper && !parted {
        return None;
    }
    let behind = at.skip(if parted { 3 } else { 1 });
    let title = behind.skip(1);
    // `(University of Chicago Press, 1998), 2.3, p. 9`
    if parted
        && behind.is(0, Kind::Comma)
        && behind.means(1, bit(Sense::Locator(Unit::Page)))
        && at.at.checked_sub(2).is_some_and(|before| at.note.list[before].kind == Kind::ParenClose)
        && !draft.fields.has(Field::Volume)
    {
        draft.point(Unit::Volume, at.span_to(behind), plain(at.text_to(behind)));
        return Some(behind);
    }
    // `(Collins, 1972), I.`
    let part = at.is(1, Kind::Dot) && (at.case(2) == Case::Lower || at.is(2, Kind::Number));
    if ends(at.skip(1))
        && !part
        && roman(at.word(0)).is_some_and(|n| n <= MOST)
        && !draft.fields.has(Field::Volume)
    {
        draft.point(Unit::Volume, at.span_to(at.skip(1)), at.word(0));
        return Some(at.skip(1));
    }
    if !behind.is(0, Kind::Comma)
        || !matches!(title.case(0), Case::Capital | Case::Upper)
        || title.means(0, GIVEN)
        || draft.fields.has(Field::Volume)
        || !parted && roman(at.word(0)).is_none_or(|n| n > MOST)
    {
        return None;
    }
    let told = bit(Sense::Editor) | bit(Sense::Translator) | bit(Sense::Locator(Unit::Page));
    let role = |i: In<'_>| i.is(0, Kind::Comma) && i.case(1) == Case::Lower && i.means(1, told);
    // `III, Du roi très chrétien à la laïcité (XVIIIe–XIXe siècle), ed. by …`: what is in brackets belongs to it where a role follows.
    let bracketed = |i: In<'_>| i.enclosed(Kind::ParenOpen).is_some_and(|(_, rest)| role(rest));
    // `II, Il medioevo. Popoli e strutture politiche, ed. by …`, `VI, The ‘Anniversaries’ and the ‘Epicedes’, ed. by …`
    let comma_behind = |i: In<'_>| {
        let reach = i.at..i.end.min(i.at + LONGEST);
        let comma = reach.clone().find(|at| i.note.list[*at].kind == Kind::Comma);
        comma.is_some_and(|comma| role(i.part(comma, i.end)))
    };
    let stopped = |i: In<'_>| i.is(0, Kind::Dot) && i.case(1) == Case::Capital && comma_behind(i);
    let goes_on = |i: In<'_>| {
        i.peek(0).is_some_and(|t| {
            (!t.stop || stopped(i))
                && (t.kind != Kind::ParenOpen || bracketed(i))
                && (t.kind != Kind::QuoteOpen || comma_behind(i))
                && !matches!(t.kind, Kind::Semi | Kind::ParenClose | Kind::Url)
        })
    };
    let mut here = title;
    while here.at < title.at + LONGEST && goes_on(here) {
        if role(here) {
            break;
        }
        here = here.part(past(here, here.at), here.end);
    }
    let named = title.until(here.at);
    // `III, Du roi très chrétien à la laïcité, ed. by …`
    let edited = |i: In<'_>| role(i) && i.means(1, bit(Sense::Editor));
    // `III, Endings, ed. by …`
    if named.len() < 2 && !(named.len() == 1 && role(here))
        || !capital_name(named) && next_top(named, Kind::Colon).is_none() && !edited(here)
        || here.at == title.at + LONGEST
    {
        return None;
    }
    draft.text(Field::Volume, at.span_to(behind), at.note.text);
    draft.volume_title = Some((title.at, here.at));
    Some(here)
}

/// `(Sansoni, 1956–1968)`, `(University of Chicago Press, 1961), I, p. 3`: behind a bare number facts of several years, or of several
/// volumes of which one is pointed at, show that it says how many there are (so a processor prints MHRA 4).
pub fn counts_volumes(facts: In<'_>) -> bool {
    const MOST: u32 = 60;
    let Ok((rest, Paren::Imprint(found))) = paren(facts) else { return false };
    let pointed = rest.is(0, Kind::Comma)
        && rest.case(1) == Case::Upper
        && roman(rest.word(1)).is_some_and(|n| n <= MOST)
        && (rest.is(2, Kind::Comma) || ends(rest.skip(2)));
    // `ed. by Leonard W. Labaree, 42 (Yale University Press, 1959)`: a house alone, as no other habit with a bare number has it.
    let house = found.publisher.is_some() && found.location.is_none() && found.date.is_some();
    pointed || house || over_years(&found)
}

/// `(Sansoni, 1956–1968)`
fn over_years(found: &Imprint) -> bool {
    found.date.as_ref().is_some_and(|(date, _)| date.edtf.contains('/'))
}

/// `Loeb Classical Library, 10 (Harvard University Press, 1926–1965)`: the facts at `facts` are those of several years.
pub fn printed_over_years(facts: In<'_>) -> bool {
    matches!(paren(facts), Ok((_, Paren::Imprint(found))) if over_years(&found))
}

/// `Enzyklopädie der Neuzeit, 2 (Stuttgart, 2005)`: behind the only comma of a title a number counts its volumes.
pub fn volume_behind(title: In<'_>, comma: usize, draft: &mut Draft, field: Field) -> bool {
    let number = title.part(comma + 1, title.end);
    let counts = number.len() == 1 && number.word(0).len() < 3 && comma > title.at + 1;
    let before = title.note.list[comma - 1].kind;
    if !counts
        || draft.fields.has(Field::Volume)
        // `…, 1871–1890, 2 (Mouton, 1974)`, `… (Siglos XV a XVII), 2 (Madrid, 1972)`
        || !matches!(before, Kind::Word | Kind::Number | Kind::ParenClose | Kind::Dot)
    {
        return false;
    }
    let which = match counts_volumes(number.part(title.end, title.note.list.len())) {
        true => Field::Volumes,
        false => Field::Volume,
    };
    draft.text(field, title.note.span(title.at, comma), title.note.text);
    draft.text(which, title.note.span(comma + 1, title.end), title.note.text);
    true
}

/// `, new ser., 46 vols.`   `, 1st series, 45 vols`: which series of a work in many volumes.
pub fn series_of_volumes(at: In<'_>) -> Option<In<'_>> {
    let counted = at.is(0, Kind::Number) && at.peek(1).is_some_and(|t| t.kind == Kind::Word && !t.spaced);
    let rest = if counted && at.skip(2).means(0, bit(Sense::Step(Level::Series)) | bit(Sense::SeriesWord)) {
        at.skip(3)
    } else {
        let len = at.long(Sense::NewSeries)?;
        at.skip(len)
    };
    let rest = rest.past_dot();
    let volumes = rest.is(0, Kind::Comma)
        && (rest.is(2, Kind::Word) && rest.means(2, bit(Sense::Volumes))
            || rest.means(1, bit(Sense::Volume)));
    volumes.then_some(rest)
}
