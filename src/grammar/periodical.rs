//! A periodical cited without an article.

use super::draft::Draft;
use super::input::{In, dot};
use super::journal::journal;
use super::tail::ends;
use super::token::{Kind, bit};
use crate::lexicon::Sense;
use crate::model::{Field, Kind as Work, Value};

/// `М.:`, `. Москва` at the end of what was taken for a name.
fn place_in_facts(i: In<'_>, inside: bool) -> bool {
    let Some(((), len)) = i.hit(|s| (s == Sense::City).then_some(())) else { return false };
    let after = i.skip(len);
    let after = dot(after).map_or(after, |(i, ())| i);
    let stopped = inside && i.note.list[i.at - 1].kind == Kind::Dot;
    after.is(0, Kind::Colon) || stopped && after.is_empty()
}

/// A periodical cited without an article: `Pittsburgh Courier, December 21, 1940`, `The Crisis 47 (July 1940): 209`, `Известия ЦК КПСС. 1989. № 7. С. 86–93`
pub fn periodical(i: In<'_>) -> Option<Draft> {
    let mut draft = Draft::at(i, Work::Article);
    let known = i.means(0, bit(Sense::Newspaper))
        || i.means(0, bit(Sense::Small)) && i.means(1, bit(Sense::Newspaper));
    if i.means(0, bit(Sense::Month(1)) | bit(Sense::Season(21))) && i.is(1, Kind::Number) {
        return None;
    }
    let rest = journal(i, &mut draft)?;
    // `Foreign Relations …, 1958–1960, vol. 6, Cuba (…)` goes on: a book.
    if !ends(rest) {
        return None;
    }
    let shows = known
        || (i.at..i.at + 8.min(rest.at - i.at))
            .any(|at| i.note.list[at].bits & (bit(Sense::JournalWord) | bit(Sense::Newspaper)) != 0);
    let volume = draft.fields.has(Field::Volume) && draft.fields.has(Field::Date);
    // `Title, 1724` is a book, and a sentence with a date in it is prose.
    let title = draft.fields.text(Field::Journaltitle)?;
    if title.contains(',') && !known || title.split(' ').count() > 9 {
        return None;
    }
    // `М.: Захаров, 2005. Т. 2`, `Rio de Janeiro: Paz e Terra, 1987. v. 1`: facts of publication.
    let (_, span) = draft.sites.iter().find(|(f, _)| *f == Field::Journaltitle)?;
    let name = i.until(i.note.list.partition_point(|t| t.span.start < span.end));
    if (name.at..name.end).any(|at| {
        let here = name.part(at, name.end);
        here.means(0, bit(Sense::City)) && place_in_facts(here, at > i.at)
    }) {
        return None;
    }
    let day = draft.fields.text(Field::Entrysubtype).is_some();
    // Russian journals are read by their own grammar, unless their name is known.
    if i.note.russian && !shows {
        return None;
    }
    // `Kotkin 1995, 2001`: years of works, not a volume.
    let yearlike = |v: &str| v.len() == 4 && v.parse::<u16>().is_ok_and(|y| (1500..2060).contains(&y));
    if !shows && draft.fields.text(Field::Volume).is_some_and(yearlike) {
        return None;
    }
    if !(volume || shows && (day || draft.fields.has(Field::Number) || draft.fields.has(Field::Date))) {
        return None;
    }
    if draft.fields.text(Field::Entrysubtype).is_none()
        && draft.fields.date().is_some_and(|d| d.edtf.len() == 7)
    {
        draft.fields.set(Field::Entrysubtype, Value::Text("magazine".to_owned()));
    }
    // A page behind a periodical without an article points.
    draft.fields.remove(Field::Pages);
    draft.sites.retain(|(f, _)| *f != Field::Pages);
    draft.end = rest.at;
    draft.shows.closed = ends(rest);
    Some(draft)
}
