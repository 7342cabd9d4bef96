//! Reviews: the work reviewed is the title, or stands behind it.

use super::draft::{Draft, plain};
use super::imprint::past;
use super::input::In;
use super::journal::journal_issue;
use super::quoted_more::more;
use super::token::{Kind, bit};
use crate::lexicon::Sense;
use crate::model::{Field, Kind as Work};

/// `review of Stalinism as a Civilization, by Stephen Kotkin, Slavic Review 55, no. 2 (1996): 470`
///
/// Behind the reviewer's name, behind the review's own title, or at the head of the note.
pub fn review<'n>(i: In<'n>, draft: &mut Draft) -> Option<In<'n>> {
    if !i.means(0, bit(Sense::ReviewOf)) {
        return None;
    }
    let len = i.long(Sense::ReviewOf)?;
    if let Some(end) = held_review(i, len, draft) {
        return Some(end);
    }
    let mut at = i.at + len;
    while at < i.end && at < i.at + 120 {
        let t = &i.note.list[at];
        if t.kind == Kind::Semi || t.stop && t.kind == Kind::Dot {
            return None;
        }
        // The journal stands behind a comma; "in" may lead it.
        let comma = t.kind == Kind::Comma;
        let after_paren = t.bits & bit(Sense::In) != 0 && i.note.list[at - 1].kind == Kind::ParenClose;
        if comma || after_paren || comma_in_quotes(i, at) {
            let here = i.part(at + usize::from(comma), i.end);
            let here = if here.means(0, bit(Sense::In)) { here.skip(1) } else { here };
            if let Some(found) = journal_issue(here, draft.stops)
                && let Some(end) = draft.attempt(|trial| {
                    let end = found.put(trial);
                    let name = trial.fields.text(Field::Journaltitle);
                    name.is_some_and(|name| !name.contains(',')).then_some(end)
                })
            {
                return Some(reviewed(i.until(at), end, draft));
            }
        }
        at = past(i, at);
    }
    None
}

/// `review of “Cold War Modern,” West 86th`: token `at` stands behind a quotation that has the comma inside.
fn comma_in_quotes(i: In<'_>, at: usize) -> bool {
    let before = |n: usize| at.checked_sub(n).filter(|at| *at > i.at).map(|at| i.note.list[at].kind);
    before(1) == Some(Kind::QuoteClose) && before(2) == Some(Kind::Comma)
}

/// `Rezension zu: Fritz Fischer, Griff nach der Weltmacht. Die Kriegszielpolitik, in: Historische Zeitschrift 196 (1963), S. 403`: the
/// journal behind `in:` ends what was reviewed, stops and facts of publication and all.
fn held_review<'n>(i: In<'n>, len: usize, draft: &mut Draft) -> Option<In<'n>> {
    const LONGEST: usize = 80;
    let mut at = i.at + len;
    while at < i.end.min(i.at + LONGEST) {
        let here = i.part(at, i.end);
        if here.is(0, Kind::Semi) {
            return None;
        }
        let comma = usize::from(here.is(0, Kind::Comma) || here.is(0, Kind::Dot));
        let host = here.skip(comma);
        if comma > 0 && host.means(0, bit(Sense::In)) && host.is(1, Kind::Colon) {
            let found = journal_issue(host.skip(2), draft.stops)?;
            let end = found.put(draft);
            return Some(reviewed(i.until(at), end, draft));
        }
        at = past(i, at);
    }
    None
}

/// A review is called what it says of itself, if it has no title; its journal ends at `end`.
fn reviewed<'n>(words: In<'_>, end: In<'n>, draft: &mut Draft) -> In<'n> {
    if !draft.fields.has(Field::Title) {
        let span = words.note.span(words.at, words.end);
        if comma_in_quotes(words, words.end) {
            let title = plain(words.note.span(words.at, words.end - 2).of(words.note.text));
            draft.words(Field::Title, span, title + plain(words.note.word(words.end - 1)).as_str());
        } else {
            draft.text(Field::Title, span, words.note.text);
        }
    }
    draft.shows.genre = true;
    draft.kind = Work::Article;
    more(end, draft)
}

/// `Review of Lenin, by David Shub, Times Literary Supplement, 12 March 1949, 165`: no reviewer is named.
pub fn review_first(i: In<'_>) -> Option<Draft> {
    if !i.means(0, bit(Sense::ReviewOf)) {
        return None;
    }
    let mut draft = Draft::at(i, Work::Article);
    let rest = review(i, &mut draft)?;
    draft.end = rest.at;
    draft.shows.closed = super::tail::ends(rest);
    Some(draft)
}
