//! Whose a work is, said by an ending: `Lee’s Employment of Negro Troops`.

use super::draft::Draft;
use super::imprint::has;
use super::input::In;
use super::name::{Names, names};
use super::note::name_end;
use super::quoted::quoted;
use super::quoted_words::opens_title_words;
use super::tail::ends;
use super::title::titled;
use super::token::{Case, GIVEN, Kind, Token, bit};
use super::work::{close, may_be_name};
use crate::lexicon::Sense;
use crate::model::{Doubt, Field, Kind as Work, Name, Span};
use crate::small;

/// `Beard’s`, `Logan's`: a name with the sign of possession.
pub fn is_owner(word: &str) -> bool {
    word.ends_with("’s") || word.ends_with("'s")
}

/// `Doe’s`: the family name without that sign.
pub fn less_owner(name: &mut Name) {
    name.family = name.family.trim_end_matches("’s").trim_end_matches("'s").into();
}

/// `Rayford W. Logan's The Negro in American Life (New York: Dial, 1954)`   `Lee's Employment of Negro Troops`
pub fn possessive(i: In<'_>) -> Option<Draft> {
    if i.note.has(Kind::Quote)
        && let Some(draft) = owner_in_s(i)
    {
        return Some(draft);
    }
    let near = i.until(i.at + 8);
    // The title's first words may look like more of the name: cut behind the apostrophe.
    let at = (near.at..near.end).find(|at| is_owner(i.note.word(*at)))?;
    // `see my Orwell’s Politics`, `Bishop of Norwich's Register`: another's book, and an office.
    let before = i.at.checked_sub(1).map_or(0, |at| i.note.list[at].bits);
    let own = before & (bit(Sense::Own) | bit(Sense::TheAuthor)) != 0;
    let small = |t: &Token| t.case == Case::Lower && t.bits & bit(Sense::Small) != 0;
    let office = i.note.list[i.at..at].iter().any(small);
    if own || office || !may_be_name(i) {
        return None;
    }
    let word = i.note.word(at);
    let stem_len = word.strip_suffix("'s").or_else(|| word.strip_suffix("’s"))?.len();
    let (_, mut found) = names(i.part(i.at, at + 1)).ok().filter(|(rest, _)| rest.is_empty())?;
    let last = found.list.make_mut().last_mut()?;
    let cut = last.family.len().checked_sub(word.len() - stem_len)?;
    last.family.truncate(cut);
    let owned = i.part(at + 1, i.end);
    let after = past_kind(owned).unwrap_or(owned);
    if !matches!(after.case(0), Case::Capital | Case::Upper) && !after.is(0, Kind::QuoteOpen) {
        return None;
    }
    let mut draft = Draft::at(i, Work::Book);
    let mut span = i.span_to(owned);
    span.end -= (word.len() - stem_len) as u32;
    draft.names(Field::Author, span, found);
    let mut trial = draft.clone();
    // `Thompson’s classic essay, “Time, Work-Discipline,” 70–75`
    let quotes = after.is(0, Kind::QuoteOpen) && !opens_title_words(after);
    let rest = if quotes { quoted(after, &mut trial) } else { titled(after, &mut trial) }?;
    // `New Hart’s Rules: The Oxford Guide to Style, ed. by Anne Waddingham`: who edits it shows that the owner stands in the title.
    if at > i.at && !i.means(0, GIVEN) && i.case(0) == Case::Capital && trial.fields.has(Field::Editor) {
        return None;
    }
    let s = &trial.shows;
    if after.at > owned.at && !(s.imprint || s.journal || s.numbered || s.url || s.quoted) {
        return None;
    }
    // `William Dusinberre’s Slavemaster President covers the subject`: the sentence goes on behind the title.
    let end = name_end(after);
    if !(trial.shows.imprint || trial.shows.journal || trial.shows.numbered)
        && end > after.at
        && end < rest.at
        && after.part(end, rest.at).means(0, bit(Sense::Said))
    {
        draft.text(Field::Title, after.note.span(after.at, end), after.note.text);
        draft.doubt(Doubt::BareName);
        return close(draft, after.part(end, after.end));
    }
    // `the debate on Taylor's Origins`: words of a title behind the name need a page or facts of publication.
    let told = trial.shows.imprint || trial.shows.journal || trial.shows.numbered;
    let led = || has(after.until(rest.at), bit(Sense::Signal));
    if (!told || led()) && names(i).is_err() {
        return None;
    }
    // `Foxe’s Book of Martyrs, ed. G. A. Williamson (…)`: whoever edits it prints its old name, which has its author's.
    let surname = trial.fields.names(Field::Author).iter().all(|n| n.given.is_empty());
    // `Stalin’s Peasants (Oxford: Oxford University Press, 1994), 5.`: all of a note, and nobody says whose the work is. `Bancroft’s
    // History (Boston, 1857)` is how notes of his century cited, without the house.
    let alone = || i.at == 0 && trial.fields.has(Field::Publisher) && ends(rest);
    if surname
        && (trial.fields.has(Field::Editor) || alone())
        && !trial.shows.slanted
        && let Some(title) = trial.site(Field::Title)
        && title.start == after.note.span(after.at, after.at + 1).start
    {
        trial.forget(Field::Author);
        trial.forget(Field::Title);
        let all = Span { start: i.note.span(i.at, i.at + 1).start, end: title.end };
        trial.text(Field::Title, all, i.note.text);
    }
    close(trial, rest)
}

/// `autobiography, My Life (New York: Scribner, 1930)`   `recent book Magnetic Mountain, 45`: past what the work is said to be, and a comma.
fn past_kind(i: In<'_>) -> Option<In<'_>> {
    const WORDS: usize = 3;
    let small = |n: &usize| i.case(*n) == Case::Lower;
    let kind = (0..WORDS).take_while(small).find(|n| small::is(i.word(*n), small::WRITTEN_BY))?;
    Some(i.skip(kind + 1).past_comma())
}

/// `Max Hastings’ Overlord: D-Day and the Battle for Normandy (…)`: behind a name that ends in -s the sign stands alone.
fn owner_in_s(i: In<'_>) -> Option<Draft> {
    const LONGEST: usize = 6;
    let mark = (1..LONGEST).find(|n| i.is(*n, Kind::Quote))?;
    let rest = i.skip(mark);
    let glued = rest.peek(0).is_some_and(|t| !t.spaced) && i.word(mark - 1).ends_with('s');
    // `Hand-loom Weavers’ Commission`: a body.
    let body = rest.means(1, bit(Sense::BodyWord))
        || rest.case(2) == Case::Lower && !rest.means(2, bit(Sense::Small));
    // `Benton’s Thirty Years’ View`: the title of somebody named before.
    let owned = (0..mark).any(|n| is_owner(i.word(n)));
    if owned || !glued || rest.case(1) != Case::Capital || body || !may_be_name(i) {
        return None;
    }
    let (end, found) = names(i.until(rest.at)).ok().filter(|(end, found)| end.at == rest.at && found.full)?;
    let mut draft = Draft::at(i, Work::Book);
    draft.names(Field::Author, i.span_to(end), found);
    let rest = titled(rest.skip(1), &mut draft)?;
    if draft.shows.imprint || draft.shows.numbered { close(draft, rest) } else { None }
}

/// `works such as Jeffrey Pickering’s, Britain’s Withdrawal (…)`: the ending by which a sentence makes a name the owner of the
/// title is no part of it, if the name is an `owner`.
pub fn less_possessive(mut span: Span, mut found: Names, owner: bool) -> (Span, Names) {
    if owner
        && let Some(last) = found.list.make_mut().last_mut()
        && let Some(stem) = last.family.strip_suffix("’s").or_else(|| last.family.strip_suffix("'s"))
    {
        span.end -= (last.family.len() - stem.len()) as u32;
        last.family.truncate(stem.len());
    }
    (span, found)
}
