//! The command line.

mod apply;
mod archive;
mod check;
mod config;
mod convert;
mod corpus;
mod diff;
mod files;
mod findings;
mod format;
mod library;
mod paint;
mod rewrite;
mod rule;
mod show;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::builder::PossibleValuesParser;
use clap::{ArgAction, Args, Parser, Subcommand};

use ibid::emit::{Client, WRITERS};
use ibid::intake::READERS;
use ibid::report::FORMATS;
use ibid::rules::Manual;

const EXAMPLES: &str = "\
Examples:
  ibid convert thesis.txt -o thesis.bib        a bibliography for LaTeX, Zotero, JabRef
  ibid convert thesis.txt -o thesis.csv        the works as a table
  ibid convert thesis.txt --to csv-citations   every citation and the work it means
  cat notes.txt | ibid convert - --to json     everything, for a program
  ibid show thesis.txt 56                      how note 56 was read, and who its Ibid. is
  ibid archive RGANI                           what is known of an archive
  ibid check thesis.txt                        what is inconsistent in the notes

Exit codes: 0 done, 1 findings (where they were asked for), 2 it could not be done.";

/// Typed footnotes in, a bibliography out.
///
/// Reads the notes of a text as historians type them, works out what every Ibid., short title and op. cit.
/// points to, and prints each work once.
#[derive(Parser)]
#[command(name = "ibid", version, after_help = EXAMPLES, max_term_width = 100)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    Convert(Box<Convert>),
    Check(Check),
    Show(Show),
    Archive(archive::ArchiveArgs),
    Rule(Rule),
    Apply(Box<Apply>),
    Rewrite(Rewrite),
    Format(FormatArgs),
}

/// Turn a document's notes into a bibliography, or many documents into one line each
#[derive(Args)]
#[command(after_help = "\
Examples:
  ibid convert thesis.txt -o thesis.bib        the format comes from the suffix: bib, csv, json
  ibid convert thesis.txt --to csv > works.csv
  ibid convert old.txt --encoding windows-1251 -o old.bib
  ibid convert thesis.txt -o a.bib -o a.ris -o a.csv        several at once
  ibid convert thesis.txt --for zotero -o thesis.csl.json   the file that Zotero keeps most of
  ibid convert thesis.txt --for chicago -o thesis.bib       archives as biblatex-chicago has them
  ibid convert thesis.txt --merge my.bib -o more.bib        what my.bib has keeps its keys
  ibid convert thesis.txt --strict -q          exit 1 if a citation leads nowhere
  ibid convert corpus/ -o corpus.jsonl         every document in a folder, one JSON line each
  find . -name '*.docx' | ibid convert --files-from - --to jsonl > all.jsonl

Formats:
  biblatex        the works, for LaTeX, Zotero, JabRef, pandoc and Typst (the default)
  ris             the works, for Zotero, EndNote and their like
  csl-json        the works, for Zotero and pandoc; as a suffix .csl.json
  hayagriva       the works, for Typst: archive, town and shelfmark each in its field; as a suffix .yml
  csv             the works, one row each; '0104 and '5-28 are text that a spreadsheet would change:
                  take off the ' in front to have the value
  csv-citations   the citations, one row each
  csv-review      citations and works to be corrected by hand; see ibid apply --help
  json            notes, citations, works and findings, with offsets
  jsonl           the same on one line a document; for folders and many files. A document that cannot be
                  read is a line with its `error`, and the exit code is 2 when all is done")]
struct Convert {
    /// The document, or many, or folders of them; - is standard input
    #[arg(value_name = "FILE", required_unless_present = "files_from")]
    files: Vec<PathBuf>,

    /// Read the names of documents from this file, one a line (or each ended by a zero byte); - is standard
    /// input
    #[arg(long, value_name = "LIST")]
    files_from: Option<PathBuf>,

    #[command(flatten)]
    form: Form,

    /// Write to this file instead of standard output; say it again for another format of the same works.
    /// A file is written whole or not at all
    #[arg(short, long, value_name = "OUT")]
    output: Vec<PathBuf>,

    /// Format of the output; from the suffix of each OUT if not given, else biblatex
    #[arg(long, value_name = "FORMAT", value_parser = PossibleValuesParser::new(WRITERS.iter().map(|w| w.name).chain([corpus::LINES])))]
    to: Option<String>,

    /// Print as this program keeps it best
    #[arg(long = "for", value_name = "PROGRAM", value_parser = PossibleValuesParser::new(Client::ALL.map(Client::name)))]
    client: Option<String>,

    /// Say with every work which notes cite it
    #[arg(long)]
    with_notes: bool,

    /// How many documents are read at a time; as many as there are processors if not given
    #[arg(short, long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    jobs: Option<u16>,

    /// Extend this .bib: works it has keep their keys, new ones are added behind it
    #[arg(long, value_name = "LIBRARY")]
    merge: Option<PathBuf>,

    /// These two keys are one work (the document's key first); kept in NAME.ibid.toml beside the document
    #[arg(long, num_args = 2, value_names = ["KEY", "KEY"], action = ArgAction::Append)]
    same: Vec<String>,

    /// These two keys are not one work; kept in the same file
    #[arg(long, num_args = 2, value_names = ["KEY", "KEY"], action = ArgAction::Append)]
    not_same: Vec<String>,

    /// Exit with 1 if there is a citation whose work is not known
    #[arg(long)]
    strict: bool,

    /// Say nothing on standard error but errors
    #[arg(short, long, conflicts_with = "verbose")]
    quiet: bool,

    /// List every place to look at, and every repair of the text
    #[arg(short, long)]
    verbose: bool,
}

/// Apply a table that was corrected by hand to the document it was made from
#[derive(Args)]
#[command(after_help = "\
Examples:
  ibid convert thesis.txt --to csv-review -o review.csv   a row a citation; correct it in a spreadsheet
  ibid apply review.csv thesis.txt -o thesis.bib          the corrections applied

Changed cells in a work's first row change the work; another key in a row says which work the citation
means. In the column `decision`: drop (it is no citation), same KEY (its work is that one), ok or nothing.
Exit code 1 says that some rows could not be applied.")]
struct Apply {
    /// The corrected table
    #[arg(value_name = "REVIEW")]
    review: PathBuf,

    #[command(flatten)]
    convert: Convert,
}

/// Make the typed notes of a Markdown or LaTeX file live citations
#[derive(Args)]
#[command(after_help = "\
Examples:
  ibid rewrite thesis.md -o live.md --bib thesis.bib     [@miller1989, 34] for Miller and for Ibid.
  pandoc --citeproc --bibliography thesis.bib live.md    prints the notes again
  ibid rewrite thesis.tex -o live.tex --bib thesis.bib   \\autocite[34]{miller1989}

What is no citation stays where it is, letter by letter; citations whose work is not known for certain are
left as they were and listed.")]
struct Rewrite {
    /// The Markdown or LaTeX file
    #[arg(value_name = "FILE")]
    file: PathBuf,

    #[command(flatten)]
    form: Form,

    /// Write to this file instead of standard output
    #[arg(short, long, value_name = "OUT")]
    output: Option<PathBuf>,

    /// Write the works that are cited to this .bib as well
    #[arg(long, value_name = "BIB")]
    bib: Option<PathBuf>,

    /// Markdown: the works of a note in one bracket, around which pandoc prints no parentheses
    #[arg(long)]
    joined: bool,

    /// Say nothing on standard error but errors
    #[arg(short, long)]
    quiet: bool,
}

/// Print the notes anew in one style, every citation alike
#[derive(Args)]
#[command(after_help = "\
Examples:
  ibid format thesis.docx -o notes.md                  the notes in Chicago style, as Markdown
  ibid format thesis.txt --style mhra                  as text
  ibid format thesis.txt --style chicago-17 --ibid     Ibid. where the work is the one before
  ibid format thesis.txt --style journal.csl           as a style in CSL has it
  ibid format thesis.bib -o works.md                   every work of a bibliography as a full note

Styles:
  chicago-18   Chicago Manual of Style, 18th edition: (Publisher, Year) (the default)
  chicago-17   Chicago Manual of Style, 17th edition: (Place: Publisher, Year)
  mhra         MHRA Style Guide, 3rd edition: ‘Title’, ed. by, (Place: Publisher, Year), pp. 3–4
  mhra-4       MHRA Style Guide, 4th edition: (Publisher, Year)
  gost         GOST R 7.0.5-2008, with Там же and Ibid.
  FILE.csl     any style for notes in CSL, if ibid was built with --features csl; Ibid. as the
               style has it, archives as mhra (British styles), gost (Russian), else chicago-17;
               also by name: chicago-notes, chicago-shortened-notes, turabian-fullnote-8,
               modern-humanities-research-association-notes

What is no citation stays as it is typed. So do citations whose work is not known for certain, or that say what
their work does not have: they are listed.")]
struct FormatArgs {
    /// The document, or a .bib
    #[arg(value_name = "FILE")]
    file: PathBuf,

    #[command(flatten)]
    form: Form,

    /// The style of the notes: one of those below, or a .csl file
    #[arg(long, value_name = "STYLE")]
    style: Option<String>,

    /// Say Ibid. where a work is the one just cited
    #[arg(long, conflicts_with = "no_ibid")]
    ibid: bool,

    /// Never say Ibid.
    #[arg(long)]
    no_ibid: bool,

    /// text or markdown; by the suffix of OUT if not given, else text
    #[arg(long, value_name = "FORMAT", value_parser = PossibleValuesParser::new(["text", "markdown"]))]
    to: Option<String>,

    /// Write to this file instead of standard output
    #[arg(short, long, value_name = "OUT")]
    output: Option<PathBuf>,

    /// Say nothing on standard error but errors
    #[arg(short, long)]
    quiet: bool,
}

/// Show how a note was read: its parts, and what its Ibid. points to and why
#[derive(Args)]
#[command(after_help = "\
Examples:
  ibid show thesis.txt 56        note 56 (every note 56, if chapters number anew)
  ibid show thesis.txt n56-2     the second note 56, as JSON and CSV name it
  ibid show thesis.txt 56 --why  the readings that competed, and what decided")]
struct Show {
    /// The document; - is standard input
    #[arg(value_name = "FILE")]
    file: PathBuf,

    #[command(flatten)]
    form: Form,

    /// The note's number or mark as printed
    #[arg(value_name = "NOTE")]
    note: String,

    /// Show the readings that competed for each citation, with their weights, and what confidence is made of
    #[arg(long)]
    why: bool,
}

/// Look for what is inconsistent in a document's notes
#[derive(Args)]
#[command(after_help = "\
Examples:
  ibid check thesis.txt                                    findings by note; exit 1 if there are any
  ibid check thesis.txt --select backrefs --ignore same-locator-ibid
  ibid check thesis.txt --bib refs.bib                     hold the notes against a bibliography
  ibid check thesis.txt --diff                             what --fix would change
  ibid check thesis.txt --format sarif > findings.sarif

A rule is named by its name (orphan-ibid), its code (IB101), the beginning of its code (IB1) or its family
(backrefs, short-forms, facts, archives, style, document). `ibid rule` lists them.

An ibid.toml in the document's folder or above it may settle select, ignore, style and, under [per-file], what
to ignore in which files. What the command line says comes before it.

Exit codes: 0 nothing found, 1 findings, 2 it could not be done.")]
struct Check {
    /// The document; - is standard input
    #[arg(value_name = "FILE")]
    file: PathBuf,

    #[command(flatten)]
    form: Form,

    /// Format of the findings
    #[arg(long, value_name = "FORMAT", default_value = "text", value_parser = PossibleValuesParser::new(FORMATS.iter().map(|f| f.name)))]
    format: String,

    /// Look for these rules only (several with commas)
    #[arg(long, value_name = "RULES", value_delimiter = ',')]
    select: Vec<String>,

    /// Leave these rules out
    #[arg(long, value_name = "RULES", value_delimiter = ',')]
    ignore: Vec<String>,

    /// The manual of style that the document follows
    #[arg(long, value_name = "MANUAL", value_parser = PossibleValuesParser::new(Manual::ALL.iter().map(|m| m.0)))]
    style: Option<String>,

    /// Hold the notes against this BibTeX or BibLaTeX file
    #[arg(long, value_name = "FILE")]
    bib: Option<PathBuf>,

    /// Make the safe fixes in the document, then report what is left
    #[arg(long, conflicts_with = "diff")]
    fix: bool,

    /// Print what --fix would change, and change nothing
    #[arg(long)]
    diff: bool,
}

/// Print the page of a rule: what it finds, why it matters, an example; without a name, list all rules
#[derive(Args)]
#[command(after_help = "\
Examples:
  ibid rule
  ibid rule orphan-ibid
  ibid rule IB101")]
struct Rule {
    /// Name or code
    #[arg(value_name = "RULE")]
    name: Option<String>,
}

/// What is known of a document beside its bytes.
#[derive(Args, Clone)]
struct Form {
    /// Format of the document; found out from what is in it if not given
    #[arg(long, value_name = "FORMAT", value_parser = PossibleValuesParser::new(READERS.iter().map(|r| r.format.name())))]
    from: Option<String>,

    /// The text's encoding (utf-8, windows-1251, koi8-r, ibm866, gb18030 …); found out if not given
    #[arg(long, value_name = "NAME")]
    encoding: Option<String>,
}

/// How a command ended.
enum Done {
    /// It did what was asked.
    Well,
    /// It found what it was asked to look for.
    Findings,
}

/// Reads the arguments, runs the command, says what went wrong.
pub(crate) fn run() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => {
            // Help that nobody reads any more is no failure.
            let _ = error.print();
            return ExitCode::from(if error.use_stderr() { 2 } else { 0 });
        }
    };
    let done = match cli.command {
        Command::Convert(convert) => convert::run(&convert),
        Command::Check(check) => check::run(&check),
        Command::Show(show) => show::run(&show),
        Command::Archive(archive) => archive::run(&archive),
        Command::Rule(rule) => rule::run(&rule),
        Command::Apply(apply) => apply::run(&apply),
        Command::Rewrite(rewrite) => rewrite::run(&rewrite),
        Command::Format(format) => format::run(&format),
    };
    match done {
        Ok(Done::Well) => ExitCode::SUCCESS,
        Ok(Done::Findings) => ExitCode::from(1),
        Err(message) => {
            files::say(&format!("ibid: {message}"));
            ExitCode::from(2)
        }
    }
}
