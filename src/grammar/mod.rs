//! One note at a time: prose with islands of citations.
//!
//! A note is cut into tokens once (`token`), the walk (`note`) finds where a citation may begin, and the
//! productions (`work`, `document`, `gost`, `back`) read it, each a small function named as the field is
//! named. Several whole readings may compete in one place only, [`note::citation`]; `weigh` decides.

use ecow::EcoString;
use smallvec::{SmallVec, smallvec};

mod abroad;
mod address;
mod another_day;
mod archive;
mod author_date;
mod author_led;
mod author_only;
mod back;
mod bare_page;
mod behind_facts;
mod body;
mod body_first;
mod broadcast;
mod catalogue;
mod cited_before;
mod classical;
mod container;
mod corporate;
mod correspondence;
mod cross;
mod cut;
mod date;
mod date_more;
mod date_republican;
mod defined;
mod document;
mod document_in_edition;
mod draft;
mod edition_in_letters;
mod encyclopaedia;
mod facts;
mod fathers;
mod film;
mod given;
mod goes_on;
mod gost;
mod habit;
mod host_editor;
mod imprint;
mod imprint_end;
mod in_sentence;
mod input;
mod interview;
mod interview_between;
mod interview_who;
mod introduction;
mod issue_bracket;
mod issue_number;
mod italic;
mod journal;
mod journal_name;
mod kind_of_paper;
mod known_in_sentence;
mod later_name;
mod lead;
mod letter_kept;
mod letters_title;
mod list;
mod locator;
mod locator_end;
mod locator_first;
mod locator_on;
mod locator_ordinal;
mod locator_value;
mod look;
mod memo;
mod name;
mod name_bracket;
mod name_list;
mod name_none;
mod name_parts;
mod note;
mod numbering;
mod official;
mod pair;
mod paper;
mod periodical;
mod phrase;
mod piece_in_journal;
mod pieces;
mod possessive;
mod prose;
mod published;
mod quoted;
mod quoted_more;
mod quoted_words;
mod reissue;
mod review;
mod rivals;
mod roles;
mod said_in;
mod serial;
mod series;
mod series_behind;
mod series_of_whole;
mod shape;
mod society;
mod speech;
mod styles_of_day;
mod sure;
mod surname;
mod surname_china;
mod tail;
mod tail_ends;
mod thesis;
mod title;
mod title_look;
mod title_marks;
mod title_only;
mod title_put;
mod together;
mod token;
mod towns;
mod undated;
mod unread;
mod volume;
mod volume_behind;
mod volume_ordinal;
mod web;
mod weigh;
mod weights;
mod why;
mod work;

pub use sure::points;
pub use why::{Reading, readings};

use crate::ahead;
use crate::lexicon::{ArchiveId, Lexicon};
use crate::model::{
    Back, Citation, Document, Field, Form, Note, NoteId, NoteKind, Part, Piece, ReadNote, Span, Value,
};
use abroad::order::Order;
use bare_page::BarePages;
use defined::Defined;
use draft::Draft;
use habit::Houses;
use input::In;
use note::{Island, Walked};
use series_behind::SeriesBehind;
use token::{Buffer, Tokens};

/// How many notes are cut together, then walked, then settled: few enough that their tokens stay at hand.
const TOGETHER: usize = 32;

/// Reads every note of a document.
pub fn read(document: &Document, words: &Lexicon) -> Vec<ReadNote> {
    let text = &document.source.text;
    let defined = Defined::of(text, words);
    let told = Told::of(document, words, &defined);
    let mut reader = Reader {
        document,
        told,
        order: Order::default(),
        houses: Houses::default(),
        bare: BarePages::default(),
        series: SeriesBehind::default(),
        buffer: Buffer::default(),
        sites: Vec::new(),
    };
    let mut notes: Vec<ReadNote> =
        document.notes.iter().zip(0..).map(|(note, n)| blank(NoteId(n), note)).collect();
    let places = shape::alike(document.notes.iter().map(|note| note.text.as_str()));
    for some in places.chunks(TOGETHER) {
        reader.read(some, &mut notes);
    }
    reader.order.settle(&mut notes, words);
    reader.houses.settle(&mut notes);
    let text = |place: usize| document.notes.get(place).map_or("", |note| note.text.as_str());
    reader.bare.settle(&mut notes, text);
    reader.series.settle(&mut notes, text);
    notes
}

/// A note of which nothing is read yet, and for now nothing but prose if it will not be.
fn blank(id: NoteId, note: &Note) -> ReadNote {
    let prose = (!note.is_read()).then_some(Piece { len: note.text.len() as u32, part: Part::Prose });
    ReadNote { note: id, pieces: prose.into_iter().collect(), citations: Vec::new(), unread: Vec::new() }
}

/// What the whole document tells for each of its notes.
struct Told<'d> {
    words: &'d Lexicon,
    /// The codes it explains.
    defined: &'d Defined,
    /// `6/7/75` is the seventh of June.
    month_first: bool,
    /// It prints initials without stops.
    bare_initials: bool,
    /// It sets a colon behind who leads a citation.
    colons: bool,
    /// It sets one behind the surname alone.
    surname_colons: bool,
    /// Its notes begin with the words that they are to.
    phrases: bool,
}

impl<'d> Told<'d> {
    /// What a document tells, which explains the codes `defined`.
    fn of(document: &Document, words: &'d Lexicon, defined: &'d Defined) -> Told<'d> {
        let text = &document.source.text;
        let (month_first, bare_initials) = (date_more::month_first(text, words), habit::bare_initials(text));
        let notes = || document.notes.iter().map(|note| note.text.as_str());
        let (colons, surname_colons) = (habit::colons(notes()), habit::surname_colons(notes()));
        let phrases = habit::phrases(notes());
        Told { words, defined, month_first, bare_initials, colons, surname_colons, phrases }
    }

    /// The tokens of a note, not cut yet.
    fn tokens(&self, note: &'d Note, buffer: &mut Buffer<'d>) -> Tokens<'d> {
        let mut tokens = Tokens::new(&note.text, self.words, buffer);
        tokens.styles = &note.styles;
        tokens.month_first = self.month_first;
        tokens.bare_initials = self.bare_initials;
        tokens.colons = self.colons;
        tokens.surname_colons = self.surname_colons;
        tokens.phrases = self.phrases;
        tokens
    }

    /// Cuts them.
    fn cut(&self, tokens: &mut Tokens<'d>, buffer: &mut Buffer<'d>) {
        tokens.scan(buffer);
        self.defined.tell(tokens, buffer);
        archive::tell(tokens, buffer);
    }
}

/// Reads a document's notes, some at a time.
struct Reader<'d> {
    document: &'d Document,
    told: Told<'d>,
    order: Order,
    houses: Houses,
    bare: BarePages,
    series: SeriesBehind,
    buffer: Buffer<'d>,
    /// What stands where in a note.
    sites: Vec<(Span, Part)>,
}

impl<'d> Reader<'d> {
    /// Reads the notes at these places. All are cut before the first is walked, and walked before the first is settled, so
    /// that each part of the code runs while the processor has it at hand: see [`shape`].
    fn read(&mut self, places: &[usize], notes: &mut [ReadNote]) {
        let mut cut: Vec<(usize, &'d Note, Tokens<'d>)> = Vec::with_capacity(places.len());
        let read = || {
            let notes = places.iter().filter_map(|place| Some((*place, self.document.notes.get(*place)?)));
            notes.filter(|(_, note)| note.is_read())
        };
        // They lie far apart.
        ahead::each(places.iter(), |place| notes.get(*place).map(|note| note.pieces.len()));
        ahead::texts(read().map(|(_, note)| note.text.as_str()));
        for (place, note) in read() {
            cut.push((place, note, self.told.tokens(note, &mut self.buffer)));
        }
        for (.., tokens) in &mut cut {
            self.told.cut(tokens, &mut self.buffer);
        }
        let walked: Vec<Walked> = cut.iter().map(|(_, note, tokens)| walk(note.kind, tokens)).collect();
        for ((place, note, tokens), walked) in cut.into_iter().zip(walked) {
            if let Some(read) = notes.get_mut(place) {
                self.settle(note, &tokens, walked, read);
            }
            self.buffer.recycle(tokens);
        }
    }

    /// What was found in a note, made citations that tile it.
    fn settle(&mut self, note: &Note, tokens: &Tokens<'_>, walked: Walked, read: &mut ReadNote) {
        let words = self.told.words;
        let mut citations: Vec<Citation> = Vec::with_capacity(walked.islands.len());
        for island in walked.islands {
            let citation = settle(island, tokens, words, &mut self.sites);
            // Islands never overlap: the earlier stands.
            if citations.last().is_none_or(|c| c.span.end <= citation.span.start) {
                citations.push(citation);
            }
        }
        read.unread = walked.unread;
        if !note.given.is_empty() {
            citations = given::settle(&note.given, citations, tokens);
            let free = |span: &Span, g: &Span| g.end <= span.start || span.end <= g.start;
            read.unread.retain(|span| note.given.iter().all(|g| free(span, &g.span)));
        }
        self.order.count(&citations, tokens);
        self.houses.count(read.note.0 as usize, &citations);
        self.bare.count(read.note.0 as usize, &citations, tokens.text);
        self.series.count(read.note.0 as usize, &citations, tokens);
        read.pieces = pieces::tile(tokens, &citations, &mut self.sites);
        body::given_names(self.document, note, &mut citations, words);
        read.citations = citations;
    }
}

/// Finds what a note of this kind cites.
fn walk(kind: NoteKind, tokens: &Tokens<'_>) -> Walked {
    match kind {
        NoteKind::Bibliography => entry(tokens),
        NoteKind::Parenthesis => match author_date::name_and_years(In::whole(tokens)) {
            Some((drafts, rest)) => {
                let islands = drafts.into_iter().map(Island::bare).collect();
                let mut walked = Walked { islands, unread: Vec::new() };
                note::go_on(rest, &mut walked);
                walked
            }
            None => note::walk(tokens),
        },
        _ => note::walk(tokens),
    }
}

/// The one citation of an entry of a list; the whole is unread if it cannot be read.
fn entry(tokens: &Tokens<'_>) -> Walked {
    let whole = In::whole(tokens);
    match list::entry(whole) {
        Some(draft) => Walked { islands: smallvec![Island::bare(draft)], unread: Vec::new() },
        None => Walked { islands: SmallVec::new(), unread: vec![tokens.span(0, tokens.list.len())] },
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
            .map_or(EcoString::new(), |a| a.code.into());
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
    let draft = draft.into_parts();
    Citation {
        span,
        form,
        kind: draft.kind,
        fields: draft.fields,
        sites: draft.sites.into_vec(),
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

/// `Herbst/Weihe, Commerzbank, 2004, S. 10`, `Winkler, Wer war Luther? 2017, S. 17`: surnames alone, a title and nothing but the
/// year: what was, or will be, cited in full.
fn surnames_and_year(draft: &Draft) -> bool {
    let s = &draft.shows;
    let authors = draft.fields.names(Field::Author);
    s.dated
        && !(s.imprint || s.journal || s.steps || s.url || s.genre)
        && draft.fields.date().is_some_and(|d| d.edtf.len() == 4)
        && authors.len() > 1
        && authors.iter().all(|n| n.given.is_empty() && !n.is_body())
}

/// How a citation is written: with facts it is full, with names and titles alone it is short.
fn form_of(draft: &Draft) -> Form {
    match draft.back {
        Some(Back::Ibid) => return Form::Ibid,
        Some(Back::OpCit | Back::LocCit | Back::OpCitIn(_)) => return Form::OpCit,
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
        && !surnames_and_year(draft)
    {
        Form::Full
    } else {
        Form::Short
    }
}
