//! Citations that a file marks itself: fields of reference managers, and keys.

use super::notes;
use super::package::{Docx, fodt, footnote, mark, run};
use ibid::model::{Field, Form, Kind, NoteKind};
use ibid::{Options, Reading, emit};

const MILLER: &str = r#"{"citationID":"a","properties":{"plainCitation":"Miller"},"citationItems":[{"id":7,
"uris":["http://zotero.org/users/1/items/ABCD"],"locator":"34","label":"page","itemData":{"id":7,"type":"book",
"title":"Soviet Relations with Latin America, 1959–1987","publisher":"Cambridge University Press",
"publisher-place":"New York","author":[{"family":"Miller","given":"Nicola"}],"issued":{"date-parts":[["1989"]]}}}]}"#;

const HILL: &str = r#"{"citationItems":[{"id":9,"uris":["http://zotero.org/users/1/items/EFGH"],"itemData":{"id":9,
"type":"article-journal","title":"Bread & Power","container-title":"Isis","volume":"84","issue":"2","page":"3–17",
"citation-key":"hillBread","author":[{"family":"Hill","given":"Anna"}],"issued":{"date-parts":[[1993,6]]}}},
{"id":7,"uris":["http://zotero.org/users/1/items/ABCD"],"itemData":{"id":7,"type":"book","title":"Another copy"}}]}"#;

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}

/// A field whose instruction is cut into runs, as Word does.
fn field(instruction: &str, printed: &str) -> String {
    let half = instruction.char_indices().nth(instruction.chars().count() / 2).map_or(0, |(at, _)| at);
    let (a, b) = instruction.split_at(half);
    let char = |kind: &str| format!("<w:r><w:fldChar w:fldCharType=\"{kind}\"/></w:r>");
    let code = |text: &str| {
        format!("<w:r><w:instrText xml:space=\"preserve\">{}</w:instrText></w:r>", escaped(text))
    };
    format!("{}{}{}{}{}{}", char("begin"), code(a), code(b), char("separate"), run(printed), char("end"))
}

fn zotero(json: &str, printed: &str) -> String {
    field(&format!(" ADDIN ZOTERO_ITEM CSL_CITATION {json}"), printed)
}

fn reading(bytes: &[u8]) -> Reading {
    ibid::read(bytes, &Options::default()).expect("a document")
}

/// A .docx with these footnotes.
fn docx(footnotes: &[String]) -> Reading {
    let ids = 1..=footnotes.len() as u32;
    let body = format!("<w:p>{}{}</w:p>", run("Text"), ids.clone().map(mark).collect::<String>());
    let notes: String = ids.zip(footnotes).map(|(id, note)| footnote(id, note)).collect();
    reading(&Docx { body: &body, footnotes: &notes, ..Docx::default() }.bytes())
}

/// Key, type and title of each entry.
fn entries(reading: &Reading) -> Vec<(&str, Kind, &str)> {
    let all = reading.ledger.entries.iter();
    all.map(|e| (e.key.as_str(), e.kind, e.fields.text(Field::Title).unwrap_or(""))).collect()
}

/// The entry, form and locators of each mention.
fn mentions(reading: &Reading) -> Vec<(&str, Form, Vec<&str>)> {
    let all = reading.ledger.mentions.iter();
    all.map(|m| {
        let key = m.entry.map_or("", |at| reading.ledger.entries[at].key.as_str());
        (key, m.form, m.locators.iter().map(|l| l.value.value.as_str()).collect())
    })
    .collect()
}

#[test]
fn the_item_in_a_zotero_field_is_the_entry() {
    let reading = docx(&[
        zotero(MILLER, "N. Miller, Soviet Rel. (1989), p. 34."),
        format!(
            "{}{}",
            zotero(MILLER, "Ibid., 36."),
            run(" Jane Hill, The Long Road (London: Verso, 1990), 5.")
        ),
        zotero(HILL, "Hill, Bread; Miller, Soviet Rel."),
        run("Miller, Soviet Relations, 40."),
    ]);
    assert_eq!(
        entries(&reading),
        [
            ("miller1989", Kind::Book, "Soviet Relations with Latin America, 1959–1987"),
            ("hill1990", Kind::Book, "The Long Road"),
            ("hillBread", Kind::Article, "Bread & Power"),
        ]
    );
    let miller = &reading.ledger.entries[0];
    assert_eq!(miller.fields.text(Field::Publisher), Some("Cambridge University Press"));
    assert_eq!(miller.fields.names(Field::Author)[0].given, "Nicola");
    let hill = &reading.ledger.entries[2].fields;
    assert_eq!(hill.text(Field::Pages), Some("3-17"));
    assert_eq!(hill.date().map(|d| d.edtf.as_str()), Some("1993-06"));
    assert_eq!(
        mentions(&reading),
        [
            ("miller1989", Form::Full, vec!["34"]),
            ("miller1989", Form::Ibid, vec!["36"]),
            ("hill1990", Form::Full, vec!["5"]),
            ("hillBread", Form::Full, vec![]),
            ("miller1989", Form::Short, vec![]),
            ("miller1989", Form::Short, vec!["40"]),
        ]
    );
}

#[test]
fn a_work_that_was_typed_before_takes_its_facts_from_the_item() {
    let reading = docx(&[
        run("Nicola Miller, Soviet Relations with Latin America, 1959-1987 (Cambridge: CUP, 1989), 12."),
        zotero(MILLER, "Miller, Soviet Relations, 34."),
    ]);
    assert_eq!(reading.ledger.entries.len(), 1);
    assert_eq!(reading.ledger.entries[0].fields.text(Field::Location), Some("New York"));
}

#[test]
fn fields_of_mendeley_and_endnote_hold_items_too() {
    let mendeley =
        MILLER.replace("uris", "uri").replace("http://zotero.org/users/1/items", "http://www.mendeley.com");
    let endnote = "<EndNote><Cite><Author>Hill</Author><Year>1990</Year><RecNum>12</RecNum><Pages>5</Pages>\
        <record><rec-number>12</rec-number><foreign-keys><key app=\"EN\" db-id=\"x\">12</key></foreign-keys>\
        <ref-type name=\"Edited Book\">28</ref-type><contributors><authors><author>Hill, Jane</author>\
        <author>Bureau of Roads,</author></authors></contributors><titles><title><style face=\"normal\">The Long \
        </style><style face=\"italic\">Road</style></title></titles><dates><year>1990</year></dates>\
        <pub-location>London</pub-location><publisher>Verso</publisher></record></Cite></EndNote>";
    let reading = docx(&[
        field(&format!("ADDIN CSL_CITATION {mendeley}"), "Miller, 34."),
        field(&format!(" ADDIN EN.CITE {endnote}"), "Hill, Long Road, 5."),
    ]);
    assert_eq!(
        entries(&reading),
        [
            ("miller1989", Kind::Book, "Soviet Relations with Latin America, 1959–1987"),
            ("hill1990", Kind::Collection, "The Long Road"),
        ]
    );
    let editors = reading.ledger.entries[1].fields.names(Field::Editor);
    assert_eq!((editors[0].family.as_str(), editors[1].literal.as_str()), ("Hill", "Bureau of Roads"));
    assert_eq!(mentions(&reading)[1].2, ["5"]);
}

#[test]
fn a_content_control_of_mendeley_cite_holds_items() {
    let coded = base64(MILLER.as_bytes());
    let control = format!(
        "<w:sdt><w:sdtPr><w:tag w:val=\"MENDELEY_CITATION_v3_{coded}\"/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>",
        run("Miller, 34.")
    );
    let reading = docx(&[control]);
    assert_eq!(reading.document.notes[0].text, "Miller, 34.");
    assert_eq!(entries(&reading)[0].2, "Soviet Relations with Latin America, 1959–1987");
}

fn base64(bytes: &[u8]) -> String {
    const SIGNS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let code = |chunk: &[u8]| {
        let bits = chunk.iter().chain([0, 0].iter()).take(3).fold(0u32, |bits, b| bits << 8 | u32::from(*b));
        let signs = (0..4).map(|k| SIGNS[(bits >> (18 - 6 * k) & 63) as usize] as char);
        signs.take(chunk.len() + 1).chain("==".chars()).take(4).collect::<String>()
    };
    bytes.chunks(3).map(code).collect()
}

#[test]
fn reference_marks_of_libreoffice_hold_items() {
    let name = escaped(&format!("ZOTERO_ITEM CSL_CITATION {MILLER} RNDx1"));
    let body = format!(
        "<text:p>Text<text:note text:note-class=\"footnote\"><text:note-citation>1</text:note-citation><text:note-body>\
         <text:p><text:reference-mark-start text:name=\"{name}\"/>Miller, 34<text:reference-mark-end text:name=\"{name}\"/>.\
         </text:p></text:note-body></text:note></text:p>"
    );
    let reading = reading(&fodt("", &body));
    assert_eq!(notes(&reading.document), [("1", "Miller, 34.")]);
    assert_eq!(
        entries(&reading),
        [("miller1989", Kind::Book, "Soviet Relations with Latin America, 1959–1987")]
    );
}

#[test]
fn a_field_in_the_sentence_is_a_parenthesis() {
    let body = format!(
        "<w:p>{}{}{}{}</w:p>",
        run("It was so "),
        zotero(MILLER, "(Miller 1989, 34)"),
        run(", they said"),
        mark(1)
    );
    let notes = footnote(1, &run("Jane Hill, The Long Road (London: Verso, 1990), 5."));
    let reading = reading(&Docx { body: &body, footnotes: &notes, ..Docx::default() }.bytes());
    let found = &reading.document.notes;
    assert_eq!((found[0].kind, found[0].text.as_str()), (NoteKind::Parenthesis, "(Miller 1989, 34)"));
    assert_eq!(found[0].span.of(&reading.document.source.text), "(Miller 1989, 34)");
    assert_eq!(found[1].label, "1");
    assert_eq!(entries(&reading)[0].0, "miller1989");
}

#[test]
fn instructions_that_are_damaged_leave_the_printed_words() {
    let printed = "Jane Hill, The Long Road (London: Verso, 1990), 5.";
    for bad in [
        "{\"citationItems\":[",
        "{\"citationItems\":[]}",
        "{}",
        "[1]",
        "{\"citationItems\":[{\"itemData\":7}]}",
        "",
    ] {
        let reading = docx(&[zotero(bad, printed), field(&format!(" ADDIN EN.CITE {bad}"), "Ibid., 6.")]);
        assert_eq!(entries(&reading), [("hill1990", Kind::Book, "The Long Road")], "{bad}");
        assert_eq!(reading.ledger.mentions.len(), 2, "{bad}");
    }
}

#[test]
fn keys_of_pandoc_and_latex_are_works() {
    let markdown = reading(
        b"As [see @miller1989, pp. 34-35; @hill1990, chap. 2] and @smith.2000 [p. 7] say.[^1] Mail me@example.org.\n\n\
          [^1]: @miller1989, 40. Cf. Anna Hill, *The Road* (London: Verso, 1989), 7; [-@{a b}].\n",
    );
    assert_eq!(
        mentions(&markdown),
        [
            ("miller1989", Form::Full, vec!["34-35"]),
            ("hill1990", Form::Full, vec!["2"]),
            ("smith.2000", Form::Full, vec!["7"]),
            ("miller1989", Form::Short, vec!["40"]),
            ("hill1989", Form::Full, vec!["7"]),
            ("work", Form::Full, vec![]),
        ]
    );
    let latex = reading(
        b"\\documentclass{article}\\begin{document}A \\autocite[see][34]{miller1989}\\footcite[12]{hill1990}.\
          \\footnote{\\cites[5]{miller1989}[6]{hill1990}; \\textcite{smith}.}\\end{document}",
    );
    assert_eq!(
        mentions(&latex),
        [
            ("miller1989", Form::Full, vec!["34"]),
            ("hill1990", Form::Full, vec!["12"]),
            ("miller1989", Form::Short, vec!["5"]),
            ("hill1990", Form::Short, vec!["6"]),
            ("smith", Form::Full, vec![]),
        ]
    );
    assert_eq!(emit::biblatex(&latex), "", "nothing is known of them but the keys");
}

/// A list of works in the metadata of a Markdown file is what its keys stand for.
#[test]
fn keys_have_the_works_that_the_file_lists() {
    let file = "---\ntitle: Roads\nreferences:\n- id: green1989\n  type: book\n  author:\n  - family: Green\n    given: Ann\n  \
                title: The Roads of Peru\n  issued:\n    date-parts:\n    - - 1989\n- id: nobody\n  title: Not cited\n---\n\n\
                Roads matter.[^1] So [@green1989, 36] says.\n\n[^1]: See [@green1989, 34]; [@hill1990, 2].\n";
    let read = reading(file.as_bytes());
    assert_eq!(
        mentions(&read),
        [
            ("green1989", Form::Full, vec!["34"]),
            ("hill1990", Form::Full, vec!["2"]),
            ("green1989", Form::Short, vec!["36"]),
        ]
    );
    let printed = emit::biblatex(&read);
    assert!(printed.starts_with("@book{green1989,") && printed.contains("{Green, Ann}"), "{printed}");
    assert!(!printed.contains("nobody") && !printed.contains("hill1990"), "{printed}");
}
