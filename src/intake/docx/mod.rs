//! WordprocessingML (ECMA-376, Transitional and Strict): the body, footnotes and endnotes as they print.

mod list;
mod number;
mod style;
mod symbol;
mod walk;

use super::draft::{Draft, Noted};
use super::flow::Flow;
use super::package::{self, Package};
use super::xml::{Item, Xml};
use crate::error::Error;
use crate::model::{Document, Format, NoteKind};
use std::collections::HashMap;

/// Reads a .docx file.
///
/// Notes stand in the order of their marks, each with the number that Word prints. Inserted text counts,
/// deleted text does not; comments, hidden text and the instructions of fields are left out.
///
/// # Errors
/// [`Error::Damaged`] if the archive or a part is broken or the main part is missing, [`Error::Bomb`],
/// [`Error::Empty`] if there is no text.
pub(super) fn read(bytes: &[u8], _encoding: Option<&str>) -> Result<Document, Error> {
    let mut package = Package::open(bytes)?;
    let main = main_part(&mut package)?;
    let Some(text) = package.xml(&main)? else {
        return Err(Error::Damaged { part: main, message: "the part is missing".to_owned() });
    };
    let parts = relations(&mut package, &main)?;
    let styles = match part(&mut package, &parts, &main, "styles")? {
        Some((name, text)) => style::Styles::read(&text, &name)?,
        None => style::Styles::default(),
    };
    let mut settings = number::Settings::default();
    if let Some((name, text)) = part(&mut package, &parts, &main, "settings")? {
        settings.read(&text, &name)?;
    }
    let lists = match part(&mut package, &parts, &main, "numbering")? {
        Some((name, text)) => list::Lists::read(&text, &name)?,
        None => list::Lists::default(),
    };
    let body = walk::walk(&text, (0, &main), &styles, Some(lists))?;
    drop(text);
    let mut names = vec![main.clone()];
    let mut notes: HashMap<(NoteKind, String), walk::Stored> = HashMap::new();
    for (kind, name) in [(NoteKind::Footnote, "footnotes"), (NoteKind::Endnote, "endnotes")] {
        if let Some((name, text)) = part(&mut package, &parts, &main, name)? {
            for stored in walk::walk(&text, (names.len() as u16, &name), &styles, None)?.notes {
                notes.entry((kind, stored.id.clone())).or_insert(stored);
            }
            names.push(name);
        }
    }
    let places = settings.number(&body.references, &body.sections);
    let mut draft = Draft { body: body.flow, notes: Vec::with_capacity(places.len()), parts: names };
    let mut lost = HashMap::new();
    for (reference, place) in body.references.into_iter().zip(places) {
        let mut noted = Noted::new(place.label, reference.kind, Flow::one_line());
        noted.section = place.section;
        match notes.remove(&(reference.kind, reference.id)) {
            Some(stored) => {
                noted.flow = stored.flow;
                // The author's own mark, or a number typed where the automatic one was deleted.
                if !stored.auto {
                    noted.flow.strip_label(&noted.label);
                }
                noted.after_gap = lost.insert(reference.kind, false).unwrap_or(false);
            }
            None => {
                lost.insert(reference.kind, true);
            }
        }
        draft.notes.push(noted);
    }
    draft.finish(Format::Docx, "UTF-8".to_owned())
}

/// The parts a part leads to: the last word of the relation's type, and the target.
type Relations = Vec<(String, String)>;

fn main_part(package: &mut Package) -> Result<String, Error> {
    let found = relations(package, "")?.into_iter().find(|(kind, _)| kind == "officeDocument");
    Ok(found.map_or_else(|| "word/document.xml".to_owned(), |(_, target)| package::resolve("", &target)))
}

fn relations(package: &mut Package, base: &str) -> Result<Relations, Error> {
    let name = match base.rsplit_once('/') {
        Some((folder, file)) => format!("{folder}/_rels/{file}.rels"),
        None => format!("_rels/{base}.rels"),
    };
    let mut found = Vec::new();
    let Some(text) = package.xml(&name)? else { return Ok(found) };
    let mut xml = Xml::new(&text, &name);
    while let Some(item) = xml.next()? {
        let Item::Start(tag) = item else { continue };
        if tag.local() != "Relationship" || tag.get("TargetMode").as_deref() == Some("External") {
            continue;
        }
        if let (Some(kind), Some(target)) = (tag.get("Type"), tag.get("Target")) {
            found.push((kind.rsplit('/').next().unwrap_or("").to_owned(), target));
        }
    }
    Ok(found)
}

/// The name and text of the part that the main part leads to as `kind`; where no relation says so, the part
/// of that name beside it.
fn part(
    package: &mut Package,
    relations: &Relations,
    main: &str,
    kind: &str,
) -> Result<Option<(String, String)>, Error> {
    let name = match relations.iter().find(|(k, _)| k == kind) {
        Some((_, target)) => package::resolve(main, target),
        None => package::resolve(main, &format!("{kind}.xml")),
    };
    Ok(package.xml(&name)?.map(|text| (name, text)))
}
