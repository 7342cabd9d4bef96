//! Faults planted in the documents of `tests/clean`. A planter finds its place by the reading, changes words of
//! one note, and the rule has to speak up at that note in 95 of 100 plantings.

use std::fs;
use std::path::Path;

use ibid::lexicon::Lexicon;
use ibid::model::{Back, Citation, Field, Finding, Form, Mention, NoteId, Span, Unit};
use ibid::rules::{self, Bibliography, Settings};
use ibid::{Options, Reading};

/// How often each fault is planted.
const TIMES: usize = 30;

/// A small generator of numbers: the same every run.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        (self.0 >> 33) as usize % sides.max(1)
    }

    fn pick<T: Copy>(&mut self, all: &[T]) -> Option<T> {
        all.get(self.roll(all.len())).copied()
    }
}

/// A document: the label and the text of each note.
#[derive(Clone)]
struct Page {
    name: String,
    notes: Vec<(String, String)>,
}

impl Page {
    fn text(&self) -> String {
        self.notes.iter().map(|(label, text)| format!("{label}. {text}\n")).collect()
    }

    fn number(&mut self) {
        for (n, note) in self.notes.iter_mut().enumerate() {
            note.0 = (n + 1).to_string();
        }
    }

    fn put(&mut self, note: usize, span: Span, words: &str) {
        self.notes[note].1.replace_range(span.range(), words);
    }

    fn insert(&mut self, at: usize, text: &str) {
        self.notes.insert(at, (String::new(), text.to_owned()));
        self.number();
    }

    fn is_russian(&self) -> bool {
        self.name == "russian"
    }
}

fn pages() -> Vec<Page> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/clean");
    let mut all: Vec<Page> = Vec::new();
    for entry in fs::read_dir(folder).expect("tests/clean").flatten() {
        let text = fs::read_to_string(entry.path()).expect("a text");
        let note = |line: &str| line.split_once(". ").map(|(n, t)| (n.to_owned(), t.to_owned()));
        let name = entry.path().file_stem().unwrap_or_default().to_string_lossy().into_owned();
        all.push(Page { name, notes: text.lines().map(|l| note(l).expect("a note a line")).collect() });
    }
    all.sort_by(|a, b| a.name.cmp(&b.name));
    all
}

fn read(text: &str) -> Reading {
    ibid::read(text.as_bytes(), &Options::default()).expect("a text")
}

/// A citation with what became of it.
#[derive(Clone, Copy)]
struct Cited<'r> {
    note: usize,
    citation: &'r Citation,
    mention: &'r Mention,
    raw: &'r str,
    /// It is the only one of its note.
    alone: bool,
}

impl<'r> Cited<'r> {
    fn site(&self, field: Field) -> Option<Span> {
        self.citation.sites.iter().find(|(f, s)| *f == field && !s.is_empty()).map(|(_, s)| *s)
    }

    fn is(&self, form: Form) -> bool {
        self.mention.form == form && (form == Form::Ibid || self.citation.back.is_none())
    }

    fn is_ibid(&self) -> bool {
        self.citation.back == Some(Back::Ibid)
    }
}

fn cited(reading: &Reading) -> Vec<Cited<'_>> {
    let at = |m: &Mention| (m.citation.note.0 as usize, usize::from(m.citation.nth));
    let mut all: Vec<Cited> = Vec::new();
    for mention in &reading.ledger.mentions {
        let (note, nth) = at(mention);
        let citations = &reading.notes[note].citations;
        let citation = &citations[nth];
        let raw = citation.span.of(&reading.document.notes[note].text);
        all.push(Cited { note, citation, mention, raw, alone: citations.len() == 1 });
    }
    all.sort_by_key(|c| (c.note, c.citation.span));
    all
}

/// The first full citation of the work that `c` cites.
fn full<'r>(all: &[Cited<'r>], c: &Cited) -> Option<Cited<'r>> {
    let same = |f: &&Cited| f.mention.entry == c.mention.entry && f.is(Form::Full);
    all.iter().find(same).copied().filter(|f| f.note < c.note)
}

fn is_cyrillic(text: &str) -> bool {
    text.chars().any(|c| ('\u{400}'..='\u{4ff}').contains(&c))
}

/// One letter of a word, from its second, changed, left out, doubled, or exchanged with the next.
fn slip(word: &str, dice: &mut Dice) -> String {
    let mut letters: Vec<char> = word.chars().collect();
    let at = 1 + dice.roll(letters.len() - 2);
    match dice.roll(4) {
        0 if letters[at] != letters[at + 1] => letters.swap(at, at + 1),
        1 => {
            letters.remove(at);
        }
        2 => letters.insert(at, letters[at]),
        _ => {
            let others = if is_cyrillic(word) { ['е', 'о', 'н', 'р'] } else { ['e', 'o', 'n', 'r'] };
            letters[at] = others.into_iter().find(|c| *c != letters[at]).unwrap_or('x');
        }
    }
    letters.into_iter().collect()
}

/// A word of a span with at least so many letters, and no other signs.
fn word(text: &str, span: Span, letters: usize, dice: &mut Dice) -> Option<Span> {
    let within = span.of(text);
    let mut found: Vec<Span> = Vec::new();
    let mut from = 0;
    for part in within.split(|c: char| !c.is_alphabetic()) {
        if part.chars().count() >= letters {
            found.push(Span::new(span.start as usize + from, span.start as usize + from + part.len()));
        }
        from += part.len() + within[from + part.len()..].chars().next().map_or(0, char::len_utf8);
    }
    dice.pick(&found)
}

/// The settings, the changed document, and the note (from 0) where the fault is.
type Planted = Option<(Page, usize)>;

fn findings(page: &Page, settings: &Settings) -> (Reading, Vec<Finding>) {
    let reading = read(&page.text());
    let findings = rules::check(&reading, Lexicon::builtin(), settings);
    (reading, findings)
}

fn is_found(page: &Page, rule: &str, at: usize) -> bool {
    let (reading, findings) = findings(page, &Settings::default());
    let label = &page.notes[at].0;
    let here = |n: NoteId| reading.document.note(n).label == *label;
    findings
        .iter()
        .any(|f| f.rule.name == rule && (f.note.is_some_and(here) || f.also.iter().any(|a| here(a.note))))
}

/// Plants a fault many times over all documents; at least 95 in 100 have to be found.
fn plant(rule: &str, fault: impl Fn(&Page, &[Cited], &mut Dice) -> Planted) {
    let mut dice = Dice(rule.len() as u64 * 31 + 7);
    let all: Vec<(Page, Reading)> = pages().into_iter().map(|p| (p.clone(), read(&p.text()))).collect();
    let (mut planted, mut tried, mut missed) = (0, 0, Vec::new());
    while planted < TIMES && tried < TIMES * 40 {
        tried += 1;
        let (page, reading) = &all[dice.roll(all.len())];
        let Some((changed, at)) = fault(page, &cited(reading), &mut dice) else { continue };
        planted += 1;
        if !is_found(&changed, rule, at) {
            missed.push(format!("{}, note {}: {}", page.name, changed.notes[at].0, changed.notes[at].1));
        }
    }
    assert!(planted >= TIMES / 2, "{rule}: planted only {planted} times");
    let list = missed.join("\n");
    assert!(missed.len() * 20 <= planted, "{rule}: missed {} of {planted}:\n{list}", missed.len());
}

/// One of the citations that are wanted.
fn any<'r>(all: &[Cited<'r>], dice: &mut Dice, wanted: impl Fn(&Cited<'r>) -> bool) -> Option<Cited<'r>> {
    let fit: Vec<Cited> = all.iter().copied().filter(|c| wanted(c)).collect();
    dice.pick(&fit)
}

/// A short note made the full one of its work again: the document, the note, the full citation, and where it
/// stands now.
fn again<'r>(page: &Page, all: &[Cited<'r>], dice: &mut Dice) -> Option<(Page, usize, Cited<'r>, usize)> {
    let short = any(all, dice, |c| c.is(Form::Short) && c.alone && full(all, c).is_some())?;
    let first = full(all, &short)?;
    let mut page = page.clone();
    page.put(short.note, short.citation.span, first.raw);
    Some((page, short.note, first, short.citation.span.start as usize))
}

/// The same with `field` written otherwise.
fn other(
    page: &Page,
    all: &[Cited],
    dice: &mut Dice,
    field: Field,
    otherwise: impl Fn(&str, &mut Dice) -> Option<String>,
) -> Planted {
    let (mut page, note, first, start) = again(page, all, dice)?;
    let site = first.site(field)?;
    let value = otherwise(site.of(&page_text(&page, note, first, start, site)?), dice)?;
    let from = start + (site.start - first.citation.span.start) as usize;
    page.put(note, Span::new(from, from + site.len()), &value);
    Some((page, note))
}

/// The text that holds `site` of the full citation, at the full citation's own offsets.
fn page_text(page: &Page, note: usize, first: Cited, start: usize, site: Span) -> Option<String> {
    let from = start + (site.start - first.citation.span.start) as usize;
    let words = page.notes[note].1.get(from..from + site.len())?;
    Some(" ".repeat(site.start as usize) + words)
}

#[test]
fn clean_documents_have_no_findings() {
    for page in pages() {
        let (reading, findings) = findings(&page, &Settings::default());
        let label = |f: &Finding| f.note.map_or("-", |n| &reading.document.note(n).label).to_owned();
        let said: Vec<String> =
            findings.iter().map(|f| format!("note {}: {} ({})", label(f), f.message, f.rule.name)).collect();
        assert!(said.is_empty(), "{}:\n{}", page.name, said.join("\n"));
    }
}

#[test]
fn a_letter_of_a_name_in_a_short_form() {
    plant("author-differs", |page, all, dice| {
        let c = any(all, dice, |c| c.is(Form::Short) && full(all, c).is_some())?;
        let text = &page.notes[c.note].1;
        let at = word(text, c.site(Field::Author).or(c.site(Field::Editor))?, 6, dice)?;
        let mut page = page.clone();
        let wrong = slip(at.of(text), dice);
        page.put(c.note, at, &wrong);
        Some((page, c.note))
    });
}

#[test]
fn a_letter_of_a_name_before_op_cit() {
    plant("author-differs", |page, all, dice| {
        let c = any(all, dice, |c| c.is(Form::Short) && c.alone && full(all, c).is_some())?;
        let text = &page.notes[c.note].1;
        let site = c.site(Field::Author)?;
        let name = site.of(text).to_owned();
        let at = word(text, site, 6, dice)?;
        let wrong = name.replace(at.of(text), &slip(at.of(text), dice));
        let mut page = page.clone();
        page.notes[c.note].1 = if page.is_russian() {
            format!("{wrong} Указ. соч. С. 7.")
        } else {
            format!("{wrong}, op. cit., p. 7.")
        };
        Some((page, c.note))
    });
}

#[test]
fn a_letter_of_a_short_title() {
    plant("short-title-differs", |page, all, dice| {
        let c = any(all, dice, |c| c.is(Form::Short) && full(all, c).is_some())?;
        let text = &page.notes[c.note].1;
        let at = word(text, c.site(Field::Title)?, 6, dice)?;
        let mut page = page.clone();
        let wrong = slip(at.of(text), dice);
        page.put(c.note, at, &wrong);
        Some((page, c.note))
    });
}

#[test]
fn a_full_note_again() {
    plant("repeated-full-form", |page, all, dice| {
        again(page, all, dice).map(|(page, note, ..)| (page, note))
    });
}

#[test]
fn a_letter_of_a_name_in_a_full_note() {
    plant("author-differs", |page, all, dice| {
        other(page, all, dice, Field::Author, |name, dice| {
            let at = word(name, Span::new(0, name.len()), 6, dice)?;
            Some(name.replace(at.of(name), &slip(at.of(name), dice)))
        })
    });
}

#[test]
fn a_letter_of_a_full_title() {
    plant("title-differs", |page, all, dice| {
        other(page, all, dice, Field::Title, |title, dice| {
            let at = word(title, Span::new(0, title.len()), 6, dice)?;
            Some(title.replace(at.of(title), &slip(at.of(title), dice)))
        })
    });
}

#[test]
fn another_year() {
    plant("year-differs", |page, all, dice| {
        other(page, all, dice, Field::Date, |year, dice| {
            let last = year.chars().last()?.to_digit(10)?;
            let wrong = (last + 1 + dice.roll(8) as u32) % 10;
            (year.len() == 4).then(|| format!("{}{wrong}", &year[..3]))
        })
    });
}

#[test]
fn another_place() {
    plant("place-differs", |page, all, dice| {
        other(page, all, dice, Field::Location, |place, dice| {
            let cyrillic = page.is_russian();
            let others = if cyrillic {
                ["Томск", "Казань", "СПб."]
            } else {
                ["Toronto", "Leiden", "Boston"]
            };
            dice.pick(&others).filter(|o| *o != place).map(str::to_owned)
        })
    });
}

#[test]
fn another_publisher() {
    plant("publisher-differs", |page, all, dice| {
        other(page, all, dice, Field::Publisher, |house, dice| {
            let others = if !page.is_russian() {
                ["Beacon Press", "Brill"]
            } else {
                ["Прогресс", "Мысль"]
            };
            dice.pick(&others).filter(|o| *o != house).map(str::to_owned)
        })
    });
}

#[test]
fn another_volume() {
    plant("volume-differs", |page, all, dice| {
        other(page, all, dice, Field::Volume, |volume, dice| {
            Some((volume.parse::<usize>().ok()? + 1 + dice.roll(9)).to_string())
        })
    });
}

#[test]
fn a_full_note_removed() {
    plant("short-without-full", |page, all, dice| {
        let first =
            any(all, dice, |c| c.is(Form::Full) && c.alone && !c.citation.fields.has(Field::Archive))?;
        let same = |c: &&Cited| c.mention.entry == first.mention.entry;
        let later: Vec<&Cited> = all.iter().filter(same).filter(|c| c.note > first.note).collect();
        let short = later.iter().find(|c| c.is(Form::Short))?;
        let ibids = later.iter().take_while(|c| c.is_ibid() && c.alone).count();
        let mut page = page.clone();
        page.notes.drain(first.note..=first.note + ibids);
        let at = short.note - 1 - ibids;
        if dice.roll(2) == 0 {
            page.number();
        }
        Some((page, at))
    });
}

#[test]
fn a_short_note_before_the_full_one() {
    plant("short-before-full", |page, all, dice| {
        let short = any(all, dice, |c| c.is(Form::Short) && c.alone && full(all, c).is_some())?;
        let first = full(all, &short)?;
        let leaned = all.iter().any(|c| c.note == short.note + 1 && c.is_ibid());
        let archival = first.citation.fields.has(Field::Archive);
        let before = (first.note > 0).then(|| dice.roll(first.note))?;
        let breaks = all.iter().any(|c| c.note == before && c.is_ibid());
        if leaned || archival || breaks {
            return None;
        }
        let mut page = page.clone();
        let note = page.notes.remove(short.note);
        page.notes.insert(before, note);
        page.number();
        Some((page, before))
    });
}

#[test]
fn an_ibid_after_two_works() {
    plant("ambiguous-ibid", |page, all, dice| {
        let ibid = any(all, dice, |c| c.is_ibid() && c.alone && c.note > 0)?;
        let before = all.iter().find(|c| c.note == ibid.note - 1)?;
        let other = any(all, dice, |c| c.is(Form::Full) && c.mention.entry != before.mention.entry)?;
        let mut page = page.clone();
        let text = page.notes[ibid.note - 1].1.trim_end_matches('.').to_owned();
        page.notes[ibid.note - 1].1 = format!("{text}; {}.", other.raw);
        Some((page, ibid.note))
    });
}

#[test]
fn an_ibid_moved_after_two_works() {
    plant("ambiguous-ibid", |page, all, dice| {
        let ibid = any(all, dice, |c| c.is_ibid() && c.alone)?;
        let two = any(all, dice, |c| !c.alone && c.citation.via.is_none() && c.note != ibid.note)?;
        let mut page = page.clone();
        let note = page.notes.remove(ibid.note);
        let at = if ibid.note < two.note { two.note } else { two.note + 1 };
        page.notes.insert(at, note);
        page.number();
        Some((page, at))
    });
}

#[test]
fn an_ibid_first() {
    plant("orphan-ibid", |page, all, dice| {
        let ibid = any(all, dice, Cited::is_ibid)?;
        let mut page = page.clone();
        page.insert(0, &format!("{}.", ibid.raw.trim_end_matches('.')));
        Some((page, 0))
    });
}

#[test]
fn an_ibid_after_lost_notes() {
    plant("orphan-ibid", |page, all, dice| {
        let ibid = any(all, dice, |c| c.is_ibid() && c.alone && c.note > 3)?;
        let mut page = page.clone();
        let lost = 1 + dice.roll(2);
        page.notes.drain(ibid.note - lost..ibid.note);
        Some((page, ibid.note - lost))
    });
}

#[test]
fn an_ibid_after_prose() {
    plant("ibid-over-prose", |page, all, dice| {
        let ibid = any(all, dice, |c| c.is_ibid() && c.note > 0)?;
        let mut page = page.clone();
        let prose = match page.name.as_str() {
            "russian" => "Об этом речь пойдет ниже.",
            "german" => "Darauf kommen wir zurück.",
            "french" => "Nous y reviendrons plus loin.",
            "spanish" => "Volveremos sobre esta cuestión.",
            _ => "The committee met weekly from the autumn on.",
        };
        page.insert(ibid.note, prose);
        Some((page, ibid.note + 1))
    });
}

#[test]
fn the_same_place_again() {
    plant("same-locator-ibid", |page, all, dice| {
        let ibid = any(all, dice, |c| {
            c.is_ibid() && c.alone && c.mention.locators.len() == 1 && c.citation.fields.is_empty()
        })?;
        let before = all.iter().find(|c| c.note + 1 == ibid.note && c.alone)?;
        let [place] = before.mention.locators.as_slice() else { return None };
        let words = place.span.of(&page.notes[before.note].1).to_owned();
        let mut page = page.clone();
        page.put(ibid.note, ibid.mention.locators[0].span, &words);
        Some((page, ibid.note))
    });
}

#[test]
fn a_leaf_of_a_book() {
    plant("unfit-ibid-locator", |page, all, dice| {
        let ibid = any(all, dice, |c| c.is_ibid() && c.alone)?;
        let of = all.iter().find(|c| c.mention.entry == ibid.mention.entry && c.is(Form::Full))?;
        if of.citation.fields.has(Field::Archive) {
            return None;
        }
        let word = ibid.raw.split([',', '.']).next()?;
        let mut page = page.clone();
        let leaf = 2 + dice.roll(90);
        page.notes[ibid.note].1 = match page.name.as_str() {
            "russian" => format!("{word}. Л. {leaf}."),
            "german" => format!("{word}., Bl. {leaf}."),
            "french" => format!("{word}., f. {leaf}."),
            "spanish" => format!("{word}., f. {leaf}."),
            _ => format!("{word}., fol. {leaf}."),
        };
        Some((page, ibid.note))
    });
}

#[test]
fn op_cit_of_nobody() {
    plant("opcit-without-work", |page, all, dice| {
        let at = 1 + dice.roll(page.notes.len() - 1);
        let mut page = page.clone();
        if all.iter().any(|c| c.note == at && c.is_ibid()) {
            return None;
        }
        let number = 5 + dice.roll(200);
        let text = match page.name.as_str() {
            "russian" => format!("Кривошеин А. П. Указ. соч. С. {number}."),
            "german" => format!("Quellenbach, a. a. O., S. {number}."),
            _ => format!("Quillfeather, op. cit., p. {number}."),
        };
        page.insert(at, &text);
        Some((page, at))
    });
}

#[test]
fn op_cit_of_an_author_of_two_works() {
    plant("ambiguous-opcit", |page, _, dice| {
        if page.name != "english" {
            return None;
        }
        let mut page = page.clone();
        let at = 14 + dice.roll(5);
        // A page that neither of the two articles has: one that only one of them has would tell them apart.
        page.notes[at].1 = format!("Whitcombe, op. cit., {}.", 60 + dice.roll(90));
        Some((page, at))
    });
}

#[test]
fn a_name_alone_of_an_author_of_two_works() {
    plant("ambiguous-short-form", |page, _, dice| {
        if page.name != "english" {
            return None;
        }
        let mut page = page.clone();
        let at = 15;
        page.notes[at].1 = format!("Whitcombe, {}.", 203 + dice.roll(20));
        Some((page, at))
    });
}

#[test]
fn a_note_that_is_not_there() {
    plant("dangling-note-reference", |page, all, dice| {
        let c = any(all, dice, |c| c.is(Form::Short) && c.alone)?;
        let name = c.site(Field::Author)?.of(&page.notes[c.note].1).to_owned();
        let number = page.notes.len() + 5 + dice.roll(50);
        let mut page = page.clone();
        page.notes[c.note].1 = match (page.name.as_str(), dice.roll(2)) {
            ("russian", _) => format!("См. выше, прим. {number}."),
            ("german", _) => format!("{name} (wie Anm. {number}), S. 5."),
            (_, 0) => format!("{name} (see note {number} above), 12."),
            _ => format!("{name}, supra n. {number}, 12."),
        };
        Some((page, c.note))
    });
}

#[test]
fn a_range_reversed() {
    plant("reversed-page-range", |page, all, dice| {
        let c = any(all, dice, |c| !c.mention.locators.is_empty() && c.alone)?;
        let place = c.mention.locators.iter().find(|l| matches!(l.value.unit, Unit::Page | Unit::Folio))?;
        if !place.value.value.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        let low = 20 + dice.roll(60);
        let range = format!("{}–{low}", low + 3 + dice.roll(20));
        let mut page = page.clone();
        page.put(c.note, place.span, &range);
        Some((page, c.note))
    });
}

#[test]
fn a_page_outside_its_article() {
    plant("page-outside-range", |page, all, dice| {
        let c = any(all, dice, |c| c.is(Form::Short) && c.mention.locators.len() == 1)?;
        let pages = full(all, &c)?.citation.fields.text(Field::Pages)?.to_owned();
        let (from, _) = pages.split_once('-')?;
        let from: usize = from.parse().ok()?;
        let wrong = if from > 60 && dice.roll(2) == 0 { from - 30 } else { from + 150 };
        let mut page = page.clone();
        page.put(c.note, c.mention.locators[0].span, &wrong.to_string());
        Some((page, c.note))
    });
}

#[test]
fn a_day_that_is_not() {
    plant("impossible-date", |page, _, dice| {
        let at = dice.roll(page.notes.len());
        let mut page = page.clone();
        let day = ["31 June 1934", "30 February 1931", "June 31, 1934", "32 March 1922"];
        let day = if page.is_russian() { "31 июня 1934" } else { dice.pick(&day)? };
        page.notes[at].1 = if page.is_russian() {
            format!("Протокол от {day} г. // РГАСПИ. Ф. 17. Оп. 3. Д. 4. Л. 5.")
        } else {
            format!("“Minutes of the Board,” {day}, GARF, f. 5446, op. 13, d. 217, l. 14.")
        };
        Some((page, at))
    });
}

#[test]
fn a_code_that_nobody_knows() {
    plant("unknown-archive", |page, all, dice| {
        let c = any(all, dice, |c| c.is(Form::Full) && c.citation.fields.has(Field::Archive))?;
        let code = c.citation.fields.place()?.repository.clone();
        if code.contains(' ') {
            return None;
        }
        let letters: &[char] =
            if code.is_ascii() { &['Q', 'X', 'W', 'Z', 'J'] } else { &['Щ', 'Ф', 'Ж', 'Ц'] };
        let unknown: String = (0..3 + dice.roll(2)).filter_map(|_| dice.pick(letters)).collect();
        let mut page = page.clone();
        page.notes[c.note].1 = page.notes[c.note].1.replacen(code.as_str(), &unknown, 1);
        Some((page, c.note))
    });
}

#[test]
fn an_opis_left_out() {
    plant("incomplete-archival-place", |page, all, dice| {
        let c = any(all, dice, |c| c.is(Form::Full) && c.citation.fields.has(Field::Archive))?;
        let opis = c.citation.fields.place()?.step(ibid::model::Level::Opis)?.to_owned();
        let mut page = page.clone();
        let text = &page.notes[c.note].1;
        let cut = text.replacen(&format!(", op. {opis}"), "", 1).replacen(&format!(". Оп. {opis}"), "", 1);
        let changed = cut != *text;
        page.notes[c.note].1 = cut;
        changed.then_some((page, c.note))
    });
}

#[test]
fn a_code_of_yesterday() {
    plant("superseded-archive-code", |page, all, dice| {
        let c = any(all, dice, |c| c.is(Form::Full) && c.citation.fields.has(Field::Archive))?;
        let codes = [
            ("GARF", "TsGAOR"),
            ("RGASPI", "RTsKhIDNI"),
            ("ГАРФ", "ЦГАОР"),
            ("РГАСПИ", "РЦХИДНИ"),
            ("RGAE", "TsGANKh"),
        ];
        let (new, old) = dice.pick(&codes).filter(|(new, _)| c.raw.contains(new))?;
        let mut page = page.clone();
        page.notes[c.note].1 = page.notes[c.note].1.replacen(new, old, 1);
        Some((page, c.note))
    });
}

#[test]
fn a_journal_that_nobody_explains() {
    plant("undefined-abbreviation", |page, all, dice| {
        let c = any(all, dice, |c| c.is(Form::Full) && c.citation.fields.has(Field::Journaltitle))?;
        let site = c.site(Field::Journaltitle)?;
        let letters: &[char] =
            if page.is_russian() { &['Щ', 'Ф', 'Ж', 'Ц'] } else { &['B', 'K', 'G', 'H', 'J'] };
        let code: String = (0..3 + dice.roll(2)).filter_map(|_| dice.pick(letters)).collect();
        let mut page = page.clone();
        page.put(c.note, site, &code);
        Some((page, c.note))
    });
}

#[test]
fn a_name_given_and_never_used() {
    plant("unused-abbreviation", |page, all, dice| {
        let c = any(all, dice, |c| c.is(Form::Full) && c.alone && !c.citation.fields.has(Field::Archive))?;
        let mut page = page.clone();
        let end = c.citation.span.end as usize;
        let given = if page.is_russian() { " (далее — Свод)" } else { " (hereafter Survey)" };
        page.notes[c.note].1.insert_str(end, given);
        Some((page, c.note))
    });
}

#[test]
fn a_name_given_twice() {
    plant("redefined-abbreviation", |page, all, dice| {
        let wanted = |c: &Cited| {
            c.is(Form::Full)
                && c.alone
                && !c.citation.fields.has(Field::Archive)
                && c.citation.fields.has(Field::Location)
        };
        let (a, b) = (any(all, dice, wanted)?, any(all, dice, wanted)?);
        let (a, b) = if a.note < b.note { (a, b) } else { (b, a) };
        if a.mention.entry == b.mention.entry {
            return None;
        }
        let mut page = page.clone();
        let given = if page.is_russian() { " (далее — Свод)" } else { " (hereafter Survey)" };
        for c in [a, b] {
            page.notes[c.note].1.insert_str(c.citation.span.end as usize, given);
        }
        Some((page, b.note))
    });
}

#[test]
fn letters_of_two_alphabets() {
    plant("mixed-scripts", |page, _, dice| {
        const TWINS: [(char, char); 5] = [('а', 'a'), ('е', 'e'), ('о', 'o'), ('с', 'c'), ('р', 'p')];
        let at = dice.roll(page.notes.len());
        let text = page.notes[at].1.clone();
        let found = word(&text, Span::new(0, text.len()), 5, dice)?;
        let old = found.of(&text);
        let twin =
            |c: char| TWINS.iter().find_map(|(k, l)| (c == *k).then_some(*l).or((c == *l).then_some(*k)));
        let (place, new) = old.char_indices().find_map(|(n, c)| twin(c).map(|t| (n, t)))?;
        let mut page = page.clone();
        let start = found.start as usize + place;
        let len = old[place..].chars().next()?.len_utf8();
        page.put(at, Span::new(start, start + len), &new.to_string());
        Some((page, at))
    });
}

#[test]
fn letters_in_the_wrong_encoding() {
    plant("damaged-text", |page, _, dice| {
        let at = dice.roll(page.notes.len());
        let text = &page.notes[at].1;
        let high: Vec<(usize, char)> = text.char_indices().filter(|(_, c)| !c.is_ascii()).collect();
        let (place, c) = dice.pick(&high)?;
        let mut buffer = [0; 4];
        let wrong: String = match dice.roll(2) {
            0 => "\u{fffd}".to_owned(),
            _ => c.encode_utf8(&mut buffer).bytes().map(char::from).collect(),
        };
        let mut page = page.clone();
        page.put(at, Span::new(place, place + c.len_utf8()), &wrong);
        Some((page, at))
    });
}

#[test]
fn notes_lost() {
    plant("note-number-gap", |page, _, dice| {
        let at = 2 + dice.roll(page.notes.len() - 6);
        let mut page = page.clone();
        page.notes.drain(at..at + 1 + dice.roll(3));
        Some((page, at - 1))
    });
}

#[test]
fn a_number_twice() {
    plant("note-number-repeated", |page, _, dice| {
        let at = 2 + dice.roll(page.notes.len() - 4);
        let mut page = page.clone();
        if dice.roll(2) == 0 {
            page.notes[at].0 = page.notes[at - 1].0.clone();
        } else {
            // Every later number is one too low.
            for n in (at..page.notes.len()).rev() {
                page.notes[n].0 = n.to_string();
            }
        }
        Some((page, at))
    });
}

#[test]
fn a_page_printed_otherwise() {
    plant("mixed-locator-style", |page, all, dice| {
        let c = any(all, dice, |c| {
            let book = !c.citation.fields.has(Field::Archive) && !c.citation.fields.has(Field::Journaltitle);
            c.alone && book && c.mention.locators.len() == 1 && (c.is(Form::Short) || c.is_ibid())
        })?;
        let place = &c.mention.locators[0];
        let text = page.notes[c.note].1.clone();
        if place.value.unit != Unit::Page {
            return None;
        }
        let mut page = page.clone();
        let before = &text[..place.span.start as usize];
        let labels = [" pp. ", " p. ", " S. "];
        let label = labels.iter().find(|l| before.ends_with(**l));
        match (label, before.strip_suffix(", ")) {
            (Some(label), _) => {
                let start = before.len() - label.len();
                page.put(c.note, Span::new(start + 1, before.len()), "");
            }
            (None, Some(_)) => page.put(c.note, Span::new(before.len(), before.len()), "p. "),
            _ => return None,
        }
        Some((page, c.note))
    });
}

#[test]
fn marks_of_another_form() {
    plant("mixed-quotation-marks", |page, _, dice| {
        let at = dice.roll(page.notes.len());
        let pairs = [("“", "”"), ("‘", "’")];
        let text = &page.notes[at].1;
        let (open, close) = pairs.into_iter().find(|(o, c)| text.contains(o) && text.contains(c))?;
        // What is usual has to be so three times.
        if page.text().matches(open).count() < 5 {
            return None;
        }
        let others = [("\"", "\""), ("«", "»"), if open == "“" { ("‘", "’") } else { ("“", "”") }];
        let (left, right) = dice.pick(&others)?;
        let mut page = page.clone();
        page.notes[at].1 = text.replacen(open, left, 1).replacen(close, right, 1);
        Some((page, at))
    });
}

#[test]
fn a_fond_written_out() {
    plant("mixed-archival-style", |page, all, dice| {
        let c = any(all, dice, |c| c.is(Form::Full) && c.citation.fields.has(Field::Archive))?;
        let mut page = page.clone();
        let text = &page.notes[c.note].1;
        let changed = text.replacen(", f. ", ", fond ", 1).replacen(". Ф. ", ". Фонд ", 1);
        let same = changed == *text;
        page.notes[c.note].1 = changed;
        (!same).then_some((page, c.note))
    });
}

#[test]
fn an_address_in_prose() {
    plant("unread-citation", |page, _, dice| {
        let at = dice.roll(page.notes.len() + 1);
        let mut page = page.clone();
        let (a, b) = (2 + dice.roll(90), 2 + dice.roll(90));
        page.insert(at, &format!("The register came to light in fond {a}, opis {b}, of the old archive."));
        Some((page, at))
    });
}

#[test]
fn facts_left_out() {
    plant("missing-facts", |page, all, dice| {
        let c = any(all, dice, |c| c.is(Form::Full) && c.alone && c.citation.fields.has(Field::Publisher))?;
        let fields = &c.citation.fields;
        let part = fields.has(Field::Booktitle) || fields.names(Field::Author).is_empty();
        let (place, date) = (c.site(Field::Location)?, c.site(Field::Date)?);
        let text = page.notes[c.note].1.clone();
        let house = c.site(Field::Publisher)?;
        // Where one book alone is cited, nobody knows what is usual.
        let part = part || page.name == "archives";
        if part || !text[..place.start as usize].ends_with('(') {
            return None;
        }
        let mut page = page.clone();
        if dice.roll(2) == 0 {
            page.put(c.note, Span::new(house.end as usize, date.end as usize), "");
        } else {
            page.put(c.note, Span::new(place.start as usize, date.start as usize), "");
        }
        Some((page, c.note))
    });
}

#[test]
fn volumes_against_the_years() {
    plant("journal-volume-conflict", |page, all, dice| {
        if page.name != "english" {
            return None;
        }
        let c = any(all, dice, |c| c.raw.contains("Journal of Rural History 19"))?;
        let mut page = page.clone();
        let lower = 2 + dice.roll(11);
        page.put(c.note, c.site(Field::Volume)?, &lower.to_string());
        Some((page, c.note))
    });
}

#[test]
fn ibid_where_others_name_the_work() {
    plant("mixed-back-references", |page, all, dice| {
        let ibid = any(all, dice, |c| c.is_ibid() && c.alone && !c.mention.locators.is_empty())?;
        let named = all.iter().find(|c| c.mention.entry == ibid.mention.entry && c.is(Form::Short))?;
        let uses = all.iter().filter(|c| c.is_ibid() && c.citation.fields.is_empty()).count();
        if uses < 4 {
            return None;
        }
        let mut page = page.clone();
        page.notes[ibid.note].1 = page.notes[named.note].1.clone();
        Some((page, ibid.note))
    });
}

/// A bibliography of what a document cites in full, an entry each.
fn bibliography(all: &[Cited]) -> Vec<String> {
    let mut list: Vec<String> = Vec::new();
    for c in all.iter().filter(|c| c.is(Form::Full) && !c.citation.fields.has(Field::Archive)) {
        let fields = &c.citation.fields;
        let lead = [Field::Author, Field::Editor].into_iter().find(|f| !fields.names(*f).is_empty());
        let Some(name) = lead.and_then(|f| fields.names(f).first()) else { continue };
        let (Some(title), Some(date)) = (fields.text(Field::Title), fields.date()) else { continue };
        let role = if lead == Some(Field::Author) { "author" } else { "editor" };
        let people = format!("{role} = {{{}, {}}}", name.family, name.given);
        let facts = format!("title = {{{title}}}, date = {{{}}}", date.edtf);
        list.push(format!("@book{{k{}, {people}, {facts}}}\n", list.len()));
    }
    list
}

#[test]
fn a_bibliography_that_says_otherwise() {
    let mut dice = Dice(3);
    let (mut planted, mut missed) = (0, Vec::new());
    for round in 0..TIMES {
        let all = pages();
        let page = &all[round % all.len()];
        let reading = read(&page.text());
        let list = bibliography(&cited(&reading));
        if list.len() < 2 {
            continue;
        }
        let at = dice.roll(list.len());
        let mut wrong = list.clone();
        let rule = match dice.roll(3) {
            0 => {
                let date = wrong[at].rfind("date = {").expect("a date") + "date = {".len();
                wrong[at].replace_range(date..date + 4, "1903");
                "entry-differs"
            }
            1 => {
                wrong.remove(at);
                "unlisted-work"
            }
            _ => {
                wrong.push(
                    "@book{z, author = {Quillfeather, Ada}, title = {Mills of Peru}, date = {1950}}".into(),
                );
                "uncited-entry"
            }
        };
        let list = Some(Bibliography::parse(&wrong.concat()).expect("a bibliography"));
        let settings =
            Settings { bibliography: list, select: vec!["document".to_owned()], ..Settings::default() };
        let found = findings(page, &settings).1;
        planted += 1;
        if !found.iter().any(|f| f.rule.name == rule) || found.len() != 1 {
            missed.push(format!("{}: {rule}: {:?}", page.name, found));
        }
    }
    assert!(planted > TIMES / 2, "planted only {planted} times");
    assert!(missed.len() * 20 <= planted, "missed {} of {planted}:\n{}", missed.len(), missed.join("\n"));
}
