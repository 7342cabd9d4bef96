//! Which volume behind a title, how many there are, and what a volume is called.

use super::date::{roman, year, years};
use super::draft::{Draft, plain};
use super::facts::{imprint_ahead, naked};
use super::imprint::{Paren, has, next_top, paren, past, top_level};
use super::input::{In, word};
use super::issue_number::issue_number;
use super::locator::locators;
use super::name::and_len;
use super::numbering::{era, initials_of_a_name, is_numeral, since_year};
use super::roles::edition_words;
use super::series::{capital_name, put_series};
use super::tail::{Seen, place_year};
use super::title_marks::of_a_day;
use super::token::{Case, GIVEN, Kind, Token, bit};
use super::volume_behind::counts_volumes;
use super::volume_ordinal::{ordinal_volume, part_by_ordinal};
use crate::lexicon::Sense;
use crate::model::{Field, Span, Unit, Value};
use crate::small;
use nom::Parser;

/// `90 vols.`   `3 vols.`   `in 2 vols.`   `II vols.`
pub fn volumes<'n>(at: In<'n>, draft: &mut Draft, seen: &mut Seen) -> Option<In<'n>> {
    let here = if at.means(0, bit(Sense::In)) { at.skip(1) } else { at };
    if !here.means(1, bit(Sense::Volumes) | bit(Sense::Volume)) {
        return None;
    }
    // `I, vol. 2` is no count of them: Roman letters have the plural behind them.
    let roman = || here.case(0) == Case::Upper && here.means(1, bit(Sense::Volumes)) && is_numeral(here, 0);
    if !here.is(0, Kind::Number) && !roman() {
        return None;
    }
    let span = here.span_to(here.skip(1));
    let (rest, ()) =
        word(|s| matches!(s, Sense::Volumes | Sense::Volume).then_some(())).parse(here.skip(1)).ok()?;
    draft.text(Field::Volumes, span, at.note.text);
    seen.marked = true;
    // `4 vols. in 7`: how they are bound.
    let bound = rest.means(0, bit(Sense::In))
        && rest.is(1, Kind::Number)
        && rest.word(1).len() <= 3
        && !rest.means(2, bit(Sense::Volumes) | bit(Sense::Volume));
    Some(rest.skip(if bound { 2 } else { 0 }))
}

/// `: Vom Beginn des Ersten Weltkriegs bis 1949. München: Beck 2003`: the stop of the volume's title leads to facts of
/// publication.
fn naked_behind_stop(i: In<'_>) -> bool {
    let stop =
        (i.at..i.end.min(i.at + 40)).find(|at| i.note.list[*at].kind == Kind::Dot && i.note.list[*at].stop);
    stop.is_some_and(|at| {
        let behind = i.part(at + 1, i.end);
        naked(behind).is_some() || edition_and_facts(behind)
    })
}

/// `2.ª ed. Lisboa: Editorial Estampa, 1985`: which edition, and behind it facts of publication.
fn edition_and_facts(i: In<'_>) -> bool {
    i.is(0, Kind::Number) && edition_words(i).is_some_and(|(rest, ..)| naked(rest.past_dot()).is_some())
}

/// `, Master of the Senate`   `: The Overthrow of Tzarism`   ` of Civilization and Capitalism` behind the volume's number: the
/// volume's own title, or that of the whole work.
pub fn volume_title<'n>(i: In<'n>, draft: &mut Draft) -> Option<In<'n>> {
    // `vol. 8 de Historia de España, dirigida por …`
    // `vol. 6 de J. Fontana y R. Villares (dirs.), Historia de España`
    let initial = i.case(1) == Case::Upper && i.is(2, Kind::Dot);
    // `vol. 7 de la Historia de España`
    let article = i.means(1, bit(Sense::Small)) && i.case(2) == Case::Capital;
    let named = i.case(1) == Case::Capital || initial || article;
    let whole = i.word(0) == "of" || small::is(i.word(0), small::OF_WHOLE) && named;
    let stopped = i.is(0, Kind::Dot) && i.case(1) == Case::Capital;
    // `vol. II – Do Índico ao Atlântico, Lisboa, …`
    let dashed = i.is(0, Kind::Dash)
        && i.peek(1).is_some_and(|t| t.spaced)
        && matches!(i.case(1), Case::Capital | Case::Upper);
    if !(whole || stopped || dashed || matches!(i.kind(0), Some(Kind::Comma | Kind::Colon))) {
        return None;
    }
    let title = i.skip(1 + usize::from(whole && article));
    let marked = bit(Sense::Editor)
        | bit(Sense::Translator)
        | bit(Sense::Compiler)
        | bit(Sense::OtherRole)
        | bit(Sense::By)
        | bit(Sense::Ordinal(1))
        | bit(Sense::EditionWord)
        | bit(Sense::Edition)
        | bit(Sense::Volume)
        | bit(Sense::SeriesWord);
    let role = |i: In<'_>| i.means(0, marked) && i.case(0) == Case::Lower || i.is(0, Kind::Number);
    // `Vol. 2: 1912–1918, ed. …`   `Macmillan, Volume I, 1894–1956 (London, 1988)`
    if let Ok((rest, found)) = years(title)
        && (i.is(0, Kind::Colon) && matches!(rest.kind(0), Some(Kind::Comma | Kind::ParenOpen))
            || i.is(0, Kind::Comma)
                && found.edtf.contains('/')
                && matches!(paren(rest), Ok((_, Paren::Imprint(_)))))
    {
        draft.volume_title = Some((title.at, rest.at));
        return Some(rest);
    }
    if i.is(0, Kind::Colon)
        && let Some(rest) = since_year(title)
    {
        draft.volume_title = Some((title.at, rest.at));
        return Some(rest);
    }
    // `vol. 1, 1799–1922: L’invention de la Terre sainte (Paris: …)`
    // `vol. I, 1919-1922. Movimento e milizia, Laterza, Roma-Bari 1989`
    let years_first = years(title).is_ok_and(|(rest, found)| {
        found.edtf.contains('/')
            && matches!(rest.kind(0), Some(Kind::Colon | Kind::Dot))
            && matches!(rest.case(1), Case::Capital | Case::Upper)
    });
    if !(years_first || matches!(title.case(0), Case::Capital | Case::Upper))
        || title.means(0, bit(Sense::SeriesWord))
    {
        return None;
    }
    if i.is(0, Kind::Comma) && naked(title).is_some() {
        return None;
    }
    // `Vol. 14, Éd. Jean Maitron, Paris`
    if title.means(0, bit(Sense::Editor))
        && title.peek(0).is_some_and(|t| t.short)
        && title.is(1, Kind::Dot)
        && title.means(2, GIVEN)
    {
        return None;
    }
    let mut here = title;
    loop {
        let t = here.peek(0)?;
        match t.kind {
            // `vol. IV: Il Mezzogiorno borbonico (1734-1815), Torino, …`, `t. II : La guerre (1954), Paris, …`: years of the title.
            Kind::ParenOpen
                if matches!(paren(here), Ok((rest, Paren::Date(..)))
                    if here.at > title.at && rest.is(0, Kind::Comma) && naked(rest.skip(1)).is_some()) => {}
            // `vol. 1, A Formação do Império (1415–1570) (Lisboa: …, 1998)`, `vol. 4, O Antigo Regime (1620–1807), ed. …`
            Kind::ParenOpen if here.at > title.at && years_of_volumes_title(here) => {}
            Kind::ParenOpen if matches!(paren(here), Ok((_, Paren::Imprint(_) | Paren::Date(..)))) => break,
            Kind::Comma
                if role(here.skip(1)) && !here.is(1, Kind::Number)
                    || part_behind(here).is_some()
                    // `Bd. 2: Machtstaat vor der Demokratie, 3. Aufl., München 1995`
                    || edition_words(here.skip(1)).is_some_and(|(rest, ..)| {
                        rest.is(0, Kind::Comma) && naked(rest.skip(1)).is_some()
                    })
                    || naked(here.skip(1)).is_some() =>
            {
                break;
            }
            // `Bd. 3: Von der „Deutschen Doppelrevolution“ bis …`: words quoted within it.
            Kind::QuoteOpen if here.at > title.at && i.note.list[here.at - 1].kind == Kind::Word => {}
            Kind::Semi | Kind::QuoteOpen => return None,
            Kind::Dot
                if draft.stops && (naked(here.skip(1)).is_some() || edition_and_facts(here.skip(1))) =>
            {
                break;
            }
            // `vol. VII de México y el mundo. Historia de sus relaciones exteriores, México, …`: the whole has a subtitle.
            Kind::Dot if t.stop && whole && facts_of_whole(here.skip(1)) => {}
            // `vol. 5, Kritik der praktischen Vernunft. Kritik der Urtheilskraft (Berlin: De Gruyter, 1968)`
            Kind::Dot
                if t.stop
                    && matches!(i.kind(0), Some(Kind::Comma | Kind::Colon))
                    && words_before_facts(here.skip(1)) => {}
            // `vol. VIII: La prima guerra mondiale. Il dopoguerra. L’avvento del fascismo, Feltrinelli, Milano 1978`
            Kind::Dot if t.stop && !whole && words_before_naked(here.skip(1)) => {}
            Kind::Dot if t.stop => return None,
            _ => {}
        }
        if here.at - title.at > 30 {
            return None;
        }
        here = here.part(past(here, here.at), here.end);
    }
    if whole {
        draft.text(Field::Note, i.span_to(here), i.note.text);
    } else if i.is(0, Kind::Comma) && here.at > title.at + 1 && series_and_number(title.until(here.at)) {
        let comma = before_series(title.until(here.at))?;
        draft.volume_title = Some((title.at, comma));
        return Some(i.part(comma, i.end));
    } else {
        draft.volume_title = Some((title.at, here.at));
    }
    Some(here)
}

/// `(1415–1570)` before the brackets of the facts of publication, or before who edited the volume: years that its title tells of.
fn years_of_volumes_title(i: In<'_>) -> bool {
    let rest = i.skip(5);
    let role = || {
        rest.is(0, Kind::Comma)
            && rest.case(1) == Case::Lower
            && rest.means(1, bit(Sense::Editor) | bit(Sense::Translator))
    };
    i.is(4, Kind::ParenClose)
        && figures(i.until(i.at + 5))
        // `vol. V: L’Italia dei lumi (1764-1790), t. I, Torino, Einaudi, 1987`
        && (role() || matches!(paren(rest), Ok((_, Paren::Imprint(_)))) || part_behind(rest).is_some())
}

/// `vol. 2, Yale Publications in the History of Art 35 (New Haven, 1986)`: a series the volume is in shows by its own number.
fn series_and_number(i: In<'_>) -> bool {
    const LABEL: u128 = bit(Sense::Part) | bit(Sense::Volume) | bit(Sense::Month(1));
    let era = i.note.word(i.end - 1).len() > 3 && !(has(i, bit(Sense::SeriesWord)) && capital_name(i));
    let before = &i.note.list[i.end - 2];
    i.note.list[i.end - 1].kind == Kind::Number
        && before.kind == Kind::Word
        && before.bits & LABEL == 0
        && !era
}

/// `Kritik der Urtheilskraft (Berlin: De Gruyter, 1968)`, `Nachgelassene Schriften, ed. Giorgio Colli (…)`: capital words, and behind
/// them the facts of publication in brackets, or who did what.
fn words_before_facts(i: In<'_>) -> bool {
    const LONGEST: usize = 16;
    let marked = bit(Sense::Editor) | bit(Sense::Translator) | bit(Sense::By);
    let joins = |n: &usize| matches!(i.kind(*n), Some(Kind::Word | Kind::Dash | Kind::Dot | Kind::Number));
    let len = (0..LONGEST).take_while(joins).count();
    let rest = i.skip(len);
    let facts = || matches!(paren(rest), Ok((_, Paren::Imprint(_))));
    len > 0
        && matches!(i.case(0), Case::Capital | Case::Upper)
        && !i.means(0, bit(Sense::Signal) | bit(Sense::Ibid))
        && (facts() || rest.is(0, Kind::Comma) && rest.case(1) == Case::Lower && rest.means(1, marked))
}

/// `Il dopoguerra. L’avvento del fascismo, Feltrinelli, Milano 1978`: words and stops, and behind the first comma facts of publication.
fn words_before_naked(i: In<'_>) -> bool {
    const LONGEST: usize = 24;
    let joins = |n: &usize| matches!(i.kind(*n), Some(Kind::Word | Kind::Dash | Kind::Dot | Kind::Number));
    let len = (0..LONGEST).take_while(joins).count();
    (matches!(i.case(0), Case::Capital | Case::Upper) || i.is(0, Kind::Number))
        && i.is(len, Kind::Comma)
        && !i.means(0, bit(Sense::Signal) | bit(Sense::Ibid))
        && naked(i.skip(len + 1)).is_some()
}

/// `An Urban Appraisal, Yale Publications in the History of Art 35`: the comma between what the volume is called and its series.
fn before_series(i: In<'_>) -> Option<usize> {
    let comma = *top_level(i, Kind::Comma).last()?;
    let series = i.part(comma + 1, i.end);
    (comma > i.at + 1 && series.len() > 3 && capital_name(series)).then_some(comma)
}

/// `Historia de sus relaciones exteriores, México, El Colegio de México, 2010`: no author, but facts of publication.
fn facts_of_whole(i: In<'_>) -> bool {
    let comma = i.skip((0..i.len()).find(|n| !i.is(*n, Kind::Word)).unwrap_or(0));
    matches!(i.case(0), Case::Capital | Case::Upper)
        && !i.means(0, GIVEN | bit(Sense::Signal))
        && comma.is(0, Kind::Comma)
        && naked(comma.skip(1)).is_some()
}

/// `(900-1250)`: years too early to be those of a book.
fn figures(i: In<'_>) -> bool {
    i.len() == 5 && i.is(1, Kind::Number) && i.is(2, Kind::Dash) && i.is(3, Kind::Number)
}

/// `, Paris, PUF, 1979`   `, 2.ª ed., Coimbra, Coimbra Editora, 1945`: facts of publication, or the edition before them.
fn facts_behind_comma(i: In<'_>) -> bool {
    let at = i.skip(1);
    let edition = || {
        edition_words(at).is_some_and(|(rest, ..)| rest.is(0, Kind::Comma) && naked(rest.skip(1)).is_some())
    };
    i.is(0, Kind::Comma) && (naked(at).is_some() || edition())
}

/// `, cz. 1`   `, pt. 1`   `, t. I` behind the title of a volume: its part, and what is behind that.
fn part_behind(i: In<'_>) -> Option<In<'_>> {
    let part = i.skip(1);
    if !i.is(0, Kind::Comma) || !part.means(0, bit(Sense::Part) | bit(Sense::Volume)) {
        return None;
    }
    let (value, ()) = word(|s| matches!(s, Sense::Part | Sense::Volume).then_some(())).parse(part).ok()?;
    let rest = value.skip(1);
    (is_numeral(value, 0) && matches!(rest.kind(0), Some(Kind::Comma | Kind::ParenOpen))).then_some(rest)
}

/// `cz. 2: Od rozbiorów do współczesności, Poznań 1995`, `Teil 3, Berlin 1907`: a part with a name of its own, or right before place
/// and year, is a volume; its number.
fn named_part(at: In<'_>) -> Option<In<'_>> {
    if !at.means(0, bit(Sense::Part)) || at.means(0, bit(Sense::Volume)) {
        return None;
    }
    let (number, ()) = word(|s| (s == Sense::Part).then_some(())).parse(at).ok()?;
    if is_numeral(number, 0) && number.is(1, Kind::Comma) && place_year(number.skip(2)) {
        return Some(number);
    }
    let name = number.skip(2);
    let named = number.is(1, Kind::Colon) && matches!(name.case(0), Case::Capital | Case::Upper);
    if !named || !is_numeral(number, 0) {
        return None;
    }
    // `Teil 2: Dokumente, in: Historische Zeitschrift 180 (1955)` is an article.
    let published = |comma: &usize| {
        naked(name.part(comma + 1, name.end)).is_some_and(|(_, f)| f.location.is_some() && f.date.is_some())
    };
    let held = |comma: &usize| name.note.list[(comma + 1).min(name.end - 1)].bits & bit(Sense::In) != 0;
    let commas = top_level(name, Kind::Comma);
    let facts = commas.iter().position(published)?;
    (!commas[..facts].iter().any(held)).then_some(number)
}

/// `38. For a first-hand reflection of the conference, see X`: a sentence that leads to another citation, no volume's title.
fn leads_behind(i: In<'_>) -> bool {
    let signal = |t: &Token| t.case == Case::Lower && t.bits & bit(Sense::Signal) != 0;
    i.note.list[i.at..i.end.min(i.at + 40)].iter().take_while(|t| !t.stop).any(signal)
}

/// `Changes, 45. My reading differs from Merchant, Revolutions (Chapel Hill: …)`: facts in brackets are those of another
/// sentence; where a bare number and a stop are a volume, facts of publication have none.
fn bracketed_facts(i: In<'_>) -> bool {
    let mut here = i;
    while let Some(t) = here.peek(0) {
        match t.kind {
            Kind::ParenOpen => return matches!(paren(here), Ok((_, Paren::Imprint(_) | Paren::Date(..)))),
            Kind::Semi => return false,
            _ if here.at - i.at > 40 => return false,
            _ => here = here.part(past(here, here.at), here.end),
        }
    }
    false
}

/// `tome 1, 1917-1940, Paris, …`: the years a volume covers are no title of its own.
fn years_of_volume(i: In<'_>) -> Option<In<'_>> {
    let years = i.skip(1);
    let is_range = years.is(0, Kind::Number) && years.is(1, Kind::Dash) && years.is(2, Kind::Number);
    let long = years.word(0).len() == 4;
    let rest = years.skip(3);
    let role = || rest.case(1) == Case::Lower && rest.means(1, bit(Sense::Editor) | bit(Sense::Compiler));
    let ends = is_range && long && rest.is(0, Kind::Comma);
    (i.is(0, Kind::Comma) && ends && (role() || naked(rest.skip(1)).is_some())).then_some(rest)
}

/// `3 (Chicago, 1987)`, `2.2 (Chicago, 1994)`: a number and right behind it facts of publication in brackets.
fn counted_volume(at: In<'_>) -> bool {
    let decimal = at.is(1, Kind::Dot) && at.is(2, Kind::Number) && at.peek(2).is_some_and(|t| !t.spaced);
    let facts = at.skip(if decimal { 3 } else { 1 });
    at.is(0, Kind::Number)
        && at.word(0).len() <= 2
        && matches!(paren(facts), Ok((_, Paren::Imprint(found))) if found.date.is_some())
}

/// `vol. 12`, `Tomo VII`, `vol. XXV (1905)`, `Volume I: The United States` before the facts of publication.
pub fn volume<'n>(at: In<'n>, draft: &mut Draft, seen: &mut Seen) -> Option<In<'n>> {
    // `Mussolini il duce, I, Gli anni del consenso, Einaudi, Torino 1974`   `Storia d’Italia, 4. Guerre e fascismo, Roma-Bari, …`
    let bare = seen.divided
        && (at.case(0) == Case::Upper
            && at.is(1, Kind::Comma)
            && roman(at.word(0)).is_some_and(|n| n < 60)
            // `Diary, III, 204 (Feb. 5, 1862)`
            && !(at.is(2, Kind::Number) && at.is(3, Kind::ParenOpen) && of_a_day(at.skip(3)))
            // `Mussolini il duce, I. Gli anni del consenso, Einaudi, Torino 1974`: and no initial before a surname.
            || at.case(0) == Case::Upper
                && at.is(1, Kind::Dot)
                && at.case(2) == Case::Capital
                && roman(at.word(0)).is_some_and(|n| n < 40)
                && !at.means(2, bit(Sense::Part) | bit(Sense::Volume))
                && (at.word(0).len() > 1
                    || at.case(3) == Case::Lower && !at.means(3, bit(Sense::And) | bit(Sense::Particle)))
                && !bracketed_facts(at.skip(2))
            // `Foreign Policy in the Second World War, I (London, 1970), 197`, `Minutes of the Conferences, i (1812), 45`
            || matches!(at.case(0), Case::Upper | Case::Lower)
                && at.is(1, Kind::ParenOpen)
                && roman(at.word(0)).is_some_and(|n| n < 40)
                && match paren(at.skip(1)) {
                    Ok((_, Paren::Imprint(found))) => found.date.is_some(),
                    Ok((behind, Paren::Date(year, _))) => year.edtf.len() == 4 && behind.is(0, Kind::Comma),
                    _ => false,
                }
            // `Regesta Regum Anglo-Normannorum, iii, ed. H. A. Cronne (Oxford, 1968)`
            || at.case(0) == Case::Lower
                && at.is(1, Kind::Comma)
                && at.case(2) == Case::Lower
                && at.means(2, bit(Sense::Editor))
                && roman(at.word(0)).is_some_and(|n| n < 40)
            // `The First World War, i: To Arms (Oxford, 2001)`
            || at.case(0) == Case::Lower
                && at.is(1, Kind::Colon)
                && matches!(at.case(2), Case::Capital | Case::Upper)
                && roman(at.word(0)).is_some_and(|n| n < 40)
            // `3 vols, 2.2 (Chicago, 1994)`, `ed. by A and B, 3 (Chicago, 1987)`
            || seen.marked && counted_volume(at)
            // `Faire de l’histoire, J. Le Goff et P. Nora (dir.), 3, Paris, Gallimard, 1974`
            || seen.marked
                && at.is(0, Kind::Number)
                && at.word(0).len() <= 2
                && at.is(1, Kind::Comma)
                && at.means(2, bit(Sense::City))
                && naked(at.skip(2)).is_some_and(|(_, f)| f.location.is_some() && f.publisher.is_some())
            || at.is(0, Kind::Number)
                && at.word(0).len() <= 2
                && at.is(1, Kind::Dot)
                && at.case(2) == Case::Capital
                && !at.means(2, bit(Sense::Month(1)) | bit(Sense::EditionWord) | bit(Sense::Edition) | bit(Sense::Volume) | bit(Sense::Part))
                && !bracketed_facts(at.skip(2))
                && !leads_behind(at.skip(2)));
    if seen.divided
        && !bare
        && let Some(rest) = ordinal_volume(at, draft)
    {
        seen.marked = true;
        return Some(rest);
    }
    // `trans. by Giovanni Battista Klein, 8 (Sansoni, 1956–1968)`
    if seen.marked && counted_volume(at) && counts_volumes(at.skip(1)) && !draft.fields.has(Field::Volumes) {
        draft.text(Field::Volumes, at.span_to(at.skip(1)), at.note.text);
        return Some(at.skip(1));
    }
    // `Frank Callanan, T. M. Healy (Cork, 1996)`: whom the book is about.
    let part = if bare { None } else { named_part(at) };
    if initials_of_a_name(at) || era(at) || !bare && part.is_none() && !at.means(0, bit(Sense::Volume)) {
        return None;
    }
    let here = match part {
        Some(number) => number,
        None if bare => at,
        None => word(|s| (s == Sense::Volume).then_some(())).parse(at).ok()?.0,
    };
    // `Religion in England, c. 1400–c. 1580`, `The Crusades c. 1095–1216`: a year is no volume.
    let about = || at.means(0, bit(Sense::Circa)) && here.word(0).len() > 2;
    if !is_numeral(here, 0) || year(here).is_ok() || about() {
        return None;
    }
    let mut rest = here.skip(1);
    // `Bd. 13.3`, `vol. 2.1`
    let glued = |i: In<'_>, n: usize| i.peek(n).is_some_and(|t| !t.spaced);
    // `deel 10b: Het laatste jaar`
    if here.is(0, Kind::Number) && glued(rest, 0) && rest.case(0) == Case::Lower && rest.word(0).len() == 1 {
        rest = rest.skip(1);
    }
    let decimal = rest.is(0, Kind::Dot) && glued(rest, 0) && glued(rest, 1);
    // `Bd. 2/III`
    let half =
        rest.is(0, Kind::Slash) && glued(rest, 1) && rest.case(1) == Case::Upper && is_numeral(rest, 1);
    if (decimal || matches!(rest.kind(0), Some(Kind::Dash | Kind::Slash))) && rest.is(1, Kind::Number) || half
    {
        rest = rest.skip(2);
    }
    // `Bd. II,1`
    if rest.is(0, Kind::Comma) && glued(rest, 1) && rest.is(1, Kind::Number) && rest.word(1).len() == 1 {
        rest = rest.skip(2);
    }
    // `vol. 5, pt. 7`
    let part = rest.past_comma();
    if let Some(behind) = part_by_ordinal(rest) {
        rest = behind;
    } else if part.means(0, bit(Sense::Part))
        && let Ok((value, ())) = word(|s| (s == Sense::Part).then_some(())).parse(part)
        && is_numeral(value, 0)
    {
        rest = value.skip(1);
    }
    // `vol. 4, no. 2 (Brno: Doplněk, 1996)`: the number that the volume is of its own.
    if part.means(0, bit(Sense::Number))
        && rest.is(0, Kind::Comma)
        && let Some((behind, number)) = issue_number(part)
        && behind.is(0, Kind::ParenOpen)
        && imprint_ahead(behind)
        && !draft.fields.has(Field::Volume)
        && !draft.fields.has(Field::Number)
    {
        draft.text(Field::Volume, here.span_to(rest), at.note.text);
        draft.text(Field::Number, number, at.note.text);
        rest = behind;
    }
    // Without facts of publication behind it a volume points: `Works, vol. 2, 45`.
    let entry_behind = rest.is(0, Kind::Comma) && rest.means(1, bit(Sense::SubVerbo));
    let stopped = draft.stops && naked_behind_stop(rest);
    // `Geschichte des öffentlichen Rechts, Bd. 2, 1992, S. 229`
    let dated = || {
        rest.is(0, Kind::Comma)
            && rest.word(1).len() == 4
            && year(rest.skip(1)).is_ok_and(|(behind, _)| {
                behind.is(0, Kind::Comma)
                    && behind.means(1, bit(Sense::Locator(Unit::Page)))
                    && behind.is(2, Kind::Dot)
            })
    };
    let named = || rest.is(0, Kind::Colon) && words_before_naked(rest.skip(1));
    if !entry_behind && !stopped && !imprint_ahead(rest) && !dated() && !named() {
        return None;
    }
    // `vol. XVIII, t. 2`: the part of the volume.
    if !draft.fields.has(Field::Volume) {
        draft.text(Field::Volume, here.span_to(rest), at.note.text);
    }
    seen.marked = true;
    if let Some(end) = years_of_volume(rest).or_else(|| volume_title(rest, draft)) {
        // `t. 4: 1918–1939, cz. 1`: which part of the volume.
        if let Some(part) = part_behind(end)
            && let Some(volume) = draft.fields.text(Field::Volume)
        {
            let span = end.skip(1).span_to(part);
            let value = format!("{volume}, {}", plain(span.of(at.note.text)));
            draft.words(Field::Volume, span, value);
            return Some(part);
        }
        return Some(end);
    }
    // `(1905)`: the year of the volume, before the imprint; `vol. II (1935-1937), Coimbra, …`: the years it covers.
    if let Ok((after, found)) = paren(rest)
        && (matches!(found, Paren::Date(..)) || figures(rest.until(after.at)))
        && (after.is(0, Kind::ParenOpen) || facts_behind_comma(after))
    {
        rest = after;
    }
    Some(rest)
}

/// `The Years of Lyndon Johnson, vol. 3, Master of the Senate`: what the volume is called joins the title of the whole.
pub fn put_volume_title(title: In<'_>, draft: &mut Draft, field: Field) {
    if let Some((from, to)) = draft.volume_title.take()
        && let Some(whole) = draft.fields.text(field)
    {
        // A title that has its subtitle already: what follows is the series the volume is in, if it is no more than years.
        let named = title.part(from, to);
        let facts = behind_date(title.note.span(from, to), draft);
        // `Zen Buddhism: A History, vol. 2, Japan, trans. James W. Heisig`: series stand last, behind who edited and translated.
        let behind = title.part(to, title.note.list.len());
        let before_role = (behind.is(0, Kind::Comma) && behind.case(1) == Case::Lower
            || behind.is(0, Kind::Dot))
            && behind.means(1, bit(Sense::Editor) | bit(Sense::Translator))
            && !has(named, bit(Sense::SeriesWord));
        if whole.contains(": ")
            && !named.is(0, Kind::Number)
            && !facts
            && !before_role
            && !names_volume(named)
        {
            put_series(named, draft);
            return;
        }
        let part = title.note.span(from, to);
        let joined = format!("{whole}: {}", plain(part.of(title.note.text)));
        draft.fields.set(field, Value::Text(joined.into()));
        draft.sites.push((field, part));
    }
}

/// It is printed behind the date of the work.
pub fn behind_date(span: Span, draft: &Draft) -> bool {
    draft.site(Field::Date).is_some_and(|date| date.start < span.start)
}

/// `Albion’s Seed: Four British Folkways`, `The Emergence of the Catholic Tradition`, `Structures and Assertions`: a subtitle of its
/// own, an article or two things named are a volume's, and no series'.
fn names_volume(i: In<'_>) -> bool {
    let joined = i.len() == 3 && and_len(i.skip(1)) > 0;
    let article = i.means(0, bit(Sense::Small)) && i.word(0).len() > 1 && i.len() > 2;
    !has(i, bit(Sense::SeriesWord)) && (next_top(i, Kind::Colon).is_some() || article || joined)
}

/// `, Teil I, Bd. 2`: which part of a work whose volume follows.
pub fn part_of_volumes<'n>(at: In<'n>, draft: &mut Draft) -> Option<In<'n>> {
    let numbered = is_numeral(at, 1);
    if !at.means(0, bit(Sense::Part))
        || !numbered
        || !at.is(2, Kind::Comma)
        || !at.means(3, bit(Sense::Volume))
    {
        return None;
    }
    let (rest, found) = locators(at.until(at.at + 2)).ok()?;
    if !rest.is_empty() {
        return None;
    }
    draft.locate(found);
    Some(at.skip(2))
}

/// `3 vols (`   `2nd ed. (`   `4 Bd., Stuttgart`: how many volumes or which edition, right before the facts of publication.
pub fn marked_before_facts(i: In<'_>) -> bool {
    const NEAR: usize = 5;
    let marked = bit(Sense::Volumes) | bit(Sense::Edition);
    let placed = || {
        let behind = i.skip(2).past_dot();
        i.means(1, bit(Sense::Volumes) | bit(Sense::Volume))
            && behind.is(0, Kind::Comma)
            && place_year(behind.skip(1))
    };
    (i.means(1, marked) || i.means(2, marked))
        && (2..NEAR)
            .any(|n| i.is(n, Kind::ParenOpen) && matches!(paren(i.skip(n)), Ok((_, Paren::Imprint(_)))))
        || placed()
}

/// `Bd. 1, Freiburg im Breisgau 1951`   `Bd. 4 (Basel 1970)`: a volume right before the facts of publication.
pub fn volume_before_facts(i: In<'_>) -> bool {
    let number = i.skip(1).past_dot();
    let behind = number.skip(1);
    is_numeral(number, 0)
        && match behind.kind(0) {
            Some(Kind::Comma | Kind::Semi) => place_year(behind.skip(1)),
            Some(Kind::ParenOpen) => matches!(paren(behind), Ok((_, Paren::Imprint(_)))),
            _ => false,
        }
}
