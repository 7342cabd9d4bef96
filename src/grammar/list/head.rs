//! What heads an entry: the names, the first of them inverted, or dashes in their place; the year.

use ecow::{EcoString, EcoVec, eco_vec};

use super::super::author_date::year_with_letter;
use super::super::date::date;
use super::super::imprint::{has, past};
use super::super::input::In;
use super::super::italic::italic_run;
use super::super::name::{Names, and_len, names, person};
use super::super::name_parts::between_names;
use super::super::token::{Case, GIVEN, Kind, bit};
use super::super::towns::place_sense;
use super::super::work::role_after;
use super::facts::imprint_area;
use super::plain_name;
use crate::lexicon::Sense;
use crate::model::{Date, Name, Span};

/// `———`, `---`, `___`: the author of the entry before; what is after the dashes.
pub fn dashes(i: In<'_>) -> Option<In<'_>> {
    let mut rest = i;
    while rest.is(0, Kind::Dash) || rest.is(0, Kind::Other) && matches!(rest.word(0), "_" | "―" | "─") {
        rest = rest.skip(1);
    }
    let closed = matches!(rest.kind(0), Some(Kind::Dot | Kind::Comma | Kind::Colon | Kind::ParenOpen));
    let lone = rest.at == i.at + 1;
    (rest.at > i.at && (!lone || closed)).then_some(rest)
}

/// The names at the head of an entry.
///
/// `Kotkin, Stephen`   `Siegelbaum, Lewis, and Andrei Sokolov`   `Smith, J. K., & Hall, L.`   `Hall, Jacquelyn Dowd, et al.`   `U.S. Department of State`
pub fn heads(i: In<'_>) -> Option<(In<'_>, Names)> {
    if let Some(found) = run_together(i).or_else(|| government(i)) {
        return Some(found);
    }
    let Some((mut rest, first)) = inverted(i) else {
        return body(i)
            .or_else(|| plain_name(i).filter(|(rest, _)| !facts_next(rest.skip(1))))
            .or_else(|| before_year(i))
            .or_else(|| single_name(i));
    };
    let mut list = eco_vec![first];
    let mut more: Vec<Name> = Vec::new();
    let mut here = rest;
    while list.len() + more.len() < 24 {
        // `KUTNAR, František – MAREK, Jaroslav`
        let dash = here.is(0, Kind::Dash)
            && here.peek(0).is_some_and(|t| t.spaced)
            && inverted(here.skip(1)).is_some();
        let divided = dash || matches!(here.kind(0), Some(Kind::Comma | Kind::Semi | Kind::Slash));
        let semi = dash || matches!(here.kind(0), Some(Kind::Semi | Kind::Slash));
        let after = if divided { here.skip(1) } else { here };
        let and = and_len(after);
        let at = after.skip(and);
        // `, et al.`   `MALÍŘ, Jiří, Pavel MAREK a kol.`
        if at.means(0, bit(Sense::EtAl)) || after.means(0, bit(Sense::EtAl)) {
            list.extend(std::mem::take(&mut more));
            rest = here;
            break;
        }
        if and == 0 && !divided {
            break;
        }
        let initials =
            |n: &Name| n.given.ends_with('.') && n.given.chars().filter(|c| c.is_alphabetic()).count() <= 4;
        // `BELLAH, Robert N. and GREENSPAHN, Frederick`: capitals show which are the surnames.
        let capitals = |i: In<'_>| i.case(0) == Case::Upper && i.word(0).chars().count() > 1;
        let surnames = and > 0 && capitals(i) && capitals(at);
        // `Mommsen, Hans und Grunow, Dieter`   `Glinka, Katrin, Dörk, Marian, Zwischen Repräsentation und Rezeption`
        let turned = at.is(1, Kind::Comma) && at.means(2, GIVEN) && !at.means(0, GIVEN);
        let upside = inverted(at)
            .filter(|(_, n)| semi || surnames || turned || initials(n) || and > 0 && initials(&list[0]));
        // `Glinka, Katrin, Dörk, Marian, Zwischen Repräsentation und Rezeption`: no name begins with a preposition.
        let straight = || person(at).ok().filter(|_| !at.means(0, bit(Sense::Small)) || at.is(1, Kind::Dot));
        let Some((next, name)) = upside.clone().or_else(straight) else { break };
        more.push(name);
        here = next;
        if semi || and > 0 || upside.is_some() {
            list.extend(std::mem::take(&mut more));
            rest = here;
        }
        if and > 0 && !matches!(here.kind(0), Some(Kind::Semi)) {
            break;
        }
    }
    let at = rest.past_comma();
    let at = at.skip(and_len(at) * usize::from(!at.means(0, bit(Sense::EtAl))));
    if at.means(0, bit(Sense::EtAl))
        && let Some(len) = at.long(Sense::EtAl)
    {
        rest = at.skip(len).past_dot();
    }
    Some((rest, Names { list, full: true }))
}

/// `Wangler TE (1985)`   `Sullivan RE and O’Toole JM (eds)`: the initials behind the surname, with neither comma nor stops.
fn run_together(i: In<'_>) -> Option<(In<'_>, Names)> {
    const LONGEST: usize = 4;
    let mut list = EcoVec::new();
    let mut here = i;
    loop {
        // `Schmidt LE`: initials, no particle.
        let particle = |n: usize| here.case(n) == Case::Lower && here.means(n, bit(Sense::Particle));
        let capital = |n: usize| here.case(n) == Case::Capital || particle(n);
        let words = (0..LONGEST).take_while(|n| here.is(*n, Kind::Word) && capital(*n)).count();
        let initials = here.word(words);
        let letters = here.case(words) == Case::Upper && initials.chars().count() <= LONGEST;
        if words == 0 || !letters || !initials.chars().all(char::is_uppercase) {
            return None;
        }
        let family = here.until(here.at + words);
        list.push(Name {
            family: family.note.slice(family.at, family.end).into(),
            given: initials.into(),
            ..Name::default()
        });
        here = here.skip(words + 1);
        let after = here.past_comma();
        let next = after.skip(and_len(after));
        if here.is(0, Kind::ParenOpen) {
            let inner = here.skip(1);
            let role = bit(Sense::Editor) | bit(Sense::Translator);
            return (inner.is(0, Kind::Number) || inner.means(0, role))
                .then_some((here, Names { list, full: true }));
        }
        if after.means(0, bit(Sense::EtAl))
            && let Some(len) = after.long(Sense::EtAl)
        {
            return Some((after.skip(len).past_dot(), Names { list, full: true }));
        }
        if next.at == here.at || list.len() > 24 {
            return None;
        }
        here = next;
    }
}

/// `Kotkin, Stephen`   `Du Bois, W. E. B.`   `de Gaulle, Charles`   `Schlesinger, Arthur M., Jr.`   `HOLANDA, Sérgio Buarque de`
fn inverted(i: In<'_>) -> Option<(In<'_>, Name)> {
    let mut here = i;
    let mut words = 0;
    while let Some(t) = here.peek(0) {
        let particle = t.case == Case::Lower && t.bits & bit(Sense::Particle) != 0;
        if t.kind != Kind::Word || !(particle || matches!(t.case, Case::Capital | Case::Upper)) || words == 4
        {
            break;
        }
        words += 1;
        here = here.skip(1);
    }
    if words == 0 || !here.is(0, Kind::Comma) || here.peek(0).is_some_and(|t| t.spaced) {
        return None;
    }
    let family = i.until(here.at);
    if family.note.list[here.at - 1].case == Case::Lower {
        return None;
    }
    let (rest, given) = given(here.skip(1))?;
    // `, Jr.`
    let (rest, suffix) = match rest.hit_after_comma() {
        Some((after, span)) => (after, span.of(i.note.text).to_owned()),
        None => (rest, String::new()),
    };
    // Small particles before the family name are its prefix.
    let mut from = family.at;
    while from < family.end && family.note.list[from].case == Case::Lower {
        from += 1;
    }
    let text = |from: usize, to: usize| family.note.slice(from, to).to_owned();
    let name = Name {
        family: text(from, family.end).into(),
        prefix: if from > family.at { text(family.at, from).into() } else { EcoString::new() },
        given: given.of(i.note.text).into(),
        suffix: suffix.into(),
        ..Name::default()
    };
    Some((rest, name))
}

impl<'n> In<'n> {
    /// `, Jr.`: what is after it, and where it stands.
    fn hit_after_comma(self) -> Option<(In<'n>, Span)> {
        let at = self.is(0, Kind::Comma).then(|| self.skip(1))?;
        let len = at.long(Sense::Suffix)?;
        let rest = at.skip(len).past_dot();
        Some((rest, at.span_to(rest)))
    }
}

/// Given names behind the comma: `Stephen`   `Joan W.`   `W. E. B.`   `C. Wright`   `Sérgio Buarque de`
fn given(i: In<'_>) -> Option<(In<'_>, Span)> {
    let mut here = i;
    let mut words = 0;
    let mut end = i;
    while let Some(t) = here.peek(0) {
        if t.kind != Kind::Word || words == 6 {
            break;
        }
        let particle = t.case == Case::Lower && t.bits & bit(Sense::Particle) != 0;
        if !(particle || matches!(t.case, Case::Capital | Case::Upper)) {
            break;
        }
        // `et`, `ed.`, `Hg.` are no names.
        if t.bits & (bit(Sense::Editor) | bit(Sense::Translator) | bit(Sense::EtAl) | bit(Sense::And)) != 0
            && (t.case == Case::Lower || here.is(1, Kind::Dot))
            && t.span.len() > 1
            || words > 0 && between_names(here)
        {
            break;
        }
        let initial = here.is(1, Kind::Dot) && t.text.chars().count() <= 2 && !particle;
        // Behind an initial a word is a name only if the names end with it.
        if words > 0 && !initial && behind_initial(here) && !closes_names(here.skip(1)) {
            break;
        }
        words += 1;
        here = here.skip(if initial { 2 } else { 1 });
        // `J.-P.`
        if initial && here.is(0, Kind::Dash) && here.peek(0).is_some_and(|t| !t.spaced) {
            here = here.skip(1);
        }
        end = here;
        if !initial && here.is(0, Kind::Dot) {
            break;
        }
    }
    (words > 0).then(|| (end, i.span_to(end)))
}

/// `E. P. Thompson (1963), The Making of the English Working Class`   `Atul Gawande, 2014, Being Mortal`: names as in a note, and the
/// year behind them.
fn before_year(i: In<'_>) -> Option<(In<'_>, Names)> {
    let (rest, found) = names(i).ok()?;
    let (role, _) = role_after(rest, found.list.len());
    let year = if role.is(0, Kind::Comma) { role.skip(1) } else { role };
    let year = (year.at > role.at || role.is(0, Kind::ParenOpen)) && year_first(year).is_some();
    (found.full && year).then_some((rest, found))
}

/// `Plato. The Republic. Translated by Allan Bloom. …`   `Voltaire. “Lettres philosophiques.” In …`: who is known by one name, and a
/// stop behind it; no newspaper and no word that titles are made of.
fn single_name(i: In<'_>) -> Option<(In<'_>, Names)> {
    const NOBODY: u128 = bit(Sense::TitleNoun)
        | bit(Sense::JournalWord)
        | bit(Sense::Newspaper)
        | bit(Sense::Magazine)
        | bit(Sense::BodyWord)
        | bit(Sense::GovernmentWord)
        | bit(Sense::ArchiveWord)
        | bit(Sense::City)
        | bit(Sense::State)
        | bit(Sense::Small)
        | bit(Sense::In);
    const SHORTEST: usize = 4;
    let (stop, title) = (i.skip(1), i.skip(2));
    let named = i.case(0) == Case::Capital && i.word(0).chars().count() >= SHORTEST && !i.means(0, NOBODY);
    let titled = matches!(title.case(0), Case::Capital | Case::Upper) || title.is(0, Kind::QuoteOpen);
    let stopped = stop.is(0, Kind::Dot) && stop.peek(0).is_some_and(|t| t.stop);
    if !named || !stopped || !titled || i.note.russian || title.marked() || facts_next(title) {
        return None;
    }
    let name = Name { family: i.word(0).into(), ..Name::default() };
    Some((stop, Names { list: eco_vec![name], full: true }))
}

fn behind_initial(i: In<'_>) -> bool {
    i.note.list[i.at - 1].kind == Kind::Dot
}

/// The names end here: a comma, "and", or a stop that the title follows, not its facts of publication.
fn closes_names(i: In<'_>) -> bool {
    match i.kind(0) {
        Some(Kind::Comma | Kind::Semi | Kind::ParenOpen) => true,
        Some(Kind::Dot) => !facts_next(i.skip(1)) && i.len() > 2,
        // `Mommsen, Hans 1966: Beamtentum im Dritten Reich`
        Some(Kind::Number) => i.word(0).len() == 4 && i.is(1, Kind::Colon),
        _ => {
            let marked =
                |i: In<'_>| matches!(i.kind(0), Some(Kind::Dot | Kind::Comma | Kind::Semi | Kind::ParenOpen));
            // `NOVAIS, Fernando A. Portugal e Brasil na crise`, `SCHWARTZ, Stuart B. Padrões de propriedade`: words of a title.
            and_len(i) > 0 && person(i.skip(and_len(i))).is_ok_and(|(rest, _)| marked(rest))
                || i.case(0) == Case::Lower && i.means(0, bit(Sense::Particle)) && marked(i.skip(1))
        }
    }
}

/// Facts of publication come next: a year, or a town that is known; `Treasury of the True Dharma Eye: …` is a title.
fn facts_next(i: In<'_>) -> bool {
    let known = |place: Span| place_sense(i.part(i.note.at_byte(place.start), i.note.at_byte(place.end)));
    imprint_area(i).is_some_and(|(_, found)| found.date.is_some() || found.location.is_some_and(known))
}

/// A body at the head: `U.S. Department of State`, `NSC`; up to the first stop.
fn body(i: In<'_>) -> Option<(In<'_>, Names)> {
    let mut at = i.at;
    while at < i.end {
        let t = &i.note.list[at];
        if t.kind == Kind::Dot && t.stop {
            break;
        }
        let fits = match t.kind {
            Kind::Word => {
                t.case != Case::Lower || t.bits & (bit(Sense::Small) | bit(Sense::And) | bit(Sense::In)) != 0
            }
            Kind::Dot | Kind::Comma | Kind::Amp | Kind::Dash => true,
            Kind::ParenOpen => at > i.at,
            _ => false,
        };
        if !fits || at - i.at > 16 {
            return None;
        }
        at = past(i, at);
    }
    let name = i.until(at);
    let code = name.len() == 1 && name.case(0) == Case::Upper && name.word(0).len() > 1;
    let rest = i.part(at, i.end);
    let quoted = rest.is(1, Kind::QuoteOpen) && name.len() > 2;
    if at >= i.end
        || !(has(name, bit(Sense::BodyWord) | bit(Sense::ArchiveWord)) || code || quoted)
        || facts_next(rest.skip(1))
    {
        return None;
    }
    let list = eco_vec![Name::body(name.note.slice(name.at, name.end))];
    Some((rest, Names { list, full: true }))
}

/// `Great Britain. Colonial Office.`   `U.S. Congress. Senate. Committee on Foreign Relations.`: a land and the bodies of its government, each
/// up to its stop (Chicago 17, 14.287).
pub fn government(i: In<'_>) -> Option<(In<'_>, Names)> {
    if !i.means(0, bit(Sense::State)) {
        return None;
    }
    let land = i.skip(i.long(Sense::State)?);
    let first = if land.is(0, Kind::Dot) { land } else { body_and_stop(land)? };
    let mut end = first;
    while let Some(next) = body_and_stop(end.skip(1)) {
        end = next;
    }
    let title = end.skip(1);
    let titled = matches!(title.case(0), Case::Capital | Case::Upper) || title.is(0, Kind::QuoteOpen);
    if end.at == first.at && land.at == first.at || !titled {
        return None;
    }
    Some((end, Names { list: eco_vec![Name::body(i.note.slice(i.at, end.at))], full: true }))
}

/// `Committee on Foreign Relations.`: the stop behind the name of a body that is not slanted as a title is.
fn body_and_stop(i: In<'_>) -> Option<In<'_>> {
    const LONGEST: usize = 12;
    let joins = bit(Sense::Small) | bit(Sense::And);
    let fits = |n: &usize| i.peek(*n).is_some_and(|t| t.case != Case::Lower || t.bits & joins != 0);
    let len = (0..LONGEST).take_while(|n| i.is(*n, Kind::Word) && fits(n)).count();
    let end = i.skip(len);
    let stopped = end.is(0, Kind::Dot) && end.peek(0).is_some_and(|t| t.stop);
    let named = has(i.until(end.at), bit(Sense::BodyWord) | bit(Sense::GovernmentWord));
    // `U.S. Department of State. Soviet World Outlook. Washington, DC: …`: what stands before a town is the title.
    let next = end.skip(1);
    let town =
        next.long(Sense::City).is_some_and(|len| matches!(next.kind(len), Some(Kind::Colon | Kind::Comma)));
    (stopped && named && !town && italic_run(i).is_none()).then_some(end)
}

/// The year behind the names: `1995a.`   `(1995)`   `[1917] 1995.`   `(1995, May 3)`   `n.d.`
pub fn year_first(i: In<'_>) -> Option<(In<'_>, Span, Date)> {
    if i.is(0, Kind::ParenOpen) {
        let (inner, behind) = i.enclosed(Kind::ParenOpen)?;
        let (rest, end, found) = dated(inner)?;
        let day = rest.is(0, Kind::Comma);
        return (rest.is_empty() || day).then(|| (behind, inner.span_to(end), found));
    }
    // `[1917] 1995`: the first edition's year is passed over.
    let at = match i.enclosed(Kind::BracketOpen) {
        Some((_, after)) if after.is(0, Kind::Number) => after,
        _ => i,
    };
    let year = at.is(0, Kind::Number) && at.word(0).len() == 4;
    if !year && !at.is(0, Kind::BracketOpen) && !at.means(0, bit(Sense::NoDate) | bit(Sense::Circa)) {
        return None;
    }
    let (rest, end, found) = dated(at)?;
    let closed = matches!(rest.kind(0), Some(Kind::Dot | Kind::Comma | Kind::Colon))
        || at.means(0, bit(Sense::NoDate));
    closed.then(|| (rest, at.span_to(end), found))
}

/// A date, or a year with its letter; what is behind it, and behind the year itself.
fn dated(i: In<'_>) -> Option<(In<'_>, In<'_>, Date)> {
    year_with_letter(i).or_else(|| date(i).ok().map(|(rest, found)| (rest, rest, found)))
}
