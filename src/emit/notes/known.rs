//! What the whole document says of its works: short titles, quotation marks, labels of archives.

use super::Style;
use super::line::{Line, dashed};
use super::plan::{Anew, Cite};
use super::work::{Address, Work, family, shortened};
use crate::emit::View;
use crate::emit::biblatex::curl;
use crate::hash::{Map, Set};
use crate::letter;
use crate::model::{Entry, Field, Form, Kind, Level, Locator, Place, Sited, Span, Step};

/// What is known of one work beside its fields.
#[derive(Debug, Default)]
struct Facts {
    short: String,
    quoted: bool,
    others: bool,
    genre: String,
}

/// What is known of the works.
pub(super) struct Known<'r> {
    style: &'r Style,
    facts: Vec<Facts>,
    /// The label that an archive's citations have most often at a level.
    labels: Map<(String, Level), Map<String, (usize, usize)>>,
    /// Archives whose name was printed.
    named: Set<String>,
}

impl<'r> Known<'r> {
    /// What a document says.
    pub(super) fn of(view: &View, style: &'r Style) -> Known<'r> {
        let entries = &view.reading.ledger.entries;
        let mut known = Known::alone(entries, style);
        let mut shorts: Vec<Map<&str, usize>> = vec![Map::default(); entries.len()];
        for mention in &view.reading.ledger.mentions {
            let (Some(index), Some(one)) = (mention.entry, view.citation(mention.citation)) else { continue };
            let (Some(facts), Some(entry)) = (known.facts.get_mut(index), entries.get(index)) else {
                continue;
            };
            let text = view.text(mention.citation.note);
            let raw = view.raw(one);
            let words = (style.words)(entry);
            let others = words.others.trim_matches(['[', ']']);
            facts.others |= [others, "et al", "и др."].iter().any(|others| raw.contains(others));
            let site = one.citation.sites.iter().find(|(field, _)| *field == Field::Title);
            if let Some((_, span)) = site {
                let (start, end) = (span.start as usize, span.end as usize);
                let opens = text.get(..start).and_then(|text| text.chars().next_back());
                let first = text.get(start..end).and_then(|text| text.chars().next());
                let quote = |c: Option<char>| matches!(c, Some('"' | '“' | '„' | '«' | '‘' | '\''));
                let own = entry.fields.text(Field::Title).and_then(|title| title.chars().next());
                facts.quoted |= quote(opens) || (quote(first) && !quote(own));
            }
            if entry.kind == Kind::Thesis && !entry.fields.has(Field::Type) && facts.genre.is_empty() {
                facts.genre = before_school(text, &one.citation.sites).unwrap_or_default();
            }
            let (short, whole) = (one.citation.fields.text(Field::Title), entry.fields.text(Field::Title));
            // `Голод в СССР…`: what is left out is no part of it.
            let short = short.map(|short| short.trim_end_matches('…'));
            if let (Form::Short, Some(short), Some(whole)) = (one.citation.form, short, whole)
                && whole.to_lowercase().contains(&short.to_lowercase())
                && let Some(counts) = shorts.get_mut(index)
            {
                *counts.entry(short).or_insert(0) += 1;
            }
        }
        for (facts, counts) in known.facts.iter_mut().zip(shorts) {
            // The most frequent; of two, the longer one.
            if let Some((short, _)) =
                counts.into_iter().max_by_key(|(short, count)| (*count, short.len(), *short))
            {
                facts.short = short.to_owned();
            }
        }
        known.tell_apart(entries);
        known
    }

    /// What a bibliography says by itself.
    pub(super) fn alone(entries: &[Entry], style: &'r Style) -> Known<'r> {
        let mut known = Known { style, facts: Vec::new(), labels: Map::default(), named: Set::default() };
        for entry in entries {
            let title = entry.fields.text(Field::Title).unwrap_or_default();
            let short = shortened(title, (style.words)(entry)).to_owned();
            known.facts.push(Facts { short, ..Facts::default() });
            let Some(place) = entry.fields.place() else { continue };
            for step in &place.steps {
                let counts = known.labels.entry((archive(place).to_owned(), step.level)).or_default();
                let order = counts.len();
                counts.entry(step.label.to_string()).or_insert((0, order)).0 += 1;
            }
        }
        known.tell_apart(entries);
        known
    }

    /// Works of one author with one short title have their whole titles.
    fn tell_apart(&mut self, entries: &[Entry]) {
        let mut seen: Map<(String, String), Vec<usize>> = Map::default();
        for (n, (facts, entry)) in self.facts.iter().zip(entries).enumerate() {
            let author = entry.fields.lead().first().map(family).unwrap_or_default();
            seen.entry((author, facts.short.to_lowercase())).or_default().push(n);
        }
        for n in seen.into_values().filter(|same| same.len() > 1).flatten() {
            if let (Some(facts), Some(entry)) = (self.facts.get_mut(n), entries.get(n)) {
                facts.short = entry.fields.text(Field::Title).unwrap_or_default().to_owned();
            }
        }
    }

    /// The title that short notes of a work have.
    #[cfg(feature = "csl")]
    pub(super) fn short(&self, n: usize) -> &str {
        self.facts.get(n).map_or("", |facts| &facts.short)
    }

    /// What a citation points at, in the style's own words.
    #[cfg(feature = "csl")]
    pub(super) fn locators(&self, cite: &Cite) -> String {
        (self.style.locators)(&self.plain(cite.index, cite.entry, &cite.locators))
    }

    /// A citation in the style's own words; `opens` a sentence.
    pub(super) fn line(&mut self, cite: &Cite, opens: bool) -> Line {
        let style = self.style;
        let mut line = Line::new(style.american);
        let mut work = match cite.anew {
            Anew::Full => self.work(cite.index, cite.entry, &cite.locators),
            _ => self.plain(cite.index, cite.entry, &cite.locators),
        };
        work.opens = opens;
        match cite.anew {
            Anew::Full => (style.full)(&work, &mut line),
            Anew::Short => (style.short)(&work, &mut line),
            Anew::Ibid { same_place } => {
                let ibid = &work.words.ibid;
                if opens {
                    line.put(ibid)
                } else {
                    line.put(&ibid.to_lowercase())
                }
                if !same_place {
                    line.then(style.stop, &(style.locators)(&work));
                }
            }
        }
        line
    }

    /// A work for its full note: an archive that is named for the first time has its name.
    fn work<'e>(&'e mut self, n: usize, entry: &'e Entry, locators: &'e [Sited<Locator>]) -> Work<'e> {
        let first = entry.fields.place().is_some_and(|place| self.named.insert(archive(place).to_owned()));
        self.made(n, entry, locators, first)
    }

    /// A work for a later note.
    fn plain<'e>(&'e self, n: usize, entry: &'e Entry, locators: &'e [Sited<Locator>]) -> Work<'e> {
        self.made(n, entry, locators, false)
    }

    fn made<'e>(
        &'e self,
        n: usize,
        entry: &'e Entry,
        locators: &'e [Sited<Locator>],
        named: bool,
    ) -> Work<'e> {
        let words = (self.style.words)(entry);
        let mut work = Work::new(entry, words, locators);
        if let Some(facts) = self.facts.get(n) {
            work.short = &facts.short;
            work.quoted = facts.quoted;
            work.others = facts.others;
            work.genre = &facts.genre;
        }
        let place = entry.fields.place().filter(|place| !place.is_empty());
        work.address = place.map(|place| self.address(place, &words.hereafter, named));
        work
    }

    fn address(&self, place: &Place, hereafter: &str, named: bool) -> Address {
        let (code, name, city) = (place.repository.trim(), place.name.trim(), place.city.trim());
        let mut city = if named { city } else { "" };
        let head = match (code, name) {
            ("", name) => name.to_owned(),
            (code, name) if named && !name.is_empty() => {
                let place = if city.is_empty() { String::new() } else { format!(", {city}") };
                city = "";
                format!("{name}{place} ({hereafter} {code})")
            }
            (code, _) => code.to_owned(),
        };
        let by_fond = place.steps.iter().any(|step| {
            use Level::{Delo, Edkhr, Fond, Korob, Opis, Papka, Podfond};
            matches!(step.level, Fond | Opis | Podfond | Papka | Korob | Delo | Edkhr)
        });
        let capital = self.style.stop.starts_with('.');
        let steps = place.steps.iter().map(|step| {
            let named = matches!(step.level, Level::Collection | Level::Series | Level::Subseries);
            let value = match curl(&step.value) {
                // A folder that has a name.
                value if step.level == Level::Folder && value.contains(' ') => format!("“{value}”"),
                value if named => dashed(&value).into_owned(),
                value => value.into_owned(),
            };
            (step.level, cased(self.label(place, step), step.level, by_fond, capital), value)
        });
        let steps: Vec<_> = steps.collect();
        let cyrillic = letter::has_cyrillic(code)
            || letter::has_cyrillic(name)
            || steps.iter().any(|(_, label, _)| letter::has_cyrillic(label));
        Address { head, city: city.to_owned(), steps, by_fond, cyrillic }
    }

    /// Of the ways an archive's citations write a label (`d.`, `Д.`, `delo`) the most frequent; another word stays.
    fn label<'s>(&'s self, place: &Place, step: &'s Step) -> &'s str {
        let Some(counts) = self.labels.get(&(archive(place).to_owned(), step.level)) else {
            return &step.label;
        };
        let alike = counts.iter().filter(|(label, _)| is_same_word(label, &step.label));
        let most = alike.max_by_key(|(_, (count, order))| (*count, usize::MAX - order));
        most.map_or(&step.label, |(label, _)| label)
    }
}

/// What a note calls a thesis: the words between its title and its school.
fn before_school(text: &str, sites: &[(Field, Span)]) -> Option<String> {
    let (_, school) = sites.iter().find(|(field, _)| *field == Field::Institution)?;
    let before = sites.iter().map(|(_, span)| span.end).filter(|end| *end <= school.start).max()?;
    let words = text.get(before as usize..school.start as usize)?;
    let words = words.trim_matches(|c: char| !c.is_alphanumeric() && c != '.').trim_start_matches(['.', ' ']);
    (!words.is_empty() && words.len() < 40).then(|| words.to_owned())
}

/// True if one is the other in another script, in full or cut short.
fn is_same_word(a: &str, b: &str) -> bool {
    let plain = |text: &str| -> String {
        any_ascii::any_ascii(text)
            .chars()
            .filter(char::is_ascii_alphabetic)
            .map(|c| c.to_ascii_lowercase())
            .collect()
    };
    let (a, b) = (plain(a), plain(b));
    !a.is_empty() && !b.is_empty() && (a.starts_with(&b) || b.starts_with(&a))
}

/// What stands for an archive.
fn archive(place: &Place) -> &str {
    [&place.code, &place.repository, &place.name]
        .into_iter()
        .find(|text| !text.is_empty())
        .map_or("", |text| text)
}

/// A label with a capital or without, where that is a matter of style: `Ф.` and `ф.`, `Box` and `box`; not `RG`,
/// and not the German `Bd.`
fn cased(label: &str, level: Level, by_fond: bool, capital: bool) -> String {
    let named = matches!(
        level,
        Level::Box
            | Level::Folder
            | Level::Reel
            | Level::Frame
            | Level::Item
            | Level::Document
            | Level::Entry
    );
    let mut chars = label.chars();
    let Some(first) = chars.next() else { return String::new() };
    let second = label.chars().nth(1);
    if !(by_fond || named) || second.is_some_and(char::is_uppercase) {
        return label.to_owned();
    }
    let mut out: String =
        if capital { first.to_uppercase().collect() } else { first.to_lowercase().collect() };
    out.push_str(chars.as_str());
    out
}
