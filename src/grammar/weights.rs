//! The numbers of `grammars/weights.toml`, a module a table.
#![allow(missing_docs)]

include!(concat!(env!("OUT_DIR"), "/weights.rs"));
