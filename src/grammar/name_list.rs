//! What shows that names divided by commas, dashes and semicolons are a list of people.

use super::facts::{imprint_ahead, naked};
use super::imprint::{has, next_top, placed_and_dated};
use super::input::In;
use super::italic::{italic_run, slanted};
use super::name::{and_len, is_initial, person};
use super::token::{Case, GIVEN, Kind, Token, bit};
use crate::lexicon::Sense;
use crate::model::{Name, Span};
use crate::small;
use std::slice;

/// `Louis Althusser, Etienne Balibar, op. cit.`: a known given name opens no title before the words that say it was cited, as
/// `Stephen Kotkin, Magnetic Mountain, op. cit.` has one; behind three authors stands a fourth.
pub fn cited_before(i: In<'_>) -> bool {
    let at = i.skip(usize::from(i.is(0, Kind::Comma)));
    at.means(0, bit(Sense::OpCit)) && at.case(0) == Case::Lower
}

/// `L. Hunt; M. Jacob, «The Affective Revolution»`: two names with initials first, and then a quoted title.
pub fn initials_and_quote(i: In<'_>, semi: In<'_>) -> bool {
    const NAME: usize = 8;
    let initial = |i: In<'_>| i.case(0) == Case::Upper && i.is(1, Kind::Dot) && i.word(0).len() <= 2;
    let next = semi.skip(1);
    let quote = || {
        (3..NAME).any(|n| next.is(n, Kind::Comma) && next.is(n + 1, Kind::QuoteOpen))
            && !(1..NAME).any(|n| next.is(n, Kind::Semi))
    };
    // `M. ARTOLA; A. M. BERNAL; J. CONTRERAS, El latifundio`
    let shouted = || {
        let behind = shouted_surname(next).filter(|_| shouted_surname(i).is_some());
        behind.is_some_and(|behind| matches!(behind.kind(0), Some(Kind::Semi | Kind::Comma)))
    };
    initial(i) && initial(next) && (quote() || shouted())
}

/// `A. M. BERNAL`: what stands behind a surname in capitals and its initials.
fn shouted_surname(i: In<'_>) -> Option<In<'_>> {
    const NAME: usize = 8;
    let initial = |n: usize| i.is(n, Kind::Dot) || i.is(n, Kind::Word) && i.is(n + 1, Kind::Dot);
    let at = (2..NAME).find(|n| !initial(*n))?;
    let capitals = i.case(at) == Case::Upper && i.word(at).chars().count() > 2;
    let end = (at..NAME).find(|n| !i.is(*n, Kind::Word))?;
    capitals.then(|| i.skip(end))
}

/// `, Pat Cleburne (Hillsboro, TX: …)`: behind names a comma, a title, and facts of publication in brackets. Where they follow, a
/// citation names whole people: in `Howell and Elizabeth Purdue` the first word is a given name.
pub fn facts_ahead(i: In<'_>) -> bool {
    const TITLE: usize = 40;
    let title = i.skip(1);
    if !i.is(0, Kind::Comma) || title.case(0) != Case::Capital {
        return false;
    }
    let end = title.end.min(title.at + TITLE);
    let closes = |at: &usize| matches!(i.note.list[*at].kind, Kind::ParenOpen | Kind::Semi);
    let open = (title.at..end).find(closes);
    open.is_some_and(|at| placed_and_dated(i.part(at, i.end)))
}

/// `Christopher G. Ellison, „Rethinking Social Reactions“`: a given name that is known or an initial, a surname, a comma and a
/// quoted title.
pub fn quoted_behind(name: In<'_>, rest: In<'_>) -> bool {
    const LONGEST: usize = 6;
    (name.means(0, GIVEN) || is_initial(name.skip(1), name.word(0)))
        && (name.at + 2..=name.at + LONGEST).contains(&rest.at)
        && rest.is(0, Kind::Comma)
        && rest.is(1, Kind::QuoteOpen)
}

/// `, Nathan Connolly, et al.`: the list goes on with others, so all of it are names.
pub fn others(i: In<'_>) -> bool {
    i.means(0, bit(Sense::EtAl)) || i.is(0, Kind::Comma) && i.means(1, bit(Sense::EtAl))
}

/// `Alain Blum, Martine Mespoulet, L’anarchie bureaucratique, Paris, …`: a given name that is known and a surname between
/// commas, and a title behind them; not the facts of publication of a life: `Hans Herzfeld, Johannes von Miquel, Bd. 2, …`.
///
/// `several` went before: the next may be of any given name.
pub fn two_authors(name: In<'_>, rest: In<'_>, several: bool) -> bool {
    let title = rest.skip(1);
    let marked = bit(Sense::Volume)
        | bit(Sense::Volumes)
        | bit(Sense::Editor)
        | bit(Sense::Translator)
        | bit(Sense::Ordinal(1))
        | bit(Sense::EditionWord)
        | bit(Sense::PublisherWord);
    // `John A. Pinto`
    let middle =
        name.case(1) == Case::Upper && name.is(2, Kind::Dot) && is_initial(name.skip(2), name.word(1));
    // `Gian Maria Varanini`
    let double =
        (several || name.means(0, GIVEN)) && name.means(1, GIVEN) && name.case(2) == Case::Capital && !middle;
    let length = if middle { 4 } else { 2 + usize::from(double) };
    // `Jan de Vries, Ad van der Woude, The First Modern Economy`: particles stand in names only.
    let particled = name.case(1) == Case::Lower
        && name
            .skip(1)
            .long(Sense::Particle)
            .is_some_and(|len| name.case(len + 1) == Case::Capital && rest.at == name.at + len + 2);
    let person = (name.means(0, GIVEN) || several && name.case(0) == Case::Capital)
        && rest.at == name.at + length
        && rest.is(0, Kind::Comma)
        || particled && rest.is(0, Kind::Comma);
    // `A. Spawforth, S. Walker, in Journal of Roman Studies 75 (1985), 78`
    let initials = name.is(1, Kind::Dot) && is_initial(name.skip(1), name.word(0));
    let held = rest.is(0, Kind::Comma)
        && rest.case(1) == Case::Lower
        && rest.means(1, bit(Sense::In))
        && !rest.is(2, Kind::Colon);
    // `Véronique Garros, Natalia Korenevskaya, Thomas Lahusen, eds., Intimacy and Terror`: the last of several who edited.
    let edited =
        several && title.means(0, bit(Sense::Editor)) && title.word(0) == "eds" && title.is(1, Kind::Dot);
    held && initials
        || person && edited
        || person
            && (slanted_behind(rest)
                || (title.case(0) == Case::Capital
                    // `Manolo Florentino, José Roberto Góes, A paz das senzalas`
                    || title.case(0) == Case::Upper && title.word(0).len() == 1 && title.case(1) == Case::Lower)
                    && (title.case(1) != Case::None
                        || title.is(1, Kind::QuoteOpen)
                        || word_and_subtitle(title))
                    && !title.means(0, marked)
                    && !title.is(1, Kind::Number)
                    && imprint_ahead(title)
                    && naked(title).is_none()
                    && (several || !what_he_was(title)))
}

/// Nobody of them is named without initials.
pub fn with_initials(names: &[Name]) -> bool {
    let initials = |given: &str| !given.is_empty() && given.split(' ').all(|word| word.ends_with('.'));
    names.iter().all(|name| initials(&name.given) && !name.family.is_empty())
}

/// `R. Longhi, Fatti di Masolino e di Masaccio`: behind one with initials stands what has neither these nor a given name that is known.
pub fn unlike_first(i: In<'_>, found: &[Name]) -> bool {
    let [first, second, ..] = found else { return false };
    let unknown = |comma: usize| !i.part(comma + 1, i.end).means(0, GIVEN);
    with_initials(slice::from_ref(first))
        && !second.given.contains('.')
        && next_top(i, Kind::Comma).is_some_and(unknown)
}

/// `, Historia Polski, Paryż 1986` behind a name with initials: a comma, and what is no town, and no house of one word or that is
/// known as one; facts of publication follow.
pub fn title_behind(comma: In<'_>) -> bool {
    let title = comma.skip(1);
    let house = |publisher: Span| {
        let end = title.note.at_byte(publisher.end);
        end <= title.at + 1 || has(title.until(end), bit(Sense::PublisherWord))
    };
    comma.is(0, Kind::Comma)
        && matches!(title.case(0), Case::Capital | Case::Upper)
        && imprint_ahead(title)
        && naked(title).is_none_or(|(_, found)| found.publisher.is_some_and(|publisher| !house(publisher)))
}

/// `Freakonomics: A Rogue Economist`; not `Roger Williams, Preacher: The Church and the State`, which says what he was.
fn word_and_subtitle(title: In<'_>) -> bool {
    title.is(1, Kind::Colon) && !small::is(title.word(0), small::OCCUPATIONS)
}

/// `Patricia Thomas Srebrnik, Alexander Strahan, Victorian Publisher (Ann Arbor: …)`: two or three words before the brackets of the facts
/// say what the man was whom the book is about.
fn what_he_was(title: In<'_>) -> bool {
    let len = (0..4).take_while(|n| title.case(*n) == Case::Capital).count();
    (1..=3).contains(&len)
        && (0..len).any(|n| small::is(title.word(n), small::OCCUPATIONS))
        && (placed_and_dated(title.skip(len)) || house_and_year(title.skip(len)))
}

/// `(Mark Batty Publisher, 2004)`: brackets that a year ends behind a comma.
fn house_and_year(i: In<'_>) -> bool {
    i.enclosed(Kind::ParenOpen).is_some_and(|(inner, _)| {
        let year = inner.skip(inner.len().saturating_sub(1));
        inner.len() > 2
            && year.is(0, Kind::Number)
            && year.word(0).len() == 4
            && inner.note.list[year.at - 1].kind == Kind::Comma
    })
}

/// `, *Hadrian’s Villa*`: a slanted title behind the comma that closes the names.
fn slanted_behind(comma: In<'_>) -> bool {
    let all = comma.note.list.len();
    !comma.note.styles.is_empty()
        && !slanted(comma.part(comma.at.saturating_sub(1), all))
        && italic_run(comma.part(comma.at + 1, all)).is_some()
}

/// ` – T. Ranger`: a dash with white space on both sides before an initial.
pub fn dash_between(i: In<'_>) -> bool {
    // `Emmerich Tálos – Wolfgang Neugebauer (Hg.)`
    // `Leffler – Westad (eds.), The Cambridge History of the Cold War`
    let edited = || {
        const NAME: usize = 6;
        let word = |n: usize| i.case(n) == Case::Capital || i.is(n, Kind::Dot);
        (2..NAME).any(|n| i.is(n, Kind::ParenOpen) && i.means(n + 1, bit(Sense::Editor)) && (1..n).all(word))
    };
    // `Melvyn P. LEFFLER – Odd Arne WESTAD (eds.)`, `Steven MÜLLER-WILLE – Hans-Jörg RHEINBERGER, Heredity Produced`
    let another = || {
        let shouted = |t: &Token| t.case == Case::Upper && t.text.chars().count() > 2;
        i.at > 0
            && shouted(&i.note.list[i.at - 1])
            && i.peek(1).is_some_and(|t| t.spaced && t.case != Case::Lower)
            && person(i.skip(1)).is_ok_and(|(rest, name)| {
                // `JABLONKA – LAMB, Epigenetic Inheritance, 102`
                let alone = rest.at == i.at + 2 && rest.is(0, Kind::Comma);
                (!name.given.is_empty() || alone) && rest.at > 0 && shouted(&rest.note.list[rest.at - 1])
            })
    };
    let initial =
        || i.peek(1).is_some_and(|t| t.spaced && t.case == Case::Upper) && is_initial(i.skip(2), i.word(1));
    // `Brauneder — Lachmayer, Verfassungsgeschichte 141`: two surnames and nothing else before the comma of a title.
    let surnames = || {
        let long = |t: &Token| t.case == Case::Capital && t.text.chars().count() > 2;
        let first = i.at.checked_sub(1).map(|at| &i.note.list[at]);
        let free = i.at.checked_sub(2).is_none_or(|at| {
            let t = &i.note.list[at];
            t.kind == Kind::Semi || t.case == Case::Lower && t.bits & bit(Sense::Signal) != 0
        });
        // `Gyáni – Kövér: i. m. 130`
        let again = i.case(3) == Case::Lower && i.means(3, bit(Sense::OpCit));
        let title = i.is(2, Kind::Comma)
            && (matches!(i.case(3), Case::Capital | Case::Upper) || i.is(3, Kind::QuoteOpen))
            || again && matches!(i.kind(2), Some(Kind::Comma | Kind::Colon));
        let wide = i.peek(1).is_some_and(|t| t.spaced && long(t));
        free && !i.note.russian && first.is_some_and(long) && wide && title
    };
    // `Karel Kaplan – Pavel Paleček, Konfliktní společenství`
    let given = || {
        let title = matches!(i.case(4), Case::Capital | Case::Upper) || i.is(4, Kind::QuoteOpen);
        // `Romsics Ignác – Gyáni Gábor: Magyarország története`
        let hungarian = small::is(i.word(2), small::GIVEN_NAMES_OF_HUNGARY);
        let known =
            i.case(1) == Case::Capital && i.case(2) == Case::Capital && (i.means(1, GIVEN) || hungarian);
        // `Eva Jablonka - Marion J. Lamb, Epigenetic Inheritance`
        let middle = i.case(1) == Case::Capital
            && i.means(1, GIVEN)
            && i.case(2) == Case::Upper
            && i.is(3, Kind::Dot)
            && i.case(4) == Case::Capital
            && i.is(5, Kind::Comma)
            && matches!(i.case(6), Case::Capital | Case::Upper);
        i.at < 5 && (known && matches!(i.kind(3), Some(Kind::Comma | Kind::Colon)) && title || middle)
    };
    i.peek(0).is_some_and(|t| t.kind == Kind::Dash && t.spaced)
        && (given() || edited() || another() || initial() || surnames())
}

/// `JACOB`: a surname in capitals, one of several: `HUNT; JACOB, The Affective Revolution`.
pub fn shouted(i: In<'_>) -> bool {
    i.case(0) == Case::Upper
        && i.word(0).chars().count() > 2
        && matches!(i.kind(1), Some(Kind::Comma | Kind::Semi | Kind::ParenOpen))
}

/// `(Hobsbawm; Ranger, 1983)`   `Koselleck; Brunner; Conze (Hg.):`: surnames that a year or a role closes; what no year or
/// page follows cites nothing by itself.
pub fn divided_by_semi(i: In<'_>, semi: In<'_>) -> bool {
    let leads = i.at == 0 || {
        let t = &i.note.list[i.at - 1];
        matches!(t.kind, Kind::ParenOpen | Kind::Semi) || t.bits & bit(Sense::Signal) != 0
    };
    if !leads {
        return false;
    }
    let mut next = semi.skip(1);
    for _ in 0..6 {
        if next.case(0) == Case::Capital && next.is(1, Kind::Semi) {
            next = next.skip(2);
        }
    }
    next.case(0) == Case::Capital
        && (next.is(1, Kind::Comma) && next.is(2, Kind::Number) && next.word(2).len() == 4
            || next.is(1, Kind::ParenOpen) && role_closes(next.skip(1)))
}

/// `Jeremy Black, T. C. W. Blanning`: people between commas, the last with initials: whoever stands before them is one of them, and
/// nobody's title follows.
pub fn people_only(title: In<'_>) -> bool {
    let mut here = title;
    loop {
        let Ok((rest, name)) = person(here) else { return false };
        if name.given.is_empty() {
            return false;
        }
        if rest.is_empty() {
            return here.at > title.at && name.given.contains('.');
        }
        if !rest.is(0, Kind::Comma) {
            return false;
        }
        here = rest.skip(1);
    }
}

/// `Otto Brunner, Werner Conze (Hg.)`, `Brunner/Conze/Koselleck (eds.)`: a role in brackets behind the last of several
/// names says that all of them are names.
pub fn role_closes(i: In<'_>) -> bool {
    i.is(0, Kind::ParenOpen)
        && i.means(1, bit(Sense::Editor) | bit(Sense::Compiler))
        && i.peek(0).is_some_and(|t| (t.partner as usize) < i.end)
}

/// `Patrick Weil, Stéphane Dufoix, (éds.)`, `Anna Garros, Thomas Lahusen, eds., Intimacy and Terror`: a comma, the role, in brackets or with
/// a comma behind it, and behind that no name: `Henry James, ed., Leon Edel` would be another habit.
pub fn role_behind(i: In<'_>) -> bool {
    if !i.is(0, Kind::Comma) {
        return false;
    }
    let role = i.skip(1);
    role_closes(role)
        || role.case(0) == Case::Lower
            && role.means(0, bit(Sense::Editor))
            && role.is(1, Kind::Dot)
            && role.is(2, Kind::Comma)
}

/// The last "and" before token `end` stands behind a comma.
pub fn and_after_comma(i: In<'_>, end: usize) -> bool {
    let mut at = end;
    while at > i.at {
        at -= 1;
        let here = i.part(at, i.end);
        if and_len(here) > 0 {
            return at > i.at && i.note.list[at - 1].kind == Kind::Comma;
        }
    }
    false
}
