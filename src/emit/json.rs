//! JSON, schema 1. One line a note, an entry, a diagnostic: it reads and compares well line by line.

use serde::ser::{SerializeMap, SerializeSeq};
use serde::{Serialize, Serializer};

use super::view::Standing;
use super::{View, Writer, shelfmark};
use crate::Reading;
use crate::model::{
    Also, Entry, Fields, Finding, Format, Name, Note, NoteId, NoteKind, Part, Piece, Place, Repair, Sited,
    Source, Span, Spot, Value,
};

pub(super) const WRITER: Writer = Writer {
    name: "json",
    suffixes: &["json"],
    about: "everything: notes, citations, entries, what is doubtful, with offsets",
    write: |reading, printing| Ok(print(reading, printing.path).into_bytes()),
};

/// See [`super::json`].
pub(super) fn print(reading: &Reading, path: &str) -> String {
    let view = View::new(reading);
    let ids = view.note_ids();
    let source = &reading.document.source;
    let mut out = Vec::with_capacity(source.text.len() * 2 + 1024);
    out.extend_from_slice(b"{\"schema\": 1,\n\"source\": ");
    put(&mut out, &SourceLine::new(source, path));
    let of = |listed: bool| {
        let notes = reading.document.notes.iter().enumerate();
        let notes = notes.filter(move |(_, note)| (note.kind == NoteKind::Bibliography) == listed);
        notes.map(|(n, note)| NoteLine::new(&view, &ids, NoteId(n as u32), note))
    };
    list(&mut out, "notes", of(false));
    if of(true).next().is_some() {
        list(&mut out, "bibliography", of(true));
    }
    list(&mut out, "entries", reading.ledger.entries.iter().map(|entry| EntryLine { entry, ids: &ids }));
    list(&mut out, "diagnostics", reading.ledger.findings.iter().map(|f| Diagnostic::new(&view, f)));
    out.extend_from_slice(b"}\n");
    // serde_json writes UTF-8 only.
    String::from_utf8(out).unwrap_or_default()
}

/// Appends a value. Strings, numbers and maps with string keys cannot fail to be written to memory.
fn put(out: &mut Vec<u8>, value: &impl Serialize) {
    let whole = out.len();
    if serde_json::to_writer(&mut *out, value).is_err() {
        out.truncate(whole);
        out.extend_from_slice(b"null");
    }
}

/// Appends a named list, one item a line.
fn list<T: Serialize>(out: &mut Vec<u8>, name: &str, items: impl Iterator<Item = T>) {
    out.extend_from_slice(b",\n\"");
    out.extend_from_slice(name.as_bytes());
    out.extend_from_slice(b"\": [");
    for (n, item) in items.enumerate() {
        out.extend_from_slice(if n == 0 { b"\n" } else { b",\n" });
        put(out, &item);
    }
    out.extend_from_slice(b"]");
}

#[derive(Serialize)]
struct SourceLine<'r> {
    path: &'r str,
    format: &'static str,
    encoding: &'r str,
    repairs: Vec<RepairItem<'r>>,
}

#[derive(Serialize)]
struct RepairItem<'r> {
    what: &'static str,
    start: u32,
    end: u32,
    was: &'r str,
    now: &'r str,
    doubtful: bool,
}

impl<'r> SourceLine<'r> {
    fn new(source: &'r Source, path: &'r str) -> SourceLine<'r> {
        let repair = |repair: &'r Repair| {
            let span = source.trail.span(repair.span);
            let Repair { what, was, now, doubtful, .. } = repair;
            RepairItem { what, start: span.start, end: span.end, was, now, doubtful: *doubtful }
        };
        SourceLine {
            path,
            format: source.format.name(),
            encoding: &source.encoding,
            repairs: source.repairs.iter().map(repair).collect(),
        }
    }
}

#[derive(Serialize)]
struct NoteLine<'r> {
    id: &'r str,
    label: &'r str,
    kind: &'static str,
    page: Option<&'r str>,
    span: SpanItem,
    #[serde(rename = "where", skip_serializing_if = "Option::is_none")]
    place: Option<SpotItem<'r>>,
    text: &'r str,
    citations: Vec<CitationItem<'r>>,
    pieces: Vec<PieceItem>,
}

#[derive(Serialize)]
struct SpanItem {
    start: u32,
    end: u32,
}

/// A place in the file, or in one of its parts.
#[derive(Serialize)]
struct SpotItem<'r> {
    #[serde(skip_serializing_if = "Option::is_none")]
    part: Option<&'r str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    paragraph: Option<u32>,
    start: u32,
    end: u32,
}

impl<'r> SpotItem<'r> {
    fn new(spot: Spot<'r>) -> SpotItem<'r> {
        let Spot { part, paragraph, span } = spot;
        SpotItem { part, paragraph, start: span.start, end: span.end }
    }
}

#[derive(Serialize)]
struct CitationItem<'r> {
    raw: &'r str,
    start: u32,
    end: u32,
    form: &'static str,
    entry: Option<&'r str>,
    antecedent: Option<Antecedent<'r>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    inherited: Option<InheritedItem<'r>>,
    locators: Vec<LocatorItem<'r>>,
    signal: Option<&'r str>,
    via: Option<&'static str>,
    ambiguous: bool,
    confidence: f64,
    #[serde(rename = "where", skip_serializing_if = "Option::is_none")]
    place: Option<SpotItem<'r>>,
}

#[derive(Serialize)]
struct Antecedent<'r> {
    note: &'r str,
    citation: usize,
}

/// `repository` and the names of levels, and the citation they are taken from.
#[derive(Serialize)]
struct InheritedItem<'r> {
    note: &'r str,
    citation: usize,
    units: Vec<&'static str>,
}

#[derive(Serialize)]
struct LocatorItem<'r> {
    label: &'static str,
    value: &'r str,
}

impl<'r> NoteLine<'r> {
    fn new(view: &View<'r>, ids: &'r [String], id: NoteId, note: &'r Note) -> NoteLine<'r> {
        let standing: Vec<Standing> = view.standing(id).collect();
        let document = &view.reading.document;
        let spot = document.spot(Some(note), Span::new(0, note.text.len()));
        // The text of a file that is one part is the file's; of others it is laid out.
        let span = match spot {
            Some(spot) if spot.part.is_none() && document.source.format != Format::Text => spot.span,
            _ => document.source.trail.span(note.span),
        };
        NoteLine {
            id: name_of(ids, id),
            label: &note.label,
            kind: note.kind.name(),
            page: note.page.as_deref(),
            span: SpanItem { start: span.start, end: span.end },
            place: spot.map(SpotItem::new),
            text: &note.text,
            citations: standing.iter().map(|s| CitationItem::new(view, ids, *s)).collect(),
            pieces: pieces(view, id, &standing),
        }
    }
}

impl<'r> CitationItem<'r> {
    fn new(view: &View<'r>, ids: &'r [String], standing: Standing<'r>) -> CitationItem<'r> {
        let Standing { citation, mention } = standing;
        let text = view.text(mention.citation.note);
        let antecedent = mention.because.antecedent().and_then(|of| {
            Some(Antecedent { note: ids.get(of.note.0 as usize)?, citation: view.place(of)? })
        });
        let inherited = mention.inherited.as_ref().and_then(|taken| {
            let repository = taken.repository.then_some("repository");
            let levels = taken.levels.iter().map(|level| level.name());
            Some(InheritedItem {
                note: ids.get(taken.from.note.0 as usize)?,
                citation: view.place(taken.from)?,
                units: repository.into_iter().chain(levels).collect(),
            })
        });
        CitationItem {
            raw: citation.span.of(text),
            start: citation.span.start,
            end: citation.span.end,
            form: mention.form.name(),
            entry: view.entry(mention).map(|entry| entry.key.as_str()),
            antecedent,
            inherited,
            locators: mention
                .locators
                .iter()
                .map(|Sited { value, .. }| LocatorItem { label: value.unit.name(), value: &value.value })
                .collect(),
            signal: citation.signal.map(|span| span.of(text)).filter(|signal| !signal.is_empty()),
            via: citation.via.as_ref().map(|via| via.value.name()),
            ambiguous: mention.ambiguous,
            confidence: two_places(mention.confidence),
            place: spot(view, Some(mention.citation.note), citation.span),
        }
    }
}

/// A piece as `[length, part]`, `[length, "field", citation, field]` or `[length, "locator", citation,
/// unit]`; the citation is its place in the note's list.
struct PieceItem {
    len: u32,
    part: &'static str,
    of: Option<(usize, &'static str)>,
}

impl Serialize for PieceItem {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut list = to.serialize_seq(None)?;
        list.serialize_element(&self.len)?;
        list.serialize_element(self.part)?;
        if let Some((of, name)) = self.of {
            list.serialize_element(&of)?;
            list.serialize_element(name)?;
        }
        list.end()
    }
}

/// The pieces of a note; what a citation that was taken back had read is prose.
fn pieces(view: &View, id: NoteId, standing: &[Standing]) -> Vec<PieceItem> {
    let Some(note) = view.reading.notes.get(id.0 as usize) else { return Vec::new() };
    let gone: Vec<Span> = if standing.len() == note.citations.len() {
        Vec::new()
    } else {
        let stands = |nth: usize| standing.iter().any(|s| s.mention.citation.nth as usize == nth);
        note.citations.iter().enumerate().filter(|(nth, _)| !stands(*nth)).map(|(_, c)| c.span).collect()
    };
    let place = |of: u16| standing.iter().position(|s| s.mention.citation.nth == of);
    let mut items: Vec<PieceItem> = Vec::with_capacity(note.pieces.len());
    let mut at = 0;
    for &Piece { len, part } in &note.pieces {
        let taken_back = gone.iter().any(|span| span.start <= at && at < span.end);
        let (part, of) = match part {
            _ if taken_back => ("prose", None),
            Part::Prose => ("prose", None),
            Part::Separator => ("separator", None),
            Part::Signal => ("signal", None),
            Part::Via => ("via", None),
            Part::Back => ("back", None),
            Part::Field { of, is } => {
                place(of).map_or(("prose", None), |of| ("field", Some((of, is.name()))))
            }
            Part::Locator { of, unit } => {
                place(of).map_or(("prose", None), |of| ("locator", Some((of, unit.name()))))
            }
        };
        at = at.saturating_add(len);
        match items.last_mut() {
            Some(last) if last.part == "prose" && part == "prose" => last.len += len,
            _ => items.push(PieceItem { len, part, of }),
        }
    }
    items
}

struct EntryLine<'r> {
    entry: &'r Entry,
    ids: &'r [String],
}

impl Serialize for EntryLine<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut map = to.serialize_map(None)?;
        map.serialize_entry("key", &self.entry.key)?;
        map.serialize_entry("type", self.entry.kind.name())?;
        map.serialize_entry("fields", &FieldMap(&self.entry.fields))?;
        let cited_in: Vec<&str> = self.entry.cited_in.iter().map(|id| name_of(self.ids, *id)).collect();
        map.serialize_entry("cited_in", &cited_in)?;
        map.end()
    }
}

struct FieldMap<'r>(&'r Fields);

impl Serialize for FieldMap<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut map = to.serialize_map(Some(self.0.len()))?;
        for (field, value) in self.0.iter() {
            map.serialize_entry(field.name(), &ValueItem(value))?;
        }
        map.end()
    }
}

struct ValueItem<'r>(&'r Value);

impl Serialize for ValueItem<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Value::Text(text) => to.serialize_str(text),
            Value::Date(date) => to.serialize_str(&date.edtf),
            Value::Names(names) => to.collect_seq(names.iter().map(NameItem)),
            Value::Place(place) => PlaceItem(place).serialize(to),
        }
    }
}

struct NameItem<'r>(&'r Name);

impl Serialize for NameItem<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let name = self.0;
        let parts = [
            ("literal", &name.literal),
            ("family", &name.family),
            ("given", &name.given),
            ("prefix", &name.prefix),
            ("suffix", &name.suffix),
        ];
        to.collect_map(parts.into_iter().filter(|(_, value)| !value.is_empty()))
    }
}

struct PlaceItem<'r>(&'r Place);

impl Serialize for PlaceItem<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let place = self.0;
        let mut map = to.serialize_map(None)?;
        let words = [
            ("repository", &place.repository),
            ("name", &place.name),
            ("place", &place.city),
            ("code", &place.code),
        ];
        for (key, value) in words.iter().filter(|(_, value)| !value.is_empty()) {
            map.serialize_entry(key, value)?;
        }
        let units: Vec<(&str, &str)> =
            place.steps.iter().map(|step| (step.level.name(), step.value.as_str())).collect();
        map.serialize_entry("units", &units)?;
        map.serialize_entry("shelfmark", &shelfmark(place))?;
        map.end()
    }
}

#[derive(Serialize)]
struct Diagnostic<'r> {
    rule: &'static str,
    code: &'static str,
    note: Option<&'r str>,
    start: u32,
    end: u32,
    message: &'r str,
    also: Vec<AlsoItem<'r>>,
    fix: Option<()>,
    #[serde(rename = "where", skip_serializing_if = "Option::is_none")]
    place: Option<SpotItem<'r>>,
}

#[derive(Serialize)]
struct AlsoItem<'r> {
    note: &'r str,
    start: u32,
    end: u32,
    message: &'r str,
}

impl<'r> Diagnostic<'r> {
    fn new(view: &View<'r>, finding: &'r Finding) -> Diagnostic<'r> {
        let also = |also: &'r Also| AlsoItem {
            note: view.label(also.note),
            start: also.span.start,
            end: also.span.end,
            message: &also.message,
        };
        Diagnostic {
            rule: finding.rule.name,
            code: finding.rule.code,
            note: finding.note.map(|note| view.label(note)),
            start: finding.span.start,
            end: finding.span.end,
            message: &finding.message,
            also: finding.also.iter().map(also).collect(),
            fix: None,
            place: spot(view, finding.note, finding.span),
        }
    }
}

/// Where words of a note, or of the document, stand in the file; `None` for the document as a whole.
fn spot<'r>(view: &View<'r>, note: Option<NoteId>, span: Span) -> Option<SpotItem<'r>> {
    if note.is_none() && span.is_empty() {
        return None;
    }
    let document = &view.reading.document;
    let note = note.and_then(|id| document.notes.get(id.0 as usize));
    document.spot(note, span).map(SpotItem::new)
}

fn name_of(ids: &[String], id: NoteId) -> &str {
    ids.get(id.0 as usize).map_or("", String::as_str)
}

/// A share to two decimals, in 0 to 1.
pub(super) fn two_places(share: f32) -> f64 {
    if share.is_nan() { 0.0 } else { (f64::from(share.clamp(0.0, 1.0)) * 100.0).round() / 100.0 }
}
