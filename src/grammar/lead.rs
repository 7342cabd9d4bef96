//! Words that lead a citation in: `See also`, `quoted in`, `см.`

use super::input::In;
use super::name::names;
use super::possessive::is_owner;
use super::quoted_more::chapter_of;
use super::together::counted;
use super::token::{Case, GIVEN, Kind, bit};
use crate::lexicon::Sense;
use crate::model::{Sited, Span, Unit, Via};
use crate::small;

/// Words that lead a citation in.
pub struct Led<'n> {
    /// `see his`: the work is by the author named before.
    pub own: bool,
    /// `See` and what belongs to it.
    pub signal: Option<Span>,
    /// `quoted in`.
    pub via: Option<Sited<Via>>,
    /// Where the citation begins.
    pub at: In<'n>,
}

impl<'n> Led<'n> {
    /// No words lead.
    pub fn by_nothing(at: In<'n>) -> Led<'n> {
        Led { own: false, signal: None, via: None, at }
    }
}

/// `Vgl. zum ganzen Abschnitt: Gould 1966, S. 10`   `Vgl. zur Geschichte der Partei: Miller, …`   `Vgl. zum Folgenden Hans Mommsen, …`: behind
/// the signal what the work is cited for, up to a colon or to the word for the passage; what is behind it.
fn past_topic(i: In<'_>) -> Option<In<'_>> {
    const LONGEST: usize = 10;
    if i.case(0) != Case::Lower || !small::is(i.word(0), small::BEFORE_A_TOPIC) {
        return None;
    }
    let words = (0..LONGEST).take_while(|n| i.is(*n, Kind::Word)).count();
    let behind = if i.is(words, Kind::Colon) {
        i.skip(words + 1)
    } else {
        i.skip((1..words).find(|n| small::is(i.word(*n), small::PASSAGES))? + 1)
    };
    starts_citation(behind).then_some(behind)
}

/// `See also`, `For details, see`, `Cited in`, `См. также:`, `Цит. по:`
pub fn lead(i: In<'_>) -> Led<'_> {
    let mut led = Led::by_nothing(i);
    for _ in 0..4 {
        let at = led.at;
        // `Z. B. R. Charmatz, Österreichs innere Geschichte`: nobody's initials.
        if at.case(0) == Case::Upper
            && at.is(3, Kind::Dot)
            && small::is(at.text_to(at.skip(4)), small::FOR_INSTANCE)
            && starts_citation(at.skip(4))
        {
            let span = at.span_to(at.skip(4));
            led.signal = Some(led.signal.map_or(span, |s| s.to(span)));
            led.at = at.skip(4);
            continue;
        }
        if at.means(0, bit(Sense::Via(Via::Quoted)))
            && let Some((via, len)) = at.hit(|s| if let Sense::Via(v) = s { Some(v) } else { None })
            // `AP RK` is an archive, though `ap.` may lead a citation in.
            && at.hit(|s| matches!(s, Sense::Archive(_)).then_some(())).is_none_or(|((), n)| n <= len)
        {
            let rest = after_lead(at.skip(len));
            if starts_citation(rest) {
                led.via = Some(Sited { value: via, span: at.note.span(at.at, at.at + len) });
                led.at = rest;
                continue;
            }
        }
        // `Cit. M. D. George, London Life`: at the head it leads; behind a title it points back.
        if at.means(0, bit(Sense::OpCit))
            && at.case(0) == Case::Capital
            && at.is(1, Kind::Dot)
            && names(at.skip(2)).is_ok_and(|(rest, found)| found.full && rest.is(0, Kind::Comma))
        {
            led.via = Some(Sited { value: Via::Cited, span: at.note.span(at.at, at.at + 2) });
            led.at = at.skip(2);
            continue;
        }
        if at.means(0, bit(Sense::Thus))
            && let Some(len) = at.long(Sense::Thus)
            && surname_first(after_lead(at.skip(len)))
        {
            let rest = after_lead(at.skip(len));
            let span = at.span_to(rest);
            led.signal = Some(led.signal.map_or(span, |s| s.to(span)));
            led.at = rest;
            continue;
        }
        // `zu Doblhoff Karl Fink, Anton Freiherr von Doblhoff`: whom the work is about, and who wrote it.
        if at.case(0) == Case::Lower
            && small::is(at.word(0), small::ABOUT_SOMEBODY)
            && at.case(1) == Case::Capital
            && !at.means(1, GIVEN)
            && at.means(2, GIVEN)
            && names(at.skip(2)).is_ok_and(|(rest, found)| found.full && rest.is(0, Kind::Comma))
        {
            led.signal = Some(at.span_to(at.skip(2)));
            led.at = at.skip(2);
            continue;
        }
        if let Some(rest) = see_in_short(at) {
            led.signal = Some(led.signal.map_or(at.span_to(rest), |s| s.to(at.span_to(rest))));
            led.at = rest;
            continue;
        }
        if at.is(2, Kind::Colon)
            && let Some(rest) = text_in_language(at)
        {
            led.signal = Some(led.signal.map_or(at.span_to(rest), |s| s.to(at.span_to(rest))));
            led.at = rest;
            continue;
        }
        if from_somebody(at) {
            led.signal = Some(at.span_to(at.skip(1)));
            led.at = at.skip(1);
            continue;
        }
        if let Some(rest) = for_the_side(at) {
            led.signal = Some(at.span_to(rest));
            led.at = rest;
            continue;
        }
        if at.means(0, bit(Sense::Signal))
            && let Some(len) = at.long(Sense::Signal)
            // `See Ia. El’sberg`: no `see i. a.`
            && let len = (1..len).find(|n| initial_of_two(at.skip(*n))).unwrap_or(len)
            // `zob. przyp. 12`: one form, that points to another note.
            && at.long(Sense::Supra).is_none_or(|supra| supra <= len)
            && !periodical_of_year(at.skip(len))
            && !(led.at.at > i.at && initial_of_two(at))
        {
            let rest = after_lead(at.skip(len));
            let rest = past_topic(rest).unwrap_or(rest);
            let own = rest.means(0, bit(Sense::Own)) && at.case(0) != Case::None || of_writer(rest);
            if own
                || starts_citation(rest)
                || rest.means(0, bit(Sense::Signal) | bit(Sense::Via(Via::Quoted)))
                || adverb(rest)
                || couple(rest)
            {
                let span = at.span_to(rest);
                led.signal = Some(led.signal.map_or(span, |s| s.to(span)));
                led.at = rest;
                continue;
            }
        }
        break;
    }
    // `see also his Unit Operations (…)`
    if led.at.at > i.at
        && led.at.means(0, bit(Sense::Own))
        && let Some(len) = led.at.long(Sense::Own)
        && (matches!(led.at.case(len), Case::Capital | Case::Upper) || led.at.is(len, Kind::QuoteOpen))
    {
        led.at = led.at.skip(len);
        led.own = true;
    }
    // `; Eng. trans.: Man’s Soul, trans. Boris Jakim (…)`: a work of the author just cited.
    if let Some(at) = in_translation(led.at) {
        led.at = at;
        led.own = true;
    }
    // `see Lust’s introduction to Tsou, The Revolutionary Army`: whose part of the book it is.
    if led.at.at > i.at
        && led.at.note.bits & bit(Sense::PartOf) != 0
        && let Some(at) = part_by_owner(led.at)
    {
        led.at = at;
    }
    // `see my Orwell’s Politics (…)`: by whoever writes this.
    if led.at.at > i.at && of_writer(led.at) {
        led.at = led.at.skip(1);
    }
    // `See the Hammonds, The Town Labourer, ch. 3`: husband and wife by their name.
    if led.at.at > i.at && couple(led.at) {
        led.at = led.at.skip(1);
    }
    // `Vgl. hierzu grundlegend Hans Mommsen`: an adverb or two between.
    if led.signal.is_some() && led.via.is_none() && !starts_citation(led.at) {
        let next = (1..3).find(|n| starts_citation(after_lead(led.at.skip(*n))));
        if let Some(n) = next.filter(|n| (0..*n).all(|at| adverb(led.at.skip(at)))) {
            led.at = after_lead(led.at.skip(n));
            led.signal = led.signal.map(|s| s.to(i.span_to(led.at)));
        }
    }
    if let Some(again) = named_again(led.at) {
        led.at = again;
    }
    // `see the influential Daniela Spenser`: words of praise between.
    if led.signal.is_some() && led.at.case(0) == Case::Lower && !starts_citation(led.at) {
        led.at = i;
        led.signal = None;
    }
    led
}

/// `In English: A. O. Chubaryan and H. Shukman, eds., Stalin`, `Russian text: Istochnik, no. 3`: in which language the text can be read;
/// where the citation begins.
fn text_in_language(i: In<'_>) -> Option<In<'_>> {
    let language = |n: usize| small::is(i.word(n), small::LANGUAGES);
    let said = i.means(0, bit(Sense::In)) && language(1)
        || language(0) && small::is(i.word(1), small::TEXTS_IN_LANGUAGES);
    let rest = i.skip(3);
    (said && i.case(0) == Case::Capital && starts_citation(rest)).then_some(rest)
}

/// `Источник. 1995. № 3`: behind the word a year and a number, whose periodical it is.
fn periodical_of_year(i: In<'_>) -> bool {
    let mark = |n: usize| matches!(i.kind(n), Some(Kind::Dot | Kind::Comma));
    mark(0) && i.is(1, Kind::Number) && i.word(1).len() == 4 && mark(2) && i.is(3, Kind::Sign)
}

/// `Settlement see M. Rose, The English Poor Law`: inside what was taken for one citation a small word that leads to an author, who is
/// the first of it.
pub fn holds_lead(i: In<'_>) -> bool {
    if i.note.bits & bit(Sense::Signal) == 0 {
        return false;
    }
    let leads = |at: usize| {
        let t = &i.note.list[at];
        t.case == Case::Lower && t.bits & bit(Sense::Signal) != 0 && t.span.len() > 2
    };
    (i.at + 1..i.end).any(|at| see_in_short(i.part(at, i.end)).is_some())
        || (i.at + 1..i.end).filter(|at| leads(*at)).any(|at| {
            let author = i.part(at + 1, i.end).past_dot().past_comma();
            names(author).is_ok_and(|(rest, found)| found.full && rest.is(0, Kind::Comma))
        })
}

/// `Dazu s. Hans Mommsen, Beamtentum`, `Zum Folgenden s. Broszat, Der Staat Hitlers, S. 123`: the German word for see, cut to its letter,
/// and an author behind it.
pub fn see_in_short(i: In<'_>) -> Option<In<'_>> {
    if i.word(0) != "s" || !i.is(1, Kind::Dot) || !i.note.list[i.at].spaced {
        return None;
    }
    let author = i.skip(2);
    let (rest, found) = names(author).ok()?;
    let whole = found.full && found.list.iter().all(|n| !n.given.is_empty());
    let titled = matches!(rest.kind(0), Some(Kind::Comma | Kind::Colon));
    (titled && (whole || surname_first(author))).then_some(author)
}

/// `О.В. Хлевнюка: ` in `см. в работе О.В. Хлевнюка: Хлевнюк О.В. Хозяин. М., 2010`: past the name of whose work it is, where the
/// citation names it again.
pub fn named_again(i: In<'_>) -> Option<In<'_>> {
    const LONGEST: usize = 10;
    if !i.note.russian || !(1..LONGEST).any(|n| i.is(n, Kind::Colon)) {
        return None;
    }
    let (colon, found) = names(i).ok().filter(|(rest, _)| rest.is(0, Kind::Colon))?;
    let (_, again) = names(colon.skip(1)).ok()?;
    let ([first], [second, ..]) = (found.list.as_slice(), again.list.as_slice()) else { return None };
    let same = first.family.starts_with(second.family.trim_end_matches(['а', 'й', 'ь', 'я']));
    (same && !second.given.is_empty()).then(|| colon.skip(1))
}

/// `En P. Preston, Franco, cit., p. 104`, `From Margrit Pernau (ed.), Delhi College`: where what the sentence told is read, at the head or behind
/// a colon.
fn from_somebody(i: In<'_>) -> bool {
    let in_word = i.at == 0 && i.means(0, bit(Sense::In)) && i.long(Sense::In) == Some(1);
    let opens = i.at == 0 || matches!(i.note.list[i.at - 1].kind, Kind::Colon | Kind::Dot);
    let person = i.means(1, GIVEN) || i.case(1) == Case::Upper && i.is(2, Kind::Dot);
    (in_word || opens && small::is(i.word(0), small::READ_FROM))
        && i.case(0) == Case::Capital
        && names(i.skip(1)).is_ok_and(|(rest, found)| {
            let edited = rest.is(0, Kind::ParenOpen) && rest.means(1, bit(Sense::Editor));
            found.full && (person && rest.is(0, Kind::Comma) || edited && !in_word)
        })
}

/// `for the American, Michael Beschloss, …`, `On the Soviet side, A. Fursenko, …`, `for 1956, Zubkova, Russia After the War, 102–3`: what
/// the work is cited for, to its author; by a surname alone, if a title and its page follow: `On grain exports, Davies, Years of Hunger, 160`.
fn for_the_side(i: In<'_>) -> Option<In<'_>> {
    const LONGEST: usize = 12;
    if !small::is(i.word(0), small::CITED_FOR) {
        return None;
    }
    if i.is(1, Kind::Number) && i.word(1).len() == 4 && i.is(2, Kind::Comma) {
        let author = i.skip(3);
        return surname_first(author).then_some(author);
    }
    let comma = (2..LONGEST).find(|n| !i.is(*n, Kind::Word)).filter(|n| i.is(*n, Kind::Comma))?;
    let the_side = comma > 2 && comma < 6 && small::is(i.word(1), small::THE);
    let author = i.skip(comma + 1);
    // `; for the war, Barber, Home Front, 3`
    if i.case(0) == Case::Lower && the_side && surname_first(author) {
        return Some(author);
    }
    names(author)
        .is_ok_and(|(rest, found)| {
            let whole = found.full && found.list.iter().all(|n| !n.given.is_empty());
            let sentence = || i.case(0) == Case::Capital && i.case(comma - 1) == Case::Lower;
            rest.is(0, Kind::Comma) && (whole && the_side || sentence() && titled_and_paged(rest.skip(1)))
        })
        .then_some(author)
}

/// `Years of Hunger, 160`, `“Victory,” 188`: a short title and, behind its comma, a page.
fn titled_and_paged(i: In<'_>) -> bool {
    const TITLE: usize = 10;
    if let Some((_, behind)) = i.enclosed(Kind::QuoteOpen) {
        return behind.past_comma().is(0, Kind::Number);
    }
    let comma = (1..TITLE).find(|n| !matches!(i.kind(*n), Some(Kind::Word | Kind::Dash | Kind::Number)));
    matches!(i.case(0), Case::Capital | Case::Upper)
        && comma.is_some_and(|n| {
            i.is(n, Kind::Comma)
                && (i.is(n + 1, Kind::Number) || i.means(n + 1, bit(Sense::Locator(Unit::Page))))
        })
}

/// `Lust’s introduction to`, `John Lust’s preface to`: past a name in the genitive and the small word for a part of another's book.
fn part_by_owner(i: In<'_>) -> Option<In<'_>> {
    let owner = (0..3).find(|n| is_owner(i.word(*n)))?;
    let part = i.skip(owner + 1);
    let named = (0..=owner).all(|n| matches!(i.case(n), Case::Capital | Case::Upper));
    let len = part.long(Sense::PartOf).filter(|_| named && part.case(0) == Case::Lower)?;
    let book = part.skip(len);
    matches!(book.case(0), Case::Capital | Case::Upper).then_some(book)
}

/// `Kershaw, Hitler, 3`, `A. J. P. Taylor, …`, `Duffy and Haigh, op. cit.`: surnames and a comma; two capitals are as well a
/// title: `Thus Spoke Zarathustra, 5`.
fn surname_first(i: In<'_>) -> bool {
    names(i).is_ok_and(|(rest, found)| {
        let initial = i.case(0) == Case::Upper && i.is(1, Kind::Dot);
        let stopped = rest.is(0, Kind::Comma) || rest.is(0, Kind::ParenOpen);
        // `So Hans-Ulrich Wehler, Deutsche Gesellschaftsgeschichte`
        let titled = matches!(rest.case(1), Case::Capital | Case::Upper) || rest.is(1, Kind::QuoteOpen);
        stopped && (initial || !found.full || titled) && found.list.iter().all(|n| !n.is_body())
    })
}

/// `the Hammonds, The Town Labourer`: an article, a surname of several, its comma and a title.
fn couple(i: In<'_>) -> bool {
    i.case(0) == Case::Lower
        && i.means(0, bit(Sense::Small))
        && i.means(0, bit(Sense::Plain))
        && i.case(1) == Case::Capital
        && i.word(1).ends_with('s')
        && i.is(2, Kind::Comma)
        && matches!(i.case(3), Case::Capital | Case::Upper)
}

/// `my Orwell’s Politics`, `my “Tides”`
fn of_writer(i: In<'_>) -> bool {
    i.case(0) == Case::Lower
        && i.means(0, bit(Sense::TheAuthor))
        && (matches!(i.case(1), Case::Capital | Case::Upper) || i.is(1, Kind::QuoteOpen))
}

/// A small word that only praises or places: no article, no preposition.
fn adverb(i: In<'_>) -> bool {
    let no =
        bit(Sense::Small) | bit(Sense::In) | bit(Sense::And) | bit(Sense::By) | bit(Sense::Via(Via::Quoted));
    i.is(0, Kind::Word) && i.case(0) == Case::Lower && !i.means(0, no) && i.word(0).len() > 3
}

/// The stop, colon or comma that closes a signal, and the first count of what it leads to.
fn after_lead(mut i: In<'_>) -> In<'_> {
    while matches!(i.kind(0), Some(Kind::Dot | Kind::Colon | Kind::Comma)) {
        i = i.skip(1);
    }
    if i.is(0, Kind::ParenOpen) { counted(i).unwrap_or(i) } else { i }
}

fn starts_citation(i: In<'_>) -> bool {
    // `See n. 1 above.`
    if i.case(0) == Case::Lower
        && i.note.bits & bit(Sense::Supra) != 0
        && i.long(Sense::Locator(crate::model::Unit::Note)).is_some()
    {
        return true;
    }
    // `voir aussi, du même auteur, « Vichy »`
    if i.case(0) == Case::Lower
        && i.means(0, bit(Sense::Idem))
        && i.long(Sense::Idem).is_some_and(|len| len > 1)
    {
        return true;
    }
    if chapter_of(i).is_some() {
        return true;
    }
    match i.peek(0) {
        Some(t) => match t.kind {
            Kind::Word => {
                t.case != Case::Lower
                    || t.bits
                        & (bit(Sense::Ibid)
                            | bit(Sense::Idem)
                            | bit(Sense::Particle)
                            | bit(Sense::Step(crate::model::Level::Fond))
                            | bit(Sense::Supra))
                        != 0
                        && (t.bits & bit(Sense::Particle) == 0 || matches!(i.case(1), Case::Capital))
                    || t.text.contains(['’', '\'']) && t.bits == 0
            }
            Kind::QuoteOpen | Kind::BracketOpen | Kind::Number | Kind::Url => true,
            _ => false,
        },
        None => false,
    }
}

/// `Eng. trans.: Man’s Soul`, `translated as “Philosophical Verity”`: past the words that lead to the translation of the work just cited.
fn in_translation(i: In<'_>) -> Option<In<'_>> {
    const LONGEST: usize = 5;
    if !small::IN_TRANSLATION.may_begin(i.word(0)) {
        return None;
    }
    let len = (1..=LONGEST).rev().find(|n| small::is(i.text_to(i.skip(*n)), small::IN_TRANSLATION))?;
    let behind = i.skip(len);
    let title = behind.skip(usize::from(behind.is(0, Kind::Colon)));
    let begins = matches!(title.case(0), Case::Capital | Case::Upper) || title.is(0, Kind::QuoteOpen);
    begins.then_some(title)
}

/// `Ia. El’sberg, `: an initial that is two letters of ours, before a surname.
fn initial_of_two(i: In<'_>) -> bool {
    i.case(0) == Case::Capital
        && i.word(0).len() == 2
        && i.is(1, Kind::Dot)
        && i.case(2) == Case::Capital
        && matches!(i.kind(3), Some(Kind::Comma | Kind::ParenOpen))
}
