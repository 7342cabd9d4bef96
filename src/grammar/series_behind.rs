//! Series that stand behind plain titles with nothing to tell them from the title: the whole document tells.

use std::collections::{HashMap, HashSet};

use ecow::EcoString;

use super::draft::plain;
use super::habit::SHOWN;
use super::imprint::{has, top_level};
use super::input::In;
use super::name::and_len;
use super::numbering::era;
use super::pieces::divide;
use super::series::{capital_name, has_centuries, lower_start_after_colon};
use super::token::{Case, Kind, Tokens, bit};
use crate::lexicon::{self, Sense};
use crate::model::{Citation, Doubt, Field, Part, ReadNote, Span, Value};
use crate::small;

/// `Le temps des marabouts, Hommes et sociétés (Paris: Karthala, 1997)`: the words behind the last comma of a title are a series where
/// the document names it so elsewhere, `…, ed. by A. Smith, Hommes et sociétés (…)`, or where they stand behind several of its
/// titles; and words that could hardly be the rest of a title are one where it prints series throughout.
#[derive(Clone, Debug, Default)]
pub struct SeriesBehind {
    /// The series that stand before the facts of publication, folded.
    named: Vec<String>,
    doubtful: Vec<Ending>,
}

/// The words behind the last comma of a title, right before the facts of publication.
#[derive(Clone, Debug)]
struct Ending {
    /// The note and the citation in it.
    at: (usize, usize),
    field: Field,
    /// The title before the comma, and the words behind.
    head: Span,
    words: Span,
    /// Both folded.
    folded: (String, String),
    /// Words that several titles may end in and are a series.
    named: bool,
    /// Words that are a series where the document prints series.
    likely: bool,
}

impl SeriesBehind {
    /// Counts the citations of the note at `place`.
    pub fn count(&mut self, place: usize, citations: &[Citation], tokens: &Tokens<'_>) {
        let text = tokens.text;
        let before_facts = |span: Span| text.get(span.end as usize..).is_some_and(|t| t.starts_with(" ("));
        for (n, citation) in citations.iter().enumerate() {
            let site = |field| citation.sites.iter().find(|(f, _)| *f == field).map(|(_, span)| *span);
            if let Some(name) = citation.fields.text(Field::Series) {
                let counted = site(Field::Number).or_else(|| site(Field::Volume));
                if site(Field::Series).is_some_and(before_facts) || counted.is_some_and(before_facts) {
                    self.named.push(folded(name));
                }
                continue;
            }
            for field in [Field::Title, Field::Booktitle] {
                let comma = |span: &Span| before_facts(*span) && span.of(text).contains(", ");
                if let Some(span) = site(field).filter(comma)
                    && let Some(found) = ending(tokens, span, field, (place, n))
                {
                    self.doubtful.push(found);
                }
            }
        }
    }

    /// Takes the series out of the titles.
    pub fn settle<'d>(self, notes: &mut [ReadNote], text: impl Fn(usize) -> &'d str) {
        let mut heads: HashMap<&str, HashSet<&str>> = HashMap::new();
        for Ending { folded: (head, words), .. } in &self.doubtful {
            heads.entry(words).or_default().insert(head);
        }
        let named: HashSet<&str> = self.named.iter().map(String::as_str).collect();
        let throughout = self.named.len() >= SHOWN;
        for found in &self.doubtful {
            let words = found.folded.1.as_str();
            // A title with its subtitle is no other title.
            let own = found.folded.0.as_str();
            let other = |head: &&&str| !head.starts_with(own) && !own.starts_with(**head);
            let several =
                || found.named && heads.get(words).is_some_and(|heads| heads.iter().any(|h| other(&h)));
            // `Geschichte der Päpste seit dem Mittelalter, Geschichte der Päpste`: no title says a thing twice.
            let again = || found.named && found.folded.0.starts_with(words);
            if (named.contains(words) || found.likely && throughout || several() || again())
                && let Some(note) = notes.get_mut(found.at.0)
            {
                part(note, found, text(found.at.0));
            }
        }
    }
}

/// Its words, small and without marks.
fn folded(text: &str) -> String {
    lexicon::words(text).map(lexicon::fold).collect::<Vec<_>>().join(" ")
}

/// What a title goes on with: a day, a place, who somebody was, which volume, by whom.
const OF_TITLES: u128 = bit(Sense::Month(1))
    | bit(Sense::City)
    | bit(Sense::State)
    | bit(Sense::Honorific)
    | bit(Sense::Own)
    | bit(Sense::Volume)
    | bit(Sense::Part)
    | bit(Sense::Ordinal(1))
    | bit(Sense::Edition)
    | bit(Sense::EditionWord)
    | bit(Sense::Editor)
    | bit(Sense::Translator)
    | bit(Sense::And);

/// The words behind the last comma of the title at `span`, if they could be a series.
fn ending(tokens: &Tokens<'_>, span: Span, field: Field, at: (usize, usize)) -> Option<Ending> {
    const LONGEST: usize = 10;
    let title = In::whole(tokens).part(tokens.at_byte(span.start), tokens.at_byte(span.end));
    let comma = *top_level(title, Kind::Comma).last()?;
    let (head, words) = (title.until(comma), title.part(comma + 1, title.end));
    // A title that is slanted or in quotation marks ends where they do.
    let slanted = tokens.styles.iter().any(|(s, _)| s.start <= span.start && span.end <= s.end);
    let quoted = title.at > 0 && tokens.list.get(title.at - 1).is_some_and(|t| t.kind == Kind::QuoteOpen);
    let capital = matches!(words.case(0), Case::Capital | Case::Upper) || words.word(0).contains(['’', '\'']);
    let figures = tokens.list.get(words.at..words.end)?.iter().any(|t| t.kind == Kind::Number);
    if slanted
        || quoted
        || !capital
        || figures
        || head.len() < 2
        || !(1..=LONGEST).contains(&words.len())
        || words.means(0, OF_TITLES)
        || era(words)
        || has_centuries(words)
    {
        return None;
    }
    let named = words.len() > 1 && !small::is(words.word(0), small::ARTICLES_OF_TITLES);
    let (head_span, words_span) = (tokens.span(head.at, head.end), tokens.span(words.at, words.end));
    let folded = (folded(head_span.of(tokens.text)), folded(words_span.of(tokens.text)));
    let likely = named && likely(head, words);
    Some(Ending { at, field, head: head_span, words: words_span, folded, named, likely })
}

/// `Examen de la critique des trois religions, Sic et Non`, `La cité de Dieu, Points sagesses`: a name in capitals that could hardly be the
/// rest of the title before it.
fn likely(head: In<'_>, words: In<'_>) -> bool {
    const LIST: usize = 6;
    let piece = head.note.list.get(head.at..head.end).unwrap_or(&[]).iter().rev();
    let piece = piece.take_while(|t| !matches!(t.kind, Kind::Colon | Kind::Comma)).count();
    let capital = |at: usize| small::is(words.note.word(at), small::CAPITAL_ANDS);
    let joins = |i: In<'_>| has(i, bit(Sense::And)) || (i.at..i.end).any(capital);
    let told = match joins(words) {
        // `Essays on Politics, Religion and Society`, `War and Peace, Love and Death`: the rest of a list.
        true => {
            let paired = joins(head.part(head.end - piece, head.end));
            piece >= LIST || paired && piece > words.len() + 1
        }
        // `Kitab al-din, Réfutation aux Nazaréens`: what the book is.
        false => piece >= 3 && !has(words, bit(Sense::Small) | bit(Sense::In) | bit(Sense::TitleNoun)),
    };
    told && (2..=8).contains(&words.len())
        && and_len(words) == 0
        && !words.means(0, bit(Sense::Small))
        && capital_name(words)
        && !lower_start_after_colon(head)
}

/// `A Harper Forum Book`   `A Vintage Original`: in which of its series a house has a book.
pub fn book_of_house(chunk: In<'_>) -> bool {
    (3..=6).contains(&chunk.len())
        && small::is(chunk.word(0), small::ARTICLES_OF_TITLES)
        && small::is(chunk.word(chunk.len() - 1), small::BOOKS_OF_HOUSES)
}

/// Parts the series from the title it stands behind.
fn part(note: &mut ReadNote, found: &Ending, text: &str) {
    let ReadNote { citations, pieces, .. } = note;
    let Some(citation) = citations.get_mut(found.at.1) else { return };
    let Some(site) =
        citation.sites.iter().position(|(field, span)| *field == found.field && span.end == found.words.end)
    else {
        return;
    };
    let value = |span: Span| -> EcoString { plain(span.of(text)) };
    citation.fields.set(found.field, Value::Text(value(found.head)));
    citation.fields.set(Field::Series, Value::Text(value(found.words)));
    let title = citation.sites[site].1;
    let head = Span { start: title.start, end: found.head.end };
    citation.sites[site].1 = head;
    citation.sites.insert(site + 1, (Field::Series, found.words));
    citation.doubts.add(Doubt::TitleOrSeries);
    let series = Part::Field { of: found.at.1 as u16, is: Field::Series };
    divide(pieces, title, head.end, found.words, series);
}

/// `Philologus Supplement 3`: a long word with a capital right behind a name is part of it, and no label.
pub fn of_name(i: In<'_>) -> bool {
    const LABEL: usize = 6;
    let glued = i.at.checked_sub(1).is_some_and(|at| i.note.list[at].kind == Kind::Word);
    i.len() == 1
        && glued
        && i.case(0) == Case::Capital
        && i.word(0).len() > LABEL
        && !i.means(0, bit(Sense::Volume))
}
