//! What is prose, though it can be read as a citation.

use ecow::{EcoVec, eco_vec};

use super::archive;
use super::date::{full_date, month};
use super::draft::Draft;
use super::gost::author_behind_colon;
use super::imprint::next_top;
use super::in_sentence::{subject, title_in_brackets};
use super::input::In;
use super::lead::{holds_lead, see_in_short};
use super::name::{and_len, names};
use super::note::Island;
use super::possessive::{is_owner, less_owner, less_possessive};
use super::quoted_more::chapter_of;
use super::series::capital_name;
use super::surname::by_place;
use super::tail::ends;
use super::title::surely_person;
use super::token::{Case, GIVEN, Kind, Token, bit};
use super::towns::place_sense;
use crate::lexicon::Sense;
use crate::model::{Doubt, Field, Kind as Work, Name, Span, Unit};
use crate::small;

/// `Chapter II, p. 22`, `Appendix B, p. 367`: where this book itself says more.
pub fn own_part(i: In<'_>) -> bool {
    use crate::model::Unit::{Appendix, Chapter, Figure, Page, Plate, Section, Table};
    // `Lisa B. Lubow`: an appendix in Estonia alone.
    if i.case(0) != Case::Capital || !i.means(0, bit(Sense::Locator(Page))) || i.means(0, GIVEN) {
        return false;
    }
    let part =
        |s| matches!(s, Sense::Locator(Appendix | Chapter | Figure | Plate | Section | Table)).then_some(());
    let Some(((), len)) = i.hit(part) else { return false };
    let number = i.skip(len);
    let number = number.past_dot();
    let numbered = number.is(0, Kind::Number) || number.case(0) == Case::Upper && number.word(0).len() <= 4;
    let rest = number.skip(1);
    let page = rest.is(0, Kind::Comma)
        && rest.case(1) == Case::Lower
        && rest.means(1, bit(Sense::Locator(Page)) | bit(Sense::Infra) | bit(Sense::Supra));
    i.word(0).len() > 3 && numbered && (page || ends(rest)) && chapter_of(i).is_none()
}

/// `For the events at Arqah, Raymond of Aguilers, Historia`: a lone word before a medieval author ends the sentence.
pub fn before_by_place(i: In<'_>) -> bool {
    i.case(0) == Case::Capital && i.is(1, Kind::Comma) && by_place(i.skip(2)).is_some()
}

/// `copy courtesy of the National Security Archive, Washington, D.C.`: a town and its state, with which all ends, are no author and title.
pub fn town_and_state(i: In<'_>) -> bool {
    let state = |len: usize| {
        let state = i.skip(len + 1);
        state.long(Sense::State).is_some_and(|n| ends(state.skip(n)) || ends(state.skip(n).past_dot()))
    };
    i.case(0) == Case::Capital
        && i.means(0, bit(Sense::City))
        && i.long(Sense::City).is_some_and(|len| i.is(len, Kind::Comma) && state(len))
}

/// `; Introduction, p. 7`: a part of the work at hand, and nobody’s name.
pub fn part_alone(i: In<'_>) -> bool {
    use crate::model::Unit::Page;
    i.means(0, bit(Sense::OtherRole))
        && i.case(0) == Case::Capital
        && i.is(1, Kind::Comma)
        && i.means(2, bit(Sense::Locator(Page)))
        && i.case(2) == Case::Lower
}

/// `the Courier campaign and filed in Box 3`: what was taken for a journal's name goes on as a sentence.
pub fn sentence_for_journal(at: In<'_>, draft: &Draft) -> bool {
    if draft.fields.has(Field::Title) || draft.kind != Work::Article {
        return false;
    }
    let Some(span) = draft.site(Field::Journaltitle) else { return false };
    let end = at.note.at_byte(span.end);
    let small = bit(Sense::Small) | bit(Sense::And) | bit(Sense::In);
    let lower = |t: &&Token| t.kind == Kind::Word && t.case == Case::Lower;
    let words = at.note.list[draft.start..end.max(draft.start)].iter().filter(lower);
    let (mut free, mut led) = (0, false);
    for t in words {
        free += usize::from(t.bits & small == 0);
        led |= t.bits & (bit(Sense::In) | bit(Sense::Plain)) != 0;
    }
    free > 1 && led
}

/// `The point is moot. Pravda, 12 May 1937`, `The reports agree. U.S. Department of State, FRUS, …`: a sentence before the
/// name of a journal, a body or a case, and taken into it.
pub fn sentence_before(at: In<'_>, draft: &Draft) -> bool {
    let body = || draft.fields.names(Field::Author).first().is_some_and(Name::is_body);
    let named = matches!(draft.kind, Work::Jurisdiction | Work::Legislation | Work::Report);
    let (field, title) = if !draft.fields.has(Field::Title) && draft.fields.has(Field::Journaltitle) {
        (Field::Journaltitle, false)
    } else if body() {
        (Field::Author, false)
    } else {
        (Field::Title, !named)
    };
    let Some(span) = draft.site(field) else { return false };
    let (from, to) = (at.note.at_byte(span.start), at.note.at_byte(span.end));
    if from != draft.start {
        return false;
    }
    let list = at.note.list.get(from..to).unwrap_or_default();
    // `The minister refused (U.S. Department of State, …)`: a bracket opens in the name and closes behind it.
    if list.iter().any(|t| t.kind == Kind::ParenOpen && t.partner as usize >= to) && !title {
        return true;
    }
    // Only the stop that ends a word written small ends a sentence here: `Annales. Économies, sociétés`.
    let stop = list.windows(2).position(|pair| {
        let [word, dot] = pair else { return false };
        dot.kind == Kind::Dot && dot.stop && word.case == Case::Lower && word.span.len() > 2 && !word.short
    });
    let Some(sentence) = stop.and_then(|stop| list.get(..stop)) else { return false };
    // A title may have several sentences; what says something with a verb is none.
    let says = || {
        sentence.iter().any(|t| t.case == Case::Lower && t.bits & bit(Sense::Said) != 0)
            && sentence.iter().all(|t| t.kind == Kind::Word)
    };
    // `Journal officiel de la République française. Débats parlementaires. Chambre des députés`: a name of several sentences.
    let record = named && at.long(Sense::GovernmentWord) == Some(sentence.len() + 1);
    sentence.len() > 1 && !record && (!title || says())
}

/// `The minister refused (TNA, FO 371/143554, …)`, `He was dismissed in May (New York Times, May 2, 1915)`: a clause of prose and a
/// citation in brackets, taken for a title and its facts of publication.
pub fn clause_before_brackets(at: In<'_>, draft: &Draft) -> bool {
    if !draft.nobody() || draft.shows.quoted || draft.shows.slanted {
        return false;
    }
    let Some(span) = draft.site(Field::Title) else { return false };
    let (from, to) = (at.note.at_byte(span.start), at.note.at_byte(span.end));
    let title = at.part(from, to);
    if from != draft.start {
        return false;
    }
    let words = &at.note.list[from..to];
    let lower = |t: &Token, bits: u128| t.case == Case::Lower && t.bits & bits != 0;
    let says = words.iter().any(|t| lower(t, bit(Sense::Said)));
    let kept = |i: In<'_>| archive::place(i).is_ok_and(|(_, found)| !found.place.steps.is_empty());
    // `It was so (FO 371/25224)`, all taken for a title; and a bracket that is never closed.
    if let Some(open) = (from..to).find(|n| at.note.list[*n].kind == Kind::ParenOpen) {
        // `A. J. P. Taylor (The Origins …, London, 1961) with that of Alan Bullock`: another's book stands in it.
        if title_in_brackets(title.until(open), at.part(open, to)).is_some() {
            return true;
        }
        let close = at.note.list[open].partner as usize;
        return says && (close > to || kept(at.part(open + 1, close)));
    }
    let Some((inside, _)) = at.part(to, at.end).enclosed(Kind::ParenOpen) else { return false };
    // `then Leningrad (1924)`, `Paris (Texas)`: a town.
    if place_sense(title) && !draft.fields.has(Field::Publisher) {
        return true;
    }
    if full_date(title).is_ok_and(|(rest, _)| rest.is_empty())
        || month(title).is_ok_and(|(rest, _)| rest.is_empty())
    {
        return true;
    }
    // `The Cabinet agreed`: a title written small ends with a noun too, but it has its place behind it.
    let small = words.last().is_some_and(|t| t.case == Case::Lower && t.bits & bit(Sense::Small) == 0);
    let behind = |place: Span| draft.site(Field::Publisher).is_some_and(|name| name.start < place.start);
    // `(Tony Judt, Postwar: A History …)`, `(Hans Mommsen: Beamtentum. Stuttgart: …)`: an author, and no place.
    let author = !inside.means(0, bit(Sense::City))
        && names(inside).is_ok_and(|(rest, found)| {
            let divided =
                matches!(rest.kind(0), Some(Kind::Comma | Kind::Colon | Kind::Dot | Kind::ParenOpen));
            divided && (found.full || found.list.len() > 1)
        });
    let place = |span: Span| {
        let name = at.part(at.note.at_byte(span.start), at.note.at_byte(span.end));
        place_sense(name) || name.len() <= 3 && next_top(name, Kind::Comma).is_none()
    };
    let placed = draft.site(Field::Location).is_some_and(|span| !behind(span) && place(span))
        && !draft.doubts.has(Doubt::PlaceOrPublisher);
    (says || small) && (author || !placed || kept(inside))
}

/// `Abbiamo nel vol. IX, pag. 270, della raccolta`   `On lit dans le t. 3, p. 45`: no title ends with a word that leads the next on, unless
/// facts of publication say that it is one.
pub fn leads_on_to_locator(at: In<'_>, draft: &Draft) -> bool {
    let facts = [Field::Date, Field::Location, Field::Publisher, Field::Journaltitle];
    if !draft.nobody()
        || draft.locators.is_empty()
        || draft.shows.quoted
        || draft.shows.slanted
        || facts.iter().any(|field| draft.fields.has(*field))
    {
        return false;
    }
    let Some(span) = draft.site(Field::Title) else { return false };
    let end = at.note.at_byte(span.end);
    let last = at.part(end.saturating_sub(1), end);
    last.is(0, Kind::Word)
        && last.case(0) == Case::Lower
        && last.means(0, bit(Sense::Small) | bit(Sense::In))
        && at.note.list.get(end).is_some_and(|t| t.kind == Kind::Word)
}

/// `The point is made by others as well: …`: a clause with a verb, its colon, and what may be a citation; gives what stands
/// behind the colon. `Stalinism: New Directions` has no verb.
pub fn clause_before_colon(i: In<'_>) -> Option<In<'_>> {
    const LONGEST: usize = 24;
    if let Some(behind) = about_before_colon(i).or_else(|| author_behind_colon(i)).or_else(|| topic(i)) {
        return Some(behind);
    }
    if i.note.bits & bit(Sense::Said) == 0 || !matches!(i.case(0), Case::Capital | Case::Upper) {
        return None;
    }
    let words = (0..LONGEST).take_while(|n| i.is(*n, Kind::Word)).count();
    let says = (1..words).any(|n| i.case(n) == Case::Lower && i.means(n, bit(Sense::Said)));
    let behind = i.skip(words + 1);
    let begins = matches!(behind.case(0), Case::Capital | Case::Upper) || behind.is(0, Kind::QuoteOpen);
    // `Service writes in Lenin: A Biography`: the colon is a title's.
    let small = words > 2 && i.case(words - 1) == Case::Lower;
    (small && says && i.is(words, Kind::Colon) && begins).then_some(behind)
}

/// `On Dnipropetrovsk: Kravchenko, I Chose Freedom, 111`: what is spoken of, and behind the colon a name, its comma and a title. `On
/// Liberty: A Study` is one.
fn about_before_colon(i: In<'_>) -> Option<In<'_>> {
    const LONGEST: usize = 9;
    if i.case(0) != Case::Capital || !i.means(0, bit(Sense::Small)) {
        return None;
    }
    let words = (0..LONGEST).take_while(|n| i.is(*n, Kind::Word)).count();
    let behind = Some(i.skip(words + 1)).filter(|_| words > 1 && i.is(words, Kind::Colon))?;
    let (rest, _) = names(behind).ok()?;
    let titled = matches!(rest.case(1), Case::Capital | Case::Upper) || rest.is(1, Kind::QuoteOpen);
    (rest.is(0, Kind::Comma) && titled).then_some(behind)
}

/// `Zhdanov’s health: Djilas, p. 149`   `Kissing Kirov: Rybin, Ryadom, p. 88`: behind another citation of the note some words of the text,
/// a colon, and by a surname where they are from.
fn topic(i: In<'_>) -> Option<In<'_>> {
    const LONGEST: usize = 6;
    const TITLE: usize = 6;
    let opens = i.at > 1 && i.note.list[i.at - 1].stop && i.note.list[i.at - 2].kind == Kind::Number;
    if !opens || !matches!(i.case(0), Case::Capital | Case::Upper) {
        return None;
    }
    let words = (0..LONGEST).take_while(|n| i.is(*n, Kind::Word)).count();
    let behind = Some(i.skip(words + 1)).filter(|_| words > 0 && i.is(words, Kind::Colon))?;
    let unknown = |n: usize| {
        behind.case(n) == Case::Capital
            && behind.peek(n).is_some_and(|t| t.bits & !(GIVEN | bit(Sense::PublisherWord)) == 0)
    };
    let one = (0..2).take_while(|n| unknown(*n)).count();
    // `The bullet: Zbarsky and Hutchinson, p. 158`
    let and = and_len(behind.skip(one));
    let surname = if one > 0 && and > 0 && unknown(one + and) { one + and + 1 } else { one };
    let page = |i: In<'_>| {
        i.case(0) == Case::Lower && i.means(0, bit(Sense::Locator(Unit::Page))) && i.is(1, Kind::Dot)
    };
    let rest = behind.skip(surname + 1);
    let titled = || {
        let title = (0..TITLE).take_while(|n| rest.is(*n, Kind::Word)).count();
        title > 0
            && matches!(rest.case(0), Case::Capital | Case::Upper)
            && rest.is(title, Kind::Comma)
            && page(rest.skip(title + 1))
    };
    (surname > 0 && behind.is(surname, Kind::Comma) && (page(rest) || titled())).then_some(behind)
}

/// `the conclusion of the World Conference of the Irish Race (30 Jan. 1922)`: no book is of one day; a sentence tells when something was.
pub fn of_one_day(draft: &Draft) -> bool {
    matches!(draft.kind, Work::Book | Work::Misc)
        && only_dated(draft)
        && draft.nobody()
        && draft.fields.date().is_some_and(|day| day.edtf.len() == 10)
}

/// A name or a title with a date behind it, and nothing else that a citation has.
pub fn only_dated(draft: &Draft) -> bool {
    let s = &draft.shows;
    let facts =
        [Field::Publisher, Field::Location, Field::Institution, Field::Journaltitle, Field::Url, Field::Doi];
    (s.dated || s.imprint)
        && !(s.quoted
            || s.journal
            || s.labelled
            || s.numbered
            || s.steps
            || s.url
            || s.back
            || s.genre
            || s.host)
        && !facts.iter().any(|f| draft.fields.has(*f))
}

/// `Peter Brown, *The Body and Society* (1988), the classic account`: behind an author’s full name, a title and the year in
/// brackets, what the note says of the book. `John Adams, Second President (1797), was in …` has no title.
pub fn book_and_remark(draft: &Draft, behind: In<'_>) -> bool {
    const WORDS: usize = 5;
    let year = behind.at.checked_sub(1).is_some_and(|at| behind.note.list[at].kind == Kind::ParenClose);
    let said = year && draft.shows.full_name && behind.is(0, Kind::Comma) && behind.case(1) == Case::Lower;
    let long = || {
        let title = draft.fields.text(Field::Title).unwrap_or_default();
        title.split(' ').count() >= WORDS && !title.contains(',') && behind.means(1, bit(Sense::Small))
    };
    said && draft.fields.has(Field::Author) && (draft.shows.slanted || long())
}

/// Enough to stand in the middle of a sentence: a name and a date by themselves are not.
pub fn strong(draft: &Draft) -> bool {
    let s = &draft.shows;
    s.imprint || s.journal || s.steps || s.url || s.back || s.labelled || s.quoted && (s.author || s.host)
}

/// Enough behind words of a sentence that lead to it: facts of its own, or an author with a title or a year, and the page.
/// `three members: Smith, Jones and Brown, all of London` has neither.
pub fn stands_alone(draft: &Draft) -> bool {
    let known = draft.fields.has(Field::Title) || draft.fields.has(Field::Date) || draft.shows.labelled;
    strong(draft) && !only_dated(draft) || !draft.nobody() && known && draft.shows.numbered
}

/// A lower-case word, then a capitalised word before a comma: `auch bei Käpplinger, Jagd`.
pub fn sentence_before_name(title: In<'_>) -> bool {
    let comma = (title.at..title.end).find(|at| title.note.list[*at].kind == Kind::Comma);
    comma.is_some_and(|at| {
        at > title.at + 2
            && title.note.list[at - 1].case == Case::Capital
            && title.note.list[at - 2].case == Case::Lower
            && !capital_name(title.until(at))
    })
}

/// `21 Napoleon had slept badly: Andrew Roberts, Napoleon the Great (…)`: words from the page before an author, no title and
/// subtitle.
pub fn phrase_before_author(i: In<'_>, title: Span) -> bool {
    let end = i.note.at_byte(title.end);
    // `das Plädoyer von George L. Mosse, Toward a General Theory of Fascism, in: …`: who made it, and what.
    let inside = i.at.checked_sub(1).is_some_and(|at| i.note.list[at].case == Case::Lower);
    if inside && i.means(1, bit(Sense::By)) && i.case(1) == Case::Lower {
        let after = i.skip(2);
        if names(after).is_ok_and(|(rest, found)| {
            found.full && rest.at < end && rest.is(0, Kind::Comma) && surely_person(after.until(rest.at))
        }) {
            return true;
        }
    }
    let colon = (i.at..end).find(|at| i.note.list[*at].kind == Kind::Colon);
    let Some(colon) = colon else { return false };
    let after = i.part(colon + 1, i.end);
    names(after).is_ok_and(|(rest, found)| {
        // `On Newton: Richard S. Westfall, Never at Rest (…)`: a small word leads no title that a name follows.
        let label = || i.means(0, bit(Sense::Small)) || rest.is(1, Kind::QuoteOpen);
        // `The First Churches: Roman Corinth, ed. by James R. Harrison`: what somebody edited is a subtitle.
        let edited = rest.case(1) == Case::Lower
            && rest.means(1, bit(Sense::Editor) | bit(Sense::Translator))
            && !rest.skip(2).past_dot().is(0, Kind::Comma);
        found.full
            && !edited
            && rest.at <= end + 1
            && rest.is(0, Kind::Comma)
            && surely_person(after.until(rest.at))
            && (inside || !capital_name(i.until(colon)) || label())
    })
}

/// `Siehe die neueren Darstellungen bei Oskar Lehner, Verfassungsgeschichte, …`   `Sobre este tema es clásico el libro de Pierre Vilar, …`   `Lo sostiene P.
/// Villani, Mezzogiorno, …`: a sentence by its signal or its verb, with a small word or the verb before a person and the comma behind him: no
/// title, but what leads to one.
pub fn sentence_to_person(i: In<'_>, title: Span) -> bool {
    const NEAR: usize = 3;
    let end = i.note.at_byte(title.end);
    let word = |at: usize, sense: Sense| i.note.list[at].bits & bit(sense) != 0;
    let lower = |at: usize| i.note.list[at].case == Case::Lower;
    let led = (i.at.saturating_sub(NEAR)..=i.at).any(|at| word(at, Sense::Signal));
    let verb = |at: usize| (lower(at) || at == i.at) && word(at, Sense::Said);
    let person = |at: usize| {
        let here = i.part(at, i.end);
        let of = elided_of(here.word(0));
        let given =
            of || i.note.list[at].bits & GIVEN != 0 || here.case(0) == Case::Upper && here.is(1, Kind::Dot);
        let small = bit(Sense::Small) | bit(Sense::In) | bit(Sense::By);
        let before = i.note.list[at - 1];
        // `Dies betont auch Otto Pflanze`, `zarysowuje J. Wawrzyniak, dz. cyt.`, `zwraca uwagę A. Paczkowski, …`
        let after_verb = || verb(at - 1) || at > i.at + 1 && verb(at - 2);
        given
            && (here.case(0) != Case::Lower || of)
            && before.case == Case::Lower
            && (of || before.bits & small != 0 || after_verb())
            && names(here).is_ok_and(|(rest, found)| {
                found.full
                    && rest.at <= end
                    && rest.is(0, Kind::Comma)
                    // `Qui est Jean Moulin, Paris, Seuil`: a title has its town behind it.
                    && !rest.means(1, bit(Sense::City))
                    && (matches!(rest.case(1), Case::Capital | Case::Upper)
                        || rest.is(1, Kind::QuoteOpen)
                        || rest.means(1, bit(Sense::OpCit)))
                    && (of || surely_person(here.until(rest.at)))
            })
    };
    let Some(at) = (i.at + 2..end).find(|at| person(*at)) else { return false };
    // `So der Titel des Buches von Fritz Stern, …`
    let so = small::is(i.word(0), small::AS_SOMEBODY) && i.case(1) == Case::Lower;
    led || so || (i.at..at).any(verb)
}

/// `d’Alain` in `les travaux d’Alain Corbin`: an “of” without its vowel before a capital.
fn elided_of(word: &str) -> bool {
    word.strip_prefix('d')
        .and_then(|rest| rest.strip_prefix(['’', '\'']))
        .is_some_and(|name| name.chars().next().is_some_and(char::is_uppercase))
}

/// `O organizacji Związku zob. K. Lisiecki, Sprawozdanie, AAN, …`: inside what was taken for the description of a paper a word that leads
/// to whoever wrote it.
pub fn described_behind_lead(at: In<'_>, draft: &Draft) -> bool {
    let described = draft.site(Field::Title).filter(|_| draft.fields.place().is_some());
    described.is_some_and(|span| {
        let title = at.part(at.note.at_byte(span.start), at.note.at_byte(span.end));
        holds_lead(title)
    })
}

/// Takes the author from the sentence that leads to a title: `LaFeber writes, “…” Inevitable Revolutions: …`
pub fn author_in_sentence(before: In<'_>) -> Option<(Name, Span)> {
    let (rest, found) = names(before).ok()?;
    let one = found.list.into_iter().next()?;
    let word = rest.word(0);
    let verb = rest.case(0) == Case::Lower
        && word.len() > 3
        && (word.ends_with('s') || word.ends_with("ed") || word == "wrote");
    let named = !before.means(0, bit(Sense::Small)) && !one.is_body();
    (verb && named).then(|| (one, before.span_to(rest)))
}

/// `The phrase is Charles Beard’s:`: whose the work is that "his" leads to, by the last name with the sign of possession.
pub fn possessor(lead: In<'_>, draft: &mut Draft) {
    const NAME: usize = 8;
    let owner = |at: &usize| {
        let t = &lead.note.list[*at];
        t.kind == Kind::Word && t.case == Case::Capital && is_owner(lead.note.word(*at))
    };
    let Some(last) = (lead.at..lead.end).rev().find(owner) else { return };
    let from = (lead.at..=last).rev().take(NAME).take_while(|at| {
        let t = &lead.note.list[*at];
        t.kind == Kind::Word && t.case != Case::Lower || t.kind == Kind::Dot && !t.stop
    });
    let Some(from) = from.last() else { return };
    if let Ok((rest, found)) = names(lead.part(from, last + 1))
        && rest.is_empty()
        && let [one] = found.list.as_slice()
        && !one.is_body()
    {
        let mut name = one.clone();
        less_owner(&mut name);
        draft.author_from_sentence(eco_vec![name]);
    }
}

/// `As Barbara Tuchman notes in The Guns of August (…)`: whose book it is stands just before it.
pub fn author_before(lead: In<'_>, draft: &mut Draft) {
    // `Nicolas Werth argues in “Un État contre son peuple,” in Le Livre noir`
    let part = matches!(draft.kind, Work::Incollection | Work::Article)
        && draft.shows.quoted
        && draft.fields.names(Field::Author).is_empty();
    if part
        && lead.len() > 2
        && let Some((list, span)) = subject(lead)
    {
        draft.name_list(Field::Author, span, list);
        draft.doubt(Doubt::AuthorFromSentence);
        return;
    }
    if !draft.nobody() || !draft.shows.imprint || draft.kind != Work::Book || lead.len() < 3 {
        return;
    }
    let said = authors_say(lead).or_else(|| subject(lead)).or_else(|| author_of_own(lead));
    if let Some((list, span)) = said {
        draft.name_list(Field::Author, span, list);
        draft.doubt(Doubt::AuthorFromSentence);
        return;
    }
    if lead.note.list[lead.end - 1].bits & bit(Sense::In) == 0 {
        return;
    }
    for from in (lead.at..lead.end - 2).rev().take(6) {
        if let Some((name, span)) = author_in_sentence(lead.part(from, lead.end))
            && !name.given.is_empty()
            && lead.note.span(lead.end - 2, lead.end - 1).start > span.end
            && lead.note.span(from, lead.end - 2).end == span.end
        {
            draft.author_from_sentence(eco_vec![name]);
            return;
        }
    }
}

/// `Amy Knight’s excellent reconstruction in her Who Killed Kirov?`: words that lead to somebody's own title stand in none.
pub fn leads_to_own(title: In<'_>) -> bool {
    (title.at + 2..title.end).any(|at| {
        let here = title.part(at, title.end);
        here.case(0) == Case::Lower
            && here.means(0, bit(Sense::Own))
            && matches!(here.case(1), Case::Capital | Case::Upper)
            && title.note.list[at - 1].bits & bit(Sense::In) != 0
            && title.note.list[at - 2].case == Case::Lower
    })
}

/// `Amy Knight’s excellent reconstruction in her`: whose it is, before the words that lead to the title.
fn author_of_own(lead: In<'_>) -> Option<(EcoVec<Name>, Span)> {
    let own = lead.end.checked_sub(2).filter(|at| *at > lead.at)?;
    let leads =
        lead.note.list[own].bits & bit(Sense::In) != 0 && lead.note.list[own + 1].bits & bit(Sense::Own) != 0;
    let whose = (lead.at..own).rev().find(|at| lead.note.list[*at].case != Case::Lower).filter(|_| leads)?;
    let from = (lead.at..whose)
        .rev()
        .take_while(|at| {
            matches!(lead.note.list[*at].case, Case::Capital | Case::Upper)
                && lead.note.list[*at].bits & bit(Sense::Signal) == 0
                || lead.note.list[*at].kind == Kind::Dot
        })
        .last()
        .unwrap_or(whose);
    let (rest, found) = names(lead.part(from, whose + 1)).ok().filter(|(rest, _)| rest.is_empty())?;
    if found.list.len() != 1 || !found.list.iter().all(|name| is_owner(&name.family)) {
        return None;
    }
    let (span, found) = less_possessive(lead.part(from, whose + 1).span_to(rest), found, true);
    Some((found.list, span))
}

/// `Blackbourn presents the same perspective in The Long Nineteenth Century (…)`: a sentence that begins with the surname of whom the
/// note has cited before speaks of another book of theirs.
pub fn author_again(lead: In<'_>, islands: &[Island], draft: &mut Draft) {
    let says = lead.case(0) == Case::Capital && lead.case(1) == Case::Lower && lead.word(1).len() > 2;
    let in_book = lead.note.list[lead.end - 1].bits & bit(Sense::In) != 0;
    if !says || !in_book || !draft.nobody() || !draft.shows.imprint || draft.kind != Work::Book {
        return;
    }
    let family = lead.word(0);
    let cited = islands.iter().flat_map(|i| i.draft.fields.names(Field::Author)).find(|n| n.family == family);
    if let Some(name) = cited {
        draft.author_from_sentence(eco_vec![name.clone()]);
    }
}

/// `But as Linda Heywood and John Thornton note in`: those who say it, before the word that leads to their title.
pub fn authors_say(lead: In<'_>) -> Option<(EcoVec<Name>, Span)> {
    let verb = lead.end.checked_sub(2).filter(|at| *at > lead.at)?;
    let said = lead.note.list[verb].case == Case::Lower && lead.note.list[verb].bits & bit(Sense::Said) != 0;
    let led = lead.note.list[lead.end - 1].bits & bit(Sense::In) != 0;
    if !said || !led {
        return None;
    }
    (lead.at..verb).rev().take(9).find_map(|from| {
        let before = from.checked_sub(1).map(|at| &lead.note.list[at]);
        if before.is_some_and(|t| t.case != Case::Lower && t.kind == Kind::Word) {
            return None;
        }
        let (rest, found) = names(lead.part(from, verb)).ok()?;
        let people = found.list.len() > 1 && found.list.iter().all(|n| !n.given.is_empty() && !n.is_body());
        (rest.is_empty() && people).then(|| (found.list, lead.part(from, verb).span_to(rest)))
    })
}

/// `The letters between the two are in Von Neumann to Strauss, October 21, 1951`: what was taken for a title is a sentence that says
/// where something stands.
pub fn says_where(draft: &Draft, at: In<'_>) -> bool {
    let says = bit(Sense::Said) | bit(Sense::Signal);
    let Some(title) = draft.site(Field::Title).filter(|_| at.note.bits & says != 0) else {
        return false;
    };
    let (from, to) = (at.note.at_byte(title.start), at.note.at_byte(title.end));
    from == draft.start
        && (from + 1..to).any(|n| {
            let here = at.part(n, to);
            // `Thus Grey summarized his conversation, see Grey to Rodd, 28 July 1911`
            let led = || {
                at.note.list[n - 1].kind == Kind::Comma
                    && here.means(0, bit(Sense::Signal))
                    && here.word(0).len() > 2
                    && here.case(0) == Case::Lower
                    && matches!(here.case(1), Case::Capital | Case::Upper)
                    && draft.kind != Work::Book
            };
            // `North America is Harold L. Peterson, Arms and Armor (…)`   `Washington is from John C. Fitzpatrick, ed., …`
            let named = || {
                let at = here.skip(1);
                let at = at.skip(usize::from(at.case(0) == Case::Lower && at.means(0, bit(Sense::Plain))));
                here.case(0) == Case::Lower
                    && here.means(0, bit(Sense::Said))
                    && names(at).is_ok_and(|(rest, found)| {
                        found.full && rest.is(0, Kind::Comma) && surely_person(at.until(rest.at))
                    })
            };
            named()
                || led()
                // `Dazu s. Hans Mommsen, Beamtentum`
                || see_in_short(here).is_some()
                || here.case(0) == Case::Lower
                    && here.means(0, bit(Sense::Said))
                    && here.case(1) == Case::Lower
                    && here.means(1, bit(Sense::In))
                    && matches!(here.case(2), Case::Capital | Case::Upper)
        })
}

/// The letters of `Hrsg`: a word for a role that has more is written out, and may stand in a title.
const LONGEST_ROLE: usize = 4;

/// `his letters to Paul Siebeck in M. Rainer Lepsius and Wolfgang Mommsen, eds., Briefe`: what was taken for a title goes over
/// people and their role, so that the citation begins in the middle of it.
pub fn holds_editors(draft: &Draft, at: In<'_>) -> bool {
    if at.note.bits & bit(Sense::Editor) == 0 {
        return false;
    }
    let Some(title) = draft.site(Field::Title) else { return false };
    let (from, to) = (at.note.at_byte(title.start), at.note.at_byte(title.end));
    let mut hosted = false;
    for n in from..to {
        let here = at.part(n, to);
        // `, eds.,`: the word for a role, cut short.
        let role = hosted
            && n > from + 2
            && here.means(0, bit(Sense::Editor))
            && here.word(0).len() <= LONGEST_ROLE
            && at.note.list[n - 1].kind == Kind::Comma
            && (here.is(1, Kind::Comma) || here.is(1, Kind::Dot) && here.is(2, Kind::Comma));
        if role {
            return true;
        }
        hosted |= here.case(0) == Case::Lower && here.means(0, bit(Sense::In));
    }
    false
}

/// `300 households were deported in March 1930:`   `“We have no choice,” he told the Cabinet.`   `Текст письма см.:`: a sentence that an address
/// proves, or that leads to one.
pub fn tells(i: In<'_>) -> bool {
    if let Some((_, behind)) = i.enclosed(Kind::QuoteOpen) {
        return small::is(behind.word(0), small::WHO_SAYS);
    }
    let leads =
        |at: usize| i.note.list[at].case == Case::Lower && i.note.list[at].bits & bit(Sense::Signal) != 0;
    let last = (i.at..i.end).rev().find(|at| !matches!(i.note.list[*at].kind, Kind::Dot | Kind::Colon));
    last.is_some_and(|at| at > i.at && leads(at))
        || !i.means(0, bit(Sense::DocumentHead))
            && (i.at..i.end).any(|at| small::is(i.note.word(at), small::BEING))
}
