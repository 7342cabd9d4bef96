//! Prints the long document that the benches read, to measure the program itself on.
//!
//!     cargo run --release --example document 10000 > notes.txt

#[path = "../benches/document/mod.rs"]
mod document;

use std::io::{Write, stdout};
use std::process::ExitCode;

fn main() -> ExitCode {
    let count = std::env::args().nth(1).unwrap_or_else(|| "10000".to_owned());
    let written = match count.parse() {
        Ok(notes) => stdout().write_all(&document::of_notes(notes)),
        Err(error) => Err(std::io::Error::other(error)),
    };
    match written {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("document: {error}");
            ExitCode::FAILURE
        }
    }
}
