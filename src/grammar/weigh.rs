//! Which of several whole readings explains its words best. The weights stand in `grammars/weights.toml`.

use nom::Input;

use super::draft::Draft;
use super::input::In;
use super::token::{Kind, Token, bit};
use super::weights::{floor, less, reading};
use crate::lexicon::Sense;
use crate::model::{Doubt, Field, Kind as Work, Unit};
use crate::roman;

/// The weight of a reading: evidence, less doubts, less words it could not place. Higher is better.
pub fn weigh(draft: &Draft) -> i32 {
    let mut total = 0;
    each(draft, |_, points| total += points);
    total
}

/// The most that a title and a page weigh, and nothing else, in the words of `sentence`.
fn most_of_title(sentence: In<'_>) -> i32 {
    let length = (sentence.len() as i32 / reading::WORDS_A_POINT).min(reading::MOST_FOR_LENGTH);
    let points = |shown: bool, points: i32| if shown { points } else { 0 };
    let number = |t: &Token| t.kind == Kind::Number || roman::read(t.text).is_some();
    let label = bit(Sense::Locator(Unit::Page)) | bit(Sense::Passim);
    let labelled = sentence.iter_elements().any(|t| t.bits & label != 0);
    reading::TITLED
        + reading::CLOSED
        + length
        + points(!sentence.note.styles.is_empty(), reading::SLANTED)
        + points(labelled, reading::LABELLED)
        + points(labelled || sentence.iter_elements().any(number), reading::NUMBERED)
}

/// Every weight of a reading by its name in `weights.toml`, for a reader who wants to add them up.
pub fn each(draft: &Draft, mut add: impl FnMut(&'static str, i32)) {
    let s = &draft.shows;
    let mut count = |name: &'static str, shown: bool, points: i32| {
        if shown {
            add(name, points);
        }
    };
    count("imprint", s.imprint, reading::IMPRINT);
    count("dated", s.dated, reading::DATED);
    count("journal", s.journal, reading::JOURNAL);
    count("quoted", s.quoted, reading::QUOTED);
    count("slanted", s.slanted, reading::SLANTED);
    count("full_name", s.full_name, reading::FULL_NAME);
    count("author", s.author, reading::AUTHOR);
    count("labelled", s.labelled, reading::LABELLED);
    count("numbered", s.numbered, reading::NUMBERED);
    count("steps", s.steps, reading::STEPS);
    count("repository", s.repository, reading::REPOSITORY);
    count("headed", s.headed, reading::HEADED);
    count("role", s.role, reading::ROLE);
    count("host", s.host, reading::HOST);
    count("back", s.back, reading::BACK);
    count("genre", s.genre, reading::GENRE);
    count("url", s.url, reading::URL);
    count("closed", s.closed, reading::CLOSED);
    count("titled", draft.fields.has(Field::Title) || draft.fields.has(Field::Journaltitle), reading::TITLED);
    for doubt in draft.doubts.iter() {
        match doubt {
            Doubt::BareName => count("bare_name", true, -less::BARE_NAME),
            Doubt::PlaceOrPublisher => count("place_or_publisher", true, -less::PLACE_OR_PUBLISHER),
            Doubt::TitleOrSeries => count("title_or_series", true, -less::TITLE_OR_SERIES),
            _ => {}
        }
    }
    let length = (draft.end - draft.start) as i32 / reading::WORDS_A_POINT;
    count("length", true, length.min(reading::MOST_FOR_LENGTH));
    let nobody = draft.nobody();
    let shown = s.quoted || s.slanted || s.imprint || s.journal || s.steps || s.back || s.url;
    // `Soviet Relations, 34` is doubted as a bare name already.
    let doubted = s.numbered && draft.doubts.has(Doubt::BareName);
    count("nobody", nobody && !shown && !doubted, -less::NOBODY);
    if let Some(title) = draft.fields.text(Field::Title) {
        // A title that swallowed a stop or a place is a worse one.
        let stops = match crate::letter::any(title.as_bytes(), |b| b == b'.') {
            true => title.as_bytes().windows(2).filter(|pair| *pair == b". ").count(),
            false => 0,
        };
        count("stop_in_title", stops > 0, -less::STOP_IN_TITLE * stops.min(4) as i32);
    }
    let long =
        draft.kind == Work::Article && draft.fields.text(Field::Journaltitle).is_some_and(|j| j.len() > 90);
    count("long_journal", long, -less::LONG_JOURNAL);
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
            Start::Sentence => floor::SENTENCE,
            Start::Led => floor::LED,
            Start::Bracket => floor::BRACKET,
            Start::Inside => floor::INSIDE,
        }
    }
}

/// Nothing that begins with no name can outweigh this reading: `Krementsov, Stalinist Science, pp. 31–53`.
///
/// Its words show no more than a title and a page, or all that they show is in it.
pub fn heaviest(i: In<'_>, weight: i32, draft: &Draft) -> bool {
    let s = &draft.shows;
    if !s.closed || !draft.fields.has(Field::Title) {
        return false;
    }
    if draft.kind == Work::Collection && s.imprint && s.role && draft.fields.has(Field::Editor) {
        return true;
    }
    // A short form is soon read.
    let rest = i.note.list.get(i.at..i.end.min(i.at + SHORT)).unwrap_or(&[]);
    let end = if rest.len() < SHORT { Some(rest.len()) } else { None };
    let Some(sentence) = rest.iter().position(|t| t.stop || t.kind == Kind::Semi).or(end) else {
        return false;
    };
    let plain = rest.iter().take(sentence).all(|t| match t.kind {
        Kind::Number => t.span.len() < 4,
        Kind::ParenOpen | Kind::BracketOpen | Kind::Url | Kind::Slashes | Kind::Sign => false,
        _ => t.bits & FACTS == 0,
    });
    plain && weight >= most_of_title(i.until(i.at + sentence))
}

/// How many tokens the sentence of a short form has at most.
const SHORT: usize = 48;

/// What a title shows besides itself and a page.
const FACTS: u128 = bit(Sense::Editor)
    | bit(Sense::Translator)
    | bit(Sense::Compiler)
    | bit(Sense::OtherRole)
    | bit(Sense::By)
    | bit(Sense::In)
    | bit(Sense::Volume)
    | bit(Sense::Month(1))
    | bit(Sense::Season(21))
    | bit(Sense::City)
    | bit(Sense::Thesis(crate::lexicon::Thesis::Phd))
    | bit(Sense::ThesisWord)
    | bit(Sense::ReportWord)
    | bit(Sense::Director)
    | bit(Sense::InterviewWord)
    | bit(Sense::NoDate)
    | bit(Sense::Forthcoming)
    | bit(Sense::Newspaper)
    | bit(Sense::Ibid)
    | bit(Sense::LocCit)
    | bit(Sense::OpCit);
