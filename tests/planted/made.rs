//! Faults planted in a clean document: each is found at its note.
//!
//! The document is made up of invented works, named in full, then in short and with *Ibid.* A planter changes
//! one thing at a random place; the rule for it has to speak up at that note, and nothing is found before.

use ibid::lexicon::Lexicon;
use ibid::model::Finding;
use ibid::rules::{self, Settings};
use ibid::{Options, Reading};

const FAMILIES: [&str; 12] = [
    "Greenwood",
    "Stonebridge",
    "Castellano",
    "Ferguson",
    "Lindqvist",
    "Moreau",
    "Halloran",
    "Petersen",
    "Ostrowski",
    "Vandermeer",
    "Whitaker",
    "Zimmermann",
];
const GIVEN: [&str; 12] = [
    "Anna", "Paul", "Maria", "James", "Karin", "Louise", "Patrick", "Henrik", "Marek", "Johanna", "Simon",
    "Ursula",
];
const TITLES: [&str; 12] = [
    "Harvest and Famine in the Southern Valleys",
    "Merchants of the Inland Sea",
    "Churches without Bishops",
    "Railways and Republics",
    "Winter Markets of the North",
    "Printing in Wartime",
    "Schools for the Provinces",
    "Letters from the Garrison",
    "Customs and Contraband",
    "Doctors of the Frontier",
    "Lanterns over the Harbour",
    "Orchards of the Empire",
];
const SHORT: [&str; 12] = [
    "Harvest and Famine",
    "Merchants of the Inland Sea",
    "Churches without Bishops",
    "Railways and Republics",
    "Winter Markets",
    "Printing in Wartime",
    "Schools for the Provinces",
    "Letters from the Garrison",
    "Customs and Contraband",
    "Doctors of the Frontier",
    "Lanterns over the Harbour",
    "Orchards of the Empire",
];
const PLACES: [&str; 4] = ["London", "Boston", "Chicago", "Oxford"];
const HOUSES: [&str; 4] = ["Hill Press", "Pine Books", "University of Chicago Press", "Lake Academic"];

/// A small generator of numbers: the same every run.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        (self.0 >> 33) as usize % sides
    }
}

fn full(work: usize, page: usize) -> String {
    let (place, house) = (PLACES[work % 4], HOUSES[work % 4]);
    let year = 1970 + work * 2;
    format!("{} {}, {} ({place}: {house}, {year}), {page}.", GIVEN[work], FAMILIES[work], TITLES[work])
}

fn short(work: usize, page: usize) -> String {
    format!("{}, {}, {page}.", FAMILIES[work], SHORT[work])
}

/// Notes without a fault: what each cites and how.
#[derive(Clone, Copy, PartialEq, Debug)]
enum How {
    Full,
    Short,
    Ibid,
}

fn clean(dice: &mut Dice) -> Vec<(How, usize, String)> {
    let mut notes: Vec<(How, usize, String)> = Vec::new();
    for work in 0..FAMILIES.len() {
        let page = 10 + dice.roll(200);
        notes.push((How::Full, work, full(work, page)));
        for more in 1..=1 + dice.roll(2) {
            notes.push((How::Ibid, work, format!("Ibid., {}.", page + more)));
        }
        let earlier = dice.roll(work + 1);
        if earlier < work {
            notes.push((How::Short, earlier, short(earlier, 10 + dice.roll(200))));
        }
    }
    notes
}

fn text(notes: &[(How, usize, String)]) -> String {
    notes.iter().enumerate().map(|(n, (_, _, note))| format!("{}. {note}\n", n + 1)).collect()
}

fn check(text: &str) -> (Reading, Vec<Finding>) {
    let reading = ibid::read(text.as_bytes(), &Options::default()).expect("a text");
    let findings = rules::check(&reading, Lexicon::builtin(), &Settings::default());
    (reading, findings)
}

/// True if `rule` finds something at note `at` (from 0), or says that it conflicts with it.
fn found(text: &str, rule: &str, at: usize) -> bool {
    let (reading, findings) = check(text);
    let label = (at + 1).to_string();
    let is = |note: ibid::model::NoteId| reading.document.note(note).label == label;
    findings
        .iter()
        .any(|f| f.rule.name == rule && (f.note.is_some_and(is) || f.also.iter().any(|a| is(a.note))))
}

/// A letter inside a word (from its second) changed into another.
fn misspelt(word: &str, dice: &mut Dice) -> String {
    let at = 1 + dice.roll(word.len() - 2);
    let old = word.as_bytes()[at];
    let new = [b'a', b'e', b'o', b'n', b'r', b't'].into_iter().cycle().skip(dice.roll(6)).find(|c| *c != old);
    let mut bytes = word.as_bytes().to_vec();
    bytes[at] = new.expect("another letter");
    String::from_utf8(bytes).expect("letters")
}

/// Plants a fault many times; at least 95 in 100 have to be found.
fn plant(rule: &str, fault: impl Fn(&mut Vec<(How, usize, String)>, &mut Dice) -> Option<usize>) {
    let mut dice = Dice(rule.len() as u64 + 17);
    let (mut planted, mut missed) = (0, Vec::new());
    while planted < 40 {
        let mut notes = clean(&mut dice);
        let Some(at) = fault(&mut notes, &mut dice) else { continue };
        planted += 1;
        let document = text(&notes);
        if !found(&document, rule, at) {
            missed.push(format!("note {}: {}", at + 1, notes[at].2));
        }
    }
    assert!(
        missed.len() * 20 <= planted,
        "{rule}: missed {} of {planted}:\n{}",
        missed.len(),
        missed.join("\n")
    );
}

fn any(
    notes: &[(How, usize, String)],
    dice: &mut Dice,
    wanted: impl Fn(usize, &(How, usize, String)) -> bool,
) -> Option<usize> {
    let fit: Vec<usize> =
        notes.iter().enumerate().filter(|(n, note)| wanted(*n, note)).map(|(n, _)| n).collect();
    (!fit.is_empty()).then(|| fit[dice.roll(fit.len())])
}

#[test]
fn a_clean_document_has_no_findings() {
    let mut dice = Dice(1);
    for _ in 0..20 {
        let document = text(&clean(&mut dice));
        let (_, findings) = check(&document);
        assert!(findings.is_empty(), "{document}\n{findings:#?}");
    }
}

#[test]
fn a_letter_of_an_authors_name() {
    plant("author-differs", |notes, dice| {
        let at = any(notes, dice, |_, n| n.0 == How::Short)?;
        let family = FAMILIES[notes[at].1];
        notes[at].2 = notes[at].2.replace(family, &misspelt(family, dice));
        Some(at)
    });
}

#[test]
fn a_letter_of_a_short_title() {
    plant("short-title-differs", |notes, dice| {
        let at = any(notes, dice, |_, n| n.0 == How::Short)?;
        let word = TITLES[notes[at].1].split(' ').next()?;
        notes[at].2 = notes[at].2.replace(word, &misspelt(word, dice));
        Some(at)
    });
}

#[test]
fn another_year() {
    plant("year-differs", |notes, dice| {
        let at = any(notes, dice, |_, n| n.0 == How::Short)?;
        let work = notes[at].1;
        let year = 1970 + work * 2;
        // One digit, as slips go.
        let wrong = if year % 10 == 9 { year - 1 } else { year + 1 };
        notes[at].2 = full(work, 12).replace(&year.to_string(), &wrong.to_string());
        Some(at)
    });
}

#[test]
fn another_place() {
    plant("place-differs", |notes, dice| {
        let at = any(notes, dice, |_, n| n.0 == How::Short)?;
        let work = notes[at].1;
        let (place, other) = (PLACES[work % 4], PLACES[(work + 1) % 4]);
        notes[at].2 = full(work, 12).replace(&format!("({place}:"), &format!("({other}:"));
        Some(at)
    });
}

#[test]
fn another_publisher() {
    plant("publisher-differs", |notes, dice| {
        let at = any(notes, dice, |_, n| n.0 == How::Short)?;
        let work = notes[at].1;
        notes[at].2 = full(work, 12).replace(HOUSES[work % 4], HOUSES[(work + 1) % 4]);
        Some(at)
    });
}

#[test]
fn a_full_note_again() {
    plant("repeated-full-form", |notes, dice| {
        let at = any(notes, dice, |_, n| n.0 == How::Short)?;
        notes[at].2 = full(notes[at].1, 12);
        Some(at)
    });
}

#[test]
fn a_full_note_removed() {
    plant("short-without-full", |notes, dice| {
        let short = any(notes, dice, |_, n| n.0 == How::Short)?;
        let work = notes[short].1;
        let gone = |n: &(How, usize, String)| n.1 == work && n.0 != How::Short;
        let before = notes[..short].iter().filter(|n| gone(n) || n.1 == work).count();
        notes.retain(|n| !gone(n));
        // The first of the short ones speaks for all.
        let first = notes.iter().position(|n| n.1 == work)?;
        (before > 0).then_some(first)
    });
}

#[test]
fn an_ibid_after_two_works() {
    plant("ambiguous-ibid", |notes, dice| {
        let at = any(notes, dice, |n, note| n > 0 && note.0 == How::Ibid)?;
        let other = (notes[at].1 + 5) % FAMILIES.len();
        let before = notes[at - 1].2.trim_end_matches('.').to_owned();
        if notes[at - 1].0 != How::Full {
            return None;
        }
        notes[at - 1].2 = format!("{before}; {}", full(other, 33));
        Some(at)
    });
}

#[test]
fn an_ibid_first() {
    plant("orphan-ibid", |notes, dice| {
        notes.insert(0, (How::Ibid, 0, format!("Ibid., {}.", 10 + dice.roll(90))));
        Some(0)
    });
}

#[test]
fn the_same_page_again() {
    plant("same-locator-ibid", |notes, dice| {
        let at = any(notes, dice, |_, n| n.0 == How::Ibid)?;
        let page = notes[at - 1].2.rsplit(", ").next()?.to_owned();
        notes[at].2 = format!("Ibid., {page}");
        Some(at)
    });
}

#[test]
fn a_range_reversed() {
    plant("reversed-page-range", |notes, dice| {
        let at = any(notes, dice, |_, n| n.0 != How::Full)?;
        let low = 20 + dice.roll(30);
        let head = notes[at].2.rsplit_once(", ").map(|(head, _)| head.to_owned())?;
        notes[at].2 = format!("{head}, {}–{low}.", low + 5 + dice.roll(20));
        Some(at)
    });
}

#[test]
fn a_code_that_nobody_knows() {
    plant("unknown-archive", |notes, dice| {
        let at = any(notes, dice, |_, n| n.0 == How::Short)?;
        let code = ["GAXX", "QZXA", "TsGWX", "ARQX"][dice.roll(4)];
        notes[at].2 = format!("{code}, f. {}, op. 1, d. {}, l. 3.", 2 + dice.roll(90), 2 + dice.roll(90));
        Some(at)
    });
}

#[test]
fn notes_lost() {
    let mut dice = Dice(5);
    for _ in 0..40 {
        let notes = clean(&mut dice);
        let at = 2 + dice.roll(notes.len() - 8);
        let lost = 1 + dice.roll(3);
        let document: String = text(&notes)
            .lines()
            .enumerate()
            .filter(|(n, _)| *n <= at || *n > at + lost)
            .map(|(_, line)| format!("{line}\n"))
            .collect();
        assert!(found(&document, "note-number-gap", at), "after note {}:\n{document}", at + 1);
    }
}

#[test]
fn letters_of_two_alphabets() {
    plant("mixed-scripts", |notes, dice| {
        let at = any(notes, dice, |_, n| n.0 == How::Short)?;
        let family = FAMILIES[notes[at].1];
        notes[at].2 = notes[at]
            .2
            .replace(family, &family.replace('e', "е").replace('o', "о").replace('a', "а").replace('i', "і"));
        Some(at)
    });
}
