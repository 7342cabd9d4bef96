//! Who did what behind a title, and which edition.

use ecow::{EcoString, eco_format, eco_vec};

use super::abroad::editors::{after as named_after, all_of, divides};
use super::abroad::facts::initial;
use super::abroad::inverted::turned_behind_role;
use super::corporate::{body, members_of};
use super::date::roman;
use super::draft::{Draft, plain};
use super::facts::{imprint_ahead, naked, naked_imprint};
use super::imprint::{Paren, has, paren};
use super::input::{In, word};
use super::name::{Names, and_len, names};
use super::numbering::is_numeral;
use super::reissue::translated_as;
use super::tail::{Seen, ends, place_year, role_behind};
use super::title::surely_person;
use super::token::{Case, GIVEN, Kind, bit};
use crate::lexicon::Sense;
use crate::model::{Field, Span};
use crate::small;
use nom::Parser;

/// `ed. A and B`   `trans. Boris Jakim`   `edited by Wayne S. Smith`   `ed. and trans. by X`   `with an introduction by C`
pub fn roles<'n>(at: In<'n>, draft: &mut Draft, seen: &mut Seen) -> Option<In<'n>> {
    // `wyd. II, Dębica 2004`: the word for an editor is that for an edition before its numeral.
    let numeral = at.skip(1).past_dot();
    let initial = numeral.is(1, Kind::Dot) && matches!(numeral.case(2), Case::Capital | Case::Upper);
    let counted = is_numeral(numeral, 0) && !initial;
    if counted && at.means(0, bit(Sense::Edition)) {
        return None;
    }
    // `reissued with a new introduction by X`
    let again = at.case(0) == Case::Lower && at.means(0, bit(Sense::Reprint)) && at.word(1) == "with";
    let at = on_behalf(at).unwrap_or(at);
    let mut rest = past_behalf(role(at.skip(usize::from(again)), draft, seen)?);
    // `and trans. C`
    loop {
        let next = rest.skip(if divides(rest) { 1 } else { and_len(rest) });
        if next.at == rest.at || !next.means(0, bit(Sense::Translator) | bit(Sense::Editor)) {
            return Some(rest);
        }
        let before = divides(rest)
            .then(|| [Field::Editor, Field::Translator].map(|f| (f, draft.fields.names(f).into())));
        match role(next, draft, seen) {
            Some(end) => {
                let field = role_word(next).map(|(field, _)| field);
                let same = before.into_iter().flatten().find(|(f, _)| Some(*f) == field);
                if let Some((field, names)) = same {
                    named_after(names, field, draft);
                }
                rest = end;
            }
            None => return Some(rest),
        }
    }
}

/// `im Auftrag des Instituts für Zeitgeschichte hrsg. von`: to the word of the role, past whoever gave the work.
pub fn on_behalf(i: In<'_>) -> Option<In<'_>> {
    const LONGEST: usize = 16;
    if !behalf(i) {
        return None;
    }
    let end = (2..LONGEST).find(|n| i.kind(*n) != Some(Kind::Word) || i.means(*n, bit(Sense::Editor)))?;
    i.means(end, bit(Sense::Editor)).then(|| i.skip(end))
}

/// `hrsg. von Elke Fröhlich im Auftrag des Instituts für Zeitgeschichte,`: to the comma, past whoever gave the work.
fn past_behalf(i: In<'_>) -> In<'_> {
    const LONGEST: usize = 24;
    if !behalf(i) {
        return i;
    }
    let end = (2..LONGEST).find(|n| i.kind(*n) != Some(Kind::Word));
    end.filter(|n| matches!(i.kind(*n), Some(Kind::Comma | Kind::ParenOpen))).map_or(i, |n| i.skip(n))
}

fn behalf(i: In<'_>) -> bool {
    small::is(i.word(0), small::ON_BEHALF) && small::is(i.word(1), small::BEHALF)
}

/// `, Julian P. Boyd, ed. (Princeton: …)`   `, Nora Barlow, ed., New York, Norton, 1958`   `, F. Blass (éd.), Hannover, …`   `, P. Heinegg (trad.), Brescia 1982`
///
/// Who edited or translated, and behind the name what they did.
pub fn named_role<'n>(at: In<'n>, draft: &mut Draft, seen: &mut Seen) -> Option<In<'n>> {
    if at.case(0) == Case::Lower || at.note.bits & ROLES == 0 && !at.note.text.contains(", ed") {
        return None;
    }
    let (behind, found) = names(at).ok()?;
    // `JH Clarke (ed)`: initials without stops.
    let bare = || at.case(0) == Case::Upper && at.word(0).len() <= 3 && at.case(1) == Case::Capital;
    let person = found.full
        && found.list.iter().all(|n| !n.given.is_empty())
        && (surely_person(at.until(behind.at)) || bare());
    // `Tim Page (ed.) (New York: …)`: the role says that the words before it are one.
    let single =
        found.full && matches!(found.list.as_slice(), [only] if !only.given.is_empty() && !only.is_body());
    let person = person || single && behind.is(0, Kind::ParenOpen);
    let (rest, field) = if behind.is(0, Kind::ParenOpen) {
        if !person {
            return None;
        }
        bracketed_role(behind)?
    } else {
        let word = behind.skip(1);
        if !found.full || !behind.is(0, Kind::Comma) || word.case(0) != Case::Lower {
            return None;
        }
        // `C. C. O’Brien, ed (Harmondsworth: …)`, `L. W. Labaree, ed, vol. 1 (…)`: British printers leave the stop out.
        let bare = small::is(word.word(0), small::EDITS).then_some((Field::Editor, 1));
        let (field, len) = role_word(word).or(bare)?;
        let stopped = word.skip(len);
        // `edited by` leads another name.
        let open = (stopped.is(0, Kind::ParenOpen) || bare.is_some() && stopped.is(0, Kind::Comma)) && person;
        if !(stopped.is(0, Kind::Dot) || open) || len > 1 {
            return None;
        }
        (stopped.past_dot(), field)
    };
    let facts = rest.is(0, Kind::ParenOpen) && matches!(paren(rest), Ok((_, Paren::Imprint(_))));
    let volumes = rest.is(0, Kind::Comma) && (person || rest.is(1, Kind::Number)) && imprint_ahead(rest);
    // `Siân REYNOLDS, tran. London: Collins, 1972`: where stops divide.
    let stops = || draft.stops && naked(rest).is_some_and(|(_, found)| found.location.is_some());
    // `Henri Lonitz, ed., Nicholas Walker, trans., Cambridge, MA, 1999`: one more of them.
    let another = || rest.is(0, Kind::Comma) && role_behind(rest.skip(1)) && person;
    if draft.fields.has(field) || !(facts || volumes || stops() || another()) {
        return None;
    }
    // `John Charles Chasteen (ed. and trans.)`
    let both = behind.is(0, Kind::ParenOpen) && has(behind.until(rest.at), bit(Sense::Translator));
    if both && field == Field::Editor && !draft.fields.has(Field::Translator) {
        draft.names(Field::Translator, at.span_to(behind), found.clone());
    }
    draft.names(field, at.span_to(behind), found);
    draft.shows.role = true;
    seen.marked = true;
    Some(rest)
}

/// Roles that have a field.
const ROLES: u128 = bit(Sense::Editor) | bit(Sense::Compiler) | bit(Sense::Translator);

/// A word for a role, its field, and how many tokens it has.
fn role_word(i: In<'_>) -> Option<(Field, usize)> {
    if !i.means(0, ROLES) {
        return None;
    }
    i.hit(|s| match s {
        Sense::Editor | Sense::Compiler => Some(Field::Editor),
        Sense::Translator => Some(Field::Translator),
        _ => None,
    })
}

/// `(éd.)`   `(a cura di)`   `(trad.)`: a role in brackets and nothing else; what is behind it.
pub fn bracketed_role(i: In<'_>) -> Option<(In<'_>, Field)> {
    let (inner, rest) = i.enclosed(Kind::ParenOpen)?;
    let (field, len) = role_word(inner)?;
    let behind = inner.skip(len).past_dot();
    // `(ed. and trans.)`
    let second = behind.skip(and_len(behind));
    let joined = second.at > behind.at
        && role_word(second)
            .is_some_and(|(other, len)| other != field && second.skip(len).past_dot().is_empty());
    (behind.is_empty() || joined).then_some((rest, field))
}

/// One of them, with its names.
fn role<'n>(at: In<'n>, draft: &mut Draft, seen: &mut Seen) -> Option<In<'n>> {
    let mut here = at;
    let mut by = false;
    let mut found = [false; 3];
    let mut any = false;
    let mut words = 0;
    loop {
        let role = here.hit(|s| match s {
            Sense::Editor | Sense::Compiler => Some(0),
            Sense::Translator => Some(1),
            Sense::OtherRole => Some(2),
            _ => None,
        });
        let Some((role, len)) = role else { break };
        // `ed. V. G. Chertkov`: a capital is an initial, though `ed. v.` is a form.
        let initial = len > 1 && here.case(len - 1) == Case::Upper && here.word(len - 1).len() == 1;
        let len = len - usize::from(initial);
        found[role] = true;
        any = true;
        words += 1;
        // `trans. and ed.`, `translated and edited by`: one form, two roles.
        let inner = here.until(here.at + len);
        found[0] |= has(inner, bit(Sense::Editor)) && role != 2;
        found[1] |= has(inner, bit(Sense::Translator)) && role != 2;
        by |= has(inner, bit(Sense::By)) || here.is(len, Kind::Dot);
        here = here.skip(len);
        here = here.past_dot();
        let and = and_len(here);
        if and > 0
            && here
                .skip(and)
                .hit(|s| {
                    matches!(s, Sense::Editor | Sense::Translator | Sense::OtherRole | Sense::Compiler)
                        .then_some(())
                })
                .is_some()
        {
            here = here.skip(and);
        } else if !here.means(0, bit(Sense::Editor) | bit(Sense::Translator)) {
            break;
        }
        if words > 5 {
            break;
        }
    }
    // `[w:] Kościół w Polsce, wyd. J. Kłoczowski, t. 2`: what means an edition elsewhere leads a person here.
    if !any
        && here.case(0) == Case::Lower
        && here.means(0, bit(Sense::Edition))
        && let Some(len) = here.long(Sense::Edition)
        && here.is(len, Kind::Dot)
        && let people = here.skip(len + 1)
        && (initials_lead(people) || people.means(0, GIVEN))
        && let Ok((behind, list)) = names(people)
        && list.full
        && behind.is(0, Kind::Comma)
    {
        found[0] = true;
        (any, by, here) = (true, true, people);
    }
    if !any {
        // `with an introduction by X`
        if at.word(0) == "with" {
            let mut h = at.skip(1);
            if h.means(0, bit(Sense::Small)) {
                h = h.skip(1);
            }
            // `with a new introduction by`
            if h.case(0) == Case::Lower
                && h.means(1, bit(Sense::OtherRole))
                && !h.means(0, bit(Sense::OtherRole))
            {
                h = h.skip(1);
            }
            if h.means(0, bit(Sense::OtherRole)) {
                return role(h, draft, seen);
            }
        }
        return None;
    }
    // `. Tradução: Jorge Pais da Silva.`: the colon of Brazil's manuals (ABNT NBR 6023, 8.1.1.7).
    if at.case(0) == Case::Capital && here.is(0, Kind::Colon) && here.case(1) == Case::Capital {
        (here, by) = (here.skip(1), true);
    }
    // `by`, `from the Russian by`
    for _ in 0..5 {
        // `hrsg. v. Hofer`; `a cura di V. Gerratana`: a capital is an initial.
        if here.means(0, bit(Sense::By)) && !(here.case(0) == Case::Upper && here.word(0).len() == 1) {
            let len = here.long(Sense::By)?;
            here = here.skip(len);
            by = true;
            break;
        }
        if matches!(here.word(0), "from" | "the" | "of" | "to" | "into")
            || here.case(0) == Case::Capital && matches!(here.word(1), "by")
        {
            here = here.skip(1);
        } else {
            break;
        }
    }
    // `, trad. fr., Paris, …`: that it is a translation, and nobody named.
    if found == [false, true, false]
        && at.case(0) == Case::Lower
        && here.is(0, Kind::Comma)
        && naked(here.skip(1)).is_some()
    {
        seen.marked = true;
        return Some(here);
    }
    // `, trad. it. Rivoluzione industriale e classe operaia, Milano, Il Saggiatore, 1969`
    if found == [false, true, false]
        && at.case(0) == Case::Lower
        && let Some(rest) = translated_as(here, draft, seen)
    {
        return Some(rest);
    }
    // `, trad. it. Torino, Einaudi, 1991`
    if found == [false, true, false]
        && at.case(0) == Case::Lower
        && here.means(0, bit(Sense::City) | bit(Sense::PublisherWord))
        && naked(here).is_some_and(|(_, f)| f.location.is_some())
        && let Some(rest) = naked_imprint(here, draft)
    {
        seen.imprint = true;
        return Some(rest);
    }
    if found == [false, true, false]
        && here.case(0) == Case::Lower
        && here.is(1, Kind::Dot)
        && here.is(2, Kind::Comma)
        && naked(here.skip(3)).is_some()
    {
        seen.marked = true;
        return Some(here.skip(2));
    }
    // `edited by her daughter Martha Charters Somerville`
    if by
        && here.case(0) == Case::Lower
        && here.means(0, bit(Sense::Own))
        && here.case(1) == Case::Lower
        && here.case(2) == Case::Capital
    {
        here = here.skip(2);
    }
    // `Translated into English` is part of a title.
    if !by && at.word(0).len() > 6 {
        return None;
    }
    // `a cura di Id.`: the author is the editor as well.
    if here.means(0, bit(Sense::Idem))
        && let Some(len) = here.long(Sense::Idem)
    {
        let rest = here.skip(len).past_dot();
        let list = draft.fields.names(Field::Author).to_vec();
        if found[0] && !draft.fields.has(Field::Editor) {
            draft.names(Field::Editor, here.span_to(rest), Names { list: list.into(), full: true });
        }
        draft.shows.role = true;
        seen.marked = true;
        return Some(rest);
    }
    // `with an introduction and epilogue by the author`
    if found == [false, false, true]
        && by
        && let Some(len) = here.long(Sense::TheAuthor)
    {
        seen.marked = true;
        return Some(here.skip(len));
    }
    let alone = |(i, n)| (i, Names { list: eco_vec![n], full: true });
    let (rest, list) = turned_behind_role(here)
        .map_or_else(|| names(here), Ok)
        .or_else(|_| body(here).map(alone))
        .ok()
        .map(|found| members_of(here, found.0).map_or(found, alone))?;
    let (rest, list) = others_by_dash(rest, list);
    let (rest, list) = all_of(here, rest, list);
    let span = here.span_to(rest);
    let rest = past_helpers(rest);
    // An editor's name must end where a part ends.
    if !(rest.is(0, Kind::Comma)
        || rest.is(0, Kind::ParenOpen)
        || rest.is(0, Kind::Dot)
        || ends(rest)
        // `hrsg. v. Ernst Bruckmüller u. a. Wien 1990`
        || at.note.word(rest.at - 1) == "." && place_year(rest)
        || divides(rest)
        || rest.means(0, bit(Sense::And)))
    {
        return None;
    }
    // `ed. Series Name (…)`: a lone capitalised word run that is no name.
    if found[0] {
        draft.names(Field::Editor, span, list.clone());
    }
    if found[1] {
        draft.names(Field::Translator, span, list);
    }
    draft.shows.role = true;
    seen.marked = true;
    Some(rest)
}

/// `ed. John Naughton - Anthony Rudolf (Chicago: …)`: more of them, parted by dashes.
fn others_by_dash<'n>(rest: In<'n>, mut found: Names) -> (In<'n>, Names) {
    let spaced = |n: usize| rest.peek(n).is_some_and(|t| t.spaced);
    if rest.is(0, Kind::Dash)
        && spaced(0)
        && spaced(1)
        && let Ok((next, more)) = names(rest.skip(1))
        && more.full
    {
        found.list.extend(more.list);
        return others_by_dash(next, found);
    }
    (rest, found)
}

/// `J. Kłoczowski`: an initial and a surname.
fn initials_lead(i: In<'_>) -> bool {
    initial(i) && (i.case(2) == Case::Capital || initial(i.skip(2)))
}

/// `hg. v. Walter Nowojski unter Mitarbeit von Hadwig Klemperer`: past those who helped, whom no field has.
fn past_helpers(i: In<'_>) -> In<'_> {
    let helped = || {
        let len = i.long(Sense::OtherRole)?;
        let (rest, _) = names(i.skip(len)).ok()?;
        Some(rest)
    };
    if i.case(0) == Case::Lower && i.means(0, bit(Sense::OtherRole)) { helped().unwrap_or(i) } else { i }
}

/// `2nd ed.`   `3d ed. rev.`   `rev. ed.`   `Second Edition`   `6th edn`
pub fn edition<'n>(at: In<'n>, draft: &mut Draft, seen: &mut Seen) -> Option<In<'n>> {
    let (rest, value, span) = edition_words(at)?;
    // `2a. ed., 3a. reimp.`: the impression tells nothing of the text.
    let printed_again = draft.fields.has(Field::Edition) && has(at.until(rest.at), bit(Sense::Reprint));
    if printed_again {
        return Some(rest);
    }
    draft.fields.set(Field::Edition, crate::model::Value::Text(value));
    draft.sites.push((Field::Edition, span));
    seen.marked = true;
    draft.shows.role = true;
    Some(rest)
}

/// `2nd ed., enlarged,`   `2nd ed., rev. (`: behind a comma, how the edition differs.
fn words_behind(i: In<'_>) -> bool {
    let words = i.skip(1);
    i.is(0, Kind::Comma)
        && words.case(0) == Case::Lower
        && words.long(Sense::EditionWord).is_some_and(|len| {
            matches!(words.skip(len).past_dot().kind(0), Some(Kind::Comma | Kind::ParenOpen))
        })
}

/// The words of an edition: what is after them, its number or the words themselves, and where they stand.
pub fn edition_words(at: In<'_>) -> Option<(In<'_>, EcoString, Span)> {
    let mut here = at;
    let mut number = None;
    // `ED 1 (1970)`: the letters of a periodical.
    if at.case(0) == Case::Upper
        && at.word(0).len() > 1
        && at.is(1, Kind::Number)
        && at.is(2, Kind::ParenOpen)
    {
        return None;
    }
    if let Some(found) = told_by_adjective(at) {
        return Some(found);
    }
    for _ in 0..6 {
        if here.is(0, Kind::Number) && here.word(0).len() <= 2 && number.is_none() {
            number = Some(here.word(0).into());
            here = here.skip(1);
            // `2.ª ed.`: the stop before the raised letter.
            if here.is(0, Kind::Dot) && matches!(here.word(1), "ª" | "º") {
                here = here.skip(1);
            }
            if here.peek(0).is_some_and(|t| t.kind == Kind::Word && !t.spaced)
                && matches!(
                    here.word(0),
                    "st" | "nd" | "rd" | "d" | "th" | "e" | "ème" | "er" | "a" | "ª" | "º" | "о" | "е"
                )
            {
                here = here.skip(1);
            } else if here.is(0, Kind::Dash) && here.case(1) == Case::Lower {
                here = here.skip(2);
            }
            here = here.past_dot();
        } else if let Some((n, len)) = here.hit(|s| if let Sense::Ordinal(n) = s { Some(n) } else { None }) {
            number = Some(eco_format!("{n}"));
            here = here.skip(len);
        } else if here.means(0, bit(Sense::EditionWord)) && !here.means(0, bit(Sense::Edition)) {
            here = here.skip(1);
            here = here.past_dot();
            let and = and_len(here);
            here = here.skip(and);
        } else if number.is_some()
            && here.is(0, Kind::Comma)
            && here.means(1, bit(Sense::EditionWord))
            // `(…, 1865), 8, online edition`: a page.
            && (here.note.list[here.at - 1].kind == Kind::Dot
                || here.note.list[here.at - 1].bits & bit(Sense::EditionWord) != 0)
        {
            // `2., durchges. Aufl.`, `2. überarbeitete, aktualisierte und erweiterte Auflage`
            here = here.skip(1);
        } else {
            break;
        }
    }
    if here.at == at.at {
        // `Изд. 3-е`, `wyd. 2`, `ed. 4ª`: the number behind its word.
        return numbered_edition(at);
    }
    here = revised(here, number.is_some());
    let (mut rest, ()) = word(|s| (s == Sense::Edition).then_some(())).parse(here).ok()?;
    // `16. ed. rev. e ampl.`
    for _ in 0..4 {
        let more =
            rest.skip(and_len(rest) * usize::from(rest.at > here.at + 1) + usize::from(words_behind(rest)));
        // `revue et mise à jour`
        // `3d ed. New Haven`
        let Some(len) = more.long(Sense::EditionWord).filter(|_| !place_year(more)) else { break };
        rest = more.skip(len);
        rest = rest.past_dot();
    }
    let span = at.span_to(rest);
    rest = with_part(rest);
    // `7. Aufl. (unveränd. Nachdruck der 1. Aufl.), Darmstadt 1977`
    if let Some((inner, behind)) = rest.enclosed(Kind::ParenOpen)
        && inner.case(0) == Case::Lower
        && inner.means(0, bit(Sense::EditionWord) | bit(Sense::Reprint))
        && behind.is(0, Kind::Comma)
    {
        rest = behind;
    }
    Some((rest, number.unwrap_or_else(|| plain(span.of(at.note.text))), span))
}

/// `, trans.,` behind the names of those who translated a work that nobody wrote (Chicago 17, 14.104); what is behind the role.
pub fn translators_first(i: In<'_>) -> Option<In<'_>> {
    let at = i.skip(1);
    if !i.is(0, Kind::Comma) || at.case(0) != Case::Lower || !at.means(0, bit(Sense::Translator)) {
        return None;
    }
    let rest = at.skip(at.long(Sense::Translator)?).past_dot();
    let titled = matches!(rest.case(1), Case::Capital | Case::Upper) || rest.is(1, Kind::QuoteOpen);
    (rest.is(0, Kind::Comma) && titled).then_some(rest)
}

/// `, revised, vol. 1`, `; facsimile, Oxford: …`, `, unabridged (`: what the edition is, without its word. `, First (Cambridge, MA: …)`,
/// `, Reprint (London: …)`: as programs print it, with a capital and before its facts.
fn told_by_adjective(i: In<'_>) -> Option<(In<'_>, EcoString, Span)> {
    let rest = i.skip(1);
    let before_facts = || {
        rest.is(0, Kind::ParenOpen)
            && matches!(paren(rest), Ok((_, Paren::Imprint(found))) if found.date.is_some())
    };
    match i.case(0) {
        Case::Lower if small::is(i.word(0), small::EDITIONS_ALONE) => (rest.is(0, Kind::Comma)
            || before_facts())
        .then(|| (rest, i.text_to(rest).into(), i.span_to(rest))),
        Case::Capital if rest.is(0, Kind::ParenOpen) => {
            let ordinal = i
                .hit(|s| if let Sense::Ordinal(n) = s { Some(n) } else { None })
                .filter(|(_, len)| *len == 1);
            let told = match ordinal {
                Some((n, _)) => eco_format!("{n}"),
                None if small::is(i.word(0), small::EDITIONS_IN_CAPITALS) => i.text_to(rest).into(),
                None => return None,
            };
            before_facts().then(|| (rest, told, i.span_to(rest)))
        }
        _ => None,
    }
}

/// `with a new afterword` behind the edition and before its facts in brackets: what it has more.
fn with_part(i: In<'_>) -> In<'_> {
    const LONGEST: usize = 6;
    if i.case(0) != Case::Lower || !i.means(0, bit(Sense::Along)) {
        return i;
    }
    let end = (1..LONGEST).find(|n| i.case(*n) != Case::Lower);
    let told = |n: &usize| i.is(*n, Kind::ParenOpen) && (1..*n).any(|at| i.means(at, bit(Sense::OtherRole)));
    end.filter(told).map_or(i, |n| i.skip(n))
}

/// `4., durchges. Aufl.`   `2., völlig neu bearb. u. erw. Aufl.`   `6., um ein Nachwort erw. Aufl.`: small words between an
/// edition's number and its noun; behind `6.,` what it was enlarged by as well.
fn revised(i: In<'_>, numbered: bool) -> In<'_> {
    // `(…, 1865), 8, online edition`: a page.
    let stopped = i.is(0, Kind::Comma) && i.note.list[i.at - 1].kind == Kind::Dot;
    if !numbered || !(stopped || i.case(0) == Case::Lower) || i.means(0, bit(Sense::Edition)) {
        return i;
    }
    let enlarged =
        i.is(0, Kind::Comma) && i.case(1) == Case::Lower && i.note.list[i.at - 1].kind == Kind::Dot;
    let mut here = i;
    for _ in 0..14 {
        if here.means(0, bit(Sense::Edition)) {
            return here;
        }
        match here.kind(0) {
            Some(Kind::Word) if here.case(0) == Case::Lower || enlarged => {}
            Some(Kind::Comma) if here.at == i.at => {}
            Some(Kind::Dot) => {}
            _ => break,
        }
        here = here.skip(1);
    }
    i
}

/// `rev. e ampl.`   `popr. i uzup.`, `, доп.`: words of revision in a row; what is behind them.
fn revision(i: In<'_>) -> In<'_> {
    let mut rest = i;
    for _ in 0..6 {
        let more = rest.past_comma();
        let more = more.skip(and_len(more));
        if !more.means(0, bit(Sense::EditionWord)) || more.case(0) != Case::Lower {
            break;
        }
        rest = more.skip(1).past_dot();
    }
    rest
}

/// `Изд. 3-е`   `wyd. II`   `ed. 2ª`   `ed. rev. e ampl.`
fn numbered_edition(at: In<'_>) -> Option<(In<'_>, EcoString, Span)> {
    let (value, ()) = word(|s| (s == Sense::Edition).then_some(())).parse(at).ok()?;
    let worded = if value.means(0, bit(Sense::Edition)) { value } else { revision(value) };
    if worded.at > value.at
        && (matches!(worded.kind(0), Some(Kind::Comma | Kind::ParenOpen)) || place_year(worded))
    {
        return Some((worded, at.text_to(worded).into(), at.span_to(worded)));
    }
    let number = value.is(0, Kind::Number) && value.word(0).len() <= 2;
    if !(number || value.case(0) == Case::Upper && roman(value.word(0)).is_some_and(|n| n < 40)) {
        return None;
    }
    let mut rest = value.skip(1);
    if rest.is(0, Kind::Dash) && rest.case(1) == Case::Lower && rest.peek(1).is_some_and(|t| !t.spaced) {
        rest = rest.skip(2);
    } else if matches!(rest.word(0), "ª" | "º" | "a" | "e") && rest.peek(0).is_some_and(|t| !t.spaced) {
        rest = rest.skip(1);
    }
    // `wyd. 2 popr. i uzup.`, `изд. 2-е, доп.`
    rest = revision(rest);
    let revised = rest.note.list[rest.at - 1].kind == Kind::Dot && rest.at > value.at + 2;
    if !(revised
        || rest.is_empty()
        || matches!(rest.kind(0), Some(Kind::Comma | Kind::Dot | Kind::ParenOpen)))
    {
        return None;
    }
    Some((rest, value.word(0).into(), at.span_to(rest)))
}

/// `Khrushchev Remembers: The Last Testament / Пер. с англ.`: before a stop a stroke with blanks, and a role: the colon is a title's.
pub fn responsible(i: In<'_>) -> bool {
    let roles = bit(Sense::Editor) | bit(Sense::Translator) | bit(Sense::Compiler) | bit(Sense::OtherRole);
    let spaced =
        |n: usize| i.is(n, Kind::Slash) && [n, n + 1].iter().all(|n| i.peek(*n).is_some_and(|t| t.spaced));
    (1..i.len())
        .take_while(|n| !i.peek(*n).is_some_and(|t| t.stop))
        .any(|n| spaced(n) && i.means(n + 1, roles))
}
