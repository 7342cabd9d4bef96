//! Parts of a volume whose imprint stands elsewhere in the document: `in Jakim and Bird, 112`.

use std::borrow::Cow;

use super::fold;
use super::index::{Clue, Index};
use super::people::{self, Person};
use super::title::{self, Fit};
use super::work::{Work, fill_given};
use crate::model::{Field, Fields, Kind, Name, Value};

/// What a part takes from its volume. Title and editors are taken apart.
pub const TAKEN: [Field; 8] = [
    Field::Translator,
    Field::Series,
    Field::Edition,
    Field::Volume,
    Field::Volumes,
    Field::Location,
    Field::Publisher,
    Field::Date,
];

/// Completes every part that names its volume in short, and given names of editors that the same entry has.
pub fn complete(works: &mut [Work]) {
    for work in works.iter_mut() {
        own_names(&mut work.fields);
    }
    if !works.iter().any(wants) {
        return;
    }
    let mut hosts = Index::default();
    for (at, work) in works.iter().enumerate() {
        let Some((title, editors)) = as_volume(work) else { continue };
        // What a volume's own card has is folded already.
        let own = !is_in(work.card.kind);
        let card = if work.card.editors.is_empty() { &work.card.authors } else { &work.card.editors };
        let first = match card.first().filter(|_| own && card.len() == editors.len()) {
            Some(person) => Some(Cow::Borrowed(person)),
            None => editors.first().map(|name| Cow::Owned(Person::of(name))),
        };
        for handle in first.iter().flat_map(|person| person.handles()) {
            hosts.add(Clue::Host(handle.into()), at);
        }
        let folded = if own { Cow::from(&work.card.title) } else { fold::title(title).into() };
        if let Some(word) = fold::weighty(&folded).next() {
            hosts.add(Clue::Start(word.into()), at);
        }
    }
    for at in 0..works.len() {
        let Some(part) = works.get(at).filter(|w| wants(w)) else { continue };
        let Some(host) = host(works, &hosts, at, part) else { continue };
        let Some(volume) = works.get(host).map(|w| w.fields.clone()) else { continue };
        let whole = works.get(host).is_some_and(|w| !is_in(w.card.kind));
        if let Some(part) = works.get_mut(at) {
            take(&mut part.fields, &volume, whole);
            own_names(&mut part.fields);
        }
    }
}

fn is_in(kind: Kind) -> bool {
    matches!(kind, Kind::Incollection | Kind::Inproceedings)
}

/// True for a part that names a volume and says nothing of its publication.
fn wants(work: &Work) -> bool {
    let fields = &work.fields;
    let named = fields.has(Field::Booktitle) || fields.has(Field::Editor);
    // `Asquith to Venetia Stanley, 24 July 1914, in Brock and Brock, Letters, p. 122`: the day is the letter's own.
    if work.card.kind == Kind::Letter {
        let both = fields.has(Field::Booktitle) && fields.has(Field::Editor);
        return both && !fields.has(Field::Publisher) && !fields.has(Field::Location);
    }
    let printed = [Field::Publisher, Field::Location, Field::Date].iter().any(|f| fields.has(*f));
    is_in(work.card.kind) && named && !printed
}

/// Title and editors of the volume that an entry describes with its imprint: itself, or what it is a part of.
fn as_volume(work: &Work) -> Option<(&str, &[Name])> {
    let fields = &work.fields;
    // A day is that of a document in the volume.
    let day = fields.date().is_some_and(|d| d.edtf.len() >= 10);
    if (day || !fields.has(Field::Date)) && !fields.has(Field::Publisher) {
        return None;
    }
    match work.card.kind {
        Kind::Incollection | Kind::Inproceedings => {
            Some((fields.text(Field::Booktitle)?, fields.names(Field::Editor)))
        }
        Kind::Book | Kind::Collection | Kind::Proceedings => {
            let editors = fields.names(Field::Editor);
            let makers = if editors.is_empty() { fields.names(Field::Author) } else { editors };
            Some((fields.text(Field::Title)?, makers))
        }
        _ => None,
    }
}

/// The volume a part means: by its editors, by the beginning of its title, or both.
fn host(works: &[Work], hosts: &Index, at: usize, part: &Work) -> Option<usize> {
    let editors = Person::all(part.fields.names(Field::Editor));
    let booktitle = fold::title(part.fields.text(Field::Booktitle).unwrap_or(""));
    let fits = |i: &usize| {
        let Some(book) = works.get(*i).filter(|_| *i != at) else { return false };
        let Some((title, makers)) = as_volume(book) else { return false };
        let edited = match editors.is_empty() {
            true => own_book(part, book, makers),
            false => people::lead(&editors, &Person::all(makers)),
        };
        let titled = booktitle.is_empty() || title::fit(&booktitle, &fold::title(title)) >= Fit::Run;
        edited && titled
    };
    match editors.first() {
        Some(first) => hosts.nearest(Clue::Host(first.handle().into())).find(fits),
        None => {
            let word = fold::weighty(&booktitle).next()?;
            hosts.nearest(Clue::Start(word.into())).find(fits)
        }
    }
}

/// `Ленин В. И. Лучше меньше, да лучше // Полн. собр. соч.`: where no editor is named, a book by an author has what he wrote himself.
fn own_book(part: &Work, book: &Work, makers: &[Name]) -> bool {
    let of_author = book.card.kind == Kind::Book && !book.fields.has(Field::Editor) && !makers.is_empty();
    let named = part.fields.names(Field::Bookauthor);
    let writers = if named.is_empty() { part.fields.names(Field::Author) } else { named };
    !of_author || writers.is_empty() || people::lead(&Person::all(writers), &Person::all(makers))
}

fn take(part: &mut Fields, volume: &Fields, whole: bool) {
    let title = if whole { Field::Title } else { Field::Booktitle };
    if let Some(value) = volume.get(title) {
        part.set(Field::Booktitle, value.clone());
    }
    if let Some(value @ Value::Names(names)) = volume.get(Field::Editor)
        && !names.is_empty()
    {
        // `ed. A. Briggs and J. Saville` here, `ed. Briggs and Saville` there: a given name that the part has stays.
        let printed = part.names(Field::Editor);
        let fuller = |of_volume: &Name, own: &Name| {
            of_volume.given.is_empty() && !own.given.is_empty() && own.family == of_volume.family
        };
        let pairs = names.iter().zip(printed);
        let own = if printed.len() == names.len() && pairs.clone().any(|(v, p)| fuller(v, p)) {
            Value::Names(pairs.map(|(v, p)| if fuller(v, p) { p } else { v }).cloned().collect())
        } else {
            value.clone()
        };
        part.set(Field::Editor, own);
    }
    for field in TAKEN {
        let own = whole && field == Field::Translator;
        if let (Some(value), false, false) = (volume.get(field), part.has(field), own) {
            part.set(field, value.clone());
        }
    }
}

/// `Augusto Varas, "…," in Varas, ed.`: the editor's given name stands before the title.
fn own_names(fields: &mut Fields) {
    let bare = |n: &Name| !n.is_body() && n.given.is_empty();
    for (field, other) in [(Field::Editor, Field::Author), (Field::Translator, Field::Editor)] {
        let both = fields.has(field) && fields.has(other);
        if !both || !fields.names(field).iter().any(bare) {
            continue;
        }
        let known: Vec<Name> = fields.names(other).to_vec();
        if let Some(Value::Names(names)) = fields.get_mut(field) {
            for name in names.make_mut().iter_mut().filter(|n| bare(n)) {
                let one: Vec<Name> = known.iter().filter(|k| k.family == name.family).cloned().collect();
                if one.len() == 1 {
                    fill_given(std::slice::from_mut(name), &one);
                }
            }
        }
    }
}
