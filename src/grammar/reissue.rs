//! Which edition of a book, and of how many volumes, as facts of publication tell it; the first date of a reprint.

use super::abroad::facts::{series_word, superscript};
use super::date::{full_date, years};
use super::draft::Draft;
use super::facts::{naked, naked_imprint};
use super::imprint::{Imprint, Paren, last_year, next_top, paren, top_level};
use super::input::{In, word};
use super::numbering::is_numeral;
use super::roles::edition_words;
use super::tail::{Seen, ends};
use super::tail_ends::place_year;
use super::token::{Case, Kind, Token, bit};
use crate::lexicon::Sense;
use crate::model::{Date, Field, Span};
use crate::small;
use nom::Parser;

/// `1923; repr., `: the first date of a reprint, before the new facts or behind them.
///
/// `1938; London: Routledge, 1949`   `London: Penguin, 2001; first published 1938`   `London: Routledge, 1992 [1930]`
pub fn reprint<'n>(i: In<'n>, found: &mut Imprint) -> In<'n> {
    let list = &i.note.list[i.at..i.end];
    let told = i.note.bits & bit(Sense::Reprint) != 0
        || list.iter().any(|t| t.kind == Kind::Semi)
        || list.last().is_some_and(|t| t.kind == Kind::BracketClose);
    if !told {
        return i;
    }
    // `(May 2, 1946; New York: Harper & Row, 1976)`
    if let Ok((rest, date)) = years(i).or_else(|_| full_date(i))
        && rest.is(0, Kind::Semi)
        && !rest.means(1, bit(Sense::Reprint))
        && (next_top(rest, Kind::Colon).is_some() || next_top(rest, Kind::Comma).is_some())
    {
        found.origdate = Some((date, i.span_to(rest)));
        return rest.skip(1);
    }
    // `orig. 1922; Berkeley: University of California Press, 1978`
    if i.note.bits & bit(Sense::Reprint) != 0
        && let Ok((when, ())) = word(|s| (s == Sense::Reprint).then_some(())).parse(i)
        && let Ok((rest, date)) = years(when)
        && matches!(rest.kind(0), Some(Kind::Semi | Kind::Comma))
        && rest.len() > 2
    {
        found.origdate = Some((date, when.span_to(rest)));
        return rest.skip(1);
    }
    let semi = top_level(i, Kind::Semi).last().copied();
    // `London, 1876, reprinted Bath, 1970`
    let again = |at: &usize| i.part(at + 1, i.end).means(0, bit(Sense::Reprint));
    if let Some(semi) = semi.or_else(|| top_level(i, Kind::Comma).into_iter().find(again))
        && let Some(rest) = divided(i.until(semi), i.part(semi + 1, i.end), found)
    {
        return rest;
    }
    if i.note.list[i.end - 1].kind == Kind::BracketClose
        && let open = i.note.list[i.end - 1].partner as usize
        && open > i.at
        && let inner = i.part(open + 1, i.end - 1)
        // `1995 [first published 1994]`
        && let told = inner.long(Sense::Reprint).map_or(0, |len| len)
        && let inner = inner.skip(told).past_dot()
        && let Ok((rest, date)) = years(inner)
        && rest.is_empty()
        && i.note.list[open - 1].kind == Kind::Number
    {
        found.origdate = Some((date, inner.span_to(rest)));
        return i.until(open);
    }
    // `1928. Reprint, New York: Octagon Books, 1963`
    if let Ok((rest, date)) = years(i)
        && matches!(rest.kind(0), Some(Kind::Semi | Kind::Comma | Kind::Dot))
        && rest.means(1, bit(Sense::Reprint))
    {
        let span = i.span_to(rest);
        if let Ok((after, ())) = word(|s| (s == Sense::Reprint).then_some(())).parse(rest.skip(1)) {
            found.origdate = Some((date, span));
            return after.past_comma();
        }
    }
    i
}

/// `Chicago: University of Chicago Press, 1999; originally published as Le passé d’une illusion (Paris: Laffont, 1995)`: behind a
/// semicolon under which title the work came out first, and perhaps when (Chicago 17, 14.99); what is before it. Cheap.
pub fn first_title<'n>(i: In<'n>, found: &mut Imprint) -> In<'n> {
    if i.note.bits & bit(Sense::Reprint) == 0 || !i.note.has(Kind::Semi) {
        return i;
    }
    let titled = |semi: &usize| {
        let told = i.part(semi + 1, i.end);
        let len = told.long(Sense::Reprint)?;
        (told.case(0) == Case::Lower && small::is(told.word(len), small::UNDER_TITLE))
            .then(|| told.skip(len + 1))
    };
    let Some((semi, title)) =
        top_level(i, Kind::Semi).iter().find_map(|semi| titled(semi).map(|title| (*semi, title)))
    else {
        return i;
    };
    let first = i.until(semi);
    if closing_year(first).is_none() {
        return i;
    }
    // Its own facts of publication stand in brackets, or end the words.
    let closed = title.end.checked_sub(1).filter(|at| title.note.list[*at].kind == Kind::ParenClose);
    let facts = match closed {
        Some(close) => title.part(title.note.list[close].partner as usize + 1, close),
        None => title,
    };
    found.origdate = if facts.is_empty() { None } else { whole_year(facts).or_else(|| closing_year(facts)) };
    first
}

/// The facts on both sides of a semicolon, of which one says when the work appeared first; what is left to read.
fn divided<'n>(first: In<'n>, after: In<'n>, found: &mut Imprint) -> Option<In<'n>> {
    // `Chicago: McClurg, 1903; reprint, New York: Dover, 1994`   `London, 1576; repr. Bath, 1970`
    if let Ok((rest, ())) = word(|s| (s == Sense::Reprint).then_some(())).parse(after)
        && let rest = rest.past_comma()
        && (next_top(rest, Kind::Colon).is_some()
            || next_top(rest, Kind::Comma).is_some_and(|at| at > rest.at))
        && let Some(date) = closing_year(first)
    {
        // `Harmondsworth, 1964; first published London, 1961`: the facts before it are those of the edition used.
        if let Some(early) = closing_year(rest).filter(|(early, _)| early.year() < date.0.year()) {
            found.origdate = Some(early);
            return Some(first);
        }
        found.origdate = Some(date);
        return Some(rest.skip(usize::from(rest.means(0, bit(Sense::In)))));
    }
    // `Paris: Presses Pocket, 1960; Eng. trans. God’s Bits of Wood, London: Heinemann, 1970`: a translation, and not the book that is cited.
    let translated = |n: usize| {
        after.case(n) == Case::Lower
            && (after.means(n, bit(Sense::Translator)) || small::is(after.word(n), small::TRANSLATION))
    };
    if (0..4).any(translated) && closing_year(first).is_some() {
        return Some(first);
    }
    // `Boston: Houghton Mifflin, 1962; New York: Mariner Books, 2002`
    if next_top(first, Kind::Colon).is_some()
        && next_top(after, Kind::Colon).is_some()
        && closing_year(after).is_some()
        && let Some(date) = closing_year(first)
    {
        found.origdate = Some(date);
        return Some(after);
    }
    // `London, 2002; pbk edn 2003`, `Oxford, 2004; online edn, 2011`: a later edition by the same house.
    if after.len() <= 5
        && after.case(0) == Case::Lower
        && (0..2).any(|n| after.means(n, bit(Sense::Edition)))
        && let Some(later) = closing_year(after)
        && let Some(date) = closing_year(first)
        && let Some(at) = last_year(first)
    {
        found.origdate = Some(date);
        found.date = Some(later);
        let comma = usize::from(first.note.list[at - 1].kind == Kind::Comma);
        return Some(first.until(at - comma));
    }
    // `Antwerp, 1528; STC 24446`: its number in a catalogue of old books.
    if after.case(0) == Case::Upper
        && after.is(1, Kind::Number)
        && after.len() <= 4
        && closing_year(first).is_some()
    {
        return Some(first);
    }
    // `New York: Viking, 1963; rev. and enl. ed., 1965`: of the same house.
    if let Some((rest, words, span)) = edition_words(after)
        && let Ok((end, later)) = years(rest.past_comma())
        && end.is_empty()
        && let Some(date) = closing_year(first)
        && let Some(at) = last_year(first)
    {
        found.origdate = Some(date);
        found.date = Some((later, rest.past_comma().span_to(end)));
        found.edition = Some((words, span));
        let comma = usize::from(at > first.at && first.note.list[at - 1].kind == Kind::Comma);
        return Some(first.until(at - comma));
    }
    // `London, 1964; 2nd edn, London, 1989`
    if edition_words(after).is_some_and(|(rest, ..)| rest.is(0, Kind::Comma))
        && closing_year(after).is_some()
        && let Some(date) = closing_year(first)
    {
        found.origdate = Some(date);
        return Some(after);
    }
    if let Ok((when, ())) = word(|s| (s == Sense::Reprint).then_some(())).parse(after)
        && let when = when.past_comma()
        && let when = when.skip(usize::from(when.means(0, bit(Sense::In))))
        && let Ok((rest, date)) = years(when)
        && rest.is_empty()
    {
        let told = (date, when.span_to(rest));
        // `London: Penguin, 2001; first published 1938`, but `London, 1888; repr. 1970`
        match closing_year(first).filter(|(first, _)| first.year() < told.0.year()) {
            Some(early) => (found.origdate, found.date) = (Some(early), Some(told)),
            None => {
                found.origdate = Some(told);
                return Some(first);
            }
        }
        let year = last_year(first)?;
        let comma = usize::from(year > first.at && first.note.list[year - 1].kind == Kind::Comma);
        return Some(first.until(year - comma));
    }
    None
}

/// `, Paris, Gallimard, 1975, rééd. « Folio », 1982`   `, Seuil, 1973 ; rééd. coll. « Points », 1999`   `, London, 1963, repr. 1980`   `, rééd. Paris, Seuil, 1990`: a later edition
/// behind the facts of the first, whose year it makes the first date.
pub fn reissued<'n>(at: In<'n>, draft: &mut Draft) -> Option<In<'n>> {
    if draft.fields.has(Field::Origdate) || !at.means(0, bit(Sense::Reprint)) {
        return None;
    }
    let (mut here, ()) = word(|s| (s == Sense::Reprint).then_some(())).parse(at).ok()?;
    here = here.skip(usize::from(here.means(0, bit(Sense::In))));
    let mut series = None;
    if let Some((name, behind)) = series_word(here).unwrap_or(here).enclosed(Kind::QuoteOpen) {
        series = Some(here.note.span(name.at, name.end));
        here = behind.past_comma();
    }
    // `rééd. Flammarion, coll. « Champs », 1986`: who prints it now, in which series.
    let mut publisher = None;
    let name = (1..6).find(|n| here.is(*n, Kind::Comma)).filter(|n| {
        (0..*n).all(|at| here.is(at, Kind::Word) || here.is(at, Kind::Amp)) && here.case(0) == Case::Capital
    });
    if let Some(len) = name
        && !here.means(0, bit(Sense::City))
    {
        let mut next = here.skip(len + 1);
        if let Some((name, behind)) = series_word(next).and_then(|i| i.enclosed(Kind::QuoteOpen)) {
            series = Some(here.note.span(name.at, name.end));
            next = here.part(behind.at, here.end);
            next = next.past_comma();
        }
        if years(next).is_ok() {
            publisher = Some(here.span_to(here.skip(len)));
            here = next;
        }
    }
    let (rest, facts) = match years(here) {
        Ok((rest, date)) => {
            let span = here.span_to(rest);
            (rest, Imprint { date: Some((date, span)), publisher, ..Imprint::default() })
        }
        Err(_) => naked(here).filter(|(_, found)| found.date.is_some())?,
    };
    if !(ends(rest) || rest.is(0, Kind::Comma)) {
        return None;
    }
    // `1983, 1re éd. 1924`: what is told behind is the first edition.
    let (told, _) = facts.date.as_ref()?;
    if draft.fields.date()?.year() > told.year() {
        return None;
    }
    if let Some(span) = series {
        draft.text(Field::Series, span, at.note.text);
    }
    draft.rename(Field::Date, Field::Origdate);
    facts.put(draft, at.note.text);
    Some(rest)
}

/// `Göttingen 1973, 10. Aufl. 2000`   `London, 1968, 3rd edn 1990`: behind the facts of the first edition the one that is used.
pub fn later_edition<'n>(at: In<'n>, draft: &mut Draft) -> Option<In<'n>> {
    if draft.fields.has(Field::Origdate) || draft.fields.has(Field::Edition) {
        return None;
    }
    let (when, words, span) = edition_words(at)?;
    let when = when.past_comma();
    let (rest, date) = years(when).ok()?;
    let later = draft.fields.date()?.year()?.parse::<u16>().ok()? < date.year()?.parse().ok()?;
    if !later || !(ends(rest) || rest.is(0, Kind::Comma)) {
        return None;
    }
    draft.rename(Field::Date, Field::Origdate);
    draft.date(Field::Date, when.span_to(rest), date);
    draft.words(Field::Edition, span, words);
    Some(rest)
}

/// `W. W. Norton, [1976] 1992`: the first year in brackets before the one used, at the end. Gives what stands before them.
pub fn first_year_before<'n>(i: In<'n>, found: &mut Imprint) -> Option<In<'n>> {
    let open = i.end.checked_sub(4).filter(|at| *at > i.at)?;
    let bracket = &i.note.list[open];
    if bracket.kind != Kind::BracketOpen || bracket.partner as usize != open + 2 {
        return None;
    }
    let first = whole_year(i.part(open + 1, open + 2))?;
    found.date = Some(whole_year(i.part(open + 3, i.end))?);
    found.origdate = Some(first);
    let mut body = i.until(open);
    while body.end > body.at && body.note.list[body.end - 1].kind == Kind::Comma {
        body = body.until(body.end - 1);
    }
    Some(body)
}

/// `Dublin, n.d. [1917]`: the book tells no year, and the one in brackets was found out. Gives what stands before.
pub fn supplied_year<'n>(i: In<'n>, found: &mut Imprint) -> Option<In<'n>> {
    let open = i.end.checked_sub(3).filter(|at| *at > i.at + 1)?;
    if i.note.bits & bit(Sense::NoDate) == 0 || i.note.list[open].kind != Kind::BracketOpen {
        return None;
    }
    let year = whole_year(i.part(open + 1, i.end - 1))?;
    let none = (i.at + 1..open).find(|at| {
        let here = i.part(*at, open);
        here.means(0, bit(Sense::NoDate))
            && here.long(Sense::NoDate).is_some_and(|len| here.skip(len).past_dot().is_empty())
    })?;
    found.date = Some(year);
    let body = i.until(none);
    let comma = body.len() > 1 && body.is(body.len() - 1, Kind::Comma);
    Some(body.until(body.end - usize::from(comma)))
}

/// `, rééd., Paris, Armand Colin, 1988`   `, repr. (Cambridge: CUP, 1994)`: that it is a reprint, before the facts of publication.
pub fn printed_again<'n>(at: In<'n>, seen: &Seen) -> Option<In<'n>> {
    let len = at.long(Sense::Reprint).filter(|_| seen.divided && at.case(0) == Case::Lower)?;
    let rest = at.skip(len).past_dot();
    let bracketed = || matches!(paren(rest), Ok((_, Paren::Imprint(_))));
    (rest.is(0, Kind::Comma) && naked(rest.skip(1)).is_some() || rest.is(0, Kind::ParenOpen) && bracketed())
        .then_some(rest)
}

/// `Chicago: A. C. McClurg, ²1903`   `Chicago ²1903`: the edition in raised digits before the year; what is before it.
pub fn raised_edition<'n>(i: In<'n>, found: &mut Imprint) -> Option<In<'n>> {
    let at = i.end.checked_sub(2).filter(|at| *at > i.at && i.note.list[*at].kind == Kind::Other)?;
    let raised = i.part(at, i.end);
    let (year, number) = superscript(raised)?;
    found.date = Some(whole_year(year)?);
    found.edition = Some((number, raised.span_to(year)));
    Some(i.until(at - usize::from(i.note.list[at - 1].kind == Kind::Comma)))
}

/// `nuova ed. Bompiani, Milano 1974`   `2ª ed. 1974`: words in brackets of a later edition.
pub fn tells_of_another(inner: In<'_>) -> bool {
    inner.means(0, bit(Sense::Reprint)) || edition_words(inner).is_some()
}

/// The year that ends `i`.
fn closing_year(i: In<'_>) -> Option<(Date, Span)> {
    whole_year(i.part(last_year(i)?, i.end))
}

/// The year that is all of `i`.
fn whole_year(i: In<'_>) -> Option<(Date, Span)> {
    let (end, date) = years(i).ok()?;
    end.is_empty().then(|| (date, i.span_to(end)))
}

/// `2 vols., London, 1903`   `4th edn, London, 1968`   `2nd edn; London: Penguin, 1999`   `2d ed. 1985`: what describes the
/// book before its facts of publication.
pub fn described<'n>(i: In<'n>, found: &mut Imprint) -> In<'n> {
    let mut here = i;
    for _ in 0..3 {
        let rest = if let Some((rest, words, span)) = edition_words(here) {
            found.edition = Some((words, span));
            rest
        } else if here.is(0, Kind::Number)
            && here.word(0).len() <= 3
            && let Ok((rest, ())) =
                word(|s| matches!(s, Sense::Volumes | Sense::Volume).then_some(())).parse(here.skip(1))
        {
            found.volumes = Some(here.span_to(here.skip(1)));
            rest
        } else if here.means(0, bit(Sense::Volume))
            && let Ok((number, ())) = word(|s| (s == Sense::Volume).then_some(())).parse(here)
            && is_numeral(number, 0)
            && number.is(1, Kind::Comma)
            && matches!(number.case(2), Case::Capital | Case::Upper)
        {
            // `deel 1, Amsterdam 1976`
            found.volume = Some(number.span_to(number.skip(1)));
            number.skip(1)
        } else {
            break;
        };
        match rest.kind(0) {
            Some(Kind::Comma | Kind::Semi) => here = rest.skip(1),
            // `3d revised ed. New Haven, Yale University Press, 1951`: its stop is all that divides.
            Some(Kind::Word)
                if rest.at > i.at && i.note.list[rest.at - 1].kind == Kind::Dot && place_year(rest) =>
            {
                return rest;
            }
            Some(Kind::Number) => return rest,
            // Nothing but the edition: no facts of publication.
            _ => {
                found.edition = None;
                found.volumes = None;
                return i;
            }
        }
    }
    here
}

/// `1988 edn.`: the year is an edition's.
pub fn of_edition(i: In<'_>) -> bool {
    word(|s| (s == Sense::Edition).then_some(())).parse(i).is_ok_and(|(rest, ())| rest.is_empty())
}

/// `London: Macmillan, 1893, 3rd edn`: less the edition, where it stands behind the year.
pub fn edition_behind_year<'n>(i: In<'n>, found: &mut Imprint) -> In<'n> {
    if i.note.bits & bit(Sense::Edition) == 0 {
        return i;
    }
    let comma = top_level(i, Kind::Comma).last().copied().filter(|at| *at > i.at);
    let year = |at: &usize| i.part(at - 1, *at).is(0, Kind::Number) && i.note.word(at - 1).len() == 4;
    if comma.filter(year).is_some() { before_edition(i, found) } else { i }
}

/// `London: Macmillan, 3rd edn` before the year: the edition last.
pub fn before_edition<'n>(i: In<'n>, found: &mut Imprint) -> In<'n> {
    if found.edition.is_some() || i.note.bits & bit(Sense::Edition) == 0 {
        return i;
    }
    let Some(comma) = top_level(i, Kind::Comma).last().copied() else {
        // `Everyman edn`, `Penguin ed.`: whose edition it is.
        let whose =
            (1..=3).find(|n| i.means(*n, bit(Sense::Edition)) && !i.means(*n - 1, bit(Sense::EditionWord)));
        let whose = whose.filter(|n| {
            (0..*n).all(|at| i.case(at) == Case::Capital)
                && i.skip(*n).past_dot().len() <= 1
                && of_edition(i.skip(*n))
        });
        if let Some(n) = whose {
            found.publisher = Some(i.span_to(i.skip(n)));
            return i.until(i.at);
        }
        return i;
    };
    match edition_words(i.part(comma + 1, i.end)) {
        Some((rest, words, span)) if rest.is_empty() => {
            found.edition = Some((words, span));
            i.until(comma)
        }
        _ => i,
    }
}

/// ` Rivoluzione industriale e classe operaia, Milano, Il Saggiatore, 1969` behind `trad. it.`: what a translation is called, with words
/// in small letters that no translator has; the comma before its facts of publication.
fn retitled(i: In<'_>) -> Option<In<'_>> {
    const MOST: usize = 4;
    let at = i.skip(usize::from(i.is(0, Kind::Colon)));
    let facts = |comma: &usize| {
        naked(at.part(comma + 1, at.end)).is_some_and(|(_, f)| f.location.is_some() && f.date.is_some())
    };
    let commas = top_level(at, Kind::Comma);
    let (first, comma) = (*commas.first()?, *commas.iter().take(MOST).find(|comma| facts(comma))?);
    let title = |end: usize| at.note.list[at.at..end].iter();
    let parts_of_names = bit(Sense::Particle) | bit(Sense::And) | bit(Sense::By);
    let small = |t: &Token| t.kind == Kind::Word && t.case == Case::Lower && t.bits & parts_of_names == 0;
    let named = matches!(at.case(0), Case::Capital | Case::Upper)
        && title(first).any(small)
        && !title(comma).any(|t| t.kind == Kind::Semi || t.stop);
    named.then(|| at.part(comma, at.end))
}

/// `, trad. it. Rivoluzione industriale e classe operaia, Milano, Il Saggiatore, 1969`: past a translation by its title; its facts of
/// publication are those of a work that has none.
pub fn translated_as<'n>(i: In<'n>, draft: &mut Draft, seen: &mut Seen) -> Option<In<'n>> {
    let facts = retitled(i)?.skip(1);
    if draft.fields.has(Field::Date) {
        return naked(facts).map(|(rest, _)| rest);
    }
    seen.imprint = true;
    naked_imprint(facts, draft)
}

/// `trad. fr. : La formation de la classe ouvrière anglaise, Paris, Seuil, 1988`: what stands in brackets behind a work is its translation.
pub fn translation(i: In<'_>) -> bool {
    i.case(0) == Case::Lower
        && i.means(0, bit(Sense::Translator))
        && i.long(Sense::Translator).is_some_and(|len| retitled(i.skip(len).past_dot()).is_some())
}

/// `Strasbourg, Istra, 1924 ; rééd., Paris, Gallimard, 1983`   `Paris, Aubier, 1995 ; Rome, Laterza, 1996`: behind a semicolon the facts
/// of the edition that is cited, by its word or by town, house and year.
pub fn another_edition<'n>(rest: In<'n>, first: &Imprint) -> Option<(In<'n>, Imprint)> {
    let told = rest.skip(1);
    let word = told.case(0) == Case::Lower && told.means(0, bit(Sense::Reprint));
    let town = || {
        told.means(0, bit(Sense::City)) && told.long(Sense::City).is_some_and(|len| told.is(len, Kind::Comma))
    };
    if !rest.is(0, Kind::Semi) || !word && !town() {
        return None;
    }
    let facts = if word { told.skip(told.long(Sense::Reprint)?).past_dot().past_comma() } else { told };
    let (after, again) = naked(facts)?;
    let later = first.date.as_ref()?.0.year() < again.date.as_ref()?.0.year();
    (later && again.location.is_some() && (word || again.publisher.is_some())).then_some((after, again))
}
