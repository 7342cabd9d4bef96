//! `ibid convert`.

use std::ffi::OsStr;
use std::path::Path;

use ibid::Reading;
use ibid::emit::{self, WRITERS, Writer};

use super::{Convert, Done, corpus, files, findings};

pub(super) fn run(args: &Convert) -> Result<Done, String> {
    let output = args.output.as_deref().filter(|path| !files::is_dash(path));
    if corpus::is_meant(args, output) {
        return corpus::run(args, output);
    }
    let writer = writer(args, output)?;
    let [file] = args.files.as_slice() else {
        return Err(format!("many documents make one file only as {0}: say --to {0}", corpus::LINES));
    };
    if file.is_dir() && !files::is_dash(file) {
        return Err(format!(
            "{}: is a directory. Name a file in it, or say --to {} for one line a document",
            file.display(),
            corpus::LINES
        ));
    }
    if let Some(output) = output {
        spare_input(file, output)?;
    }
    let reading = files::read(file, &args.form)?;
    let bytes = (writer.write)(&reading, &file.to_string_lossy())
        .map_err(|error| format!("{}: {error}", files::name(file)))?;
    match output {
        Some(path) => files::write(path, &bytes)?,
        None => files::print(&bytes)?,
    }
    if args.verbose {
        findings::list(file, &reading);
    }
    if !args.quiet {
        files::say(&summary(&reading, file, output));
    }
    let unresolved = reading.ledger.mentions.iter().any(|mention| mention.entry.is_none());
    Ok(if args.strict && unresolved { Done::Findings } else { Done::Well })
}

/// The format asked for, by name or by suffix.
fn writer(args: &Convert, output: Option<&Path>) -> Result<&'static Writer, String> {
    let formats = || WRITERS.iter().map(|w| w.name).collect::<Vec<_>>().join(", ");
    if let Some(name) = &args.to {
        return emit::writer(name)
            .ok_or_else(|| format!("no format is called `{name}`: there is {}", formats()));
    }
    let Some(path) = output else { return WRITERS.first().copied().ok_or_else(formats) };
    let suffix = path.extension().and_then(OsStr::to_str).unwrap_or_default();
    emit::writer_for_suffix(suffix).ok_or_else(|| {
        let suffixes: Vec<String> =
            WRITERS.iter().flat_map(|w| w.suffixes).map(|s| format!(".{s}")).collect();
        format!(
            "{}: the suffix names no format. Use one of {}, or say --to with one of {}",
            path.display(),
            suffixes.join(" "),
            formats()
        )
    })
}

/// The document itself is never written over.
pub(super) fn spare_input(input: &Path, output: &Path) -> Result<(), String> {
    let same = match (input.canonicalize(), output.canonicalize()) {
        (Ok(input), Ok(output)) => input == output && input.is_file(),
        _ => false,
    };
    if same {
        return Err(format!("{}: is the document itself. Choose another name with -o", output.display()));
    }
    Ok(())
}

/// `107 notes, 118 citations, 74 works → thesis.bib; 3 to look at (ibid show thesis.txt 329)`.
fn summary(reading: &Reading, input: &Path, output: Option<&Path>) -> String {
    let count = |n: usize, one: &str| format!("{n} {one}{}", if n == 1 { "" } else { "s" });
    let mut line = format!(
        "{}, {}, {}",
        count(reading.document.notes.len(), "note"),
        count(reading.ledger.mentions.len(), "citation"),
        count(reading.ledger.entries.len(), "work")
    );
    if let Some(output) = output {
        line.push_str(&format!(" → {}", output.display()));
    }
    let found = &reading.ledger.findings;
    if !found.is_empty() {
        line.push_str(&format!("; {} to look at", found.len()));
        let first = found.iter().find_map(|finding| reading.document.notes.get(finding.note?.0 as usize));
        match first {
            Some(note) if files::is_dash(input) => line.push_str(&format!(" (first in note {})", note.label)),
            Some(note) => {
                line.push_str(&format!(" (ibid show {} {})", quoted(input), quoted(note.label.as_ref())))
            }
            None => line.push_str(" (list them with -v)"),
        }
    }
    line
}

/// A path or word as a shell takes it back.
fn quoted(path: &Path) -> String {
    let text = path.display().to_string();
    let plain = |c: char| c.is_alphanumeric() || "-_./+,:@%".contains(c);
    if !text.is_empty() && text.chars().all(plain) {
        text
    } else {
        format!("'{}'", text.replace('\'', "'\\''"))
    }
}
