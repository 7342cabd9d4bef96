//! `ibid check`.

use std::io::{IsTerminal as _, Write as _};
use std::path::Path;

use ibid::model::{Finding, Format};
use ibid::report::{self, Lines, Report};
use ibid::rules::{self, Bibliography, Manual, Settings};
use ibid::{Reading, lexicon::Lexicon};

use super::config::Config;
use super::{Check, Done, Form, diff, files};

/// Rounds of fixes at most: a fix may make room for the next.
const ROUNDS: usize = 8;

pub(super) fn run(args: &Check) -> Result<Done, String> {
    let settings = settings(args)?;
    let bytes = files::bytes(&args.file)?;
    let mut reading = files::noted(&args.file, files::from_bytes(&args.file, &args.form, &bytes)?)?;
    let mut decoded = files::decoded(&reading, &bytes)?;
    let mut findings = check(args, &reading, &settings)?;
    if args.fix || args.diff {
        let (before, encoding) = source(&reading, decoded.as_deref(), &args.file)?;
        let fixed = fixed(args, &settings, &mut reading, &mut findings, before)?;
        let count = fixed.as_ref().map_or(0, |(_, count)| *count);
        if args.diff {
            let after = fixed.as_ref().map_or(before, |(text, _)| text);
            let name = files::name(&args.file);
            files::print(diff::unified(&name, before, after).as_bytes())?;
            files::say(&format!("{} would be fixed", many(count, "place")));
            return Ok(if findings.is_empty() && count == 0 { Done::Well } else { Done::Findings });
        }
        if let Some((text, _)) = fixed {
            files::write(&args.file, &encoded(&text, &encoding, &bytes, before)?)?;
            decoded = Some(text);
        }
        files::say(&format!("{} fixed", many(count, "place")));
    }
    let lines = decoded.map(Lines::new);
    print(args, &reading, &findings, lines.as_ref())?;
    Ok(if findings.is_empty() { Done::Well } else { Done::Findings })
}

fn check(args: &Check, reading: &Reading, settings: &Settings) -> Result<Vec<Finding>, String> {
    let own = Config::beside(&args.file)?.lexicon()?;
    Ok(rules::check(reading, own.as_deref().unwrap_or_else(|| Lexicon::builtin()), settings))
}

fn settings(args: &Check) -> Result<Settings, String> {
    let config = if files::is_dash(&args.file) { Config::default() } else { Config::beside(&args.file)? };
    let style = args.style.as_ref().or(config.style.as_ref());
    let manual = match style {
        None => None,
        Some(style) => {
            let found = Manual::ALL.iter().find(|(name, _)| name == style);
            Some(found.ok_or_else(|| format!("ibid.toml: no manual is called `{style}`"))?.1)
        }
    };
    let select = if args.select.is_empty() { config.select.clone() } else { args.select.clone() };
    let ignore = [args.ignore.clone(), config.ignore.clone(), config.ignored_in(&args.file)].concat();
    let mut settings = Settings { select, ignore, manual, bibliography: None };
    if let Some(word) = settings.unknown() {
        return Err(format!("no rule and no family is called `{word}`: `ibid rule` lists them"));
    }
    if let Some(path) = &args.bib {
        let name = files::name(path);
        let text = String::from_utf8(files::bytes(path)?).map_err(|_| format!("{name}: is not UTF-8"))?;
        let list = Bibliography::parse(&text).map_err(|error| format!("{name}: {error}"))?;
        settings.bibliography = Some(list);
    }
    Ok(settings)
}

/// The text that fixes are made in, and its encoding.
fn source<'t>(reading: &Reading, decoded: Option<&'t str>, file: &Path) -> Result<(&'t str, String), String> {
    let name = files::name(file);
    if files::is_dash(file) {
        return Err("standard input cannot be fixed: name a file".to_owned());
    }
    let fixable = reading.document.source.format != Format::Html;
    let text = decoded
        .filter(|_| fixable)
        .ok_or_else(|| format!("{name}: only text, Markdown and LaTeX can be fixed"))?;
    Ok((text, reading.document.source.encoding.clone()))
}

/// The text with every safe fix made, until there is none left; reads and checks it again. `None` if there
/// was nothing to do.
fn fixed(
    args: &Check,
    settings: &Settings,
    reading: &mut Reading,
    findings: &mut Vec<Finding>,
    before: &str,
) -> Result<Option<(String, usize)>, String> {
    let mut text = before.to_owned();
    let mut count = 0;
    for _ in 0..ROUNDS {
        let changes = report::changes(reading, findings, &text);
        if changes.is_empty() {
            break;
        }
        count += changes.len();
        text = report::apply(&text, &changes);
        let form = Form { encoding: Some("utf-8".to_owned()), ..args.form.clone() };
        *reading = files::noted(&args.file, files::from_bytes(&args.file, &form, text.as_bytes())?)?;
        *findings = check(args, reading, settings)?;
    }
    Ok((count > 0).then_some((text, count)))
}

/// A text in the encoding it came in, byte order mark and all. Refuses if that would change anything else.
fn encoded(text: &str, encoding: &str, bytes: &[u8], before: &str) -> Result<Vec<u8>, String> {
    let lost = || format!("the text cannot be written back as {encoding}: save it as UTF-8 first");
    if before.as_bytes() == bytes {
        return Ok(text.as_bytes().to_vec());
    }
    if let Some(mark) = bytes.strip_suffix(before.as_bytes()) {
        return Ok([mark, text.as_bytes()].concat());
    }
    let encoding = encoding_rs::Encoding::for_label(encoding.as_bytes()).ok_or_else(lost)?;
    let back = |text: &str| {
        let (bytes, used, lossy) = encoding.encode(text);
        (used == encoding && !lossy).then(|| bytes.into_owned())
    };
    let same = back(before).is_some_and(|b| b == bytes);
    back(text).filter(|_| same).ok_or_else(lost)
}

fn print(args: &Check, reading: &Reading, findings: &[Finding], lines: Option<&Lines>) -> Result<(), String> {
    let format =
        report::format(&args.format).ok_or_else(|| format!("no format is called `{}`", args.format))?;
    let path = if files::is_dash(&args.file) {
        "stdin".to_owned()
    } else {
        args.file.to_string_lossy().into_owned()
    };
    let report = Report { reading, findings, path: &path, lines, width: width() };
    let page = (format.print)(&report);
    if format.name == "text" {
        // Escapes are taken out here if this is no terminal, or NO_COLOR is set.
        let mut out = anstream::stdout().lock();
        files::closed_early(out.write_all(page.as_bytes()).and_then(|()| out.flush()))
            .map_err(|error| format!("standard output: {error}"))?;
        files::say(&summary(findings));
    } else {
        files::print(page.as_bytes())?;
    }
    Ok(())
}

/// Columns to print in: those of the terminal, if it says how many.
fn width() -> usize {
    const USUAL: usize = 100;
    let said = std::env::var("COLUMNS").ok().and_then(|c| c.parse().ok());
    said.filter(|_| std::io::stdout().is_terminal()).unwrap_or(USUAL).clamp(60, 160)
}

/// `12 findings: 6 orphan-ibid, 3 note-number-gap …`.
fn summary(findings: &[Finding]) -> String {
    const MOST: usize = 6;
    if findings.is_empty() {
        return "no findings".to_owned();
    }
    let mut counts: Vec<(&str, usize)> = Vec::new();
    for finding in findings {
        match counts.iter_mut().find(|(name, _)| *name == finding.rule.name) {
            Some((_, count)) => *count += 1,
            None => counts.push((finding.rule.name, 1)),
        }
    }
    counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let more = if counts.len() > MOST { ", …" } else { "" };
    let list: Vec<String> = counts.iter().take(MOST).map(|(name, count)| format!("{count} {name}")).collect();
    format!("{}: {}{more}", many(findings.len(), "finding"), list.join(", "))
}

fn many(n: usize, one: &str) -> String {
    format!("{n} {one}{}", if n == 1 { "" } else { "s" })
}
