//! Back-references: Ibid., op. cit., Там же.

use ecow::EcoVec;

use super::abroad::inverted::{given_known, inverted};
use super::archive;
use super::cited_before::past_journal;
use super::date::{roman, year};
use super::document::{behind_back, behind_place};
use super::draft::Draft;
use super::facts::imprint_ahead;
use super::gost::{authors, described, issue_again, other_volumes, ranked};
use super::input::{In, comma};
use super::journal_name::{issue_of, other_issue, put_pages};
use super::locator::{locators, lone_page};
use super::name::{Names, and_len, names};
use super::official::session_again;
use super::quoted::quoted;
use super::quoted_words::opens_title_words;
use super::tail::{begins_anew, ends};
use super::tail_ends::remark;
use super::title::titled;
use super::token::{Case, Kind, bit};
use super::work::role_after;
use crate::lexicon::Sense;
use crate::model::{Back, Date, Doubt, Field, Kind as Work, Level, Locator, Sited, Unit};
use crate::small;

/// `Ibid., p. 365`   `Там же. Оп. 4. Д. 2241. Л. 685`   `ibid., 12:291`   `Idem.`   `Idem, Title (…)`
pub fn back(i: In<'_>) -> Option<Draft> {
    let (mut sense, mut len) =
        i.hit(|s| matches!(s, Sense::Ibid | Sense::Idem | Sense::OpCit | Sense::LocCit).then_some(s))?;
    // `Idem, ibidem, p. 142`: the same author, the same place.
    if sense == Sense::Idem {
        let after = i.skip(len).past_dot();
        let next = after.past_comma();
        if let Some(more) = next.long(Sense::Ibid) {
            sense = Sense::Ibid;
            len = next.at - i.at + more;
        }
    }
    let mut draft = Draft::at(i, Work::Misc);
    draft.shows.back = true;
    let mut rest = i.skip(len);
    // `Он же: Хозяин. М., 2010`
    let colon = sense == Sense::Idem && i.note.russian && rest.is(0, Kind::Colon);
    rest = if colon { rest.skip(1) } else { rest.past_dot() };
    draft.back_span = i.span_to(rest);
    draft.end = if ends(i.skip(len)) { i.skip(len).at } else { rest.at };
    match sense {
        Sense::Ibid => {
            draft.back = Some(Back::Ibid);
            match another_title(rest, &draft) {
                Some(other) => draft = other,
                None => after_ibid(rest, &mut draft),
            }
        }
        Sense::Idem => {
            // With a title of its own it lends the author; alone, or with a locator, it is Ibid.
            draft.back = Some(Back::Ibid);
            // `Ders. und Gerhard Paul, Herrschaft und Alltag, Bonn 1991`   `Id., M. Revelli, Fascismo, antifascismo, Firenze 1995`
            let others = with_others(rest);
            let (behind, editor) = match &others {
                Some((behind, _)) => (*behind, false),
                // `Ders. (Hg.), Imperialismus, Köln 1970`: the same person edited it.
                None => role_after(rest, 1),
            };
            let at = past_title_mark(behind);
            let mut trial = draft.clone();
            trial.kind = Work::Book;
            trial.stops = at.at > behind.at && behind.is(0, Kind::Colon);
            if editor {
                trial.name_list(Field::Editor, rest.span_to(behind), EcoVec::new());
                trial.shows.role = true;
            }
            if let Some((behind, found)) = others {
                trial.names(Field::Author, rest.span_to(behind), found);
            }
            let titled_rest = if at.at == rest.at && !at.is(0, Kind::QuoteOpen) {
                // `Он же. Хозяин. М., 2010. С. 12`
                trial.back = Some(Back::Idem);
                described(rest, trial.clone())
                    .filter(|d| {
                        let s = &d.shows;
                        s.imprint || s.journal || s.host || s.labelled && d.fields.has(Field::Title)
                    })
                    .map(|d| {
                        trial = d;
                        at.part(trial.end, at.end)
                    })
            } else if at.is(0, Kind::QuoteOpen) && !opens_title_words(at) {
                quoted(at, &mut trial)
            } else if archive::steps_only(at).is_ok() {
                None
            } else {
                titled(at, &mut trial)
            };
            match titled_rest {
                Some(end) => {
                    draft = trial;
                    if editor && draft.kind == Work::Book {
                        draft.kind = Work::Collection;
                    }
                    draft.back = Some(Back::Idem);
                    draft.end = end.at;
                }
                None => after_ibid(rest, &mut draft),
            }
        }
        _ => {
            draft.back = Some(if sense == Sense::OpCit { Back::OpCit } else { Back::LocCit });
            with_locators(rest, &mut draft);
        }
    }
    Some(draft)
}

/// ` und Gerhard Paul,`   `/Gerhard Paul:`   `, M. Revelli,`: who wrote a work together with the author before; what is behind their names, at its comma.
fn with_others(i: In<'_>) -> Option<(In<'_>, Names)> {
    let and = if i.is(0, Kind::Slash) { 1 } else { and_len(i) };
    let initial = i.is(0, Kind::Comma) && i.case(1) == Case::Upper && i.is(2, Kind::Dot);
    let at = match (and, initial) {
        (0, false) => return None,
        (0, true) => i.skip(1),
        _ => i.skip(and),
    };
    let (rest, found) = names(at).ok()?;
    let people = found.list.iter().all(|n| !n.given.is_empty() && !n.is_body());
    let title = matches!(rest.case(1), Case::Capital | Case::Upper) || rest.is(1, Kind::QuoteOpen);
    (people && matches!(rest.kind(0), Some(Kind::Comma | Kind::Colon)) && title).then_some((rest, found))
}

/// `Ders.: Bismarck, Berlin 1980`   `Íd.: «La sombra del franquismo»`   `Id., Italia fascista`: past the mark between the word and a title.
fn past_title_mark(i: In<'_>) -> In<'_> {
    let title = i.is(1, Kind::QuoteOpen) || matches!(i.case(1), Case::Capital | Case::Upper);
    if i.is(0, Kind::Colon) && title { i.skip(1) } else { i.past_comma() }
}

/// `As above, pp. 233–5.`: where a note begins so, it says no more than Ibid.
pub fn as_above(i: In<'_>) -> Option<Draft> {
    if i.at > 0 || i.case(0) != Case::Capital || i.means(0, bit(Sense::Signal)) {
        return None;
    }
    let len = i.long(Sense::Supra).filter(|len| *len > 1)?;
    let rest = i.skip(len);
    if !(rest.is_empty()
        || rest.is(0, Kind::Dot)
        || rest.is(0, Kind::Comma) && locators(rest.skip(1)).is_ok())
    {
        return None;
    }
    let mut draft = Draft::at(i, Work::Misc);
    draft.shows.back = true;
    draft.back = Some(Back::Ibid);
    draft.back_span = i.span_to(rest);
    draft.end = rest.at;
    with_locators(rest, &mut draft);
    Some(draft)
}

/// `Ibid., Church and Society in Late Medieval England (Oxford: Blackwell, 1989), 27`: a title with facts of publication of
/// its own, so that the word can only stand for the author.
fn another_title(i: In<'_>, back: &Draft) -> Option<Draft> {
    let at = comma(i).ok()?.0;
    // `Ibid., vol. 2, The Soviet Collective Farm (London, 1980), 5`: another volume, by its own title.
    let counted = at.long(Sense::Locator(Unit::Volume)).map(|len| at.skip(len).past_dot());
    let counted =
        counted.filter(|n| (n.is(0, Kind::Number) || roman(n.word(0)).is_some()) && n.is(1, Kind::Comma));
    let at = counted.map_or(at, |number| number.skip(2));
    let quotes = at.is(0, Kind::QuoteOpen) && !opens_title_words(at);
    let labels = bit(Sense::Locator(Unit::Page)) | bit(Sense::Volume) | bit(Sense::Step(Level::Fond));
    if !quotes && (at.case(0) != Case::Capital || at.means(0, labels) || !imprint_ahead(at)) {
        return None;
    }
    // `Ibid., Eamon Duffy, …`: a citation of its own.
    if !quotes
        && names(at).is_ok_and(|(rest, found)| {
            found.full && rest.is(0, Kind::Comma) && matches!(rest.case(1), Case::Capital | Case::Upper)
        })
    {
        return None;
    }
    let mut trial = back.clone();
    trial.kind = Work::Book;
    let rest = if quotes { quoted(at, &mut trial) } else { titled(at, &mut trial) }?;
    let told = trial.shows.imprint || trial.shows.journal && trial.fields.has(Field::Volume);
    if !told || !trial.fields.has(Field::Date) || trial.fields.has(Field::Archive) || trial.back != back.back
    {
        return None;
    }
    if let Some(number) = counted {
        trial.text(Field::Volume, number.span_to(number.skip(1)), i.note.text);
    }
    trial.back = Some(Back::Idem);
    trial.end = rest.at;
    Some(trial)
}

/// What may follow Ibid.: steps of an archive, locators, a date.
fn after_ibid(i: In<'_>, draft: &mut Draft) {
    if lone_page(i.past_comma()).is_some() {
        with_locators(i, draft);
        return;
    }
    if let Ok((rest, found)) = archive::holding_again(i.past_comma()) {
        signature(i.past_comma(), rest, found, draft);
        return;
    }
    // `Ibid., October 12, 1960, 3`: another day of the same paper.
    if i.is(0, Kind::Comma)
        && let Ok((rest, found)) = archive::document_date(i.skip(1))
        && found.edtf.len() >= 10
    {
        draft.date(Field::Date, i.skip(1).span_to(rest), found);
        draft.end = rest.at;
        with_locators(rest, draft);
        return;
    }
    // `Ibid., 1803, p. 7`: the volume of another year.
    if i.is(0, Kind::Comma)
        && i.word(1).len() == 4
        && let Ok((rest, found)) = super::date::plain_date(i.skip(1))
        && found.edtf.len() == 4
        && rest.is(0, Kind::Comma)
        && rest.means(1, bit(Sense::Locator(Unit::Page)))
    {
        draft.date(Field::Date, i.skip(1).span_to(rest), found);
        draft.end = rest.at;
        with_locators(rest, draft);
        return;
    }
    if let Some(rest) = session_again(i, draft) {
        draft.end = rest.at;
        return;
    }
    // `Там само. — № 12. — 9 червня. — С. 24`
    if let Some(rest) = issue_again(i.past_comma(), draft) {
        draft.end = rest.at;
        return;
    }
    // `Ibid., no. 12 (1989): 193`: another issue of the same journal.
    if i.is(0, Kind::Comma)
        && let Some(issue) = other_issue(i, i)
    {
        let rest = issue.put(draft);
        draft.forget(Field::Journaltitle);
        draft.kind = Work::Misc;
        // They are pointed at.
        draft.forget(Field::Pages);
        draft.doubts.remove(Doubt::PagesOrLocator);
        draft.end = rest.at;
        return;
    }
    let sep = match i.kind(0) {
        Some(Kind::Comma | Kind::Colon) => i.skip(1),
        _ => i,
    };
    // `Там само. – Спр. 12. – Арк. 3`
    let sep = if sep.is(0, Kind::Dash) && sep.is(1, Kind::Word) { sep.skip(1) } else { sep };
    let labelled =
        sep.means(0, bit(Sense::Step(crate::model::Level::Fond)) | bit(Sense::Locator(Unit::Page)));
    let stepped = if labelled || sep.is(0, Kind::Number) || archive::own_again(sep) {
        archive::steps_only(sep).ok().filter(|(_, f)| !f.place.steps.is_empty())
    } else {
        None
    };
    // `Ebd., R 58/215`: another file of the archive, by its whole signature; no reel.
    let signed = || if sep.at > i.at { archive::signed(sep).ok() } else { None };
    let several = stepped.as_ref().is_some_and(|(_, f)| f.place.steps.len() > 1) && !archive::own_again(sep);
    if !several && let Some((rest, found)) = signed() {
        signature(sep, rest, found, draft);
        return;
    }
    // `Ivi, 1235, c. 3r`: the number of another file.
    if sep.at > i.at
        && let Ok((rest, found)) = archive::file_and_leaf(sep)
    {
        found.put(draft, sep, rest);
        draft.end = rest.at;
        return;
    }
    // Both fit `l. 5`: steps win if they name a file, locators if they go further.
    if let Some((rest, found)) = stepped
        && (archive::box_again(sep, &found) || locators(sep).map_or(true, |(p, _)| rest.at > p.at))
    {
        found.put(draft, sep, rest);
        draft.end = behind_place(rest, draft).at;
        return;
    }
    if several && let Some((rest, found)) = signed() {
        signature(sep, rest, found, draft);
        return;
    }
    // `Ibid., Atherton Papers, box 3`: other papers that the archive has.
    if i.is(0, Kind::Comma)
        && let Ok((rest, found)) = archive::papers_again(sep)
    {
        found.put(draft, sep, rest);
        draft.end = behind_place(rest, draft).at;
        return;
    }
    with_locators(i, draft);
    // `Ibid. Ltr, Walsh to CofS, 3 May 35`
    if draft.locators.is_empty()
        && let Some(rest) = behind_back(sep, draft)
    {
        draft.end = rest.at;
    }
}

/// `in ibid., 30–56`   `in: ebd., S. 45–60`   `Natalie Davis, ‘On the Lame’, ibid., 572–603`: a part of the volume that the part
/// before lies in.
pub fn in_ibid<'n>(i: In<'n>, draft: &mut Draft) -> Option<In<'n>> {
    if i.note.bits & bit(Sense::Ibid) == 0 || draft.back.is_some() {
        return None;
    }
    let led = i.means(0, bit(Sense::In));
    let at = if led { i.skip(1 + usize::from(i.is(1, Kind::Colon))) } else { i };
    let len = at.long(Sense::Ibid)?;
    let rest = at.skip(len);
    let rest = rest.past_dot();
    // Without `in` an author's title, and the pages of all of it, or nothing.
    let range = || locators(rest.past_comma()).is_ok_and(|(end, found)| ends(end) && whole_range(&found));
    let part = || draft.fields.has(Field::Author) && draft.fields.has(Field::Title) && range();
    if !(led || part()) {
        return None;
    }
    draft.back = Some(Back::Host);
    draft.back_span = at.span_to(rest);
    draft.kind = Work::Incollection;
    draft.shows.host = true;
    draft.shows.back = true;
    draft.end = if ends(at.skip(len)) { at.skip(len).at } else { rest.at };
    with_locators(rest, draft);
    let pages = std::mem::take(&mut draft.locators);
    if !pages.is_empty() {
        put_pages(pages, false, draft);
    }
    Some(i.part(draft.end, i.end))
}

/// `572–603`: pages that a part of a volume may have, and nothing else.
fn whole_range(found: &[Sited<Locator>]) -> bool {
    let [only] = found else { return false };
    only.value.unit == Unit::Page && only.value.value.contains('-')
}

/// `“Title,” ibid. 17 (Winter 1993): 97-115`: another article of the journal that holds the one before.
pub fn journal_again<'n>(i: In<'n>, draft: &mut Draft) -> Option<In<'n>> {
    if i.note.bits & bit(Sense::Ibid) == 0 || draft.back.is_some() {
        return None;
    }
    let len = i.long(Sense::Ibid)?;
    let behind = i.skip(len).past_dot();
    let rest = issue_of(i.until(behind.at), behind)?.put(draft);
    draft.forget(Field::Journaltitle);
    draft.back = Some(Back::Host);
    draft.back_span = i.span_to(behind);
    draft.kind = Work::Article;
    draft.shows.host = true;
    draft.shows.back = true;
    draft.end = rest.at;
    Some(rest)
}

/// A signature behind Ibid., and the day of the paper: `Ibid., CP (48) 7, 5 January 1948`.
fn signature(i: In<'_>, rest: In<'_>, found: archive::Found, draft: &mut Draft) {
    found.put(draft, i, rest);
    draft.end = behind_place(rest, draft).at;
    if rest.is(0, Kind::Comma)
        && let Ok((end, date)) = super::date::full_date(rest.skip(1))
        && date.edtf.len() == 10
        && ends(end)
    {
        draft.date(Field::Date, rest.skip(1).span_to(end), date);
        draft.end = end.at;
    }
}

/// Locators behind a back-reference.
pub fn with_locators(i: In<'_>, draft: &mut Draft) {
    // `op. cit. (footnote 5), p. 34`   `op. cit., (note 5)`   `op. cit. (5), 34`, as historians of science have it: whose note it is.
    let i = if i.is(0, Kind::Comma) && i.is(1, Kind::ParenOpen) { i.skip(1) } else { i };
    let i = match i.enclosed(Kind::ParenOpen) {
        Some((note, rest))
            if note.means(0, bit(Sense::Locator(Unit::Note)) | bit(Sense::Supra))
                || bare_label(note, draft) =>
        {
            let label = (0..note.len()).rev().find(|n| note.is(*n, Kind::Number)).map(|n| note.word(n));
            if let (Some(label), Some(Back::OpCit | Back::LocCit)) = (label, &draft.back) {
                draft.back = Some(Back::OpCitIn(label.into()));
            }
            draft.end = rest.at;
            rest
        }
        _ => note_named(i, draft).unwrap_or(i),
    };
    let sep = past_marks(i);
    if let Ok((mut rest, mut found)) = locators(sep)
        && (ends(rest)
            || rest.is(0, Kind::ParenOpen)
            || rest.is(0, Kind::Comma)
            || begins_anew(rest)
            || remark(rest, &found))
    {
        draft.shows.labelled = !sep.is(0, Kind::Number);
        draft.shows.numbered = true;
        // `Вказ. праця. – Т. VIII. – С. 14`   `Op. cit. T. 2. P. 171`
        while rest.is(0, Kind::Dot)
            && (rest.is(1, Kind::Dash) || found.last().is_some_and(|l| l.value.unit != Unit::Page))
            && let at = past_marks(rest)
            && at.means(0, bit(Sense::Locator(Unit::Page)))
            && let Ok((after, more)) = locators(at)
        {
            found.extend(more);
            rest = after;
        }
        of_volume(&mut found);
        draft.locate(found);
        draft.end = other_volumes(rest, draft).at;
    }
}

/// `op. cit. n. 1, p. 320`   `art. cit., note 12, p. 5`: the note that cites the work, before the page in it.
fn note_named<'n>(i: In<'n>, draft: &mut Draft) -> Option<In<'n>> {
    let at = i.past_comma();
    let (Some(Back::OpCit | Back::LocCit), true) = (&draft.back, at.case(0) == Case::Lower) else {
        return None;
    };
    let number = at.skip(at.long(Sense::Locator(Unit::Note))?).past_dot();
    let rest = number.skip(1);
    let paged = rest.is(0, Kind::Comma) && rest.means(1, bit(Sense::Locator(Unit::Page)));
    if !number.is(0, Kind::Number) || !paged {
        return None;
    }
    draft.back = Some(Back::OpCitIn(number.word(0).into()));
    draft.end = rest.at;
    Some(rest)
}

/// `op. cit. (5)`: a number alone in the brackets, and no year.
fn bare_label(inner: In<'_>, draft: &Draft) -> bool {
    matches!(draft.back, Some(Back::OpCit | Back::LocCit))
        && inner.len() == 1
        && inner.is(0, Kind::Number)
        && inner.word(0).len() < 4
}

/// `Ibid., t. II, 1919-1940, 1985, p. 15`: the years that a volume covers and the year it came out are no pages, if a page is told
/// behind them.
fn of_volume(found: &mut EcoVec<Sited<Locator>>) {
    let year = |text: &str| text.len() == 4 && text.parse().is_ok_and(|y: u16| (1450..2060).contains(&y));
    let years = |l: &Sited<Locator>| l.value.unit == Unit::Page && l.value.value.split('-').all(year);
    let [first, middle @ .., last] = found.as_slice() else { return };
    let told = first.value.unit == Unit::Volume && last.value.unit == Unit::Page && !years(last);
    if told && !middle.is_empty() && middle.iter().all(years) {
        let last = found.len() - 1;
        found.drain(1..last);
    }
}

/// Past the comma, colon or stop before a locator, and the dash of the Ukrainian form: `. – `.
fn past_marks(i: In<'_>) -> In<'_> {
    let at = match i.kind(0) {
        Some(Kind::Comma | Kind::Colon | Kind::Dot) => i.skip(1),
        _ => i,
    };
    let dash = at.is(0, Kind::Dash) && at.means(1, bit(Sense::Locator(Unit::Page)));
    if dash { at.skip(1) } else { at }
}

/// `Green, op. cit., 102`   `Рикёр П. Указ. соч. С. 319`   `Miller, loc. cit.`   `Soboul, art. cit., p. 5`
pub fn op_cit(i: In<'_>) -> Option<Draft> {
    let (rest, found, at) = match inverted(i) {
        // `CARVALHO, José Murilo de. Op. cit.`, `Villalobos, Sergio, op. cit.`
        Some(a)
            if (a.capitals || a.sep != Kind::Comma || given_known(i, &a))
                && i.part(a.title_at, i.end).means(0, bit(Sense::OpCit) | bit(Sense::LocCit))
                // `Cozzi, Paolo Sarpi, cit.`: the word alone stands behind a title.
                && (a.capitals || a.sep != Kind::Comma || !said_alone(i.part(a.title_at, i.end))) =>
        {
            (i.part(a.names_end, i.end), a.names, i.part(a.title_at, i.end))
        }
        _ => {
            let (rest, found) = match authors(i) {
                Some((rest, found))
                    if comma(rest)
                        .map_or(rest, |(i, ())| i)
                        .means(0, bit(Sense::OpCit) | bit(Sense::LocCit)) =>
                {
                    (rest, found)
                }
                // `Архиепископ Никон (Рклицкий). Указ. соч.`
                _ => match ranked(i) {
                    Some((rest, name)) => (rest, Names { list: ecow::eco_vec![name], full: true }),
                    None => names(i).ok()?,
                },
            };
            // `Grendi, Micro-analisi, cit.`: a surname and a title, no two names.
            if found.list.len() > 1
                && found.list.iter().all(|n| n.given.is_empty())
                && !serial(i.until(rest.at))
                // `Gyáni – Kövér: i. m. 130`
                && !i.is(1, Kind::Dash)
            {
                return None;
            }
            // `Jean Maitron (éd.), op. cit., p. 150`
            let (behind, _) = role_after(rest, found.list.len());
            // `CASANOVA: op. cit.`
            let at = match behind.kind(0) {
                Some(Kind::Comma | Kind::Dot | Kind::Colon) => behind.skip(1),
                _ => behind,
            };
            (rest, found, at)
        }
    };
    // ABNT: `FREYRE, 1933, op. cit., p. 57`
    let year = year(at).ok().filter(|(rest, _)| rest.at > at.at && rest.is(0, Kind::Comma));
    let (at, year) = match year {
        Some((rest, _)) => (rest.skip(1), Some((at.span_to(rest), Date::new(at.word(0))))),
        None => (at, None),
    };
    // `Katz und Lindell, ebd., S. 3`, `Cliff, Ibid, p. 35`: behind names it says no more than op. cit.
    let again = rest.is(0, Kind::Comma) && at.means(0, bit(Sense::Ibid));
    let (sense, len) = at.hit(|s| {
        let fits = matches!(s, Sense::OpCit | Sense::LocCit) || again && s == Sense::Ibid;
        fits.then_some(if s == Sense::Ibid { Sense::OpCit } else { s })
    })?;
    // `Spravka, n.d., RGANI`: what means both is "no date" where neither the end nor a locator follows.
    if at.means(0, bit(Sense::NoDate)) {
        let after = at.skip(len).past_dot();
        let next = after.past_comma();
        if !next.is_empty() && locators(next).is_err() {
            return None;
        }
    }
    let mut draft = Draft::at(i, Work::Book);
    draft.names(Field::Author, i.span_to(rest), found);
    if let Some((span, year)) = year {
        draft.date(Field::Date, span, year);
    }
    draft.shows.back = true;
    draft.back = Some(if sense == Sense::OpCit { Back::OpCit } else { Back::LocCit });
    let mut after = at.skip(len);
    let bare = after;
    after = after.past_dot();
    draft.back_span = at.span_to(after);
    draft.end = if ends(bare) { bare.at } else { after.at };
    // `Gowing, op. cit. (1974), 161`: which of the author's works, by its year.
    if let Some((inner, behind)) = after.enclosed(Kind::ParenOpen)
        && inner.len() == 1
        && inner.word(0).len() == 4
        && super::date::year(inner).is_ok()
    {
        draft.date(Field::Date, inner.span_to(inner.skip(1)), Date::new(inner.word(0)));
        draft.end = behind.at;
        after = behind;
    }
    if let Some(behind) = edition_again(after, &mut draft) {
        draft.end = behind.at;
        after = behind;
    }
    if draft.locators.is_empty() {
        with_locators(past_journal(after), &mut draft);
    }
    Some(draft)
}

/// `Указ. соч. М., 1980. Т. 2. С. 34`   `Op. cit. 1979. P. 177`: of which edition, by its place and year or by its year, as Russian notes have
/// it; the volume and page behind them as well.
fn edition_again<'n>(i: In<'n>, draft: &mut Draft) -> Option<In<'n>> {
    let town = i.means(0, bit(Sense::City)) || small::is(i.word(0), small::TOWN_INITIALS);
    if town && (i.is(1, Kind::Comma) || i.is(2, Kind::Comma)) {
        return super::gost::facts(i, draft);
    }
    let behind = i.skip(1);
    let dated = i.is(0, Kind::Number) && i.word(0).len() == 4 && behind.is(0, Kind::Dot);
    if !dated || !behind.means(1, bit(Sense::Locator(Unit::Page))) {
        return None;
    }
    let (rest, year) = super::date::plain_date(i).ok().filter(|(rest, _)| rest.at == behind.at)?;
    draft.date(Field::Date, i.span_to(rest), year);
    Some(rest)
}

/// `cit.`, which leaves out what was cited.
fn said_alone(i: In<'_>) -> bool {
    i.long(Sense::OpCit) == Some(1)
}

/// `Smith and Jones`, `Smith, Jones, and Brown`: several authors; `Foucault, Überwachen und Strafen` is one and a title.
fn serial(i: In<'_>) -> bool {
    let and = (i.at..i.end).find(|at| and_len(i.part(*at, i.end)) > 0);
    let comma = i.note.list[i.at..i.end].iter().any(|t| t.kind == Kind::Comma);
    and.is_some_and(|at| !comma || at > i.at && i.note.list[at - 1].kind == Kind::Comma)
        || i.note.list[i.at..i.end].iter().any(|t| t.kind == Kind::Slash)
}
