//! Parts of a note that Chicago and MHRA print alike.

use super::super::biblatex::whole_and_part;
use super::line::Line;
use super::work::{Shape, Work, straight};
use crate::model::Field;

/// How a list of names is printed.
#[derive(Clone, Copy)]
pub(super) struct List {
    /// The most names; of more, only the first and others.
    pub(super) most: usize,
    /// A comma stands before the last of three.
    pub(super) serial: bool,
}

/// The names that a note begins with: the authors, else the editors with `ed.`
pub(super) fn lead(w: &Work, line: &mut Line, list: List) {
    let authors = w.entry.fields.names(Field::Author);
    if authors.is_empty() && w.shape() != Shape::Part && !w.entry.fields.names(Field::Editor).is_empty() {
        let editors = w.names(Field::Editor);
        line.put(&w.people(editors, list.most, list.serial, straight));
        line.then(", ", w.words.editors(editors.len() > 1 || w.others));
        return;
    }
    w.use_up(Field::Author);
    if !w.says_author() {
        line.put(&w.people(authors, list.most, list.serial, straight));
    }
}

/// Editors and translators behind a title; who is both is named once: `ed. and trans. by`.
pub(super) fn helpers(w: &Work, line: &mut Line, list: List) {
    let fields = &w.entry.fields;
    let both = fields.names(Field::Editor) == fields.names(Field::Translator);
    if both && !w.is_used(Field::Editor) {
        w.use_up(Field::Translator);
        let names = w.people(w.names(Field::Editor), list.most, list.serial, straight);
        return line.then(&format!(", {} ", w.words.both), &names);
    }
    for (word, field) in [(&w.words.edited, Field::Editor), (&w.words.translated, Field::Translator)] {
        line.then(&format!(", {word} "), &w.people(w.names(field), list.most, list.serial, straight));
    }
}

/// The title of a book; a volume's own title stands behind its number: `Papers on Roads, 1958–1960, vol. 6, Peru`.
pub(super) fn book_title(w: &Work, line: &mut Line, field: Field) {
    let title = w.text(field);
    match volume_title(w, title) {
        Some((whole, part)) => {
            line.italic(whole);
            volume(w, line);
            line.stop(", ");
            line.italic(part);
        }
        None => line.italic(title),
    }
}

/// The title of a whole and that of its volume, if `title` says both. The years of the whole part them, or the first
/// comma where the whole has series of volumes: `Papers on Roads, Peru, 1945–1946`.
pub(super) fn volume_title<'t>(w: &Work, title: &'t str) -> Option<(&'t str, &'t str)> {
    if !w.has(Field::Volume) {
        return None;
    }
    let by_series =
        || title.split_once(", ").filter(|(_, part)| division(w).is_some() && part.contains(", "));
    whole_and_part(title).or_else(by_series)
}

/// A series that is no title but a number of one: `series I`, `3rd ser.`
fn division<'e>(w: &Work<'e>) -> Option<&'e str> {
    let series = w.entry.fields.text(Field::Series)?.trim();
    let (a, b) = series.split_once(' ')?;
    let roman = |c: char| matches!(c, 'I' | 'V' | 'X' | 'L');
    let number = |word: &str| {
        word.starts_with(|c: char| c.is_ascii_digit())
            || word.chars().all(roman)
            || word.chars().count() == 1 && word.chars().all(char::is_uppercase)
    };
    (!b.contains(' ') && number(a) != number(b)).then_some(series)
}

/// The number of the volume, behind that of its series, once.
pub(super) fn volume(w: &Work, line: &mut Line) {
    if w.is_used(Field::Volume) {
        return;
    }
    if let Some(series) = division(w).filter(|_| w.has(Field::Volume) && !w.is_used(Field::Series)) {
        line.then(", ", series);
        w.use_up(Field::Series);
    }
    line.then(&format!(", {} ", w.words.volume), w.text(Field::Volume));
}

/// `(PhD diss., University of Hill, 1977)`.
pub(super) fn thesis(w: &Work, line: &mut Line) {
    let year = w.year(Field::Date);
    let school = w.first(&[Field::Institution, Field::Publisher]);
    let facts = [w.sort(), school, w.text(Field::Location), &year];
    line.then(" (", &facts.into_iter().filter(|f| !f.is_empty()).collect::<Vec<_>>().join(", "));
    line.put(")");
}
