//! `ibid format`.

use std::path::Path;

use ibid::emit::{self, CslStyle, Markup, STYLES, Style};
use ibid::merge::Library;
use ibid::model::Entry;

use super::{Done, FormatArgs, convert, files};

pub(super) fn run(args: &FormatArgs) -> Result<Done, String> {
    let style = chosen(args.style.as_deref())?;
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
        match &style {
            Chosen::Own(style) => emit::full_notes(&entries, style, markup),
            Chosen::Csl(style, name) => {
                style.full_notes(&entries, markup).map_err(|e| format!("{name}: {e}"))?
            }
        }
    } else {
        let reading = files::read(&args.file, &args.form)?;
        match &style {
            Chosen::Own(style) => {
                let ibid = if args.ibid { true } else { style.ibid && !args.no_ibid };
                emit::notes(&reading, style, ibid, markup)
            }
            Chosen::Csl(_, name) if args.ibid => {
                return Err(format!(
                    "{name}: a style in CSL says itself where it has Ibid.; leave --ibid out"
                ));
            }
            Chosen::Csl(style, name) => {
                style.notes(&reading, !args.no_ibid, markup).map_err(|e| format!("{name}: {e}"))?
            }
        }
    };
    match &args.output {
        Some(path) => files::write(path, notes.text.as_bytes())?,
        None => files::print(notes.text.as_bytes())?,
    }
    if !args.quiet {
        let (printed, left) = (notes.printed, notes.left.len());
        files::say(&format!(
            "{}: {printed} citations are printed anew, {left} stay as they are typed",
            style.name()
        ));
        for left in &notes.left {
            let note = if left.note.is_empty() { String::new() } else { format!("note {}: ", left.note) };
            files::say(&format!("{name}: {note}{}: {}", left.raw, left.because));
        }
    }
    Ok(Done::Well)
}

/// A style that comes with the program, or one in CSL and its name.
enum Chosen {
    Own(&'static Style),
    Csl(Box<CslStyle>, String),
}

impl Chosen {
    fn name(&self) -> &str {
        match self {
            Chosen::Own(style) => style.name,
            Chosen::Csl(_, name) => name,
        }
    }
}

/// The style of that name, or the one in the file of that name; the first if no name is given.
fn chosen(name: Option<&str>) -> Result<Chosen, String> {
    let own = |style: &&Style| name.is_none_or(|name| style.name == name);
    if let Some(style) = STYLES.iter().find(own) {
        return Ok(Chosen::Own(style));
    }
    let name = name.unwrap_or_default();
    let path = Path::new(name);
    if suffix(path).is_some_and(|suffix| suffix == "csl") {
        let style = CslStyle::read(&files::bytes(path)?).map_err(|error| format!("{name}: {error}"))?;
        return Ok(Chosen::Csl(Box::new(style), name.to_owned()));
    }
    match CslStyle::named(name) {
        Some(style) => Ok(Chosen::Csl(Box::new(style), name.to_owned())),
        None => {
            let names: Vec<&str> = STYLES.iter().map(|style| style.name).collect();
            Err(format!("no style is called {name}: take {}, or a .csl file", names.join(", ")))
        }
    }
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
