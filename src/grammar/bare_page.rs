//! Pages that stand behind a title as they stand behind the brackets of place and year, with nothing between: the manner of Austria.

use ecow::EcoString;

use super::date::roman;
use super::locator_value::is_following;
use super::pieces::divide;
use crate::letter;
use crate::model::{Citation, Field, Locator, Part, Piece, ReadNote, Sited, Span, Unit, Value};

/// How many citations must show the manner, and how many of them outweigh one that shows another.
const SHOWN: usize = 3;

/// Whether a document points so: `Erika Weinzierl, Die österreichischen Konkordate (Wien 1960) 45`. Then a short title ends before its page, as in
/// `Weinzierl, Konkordate 63`, and a number before the page is that of the volume: `Wurzbach, Biographisches Lexikon 13, 151–156`.
#[derive(Clone, Debug, Default)]
pub struct BarePages {
    bare: usize,
    marked: usize,
    /// The notes that have a title which ends in a number.
    ending: Vec<usize>,
}

impl BarePages {
    /// Counts the citations of the note at `place`.
    pub fn count(&mut self, place: usize, citations: &[Citation], text: &str) {
        for citation in citations {
            let facts = citation.fields.has(Field::Date) && citation.fields.has(Field::Location);
            if let Some(first) = citation.locators.first().filter(|_| facts) {
                let before = text.get(..first.span.start as usize).unwrap_or("");
                match before.strip_suffix(' ').is_some_and(|b| b.ends_with(')')) {
                    true => self.bare += 1,
                    false => self.marked += 1,
                }
            }
            let title =
                |(field, span): &(Field, Span)| *field == Field::Title && ends_in_number(span.of(text));
            if citation.sites.iter().any(title) && self.ending.last() != Some(&place) {
                self.ending.push(place);
            }
        }
    }

    /// Takes the numbers out of the titles: all where the document has the manner, elsewhere none but `124 ff.`
    pub fn settle<'d>(&self, notes: &mut [ReadNote], text: impl Fn(usize) -> &'d str) {
        let manner = self.bare >= SHOWN && self.bare >= SHOWN * self.marked;
        for place in &self.ending {
            let Some(note) = notes.get_mut(*place) else { continue };
            let ReadNote { citations, pieces, .. } = note;
            for (of, citation) in citations.iter_mut().enumerate() {
                part(citation, text(*place), manner, of as u16, pieces);
            }
        }
    }
}

/// A title that may end in a page. Cheap.
fn ends_in_number(title: &str) -> bool {
    let bare = title.strip_suffix('.').unwrap_or(title);
    bare.ends_with(|c: char| c.is_ascii_digit() || matches!(c, 'f' | 'I' | 'V' | 'X'))
}

/// What a title ends in.
struct Ending<'t> {
    /// `63 f.`, `151–156`, `13`, `III/2`
    words: &'t str,
    /// A page that others follow, or more than one.
    run: bool,
}

/// The number behind the last words of a title, if words are before it that ask for none.
fn ending(title: &str) -> Option<Ending<'_>> {
    let bare = title.strip_suffix('.').unwrap_or(title);
    let (mut before, mut last) = bare.rsplit_once(' ')?;
    let followed = is_following(last);
    if followed {
        (before, last) = before.rsplit_once(' ')?;
    }
    let figure = last.trim_end_matches('f');
    let mut pages = figure.split(['-', '–']);
    let page = |p: &str| (1..=3).contains(&p.len()) && p.bytes().all(|b| b.is_ascii_digit());
    let volume =
        |p: &str| page(p) || roman(p).is_some_and(|n| n < 40) && p.bytes().all(|b| b.is_ascii_uppercase());
    let run = pages.clone().count() == 2 && pages.all(page)
        || followed && page(last)
        || figure.len() < last.len() && page(figure);
    if !run && !last.split('/').all(volume) {
        return None;
    }
    let words = before.trim_end();
    let asks = words.ends_with(['.', ',', ':', '-', '–', '/']) || !words.chars().any(letter::is_letter);
    (!asks).then(|| Ending { words: title.get(words.len()..).unwrap_or("").trim_start(), run })
}

/// Parts the number from the title of `citation`, if it has one there.
fn part(citation: &mut Citation, note: &str, manner: bool, of: u16, pieces: &mut Vec<Piece>) {
    let Some(site) = citation.sites.iter().position(|(field, _)| *field == Field::Title) else { return };
    let span = citation.sites[site].1;
    let Some(found) = ending(span.of(note)).filter(|found| found.run || manner) else { return };
    let full = citation.fields.has(Field::Date) || citation.fields.has(Field::Location);
    let held = citation.fields.has(Field::Journaltitle) || citation.fields.has(Field::Booktitle);
    // `Die Ministerien 1848` are years, `Die Zentralverwaltung III/2 (Wien 1964)` is a volume, `III` alone may be a ruler.
    let paged = citation.locators.iter().any(|l| l.value.unit == Unit::Page);
    let (unit, field) = match (found.run, full) {
        (true, true) => return,
        (true, false) => (Unit::Page, None),
        (false, true) if held || citation.fields.has(Field::Volume) || !found.words.contains('/') => return,
        (false, true) => (Unit::Volume, Some(Field::Volume)),
        (false, false) if paged => (Unit::Volume, None),
        (false, false)
            if citation.locators.is_empty() && !found.words.contains(|c: char| !c.is_ascii_digit()) =>
        {
            (Unit::Page, None)
        }
        _ => return,
    };
    let Some(title) = citation.fields.text(Field::Title) else { return };
    let printed: EcoString = found.words.replace('–', "-").into();
    let Some(words) = title
        .strip_suffix(printed.as_str())
        .or_else(|| title.strip_suffix(printed.trim_end_matches('.')))
        .map(str::trim_end)
        .filter(|words| !words.is_empty())
    else {
        return;
    };
    let words = words.into();
    citation.fields.set(Field::Title, Value::Text(words));
    let stopped = printed.strip_suffix('.').filter(|_| !found.run).map_or(printed.clone(), EcoString::from);
    let number = Span { start: span.end - found.words.len() as u32, end: span.end };
    let title_end =
        note.get(..number.start as usize).map_or(number.start, |before| before.trim_end().len() as u32);
    citation.sites[site].1 = Span { start: span.start, end: title_end };
    match field {
        Some(field) => {
            citation.fields.set(field, Value::Text(stopped));
            citation.sites.insert(site + 1, (field, number));
        }
        None => citation.locators.insert(0, Sited { value: Locator { unit, value: stopped }, span: number }),
    }
    let what = field.map_or(Part::Locator { of, unit }, |is| Part::Field { of, is });
    divide(pieces, span, title_end, number, what);
}
