//! A library of the user's, extended: what it has is kept to the byte.

mod common;

use ibid::merge::{Decisions, Library, join, merge};
use ibid::model::Field;
use ibid::{Options, Reading};

const NOTES: &str = "\
1. Ann Green, The Roads of Peru (London: Hill Press, 1989), 34.
2. Thomas Brown, Bridges of the North (New York: Dale Press, 1975), 12.
3. RGANI, f. 5, op. 28, d. 253, l. 7.
4. Green, Roads of Peru, 36.
5. Clara White, Harbours and Trade (Paris: Quai, 2001), 9.
";

const LIBRARY: &str = r#"% My books. Do not touch.
@string{hp = {Hill Press}}
@Book{roads, title={The Roads of {Peru}}, AUTHOR = "Green, A.", publisher=hp, year = 1989,}

@misc{file253,
	title = {RGANI, f. 5, op. 28, d. 253},
}
@book{brown1975, author = {Brown, Thomas}, title = {Bridges of the North}, publisher = {Dale Press},
  location = {New York}, date = {1976}}
@book{broken, title = {No end
@book{white2001, author = {White, Carl}, title = {Something else}, date = {2001}}
"#;

fn read(notes: &str) -> Reading {
    ibid::read(notes.as_bytes(), &Options::default()).expect("a text")
}

fn keys(reading: &Reading) -> Vec<&str> {
    reading.ledger.entries.iter().map(|entry| entry.key.as_str()).collect()
}

fn pair(a: &str, b: &str) -> (String, String) {
    (a.to_owned(), b.to_owned())
}

#[test]
fn one_bad_entry_spoils_no_other() {
    let library = Library::read(LIBRARY);
    let keys: Vec<&str> = library.entries.iter().map(|known| known.key.as_str()).collect();
    assert_eq!(keys, ["roads", "file253", "brown1975", "white2001"]);
    let faults: Vec<usize> = library.faults.iter().map(|fault| fault.line).collect();
    assert_eq!(faults, [10], "{:?}", library.faults);
    let roads = &library.entries[0];
    assert_eq!(roads.fields.text(Field::Title), Some("The Roads of Peru"));
    assert_eq!(roads.fields.text(Field::Publisher), Some("Hill Press"));
    assert!(LIBRARY[roads.span.clone()].starts_with("@Book{roads,"));
    assert!(LIBRARY[roads.span.clone()].ends_with("1989,}"));
    assert!(library.entries[1].fields.place().is_some());
}

/// Fields and letters as BibTeX, JabRef and Better BibTeX have them.
#[test]
fn works_are_known_in_other_dress() {
    let library = r#"@PREAMBLE{ "\newcommand{\x}{y}" }
@String{hp = "Hill Press"}
@Article{Muller:1999, author = {M{\"u}ller, J{\"o}rg and others}, title = {{{The Roads of Peru in the Age of Steam}}},
  journal = {Journal of Bridges}, year = {1999}, month = mar, volume = {71}, number={2}, pages={3--40}}
@incollection{ch-1, author = {Brown, Tom}, title = {Bridges}, crossref = {parent}}
@collection{parent, editor = {White, Clara}, title = {Harbours and Trade}, publisher = hp, year = {2001}, address={Paris}}
@book{gm_10+a, author = {Garc{\'i}a M{\'a}rquez, Gabriel}, title = {{\'E}l coronel}, year = 2010, address = {Bogot{\'a}}}
@phdthesis{smith:diss, author = {Smith, Harry}, title = {Cotton Mills of the North}, school = {University of Hill}, year = {1977}}
@comment{jabref-meta: databaseType:bibtex;}
"#;
    let notes = "\
1. Jörg Müller et al., “The Roads of Peru in the Age of Steam,” Journal of Bridges 71, no. 2 (March 1999): 3–40, 12.
2. Tom Brown, “Bridges,” in Harbours and Trade, ed. Clara White (Paris: Hill Press, 2001), 44.
3. Clara White, ed., Harbours and Trade (Paris: Hill Press, 2001), 7.
4. Gabriel García Márquez, Él coronel (Bogotá: Oveja, 2011), 9.
5. Harry Smith, “Cotton Mills of the North” (PhD diss., University of Hill, 1977), 200.
";
    let library = Library::read(library);
    assert!(library.faults.is_empty(), "{:?}", library.faults);
    let mut reading = read(notes);
    let merged = merge(&library, &mut reading, &Decisions::default());
    let matched: Vec<&str> = merged.matches.iter().map(|found| found.theirs.as_str()).collect();
    assert_eq!(matched, ["Muller:1999", "ch-1", "parent", "smith:diss"]);
    // Another year, and half of the surname: the user must say.
    assert_eq!(merged.perhaps.iter().map(|found| found.theirs.as_str()).collect::<Vec<_>>(), ["gm_10+a"]);
}

#[test]
fn a_key_that_stands_twice_is_reported() {
    let library = Library::read("@book{a, title = {One}}\n@book{a, title = {Two}}\n");
    assert_eq!(library.entries.len(), 1);
    assert_eq!(library.faults[0].line, 2);
}

#[test]
fn works_of_the_library_keep_its_keys() {
    let mut reading = read(NOTES);
    let merged = merge(&Library::read(LIBRARY), &mut reading, &Decisions::default());
    // The new work's own key is taken by another entry.
    assert_eq!(keys(&reading), ["roads", "brown1975", "file253", "white2001-2"]);
    assert_eq!(merged.new, [3]);
    let matched: Vec<&str> = merged.matches.iter().map(|found| found.theirs.as_str()).collect();
    assert_eq!(matched, ["roads", "brown1975", "file253"]);
    assert!(merged.matches.iter().all(|found| !found.because.is_empty()));
    let told: Vec<_> = merged.contradictions.iter().map(|c| (c.key.as_str(), c.field, &*c.theirs)).collect();
    assert_eq!(told, [("brown1975", Field::Date, "1976")]);
}

#[test]
fn another_year_may_be_another_edition() {
    let library = "@book{roads, author = {Green, Ann}, title = {The Roads of Peru}, date = {1972}}\n";
    let mut reading = read(NOTES);
    let merged = merge(&Library::read(library), &mut reading, &Decisions::default());
    assert!(merged.matches.is_empty());
    assert_eq!((&*merged.perhaps[0].ours, &*merged.perhaps[0].theirs), ("green1989", "roads"));
    assert_eq!(merged.contradictions[0].field, Field::Date);
    assert_eq!(merged.new.len(), 4);
}

#[test]
fn what_the_user_says_comes_first() {
    let decisions =
        Decisions { same: vec![pair("white2001", "white2001")], not_same: vec![pair("green1989", "roads")] };
    let mut reading = read(NOTES);
    let merged = merge(&Library::read(LIBRARY), &mut reading, &decisions);
    assert_eq!(keys(&reading), ["green1989", "brown1975", "file253", "white2001"]);
    assert_eq!(merged.new, [0]);
}

#[test]
fn two_works_of_a_document_can_be_made_one() {
    let mut reading = read(NOTES);
    assert!(join(&mut reading.ledger, "green1989", "brown1975"));
    assert!(!join(&mut reading.ledger, "green1989", "nobody"));
    assert_eq!(keys(&reading), ["green1989", "rgani5-28-253", "white2001"]);
    let cited: Vec<usize> = reading.ledger.mentions.iter().filter_map(|mention| mention.entry).collect();
    assert_eq!(cited, [0, 0, 1, 0, 2]);
    assert_eq!(reading.ledger.entries[0].cited_in.len(), 3);
}

#[test]
fn a_later_decision_takes_an_earlier_one_back() {
    let mut decisions = Decisions::default();
    decisions.add(pair("a", "b"), true);
    decisions.add(pair("b", "a"), false);
    assert_eq!(decisions, Decisions { same: vec![], not_same: vec![pair("b", "a")] });
}

/// What the program prints as a library is known again, work by work.
#[test]
fn our_own_output_is_known_again() {
    let reading = read(NOTES);
    let library = Library::read(&ibid::emit::biblatex(&reading));
    assert!(library.faults.is_empty(), "{:?}", library.faults);
    let mut again = read(NOTES);
    let merged = merge(&library, &mut again, &Decisions::default());
    assert!(merged.new.is_empty(), "{merged:?}");
    assert_eq!(keys(&again), keys(&reading));
    // Two documents of one file, a volume without a title of its own: nothing is added twice.
    for sample in common::SAMPLES {
        let reading = common::read(&common::bytes(sample));
        let library = Library::read(&ibid::emit::biblatex(&reading));
        let merged = merge(&library, &mut reading.clone(), &Decisions::default());
        assert!(merged.new.is_empty() && merged.perhaps.is_empty(), "{sample}: {merged:?}");
    }
}

proptest::proptest! {
    /// Any bytes are read without harm, and entries stand where they are said to.
    #[test]
    fn any_library_is_read(text in "[@a-z{}(),=\"\\\\ \n\\PC]{0,200}") {
        for known in Library::read(&text).entries {
            proptest::prop_assert!(text[known.span].starts_with('@'));
        }
    }
}
