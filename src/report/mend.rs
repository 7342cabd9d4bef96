//! Safe fixes carried back into the text they came from.

use super::place::in_file;
use crate::Reading;
use crate::model::{Edit, Finding, Safety, Span};

/// One change of a decoded text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Bytes of the decoded text before mending.
    pub span: Span,
    /// What to put there.
    pub text: String,
}

/// The safe fixes of `findings` as changes of `decoded` (the text before mending, see
/// [`crate::text::characters`]): in order, none over another. A fix whose words do not stand in the text as the
/// note has them (broken over two lines, mended) is left out whole.
pub fn changes(reading: &Reading, findings: &[Finding], decoded: &str) -> Vec<Change> {
    let mut all: Vec<Change> = Vec::new();
    let safe = findings.iter().filter_map(|f| f.fix.as_ref()).filter(|f| f.safety == Safety::Safe);
    for fix in safe {
        let carried: Option<Vec<Change>> = fix.edits.iter().map(|e| carried(reading, e, decoded)).collect();
        let Some(carried) = carried else { continue };
        let free = |change: &Change| all.iter().all(|c| !touch(c.span, change.span));
        if carried.iter().all(free) {
            all.extend(carried);
        }
    }
    all.sort_by_key(|c| (c.span.start, c.span.end));
    all
}

/// A text with changes made; `changes` are in order and do not overlap.
pub fn apply(decoded: &str, changes: &[Change]) -> String {
    let mut out = String::with_capacity(decoded.len());
    let mut at = 0;
    for change in changes {
        out.push_str(decoded.get(at..change.span.start as usize).unwrap_or(""));
        out.push_str(&change.text);
        at = change.span.end as usize;
    }
    out.push_str(decoded.get(at..).unwrap_or(""));
    out
}

/// True if two spans share a byte or meet.
fn touch(a: Span, b: Span) -> bool {
    a.start <= b.end && b.start <= a.end
}

fn carried(reading: &Reading, edit: &Edit, decoded: &str) -> Option<Change> {
    let note = reading.document.notes.get(edit.note.0 as usize)?;
    let span = in_file(&reading.document, Some(note), edit.span)?;
    let words = edit.span.of(&note.text);
    (!words.is_empty() && span.of(decoded) == words).then(|| Change { span, text: edit.text.clone() })
}
