//! Many documents at once: one JSON line each, in the order of their names.

use std::collections::BTreeMap;
use std::io::{IsTerminal, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::{Condvar, Mutex, MutexGuard};
use std::{fs, io, thread};

use ibid::emit;
use ibid::intake::READERS;

use super::convert::spare_input;
use super::{Convert, Done, files};

/// The format's name and suffix.
pub(super) const LINES: &str = "jsonl";

/// True if lines are asked for.
pub(super) fn is_meant(args: &Convert, output: Option<&Path>) -> bool {
    match &args.to {
        Some(to) => to == LINES,
        None => output.and_then(Path::extension).is_some_and(|suffix| suffix.eq_ignore_ascii_case(LINES)),
    }
}

/// Reads every document and writes its line. At no time are there more documents or lines in memory than a
/// few for each job.
pub(super) fn run(args: &Convert, output: Option<&Path>) -> Result<Done, String> {
    let documents = documents(args)?;
    if documents.is_empty() {
        return Err("there are no documents. Give files, or folders with documents in them".to_owned());
    }
    if let Some(output) = output {
        for document in &documents {
            spare_input(document, output)?;
        }
    }
    let mut out = files::Output::open(output)?;
    let jobs = args.jobs.map_or_else(|| thread::available_parallelism().map_or(1, usize::from), usize::from);
    let bar = Bar::new(documents.len(), !args.quiet);
    let queue = Queue::new(documents.len(), 4 * jobs);
    let (mut failed, mut unresolved) = (0, false);
    let written = thread::scope(|scope| {
        for _ in 0..jobs.min(documents.len()) {
            scope.spawn(|| {
                while let Some(at) = queue.take() {
                    let line = documents.get(at).map_or_else(Line::default, |file| line(file, args));
                    queue.give(at, line);
                }
            });
        }
        for at in 0..documents.len() {
            let line = queue.wait(at);
            bar.show(at + 1);
            if let Some(error) = &line.error {
                failed += 1;
                bar.clear();
                files::say(&format!("ibid: {error}"));
            }
            unresolved |= line.unresolved;
            if let Err(error) = out.write(&line.bytes) {
                queue.stop();
                return Err(error);
            }
        }
        Ok(())
    });
    bar.clear();
    written?;
    out.finish()?;
    let count = documents.len();
    if failed > 0 {
        return Err(format!("{failed} of {count} documents could not be read; the others are done"));
    }
    if !args.quiet {
        let to = output.map_or_else(String::new, |path| format!(" → {}", path.display()));
        files::say(&format!("{count} document{}{to}", if count == 1 { "" } else { "s" }));
    }
    Ok(if args.strict && unresolved { Done::Findings } else { Done::Well })
}

/// What became of a document.
#[derive(Default)]
struct Line {
    bytes: Vec<u8>,
    error: Option<String>,
    unresolved: bool,
}

fn line(file: &Path, args: &Convert) -> Line {
    let name = file.to_string_lossy();
    // A fault in the program with one document is no reason to lose the others.
    let read = catch_unwind(AssertUnwindSafe(|| files::reading(file, &args.form)));
    let read = read.unwrap_or_else(|_| Err(format!("{name}: ibid has a fault that this document shows")));
    match read {
        Ok(reading) => {
            // Line ends within a string are escaped: those that are left stand between values.
            let mut bytes = emit::json(&reading, &name).into_bytes();
            bytes.retain(|byte| *byte != b'\n');
            bytes.push(b'\n');
            let unresolved = reading.ledger.mentions.iter().any(|mention| mention.entry.is_none());
            Line { bytes, error: None, unresolved }
        }
        Err(error) => {
            let value = serde_json::json!({"schema": 1, "source": {"path": name}, "error": error});
            Line { bytes: format!("{value}\n").into_bytes(), error: Some(error), unresolved: false }
        }
    }
}

/// The documents that the arguments name, folders opened, each once.
fn documents(args: &Convert) -> Result<Vec<PathBuf>, String> {
    let mut named = args.files.clone();
    if let Some(list) = &args.files_from {
        let text = files::bytes(list)?;
        let zero = text.contains(&0);
        let names = text.split(|byte| if zero { *byte == 0 } else { *byte == b'\n' });
        for name in names {
            let name = name.strip_suffix(b"\r").unwrap_or(name);
            if !name.is_empty() {
                named.push(PathBuf::from(String::from_utf8_lossy(name).into_owned()));
            }
        }
    }
    let mut found = Vec::new();
    for path in named {
        if path.is_dir() && !files::is_dash(&path) { folder(&path, &mut found)? } else { found.push(path) }
    }
    let mut seen = std::collections::HashSet::new();
    found.retain(|path| seen.insert(path.clone()));
    Ok(found)
}

/// The documents in a folder and those in it, by their suffixes, in the order of their names. Hidden files, and
/// those that Word leaves while a document is open, are none; links to folders are not followed.
fn folder(top: &Path, found: &mut Vec<PathBuf>) -> Result<(), String> {
    let mut folders = vec![top.to_owned()];
    let mut here = Vec::new();
    while let Some(folder) = folders.pop() {
        let entries = fs::read_dir(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
        for entry in entries.flatten() {
            let name = entry.file_name().to_string_lossy().into_owned();
            let Ok(kind) = entry.file_type() else { continue };
            if name.starts_with('.') || name.starts_with("~$") {
                continue;
            }
            let path = entry.path();
            if kind.is_dir() {
                folders.push(path);
            } else if is_document(&path) && path.is_file() {
                here.push(path);
            }
        }
    }
    here.sort();
    found.append(&mut here);
    Ok(())
}

fn is_document(path: &Path) -> bool {
    let suffix = path.extension().and_then(|suffix| suffix.to_str()).unwrap_or("").to_ascii_lowercase();
    READERS.iter().any(|reader| reader.suffixes.contains(&suffix.as_str()))
}

/// Hands out documents and puts their lines in order. Nobody runs further ahead than `ahead`.
struct Queue {
    state: Mutex<State>,
    changed: Condvar,
    count: usize,
    ahead: usize,
}

struct State {
    next: usize,
    written: usize,
    done: BTreeMap<usize, Line>,
}

impl Queue {
    fn new(count: usize, ahead: usize) -> Queue {
        let state = Mutex::new(State { next: 0, written: 0, done: BTreeMap::new() });
        Queue { state, changed: Condvar::new(), count, ahead }
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
    }

    fn sleep<'s>(&self, state: MutexGuard<'s, State>) -> MutexGuard<'s, State> {
        self.changed.wait(state).unwrap_or_else(|poisoned| poisoned.into_inner())
    }

    /// The next document to read.
    fn take(&self) -> Option<usize> {
        let mut state = self.lock();
        while state.next < self.count && state.next >= state.written + self.ahead {
            state = self.sleep(state);
        }
        let at = state.next;
        if at >= self.count {
            return None;
        }
        state.next += 1;
        Some(at)
    }

    /// Its line.
    fn give(&self, at: usize, line: Line) {
        self.lock().done.insert(at, line);
        self.changed.notify_all();
    }

    /// The line of document `at`, when it is there.
    fn wait(&self, at: usize) -> Line {
        let mut state = self.lock();
        loop {
            if let Some(line) = state.done.remove(&at) {
                state.written = at + 1;
                self.changed.notify_all();
                return line;
            }
            state = self.sleep(state);
        }
    }

    /// No more documents.
    fn stop(&self) {
        self.lock().next = self.count;
        self.changed.notify_all();
    }
}

/// How far it is, on a terminal only.
struct Bar {
    count: usize,
    shown: bool,
}

impl Bar {
    fn new(count: usize, wanted: bool) -> Bar {
        Bar { count, shown: wanted && count > 1 && io::stderr().is_terminal() }
    }

    fn show(&self, done: usize) {
        if self.shown {
            const WIDTH: usize = 30;
            let full = WIDTH * done / self.count.max(1);
            let line = format!("\r[{}{}] {done}/{}", "=".repeat(full), " ".repeat(WIDTH - full), self.count);
            let _ = io::stderr().lock().write_all(line.as_bytes());
        }
    }

    fn clear(&self) {
        if self.shown {
            let _ = io::stderr().lock().write_all(b"\r\x1b[K");
        }
    }
}
