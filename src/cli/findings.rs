//! Findings and repairs as lines for standard error.

use std::path::Path;

use ibid::Reading;
use ibid::model::{Format, Source};

use super::files;
use super::paint::printable;

/// Lists what is to be looked at: `thesis.txt:412: note 329: message (orphan-ibid)`.
pub(super) fn list(input: &Path, reading: &Reading) {
    let name = files::name(input);
    let source = &reading.document.source;
    let lines = Lines::new(source);
    files::say(&format!("{name}: {}, {}", source.format.name(), source.encoding));
    for repair in &source.repairs {
        let line = lines.of(repair.span.start);
        let sure = if repair.doubtful { ", by the words around it" } else { "" };
        files::say(&format!(
            "{name}:{line}: mended {}: {:?} is now {:?}{sure}",
            repair.what, repair.was, repair.now
        ));
    }
    for finding in &reading.ledger.findings {
        let note = finding.note.and_then(|note| reading.document.notes.get(note.0 as usize));
        let place = match note {
            // Other formats have no lines that anybody could go to.
            Some(note) if source.format != Format::Text => format!("{name}: note {}", note.label),
            Some(note) => format!("{name}:{}: note {}", lines.of(note.span.start), note.label),
            None => name.clone(),
        };
        files::say(&format!("{place}: {} ({})", printable(&finding.message), finding.rule.name));
    }
}

/// Where the lines of the document end, as it was before mending.
struct Lines {
    /// Offsets of line ends in the text as it is now; a line end mended away stands where it stood.
    ends: Vec<u32>,
}

impl Lines {
    fn new(source: &Source) -> Lines {
        let newlines = source.text.bytes().enumerate().filter(|(_, b)| *b == b'\n').map(|(at, _)| at as u32);
        let mut ends: Vec<u32> = newlines.collect();
        for repair in &source.repairs {
            let was = repair.was.matches('\n').count();
            let now = repair.now.matches('\n').count();
            ends.extend(std::iter::repeat_n(repair.span.start, was.saturating_sub(now)));
        }
        ends.sort_unstable();
        Lines { ends }
    }

    /// The line of a byte of the text, from 1.
    fn of(&self, at: u32) -> usize {
        1 + self.ends.partition_point(|end| *end < at)
    }
}
