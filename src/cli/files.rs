//! Reading and writing files, with errors that say the way out.

use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Read, Write};
use std::path::{Path, PathBuf};

use ibid::intake::READERS;
use ibid::{Error, Options, Reading};

use super::Input;

/// Reads the document that the arguments name.
pub(super) fn read(input: &Input) -> Result<Reading, String> {
    let name = name(&input.file);
    let bytes = bytes(&input.file)?;
    let reader = READERS.iter().find(|reader| Some(reader.format.name()) == input.from.as_deref());
    let options = Options { encoding: input.encoding.clone(), format: reader.map(|reader| reader.format) };
    let reading = ibid::read(&bytes, &options).map_err(|error| match error {
        Error::NotText { at } => {
            let line = 1 + bytes.iter().take(at).filter(|b| **b == b'\n').count();
            format!("{name}:{line}: {error}")
        }
        error => format!("{name}: {error}"),
    })?;
    if reading.document.notes.is_empty() {
        return Err(format!(
            "{name}: no notes found. Looked for footnotes at the foot of pages, endnotes, `Source:` lines and \
             lists of notes (`1. text`, `1 text`, `1) text`, `[1] text`, `¹ text`), each beginning a line. If \
             there are notes, put each on a line of its own with its number in front"
        ));
    }
    Ok(reading)
}

/// What messages call a file.
pub(super) fn name(path: &Path) -> String {
    if is_dash(path) { "standard input".to_owned() } else { path.display().to_string() }
}

/// True for `-`.
pub(super) fn is_dash(path: &Path) -> bool {
    path.as_os_str() == "-"
}

pub(super) fn bytes(path: &Path) -> Result<Vec<u8>, String> {
    if is_dash(path) {
        let mut bytes = Vec::new();
        return match io::stdin().lock().read_to_end(&mut bytes) {
            Ok(_) => Ok(bytes),
            Err(error) => Err(format!("standard input: {error}")),
        };
    }
    fs::read(path).map_err(|error| {
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

/// Writes a file whole or not at all: to a new file beside it, which then takes its name.
pub(super) fn write(path: &Path, bytes: &[u8]) -> Result<(), String> {
    let failed = |error: io::Error| {
        let name = path.display();
        match error.kind() {
            ErrorKind::NotFound => format!("{name}: there is no such folder. Make it first"),
            ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => {
                format!("{name}: may not be written. Choose another place with -o")
            }
            _ => format!("{name}: could not be written: {error}"),
        }
    };
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
            let written =
                File::options().write(true).open(&target).and_then(|mut file| file.write_all(bytes));
            return closed_early(written).map_err(failed);
        }
        _ => {}
    }
    let (beside, mut file) = beside(&target).map_err(failed)?;
    let written = file
        .write_all(bytes)
        .and_then(|()| file.sync_all())
        .and_then(|()| match fs::metadata(&target) {
            Ok(meta) => fs::set_permissions(&beside, meta.permissions()),
            Err(_) => Ok(()),
        })
        .and_then(|()| fs::rename(&beside, &target));
    written.map_err(|error| {
        let _ = fs::remove_file(&beside);
        failed(error)
    })
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
