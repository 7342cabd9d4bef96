//! What stands with a title: editions, volumes, a thesis, who is responsible.

use ecow::EcoVec;

use super::super::draft::Draft;
use super::super::imprint::{has, past};
use super::super::input::{In, word};
use super::super::later_name::hereafter_in_brackets;
use super::super::name::{Names, and_len, person};
use super::super::roles::edition;
use super::super::tail::Seen;
use super::super::title_put::unquoted;
use super::super::token::{Case, Kind, bit};
use super::area::{after_stop, ellipsis, volume};
use crate::lexicon::Sense;
use crate::model::{Field, Kind as Work, Name, Unit};
use nom::Parser;

/// A title with all that belongs to it: `Трагедия советской деревни: документы и материалы: в 5 т. Т. 1. Май 1927 – ноябрь 1929 / под ред. В. Данилова`, `Архивы уезда: дис. … д-ра ист. наук`
pub fn put_title(i: In<'_>, draft: &mut Draft, field: Field) {
    let region = untrailed(i);
    let slash = slash(region);
    let mut title = region.until(slash.unwrap_or(region.end));
    // Whatever is found, the title ends before the first of them.
    let mut cut = title.end;
    let mut at = title.at + 1;
    while at < region.end {
        let here = region.part(at, region.end);
        let in_title = at < title.end;
        if let Some(end) = part(here, draft, field, in_title) {
            if in_title {
                cut = cut.min(at);
            }
            // The stop of an abbreviation may open the next part: `: в 18 кн. Кн. 1`.
            let stopped = region.note.list[end - 1].kind == Kind::Dot;
            at = (end - usize::from(stopped)).max(at + 1);
            continue;
        }
        at = past(region, at);
    }
    if let Some(slash) = slash
        && !responsible(to_initial(region.part(slash + 1, region.end)), draft, field)
    {
        let behind = region.part(slash + 1, region.end);
        if field == Field::Title && draft.fields.has(Field::Author) && names_host(behind) {
            // `Чумаченко Т. А. Деятельность патриархии / Свобода совести в России. М., 2004`: one slash for two.
            draft.text(Field::Booktitle, behind.note.span(behind.at, behind.end), behind.note.text);
            draft.kind = Work::Incollection;
        } else if slash + 12 < region.end {
            // A slash that leads to nobody belongs to the title.
            title = region;
            cut = region.end;
        }
    }
    title = untrailed(title.until(cut));
    let span = unquoted(title);
    draft.text(field, span, title.note.text);
    let nobody = !draft.fields.has(Field::Author) && draft.back.is_none();
    if draft.kind == Work::Book && nobody && field == Field::Title {
        draft.kind = Work::Collection;
    }
}

/// `пер. Козлова А. М.: Красанд, 2010`, `под ред. Fisher A. L. New York: …`: the stop of the last initial belongs to it, though it ends the
/// area as well.
fn to_initial(i: In<'_>) -> In<'_> {
    let last = i.len().saturating_sub(1);
    let letter = i.case(last) == Case::Upper && i.word(last).chars().count() == 1;
    let stopped = i.note.list.get(i.end).is_some_and(|t| t.kind == Kind::Dot);
    if letter && stopped { i.part(i.at, i.end + 1) } else { i }
}

/// A title: words of which some are written small, and none shortened.
fn names_host(i: In<'_>) -> bool {
    let list = &i.note.list[i.at..i.end];
    let small = list.iter().any(|t| t.case == Case::Lower && t.bits & bit(Sense::Small) == 0);
    i.len() > 2
        && matches!(i.case(0), Case::Capital | Case::Upper)
        && small
        && list.iter().all(|t| t.kind != Kind::Dot || t.stop)
}

/// `Русская история. Изд-во «Мир». М., 1913`, `Отчет. Изд. ЦИК СССР. М., 1923`: a house that stands at the end of the title, before
/// the place. The title without it, and the house.
pub fn house_last(title: In<'_>) -> Option<(In<'_>, In<'_>)> {
    const LONGEST: usize = 8;
    let title = untrailed(title);
    let from = title.at.max(title.end.saturating_sub(LONGEST));
    let stop = (from..title.end).rev().find(|at| {
        let next = title.part(at + 1, title.end);
        title.note.list[*at].kind == Kind::Dot && next.means(0, HOUSE)
    })?;
    let house = title.part(stop + 1, title.end);
    // `Изд. ЦИК СССР`, `Изд-во Академии наук`, `Издательство «Мир»`; not `Критика чистого разума`.
    let labelled = house.is(1, Kind::Dot) || house.is(1, Kind::QuoteOpen) || house.word(0).contains('-');
    let named = house.past_dot().skip(1);
    let edition = (1..house.len().min(3)).any(|at| house.is(at, Kind::Number));
    (stop > title.at && labelled && !edition && !named.is_empty()).then(|| (title.until(stop), house))
}

const HOUSE: u128 = bit(Sense::PublisherWord) | bit(Sense::EditionWord);

/// Closing stops, commas and slashes left out.
pub fn untrailed(i: In<'_>) -> In<'_> {
    let mut i = i;
    while !i.is_empty()
        && matches!(
            i.kind(i.len() - 1),
            Some(Kind::Dot | Kind::Comma | Kind::Slash | Kind::Colon | Kind::Dash)
        )
    {
        i = i.until(i.end - 1);
    }
    i
}

/// The slash before those responsible.
fn slash(i: In<'_>) -> Option<usize> {
    let mut at = i.at + 1;
    while at < i.end {
        let t = &i.note.list[at];
        if t.kind == Kind::Slash && t.spaced && i.note.list.get(at + 1).is_some_and(|n| n.spaced) {
            return Some(at);
        }
        at = past(i, at);
    }
    None
}

/// A part of its own at a mark: where it ends. `: в 5 т.`   `. Т. 1`   `. 2-е изд., испр.`   `: дис. … канд. ист. наук`   ` [Электронный ресурс]`   ` (Серия «Демография»)`
fn part(here: In<'_>, draft: &mut Draft, field: Field, in_title: bool) -> Option<usize> {
    let note = here.note.text;
    match here.kind(0)? {
        // `КПСС в резолюциях… Т. 4. М., 1984`
        Kind::Other | Kind::Dot if in_title && ellipsis(here) > 0 && !draft.fields.has(Field::Volume) => {
            let (value, rest) = volume(after_stop(here.skip(ellipsis(here))))?;
            draft.text(Field::Volume, value.note.span(value.at, value.end), note);
            Some(rest.at)
        }
        Kind::Dot | Kind::Colon | Kind::Comma | Kind::Query => {
            let next = after_stop(here.skip(1));
            if here.is(0, Kind::Comma) {
                return volume_last(next, draft, in_title).or_else(|| editions(next, draft));
            }
            if let Some(end) = volumes(next, draft) {
                return Some(end);
            }
            // Behind those responsible as well: `/ отв. ред. С. Д. Ваулин. Т. 2. Челябинск, …`
            if !here.is(0, Kind::Colon)
                && !draft.fields.has(Field::Volume)
                && let Some((value, rest)) = volume(next)
                && (in_title || value.is(0, Kind::Number))
            {
                draft.text(Field::Volume, value.note.span(value.at, value.end), note);
                return Some(rest.at);
            }
            // `. Под ред. Л. Г. Бескровного. Москва`: those responsible in a sentence of their own, without a slash.
            if in_title && here.is(0, Kind::Dot) && responsible_behind(next, draft) {
                return Some(next.at + 1);
            }
            // `Хозяин. Пер. с англ. М., 1996`: from which language, and nobody's name.
            if in_title && let Some(end) = from_language(next) {
                return Some(end);
            }
            if in_title && field == Field::Title && next.means(0, THESIS) {
                let ((), len) =
                    next.hit(|s| matches!(s, Sense::Thesis(_) | Sense::ThesisWord).then_some(()))?;
                draft.kind = Work::Thesis;
                draft.shows.genre = true;
                return Some(next.at + len);
            }
            editions(next, draft)
        }
        // `[Текст]`, `[Карты]`: GOST says in brackets what a thing is, before the mark of the next area.
        Kind::BracketOpen
            if in_title
                && here.case(1) == Case::Capital
                && here.is(2, Kind::BracketClose)
                && matches!(
                    here.kind(3),
                    None | Some(Kind::Dot | Kind::Colon | Kind::Slash | Kind::Slashes)
                ) =>
        {
            Some(here.at + 3)
        }
        // `(далее — ИКПСС)`: how it is named from here on.
        Kind::ParenOpen | Kind::BracketOpen
            if in_title && let Some((behind, name)) = hereafter_in_brackets(here) =>
        {
            draft.later_name(name, note);
            Some(behind.at)
        }
        // `История КПСС в 6 т. Т. 3`: no mark before the number of volumes.
        Kind::Word if in_title && here.case(0) == Case::Lower => volumes(here, draft),
        // `[Электронный ресурс]`
        Kind::BracketOpen if here.means(1, bit(Sense::Accessed)) => {
            let close = here.peek(0)?.partner as usize;
            (close < here.end).then_some(close + 1)
        }
        Kind::ParenOpen if here.means(1, bit(Sense::SeriesWord)) && in_title => {
            let close = here.peek(0)?.partner as usize;
            if close >= here.end || !untrailed(here.part(close + 1, here.end)).is_empty() {
                return None;
            }
            let quoted = (here.at + 1..close).find(|at| here.note.list[*at].kind == Kind::QuoteOpen);
            let span = match quoted {
                Some(open) => here.note.span(open + 1, here.note.list[open].partner as usize),
                None => here.note.span(here.at + 1, close),
            };
            draft.text(Field::Series, span, note);
            Some(close + 1)
        }
        _ => None,
    }
}

/// `Пер. с англ`: the word for a translation, a preposition and a shortened language, at the end of a title.
fn from_language(i: In<'_>) -> Option<usize> {
    let word = i.skip(1).past_dot();
    let fits = i.case(0) != Case::None
        && i.means(0, bit(Sense::Translator))
        && word.case(0) == Case::Lower
        && word.word(0).chars().count() <= 2
        && word.case(1) == Case::Lower
        && word.skip(2).past_dot().is_empty();
    fits.then_some(i.end)
}

/// `Труды, т. II. СПб., 1909`: a volume behind a comma ends the title.
fn volume_last(i: In<'_>, draft: &mut Draft, in_title: bool) -> Option<usize> {
    if !in_title || draft.fields.has(Field::Volume) {
        return None;
    }
    // `, ч. I. Изд. 7-е`: or an edition stands behind it.
    let last = |rest: &In<'_>| {
        rest.is_empty()
            || rest.is(0, Kind::Dot) && rest.means(1, bit(Sense::EditionWord) | bit(Sense::Edition))
    };
    let (value, rest) = volume(i).filter(|(_, rest)| last(rest))?;
    draft.text(Field::Volume, value.note.span(value.at, value.end), i.note.text);
    Some(rest.at)
}

const THESIS: u128 = bit(Sense::Thesis(crate::lexicon::Thesis::Phd)) | bit(Sense::ThesisWord);

/// `2-е изд., перераб. и доп.`
fn editions(i: In<'_>, draft: &mut Draft) -> Option<usize> {
    if draft.fields.has(Field::Edition)
        || !(i.is(0, Kind::Number) || i.means(0, bit(Sense::EditionWord) | bit(Sense::Edition)))
    {
        return None;
    }
    let rest = revised_edition(i, draft).or_else(|| edition(i, draft, &mut Seen::default()))?;
    // Words of revision behind it.
    let mut here = rest;
    for _ in 0..6 {
        let at = if here.is(0, Kind::Comma) { here.skip(1) } else { here };
        let at = at.skip(and_len(at));
        let Some(len) = at.long(Sense::EditionWord) else { break };
        here = at.skip(len);
        here = here.past_dot();
    }
    Some(here.at)
}

/// `2-е, испр. и доп.`: the number of an edition without its word, before how it was revised; what is behind the number.
fn revised_edition<'n>(i: In<'n>, draft: &mut Draft) -> Option<In<'n>> {
    let ordinal = i.is(1, Kind::Dash)
        && i.case(2) == Case::Lower
        && i.is(3, Kind::Comma)
        && i.word(0).len() <= 2
        && i.peek(2).is_some_and(|t| !t.spaced);
    if !ordinal || !i.means(4, bit(Sense::EditionWord)) {
        return None;
    }
    draft.text(Field::Edition, i.note.span(i.at, i.at + 1), i.note.text);
    Some(i.skip(3))
}

/// `в 5 т.`   `В 2 кн.`   `in 3 vols.`: how many volumes it has.
fn volumes(i: In<'_>, draft: &mut Draft) -> Option<usize> {
    if draft.fields.has(Field::Volumes) || !i.means(0, bit(Sense::In)) || !i.is(1, Kind::Number) {
        return None;
    }
    let value = i.skip(1);
    // `В 2-х томах`
    let ending =
        value.is(1, Kind::Dash) && value.case(2) == Case::Lower && value.peek(2).is_some_and(|t| !t.spaced);
    let (rest, ()) = word(|s| matches!(s, Sense::Volumes | Sense::Volume).then_some(()))
        .parse(value.skip(if ending { 3 } else { 1 }))
        .ok()?;
    draft.text(Field::Volumes, value.note.span(value.at, value.at + 1), i.note.text);
    Some(rest.at)
}

/// Those behind the slash: `под ред. А. А. Чернобаева`, `Сост. А. Н. Артизов, Ю. В. Сигачев; пер. с англ. И. И. Иванова`; names
/// alone wrote it. True if somebody was found, or a body: `/ Воронеж. гос. ун-т`.
fn responsible(i: In<'_>, draft: &mut Draft, field: Field) -> bool {
    let mut from = i.at;
    let mut any = false;
    for at in i.at..=i.end {
        if at < i.end && i.note.list[at].kind != Kind::Semi {
            continue;
        }
        let group = i.part(from, at);
        from = at + 1;
        if roles(group, draft) {
            any = true;
        } else if !any
            && field == Field::Title
            && !draft.fields.has(Field::Author)
            && let Some((rest, list)) = people(group)
            && list.iter().all(|n| n.given.contains('.'))
        {
            draft.names(Field::Author, group.span_to(rest), Names { list, full: true });
            any = true;
        } else {
            any |= has(group, bit(Sense::BodyWord)) && matches!(group.case(0), Case::Capital | Case::Upper);
        }
    }
    any
}

/// `Под ред. А. К. Дживелегова`   `Пер. с англ., вступ. ст. С. Н. Искюля`: a role word that is shortened, and the people behind it.
fn responsible_behind(i: In<'_>, draft: &mut Draft) -> bool {
    const ROLES: u128 = bit(Sense::Editor) | bit(Sense::Translator) | bit(Sense::Compiler);
    const NEAR: usize = 3;
    let shortened = || (0..NEAR).any(|n| i.peek(n).is_some_and(|t| t.bits & ROLES != 0 && t.short));
    i.note.russian && i.case(0) == Case::Capital && i.means(0, ROLES) && shortened() && roles(i, draft)
}

/// The names behind a role word.
fn roles(i: In<'_>, draft: &mut Draft) -> bool {
    let mut here = i;
    let mut met = None;
    // Words before the role word and in it: `Научный редактор`, `отв. ред. и сост.`, `отв. ред., сост. и авт. предисл.`
    for _ in 0..10 {
        if let Some((translator, len)) = here.hit(|s| match s {
            Sense::Editor | Sense::Compiler => Some(false),
            Sense::Translator => Some(true),
            _ => None,
        }) {
            let mut rest = here.skip(len);
            rest = rest.past_dot();
            if rest.is(0, Kind::Colon) {
                rest = rest.skip(1);
            }
            if rest.means(0, bit(Sense::By)) {
                rest = rest.skip(1);
            }
            if put_people(rest, translator, draft) {
                // `Пер. и сост. А. А. Севастьяновой`: both are hers.
                if let Some(other) = met.filter(|other| *other != translator) {
                    put_people(rest, other, draft);
                }
                return true;
            }
            met.get_or_insert(translator);
            here = rest;
            continue;
        }
        // `авт. предисл. В. Пасат`: who is named last had all the roles.
        if let Some(translator) = met
            && here.case(0) == Case::Upper
            && put_people(here, translator, draft)
        {
            return true;
        }
        if here.is_empty() {
            break;
        }
        here = here.skip(1);
        here = here.past_dot();
    }
    false
}

/// The people at `i` as translators or editors; those named first stay.
fn put_people(i: In<'_>, translator: bool, draft: &mut Draft) -> bool {
    let Some((after, list)) = people(i) else { return false };
    let field = if translator { Field::Translator } else { Field::Editor };
    if !draft.fields.has(field) {
        draft.names(field, i.span_to(after), Names { list, full: true });
        draft.shows.role = true;
    }
    true
}

/// `А. Н. Артизов, Ю. В. Сигачев, И. Н. Шевчук`: initials first, commas between.
fn people(i: In<'_>) -> Option<(In<'_>, EcoVec<Name>)> {
    let (mut rest, first) = person(i).ok()?;
    let mut list = vec![first];
    while list.len() < 16 {
        rest = past_office(rest);
        let sep = match rest.kind(0) {
            Some(Kind::Comma) => 1,
            _ => and_len(rest),
        };
        if sep == 0 {
            break;
        }
        match person(rest.skip(sep)) {
            Ok((after, name)) => {
                list.push(name);
                rest = after;
            }
            Err(_) => break,
        }
    }
    Some((rest, list.into()))
}

/// `(відп. ред.)`, `(рук.)` behind one of several: what he was among them.
fn past_office(i: In<'_>) -> In<'_> {
    const LONGEST: usize = 5;
    i.enclosed(Kind::ParenOpen)
        .filter(|(inner, behind)| {
            inner.len() <= LONGEST && inner.case(0) == Case::Lower && behind.is(0, Kind::Comma)
        })
        .map_or(i, |(_, behind)| behind)
}

/// `Литвинов П. (сост.). Процесс четырех`: in brackets behind the names in front, that they put the book together; past it.
pub fn edited(i: In<'_>) -> Option<In<'_>> {
    let (inner, behind) = i.enclosed(Kind::ParenOpen)?;
    let ((), len) = inner.hit(|s| matches!(s, Sense::Editor | Sense::Compiler).then_some(()))?;
    let closed = inner.skip(len).past_dot().is_empty() && behind.is(0, Kind::Dot);
    closed.then(|| behind.skip(1))
}

/// A bracket of `title` points to a page.
pub fn points_in_brackets(title: In<'_>) -> bool {
    let page = |inner: In<'_>| {
        (1..inner.len()).any(|n| {
            inner.is(n, Kind::Dot)
                && inner.is(n + 1, Kind::Number)
                && inner.means(n - 1, bit(Sense::Locator(Unit::Page)))
        })
    };
    title.note.has(Kind::ParenOpen)
        && (title.at..title.end)
            .filter_map(|at| title.part(at, title.end).enclosed(Kind::ParenOpen))
            .any(|(inner, _)| page(inner))
}
