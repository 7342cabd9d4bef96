//! The few words that show how a document is laid out. What is inside a note is the grammar's business.

use crate::letter;
use crate::lexicon::{Capitals, Lexicon, Sense, fold, words};
use crate::model::Unit;

/// Words before a colon at the start of a line that says where a document or an illustration comes from.
const SOURCE: [&str; 16] = [
    "source",
    "sources",
    "archival source",
    "источник",
    "источники",
    "quelle",
    "quellen",
    "fuente",
    "fuentes",
    "fonte",
    "fontes",
    "fonti",
    "bron",
    "źródło",
    "джерело",
    "zdroj",
];

/// Words that end the head of an article's record.
const ABSTRACT: [&str; 16] = [
    "abstract",
    "summary",
    "keywords",
    "key words",
    "аннотация",
    "резюме",
    "ключевые слова",
    "resumen",
    "resumo",
    "résumé",
    "zusammenfassung",
    "riassunto",
    "palabras clave",
    "introduction",
    "введение",
    "streszczenie",
];

/// Small words before a capital that make it the name of a thing: `the Reform (1861)`.
const ARTICLES: [&str; 8] = ["the", "a", "an", "la", "el", "der", "die", "das"];

/// True if `word`, which stands before a colon, leads a source.
pub(super) fn leads_source(word: &str) -> bool {
    is_one_of(&SOURCE, word)
}

/// True if `word` is a word for a note, or its abbreviation: `note`, `fn`, `Anm`, `прим`.
pub(super) fn names_note(word: &str) -> bool {
    Lexicon::builtin().alone(&fold(word)).any(|form| form.sense == Sense::Locator(Unit::Note))
}

/// True if `line` starts an abstract or what comes after it.
pub(super) fn leads_abstract(line: &str) -> bool {
    let word = line.split([':', '.', '—']).next().unwrap_or("");
    word.len() < 40 && is_one_of(&ABSTRACT, word.trim())
}

/// True if `line` is the heading of a list of works and nothing else, false if it is one of another part of a
/// document; `None` if it is neither. Marks of Markdown and a chapter's number are passed over.
pub(super) fn heading(line: &str) -> Option<bool> {
    if line.len() > 100 {
        return None;
    }
    // A sentence has marks inside, which is soon seen.
    let inner = line.trim_end_matches(['#', '*', '_', '=', ' ', ':', '.']).as_bytes();
    let leads =
        |b: &u8| matches!(b, b'#' | b'*' | b'_' | b'=' | b' ' | b'.' | b'I' | b'V' | b'X' | b'0'..=b'9');
    let from = inner.iter().position(|b| !leads(b)).unwrap_or(inner.len());
    let mark = |b: u8| (b == b'.') | (b == b':') | (b == b';') | (b == b'"') | (b == b'(') | (b == b'?');
    if letter::any(inner.get(from..).unwrap_or(&[]), mark) {
        return None;
    }
    let bare = line.trim_start_matches(['#', '*', '_', '=', ' ']);
    let number = bare.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, 'I' | 'V' | 'X' | '.'));
    let bare = if number.starts_with(' ') { number.trim_start() } else { bare };
    let bare = bare.trim_end_matches(['#', '*', '_', '=', ' ', ':', '.']);
    if bare.chars().next().is_some_and(char::is_lowercase) {
        return None;
    }
    if bare.contains(['.', ':', ';', '"', '“', '(', '?']) {
        return None;
    }
    let mut pieces = words(bare);
    let first = fold(pieces.next()?);
    let mut forms = Lexicon::builtin().forms(&first);
    if !forms.clone().any(|form| matches!(form.sense, Sense::Heading(_))) {
        return None;
    }
    let rest = pieces.map(fold).collect::<Vec<_>>().join(" ");
    forms.find_map(|form| match form.sense {
        Sense::Heading(list) if form.rest == rest && form.fits(Capitals::of(bare)) => Some(list),
        _ => None,
    })
}

/// True if `words` end with the name of a town or country, or with a month or season: `(Moscow, 1995)` names
/// no author.
pub(super) fn ends_as_place_or_time(name: &str) -> bool {
    let bare = name.trim_end().trim_end_matches("et al.").trim_end();
    let all: Vec<String> = words(bare).map(fold).collect();
    (all.len().saturating_sub(3)..all.len()).any(|from| {
        let rest = all.get(from + 1..).unwrap_or(&[]).join(" ");
        Lexicon::builtin().forms(all.get(from).map_or("", String::as_str)).any(|form| {
            let sort = matches!(form.sense, Sense::City | Sense::State | Sense::Month(_) | Sense::Season(_))
                || form.sense == Sense::BodyWord && from > 0;
            sort && form.rest == rest
        })
    })
}

/// True for an article.
pub(super) fn is_article(word: &str) -> bool {
    is_one_of(&ARTICLES, word)
}

fn is_one_of(words: &[&str], word: &str) -> bool {
    words.iter().any(|known| {
        let small = || !word.is_ascii() && word.to_lowercase() == **known;
        known.len() == word.len() && (known.eq_ignore_ascii_case(word) || small())
    })
}
