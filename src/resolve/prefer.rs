//! Of several works that a short form fits, the one that is meant.

use super::fold;
use super::people::lead;
use super::title::{self, Fit};
use super::walk::Walk;
use super::work::{Card, range};
use crate::letter;
use crate::model::{Citation, Field, Fields, Unit};

impl Walk<'_> {
    /// `Khlevniuk. P. 105; Хлевнюк. С. 77`: of works by one author those whose author's name was printed in these letters.
    pub fn prefer_script(&self, found: &mut Vec<usize>, fields: &Fields) {
        if found.len() < 2 {
            return;
        }
        let family = |f: &'_ Fields| f.names(Field::Author).first().map(|n| letter::has_cyrillic(&n.family));
        let title = || fields.text(Field::Title).map(letter::has_cyrillic);
        let Some(printed) = family(fields).or_else(title) else { return };
        let alike = |i: &usize| self.works.get(*i).is_some_and(|w| family(&w.fields) == Some(printed));
        if found.iter().any(alike) {
            found.retain(alike);
        }
    }

    /// `Logan, “Diplomatic Relations”`: those that have the words before their colon, not in a subtitle.
    pub fn prefer_main_title(&self, found: &mut Vec<usize>, card: &Card) {
        let title = |i: &usize| self.works.get(*i).and_then(|w| w.fields.text(Field::Title));
        if !found.iter().filter_map(title).any(|t| t.contains(':')) {
            return;
        }
        let main = |i: &usize| {
            let words = title(i).map(|t| fold::title(t.split(':').next().unwrap_or(t)));
            words.is_some_and(|words| title::fit(&card.title, &words) >= Fit::Run)
        };
        if found.iter().any(main) {
            found.retain(main);
        }
    }

    /// Of several works of a name those that it wrote before those that it edited, and those that have the page
    /// cited: `Charle, op. cit., p. 70` is not the article on pages 127 to 132.
    pub fn prefer_meant(&self, found: &mut Vec<usize>, c: &Citation, card: &Card) {
        if found.len() < 2 {
            return;
        }
        let people = card.people();
        let wrote = |i: &usize| self.works.get(*i).is_some_and(|w| lead(people, &w.card.authors));
        if found.iter().any(wrote) {
            found.retain(wrote);
        }
        // `Lacouture, op. cit., t. 2, p. 12`: the work that has volumes.
        let volumes = |i: &usize| {
            self.works.get(*i).is_some_and(|w| w.fields.has(Field::Volume) || w.fields.has(Field::Volumes))
        };
        if c.locators.iter().any(|l| l.value.unit == Unit::Volume) && found.iter().any(volumes) {
            found.retain(volumes);
        }
        let page = c.locators.iter().find(|l| l.value.unit == Unit::Page);
        let Some((low, _)) = page.and_then(|l| range(&l.value.value)) else { return };
        let holds = |i: &usize| {
            let full = self.works.get(*i).and_then(|w| w.full).and_then(|id| self.cited(id));
            let pages = full.and_then(|c| c.fields.text(Field::Pages)).and_then(range);
            pages.is_none_or(|(from, to)| (from..=to).contains(&low))
        };
        if found.iter().any(holds) {
            found.retain(holds);
        }
    }
}
