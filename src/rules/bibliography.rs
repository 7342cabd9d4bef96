//! A bibliography to hold the notes against.

use std::collections::HashMap;

use biblatex::ChunksExt as _;

use super::context::Check;
use super::spelling::{Likeness, folded, is_small, likeness, skeleton, slips};
use super::works;
use crate::model::{Entry, Field, Name};

/// A bibliography of another program.
#[derive(Clone, Debug, Default)]
pub struct Bibliography {
    /// Its entries, in order.
    pub works: Vec<Listed>,
}

/// An entry of a [`Bibliography`], as far as notes can be held against it.
#[derive(Clone, Debug, Default)]
#[allow(missing_docs)]
pub struct Listed {
    pub key: String,
    pub authors: Vec<Name>,
    pub editors: Vec<Name>,
    /// Title and subtitle.
    pub title: String,
    pub year: String,
    pub publisher: String,
    pub location: String,
    /// True for a document kept in an archive or a library: notes cite it by its place, in words of their own.
    pub archival: bool,
}

impl Listed {
    /// True if a note that cites it can be known by its author and title.
    pub(super) fn is_known_by_title(&self) -> bool {
        let people = !self.authors.is_empty() || !self.editors.is_empty();
        people && !self.title.is_empty() && !self.archival
    }
}

impl Bibliography {
    /// Reads BibTeX or BibLaTeX.
    ///
    /// # Errors
    /// If it is neither; says where.
    pub fn parse(text: &str) -> Result<Bibliography, String> {
        let parsed = biblatex::Bibliography::parse(text).map_err(|error| {
            let line = 1 + text.bytes().take(error.span.start).filter(|b| *b == b'\n').count();
            format!("line {line}: {}", error.kind)
        })?;
        Ok(Bibliography { works: parsed.iter().map(listed).collect() })
    }
}

fn listed(entry: &biblatex::Entry) -> Listed {
    let text = |key: &str| entry.get(key).map_or(String::new(), |chunks| chunks.format_verbatim());
    let first = |keys: &[&str]| keys.iter().map(|k| text(k)).find(|t| !t.is_empty()).unwrap_or_default();
    let people = |people: Vec<biblatex::Person>| people.iter().map(name).collect::<Vec<Name>>();
    let mut title = text("title");
    let subtitle = text("subtitle");
    if !subtitle.is_empty() {
        title = format!("{title}: {subtitle}");
    }
    let editors = entry.editors().map_or(Vec::new(), |all| all.into_iter().flat_map(|(p, _)| p).collect());
    Listed {
        key: entry.key.clone(),
        authors: entry.author().map_or(Vec::new(), people),
        editors: people(editors),
        title,
        year: first(&["date", "year"]).get(..4).unwrap_or("").to_owned(),
        publisher: first(&["publisher", "institution", "school"]),
        location: first(&["location", "address"]),
        archival: !first(&["library", "archive", "repository"]).is_empty(),
    }
}

fn name(person: &biblatex::Person) -> Name {
    if person.given_name.is_empty() && person.name.contains(' ') {
        return Name::body(person.name.clone());
    }
    Name {
        prefix: person.prefix.as_str().into(),
        suffix: person.suffix.as_str().into(),
        ..Name::person(person.given_name.clone(), person.name.clone())
    }
}

fn key(title: &str) -> String {
    folded(title).split(' ').filter(|w| !is_small(w)).collect::<Vec<_>>().join(" ")
}

/// For each work of the ledger, the entry of `list` that is the same work.
pub(super) fn matches(cx: &Check, list: &Bibliography) -> Vec<Option<usize>> {
    const NEAR: usize = 24;
    let mut by_start: HashMap<String, Vec<usize>> = HashMap::new();
    let mut by_lead: HashMap<String, Vec<usize>> = HashMap::new();
    let start = |title: &str| title.split(' ').take(2).collect::<Vec<_>>().join(" ");
    let lead_key = |name: &Name| skeleton(&folded(name.sort_word()));
    let titles: Vec<String> = list.works.iter().map(|w| key(&w.title)).collect();
    for (at, work) in list.works.iter().enumerate() {
        by_start.entry(start(titles.get(at).map_or("", String::as_str))).or_default().push(at);
        if let Some(lead) = work.authors.first().or(work.editors.first()) {
            by_lead.entry(lead_key(lead)).or_default().push(at);
        }
    }
    cx.entries()
        .map(|(_, entry)| {
            let title = key(entry.fields.text(Field::Title)?);
            let lead = entry.fields.lead().first();
            let near = by_start.get(&start(&title)).into_iter();
            let near = near.chain(lead.and_then(|l| by_lead.get(&lead_key(l))));
            let found = near.flat_map(|all| all.iter().take(NEAR)).copied().filter(|at| {
                let (Some(work), Some(other)) = (list.works.get(*at), titles.get(*at)) else { return false };
                let theirs = work.authors.first().or(work.editors.first());
                same(&title, other, lead, theirs)
            });
            let year = entry.fields.date().and_then(|d| d.year()).unwrap_or("");
            let found: Vec<usize> = found.collect();
            let dated = found.iter().find(|at| list.works.get(**at).is_some_and(|w| w.year == year));
            dated.or(found.first()).copied()
        })
        .collect()
}

fn same(title: &str, other: &str, lead: Option<&Name>, theirs: Option<&Name>) -> bool {
    if title.is_empty() || other.is_empty() {
        return false;
    }
    let people = match (lead, theirs) {
        (Some(a), Some(b)) => likeness(a.sort_word(), b.sort_word()) != Likeness::Other,
        _ => true,
    };
    let (short, long) = if title.len() < other.len() { (title, other) } else { (other, title) };
    let begins = long.strip_prefix(short).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '));
    let misspelt = || {
        let (x, y) = (title.split(' '), other.split(' '));
        let (n, m) = (x.clone().count(), y.clone().count());
        let odd: Vec<(&str, &str)> = x.zip(y).filter(|(p, q)| p != q).collect();
        n == m && odd.len() < 3 && odd.len() < n && odd.iter().all(|(p, q)| slips(p, q))
    };
    people && (begins || misspelt())
}

/// Works that a bibliography is expected to have: what is published and named in full.
pub(super) fn expected(cx: &Check, at: usize, entry: &Entry) -> bool {
    let full = cx.of_entry(at).any(|c| c.mention.form == crate::model::Form::Full && !c.listed());
    works::published(entry) && full && entry.fields.has(Field::Title) && !entry.fields.lead().is_empty()
}
