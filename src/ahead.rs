//! Memory asked for before it is needed.
//!
//! The grammar reads notes in the order of their shapes, so the values of neighbours in a document lie far apart. Whoever
//! walks them in the order of the document would wait for each. A few looked at one behind the other, with nothing to do in
//! between, are all on their way at once.

use std::hint::black_box;

use crate::model::{Citation, Fields, Name, Value};

/// How many are asked for together: few enough that all are still at hand when the last is read.
pub const TOGETHER: usize = 16;

/// Bytes that come with any one of them.
const LINE: usize = 64;

/// Asks for citations and what they say.
pub fn citations<'c>(all: impl Iterator<Item = &'c Citation> + Clone) {
    let seen = |c: &Citation| (c.span.start, c.form, c.sites.len(), c.locators.len(), c.back.is_some());
    all.clone().for_each(|citation| {
        black_box(seen(citation));
    });
    fields(all.map(|citation| &citation.fields));
}

/// Asks for the values of fields.
pub fn fields<'f>(all: impl Iterator<Item = &'f Fields> + Clone) {
    let values = || all.clone().flat_map(Fields::iter).map(|(_, value)| value);
    for value in values() {
        black_box(matches!(value, Value::Text(_)));
    }
    for value in values() {
        match value {
            Value::Text(words) => text(words),
            Value::Names(names) => names.iter().for_each(name),
            Value::Place(place) => {
                black_box((place.repository.len(), place.steps.len()));
            }
            Value::Date(_) => {}
        }
    }
}

fn name(name: &Name) {
    black_box((name.given.len(), name.literal.len()));
}

/// Asks for a text.
pub fn text(text: &str) {
    text.as_bytes().iter().step_by(LINE).for_each(|byte| {
        black_box(*byte);
    });
}
