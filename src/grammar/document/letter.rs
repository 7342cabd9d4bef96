//! Letters and memoranda: who writes to whom.

use super::super::archive::{document_date, is_office};
use super::super::draft::Draft;
use super::super::imprint::{at_comma, past};
use super::super::input::{In, comma};
use super::super::name::{and_len, name, names};
use super::super::tail::ends;
use super::super::token::{Case, Kind, bit};
use crate::lexicon::Sense;
use crate::model::{Field, Kind as Work, Name, Span};
use crate::small;

use super::less::less_place_or_number;
use super::staff::{behind_day, message_mark, subject_word};

/// Who writes: where the name stands, and the name.
pub type Author = Option<(Span, ecow::EcoVec<Name>)>;

/// `B. S. Nikiforov to V. A. Kuzmishchev`   `Marshall for White`   `Maj Gen Edgar T. Conley, Actg AG, USA, to Walter White`
///
/// Where the words that name both end, and who writes.
pub fn writes_to(i: In<'_>) -> Option<(usize, Author)> {
    if i.means(0, bit(Sense::DocumentHead)) {
        return headed(i);
    }
    if let Some(read) = paper_between(i) {
        return Some(read);
    }
    // `Brief Hans Müllers an seine Frau`: whose letter it is, in the case of an owner.
    if letter_of(i) {
        return Some((i.end, None));
    }
    // `Schreiben des Bürgermeisters an den Landrat`: whose letter it is, behind its word.
    if let Some(at) = i.at.checked_sub(2)
        && let head = i.part(at, i.end)
        && head.means(0, bit(Sense::LetterHead))
        && head.case(1) == Case::Lower
        && !head.means(1, bit(Sense::Sender))
    {
        return None;
    }
    // `G-3 for CofS`, `D/CE.6 to D/CE`
    let lettered = i.is(1, Kind::Dash) || i.is(1, Kind::Slash) && i.peek(1).is_some_and(|t| !t.spaced);
    // `Moscow Embassy to State Department`
    let posted = i.means(0, bit(Sense::City)) && i.means(1, bit(Sense::BodyWord));
    let named = if lettered || posted || commander(i) { i.miss() } else { name(i) };
    let (rest, writer) = match named {
        Ok((rest, one)) => {
            let one = named_office(i, rest).unwrap_or(one);
            // `Mikoian and Suslov to the CC`
            let second = (and_len(rest) > 0).then(|| name(rest.skip(and_len(rest))).ok()).flatten();
            match second.filter(|(rest, _)| addressee(*rest)) {
                Some((rest, other)) => (rest, Some((i.span_to(rest), vec![one, other]))),
                None => (rest, Some((i.span_to(rest), vec![one]))),
            }
        }
        Err(_) => match office(i) {
            Some(rest) => (rest, Some((i.span_to(rest), vec![Name::body(i.text_to(rest))]))),
            None => (i, None),
        },
    };
    let (rest, writer) = match officer(i) {
        Some((rest, inner, list)) => (rest, Some((inner, list))),
        None => (rest, writer),
    };
    let writer = writer?;
    let rest = where_from(rest);
    let mut here = past_sort(rest);
    // An office between commas: `, Actg AG, USA, to`
    let mut commas = 0;
    let mut steps = 0;
    while steps < 12 {
        match here.peek(0) {
            // `White House Office, Office of the Special Assistant for Security`: what an office is for.
            Some(_) if addressee(here) && commas > 0 && is_office(i.until(rest.at)) => return None,
            Some(_) if addressee(here) => break,
            // `Harold Wilson, Speech to the Labour Party Conference`: no office.
            Some(_) if commas > 0 && small::is(here.word(0), small::SPOKEN) => return None,
            Some(t) if t.kind == Kind::Comma => commas += 1,
            Some(t)
                if t.kind == Kind::Word
                    && (t.case != Case::Lower || matches!(here.word(0), "of" | "the" | "and")) => {}
            Some(t) if t.kind == Kind::Dot && !t.stop => {}
            // `ACofS, G-3, for CofS`, `ACofS G-1 for CofS`, `D/P&A`
            Some(t) if !t.spaced && matches!(t.kind, Kind::Dash | Kind::Slash | Kind::Number) => {}
            _ => return None,
        }
        here = here.skip(1);
        steps += 1;
    }
    if steps == 12 || steps > 0 && commas == 0 && steps > 4 {
        return None;
    }
    let (here, writer) = match office_to(i, rest, here) {
        Some(to) => (to, (i.span_to(to), vec![Name::body(i.text_to(to))])),
        None => (here, writer),
    };
    let to = here.skip(1);
    // `to the Secretary`, `an den Reichskanzler`
    let article = to.case(0) == Case::Lower && to.means(0, bit(Sense::Small));
    let after_article = if article { to.skip(1) } else { to };
    // `Haldane to his mother`
    let kin = kin(to);
    let few = 1 + usize::from(to.means(0, bit(Sense::Own)));
    if let Some(end) = kin.filter(|end| end.at > to.at + few || end.is_empty()) {
        let (mut span, mut list) = writer;
        // `Bess of Hardwick to her daughter`
        let titled = rest.case(0) == Case::Lower && rest.means(0, bit(Sense::Small));
        if commas == 0 && here.at > rest.at && list.len() == 1 && titled {
            span = i.span_to(here);
            list = vec![Name::body(i.text_to(here))];
        }
        return Some((end.at, Some((span, list.into()))));
    }
    if !(kin.is_some() || matches!(after_article.case(0), Case::Capital | Case::Upper)) {
        return None;
    }
    // To the comma before the date, or to the end.
    let mut end = after_article;
    while let Some(t) = end.peek(0) {
        if t.kind == Kind::Comma
            && (document_date(end.skip(1)).is_ok()
                || commas == 0
                    && !matches!(end.case(1), Case::Capital | Case::Upper)
                    && !last_of_several(end.skip(1)))
        {
            break;
        }
        if matches!(t.kind, Kind::Semi | Kind::ParenClose) || t.stop {
            break;
        }
        if end.at - i.at > 40 {
            return None;
        }
        end = end.part(past(end, end.at), end.end);
    }
    // A body is no person: `CofS to Houston`.
    let (mut span, mut list) = writer;
    // `Government of India to Secretary of State`, `Duke of Wellington to Castlereagh`: the body with its name, the peer with his title.
    let titled = rest.case(0) == Case::Lower && rest.means(0, bit(Sense::Small));
    if commas == 0 && here.at > rest.at && list.len() == 1 && (i.means(0, bit(Sense::BodyWord)) || titled) {
        span = i.span_to(here);
        list = vec![Name::body(i.text_to(here))];
    }
    // `Embassy Moscow to State Department`, `British Embassy Moscow to Foreign Office`
    let body = |n: usize| i.means(n, bit(Sense::BodyWord)) && rest.at > i.at + n + 1;
    if let [one] = list.as_mut_slice()
        && (body(0)
            || body(1) && rest.at > i.at + 2
            || (one.given.is_empty() || shortened(i.word(0))) && of_letters(span.of(i.note.text)))
    {
        *one = Name::body(span.of(i.note.text));
    }
    Some((end.at, Some((span, list.into()))))
}

/// `CG I MAC Ltr to CG 3d Mar Div, 22 Sept 43`: the sort of paper between who writes and who is written to, up to the comma before its day.
pub fn paper_between(i: In<'_>) -> Option<(usize, Author)> {
    const FAR: usize = 6;
    const LONGEST: usize = 16;
    if i.case(0) == Case::Lower {
        return None;
    }
    let capital = |n: &usize| matches!(i.case(*n), Case::Capital | Case::Upper) || i.is(*n, Kind::Number);
    let sort = (1..FAR).take_while(capital).find(|n| {
        small::is(i.word(*n), small::SHORT_PAPERS) && i.case(n + 1) == Case::Lower && addressee(i.skip(n + 1))
    })?;
    let day = |comma: In<'_>| document_date(comma.skip(1)).is_ok().then_some(comma.at);
    let end = at_comma(i.skip(sort + 2), LONGEST, day)?;
    let who = i.until(i.at + sort);
    let person =
        || names(who).ok().filter(|(rest, _)| rest.is_empty() && sort == 1 && i.case(0) == Case::Capital);
    let text = i.text_to(i.skip(sort)).trim();
    let list = match person().filter(|_| !of_letters(text)) {
        Some((_, found)) => found.list,
        None => [Name::body(text)].into_iter().collect(),
    };
    Some((end, Some((i.span_to(i.skip(sort)), list))))
}

/// `CG Tenth Army for CG XXIV Corps`: who commands a unit, and no given name.
pub fn commander(i: In<'_>) -> bool {
    i.case(0) != Case::Lower
        && matches!(i.case(1), Case::Capital | Case::Upper)
        && small::is(i.word(0), small::COMMANDERS)
}

/// `Secy to the President to White`, `Special Assistant to the President to Rusk`: the word that leads to whom an office serves, and behind
/// it the one before who is written to.
fn office_to<'n>(i: In<'n>, rest: In<'n>, first: In<'n>) -> Option<In<'n>> {
    const FAR: usize = 6;
    let served = first.skip(1);
    if first.at != rest.at || served.case(0) != Case::Lower || named_office(i, rest).is_none() {
        return None;
    }
    let second =
        (2..FAR).map(|n| served.skip(n)).take_while(|at| at.is(0, Kind::Word)).find(|at| addressee(*at))?;
    matches!(second.case(1), Case::Capital | Case::Upper).then_some(second)
}

/// `CofS`, `ASW`; `Du Bois`, `O’Neill`, `Smith-Dorrien`, `McNamara` are people: a word that has more than one capital.
fn of_letters(name: &str) -> bool {
    let capitals = |part: &str| part.chars().filter(|c| c.is_uppercase()).count() > 1;
    name.split([' ', '-', '\'', '’', '‑']).any(|part| {
        let part = part.strip_prefix("Mac").or_else(|| part.strip_prefix("Mc")).unwrap_or(part);
        capitals(part)
    })
}

/// `ACofS OPD`, `DCofS`: the letters of an office, some of them small, with which nobody's name begins.
fn shortened(word: &str) -> bool {
    let two = word.chars().take_while(|c| c.is_uppercase()).count() > 1;
    two && word.chars().any(char::is_lowercase)
}

/// `and G-3, 19 Oct 45`: the last of several who are written to, up to the comma before the day.
fn last_of_several(i: In<'_>) -> bool {
    const FAR: usize = 6;
    let day = |comma: In<'_>| document_date(comma.skip(1)).is_ok().then_some(comma.at);
    let len = and_len(i);
    len > 0
        && matches!(i.case(len), Case::Capital | Case::Upper)
        && at_comma(i.skip(len), FAR, day)
            .is_some_and(|comma| !(i.at..comma).any(|at| addressee(i.part(at, i.end))))
}

/// `his mother`   `father`   `her brother, Christopher Wandesford`   `his wife Abigail`: whoever is near the writer, and the name, up to the comma
/// before the day or to the end.
pub fn kin(to: In<'_>) -> Option<In<'_>> {
    let own = to.means(0, bit(Sense::Own)) && to.case(1) == Case::Lower;
    if to.case(0) != Case::Lower || !(own || to.means(0, bit(Sense::Kin))) {
        return None;
    }
    let closes = |i: In<'_>| i.is_empty() || i.is(0, Kind::Comma) && document_date(i.skip(1)).is_ok();
    let end = to.skip(1 + usize::from(own));
    if closes(end) {
        return Some(end);
    }
    let (rest, named) = names(end.past_comma()).ok()?;
    (closes(rest) && named.list.len() == 1).then_some(rest)
}

/// `Acheson memorandum to Truman`, `Kennan letter to Acheson`: behind who writes the sort of paper, if who is written to follows.
pub fn past_sort(i: In<'_>) -> In<'_> {
    if i.case(0) != Case::Lower || !i.means(0, bit(Sense::LetterHead)) {
        return i;
    }
    let behind = i.skip(i.long(Sense::LetterHead).unwrap_or(1));
    if addressee(behind) { behind } else { i }
}

/// `, memo,`: between commas the sort of paper, and nothing else.
pub fn past_sort_alone(i: In<'_>) -> bool {
    let sort = i.skip(1);
    let len = sort.long(Sense::LetterHead).filter(|_| i.is(0, Kind::Comma) && sort.case(0) == Case::Lower);
    len.is_some_and(|len| len + 2 == i.len() && sort.is(len, Kind::Comma))
}

/// `Perry (Madrid) to Seward`, `Handy (in England) to Marshall`: past the place in brackets behind who writes, if who is written to follows.
pub fn where_from(i: In<'_>) -> In<'_> {
    const LONGEST: usize = 4;
    match i.enclosed(Kind::ParenOpen) {
        Some((place, behind))
            if place.len() <= LONGEST
                && place.skip(usize::from(place.means(0, bit(Sense::In)))).case(0) != Case::Lower
                && addressee(past_sort(behind)) =>
        {
            behind
        }
        _ => i,
    }
}

/// `Caracas (Thurston) to Department of State`: behind a post and before who is written to the officer in brackets; what is
/// behind them, where his name stands and the name.
fn officer(i: In<'_>) -> Option<(In<'_>, Span, Vec<Name>)> {
    if i.case(0) != Case::Capital || !i.means(0, bit(Sense::City)) {
        return None;
    }
    let (inner, behind) = i.skip(i.long(Sense::City)?).enclosed(Kind::ParenOpen)?;
    let (rest, found) = names(inner).ok().filter(|(rest, found)| rest.is_empty() && found.list.len() == 1)?;
    addressee(behind).then(|| (behind, inner.span_to(rest), found.list.to_vec()))
}

/// The word before whom a letter is written to: `to`, `for`, `an`.
fn addressee(i: In<'_>) -> bool {
    i.case(0) == Case::Lower && i.means(0, bit(Sense::Addressee))
}

/// `District Commissioner to Governor`, `Embassy Moscow to Department of State`: words that name an office and nobody; its name.
pub fn named_office(i: In<'_>, rest: In<'_>) -> Option<Name> {
    let mission = i.means(0, bit(Sense::BodyWord)) && i.means(1, bit(Sense::City)) && rest.at == i.at + 2;
    // `Governor Mitchell to Cohen`: his title.
    let titled = usize::from(i.means(0, bit(Sense::Honorific)) && i.case(1) == Case::Capital);
    let named = || (i.at + titled..rest.at).any(|at| small::is(i.note.word(at), small::OFFICES));
    (mission || named()).then(|| Name::body(i.text_to(rest)))
}

/// `G-3 for CofS`, `D/CE.6 to D/CE`: an office that writes.
fn office(i: In<'_>) -> Option<In<'_>> {
    let mut here = i;
    while let Some(t) = here.peek(0) {
        let part = match t.kind {
            Kind::Word if addressee(here) => return (here.at > i.at).then_some(here),
            Kind::Word => t.case != Case::Lower,
            Kind::Dash | Kind::Slash | Kind::Number => !t.spaced,
            Kind::Dot => here.is(1, Kind::Number) && here.peek(1).is_some_and(|t| !t.spaced),
            _ => false,
        };
        if !part || here.at - i.at > 5 {
            return None;
        }
        here = here.skip(1);
    }
    None
}

/// `Telegram to Gromyko from Osvaldo Dorticós and Fidel Castro`   `Schreiben von Ulbricht an Chruschtschow`   `Письмо А. М. Коллонтай М. М. Литвинову`
///
/// The recipient makes it a letter; who writes is taken where the name stands as a bibliography has it.
fn headed(i: In<'_>) -> Option<(usize, Author)> {
    let len = i.long(Sense::LetterHead)?;
    let mut at = i.at + len;
    // English and German names end in -u by chance.
    let mut to = (i.note.russian || declined_head(i)) && addressed(i.part(at, i.end));
    let mut author = None;
    while at < i.end {
        let here = i.part(at, i.end);
        let t = here.peek(0)?;
        let next = here.skip(1);
        let next = if next.case(0) == Case::Lower && next.word(0).len() <= 3 { next.skip(1) } else { next };
        if t.bits & bit(Sense::Addressee) != 0
            && t.case == Case::Lower
            && matches!(next.case(0), Case::Capital | Case::Upper)
        {
            to = true;
        }
        if t.bits & bit(Sense::Sender) != 0
            && author.is_none()
            && let Ok((rest, found)) = names(here.skip(1))
            && (rest.is_empty() || rest.is(0, Kind::Comma) || rest.means(0, bit(Sense::Addressee)))
            && !declined(here.word(0))
        {
            author = Some((here.skip(1).span_to(rest), found.list));
        }
        if t.stop || t.kind == Kind::Comma {
            break;
        }
        at = past(i, at);
    }
    to.then_some((i.end, author))
}

/// `Memorandum from the Secretary of Defense to the President, 6 March 1950`, `Memorandum for the Secretary of Defense from the JCS, …`: a
/// paper, who sends it and for whom it is, offices; where its title begins and ends, and who sends it.
pub fn sent_paper(i: In<'_>) -> Option<(In<'_>, usize, Author)> {
    const FAR: usize = 24;
    if i.case(0) != Case::Capital || !i.means(0, bit(Sense::LetterHead)) || i.case(1) != Case::Lower {
        return None;
    }
    let day = |comma: In<'_>| {
        let dated = comma.skip(1 + usize::from(comma.means(1, bit(Sense::DateWord))));
        document_date(dated).is_ok_and(|(_, day)| day.edtf.len() == 10).then_some(comma.at)
    };
    let comma = at_comma(i.skip(1), FAR, day)?;
    let word = |n: usize| {
        i.is(n, Kind::Dot)
            || i.is(n, Kind::Amp)
            || i.case(n) != Case::Lower
            || i.means(n, bit(Sense::Small) | bit(Sense::And))
    };
    let small =
        |sense: Sense| (1..comma - i.at).find(|n| i.case(*n) == Case::Lower && i.means(*n, bit(sense)));
    let (from, to) = (small(Sense::Sender)?, small(Sense::Addressee)?);
    if !(2..comma - i.at).all(word) || from.min(to) != 1 {
        return None;
    }
    let end = if from < to { i.skip(to) } else { i.part(comma, i.end) };
    let who = i.skip(from + 1);
    let who =
        who.skip(usize::from(who.case(0) == Case::Lower && who.means(0, bit(Sense::Small)))).until(end.at);
    let person = names(who)
        .ok()
        .filter(|(rest, found)| rest.is_empty() && found.full && !of_letters(who.text_to(*rest)));
    let list = match person {
        Some((_, found)) if named_office(who, end).is_none() => found.list,
        _ => [Name::body(who.text_to(end).trim())].into_iter().collect(),
    };
    let title = if from < to { who } else { i };
    (!who.is_empty()).then(|| (title.part(title.at, i.end), comma, Some((who.span_to(end), list))))
}

/// The letter's word is transliterated: `Pis'mo`, `Zapiska`.
fn declined_head(i: In<'_>) -> bool {
    ["pis", "zapiska", "telegramma", "depesha", "lyst"]
        .iter()
        .any(|word| i.word(0).get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word)))
}

/// Behind `от`, `ot`, `od` a name is declined: it is no heading of a bibliography.
fn declined(sender: &str) -> bool {
    !sender.is_ascii() || matches!(sender, "ot" | "od" | "vid")
}

/// `А. М. Коллонтай М. М. Литвинову`, `Suslova Khrushchevu`: behind a letter's word stand persons, the last
/// one in the case of who is addressed.
fn addressed(i: In<'_>) -> bool {
    const DATIVE: [&str; 8] = ["у", "ю", "ому", "ему", "u", "iu", "omu", "emu"];
    let mut last = None;
    for n in 0..16 {
        let Some(t) = i.peek(n) else { break };
        match t.kind {
            Kind::Word if t.case != Case::Lower => last = Some(i.word(n)),
            Kind::Dot if !t.stop => {}
            _ => break,
        }
    }
    last.is_some_and(|word| {
        word.chars().count() > 4
            && word.chars().nth(1).is_some_and(char::is_lowercase)
            && DATIVE.iter().any(|end| word.ends_with(end))
    })
}

/// `Ltr, Walsh to CofS, 3 May 35`   `Memo, Marshall for White, 28 Oct 39`: a letter whose place is said later or not at all.
pub fn letter(i: In<'_>) -> Option<Draft> {
    if !i.means(0, bit(Sense::DocumentHead) | bit(Sense::LetterHead)) {
        return None;
    }
    let len = i.long(Sense::DocumentHead).or_else(|| i.long(Sense::LetterHead))?;
    let mut at = i.skip(len);
    if at.is(0, Kind::Dot) {
        at = at.skip(1);
    }
    let at = at.past_comma();
    // `Schreiben des Bürgermeisters an den Landrat`: all of it is the title.
    if at.case(0) == Case::Lower {
        return None;
    }
    letter_behind(i, at)
}

/// A letter whose head stands before `at`.
pub fn letter_behind<'n>(i: In<'n>, at: In<'n>) -> Option<Draft> {
    // `Rad, WAR 95147, JCS to MacArthur`: the number of a message before who sent it.
    let mark = message_mark(at).filter(|mark| mark.is(0, Kind::Comma));
    let from = mark.map_or(at, |mark| mark.skip(1));
    let mut draft = Draft::at(i, Work::Letter);
    if let Some(mark) = mark {
        draft.text(Field::Number, at.span_to(mark), i.note.text);
    }
    let at = from;
    let about = about_before_day(at);
    let (end, author) = writes_to(about.map_or(at, |comma| at.until(comma.at)))?;
    let rest = match about {
        Some(comma) => at_comma(comma.skip(1), ABOUT, |day| {
            document_date(day.skip(1)).is_ok_and(|(_, day)| day.edtf.len() == 10).then_some(day)
        })?,
        None => at.part(end, i.end),
    };
    let (span, list) = author?;
    draft.name_list(Field::Author, span, list);
    draft.shows.author = true;
    let title = less_place_or_number(at.until(end), &mut draft);
    draft.text(Field::Title, at.note.span(at.at, title.end), i.note.text);
    draft.shows.genre = true;
    let sep = comma(rest).ok()?.0;
    let (mut rest, found) = document_date(sep).ok()?;
    draft.date(Field::Date, sep.span_to(rest), found);
    draft.shows.dated = true;
    // `Telegram, Rusk to Lodge, 5 May 1964, ibid., vol. 5`: in what the note before cites.
    let led = rest.skip(1 + usize::from(rest.means(1, bit(Sense::In))));
    if rest.is(0, Kind::Comma) && led.means(0, bit(Sense::Ibid)) {
        return None;
    }
    if rest.is(0, Kind::Comma) {
        rest = behind_day(rest, &mut draft);
    }
    draft.end = rest.at;
    draft.shows.closed = ends(rest);
    Some(draft)
}

/// How far what a letter is about reaches.
const ABOUT: usize = 48;

/// `, subj: Duplication of Effort, May 12, 1945`: the comma before what a letter is about, where its day stands behind that.
fn about_before_day(i: In<'_>) -> Option<In<'_>> {
    const FAR: usize = 24;
    if !i.note.has(Kind::Colon) {
        return None;
    }
    let comma = (2..FAR).map(|n| i.skip(n)).find(|at| at.is(0, Kind::Comma) && subject_word(at.skip(1)))?;
    // `Memo, G-3 for CofS, 3 Jun 40, sub: Employment of Troops`: its day was told.
    let told = (1..comma.at - i.at).any(|n| {
        i.is(n, Kind::Comma) && document_date(i.skip(n + 1)).is_ok_and(|(_, day)| day.edtf.len() >= 7)
    });
    (!told).then_some(comma)
}

/// `Brief Hans Müllers an seine Frau`: the word for a letter, whose it is and whom it is to, up to the comma.
pub fn letter_of(i: In<'_>) -> bool {
    const FAR: usize = 8;
    let to = |n: &usize| i.case(*n) == Case::Lower && i.means(*n, bit(Sense::Addressee));
    i.note.bits & bit(Sense::LetterHead) != 0
        && i.means(0, bit(Sense::LetterHead))
        && i.case(0) == Case::Capital
        && i.case(1) == Case::Capital
        && (2..FAR).take_while(|n| !i.is(*n, Kind::Comma)).any(|n| to(&n))
}
