//! What holds a part, behind "in": whose it is, and its title.

use super::cited_before::opcit_behind;
use super::corporate::editing_body;
use super::date::roman;
use super::draft::Draft;
use super::host_editor::{and_translated, host_kind, translated};
use super::input::In;
use super::locator::locators;
use super::name::names;
use super::numbering::says;
use super::possessive::is_owner;
use super::tail::ends;
use super::title::{surely_person, title_and_tail};
use super::token::{Case, Kind, bit};
use super::weigh::weigh;
use super::work::{may_be_name, role_after};
use crate::lexicon::Sense;
use crate::model::{Field, Kind as Work};

/// The host of a chapter, after "in".
///
/// `Uncivil Religion, ed. Robert N. Bellah (New York: Crossroad, 1987), 5–22`   `Eusebio Mujal-León, ed. The USSR and Latin America (…)`   `Korbonski and Fukuyama, The Soviet Union, p. 3`   `Jakim and Bird, 112`
pub fn host<'n>(i: In<'n>, draft: &mut Draft) -> Option<In<'n>> {
    // `“Take pity,” Pavlov wrote to the Council (Dec. 21, 1934)`
    if i.note.bits & bit(Sense::Month(1)) != 0 && says(i) {
        return None;
    }
    draft.shows.host = true;
    let mut best: Option<(i32, Draft, In<'n>)> = None;
    let mut edited = false;
    let mut offer = |mut d: Draft, end: In<'n>| {
        d.end = end.at;
        d.kind = host_kind(&d);
        d.shows.closed = ends(end);
        let w = weigh(&d);
        if best.as_ref().is_none_or(|(b, ..)| w > *b) {
            best = Some((w, d, end));
        }
    };
    // `Greenberg, “Modernist Painting,” in Greenberg, The Collected Essays, ed. X (…)`: the author's own book; so for who has one name
    // alone, `Voltaire, “Lettres philosophiques,” in Voltaire, Mélanges`.
    let whose = draft.fields.names(Field::Author);
    if let [author] = whose
        && i.word(0) == author.family
        && i.is(1, Kind::Comma)
        && matches!(i.case(2), Case::Capital)
        // `in: Lüdtke, Alf (Hg.): Alltagsgeschichte`: his given name.
        && !(i.is(3, Kind::ParenOpen) && i.means(4, bit(Sense::Editor) | bit(Sense::Compiler)))
        && let Some((mut trial, end)) = {
            let mut trial = draft.clone();
            title_and_tail(i.skip(2), &mut trial, Field::Booktitle).map(|end| (trial, end))
        }
        && trial.shows.imprint
    {
        // Nobody is called `Voltaire, Mélanges`.
        if author.given.is_empty() && trial.fields.has(Field::Editor) {
            trial.end = end.at;
            trial.kind = host_kind(&trial);
            trial.shows.closed = ends(end);
            *draft = trial;
            return Some(end);
        }
        offer(trial, end);
    }
    // `in: Institut für Zeitgeschichte (Hg.), Deutscher Sonderweg`
    if let Some((rest, found)) = editing_body(i) {
        let (after, _) = role_after(rest, found.len());
        let mut trial = draft.clone();
        trial.name_list(Field::Editor, i.span_to(rest), found);
        trial.shows.role = true;
        let title = if after.is(0, Kind::Colon) { after.skip(1) } else { after.past_comma() };
        if let Some(end) = title_and_tail(title, &mut trial, Field::Booktitle) {
            offer(trial, end);
        }
    }
    // Names first; `Joseph de Maistre’s Life, Thought and Influence` is a title.
    if may_be_name(i)
        && let Ok((rest, found)) = names(i)
        && !found.list.iter().any(|n| is_owner(&n.given))
    {
        let span = i.span_to(rest);
        let (after, editor) = role_after(rest, found.list.len());
        let sep = after.past_comma();
        // `in John W. Basore, tran., Moral Essays I, The Loeb Classical Library, 214 (…)`
        let translated = translated(rest).filter(|_| found.full);
        if let Some(title) = translated {
            let mut trial = draft.clone();
            trial.names(Field::Translator, span, found);
            trial.shows.role = true;
            if let Some(end) = title_and_tail(title, &mut trial, Field::Booktitle) {
                offer(trial, end);
            }
        } else if editor && !counted(i.until(rest.at)) {
            let mut trial = draft.clone();
            trial.names(Field::Editor, span, found);
            trial.shows.role = true;
            // `in C. Vivanti (dir.), in Intellettuali e potere`: said twice.
            let twice = sep.at > after.at && sep.case(0) == Case::Lower && sep.means(0, bit(Sense::In));
            let sep = sep.skip(usize::from(twice));
            // `in Philippe Joutard, (éd.). Histoire de la France religieuse`
            let stopped = sep.is(0, Kind::Dot) && matches!(sep.case(1), Case::Capital | Case::Upper);
            let title = and_translated(sep.skip(usize::from(stopped)), &mut trial);
            // `in P. Nora (dir.), op. cit., p. 139-166`
            let again = title.means(0, bit(Sense::OpCit) | bit(Sense::LocCit));
            let end = if again { opcit_behind(title, &mut trial) } else { None };
            if let Some(end) = end.or_else(|| title_and_tail(title, &mut trial, Field::Booktitle)) {
                edited =
                    surely_person(i.until(rest.at)) || i.note.list[after.at - 1].kind == Kind::ParenClose;
                offer(trial, end);
            }
        } else if sep.at > after.at {
            // `in Tratados morales, Los clásicos (México: …)`, `in Aurochs, le retour (Lons-le-Saunier, 1994)`: two capitals make no
            // person, nor does one where the part's author is named in full.
            let lone = found.list.len() == 1 && !found.list[0].is_body() && !surely_person(i.until(rest.at));
            let titular = lone && (found.full || whose.iter().any(|n| !n.given.is_empty()));
            let mut trial = draft.clone();
            trial.name_list(Field::Editor, span, found.list.clone());
            // Author of the whole: one full name and a title that is not theirs alone.
            // `Jews, Antiquity, and the Imagination, ed. X`: an editor behind the title was no editor before it.
            if let Some(end) = title_and_tail(sep, &mut trial, Field::Booktitle)
                && (!trial.shows.role || draft.shows.role || found.full)
                && !(titular && trial.shows.imprint)
            {
                // `in Niccolò Machiavelli, The Prince, ed. Quentin Skinner (…)`: the editors stand behind.
                let edited = trial.sites.iter().any(|(f, s)| *f == Field::Editor && *s != span);
                if edited && found.full {
                    trial.sites.retain(|(f, s)| !(*f == Field::Editor && *s == span));
                    trial.name_list(Field::Bookauthor, span, found.list.clone());
                } else if draft.kind == Work::Letter && !found.full && found.list.len() > 1 {
                    // `in Bland and Ritenour, The Papers of George Catlett Marshall, vol. 1, p. 34`: who edited the letters.
                } else if trial.shows.imprint || trial.shows.dated {
                    let whole = trial.fields.remove(Field::Editor);
                    if let (Some(value), true) = (whole, found.full) {
                        trial.fields.set(Field::Bookauthor, value);
                        for site in &mut trial.sites {
                            if site.1 == span {
                                site.0 = Field::Bookauthor;
                            }
                        }
                    }
                }
                offer(trial, end);
            }
            // `in Jakim and Bird, 112`
            if let Ok((end, found_locators)) = locators(sep)
                && ends(end)
            {
                let mut trial = draft.clone();
                trial.name_list(Field::Editor, span, found.list);
                trial.shows.numbered = true;
                trial.locate(found_locators);
                offer(trial, end);
            }
        } else if ends(rest) && !found.full {
            let mut trial = draft.clone();
            trial.name_list(Field::Editor, span, found.list);
            offer(trial, rest);
        }
    }
    // The title first; none begins with somebody who is called its editor.
    if !edited && let Some(end) = title_and_tail(i, draft, Field::Booktitle) {
        offer(draft.clone(), end);
    }
    let (_, found, end) = best?;
    *draft = found;
    Some(end)
}

/// `in Subaltern Studies I, ed. Ranajit Guha (Delhi: …)`: no name ends with a numeral, so a title went before the role.
fn counted(i: In<'_>) -> bool {
    let last = i.len().saturating_sub(1);
    last > 0 && i.case(last) == Case::Upper && roman(i.word(last)).is_some()
}
