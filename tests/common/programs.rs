//! Other people's programs, and documents for them. A program that is not installed is passed over with a word; modules
//! of Python (`rispy`, `pybtex`) and Node (citation-js, the parser of Better BibTeX) are looked for in `py/` and `npm/`
//! of the folder that `IBID_CLIENTS` names.

#![allow(dead_code, reason = "not every test that shares this file uses all of it")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use ibid::Reading;
use ibid::emit::{self, Client, Printing};

/// Prints what citation-js reads in a file, as CSL-JSON.
pub const CITATION_JS: &str = "const { Cite } = require('@citation-js/core'); require('@citation-js/plugin-bibtex'); \
    require('@citation-js/plugin-ris'); require('@citation-js/plugin-csl'); \
    const text = require('fs').readFileSync(process.argv[1], 'utf8'); \
    Cite.async(text).then(c => console.log(JSON.stringify(c.data.map(({ _graph, ...d }) => d))))";

/// Runs a program; `None`, and a word about it, if it is not installed.
pub fn run(program: impl AsRef<Path>, args: &[&str], folder: &Path) -> Option<(bool, String)> {
    let program = program.as_ref();
    match Command::new(program).args(args).current_dir(folder).env("HOME", folder).output() {
        Ok(output) => {
            let text = String::from_utf8_lossy(&output.stdout) + String::from_utf8_lossy(&output.stderr);
            Some((output.status.success(), text.into_owned()))
        }
        Err(error) => {
            eprintln!("skipped: {}: {error}", program.display());
            None
        }
    }
}

/// A folder of programs' modules; `None`, and a word about it, if it is not there.
pub fn modules(name: &str) -> Option<PathBuf> {
    let home = || Some(PathBuf::from(std::env::var_os("HOME")?).join(".cache/ibid-clients"));
    let folder = std::env::var_os("IBID_CLIENTS").map(PathBuf::from).or_else(home)?.join(name);
    if !folder.is_dir() {
        eprintln!("skipped: there is no {name}/ in IBID_CLIENTS");
        return None;
    }
    Some(folder)
}

/// A folder with one file, taken away at the end.
pub struct Folder(pub PathBuf);

impl Folder {
    pub fn new(test: &str, name: &str, reading: &Reading, client: Option<Client>) -> Folder {
        let folder = std::env::temp_dir().join(format!("ibid-clients-{test}-{}", std::process::id()));
        fs::create_dir_all(&folder).expect("a folder");
        let writer = emit::writer_for_file(name).expect("a format");
        let printing = Printing { client, ..Printing::default() };
        fs::write(folder.join(name), (writer.write)(reading, &printing).expect("printed")).expect("written");
        Folder(folder)
    }

    pub fn file(&self, name: &str) -> String {
        self.0.join(name).display().to_string()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// A document whose titles have every sign that TeX, CSV or a spreadsheet would take for its own.
const SIGNS: &str = "\
1. Ann O'Neil and Björn Żółw, Roads & Rails: 50% of $5, #7, a_b, {Curly} y~z p^q c\\d, McX iPod (Łódź: Hill & Dale_1, 1989), 3.
2. Ivan Ivanov, “50% & {B} {two words} \\ a_b ~ ^ $5 #7,” Journal of A & B_C 5, no. 2 (1990): 3.
3. И. И. Ёлкин, Дела & люди: 50% {К} ~ ^ _ # $ \\ конец (М.: Наука, 1990), с. 5.
4. Carl Green, “=SUM(A1) + @home \\\\ c,” Journal of Sums 3, no. 1 (1970): 7.
";

/// The samples, the document of signs, and the seeds where they are at hand.
pub fn documents() -> Vec<(String, Reading)> {
    let mut all: Vec<(String, Reading)> = crate::common::SAMPLES
        .iter()
        .map(|name| ((*name).to_owned(), crate::common::read(&crate::common::bytes(name))))
        .collect();
    let signs = crate::common::read(SIGNS.as_bytes());
    assert_eq!(signs.ledger.entries.len(), 4);
    all.push(("signs".to_owned(), signs));
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    match root.ancestors().map(|above| above.join("shared/seeds")).find(|folder| folder.is_dir()) {
        Some(seeds) => {
            for name in ["dissertation", "e-dossier"] {
                let bytes = fs::read(seeds.join(name).with_extension("txt")).expect("a seed");
                all.push((name.to_owned(), crate::common::read(&bytes)));
            }
        }
        None => eprintln!("skipped: shared/seeds is not there"),
    }
    all
}
