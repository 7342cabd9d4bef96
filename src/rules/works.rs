//! The citations of one work brought together, and what they say of it that does not agree.
//!
//! A group holds the citations of one entry, of entries that are likely the same work misspelt, and the
//! citations of parts of a volume as far as they speak of the volume.

use std::collections::HashMap;

use super::context::{Check, Cited, Findings};
use super::spelling::{Likeness, folded, is_small, likeness, skeleton, slips_in_any_script};
use super::works_facts::{self, Fact, Said};
use crate::model::{Back, Entry, Field, Form, Kind, Name, Rule, Span};

/// How many works with something in common a new one is held against.
const NEAR: usize = 24;

/// What a citation speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// The work it cites.
    Work,
    /// The volume that the work is a part of.
    Host,
}

/// A citation that says something of a work.
#[derive(Clone, Copy, Debug)]
pub(super) struct Statement {
    /// Its index among the citations.
    pub(super) at: usize,
    pub(super) role: Role,
}

/// The citations that speak of one work, in reading order.
#[derive(Debug, Default)]
pub(super) struct Group {
    pub(super) statements: Vec<Statement>,
    /// The entries it is made of.
    pub(super) entries: Vec<usize>,
}

impl Group {
    /// True if its full citations name an editor and no author: short ones name the editor alone.
    pub(super) fn is_edited(&self, cx: &Check) -> bool {
        let of = |s: &Statement| (s.role == Role::Work).then(|| cx.cited.get(s.at)).flatten();
        let mut has_editor = false;
        let authored = self.statements.iter().filter_map(of).any(|c| {
            let told = printed(c) && c.citation.back.is_none();
            has_editor |= told && c.citation.fields.has(Field::Editor);
            told && c.citation.fields.has(Field::Author)
        });
        has_editor && !authored
    }

    /// True if a citation names the work in full.
    pub(super) fn told(&self, cx: &Check) -> bool {
        let full = |s: &Statement| cx.cited.get(s.at).is_some_and(|c| c.mention.form == Form::Full);
        self.statements.iter().any(|s| s.role == Role::Work && full(s))
    }
}

/// True for a citation that says more of a work than who wrote it and what it is called: where, when or in what
/// it was printed.
pub(super) fn printed(c: &Cited) -> bool {
    const FACTS: [Field; 9] = [
        Field::Date,
        Field::Publisher,
        Field::Location,
        Field::Journaltitle,
        Field::Booktitle,
        Field::Institution,
        Field::Archive,
        Field::Url,
        Field::Doi,
    ];
    FACTS.iter().any(|f| c.citation.fields.has(*f))
}

/// What full notes of books have as a rule.
#[derive(Clone, Copy, Debug)]
pub(super) struct Usual {
    /// A year.
    pub(super) dated: bool,
    /// A publisher or a place.
    pub(super) housed: bool,
}

impl Usual {
    /// From what the works of a document have: a year, and a publisher or a place.
    pub(super) fn of(told: &[(bool, bool)]) -> Usual {
        let most = |has: usize| has > 2 && has * 3 >= told.len() * 2;
        Usual {
            dated: most(told.iter().filter(|(date, _)| *date).count()),
            housed: most(told.iter().filter(|(_, house)| *house).count()),
        }
    }
}

/// True for a name of initials, or without a given name: as short forms have it.
pub(super) fn is_brief(name: &Name) -> bool {
    let letters = |word: &str| word.chars().filter(|c| c.is_alphabetic()).count();
    !name.is_body() && name.given.split(['.', ' ', '-']).all(|word| letters(word) < 3)
}

/// A work as the groups are made of it.
struct Node {
    title: String,
    lead: Option<Name>,
    year: String,
    house: String,
    place: String,
    journal: String,
    part: bool,
    /// Edition and volume, as printed.
    edition: String,
    full: bool,
    statements: Vec<Statement>,
    entry: Option<usize>,
    parent: usize,
}

/// Groups the citations of a document.
pub(super) fn groups(cx: &Check) -> Vec<Group> {
    let mut nodes: Vec<Node> = Vec::new();
    let mut index: HashMap<usize, usize> = HashMap::new();
    for (e, entry) in cx.entries() {
        if published(entry) {
            index.insert(e, nodes.len());
            nodes.push(node(e, entry, nodes.len()));
        }
    }
    for (at, c) in cx.cited.iter().enumerate() {
        let Some(node) = c.mention.entry.and_then(|e| index.get(&e)).and_then(|n| nodes.get_mut(*n)) else {
            continue;
        };
        node.full |= c.mention.form == Form::Full && printed(c);
        // op. cit. names its author as well.
        if c.speaks()
            || matches!(c.citation.back, Some(Back::OpCit | Back::LocCit | Back::Cross(_) | Back::OpCitIn(_)))
        {
            node.statements.push(Statement { at, role: Role::Work });
        }
    }
    for (e, entry) in cx.entries() {
        if entry.fields.has(Field::Booktitle)
            && let Some(host) = host(cx, e, entry, nodes.len())
        {
            nodes.push(host);
        }
    }
    join(&mut nodes);
    let mut groups: Vec<Group> = Vec::new();
    let mut place: HashMap<usize, usize> = HashMap::new();
    for n in 0..nodes.len() {
        let root = root(&nodes, n);
        let at = *place.entry(root).or_insert_with(|| {
            groups.push(Group::default());
            groups.len() - 1
        });
        if let (Some(group), Some(node)) = (groups.get_mut(at), nodes.get(n)) {
            group.statements.extend(&node.statements);
            group.entries.extend(node.entry);
        }
    }
    for group in &mut groups {
        group.statements.sort_by_key(|s| s.at);
    }
    groups
}

/// Works that facts can be compared of: documents of archives and newspapers are described freely.
pub(super) fn published(entry: &Entry) -> bool {
    let kind = matches!(
        entry.kind,
        Kind::Book
            | Kind::Collection
            | Kind::Incollection
            | Kind::Article
            | Kind::Thesis
            | Kind::Report
            | Kind::Proceedings
            | Kind::Inproceedings
            | Kind::Misc
    );
    kind && !entry.fields.has(Field::Entrysubtype) && !entry.fields.has(Field::Archive)
}

/// The words of a title that tell it from others.
pub(super) fn title_key(title: &str) -> String {
    let folded = folded(title);
    folded.split(' ').filter(|w| !is_small(w)).collect::<Vec<_>>().join(" ")
}

fn node(e: usize, entry: &Entry, at: usize) -> Node {
    let fields = &entry.fields;
    let text = |field| folded(fields.text(field).unwrap_or(""));
    let lead = fields.lead().first();
    Node {
        title: title_key(fields.text(Field::Title).unwrap_or("")),
        lead: lead.cloned(),
        year: fields.date().and_then(|d| d.year()).unwrap_or("").to_owned(),
        house: text(Field::Publisher),
        place: text(Field::Location),
        journal: text(Field::Journaltitle),
        part: matches!(entry.kind, Kind::Incollection | Kind::Inproceedings | Kind::Article),
        edition: [Field::Edition, Field::Volume, Field::Volumes].map(text).join(" "),
        full: false,
        statements: Vec::new(),
        entry: Some(e),
        parent: at,
    }
}

/// The volume that an entry is a part of, as its citations tell.
fn host(cx: &Check, e: usize, entry: &Entry, at: usize) -> Option<Node> {
    let fields = &entry.fields;
    let cited = |c: &Cited| c.citation.fields.has(Field::Booktitle) && c.speaks();
    let statements: Vec<Statement> = cx
        .of_entry_at(e)
        .filter(|at| cx.cited.get(*at).is_some_and(cited))
        .map(|at| Statement { at, role: Role::Host })
        .collect();
    if statements.is_empty() || !published(entry) {
        return None;
    }
    let whole = node(e, entry, at);
    let lead = fields.names(Field::Editor).first().or_else(|| fields.names(Field::Bookauthor).first());
    let title = title_key(fields.text(Field::Booktitle)?);
    Some(Node { title, lead: lead.cloned(), part: false, full: true, statements, entry: None, ..whole })
}

fn root(nodes: &[Node], mut at: usize) -> usize {
    while let Some(node) = nodes.get(at) {
        if node.parent == at {
            break;
        }
        at = node.parent;
    }
    at
}

/// Brings together what is likely one work.
fn join(nodes: &mut [Node]) {
    let mut by_title: HashMap<String, Vec<usize>> = HashMap::new();
    let mut by_start: HashMap<String, Vec<usize>> = HashMap::new();
    let mut by_lead: HashMap<String, Vec<usize>> = HashMap::new();
    for n in 0..nodes.len() {
        let Some(node) = nodes.get(n) else { continue };
        if node.title.is_empty() {
            continue;
        }
        let start: String = node.title.split(' ').take(2).collect::<Vec<_>>().join(" ");
        let lead = node.lead.as_ref().map(|name| skeleton(&folded(name.sort_word())));
        let title = node.title.clone();
        let near = by_title.get(&title).into_iter().chain(by_start.get(&start));
        let near = near.chain(lead.as_ref().and_then(|l| by_lead.get(l)));
        let near: Vec<usize> = near.flat_map(|list| list.iter().rev().take(NEAR)).copied().collect();
        if let Some(found) = near.into_iter().find(|m| nodes.get(*m).is_some_and(|m| one(m, node))) {
            let (to, from) = (root(nodes, found), root(nodes, n));
            if let Some(node) = nodes.get_mut(from) {
                node.parent = to;
            }
        }
        by_title.entry(title).or_default().push(n);
        by_start.entry(start).or_default().push(n);
        if let Some(lead) = lead {
            by_lead.entry(lead).or_default().push(n);
        }
    }
}

/// True if two works are likely one.
fn one(a: &Node, b: &Node) -> bool {
    // A bare author and title may be a part or a whole.
    if a.part != b.part && a.full && b.full {
        return false;
    }
    let equal = a.title == b.title;
    let host = a.entry.is_none() || b.entry.is_none();
    let shortened =
        (host || !(a.full && b.full)) && (starts(&a.title, &b.title) || starts(&b.title, &a.title));
    // Titles first: most pairs are told apart by them, and they cost less than names.
    if !(equal || shortened || alike(&a.title, &b.title)) {
        return false;
    }
    let (Some(x), Some(y)) = (&a.lead, &b.lead) else { return false };
    let people = likeness(x.sort_word(), y.sort_word());
    if people == Likeness::Other || people != Likeness::Same && !(equal || shortened) {
        return false;
    }
    // A lone word with another name is another work.
    if people != Likeness::Same && (!a.title.contains(' ') || !b.title.contains(' ')) {
        return false;
    }
    let told = |x: &str, y: &str| !x.is_empty() && x == y;
    let years = a.year.is_empty() || b.year.is_empty() || a.year == b.year;
    if years {
        return true;
    }
    let digits = a.year.bytes().zip(b.year.bytes()).filter(|(x, y)| x != y).count() < 2;
    let imprint =
        told(&a.house, &b.house) || told(&a.place, &b.place) && (a.house.is_empty() || b.house.is_empty());
    let printed = imprint && a.edition == b.edition || told(&a.journal, &b.journal);
    equal && people == Likeness::Same && digits && printed
}

fn starts(long: &str, short: &str) -> bool {
    long.strip_prefix(short).is_some_and(|rest| rest.starts_with(' '))
}

/// True if two titles, as keys, are the same but for slips of the pen.
fn alike(a: &str, b: &str) -> bool {
    const MOST: usize = 2;
    if a.len().abs_diff(b.len()) > 4 {
        return false;
    }
    let (x, y) = (a.split(' '), b.split(' '));
    if x.clone().count() != y.clone().count() {
        return false;
    }
    let differ: Vec<(&str, &str)> = x.zip(y).filter(|(p, q)| p != q).collect();
    let same = a.split(' ').count() - differ.len();
    !differ.is_empty()
        && differ.len() <= MOST
        && same >= differ.len()
        && differ.iter().all(|(p, q)| slips_in_any_script(p, q))
}

/// A value and where it stands.
struct Value<'r> {
    cited: Cited<'r>,
    said: Said,
    span: Span,
}

/// Reports where citations of one work do not agree on `fact`: each that differs from what most say.
pub(super) fn report(cx: &Check, out: &mut Findings, rule: Rule, fact: Fact) {
    for group in cx.groups() {
        let edited = group.is_edited(cx);
        // Another edition has a year, and may have a publisher, of its own.
        let mut editions: Vec<(&str, Vec<Value>)> = Vec::new();
        for statement in &group.statements {
            let Some(cited) = cx.cited.get(statement.at).filter(|c| !c.listed()) else { continue };
            let Some((said, span)) = works_facts::said(cx, cited, statement.role, fact, edited) else {
                continue;
            };
            let edition = works_facts::edition(cited, fact);
            let value = Value { cited: *cited, said, span };
            match editions.iter_mut().find(|(e, _)| *e == edition) {
                Some((_, values)) => values.push(value),
                None => editions.push((edition, vec![value])),
            }
        }
        for (_, values) in editions {
            report_values(cx, out, rule, fact, values);
        }
    }
}

fn report_values(cx: &Check, out: &mut Findings, rule: Rule, fact: Fact, values: Vec<Value>) {
    const KINDS: usize = 8;
    let mut clusters: Vec<Vec<Value>> = Vec::new();
    for value in values {
        let agrees = |c: &&mut Vec<Value>| {
            c.first().is_some_and(|f| works_facts::differ(fact, &f.said, &value.said).is_none())
        };
        if let Some(cluster) = clusters.iter_mut().find(agrees) {
            cluster.push(value);
        } else if clusters.len() < KINDS {
            clusters.push(vec![value]);
        }
    }
    // What most say; of several the first. (`max_by_key` would take the last.)
    let Some(most) = (0..clusters.len()).rev().max_by_key(|at| clusters.get(*at).map(Vec::len)) else {
        return;
    };
    let Some(right) = clusters.get(most).and_then(|c| c.first()) else { return };
    for (_, cluster) in clusters.iter().enumerate().filter(|(at, _)| *at != most) {
        let mut last = None;
        for value in cluster {
            let Some((odd, even)) = works_facts::differ(fact, &right.said, &value.said) else { continue };
            if last.replace(value.cited.id()) == Some(value.cited.id()) {
                continue;
            }
            let span = works_facts::narrow(&value.cited.note.text, value.span, &even);
            let other = works_facts::narrow(&right.cited.note.text, right.span, &odd);
            let message =
                format!("{} “{even}” here, “{odd}” in note {}", fact.noun(), cx.label(right.cited.id()));
            out.add(rule, value.cited.id(), span, message).with(right.cited.id(), other, "here");
        }
    }
}
