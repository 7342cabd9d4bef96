//! Two texts as a unified diff.

use std::fmt::Write as _;

/// Lines shown around a change.
const AROUND: usize = 3;

/// What `patch` understands; empty if nothing changed. Both texts have the same number of lines, as fixes
/// leave it.
pub(super) fn unified(name: &str, before: &str, after: &str) -> String {
    let old: Vec<&str> = before.split_inclusive('\n').collect();
    let new: Vec<&str> = after.split_inclusive('\n').collect();
    let changed: Vec<usize> = (0..old.len().max(new.len())).filter(|n| old.get(*n) != new.get(*n)).collect();
    let mut out = String::new();
    let mut rest = changed.as_slice();
    while let Some(first) = rest.first() {
        // Changes that lie near each other share a hunk.
        let apart = rest.windows(2).position(|w| matches!(w, [a, b] if b - a > 2 * AROUND));
        let count = apart.map_or(rest.len(), |at| at + 1);
        let (hunk, later) = rest.split_at(count);
        let from = first.saturating_sub(AROUND);
        let to = (hunk.last().unwrap_or(first) + 1 + AROUND).min(old.len());
        if out.is_empty() {
            let _ = writeln!(out, "--- {name}\n+++ {name}");
        }
        let _ = writeln!(out, "@@ -{},{} +{},{} @@", from + 1, to - from, from + 1, to - from);
        let mut at = from;
        while at < to {
            if !hunk.contains(&at) {
                line(&mut out, ' ', old.get(at));
                at += 1;
                continue;
            }
            let run = (at..to).take_while(|n| hunk.contains(n)).count();
            (at..at + run).for_each(|n| line(&mut out, '-', old.get(n)));
            (at..at + run).for_each(|n| line(&mut out, '+', new.get(n)));
            at += run;
        }
        rest = later;
    }
    out
}

fn line(out: &mut String, sign: char, line: Option<&&str>) {
    let Some(line) = line else { return };
    out.push(sign);
    out.push_str(line);
    if !line.ends_with('\n') {
        out.push_str("\n\\ No newline at end of file\n");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hunks() {
        let before: String = (1..=20).map(|n| format!("{n}\n")).collect();
        let after = before.replace("\n5\n", "\nfive\n").replace("\n18\n", "\neighteen\n");
        let diff = unified("a.txt", &before, &after);
        assert_eq!(
            diff,
            "--- a.txt\n+++ a.txt\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n@@ -15,6 +15,6 @@\n 15\n 16\n 17\n-18\n+eighteen\n 19\n 20\n"
        );
        assert_eq!(unified("a", &before, &before), "");
    }
}
