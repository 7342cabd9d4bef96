//! PDFs made by hand: fonts, marks, columns of small type, and traps.

use super::hostile::every_reader;
use super::{error, italics, named, notes, read};
use ibid::Error;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};

/// A file of these objects, numbered from 1; the first is the catalog.
fn file(objects: &[String]) -> Vec<u8> {
    let mut out = String::from("%PDF-1.4\n");
    let mut places = Vec::new();
    for (n, object) in objects.iter().enumerate() {
        places.push(out.len());
        out.push_str(&format!("{} 0 obj\n{object}\nendobj\n", n + 1));
    }
    let start = out.len();
    out.push_str(&format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1));
    for place in places {
        out.push_str(&format!("{place:010} 00000 n \n"));
    }
    let size = objects.len() + 1;
    out.push_str(&format!("trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n"));
    out.into_bytes()
}

fn stream(dictionary: &str, content: &str) -> String {
    format!("<< {dictionary} /Length {} >>\nstream\n{content}\nendstream", content.len())
}

/// Pages with these contents; fonts /R and /I are upright and slanted, every letter half as wide as high.
fn pages(contents: &[&str]) -> Vec<u8> {
    let kids: String = (0..contents.len()).map(|k| format!("{} 0 R ", 6 + 2 * k)).collect();
    let widths = "500 ".repeat(224);
    let font = |name: &str| {
        format!(
            "<< /Type /Font /Subtype /Type1 /BaseFont /{name} /Encoding /WinAnsiEncoding /FirstChar 32 \
             /LastChar 255 /Widths [{widths}] >>"
        )
    };
    let mut objects = vec![
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        format!("<< /Type /Pages /Kids [{kids}] /Count {} /Resources 3 0 R >>", contents.len()),
        "<< /Font << /R 4 0 R /I 5 0 R >> /XObject << /F 6 0 R >> >>".to_owned(),
        font("Times-Roman"),
        font("Times-Italic"),
    ];
    for (k, content) in contents.iter().enumerate() {
        objects.push(format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents {} 0 R >>",
            7 + 2 * k
        ));
        objects.push(stream("", content));
    }
    file(&objects)
}

/// A run of text.
fn text(font: &str, size: u32, x: u32, y: u32, text: &str) -> String {
    format!("BT /{font} {size} Tf {x} {y} Td ({text}) Tj ET\n")
}

#[test]
fn small_type_at_the_foot_is_notes() {
    let body = |y| text("R", 12, 50, y, "The text of the page goes on and on, and further on it goes.");
    let first = [
        body(700),
        text("R", 12, 50, 686, "It ends."),
        text("R", 7, 98, 691, "1"),
        text("R", 12, 104, 686, " Or not."),
        text("R", 7, 158, 691, "2"),
        text("R", 6, 50, 114, "1"),
        text("R", 9, 56, 110, "Anna Miller, "),
        text("I", 9, 116, 110, "The Long Road"),
        text("R", 9, 176, 110, " \\(London, 1989\\), for-"),
        text("R", 9, 50, 99, "merly of Leeds."),
        text("R", 6, 50, 92, "2"),
        text("R", 9, 56, 88, "See a note that goes on"),
        text("R", 10, 300, 40, "17"),
    ];
    let second = [
        body(700),
        text("R", 9, 50, 110, "over the page, p. 5."),
        text("R", 6, 50, 103, "3"),
        text("R", 9, 56, 99, "Ibid., 6."),
    ];
    let document = read(&pages(&[&first.concat(), &second.concat()]));
    assert_eq!(
        notes(&document),
        [
            ("1", "Anna Miller, The Long Road (London, 1989), formerly of Leeds."),
            ("2", "See a note that goes on over the page, p. 5."),
            ("3", "Ibid., 6."),
        ]
    );
    assert_eq!(italics(&document.notes[0]), ["The Long Road"]);
    assert_eq!(document.notes[0].page.as_deref(), Some("17"));
    let anchor = document.notes[1].anchor.expect("a mark");
    assert_eq!(anchor.of(&document.source.text), "²");
}

#[test]
fn what_goes_on_past_a_line_and_a_page_is_one_title() {
    let body = text("R", 12, 50, 700, "The text of the page goes on and on, and further on it goes.");
    let first = [
        body.clone(),
        text("R", 6, 50, 114, "1"),
        text("R", 9, 56, 110, "Anna Miller, "),
        text("I", 9, 116, 110, "The Long"),
        text("I", 9, 50, 99, "Road to the"),
    ];
    let second = [
        body,
        text("I", 9, 50, 110, "Far"),
        text("I", 9, 67, 110, "Islands"),
        text("R", 9, 99, 110, " \\(London, 1989\\)."),
    ];
    let document = read(&pages(&[&first.concat(), &second.concat()]));
    assert_eq!(notes(&document), [("1", "Anna Miller, The Long Road to the Far Islands (London, 1989).")]);
    assert_eq!(italics(&document.notes[0]), ["The Long Road to the Far Islands"]);
}

#[test]
fn the_foot_of_two_pages_is_no_note() {
    let page = |number: &str, note: &str| {
        [
            text("R", 12, 50, 700, "The text of the page goes on and on, and further on it goes."),
            text("R", 6, 50, 114, number),
            text("R", 9, 56, 110, note),
            text("R", 9, 200, 40, "Journal of Examples 12"),
        ]
        .concat()
    };
    let bytes = pages(&[&page("1", "Miller, who is read to"), &page("2", "Ibid., 6.")]);
    assert_eq!(notes(&read(&bytes)), [("1", "Miller, who is read to"), ("2", "Ibid., 6.")]);
}

#[test]
fn a_raised_mark_that_is_set_by_itself_is_in_its_line() {
    let page = [
        text("R", 12, 50, 700, "The text of the page goes on and on."),
        text("R", 12, 50, 686, "It ends here."),
        // Before a wide blank.
        text("R", 6, 50, 114, "1"),
        text("R", 9, 75, 110, "Anna Miller, The Long Road \\(London, 1989\\)."),
        text("R", 6, 50, 103, "2"),
        text("R", 9, 75, 99, "Ibid., 6."),
        // After all the rest.
        text("R", 7, 266, 705, "1"),
        text("R", 7, 128, 691, "2"),
    ];
    let document = read(&pages(&[&page.concat()]));
    assert_eq!(notes(&document), [("1", "Anna Miller, The Long Road (London, 1989)."), ("2", "Ibid., 6.")]);
    let marks = document.notes.iter().map(|note| note.anchor.map(|anchor| anchor.of(&document.source.text)));
    assert_eq!(marks.collect::<Vec<_>>(), [Some("¹"), Some("²")]);
    assert!(document.source.text.contains("on and on.¹\nIt ends here.²\n"), "{}", document.source.text);
}

#[test]
fn the_foot_of_a_single_page_is_no_note() {
    let page = |foot: &str| {
        [
            text("R", 12, 50, 700, "The text of the page goes on and on, and further on it goes."),
            text("R", 6, 50, 125, "1"),
            text("R", 9, 56, 121, "Anna Miller, The Long Road \\(London, 1989\\)."),
            text("R", 6, 50, 114, "2"),
            text("R", 9, 56, 110, "See a note that goes on"),
            text("R", 9, 50, 99, "in a line."),
            foot.to_owned(),
        ]
        .concat()
    };
    let wanted =
        [("1", "Anna Miller, The Long Road (London, 1989)."), ("2", "See a note that goes on in a line.")];
    assert_eq!(
        notes(&read(&pages(&[&page(&text("R", 9, 200, 60, "Journal of Examples 12 \\(2021\\)"))]))),
        wanted
    );
    // What stands below no further than the notes' own lines is the note's.
    let near = page(&text("R", 9, 50, 88, "And in one more."));
    assert_eq!(notes(&read(&pages(&[&near])))[1].1, "See a note that goes on in a line. And in one more.");
}

#[test]
fn a_scan_is_refused_with_advice() {
    let said = error(&pages(&["q 100 0 0 100 0 0 cm Q", ""]));
    assert!(said.to_string().contains("OCR"), "{said}");
}

#[test]
fn forms_and_pages_in_circles_end() {
    let form = stream(
        "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /F 4 0 R >> /Font << /R 5 0 R >> >>",
        "BT /R 12 Tf 50 700 Td (Once.) Tj ET /F Do /F Do",
    );
    let bytes = file(&[
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R 2 0 R 3 0 R] /Count 3 >>".to_owned(),
        "<< /Type /Page /Parent 2 0 R /Contents 6 0 R /Resources << /XObject << /F 4 0 R >> >> >>".to_owned(),
        form,
        "<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman /Encoding /WinAnsiEncoding >>".to_owned(),
        stream("", "/F Do"),
    ]);
    let document = read(&bytes);
    assert_eq!(document.source.text.trim(), "Once.");
}

#[test]
fn cut_files_are_damaged() {
    let whole = pages(&[&text("R", 12, 50, 700, "Text.")]);
    for length in [10, 200, whole.len() / 2] {
        assert!(
            matches!(error(&whole[..length]), Error::Damaged { .. } | Error::Unsupported { .. }),
            "{length}"
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn damaged_files_are_read_or_refused(
        print in any::<bool>(),
        changes in vec((any::<Index>(), select(PIECES)), 1..12),
    ) {
        let mut bytes = if print {
            named("formats-libreoffice.pdf")
        } else {
            pages(&[&[text("R", 12, 50, 700, "Text."), text("R", 7, 98, 705, "1"), text("R", 7, 50, 90, "1 Note.")].concat()])
        };
        for (at, piece) in changes {
            let at = at.index(bytes.len());
            let end = (at + piece.len()).min(bytes.len());
            bytes.splice(at..end, piece.bytes());
        }
        every_reader(&bytes)?;
    }
}

/// What is strange in a PDF.
const PIECES: &[&str] = &[
    "<<",
    ">>",
    "[",
    "]",
    "(",
    ")",
    "<",
    ">",
    "/",
    "0 R",
    "2 0 R",
    "-1",
    "99999999999",
    "1e39",
    "null",
    "stream",
    "endstream",
    "endobj",
    "BT",
    "ET",
    "Tj",
    "TJ",
    "q",
    "Q",
    "Do",
    "cm",
    "\\",
    "%",
    "/F",
    "/Kids",
    " ",
    "\0",
    "nan",
];
