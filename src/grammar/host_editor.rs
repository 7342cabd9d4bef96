//! What holds a part, known by who edited it; and what sort of part that makes.

use super::draft::Draft;
use super::imprint::{has, next_top};
use super::input::{In, comma};
use super::italic::italic_run;
use super::journal::journal_issue;
use super::name::names;
use super::quoted::{chapter_pages, quoted_rest};
use super::quoted_more::more;
use super::roles::{bracketed_role, roles};
use super::tail::Seen;
use super::title::title_and_tail;
use super::token::{Case, Kind, bit};
use super::work::{may_be_name, role_after};
use crate::lexicon::Sense;
use crate::model::{Field, Kind as Work};

/// `« Paris-province », P. Nora (éd.), Les lieux de mémoire, Paris, 1992, p. 776-823`: a host without "in", led by its
/// editors and their role.
pub fn host_by_editor<'n>(i: In<'n>, draft: &mut Draft) -> Option<In<'n>> {
    if i.note.bits & (bit(Sense::Editor) | bit(Sense::Compiler)) == 0 || !may_be_name(i) {
        return None;
    }
    let (rest, found) = names(i).ok()?;
    let (after, editor) = role_after(rest, found.list.len());
    if !editor {
        return None;
    }
    let title = after.past_comma();
    let end = draft.attempt(|trial| {
        trial.names(Field::Editor, i.span_to(rest), found);
        trial.shows.role = true;
        trial.shows.host = true;
        title_and_tail(title, trial, Field::Booktitle).filter(|_| trial.shows.imprint)
    })?;
    draft.kind = host_kind(draft);
    chapter_pages(i.note.text, draft);
    Some(end)
}

/// `in Serge A. Zenkovsky (ed.), Medieval Russia’s Epics`: the word for what holds a part, and its editors in full, whose role stands in
/// brackets behind them.
pub fn led_by_editors(i: In<'_>) -> bool {
    const NEAR: usize = 14;
    if i.note.bits & bit(Sense::Editor) == 0 || !may_be_name(i.skip(1)) {
        return false;
    }
    let bracket = (2..NEAR).find(|n| i.is(*n, Kind::ParenOpen));
    bracket.is_some_and(|n| {
        i.means(n + 1, bit(Sense::Editor))
            && names(i.skip(1)).is_ok_and(|(rest, found)| found.full && rest.at == i.at + n)
    })
}

/// `, trans., Moral Essays`   ` (trans.), Histrionics: Three Plays`: a role behind the names that lead a host, cut short or in
/// brackets; what is behind it.
pub fn translated(i: In<'_>) -> Option<In<'_>> {
    if i.is(0, Kind::ParenOpen) {
        let (title, field) = bracketed_role(i)?;
        return (field == Field::Translator).then(|| title.past_comma());
    }
    let word = i.skip(1);
    if !i.is(0, Kind::Comma) || word.case(0) != Case::Lower {
        return None;
    }
    let len = word.long(Sense::Translator)?;
    let stop = word.skip(len);
    (stop.is(0, Kind::Dot) && stop.is(1, Kind::Comma)).then(|| stop.skip(2))
}

/// `, H. Nachod (trans.), The Renaissance Philosophy of Man`: behind who edited the host who translated it; where its title begins.
pub fn and_translated<'n>(i: In<'n>, draft: &mut Draft) -> In<'n> {
    if i.note.bits & bit(Sense::Translator) == 0 || !may_be_name(i) {
        return i;
    }
    let Some((rest, found)) = names(i).ok().filter(|(_, found)| found.full) else { return i };
    let Some(title) = translated(rest) else { return i };
    draft.names(Field::Translator, i.span_to(rest), found);
    title
}

/// `‘Saladin’s Letter’, The Horns of Hattin, ed. Kedar, pp. 208–12`: a host without “in” and its facts of publication, which
/// were told before; its editor says that it is none of a title.
pub fn edited_host<'n>(i: In<'n>, trial: &mut Draft) -> Option<In<'n>> {
    let comma = next_top(i.until(i.end.min(i.at + 16)), Kind::Comma)?;
    let role = i.part(comma + 1, i.end);
    if !matches!(i.case(0), Case::Capital | Case::Upper)
        || role.case(0) != Case::Lower
        || !role.means(0, bit(Sense::Editor))
    {
        return None;
    }
    let had = trial.locators.len();
    let end = title_and_tail(i, trial, Field::Booktitle)?;
    (trial.fields.has(Field::Editor) && trial.locators.len() > had).then_some(end)
}

/// The part's sort follows its host: `Proceedings of …`.
pub fn host_kind(draft: &Draft) -> Work {
    match draft.fields.text(Field::Booktitle) {
        Some(title) if title.starts_with("Proceedings of") || title.starts_with("Proc. ") => {
            Work::Inproceedings
        }
        _ => Work::Incollection,
    }
}

/// `"Noticia historial", ed. José Agustín Blanco, *Anuario Colombiano de Historia Social*, núm. 6-7 (1972): 132`: who edited a document
/// that a journal prints, before the journal.
pub fn edited_article<'n>(i: In<'n>, draft: &mut Draft) -> Option<In<'n>> {
    if i.case(0) != Case::Lower || !i.means(0, bit(Sense::Editor) | bit(Sense::Translator)) {
        return None;
    }
    draft.attempt(|trial| {
        let end = roles(i, trial, &mut Seen::default())?;
        let (at, ()) = comma(end).ok()?;
        let issue = journal_issue(at, trial.stops)?;
        let named = has(issue.name, bit(Sense::JournalWord)) || italic_run(at).is_some();
        let end = issue.put(trial);
        let (volume, number) = (trial.fields.has(Field::Volume), trial.fields.has(Field::Number));
        // `ARCH+ 34, no. 9 (1977)`: volume and issue are a journal's.
        let numbered = volume && number || named && (volume || number);
        (numbered && trial.fields.has(Field::Date)).then(|| more(end, trial))
    })
}

/// `“Diderot,” ed. Edward N. Zalta, The Stanford Encyclopedia of Philosophy (Stanford: …, 2016)`: who edited what holds the part,
/// before its title; programs print articles of works of reference so.
pub fn edited_work_behind<'n>(i: In<'n>, draft: &mut Draft) -> Option<In<'n>> {
    if i.case(0) != Case::Lower || !i.means(0, bit(Sense::Editor)) {
        return None;
    }
    let end = draft.attempt(|trial| {
        let end = roles(i, trial, &mut Seen::default())?;
        let at = comma(end).ok()?.0;
        if !matches!(at.case(0), Case::Capital | Case::Upper) {
            return None;
        }
        let numbers =
            next_top(at, Kind::ParenOpen).is_some_and(|paren| at.note.list[paren - 1].kind == Kind::Number);
        let end = title_and_tail(at, trial, Field::Booktitle)?;
        (trial.shows.imprint && !numbers && !trial.fields.has(Field::Series)).then_some(end)
    })?;
    draft.shows.host = true;
    draft.kind = host_kind(draft);
    chapter_pages(i.note.text, draft);
    Some(end)
}

/// `‘Ritter, Dene, Voss’, trans. Peter K. Jansen, in Histrionics: Three Plays (Chicago, 1990)`: who translated the part, before what
/// holds it.
pub fn translated_in<'n>(i: In<'n>, draft: &mut Draft) -> Option<In<'n>> {
    if i.case(0) != Case::Lower || !i.means(0, bit(Sense::Translator)) {
        return None;
    }
    draft.attempt(|trial| {
        let end = roles(i, trial, &mut Seen::default())?;
        let at = comma(end).ok()?.0;
        if !at.means(0, bit(Sense::In)) {
            return None;
        }
        let end = quoted_rest(end, at, true, trial)?;
        matches!(trial.kind, Work::Incollection | Work::Inproceedings | Work::Article).then_some(end)
    })
}

/// `special issue, “Title,” ed. A and B,`   `in a special issue on labour of`: where the journal's name begins.
pub fn special_issue(i: In<'_>) -> Option<In<'_>> {
    let at = i.skip(usize::from(i.case(0) == Case::Lower && i.means(0, bit(Sense::In))));
    let at = at.skip(usize::from(
        at.at > i.at && at.means(0, bit(Sense::Small)) && !at.means(0, bit(Sense::Number)),
    ));
    let len = at.long(Sense::Number).filter(|len| *len > 1)?;
    let mut rest = at.skip(len).past_comma();
    // `“Soul Wars in Russia,” special issue, Emory International Law Review 12 (1998)`: the title stood before.
    let mut told = at.at == i.at && rest.at > at.at + len;
    if let Some((_, behind)) = rest.enclosed(Kind::QuoteOpen) {
        rest = behind.past_comma();
        told = true;
    }
    if rest.case(0) == Case::Lower
        && let Some(len) = rest.long(Sense::Editor)
    {
        let (behind, _) = names(rest.skip(len).past_dot()).ok()?;
        rest = comma(behind).ok()?.0;
        told = true;
    }
    // `special issue of Past and Present`
    let of = rest.case(0) == Case::Lower && rest.means(0, bit(Sense::Small));
    let rest = rest.skip(usize::from(of));
    ((told || of) && matches!(rest.case(0), Case::Capital | Case::Upper)).then_some(rest)
}
