#![doc = include_str!("../../tests/rules/mixed-archival-style.md")]

use super::Definition;
use super::context::{Check, Findings};
use super::convention::{Case, odd_ones};
use super::spelling::is_cyrillic;
use crate::model::{Field, Level, Rule};

pub(super) const RULE: Definition = Definition {
    rule: Rule { name: "mixed-archival-style", code: "IB503" },
    page: include_str!("../../tests/rules/mixed-archival-style.md"),
    check,
};

#[derive(Clone, Copy, PartialEq)]
enum Way {
    Short,
    Word,
    Bare,
}

fn check(cx: &Check, out: &mut Findings) {
    let mut cases = [Vec::new(), Vec::new()];
    for c in &cx.cited {
        let Some(place) = c.citation.fields.place() else { continue };
        let mut steps =
            place.steps.iter().filter(|s| matches!(s.level, Level::Fond | Level::Opis | Level::Delo));
        let (Some(first), Some(_)) = (steps.next(), steps.next()) else { continue };
        let letters = first.label.chars().filter(|c| c.is_alphabetic()).count();
        let kind = match letters {
            0 => Way::Bare,
            1..=3 => Way::Short,
            _ => Way::Word,
        };
        // Each alphabet may have its way.
        let script = usize::from(is_cyrillic(c.raw()));
        if let Some(list) = cases.get_mut(script) {
            list.push(Case { note: c.id(), span: c.site(Field::Archive), kind });
        }
    }
    for cases in &cases {
        odd_ones(cx, out, RULE.rule, cases, |kind, most| {
            let say = |way: Way| match way {
                Way::Short => "abbreviated",
                Way::Word => "written out",
                Way::Bare => "left out",
            };
            format!("fond, opis and delo are {} here, {} elsewhere", say(kind), say(most))
        });
    }
}
