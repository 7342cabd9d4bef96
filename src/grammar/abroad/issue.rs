//! Volume, number, date and pages of a journal in the orders of Germany, France, Spain, Italy, Poland.

use super::super::date::{date, full_date, plain_date, roman, year};
use super::super::date_more::day_behind_its_word;
use super::super::imprint::{Paren, paren};
use super::super::input::In;
use super::super::issue_bracket::{in_one_bracket, slashed_number, year_and_issue};
use super::super::issue_number::by_thousands;
use super::super::journal::years_of_title;
use super::super::numbering::{Numbers, day_edition, double_issue, is_numeral, issue_before_page};
use super::super::tail::ends;
use super::super::token::{Case, Kind, bit};
use super::pages::{pages, range};
use crate::lexicon::{ArchiveId, Sense};
use crate::model::{Date, Span, Unit};

/// `nr 3`, `H. 3`: past the word for an issue.
fn past_label(i: In<'_>) -> In<'_> {
    if i.means(0, bit(Sense::Number)) { i.skip(1).past_dot() } else { i }
}

/// `3/2001`, `28-29/1979`: an issue within its year; the tokens up to the slash, and what is behind the year.
fn issue_and_year(i: In<'_>) -> Option<(usize, In<'_>)> {
    let glued = |n: usize| i.peek(n).is_some_and(|t| !t.spaced);
    let number = |n: usize| i.is(n, Kind::Number) && i.word(n).len() <= 3;
    let double = i.is(1, Kind::Dash) && number(2) && glued(1) && glued(2);
    let slash = if double { 3 } else { 1 };
    let rest = i.skip(slash + 2);
    let fits = number(0)
        && i.is(slash, Kind::Slash)
        && glued(slash)
        && glued(slash + 1)
        && i.word(slash + 1).len() == 4
        && year(i.skip(slash + 1)).is_ok()
        && (rest.is_empty()
            || matches!(rest.kind(0), Some(Kind::Comma | Kind::Colon | Kind::Dot | Kind::Semi)));
    fits.then_some((slash, rest))
}

/// `XII (1999), n. 3, pp. 5-27`   `12 (1964), S. 351–413, hier S. 360`   `55. Jg., H. 6 (2005), S. 5–20`   `21 (1995) 2, S. 145`   `t. 66, n° 1, 1994, p. 17-27`   `R. 106, 1999, z. 3, s. 61–74`   `2016/3 (n° 131), p. 5-18`   `vom 6. Juni 1986`
///
/// What stands behind a journal's name. A date is needed, and something that only a journal has beside it.
pub fn issue(i: In<'_>) -> Option<(In<'_>, Numbers)> {
    issue_of(i, false)
}

/// The same; `named` if the name before it says what it is: `Revista Historia, Nº 22, Buenos Aires, 1961`.
pub fn issue_of(i: In<'_>, named: bool) -> Option<(In<'_>, Numbers)> {
    if years_of_title(i) {
        return None;
    }
    if let Some(found) = in_one_bracket(i) {
        return Some(found);
    }
    let mut found = Numbers::default();
    let mut here = i;
    let mut labelled = false;
    let mut paged = false;
    // `“La Cultura”, XIV (1976)`: marks name a journal, so a volume and its year are enough.
    let marked = i.at.checked_sub(1).is_some_and(|close| i.note.list[close].kind == Kind::QuoteClose);
    for step in 0..10 {
        let divided = matches!(here.kind(0), Some(Kind::Comma | Kind::Colon))
            || here.is(0, Kind::Dot) && (!here.peek(0).is_some_and(|t| t.stop) || label(here.skip(1)));
        let at = if divided { here.skip(1) } else { here };
        if at.is_empty() {
            break;
        }
        // `Geschichte und Gesellschaft 35. 2009, H. 2, o. O., S. 183–208`: volume, a stop, the year.
        if step == 0
            && !divided
            && at.is(0, Kind::Number)
            && at.word(0).len() <= 3
            && at.is(1, Kind::Dot)
            && year(at.skip(2)).is_ok()
            && at.is(3, Kind::Comma)
        {
            found.volume = Some(at.span_to(at.skip(1)));
            found.date = Some((Date::new(at.word(2)), at.skip(2).span_to(at.skip(3))));
            here = at.skip(3);
            continue;
        }
        if step == 0
            && let Some((rest, span)) = slashed_number(here)
        {
            found.number = Some(span);
            here = rest;
            continue;
        }
        let issue = past_label(at);
        if found.number.is_none()
            && found.date.is_none()
            && let Some((slash, rest)) = issue_and_year(issue)
        {
            let dated = issue.skip(slash + 1);
            found.number = Some(issue.span_to(issue.skip(slash)));
            found.date = Some((Date::new(dated.word(0)), dated.span_to(rest)));
            labelled = true;
            here = rest;
            continue;
        }
        if step > 0
            && divided
            && let Some(len) = at.long(Sense::NoPlace)
        {
            let rest = at.skip(len);
            here = rest.past_dot();
            continue;
        }
        if found.day
            && (divided || at.is(0, Kind::ParenOpen))
            && let Some(rest) = day_edition(at)
        {
            here = rest;
            continue;
        }
        if let Some((rest, mark)) = labelled_part(at, &mut found) {
            labelled |= mark;
            here = rest;
            continue;
        }
        // `2005/2, n° 634, p. 345`: the whole number beside the year's.
        if divided
            && found.number.is_some()
            && found.date.is_some()
            && (at.means(0, bit(Sense::Number)) || at.is(0, Kind::Sign))
            && let Some((rest, true)) = labelled_part(at, &mut Numbers::default())
            && (ends(rest) || rest.is(0, Kind::Comma) && rest.means(1, bit(Sense::Locator(Unit::Page))))
        {
            here = rest;
            continue;
        }
        if divided
            && found.number.is_none()
            && found.volume.is_some()
            && found.date.is_some()
            && let Some((rest, issue)) = double_issue(at)
        {
            found.number = Some(issue);
            here = rest;
            continue;
        }
        if let Some((rest, pages, narrowed)) = pages(here, at, &found) {
            // The page cited, behind the year that follows the whole.
            found.pages = match found.pages.take() {
                Some((mut whole, _)) => {
                    whole.extend(pages);
                    Some((whole, true))
                }
                None => Some((pages, narrowed)),
            };
            paged = true;
            here = rest;
            // ABNT: `p. 61-74, jan. 1970`.
            if found.date.is_none() {
                continue;
            }
            break;
        }
        if at.is(0, Kind::ParenOpen) {
            match bracketed(at, &mut found) {
                Some(rest) => here = rest,
                None => break,
            }
            continue;
        }
        if found.date.is_none()
            && let Some((rest, day)) = dated(at, &mut found)
        {
            labelled |= day;
            here = rest;
            continue;
        }
        // `sec. F, vol. 35`, `tercera serie, núm. 1`, `I Série, n.º 43`: which series of the journal.
        if divided
            && (found.volume.is_none() || at.means(0, bit(Sense::NewSeries)))
            && found.series.is_none()
            && let Some(rest) = series_of(at)
        {
            found.series = Some(at.span_to(rest));
            here = rest;
            continue;
        }
        // ABNT: `Past & Present, [s. l.], v. 85`
        if step == 0
            && divided
            && at.means(1, bit(Sense::NoPlace))
            && let Some((_, behind)) = at.enclosed(Kind::BracketOpen)
        {
            here = behind;
            continue;
        }
        // A place before the numbers: `Revista de História, São Paulo, v. 34`.
        if step == 0
            && divided
            && let Some(len) = at.long(Sense::City)
            && at.is(len, Kind::Comma)
        {
            found.place = Some(at.note.span(at.at, at.at + len));
            here = at.skip(len);
            continue;
        }
        if step > 0
            && divided
            && found.date.is_none()
            && let Some((len, rest, month)) = town_before_date(at)
            && (marked || found.number.is_some() && (named || month))
        {
            found.place = Some(at.note.span(at.at, at.at + len));
            here = rest;
            continue;
        }
        // `28 September 1959, 1, at p. 3`: behind a day stands a page.
        if !found.day
            && let Some(rest) = bare(at, divided, &mut found)
        {
            here = rest;
            continue;
        }
        break;
    }
    let whole = found.date.as_ref().is_some_and(|(d, _)| d.edtf.find('/').unwrap_or(d.edtf.len()) > 4);
    // `Annual Report, 1897-98 (Washington: GPO, 1900)` is a book.
    if here.is(0, Kind::ParenOpen) && matches!(paren(here), Ok((_, Paren::Imprint(_)))) {
        return None;
    }
    let numbered = found.volume.is_some() || found.number.is_some();
    // `in: VfZ 21 (1973)`, `in: Zeitschrift für Volkskunde 98/1, 2001`
    let open = |span: Span| i.note.text.get(..span.start as usize).is_some_and(|text| text.ends_with('('));
    let bracketed = || found.date.as_ref().is_some_and(|(_, span)| open(*span));
    let alone = named && found.volume.is_some() && ends(here) && (bracketed() || found.number.is_some());
    let sure =
        found.date.is_some() && (alone || labelled || paged || marked && numbered || whole && here.at > i.at);
    found.sure = true;
    (sure && (numbered || whole) && here.at > i.at).then_some((here, found))
}

/// `«Urbanistica», n. 32, Torino 1960`   `núm. 6, Caracas, Venezuela, diciembre de 1959`: a town, its land, and what is at the date behind
/// them; whether that names a month.
fn town_before_date(i: In<'_>) -> Option<(usize, In<'_>, bool)> {
    let len = i.long(Sense::City)?;
    let town = i.skip(len);
    let month = |i: In<'_>| date(i.past_comma()).is_ok_and(|(_, found)| found.edtf.len() > 6);
    if year(town.past_comma()).is_ok() || month(town) {
        return Some((len, town, month(town)));
    }
    // `n° 27, Lyon, INRP, 2003`: who publishes it.
    let house = (2..5).find(|n| town.is(*n, Kind::Comma));
    if town.is(0, Kind::Comma)
        && town.case(1) == Case::Upper
        && let Some(comma) = house
        && year(town.skip(comma + 1)).is_ok()
    {
        return Some((len, town.skip(comma), true));
    }
    let land = town.skip(2);
    let named = town.is(0, Kind::Comma) && town.case(1) == Case::Capital && land.is(0, Kind::Comma);
    (named && (month(land) || year(land.skip(1)).is_ok())).then(|| (len, land, month(land)))
}

/// `sec. F`   `tercera serie`   `Serie III`   `I Série`   `n. s.`: a series of a journal, up to its comma.
fn series_of(i: In<'_>) -> Option<In<'_>> {
    if let Some(len) = i.long(Sense::NewSeries) {
        let rest = i.skip(len);
        let rest = rest.past_dot();
        return rest.is(0, Kind::Comma).then_some(rest);
    }
    let numeral = |ahead: usize| {
        i.means(ahead, bit(Sense::Ordinal(1)))
            || i.is(ahead, Kind::Number) && i.word(ahead).len() == 1
            || i.case(ahead) == super::super::token::Case::Upper && i.word(ahead).len() <= 3
    };
    let label = |ahead: usize| i.means(ahead, bit(Sense::SeriesWord) | bit(Sense::Locator(Unit::Section)));
    let rest = if label(0) {
        let at = if i.is(1, Kind::Dot) { 2 } else { 1 };
        (numeral(at)).then(|| i.skip(at + 1))?
    } else if numeral(0) && label(1) {
        i.skip(2)
    } else {
        return None;
    };
    let rest = rest.past_dot();
    rest.is(0, Kind::Comma).then_some(rest)
}

/// A word that labels a part of a journal's numbers.
fn label(i: In<'_>) -> bool {
    i.means(0, bit(Sense::Volume) | bit(Sense::Number) | bit(Sense::Locator(Unit::Page)))
        || i.is(0, Kind::Sign)
}

/// `vol. VI`   `Jg. 34`   `55. Jg.`   `n.º 32`   `H. 6`   `z. 2`
fn labelled_part<'n>(at: In<'n>, found: &mut Numbers) -> Option<(In<'n>, bool)> {
    // `43e année, n° 3`, `95e année, t. 243`: how many years it has appeared; what counts besides is the volume.
    if found.volume.is_none()
        && found.series.is_none()
        && at.is(0, Kind::Number)
        && at.word(0).len() <= 3
        && at.peek(1).is_some_and(|t| t.kind == Kind::Word && !t.spaced)
        && let Some(len) = at.skip(1).long(Sense::Volume)
        && let rest = at.skip(1 + len)
        && rest.is(0, Kind::Comma)
    {
        match rest.means(1, bit(Sense::Volume)) {
            true => found.series = Some(at.span_to(rest)),
            false => found.volume = Some(at.note.span(at.at, at.at + 1)),
        }
        return Some((rest, true));
    }
    // The label behind the number.
    if found.volume.is_none()
        && at.is(0, Kind::Number)
        && at.word(0).len() <= 3
        && at.is(1, Kind::Dot)
        && at.means(2, bit(Sense::Volume))
        && let Some(len) = at.skip(2).long(Sense::Volume)
    {
        found.volume = Some(at.note.span(at.at, at.at + 1));
        let rest = at.skip(2 + len);
        return Some((rest.past_dot(), true));
    }
    // `27 Jg. (2001)`: the stop of the ordinal number left out.
    if found.volume.is_none()
        && at.is(0, Kind::Number)
        && at.word(0).len() <= 3
        && at.case(1) == Case::Capital
        && at.means(1, bit(Sense::Volume))
        && let rest = at.skip(2).past_dot()
        && matches!(rest.kind(0), Some(Kind::ParenOpen | Kind::Comma))
    {
        found.volume = Some(at.note.span(at.at, at.at + 1));
        return Some((rest, true));
    }
    // `B 29–30/93`: a letter, the issue and the year, as `Aus Politik und Zeitgeschichte` counts.
    if found.number.is_none()
        && found.date.is_none()
        && at.case(0) == Case::Upper
        && at.word(0).chars().count() == 1
        // `BArch, R 1/1900` is a signature.
        && at.at.checked_sub(2).is_some_and(|before| {
            at.note.list[before].bits & (bit(Sense::Archive(ArchiveId(0))) | bit(Sense::ArchiveWord)) == 0
        })
        && let Some((rest, _)) = numeral(at.skip(1))
        && let Some((rest, issue, year)) = year_behind_slash(at, rest)
    {
        found.number = Some(issue);
        found.date = Some(year);
        return Some((rest, true));
    }
    // `z 30 czerwca`, `v. 2.4.1933`: a day, no number.
    let value = |i: In<'n>| {
        numeral(i).filter(|(rest, _)| !rest.means(0, bit(Sense::Month(1))) && full_date(i).is_err())
    };
    // `A1` is a page; a label of one letter has its stop.
    if at.word(0).chars().count() == 1
        && at.is(0, Kind::Word)
        && !matches!(at.kind(1), Some(Kind::Dot | Kind::Sign))
    {
        return None;
    }
    let sense = |want: Sense| {
        at.hit(|s| (s == want).then_some(())).and_then(|((), len)| {
            let rest = at.skip(len);
            let rest = rest.past_dot();
            let rest = if rest.is(0, Kind::Sign) { rest.skip(1) } else { rest };
            let all = by_thousands(rest).filter(|_| want == Sense::Number);
            all.map(|all| (all, rest.span_to(all))).or_else(|| value(rest))
        })
    };
    if found.number.is_none() && at.is(0, Kind::Sign) {
        let (rest, span) = value(at.skip(1))?;
        found.number = Some(span);
        return Some((rest, true));
    }
    // `fasc. 2`, `вып. 4` may be either: they count the issue.
    let number = found.number.is_none() && at.means(0, bit(Sense::Number));
    let volume = found.volume.is_none() && at.means(0, bit(Sense::Volume)) && !number;
    if volume && let Some((rest, span)) = sense(Sense::Volume) {
        found.volume = Some(span);
        // `Vol. 17 / 66`
        if found.number.is_none()
            && rest.is(0, Kind::Slash)
            && let Some((behind, issue)) = numeral(rest.skip(1))
        {
            found.number = Some(issue);
            return Some((behind, true));
        }
        return Some((rest, true));
    }
    // `a. LXXXII, t. 36`: which year of the journal, then the volume, which counts.
    let again = found.volume.is_some() && found.date.is_none() && at.case(0) == Case::Lower && !number;
    if again
        && at.means(0, bit(Sense::Volume))
        && let Some((rest, span)) = sense(Sense::Volume)
    {
        found.volume = Some(span);
        return Some((rest, true));
    }
    if number && let Some((rest, span)) = sense(Sense::Number) {
        found.number = Some(span);
        return Some((rest, true));
    }
    None
}

/// `B 29–30/93`: the issue with its letter, and the year of two or four figures behind the slash, which ends at or
/// behind `rest`.
fn year_behind_slash<'n>(at: In<'n>, rest: In<'n>) -> Option<(In<'n>, Span, (Date, Span))> {
    let slash = (at.at + 2..rest.at).find(|n| at.note.list[*n].kind == Kind::Slash);
    let (slash, end) = match slash {
        Some(slash) => (slash, rest.at),
        None if rest.is(0, Kind::Slash) => (rest.at, rest.at + 2),
        None => return None,
    };
    let year = at.part(slash + 1, end.min(at.end));
    let printed: u16 = year.word(0).parse().ok()?;
    let whole = match (year.word(0).len(), printed) {
        (4, 1900..2100) => printed,
        (2, 45..) => 1900 + printed,
        (2, _) => 2000 + printed,
        _ => return None,
    };
    let date = Date::new(whole.to_string());
    (year.len() == 1).then(|| {
        let issue = at.note.span(at.at, slash);
        (at.part(year.end, at.end), issue, (date, year.note.span(year.at, year.end)))
    })
}

/// `12`, `1-2`, `3–4`, `XXIX`, `32/33`
fn numeral(i: In<'_>) -> Option<(In<'_>, Span)> {
    let t = i.peek(0)?;
    let number = t.kind == Kind::Number && t.span.len() <= 4;
    if !number && roman(i.word(0)).is_none() {
        return None;
    }
    let mut rest = i.skip(1);
    if matches!(rest.kind(0), Some(Kind::Dash | Kind::Slash))
        && is_numeral(rest, 1)
        // `c. 1500–c. 1800`
        && rest.peek(1).is_some_and(|t| !t.spaced && (t.kind == Kind::Number) == number)
    {
        rest = rest.skip(2);
    }
    Some((rest, i.span_to(rest)))
}

/// `(1999)`   `(n° 131)`   `(211)`   `(H. 2)`
fn bracketed<'n>(at: In<'n>, found: &mut Numbers) -> Option<In<'n>> {
    if found.date.is_none()
        && found.number.is_none()
        && let Some((rest, year, issue)) = year_and_issue(at)
    {
        (found.date, found.number) = (Some(year), Some(issue));
        return Some(rest);
    }
    let (rest, what) = paren(at).ok()?;
    let inner = at.part(at.at + 1, rest.at - 1);
    match what {
        Paren::Date(date, span) if found.date.is_none() => {
            found.day = date.is_day();
            found.date = Some((date, span));
            Some(rest)
        }
        // `3 (1933), H. 6 (Juni 1933), S. 171`: the month of the issue.
        Paren::Date(date, span)
            if found.number.is_some()
                && found.date.as_ref().is_some_and(|(known, _)| date.edtf.starts_with(&*known.edtf)) =>
        {
            found.date = Some((date, span));
            Some(rest)
        }
        _ => {
            // `H. 6 (Juni)`
            if found.number.is_some() && inner.len() == 1 && inner.means(0, bit(Sense::Month(1))) {
                return Some(rest);
            }
            if let Some((after, _)) = labelled_part(inner, found) {
                return after.is_empty().then_some(rest);
            }
            // `2005/2 (60e année)`
            let year = inner.is(0, Kind::Number) && inner.peek(1).is_some_and(|t| !t.spaced);
            if year && inner.len() == 3 && (1..=2).any(|n| inner.means(n, bit(Sense::Volume))) {
                return Some(rest);
            }
            // `2016/3 (n° 131)`: the whole number beside the year's.
            if found.number.is_some()
                && let Some((after, _)) = labelled_part(inner, &mut Numbers::default())
            {
                return after.is_empty().then_some(rest);
            }
            // `47 (1-2), 2006`
            if found.number.is_none()
                && inner.len() == 3
                && let Some((after, span)) = numeral(inner)
                && after.is_empty()
                && inner.word(0).len() <= 3
            {
                found.number = Some(span);
                return Some(rest);
            }
            // A whole number of the journal beside volume and number.
            (inner.len() == 1 && inner.is(0, Kind::Number) && inner.word(0).len() <= 3).then(|| {
                if found.number.is_none() {
                    found.number = Some(inner.note.span(inner.at, inner.end));
                }
                rest
            })
        }
    }
}

/// `31. Januar 1933`   `vom 6. Juni 1986`   `z 30 czerwca 1956`   `avril-juin 1966`   `1999`   `2016/3`; true if it has a day or month.
fn dated<'n>(at: In<'n>, found: &mut Numbers) -> Option<(In<'n>, bool)> {
    let mut from = if day_behind_its_word(at) { at.skip(1).past_dot() } else { at };
    for _ in 0..2 {
        let leads = bit(Sense::Small) | bit(Sense::By) | bit(Sense::In) | bit(Sense::Particle);
        if from.case(0) == super::super::token::Case::Lower
            && from.means(0, leads)
            && !from.means(0, bit(Sense::Month(1)) | bit(Sense::Season(21)))
        {
            from = from.skip(1);
        }
    }
    if let Ok((rest, day)) = full_date(from)
        && after_date(rest)
    {
        found.day = day.is_day();
        found.date = Some((day, from.span_to(rest)));
        return Some((rest, true));
    }
    if from.at > at.at || year(at).is_err() {
        return None;
    }
    // `2016/3`: the year and its number.
    let within = at.is(1, Kind::Slash) && at.is(2, Kind::Number) && at.word(2).len() <= 2;
    // `n° 236, 2011/3`
    if within && found.number.is_some() && at.word(2).len() == 1 && !later(at.word(0), at.word(2)) {
        found.date = Some((Date::new(at.word(0)), at.note.span(at.at, at.at + 1)));
        return Some((at.skip(3), true));
    }
    if within
        && found.number.is_none()
        // `2002/3 (n° 75)`: a number of its own follows, so this is the issue of its year.
        && (!later(at.word(0), at.word(2)) || at.is(3, Kind::ParenOpen) && at.means(4, bit(Sense::Number)))
    {
        found.date = Some((Date::new(at.word(0)), at.note.span(at.at, at.at + 1)));
        found.number = Some(at.note.span(at.at + 2, at.at + 3));
        return Some((at.skip(3), true));
    }
    let (rest, when) = plain_date(at).or_else(|_| date(at)).ok()?;
    if !after_date(rest) {
        return None;
    }
    let month = when.edtf.len() > 4 && !when.edtf.contains('/');
    found.date = Some((when, at.span_to(rest)));
    Some((super::of_year::quarter(rest), month))
}

/// `1996/97`: the second is the year after, no number.
fn later(first: &str, second: &str) -> bool {
    first
        .get(2..)
        .and_then(|f| f.parse::<u16>().ok())
        .zip(second.parse::<u16>().ok())
        .is_some_and(|(a, b)| b == a + 1)
}

fn after_date(i: In<'_>) -> bool {
    ends(i)
        || matches!(i.kind(0), Some(Kind::Comma | Kind::Colon | Kind::Dot | Kind::ParenOpen | Kind::Url))
        || i.is(0, Kind::Number)
}

/// A numeral without its label: the volume, or behind the volume the number.
fn bare<'n>(at: In<'n>, divided: bool, found: &mut Numbers) -> Option<In<'n>> {
    let t = at.peek(0)?;
    let small = t.kind == Kind::Number && t.span.len() <= 3;
    let dating = at.is(1, Kind::Dot) && full_date(at.skip(2)).is_ok();
    let letters = t.kind == Kind::Word && !dating && roman(at.word(0)).is_some_and(|n| n < 400);
    if !small && !letters || at.peek(1).is_some_and(|n| n.kind == Kind::Word && !n.spaced) {
        return None;
    }
    // `«Meridiana» (1998) 32, 17–52`: right behind the year the issue, and then pages.
    if found.volume.is_none()
        && found.number.is_none()
        && found.date.is_some()
        && !divided
        && small
        && at.is(1, Kind::Comma)
        && range(at.skip(2))
    {
        found.number = Some(at.span_to(at.skip(1)));
        return Some(at.skip(1));
    }
    if found.volume.is_none() {
        if found.date.is_some() && !(found.number.is_none() && divided) {
            return None;
        }
        // `Roma 1983, 172-192: 176`: pages.
        if found.date.is_some() && range(at) && !at.is(3, Kind::Comma) {
            return None;
        }
        // `66-1`, `34/1`, `LIII:3`, `34.1`: volume and number; `32/33` a double volume.
        let joint = at.kind(1);
        let tight = at.peek(1).is_some_and(|t| !t.spaced) && at.peek(2).is_some_and(|t| !t.spaced);
        if tight
            && at.is(2, Kind::Number)
            // `Nature 358/6385 (1992)`, `Nature 358/6385, 1992`
            && (at.word(2).len() <= 3
                || at.is(1, Kind::Slash)
                    && (at.is(3, Kind::ParenOpen) || at.is(3, Kind::Comma) && at.word(4).len() == 4))
            && matches!(joint, Some(Kind::Dash | Kind::Slash | Kind::Colon | Kind::Dot))
        {
            let (a, b) = (at.word(0).parse::<u32>().ok(), at.word(2).parse::<u32>().ok());
            if a.zip(b).is_some_and(|(a, b)| b == a + 1) && joint != Some(Kind::Colon) {
                found.volume = Some(at.note.span(at.at, at.at + 3));
            } else {
                // `3/1-2`, `47-4-5`: the issue is a double one.
                // `NIE 11-4-57` is none.
                let last = at.word(4).parse::<u32>().ok().filter(|_| at.is(3, Kind::Dash));
                let double = b.zip(last).is_some_and(|(b, c)| b < c && c - b <= 3);
                let end = if double { 5 } else { 3 };
                found.volume = Some(at.note.span(at.at, at.at + 1));
                found.number = Some(at.note.span(at.at + 2, at.at + end));
                return Some(at.skip(end));
            }
            return Some(at.skip(3));
        }
        found.volume = Some(at.note.span(at.at, at.at + 1));
        return Some(at.skip(1));
    }
    // `44, 2-3 (avril-septembre 2003)`, `vol. 153, 604-605, 1996`, `47, 4-5, p. 1071`: a double number, no pages.
    let double = || {
        let (a, b) = (at.word(0).parse::<u32>().ok(), at.word(2).parse::<u32>().ok());
        let near = |most: u32| a.zip(b).is_some_and(|(a, b)| a < b && b - a <= most);
        let bracket = at.is(3, Kind::ParenOpen) && near(12) && b.is_some_and(|b| b < 13);
        let before_year = at.is(3, Kind::Comma) && year(at.skip(4)).is_ok() && near(3);
        // `5 (1940) 25-26, 145–191`
        let before_range = !divided && at.is(3, Kind::Comma) && range(at.skip(4));
        found.date.is_none() && (bracket || before_year) || (issue_before_page(at) || before_range) && near(3)
    };
    if found.number.is_none() && small && (!range(at) || double()) {
        let (rest, span) = numeral(at)?;
        found.number = Some(span);
        return Some(rest);
    }
    None
}
