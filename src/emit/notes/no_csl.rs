//! Without the engine for CSL, which is the feature `csl`.

use super::{Markup, Notes};
use crate::model::Entry;
use crate::{Error, Reading};

/// A style in CSL for notes. This build has no engine for it, and so there is none.
#[derive(Clone, Debug)]
pub enum CslStyle {}

impl CslStyle {
    /// Reads a style.
    ///
    /// # Errors
    /// Always: this build has no engine for CSL.
    pub fn read(_: &[u8]) -> Result<CslStyle, Error> {
        Err(Error::Unsupported {
            what: "a style in CSL, for which this build has no engine",
            advice: "build ibid with it: cargo install --path . --features csl. Without it there are the styles that \
                     ibid format --help names",
        })
    }

    /// A style that the engine has with it; here there is none.
    pub fn named(_: &str) -> Option<CslStyle> {
        None
    }

    /// As with the engine.
    ///
    /// # Errors
    /// There is no such style to ask.
    pub fn notes(&self, _: &Reading, _: bool, _: Markup) -> Result<Notes, Error> {
        match *self {}
    }

    /// As with the engine.
    ///
    /// # Errors
    /// There is no such style to ask.
    pub fn full_notes(&self, _: &[Entry], _: Markup) -> Result<Notes, Error> {
        match *self {}
    }
}
