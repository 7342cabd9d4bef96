//! Printed notes, read again.

use std::collections::BTreeMap;

use ibid::emit::{Notes, View};
use ibid::model::{Because, Field, Form, NoteKind, Value};
use ibid::{Options, Reading};

/// A value without what printing may change: marks of quotation, dashes, Roman numbers, the case of labels.
fn plain(value: &Value) -> String {
    let text = match value {
        Value::Text(text) => text.to_string(),
        Value::Date(date) => date.edtf.to_string(),
        Value::Names(names) => {
            names.iter().map(|n| [&*n.given, &n.prefix, &n.family, &n.suffix, &n.literal].concat()).collect()
        }
        Value::Place(place) => {
            place.code.to_string()
                + &place.steps.iter().map(|s| format!("{:?}{}", s.level, s.value)).collect::<String>()
        }
    };
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// A note's label, the work that a citation cites, and what it points at.
type Cited = (String, Option<usize>, Vec<String>);

/// Where each citation of the printed notes points: the work, and the pages, an `Ibid.` without any having those of
/// the one before.
fn cited(reading: &Reading) -> Vec<Cited> {
    let view = View::new(reading);
    let mut found = Vec::new();
    let mut at: BTreeMap<ibid::model::CitationId, Vec<String>> = BTreeMap::new();
    for (n, note) in reading.document.notes.iter().enumerate() {
        if !matches!(note.kind, NoteKind::Footnote | NoteKind::Endnote | NoteKind::SourceLine) {
            continue;
        }
        for one in view.standing(ibid::model::NoteId(n as u32)) {
            let own =
                one.mention.locators.iter().map(|l| format!("{} {}", l.value.unit.name(), l.value.value));
            let mut own: Vec<String> = own.collect();
            if let (true, Form::Ibid, Because::Ibid { of }) =
                (own.is_empty(), one.citation.form, one.mention.because)
                && view.citation(of).is_some_and(|before| before.mention.entry == one.mention.entry)
            {
                own = at.get(&of).cloned().unwrap_or_default();
            }
            at.insert(one.mention.citation, own.clone());
            found.push((note.label.clone(), one.mention.entry, own));
        }
    }
    found
}

/// Reads what was printed of a document, and compares: how many citations there are, how many lead to the same work and
/// pages, how many fields of the works there are, and how many came back the same or were left out by the style.
pub fn there_and_back(reading: &Reading, printed: &Notes) -> ([usize; 4], Vec<String>) {
    let back = ibid::read(printed.text.as_bytes(), &Options::default()).expect("a text");
    let (before, after) = (cited(reading), cited(&back));
    let mut wrong = Vec::new();
    let mut score = [before.len(), 0, 0, 0];
    let mut pairs: BTreeMap<usize, usize> = BTreeMap::new();
    let mut labels: BTreeMap<&str, [Vec<&Cited>; 2]> = BTreeMap::new();
    for (side, list) in [&before, &after].into_iter().enumerate() {
        for one in list {
            labels.entry(&one.0).or_default()[side].push(one);
        }
    }
    for (label, [ours, theirs]) in &labels {
        if ours.len() != theirs.len() {
            wrong.push(format!("note {label}: {} citations, {} come back", ours.len(), theirs.len()));
            continue;
        }
        for (a, b) in ours.iter().zip(theirs) {
            let same = match (a.1, b.1) {
                (Some(x), Some(y)) => *pairs.entry(x).or_insert(y) == y,
                (x, y) => x.is_none() && y.is_none(),
            };
            // Left as typed, it need not be known from the same notes.
            if same && a.2 == b.2 {
                score[1] += 1;
            } else {
                wrong.push(format!("note {label}: {:?} {:?} comes back as {:?} {:?}", a.1, a.2, b.1, b.2));
            }
        }
    }
    for (x, y) in pairs {
        let (ours, theirs) = (&reading.ledger.entries[x], &back.ledger.entries[y]);
        for (field, value) in ours.fields.iter() {
            score[2] += 1;
            match theirs.fields.get(field) {
                Some(other) if plain(other) == plain(value) => score[3] += 1,
                // Where an issue has a number, some styles leave its month out.
                Some(other)
                    if field == Field::Date
                        && ours.fields.has(Field::Volume)
                        && ours.fields.has(Field::Number)
                        && plain(value).starts_with(&plain(other)) =>
                {
                    score[3] += 1;
                }
                None => score[3] += usize::from(matches!(field, Field::Location | Field::Pages)),
                Some(other) => {
                    wrong.push(format!(
                        "{}: {}: {:?} comes back as {:?}",
                        ours.key,
                        field.name(),
                        plain(value),
                        plain(other)
                    ));
                }
            }
        }
    }
    (score, wrong)
}
