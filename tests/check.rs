//! Findings as they are printed, and fixes as they are made.

use ibid::lexicon::Lexicon;
use ibid::model::{Finding, Safety};
use ibid::report::{self, Lines, Report};
use ibid::rules::{self, Settings};
use ibid::{Options, Reading};
use serde_json::Value;

const NOTES: &str = "\
1. Ann Green, “The Bridge,” Journal of Roads 12 (1989): 30–45.
2. Green, \"Bridge,\" 31.
3. Ibid., 31.
4. РГАCПИ. Ф. 17. Оп. 3. Д. 1020. Л. 33.
5. Green, “Bridge,” 33.
6. Green, “Bridge,” 35.
7. Green, “Bridge,” 36–34.
8. Ann Green, “The Bridge,” Journal of Roads 12 (1989): 31.
";

fn read(text: &str) -> Reading {
    ibid::read(text.as_bytes(), &Options::default()).expect("a text")
}

fn check(reading: &Reading) -> Vec<Finding> {
    rules::check(reading, Lexicon::builtin(), &Settings::default())
}

fn printed(format: &str, text: &str) -> String {
    let reading = read(text);
    let findings = check(&reading);
    let lines = Lines::new(text.to_owned());
    let report = Report {
        reading: &reading,
        findings: &findings,
        path: "my notes.txt",
        lines: Some(&lines),
        width: 80,
    };
    (report::format(format).expect("a format").print)(&report)
}

fn parsed(text: &str) -> Value {
    serde_json::from_str(text).expect("JSON")
}

#[test]
fn json_is_as_documented() {
    let json = parsed(&printed("json", NOTES));
    assert_eq!(json["schema"], 1);
    let found = json["findings"].as_array().expect("a list");
    let fixed = found.iter().find(|f| f["rule"] == "same-locator-ibid").expect("one of note 3");
    assert_eq!(fixed["code"], "IB104");
    assert_eq!(fixed["note"], "3");
    assert_eq!((&fixed["start"], &fixed["end"]), (&7.into(), &9.into()));
    assert_eq!(fixed["also"][0]["note"], "2");
    assert_eq!(fixed["fix"]["safety"], "safe");
    assert_eq!(fixed["fix"]["edits"][0]["note"], "3");
    let lines = printed("jsonl", NOTES);
    let each: Vec<Value> = lines.lines().map(parsed).collect();
    assert_eq!(&each, found, "the lines are the list");
    assert_eq!(
        parsed(&printed("json", "1. Ann Green, The Roads (London: Hill, 1989), 34.\n"))["findings"],
        Value::Array(vec![])
    );
}

#[test]
fn sarif_has_what_its_schema_asks_for() {
    let sarif = parsed(&printed("sarif", NOTES));
    assert_eq!(sarif["version"], "2.1.0");
    let run = &sarif["runs"][0];
    assert_eq!(run["tool"]["driver"]["name"], "ibid");
    let rules = run["tool"]["driver"]["rules"].as_array().expect("rules");
    let results = run["results"].as_array().expect("results");
    assert!(!results.is_empty());
    for result in results {
        let index = result["ruleIndex"].as_u64().expect("an index") as usize;
        assert_eq!(rules[index]["id"], result["ruleId"]);
        assert!(result["message"]["text"].is_string());
        let place = &result["locations"][0]["physicalLocation"];
        assert_eq!(place["artifactLocation"]["uri"], "my%20notes.txt", "a path is a reference");
        assert!(place["region"]["startLine"].as_u64() > Some(0));
        assert!(place["region"]["startColumn"].as_u64() > Some(0));
    }
}

#[test]
fn lines_and_columns_are_those_of_the_file() {
    let lines = printed("errorformat", NOTES);
    let ibid = lines.lines().find(|l| l.contains("same-locator-ibid")).expect("one of note 3");
    assert!(ibid.starts_with("my notes.txt:3:11: IB104 same-locator-ibid: note 3: "), "{ibid}");
    let github = printed("github", NOTES);
    assert!(
        github.contains("::warning file=my notes.txt,line=3,endLine=3,col=11,endColumn=13,title=IB104 "),
        "{github}"
    );
}

#[test]
fn the_report_underlines_both_places() {
    let page = printed("text", NOTES);
    let plain = anstream::adapter::strip_str(&page).to_string();
    let at = plain.find("same-locator-ibid[IB104]").expect("one of note 3");
    let part: String = plain[at..].lines().take(12).collect::<Vec<_>>().join("\n");
    assert!(part.contains("3 | Ibid., 31."), "{part}");
    assert!(part.contains("  |        ^^"), "{part}");
    assert!(part.contains("2 | Green, \"Bridge,\" 31."), "{part}");
    assert!(plain.contains("3 + Ibid."), "the fix as it would look:\n{plain}");
}

#[test]
fn safe_fixes_are_made_once() {
    let fixed = fix(NOTES);
    assert!(fixed.contains("3. Ibid.\n"), "{fixed}");
    assert!(fixed.contains("4. РГАСПИ. Ф. 17."), "{fixed}");
    assert!(fixed.contains("2. Green, “Bridge,” 31.\n"), "{fixed}");
    assert!(fixed.contains("36–34"), "only safe fixes are made: {fixed}");
    assert_eq!(fix(&fixed), fixed, "twice is once");
    let left = check(&read(&fixed));
    assert!(left.iter().filter_map(|f| f.fix.as_ref()).all(|f| f.safety != Safety::Safe));
}

#[test]
fn fixes_reach_markdown_through_its_marks() {
    let text = "A road.[^1] A bridge.[^2]\n\n[^1]: Ann Green, *The Roads of Peru* (London: Hill Press, 1989), 34.\n[^2]: Ibid., 34.\n";
    assert_eq!(fix(text), text.replace("Ibid., 34.", "Ibid."));
}

#[test]
fn a_word_broken_over_lines_is_left_alone() {
    let text = "1. РГА-\nCПИ. Ф. 17. Оп. 3. Д. 1020. Л. 33.\n2. Ann Green, The Roads of Peru (London: Hill Press, 1989), 34.\n3. Ibid., 35.\n";
    let fixed = fix(text);
    assert_eq!(fixed.lines().count(), text.lines().count());
    assert_eq!(fix(&fixed), fixed);
}

fn fix(text: &str) -> String {
    let mut text = text.to_owned();
    for _ in 0..8 {
        let reading = read(&text);
        let changes = report::changes(&reading, &check(&reading), &text);
        assert!(changes.windows(2).all(|w| w[0].span.end <= w[1].span.start), "changes overlap: {changes:?}");
        if changes.is_empty() {
            break;
        }
        text = report::apply(&text, &changes);
    }
    text
}
