//! The guide's commands, run as it has them: every `console` block of `docs/` is what a reader would see; a block
//! `console,csl` what one would whose ibid has the feature `csl`.
//!
//! `IBID_DOCS=update cargo test --test docs` writes what is seen now into the pages; read the difference.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const PAGES: [&str; 5] = ["zotero.md", "latex.md", "editor.md", "corpus.md", "programs.md"];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A folder with the samples in it, and nothing else.
struct Folder(PathBuf);

impl Folder {
    fn new(page: &str) -> Folder {
        let path = std::env::temp_dir().join(format!("ibid-docs-{page}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(path.join("samples")).expect("a folder");
        for entry in fs::read_dir(root().join("samples")).expect("samples") {
            let entry = entry.expect("a sample");
            fs::copy(entry.path(), path.join("samples").join(entry.file_name())).expect("copied");
        }
        Folder(path)
    }

    /// What a shell shows for a command; `None` if a program of it is not installed.
    fn run(&self, command: &str) -> Option<String> {
        let ibid = Path::new(env!("CARGO_BIN_EXE_ibid")).parent().expect("a folder");
        let path = std::env::join_paths(
            std::iter::once(ibid.to_owned())
                .chain(std::env::split_paths(&std::env::var_os("PATH").unwrap_or_default())),
        )
        .expect("a path");
        let output = Command::new("sh")
            .args(["-c", &format!("{{ {command}\n}} 2>&1")])
            .current_dir(&self.0)
            .env("PATH", path)
            .env("NO_COLOR", "1")
            .output()
            .expect("a shell");
        let text = String::from_utf8(output.stdout).expect("UTF-8");
        // A pipe ends with the status of its last program, whichever is missing.
        let missing = |line: &str| line.starts_with("sh: ") && line.ends_with("not found");
        if output.status.code() == Some(127) || text.lines().any(missing) {
            eprintln!("skipped, a program is not installed: {command}");
            return None;
        }
        Some(text)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// A page with what its commands show now.
fn shown(page: &str, text: &str) -> String {
    let folder = Folder::new(page);
    // What stands behind a command that was skipped may need what it would have made.
    let mut skipped = false;
    let mut out = String::new();
    let mut lines = text.lines().peekable();
    while let Some(line) = lines.next() {
        out.push_str(line);
        out.push('\n');
        let run = line == "```console" || (cfg!(feature = "csl") && line == "```console,csl");
        if !run {
            continue;
        }
        let block: Vec<&str> = std::iter::from_fn(|| lines.next_if(|line| *line != "```")).collect();
        let mut block = block.into_iter().peekable();
        while let Some(line) = block.next() {
            let command = line.strip_prefix("$ ").unwrap_or_else(|| panic!("{page}: no command: {line}"));
            let before: Vec<&str> =
                std::iter::from_fn(|| block.next_if(|line| !line.starts_with("$ "))).collect();
            out.push_str(line);
            out.push('\n');
            let seen = if skipped { None } else { folder.run(command) };
            skipped |= seen.is_none();
            match seen {
                Some(shown) => {
                    for line in shown.lines() {
                        out.push_str(line.trim_end());
                        out.push('\n');
                    }
                }
                None => before.iter().for_each(|line| {
                    out.push_str(line);
                    out.push('\n');
                }),
            }
        }
    }
    out
}

#[test]
fn every_command_of_the_guide_shows_what_it_says() {
    for page in PAGES {
        let path = root().join("docs").join(page);
        let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{page}: {error}"));
        let now = shown(page, &text);
        if std::env::var_os("IBID_DOCS").is_some() {
            fs::write(&path, &now).expect("written");
        } else {
            assert!(now == text, "{page} is not what is shown:\n{}", differing(&text, &now));
        }
    }
}

/// The first lines that differ.
fn differing(text: &str, now: &str) -> String {
    let pairs = text.lines().zip(now.lines()).filter(|(a, b)| a != b).take(6);
    pairs.map(|(a, b)| format!("- {a}\n+ {b}\n")).collect()
}

/// Where the links of a page lead.
fn links(text: &str) -> Vec<&str> {
    let targets = text.split("](").skip(1).filter_map(|rest| rest.split([')', '#']).next());
    targets.filter(|target| target.ends_with(".md")).collect()
}

#[test]
fn the_table_of_contents_has_every_page() {
    let docs = root().join("docs");
    let summary = fs::read_to_string(docs.join("SUMMARY.md")).expect("SUMMARY.md");
    let mut named = links(&summary);
    named.sort_unstable();
    let pages = fs::read_dir(&docs).expect("docs").map(|entry| entry.expect("a page").file_name());
    let mut pages: Vec<String> = pages.filter_map(|name| name.into_string().ok()).collect();
    pages.retain(|name| name.ends_with(".md") && name != "SUMMARY.md");
    pages.sort_unstable();
    assert_eq!(named, pages);
    assert!(PAGES.iter().all(|page| named.contains(page)));
}

/// A book made of the guide has no page but the guide's.
#[test]
fn links_lead_to_pages_of_the_guide() {
    let docs = root().join("docs");
    for entry in fs::read_dir(&docs).expect("docs") {
        let path = entry.expect("a page").path();
        let text = fs::read_to_string(&path).expect("a page");
        for target in links(&text) {
            let inside = !target.contains('/') && docs.join(target).is_file();
            assert!(inside, "{}: {target}", path.display());
        }
    }
}
