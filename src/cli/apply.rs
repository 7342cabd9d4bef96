//! `ibid apply`.

use std::fs;

use ibid::merge::apply_review;

use super::{Apply, Done, convert, files};

pub(super) fn run(args: &Apply) -> Result<Done, String> {
    let name = files::name(&args.review);
    let bytes = fs::read(&args.review).map_err(|error| format!("{name}: {error}"))?;
    let table = String::from_utf8(bytes)
        .map_err(|_| format!("{name}: is not UTF-8. Save the table as CSV in UTF-8 (in Excel: CSV UTF-8)"))?;
    convert::with(&args.convert, |reading| {
        let applied = apply_review(reading, &table).map_err(|error| format!("{name}: {error}"))?;
        for problem in &applied.problems {
            files::say(&format!("{name}: {problem}"));
        }
        if !args.convert.quiet {
            let changes = applied.changes;
            files::say(&format!(
                "{name}: {changes} correction{} applied",
                if changes == 1 { "" } else { "s" }
            ));
        }
        Ok(if applied.problems.is_empty() { Done::Well } else { Done::Findings })
    })
}
