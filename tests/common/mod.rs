//! What the tests share: the samples.

use std::fs;
use std::path::Path;

use ibid::{Options, Reading};

/// The samples' names, without `.txt`.
pub const SAMPLES: [&str; 6] =
    ["thesis-chapter", "article-endnotes", "cold-war-archives", "gost-article", "short-notes", "mojibake"];

/// A sample's bytes.
pub fn bytes(name: &str) -> Vec<u8> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples").join(name).with_extension("txt");
    fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// A sample's text.
#[allow(dead_code, reason = "not every test that shares this file reads a sample")]
pub fn text(name: &str) -> String {
    String::from_utf8(bytes(name)).expect("samples are UTF-8")
}

/// A document read as the program reads it, its encoding detected.
pub fn read(bytes: &[u8]) -> Reading {
    ibid::read(bytes, &Options::default()).expect("a text")
}
