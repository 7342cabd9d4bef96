//! The readings that compete for a citation, for a reader who asks why.

use super::Told;
use super::back::{back, op_cit};
use super::cross::cross;
use super::defined::Defined;
use super::document::document;
use super::draft::Draft;
use super::gost::gost;
use super::input::In;
use super::token::{Buffer, Tokens};
use super::weigh;
use super::work::{NAMED, NAMELESS, Production};
use crate::lexicon::Lexicon;
use crate::model::{Document, Fields, Kind, Note, Span};

/// One way to read the words of a citation.
#[derive(Clone, Debug)]
pub struct Reading {
    /// What the reading takes the words for.
    pub name: &'static str,
    /// How far it reads (bytes of the note's text).
    pub span: Span,
    /// The sort of work.
    pub kind: Kind,
    /// What it read.
    pub fields: Fields,
    /// Its weight: the sum of `parts`.
    pub weight: i32,
    /// What it weighs and what counts against it, by the names of `grammars/weights.toml`.
    pub parts: Vec<(&'static str, i32)>,
}

/// Every reading of the words that begin at byte `start` of the note's text, the heaviest first; of two that weigh
/// the same, the one that is tried first. The grammar takes the first, unless it weighs too little for its place.
pub fn readings(of: &Document, note: &Note, start: u32, words: &Lexicon) -> Vec<Reading> {
    let defined = Defined::of(&of.source.text, words);
    let mut buffer = Buffer::default();
    let told = Told::of(of, words, &defined);
    let mut tokens = told.tokens(note, &mut buffer);
    told.cut(&mut tokens, &mut buffer);
    let at = tokens.at_byte(start);
    let i = In::whole(&tokens).part(at, tokens.list.len());
    let others: [(&str, Production); 5] = [
        ("a back-reference", back),
        ("a name and op. cit.", op_cit),
        ("a reference to a note", cross),
        ("a document of an archive", document),
        ("a work after GOST", gost),
    ];
    let mut found: Vec<Reading> = others
        .into_iter()
        .chain(NAMED)
        .chain(NAMELESS)
        .filter(|_| !i.is_empty())
        .filter_map(|(name, production)| Some(shown(name, production(i)?, &tokens)))
        .collect();
    found.sort_by_key(|reading| std::cmp::Reverse(reading.weight));
    found
}

fn shown(name: &'static str, draft: Draft, tokens: &Tokens<'_>) -> Reading {
    let mut parts = Vec::new();
    weigh::each(&draft, |name, points| parts.push((name, points)));
    Reading {
        name,
        span: tokens.span(draft.start, draft.end),
        kind: draft.kind,
        weight: parts.iter().map(|(_, points)| points).sum(),
        fields: draft.into_parts().fields,
        parts,
    }
}
