//! Notes put together from their parts: `tests/combinations/*.toml` lists for each language authors, titles, facts of publication
//! and what is pointed at, as they are printed, and what each says. Every part stands once with every other of another sort; the
//! first of each sort fills the places that are left. What one part is read as must not hang on what stands beside it.

#[path = "notes/case.rs"]
mod case;
#[path = "notes/judge.rs"]
mod judge;

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::path::Path;

/// The sorts of parts that a list has unless it names others under `sorts`.
const SORTS: [&str; 4] = ["author", "title", "imprint", "locator"];

/// Fields that are told by a part, or are not there.
const FIELDS: [&str; 7] = ["author", "editor", "location", "publisher", "date", "journaltitle", "booktitle"];

/// `printed`, and fields by their names.
type Part = BTreeMap<String, String>;

macro_rules! languages {
    ($($name:ident $code:literal)*) => {
        /// The lists that a test holds.
        const LISTS: &[&str] = &[$($code),*];
        $(#[test] fn $name() { hold($code) })*
    };
}

languages! {
    english "en"
    french "fr"
    german "de"
    italian "it"
    spanish "es"
    portuguese "pt"
    dutch "nl"
    polish "pl"
    czech "cs"
    russian "ru"
    english_articles "en-articles"
    french_articles "fr-articles"
    german_articles "de-articles"
    italian_articles "it-articles"
    spanish_articles "es-articles"
    polish_articles "pl-articles"
    russian_articles "ru-articles"
    english_theses "en-theses"
    english_newspapers "en-newspapers"
    german_theses "de-theses"
    german_newspapers "de-newspapers"
    french_theses "fr-theses"
    french_newspapers "fr-newspapers"
    english_archives "en-archives"
    english_letters "en-letters"
    english_interviews "en-interviews"
    english_web "en-web"
    english_cited_again "en-again"
    english_ibid "en-ibid"
    german_cited_again "de-again"
    german_ibid "de-ibid"
    french_cited_again "fr-again"
    french_ibid "fr-ibid"
    french_names_in_brackets "fr-brackets"
    french_articles_names_in_brackets "fr-brackets-articles"
    russian_cited_again "ru-again"
    russian_ibid "ru-ibid"
    german_with_a_colon "de-colon"
    german_articles_with_a_colon "de-colon-articles"
    spanish_with_a_colon "es-colon"
    portuguese_with_stops "pt-stops"
    english_with_stops "en-stops"
    russian_with_dashes "ru-dashes"
    russian_articles_with_dashes "ru-dashes-articles"
    swedish "sv"
    hungarian "hu"
    english_two_works "en-two"
    german_two_works "de-two"
    french_two_works "fr-two"
    russian_two_works "ru-two"
    italian_two_works "it-two"
    spanish_two_works "es-two"
    polish_two_works "pl-two"
    english_sentences "en-prose"
    german_sentences "de-prose"
    french_sentences "fr-prose"
    russian_sentences "ru-prose"
    english_chapters "en-chapters"
    english_volumes "en-volumes"
    ukrainian "uk"
    ukrainian_articles "uk-articles"
    czech_articles "cs-articles"
    dutch_articles "nl-articles"
    italian_cited_again "it-again"
    italian_ibid "it-ibid"
    spanish_cited_again "es-again"
    spanish_ibid "es-ibid"
    polish_cited_again "pl-again"
    polish_ibid "pl-ibid"
    italian_theses "it-theses"
    spanish_theses "es-theses"
    russian_theses "ru-theses"
    spanish_newspapers "es-newspapers"
    italian_newspapers "it-newspapers"
    russian_newspapers "ru-newspapers"
    italian_archives "it-archives"
    polish_archives "pl-archives"
    english_year_first "en-apa"
    german_year_first "de-dated"
    spanish_year_first "es-dated"
    italian_year_first "it-dated"
    french_year_first "fr-dated"
    english_articles_with_stops "en-stops-articles"
    spanish_articles_with_a_colon "es-articles2"
    portuguese_articles "pt-articles"
    italian_articles_by_surname "it-articles2"
    german_archives "de-archives"
    russian_archives "ru-archives"
    french_archives "fr-archives"
}

#[test]
fn every_list_has_its_test() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/combinations");
    for entry in fs::read_dir(folder).expect("the lists") {
        let path = entry.expect("a list").path();
        let code = path.file_stem().and_then(|stem| stem.to_str()).expect("a name");
        assert!(LISTS.contains(&code), "no test holds {code}");
    }
}

fn hold(code: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/combinations/{code}.toml"));
    let table: toml::Table = fs::read_to_string(path).expect("the list of parts").parse().expect("TOML");
    let pattern = table["pattern"].as_str().expect("a pattern");
    let kinds = table.get("kinds").and_then(toml::Value::as_str).unwrap_or("book|collection");
    let sorts = table
        .get("sorts")
        .map_or(SORTS.map(str::to_owned).to_vec(), |sorts| sorts.clone().try_into().expect("names of sorts"));
    let parts: Vec<Vec<Part>> =
        sorts.iter().map(|sort| table[sort].clone().try_into().expect("parts of this sort")).collect();
    let mut wrong = String::new();
    let mut run = 0;
    for chosen in pairs(&parts) {
        let (note, cases) = written(pattern, kinds, &sorts, &chosen);
        for case in case::read(&cases).expect("a case") {
            run += 1;
            for fault in judge::faults(&case) {
                let _ = write!(wrong, "\n{note}\n    {fault}");
            }
        }
    }
    assert!(run > 40, "{code}: {run} notes only");
    assert!(wrong.is_empty(), "{wrong}");
}

/// Every choice in which at most two parts are not the first of their sort.
fn pairs(parts: &[Vec<Part>]) -> Vec<Vec<&Part>> {
    let first: Vec<&Part> = parts.iter().map(|sort| &sort[0]).collect();
    let mut all = Vec::new();
    for one in 0..parts.len() {
        for a in &parts[one] {
            let mut chosen = first.clone();
            chosen[one] = a;
            all.push(chosen.clone());
            for two in one + 1..parts.len() {
                for b in &parts[two][1..] {
                    let mut chosen = chosen.clone();
                    chosen[two] = b;
                    // Two who edited are a note of another kind.
                    let edited = chosen.iter().filter(|part| part.contains_key("editor")).count();
                    if a["printed"] != first[one]["printed"] && edited < 2 {
                        all.push(chosen);
                    }
                }
            }
        }
    }
    all
}

/// The notes of these parts, a line each, and a case of what the last should be read as.
fn written(pattern: &str, kinds: &str, sorts: &[String], chosen: &[&Part]) -> (String, String) {
    let mut note = pattern.to_owned();
    for (sort, part) in sorts.iter().zip(chosen) {
        note = note.replace(&format!("{{{sort}}}"), &part["printed"]);
    }
    // Facts without a bracket need a comma; one stop ends a note.
    let bracket = chosen.get(2).is_some_and(|part| part["printed"].starts_with('('));
    let note = note.replace("{,}", if bracket { "" } else { "," }).replace(".. ", ". ");
    let notes: Vec<String> = (1..)
        .zip(note.lines())
        .map(|(label, line)| format!("{label}. {}.", line.trim_end_matches('.')))
        .collect();
    let (note, last) = (notes.join("\n"), notes.len());
    let mut case = format!("## {}\n```notes\n{note}\n```\n```reads\n", notes[0]);
    // A part with `next` begins another citation of the note.
    let next = chosen.iter().position(|part| part.contains_key("next")).unwrap_or(chosen.len());
    for parts in [&chosen[..next], &chosen[next..]].into_iter().filter(|parts| !parts.is_empty()) {
        expected(last, kinds, parts, &mut case);
    }
    case.push_str("```\n");
    (note, case)
}

/// What the citation of these parts is read as, in the note of this number.
fn expected(label: usize, kinds: &str, parts: &[&Part], case: &mut String) {
    let said = |name: &str| parts.iter().find_map(|part| part.get(name)).map(String::as_str);
    let kinds = said("kind").unwrap_or(kinds);
    let form = said("form").map_or(String::new(), |form| format!("{form} "));
    let cites = said("cites").map_or(String::new(), |cites| format!(", cites {cites}"));
    let _ = writeln!(case, "{label}: {form}{kinds}{cites}");
    let mut at = Vec::new();
    let mut told = Vec::new();
    for part in parts {
        for (field, value) in part.iter() {
            match field.as_str() {
                "printed" | "kind" | "form" | "cites" | "next" => {}
                "at" => at.push(value.as_str()),
                field => {
                    told.push(field);
                    let _ = writeln!(case, "  {field}: {value}");
                }
            }
        }
    }
    let missing: Vec<&str> = FIELDS.into_iter().filter(|field| !told.contains(field)).collect();
    // What a work has is said where it is cited first.
    if !missing.is_empty() && said("cites").is_none() {
        let _ = writeln!(case, "  no: {}", missing.join(", "));
    }
    let at = if at.is_empty() { "nothing".to_owned() } else { at.join(", ") };
    let _ = writeln!(case, "  at: {at}");
}
