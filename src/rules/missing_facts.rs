#![doc = include_str!("../../tests/rules/missing-facts.md")]

use super::Definition;
use super::context::Cited;
use super::context::{Check, Findings};
use super::convention::is_code;
use super::manual::Manual;
use super::works::{self, Usual, is_brief};
use crate::model::{Doubt, Field, Form, Kind, Rule};

pub(super) const RULE: Definition = Definition {
    rule: Rule { name: "missing-facts", code: "IB311" },
    page: include_str!("../../tests/rules/missing-facts.md"),
    check,
};

/// How sure the reading of a citation without any imprint must be.
const SURE: f32 = 0.85;

fn check(cx: &Check, out: &mut Findings) {
    let mut told: Vec<(Cited, bool, bool)> = Vec::new();
    for (e, entry) in cx.entries().filter(|(_, e)| works::published(e)) {
        let book =
            matches!(entry.kind, Kind::Book | Kind::Collection | Kind::Incollection | Kind::Proceedings);
        let elsewhere = [Field::Url, Field::Doi, Field::Pubstate, Field::Institution];
        if !book || elsewhere.iter().any(|f| entry.fields.has(*f)) {
            continue;
        }
        let full = cx.of_entry(e).find(|c| c.speaks() && c.mention.form == Form::Full && !c.listed());
        if let Some(c) = full {
            let house = entry.fields.has(Field::Publisher) || entry.fields.has(Field::Location);
            told.push((*c, entry.fields.has(Field::Date), house));
        }
    }
    // What the document leaves out as a rule is its way, not an oversight.
    let facts: Vec<(bool, bool)> = told.iter().map(|(_, date, house)| (*date, *house)).collect();
    let usual = Usual::of(&facts);
    for &(c, date, house) in &told {
        let unsure = [Doubt::WordsLeft, Doubt::BareName, Doubt::StartGuessed, Doubt::UnpairedQuote];
        let fields = &c.citation.fields;
        let people = [fields.names(Field::Author), fields.names(Field::Editor)].concat();
        let title = fields.text(Field::Title).unwrap_or("");
        // A body prints its own reports; with initials or a name alone, or a title cut short, it is a short form.
        let named = people.iter().all(|n| !n.is_body() && !is_code(&n.family));
        let told = people.iter().all(|n| !is_brief(n)) && whole(title) && c.citation.confidence >= SURE;
        let bare = !date && !house && !told;
        if people.is_empty() || !named || bare || unsure.iter().any(|d| c.citation.doubts(*d)) {
            continue;
        }
        if let Some(manual) = cx.settings.manual {
            after(cx, out, manual, &c);
            continue;
        }
        let missing = match (date || !usual.dated, house || !usual.housed) {
            (true, true) => continue,
            (false, true) => "no note gives the year of this work",
            (true, false) => "no note gives the publisher or the place of this work",
            (false, false) => "no note gives publisher, place or year of this work",
        };
        out.add(RULE.rule, c.id(), c.citation.span, missing);
    }
}

/// True for a title that was not cut short.
fn whole(title: &str) -> bool {
    title.split(' ').count() > 2 && !title.contains('…')
}

/// What a manual asks for and no note gives.
fn after(cx: &Check, out: &mut Findings, manual: Manual, c: &Cited) {
    let Some(entry) = cx.entry(c) else { return };
    let fields = &entry.fields;
    let year = fields.date().and_then(|d| d.year()).and_then(|y| y.parse().ok());
    let wanted = [
        ("the place", manual.wants_place(year) && !fields.has(Field::Location)),
        ("the publisher", manual.wants_publisher(year) && !fields.has(Field::Publisher)),
        ("the year", !fields.has(Field::Date)),
    ];
    let missing: Vec<&str> = wanted.iter().filter(|(_, missing)| *missing).map(|(name, _)| *name).collect();
    if missing.is_empty() {
        return;
    }
    let message =
        format!("no note gives {} of this work, which {} asks for", missing.join(" and "), manual.title());
    out.add(RULE.rule, c.id(), c.citation.span, message);
}
