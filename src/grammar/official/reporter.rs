//! Cases, laws and treaties, cited by volume and page of a collection.

use super::super::archive::document_date;
use super::super::date::{date, full_date, roman};
use super::super::draft::{Draft, plain};
use super::super::imprint::{Paren, has, next_top, paren, past, top_level};
use super::super::input::In;
use super::super::locator::locators;
use super::super::name::and_len;
use super::super::numbering::{is_numeral, thousands};
use super::super::series::capital_name;
use super::super::tail::{ended, ends};
use super::super::title_look::capital_name_or_subtitle;
use super::super::title_put::unquoted;
use super::super::token::{Case, Kind, bit};
use super::law_report::{against, alone, by_name, court, past_comma_before_page};
use super::parliament::paper_number;
use super::past_number_word;
use crate::lexicon::{Reporter, Sense};
use crate::model::{Date, Field, Kind as Work, Span, Unit};
use crate::small;

/// Where a collection is cited: `347 U.S. 483`.
pub struct Place {
    pub sort: Reporter,
    /// `[1973] AC 435` has none: the year counts.
    pub volume: Option<Span>,
    pub name: Span,
    pub page: Span,
    /// A page, or a section behind its sign.
    pub unit: Unit,
    pub rest: usize,
}

/// `Brown v. Board of Education, 347 U.S. 483 (1954)`   `Civil Rights Act of 1964, Pub. L. No. 88-352, 78 Stat. 241 (1964)`   `North Atlantic Treaty, April 4, 1949, 34 UNTS 243`   `54 U.S. Stat. 885 (1940)`
pub fn reported(i: In<'_>) -> Option<Draft> {
    if i.note.bits & bit(Sense::Reporter(Reporter::Law)) == 0 {
        return None;
    }
    if let Some(draft) = gazette(i) {
        return Some(draft);
    }
    let mut at = i.at;
    let mut parties_named = false;
    let place = loop {
        let here = i.part(at, i.end);
        let t = here.peek(0)?;
        if t.kind == Kind::Comma
            && let Some(draft) = law_in_gazette(i, here)
        {
            return Some(draft);
        }
        let year_before = at > i.at + 3
            && matches!(i.note.list[at - 1].kind, Kind::ParenClose | Kind::BracketClose)
            && i.note.list[at - 2].kind == Kind::Number
            && i.note.list[at - 1].partner as usize == at - 3;
        let begins =
            at == i.at || year_before || matches!(i.note.list[at - 1].kind, Kind::Comma | Kind::ParenOpen);
        if begins
            && t.kind == Kind::Number
            && let Some(found) = place(here).or_else(|| parties_named.then(|| by_name(here)).flatten())
        {
            break found;
        }
        parties_named |= at > i.at && against(i, at);
        if year_before && let Some(found) = in_year(here) {
            break found;
        }
        if t.kind == Kind::Semi || t.kind == Kind::Dot && t.stop && !versus(i, at) || at - i.at > 60 {
            return None;
        }
        at = past(i, at);
    };
    let note = i.note.text;
    if place.sort == Reporter::Reign {
        return statute(i, at, &place);
    }
    let kind = if place.sort == Reporter::Case { Work::Jurisdiction } else { Work::Legislation };
    let mut draft = Draft::at(i, kind);
    let named = at > i.at;
    // `Slade’s Case (1602) 4 Co Rep 91a`, `Hedley Byrne v Heller [1964] 1 AC 465`: the year between name and volume.
    let year = named && i.note.list[at - 1].kind != Kind::Comma && i.note.list[at - 2].kind == Kind::Number;
    if year {
        let (rest, found) = date(i.part(at - 2, at - 1)).ok().filter(|(rest, _)| rest.is_empty())?;
        draft.date(Field::Date, i.part(at - 2, at).span_to(rest), found);
    }
    if named {
        let name = i.until(if year { at - 3 } else { at - 1 });
        let name = if kind == Work::Jurisdiction { parties(name) } else { name };
        draft.start = name.at;
        entitled(name, &mut draft)?;
        draft.text(Field::Journaltitle, place.name, note);
    } else if place.sort == Reporter::Case && !alone(i.part(place.rest, i.end)) {
        return None;
    } else {
        draft.text(Field::Title, place.name, note);
    }
    if let Some(volume) = place.volume {
        draft.text(Field::Volume, volume, note);
    }
    let mut here = i.part(place.rest, i.end);
    if named && place.unit == Unit::Page {
        draft.text(Field::Pages, place.page, note);
    } else {
        draft.point(place.unit, place.page, plain(place.page.of(note)));
    }
    here = reported_by(here);
    for _ in 0..4 {
        if let Some((inner, behind)) = here.enclosed(Kind::ParenOpen)
            && let Some((span, found)) = year_in(inner)
        {
            if !draft.fields.has(Field::Date) {
                draft.date(Field::Date, span, found);
            }
            draft.shows.dated = true;
            here = behind;
            continue;
        }
        // `(1944) (Jackson, J., dissenting)`: who of the judges said it.
        if kind == Work::Jurisdiction
            && draft.shows.dated
            && let Some((inner, behind)) = here.enclosed(Kind::ParenOpen)
            && (0..inner.len()).any(|n| small::is(inner.word(n), small::OPINIONS))
        {
            here = behind;
            continue;
        }
        let parallel = year && here.is(0, Kind::Semi) && self::place(here.skip(1)).is_some();
        if !here.is(0, Kind::Comma) && !parallel {
            break;
        }
        let next = here.skip(1);
        // Another collection that has it: `12 UST 123, TIAS 4567`.
        if next.is(0, Kind::Number)
            && let Some(more) = self::place(next)
        {
            here = i.part(more.rest, i.end);
            continue;
        }
        if let Some((_, len)) =
            next.hit(|s| matches!(s, Sense::GovernmentWord | Sense::Reporter(_)).then_some(()))
        {
            let after = next.skip(len).past_dot();
            let after = past_number_word(after);
            if after.is(0, Kind::Number) {
                here = after.skip(1);
                continue;
            }
        }
        if let Ok((after, found)) = locators(next)
            && (ends(after) || after.is(0, Kind::ParenOpen))
        {
            draft.locate(found);
            draft.shows.numbered = true;
            here = after;
            continue;
        }
        break;
    }
    draft.shows.imprint = true;
    draft.shows.genre = true;
    draft.end = here.at;
    draft.shows.closed = ends(here);
    Some(draft)
}

/// `Treaty of Versailles, June 28, 1919, art. 231`: an agreement known by its name and its day, printed nowhere that the note
/// tells.
pub fn treaty(i: In<'_>) -> Option<Draft> {
    if i.note.bits & bit(Sense::TreatyWord) == 0 || i.case(0) != Case::Capital {
        return None;
    }
    // `Convention on the Illicit Import, Export and Transfer of Cultural Property, 14 November 1970`: the comma before the day.
    const LONGEST: usize = 48;
    let dated =
        |at: &usize| i.note.list[*at].kind == Kind::Comma && document_date(i.part(at + 1, i.end)).is_ok();
    let comma = (i.at + 1..i.end.min(i.at + LONGEST)).find(dated)?;
    // `Convention for the Protection of Cultural Property (1954 Hague Convention), 14 May 1954`: by what name it goes.
    let open = i.note.list[comma - 1].partner as usize;
    let called_so = i.note.list[comma - 1].kind == Kind::ParenClose && open > i.at;
    let name = i.until(if called_so { open } else { comma });
    // An agreement is called one in its name, at the head or behind whose it is: `North Atlantic Treaty`.
    let called = name.means(0, bit(Sense::TreatyWord)) || name.means(name.len() - 1, bit(Sense::TreatyWord));
    if !called || !capital_name(name) {
        return None;
    }
    let day = i.part(comma + 1, i.end);
    let (mut rest, found) = document_date(day).ok().filter(|(_, d)| d.edtf.len() >= 10)?;
    let mut draft = Draft::at(i, Work::Legislation);
    draft.text(Field::Title, i.note.span(name.at, name.end), i.note.text);
    draft.date(Field::Date, day.span_to(rest), found);
    if called_so {
        draft.later_name(i.note.span(open + 1, comma - 1), i.note.text);
    }
    // `, Preamble`
    if rest.is(0, Kind::Comma) && rest.means(1, bit(Sense::OtherRole)) && ends(rest.skip(2)) {
        rest = rest.skip(2);
    }
    if rest.is(0, Kind::Comma)
        && let Ok((after, found)) = locators(rest.skip(1))
        && !rest.is(1, Kind::Number)
    {
        draft.locate(found);
        draft.shows.numbered = true;
        rest = after;
    }
    draft.shows.dated = true;
    draft.shows.genre = true;
    ended(draft, rest)
}

/// The stop of `v.` ends no sentence.
fn versus(i: In<'_>, at: usize) -> bool {
    at > i.at && matches!(i.note.word(at - 1), "v" | "vs" | "Pub" | "L" | "No" | "no")
}

fn place(i: In<'_>) -> Option<Place> {
    // `7 & 8 Geo. 5`
    let years = and_len(i.skip(1));
    let reporter = if years > 0 && i.is(1 + years, Kind::Number) { i.skip(2 + years) } else { i.skip(1) };
    let (sort, len) = reporter.hit(collected)?;
    let after = reporter.skip(len).past_dot();
    let name = reporter.span_to(after);
    // `17 U.S. (4 Wheat.) 316`: the volume of whoever reported it.
    let after = reported_by(after);
    let after = match sort {
        Reporter::Case => past_comma_before_page(court(after)),
        Reporter::Law => past_comma_before_page(after),
        _ => after,
    };
    // `42 U.S.C. § 1983`
    let sign = usize::from(after.is(0, Kind::Sign));
    let page = after.skip(sign);
    // `23 Hen. VIII, c. 9`
    // `18 & 19 Vict. c. 126`: she was the only one of her name.
    if sort == Reporter::Reign
        && reporter.at > i.at + 1
        && let Some(rest) = chapter_of(after)
    {
        let volume = i.span_to(reporter);
        let volume = Some(volume);
        return Some(Place { sort, volume, name, unit: Unit::Page, page: name, rest: rest.at });
    }
    let king = sort == Reporter::Reign && page.case(0) == Case::Upper && roman(page.word(0)).is_some();
    if !page.is(0, Kind::Number) && !king {
        return None;
    }
    if matches!(sort, Reporter::Gazette) || reporter.at > i.at + 1 && sort != Reporter::Reign {
        return None;
    }
    let volume = Some(i.span_to(i.skip(1)));
    let unit = if sign > 0 { Unit::Section } else { Unit::Page };
    // `48 Fed. Reg. 28,000`
    let rest = page.skip(1);
    let rest = thousands(rest).filter(|_| page.word(0).len() <= 3).unwrap_or(rest);
    // `4 Co Rep 91a`
    let glued = rest.peek(0).is_some_and(|t| !t.spaced && t.kind == Kind::Word && t.span.len() == 1);
    let rest = rest.skip(usize::from(glued && sort == Reporter::Case));
    let ranged = sort == Reporter::Case && rest.is(0, Kind::Dash) && rest.is(1, Kind::Number);
    let rest = rest.skip(if ranged { 2 } else { 0 });
    Some(Place { sort, volume, name, unit, page: page.span_to(rest), rest: rest.at })
}

/// What is collected where a sense names the collection.
fn collected(sense: Sense) -> Option<Reporter> {
    match sense {
        Sense::Reporter(sort) if sort != Reporter::Versus => Some(sort),
        _ => None,
    }
}

/// `AC 435` behind `[1973]`, `Lofft 1` behind `(1772)`: the reports of a year, which have no other volume.
fn in_year(i: In<'_>) -> Option<Place> {
    let (sort, len) = i.hit(collected)?;
    let page = i.skip(len).past_dot();
    let fits = sort == Reporter::Case && page.is(0, Kind::Number);
    let rest = page.skip(1);
    fits.then(|| Place {
        sort,
        volume: None,
        name: i.span_to(page),
        page: page.span_to(rest),
        unit: Unit::Page,
        rest: rest.at,
    })
}

/// Past `c. 126`, `, ch. 4`: the chapter of a law.
fn chapter_of(i: In<'_>) -> Option<In<'_>> {
    let at = i.past_comma();
    if at.case(0) != Case::Lower || !at.word(0).starts_with('c') {
        return None;
    }
    let number = at.skip(1).past_dot();
    number.is(0, Kind::Number).then(|| number.skip(1))
}

/// `stat. 5, ` in `25 Edw. III, stat. 5, c. 2`: which of several statutes of a year.
fn past_statute(i: In<'_>) -> In<'_> {
    let several = i.case(0) == Case::Lower
        && small::is(i.word(0), small::STATUTES)
        && i.is(1, Kind::Dot)
        && i.is(2, Kind::Number);
    if several { i.skip(3).past_comma() } else { i }
}

/// Past `(8 Pet.)`, volume and name of whoever reported the case.
fn reported_by(i: In<'_>) -> In<'_> {
    match i.enclosed(Kind::ParenOpen) {
        Some((inner, behind))
            if (2..=5).contains(&inner.len())
                && inner.is(0, Kind::Number)
                && inner.word(0).len() <= 3
                && inner.case(1) == Case::Capital =>
        {
            behind
        }
        _ => i,
    }
}

/// A law known by the years of a reign: `Representation of the People Act, 1918, 7 & 8 Geo. 5, c. 64`.
fn statute(i: In<'_>, at: usize, place: &Place) -> Option<Draft> {
    let mut draft = Draft::at(i, Work::Legislation);
    let mut here = i.part(place.rest, i.end);
    // `, c. 64`: the chapter is part of its number.
    let chapter = past_statute(here.past_comma());
    if chapter.is(0, Kind::Word)
        && let Ok((rest, found)) = locators(chapter)
        && found.len() == 1
    {
        here = rest;
    } else if roman(place.page.of(i.note.text)).is_some() {
        // `1 Henry VIII`: without its chapter no law.
        return None;
    }
    let number = i.note.span(at, here.at);
    if at > i.at {
        entitled(i.until(at - 1), &mut draft)?;
        draft.text(Field::Number, number, i.note.text);
    } else {
        draft.text(Field::Title, number, i.note.text);
    }
    if let Ok((rest, Paren::Date(found, span))) = paren(here) {
        draft.date(Field::Date, span, found);
        here = rest;
    }
    if here.is(0, Kind::Comma)
        && let Ok((rest, found)) = locators(here.skip(1))
        && ends(rest)
    {
        draft.locate(found);
        here = rest;
    }
    draft.shows.imprint = true;
    draft.shows.genre = true;
    draft.end = here.at;
    draft.shows.closed = ends(here);
    Some(draft)
}

/// `Gesetz über die Sozialversicherung vom 7. Mai 1934, RGBl. I 1934, S. 399`   `…, in: BGBl. I 1956, S. 559`: what the gazette at the
/// comma has printed.
fn law_in_gazette<'n>(i: In<'n>, comma: In<'n>) -> Option<Draft> {
    let at = comma.skip(1);
    let at = if at.case(0) == Case::Lower && at.means(0, bit(Sense::In)) { at.skip(1) } else { at };
    let at = if at.at > comma.at + 1 && at.is(0, Kind::Colon) { at.skip(1) } else { at };
    at.long(Sense::Reporter(Reporter::Gazette))?;
    let found = gazette(at)?;
    let (title, number) = command_paper(i.until(comma.at));
    if !matches!(i.case(0), Case::Capital) || has(title, bit(Sense::Signal)) {
        return None;
    }
    let mut draft = found;
    draft.start = i.at;
    draft.rename(Field::Title, Field::Journaltitle);
    if let Some(number) = number {
        draft.text(Field::Number, number, i.note.text);
    }
    if title.means(0, bit(Sense::ReportWord)) {
        draft.kind = Work::Report;
    }
    // The day of the law stands in its name: it says more than the year of the volume.
    if let Some((day, rest, when)) = (title.at + 1..title.end).find_map(|at| {
        let day = title.part(at, title.end);
        let dated = title.note.list[at - 1].bits & bit(Sense::DateWord) != 0;
        let (rest, when) = document_date(day).ok().filter(|(_, when)| dated && when.edtf.len() == 10)?;
        Some((day, rest, when))
    }) {
        draft.forget(Field::Date);
        draft.date(Field::Date, day.span_to(rest), when);
    }
    draft.text(Field::Title, unquoted(title), i.note.text);
    Some(draft)
}

/// `Report of the Labour Commission, C. 6708-IV`: a title less the number by which the paper was laid before parliament.
fn command_paper(title: In<'_>) -> (In<'_>, Option<Span>) {
    const LONGEST: usize = 5;
    let Some(comma) = top_level(title, Kind::Comma).last().copied() else { return (title, None) };
    let code = title.part(comma + 1, title.end);
    let letters = matches!(code.case(0), Case::Upper | Case::Capital) && code.word(0).len() <= LONGEST;
    let fits = letters && code.is(1, Kind::Dot) && code.is(2, Kind::Number) && code.len() <= LONGEST;
    if fits { (title.until(comma), Some(code.span_to(code.skip(code.len())))) } else { (title, None) }
}

/// `Sobranie zakonov SSSR, 1932, no. 62, st. 360`   `СЗ РФ. 1996. № 12. Ст. 123`   `PP 1842 (380), XV, p. 34`
fn gazette(i: In<'_>) -> Option<Draft> {
    let len = i.long(Sense::Reporter(Reporter::Gazette))?;
    let note = i.note.text;
    let mut draft = Draft::at(i, Work::Legislation);
    let mut here = i.skip(len).past_dot();
    // `RGBl. I 1933`, `BGBl. Teil II 1957`: the part of the gazette, before the year.
    let part = here.skip(usize::from(here.means(0, bit(Sense::Part))));
    let parted = part.case(0) == Case::Upper && roman(part.word(0)).is_some_and(|n| n < 4);
    if parted {
        here = part.skip(1);
    }
    draft.text(Field::Title, i.span_to(if parted { here } else { i.skip(len) }), note);
    // `Parliamentary Papers (hereafter PP), 1834`
    let letters = |inner: In<'_>| inner.len() == 1 && inner.case(0) == Case::Upper;
    if let Ok((rest, Paren::Hereafter(_))) = paren(here) {
        here = rest;
    } else if let Some((_, rest)) = here.enclosed(Kind::ParenOpen).filter(|(inner, _)| letters(*inner)) {
        here = rest;
    }
    for _ in 0..6 {
        let at = if matches!(here.kind(0), Some(Kind::Comma | Kind::Dot)) { here.skip(1) } else { here };
        // `Збірник законів УРСР. – 1939. – № 26. – Ст. 120`
        let at = if at.is(0, Kind::Dash) { at.skip(1) } else { at };
        // `Dz.U. z 1949 r. Nr 45`: the small word before the year.
        let of_year = at.case(0) == Case::Lower && at.is(1, Kind::Number) && at.word(0).chars().count() <= 2;
        let when = at.skip(usize::from(of_year && at.word(1).len() == 4));
        if !draft.fields.has(Field::Date)
            && let Ok((rest, found)) = document_date(when).or_else(|_| date(when))
            && found.edtf.len() >= 4
        {
            draft.date(Field::Date, when.span_to(rest), found);
            here = rest;
            continue;
        }
        // `PP 1842 (380), XV`, `PP 1905, LV (Cd. 2786)`: the paper of a session, and the volume that has it.
        if !draft.fields.has(Field::Number)
            && let Some((paper, behind)) = at.enclosed(Kind::ParenOpen)
            && (paper.len() == 1 && paper.is(0, Kind::Number)
                || paper.len() <= 4 && paper_number(paper).is_some_and(|rest| rest.is_empty()))
        {
            draft.text(Field::Number, paper.note.span(paper.at, paper.end), note);
            here = behind;
            continue;
        }
        if draft.fields.has(Field::Date)
            && !draft.fields.has(Field::Volume)
            && (at.case(0) == Case::Upper || at.at > here.at && at.case(0) == Case::Lower)
            && roman(at.word(0)).is_some()
            && matches!(at.kind(1), None | Some(Kind::Comma | Kind::Dot | Kind::Semi | Kind::ParenOpen))
        {
            draft.text(Field::Volume, at.span_to(at.skip(1)), note);
            here = at.skip(1);
            continue;
        }
        // `Parl. Papers 1893–94, vol. 37, pt. 1`
        if draft.fields.has(Field::Date)
            && !draft.fields.has(Field::Volume)
            && let Some(len) = at.long(Sense::Volume)
            && let number = at.skip(len).past_dot()
            && is_numeral(number, 0)
            && matches!(number.kind(1), None | Some(Kind::Comma | Kind::Dot | Kind::Semi))
        {
            draft.text(Field::Volume, number.span_to(number.skip(1)), note);
            here = number.skip(1);
            continue;
        }
        // `PP, 1834, XXVII, Report of the Poor Law Commissioners, p. 12`: what the paper is called.
        if draft.fields.has(Field::Volume)
            && at.case(0) == Case::Capital
            && !draft.fields.has(Field::Journaltitle)
            && let Some(comma) = next_top(at, Kind::Comma)
            && capital_name_or_subtitle(at.until(comma))
        {
            draft.rename(Field::Title, Field::Journaltitle);
            draft.text(Field::Title, at.note.span(at.at, comma), note);
            here = at.part(comma, at.end);
            continue;
        }
        // `Report from the Select Committee, Q. 1245`: a question put to who was heard.
        if at.at > here.at
            && small::is(at.word(0), small::ASKED)
            && let value = at.skip(1).past_dot()
            && value.is(0, Kind::Number)
        {
            let rest = value.skip(if value.is(1, Kind::Dash) && value.is(2, Kind::Number) { 3 } else { 1 });
            draft.point(Unit::Number, value.span_to(rest), plain(value.span_to(rest).of(note)));
            here = rest;
            continue;
        }
        let number = if at.is(0, Kind::Sign) { at.skip(1) } else { past_number_word(at) };
        if number.at > at.at && number.is(0, Kind::Number) && !draft.fields.has(Field::Number) {
            draft.text(Field::Number, number.span_to(number.skip(1)), note);
            here = number.skip(1);
            continue;
        }
        if at.at > here.at
            && let Ok((rest, found)) = locators(at)
            && ends(rest)
        {
            draft.locate(found);
            draft.shows.labelled = true;
            here = rest;
        }
        break;
    }
    if !draft.fields.has(Field::Date) {
        return None;
    }
    draft.shows.imprint = true;
    draft.shows.genre = true;
    ended(draft, here)
}

/// `1954`   `2d Cir. 1950`
fn year_in(i: In<'_>) -> Option<(Span, crate::model::Date)> {
    // `(Feb. 19, 1942)`
    if let Ok((rest, found)) = full_date(i)
        && rest.is_empty()
    {
        return Some((i.span_to(rest), found));
    }
    let mut at = i.end;
    while at > i.at {
        at -= 1;
        let here = i.part(at, i.end);
        if let Ok((rest, found)) = document_date(here).or_else(|_| date(here))
            && rest.is_empty()
            && (at == i.at || here.is(0, Kind::Number) && i.len() < 8)
        {
            return Some((here.span_to(rest), found));
        }
    }
    None
}

/// `The phrase is from Donoghue v. Stevenson`: who went to law, less the sentence that leads to them.
fn parties(i: In<'_>) -> In<'_> {
    let versus = |at: &usize| matches!(i.note.word(*at), "v" | "vs") && i.note.list[*at].case == Case::Lower;
    let Some(versus) = (i.at + 1..i.end).find(versus) else { return i };
    // `of`, `the` and `for` belong to names.
    let leads = |at: &usize| {
        let t = &i.note.list[*at];
        let verb = t.bits & bit(Sense::Plain) != 0 && t.bits & (bit(Sense::Small) | bit(Sense::And)) == 0;
        let led = t.bits & (bit(Sense::Sender) | bit(Sense::Signal)) != 0;
        t.kind == Kind::Word && t.case == Case::Lower && (verb || led)
    };
    let first = (i.at..versus).rev().find(leads).map_or(i.at, |at| at + 1);
    let named = matches!(i.part(first, i.end).case(0), Case::Capital | Case::Upper);
    if named && first < versus { i.part(first, i.end) } else { i }
}

/// `Act of March 3, 1865`: a law whose day is its name, over the comma before the year; the day, and what is behind it.
fn named_by_day(i: In<'_>, comma: usize) -> Option<(In<'_>, In<'_>, Date)> {
    let from = comma.checked_sub(2).filter(|at| *at > i.at + 1)?;
    let day = i.part(from, i.end);
    let led =
        i.note.list[from - 1].case == Case::Lower && i.note.list[from - 1].bits & bit(Sense::Small) != 0;
    let (rest, found) = full_date(day).ok().filter(|(rest, _)| led && rest.at > comma)?;
    Some((day, rest, found))
}

/// What is cited, before the collection: title, then perhaps a public law's number, parties, a date.
fn entitled(i: In<'_>, draft: &mut Draft) -> Option<()> {
    if !(matches!(i.case(0), Case::Capital | Case::Upper) || i.is(0, Kind::QuoteOpen)) {
        return None;
    }
    let mut end = i.end;
    // The day of signature.
    let commas = top_level(i, Kind::Comma);
    if let Some((day, rest, found)) = commas.first().and_then(|comma| named_by_day(i, *comma)) {
        draft.date(Field::Date, day.span_to(rest), found);
        draft.text(Field::Title, i.span_to(rest), i.note.text);
        if rest.is(0, Kind::Comma) {
            draft.text(Field::Number, rest.note.span(rest.at + 1, rest.end), i.note.text);
        }
        return Some(());
    }
    for comma in &commas {
        let here = i.part(comma + 1, end);
        if let Ok((rest, found)) = document_date(here)
            && (rest.is_empty() || rest.is(0, Kind::Comma))
        {
            let year = found.edtf.len() == 4;
            draft.date(Field::Date, here.span_to(rest), found);
            draft.shows.dated = !year;
            end = *comma;
            break;
        }
        if here.means(0, bit(Sense::GovernmentWord)) {
            // `Pub. L. No. 88-352`
            end = *comma;
            let next = commas.iter().find(|c| **c > end).copied().unwrap_or(i.end);
            if !draft.fields.has(Field::Number) {
                draft.text(Field::Number, i.note.span(end + 1, next), i.note.text);
            }
            break;
        }
    }
    let title = i.until(end);
    if title.len() > 40 || title.is_empty() {
        return None;
    }
    draft.text(Field::Title, unquoted(title), i.note.text);
    Some(())
}
