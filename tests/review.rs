//! The table for review: made, corrected by hand, applied again.

mod common;

use ibid::merge::apply_review;
use ibid::model::Field;
use ibid::{Options, Reading, emit};

const NOTES: &str = "\
1. Ann Green, The Roads of Peru (London: Hill Press, 1989), 34.
2. Ibid., 36.
3. RGANI, f. 5, op. 28, d. 0253, l. 7.
4. Clara White, Harbours and Trade (Paris: Quai, 2001), 9.
5. White, Harbours, 12.
";

fn read(notes: &str) -> Reading {
    ibid::read(notes.as_bytes(), &Options::default()).expect("a text")
}

fn table(reading: &Reading) -> String {
    let writer = emit::writer("csv-review").expect("the format");
    String::from_utf8((writer.write)(reading, &emit::Printing::default()).expect("a table")).expect("UTF-8")
}

/// The table with cells changed: by id and column.
fn corrected(reading: &Reading, cells: &[(&str, &str, &str)]) -> String {
    let table = table(reading);
    let mut rows: Vec<Vec<String>> = csv::ReaderBuilder::new()
        .has_headers(false)
        .from_reader(table.as_bytes())
        .records()
        .map(|row| row.expect("a row").iter().map(str::to_owned).collect())
        .collect();
    for (id, column, value) in cells {
        let at = rows[0].iter().position(|name| name == column).expect("the column");
        let row = rows.iter_mut().find(|row| row[0] == *id).expect("the row");
        row[at] = (*value).to_owned();
    }
    let mut out = csv::Writer::from_writer(Vec::new());
    for row in rows {
        out.write_record(row).expect("written");
    }
    String::from_utf8(out.into_inner().expect("written")).expect("UTF-8")
}

fn keys(reading: &Reading) -> Vec<&str> {
    reading.ledger.entries.iter().map(|entry| entry.key.as_str()).collect()
}

/// Where the comma stands in numbers, spreadsheets part columns with `;`.
#[test]
fn the_table_may_have_other_separators() {
    let before = read(NOTES);
    let table = corrected(&before, &[("n4.1", "title", "Harbours; and, Trade")]);
    for delimiter in [b';', b'\t'] {
        let mut out = csv::WriterBuilder::new().delimiter(delimiter).from_writer(Vec::new());
        let mut rows = csv::ReaderBuilder::new().has_headers(false).from_reader(table.as_bytes());
        for row in rows.records() {
            out.write_record(&row.expect("a row")).expect("written");
        }
        let other = String::from_utf8(out.into_inner().expect("written")).expect("UTF-8");
        let mut after = before.clone();
        let applied = apply_review(&mut after, &other).expect("a table");
        assert_eq!((applied.changes, applied.problems.len()), (1, 0), "{:?}", applied.problems);
        let titles: Vec<_> =
            after.ledger.entries.iter().filter_map(|e| e.fields.text(Field::Title)).collect();
        assert!(titles.contains(&"Harbours; and, Trade"), "{titles:?}");
    }
}

#[test]
fn what_nobody_touched_changes_nothing() {
    for name in common::SAMPLES {
        let before = common::read(&common::bytes(name));
        let mut after = before.clone();
        let applied = apply_review(&mut after, &table(&before)).expect("a table");
        assert_eq!((applied.changes, applied.problems.len()), (0, 0), "{name}: {:?}", applied.problems);
        assert_eq!(after.ledger.mentions, before.ledger.mentions, "{name}");
        assert_eq!(after.ledger.entries, before.ledger.entries, "{name}");
    }
}

#[test]
fn a_row_is_a_citation_and_the_first_has_the_fields() {
    let rows = emit::review_rows(&read(NOTES));
    let firsts: Vec<bool> = rows.iter().map(|row| row.first).collect();
    assert_eq!(firsts, [true, false, true, true, false]);
    assert_eq!(&rows[1].cells[..3], ["n2.1", "2", "Ibid., 36"]);
}

#[test]
fn corrected_cells_change_the_work() {
    let mut reading = read(NOTES);
    let table = corrected(
        &reading,
        &[
            ("n1.1", "author", "von Green, Anna; Board of Roads"),
            ("n1.1", "date", "1990"),
            ("n1.1", "publisher", ""),
            ("n1.1", "key", "roads"),
            ("n3.1", "delo", "'0254"),
            ("n3.1", "type", "unpublished"),
        ],
    );
    let applied = apply_review(&mut reading, &table).expect("a table");
    assert_eq!((applied.changes, &*applied.problems), (6, &[][..]));
    let roads = &reading.ledger.entries[0];
    assert_eq!(roads.key, "roads");
    let authors = roads.fields.names(Field::Author);
    assert_eq!(
        (&*authors[0].prefix, &*authors[0].family, &*authors[1].literal),
        ("von", "Green", "Board of Roads")
    );
    assert_eq!(roads.fields.date().map(|date| date.edtf.as_str()), Some("1990"));
    assert!(!roads.fields.has(Field::Publisher));
    let file = &reading.ledger.entries[1];
    assert_eq!(file.fields.place().map(emit::shelfmark).as_deref(), Some("RGANI, f. 5, op. 28, d. 0254"));
    assert_eq!(file.kind.name(), "unpublished");
}

#[test]
fn citations_can_be_led_elsewhere_or_dropped() {
    let mut reading = read(NOTES);
    let table = corrected(
        &reading,
        &[("n2.1", "key", "white2001"), ("n3.1", "decision", "drop"), ("n5.1", "decision", "ok")],
    );
    let applied = apply_review(&mut reading, &table).expect("a table");
    assert_eq!((applied.changes, &*applied.problems), (2, &[][..]));
    assert_eq!(keys(&reading), ["green1989", "white2001"]);
    let cited: Vec<Option<usize>> = reading.ledger.mentions.iter().map(|mention| mention.entry).collect();
    assert_eq!(cited, [Some(0), Some(1), Some(1), Some(1)]);
    let mut reading = read(NOTES);
    let same = corrected(&reading, &[("n4.1", "decision", "same green1989")]);
    apply_review(&mut reading, &same).expect("a table");
    assert_eq!(keys(&reading), ["green1989", "rgani5-28-0253"]);
}

#[test]
fn what_cannot_be_applied_is_reported() {
    let mut reading = read(NOTES);
    let before = reading.ledger.clone();
    let table = corrected(
        &reading,
        &[
            ("n1.1", "raw", "Other words"),
            ("n2.1", "title", "A title"),
            ("n3.1", "type", "scroll"),
            ("n4.1", "decision", "perhaps"),
            ("n5.1", "key", "nobody"),
        ],
    );
    let table = table.replace("n4.1,", "n9.9,").replace("n9.9,4,Clara", "n4.1,4,Clara");
    let applied = apply_review(&mut reading, &table).expect("a table");
    assert_eq!(applied.problems.len(), 5, "{:?}", applied.problems);
    assert_eq!(reading.ledger.entries, before.entries);
    let gone = corrected(&reading, &[("n1.1", "date", "1990")]).replace("n1.1", "n77.1");
    assert_eq!(apply_review(&mut reading, &gone).expect("a table").problems.len(), 1);
    assert!(apply_review(&mut reading, "a,b\n1,2\n").is_err());
}

#[test]
fn a_spreadsheet_may_take_protection_and_columns_off() {
    let mut reading = read(NOTES);
    let table = corrected(&reading, &[("n3.1", "delo", "0254")]).replace("'0253", "0253");
    let applied = apply_review(&mut reading, &table).expect("a table");
    assert_eq!(applied.changes, 1, "{:?}", applied.problems);
}
