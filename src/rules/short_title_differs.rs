#![doc = include_str!("../../tests/rules/short-title-differs.md")]

use super::Definition;
use super::context::Cited;
use super::context::{Check, Findings};
use super::spelling::{folded, is_small, slips_in_any_script};
use super::works::{self, Role, Statement};
use super::works_facts::narrow;
use crate::model::{Field, Form, Rule};

pub(super) const RULE: Definition = Definition {
    rule: Rule { name: "short-title-differs", code: "IB205" },
    page: include_str!("../../tests/rules/short-title-differs.md"),
    check,
};

fn check(cx: &Check, out: &mut Findings) {
    for group in cx.groups() {
        let cited = |s: &Statement| cx.cited.get(s.at).filter(|_| s.role == Role::Work);
        let cited: Vec<&Cited> = group.statements.iter().filter_map(cited).collect();
        compare(cx, out, &cited, &group.entries, false);
    }
    // Documents are described freely: only a slip of the pen counts.
    for (e, entry) in cx.entries() {
        if !works::published(entry) && entry.fields.has(Field::Title) {
            let cited: Vec<&Cited> = cx.of_entry(e).filter(|c| c.speaks()).collect();
            compare(cx, out, &cited, &[e], true);
        }
    }
}

/// The short titles of a work held against its full ones.
fn compare(cx: &Check, out: &mut Findings, cited: &[&Cited], entries: &[usize], freely: bool) {
    let full: Vec<&Cited> = cited.iter().copied().filter(|c| c.mention.form == Form::Full).collect();
    let Some(first) = full.first() else { return };
    let whole = whole_titles(cx, entries, &full);
    for c in cited.iter().filter(|c| c.mention.form == Form::Short) {
        let Some(title) = c.citation.fields.text(Field::Title).filter(|_| !c.mention.ambiguous) else {
            continue;
        };
        // What is reached through another work may be described by it.
        let freely = freely || c.citation.via.is_some();
        let [titles, volumes] = &whole;
        // A part may be named by its volume.
        let (odd, named) = odd_word(title, titles, freely);
        let odd = match odd_word(title, volumes, freely) {
            (of_volume, true) if !named => of_volume,
            _ => odd,
        };
        let Some(odd) = odd else { continue };
        // It may stand in the full note where a series or a second title was read.
        let key = folded(odd);
        if full.iter().any(|f| folded(f.raw()).split(' ').any(|w| w == key)) {
            continue;
        }
        let span = narrow(&c.note.text, c.site(Field::Title), odd);
        let message = format!("“{odd}” is not in the title as note {} has it", cx.label(first.id()));
        let there = first.site(Field::Title);
        out.add(RULE.rule, c.id(), span, message).with(first.id(), there, "the title in full");
    }
}

/// The words of every title that the work goes by, folded; those of the volumes it stands in.
fn whole_titles(cx: &Check, entries: &[usize], full: &[&Cited]) -> [Vec<Vec<String>>; 2] {
    let entries = || entries.iter().filter_map(|e| cx.reading.ledger.entries.get(*e)).map(|e| &e.fields);
    [Field::Title, Field::Booktitle].map(|field| {
        let titles = full.iter().map(|c| &c.citation.fields).chain(entries()).filter_map(|f| f.text(field));
        let mut all: Vec<Vec<String>> =
            titles.map(|t| folded(t).split(' ').map(str::to_owned).collect()).collect();
        all.sort();
        all.dedup();
        all
    })
}

/// A word of a short title that no full title has, though the rest of it is there; and whether any of it is.
fn odd_word<'t>(title: &'t str, whole: &[Vec<String>], freely: bool) -> (Option<&'t str>, bool) {
    let words: Vec<&str> = title
        .split(|c: char| !c.is_alphanumeric() && c != '’' && c != '\'')
        .filter(|w| !w.is_empty())
        .collect();
    let mut odd: Option<&str> = None;
    let (mut there, mut missed) = (0, 0);
    for word in words {
        let key = folded(word);
        if is_small(&key) || key.is_empty() {
            continue;
        }
        let has = |t: &Vec<String>| t.contains(&key) || t.concat().contains(&key);
        if whole.iter().any(has) {
            there += 1;
        } else {
            missed += 1;
            odd = odd.or(Some(word));
        }
    }
    // One word of several; and spelt otherwise, not left to the reader to guess.
    let key = folded(odd.unwrap_or(""));
    let spelt = whole.iter().flatten().any(|w| slips_in_any_script(w, &key));
    (odd.filter(|_| missed == 1 && (spelt || there >= 2 && !freely)), there > 0)
}
