//! `--merge`, `--same` and `--not-same`.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use encoding_rs::{Encoding, UTF_8};
use ibid::emit::{Printing, Writer};
use ibid::merge::{self, Decisions, Library, Merged};
use ibid::model::Ledger;
use ibid::{Error, Reading, text};

use super::{Convert, files};

/// A library and what the document adds to it.
pub(super) struct Extended {
    path: PathBuf,
    /// The file as it is.
    bytes: Vec<u8>,
    encoding: &'static Encoding,
    library: Library,
    merged: Merged,
}

/// Applies what was decided, now and before, and matches the works with the library, if one is named. Keys of
/// `reading` change to the library's.
pub(super) fn apply(args: &Convert, file: &Path, reading: &mut Reading) -> Result<Option<Extended>, String> {
    let decisions = decisions(args, file)?;
    let Some(path) = &args.merge else {
        for (a, b) in &decisions.same {
            // The other key may be a library's that is not asked for now.
            merge::join(&mut reading.ledger, a, b);
        }
        return Ok(None);
    };
    let bytes = fs::read(path).map_err(|error| match error.kind() {
        ErrorKind::NotFound => {
            format!("{}: no such file. Name the library to extend after --merge", path.display())
        }
        _ => format!("{}: {error}", path.display()),
    })?;
    let (text, encoding) = decode(&bytes).map_err(|error| format!("{}: {error}", path.display()))?;
    let library = Library::read(&text);
    let merged = merge::merge(&library, reading, &decisions);
    Ok(Some(Extended { path: path.clone(), bytes, encoding, library, merged }))
}

/// The text of a library and its encoding: UTF-8, or what JabRef says in the first line (`% Encoding: Cp1252`), or
/// what its letters show.
fn decode(bytes: &[u8]) -> Result<(String, &'static Encoding), Error> {
    if bytes.is_empty() {
        return Ok((String::new(), UTF_8));
    }
    let said = bytes.split(|b| *b == b'\n').next().and_then(|line| std::str::from_utf8(line).ok());
    let said = said.and_then(|line| line.trim().strip_prefix("% Encoding:")).map(str::trim);
    let named = match said {
        Some(name) if std::str::from_utf8(bytes).is_err() => text::characters(bytes, Some(name)).ok(),
        _ => None,
    };
    let (text, name) = match named {
        Some(named) => named,
        None => text::characters(bytes, None)?,
    };
    Ok((text, Encoding::for_label(name.as_bytes()).unwrap_or(UTF_8)))
}

/// The decisions of the file beside the document, and those of the arguments, which are added to it.
fn decisions(args: &Convert, file: &Path) -> Result<Decisions, String> {
    let beside = (!files::is_dash(file)).then(|| file.with_extension("ibid.toml"));
    let mut decisions = match &beside {
        Some(path) => read(path)?,
        None => Decisions::default(),
    };
    let pairs = |keys: &[String]| -> Vec<(String, String)> {
        keys.chunks_exact(2).filter_map(|pair| Some((pair.first()?.clone(), pair.get(1)?.clone()))).collect()
    };
    let before = decisions.clone();
    for (keys, same) in [(&args.same, true), (&args.not_same, false)] {
        for pair in pairs(keys) {
            decisions.add(pair, same);
        }
    }
    if decisions != before {
        match &beside {
            Some(path) => files::write(path, print(&decisions).as_bytes())?,
            None => files::say("ibid: decisions are not kept for standard input"),
        }
    }
    Ok(decisions)
}

fn read(path: &Path) -> Result<Decisions, String> {
    let text = match fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Decisions::default()),
        Err(error) => return Err(format!("{}: {error}", path.display())),
    };
    let table: toml::Table = text.parse().map_err(|error| format!("{}: {error}", path.display()))?;
    let list = |name: &str| -> Result<Vec<(String, String)>, String> {
        let Some(value) = table.get(name) else { return Ok(Vec::new()) };
        let pair = |value: &toml::Value| match value.as_array().map(Vec::as_slice) {
            Some([toml::Value::String(a), toml::Value::String(b)]) => Some((a.clone(), b.clone())),
            _ => None,
        };
        let pairs: Option<Vec<_>> = value.as_array().and_then(|list| list.iter().map(pair).collect());
        pairs.ok_or_else(|| {
            format!("{}: `{name}` must be a list of pairs of keys: {name} = [[\"a\", \"b\"]]", path.display())
        })
    };
    Ok(Decisions { same: list("same")?, not_same: list("not-same")? })
}

fn print(decisions: &Decisions) -> String {
    let mut out = String::from(
        "# What was decided with --same and --not-same: the document's key, then the other.\n# It is applied on every \
         run; take a line out to decide anew.\n",
    );
    for (name, pairs) in [("same", &decisions.same), ("not-same", &decisions.not_same)] {
        out.push_str(&format!("\n{name} = [\n"));
        for (a, b) in pairs {
            let quoted = |key: &str| toml::Value::String(key.to_owned()).to_string();
            out.push_str(&format!("  [{}, {}],\n", quoted(a), quoted(b)));
        }
        out.push_str("]\n");
    }
    out
}

impl Extended {
    /// The library byte for byte, then the new works.
    pub(super) fn print(
        &self,
        reading: &Reading,
        writer: &Writer,
        printing: &Printing,
    ) -> Result<Vec<u8>, Error> {
        let new = self.merged.new.iter().filter_map(|n| reading.ledger.entries.get(*n).cloned()).collect();
        let ledger = Ledger { entries: new, ..Ledger::default() };
        let added = Reading { document: reading.document.clone(), notes: reading.notes.clone(), ledger };
        let added = (writer.write)(&added, printing)?;
        let mut out = self.bytes.clone();
        if added.is_empty() {
            return Ok(out);
        }
        let added = String::from_utf8_lossy(&added);
        let end = if self.bytes.windows(2).any(|pair| pair == b"\r\n") { "\r\n" } else { "\n" };
        let gap = match self.bytes.last() {
            None => 0,
            Some(b'\n') => 1,
            Some(_) => 2,
        };
        let more = end.repeat(gap) + &added.replace('\n', end);
        let (more, _, lost) = self.encoding.encode(&more);
        if lost || self.encoding.output_encoding() != self.encoding {
            let message = format!(
                "{} is in {}, which has not every letter of the new entries. Save it as UTF-8 first",
                self.path.display(),
                self.encoding.name()
            );
            return Err(Error::Output { message });
        }
        out.extend_from_slice(&more);
        Ok(out)
    }

    /// Says what was matched and why, and what to look at.
    pub(super) fn report(&self) {
        let name = self.path.display();
        let Merged { matches, perhaps, contradictions, new, idle } = &self.merged;
        if self.encoding != UTF_8 {
            files::say(&format!("{name}: read as {}; the new entries are in it too", self.encoding.name()));
        }
        for fault in &self.library.faults {
            files::say(&format!("{name}:{}: {}; copied as it is", fault.line, fault.message));
        }
        files::say(&format!(
            "{name}: {} entries; {} works are among them, {} are added",
            self.library.entries.len(),
            matches.len(),
            new.len()
        ));
        for found in matches {
            files::say(&format!("  {} is {}: {}", found.ours, found.theirs, found.because));
        }
        for found in perhaps {
            files::say(&format!(
                "  {} may be {}: {}; added (if it is the same: --same {0} {1})",
                found.ours, found.theirs, found.because
            ));
        }
        for found in contradictions {
            files::say(&format!(
                "  {}: {}: {name} says {:?}, the notes say {:?}; nothing was changed",
                found.key,
                found.field.name(),
                found.theirs,
                found.ours
            ));
        }
        for (a, b) in idle {
            files::say(&format!("  --same {a} {b}: there are no such two keys"));
        }
    }
}
