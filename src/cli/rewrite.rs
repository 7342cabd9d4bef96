//! `ibid rewrite`.

use ibid::emit::{self, Client, Printing};
use ibid::model::Format;

use super::{Done, Rewrite, convert, files};

pub(super) fn run(args: &Rewrite) -> Result<Done, String> {
    let name = files::name(&args.file);
    if files::is_dash(&args.file) {
        return Err("standard input: name the file to rewrite".to_owned());
    }
    for path in args.output.iter().chain(&args.bib) {
        convert::spare_input(&args.file, path)?;
    }
    let reading = files::read(&args.file, &args.form)?;
    if !matches!(reading.document.source.format, Format::Markdown | Format::Latex) {
        return Err(format!(
            "{name}: is not Markdown or LaTeX; in those alone a citation is words. pandoc makes Markdown of it: pandoc \
             {name} -o NAME.md"
        ));
    }
    let file = String::from_utf8(files::bytes(&args.file)?).map_err(|_| {
        format!("{name}: is not UTF-8. Save it as UTF-8 first, so that the rest can stay as it is")
    })?;
    let rewrite = if args.joined { emit::rewrite_joined } else { emit::rewrite };
    let rewritten = rewrite(&reading, &file).ok_or_else(|| format!("{name}: is not Markdown or LaTeX"))?;
    if let Some(bib) = &args.bib {
        let client = Some(match reading.document.source.format {
            Format::Markdown => Client::Pandoc,
            _ => Client::Latex,
        });
        let writer = emit::writer("biblatex").ok_or("no BibLaTeX")?;
        let printing = Printing { client, ..Printing::default() };
        let bytes = (writer.write)(&reading, &printing).map_err(|error| format!("{name}: {error}"))?;
        files::write(bib, &bytes)?;
    }
    match &args.output {
        Some(path) => files::write(path, rewritten.text.as_bytes())?,
        None => files::print(rewritten.text.as_bytes())?,
    }
    if !args.quiet {
        files::say(&format!("{} citations are live, {} were left", rewritten.live, rewritten.left.len()));
        for left in &rewritten.left {
            files::say(&format!("{name}: note {}: {}: {}", left.note, left.raw, left.because));
        }
    }
    Ok(Done::Well)
}
