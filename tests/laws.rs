//! What holds for every document: the samples, the samples cut and spliced at random, strings and bytes
//! that nobody meant.

mod common;

use std::collections::HashSet;

use biblatex::{Bibliography, ChunksExt, Person};
use ibid::lexicon::{self, Lexicon};
use ibid::model::{Because, CitationId, Doubt, Field, Kind, Part, Span, Trail, Value};
use ibid::{Options, Reading, emit};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use proptest::test_runner::FileFailurePersistence;

#[test]
fn samples_keep_every_law() {
    for name in common::SAMPLES {
        let bytes = common::bytes(name);
        let reading = common::read(&bytes);
        assert!(!reading.document.notes.is_empty(), "{name}: no notes");
        assert!(!reading.ledger.entries.is_empty(), "{name}: no entries");
        every_law(&bytes, &reading).unwrap_or_else(|broken| panic!("{name}: {broken}"));
    }
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 96,
        max_shrink_iters: 512,
        // What once failed is kept in `laws.regressions` and tried first.
        failure_persistence: Some(Box::new(FileFailurePersistence::WithSource("regressions"))),
        ..ProptestConfig::default()
    })]

    #[test]
    fn spliced_samples_keep_every_law(text in spliced()) {
        obey(text.as_bytes())?;
    }

    #[test]
    fn notes_of_any_characters_keep_every_law(notes in vec("\\PC{0,120}", 1..6)) {
        obey(numbered(&notes).as_bytes())?;
    }

    #[test]
    fn word_salad_keeps_every_law(notes in vec(salad(), 1..8)) {
        obey(numbered(&notes).as_bytes())?;
    }

    #[test]
    fn any_bytes_keep_every_law(bytes in vec(any::<u8>(), 0..400)) {
        obey(&bytes)?;
    }

    #[test]
    fn samples_with_bytes_lost_keep_every_law(name in select(&common::SAMPLES), losses in vec(any::<Index>(), 1..40)) {
        let mut bytes = common::bytes(name);
        for loss in losses {
            bytes.remove(loss.index(bytes.len()));
        }
        obey(&bytes)?;
    }
}

// --- documents -------------------------------------------------------------------------

// --- what is said over and over -----------------------------------------------------------

/// Reads `head`, then `again` as often as a note has room for, `tail`, and `close` as often.
fn over_and_over(head: &str, again: &str, tail: &str, close: &str) {
    let times = (100_000 - head.len() - tail.len()) / (again.len() + close.len());
    let note = format!("1. {head}{}{tail}{}\n2. Ibid.\n", again.repeat(times), close.repeat(times));
    let reading = ibid::read(note.as_bytes(), &Options::default()).expect("a note of any words is read");
    assert_eq!(reading.document.notes.len(), 2, "{head}");
    pieces_tile_their_note(&reading).expect("and keeps its text");
}

#[test]
fn brackets_around_a_day_may_be_nested_to_any_depth() {
    over_and_over("RGANI, f. 5, op. 30, d. 4, l. 5 (", "[", "1960", "]");
}

#[test]
fn a_bracket_and_a_year_may_end_a_document() {
    let reading =
        ibid::read("1. See ( 1917".as_bytes(), &Options::default()).expect("a note of any words is read");
    pieces_tile_their_note(&reading).expect("and keeps its text");
}

#[test]
fn letters_of_an_office_may_be_any_number() {
    over_and_over("NARA, RG 59, ", "ABC ", "611.37.", "");
}

#[test]
fn one_role_may_follow_another_without_end() {
    let tail = "edited by Ann Green (London: Hill Press, 1989).";
    over_and_over("John Smith, Title, ", "edited by A. Brown and translated by B. Doe and ", tail, "");
}

#[test]
fn a_publisher_of_any_number_of_words_is_counted() {
    over_and_over("Smith, Title. ", "A. B. ", "1989.", "");
}

#[test]
fn volumes_of_volumes_may_go_on_without_end() {
    over_and_over("Иванов И. Книга. ", "Т. 5. Кн. 1. ", "М., 2004.", "");
}

/// Up to six stretches of the samples, one after another.
fn spliced() -> impl Strategy<Value = String> {
    let cut = (select(&common::SAMPLES), any::<Index>(), 1..3000_usize);
    vec((cut, select(&["", "\n", "\n\n", " ", "\n12 ", "\n[3] ", "; "])), 1..6).prop_map(|cuts| {
        let mut out = String::new();
        for ((name, start, length), glue) in cuts {
            let text = common::text(name);
            let chars: Vec<char> = text.chars().collect();
            let start = start.index(chars.len());
            out.extend(chars[start..].iter().take(length));
            out.push_str(glue);
        }
        out
    })
}

/// A note made of the things that notes are made of, in no order.
fn salad() -> impl Strategy<Value = String> {
    const WORDS: &[&str] = &[
        "Ibid.",
        "ibid.,",
        "Там же.",
        "op. cit.,",
        "Указ. соч.",
        "Idem,",
        "Он же.",
        "loc. cit.",
        "See",
        "Cf.",
        "See also",
        "quoted in",
        "Цит. по:",
        "ed.",
        "eds.,",
        "trans.",
        "(",
        ")",
        "[",
        "]",
        "“",
        "”",
        "‘",
        "’",
        "\"",
        "«",
        "»",
        ";",
        ",",
        ".",
        ":",
        "//",
        "/",
        "–",
        "…",
        "p.",
        "pp. 3–7",
        "С. 12.",
        "f. 5,",
        "op. 28,",
        "d. 253,",
        "ll. 5–7ob.",
        "Ф. 17.",
        "Оп. 3.",
        "Д. 9.",
        "Л. 2 об.",
        "RGANI,",
        "РГАСПИ.",
        "NARA, RG 59,",
        "Box 12,",
        "TNA, FO 371/1,",
        "(hereafter RGANI)",
        "Miller,",
        "Anna Miller",
        "A. B. Иванов",
        "Иванов И. И.",
        "The Long Road:",
        "A History of",
        "“On Bread,”",
        "Isis 84, no. 4",
        "(Moscow: Nauka, 1989)",
        "(1989): 3–7.",
        "М.: Наука, 1989.",
        "Pravda, August 4, 1948,",
        "1917",
        "no. 3",
        "vol. 2,",
        "2:45",
        "chap. 3",
        "n. 12",
        "above, n. 1",
        "https://example.org/a",
        "forthcoming",
        "n.d.",
        "PhD diss.,",
        "в 2 т.",
        "и др.",
        "et al.,",
        "the",
        "and",
        "of",
        "говорил",
        "пишет",
        "was",
        "\u{301}",
        "\u{ad}",
        "\u{a0}",
        "é",
        "ß",
        "İ",
        "ﬁ",
        "𝔄",
        "中",
    ];
    vec((select(WORDS), select(&[" ", " ", " ", ""])), 0..40)
        .prop_map(|words| words.iter().flat_map(|(word, gap)| [*word, *gap]).collect())
}

fn numbered(notes: &[String]) -> String {
    notes.iter().enumerate().map(|(n, note)| format!("{}. {note}\n", n + 1)).collect()
}

// --- laws ------------------------------------------------------------------------------

/// What is broken, or nothing.
type Law = Result<(), String>;

/// Fails with what stands beside it unless the condition holds.
macro_rules! law {
    ($holds:expr, $($said:tt)+) => {
        if !$holds {
            return Err(format!($($said)+));
        }
    };
}

/// The laws for a document that may be no text at all: then it is refused, each time alike.
fn obey(bytes: &[u8]) -> Result<(), TestCaseError> {
    match ibid::read(bytes, &Options::default()) {
        Ok(reading) => every_law(bytes, &reading).map_err(TestCaseError::fail),
        Err(error) => {
            prop_assert!(!error.to_string().is_empty());
            prop_assert_eq!(Some(error), ibid::read(bytes, &Options::default()).err());
            Ok(())
        }
    }
}

fn every_law(bytes: &[u8], reading: &Reading) -> Law {
    notes_stand_in_the_source(reading)?;
    pieces_tile_their_note(reading)?;
    separators_hide_nothing(reading)?;
    spans_are_true(reading)?;
    ledger_adds_up(reading)?;
    biblatex_reads_back(reading)?;
    tables_are_square(reading)?;
    the_same_again(bytes, reading)
}

fn notes_stand_in_the_source(reading: &Reading) -> Law {
    let source = &reading.document.source;
    let mut last = Default::default();
    for repair in &source.repairs {
        law!(fits(repair.span, &source.text), "a repair is outside the text: {repair:?}");
        law!(repair.span >= last, "repairs are not in order: {repair:?}");
        last = repair.span;
    }
    for note in &reading.document.notes {
        let label = &note.label;
        law!(fits(note.span, &source.text), "note {label}: its span is outside the text");
        law!(note.anchor.is_none_or(|a| fits(a, &source.text)), "note {label}: its mark is outside the text");
        law!(note.text.trim() == note.text, "note {label}: space at an end of {:?}", note.text);
        law!(!note.text.contains(['\n', '\r']), "note {label}: a line end in {:?}", note.text);
        trail_is_true(&note.trail, &note.text, &source.text).map_err(|at| format!("note {label}: {at}"))?;
        for (span, _) in &note.styles {
            law!(fits(*span, &note.text), "note {label}: a style is outside its text");
        }
    }
    Ok(())
}

/// Where a run of the trail begins, both texts have the same character, or white space of some sort.
fn trail_is_true(trail: &Trail, here: &str, there: &str) -> Law {
    let mut last = None;
    for (h, t) in &trail.steps {
        law!(last.is_none_or(|l| l < *h), "the trail goes back at {h}");
        last = Some(*h);
        let (Some(ours), Some(theirs)) = (here.get(*h as usize..), there.get(*t as usize..)) else {
            return Err(format!("the trail leads from {h} to {t}, which is no character"));
        };
        if let (Some(a), Some(b)) = (ours.chars().next(), theirs.chars().next()) {
            law!(a == b || a.is_whitespace(), "the trail leads from {a:?} at {h} to {b:?} at {t}");
        }
    }
    Ok(())
}

fn pieces_tile_their_note(reading: &Reading) -> Law {
    law!(reading.notes.len() == reading.document.notes.len(), "a note was not read");
    for (n, read) in reading.notes.iter().enumerate() {
        law!(read.note.0 as usize == n, "note {n} was read as {}", read.note.0);
        let text = &reading.document.notes[n].text;
        let mut at = 0;
        for piece in &read.pieces {
            law!(piece.len > 0, "an empty piece in {text:?}");
            let end = at + piece.len as usize;
            law!(text.is_char_boundary(end) && end <= text.len(), "a piece ends at {end} in {text:?}");
            let of = match piece.part {
                Part::Field { of, .. } | Part::Locator { of, .. } => usize::from(of),
                _ => 0,
            };
            law!(
                of == 0 || of < read.citations.len(),
                "a piece of citation {of}, which is not there: {text:?}"
            );
            at = end;
        }
        law!(at == text.len(), "pieces cover {at} of {} bytes of {text:?}", text.len());
    }
    Ok(())
}

/// Letters in a separator are words of the lexicon: text cannot hide in it.
fn separators_hide_nothing(reading: &Reading) -> Law {
    let lexicon = Lexicon::builtin();
    for read in &reading.notes {
        let text = &reading.document.note(read.note).text;
        let mut at = 0;
        for piece in &read.pieces {
            let stretch = &text[at..at + piece.len as usize];
            if piece.part == Part::Separator
                && let Some(word) = stranger(lexicon, stretch)
            {
                return Err(format!("{word:?} hides in the separator {stretch:?} of {text:?}"));
            }
            at += piece.len as usize;
        }
    }
    Ok(())
}

/// The first word of a separator that no form of the lexicon accounts for. An ordinal's ending and a
/// possessive's are no words.
fn stranger<'t>(lexicon: &Lexicon, separator: &'t str) -> Option<&'t str> {
    let mut words: Vec<&str> =
        separator.split(|c: char| !is_of_a_word(c)).filter(|w| has_letter(w)).collect();
    // A hyphen at an end joins nothing: `f. R-` has the word `R`.
    words.iter_mut().for_each(|w| *w = w.trim_matches('-'));
    words.retain(|w| {
        !matches!(w.trim_matches(is_mark), "st" | "nd" | "rd" | "th" | "d" | "s" | "е" | "й" | "я")
    });
    let mut at = 0;
    while let Some(word) = words.get(at) {
        let known = lexicon.forms(&lexicon::fold(word)).map(|form| {
            let rest: Vec<&str> = form.rest.split(' ').filter(|w| has_letter(w)).collect();
            let fits =
                rest.iter().zip(words.get(at + 1..).unwrap_or_default()).all(|(r, w)| *r == lexicon::fold(w));
            if fits { 1 + rest.len() } else { 0 }
        });
        match known.max() {
            Some(taken) if taken > 0 => at += taken,
            _ => return Some(word),
        }
    }
    None
}

fn is_of_a_word(c: char) -> bool {
    c.is_alphanumeric() || is_mark(c)
}

fn is_mark(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʹ' | 'ʼ' | '-' | '\u{ad}' | '\u{301}' | '\u{308}' | '\u{306}')
}

fn has_letter(word: &str) -> bool {
    word.chars().any(char::is_alphabetic)
}

fn spans_are_true(reading: &Reading) -> Law {
    for read in &reading.notes {
        let text = &reading.document.note(read.note).text;
        let mut end = 0;
        for citation in &read.citations {
            let span = citation.span;
            law!(fits(span, text) && !span.is_empty(), "a citation at {span:?} of {text:?}");
            law!(span.start >= end, "a citation at {span:?} begins inside the one before: {text:?}");
            end = span.end;
            let mut last = 0;
            for (field, site) in &citation.sites {
                law!(fits(*site, text), "{field:?} at {site:?} of {text:?}");
                law!(site.start >= last, "fields are not in reading order: {:?}, {text:?}", citation.sites);
                last = site.start;
                let outside = *field == Field::Author && citation.doubts(Doubt::AuthorFromSentence);
                law!(
                    outside || holds(span, *site),
                    "{field:?} at {site:?} is outside its citation {span:?}: {text:?}"
                );
                law!(citation.fields.has(*field), "{field:?} was read and not kept: {text:?}");
            }
            for locator in &citation.locators {
                law!(
                    fits(locator.span, text) && holds(span, locator.span),
                    "{locator:?} is outside {span:?}: {text:?}"
                );
                law!(!locator.value.value.is_empty(), "an empty locator in {text:?}");
            }
            let others = [
                citation.signal,
                citation.via.as_ref().map(|v| v.span),
                citation.hereafter.as_ref().map(|h| h.span),
            ];
            for other in others.into_iter().flatten() {
                law!(fits(other, text), "a signal, via or hereafter at {other:?} of {text:?}");
            }
            law!(
                (0.0..=1.0).contains(&citation.confidence),
                "confidence {} in {text:?}",
                citation.confidence
            );
            for (field, value) in citation.fields.iter() {
                // `ders. (Hg.)` alone says that there is an editor; who it is the citation before says.
                let same = matches!(value, Value::Names(names) if names.is_empty());
                law!(same || !is_empty(value), "{field:?} is empty in {text:?}");
            }
        }
        for span in &read.unread {
            law!(fits(*span, text), "unread words at {span:?} of {text:?}");
        }
    }
    Ok(())
}

fn is_empty(value: &Value) -> bool {
    match value {
        Value::Text(text) => text.trim().is_empty(),
        Value::Names(names) => names.is_empty() || names.iter().any(|n| n.sort_word().trim().is_empty()),
        Value::Date(date) => date.edtf.is_empty(),
        Value::Place(place) => place.is_empty(),
    }
}

fn ledger_adds_up(reading: &Reading) -> Law {
    let ledger = &reading.ledger;
    let there = |id: CitationId| {
        reading.notes.get(id.note.0 as usize).is_some_and(|n| usize::from(id.nth) < n.citations.len())
    };
    let mut keys = HashSet::new();
    for entry in &ledger.entries {
        law!(keys.insert(&entry.key), "two entries are called {}", entry.key);
        law!(
            !entry.key.is_empty() && !entry.key.contains([' ', ',', '{', '}', '"', '%', '#', '~', '\\']),
            "key {:?}",
            entry.key
        );
        for (field, value) in entry.fields.iter() {
            law!(!is_empty(value), "{}: {field:?} is empty", entry.key);
        }
        law!(entry.cited_in.is_sorted_by(|a, b| a < b), "{}: its notes are not in order", entry.key);
    }
    let mut cited = vec![Vec::new(); ledger.entries.len()];
    let mut last = None;
    for mention in &ledger.mentions {
        let id = mention.citation;
        law!(there(id), "a mention of {id:?}, which is not there");
        law!(last < Some(id), "mentions are not in reading order at {id:?}");
        last = Some(id);
        if let Some(of) = mention.because.antecedent() {
            law!(there(of) && of != id, "{id:?} leans on {of:?}");
        }
        law!((0.0..=1.0).contains(&mention.confidence), "confidence {}", mention.confidence);
        match mention.entry {
            Some(entry) => {
                law!(entry < cited.len(), "{id:?} cites entry {entry} of {}", cited.len());
                cited[entry].push(id.note);
                law!(mention.because != Because::Unresolved, "{id:?} is unresolved and has an entry");
            }
            None => law!(!mention.ambiguous, "{id:?} is ambiguous and has no entry"),
        }
    }
    for (entry, mut notes) in ledger.entries.iter().zip(cited) {
        notes.dedup();
        law!(notes == entry.cited_in, "{}: cited in {notes:?}, but kept {:?}", entry.key, entry.cited_in);
    }
    for finding in &ledger.findings {
        law!(!finding.message.is_empty(), "a finding says nothing");
        let places = finding
            .note
            .map(|n| (n, finding.span))
            .into_iter()
            .chain(finding.also.iter().map(|a| (a.note, a.span)));
        for (note, span) in places {
            let text = reading.document.notes.get(note.0 as usize).map(|n| n.text.as_str());
            law!(text.is_some_and(|t| fits(span, t)), "finding {} at {note:?} {span:?}", finding.rule.name);
        }
    }
    Ok(())
}

/// The `biblatex` crate reads every entry and, of those with a title of their own, the same values.
fn biblatex_reads_back(reading: &Reading) -> Law {
    let printed = emit::biblatex(reading);
    let read = Bibliography::parse(&printed).map_err(|error| format!("{error:?} in\n{printed}"))?;
    let keys: Vec<&str> = read.keys().collect();
    let ours: Vec<&str> = reading.ledger.described().map(|e| e.key.as_str()).collect();
    law!(keys == ours, "keys {ours:?} came back as {keys:?}");
    for entry in reading.ledger.described() {
        let Some(back) = read.get(&entry.key) else { return Err(format!("{} is lost", entry.key)) };
        for (field, value) in entry.fields.iter() {
            let Value::Text(text) = value else { continue };
            if !matches!(field, Field::Title | Field::Booktitle | Field::Journaltitle | Field::Publisher) {
                continue;
            }
            let subtitle = field.name().contains("title").then(|| field.name().replace("title", "subtitle"));
            let whole: Vec<String> = std::iter::once(field.name().to_owned())
                .chain(subtitle)
                .filter_map(|name| back.get(&name).map(|chunks| chunks.format_verbatim()))
                .collect();
            if whole.is_empty() {
                // A field the entry type has no place for is kept in another: no word is lost.
                let kept =
                    back.fields.values().any(|c| letters(&c.format_verbatim()).contains(&letters(text)));
                law!(
                    kept || entry.kind == Kind::Archival,
                    "{}: {} {text:?} is lost",
                    entry.key,
                    field.name()
                );
                continue;
            }
            let whole = if whole.len() > 1 && field.name().contains("title") {
                whole.join(": ")
            } else {
                whole.concat()
            };
            law!(
                letters(&whole) == letters(text),
                "{}: {} {text:?} came back as {whole:?}",
                entry.key,
                field.name()
            );
        }
        for (field, names) in [
            (Field::Author, entry.fields.names(Field::Author)),
            (Field::Editor, entry.fields.names(Field::Editor)),
        ] {
            let Ok(people) = back.get_as::<Vec<Person>>(field.name()) else { continue };
            law!(people.len() == names.len(), "{}: {} names became {}", entry.key, names.len(), people.len());
            for (name, person) in names.iter().zip(&people) {
                let (ours, theirs) = (letters(name.sort_word()), letters(&person.name));
                law!(
                    ours == theirs || letters(&person.prefix) + &theirs == ours,
                    "{}: {ours} became {theirs}",
                    entry.key
                );
            }
        }
    }
    Ok(())
}

/// Letters and digits alone: quotes, dashes and spaces are set as the format wants them.
fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// Every row of a table has as many cells as its head; JSON is JSON.
fn tables_are_square(reading: &Reading) -> Law {
    for writer in emit::WRITERS {
        let printed = (writer.write)(reading, &emit::Printing::of("sample.txt"))
            .map_err(|e| format!("{}: {e}", writer.name))?;
        let printed = String::from_utf8(printed).map_err(|e| format!("{}: {e}", writer.name))?;
        if writer.name.starts_with("csv") {
            let mut rows = csv::Reader::from_reader(printed.trim_start_matches('\u{feff}').as_bytes());
            for row in rows.records() {
                row.map_err(|e| format!("{}: {e}", writer.name))?;
            }
        } else if writer.name == "json" {
            let _: serde_json::Value = serde_json::from_str(&printed).map_err(|e| format!("json: {e}"))?;
        }
    }
    Ok(())
}

fn the_same_again(bytes: &[u8], reading: &Reading) -> Law {
    let again = ibid::read(bytes, &Options::default()).map_err(|e| e.to_string())?;
    law!(again.ledger == reading.ledger && again.notes == reading.notes, "the second reading differs");
    for writer in emit::WRITERS {
        let print =
            |r: &Reading| (writer.write)(r, &emit::Printing::of("sample.txt")).map_err(|e| e.to_string());
        law!(print(reading)? == print(&again)?, "{} differs the second time", writer.name);
    }
    Ok(())
}

/// The span lies in the text and cuts no character.
fn fits(span: Span, text: &str) -> bool {
    span.start <= span.end && text.get(span.range()).is_some()
}

fn holds(outer: Span, inner: Span) -> bool {
    outer.start <= inner.start && inner.end <= outer.end
}
