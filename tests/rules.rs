//! The pages of the rules are their tests. A page under `tests/rules/` has notes in fenced blocks:
//! ` ```found 2 5 ` says in which notes (`-`: the document) the rule of the page finds something, ` ```clean `
//! that it finds nothing, ` ```bib ` gives the bibliography for the blocks after it, ` ```unread ` is only read by
//! people. `style=chicago17` after it sets the manual.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use ibid::lexicon::Lexicon;
use ibid::model::Finding;
use ibid::rules::{self, Bibliography, Manual, RULES, Settings};
use ibid::{Options, Reading};

#[test]
fn the_cases_of_every_page_hold() {
    let mut wrong = Vec::new();
    for definition in RULES {
        let name = definition.rule.name;
        let blocks = blocks(definition.page);
        let mut bibliography = None;
        for block in &blocks {
            if block.kind == "bib" {
                bibliography = Some(Bibliography::parse(&block.text).expect("a bibliography"));
                continue;
            }
            if block.kind == "unread" {
                continue;
            }
            let settings = Settings {
                select: vec![name.to_owned()],
                manual: block.manual,
                bibliography: bibliography.clone(),
                ..Settings::default()
            };
            let (reading, findings) = check(&block.text, &settings);
            let found: BTreeSet<String> = findings.iter().map(|f| label(&reading, f)).collect();
            if found != block.labels {
                wrong.push(format!(
                    "{name}: found in {found:?}, the page says {:?}:\n{}",
                    block.labels, block.text
                ));
            }
        }
        assert!(blocks.iter().any(|b| b.kind == "clean"), "{name}: its page has no clean notes");
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn what_is_better_is_clean() {
    // Families whose findings are faults, not matters of style.
    let settings = Settings { ignore: vec!["style".into(), "document".into()], ..Settings::default() };
    let mut wrong = Vec::new();
    for definition in RULES {
        for block in blocks(definition.page).iter().filter(|b| b.kind == "clean" && b.heading == "Better") {
            let (reading, findings) = check(&block.text, &settings);
            wrong.extend(findings.iter().map(|f| {
                let name = definition.rule.name;
                format!("{name}: note {}: {} ({})", label(&reading, f), f.message, f.rule.name)
            }));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn rules_and_pages_go_together() {
    let mut codes: Vec<&str> = Vec::new();
    for definition in RULES {
        let (name, code) = (definition.rule.name, definition.rule.code);
        let head = format!("# {name} ({code})\n");
        assert!(definition.page.starts_with(&head), "{name}: the page's head should be {head}");
        for heading in ["What it finds", "Why it matters", "Example", "Better", "Source"] {
            assert!(definition.page.contains(&format!("\n## {heading}\n")), "{name}: no {heading}");
        }
        assert!(!definition.summary().is_empty(), "{name}: says nothing");
        assert!(!definition.family().is_empty(), "{name}: no family has {code}");
        codes.push(code);
        let source = root().join("src/rules").join(name.replace('-', "_")).with_extension("rs");
        assert!(source.is_file(), "{name}: no {}", source.display());
    }
    assert!(codes.is_sorted(), "rules stand in the order of their codes: {codes:?}");
    let unique: BTreeSet<&str> = codes.iter().copied().collect();
    assert_eq!(unique.len(), codes.len(), "two rules have one code");
    let pages = fs::read_dir(root().join("tests/rules")).expect("tests/rules").count();
    assert_eq!(pages, RULES.len(), "a page without a rule, or a rule without a page");
}

#[test]
fn the_list_of_rules_is_up_to_date() {
    let path = root().join("docs/rules.md");
    if std::env::var_os("IBID_WRITE").is_some() {
        fs::write(&path, rules::list()).expect("docs/rules.md is written");
    }
    let printed = fs::read_to_string(&path).unwrap_or_default();
    assert!(printed == rules::list(), "docs/rules.md is out of date: run the tests once with IBID_WRITE=1");
}

#[test]
fn findings_point_at_words() {
    for name in
        ["thesis-chapter", "article-endnotes", "cold-war-archives", "gost-article", "short-notes", "mojibake"]
    {
        let path = root().join("samples").join(name).with_extension("txt");
        let bytes = fs::read(&path).expect("a sample");
        let reading = ibid::read(&bytes, &Options::default()).expect("a text");
        for finding in rules::check(&reading, Lexicon::builtin(), &Settings::default()) {
            let text = match finding.note {
                Some(note) => &reading.document.note(note).text,
                None => &reading.document.source.text,
            };
            assert!(text.get(finding.span.range()).is_some(), "{name}: {finding:?}");
            for also in &finding.also {
                assert!(
                    reading.document.note(also.note).text.get(also.span.range()).is_some(),
                    "{name}: {also:?}"
                );
            }
            for edit in finding.fix.iter().flat_map(|fix| &fix.edits) {
                assert!(
                    reading.document.note(edit.note).text.get(edit.span.range()).is_some(),
                    "{name}: {edit:?}"
                );
            }
        }
    }
}

#[test]
fn rules_are_chosen_by_name_code_and_family() {
    let wants = |select: &str, ignore: &str| -> Vec<&str> {
        let list = |words: &str| words.split_whitespace().map(str::to_owned).collect();
        let settings = Settings { select: list(select), ignore: list(ignore), ..Settings::default() };
        assert_eq!(settings.unknown(), None);
        RULES.iter().filter(|d| settings.wants(d)).map(|d| d.rule.code).collect()
    };
    assert_eq!(wants("", "").len(), RULES.len());
    assert_eq!(wants("orphan-ibid", ""), ["IB101"]);
    assert_eq!(wants("IB20", "IB202 ambiguous-short-form"), ["IB201", "IB204", "IB205"]);
    assert_eq!(wants("backrefs", "IB1"), [""; 0]);
    let unknown = Settings { select: vec!["orphan".into()], ..Settings::default() };
    assert_eq!(unknown.unknown(), Some("orphan"));
}

/// A fenced block of a page.
struct Block {
    heading: String,
    kind: String,
    labels: BTreeSet<String>,
    manual: Option<Manual>,
    text: String,
}

fn blocks(page: &str) -> Vec<Block> {
    let mut found: Vec<Block> = Vec::new();
    let mut heading = String::new();
    let mut open: Option<Block> = None;
    for line in page.lines() {
        match (line.strip_prefix("```"), open.take()) {
            (Some(info), None) => {
                let mut words = info.split_whitespace();
                let kind = words.next().expect("a kind of block").to_owned();
                assert!(["found", "clean", "bib", "unread"].contains(&kind.as_str()), "```{info}");
                let (options, labels): (Vec<&str>, Vec<&str>) = words.partition(|w| w.starts_with("style="));
                let named = |o: &&str| Manual::ALL.iter().find(|(n, _)| o.strip_prefix("style=") == Some(n));
                open = Some(Block {
                    heading: heading.clone(),
                    kind,
                    labels: labels.into_iter().map(str::to_owned).collect(),
                    manual: options.first().map(|o| named(o).expect("a manual").1),
                    text: String::new(),
                });
            }
            (Some(_), Some(block)) => found.push(block),
            (None, Some(mut block)) => {
                block.text.push_str(line);
                block.text.push('\n');
                open = Some(block);
            }
            (None, None) => {
                if let Some(words) = line.strip_prefix("## ") {
                    heading = words.to_owned();
                }
            }
        }
    }
    found
}

fn check(text: &str, settings: &Settings) -> (Reading, Vec<Finding>) {
    let reading = ibid::read(text.as_bytes(), &Options::default()).expect("a text");
    let findings = rules::check(&reading, Lexicon::builtin(), settings);
    (reading, findings)
}

fn label(reading: &Reading, finding: &Finding) -> String {
    finding.note.map_or("-".to_owned(), |note| reading.document.note(note).label.clone())
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}
