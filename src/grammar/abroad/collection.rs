//! Collections as they are told on the Continent: led by their word before the place, in brackets behind the year or the page.

use super::super::date::year;
use super::super::draft::Draft;
use super::super::facts::{imprint_ahead, naked};
use super::super::imprint::has;
use super::super::input::In;
use super::super::name::and_len;
use super::super::series::{capital_name, put_series};
use super::super::tail::{ends, place_year};
use super::super::token::{Case, Kind, bit};
use super::facts::{Series, series_word};
use crate::lexicon::Sense;
use crate::model::{Field, Span, Unit};

/// A word that leads a collection: `coll. «`, `coll Les médiévistes`. Cheap.
pub fn leads_series(i: In<'_>) -> bool {
    i.means(0, bit(Sense::SeriesWord)) && i.case(0) == Case::Lower
}

/// A word that leads the number of one, `n° 403`, where a collection is told behind. Cheap.
pub fn leads_number(i: In<'_>) -> bool {
    i.note.bits & bit(Sense::SeriesWord) != 0 && i.means(0, bit(Sense::Number)) && i.case(0) == Case::Lower
}

/// `, coll. « Bibliothèque des histoires » n° 221, École française de Rome, Rome, 2008`: a collection before the facts of publication.
pub fn series_led<'n>(at: In<'n>, draft: &mut Draft) -> Option<In<'n>> {
    if draft.fields.has(Field::Series) {
        return None;
    }
    // `Title, n° 403, Rome, École française de Rome, coll. Collection de l’École française de Rome, 2008`: the number before the place.
    if at.means(0, bit(Sense::Number))
        && at.case(0) == Case::Lower
        && let Some((number, rest)) = number_at(at)
        && rest.is(0, Kind::Comma)
        && naked(rest.skip(1)).is_some_and(|(_, found)| found.series.is_some())
    {
        draft.text(Field::Number, number, at.note.text);
        return Some(rest);
    }
    let quoted = || quoted_series(at).filter(|_| !draft.shows.quoted);
    let ((series, number), rest) = if leads_series(at) { collection_here(at) } else { quoted() }?;
    if !rest.is(0, Kind::Comma) || !imprint_ahead(rest) {
        return None;
    }
    draft.text(Field::Series, series, at.note.text);
    if let Some(number) = number {
        draft.text(Field::Number, number, at.note.text);
    }
    Some(rest)
}

/// `« Bibliothèque des histoires », Paris, Gallimard, 1989`   `« Les médiévistes français », n° 8, Paris, Picard, 2007`: behind a title that
/// is not quoted the series in quotation marks, and facts of publication with their place.
pub fn quoted_series(i: In<'_>) -> Option<(Series, In<'_>)> {
    let (name, behind) = i.enclosed(Kind::QuoteOpen)?;
    let (number, rest) = match number_at(behind.skip(1)).filter(|_| behind.is(0, Kind::Comma)) {
        Some((number, rest)) => (Some(number), rest),
        None => (None, behind),
    };
    let placed = rest.is(0, Kind::Comma)
        && place_year(rest.skip(1))
        && naked(rest.skip(1)).is_some_and(|(_, found)| found.publisher.is_some());
    let named = name.len() > 1
        && !has(name, bit(Sense::JournalWord))
        && name.note.list[name.at..name.end].iter().all(|t| t.kind != Kind::Comma);
    (named && placed).then(|| ((name.note.span(name.at, name.end), number), rest))
}

/// `(Collection de l’École française de Rome, 403)`   `(« Civilisations et sociétés », 24)`   `(coll. « Histoire ancienne », nº 60)`   `(Les médiévistes
/// français ; n° 8)`   `(Bibliothèque des histoires)`: behind the facts of publication the series in brackets.
pub fn series_in_brackets<'n>(i: In<'n>, draft: &mut Draft) -> Option<In<'n>> {
    const LONGEST: usize = 16;
    let (inner, rest) = i.enclosed(Kind::ParenOpen).filter(|(inner, _)| inner.len() <= LONGEST)?;
    let closes = ends(rest) || rest.is(0, Kind::Comma);
    if draft.fields.has(Field::Series) || !closes {
        return None;
    }
    if let Some(((series, number), behind)) = collection_here(inner)
        && behind.is_empty()
    {
        draft.text(Field::Series, series, i.note.text);
        number.into_iter().for_each(|number| draft.text(Field::Number, number, i.note.text));
        return Some(rest);
    }
    // `(« Civilisations et sociétés », 24)`
    if let Some((quoted, behind)) = inner.enclosed(Kind::QuoteOpen)
        && (behind.is_empty() || numbered(behind))
    {
        draft.text(Field::Series, i.note.span(quoted.at, quoted.end), i.note.text);
        if !behind.is_empty() {
            draft.text(Field::Number, i.note.span(behind.end - 1, behind.end), i.note.text);
        }
        return Some(rest);
    }
    if is_series(inner) {
        put_series(inner, draft);
        return Some(rest);
    }
    None
}

/// `2007, p. 24. (Les médiévistes français ; n° 8)`: as ISO 690 has it, behind the stop of the whole.
pub fn series_behind_stop<'n>(i: In<'n>, draft: &mut Draft) -> Option<In<'n>> {
    let facts = draft.shows.imprint && draft.fields.has(Field::Date);
    if !facts || !i.is(0, Kind::Dot) || !i.is(1, Kind::ParenOpen) {
        return None;
    }
    series_in_brackets(i.skip(1), draft).or_else(|| {
        let (inner, rest) = i.skip(1).enclosed(Kind::ParenOpen)?;
        let named = !draft.fields.has(Field::Series) && rest.is(0, Kind::Dot) && behind_year(i, inner);
        named.then(|| put_series(inner, draft)).map(|()| rest)
    })
}

/// `: Companhia Editora Nacional, 1932. (Brasiliana, 9).`   `1994. (Memória e Sociedade).`: right behind the stop of the year a name in capitals, and
/// perhaps a number, is the series (ABNT NBR 6023, 8.5).
fn behind_year(stop: In<'_>, inner: In<'_>) -> bool {
    const LONGEST: usize = 10;
    let other = bit(Sense::Reprint)
        | bit(Sense::Edition)
        | bit(Sense::Month(1))
        | bit(Sense::Signal)
        | bit(Sense::Locator(Unit::Page));
    let year = stop
        .at
        .checked_sub(1)
        .is_some_and(|at| stop.note.list[at].kind == Kind::Number && stop.note.list[at].span.len() == 4);
    let number =
        inner.len() > 2 && inner.is(inner.len() - 1, Kind::Number) && inner.is(inner.len() - 2, Kind::Comma);
    let name = if number { inner.until(inner.end - 2) } else { inner };
    year && name.len() <= LONGEST
        && (number || name.len() > 1)
        && name.note.list[name.at..name.end].iter().all(|t| t.kind == Kind::Word)
        && name.case(0) == Case::Capital
        && capital_name(name)
        && !has(name, other)
}

/// `, 24`, ` ; n° 24` and nothing behind.
fn numbered(i: In<'_>) -> bool {
    const LABEL: usize = 5;
    let last = i.len().saturating_sub(1);
    i.len() <= LABEL
        && i.is(last, Kind::Number)
        && i.word(last).len() < 4
        && (0..last).all(|n| !i.is(n, Kind::Word) || i.means(n, bit(Sense::Number) | bit(Sense::Volume)))
}

/// The name of a series and its number, or a name that begins with a word for a series. A year is no number, and a bracket that begins
/// with a place, an edition or a role tells of another book.
fn is_series(inner: In<'_>) -> bool {
    const OTHER: u128 = bit(Sense::City)
        | bit(Sense::Reprint)
        | bit(Sense::Edition)
        | bit(Sense::EditionWord)
        | bit(Sense::Translator)
        | bit(Sense::Editor)
        | bit(Sense::Month(1))
        | bit(Sense::Signal)
        | bit(Sense::Number)
        | bit(Sense::Volume)
        | bit(Sense::Locator(Unit::Page));
    let parts = |t: Kind| {
        matches!(
            t,
            Kind::Word
                | Kind::Dash
                | Kind::Comma
                | Kind::Semi
                | Kind::Dot
                | Kind::Number
                | Kind::Sign
                | Kind::Quote
                | Kind::Amp
        )
    };
    let words = inner.note.list[inner.at..inner.end].iter().filter(|t| t.kind == Kind::Word).count();
    if inner.case(0) != Case::Capital
        || words < 2
        || inner.means(0, OTHER)
        || !inner.note.list[inner.at..inner.end].iter().all(|t| parts(t.kind))
        || has(
            inner,
            bit(Sense::Reprint) | bit(Sense::Translator) | bit(Sense::Month(1)) | bit(Sense::Signal),
        )
    {
        return false;
    }
    let last = inner.skip(inner.len() - 1);
    let counted = last.is(0, Kind::Number) && last.word(0).len() < 4 && year(last).is_err();
    let plain = inner.note.list[inner.at..inner.end]
        .iter()
        .all(|t| matches!(t.kind, Kind::Word | Kind::Quote | Kind::Dash));
    counted || plain && inner.means(0, bit(Sense::SeriesWord))
}

/// `coll. « Points », n° 12`   `coll. « X » n°221`   `coll Les médiévistes français, n°8`   `coll. Bibliothèque des histoires`: a collection led by
/// its word, up to the comma behind it, or behind its number.
pub fn collection_here(i: In<'_>) -> Option<(Series, In<'_>)> {
    const LONGEST: usize = 14;
    // `(Coll. « Histoire ancienne », n° 60)`
    let short = i.peek(0).is_some_and(|t| t.short) && i.is(1, Kind::Dot);
    let name = series_word(i).filter(|_| i.case(0) == Case::Lower || short)?;
    let (series, rest) = match name.enclosed(Kind::QuoteOpen) {
        Some(quoted) => quoted,
        None => {
            let part =
                |n: &usize| matches!(name.kind(*n), Some(Kind::Word | Kind::Dash | Kind::Quote | Kind::Amp));
            let len = (0..LONGEST).take_while(part).count();
            let len = (1..len)
                .find(|n| {
                    name.means(*n, bit(Sense::Number))
                        && name.case(*n) == Case::Lower
                        && number_at(name.skip(*n)).is_some()
                })
                .unwrap_or(len);
            (name.until(name.at + len), name.skip(len))
        }
    };
    if series.is_empty() || series.case(0) == Case::Lower {
        return None;
    }
    let span = series.note.span(series.at, series.end);
    match number_at(rest.past_comma()) {
        Some((number, behind)) => Some(((span, Some(number)), behind)),
        None => Some(((span, None), rest)),
    }
}

/// `n° 12`, `nº 8`, `vol. 3`, `12`, `19-21`: the number within a series, and what is behind it.
fn number_at(i: In<'_>) -> Option<(Span, In<'_>)> {
    let label =
        i.long(Sense::Number).or_else(|| i.long(Sense::Volume)).filter(|_| i.case(0) != Case::Capital);
    let value = i.skip(label.unwrap_or(0)).past_dot();
    let range = value.is(1, Kind::Dash) && value.is(2, Kind::Number);
    let rest = value.skip(if range { 3 } else { 1 });
    let fits = value.is(0, Kind::Number) && value.word(0).len() < 4;
    fits.then(|| (value.span_to(rest), rest))
}

/// `Les médiévistes français, n° 8`   `Histoire ancienne et médiévale`: what stands behind a publisher up to the year is a collection if
/// it has a number with its label, or is of words that no house is called by.
pub fn counted_behind(i: In<'_>) -> Option<In<'_>> {
    const HOUSE: u128 = bit(Sense::PublisherWord)
        | bit(Sense::BodyWord)
        | bit(Sense::City)
        | bit(Sense::State)
        | bit(Sense::Edition)
        | bit(Sense::EditionWord)
        | bit(Sense::Volume);
    const SMALL: u128 = bit(Sense::Small) | bit(Sense::And) | bit(Sense::Particle) | bit(Sense::In) | HOUSE;
    let words = (0..i.len()).take_while(|n| matches!(i.kind(*n), Some(Kind::Word | Kind::Dash))).count();
    let article = usize::from(i.means(0, bit(Sense::Small)));
    if words < 2 || i.case(0) != Case::Capital || i.means(0, HOUSE) || i.means(article, HOUSE) {
        return None;
    }
    let number = i.skip(words).past_comma();
    let label =
        number.is(0, Kind::Sign) || number.means(0, bit(Sense::Number)) && number.case(0) == Case::Lower;
    // `n˚ 8`
    let last = number.skip(number.len().saturating_sub(1));
    let counted = label && number.len() <= 4 && last.is(0, Kind::Number) && last.word(0).len() < 4;
    let common = (0..words)
        .filter(|n| i.case(*n) == Case::Lower && !i.means(*n, SMALL) && i.word(*n).len() > 3)
        .count();
    (counted || words == i.len() && common >= 2).then_some(i)
}

/// `…, Inéditos de historia 6 (Bilbao: Universidad del País Vasco, 2013)`   `…, Espagne médiévale et moderne 11 (…)`: before place and
/// publisher in brackets a name written small, and its number; no decade, no volume.
pub fn numbered_in_small_letters(chunk: In<'_>, draft: &Draft) -> bool {
    // `Studi storici 19-21`
    let range = chunk.len() > 4 && chunk.is(chunk.len() - 2, Kind::Dash);
    let Some(noun) = chunk.end.checked_sub(if range { 4 } else { 2 }).filter(|at| *at > chunk.at) else {
        return false;
    };
    let number = chunk.note.word(chunk.end - 1);
    let decade = number.len() == 2 && number.ends_with('0') && number > "10";
    let noun = &chunk.note.list[noun];
    let bracketed = draft.site(Field::Location).is_some_and(|place| {
        chunk.note.text.get(..place.start as usize).is_some_and(|before| before.ends_with('('))
    });
    // `Les médiévistes français 8, Paris, Picard, 2007`   `Les médiévistes français 8, Paris (2007)`
    let naked = chunk.len() > 3
        && draft.site(Field::Location).is_some_and(|place| {
            chunk.note.text.get(..place.start as usize).is_some_and(|before| before.trim_end().ends_with(','))
        });
    // `Annali dell’Istituto storico italo-germanico. Quaderni 53`
    let series = noun.bits & bit(Sense::SeriesWord) != 0 && noun.case == Case::Capital && naked;
    !decade
        && (bracketed && draft.fields.has(Field::Publisher) || naked)
        && (series || noun.case == Case::Lower)
        && noun.kind == Kind::Word
        // `l’an 781`, `año 98`
        && noun.span.len() > 4
        && noun.text.chars().all(char::is_alphabetic)
        && and_len(chunk) == 0
        && !has(chunk, bit(Sense::Volume) | bit(Sense::Number) | bit(Sense::Month(1)) | bit(Sense::Part))
}
