//! What the text above a note tells: the given name of an author whom the note names by the family name alone.

use ecow::eco_vec;

use crate::lexicon::{Lexicon, Sense, fold};
use crate::model::{Citation, Document, Doubt, Field, Form, Note, Value};

/// How far before the note's mark the text is looked at, in bytes: the sentence or two that it belongs to.
const NEAR: usize = 600;

/// `In a famous book Walter Lippmann called …¹` over `1 Lippmann, Public Opinion (…)`: gives a full citation's one author
/// the given name that stands near the note's mark, if there is exactly one candidate.
pub fn given_names(document: &Document, note: &Note, citations: &mut [Citation], words: &Lexicon) {
    let Some(anchor) = note.anchor else { return };
    for citation in citations {
        let [name] = citation.fields.names(Field::Author) else { continue };
        if citation.form != Form::Full || name.is_body() || !name.given.is_empty() || name.family.len() < 3 {
            continue;
        }
        let text = &document.source.text;
        let Some(before) = near(text, anchor.start as usize) else { return };
        let Some(given) = only_given(before, &name.family, words) else { continue };
        let mut name = name.clone();
        name.given = given.into();
        citation.fields.set(Field::Author, Value::Names(eco_vec![name]));
        citation.doubts.add(Doubt::GivenFromBody);
    }
}

/// The text just before byte `end`.
fn near(text: &str, end: usize) -> Option<&str> {
    let from = (end.saturating_sub(NEAR)..=end).find(|at| text.is_char_boundary(*at))?;
    text.get(from..end)
}

/// The one given name that stands before `family` in `text`; `None` if there is none or several.
fn only_given(text: &str, family: &str, words: &Lexicon) -> Option<String> {
    let mut found: Option<String> = None;
    for (at, _) in text.match_indices(family) {
        let after = text.get(at + family.len()..).and_then(|t| t.chars().next());
        if after.is_some_and(char::is_alphanumeric) || text.as_bytes().get(at.wrapping_sub(1)) != Some(&b' ')
        {
            continue;
        }
        let mut start = at;
        for word in text.get(..at)?.trim_end().rsplit([' ', '\n']).take(4) {
            let begins = start.checked_sub(word.len() + 1);
            if !(is_given(word, words) || is_initial(word)) {
                break;
            }
            let Some(begins) = begins else { break };
            start = begins;
        }
        let given = text.get(start..at)?.trim();
        if given.is_empty() {
            continue;
        }
        match &found {
            Some(other) if other != given => return None,
            _ => found = Some(given.to_owned()),
        }
    }
    found
}

/// `H.`
fn is_initial(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(char::is_uppercase) && letters.as_str() == "."
}

fn is_given(word: &str, words: &Lexicon) -> bool {
    word.chars().next().is_some_and(char::is_uppercase)
        && words.alone(&fold(word)).any(|f| matches!(f.sense, Sense::FirstName | Sense::GivenName))
}
