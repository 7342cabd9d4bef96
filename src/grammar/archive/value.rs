//! What stands behind a label: numbers with their letters, names of folders, leaves.

use ecow::{EcoString, EcoVec, eco_format};

use super::tidy;
use crate::grammar::date::{full_date, month, roman};
use crate::grammar::input::In;
use crate::grammar::name::and_len;
use crate::grammar::token::{Case, Kind, bit};
use crate::lexicon::Sense;
use crate::model::{Level, Locator, Sited, Unit};
use crate::small;

/// Labels of steps and of leaves.
pub const LABELS: u128 = bit(Sense::Step(Level::Fond)) | bit(Sense::Locator(Unit::Page));

/// The value of a step: `R-9401`, `0104`, `1dop`, `XI A/71`, `“Cuba (3)”`; where it ends and how it is kept.
pub fn value<'n>(i: In<'n>, level: Level) -> Option<(In<'n>, EcoString)> {
    if level == Level::Entry
        && let Some(rest) = super::folders::entry(i)
    {
        return Some((rest, tidy(i.text_to(rest))));
    }
    // `sygn. XI A/45`
    if level == Level::Signature
        && let Some(rest) = super::signature::signature(i)
        && number(i, level).is_some_and(|short| short.at < rest.at)
    {
        return Some((rest, tidy(i.text_to(rest))));
    }
    // `folder 350 Hungary`: a number and a name.
    if level == Level::Folder
        && i.is(0, Kind::Number)
        && matches!(i.case(1), Case::Capital)
        && !i.means(1, LABELS)
        && let Some((rest, _)) = name(i.skip(1), level)
        && matches!(rest.kind(0), None | Some(Kind::Comma | Kind::Dot | Kind::Semi))
    {
        return Some((rest, crate::grammar::draft::plain(i.text_to(rest))));
    }
    if let Some(rest) = number(i, level) {
        let printed = i.text_to(rest);
        return Some((rest, mend(&tidy(printed))));
    }
    if named(level) { name(i, level) } else { None }
}

/// Levels whose value may be a name.
fn named(level: Level) -> bool {
    matches!(
        level,
        Level::Folder | Level::File | Level::Series | Level::Subseries | Level::Collection | Level::Signature
    )
}

/// Where a number with its letters ends: `5`, `R-9401s`, `5/2`, `1–3`, `1.994`, `III-5588-1`, `1 dop.`
fn number<'n>(i: In<'n>, level: Level) -> Option<In<'n>> {
    let t = i.peek(0)?;
    let glued = |i: In<'_>, n: usize| i.peek(n).is_some_and(|t| !t.spaced);
    let mut rest = match t.kind {
        Kind::Number => i.skip(1),
        // `Ф. З.`: the letter for the digit.
        Kind::Word if matches!(i.word(0), "З" | "О") && !i.is(1, Kind::Dash) && !i.is(1, Kind::Number) => {
            i.skip(1)
        }
        // `Ф. р-504`: the class letter written small.
        Kind::Word
            if level == Level::Fond
                && matches!(i.word(0), "р" | "п" | "r" | "p")
                && i.is(1, Kind::Dash)
                && i.is(2, Kind::Number)
                && glued(i, 2) =>
        {
            i.skip(3)
        }
        // A class letter: `R-9401`, `Р9401`, `M-1`; once its hyphen is lost, `R 5446`.
        Kind::Word
            if t.case == Case::Upper && (i.word(0).chars().count() <= 3 || roman(i.word(0)).is_some()) =>
        {
            if level == Level::Box && i.is(1, Kind::Number) && i.word(0).is_ascii() {
                // `Box TS 82`
                i.skip(2)
            // `Ф. Р. 5231`: a stop for the hyphen.
            } else if level == Level::Fond
                && i.word(0).chars().count() == 1
                && i.is(1, Kind::Dot)
                && i.is(2, Kind::Number)
                && roman(i.word(0)).is_none()
            {
                i.skip(3)
            } else if i.is(1, Kind::Number)
                && (glued(i, 1) || level == Level::Fond && i.word(0).chars().count() <= 2)
            {
                i.skip(2)
            } else if i.is(1, Kind::Dash) && i.is(2, Kind::Number) && glued(i, 2) {
                i.skip(3)
            } else if roman(i.word(0)).is_some()
                && (is_numeral(i)
                    || matches!(level, Level::Fond | Level::Series)
                        && i.is(1, Kind::Dot)
                        && (i.word(0).len() > 1 || i.means(2, LABELS)))
            {
                i.skip(1)
            } else if matches!(level, Level::Series | Level::Subseries)
                && i.word(0).chars().count() == 1
                && matches!(i.kind(1), None | Some(Kind::Comma | Kind::Semi))
            {
                // `Series B`
                i.skip(1)
            } else if i.is(1, Kind::Slash) && i.is(2, Kind::Number) && glued(i, 1) && glued(i, 2) {
                i.skip(3)
            } else {
                return None;
            }
        }
        _ => return None,
    };
    loop {
        let Some(t) = rest.peek(0) else { return Some(rest) };
        let letters = rest.word(0).chars().count();
        match t.kind {
            Kind::Number if !t.spaced => rest = rest.skip(1),
            // `F. 9401 s/ch`, `f. 413 s.ch.`: a secret part, as a fraction.
            Kind::Word if matches!(rest.word(0), "s" | "с") && secret_part(rest) => rest = rest.skip(3),
            Kind::Word if !t.spaced && letters <= 4 && !label_glued(rest) => {
                rest = rest.skip(1);
                // `1dop.`
                if small::is(rest_word_before(rest), small::SUPPLEMENT) {
                    rest = rest.past_dot();
                }
            }
            // `Lot 64 D 199`
            Kind::Word
                if level == Level::File && matches!(rest.word(0), "D" | "F") && rest.is(1, Kind::Number) =>
            {
                rest = rest.skip(2);
            }
            // `ф. 1562 сч, оп. 329`
            Kind::Word
                if t.spaced
                    && matches!(level, Level::Fond | Level::Opis)
                    && small::is(rest.word(0), small::SECRET)
                    && rest.is(1, Kind::Comma) =>
            {
                rest = rest.skip(1);
            }
            // `Оп. 57с ч.`, `Оп. 1 с. Д. 89`: a secret part.
            Kind::Word
                if t.spaced
                    && matches!(level, Level::Fond | Level::Opis)
                    && small::is(rest.word(0), small::SECRET_STOPPED)
                    && rest.is(1, Kind::Dot)
                    && !rest.is(2, Kind::Number) =>
            {
                rest = rest.skip(1);
            }
            // `14(3)-Eur/51`
            Kind::ParenOpen
                if !t.spaced
                    && level == Level::File
                    && t.partner as usize == rest.at + 2
                    && rest.is(1, Kind::Number) =>
            {
                rest = rest.skip(3);
            }
            // `спр. 47834 фп`: of the closed cases.
            Kind::Word
                if t.spaced && level == Level::Delo && small::is(rest.word(0), small::CLOSED_CASES) =>
            {
                rest = rest.skip(1);
            }
            // `op. 1 dop.`, `57с ч.`, `Д. 23 а`
            Kind::Word if t.spaced && small::is(rest.word(0), small::SUPPLEMENT) => {
                rest = rest.skip(1);
                rest = rest.past_dot();
            }
            Kind::Word
                if t.spaced
                    && t.case == Case::Lower
                    && matches!(rest.word(0), "а" | "б" | "в" | "г" | "a" | "b")
                    && (!rest.is(1, Kind::Dot)
                        || matches!(rest.word(0), "а" | "б" | "a" | "b")
                            && (rest.skip(2).is_empty() || rest.means(2, LABELS)))
                    && !rest.is(1, Kind::Number) =>
            {
                rest = rest.skip(1);
            }
            // `reel 1.994`, `2.05.118`: the parts of a decimal.
            Kind::Dot
                if !t.spaced
                    && rest.is(1, Kind::Number)
                    && glued(rest, 1)
                    && matches!(
                        level,
                        Level::Reel
                            | Level::Series
                            | Level::File
                            | Level::Signature
                            | Level::Item
                            | Level::Folder
                            | Level::Document
                            | Level::RecordGroup
                    )
                    // `box 403.5, Special Collections`
                    || level == Level::Box
                        && rest.is(1, Kind::Number)
                        && glued(rest, 1)
                        && matches!(rest.kind(2), Some(Kind::Comma))
                    // `Zwischenarchiv, Bd. 112.695`
                    || level == Level::Volume
                        && rest.is(1, Kind::Number)
                        && glued(rest, 1)
                        && (rest.word(1).len() == 3
                            // `vol. 559.1/43`
                            || rest.is(2, Kind::Slash) && rest.is(3, Kind::Number) && glued(rest, 2))
                    // `op. 4.1, d. 45`
                    || !t.spaced
                        && level == Level::Opis
                        && rest.is(1, Kind::Number)
                        && glued(rest, 1)
                        && matches!(rest.kind(2), Some(Kind::Comma | Kind::Dot))
                        && rest.means(3, LABELS) =>
            {
                rest = rest.skip(2);
            }
            Kind::Slash | Kind::Dash => {
                let Some(n) = rest.peek(1) else { return Some(rest) };
                // `d. 5/2`, `1–3`, `1 – 3`, `1--3`
                let close = !t.spaced && !n.spaced;
                let open = t.kind == Kind::Dash && t.spaced == n.spaced && n.kind == Kind::Number;
                if n.kind == Kind::Dash && !n.spaced && rest.is(2, Kind::Number) {
                    rest = rest.skip(3);
                    continue;
                }
                let letters = rest.word(1).chars().count();
                let word = n.kind == Kind::Word
                    && (letters <= 2
                        || n.case == Case::Upper && letters <= 6
                        || matches!(level, Level::File | Level::Document) && letters <= 4);
                if !(close && (n.kind == Kind::Number || word && !label_glued(rest.skip(1))) || open) {
                    return Some(rest);
                }
                // A leaf behind a slash: `d.253/l.5`.
                if t.kind == Kind::Slash && word && rest.is(2, Kind::Dot) && rest.is(3, Kind::Number) {
                    return Some(rest);
                }
                rest = rest.skip(2);
            }
            _ => return Some(rest),
        }
    }
}

/// `s/ch`, `с. ч.`: the letters of a secret part.
fn secret_part(i: In<'_>) -> bool {
    let mark = i.is(1, Kind::Slash) || i.is(1, Kind::Dot) && i.is(3, Kind::Dot);
    mark && matches!(i.word(2), "ch" | "ч")
}

/// A roman numeral, not an initial: `Series II`, `vol. I,`.
fn is_numeral(i: In<'_>) -> bool {
    (i.word(0).len() > 1 || matches!(i.word(0), "I" | "V" | "X"))
        && (!(i.is(1, Kind::Dot) && i.is(2, Kind::Word)) || i.means(2, LABELS) && i.word(0).len() > 1)
}

fn rest_word_before<'n>(rest: In<'n>) -> &'n str {
    rest.at.checked_sub(1).map_or("", |at| rest.note.word(at))
}

/// A letter after a number that is the next label glued to it: `f.5op.28`, `5ob.` is none.
fn label_glued(i: In<'_>) -> bool {
    i.means(0, LABELS) && i.numbered() && !matches!(i.word(0), "ob" | "об")
}

/// `folder “Cuba (3)”`, `Folder: Cuba, General`, `fondo Dirección Federal`: a name up to a comma.
fn name<'n>(i: In<'n>, level: Level) -> Option<(In<'n>, EcoString)> {
    if let Some((inner, behind)) = i.enclosed(Kind::QuoteOpen) {
        return Some((behind, crate::grammar::draft::plain(inner.note.slice(inner.at, inner.end))));
    }
    // `Lot Files` are no file.
    let papers = level == Level::File && i.means(0, bit(Sense::ArchiveWord));
    if papers
        || !matches!(i.case(0), Case::Capital | Case::Upper)
        || !matches!(level, Level::Folder | Level::Collection | Level::File | Level::Signature)
    {
        return None;
    }
    let colon = i.at.checked_sub(1).is_some_and(|at| i.note.list[at].kind == Kind::Colon);
    let titled = level == Level::Folder && colon;
    let goes_on = |i: In<'_>| {
        let placed = LABELS | bit(Sense::ArchiveWord) | bit(Sense::Archive(crate::lexicon::ArchiveId(0)));
        matches!(i.case(0), Case::Capital)
            && !i.means(0, placed | bit(Sense::DocumentHead))
            && full_date(i).is_err()
    };
    let mut rest = i;
    while let Some(t) = rest.peek(0) {
        match t.kind {
            Kind::Word | Kind::Number | Kind::Dash | Kind::Slash | Kind::Amp | Kind::Quote => {}
            Kind::Dot if !t.stop && !rest.skip(1).is_empty() => {}
            Kind::ParenOpen if (t.partner as usize) < rest.end => {
                rest = rest.part(t.partner as usize, rest.end);
            }
            Kind::Colon if level == Level::Folder => {}
            // `Folder: USSR, Vienna Meeting`: behind a colon a name may have commas.
            Kind::Comma if titled && goes_on(rest.skip(1)) => {}
            _ => break,
        }
        rest = rest.skip(1);
        if rest.at - i.at > 14 {
            return None;
        }
    }
    let text = crate::grammar::draft::plain(i.text_to(rest));
    (!text.is_empty()).then_some((rest, text))
}

/// Letters that print or a scanner puts for digits: `З` for 3, `О` for 0.
fn mend(value: &str) -> EcoString {
    match value {
        "З" => "3".into(),
        "О" => "0".into(),
        // `1О4`: between digits.
        _ if value.contains(['О', 'O', 'З', 'l', 'I']) => {
            let digit = |c: Option<&char>| c.is_some_and(char::is_ascii_digit);
            let letters: Vec<char> = value.chars().collect();
            (0..)
                .zip(&letters)
                .map(|(at, c)| {
                    let between = at > 0 && digit(letters.get(at - 1)) && digit(letters.get(at + 1));
                    match c {
                        'О' | 'O' if between => '0',
                        'З' if between => '3',
                        'l' | 'I' if between => '1',
                        c => *c,
                    }
                })
                .collect()
        }
        _ => value.into(),
    }
}

/// Leaves behind their label: `5–7 ob., 12a`, `42 i ob.`, `1 through 9`; bare numbers where a leaf is due.
pub fn leaves<'n>(i: In<'n>, out: &mut EcoVec<Sited<Locator>>) -> Option<In<'n>> {
    let mut rest = leaf_range(i)?;
    push(i, rest, out);
    loop {
        let sep = match rest.kind(0) {
            // `л. 5.6`: a comma read as a stop.
            // `ll. 5–6, 44, and 78`; not `l. 5, and 12 others`.
            Some(Kind::Comma) => match and_len(rest.skip(1)) {
                n if n > 0 && leaf_range(rest.skip(1 + n)).is_some_and(super::over_or_listed) => 1 + n,
                _ => 1,
            },
            Some(Kind::Dot) if rest.is(1, Kind::Number) && rest.peek(1).is_some_and(|t| !t.spaced) => 1,
            _ => match and_len(rest) {
                0 => return Some(rest),
                n => n,
            },
        };
        let next = rest.skip(sep);
        if next.is(0, Kind::Comma) || !next.is(0, Kind::Number) || dated(next) || valued(next) {
            return Some(rest);
        }
        let Some(end) = leaf_range(next) else { return Some(rest) };
        push(next, end, out);
        rest = end;
    }
}

/// A date, not a leaf: `l. 5, 3 August 1960`.
fn dated(i: In<'_>) -> bool {
    full_date(i).is_ok()
        || month(i.skip(1)).is_ok()
        || i.word(0).len() == 4 && matches!(i.word(0).get(..2), Some("18" | "19" | "20"))
}

/// The number has a label of its own behind it: `12. l.`
fn valued(i: In<'_>) -> bool {
    i.is(1, Kind::Dot) && i.means(2, LABELS) && i.is(3, Kind::Dot)
}

fn push(from: In<'_>, to: In<'_>, out: &mut EcoVec<Sited<Locator>>) {
    let span = from.span_to(to);
    let mut value = EcoString::with_capacity(span.len());
    let text = span.of(from.note.text).replace(" through ", "-").replace("--", "-");
    for c in text.chars() {
        match c {
            '\u{2010}'..='\u{2015}' | '\u{2212}' | '-' => {
                while value.ends_with(' ') {
                    value.pop();
                }
                value.push('-');
            }
            c if c.is_whitespace() => {
                if !value.ends_with([' ', '-']) {
                    value.push(' ');
                }
            }
            c => value.push(c),
        }
    }
    // `5 O6.`, `5 06.`: об. as a scanner reads it.
    for damaged in ["О6", "O6", "о6", "o6", "06"] {
        if let Some(number) = value.trim_end_matches('.').strip_suffix(damaged)
            && number.ends_with(' ')
        {
            value = eco_format!("{}об.", number);
            break;
        }
    }
    out.push(Sited { value: Locator { unit: Unit::Folio, value }, span });
}

fn leaf_range(i: In<'_>) -> Option<In<'_>> {
    let mut rest = leaf(i)?;
    let dashes = (0..2).take_while(|n| rest.is(*n, Kind::Dash)).count();
    // `fol. 12r–v`
    if dashes > 0 && rest.word(dashes) == "v" && rest.peek(dashes).is_some_and(|t| !t.spaced) {
        let rest = rest.skip(dashes + 1);
        // `f° 123 r°-v°`
        return Some(if ring(rest) { rest.skip(1) } else { rest });
    }
    let through = usize::from(matches!(rest.word(0), "through" | "thru"));
    if dashes + through > 0
        && let Some(end) = leaf(rest.skip(dashes + through))
    {
        rest = end;
    }
    Some(rest)
}

/// `5`, `12a`, `5ob.`, `5 ob`, `9v`, `42 и об.`
fn leaf(i: In<'_>) -> Option<In<'_>> {
    // `Bl. E 123456–60`: the frames of a film.
    if i.case(0) == Case::Upper && i.word(0).len() == 1 && i.is(1, Kind::Number) && i.word(1).len() > 3 {
        return leaf(i.skip(1));
    }
    if !i.is(0, Kind::Number) || i.word(0).len() > 6 {
        return None;
    }
    let mut rest = i.skip(1);
    if let Some(t) = rest.peek(0).filter(|t| t.kind == Kind::Word && !t.spaced) {
        if label_glued(rest) {
            return Some(rest);
        }
        let one = t.text.chars().count() == 1;
        // `87r-v`: both sides; `12va`: a column of one.
        if rest.word(0) == "r-v" || !one && small::is(rest.word(0), small::SIDES) {
            return Some(rest.skip(1));
        }
        if verso(rest) {
            return Some(stop_of(rest));
        }
        if !one && !matches!(rest.word(0), "ff" | "ob" | "об") {
            return None;
        }
        if matches!(rest.word(0), "f" | "ff") && rest.is(1, Kind::Dot) && rest.is(2, Kind::Comma) {
            return Some(rest.skip(2));
        }
        rest = rest.skip(1);
    }
    // `c. 45 r-v`
    if rest.word(0) == "r-v" && super::western::closed(rest, 1) {
        return Some(rest.skip(1));
    }
    if verso(rest) {
        return Some(stop_of(rest));
    }
    // `O6.` for `об.`
    if rest.is(0, Kind::Number)
        && rest.word(0) == "06"
        && rest.is(1, Kind::Dot)
        && rest.peek(0).is_some_and(|t| t.spaced)
        && !rest.is(2, Kind::Number)
    {
        return Some(rest.skip(2));
    }
    if matches!(rest.word(0), "O" | "О" | "о" | "o") && rest.word(1) == "6" {
        let end = rest.skip(2);
        return Some(end.past_dot());
    }
    // `Bl. 221 f.`, `fol. 12 ff.`: and the next.
    if matches!(rest.word(0), "f" | "ff")
        && !rest.is(1, Kind::Number)
        && !(rest.is(1, Kind::Dot) && rest.is(2, Kind::Number))
    {
        // `Bl. 34 f., Dehler an Adenauer`: its stop ends no sentence.
        let stop = rest.is(1, Kind::Dot) && rest.is(2, Kind::Comma);
        return Some(rest.skip(if stop { 2 } else { 1 }));
    }
    // `4 a. p.`, `12 o. p.`: the other side, in Lithuanian and Latvian.
    if matches!(rest.word(0), "a" | "o") && rest.is(1, Kind::Dot) && rest.word(2) == "p" {
        return Some(stop_of(rest.skip(2)));
    }
    // `42 и об.`, `42 i ob.`
    if small::is(rest.word(0), small::WITH_VERSO) && verso(rest.skip(1)) {
        return Some(stop_of(rest.skip(1)));
    }
    Some(rest)
}

/// The word at `i` says that the back of a leaf is meant.
fn verso(i: In<'_>) -> bool {
    let Some(t) = i.peek(0).filter(|t| t.kind == Kind::Word) else { return false };
    if small::is(i.word(0), small::VERSO) {
        return true;
    }
    let one = match i.word(0) {
        word if small::is(word, small::VERSO_LETTERS) => true,
        // `Bl. 12 R`: the back in German.
        "R" if t.spaced && super::western::closed(i, 1) => return true,
        _ => false,
    };
    // `44 v°`
    if one && ring(i.skip(1)) {
        return true;
    }
    // A letter apart needs its stop, and no number behind it.
    one && (!t.spaced || i.is(1, Kind::Dot)) && !i.is(1, Kind::Number) && !i.is(2, Kind::Number)
}

/// `125 v°`, `126 r° et v°`: what is behind the side or the sides of a leaf, each with its raised `o`.
pub fn ringed_sides(i: In<'_>) -> Option<In<'_>> {
    let side = |i: In<'_>| small::is(i.word(0), small::SIDES) && ring(i.skip(1));
    if !side(i) {
        return None;
    }
    let rest = i.skip(2);
    let joined = rest.is(0, Kind::Dash) || small::is(rest.word(0), small::WITH_VERSO);
    Some(if joined && side(rest.skip(1)) { rest.skip(3) } else { rest })
}

/// The raised `o` behind `v` and `r`.
fn ring(i: In<'_>) -> bool {
    matches!(i.word(0), "°" | "º" | "˚") && i.peek(0).is_some_and(|t| !t.spaced)
}

fn stop_of(i: In<'_>) -> In<'_> {
    let rest = i.skip(1);
    if ring(rest) {
        return rest.skip(1);
    }
    // The stop behind `88v.` ends the sentence.
    if matches!(i.word(0), "RS" | "Rs" | "R") {
        return rest;
    }
    if i.word(0).len() == 1
        && i.peek(0).is_some_and(|t| !t.spaced)
        && rest.peek(0).is_some_and(|t| t.stop || rest.len() == 1)
    {
        return rest;
    }
    rest.past_dot()
}
