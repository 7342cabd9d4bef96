//! Reading a lexicon file: TOML in, rows out.
//!
//! This file is also part of the build script: the files of `grammars/` and a user's own are read by the
//! same rules. A form is written as it must be printed:
//! - small letters: it counts in any case (`ibid.`);
//! - a capital first: it must have it (`Pravda`, German `Bd.`);
//! - two capitals or more in its first word: so must the print (`RGANI`, `NSC`);
//! - a stop at the end of a short form of one word, or of initials: it is an abbreviation, and counts only
//!   with its stop or before a number (`no.`, `n. d.`). Written without a stop it counts either way.
//!
//! Where a name may stand, letters that make a form alone (`y`, `w`, `о.`, `z. B.`, `c. d.`), and two that mean
//! "and", count only when the first is printed small: capitals are somebody's initials.
//!
//! In the file of a romanised language (`ru-Latn`) a form in Cyrillic stands for all its transliterations.

use super::fold::{fold, words};
use super::spell;
use std::ops::Range;
use toml::de::{DeTable, DeValue};

/// Tables whose forms stand under `forms`, and tables with a key for each value.
pub const TABLES: &[(&str, &[&str])] = &[
    ("ibid", FORMS),
    ("idem", FORMS),
    ("opcit", FORMS),
    ("loccit", FORMS),
    ("supra", FORMS),
    ("infra", FORMS),
    ("hereafter", FORMS),
    ("signal", FORMS),
    ("thus", FORMS),
    ("catalogue", FORMS),
    ("via", &["quoted", "cited", "reprinted"]),
    ("editor", FORMS),
    ("translator", FORMS),
    ("compiler", FORMS),
    ("other_role", FORMS),
    ("by", FORMS),
    (
        "locator",
        &[
            "page",
            "folio",
            "volume",
            "chapter",
            "section",
            "note",
            "document",
            "number",
            "column",
            "paragraph",
            "line",
            "appendix",
            "plate",
            "figure",
            "table",
            "part",
            "verse",
        ],
    ),
    (
        "step",
        &[
            "collection",
            "record_group",
            "series",
            "subseries",
            "fond",
            "podfond",
            "opis",
            "papka",
            "korob",
            "karton",
            "delo",
            "edkhr",
            "box",
            "folder",
            "file",
            "entry",
            "reel",
            "frame",
            "item",
            "document",
            "portfolio",
            "volume",
            "signature",
        ],
    ),
    ("verso", FORMS),
    ("volume", FORMS),
    ("volumes", FORMS),
    ("number", FORMS),
    ("part", FORMS),
    ("edition", FORMS),
    ("edition_word", FORMS),
    (
        "ordinal",
        &[
            "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "13", "14", "15", "16", "17",
            "18", "19", "20",
        ],
    ),
    ("series_word", FORMS),
    ("new_series", FORMS),
    ("in", FORMS),
    ("and", FORMS),
    ("et_al", FORMS),
    ("sub_verbo", FORMS),
    ("no_date", FORMS),
    ("no_place", FORMS),
    ("no_publisher", FORMS),
    ("forthcoming", FORMS),
    ("reprint", FORMS),
    ("unpublished", FORMS),
    ("circa", FORMS),
    ("year", FORMS),
    ("thesis", &["phd", "doctoral", "candidate", "master", "bachelor", "autoref"]),
    ("thesis_word", FORMS),
    ("report_word", FORMS),
    ("conference_word", FORMS),
    ("document_head", FORMS),
    ("letter_head", FORMS),
    ("addressee", FORMS),
    ("sender", FORMS),
    ("government_word", FORMS),
    ("interview_word", FORMS),
    ("the_author", FORMS),
    ("review_of", FORMS),
    ("part_of", FORMS),
    ("director", FORMS),
    ("medium", &["video", "audio"]),
    ("film_word", FORMS),
    ("web_word", FORMS),
    ("posted", FORMS),
    ("month", &["1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12"]),
    ("season", &["spring", "summer", "autumn", "winter"]),
    ("body_word", FORMS),
    ("publisher_word", FORMS),
    ("journal_word", FORMS),
    ("newspaper", FORMS),
    ("magazine", FORMS),
    ("archive_word", FORMS),
    ("city", FORMS),
    ("state", FORMS),
    ("particle", FORMS),
    ("suffix", FORMS),
    ("honorific", FORMS),
    ("given_name", FORMS),
    ("other_given", FORMS),
    ("first_name", FORMS),
    ("own", FORMS),
    ("along", FORMS),
    ("plain", FORMS),
    ("said", FORMS),
    ("same_letter", FORMS),
    ("article_head", FORMS),
    ("papers_word", FORMS),
    ("pseudonym", FORMS),
    ("counted", FORMS),
    ("century", FORMS),
    ("day_edition", FORMS),
    ("reference_work", FORMS),
    ("clause", FORMS),
    ("surname_end", FORMS),
    ("release", FORMS),
    ("verdict", FORMS),
    ("broadcaster", FORMS),
    ("corpus", FORMS),
    ("clergy", FORMS),
    ("kin", FORMS),
    ("title_noun", FORMS),
    ("piece_head", FORMS),
    ("ancient", FORMS),
    ("scripture", FORMS),
    ("patent_word", FORMS),
    ("life_date", FORMS),
    ("record_class", FORMS),
    ("abbreviation", FORMS),
    ("accessed", FORMS),
    ("passim", FORMS),
    ("small", FORMS),
    ("other_title", FORMS),
    ("date_word", FORMS),
    ("treaty_word", FORMS),
    ("reporter", &["case", "law", "treaty", "reign", "gazette", "versus"]),
    ("heading", &["list", "other"]),
];

const FORMS: &[&str] = &["forms"];

/// Every table and key, in one order: a sense's number is its place here.
pub fn names() -> impl Iterator<Item = (&'static str, &'static str)> {
    TABLES.iter().flat_map(|(table, keys)| keys.iter().map(move |key| (*table, *key)))
}

/// True if the form, where a name may stand in its place, would also be somebody's initials, or with "and" a
/// body's: `y`, `z. B.`, `og`.
fn like_initials(words: &[&str], meaning: Meaning) -> bool {
    let Meaning::Name(number) = meaning else { return false };
    let letters = match names().nth(usize::from(number)) {
        Some(("and", _)) => 2,
        Some(("in" | "honorific" | "signal" | "idem" | "opcit" | "supra" | "et_al" | "sub_verbo", _)) => 1,
        _ => return false,
    };
    words.iter().all(|w| w.chars().count() <= letters)
        && words.iter().take(1).all(|w| w.chars().all(char::is_lowercase))
}

/// What a row means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Meaning {
    /// A place in [`names`].
    Name(u16),
    /// An archive: a place in [`File::archives`].
    Archive(u16),
    /// A printed series of documents, described like an archive.
    Series(u16),
}

/// A form, ready for look-up.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Row {
    /// The first word, folded.
    pub first: String,
    /// The others, folded, joined by a space.
    pub rest: String,
    /// 0 for an archive's own code, 1 for its aliases, 2 for its names; 0 for words.
    pub rank: u8,
    /// What it means.
    pub meaning: Meaning,
    /// Of what language.
    pub lang: String,
    /// Needs its stop or a number after it.
    pub dot: bool,
    /// Must begin with a capital.
    pub capital: bool,
    /// Its first word must have two capitals.
    pub code: bool,
    /// Must be printed small.
    pub small: bool,
}

/// An archive as its file describes it; the fields are those of `Archive`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct ArchiveRow {
    /// The line of the file where it begins.
    pub line: usize,
    pub code: String,
    pub native: String,
    pub status: String,
    pub aliases: Vec<String>,
    pub seldom: Vec<String>,
    pub name: String,
    pub transliterated: String,
    pub english: String,
    pub city: String,
    pub country: String,
    pub predecessors: String,
    pub successor: String,
    pub scheme: String,
    pub note: String,
}

/// What a lexicon file says.
#[derive(Clone, Debug, Default)]
pub struct File {
    /// Its words.
    pub rows: Vec<Row>,
    /// Its archives.
    pub archives: Vec<ArchiveRow>,
}

/// Sorts rows for look-up, the longest first under each first word, and makes one of those that differ only
/// in language: `mul`. A row that asks for more than another of the same meaning goes.
pub fn arrange(mut rows: Vec<Row>) -> Vec<Row> {
    let words = |rest: &str| rest.split(' ').filter(|w| !w.is_empty()).count();
    let asks = |r: &Row| (r.dot, r.capital, r.code, r.small);
    rows.sort_by(|a, b| {
        (&a.first, words(&b.rest), &a.rest, a.rank, a.meaning, asks(a), &a.lang).cmp(&(
            &b.first,
            words(&a.rest),
            &b.rest,
            b.rank,
            b.meaning,
            asks(b),
            &b.lang,
        ))
    });
    let mut out: Vec<Row> = Vec::with_capacity(rows.len());
    for row in rows {
        let met = out.iter_mut().rev().take_while(|o| o.first == row.first && o.rest == row.rest).find(|o| {
            o.meaning == row.meaning
                && (row.dot || !o.dot)
                && (row.capital || !o.capital)
                && (row.code || !o.code)
                && (row.small || !o.small)
        });
        match met {
            Some(known) if known.lang == row.lang => {}
            Some(known) => "mul".clone_into(&mut known.lang),
            None => out.push(row),
        }
    }
    out
}

/// What is wrong with a lexicon file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The line, from 1.
    pub line: usize,
    /// What is wrong.
    pub message: String,
}

/// Reads a lexicon file. The numbers of archives begin at `base`.
pub fn read(text: &str, base: u16) -> Result<File, Fault> {
    let at = |span: &Range<usize>| {
        1 + text.get(..span.start).unwrap_or(text).bytes().filter(|b| *b == b'\n').count()
    };
    let root = DeTable::parse(text).map_err(|e| Fault {
        line: at(&e.span().unwrap_or(0..0)),
        message: e.message().trim().replace('\n', ", "),
    })?;
    let mut file = File::default();
    let mut lang = "mul".to_owned();
    let mut country = String::new();
    for (key, value) in root.get_ref() {
        match key.get_ref().as_ref() {
            "language" => lang = string(value.get_ref(), &at(&value.span()))?,
            "country" => country = string(value.get_ref(), &at(&value.span()))?,
            _ => {}
        }
    }
    for (key, value) in root.get_ref() {
        let line = at(&key.span());
        match (key.get_ref().as_ref(), value.get_ref()) {
            ("language" | "country", _) => {}
            ("archive", DeValue::Array(archives)) => {
                for archive in archives.iter() {
                    let line = at(&archive.span());
                    let DeValue::Table(table) = archive.get_ref() else {
                        return Err(Fault {
                            line,
                            message: "write each archive as its own [[archive]]".to_owned(),
                        });
                    };
                    let row = read_archive(table, &country, line, &at)?;
                    let number = u16::try_from(file.archives.len())
                        .ok()
                        .and_then(|n| n.checked_add(base))
                        .ok_or_else(|| Fault { line, message: "too many archives".to_owned() })?;
                    let meaning = match row.status.as_str() {
                        "publication" => Meaning::Series(number),
                        _ => Meaning::Archive(number),
                    };
                    let own = [spell::without_gloss(&row.code), row.native.as_str()];
                    for (spelling, code) in spell::spellings(&row) {
                        let rank = if own.contains(&spelling.as_str()) { 0 } else { 2 - u8::from(code) };
                        file.rows.extend(rows(&spelling, meaning, "mul").map(|r| Row { rank, ..r }));
                    }
                    file.archives.push(row);
                }
            }
            (name, DeValue::Table(table)) => {
                let Some((_, keys)) = TABLES.iter().find(|(t, _)| *t == name) else {
                    return Err(Fault { line, message: unknown("table", name, TABLES.iter().map(|t| t.0)) });
                };
                for (key, forms) in table {
                    let line = at(&key.span());
                    let Some(number) = names().position(|(t, k)| t == name && k == key.get_ref().as_ref())
                    else {
                        return Err(Fault {
                            line,
                            message: unknown("key", key.get_ref(), keys.iter().copied()),
                        });
                    };
                    for (form, line) in strings(forms.get_ref(), line, &at)? {
                        let before = file.rows.len();
                        let meaning = Meaning::Name(number as u16);
                        if lang.ends_with("-Latn") && spell::is_cyrillic(&form) {
                            for latin in spell::latin(&form) {
                                file.rows.extend(rows(&latin, meaning, &lang));
                            }
                        } else {
                            file.rows.extend(rows(&form, meaning, &lang));
                        }
                        if file.rows.len() == before {
                            return Err(Fault { line, message: format!("there is no word in `{form}`") });
                        }
                    }
                }
            }
            (name, _) => {
                return Err(Fault { line, message: format!("`{name}` should be a table: write [{name}]") });
            }
        }
    }
    Ok(file)
}

fn read_archive(
    table: &DeTable<'_>,
    country: &str,
    line: usize,
    at: &dyn Fn(&Range<usize>) -> usize,
) -> Result<ArchiveRow, Fault> {
    const KEYS: [&str; 14] = [
        "code",
        "native",
        "status",
        "aliases",
        "seldom",
        "name",
        "transliterated",
        "english",
        "city",
        "country",
        "predecessors",
        "successor",
        "scheme",
        "note",
    ];
    let mut row = ArchiveRow {
        line,
        status: "current".to_owned(),
        country: country.to_owned(),
        ..ArchiveRow::default()
    };
    for (key, value) in table {
        let here = at(&key.span());
        let line = at(&value.span());
        let field = match key.get_ref().as_ref() {
            "aliases" => {
                row.aliases = strings(value.get_ref(), line, at)?.into_iter().map(|(s, _)| s).collect();
                continue;
            }
            "seldom" => {
                row.seldom = strings(value.get_ref(), line, at)?.into_iter().map(|(s, _)| s).collect();
                continue;
            }
            "code" => &mut row.code,
            "native" => &mut row.native,
            "status" => &mut row.status,
            "name" => &mut row.name,
            "transliterated" => &mut row.transliterated,
            "english" => &mut row.english,
            "city" => &mut row.city,
            "country" => &mut row.country,
            "predecessors" => &mut row.predecessors,
            "successor" => &mut row.successor,
            "scheme" => &mut row.scheme,
            "note" => &mut row.note,
            other => return Err(Fault { line: here, message: unknown("key", other, KEYS.into_iter()) }),
        };
        *field = string(value.get_ref(), &line)?;
        if key.get_ref().as_ref() == "status" && !STATUSES.contains(&field.as_str()) {
            return Err(Fault { line, message: unknown("status", field, STATUSES.into_iter()) });
        }
    }
    if row.code.is_empty() {
        return Err(Fault { line, message: "an [[archive]] needs its code".to_owned() });
    }
    Ok(row)
}

/// The names of `Status`.
pub const STATUSES: [&str; 6] = ["current", "former", "collection", "publication", "generic", "agency"];

/// The rows of one form: one, and a second with its initials run together (`Ph.D.`: `ph d`, `phd`).
fn rows(form: &str, meaning: Meaning, lang: &str) -> impl Iterator<Item = Row> {
    let found: Vec<&str> = words(form).collect();
    let first = found.first().map(|head| row(&found, form, head, meaning, lang));
    // `Ph.D. diss.` may be printed `PhD diss.`: join what no space divides.
    let chunks: Vec<String> =
        form.split_whitespace().map(|c| words(c).collect::<String>()).filter(|c| !c.is_empty()).collect();
    let divided = form.contains(['-', '–', '/', '(', ',', ':']);
    let joined: Vec<&str> = chunks.iter().map(String::as_str).collect();
    let second = joined
        .first()
        .filter(|_| joined.len() < found.len() && form.contains('.') && !divided)
        .map(|head| row(&joined, form, head, meaning, lang));
    // What a hyphen joins is one word of a note: `SAPMO-BArch`, `ci-après`, `Moorland-Spingarn Research Center`.
    let whole = (form.contains('-') && !form.contains(' ')).then(|| row(&[form], form, form, meaning, lang));
    let compounds = (form.contains('-') && form.contains(' ')).then(|| {
        let one = |chunk: &str| {
            chunk.contains('-') && chunk.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '\'' | '’'))
        };
        let found: Vec<&str> = form
            .split_whitespace()
            .flat_map(|chunk| if one(chunk) { vec![chunk] } else { words(chunk).collect() })
            .collect();
        found.first().map(|head| row(&found, form, head, meaning, lang))
    });
    // A name broken at its hyphen loses it: `sotsialʹno-⏎politicheskoi`.
    let unbroken = (!matches!(meaning, Meaning::Name(_)) && form.contains('-') && form.contains(' '))
        .then(|| form.replace('-', ""))
        .and_then(|form| {
            let found: Vec<&str> = words(&form).collect();
            found.first().map(|head| row(&found, &form, head, meaning, lang))
        });
    first.into_iter().chain(second).chain(whole).chain(compounds.flatten()).chain(unbroken)
}

fn row(found: &[&str], form: &str, head: &str, meaning: Meaning, lang: &str) -> Row {
    let capitals = head.chars().filter(|c| c.is_uppercase()).count();
    let short = found.len() == 1 || found.iter().all(|w| w.chars().count() <= 2);
    let mut folded = found.iter().map(|w| fold(w));
    Row {
        first: folded.next().unwrap_or_default(),
        rest: folded.collect::<Vec<_>>().join(" "),
        rank: 0,
        meaning,
        lang: lang.to_owned(),
        dot: short && form.ends_with('.'),
        capital: head.chars().next().is_some_and(char::is_uppercase),
        code: capitals >= 2,
        small: like_initials(found, meaning),
    }
}

fn string(value: &DeValue<'_>, line: &usize) -> Result<String, Fault> {
    match value {
        DeValue::String(s) => Ok(s.to_string()),
        _ => Err(Fault { line: *line, message: "a text in quotation marks belongs here".to_owned() }),
    }
}

fn strings(
    value: &DeValue<'_>,
    line: usize,
    at: &dyn Fn(&Range<usize>) -> usize,
) -> Result<Vec<(String, usize)>, Fault> {
    let DeValue::Array(items) = value else {
        return Err(Fault { line, message: "a list of texts belongs here: [\"…\", \"…\"]".to_owned() });
    };
    items
        .iter()
        .map(|item| {
            let line = at(&item.span());
            string(item.get_ref(), &line).map(|s| (s, line))
        })
        .collect()
}

fn unknown<'a>(what: &str, name: &str, known: impl Iterator<Item = &'a str>) -> String {
    format!("unknown {what} `{name}`; there are: {}", known.collect::<Vec<_>>().join(", "))
}
