#![doc = include_str!("../../tests/rules/journal-volume-conflict.md")]

use std::cmp::Ordering;
use std::collections::BTreeMap;

use super::Definition;
use super::context::Cited;
use super::context::{Check, Findings};
use super::spelling::folded;
use super::works;
use crate::model::{Field, Kind, Rule};
use crate::roman;

pub(super) const RULE: Definition = Definition {
    rule: Rule { name: "journal-volume-conflict", code: "IB310" },
    page: include_str!("../../tests/rules/journal-volume-conflict.md"),
    check,
};

/// An issue of a journal as a note has it.
struct Issue<'r> {
    cited: Cited<'r>,
    volume: u32,
    year: u32,
}

fn check(cx: &Check, out: &mut Findings) {
    const MOST: usize = 64;
    let mut journals: BTreeMap<String, Vec<Issue>> = BTreeMap::new();
    for (e, entry) in cx.entries().filter(|(_, e)| works::published(e) && e.kind == Kind::Article) {
        let Some((journal, issue)) = cx.of_entry(e).find_map(|c| issue(c)) else { continue };
        if entry.fields.has(Field::Series) {
            continue;
        }
        let issues = journals.entry(journal).or_default();
        if issues.len() < MOST {
            issues.push(issue);
        }
    }
    for issues in journals.values_mut() {
        report(cx, out, issues);
    }
}

fn issue<'r>(c: &Cited<'r>) -> Option<(String, Issue<'r>)> {
    let fields = &c.citation.fields;
    let journal = folded(fields.text(Field::Journaltitle)?);
    let volume = fields.text(Field::Volume)?;
    let volume = volume.parse().ok().or_else(|| roman::read(volume))?;
    // A number that is a year is no volume.
    let year = fields.date().filter(|d| !d.edtf.contains('/'))?.year()?.parse().ok()?;
    (volume < 1000 && c.speaks()).then_some((journal, Issue { cited: *c, volume, year }))
}

/// Volumes go up with the years: of those that do not, the one at odds with most is reported; of two that are
/// at odds with each other alone, both.
fn report(cx: &Check, out: &mut Findings, issues: &mut Vec<Issue>) {
    loop {
        let count = |a: &Issue| issues.iter().filter(|b| conflict(a, b)).count();
        let worst = (0..issues.len()).rev().max_by_key(|at| issues.get(*at).map_or(0, count));
        let Some(at) = worst.filter(|at| issues.get(*at).is_some_and(|a| count(a) > 0)) else { break };
        let odd = issues.remove(at);
        let Some(other) = issues.iter().find(|b| conflict(&odd, b)) else { break };
        say(cx, out, &odd, other);
        let conflicts = |a: &Issue| issues.iter().filter(|b| conflict(a, b)).count();
        let odds = issues.iter().filter(|b| conflict(&odd, b)).count();
        if odds == 1 && conflicts(other) == 0 {
            say(cx, out, other, &odd);
        }
    }
}

fn say(cx: &Check, out: &mut Findings, odd: &Issue, other: &Issue) {
    let message = format!(
        "volume {} of {} does not go with volume {} of {} in note {}",
        odd.volume,
        odd.year,
        other.volume,
        other.year,
        cx.label(other.cited.id())
    );
    let span = odd.cited.site(Field::Volume);
    let there = other.cited.site(Field::Volume);
    out.add(RULE.rule, odd.cited.id(), span, message).with(other.cited.id(), there, "the same journal");
}

/// A volume may run over the turn of a year, and two volumes may share one year.
fn conflict(a: &Issue, b: &Issue) -> bool {
    match a.volume.cmp(&b.volume) {
        Ordering::Equal => a.year.abs_diff(b.year) > 1,
        Ordering::Less => a.year > b.year,
        Ordering::Greater => a.year < b.year,
    }
}
