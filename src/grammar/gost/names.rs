//! Authors as GOST prints them: the surname, then initials.

use ecow::{EcoVec, eco_vec};

use super::super::input::{In, dot, word};
use super::super::name::{Names, and_len, person};
use super::super::numbering::is_numeral;
use super::super::token::{Case, GIVEN, Kind, bit};
use super::area::{Area, area_end};
use super::facts::imprint_behind;
use crate::letter;
use crate::lexicon::Sense;
use crate::model::Name;
use crate::small;
use nom::Parser;

/// `Хлевнюк О. В.`   `Муранов А.И., Звягинцев Р. Е.`   `Грациози, А.`   `Fitzpatrick S.`   `де Голль Ш.`   `Данилов В. П. и др.`
///
/// In any script; what is behind them, the area's stop not passed.
pub fn authors(i: In<'_>) -> Option<(In<'_>, Names)> {
    // `ПКК, Т. IV, № IV`: letters that stand for a title, and its volume.
    let volume = i.skip(1).past_comma();
    if i.case(0) == Case::Upper
        && i.word(0).chars().count() > 1
        && volume.means(0, bit(Sense::Volume))
        && is_numeral(volume.skip(1).past_dot(), 0)
    {
        return None;
    }
    let (mut rest, first) = one(i)?;
    if of_two(rest) {
        return None;
    }
    let mut list = eco_vec![first];
    while list.len() < 12 {
        let and = and_len(rest);
        let sep = match rest.kind(0) {
            Some(Kind::Comma) => 1 + and_len(rest.skip(1)),
            _ => and,
        };
        if sep == 0 {
            break;
        }
        let Some((next, name)) = one(rest.skip(sep)) else { break };
        list.push(name);
        rest = next;
    }
    let after = rest.past_comma();
    if let Ok((after, ())) = word(|s| (s == Sense::EtAl).then_some(())).parse(after) {
        rest = after;
    }
    Some((rest, Names { list, full: true }))
}

/// `Молотова і Л. Кагановича` behind `Поїздки В.`: another follows with initials of his own, so that those before are the first one's.
fn of_two(rest: In<'_>) -> bool {
    let and = and_len(rest.skip(1));
    and > 0
        && rest.case(0) == Case::Capital
        && initial(rest.skip(1 + and)).is_some_and(|at| at.case(0) == Case::Capital)
}

/// `Miller John E.`   `Kotkin Stephen, Gross Jan`: surnames first, the given names in full and known as such.
pub fn full_names(i: In<'_>) -> Option<(In<'_>, Names)> {
    let mut list = EcoVec::new();
    let mut here = i;
    loop {
        if here.case(0) != Case::Capital || !here.means(1, GIVEN) {
            return None;
        }
        let mut rest = here.skip(2);
        while let Some(next) = initial(rest) {
            rest = next;
        }
        let span = |from: In<'_>, to: In<'_>| i.note.slice(from.at, to.at).into();
        list.push(Name {
            family: span(here, here.skip(1)),
            given: span(here.skip(1), rest),
            ..Name::default()
        });
        if rest.is(0, Kind::Comma) && list.len() < 8 {
            here = rest.skip(1);
            continue;
        }
        let initials = i.note.list[rest.at - 1].kind == Kind::Dot;
        let stopped = rest.is(0, Kind::Dot) && matches!(rest.case(1), Case::Capital | Case::Upper);
        return (stopped || initials && rest.case(0) != Case::Lower)
            .then_some((rest, Names { list, full: true }));
    }
}

/// `Хлевнюк Олег Витальевич`   `Хлевнюк, Олег`   `Грицак Ярослав`: the surname, a given name that is known and is no town, and the father's.
fn surname_first(i: In<'_>) -> Option<(In<'_>, Name)> {
    let comma = usize::from(i.is(1, Kind::Comma));
    let given = i.skip(1 + comma);
    let surname =
        i.case(0) == Case::Capital && !i.means(0, GIVEN | bit(Sense::TitleNoun) | bit(Sense::DocumentHead));
    if !surname || given.case(0) != Case::Capital || !given.means(0, GIVEN) {
        return None;
    }
    let fathers = patronymic(given.skip(1));
    if !fathers && given.means(0, bit(Sense::City)) {
        return None;
    }
    let rest = given.skip(1 + usize::from(fathers));
    let span = |from: In<'_>, to: In<'_>| i.note.slice(from.at, to.at).into();
    Some((rest, Name { family: span(i, i.skip(1)), given: span(given, rest), ..Name::default() }))
}

/// `Дмитрий Волкогонов. Триумф и трагедия`   `Рой Медведев, Жорес Медведев. Никита Хрущев`   `Василь Осипович Ключевский. Курс`
///
/// The given name first, in full and known as one; a stop and a title behind the last name.
pub fn given_names(i: In<'_>) -> Option<(In<'_>, Names)> {
    const MOST: usize = 4;
    let mut list = EcoVec::new();
    let mut here = i;
    let rest = loop {
        let (rest, name) = given_name(here).or_else(|| surname_first(here))?;
        list.push(name);
        let and = and_len(rest);
        let sep = if rest.is(0, Kind::Comma) { 1 } else { and };
        if sep == 0 || list.len() == MOST {
            break rest;
        }
        here = rest.skip(sep);
    };
    let titled = rest.is(0, Kind::Dot)
        && (matches!(rest.case(1), Case::Capital | Case::Upper)
            || rest.is(1, Kind::QuoteOpen)
            // `Олег Хлевнюк. 1937 год`
            || rest.is(1, Kind::Number) && rest.means(2, bit(Sense::Year)))
        && !rest.means(1, bit(Sense::DocumentHead))
        && !imprint_behind(rest);
    // A title, and what shows that it is one, follow.
    let found = area_end(titled.then(|| rest.skip(1))?, true)?;
    let shown = matches!(found.kind, Area::Facts | Area::Host | Area::Leaf | Area::Numbers | Area::Address);
    (shown && found.at > rest.at + 1).then_some((rest, Names { list, full: true }))
}

/// `Geoffrey Hosking. Russia: People and Empire. — London: HarperCollins, 1997`: in a note without Cyrillic the stop and dash before
/// the place show the habit.
pub fn given_and_dash(i: In<'_>) -> Option<(In<'_>, Names)> {
    const NAME: usize = 6;
    let stop = |n: &usize| i.is(*n, Kind::Dot) && i.peek(*n).is_some_and(|t| t.stop);
    if !i.note.has(Kind::Dash)
        || i.case(0) != Case::Capital
        || i.is(1, Kind::Comma)
        || !i.means(0, GIVEN)
        || !(2..NAME).any(|n| stop(&n))
    {
        return None;
    }
    let (rest, name) = person(i).ok()?;
    let titled = rest.is(0, Kind::Dot)
        && matches!(rest.case(1), Case::Capital | Case::Upper)
        && !name.given.is_empty();
    let found = area_end(titled.then(|| rest.skip(1))?, true)?;
    let dash = i.note.list[found.at].kind == Kind::Dot && found.after == found.at + 2;
    (dash && found.kind == Area::Facts).then(|| (rest, Names { list: eco_vec![name], full: true }))
}

/// `Дмитрий Волкогонов`   `Василий Осипович Ключевский`   `Сергей М. Соловьев`
pub fn given_name(i: In<'_>) -> Option<(In<'_>, Name)> {
    if i.case(0) != Case::Capital || !i.means(0, bit(Sense::FirstName)) || !letter::has_cyrillic(i.word(0)) {
        return None;
    }
    let rest = i.skip(1);
    let rest = if patronymic(rest) && rest.case(1) == Case::Capital { rest.skip(1) } else { rest };
    let at = initial(rest).unwrap_or(rest);
    let family = at.word(0);
    let fits = at.case(0) == Case::Capital
        && family.chars().count() > 2
        && !at.means(0, bit(Sense::Small) | bit(Sense::City) | bit(Sense::Ancient))
        && !epithet(family);
    let note = i.note;
    fits.then(|| {
        let given = note.slice(i.at, at.at).into();
        (at.skip(1), Name { family: family.into(), given, ..Name::default() })
    })
}

/// `Осипович`, `Фоминична`, `Іванівна`: the father’s name.
pub fn patronymic(i: In<'_>) -> bool {
    i.case(0) == Case::Capital && has_ending(i.word(0), &["вич", "вна", "ична"])
}

/// `Иван Грозный`, `Екатерина Вторая`: a ruler's epithet, no surname.
fn epithet(word: &str) -> bool {
    has_ending(word, &["ый", "ий", "ая"]) && !has_ending(word, &["ский", "цкий", "ская", "цкая", "ький"])
}

fn has_ending(word: &str, ends: &[&str]) -> bool {
    ends.iter().any(|end| word.ends_with(end))
}

/// One name; the first of its initials stands right behind the surname or its comma.
fn one(i: In<'_>) -> Option<(In<'_>, Name)> {
    let mut here = i;
    let mut prefix = 0;
    while here.case(0) == Case::Lower && here.means(0, bit(Sense::Particle)) && prefix < 3 {
        here = here.skip(1);
        prefix += 1;
    }
    let family = here.word(0);
    let letters = family.chars().count();
    let surname = here.case(0) == Case::Capital && letters > 1 || here.case(0) == Case::Upper && letters > 2;
    let other = bit(Sense::Ibid) | bit(Sense::Idem) | bit(Sense::Small);
    if !surname || is_verb(family) || here.means(0, other) {
        return None;
    }
    let family_at = here.at;
    here = here.skip(1);
    // `Бонч-Бруевич` is one word; `Ван Ли` has two.
    if here.case(0) == Case::Capital
        && initial(here.skip(1)).is_some()
        && initial(here).is_none()
        && prefix > 0
    {
        here = here.skip(1);
    }
    // `Пико делла Мирандола Д.`
    let middle =
        (0..2).take_while(|n| here.case(*n) == Case::Lower && here.means(*n, bit(Sense::Particle))).count();
    if middle > 0 && here.case(middle) == Case::Capital && initial(here.skip(middle + 1)).is_some() {
        here = here.skip(middle + 1);
    }
    let family_end = here.at;
    let start = here.past_comma();
    // `Сессия V. Отчеты`: a Roman number counts what the word names.
    if matches!(start.word(0), "I" | "V") && letter::has_cyrillic(family) {
        return None;
    }
    let mut rest = start;
    let mut count = 0;
    let mut glued = false;
    while let Some(next) = initial(rest) {
        // `Бугай Н.Ф. Л. Берия – И. Сталину`: initials without a space between, then one with it: the title's.
        let spaced = rest.peek(0).is_some_and(|t| t.spaced);
        if glued && spaced {
            break;
        }
        if count == 2 && of_title(rest) {
            break;
        }
        glued |= count > 0 && !spaced;
        rest = next;
        count += 1;
        // `Ж.-Б.`
        if rest.is(0, Kind::Dash)
            && rest.peek(0).is_some_and(|t| !t.spaced)
            && initial(rest.skip(1)).is_some()
        {
            rest = rest.skip(1);
        }
        if count == 4 {
            break;
        }
    }
    if count == 0 {
        return None;
    }
    // `Соссюр Ф. де. Курс`, `Dalen D. van, Brouwer L. E. J.`: the particle behind the initials.
    let given_end = rest.at;
    let particles =
        (0..2).take_while(|n| rest.case(*n) == Case::Lower && rest.means(*n, bit(Sense::Particle))).count();
    let behind =
        prefix == 0 && particles > 0 && matches!(rest.kind(particles), Some(Kind::Dot | Kind::Comma));
    let particle = rest.note.slice(rest.at, rest.skip(particles).at);
    if behind {
        rest = rest.skip(particles);
    }
    // `Косик В. К, Темелски Х.`: the stop of the last initial was forgotten.
    if count == 1
        && rest.case(0) == Case::Upper
        && rest.word(0).chars().count() == 1
        && rest.is(1, Kind::Comma)
        && rest.case(2) == Case::Capital
        && initial(rest.skip(3)).is_some()
    {
        rest = rest.skip(1);
    }
    let note = i.note;
    Some((
        rest,
        Name {
            family: note.slice(family_at, family_end).into(),
            given: note.slice(start.at, if behind { given_end } else { rest.at }).into(),
            prefix: if behind { particle } else { note.slice(i.at, family_at).trim_end() }.into(),
            ..Name::default()
        },
    ))
}

/// `М. Грушевський і С. Єфремов` behind `Гирич І. Б.`, `Н. С. Хрущев` behind `Пономарев А. Н.`: a name and a father's name are all that an author
/// has, so that two initials more, or one of two people, begin the title.
fn of_title(third: In<'_>) -> bool {
    letter::has_cyrillic(third.word(0))
        && initial(third).is_some_and(|rest| {
            of_two(rest) || initial(rest).is_some_and(|rest| rest.case(0) == Case::Capital)
        })
}

/// `О.`, `Дж.`, `Yu.`: a capital and at most two letters more, with a stop.
fn initial(i: In<'_>) -> Option<In<'_>> {
    let letters = i.word(0).chars().count();
    let fits = i.case(0) == Case::Upper && letters == 1
        || i.case(0) == Case::Capital
            && letters == 2
            && (i.peek(0).is_some_and(|t| t.bits == 0 || !t.short) || small::is(i.word(0), small::INITIALS));
    // `пер. Зарубиной Т. М.: Логос, 1991`: before a colon the letter of a town.
    let town = i.is(2, Kind::Colon) && i.means(0, bit(Sense::City));
    (fits && !town && i.is(1, Kind::Dot)).then(|| dot(i.skip(1)).ok().map(|(i, ())| i)).flatten()
}

/// `Благодарю О. В. Хлевнюка`: a verb's first person, as no surname ends.
///
/// `Камю А. Миф о Сизифе`, `Бадью А. Делез`: surnames do.
pub fn is_verb(word: &str) -> bool {
    let mut last = word.chars().rev();
    word.chars().count() > 3 && last.next() == Some('ю') && last.next().is_some_and(|c| "рлнаяуе".contains(c))
}

/// `— Скрынников Р. Г.`: a dash, and a surname with its initials.
pub fn name_behind_dash(i: In<'_>) -> bool {
    i.is(0, Kind::Dash) && authors(i.skip(1)).is_some()
}
