//! A range after an article or a chapter: its pages, or those pointed at.

use super::work::{Work, is_part, range};
use crate::model::{CitationId, Field, Mention, ReadNote, Unit, Value};

/// A range of this many pages more than one is taken for the whole.
const WIDE: u32 = 4;

/// One doubtful range.
struct Doubtful {
    mention: usize,
    work: usize,
    printed: String,
    low: u32,
    high: u32,
}

/// Decides each range that the grammar left open, and takes it from the mention's locators where it is the
/// work's pages.
///
/// A range is the whole if it is wide or begins the volume, unless pages outside it are cited elsewhere.
/// Of several ranges of one work the widest is the whole. Short forms only point. `left` are the citations in full with
/// such a range; mentions come in the order of their citations.
pub fn settle(works: &mut [Work], mentions: &mut [Mention], notes: &[ReadNote], mut left: Vec<CitationId>) {
    left.sort_unstable();
    let mut open: Vec<Doubtful> = Vec::new();
    for id in left {
        let Ok(at) = mentions.binary_search_by_key(&id, |m| m.citation) else { continue };
        let Some(work) = mentions.get(at).and_then(|m| m.entry) else { continue };
        let note = notes.get(id.note.0 as usize);
        let Some(citation) = note.and_then(|n| n.citations.get(usize::from(id.nth))) else {
            continue;
        };
        let Some(printed) = citation.fields.text(Field::Pages) else { continue };
        let Some((low, high)) = range(printed) else { continue };
        open.push(Doubtful { mention: at, work, printed: printed.to_owned(), low, high });
    }
    if open.is_empty() {
        return;
    }
    let hulls = hulls(works.len(), mentions, &open);
    // The widest of each work first; the sort is stable, so of equals the first mentioned.
    let mut order: Vec<usize> = (0..open.len()).collect();
    order.sort_by_key(|i| open.get(*i).map(|d| (d.work, std::cmp::Reverse(d.high - d.low), d.mention)));
    for range in order.into_iter().filter_map(|i| open.get(i)) {
        let Some(work) = works.get_mut(range.work) else { continue };
        let Some(mention) = mentions.get_mut(range.mention) else { continue };
        let pages = work.fields.text(Field::Pages).map(str::to_owned);
        let whole = match &pages {
            Some(pages) => super::work::range(pages) == Some((range.low, range.high)),
            None => {
                let width = range.high - range.low;
                let hull = hulls.get(range.work).copied().flatten();
                let inside = hull.is_none_or(|(low, high)| low >= range.low && high <= range.high);
                let part = is_part(work.card.kind) != Some(false);
                part && inside && (width >= WIDE || range.low == 1 && width > 1)
            }
        };
        if whole {
            if pages.is_none() {
                work.fields.set(Field::Pages, Value::Text(range.printed.as_str().into()));
            }
            let at = mention
                .locators
                .iter()
                .position(|l| l.value.unit == Unit::Page && l.value.value == range.printed);
            if let Some(at) = at {
                mention.locators.remove(at);
            }
        }
    }
}

/// For each work that has a range left open the lowest and highest page that is surely pointed at.
fn hulls(works: usize, mentions: &[Mention], open: &[Doubtful]) -> Vec<Option<(u32, u32)>> {
    let mut hulls: Vec<Option<(u32, u32)>> = vec![None; works];
    let mut asked = vec![false; works];
    for doubtful in open {
        if let Some(asked) = asked.get_mut(doubtful.work) {
            *asked = true;
        }
    }
    let mut doubtful = open.iter().peekable();
    for (at, mention) in mentions.iter().enumerate() {
        let skip = doubtful.next_if(|d| d.mention == at).map(|d| d.printed.as_str());
        let Some(work) = mention.entry.filter(|w| asked.get(*w) == Some(&true)) else { continue };
        let Some(hull) = hulls.get_mut(work) else { continue };
        for locator in mention.locators.iter().map(|l| &l.value).filter(|l| l.unit == Unit::Page) {
            if Some(locator.value.as_str()) == skip {
                continue;
            }
            let Some((low, high)) = range(&locator.value) else { continue };
            let (a, b) = hull.unwrap_or((low, high));
            *hull = Some((a.min(low), b.max(high)));
        }
    }
    hulls
}
