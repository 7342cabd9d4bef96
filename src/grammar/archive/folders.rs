//! Files and folders without a label: by their subject and number, by a name, by the days of their papers.

use super::Found;
use super::value::LABELS;
use super::western::closed;
use crate::grammar::date::full_date;
use crate::grammar::input::In;
use crate::grammar::token::{Case, Kind, bit};
use crate::lexicon::Sense;
use crate::model::Level;

/// `“Cuba (3),”` behind a box: the folder's name; not the title of a paper.
pub fn quoted_folder(i: In<'_>) -> Option<In<'_>> {
    let (inner, rest) = i.enclosed(Kind::QuoteOpen)?;
    let dated = full_date(rest.skip(usize::from(rest.is(0, Kind::Comma)))).is_ok();
    // `“Cyprus Crisis” folder,`: the word behind the name.
    let rest = rest.skip(usize::from(folder_word(rest)));
    (!inner.means(0, bit(Sense::DocumentHead)) && !dated && inner.len() <= 12).then_some(rest)
}

/// The word for a folder stands behind its name, and closes the part.
pub fn folder_word(i: In<'_>) -> bool {
    i.case(0) == Case::Lower && i.means(0, bit(Sense::Step(Level::Folder))) && closed(i, 1)
}

/// `UD 3011`, `P 160`, `A1 10A`, `UD-WW 12`: an entry of the National Archives.
pub fn entry(i: In<'_>) -> Option<In<'_>> {
    let list = match i.word(0) {
        list if super::tongue::marks().entries.contains(list) => 1,
        "A" if i.word(1) == "1" && i.peek(1).is_some_and(|t| !t.spaced) => 2,
        _ => return None,
    };
    // `E-5403`
    let number = i.skip(list + usize::from(i.is(list, Kind::Dash) && i.word(0) == "E"));
    if !number.is(0, Kind::Number) {
        return None;
    }
    let rest = number.skip(1);
    let letter = rest.peek(0).is_some_and(|t| t.kind == Kind::Word && !t.spaced && t.span.len() == 1);
    let rest = if letter { rest.skip(1) } else { rest };
    closed(rest, 0).then_some(rest)
}

/// `POL 7 USSR`, `DEF 18-6`, `P840114–1808`: a file of the State Department's central files by its subject and
/// number, or by its place on the film.
pub fn subject_file(i: In<'_>) -> Option<In<'_>> {
    let ends = |i: In<'_>| closed(i, 0) || i.is(0, Kind::ParenOpen);
    // `CIA-RDP79R00904A001200030004-7`: the number of a released paper.
    if i.case(0) == Case::Upper && (i.is(1, Kind::Dash) || i.word(0).contains('-')) {
        let glued =
            (1..24).take_while(|n| i.peek(*n).is_some_and(|t| !t.spaced && t.kind != Kind::Comma && !t.stop));
        let rest = i.skip(1 + glued.count());
        return (i.text_to(rest).len() > 15 && ends(rest)).then_some(rest);
    }
    if i.case(0) != Case::Upper || !i.is(1, Kind::Number) {
        return None;
    }
    let film = i.word(0).len() == 1 && i.word(1).len() == 6 && i.is(2, Kind::Dash) && i.is(3, Kind::Number);
    if film {
        return ends(i.skip(4)).then(|| i.skip(4));
    }
    if !(2..=5).contains(&i.word(0).len()) || i.means(0, LABELS) || !i.peek(1).is_some_and(|t| t.spaced) {
        return None;
    }
    let mut rest = i.skip(2);
    while matches!(rest.kind(0), Some(Kind::Dash | Kind::Slash | Kind::Number)) || rest.case(0) == Case::Upper
    {
        rest = rest.skip(1);
    }
    // `NSC 5412/2`; not `CDF 1960`.
    (ends(rest) && (i.word(1).len() <= 2 || i.is(2, Kind::Slash))).then_some(rest)
}

/// `POL 27 VIET S`, `POL US–USSR`: such a file with its country, which no signature is like.
pub fn subject_alone(i: In<'_>) -> Option<In<'_>> {
    const MOST: usize = 6;
    if i.case(0) != Case::Upper || !(2..=4).contains(&i.word(0).len()) {
        return None;
    }
    let number = i.skip(1 + usize::from(i.is(1, Kind::Number) && i.word(1).len() < 3));
    let part = |n: &usize| number.case(*n) == Case::Upper || number.is(*n, Kind::Dash);
    let len = (0..MOST).take_while(part).count();
    let lands = number.case(0) == Case::Upper
        && (number.at > i.at + 1 || number.is(1, Kind::Dash) || number.word(0).contains('-'));
    let rest = number.skip(len);
    (lands && number.peek(0).is_some_and(|t| t.spaced) && closed(rest, 0)).then_some(rest)
}

/// `Alanbrooke 5/2/17`, `Liddell Hart 1/291`: a person's name and numbers with strokes.
pub fn papers_by_number(i: In<'_>) -> Option<In<'_>> {
    let names = (0..3).take_while(|n| i.case(*n) == Case::Capital && !i.means(*n, LABELS)).count();
    let mut number = i.skip(names);
    if names == 0 || !number.is(0, Kind::Number) {
        return None;
    }
    // `Cab 9J/53/1`
    let letter = number.peek(1).is_some_and(|t| t.kind == Kind::Word && !t.spaced && t.span.len() == 1);
    number = number.skip(usize::from(letter));
    let glued = |n: usize, kind| number.peek(n).is_some_and(|t| t.kind == kind && !t.spaced);
    let strokes =
        (1..8).step_by(2).take_while(|n| glued(*n, Kind::Slash) && glued(n + 1, Kind::Number)).count();
    let rest = number.skip(1 + 2 * strokes);
    (strokes > 0 && closed(rest, 0)).then_some(rest)
}

/// `Alanbrooke 5/2/17` up to `rest`: a signature; of `Cecil Papers 123/45` the papers and a number in them.
pub fn papers_and_number(i: In<'_>, rest: In<'_>, found: &mut Found) {
    let number = (1..4).find(|n| i.is(*n, Kind::Number)).map_or(i, |n| i.skip(n));
    let name = crate::grammar::draft::plain(i.text_to(number));
    let from = if super::western::is_collection(&name) {
        found.add(Level::Collection, name);
        number
    } else {
        i
    };
    found.add(Level::Signature, super::tidy(from.text_to(rest)));
}

/// `Memos, Vol. 4`: the volume belongs to the folder's name.
pub fn past_volume(i: In<'_>) -> In<'_> {
    let stop = usize::from(i.is(2, Kind::Dot));
    let numbered = i.is(0, Kind::Comma)
        && i.means(1, bit(Sense::Volume) | bit(Sense::Step(Level::Volume)))
        && i.is(2 + stop, Kind::Number)
        && closed(i, 3 + stop);
    if numbered { i.skip(3 + stop) } else { i }
}

/// `Memoranda of Conversation, January 1951`, `Chron File, 1–5 Oct. 1943`: the months or days of a folder's papers, of
/// which a document has one only.
pub fn past_months(i: In<'_>) -> In<'_> {
    let dated = i.is(0, Kind::Comma).then(|| full_date(i.skip(1)).ok()).flatten();
    match dated
        .filter(|(rest, found)| (found.edtf.len() == 7 || found.edtf.contains('/')) && closed(*rest, 0))
    {
        Some((rest, _)) => rest,
        None => i,
    }
}

/// `Russia folder,` behind a box: where the name ends, and where to go on.
pub fn folder_behind(i: In<'_>) -> Option<(In<'_>, In<'_>)> {
    if !matches!(i.case(0), Case::Capital | Case::Upper) {
        return None;
    }
    let mut name = i;
    while matches!(name.kind(0), Some(Kind::Word | Kind::Number | Kind::Dash)) && name.at < i.at + 8 {
        let labelled = name.case(0) == Case::Lower
            && name.long(Sense::Step(Level::Folder)).is_some()
            && name.word(0).len() > 4;
        let ends = closed(name, 1);
        if labelled && ends && name.at > i.at {
            return Some((name, name.skip(1)));
        }
        name = name.skip(1);
    }
    None
}
