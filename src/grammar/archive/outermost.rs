//! Steps that were printed from the inside out, in the order of the archive.

use ecow::eco_format;

use super::Found;
use super::special::series;
use crate::grammar::draft::plain;
use crate::grammar::input::In;
use crate::model::{Level, Span, Step};

/// The collections, printed from the special to the general, become the outermost steps.
pub fn insert(found: &mut Found, collections: &[Span], i: In<'_>) {
    const LEVELS: [Level; 3] = [Level::Collection, Level::Series, Level::Subseries];
    let had = found.has(Level::Collection);
    // A series of a record group stands in it.
    if let (Some(group), [span]) =
        (found.place.steps.iter().position(|s| s.level == Level::RecordGroup), collections)
        && (series(span.of(i.note.text))
            || span.of(i.note.text).ends_with(|c: char| c.is_ascii_digit())
            || span.of(i.note.text).chars().all(char::is_uppercase))
    {
        let step = Step::bare(Level::Series, plain(span.of(i.note.text)));
        found.place.steps.insert(group + 1, step);
        return;
    }
    for (n, span) in collections.iter().rev().enumerate() {
        let value = plain(span.of(i.note.text));
        match LEVELS.get(n + usize::from(had)) {
            Some(level) => found.place.steps.insert(n, Step::bare(*level, value)),
            // More names than levels: the innermost share one.
            None => {
                if let Some(last) = found.place.steps.get_mut(n.min(LEVELS.len()) - 1) {
                    last.value = eco_format!("{}, {value}", last.value);
                }
            }
        }
    }
}

/// `Policy Planning Staff Papers, Box 32, RG 59`: papers are a series of the record group that is said last.
pub fn group_first(found: &mut Found) {
    let steps = &mut found.place.steps;
    if steps.len() < 2 || steps.last().is_none_or(|last| last.level != Level::RecordGroup) {
        return;
    }
    steps.rotate_right(1);
    let had = steps.iter().any(|s| s.level == Level::Series);
    for step in steps.iter_mut().filter(|s| matches!(s.level, Level::Collection | Level::Series)) {
        step.level = match step.level {
            Level::Collection => Level::Series,
            _ if had => Level::Subseries,
            level => level,
        };
    }
}

/// Puts steps that were printed from the inside out into the order of the archive.
pub fn outermost_first(found: &mut Found) {
    let depth = |level: Level| Level::ALL.iter().position(|l| *l == level).unwrap_or(usize::MAX);
    const NESTED: [(Level, Level); 10] = [
        (Level::RecordGroup, Level::Reel),
        (Level::Fond, Level::Delo),
        (Level::Fond, Level::Opis),
        (Level::Box, Level::Folder),
        (Level::Box, Level::File),
        (Level::RecordGroup, Level::Box),
        (Level::RecordGroup, Level::File),
        (Level::RecordGroup, Level::Series),
        (Level::RecordGroup, Level::Entry),
        (Level::Series, Level::Box),
    ];
    let inverted = NESTED.iter().any(|(outer, inner)| {
        let at = |l: &Level| found.place.steps.iter().position(|s| s.level == *l);
        matches!((at(outer), at(inner)), (Some(o), Some(i)) if o > i)
    });
    if inverted {
        found.place.steps.sort_by_key(|s| depth(s.level));
    }
}
