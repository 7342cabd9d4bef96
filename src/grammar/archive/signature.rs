//! Signatures: letters and numbers that name a file by themselves, and the decimals of central files.

use ecow::EcoString;

use super::Found;
use super::papers::number_of_papers;
use super::tongue;
use super::value::LABELS;
use crate::grammar::date::{full_date, roman};
use crate::grammar::input::In;
use crate::grammar::numbering::thousands;
use crate::grammar::token::{Buffer, Case, Kind, Token, Tokens, bit};
use crate::lexicon::{Sense, fold};
use crate::small;

/// `611.37/8-1560`: a decimal of the State Department's central files, with the document's own date.
///
/// `AG 320.2 (6-3-40)`: of an office, with the dates of its papers.
pub fn decimal(i: In<'_>) -> Option<In<'_>> {
    let mut at = i;
    let office =
        |i: In<'_>| i.case(0) == Case::Upper && (2..=5).contains(&i.word(0).len()) && i.word(0) != "RG";
    while at.at < i.at + 4 && office(at) {
        at = at.skip(1);
    }
    let mut rest = number(at)?;
    if at.at == i.at && !rest.is(0, Kind::ParenOpen) {
        return Some(rest);
    }
    // `ASW 370.8 Germany, RG 107`: with the subject.
    let subject = (0..3).take_while(|n| matches!(rest.case(*n), Case::Capital | Case::Upper)).count();
    if matches!(rest.kind(subject), Some(Kind::Comma | Kind::ParenOpen)) {
        rest = rest.skip(subject);
    }
    while let Some(open) = rest.peek(0).filter(|t| t.kind == Kind::ParenOpen) {
        let close = open.partner as usize;
        let inner = rest.part(rest.at + 1, close.min(i.end));
        let days = (inner.at..inner.end).all(|at| matches!(i.note.list[at].kind, Kind::Number | Kind::Dash));
        // `WDCSA 413.44 (26 Jul 44)`
        let day = || full_date(inner).is_ok_and(|(rest, _)| rest.is_empty());
        if close >= i.end || close > rest.at + 8 || !(days || day()) {
            break;
        }
        rest = rest.part(close + 1, i.end);
    }
    Some(rest)
}

/// The number of a decimal, with its document and its subject.
fn number(i: In<'_>) -> Option<In<'_>> {
    let glued = |n: usize| i.peek(n).is_some_and(|t| !t.spaced);
    if !(i.is(0, Kind::Number) && i.word(0).len() == 3) {
        return None;
    }
    // `CCS 381 (2-8-43)`: a number of three digits needs the days of its papers.
    let office = i.at.checked_sub(1).is_some_and(|at| i.note.list[at].case == Case::Upper);
    // `CCS 092 USSR (3-27-45)`: with the subject.
    let subject = (1..5).take_while(|n| matches!(i.case(*n), Case::Upper | Case::Capital)).count();
    let days = i.skip(1 + subject);
    let dated = days.is(0, Kind::ParenOpen)
        && days.is(1, Kind::Number)
        && days.is(2, Kind::Dash)
        && days.is(3, Kind::Number);
    // `ABC 336 Russia (22 Aug 43)`
    let day = || days.is(0, Kind::ParenOpen) && days.is(1, Kind::Number) && full_date(days.skip(1)).is_ok();
    // `Geographic File, 381 USSR (3-2-46)`
    if (office || subject > 0) && (dated || day()) {
        return Some(days);
    }
    let mut n = 1;
    let mut slash = false;
    let mut dots = 0;
    while glued(n)
        && matches!(i.kind(n), Some(Kind::Dot | Kind::Slash | Kind::Dash | Kind::Number | Kind::Word))
    {
        if i.is(n, Kind::Dot) {
            if !i.is(n + 1, Kind::Number) || !glued(n + 1) {
                break;
            }
            dots += 1;
        }
        slash |= i.is(n, Kind::Slash);
        n += 1;
    }
    // `740.00119 Control (Germany)/10-1949`, `740.0011 European War 1939/1234`: a subject within the number.
    // `740.00116 EW/891`
    if dots > 0
        && !slash
        && (i.case(n) == Case::Capital || i.case(n) == Case::Upper && i.is(n + 1, Kind::Slash))
    {
        let mut rest = i.skip(n);
        while let Some(t) = rest.peek(0).filter(|_| rest.at < i.at + n + 8) {
            rest = match t.kind {
                Kind::Word if t.case != Case::Lower => rest.skip(1),
                Kind::Number if t.span.len() == 4 => rest.skip(1),
                Kind::ParenOpen if (t.partner as usize) < i.end => rest.part(t.partner as usize + 1, i.end),
                Kind::Slash if !t.spaced && rest.is(1, Kind::Number) => {
                    let tail = (1..8).take_while(|n| {
                        let part = matches!(rest.kind(*n), Some(Kind::Number | Kind::Dash));
                        part && rest.peek(*n).is_some_and(|t| !t.spaced)
                    });
                    return Some(rest.skip(1 + tail.count()));
                }
                _ => break,
            };
        }
    }
    (dots > 0 && (slash || n >= 3)).then(|| i.skip(n))
}

/// `FO 371/152128`, `DY 30/J IV 2/2/123`, `BU 0296/33`, `S-0123-0004-05`, `B 41`: capitals and numbers, no small word.
pub fn signature(i: In<'_>) -> Option<In<'_>> {
    let stops = class_in_stops(i);
    let mut rest = i.skip(stops.unwrap_or(0));
    let mut numbers = 0;
    let mut marks = 0;
    let mut capitals = usize::from(stops.is_some());
    while let Some(t) = rest.peek(0) {
        let glued = !t.spaced && rest.at > i.at;
        match t.kind {
            Kind::Number => {
                // `288. f.`: a number with its label behind it.
                if rest.is(1, Kind::Dot)
                    && rest.is(2, Kind::Word)
                    && rest.peek(2).is_some_and(|t| t.spaced)
                    && rest.case(2) == Case::Lower
                {
                    break;
                }
                numbers += 1;
            }
            // `MS Am 1280`, `Mss 4`, `MS. Eng. c. 2714`, `Add. MS 48978`: of a library's manuscripts.
            Kind::Word if manuscripts(i) && (t.case != Case::Lower || rest.at == i.at) => {
                capitals += 1;
                if rest.is(1, Kind::Dot) && !rest.peek(1).is_some_and(|d| d.spaced) {
                    rest = rest.skip(1);
                }
            }
            // `I. HA Rep. 77`, `A Pr. Br. Rep. 030`
            Kind::Dot
                if rest.at == i.at + 1
                    && i.word(0).chars().count() <= 3
                    && rest.case(1) == Case::Upper
                    && rest.peek(1).is_some_and(|n| n.spaced) => {}
            Kind::Word
                if capitals > 0
                    && t.case == Case::Capital
                    && t.spaced
                    && rest.word(0).len() <= 3
                    && rest.is(1, Kind::Dot)
                    && rest.is(2, Kind::Word) =>
            {
                rest = rest.skip(1);
            }
            // `C(58)77`, `E 2001 (E)`
            Kind::ParenOpen
                if capitals > 0
                    && t.partner as usize == rest.at + 2
                    && (rest.is(1, Kind::Number) && rest.is(3, Kind::Number)
                        || manuscripts(i) && rest.is(1, Kind::Number)
                        || rest.case(1) == Case::Upper && rest.is(3, Kind::Comma)) =>
            {
                marks += 1;
                // `cod. LX (58)`
                numbers += usize::from(rest.is(1, Kind::Number));
                rest = rest.skip(2);
            }
            // `3.1.9. V-142673/2`
            Kind::Dot if glued && marks > 0 && rest.case(1) == Case::Upper && rest.is(2, Kind::Dash) => {}
            // `RW 4/v. 578`
            Kind::Dot if glued && rest.is(1, Kind::Number) && i.note.word(rest.at - 1) == "v" => {}
            // `C Rep. 101`
            Kind::Word
                if capitals > 0
                    && tongue::marks().repertory.contains(rest.word(0))
                    && rest.is(1, Kind::Dot) =>
            {
                capitals += 1;
                rest = rest.skip(1);
            }
            Kind::Word
                if numbers == 0
                    && rest.at > i.at
                    && manuscripts(i)
                    && (t.span.len() == 1 || t.case == Case::Lower && t.span.len() <= 4) =>
            {
                // `Cleopatra E.iv`
                numbers += usize::from(glued && roman(rest.word(0)).is_some());
                // `MS Attlee dep. 49`
                let number = rest.is(2, Kind::Number);
                if rest.is(1, Kind::Dot)
                    && rest.len() > 2
                    && (number || !rest.peek(1).is_some_and(|t| t.stop))
                {
                    rest = rest.skip(1);
                }
            }
            // `Add. MS 48,023`
            Kind::Comma if numbers > 0 && thousands(rest).is_some() && manuscripts(i) => {}
            Kind::Word
                if t.bits & LABELS != 0
                    && t.spaced
                    && !(t.case == Case::Upper && marks == 0 && rest.at == i.at)
                    && label_here(rest) =>
            {
                break;
            }
            Kind::Word if t.case == Case::Upper => capitals += 1,
            Kind::Word if glued => {}
            // `D/D Com/C 12`
            Kind::Word
                if capitals > 1
                    && marks > 0
                    && t.case == Case::Capital
                    && t.span.len() <= 4
                    && rest.peek(1).is_some_and(|t| t.kind == Kind::Slash && !t.spaced) => {}
            Kind::Slash | Kind::Dash if rest.at > i.at && rest.peek(1).is_some_and(|n| !n.spaced) => {
                marks += 1
            }
            // `XIII:17`
            Kind::Colon
                if glued
                    && capitals > 0
                    && rest.is(1, Kind::Number)
                    && rest.peek(1).is_some_and(|n| !n.spaced) =>
            {
                marks += 1
            }
            Kind::Dot | Kind::Quote | Kind::Amp
                if glued && rest.peek(1).is_some_and(|n| !n.spaced) && !rest.skip(1).is_empty() =>
            {
                marks += 1
            }
            // `BANC MSS 71/157 c`: the size of a manuscript.
            Kind::Word
                if t.spaced
                    && marks > 0
                    && capitals > 1
                    && t.case == Case::Lower
                    && t.span.len() == 1
                    && tongue::marks().manuscripts.contains(i.word(1))
                    && rest.is(1, Kind::Comma) => {}
            // `AM 132 fol.`: how the sheets of a manuscript are folded.
            Kind::Word
                if t.spaced
                    && numbers > 0
                    && capitals > 0
                    && small::is(rest.word(0), small::SIZES)
                    && rest.is(1, Kind::Dot)
                    && rest.is(2, Kind::Comma) =>
            {
                rest = rest.skip(1);
            }
            // `HP 1 Er`: letters behind the number.
            Kind::Word
                if t.spaced
                    && numbers > 0
                    && capitals > 0
                    && t.case == Case::Capital
                    && t.span.len() == 2
                    && rest.is(1, Kind::Comma) => {}
            _ => break,
        }
        rest = rest.skip(1);
        if rest.at - i.at > 24 {
            return None;
        }
    }
    let year = numbers == 1 && capitals == 0 && marks == 0;
    let ends = closed(rest) || rest.is(0, Kind::BracketOpen);
    let whole = numbers > 0 && (capitals > 0 || marks > 0) && !year && ends;
    // A date is no signature: `12/3/1960`, `2010-11`.
    (whole && (capitals > 0 || crate::grammar::date::plain_date(i).is_err())).then_some(rest)
}

/// A stroke stands between `i` and `end`: `DD/WO 56/3`.
pub fn has_stroke(i: In<'_>, end: In<'_>) -> bool {
    (i.at..end.at).any(|at| i.note.list[at].kind == Kind::Slash)
}

/// `COS(59)61st meeting`, `CM(56) 74th Conclusions`: the minutes of a committee by its letters, the year and the sitting.
pub fn minutes(i: In<'_>) -> Option<In<'_>> {
    let framed = i.case(0) == Case::Upper
        && i.is(1, Kind::ParenOpen)
        && i.is(2, Kind::Number)
        && i.is(3, Kind::ParenClose)
        && i.is(4, Kind::Number);
    let ordinal = framed && i.peek(5).is_some_and(|t| t.kind == Kind::Word && !t.spaced && t.span.len() == 2);
    if !ordinal {
        return None;
    }
    let rest = i.skip(6 + usize::from(tongue::marks().sittings.contains(i.word(6))));
    closed(rest).then_some(rest)
}

/// `Cotton Titus B.i`, `Harley Roll Y.6`: the shelf by its names, a press by its letter and the number of the book in it.
pub fn press(i: In<'_>) -> Option<In<'_>> {
    let names = (0..3).take_while(|n| i.case(*n) == Case::Capital && !i.means(*n, LABELS)).count();
    // `BL, Stowe 123, fol. 5`: a collector's name and a number, known by its leaf.
    let leaf = Sense::Locator(crate::model::Unit::Folio);
    if names == 1 && i.is(1, Kind::Number) && i.is(2, Kind::Comma) && i.skip(3).starts(|s| s == leaf) {
        return Some(i.skip(2));
    }
    let letter = i.skip(names);
    let number = letter.skip(2);
    let marked = names > 1
        && letter.case(0) == Case::Upper
        && letter.word(0).len() == 1
        && letter.is(1, Kind::Dot)
        && number.peek(0).is_some_and(|t| !t.spaced || t.case == Case::Lower)
        && (number.is(0, Kind::Number) || roman(number.word(0)).is_some());
    let rest = number.skip(1);
    (marked && closed(rest)).then_some(rest)
}

/// `F.O. 371/1234`: the tokens of a class of the British archive that is printed with stops.
pub fn class_in_stops(i: In<'_>) -> Option<usize> {
    let len = initials(i)?;
    let mut class = i.note.words.alone(&fold(&joined(i, len)));
    let known = class.any(|form| form.sense == Sense::RecordClass);
    // `H.O. 42.160`
    let piece = i.is(len + 1, Kind::Dot)
        && i.is(len + 2, Kind::Number)
        && (1..=2).all(|n| i.peek(len + n).is_some_and(|t| !t.spaced));
    (known && i.is(len, Kind::Number) && (i.is(len + 1, Kind::Slash) || piece)).then_some(len)
}

/// Tells a note's tokens where classes in stops are (`F.O. 371/25224`), and papers written small (`Chamberlain papers AC5/1/46`): no
/// word of the lexicon shows them.
pub fn tell(tokens: &mut Tokens<'_>, buffer: &Buffer<'_>) {
    for (at, _) in &buffer.asked {
        let at = *at as usize;
        if tells(tokens, at) {
            tokens.list[at].papers = true;
            tokens.bits |= bit(Sense::RecordClass);
            tokens.places_end = tokens.places_end.max(at + 1);
        }
    }
}

/// A class in stops, or papers written small, are at token `at`.
fn tells(tokens: &Tokens<'_>, at: usize) -> bool {
    let single = |t: &Token| t.case == Case::Upper && t.span.len() <= 2;
    match tokens.list.get(at) {
        Some(t) if single(t) => {
            tokens.list.get(at + 2).is_some_and(single)
                && class_in_stops(In::whole(tokens).skip(at)).is_some()
        }
        Some(t) if t.case == Case::Lower => {
            tongue::marks().private.contains(t.text)
                && number_of_papers(In::whole(tokens).skip(at + 1).past_comma()).is_some()
        }
        _ => false,
    }
}

/// `T.N.A.`, `F.O.`: single capitals, each with its stop and none apart from the next; how many tokens they are.
pub fn initials(i: In<'_>) -> Option<usize> {
    let one = |n: usize| {
        i.case(n) == Case::Upper
            && i.peek(n).is_some_and(|t| t.span.len() <= 2 && (n == 0 || !t.spaced))
            && i.is(n + 1, Kind::Dot)
    };
    let letters = (0..6).take_while(|n| one(2 * n)).count();
    (letters > 1).then_some(2 * letters)
}

/// The capitals of initials without their stops.
pub fn joined(i: In<'_>, len: usize) -> EcoString {
    (0..len).step_by(2).map(|n| i.word(n)).collect()
}

/// The shelfmark of a manuscript begins here: `MS`, `Mss`, `Add. MS`, `Acc.`, `Harley MS`
pub fn manuscripts(i: In<'_>) -> bool {
    let marks = tongue::marks();
    // `MS-Papers-1234` is one word.
    let mark = |n| {
        let word = i.word(n);
        marks.manuscripts.may_begin(word)
            && word.split('-').next().is_some_and(|word| marks.manuscripts.contains(word))
    };
    // The papers that a library was given or keeps for others.
    let given = marks.given.contains(i.word(0)) && i.is(1, Kind::Dot);
    // `Harley MS 3776`, `Cotton MS Cleopatra E.iv`: of the collector's name.
    let collector =
        || i.case(0) == Case::Capital && mark(1) && (i.is(2, Kind::Number) || i.case(2) == Case::Capital);
    // `CUL, Add. 7654`
    let added = marks.added.contains(i.word(0)) && i.is(1, Kind::Dot) && i.is(2, Kind::Number);
    given || added || mark(0) || marks.added.contains(i.word(0)) && (mark(1) || mark(2)) || collector()
}

fn label_here(i: In<'_>) -> bool {
    i.is(1, Kind::Number) && i.case(0) == Case::Lower || i.is(1, Kind::Dot) && i.is(2, Kind::Number)
}

/// `MInn 71719`, `Rep. 10.34-1`, `E2001E#1976/17#1234*`, `Vg 1 Vr 770/46`: in the archives of countries that have
/// signatures of any sort, whatever has a number in it, up to its comma or to the next label.
pub fn any_signature<'n>(i: In<'n>, found: &Found) -> Option<In<'n>> {
    // `A:Kessler`, `A: Mörike, Eduard`: the papers of a person in Marbach.
    if tongue::by_signature(found.land)
        && i.case(0) == Case::Upper
        && i.word(0).len() == 1
        && i.peek(1).is_some_and(|t| t.kind == Kind::Colon && !t.spaced)
        && i.case(2) == Case::Capital
    {
        let names = (2..6).take_while(|n| i.case(*n) == Case::Capital).count();
        let rest = i.skip(2 + names);
        return closed(rest).then_some(rest);
    }
    // `MSg 2/5571` is no message.
    let document = i.means(0, bit(Sense::DocumentHead)) && !(i.is(1, Kind::Number) && i.is(2, Kind::Slash));
    if !tongue::by_signature(found.land) || document || !begins(i) {
        return None;
    }
    let mut rest = i;
    // `VI. HA, Nl. Schmidt-Ott`: a main division by its numeral; `2. Armee` is an ordinal.
    let division =
        i.is(1, Kind::Dot) && tongue::marks().division.contains(i.word(2)) && roman(i.word(0)).is_some();
    if i.is(0, Kind::Number) && i.is(1, Kind::Dot) && i.is(2, Kind::Word) {
        return None;
    }
    let mut numbers = usize::from(division);
    let mut last = "";
    // `I. HA, Rep. 77`, `I. HA GR, Rep. 7 C`
    if division
        && let Some(n) = (3..5)
            .find(|n| i.is(*n, Kind::Comma))
            .filter(|n| tongue::marks().repertory.contains(i.word(n + 1)))
    {
        rest = i.skip(n + 1);
    }
    while let Some(t) = rest.peek(0) {
        let glued = !t.spaced && rest.at > i.at;
        match t.kind {
            Kind::Number => {
                if t.spaced && full_date(rest).is_ok() {
                    return None;
                }
                numbers += 1;
                last = rest.word(0);
            }
            Kind::Word if rest.at > i.at && labelled(rest, found) => break,
            // A long word in small letters, or one behind a number at the head, is a name or prose.
            Kind::Word if !glued && rest.at > i.at && rest.word(0).chars().count() > 4 => {
                if i.is(0, Kind::Number) && t.case == Case::Capital {
                    // `11856 SED-Bezirksleitung Neuburg, IV/2/3`: the holding by its number and name.
                    let named = super::western::name_chunk(rest).filter(|end| end.is(0, Kind::Comma));
                    rest = named.unwrap_or(rest);
                    break;
                }
                if t.case == Case::Lower {
                    return None;
                }
            }
            Kind::Word => {}
            Kind::Slash | Kind::Dash | Kind::Other | Kind::Sign | Kind::Quote if glued => {}
            // `Rep. 530`, `10.34-1`, `3.1.9.`; a stop behind which a sentence begins ends it.
            Kind::Dot if glued && (!t.stop || division && rest.at == i.at + 1) && rest.len() > 1 => {}
            Kind::Dot if glued && rest.is(1, Kind::Number) => {}
            // `Sekr. Neiber 123`, `Nds. 721 Hann. Acc. 97/99`
            Kind::Dot
                if glued
                    && i.note.word(rest.at - 1).chars().count() <= 5
                    && rest.case(1) == Case::Capital
                    && (rest.is(2, Kind::Number) || rest.is(2, Kind::Dot) && rest.is(3, Kind::Number)) => {}
            // `4,65-1739`: the holdings of Bremen.
            Kind::Comma if rest.is(1, Kind::Number) && rest.peek(1).is_some_and(|n| !n.spaced) => {}
            // `E 4320 (B) 1991/243`
            // and `Rom (Quirinal) 1234`, the papers of an embassy
            Kind::ParenOpen
                if t.partner as usize == rest.at + 2
                    && (rest.case(1) == Case::Upper
                        || rest.case(1) == Case::Capital
                            && rest.at == i.at + 1
                            && rest.is(3, Kind::Number)) =>
            {
                rest = rest.skip(2);
            }
            _ => break,
        }
        rest = rest.skip(1);
        if rest.at - i.at > 24 {
            return None;
        }
    }
    // A year alone is none: `Nachlass Adenauer 1955`.
    let year = numbers == 1 && last.len() == 4 && matches!(last.get(..2), Some("17" | "18" | "19" | "20"));
    let marked =
        (i.at..rest.at).any(|at| matches!(i.note.list[at].kind, Kind::Slash | Kind::Dash | Kind::Other));
    let ends = closed(rest);
    (numbers > 0 && ends && (!year || marked)).then_some(rest)
}

/// What may stand behind a signature, or nothing.
fn closed(i: In<'_>) -> bool {
    use Kind::{Colon, Comma, Dot, ParenClose, ParenOpen, Semi, Word};
    matches!(i.kind(0), None | Some(Comma | Dot | Semi | Colon | ParenOpen | ParenClose | Word))
}

/// A signature may begin here: a capital, or a number that is no date.
fn begins(i: In<'_>) -> bool {
    match i.kind(0) {
        Some(Kind::Word) => i.case(0) != Case::Lower,
        Some(Kind::Number) => i.word(0).len() < 7 && full_date(i).is_err(),
        _ => false,
    }
}

/// The country's own word for a unit stands here with its number: `Nr. 12`, `Bl. 5`.
fn labelled(i: In<'_>, found: &Found) -> bool {
    found.tongue.and_then(|t| t.read(i)).is_some_and(|(_, len)| {
        i.is(len, Kind::Number) || i.is(len, Kind::Dot) && i.is(len + 1, Kind::Number)
    })
}
