#![doc = include_str!("../../tests/rules/short-without-full.md")]

use std::collections::HashSet;

use super::Definition;
use super::context::Cited;
use super::context::{Check, Findings};
use super::spelling::folded;
use super::unknown_archive::shelf;
use super::works::{Role, Usual, is_brief, printed};
use crate::model::{Field, Form, Locator, Rule, Sited};

pub(super) const RULE: Definition = Definition {
    rule: Rule::SHORT_WITHOUT_FULL,
    page: include_str!("../../tests/rules/short-without-full.md"),
    check,
};

fn check(cx: &Check, out: &mut Findings) {
    settled(cx, out);
    brief(cx, out);
}

fn settled(cx: &Check, out: &mut Findings) {
    let mut settled = cx.settled(RULE.rule).peekable();
    if settled.peek().is_none() {
        return;
    }
    // A slip in the name or the title: that is what is reported.
    let near: HashSet<usize> =
        cx.groups().iter().filter(|g| g.told(cx)).flat_map(|g| g.entries.iter().copied()).collect();
    let beginnings = beginnings(cx);
    for finding in settled {
        let Some(c) = cx.of_finding(finding) else { continue };
        let known = c.mention.entry.is_some_and(|e| near.contains(&e)) || beginnings.contains(&words(&c));
        if !known && shelf(&c).is_none() && !cx.is_stray(&c) && !is_law(&c) {
            out.all.push(finding.clone());
        }
    }
}

/// Where a work was printed.
const HOUSES: [Field; 4] = [Field::Publisher, Field::Location, Field::Journaltitle, Field::Institution];

/// Initials and a title: full notes and short ones begin alike where names are printed so, and only the imprint
/// tells them apart.
fn brief(cx: &Check, out: &mut Findings) {
    let mut told = Vec::new();
    let mut short: Vec<Cited> = Vec::new();
    for group in cx.groups() {
        let mut cited =
            group.statements.iter().filter(|s| s.role == Role::Work).filter_map(|s| cx.cited.get(s.at));
        let Some(first) = cited.clone().find(|c| !c.listed() && c.mention.form == Form::Full) else {
            continue;
        };
        let has = |field| {
            group
                .entries
                .iter()
                .any(|e| cx.reading.ledger.entries.get(*e).is_some_and(|e| e.fields.has(field)))
        };
        told.push((has(Field::Date), HOUSES.into_iter().any(has)));
        let fields = &first.citation.fields;
        let lead = fields.names(Field::Author).first();
        let brief = lead.is_some_and(is_brief) && fields.has(Field::Title);
        if brief && !cited.any(printed) && first.citation.doubts.is_empty() {
            short.push(*first);
        }
    }
    let usual = Usual::of(&told);
    for c in short.iter().filter(|_| usual.dated && usual.housed) {
        let message = "the document names this work only in short form";
        out.add(RULE.rule, c.id(), c.citation.span, message);
    }
}

/// A name with a year and no title, or a title with a year and no name: a law, a treaty, a newspaper.
fn is_law(c: &Cited) -> bool {
    let year = |l: &Sited<Locator>| {
        l.value.value.len() == 4 && l.value.value.parse().is_ok_and(|y: u32| (1500..2100).contains(&y))
    };
    let fields = &c.citation.fields;
    let named = fields.has(Field::Author) || fields.has(Field::Editor);
    let dated = fields.has(Field::Date) || c.mention.locators.first().is_some_and(year);
    dated && !(named && fields.has(Field::Title))
}

/// How titles begin, folded: their first words, two at least.
fn beginnings(cx: &Check) -> HashSet<String> {
    const MOST: usize = 8;
    let mut all = HashSet::new();
    for title in cx.entries().filter_map(|(_, e)| e.fields.text(Field::Title)) {
        let title = folded(title);
        let ends = title.match_indices(' ').map(|(at, _)| at).skip(1).take(MOST);
        all.extend(ends.filter_map(|end| title.get(..end)).map(str::to_owned));
    }
    all
}

/// The words of a citation before what it points at, folded.
fn words(c: &Cited) -> String {
    let end = c.mention.locators.first().map_or(c.citation.span.end, |l| l.span.start);
    let words = c.note.text.get(c.citation.span.start as usize..end as usize).unwrap_or("");
    folded(words.rsplit_once(',').map_or(words, |(words, _)| words))
}
