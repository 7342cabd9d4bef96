//! Prints the long document that the benches read, to measure the program itself on.
//!
//!     cargo run --release --example document 10000 > notes.txt
//!     cargo run --release --example document 10000 docx > notes.docx

#[path = "../benches/document/mod.rs"]
mod document;

use std::io::{Write, stdout};
use std::process::ExitCode;

fn main() -> ExitCode {
    let count = std::env::args().nth(1).unwrap_or_else(|| "10000".to_owned());
    let made = match count.parse().map_err(std::io::Error::other) {
        Ok(notes) if std::env::args().nth(2).as_deref() == Some("docx") => document::docx_of_notes(notes),
        Ok(notes) => Ok(document::of_notes(notes)),
        Err(error) => Err(error),
    };
    let written = made.and_then(|bytes| stdout().write_all(&bytes));
    match written {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("document: {error}");
            ExitCode::FAILURE
        }
    }
}
