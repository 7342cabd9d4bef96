//! SARIF 2.1.0, as code scanning services read it.

use serde_json::{Value, json};

use super::{Format, Report};
use crate::model::{Finding, NoteId, Span};
use crate::rules::{Definition, RULES};

pub(super) const FORMAT: Format = Format { name: "sarif", about: "SARIF 2.1.0, for code scanning", print };

fn print(report: &Report) -> String {
    let used: Vec<&Definition> =
        RULES.iter().copied().filter(|d| report.findings.iter().any(|f| f.rule == d.rule)).collect();
    let rules: Vec<Value> = used.iter().map(|d| rule(d)).collect();
    let results: Vec<Value> = report.findings.iter().map(|f| result(report, f, &used)).collect();
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": {
                "name": "ibid",
                "version": env!("CARGO_PKG_VERSION"),
                "rules": rules,
            }},
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    let mut out = serde_json::to_string_pretty(&log).unwrap_or_default();
    out.push('\n');
    out
}

fn rule(definition: &Definition) -> Value {
    json!({
        "id": definition.rule.code,
        "name": definition.rule.name,
        "shortDescription": {"text": definition.summary()},
        "fullDescription": {"text": definition.summary()},
        "help": {"text": definition.page, "markdown": definition.page},
        "defaultConfiguration": {"level": "warning"},
        "properties": {"tags": [definition.family()]},
    })
}

fn result(report: &Report, finding: &Finding, used: &[&Definition]) -> Value {
    let index = used.iter().position(|d| d.rule == finding.rule);
    let note = finding.note.map_or(String::new(), |n| format!("note {}: ", report.label(n)));
    let mut out = json!({
        "ruleId": finding.rule.code,
        "level": "warning",
        "message": {"text": format!("{note}{}", finding.message)},
        "locations": [location(report, finding)],
    });
    if let (Some(index), Some(map)) = (index, out.as_object_mut()) {
        map.insert("ruleIndex".to_owned(), json!(index));
    }
    let related: Vec<Value> = finding
        .also
        .iter()
        .enumerate()
        .map(|(id, also)| {
            let there = at(also.note, also.span, finding);
            let mut place = location(report, &there);
            if let Some(map) = place.as_object_mut() {
                let text = format!("note {}: {}", report.label(also.note), also.message);
                map.insert("id".to_owned(), json!(id));
                map.insert("message".to_owned(), json!({"text": text}));
            }
            place
        })
        .collect();
    if let (false, Some(map)) = (related.is_empty(), out.as_object_mut()) {
        map.insert("relatedLocations".to_owned(), Value::Array(related));
    }
    out
}

/// Another place, as if it were found there.
fn at(note: NoteId, span: Span, finding: &Finding) -> Finding {
    Finding { note: Some(note), span, also: Vec::new(), fix: None, ..finding.clone() }
}

fn location(report: &Report, finding: &Finding) -> Value {
    let mut physical = json!({"artifactLocation": {"uri": uri(report.path)}});
    let snippet = finding.span.of(report.text(finding));
    if let (Some(place), Some(map)) = (report.place(finding), physical.as_object_mut()) {
        let mut region = json!({
            "startLine": place.line,
            "startColumn": place.column,
            "endLine": place.end_line,
            "endColumn": place.end_column,
        });
        if let (Some(region), false) = (region.as_object_mut(), snippet.is_empty()) {
            region.insert("snippet".to_owned(), json!({"text": snippet}));
        }
        map.insert("region".to_owned(), region);
    }
    let mut out = json!({"physicalLocation": physical});
    if let (Some(note), Some(map)) = (finding.note, out.as_object_mut()) {
        let name = format!("note {}", report.label(note));
        let mut logical = json!({"name": name, "kind": "element"});
        if let (Some(part), Some(map)) = (report.in_part(finding), logical.as_object_mut()) {
            map.insert("fullyQualifiedName".to_owned(), json!(format!("{part}, {name}")));
        }
        map.insert("logicalLocations".to_owned(), json!([logical]));
    }
    out
}

/// A path as a relative reference: everything but the plain signs escaped.
fn uri(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    for b in path.replace('\\', "/").bytes() {
        match b {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                out.push(char::from(b))
            }
            _ => out.push_str(&format!("%{b:02X}")),
        }
    }
    out
}
