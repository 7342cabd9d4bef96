//! Memory asked for before it is needed.
//!
//! The grammar reads notes in the order of their shapes, so the values of neighbours in a document lie far apart. Whoever
//! walks them in the order of the document would wait for each. A few looked at one behind the other, with nothing to do in
//! between, are all on their way at once.

use std::hint::black_box;
use std::iter::once;

use crate::model::{Citation, Fields, Value};

/// How many are asked for together: few enough that all are still at hand when the last is read.
pub const TOGETHER: usize = 16;

/// Bytes that come with any one of them.
const LINE: usize = 64;

/// Takes a look at each, and does nothing with what is seen.
pub fn each<T, S>(all: impl Iterator<Item = T>, look: impl Fn(T) -> S) {
    all.for_each(|one| {
        black_box(look(one));
    });
}

/// Asks for texts.
pub fn texts<'t>(all: impl Iterator<Item = &'t str>) {
    each(all.flat_map(|text| text.as_bytes().iter().step_by(LINE)), |byte| *byte);
}

/// Asks for citations and what they say.
pub fn citations<'c>(all: impl Iterator<Item = &'c Citation> + Clone) {
    each(all.clone(), |c| (c.span.start, c.form, c.sites.len(), c.locators.len(), c.back.is_some()));
    each(all.clone(), |c| c.locators.first().map(|locator| locator.span.start));
    fields(all.map(|citation| &citation.fields));
}

/// Asks for the values of fields.
pub fn fields<'f>(all: impl Iterator<Item = &'f Fields> + Clone) {
    let values = || all.clone().flat_map(Fields::iter).map(|(_, value)| value);
    each(values(), |value| matches!(value, Value::Text(_)));
    for value in values() {
        match value {
            Value::Text(text) => texts(once(text.as_str())),
            Value::Names(names) => each(names.iter(), |name| (name.given.len(), name.literal.len())),
            Value::Place(place) => each(once(place), |place| (place.repository.len(), place.steps.len())),
            Value::Date(_) => {}
        }
    }
}
