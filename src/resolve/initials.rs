//! Works by the initials of their titles: `CR, 34` for *The Conscience of the Revolution*.

use super::walk::Walk;
use super::work::{Card, Work};
use crate::hash::Map;
use crate::letter;
use crate::model::{Field, Fields, Value};

/// Which work a title's initials stand for. Filled as works come, each work once.
#[derive(Debug, Default)]
pub struct Initials {
    /// How many works were looked at.
    upto: usize,
    /// The one work; `None` if several have these initials.
    of: Map<String, Option<usize>>,
}

impl Walk<'_> {
    /// The one work named in full before whose main title has the initials printed as a name or for a title; `None` if there
    /// are several.
    pub fn by_initials(&mut self, fields: &Fields) -> Option<usize> {
        let printed = match (fields.names(Field::Author), fields.text(Field::Title)) {
            ([name], None) if name.given.is_empty() => name.family.as_str(),
            ([], Some(title)) => title,
            _ => return None,
        };
        if !(2..=6).contains(&printed.chars().count()) || !printed.chars().all(char::is_uppercase) {
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

    /// `Tolstoi, PSS, 48:53`: the one work of the author whose title has these initials, small ones too.
    pub fn by_letters(&self, card: &Card, fields: &Fields) -> Option<usize> {
        let printed = fields.text(Field::Title)?;
        let letters = (2..=5).contains(&printed.chars().count()) && printed.chars().all(char::is_uppercase);
        if !letters || card.people().is_empty() {
            return None;
        }
        let called = |i: &usize| {
            let title = self.works.get(*i).and_then(|w| w.fields.text(Field::Title)).unwrap_or("");
            let main = title.split([':', '.']).next().unwrap_or(title);
            let heads = main.split_whitespace().filter_map(|w| w.chars().next()).flat_map(char::to_uppercase);
            heads.eq(printed.chars())
        };
        match self.works_of(card).into_iter().filter(called).collect::<Vec<_>>().as_slice() {
            [work] => Some(*work),
            _ => None,
        }
    }
}

/// `PTJ, 6:283`: of a work known by capitals alone that nobody can speak, they are no author's name but stand for a title.
pub fn lettered(work: &mut Work) {
    if work.full.is_some() || work.fields.has(Field::Title) {
        return;
    }
    let [name] = work.fields.names(Field::Author) else { return };
    let unspoken = |b: u8| b.is_ascii_uppercase() && !b"AEIOUY".contains(&b);
    if name.given.is_empty() && name.family.len() > 1 && name.family.bytes().all(unspoken) {
        let title = Value::Text(name.family.clone());
        work.fields.remove(Field::Author);
        work.fields.set(Field::Title, title);
    }
}

/// `CR` of `The Conscience of the Revolution: Communist Opposition in Soviet Russia`: the capitals of the main title, without
/// an article before them. `ПСРЛ` of `Полное собрание русских летописей`: where titles are written small, of all its words.
fn initials(title: &str) -> Option<String> {
    let main = title.split(':').next().unwrap_or(title);
    let mut words = main.split_whitespace().peekable();
    words.next_if(|w| matches!(*w, "The" | "A" | "An"));
    let heads = words.filter_map(|w| w.chars().next());
    let capitals: String = match letter::has_cyrillic(main) {
        true => heads.flat_map(char::to_uppercase).collect(),
        false => heads.filter(char::is_ascii_uppercase).collect(),
    };
    (capitals.chars().count() > 1).then_some(capitals)
}
