//! Names of people and bodies.

use ecow::{EcoVec, eco_format, eco_vec};

use super::date::roman;
use super::input::{In, Parsed, comma, word};
use super::name_bracket::{given_at_length, given_in_brackets, supplied};
use super::name_list::{
    cited_before, dash_between, divided_by_semi, facts_ahead, initials_and_quote, others, quoted_behind,
    role_behind, role_closes, shouted, title_behind, two_authors, with_initials,
};
use super::name_none::{nobody, nobody_named};
use super::name_parts::{
    Words, between_names, helpers, initials_alone, is_saint, joined, owner_mark, part_by, second_surname,
    suffix,
};
use super::possessive::is_owner;
use super::surname::{build, by_place, ends_as_title, ends_inverted, see};
use super::token::{Case, GIVEN, Kind, bit, ends_in_initial};
use crate::lexicon::Sense;
use crate::model::{Level, Name};
use crate::small;
use nom::Parser;
use nom::combinator::opt;
use std::slice;

/// One name or a list, and what shows how sure it is one.
#[derive(Clone, Debug)]
pub struct Names {
    /// In order.
    pub list: EcoVec<Name>,
    /// Some name has both given and family names, or initials.
    pub full: bool,
}

/// `Howard J. Wiarda and Mark Falcoff`   `Béquet, Hidalgo-Muñoz, and Jallais`   `Муранов А.И., Звягинцев Р. Е.`
pub fn names(i: In<'_>) -> Parsed<'_, Names> {
    if !may_begin(i) || nobody(i) {
        return i.miss();
    }
    let found = i.note.names.get(i.at, i.end, || list(i).ok().map(|(rest, found)| (rest.at, found)));
    found.map_or_else(|| i.miss(), |(at, found)| Ok((i.part(at, i.end), found)))
}

/// No name begins with anything else.
fn may_begin(i: In<'_>) -> bool {
    i.peek(0).is_some_and(|t| match t.kind {
        Kind::BracketOpen => true,
        Kind::Word => t.case != Case::Lower || t.bits & (bit(Sense::Particle) | bit(Sense::Honorific)) != 0,
        _ => false,
    })
}

/// False if no token with a sense of `bits` printed small, and no colon, can stand behind names that begin at `i`.
/// Cheap: names themselves are not read.
pub fn may_lead_to(i: In<'_>, bits: u128, colon: bool) -> bool {
    let odd = bit(Sense::EtAl) | bit(Sense::Honorific) | bit(Sense::Suffix);
    let joins = bit(Sense::And) | bit(Sense::Particle) | bit(Sense::Small);
    let mut at = i.at;
    while at < i.end {
        // A list without an end costs no more than others.
        if at - i.at > 96 {
            return true;
        }
        let t = &i.note.list[at];
        match t.kind {
            Kind::Colon => return colon,
            // `BERSTEIN (Serge) et MILZA (Pierre), dir.`
            Kind::ParenOpen if at > i.at && given_in_brackets(i.part(at - 1, i.end)).is_some() => {
                at = t.partner as usize + 1;
                continue;
            }
            // `Handy (in England) to Marshall`: from where he writes.
            Kind::ParenOpen
                if (t.partner as usize) < at + 5
                    && i.note.list.get(t.partner as usize + 1).is_some_and(|t| {
                        t.case == Case::Lower && t.bits & bits & bit(Sense::Addressee) != 0
                    }) =>
            {
                return true;
            }
            Kind::ParenOpen => {
                return colon
                    && i.note
                        .list
                        .get((t.partner as usize).saturating_add(1))
                        .is_some_and(|t| t.kind == Kind::Colon);
            }
            Kind::Word if t.case == Case::Lower && t.bits & bits != 0 => return true,
            Kind::Word if t.bits & odd != 0 || i.note.word(at) == "others" => return true,
            Kind::Word if t.case == Case::Lower && t.bits & joins == 0 => return false,
            Kind::Word if t.case == Case::Lower => {
                at += i.note.hits(at).iter().map(|hit| usize::from(hit.len)).max().unwrap_or(1).max(1);
                continue;
            }
            Kind::Word | Kind::Dot | Kind::Comma | Kind::Slash | Kind::Dash | Kind::Amp => {}
            Kind::BracketOpen | Kind::BracketClose => {}
            _ => return false,
        }
        at += 1;
    }
    false
}

/// [`names`], read anew.
fn list(i: In<'_>) -> Parsed<'_, Names> {
    let (mut rest, first) = name(i)?;
    // `Kennan’s Reith Lectures: Russia, the Atom and the West`: nobody’s given name has an owner’s ending.
    if rest.is(0, Kind::Colon) && first.given.split(' ').any(is_owner) {
        return i.miss();
    }
    let mut list = eco_vec![first];
    let single = is_single(&list[0]);
    // Commas divide the list only if an "and" or another name with initials behind the surname ends it.
    let mut here = rest;
    let mut more: EcoVec<Name> = EcoVec::new();
    let mut slashed = false;
    let mut known = i.means(0, GIVEN);
    while list.len() + more.len() < 24 {
        let (slash, dashed, semi) = (here.is(0, Kind::Slash), dash_between(here), here.is(0, Kind::Semi));
        // `Charlotte F. Narr/Amy C. Krist, Host Diet and Replication`: behind a slash no comma divides names.
        if slashed && here.is(0, Kind::Comma) {
            break;
        }
        slashed |= slash;
        let comma_ahead = here.is(0, Kind::Comma)
            || slash
            || dashed
            || semi && shouted(here.skip(1)) && here.at > i.at && shouted(i.part(here.at - 1, i.end))
            || semi && single && divided_by_semi(i, here)
            || semi && !single && initials_and_quote(i, here);
        let after = if comma_ahead { here.skip(1) } else { here };
        let and_len = and_len(after);
        if and_len == 0 && !comma_ahead {
            break;
        }
        // `Antonio da Sangallo Und Die Madonna`: a machine that writes titles with capitals.
        if and_len > 0 && after.case(0) == Case::Capital && small::is(after.word(0), small::CAPITAL_ANDS) {
            break;
        }
        // `Рамзин и др. Процесс «Промпартии»`: the others end the list.
        if and_len > 0
            && !comma_ahead
            // `e A. H. de Oliveira Marques`
            && after.case(and_len) == Case::Lower
            && after.long(Sense::EtAl).is_some_and(|len| len > and_len)
        {
            break;
        }
        // `G. M. Moraes, St. Francis Xavier, Apostolic Nuncio`: a saint is whom the title is about.
        if and_len == 0 && is_saint(after) {
            break;
        }
        let Ok((next, found)) = name(after.skip(and_len)) else { break };
        // `Paul Hirst, Marx’s Capital and Capitalism Today`: a title.
        if !list[0].given.is_empty() && is_owner(&found.given) {
            break;
        }
        // `Sidney and Beatrice Webb`, `J. and A. Strugatsky`, `Eileen and Stephen Yeo (eds)`,
        // `J. H. and L. L. Hill`: one family name for both.
        if and_len > 0
            && !comma_ahead
            && more.is_empty()
            && list.len() == 1
            && !found.given.is_empty()
            && (single && (shares_surname(i) || role_closes(next) || facts_ahead(next))
                || initials_alone(&list[0]))
        {
            let first = &mut list.make_mut()[0];
            first.given = std::mem::take(if single { &mut first.family } else { &mut first.literal });
            first.family.clone_from(&found.family);
            first.prefix.clone_from(&found.prefix);
            list.push(found);
            rest = next;
            here = next;
            continue;
        }
        if and_len == 1
            && !comma_ahead
            && list.len() == 1
            && more.is_empty()
            && !single
            && let Some((next, family)) = second_surname(i, after, &list[0], next, &found)
        {
            list.make_mut()[0].family = family;
            rest = next;
            here = next;
            continue;
        }
        // A list has full names or surnames; `Bernardini and Fagiolo dell’Arco, Title` may mix them.
        let mixed = is_single(&found) != single && !list[0].is_body() && !found.is_body();
        let pair = and_len > 0
            && !comma_ahead
            && next.is(0, Kind::Comma)
            && (matches!(next.case(1), Case::Capital | Case::Upper)
                || next.is(1, Kind::QuoteOpen)
                // `Maire Vigueur and Faini, op. cit.`
                || cited_before(next));
        if mixed && !pair {
            break;
        }
        // `M. Tymowski, J. Kieniewicz, Historia Polski, Paryż 1986`
        let initials = comma_ahead && and_len == 0 && with_initials(&list) && with_initials(&more);
        if initials && list.len() > 1 && !with_initials(slice::from_ref(&found)) && !after.means(0, GIVEN) {
            break;
        }
        here = next;
        more.push(found);
        // `Janice L. Reiff, Ann Durkin Keating, James R. Grossman, Encyclopedia of Chicago`
        known &= after.means(and_len, GIVEN);
        // `BERSTEIN (Serge), MILZA (Pierre), Histoire du fascisme`
        let bracketed = |at: usize| i.note.list[at - 1].kind == Kind::ParenClose;
        let closes = (and_len > 0 || slash) && list_ends(here)
            || comma_ahead && bracketed(after.at - 1) && bracketed(here.at)
            || dashed
            || semi
            || initials && with_initials(&more) && title_behind(here)
            // `Stuart Leibiger, Founding Friendship, George Washington, …`: behind what may be a title nobody who wrote it follows.
            || !single
                && comma_ahead
                && (more.len() == 1 || known)
                && two_authors(i.part(after.at, i.end), here, list.len() > 1)
            || inverted(list.last()) && more.last().is_some_and(|n| inverted(Some(n)))
            || !single
                && more.last().is_some_and(|n| !is_single(n))
                && (others(here)
                    || (after.means(and_len, GIVEN)
                        || list.len() + more.len() > 3
                        // `J. de Vries, A. van der Woude, op. cit.`
                        || is_initial(after.skip(and_len + 1), after.word(and_len)))
                        && cited_before(here))
            // `Koselleck, Brunner, u. a. (Hrsg.)`
            || single && more.last().is_some_and(is_single) && others(here)
            // `Lynn Hunt, Margaret Jacob, “The Affective Revolution …”`
            || !single && comma_ahead && quoted_behind(i.part(after.at, i.end), here)
            || more.last().is_some_and(|n| is_single(n) == single)
                // `BURKE, Peter (Org.)` is one name.
                && (!single || i.case(0) == i.note.list[here.at - 1].case)
                && role_closes(here)
            || !single && i.means(0, GIVEN) && role_behind(here);
        if and_len > 0 && !closes {
            break;
        }
        if closes {
            list.extend(std::mem::take(&mut more));
            rest = here;
            if and_len > 0 {
                break;
            }
        }
    }
    let (after, _) = opt(comma).parse(rest)?;
    let after = after.skip(usize::from(after.means(0, bit(Sense::And)) && !after.means(0, bit(Sense::EtAl))));
    if let Some((inner, behind)) = rest.enclosed(Kind::ParenOpen)
        && inner.long(Sense::EtAl).is_some_and(|len| inner.len() <= len + 1)
    {
        // `Sir John Wheeler-Bennett (et al.), Action This Day`
        rest = behind;
    } else if let Ok((after, ())) = word(|s| (s == Sense::EtAl).then_some(())).parse(after) {
        rest = after;
    } else if after.word(0) == "others" && after.at > rest.at {
        rest = after.skip(1);
    }
    // `Robert S. McNamara with Brian VanDeMark,`, `…, with Thomas J. Biersteker and Herbert Y. Schandler,`
    let along = rest.past_comma();
    if list.iter().all(|name| !name.given.is_empty())
        && let Some((next, helpers)) = helpers(along)
    {
        list.extend(helpers);
        rest = next;
    }
    if along.at > rest.at
        && let Some(next) = part_by(along)
    {
        rest = next;
    }
    let full = list.iter().any(|n| !n.given.is_empty());
    Ok((rest, Names { list, full }))
}

/// The name at `i` is a given name or an initial alone.
fn shares_surname(i: In<'_>) -> bool {
    let one = i.skip(1);
    if i.is(1, Kind::Dot) {
        return is_initial(one, i.word(0));
    }
    i.means(0, bit(Sense::FirstName) | bit(Sense::GivenName)) && and_len(one) > 0
}

/// The first name only, where a list was read: `Coleman, Russian Baptists and Spiritual Revolution, 1905–1929`.
pub fn first_name(i: In<'_>) -> Parsed<'_, Names> {
    let (mut rest, mut one) = name(i)?;
    let full = !one.given.is_empty();
    // `Julio Cejador y Frauca, Historia de la lengua y literatura castellana`
    if full
        && and_len(rest) == 1
        && let Ok((next, found)) = name(rest.skip(1))
        && let Some((behind, family)) = second_surname(i, rest, &one, next, &found)
    {
        (one.family, rest) = (family, behind);
    }
    Ok((rest, Names { list: eco_vec![one], full }))
}

/// What may follow the last of several names; not the rest of a title: `Vanguard Parties and Revolutionary
/// Change in the Third World`.
fn list_ends(i: In<'_>) -> bool {
    match i.peek(0) {
        None => true,
        Some(t) => match t.kind {
            Kind::Word => {
                t.bits
                    & (bit(Sense::Editor)
                        | bit(Sense::Compiler)
                        | bit(Sense::EtAl)
                        | bit(Sense::OpCit)
                        | bit(Sense::Locator(crate::model::Unit::Page))
                        | bit(Sense::And)
                        | bit(Sense::Via(crate::model::Via::Quoted)))
                    != 0
            }
            _ => true,
        },
    }
}

/// How many tokens of "and" stand here; the stop of `u.` is one of them.
pub fn and_len(i: In<'_>) -> usize {
    if i.is(0, Kind::Amp) {
        return 1;
    }
    // `S. Caprioglio ed E. Fubini`: elsewhere the word means an edition.
    if i.means(0, bit(Sense::Editor) | bit(Sense::Edition))
        && !(i.case(0) == Case::Lower && i.case(1) == Case::Upper && i.is(2, Kind::Dot))
    {
        return 0;
    }
    if between_names(i) {
        return 1;
    }
    i.long(Sense::And).map_or(0, |len| {
        // `Werner Conze u. Reinhart Koselleck`
        let stopped = i.peek(0).is_some_and(|t| t.short) && i.is(len, Kind::Dot);
        len + usize::from(stopped)
    })
}

pub fn is_single(name: &Name) -> bool {
    name.given.is_empty() && !name.is_body()
}

/// Read as `Иванов И. И.`: the given names are initials only and stood behind.
fn inverted(name: Option<&Name>) -> bool {
    name.is_some_and(|n| n.given.ends_with('.') && n.given.chars().filter(|c| c.is_alphabetic()).count() <= 4)
}

/// A person, or a person's name in brackets: ascribed.
pub fn name(i: In<'_>) -> Parsed<'_, Name> {
    if let Some((inner, behind)) = i.enclosed(Kind::BracketOpen) {
        let (rest, found) = person(inner)?;
        return if rest.is_empty() { Ok((behind, found)) } else { i.miss() };
    }
    person(i)
}

/// `Peter H. Smith`   `W. W. Rostow`   `Gustave de Molinari`   `Хлевнюк О. В.`   `О. В. Хлевнюк`   `Arthur M. Schlesinger, Jr.`
pub fn person(i: In<'_>) -> Parsed<'_, Name> {
    let mut words = Words::default();
    let mut here = i;
    // A title before a name is no part of it.
    let mut honorific = 0;
    while honorific < 4
        && here.means(0, bit(Sense::Honorific))
        && let Some(len) = here.long(Sense::Honorific)
    {
        let mut next = here.skip(len).past_dot();
        // `Mr. and Mrs. Samuel Williams`
        let and = and_len(next);
        if and > 0 && next.means(and, bit(Sense::Honorific)) && next.case(and) == Case::Capital {
            next = next.skip(and);
        }
        if next.case(0) == Case::None || next.case(0) == Case::Lower {
            break;
        }
        // `R. P. Browder` has his initials; `R. P. Marie-Joseph Lagrange` is a reverend father.
        if here.case(0) == Case::Upper
            && here.is(1, Kind::Dot)
            && here.word(0).len() == 1
            && !next.means(0, GIVEN)
        {
            break;
        }
        here = next;
        honorific += 1;
    }
    let start = here;
    if let Some(rest) = nobody_named(i) {
        return Ok((rest, Name::body(i.text_to(rest))));
    }
    if let Some(called) = by_place(start) {
        return Ok(called);
    }
    if i.note.has(Kind::ParenOpen)
        && let Some(called) = given_in_brackets(start)
    {
        return Ok(called);
    }
    if i.note.has(Kind::BracketOpen)
        && let Some(called) = supplied(start)
    {
        return Ok(called);
    }
    let mut particles_only = true;
    while words.len() < 8 {
        let Some(t) = here.peek(0) else { break };
        if t.kind == Kind::ParenOpen
            && let Some(behind) = given_at_length(start, here)
        {
            here = behind;
            continue;
        }
        // `Bohlen OH`: letters for an oral history.
        let letters = t.case == Case::Upper && t.bits & bit(Sense::InterviewWord) != 0;
        if t.kind != Kind::Word || (!words.is_empty() && (letters || !t.spaced && !joined(here))) {
            break;
        }
        match t.case {
            Case::Capital | Case::Upper => {
                if words.is_empty() && t.bits & (bit(Sense::Ibid) | bit(Sense::Idem)) != 0 {
                    return i.miss();
                }
                let saint = !words.is_empty() && is_saint(here);
                // `Sewell Jr.`
                if !saint
                    && t.span.len() > 1
                    && !words.is_empty()
                    && t.bits & bit(Sense::Suffix) != 0
                    && here.long(Sense::Suffix).is_some()
                {
                    break;
                }
                // `Von der Goltz`: the particles with which a sentence begins. `Deborah Van der Plaat`: of a surname.
                if (words.is_empty() || here.case(1) == Case::Lower)
                    && t.bits & bit(Sense::Particle) != 0
                    && let Some(len) = here.long(Sense::Particle)
                    && len > 1
                    && here.case(len) == Case::Capital
                {
                    (here.at..here.at + len).for_each(|word| words.push(word));
                    here = here.skip(len);
                    continue;
                }
                particles_only = false;
                words.push(here.at);
                here = here.skip(1 + usize::from(saint));
                // `A. Frh. v. Czedik`
                if t.bits & bit(Sense::Honorific) != 0
                    && t.short
                    && here.is(0, Kind::Dot)
                    && here.case(1) == Case::Lower
                {
                    here = here.skip(1);
                    continue;
                }
                if is_initial(here, t.text) {
                    here = here.skip(1);
                    // `Смирнов И. И. Название`: initials behind a surname end the name.
                    if ends_inverted(start, words.list(), here) {
                        break;
                    }
                    // `A.-M.`, `J.-Ph.`
                    if here.is(0, Kind::Dash)
                        && here.peek(0).is_some_and(|t| !t.spaced)
                        && (here.case(1) == Case::Upper || here.is(2, Kind::Dot) && here.word(1).len() < 3)
                    {
                        here = here.skip(1);
                    }
                }
            }
            // `Ludwig v. Mises`: behind a given name; `Marbury v. Madison` are two parties.
            Case::Lower
                if t.span.len() == 1
                    && t.bits & bit(Sense::By) != 0
                    && here.is(1, Kind::Dot)
                    && here.case(2) == Case::Capital
                    && words.list().last().is_some_and(|last| {
                        // `Joseph Alexander Freiherr v. Helfert`
                        here.note.list[*last].bits & (GIVEN | bit(Sense::Honorific)) != 0
                            || here.note.list[last + 1].kind == Kind::Dot
                    }) =>
            {
                words.push(here.at);
                here = here.skip(2);
            }
            Case::Lower if t.bits & bit(Sense::Particle) != 0 => {
                // `van der` may be one particle.
                let len = here.long(Sense::Particle).map_or(1, |len| len.max(1));
                let next = here.skip(len);
                let next = if matches!(here.word(0), "b") { next.past_dot() } else { next };
                let goes_on = matches!(next.case(0), Case::Capital | Case::Upper)
                    || next.means(0, bit(Sense::Particle));
                if !goes_on {
                    break;
                }
                for word in here.at..here.at + len {
                    if here.note.list[word].kind == Kind::Word {
                        words.push(word);
                    }
                }
                here = next;
            }
            _ => break,
        }
    }
    // `Т. XXXVI`: a volume, no name.
    if let [first, last] = words.list()
        && start.part(*first, start.end).means(0, bit(Sense::Volume))
        && start.note.word(*first).chars().count() == 1
        && start.note.word(*last).len() > 1
        && roman(start.note.word(*last)).is_some()
    {
        return i.miss();
    }
    // `CWMG XLV, 200`: behind letters that stand for a work the volume.
    if let [first, last] = words.list()
        && let code = start.note.list[*first]
        && code.case == Case::Upper
        && (2..=6).contains(&code.span.len())
        && start.note.list[*last].case == Case::Upper
        && start.note.word(*last).len() > 1
        && roman(start.note.word(*last)).is_some()
    {
        return i.miss();
    }
    if words.is_empty() || particles_only || ends_as_title(start, words.list()) {
        return i.miss();
    }
    // `Arundel Castle MSS`, `Henry Knox Papers`, `Tamil Nadu Archives`: nobody is called so.
    let kept = bit(Sense::ArchiveWord) | bit(Sense::PapersWord);
    // `Churchill College`, `Labour Party`: nor so.
    let school = |last: usize| {
        let word = start.note.word(last);
        super::archive::marks().schools.contains(word) || small::is(word, small::BODIES)
    };
    if let [_, .., last] = words.list()
        && (start.note.list[*last].bits & kept != 0
            && start.part(*last, start.end).starts(|s| matches!(s, Sense::ArchiveWord | Sense::PapersWord))
            || school(*last))
    {
        return i.miss();
    }
    // `Akten Kardinal Faulhabers`: files, and whose they are.
    if let [first, _, _, ..] = words.list()
        && start.note.word(*first).len() > 3
        && start.note.list[*first].bits & (bit(Sense::Step(Level::File)) | GIVEN)
            == bit(Sense::Step(Level::File))
        && start.part(*first, start.end).starts(|s| matches!(s, Sense::Step(Level::File)))
    {
        return i.miss();
    }
    // `das Plädoyer von George L. Mosse`: whose it is, and no name.
    if let [first, by, given, _, ..] = words.list()
        && start.note.list[*by].case == Case::Lower
        && start.note.list[*by].bits & bit(Sense::By) != 0
        && start.note.list[*first].bits & GIVEN == 0
        && start.note.list[*first].case == Case::Capital
        && start.note.list[*given].bits & GIVEN != 0
        && start.note.list[*given].case == Case::Capital
    {
        return i.miss();
    }
    // `Contemporary Review, LXXXI (January 1902) p. 81`: a periodical and its volume.
    let numeral = here.is(0, Kind::Comma) && roman(here.word(1)).is_some() && here.word(1).len() > 1;
    if let [first, .., last] = words.list()
        && numeral
        && start.note.list[*last].bits & bit(Sense::JournalWord) != 0
        && start.note.list[*first].bits & GIVEN == 0
    {
        return i.miss();
    }
    // `Chapter Twelve, pp. 200–1`: a part of this book.
    if let [first, last] = words.list()
        && start.note.list[*first].bits & bit(Sense::Locator(crate::model::Unit::Chapter)) != 0
        && start.note.list[*last].bits & bit(Sense::Counted) != 0
    {
        return i.miss();
    }
    // `H.M.C.`, `T.N.A.`: letters that stand for a body; people have a family name.
    let letter = |w: &usize| {
        let text = start.note.word(*w);
        text.chars().count() == 1 && is_initial(start.part(w + 1, start.end), text)
    };
    if words.len() > 1 && words.list().iter().all(letter) {
        return Ok((here, Name::body(start.text_to(here))));
    }
    if honorific > 0
        && words.len() <= 2
        && !here.means(0, bit(Sense::Addressee))
        && let Some(rest) = see(here)
    {
        return Ok((rest, Name::body(i.text_to(rest))));
    }
    let mut found = build(start, words.list(), here);
    // `Boisboissel Y. de, Le dernier Avocat général`, `CERTEAU Michel de, « Mystique »`: the particle behind the initials, or behind
    // the given name.
    let shouted = || {
        let surname = words.list().first().map_or("", |first| start.note.word(*first));
        surname.chars().count() > 1
            && found.family == surname
            && start.case(0) == Case::Upper
            && words.len() > 1
    };
    if (inverted(Some(&found)) || shouted())
        && here.case(0) == Case::Lower
        && let Some(len) = here.long(Sense::Particle)
        && here.is(len, Kind::Comma)
        && !found.family.contains('.')
    {
        found.given = start.note.slice(words.list()[1], here.at + len).into();
        return Ok((here.skip(len), found));
    }
    if owner_mark(here) {
        found.family = eco_format!("{}’", found.family);
        return Ok((here.skip(1), found));
    }
    let (rest, found) = suffix(here, found);
    // `La España de Felipe IV`: behind an article a king's numeral ends no name.
    if !found.suffix.is_empty()
        && start.case(0) == Case::Capital
        && start.means(0, bit(Sense::Small))
        && found.given == start.word(0)
    {
        return start.miss();
    }
    Ok((rest, found))
}

/// `word` is an initial whose stop is next: `H.`, `Iu.`, `Дж.`
pub fn is_initial(after: In<'_>, word: &str) -> bool {
    after.peek(0).is_some_and(|t| t.kind == Kind::Dot && !t.spaced)
        && (word.chars().count() == 1
            || small::is(word, small::INITIALS)
            || ends_in_initial(word)
            // `Wm. Roger Louis`
            || after.note.list[after.at - 1].short && after.note.list[after.at - 1].bits & GIVEN != 0
            || word.chars().count() <= 3
                && after.peek(0).is_some_and(|t| !t.stop)
                && after.note.list[after.at - 1].bits == 0)
}
