//! What one work tells of the names in another: given names of authors in the genitive, `White's A Man Called White`, and how long a
//! family name is.

use std::collections::HashMap;

use ecow::eco_vec;

use super::people::{self, Person};
use super::reread::as_printed;
use super::walk::Walk;
use super::work::Work;
use crate::model::{Field, Name, Value};

impl Walk<'_> {
    /// Gives a work cited in full after its author's family name in the genitive the given name of the one
    /// person of that name whom the document cites in full. Two such persons tell nothing.
    pub fn complete_genitives(&mut self) {
        let bare: Vec<(usize, Person)> =
            self.works.iter().enumerate().filter_map(|(i, w)| Some((i, self.genitive(w)?))).collect();
        if bare.is_empty() {
            return;
        }
        // The fullest form of each name; `None` for two persons.
        let mut known: HashMap<&str, Option<Name>> =
            bare.iter().map(|(_, p)| (p.family.as_str(), Some(Name::default()))).collect();
        for work in self.works.iter().filter(|w| w.full.is_some()) {
            for name in [Field::Author, Field::Editor].into_iter().flat_map(|f| work.fields.names(f)) {
                if name.is_body() || name.given.is_empty() {
                    continue;
                }
                let person = Person::of(name);
                let Some(one) = known.get_mut(person.family.as_str()) else { continue };
                *one = match one.take() {
                    Some(old) if old.given.is_empty() || people::fuller_given(&old.given, &name.given) => {
                        Some(name.clone())
                    }
                    Some(old) if person.fits(&Person::of(&old)) => Some(old),
                    _ => None,
                };
            }
        }
        let given = bare.iter().filter_map(|(i, p)| {
            let name = known.get(p.family.as_str())?.clone()?;
            (!name.given.is_empty()).then_some((*i, name))
        });
        let given: Vec<(usize, Name)> = given.collect();
        for (at, name) in given {
            if let Some(work) = self.works.get_mut(at) {
                work.fields.set(Field::Author, Value::Names(eco_vec![name]));
            }
        }
    }

    /// `Fasano Guarini, Lo Stato mediceo, cit.` tells what the family name of `E. Fasano Guarini` is, in all that she wrote.
    pub fn share_families(&mut self) {
        const FIELDS: [Field; 2] = [Field::Author, Field::Editor];
        let learnt: Vec<Name> = self
            .works
            .iter()
            .filter(|work| work.learnt)
            .flat_map(|work| FIELDS.into_iter().flat_map(|field| work.fields.names(field)))
            .filter(|name| !name.is_body() && !name.given.is_empty())
            .cloned()
            .collect();
        if learnt.is_empty() {
            return;
        }
        for work in self.works.iter_mut().filter(|work| !work.learnt && work.given.is_none()) {
            for field in FIELDS {
                let same = |name: &Name| {
                    learnt.iter().find(|l| l.family != name.family && as_printed(l) == as_printed(name))
                };
                if !work.fields.names(field).iter().any(|name| same(name).is_some()) {
                    continue;
                }
                let names = work.fields.names(field).iter().map(|name| same(name).unwrap_or(name).clone());
                let names = Value::Names(names.collect());
                work.fields.set(field, names);
            }
        }
    }

    /// The one author of a work, if its citation in full has the family name alone and in the genitive.
    fn genitive(&self, work: &Work) -> Option<Person> {
        let [name] = work.fields.names(Field::Author) else { return None };
        if name.is_body() || !name.given.is_empty() {
            return None;
        }
        let id = work.full?;
        let (_, site) = self.cited(id)?.sites.iter().find(|(f, _)| *f == Field::Author)?;
        let text = &self.document.notes.get(id.note.0 as usize)?.text;
        let rest = text.get(site.end as usize..)?;
        let printed = text.get(site.start as usize..site.end as usize)?;
        let marks = ['\'', '’'];
        let after = rest.strip_prefix(marks).is_some_and(|r| r.starts_with('s') || printed.ends_with('s'));
        let genitive = after || printed.strip_suffix('s').unwrap_or(printed).ends_with(marks);
        genitive.then(|| Person::of(name))
    }
}
