//! Authors who stand only in the sentence that leads to their book.

use ecow::{EcoVec, eco_vec};

use super::date::full_date;
use super::draft::Draft;
use super::imprint::{has, top_level};
use super::input::In;
use super::locator::locators;
use super::name::{Names, and_len, is_initial, names};
use super::possessive::{is_owner, less_owner};
use super::series::capital_name;
use super::title::titled;
use super::token::{Case, GIVEN, Kind, bit};
use super::towns::place_sense;
use super::work::may_be_name;
use crate::lexicon::Sense;
use crate::model::{Doubt, Field, Kind as Work, Name, Span, Unit};
use crate::small;

/// `given by A. J. P. Taylor (The Origins of the Second World War, London, 1961, p. 45)`   `Hosking (Russia, 113) makes the same point`   `Antoni Stańko (Gdzie Karpat…, dz. cyt., s. 302)`
///
/// Behind a name of the sentence, `open` the bracket that holds the title, its facts or its page. A title of one word the document must
/// know.
pub fn title_in_brackets<'n>(clause: In<'n>, open: In<'n>) -> Option<Draft> {
    const NAME: usize = 8;
    let (inner, behind) = open.enclosed(Kind::ParenOpen)?;
    if !matches!(inner.case(0), Case::Capital | Case::Upper) || inner.len() < 3 {
        return None;
    }
    let of_name = |at: &usize| {
        let t = &clause.note.list[*at];
        let joins = t.bits & (bit(Sense::And) | bit(Sense::Particle)) != 0;
        t.kind == Kind::Word && (t.case != Case::Lower || joins) || t.kind == Kind::Dot && !t.stop
    };
    let first = (clause.at..open.at).rev().take(NAME).take_while(of_name).last()?;
    // `Según Eric Hobsbawm (Historia del siglo XX, …)`
    let first = first + usize::from(small::is(clause.note.word(first), small::AS_SOMEBODY));
    let (from, found) = (first..open.at)
        .filter(|at| matches!(clause.note.list[*at].case, Case::Capital | Case::Upper))
        .find_map(|at| {
            Some((at, names(clause.part(at, open.at)).ok().filter(|(rest, _)| rest.is_empty())?.1))
        })?;
    let author = clause.part(from, open.end);
    // `Sukhanov’s (Personal Record, 635)`: the title stands by itself.
    let owned = is_owner(clause.note.word(open.at - 1));
    if owned
        || !may_be_name(author)
        || found.list.iter().any(Name::is_body)
        || author.means(0, bit(Sense::City) | bit(Sense::Newspaper))
    {
        return None;
    }
    let mut draft = Draft::at(author, Work::Book);
    draft.names(Field::Author, author.span_to(open), found);
    let whole = draft.attempt(|trial| {
        let end = titled(inner, trial)?;
        (end.is_empty() && trial.shows.imprint && trial.fields.has(Field::Location)).then_some(end)
    });
    if whole.is_none() {
        let comma = top_level(inner, Kind::Comma).last().copied()?;
        let (title, page) = (cited_before(inner.until(comma)), inner.part(comma + 1, inner.end));
        let (rest, pages) = locators(page).ok()?;
        let low = |value: &str| value.split('-').next().is_some_and(|page| page.len() < 4);
        let paged = pages.iter().all(|l| l.value.unit == Unit::Page && low(&l.value.value));
        // `See (Kotkin 1995, 12)`
        let dated = (0..title.len()).any(|n| title.is(n, Kind::Number));
        let told = !dated
            && capital_name(title)
            && !place_sense(title)
            && !has(title, bit(Sense::Month(1)) | bit(Sense::Newspaper));
        if !rest.is_empty() || !paged || !told || title.len() > NAME {
            return None;
        }
        draft.text(Field::Title, title.note.span(title.at, title.end), title.note.text);
        draft.locate(pages);
        draft.shows.numbered = true;
        draft.shows.labelled = page.means(0, bit(Sense::Locator(Unit::Page)));
        // `Boris Ilizarov (Ivan Groznyi, p. 75) points out`: two words behind a person are more than chance; not behind
        // `the Procurement Committee`.
        let led = from == clause.at + 1 && small::is(clause.word(0), small::AS_SOMEBODY);
        let initial = is_initial(author.skip(1), author.word(0));
        let person = author.means(0, GIVEN) || from == clause.at || led || initial;
        if title.len() < 2 || !person {
            draft.doubt(Doubt::BareName);
        }
    }
    draft.doubt(Doubt::StartGuessed);
    draft.end = behind.at;
    draft.shows.closed = true;
    Some(draft)
}

/// `Gdzie Karpat…` of `(Gdzie Karpat…, dz. cyt., s. 302)`: the title without the words that say it was cited before.
fn cited_before(title: In<'_>) -> In<'_> {
    let Some(comma) = top_level(title, Kind::Comma).last().copied() else { return title };
    let words = title.part(comma + 1, title.end);
    let said = words.hit(|s| (s == Sense::OpCit).then_some(()));
    if said.is_some_and(|((), len)| words.skip(len).past_dot().is_empty()) {
        title.until(comma)
    } else {
        title
    }
}

/// `As Benedict Anderson famously argued in`   `R. W. Davies and Stephen G. Wheatcroft give 5.5 to 6.5 million in`: whom a clause speaks of
/// that leads to a title with "in", where nobody else stands in it.
pub fn subject(lead: In<'_>) -> Option<(EcoVec<Name>, Span)> {
    const LONGEST: usize = 14;
    let last = lead.end.checked_sub(1).filter(|at| *at > lead.at + 2)?;
    if lead.note.list[last].bits & bit(Sense::In) == 0 || lead.note.list[last].case != Case::Lower {
        return None;
    }
    (lead.at..last).find_map(|from| {
        let before = from.checked_sub(1).filter(|at| *at >= lead.at).map(|at| lead.part(at, last));
        // The first of the clause, or behind a small word: `As Benedict Anderson`, `But as Linda Heywood`.
        let of_name = |at: In<'_>| at.is(0, Kind::Dot) || at.case(0) != Case::Lower && may_be_name(at);
        if before.is_some_and(of_name) {
            return None;
        }
        let here = lead.part(from, last);
        let (mut rest, mut found) = names(here).ok().filter(|_| may_be_name(here))?;
        // `R. W. Davies and Stephen G. Wheatcroft give`: a verb ends no list of authors elsewhere.
        let and = and_len(rest);
        if and > 0
            && let Ok((end, others)) = names(rest.skip(and))
        {
            found.list.extend(others.list);
            rest = end;
        }
        let people = people(&found);
        let said = rest.skip(usize::from(rest.word(0).ends_with("ly")));
        let verb = says(said, found.list.len() > 1);
        (people && verb && said.len() < LONGEST && plain(said))
            .then(|| (found.list, lead.part(from, last).span_to(rest)))
    })
}

/// `Como señala Josep Fontana en La quiebra de la monarquía absoluta (…)`   `Wie Ian Kershaw in Der Hitler-Mythos, Stuttgart 1980, S. 45, zeigt`   `So
/// argumentiert Hans-Ulrich Wehler in seiner Deutschen Gesellschaftsgeschichte, Bd. 4, …`: a clause that begins with "as" or "so", in it one
/// name, and behind "in" the title.
pub fn as_somebody_says(i: In<'_>) -> Option<Draft> {
    const VERB: usize = 6;
    const LEAD: usize = 8;
    const OWN: usize = 4;
    if !small::is(i.word(0), small::AS_SOMEBODY) {
        return None;
    }
    let who = i.skip((1..VERB).find(|n| i.case(*n) != Case::Lower)?);
    let (rest, found) = names(who).ok().filter(|_| matches!(who.case(0), Case::Capital | Case::Upper))?;
    let lead = (0..LEAD).find(|n| rest.case(*n) != Case::Lower)?;
    let led = (lead.saturating_sub(OWN)..lead).any(|n| rest.means(n, bit(Sense::In)));
    let title = rest.skip(lead);
    if !led || !people(&found) || !matches!(title.case(0), Case::Capital | Case::Upper) {
        return None;
    }
    let mut draft = Draft::at(title, Work::Book);
    let end = titled(title, &mut draft)?;
    if !(draft.nobody() && draft.shows.imprint) {
        return None;
    }
    draft.author_from_sentence(found.list);
    draft.end = end.at;
    draft.shows.closed = true;
    Some(draft)
}

/// Each with a given name, and no body.
fn people(found: &Names) -> bool {
    found.list.iter().all(|n| !n.given.is_empty() && !n.is_body())
}

/// `Le mot est de Marc Bloch`, before `; voir L’Étrange défaite, Paris, …`: the person in whose name a clause ends, if it has a given name
/// that is known.
pub fn ends_in_person(sentence: In<'_>) -> Option<EcoVec<Name>> {
    const NAME: usize = 4;
    (sentence.at + 1..sentence.end)
        .rev()
        .take(NAME)
        .find_map(|at| {
            let here = sentence.part(at, sentence.end);
            let (rest, found) =
                names(here).ok().filter(|(rest, _)| rest.is_empty() && here.means(0, GIVEN))?;
            let behind = sentence.note.list[at - 1].case == Case::Lower;
            (behind && people(&found)).then_some((rest, found.list))
        })
        .map(|(_, list)| list)
}

/// Words in small letters, numbers, and what is quoted: nobody else is named.
fn plain(i: In<'_>) -> bool {
    let mut here = i;
    while !here.is_empty() {
        here = match here.kind(0) {
            Some(Kind::Word) if here.case(0) == Case::Lower => here.skip(1),
            Some(Kind::Number | Kind::Dash | Kind::Dot) if here.peek(0).is_some_and(|t| !t.stop) => {
                here.skip(1)
            }
            Some(Kind::QuoteOpen) => match here.enclosed(Kind::QuoteOpen) {
                Some((_, behind)) => behind,
                None => return false,
            },
            _ => return false,
        };
    }
    true
}

/// `In Stalin’s Peasants (New York: Oxford University Press, 1994), Sheila Fitzpatrick argues`: the book first, and behind its comma who
/// says it there.
pub fn book_then_subject(i: In<'_>) -> Option<Draft> {
    let title = i.skip(1);
    let led = i.case(0) == Case::Capital && i.means(0, bit(Sense::In)) && i.long(Sense::In) == Some(1);
    if !led || !i.note.has(Kind::ParenOpen) || !matches!(title.case(0), Case::Capital | Case::Upper) {
        return None;
    }
    let mut draft = Draft::at(title, Work::Book);
    let rest = titled(title, &mut draft).filter(|rest| rest.is(0, Kind::Comma))?;
    let (verb, found) = names(rest.skip(1)).ok()?;
    if !(draft.nobody() && draft.shows.imprint && people(&found) && says(verb, found.list.len() > 1)) {
        return None;
    }
    draft.author_from_sentence(found.list);
    draft.end = rest.at;
    draft.shows.closed = true;
    Some(draft)
}

/// `argued`, `notes`, `wrote`, of several `give`: a verb of whoever stands before it.
fn says(i: In<'_>, several: bool) -> bool {
    let word = i.word(0);
    let shaped = word.len() > 3 && (word.ends_with('s') || word.ends_with("ed"));
    let joins = bit(Sense::And) | bit(Sense::In) | bit(Sense::By);
    i.case(0) == Case::Lower
        && (i.means(0, bit(Sense::Said)) || shaped || several && word.len() > 3 && !i.means(0, joins))
}

/// `The phrase is E. P. Thompson’s; see The Making of the English Working Class (…)`: a sentence that ends in whose it is.
pub fn ends_in_owner(sentence: In<'_>) -> bool {
    sentence.end > sentence.at && is_owner(sentence.note.word(sentence.end - 1))
}

/// `I thank Professor Jane Doe for this reference.`, before `See also her …`: the one person with a given name that a sentence has.
pub fn only_person(sentence: In<'_>, draft: &mut Draft) {
    let mut only = None;
    let mut at = sentence.at;
    while at < sentence.end {
        let here = sentence.part(at, sentence.end);
        if here.case(0) == Case::Capital
            && here.means(0, GIVEN)
            && let Ok((rest, found)) = names(here)
            && let [one] = found.list.as_slice()
            && !one.given.is_empty()
            && !one.is_body()
        {
            if only.is_some() {
                return;
            }
            only = Some(one.clone());
            at = rest.at;
            continue;
        }
        at += 1;
    }
    if let Some(mut name) = only {
        less_owner(&mut name);
        draft.author_from_sentence(eco_vec![name]);
    }
}

/// `(à Sophie Volland, 12 août 1762)`, `(to James Madison, 30 January 1787)`: whom a letter of the edition before is to, and its day.
pub fn written_to(i: In<'_>) -> bool {
    i.case(0) == Case::Lower
        && i.means(0, bit(Sense::Addressee))
        && names(i.skip(1)).is_ok_and(|(rest, _)| {
            rest.is(0, Kind::Comma) && full_date(rest.skip(1)).is_ok_and(|(end, _)| end.is_empty())
        })
}

/// `In his Memoirs (New York, 1931), II, 440, Sherman gives …`: at the head of a sentence, somebody’s own work; where its title begins.
pub fn in_own_work(i: In<'_>) -> Option<In<'_>> {
    let led = i.case(0) == Case::Capital && i.means(0, bit(Sense::In));
    let own = led && i.case(1) == Case::Lower && i.means(1, bit(Sense::Own));
    let title = i.skip(1 + i.skip(1).long(Sense::Own).filter(|_| own)?);
    let begins = matches!(title.case(0), Case::Capital | Case::Upper) || title.is(0, Kind::QuoteOpen);
    begins.then_some(title)
}

/// `, Sherman gives a detailed account`: behind a citation and its comma whoever says it, and a verb.
pub fn subject_behind(behind: In<'_>, draft: &mut Draft) {
    const VERB: usize = 3;
    let Some((rest, found)) = Some(behind.skip(1))
        .filter(|who| behind.is(0, Kind::Comma) && matches!(who.case(0), Case::Capital | Case::Upper))
        .and_then(|who| names(who).ok())
    else {
        return;
    };
    let says = rest.case(0) == Case::Lower && rest.word(0).len() > VERB && !rest.means(0, bit(Sense::Small));
    if says && found.list.len() == 1 && !found.list[0].is_body() {
        draft.author_from_sentence(found.list);
    }
}

/// `Clio, 2016` in `(Kyiv: Clio, 2016)`: behind the town with which a bracket opens, and its colon, stands a house.
pub fn house_of_town(i: In<'_>) -> bool {
    const LONGEST: usize = 4;
    let Some(colon) = i.at.checked_sub(1).filter(|at| i.note.list[*at].kind == Kind::Colon) else {
        return false;
    };
    let opens = |at: &usize| i.note.list[*at].kind == Kind::ParenOpen;
    let Some(open) = (colon.saturating_sub(LONGEST)..colon).rev().find(opens) else { return false };
    let town = i.part(open + 1, colon);
    town.means(0, bit(Sense::City)) && town.long(Sense::City) == Some(town.len())
}

/// `Milan Novák, Svoboda’s son-in-law, was present`: behind a person and the comma of what he was a verb, and nothing that a citation has.
pub fn says_of_person(i: In<'_>, draft: &Draft) -> bool {
    let s = &draft.shows;
    if !s.full_name || s.imprint || s.journal || s.numbered || s.dated || s.quoted || s.slanted {
        return false;
    }
    let Some(title) = draft.site(Field::Title) else { return false };
    let from = i.note.at_byte(title.start);
    let tokens = i.note.list.get(from..draft.end.min(i.end)).unwrap_or_default();
    tokens.windows(2).any(|pair| {
        let [comma, verb] = pair else { return false };
        comma.kind == Kind::Comma && verb.case == Case::Lower && small::is(verb.text, small::BEING)
    })
}

/// `Norilsk from 1954 to 1957, in A. Macqueen, ‘Survivors’`   `Jiří Hájek, who served as minister, in Dix ans après`: nobody’s title goes over a clause
/// about somebody, or over the “in” before an author and what he wrote.
pub fn told_by_person(i: In<'_>, draft: &Draft) -> bool {
    if !draft.nobody() || draft.kind != Work::Book || i.note.bits & bit(Sense::In) == 0 {
        return false;
    }
    let Some(title) = draft.site(Field::Title) else { return false };
    let (from, to) = (i.note.at_byte(title.start), i.note.at_byte(title.end));
    (from + 1..to).any(|comma| {
        let next = i.part(comma + 1, i.end);
        if i.note.list[comma].kind != Kind::Comma || next.case(0) != Case::Lower {
            return false;
        }
        let who = small::is(next.word(0), small::CLAUSES_ABOUT_PERSONS) && next.case(1) == Case::Lower;
        who || next.means(0, bit(Sense::In))
            && names(next.skip(1)).is_ok_and(|(rest, found)| {
                found.full && rest.is(0, Kind::Comma) && rest.is(1, Kind::QuoteOpen)
            })
    })
}
