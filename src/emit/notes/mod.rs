//! The notes written anew in one style: what is no citation stays as it is typed, and every citation whose work is
//! known is printed from that work's fields, in full at first and in short afterwards.
//!
//! One file a style, a [`Style`] in each, listed in [`STYLES`]; their words stand in `grammars/styles/`. They are
//! our own, and no citation processor's: CSL has no places in archives with steps of their own, and its processors
//! drop what they do not know or call a file `unpublished manuscript, n.d.` Books, articles and chapters are printed as
//! pandoc prints them with the styles of the same names.

mod chicago;
mod gost;
mod known;
mod line;
mod mhra;
mod parts;
mod words;
mod work;

use self::known::Known;
use self::line::{Line, escaped};
use self::words::Words;
use self::work::Work;
use super::View;
use super::rewrite::{Left, is_named};
use super::view::Standing;
use crate::Reading;
use crate::model::{
    Back, Because, CitationId, Doubt, Entry, Field, Fields, Form, Locator, NoteId, NoteKind, Part, Sited,
};

/// A style of notes.
#[derive(Clone, Copy, Debug)]
pub struct Style {
    /// What it is called on the command line: `chicago-18`.
    pub name: &'static str,
    /// What it is, in one line.
    pub about: &'static str,
    /// It says `Ibid.` unless told otherwise.
    pub ibid: bool,
    american: bool,
    /// Between `Ibid.` and the pages; labels of archives have capitals where it is a full stop.
    stop: &'static str,
    words: fn(&Entry) -> &'static Words,
    full: fn(&Work, &mut Line),
    short: fn(&Work, &mut Line),
    locators: fn(&Work) -> String,
}

/// Every style, the default one first.
pub const STYLES: &[Style] =
    &[chicago::CHICAGO_18, chicago::CHICAGO_17, mhra::MHRA, mhra::MHRA_4, gost::GOST];

/// How notes are written down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Markup {
    /// Plain text, a note a line.
    Text,
    /// Markdown: titles in italics, a note a paragraph.
    Markdown,
}

/// Notes written anew.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Notes {
    /// The notes, numbered as the document has them.
    pub text: String,
    /// How many citations were printed anew.
    pub printed: usize,
    /// Those that were left as they were typed, in reading order.
    pub left: Vec<Left>,
}

/// Writes the footnotes, endnotes and source lines of a document anew. `ibid` says whether a work that was cited
/// just before is `Ibid.`
pub fn notes(reading: &Reading, style: &Style, ibid: bool, markup: Markup) -> Notes {
    let view = View::new(reading);
    let mut writer = Writer {
        style,
        ibid,
        markup,
        known: Known::of(&view, style),
        cited: vec![false; reading.ledger.entries.len()],
        view: &view,
        before: None,
        out: Notes::default(),
    };
    let mut section = None;
    for (n, note) in reading.document.notes.iter().enumerate() {
        if !matches!(note.kind, NoteKind::Footnote | NoteKind::Endnote | NoteKind::SourceLine) {
            continue;
        }
        if note.after_gap || section.is_some_and(|section| section != note.section) {
            writer.before = None;
        }
        if section.is_some_and(|section| section != note.section) && markup == Markup::Text {
            writer.out.text.push('\n');
        }
        section = Some(note.section);
        let text = writer.note(NoteId(n as u32));
        numbered(&mut writer.out.text, &note.label, &text, markup);
    }
    writer.out
}

/// The works of a bibliography as full notes, numbered from 1.
pub fn full_notes(entries: &[Entry], style: &Style, markup: Markup) -> Notes {
    let mut known = Known::alone(entries, style);
    let mut out = Notes::default();
    for (n, entry) in entries.iter().enumerate() {
        if !is_named(&entry.fields) {
            let raw = entry.key.clone();
            out.left.push(Left { note: String::new(), raw, because: "it has neither title nor place" });
            continue;
        }
        let mut line = Line::new(style.american);
        (style.full)(&known.work(n, entry, &[]), &mut line);
        let (text, _) = line.finish(".", markup);
        out.printed += 1;
        numbered(&mut out.text, &out.printed.to_string(), &text, markup);
    }
    out
}

fn numbered(out: &mut String, label: &str, text: &str, markup: Markup) {
    if markup == Markup::Markdown && !out.is_empty() {
        out.push('\n');
    }
    if !label.is_empty() {
        out.push_str(&escaped(label, markup));
        out.push_str(if label.bytes().all(|b| b.is_ascii_digit()) { ". " } else { " " });
    }
    out.push_str(text);
    out.push('\n');
}

/// A citation in full that is less likely than this to be read right in every field stays as it is typed.
const SURE: f32 = 0.64;

/// The same of one that leans on another, of which only the link and the pages are printed.
const SURE_LINK: f32 = 0.58;

/// The citation that `Ibid.` would lean on.
struct Before {
    entry: usize,
    locators: Vec<Sited<Locator>>,
}

struct Writer<'w, 'r> {
    style: &'w Style,
    ibid: bool,
    markup: Markup,
    known: Known<'r>,
    /// Works that were printed in full.
    cited: Vec<bool>,
    view: &'w View<'r>,
    before: Option<Before>,
    out: Notes,
}

impl Writer<'_, '_> {
    fn note(&mut self, note: NoteId) -> String {
        let text = self.view.text(note);
        let mut standing: Vec<Standing> = self.view.standing(note).collect();
        standing.sort_by_key(|one| one.citation.span.start);
        let mut out = String::with_capacity(text.len() + 64);
        let mut at = 0;
        let mut count = 0;
        for (n, one) in standing.iter().enumerate() {
            let span = one.citation.span;
            let (start, end) = (span.start as usize, span.end as usize);
            // Inside of another: the book that a chapter stands in.
            let Some(between) = text.get(at..start) else { continue };
            out.push_str(&escaped(between, self.markup));
            count += 1;
            let opens = out.trim_end().is_empty() || out.trim_end().ends_with(['.', '?', '!']);
            match self.refused(*one).map_or_else(|| Ok(self.citation(*one, opens)), Err) {
                Ok(line) => {
                    let next =
                        standing.get(n + 1).map_or(text.len(), |next| next.citation.span.start as usize);
                    let next_at = next.max(end);
                    let after = text.get(end..next_at).unwrap_or_default();
                    // The note's last stop may stand inside of a quotation that is the citation's.
                    let raw = self.view.raw(*one).trim_end_matches(['"', '”', '’', '\'']);
                    let after = if after.is_empty() && raw.ends_with('.') { "." } else { after };
                    let (words, rest) = line.finish(after, self.markup);
                    out.push_str(&words);
                    at = next_at - rest.len();
                    self.out.printed += 1;
                }
                Err(because) => {
                    let raw = self.view.raw(*one);
                    out.push_str(&escaped(raw, self.markup));
                    let label = self.view.label(note).to_owned();
                    self.out.left.push(Left { note: label, raw: raw.to_owned(), because });
                    self.before = None;
                    at = end;
                }
            }
        }
        out.push_str(&escaped(text.get(at..).unwrap_or_default(), self.markup));
        // After several works nobody knows which is meant.
        if count != 1 {
            self.before = None;
        }
        out
    }

    /// Why a citation must stay as it was typed.
    fn refused(&self, one: Standing) -> Option<&'static str> {
        let Some(entry) = self.view.entry(one.mention) else { return Some("its work is not known") };
        if one.mention.ambiguous {
            return Some("it could be another work");
        }
        if !is_named(&entry.fields) {
            return Some("its work is named nowhere in full");
        }
        if one.citation.doubts(Doubt::WordsLeft) || self.has_prose(one) {
            return Some("it has words that were not understood");
        }
        let sure = if one.citation.form == Form::Full { SURE } else { SURE_LINK };
        if one.mention.confidence < sure {
            return Some("it was read with doubt");
        }
        if one.citation.back == Some(Back::Idem) && !one.citation.fields.has(Field::Title) {
            return Some("it says who wrote it and not what");
        }
        let own = &one.citation.fields;
        let silent = |field| matches!(field, Field::Archive | Field::Entrysubtype | Field::Language);
        // Pages that turned out to be pointed at are locators now.
        let pointed = |field| field == Field::Pages && !one.mention.locators.is_empty();
        if own.iter().any(|(field, _)| !silent(field) && !pointed(field) && !entry.fields.has(field)) {
            return Some("it says more than its work has");
        }
        if one.citation.form == Form::Full && !self.view.says_years(one, &entry.fields) {
            return Some("it says a year that its work does not have");
        }
        // A file may hold many documents.
        if entry.fields.has(Field::Archive) && !same_document(own, &entry.fields) {
            return Some("it describes another document of the file");
        }
        None
    }

    /// True if words inside the citation belong to no part of it.
    fn has_prose(&self, one: Standing) -> bool {
        let note = one.mention.citation.note;
        let text = self.view.text(note);
        let Some(read) = self.view.reading.notes.get(note.0 as usize) else { return true };
        let span = one.citation.span;
        let mut at = 0;
        read.pieces.iter().any(|piece| {
            let (start, end) = (at.max(span.start), (at + piece.len).min(span.end));
            at += piece.len;
            piece.part == Part::Prose
                && start < end
                && text
                    .get(start as usize..end as usize)
                    .is_none_or(|words| words.contains(char::is_alphanumeric))
        })
    }

    /// A citation in full, in short or as Ibid.; `opens` a sentence.
    fn citation(&mut self, one: Standing, opens: bool) -> Line {
        let mut line = Line::new(self.style.american);
        let (Some(index), Some(entry)) = (one.mention.entry, self.view.entry(one.mention)) else {
            return line;
        };
        let locators = pointed(self.view, one, 0);
        let same = self.before.take().filter(|before| before.entry == index && self.ibid);
        let cited = self.cited.get(index).copied().unwrap_or(false);
        // `Ibid.` alone is the same place again.
        let same = same.filter(|before| cited && (!locators.is_empty() || before.locators.is_empty()));
        if let Some(cited) = self.cited.get_mut(index) {
            *cited = true;
        }
        match same {
            Some(before) => {
                let work = self.known.plain(index, entry, &locators);
                let ibid = &work.words.ibid;
                if opens {
                    line.put(ibid)
                } else {
                    line.put(&ibid.to_lowercase())
                }
                let values =
                    |all: &[Sited<Locator>]| all.iter().map(|one| one.value.clone()).collect::<Vec<_>>();
                if values(&before.locators) != values(&locators) {
                    line.then(self.style.stop, &(self.style.locators)(&work));
                }
            }
            None => {
                let print = if cited { self.style.short } else { self.style.full };
                let mut work = match cited {
                    true => self.known.plain(index, entry, &locators),
                    false => self.known.work(index, entry, &locators),
                };
                work.opens = opens;
                print(&work, &mut line);
            }
        }
        self.before = Some(Before { entry: index, locators });
        line
    }
}

/// What a citation points at; an `Ibid.` without pages points where the one before does.
fn pointed(view: &View, one: Standing, depth: usize) -> Vec<Sited<Locator>> {
    let mention = one.mention;
    let bare = mention.locators.is_empty() && one.citation.form == Form::Ibid && depth < 64;
    let leaned = |id: CitationId| view.citation(id).filter(|before| before.mention.entry == mention.entry);
    match mention.because {
        Because::Ibid { of } if bare => {
            leaned(of).map_or_else(Vec::new, |before| pointed(view, before, depth + 1))
        }
        _ => mention.locators.clone(),
    }
}

/// True if two descriptions of a document do not speak against each other.
fn same_document(own: &Fields, entry: &Fields) -> bool {
    let plain = |text: &str| -> String {
        text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
    };
    let title = |fields: &Fields| fields.text(Field::Title).map(plain);
    let titles = match (title(own), title(entry)) {
        (Some(a), Some(b)) => a.contains(&b) || b.contains(&a),
        _ => true,
    };
    let dates = match (own.date(), entry.date()) {
        (Some(a), Some(b)) => a.edtf.starts_with(&b.edtf) || b.edtf.starts_with(&a.edtf),
        _ => true,
    };
    titles && dates
}
