//! Entries of encyclopaedias and dictionaries.

use super::address::accessed;
use super::date::roman;
use super::draft::Draft;
use super::input::{In, word};
use super::introduction::written_by;
use super::quoted_more::more;
use super::tail::{ends, tail};
use super::title_put::unquoted;
use super::token::{Case, Kind, bit};
use super::web::online_edition;
use crate::lexicon::Sense;
use crate::model::{Field, Kind as Work};
use nom::Parser;

/// `‘Cranmer, Thomas (1489–1556)’, ODNB, online edn, http://…`: behind the heading of an article the work of reference that
/// has it, which everybody knows by its name.
pub fn entry_of<'n>(i: In<'n>, draft: &mut Draft) -> Option<In<'n>> {
    let len = i.long(Sense::ReferenceWork)?;
    let mut rest = i.skip(len);
    let goes_on = matches!(rest.kind(0), Some(Kind::Comma | Kind::BracketOpen | Kind::Url));
    // `, vol. 14, 123`, `, 2nd ed.`: read as a volume with its facts.
    let web = bit(Sense::WebWord) | bit(Sense::Accessed);
    let facts = rest.is(0, Kind::Comma) && !rest.is(1, Kind::Url) && !rest.means(1, web);
    if facts || !(ends(rest) || goes_on) {
        return None;
    }
    draft.text(Field::Booktitle, i.span_to(rest), i.note.text);
    draft.kind = Work::Incollection;
    draft.shows.host = true;
    draft.shows.genre = true;
    if rest.is(0, Kind::Comma)
        && let Some(behind) = online_edition(rest.skip(1), draft)
    {
        rest = behind;
    }
    Some(more(rest, draft))
}

/// `Encyclopaedia Britannica, “Panama Canal,” accessed July 22, 2021, https://…`   `Oxford Dictionary of National Biography, ‘Cranmer, Thomas’`
///
/// The work of reference, then the heading of the article that is cited.
pub fn reference_first(i: In<'_>) -> Option<Draft> {
    let the = usize::from(i.means(0, bit(Sense::Small)) && i.case(0) == Case::Capital);
    let name = i.skip(the);
    let len = name.long(Sense::ReferenceWork)?;
    let end = name.skip(len);
    let heading = end.skip(1);
    let (_, behind) = heading.enclosed(Kind::QuoteOpen).filter(|_| end.is(0, Kind::Comma))?;
    let mut draft = Draft::at(i, Work::Incollection);
    draft.text(Field::Booktitle, i.span_to(end), i.note.text);
    draft.text(Field::Title, unquoted(heading.until(behind.at)), i.note.text);
    draft.shows.host = true;
    draft.shows.genre = true;
    draft.shows.quoted = true;
    let seen = accessed(behind.past_comma(), &mut draft).unwrap_or(behind);
    let rest = more(seen, &mut draft);
    let stopped = i.note.list[behind.at - 1].stop;
    draft.end = rest.at;
    draft.shows.closed = ends(rest) || stopped;
    draft.shows.closed.then_some(draft)
}

/// `Dictionary of American Biography VII, Part 2, “Cooke, Jay” (New York: Scribner, 1931), 383`: behind who wrote the article the work of
/// reference, perhaps its volume, the heading and the facts.
pub fn entry_by<'n>(i: In<'n>, draft: &mut Draft) -> Option<In<'n>> {
    const VOLUME: usize = 6;
    let name = i.skip(i.long(Sense::ReferenceWork)?);
    let heading = (0..VOLUME).find(|n| name.is(*n, Kind::QuoteOpen)).map(|n| name.skip(n))?;
    let volume = name.until(heading.at);
    let counted = |n: usize| {
        matches!(volume.kind(n), Some(Kind::Comma | Kind::Number | Kind::Dot))
            || volume.means(n, bit(Sense::Volume) | bit(Sense::Part))
            || roman(volume.word(n)).is_some()
    };
    if volume.is_empty() || !(0..volume.len()).all(counted) {
        return None;
    }
    let (_, behind) = heading.enclosed(Kind::QuoteOpen)?;
    draft.attempt(|trial| {
        let label = usize::from(volume.means(0, bit(Sense::Volume)));
        let number = volume.skip(label + usize::from(label > 0 && volume.is(1, Kind::Dot)));
        if number.is(0, Kind::Number) || roman(number.word(0)).is_some() {
            trial.text(Field::Volume, number.span_to(number.skip(1)), i.note.text);
        }
        trial.text(Field::Booktitle, i.span_to(name), i.note.text);
        trial.text(Field::Title, unquoted(heading.until(behind.at)), i.note.text);
        let rest = tail(behind, trial).unwrap_or(behind);
        trial.kind = Work::Incollection;
        trial.shows.host = true;
        trial.shows.genre = true;
        trial.shows.quoted = true;
        (trial.shows.imprint || ends(rest)).then_some(rest)
    })
}

/// `s.v. “Cuba.”`   `s.v. “Lansing, Robert”`   `s.v. Kuba`: the entry's head word, behind the work that has it.
///
/// The work is the encyclopaedia; the head word points into it.
pub fn head_word<'n>(at: In<'n>, draft: &mut Draft) -> Option<In<'n>> {
    if !at.means(0, bit(Sense::SubVerbo)) || century(at) {
        return None;
    }
    let (mut here, ()) = word(|s| (s == Sense::SubVerbo).then_some(())).parse(at).ok()?;
    if here.is(0, Kind::Comma) {
        here = here.skip(1);
    }
    let rest = match here.enclosed(Kind::QuoteOpen) {
        Some((_, behind)) => behind,
        None => {
            let mut words = here;
            while words.at - here.at < 6 && words.is(0, Kind::Word) {
                words = words.skip(1);
            }
            words
        }
    };
    let stopped = rest.at > 0 && at.note.list[rest.at - 1].stop;
    if rest.at == here.at
        || !(ends(rest)
            || stopped
            || rest.is(0, Kind::Comma)
            || rest.means(0, bit(Sense::By) | bit(Sense::Accessed)))
    {
        return None;
    }
    draft.shows.labelled = true;
    draft.shows.role = true;
    // `s.v. “Odessa,” by Patricia Herlihy`: who wrote the entry did not write the work.
    Some(written_by(rest, &mut draft.clone()).unwrap_or(rest))
}

/// `в XVI и XVII ст., стр. 20`: behind a numeral the word is a century, and leads to no headword.
fn century(at: In<'_>) -> bool {
    at.at.checked_sub(1).is_some_and(|before| roman(at.note.word(before)).is_some())
}

/// `Art. „Geschichte“, in: …`   `voce Fascismo, in …`: past the word for an article of a work of reference.
pub fn past_article(i: In<'_>) -> In<'_> {
    const HEADING: usize = 6;
    if !i.means(0, bit(Sense::ArticleHead)) || i.case(0) == Case::None {
        return i;
    }
    let rest = i.skip(1).past_dot();
    let heading = || {
        // `voce Mussolini, Benito, in Dizionario biografico`: a name turned round has a comma of its own.
        let mut commas = (1..HEADING).filter(|n| rest.is(*n, Kind::Comma)).take(2);
        i.at > 0
            && i.note.list[i.at - 1].kind == Kind::Comma
            && rest.case(0) == Case::Capital
            && commas.any(|n| rest.case(n + 1) == Case::Lower && rest.means(n + 1, bit(Sense::In)))
    };
    if rest.is(0, Kind::QuoteOpen) || heading() { rest } else { i }
}
