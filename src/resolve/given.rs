//! Citations that the file itself marks: its name for the work says which it is.

use super::walk::{Here, Link, Walk};
use super::work::Card;
use crate::model::{Because, Form, GivenId};

impl<'a> Walk<'a> {
    /// The work that the file knows by `given`: the one it stood for before, or one that notes have named in other
    /// words, or a new one. What the file says of it replaces what they said.
    pub fn given(&mut self, here: Here<'a>, given: &'a GivenId) -> Link {
        let form = |first: bool| match here.citation.form {
            form @ (Form::Ibid | Form::OpCit) => form,
            _ if first => Form::Full,
            _ => Form::Short,
        };
        if let Some(at) = self.given.get(given.id.as_str()) {
            let of = self.works.get(*at).map_or(here.id, |work| work.first);
            return Link::to(*at, Because::Same { of }, form(false));
        }
        let fields = &here.citation.fields;
        let card = Card::of(here.citation.kind, fields);
        let known =
            (!fields.is_empty()).then(|| self.full(here, fields, Form::Full)).filter(|link| !link.ambiguous);
        let mut link = match known {
            Some(link) if link.work.is_some() => link,
            _ => self.make(here, fields, card.clone(), Form::Full),
        };
        let Some(at) = link.work else { return link };
        if let Some(work) = self.works.get_mut(at)
            && work.given.is_none()
        {
            work.given = Some(Box::new(given.clone()));
            work.full.get_or_insert(here.id);
            if !fields.is_empty() {
                (work.fields, work.card) = (fields.clone(), card);
            }
        }
        self.given.insert(&given.id, at);
        link.form = form(true);
        link
    }
}
