//! How much memory a long document takes, from bytes to BibLaTeX.
//!
//!     cargo run --release --example memory            # 10,000 notes
//!     cargo run --release --example memory -- 100000
//!     cargo run --release --example memory -- 10000 docx
//!     cargo run --release --example memory -- 1000 print   # the document itself
//!
//! The document is made here and handed to a second process, whose peak is its own. Linux only.

#[path = "../benches/document/mod.rs"]
mod document;

/// As the program has it.
#[cfg(feature = "mimalloc")]
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

use std::io::{Read, Write, stdin, stdout};
use std::process::{Command, ExitCode, Stdio};

fn main() -> ExitCode {
    let argument = std::env::args().nth(1);
    let done = match argument.as_deref() {
        Some("read") => measure(),
        other => other.unwrap_or("10000").parse().map_err(std::io::Error::other).and_then(hand_over),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("memory: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Makes the document and starts the process that reads it.
fn hand_over(notes: usize) -> std::io::Result<()> {
    let bytes = match std::env::args().nth(2).as_deref() {
        Some("docx") => document::docx_of_notes(notes)?,
        Some("print") => return stdout().write_all(&document::of_notes(notes)),
        _ => document::of_notes(notes),
    };
    println!("{notes} notes, {:.1} MB", bytes.len() as f64 / 1e6);
    let mut reader = Command::new(std::env::current_exe()?).arg("read").stdin(Stdio::piped()).spawn()?;
    if let Some(mut pipe) = reader.stdin.take() {
        pipe.write_all(&bytes)?;
    }
    if reader.wait()?.success() { Ok(()) } else { Err(std::io::Error::other("the reader failed")) }
}

/// Converts what comes in and says how high memory went.
fn measure() -> std::io::Result<()> {
    let mut bytes = Vec::new();
    stdin().read_to_end(&mut bytes)?;
    let reading = ibid::read(&bytes, &ibid::Options::default()).map_err(std::io::Error::other)?;
    let bibliography = ibid::emit::biblatex(&reading);
    let entries = reading.ledger.entries.len();
    println!("{entries} entries, {:.1} MB of BibLaTeX", bibliography.len() as f64 / 1e6);
    let status = std::fs::read_to_string("/proc/self/status")?;
    let peak = status.lines().find_map(|l| l.strip_prefix("VmHWM:")).unwrap_or("unknown").trim();
    println!("peak memory: {peak}");
    Ok(())
}
