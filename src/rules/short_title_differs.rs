#![doc = include_str!("../../tests/rules/short-title-differs.md")]

use super::Definition;
use super::context::Cited;
use super::context::{Check, Findings};
use super::spelling::{folded, is_small, slips};
use super::works::{Group, Role, Statement};
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
        let full: Vec<&Cited> =
            group.statements.iter().filter_map(cited).filter(|c| c.mention.form == Form::Full).collect();
        let Some(first) = full.first() else { continue };
        let whole = whole_titles(cx, group, &full);
        for c in group.statements.iter().filter_map(cited).filter(|c| c.mention.form == Form::Short) {
            let named = c.mention.ambiguous || c.citation.via.is_some();
            let Some(title) = c.citation.fields.text(Field::Title).filter(|_| !named) else { continue };
            let [titles, volumes] = &whole;
            // A part may be named by its volume.
            let (odd, named) = odd_word(title, titles);
            let odd = if named { odd } else { odd_word(title, volumes).0 };
            let Some(odd) = odd else { continue };
            let span = narrow(&c.note.text, c.site(Field::Title), odd);
            let message = format!("“{odd}” is not in the title as note {} has it", cx.label(first.id()));
            out.add(RULE.rule, c.id(), span, message).with(
                first.id(),
                first.site(Field::Title),
                "the title in full",
            );
        }
    }
}

/// The words of every title that the work goes by, folded; those of the volumes it stands in.
fn whole_titles(cx: &Check, group: &Group, full: &[&Cited]) -> [Vec<Vec<String>>; 2] {
    let entries =
        || group.entries.iter().filter_map(|e| cx.reading.ledger.entries.get(*e)).map(|e| &e.fields);
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
fn odd_word<'t>(title: &'t str, whole: &[Vec<String>]) -> (Option<&'t str>, bool) {
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
    let spelt = whole.iter().flatten().any(|w| slips(w, &key));
    (odd.filter(|_| missed == 1 && (spelt || there >= 2)), there > 0)
}
