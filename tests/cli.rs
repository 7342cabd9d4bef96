//! The program as a user meets it: what it says, what it writes, how it exits.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

const NOTES: &str = "\
1. Ann Green, The Roads of Peru (London: Hill Press, 1989), 34.
2. Ibid., 36.
3. GAXX, f. 5, op. 28, d. 253, l. 7.
";

/// A folder of its own for one test, taken away at the end.
struct Folder(PathBuf);

impl Folder {
    fn new(test: &str) -> Folder {
        let path = std::env::temp_dir().join(format!("ibid-cli-{test}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).expect("a folder for the test");
        fs::write(path.join("notes.txt"), NOTES).expect("a document for the test");
        Folder(path)
    }

    fn ibid(&self, args: &[&str]) -> Output {
        self.command(args).output().expect("ibid runs")
    }

    fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_ibid"));
        command.args(args).current_dir(&self.0).env_remove("NO_COLOR").env_remove("CLICOLOR_FORCE");
        command
    }

    fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(&self.0).expect("the folder");
        let mut names: Vec<String> = entries
            .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
            .collect();
        names.sort();
        names
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

fn printed(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

#[track_caller]
fn fails(output: &Output, words: &[&str]) {
    assert_eq!(output.status.code(), Some(2), "{}", said(output));
    assert!(output.stdout.is_empty(), "{}", printed(output));
    for word in words {
        assert!(said(output).contains(word), "`{word}` is not in: {}", said(output));
    }
}

#[test]
fn convert_writes_the_format_of_the_suffix() {
    let folder = Folder::new("suffix");
    for (name, begin) in [("a.bib", ""), ("a.csv", "key,type,"), ("a.json", "{\"schema\": 1,")] {
        let output = folder.ibid(&["convert", "notes.txt", "-o", name]);
        assert_eq!(output.status.code(), Some(0), "{}", said(&output));
        let written = fs::read_to_string(folder.0.join(name)).expect("the output");
        assert!(written.starts_with(begin), "{name}: {written}");
        assert!(said(&output).starts_with("3 notes, "), "{}", said(&output));
        assert!(said(&output).contains(&format!(" → {name}")), "{}", said(&output));
    }
    assert_eq!(folder.names(), ["a.bib", "a.csv", "a.json", "notes.txt"]);
}

#[test]
fn convert_prints_on_standard_output_and_reads_standard_input() {
    let folder = Folder::new("stdio");
    let from_file = folder.ibid(&["convert", "notes.txt", "--to", "csv-citations", "-q"]);
    assert_eq!(said(&from_file), "");
    assert!(
        printed(&from_file).starts_with("note,note_id,citation,raw,form,key,"),
        "{}",
        printed(&from_file)
    );
    let mut child = folder
        .command(&["convert", "-", "--to", "csv-citations", "-q"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("ibid runs");
    child.stdin.take().expect("its input").write_all(NOTES.as_bytes()).expect("it reads");
    let piped = child.wait_with_output().expect("ibid ends");
    assert_eq!(printed(&piped), printed(&from_file));
}

#[test]
fn the_same_document_gives_the_same_bytes() {
    let folder = Folder::new("same");
    for format in ["biblatex", "csv", "csv-citations", "json"] {
        let args = ["convert", "notes.txt", "--to", format];
        assert_eq!(printed(&folder.ibid(&args)), printed(&folder.ibid(&args)), "{format}");
    }
}

#[test]
fn errors_name_the_file_and_the_way_out() {
    let folder = Folder::new("errors");
    fs::write(folder.0.join("empty.txt"), "").expect("a file");
    fs::write(folder.0.join("prose.txt"), "No numbers here.\nNone at all.\n").expect("a file");
    fs::create_dir(folder.0.join("box")).expect("a folder");
    fails(&folder.ibid(&["convert", "missing.txt"]), &["missing.txt: no such file", "standard input"]);
    fails(&folder.ibid(&["convert", "box"]), &["box: is a directory", "--to jsonl"]);
    fails(&folder.ibid(&["convert", "empty.txt"]), &["empty.txt", "empty"]);
    fails(&folder.ibid(&["convert", "prose.txt"]), &["prose.txt: no notes found", "[1] text"]);
    fails(
        &folder.ibid(&["convert", "notes.txt", "-o", "a.xyz"]),
        &["a.xyz", ".bib", "--to", "csv-citations"],
    );
    fails(
        &folder.ibid(&["convert", "notes.txt", "-o", "nowhere/a.bib"]),
        &["nowhere/a.bib", "no such folder"],
    );
    fails(&folder.ibid(&["convert", "notes.txt", "-o", "box", "--to", "csv"]), &["box: is a directory"]);
    fails(&folder.ibid(&["convert", "notes.txt", "--to", "xyz"]), &["xyz", "biblatex"]);
    fails(&folder.ibid(&["convert"]), &["FILE"]);
    assert_eq!(folder.names(), ["box", "empty.txt", "notes.txt", "prose.txt"]);
}

#[test]
fn a_failed_run_leaves_the_old_output_alone() {
    let folder = Folder::new("whole");
    let old = folder.0.join("a.bib");
    fs::write(&old, "old").expect("a file");
    fails(&folder.ibid(&["convert", "missing.txt", "-o", "a.bib"]), &["missing.txt"]);
    assert_eq!(fs::read_to_string(&old).expect("the old output"), "old");
    assert!(folder.ibid(&["convert", "notes.txt", "-o", "a.bib"]).status.success());
    assert_ne!(fs::read_to_string(&old).expect("the new output"), "old");
    fs::write(folder.0.join("copy.bib"), NOTES).expect("a file");
    fails(&folder.ibid(&["convert", "copy.bib", "-o", "copy.bib"]), &["copy.bib: is the document itself"]);
    assert_eq!(folder.names(), ["a.bib", "copy.bib", "notes.txt"]);
}

#[cfg(unix)]
#[test]
fn output_that_may_not_be_written_is_left_alone() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let folder = Folder::new("denied");
    let locked = folder.0.join("locked.bib");
    fs::write(&locked, "old").expect("a file");
    fs::set_permissions(&locked, fs::Permissions::from_mode(0o444)).expect("permissions");
    fails(&folder.ibid(&["convert", "notes.txt", "-o", "locked.bib"]), &["locked.bib: may not be written"]);
    assert_eq!(fs::read_to_string(&locked).expect("the file"), "old");
    // A link goes on pointing where it did.
    fs::write(folder.0.join("real.bib"), "old").expect("a file");
    symlink("real.bib", folder.0.join("link.bib")).expect("a link");
    assert!(folder.ibid(&["convert", "notes.txt", "-o", "link.bib"]).status.success());
    assert_ne!(fs::read_to_string(folder.0.join("real.bib")).expect("the file"), "old");
    assert!(fs::symlink_metadata(folder.0.join("link.bib")).expect("the link").is_symlink());
    // A device is written to, not replaced.
    let output = folder.ibid(&["convert", "notes.txt", "-o", "/dev/null", "--to", "json"]);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    assert!(!Path::new("/dev/null").is_file());
}

#[test]
fn a_reader_that_goes_away_is_no_failure() {
    let folder = Folder::new("pipe");
    // More than a pipe holds, so that the writer is still at it when the reader has gone.
    let many: String = (1..2_000).map(|n| format!("{n}. Ann Green, The Roads of Peru, {n}.\n")).collect();
    fs::write(folder.0.join("many.txt"), many).expect("a document");
    for args in [&["convert", "many.txt", "--to", "json"][..], &["show", "many.txt", "5"], &["--help"]] {
        let mut child =
            folder.command(args).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("ibid runs");
        drop(child.stdout.take());
        let output = child.wait_with_output().expect("ibid ends");
        assert_eq!(output.status.code(), Some(0), "{args:?}: {}", said(&output));
        assert!(!said(&output).contains("panic"), "{}", said(&output));
    }
}

#[test]
fn convert_says_what_it_did_not_read() {
    let folder = Folder::new("unread");
    let notes = "1. RGANI, f. 5, op. 28, 1354, XIA/83.\n2. The register came to light in fond 12, opis 3, delo 44 of that year.\n";
    fs::write(folder.0.join("left.txt"), notes).expect("a document for the test");
    let output = folder.ibid(&["convert", "left.txt", "--to", "json"]);
    let json: serde_json::Value = serde_json::from_str(&printed(&output)).expect("JSON");
    let said_of: Vec<_> = json["diagnostics"]
        .as_array()
        .expect("a list")
        .iter()
        .filter(|d| d["rule"] == "unread-citation")
        .map(|d| d["note"].as_str().unwrap_or(""))
        .collect();
    assert_eq!(said_of, ["1", "2"]);
    assert!(said(&output).contains("2 to look at"), "{}", said(&output));
}

#[test]
fn show_prints_the_note_and_knows_the_labels() {
    let folder = Folder::new("show");
    let output = folder.ibid(&["show", "notes.txt", "2"]);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    assert!(
        printed(&output).starts_with("notes.txt, note 2 (footnote)\n  at 2:4\n\nIbid., 36"),
        "{}",
        printed(&output)
    );
    assert!(!printed(&output).contains('\u{1b}'), "colour without a terminal");
    assert_eq!(printed(&folder.ibid(&["show", "notes.txt", "n2"])), printed(&output));
    fails(&folder.ibid(&["show", "notes.txt", "9"]), &["notes.txt: no note 9", "1–3"]);
}

#[test]
fn show_colours_only_where_it_may() {
    let folder = Folder::new("colour");
    let forced =
        folder.command(&["show", "notes.txt", "2"]).env("CLICOLOR_FORCE", "1").output().expect("ibid runs");
    assert!(printed(&forced).contains('\u{1b}'), "{}", printed(&forced));
    let refused =
        folder.command(&["show", "notes.txt", "2"]).env("NO_COLOR", "1").output().expect("ibid runs");
    assert!(!printed(&refused).contains('\u{1b}'), "{}", printed(&refused));
}

#[test]
fn help_teaches_by_example() {
    let folder = Folder::new("help");
    for args in [&["--help"][..], &["convert", "--help"], &["show", "--help"]] {
        let output = folder.ibid(args);
        assert_eq!(output.status.code(), Some(0));
        assert!(printed(&output).contains("Examples:\n  ibid "), "{}", printed(&output));
    }
    let version = folder.ibid(&["--version"]);
    assert_eq!(printed(&version), format!("ibid {}\n", env!("CARGO_PKG_VERSION")));
}

#[test]
fn check_exits_by_what_it_finds() {
    let folder = Folder::new("check");
    let clean = folder.ibid(&["check", "notes.txt", "--select", "backrefs,short-forms"]);
    assert_eq!(clean.status.code(), Some(0), "{}", said(&clean));
    fs::write(folder.0.join("lost.txt"), format!("{NOTES}7. Ibid., 40.\n")).expect("a document");
    let found = folder.ibid(&["check", "lost.txt", "--select", "orphan-ibid"]);
    assert_eq!(found.status.code(), Some(1));
    assert!(printed(&found).contains("orphan-ibid[IB101]"), "{}", printed(&found));
    assert!(!printed(&found).contains('\x1b'), "no colours in a file");
    let unknown = folder.ibid(&["check", "lost.txt", "--select", "orphan"]);
    assert_eq!(unknown.status.code(), Some(2));
    assert!(said(&unknown).contains("no rule and no family is called `orphan`"), "{}", said(&unknown));
    let missing = folder.ibid(&["check", "lost.txt", "--bib", "none.bib"]);
    assert_eq!(missing.status.code(), Some(2));
}

#[test]
fn check_fixes_in_place_and_shows_what_it_would_fix() {
    let folder = Folder::new("check-fix");
    let text = NOTES.replace("Ibid., 36.", "Ibid., 34.");
    let path = folder.0.join("again.txt");
    fs::write(&path, format!("\u{feff}{text}").replace('\n', "\r\n")).expect("a document");
    let select = ["--select", "same-locator-ibid"];
    let diff = folder.ibid(&[&["check", "again.txt", "--diff"], &select[..]].concat());
    assert_eq!(diff.status.code(), Some(1));
    assert!(printed(&diff).contains("\n-2. Ibid., 34.\r\n+2. Ibid.\r\n"), "{}", printed(&diff));
    let fixed = folder.ibid(&[&["check", "again.txt", "--fix"], &select[..]].concat());
    assert_eq!(fixed.status.code(), Some(0), "{}", said(&fixed));
    let after = fs::read_to_string(&path).expect("the document");
    let wanted = format!("\u{feff}{}", text.replace("2. Ibid., 34.", "2. Ibid.")).replace('\n', "\r\n");
    assert_eq!(after, wanted, "mark, line ends and all else stay");
    assert_eq!(folder.names(), ["again.txt", "notes.txt"]);
}

#[test]
fn check_reads_what_a_project_has_settled() {
    let folder = Folder::new("check-config");
    fs::write(folder.0.join("lost.txt"), format!("{NOTES}7. Ibid., 40.\n")).expect("a document");
    let select = "select = [\"orphan-ibid\"]\n";
    fs::write(folder.0.join("ibid.toml"), select).expect("a file");
    assert_eq!(folder.ibid(&["check", "lost.txt"]).status.code(), Some(1));
    fs::write(folder.0.join("ibid.toml"), format!("{select}[per-file]\n\"l*.txt\" = [\"backrefs\"]\n"))
        .expect("a file");
    assert_eq!(folder.ibid(&["check", "lost.txt"]).status.code(), Some(0));
    fs::write(folder.0.join("ibid.toml"), "selected = []\n").expect("a file");
    let wrong = folder.ibid(&["check", "lost.txt"]);
    assert_eq!(wrong.status.code(), Some(2));
    assert!(said(&wrong).contains("ibid.toml"), "{}", said(&wrong));
}

#[test]
fn rule_prints_a_page() {
    let folder = Folder::new("rule");
    let page = folder.ibid(&["rule", "orphan-ibid"]);
    assert!(printed(&page).starts_with("# orphan-ibid (IB101)\n"));
    assert_eq!(printed(&folder.ibid(&["rule", "ib101"])), printed(&page));
    assert!(printed(&folder.ibid(&["rule"])).contains("\n  IB610  author-date-without-entry"));
    let unknown = folder.ibid(&["rule", "orphan-ibib"]);
    assert_eq!(unknown.status.code(), Some(2));
    assert!(said(&unknown).contains("do you mean orphan-ibid?"), "{}", said(&unknown));
}
