//! `ibid format`.

use std::path::Path;

use ibid::emit::{self, Markup, STYLES};
use ibid::merge::Library;
use ibid::model::Entry;

use super::{Done, FormatArgs, convert, files};

pub(super) fn run(args: &FormatArgs) -> Result<Done, String> {
    let style = match &args.style {
        Some(name) => STYLES.iter().find(|style| style.name == name),
        None => STYLES.first(),
    };
    let Some(style) = style else { return Err("no such style".to_owned()) };
    if let Some(path) = &args.output {
        convert::spare_input(&args.file, path)?;
    }
    let markup = markup(args)?;
    let name = files::name(&args.file);
    let notes = if suffix(&args.file).is_some_and(|suffix| suffix == "bib") {
        let text = String::from_utf8(files::bytes(&args.file)?)
            .map_err(|_| format!("{name}: is not UTF-8. Save the bibliography as UTF-8 first"))?;
        let library = Library::read(&text);
        for fault in &library.faults {
            files::say(&format!("{name}:{}: {}; left out", fault.line, fault.message));
        }
        let entry = |known: ibid::merge::Known| Entry {
            key: known.key,
            kind: known.kind,
            fields: known.fields,
            cited_in: Vec::new(),
            elsewhere: false,
        };
        let entries: Vec<Entry> = library.entries.into_iter().map(entry).collect();
        if entries.is_empty() {
            return Err(format!(
                "{name}: no entry could be read. Is it a bibliography in BibLaTeX or BibTeX?"
            ));
        }
        emit::full_notes(&entries, style, markup)
    } else {
        let reading = files::read(&args.file, &args.form)?;
        let ibid = if args.ibid { true } else { style.ibid && !args.no_ibid };
        emit::notes(&reading, style, ibid, markup)
    };
    match &args.output {
        Some(path) => files::write(path, notes.text.as_bytes())?,
        None => files::print(notes.text.as_bytes())?,
    }
    if !args.quiet {
        let (printed, left) = (notes.printed, notes.left.len());
        files::say(&format!(
            "{}: {printed} citations are printed anew, {left} stay as they are typed",
            style.name
        ));
        for left in &notes.left {
            let note = if left.note.is_empty() { String::new() } else { format!("note {}: ", left.note) };
            files::say(&format!("{name}: {note}{}: {}", left.raw, left.because));
        }
    }
    Ok(Done::Well)
}

/// Markdown if it is asked for, or the output's suffix says so.
fn markup(args: &FormatArgs) -> Result<Markup, String> {
    match (args.to.as_deref(), args.output.as_deref().and_then(suffix).as_deref()) {
        (Some("markdown"), _) | (None, Some("md" | "markdown")) => Ok(Markup::Markdown),
        (Some(_), _) | (None, None | Some("txt" | "text")) => Ok(Markup::Text),
        (None, Some(other)) => Err(format!(
            ".{other}: notes are printed as .txt or .md. Use one of them, or say --to text or markdown"
        )),
    }
}

fn suffix(path: &Path) -> Option<String> {
    Some(path.extension()?.to_string_lossy().to_lowercase())
}
