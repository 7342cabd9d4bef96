//! How sure a reading is: what speaks for it and against it, added up by `grammars/weights.toml`.

use super::draft::Draft;
use super::token::{Case, Kind, Tokens, bit};
use super::towns::place_sense;
use super::weights::sure;
use crate::grammar::input::In;
use crate::lexicon::Sense;
use crate::model::{Doubt, Evidence, Field, Kind as Work, Sign, Span, Unit};

/// Words of these senses in a title belong to another field.
const MARKS: u128 = bit(Sense::Editor)
    | bit(Sense::Translator)
    | bit(Sense::Compiler)
    | bit(Sense::Volume)
    | bit(Sense::Volumes)
    | bit(Sense::Number)
    | bit(Sense::Edition)
    | bit(Sense::Locator(Unit::Page))
    | bit(Sense::Thesis(crate::lexicon::Thesis::Phd))
    | bit(Sense::Signal)
    | bit(Sense::OpCit);

/// What a reading has that makes it surer or less sure.
pub fn evidence(draft: &Draft, tokens: &Tokens<'_>) -> Evidence {
    let mut found = Evidence::default();
    let s = &draft.shows;
    for (sign, there) in [
        (Sign::Imprint, s.imprint),
        (Sign::Dated, s.dated),
        (Sign::Journal, s.journal),
        (Sign::Quoted, s.quoted),
        (Sign::Slanted, s.slanted),
        (Sign::FullName, s.full_name),
        (Sign::Author, s.author),
        (Sign::Labelled, s.labelled),
        (Sign::Numbered, s.numbered),
        (Sign::Steps, s.steps),
        (Sign::Repository, s.repository),
        (Sign::Role, s.role),
        (Sign::Host, s.host),
        (Sign::Back, s.back),
        (Sign::Genre, s.genre),
        (Sign::Url, s.url),
        (Sign::Closed, s.closed),
        (Sign::Russian, tokens.russian),
    ] {
        found.put(sign, there);
    }
    for doubt in draft.doubts.iter() {
        let sign = match doubt {
            Doubt::BareName => Sign::BareName,
            Doubt::PagesOrLocator => Sign::PagesOrLocator,
            Doubt::TitleOrSeries => Sign::TitleOrSeries,
            Doubt::PlaceOrPublisher => Sign::PlaceOrPublisher,
            Doubt::StartGuessed => Sign::StartGuessed,
            Doubt::AuthorFromSentence | Doubt::GivenFromBody => Sign::AuthorFromSentence,
            Doubt::TwoSurnames | Doubt::UnpairedQuote | Doubt::WordsLeft => Sign::OtherDoubt,
        };
        found.put(sign, true);
    }
    fields(draft, tokens, &mut found);
    titles(draft, tokens, &mut found);
    let left = words_left(draft, tokens);
    found.put(Sign::WordLeft, left == 1 || left == 2);
    found.put(Sign::WordsLeft, left > 2);
    found
}

/// The chance that every field is right, by the evidence.
pub fn confidence(evidence: Evidence) -> f32 {
    let logit = evidence.iter().fold(sure::BIAS, |sum, sign| sum + points(sign));
    (1.0 / (1.0 + (-logit).exp())).clamp(0.02, 0.99)
}

/// The points of a sign, in logits.
pub fn points(sign: Sign) -> f32 {
    match sign {
        Sign::Imprint => sure::IMPRINT,
        Sign::Dated => sure::DATED,
        Sign::Journal => sure::JOURNAL,
        Sign::Quoted => sure::QUOTED,
        Sign::Slanted => sure::SLANTED,
        Sign::FullName => sure::FULL_NAME,
        Sign::Author => sure::AUTHOR,
        Sign::Labelled => sure::LABELLED,
        Sign::Numbered => sure::NUMBERED,
        Sign::Steps => sure::STEPS,
        Sign::Repository => sure::REPOSITORY,
        Sign::Role => sure::ROLE,
        Sign::Host => sure::HOST,
        Sign::Back => sure::BACK,
        Sign::Genre => sure::GENRE,
        Sign::Url => sure::URL,
        Sign::Closed => sure::CLOSED,
        Sign::BareName => sure::BARE_NAME,
        Sign::PagesOrLocator => sure::PAGES_OR_LOCATOR,
        Sign::TitleOrSeries => sure::TITLE_OR_SERIES,
        Sign::PlaceOrPublisher => sure::PLACE_OR_PUBLISHER,
        Sign::StartGuessed => sure::START_GUESSED,
        Sign::AuthorFromSentence => sure::AUTHOR_FROM_SENTENCE,
        Sign::OtherDoubt => sure::OTHER_DOUBT,
        Sign::Nobody => sure::NOBODY,
        Sign::Several => sure::SEVERAL,
        Sign::Untitled => sure::UNTITLED,
        Sign::LongTitle => sure::LONG_TITLE,
        Sign::CommaInTitle => sure::COMMA_IN_TITLE,
        Sign::StopInTitle => sure::STOP_IN_TITLE,
        Sign::MarkInTitle => sure::MARK_IN_TITLE,
        Sign::NumberEndsTitle => sure::NUMBER_ENDS_TITLE,
        Sign::NoPublisher => sure::NO_PUBLISHER,
        Sign::UnknownPlace => sure::UNKNOWN_PLACE,
        Sign::HostAlone => sure::HOST_ALONE,
        Sign::Unnumbered => sure::UNNUMBERED,
        Sign::MarkInJournal => sure::MARK_IN_JOURNAL,
        Sign::Series => sure::SERIES,
        Sign::WordLeft => sure::WORD_LEFT,
        Sign::WordsLeft => sure::WORDS_LEFT,
        Sign::RareKind => sure::RARE_KIND,
        Sign::NoKind => sure::NO_KIND,
        Sign::Russian => sure::RUSSIAN,
    }
}

fn fields(draft: &Draft, tokens: &Tokens<'_>, found: &mut Evidence) {
    let fields = &draft.fields;
    let authors = fields.names(Field::Author).len();
    found.put(Sign::Nobody, draft.nobody() && draft.back.is_none());
    found.put(Sign::Several, authors > 1);
    let named = [Field::Title, Field::Journaltitle, Field::Archive].iter().any(|f| fields.has(*f));
    found.put(Sign::Untitled, !named && draft.back.is_none());
    let published = fields.has(Field::Location) || fields.has(Field::Publisher);
    found.put(Sign::NoPublisher, published && !fields.has(Field::Publisher));
    let place = draft.site(Field::Location);
    found.put(Sign::UnknownPlace, place.is_some_and(|span| !place_sense(within(tokens, span))));
    found.put(Sign::HostAlone, draft.kind == Work::Incollection && !fields.has(Field::Editor));
    let numbered = fields.has(Field::Volume) || fields.has(Field::Number);
    let day = fields.date().is_some_and(|d| d.edtf.len() == 10);
    found.put(Sign::Unnumbered, draft.kind == Work::Article && !numbered && !day);
    found.put(Sign::Series, fields.has(Field::Series));
    let rare = matches!(
        draft.kind,
        Work::Online | Work::Report | Work::Thesis | Work::Video | Work::Interview | Work::Letter
    );
    found.put(Sign::RareKind, rare);
    found.put(Sign::NoKind, matches!(draft.kind, Work::Misc | Work::Unpublished) && draft.back.is_none());
}

/// What stands in the title that may belong elsewhere.
fn titles(draft: &Draft, tokens: &Tokens<'_>, found: &mut Evidence) {
    for (field, span) in &draft.sites {
        let inside = || {
            let title = within(tokens, *span);
            tokens.list.get(title.at..title.end).unwrap_or(&[])
        };
        match field {
            Field::Title | Field::Booktitle => {
                let list = inside();
                let (mut words, mut comma, mut stop, mut mark) = (0, false, false, false);
                for t in list {
                    match t.kind {
                        Kind::Word => words += 1,
                        Kind::Comma => comma = true,
                        Kind::Dot => stop |= t.stop,
                        _ => {}
                    }
                    mark |= t.bits & MARKS != 0
                        && (t.case == Case::Lower && t.short || t.bits & bit(Sense::OpCit) != 0);
                }
                found.put(Sign::LongTitle, words > 16);
                found.put(Sign::CommaInTitle, comma);
                found.put(Sign::StopInTitle, stop);
                found.put(Sign::MarkInTitle, mark);
                found.put(
                    Sign::NumberEndsTitle,
                    list.len() > 1 && list.last().is_some_and(|t| t.kind == Kind::Number && t.span.len() < 4),
                );
            }
            Field::Journaltitle => {
                let mark =
                    |t: &super::token::Token| matches!(t.kind, Kind::Comma | Kind::QuoteOpen) || t.stop;
                found.put(Sign::MarkInJournal, inside().iter().any(mark));
            }
            _ => {}
        }
    }
}

/// Words of the citation that no field, locator or word of the lexicon accounts for. `draft.sites` stand in order.
fn words_left(draft: &Draft, tokens: &Tokens<'_>) -> usize {
    let mut fields = Reach::of(draft.sites.iter().map(|(_, span)| *span));
    let back = draft.back.is_some().then_some(draft.back_span);
    // Few words stand in no field.
    let mut others = None;
    let mut left = 0;
    for t in tokens.list.get(draft.start..draft.end).unwrap_or(&[]) {
        if t.kind != Kind::Word || t.hits.1 > 0 || fields.covers(t.span) {
            continue;
        }
        let others = others.get_or_insert_with(|| {
            let mut spans: Vec<Span> = draft.locators.iter().map(|l| l.span).chain(back).collect();
            spans.sort_by_key(|s| s.start);
            Reach::of(spans.into_iter())
        });
        left += usize::from(!others.covers(t.span));
    }
    left
}

/// How far spans reach, which stand in order.
struct Reach<I: Iterator<Item = Span>> {
    spans: std::iter::Peekable<I>,
    end: u32,
}

impl<I: Iterator<Item = Span>> Reach<I> {
    fn of(spans: I) -> Reach<I> {
        Reach { spans: spans.peekable(), end: 0 }
    }

    /// One of them that begins no later reaches to the end of `word`; words are asked about in order.
    fn covers(&mut self, word: Span) -> bool {
        while let Some(span) = self.spans.next_if(|s| s.start <= word.start) {
            self.end = self.end.max(span.end);
        }
        word.end <= self.end
    }
}

/// The tokens of a span.
fn within<'n>(tokens: &'n Tokens<'n>, span: Span) -> In<'n> {
    let at = tokens.at_byte(span.start);
    let end = tokens.at_byte(span.end);
    In::whole(tokens).part(at, end.max(at))
}
