//! Works by the initials of their titles: `CR, 34` for *The Conscience of the Revolution*.

use super::walk::Walk;
use crate::hash::Map;
use crate::model::{Field, Fields};

/// Which work a title's initials stand for. Filled as works come, each work once.
#[derive(Debug, Default)]
pub struct Initials {
    /// How many works were looked at.
    upto: usize,
    /// The one work; `None` if several have these initials.
    of: Map<String, Option<usize>>,
}

impl Walk<'_> {
    /// The one work named in full before whose main title has the initials printed as a name; `None` if there are several.
    pub fn by_initials(&mut self, fields: &Fields) -> Option<usize> {
        let [name] = fields.names(Field::Author) else { return None };
        let printed = if name.given.is_empty() { name.family.as_str() } else { return None };
        if !(2..=6).contains(&printed.len()) || !printed.bytes().all(|b| b.is_ascii_uppercase()) {
            return None;
        }
        for at in self.initials.upto..self.works.len() {
            let work = self.works.get(at).filter(|w| w.full.is_some());
            if let Some(initials) = work.and_then(|w| w.fields.text(Field::Title)).and_then(initials) {
                let one = self.initials.of.entry(initials).or_insert(Some(at));
                if *one != Some(at) {
                    *one = None;
                }
            }
        }
        self.initials.upto = self.works.len();
        self.initials.of.get(printed).copied().flatten()
    }
}

/// `CR` of `The Conscience of the Revolution: Communist Opposition in Soviet Russia`: the capitals of the main title, without
/// an article before them.
fn initials(title: &str) -> Option<String> {
    let main = title.split(':').next().unwrap_or(title);
    let mut words = main.split_whitespace().peekable();
    words.next_if(|w| matches!(*w, "The" | "A" | "An"));
    let capitals: String = words.filter_map(|w| w.chars().next().filter(char::is_ascii_uppercase)).collect();
    (capitals.len() > 1).then_some(capitals)
}
