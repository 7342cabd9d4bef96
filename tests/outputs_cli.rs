//! The program's ways to reference managers and back, as a user meets them.

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output};

const NOTES: &str = "\
1. Ann Green, The Roads of Peru (London: Hill Press, 1989), 34.
2. Ibid., 36.
3. GAXX, f. 5, op. 28, d. 253, l. 7.
";

struct Folder(PathBuf);

impl Folder {
    fn new(test: &str) -> Folder {
        let path = std::env::temp_dir().join(format!("ibid-outputs-{test}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).expect("a folder for the test");
        let folder = Folder(path);
        folder.write("notes.txt", NOTES);
        folder
    }

    fn write(&self, name: &str, text: &str) {
        fs::write(self.0.join(name), text).expect("written");
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.0.join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
    }

    fn ibid(&self, args: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_ibid")).args(args).current_dir(&self.0).output().expect("ibid runs")
    }

    #[track_caller]
    fn well(&self, args: &[&str]) -> String {
        let output = self.ibid(args);
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(0), "{said}");
        said
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

#[test]
fn several_outputs_come_of_one_run() {
    let folder = Folder::new("several");
    let said = folder.well(&["convert", "notes.txt", "-o", "a.bib", "-o", "a.ris", "-o", "a.csl.json"]);
    assert!(said.contains("→ a.bib, a.ris, a.csl.json"), "{said}");
    assert!(folder.read("a.bib").starts_with("@book{green1989"));
    assert!(folder.read("a.ris").starts_with("TY  - BOOK\n"));
    assert!(folder.read("a.csl.json").starts_with("[\n{\"id\":\"green1989\""));
    let twice = folder.ibid(&["convert", "notes.txt", "-o", "b.bib", "-o", "b.bib"]);
    assert_eq!(twice.status.code(), Some(2));
    let named = folder.ibid(&["convert", "notes.txt", "--to", "ris", "-o", "b.bib", "-o", "b.ris"]);
    assert_eq!(named.status.code(), Some(2));
    assert!(!folder.0.join("b.bib").exists());
}

#[test]
fn zotero_is_told_which_file_to_import() {
    let folder = Folder::new("zotero");
    let said = folder.well(&["convert", "notes.txt", "--for", "zotero", "-o", "a.csl.json"]);
    assert!(said.contains("Import > a.csl.json"), "{said}");
    let output = folder.ibid(&["convert", "notes.txt", "--for", "zotero", "-q"]);
    assert!(output.stdout.starts_with(b"[\n{\"id\""), "the best format is the default");
}

/// What is not UTF-8 is read all the same, and added to in its own letters.
#[test]
fn a_library_keeps_its_encoding() {
    let folder = Folder::new("latin");
    let latin =
        b"% Encoding: ISO8859_1\r\n@book{m\xfcller, author = {M\xfcller, J\xf6rg}, title = {Stra\xdfen}}\r\n";
    fs::write(folder.0.join("my.bib"), latin).expect("written");
    folder.write(
        "uml.txt",
        "1. Jörg Müller, Straßen (Köln: Böhlau, 1989), 3.\n2. Émile Zoë, Thé (Paris: Quai, 1970), 4.\n",
    );
    let said = folder.well(&["convert", "uml.txt", "--merge", "my.bib", "-o", "more.bib"]);
    assert!(said.contains("1 works are among them, 1 are added") && said.contains("windows-1252"), "{said}");
    let more = fs::read(folder.0.join("more.bib")).expect("written");
    assert!(more.starts_with(latin));
    assert!(more.windows(4).any(|four| four == b"Th\xe9}"), "{:?}", String::from_utf8_lossy(&more));
    // A letter that it has not.
    folder.write("uml.txt", "1. И. И. Ёлкин, Дела (М.: Наука, 1990), с. 5.\n");
    let output = folder.ibid(&["convert", "uml.txt", "--merge", "my.bib", "-o", "none.bib"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("Save it as UTF-8 first"));
    assert!(!folder.0.join("none.bib").exists());
    // A mark at the beginning stays.
    let marked = "\u{feff}@book{zola, author = {Zola, Émile}, title = {Nana}}";
    folder.write("my.bib", marked);
    folder.well(&["convert", "uml.txt", "--merge", "my.bib", "-o", "more.bib"]);
    let more = folder.read("more.bib");
    assert!(more.starts_with(&format!("{marked}\n\n@book{{")), "{more}");
}

#[test]
fn a_library_is_extended_and_decisions_are_kept() {
    let folder = Folder::new("merge");
    let library = "% mine\r\n@book{roads, author = {Green, Ann}, title = {The Roads of Peru}, publisher = {Hill Press}, location = {London}, date = {1988}}\r\n";
    folder.write("my.bib", library);
    let said =
        folder.well(&["convert", "notes.txt", "--merge", "my.bib", "-o", "more.bib", "-o", "more.json"]);
    for words in ["1 works are among them, 1 are added", "green1989 is roads: ", "\"1988\"", "\"1989\""] {
        assert!(said.contains(words), "{words} is not in {said}");
    }
    let more = folder.read("more.bib");
    assert!(more.starts_with(library) && more.contains("\r\n@misc{gaxx5-28-253,\r\n"), "{more}");
    assert!(folder.read("more.json").contains("\"entry\":\"roads\""));
    folder.well(&[
        "convert",
        "notes.txt",
        "--merge",
        "my.bib",
        "--not-same",
        "green1989",
        "roads",
        "-o",
        "more.bib",
    ]);
    assert!(folder.read("notes.ibid.toml").contains("[\"green1989\", \"roads\"]"));
    // The decision stands on the next run.
    folder.well(&["convert", "notes.txt", "--merge", "my.bib", "-o", "more.bib"]);
    assert!(folder.read("more.bib").contains("@book{green1989,"));
    folder.well(&[
        "convert",
        "notes.txt",
        "--merge",
        "my.bib",
        "--same",
        "green1989",
        "roads",
        "-o",
        "more.bib",
    ]);
    assert!(!folder.read("more.bib").contains("@book{green1989,"));
    folder.write("notes.ibid.toml", "same = 3\n");
    assert_eq!(folder.ibid(&["convert", "notes.txt", "-o", "a.bib"]).status.code(), Some(2));
}

#[test]
fn corrections_come_back() {
    let folder = Folder::new("apply");
    folder.well(&["convert", "notes.txt", "--to", "csv-review", "-o", "review.csv"]);
    let table = folder.read("review.csv");
    folder.write("review.csv", &table.replace(",Hill Press,", ",Dale Press,"));
    let said = folder.well(&["apply", "review.csv", "notes.txt", "-o", "a.bib"]);
    assert!(said.contains("1 correction applied"), "{said}");
    assert!(folder.read("a.bib").contains("Dale Press"));
    folder.write("other.txt", "7. Clara White, Harbours and Trade (Paris: Quai, 2001), 9.\n");
    assert_eq!(folder.ibid(&["apply", "review.csv", "other.txt", "-o", "b.bib"]).status.code(), Some(1));
}

#[test]
fn notes_are_made_live() {
    let folder = Folder::new("rewrite");
    folder.write(
        "t.md",
        "Roads.[^1]\n\n[^1]: See Ann Green, *The Roads of Peru* (London: Hill Press, 1989), 34.\n",
    );
    let said = folder.well(&["rewrite", "t.md", "-o", "live.md", "--bib", "t.bib"]);
    assert!(said.starts_with("1 citations are live, 0 were left"), "{said}");
    assert!(folder.read("live.md").ends_with("[^1]: See [@green1989, 34].\n"));
    assert!(folder.read("t.bib").contains("@book{green1989,"));
    assert_eq!(folder.ibid(&["rewrite", "notes.txt", "-o", "x.txt"]).status.code(), Some(2));
}

/// A library of 5,000 entries and a document of 1,000 notes, half of whose works it has: what is in the library is
/// the same byte for byte, and nobody waits.
#[test]
fn a_large_library_is_extended_at_once() {
    let folder = Folder::new("large");
    const THINGS: [&str; 18] = [
        "Roads",
        "Rivers",
        "Bridges",
        "Harbours",
        "Markets",
        "Empires",
        "Peasants",
        "Workers",
        "Factories",
        "Villages",
        "Courts",
        "Archives",
        "Treaties",
        "Borders",
        "Railways",
        "Famines",
        "Reforms",
        "Councils",
    ];
    let work = |n: usize| {
        let family = ["Green", "Brown", "White", "Miller", "Hill", "Marsh", "Brook"][n % 7];
        let [a, b, c] = [n % 18, n / 18 % 18, n / 324].map(|at| THINGS[at]);
        (family, format!("{a}, {b}, and {c} of the North"), 1900 + n % 120)
    };
    let mut library = String::from("% A library of many years.\n");
    for n in 0..5000 {
        let (family, title, year) = work(n);
        library.push_str(&format!(
            "@book{{ work{n} ,\n\tauthor\t= \"{family}, Ann\",\n  title = {{{title}}}, publisher={{Hill  Press}},\n  \
             address = {{London}}, year = {year} }}\n\n"
        ));
    }
    let mut notes = String::new();
    for n in 0..1000 {
        let (family, title, year) = work(4500 + n);
        notes.push_str(&format!(
            "{}. Ann {family}, {title} (London: Hill Press, {year}), {}.\n",
            n + 1,
            n % 300 + 1
        ));
    }
    folder.write("many.bib", &library);
    folder.write("many.txt", &notes);
    let start = std::time::Instant::now();
    let said = folder.well(&["convert", "many.txt", "--merge", "many.bib", "-o", "more.bib"]);
    // Two seconds are asked for of the program; this one may be built without optimisation, on a busy machine.
    assert!(start.elapsed().as_secs() < 20, "{:?}", start.elapsed());
    assert!(
        said.contains("5000 entries; 500 works are among them, 500 are added"),
        "{}",
        said.lines().nth(1).unwrap_or_default()
    );
    let more = folder.read("more.bib");
    assert!(more.starts_with(&library));
    assert_eq!(more[library.len()..].matches("\n@book{").count(), 500);
}

/// A style in CSL wants an engine, which not every build has: what is missing is said, and where to get it.
#[test]
fn a_style_in_csl_is_used_or_the_way_to_it_is_named() {
    let folder = Folder::new("csl");
    folder.write("journal.csl", include_str!("rewrite/notes.csl"));
    let output = folder.ibid(&["format", "notes.txt", "--style", "journal.csl"]);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    if cfg!(feature = "csl") {
        assert_eq!(output.status.code(), Some(0), "{said}");
        let printed = String::from_utf8_lossy(&output.stdout).into_owned();
        assert!(
            printed.starts_with("1. Ann Green, The Roads of Peru (London: Hill Press, 1989), p. 34.\n2. Ibid., p. 36.\n3. GAXX, f. 5"),
            "{printed}"
        );
    } else {
        assert_eq!(output.status.code(), Some(2), "{said}");
        assert!(said.contains("journal.csl") && said.contains("--features csl"), "{said}");
    }
    let output = folder.ibid(&["format", "notes.txt", "--style", "nobody"]);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(
        output.status.code() == Some(2) && said.contains("chicago-17") && said.contains(".csl"),
        "{said}"
    );
}
