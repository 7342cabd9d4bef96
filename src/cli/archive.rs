//! `ibid archive`.

use std::fmt::Write as _;
use std::path::Path;

use clap::Args;

use ibid::lexicon::{Archive, ArchiveId, Lexicon, Status};

use super::config::Config;
use super::{Done, files};

/// Say what the registry knows of an archive
#[derive(Args)]
#[command(after_help = "\
Examples:
  ibid archive RGANI                        by its code
  ibid archive РЦХИДНИ                      by a code it once had, in any alphabet
  ibid archive Hoover Institution Archives  by its name
  ibid archive --list ru                    the archives of a country, by its code or name
  ibid archive --list                       every archive")]
pub(super) struct ArchiveArgs {
    /// A code, another spelling of it, or a name
    #[arg(value_name = "ARCHIVE", required_unless_present = "list", num_args = 1..)]
    archive: Vec<String>,

    /// List the archives of a country: its two letters (ru, us, gb …) or its English name
    #[arg(short, long, value_name = "COUNTRY", num_args = 0..=1, default_missing_value = "", conflicts_with = "archive")]
    list: Option<String>,
}

pub(super) fn run(args: &ArchiveArgs) -> Result<Done, String> {
    // The project's own archives are those of the folder it is asked in.
    let own = Config::beside(Path::new("-"))?.lexicon()?;
    let words = own.as_deref().unwrap_or_else(|| Lexicon::builtin());
    let page = match &args.list {
        Some(country) => list(words, country)?,
        None => {
            let asked = args.archive.join(" ");
            let found = words.find_archive(&asked);
            if found.is_empty() {
                return Err(format!(
                    "no archive in the registry is called {asked}; `ibid archive --list` shows all of them"
                ));
            }
            found.into_iter().map(|id| describe(words, id)).collect::<Vec<_>>().join("\n")
        }
    };
    files::print(page.as_bytes()).map(|()| Done::Well)
}

/// Everything about one archive.
fn describe(words: &Lexicon, id: ArchiveId) -> String {
    let archive = words.archive(id);
    let mut out = archive.code.to_owned();
    if !archive.code_native.is_empty() {
        out += &format!(" ({})", archive.code_native);
    }
    out.push('\n');
    let mut line = |label: &str, value: &str| {
        if !value.is_empty() {
            let _ = writeln!(out, "  {label:<12}{value}");
        }
    };
    line("name", archive.name);
    line("", archive.name_transliterated);
    if archive.name_english != archive.name {
        line("English", archive.name_english);
    }
    line("seat", &seat(archive));
    line(
        "sort",
        match archive.status {
            Status::Current => "",
            Status::Former => "former name",
            Status::Collection => "collection that is cited like an archive",
            Status::Publication => "printed series of documents",
            Status::Generic => "code of several archives",
            Status::Agency => "agency that keeps papers of its own",
        },
    );
    line("before", archive.predecessors);
    let now = words.archive(words.modern(id));
    if now.code != archive.code {
        line("now", &format!("{}, {}", now.code, now.name_english));
    }
    line("also", &[archive.aliases, archive.seldom].concat().join(", "));
    line("cited by", archive.scheme);
    line("note", archive.note);
    out
}

fn seat(archive: &Archive) -> String {
    [archive.city, archive.country].into_iter().filter(|p| !p.is_empty()).collect::<Vec<_>>().join(", ")
}

/// One line an archive: code, code in its own script, English name, city.
fn list(words: &Lexicon, country: &str) -> Result<String, String> {
    let name = COUNTRIES
        .iter()
        .find(|(code, _)| code.eq_ignore_ascii_case(country))
        .map_or(country, |(_, name)| name);
    let rows: Vec<&Archive> = words
        .archives()
        .iter()
        .filter(|a| name.is_empty() || a.country.to_lowercase() == name.to_lowercase())
        .collect();
    if rows.is_empty() {
        let mut known: Vec<&str> = words.archives().iter().map(|a| a.country).collect();
        known.sort_unstable();
        known.dedup();
        return Err(format!(
            "no archives of {country} in the registry; there are those of {}",
            known.join(", ")
        ));
    }
    let width = |of: fn(&Archive) -> &str| rows.iter().map(|a| of(a).chars().count()).max().unwrap_or(0);
    let (code, native) = (width(|a| a.code), width(|a| a.code_native));
    let mut out = String::new();
    for archive in rows {
        let _ = write!(out, "{:<code$}  ", archive.code);
        if native > 0 {
            let _ = write!(out, "{:<native$}  ", archive.code_native);
        }
        let english = if archive.name_english.is_empty() { archive.name } else { archive.name_english };
        let _ = writeln!(out, "{english} ({})", seat(archive));
    }
    Ok(out)
}

/// Two-letter codes (ISO 3166) of the countries that have most archives in the registry.
const COUNTRIES: [(&str, &str); 54] = [
    ("al", "Albania"),
    ("am", "Armenia"),
    ("ar", "Argentina"),
    ("at", "Austria"),
    ("au", "Australia"),
    ("az", "Azerbaijan"),
    ("ba", "Bosnia and Herzegovina"),
    ("be", "Belgium"),
    ("bg", "Bulgaria"),
    ("br", "Brazil"),
    ("by", "Belarus"),
    ("ca", "Canada"),
    ("ch", "Switzerland"),
    ("cl", "Chile"),
    ("cn", "China"),
    ("cu", "Cuba"),
    ("cz", "Czech Republic"),
    ("de", "Germany"),
    ("dk", "Denmark"),
    ("ee", "Estonia"),
    ("es", "Spain"),
    ("fi", "Finland"),
    ("fr", "France"),
    ("gb", "United Kingdom"),
    ("ge", "Georgia"),
    ("gr", "Greece"),
    ("gt", "Guatemala"),
    ("hr", "Croatia"),
    ("hu", "Hungary"),
    ("ie", "Ireland"),
    ("il", "Israel"),
    ("in", "India"),
    ("it", "Italy"),
    ("jp", "Japan"),
    ("kg", "Kyrgyzstan"),
    ("kz", "Kazakhstan"),
    ("lt", "Lithuania"),
    ("lv", "Latvia"),
    ("md", "Moldova"),
    ("mx", "Mexico"),
    ("nl", "Netherlands"),
    ("no", "Norway"),
    ("pl", "Poland"),
    ("pt", "Portugal"),
    ("ro", "Romania"),
    ("rs", "Serbia"),
    ("ru", "Russia"),
    ("se", "Sweden"),
    ("sk", "Slovakia"),
    ("tr", "Turkey"),
    ("ua", "Ukraine"),
    ("uk", "United Kingdom"),
    ("us", "United States"),
    ("uz", "Uzbekistan"),
];
