//! `ibid show`.

use std::fmt::Write as _;
use std::io::Write as _;

use clap::builder::styling::Style;

use ibid::emit::{Standing, View, shelfmark};
use ibid::grammar;
use ibid::lexicon::Lexicon;
use ibid::model::{
    Because, Citation, CitationId, Doubt, Entry, Field, Finding, Name, Note, NoteId, Rule, Span, Spot, Value,
};
use ibid::report::Lines;

use super::paint::{self, printable};
use super::{Done, Show, files};

pub(super) fn run(args: &Show) -> Result<Done, String> {
    let bytes = files::bytes(&args.file)?;
    let reading = files::noted(&args.file, files::from_bytes(&args.file, &args.form, &bytes)?)?;
    let lines = files::decoded(&reading, &bytes)?.map(Lines::new);
    let view = View::new(&reading);
    let file = files::name(&args.file);
    let notes = find(&view, &args.note);
    if notes.is_empty() {
        return Err(format!("{file}: no note {}; there is {}", args.note, labels(&view)));
    }
    let mut page = String::new();
    for note in notes {
        if !page.is_empty() {
            page.push('\n');
        }
        Page { view: &view, lines: lines.as_ref(), note, why: args.why, out: &mut page }.print(&file);
    }
    // Escapes are taken out here if this is no terminal, or NO_COLOR is set.
    let mut out = anstream::stdout().lock();
    files::closed_early(out.write_all(page.as_bytes()).and_then(|()| out.flush()))
        .map_err(|error| format!("standard output: {error}"))?;
    Ok(Done::Well)
}

/// The notes with that label, else the one with that id.
fn find(view: &View, wanted: &str) -> Vec<NoteId> {
    let notes = &view.reading.document.notes;
    let by_label: Vec<NoteId> =
        (0..notes.len()).map(|n| NoteId(n as u32)).filter(|n| view.label(*n) == wanted).collect();
    if !by_label.is_empty() {
        return by_label;
    }
    view.note_ids().iter().position(|id| id == wanted).map(|n| NoteId(n as u32)).into_iter().collect()
}

/// The labels of a document in short: `1–84, 329–351, *`.
fn labels(view: &View) -> String {
    const MOST: usize = 12;
    let mut runs: Vec<(String, Option<(u64, u64)>)> = Vec::new();
    for note in &view.reading.document.notes {
        let number = note.label.parse::<u64>().ok();
        match (runs.last_mut(), number) {
            (Some((_, Some((_, last)))), Some(number)) if number == *last + 1 => *last = number,
            (_, number) => runs.push((note.label.clone(), number.map(|n| (n, n)))),
        }
    }
    let more = runs.len().saturating_sub(MOST);
    let mut out: Vec<String> = runs
        .iter()
        .take(MOST)
        .map(|(label, run)| match run {
            Some((first, last)) if first < last => format!("{first}–{last}"),
            _ => printable(label),
        })
        .collect();
    if more > 0 {
        out.push(format!("and {more} more runs"));
    }
    out.join(", ")
}

/// A note on its way to the screen.
struct Page<'p, 'r> {
    view: &'p View<'r>,
    /// The lines of the file, if it is a text.
    lines: Option<&'p Lines>,
    note: NoteId,
    why: bool,
    out: &'p mut String,
}

impl<'r> Page<'_, 'r> {
    fn print(&mut self, file: &str) {
        let reading = self.view.reading;
        let at = self.note.0 as usize;
        let (Some(note), Some(read)) = (reading.document.notes.get(at), reading.notes.get(at)) else {
            return;
        };
        let heading = heading(file, note) + &self.place(note);
        self.line(&heading);
        self.line("");
        self.text(&note.text);
        for nth in 0..read.citations.len() {
            let id = CitationId { note: self.note, nth: nth as u16 };
            self.line("");
            match (self.view.citation(id), read.citations.get(nth)) {
                (Some(standing), _) => self.citation(standing),
                (None, Some(citation)) => self.taken_back(citation),
                (None, None) => {}
            }
        }
        if read.citations.is_empty() {
            self.line("");
            self.line("no citation was read in it");
        }
        for span in &read.unread {
            self.row("not read", &printable(span.of(&note.text)), paint::warning());
        }
        let id = self.note;
        let said = |f: &&Finding| f.note == Some(id) && f.rule != Rule::UNREAD_CITATION;
        for finding in reading.ledger.findings.iter().filter(said) {
            self.finding(finding);
        }
    }

    /// Where the note stands in the file: line and column, or part, paragraph and bytes.
    fn place(&self, note: &Note) -> String {
        let document = &self.view.reading.document;
        let whole = Span::new(0, note.text.len());
        if let Some(place) = self.lines.and_then(|lines| lines.place(document, Some(note), whole)) {
            return format!("\n  at {}:{}", place.line, place.column);
        }
        let Some(Spot { part, paragraph, span }) = document.spot(Some(note), whole) else {
            return String::new();
        };
        let part = part.map(printable).unwrap_or_default();
        let paragraph = paragraph.map_or(String::new(), |n| format!(" paragraph {n},"));
        format!("\n  at {part}{paragraph} bytes {}–{}", span.start, span.end)
    }

    fn line(&mut self, text: &str) {
        self.out.push_str(text);
        self.out.push('\n');
    }

    fn row(&mut self, name: &str, value: &str, style: Style) {
        let _ = writeln!(self.out, "  {name:<12} {style}{value}{style:#}");
    }

    /// The note's text, each piece in its colour.
    fn text(&mut self, text: &str) {
        let pieces = self.view.reading.notes.get(self.note.0 as usize).map_or(&[][..], |read| &read.pieces);
        let mut rest = text;
        for piece in pieces {
            let Some((words, after)) = rest.split_at_checked(piece.len as usize) else { break };
            let style = paint::part(piece.part);
            let _ = write!(self.out, "{style}{}{style:#}", printable(words));
            rest = after;
        }
        self.line(&printable(rest));
    }

    fn citation(&mut self, standing: Standing<'r>) {
        let Standing { citation, mention } = standing;
        let text = self.view.text(self.note);
        let raw = format!("▸ {}", printable(self.view.raw(standing)));
        self.line(&raw);
        self.row("form", mention.form.name(), Style::new());
        if let Some(signal) = citation.signal {
            self.row("signal", &printable(signal.of(text)), Style::new().italic());
        }
        if let Some(via) = &citation.via {
            self.row("via", via.value.name(), Style::new().italic());
        }
        for (field, value) in citation.fields.iter() {
            self.row(field.name(), &printable(&shown(value)), paint::field(field));
        }
        for locator in &mention.locators {
            self.row(locator.value.unit.name(), &printable(&locator.value.value), paint::locator());
        }
        if let Some(name) = &citation.hereafter {
            self.row("hereafter", &printable(&name.value), Style::new());
        }
        match self.view.entry(mention) {
            Some(entry) => self.row("work", &printable(&described(entry)), Style::new().bold()),
            None => self.row("work", "not known", paint::warning()),
        }
        let because = self.because(mention.because);
        self.row("because", &because, Style::new());
        if mention.ambiguous {
            self.row("but", "it could be another work: this is the likeliest", paint::warning());
        }
        for doubt in citation.doubts.iter() {
            self.row("doubt", doubted(doubt), Style::new());
        }
        self.row("confidence", &format!("{:.2}", mention.confidence), Style::new());
        if self.why {
            self.readings(citation);
        }
    }

    /// The readings that competed for a citation, the heaviest first, and what its confidence is made of.
    fn readings(&mut self, citation: &Citation) {
        let Some(note) = self.view.reading.document.notes.get(self.note.0 as usize) else { return };
        let style = Style::new().dimmed();
        let signs: Vec<String> = citation
            .evidence
            .iter()
            .map(|sign| format!("{} {:+.1}", sign.name(), grammar::points(sign)))
            .collect();
        self.row("made of", &signs.join(", "), style);
        let document = &self.view.reading.document;
        let readings = grammar::readings(document, note, citation.span.start, Lexicon::builtin());
        for (rank, reading) in readings.iter().enumerate() {
            let rank = if rank == 0 { "reading" } else { "or" };
            self.row(
                rank,
                &format!("{} ({}), {} points", reading.name, reading.kind.name(), reading.weight),
                style,
            );
            self.row("", &printable(reading.span.of(&note.text)), style);
            for (field, value) in reading.fields.iter() {
                self.row("", &format!("{}: {}", field.name(), printable(&shown(value))), style);
            }
            let parts: Vec<String> =
                reading.parts.iter().map(|(name, points)| format!("{name} {points:+}")).collect();
            self.row("", &parts.join(", "), style);
        }
    }

    fn taken_back(&mut self, citation: &Citation) {
        let raw = format!("▸ {}", printable(citation.span.of(self.view.text(self.note))));
        self.line(&raw);
        self.row("taken back", "nothing in the document goes with it, so it is prose", Style::new());
    }

    fn because(&self, because: Because) -> String {
        match because {
            Because::Itself => "the document names the work here for the first time".to_owned(),
            Because::Same { of } => format!("the same work as in {}", self.other(of)),
            Because::Ibid { of } => format!("it leans on the citation before, {}", self.other(of)),
            Because::Short { of } => format!("it is short for {}", self.other(of)),
            Because::Unresolved => "nothing in the document says what it leans on".to_owned(),
        }
    }

    /// `note 55: Smith, Title, 12`.
    fn other(&self, id: CitationId) -> String {
        let raw = self.view.citation(id).map_or("", |standing| self.view.raw(standing));
        format!("note {}: {}", printable(self.view.label(id.note)), printable(raw))
    }

    fn finding(&mut self, finding: &Finding) {
        let message =
            format!("{} ({}, {})", printable(&finding.message), finding.rule.name, finding.rule.code);
        self.row("finding", &message, paint::warning());
        for also in &finding.also {
            let label = printable(self.view.label(also.note));
            self.row("", &format!("note {label}: {}", printable(&also.message)), Style::new());
        }
    }
}

fn heading(file: &str, note: &Note) -> String {
    let mut out = format!("{file}, note {} ({}", printable(&note.label), note.kind.name());
    if let Some(page) = &note.page {
        let _ = write!(out, ", page {}", printable(page));
    }
    out.push(')');
    if note.after_gap {
        out.push_str("; the notes before it are lost");
    }
    out
}

fn shown(value: &Value) -> String {
    match value {
        Value::Text(text) => text.to_string(),
        Value::Date(date) => date.edtf.to_string(),
        Value::Place(place) => shelfmark(place),
        Value::Names(names) => names.iter().map(shown_name).collect::<Vec<_>>().join("; "),
    }
}

fn shown_name(name: &Name) -> String {
    if name.is_body() {
        return name.literal.to_string();
    }
    let parts = [&name.given, &name.prefix, &name.family, &name.suffix];
    parts
        .into_iter()
        .filter(|part| !part.is_empty())
        .map(ecow::EcoString::as_str)
        .collect::<Vec<_>>()
        .join(" ")
}

/// `smith1990: Smith, Title, 1990`.
fn described(entry: &Entry) -> String {
    let mut out = format!("{} ({}", entry.key, entry.kind.name());
    for name in entry.fields.names(Field::Author).iter().take(3) {
        let _ = write!(out, ", {}", name.sort_word());
    }
    for field in [Field::Title, Field::Archive, Field::Date] {
        if let Some(value) = entry.fields.get(field) {
            let _ = write!(out, ", {}", shown(value));
        }
    }
    out.push(')');
    out
}

fn doubted(doubt: Doubt) -> &'static str {
    match doubt {
        Doubt::BareName => "only a name with capitals: kept because the document has a work it fits",
        Doubt::PagesOrLocator => "the pages may be the work's own or the ones pointed at",
        Doubt::TitleOrSeries => "the words before the series may belong to the title",
        Doubt::PlaceOrPublisher => "a place or a publisher",
        Doubt::TwoSurnames => "two family names, or a second given name",
        Doubt::StartGuessed => "where it begins in the sentence was guessed",
        Doubt::AuthorFromSentence => "the author was taken from the sentence before",
        Doubt::GivenFromBody => "the given name was taken from the text above the note",
        Doubt::UnpairedQuote => "quotation marks or brackets do not pair",
        Doubt::WordsLeft => "some of its words were left unread",
    }
}
