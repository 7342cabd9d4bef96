//! The few words that show how a document is laid out. What is inside a note is the lexicon's business.

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

/// True if `line` starts an abstract or what comes after it.
pub(super) fn leads_abstract(line: &str) -> bool {
    let word = line.split([':', '.', '—']).next().unwrap_or("");
    word.len() < 40 && is_one_of(&ABSTRACT, word.trim())
}

/// True for an article.
pub(super) fn is_article(word: &str) -> bool {
    is_one_of(&ARTICLES, word)
}

fn is_one_of(words: &[&str], word: &str) -> bool {
    words.iter().any(|known| {
        known.len() == word.len() && (known.eq_ignore_ascii_case(word) || word.to_lowercase() == **known)
    })
}
