//! Which of several whole readings explains its words best.

use super::draft::Draft;
use super::input::In;
use super::token::Kind;
use crate::model::{Doubt, Field, Kind as Work};

/// The weight of a reading: evidence, less doubts, less words it could not place. Higher is better.
///
/// Weights are small whole numbers so that a reader can add them up: facts of publication outweigh
/// everything that a sentence could have by chance.
pub fn weigh(draft: &Draft, i: In<'_>) -> i32 {
    let s = &draft.shows;
    let count = |shown: bool, points: i32| if shown { points } else { 0 };
    let mut total = count(s.imprint, 40)
        + count(s.dated, 14)
        + count(s.journal, 30)
        + count(s.quoted, 16)
        + count(s.slanted, 20)
        + count(s.full_name, 10)
        + count(s.author, 8)
        + count(s.labelled, 14)
        + count(s.numbered, 10)
        + count(s.steps, 44)
        + count(s.repository, 16)
        + count(s.role, 18)
        + count(s.host, 10)
        + count(s.back, 60)
        + count(s.genre, 14)
        + count(s.url, 20)
        + count(s.closed, 12);
    if draft.fields.has(Field::Title) || draft.fields.has(Field::Journaltitle) {
        total += 10;
    }
    for doubt in &draft.doubts {
        total -= match doubt {
            Doubt::BareName => 20,
            Doubt::PlaceOrPublisher => 2,
            Doubt::TitleOrSeries => 1,
            _ => 0,
        };
    }
    // A longer stretch explained by the same evidence is the better reading.
    total += ((draft.end - draft.start) as i32 / 4).min(12);
    let nobody = draft.fields.names(Field::Author).is_empty() && draft.fields.names(Field::Editor).is_empty();
    if nobody && !(s.quoted || s.slanted || s.imprint || s.journal || s.steps || s.back || s.url) {
        total -= 16;
    }
    if let Some(title) = draft.fields.text(Field::Title) {
        // A title that swallowed a stop or a place is a worse one.
        let stops = title.as_bytes().windows(2).filter(|pair| *pair == b". ").count();
        total -= 3 * stops.min(4) as i32;
    }
    if draft.kind == Work::Article && draft.fields.text(Field::Journaltitle).is_some_and(|j| j.len() > 90) {
        total -= 20;
    }
    let _ = i.is(0, Kind::Word);
    total
}

/// The least weight that makes a citation of words at the start of a sentence, after a signal, and in the
/// middle of a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Start {
    /// The note or a sentence begins here.
    Sentence,
    /// `See`, `quoted in`: something citable follows.
    Led,
    /// Inside a sentence, guessed.
    Inside,
    /// A parenthesis.
    Bracket,
}

impl Start {
    /// The least weight.
    pub fn floor(self) -> i32 {
        match self {
            Start::Sentence => 22,
            Start::Led => 8,
            Start::Bracket => 26,
            Start::Inside => 46,
        }
    }
}

/// How well a reading explains its words, 0 to 1, from its weight.
pub fn confidence(draft: &Draft, i: In<'_>) -> f32 {
    let weight = weigh(draft, i) as f32;
    let mut sure = 1.0 - 1.0 / (1.0 + (weight.max(0.0) / 22.0).powi(2));
    for doubt in &draft.doubts {
        sure *= match doubt {
            Doubt::BareName => 0.6,
            Doubt::StartGuessed => 0.85,
            Doubt::PlaceOrPublisher | Doubt::TitleOrSeries => 0.92,
            Doubt::AuthorFromSentence => 0.9,
            _ => 0.97,
        };
    }
    sure.clamp(0.05, 0.99)
}
