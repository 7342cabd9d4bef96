//! A note cut into tokens, once: words, numbers, marks, with their brackets paired and their senses looked
//! up. Productions walk over tokens, so no letter is looked at twice.

use crate::letter;
use crate::lexicon::{Form, Lexicon, Sense, fold_onto};
use crate::model::Span;

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Letters, with hyphens and apostrophes between them: `Mujal-León`, `d’Aquin`.
    Word,
    /// Digits.
    Number,
    /// `.`
    Dot,
    /// `,`
    Comma,
    /// `:`
    Colon,
    /// `;`
    Semi,
    /// `?` or `!`
    Query,
    /// `/`
    Slash,
    /// `//`
    Slashes,
    /// A hyphen, en or em dash or minus that is not inside a word.
    Dash,
    /// `&`
    Amp,
    /// `(`
    ParenOpen,
    /// `)`
    ParenClose,
    /// `[`
    BracketOpen,
    /// `]`
    BracketClose,
    /// `“ « „ " ‘ <` where it opens.
    QuoteOpen,
    /// `” » “ " ’ >` where it closes.
    QuoteClose,
    /// An apostrophe that belongs to no word, or a quotation mark that pairs with none.
    Quote,
    /// A URL or DOI, whole.
    Url,
    /// `№`, `§`, `n°`
    Sign,
    /// Anything else.
    Other,
}

/// How a word is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Case {
    /// Not a word.
    None,
    /// `miller`
    Lower,
    /// `Miller`, `McLoughlin`
    Capital,
    /// `RGANI`; a single letter counts as this.
    Upper,
}

/// No partner, or no token.
pub const NONE: u32 = u32::MAX;

/// A token.
#[derive(Clone, Copy, Debug)]
pub struct Token {
    /// Bytes of the note's text.
    pub span: Span,
    /// What it is.
    pub kind: Kind,
    /// How a word is written.
    pub case: Case,
    /// True if white space stands before it.
    pub spaced: bool,
    /// True if a sentence may end with this token.
    pub stop: bool,
    /// An abbreviation of the lexicon, printed with its stop.
    pub short: bool,
    /// For a bracket or quotation mark: the token it pairs with.
    pub partner: u32,
    /// Senses: bits of [`bit`].
    pub bits: u128,
    /// The first of its hits in [`Tokens::hits`], and how many.
    pub hits: (u32, u16),
}

/// A form of the lexicon found at a token.
#[derive(Clone, Copy, Debug)]
pub struct Hit {
    /// What it can mean.
    pub sense: Sense,
    /// How many tokens it has, its last stop not counted.
    pub len: u16,
}

/// A note's tokens.
pub struct Tokens<'n> {
    /// The note's text.
    pub text: &'n str,
    /// The tokens in order.
    pub list: Vec<Token>,
    /// Forms found, grouped by token.
    pub hits: Vec<Hit>,
    /// The senses of all its words together.
    pub bits: u128,
    /// It has Cyrillic letters, or `//` before a host.
    pub russian: bool,
}

/// The bit of a sense's sort, whatever it carries.
pub const fn bit(sense: Sense) -> u128 {
    use Sense::*;
    1 << match sense {
        Ibid => 0,
        Idem => 1,
        OpCit => 2,
        LocCit => 3,
        Supra => 4,
        Infra => 5,
        Hereafter => 6,
        Signal => 7,
        Via(_) => 8,
        Editor => 9,
        Translator => 10,
        Compiler => 11,
        OtherRole => 12,
        By => 13,
        Locator(_) => 14,
        Step(_) => 15,
        Verso => 16,
        Volume => 17,
        Volumes => 18,
        Number => 19,
        Part => 20,
        Edition => 21,
        EditionWord => 22,
        Ordinal(_) => 23,
        SeriesWord => 24,
        NewSeries => 25,
        In => 26,
        And => 27,
        EtAl => 28,
        SubVerbo => 29,
        NoDate => 30,
        NoPlace => 31,
        Forthcoming => 32,
        Reprint => 33,
        Circa => 34,
        Thesis(_) => 35,
        ThesisWord => 36,
        ReportWord => 37,
        ConferenceWord => 38,
        DocumentHead => 39,
        GovernmentWord => 40,
        InterviewWord => 41,
        ReviewOf => 42,
        Month(_) => 43,
        Season(_) => 44,
        BodyWord => 45,
        PublisherWord => 46,
        JournalWord => 47,
        Newspaper => 48,
        ArchiveWord => 49,
        City => 50,
        State => 51,
        Particle => 52,
        Suffix => 53,
        Honorific => 54,
        Abbreviation => 55,
        Accessed => 56,
        Passim => 57,
        Small => 58,
        Archive(_) => 59,
        NoPublisher => 60,
        Unpublished => 61,
        Year => 62,
        DocumentSeries(_) => 63,
        GivenName => 64,
    }
}

impl<'n> Tokens<'n> {
    /// Cuts `text`.
    pub fn scan(text: &'n str, words: &Lexicon, buffer: &mut Buffer) -> Tokens<'n> {
        let mut list = std::mem::take(&mut buffer.list);
        let mut hits = std::mem::take(&mut buffer.hits);
        list.clear();
        hits.clear();
        list.reserve(text.len() / 4 + 4);
        let mut tokens = Tokens { text, list, hits, bits: 0, russian: letter::has_cyrillic(text) };
        tokens.cut();
        tokens.pair(&mut buffer.open);
        tokens.look_up(words, buffer);
        tokens.stops();
        tokens
    }

    /// The text of token `at`; empty past the end.
    pub fn word(&self, at: usize) -> &'n str {
        self.list.get(at).map_or("", |t| t.span.of(self.text))
    }

    /// The text from token `from` up to and without token `to`.
    pub fn slice(&self, from: usize, to: usize) -> &'n str {
        self.span(from, to).of(self.text)
    }

    /// Its span.
    pub fn span(&self, from: usize, to: usize) -> Span {
        if from >= to || to > self.list.len() {
            let at = self.list.get(from).map_or(self.text.len() as u32, |t| t.span.start);
            return Span { start: at, end: at };
        }
        Span { start: self.list[from].span.start, end: self.list[to - 1].span.end }
    }

    /// The hits of token `at`.
    pub fn hits(&self, at: usize) -> &[Hit] {
        match self.list.get(at) {
            Some(t) => &self.hits[t.hits.0 as usize..t.hits.0 as usize + t.hits.1 as usize],
            None => &[],
        }
    }

    fn cut(&mut self) {
        let text = self.text;
        let bytes = text.as_bytes();
        let mut at = 0;
        let mut spaced = false;
        while let Some(first) = bytes.get(at) {
            if *first == b' ' {
                spaced = true;
                at += 1;
                continue;
            }
            let c = match first {
                0..0x80 => char::from(*first),
                _ => text[at..].chars().next().unwrap_or(' '),
            };
            let width = c.len_utf8();
            if c.is_whitespace() {
                spaced = true;
                at += width;
                continue;
            }
            let mut case = Case::None;
            let (kind, len) = match c {
                'a'..='z' | 'A'..='Z' => match address(text, at) {
                    0 => {
                        let (len, written) = word_at(&text[at..]);
                        case = written;
                        (Kind::Word, len)
                    }
                    len => (Kind::Url, len),
                },
                '0'..='9' => (Kind::Number, bytes[at..].iter().take_while(|b| b.is_ascii_digit()).count()),
                '.' => (Kind::Dot, 1),
                ',' => (Kind::Comma, 1),
                ':' => (Kind::Colon, 1),
                ';' => (Kind::Semi, 1),
                '?' | '!' => (Kind::Query, 1),
                '/' if bytes.get(at + 1) == Some(&b'/') => {
                    self.russian = true;
                    (Kind::Slashes, 2)
                }
                '/' => (Kind::Slash, 1),
                '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' => (Kind::Dash, width),
                '&' => (Kind::Amp, 1),
                '(' => (Kind::ParenOpen, 1),
                ')' => (Kind::ParenClose, 1),
                '[' => (Kind::BracketOpen, 1),
                ']' => (Kind::BracketClose, 1),
                '“' | '”' | '„' | '«' | '»' | '"' | '‘' | '’' | '\'' | '‹' | '›' | '‚' | '<' | '>' => {
                    (Kind::Quote, width)
                }
                '№' | '§' | '¶' | '°' => (Kind::Sign, width),
                c if letter::is_letter(c) => {
                    let (len, written) = word_at(&text[at..]);
                    case = written;
                    (Kind::Word, len)
                }
                _ => (Kind::Other, width),
            };
            let span = Span::new(at, at + len);
            self.list.push(Token {
                span,
                kind,
                case,
                spaced,
                stop: false,
                short: false,
                partner: NONE,
                bits: 0,
                hits: (0, 0),
            });
            spaced = false;
            at += len;
        }
    }

    /// Pairs brackets and quotation marks. A mark that may open or close (`"`, `'`) is judged by the
    /// spaces beside it. Marks that do not pair stay [`Kind::Quote`].
    fn pair(&mut self, open: &mut Vec<(u32, char)>) {
        open.clear();
        for at in 0..self.list.len() {
            let Token { kind, spaced, span, .. } = self.list[at];
            if !matches!(
                kind,
                Kind::ParenOpen | Kind::BracketOpen | Kind::ParenClose | Kind::BracketClose | Kind::Quote
            ) {
                continue;
            }
            let c = span.of(self.text).chars().next().unwrap_or(' ');
            match kind {
                Kind::ParenOpen | Kind::BracketOpen => open.push((at as u32, c)),
                Kind::ParenClose | Kind::BracketClose => {
                    let want = if c == ')' { '(' } else { '[' };
                    if let Some(depth) = open.iter().rposition(|(_, o)| *o == want) {
                        // A quotation mark left open inside the bracket pairs with nothing.
                        let (partner, _) = open[depth];
                        open.truncate(depth);
                        self.marry(partner as usize, at);
                    }
                }
                Kind::Quote => {
                    let next = self.list.get(at + 1).copied();
                    let glued_after = next.is_some_and(|n| !n.spaced);
                    let wordlike_after = glued_after
                        && next.is_some_and(|n| {
                            matches!(
                                n.kind,
                                Kind::Word | Kind::Number | Kind::Quote | Kind::BracketOpen | Kind::ParenOpen
                            ) || matches!(n.span.of(self.text), "…" | "¿" | "¡" | "$" | "#")
                        });
                    let loose_before = at == 0
                        || spaced
                        || matches!(
                            self.list[at - 1].kind,
                            Kind::ParenOpen | Kind::BracketOpen | Kind::QuoteOpen | Kind::Dash | Kind::Slash
                        );
                    let closer_for = match c {
                        '”' => Some(&['“', '„', '”'][..]),
                        '“' => Some(&['„'][..]),
                        '»' => Some(&['«'][..]),
                        '›' => Some(&['‹'][..]),
                        '"' => Some(&['"', '“', '„'][..]),
                        '’' => Some(&['‘', '‚', '’'][..]),
                        '\'' => Some(&['\'', '‘'][..]),
                        '‘' => Some(&['‚'][..]),
                        '>' => Some(&['<'][..]),
                        _ => None,
                    };
                    let opens = match c {
                        '“' | '‘' => {
                            !open.iter().any(|(_, o)| closer_for.is_some_and(|w| w.contains(o)))
                                || loose_before && wordlike_after
                        }
                        '«' | '„' | '‹' | '‚' | '<' => true,
                        '"' | '\'' => {
                            loose_before && (wordlike_after || next.is_some_and(|n| n.kind == Kind::Quote))
                        }
                        // A closing form where only an opening one can stand: `’Tis`, `”A`.
                        '’' | '”' => loose_before && wordlike_after && c == '”' && at == 0,
                        _ => false,
                    };
                    if opens {
                        open.push((at as u32, c));
                        continue;
                    }
                    let Some(wanted) = closer_for else { continue };
                    // An apostrophe at the end of a plural (`Parsons’ Theories`) closes nothing while a
                    // better end of the quotation follows: a stop, comma or the note's end beside it.
                    if matches!(c, '’' | '\'') && !self.ends_single(at) {
                        continue;
                    }
                    if let Some(depth) =
                        open.iter().rposition(|(_, o)| wanted.contains(o) || *o == '(' || *o == '[')
                    {
                        let (partner, o) = open[depth];
                        if o != '(' && o != '[' {
                            open.truncate(depth);
                            self.marry(partner as usize, at);
                        }
                    }
                }
                _ => {}
            }
        }
        // A quotation left open whose last inner one closes beside a comma or stop: the author printed one
        // mark for two.
        for (start, c) in open.drain(..) {
            if !matches!(c, '“' | '"' | '„' | '‘') {
                continue;
            }
            let mut shared = None;
            let mut at = start as usize + 1;
            while at < self.list.len() && self.list[at].kind != Kind::Semi {
                if self.list[at].kind == Kind::QuoteClose
                    && self.list[at].partner != NONE
                    && self.list[at].partner > start
                {
                    let before = self.list[at - 1].kind;
                    let after = self.list.get(at + 1).map(|t| t.kind);
                    if matches!(before, Kind::Comma | Kind::Dot | Kind::Query)
                        || matches!(
                            after,
                            None | Some(Kind::Comma | Kind::Dot | Kind::Semi | Kind::ParenOpen)
                        )
                    {
                        shared = Some(at);
                        break;
                    }
                }
                at += 1;
            }
            if let Some(end) = shared {
                let inner = self.list[end].partner as usize;
                self.list[inner].kind = Kind::Quote;
                self.list[inner].partner = NONE;
                self.marry(start as usize, end);
            }
        }
    }

    /// True if a single quotation mark at `at` looks like the end of a quotation, not an apostrophe.
    fn ends_single(&self, at: usize) -> bool {
        let before = at.checked_sub(1).map(|b| self.list[b].kind);
        let after = self.list.get(at + 1);
        if matches!(before, Some(Kind::Comma | Kind::Dot | Kind::Query)) {
            return true;
        }
        match after {
            None => true,
            Some(t) => {
                matches!(
                    t.kind,
                    Kind::Comma
                        | Kind::Dot
                        | Kind::Semi
                        | Kind::Colon
                        | Kind::ParenOpen
                        | Kind::ParenClose
                        | Kind::Quote
                        | Kind::Query
                ) || t.spaced
                    && (t.kind == Kind::ParenOpen
                        || t.kind == Kind::Word
                            && t.case == Case::Lower
                            && matches!(t.span.of(self.text), "in" | "and" | "or")
                        || at > 0 && self.list[at - 1].kind == Kind::Quote)
                    || t.spaced && at > 0 && !self.list[at - 1].span.of(self.text).ends_with('s')
            }
        }
    }

    fn marry(&mut self, open: usize, close: usize) {
        self.list[open].partner = close as u32;
        self.list[close].partner = open as u32;
        if self.list[open].kind == Kind::Quote {
            self.list[open].kind = Kind::QuoteOpen;
            self.list[close].kind = Kind::QuoteClose;
        }
    }

    fn look_up(&mut self, words: &Lexicon, buffer: &mut Buffer) {
        // Words are folded once into one string; a form of several words is compared piece by piece.
        buffer.clear();
        for token in &self.list {
            let start = buffer.text.len();
            match token.kind {
                Kind::Word | Kind::Sign => fold_onto(&mut buffer.text, token.span.of(self.text)),
                Kind::Number => buffer.text.push_str(token.span.of(self.text)),
                Kind::Amp => buffer.text.push('&'),
                _ => {}
            }
            buffer.ends.push((start as u32, buffer.text.len() as u32));
        }
        for at in 0..self.list.len() {
            let (start, end) = buffer.ends[at];
            if start == end || self.list[at].kind == Kind::Number {
                continue;
            }
            let forms = words.forms(&buffer.text[start as usize..end as usize]);
            if forms.is_empty() {
                continue;
            }
            let first = self.hits.len();
            let mut bits = 0;
            let mut short = false;
            let next = self.next_letter(at, buffer);
            for form in forms {
                // Most forms of several words are turned away by one letter.
                if let Some(letter) = form.rest.as_bytes().first()
                    && *letter != next
                {
                    continue;
                }
                if let Some(len) = self.form_len(at, form, buffer) {
                    bits |= bit(form.sense);
                    short |= form.dot && len == 1;
                    self.hits.push(Hit { sense: form.sense, len });
                }
            }
            let count = self.hits.len() - first;
            self.list[at].bits = bits;
            self.list[at].short = short;
            self.bits |= bits;
            self.list[at].hits = (first as u32, count.min(u16::MAX as usize) as u16);
        }
    }

    /// The first byte of the folded word after token `at`, stops and hyphens passed over; 0 if there is none.
    fn next_letter(&self, at: usize, buffer: &Buffer) -> u8 {
        for here in at + 1..(at + 4).min(self.list.len()) {
            match self.list[here].kind {
                Kind::Dot | Kind::Dash | Kind::Quote => {}
                _ => {
                    let (start, end) = buffer.ends[here];
                    return if start < end { buffer.text.as_bytes()[start as usize] } else { 0 };
                }
            }
        }
        0
    }

    /// How many tokens `form` takes at `at`, if it stands there.
    fn form_len(&self, at: usize, form: &Form, buffer: &Buffer) -> Option<u16> {
        if !form.fits(self.list[at].span.of(self.text)) {
            return None;
        }
        let mut here = at + 1;
        let mut rest = form.rest;
        while !rest.is_empty() {
            let piece = match memchr::memchr(b' ', rest.as_bytes()) {
                Some(space) => {
                    let piece = &rest[..space];
                    rest = &rest[space + 1..];
                    piece
                }
                None => std::mem::take(&mut rest),
            };
            // Stops and hyphens inside a form are the writer's taste.
            let mut skipped = 0;
            loop {
                let token = self.list.get(here)?;
                match token.kind {
                    Kind::Dot | Kind::Dash | Kind::Quote if skipped < 2 => {
                        if token.kind == Kind::Dot && token.spaced {
                            return None;
                        }
                        here += 1;
                        skipped += 1;
                    }
                    _ => break,
                }
            }
            let (start, end) = *buffer.ends.get(here)?;
            if buffer.text.get(start as usize..end as usize) != Some(piece) {
                return None;
            }
            here += 1;
        }
        // An abbreviation needs its stop, or a number behind it.
        if form.dot
            && !self.list.get(here).is_some_and(|t| match t.kind {
                Kind::Dot | Kind::Number | Kind::Quote | Kind::Sign => true,
                Kind::Word => t.case == Case::Upper && t.span.len() <= 2,
                // `list (l.) 5`: the word with its abbreviation.
                // `(coord)`
                Kind::ParenClose => at > 0 && self.list[at - 1].kind == Kind::ParenOpen,
                Kind::ParenOpen => t.partner == here as u32 + 3 && self.list[here + 1].span.len() <= 6,
                _ => false,
            })
        {
            return None;
        }
        Some((here - at) as u16)
    }

    /// Marks where a sentence may end: a stop that no abbreviation needs, before a word that can begin one.
    fn stops(&mut self) {
        for at in 0..self.list.len() {
            let kind = self.list[at].kind;
            let stop = match kind {
                Kind::Dot => self.dot_ends(at),
                Kind::Query => self.begins_sentence(at + 1),
                Kind::QuoteClose => {
                    at > 0
                        && matches!(self.list[at - 1].kind, Kind::Dot | Kind::Query)
                        && self.begins_sentence(at + 1)
                }
                _ => false,
            };
            self.list[at].stop = stop;
        }
    }

    fn begins_sentence(&self, at: usize) -> bool {
        match self.list.get(at) {
            None => true,
            Some(t) => {
                t.spaced
                    && match t.kind {
                        Kind::Word => {
                            t.case != Case::Lower
                                || t.bits & (bit(Sense::Ibid) | bit(Sense::Via(crate::model::Via::Quoted)))
                                    != 0
                        }
                        Kind::Number
                        | Kind::QuoteOpen
                        | Kind::Quote
                        | Kind::ParenOpen
                        | Kind::BracketOpen
                        | Kind::Url
                        | Kind::Sign => true,
                        _ => false,
                    }
            }
        }
    }

    fn dot_ends(&self, at: usize) -> bool {
        if !self.begins_sentence(at + 1) {
            return false;
        }
        let Some(before) = at.checked_sub(1).map(|b| self.list[b]) else { return false };
        match before.kind {
            Kind::Word => {
                if self.list[at].spaced {
                    return true;
                }
                let text = before.span.of(self.text);
                let mut letters = text.chars();
                let single = letters.next().is_some() && letters.next().is_none();
                if single && before.case == Case::Upper {
                    // An initial; but `World War I. See` ends a sentence.
                    return false;
                }
                if before.short {
                    return false;
                }
                // Initials of two letters, as transliterated from one: `Iu.`, `Дж.`
                !(before.case == Case::Capital
                    && matches!(
                        text,
                        "Ia" | "Iu"
                            | "Ya"
                            | "Yu"
                            | "Ju"
                            | "Ja"
                            | "Zh"
                            | "Ch"
                            | "Sh"
                            | "Kh"
                            | "Ts"
                            | "Дж"
                            | "Вл"
                            | "Ал"
                    ))
            }
            Kind::Number => {
                // `3. Oktober`
                self.list.get(at + 1).is_none_or(|t| t.bits & bit(Sense::Month(1)) == 0)
            }
            _ => true,
        }
    }
}

/// Room for folded words, kept from note to note.
#[derive(Default)]
pub struct Buffer {
    list: Vec<Token>,
    hits: Vec<Hit>,
    text: String,
    open: Vec<(u32, char)>,
    ends: Vec<(u32, u32)>,
}

impl Buffer {
    /// Takes the room of a note's tokens back.
    pub fn recycle(&mut self, tokens: Tokens<'_>) {
        self.list = tokens.list;
        self.hits = tokens.hits;
    }

    fn clear(&mut self) {
        self.text.clear();
        self.ends.clear();
    }
}

fn plain_case(word: &[u8]) -> Case {
    match word {
        [first, ..] if first.is_ascii_lowercase() => Case::Lower,
        [_, rest @ ..] if rest.iter().all(u8::is_ascii_uppercase) => Case::Upper,
        _ => Case::Capital,
    }
}

fn case_of(word: &str) -> Case {
    let mut letters = word.chars().filter(|c| letter::is_letter(*c));
    let Some(first) = letters.next() else { return Case::None };
    if !letter::is_upper(first) {
        // `d’Aquin`, `dell’Arco`: small before the apostrophe, a capital after.
        if let Some((before, after)) = word.split_once(is_apostrophe)
            && before.chars().count() <= 5
        {
            let capital = after.chars().next().is_some_and(letter::is_upper);
            return if capital { Case::Capital } else { Case::Lower };
        }
        return if letter::is_lower(first) { Case::Lower } else { Case::Capital };
    }
    if letters.all(letter::is_upper) { Case::Upper } else { Case::Capital }
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʹ' | 'ʼ' | '`' | '′' | 'ʺ' | '″' | '´')
}

/// The bytes of the word at the start of `text`, and how it is written: letters and marks, hyphens and
/// apostrophes between letters, a soft sign at the end where no quotation is open (`opis’`).
fn word_at(text: &str) -> (usize, Case) {
    // Most words are plain letters.
    let bytes = text.as_bytes();
    let plain = bytes.iter().take_while(|b| b.is_ascii_alphabetic()).count();
    let case = || plain_case(&bytes[..plain]);
    match bytes.get(plain) {
        None => return (plain, case()),
        Some(b' ' | b',' | b'.' | b':' | b';' | b')' | b'(' | b'/' | b'?' | b'!' | b']' | b'0'..=b'9')
            if plain > 0 =>
        {
            return (plain, case());
        }
        _ => {}
    }
    let mut end = plain;
    let mut chars = text[plain..].char_indices().map(|(at, c)| (at + plain, c)).peekable();
    while let Some((at, c)) = chars.next() {
        if letter::is_letter(c) || is_mark(c) {
            end = at + c.len_utf8();
        } else if (is_apostrophe(c) || c == '-' || c == '\u{2010}' || c == '"') && end == at {
            // Inside a word only: a letter must follow.
            match chars.peek() {
                Some((_, next)) if next.is_alphabetic() && (c != '"' || next.is_lowercase()) => {}
                _ => break,
            }
        } else {
            break;
        }
    }
    let end = end.max(text.chars().next().map_or(0, char::len_utf8));
    (end, if end == plain { case() } else { case_of(&text[..end]) })
}

fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | 'ʹ' | 'ʺ' | 'ʼ' | 'ʻ' | '\u{fe20}'..='\u{fe2f}')
}

/// The bytes of a URL or DOI at `at`, where a Latin letter stands; 0 if there is none.
fn address(text: &str, at: usize) -> usize {
    match text.as_bytes().get(at..at + 2) {
        Some(b"ht" | b"hT" | b"Ht" | b"HT" | b"ww" | b"wW") => url_len(&text[at..]),
        Some(b"do" | b"dO" | b"Do" | b"DO") => doi_len(&text[at..]),
        _ => 0,
    }
}

/// The bytes of a URL at the start of `text`, its closing punctuation left out; 0 if there is none.
fn url_len(text: &str) -> usize {
    let lower = text.get(..8).unwrap_or(text);
    let starts = ["http://", "https://", "www."].iter().any(|p| {
        lower.len() >= p.len() && lower.is_char_boundary(p.len()) && lower[..p.len()].eq_ignore_ascii_case(p)
    });
    if !starts {
        return 0;
    }
    address_len(text)
}

/// The bytes of `doi:10.…` or `doi.org/10.…`; 0 if there is none.
fn doi_len(text: &str) -> usize {
    let Some(head) = text.get(..4) else { return 0 };
    if head.eq_ignore_ascii_case("doi:") {
        let rest = text[4..].trim_start();
        let gap = text.len() - 4 - rest.len();
        return if rest.starts_with("10.") {
            4 + gap + address_len(rest)
        } else if rest.starts_with("http") {
            4 + gap + address_len(rest)
        } else {
            0
        };
    }
    if text.len() > 10 && text.get(..8).is_some_and(|h| h.eq_ignore_ascii_case("doi.org/")) {
        return address_len(text);
    }
    0
}

fn address_len(text: &str) -> usize {
    let mut end = text
        .find(|c: char| c.is_whitespace() || matches!(c, '>' | '<' | '”' | '»' | '"' | '’'))
        .unwrap_or(text.len());
    while let Some(c) = text[..end].chars().next_back() {
        let closes = match c {
            '.' | ',' | ';' | ':' => true,
            ')' => !text[..end].contains('('),
            ']' => !text[..end].contains('['),
            _ => false,
        };
        if !closes {
            break;
        }
        end -= c.len_utf8();
    }
    end
}
