//! A note cut into tokens, once: words, numbers, marks, with their brackets paired and their senses looked
//! up. Productions walk over tokens, so no letter is looked at twice.

use super::archive::Found;
use super::defined::{Defined, NONE as NOTHING};
use super::imprint::Paren;
use super::memo::Memo;
use super::name::Names;
use crate::letter;
use crate::lexicon::{Capitals, Lexicon, Sense};
use crate::model::{Span, Style};
use crate::small;

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
    /// `“ « » „ " ‘ <` where it opens.
    QuoteOpen,
    /// `” » « “ " ’ >` where it closes.
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

impl Kind {
    /// A mark that may end a sentence, or that is one of two.
    pub(super) fn is_point(self) -> bool {
        use Kind::{BracketClose, BracketOpen, Dot, ParenClose, ParenOpen, Query, Quote, Semi};
        matches!(self, Dot | Query | Semi | Quote | ParenOpen | ParenClose | BracketOpen | BracketClose)
    }
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
pub struct Token<'n> {
    /// What stands there, at hand: no more is asked of a token so often.
    pub text: &'n str,
    /// Its bytes in the note's text.
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
    /// It speaks of the papers of an archive.
    pub papers: bool,
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
    pub list: Vec<Token<'n>>,
    /// Forms found, grouped by token.
    pub hits: Vec<Hit>,
    /// The senses of all its words together; the step that a label of pages (`p.`) can also mean is left out.
    pub bits: u128,
    /// The kinds of its tokens, a bit for each.
    kinds: u32,
    /// The token behind the last word that can stand in the address of an archive.
    pub places_end: usize,
    /// It has Cyrillic letters, or `//` before a host.
    pub russian: bool,
    /// The lexicon it was looked up in.
    pub words: &'n Lexicon,
    /// Letters that look different: bytes of the text, in order.
    pub styles: &'n [(Span, Style)],
    /// The codes that the document explains.
    pub defined: &'n Defined,
    /// One of them stands in this note.
    pub coded: bool,
    /// `6/7/75` is the seventh of June in this document.
    pub month_first: bool,
    /// The document prints initials without stops: `H S Klein`.
    pub bare_initials: bool,
    /// The document sets a colon behind who leads a citation: `Ute Frevert: Ehrenmänner`.
    pub colons: bool,
    /// It sets one behind the surname alone: `Turner: The Negro in Pennsylvania`.
    pub surname_colons: bool,
    /// The document’s notes begin with the words of the text that they are to: `“We must act”: Smith, The Long War, 12`.
    pub phrases: bool,
    /// What its parentheses hold.
    pub(super) parens: Memo<Paren>,
    /// Names, and the token behind them.
    pub(super) names: Memo<Option<(usize, Names)>>,
    /// Places in archives, and the token behind them.
    pub(super) places: Memo<Option<(usize, Found)>>,
}

/// What a known given name can be.
pub const GIVEN: u128 = bit(Sense::FirstName) | bit(Sense::GivenName) | bit(Sense::OtherGiven);

/// The bit of a sense's sort, whatever it carries. Most senses are written in the code: their bits are numbers there.
#[inline(always)]
pub const fn bit(sense: Sense) -> u128 {
    1 << sense.sort()
}

impl<'n> Tokens<'n> {
    /// Tokens of `text`, which are yet to be [cut](Tokens::scan).
    pub fn new(text: &'n str, words: &'n Lexicon, buffer: &mut Buffer<'n>) -> Tokens<'n> {
        let Room { list, hits, parens, names, places } = buffer.rooms.pop().unwrap_or_default();
        Tokens {
            text,
            list,
            hits,
            bits: 0,
            kinds: 0,
            places_end: 0,
            russian: letter::has_cyrillic(text),
            words,
            styles: &[],
            defined: &NOTHING,
            coded: false,
            month_first: false,
            bare_initials: false,
            colons: false,
            surname_colons: false,
            phrases: false,
            parens,
            names,
            places,
        }
    }

    /// Cuts the text.
    pub fn scan(&mut self, buffer: &mut Buffer<'n>) {
        self.list.reserve(self.text.len() / 4 + 4);
        self.cut(buffer);
        self.pair(buffer);
        self.kinds = self.list.iter().fold(0, |kinds, t| kinds | 1 << t.kind as u32);
        self.look_up(buffer);
        self.stops(&buffer.points);
    }

    /// A token of `kind` stands in it.
    pub fn has(&self, kind: Kind) -> bool {
        self.kinds & 1 << kind as u32 != 0
    }

    /// The text of token `at`; empty past the end.
    pub fn word(&self, at: usize) -> &'n str {
        self.list.get(at).map_or("", |t| t.text)
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

    /// The first token that begins at byte `at` or behind it.
    pub fn at_byte(&self, at: u32) -> usize {
        self.list.partition_point(|t| t.span.start < at)
    }

    /// The hits of token `at`.
    pub fn hits(&self, at: usize) -> &[Hit] {
        match self.list.get(at) {
            Some(t) => &self.hits[t.hits.0 as usize..t.hits.0 as usize + t.hits.1 as usize],
            None => &[],
        }
    }

    /// Marks where a sentence may end: a stop that no abbreviation needs, before a word that can begin one.
    fn stops(&mut self, points: &[u32]) {
        for at in points {
            let at = *at as usize;
            if self.list[at].kind == Kind::BracketOpen {
                self.omission(at);
            }
            if self.dots(at) {
                self.list[at..at + 3].iter_mut().for_each(|t| t.kind = Kind::Other);
            }
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
            if !stop && kind == Kind::Dot {
                self.cut_short(at);
            }
            if kind == Kind::Semi && self.other_title(at) {
                self.list[at].kind = Kind::Other;
            }
            if kind == Kind::Semi && self.between_towns(at) {
                self.list[at].kind = Kind::Slash;
                self.kinds |= 1 << Kind::Slash as u32;
            }
        }
    }

    /// `Proceedings . . . 1835, 33`: three stops apart from each other, and no capital behind them, say that words are left out.
    fn dots(&self, at: usize) -> bool {
        let dot = |t: &Token| t.kind == Kind::Dot && t.spaced;
        self.list.get(at..at + 3).is_some_and(|three| three.iter().all(dot))
            && self.list.get(at + 3).is_some_and(|t| t.kind == Kind::Number || t.case == Case::Lower)
    }

    /// `Lettres édifiantes [. . .], vol. 27`: stops that fill a bracket say that words are left out, and end nothing.
    fn omission(&mut self, open: usize) {
        let close = self.list[open].partner as usize;
        if let Some(inner) = self.list.get_mut(open + 1..close)
            && inner.iter().all(|t| t.kind == Kind::Dot)
        {
            inner.iter_mut().for_each(|t| t.kind = Kind::Other);
        }
    }

    /// `Econ. Hist. of Va.`, `Va. Mag. of Hist.`: the stop at `at` is an abbreviation's; a short word before it with a stop of its
    /// own is one too, though no list knows it.
    fn cut_short(&mut self, at: usize) {
        const LONGEST: usize = 5;
        const KNOWN: u128 = bit(Sense::JournalWord)
            | bit(Sense::TitleNoun)
            | bit(Sense::BodyWord)
            | bit(Sense::State)
            | bit(Sense::SeriesWord)
            | bit(Sense::Abbreviation)
            | bit(Sense::ArchiveWord);
        let mut at = at;
        while let Some(dot) = at.checked_sub(2).filter(|dot| *dot > 0) {
            let (word, stop, before) = (self.list[at - 1], self.list[dot], self.list[dot - 1]);
            let short = |t: &Token, least: usize| {
                t.kind == Kind::Word
                    && t.case == Case::Capital
                    && (least..=LONGEST).contains(&t.span.len())
                    && t.bits & !KNOWN == 0
                    && !t.text.ends_with(['a', 'e', 'i', 'o', 'u', 'y'])
            };
            if !(stop.kind == Kind::Dot && stop.stop && short(&word, 3) && short(&before, 3)) {
                return;
            }
            self.list[dot].stop = false;
            at = dot;
        }
    }

    /// `Moby-Dick; or, The Whale`, `Emile; ou, De l’éducation`, `Frankenstein; or the Modern Prometheus`: the semicolon before
    /// the other title of a work (Chicago 17, 8.167) divides no citations.
    fn other_title(&self, at: usize) -> bool {
        let small = |at: usize, sense: Sense| {
            self.list.get(at).is_some_and(|t| t.case == Case::Lower && t.bits & bit(sense) != 0)
        };
        let words_before =
            at > 0 && matches!(self.list[at - 1].kind, Kind::Word | Kind::Query | Kind::QuoteClose);
        if !words_before || !small(at + 1, Sense::OtherTitle) {
            return false;
        }
        let comma = usize::from(self.list.get(at + 2).is_some_and(|t| t.kind == Kind::Comma));
        let title = at + 2 + comma;
        let title = title + usize::from(comma == 0 && small(title, Sense::Small));
        self.list.get(title).is_some_and(|t| matches!(t.case, Case::Capital | Case::Upper))
    }

    /// `Cambridge; New York 2007`, `Cambridge, MA; London: Harvard University Press, 1998`: the semicolon that catalogues of libraries
    /// put between the towns of a publisher divides no citations; it is read as the slash of `Paris/Leipzig`.
    fn between_towns(&self, at: usize) -> bool {
        const TOWN: u128 = bit(Sense::City);
        let Some(town) = self.list.get(at + 1) else { return false };
        if !matches!(town.case, Case::Capital | Case::Upper) || !self.town_before(at) {
            return false;
        }
        let known = town.bits & TOWN != 0;
        let len = self.hits(at + 1).iter().filter(|hit| hit.sense == Sense::City).map(|hit| hit.len).max();
        let mut behind = at + 1 + usize::from(len.unwrap_or(1));
        let kind = |at: usize| self.list.get(at).map(|t| t.kind);
        // `London; Cambridge, MA: Harvard University Press`
        let state = |at: usize| self.list.get(at).is_some_and(|t| t.bits & bit(Sense::State) != 0);
        if kind(behind) == Some(Kind::Comma) && state(behind + 1) {
            behind += 2;
        }
        let year = |at: usize| {
            self.list.get(at).is_some_and(|t| {
                t.kind == Kind::Number && t.span.len() == 4 && matches!(t.text.as_bytes()[0], b'1' | b'2')
            })
        };
        match kind(behind) {
            Some(Kind::Colon) => !year(behind + 1),
            Some(Kind::Number) => year(behind),
            Some(Kind::Comma) if known => (behind + 1..behind + 12)
                .take_while(|at| {
                    !matches!(kind(*at), Some(Kind::Semi | Kind::ParenOpen | Kind::Colon) | None)
                })
                .any(year),
            _ => false,
        }
    }

    /// A town, or a town and its state, ends before token `end`.
    fn town_before(&self, end: usize) -> bool {
        let mut end = end;
        if end > 1 && self.list[end - 1].kind == Kind::Dot {
            end -= 1;
        }
        (end.saturating_sub(4)..end).rev().any(|from| {
            let t = &self.list[from];
            t.bits & (bit(Sense::City) | bit(Sense::State)) != 0
                && t.case != Case::Lower
                && self.hits(from).iter().any(|hit| {
                    from + usize::from(hit.len) == end
                        && match hit.sense {
                            Sense::City => true,
                            Sense::State => {
                                from > 1
                                    && self.list[from - 1].kind == Kind::Comma
                                    && self.list[from - 2].case == Case::Capital
                            }
                            _ => false,
                        }
                })
        })
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
            return self.dash_between(at + 1);
        }
        let Some(before) = at.checked_sub(1).map(|b| self.list[b]) else { return false };
        match before.kind {
            Kind::Word => {
                if self.list[at].spaced {
                    return true;
                }
                let text = before.text;
                let mut letters = text.chars();
                let single = letters.next().is_some() && letters.next().is_none();
                if single && before.case == Case::Upper {
                    return matches!(text, "I" | "V" | "X") && self.numeral_before_town(at);
                }
                // `Mrs. Roosevelt`: printed without its stop too, but no word of a sentence.
                let clipped = || {
                    before.bits & bit(Sense::Honorific) != 0 && !text.contains(['a', 'e', 'i', 'o', 'u', 'y'])
                };
                // `Later editions leave the sentence out. Neil Selwyn, …`: a month elsewhere has a year behind it.
                let word = before.case == Case::Lower
                    && small::is(text, small::MONTHS_THAT_ARE_WORDS)
                    && self.list.get(at + 1).is_some_and(|t| t.kind != Kind::Number);
                if (before.short || clipped()) && !word {
                    return false;
                }
                // `Add. MSS. 32,690`
                if before.case == Case::Capital
                    && self.list.get(at + 1).is_some_and(|t| t.case == Case::Upper)
                    && matches!(self.word(at + 1), "MS" | "MSS" | "Ms" | "Mss")
                {
                    return false;
                }
                // `J-G. Wille`, `Karl-H. Kruger`
                if before.case != Case::Lower && ends_in_initial(text) {
                    return false;
                }
                // Initials of two letters, as transliterated from one: `Iu.`, `Дж.`
                !(before.case == Case::Capital && small::is(text, small::INITIALS))
            }
            Kind::Number => {
                // `3. Oktober`, `Das lange 19. Jahrhundert`
                // `…, 5. Legislaturperiode, 1. Session`
                let listed = at.checked_sub(2).is_some_and(|before| self.list[before].kind == Kind::Comma);
                let term = if listed { bit(Sense::GovernmentWord) } else { 0 };
                let counted = bit(Sense::Month(1)) | bit(Sense::Century) | term;
                self.list.get(at + 1).is_none_or(|t| t.bits & counted == 0)
                    && !self.ordinal(at)
                    && !self.in_day(at)
            }
            _ => true,
        }
    }
}

impl Tokens<'_> {
    /// `Society in World War I. Cambridge: …`: the letter before the stop at `at` is the numeral of a title, no initial, where a town and its
    /// colon follow.
    fn numeral_before_town(&self, at: usize) -> bool {
        let kind = |n: usize| self.list.get(at + n).map(|t| t.kind);
        let town = self.list.get(at + 1).is_some_and(|t| t.bits & bit(Sense::City) != 0);
        let colon =
            kind(2) == Some(Kind::Colon) || kind(2) == Some(Kind::Comma) && kind(4) == Some(Kind::Colon);
        let named = at.checked_sub(2).is_some_and(|b| self.list[b].bits & GIVEN != 0);
        town && colon && !named
    }
}

/// `J-G`, `Karl-H`: the second of two given names is its first letter alone.
pub fn ends_in_initial(word: &str) -> bool {
    word.rsplit_once('-').is_some_and(|(first, second)| {
        let mut letters = second.chars();
        !first.is_empty() && letters.next().is_some_and(char::is_uppercase) && letters.next().is_none()
    })
}

impl Tokens<'_> {
    /// `Mortimer-Ternaux, II. 129.—Buchez et Roux, XV. 458`: a long dash glued to the stop before and to the name behind it parts
    /// two citations. The hyphen of `J.-P. Sartre` does not, nor the dash that parts the areas of a Russian one.
    fn dash_between(&self, at: usize) -> bool {
        let (Some(dash), Some(next)) = (self.list.get(at), self.list.get(at + 1)) else { return false };
        let long =
            dash.kind == Kind::Dash && dash.span.len() > 1 && !dash.spaced && !next.spaced && !self.russian;
        long && (matches!(next.case, Case::Capital | Case::Upper) || next.kind == Kind::QuoteOpen)
    }

    /// `12. 3. 1964`: the stop at `at` stands in a day.
    fn in_day(&self, at: usize) -> bool {
        let number = |at: usize, long: bool| {
            let t = self.list.get(at);
            t.is_some_and(|t| t.kind == Kind::Number && (t.span.len() <= 2 || long && t.span.len() == 4))
        };
        let dot = |at: usize| self.list.get(at).is_some_and(|t| t.kind == Kind::Dot);
        // `v. 14. 7. 1932` is read by the stop of its word.
        let from = |first: usize| {
            number(first, false)
                && !first.checked_sub(1).is_some_and(dot)
                && dot(first + 1)
                && number(first + 2, false)
                && dot(first + 3)
                && number(first + 4, true)
                && self.list[first + 4].span.len() == 4
        };
        number(at + 1, true) && (at.checked_sub(1).is_some_and(from) || at.checked_sub(3).is_some_and(from))
    }

    /// `des 19. Jahrhunderts`: a number behind an article, its stop at `at`, and a noun behind it.
    fn ordinal(&self, at: usize) -> bool {
        let article = at.checked_sub(2).and_then(|b| self.list.get(b));
        article.is_some_and(|t| {
            t.case == Case::Lower
                && t.bits & bit(Sense::Small) != 0
                && t.bits & (bit(Sense::Locator(crate::model::Unit::Page)) | bit(Sense::Number)) == 0
        }) && self.list[at - 1].span.len() <= 2
            && self
                .list
                .get(at + 1)
                .is_some_and(|t| t.case == Case::Capital && t.bits & bit(Sense::Signal) == 0)
    }
}

/// What a token's word is looked up by.
#[derive(Clone, Copy)]
pub(super) struct Look {
    /// The hash of the word, folded; 0 for marks.
    pub(super) hash: u64,
    /// Its capitals.
    pub(super) printed: Capitals,
    /// A hyphen or the like stands in it.
    pub(super) joined: bool,
}

impl Look {
    /// That of a mark.
    pub(super) const NONE: Look =
        Look { hash: 0, printed: Capitals { first: false, two: false }, joined: false };
}

/// What cutting needs beside the tokens, and room for these, kept from note to note.
#[derive(Default)]
pub struct Buffer<'n> {
    rooms: Vec<Room<'n>>,
    /// A word being folded.
    pub(super) text: String,
    /// One for each token.
    pub(super) looks: Vec<Look>,
    /// Those that are looked up, and where the lexicon has them.
    pub(super) asked: Vec<(u32, Option<u32>)>,
    /// Tokens that may end a sentence, or that pair.
    pub(super) points: Vec<u32>,
    /// Brackets and quotation marks that wait for their partners.
    pub(super) open: Vec<(u32, char)>,
}

/// Room for the tokens of a note, empty.
#[derive(Default)]
struct Room<'n> {
    list: Vec<Token<'n>>,
    hits: Vec<Hit>,
    parens: Memo<Paren>,
    names: Memo<Option<(usize, Names)>>,
    places: Memo<Option<(usize, Found)>>,
}

impl<'n> Buffer<'n> {
    /// Takes the room of a note's tokens back.
    pub fn recycle(&mut self, tokens: Tokens<'n>) {
        let Tokens { mut list, mut hits, mut parens, mut names, mut places, .. } = tokens;
        list.clear();
        hits.clear();
        parens.clear();
        names.clear();
        places.clear();
        self.rooms.push(Room { list, hits, parens, names, places });
    }
}
