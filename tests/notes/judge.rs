//! A case held against what was read.

use std::collections::HashMap;

use ibid::emit::View;
use ibid::model::{CitationId, Entry, Field, Fields, Mention, Name, NoteId, Place, Value};
use ibid::{Options, Reading};

use crate::case::{Case, Cites, Want};

/// What is other than expected, a line each; none if the case holds.
pub fn faults(case: &Case) -> Vec<String> {
    let reading = match ibid::read(case.text.as_bytes(), &Options::default()) {
        Ok(reading) => reading,
        Err(error) => return vec![error.to_string()],
    };
    let read = Read::new(&reading);
    let mut faults = Vec::new();
    let mut nth: HashMap<&str, usize> = HashMap::new();
    for want in &case.wants {
        if want.work {
            faults.extend(read.work(want));
        } else if want.document {
            faults.extend(read.document(want));
        } else {
            let nth = nth.entry(&want.note).or_insert(0);
            *nth += 1;
            faults.extend(read.citation(want, *nth));
        }
    }
    for (label, count) in nth {
        let count = if case.wants.iter().any(|w| w.note == label && w.prose) { 0 } else { count };
        let Some(note) = read.note(label) else { continue };
        let found = read.of(note);
        if found.len() != count {
            let raws: Vec<String> = found.iter().map(|m| format!("<{}>", read.raw(m))).collect();
            faults.push(format!(
                "{label}: {count} citations expected, {} read: {}",
                found.len(),
                raws.join(" ")
            ));
        }
    }
    faults
}

/// A reading, and ways to ask about it.
struct Read<'r> {
    reading: &'r Reading,
    view: View<'r>,
}

impl<'r> Read<'r> {
    fn new(reading: &'r Reading) -> Read<'r> {
        Read { reading, view: View::new(reading) }
    }

    /// The note with this label, else the one that begins with or holds these words.
    fn note(&self, label: &str) -> Option<NoteId> {
        let notes = &self.reading.document.notes;
        let at = notes.iter().position(|n| n.label == label);
        let at = at.or_else(|| notes.iter().position(|n| label.len() > 3 && n.text.contains(label)));
        at.map(|at| NoteId(at as u32))
    }

    fn of(&self, note: NoteId) -> Vec<&'r Mention> {
        self.view.standing(note).map(|s| s.mention).collect()
    }

    fn raw(&self, mention: &Mention) -> &'r str {
        self.view.citation(mention.citation).map_or("", |s| self.view.raw(s))
    }

    fn citation(&self, want: &Want, nth: usize) -> Vec<String> {
        let at = if nth == 1 { want.note.clone() } else { format!("{} ({nth})", want.note) };
        let Some(note) = self.note(&want.note) else { return vec![format!("{at}: no such note")] };
        if want.prose {
            return Vec::new();
        }
        let found = self.of(note);
        let Some(mention) = found.get(nth - 1) else { return vec![format!("{at}: no citation")] };
        let mut faults = Vec::new();
        let mut say = |what: &str, want: &str, got: &str| {
            faults.push(format!("{at}: {what}: expected <{want}>, got <{got}>"));
        };
        if let Some(form) = &want.form
            && form != mention.form.name()
        {
            say("form", form, mention.form.name());
        }
        if let Some(ambiguous) = want.ambiguous
            && ambiguous != mention.ambiguous
        {
            say("ambiguous", &ambiguous.to_string(), &mention.ambiguous.to_string());
        }
        let entry = self.view.entry(mention);
        if let Some(cites) = &want.cites {
            self.link(cites, mention, &mut say);
        }
        faults.extend(of_entry(&at, want, entry));
        for (name, value) in &want.lines {
            let got = match name.as_str() {
                "at" => {
                    let locators: Vec<String> = mention
                        .locators
                        .iter()
                        .map(|l| format!("{} {}", l.value.unit.name(), l.value.value))
                        .collect();
                    if locators.is_empty() { "nothing".to_owned() } else { locators.join(", ") }
                }
                "raw" => self.raw(mention).to_owned(),
                "signal" | "via" => {
                    let Some(standing) = self.view.citation(mention.citation) else { continue };
                    let signal = standing.citation.signal.map(|s| s.of(self.view.text(note)).to_owned());
                    let via = standing.citation.via.as_ref().map(|v| v.value.name().to_owned());
                    let got = if name == "via" { via } else { signal };
                    got.unwrap_or_else(|| "nothing".to_owned())
                }
                _ => continue,
            };
            if !one_of(value, &got) {
                faults.push(format!("{at}: {name}: expected <{value}>, got <{got}>"));
            }
        }
        faults
    }

    /// A citation's work against the one it should be.
    fn link(&self, cites: &Cites, mention: &Mention, say: &mut impl FnMut(&str, &str, &str)) {
        let key = |m: Option<&Mention>| {
            m.and_then(|m| self.view.entry(m)).map_or("nothing", |entry| entry.key.as_str()).to_owned()
        };
        let got = key(Some(mention));
        match cites {
            Cites::Nothing if got != "nothing" => say("cites", "nothing", &got),
            Cites::Nothing => {}
            Cites::New => {
                let before =
                    |id: CitationId| (id.note, id.nth) < (mention.citation.note, mention.citation.nth);
                let mentions = &self.reading.ledger.mentions;
                if mention.entry.is_none()
                    || mentions.iter().any(|m| before(m.citation) && m.entry == mention.entry)
                {
                    say("cites", "a new work", &got);
                }
            }
            Cites::Title(words) => {
                let title = self.view.entry(mention).and_then(|e| e.fields.text(Field::Title));
                if !title.is_some_and(|title| title.contains(words.as_str())) {
                    say("cites", words, title.unwrap_or("nothing"));
                }
            }
            Cites::Note(label, nth) => {
                let other = self.note(label).and_then(|note| self.of(note).get(nth - 1).copied());
                let wanted = key(other);
                if got != wanted || got == "nothing" {
                    say("cites", &format!("the work of {label}, {wanted}"), &got);
                }
            }
        }
    }

    /// Some work is as expected; else how the likeliest differs.
    fn work(&self, want: &Want) -> Vec<String> {
        let entries = self.reading.ledger.entries.iter();
        let faults = entries.map(|entry| of_entry("work", want, Some(entry)));
        faults.min_by_key(Vec::len).unwrap_or_else(|| vec!["work: the document has none".to_owned()])
    }

    fn document(&self, want: &Want) -> Vec<String> {
        let ledger = &self.reading.ledger;
        let mut faults = Vec::new();
        for (name, value) in &want.lines {
            let right = match name.as_str() {
                "works" => *value == ledger.entries.len().to_string(),
                "finds" => ledger.findings.iter().any(|f| f.rule.name == value),
                "never finds" => ledger.findings.iter().all(|f| f.rule.name != value),
                _ => false,
            };
            if !right {
                let found: Vec<&str> = ledger.findings.iter().map(|f| f.rule.name).collect();
                faults.push(format!(
                    "document: {name}: expected <{value}>; {} works, findings {found:?}",
                    ledger.entries.len()
                ));
            }
        }
        faults
    }
}

/// Type and fields of a work.
fn of_entry(at: &str, want: &Want, entry: Option<&Entry>) -> Vec<String> {
    let mut faults = Vec::new();
    let kind = entry.map_or("nothing", |e| e.kind.name());
    if !want.kinds.is_empty() && !want.kinds.iter().any(|k| k == kind) {
        faults.push(format!("{at}: type: expected <{}>, got <{kind}>", want.kinds.join("|")));
    }
    let none = Fields::new();
    let fields = entry.map_or(&none, |e| &e.fields);
    let got = |name: &str| fields.iter().find(|(field, _)| field.name() == name).map(|(_, v)| shown(v));
    let mut named: Vec<&str> = Vec::new();
    for (name, value) in &want.lines {
        match name.as_str() {
            "at" | "raw" | "signal" | "via" => {}
            "no" => {
                for name in value.split(", ") {
                    if let Some(got) = got(name) {
                        faults.push(format!("{at}: {name}: expected none, got <{got}>"));
                    }
                }
            }
            name => {
                named.push(name);
                let got = got(name);
                let right = match &got {
                    Some(got) => one_of(value, got),
                    None => value.split(" | ").any(|value| value == "nothing"),
                };
                if !right {
                    let got = got.unwrap_or_else(|| "nothing".to_owned());
                    faults.push(format!("{at}: {name}: expected <{value}>, got <{got}>"));
                }
            }
        }
    }
    if want.nothing_else {
        for (field, value) in fields.iter().filter(|(field, _)| !named.contains(&field.name())) {
            faults.push(format!("{at}: {}: expected none, got <{}>", field.name(), shown(value)));
        }
    }
    faults
}

/// Values that are equally right stand apart by ` | `.
fn one_of(wanted: &str, got: &str) -> bool {
    let got = plain(got);
    wanted.split(" | ").any(|wanted| plain(wanted) == got)
}

/// Straight quotes, hyphens for dashes.
fn plain(text: &str) -> String {
    let straight = text.chars().map(|c| match c {
        '“' | '”' => '"',
        '‘' | '’' => '\'',
        '–' | '—' => '-',
        c => c,
    });
    straight.collect::<String>().trim_end_matches('.').to_owned()
}

fn shown(value: &Value) -> String {
    match value {
        Value::Text(text) => text.to_string(),
        Value::Date(date) => date.edtf.to_string(),
        Value::Names(names) => names.iter().map(of_name).collect::<Vec<_>>().join("; "),
        Value::Place(place) => of_place(place),
    }
}

/// `de Gaulle, Charles`, `King, Martin Luther, Jr.`, `{Central Intelligence Agency}`
fn of_name(name: &Name) -> String {
    if name.is_body() {
        return format!("{{{}}}", name.literal);
    }
    let mut out = name.prefix.to_string();
    if !out.is_empty() {
        out.push(' ');
    }
    out.push_str(&name.family);
    for part in [&name.given, &name.suffix].into_iter().filter(|part| !part.is_empty()) {
        out.push_str(", ");
        out.push_str(part);
    }
    out
}

/// `RGANI, fond 5, opis 28, delo 253`
fn of_place(place: &Place) -> String {
    let repository = if place.repository.is_empty() { &place.name } else { &place.repository };
    let mut parts: Vec<String> = Vec::new();
    if !repository.is_empty() {
        parts.push(repository.to_string());
    }
    parts.extend(place.steps.iter().map(|step| format!("{} {}", step.level.name(), step.value)));
    parts.join(", ")
}
