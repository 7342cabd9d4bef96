//! The house's own law: who may call whom. Reads every path from one room to another under `src/` and
//! fails on one that is not in the table.

use std::fs;
use std::path::{Path, PathBuf};

/// Room, and the rooms it may use. Text flows one way: `text` → `intake` → `grammar` → `resolve` → `emit`.
/// `Reading` and `Error` are the names that `lib.rs` itself gives.
const ARROWS: &[(&str, &[&str])] = &[
    ("ahead", &["model"]),
    ("error", &[]),
    ("hash", &[]),
    ("letter", &[]),
    ("model", &[]),
    ("roman", &[]),
    ("small", &[]),
    ("text", &["model", "error", "letter"]),
    ("lexicon", &["model", "error", "hash", "letter"]),
    ("intake", &["model", "roman", "error", "hash", "letter", "small", "text", "lexicon"]),
    ("grammar", &["model", "ahead", "roman", "hash", "letter", "small", "lexicon"]),
    ("resolve", &["model", "ahead", "hash", "letter", "small"]),
    ("emit", &["model", "ahead", "roman", "error", "hash", "letter", "Reading", "Error"]),
    ("merge", &["model", "roman", "error", "lexicon", "grammar", "resolve", "emit", "Reading", "Error"]),
    ("rules", &["model", "roman", "lexicon", "Reading"]),
    ("report", &["model", "rules", "Reading"]),
];

/// Files that stand outside the rooms: the picture itself, the program around the library, the build.
const OUTSIDE: &[&str] = &["lib.rs", "main.rs", "cli.rs", "cli", "build.rs"];

/// What the library leaves to the program: files, processes, the network, threads and clocks.
const FORBIDDEN: &[&str] =
    &["std::fs", "std::net", "std::process", "std::thread", "std::time", "std::io::stdin", "std::io::stdout"];

/// A file longer than this is two files.
const LONGEST: usize = 650;

#[test]
fn rooms_use_only_what_the_table_allows() {
    let mut wrong = Vec::new();
    for file in library() {
        let Some(allowed) = allowed(&file.room) else {
            wrong.push(format!("{}: room `{}` is not in the table", file.name, file.room));
            continue;
        };
        for name in arrows(&file.code, file.depth) {
            if name != file.room && !allowed.contains(&name.as_str()) {
                wrong.push(format!("{}: {} may not use {name}", file.name, file.room));
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn the_library_leaves_files_and_clocks_alone() {
    let mut wrong = Vec::new();
    for file in library() {
        wrong.extend(
            FORBIDDEN
                .iter()
                .filter(|word| file.code.contains(**word))
                .map(|word| format!("{}: {word}", file.name)),
        );
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn no_file_is_two_files() {
    let long: Vec<String> = sources()
        .into_iter()
        .filter_map(|path| {
            let lines = fs::read_to_string(&path).expect("a source file").lines().count();
            (lines > LONGEST).then(|| format!("{}: {lines} lines", path.display()))
        })
        .collect();
    assert!(long.is_empty(), "\n{}", long.join("\n"));
}

#[test]
fn every_room_of_the_table_stands() {
    let root = source_root();
    for (room, allowed) in ARROWS {
        let stands = root.join(room).is_dir() || root.join(format!("{room}.rs")).is_file();
        assert!(stands, "the table names `{room}`, which is not under src/");
        for other in *allowed {
            let known = ARROWS.iter().any(|(name, _)| name == other) || matches!(*other, "Reading" | "Error");
            assert!(known, "the table lets `{room}` use `{other}`, which it does not name");
        }
    }
}

#[test]
fn the_reader_of_arrows_sees_them() {
    let code = strip(
        "use crate::model::{Note, Span};\n\
         use crate::{lexicon::fold, Reading};\n\
         // crate::comment\n\
         fn f() { crate::text::decode(b\"crate::quoted\", None); }\n\
         #[cfg(test)]\nmod tests { use crate::emit; }",
    );
    let mut found = arrows(&code, 2);
    found.sort();
    assert_eq!(found, ["Reading", "lexicon", "model", "text"]);
    assert_eq!(arrows("use super::grammar::read;", 1), ["grammar"], "super of a room is the crate");
    assert_eq!(arrows("use super::grammar::read;", 2), [""; 0], "super of a file is its room");
    assert_eq!(arrows("use super::super::grammar::read;", 2), ["grammar"]);
}

struct File {
    name: String,
    room: String,
    /// How many `super::` lead from its module to the crate.
    depth: usize,
    code: String,
}

/// Every file of a room, its comments, strings and tests taken out.
fn library() -> Vec<File> {
    let root = source_root();
    let files: Vec<File> = sources()
        .into_iter()
        .filter_map(|path| {
            let name = path.strip_prefix(&root).ok()?.to_string_lossy().replace('\\', "/");
            let parts: Vec<&str> = name.split('/').collect();
            if OUTSIDE.contains(&parts[0]) {
                return None;
            }
            let room = parts[0].trim_end_matches(".rs").to_owned();
            let depth = parts.len() - usize::from(name.ends_with("/mod.rs"));
            let code = strip(&fs::read_to_string(&path).expect("a source file"));
            Some(File { name, room, depth, code })
        })
        .collect();
    assert!(files.len() >= ARROWS.len(), "src/ was not found");
    files
}

fn allowed(room: &str) -> Option<&'static [&'static str]> {
    ARROWS.iter().find(|(name, _)| *name == room).map(|(_, allowed)| *allowed)
}

/// The first name after every `crate::`, and after as many `super::` as lead to the crate.
fn arrows(code: &str, depth: usize) -> Vec<String> {
    let to_root = format!("{}::", vec!["super"; depth].join("::"));
    let mut found = Vec::new();
    for prefix in ["crate::", to_root.as_str()] {
        for (at, _) in code.match_indices(prefix) {
            let before = code[..at].chars().next_back();
            if before.is_some_and(|c| c.is_alphanumeric() || c == '_' || c == ':' || c == '$') {
                continue;
            }
            let rest = &code[at + prefix.len()..];
            if let Some(group) = rest.strip_prefix('{') {
                found.extend(heads(group));
            } else {
                found.push(word(rest));
            }
        }
    }
    found.retain(|name| !name.is_empty() && name != "super");
    found
}

/// The first names in `{a::b, c::{d, e}, f}`, the opening brace already taken.
fn heads(group: &str) -> Vec<String> {
    let (mut depth, mut start, mut found) = (1, 0, Vec::new());
    for (at, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        if (c == ',' && depth == 1) || depth == 0 {
            found.push(word(group[start..at].trim_start()));
            start = at + 1;
        }
        if depth == 0 {
            break;
        }
    }
    found
}

fn word(text: &str) -> String {
    text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()
}

/// Code without line comments, strings and the tests at the end of the file.
fn strip(code: &str) -> String {
    let code = code.split("#[cfg(test)]").next().unwrap_or_default();
    let mut out = String::with_capacity(code.len());
    for line in code.lines() {
        let mut chars = line.chars().peekable();
        let mut quoted = false;
        while let Some(c) = chars.next() {
            match c {
                '\\' if quoted => {
                    chars.next();
                }
                // A quote written as a character, not as the start of a string.
                '\'' if !quoted && chars.peek() == Some(&'"') => {
                    chars.next();
                }
                '"' => quoted = !quoted,
                '/' if !quoted && chars.peek() == Some(&'/') => break,
                c if !quoted => out.push(c),
                _ => {}
            }
        }
        out.push('\n');
    }
    out
}

fn source_root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

fn sources() -> Vec<PathBuf> {
    let (mut folders, mut files) = (vec![source_root()], Vec::new());
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("src/") {
            let path = entry.expect("an entry of src/").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == "rs") {
                files.push(path);
            }
        }
    }
    files.sort();
    files
}

#[test]
fn no_form_stands_twice_in_a_list() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("grammars/lang");
    let mut twice = Vec::new();
    for file in fs::read_dir(folder).expect("the folder of languages") {
        let path = file.expect("a file").path();
        let text = fs::read_to_string(&path).expect("a grammar");
        let table: toml::Table = text.parse().expect("TOML");
        for (section, lists) in &table {
            for (list, forms) in lists.as_table().into_iter().flatten() {
                let forms: Vec<&str> =
                    forms.as_array().into_iter().flatten().flat_map(|f| f.as_str()).collect();
                let again = forms.iter().enumerate().filter(|(at, form)| forms[..*at].contains(form));
                twice
                    .extend(again.map(|(_, form)| format!("{}: [{section}] {list}: {form}", path.display())));
            }
        }
    }
    assert!(twice.is_empty(), "\n{}", twice.join("\n"));
}
