//! `ibid convert`.

use std::path::Path;

use ibid::Reading;
use ibid::emit::{self, Client, Printing, WRITERS, Writer};

use super::{Convert, Done, corpus, files, findings, library};

pub(super) fn run(args: &Convert) -> Result<Done, String> {
    let single = match args.output.as_slice() {
        [path] if !files::is_dash(path) => Some(path.as_path()),
        _ => None,
    };
    if corpus::is_meant(args, single) {
        return corpus::run(args, single);
    }
    with(args, |_| Ok(Done::Well))
}

/// One document, with something done to the reading before it is printed.
pub(super) fn with(
    args: &Convert,
    change: impl FnOnce(&mut Reading) -> Result<Done, String>,
) -> Result<Done, String> {
    let client = args.client.as_deref().and_then(Client::named);
    let outputs = outputs(args, client)?;
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
    for path in outputs.iter().filter_map(|(path, _)| *path) {
        spare_input(file, path)?;
    }
    let mut reading = files::read(file, &args.form)?;
    let changed = change(&mut reading)?;
    let extended = library::apply(args, file, &mut reading)?;
    let path = file.to_string_lossy();
    let printing = Printing { path: &path, client, with_notes: args.with_notes };
    // Nothing is written before everything is printed.
    let mut printed = Vec::with_capacity(outputs.len());
    for (path, writer) in &outputs {
        let failed = |error| format!("{}: {error}", files::name(file));
        let bytes = match &extended {
            Some(extended) if writer.name == "biblatex" => extended.print(&reading, writer, &printing),
            _ => (writer.write)(&reading, &printing),
        };
        printed.push((*path, bytes.map_err(failed)?));
    }
    for (path, bytes) in &printed {
        match path {
            Some(path) => files::write(path, bytes)?,
            None => files::print(bytes)?,
        }
    }
    if args.verbose {
        findings::list(file, &reading);
    }
    if !args.quiet {
        let paths: Vec<&Path> = outputs.iter().filter_map(|(path, _)| *path).collect();
        files::say(&summary(&reading, file, &paths));
        if let Some(extended) = &extended {
            extended.report();
        }
        if client == Some(Client::Zotero) {
            files::say(&zotero(&outputs));
        }
    }
    let unresolved = reading.ledger.mentions.iter().any(|mention| mention.entry.is_none());
    // The program is at its end: what it read is given back with everything else, not string by string.
    std::mem::forget(reading);
    Ok(if args.strict && unresolved { Done::Findings } else { changed })
}

/// Where to write, and in what format; no path is standard output.
type Output<'a> = (Option<&'a Path>, &'static Writer);

fn outputs(args: &Convert, client: Option<Client>) -> Result<Vec<Output<'_>>, String> {
    if args.output.is_empty() {
        return Ok(vec![(None, writer(args, client, None)?)]);
    }
    let mut outputs: Vec<Output> = Vec::with_capacity(args.output.len());
    for path in &args.output {
        let path = Some(path.as_path()).filter(|path| !files::is_dash(path));
        if outputs.iter().any(|(other, _)| *other == path) {
            let name = path.map_or_else(|| "standard output".to_owned(), |path| path.display().to_string());
            return Err(format!("{name}: is named twice with -o. Give each output a name of its own"));
        }
        outputs.push((path, writer(args, client, path)?));
    }
    Ok(outputs)
}

/// The format asked for, by name or by suffix.
fn writer(args: &Convert, client: Option<Client>, output: Option<&Path>) -> Result<&'static Writer, String> {
    let formats = || WRITERS.iter().map(|w| w.name).collect::<Vec<_>>().join(", ");
    if let Some(name) = &args.to {
        if args.output.len() > 1 {
            return Err(
                "--to names one format and there are several outputs. Leave it out: each output has the \
                        format of its suffix"
                    .to_owned(),
            );
        }
        return emit::writer(name)
            .ok_or_else(|| format!("no format is called `{name}`: there is {}", formats()));
    }
    let Some(path) = output else {
        let best = (client == Some(Client::Zotero)).then(|| emit::writer(ZOTERO)).flatten();
        return best.or_else(|| WRITERS.first().copied()).ok_or_else(formats);
    };
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    emit::writer_for_file(&name).ok_or_else(|| {
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

/// The format that Zotero's import loses least of: it alone brings bodies as authors, ranges of dates and
/// doubtful ones, and it has the archive, the address and the place.
const ZOTERO: &str = "csl-json";

/// Which file to import.
fn zotero(outputs: &[Output]) -> String {
    let path = |name: &str| {
        let (path, _) = outputs.iter().find(|(path, writer)| writer.name == name && path.is_some())?;
        Some(path.map(|path| path.display().to_string()).unwrap_or_default())
    };
    match (path(ZOTERO), path("ris")) {
        (Some(path), _) => format!("Zotero: File > Import > {path}"),
        (None, Some(path)) => format!(
            "Zotero: File > Import > {path}; ranges of dates arrive as notes (-o NAME.csl.json brings them as dates)"
        ),
        (None, None) => {
            "Zotero: import CSL-JSON (-o NAME.csl.json) or RIS (-o NAME.ris): of a .bib it drops \
                         archives, of a .csv it reads nothing"
                .to_owned()
        }
    }
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
fn summary(reading: &Reading, input: &Path, outputs: &[&Path]) -> String {
    let count = |n: usize, one: &str| format!("{n} {one}{}", if n == 1 { "" } else { "s" });
    let mut line = format!(
        "{}, {}, {}",
        count(reading.document.notes.len(), "note"),
        count(reading.ledger.mentions.len(), "citation"),
        count(reading.ledger.entries.len(), "work")
    );
    for (n, output) in outputs.iter().enumerate() {
        line.push_str(if n == 0 { " → " } else { ", " });
        line.push_str(&output.display().to_string());
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
