//! For people: each finding under its note, the words underlined, and those they conflict with.
//!
//! The number in the margin is the note's, not a line's: that is what historians count by. A note is one
//! long line; so much of it is shown as fits, around the words that matter.

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Patch, Renderer, Snippet};

use super::errorformat::one_line;
use super::{Format, Report};
use crate::model::{Finding, Fix, NoteId, Safety, Span};

pub(super) const FORMAT: Format =
    Format { name: "text", about: "for people: the words underlined, grouped by note", print };

/// The terminal's own escapes, which the program takes out again where they do not belong.
const BOLD: &str = "\x1b[1m";
const PLAIN: &str = "\x1b[0m";

/// Columns for the margin and its frame.
const MARGIN: usize = 8;

fn print(report: &Report) -> String {
    let renderer = Renderer::styled().decor_style(DecorStyle::Ascii).term_width(report.width);
    let mut out = String::new();
    let mut note = None;
    for (nth, finding) in report.findings.iter().enumerate() {
        if nth == 0 || note != finding.note {
            note = finding.note;
            out.push_str(&format!("{BOLD}{}{PLAIN}\n\n", heading(report, finding)));
        }
        let mut groups = groups(report, finding);
        groups.extend(finding.fix.as_ref().and_then(|fix| help(report, fix)));
        out.push_str(&renderer.render(&groups));
        out.push_str("\n\n");
    }
    out
}

/// `note 41, thesis.txt:412`.
fn heading(report: &Report, finding: &Finding) -> String {
    let place = report.place(finding).map_or(String::new(), |p| format!(":{}", p.line));
    match finding.note {
        Some(note) => {
            let part = report.in_part(finding).map_or(String::new(), |part| format!(", {}", one_line(&part)));
            format!("note {}, {}{place}{part}", one_line(report.label(note)), report.path)
        }
        None => report.path.to_owned(),
    }
}

/// A finding, and the places it conflicts with.
fn groups<'r>(report: &Report<'r>, finding: &'r Finding) -> Vec<Group<'r>> {
    const MOST: usize = 4;
    let level = Level::WARNING.with_name(Some(finding.rule.name));
    let title = level.primary_title(finding.message.as_str()).id(finding.rule.code);
    if finding.note.is_none() && finding.span.is_empty() {
        return vec![Group::with_title(title)];
    }
    let mut groups =
        vec![title.element(snippet(report, finding.note, finding.span, AnnotationKind::Primary))];
    for also in finding.also.iter().take(MOST) {
        let place = report.place_of(Some(also.note), also.span);
        let place = place.map_or(String::new(), |p| format!(" ({}:{})", report.path, p.line));
        let title = format!("note {}{place}: {}", one_line(report.label(also.note)), also.message);
        let level = Level::NOTE.with_name(Some("beside"));
        let part = snippet(report, Some(also.note), also.span, AnnotationKind::Context);
        groups.push(level.secondary_title(title).element(part));
    }
    if let Some(more) = finding.also.len().checked_sub(MOST).filter(|more| *more > 0) {
        let title = format!("{more} more places");
        groups.push(Group::with_title(Level::NOTE.with_name(Some("beside")).secondary_title(title)));
    }
    groups
}

/// Part of a note, with the words underlined.
fn snippet<'r>(
    report: &Report<'r>,
    note: Option<NoteId>,
    span: Span,
    kind: AnnotationKind,
) -> Snippet<'r, annotate_snippets::Annotation<'r>> {
    let text = match note {
        Some(note) => report.reading.document.notes.get(note.0 as usize).map_or("", |n| n.text.as_str()),
        None => &report.reading.document.source.text,
    };
    let (window, inner) = window(text, span, room(report));
    let annotation = kind.span(inner.start as usize..inner.end as usize);
    let snippet = Snippet::source(window).fold(false).annotation(annotation);
    let number = match note {
        Some(note) => report.label(note).parse().ok(),
        None => report.place_of(None, span).map(|p| p.line),
    };
    match number {
        Some(number) => snippet.line_start(number),
        None => snippet.line_numbering(false),
    }
}

fn room(report: &Report) -> usize {
    report.width.saturating_sub(MARGIN).max(40)
}

/// So many characters of a text around a span, cut at spaces, and the span in it.
fn window(text: &str, span: Span, room: usize) -> (String, Span) {
    let (start, end) = (span.start as usize, (span.end as usize).min(text.len()));
    let (Some(before), Some(words), Some(after)) = (text.get(..start), text.get(start..end), text.get(end..))
    else {
        return (String::new(), Span::default());
    };
    let long = words.chars().count();
    let shown: String =
        if long > room { words.chars().take(room - 1).chain(['…']).collect() } else { words.to_owned() };
    let free = room.saturating_sub(long.min(room));
    // A third of the room before the words, the rest behind them.
    let wanted = (free / 3).max(free.saturating_sub(after.chars().count()));
    let lead = tail(before, wanted);
    let trail = head_of(after, free.saturating_sub(lead.chars().count()));
    let clean = |t: &str| -> String { t.chars().map(|c| if c.is_control() { ' ' } else { c }).collect() };
    let (lead, shown, trail) = (clean(&lead), clean(&shown), clean(&trail));
    let inner = Span::new(lead.len(), lead.len() + shown.len());
    (format!("{lead}{shown}{trail}"), inner)
}

/// The last characters of a text, from a word's beginning.
fn tail(text: &str, room: usize) -> String {
    if text.chars().count() <= room {
        return text.to_owned();
    }
    let skip = text.chars().count() - room.saturating_sub(1);
    let cut: String = text.chars().skip(skip).collect();
    let from = cut.find(' ').unwrap_or(cut.len());
    if room < 2 { String::new() } else { format!("…{}", cut.get(from..).unwrap_or("")) }
}

/// The first characters of a text, to a word's end.
fn head_of(text: &str, room: usize) -> String {
    if text.chars().count() <= room {
        return text.to_owned();
    }
    let cut: String = text.chars().take(room.saturating_sub(1)).collect();
    let to = cut.rfind(' ').unwrap_or(0);
    if room < 2 { String::new() } else { format!("{}…", cut.get(..to).unwrap_or("")) }
}

/// The fix as it would look.
fn help<'r>(report: &Report<'r>, fix: &'r Fix) -> Option<Group<'r>> {
    let title = match fix.safety {
        Safety::Safe => format!("{} (--fix does it)", fix.message),
        Safety::Suggested => fix.message.clone(),
    };
    let edit = fix.edits.first()?;
    let text = report.reading.document.notes.get(edit.note.0 as usize)?.text.as_str();
    // The patch must lie inside what is shown: a deletion's neighbours with it.
    let (window, inner) = window(text, edit.span, room(report));
    let long = window.get(inner.start as usize..inner.end as usize)? != edit.span.of(text);
    let title = Level::HELP.secondary_title(title);
    if long {
        return Some(Group::with_title(title));
    }
    let patch = Patch::new(inner.start as usize..inner.end as usize, edit.text.as_str());
    let snippet = Snippet::source(window).fold(false).patch(patch);
    let number = report.label(edit.note).parse().ok();
    Some(title.element(match number {
        Some(number) => snippet.line_start(number),
        None => snippet.line_numbering(false),
    }))
}
