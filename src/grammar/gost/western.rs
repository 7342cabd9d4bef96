//! A journal behind two slashes whose numbers stand as western notes have them.

use super::super::draft::Draft;
use super::super::input::In;
use super::super::journal_name::{issue_of, put_pages};
use super::super::locator::locators;
use super::super::token::{Kind, bit};
use super::LONGEST_NAME;
use super::area::{PAGE, after_stop};
use crate::letter;
use crate::lexicon::Sense;
use crate::model::Kind as Work;

/// `// Slavic Review, vol. 53, no. 2 (Summer 1994), pp. 105–126`   `// Cold War History 3 (Summer 1991). P. 105–126`: the year in brackets behind the
/// volume; the name may end with a comma or a stop, or the number follow at once.
pub fn western_issue<'n>(host: In<'n>, draft: &mut Draft) -> Option<In<'n>> {
    if letter::has_cyrillic(host.word(0)) {
        return None;
    }
    let counts = bit(Sense::Volume) | bit(Sense::Number);
    let mut ends = (1..host.len().min(LONGEST_NAME)).filter(|n| match host.kind(*n) {
        Some(Kind::Number) => host.is(*n - 1, Kind::Word) && host.word(*n).len() < 4,
        Some(Kind::Comma | Kind::Dot) => host.is(*n + 1, Kind::Number) || host.means(*n + 1, counts),
        _ => false,
    });
    let end = ends.next()?;
    let name = host.until(host.at + end);
    let behind = host.skip(end);
    let behind = if behind.is(0, Kind::Dot) { behind.skip(1) } else { behind };
    let bracketed = (1..LONGEST_NAME).any(|n| behind.is(n, Kind::ParenOpen));
    let issue = issue_of(name, behind).filter(|_| bracketed)?;
    let mut rest = issue.put(draft);
    draft.kind = Work::Article;
    let pages = after_stop(rest.skip(1));
    if rest.is(0, Kind::Dot)
        && pages.means(0, PAGE)
        && let Ok((end, found)) = locators(pages)
    {
        put_pages(found, false, draft);
        rest = end;
    }
    Some(rest)
}
