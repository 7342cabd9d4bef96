//! `ibid.toml`: what a project has settled about its checks, and the archives and words it adds.
//!
//! ```toml
//! select = ["backrefs", "facts"]
//! ignore = ["same-locator-ibid"]
//! style = "chicago17"
//! lexicons = ["my-archives.toml"]    # beside this file
//!
//! [per-file]            # ignored there as well; * is any run of characters
//! "drafts/*.txt" = ["style"]
//! ```

use std::collections::BTreeMap;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use serde::Deserialize;

use ibid::lexicon::Lexicon;

/// The file's name.
const NAME: &str = "ibid.toml";

/// What the file says.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct Config {
    #[serde(default)]
    pub(super) select: Vec<String>,
    #[serde(default)]
    pub(super) ignore: Vec<String>,
    pub(super) style: Option<String>,
    #[serde(default)]
    lexicons: Vec<PathBuf>,
    #[serde(default)]
    per_file: BTreeMap<String, Vec<String>>,
    /// The folder it was found in.
    #[serde(skip)]
    folder: PathBuf,
}

impl Config {
    /// The nearest `ibid.toml` in the document's folder or above it; for standard input, in the folder where
    /// the program runs.
    ///
    /// # Errors
    /// If there is one and it cannot be read, or says what nobody knows.
    pub(super) fn beside(document: &Path) -> Result<Config, String> {
        let document = std::path::absolute(document).unwrap_or_else(|_| document.to_owned());
        for folder in document.ancestors().skip(1) {
            let path = folder.join(NAME);
            match fs::read_to_string(&path) {
                Ok(text) => {
                    let config: Config =
                        toml::from_str(&text).map_err(|error| format!("{}: {error}", path.display()))?;
                    return Ok(Config { folder: folder.to_owned(), ..config });
                }
                Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => {}
                Err(error) => return Err(format!("{}: {error}", path.display())),
            }
        }
        Ok(Config::default())
    }

    /// The words and archives to read with: those of the program, and over them those of the project's own
    /// files; `None` if it has none.
    ///
    /// # Errors
    /// If a file cannot be read, or is no lexicon: its name, the line and what is wrong there.
    pub(super) fn lexicon(&self) -> Result<Option<Arc<Lexicon>>, String> {
        /// Folders of documents are read with one lexicon, and a lexicon lasts as long as the program.
        static KNOWN: Mutex<Vec<(Vec<PathBuf>, Arc<Lexicon>)>> = Mutex::new(Vec::new());
        if self.lexicons.is_empty() {
            return Ok(None);
        }
        let paths: Vec<PathBuf> = self.lexicons.iter().map(|path| self.folder.join(path)).collect();
        let mut known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, lexicon)) = known.iter().find(|(of, _)| *of == paths) {
            return Ok(Some(Arc::clone(lexicon)));
        }
        let mut files = Vec::with_capacity(paths.len());
        for path in &paths {
            let name = path.display().to_string();
            let text = fs::read_to_string(path).map_err(|error| match error.kind() {
                ErrorKind::NotFound => {
                    format!("{name}: no such file, but {} names it", self.folder.join(NAME).display())
                }
                ErrorKind::InvalidData => format!("{name}: a lexicon is text in UTF-8"),
                _ => format!("{name}: {error}"),
            })?;
            files.push((name, text));
        }
        let files: Vec<(&str, &str)> = files.iter().map(|(n, t)| (n.as_str(), t.as_str())).collect();
        let lexicon = Arc::new(Lexicon::with(&files).map_err(|error| error.to_string())?);
        known.push((paths, Arc::clone(&lexicon)));
        Ok(Some(lexicon))
    }

    /// What is ignored in a document beside what is ignored everywhere.
    pub(super) fn ignored_in(&self, document: &Path) -> Vec<String> {
        let document = std::path::absolute(document).unwrap_or_else(|_| document.to_owned());
        let within = document.strip_prefix(&self.folder).unwrap_or(&document);
        let name = within.to_string_lossy().replace('\\', "/");
        let fits = self.per_file.iter().filter(|(pattern, _)| matches(pattern, &name));
        fits.flat_map(|(_, rules)| rules.iter().cloned()).collect()
    }
}

/// True if a pattern fits a whole path; `*` is any run of characters.
fn matches(pattern: &str, path: &str) -> bool {
    let mut parts = pattern.split('*');
    let Some(rest) = parts.next().and_then(|first| path.strip_prefix(first)) else { return false };
    let Some(last) = parts.next_back() else { return rest.is_empty() };
    let middle =
        parts.try_fold(rest, |rest, part| rest.find(part).and_then(|at| rest.get(at + part.len()..)));
    middle.is_some_and(|rest| rest.ends_with(last))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns() {
        for (pattern, path) in
            [("a.txt", "a.txt"), ("*.txt", "x/a.txt"), ("x/*/b*.txt", "x/y/bc.txt"), ("*", "a")]
        {
            assert!(matches(pattern, path), "{pattern} {path}");
        }
        for (pattern, path) in [("a.txt", "b/a.txt"), ("*.txt", "a.md"), ("a*a", "a"), ("x/*", "y/x/z")] {
            assert!(!matches(pattern, path), "{pattern} {path}");
        }
    }
}
