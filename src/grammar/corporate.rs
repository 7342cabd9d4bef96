//! Names of bodies: offices, societies, firms.

use ecow::EcoVec;

use super::abroad::facts::initial;
use super::imprint::has;
use super::input::{In, Parsed};
use super::name::{Names, and_len, names};
use super::name_none::printed_by_body;
use super::series::capital_name;
use super::token::{Case, GIVEN, Kind, bit};
use crate::lexicon::Sense;
use crate::model::{Name, Via};
use crate::small;

/// `R. Service, A History of Modern Russia`, `J. House and N. MacMaster`: one initial or two and one word are a person's name, though
/// bodies have the word; `U.S. Senate` is none.
fn by_initials(i: In<'_>) -> bool {
    const MOST: usize = 2;
    let letters = (0..=MOST).take_while(|n| initial(i.skip(2 * n))).count();
    let (name, behind) = (2 * letters, i.skip(2 * letters + 1));
    (1..=MOST).contains(&letters)
        && i.word(0) != "U"
        && i.case(name) == Case::Capital
        && !small::is(i.word(name), small::BODIES)
        && (matches!(behind.kind(0), Some(Kind::Comma | Kind::ParenOpen)) || and_len(behind) > 0)
}

/// `Army War College Historical Section`   `International Bank for Reconstruction and Development`   `CIA`
///
/// A body: capitalised words and the small words between them, one of which a body's name has.
pub fn body(i: In<'_>) -> Parsed<'_, Name> {
    // `Annual Report of the Commissioner`, `Proceedings of the Conference`: what a body has printed.
    // `Resolution of the Central Committee, “On Diplomatic Work”`: what a body has resolved.
    let printed = i.means(0, bit(Sense::JournalWord) | bit(Sense::TitleNoun) | bit(Sense::DocumentHead))
        && !i.means(0, bit(Sense::BodyWord))
        && i.case(1) == Case::Lower
        && i.means(1, bit(Sense::Small));
    if by_initials(i)
        || printed
        || printed_by_body(i)
        || i.long(Sense::ReportWord).is_some_and(|len| i.case(len) == Case::Lower)
    {
        return i.miss();
    }
    let mut here = i;
    let mut shows = false;
    let mut words = 0;
    let mut last = i;
    while let Some(t) = here.peek(0) {
        match t.kind {
            Kind::Word => {
                let small = t.bits & (bit(Sense::Small) | bit(Sense::And) | bit(Sense::In)) != 0;
                if t.case == Case::Lower && (words == 0 || !small) {
                    break;
                }
                // "The" belongs to titles; a capital letter alone is short for a country: `U.S. Department of State`.
                if words == 0 && t.bits & bit(Sense::Small) != 0 && t.span.len() > 1 {
                    return i.miss();
                }
                shows |= t.bits & bit(Sense::BodyWord) != 0;
                words += 1;
                let capital = t.case != Case::Lower;
                here = here.skip(1);
                if here.is(0, Kind::Dot) && here.peek(0).is_some_and(|d| !d.stop) {
                    here = here.skip(1);
                }
                if capital {
                    last = here;
                }
            }
            Kind::Amp => here = here.skip(1),
            Kind::ParenOpen if words > 0 && shows => {
                // Verein für Sozialpolitik (Köln): a place or a code that belongs to the body.
                let close = t.partner as usize;
                let edits = here.means(1, bit(Sense::Editor) | bit(Sense::Compiler));
                if close >= here.end || close - here.at > 4 || edits {
                    break;
                }
                here = here.part(close + 1, here.end);
                if !here.is(0, Kind::Comma) {
                    break;
                }
                last = here;
            }
            Kind::Quote if t.text == "’" => here = here.skip(1),
            _ => break,
        }
        if words > 16 {
            break;
        }
    }
    // `Ohio Commissioner of Railroads and Telegraphs, Annual Report`: who reports every year.
    let report = last.skip(1);
    let reports = last.is(0, Kind::Comma)
        && report.case(0) == Case::Capital
        && report.long(Sense::ReportWord).is_some_and(|len| report.is(len, Kind::Comma));
    let shows = shows || reports;
    let acronym = words == 1
        && i.case(0) == Case::Upper
        && (3..=7).contains(&i.word(0).chars().count())
        && crate::grammar::date::roman(i.word(0)).is_none();
    // `Mary Church Terrell`: a given name, and the word of a body only in the middle.
    let person = words == 3
        && i.means(0, GIVEN)
        && last.at == i.at + 3
        && i.note.list[last.at - 1].bits & bit(Sense::BodyWord) == 0;
    if last.at == i.at || person || !(shows && words >= 2 || acronym) {
        return i.miss();
    }
    Ok((last, Name::body(i.text_to(last))))
}

/// `Fathers of the English Dominican Province`, `Members of the Faculty (London: …)`: who worked as one, up to the next mark; `rest` is
/// behind their first word, which was read as a name.
pub fn members_of<'n>(i: In<'n>, rest: In<'n>) -> Option<(In<'n>, Name)> {
    const LONGEST: usize = 12;
    let small = |n: usize| i.case(n) == Case::Lower && i.means(n, bit(Sense::Small) | bit(Sense::In));
    if rest.at != i.at + 1 || i.case(0) != Case::Capital || !small(1) {
        return None;
    }
    let end = (1..=LONGEST).find(|n| !i.is(*n, Kind::Word))?;
    let named = (1..end).all(|n| small(n) || i.case(n) == Case::Capital) && i.case(end - 1) == Case::Capital;
    let closed = matches!(i.kind(end), Some(Kind::Comma | Kind::ParenOpen));
    (named && closed).then(|| (i.skip(end), Name::body(i.text_to(i.skip(end)))))
}

/// `Pennsylvania Company`, `Baltimore and Ohio Railroad Company`, `William Caslon and Son`, up to `rest`: a firm by the last of its words, where
/// names were read.
pub fn firm(i: In<'_>, rest: In<'_>) -> Option<Names> {
    let last = rest.at.checked_sub(1).filter(|last| *last > i.at)?;
    let kin = last > i.at + 1 && and_len(i.part(last - 1, last)) > 0;
    let word = i.note.word(last);
    let named = (small::is(word, small::FIRMS) || kin && small::is(word, small::KIN_IN_FIRMS))
        && rest.is(0, Kind::Comma);
    named.then(|| Names { list: EcoVec::from([Name::body(i.text_to(rest))]), full: true })
}

/// `Historische Kommission für Pommern (Hg.), Pommersche Lebensbilder`, `Salzwedeler Museen / Freundeskreis der KZ-Gedenkstätte (Hrsg.)`: words
/// that are no person's name, and a role in brackets behind them: a body that edits, or several. Gives what is behind their names.
pub fn editing_body(i: In<'_>) -> Option<(In<'_>, EcoVec<Name>)> {
    const LONGEST: usize = 24;
    let begins = matches!(i.case(0), Case::Capital | Case::Upper) && !i.means(0, bit(Sense::Small));
    if i.note.bits & bit(Sense::Editor) == 0 || !begins {
        return None;
    }
    let divides = |n: usize| i.peek(n).is_some_and(|t| t.kind == Kind::Slash && t.spaced);
    let part = |n: usize| {
        i.is(n, Kind::Word) || divides(n) || i.peek(n).is_some_and(|t| t.kind == Kind::Dash && !t.spaced)
    };
    let end = (1..LONGEST).find(|n| !part(*n))?;
    let rest = i.skip(end);
    let name = i.until(rest.at);
    // `Han Yu’s memorial cited in William Theodore de Bary, ed.`: words that lead to another's work.
    if has(name, bit(Sense::Via(Via::Quoted))) {
        return None;
    }
    let edits = rest.means(1, bit(Sense::Editor) | bit(Sense::Compiler));
    // `Zhonghua renmin gongheguo waijiaobu, ed., Zhou Enlai waijiao wenxuan (…)`: words between small letters, and no name.
    let behind = rest.skip(2).past_dot();
    if end > 2
        && edits
        && rest.is(0, Kind::Comma)
        && rest.case(1) == Case::Lower
        && behind.is(0, Kind::Comma)
        && matches!(behind.case(1), Case::Capital | Case::Upper)
        && !names(i).is_ok_and(|(behind, _)| behind.at == rest.at)
    {
        return Some((rest, EcoVec::from([Name::body(i.text_to(rest))])));
    }
    if !(rest.is(0, Kind::ParenOpen) && edits) || end < 2 || name.case(end - 1) == Case::Lower {
        return None;
    }
    // `Bundeszentrale für politische Bildung (Hrsg.)`: a word of bodies, so its adjectives may be small.
    let shown = has(name, bit(Sense::BodyWord));
    let person = || names(i).is_ok_and(|(behind, _)| behind.at == rest.at);
    if !shown && (!capital_name(name) || person()) {
        return None;
    }
    let mut list = EcoVec::new();
    let mut from = i.at;
    for n in (1..=end).filter(|n| *n == end || divides(*n)) {
        list.push(Name::body(i.note.slice(from, i.at + n).trim_end()));
        from = i.at + n + 1;
    }
    Some((rest, list))
}
