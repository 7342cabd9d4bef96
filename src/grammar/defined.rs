//! The codes of archives that a document explains, in a list of abbreviations or behind their names.

use super::input::In;
use super::token::{Buffer, Case, Kind, Token, Tokens, bit};
use crate::hash::{self, Set};
use crate::letter::{is_alphanumeric, is_upper};
use crate::lexicon::{ArchiveId, Lexicon, Sense, fold, words};

/// The codes a document explains; most explain none.
#[derive(Debug, Default)]
pub struct Defined {
    /// Sorted by their keys.
    codes: Vec<Code>,
    /// How the keys begin: for each first letter the second ones, a bit each (see [`class`]).
    heads: [u32; 32],
    /// The same of the third letters by the second, for keys of ASCII.
    thirds: [u32; 32],
    /// Words of ASCII that the keys begin with.
    firsts: Hashes,
    /// The hashes of the keys of ASCII.
    whole: Vec<u64>,
}

/// Hashes of words, a bit each: what has none is none of them.
#[derive(Debug)]
struct Hashes([u64; 64]);

impl Hashes {
    const NONE: Hashes = Hashes([0; 64]);

    fn add(&mut self, hash: u64) {
        self.0[(hash >> 6 & 63) as usize] |= 1 << (hash & 63);
    }

    fn may_have(&self, hash: u64) -> bool {
        self.0[(hash >> 6 & 63) as usize] >> (hash & 63) & 1 != 0
    }
}

impl Default for Hashes {
    fn default() -> Hashes {
        Hashes::NONE
    }
}

/// A code and what it stands for.
#[derive(Debug)]
pub struct Code {
    /// The code, folded, without spaces and stops.
    key: String,
    /// The name as the document has it.
    pub name: String,
    /// A list of abbreviations has it, not a sentence.
    pub listed: bool,
    /// The archive of the registry with that name.
    pub archive: Option<ArchiveId>,
}

/// What a document has that explains nothing.
pub static NONE: Defined =
    Defined { codes: Vec::new(), heads: [0; 32], thirds: [0; 32], firsts: Hashes::NONE, whole: Vec::new() };

/// A code has no more letters, stops and blanks.
const LONGEST: usize = 16;

/// A code has no more tokens.
const MOST: usize = 3;

/// The bracket about a code ends no further behind its beginning, in bytes: a word or two may lead to the code.
const FURTHEST: usize = 4 * 2 * LONGEST;

impl Defined {
    /// Reads the lists of a document's text: `CODE = NAME`, `CODE – NAME`, `CODE: NAME`, a tab or two blanks between,
    /// a line each, or with `=` and semicolons in one line; and what stands in its sentences and notes: `NAME (CODE)`,
    /// `NAME (hereafter CODE)`. The name must say that it is an archive's.
    pub fn of(text: &str, lexicon: &Lexicon) -> Defined {
        let mut codes: Vec<Code> = Vec::new();
        // Most texts have no such list at all.
        let equals = memchr::memchr(b'=', text.as_bytes()).is_some();
        for line in lines(text) {
            let line = line.trim();
            if equals && memchr::memchr(b'=', line.as_bytes()).is_some() {
                for piece in line.split(';') {
                    let Some((head, name)) = piece.split_once('=') else { continue };
                    let head = head.rsplit([':', '(', '“', '«']).next().unwrap_or(head);
                    codes.extend(code(head, name, lexicon));
                }
                continue;
            }
            if may_open(line)
                && let Some((head, name)) = divided(line)
            {
                codes.extend(code(head, name, lexicon));
            }
        }
        // An archive may be explained in every note: the first counts.
        let mut explained = Set::default();
        for at in memchr::memchr2_iter(b'(', b'[', text.as_bytes()) {
            let Some(head) = in_bracket(text, at, lexicon).filter(|head| !explained.contains(head)) else {
                continue;
            };
            if let Some(code) = behind_name(text, at, head, lexicon) {
                codes.push(code);
                explained.insert(head);
            }
        }
        // The first explanation counts; a list's before all others.
        codes.sort_by(|a, b| a.key.cmp(&b.key));
        codes.dedup_by(|later, first| later.key == first.key);
        // The registry is asked once for each, however often a document explains it.
        for Code { name, archive, listed, .. } in &mut codes {
            // A list's names may be spelt in any way of the registry's; to go through it takes time.
            let named =
                |name: &str| if *listed { lexicon.archive_named(name) } else { spelt_out(name, lexicon) };
            let first = || name.split_once([',', '(']).and_then(|(first, _)| named(first));
            *archive = named(name).or_else(first);
        }
        let (mut heads, mut thirds, mut firsts) = ([0; 32], [0; 32], Hashes::NONE);
        for code in &codes {
            // A code of several words begins with the first of them: `XY A` has the key `xya`.
            let ascii = code.key.bytes().take_while(u8::is_ascii).count();
            (1..=ascii).for_each(|len| firsts.add(hash::word(&code.key.as_bytes()[..len])));
            let mut letters = code.key.chars().map(class);
            if let (Some(Some(first)), Some(second)) = (letters.next(), letters.next())
                && let Some(seconds) = heads.get_mut(first)
            {
                *seconds |= second.map_or(u32::MAX, |second| 1 << second);
            }
            if let [_, second, rest @ ..] = code.key.as_bytes() {
                thirds[usize::from(second & 31)] |= rest.first().map_or(u32::MAX, |third| 1 << (third & 31));
            }
        }
        let hash = |code: &Code| code.key.is_ascii().then(|| hash::word(code.key.as_bytes()));
        let mut whole: Vec<u64> = codes.iter().filter_map(hash).collect();
        whole.sort_unstable();
        Defined { codes, heads, thirds, firsts, whole }
    }

    /// Tells a note's tokens what the document explains; `buffer` has what they were looked up by.
    pub fn tell<'n>(&'n self, tokens: &mut Tokens<'n>, buffer: &Buffer<'n>) {
        if self.codes.is_empty() {
            return;
        }
        tokens.defined = self;
        let whole = In::whole(tokens);
        let begins = |at: usize, token: &Token| {
            if token.kind != Kind::Word || token.case == Case::Lower {
                return false;
            }
            match buffer.looks.get(at) {
                // Most words are turned away by their letters.
                Some(look) if !look.joined && token.text.is_ascii() => self.firsts.may_have(look.hash),
                _ => self.begins(token.text),
            }
        };
        let mut words = buffer.asked.iter().map(|(at, _)| *at as usize);
        // Most codes are one word in capitals.
        let is_code = |at: usize, token: &Token| {
            let hash = buffer.looks.get(at).map_or(0, |look| look.hash);
            token.case == Case::Upper
                && token.text.len() > 1
                && token.text.is_ascii()
                && self.whole.binary_search(&hash).is_ok()
        };
        let coded = words.any(|at| {
            tokens.list.get(at).is_some_and(|token| {
                begins(at, token) && (is_code(at, token) || self.at(whole.skip(at)).is_some())
            })
        });
        if coded {
            tokens.bits |= bit(Sense::ArchiveWord);
            tokens.places_end = tokens.list.len();
            tokens.coded = true;
        }
    }

    /// The code at `i`, if the document explains it: where it ends, and what it is.
    pub fn at<'n>(&self, i: In<'n>) -> Option<(In<'n>, &Code)> {
        if self.codes.is_empty() {
            return None;
        }
        let first = i.peek(0).filter(|first| may_begin(first))?;
        if first.kind == Kind::Word {
            let ahead = i.text_to(i.skip(MOST));
            if !self.begins(i.word(0)) || ahead.is_ascii() && !self.leads_from(ahead) {
                return None;
            }
        }
        // No code goes on behind these.
        let ends = |n: &usize| matches!(i.kind(*n), Some(Kind::Comma | Kind::Colon | Kind::Semi));
        let most = (1..MOST).find(ends).unwrap_or(MOST);
        (1..=most).rev().find_map(|len| {
            let rest = i.skip(len);
            let last = rest.at.checked_sub(1).and_then(|at| i.note.list.get(at))?;
            if rest.at != i.at + len || !matches!(last.kind, Kind::Word | Kind::Number) {
                return None;
            }
            Some((rest, self.find(i.text_to(rest))?))
        })
    }

    /// A code may begin with this word.
    fn begins(&self, word: &str) -> bool {
        // Small or capital, letters of ASCII have the place that [`class`] gives them.
        if let [first, second, ..] = word.as_bytes()
            && first.is_ascii_alphanumeric()
            && second.is_ascii_alphanumeric()
        {
            return self.heads_have([*first, *second]);
        }
        let seconds = |first: usize| self.heads.get(first).copied().unwrap_or(0);
        let mut letters = word.chars();
        match (letters.next().and_then(class), letters.next()) {
            // `F. O.`: the second letter is another word's.
            (Some(first), None) => seconds(first) != 0,
            (Some(first), Some(second)) => {
                class(second).is_none_or(|second| seconds(first) & (1 << second) != 0)
            }
            _ => true,
        }
    }

    /// A code begins with these two letters of ASCII, small or capital.
    fn heads_have(&self, [first, second]: [u8; 2]) -> bool {
        self.heads[usize::from(first & 31)] & (1 << (second & 31)) != 0
    }

    /// A code begins as these ASCII letters do, the first two of which every code has.
    fn leads_from(&self, ahead: &str) -> bool {
        let mut letters = ahead.bytes().filter(u8::is_ascii_alphanumeric);
        let (Some(first), Some(second)) = (letters.next(), letters.next()) else { return false };
        let goes_on = |third: u8| self.thirds[usize::from(second & 31)] & (1 << (third & 31)) != 0;
        self.heads_have([first, second]) && letters.next().is_none_or(goes_on)
    }

    /// The code printed as `text`.
    fn find(&self, text: &str) -> Option<&Code> {
        // Four bytes at most to a letter.
        if text.len() > 4 * LONGEST || !is_code(text.trim_start_matches(|c: char| !is_alphanumeric(c))) {
            return None;
        }
        let found = if text.is_ascii() {
            // Folded on the way: whatever has two capitals in a note is asked about.
            let letters = || text.bytes().filter(u8::is_ascii_alphanumeric).map(|b| b.to_ascii_lowercase());
            let first = letters().next();
            // Most differ in the first letter.
            self.codes.binary_search_by(|code| {
                code.key.bytes().next().cmp(&first).then_with(|| code.key.bytes().cmp(letters()))
            })
        } else {
            let key = key(text);
            self.codes.binary_search_by(|code| code.key.as_str().cmp(&key))
        };
        self.codes.get(found.ok()?)
    }
}

/// The archive that notes know by this name of several words.
fn spelt_out(name: &str, lexicon: &Lexicon) -> Option<ArchiveId> {
    let mut words = words(name).map(fold);
    let first = words.next()?;
    let rest = words.collect::<Vec<_>>().join(" ");
    lexicon.forms(&first).find_map(|form| match form.sense {
        Sense::Archive(id) if form.rest == rest => Some(id),
        _ => None,
    })
}

/// The first letter of a code is a capital, as where it is explained; a sign may stand before it, no number and no mark.
fn may_begin(first: &Token) -> bool {
    match first.kind {
        Kind::Word => first.case != Case::Lower,
        Kind::Sign | Kind::Amp | Kind::Other => true,
        _ => false,
    }
}

/// Where a letter stands among 32, small or capital; none for one that folding makes another.
fn class(letter: char) -> Option<usize> {
    match letter {
        'A'..='Z' | 'a'..='z' | '0'..='9' | 'А'..='И' | 'К'..='Я' | 'а'..='и' | 'к'..='я' => {
            Some(letter as usize & 31)
        }
        _ => None,
    }
}

/// False for a line that begins with no code: neither with a capital nor with what may stand about one (see [`bare`]).
fn may_open(line: &str) -> bool {
    matches!(line.as_bytes().first(), Some(b'A'..=b'Z' | b'*' | b'_' | 0x80..))
}

/// `RGANI – Russian State Archive …`: what stands before the first dash, colon, tab or wide blank, if that is near, as
/// a code is short; and the line from there.
fn divided(line: &str) -> Option<(&str, &str)> {
    let mut chars = line.char_indices().take(LONGEST + 3);
    chars.find_map(|(at, c)| {
        let divides = match c {
            '–' | '—' | '\t' | ':' => true,
            ' ' => matches!(line.as_bytes().get(at + 1..), Some([b' ', ..] | [b'-', b' ', ..])),
            _ => false,
        };
        divides.then(|| line.split_at(at))
    })
}

/// The lines of a text.
fn lines(text: &str) -> impl Iterator<Item = &str> {
    let mut from = 0;
    memchr::memchr_iter(b'\n', text.as_bytes()).chain([text.len()]).filter_map(move |end| {
        let line = text.get(from..end);
        from = end + 1;
        line
    })
}

/// What may be a code in the bracket at byte `at`: `(ERO)`, `(hereafter cited as ERO)`, `(далее – ГАОО)`.
fn in_bracket<'t>(text: &'t str, at: usize, lexicon: &Lexicon) -> Option<&'t str> {
    let behind = text.get(at + 1..)?;
    let near = behind.as_bytes().get(..FURTHEST).unwrap_or(behind.as_bytes());
    let inside = behind.get(..memchr::memchr2(b')', b']', near)?)?;
    if inside.len() >= 2 * LONGEST && inside.chars().nth(2 * LONGEST - 1).is_some() {
        return None;
    }
    let head = match inside.find(|c: char| c.is_uppercase())? {
        0 => inside,
        from if means(words(inside).next()?, Sense::Hereafter, lexicon) => inside.get(from..)?,
        _ => return None,
    };
    is_code(bare(head)).then_some(head)
}

/// The word alone or with others can mean this.
fn means(word: &str, sense: Sense, lexicon: &Lexicon) -> bool {
    lexicon.forms(&fold(word)).any(|form| form.sense == sense)
}

/// `Essex Record Office (ERO)`, `Государственный архив Одесской области (далее – ГАОО)`: the code `head` in the bracket at
/// byte `at`, and the name before it.
fn behind_name(text: &str, at: usize, head: &str, lexicon: &Lexicon) -> Option<Code> {
    const NAME: usize = 100;
    let means = |word: &str, sense: Sense| means(word, sense, lexicon);
    let before = text.get(..at)?.trim_end();
    let from = before.char_indices().rev().nth(NAME).map_or(0, |(from, _)| from);
    let before = before.get(from..)?;
    let clause = before.rsplit([';', ':', '(', '[', '“', '«', '"']).next()?.rsplit(". ").next()?;
    // Behind a comma its town may stand: `Public Record Office, London (PRO)`.
    clause.rsplit(", ").take(3).find_map(|part| {
        // `Central Files 1970–73, AID (US) INDIA`: papers and their years.
        if part.ends_with(|c: char| c.is_ascii_digit()) {
            return None;
        }
        let words: Vec<&str> = part.split_whitespace().collect();
        // `The papers are in Essex Record Office`: the name begins behind the verb.
        let from = words.iter().rposition(|word| means(word, Sense::Said)).map_or(0, |at| at + 1);
        // `See Kent Record Office (KRO)`: nor with the word that leads to it.
        let begins = |word: &str| {
            word.starts_with(char::is_uppercase) && !means(word, Sense::Small) && !means(word, Sense::Signal)
        };
        let from = (from..words.len()).find(|at| begins(words[*at]))?;
        // A word is divided at the end of a line.
        let name = words.get(from..)?.join(" ").replace("- ", "");
        code(head, &name, lexicon).map(|code| Code { listed: false, ..code })
    })
}

/// A code less the marks about it.
fn bare(head: &str) -> &str {
    head.trim().trim_matches(['“', '”', '«', '»', '*', '_'])
}

/// Two capitals at least, and not much more.
fn is_code(head: &str) -> bool {
    if head.is_ascii() {
        let capitals = head.bytes().filter(u8::is_ascii_uppercase).count();
        let letter = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b' ' | b'.' | b'-' | b'/' | b'\'');
        return capitals > 1
            && head.len() <= LONGEST
            && head.starts_with(|c: char| c.is_ascii_uppercase())
            && head.bytes().all(letter);
    }
    let letter = |c: char| is_alphanumeric(c) || matches!(c, ' ' | '.' | '-' | '/' | '’' | '\'');
    head.starts_with(is_upper)
        // Whatever their letters, so many bytes are too many.
        && head.len() <= 4 * LONGEST
        && head.chars().filter(|c| is_upper(*c)).nth(1).is_some()
        && head.chars().nth(LONGEST).is_none()
        && head.chars().all(letter)
}

/// A line of a list, taken apart; the registry is not asked yet.
fn code(head: &str, name: &str, lexicon: &Lexicon) -> Option<Code> {
    let head = bare(head);
    let name =
        name.trim_start_matches(['–', '—', '-', ':', '\t', ' ', '=']).trim_end_matches(['.', ',', ';', ' ']);
    if !is_code(head)
        || !name.starts_with(char::is_uppercase)
        || name.len() > 240
        || name.split_whitespace().nth(1).is_none()
    {
        return None;
    }
    let said: Vec<String> = words(name).map(fold).collect();
    // `Record Office` is two words.
    let archive_word = |at: usize, word: &str| {
        lexicon.forms(word).any(|form| {
            let mut rest = form.rest.split(' ').filter(|word| !word.is_empty());
            let mut next = said.iter().skip(at + 1);
            form.sense == Sense::ArchiveWord && rest.all(|word| next.next().is_some_and(|n| n == word))
        })
    };
    let keeps = said.iter().enumerate().any(|(at, word)| archive_word(at, word))
        || words(name).any(super::archive::keeps_records);
    if !keeps {
        return None;
    }
    Some(Code { key: key(head), name: name.to_owned(), listed: true, archive: None })
}

fn key(code: &str) -> String {
    fold(&code.chars().filter(|c| c.is_alphanumeric()).collect::<String>())
}
