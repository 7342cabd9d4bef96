//! Works of antiquity and the Bible, cited by their own divisions and by no edition.

use ecow::eco_vec;

use super::draft::Draft;
use super::fathers::father;
use super::input::In;
use super::locator::locators;
use super::locator_first::numbered_word;
use super::name::{and_len, names};
use super::tail::{ended, ends, tail};
use super::token::{Case, Kind, bit};
use super::work::close;
use crate::lexicon::Sense;
use crate::model::{Field, Kind as Work, Name, Span, Unit, Value};
use crate::small;

/// `Thuc. 1.22.4`   `Tacitus, Annals, 1.1`   `Matt. 5:3–12`
pub fn classical(i: In<'_>) -> Option<Draft> {
    if i.note.bits & bit(Sense::NoDate) != 0
        && let Some(draft) = annals(i)
    {
        return Some(draft);
    }
    if i.note.bits & (bit(Sense::Ancient) | bit(Sense::Scripture) | bit(Sense::Corpus)) == 0 {
        return None;
    }
    father(i)
        .or_else(|| scripture(i))
        .or_else(|| ancient(i).filter(|draft| !held(i.part(draft.end, i.end))))
        .or_else(|| corpus(i))
}

/// `The Anglo-Saxon Chronicle, s.a. 1012, ed. D. Whitelock (London, 1961), p. 91`   `ASC (E), s.a. 1086`: annals, and under which year.
fn annals(i: In<'_>) -> Option<Draft> {
    const LONGEST: usize = 12;
    let comma = (1..LONGEST).find(|n| i.is(*n, Kind::Comma))?;
    let at = i.skip(comma + 1);
    // The letters that mean no date elsewhere.
    let year = at.skip(at.long(Sense::NoDate)?).past_dot();
    let name = i.until(i.at + comma);
    if i.case(0) == Case::Lower
        || !(year.is(0, Kind::Number) && (3..=4).contains(&year.word(0).len()))
        || names(name).is_ok_and(|(rest, found)| rest.is_empty() && found.full)
    {
        return None;
    }
    let (rest, found) = locators(at).ok().filter(|(_, found)| found[0].value.unit == Unit::Section)?;
    let mut draft = Draft::at(i, Work::Book);
    draft.text(Field::Title, i.span_to(i.skip(comma)), i.note.text);
    draft.locate(found);
    if ends(rest) {
        return finish(draft, rest);
    }
    let end = tail(rest, &mut draft)?;
    close(draft, end)
}

/// `CIL VI 1033`   `ILS 7784`   `SEG 29.127`   `Corpus Inscriptionum Latinarum, 12.1122`   `FGrHist 70 F 119`   `P.Oxy. 2435`
fn corpus(i: In<'_>) -> Option<Draft> {
    const MOST: usize = 12;
    let len = i.long(Sense::Corpus)?;
    if i.case(0) == Case::Lower {
        return None;
    }
    let name = i.skip(len).past_dot();
    let numbers = name.past_comma();
    let counted = |n: usize| numbers.is(n, Kind::Number) || super::date::roman(numbers.word(n)).is_some();
    // `PL 94-142` is a law of the United States.
    if !counted(0) || len == 1 && i.word(0).len() == 2 && numbers.is(1, Kind::Dash) {
        return None;
    }
    let mut here = numbers;
    let mut digits = false;
    while here.at < numbers.at + MOST {
        let one = here.case(0) == Case::Upper && here.word(0).len() == 1;
        let roman = super::date::roman(here.word(0)).is_some();
        match here.kind(0) {
            Some(Kind::Number) => digits = true,
            Some(Kind::Word) if one || roman => {}
            // `PL 172, col. 345`
            Some(Kind::Comma)
                if here.at == numbers.at + 1 && here.skip(1).long(Sense::Locator(Unit::Column)).is_some() =>
            {
                break;
            }
            // `29.127`, `II² 1099`, `XIV, 2112`
            Some(Kind::Dot | Kind::Slash | Kind::Dash | Kind::Comma)
                if here.is(1, Kind::Number) && here.peek(0).is_some_and(|t| !t.stop) => {}
            Some(Kind::Other) if here.peek(0).is_some_and(|t| !t.spaced) => {}
            _ => break,
        }
        here = here.skip(1);
    }
    if !digits || !(ends(here) || here.is(0, Kind::Comma)) {
        return None;
    }
    let mut draft = Draft::at(i, Work::Book);
    draft.text(Field::Title, i.span_to(name), i.note.text);
    if here.is(0, Kind::Comma)
        && let Ok((rest, columns)) = locators(here.skip(1))
        && ends(rest)
    {
        push(&mut draft, Unit::Volume, numbers.span_to(here), numbers);
        draft.locate(columns);
        return finish(draft, rest);
    }
    let all = numbers.span_to(here);
    let volume = numbers.skip(1);
    if super::date::roman(numbers.word(0)).is_some() && volume.is(0, Kind::Number) && volume.at + 1 == here.at
    {
        push(&mut draft, Unit::Volume, numbers.span_to(volume), numbers);
        push(&mut draft, Unit::Number, volume.span_to(here), numbers);
    } else {
        push(&mut draft, Unit::Section, all, numbers);
    }
    finish(draft, here)
}

/// `Gen. 1:1`   `1 Cor. 13:4–7`   `Luke 2:1-5, 3:1`: a book of the Bible, chapter and verse.
fn scripture(i: In<'_>) -> Option<Draft> {
    // `1 Cor.`, `II Kings`
    let numbered = i.is(0, Kind::Number) && matches!(i.word(0), "1" | "2" | "3" | "4")
        || matches!(i.word(0), "I" | "II" | "III");
    let book = i.skip(usize::from(numbered));
    let len = book.long(Sense::Scripture)?;
    let rest = book.skip(len);
    let rest = rest.past_dot();
    if book.case(0) == Case::Lower
        || !(rest.is(0, Kind::Number) && rest.is(1, Kind::Colon) && rest.is(2, Kind::Number))
    {
        return None;
    }
    let mut draft = Draft::at(i, Work::Book);
    draft.text(Field::Title, i.span_to(book.skip(len)), i.note.text);
    let mut here = rest;
    while here.is(0, Kind::Number) && here.is(1, Kind::Colon) && here.is(2, Kind::Number) {
        push(&mut draft, Unit::Chapter, here.span_to(here.skip(1)), here);
        let (after, span) = range(here.skip(2));
        push(&mut draft, Unit::Verse, span, here);
        here = after;
        if matches!(here.kind(0), Some(Kind::Comma | Kind::Semi))
            && here.is(1, Kind::Number)
            && here.is(2, Kind::Colon)
        {
            here = here.skip(1);
        }
    }
    finish(draft, here)
}

/// `, in The Complete Works of Aristotle, ed. Jonathan Barnes (…)`: an edition holds it, and the whole is a part of a book.
fn held(i: In<'_>) -> bool {
    i.is(0, Kind::Comma)
        && i.case(1) == Case::Lower
        && i.means(1, bit(Sense::In))
        && i.case(2) == Case::Capital
        && i.note.has(Kind::ParenOpen)
}

/// `Livy, 21.1`   `Thuc. 1.22.4`   `Plutarch, Life of Pericles, 12.3`   `Augustine, Confessions, VIII.12`
fn ancient(i: In<'_>) -> Option<Draft> {
    let len = i.long(Sense::Ancient)?;
    if i.case(0) == Case::Lower {
        return None;
    }
    let rest = i.skip(len).past_dot();
    let mut draft = Draft::at(i, Work::Book);
    let name = Name { family: i.text_to(rest).trim_end_matches('.').into(), ..Name::default() };
    draft.fields.set(Field::Author, Value::Names(eco_vec![name]));
    draft.sites.push((Field::Author, i.span_to(rest)));
    let title = rest.past_comma();
    // The title: a few words, up to the first number.
    let mut here = title;
    while here.at - title.at < 8 && here.is(0, Kind::Word) && !divided(here) {
        here = here.skip(1).past_dot();
    }
    if here.at > title.at {
        let capital = matches!(title.case(0), Case::Capital | Case::Upper);
        // `Cic. rep. 2, 30`: behind a shortened name a shortened title.
        let short = || {
            title.is(1, Kind::Dot) && here.at == title.at + 2 && i.note.list[rest.at - 1].kind == Kind::Dot
        };
        if !(capital || short()) {
            return None;
        }
        draft.text(Field::Title, title.span_to(here), i.note.text);
    }
    let mut at = here.past_comma();
    // `Aristotle, Nicomachean Ethics 1094a1–3`, `Plato, Republic, 514a–520a`
    if here.at > title.at
        && let Some(rest) = lettered_page(at).filter(|rest| ends(*rest))
    {
        push(&mut draft, Unit::Section, at.span_to(rest), at);
        return finish(draft, rest);
    }
    // `Sophocles, Antigone 821`: a line of a play or a poem.
    let line = here.skip(1);
    if here.at > title.at && here.is(0, Kind::Number) && here.word(0).len() <= 4 {
        let (rest, span) = range(here);
        if ends(rest) && !divided(here) && line.kind(0) != Some(Kind::Colon) {
            let unit = if here.word(0).len() > 2 { Unit::Line } else { Unit::Section };
            push(&mut draft, unit, span, here);
            return finish(draft, rest);
        }
    }
    if here.at > title.at
        && let Some(rest) = of_the_schools(at).filter(|rest| ends(*rest))
    {
        push(&mut draft, Unit::Section, at.span_to(rest), at);
        return finish(draft, rest);
    }
    if !divided(at) {
        return None;
    }
    // `2.40, 3.1 and 5.6`
    loop {
        let (after, span) = division(at);
        push(&mut draft, Unit::Section, span, at);
        here = after;
        let next = here.past_comma();
        let next = next.skip(and_len(next));
        if next.at == here.at || !divided(next) {
            break;
        }
        at = next;
    }
    finish(draft, here)
}

/// `1094a1–3`, `514a–520a`: a page of an old edition with the letter of its column, perhaps the lines.
fn lettered_page(i: In<'_>) -> Option<In<'_>> {
    let glued = |i: In<'_>| i.peek(0).is_some_and(|t| !t.spaced);
    // `473c-d`: one word for the program.
    let range = |word: &str| word.len() == 3 && word.as_bytes().get(1) == Some(&b'-');
    let letter =
        |i: In<'_>| i.case(0) == Case::Lower && (i.word(0).len() == 1 || range(i.word(0))) && glued(i);
    if !(i.is(0, Kind::Number) && letter(i.skip(1)) && i.word(1).starts_with(['a', 'b', 'c', 'd', 'e'])) {
        return None;
    }
    let mut here = i.skip(2);
    while here.is(0, Kind::Number) && glued(here)
        || here.is(0, Kind::Dash) && (here.is(1, Kind::Number) || letter(here.skip(1)))
        || letter(here)
    {
        here = here.skip(1);
    }
    Some(here)
}

/// `IIa-IIae, q. 64, a. 7`, `I, q. 2, a. 3, ad 1`, `II, dist. 3, q. 1`, `C. 23 q. 5 c. 8`: the part of a summa, its question and article.
fn of_the_schools(i: In<'_>) -> Option<In<'_>> {
    const DEEPEST: usize = 5;
    // `C. 23 q. 5 c. 8`: a cause of the Decretum.
    let part = if question(i).is_some() { None } else { part_of_a_summa(i) };
    let mut here = part.map_or(i, In::past_comma);
    let mut end = None;
    for _ in 0..DEEPEST {
        let Some(rest) = question(here) else { break };
        end = Some(rest);
        here = rest.past_comma();
    }
    end
}

/// `IIa-IIae`, `I`, `Suppl.`: what is behind the part of a summa.
fn part_of_a_summa(i: In<'_>) -> Option<In<'_>> {
    let named = |n: usize| small::is(i.word(n), small::PARTS_OF_A_SUMMA);
    if !named(0) && super::date::roman(i.word(0)).is_none() {
        return None;
    }
    Some(i.skip(if i.is(1, Kind::Dash) && named(2) { 3 } else { 1 }).past_dot())
}

/// `q. 64`, `a. 7`: what is behind a question or an article.
fn question(i: In<'_>) -> Option<In<'_>> {
    numbered_word(i, small::QUESTIONS)
}

/// `1.22`, `VIII.12`: numbers with stops between them, or with commas.
fn divided(i: In<'_>) -> bool {
    head(i)
        && (i.is(1, Kind::Dot)
            && i.is(2, Kind::Number)
            && i.peek(1).is_some_and(|t| !t.spaced)
            && i.peek(2).is_some_and(|t| !t.spaced)
            || by_commas(i).is_some())
}

/// The number of a book.
fn head(i: In<'_>) -> bool {
    i.is(0, Kind::Number) && i.word(0).len() <= 3 || super::date::roman(i.word(0)).is_some()
}

/// `1,22,4`, `2, 30`, `VII, 104`, `2,32,8-12`: numbers with commas between them, with which the citation ends.
fn by_commas(i: In<'_>) -> Option<In<'_>> {
    const DEEPEST: usize = 3;
    let mut here = i.skip(1);
    let mut groups = 0;
    while here.is(0, Kind::Comma) && here.is(1, Kind::Number) && here.word(1).len() <= 3 {
        here = here.skip(2);
        groups += 1;
    }
    let rest = if here.is(0, Kind::Dash) && here.is(1, Kind::Number) { here.skip(2) } else { here };
    (head(i) && (1..=DEEPEST).contains(&groups) && ends(rest)).then_some(rest)
}

/// All of `1.22.4`, `2.40–46`, `3.14.1–3.16`.
fn division(i: In<'_>) -> (In<'_>, Span) {
    if let Some(rest) = by_commas(i) {
        return (rest, i.span_to(rest));
    }
    let mut here = i.skip(1);
    while matches!(here.kind(0), Some(Kind::Dot | Kind::Dash))
        && here.is(1, Kind::Number)
        && here.peek(1).is_some_and(|t| !t.spaced)
    {
        here = here.skip(2);
    }
    (here, i.span_to(here))
}

fn range(i: In<'_>) -> (In<'_>, Span) {
    let rest = i.skip(1);
    let rest = if rest.is(0, Kind::Dash) && rest.is(1, Kind::Number) { rest.skip(2) } else { rest };
    (rest, i.span_to(rest))
}

fn push(draft: &mut Draft, unit: Unit, span: Span, i: In<'_>) {
    let value = span.of(i.note.text).replace(['–', '—'], "-");
    draft.point(unit, span, value);
}

fn finish(mut draft: Draft, rest: In<'_>) -> Option<Draft> {
    draft.shows.labelled = true;
    draft.shows.numbered = true;
    draft.shows.genre = true;
    ended(draft, rest)
}
