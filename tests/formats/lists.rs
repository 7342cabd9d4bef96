//! Notes typed as a numbered list: the program prints the numbers, the text has none.

use super::package::{fodt, pack, run};
use super::{italics, notes, read};

const TYPED: [(&str, &str); 3] = [
    ("1", "Anna Miller, The Road (London: Verso, 1989), 5."),
    ("2", "Ibid., 7."),
    ("3", "Jane Hill, Bread, 9."),
];

const SAID: [&str; 3] = ["It was said.1", "And again.2", "Nobody denied it.3 Nor could they."];

#[test]
fn lists_of_word_print_their_numbers() {
    let w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    let numbering = format!(
        "<w:numbering xmlns:w=\"{w}\"><w:abstractNum w:abstractNumId=\"4\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/>\
         <w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%1.\"/></w:lvl></w:abstractNum>\
         <w:abstractNum w:abstractNumId=\"5\"><w:lvl w:ilvl=\"0\"><w:numFmt w:val=\"bullet\"/><w:lvlText w:val=\"o\"/></w:lvl>\
         </w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"4\"/></w:num>\
         <w:num w:numId=\"2\"><w:abstractNumId w:val=\"5\"/></w:num></w:numbering>"
    );
    let styles = format!(
        "<w:styles xmlns:w=\"{w}\"><w:style w:type=\"paragraph\" w:styleId=\"N\"><w:pPr><w:numPr><w:numId w:val=\"1\"/>\
         </w:numPr></w:pPr><w:rPr><w:i/></w:rPr></w:style></w:styles>"
    );
    let paragraph = |head: &str, text: &str| format!("<w:p><w:pPr>{head}</w:pPr>{}</w:p>", run(text));
    let listed = |id: u8| format!("<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"{id}\"/></w:numPr>");
    let mut body: String = SAID.iter().map(|said| paragraph("", said)).collect();
    body += &paragraph(&listed(2), "A bullet.");
    body += &paragraph("", "Notes");
    body += &paragraph(&listed(1), TYPED[0].1);
    body += &paragraph(&listed(1), TYPED[1].1);
    body += &paragraph("<w:pStyle w:val=\"N\"/>", TYPED[2].1);
    let document = format!("<w:document xmlns:w=\"{w}\"><w:body>{body}</w:body></w:document>");
    let bytes = pack(&[
        ("[Content_Types].xml", b"<Types/>"),
        ("word/document.xml", document.as_bytes()),
        ("word/numbering.xml", numbering.as_bytes()),
        ("word/styles.xml", styles.as_bytes()),
    ]);
    let document = read(&bytes);
    assert_eq!(notes(&document), TYPED);
    assert_eq!(italics(&document.notes[2]), [TYPED[2].1]);
    assert!(document.source.text.contains("\nA bullet.\n"), "{}", document.source.text);
}

#[test]
fn lists_of_libreoffice_print_their_numbers() {
    let styles = "<text:list-style style:name=\"L1\"><text:list-level-style-number text:level=\"1\" \
        style:num-format=\"1\" style:num-suffix=\".\"/></text:list-style>";
    let said: String = SAID.iter().map(|said| format!("<text:p>{said}</text:p>")).collect();
    let item = |text: &str| format!("<text:list-item><text:p>{text}</text:p></text:list-item>");
    let body = format!(
        "{said}<text:p>Notes</text:p><text:list text:style-name=\"L1\">{}{}</text:list><text:p/>\
         <text:list text:style-name=\"L1\" text:continue-numbering=\"true\">{}</text:list>",
        item(TYPED[0].1),
        item(TYPED[1].1),
        item(TYPED[2].1)
    );
    assert_eq!(notes(&read(&fodt(styles, &body))), TYPED);
}

#[test]
fn lists_of_pages_print_their_numbers() {
    let said: String = SAID.iter().map(|said| format!("<p>{said}</p>")).collect();
    let page = format!(
        "<!DOCTYPE html><html><body>{said}<ul><li>A bullet.</ul><h2>Notes</h2><ol><li>{}<li>{}</ol><ol start=3><li>{}</ol>",
        TYPED[0].1, TYPED[1].1, TYPED[2].1
    );
    let document = read(page.as_bytes());
    assert_eq!(notes(&document), TYPED);
    assert!(document.source.text.contains("\nA bullet.\n"), "{}", document.source.text);
}

#[test]
fn lists_of_markdown_print_their_numbers() {
    let page = format!(
        "{}\n\n# Notes\n\n1. {}\n2. {}\n3. {}\n",
        SAID.join("\n\n"),
        TYPED[0].1,
        TYPED[1].1,
        TYPED[2].1
    );
    let document = ibid::intake::document(page.as_bytes(), Some(ibid::model::Format::Markdown), None);
    assert_eq!(notes(&document.expect("a document")), TYPED);
}
