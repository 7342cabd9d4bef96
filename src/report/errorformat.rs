//! `path:line:column: code name: note N: message`, as editors read the output of compilers.

use super::{Format, Report};

pub(super) const FORMAT: Format =
    Format { name: "errorformat", about: "one line a finding, for editors (vim, Emacs)", print };

fn print(report: &Report) -> String {
    let line = |finding: &crate::model::Finding| {
        let place = report.place(finding).map_or(String::from("1:1"), |p| format!("{}:{}", p.line, p.column));
        let note = finding.note.map_or(String::new(), |n| format!("note {}: ", report.label(n)));
        let rule = finding.rule;
        format!(
            "{}:{place}: {} {}: {note}{}{}\n",
            report.path,
            rule.code,
            rule.name,
            one_line(&finding.message),
            report.in_part(finding).map_or(String::new(), |part| format!(" ({part})"))
        )
    };
    report.findings.iter().map(line).collect()
}

/// Without line ends and characters that could steer a terminal.
pub(super) fn one_line(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}
