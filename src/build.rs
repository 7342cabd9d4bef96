//! Embeds `grammars/`: checks every file and writes one table, sorted, for `src/lexicon/table.rs` to read.

#[allow(dead_code)]
#[path = "lexicon/file.rs"]
mod file;
#[allow(dead_code)]
#[path = "lexicon/fold.rs"]
mod fold;
#[allow(dead_code)]
#[path = "hash.rs"]
mod hash;
#[allow(dead_code)]
#[path = "lexicon/pack.rs"]
mod pack;
#[allow(dead_code)]
#[path = "lexicon/spell.rs"]
mod spell;

use std::collections::BTreeMap;
use std::error::Error;
use std::path::{Path, PathBuf};
use std::{env, fs};

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo:rerun-if-changed=grammars");
    for shared in
        ["build.rs", "hash.rs", "lexicon/file.rs", "lexicon/fold.rs", "lexicon/pack.rs", "lexicon/spell.rs"]
    {
        println!("cargo:rerun-if-changed=src/{shared}");
    }
    let mut paths = Vec::new();
    list(Path::new("grammars"), &mut paths)?;
    paths.sort();

    let out = PathBuf::from(env::var("OUT_DIR")?);
    let mut rows = Vec::new();
    let mut archives = Vec::new();
    for path in paths {
        if path.ends_with("weights.toml") {
            let source =
                weights(&fs::read_to_string(&path)?).map_err(|e| format!("{}: {e}", path.display()))?;
            fs::write(out.join("weights.rs"), source)?;
            continue;
        }
        let text = fs::read_to_string(&path)?;
        if path.ends_with("small.toml") {
            let source = small(&text).map_err(|e| format!("{}: {e}", path.display()))?;
            fs::write(out.join("small.rs"), source)?;
            continue;
        }
        if path.ends_with("units.toml") {
            let source = units(&text).map_err(|e| format!("{}: {e}", path.display()))?;
            fs::write(out.join("units.rs"), source)?;
            continue;
        }
        let read = file::read(&text, u16::try_from(archives.len())?)
            .map_err(|fault| format!("{}:{}: {}", path.display(), fault.line, fault.message))?;
        rows.extend(read.rows);
        archives.extend(read.archives);
    }
    for archive in &archives {
        if !archive.successor.is_empty() && !archives.iter().any(|a| a.code == archive.successor) {
            return Err(format!(
                "grammars/archives: `{}` has the unknown successor `{}`",
                archive.code, archive.successor
            )
            .into());
        }
    }
    write(&file::arrange(rows), &archives, &out)
}

/// A module of constants for each table of `weights.toml`: whole numbers `i32`, others `f32`.
fn weights(text: &str) -> Result<String, Box<dyn Error>> {
    let tables: toml::Table = text.parse()?;
    let mut source = String::new();
    for (table, values) in &tables {
        let values = values.as_table().ok_or_else(|| format!("`{table}` is no table"))?;
        source.push_str(&format!("pub mod {table} {{\n"));
        for (name, value) in values {
            let name = name.to_uppercase();
            match value {
                toml::Value::Integer(n) => source.push_str(&format!("pub const {name}: i32 = {n};\n")),
                toml::Value::Float(x) => source.push_str(&format!("pub const {name}: f32 = {x:?};\n")),
                _ => return Err(format!("`{table}.{name}` is no number").into()),
            }
        }
        source.push_str("}\n");
    }
    Ok(source)
}

/// A static list of words for each of `small.toml`.
fn small(text: &str) -> Result<String, Box<dyn Error>> {
    let lists: BTreeMap<String, Vec<String>> = toml::from_str(text)?;
    let list = |(name, words): (&String, &Vec<String>)| {
        format!(
            "/// As `{name}` of `grammars/small.toml`.\npub static {}: &Words = &Words::of(&{words:?});\n",
            name.to_uppercase()
        )
    };
    Ok(lists.iter().map(list).collect())
}

/// What a country's archives call their units.
#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Units {
    countries: Vec<String>,
    #[serde(default)]
    names: Vec<String>,
    #[serde(default)]
    again: Vec<String>,
    telling: Vec<String>,
    words: toml::Table,
}

/// `units.toml`.
#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct UnitsFile {
    marks: Marks,
    layout: Layout,
    units: Vec<Units>,
}

/// Words in an address that name no level of it.
#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Marks {
    stems: Vec<String>,
    manuscripts: Vec<String>,
    given: Vec<String>,
    added: Vec<String>,
    division: Vec<String>,
    repertory: Vec<String>,
    region: Vec<String>,
    region_in: Vec<String>,
    named_after: Vec<String>,
    town: Vec<String>,
    town_in: Vec<String>,
    sections: Vec<String>,
    years: Vec<String>,
    enclosed: Vec<String>,
    gathered: Vec<String>,
    state: Vec<String>,
    codes: Vec<String>,
    entries: Vec<String>,
    offices: Vec<String>,
    record_offices: Vec<String>,
    houses: Vec<String>,
    schools: Vec<String>,
    boxes: Vec<String>,
    groups: Vec<String>,
    accessions: Vec<String>,
    secrecy: Vec<String>,
    private: Vec<String>,
    conversations: Vec<String>,
    sittings: Vec<String>,
    cases: Vec<String>,
    diaries: Vec<String>,
    papers: Vec<String>,
    papers_small: Vec<String>,
    paper_codes: Vec<String>,
    papers_of: Vec<String>,
}

impl Marks {
    /// The static `MARKS`, the `STEMS` and what of each a word must have to be looked at.
    fn source(&self) -> Result<String, Box<dyn Error>> {
        let fields = [
            ("manuscripts", &self.manuscripts),
            ("given", &self.given),
            ("added", &self.added),
            ("division", &self.division),
            ("repertory", &self.repertory),
            ("region", &self.region),
            ("region_in", &self.region_in),
            ("named_after", &self.named_after),
            ("town", &self.town),
            ("town_in", &self.town_in),
            ("sections", &self.sections),
            ("years", &self.years),
            ("enclosed", &self.enclosed),
            ("gathered", &self.gathered),
            ("state", &self.state),
            ("codes", &self.codes),
            ("entries", &self.entries),
            ("offices", &self.offices),
            ("record_offices", &self.record_offices),
            ("houses", &self.houses),
            ("schools", &self.schools),
            ("boxes", &self.boxes),
            ("groups", &self.groups),
            ("accessions", &self.accessions),
            ("secrecy", &self.secrecy),
            ("private", &self.private),
            ("conversations", &self.conversations),
            ("sittings", &self.sittings),
            ("cases", &self.cases),
            ("diaries", &self.diaries),
            ("papers", &self.papers),
            ("papers_small", &self.papers_small),
            ("paper_codes", &self.paper_codes),
            ("papers_of", &self.papers_of),
        ];
        let mut source = String::from("static MARKS: Marks = Marks {");
        for (name, words) in fields {
            source.push_str(&format!("{name}: Words::of(&{words:?}), "));
        }
        source.push_str("};\n");
        let mut letters = Vec::new();
        for stem in &self.stems {
            let three: Vec<char> = stem.split('|').nth(1).unwrap_or_default().chars().collect();
            let [first, second, third] = three[..] else {
                return Err(format!("`{stem}` has no three letters between bars").into());
            };
            letters.push(format!("[{first:?}, {second:?}, {third:?}]"));
        }
        letters.sort();
        letters.dedup();
        let stems: Vec<String> = self.stems.iter().map(|s| s.replace('|', "")).collect();
        source.push_str(&format!("static STEMS: &[&str] = &{stems:?};\n"));
        source.push_str(&format!(
            "fn rare(three: [char; 3]) -> bool {{ matches!(three, {}) }}\n",
            letters.join(" | ")
        ));
        Ok(source)
    }
}

/// How the archives of countries are laid out.
#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Layout {
    fond: Vec<String>,
    number: Vec<String>,
    signature: Vec<String>,
    series: Vec<String>,
    bundle: Vec<String>,
    behind: Vec<String>,
}

/// The statics `MARKS`, `STEMS`, `LAYOUT`, `TONGUES` and `TELLING` for `units.toml`.
fn units(text: &str) -> Result<String, Box<dyn Error>> {
    let UnitsFile { marks, layout, units } = toml::from_str(text)?;
    let mut source = marks.source()?;
    source.push_str(&format!(
        "static LAYOUT: Layout = Layout {{ fond: Words::of(&{:?}), number: Words::of(&{:?}), \
         signature: Words::of(&{:?}), series: Words::of(&{:?}), bundle: Words::of(&{:?}), \
         behind: Words::of(&{:?}) }};\n",
        layout.fond, layout.number, layout.signature, layout.series, layout.bundle, layout.behind
    ));
    source.push_str("static TONGUES: &[Tongue] = &[\n");
    let mut telling: BTreeMap<String, usize> = BTreeMap::new();
    for (at, units) in units.into_iter().enumerate() {
        for word in &units.telling {
            telling.entry(word.clone()).or_insert(at);
        }
        source.push_str(&format!(
            "Tongue {{ lands: Words::of(&{:?}), names: &{:?}, again: &{:?}, words: &[\n",
            units.countries, units.names, units.again
        ));
        for (key, forms) in &units.words {
            let mark = match key.as_str() {
                "folio" => "Locator(Unit::Folio)".to_owned(),
                "page" => "Locator(Unit::Page)".to_owned(),
                level => format!("Step(Level::{})", camel(level)),
            };
            let forms = forms.as_array().ok_or_else(|| format!("`{key}` is no list"))?;
            for form in forms {
                let form = form.as_str().ok_or_else(|| format!("`{key}` holds {form}, which is no word"))?;
                source.push_str(&format!("({form:?}, Mark::{mark}),\n"));
            }
        }
        source.push_str("] },\n");
    }
    source.push_str("];\n");
    let telling: Vec<(String, usize)> = telling.into_iter().collect();
    source.push_str(&format!("static TELLING: &[(&str, usize)] = &{telling:?};\n"));
    Ok(source)
}

/// `record_group` is `RecordGroup`.
fn camel(name: &str) -> String {
    name.split('_')
        .flat_map(|part| {
            let mut letters = part.chars();
            letters.next().map(|c| c.to_ascii_uppercase()).into_iter().chain(letters)
        })
        .collect()
}

/// The TOML files under `folder`.
fn list(folder: &Path, paths: &mut Vec<PathBuf>) -> Result<(), Box<dyn Error>> {
    for entry in fs::read_dir(folder).map_err(|e| format!("{}: {e}", folder.display()))? {
        let path = entry?.path();
        if path.ends_with("grammars/styles") {
            // Words to print, not to read: `emit` has them.
            continue;
        }
        if path.is_dir() {
            list(&path, paths)?;
        } else if path.extension().is_some_and(|e| e == "toml") {
            paths.push(path);
        }
    }
    Ok(())
}

/// The tables of forms, and the registry of archives: the places of their fourteen strings each.
fn write(rows: &[file::Row], archives: &[file::ArchiveRow], out: &Path) -> Result<(), Box<dyn Error>> {
    let mut strings = pack::Strings::default();
    let entries: Vec<pack::Entry> = rows.iter().map(pack::Entry::of).collect();
    let packed = pack::Packed::of(&entries, &mut strings)?;
    let mut registry = Vec::new();
    for a in archives {
        for field in [
            &a.code,
            &a.native,
            &a.status,
            &a.aliases.join("|"),
            &a.seldom.join("|"),
            &a.name,
            &a.transliterated,
            &a.english,
            &a.city,
            &a.country,
            &a.predecessors,
            &a.successor,
            &a.scheme,
            &a.note,
        ] {
            registry.extend(strings.place(field)?);
        }
    }
    fs::write(out.join("lexicon.txt"), &strings.text)?;
    fs::write(out.join("forms.bin"), packed.forms)?;
    fs::write(out.join("quick.bin"), packed.quick)?;
    fs::write(out.join("groups.bin"), packed.groups)?;
    fs::write(out.join("slots.bin"), packed.slots)?;
    fs::write(out.join("archives.bin"), registry)?;
    Ok(())
}
