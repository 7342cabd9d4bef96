//! The notes written anew in one style: what is no citation stays as it is typed, and every citation whose work is
//! known is printed from that work's fields, in full at first and in short afterwards.
//!
//! One file a style, a [`Style`] in each, listed in [`STYLES`]; their words stand in `grammars/styles/`. They are
//! our own, and no citation processor's: CSL has no places in archives with steps of their own, and its processors
//! drop what they do not know or call a file `unpublished manuscript, n.d.` Books, articles and chapters are printed as
//! pandoc prints them with the styles of the same names. A [`CslStyle`] is one that the user has in CSL.

mod chicago;
#[cfg_attr(not(feature = "csl"), path = "no_csl.rs")]
mod csl;
mod gost;
mod known;
mod line;
mod mhra;
mod parts;
mod plan;
mod words;
mod work;

pub use self::csl::CslStyle;

use self::known::Known;
use self::line::{Line, escaped};
use self::plan::{Cite, PlannedNote, plan};
use self::words::Words;
use self::work::Work;
use super::View;
use super::rewrite::Left;
use crate::Reading;
use crate::model::Entry;

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
    let mut known = Known::of(&view, style);
    weave(&view, &plan(&view, ibid), markup, |cite, opens| known.line(cite, opens))
}

/// Puts lines, which `print` makes of the citations one by one, into the text of the notes. `print` is told whether the
/// citation opens a sentence.
fn weave(
    view: &View,
    plan: &[PlannedNote],
    markup: Markup,
    mut print: impl FnMut(&Cite, bool) -> Line,
) -> Notes {
    let mut out = Notes::default();
    let mut section = None;
    for note in plan {
        let Some(whole) = view.reading.document.notes.get(note.id.0 as usize) else { continue };
        if section.is_some_and(|section| section != whole.section) && markup == Markup::Text {
            out.text.push('\n');
        }
        section = Some(whole.section);
        let text = whole.text.as_str();
        let mut woven = String::with_capacity(text.len() + 64);
        let mut at = 0;
        for (n, (one, planned)) in note.citations.iter().enumerate() {
            let (start, end) = (one.citation.span.start as usize, one.citation.span.end as usize);
            woven.push_str(&escaped(text.get(at..start).unwrap_or_default(), markup));
            let raw = view.raw(*one);
            match planned {
                Ok(cite) => {
                    let before = woven.trim_end();
                    let opens = before.is_empty() || before.ends_with(['.', '?', '!']);
                    let next = note.citations.get(n + 1);
                    let next = next.map_or(text.len(), |(next, _)| next.citation.span.start as usize);
                    let after = text.get(end..next).unwrap_or_default();
                    // The note's last stop may stand inside of a quotation that is the citation's.
                    let stopped = raw.trim_end_matches(['"', '”', '’', '\'']).ends_with('.');
                    let (words, rest) = print(cite, opens)
                        .finish(if after.is_empty() && stopped { "." } else { after }, markup);
                    woven.push_str(&words);
                    at = next - rest.len();
                    out.printed += 1;
                }
                Err(because) => {
                    woven.push_str(&escaped(raw, markup));
                    out.left.push(Left { note: whole.label.clone(), raw: raw.to_owned(), because });
                    at = end;
                }
            }
        }
        woven.push_str(&escaped(text.get(at..).unwrap_or_default(), markup));
        numbered(&mut out.text, &whole.label, &woven, markup);
    }
    out
}

/// The works of a bibliography as full notes, numbered from 1.
pub fn full_notes(entries: &[Entry], style: &Style, markup: Markup) -> Notes {
    let mut known = Known::alone(entries, style);
    full(entries, markup, |cite| known.line(cite, true))
}

/// A note for each work that has a name; `print` makes its line.
fn full(entries: &[Entry], markup: Markup, mut print: impl FnMut(&Cite) -> Line) -> Notes {
    let mut out = Notes::default();
    for (n, entry) in entries.iter().enumerate() {
        let Some(cite) = Cite::full(n, entry) else {
            let raw = entry.key.clone();
            out.left.push(Left { note: String::new(), raw, because: "it has neither title nor place" });
            continue;
        };
        let (text, _) = print(&cite).finish(".", markup);
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
