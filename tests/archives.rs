//! Addresses in archives: the tables of `tests/archives/` are the cases.

use std::process::Command;

use ibid::model::{Entry, Field, Level, Value};
use ibid::{Options, Reading};
use proptest::prelude::*;

/// What a case file says of one note.
struct Case<'t> {
    printed: &'t str,
    read: &'t str,
}

/// The rows of a file's tables.
fn cases(text: &str) -> Vec<Case<'_>> {
    text.lines()
        .filter_map(|line| {
            let mut cells = line.strip_prefix("| `")?.splitn(2, "` | ");
            Some(Case { printed: cells.next()?, read: cells.next()?.trim_end().trim_end_matches('|').trim() })
        })
        .collect()
}

fn reading(printed: &str) -> Reading {
    let notes: String =
        printed.split(" ¶ ").enumerate().map(|(n, note)| format!("{}. {note}\n", n + 1)).collect();
    ibid::read(notes.as_bytes(), &Options::default()).expect("notes are text")
}

/// One work and what is pointed at in it, in the words of the tables.
fn told(entry: Option<&Entry>, locators: &[(String, String)]) -> Vec<String> {
    let Some(entry) = entry else { return vec!["nothing".to_owned()] };
    let mut out = Vec::new();
    if let Some(place) = entry.fields.place() {
        out.push(if place.repository.is_empty() { "—".to_owned() } else { place.repository.to_string() });
        out.extend(place.steps.iter().map(|s| format!("{} {}", s.level.name(), s.value)));
    }
    out.extend(locators.iter().map(|(unit, value)| format!("@{unit} {value}")));
    if let Some(place) = entry.fields.place() {
        out.push(format!("name: {}", place.name));
        out.push(format!("city: {}", place.city));
    }
    for (name, field) in [("title", Field::Title), ("date", Field::Date), ("author", Field::Author)] {
        let text = match entry.fields.get(field) {
            Some(Value::Text(text)) => text.to_string(),
            Some(Value::Date(date)) => date.edtf.to_string(),
            Some(Value::Names(names)) => names.iter().map(|n| n.sort_word()).collect::<Vec<_>>().join(", "),
            _ => continue,
        };
        out.push(format!("{name}: {text}"));
    }
    out
}

/// What a reading says of every citation, note by note.
fn all_told(reading: &Reading) -> Vec<Vec<Vec<String>>> {
    let mut notes = vec![Vec::new(); reading.document.notes.len()];
    for mention in &reading.ledger.mentions {
        let entry = mention.entry.and_then(|e| reading.ledger.entries.get(e));
        let locators: Vec<(String, String)> = mention
            .locators
            .iter()
            .map(|l| (l.value.unit.name().to_owned(), l.value.value.to_string()))
            .collect();
        notes[mention.citation.note.0 as usize].push(told(entry, &locators));
    }
    notes
}

/// Facts that are compared only where the row has them.
fn optional(part: &str) -> bool {
    ["title: ", "date: ", "author: ", "name: ", "city: "].iter().any(|p| part.starts_with(p))
}

/// The first difference between a row and what was read.
fn differs(case: &Case<'_>) -> Option<String> {
    let got = all_told(&reading(case.printed));
    let want: Vec<Vec<Vec<&str>>> = case
        .read
        .split(" ¶ ")
        .map(|note| note.split(" + ").map(|work| work.split(" · ").collect()).collect())
        .collect();
    let counts = |n: &[Vec<Vec<String>>]| n.iter().map(Vec::len).collect::<Vec<_>>();
    let wanted: Vec<usize> = want.iter().map(Vec::len).collect();
    if counts(&got) != wanted {
        return Some(format!("{} works a note, not {wanted:?}: {got:?}", format_args!("{:?}", counts(&got))));
    }
    for (got, want) in got.iter().flatten().zip(want.iter().flatten()) {
        let solid: Vec<&str> = got.iter().map(String::as_str).filter(|p| !optional(p)).collect();
        let need: Vec<&str> = want.iter().copied().filter(|p| !optional(p)).collect();
        if solid != need {
            return Some(format!("{solid:?}\n      is not {need:?}; all: {got:?}"));
        }
        if let Some(missing) = want.iter().find(|p| optional(p) && !got.iter().any(|g| g == *p)) {
            return Some(format!("no `{missing}` in {got:?}"));
        }
    }
    None
}

fn check(text: &str) {
    let cases = cases(text);
    assert!(!cases.is_empty(), "a case file without a row");
    assert!(!text.contains("```"), "blocks of notes stand in tests/notes, where they are read");
    let faults: Vec<String> = cases
        .iter()
        .filter_map(|case| differs(case).map(|why| format!("  {}\n      {why}", case.printed)))
        .collect();
    assert!(faults.is_empty(), "{} of {} rows:\n{}", faults.len(), cases.len(), faults.join("\n"));
}

#[test]
fn decodings() {
    check(include_str!("archives/decodings.md"));
}

#[test]
fn styles_and_values() {
    check(include_str!("archives/styles.md"));
}

#[test]
fn repeats() {
    check(include_str!("archives/repeats.md"));
}

#[test]
fn descriptions() {
    check(include_str!("archives/descriptions.md"));
}

#[test]
fn countries() {
    check(include_str!("archives/countries.md"));
}

#[test]
fn italy_spain_portugal_and_beyond() {
    check(include_str!("archives/romance.md"));
}

#[test]
fn american_papers() {
    check(include_str!("archives/american.md"));
}

#[test]
fn known_by_their_head() {
    check(include_str!("archives/headed.md"));
}

#[test]
fn damaged_print() {
    check(include_str!("archives/damaged.md"));
}

#[test]
fn definitions() {
    check(include_str!("archives/definitions.md"));
}

#[test]
fn words_of_every_language() {
    check(include_str!("archives/words.md"));
}

#[test]
fn shapes_of_every_country() {
    check(include_str!("archives/shapes.md"));
}

#[test]
fn a_list_of_abbreviations_binds_its_codes() {
    let lists = [
        "Abbreviations\n\nZAGN = Zentralarchiv der Genossenschaft Nord\nNA: Nationaal Archief, The Hague\n",
        "Abbreviations\n\nZAGN – Zentralarchiv der Genossenschaft Nord\nNA – Nationaal Archief, The Hague\n",
        "ZAGN\tZentralarchiv der Genossenschaft Nord\nNA\tNationaal Archief, The Hague\n",
        "* In the notes: ZAGN = Zentralarchiv der Genossenschaft Nord; NA = Nationaal Archief, The Hague.\n",
    ];
    for list in lists {
        let text =
            format!("{list}\nThe work begins.\n\n1. ZAGN 12/4, Bl. 5.\n2. NA, 2.05.117, inv. nr. 12.\n");
        let reading = ibid::read(text.as_bytes(), &Options::default()).expect("it is text");
        let places: Vec<_> = reading.ledger.entries.iter().filter_map(|e| e.fields.place()).collect();
        let [first, second] = places[..] else { panic!("two places, not {places:?}\n{text}") };
        assert_eq!(
            (first.repository.as_str(), first.step(Level::Signature)),
            ("ZAGN", Some("12/4")),
            "{text}"
        );
        assert_eq!(first.name, "Zentralarchiv der Genossenschaft Nord", "{text}");
        // The list counts before the registry, which has other archives of that code.
        assert_eq!((second.repository.as_str(), second.code.as_str()), ("NA", "NL-HaNA"), "{text}");
        assert_eq!(second.step(Level::Item), Some("12"), "{text}");
    }
    let text = "1. ZAGN 12/4, Bl. 5.\n";
    let reading = ibid::read(text.as_bytes(), &Options::default()).expect("it is text");
    let places =
        reading.ledger.entries.iter().filter(|e| e.fields.place().is_some_and(|p| !p.name.is_empty()));
    assert_eq!(places.count(), 0, "without the list nobody knows the name");
}

#[test]
fn a_number_broken_at_the_end_of_a_line_is_one() {
    let file = |text: &str| {
        let reading = ibid::read(text.as_bytes(), &Options::default()).expect("it is text");
        let entry = reading.ledger.entries.first().and_then(|e| e.fields.place()).cloned();
        let leaves: Vec<String> = reading
            .ledger
            .mentions
            .iter()
            .flat_map(|m| m.locators.iter().map(|l| l.value.value.to_string()))
            .collect();
        (entry.and_then(|place| place.step(Level::Delo).map(str::to_owned)), leaves)
    };
    let text = "1. RGANI, f. 5, op. 28, d. 2-\n53, l. 5.\n";
    assert_eq!(file(text), (Some("253".to_owned()), vec!["5".to_owned()]));
    let text = "1. РГАНИ. Ф. 5. Оп. 28. Д. 2-\n53. Л. 5.\n";
    assert_eq!(file(text), (Some("253".to_owned()), vec!["5".to_owned()]));
    // Leaves broken there are a range, and so are several files.
    let text = "1. RGANI, f. 5, op. 28, d. 253, ll. 5-\n7.\n";
    assert_eq!(file(text), (Some("253".to_owned()), vec!["5-7".to_owned()]));
    let text = "1. RGANI, f. 5, op. 28, dd. 12-\n15, l. 7.\n";
    assert_eq!(file(text), (Some("12-15".to_owned()), vec!["7".to_owned()]));
}

#[test]
fn dates_of_documents() {
    check(include_str!("archives/dates.md"));
}

/// An address before it is printed.
#[derive(Clone, Debug)]
struct Address {
    latin: &'static str,
    cyrillic: &'static str,
    /// Class letter in both scripts, number, letter behind it.
    fond: (Option<(char, char)>, u32, bool),
    opis: (u32, bool),
    /// What stands between opis and file: the papka of the foreign ministry's archive, a box, a film.
    between: Option<(Level, u32)>,
    /// Delo or unit of storage.
    file: Level,
    delo: (u32, bool),
    volume: Option<u32>,
    /// First leaf, last leaf, verso.
    leaves: Vec<(u32, Option<u32>, bool)>,
}

/// A style of printing: what divides the units, and the label of each.
struct Style {
    cyrillic: bool,
    between: &'static str,
    label: fn(Level) -> &'static str,
    leaf: &'static str,
    verso: &'static str,
}

fn english(level: Level) -> &'static str {
    match level {
        Level::Fond => "f. ",
        Level::Opis => "op. ",
        Level::Papka => "p. ",
        Level::Karton => "kart. ",
        Level::Reel => "reel ",
        Level::Edkhr => "ed. khr. ",
        Level::Volume => "t. ",
        _ => "d. ",
    }
}

fn russian(level: Level) -> &'static str {
    match level {
        Level::Fond => "Ф. ",
        Level::Opis => "Оп. ",
        Level::Papka => "П. ",
        Level::Karton => "Карт. ",
        Level::Reel => "Рол. ",
        Level::Edkhr => "Ед. хр. ",
        Level::Volume => "Т. ",
        _ => "Д. ",
    }
}

fn small(level: Level) -> &'static str {
    match level {
        Level::Fond => "ф. ",
        Level::Opis => "оп. ",
        Level::Papka => "п. ",
        Level::Karton => "карт. ",
        Level::Reel => "рол. ",
        Level::Edkhr => "ед. хр. ",
        Level::Volume => "т. ",
        _ => "д. ",
    }
}

fn words(level: Level) -> &'static str {
    match level {
        Level::Fond => "fond ",
        Level::Opis => "opis' ",
        Level::Papka => "papka ",
        Level::Karton => "karton ",
        Level::Reel => "rolik ",
        Level::Edkhr => "edinitsa khraneniia ",
        Level::Volume => "tom ",
        _ => "delo ",
    }
}

fn glued(level: Level) -> &'static str {
    match level {
        Level::Fond => "f.",
        Level::Opis => "op.",
        Level::Papka => "p.",
        Level::Karton => "kart.",
        Level::Reel => "reel ",
        Level::Edkhr => "ed.khr.",
        Level::Volume => "t.",
        _ => "d.",
    }
}

fn nothing(_: Level) -> &'static str {
    ""
}

const ENGLISH: Style = Style { cyrillic: false, between: ", ", label: english, leaf: "ll. ", verso: "ob" };
const NO_COMMAS: Style = Style { cyrillic: false, between: " ", label: english, leaf: "ll. ", verso: "ob" };
const WORDS: Style = Style { cyrillic: false, between: ", ", label: words, leaf: "listy ", verso: "ob" };
const GLUED: Style = Style { cyrillic: false, between: ",", label: glued, leaf: "ll.", verso: "ob" };
const GOST: Style = Style { cyrillic: true, between: ". ", label: russian, leaf: "Л. ", verso: " об" };
const SOVIET: Style = Style { cyrillic: true, between: ", ", label: small, leaf: "лл. ", verso: "об" };
const DASHES: Style =
    Style { cyrillic: true, between: ". – ", label: russian, leaf: "Л. ", verso: " об" };
const SLASH: Style = Style { cyrillic: false, between: "/", label: nothing, leaf: "", verso: "ob" };
const CYRILLIC_SLASH: Style = Style { cyrillic: true, between: "/", label: nothing, leaf: "", verso: "об" };

impl Address {
    /// Levels and values from the outside in, as `style` prints them.
    fn steps(&self, style: &Style) -> Vec<(Level, String)> {
        let (class, fond, secret) = self.fond;
        let letter = |latin: char, cyrillic: char| if style.cyrillic { cyrillic } else { latin };
        let class = class.map(|(l, c)| format!("{}-", letter(l, c))).unwrap_or_default();
        let suffix = |shown: bool, l, c| if shown { letter(l, c).to_string() } else { String::new() };
        let mut steps = vec![
            (Level::Fond, format!("{class}{fond}{}", suffix(secret, 's', 'с'))),
            (Level::Opis, format!("{}{}", self.opis.0, suffix(self.opis.1, 'a', 'а'))),
        ];
        steps.extend(self.between.map(|(level, number)| (level, number.to_string())));
        steps.push((self.file, format!("{}{}", self.delo.0, suffix(self.delo.1, 'a', 'а'))));
        steps.extend(self.volume.map(|number| (Level::Volume, number.to_string())));
        steps
    }

    fn leaves(&self, style: &Style) -> Vec<String> {
        let verso = |shown: bool| if shown { style.verso } else { "" };
        let one = |(first, last, back): &(u32, Option<u32>, bool)| match last {
            Some(last) => format!("{first}-{last}{}", verso(*back)),
            None => format!("{first}{}", verso(*back)),
        };
        self.leaves.iter().map(one).collect()
    }

    fn print(&self, style: &Style) -> String {
        let mut units: Vec<String> = self
            .steps(style)
            .iter()
            .map(|(level, value)| format!("{}{value}", (style.label)(*level)))
            .collect();
        if !self.leaves.is_empty() {
            units.push(format!("{}{}", style.leaf, self.leaves(style).join(", ")));
        }
        let repository = if style.cyrillic { self.cyrillic } else { self.latin };
        let divider = if style.between == "/" { ", " } else { style.between };
        format!("{repository}{divider}{}", units.join(style.between))
    }

    /// Numbers alone say fond, opis, file and the papka of one archive; they have no other units.
    fn plain(mut self) -> Address {
        self.between = self.between.filter(|(level, _)| *level == Level::Papka);
        self.file = Level::Delo;
        self.volume = None;
        self
    }
}

fn addresses() -> impl Strategy<Value = Address> {
    let plain = prop_oneof![
        Just(("RGANI", "РГАНИ")),
        Just(("GARF", "ГАРФ")),
        Just(("RGASPI", "РГАСПИ")),
        Just(("RGAE", "РГАЭ")),
        Just(("RGVA", "РГВА")),
        Just(("TsKhSD", "ЦХСД")),
        Just(("OGAChO", "ОГАЧО")),
    ];
    let between = prop_oneof![
        3 => Just(None),
        1 => (1u32..400).prop_map(|n| Some((Level::Karton, n))),
        1 => (1u32..9000).prop_map(|n| Some((Level::Reel, n))),
    ];
    let archive = prop_oneof![
        6 => (plain, between),
        1 => (Just(("AVPRF", "АВП РФ")), (1u32..400).prop_map(|n| Some((Level::Papka, n)))),
    ];
    let class = proptest::option::of(prop_oneof![
        Just(('R', 'Р')),
        Just(('A', 'А')),
        Just(('M', 'М')),
        Just(('P', 'П'))
    ]);
    let leaf = (1u32..900, proptest::option::of(1u32..90), any::<bool>())
        .prop_map(|(first, more, back)| (first, more.map(|m| first + m), back));
    (
        archive,
        (class, 1u32..17000, any::<bool>()),
        (1u32..400, any::<bool>()),
        (prop_oneof![3 => Just(Level::Delo), 1 => Just(Level::Edkhr)], (1u32..9999, any::<bool>())),
        proptest::option::weighted(0.2, 1u32..20),
        proptest::collection::vec(leaf, 0..4),
    )
        .prop_map(|(((latin, cyrillic), between), fond, opis, (file, delo), volume, leaves)| {
            let papka = between.is_some_and(|(level, _)| level == Level::Papka);
            let fond = if papka { (None, fond.1, false) } else { fond };
            Address { latin, cyrillic, fond, opis, between, file, delo, volume, leaves }
        })
}

/// What is printed is what is read.
fn returns(address: &Address, style: &Style) -> Result<(), TestCaseError> {
    let printed = address.print(style);
    let reading = reading(&printed);
    prop_assert_eq!(reading.ledger.mentions.len(), 1, "{}", printed);
    let mention = &reading.ledger.mentions[0];
    let place = mention.entry.and_then(|e| reading.ledger.entries.get(e)).and_then(|e| e.fields.place());
    let Some(place) = place else { return Err(TestCaseError::fail(format!("{printed}: no place"))) };
    let steps: Vec<(Level, String)> = place.steps.iter().map(|s| (s.level, s.value.to_string())).collect();
    prop_assert_eq!(steps, address.steps(style), "{}", printed);
    let leaves: Vec<String> = mention.locators.iter().map(|l| l.value.value.to_string()).collect();
    prop_assert_eq!(leaves, address.leaves(style), "{}", printed);
    prop_assert_eq!(&place.repository, if style.cyrillic { address.cyrillic } else { address.latin });
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn english_addresses_return(address in addresses()) {
        for style in [&ENGLISH, &NO_COMMAS, &WORDS, &GLUED] {
            returns(&address, style)?;
        }
    }

    #[test]
    fn gost_addresses_return(address in addresses()) {
        for style in [&GOST, &SOVIET, &DASHES] {
            returns(&address, style)?;
        }
    }

    #[test]
    fn slashed_addresses_return(address in addresses()) {
        let address = address.plain();
        returns(&address, &SLASH)?;
        returns(&address, &CYRILLIC_SLASH)?;
    }

    /// Signatures and boxes, from the outside in and from the inside out.
    #[test]
    fn western_addresses_return(group in 1u32..600, number in 1u32..9999, bit in 1u32..99, folder in 1u32..60) {
        let cases = [
            (format!("TNA, FO {group}/{number}"), "TNA", vec![(Level::Signature, format!("FO {group}/{number}"))]),
            (format!("BArch, R {group}/{number}, Bd. {bit}"), "BArch",
             vec![(Level::Signature, format!("R {group}/{number}")), (Level::Volume, bit.to_string())]),
            (format!("AIPN, BU 0{group}/{number}, t. {bit}"), "AIPN",
             vec![(Level::Signature, format!("BU 0{group}/{number}")), (Level::Volume, bit.to_string())]),
            (format!("NARA, RG {group}, box {number}, folder {folder}"), "NARA",
             vec![(Level::RecordGroup, group.to_string()), (Level::Box, number.to_string()), (Level::Folder, folder.to_string())]),
            (format!("folder {folder}, box {number}, Smith Papers, Hoover Institution Archives"), "Hoover Institution Archives",
             vec![(Level::Collection, "Smith Papers".to_owned()), (Level::Box, number.to_string()), (Level::Folder, folder.to_string())]),
        ];
        for (printed, repository, wanted) in cases {
            let reading = reading(&printed);
            prop_assert_eq!(reading.ledger.mentions.len(), 1, "{}", &printed);
            let entry = reading.ledger.mentions[0].entry.and_then(|e| reading.ledger.entries.get(e));
            let Some(place) = entry.and_then(|e| e.fields.place()) else {
                return Err(TestCaseError::fail(format!("{printed}: no place")));
            };
            let steps: Vec<(Level, String)> = place.steps.iter().map(|s| (s.level, s.value.to_string())).collect();
            prop_assert_eq!(&place.repository, repository, "{}", &printed);
            prop_assert_eq!(steps, wanted, "{}", &printed);
        }
    }
}

fn ibid(args: &[&str]) -> (Option<i32>, String, String) {
    let out = Command::new(env!("CARGO_BIN_EXE_ibid")).args(args).output().expect("ibid runs");
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (out.status.code(), text(&out.stdout), text(&out.stderr))
}

#[test]
fn the_registry_is_asked_by_code_and_name() {
    for asked in [
        &["RGANI"][..],
        &["РГАНИ"],
        &["Russian", "State", "Archive", "of", "Contemporary", "History"],
        &["Российский государственный архив новейшей истории"],
        &["Rossijskij gosudarstvennyj arhiv novejshej istorii"],
        &["Rossiyskiy gosudarstvennyy arkhiv noveyshey istorii"],
    ] {
        let (code, page, _) = ibid(&[&["archive"], asked].concat());
        assert_eq!(code, Some(0), "{asked:?}");
        assert!(page.starts_with("RGANI (РГАНИ)\n"), "{asked:?}: {page}");
    }
    let (_, page, _) = ibid(&["archive", "РЦХИДНИ"]);
    assert!(page.contains("now         RGASPI, "), "{page}");
    let (code, page, message) = ibid(&["archive", "nowhere"]);
    assert_eq!((code, page.as_str()), (Some(2), ""));
    assert!(message.contains("nowhere"), "{message}");
}

#[test]
fn the_registry_is_listed_by_country() {
    let (code, page, _) = ibid(&["archive", "--list", "hu"]);
    assert_eq!(code, Some(0));
    assert!(page.lines().any(|l| l.starts_with("MNL OL")) && !page.contains("Moscow"), "{page}");
    assert_eq!(ibid(&["archive", "--list", "Hungary"]).1, page);
    assert!(ibid(&["archive", "--list"]).1.lines().count() > 400);
    assert_eq!(ibid(&["archive", "--list", "Atlantis"]).0, Some(2));
}

/// A folder with the files of a project; removed with the test's temporary files.
fn project(name: &str, files: &[(&str, &str)]) -> std::path::PathBuf {
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("archives").join(name);
    std::fs::create_dir_all(&folder).expect("a folder of our own");
    for (file, text) in files {
        std::fs::write(folder.join(file), text).expect("a file of our own");
    }
    folder
}

const OWN: &str = "country = \"Russia\"\n\n[[archive]]\ncode = \"Archive Z\"\naliases = [\"AZ Perm\"]\n\
                   name = \"Склад Заречной области\"\n\n[[archive]]\ncode = \"RGANI Annex\"\n\
                   status = \"former\"\nsuccessor = \"RGANI\"\n";

#[test]
fn a_project_has_archives_of_its_own() {
    let notes = "1. Sklad Zarechnoi oblasti, f. 3, op. 1, d. 2, l. 7.\n2. AZ Perm, f. 3, op. 1, d. 2.\n\
                 3. RGANI Annex, f. 5, op. 1, d. 9.\n4. RGANI, f. 5, op. 1, d. 9.\n";
    let folder = project(
        "own",
        &[("ibid.toml", "lexicons = [\"mine.toml\"]\n"), ("mine.toml", OWN), ("a.txt", notes)],
    );
    let file = folder.join("a.txt");
    let (code, json, message) = ibid(&["convert", &file.to_string_lossy(), "--to", "json"]);
    assert_eq!(code, Some(0), "{message}");
    let read: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    let entries = read["entries"].as_array().expect("entries");
    let codes: Vec<&str> = entries.iter().filter_map(|e| e["fields"]["archive"]["code"].as_str()).collect();
    assert_eq!(codes, ["Archive Z", "RGANI"], "{json}");
    assert_eq!(ibid(&["check", &file.to_string_lossy(), "--select", "unknown-archive"]).0, Some(0));
    std::fs::remove_file(folder.join("ibid.toml")).expect("it is ours");
    let (_, json, _) = ibid(&["convert", &file.to_string_lossy(), "--to", "json"]);
    assert!(!json.contains("Archive Z"), "without the file nobody knows it: {json}");
}

#[test]
fn a_broken_file_of_archives_is_named_with_its_line() {
    for (name, text, wanted) in [
        ("key", "[[archive]]\ncode = \"A\"\ncuty = \"B\"\n", "mine.toml:3: unknown key `cuty`"),
        ("syntax", "country = \"X\"\n[[archive]\n", "mine.toml:2: "),
        ("nameless", "\n\n[[archive]]\ncity = \"B\"\n", "mine.toml:3: an [[archive]] needs its code"),
        ("status", "[[archive]]\ncode = \"A\"\nstatus = \"gone\"\n", "mine.toml:3: unknown status `gone`"),
        ("successor", "\n[[archive]]\ncode = \"A\"\nsuccessor = \"ZQX\"\n", "mine.toml:2: no archive has"),
    ] {
        let folder = project(
            &format!("broken-{name}"),
            &[("ibid.toml", "lexicons = [\"mine.toml\"]"), ("mine.toml", text), ("a.txt", "1. Notes.\n")],
        );
        for command in [&["convert"][..], &["check"], &["show"]] {
            let file = folder.join("a.txt").to_string_lossy().into_owned();
            let mut args = vec![command[0], &file];
            args.extend((command[0] == "show").then_some("1"));
            let (code, page, message) = ibid(&args);
            assert_eq!((code, page.as_str()), (Some(2), ""), "{name}: {message}");
            assert!(message.contains(wanted), "{name}: {message}");
        }
    }
    let folder = project("absent", &[("ibid.toml", "lexicons = [\"nowhere.toml\"]"), ("a.txt", "1. N.\n")]);
    let (code, _, message) = ibid(&["convert", &folder.join("a.txt").to_string_lossy()]);
    assert_eq!(code, Some(2));
    assert!(message.contains("nowhere.toml: no such file") && message.contains("ibid.toml"), "{message}");
}

#[test]
fn what_is_inherited_is_said_with_its_source() {
    let reading = reading(
        "TsKhSD, f. 5, op. 28, d. 253, l. 5; d. 254, l. 3 ¶ Ibid. ¶ Там же. Оп. 30. Д. 7 ¶ f. 89, op. 3, d. 2 \
         ¶ RGANI, f. 5, op. 28, d. 253",
    );
    let told: Vec<_> = reading
        .ledger
        .mentions
        .iter()
        .map(|m| {
            let taken = m.inherited.as_ref()?;
            let levels = taken.levels.iter().map(|l| l.name()).collect();
            Some((taken.from.note.0, taken.from.nth, taken.repository, levels))
        })
        .collect();
    assert_eq!(
        told,
        [
            None,
            Some((0, 0, true, vec!["fond", "opis"])),
            Some((0, 1, true, vec!["fond", "opis", "delo"])),
            Some((1, 0, true, vec!["fond"])),
            Some((2, 0, true, vec![])),
            None,
        ]
    );
    let json = ibid::emit::json(&reading, "a.txt");
    assert!(
        json.contains(r#""inherited":{"note":"n1","citation":0,"units":["repository","fond","opis"]}"#),
        "{json}"
    );
    assert_eq!(reading.ledger.entries.len(), 4, "the archive's old code and its new one are one archive");
    let place = reading.ledger.entries[0].fields.place().expect("a place");
    assert_eq!((place.repository.as_str(), place.code.as_str()), ("TsKhSD", "RGANI"));
}
