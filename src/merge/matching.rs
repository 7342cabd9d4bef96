//! Which works of a document are in a library.

use std::collections::{HashMap, HashSet};

use super::decide::join;
use super::library::plain;
use super::{Decisions, Known, Library};
use crate::Reading;
use crate::emit::shelfmark;
use crate::model::{
    Citation, CitationId, Document, Entry, Field, Fields, Form, Kind, Note, NoteId, NoteKind, Place,
    ReadNote, Span, Trail, Value,
};
use crate::resolve;
use crate::roman;

/// What became of the works of a document.
#[derive(Clone, Debug, Default)]
pub struct Merged {
    /// Works that the library has.
    pub matches: Vec<Match>,
    /// Works that may be one of the library's; they were taken for new.
    pub perhaps: Vec<Match>,
    /// Where the library and the notes say different things of one work.
    pub contradictions: Vec<Contradiction>,
    /// Works that are new: indices of the ledger's entries.
    pub new: Vec<usize>,
    /// Decisions whose keys are nowhere.
    pub idle: Vec<(String, String)>,
}

/// A work of the document and one of the library.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Match {
    /// The key it had in the document.
    pub ours: String,
    /// The library's key.
    pub theirs: String,
    /// Why.
    pub because: String,
}

/// A field that says different things.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contradiction {
    /// The library's key.
    pub key: String,
    /// Which field.
    pub field: Field,
    /// What the notes say.
    pub ours: String,
    /// What the library says.
    pub theirs: String,
}

/// Matches the works of `reading` with those of `library`. Works that the library has take its keys; new ones
/// whose key is taken there get another. Nothing else of the reading changes.
pub fn merge(library: &Library, reading: &mut Reading, decisions: &Decisions) -> Merged {
    let mut merged = Merged::default();
    let theirs: HashMap<&str, usize> =
        library.entries.iter().enumerate().map(|(n, known)| (known.key.as_str(), n)).collect();
    for (a, b) in &decisions.same {
        if !theirs.contains_key(b.as_str())
            && !theirs.contains_key(a.as_str())
            && !join(&mut reading.ledger, a, b)
        {
            merged.idle.push((a.clone(), b.clone()));
        }
    }
    let links = links(library, reading);
    let near = Near::new(library);
    let mut taken: HashSet<usize> = HashSet::new();
    let mut settled: Vec<Option<usize>> = vec![None; reading.ledger.entries.len()];
    // What the user said comes first; then what this program wrote itself.
    for (n, entry) in reading.ledger.entries.iter().enumerate() {
        let paired = |(a, b): &(String, String)| {
            if *a == entry.key {
                theirs.get(b.as_str()).copied()
            } else if *b == entry.key {
                theirs.get(a.as_str()).copied()
            } else {
                None
            }
        };
        let parted = || decisions.not_same.iter().any(|(a, b)| *a == entry.key && *b == entry.key);
        let again = || {
            let at = theirs.get(entry.key.as_str()).copied()?;
            let known = library.entries.get(at)?;
            (!entry.elsewhere && !parted() && is_again(&entry.fields, known)).then_some(at)
        };
        if let Some(known) = decisions.same.iter().find_map(paired).or_else(again) {
            taken.insert(known);
            if let Some(slot) = settled.get_mut(n) {
                *slot = Some(known);
            }
        }
    }
    for (n, entry) in reading.ledger.entries.iter().enumerate() {
        if let Some(known) = settled.get(n).copied().flatten().and_then(|at| library.entries.get(at)) {
            let said = |(a, b): &(String, String)| *a == entry.key || *b == entry.key;
            let because = match decisions.same.iter().any(said) {
                true => "you said so".to_owned(),
                false => because(&entry.fields, &known.fields),
            };
            merged.note(entry, known, because);
            continue;
        }
        // The document has nothing but the key.
        if entry.elsewhere {
            if let (Some(at), Some(slot)) = (theirs.get(entry.key.as_str()), settled.get_mut(n)) {
                taken.insert(*at);
                *slot = Some(*at);
            }
            continue;
        }
        // Another edition, the resolver says; or a slip on one side, which the user must say.
        let link = links.get(n).copied().flatten().or_else(|| Some((near.of(entry)?, true)));
        let Some((at, doubtful)) = link else { continue };
        let Some(known) = library.entries.get(at) else { continue };
        let apart = |(a, b): &(String, String)| {
            (*a == entry.key && *b == known.key) || (*b == entry.key && *a == known.key)
        };
        if decisions.not_same.iter().any(apart) {
            continue;
        }
        let because = because(&entry.fields, &known.fields);
        if doubtful || !taken.insert(at) {
            let (ours, theirs) = (entry.key.clone(), known.key.clone());
            merged.contradict(entry, known);
            merged.perhaps.push(Match { ours, theirs, because });
            continue;
        }
        merged.note(entry, known, because);
        if let Some(slot) = settled.get_mut(n) {
            *slot = Some(at);
        }
    }
    let mut keys: HashSet<String> = library.keys.iter().map(|key| key.to_lowercase()).collect();
    for (n, entry) in reading.ledger.entries.iter_mut().enumerate() {
        match settled.get(n).copied().flatten().and_then(|at| library.entries.get(at)) {
            Some(known) => entry.key.clone_from(&known.key),
            None if entry.elsewhere => {}
            None => {
                merged.new.push(n);
                let stem = entry.key.clone();
                let mut count = 1;
                while !keys.insert(entry.key.to_lowercase()) {
                    count += 1;
                    entry.key = format!("{stem}-{count}");
                }
            }
        }
    }
    merged
}

impl Merged {
    fn note(&mut self, entry: &Entry, known: &Known, because: String) {
        self.matches.push(Match { ours: entry.key.clone(), theirs: known.key.clone(), because });
        self.contradict(entry, known);
    }

    fn contradict(&mut self, entry: &Entry, known: &Known) {
        for field in [Field::Date, Field::Edition, Field::Volume, Field::Number, Field::Pages] {
            let (Some(ours), Some(theirs)) = (said(&entry.fields, field), said(&known.fields, field)) else {
                continue;
            };
            if !agree(field, &ours, &theirs) {
                self.contradictions.push(Contradiction { key: known.key.clone(), field, ours, theirs });
            }
        }
    }
}

/// The library's entries by their titles, for works that only another date keeps apart.
struct Near<'l> {
    library: &'l Library,
    by_title: HashMap<String, usize>,
}

impl<'l> Near<'l> {
    fn new(library: &'l Library) -> Near<'l> {
        let titled = |(n, known): (usize, &Known)| Some((plain(known.fields.text(Field::Title)?), n));
        let by_title = library.entries.iter().enumerate().rev().filter_map(titled).collect();
        Near { library, by_title }
    }

    /// An entry with the same title and first name, if both have them; of a double surname a half will do.
    fn of(&self, entry: &Entry) -> Option<usize> {
        let at = *self.by_title.get(&plain(entry.fields.text(Field::Title)?))?;
        let first = |fields: &Fields| {
            let name = [Field::Author, Field::Editor].into_iter().find_map(|f| fields.names(f).first())?;
            Some(plain(name.sort_word()))
        };
        let (ours, theirs) = (first(&entry.fields)?, first(&self.library.entries.get(at)?.fields)?);
        let half = |whole: &str, part: &str| part.chars().count() > 3 && whole.ends_with(part);
        (ours == theirs || half(&ours, &theirs) || half(&theirs, &ours)).then_some(at)
    }
}

/// For each work of the reading, the library's entry that the resolver takes it for, and whether it doubts.
fn links(library: &Library, reading: &Reading) -> Vec<Option<(usize, bool)>> {
    let full: HashSet<usize> = {
        let cited = |id: CitationId| {
            reading.notes.get(id.note.0 as usize).and_then(|note| note.citations.get(usize::from(id.nth)))
        };
        let named = |m: &&crate::model::Mention| cited(m.citation).is_none_or(|c| c.form == Form::Full);
        reading.ledger.mentions.iter().filter(named).filter_map(|m| m.entry).collect()
    };
    let mut notes: Vec<ReadNote> = Vec::with_capacity(library.entries.len() + reading.ledger.entries.len());
    // Addresses that the grammar does not take for one where they stand alone, but that are printed alike.
    let places: HashMap<String, &Place> = reading
        .ledger
        .entries
        .iter()
        .filter_map(|entry| entry.fields.place())
        .filter(|place| !place.steps.is_empty())
        .map(|place| (plain(&shelfmark(place)), place))
        .collect();
    for known in &library.entries {
        let place = known.addresses.iter().find_map(|words| places.get(words));
        match place.filter(|_| !known.fields.has(Field::Archive)) {
            Some(place) => {
                let mut fields = known.fields.clone();
                if fields.text(Field::Title).is_some_and(|title| plain(title) == plain(&shelfmark(place))) {
                    fields.remove(Field::Title);
                }
                fields.set(Field::Archive, Value::Place(Box::new((*place).clone())));
                push(&mut notes, Kind::Archival, &fields, Form::Full);
            }
            None => push(&mut notes, known.kind, &known.fields, Form::Full),
        }
    }
    for (n, entry) in reading.ledger.entries.iter().enumerate() {
        let form = if full.contains(&n) { Form::Full } else { Form::Short };
        push(&mut notes, entry.kind, &entry.fields, form);
    }
    let note = |_: &ReadNote| Note {
        label: String::new(),
        kind: NoteKind::Footnote,
        page: None,
        section: 0,
        text: String::new(),
        trail: Trail::default(),
        span: Span::default(),
        anchor: None,
        after_gap: false,
        styles: Vec::new(),
        given: Vec::new(),
    };
    let mut source = reading.document.source.clone();
    source.text = String::new();
    let document = Document { source, notes: notes.iter().map(note).collect() };
    let ledger = resolve::resolve(&document, &notes);
    let mut first: HashMap<usize, usize> = HashMap::new();
    let mut links = vec![None; reading.ledger.entries.len()];
    for mention in &ledger.mentions {
        let (Some(work), at) = (mention.entry, mention.citation.note.0 as usize) else { continue };
        match at.checked_sub(library.entries.len()) {
            None => {
                first.entry(work).or_insert(at);
            }
            Some(ours) => {
                if let (Some(known), Some(link)) = (first.get(&work), links.get_mut(ours)) {
                    *link = Some((*known, mention.ambiguous));
                }
            }
        }
    }
    links
}

/// A note with one citation that says what `fields` say.
fn push(notes: &mut Vec<ReadNote>, kind: Kind, fields: &Fields, form: Form) {
    let mut fields = fields.clone();
    // An address without an archive would lean on the one before.
    if fields.place().is_some_and(|place| place.repository.is_empty() && place.name.is_empty()) {
        fields.remove(Field::Archive);
    }
    let citation = Citation::saying(fields, kind, form);
    let note = NoteId(notes.len() as u32);
    notes.push(ReadNote { note, pieces: Vec::new(), citations: vec![citation], unread: Vec::new() });
}

/// True if an entry of a work's key has its title, year and first name: it was written from this document before.
/// What has no title is printed with its address for one.
fn is_again(ours: &Fields, known: &Known) -> bool {
    let address = |fields: &Fields| fields.place().map(|place| plain(&shelfmark(place)));
    let title = |fields: &Fields| said(fields, Field::Title).map(|title| plain(&title));
    let year =
        |fields: &Fields| said(fields, Field::Date).map(|date| date.chars().take(4).collect::<String>());
    let first = |fields: &Fields| {
        let name = [Field::Author, Field::Editor].into_iter().find_map(|f| fields.names(f).first())?;
        Some(plain(name.sort_word()))
    };
    let theirs = &known.fields;
    let titled = match title(ours) {
        Some(ours) => title(theirs) == Some(ours),
        None => address(ours).is_some_and(|ours| known.addresses.contains(&ours)),
    };
    titled && year(ours) == year(theirs) && first(ours) == first(theirs)
}

/// What two works have in common, in words: `title, author and year agree`.
fn because(ours: &Fields, theirs: &Fields) -> String {
    let mut agreeing = Vec::new();
    if ours.place().is_some() && theirs.place().is_some() {
        agreeing.push("address");
    }
    for (field, word) in [(Field::Title, "title"), (Field::Date, "date")] {
        if let (Some(a), Some(b)) = (said(ours, field), said(theirs, field))
            && (field == Field::Title || agree(field, &a, &b))
        {
            agreeing.push(word);
        }
    }
    let people = |fields: &Fields| {
        [Field::Author, Field::Editor].into_iter().find_map(|f| fields.names(f).first().cloned())
    };
    if people(ours).is_some() && people(theirs).is_some() {
        agreeing.push("names");
    }
    match agreeing.split_last() {
        Some((last, [])) => format!("the {last} agrees"),
        Some((last, rest)) => format!("{} and {last} agree", rest.join(", ")),
        None => "they read alike".to_owned(),
    }
}

fn said(fields: &Fields, field: Field) -> Option<String> {
    match fields.get(field)? {
        Value::Text(text) => Some(text.to_string()),
        Value::Date(date) => Some(date.edtf.to_string()),
        _ => None,
    }
}

/// True if two values say the same, or one says less.
fn agree(field: Field, a: &str, b: &str) -> bool {
    let plain =
        |text: &str| -> String { text.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect() };
    let (a, b) = (plain(a), plain(b));
    match field {
        // A date that says less is no other date; nor are pages of which only the first is given.
        Field::Date | Field::Pages => {
            a.starts_with(&b) || b.starts_with(&a) || a == "nodate" || b == "nodate"
        }
        // `VI` is no contradiction of `6`.
        _ => {
            a == b
                || roman::read(&a).is_some_and(|n| n.to_string() == b)
                || roman::read(&b).is_some_and(|n| n.to_string() == a)
        }
    }
}
