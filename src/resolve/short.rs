//! Short forms: a name, a title or both that lead to a work named elsewhere.

use std::borrow::Cow;

use ecow::EcoString;

use super::fold;
use super::full::year_only;
use super::index::Clue;
use super::people::Person;
use super::reread::as_printed;
use super::title::{self, Fit};
use super::walk::{Here, Link, Named, Walk, bare_name};
use super::work::{Card, dated_alike, is_part};
use crate::model::{Because, Field, Fields, Form, Kind, Name, Rule};

/// Words of a short title that are tried in turn: a slip in the first must not hide the work.
const TRIED: usize = 3;

/// How well a work fits a short form; compared field by field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Score {
    /// The words stand together.
    run: bool,
    /// A quoted title means a part, another the whole.
    kind: bool,
    fit: Fit,
    /// Letter by letter.
    exact: bool,
    /// The volume is the one printed.
    volume: bool,
    /// Named in full somewhere before.
    full: bool,
}

impl<'a> Walk<'a> {
    /// A short form. `None` if it is prose after all.
    pub fn short(&mut self, here: Here<'a>, fields: &Fields) -> Option<Link> {
        let c = here.citation;
        let bare = bare_name(c);
        if fields.place().is_some_and(|p| !p.steps.is_empty()) {
            return Some(self.full(here, fields, Form::Full));
        }
        if let Some(work) = self.by_name(fields) {
            return Some(self.known(here, work, fields));
        }
        let card = Card::of(c.kind, fields);
        if let Some(link) = self.page_for_year(here, fields, &card) {
            return Some(link);
        }
        if let Some(work) = self.part_in(fields, &card) {
            return Some(self.known(here, work, &Fields::new()));
        }
        if let (Some(year), false) = (year_only(&card, fields), bare) {
            // `McCullough, 1776, 14`: the year is his title.
            let called =
                |i: &usize| self.works.get(*i).is_some_and(|w| w.card.title.split(' ').next() == Some(year));
            if let [work] = self.works_of(&card).into_iter().filter(called).collect::<Vec<_>>().as_slice() {
                return Some(self.known(here, *work, &Fields::new()));
            }
            return Some(self.by_year(here, fields, &card, year));
        }
        if card.title.is_empty() {
            return self.by_author(here, fields, card, bare);
        }
        if let (Some(link), false) = (self.author_for_title(here, fields, &card), bare) {
            return Some(link);
        }
        if let Some(work) = self.by_letters(&card, fields).or_else(|| self.by_initials(fields)) {
            return Some(self.known(here, work, &Fields::new()));
        }
        let mut found = self.best(&card, fields, if bare { Fit::Start } else { Fit::Loose });
        // `(Personal Record, 635)`: words from inside a title, if one work alone has them and a page is pointed at.
        if bare && found.is_empty() && card.title.contains(' ') && !c.locators.is_empty() {
            found = self.best(&card, fields, Fit::Run);
            found.truncate(if found.len() == 1 { 1 } else { 0 });
        }
        if bare && found.is_empty() && !c.locators.is_empty() {
            found = self.title_alone(&card, fields);
        }
        if found.len() > 1 {
            self.prefer_main_title(&mut found, &card);
            self.prefer_meant(&mut found, c, &card);
        }
        if let Some(link) = self.host(here, fields, &card, &found) {
            return Some(link);
        }
        if found.is_empty() && card.title.contains(' ') && !card.people().is_empty() {
            found = self.second_author(&card);
        }
        if found.is_empty() {
            let reread = self
                .behind_colon(&card, fields)
                .or_else(|| self.name_behind(&card, fields))
                .or_else(|| self.second_for_given(&card))
                .or_else(|| self.by_journal(&card));
            if let Some(work) = reread {
                return Some(self.known(here, work, &Fields::new()));
            }
        }
        match found.as_slice() {
            [] if self.title_behind_names(here, &card).is_some() => {
                let (work, title) = self.title_behind_names(here, &card)?;
                self.less_names(work, title);
                Some(self.known(here, work, &Fields::new()))
            }
            [] if card.people().is_empty() && self.called.contains_key(&card.title) => {
                let work = *self.called.get(&card.title)?;
                Some(self.known(here, work, &Fields::new()))
            }
            [] if bare => self.by_author(here, fields, as_name(card, fields), bare),
            // `Тхоржевский. С. 8`: one word that is a known author's name is no title.
            [] if self.names_author(&card, fields) => {
                self.by_author(here, fields, as_name(card, fields), bare)
            }
            [] => match self.names_for_title(&card) {
                Some(work) => Some(self.known(here, work, &Fields::new())),
                None => Some(self.first_naming(here, fields, card)),
            },
            [work] => {
                self.call(&card, *work);
                Some(self.known(here, *work, fields))
            }
            [work, others @ ..] => {
                let also = self.places(others, "This work fits as well.");
                let message =
                    format!("This short form fits {} works; the one cited last is taken.", found.len());
                self.report(Rule::AMBIGUOUS_SHORT_FORM, here, message, also);
                Some(self.known(here, *work, fields).doubtful())
            }
        }
    }

    /// One word without an author, and a work before is by somebody of that name; or words, and it is by that body: `UN Human Rights
    /// Council, 9`.
    fn names_author(&self, card: &Card, fields: &Fields) -> bool {
        card.people().is_empty()
            && !card.title.is_empty()
            && !self.works_of(&as_name(card.clone(), fields)).is_empty()
    }

    /// Remembers words that an author's work was called by and that do not stand together in its title: `Gleijeses, “Death of
    /// Arana”` is `The Death of Francisco Arana` where the title stands alone as well.
    fn call(&mut self, card: &Card, work: usize) {
        let loose =
            || self.works.get(work).is_some_and(|w| title::fit(&card.title, &w.card.title) < Fit::Run);
        if !card.people().is_empty() && loose() {
            self.called.insert(card.title.clone(), work);
        }
    }

    /// A short form of a known work.
    pub fn known(&mut self, here: Here<'a>, index: usize, fields: &Fields) -> Link {
        let link = self.again(here, index, fields, Form::Short);
        let of = self.works.get(index).map_or(here.id, |w| w.full.unwrap_or(w.first));
        let form = if here.citation.form == Form::Full { Form::Short } else { here.citation.form };
        Link { because: Because::Short { of }, form, ..link }
    }

    /// A title that no work before has: the first to name it. With given names, or without any name, it is
    /// all the document will say of the work; a bare family name points at more.
    fn first_naming(&mut self, here: Here<'a>, fields: &Fields, card: Card) -> Link {
        let people = card.people();
        // One word alone is the name of a work that the author takes for known: `Sochineniia, X: 206`.
        // Letters are a title: `ПСЗ. Т. 36. № 36650`.
        let letters = || fields.text(Field::Title).is_some_and(|t| !t.chars().any(char::is_lowercase));
        let words = || card.title.contains(' ') || here.citation.locators.is_empty() || letters();
        let told = people.iter().any(|p| p.body || !p.given.is_empty()) || people.is_empty() && words();
        let told = told && !fields.text(Field::Title).is_some_and(title::is_cut);
        // `LTJ, 2:310`: the letters of an edition that has letters cited before.
        let host = |title| self.works.iter().any(|w| w.fields.text(Field::Booktitle) == Some(title));
        let told = told && !(letters() && fields.text(Field::Title).is_some_and(host));
        let form = if told { Form::Full } else { Form::Short };
        Link { form, ..self.make(here, fields, card, form) }
    }

    /// The work that a name given for later use stands for.
    fn by_name(&self, fields: &Fields) -> Option<usize> {
        if self.named.is_empty() {
            return None;
        }
        let title = fields.text(Field::Title);
        let author = match fields.names(Field::Author) {
            [name, ..] if name.is_body() => Some(as_printed(name)),
            // A lone word or acronym looks like a family name.
            [name] if title.is_none() => Some(as_printed(name)),
            _ => None,
        };
        let printed = [title.map(Cow::Borrowed), author];
        printed.into_iter().flatten().find_map(|name| match self.named.get(&fold::words(&name)) {
            Some(Named::Work(work)) => Some(*work),
            _ => None,
        })
    }

    /// The works that fit a title best, the one cited last first; several if nothing tells them apart.
    pub fn best(&self, card: &Card, fields: &Fields, least: Fit) -> Vec<usize> {
        let people = card.people();
        // A title alone must say more than a title with a name.
        let least = match (people.is_empty(), card.title.contains(' ')) {
            (true, true) => least.max(Fit::Run),
            (true, false) => least.max(Fit::Start),
            _ => least.max(Fit::Loose),
        };
        let mut best: Vec<(usize, Score)> = Vec::new();
        let consider = |best: &mut Vec<(usize, Score)>, at: usize, named: bool| {
            let Some(work) = self.works.get(at) else { return };
            if best.iter().any(|(i, _)| *i == at) || !dated_alike(fields, &work.fields) {
                return;
            }
            if named && !people.is_empty() && !work.card.named_by(people) {
                return;
            }
            let fit = title::fit(&card.title, &work.card.title);
            // A longer title than the one before: the work was first known by a shorter one.
            // `Works of John Adams` is not what `Jefferson’s Works` names.
            let known = !people.is_empty() || work.card.title.contains(' ');
            let begins = || title::fit(&work.card.title, &card.title) == Fit::Start;
            let fit = if known && work.full.is_none() && begins() { fit.max(Fit::Start) } else { fit };
            // `Curzon to Hamilton` is not what Curzon wrote that day to Victoria: who it was written to may not differ.
            let letters = card.kind == Kind::Letter && work.card.kind == Kind::Letter;
            let other = letters && addressee(&work.card.title) != addressee(&card.title);
            // `“Agoshkov,” in Great Soviet Encyclopedia`: what another book holds under the same name is another work.
            let hosts = fields.text(Field::Booktitle).zip(work.fields.text(Field::Booktitle));
            let other = other || hosts.is_some_and(|(a, b)| elsewhere(a, b));
            if fit < least || other {
                return;
            }
            let volume =
                fields.text(Field::Volume).is_none_or(|v| work.fields.text(Field::Volume) == Some(v));
            let full = work.full.is_some();
            let kind = kind_fits(card.kind, work.card.kind);
            let exact = title::occurs(&card.title, &work.card.title);
            let score = Score { run: fit >= Fit::Run, kind, fit, exact, volume, full };
            match best.first().map(|(_, s)| score.cmp(s)) {
                Some(std::cmp::Ordering::Less) => {}
                Some(std::cmp::Ordering::Equal) => best.push((at, score)),
                _ => *best = vec![(at, score)],
            }
        };
        let words = fold::weighty(&card.title).take(TRIED);
        if let Some(person) = people.first() {
            for word in words.clone() {
                if best.first().is_some_and(|(_, s)| s.run) {
                    break;
                }
                for handle in [person.handle()].into_iter().chain(last_word(person.handle())) {
                    self.index
                        .nearest(Clue::FamilyWord(handle.into(), word.into()))
                        .for_each(|i| consider(&mut best, i, true));
                }
            }
        } else {
            let mut before = words.clone();
            let pairs = words.clone().skip(1).map(|w| (before.next().unwrap_or(w), w));
            for (a, b) in pairs {
                self.index
                    .nearest(Clue::Words(a.into(), b.into()))
                    .for_each(|i| consider(&mut best, i, false));
            }
            for word in words.clone().take(1) {
                self.index.nearest(Clue::Start(word.into())).for_each(|i| consider(&mut best, i, false));
            }
        }
        if let (true, Some(person)) = (best.is_empty(), people.first()) {
            // No word of the title as printed: another transliteration, or slips.
            self.index
                .nearest(Clue::Family(person.handle().into()))
                .for_each(|i| consider(&mut best, i, true));
        }
        // `Bruce, Econ. Hist. of Va., I, 67`
        if best.iter().all(|(_, s)| s.fit < Fit::Run)
            && fields.text(Field::Title).is_some_and(title::is_abbreviated)
            && !people.is_empty()
        {
            let known = |i: &usize| {
                self.works.get(*i).is_some_and(|w| {
                    dated_alike(fields, &w.fields) && title::abbreviates(&card.title, &w.card.title)
                })
            };
            if let [work] = self.works_of(card).into_iter().filter(known).collect::<Vec<_>>().as_slice() {
                return vec![*work];
            }
        }
        if best.is_empty() && !people.is_empty() {
            // The name is misspelt, or another than the one the work is known by.
            let mut before = words.clone();
            for (a, b) in words.clone().skip(1).map(|w| (before.next().unwrap_or(w), w)) {
                for i in self.index.nearest(Clue::Words(a.into(), b.into())) {
                    let Some(work) = self.works.get(i) else { continue };
                    // Or only another of those who wrote it is named: `Rudé, Captain Swing`.
                    let wrote = work.card.people();
                    let slips =
                        people.first().is_some_and(|p| wrote.iter().any(|q| p.slips(q))) || wrote.is_empty();
                    if slips
                        && title::fit(&card.title, &work.card.title) >= Fit::Run
                        && dated_alike(fields, &work.fields)
                        && best.iter().all(|(j, _)| *j != i)
                    {
                        let score = Score {
                            run: true,
                            kind: true,
                            fit: Fit::Run,
                            exact: true,
                            volume: true,
                            full: true,
                        };
                        best.push((i, score));
                    }
                }
            }
        }
        let mut found: Vec<usize> = best.into_iter().map(|(i, _)| i).collect();
        self.prefer_cited(&mut found);
        found.sort_by_key(|i| std::cmp::Reverse(self.works.get(*i).map(|w| w.last)));
        found
    }

    /// A name alone: the one work of that author, the one just cited, or the nearest.
    fn by_author(&mut self, here: Here<'a>, fields: &Fields, card: Card, bare: bool) -> Option<Link> {
        let found = self.works_of(&card);
        // `Kennan interview, 24 August 1982`: of what he wrote nothing is meant.
        let talk = |kind: Kind| card.kind != Kind::Interview || kind == Kind::Interview;
        let fits = |i: &usize| {
            self.works.get(*i).is_some_and(|w| dated_alike(fields, &w.fields) && talk(w.card.kind))
        };
        let mut found: Vec<usize> = found.into_iter().filter(fits).collect();
        self.prefer_script(&mut found, fields);
        self.prefer_cited(&mut found);
        let all = found.clone();
        self.prefer_meant(&mut found, here.citation, &card);
        // The page tells which; that the name alone does not is reported all the same.
        if let ([work], [_, _, ..]) = (found.as_slice(), all.as_slice()) {
            let others: Vec<usize> = all.iter().copied().filter(|w| w != work).collect();
            let also = self.places(&others, "This work of the author could be meant.");
            let message =
                format!("The author has {} works here; the one that has the page is taken.", all.len());
            self.report(Rule::AMBIGUOUS_SHORT_FORM, here, message, also);
        }
        let before = self.mentions.last().and_then(|m| m.entry).filter(|b| !self.beside(*b, &found));
        match found.as_slice() {
            [] if card.people().is_empty() => None,
            [] => match self.title_for_name(here, fields).or_else(|| self.by_initials(fields)) {
                Some(work) => Some(self.known(here, work, &Fields::new())),
                None if bare => None,
                None => Some(self.make(here, fields, card, Form::Short)),
            },
            [work] => Some(self.known(here, *work, fields)),
            several if before.is_some_and(|b| several.contains(&b)) => {
                let link = self.known(here, before?, fields);
                Some(Link { sure: link.sure.min(0.85), ..link })
            }
            [work, others @ ..] => {
                let also = self.places(others, "This work of the author could be meant.");
                let message =
                    format!("The author has {} works here; the one cited last is taken.", found.len());
                self.report(Rule::AMBIGUOUS_SHORT_FORM, here, message, also);
                Some(self.known(here, *work, fields).doubtful())
            }
        }
    }

    /// True if the note that cited `work` last cites another of `works` as well: then neither is nearer.
    fn beside(&self, work: usize, works: &[usize]) -> bool {
        let Some(note) = self.mentions.last().map(|m| m.citation.note) else { return false };
        let same = self.mentions.iter().rev().take_while(|m| m.citation.note == note);
        same.filter_map(|m| m.entry).any(|w| w != work && works.contains(&w))
    }

    /// The works that short names could name, the one cited last first; those named in full, if there are any.
    pub fn works_of(&self, card: &Card) -> Vec<usize> {
        let people = card.people();
        let Some(first) = people.first() else { return Vec::new() };
        let fits = |i: &usize| self.works.get(*i).is_some_and(|w| w.card.named_by(people));
        let handles = [first.handle()].into_iter().chain(last_word(first.handle()));
        let mut found: Vec<usize> =
            handles.flat_map(|h| self.index.nearest(Clue::Family(h.into()))).filter(fits).collect();
        found.sort_unstable();
        found.dedup();
        let full = |i: &usize| self.works.get(*i).is_some_and(|w| w.full.is_some());
        if found.iter().any(full) {
            found.retain(full);
        }
        // A name alone is the author's before it is the editor's.
        let author = |i: &usize| {
            self.works.get(*i).is_some_and(|w| {
                is_part(w.card.kind) != Some(true) || super::people::lead(people, &w.card.authors)
            })
        };
        if found.iter().any(author) {
            found.retain(author);
        }
        found.sort_by_key(|i| std::cmp::Reverse(self.works.get(*i).map(|w| w.last)));
        found
    }

    /// op. cit.: the author's earlier work.
    pub fn opcit(&mut self, here: Here<'a>) -> Link {
        let c = here.citation;
        let card = Card::of(c.kind, &c.fields);
        if card.people().is_empty() && card.title.is_empty() {
            return self.lean_past(here);
        }
        let found = if card.title.is_empty() {
            self.works_of(&card)
        } else {
            let found = self.best(&card, &c.fields, Fit::Loose);
            if found.is_empty() { self.second_author(&card) } else { found }
        };
        // `FREYRE, 1933, op. cit.`: the work of that year.
        let fits = |i: &usize| {
            let work = self.works.get(*i);
            work.is_some_and(|w| w.card.kind != Kind::Archival && dated_alike(&c.fields, &w.fields))
        };
        let mut found: Vec<usize> = found.into_iter().filter(fits).collect();
        self.prefer_cited(&mut found);
        self.prefer_meant(&mut found, c, &card);
        found.sort_by_key(|i| std::cmp::Reverse(self.works.get(*i).map(|w| w.last_full)));
        let link = |walk: &Walk<'a>, i: usize| {
            let of = walk.works.get(i).map_or(here.id, |w| w.full.unwrap_or(w.first));
            Link::to(i, Because::Short { of }, Form::OpCit)
        };
        match found.as_slice() {
            [] => {
                let message = "No work before this note goes with this reference.".to_owned();
                self.report(Rule::OPCIT_WITHOUT_WORK, here, message, Vec::new());
                if card.title.is_empty() {
                    return Link::lost(Form::OpCit);
                }
                let made = self.make(here, &c.fields, card, Form::Short);
                Link { form: Form::OpCit, ..made }
            }
            [work] => {
                self.learn_family(*work, &c.fields);
                link(self, *work)
            }
            [work, others @ ..] => {
                let also = self.places(others, "This work of the author could be meant.");
                let message = format!("The author has {} works here; the nearest is taken.", found.len());
                self.report(Rule::AMBIGUOUS_OPCIT, here, message, also);
                link(self, *work).doubtful()
            }
        }
    }

    /// `Firpo, Marcatto, Il processo, cit.`   `Koselleck, Brunner, Conze, Geschichtliche Grundbegriffe`: those who stand behind the
    /// first were read as the beginning of the title.
    fn second_author(&self, card: &Card) -> Vec<usize> {
        let alone = Card { title: String::new(), ..card.clone() };
        let fits = |i: &usize| {
            let Some(work) = self.works.get(*i) else { return false };
            let people = if work.card.authors.is_empty() { &work.card.editors } else { &work.card.authors };
            let mut title = card.title.as_str();
            for other in people.get(1..).unwrap_or(&[]) {
                match title.split_once(' ') {
                    Some((name, rest)) if fold::skeleton(name) == other.handle() => title = rest,
                    _ => break,
                }
            }
            title.len() < card.title.len() && title::fit(&fold::title(title), &work.card.title) >= Fit::Start
        };
        self.works_of(&alone).into_iter().filter(fits).collect()
    }

    /// A note referred to by its number.
    pub fn cross(&mut self, here: Here<'a>, label: &str) -> Link {
        let c = here.citation;
        let card = Card::of(c.kind, &c.fields);
        let form = c.form;
        let Some(note) = self.note_labelled(here, label) else {
            let message = format!("There is no note {label}.");
            self.report(Rule::DANGLING_NOTE_REFERENCE, here, message, Vec::new());
            return self.despite(here, &card);
        };
        if note > here.id.note.0 as usize {
            self.ahead.push((self.mentions.len(), note));
            return Link::lost(form);
        }
        let (from, to) = self.spans.get(note).copied().unwrap_or_default();
        let found = self.among(from, to, &card);
        match found.as_slice() {
            [] => {
                let message = format!("Note {label} does not cite this work.");
                self.report(Rule::DANGLING_NOTE_REFERENCE, here, message, Vec::new());
                self.despite(here, &card)
            }
            [(work, of)] => Link::to(*work, Because::Short { of: *of }, form),
            several => {
                let last = several.len() - 1;
                let (work, of) = several[last];
                Link::to(work, Because::Short { of }, form).doubtful()
            }
        }
    }

    /// Mentions of a range whose work fits a name and a title: works and citations.
    fn among(&self, from: usize, to: usize, card: &Card) -> Vec<(usize, crate::model::CitationId)> {
        let mut found: Vec<(usize, crate::model::CitationId)> = Vec::new();
        for mention in self.mentions.get(from..to).unwrap_or(&[]) {
            let Some(work) = mention.entry else { continue };
            let Some(known) = self.works.get(work) else { continue };
            let named = card.people().is_empty() || known.card.named_by(card.people());
            let titled = card.title.is_empty() || title::fit(&card.title, &known.card.title) != Fit::No;
            if named && titled && found.iter().all(|(w, _)| *w != work) {
                found.push((work, mention.citation));
            }
        }
        found
    }

    /// A reference to a note that does not help: the author and title may.
    fn despite(&mut self, here: Here<'a>, card: &Card) -> Link {
        let form = here.citation.form;
        let fields = &here.citation.fields;
        let found =
            if card.title.is_empty() { self.works_of(card) } else { self.best(card, fields, Fit::Loose) };
        if !card.title.is_empty()
            && let Some(link) = self.host(here, fields, card, &found)
        {
            return Link { form, ..link };
        }
        match found.first() {
            Some(work) => {
                let of = self.works.get(*work).map_or(here.id, |w| w.full.unwrap_or(w.first));
                Link::to(*work, Because::Short { of }, form).doubtful()
            }
            None if card.title.is_empty() => Link::lost(form),
            None => Link { form, ..self.make(here, fields, card.clone(), Form::Short) },
        }
    }

    /// The note with a label: the nearest before this one in its section, else the first after it.
    fn note_labelled(&mut self, here: Here<'a>, label: &str) -> Option<usize> {
        let document = self.document;
        let at = here.id.note.0;
        let section = document.notes.get(at as usize).map(|n| n.section);
        let found = self.labelled(label);
        let split = found.partition_point(|n| *n < at);
        let here_too = |n: &&u32| document.notes.get(**n as usize).map(|x| x.section) == section;
        let (before, after) = found.split_at(split);
        let near = before.iter().rev().take(8).find(here_too).or_else(|| before.last());
        near.or_else(|| after.iter().take(8).find(|n| **n != at)).map(|n| *n as usize)
    }

    /// Settles references to later notes, once all notes are known.
    pub fn look_ahead(&mut self) {
        for (at, note) in std::mem::take(&mut self.ahead) {
            let (from, to) = self.spans.get(note).copied().unwrap_or_default();
            let Some(citation) = self.mentions.get(at).and_then(|m| self.cited(m.citation)) else { continue };
            let card = Card::of(citation.kind, &citation.fields);
            let found = self.among(from, to, &card);
            let Some(mention) = self.mentions.get_mut(at) else { continue };
            if let Some((work, of)) = found.last() {
                mention.entry = Some(*work);
                mention.because = Because::Short { of: *of };
                mention.ambiguous = found.len() > 1;
            }
        }
    }
}

/// A quoted title (an article, a chapter, a document) means a part; another means a whole.
fn kind_fits(short: Kind, work: Kind) -> bool {
    let quoted = match short {
        Kind::Misc | Kind::Article | Kind::Incollection | Kind::Inproceedings | Kind::Thesis => true,
        Kind::Book | Kind::Collection => false,
        _ => return true,
    };
    match work {
        Kind::Book | Kind::Collection | Kind::Proceedings | Kind::Periodical => !quoted,
        Kind::Article | Kind::Incollection | Kind::Inproceedings | Kind::Thesis => quoted,
        _ => true,
    }
}

/// A bare phrase taken for a name instead of a title.
fn as_name(card: Card, fields: &Fields) -> Card {
    let printed = fields.text(Field::Title).filter(|title| title.contains(' '));
    let person = match printed {
        Some(title) => Person::of(&Name::body(title)),
        None => Person { family: fold::skeleton(&card.title).into(), given: EcoString::new(), body: false },
    };
    Card { authors: vec![person], editors: Vec::new(), title: String::new(), ..card }
}

/// The last word of a double family name.
fn last_word(family: &str) -> Option<&str> {
    family.rsplit_once(' ').map(|(_, last)| last).filter(|w| w.len() > 2)
}

/// The last word of a letter's title: whom it was written to.
fn addressee(title: &str) -> Option<&str> {
    title.rsplit(' ').next()
}

/// Titles of several words that are not those of one book, however short they are told.
fn elsewhere(a: &str, b: &str) -> bool {
    let (a, b) = (fold::title(a), fold::title(b));
    a.contains(' ') && b.contains(' ') && title::fit(&a, &b) == Fit::No && title::fit(&b, &a) == Fit::No
}
