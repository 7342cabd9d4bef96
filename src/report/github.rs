//! Workflow commands of GitHub Actions, which shows them beside the lines of a change.

use super::errorformat::one_line;
use super::{Format, Report};

pub(super) const FORMAT: Format = Format { name: "github", about: "annotations of GitHub Actions", print };

fn print(report: &Report) -> String {
    let line = |finding: &crate::model::Finding| {
        let place = report.place(finding).map_or(String::new(), |p| {
            // Columns count only within one line.
            let columns = if p.line == p.end_line {
                format!(",col={},endColumn={}", p.column, p.end_column)
            } else {
                String::new()
            };
            format!(",line={},endLine={}{columns}", p.line, p.end_line)
        });
        let note = finding.note.map_or(String::new(), |n| format!("note {}: ", report.label(n)));
        let rule = finding.rule;
        let title = property(&format!("{} {}", rule.code, rule.name));
        let part = report.in_part(finding).map_or(String::new(), |part| format!(" ({part})"));
        let message = data(&format!("{note}{}{part}", one_line(&finding.message)));
        format!("::warning file={}{place},title={title}::{message}\n", property(report.path))
    };
    report.findings.iter().map(line).collect()
}

/// Escapes what follows the colons.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// Escapes a property.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
