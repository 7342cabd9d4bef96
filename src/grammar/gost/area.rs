//! Where one area of a description ends and the next begins.

use super::super::address::leads_to_address;
use super::super::date::{full_date, plain_date, roman, year};
use super::super::imprint::past;
use super::super::input::{In, word};
use super::super::locator::locators;
use super::super::name::and_len;
use super::super::numbering::is_numeral;
use super::super::token::{Case, Kind, bit};
use super::facts::{at_university, imprint};
use super::leaf::{leaf_ahead, numbered_leaf};
use super::names::authors;
use super::numbered::{day_month, in_town, number_and_day, number_first, part_of_serial, volume_first};
use super::surname::surname_alone;
use super::years::{year_of_serial, years_and_leaf, years_of_volumes};
use crate::lexicon::Sense;
use crate::model::{Level, Unit};
use crate::small;
use nom::Parser;

pub const PAGE: u128 = bit(Sense::Locator(Unit::Page));

/// Words that a title is known by.
const TITLE: u128 =
    bit(Sense::TitleNoun) | bit(Sense::DocumentHead) | bit(Sense::GovernmentWord) | bit(Sense::BodyWord);

/// What an area begins with.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Area {
    /// `//`
    Host,
    /// Place and year.
    Facts,
    /// Year and number.
    Numbers,
    /// A labelled page.
    Leaf,
    /// An address.
    Address,
    /// The clause ends.
    End,
}

/// Where the words before an area end, and where it begins.
pub struct Found {
    /// What it is.
    pub kind: Area,
    /// Where the words before it end.
    pub at: usize,
    /// Where it begins.
    pub after: usize,
}

impl Found {
    /// A volume stands first, and what lies in it behind.
    pub fn deep(&self, i: In<'_>) -> bool {
        let leaf = i.part(self.after, i.end);
        locators(leaf).is_ok_and(|(rest, found)| {
            let more = found.len() > 1 || rest.is(0, Kind::Dot) && after_stop(rest.skip(1)).means(0, PAGE);
            found[0].value.unit == Unit::Volume && more
        })
    }
}

/// The first place where an area of facts begins: after a stop (or `. —`), a place with its year, a year, a
/// labelled page, an address; or `//`; or the end. Nothing if words on the way lead to another citation. `named` says that
/// an author stands before: then no sentence of prose is taken for a title.
pub fn area_end(i: In<'_>, named: bool) -> Option<Found> {
    let mut at = i.at;
    let mut slash = false;
    // `Рец. на кн.: Хлевнюк О. В. Политбюро. М., 1996 // Вопросы истории`: the book is what the title tells of, its facts and all.
    let reviewed = i.means(0, bit(Sense::ReviewOf));
    while at < i.end {
        let here = i.part(at, i.end);
        let t = here.peek(0)?;
        if at > i.at
            && let Some(found) = other_mark(here)
        {
            return Some(found);
        }
        match t.kind {
            Kind::Slashes => return Some(Found { kind: Area::Host, at, after: at + 1 }),
            // `. – Свободная мысль, 1995, № 2, с. 15`: a dash leads the journal.
            Kind::Dot if at > i.at && here.is(1, Kind::Dash) && comma_numbers(here.skip(2)).is_some() => {
                return Some(Found { kind: Area::Host, at, after: at + 2 });
            }
            // `/ отв. ред. М. Юнге; сост. Р. Биннер`: groups of those responsible.
            Kind::Semi if slash && responsible_ahead(here.skip(1)) => {}
            Kind::Semi | Kind::ParenClose => return Some(Found { kind: Area::End, at, after: at }),
            Kind::Slash => slash |= t.spaced,
            // `О механизмах власти см.: Хлевнюк О. В.`
            Kind::Word if at > i.at && t.case == Case::Lower && leads(here) => return None,
            // `Эта точка зрения оспаривается: Ивницкий Н. А. …`, `информация взята из изданий: 1953 год. М., 2003`
            Kind::Colon if at > i.at && !named && !reviewed && (named_after(here) || books_follow(here)) => {
                return None;
            }
            Kind::BracketOpen | Kind::ParenOpen | Kind::Url if at > i.at => {
                if let Some(to) = address_at(here) {
                    return Some(Found { kind: Area::Address, at, after: to.at });
                }
            }
            // `Голод в СССР… С. 118`, `Голод в СССР... С. 118`: a long title cut short.
            Kind::Other | Kind::Dot if at > i.at && ellipsis(here) > 0 => {
                let next = after_stop(here.skip(ellipsis(here)));
                if leaf_ahead(next) {
                    return Some(Found { kind: Area::Leaf, at, after: next.at });
                }
                if imprint(next).is_some() {
                    return Some(Found { kind: Area::Facts, at, after: next.at });
                }
                at = next.at.max(at + 1);
                continue;
            }
            // `Декреты советской власти, т. 2, с. 17`: commas for stops, where only words of a title stand before.
            // `Ленин В. И. Полн. собр. соч., т. 36, с. 205`: behind an author any title.
            Kind::Comma
                if i.note.russian
                    && here.means(1, PAGE)
                    && (named && i.case(0) != Case::Lower
                        || at > i.at + 1
                            && (i.case(0) == Case::Upper
                                || (0..4).any(|n| i.at + n < at && i.means(n, TITLE))))
                    && leaf_ahead(here.skip(1)) =>
            {
                return Some(Found { kind: Area::Leaf, at, after: at + 1 });
            }
            Kind::Dot | Kind::Query if at > i.at => {
                let next = after_stop(here.skip(1));
                // `Выражение В. О. Ключевского. См.: …`   `… Комитета Думы. – Милюков. История второй русской революции. София, 1921`:
                // another citation.
                if t.stop && next.case(0) == Case::Capital && leads(next)
                    || here.is(1, Kind::Dash) && surname_alone(here.skip(2)).is_some()
                {
                    return named.then_some(Found { kind: Area::End, at, after: at });
                }
                // The mark of a question belongs to the title.
                let end = at + usize::from(t.kind == Kind::Query);
                let thesis = bit(Sense::Thesis(crate::lexicon::Thesis::Phd)) | bit(Sense::ThesisWord);
                let host = reviewed && i.note.has(Kind::Slashes);
                if !host && imprint(next).is_some()
                    || i.note.list[at - 1].bits & thesis != 0 && at_university(next).is_some()
                {
                    return Some(Found { kind: Area::Facts, at: end, after: next.at });
                }
                // `Д. 1400. Л. 1`: the number of a file, no year.
                let label = i.note.list[at - 1].bits & (bit(Sense::Step(Level::Fond)) | PAGE) != 0
                    && i.note.list[at - 1].span.len() <= 4;
                // `Голод на Волге. 1921–1922 гг. С. 15`: the years are the title's.
                if years_and_leaf(next) {
                    at = past(i, at);
                    continue;
                }
                if t.kind == Kind::Dot
                    && !label
                    && numbers_ahead(next)
                    && !years_of_volumes(next)
                    && !year_of_serial(next)
                {
                    return Some(Found { kind: Area::Numbers, at, after: next.at });
                }
                let leaf = || leaf_ahead(next) || named && numbered_leaf(next);
                if t.kind == Kind::Dot && !within_initials(here) && leaf() {
                    return Some(Found { kind: Area::Leaf, at, after: next.at });
                }
                if let Some(to) = address_at(next) {
                    return Some(Found { kind: Area::Address, at, after: to.at });
                }
                if t.stop
                    && !rank_before(here)
                    && !(goes_on(i, next) || counted_behind(i.until(at), next))
                    && !((named || kind_of_record(next) || headline(i, at)) && subtitle_and_leaf(next))
                {
                    return Some(Found { kind: Area::End, at, after: at });
                }
            }
            _ => {}
        }
        at = past(i, at);
        if at - i.at > 140 {
            return None;
        }
    }
    Some(Found { kind: Area::End, at: i.end, after: i.end })
}

/// Areas that Soviet journals and older books do not divide by a stop: `Хазары. — В кн.: История СССР. М., 1966`,
/// `Холопы на Руси — «Вопросы истории», т. 14, 1958`, `Русские летописи — М., 1947`, `Очерки, т. 1, Пг., 1918`.
fn other_mark(here: In<'_>) -> Option<Found> {
    let at = here.at;
    let found = |kind, after| Some(Found { kind, at, after });
    match here.kind(0)? {
        Kind::Dot => led_host(after_stop(here.skip(1))).and_then(|host| found(Area::Host, host.at)),
        Kind::Dash if long_dash(here) => {
            let next = here.skip(1);
            if let Some(host) = led_host(next) {
                return found(Area::Host, host.at);
            }
            if next.is(0, Kind::QuoteOpen) && comma_numbers(next).is_some() {
                return found(Area::Host, next.at);
            }
            if here.at > 0 && here.note.list[here.at - 1].kind == Kind::Dot && named_and_paged(next) {
                return found(Area::Host, next.at);
            }
            (next.means(0, bit(Sense::City)) && imprint(next).is_some())
                .then(|| found(Area::Facts, next.at))
                .flatten()
        }
        // `Eastern Approaches.-L., 1951`: no space around the dash that divides areas.
        Kind::Dash
            if at > 0 && here.note.list[at - 1].kind == Kind::Dot && here.means(1, bit(Sense::City)) =>
        {
            imprint(here.skip(1)).and_then(|_| found(Area::Facts, at + 1))
        }
        Kind::Word if unstopped_place(here) => found(Area::Facts, at),
        // `Исследования по истории опричнины, М., 1963, с. 36`
        Kind::Comma if here.note.russian && here.means(1, bit(Sense::City)) => {
            imprint(here.skip(1)).and_then(|_| found(Area::Facts, at + 1))
        }
        // The volume is the end of the title.
        Kind::Comma if here.note.russian && here.means(1, bit(Sense::Volume)) => {
            let (_, rest) = volume(here.skip(1))?;
            let place = rest.is(0, Kind::Comma) && rest.means(1, bit(Sense::City));
            (place && imprint(rest.skip(1)).is_some()).then_some(Found {
                kind: Area::Facts,
                at: rest.at,
                after: rest.at + 1,
            })
        }
        _ => None,
    }
}

/// `. — Врем. ПК. 1973, с. 12–19`: behind stop and dash the short name of a serial, its year and pages, and no place.
fn named_and_paged(i: In<'_>) -> bool {
    const LONGEST: usize = 6;
    if !i.note.russian || !matches!(i.case(0), Case::Capital | Case::Upper) || i.means(0, bit(Sense::City)) {
        return false;
    }
    let year_at = (1..LONGEST).find(|n| i.is(*n, Kind::Number)).filter(|n| year(i.skip(*n)).is_ok());
    year_at.is_some_and(|n| {
        // `. — Інсбрук, 1960. — С. 274`: a town and its year.
        let town = n == 2 && i.is(1, Kind::Comma) && i.is(n + 1, Kind::Dot) && i.is(n + 2, Kind::Dash);
        !town
            && matches!(i.kind(n - 1), Some(Kind::Dot | Kind::Comma))
            && matches!(i.kind(n + 1), Some(Kind::Dot | Kind::Comma))
            && after_stop(i.skip(n + 2)).means(0, PAGE)
    })
}

/// `Военная реформа в СССР (1924–1925) М., 1958`, `Герой и время М.-Л., 1966`: the stop before a shortened place was forgotten.
pub fn unstopped_place(here: In<'_>) -> bool {
    let before = here.at.checked_sub(1).map(|at| here.note.list[at].kind);
    if !here.note.russian
        || !here.means(0, bit(Sense::City))
        || !here.is(1, Kind::Dot)
        || !matches!(before, Some(Kind::Word | Kind::Number | Kind::ParenClose | Kind::QuoteClose))
    {
        return false;
    }
    let end = (here.at + 2..here.end.min(here.at + 7))
        .find(|at| matches!(here.note.list[*at].kind, Kind::Comma | Kind::Colon));
    let behind = |at: usize| here.part(at + 1, here.end);
    end.is_some_and(|at| {
        let year = behind(at).is(0, Kind::Number) && behind(at).word(0).len() == 4;
        (year || here.note.list[at].kind == Kind::Colon) && imprint(here).is_some()
    })
}

/// `Справочник М., 2003`: a word, a place and its year: no author stands there.
pub fn place_for_initial(i: In<'_>) -> bool {
    i.case(0) == Case::Capital && unstopped_place(i.skip(1))
}

/// `В кн.: `, `в сб.: `: words that lead a host, and what is behind them.
fn led_host(i: In<'_>) -> Option<In<'_>> {
    if !i.means(0, bit(Sense::In)) || !i.note.has(Kind::Colon) {
        return None;
    }
    let len = i.long(Sense::In)?;
    let rest = i.skip(len).past_dot();
    (len > 1 && rest.is(0, Kind::Colon)).then(|| rest.skip(1))
}

/// A dash that is no hyphen.
fn long_dash(i: In<'_>) -> bool {
    i.is(0, Kind::Dash) && i.peek(0).is_some_and(|t| t.spaced || t.span.len() > 1)
}

/// How many tokens the mark of a cut title takes: `…`, `...`.
pub fn ellipsis(i: In<'_>) -> usize {
    if i.is(0, Kind::Other) && i.word(0) == "…" {
        return 1;
    }
    let dots = (0..3).all(|at| i.is(at, Kind::Dot) && (at == 0 || i.peek(at).is_some_and(|t| !t.spaced)));
    if dots { 3 } else { 0 }
}

/// `см.:`, `см. Данилов`, `напр.:` inside what was taken for a title.
fn leads(i: In<'_>) -> bool {
    // `2-ге вид. Київ`: an edition.
    // `Смоленский архив, цит. по: Файнсод М. …`, `Текст письма опубликован: Еврейский антифашистский комитет. М., 1996`
    let via = [crate::model::Via::Quoted, crate::model::Via::Reprinted];
    if let Some(len) = via.into_iter().find_map(|via| i.long(Sense::Via(via))) {
        return i.skip(len).past_dot().is(0, Kind::Colon);
    }
    if !i.means(0, bit(Sense::Signal)) || i.means(0, bit(Sense::Edition)) {
        return false;
    }
    let Some(len) = i.long(Sense::Signal) else { return false };
    let rest = i.skip(len);
    let rest = rest.past_dot();
    if rest.is(0, Kind::Colon) {
        return true;
    }
    let rest = if rest.is(0, Kind::Comma) { rest.skip(1) } else { rest };
    i.peek(0).is_some_and(|t| t.short)
        && (rest.means(0, bit(Sense::Signal)) || matches!(rest.case(0), Case::Capital | Case::Upper))
}

/// After `;` who else is responsible: `сост. Р. Биннер`, `пер. с англ. …`, or a body.
fn responsible_ahead(i: In<'_>) -> bool {
    let role = bit(Sense::Editor) | bit(Sense::Translator) | bit(Sense::Compiler) | bit(Sense::OtherRole);
    i.means(0, role) || body_ahead(i)
}

/// After `;` the body that stands behind the book, and facts of publication before the next mark: `; Юж.-Урал. гос. ун-т.
/// Челябинск, 2011`.
fn body_ahead(i: In<'_>) -> bool {
    let mut body = false;
    let mut at = i.at;
    while at < i.end && at < i.at + 30 {
        let here = i.part(at, i.end);
        match here.kind(0) {
            Some(Kind::Word) => body |= here.means(0, bit(Sense::BodyWord)),
            Some(Kind::Dot) => {
                let next = after_stop(here.skip(1));
                let next = volume(next).map_or(next, |(_, rest)| after_stop(rest.past_dot()));
                if imprint(next).is_some() {
                    return body;
                }
            }
            Some(Kind::Comma | Kind::Dash | Kind::Quote | Kind::QuoteOpen | Kind::ParenOpen) => {}
            _ => return false,
        }
        at = past(i, at);
    }
    false
}

/// An address with or without its words: `URL: http://…`, `[Электронный ресурс]. Режим доступа: …`.
fn address_at(i: In<'_>) -> Option<In<'_>> {
    if i.is(0, Kind::Url) {
        return Some(i);
    }
    // `(http://…)`: nothing else in the brackets.
    if let Some((inside, _)) = i.enclosed(Kind::ParenOpen) {
        return (inside.is(0, Kind::Url) && inside.len() == 1).then(|| i.skip(1));
    }
    if !(i.is(0, Kind::BracketOpen) || i.means(0, bit(Sense::Accessed))) {
        return None;
    }
    leads_to_address(i)
}

/// `Доклад Хрущева Н. С. XX съезду`: the stop at `i` is that of an initial behind a surname, and `С.` the second one.
fn within_initials(i: In<'_>) -> bool {
    let before = |n: usize| i.at.checked_sub(n).map(|at| &i.note.list[at]);
    before(1).is_some_and(|t| t.case == Case::Upper && t.span.of(i.note.text).chars().count() == 1)
        && before(2).is_some_and(|t| t.case == Case::Capital)
}

/// `Доклад тов. Хрущева Н. С.`, `Письмо ген. Деникина А. И.`: the stop at `i` is that of a rank, and ends no sentence.
pub fn rank_before(i: In<'_>) -> bool {
    i.at.checked_sub(1).is_some_and(|at| {
        let rank = &i.note.list[at];
        rank.case == Case::Lower && rank.short && rank.bits & bit(Sense::Honorific) != 0
    })
}

/// After a stop inside a title facts must still follow before the sentence after next ends, and no other
/// author.
fn goes_on(i: In<'_>, next: In<'_>) -> bool {
    let cyrillic = next.word(0).chars().any(|c| ('\u{400}'..'\u{530}').contains(&c));
    if cyrillic && authors(next).is_some() && !place_for_initial(next) {
        return false;
    }
    let mut at = next.at;
    let mut stops = 0;
    let mut slash = false;
    while at < i.end {
        let here = i.part(at, i.end);
        match here.kind(0) {
            Some(Kind::Slashes) => return true,
            Some(Kind::Word) if unstopped_place(here) => return true,
            Some(Kind::Slash) => slash |= here.peek(0).is_some_and(|t| t.spaced),
            Some(Kind::Semi) if slash && responsible_ahead(here.skip(1)) => {}
            Some(Kind::Semi) => return false,
            Some(Kind::Dot) => {
                let after = after_stop(here.skip(1));
                if imprint(after).is_some() || numbers_ahead(after) || address_at(after).is_some() {
                    return true;
                }
                // Behind a slash stand those responsible, and the facts that must follow are near.
                if !slash && here.peek(0).is_some_and(|t| t.stop) {
                    stops += 1;
                    if stops > 4 {
                        return false;
                    }
                }
            }
            _ => {}
        }
        at = past(i, at);
        if at - next.at > 60 {
            return false;
        }
    }
    false
}

/// `Таккер Р. Сталин. Путь к власти. С. 7`: behind the stop of a short form the title's second half, and then a page.
fn subtitle_and_leaf(i: In<'_>) -> bool {
    const LONGEST: usize = 12;
    let other = bit(Sense::Ibid) | bit(Sense::Idem) | bit(Sense::OpCit) | bit(Sense::Signal);
    if !matches!(i.case(0), Case::Capital | Case::Upper) || i.means(0, other) || authors(i).is_some() {
        return false;
    }
    let end = (1..LONGEST)
        .find(|n| !matches!(i.kind(*n), Some(Kind::Word | Kind::Dash | Kind::Comma | Kind::Number)));
    // `Красная Армия. Организация и строительство... Т. 2. С. 14`
    end.is_some_and(|n| {
        let cut = ellipsis(i.skip(n));
        (cut > 0 || i.is(n, Kind::Dot)) && leaf_ahead(after_stop(i.skip(n + cut.max(1))))
    })
}

/// `Лубянка. Сталин и ВЧК. С. 22`: one word or two that open the note, and the half of the title that tells more.
fn headline(i: In<'_>, stop: usize) -> bool {
    // `Сталин и Каганович. Переписка. С. 117`
    let couple = || stop == 3 && and_len(i.skip(1)) == 1 && i.case(2) == Case::Capital;
    i.at == 0
        && i.note.russian
        && (stop <= 2 || couple())
        && i.case(0) == Case::Capital
        && i.peek(0).is_some_and(|t| !t.short)
}

/// `XII съезд РКП(б). Стенографический отчет. С. 615`: the second half of a title says what kind of record it is.
fn kind_of_record(i: In<'_>) -> bool {
    i.means(0, bit(Sense::DocumentHead) | bit(Sense::GovernmentWord))
}

/// `. — `, `.— `: the dash of the full form.
pub fn after_stop(i: In<'_>) -> In<'_> {
    if long_dash(i) { i.skip(1) } else { i }
}

/// `1989. № 7`   `1960. 11 окт.`: a year with a number or a day behind it.
pub fn numbers_ahead(i: In<'_>) -> bool {
    let Ok((rest, found)) = plain_date(i) else {
        return volume_first(i).or_else(|| number_first(i)).is_some()
            || i.note.russian && (number_and_day(i).is_some() || in_town(i).is_some());
    };
    // `1960. 11 окт.`, `18.02.1956`; not `Т. 2. Февраль 1956`.
    if year(i).is_err() {
        // `5.V.1937`
        let month = i.is(2, Kind::Number) || i.case(2) == Case::Upper;
        return found.edtf.len() == 10 && (i.is(1, Kind::Dot) && month || day_of_issue(i, rest));
    }
    // `1992. Март–апрель. С. 48`: the month took its stop.
    let monthly = found.edtf.contains('-') && i.note.list[rest.at - 1].kind == Kind::Dot;
    if found.edtf.len() == 10 || monthly {
        return true;
    }
    match rest.kind(0) {
        Some(Kind::Dot | Kind::Comma) => {
            let next = after_stop(rest.skip(1));
            next.is(0, Kind::Sign)
                || next.means(0, bit(Sense::Number) | bit(Sense::Volume) | bit(Sense::Locator(Unit::Page)))
                || part_of_serial(next, false).is_some()
                || bare_volume(next)
                || day_month(next).is_some()
                || full_date(next).is_ok()
        }
        _ => rest.is_empty(),
    }
}

/// `15 мая 1935. № 110. С. 4`: a day with its year last, and behind its stop the number or the page of that day's paper.
fn day_of_issue(i: In<'_>, behind: In<'_>) -> bool {
    let next = after_stop(behind.skip(1));
    i.means(1, bit(Sense::Month(1)))
        && behind.is(0, Kind::Dot)
        && (next.is(0, Kind::Sign) && next.is(1, Kind::Number)
            || next.means(0, bit(Sense::Number)) && next.case(0) != Case::Lower)
}

/// `44. № 2`: behind the year of a journal its volume without a label, where the number has one.
pub fn bare_volume(i: In<'_>) -> bool {
    let number = after_stop(i.skip(2));
    i.is(0, Kind::Number)
        && i.word(0).len() < 4
        && matches!(i.kind(1), Some(Kind::Dot | Kind::Comma))
        && (number.is(0, Kind::Sign) || number.means(0, bit(Sense::Number)))
}

/// `Стенографические отчеты Думы. IV созыв`, `ПСЗРИ. Собр. 1`: behind a title, or the letters that stand for one, which of its series.
fn counted_behind(title: In<'_>, next: In<'_>) -> bool {
    let ordinal = next.case(0) == Case::Upper && next.case(1) == Case::Lower && roman(next.word(0)).is_some();
    let letters = title.len() == 1 && title.case(0) == Case::Upper && title.word(0).chars().count() > 2;
    let series = || next.case(0) == Case::Capital && next.is(1, Kind::Dot) && next.is(2, Kind::Number);
    ordinal || letters && series()
}

/// `Эта точка зрения оспаривается: Ивницкий Н. А. Коллективизация …`: a clause, its colon, and an author's title behind it.
pub fn author_behind_colon(i: In<'_>) -> Option<In<'_>> {
    const LONGEST: usize = 40;
    // `Борисов Ю. С. Рец. на кн.: Данилов В. П. …`: a citation has begun already.
    let initial = i.case(0) == Case::Upper && i.is(1, Kind::Dot);
    if !i.note.russian
        || !i.note.has(Kind::Colon)
        || initial
        || i.means(0, bit(Sense::ReviewOf))
        || authors(i).is_some()
    {
        return None;
    }
    let mut at = i.at + 1;
    while at < i.end.min(i.at + LONGEST) {
        let here = i.part(at, i.end);
        let t = here.peek(0)?;
        if t.kind == Kind::Colon && (named_after(here) || books_follow(here)) {
            return (!host_before(here)).then(|| here.skip(1));
        }
        if t.stop || matches!(t.kind, Kind::Semi | Kind::Slashes) {
            return None;
        }
        at = past(i, at);
    }
    None
}

/// `Письмо к издателю. — В кн.: Цявловский М. А. …`: the colon leads the host of a title.
fn host_before(colon: In<'_>) -> bool {
    (1..4).filter_map(|n| colon.at.checked_sub(n)).any(|at| {
        let word = &colon.note.list[at];
        let before = at.checked_sub(1).map(|at| colon.note.list[at].kind);
        word.bits & bit(Sense::In) != 0
            && matches!(before, Some(Kind::Dash | Kind::Dot | Kind::Slashes | Kind::QuoteClose))
    })
}

/// `: Ивницкий Н. А. Коллективизация`: an author stands behind the colon, and begins a citation of his own.
pub fn named_after(colon: In<'_>) -> bool {
    let next = colon.skip(1);
    colon.note.russian
        && next.case(0) == Case::Capital
        && !next.means(0, bit(Sense::DocumentHead))
        && authors(next).is_some_and(|(rest, found)| {
            let initials = found.list.iter().all(|n| n.given.contains('.'));
            initials && matches!(rest.case(0), Case::Capital | Case::Upper)
        })
}

/// `Здесь и далее информация взята из изданий: 1953 год. Каталог выставки. М., 2003`: the last word before the colon, written small,
/// says that books follow.
fn books_follow(colon: In<'_>) -> bool {
    colon.at.checked_sub(2).is_some_and(|at| {
        let (before, word) = (&colon.note.list[at], &colon.note.list[at + 1]);
        word.case == Case::Lower && before.case == Case::Lower && small::is(word.text, small::BOOKS_FOLLOW)
    })
}

/// `Свободная мысль, 1995, № 2`: where a name ends whose year and number stand behind commas.
pub fn comma_numbers(i: In<'_>) -> Option<usize> {
    if !matches!(i.case(0), Case::Capital | Case::Upper) && !i.is(0, Kind::QuoteOpen) {
        return None;
    }
    let mut at = i.at;
    while at < i.end && at < i.at + 14 {
        let here = i.part(at, i.end);
        match here.kind(0) {
            // `К., 1995. – Т. VII`: a place names no journal.
            Some(Kind::Comma) => {
                let place = i.long(Sense::City);
                let place = place.is_some_and(|len| i.skip(len).past_dot().at >= at);
                let place = place || place_behind_mark(i.until(at)) || town_and_year(i);
                return (!place && numbers_ahead(here.skip(1))).then_some(at);
            }
            Some(Kind::Word | Kind::Dash | Kind::QuoteOpen) => at = past(i, at),
            Some(Kind::Dot) if here.peek(0).is_some_and(|t| !t.stop) => at += 1,
            _ => return None,
        }
    }
    None
}

/// `. — Інсбрук, 1960. — С. 274`: a word and its year, then a dash and a page: a town, though no list knows it.
fn town_and_year(i: In<'_>) -> bool {
    i.is(1, Kind::Comma)
        && i.is(2, Kind::Number)
        && i.is(3, Kind::Dot)
        && i.is(4, Kind::Dash)
        && i.means(5, PAGE)
        && !i.means(0, bit(Sense::Newspaper) | bit(Sense::JournalWord))
}

/// `Культура Древней Руси.— М.`, `Путешествия. М.—Л.`: the last of the words are a place, and a dash or a stop stands before them.
fn place_behind_mark(i: In<'_>) -> bool {
    let Some(from) = (1..i.len()).rev().find(|n| i.peek(*n).is_some_and(|t| t.spaced)) else { return false };
    i.means(from, bit(Sense::City)) && matches!(i.kind(from - 1), Some(Kind::Dash | Kind::Dot))
}

/// `Т. 1`, `Кн. II`: a volume's label and number, and what is behind them.
pub fn volume(i: In<'_>) -> Option<(In<'_>, In<'_>)> {
    if !i.means(0, bit(Sense::Volume)) {
        return None;
    }
    let (value, ()) = word(|s| (s == Sense::Volume).then_some(())).parse(i).ok()?;
    let fits = is_numeral(value, 0);
    // `т. 16–18`
    let range = value.is(0, Kind::Number) && value.is(1, Kind::Dash) && value.is(2, Kind::Number);
    let len = if range { 3 } else { 1 };
    fits.then(|| (value.until(value.at + len), value.skip(len)))
}
