//! Marks inside a title that elsewhere end one: years and places in brackets, a semicolon, a stop before another author.

use ecow::EcoVec;

use super::abroad::host::{hosted, in_word, may_host};
use super::abroad::inverted::turned_behind_role;
use super::abroad::of_year::journal_here;
use super::draft::Draft;
use super::facts::{imprint_ahead, naked};
use super::imprint::{Paren, has, paren, past};
use super::input::In;
use super::issue_bracket::journal_in_bracket;
use super::italic::{italic_ahead, italic_run};
use super::locator::locators;
use super::name::names;
use super::possessive::less_owner;
use super::quoted::quoted_rest;
use super::roles::edition_words;
use super::series::{capital_name, series_paren};
use super::tail::{ends, may_begin, place_year, tail};
use super::title::{before, surely_person};
use super::title_look::{leads_on, small_words};
use super::token::{Case, GIVEN, Kind, bit};
use super::work::role_after;
use crate::lexicon::Sense;
use crate::model::{Date, Field, Name, Span};
use crate::small;

const POINTS: u128 = bit(Sense::Locator(crate::model::Unit::Page)) | bit(Sense::Signal);

/// `Was ist Aufklärung? In: Berlinische Monatsschrift`: the mark of a question leaves no room for a comma before what holds it.
pub fn asked_in<'n>(mark: In<'n>, draft: &mut Draft) -> Option<In<'n>> {
    (mark.is(2, Kind::Colon) && may_host(mark.skip(1))).then(|| hosted(mark.skip(1), draft)).flatten()
}

/// `(Ausst.-Kat. Kunsthalle, Bonn 2015), München 2015`: where and when a thing was shown, without a colon; place and year of the
/// catalogue follow.
fn exhibited(i: In<'_>, rest: In<'_>) -> bool {
    let colon = i.note.list[i.at..rest.at].iter().any(|t| t.kind == Kind::Colon);
    !colon && rest.is(0, Kind::Comma) && place_year(rest.skip(1))
}

/// `(American Historical Review, XV, p. 871)`, `(2nd ed.), iii. 433`: the journal, the edition or the series alone in the bracket at
/// `here`, behind a title.
pub fn told_in_bracket<'n>(title: In<'n>, here: In<'n>, draft: &mut Draft, field: Field) -> Option<In<'n>> {
    if field == Field::Title
        && let Some(rest) = before(title, draft, field, |trial| journal_in_bracket(here, trial))
    {
        return Some(rest);
    }
    before(title, draft, field, |trial| edition_or_series(here, trial).and_then(|behind| tail(behind, trial)))
}

/// `(2nd ed.), iii. 433`, `(Rolls Series), v. 94`: the edition of a work, or the society that has it in its series, alone in brackets
/// before what is pointed at; what is behind.
fn edition_or_series<'n>(i: In<'n>, draft: &mut Draft) -> Option<In<'n>> {
    let (inner, rest) = i.enclosed(Kind::ParenOpen)?;
    if !(rest.is(0, Kind::Comma) && locators(rest.skip(1)).is_ok_and(|(end, _)| ends(end))) {
        return None;
    }
    if let Some((_, words, span)) = edition_words(inner).filter(|(end, ..)| end.is_empty()) {
        draft.words(Field::Edition, span, words);
        return Some(rest);
    }
    let capital = matches!(inner.case(0), Case::Capital | Case::Upper);
    let series = |len: usize| len == inner.len() || len + 1 == inner.len() && inner.is(len, Kind::Dot);
    let last = inner.len().checked_sub(1).map_or("", |at| inner.word(at));
    let of_society = inner.len() > 1 && small::is(last, small::OF_SOCIETIES) && capital_name(inner);
    (capital && (of_society || inner.long(Sense::SeriesWord).is_some_and(series))).then(|| {
        draft.text(Field::Series, i.note.span(inner.at, inner.end), i.note.text);
        rest
    })
}

/// `(1740-1840), Paris, Albin Michel, 1988`   `(Turin, XVIIe-XVIIIe siècle), Paris, Seuil, 1990`   `(1946), in: …`: years, or
/// places and years, that belong to a title: the facts of publication stand behind them.
pub fn years_of_title(i: In<'_>, stops: bool) -> bool {
    let Ok((rest, found)) = paren(i) else { return false };
    // `(London, 1975), p. 5, and Y, Title (Oxford, 1987)`: one year is the work's; further facts are another's.
    let mut one_year = false;
    let (titular, years) = match found {
        Paren::Date(found, _) => {
            one_year = !found.edtf.contains('/');
            (true, !one_year)
        }
        Paren::Imprint(found) => {
            let years = found.date.as_ref().is_some_and(|(d, _)| d.edtf.contains('/'));
            one_year = found.date.is_some() && !years;
            (found.date.is_none() || found.publisher.is_none() || years || exhibited(i, rest), years)
        }
        _ => (false, false),
    };
    let next = rest.skip(1);
    // `dans l’Europe méridionale (France, Italie) aux XVIIIe et XIXe siècles, ed. X (Nice: …)`   `Les Cortes (1810-14) (Madrid, 1986)`
    let told = |i: In<'_>| match paren(i) {
        Ok((_, Paren::Imprint(found))) => found.date.is_some(),
        // `(1794–1881) (n.p., 1999)`
        Ok((_, Paren::Date(found, _))) => found.edtf.len() == 4,
        _ => false,
    };
    match rest.kind(0) {
        // `Il capitalismo nelle campagne (1860–1900), op. cit.`, `… (1860–1900)…, op. cit. n. 12`
        _ if years && cited_behind(rest.skip(usize::from(rest.is(0, Kind::Other)))) => true,
        // `… movimento contadino (1901-1906), Studi Storici, vol. 5, n. 1, 1964, p. 178`
        Some(Kind::Comma) if years && journal_here(next) => true,
        // `… bei Justus Lipsius (1547–1606). Der Neustoizismus, op. cit.`
        Some(Kind::Dot) if years && cited_ahead(rest.skip(1)) => true,
        _ if !titular => false,
        // `Józef Beck (1894–1944) i jego czasy, Warszawa 2017`: the words go on behind the years of a life.
        Some(Kind::Word) if years => {
            let part = POINTS | bit(Sense::City) | bit(Sense::Volume) | bit(Sense::Number);
            let and = rest.means(0, bit(Sense::And)) && rest.case(1) != Case::Lower;
            !and && !rest.means(0, part) && !leads_on(rest) && imprint_ahead(rest)
        }
        Some(Kind::Word) => !one_year && !leads_on(rest) && imprint_ahead(rest),
        // `(1450–1620) (= Pluralisierung & Autorität, Bd. 27), Berlin 2011`: the series stands between.
        Some(Kind::ParenOpen) => years && (told(rest) || series_paren(rest).is_some()),
        Some(Kind::Comma) => {
            let held = in_word(next).is_some_and(|(host, _)| !ends(host));
            // `(1921-1925), vol. II, Einaudi, Torino 1976`
            let volume = next.means(0, bit(Sense::Volume)).then(|| next.skip(1).past_dot().skip(1));
            if years
                && let Some(behind) = volume
                && (behind.is(0, Kind::Comma) && naked(behind.skip(1)).is_some() || told(behind))
            {
                return true;
            }
            let facts = (may_begin(next) || matches!(next.case(0), Case::Capital | Case::Upper))
                && naked(next).is_some();
            facts || held || !one_year && !next.means(0, POINTS) && imprint_ahead(rest)
        }
        // `(1868-1874). Cuestión social, Madrid, …`   `(1808-1868): política y sociedad. Madrid: …`   `(1808-1853). In: MOTA, …`
        Some(Kind::Dot | Kind::Colon) => years && (stops || imprint_ahead(next)) && !next.is_empty(),
        _ => false,
    }
}

/// `Gilles Bertrand, Le grand tour revisité: pour une archéologie du tourisme; le voyage des Français en Italie (Rome: …)`: whoever
/// is named in full before the title has its facts of publication behind it, and a title behind a semicolon has an author.
pub fn goes_on_behind(semi: In<'_>, draft: &Draft) -> bool {
    let next = semi.skip(1);
    // `V. P. Danilov, ed., Tragediia sovetskoi derevni; dokumenty i materialy (Moscow: …)`
    let edited = draft.fields.has(Field::Editor);
    let whose = draft.fields.names(if edited { Field::Editor } else { Field::Author });
    let full = whose.iter().any(|n| !n.given.is_empty() && !n.is_body());
    if !(full || draft.fields.is_empty() && names_sources(next))
        || draft.fields.len() > 1
        || next.means(0, LEADS)
        || !(next.is(0, Kind::Word) || next.is(0, Kind::Number))
        || names(next).is_ok_and(|(rest, _)| rest.is(0, Kind::Comma) || surely_person(next.until(rest.at)))
    {
        return false;
    }
    // Up to the facts there is nothing that divides.
    let mut here = next;
    while let Some(t) = here.peek(0) {
        match t.kind {
            Kind::ParenOpen => match paren(here) {
                Ok((_, Paren::Imprint(found))) => return found.date.is_some(),
                Ok((rest, _)) => here = rest,
                Err(_) => return false,
            },
            Kind::Comma if place_year(here.skip(1)) && naked(here.skip(1)).is_some() => return true,
            Kind::Comma if here.case(1) == Case::Lower && here.means(1, bit(Sense::Editor)) => return true,
            Kind::Word | Kind::Number | Kind::Dash | Kind::Colon | Kind::Comma if t.bits & LEADS == 0 => {
                here = here.skip(1);
            }
            _ => return false,
        }
        if here.at > semi.at + 40 {
            return false;
        }
    }
    false
}

/// `Tragediia sovetskoi derevni; Dokumenty i materialy, 1927–1939 (Moscow: …)`, `…; dokumenty (Moscow: …)`: what an edition holds is no work
/// by itself.
fn names_sources(i: In<'_>) -> bool {
    const NOUN: u128 = bit(Sense::TitleNoun);
    i.means(0, NOUN) && (i.case(0) == Case::Lower || i.means(1, bit(Sense::And)) && i.means(2, NOUN))
}

/// Words that lead to another citation.
const LEADS: u128 = bit(Sense::Signal) | bit(Sense::Ibid) | bit(Sense::Via(crate::model::Via::Quoted));

/// `(Svanidze diary: Nov. 4, 1934)`: a book is of a year, so these are no facts of publication. `Champs, 486 (Paris, 2001)` has them.
pub fn of_a_day(i: In<'_>) -> bool {
    let Ok((rest, _)) = paren(i) else { return false };
    let day = |at: In<'_>| at.is(0, Kind::Number) && at.word(0).len() < 3;
    (i.at + 1..rest.at).map(|at| i.part(at, rest.at)).any(|at| {
        at.means(0, bit(Sense::Month(1)))
            && (day(at.skip(1).past_dot()) || at.at > i.at + 1 && day(i.part(at.at - 1, rest.at)))
    })
}

/// `Roads & Rails: 50% of $5, #7, McX iPod (Łódź: Hill & Dale, 1989)`: a sign of the title, where facts of publication follow.
pub fn sign_of_title(at: In<'_>, rest: In<'_>) -> bool {
    at.is(0, Kind::Sign) && at.word(0) == "#" && rest.is(0, Kind::Comma) && imprint_ahead(rest)
}

/// `(J. F. Jameson, ed.)`, `(éd. P. WEIL et S. DUFOIX)`, `(ed. Seward, A. C.)` behind a title: what is behind it, and who edited.
pub fn editors_in_paren(i: In<'_>) -> Option<(In<'_>, Span, EcoVec<Name>)> {
    let (inner, behind) = i.enclosed(Kind::ParenOpen)?;
    if !has(inner, bit(Sense::Editor)) {
        return None;
    }
    if inner.case(0) == Case::Lower
        && let Some(len) = inner.long(Sense::Editor)
        && let people = inner.skip(len).past_dot()
        && let Ok((rest, found)) = turned_behind_role(people).map_or_else(|| names(people), Ok)
        && rest.is_empty()
        && found.full
    {
        return Some((behind, people.span_to(rest), found.list));
    }
    if let Some(editor) = edition_of(inner) {
        let span = inner.span_to(inner.skip(1));
        return Some((behind, span, ecow::eco_vec![editor]));
    }
    let (rest, found) = names(inner).ok()?;
    let (end, edited) = role_after(rest, found.list.len());
    (edited && end.is_empty() && found.full).then(|| (behind, inner.span_to(rest), found.list))
}

/// `Ford ed.`, `Hosmer’s ed.`, `Ford, ed.`: a surname, and whose edition it is.
fn edition_of(inner: In<'_>) -> Option<Name> {
    const OTHER: u128 =
        bit(Sense::City) | bit(Sense::State) | bit(Sense::EditionWord) | bit(Sense::Ordinal(1));
    let nobody = inner.means(0, OTHER) || small::is(inner.word(0), small::EDITIONS_OF_NOBODY);
    let named = inner.case(0) == Case::Capital && !nobody;
    let role = inner.skip(1).past_comma();
    if !named || !role.means(0, bit(Sense::Editor)) || !role.skip(1).past_dot().is_empty() {
        return None;
    }
    let (rest, found) = names(inner.until(inner.at + 1)).ok()?;
    let mut editor = found.list.first().filter(|_| rest.is_empty())?.clone();
    less_owner(&mut editor);
    Some(editor)
}

/// `Il cosmo di un mugnaio del ’500, cit., p. 30`: the second half of a title, and the words that say it was cited before.
pub fn cited_ahead(i: In<'_>) -> bool {
    const REACH: usize = 30;
    if i.note.bits & bit(Sense::OpCit) == 0 || !matches!(i.case(0), Case::Capital | Case::Upper) {
        return false;
    }
    // `Verdi, La vita, op. cit.`: another author.
    if i.is(1, Kind::Comma) && !i.means(2, bit(Sense::OpCit)) {
        return false;
    }
    let mut here = i;
    while here.at < i.end.min(i.at + REACH) {
        let Some(t) = here.peek(0) else { return false };
        match t.kind {
            Kind::Comma if here.means(1, bit(Sense::OpCit)) => return here.case(1) == Case::Lower,
            // `… (1860–1900), op. cit.`, `… (Zürcher Oberland) vor 1800, op. cit.`
            Kind::ParenOpen if told_years(here) || matches!(paren(here), Ok((_, Paren::Other))) => {}
            // `Il «partito d’azione», 1830-1845, op. cit.`: words quoted within it.
            Kind::QuoteOpen if here.at > i.at && i.note.list[here.at - 1].kind == Kind::Word => {}
            Kind::Semi | Kind::ParenOpen | Kind::QuoteOpen => return false,
            // `Culte civique ? Culte patriotique ?, op. cit.`
            Kind::Query => {}
            // `… en el México español. Siglos XVI-XVIII, op. cit.`: a third part, and nobody's name.
            Kind::Dot if t.stop && third_part(here.skip(1)) => {}
            _ if t.stop => return false,
            _ => {}
        }
        here = here.part(past(here, here.at), here.end);
    }
    false
}

/// `1830–1845, op. cit.`, `1917…, op. cit.`: a year or two, and behind their comma the words that say the work was cited before; how many
/// tokens they are.
pub fn years_before_opcit(i: In<'_>) -> Option<usize> {
    if i.note.bits & bit(Sense::OpCit) == 0 || !i.is(0, Kind::Number) || i.word(0).len() != 4 {
        return None;
    }
    let range = i.is(1, Kind::Dash) && i.is(2, Kind::Number) && matches!(i.word(2).len(), 2 | 4);
    let end = if range { 3 } else { 1 };
    let end = end + usize::from(i.is(end, Kind::Other) || i.is(end, Kind::Dot));
    cited_behind(i.skip(end)).then_some(end)
}

/// `, op. cit.`
fn cited_behind(i: In<'_>) -> bool {
    i.is(0, Kind::Comma) && i.means(1, bit(Sense::OpCit)) && i.case(1) == Case::Lower
}

/// `Siglos XVI-XVIII, op. cit.`, `Zbiór studiów, op. cit.`: no surname before a comma, no given name.
fn third_part(i: In<'_>) -> bool {
    let initial = i.is(1, Kind::Dot);
    matches!(i.case(0), Case::Capital | Case::Upper)
        && i.is(1, Kind::Word)
        && !initial
        && !i.means(0, GIVEN | bit(Sense::Signal) | bit(Sense::Ibid))
}

/// `(1860–1900)`: from one year to another.
pub fn told_years(i: In<'_>) -> bool {
    let year = |n: usize| i.is(n, Kind::Number) && i.word(n).len() == 4;
    i.is(0, Kind::ParenOpen) && year(1) && i.is(2, Kind::Dash) && year(3) && i.is(4, Kind::ParenClose)
}

/// ` [Lisboa, 1609], `: where and when a book came out first, if facts of publication follow its comma; what is behind, and the year.
pub fn first_imprint(i: In<'_>) -> Option<(In<'_>, Date, Span)> {
    if !i.is(0, Kind::BracketOpen) {
        return None;
    }
    let (behind, Paren::Imprint(found)) = paren(i).ok()? else { return None };
    let (date, span) = found.date.clone()?;
    behind.is(0, Kind::Comma).then_some((behind, date, span))
}

/// ` (1919), in: ders., Gesammelte Politische Schriften, …`: the year of a piece and what holds it; what is behind that.
pub fn first_printed<'n>(i: In<'n>, draft: &mut Draft) -> Option<In<'n>> {
    let (behind, Paren::Date(when, span)) = paren(i).ok()? else { return None };
    let (_, sure) = in_word(behind.skip(1)).filter(|_| behind.is(0, Kind::Comma))?;
    if !sure || when.edtf.len() != 4 {
        return None;
    }
    let rest = hosted(behind.skip(1), draft)?;
    let field = if draft.fields.has(Field::Date) { Field::Origdate } else { Field::Date };
    draft.date(field, span, when);
    Some(rest)
}

/// `Churchill’s speech in M. Gilbert (ed.), The Churchill War Papers`, `Lloyd George in A. J. P. Taylor, Beaverbrook (London, 1972)`: words
/// that lead to whoever has initials, and whose book it is that follows; `here` is the mark behind the name.
pub fn said_in(i: In<'_>, here: In<'_>) -> bool {
    const FAR: usize = 12;
    let mark = here.is(0, Kind::Comma) && matches!(here.case(1), Case::Capital | Case::Upper)
        || here.is(0, Kind::ParenOpen) && here.means(1, bit(Sense::Editor));
    if !mark || here.at < i.at + 5 {
        return false;
    }
    let lead = (i.at.max(here.at.saturating_sub(FAR)) + 1..here.at - 3).rev().find(|at| {
        let t = &i.note.list[*at];
        t.case == Case::Lower && t.bits & bit(Sense::In) != 0
    });
    lead.is_some_and(|lead| {
        let who = i.part(lead + 1, here.at);
        let comma = i.note.list[lead - 1].kind == Kind::Comma;
        !comma
            && who.case(0) == Case::Upper
            && who.is(1, Kind::Dot)
            && names(who)
                .is_ok_and(|(rest, found)| rest.is_empty() && found.list.iter().all(|n| !n.is_body()))
            && imprint_ahead(here)
    })
}

/// `The Bread Question, *Slavic Review* 45 (1986): 12`   `The Bread Question, in *Hunger*, ed. …`: what stands in
/// slanted letters behind an upright title is what it is in.
pub fn slanted_host<'n>(i: In<'n>, here: In<'n>, next: In<'n>, draft: &mut Draft) -> Option<In<'n>> {
    let named = draft.fields.has(Field::Author) || draft.fields.has(Field::Editor);
    let slanted = if next.means(0, bit(Sense::In)) {
        italic_run(next.skip(1)).is_some() || italic_ahead(next.until(next.at + HOST)).is_some()
    } else {
        // `Miller, *The Long Road*, 12`: an author.
        italic_run(next).is_some() && (named || names(i.until(here.at)).is_err())
    };
    if !slanted {
        return None;
    }
    before(i.until(here.at), draft, Field::Title, |trial| {
        let rest = quoted_rest(here, next, true, trial)?;
        (trial.fields.has(Field::Journaltitle) || trial.fields.has(Field::Booktitle)).then_some(rest)
    })
}

/// How far from `in` the title of the book may stand: its editors are before it.
const HOST: usize = 24;

/// `The History of Cartography. Hrsg. v. J. B. Harley. 3 Bde. Chicago 1987`: behind the stop a word for a role, cut short, and one
/// that leads to a name.
pub fn edited_behind(i: In<'_>) -> bool {
    i.means(0, bit(Sense::Editor))
        && i.peek(0).is_some_and(|t| t.short)
        && i.is(1, Kind::Dot)
        && i.case(2) == Case::Lower
        && i.means(2, bit(Sense::By))
}

/// `traduit par Yvette Delsaut`: a word for a role and a person, and what is behind them a comma.
pub fn translated_by(i: In<'_>) -> bool {
    let Some(len) = i.long(Sense::Translator).filter(|len| *len > 1) else { return false };
    has(i.until(i.at + len), bit(Sense::By))
        && i.skip(len).means(0, GIVEN)
        && names(i.skip(len)).is_ok_and(|(rest, found)| found.full && rest.is(0, Kind::Comma))
}

/// `Konev’s memoirs were published in English as Year of Victory (…)`: a sentence, and no subtitle.
pub fn says_published(i: In<'_>) -> bool {
    const SUBJECT: usize = 8;
    let words = (0..SUBJECT).take_while(|n| i.is(*n, Kind::Word)).count();
    let verb = (1..words).find(|n| i.case(*n) == Case::Lower && small::is(i.word(*n), small::BEING));
    verb.is_some_and(|n| {
        i.case(n + 1) == Case::Lower
            && i.means(n + 1, bit(Sense::Via(crate::model::Via::Quoted)) | bit(Sense::Said))
    })
}

/// A new sentence that begins with a name and a title: another citation, not a subtitle.
pub fn next_is_author(next: In<'_>, draft: &Draft) -> bool {
    draft.fields.has(Field::Author) && person_and_title(next)
}

/// `Paul Ricœur, La memoria, la historia, el olvido`: a person by their name, and words behind the comma that can be a title.
pub fn person_and_title(next: In<'_>) -> bool {
    match names(next) {
        Ok((rest, found)) => {
            // `Ars Poetica. Die Dichtkunst, ed. by X`: a role or a number behind it makes it a subtitle.
            let role = bit(Sense::Editor)
                | bit(Sense::Translator)
                | bit(Sense::Edition)
                | bit(Sense::Ordinal(1))
                | bit(Sense::Volume)
                | bit(Sense::Volumes);
            found.full
                && surely_person(next.until(rest.at))
                && rest.is(0, Kind::Comma)
                // `Die Welt als Bordell. Zur Genremalerei Jan van Amstels, in: …`
                && !next.means(0, bit(Sense::Small))
                && !(rest.case(1) == Case::Lower && rest.means(1, bit(Sense::In)))
                && !rest.means(1, role)
                && !rest.is(1, Kind::Number)
                // `… der Neuzeit Europas. Neue Forschungen, Stuttgart 1976`: a title stands between an author and a place.
                && naked(rest.skip(1)).is_none()
        }
        Err(_) => false,
    }
}

/// Words that say what a book holds: `Protokoly`, `Stenograficheskii otchet`.
pub const RECORD: u128 = bit(Sense::TitleNoun) | bit(Sense::DocumentHead);

/// `. Dekabr’ 1919 goda. Protokoly (Moscow, 1961)`: behind the name of a meeting the time of it, and then what the book holds and its
/// facts of publication.
pub fn day_and_record(i: In<'_>) -> bool {
    const LONGEST: usize = 6;
    if !(i.means(0, bit(Sense::Month(1))) || i.is(0, Kind::Number)) {
        return false;
    }
    let stop = (1..LONGEST).find(|n| i.peek(*n).is_some_and(|t| t.stop && t.kind == Kind::Dot));
    stop.is_some_and(|n| i.means(n + 1, RECORD) && imprint_ahead(i.skip(n + 1)))
}

/// `Trinadtsatyi s’ezd RKP(b). Stenograficheskii otchet (Moscow, 1963)`   `Kobieta i praca. Wiek XIX i XX. Zbiór studiów, red. …`: what stands before the
/// first stop of a note, or the second, is the first part of a title: no word shows it to be a sentence.
pub fn titles_first_sentence(so_far: In<'_>, next: In<'_>, crossed: usize) -> bool {
    const LONGEST_OF_TWO: usize = 10;
    !has(so_far, bit(Sense::Plain) | bit(Sense::Signal))
        && (crossed == 0 || crossed == 1 && so_far.len() <= LONGEST_OF_TWO || next.means(0, RECORD))
        && so_far.len() > 2
        && small_words(so_far)
        // `Como señala Ricœur, … olvido. Paul Ricœur, La memoria, la historia, el olvido (…)`: a sentence.
        && !person_and_title(next)
}
