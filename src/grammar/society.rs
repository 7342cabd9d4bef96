//! What may stand in the facts of publication before the place: a series, an editor, the society that prints records.

use ecow::{EcoString, eco_format};

use super::date::year;
use super::draft::{Draft, plain};
use super::imprint::{Imprint, has, imprint, is_missing, next_top, top_level, trimmed};
use super::input::In;
use super::name::{and_len, names};
use super::numbering::is_numeral;
use super::roles::edition_words;
use super::series::capital_name;
use super::token::{Case, Kind, bit};
use super::towns::place_sense;
use crate::lexicon::Sense;
use crate::model::{Field, Kind as Work, Span};
use crate::small;

/// `Surtees Soc., clxxx, Durham`   `Camden Society, 3rd ser., vol. 57`   `Rolls Series, London`: a series before the place, or
/// in place of all but the year, as the volumes of record societies are cited. Gives what is behind it.
///
/// `Studies in Church History, 16; Oxford`   `SCH, 16`: a stronger mark before the place, a name in capitals alone.
pub fn record_society<'n>(i: In<'n>, found: &mut Imprint) -> Option<In<'n>> {
    let code = i.case(0) == Case::Upper && i.is(1, Kind::Comma);
    if found.series.is_some() || i.case(0) != Case::Capital && !code {
        return None;
    }
    let mut commas = top_level(i, Kind::Comma);
    if let Some(semi) = top_level(i, Kind::Semi).first()
        && let Some(before) = commas.iter().rposition(|c| c < semi)
    {
        commas.insert(before + 1, *semi);
    }
    commas.push(i.end);
    let name = i.until(commas[0]);
    if !capital_name(name) || place_sense(name) || has(name, bit(Sense::PublisherWord)) {
        return None;
    }
    let behind = |comma: usize| i.part((comma + 1).min(i.end), i.end);
    let numbered = commas.windows(2).find_map(|pair| {
        let chunk = i.part(pair[0] + 1, pair[1]);
        let label = chunk.hit(|s| matches!(s, Sense::Number | Sense::Volume).then_some(()));
        let number = chunk.skip(label.map_or(0, |((), len)| len)).past_dot();
        let low = |n: usize| is_numeral(number, n) && (number.is(n, Kind::Word) || number.word(n).len() < 4);
        // `clxiv–clxxxii`
        let alone =
            number.len() == 1 && low(0) || number.len() == 3 && low(0) && number.is(1, Kind::Dash) && low(2);
        alone.then_some((pair[0], pair[1], number))
    });
    match numbered {
        // `MIT, Cambridge`: letters are a series where nothing but the number, or a known place, is behind them.
        Some((end, comma, _))
            if code && !(end == commas[0] && (comma == i.end || place_sense(behind(comma)))) =>
        {
            None
        }
        Some((end, comma, number)) => {
            found.series = Some((i.note.span(i.at, end), Some(number.note.span(number.at, number.end))));
            Some(behind(comma))
        }
        // `RS, London`: a series by its letters.
        None if (has(name, bit(Sense::SeriesWord)) || small::is(name.word(0), small::SERIES_CODES))
            && place_sense(behind(commas[0])) =>
        {
            found.series = Some((trimmed(name), None));
            Some(behind(commas[0]))
        }
        None => None,
    }
}

/// `United States Army in World War II; Washington, D.C.`   `ed. Francis Bremer; Boston`   `trans. N. Walker; 2 vols.; Series 6; Oxford`: an
/// editor, a volume or a series may stand in the same parenthesis before the place. Gives the place.
pub fn before_place<'n>(i: In<'n>, found: &mut Imprint) -> In<'n> {
    let semis = top_level(i, Kind::Semi);
    if !semis.is_empty() {
        let mut trial = found.clone();
        let mut here = i;
        // `Rewriting Histories; London`, `Konferencje; Warszawa`: before a place that is known one word is no place.
        let placed =
            semis.last().is_some_and(|semi| place_sense(less_first_edition(i.part(semi + 1, i.end)).0));
        for semi in semis {
            if !told_before(here.until(semi), if placed { 1 } else { WORDS }, &mut trial) {
                return i;
            }
            here = i.part(semi + 1, i.end);
        }
        // `Uni-Taschenbücher, 1332; 2nd edn., Paderborn`
        let (here, edition) = less_first_edition(here);
        trial.edition = trial.edition.or(edition);
        if here.is_empty() {
            return i;
        }
        *found = trial;
        return here;
    }
    // A comma divides where a known place is all that is behind it.
    let known = |at: &usize| place_sense(i.part(*at + 1, i.end));
    match top_level(i, Kind::Comma).into_iter().find(known) {
        Some(comma) if told_before(i.until(comma), WORDS, found) => i.part(comma + 1, i.end),
        _ => i,
    }
}

/// `2nd edn., Paderborn`: the place without the edition before it.
pub fn less_first_edition(i: In<'_>) -> (In<'_>, Option<(EcoString, Span)>) {
    match edition_words(i) {
        Some((rest, words, span)) if rest.is(0, Kind::Comma) => (rest.skip(1), Some((words, span))),
        _ => (i, None),
    }
}

/// So many words are a series before a comma and before a place that no list knows.
const WORDS: usize = 4;

/// One of the things told before a place, into `found`; a series has `least` words at least, or a mark of its own.
fn told_before(head: In<'_>, least: usize, found: &mut Imprint) -> bool {
    if place_sense(head) {
        return false;
    }
    if head.means(0, bit(Sense::Editor) | bit(Sense::Translator))
        && let Some((role, len)) =
            head.hit(|s| matches!(s, Sense::Editor | Sense::Translator).then_some(s == Sense::Editor))
        && let who = head.skip(len).past_dot()
        && let Ok((rest, people)) = names(who)
        && rest.is_empty()
    {
        let field = if role { Field::Editor } else { Field::Translator };
        found.roles.push((field, who.span_to(rest), people));
        return true;
    }
    if role_behind_name(head, found) {
        return true;
    }
    // `3 vols.`, `vol. 2.2`, `vol. 2, 3 vols.`
    if head.is(0, Kind::Number) && head.means(1, bit(Sense::Volumes)) && head.skip(2).past_dot().is_empty() {
        found.volumes = Some(head.span_to(head.skip(1)));
        return true;
    }
    if head.case(0) == Case::Lower
        && let Some(len) = head.long(Sense::Volume)
        && let number = head.skip(len).past_dot()
        && is_numeral(number, 0)
    {
        let decimal = number.is(1, Kind::Dot) && number.is(2, Kind::Number);
        let rest = number.skip(if decimal { 3 } else { 1 });
        let whole = rest.is_empty() || rest.is(0, Kind::Comma) && told_before(rest.skip(1), least, found);
        if whole {
            found.volume = Some(number.span_to(rest));
        }
        return whole;
    }
    // `Past and Present Publications; Cambridge`, `Alianza Universidad; Madrid`: before a place that is known even that of a house.
    let house = has(head, bit(Sense::PublisherWord)) && !(least == 1 && head.len() > 1);
    if head.len() < least && !has(head, bit(Sense::SeriesWord)) && !ends_in_number(head)
        || !(capital_name(head)
            || (ends_in_number(head) || least == 1 && head.len() > 1) && head.case(0) == Case::Capital)
        || house
    {
        return false;
    }
    let (name, number) = split_number(head);
    found.series = Some((head.note.span(name.at, name.end), number));
    true
}

/// `TS Eliot ed, New Directions 1953`   `Carl Vogt tr, Friedrich Vieweg & Sohn 1851`: lawyers name who edited or translated before the
/// publisher, the role behind the name; what is behind them.
pub fn role_before_publisher<'n>(i: In<'n>, found: &mut Imprint) -> In<'n> {
    let Some(comma) = next_top(i, Kind::Comma).filter(|comma| comma + 1 < i.end) else { return i };
    // Cheap: most publishers end in a capital.
    let last = &i.note.list[comma.saturating_sub(1)];
    let may = last.kind == Kind::Dot || last.kind == Kind::Word && last.case == Case::Lower;
    if comma > i.at && may && role_behind_name(i.until(comma), found) { i.part(comma + 1, i.end) } else { i }
}

/// `TS Eliot ed`   `Frederick Burkhardt & Sydney Smith eds.`   `Ann Wright ed & tran`
fn role_behind_name(head: In<'_>, found: &mut Imprint) -> bool {
    if !matches!(head.case(0), Case::Capital | Case::Upper) {
        return false;
    }
    let Some((rest, people)) = names(head).ok().filter(|(_, people)| people.full) else { return false };
    let role = |i: In<'_>| {
        if small::is(i.word(0), small::EDITS) {
            return Some((Field::Editor, 1));
        }
        if small::is(i.word(0), small::TRANSLATES) {
            return Some((Field::Translator, 1));
        }
        let found = i.hit(|s| match s {
            Sense::Editor => Some(Field::Editor),
            Sense::Translator => Some(Field::Translator),
            _ => None,
        });
        found.filter(|_| i.case(0) == Case::Lower)
    };
    let Some((field, len)) = role(rest) else { return false };
    let behind = rest.skip(len).past_dot();
    let more = behind.skip(and_len(behind));
    let second = role(more).filter(|_| more.at > behind.at);
    let end = second.map_or(behind, |(_, len)| more.skip(len).past_dot());
    if !end.is_empty() {
        return false;
    }
    let span = head.span_to(rest);
    found.roles.extend(second.map(|(field, _)| (field, span, people.clone())));
    found.roles.push((field, span, people));
    true
}

/// `Sources chrétiennes 381`
fn ends_in_number(i: In<'_>) -> bool {
    let last = i.skip(i.len().saturating_sub(1));
    i.len() > 1
        && last.is(0, Kind::Number)
        && (last.word(0).len() < 4 || has(i, bit(Sense::SeriesWord)) && year(last).is_err())
}

/// `Cmd. 2600, 1926`   `Colonial No. 231, 1948`: the number of a paper of state before its facts of publication; what is behind it.
pub fn command_paper<'n>(i: In<'n>, found: &mut Imprint) -> In<'n> {
    if !i.means(0, bit(Sense::GovernmentWord)) {
        return i;
    }
    let Some(len) = i.long(Sense::GovernmentWord) else { return i };
    let number = i.skip(len).past_dot();
    let behind = number.skip(1);
    if !number.is(0, Kind::Number) || !behind.is(0, Kind::Comma) || behind.len() < 2 {
        return i;
    }
    found.paper = Some(i.span_to(behind));
    behind.skip(1)
}

/// `Veröffentlichungen der Kommission für Neuere Geschichte Österreichs 56, Wien/Köln 1971`   `Kritische Studien zur
/// Geschichtswissenschaft, Bd. 12, Göttingen 1974`   `Veröffentlichungen der Historikerkommission 19; Wien/München 2004`: the series, and behind
/// its comma place and year.
pub fn series_and_facts(i: In<'_>) -> Option<Imprint> {
    let marks = [Kind::Semi, Kind::Comma].into_iter().flat_map(|mark| top_level(i, mark).into_iter().rev());
    let (comma, mut found) = marks.into_iter().find_map(|comma| {
        let facts = imprint(i.part(comma + 1, i.end))?;
        (facts.location.is_some() && facts.date.is_some()).then_some((comma, facts))
    })?;
    let series = i.until(comma);
    if series.len() < 2 {
        return None;
    }
    let (name, number) = split_number(series);
    found.series = Some((i.note.span(name.at, name.end), number));
    Some(found)
}

/// `Cambridge Studies in Early Modern History, 12`   `Rolls Series, xcv`: a series, and its number.
fn split_number(i: In<'_>) -> (In<'_>, Option<Span>) {
    let end = i.end - 1;
    // `Miscellanea Mediaevalia, 12/1`, `Studi Storici, 19-21`
    let number = |at: usize| i.note.list[at].kind == Kind::Number && i.note.word(at).len() < 4;
    let double = end > i.at + 3
        && number(end)
        && number(end - 2)
        && matches!(i.note.list[end - 1].kind, Kind::Slash | Kind::Dash)
        && i.note.list[end - 3].kind == Kind::Comma;
    if double {
        return (i.until(end - 3), Some(i.note.span(end - 2, i.end)));
    }
    let last = end;
    // `Lecture Notes in Computer Science 5714`; a year belongs to the name.
    let year = || year(i.part(last, i.end)).is_ok();
    // `Österreichische Geschichte 378–907`
    let years = last > i.at && i.note.list[last - 1].kind == Kind::Dash && i.note.word(last).len() > 2;
    // `Rolls Series, xcv`, not `United States Army in World War II`.
    let numeral = i.note.list[last].kind == Kind::Number
        || last > i.at && i.note.list[last - 1].kind == Kind::Comma && is_numeral(i.part(last, i.end), 0);
    if last == i.at || years || !numeral || i.note.word(last).len() > 4 || year() {
        return (i, None);
    }
    let mut end = last;
    while end > i.at + 1
        && (matches!(i.note.list[end - 1].kind, Kind::Comma | Kind::Dot)
            || i.note.list[end - 1].bits & (bit(Sense::Number) | bit(Sense::Volume)) != 0)
    {
        end -= 1;
    }
    (i.until(end), Some(i.note.span(last, i.end)))
}

/// `New Haven: Yale University Press; London: Penguin`: two houses, each in its town.
pub fn second_imprint(place: In<'_>, i: In<'_>, found: &mut Imprint) -> bool {
    let Some(semi) = next_top(i, Kind::Semi) else { return false };
    let (first, other) = (i.until(semi), i.part(semi + 1, i.end));
    let Some(colon) = next_top(other, Kind::Colon) else { return false };
    let (town, second) = (other.until(colon), other.part(colon + 1, other.end));
    if first.is_empty() || second.is_empty() || !place_sense(town) || is_missing(place) {
        return false;
    }
    found.location = Some(trimmed(place));
    found.publisher = Some(trimmed(first));
    found.other = Some((trimmed(town), trimmed(second)));
    true
}

/// Puts both houses and both towns into a draft, and the number of a paper of state.
pub fn put_other(found: &Imprint, draft: &mut Draft, note: &str) {
    if let Some(number) = found.paper {
        draft.text(Field::Number, number, note);
        draft.kind = if draft.kind == Work::Book { Work::Report } else { draft.kind };
    }
    if let (Some(place), Some(house), Some((town, second))) = (found.location, found.publisher, found.other) {
        let both = |a: Span, b: Span| eco_format!("{}; {}", plain(a.of(note)), plain(b.of(note)));
        draft.words(Field::Location, place, both(place, town));
        draft.words(Field::Publisher, house, both(house, second));
    }
}

/// `UFRJ; São Paulo: Edusp`: the first house alone; the second and its town go into `found`.
pub fn second_town<'n>(houses: In<'n>, found: &mut Imprint) -> Option<In<'n>> {
    let semi = next_top(houses, Kind::Semi)?;
    let second = houses.part(semi + 1, houses.end);
    let colon = next_top(second, Kind::Colon)?;
    let (town, house) = (second.until(colon), second.part(colon + 1, second.end));
    if !place_sense(town) || house.is_empty() || next_top(house, Kind::Semi).is_some() {
        return None;
    }
    found.other = Some((trimmed(town), trimmed(house)));
    Some(houses.until(semi))
}

/// `(Middlesex: Pelican, 1979) in association with the Royal Institute of International Affairs, p. 50`: behind the facts of
/// publication a body that had a hand in it; what is behind its name.
pub fn associated(i: In<'_>) -> Option<In<'_>> {
    const LONGEST: usize = 12;
    if i.case(0) != Case::Lower || !i.means(0, bit(Sense::Along)) {
        return None;
    }
    let len = i.long(Sense::Along).filter(|len| *len > 1)?;
    let name = i.skip(len);
    let word = |n: &usize| {
        let small = bit(Sense::Small) | bit(Sense::And) | bit(Sense::In);
        matches!(name.case(*n), Case::Capital | Case::Upper)
            || name.is(*n, Kind::Word) && name.means(*n, small)
    };
    let words = (0..LONGEST).take_while(word).count();
    let rest = name.skip(words);
    (words > 1 && (rest.is(0, Kind::Comma) || super::tail::ends(rest))).then_some(rest)
}

/// `Longman, Ibadan History Series`: behind the publisher the series, by the last of its words; the publisher alone.
pub fn less_series<'n>(i: In<'n>, found: &mut Imprint) -> In<'n> {
    let Some(comma) = top_level(i, Kind::Comma).last().copied().filter(|comma| *comma > i.at) else {
        return i;
    };
    let name = i.part(comma + 1, i.end);
    let last = name.len().checked_sub(1).map_or("", |at| name.word(at));
    let fits = found.series.is_none()
        && name.len() > 1
        && name.case(0) == Case::Capital
        && small::is(last, small::SERIES_LAST)
        && name.note.list[name.at..name.end].iter().all(|t| t.kind == Kind::Word);
    if !fits {
        return i;
    }
    found.series = Some((trimmed(name), None));
    i.until(comma)
}
