//! A citation in the making: one whole reading of some tokens.

use std::ops::{Deref, DerefMut};

use ecow::{EcoString, EcoVec};

use smallvec::SmallVec;

use super::input::In;
use super::name::Names;
use super::token::{Kind as Mark, Tokens};
use crate::letter;
use crate::model::{
    Back, Date, Doubt, Doubts, Field, Fields, Kind, Locator, Name, Place, Sited, Span, Unit, Value,
};
use crate::small;

/// What a reading has that shows it is a citation, and nothing else would be so written. Each counts by
/// its weight (see `weigh.rs`).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Shows {
    /// Facts of publication: place, publisher, year.
    pub imprint: bool,
    /// A date of its own.
    pub dated: bool,
    /// Volume, number or pages of a journal, as journals are cited.
    pub journal: bool,
    /// A title in quotation marks.
    pub quoted: bool,
    /// A title in slanted letters.
    pub slanted: bool,
    /// An author with given names or initials.
    pub full_name: bool,
    /// An author.
    pub author: bool,
    /// A locator with its label, or after a volume.
    pub labelled: bool,
    /// A bare number as locator.
    pub numbered: bool,
    /// Steps of an archival place.
    pub steps: bool,
    /// A repository of the registry.
    pub repository: bool,
    /// The citation begins with the repository, and its address stands behind.
    pub headed: bool,
    /// A role: ed., trans.
    pub role: bool,
    /// `in` before the host.
    pub host: bool,
    /// Ibid. and its like.
    pub back: bool,
    /// A thesis, hearing, interview or other word that names the sort of work.
    pub genre: bool,
    /// A web address or DOI.
    pub url: bool,
    /// It ends where a citation ends: stop, semicolon, end of the note.
    pub closed: bool,
}

/// Where fields were read. Most readings have no more: their places lie in the draft itself.
pub type Sites = SmallVec<[(Field, Span); 8]>;

/// A reading of tokens `start..end`. It goes from hand to hand, so it is no larger than a word.
#[derive(Clone, Debug)]
pub struct Draft(Box<Parts>);

/// What a draft has.
#[derive(Clone, Debug)]
pub struct Parts {
    /// Its first token.
    pub start: usize,
    /// The first token after it.
    pub end: usize,
    /// The sort of work.
    pub kind: Kind,
    /// What was read.
    pub fields: Fields,
    /// Where.
    pub sites: Sites,
    /// What it points at.
    pub locators: EcoVec<Sited<Locator>>,
    /// What it leans on.
    pub back: Option<Back>,
    /// The words that say so.
    pub back_span: Span,
    /// What makes a volume of a printed series of documents known: the series, its years, the volume.
    pub series_key: Option<EcoString>,
    /// A name for later use.
    pub hereafter: Option<Sited<EcoString>>,
    /// Doubts.
    pub doubts: Doubts,
    /// The title of one volume, which goes on with that of the work: its tokens.
    pub volume_title: Option<(usize, usize)>,
    /// What it has that only a citation has.
    pub shows: Shows,
    /// Stops divide its parts, as after `Mommsen, Hans:` and `HOLANDA, Sérgio.`
    pub stops: bool,
}

impl Deref for Draft {
    type Target = Parts;

    fn deref(&self) -> &Parts {
        &self.0
    }
}

impl DerefMut for Draft {
    fn deref_mut(&mut self) -> &mut Parts {
        &mut self.0
    }
}

impl Draft {
    /// Nobody is named who wrote or edited it.
    pub fn nobody(&self) -> bool {
        self.fields.lead().is_empty()
    }

    /// An empty draft that begins at `i`.
    pub fn at(i: In<'_>, kind: Kind) -> Draft {
        Draft(Box::new(Parts {
            start: i.at,
            end: i.at,
            kind,
            fields: Fields::new(),
            sites: Sites::new(),
            locators: EcoVec::new(),
            back: None,
            back_span: Span::default(),
            series_key: None,
            hereafter: None,
            doubts: Doubts::default(),
            volume_title: None,
            shows: Shows::default(),
            stops: false,
        }))
    }

    /// All of it.
    pub fn into_parts(self) -> Parts {
        *self.0
    }

    /// Sets a field of words; nothing if there are none.
    pub fn text(&mut self, field: Field, span: Span, note: &str) {
        let value = plain(span.of(note));
        if !value.is_empty() {
            self.words(field, span, value);
        }
    }

    /// Sets a field to words that the note does not have so.
    pub fn words(&mut self, field: Field, span: Span, value: impl Into<EcoString>) {
        self.fields.set(field, Value::Text(value.into()));
        self.sites.push((field, span));
    }

    /// Sets a field of names.
    pub fn names(&mut self, field: Field, span: Span, mut names: Names) {
        // `celles d’Alain Cottereau`: nobody's given name begins so.
        if let Some(first) = names.list.first()
            && let Some(given) = first.given.strip_prefix('d').and_then(|rest| rest.strip_prefix(['’', '\'']))
            && given.starts_with(char::is_uppercase)
        {
            let given = given.into();
            names.list.make_mut()[0].given = given;
        }
        self.shows.full_name |= names.full && field == Field::Author;
        self.shows.author |= field == Field::Author;
        self.name_list(field, span, names.list);
    }

    /// Sets a field of names.
    pub fn name_list(&mut self, field: Field, span: Span, list: EcoVec<Name>) {
        self.fields.set(field, Value::Names(list));
        self.sites.push((field, span));
    }

    /// Sets the date.
    pub fn date(&mut self, field: Field, span: Span, date: Date) {
        self.fields.set(field, Value::Date(date));
        self.sites.push((field, span));
    }

    /// Says which sort of its type the work is: an article in a `newspaper`.
    pub fn sort(&mut self, entrysubtype: &str) {
        self.fields.set(Field::Entrysubtype, Value::Text(entrysubtype.into()));
    }

    /// What was read as one field is another, and so is where it stands. Nothing if it was not read.
    pub fn rename(&mut self, from: Field, to: Field) {
        let Some(value) = self.fields.remove(from) else { return };
        self.fields.set(to, value);
        for (field, _) in self.sites.iter_mut().filter(|(f, _)| *f == from) {
            *field = to;
        }
    }

    /// What was read as a field is read as something else, or not at all.
    pub fn forget(&mut self, field: Field) {
        self.fields.remove(field);
        self.sites.retain(|(f, _)| *f != field);
    }

    /// Where a field was read; the first place, if it was read twice.
    pub fn site(&self, field: Field) -> Option<Span> {
        self.sites.iter().find(|(f, _)| *f == field).map(|(_, span)| *span)
    }

    /// `(Fitzpatrick, Everyday Stalinism 33)`: in brackets a number at the end of an author's title, with nothing behind it,
    /// is the page, as the Modern Language Association has it.
    pub fn page_behind_title(&mut self, note: &Tokens<'_>) {
        let alone = self.fields.len() == 2 && self.fields.has(Field::Author) && self.locators.is_empty();
        let Some(title) = self.fields.text(Field::Title).filter(|_| alone) else { return };
        let number = |at: usize| note.list.get(at).filter(|t| t.kind == Mark::Number && t.span.len() < 4);
        let Some(last) = self.end.checked_sub(1).and_then(number) else { return };
        let dash = self.end.checked_sub(2).and_then(|at| note.list.get(at)).filter(|t| t.kind == Mark::Dash);
        let first = self.end.checked_sub(3).and_then(number).filter(|_| dash.is_some());
        let span = first.unwrap_or(last).span.to(last.span);
        let page = plain(span.of(note.text));
        let Some(words) = title.strip_suffix(page.as_str()).map(str::trim_end) else { return };
        if words.contains(' ') || !words.is_empty() && first.is_some() {
            let words = words.into();
            self.fields.set(Field::Title, Value::Text(words));
            self.point(Unit::Page, span, page);
            self.shows.numbered = true;
        }
    }

    /// Notes a name for later use.
    pub fn later_name(&mut self, span: Span, note: &str) {
        self.hereafter = Some(Sited { value: plain(span.of(note)), span });
    }

    /// Sets the place in an archive.
    pub fn place(&mut self, span: Span, place: Place) {
        self.fields.set(Field::Archive, Value::Place(Box::new(place)));
        self.sites.push((Field::Archive, span));
    }

    /// What was read is kept, and nothing of what was not.
    pub fn attempt<T>(&mut self, read: impl FnOnce(&mut Draft) -> Option<T>) -> Option<T> {
        // Most attempts succeed, and a copy has no room to grow: so it is what is put by.
        let before = self.clone();
        let found = read(self);
        if found.is_none() {
            *self = before;
        }
        found
    }

    /// Adds a locator.
    pub fn point(&mut self, unit: Unit, span: Span, value: impl Into<EcoString>) {
        self.locators.push(Sited { value: Locator { unit, value: value.into() }, span });
    }

    /// Adds locators.
    pub fn locate(&mut self, found: EcoVec<Sited<Locator>>) {
        match self.locators.is_empty() {
            true => self.locators = found,
            false => self.locators.extend(found),
        }
    }

    /// Sets the author to whoever the sentence before names.
    pub fn author_from_sentence(&mut self, list: EcoVec<Name>) {
        self.fields.set(Field::Author, Value::Names(list));
        self.doubt(Doubt::AuthorFromSentence);
    }

    /// Notes a doubt.
    pub fn doubt(&mut self, doubt: Doubt) {
        self.doubts.add(doubt);
    }
}

/// Words as output wants them: quotation marks straight, dashes between digits as `-`, one space, no stop
/// or comma at the end.
pub fn plain(text: &str) -> EcoString {
    let bare = |b: Option<&u8>| b.is_some_and(u8::is_ascii_alphanumeric);
    let text = match bare(text.as_bytes().first()) && bare(text.as_bytes().last()) {
        true => text,
        false => text.trim().trim_end_matches([',', ';', ':']).trim(),
    };
    // Control characters, and the lead bytes of quotation marks, dashes and odd blanks.
    let odd = |b: u8| (b < b' ') | matches!(b, 0xc2 | 0xe1..=0xe3);
    if !letter::any(text.as_bytes(), odd) && !doubled(text) {
        let text = without_stop(text);
        // Copied whole: `into` takes it byte by byte.
        let mut out = EcoString::with_capacity(text.len());
        out.push_str(text);
        return out;
    }
    let mut out = EcoString::with_capacity(text.len());
    let bytes = text.as_bytes();
    // What is not replaced is copied in runs, from `run` on; the last blank ended at `blank`.
    let (mut run, mut at, mut blank) = (0, 0, usize::MAX);
    while let Some(first) = bytes.get(at) {
        // Letters and figures, and most marks.
        if !odd(*first) && !matches!(first, b' ' | b',') {
            at += 1;
            continue;
        }
        let c = text.get(at..).and_then(|rest| rest.chars().next()).unwrap_or(' ');
        let after = at + c.len_utf8();
        let before = at.checked_sub(1).and_then(|before| bytes.get(before));
        let digits =
            || before.is_some_and(u8::is_ascii_digit) && bytes.get(after).is_some_and(u8::is_ascii_digit);
        let now = match c {
            '“' | '”' | '„' | '‟' => Some("\""),
            ',' if before == Some(&b',') => Some(""),
            ',' if bytes.get(after) == Some(&b',') && matches!(before, None | Some(b' ' | b'(')) => {
                Some("\"")
            }
            '‘' | '’' | '‚' | '‛' => Some("'"),
            '\u{2010}' | '\u{2011}' => Some("-"),
            '\u{2012}' | '\u{2013}' | '\u{2212}' | '—' if digits() => Some("-"),
            c if c.is_whitespace() => match blank == at {
                true => Some(""),
                false if c == ' ' => None,
                false => Some(" "),
            },
            _ => None,
        };
        if let Some(now) = now {
            out.push_str(text.get(run..at).unwrap_or(""));
            out.push_str(now);
            run = after;
        }
        if c.is_whitespace() {
            blank = after;
        }
        at = after;
    }
    out.push_str(text.get(run..).unwrap_or(""));
    let end = without_stop(&out).len();
    out.truncate(end);
    // `The “Great Terror,” 24`: the comma within the quotation is the sentence's.
    if out.ends_with(",\"") || out.ends_with(",'") {
        let mark = out.pop();
        out.pop();
        out.extend(mark);
    }
    out
}

/// True if two spaces stand side by side, or two commas, as keyboards without a low mark quote.
fn doubled(text: &str) -> bool {
    let bytes = text.as_bytes();
    let next = bytes.get(1..).unwrap_or(&[]);
    bytes.iter().zip(next).fold(false, |found, (a, b)| found | ((*a == *b) & ((*a == b' ') | (*a == b','))))
}

/// Less a stop that belongs to no abbreviation, and blanks before it.
fn without_stop(text: &str) -> &str {
    let bare = text.strip_suffix('.').filter(|_| !ends_in_abbreviation(text));
    bare.unwrap_or(text).trim_end()
}

/// `Inc.`, `Co.`, `J.`: the stop belongs to the word.
fn ends_in_abbreviation(text: &str) -> bool {
    let word = text.trim_end_matches('.').rsplit([' ', '.']).next().unwrap_or("");
    word.chars().count() <= 1
        || small::is(word, small::STOPPED)
        || text.trim_end_matches('.').contains('.') && word.chars().count() <= 2
}
