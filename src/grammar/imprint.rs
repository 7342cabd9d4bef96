//! Facts of publication: place, publisher, year.

use std::rc::Rc;

use ecow::EcoString;

use smallvec::SmallVec;

use super::abroad::facts::glued;
use super::abroad::series::{series_and_year, series_before_facts};
use super::author_date::year_with_letter;
use super::date::{date, full_date, years};
use super::draft::{Draft, plain};
use super::imprint_end::{freely_read, page_behind, volume_behind};
use super::input::{In, Parsed};
use super::interview_who::life_date;
use super::later_name::hereafter;
use super::name::Names;
use super::paper::{PaperFacts, paper_facts};
use super::published::published_with;
use super::reissue::{
    before_edition, described, edition_behind_year, first_title, first_year_before, of_edition,
    raised_edition, reprint, supplied_year, translation,
};
use super::society::{
    before_place, command_paper, less_first_edition, less_series, put_other, record_society,
    role_before_publisher, second_imprint, series_and_facts,
};
use super::tail_ends::place_year;
use super::thesis::{ThesisFacts, thesis_facts};
use super::token::{Case, Kind, bit};
use super::towns::{all_state, all_towns, place_sense};
use crate::lexicon::Sense;
use crate::model::{Date, Doubt, Field, Span, Unit};
use crate::small;

/// What an imprint gave. Spans are bytes of the note.
#[derive(Clone, Debug, Default)]
pub struct Imprint {
    /// Place or places.
    pub location: Option<Span>,
    /// Publisher.
    pub publisher: Option<Span>,
    /// Date.
    pub date: Option<(Date, Span)>,
    /// Date of the first edition of a reprint.
    pub origdate: Option<(Date, Span)>,
    /// The edition above the year, or among the facts: `²1998`, `(4th edn, London, 1968)`.
    pub edition: Option<(EcoString, Span)>,
    /// How many volumes, among the facts: `(2 vols., London, 1903)`.
    pub volumes: Option<Span>,
    /// The collection between publisher and year: `Seuil, coll. « Points », 1968`.
    pub series: Option<(Span, Option<Span>)>,
    /// Who edited or translated, told before the place.
    pub roles: Vec<(Field, Span, Names)>,
    /// The volume, told before the place or between place and year: `Gallimard, Paris, vol. 1, 1984`.
    pub volume: Option<Span>,
    /// forthcoming, in press.
    pub pubstate: Option<Span>,
    /// The page behind the year: `(Paris, 1906, 12)`.
    pub page: Option<Span>,
    /// The number of a paper of state: `Cmd. 2600`.
    pub paper: Option<Span>,
    /// Town and house of another publisher.
    pub other: Option<(Span, Span)>,
    /// Place or publisher could not be told apart.
    pub doubtful: bool,
}

impl Imprint {
    /// Puts it into a draft.
    pub fn put(&self, draft: &mut Draft, note: &str) {
        if let Some(span) = self.location {
            draft.text(Field::Location, span, note);
        }
        if let Some(span) = self.publisher {
            draft.text(Field::Publisher, span, note);
        }
        put_other(self, draft, note);
        if let Some((date, span)) = &self.date {
            draft.date(Field::Date, *span, date.clone());
        }
        if let Some((date, span)) = &self.origdate {
            draft.date(Field::Origdate, *span, date.clone());
        }
        if let Some((edition, span)) = &self.edition {
            draft.words(Field::Edition, *span, edition.clone());
        }
        if let Some(span) = self.volumes {
            draft.text(Field::Volumes, span, note);
        }
        if let Some((span, number)) = self.series {
            draft.text(Field::Series, span, note);
            if let Some(number) = number {
                draft.text(Field::Number, number, note);
            }
        }
        for (field, span, people) in &self.roles {
            draft.names(*field, *span, people.clone());
        }
        if let Some(span) = self.volume {
            draft.text(Field::Volume, span, note);
        }
        if let Some(span) = self.pubstate {
            draft.text(Field::Pubstate, span, note);
        }
        if let Some(span) = self.page {
            draft.point(Unit::Page, span, plain(span.of(note)));
        }
        if self.doubtful {
            draft.doubt(Doubt::PlaceOrPublisher);
        }
        draft.shows.imprint = true;
    }

    fn is_bare_date(&self) -> bool {
        self.location.is_none()
            && self.publisher.is_none()
            && self.edition.is_none()
            && self.volumes.is_none()
            && self.series.is_none()
            && self.pubstate.is_none()
            && self.paper.is_none()
    }
}

/// What a parenthesis holds. It is asked for many times and taken once.
#[derive(Clone, Debug)]
pub enum Paren {
    /// `(New York: Praeger, 1970)`
    Imprint(Rc<Imprint>),
    /// `(March 1969)`   `(2008)`
    Date(Date, Span),
    /// `(PhD diss., Brandeis University, 1973)`
    Thesis(Rc<ThesisFacts>),
    /// `(paper presented at the annual meeting …, Honolulu, November 1988)`
    Paper(Rc<PaperFacts>),
    /// `(ed.)`   `(coord.)`   `(Hg.)`
    Editor,
    /// `(hereafter RGANI)`
    Hereafter(Span),
    /// Anything else.
    Other,
}

/// The parenthesis or bracket at `i`, and what is after it.
pub fn paren(i: In<'_>) -> Parsed<'_, Paren> {
    let Some(open) = i.peek(0).filter(|t| matches!(t.kind, Kind::ParenOpen | Kind::BracketOpen)) else {
        return i.miss();
    };
    let close = open.partner as usize;
    if close >= i.end || close <= i.at {
        return i.miss();
    }
    let rest = i.part(close + 1, i.end);
    let found = i.note.parens.get(i.at, close, || read_paren(i.part(i.at + 1, close), open.kind));
    Ok((rest, found))
}

/// `(Oxford, 2004)`: place and year in brackets are those of a book.
pub fn placed_and_dated(i: In<'_>) -> bool {
    matches!(paren(i), Ok((_, Paren::Imprint(found))) if found.location.is_some() && found.date.is_some())
}

fn read_paren(i: In<'_>, kind: Kind) -> Paren {
    let (i, end) = (i, i.end);
    // `(= Neue Historische Bibliothek 282)`: a series; `(= Diss. phil. Hamburg 1972)`: how the work came to be.
    if i.word(0) == "=" {
        let inner = i.skip(1);
        return match thesis_facts(inner) {
            Some(facts) => Paren::Thesis(facts.into()),
            None => series_and_facts(inner).map_or(Paren::Other, |found| Paren::Imprint(found.into())),
        };
    }
    if i.note.bits & bit(Sense::Hereafter) != 0
        && let Some(span) = hereafter(i)
    {
        return Paren::Hereafter(span);
    }
    if life_date(i) || translation(i) {
        return Paren::Other;
    }
    // `(wyd. 2)` is an edition.
    let counted = i.end > i.at && i.note.list[i.end - 1].kind == Kind::Number;
    if i.len() <= 3 && !counted && i.means(0, bit(Sense::Editor) | bit(Sense::Compiler)) {
        return Paren::Editor;
    }
    // `(sous la direction de)`, `(edición a cargo de)`
    if i.len() <= 7
        && i.means(0, bit(Sense::Editor) | bit(Sense::Compiler))
        && i.hit(|s| matches!(s, Sense::Editor | Sense::Compiler).then_some(()))
            .is_some_and(|((), len)| len + 1 >= i.len())
    {
        return Paren::Editor;
    }
    // `Clarendon (ed. 1839), p. 162`: the year of the edition.
    if i.len() <= 3
        && i.means(0, bit(Sense::Editor))
        && let year = i.skip(1).past_dot()
        && let Ok((rest, date)) = date(year)
        && rest.is_empty()
    {
        return Paren::Date(date, year.span_to(rest));
    }
    if let Some(facts) = thesis_facts(i) {
        return Paren::Thesis(facts.into());
    }
    if let Some(facts) = paper_facts(i) {
        return Paren::Paper(facts.into());
    }
    if kind == Kind::BracketOpen {
        return match date(i) {
            Ok((rest, date)) if rest.is_empty() => Paren::Date(date, i.note.span(i.at, end)),
            // `[London: Weidenfeld and Nicolson, 1960]`, `[New Haven, 1990]`: brackets inside a parenthesis.
            _ if next_top(i, Kind::Colon).is_some() || place_year(i) => match imprint(i) {
                Some(found) if found.location.is_some() && found.date.is_some() => {
                    Paren::Imprint(found.into())
                }
                _ => Paren::Other,
            },
            _ => Paren::Other,
        };
    }
    // `(MIÖG Ergänzungsbd. 19, Graz–Köln 1963)`
    if let Some(found) = series_before_facts(i) {
        return Paren::Imprint(found.into());
    }
    match imprint(i) {
        // A body alone is no facts of publication: `Jane Smith (Oxford University)`.
        // `(Penguin edn)`: whose edition it is.
        Some(found)
            if found.publisher.is_some()
                && i.len() <= 4
                && (1..4).any(|n| of_edition(i.skip(n)))
                // `(Fourth Edition)`
                && i.hit(|s| matches!(s, Sense::Ordinal(_)).then_some(())).is_none() =>
        {
            Paren::Imprint(found.into())
        }
        Some(found) if found.date.is_none() && found.location.is_none() && found.pubstate.is_none() => {
            Paren::Other
        }
        // `Hosking (Russia, 113)`: a title and a page.
        Some(found)
            if found.date.is_none()
                && found.publisher.is_some_and(|p| p.of(i.note.text).bytes().all(|b| b.is_ascii_digit())) =>
        {
            Paren::Other
        }
        // `(since 1700)`, `(before 1914)`: a small word is no publisher, so the words belong to the title.
        Some(found)
            if found.location.is_none()
                && found.publisher.is_some_and(|p| p == i.note.span(i.at, i.at + 1))
                && i.case(0) == Case::Lower
                // `(arrested 1949)`
                && (i.means(0, bit(Sense::Small))
                    || i.is(1, Kind::Number) && !i.means(0, bit(Sense::PublisherWord))) =>
        {
            Paren::Other
        }
        // `LP, IX, 1077 (misdated to 1535)`: small words and a year without a comma.
        Some(found)
            if found.location.is_none()
                && i.len() <= 4
                && found.publisher.is_some()
                && (0..i.len() - 1)
                    .all(|n| i.case(n) == Case::Lower && !i.means(n, bit(Sense::PublisherWord))) =>
        {
            Paren::Other
        }
        // `Storia della Resistenza (8 settembre 1943-25 aprile 1945), Einaudi, Torino 1964`: from one day to another.
        Some(_) if full_date(i).is_ok_and(|(rest, day)| day.edtf.len() == 10 && rest.is(0, Kind::Dash)) => {
            Paren::Other
        }
        Some(found) if found.is_bare_date() => match found.date {
            Some((date, span)) => Paren::Date(date, span),
            None => Paren::Other,
        },
        Some(found) => Paren::Imprint(series_and_year(i, &found).unwrap_or(found).into()),
        None => Paren::Other,
    }
}

/// The inside of an imprint's parenthesis, to its end; `None` if it is none.
///
/// `New York: Oxford University Press, 2000`   `Oxford University Press, 2009`   `Newark, NJ, 1830`   `1923; repr., P: Pub, 2004`   `n.p., 1907`
pub fn imprint(i: In<'_>) -> Option<Imprint> {
    let mut found = Imprint::default();
    let i = first_title(i, &mut found);
    if i.is_empty() || not_imprint(i) {
        return None;
    }
    // `(Boston, 1864,) vol. i. p. 112`: so the books of a century closed the bracket.
    let i = if i.len() > 1 && i.is(i.len() - 1, Kind::Comma) { i.until(i.end - 1) } else { i };
    let i = volume_behind(freely_read(i), &mut found);
    let i = command_paper(page_behind(i, &mut found), &mut found);
    let i = described(reprint(i, &mut found), &mut found);
    // `4 vols., 1880–8; London, 1999`
    let i = if found.volumes.is_some() && found.origdate.is_none() { reprint(i, &mut found) } else { i };
    let i = edition_behind_year(i, &mut found);
    if let Some(body) = first_year_before(i, &mut found)
        .or_else(|| supplied_year(i, &mut found))
        .or_else(|| raised_edition(i, &mut found))
    {
        place_and_publisher(body, &mut found);
        return Some(found);
    }
    // The date stands last, after the last comma, or alone, or after the place without a comma.
    let mut body_end = i.end;
    let commas = top_level(i, Kind::Comma);
    let mut dated = false;
    for start in std::iter::once(i.at).chain(commas.iter().map(|c| c + 1)).rev().take(3) {
        // `New York: Dover, reprint 1966`
        let again =
            start > i.at && i.case(start - i.at) == Case::Lower && i.means(start - i.at, bit(Sense::Reprint));
        let chunk = i.part(start + usize::from(again), i.end);
        // `Leipzig: Reclam, 1811a`: the letter tells the year from others of the author.
        let lettered = || {
            let (rest, end, date) = year_with_letter(chunk)?;
            rest.is_empty().then(|| (chunk.span_to(end), date))
        };
        if let Ok((rest, date)) = date(chunk)
            && (rest.is_empty() || of_edition(rest))
        {
            found.date = Some((date, chunk.span_to(rest)));
            body_end = if start == i.at { i.at } else { start - 1 };
            dated = true;
        } else if start > i.at
            && !dated
            && let Some((span, date)) = lettered()
        {
            found.date = Some((date, span));
            body_end = start - 1;
            dated = true;
        } else if start > i.at && dated {
            break;
        }
    }
    if !dated {
        // `Köln 1998`   `in press`
        if let Some(at) = last_year(i) {
            let chunk = i.part(at, i.end);
            if let Ok((rest, date)) = date(chunk)
                && rest.is_empty()
            {
                found.date = Some((date, chunk.span_to(rest)));
                body_end = at;
                dated = true;
            }
        }
    }
    // `Wien 51965`: the fifth edition.
    if !dated && let Some((_, edition, year)) = glued(i.part(i.end - 1, i.end)) {
        (found.edition, found.date, body_end, dated) = (Some(edition), Some(year), i.end - 1, true);
    }
    // `New York: Penguin Press, forthcoming`   `in press`
    if !dated && i.note.bits & bit(Sense::Forthcoming) != 0 {
        let at = commas.last().map_or(i.at, |c| c + 1);
        let last = i.part(at, i.end);
        // `(forthcoming from Oxford University Press)`
        if let Some(len) = last.long(Sense::Forthcoming)
            && let house = last.skip(len + 1)
            && let from = small::is(last.word(len), small::FORTHCOMING_FROM)
            && house.case(0) != Case::Lower
            && (len == last.len() || from)
        {
            found.publisher = from.then(|| house.span_to(house.skip(house.len())));
            found.pubstate = Some(i.note.span(at, at + len));
            body_end = if at > i.at { at - 1 } else { at };
            dated = true;
        }
    }
    let body = before_edition(i.part(i.at, body_end), &mut found);
    if body.is_empty() {
        return (dated || found.publisher.is_some()).then_some(found);
    }
    if place_and_publisher(body, &mut found) || dated { Some(found) } else { None }
}

/// A place in an archive, or words that lead to a citation: no facts of publication.
fn not_imprint(i: In<'_>) -> bool {
    // `ed. or. Garibaldi. Invention of a Hero, …`: another edition; `repr. London, 1990` is facts.
    let other_edition =
        i.case(0) == Case::Lower && i.len() > 8 && i.long(Sense::Reprint).is_some_and(|len| len > 1);
    // `(entry for 10 May 1940)`: the day of a diary.
    let entry = i.case(0) == Case::Lower && i.long(Sense::Step(crate::model::Level::Entry)).is_some();
    if other_edition
        || entry
        || i.means(0, bit(Sense::Signal) | bit(Sense::Ibid))
        || i.means(0, bit(Sense::Via(crate::model::Via::Quoted))) && !published_with(i)
        || i.case(0) == Case::Lower && i.means(0, bit(Sense::In))
    {
        return true;
    }
    let step = bit(Sense::Step(crate::model::Level::Fond));
    let mut labelled = 0;
    for at in i.at..i.end {
        let here = i.part(at, i.end);
        if here.means(0, step) && here.numbered() {
            labelled += 1;
        }
        let told = match i.note.list[at].kind {
            Kind::Slashes => true,
            // `(Maria Svanidze diary: Dec. 23, 1934)`: a day, and no house.
            Kind::Colon => here.means(1, bit(Sense::Month(1))) && here.skip(2).past_dot().is(0, Kind::Number),
            Kind::ParenOpen => holds_imprint(i, at),
            _ => false,
        };
        if told {
            return true;
        }
    }
    labelled >= 2
}

/// `Ann Green, Roads: A History (Paris: Quai, 1995), 3`: a parenthesis inside that has place and year is the imprint, and
/// `i` a citation in brackets. `1961 (repr. London: Hill, 1975)` is facts.
fn holds_imprint(i: In<'_>, at: usize) -> bool {
    if i.note.list[at].kind != Kind::ParenOpen {
        return false;
    }
    let inner = i.part(at + 1, (past(i, at) - 1).max(at + 1));
    inner.is(0, Kind::Word)
        && inner.case(0) != Case::Lower
        && next_top(inner, Kind::Colon).is_some()
        && last_year(inner).is_some()
}

/// Token places of `kind` in `i` outside quotation marks and brackets.
pub fn top_level(i: In<'_>, kind: Kind) -> SmallVec<[usize; 8]> {
    let mut found = SmallVec::new();
    let mut at = i.at;
    while at < i.end {
        let t = &i.note.list[at];
        if t.kind == kind {
            found.push(at);
        }
        at = past(i, at);
    }
    found
}

/// The first of [`top_level`].
pub fn next_top(i: In<'_>, kind: Kind) -> Option<usize> {
    let mut at = i.at;
    while at < i.end {
        if i.note.list[at].kind == kind {
            return Some(at);
        }
        at = past(i, at);
    }
    None
}

/// The token after `at`, or after the bracket or quotation that opens there.
pub fn past(i: In<'_>, at: usize) -> usize {
    let t = &i.note.list[at];
    let opens = matches!(t.kind, Kind::QuoteOpen | Kind::ParenOpen | Kind::BracketOpen);
    let partner = t.partner as usize;
    if opens && partner > at && partner < i.end { partner + 1 } else { at + 1 }
}

/// What `read` makes of the first comma that it takes, outside brackets and quotations, at most `far` tokens on and in the same
/// clause.
pub fn at_comma<'n, T>(i: In<'n>, far: usize, read: impl Fn(In<'n>) -> Option<T>) -> Option<T> {
    let mut at = i.at;
    while at < i.end.min(i.at + far) {
        let here = i.part(at, i.end);
        let t = here.peek(0)?;
        if t.stop || t.kind == Kind::Semi {
            return None;
        }
        if t.kind == Kind::Comma
            && let Some(found) = read(here)
        {
            return Some(found);
        }
        at = past(i, at);
    }
    None
}

/// Where the last year of `i` begins, if it ends with one.
pub fn last_year(i: In<'_>) -> Option<usize> {
    let mut at = i.end;
    while at > i.at && at + 4 > i.end {
        at -= 1;
        let chunk = i.part(at, i.end);
        if let Ok((rest, _)) = years(chunk)
            && rest.is_empty()
            && at > i.at
            && i.note.list[at - 1].kind != Kind::Dash
            && i.note.list[at - 1].kind != Kind::Slash
        {
            return Some(at);
        }
    }
    None
}

/// Everything before the date. True if it reads as an imprint of itself (it has a colon or a known place).
fn place_and_publisher(i: In<'_>, found: &mut Imprint) -> bool {
    // `ed. D. C. Watt, London`
    let role = i.case(0) == Case::Lower && i.means(0, bit(Sense::Editor) | bit(Sense::Translator));
    let i = if role && next_top(i, Kind::Colon).is_none() { before_place(i, found) } else { i };
    if let Some(colon) = next_top(i, Kind::Colon) {
        let place = i.part(i.at, colon);
        // `(Volkogonov, Stalin, 393; Zhukov, Memoirs, 1:280)`: citations, no facts of publication.
        let numbered = place.note.list[place.at..place.end].iter().any(|t| t.kind == Kind::Number);
        if i.is(colon + 1 - i.at, Kind::Number) || numbered && found.date.is_none() {
            return false;
        }
        let place = before_place(place, found);
        if !is_missing(place) {
            found.location = Some(trimmed(place));
        }
        let publisher = i.part(colon + 1, i.end);
        if second_imprint(place, publisher, found) {
            return true;
        }
        // `Cambridge Univ. Press: 2007`
        if publisher.is_empty() && has(place, bit(Sense::PublisherWord)) {
            found.publisher = found.location.take();
            return true;
        }
        // `Rowohlt: Reinbek bei Hamburg`, `Harvard University Press: Cambridge, MA`: the house first, and behind the colon its town.
        let house_first = place_sense(publisher)
            && (!all_state(publisher) || publisher.means(0, bit(Sense::City)))
            && !place_sense(place)
            && !is_missing(place);
        if house_first {
            found.publisher = found.location.replace(trimmed(publisher));
            return true;
        }
        let house = less_series(publisher, found);
        if !publisher.is_empty() && !is_missing(publisher) {
            found.publisher = Some(trimmed(house));
        }
        return publisher.means(0, !0) || place_sense(place) || i.note.list[i.at].case != Case::Lower;
    }
    if is_missing(i) {
        return true;
    }
    // `NY, 1990`: letters of a state for its town.
    if i.len() == 1 && i.case(0) == Case::Upper && all_state(i) {
        found.location = Some(trimmed(i));
        return true;
    }
    let i = role_before_publisher(i, found);
    // `Middle Ages Series; Philadelphia`: Oxford prints the series before the place.
    let semi = top_level(i, Kind::Semi).last().copied();
    if semi.is_some_and(|semi| place_sense(less_first_edition(i.part(semi + 1, i.end)).0)) {
        let place = before_place(i, found);
        if place.at > i.at {
            found.location = Some(trimmed(place));
            return true;
        }
    }
    // `Köln; Weimar; Wien`: nothing but towns.
    if semi.is_some() && all_towns(i) {
        found.location = Some(trimmed(i));
        return true;
    }
    // `Edinburgh; Oliver and Boyd`: a semicolon where others have a colon.
    if let Some(semi) = semi
        && place_sense(i.until(semi))
        && i.case(semi + 1 - i.at) == Case::Capital
    {
        found.location = Some(trimmed(i.until(semi)));
        found.publisher = Some(trimmed(i.part(semi + 1, i.end)));
        return true;
    }
    let span = trimmed(i);
    if place_sense(i) {
        found.location = Some(span);
        return true;
    }
    if let Some(rest) = record_society(i, found) {
        // No publisher stands behind the society's name but its town.
        if rest.case(0) == Case::Capital
            && next_top(rest, Kind::Colon).or(next_top(rest, Kind::Comma)).is_none()
        {
            found.location = Some(trimmed(rest));
            return true;
        }
        return rest.is_empty() || place_and_publisher(rest, found);
    }
    // `New York, Praeger`: a known place, a comma, the rest.
    let commas = top_level(i, Kind::Comma);
    for comma in commas.iter().rev() {
        let place = i.part(i.at, *comma);
        let rest = i.part(comma + 1, i.end);
        if place_sense(place) && !rest.is_empty() && !all_state(rest) {
            found.location = Some(trimmed(place));
            found.publisher = Some(trimmed(rest));
            return true;
        }
    }
    // `Didot, Paris`: Italian order.
    // `Profile Books, London`   `Harvard University Press, Cambridge, MA`
    for comma in &commas {
        let place = i.part(comma + 1, i.end);
        let rest = i.part(i.at, *comma);
        let known = has(rest, bit(Sense::PublisherWord)) || !has(rest, bit(Sense::City) | bit(Sense::State));
        if place_sense(place) && (!all_state(place) || place.means(0, bit(Sense::City))) && known {
            found.location = Some(trimmed(place));
            found.publisher = Some(trimmed(rest));
            return true;
        }
    }
    found.publisher = Some(span);
    found.doubtful = !has(i, bit(Sense::PublisherWord) | bit(Sense::BodyWord));
    !found.doubtful
}

/// Any word of `i` has a sense of `bits`.
pub fn has(i: In<'_>, bits: u128) -> bool {
    i.note.list[i.at..i.end].iter().any(|t| t.bits & bits != 0)
}

/// `n.p.`, `s.l.`, `б. м.`
pub fn is_missing(i: In<'_>) -> bool {
    i.long(Sense::NoPlace).is_some_and(|len| i.len() <= len + 2)
}

pub fn trimmed(i: In<'_>) -> Span {
    let mut from = i.at;
    let mut to = i.end;
    while from < to && matches!(i.note.list[from].kind, Kind::Comma | Kind::Semi | Kind::Colon) {
        from += 1;
    }
    while to > from && matches!(i.note.list[to - 1].kind, Kind::Comma | Kind::Semi | Kind::Colon) {
        to -= 1;
    }
    // `[Paris]`: the brackets say that it was supplied.
    if to > from + 1
        && i.note.list[from].kind == Kind::BracketOpen
        && i.note.list[from].partner as usize == to - 1
    {
        from += 1;
        to -= 1;
    }
    i.note.span(from, to)
}
