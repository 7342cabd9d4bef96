//! The program: files and terminals around the library.

fn main() {}
