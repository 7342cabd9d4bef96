//! JSON as `docs/json.md` describes it, whole or one finding a line.

use serde::Serialize;

use super::{Format, Place, Report};
use crate::model::{Also, Edit, Finding, Fix};

pub(super) const FORMAT: Format = Format { name: "json", about: "one object, for programs", print: whole };

pub(super) const LINES: Format =
    Format { name: "jsonl", about: "one object a finding, one finding a line", print: lines };

fn whole(report: &Report) -> String {
    let items: Vec<String> = report.findings.iter().map(|f| print(&Item::new(report, f))).collect();
    let between = if items.is_empty() { "" } else { "\n" };
    format!("{{\"schema\": 1,\n\"findings\": [{between}{}]}}\n", items.join(",\n"))
}

fn lines(report: &Report) -> String {
    report.findings.iter().map(|f| print(&Item::new(report, f)) + "\n").collect()
}

/// Strings and numbers cannot fail to be written.
pub(super) fn print(value: &impl Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

#[derive(Serialize)]
struct Item<'r> {
    rule: &'r str,
    code: &'r str,
    note: Option<&'r str>,
    start: u32,
    end: u32,
    message: &'r str,
    also: Vec<AlsoItem<'r>>,
    fix: Option<FixItem<'r>>,
    #[serde(rename = "where", skip_serializing_if = "Option::is_none")]
    place: Option<PlaceItem<'r>>,
}

/// Where it stands in the file: part and paragraph, or line and column (of characters), from 1.
#[derive(Serialize)]
struct PlaceItem<'r> {
    #[serde(skip_serializing_if = "Option::is_none")]
    part: Option<&'r str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    paragraph: Option<u32>,
    #[serde(flatten)]
    lines: Option<LinesItem>,
}

#[derive(Serialize)]
struct LinesItem {
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
}

impl<'r> PlaceItem<'r> {
    fn new(report: &Report<'r>, finding: &Finding) -> Option<PlaceItem<'r>> {
        let (spot, place) = (report.spot(finding), report.place(finding));
        let lines = place.map(|p| {
            let Place { line, column, end_line, end_column } = p;
            LinesItem { line, column, end_line, end_column }
        });
        (spot.is_some() || lines.is_some()).then_some(PlaceItem {
            part: spot.and_then(|spot| spot.part),
            paragraph: spot.and_then(|spot| spot.paragraph),
            lines,
        })
    }
}

#[derive(Serialize)]
struct AlsoItem<'r> {
    note: &'r str,
    start: u32,
    end: u32,
    message: &'r str,
}

#[derive(Serialize)]
struct FixItem<'r> {
    message: &'r str,
    safety: &'static str,
    edits: Vec<EditItem<'r>>,
}

#[derive(Serialize)]
struct EditItem<'r> {
    note: &'r str,
    start: u32,
    end: u32,
    text: &'r str,
}

impl<'r> Item<'r> {
    fn new(report: &Report<'r>, finding: &'r Finding) -> Item<'r> {
        let also = |a: &'r Also| AlsoItem {
            note: report.label(a.note),
            start: a.span.start,
            end: a.span.end,
            message: &a.message,
        };
        let edit = |e: &'r Edit| EditItem {
            note: report.label(e.note),
            start: e.span.start,
            end: e.span.end,
            text: &e.text,
        };
        let fix = |f: &'r Fix| FixItem {
            message: &f.message,
            safety: f.safety.name(),
            edits: f.edits.iter().map(edit).collect(),
        };
        Item {
            rule: finding.rule.name,
            code: finding.rule.code,
            note: finding.note.map(|n| report.label(n)),
            start: finding.span.start,
            end: finding.span.end,
            message: &finding.message,
            also: finding.also.iter().map(also).collect(),
            fix: finding.fix.as_ref().map(fix),
            place: PlaceItem::new(report, finding),
        }
    }
}
