//! Whether words look like a title: how they are written says so.

use super::archive;
use super::corporate::body;
use super::date::{full_date, roman, years};
use super::draft::Draft;
use super::facts::{imprint_ahead, naked};
use super::imprint::{Imprint, Paren, has, paren};
use super::input::In;
use super::italic::italic_run;
use super::locator::locators;
use super::name::{and_len, names};
use super::roles::edition_words;
use super::series::{capital_name, in_capital_name};
use super::tail::{ends, place_year};
use super::title_marks::cited_ahead;
use super::token::{Case, Kind, Token, bit};
use crate::lexicon::Sense;
use crate::model::{Field, Span, Unit, Via};
use crate::small;

/// What a title may begin with.
pub fn begins_title(i: In<'_>) -> bool {
    match i.peek(0) {
        Some(t) => match t.kind {
            Kind::Word
                if t.bits & bit(Sense::Month(1)) != 0
                    && (a_day(i)
                        || i.is(1, Kind::Number)
                            && i.word(1).len() <= 2
                            && matches!(i.kind(2), Some(Kind::Comma | Kind::Dash))) =>
            {
                false
            }
            Kind::Word if i.is(1, Kind::Colon) && i.is(2, Kind::Url) => false,
            // `Sochineniia, X: 206–7`, `Buchez et Roux, XVI. 253`
            Kind::Word
                if matches!(i.kind(1), Some(Kind::Colon | Kind::Dot))
                    && i.is(2, Kind::Number)
                    && t.case == Case::Upper
                    && roman(i.word(0)).is_some() =>
            {
                false
            }
            // `Prehistoric Times, Fifth Edition, p. 430`
            Kind::Word
                if t.bits & (bit(Sense::Ordinal(1)) | bit(Sense::EditionWord)) != 0
                    && edition_words(i).is_some_and(|(rest, ..)| {
                        rest.is(0, Kind::Comma) && rest.means(1, bit(Sense::Locator(Unit::Page)))
                    }) =>
            {
                false
            }
            // `Anti-bread Tax Circular, No. 91, June 16, 1842`
            Kind::Word
                if t.bits & bit(Sense::Number) != 0
                    && t.short
                    && i.is(1, Kind::Dot)
                    && i.is(2, Kind::Number)
                    && i.is(3, Kind::Comma)
                    && i.means(4, bit(Sense::Month(1))) =>
            {
                false
            }
            Kind::Word => {
                t.case != Case::Lower
                    || t.span.len() > 3 && t.bits == 0 && i.note.word(i.at).contains(['’', '\''])
            }
            Kind::Number if a_day(i) => false,
            // `Gorgon, 17 October, 21 and 28 November 1818`
            Kind::Number if t.span.len() <= 2 && i.means(1, bit(Sense::Month(1))) && i.is(2, Kind::Comma) => {
                false
            }
            // `1937-й: Сталин, НКВД и советское общество`, `20-е годы`
            Kind::Number
                if i.is(1, Kind::Dash) && i.case(2) == Case::Lower && i.word(2).chars().count() <= 2 =>
            {
                true
            }
            Kind::Number if i.is(1, Kind::Dash) && i.is(2, Kind::Number) => years_and_subtitle(i),
            Kind::Number => {
                // `Kocka, 19. Jahrhundert, S. 50`
                i.is(1, Kind::Dot) && i.means(2, bit(Sense::Century))
                    // `1776 (New York: …)`, `1491: New Revelations`
                    || i.peek(1).is_some_and(|n| n.kind == Kind::Word && n.spaced && n.case == Case::Capital)
                    // `Naumov, 1941 god, 2: 45`, `Lemke, 250 dnei v tsarskoi stavke (Petrograd, 1920)`
                    || i.case(1) == Case::Lower
                        && (small::is(i.word(1), small::YEARS_IN_TITLES) || counts_something(i))
                    || t.span.len() == 4
                        // `1066 and All That`, `1945 und wir: Das Dritte Reich`
                        && (i.means(1, bit(Sense::And)) && i.case(1) == Case::Lower
                            && (i.case(2) == Case::Capital || i.is(2, Kind::Word) && i.is(3, Kind::Colon))
                            // `George Orwell, 1984, Barcelona, Destino, 1952`
                            || i.is(1, Kind::Comma) && place_year(i.skip(2)) && naked(i.skip(2)).is_some()
                            || year_and_subtitle(i)
                            || cut_short(i.skip(1))
                            || i.is(1, Kind::Colon)
                                && (matches!(i.case(2), Case::Capital | Case::Upper)
                                    // `1822: dimensões (São Paulo: Perspectiva, 1972)`
                                    || i.case(2) == Case::Lower
                                        && !i.means(2, bit(Sense::Locator(Unit::Page)) | bit(Sense::Signal))
                                        && imprint_ahead(i.skip(2)))
                            || matches!(paren(i.skip(1)), Ok((_, Paren::Imprint(_)))))
            }
            Kind::QuoteOpen => true,
            // `Armando Ayala, ¿Cómo conquisté a los aztecas? (México: …)`
            Kind::Other => asks(i) && i.peek(1).is_some_and(|t| t.kind == Kind::Word && !t.spaced),
            _ => false,
        },
        None => false,
    }
}

/// `250 dnei v tsarskoi stavke (Petrograd, 1920)`: a number that is no year, what it counts in a word of another tongue, and facts of
/// publication.
fn counts_something(i: In<'_>) -> bool {
    i.word(0).len() < 4
        && i.peek(1).is_some_and(|t| t.spaced && t.bits == 0)
        && i.case(2) == Case::Lower
        && i.means(2, bit(Sense::Small) | bit(Sense::In))
        && imprint_ahead(i.skip(2))
}

/// `1914…, op. cit.`: past the dots that cut a title short, where the words that say so follow.
fn cut_short(i: In<'_>) -> bool {
    let comma = i.skip((0..3).take_while(|n| i.is(*n, Kind::Dot) || i.word(*n) == "…").count());
    comma.at > i.at && comma.is(0, Kind::Comma) && comma.means(1, bit(Sense::OpCit))
}

/// `1914–1918: An Intimate History`, `14-18, retrouver la guerre, Paris, Gallimard, 2000`, `14-18. Les refus de la guerre, Paris, …`:
/// the years of a war, and the subtitle behind them; pages have nothing behind them.
fn years_and_subtitle(i: In<'_>) -> bool {
    let length = |n: usize| i.word(n).len();
    let later = i.word(0).parse::<u16>().is_ok_and(|from| i.word(2).parse::<u16>().is_ok_and(|to| to > from));
    if !(matches!(length(0), 2 | 4) && length(0) == length(2) && later) {
        return false;
    }
    let behind = i.skip(3);
    // `Stalin i kosmopolitizm, 1945–1953: Dokumenty`: years close the first half of the title, whose two nouns nobody bears.
    let before = |n: usize| i.at.checked_sub(n).map_or("", |at| i.note.word(at));
    if length(0) == 4 && small::is(before(3), small::JOINING_SURNAMES) && before(1) == "," {
        return false;
    }
    match behind.kind(0) {
        Some(Kind::Dot) => year_and_subtitle(i.skip(2)),
        Some(Kind::Comma) => {
            let pointing =
                bit(Sense::Locator(crate::model::Unit::Page)) | bit(Sense::Signal) | bit(Sense::And);
            // `Epistolario de Nueva España, 1505-1818, recopilado por …`: years of four figures end a title.
            length(0) == 2
                && behind.case(1) == Case::Lower
                && !behind.means(1, pointing)
                && imprint_ahead(behind.skip(1))
        }
        Some(Kind::Colon) => {
            length(0) == 4 && behind.case(1) == Case::Capital && imprint_ahead(behind.skip(1))
        }
        Some(Kind::ParenOpen) => length(0) == 4 && matches!(paren(behind), Ok((_, Paren::Imprint(_)))),
        _ => false,
    }
}

/// `1914. Comment les Français sont entrés dans la guerre, Paris, Plon, 1977`: a year, a stop and its subtitle.
fn year_and_subtitle(i: In<'_>) -> bool {
    let next = i.skip(2);
    let other = bit(Sense::Signal) | bit(Sense::Ibid) | bit(Sense::Via(crate::model::Via::Quoted));
    i.is(1, Kind::Dot)
        && matches!(next.case(0), Case::Capital | Case::Upper)
        && !next.means(0, other)
        && (imprint_ahead(next) || cited_ahead(next))
        && !names(next).is_ok_and(|(rest, found)| found.full && rest.is(0, Kind::Comma))
}

/// `‘The Origin and Significance of Feudalism’ (1941) 46`: the year of an article in brackets, and its volume.
pub fn dated_behind(i: In<'_>) -> bool {
    i.enclosed(Kind::QuoteOpen).is_some_and(
        |(_, behind)| matches!(paren(behind), Ok((rest, Paren::Date(..))) if rest.is(0, Kind::Number)),
    )
}

/// The mark that opens a Spanish question or cry.
pub fn asks(i: In<'_>) -> bool {
    matches!(i.word(0), "¿" | "¡")
}

/// `Ch. XIX. § 17`: a chapter and what lies in it, where a title was looked for.
fn chapter_alone(i: In<'_>) -> bool {
    use crate::model::Unit::{Chapter, Page};
    let chapter =
        || i.hit(|s| (s == Sense::Locator(Chapter)).then_some(())).map(|(_, len)| i.skip(len).past_dot());
    i.means(0, bit(Sense::Locator(Page)))
        && chapter().is_some_and(|number| {
            (number.is(0, Kind::Number) || number.case(0) == Case::Upper && roman(number.word(0)).is_some())
                && (ends(number.skip(1))
                    || number.is(1, Kind::Dot)
                    || number.is(1, Kind::Comma)
                        && number.case(2) == Case::Lower
                        && number.means(2, bit(Sense::Locator(Page))))
        })
}

/// `Bd. 16, Mannheim 1976`: a volume, where a title was looked for.
pub fn volume_alone(i: In<'_>) -> bool {
    if chapter_alone(i) {
        return true;
    }
    let numeral =
        |n: usize| i.case(n) == Case::Upper && i.is(n + 1, Kind::Comma) && roman(i.word(n)).is_some();
    let roman = numeral(0) && !i.means(2, bit(Sense::Volume));
    // `O.R., I, XI, pt. 2, 45`: its series before it.
    if roman && numeral(2) {
        return true;
    }
    (i.means(0, bit(Sense::Volume)) || roman)
        && (i.is(1, Kind::Dot) && i.is(2, Kind::Number) && matches!(i.kind(3), Some(Kind::Comma | Kind::ParenOpen))
            // `Purchas, Vol. XVIII, pp. 437-438`, `Purchas, XVIII, 437`
            || locators(i).is_ok_and(|(rest, found)| {
                let volume = found.first().filter(|l| l.value.unit == crate::model::Unit::Volume);
                volume.is_some_and(|l| l.value.value.starts_with(|c: char| c.is_ascii_alphanumeric())) && ends(rest)
            }))
}

/// `18 Jan. 1812`, `February 21, 1957, Tape 1`: a day is no title, unless a subtitle follows.
fn a_day(i: In<'_>) -> bool {
    full_date(i).is_ok_and(|(rest, found)| {
        found.edtf.len() == 10
            && (rest.is_empty()
                || matches!(rest.kind(0), Some(Kind::Comma | Kind::Dot | Kind::Semi))
                // `Nov. 7, 1935: 2`
                || rest.is(0, Kind::Colon) && rest.is(1, Kind::Number))
    })
}

/// Words with no author before them are a title if they are capitalised throughout, or are in a language that
/// writes titles small; Russian titles are read by their own grammar.
pub fn reads_as_title(i: In<'_>, span: Span) -> bool {
    let end = i.note.at_byte(span.end);
    if italic_run(i) == Some(end) {
        return true;
    }
    let title = before_translation(i.until(end));
    if capital_name_or_subtitle(title) {
        return true;
    }
    // A part of it, up to a comma, has its volumes or its series behind.
    if small_title(i).is_some_and(|most| end == most || end < most && i.note.list[end].kind == Kind::Comma) {
        return true;
    }
    !i.note.russian && title.len() <= FOREIGN && !has(title, bit(Sense::Plain)) && title_like_foreign(title)
}

/// `Russkii arkhiv, 1863–1917 [The Russian Archive]`: the title, less what it means in English.
fn before_translation(title: In<'_>) -> In<'_> {
    let closes = title.note.list.get(title.end.wrapping_sub(1)).filter(|t| t.kind == Kind::BracketClose);
    match closes.map(|t| t.partner as usize) {
        Some(open) if open > title.at && open < title.end => title.until(open),
        _ => title,
    }
}

/// So far a title is looked over at most, so that a note costs no more than its length.
const LONGEST: usize = 40;

/// The longest title in a language that writes titles small.
const FOREIGN: usize = 24;

/// The token that no title from `i` on can take in and still read as one ([`reads_as_title`]); the end, if there is none.
///
/// `For three stages of the telling see …`: a small word of weight, and English.
pub fn title_reaches(i: In<'_>) -> usize {
    if italic_run(i).is_some() || small_title(i).is_some() {
        return i.end;
    }
    let (mut prose, mut foreign) = (false, !i.note.russian);
    let mut begins = true;
    for at in i.at..i.end.min(i.at + LONGEST) {
        let t = &i.note.list[at];
        match t.kind {
            // What stands behind a comma may be a series, and no part of the title.
            Kind::Comma | Kind::ParenOpen | Kind::BracketOpen => return i.end,
            Kind::Colon | Kind::Query => begins = true,
            // `Nar. of Early Va.`: the stop of an abbreviation begins nothing.
            Kind::Dot => begins = t.stop || !short_before(i, at),
            _ => {
                prose |= t.kind == Kind::Word && t.case == Case::Lower && (begins || !in_capital_name(t));
                begins = false;
            }
        }
        foreign &= t.bits & bit(Sense::Plain) == 0
            && at - i.at < FOREIGN
            && (may_be_foreign(t) || at > i.at && soft_sign(i, at));
        if prose && !foreign {
            return at;
        }
    }
    i.end
}

/// `The acts of the parliaments of Scotland (Edinburgh, 1814), II, 120`   `The parliamentary history of England, ed. William
/// Cobbett (36 vols., London, 1806–20)`: a title may be written as a sentence is. Where a citation begins, facts of publication
/// behind it say that it was one, unless a word says otherwise or another title is named in it.
/// Gives its end.
fn small_title(i: In<'_>) -> Option<usize> {
    let roles = bit(Sense::Editor) | bit(Sense::Translator);
    let says = roles | bit(Sense::Said) | bit(Sense::Signal) | bit(Sense::Edition) | bit(Sense::EditionWord);
    let begins = i.at == 0 || {
        let before = |back: usize| i.at.checked_sub(back).map(|at| &i.note.list[at]);
        // `Cf.`
        let stop = usize::from(before(1).is_some_and(|t| t.kind == Kind::Dot));
        before(1).is_some_and(|t| t.kind == Kind::Semi)
            || before(1 + stop).is_some_and(|t| t.bits & bit(Sense::Signal) != 0)
    };
    if !begins || !matches!(i.case(0), Case::Capital | Case::Upper) {
        return None;
    }
    let (mut small, mut capital) = (0, 0);
    let mut end = i.at + 1;
    loop {
        let t = (end < i.end.min(i.at + FOREIGN)).then(|| &i.note.list[end])?;
        let light = t.bits & (bit(Sense::Small) | bit(Sense::And)) != 0;
        match t.kind {
            Kind::ParenOpen => break,
            Kind::Comma if leads_facts(i.part(end + 1, i.end)) => break,
            Kind::Dot | Kind::Semi | Kind::QuoteOpen | Kind::Quote => return None,
            _ => {}
        }
        match t.case {
            Case::Lower if t.bits & says != 0 => return None,
            Case::Lower => small += usize::from(!light),
            // `… remains The Making of the English Working Class`
            Case::Capital if light => return None,
            Case::Capital | Case::Upper => capital += 1,
            Case::None => {}
        }
        end += 1;
    }
    let open = (end..i.end.min(end + FOREIGN)).find(|at| i.note.list[*at].kind == Kind::ParenOpen)?;
    let led = i.note.list[end].kind == Kind::Comma;
    let published = match paren(i.part(open, i.end)) {
        Ok((_, Paren::Imprint(_))) => true,
        // `, ed. J. Lister, Yorkshire Archaeological Society Record Series, 57 (1917)`
        Ok((_, Paren::Date(..))) => led,
        _ => false,
    };
    // Names have capitals too, in Russian nothing else has.
    let even = capital <= small + 1 || i.note.russian;
    (published && small > 0 && even).then_some(end)
}

/// `, ed. M. A. E. Green`   `, 3 vols.`   `, 9th ed.`
fn leads_facts(i: In<'_>) -> bool {
    i.case(0) == Case::Lower && i.means(0, bit(Sense::Editor) | bit(Sense::Translator))
        || i.is(0, Kind::Number) && i.means(1, bit(Sense::Volumes))
        // `Documents on Irish foreign policy, vol. 2 (Dublin, 2002)`
        || i.case(0) == Case::Lower
            && i.means(0, bit(Sense::Volume))
            && super::numbering::is_numeral(i.skip(1).past_dot(), 0)
        || edition_words(i).is_some()
}

fn title_like_foreign(i: In<'_>) -> bool {
    (i.at..i.end).all(|at| may_be_foreign(&i.note.list[at]) || at > i.at && soft_sign(i, at))
}

fn may_be_foreign(t: &Token) -> bool {
    !(matches!(t.kind, Kind::QuoteOpen | Kind::Quote)
        || t.bits & (bit(Sense::Signal) | bit(Sense::Via(crate::model::Via::Quoted))) != 0
            && t.case == Case::Lower
            && t.span.len() > 2)
}

/// `Dekabr’ 1919 goda`: the mark at `at` closes nothing and stands glued behind a consonant.
fn soft_sign(i: In<'_>, at: usize) -> bool {
    const CONSONANTS: [char; 12] = ['b', 'd', 'l', 'n', 'r', 't', 'v', 'z', 'm', 'p', 's', 'k'];
    let (mark, word) = (&i.note.list[at], &i.note.list[at - 1]);
    mark.kind == Kind::Quote
        && !mark.spaced
        && matches!(mark.text, "’" | "'")
        && word.kind == Kind::Word
        && word.text.ends_with(CONSONANTS)
}

/// The stop at `at` stands behind a short word printed with a capital.
fn short_before(i: In<'_>, at: usize) -> bool {
    const LONGEST: usize = 5;
    let before = at.checked_sub(1).map(|at| &i.note.list[at]);
    before.is_some_and(|t| t.kind == Kind::Word && t.case == Case::Capital && t.span.len() <= LONGEST)
}

/// Capitalised throughout, with a colon or question mark between parts.
pub fn capital_name_or_subtitle(i: In<'_>) -> bool {
    let mut from = i.at;
    let mut at = i.at;
    while at <= i.end {
        let divides = at == i.end
            || matches!(i.note.list[at].kind, Kind::Colon | Kind::Query)
            || i.note.list[at].kind == Kind::Dot && (i.note.list[at].stop || !short_before(i, at));
        if divides {
            let part = i.part(from, at);
            if !part.is_empty() && !capital_or_number(part) {
                return false;
            }
            from = at + 1;
        }
        at += 1;
    }
    true
}

fn capital_or_number(i: In<'_>) -> bool {
    capital_name(i) || i.note.list[i.at..i.end].iter().all(|t| t.kind != Kind::Word || t.case != Case::Lower)
}

/// `Riadom so Stalinym, 158`: a comma and a number of three digits, which counts no volume.
pub fn paged(title: In<'_>) -> bool {
    let [.., comma, number] = &title.note.list[title.at..title.end] else { return false };
    comma.kind == Kind::Comma && number.kind == Kind::Number && number.span.len() == 3
}

/// `For Orwell and the British Empire see my Orwell’s Politics (…)`: small words, and a capital or a quotation behind them.
pub fn own(i: In<'_>) -> bool {
    i.means(0, bit(Sense::Own) | bit(Sense::TheAuthor))
        && i.case(0) == Case::Lower
        && (matches!(i.case(1), Case::Capital | Case::Upper) || i.is(1, Kind::QuoteOpen))
}

/// More than one word printed small, none of which a language has for joining others.
pub fn small_words(title: In<'_>) -> bool {
    let words = &title.note.list[title.at..title.end];
    let noun = bit(Sense::TitleNoun);
    words.iter().any(|t| t.case == Case::Lower && t.bits & !noun == 0 && t.span.len() > 3)
}

/// `St. Martin’s Press`
fn ends_in_publisher(i: In<'_>) -> bool {
    i.len().checked_sub(1).is_some_and(|last| i.means(last, bit(Sense::PublisherWord)))
}

/// `University of Pennsylvania Press, 2012`: a publisher and a year behind the stop of a title, and nothing after.
pub fn publisher_year(i: In<'_>) -> Option<(In<'_>, Imprint)> {
    let mut here = i;
    while here.at - i.at < 8
        && (matches!(here.kind(0), Some(Kind::Amp | Kind::Quote))
            // `St. Martin’s Press`
            || here.is(0, Kind::Dot) && here.peek(0).is_some_and(|t| !t.stop) && here.at > i.at
            || here.is(0, Kind::Word)
                && (here.case(0) != Case::Lower || here.means(0, bit(Sense::Small) | bit(Sense::And))))
    {
        here = here.skip(1);
    }
    let publisher = i.until(here.at);
    // `il Mulino, 1989`
    let small = i.case(0) == Case::Lower && i.long(Sense::PublisherWord).is_none();
    // `U.S. Department of Labor, 1965`: a body that publishes.
    let whole = || body(i).is_ok_and(|(rest, _)| rest.at == here.at);
    let issued = || publisher.len() > 2 && has(publisher, bit(Sense::BodyWord)) && whole();
    let shows = has(publisher, bit(Sense::PublisherWord)) && !small || here.is(0, Kind::Comma) && issued();
    // `St. Martin’s Press 2011, 113`: no comma between.
    let when = match here.kind(0) {
        Some(Kind::Comma) => here.skip(1),
        Some(Kind::Number) if here.word(0).len() == 4 && ends_in_publisher(publisher) => here,
        _ => return None,
    };
    if !shows || !when.is(0, Kind::Number) {
        return None;
    }
    let (rest, year) = years(when).ok()?;
    // `Crisis and Progress in the Soviet Economy, 1931–1933`: a title, and the years that it tells of.
    if year.edtf.contains('/') && !ends_in_publisher(publisher) {
        return None;
    }
    let paged =
        rest.is(1, Kind::Number) || rest.means(1, bit(Sense::Locator(Unit::Page)) | bit(Sense::Passim));
    if !(ends(rest) || rest.is(0, Kind::Comma) && paged) {
        return None;
    }
    let found = Imprint {
        publisher: Some(i.span_to(here)),
        date: Some((year, when.span_to(rest))),
        ..Imprint::default()
    };
    Some((rest, found))
}

/// `Franco. «Caudillo de España», Barcelona, Grijalbo, 1994`: words in quotation marks that end an author's title, the facts of
/// publication behind them.
pub fn quoted_end(i: In<'_>, draft: &Draft) -> bool {
    draft.fields.has(Field::Author)
        && i.enclosed(Kind::QuoteOpen)
            .is_some_and(|(_, behind)| behind.is(0, Kind::Comma) && naked(behind.skip(1)).is_some())
}

/// `B.D.`, `DDF`: capitals and their stops, two at least.
pub fn letters(i: In<'_>) -> bool {
    let list = &i.note.list[i.at..i.end];
    let capitals: usize = list.iter().filter(|t| t.kind == Kind::Word).map(|t| t.span.len()).sum();
    capitals > 1 && list.iter().all(|t| t.case == Case::Upper || t.kind == Kind::Dot)
}

/// Words that can be a title behind an author: not a sentence. Foreign titles are written small.
pub fn title_like(i: In<'_>) -> bool {
    let words: Vec<&Token> = i.note.list[i.at..i.end].iter().filter(|t| t.kind == Kind::Word).collect();
    if words.is_empty() || words.len() > 40 {
        return false;
    }
    let capitals = words.iter().filter(|t| t.case != Case::Lower).count();
    let small = words
        .iter()
        .filter(|t| {
            t.case == Case::Lower && t.bits & (bit(Sense::Small) | bit(Sense::In) | bit(Sense::And)) != 0
        })
        .count();
    let lower = words.len() - capitals - small;
    // Title case, or a run that may be a foreign title.
    lower == 0 || capitals >= lower || words.len() <= 25 && i.note.list[i.end - 1].kind != Kind::Dot
}

/// `45:360`, `27(2):318`, `II: 188`: a title by its letters or a short word stands before it, and this is volume and page.
pub fn volume_and_page(i: In<'_>) -> bool {
    const PAGE: usize = 3;
    let halved = i.is(1, Kind::ParenOpen) && i.is(2, Kind::Number) && i.is(3, Kind::ParenClose);
    let colon = if halved { 4 } else { 1 };
    let numeral = i.case(0) == Case::Upper && i.word(colon + 1).len() <= PAGE && roman(i.word(0)).is_some();
    (i.is(0, Kind::Number) || numeral) && i.is(colon, Kind::Colon) && i.is(colon + 1, Kind::Number)
}

/// `Scott, Gender and History, and Riley, Am I That Name?`: a surname alone and a title that no comma divides, and behind "and" a surname and
/// a title again; `next` is what stands behind the comma.
pub fn another_work(title: In<'_>, next: In<'_>, draft: &Draft) -> bool {
    let and = and_len(next);
    let initial = next.case(and) == Case::Upper && next.is(and + 1, Kind::Dot);
    if and == 0 || next.case(0) != Case::Lower || title.len() < 2 && !initial {
        return false;
    }
    let who = next.skip(and);
    // `Fellner, Februarpatent, und F. Engel-Janosi, Einleitung`
    let initials =
        (0..2).take_while(|n| who.case(2 * n) == Case::Upper && who.is(2 * n + 1, Kind::Dot)).count();
    let who = who.skip(2 * initials);
    let facts = bit(Sense::City)
        | bit(Sense::State)
        | bit(Sense::PublisherWord)
        | bit(Sense::Month(1))
        | bit(Sense::Honorific)
        | bit(Sense::BodyWord);
    matches!(draft.fields.names(Field::Author), [one] if one.given.is_empty() && !one.is_body())
        && !(title.at..title.end).any(|at| title.note.list[at].kind == Kind::Comma)
        && who.case(0) == Case::Capital
        && who.is(1, Kind::Comma)
        && (matches!(who.case(2), Case::Capital | Case::Upper) || who.is(2, Kind::QuoteOpen))
        && !who.means(0, facts)
        && !who.means(2, facts)
        && matches!(who.kind(3), Some(Kind::Word | Kind::Comma | Kind::QuoteClose))
        && !imprint_ahead(who)
}

/// `In:` with a capital, behind a title's stop.
pub fn led_by_in(i: In<'_>) -> bool {
    i.means(0, bit(Sense::In)) && i.is(1, Kind::Colon)
}

/// The city before a colon: `Chapel Hill:`.
pub fn place_colon(i: In<'_>) -> bool {
    // `The Cheese and the Worms: The Cosmos of a Sixteenth-Century Miller`: an article stands before no place.
    let article = i.at.checked_sub(1).is_some_and(|at| i.note.list[at].bits & bit(Sense::Small) != 0);
    !article && i.long(Sense::City).is_some_and(|len| i.is(len, Kind::Colon))
}

pub fn archive_ahead(i: In<'_>) -> bool {
    i.note.bits & archive::PLACE_BITS != 0 && archive::place(i).is_ok_and(|(_, f)| !f.place.steps.is_empty())
}

/// `quoted in`, `reprinted in`: words that lead to what holds the work. `A catalogue of books printed in England, 1475–1640`: a land or a town
/// holds none.
pub fn leads_via(i: In<'_>) -> bool {
    if !i.means(0, bit(Sense::Via(Via::Quoted))) {
        return false;
    }
    let Some(((), len)) = i.hit(|s| matches!(s, Sense::Via(_)).then_some(())) else { return false };
    !(i.means(len, bit(Sense::City) | bit(Sense::State))
        && i.at > 0
        && i.note.list[i.at - 1].case == Case::Lower
        && i.long(Sense::Via(Via::Reprinted)) == Some(len))
}

/// Words after a comma that lead to another citation or to prose.
pub fn leads_on(i: In<'_>) -> bool {
    let t = match i.peek(0) {
        Some(t) => t,
        None => return true,
    };
    if leads_via(i) {
        return true;
    }
    // `Conquest, Stalin, as well as Getty and Naumov`: of the words for “and” those that are three join no words of a title.
    if t.case == Case::Lower
        && t.bits & bit(Sense::And) != 0
        && i.long(Sense::And) == Some(3)
        && matches!(i.case(3), Case::Capital | Case::Upper)
    {
        return true;
    }
    // `Carey, Brownson, which gives other figures`: a clause about the work.
    if t.case == Case::Lower
        && t.bits & bit(Sense::Said) != 0
        && i.case(1) == Case::Lower
        && i.means(1, bit(Sense::Said))
    {
        return true;
    }
    t.case == Case::Lower
        && t.bits & bit(Sense::Signal) != 0
        && i.long(Sense::Signal).is_some_and(|len| {
            let next = i.skip(len);
            let next =
                if matches!(next.kind(0), Some(Kind::Colon | Kind::Comma)) { next.skip(1) } else { next };
            // `Mommsen, Beamtentum, hier S. 34`: a page of this work.
            let page =
                next.means(0, bit(Sense::Locator(Unit::Page))) && next.skip(1).past_dot().is(0, Kind::Number);
            !page && matches!(next.case(0), Case::Capital | Case::Upper)
                || next.is(0, Kind::QuoteOpen)
                || next.means(0, bit(Sense::Ibid) | bit(Sense::Signal))
        })
}

/// `(1800-1967) – Une étude`: behind the bracket a dash and a subtitle, which no facts of publication have.
pub fn dash_behind(i: In<'_>) -> bool {
    i.enclosed(Kind::ParenOpen).is_some_and(|(_, behind)| {
        let dash = behind.peek(0).is_some_and(|t| t.kind == Kind::Dash && t.spaced);
        let apart = behind.peek(1).is_some_and(|t| t.spaced && t.case == Case::Capital);
        dash && apart && !i.note.russian
    })
}
