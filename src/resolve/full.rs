//! Citations in full: the same work as before, or a new one.

use std::borrow::Cow;

use smallvec::SmallVec;

use super::fold;
use super::index::{Clue, Index, REACH, Word};
use super::list;
use super::merge::{self, Document};
use super::people::Person;
use super::place;
use super::reread::{factless, says_less};
use super::title::{self, Fit};
use super::walk::{Here, Link, Named, Walk};
use super::work::{Card, Work, is_archival, leaves};
use crate::model::{Because, Doubt, Field, Fields, Form, Kind, Place, Value};

/// How many words of a title lead to the work.
const WORDS: usize = 12;

/// How many works with a word in common are held against a citation whose title is not known letter by letter.
const NEAR: usize = 8;

/// How many words of a new title are tried for works known from short forms.
const TRIED: usize = 8;

/// How many works held against a citation are remembered; few have more.
const HELD: usize = 32;

impl<'a> Walk<'a> {
    /// A citation that says enough for an entry. `fields` may say more than the citation (an author taken
    /// from the one before).
    pub fn full(&mut self, here: Here<'a>, fields: &Fields, form: Form) -> Link {
        let fields = self.placed(fields);
        let fields = self.in_named(fields);
        let card = Card::of(here.citation.kind, &fields);
        if form == Form::Full
            && let Some(link) = self.page_for_year(here, &fields, &card)
        {
            return link;
        }
        if let Some(year) = year_only(&card, &fields) {
            return self.by_year(here, &fields, &card, year);
        }
        if let Some(link) = self.author_for_title(here, &fields, &card) {
            return link;
        }
        if let Some(link) = self.years_of_title(here, &fields, &card) {
            return link;
        }
        if let Some(work) = self.town_and_year_of_title(&fields, &card) {
            let link = self.known(here, work, &Fields::new());
            return Link { form: Form::Short, ..link };
        }
        let again = self.surnames_again(here, &fields, &card);
        let part = again.or_else(|| self.part_in(&fields, &card));
        if let Some(work) = part.or_else(|| self.article_again(&fields, &card)) {
            return self.known(here, work, &Fields::new());
        }
        match self.find(here, &fields, &card) {
            Document::Known(work) if self.works.get(work).is_some_and(|w| says_less(&fields, w)) => {
                self.known(here, work, &fields)
            }
            Document::Known(work) => self.again(here, work, &fields, form),
            Document::Likely(work) => self.again(here, work, &fields, form).doubtful(),
            Document::New => match self.unnamed(&fields, &card) {
                Some(work) => self.again(here, work, &fields, form),
                None if factless(&fields) && fields.text(Field::Title).is_some_and(title::is_cut) => {
                    self.cut_short(here, &fields, card)
                }
                None => self.make(here, &fields, card, form),
            },
        }
    }

    /// `History of the…`: the work whose title begins so. The citation is short whatever else it says.
    fn cut_short(&mut self, here: Here<'a>, fields: &Fields, card: Card) -> Link {
        match self.best(&card, fields, Fit::Start).first() {
            Some(work) => self.known(here, *work, fields),
            None => self.make(here, fields, card, Form::Short),
        }
    }

    /// A work known already, mentioned again with `fields`.
    pub fn again(&mut self, here: Here<'a>, index: usize, fields: &Fields, form: Form) -> Link {
        let c = here.citation;
        let full = form == Form::Full;
        let Some(work) = self.works.get_mut(index) else { return Link::lost(form) };
        let of = work.first;
        if full && work.from_list && here.run != list::RUN {
            work.named_by_note(c.kind, fields, c.doubts);
            (work.first, work.full) = (here.id, Some(here.id));
            self.enter(index);
            return Link::to(index, Because::Itself, form);
        }
        let upgrade = full && work.full.is_none();
        let family = |w: &Work| w.card.people().first().map_or(0, |p| p.family.len());
        let before = (work.card.title.len(), work.card.authors.len(), work.card.editors.len(), family(work));
        work.absorb(c.kind, fields, full, c.doubts.has(Doubt::PagesOrLocator));
        if upgrade {
            work.full = Some(here.id);
            work.by_year = false;
            self.unnamed = self.unnamed.saturating_sub(1);
        }
        let now = (work.card.title.len(), work.card.authors.len(), work.card.editors.len(), family(work));
        if upgrade || now.0 > before.0 || now.1 > before.1 || now.2 > before.2 || now.3 > before.3 {
            self.enter(index);
        }
        Link::to(index, Because::Same { of }, form)
    }

    /// `E. Fasano Guarini, Lo Stato mediceo` and `Fasano Guarini, op. cit.`: how the author's family name is printed alone.
    pub fn learn_family(&mut self, index: usize, fields: &Fields) {
        if self.works.get_mut(index).is_some_and(|work| work.named_again(fields)) {
            self.enter(index);
        }
    }

    /// A new work.
    pub fn make(&mut self, here: Here<'a>, fields: &Fields, card: Card, form: Form) -> Link {
        let mut fields = fields.clone();
        if here.citation.doubts.has(Doubt::PagesOrLocator) {
            fields.remove(Field::Pages);
        }
        let index = self.works.len();
        let full = (form == Form::Full || form == Form::Ibid).then_some(here.id);
        if full.is_none() {
            self.unnamed += 1;
        }
        let last = self.mentions.len();
        let leaves = Vec::new();
        self.works.push(Work {
            card,
            fields,
            first: here.id,
            full,
            last,
            last_full: last,
            leaves,
            by_year: false,
            given: None,
            from_list: false,
            learnt: false,
            cited: false,
            letter: None,
        });
        self.enter(index);
        Link::to(index, Because::Itself, form)
    }

    /// Lets a work be found by what later citations may say of it.
    pub fn enter(&mut self, at: usize) {
        let Walk { works, index, waiting, .. } = self;
        let Some(work) = works.get(at) else { return };
        if work.full.is_none() {
            enter_waiting(waiting, work, at);
        }
        let card = &work.card;
        let year = work.fields.date().and_then(|d| d.year());
        let mut words = [Word::default(); WORDS];
        let mut count = 0;
        for (slot, word) in words.iter_mut().zip(fold::weighty(&card.title)) {
            *slot = word.into();
            count += 1;
        }
        let words = words.get(..count).unwrap_or(&[]);
        // The clues of a new work differ, if its words do and nobody is named twice.
        let once = |(n, word): (usize, &Word)| words.get(n + 1..).is_none_or(|rest| !rest.contains(word));
        let alone = |people: &[Person]| people.first().is_none_or(|person| !person.family.contains(' '));
        let one = match (card.authors.as_slice(), card.editors.as_slice()) {
            (people, []) | ([], people) => alone(people),
            _ => false,
        };
        let new = index.is_new(at) && one && words.iter().enumerate().all(once);
        let mut add = |clue| if new { index.add_new(clue, at) } else { index.add(clue, at) };
        for person in [card.authors.first(), card.editors.first()].into_iter().flatten() {
            for handle in person.handles() {
                let handle = handle.into();
                add(Clue::Family(handle));
                if let Some(year) = year {
                    add(Clue::FamilyYear(handle, year.into()));
                }
                words.iter().for_each(|word| add(Clue::FamilyWord(handle, *word)));
            }
        }
        if let Some((first, others)) = words.split_first() {
            add(Clue::Title(card.title.as_str().into()));
            add(Clue::Start(*first));
            let mut before = *first;
            for word in others {
                add(Clue::Words(before, *word));
                before = *word;
            }
        }
        if let Some(path) = work.fields.place().and_then(place::path) {
            add(Clue::Path(path));
        }
    }

    /// The known work that a citation in full names.
    pub fn find(&self, here: Here<'a>, fields: &Fields, card: &Card) -> Document {
        if let Some(path) = fields.place().and_then(place::path) {
            let known: SmallVec<[usize; REACH]> = self.index.nearest(Clue::Path(path)).collect();
            if !known.is_empty() {
                let leaves: SmallVec<[(u32, u32); 4]> = leaves(&here.citation.locators).collect();
                let chosen = merge::choose(card, fields, &leaves, &self.works, &known);
                if chosen != Document::New {
                    return chosen;
                }
            }
        }
        // Several clues lead to one work: it is held against the citation once.
        let mut held = Held::default();
        let mut same =
            |i: &usize| held.is_new(*i) && self.works.get(*i).is_some_and(|w| is_again(card, fields, w));
        if let Some(i) = self.index.nearest(Clue::Title(card.title.as_str().into())).find(&mut same) {
            return Document::Known(i);
        }
        let mut words = fold::weighty(&card.title).map(Word::from);
        let Some(first) = words.next() else { return Document::New };
        let (second, third) = (words.next(), words.next());
        // One word may be misspelt, or the name.
        let person = card.people().first().map(|person| Word::from(person.handle()));
        let by_word = |word| person.map(|person| Clue::FamilyWord(person, word));
        let by_title = match (second, third) {
            (None, _) => [Some(Clue::Start(first)), None],
            (Some(second), None) => [Some(Clue::Words(first, second)), None],
            (Some(second), Some(third)) => {
                [Some(Clue::Words(first, second)), Some(Clue::Words(second, third))]
            }
        };
        let clues = [by_word(first), second.and_then(by_word)].into_iter().chain(by_title).flatten();
        for clue in clues {
            if let Some(i) = self.index.nearest(clue).take(NEAR).find(&mut same) {
                return Document::Known(i);
            }
        }
        Document::New
    }

    /// The work that short forms named before this citation names it in full.
    fn unnamed(&self, fields: &Fields, card: &Card) -> Option<usize> {
        if self.unnamed == 0 {
            return None;
        }
        let waits = |i: &usize| self.works.get(*i).is_some_and(|w| w.full.is_none());
        let fits = |i: &usize| {
            self.works.get(*i).is_some_and(|w| {
                let people = w.card.people();
                let named = people.is_empty() || card.named_by(people);
                named && title::fit(&w.card.title, &card.title) >= Fit::Within
            })
        };
        let words = || fold::weighty(&card.title).take(TRIED);
        for person in [card.authors.first(), card.editors.first()].into_iter().flatten() {
            let waited =
                |handle: &&str| self.waiting.nearest(Clue::Waiting((*handle).into())).next().is_some();
            for handle in person.handles().filter(waited) {
                let by_word =
                    words().flat_map(|w| self.waiting.nearest(Clue::FamilyWord(handle.into(), w.into())));
                if let Some(found) = by_word.filter(waits).find(fits) {
                    return Some(found);
                }
                // `Chernyaev, p. 40` before `Interview with Chernyaev, July 1993`: what has pages is a book of his.
                let lone = |i: &usize| {
                    card.kind != Kind::Interview
                        && self
                            .works
                            .get(*i)
                            .is_some_and(|w| w.card.title.is_empty() && w.fields.date().is_none())
                };
                let year = fields.date().and_then(|d| d.year()).unwrap_or("");
                let named = |i: &usize| self.works.get(*i).is_some_and(|w| card.named_by(w.card.people()));
                let by_year = self.waiting.nearest(Clue::FamilyYear(handle.into(), year.into()));
                let alone = self.waiting.nearest(Clue::Family(handle.into())).filter(lone);
                if let Some(found) = by_year
                    .filter(|i| self.works.get(*i).is_some_and(|w| w.by_year))
                    .chain(alone)
                    .filter(waits)
                    .find(named)
                {
                    return Some(found);
                }
            }
        }
        let first = words().next()?;
        let untold = |i: &usize| self.works.get(*i).is_some_and(|w| w.card.people().is_empty());
        self.waiting.nearest(Clue::Start(first.into())).filter(waits).filter(untold).find(fits)
    }

    /// Author and year alone: the work of that author and year.
    pub fn by_year(&mut self, here: Here<'a>, fields: &Fields, card: &Card, year: &str) -> Link {
        let handle = card.authors.first().map_or("", Person::handle);
        let fits = |i: &usize| self.works.get(*i).is_some_and(|w| w.card.named_by(&card.authors));
        let mut found: Vec<usize> =
            self.index.nearest(Clue::FamilyYear(handle.into(), year.into())).filter(fits).collect();
        found.sort_unstable();
        found.dedup();
        let letter = self.letter(here);
        let told = |i: &usize| {
            let other = self.works.get(*i).and_then(|w| w.letter);
            other.is_none() || letter.is_none() || other == letter
        };
        found.retain(told);
        // Who wrote a work before who edited what holds it.
        let wrote = |i: &usize| {
            self.works.get(*i).is_some_and(|w| super::people::lead(&card.authors, &w.card.authors))
        };
        if found.iter().any(wrote) {
            found.retain(wrote);
        }
        self.prefer_cited(&mut found);
        let latest = found.iter().copied().max_by_key(|i| self.works.get(*i).map(|w| w.last));
        let form = here.citation.form;
        match latest {
            Some(work) => {
                let link = self.again(here, work, fields, Form::Short);
                let of = self.works.get(work).map_or(here.id, |w| w.full.unwrap_or(w.first));
                let link = Link { because: Because::Short { of }, form, ..link };
                if found.len() > 1 { link.doubtful() } else { link }
            }
            None => {
                let link = self.make(here, fields, card.clone(), Form::Short);
                if let Some(work) = self.works.last_mut() {
                    work.by_year = true;
                    work.letter = letter;
                }
                Link { form, ..link }
            }
        }
    }

    /// A volume of a printed series: known by series, years and volume, however they are written. Where the years
    /// are left out, the volume of that number cited last is likely meant.
    pub fn volume_of_series(&mut self, here: Here<'a>, key: &str) -> Link {
        let fields = &here.citation.fields;
        let known = self.index.nearest(Clue::Series(key.into())).next();
        if let Some(work) = known {
            return self.again(here, work, fields, Form::Full);
        }
        let mut parts = key.split(' ');
        let series = parts.next().unwrap_or("");
        let dated = parts.next().is_some_and(|years| !years.is_empty());
        let rest: Vec<&str> = parts.collect();
        let undated = format!("{series}  {}", rest.join(" "));
        if !dated {
            let mut found: Vec<usize> = self.index.nearest(Clue::Series(undated.as_str().into())).collect();
            found.dedup();
            if let Some(work) = found.first() {
                let link = self.known(here, *work, fields);
                return if found.len() > 1 { link.doubtful() } else { link };
            }
        }
        let card = Card::of(here.citation.kind, fields);
        let link = self.make(here, fields, card, Form::Full);
        if let Some(work) = link.work {
            self.index.add(Clue::Series(key.into()), work);
            self.index.add(Clue::Series(undated.as_str().into()), work);
        }
        link
    }

    /// `FDR to Hull, May 31, 1935, PPA, 4:200`: the book that a name given before stands for.
    fn in_named<'f>(&self, fields: Cow<'f, Fields>) -> Cow<'f, Fields> {
        if self.named.is_empty() {
            return fields;
        }
        let book = fields.text(Field::Booktitle).and_then(|name| match self.named.get(&fold::words(name)) {
            Some(Named::Work(work)) => self.works.get(*work),
            _ => None,
        });
        // What was named may itself be a letter: then its edition is meant.
        let title = book.and_then(|w| w.fields.get(Field::Booktitle).or_else(|| w.fields.get(Field::Title)));
        let Some(title) = title.cloned() else { return fields };
        let editor = book.and_then(|work| work.fields.get(Field::Editor)).cloned();
        let mut fields = fields.into_owned();
        fields.set(Field::Booktitle, title);
        if let (Some(editor), false) = (editor, fields.has(Field::Editor)) {
            fields.set(Field::Editor, editor);
        }
        Cow::Owned(fields)
    }

    /// Fields with their place made whole: a repository that is not printed is the one in force, a code that
    /// the document explains has its name.
    pub fn placed<'f>(&self, fields: &'f Fields) -> Cow<'f, Fields> {
        let Some(given) = fields.place() else { return Cow::Borrowed(fields) };
        let mut whole = Cow::Borrowed(given);
        if given.repository.is_empty() && given.name.is_empty() && !given.steps.is_empty() {
            match place::head(given) {
                Some(head) => {
                    if let Some(place) =
                        self.holders.get(&head).and_then(|work| self.works.get(*work)?.fields.place())
                    {
                        let steps = given.steps.clone();
                        whole = Cow::Owned(Place { steps, ..place.clone() });
                    }
                }
                None => {
                    if let Some(above) = self.in_force().filter(|above| !place::apart(above, given)) {
                        whole = Cow::Owned(place::inherit(above, given));
                    }
                }
            }
        }
        if whole.name.is_empty()
            && !self.named.is_empty()
            && let Some(Named::Archive(name)) = self.named.get(&fold::words(&whole.repository))
            && *name != whole.repository
        {
            whole.to_mut().name.clone_from(name);
        }
        match whole {
            Cow::Borrowed(_) => Cow::Borrowed(fields),
            Cow::Owned(place) => Cow::Owned(with_place(fields, place)),
        }
    }

    /// The place in force.
    pub fn in_force(&self) -> Option<&Place> {
        self.shelf.and_then(|(work, _)| self.works.get(work)).and_then(|w| w.fields.place())
    }

    /// Binds a name given for later use, at a citation of `index`.
    pub fn name(&mut self, name: &str, index: usize) {
        let Some(work) = self.works.get(index) else { return };
        let key = fold::words(name);
        if key.is_empty() {
            return;
        }
        let archive = work.fields.place().filter(|_| is_archival(&work.fields)).and_then(|place| {
            let known = [&place.repository, &place.name].into_iter().filter(|n| !n.is_empty());
            let abbreviated = known.clone().any(|n| {
                let full = fold::words(n);
                full == key || fold::abbreviates(&key, &full)
            });
            let code = name.chars().filter(|c| c.is_uppercase()).count() > 1 && !name.contains(' ');
            let longest = known.max_by_key(|n| n.len())?;
            (abbreviated || code).then(|| longest.clone())
        });
        self.named.insert(key, archive.map_or(Named::Work(index), Named::Archive));
    }
}

/// The first works that were held against a citation.
#[derive(Default)]
struct Held {
    works: [usize; HELD],
    count: usize,
    /// A bit for some of the works each: most are told to be new by it.
    bits: u64,
}

impl Held {
    /// True for a work that was not asked for before; where there is no more room, for any.
    fn is_new(&mut self, work: usize) -> bool {
        let bit = 1 << (work % 64);
        if self.bits & bit != 0 && self.works.iter().take(self.count).any(|held| *held == work) {
            return false;
        }
        self.bits |= bit;
        if let Some(held) = self.works.get_mut(self.count) {
            *held = work;
            self.count += 1;
        }
        true
    }
}

/// True if a citation in full names `work`, which is named in full already and lies in no other place.
fn is_again(card: &Card, fields: &Fields, work: &Work) -> bool {
    let placed = || match (fields.place(), work.fields.place()) {
        (Some(a), Some(b)) => !(place::has_path(a) && place::has_path(b)) && place::same_archive(a, b),
        _ => true,
    };
    work.full.is_some() && merge::same_work(card, fields, work) && placed()
}

/// Lets a work known only from short forms be found by the citation that names it in full.
fn enter_waiting(waiting: &mut Index, work: &Work, at: usize) {
    let words = || fold::weighty(&work.card.title).take(WORDS);
    let Some(person) = work.card.people().first() else {
        if let Some(first) = words().next() {
            waiting.add(Clue::Start(first.into()), at);
        }
        return;
    };
    let year = work.fields.date().and_then(|d| d.year());
    for handle in person.handles() {
        waiting.add(Clue::Waiting(handle.into()), at);
        match (words().next(), year) {
            (Some(_), _) => words().for_each(|w| waiting.add(Clue::FamilyWord(handle.into(), w.into()), at)),
            (None, Some(year)) => waiting.add(Clue::FamilyYear(handle.into(), year.into()), at),
            (None, None) => waiting.add(Clue::Family(handle.into()), at),
        }
    }
}

/// `fields` with another place.
pub fn with_place(fields: &Fields, place: Place) -> Fields {
    let mut fields = fields.clone();
    fields.set(Field::Archive, Value::Place(Box::new(place)));
    fields
}

/// The year, if author and year are all that is said of the work.
pub fn year_only<'f>(card: &Card, fields: &'f Fields) -> Option<&'f str> {
    let nothing = card.title.is_empty() && !is_archival(fields) && !fields.has(Field::Booktitle);
    let lone = nothing && !card.authors.is_empty() && !matches!(card.kind, Kind::Letter | Kind::Interview);
    fields.date().filter(|_| lone)?.year()
}
