//! Short forms of a volume that the document has cited so far only for a chapter in it.

use super::fold;
use super::index::Clue;
use super::people;
use super::title::{self, Fit};
use super::volume::TAKEN;
use super::walk::{Here, Link, Walk};
use super::work::{Card, Work, dated_alike, is_part};
use crate::model::{Because, Field, Fields, Form, Kind};

impl<'a> Walk<'a> {
    /// `Tucker, Stalinism, xii` after `Lewin, "…," in Stalinism: Essays, ed. Robert C. Tucker`: the volume as
    /// an entry of its own, with what the chapter's citation says of it. `found` are the works that fit the
    /// short form: one that stands alone is the volume itself.
    pub fn host(&mut self, here: Here<'a>, fields: &Fields, card: &Card, found: &[usize]) -> Option<Link> {
        let people = card.people();
        let first = people.first()?;
        let part = |i: &usize| self.works.get(*i).is_some_and(|w| is_part(w.card.kind) == Some(true));
        if !matches!(card.kind, Kind::Book | Kind::Collection) || !found.iter().all(part) {
            return None;
        }
        let holds = |w: &&Work| {
            let booktitle = w.fields.text(Field::Booktitle).unwrap_or("");
            matches!(w.card.kind, Kind::Incollection | Kind::Inproceedings)
                && w.full.is_some()
                && people::lead(people, &w.card.editors)
                && title::fit(&card.title, &fold::title(booktitle)) >= Fit::Start
                && dated_alike(fields, &w.fields)
        };
        let chapters =
            self.index.nearest(Clue::Family(first.handle().into())).filter_map(|i| self.works.get(i));
        let chapter = chapters.into_iter().find(holds)?;
        let of = chapter.full?;
        let mut whole = Fields::new();
        if let Some(title) = chapter.fields.get(Field::Booktitle) {
            whole.set(Field::Title, title.clone());
        }
        // The translator may be the chapter's.
        let kept = TAKEN.iter().filter(|f| **f != Field::Translator).chain(&[Field::Editor]);
        for field in kept {
            if let Some(value) = chapter.fields.get(*field) {
                whole.set(*field, value.clone());
            }
        }
        let kind = match chapter.card.kind {
            Kind::Inproceedings => Kind::Proceedings,
            _ => Kind::Collection,
        };
        let made = self.make(here, &whole, Card::of(kind, &whole), Form::Full);
        Some(Link { because: Because::Short { of }, form: Form::Short, ..made })
    }

    /// `Mommsen, in: Bracher (Hg.), Weimarer Republik, S. 15`   `Trevor-Roper, in Hobsbawm and Ranger, Invention, p. 33`: who wrote the chapter, which
    /// the grammar took for a title or its beginning, and the book by its editors: the one chapter of that name that is known in it.
    pub fn part_in(&self, fields: &Fields, card: &Card) -> Option<usize> {
        let title = fields.text(Field::Title).filter(|_| card.authors.is_empty())?;
        let (who, rest) = match fields.text(Field::Booktitle) {
            Some(host) => (title, host),
            None => {
                let (who, rest) = title.split_once(", in")?;
                (who, rest.strip_prefix(": ").or_else(|| rest.strip_prefix(' '))?)
            }
        };
        if who.contains(' ') || fields.has(Field::Date) || fields.has(Field::Publisher) {
            return None;
        }
        let (family, host) = (fold::skeleton(&fold::words(who)), fold::title(rest));
        let led = fold::skeleton(&fold::words(rest));
        let editors = &card.editors;
        let holds = |work: &Work| {
            let booktitle = fold::title(work.fields.text(Field::Booktitle).unwrap_or(""));
            let named = match editors.as_slice() {
                // The names begin the words behind "in".
                [] => work.card.editors.first().is_some_and(|e| led.starts_with(e.family.as_str())),
                _ => people::lead(editors, &work.card.editors),
            };
            named && (editors.is_empty() || title::fit(&host, &booktitle) >= Fit::Within)
        };
        let part = |i: &usize| {
            self.works.get(*i).is_some_and(|w| {
                w.full.is_some()
                    && matches!(w.card.kind, Kind::Incollection | Kind::Inproceedings)
                    && w.card.authors.first().is_some_and(|a| a.family == family)
                    && holds(w)
            })
        };
        let mut found = self.index.nearest(Clue::Family(family.as_str().into())).filter(part);
        let work = found.next()?;
        found.all(|other| other == work).then_some(work)
    }
}
