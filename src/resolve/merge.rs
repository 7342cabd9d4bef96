//! Whether a citation in full names a work that is known already.

use smallvec::SmallVec;

use super::index::REACH;
use super::people::{Person, alike};
use super::title;
use super::work::{Card, Work, dated_alike, described_alike, is_part};
use super::{fold, place};
use crate::model::{Field, Fields, Kind};

/// How far a leaf may lie from those of the one described document of a file to be taken for its leaf.
const NEAR: u32 = 30;

/// True if `new` and `old` are one work that is not in an archive.
pub fn same_work(new: &Card, fields: &Fields, old: &Work) -> bool {
    if let (Some(a), Some(b)) = (is_part(new.kind), is_part(old.card.kind))
        && a != b
    {
        return false;
    }
    if new.title.is_empty() || old.card.title.is_empty() {
        return false;
    }
    // Titles are told apart by their lengths, or by the first word that differs.
    let equal = title::same(&new.title, &old.card.title);
    if !equal && (cut_in_issue(new, fields, old) || talked_that_day(new, fields, old)) {
        return true;
    }
    if !equal && !title::extends(&new.title, &old.card.title) && !of_one_word(new, fields, old) {
        return false;
    }
    let years_agree = match (year(fields), year(&old.fields)) {
        (Some(new), Some(old)) => new == old,
        _ => true,
    };
    let people = match people(new, &old.card) {
        Some(alike) => alike || equal && years_agree && misspelt(new, &old.card),
        None => equal && (years_agree || new.people().is_empty() && old.card.people().is_empty()),
    };
    if !people || !equal && !years_agree || contradict(fields, &old.fields) {
        return false;
    }
    if matches!(new.kind, Kind::Legislation | Kind::Report) && other_session(fields, &old.fields) {
        return false;
    }
    match new.kind {
        Kind::Letter
        | Kind::Interview
        | Kind::Archival
        | Kind::Unpublished
        | Kind::Periodical
        | Kind::Legislation
        | Kind::Jurisdiction => dated_alike(fields, &old.fields),
        Kind::Article if day(fields) && day(&old.fields) => dated_alike(fields, &old.fields),
        // `Русский архив. 1867`, `Русский архив. 1868`: two years of a journal that itself is cited.
        Kind::Article if !fields.has(Field::Title) && !old.fields.has(Field::Title) => years_agree,
        Kind::Article => years_agree || same_text(Field::Journaltitle, fields, &old.fields) == Some(true),
        _ => years_agree || equal && misprinted_year(fields, &old.fields),
    }
}

/// `Doughboys (Baltimore, 2001)`, `Doughboys, the Great War, and the Remaking of America (Baltimore, 2001)`: one word is no beginning of a
/// title by itself, but is where year and place are the same.
fn of_one_word(new: &Card, fields: &Fields, old: &Work) -> bool {
    let (a, b) = (new.title.as_str(), old.card.title.as_str());
    let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
    long.strip_prefix(short).is_some_and(|rest| rest.starts_with(' '))
        && year(fields).is_some_and(|new| year(&old.fields) == Some(new))
        && same_text(Field::Location, fields, &old.fields) == Some(true)
}

/// `Interview with Smith, 12 May 1999` behind `Interview with John Smith, London, 12 May 1999`.
fn talked_that_day(new: &Card, fields: &Fields, old: &Work) -> bool {
    new.kind == Kind::Interview
        && old.card.kind == Kind::Interview
        && day(fields)
        && fields.date() == old.fields.date()
        && people(new, &old.card) == Some(true)
}

/// `О культе личности… // Известия ЦК КПСС. 1989. № 3`: a title that is cut short, and the whole of it, in one issue of one journal.
fn cut_in_issue(new: &Card, fields: &Fields, old: &Work) -> bool {
    let (a, b) = (new.title.as_str(), old.card.title.as_str());
    if new.kind != Kind::Article || !(a.starts_with(b) || b.starts_with(a)) {
        return false;
    }
    let cut = |f: &Fields| f.text(Field::Title).is_some_and(title::is_cut);
    let (short, long) = match (cut(fields), cut(&old.fields)) {
        (true, _) => (&new.title, &old.card.title),
        (false, true) => (&old.card.title, &new.title),
        _ => return false,
    };
    long.starts_with(short.as_str())
        && people(new, &old.card) != Some(false)
        && same_text(Field::Journaltitle, fields, &old.fields) == Some(true)
        && same_text(Field::Number, fields, &old.fields) == Some(true)
        && year(fields).is_some_and(|new| year(&old.fields) == Some(new))
}

/// Whether the people fit; `None` if one side names nobody.
fn people(new: &Card, old: &Card) -> Option<bool> {
    let (a, b) = (&new.authors, &old.authors);
    if !a.is_empty() && !b.is_empty() {
        return Some(alike(a, b));
    }
    let (a, b) = (new.people(), old.people());
    if a.is_empty() || b.is_empty() { None } else { Some(alike(a, b)) }
}

/// True if the first name differs by a slip of the pen.
fn misspelt(new: &Card, old: &Card) -> bool {
    match (new.people().first(), old.people().first()) {
        (Some(a), Some(b)) => Person::slips(a, b),
        _ => false,
    }
}

/// True if edition, volume or number differ.
fn contradict(a: &Fields, b: &Fields) -> bool {
    [Field::Edition, Field::Volume, Field::Number].iter().any(|f| same_text(*f, a, b) == Some(false))
}

/// `27th Cong., 2d Sess.` and `28 Cong. 1 sess.`: two sessions of one record, told apart by their numbers.
pub fn other_session(a: &Fields, b: &Fields) -> bool {
    let (Some(a), Some(b)) = (a.text(Field::Note), b.text(Field::Note)) else { return false };
    fn numbers(note: &str) -> impl Iterator<Item = &str> {
        note.split(|c: char| !c.is_ascii_digit()).filter(|n| !n.is_empty()).take(2)
    }
    numbers(a).next().is_some() && numbers(b).next().is_some() && !numbers(a).eq(numbers(b))
}

/// Whether a field says the same on both sides; `None` if one side lacks it.
fn same_text(field: Field, a: &Fields, b: &Fields) -> Option<bool> {
    let (a, b) = (a.text(field)?, b.text(field)?);
    Some(a == b || title::same(&fold::title(a), &fold::title(b)))
}

/// True if one house in one place published both in years that differ by one digit: a slip, not an edition.
fn misprinted_year(a: &Fields, b: &Fields) -> bool {
    let (Some(x), Some(y)) = (year(a), year(b)) else { return false };
    let house = same_text(Field::Publisher, a, b) == Some(true);
    let place = same_text(Field::Location, a, b) == Some(true);
    let sets = [Field::Volumes, Field::Series].iter().any(|f| a.has(*f) || b.has(*f));
    house && place && !sets && x.bytes().zip(y.bytes()).filter(|(x, y)| x != y).count() < 2
}

fn year(fields: &Fields) -> Option<&str> {
    fields.date().and_then(|d| d.year())
}

/// True if the date names a day or a month.
fn day(fields: &Fields) -> bool {
    fields.date().is_some_and(|d| d.edtf.len() >= 10)
}

/// Which of a file's documents a citation means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Document {
    /// This one.
    Known(usize),
    /// Likely this one; the others are possible.
    Likely(usize),
    /// None of them.
    New,
}

/// Chooses among the works of one path (nearest first) the document that a citation means.
///
/// The file is the unit, split only by documents that are described. A bare address means the file; if only
/// described documents of the file are known, that one whose leaves it shares.
pub fn choose(
    new: &Card,
    fields: &Fields,
    leaves: &[(u32, u32)],
    works: &[Work],
    known: &[usize],
) -> Document {
    let Some(at) = fields.place() else { return Document::New };
    let here = |w: &Work| w.fields.place().is_some_and(|p| place::same_archive(p, at));
    let known: SmallVec<[(usize, &Work); REACH]> =
        known.iter().filter_map(|i| works.get(*i).map(|w| (*i, w))).filter(|(_, w)| here(w)).collect();
    let bare = known.iter().find(|(_, w)| w.card.title.is_empty() && dated_alike(fields, &w.fields));
    if !new.title.is_empty() {
        let same = |w: &Work| !w.card.title.is_empty() && described_alike(new, fields, &w.card, &w.fields);
        if let Some((i, _)) = known.iter().find(|(_, w)| same(w)) {
            return Document::Known(*i);
        }
        let inside = |w: &Work| {
            leaves.is_empty() || w.leaves.iter().all(|l| leaves.iter().any(|r| apart(*l, *r) == 0))
        };
        return match bare {
            Some((i, w)) if inside(w) => Document::Known(*i),
            _ => Document::New,
        };
    }
    if let (Some(date), true) = (fields.date(), bare.is_none())
        && let Some((i, _)) = known.iter().find(|(_, w)| w.fields.date() == Some(date))
    {
        return Document::Known(*i);
    }
    let described: Vec<(usize, &Work)> = known
        .iter()
        .filter(|(_, w)| !w.card.title.is_empty() && described_alike(new, fields, &w.card, &w.fields))
        .copied()
        .collect();
    let distance = |w: &Work| w.leaves.iter().flat_map(|l| leaves.iter().map(|r| apart(*l, *r))).min();
    if let Some((i, w)) = bare {
        let shared = described.iter().find(|(_, d)| distance(d) == Some(0));
        return match shared {
            Some((j, _)) if distance(w) != Some(0) => Document::Likely(*j),
            _ => Document::Known(*i),
        };
    }
    let nearest = described.iter().min_by_key(|(i, w)| (distance(w).unwrap_or(0), usize::MAX - *i));
    match nearest {
        Some((_, w)) if distance(w).is_some_and(|d| d > NEAR) => Document::New,
        Some((i, _)) if described.len() == 1 => Document::Known(*i),
        Some((i, _)) => Document::Likely(*i),
        None => Document::New,
    }
}

/// How far two ranges lie apart; 0 if they touch.
fn apart(a: (u32, u32), b: (u32, u32)) -> u32 {
    b.0.saturating_sub(a.1).max(a.0.saturating_sub(b.1))
}
