//! One note at a time: prose with islands of citations.
//!
//! A note is cut into tokens once (`token`), the walk (`note`) finds where a citation may begin, and the
//! productions (`work`, `document`, `gost`, `back`) read it, each a small function named as the field is
//! named. Several whole readings may compete in one place only, [`note::citation`]; `weigh` decides.

mod abroad;
mod address;
mod archive;
mod author_date;
mod author_only;
mod back;
mod body;
mod classical;
mod corporate;
mod correspondence;
mod cross;
mod cut;
mod date;
mod defined;
mod document;
mod draft;
mod encyclopaedia;
mod facts;
mod film;
mod given;
mod gost;
mod habit;
mod host_editor;
mod imprint;
mod input;
mod interview;
mod introduction;
mod italic;
mod journal;
mod journal_name;
mod lead;
mod list;
mod locator;
mod locator_value;
mod look;
mod memo;
mod name;
mod name_list;
mod note;
mod numbering;
mod official;
mod pair;
mod paper;
mod periodical;
mod pieces;
mod possessive;
mod prose;
mod quoted;
mod quoted_more;
mod quoted_words;
mod reissue;
mod review;
mod rivals;
mod roles;
mod series;
mod shape;
mod society;
mod sure;
mod surname;
mod tail;
mod tail_ends;
mod thesis;
mod title;
mod title_look;
mod title_marks;
mod title_only;
mod together;
mod token;
mod unread;
mod web;
mod weigh;
mod weights;
mod why;
mod work;

pub use sure::points;
pub use why::{Reading, readings};

use crate::lexicon::{ArchiveId, Lexicon};
use crate::model::{
    Back, Citation, Document, Field, Form, Note, NoteId, NoteKind, Part, Piece, ReadNote, Span, Value,
};
use abroad::order::Order;
use defined::Defined;
use draft::Draft;
use input::In;
use note::Island;
use token::{Buffer, Tokens};

/// Reads every note of a document.
pub fn read(document: &Document, words: &Lexicon) -> Vec<ReadNote> {
    let mut buffer = Buffer::default();
    let defined = Defined::of(&document.source.text, words);
    let mut order = Order::default();
    let month_first = date::month_first(&document.source.text, words);
    let bare_initials = habit::bare_initials(&document.source.text);
    let told = Told { defined: &defined, month_first, bare_initials };
    let mut notes: Vec<ReadNote> = (0..document.notes.len()).map(|n| blank(NoteId(n as u32))).collect();
    for n in shape::alike(document.notes.iter().map(|note| note.text.as_str())) {
        if let (Some(note), Some(place)) = (document.notes.get(n), notes.get_mut(n)) {
            *place = read_note(place.note, note, words, &told, &mut order, &mut buffer);
            body::given_names(document, note, &mut place.citations, words);
        }
    }
    order.settle(&mut notes, words);
    habit::lone_places(&mut notes);
    notes
}

/// A note of which nothing is read yet.
fn blank(note: NoteId) -> ReadNote {
    ReadNote { note, pieces: Vec::new(), citations: Vec::new(), unread: Vec::new() }
}

/// What the whole document tells for each of its notes.
struct Told<'d> {
    /// The codes it explains.
    defined: &'d Defined,
    /// `6/7/75` is the seventh of June.
    month_first: bool,
    /// It prints initials without stops.
    bare_initials: bool,
}

/// Reads one note.
fn read_note(
    id: NoteId,
    note: &Note,
    words: &Lexicon,
    told: &Told<'_>,
    order: &mut Order,
    buffer: &mut Buffer,
) -> ReadNote {
    if !note.is_read() {
        let pieces = vec![Piece { len: note.text.len() as u32, part: Part::Prose }];
        return ReadNote { note: id, pieces, citations: Vec::new(), unread: Vec::new() };
    }
    let mut tokens = Tokens::scan(&note.text, words, buffer);
    tokens.styles = &note.styles;
    tokens.month_first = told.month_first;
    tokens.bare_initials = told.bare_initials;
    told.defined.tell(&mut tokens);
    archive::tell(&mut tokens);
    let walked = match note.kind {
        NoteKind::Bibliography => entry(&tokens),
        NoteKind::Parenthesis => match author_date::name_and_years(In::whole(&tokens)) {
            Some((drafts, rest)) => {
                let islands = drafts.into_iter().map(Island::bare).collect();
                let mut walked = note::Walked { islands, unread: Vec::new() };
                note::go_on(rest, &mut walked);
                walked
            }
            None => note::walk(&tokens),
        },
        _ => note::walk(&tokens),
    };
    let mut leads = Vec::new();
    let mut citations: Vec<Citation> = Vec::with_capacity(walked.islands.len());
    for island in walked.islands {
        let citation = settle(island, &tokens, words, &mut leads);
        // Islands never overlap: the earlier stands.
        if citations.last().is_none_or(|c| c.span.end <= citation.span.start) {
            citations.push(citation);
        }
    }
    let mut unread = walked.unread;
    if !note.given.is_empty() {
        citations = given::settle(&note.given, citations, &tokens);
        unread.retain(|span| note.given.iter().all(|g| g.span.end <= span.start || span.end <= g.span.start));
    }
    order.count(&citations, &tokens);
    let pieces = pieces::tile(&tokens, &citations, &leads);
    buffer.recycle(tokens);
    ReadNote { note: id, pieces, citations, unread }
}

/// The one citation of an entry of a list; the whole is unread if it cannot be read.
fn entry(tokens: &Tokens<'_>) -> note::Walked {
    let whole = In::whole(tokens);
    match list::entry(whole) {
        Some(draft) => note::Walked { islands: vec![Island::bare(draft)], unread: Vec::new() },
        None => note::Walked { islands: Vec::new(), unread: vec![tokens.span(0, tokens.list.len())] },
    }
}

/// A draft made a citation.
fn settle(island: Island, tokens: &Tokens<'_>, words: &Lexicon, leads: &mut Vec<(Span, Part)>) -> Citation {
    let Island { mut draft, signal, via } = island;
    if let Some(Value::Place(place)) = draft.fields.get_mut(Field::Archive)
        && let Some(id) = place.code.strip_prefix('#').and_then(|n| n.parse().ok())
    {
        place.code = words
            .archives()
            .get(usize::from(words.modern(ArchiveId(id)).0))
            .map_or(String::new(), |a| a.code.to_owned());
    }
    if let Some(span) = signal {
        leads.push((span, Part::Signal));
    }
    if let Some(via) = &via {
        leads.push((via.span, Part::Via));
    }
    if draft.back.is_some() {
        leads.push((draft.back_span, Part::Back));
    }
    let span = tokens.span(draft.start, draft.end);
    let form = form_of(&draft);
    draft.sites.sort_by_key(|(_, s)| s.start);
    let evidence = sure::evidence(&draft, tokens);
    Citation {
        span,
        form,
        kind: draft.kind,
        fields: draft.fields,
        sites: draft.sites,
        locators: draft.locators,
        signal,
        via,
        back: draft.back,
        series_key: draft.series_key,
        hereafter: draft.hereafter,
        given: None,
        doubts: draft.doubts,
        evidence,
        confidence: sure::confidence(evidence),
    }
}

/// How a citation is written: with facts it is full, with names and titles alone it is short.
fn form_of(draft: &Draft) -> Form {
    match draft.back {
        Some(Back::Ibid) => return Form::Ibid,
        Some(Back::OpCit | Back::LocCit) => return Form::OpCit,
        Some(Back::Cross(_)) => return Form::Short,
        Some(Back::Host) => return Form::Full,
        Some(Back::Idem) | None => {}
    }
    let s = &draft.shows;
    // `“Stenogramma,” March 9, 1926, l. 179`: a document named again, its place left out.
    let document_again = draft.kind == crate::model::Kind::Unpublished
        && !draft.fields.has(Field::Archive)
        && !s.author
        && !s.imprint
        && !s.url;
    let author_year =
        s.dated && !draft.fields.has(Field::Title) && !draft.fields.has(Field::Journaltitle) && !s.steps;
    if (s.imprint
        || s.journal
        || s.steps
        || s.url
        || s.genre
        || s.dated
        || draft.fields.has(Field::Edition)
        || draft.fields.has(Field::Booktitle) && s.host && draft.fields.has(Field::Editor))
        && !author_year
        && !document_again
    {
        Form::Full
    } else {
        Form::Short
    }
}
