#![doc = include_str!("../../tests/rules/mixed-archival-style.md")]

use super::Definition;
use super::context::{Check, Findings};
use super::convention::{Case, odd_ones};
use super::spelling::is_cyrillic;
use super::works_facts::narrow;
use crate::model::{Field, Level, Rule};

pub(super) const RULE: Definition = Definition {
    rule: Rule { name: "mixed-archival-style", code: "IB503" },
    page: include_str!("../../tests/rules/mixed-archival-style.md"),
    check,
};

/// How the label of a step is printed.
#[derive(Clone, Copy, PartialEq)]
enum Way {
    Short,
    Word,
    Bare,
}

impl Way {
    fn of(label: &str) -> Way {
        match label.chars().filter(|c| c.is_alphabetic()).count() {
            0 => Way::Bare,
            1..=3 => Way::Short,
            _ => Way::Word,
        }
    }

    fn shown(self) -> &'static str {
        match self {
            Way::Short => "abbreviated",
            Way::Word => "written out",
            Way::Bare => "left out",
        }
    }
}

fn check(cx: &Check, out: &mut Findings) {
    let mut cases = [Vec::new(), Vec::new()];
    for c in &cx.cited {
        let Some(place) = c.citation.fields.place() else { continue };
        let mut steps =
            place.steps.iter().filter(|s| matches!(s.level, Level::Fond | Level::Opis | Level::Delo));
        let (Some(first), Some(_)) = (steps.next(), steps.next()) else { continue };
        let site = c.site(Field::Archive);
        // `fond (f.) 1286`: the word is written out to say what its abbreviation is.
        if explains(site.of(&c.note.text), &first.label) {
            continue;
        }
        let span = narrow(&c.note.text, site, &format!("{} {}", first.label, first.value));
        // Each alphabet may have its way.
        let script = usize::from(is_cyrillic(c.raw()));
        if let Some(list) = cases.get_mut(script) {
            list.push(Case { note: c.id(), span, kind: Way::of(&first.label) });
        }
    }
    for cases in &cases {
        odd_ones(
            cx,
            out,
            RULE.rule,
            cases,
            |_| None,
            |kind, most, there| {
                format!("the fond’s label is {} here, {} {there}", kind.shown(), most.shown())
            },
        );
    }
}

/// True if a label is followed by another in brackets.
fn explains(place: &str, label: &str) -> bool {
    let after = place.split_once(label).map_or("", |(_, rest)| rest.trim_start());
    label.contains('(') || !label.is_empty() && after.starts_with(['(', '['])
}
