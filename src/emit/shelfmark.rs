//! A place in an archive in one line.

use crate::model::{Level, Place};

/// The address of a place as a note would print it, outermost first and without leaves:
/// `RGANI, f. 5, op. 28, d. 253`. Labels are as printed; a number without one gets the usual label of its
/// level, in the script of the repository.
pub fn shelfmark(place: &Place) -> String {
    let mut out = String::with_capacity(64);
    out.push_str(if place.repository.is_empty() { &place.name } else { &place.repository });
    steps(place, &mut out);
    out
}

/// The same below the repository: `f. 5, op. 28, d. 253`; empty if there are no steps.
pub(super) fn path(place: &Place) -> String {
    let mut out = String::with_capacity(48);
    steps(place, &mut out);
    out
}

fn steps(place: &Place, out: &mut String) {
    let cyrillic =
        place.repository.chars().chain(place.name.chars()).any(|c| ('\u{400}'..='\u{52f}').contains(&c));
    for step in &place.steps {
        if !out.is_empty() {
            out.push_str(", ");
        }
        let label = match step.label.as_str() {
            // `FO 371/152128, AS 1022/3`: a paper by its letters has no label.
            "" if step.level == Level::Document && step.value.starts_with(char::is_alphabetic) => "",
            "" => usual_label(step.level, cyrillic),
            printed => printed,
        };
        out.push_str(label);
        if !label.is_empty() && !label.ends_with(['-', '/', '\u{a0}', ' ']) {
            out.push(' ');
        }
        out.push_str(&step.value);
    }
}

/// The usual label of a level; empty for levels whose value is a name.
fn usual_label(level: Level, cyrillic: bool) -> &'static str {
    match (level, cyrillic) {
        (Level::RecordGroup, _) => "RG",
        (Level::Fond, false) => "f.",
        (Level::Fond, true) => "Ф.",
        (Level::Podfond, false) => "pf.",
        (Level::Podfond, true) => "Пф.",
        (Level::Opis, false) => "op.",
        (Level::Opis, true) => "Оп.",
        (Level::Papka, false) => "p.",
        (Level::Papka, true) => "П.",
        (Level::Korob, false) => "kor.",
        (Level::Korob, true) => "Кор.",
        (Level::Karton, false) => "k.",
        (Level::Karton, true) => "К.",
        (Level::Delo, false) => "d.",
        (Level::Delo, true) => "Д.",
        (Level::Edkhr, false) => "ed. khr.",
        (Level::Edkhr, true) => "Ед. хр.",
        (Level::Box, _) => "box",
        (Level::Folder, _) => "folder",
        (Level::Entry, _) => "entry",
        (Level::Reel, _) => "reel",
        (Level::Frame, _) => "frame",
        (Level::Item, _) => "item",
        (Level::Document, false) => "doc.",
        (Level::Document, true) => "док.",
        (Level::Portfolio, _) => "portfolio",
        (Level::Volume, false) => "vol.",
        (Level::Volume, true) => "Т.",
        (Level::Collection | Level::Series | Level::Subseries | Level::File | Level::Signature, _) => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Step;

    fn step(level: Level, label: &str, value: &str) -> Step {
        Step { level, label: label.into(), value: value.into() }
    }

    #[test]
    fn printed_labels_are_kept() {
        let place = Place {
            repository: "РГАНИ".into(),
            steps: vec![step(Level::Fond, "Ф.", "5"), step(Level::Opis, "Оп.", "0104")],
            ..Place::default()
        };
        assert_eq!(shelfmark(&place), "РГАНИ, Ф. 5, Оп. 0104");
    }

    #[test]
    fn numbers_alone_get_the_usual_label() {
        let place = Place {
            repository: "TNA".into(),
            steps: vec![step(Level::Signature, "", "FO 371/126184"), step(Level::Box, "", "3")],
            ..Place::default()
        };
        assert_eq!(shelfmark(&place), "TNA, FO 371/126184, box 3");
    }

    #[test]
    fn a_paper_with_letters_gets_no_label() {
        let place = Place {
            repository: "TNA".into(),
            steps: vec![step(Level::Signature, "", "FO 371/126184"), step(Level::Document, "", "AS 1022/3")],
            ..Place::default()
        };
        assert_eq!(shelfmark(&place), "TNA, FO 371/126184, AS 1022/3");
    }

    #[test]
    fn a_place_without_repository_begins_with_its_steps() {
        let place = Place { steps: vec![step(Level::Delo, "", "7")], ..Place::default() };
        assert_eq!(shelfmark(&place), "d. 7");
    }
}
