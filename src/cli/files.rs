//! Reading and writing files, with errors that say the way out.

use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Read, Write};
use std::path::{Path, PathBuf};

use ibid::intake::READERS;
use ibid::model::Format;
use ibid::{Error, Options, Reading, text};

use super::Form;
use super::config::Config;

/// Reads the document `file`, which must have notes.
pub(super) fn read(file: &Path, form: &Form) -> Result<Reading, String> {
    noted(file, reading(file, form)?)
}

/// A reading that has notes, or what to do if it has none.
pub(super) fn noted(file: &Path, reading: Reading) -> Result<Reading, String> {
    if reading.document.notes.is_empty() {
        let name = name(file);
        if reading.document.source.format != Format::Text {
            return Err(format!(
                "{name}: no notes found, neither as its format has them nor typed. Is it the right document?"
            ));
        }
        return Err(format!(
            "{name}: no notes found. Looked for footnotes at the foot of pages, endnotes, `Source:` lines and \
             lists of notes (`1. text`, `1 text`, `1) text`, `[1] text`, `¹ text`), each beginning a line. If \
             there are notes, put each on a line of its own with its number in front"
        ));
    }
    Ok(reading)
}

/// Reads the document `file`; it may have no notes.
pub(super) fn reading(file: &Path, form: &Form) -> Result<Reading, String> {
    from_bytes(file, form, &bytes(file)?)
}

/// Reads the document `file`, whose bytes are known; it may have no notes.
pub(super) fn from_bytes(file: &Path, form: &Form, bytes: &[u8]) -> Result<Reading, String> {
    let name = name(file);
    let asked = READERS.iter().find(|reader| Some(reader.format.name()) == form.from.as_deref());
    let format = asked.map(|reader| reader.format).or_else(|| by_suffix(file, bytes));
    let lexicon = Config::beside(file)?.lexicon()?;
    let options = Options { encoding: form.encoding.clone(), format, lexicon };
    ibid::read(bytes, &options).map_err(|error| match error {
        Error::NotText { at } => {
            let line = 1 + bytes.iter().take(at).filter(|b| **b == b'\n').count();
            format!("{name}:{line}: {error}")
        }
        error => format!("{name}: {error}"),
    })
}

/// The decoded text before mending, of a document that is one.
pub(super) fn decoded(reading: &Reading, bytes: &[u8]) -> Result<Option<String>, String> {
    let source = &reading.document.source;
    if !matches!(source.format, Format::Text | Format::Markdown | Format::Latex | Format::Html) {
        return Ok(None);
    }
    text::characters(bytes, Some(&source.encoding))
        .map(|(text, _)| Some(text))
        .map_err(|error| error.to_string())
}

/// What is in a file tells its format; where that is no more than text, the suffix may know better.
fn by_suffix(file: &Path, bytes: &[u8]) -> Option<Format> {
    let shown = READERS.iter().find(|reader| (reader.sniff)(bytes))?;
    let suffix = file.extension()?.to_str()?.to_ascii_lowercase();
    let named = READERS.iter().find(|reader| reader.suffixes.contains(&suffix.as_str()))?;
    let marked_up = matches!(named.format, Format::Markdown | Format::Html | Format::Latex);
    (shown.format == Format::Text && marked_up).then_some(named.format)
}

/// What messages call a file.
pub(super) fn name(path: &Path) -> String {
    if is_dash(path) { "standard input".to_owned() } else { path.display().to_string() }
}

/// True for `-`.
pub(super) fn is_dash(path: &Path) -> bool {
    path.as_os_str() == "-"
}

/// The bytes of a file, or of standard input.
pub(super) fn bytes(path: &Path) -> Result<Vec<u8>, String> {
    if is_dash(path) {
        return bounded(io::stdin().lock(), 0).map_err(|error| format!("standard input: {error}"));
    }
    let opened = File::open(path).and_then(|file| {
        let size = file.metadata().map_or(0, |meta| meta.len());
        bounded(file, size)
    });
    opened.map_err(|error| {
        let name = path.display();
        match error.kind() {
            ErrorKind::NotFound => {
                format!("{name}: no such file. Check the name, or give - for standard input")
            }
            ErrorKind::IsADirectory => format!("{name}: is a directory. Name a file in it"),
            ErrorKind::PermissionDenied => format!("{name}: may not be read. Check its permissions"),
            _ => format!("{name}: {error}"),
        }
    })
}

/// The most bytes of a document: more than text needs and, while it grows, less than memory has.
const MOST: u64 = 512 << 20;

/// All bytes of a file of this size, if they come to an end.
fn bounded(from: impl Read, size: u64) -> io::Result<Vec<u8>> {
    let too_large = || io::Error::other("has more than 512 MiB, or no end. Split it");
    if size > MOST {
        return Err(too_large());
    }
    let mut bytes = Vec::with_capacity(size as usize + 1);
    from.take(MOST + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > MOST { Err(too_large()) } else { Ok(bytes) }
}

/// Writes a file whole or not at all.
pub(super) fn write(path: &Path, bytes: &[u8]) -> Result<(), String> {
    let mut output = Output::open(Some(path))?;
    output.write(bytes)?;
    output.finish()
}

/// Where output goes, piece by piece: standard output, a device, or a new file beside the one that was named,
/// which takes its name when all is written.
pub(super) struct Output {
    path: PathBuf,
    file: Option<File>,
    /// The new file and the one it becomes.
    beside: Option<(PathBuf, PathBuf)>,
}

impl Output {
    /// Opens the file `path`, or standard output.
    pub(super) fn open(path: Option<&Path>) -> Result<Output, String> {
        let Some(path) = path else {
            return Ok(Output { path: PathBuf::from("standard output"), file: None, beside: None });
        };
        let failed = |error: io::Error| unwritten(path, &error);
        // A link keeps pointing where it points.
        let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        match fs::metadata(&target) {
            Ok(meta) if meta.is_dir() => {
                return Err(format!("{}: is a directory. Name a file in it", path.display()));
            }
            Ok(meta) if meta.permissions().readonly() => {
                return Err(failed(ErrorKind::PermissionDenied.into()));
            }
            // A device or a pipe cannot be replaced.
            Ok(meta) if !meta.is_file() => {
                let file = File::options().write(true).open(&target).map_err(failed)?;
                return Ok(Output { path: path.to_owned(), file: Some(file), beside: None });
            }
            _ => {}
        }
        let (new, file) = beside(&target).map_err(failed)?;
        Ok(Output { path: path.to_owned(), file: Some(file), beside: Some((new, target)) })
    }

    /// Writes on.
    pub(super) fn write(&mut self, bytes: &[u8]) -> Result<(), String> {
        let written = match &mut self.file {
            Some(file) => file.write_all(bytes),
            None => io::stdout().lock().write_all(bytes),
        };
        match (&self.beside, written) {
            (_, Ok(())) => Ok(()),
            (Some(_), Err(error)) => Err(unwritten(&self.path, &error)),
            (None, written) => closed_early(written).map_err(|error| unwritten(&self.path, &error)),
        }
    }

    /// All is written.
    pub(super) fn finish(mut self) -> Result<(), String> {
        let done = match (&mut self.file, &self.beside) {
            (None, _) => closed_early(io::stdout().lock().flush()),
            (Some(file), None) => closed_early(file.flush()),
            (Some(file), Some((new, target))) => file
                .sync_all()
                .and_then(|()| match fs::metadata(target) {
                    Ok(meta) => fs::set_permissions(new, meta.permissions()),
                    Err(_) => Ok(()),
                })
                .and_then(|()| fs::rename(new, target)),
        };
        done.map_err(|error| unwritten(&self.path, &error))?;
        self.beside = None;
        Ok(())
    }
}

impl Drop for Output {
    fn drop(&mut self) {
        // It was not finished.
        if let Some((new, _)) = &self.beside {
            let _ = fs::remove_file(new);
        }
    }
}

fn unwritten(path: &Path, error: &io::Error) -> String {
    let name = path.display();
    match error.kind() {
        ErrorKind::NotFound => format!("{name}: there is no such folder. Make it first"),
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => {
            format!("{name}: may not be written. Choose another place with -o")
        }
        _ => format!("{name}: could not be written: {error}"),
    }
}

/// Makes a new hidden file in the folder of `target`.
fn beside(target: &Path) -> io::Result<(PathBuf, File)> {
    let name = target.file_name().ok_or(ErrorKind::InvalidInput)?.to_string_lossy();
    let mut count = 0;
    loop {
        let path = target.with_file_name(format!(".{name}.{}-{count}.tmp", std::process::id()));
        match OpenOptions::new().write(true).create_new(true).open(&path) {
            Ok(file) => return Ok((path, file)),
            Err(error) if error.kind() == ErrorKind::AlreadyExists && count < 100 => count += 1,
            Err(error) => return Err(error),
        }
    }
}

/// Writes to standard output. That its reader has gone away is no error.
pub(super) fn print(bytes: &[u8]) -> Result<(), String> {
    let mut out = io::stdout().lock();
    closed_early(out.write_all(bytes).and_then(|()| out.flush()))
        .map_err(|error| format!("standard output: {error}"))
}

/// Takes a reader that has gone away for success.
pub(super) fn closed_early(written: io::Result<()>) -> io::Result<()> {
    match written {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        written => written,
    }
}

/// Says something on standard error, if anybody listens.
pub(super) fn say(message: &str) {
    let _ = writeln!(io::stderr().lock(), "{message}");
}
